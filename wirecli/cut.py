"""Where masthead, story, blocks and footer begin and end: by evidence from both ends."""

from msgspec import Struct

from wirecli.fields.back import Back, find_back
from wirecli.fields.body import find_body
from wirecli.fields.masthead import Piece, find_masthead
from wirecli.fields.opening import find_opening
from wirecli.fields.words import vocabulary
from wirecli.knowledge import Language, Wire
from wirecli.page import Page
from wirecli.record import Dateline, Span

HEADERS = 7  # paragraphs among which the wire's header lines stand


class Parts(Struct, frozen=True):
    """A document's parts. No character of it falls in two of them; the by-line is one of the blocks, too."""

    title: Span | None
    subtitle: Span | None
    dateline: Dateline | None
    byline: Span | None
    story: tuple[Span, ...]
    blocks: tuple[Piece, ...]
    sectors: Span | None  # the line of the wire's tags
    back: Back


def cut(page: Page, language: Language | None, wire: Wire | None) -> Parts:
    """The parts of a page, whichever of them it has."""
    words = vocabulary(language)
    back = find_back(page, wire, words, _floor(page, wire, find_opening(page, words).floor)) if wire else Back()
    front = find_masthead(page, words, wire, back)
    story, blocks = find_body(page, words, front, back, wire)
    return Parts(
        title=front.title,
        subtitle=front.subtitle,
        dateline=front.dateline,
        byline=front.byline,
        story=story,
        blocks=(*front.blocks, *blocks),
        sectors=page.span(*back.sectors) if back.sectors else None,
        back=back,
    )


def _floor(page: Page, wire: Wire, dateline: int) -> int:
    """Where the wire's own lines can begin at the earliest: behind the dateline, or else the headline and headers."""
    if dateline or len(page.paragraphs) < 2:
        return dateline
    floor = page.paragraphs[0].end
    for paragraph in page.paragraphs[1:HEADERS]:
        if any(phrase in paragraph.text for phrase in wire.header):
            floor = paragraph.end
    return floor
