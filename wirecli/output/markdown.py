"""Records as Markdown for reading: head, story, who says what, and the facts around it."""

import re
from collections.abc import Iterable, Iterator

from msgspec.structs import asdict

from wirecli.output import Frame, Look
from wirecli.output.words import put
from wirecli.record import Footer, Quote, Reading, Record, Speaker, Statement
from wirecli.terminal import visible

_BREAKS = re.compile(r"[ \t\n\r\f\v\x1c-\x1f\x85\u2028\u2029]+")
# Where they stand in a line does not matter to these: markup, tags, entities, links that link themselves.
_MARKUP = re.compile(r"[\\`*_\[\]<>&#|~$^{}=@]|:(?=//)|(?<=www)\.", re.I)
# These begin a list, a rule, a heading's line, or a definition, but only at the start of a line.
_START = re.compile(r"[-+:]|\d+(?=[.)])")
_URL = re.compile(r"https?://[!#-;=?-\[\]_a-z~]+")


class Markdown(Frame, frozen=True, kw_only=True):
    look: Look

    def piece(self, reading: Reading) -> bytes:
        return put("\n\n".join(_paragraphs(reading.record)) + "\n", self.look)


def rendering(look: Look) -> Markdown:
    return Markdown(between=b"\n---\n\n", look=look)


def plain(text: str) -> str:
    """The text on one line, of which no character is markup to any common reader of Markdown."""
    line = _MARKUP.sub(r"\\\g<0>", visible(_BREAKS.sub(" ", text).strip()))
    start = _START.match(line)
    if not start:
        return line
    end = start.end() if start[0].isdigit() else 0
    return f"{line[:end]}\\{line[end:]}"


def _paragraphs(record: Record) -> Iterator[str]:
    yield f"# {plain(record.title.text if record.title else record.source)}"
    subtitle = plain(record.subtitle.text) if record.subtitle else ""
    if subtitle:
        yield f"**{subtitle}**"
    yield from filter(None, map(plain, _story(record)))
    yield from _said(record)
    yield "## Facts"
    yield _list(f"{label}: {value}" for label, value in _facts(record) if value)


def _story(record: Record) -> Iterator[str]:
    """The story with its byline above it, and the dateline before its first words, as wires print it."""
    yield record.byline.text if record.byline else ""
    first, *others = (span.text for span in record.paragraphs) if record.paragraphs else ("",)
    yield f"{record.dateline.text} {first}" if record.dateline else first
    yield from others


def _said(record: Record) -> Iterator[str]:
    """Quotations, a list for each speaker; then those of whom it can't be told, and words in marks that nobody said."""
    if record.quotes or record.speakers:
        yield "## Quotes"
    for speaker in record.speakers:
        yield f"### {plain(speaker.name)}"
        yield _speaker(speaker)
        if speaker.quotes:
            yield _list(_quote(record.quotes[number]) for number in speaker.quotes)
        reported = [_statement(one) for one in record.statements if one.speaker == speaker.name]
        if reported:
            yield "Reported:"
            yield _list(reported)
    told = {number for speaker in record.speakers for number in speaker.quotes}
    rest = [quote for number, quote in enumerate(record.quotes) if number not in told]
    for label, kinds in (("Speaker not known", ("direct", "partial")), ("Terms", ("term",))):
        some = [quote for quote in rest if quote.kind in kinds]
        if some:
            yield f"### {label}"
            yield _list(map(_quote, some))


def _speaker(speaker: Speaker) -> str:
    counts = f"{len(speaker.quotes)} quoted, {speaker.indirect} reported"
    return f"{plain(speaker.role)} ({counts})" if speaker.role else counts


def _quote(quote: Quote) -> str:
    cue = f" ({plain(quote.cue.text)})" if quote.cue else ""
    return f"{plain(quote.text)}{cue}"


def _statement(statement: Statement) -> str:
    return f"{plain(statement.text)} ({plain(statement.cue.text)})"


def _facts(record: Record) -> Iterator[tuple[str, str | None]]:
    yield "File", plain(record.source)
    yield "Id", plain(record.id or "")
    yield "Language", record.language
    yield "Wire", record.wire
    if record.dateline:
        yield "Credit", plain(record.dateline.source or "")
        yield "Place", plain(record.dateline.place or "")
        yield "Date", record.dateline.date
    yield "Sectors", ", ".join(plain(sector.text) for sector in record.sectors)
    if record.footer:
        yield from _footer(record.footer)
    for block in record.blocks:
        yield block.kind.replace("_", " ").capitalize(), plain(block.text)
    for warning in record.warnings:
        yield "Warning", plain(warning)


def _footer(footer: Footer) -> Iterator[tuple[str, str | None]]:
    yield "Provider", plain(footer.provider or "")
    yield "URL", _link(footer.url or "")
    if footer.reach:
        figures = ((name.replace("_", " "), count) for name, count in asdict(footer.reach).items() if count is not None)
        yield "Reach", ", ".join(f"{count:,} {what}" for what, count in figures)
    yield "Languages", ", ".join(map(plain, footer.languages))
    yield "Disclaimer", plain(footer.disclaimer.text if footer.disclaimer else "")


def _link(url: str) -> str:
    return f"<{url}>" if _URL.fullmatch(url) else plain(url)


def _list(items: Iterable[str]) -> str:
    return "\n".join(f"- {item}" for item in items)
