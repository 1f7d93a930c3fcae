"""What stands beside the article: who speaks, the facts, what could not be told, and what the marks mean."""

from collections.abc import Callable, Iterable, Iterator

from msgspec.structs import asdict

from wirecli import knowledge
from wirecli.output.html.article import is_address, link
from wirecli.output.html.escape import attributes, direction, foreign, line, when
from wirecli.output.html.speech import Voice, mentions, voices
from wirecli.record import Block, Dateline, Footer, Record, Speaker

LEGEND = {
    "direct": '<mark class="direct s1" data-speaker="1">direct</mark> a clause that somebody said',
    "partial": '<mark class="partial s1" data-speaker="1">partial</mark> somebody’s words in the reporter’s sentence',
    "term": '<mark class="term s0">words in marks</mark> nobody is quoted',
    "mention": '<span class="mention s1">mention</span> of a speaker',
    "cue": '<span class="cue">cue</span> that tells of speech',
    "dateline": '<span class="dateline">dateline</span> place, date, wire',
    "sector": '<span class="sector">sector</span> the wire’s own tag',
}


def title(record: Record) -> str:
    """What the document is called on one line."""
    return line(record.title.text) if record.title else record.source


def top(record: Record) -> Iterator[str]:
    """The line above a document: where it came from, its language, its wire."""
    yield f'<header lang="en" dir="ltr">{_said(record.source, name="source")}'
    for name in (_language(record.language), _wire(record.wire)):
        yield f" {_said(name, name='chip')}" if name else ""
    yield "</header>\n"


def panel(record: Record, prefix: str) -> Iterator[str]:
    yield f'<aside lang="en" dir="ltr"{attributes(aria_label=f"Facts: {title(record)}")}>\n'
    if record.warnings:
        yield from _section("Warnings", _list(map(foreign, record.warnings), "warnings"))
    yield from _section("Speakers", _speakers(record, prefix))
    yield from _section("Facts", _facts(record, prefix))
    yield from _section("Marks", _legend(record))
    yield "</aside>\n"


def _section(label: str, content: Iterable[str]) -> Iterator[str]:
    inside = "".join(content)
    if inside:
        yield f"<section><h2>{label}</h2>\n{inside}</section>\n"


def _list(items: Iterable[str], name: str) -> Iterator[str]:
    yield f'<ul class="{name}">\n'
    yield from (f"<li>{item}</li>\n" for item in items)
    yield "</ul>\n"


def _legend(record: Record) -> Iterator[str]:
    """What the marks mean that this document has."""
    has = {quote.kind for quote in record.quotes} | {
        name
        for name, some in (
            ("mention", any(mentions(record))),
            ("cue", any(quote.cue for quote in record.quotes)),
            ("dateline", record.dateline),
            ("sector", record.sectors),
        )
        if some
    }
    if has:
        yield from _list((what for name, what in LEGEND.items() if name in has), "legend")


# Who speaks


def _speakers(record: Record, prefix: str) -> Iterator[str]:
    if record.speakers:
        named = {voice.number for _, voice, _ in mentions(record) if voice}
        yield '<ol class="speakers">\n'
        yield from (_speaker(voice, record, prefix, named) for voice in voices(record))
        yield "</ol>\n"
    told = {number for speaker in record.speakers for number in speaker.quotes}
    rest = [(number, quote.kind == "term") for number, quote in enumerate(record.quotes) if number not in told]
    for label, terms in (("Speaker not known", False), ("Words in marks", True)):
        numbers = [number for number, term in rest if term is terms]
        if numbers:
            yield f'<p class="quotes">{label}: {_jumps(numbers, prefix)}</p>\n'


def _speaker(voice: Voice, record: Record, prefix: str, named: set[int]) -> str:
    speaker, name = voice.speaker, _said(voice.speaker.name, record, "name")
    if voice.number in named:
        name = f'<a href="#{prefix}m{voice.number}">{name}</a>'
    counts = f"{len(speaker.quotes)} quoted: {_jumps(speaker.quotes, prefix)}" if speaker.quotes else ""
    return (
        f'<li class="{voice.colour}"><span class="badge">{voice.number}</span>'
        f"{name}\n{_said(speaker.role, record, 'role')}"
        f"{_paragraph(counts)}{_reported(speaker, record)}</li>\n"
    )


def _reported(speaker: Speaker, record: Record) -> str:
    """What is reported of a speaker without marks, to be unfolded."""
    said = [_said(one.text, record) for one in record.statements if one.speaker == speaker.name]
    items = "".join(f"<li>{each}</li>\n" for each in said)
    count = f"{speaker.indirect} reported"
    if not said:
        return _paragraph(count) if speaker.indirect else ""
    return f"<details><summary>{count}</summary>\n<ul>\n{items}</ul></details>"


def _paragraph(counts: str) -> str:
    return f'<p class="quotes">{counts}</p>' if counts else ""


def _jumps(numbers: Iterable[int], prefix: str) -> str:
    return " ".join(
        f'<a href="#{prefix}q{number + 1}" aria-label="quote {number + 1}">{number + 1}</a>' for number in numbers
    )


# The facts


def _facts(record: Record, prefix: str) -> Iterator[str]:
    yield "<dl>\n"
    for label, value in _pairs(record, prefix):
        if value:
            yield f"<dt>{label}</dt><dd>{value}</dd>\n"
    yield "</dl>\n"


def _pairs(record: Record, prefix: str) -> Iterator[tuple[str, str]]:
    """Each fact's label and its value as HTML."""
    yield "Language", _said(_language(record.language))
    yield "Wire", _said(_wire(record.wire))
    if record.dateline:
        yield from _dateline(record.dateline, record)
    if record.byline:
        yield "Byline", _said(record.byline.text, record)
    yield "Sectors", " ".join(_said(sector.text, record, "chip") for sector in record.sectors)
    if record.footer:
        yield from _footer(record.footer)
    yield "Parts", ", ".join(_block(number, block, prefix) for number, block in enumerate(record.blocks, 1))
    for block in record.blocks:
        for contact in block.contacts:
            yield "Contact", "<br>".join(_said(said, record) for said in asdict(contact).values() if said)
    yield "File", _said(record.source)
    yield "Id", _said(record.id)
    yield "Encoding", _said(record.encoding)


def _dateline(line: Dateline, record: Record) -> Iterator[tuple[str, str]]:
    yield "Credit", _said(line.source)
    yield "Place", _said(line.place, record)
    yield "Date", when(line.date) if line.date else ""


def _footer(footer: Footer) -> Iterator[tuple[str, str]]:
    yield "Provider", _said(footer.provider)
    url = footer.url or ""
    yield "URL", f'<a{link(url)} dir="ltr">{foreign(url)}</a>' if is_address(url) else _said(url)
    if footer.reach:
        figures = ((name.replace("_", " "), count) for name, count in asdict(footer.reach).items() if count is not None)
        yield "Reach", "<br>".join(f"{count:,} {what}" for what, count in figures)
    yield "Languages", " ".join(_said(tag, name="tag") for tag in footer.languages)


def _block(number: int, block: Block, prefix: str) -> str:
    return f'<a href="#{prefix}b{number}">{block.kind.replace("_", " ")}</a>'


def _said(value: str | None, record: Record | None = None, name: str = "") -> str:
    """Foreign words; those of the document are in its language."""
    if not value:
        return ""
    said = attributes(class_=name, lang=(record.language if record else None) or "", dir=direction(value))
    return f"<bdi{said}>{foreign(value)}</bdi>"


def _language(tag: str | None) -> str:
    return _named(tag, lambda known: knowledge.language(known).name)


def _wire(name: str | None) -> str:
    return _named(name, lambda known: knowledge.wire(known).name)


def _named(key: str | None, name: Callable[[str], str]) -> str:
    """What people call it; its key where it is not among what is known."""
    try:
        return name(key) if key else ""
    except KeyError:
        return key or ""
