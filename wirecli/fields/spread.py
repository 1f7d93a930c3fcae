"""A dateline whose parts stand in paragraphs of their own: credit, place, date, a word of headers."""

from wirecli.fields.credit import credits, key
from wirecli.fields.dateline import Reading
from wirecli.fields.dates import find_date, is_date
from wirecli.fields.head import head_of, shouted
from wirecli.fields.label import label_of
from wirecli.fields.words import Vocabulary, fold
from wirecli.page import Page
from wirecli.patterns import pattern
from wirecli.record import Dateline, Span

_PARTS = 4
_PART = 40  # characters
_WORDS = 3  # of a place
_ADDRESS = pattern(r"[A-Z0-9-]{3,}(?:\.[A-Z]{2,5})+")  # DAYBREAK.EXAMPLE


def read_spread(page: Page, at: int, words: Vocabulary) -> tuple[Reading, int] | None:
    """The dateline that begins with the paragraph at `at`, and the number of its last; None where none does.

    Only a credit may begin a document: any other short line on top is its headline.
    """
    parts: dict[str, Span] = {}
    date = None
    for paragraph in page.paragraphs[at : at + _PARTS]:
        kind, iso = _part(page, paragraph, words) if len(paragraph.text) <= _PART else (None, None)
        if kind is None or kind in parts or (kind != "source" and not parts and not at):
            break
        parts[kind] = paragraph
        date = date or iso
    source, place = parts.get("source"), parts.get("place")
    if place is None or (source is None and not (date and shouted(place.text))):
        return None
    spans = tuple(parts.values())
    whole = page.span(spans[0].start, spans[-1].end)
    wire = credits().names.get(key(source.text)) if source else None
    dateline = Dateline(
        whole.text, whole.start, whole.end, source=source.text if source else None, place=place.text, date=date
    )
    return Reading(dateline, wire or None, True), at + len(spans) - 1


def _part(page: Page, paragraph: Span, words: Vocabulary) -> tuple[str | None, str | None]:
    """What part of a dateline a paragraph is, and the date where it is one."""
    line = fold(page.text[paragraph.start : paragraph.end])
    if key(line) in credits().names or _ADDRESS.fullmatch(paragraph.text):
        return "source", None
    if is_date(line, words) and ":" not in line:  # not: ANN PELL / 5 June 2026 08:00am
        return "date", find_date(line, words).iso  # type: ignore[union-attr]
    label = label_of(line, words)
    if label.kinds:
        return ("slug" if "header" in label.kinds and label.alone else None), None
    return ("place" if _is_place(page, paragraph, words) else None), None


def _is_place(page: Page, paragraph: Span, words: Vocabulary) -> bool:
    head = head_of(page, paragraph, words)
    whole = 0, len(head.text)
    return head.place(*whole) == whole and len(paragraph.text.split()) <= _WORDS
