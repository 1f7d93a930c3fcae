"""The document as an article: all of its text in its order, with the parts that were found marked in place."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from msgspec.structs import replace

from wirecli.output.html.escape import attributes, direction, shown
from wirecli.output.html.marks import Mark, nested
from wirecli.record import Dateline, Quote, Reading, Record, Span, Speaker

COLOURS = 8  # as many as the style sheet has; the numbers go on
UNIT, PART, QUOTE, MENTION, CUE, LINK = range(6)  # what stands outside what, where two have the same edges
# What stays together in a right-to-left line: addresses, and numbers that are dialled. Only what says http is linked.
_LATIN = re.compile(
    r"(https?://[!#-;=?-~]*[A-Za-z0-9/])|www\.[!#-;=?-~]*[A-Za-z0-9/]|[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64})+"
    r"|\+\d(?:[ ().-]{0,2}\d){6,14}"
)
_TAGS = {"title": "h1", "paragraph": "p", "subtitle": "p", "dateline": "p", "byline": "p", "other": "p"}


class Voice(NamedTuple):
    """A speaker as the page tells them apart: by a number, and by a colour and a line."""

    number: int
    speaker: Speaker

    @property
    def colour(self) -> str:
        return f"s{(self.number - 1) % COLOURS + 1}"


def voices(record: Record) -> tuple[Voice, ...]:
    return tuple(Voice(number, speaker) for number, speaker in enumerate(record.speakers, 1))


def article(reading: Reading, prefix: str) -> Iterator[str]:
    """The article's element; its text is the document's, character by character. `prefix` stands before each id."""
    record, text = reading.record, reading.text
    base = direction(text)
    units = [_turned(unit, text, base) for unit in _units(record, text, prefix)]
    parts = [*_parts(record), *_quotes(record, base, prefix), *_mentions(record, prefix), *_cues(record)]
    yield f"<article{attributes(lang=record.language or '', dir=base)}>"
    yield from nested(text, [*units, *parts, *_links(text, [*units, *parts])])
    yield "</article>\n"


# The parts that a document falls into


def _units(record: Record, text: str, prefix: str) -> Iterator[Mark]:
    """The document's parts and what stands between them, from its first character to its last."""
    at = 0
    lead: Span | None = None  # a dateline that the next part stands beside
    for kind, span, name in sorted(_spans(record), key=lambda part: part[1].start):
        if span.start < at:  # inside another one
            continue
        beside = lead is not None and not re.search(r"[\r\n]", text[lead.end : span.start])
        if lead is not None and not beside:
            yield _unit("dateline", lead.start, lead.end)
        if not beside:
            yield from _between(text, at if lead is None else lead.end, span.start)
        start = lead.start if lead is not None and beside else span.start
        lead = Span("", start, span.end) if kind == "dateline" else None
        at = span.end
        if lead is None:
            yield _unit(kind, start, span.end, prefix + name if name else "")
    if lead is not None:
        yield _unit("dateline", lead.start, lead.end)
    yield from _between(text, at, len(text))


def _spans(record: Record) -> Iterator[tuple[str, Span, str]]:
    """The document's parts, each with its kind and, where something leads to it, a name."""
    parts = [*_others(record)]
    yield from parts
    line = record.byline
    if line and not any(line.start < span.end and span.start < line.end for _, span, _ in parts):
        yield "byline", line, ""


def _others(record: Record) -> Iterator[tuple[str, Span, str]]:
    for kind in ("title", "subtitle", "dateline"):
        span = getattr(record, kind)
        if span:
            yield kind, span, ""
    for paragraph in record.paragraphs:
        yield "paragraph", paragraph, ""
    for number, block in enumerate(record.blocks, 1):
        yield block.kind, Span(block.text, block.start, block.end), f"b{number}"
    if record.footer:
        yield "footer", record.footer, "footer"


def _between(text: str, start: int, end: int) -> Iterator[Mark]:
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
        yield _unit("other", first, last)


def _unit(kind: str, start: int, end: int, name: str = "") -> Mark:
    known = kind if kind in _TAGS or kind == "footer" else f"block {kind}"
    tag = _TAGS.get(kind, "footer" if kind == "footer" else "div")
    said = attributes(id=name) + attributes(class_="" if kind in ("title", "paragraph") else known)
    return Mark(start=start, end=end, rank=UNIT, tag=tag, attributes=said)


def _turned(unit: Mark, text: str, base: str) -> Mark:
    """A part that runs the other way says so; what language it is in, nobody knows."""
    way = "" if unit.blank else direction(text[unit.start : unit.end])
    if way in ("", base):
        return unit
    return replace(unit, attributes=f'{unit.attributes} dir="{way}" lang=""')


# What is marked inside them


def _parts(record: Record) -> Iterator[Mark]:
    if record.dateline:
        said = attributes(class_="dateline", aria_description=_dateline(record.dateline))
        yield _mark(record.dateline, PART, "span", said, tip=True)
    if record.byline:
        yield _mark(record.byline, PART, "span", attributes(class_="byline"))
    for sector in record.sectors:
        yield _mark(sector, PART, "bdi", attributes(class_="sector", dir=direction(sector.text)))
    for block in record.blocks:
        if block.heading and block.text.startswith(block.heading):
            end = block.start + len(block.heading)
            yield _mark(Span(block.heading, block.start, end), PART, "b", "")


def _dateline(line: Dateline) -> str:
    facts = (("place", line.place), ("date", line.date), ("credit", line.source))
    return "\n".join(("dateline", *(f"{label}: {value}" for label, value in facts if value)))


def _quotes(record: Record, base: str, prefix: str) -> Iterator[Mark]:
    voice_of = {number: voice for voice in voices(record) for number in voice.speaker.quotes}
    for number, quote in enumerate(record.quotes):
        voice = voice_of.get(number)
        way = direction(quote.text)
        said = attributes(
            class_=f"{quote.kind} {voice.colour if voice else 's0'}",
            dir="" if way == base else way,
            aria_description=_quote(quote, number, voice),
        )
        once = attributes(id=f"{prefix}q{number + 1}", data_speaker=str(voice.number) if voice else "")
        yield _mark(quote, QUOTE, "mark", said, once, tip=True)


def _quote(quote: Quote, number: int, voice: Voice | None) -> str:
    who = (voice.speaker.name, voice.speaker.role) if voice else (quote.speaker,)
    what = f"quote {number + 1}: {'words in marks' if quote.kind == 'term' else quote.kind}"
    return "\n".join(filter(None, (*who, what, f"cue: {quote.cue.text}" if quote.cue else "")))


def mentions(record: Record) -> Iterator[tuple[Span, Voice | None, bool]]:
    """Where somebody is named who speaks: once each, with whether it is the speaker's first."""
    seen: set[tuple[int, int]] = set()
    met: set[int] = set()
    named = [(span, voice) for voice in voices(record) for span in voice.speaker.mentions]
    unknown = [(quote.mention, None) for quote in record.quotes if quote.mention]
    for span, voice in (*named, *unknown):
        if (span.start, span.end) not in seen:
            seen.add((span.start, span.end))
            yield span, voice, voice is not None and voice.number not in met
            met.add(voice.number if voice else 0)


def _mentions(record: Record, prefix: str) -> Iterator[Mark]:
    for span, voice, first in mentions(record):
        said = attributes(
            class_=f"mention {voice.colour if voice else 's0'}", dir=direction(span.text),
            aria_description=_who(voice) if voice else "who says it",
        )  # fmt: skip
        once = attributes(id=f"{prefix}m{voice.number}") if voice and first else ""
        yield _mark(span, MENTION, "bdi", said, once, tip=True)


def _who(voice: Voice) -> str:
    return "\n".join(filter(None, (voice.speaker.name, voice.speaker.role, f"speaker {voice.number}")))


def _cues(record: Record) -> Iterator[Mark]:
    cues: dict[tuple[int, int], tuple[Span, list[str]]] = {}
    for number, quote in enumerate(record.quotes, 1):
        if quote.cue:
            cues.setdefault((quote.cue.start, quote.cue.end), (quote.cue, []))[1].append(str(number))
    for cue, numbers in cues.values():
        what = f"cue of {'quote' if len(numbers) == 1 else 'quotes'} {', '.join(numbers)}"
        yield _mark(cue, CUE, "span", attributes(class_="cue", aria_description=what), tip=True)


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


def _mark(span: Span, rank: int, tag: str, said: str, once: str = "", *, tip: bool = False) -> Mark:
    focus = ' tabindex="0"' if tip else ""
    return Mark(start=span.start, end=span.end, rank=rank, tag=tag, attributes=said, once=f"{once}{focus}")
