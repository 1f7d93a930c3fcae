"""Records as CSV (RFC 4180): one row a document, a quote or a speaker."""

import csv
import re
from collections.abc import Callable, Iterable
from io import StringIO

from wirecli.output import Frame, Look
from wirecli.output.rows import Cells, Table, table
from wirecli.output.words import put, shown
from wirecli.record import Reading

# What a spreadsheet takes for a formula, also behind blanks and marks that nobody sees.
_FORMULA = re.compile(r"[\s\u200b-\u200f\u2060\ufeff]*[=+\-@＝＋－﹢﹣﹦﹫＠−|%]|[\t\r\n]")


class Csv(Frame, frozen=True, kw_only=True):
    table: Table
    lines: Callable[[Iterable[Cells]], bytes]

    def piece(self, reading: Reading) -> bytes:
        return self.lines(self.table.of(reading))


def rendering(look: Look) -> Csv:
    columns = table(look)

    def lines(rows: Iterable[Cells]) -> bytes:
        sheet = StringIO()
        writer = csv.writer(sheet, quoting=csv.QUOTE_ALL if look.csv_safe else csv.QUOTE_MINIMAL)
        writer.writerows(tuple(shown(cell, look) for cell in row) for row in guarded(rows, look))
        return put(sheet.getvalue(), look)

    return Csv(lines([columns.header]), table=columns, lines=lines)


def guarded(rows: Iterable[Cells], look: Look) -> Iterable[Cells]:
    """With --csv-safe, an apostrophe before each cell that a spreadsheet would take for a formula."""
    return (tuple(map(_harmless, row)) for row in rows) if look.csv_safe else rows


def _harmless(cell: str) -> str:
    return f"'{cell}" if _FORMULA.match(cell) else cell
