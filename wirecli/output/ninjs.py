"""Records as ninjs 3.1, the IPTC's JSON for news: an object a line."""

from collections.abc import Iterator

from wirecli.output import Frame, Look
from wirecli.output.article import blocks, day, known, line, name_of, provider, story
from wirecli.output.json import indented
from wirecli.output.ndjson import encode
from wirecli.record import ContactFacts, Reading, Record, Speaker

STANDARD = {"name": "ninjs", "version": "3.1", "schema": "http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json#"}
Part = dict[str, object]


class Ninjs(Frame, frozen=True, kw_only=True):
    alone: bool

    def piece(self, reading: Reading) -> bytes:
        data = encode(item(reading))
        return (indented(data) if self.alone else data) + b"\n"


def rendering(look: Look) -> Ninjs:
    return Ninjs(alone=look.alone)


def item(reading: Reading) -> Part:
    """The document as a ninjs object. A part that it does not have is left out."""
    record = reading.record
    created = f"{day(record)}T00:00:00Z" if day(record) else None  # the format wants a time, where a day is all we know
    return known(
        uri=name_of(reading.text),
        standard=STANDARD,
        type="text",
        language=record.language,
        headlines=[*_headlines(record)],
        by=line(record.byline),
        located=record.dateline and record.dateline.place,
        contentCreated=created,
        versionCreated=created,
        infoSources=[*_sources(record)],
        people=[*_people(record)],
        organisations=[*_organisations(record)],
        subjects=[{"name": sector.text} for sector in record.sectors],
        usageTerms=line(record.footer and record.footer.disclaimer),
        copyrightNotice=blocks(record, "copyright"),
        edNote=blocks(record, "notes"),
        bodies=[*_bodies(record)],
        altIds=[*_ids(record)],
    )


def _headlines(record: Record) -> Iterator[Part]:
    for role, span in (("main", record.title), ("subtitle", record.subtitle)):
        if span:
            yield {"role": role, "contentType": "text/plain", "value": span.text}


def _bodies(record: Record) -> Iterator[Part]:
    if record.paragraphs:
        text = story(record)
        yield {"role": "main", "contentType": "text/plain", "charCount": len(text), "value": text}


def _sources(record: Record) -> Iterator[Part]:
    """Who sent it, and whom its dateline credits where that is somebody else."""
    sender, url = provider(record), record.footer and record.footer.url
    if sender or url or record.wire:
        web = [{"type": "web", "value": url}] if url else []
        yield known(name=sender, role="distributor", literal=record.wire, contactInfo=web)
    credit = record.dateline and record.dateline.source
    if credit and credit != sender:
        yield {"name": credit, "role": "credit"}


def _people(record: Record) -> Iterator[Part]:
    """Whom the text attributes words to, but for bodies, and whom one can ask."""
    yield from (_speaker(speaker) for speaker in record.speakers if speaker.kind != "organisation")
    yield from _contacts(record, "name")


def _organisations(record: Record) -> Iterator[Part]:
    yield from (_speaker(speaker) for speaker in record.speakers if speaker.kind == "organisation")
    yield from _contacts(record, "organisation")


def _speaker(speaker: Speaker) -> Part:
    return {"name": speaker.name, "rel": "quoted" if speaker.quotes else "reported"}


def _contacts(record: Record, kind: str) -> Iterator[Part]:
    """The contact blocks' organisations, or the people who are named for themselves, and how to reach them."""
    for facts in (facts for block in record.blocks for facts in block.contacts):
        if (facts.organisation is None) == (kind == "name") and getattr(facts, kind):
            yield known(name=getattr(facts, kind), rel="contact", contactInfo=[*_contact(facts)])


def _contact(facts: ContactFacts) -> Iterator[Part]:
    for kind, value in (("email", facts.email), ("phone", facts.phone), ("web", facts.url)):
        if value:
            yield known(type=kind, name=facts.name, role=facts.role, value=value)


def _ids(record: Record) -> Iterator[Part]:
    for role, value in (("source", record.source), ("id", record.id)):
        if value:
            yield {"role": role, "value": value}
