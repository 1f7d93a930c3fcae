"""Where the wire's own lines stand at the end of a document: found by what never changes in them."""

import re
from dataclasses import dataclass

from wirecli.fields.reach import find_reach
from wirecli.fields.sectors import is_sectors
from wirecli.fields.tongues import find_tongues
from wirecli.fields.words import Vocabulary, fold, unspaced
from wirecli.knowledge import Wire
from wirecli.page import Page
from wirecli.record import Reach, Span

LAST = 14  # paragraphs from the end that may be the wire's
_SENTENCE_END = re.compile(r"[.!?。！？]['\"”’」』)）]*(?=\s|$|[^\s\d\w/.,;)])|[。！？]")
ADDRESS = re.compile(r"(?:https?://|www\.)[^\s()（）<>\"'，。、；]+|(?<![\w@.])[\w-]+(?:\.[\w-]+)+/[^\s()（）<>]*")
_WORD_BEFORE = re.compile(r"([^\s:：,،、;；.。]+)\s*$")
LEAD = 160  # characters: a brand that far into a line stands behind sentences of the story
_TONGUES = 4  # so many names of languages make a list
_FIGURES = 2


@dataclass(frozen=True, slots=True)
class Back:
    """Where the wire's own lines stand: each part as a stretch of the page, None where it is missing."""

    disclaimer: tuple[int, int] | None = None
    sectors: tuple[int, int] | None = None
    about: tuple[int, int] | None = None
    address: tuple[int, int] | None = None

    @property
    def whole(self) -> tuple[int, int] | None:
        """From the footer's first character to its last; tags that stand between its parts are in it."""
        parts = [part for part in (self.disclaimer, self.about, self.address) if part]
        if not parts:
            return None
        return min(part[0] for part in parts), max(part[1] for part in parts)

    @property
    def taken(self) -> tuple[tuple[int, int], ...]:
        """What is neither the story's nor a block's, in text order."""
        return tuple(sorted(part for part in (self.whole, self.sectors) if part))

    @property
    def start(self) -> int | None:
        return self.taken[0][0] if self.taken else None


def find_back(page: Page, wire: Wire, words: Vocabulary, floor: int) -> Back:
    """Where the wire's lines at the end stand: behind `floor`, where the story begins, in the last paragraphs."""
    return _worded_anew(page, wire, words, floor) if wire.footer.worded_anew else _by_phrases(page, wire, words)


def _worded_anew(page: Page, wire: Wire, words: Vocabulary, floor: int) -> Back:
    paragraphs = tuple(
        paragraph if paragraph.start >= floor else page.span(floor, paragraph.end)
        for paragraph in page.paragraphs[-LAST:]
        if paragraph.end > floor
    )
    brands = tuple(map(fold, wire.marks))
    labels = tuple(map(fold, wire.footer.sectors))
    disclaimer = about = sectors = None
    for number, paragraph in enumerate(paragraphs):
        line = fold(page.shadow[paragraph.start : paragraph.end])
        if not any(brand in line for brand in brands):
            expected = bool(disclaimer or about) and sectors is None
            last = number == len(paragraphs) - 1
            if about is None and is_sectors(page, paragraph.start, paragraph.end, words, labels, expected=expected):
                if expected or last or _brand_behind(page, paragraphs[number + 1 :], brands):
                    sectors = (paragraph.start, paragraph.end)
            elif about and _describes(line, wire, words):
                about = (about[0], paragraph.end)
            continue
        cutter = _Cutter(page, paragraph, line, brands, words, wire)
        found = cutter.cut()
        disclaimer = disclaimer or found.disclaimer
        if found.sectors:
            sectors = found.sectors
        if found.about:
            about = (about[0], found.about[1]) if about else found.about
    if disclaimer is None and (about or sectors):
        disclaimer = _before(page, about or sectors, sectors, brands)  # type: ignore[arg-type]
    if sectors is None and (disclaimer or about):
        sectors = _unlabelled(page, disclaimer, about, words, labels)
    return Back(disclaimer, sectors, about)


def _brand_behind(page: Page, paragraphs: tuple[Span, ...], brands: tuple[str, ...]) -> bool:
    return any(brand in fold(page.shadow[p.start : p.end]) for p in paragraphs[:3] for brand in brands)


def _describes(line: str, wire: Wire, words: Vocabulary) -> bool:
    """Whether a line tells of the wire's reach or languages."""
    reach = find_reach(line, wire.footer.reach, words) if wire.footer.reach else Reach()
    figures = sum(value is not None for value in (reach.media_outlets, reach.journalists, reach.desktops))
    return (
        figures >= _FIGURES
        or (figures == 1 and reach.countries is not None)
        or len(find_tongues(line, words)) >= _TONGUES
    )


def _before(
    page: Page, part: tuple[int, int], sectors: tuple[int, int] | None, brands: tuple[str, ...]
) -> tuple[int, int] | None:
    """A disclaimer without address: the short paragraph that names the wire, right before its tags or portrait."""
    first = min(part[0], sectors[0]) if sectors else part[0]
    earlier = [p for p in page.paragraphs[-LAST:] if p.end <= first]
    if not earlier or len(earlier[-1].text) > 400:
        return None
    line = fold(earlier[-1].text)
    quoted = any(mark in line for mark in '“”„«»「」"')
    dateline = any(f"({brand})" in line for brand in brands)
    return (
        (earlier[-1].start, earlier[-1].end) if any(b in line for b in brands) and not quoted and not dateline else None
    )


def _unlabelled(
    page: Page,
    disclaimer: tuple[int, int] | None,
    about: tuple[int, int] | None,
    words: Vocabulary,
    labels: tuple[str, ...],
) -> tuple[int, int] | None:
    """Tags under a label that is not known: the short line right before the portrait, or behind the disclaimer."""
    paragraphs = page.paragraphs[-LAST:]
    for near in (
        [p for p in paragraphs if about and p.end <= about[0]][-1:],
        [p for p in paragraphs if disclaimer and p.start >= disclaimer[1] and not (about and p.start >= about[0])][:1],
        [p for p in paragraphs if disclaimer and p.end <= disclaimer[0]][-1:] if not about else [],
    ):
        for p in near:
            if p.start > page.paragraphs[0].end and is_sectors(page, p.start, p.end, words, labels, expected=True):
                return p.start, p.end
    return None


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
            about_at = self._opening(brand, 0) if brand > LEAD else 0
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
        address = ADDRESS.search(self.page.shadow, self.paragraph.start + max(0, at - 12))
        start = max(at, address.end() - self.paragraph.start if address else at)
        stop = _SENTENCE_END.search(self.line, start)
        end = stop.end() if stop else len(self.line)
        label = self._label(start, end)
        return label if label is not None else end

    def _label(self, start: int, end: int) -> int | None:
        """A known label of tags inside the stretch: text without full stops (Thai) runs on into it."""
        for colon in re.finditer(r"\s?[:：]\s", self.line[start:end]):
            words = re.search(r"(\S+)$", self.line[start : start + colon.start()])
            if words and "sectors" in self.words.labels.opening(words[1])[1]:
                return start + words.start(1)
        return None

    def _sentence_start(self, at: int) -> int:
        """The disclaimer begins with its paragraph, unless a story's sentences run into it."""
        if at <= 260:
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


def _by_phrases(page: Page, wire: Wire, words: Vocabulary) -> Back:
    """The lines of a wire whose wording is fixed."""
    known = wire.footer
    if not (known.disclaimer or known.about or known.sectors):
        return Back()
    paragraphs = page.paragraphs[max(1, len(page.paragraphs) - LAST) :]
    found: dict[str, tuple[int, int]] = {}
    for number, paragraph in enumerate(paragraphs):
        line = page.shadow[paragraph.start : paragraph.end]
        for kind, phrases in (("disclaimer", known.disclaimer + known.disclaimer_too), ("about", known.about)):
            at = next((at for at in map(line.find, phrases) if at >= 0), -1)
            if at < 0 or kind in found:
                continue
            start = paragraph.start + (at if _glued(line, at) else 0)
            stop = line.find(".", at)
            if start > paragraph.start and 0 < stop < len(line) - 1:
                found[kind] = (start, paragraph.start + stop + 1)
            else:
                others = known.about if kind == "disclaimer" else known.disclaimer
                found[kind] = (start, _joined(page, paragraphs, number, words, others))
    sectors = next((
        (p.start, p.end) for p in reversed(paragraphs)
        if known.sectors and is_sectors(page, p.start, p.end, words, tuple(map(fold, known.sectors)), expected=False)
    ), None)  # fmt: skip
    if not found:
        return Back(None, sectors)
    first = min(part[0] for part in found.values())
    address = next(
        ((p.start, p.end) for p in paragraphs if p.end <= first and first - p.end < 3 and ADDRESS.fullmatch(p.text)),
        None,
    )
    return Back(found.get("disclaimer"), sectors, found.get("about"), address)


def _glued(line: str, at: int) -> bool:
    """Whether the phrase stands at a paragraph's end, run together with something that is not the wire's."""
    return at > 0 and (line.startswith(("Hashtag", "#")) or at > 120)


def _joined(page: Page, paragraphs: tuple[Span, ...], number: int, words: Vocabulary, others: tuple[str, ...]) -> int:
    """The end of the lines that stand with this one: no blank line, label or phrase of another part comes between."""
    end = paragraphs[number].end
    for paragraph in paragraphs[number + 1 :]:
        if any(phrase in paragraph.text for phrase in others):
            break
        if page.text.count("\n", end, paragraph.start) > 1 or words.labels.opening(fold(paragraph.text[:60]))[0]:
            break
        end = paragraph.end
    return end
