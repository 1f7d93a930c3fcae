"""Records as panels for a reader at a terminal: one a document."""

from collections.abc import Iterable, Iterator
from io import StringIO

from rich import box
from rich.console import Console, Group, RenderableType
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from wirecli.output import Frame, Look
from wirecli.output.cell import Cell
from wirecli.record import Dateline, Footer, Reach, Reading, Record

NARROWEST, WIDEST = 40, 120  # narrower breaks words, wider lines are hard to read
KINDS = {"direct": "green", "partial": "yellow", "term": "dim"}
Fact = tuple[str, Cell]


class Panels(Frame, frozen=True, kw_only=True):
    look: Look

    def piece(self, reading: Reading) -> bytes:
        return _drawn(reading.record, self.look).encode(self.look.encoding, "replace")


def rendering(look: Look) -> Panels:
    return Panels(look=look)


def _drawn(record: Record, look: Look) -> str:
    sheet = _Sheet(look.encoding)
    console = Console(file=sheet, force_terminal=look.terminal, legacy_windows=False)
    console.width = max(NARROWEST, min(console.width, WIDEST))
    console.print(Panel(Group(*_parts(record)), box=box.ROUNDED, border_style="cyan"))
    return sheet.getvalue()


class _Sheet(StringIO):
    """What Rich draws on: Rich asks it for its encoding, and draws ASCII boxes where that can't do better."""

    def __init__(self, encoding: str) -> None:
        super().__init__()
        self._encoding = encoding

    @property
    def encoding(self) -> str:  # type: ignore[override]
        return self._encoding


def _parts(record: Record) -> Iterator[RenderableType]:
    yield _facts(_head(record))
    if record.quotes:
        yield Text()
        yield _quotes(record)
    if record.speakers:
        yield Text()
        yield _speakers(record)
    around = [*_around(record)]
    if around:
        yield Text()
        yield _facts(around)


def _facts(facts: Iterable[Fact]) -> Table:
    table = Table.grid(padding=(0, 1, 0, 0), expand=True)
    table.add_column(width=10, style="cyan")
    table.add_column(ratio=1)
    for label, value in facts:
        table.add_row(label, value)
    return table


def _head(record: Record) -> Iterator[Fact]:
    """What the document is."""
    yield "File", Cell(record.source)
    yield "Title", Cell(record.title.text if record.title else "none found", "bold")
    if record.subtitle:
        yield "Subtitle", Cell(record.subtitle.text)
    if record.dateline:
        yield from _dateline(record.dateline)
    if record.byline:
        yield "By", Cell(record.byline.text)
    yield "Language", Cell(record.language or "not known")
    yield "Wire", Cell(record.wire or "not known")


def _dateline(line: Dateline) -> Iterator[Fact]:
    yield "Dateline", Cell(line.text)
    for label, value in (("Place", line.place), ("Date", line.date), ("Credit", line.source)):
        if value:
            yield label, Cell(value)


def _quotes(record: Record) -> Table:
    table = _columns("#", "Kind")
    table.add_column("Speaker", ratio=1, min_width=12)
    table.add_column("Quote", ratio=3)
    for number, quote in enumerate(record.quotes, 1):
        kind = Text(quote.kind, KINDS[quote.kind])
        table.add_row(str(number), kind, Cell(quote.speaker or "-"), Cell(quote.text))
    return table


def _speakers(record: Record) -> Table:
    table = _columns("Quoted", "Reported")
    table.add_column("Speaker", ratio=1)
    table.add_column("Role", ratio=1)
    for speaker in record.speakers:
        counts = str(len(speaker.quotes)), str(speaker.indirect)
        table.add_row(*counts, Cell(speaker.name, "bold"), Cell(speaker.role or "-"))
    return table


def _columns(*narrow: str) -> Table:
    table = Table(box=box.SIMPLE_HEAD, padding=(0, 1, 0, 0), show_edge=False, pad_edge=False, expand=True,
                  header_style="cyan")  # fmt: skip
    for label in narrow:
        table.add_column(label, no_wrap=True)
    return table


def _around(record: Record) -> Iterator[Fact]:
    """What stands around the story."""
    if record.sectors:
        yield "Sectors", Cell(", ".join(sector.text for sector in record.sectors))
    if record.footer:
        yield from _footer(record.footer)
    for block in record.blocks:
        yield "Block", Cell(f"{block.kind}: {block.heading}" if block.heading else block.kind)
    for warning in record.warnings:
        yield "Warning", Cell(warning, "yellow")


def _footer(footer: Footer) -> Iterator[Fact]:
    if footer.provider:
        yield "Provider", Cell(footer.provider)
    if footer.url:
        yield "URL", Cell(footer.url)
    if footer.reach:
        yield "Reach", Cell(_reach(footer.reach))
    if footer.languages:
        yield "Languages", Cell(", ".join(footer.languages))


def _reach(reach: Reach) -> str:
    figures = (
        ("media outlets", reach.media_outlets), ("journalists", reach.journalists),
        ("desktops", reach.desktops), ("countries", reach.countries),
    )  # fmt: skip
    return ", ".join(f"{count:,} {what}" for what, count in figures if count is not None)
