"""Records as tab-separated values: one line a document, a quote or a speaker, whatever stands in the cells."""

from collections.abc import Callable, Iterable

from wirecli.output import Frame, Look
from wirecli.output.csv import guarded
from wirecli.output.rows import Cells, Table, table
from wirecli.output.words import put, shown
from wirecli.record import Reading

_ESCAPES = str.maketrans({"\\": r"\\", "\t": r"\t", "\n": r"\n", "\r": r"\r"})


class Tsv(Frame, frozen=True, kw_only=True):
    table: Table
    lines: Callable[[Iterable[Cells]], bytes]

    def piece(self, reading: Reading) -> bytes:
        return self.lines(self.table.of(reading))


def rendering(look: Look) -> Tsv:
    columns = table(look)

    def lines(rows: Iterable[Cells]) -> bytes:
        return put("".join(map(line, guarded(rows, look))), look)

    def line(cells: Cells) -> str:
        return "\t".join(shown(cell.translate(_ESCAPES), look) for cell in cells) + "\n"

    return Tsv(lines([columns.header]), table=columns, lines=lines)
