"""Records as rows of words: what a row is, which columns it has, and what stands in them."""

from collections.abc import Callable, Iterator

from msgspec import Struct

from wirecli.output import Look, Rows
from wirecli.output.fields import path_of, value, with_text
from wirecli.output.words import words
from wirecli.record import Quote, Reading, Record, Speaker, Statement

Cells = tuple[str, ...]


class Row(Struct, frozen=True):
    """What a row is of: a document, or one of its quotes, speakers or statements."""

    record: Record
    quote: Quote | None = None
    speaker: Speaker | None = None
    statement: Statement | None = None
    number: int = 0


Column = Callable[[Row], object]


class Table(Struct, frozen=True):
    """The columns that were asked for, and a document's rows in them."""

    rows: Rows
    columns: dict[str, Column]
    with_text: bool

    @property
    def header(self) -> Cells:
        return tuple(self.columns)

    def of(self, reading: Reading) -> Iterator[Cells]:
        record = with_text(reading, self.with_text)
        for row in _ROWS[self.rows](record):
            yield tuple(words(column(row)) for column in self.columns.values())


def table(look: Look) -> Table:
    """Raises ValueError where a column is asked for that there is not."""
    known = {**_COLUMNS[look.rows], **_FOR_ANY}
    text = ("text",) if look.with_text and look.rows == "documents" else ()
    names = look.fields or (*_COLUMNS[look.rows], *text)
    columns = {name: known.get(name) or _column(name, look.rows, known) for name in names}
    return Table(look.rows, columns, "text" in columns and "text" not in known)


def _column(name: str, rows: Rows, known: dict[str, Column]) -> Column:
    """A part of the record. Where a row is a quote, `quotes.…` is that one's, and so of speakers and statements."""
    path = path_of(name, known)
    first, *below = path
    if first != rows or (below and isinstance(below[0], int)):
        return lambda row: value(row.record, path)
    return lambda row: value(getattr(row, rows[:-1]), path[1:])


def _quotes(record: Record) -> Iterator[Row]:
    speakers = _by_name(record)
    for number, quote in enumerate(record.quotes, 1):
        yield Row(record, quote=quote, speaker=speakers.get(quote.speaker or ""), number=number)


def _speakers(record: Record) -> Iterator[Row]:
    for number, speaker in enumerate(record.speakers, 1):
        yield Row(record, speaker=speaker, number=number)


def _statements(record: Record) -> Iterator[Row]:
    speakers = _by_name(record)
    for number, statement in enumerate(record.statements, 1):
        yield Row(record, statement=statement, speaker=speakers.get(statement.speaker), number=number)


def _by_name(record: Record) -> dict[str, Speaker]:
    return {speaker.name: speaker for speaker in record.speakers}


_ROWS: dict[Rows, Callable[[Record], Iterator[Row]]] = {
    "documents": lambda record: iter((Row(record),)),
    "quotes": _quotes,
    "speakers": _speakers,
    "statements": _statements,
}


def _record(name: str) -> Column:
    path = path_of(name)
    return lambda row: value(row.record, path)


def _of(part: str, *path: str | int) -> Column:
    return lambda row: value(getattr(row, part), path)


_DOCUMENT: dict[str, Column] = {"source": _record("source"), "id": _record("id"), "language": _record("language")}
_NUMBER: dict[str, Column] = {"number": lambda row: row.number}
_COLUMNS: dict[Rows, dict[str, Column]] = {
    "documents": {
        **_DOCUMENT,
        "wire": _record("wire"),
        "title": _record("title"),
        "subtitle": _record("subtitle"),
        "credit": _record("dateline.source"),
        "place": _record("dateline.place"),
        "date": _record("dateline.date"),
        "byline": _record("byline"),
        "sectors": _record("sectors"),
        "speakers": _record("speakers.name"),
        "paragraph_count": lambda row: len(row.record.paragraphs),
        "quote_count": lambda row: len(row.record.quotes),
        "speaker_count": lambda row: len(row.record.speakers),
        "provider": _record("footer.provider"),
        "url": _record("footer.url"),
        "warnings": _record("warnings"),
    },
    "quotes": {
        **_DOCUMENT,
        **_NUMBER,
        "kind": _of("quote", "kind"),
        "speaker": _of("quote", "speaker"),
        "role": _of("speaker", "role"),
        "text": _of("quote", "text"),
        "cue": _of("quote", "cue"),
        "mention": _of("quote", "mention"),
        "start": _of("quote", "start"),
        "end": _of("quote", "end"),
    },
    "speakers": {
        **_DOCUMENT,
        **_NUMBER,
        "name": _of("speaker", "name"),
        "role": _of("speaker", "role"),
        "kind": _of("speaker", "kind"),
        "quote_count": lambda row: row.speaker and len(row.speaker.quotes),
        "indirect": _of("speaker", "indirect"),
        "mention": _of("speaker", "mentions", 0),
        "start": _of("speaker", "mentions", 0, "start"),
        "end": _of("speaker", "mentions", 0, "end"),
    },
    "statements": {
        **_DOCUMENT,
        **_NUMBER,
        "speaker": _of("statement", "speaker"),
        "role": _of("speaker", "role"),
        "text": _of("statement", "text"),
        "cue": _of("statement", "cue"),
        "mention": _of("statement", "mention"),
        "start": _of("statement", "start"),
        "end": _of("statement", "end"),
    },
}
# Not printed unless asked for: a story in a cell makes a sheet hard to read.
_FOR_ANY: dict[str, Column] = {"story": lambda row: "\n\n".join(span.text for span in row.record.paragraphs)}
