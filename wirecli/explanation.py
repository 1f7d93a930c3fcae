"""The nouns of an explanation: why each quotation and statement went to its speaker."""

from msgspec import Struct

from wirecli.record import Span


class Word(Struct, frozen=True):
    """A word of the text and the lists of the language file that it stands in (none: an unknown word)."""

    text: str
    start: int
    end: int
    lists: tuple[str, ...]


class Step(Struct, frozen=True, kw_only=True):
    """How one quotation, or one statement without marks (`quote` null), was given to its speaker."""

    quote: Span | None
    kind: str
    marks: str | None
    shape: str
    cue: Word | None
    mention: tuple[Word, ...]
    speaker: str | None
    how: tuple[str, ...]


class Explanation(Struct, frozen=True, kw_only=True):
    """What was read off a document's story, in text order, and why."""

    source: str
    language: str | None
    wire: str | None
    title: str | None
    steps: tuple[Step, ...]
