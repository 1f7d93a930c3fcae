"""What is known of a language: one TOML file a language, described key by key in `data/README.md`."""

from msgspec import Struct, field

from wirecli.knowledge.frame import Frame


class Recognise(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The `[recognise]` section: what tells this language from others of its script."""

    scripts: tuple[str, ...]
    words: tuple[str, ...] = ()
    letters: str = ""


class Language(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A language file."""

    tag: str
    name: str
    recognise: Recognise
    frame: Frame = field(default_factory=Frame)
    example: tuple[dict, ...] = ()
