"""Where the lines stand of a wire whose copy is worded anew each time: brand, address, figures and languages tell."""

import re
from collections.abc import Sequence

from wirecli.fields.contacts import ADDRESS
from wirecli.fields.footprint import LAST, Back, Stretch
from wirecli.fields.kinds import kind_of
from wirecli.fields.label import ends_sentence
from wirecli.fields.reach import find_reach
from wirecli.fields.sectors import is_sectors
from wirecli.fields.tongues import find_tongues
from wirecli.fields.words import Vocabulary, fold, unspaced
from wirecli.knowledge import Wire
from wirecli.page import Page
from wirecli.patterns import pattern
from wirecli.record import Reach, Span

_SENTENCE_END = pattern(r"[.!?。！？]['\"”’」』)）]*(?=\s|$|[^\s\d\w/.,;)])|[。！？]")
_COLON = pattern(r"\s?[:：]\s")
_WORD_BEFORE = pattern(r"([^\s:：,،、;；.。]+)\s*$")
_LEAD = 160  # characters: a brand that far into a line stands behind sentences of the story
_RUN_IN = 260  # the same for a disclaimer, which is two sentences
_DISCLAIMER = 400  # characters
_STORY = 160  # characters of a sentence that is the story's
_NEAR = 3  # paragraphs from the tags to the next that names the wire
_TONGUES = 4  # so many names of languages make a list
_FIGURES = 2


def find_anew(page: Page, wire: Wire, words: Vocabulary, floor: int) -> Back:
    """Disclaimer, tags and portrait in the last paragraphs behind `floor`, whichever there are."""
    reader = _Anew(page, wire, words, floor)
    return reader.back()


class _Anew:
    def __init__(self, page: Page, wire: Wire, words: Vocabulary, floor: int) -> None:
        self.page, self.wire, self.words = page, wire, words
        self.paragraphs = [
            paragraph if paragraph.start >= floor else page.span(floor, paragraph.end)
            for paragraph in page.paragraphs[-LAST:]
            if paragraph.end > floor
        ]
        self.lines = [fold(page.text[p.start : p.end]) for p in self.paragraphs]
        self.brands = tuple(map(fold, wire.marks))
        self.labels = tuple(map(fold, wire.footer.sectors))
        self.disclaimer: Stretch | None = None
        self.sectors: Stretch | None = None
        self.about: Stretch | None = None

    def back(self) -> Back:
        for number in range(len(self.paragraphs)):
            if self._names_wire(number):
                self._cut(number)
            else:
                self._read(number)
        if not self.disclaimer:
            self.disclaimer = self._without_address()
        if not self.sectors:
            self.sectors = self._unlabelled()
        return Back(self.disclaimer, self.sectors, self.about)

    def _names_wire(self, number: int) -> bool:
        return any(brand in self.lines[number] for brand in self.brands)

    def _cut(self, number: int) -> None:
        """Take what is the wire's out of a paragraph that names it, unless the story goes on behind."""
        if self._story_behind(number):
            return
        found = _Cutter(
            self.page, self.paragraphs[number], self.lines[number], self.brands, self.words, self.wire
        ).cut()
        self.disclaimer = self.disclaimer or found.disclaimer
        self.sectors = found.sectors or self.sectors
        if found.about:
            self.about = (self.about[0], found.about[1]) if self.about else found.about

    def _story_behind(self, number: int) -> bool:
        """Whether a long sentence follows that neither names the wire nor stands under a label."""
        return any(
            len(line) > _STORY
            and ends_sentence(line)
            and not self._names_wire(at)
            and not self._describes(line)
            and kind_of(line, self.words) is None
            for at, line in enumerate(self.lines[number + 1 :], number + 1)
        )

    def _read(self, number: int) -> None:
        """A paragraph that does not name the wire: its tags, or more of its portrait."""
        paragraph = self.paragraphs[number]
        if self.about and self._describes(self.lines[number]):
            self.about = (self.about[0], paragraph.end)
            return
        expected = bool(self.disclaimer or self.about) and not self.sectors
        behind = range(number + 1, min(len(self.lines), number + 1 + _NEAR))
        placed = expected or number + 1 == len(self.paragraphs) or any(map(self._names_wire, behind))
        if placed and self._are_tags(paragraph, expected=expected):
            self.sectors = (paragraph.start, paragraph.end)

    def _are_tags(self, paragraph: Span, *, expected: bool) -> bool:
        return is_sectors(self.page, paragraph.start, paragraph.end, self.words, self.labels, expected=expected)

    def _describes(self, line: str) -> bool:
        return _describes(line, self.wire, self.words)

    def _without_address(self) -> Stretch | None:
        """A disclaimer without address: the short paragraph that names the wire, right before its tags or portrait."""
        first = min((part[0] for part in (self.about, self.sectors) if part), default=None)
        earlier = [number for number, p in enumerate(self.paragraphs) if first is not None and p.end <= first]
        if not earlier or not self._names_wire(earlier[-1]):
            return None
        line, paragraph = self.lines[earlier[-1]], self.paragraphs[earlier[-1]]
        quotes = any(mark in line for mark in '“”„«»「」"')
        return None if quotes or len(line) > _DISCLAIMER else (paragraph.start, paragraph.end)

    def _unlabelled(self) -> Stretch | None:
        """Tags under a label that is not known: the line before the portrait, or on either side of the disclaimer."""
        before_about = [p for p in self.paragraphs if self.about and p.end <= self.about[0]][-1:]
        behind, before = [], []
        if self.disclaimer:
            stop = self.about[0] if self.about else len(self.page.text)
            behind = [p for p in self.paragraphs if self.disclaimer[1] <= p.start < stop][:1]
            before = [] if self.about else [p for p in self.paragraphs if p.end <= self.disclaimer[0]][-1:]
        near: Sequence[Span] = (*before_about, *behind, *before)
        return next(((p.start, p.end) for p in near if self._are_tags(p, expected=True)), None)


def _describes(line: str, wire: Wire, words: Vocabulary) -> bool:
    """Whether a line tells of the wire's reach or languages."""
    reach = find_reach(line, wire.footer.reach, words) if wire.footer.reach else Reach()
    figures = sum(value is not None for value in (reach.media_outlets, reach.journalists, reach.desktops))
    if figures >= _FIGURES or (figures and reach.countries is not None):
        return True
    return len(find_tongues(line, words)) >= _TONGUES


class _Cutter:
    """Cuts one paragraph that names the wire into disclaimer, tags and portrait, which may stand in one line."""

    def __init__(
        self, page: Page, paragraph: Span, line: str, brands: tuple[str, ...], words: Vocabulary, wire: Wire
    ) -> None:
        self.page, self.paragraph, self.line, self.brands, self.words, self.wire = (
            page,
            paragraph,
            line,
            brands,
            words,
            wire,
        )

    def cut(self) -> Back:
        line = self.line
        address = next((at for at in (line.find(fold(domain)) for domain in self.wire.boilerplate) if at >= 0), -1)
        brand = self._brand(0)
        told = _describes(line, self.wire, self.words)
        if address < 0 and not told:
            return Back()
        disclaimer = None
        pos = 0
        if address >= 0 and (not told or self._brand_behind(address)):
            pos = self._sentence_end(address)
            again = self._brand(address + 16)
            if told and unspaced(self.line) and 0 <= again < pos:  # text without full stops runs on into the portrait
                pos = self._opening(again, address)
            start = self._sentence_start(brand if brand <= address else address)
            disclaimer = self._stretch(start, pos)
        tags, about_at = self._tags(pos)
        if told and pos == 0 and tags is None:
            about_at = self._opening(brand, 0) if brand > _LEAD else 0
        about = self._stretch(about_at, len(line)) if told and about_at < len(line) else None
        return Back(disclaimer, tags, about)

    def _brand(self, at: int) -> int:
        return min((found for found in (self.line.find(brand, at) for brand in self.brands) if found >= 0), default=-1)

    def _brand_behind(self, address: int) -> bool:
        """Whether the wire is named again behind its address, which then belongs to the disclaimer."""
        end = self._sentence_end(address)
        return self._brand(end) >= 0 or end >= len(self.line)

    def _sentence_end(self, at: int) -> int:
        """Where the sentence of the address ends: at its stop, or where a label of tags begins."""
        address = ADDRESS.search(self.page.text, self.paragraph.start + max(0, at - 12))
        start = max(at, address.end() - self.paragraph.start if address else at)
        stop = _SENTENCE_END.search(self.line, start)
        end = stop.end() if stop else len(self.line)
        label = self._label(start, end)
        return label if label is not None else end

    def _label(self, start: int, end: int) -> int | None:
        """A known label of tags inside the stretch: text without full stops (Thai) runs on into it."""
        for colon in _COLON.finditer(self.line[start:end]):
            words = re.search(r"(\S+)$", self.line[start : start + colon.start()])
            if words and "sectors" in self.words.labels.opening(words[1])[1]:
                return start + words.start(1)
        return None

    def _sentence_start(self, at: int) -> int:
        """The disclaimer begins with its paragraph, unless a story's sentences run into it."""
        if at <= _RUN_IN:
            return 0
        stops = [stop.end() for stop in _SENTENCE_END.finditer(self.line, 0, at)]
        return stops[-2] if len(stops) > 1 else stops[-1] if stops else 0

    def _tags(self, pos: int) -> tuple[tuple[int, int] | None, int]:
        """The line of tags that begins at `pos`, and where the portrait behind it begins."""
        brand = self._brand(pos)
        about = self._opening(brand, pos) if brand >= 0 else len(self.line)
        stretch = self._stretch(pos, about)
        labels = tuple(map(fold, self.wire.footer.sectors))
        if stretch and is_sectors(self.page, *stretch, self.words, labels, expected=True):
            return stretch, about
        return None, pos

    def _opening(self, brand: int, floor: int) -> int:
        """Where the brand's sentence begins: an article, the word company or, in some languages, a verb go before."""
        at = brand
        verb = self.words.verb_first
        for _ in range(4):
            word = _WORD_BEFORE.search(self.line, max(floor, at - 40), at)
            if not word or word.end() != at:
                break
            if word[1] not in self.words.before_brand:
                return word.start(1) if verb else at
            at = word.start(1)
        return at

    def _stretch(self, start: int, end: int) -> tuple[int, int] | None:
        offset = self.paragraph.start
        start, end = self.page.trim(offset + start, offset + end)
        return (start, end) if start < end else None
