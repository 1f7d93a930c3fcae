"""What is marked in a text: stretches of it, one inside the other or across."""

from collections.abc import Iterable, Iterator
from heapq import heapify, heappop, heappush

from msgspec import Struct
from msgspec.structs import replace

from wirecli.output.html.escape import foreign
from wirecli.record import Span

UNIT, PART, QUOTE, MENTION, CUE, LINK = range(6)  # what stands outside what, where two have the same edges
Key = tuple[int, int, int, int, int]


class Mark(Struct, frozen=True, kw_only=True):
    """A stretch of the text and the element around it; none where there is no tag.

    `rank` tells which of two is outside where one does not hold the other. `once` are attributes that only the first
    piece bears, where others cut it.
    """

    start: int
    end: int
    rank: int
    tag: str = ""
    attributes: str = ""
    once: str = ""
    blank: bool = False


def marked(span: Span, rank: int, tag: str, said: str, once: str = "", *, tip: bool = False) -> Mark:
    """`tip`: what it is can be told, by pointer or keyboard."""
    focus = ' tabindex="0"' if tip else ""
    return Mark(start=span.start, end=span.end, rank=rank, tag=tag, attributes=said, once=f"{once}{focus}")


def nested(text: str, marks: Iterable[Mark]) -> Iterator[str]:
    """The text as HTML, every character of it once, in well-formed elements: a mark is cut where an outer one ends."""
    waiting = [(_key(mark, number), mark) for number, mark in enumerate(marks)]
    heapify(waiting)
    around: list[Mark] = []
    at = 0
    while waiting:
        key, mark = heappop(waiting)
        while around and around[-1].end <= mark.start:
            yield _close(text, at, around[-1])
            at = around.pop().end
        if around and around[-1].end < mark.end:
            rest = replace(mark, start=around[-1].end, once=mark.once if around[-1].blank else "")
            heappush(waiting, (_key(rest, key[-1]), rest))
            mark = replace(mark, end=around[-1].end)
        if around and around[-1].blank:  # between two parts nothing is to be marked
            continue
        yield foreign(text[at : mark.start]) + (f"<{mark.tag}{mark.once}{mark.attributes}>" if mark.tag else "")
        at = mark.start
        around.append(mark)
    while around:
        yield _close(text, at, around[-1])
        at = around.pop().end
    yield foreign(text[at:])


def _key(mark: Mark, number: int) -> Key:
    return mark.start, min(mark.rank, 1), -mark.end, mark.rank, number


def _close(text: str, at: int, mark: Mark) -> str:
    return foreign(text[at : mark.end]) + (f"</{mark.tag}>" if mark.tag else "")
