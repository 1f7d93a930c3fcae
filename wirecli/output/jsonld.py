"""Records as schema.org JSON-LD: an array of news articles; one article where each has an output of its own."""

from collections.abc import Iterator

from wirecli.output import Frame, Look
from wirecli.output.article import blocks, day, known, line, name_of, provider, story
from wirecli.output.json import ARRAY, indented
from wirecli.output.ndjson import encode
from wirecli.record import Reading, Record, Speaker, SpeakerKind

Thing = dict[str, object]
_KINDS: dict[SpeakerKind, str] = {"person": "Person", "organisation": "Organization"}

# As it stands it can be put between <script> and </script>.
_SCRIPT = {b"<": b"\\u003c", b">": b"\\u003e", b"&": b"\\u0026"}


class Articles(Frame, frozen=True):
    def piece(self, reading: Reading) -> bytes:
        data = encode(article(reading))
        for character, escape in _SCRIPT.items():
            data = data.replace(character, escape)
        return indented(data)


def rendering(look: Look) -> Articles:
    around = Frame(closing=b"\n") if look.alone else ARRAY
    return Articles(around.opening, around.between, around.closing)


def article(reading: Reading) -> Thing:
    """The document as a NewsArticle. A part that it does not have is left out."""
    record, name = reading.record, name_of(reading.text)
    return {"@context": "https://schema.org", "@type": "NewsArticle", "@id": name} | known(
        identifier=record.id,
        inLanguage=record.language,
        headline=record.title and record.title.text,
        alternativeHeadline=record.subtitle and record.subtitle.text,
        dateline=record.dateline and record.dateline.text,
        locationCreated=_thing("Place", record.dateline.place) if record.dateline else None,
        datePublished=day(record),
        author=_thing("Person", line(record.byline)),
        publisher=_thing("Organization", provider(record), url=record.footer and record.footer.url),
        creditText=record.dateline and record.dateline.source,
        copyrightNotice=blocks(record, "copyright"),
        keywords=[sector.text for sector in record.sectors],
        mentions=[_speaker(speaker) for speaker in record.speakers],
        hasPart=[*_quotations(record)],
        articleBody=story(record),
    )


def _quotations(record: Record) -> Iterator[Thing]:
    """What somebody said; not the words that are only set in quotation marks."""
    kinds = {speaker.name: _kind(speaker) for speaker in record.speakers}
    for quote in record.quotes:
        if quote.kind != "term":
            said: Thing = {"@type": "Quotation", "text": quote.text}
            yield said | known(spokenByCharacter=_thing(kinds.get(quote.speaker or "", "Thing"), quote.speaker))


def _speaker(speaker: Speaker) -> Thing | None:
    role = speaker.role if speaker.kind == "person" else None  # nobody else has a job title
    return _thing(_kind(speaker), speaker.name, jobTitle=role)


def _kind(speaker: Speaker) -> str:
    return _KINDS[speaker.kind] if speaker.kind else "Thing"


def _thing(kind: str, name: str | None, **more: object) -> Thing | None:
    return {"@type": kind, "name": name} | known(**more) if name else None
