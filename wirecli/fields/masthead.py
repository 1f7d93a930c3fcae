"""What stands before the story: headline, deck, headers, by-line, dateline."""

import re

from msgspec import Struct

from wirecli.fields.back import Back
from wirecli.fields.caption import is_caption
from wirecli.fields.contacts import MAIL, PHONE, is_body
from wirecli.fields.credit import credits, key
from wirecli.fields.dates import find_date, is_date
from wirecli.fields.kinds import is_by, is_furniture, is_name, kind_of
from wirecli.fields.label import ends_sentence, label_of
from wirecli.fields.opening import find_opening
from wirecli.fields.stamp import read_stamp
from wirecli.fields.title import (
    begins_in_capitals,
    begins_part,
    find_decks,
    is_deck,
    is_deck_of_dated,
    is_headline,
    is_lead,
    is_subtitle,
)
from wirecli.fields.words import Vocabulary, fold, unspaced
from wirecli.knowledge import Wire
from wirecli.page import Page
from wirecli.patterns import pattern
from wirecli.record import BlockKind, Dateline, Span

Piece = tuple[BlockKind, Span, Span | None]  # what a block is, the whole of it, its heading
_SEARCHED = 7  # paragraphs among which headers may stand where no dateline ends them
_STORY = 120  # characters; a longer paragraph is the story's
_LEAD = 150  # of one that is no headline where a verb of speech begins it
_DECK = 300  # characters of a deck that a by-line ends
_BULLET = ("* ", "• ")  # before a summary in points
_MARKS = "-–—•·▲△◆■"  # before each line of a deck
_BEGUN = 100  # and of a paragraph with which a story has begun
_DECKS = 2  # between headline and by-line
_HEADER = 240  # characters of a header line
_BYLINE = 90
_SECOND = 60  # of its second line
_TELLING = 13  # letters of a label that makes a header whatever follows it: not for dissemination
_CERTAIN = 24  # and of one that does in a whole sentence
_SERVICE = pattern(r"[a-z]{1,4}\d{3,5} \d \w{1,3} \d{1,5}\b")  # eca00031 3 i 220: what IPTC 7901 puts on top
_EXCLAIMS = pattern(r"[!?！？“\"]")  # โดยรวมพอใจ!
_ABOVE = ("credits", "caption", "copyright", "keywords", "notes", "related", "furniture")  # may stand above a story
_MERGED = ("header", "credits", "contact", "furniture")  # of which lines that stand together are one
_SENDER = 24  # characters of a body that sends a release, or of a writer's name
_PLACED, _SMALL = 8, 3  # words of two writers' names, and letters of the one between
_NAMES, _LETTERS = 3, 8  # words of a name without capitals, and letters of one in a script without spaces
_NUMBER = pattern(r"\s*(?:no\.|nr\.|#|№)?\s?[a-z]{0,4}[- ]?\d[\d/.-]*", re.IGNORECASE)  # MEDIA RELEASE PR70031
_FILED = pattern(r"[A-Z0-9]+(?:[-/]{1,2}[A-Z0-9']*)+(?: \([A-Z0-9 ,]+\))?")  # BC-FERRY-FOG
_SENT_BY = pattern(r"[^\W\d_]\.? [(\[]([^()\[\]/]{2,24})[)\]]$")
_FILED_IN = pattern(r"[^\W\d]\w+(?: \w+)?(?: [/>»›] [^\W\d]\w+(?: \w+)?)+")  # Bisnis / Makro
_FILED_UNDER = pattern(r"[A-Z]{4,16}(?: & [A-Z]{4,16})?")  # GENERAL, CRIME & COURTS
_INITIAL = pattern(r"(?<!\w)\w\.$")  # Oleh Sim A. B.
_BEFORE = 14  # characters between a label and its date: until Tuesday,
_SLUG = 16  # letters of a word on top of the date that files the story: GENERAL


class Masthead(Struct, frozen=True):
    """What stands before the story, and where the story begins: which paragraph, and at which character."""

    title: Span | None = None
    subtitle: Span | None = None
    dateline: Dateline | None = None
    byline: Span | None = None
    blocks: tuple[Piece, ...] = ()
    paragraph: int = 0
    start: int = 0


def find_masthead(page: Page, words: Vocabulary, wire: Wire | None, back: Back) -> Masthead:
    opening = find_opening(page, words)
    if opening.at is None or opening.reading is None:
        return _undated(page, words, wire, back)
    paragraphs, dateline = page.paragraphs, opening.reading.dateline
    lines = _Lines(page, words, wire, opening.first, dated=True)
    paragraph, following = paragraphs[opening.at], paragraphs[opening.at + 1 : opening.at + 2]
    rest = page.span(dateline.end, paragraph.end)
    deck = lines.subtitle is None and is_subtitle(page, rest, following, dateline, back.start, wire is not None)
    if rest.text and not deck:
        return lines.masthead(lines.subtitle, dateline, opening.at, rest.start)
    return lines.masthead(rest if deck else lines.subtitle, dateline, opening.at + 1, paragraph.end)


def _undated(page: Page, words: Vocabulary, wire: Wire | None, back: Back) -> Masthead:
    """The front of a document without dateline: a headline, perhaps decks, headers and by-lines."""
    paragraphs = page.paragraphs
    if len(paragraphs) < 2:
        return Masthead()
    if not is_headline(paragraphs[0]) and not _announces(page, paragraphs[0]):
        above, below = paragraphs[:2]  # كتبت - هدى شاكر:
        credited = _kind_before(fold(page.text[above.start : above.end - 1]), words, wire) == "credits"
        headed = len(paragraphs) > 2 and is_headline(below) and not ends_sentence(below.text)
        if len(above.text) > _BYLINE or not credited or not headed:
            return Masthead()
    if is_lead(page, words) or begins_part(paragraphs[0].text, words, headline=True):
        return Masthead()
    if len(paragraphs[0].text) > _LEAD and words.said.intersection(fold(paragraphs[0].text).split(maxsplit=1)[:1]):
        return Masthead()  # أكد الأمين العام …: a story's first sentence that no stop ends
    free = sum(back.start is None or paragraph.end <= back.start for paragraph in paragraphs)
    signed, decks = _signed_at(page, words, wire, free), find_decks(page)
    part = next((k for k, below in enumerate(paragraphs[:_SEARCHED]) if k and begins_part(below.text, words)), free)
    free = min(free, part)  # [앵커]: the story has begun
    end = min(signed or 1 + decks, free)
    bare = not decks or (decks == 1 and _stamped(page, words, 1) is not None)
    for number in range(end, min(len(paragraphs) - 1, free, _SEARCHED)):
        line = fold(page.text[slice(*_edges(paragraphs[number]))])
        kind = _kind_before(line, words, wire) or _stamped(page, words, number)
        late = number == 2 and (signed or not decks) and _is_late_deck(page, end)
        late = late or bool(bare and number < 4 and is_deck_of_dated(page, words, number))
        if late or (kind and (kind != "furniture" or number == end)):
            end = number + 1
        elif ends_sentence(paragraphs[number].text) or len(paragraphs[number].text) > _STORY:
            break
    while end < min(len(paragraphs) - 1, free, _SEARCHED) and not _Lines(page, words, wire, end, more=True).title:
        first = _kind_before(fold(page.text[slice(*_edges(paragraphs[end - 1]))]), words, wire)
        if first == "related" and len(paragraphs[end].text) > _BYLINE and ends_sentence(paragraphs[end].text):
            break  # Watch: the pier falls into the sea
        end += 1  # all of it headers: the headline comes below
    lines = _Lines(page, words, wire, end)
    return lines.masthead(lines.subtitle, None, end, paragraphs[end].start if end < len(paragraphs) else len(page.text))


def _is_late_deck(page: Page, end: int) -> bool:
    """Whether a deck stands below the by-line, which stands below the headline."""
    deck, story = page.paragraphs[2], page.paragraphs[3:4]
    return end == 2 and is_deck(deck.text) and any(len(below.text) > len(deck.text) for below in story)


def _signed_at(page: Page, words: Vocabulary, wire: Wire | None, free: int) -> int:
    """Behind the by-line that only decks part from the headline, though they be whole sentences; 0 where none does."""
    paragraphs = page.paragraphs
    for number in range(1, min(_DECKS + 2, len(paragraphs) - 1, free)):
        paragraph = paragraphs[number]
        if len(paragraph.text) > _DECK:
            break
        if len(paragraph.text) <= _BYLINE:
            kind = _kind_before(fold(page.text[slice(*_edges(paragraph))]), words, wire)
            stamp = _stamped(page, words, number)
            signed = kind == "credits" or stamp == "credits"
            dated = number == 2 and "header" in (kind, stamp) and ends_sentence(paragraphs[1].text)
            if dated and ends_sentence(paragraphs[3].text) and len(paragraphs[3].text) > _BEGUN:
                return number + 1  # the story's date or how long it takes to read, below its deck
            if (signed and _begins_below(page, words, number)) or _is_writer(page, words, number):
                return number + 1
    return 0


def _begins_below(page: Page, words: Vocabulary, number: int) -> bool:
    """Whether what stands below a by-line may be a story, and is not its end: rights, sources."""
    below = page.paragraphs[number + 1]
    return number < len(page.paragraphs) - 2 or kind_of(fold(page.text[slice(*_edges(below))]), words) is None


def _is_writer(page: Page, words: Vocabulary, number: int) -> bool:
    """Whether a paragraph is a bare name, and the story begins below it, or below one line more.

    Or a name and what its bearer does for the paper: Ann Pell, correspondent.
    """
    who, comma, does = page.paragraphs[number].text.partition(", ")
    if comma and is_name(who) and len(does) <= _SECOND and not ends_sentence(does):
        paper = does if does[:1].isupper() else does.partition(" ")[2]  # da CNN
        town = fold(who).split()[0] in words.given and fold(does) in words.places  # Ann Pell, Norvane
        in_marks = does[0] in "«“" or (does.isascii() and not who.isascii() and " " not in does)  # Анна Пелль, «Волна»
        small, _, place = does.partition(" ")
        town = town or (number > 1 and small.islower() and len(small) <= _SMALL and is_name(f"A {place}"))  # in Norvane
        if town or in_marks or "credits" in words.labels.opening(fold(does))[1]:
            return True
        return credits().names.get(key(paper)) is not None
    if _is_placed(page.paragraphs[number].text, words):
        return True
    paper, bar, who = page.paragraphs[number].text.partition(" | ")
    if bar and is_name(who) and fold(who).split()[0] in words.given and len(paper) <= _SENDER:
        return True  # Norvane24 | Ann Pell
    text, slash, paper = page.paragraphs[number].text.partition("/")
    filed = bool(slash) and is_name(text) and paper[:1].isupper() and len(paper.split()) <= _NAMES  # Ann Pell/Northline
    text = text if filed else page.paragraphs[number].text
    stamped = number + 1 < len(page.paragraphs) and _stamped(page, words, number + 1) == "header"
    given = fold(text).split()[0] in words.given
    if not (is_name(text) or ((stamped or given) and _may_be_name(text))) or words.labels.opening(fold(text))[0]:
        return False
    again = page.paragraphs[number + 1 : number + 2]
    if stamped or (again and again[0].text.endswith(" " + text)):  # محمد جلال, and below it: كتب - محمد جلال
        return True
    if number == 1 and not (given or filed):  # a deck in headline style has capitals, too
        return False
    below = (paragraph.text for paragraph in page.paragraphs[number + 1 : number + 3])
    return any(len(story) > _BEGUN and ends_sentence(story) for story in below)


def _is_placed(text: str, words: Vocabulary) -> bool:
    """Whether a line is a writer's name and where it was written, or a second one's: Ann Pell in Norvane and Ivo Venn.

    A small word of up to three letters stands between.
    """
    parts = text.split()
    at = next((k for k, part in enumerate(parts) if part.islower()), 0)
    if not 1 < at < len(parts) - 1 < _PLACED or len(parts[at]) > _SMALL or fold(parts[0]) not in words.given:
        return False
    return is_name(" ".join(parts[:at])) and all(part.isalpha() and part[0].isupper() for part in parts[at + 1 :])


def _may_be_name(text: str) -> bool:
    """Whether a line without capitals may be a name and nothing else."""
    if not text.replace(" ", "").isalpha() or any(map(str.isupper, text)):
        return False
    return len(text) <= (_LETTERS if unspaced(text) else _SENDER) and len(text.split()) <= _NAMES


def _stamped(page: Page, words: Vocabulary, number: int) -> BlockKind | None:
    """What kind of block the paragraph is where it says when the page was published, or changed."""
    paragraph = page.paragraphs[number]
    stamp = read_stamp(fold(page.text[slice(*_edges(paragraph))]), paragraph.text, words)
    return stamp.kind if stamp else None


def _is_signed(page: Page, words: Vocabulary, number: int) -> bool:
    """Whether a paragraph is a name and whom it writes for (Udin Prana - ufukFinance), or its address is below it."""
    name, dash, outlet = page.paragraphs[number].text.partition(" - ")
    if not is_name(name):
        return False
    if dash:
        return credits().names.get(key(outlet)) is not None
    below = page.paragraphs[number + 1 : number + 2]
    return any(kind_of(fold(page.text[slice(*_edges(line))]), words) == "credits" for line in below)


def _is_pictured(text: str, line: str, words: Vocabulary) -> bool:
    """Whether a line is but who took the picture above the story (Gambar oleh Udin Prana), or who is in it."""
    if len(line) > _SECOND or ends_sentence(line):
        return False
    label, people = label_of(line, words), text.split(", ")
    credited = "caption" in label.kinds and label.rest.startswith(" ") and not label.lead
    sender = _SENT_BY.search(text)  # Menteri Norvane. (ANTARA)
    credited = credited or bool(sender and credits().names.get(key(sender[1])) is not None)
    return credited or (len(people) > 1 and all(map(is_name, people)))


def _is_doubled(text: str) -> bool:
    """Whether a line is a picture's text and the same again, for the blind: منة جلال منة جلال."""
    words = text.split()
    half = len(words) // 2
    return half > 1 and words[:half] == words[half:] and not ends_sentence(text)


def _edges(span: Span) -> tuple[int, int]:
    return span.start, span.end


class _Lines:
    """Headline, deck and blocks of the paragraphs before the story's."""

    def __init__(
        self, page: Page, words: Vocabulary, wire: Wire | None, end: int, *, dated: bool = False, more: bool = False
    ) -> None:
        self.page, self.dated = page, dated
        self.title: Span | None = None
        self.subtitle: Span | None = None
        self.blocks: list[Piece] = []
        for number, paragraph in enumerate(page.paragraphs[:end]):
            line = fold(page.text[slice(*_edges(paragraph))])
            # Something must be the headline.
            may_be_none = self.title or more or number + 1 < end or is_furniture(line, words)
            may_be_none = may_be_none or (dated and line.endswith(")") and is_caption(line, words))
            kind = _kind_before(line, words, wire, first=number == 0) if may_be_none else None
            if kind == "related" and number == 0 and not more and not dated and self._all_kinds(words, wire, end):
                kind = None  # Watch: a whale swims past the pier
            filed = _FILED.fullmatch(paragraph.text) or (dated and end > 1 and _FILED_UNDER.fullmatch(paragraph.text))
            if number == 0 and may_be_none and (filed or (not more and _announces(page, paragraph))):
                kind = "header"
            if may_be_none and self._reaches(paragraph, line, words):
                kind = "contact"
            if dated and kind is None and line.startswith(_BULLET):
                kind = "header"
            if kind is None and self.title and _is_doubled(paragraph.text):
                kind = "caption"
            if kind is None and self.title and not any(map(str.isalpha, paragraph.text)):
                kind = "furniture"  # how often it was read or shared
            if kind is None and self.title and len(paragraph.text) <= _BYLINE and _FILED_IN.fullmatch(paragraph.text):
                kind = "header"
            if dated and kind is None and self.title:
                kind = "caption" if _is_pictured(paragraph.text, line, words) else self._names(paragraph, line, words)
            written = kind is None and (_is_signed(page, words, number) if dated else _is_writer(page, words, number))
            if self.title and (written or self._goes_on(paragraph, kind)):
                kind = "credits"
            elif kind is None and may_be_none and (told := self._files(paragraph, line, words)):
                kind = told
                if self.title and number + 1 < end and self._is_slug(paragraph):
                    self._add(kind, self.title)
                    self.title = None
            if kind == "caption" and self.subtitle and paragraph.text.startswith(self.subtitle.text + " "):
                if not self._is_behind(self.subtitle):  # منتخب مصر, and below it: منتخب مصر - صورة أرشيفية
                    self._add(kind, self.subtitle)
                    self.subtitle = None
            if kind:
                self._add(kind, paragraph)
            else:
                self._head(paragraph)

    def _all_kinds(self, words: Vocabulary, wire: Wire | None, end: int) -> bool:
        """Whether none of the lines below the first may be the headline."""
        lines = (fold(self.page.text[slice(*_edges(line))]) for line in self.page.paragraphs[1:end])
        return all(_kind_before(line, words, wire) for line in lines)

    def masthead(self, subtitle: Span | None, dateline: Dateline | None, paragraph: int, start: int) -> Masthead:
        byline = next((span for kind, span, _ in self.blocks if kind == "credits"), None)
        return Masthead(self.title, subtitle, dateline, byline, tuple(self.blocks), paragraph, start)

    def _head(self, paragraph: Span) -> None:
        if self.title is None:
            self.title = paragraph
        elif paragraph.text == self.title.text:  # printed twice
            return
        elif self.dated and begins_in_capitals(paragraph.text):
            self._add("caption", paragraph)
        elif self.subtitle and paragraph.text == self.subtitle.text and not self._is_behind(self.subtitle):
            # below a picture, and as its text for the blind
            self._add("caption", self.page.span(self.subtitle.start, paragraph.end))
            self.subtitle = None
        elif self.subtitle is None:
            self.subtitle = paragraph
        elif self._is_deck_too(paragraph):
            self.subtitle = self.page.span(self.subtitle.start, paragraph.end)
        elif self.dated or self._is_behind(self.subtitle):  # a deck has no hole
            self._add("header", paragraph)
        else:
            self.subtitle = self.page.span(self.subtitle.start, paragraph.end)

    def _names(self, paragraph: Span, line: str, words: Vocabulary) -> BlockKind | None:
        """Who is in the picture, where a line is but the name of somebody told of; else who wrote the story."""
        name = paragraph.text.rstrip(".")
        if not is_name(name):
            return None
        told = name in self.page.text[paragraph.end :]
        return "caption" if told else "credits" if line.split()[0] in words.given else None

    def _is_behind(self, deck: Span) -> bool:
        """Whether a block stands behind the deck already."""
        return bool(self.blocks) and self.blocks[-1][1].start > deck.start

    def _reaches(self, paragraph: Span, line: str, words: Vocabulary) -> bool:
        """Whether a line above the story says whom to call: under a label of contacts, or behind one."""
        label = label_of(line, words)
        if "contact" in label.kinds and (label.alone or label.colon):
            return True
        last = self.blocks[-1] if self.blocks else None
        if last is None or last[0] != "contact" or not stand_together(self.page, last[1], paragraph):
            return False
        first = "\n" not in last[1].text and len(line) < _SECOND and not ends_sentence(line)
        return bool(first or MAIL.search(line) or PHONE.search(line) or words.facts.opening(line)[0])

    def _files(self, paragraph: Span, line: str, words: Vocabulary) -> BlockKind | None:
        """What a line above the story is that says when it was published, or who sends it, under 報道関係者各位."""
        last = self.blocks[-1] if self.blocks else None
        under = last is not None and last[0] == "header" and stand_together(self.page, last[1], paragraph)
        if stamp := read_stamp(line, paragraph.text, words):
            return stamp.kind
        if is_date(line, words):
            return "header"
        sent = under and not self.title and len(line) <= _SENDER and is_body(paragraph.text, words)
        return "header" if sent else None

    def _is_deck_too(self, paragraph: Span) -> bool:
        """Whether a line goes on a deck of several, each behind the same mark."""
        deck = self.subtitle
        if deck is None or not stand_together(self.page, deck, paragraph):
            return False
        return deck.text[0] == paragraph.text[0] and deck.text[0] in _MARKS

    def _is_slug(self, date: Span) -> bool:
        """GENERAL, and under it the date: no headline yet."""
        title = self.title
        if title is None or self.subtitle or self.blocks or len(title.text) > _SLUG:
            return False
        return title.text.isupper() and stand_together(self.page, title, date)

    def _goes_on(self, paragraph: Span, kind: BlockKind | None) -> bool:
        """By IDA MOSS, and under it: Associated Press."""
        if kind is not None or not self.blocks or self.blocks[-1][0] != "credits":
            return False
        return len(paragraph.text) < _SECOND and stand_together(self.page, self.blocks[-1][1], paragraph)

    def _add(self, kind: BlockKind, span: Span) -> None:
        """Add a block, or lengthen the one before where the lines of both stand together."""
        last = self.blocks[-1] if self.blocks else None
        if last and last[0] == kind and kind in _MERGED and stand_together(self.page, last[1], span):
            self.blocks[-1] = (kind, self.page.span(last[1].start, span.end), last[2])
        else:
            self.blocks.append((kind, span, None))


def _announces(page: Page, paragraph: Span) -> bool:
    """Whether a short line above the headline ends in a colon: what the session or series is, Kỳ họp thứ Tám:"""
    below = page.paragraphs[1:3]
    if paragraph.text[-1] not in ":：" or len(paragraph.text) > _SECOND or len(below) < 2:
        return False
    return is_headline(below[0]) and not ends_sentence(below[0].text) and len(below[1].text) < _STORY


def stand_together(page: Page, first: Span, second: Span) -> bool:
    """Whether no blank line comes between."""
    return page.text.count("\n", first.end, second.start) < 2


def _is_moment(rest: str, words: Vocabulary) -> bool:
    """Whether a label's colon is followed by when to print, and little else: Sperrfrist: 3. September, 10 Uhr."""
    date = find_date(rest, words, 0, _BYLINE)
    return bool(date and date.iso and date.start <= _BEFORE and len(rest) <= _BYLINE)


def _kind_before(line: str, words: Vocabulary, wire: Wire | None, *, first: bool = False) -> BlockKind | None:
    """What a line before the story is when it is neither headline nor deck."""
    if wire and any(fold(phrase) in line for phrase in wire.header):
        return "header"
    if first and _SERVICE.match(line):
        return "header"
    label = label_of(line, words)
    if "header" in label.kinds and label.size <= _HEADER:
        telling = label.length > (_CERTAIN if ends_sentence(line) else _TELLING)
        dated = label.colon and _is_moment(label.rest, words)
        labels = label.colon and ("source" in label.kinds or dated or not first)  # a headline may begin "Exclusive:"
        if label.bracketed or label.alone or labels or telling or _NUMBER.fullmatch(label.rest):
            return "header"
    written = unspaced(line[: label.length]) and not _EXCLAIMS.search(line)
    names = label.rest[:1] in (" ", ":", "：") or (written and not (words.that and label.rest[:1].isalpha()))
    names = names and not any(word in line for word in words.that)  # โดยทีมแพ้ไปก่อน, โดย มะลิ กล่าวว่า
    names = names and (not written or is_by(label.rest, words))
    ended = ends_sentence(line) and not _INITIAL.search(line)
    if "byline" in label.kinds and names and label.size <= _BYLINE and not ended:
        return "credits"
    kind = kind_of(line, words)
    return kind if kind in _ABOVE else None
