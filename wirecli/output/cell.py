"""A cell of foreign text in a table: safe on a terminal, and in its place whichever way it runs."""

import re
from collections.abc import Iterator

from rich.cells import cell_len
from rich.console import Console, ConsoleOptions, RenderResult
from rich.measure import Measurement
from rich.segment import ControlType, Segment
from rich.style import Style
from rich.text import Text

from wirecli.terminal import holds_right_to_left, isolated, runs_right_to_left, visible

_BREAKS = re.compile("[\t\n\r\f\v\x85\u2028\u2029]+")
# A control segment has no width to Rich, and Rich leaves it out where no terminal reads: just what an isolate needs.
_CONTROL = [(ControlType.CURSOR_FORWARD, 0)]


class Cell:
    """Renders `text` wrapped to its column; a right-to-left text stands at the column's right edge."""

    def __init__(self, text: str | None, style: str = "") -> None:
        self.text = visible(_BREAKS.sub(" ", text or "").replace("\u00ad", ""))  # soft hyphens: widths differ
        self.style = style

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        text = self._encodable(options.encoding)
        style = console.get_style(self.style)
        rtl = runs_right_to_left(text)  # of the whole cell: a line of it may be all Latin
        turns = rtl or holds_right_to_left(text)
        for line in Text(text).wrap(console, options.max_width):
            words = line.plain.rstrip()
            if rtl:
                yield Segment(" " * (options.max_width - cell_len(words)))
            yield from _pieces(words, style, rtl) if turns else (Segment(words, style),)
            yield Segment.line()

    def __rich_measure__(self, console: Console, options: ConsoleOptions) -> Measurement:
        text = self._encodable(options.encoding)
        longest = max(map(cell_len, text.split()), default=1)
        return Measurement(min(longest, 12), max(cell_len(text), 1)).with_maximum(options.max_width)

    def _encodable(self, encoding: str) -> str:
        """Each character that the terminal's encoding lacks as one question mark, so that widths stay."""
        return self.text.encode(encoding, "replace").decode(encoding)


def _pieces(line: str, style: Style, rtl: bool) -> Iterator[Segment]:
    for piece, isolate in isolated(line, right_to_left=rtl):
        yield Segment(piece, None, _CONTROL) if isolate else Segment(piece, style)
