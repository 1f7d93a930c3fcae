"""An explanation as a tree, for a terminal: what the text says stands in lines that keep to their direction."""

from collections.abc import Iterator

from wirecli.explanation import Explanation, Step
from wirecli.output import Look
from wirecli.screen import MISSING, Display, display_for
from wirecli.screen.direction import turned
from wirecli.screen.glyphs import Glyph, glyphs, width_of
from wirecli.screen.paint import painted
from wirecli.screen.wrapping import wrap
from wirecli.terminal import holds_right_to_left, on_one_line, runs_right_to_left

INDENT, BRANCH = 5, 17
STRONG, LABEL, FAINT = "1", "", "2"
Line = list[Glyph]


def drawn(explanation: Explanation, look: Look) -> Iterator[bytes]:
    """The tree's lines. Raises ValueError where --bidi can't be followed."""
    return _encoded(explanation, display_for(look), broken=look.terminal)


def _encoded(explanation: Explanation, display: Display, *, broken: bool) -> Iterator[bytes]:
    tree = _Tree(display, display.width if broken else None)
    for line in tree.lines(explanation):
        yield f"{painted(line, coloured=display.coloured)}\n".encode(display.encoding, "replace")


class _Tree:
    def __init__(self, display: Display, width: int | None) -> None:
        self.display = display
        self.width = width  # a pipe's lines are not broken

    def lines(self, explanation: Explanation) -> Iterator[Line]:
        known = f": language {explanation.language or '?'}, wire {explanation.wire or '?'}"
        yield from self._line("", explanation.source, known, indent=INDENT)
        if explanation.title:
            yield from self._line("  ", explanation.title, style=STRONG, indent=2)
            if self.display.missing and holds_right_to_left(explanation.title):
                yield from self._line("  ", MISSING, indent=2)
        for number, step in enumerate(explanation.steps, 1):
            yield []
            yield from self._step(number, step)

    def _step(self, number: int, step: Step) -> Iterator[Line]:
        if step.quote is None:
            yield from self._line(f"{number:3}. reported, without marks", "", indent=INDENT)
        else:
            words = f"{step.marks or ''}{' '.join(step.quote.text.split())}"
            yield from self._line(f"{number:3}. {step.kind}, {step.shape}: ", words, style=STRONG, indent=INDENT)
        branches = [*_branches(step)]
        for count, (label, words, why) in enumerate(branches, 1):
            end = count == len(branches)
            yield from self._line(
                f"     {'└─' if end else '├─'} {label:9}", words, why, indent=BRANCH, stem="" if end else "     │"
            )

    def _line(
        self, before: str, words: str, after: str = "", *, indent: int, style: str = "", stem: str = ""
    ) -> Iterator[Line]:
        """Foreign words between our own, on as many lines as they need."""
        head, tail = self._ours(before, LABEL), self._ours(after, FAINT)
        some = glyphs(on_one_line(words), self.display.encoding, style)
        right_to_left = runs_right_to_left(words)
        if self.width is None or width_of(head) + width_of(some) + width_of(tail) <= self.width:
            yield [*head, *turned(some, self.display.turn, right_to_left=right_to_left), *tail]
            return
        begin = self._ours(f"{stem:{indent}}", LABEL)
        lines = [
            turned(line, self.display.turn, right_to_left=right_to_left) for line in wrap(some, self.width - indent)
        ]
        if before.strip() and width_of(head) > indent:
            yield head
            head = begin
        for number, line in enumerate(lines):
            yield [*(begin if number else head), *line]
        yield from ([*begin, *line] for line in wrap(tail, self.width - indent) if line)

    def _ours(self, text: str, style: str) -> Line:
        return glyphs(text, self.display.encoding, style)


def _branches(step: Step) -> Iterator[tuple[str, str, str]]:
    """Label, words of the text, and why."""
    if step.cue:
        yield "cue", step.cue.text, f"  [{', '.join(step.cue.lists)}]"
    for word in step.mention:
        yield "mention", word.text, f"  [{', '.join(word.lists) or 'unknown word'}]"
    yield "speaker", step.speaker or "(nobody)", f"  ({'; '.join(step.how)})" if step.how else ""
