"""What is known of a wire: one TOML file a wire."""

from msgspec import Struct, field

from wirecli.knowledge.frame import FrameExample

Words = tuple[str, ...]


class Range(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """From where to where each figure of the wire's reach may lie: which number is which."""

    media_outlets: tuple[int, int] | None = None
    journalists: tuple[int, int] | None = None
    desktops: tuple[int, int] | None = None
    countries: tuple[int, int] | None = None


class WireFooter(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The `[footer]` section: what the wire's own boilerplate at the end is known by."""

    disclaimer: Words = ()  # phrases of which a paragraph of the disclaimer holds one
    disclaimer_too: Words = ()  # phrases that others print as well: they count once the wire is known by something else
    about: Words = ()
    sectors: Words = ()  # labels of the wire's own tags
    provider: Words = ()  # names to print as provider, the first found in the footer
    worded_anew: bool = False  # no phrase is reliable: brand, address, figures and language names tell
    reach: Range | None = None


class Wire(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A wire file."""

    id: str
    name: str
    marks: Words = ()  # its names in datelines and credits
    dispatches: Words = ()  # words that end its dateline (电, 電)
    header: Words = ()  # phrases of the lines that it prints between title and story
    boilerplate: Words = ()  # phrases and addresses that only its own copy prints at the end
    signoffs: Words = ()  # what closes its copy, after dashes, numbers or initials: REUTER, สำนักข่าวไทย
    footer: WireFooter = field(default_factory=WireFooter)
    example: tuple[FrameExample, ...] = ()
