"""The pipeline, one screen: a page goes in, its record comes out."""

from dataclasses import dataclass

from wirecli.cut import cut
from wirecli.page import Page
from wirecli.record import Record


@dataclass(frozen=True, slots=True)
class Options:
    """What the user knows better than the recogniser; None leaves it to the evidence."""

    language: str | None = None
    wire: str | None = None


def parse_page(page: Page, options: Options = Options()) -> Record:
    """The record of a page. Never raises on any text."""
    parts = cut(page)
    return Record(
        source=page.name,
        encoding=page.encoding,
        language=options.language,
        title=parts.masthead[0] if parts.masthead else None,
        paragraphs=parts.story,
        warnings=page.warnings,
    )


def parse(text: str, *, source: str = "-", language: str | None = None, wire: str | None = None) -> Record:
    """The record of a document's text. Offsets in it count code points of `text`. Never raises on any text.

    `language` (a BCP 47 tag) and `wire` (an id) override what would be recognised; KeyError where not known.
    """
    return parse_page(Page(source, text), Options(language, wire))
