"""Headline and deck: what tells them from a story's first sentence."""

from wirecli.fields.words import Vocabulary
from wirecli.page import Page
from wirecli.record import Dateline, Span

LONGEST = 300  # characters of a headline
DECK = 180  # of a deck behind the credit
_STOPS = ".。．।"
_CLOSERS = "\"'”’»」』)）]】›"


def stops(text: str) -> bool:
    """Whether a text ends as a sentence of the story does; an ellipsis or a question is a headline's too."""
    bare = text.rstrip(_CLOSERS + " \u200b")
    return bare[-1:] in _STOPS and not bare.endswith(("..", "…"))


def is_headline(page: Page, paragraph: Span, words: Vocabulary) -> bool:
    """Whether a document's first paragraph is its headline."""
    text = paragraph.text
    return len(text) <= LONGEST and not (stops(text) and len(text) > 60)


def is_subtitle(page: Page, rest: Span, following: tuple[Span, ...], dateline: Dateline, words: Vocabulary, back: int | None) -> bool:
    """Whether the text behind the credit is a deck: a headline in a paragraph of its own, the story below it."""
    if dateline.place or dateline.date or not following or len(rest.text) > DECK:
        return False
    if back is not None and following[0].start >= back:
        return False
    if stops(rest.text) or rest.text[-1:] in ":：,，、;；":
        return False
    if not words.spaced and not _has_stops(page):
        return len(following[0].text) > len(rest.text)
    return True


def _has_stops(page: Page) -> bool:
    """Whether the page's script ends sentences with a stop at all (Thai does not)."""
    return any(stop in page.text for stop in "。．")
