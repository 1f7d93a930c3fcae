"""The document as an article: all of its text in its order, with what was found marked in place."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator

from wirecli.output.html.escape import attributes, direction
from wirecli.output.html.marks import LINK, PART, Mark, marked, nested
from wirecli.output.html.parts import units
from wirecli.output.html.speech import speech
from wirecli.record import Dateline, Reading, Record, Span

# What stays together in a right-to-left line: addresses, and numbers that are dialled. Only what says http is linked.
_LATIN = re.compile(
    r"(https?://[!#-;=?-~]*[A-Za-z0-9/])|www\.[!#-;=?-~]*[A-Za-z0-9/]|[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64})+"
    r"|\+\d(?:[ ().-]{0,2}\d){6,14}"
)


def article(reading: Reading, prefix: str) -> Iterator[str]:
    """The article's element; its text is the document's, character by character. `prefix` stands before each id."""
    record, text = reading.record, reading.text
    base = direction(text)
    marks = [*units(record, text, base, prefix), *_facts(record), *speech(record, base, prefix)]
    yield f"<article{attributes(lang=record.language or '', dir=base)}>"
    yield from nested(text, [*marks, *_links(text, marks)])
    yield "</article>\n"


def _facts(record: Record) -> Iterator[Mark]:
    if record.dateline:
        said = attributes(class_="dateline", aria_description=_dateline(record.dateline))
        yield marked(record.dateline, PART, "span", said, tip=True)
    if record.byline:
        yield marked(record.byline, PART, "span", attributes(class_="byline"))
    for sector in record.sectors:
        yield marked(sector, PART, "bdi", attributes(class_="sector", dir=direction(sector.text)))
    for block in record.blocks:
        if block.heading and block.text.startswith(block.heading):
            end = block.start + len(block.heading)
            yield marked(Span(block.heading, block.start, end), PART, "b", "")


def _dateline(line: Dateline) -> str:
    facts = (("place", line.place), ("date", line.date), ("credit", line.source))
    return "\n".join(("dateline", *(f"{label}: {value}" for label, value in facts if value)))


def _links(text: str, marks: Iterable[Mark]) -> Iterator[Mark]:
    """Addresses that no other mark cuts: half of one leads elsewhere."""
    edges = sorted({edge for mark in marks for edge in (mark.start, mark.end)})
    for found in _LATIN.finditer(text):
        start, end = found.span()
        if bisect_right(edges, start) < len(edges) and edges[bisect_right(edges, start)] < end:
            continue
        if found[1]:
            yield Mark(start=start, end=end, rank=LINK, tag="a", attributes=f'{link(found[1])} dir="ltr"')
        else:
            yield Mark(start=start, end=end, rank=LINK, tag="bdi", attributes=' dir="ltr"')


def is_address(url: str) -> bool:
    return bool(re.fullmatch(r"https?://[!-~]+", url))


def link(url: str) -> str:
    """The attributes of a link that tells the other side nothing."""
    return attributes(href=url, rel="noopener noreferrer nofollow")
