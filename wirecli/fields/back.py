"""Where the wire's own lines stand at the end of a document."""

from wirecli.fields.anew import find_anew
from wirecli.fields.contacts import ADDRESS
from wirecli.fields.footprint import LAST, Back, Stretch
from wirecli.fields.sectors import is_sectors
from wirecli.fields.words import Vocabulary, fold
from wirecli.knowledge import Wire
from wirecli.page import Page
from wirecli.record import Span

__all__ = ["Back", "find_back"]
_GAP = " … "
_SHORT = 320  # characters of a paragraph in which a phrase with a gap counts
_BETWEEN = 70  # and of what may stand in the gap
_RUN_IN = 120  # characters: a phrase that far into a line has run into something that is not the wire's


def find_back(page: Page, wire: Wire, words: Vocabulary, floor: int) -> Back:
    """Where the wire's lines at the end stand: behind `floor`, where the story begins, in the last paragraphs."""
    if wire.footer.worded_anew:
        return find_anew(page, wire, words, floor)
    paragraphs = tuple(paragraph for paragraph in page.paragraphs[-LAST:] if paragraph.start >= floor)
    return _by_phrases(page, wire, words, paragraphs)


def _by_phrases(page: Page, wire: Wire, words: Vocabulary, paragraphs: tuple[Span, ...]) -> Back:
    """The lines of a wire whose wording is fixed."""
    known = wire.footer
    said = known.disclaimer + known.disclaimer_too
    disclaimer = _holding(page, words, paragraphs, said, known.about)
    about = _holding(page, words, paragraphs, known.about, said)
    labels = tuple(map(fold, known.sectors))
    tags = (
        p for p in reversed(paragraphs) if labels and is_sectors(page, p.start, p.end, words, labels, expected=False)
    )
    sectors = next(((p.start, p.end) for p in tags), None)
    return Back(disclaimer, sectors, about, _address(page, wire, paragraphs, disclaimer, about))


def _holding(
    page: Page, words: Vocabulary, paragraphs: tuple[Span, ...], phrases: tuple[str, ...], others: tuple[str, ...]
) -> Stretch | None:
    """The first paragraph that holds one of the phrases, with the lines that stand with it."""
    for number, paragraph in enumerate(paragraphs):
        line = page.text[paragraph.start : paragraph.end]
        at = next((at for at in (_where(phrase, line) for phrase in phrases) if at >= 0), -1)
        if at < 0:
            continue
        stop = line.find(".", at) + 1
        if _runs_in(line, at, words) and 0 < stop < len(line):
            return paragraph.start + at, paragraph.start + stop
        start = paragraph.start + (at if _runs_in(line, at, words) else 0)
        return start, _joined(page, words, paragraphs[number:], others)
    return None


def _where(phrase: str, line: str) -> int:
    """Where a phrase stands in a line, -1 where it does not; words may stand in its gap (responsible … content)."""
    if _GAP not in phrase:
        return line.find(phrase)
    first, *parts = phrase.split(_GAP)
    at = line.find(first) if len(line) <= _SHORT else -1
    for part in parts:
        at = line.find(part, at, at + len(first) + _BETWEEN) if at >= 0 else -1
    return min(at, 0)


def _runs_in(line: str, at: int, words: Vocabulary) -> bool:
    """Whether the phrase has run together with tags before it, or with a whole story."""
    return at > 0 and (at > _RUN_IN or line.startswith("#") or "keywords" in words.labels.opening(fold(line))[1])


def _joined(page: Page, words: Vocabulary, paragraphs: tuple[Span, ...], others: tuple[str, ...]) -> int:
    """The end of the lines that stand with the first: no blank line, label or phrase of another part comes between."""
    end = paragraphs[0].end
    for paragraph in paragraphs[1:]:
        other = any(phrase in paragraph.text for phrase in others)
        labels = words.labels.opening(fold(paragraph.text[:60]))[1]
        if other or page.text.count("\n", end, paragraph.start) > 1 or labels not in ((), ("notes",)):
            break
        end = paragraph.end
    return end


def _address(page: Page, wire: Wire, paragraphs: tuple[Span, ...], *parts: Stretch | None) -> Stretch | None:
    """The wire's address, or another word of its own, in a line on top of its other lines."""
    first = min((part[0] for part in parts if part), default=None)
    if first is None:
        return None
    above = next((p for p in reversed(paragraphs) if p.end <= first), None)
    if above is None:
        return None
    linked = ADDRESS.fullmatch(above.text) and any(own in above.text for own in wire.boilerplate)
    right_above = page.text.count("\n", above.end, first) == 1
    return (above.start, above.end) if linked or (right_above and above.text in wire.boilerplate) else None
