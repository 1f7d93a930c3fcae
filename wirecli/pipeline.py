"""The pipeline, one screen: a page goes in, its record comes out."""

from msgspec import Struct

from wirecli import knowledge
from wirecli.cut import cut
from wirecli.faircopy import FairCopy
from wirecli.fields.blocks import find_blocks
from wirecli.fields.footer import find_footer
from wirecli.fields.sectors import find_sectors
from wirecli.fields.wire import recognise_wire
from wirecli.fields.words import vocabulary
from wirecli.page import Page
from wirecli.quotes import Speech, read_speech
from wirecli.recognise import recognise_language
from wirecli.record import Record

_UNKNOWN = "language not recognised: quotations have no speakers; name it with --language, or add its words with --data"


class Options(Struct, frozen=True):
    """What the user knows better than the recogniser; None leaves it to the evidence."""

    language: str | None = None
    wire: str | None = None


_EVIDENCE = Options()


def parse_page(page: Page, options: Options = _EVIDENCE) -> Record:
    """The record of a page. Never raises on any text."""
    copy = FairCopy(page)
    return copy.restored(read(copy.page, options)[0])


def read(page: Page, options: Options = _EVIDENCE) -> tuple[Record, Speech]:
    """The record of a page as it stands, and how its speech was read."""
    tag = options.language or recognise_language(page)
    language = knowledge.language(tag) if tag else None
    words = vocabulary(language)
    wire = knowledge.wire(options.wire) if options.wire else recognise_wire(page, words)
    parts = cut(page, language, wire)
    told = (parts.subtitle, *parts.story) if parts.subtitle else parts.story
    speech = read_speech(page, told, language, parts.title)
    record = Record(
        source=page.name,
        encoding=page.encoding,
        language=tag,
        wire=wire.id if wire else None,
        title=parts.title,
        subtitle=parts.subtitle,
        dateline=parts.dateline,
        byline=parts.byline,
        paragraphs=parts.story,
        quotes=speech.quotes,
        speakers=speech.speakers,
        statements=speech.statements,
        sectors=find_sectors(page, parts.sectors),
        footer=find_footer(page, parts.back, wire, words, parts.dateline.source if parts.dateline else None),
        blocks=find_blocks(page, parts.blocks, words),
        warnings=page.warnings if language else (*page.warnings, _UNKNOWN),
    )
    return record, speech


def parse(text: str, *, source: str = "-", language: str | None = None, wire: str | None = None) -> Record:
    """The record of a document's text. Offsets in it count code points of `text`. Never raises on any text.

    `language` (a BCP 47 tag) and `wire` (an id) override what would be recognised; KeyError where not known.
    """
    return parse_page(Page(source, text), Options(language, wire))
