"""The story's paragraphs, and the blocks among and behind them: one walk down the page."""

from collections.abc import Iterator

from wirecli.fields.contacts import ADDRESS, MAIL, PHONE
from wirecli.fields.footprint import Back
from wirecli.fields.kinds import is_contact_line, is_name, is_rule, kind_by
from wirecli.fields.label import HEADING, ends_sentence, label_of
from wirecli.fields.masthead import Masthead, Piece, stand_together
from wirecli.fields.own import is_own, own_phrases
from wirecli.fields.portrait import heads_itself, is_portrait
from wirecli.fields.stamp import read_stamp
from wirecli.fields.tail import LONGEST, tail_of
from wirecli.fields.words import Vocabulary, fold
from wirecli.knowledge import Wire
from wirecli.page import Page
from wirecli.patterns import pattern
from wirecli.record import BlockKind, Span

LOOK = 430  # characters of a paragraph that tell what it is
_LABEL = 160  # of a longer one
_OPENS = 60  # characters; a longer first paragraph is the story's
_LISTED = 140  # characters of a line that stands in a list under a heading
_TOGETHER = 2  # lines of a contact without heading; without telephone there must be more
_CONTACTS = 24  # paragraphs from the end among which it may stand
_BULLETS = "-–•*·・"
_TAIL = ("about_company", "contact", "safe_harbor", "copyright", "notes")  # a line that trails these is theirs
_MERGED = ("credits", "copyright", "notes", "safe_harbor", "furniture")  # of which lines that stand together are one
_STAMP = 40  # characters of a line of times and numbers under a sign-off
_UNHEADED = ("copyright", "caption", "credits", "header", "furniture")
_NAMED = pattern(r"[(（][^()（）.。!！?？\n]{2,20}[)）]")  # （海辺日報）
_OPENED = {"(": ")", "（": "）", "[": "]"}
_CLOSED_BY = 4  # lines of a credit in one bracket
_BRACKETS = ("()", "[]", "（）", "【】", "［］")
_COLON = pattern(r"[^:：\n]{0,60}?[:：]")


def find_body(
    page: Page, words: Vocabulary, front: Masthead, back: Back, wire: Wire | None
) -> tuple[tuple[Span, ...], tuple[Piece, ...]]:
    """The story's paragraphs and its blocks, each in text order."""
    walk = _Walk(page, words, front, back, own_phrases(wire) if wire else ())
    return tuple(walk.story), tuple(walk.blocks)


class _Walk:
    def __init__(self, page: Page, words: Vocabulary, front: Masthead, back: Back, own: tuple[str, ...]) -> None:
        self.page, self.words, self.taken, self.own = page, words, back.taken, own
        self.story: list[Span] = []
        self.blocks: list[Piece] = []
        self.spans = [span for span in self._free(front) if span.text and not is_rule(span.text)]
        self.lines = [self._line(span) for span in self.spans]
        self.labels = [label_of(line, words, len(span.text)) for line, span in zip(self.lines, self.spans, strict=True)]
        self.kinds = [self._kind(at) for at in range(len(self.spans))]
        self._find_unheaded()
        self._head_links()
        self._head_captions()
        at = 0
        while at < len(self.spans):
            at = self._take(at)
        self._take_name()
        self._cut_tail()

    def _free(self, front: Masthead) -> Iterator[Span]:
        """The paragraphs from the story on, without what the wire itself printed."""
        for paragraph in self.page.paragraphs[front.paragraph :]:
            start, end = max(paragraph.start, front.start), paragraph.end
            for first, last in self.taken:
                if first < end and last > start:
                    yield self.page.span(start, max(start, first))
                    start = min(last, end)
            yield self.page.span(start, end)

    def _line(self, span: Span) -> str:
        """What of a paragraph is looked at: all of a short one, the beginning of a long one."""
        end = span.end if len(span.text) <= LOOK else span.start + _LABEL
        return fold(self.page.text[span.start : end])

    def _kind(self, at: int) -> BlockKind | None:
        text, label = self.spans[at].text, self.labels[at]
        kind = kind_by(label, self.words, text) if at or len(text) < _OPENS else None
        if at and self.own and kind in (None, "safe_harbor", "related") and is_own(self.lines[at], len(text), self.own):
            return "notes"
        if kind or not at:
            return kind
        stamp = read_stamp(self.lines[at], text, self.words)
        if stamp and stamp.dated:  # a clock's time alone heads an entry of a story told by the hour
            return "notes" if stamp.kind == "header" else stamp.kind
        behind = [span.text for span in self.spans[at + 1 : at + 2]]
        on_top = bool(behind) and self._is_on_top(at)
        portrait = is_portrait(text, label, behind, self.words, on_top=on_top)
        return "about_company" if portrait or (on_top and heads_itself(text, behind[0], self.words)) else None

    def _is_on_top(self, at: int) -> bool:
        """Whether a line stands right on top of the next, with a blank line above it."""
        above, line, below = self.spans[at - 1 : at + 2]
        return not stand_together(self.page, above, line) and stand_together(self.page, line, below)

    def _find_unheaded(self) -> None:
        """Lines that stand together and say how somebody is reached are a contact, though no heading says so."""
        at = max(1, len(self.spans) - _CONTACTS)
        while at < len(self.spans):
            end = at
            while end < len(self.spans) and self._may_reach(end) and (end == at or self._is_listed(end)):
                end += 1
            text = "\n".join(self.lines[at:end])
            if (
                self.kinds[at] is None
                and end - at >= _TOGETHER
                and MAIL.search(text)
                and (PHONE.search(text) or end - at > _TOGETHER)
            ):
                self.kinds[at - self._is_headed(at)] = "contact"
            at = max(end, at + 1)

    def _is_headed(self, at: int) -> bool:
        """Whether the line above is a heading, in whatever words: Contatti:"""
        above = self.spans[at - 1].text
        headed = at > 1 and self.kinds[at - 1] is None and len(above) <= HEADING and above[-1] in ":："
        return headed and self._touches(self.spans[at - 1], self.spans[at])

    def _head_links(self) -> None:
        """A line that announces the wire's address in the line below is a note with it: Fotos unter:"""
        for at in range(2, len(self.spans)):
            if self.kinds[at] == "notes" and self._is_headed(at) and ADDRESS.fullmatch(self.spans[at].text):
                self.kinds[at - 1] = "notes"

    def _head_captions(self) -> None:
        """A line on top of a bracket that says whose picture it is: what the picture shows."""
        for at in range(2, len(self.spans)):
            above = self.spans[at - 1].text
            if (
                self._is_bracketed_caption(at)
                and self.kinds[at - 1] is None
                and len(above) <= HEADING
                and not ends_sentence(above)
                and not stand_together(self.page, self.spans[at - 2], self.spans[at - 1])
            ):
                self.kinds[at - 1] = "caption"

    def _is_bracketed_caption(self, at: int) -> bool:
        """Whether a line is all bracket, stands under another, and says whose picture that tells of."""
        text = self.spans[at].text
        return (
            self.kinds[at] == "caption"
            and text[0] + text[-1] in _BRACKETS
            and self._touches(*self.spans[at - 1 : at + 1])
        )

    def _may_reach(self, at: int) -> bool:
        line = self.lines[at]
        free = self.kinds[at] is None or (self.kinds[at] == "credits" and MAIL.search(line))
        return bool(free) and len(line) <= HEADING and is_contact_line(line)

    def _take(self, at: int) -> int:
        """Put the paragraph at `at` where it belongs; the number of the next."""
        kind = self.kinds[at]
        if kind is None:
            self._plain(at)
            return at + 1
        end = self._end_of(at, kind)
        whole = self.page.span(self.spans[at].start, self.spans[end - 1].end)
        last = self.blocks[-1] if self.blocks else None
        if last and last[0] == kind and kind in _MERGED and self._touches(last[1], whole):
            self.blocks[-1] = (kind, self.page.span(last[1].start, whole.end), last[2])
        else:
            self.blocks.append((kind, whole, self._heading(at, end, kind)))
        return end

    def _plain(self, at: int) -> None:
        """A paragraph of no kind: the story's, or a line that trails a block behind the story."""
        span = self.spans[at]
        last = self.blocks[-1] if self.blocks else None
        trails = last and last[0] in _TAIL and self.story and last[1].start > self.story[-1].end
        if (
            last
            and trails
            and not ends_sentence(span.text)
            and len(span.text) <= HEADING
            and self._clear(last[1], span)
        ):
            self.blocks[-1] = (last[0], self.page.span(last[1].start, span.end), last[2])
        elif self.story and self.taken and span.start > self.taken[-1][1]:  # the issuer's data behind the wire's lines
            self._note(span)
        elif self.story and ADDRESS.fullmatch(span.text):  # a bare address is nobody's story
            self._address(span)
        else:
            self.story.append(span)

    def _address(self, span: Span) -> None:
        last = self.blocks[-1] if self.blocks else None
        if last and last[0] == "notes" and self._touches(last[1], span):
            self.blocks[-1] = ("notes", self.page.span(last[1].start, span.end), last[2])
        else:
            self.blocks.append(("notes", span, None))

    def _note(self, span: Span) -> None:
        last = self.blocks[-1] if self.blocks else None
        if last and last[0] == "notes" and last[1].start > self.taken[-1][1]:
            self.blocks[-1] = ("notes", self.page.span(last[1].start, span.end), None)
        else:
            self.blocks.append(("notes", span, None))

    def _touches(self, first: Span, second: Span) -> bool:
        return stand_together(self.page, first, second) and self._clear(first, second)

    def _clear(self, first: Span, second: Span) -> bool:
        """Whether nothing of the wire's own comes between."""
        return not any(first.end <= start < second.start for start, _ in self.taken)

    def _end_of(self, at: int, kind: BlockKind) -> int:
        """Where the block ends that begins at `at`."""
        grow = {
            "contact": self._contact,
            "about_company": self._running,
            "safe_harbor": self._running,
            "notes": self._notes,
            "related": self._related,
            "source": self._source,
            "credits": self._credits,
            "caption": self._caption,
        }.get(kind)
        end = at + 1
        while grow and end < len(self.spans) and self._clear(self.spans[end - 1], self.spans[end]) and grow(at, end):
            end += 1
        return end

    def _contact(self, at: int, end: int) -> bool:
        kind, line = self.kinds[end], self.lines[end]
        if len(self.lines[at]) > HEADING or kind not in ("contact", "credits", None):
            return False
        return is_contact_line(self.spans[end].text) and (kind != "credits" or "@" in line or line[:1].isalpha())

    def _running(self, at: int, end: int) -> bool:
        """A portrait or a caution under its heading runs on to the next label."""
        if self.kinds[end] is None:
            return self.kinds[at] == "about_company" or self._is_heading(at)
        if self.kinds[at] == "about_company" and self._tells_address(end):
            return True
        return self.kinds[at] == self.kinds[end] == "safe_harbor" and self._is_heading(at) and not self._is_heading(end)

    def _tells_address(self, at: int) -> bool:
        """For more information, visit www.kelp.example: in a portrait it is the portrait's."""
        line, label = self.lines[at], self.labels[at]
        told = ADDRESS.search(line) and not MAIL.search(line) and not PHONE.search(line)
        return self.kinds[at] == "contact" and bool(told) and not label.alone and not label.colon

    def _caption(self, at: int, end: int) -> bool:
        return end == at + 1 and self._is_bracketed_caption(end)

    def _notes(self, at: int, end: int) -> bool:
        if not self._is_heading(at) or "notes" not in self.labels[at].kinds:  # a stamp heads nothing
            return False
        text = self.spans[at].text
        if not self.story or text[0] + text[-1] in _BRACKETS:
            return False  # [notícia atualizada às 15h00], above or amid the story
        return self.kinds[end] in ("notes", None)

    def _related(self, at: int, end: int) -> bool:
        text = self.spans[end].text
        if self.kinds[end] is not None or not self._is_heading(at) or len(text) > _LISTED:
            return False
        return self._is_listed(end) or (end == at + 1 and len(text) <= HEADING and not ends_sentence(text))

    def _source(self, at: int, end: int) -> bool:
        return (
            end == at + 1 and self._is_heading(at) and len(self.spans[end].text) <= HEADING and self.kinds[end] is None
        )

    def _credits(self, at: int, end: int) -> bool:
        together = self._touches(self.spans[end - 1], self.spans[end])
        if together and self.spans[at].text[0] in _OPENED and end - at < _CLOSED_BY:
            said = "\n".join(span.text for span in self.spans[at:end])
            if said.count(said[0]) > said.count(_OPENED[said[0]]):  # (Reporting by …;
                return True
        if self.kinds[end] == "credits":
            return together
        text = self.spans[end].text
        unlabelled = self.kinds[end] == "notes" and not self.labels[end].kinds
        if self.kinds[end] is not None and not unlabelled:
            return False
        stamps = len(text) <= _STAMP and any(map(str.isdigit, text)) and together
        listed = self.spans[at].text.startswith("#") and len(text) <= _LISTED
        return stamps or (listed and self._is_listed(end))

    def _is_listed(self, at: int) -> bool:
        """Whether a line belongs to the one above it: no blank line between, or a bullet before it."""
        return self._touches(self.spans[at - 1], self.spans[at]) or self.spans[at].text[0] in _BULLETS

    def _is_heading(self, at: int) -> bool:
        """Whether a line is only a heading, what it heads standing below."""
        label, text = self.labels[at], self.spans[at].text
        if label.alone:
            return True
        return len(text) <= HEADING and not ends_sentence(text) and not any(mark in label.rest[:-1] for mark in ":：")

    def _heading(self, at: int, end: int, kind: BlockKind) -> Span | None:
        """The block's heading as printed: its first line, or the label before a colon."""
        span = self.spans[at]
        label = self.labels[at]
        if kind in _UNHEADED or (kind == "contact" and "contact" not in label.kinds):
            return None
        if end > at + 1 and self._is_heading(at):
            return span
        start = label.lead + label.length
        colon = _COLON.match(span.text, start) if label.kinds else None
        return self.page.span(span.start + label.lead, span.start + colon.end()) if colon else None

    def _take_name(self) -> None:
        """The writer's name, or a paper's in brackets, in a line of its own under the story."""
        if len(self.story) < 2 or not ends_sentence(self.story[-2].text):
            return
        last = self.story[-1].text
        label = label_of(fold(last), self.words)
        name = last[label.lead + label.length :].strip() if "byline" in label.kinds else last  # Por Ana Pell
        if is_name(name) or _NAMED.fullmatch(last):
            self.blocks.append(("credits", self.story.pop(), None))
            self.blocks.sort(key=lambda piece: piece[1].start)

    def _cut_tail(self) -> None:
        """What hangs on the story's last paragraph becomes a block of its own."""
        last = self.story[-1] if self.story else None
        if last is None:
            return
        start = max(last.start, last.end - LONGEST)
        tail = tail_of(self.page.text[start : last.end], self.words)
        if tail is None or start + tail[0] <= last.start + 5:
            return
        at, kind = start + tail[0], tail[1]
        self.story[-1] = self.page.span(last.start, at)
        self.blocks.append((kind, self.page.span(at, last.end), None))
        self.blocks.sort(key=lambda piece: piece[1].start)
