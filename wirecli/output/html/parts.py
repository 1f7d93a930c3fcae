"""The parts that a document falls into on a page: titles, paragraphs, blocks, and what stands between them."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from wirecli.output.html.escape import attributes, direction, shown
from wirecli.output.html.marks import UNIT, Mark
from wirecli.record import Record

ELEMENTS = {"title": ("h1", ""), "paragraph": ("p", ""), "footer": ("footer", "")} | {
    kind: ("p", kind) for kind in ("subtitle", "dateline", "byline", "other")
}  # by kind, with its class; the others are blocks


class Part(NamedTuple):
    """A part of the document; `name` is what leads to it, where something does."""

    kind: str
    start: int
    end: int
    name: str = ""


def units(record: Record, text: str, base: str, prefix: str) -> Iterator[Mark]:
    """The document from its first character to its last, each in one part or between two. `base`: how it runs."""
    at = 0
    for part in _joined(record, text):
        yield from _between(text, at, part.start, base)
        yield _unit(part, text, base, prefix)
        at = part.end
    yield from _between(text, at, len(text), base)


def _joined(record: Record, text: str) -> Iterator[Part]:
    """The parts in their order; a dateline is one with what stands behind it on its line."""
    lead: Part | None = None
    for part in _ordered(record):
        if lead and not re.search(r"[\r\n]", text[lead.end : part.start]):
            part = part._replace(start=lead.start)
        elif lead:
            yield lead
        lead = part if part.kind == "dateline" else None
        if not lead:
            yield part
    if lead:
        yield lead


def _ordered(record: Record) -> Iterator[Part]:
    at = 0
    for part in sorted(_parts(record), key=lambda part: part.start):
        if part.start >= at:
            yield part
            at = part.end


def _parts(record: Record) -> Iterator[Part]:
    parts = [*_known(record)]
    yield from parts
    line = record.byline  # in many documents it is also among the credits
    if line and not any(line.start < part.end and part.start < line.end for part in parts):
        yield Part("byline", line.start, line.end)


def _known(record: Record) -> Iterator[Part]:
    for kind in ("title", "subtitle", "dateline"):
        span = getattr(record, kind)
        if span:
            yield Part(kind, span.start, span.end)
    for paragraph in record.paragraphs:
        yield Part("paragraph", paragraph.start, paragraph.end)
    for number, block in enumerate(record.blocks, 1):
        yield Part(block.kind, block.start, block.end, f"b{number}")
    if record.footer:
        yield Part("footer", record.footer.start, record.footer.end)


def _between(text: str, start: int, end: int, base: str) -> Iterator[Mark]:
    """What no part holds: blanks, or words that are a part of their own on the page."""
    words = text[start:end]
    first = start + len(words) - len(words.lstrip(" \t\r\n"))
    last = end - len(words) + len(words.rstrip(" \t\r\n"))
    if first >= last or not shown(words).strip():
        first = last = end
    for blank in ((start, first), (last, end)):
        if blank[0] < blank[1]:
            yield Mark(start=blank[0], end=blank[1], rank=UNIT, blank=True)
    if first < last:
        yield _unit(Part("other", first, last), text, base, "")


def _unit(part: Part, text: str, base: str, prefix: str) -> Mark:
    """A part that runs the other way says so; what language it is in, nobody knows."""
    tag, class_ = ELEMENTS.get(part.kind, ("div", f"block {part.kind}"))
    said = attributes(id=prefix + part.name if part.name else "", class_=class_)
    way = direction(text[part.start : part.end])
    turned = f'{attributes(dir=way)} lang=""' if way not in ("", base) else ""
    return Mark(start=part.start, end=part.end, rank=UNIT, tag=tag, attributes=f"{said}{turned}")
