"""Where masthead, story, blocks and footer begin and end."""

from dataclasses import dataclass

from wirecli.page import Page
from wirecli.record import Span


@dataclass(frozen=True, slots=True)
class Parts:
    """A document's parts, in text order. Every paragraph of the page falls in exactly one of them."""

    masthead: tuple[Span, ...]
    story: tuple[Span, ...]
    blocks: tuple[Span, ...]
    footer: tuple[Span, ...]


def cut(page: Page) -> Parts:
    paragraphs = page.paragraphs
    return Parts(paragraphs[:1], paragraphs[1:], (), ())
