"""Place, date and wire credit before a story's first words, in any order a newsroom prints them."""

import re
from dataclasses import dataclass

from wirecli.fields.credit import Credits, credits, key
from wirecli.fields.dates import Found, find_date
from wirecli.fields.words import Vocabulary, fold, unspaced
from wirecli.page import Page
from wirecli.record import Dateline, Span

HEAD = 220  # characters of a paragraph in which a dateline must end
CREDIT_BY = 130  # and in which its credit must begin

_BRACKET = re.compile(r"\(([^()\n]{1,60})\)|（([^（）\n]{1,60})）|\[([^\[\]\n]{1,60})\]|【([^【】\n]{1,60})】|〔([^〔〕\n]{1,60})〕|/ ?([^/\n]{2,40}?) ?/")
_DASH = re.compile(r"\s*(?:[.,]?\s?(?:-{1,3}|[–—―]{1,2}|_+)|[.:=]|/)(?=[\s\u200b]|$|[^\s\d])")
_SEPARATED = re.compile(r"\s*[-–—―_/,،]*\s*")
_ANY_DASH = re.compile(r"(?<=[\s\w).])\s?(?:-{1,3}|[–—―]{1,2}|_)(?=\s|$)|\.-|:\s")
_EDGES = " \t,،;:/.-–—―_=、，|\u200b"
_SHORT_DOT = re.compile(r"(?:^|[\s,])\w{1,5}\.(?=$|[\s,)])")
_BARE_END = re.compile(r"\s(?:-{1,3}|[–—―]{1,2})\s|(?<=\w)[.]\s|\s?[–—-]{1,2}\s")
_REPORTER = re.compile(r"\s*([^=＝\n.]{0,45}?)\s?[=＝](?=\s|\S)")
_BYLINE_BRACKET = re.compile(r"\s?[（(]([^（）()\n]{2,30})[）)]")
_SMALL_WORD = 3  # letters: of, and, de, und may stand between a place's capitals
_TOKENS = re.compile(r"[^\s,،/&()（）-]+")


@dataclass(frozen=True, slots=True)
class Reading:
    """A dateline, whose credit it bears (None where nobody known signs it) and whether more than its form tells so."""

    dateline: Dateline
    wire: str | None
    sure: bool


@dataclass(frozen=True, slots=True)
class _Credit:
    start: int  # of the bracket, or of the name where none is
    end: int
    source: tuple[int, int] | None
    wire: str | None  # OUTLET where it is no wire, None where nobody known
    place: tuple[int, int] | None = None
    date: Found | None = None
    closed: bool = False  # nothing more is to come: （中央社記者…電）


def read_dateline(page: Page, paragraph: Span, words: Vocabulary) -> Reading | None:
    """The dateline that a paragraph begins with; None where it begins with none."""
    head = page.shadow[paragraph.start : min(paragraph.end, paragraph.start + HEAD)]
    line = fold(head)
    reader = _Reader(page, paragraph.start, head, line, words, credits())
    reader.whole = len(head) == paragraph.end - paragraph.start
    return reader.listed(paragraph.end) or reader.signed() or reader.dated() or reader.placed()


def _bare_ends(head: str, whole: bool) -> list[int]:
    """Where a name without brackets may end: before a dash or stop, or with a paragraph that is all dateline."""
    ends = [dash.start() for dash in _BARE_END.finditer(head)]
    return [*ends, len(head)] if whole and len(head) <= 110 else ends


class _Reader:
    """Reads one paragraph's head. `line` is `head` folded, of the same length."""

    def __init__(self, page: Page, offset: int, head: str, line: str, words: Vocabulary, known: Credits) -> None:
        self.whole = False  # whether `head` is all of the paragraph
        self.page, self.offset, self.head, self.line, self.words, self.known = page, offset, head, line, words, known

    def listed(self, end: int) -> Reading | None:
        """أماسيا/ سليم الدرويش/ الأناضول: place, reporter and wire, in a paragraph of their own."""
        if end - self.offset > 90 or self.head.count("/") not in (1, 2, 3):
            return None
        first, last = self.head.index("/"), self.head.rindex("/")
        wire = self.known.names.get(key(self.head[last + 1 :]))
        place = self._place(0, first)
        if wire is None or place is None or self.known.names.get(key(self.head[:first])) is not None:
            return None
        source = self._trimmed(last + 1, len(self.head))
        return self._reading(0, len(self.head), place, None, source, wire, sure=True)

    def signed(self) -> Reading | None:
        """PLACE, DATE (WIRE) – and all its kin."""
        for credit in self._credits():
            reading = self._around(credit)
            if reading:
                return reading
        return None

    def dated(self) -> Reading | None:
        """PLACE, DATE – without a credit."""
        date = find_date(self.line, self.words, 0, 90)
        if not date or date.iso is None:
            return None
        dash = _DASH.match(self.head, date.end)
        if not dash or dash[0].strip() in ("/", "=") or (dash[0].strip() == "." and date.start < 2):
            return None
        place = self._place(0, date.start)
        if place is None and date.start > 2:
            return None
        if dash[0].strip() == ":" and (place is None or not self._shouted(self.head[slice(*place)])):
            return None
        if place is None and dash.end() - dash.start() < 2:  # "2-3: the score"
            return None
        return self._reading(0, dash.end(), place, date.iso, None, None, sure=True)

    def placed(self) -> Reading | None:
        """PLACE – in capitals, or a place that the language's newsrooms print so."""
        for dash in _ANY_DASH.finditer(self.head, 2, 60):
            chunk = self.head[: dash.start()].strip(_EDGES)
            mark = self.head[dash.start() : dash.end()].strip()
            listed = self.line[: dash.start()].strip() in self.words.places
            if not chunk or not (listed or (self._shouted(chunk) and (mark != ":" or self._long_rest(dash.end())))):
                return None
            place = self._place(0, dash.start())
            if place is None:
                return None
            return self._reading(0, dash.end(), place, None, None, None, sure=listed)
        stop = self.head.find(". ", 2, 30)
        if stop > 0 and self.line[:stop] in self.words.places and self.head[:stop].isupper():
            return self._reading(0, stop + 1, (0, stop), None, None, None, sure=True)
        bare = next((name for name in self.words.bare_places if self.line.startswith(name + " ")), None)
        if bare and self.head[0].isupper() and self.head[len(bare) + 1 : len(bare) + 2].isupper():
            return self._reading(0, len(bare), (0, len(bare)), None, None, None, sure=False)
        return None

    def _long_rest(self, end: int) -> bool:
        return len(self.head) - end > 100

    def _shouted(self, chunk: str) -> bool:
        first, *rest = re.split(r",\s*", chunk)
        letters = [c for c in first if c.isalpha()]
        return len(letters) > 2 and all(c.isupper() for c in letters) and all(part[:1].isupper() for part in rest)

    def _credits(self) -> list[_Credit]:
        """What may be the credit, the likeliest first."""
        found: list[_Credit] = []
        opened = self.known.begins(self.head)
        if opened:
            dispatch = self._dispatch(0, opened, len(self.head))
            if dispatch:
                return [dispatch]
        for match in _BRACKET.finditer(self.head, 0):
            if match.start() > CREDIT_BY:
                break
            group = match.lastindex or 1
            credit = self._bracket(match.start(), match.end(), *match.span(group))
            if credit:
                found.append(credit)
        found.sort(key=lambda credit: credit.wire is None)
        bare = None if found and found[0].wire is not None else self._bare()
        return [bare, *found] if bare else found

    def _bracket(self, start: int, end: int, first: int, last: int) -> _Credit | None:
        """A credit in brackets; what stands in them may hold place and date as well."""
        content = self.head[first:last].strip()
        first += self.head[first:last].index(content) if content else 0
        last = first + len(content)
        opened = self.known.begins(content)
        if opened:
            inside = self._dispatch(first, opened, last)
            if inside:
                return _Credit(start, end, inside.source, inside.wire, inside.place, inside.date, True)
        equals = re.search("[=＝]", content)
        if equals:
            for name, other in ((equals.end(), 0), (0, equals.end())):
                part = content[name:] if name else content[: equals.start()]
                wire = self.known.whose(part.strip())
                if wire is not None:
                    at = first + name
                    place = (first, first + equals.start()) if name else (first + other, last)
                    return _Credit(start, end, (at, at + len(part)), wire, place)
            if self.head[start] == "【":  # 【ワシントン=黒瀬悦成】
                return _Credit(start, end, None, None, (first, first + equals.start()), None, True)
        ended = self.known.ends(content)
        if ended and ended[0] != content:
            name, wire = ended
            before = last - len(name)
            date = find_date(self.line, self.words, first, before)
            return _Credit(start, end, (before, last), wire, (first, date.start if date else before), date, True)
        wire = self.known.whose(content)
        date = find_date(self.line, self.words, first, last) if key(content) not in self.known.names else None
        if date:  # TTXVN 8/10, 6月18日 AFP, ニューヨーク2026年10月8日PRNewswire
            closed = self.head[start] in "【（〔"
            sides = ((first, date.start), (date.end, last))
            for (a, b), other in zip(sides, reversed(sides), strict=True):
                name = self.head[a:b].strip(_EDGES)
                if name and self.known.whose(name) is not None:
                    at = a + self.head[a:b].index(name)
                    return _Credit(start, end, (at, at + len(name)), self.known.whose(name), other, date, closed)
            return _Credit(start, end, (first, last), None, None, date)
        return _Credit(start, end, (first, last), wire, None, None, self.head[start] in "【〔" and wire is not None)

    def _dispatch(self, at: int, opened: tuple[str, str], end: int) -> _Credit | None:
        """新华社北京10月8日电（记者…）, 中央社記者邱映辰台中8日電."""
        name, wire = opened
        rest = at + len(name)
        ends = self.known.dispatches.get(wire) or self.known.dispatches_of_any
        date = find_date(self.line, self.words, rest, min(end, rest + 50))
        middle = date.end if date else rest
        close = next(((word, self.head.find(word, middle, min(end, middle + 14))) for word in ends if self.head.find(word, middle, min(end, middle + 14)) >= 0), None)
        if close is None:
            return None
        stop = date.start if date else close[1]
        place = self._after_names(rest, stop)
        finish = close[1] + len(close[0])
        byline = _BYLINE_BRACKET.match(self.head, finish)
        if byline and any(word in byline[1] for word in self.words.byline):
            finish = byline.end()
        return _Credit(at, finish, (at, rest), wire, place, date, True)

    def _after_names(self, start: int, stop: int) -> tuple[int, int] | None:
        """The place behind a reporter's name: 記者曾智怡、葉素萍台北 is three letters of a name, then the place."""
        text = self.head[start:stop]
        word = next((word for word in self.words.byline if text.startswith(word)), None)
        if word:
            last = max(text.rfind("、"), text.rfind("，"), len(word) - 1) + 1
            names = text[last:].lstrip()
            name = 3 if len(names) >= 5 else max(len(names) - 2, 0)
            start = stop - len(names) + name
        return self._trimmed(start, stop)

    def _bare(self) -> _Credit | None:
        """A name without brackets before a dash or full stop: SEOUL, Nov 26 AFP - , Москва. 8 октября. ИНТЕРФАКС - ."""
        for dash in _bare_ends(self.head[:CREDIT_BY], self.whole):
            chunk = self.head[:dash]
            tokens = list(re.finditer(r"[^\s,،/–—]+", chunk))
            if dash == len(self.head) and (self._date_start(dash) == dash or len(tokens) > 16):
                continue
            for size in (4, 3, 2, 1):
                if size > len(tokens):
                    continue
                for group in (tokens[-size:], tokens[:size] if len(tokens) > size else []):
                    if not group:
                        continue
                    a, b = group[0].start(), group[-1].end()
                    wire = self.known.names.get(key(self.head[a:b].strip(_EDGES)))
                    if wire is not None and self._printed_as_name(a, b, size):
                        a, b = self._trimmed(a, b) or (a, b)
                        text = self.head[a:b].rstrip(".")
                        if a and self._place(0, self._date_start(a)) is None and self._date_start(a) > 2:
                            continue
                        return _Credit(a, a + len(text), (a, a + len(text)), wire)
        return None

    def _printed_as_name(self, start: int, end: int, size: int) -> bool:
        """Whether a bare word is printed as a name is: capitals, several words, or a date right before it."""
        name = self.head[start:end].strip(_EDGES)
        if name[:2].isupper() or not name[:1].isascii() or size > 1:
            return True
        return name[:1].isupper() and self._date_start(start) < start

    def _date_start(self, end: int) -> int:
        date = find_date(self.line, self.words, 0, end)
        return date.start if date else end

    def _around(self, credit: _Credit) -> Reading | None:
        """The whole dateline about a credit; None where what stands around it is none."""
        date, place = credit.date, credit.place
        if place:
            place = self._trimmed(*place)
        if credit.start > 0:
            left = find_date(self.line, self.words, 0, credit.start)
            date = date or left
            rest = self._gap(left.end, credit.start) if left else True
            outer = self._place(0, left.start if left else credit.start)
            if not rest or (outer is None and self.head[: left.start if left else credit.start].strip(_EDGES)):
                return None
            place = place or outer
        end, more, place = self._behind(credit, date, place)
        date = date or more
        known = credit.wire is not None
        if not known and not (self._signs(credit, end) and (place or date)):
            return None
        iso = date.iso if date else None
        return self._reading(0, end, place, iso, credit.source, credit.wire, sure=known or date is not None)

    def _gap(self, start: int, end: int) -> bool:
        """Whether between date and credit stands nothing but dashes, commas or little words."""
        return len(self.head[start:end].strip(_EDGES)) <= 3

    def _signs(self, credit: _Credit, end: int) -> bool:
        """Whether an unknown credit is one: a short name in brackets, and a dash behind it."""
        if credit.closed:
            return True
        if credit.source is None or end <= credit.end:
            return False
        name = self.head[slice(*credit.source)]
        tail = self.head[credit.end : end].strip()
        return len(name) <= 30 and tail not in (":", "/", "=", "") and any(c.isalpha() for c in name) and (
            tail != "." or len(name) <= 6
        )

    def _behind(self, credit: _Credit, date: Found | None, place: tuple[int, int] | None) -> tuple[int, Found | None, tuple[int, int] | None]:
        """Where the dateline ends behind its credit, and the date and place that stand there."""
        end = credit.end
        if credit.closed:
            if end < len(self.head) and self.head[end] in "(（【〔":
                follow = _BRACKET.match(self.head, end)
                if follow and self.known.begins((follow[1] or follow[2] or follow[4] or "").strip()):
                    more = self._bracket(follow.start(), follow.end(), *follow.span(follow.lastindex or 1))
                    if more and more.closed:
                        return more.end, more.date, more.place
            return end, None, place
        if credit.place or self.words.byline:
            reporter = _REPORTER.match(self.head, end)
            if reporter and (not reporter[1] or any(word in reporter[1] for word in self.words.byline)):
                return reporter.end(), None, place
        dash = _DASH.match(self.head, end)
        pos = _SEPARATED.match(self.head, end).end()  # type: ignore[union-attr]
        if date is None:
            more, after = self._date_behind(pos, place)
            if more:
                inner = None if place else self._trimmed(pos, more.start)
                return after, more, place or inner
            if credit.start == 0 and place is None:
                shouted = self._shouted_behind(pos)
                if shouted:
                    return shouted[1], None, (pos, shouted[0])
        return (dash.end() if dash else end), None, place

    def _date_behind(self, pos: int, place: tuple[int, int] | None) -> tuple[Found | None, int]:
        """A date behind the credit that a dash closes: – Media OutReach Newswire – 5 June 2026 –."""
        date = find_date(self.line, self.words, pos, min(len(self.line), pos + (45 if place else 60)))
        if date is None or date.iso is None:
            return None, pos
        between = self.head[pos : date.start].strip(_EDGES)
        if between and (place or self._place(pos, date.start) is None):
            return None, pos
        close = re.compile(r"\s*(?:-{1,3}|[–—―]{1,2}|/)").match(self.head, date.end)
        return (date, close.end()) if close else (None, pos)

    def _shouted_behind(self, pos: int) -> tuple[int, int] | None:
        """REPUBLIKA.CO.ID, JAKARTA -- : where the place ends, and the dash behind it."""
        dash = re.compile(r"([^\s\d][^\n\d.:;()]{1,40}?)\s?(?:-{2}|[–—]|\s-)\s").match(self.head, pos)
        if dash and self._shouted(dash[1]):
            return dash.end(1), dash.end() - 1
        return None

    def _place(self, start: int, end: int) -> tuple[int, int] | None:
        """What stands from `start` to `end` as a place; None where it does not look like one."""
        trimmed = self._trimmed(start, end)
        if trimmed is None:
            return None
        text = self.head[slice(*trimmed)]
        if len(text) > 90 or any(c in text for c in '"“”«»「」!?。！？;|@#=') or any(c.isdigit() for c in text):
            return None
        bare = _SHORT_DOT.sub(" ", text)
        if "." in bare.rstrip(".") or ":" in text:
            return None
        tokens = _TOKENS.findall(text)
        if unspaced(text):
            return trimmed if len(text) <= 24 or text.isascii() else None
        if len(tokens) > 12:
            return None
        if any(c.isupper() for c in text):
            lower = [token for token in tokens if token[:1].islower()]
            return trimmed if all(len(token) <= _SMALL_WORD for token in lower) and tokens[0][:1].isupper() else None
        return trimmed if len(tokens) <= 5 and len(text) <= 40 and not text.isascii() else None

    def _trimmed(self, start: int, end: int) -> tuple[int, int] | None:
        while start < end and self.head[start] in _EDGES:
            start += 1
        while end > start and self.head[end - 1] in _EDGES:
            end -= 1
        if end > start and end < len(self.head) and self.head[end] == "." and re.search(r"(?:^|[\s,])\p{L}{1,5}$".replace(r"\p{L}", r"[^\W\d_]"), self.head[start:end]):
            end += 1 if "," in self.head[start:end] or self.head[end - 1].islower() else 0
        return (start, end) if start < end else None

    def _reading(self, start: int, end: int, place: tuple[int, int] | None, date: str | None, source: tuple[int, int] | None, wire: str | None, *, sure: bool) -> Reading:
        whole = self.page.span(self.offset + start, self.offset + end)
        name = self.page.span(self.offset + source[0], self.offset + source[1]).text if source else None
        where = self.page.span(self.offset + place[0], self.offset + place[1]).text if place else None
        dateline = Dateline(whole.text, whole.start, whole.end, name, where, date)
        return Reading(dateline, wire or None, sure)
