"""A document's first paragraphs: which holds the dateline, which are headers, headline and deck."""

from msgspec import Struct

from wirecli.fields.dateline import Reading, read_dateline
from wirecli.fields.kinds import kind_of
from wirecli.fields.label import ends_sentence
from wirecli.fields.spread import read_spread
from wirecli.fields.stamp import LONGEST, read_stamp
from wirecli.fields.words import Vocabulary, fold
from wirecli.page import Page
from wirecli.record import BlockKind, Span

FIRST = 10  # paragraphs in which a story must have begun
SENTENCE = 80  # characters; behind four paragraphs of whole sentences no dateline comes any more
STORY = 4
LOOK = 430  # characters of a paragraph that tell what it is
WEAK = 4  # paragraphs, stamps aside, in which a place and a dash alone make a dateline


class Opening(Struct, frozen=True):
    """Which paragraph bears the dateline, or ends it, and what it reads; None where none does."""

    at: int | None
    reading: Reading | None
    first: int = 0  # the paragraph that it begins in

    @property
    def floor(self) -> int:
        """Where the story's own words can begin at the earliest."""
        return self.reading.dateline.end if self.reading else 0


_last: tuple[Page, Vocabulary, Opening] | None = None  # recognising the wire and cutting ask for the same page


def find_opening(page: Page, words: Vocabulary) -> Opening:
    """Where the dateline stands among the first paragraphs, and what it reads."""
    global _last
    last = _last
    if last is None or last[0] is not page or last[1] is not words:
        last = _last = (page, words, _find(page, words))
    return last[2]


def _find(page: Page, words: Vocabulary) -> Opening:
    weak = Opening(None, None)
    paragraphs = page.paragraphs[:FIRST]
    sentences = stamps = 0
    for number, paragraph in enumerate(paragraphs):
        if sentences == STORY:
            break
        sentences += len(paragraph.text) > SENTENCE and ends_sentence(paragraph.text)
        stamped = _is_stamp(page, paragraph, words)
        stamps += stamped
        reading = None if stamped else read_dateline(page, paragraph, words)
        if reading is not None and not _fits(page, number, reading, paragraph.end, words):
            reading = None
        spread = read_spread(page, number, words) if reading is None else None
        if spread and _story_below(page, spread[1], words):
            return Opening(spread[1], spread[0], number)
        if reading is None:
            continue
        if _kind(page, paragraph, words) in ("caption", "copyright"):
            continue  # [강릉=뉴시스] … 재판매 및 DB 금지: a picture's
        if reading.sure and reading.dateline.place is None and reading.dateline.end == paragraph.end:
            below = page.paragraphs[number + 1 : number + 2]
            placed = read_dateline(page, below[0], words) if below else None
            if placed is not None and placed.sure and placed.dateline.place is not None:
                continue  # Por ANA GIL / Associated Press / NORVANE (AP) — …: the agency whose reporter it is
        if reading.sure:
            return Opening(number, reading, number)
        if weak.at is None and number - stamps < WEAK:
            weak = Opening(number, reading, number)
    return weak


def _is_stamp(page: Page, paragraph: Span, words: Vocabulary) -> bool:
    """Whether a paragraph says when the page was published, with a clock's time or a word for it, and no place."""
    if len(paragraph.text) > LONGEST:
        return False
    stamp = read_stamp(fold(page.text[paragraph.start : paragraph.end]), paragraph.text, words)
    return stamp is not None and stamp.timed


def _fits(page: Page, number: int, reading: Reading, end: int, words: Vocabulary) -> bool:
    """Whether a dateline may stand there: headlines have none, and a story begins near the top."""
    rest = end - reading.dateline.end
    if number == 0 and len(page.paragraphs) > 1:
        if rest == 0:  # دبي - (رويترز): alone above the story, in a text without a headline
            return ":" not in reading.dateline.text[:-1] and _is_story(page.paragraphs[1])
        bracket = reading.dateline.text[0] in "[【(（"  # [누리일보 한서람 기자] 가람시는 …
        told = rest > SENTENCE // (4 if bracket else 2) and ends_sentence(page.paragraphs[0].text)
        return (rest > 150 or told) and reading.sure
    if rest == 0:  # a credit alone under a story is its sign-off
        return _story_below(page, number, words)
    return rest > 20 or reading.wire is not None or number + 1 < len(page.paragraphs)


def _is_story(paragraph: Span) -> bool:
    """Whether a paragraph is a whole sentence, or several: no deck."""
    return len(paragraph.text) > SENTENCE and ends_sentence(paragraph.text)


def _story_below(page: Page, number: int, words: Vocabulary) -> bool:
    """Whether what stands below a paragraph may be the story's beginning."""
    return any(
        (len(below.text) > SENTENCE // 2 or ends_sentence(below.text)) and _kind(page, below, words) is None
        for below in page.paragraphs[number + 1 : number + 2]
    )


def _kind(page: Page, paragraph: Span, words: Vocabulary) -> BlockKind | None:
    start, end = paragraph.start, paragraph.end
    return kind_of(fold(page.text[start : min(end, start + LOOK)]), words, "", end - start)
