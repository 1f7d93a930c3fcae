"""The nouns of a record: what a wire document is taken apart into.

Every `Span` is words and where they stand: offsets count Unicode code points in the decoded text (byte-order mark
dropped, line ends as they are), and `text[span.start:span.end] == span.text` always holds.
"""

from typing import Literal

from msgspec import Struct

SCHEMA: Literal["wirecli/1"] = "wirecli/1"

Kind = Literal["direct", "partial", "term"]
SpeakerKind = Literal["person", "organisation"]
BlockKind = Literal[
    "header", "about_company", "contact", "source", "safe_harbor", "keywords", "credits", "notes", "copyright",
    "caption", "related", "furniture",
]  # fmt: skip


class Span(Struct, frozen=True):
    """Words of the document and where they stand."""

    text: str
    start: int
    end: int


class Dateline(Span, frozen=True):
    """Place, date and wire credit before the story's first words.

    `source` and `place` are as printed; `date` is ISO 8601, `--04-05` where no year is printed.
    """

    source: str | None = None
    place: str | None = None
    date: str | None = None


class Quote(Span, frozen=True):
    """What stands between a pair of outermost quotation marks, without the marks.

    `kind` is `direct` (a clause somebody said), `partial` (somebody's words inside the reporter's sentence) or
    `term` (nobody is being quoted). `speaker` is the fullest name the document gives; null where it cannot be told.
    """

    kind: Kind
    cue: Span | None = None
    mention: Span | None = None
    speaker: str | None = None


class Speaker(Struct, frozen=True):
    """Somebody to whom the document attributes words.

    `quotes` holds indexes into `Record.quotes`; `indirect` counts statements reported without marks. `kind` is told of
    those with a name, by titles, roles, given names and words for bodies; null where nothing tells.
    """

    name: str
    role: str | None
    mentions: tuple[Span, ...]
    quotes: tuple[int, ...]
    indirect: int
    kind: SpeakerKind | None = None


class Statement(Span, frozen=True):
    """A clause that the document attributes to somebody without quotation marks, by a verb of speech or its like.

    Where its clauses do not tell, it is the whole sentence. What stands behind a label in a transcript is one statement
    a paragraph; its `cue` is the colon, or what ends the label. `mention` is null where the speaker is carried over.
    """

    speaker: str
    cue: Span
    mention: Span | None = None


class Reach(Struct, frozen=True, omit_defaults=True):
    """The figures a wire prints about its own distribution; one that it does not print is left out of JSON."""

    media_outlets: int | None = None
    journalists: int | None = None
    desktops: int | None = None
    countries: int | None = None


class Footer(Span, frozen=True):
    """The wire's own boilerplate at the end of the document."""

    disclaimer: Span | None = None
    about: Span | None = None
    provider: str | None = None
    url: str | None = None
    reach: Reach | None = None
    languages: tuple[str, ...] = ()


class ContactFacts(Struct, frozen=True):
    """What a contact block says, each as printed; null where it does not say."""

    name: str | None = None
    role: str | None = None
    organisation: str | None = None
    email: str | None = None
    phone: str | None = None
    url: str | None = None


class Block(Struct, frozen=True, kw_only=True):
    """A piece of boilerplate around or inside the story. `heading` is as printed, null where there is none."""

    kind: BlockKind
    heading: str | None = None
    text: str
    start: int
    end: int
    contacts: tuple[ContactFacts, ...] = ()


class Record(Struct, frozen=True, kw_only=True):
    """One wire document, taken apart. A part that the document does not have is null or empty, never left out.

    `id` is the document's own, where what holds it names one; `text` is the decoded document, where it was asked for.
    """

    schema: Literal["wirecli/1"] = SCHEMA
    source: str
    id: str | None = None
    encoding: str | None = None
    language: str | None = None
    wire: str | None = None
    title: Span | None = None
    subtitle: Span | None = None
    dateline: Dateline | None = None
    byline: Span | None = None
    paragraphs: tuple[Span, ...] = ()
    quotes: tuple[Quote, ...] = ()
    speakers: tuple[Speaker, ...] = ()
    statements: tuple[Statement, ...] = ()
    sectors: tuple[Span, ...] = ()
    footer: Footer | None = None
    blocks: tuple[Block, ...] = ()
    warnings: tuple[str, ...] = ()
    text: str | None = None


class Reading(Struct, frozen=True):
    """A record together with the text that its offsets point into."""

    record: Record
    text: str


class Failure(Struct, frozen=True):
    """An input that gave no record: what is wrong, where, and what to do next. A value, never raised.

    `digest` is that of the bytes that were read, where a run asks for it.
    """

    source: str
    where: str
    what: str
    hint: str
    digest: str | None = None


class Done(Struct, frozen=True, kw_only=True):
    """What a run keeps of a document once its record is rendered: the bytes, and the facts that are told of it.

    `same` tells that its bytes are those that an earlier run has rendered already: there is no piece.
    """

    source: str
    language: str | None = None
    wire: str | None = None
    title: str | None = None
    date: str | None = None
    quotes: int = 0
    warnings: tuple[str, ...] = ()
    digest: str | None = None
    same: bool = False
    piece: bytes = b""


Outcome = Done | Failure
