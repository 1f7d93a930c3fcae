"""Who says what, as a page marks it: quotations, the names of their speakers, and the words that tell of speech."""

from collections.abc import Iterator
from typing import NamedTuple

from wirecli.output.html.escape import attributes, direction
from wirecli.output.html.marks import CUE, MENTION, QUOTE, Mark, marked
from wirecli.record import Quote, Record, Span, Speaker

COLOURS = 8  # as many as the style sheet has; the numbers go on


class Voice(NamedTuple):
    """A speaker as the page tells them apart: by a number, and by a colour and a line."""

    number: int
    speaker: Speaker

    @property
    def colour(self) -> str:
        return f"s{(self.number - 1) % COLOURS + 1}"


def voices(record: Record) -> tuple[Voice, ...]:
    return tuple(Voice(number, speaker) for number, speaker in enumerate(record.speakers, 1))


def speech(record: Record, base: str, prefix: str) -> Iterator[Mark]:
    yield from _quotes(record, base, prefix)
    yield from _mentions(record, prefix)
    yield from _cues(record)


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
        yield marked(quote, QUOTE, "mark", said, once, tip=True)


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
        yield marked(span, MENTION, "bdi", said, once, tip=True)


def _who(voice: Voice) -> str:
    return "\n".join(filter(None, (voice.speaker.name, voice.speaker.role, f"speaker {voice.number}")))


def _cues(record: Record) -> Iterator[Mark]:
    cues: dict[tuple[int, int], tuple[Span, list[str]]] = {}
    for number, quote in enumerate(record.quotes, 1):
        if quote.cue:
            cues.setdefault((quote.cue.start, quote.cue.end), (quote.cue, []))[1].append(str(number))
    for cue, numbers in cues.values():
        what = f"cue of {'quote' if len(numbers) == 1 else 'quotes'} {', '.join(numbers)}"
        yield marked(cue, CUE, "span", attributes(class_="cue", aria_description=what), tip=True)
