"""The first characters of a paragraph, in which a dateline must stand, and what looks like a place in them."""

import re

from msgspec import Struct

from wirecli.fields.credit import Credits, credits
from wirecli.fields.dates import Found, find_date
from wirecli.fields.words import Vocabulary, fold, unspaced
from wirecli.page import Page
from wirecli.patterns import pattern
from wirecli.record import Span

SIZE = 220  # characters of a paragraph in which a dateline must end
EDGES = " ,،;:/／.-–—―_=、，|"
Stretch = tuple[int, int]

_NO_PLACE = '"“”«»「」!?。！？;|@#=:'
_ABBREVIATION = pattern(r"(?:^|[\s,])(?:\w{1,5}\.){1,3}(?=$|[\s,)])")
_ABBREVIATED = pattern(r",[^,]*[\s,.][^\W\d_]{1,5}$")
_LETTERED = pattern(r"[\u0e01-\u0e2e]{2,4}\.")  # กทม.
_WORDS = pattern(r"[^\s,،/&()（）-]+")
_SMALL = 3  # letters: of, and, de, und may stand between a place's capitals
_MANY = 12  # words of three places and their regions
_FEW = 5  # words of a place where no capitals tell it from a sentence
_LONG, _SHORT, _UNSPACED = 90, 40, 24  # characters of a place, with capitals, without, and without spaces


class Head(Struct, frozen=True):
    """A paragraph's head: `text` as printed, `line` folded, of the same length."""

    page: Page
    start: int
    text: str
    line: str
    words: Vocabulary
    known: Credits
    whole: bool  # whether it is all of the paragraph

    def date(self, start: int, end: int) -> Found | None:
        return find_date(self.line, self.words, start, end)

    def date_start(self, end: int) -> int:
        """Where the date begins that stands before `end`; `end` where none does."""
        date = self.date(0, end)
        return date.start if date else end

    def span(self, start: int, end: int) -> Span:
        return self.page.span(self.start + start, self.start + end)

    def bare(self, start: int, end: int) -> str:
        """What stands there, without the punctuation of datelines around it."""
        return self.text[start:end].strip(EDGES)

    def trimmed(self, start: int, end: int) -> Stretch | None:
        """The stretch without punctuation around it, but with the stop of an abbreviation: Pa., Calif."""
        text = self.text
        while start < end and text[start] in EDGES:
            start += 1
        while end > start and text[end - 1] in EDGES:
            end -= 1
        if start == end:
            return None
        if text[end : end + 1] == "." and (
            _ABBREVIATED.search(text[start:end]) or _LETTERED.fullmatch(text[start : end + 1])
        ):
            end += 1
        return start, end

    def place(self, start: int, end: int) -> Stretch | None:
        """What stands there, where it looks like a place or several; None where it does not."""
        trimmed = self.trimmed(start, end)
        if trimmed and self.line[slice(*trimmed)] in self.words.places:
            return trimmed  # TP.HCM
        if trimmed and self.words.legal_ends and self.line[slice(*trimmed)].endswith(self.words.legal_ends):
            return None  # 英国广播公司（BBC）
        return trimmed if trimmed and _is_place(self.text[slice(*trimmed)]) else None


def head_of(page: Page, paragraph: Span, words: Vocabulary) -> Head:
    text = page.text[paragraph.start : min(paragraph.end, paragraph.start + SIZE)]
    whole = len(text) == paragraph.end - paragraph.start
    return Head(page, paragraph.start, text, fold(text), words, credits(), whole)


def shouted(text: str) -> bool:
    """Whether a place is printed in capitals; behind a comma its region need not be: GRAND RAPIDS, Mich."""
    first, *rest = text.split(",")
    letters = [char for char in first if char.isalpha()]
    return len(letters) > 2 and all(map(str.isupper, letters)) and all(part.lstrip()[:1].isupper() for part in rest)


def spells(place: str, name: str) -> bool:
    """Whether a name is only made of a phrase's initials: Middle East and North Africa (MENA) is no dateline."""
    initials = "".join(word[0] for word in re.split(r"[\s-]+", place) if word[:1].isupper())
    return len(name) > 1 and initials.endswith(name.upper())


def _is_place(text: str) -> bool:
    if len(text) > _LONG or any(char in _NO_PLACE or char.isdigit() for char in text):
        return False
    if "." in _ABBREVIATION.sub(" ", text).rstrip("."):
        return False
    words = _WORDS.findall(text)
    if unspaced(text):  # ซานโฮเซ, แคลิฟอร์เนีย
        return len(text) <= _SHORT and max(map(len, text.split(", "))) <= _UNSPACED
    if any(map(str.isupper, text)):
        small = all(len(word) <= _SMALL for word in words if word[0].islower())
        return len(words) <= _MANY and small and words[0][0].isupper()
    return len(words) <= _FEW and len(text) <= _SHORT and not text.isascii()
