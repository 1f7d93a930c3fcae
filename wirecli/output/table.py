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
from wirecli.record import Dateline, Footer, Quote, Reach, Reading, Record, Statement
from wirecli.screen import MISSING, Display, display_for
from wirecli.terminal import holds_right_to_left

NARROWEST, WIDEST = 40, 120  # narrower breaks words, wider lines are hard to read
KINDS = {"direct": "green", "partial": "magenta", "term": "dim"}
REPORTED = "blue"
Fact = tuple[str, str, str]  # label, text, style


class Panels(Frame, frozen=True, kw_only=True):
    display: Display

    def piece(self, reading: Reading) -> bytes:
        return _drawn(reading.record, self.display).encode(self.display.encoding, "replace")


def rendering(look: Look) -> Frame:
    if look.summary:
        from wirecli.output import summary

        return summary.rendering(look)
    return Panels(display=display_for(look))


def _drawn(record: Record, display: Display) -> str:
    sheet = _Sheet(display.encoding)
    # Rich is told everything: what it would find out for itself depends on the process that it runs in.
    console = Console(
        file=sheet, force_terminal=True, color_system="standard" if display.coloured else None, legacy_windows=False,
        width=max(NARROWEST, min(display.width, WIDEST)), markup=False, emoji=False, highlight=False, _environ={},
    )  # fmt: skip
    console.print(Panel(Group(*_parts(record, display)), box=box.ROUNDED, border_style="cyan"))
    return sheet.getvalue()


class _Sheet(StringIO):
    """What Rich draws on: Rich asks it for its encoding, and draws ASCII boxes where that can't do better."""

    def __init__(self, encoding: str) -> None:
        super().__init__()
        self._encoding = encoding

    @property
    def encoding(self) -> str:  # type: ignore[override]
        return self._encoding


def _parts(record: Record, display: Display) -> Iterator[RenderableType]:
    yield _facts(_head(record), display)
    if record.quotes or record.statements:
        yield Text()
        yield _said(record, display)
    if record.speakers:
        yield Text()
        yield _speakers(record, display)
    around = [*_around(record), *_hint(record, display)]
    if around:
        yield Text()
        yield _facts(around, display)


def _facts(facts: Iterable[Fact], display: Display) -> Table:
    table = Table.grid(padding=(0, 1, 0, 0), expand=True)
    table.add_column(width=10, style="cyan")
    table.add_column(ratio=1)
    for label, value, style in facts:
        table.add_row(label, Cell(value, display, style))
    return table


def _head(record: Record) -> Iterator[Fact]:
    """What the document is."""
    yield "File", record.source, ""
    yield "Title", record.title.text if record.title else "none found", "bold"
    if record.subtitle:
        yield "Subtitle", record.subtitle.text, ""
    if record.dateline:
        yield from _dateline(record.dateline)
    if record.byline:
        yield "By", record.byline.text, ""
    yield "Language", record.language or "not known", ""
    yield "Wire", record.wire or "not known", ""


def _dateline(line: Dateline) -> Iterator[Fact]:
    yield "Dateline", line.text, ""
    for label, value in (("Place", line.place), ("Date", line.date), ("Credit", line.source)):
        if value:
            yield label, value, ""


def _said(record: Record, display: Display) -> Table:
    """Quotations, numbered, and between them what is reported without marks, as they follow each other in the text."""
    table = _columns("#", "Kind")
    table.add_column("Speaker", ratio=1, min_width=12)
    table.add_column("Words", ratio=3)
    numbers = {quote.start: str(number) for number, quote in enumerate(record.quotes, 1)}
    every: list[Quote | Statement] = [*record.quotes, *record.statements]
    for said in sorted(every, key=lambda said: said.start):
        if isinstance(said, Quote):
            number, kind = numbers[said.start], Text(said.kind, KINDS[said.kind])
        else:
            number, kind = "", Text("reported", REPORTED)
        table.add_row(number, kind, Cell(said.speaker or "-", display), Cell(said.text, display))
    return table


def _speakers(record: Record, display: Display) -> Table:
    table = _columns("Quoted", "Reported")
    table.add_column("Speaker", ratio=1)
    table.add_column("Role", ratio=1)
    for speaker in record.speakers:
        counts = str(len(speaker.quotes)), str(speaker.indirect)
        table.add_row(*counts, Cell(speaker.name, display, "bold"), Cell(speaker.role or "-", display))
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
        yield "Sectors", ", ".join(sector.text for sector in record.sectors), ""
    if record.footer:
        yield from _footer(record.footer)
    for block in record.blocks:
        yield "Block", f"{block.kind}: {block.heading}" if block.heading else block.kind, ""
    for warning in record.warnings:
        yield "Warning", warning, "yellow"


def _footer(footer: Footer) -> Iterator[Fact]:
    if footer.provider:
        yield "Provider", footer.provider, ""
    if footer.url:
        yield "URL", footer.url, ""
    if footer.reach:
        yield "Reach", _reach(footer.reach), ""
    if footer.languages:
        yield "Languages", ", ".join(footer.languages), ""


def _reach(reach: Reach) -> str:
    figures = (
        ("media outlets", reach.media_outlets), ("journalists", reach.journalists),
        ("desktops", reach.desktops), ("countries", reach.countries),
    )  # fmt: skip
    return ", ".join(f"{count:,} {what}" for what, count in figures if count is not None)


def _hint(record: Record, display: Display) -> Iterator[Fact]:
    if display.missing and any(holds_right_to_left(part.text) for part in (record.title, *record.paragraphs) if part):
        yield "Hint", MISSING, "yellow"
