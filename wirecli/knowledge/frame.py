"""What a language knows of the frame around a story: months, dates, headings of boilerplate."""

from msgspec import Struct


class Frame(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The `[frame]` section of a language file. Every list may be empty."""

    months: tuple[tuple[str, ...], ...] = ()
