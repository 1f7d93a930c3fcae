"""Records as a table of one row a document; its columns are fixed, so that a row is out when its document is read."""

from collections.abc import Iterable

from msgspec import Struct

from wirecli.output import Frame, Look
from wirecli.record import Reading, Record
from wirecli.screen import Display, display_for
from wirecli.screen.direction import justified
from wirecli.screen.glyphs import Glyph, glyphs
from wirecli.screen.paint import painted
from wirecli.screen.wrapping import cut
from wirecli.terminal import on_one_line, runs_right_to_left

NARROWEST, WIDEST = 50, 160
_ROOMY = 100  # from here on, counts have a column each
HEAD, TITLE, FAINT = "36", "1", "2"


class Column(Struct, frozen=True):
    label: str
    width: int
    style: str = ""
    figures: bool = False  # at the right edge
    path: bool = False  # its end tells more than its beginning


class Rows(Frame, frozen=True, kw_only=True):
    display: Display
    columns: tuple[Column, ...]

    def piece(self, reading: Reading) -> bytes:
        return _row(_cells(reading.record, roomy=len(self.columns) > 5), self.columns, self.display)


def rendering(look: Look) -> Rows:
    display = display_for(look)
    columns = _columns(max(NARROWEST, min(display.width, WIDEST)))
    head = tuple(Column(column.label, column.width, HEAD, column.figures) for column in columns)
    return Rows(_row([column.label for column in columns], head, display), display=display, columns=columns)


def _columns(width: int) -> tuple[Column, ...]:
    roomy = width >= _ROOMY
    counts = (Column("Quotes", 6, figures=True), Column("Speakers", 8, figures=True))
    narrow = (Column("Lang", 7, FAINT), Column("Wire", 13 if roomy else 9, FAINT))
    last = counts if roomy else (Column("Q/S", 5, figures=True),)
    fixed = (*narrow, *last)
    room = width - sum(column.width + 1 for column in fixed) - 1
    source = room * 2 // 5
    return Column("Source", source, path=True), *narrow, Column("Title", room - source, TITLE), *last


def _cells(record: Record, *, roomy: bool) -> list[str]:
    quotes, speakers = str(len(record.quotes)), str(len(record.speakers))
    title = record.title.text if record.title else "-"
    counts = [quotes, speakers] if roomy else [f"{quotes}/{speakers}"]
    return [record.source, record.language or "-", record.wire or "-", title, *counts]


def _row(cells: Iterable[str], columns: Iterable[Column], display: Display) -> bytes:
    line: list[Glyph] = []
    for text, column in zip(cells, columns, strict=True):
        line += [Glyph(" ", 1)] if line else []
        line += _cell(on_one_line(text), column, display)
    return f"{painted(line, coloured=display.coloured)}\n".encode(display.encoding, "replace")


def _cell(text: str, column: Column, display: Display) -> list[Glyph]:
    more = Glyph("~" if display.plain else "…", 1, column.style)
    some = cut(glyphs(text, display.encoding, column.style), column.width, more, front=column.path)
    if column.figures:
        return [Glyph(" ", 1)] * (column.width - len(some)) + some
    return justified(some, column.width, right_to_left=runs_right_to_left(text), turn=display.turn)
