"""A cell of foreign text in a table: safe on a terminal, and in its place whichever way it runs."""

from collections.abc import Iterator
from itertools import groupby

from rich.console import Console, ConsoleOptions, RenderResult
from rich.measure import Measurement
from rich.segment import ControlType, Segment
from rich.style import Style

from wirecli.screen import Display
from wirecli.screen.direction import justified
from wirecli.screen.glyphs import Glyph, glyphs, width_of
from wirecli.screen.wrapping import wrap
from wirecli.terminal import on_one_line, runs_right_to_left

# A control segment has no width to Rich, in none of its releases: just what an isolate needs.
_CONTROL = [(ControlType.CURSOR_FORWARD, 0)]
_SHORTEST = 12  # narrower columns than this break most words


class Cell:
    """Renders `text` wrapped to its column; a right-to-left text stands at the column's right edge."""

    def __init__(self, text: str | None, display: Display, style: str = "") -> None:
        self.text = on_one_line(text or "")
        self.display = display
        self.style = style

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        style = console.get_style(self.style)
        width = options.max_width
        rtl = runs_right_to_left(self.text)  # of the whole cell: a line of it may be all Latin
        for line in wrap(glyphs(self.text, self.display.encoding), width):
            yield from _segments(justified(line, width, right_to_left=rtl, turn=self.display.turn), style)
            yield Segment.line()

    def __rich_measure__(self, console: Console, options: ConsoleOptions) -> Measurement:
        width = width_of(glyphs(self.text, self.display.encoding))
        return Measurement(min(width, _SHORTEST), max(width, 1)).with_maximum(options.max_width)


def _segments(line: list[Glyph], style: Style) -> Iterator[Segment]:
    for seen, group in groupby(line, key=lambda glyph: glyph.width > 0):
        text = "".join(glyph.text for glyph in group)
        yield Segment(text, style) if seen else Segment(text, None, _CONTROL)
