"""Where masthead, story, blocks and footer begin and end: by evidence from both ends."""

import re
from dataclasses import dataclass

from wirecli.fields.blocks import HEADING, ends_sentence, is_contact_line, is_rule, kind_of
from wirecli.fields.credit import credits, key
from wirecli.fields.footer import Back, find_back
from wirecli.fields.opening import find_opening
from wirecli.fields.title import find_decks, is_headline, is_subtitle
from wirecli.fields.words import Vocabulary, fold, unspaced, vocabulary
from wirecli.knowledge import Language, Wire, all_wires
from wirecli.page import Page
from wirecli.record import BlockKind, Dateline, Span

Piece = tuple[BlockKind, Span, Span | None]  # what a block is, the whole of it, its heading
_LOOK = 430  # characters of a paragraph that tell what it is
_LABEL = 160  # of a longer paragraph
_SIGN = re.compile(r"\s*[.–—-]*(?:\s?\d{1,4}\s?)?[-–—]\s?$|(?<=[.!?\"”)])\s+$")  # .-517- before a sign-off
_GROWS = ("about_company", "safe_harbor", "notes")  # run on to the next label
_TAIL = ("about_company", "contact", "source", "safe_harbor", "copyright", "notes")  # behind these no story goes on
_IN_STORY = ("caption", "related")


@dataclass(frozen=True, slots=True)
class Parts:
    """A document's parts. No character of it falls in two of them."""

    title: Span | None
    subtitle: Span | None
    dateline: Dateline | None
    story: tuple[Span, ...]
    blocks: tuple[Piece, ...]
    back: Back
    byline: Span | None = None


    sectors: Span | None = None  # the line of the wire's tags


def cut(page: Page, language: Language | None, wire: Wire | None) -> Parts:
    """The parts of a page, whichever of them it has."""
    words = vocabulary(language)
    back = find_back(page, wire, words, find_opening(page, words).floor or _title_end(page)) if wire else Back()
    front = _front(page, words, wire, back)
    story, blocks = _behind(page, words, front, back)
    line = page.span(*back.sectors) if back.sectors else None
    ordered = tuple(sorted([*front.blocks, *blocks], key=lambda piece: piece[1].start))
    return Parts(front.title, front.subtitle, front.dateline, tuple(story), ordered, back, front.byline, line)


def _title_end(page: Page) -> int:
    return page.paragraphs[0].end if len(page.paragraphs) > 1 else 0


@dataclass(frozen=True, slots=True)
class _Front:
    """What stands before the story, and where the story begins: the paragraph, and the character in it."""

    title: Span | None
    subtitle: Span | None
    dateline: Dateline | None
    byline: Span | None
    blocks: tuple[Piece, ...]
    next: int
    start: int


def _front(page: Page, words: Vocabulary, wire: Wire | None, back: Back) -> _Front:
    opening = find_opening(page, words)
    paragraphs = page.paragraphs
    if opening.at is None or opening.reading is None:
        return _undated(page, words, wire, back)
    title, subtitle, byline, blocks = _masthead(page, words, wire, opening.at, dated=True)
    dateline = opening.reading.dateline
    paragraph = paragraphs[opening.at]
    rest = page.span(dateline.end, paragraph.end)
    following = opening.at + 1
    if subtitle is None and rest.text and is_subtitle(page, rest, paragraphs[following : following + 1], dateline, words, back.start):
        return _Front(title, rest, dateline, byline, blocks, following, paragraph.end)
    if not rest.text:
        return _Front(title, subtitle, dateline, byline, blocks, following, paragraph.end)
    return _Front(title, subtitle, dateline, byline, blocks, opening.at, rest.start)


def _undated(page: Page, words: Vocabulary, wire: Wire | None, back: Back) -> _Front:
    """The front of a document without dateline: a headline, perhaps a deck, headers and by-lines."""
    paragraphs = page.paragraphs
    if not paragraphs or len(paragraphs) == 1 or not is_headline(page, paragraphs[0], words):
        return _Front(None, None, None, None, (), 0, 0)
    free = sum(paragraph.start < back.start for paragraph in paragraphs) if back.start is not None else len(paragraphs)
    limit = min(1 + find_decks(page, words), free)
    for number in range(limit, min(len(paragraphs) - 1, free, 7)):
        line = fold(page.shadow[paragraphs[number].start : paragraphs[number].end])
        if _header_kind(line, words, wire):
            limit = number + 1
    title, subtitle, byline, blocks = _masthead(page, words, wire, limit, dated=False)
    return _Front(title, subtitle, None, byline, blocks, limit, paragraphs[limit].start if limit < len(paragraphs) else len(page.text))


def _masthead(page: Page, words: Vocabulary, wire: Wire | None, end: int, *, dated: bool) -> tuple[Span | None, Span | None, Span | None, tuple[Piece, ...]]:
    """Headline, deck, by-line and blocks of the paragraphs before `end`."""
    title = subtitle = byline = None
    blocks: list[Piece] = []
    for number, paragraph in enumerate(page.paragraphs[:end]):
        line = fold(page.shadow[paragraph.start : paragraph.end])
        kind = _header_kind(line, words, wire) if title or number + 1 < end else None
        if kind is None and blocks and blocks[-1][0] == "credits" and title and not _blank_between(page, blocks[-1][1], paragraph) and len(line) < 60:
            kind = "credits"
        if kind:
            _append(page, blocks, kind, paragraph)
            byline = byline or (paragraph if kind == "credits" else None)
        elif title is None:
            title = paragraph
        elif paragraph.text == title.text:  # printed twice
            continue
        elif subtitle is None:
            subtitle = paragraph
        elif not dated:
            subtitle = page.span(subtitle.start, paragraph.end)
        elif dated:
            _append(page, blocks, "header", paragraph)
    if byline:
        byline = next((span for kind, span, _ in blocks if kind == "credits"), byline)
    return title, subtitle, byline, tuple(blocks)


def _header_kind(line: str, words: Vocabulary, wire: Wire | None) -> BlockKind | None:
    """What a line before the story is when it is neither headline nor deck."""
    if wire and any(fold(phrase) in line for phrase in wire.header):
        return "header"
    lead = len(line) - len(line.lstrip(" (（[【#*"))
    length, kinds = words.labels.opening(line, lead)
    rest = line[lead + length :]
    if "header" in kinds and len(line) <= 240:
        bracketed = lead and line[lead - 1] in "(（[【" and line.rstrip()[-1:] in ")）]】"
        if bracketed or rest[:1] in (":", "：") or not rest.strip(" .!") or (length > 12 and len(line) < 200 and not ends_sentence(line)):
            return "header"
    if "byline" in kinds and len(line) <= 90 and not ends_sentence(line) and (rest[:1] in (" ", ":", "：") or not words.spaced):
        return "credits"
    kind = kind_of(line, words)
    return kind if kind in ("credits", "caption", "copyright", "keywords", "notes", "related") else None


def _append(page: Page, blocks: list[Piece], kind: BlockKind, span: Span) -> None:
    """Add a block, or lengthen the one before where the lines of both stand together."""
    if blocks and blocks[-1][0] == kind and kind in ("header", "credits") and not _blank_between(page, blocks[-1][1], span):
        blocks[-1] = (kind, page.span(blocks[-1][1].start, span.end), blocks[-1][2])
    else:
        blocks.append((kind, span, None))


def _blank_between(page: Page, first: Span, second: Span) -> bool:
    return page.text.count("\n", first.end, second.start) > 1


def _behind(page: Page, words: Vocabulary, front: _Front, back: Back) -> tuple[list[Span], list[Piece]]:
    """The story's paragraphs and the blocks among and behind them."""
    walk = _Walk(page, words, front, back)
    return walk.story, walk.blocks


class _Walk:
    """One walk down the paragraphs from the story's first character."""

    def __init__(self, page: Page, words: Vocabulary, front: _Front, back: Back) -> None:
        self.page, self.words = page, words
        self.story: list[Span] = []
        self.blocks: list[Piece] = []
        self.spans = list(self._spans(front, back))
        self.lines = [self._line(span) for span in self.spans]
        self.kinds: list[BlockKind | None] = [self._kind(at) for at in range(len(self.spans))]
        at = 0
        while at < len(self.spans):
            at = self._take(at)
        self._split_last()

    def _line(self, span: Span) -> str:
        """What of a paragraph is looked at: all of a short one, the beginning of a long one."""
        end = span.end if span.end - span.start <= _LOOK else span.start + _LABEL
        return fold(self.page.shadow[span.start : end])

    def _spans(self, front: _Front, back: Back):  # type: ignore[no-untyped-def]
        """The paragraphs from the story on, without what the wire itself printed."""
        for paragraph in self.page.paragraphs[front.next :]:
            start, end = max(paragraph.start, front.start), paragraph.end
            for first, last in back.taken:
                if first < end and last > start:
                    if first > start:
                        yield from self._solid(start, first)
                    start = min(last, end)
            yield from self._solid(start, end)

    def _solid(self, start: int, end: int):  # type: ignore[no-untyped-def]
        span = self.page.span(start, end)
        if span.text and not is_rule(span.text):
            yield span

    def _kind(self, at: int) -> BlockKind | None:
        line, span = self.lines[at], self.spans[at]
        kind = kind_of(line, self.words, span.text, len(span.text)) if at or len(span.text) < 60 else None
        return kind or ("about_company" if at and self._is_portrait(at) else None)

    def _is_portrait(self, at: int) -> bool:
        """Whether a heading such as About X opens a company's portrait; a story's own "About 200 people" does not."""
        line, text = self.lines[at], self.spans[at].text
        lead = len(line) - len(line.lstrip(" *#-–—【[<《「■□◆●▶"))
        length, kinds = self.words.labels.opening(line, lead)
        heading = len(text) <= HEADING and not ends_sentence(text)
        after = next((w for w in self.words.about_after if line.rstrip(" :：】]>》」").endswith(w)), None)
        if "about" in kinds:
            name = text[lead + length :].strip(" :：】]>》」*")
        elif after and heading:
            name = text[lead : line.rindex(after)].strip(" ＜<【[「」《》")
            kinds = ("about",)
        else:
            return False
        if not name:
            return heading and at + 1 < len(self.spans)
        if name[:1].islower() and not self._article(name):
            return False
        if heading:
            return at + 1 < len(self.spans) and self._named_again(name, at + 1)
        return self._glued(name)

    def _article(self, name: str) -> bool:
        """About the Museum, Über die Rotbuche AG: a small word, then a name."""
        first, _, rest = name.partition(" ")
        return len(first) <= 4 and rest[:1].isupper()

    def _named_again(self, name: str, at: int) -> bool:
        """Whether the portrait speaks of whom its heading names, or other blocks follow to the end."""
        body = fold(self.page.text[self.spans[at].start : self.spans[at].start + 600])
        keys = [word for word in re.findall(r"[^\W_]{2,}", fold(name)) if len(word) > 3] or re.findall(r"[^\W_]+", fold(name))
        if unspaced(name):
            keys = [fold(name)[:2]]
        return any(key in body for key in keys) or any(self.kinds_from(at))

    def kinds_from(self, at: int) -> list[bool]:
        return [kind_of(line, self.words) in ("contact", "source", "safe_harbor") for line in self.lines[at + 1 : at + 4]]

    def _glued(self, name: str) -> bool:
        """About Essence Essence is …, About IndiGrid: …: the heading stands in one line with the portrait."""
        head = name[:160]
        colon = re.match(r"([^.:：\n]{2,80})[:：]\s?\S", head)
        return bool(colon) or re.match(r"([^\W\d_][^.:\n]{2,60}?)[\s\u200b]?(?:\1\b|\1[ ,(])", head) is not None

    def _take(self, at: int) -> int:
        """Put the paragraph at `at` where it belongs; the number of the next."""
        kind = self.kinds[at]
        if kind is None:
            self._plain(at)
            return at + 1
        end = self._end_of(at, kind)
        whole = self.page.span(self.spans[at].start, self.spans[end - 1].end)
        if kind == "credits" and self.blocks and self.blocks[-1][0] == "credits" and not _blank_between(self.page, self.blocks[-1][1], whole):
            self.blocks[-1] = ("credits", self.page.span(self.blocks[-1][1].start, whole.end), None)
            return end
        self.blocks.append((kind, whole, self._heading(at, end, kind)))
        return end

    def _plain(self, at: int) -> None:
        """A paragraph of no kind: the story's, or a line that trails a block behind the story."""
        span = self.spans[at]
        last = self.blocks[-1] if self.blocks else None
        trailing = last and last[0] in _TAIL and self.story and last[1].start > self.story[-1].end
        if last and trailing and not ends_sentence(span.text) and len(span.text) <= HEADING and last[0] != "source":
            self.blocks[-1] = (last[0], self.page.span(last[1].start, span.end), last[2])
        else:
            self.story.append(span)

    def _end_of(self, at: int, kind: BlockKind) -> int:
        """Where the block ends that begins at `at`."""
        end = at + 1
        if kind == "contact":
            alone = len(self.lines[at]) <= HEADING
            while alone and end < len(self.spans) and self._in_contact(end):
                end += 1
        elif kind in _GROWS and not (kind == "notes" and not self._is_heading(at)):
            if kind == "safe_harbor" and not self._is_heading(at):
                return end
            while end < len(self.spans) and self.kinds[end] is None and not (kind == "notes" and _blank_between(self.page, self.spans[end - 1], self.spans[end]) and not self._is_list(end)):
                end += 1
            if kind == "notes":
                while end < len(self.spans) and self.kinds[end] == "notes" and self._is_heading(at):
                    end = self._end_of(end, "notes")
        elif kind == "related" and self._is_heading(at):
            while end < len(self.spans) and self.kinds[end] is None and not _blank_between(self.page, self.spans[end - 1], self.spans[end]) and len(self.spans[end].text) <= 140:
                end += 1
            if end == at + 1 and end < len(self.spans) and self.kinds[end] is None and len(self.spans[end].text) <= HEADING and not ends_sentence(self.spans[end].text):
                end += 1
        elif kind == "source" and self._is_heading(at) and end < len(self.spans) and len(self.spans[end].text) <= HEADING:
            end += 1
        elif kind == "credits":
            while end < len(self.spans) and not _blank_between(self.page, self.spans[end - 1], self.spans[end]) and (self.kinds[end] == "credits" or (self.kinds[end] is None and self._is_heading_block(at) and len(self.spans[end].text) <= 140)):
                end += 1
        return end

    def _is_list(self, at: int) -> bool:
        return self.spans[at].text[:1] in "-–•*·・"

    def _is_heading_block(self, at: int) -> bool:
        return self.spans[at].text.startswith("#")

    def _is_heading(self, at: int) -> bool:
        """Whether a line is only a heading, what it heads standing below."""
        text = self.spans[at].text
        line = self.lines[at]
        lead = len(line) - len(line.lstrip(" \t*#•·-–—_【[（(<《「■□◆●▶"))
        length, _ = self.words.labels.opening(line, lead)
        rest = text[lead + length :].strip(" :：】])）>》」*")
        body = text[lead + length : -1]
        return not rest or (len(text) <= HEADING and not ends_sentence(text) and not any(c in ":：" for c in body))

    def _in_contact(self, at: int) -> bool:
        kind, line = self.kinds[at], self.lines[at]
        if kind in ("contact", "credits", None):
            return is_contact_line(self.spans[at].text) and not (kind == "credits" and "@" not in line and not line[:1].isalpha())
        return False

    def _heading(self, at: int, end: int, kind: BlockKind) -> Span | None:
        """The block's heading as printed: its first line, or the label before a colon."""
        span = self.spans[at]
        if kind in ("copyright", "caption", "credits", "header"):
            return None
        if end > at + 1 and self._is_heading(at):
            return span
        line = self.lines[at]
        lead = len(line) - len(line.lstrip(" \t*#•·-–—_【[（(<《「■□◆●▶"))
        length, _ = self.words.labels.opening(line, lead)
        colon = re.match(r"[^:：\n]{0,60}?[:：]", span.text[lead + length :]) if length else None
        return self.page.span(span.start + lead, span.start + lead + length + colon.end()) if colon else None

    def _split_last(self) -> None:
        """Credits, tags and sign-offs that run on in the story's last paragraph become blocks of their own."""
        if not self.story:
            return
        last = self.story[-1]
        shadow = self.page.shadow
        tail = max(last.start, last.end - 240)
        cutting = self._tail_at(fold(shadow[tail : last.end]))
        if cutting is None or tail + cutting[0] <= last.start + 5:
            return
        at, kind = tail + cutting[0], cutting[1]
        piece = self.page.span(at, last.end)
        self.story[-1] = self.page.span(last.start, at)
        place = next((n for n, (_, span, _) in enumerate(self.blocks) if span.start > at), len(self.blocks))
        self.blocks.insert(place, (kind, piece, None))

    def _tail_at(self, line: str) -> tuple[int, BlockKind] | None:
        bracket = re.search(r"[(（【［\[]([^()（）【】\n]{4,200})[)）】\]](?:\s?\d{6,8})?$", line)
        if bracket:
            inner = bracket[1]
            length, kinds = self.words.labels.opening(inner)
            if "credits" in kinds and (inner[length : length + 1] in ":： /" or not self.words.spaced or length > 8):
                return bracket.start(), "credits"
        tags = re.search(r"(?<=[.!?。！？])\s*(?:hashtags?\s?[:：]\s?)?#[^\s#]+(?:\s*,?\s*#[^\s#]+)*$", line)
        if tags:
            return tags.start(), "keywords"
        closing = re.search(r"\s?[(（]([^()（）]{2,20})[)）][.。]?$", line)
        if closing and credits().names.get(key(closing[1])):
            return closing.start(), "credits"
        for wire in all_wires():
            for name in wire.signoffs:
                if line.endswith(fold(name)):
                    sign = _SIGN.search(line, 0, len(line) - len(name))
                    if sign:
                        return sign.start(), "credits"
        return None
