"""The wire's credit in a dateline: in brackets, with or without place and date inside, or bare."""

import re
from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from wirecli.fields.credit import OUTLET, is_address, key
from wirecli.fields.dates import Found
from wirecli.fields.head import Head, Stretch
from wirecli.knowledge.lexicon import fold
from wirecli.patterns import pattern

BEGINS_BY = 130  # characters in which a credit must begin
_CREDITED = 40  # letters of an outlet and its reporters in a bracket of their own
_LABELLED = pattern(r"[:：]")
_BRACKET = pattern(
    r"\(([^()\n]{1,60})\)|（([^（）\n]{1,60})）|\[([^\[\]\n]{1,60})\]|【([^【】\n]{1,60})】|〔([^〔〕\n]{1,60})〕"
    r"|［([^［］\n]{1,60})］"
    r"|/ ?([^/\n]{2,40}?) ?/"
)
_OPENERS = frozenset("(（[【〔［/")
_CLOSED = "【（〔［"  # brackets that no dash follows
_LATIN_END = pattern(r"(?<![\x00-\x7f])[A-Za-z]{2,12}$")
_EQUALS = pattern("[=＝]")
_BARS = pattern("[|│ㅣ/]")
_TOWN = 2  # letters of a town in front of its reporter
_LISTED = pattern(r"[\u4e00-\u9fff]{2,4}(?:[ 、][\u4e00-\u9fff]{2,4})+")  # 电（林可望 何思远）
_REPORTERS = pattern(r"\s?[（(]([^（）()\n]{2,30})[）)]")
_DASHED = pattern(r"\s?(?:-{1,2}|[–—]{1,2})\s")
_BARE_END = pattern(r"\s(?:-{1,3}|[–—―]{1,2})\s|(?<=\w)[.]\s|\s?[–—-]{1,2}\s|\s-(?=[^\W\d_])")
_NAMES = pattern(r"[^\s,،/–—]+")
_NAMES_LAST = pattern(r"\s([^\s=＝]{2,20})$")
_INTRODUCED = pattern(r"[^\W\d_]{2,8}\. ")
_ALL = 110  # characters of a paragraph that is all dateline
WRITER = pattern(r", ([^\W\d_][\w-]+(?: [^\W\d_][\w-]*\.?){1,2})\.(?=\s)")  # - РИА Новости, Анна Пелль.
_OUTLET = 16  # letters of an outlet that nobody knows, behind its date
_PLACE_AND_NAME = pattern(r"([゠-ヿ]{2,}|[^\W\d_]{2,6}(?=・))・?([㐀-鿿々]{3,6})")
_BY = 30  # characters of reporters between a bracket and an equals sign
_WORDS = 4  # of a bare name
_PAPER, _NAMED_BY = 8, 34  # letters of a paper's name, and of the brackets behind it
_DATE = 12  # characters
_DISPATCH = 14  # characters between date and the word for a dispatch


class Signature(Struct, frozen=True):
    """A credit: where it stands (its bracket included), whose it is, and what else its bracket holds."""

    start: int
    end: int
    source: Stretch | None
    wire: str | None  # OUTLET where it is no wire, None where nobody is known to sign so
    place: Stretch | None = None
    date: Found | None = None
    closed: bool = False  # no dash need follow: （中央社記者…電）
    bare: bool = False  # no bracket holds it


def find_signatures(head: Head) -> list[Signature]:
    """What may be the credit, the likeliest first."""
    passed = next((len(word) for word in head.words.before_brand_onto if head.text.startswith(word)), 0)
    opened = head.known.begins(head.text[passed:])  # 据新华社北京5月5日电
    dispatch = _dispatch(head, passed, opened, len(head.text)) if opened else None
    if dispatch:
        return [replace(dispatch, start=0)]
    paper = None if opened else _paper(head) or _dated_paper(head)
    if paper:
        return [paper]
    found = [signature for match in _brackets(head) if (signature := _bracketed(head, match))]
    found.sort(key=lambda signature: signature.wire is None)
    bare = None if found and found[0].wire is not None else next(_bare(head), None)
    return [bare, *found] if bare else found


def signature_at(head: Head, at: int) -> Signature | None:
    """A second credit of the kind that needs no dash, written onto the first: 【大紀元10月2日報導】(中央社記者…)."""
    match = _BRACKET.match(head.text, at) if head.text[at : at + 1] in ("(", *_CLOSED) else None
    if not match or not head.known.begins(match[match.lastindex or 0].strip()):
        return None
    signature = _bracketed(head, match)
    return signature if signature and signature.closed else None


def _paper(head: Head) -> Signature | None:
    """华商报讯（记者…）: a paper that nobody knows, the word for a dispatch written onto it, its reporters behind."""
    opens = not _OPENERS.isdisjoint(head.text[: _PAPER + _NAMED_BY])
    reporters = _REPORTERS.search(head.text, 0, _PAPER + _NAMED_BY) if opens and head.words.byline else None
    name = head.text[: reporters.start()].rstrip() if reporters else ""
    word = head.known.dispatch_word(name)
    if not reporters or not word or not 1 < len(name) - len(word) <= _PAPER or not name.isalpha():
        return None
    if not any(word in reporters[1] for word in head.words.byline):
        return None
    return Signature(0, reporters.end(), (0, len(name) - len(word)), OUTLET, closed=True)


def _dated_paper(head: Head) -> Signature | None:
    """海岸资讯2月2日讯: a paper that nobody knows, its date, the word for a dispatch written onto it, and a space."""
    date = head.date(1, _PAPER + _DATE) if head.words.byline and not head.words.spaced else None
    name = head.text[: date.start].rstrip() if date else ""
    if not date or not 1 < len(name) <= _PAPER or not name.isalpha():
        return None
    behind = head.text[date.end : date.end + _DISPATCH]
    word = next((word for word in head.known.dispatches_of_any if behind.startswith(word)), "")
    if not word or behind[len(word) : len(word) + 1].isalpha():
        return None
    end = date.end + len(word)
    reporters = _REPORTERS.match(head.text, end)
    if reporters and any(byline in reporters[1] for byline in head.words.byline):
        end = reporters.end()
    return Signature(0, end, (0, len(name)), OUTLET, None, date, closed=True)


def _brackets(head: Head) -> Iterator[re.Match[str]]:
    if _OPENERS.isdisjoint(head.text[: BEGINS_BY + 1]):
        return iter(())
    return (match for match in _BRACKET.finditer(head.text) if match.start() <= BEGINS_BY)


def _bracketed(head: Head, match: re.Match[str]) -> Signature | None:
    """A credit in brackets; what stands in them may hold place and date as well."""
    first, last = head.page.trim(*(head.start + at for at in match.span(match.lastindex or 0)))
    inside = first - head.start, last - head.start
    if inside[0] >= inside[1]:
        return None
    for read in (
        _by_reporter,
        _dispatch_inside,
        _equated,
        _written_on,
        _unsigned,
        _with_date,
        _reported,
        _signed_with_place,
    ):
        found = read(head, match, inside)
        if found:
            return found
    inside = _behind_reporter(head, inside)
    text = head.text[slice(*inside)]
    wire = head.known.whose(text)
    if wire is None and _signs(head, match):
        wire = OUTLET
    opens = match[0][0] in "【〔" or (match[0][0] == "[" and not match.start())  # [环球网综合报道]
    opened = head.known.begins(text) if wire is None and opens else None
    if opened and inside[1] - inside[0] <= _CREDITED and not _LABELLED.search(text):
        return Signature(
            *match.span(), (inside[0], inside[0] + len(opened[0])), opened[1], closed=True
        )  # 【环球网报道】
    ours = wire == OUTLET and text.isalpha() and bool(head.known.dispatch_word(text))  # 【本報訊】
    return Signature(*match.span(), None if ours else inside, wire, closed=wire is not None and match[0][0] in "【〔")


def _behind_reporter(head: Head, inside: Stretch) -> Stretch:
    """The wire's name in /Корр. ТАСС Глеб Носырев/; all of the bracket where nobody is introduced so."""
    opened = _INTRODUCED.match(head.text, *inside)
    names = list(_NAMES.finditer(head.text, opened.end(), inside[1])) if opened else []
    for size in range(len(names), 0, -1):
        name = names[0].start(), names[size - 1].end()
        if key(head.text[slice(*name)]) in head.known.names:
            return name
    return inside


def _dispatch_inside(head: Head, match: re.Match[str], inside: Stretch) -> Signature | None:
    """（中央社記者林可望花蓮2日電）"""
    opened = head.known.begins(head.text[slice(*inside)])
    found = _dispatch(head, inside[0], opened, inside[1]) if opened else None
    return Signature(*match.span(), found.source, found.wire, found.place, found.date, True) if found else None


def _equated(head: Head, match: re.Match[str], inside: Stretch) -> Signature | None:
    """(서울=연합뉴스): place and agency; 【リマ=小森遥】: place and reporter."""
    equals = _EQUALS.search(head.text, *inside)
    if not equals:
        return None
    before, after = (inside[0], equals.start()), (equals.end(), inside[1])
    both = [head.known.names.get(key(head.text[slice(*side)].strip())) for side in (before, after)]
    if None not in both:
        return Signature(*match.span(), inside, both[1], closed=match[0][0] in _CLOSED)  # 【AFP＝時事】
    for name, place in ((after, before), (before, after)):
        wire = head.known.whose(head.text[slice(*name)].strip())
        if wire is not None:
            first = _NAMES_LAST.search(head.text, *place)  # (제네바 AFP=연합뉴스): who reported, who distributes
            if first and place == before and key(first[1]) in head.known.names:
                name, place = (first.start(1), inside[1]), (place[0], first.start())
            comma = head.text.find(",", *place)
            if comma > 0 and any(word in head.text[comma : place[1]] for word in head.words.byline):
                place = place[0], comma  # [OSEN=창원, 강하람 기자]
            return Signature(*match.span(), name, wire, place)
    if _signs(head, match):
        return Signature(*match.span(), after, OUTLET, before)
    if match[0][0] != "【":
        return None
    if ended := head.known.ends(head.text[slice(*before)].rstrip()):  # 【ニューヨーク共同＝倉田花子】
        cut = before[1] - len(ended[0])
        return Signature(*match.span(), (cut, before[1]), ended[1], (before[0], cut), closed=True)
    return Signature(*match.span(), None, None, before, closed=True)


def _signs(head: Head, match: re.Match[str]) -> bool:
    """Whether the bracket begins a paragraph, and a reporter and an equals sign follow: [누리볼] 한서람 기자 = …"""
    equals = _EQUALS.search(head.text, match.end(), match.end() + _BY) if head.words.spaced else None
    return (
        not match.start()
        and equals is not None
        and head.text[match.end() : equals.start()].rstrip().endswith(head.words.byline or ("\0",))
    )


def _by_reporter(head: Head, match: re.Match[str], inside: Stretch) -> Signature | None:
    """[누리일보 한서람 기자], [누리=한서람 기자]: a paper that nobody need know, and its reporter."""
    text = head.text[slice(*inside)]
    byline = next((word for word in head.words.byline if text.endswith(word)), None)
    if match.start() or byline is None or not head.words.spaced:
        return None
    if {"caption", "credits"}.intersection(head.words.labels.opening(head.line, inside[0])[1]):
        return None  # (사진=한서람 기자)
    equals = _EQUALS.search(text) or _BARS.search(text)
    if equals:
        named = text[: equals.start()].rstrip()
        where = next((rest.split(mark)[0] for mark in ",/" if mark in (rest := text[equals.end() :])), "")
        if not where and equals[0] in "=＝" and (paper := _paper_behind(head, text, equals.end(), byline)):
            source = inside[0] + paper[0], inside[0] + paper[1]  # [누리=가람일보 한서람 기자]
            return Signature(*match.span(), source, OUTLET, (inside[0], inside[0] + len(named)), closed=True)
        if not where and (bar := _BARS.search(named)):
            named, where = named[: bar.start()].rstrip(), named[bar.end() :].strip()  # [가람일보 | 누리=한서람 기자]
        if not where and " " in named and head.known.whose(paper_name := named.rsplit(" ", 1)[0]) is not None:
            named, where = paper_name, named.rsplit(" ", 1)[1]  # [가람일보 누리=한서람 기자]
    else:
        words = text.split()
        named = " ".join(words[: -1 if words[-1] != byline else -2])
        where = ""
        if named.endswith(",") and " " in named:
            named, where = named[:-1].rsplit(" ", 1)  # [가람일보 누리, 한서람 기자]
    if not named:
        return None
    name = inside[0], inside[0] + len(named)
    wire = head.known.whose(named)
    town = len(named) <= _TOWN or named in head.words.places
    if equals and wire is None and not where and town:
        return Signature(*match.span(), None, OUTLET, name, closed=True)
    at = head.text.find(where, name[1]) if where else 0
    place = head.trimmed(at, at + len(where)) if where else None
    return Signature(*match.span(), name, wire or OUTLET, place, closed=True)


def _paper_behind(head: Head, text: str, start: int, byline: str) -> Stretch | None:
    """Where a paper stands behind the equals sign, before its reporter: not a desk, 사회부 한서람 기자."""
    words = text[start : len(text) - len(byline)].split()
    if len(words) != 2 or words[0].endswith(head.words.desks or ("\0",)):
        return None
    at = text.index(words[0], start)
    return at, at + len(words[0])


def _written_on(head: Head, match: re.Match[str], inside: Stretch) -> Signature | None:
    """【リマ共同】: the agency written onto the place."""
    start, last = inside
    text = head.text[start:last]
    latin = _LATIN_END.search(text)
    wire = head.known.whose(latin[0]) if latin and latin.start() and match[0][0] in _CLOSED else None
    if latin and wire is not None and not any(map(str.isdigit, text)):  # 【リマAP】, not: 【リマ2024年9月3日AP】
        cut = start + latin.start()
        return Signature(*match.span(), (cut, last), wire, (start, cut), closed=True)
    word = head.known.dispatch_word(text)  # （怡保8日马新社讯）
    for end in (last, last - len(word)):
        ended = head.known.ends(head.text[start:end])
        if ended and len(ended[0]) < end - start:
            name = end - len(ended[0])
            date = head.date(start, name)
            place = start, date.start if date else name
            if head.text[slice(*place)].isascii() and not date and ended[1] == OUTLET:
                return Signature(*match.span(), (start, end), OUTLET, closed=True)  # [NEWpost今日新聞]
            return Signature(*match.span(), (name, end), ended[1], place, date, closed=match[0][0] != "[")
    return None


def _with_date(head: Head, match: re.Match[str], inside: Stretch) -> Signature | None:
    """(TTXVN 8/10), 【10月2日 AFP】, 【パリ2024年9月3日PRNewswire】; nobody knows the name in (pta028/29.05.2020)."""
    date = head.date(*inside) if key(head.text[slice(*inside)]) not in head.known.names else None
    if not date:
        return None
    closed = match[0][0] in _CLOSED
    before, after = (inside[0], date.start), (date.end, inside[1])
    for side, other in ((before, after), (after, before)):
        wire = head.known.whose(head.bare(*side)) if head.bare(*side) else None
        if wire is not None:
            return Signature(*match.span(), head.trimmed(*side), wire, other, date, closed)
    opened = head.known.begins(head.text[slice(*before)])
    if opened and closed and date.end == inside[1]:
        cut = before[0] + len(opened[0])  # 【新華社リマ10月2日】
        return Signature(*match.span(), (before[0], cut), opened[1], (cut, before[1]), date, closed)
    if match[0][0] == "【" and not match.start() and date.start == inside[0] and 1 < after[1] - after[0] <= _OUTLET:
        return Signature(*match.span(), head.trimmed(*after), OUTLET, None, date, closed)  # 【10月2日 青葉新報】
    return Signature(*match.span(), inside, None, None, date)


def _signed_with_place(head: Head, match: re.Match[str], inside: Stretch) -> Signature | None:
    """【リマ倉田花子】: a reporter's name in ideographs, written onto a place in katakana or behind a dot."""
    signed = _PLACE_AND_NAME.fullmatch(head.text, *inside) if match[0][0] == "【" and not match.start() else None
    if not signed or not signed[2].startswith(head.words.surnames):
        return None
    return Signature(*match.span(), None, None, signed.span(1), closed=True)


def _unsigned(head: Head, match: re.Match[str], inside: Stretch) -> Signature | None:
    """（怡保8日讯）: place, date and the word for a dispatch; nobody signs. A listed place needs no date: （怡保讯）"""
    text = head.text[slice(*inside)]
    word = head.known.dispatch_word(text)
    closed = match[0][0] in _CLOSED or (match[0][0] == "(" and not head.words.spaced)  # (怡保8日讯)
    if word and closed and fold(text[: -len(word)].strip()) in head.words.places:
        return Signature(*match.span(), None, None, (inside[0], inside[1] - len(word)), closed=True)
    date = head.date(*inside) if closed else None
    if date and not word and date.end == inside[1] and not match.start():
        where = head.text[inside[0] : date.start].rstrip(" 、,，")
        if where in head.words.places:  # 【リマ、2025年10月2日】
            return Signature(*match.span(), None, None, (inside[0], inside[0] + len(where)), date, closed=True)
        return None
    if not date or not word or date.end != inside[1] - len(word) or date.start == inside[0]:
        return None
    return Signature(*match.span(), None, None, (inside[0], date.start), date, closed=True)


def _reported(head: Head, match: re.Match[str], inside: Stretch) -> Signature | None:
    """〔記者林可望／花蓮報導〕: reporter, and the place written onto the word for a dispatch; no wire signs."""
    text = head.text[slice(*inside)]
    parts = text.replace("／", "/").split("/")
    word = head.known.dispatch_word(parts[-1])
    if len(parts) == 1 and word and text.startswith(head.words.byline or ("\0",)):  # 【記者林可望花蓮報導】
        where = next((place for place in head.words.places if text.endswith(place, 0, len(text) - len(word))), "")
        end = inside[1] - len(word)
        return Signature(*match.span(), None, None, (end - len(where), end), closed=True) if where else None
    if len(parts) != 2 or not word or not parts[0].startswith(head.words.byline or ("\0",)):
        return None
    start = inside[1] - len(parts[1])
    return Signature(*match.span(), None, None, (start, inside[1] - len(word)), closed=True)


def _dispatch(head: Head, at: int, opened: tuple[str, str], end: int) -> Signature | None:
    """新华社兰州10月2日电（记者…）: agency, place, date and the word for a dispatch in one."""
    name, wire = opened
    rest = at + len(name)
    ends = head.known.dispatches.get(wire) or head.known.dispatches_of_any
    whole = wire == OUTLET and name.endswith(tuple(ends))  # 本报讯（记者…）: nothing else belongs to it
    bare = whole or (wire == OUTLET and head.text.startswith(tuple(ends), rest))  # 新京报讯（记者…）8月2日
    date = None if bare else head.date(rest, min(end, rest + 50))
    middle = date.end if date else rest
    found = ((word, head.text.find(word, middle, min(end, middle + _DISPATCH))) for word in ends)
    word, close = next((hit for hit in found if hit[1] >= 0), ("", -1))
    if wire == OUTLET and close != middle:
        word, close = "", rest if whole else -1
    if close < 0:  # 路透北京10月8日 - : a dash ends it
        dashed = date and _DASHED.match(head.text, date.end)
        place = head.trimmed(rest, date.start) if date else None
        return Signature(at, date.end, (at, rest), wire, place, date) if date and dashed else None
    if wire == OUTLET and not date and head.text[close + len(word) : close + len(word) + 1] in ("，", ","):
        return None  # 法廣報導，總統將於…: the sentence goes on, it tells what another outlet told
    reporters = _REPORTERS.match(head.text, close + len(word))
    byline = reporters and (any(word in reporters[1] for word in head.words.byline) or _LISTED.fullmatch(reporters[1]))
    finish = reporters.end() if reporters and byline else close + len(word)
    ours = name in head.known.ours  # 本报北京12月9日电
    source = None if ours or (whole and name.isalpha()) else (at, rest)  # but: 即時新聞/綜合報導
    return Signature(at, finish, source, wire, _behind_names(head, rest, date.start if date else close), date, True)


def _behind_names(head: Head, start: int, stop: int) -> Stretch | None:
    """The place behind reporters' names: 記者林可望、何思遠花蓮 is three letters of a name, then the place."""
    text = head.text[start:stop]
    byline = next((word for word in head.words.byline if text.startswith(word)), None)
    if byline:
        last = max(text.rfind("、"), text.rfind("，"), len(byline) - 1) + 1
        names = text[last:].lstrip()
        start = stop - len(names) + (3 if len(names) >= 5 else max(len(names) - 2, 0))
    return head.trimmed(start, stop)


def _bare(head: Head) -> Iterator[Signature]:
    """A name without brackets before a dash or stop: SEOUL, Nov 26 AFP - , Казань. 2 октября. ИНТЕРФАКС - ."""
    for end in _bare_ends(head):
        names = list(_NAMES.finditer(head.text, 0, end))
        if not names or not _may_sign(head, names[0][0], names[-1][0]):
            continue
        for size in range(min(_WORDS, len(names)), 0, -1):
            for group in (names[-size:], names[: size if len(names) > size else 0]):
                signature = _bare_name(head, group[0].start(), group[-1].end(), size) if group else None
                if signature:
                    yield signature


def _may_sign(head: Head, first: str, last: str) -> bool:
    """Whether any name begins or ends with these words: most sentences stop here."""
    return (
        key(last) in head.known.last_words
        or key(first) in head.known.first_words
        or is_address(first)
        or is_address(last)
    )


def _bare_ends(head: Head) -> Iterator[int]:
    """Where a bare name may end: before a dash or stop, or with a paragraph that is all dateline."""
    for dash in _BARE_END.finditer(head.text, 0, BEGINS_BY):
        yield dash.start()
        comma = head.text.rfind(",", 0, dash.start())
        if comma > 0 and WRITER.match(head.text, comma):
            yield comma
    if head.whole and len(head.text) <= _ALL and head.date(0, len(head.text)):
        yield len(head.text)


def _bare_name(head: Head, start: int, end: int, size: int) -> Signature | None:
    wire = head.known.names.get(key(head.text[start:end]))
    if wire is None and is_address(head.text[start:end]) and (start == 0 or head.place(0, start)):
        wire = OUTLET
    if wire is None or not _printed_as_name(head, start, end, size):
        return None
    start, end = head.trimmed(start, end) or (start, end)
    end = start + len(head.text[start:end].rstrip("."))
    date = head.date_start(start)
    if start and date > 2 and head.place(0, date) is None:
        return None
    return Signature(start, end, (start, end), wire, bare=True)


def _printed_as_name(head: Head, start: int, end: int, size: int) -> bool:
    """Whether a bare word is printed as a name is: capitals, several words, an address, or a date right before it."""
    name = head.bare(start, end)
    unspaced = not name[:1].isascii()
    if not name[:1].isalnum():
        return False
    if name[:2].isupper() or unspaced or size > 1 or "." in name[1:-1]:  # KUPANG, iNews.id -
        return True
    return name[:1].isupper() and head.date_start(start) < start
