"""A document's text with what was read off it: a style for each character, or marks between them where no colour is."""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from unicodedata import category

from msgspec import Struct

from wirecli.record import BlockKind, Quote, Reading, Record, Span
from wirecli.terminal import settled

STRONG, ASIDE, CUE, TERM, UNKNOWN = "1", "2", "4", "2;4", "31"  # nothing slanted: Konsole joins no slanted Arabic
SPEAKERS = ("35", "32", "36", "94", "33")  # to be read on black and on white; those that follow take them again, bold
LABELS: dict[BlockKind, str] = {"about_company": "about", "safe_harbor": "outlook"}
NOBODY, WORD = "?", "-"  # in place of a speaker's number


class Places(Struct, frozen=True):
    """What stands at places of a text, in their order."""

    places: tuple[int, ...]
    said: tuple[str, ...]

    def between(self, start: int, end: int) -> Iterator[tuple[int, str]]:
        first, last = bisect_left(self.places, start), bisect_left(self.places, end)
        yield from zip(self.places[first:last], self.said[first:last], strict=True)


class Annotated(Struct, frozen=True):
    """`at` holds the index of each character's style; `marks` and `labels` are what stands before a character."""

    text: str
    styles: tuple[str, ...]
    at: bytearray
    marks: Places
    labels: Places

    def runs(self, start: int, end: int) -> Iterator[tuple[str, str]]:
        """The text between two offsets in pieces of one style; marks are pieces of their own."""
        at = start
        for place, mark in self.marks.between(start, end + 1):
            yield from self._styled(at, place)
            yield mark, ""
            at = place
        yield from self._styled(at, end)

    def _styled(self, start: int, end: int) -> Iterator[tuple[str, str]]:
        for index, group in groupby(range(start, end), key=self.at.__getitem__):
            places = [*group]
            yield self.text[places[0] : places[-1] + 1], self.styles[index]

    def labels_in(self, start: int, end: int) -> list[str]:
        """The parts that begin there, each named once."""
        return list(dict.fromkeys(label for _, label in self.labels.between(start, end)))


def speaker_style(number: int) -> str:
    round_, colour = divmod(number, len(SPEAKERS))
    return f"1;{SPEAKERS[colour]}" if round_ else SPEAKERS[colour]


def reported_style(number: int) -> str:
    return f"2;{SPEAKERS[number % len(SPEAKERS)]}"


def name_style(number: int) -> str:
    return f"4;{speaker_style(number)}"


def annotated(reading: Reading, *, marked: bool) -> Annotated:
    """The document, with marks where no colours will tell its parts."""
    text, record = reading.text, reading.record
    styles: dict[str, int] = {"": 0}
    at = bytearray(len(text))
    for span, style in _styled(record):
        index = styles.setdefault(style, len(styles))
        at[span.start : span.end] = bytes([index]) * (span.end - span.start)
    marks = _marks(text, record) if marked else {}
    return Annotated(settled(text), tuple(styles), at, _places(marks), _places(dict(_labels(record))))


def _places(said: dict[int, str]) -> Places:
    places = tuple(sorted(said))
    return Places(places, tuple(said[place] for place in places))


def _styled(record: Record) -> Iterator[tuple[Span, str]]:
    """What is coloured, the larger parts before those inside them."""
    around = (*([record.footer] if record.footer else ()), *(Span(b.text, b.start, b.end) for b in record.blocks))
    yield from _each(around, ASIDE)
    yield from _each((*record.sectors, record.title, record.subtitle), STRONG)
    yield from _each((record.dateline, record.byline), ASIDE)
    names = {speaker.name: number for number, speaker in enumerate(record.speakers)}
    for statement in record.statements:
        yield statement, reported_style(names[statement.speaker])
        yield statement.cue, CUE
    for number, speaker in enumerate(record.speakers):
        yield from _each(speaker.mentions, name_style(number))
    for quote in record.quotes:
        yield from _each((quote.cue,), CUE)
        yield from _each((quote.mention,), _style(quote, names, name_style))
        yield quote, _style(quote, names)


def _each(spans: Iterable[Span | None], style: str) -> Iterator[tuple[Span, str]]:
    yield from ((span, style) for span in spans if span)


def _style(quote: Quote, names: dict[str, int], style: Callable[[int], str] = speaker_style) -> str:
    if quote.speaker in names:
        return style(names[quote.speaker])
    return TERM if quote.kind == "term" else UNKNOWN


def _marks(text: str, record: Record) -> dict[int, str]:
    """Before which character stands what: ends of parts before the beginnings of others."""
    names = {speaker.name: str(number) for number, speaker in enumerate(record.speakers, 1)}
    ends: dict[int, str] = {}
    begins: dict[int, str] = {}
    for spans, mark in ((_heads(record), "‹›"), (_cues(record), "__"), (_mentions(record), "**")):
        for span in spans:
            begins[span.start] = begins.get(span.start, "") + mark[0]
            ends[span.end] = mark[1] + ends.get(span.end, "")
    for quote in record.quotes:
        number = names.get(quote.speaker or "", WORD if quote.kind == "term" else NOBODY)
        place = _behind(text, quote.end)
        ends[place] = ends.get(place, "") + f"[{number}]"
    for statement in record.statements:
        ends[statement.end] = f"({names[statement.speaker]})" + ends.get(statement.end, "")
    return {place: ends.get(place, "") + begins.get(place, "") for place in {*ends, *begins}}


def _behind(text: str, end: int) -> int:
    """The place behind a quotation's closing mark, where it has one."""
    closes = end < len(text) and (text[end] in "\"'" or category(text[end]) in ("Pf", "Pi", "Pe", "Ps"))
    return end + 1 if closes else end


def _heads(record: Record) -> list[Span]:
    return [span for span in (record.dateline, record.byline) if span]


def _cues(record: Record) -> Iterable[Span]:
    said = (*(quote.cue for quote in record.quotes), *(statement.cue for statement in record.statements))
    return {(cue.start, cue.end): cue for cue in said if cue}.values()


def _mentions(record: Record) -> Iterable[Span]:
    """Who is meant, where words are attributed; of two that overlap, the longer one."""
    spans = [span for speaker in record.speakers for span in speaker.mentions]
    spans += [quote.mention for quote in record.quotes if quote.mention]
    end = 0
    for span in sorted(spans, key=lambda span: (span.start, -span.end)):
        if span.start >= end:
            end = span.end
            yield span


def _labels(record: Record) -> Iterator[tuple[int, str]]:
    footer = record.footer
    parts: tuple[tuple[str, Span | None], ...] = (
        ("footer", footer), ("about", footer.about if footer else None), ("title", record.title),
        ("subtitle", record.subtitle), ("dateline", record.dateline), ("byline", record.byline),
    )  # fmt: skip
    yield from ((block.start, LABELS.get(block.kind, block.kind)) for block in record.blocks)
    yield from ((span.start, label) for label, span in parts if span)
    yield from ((span.start, "sectors") for span in record.sectors)
