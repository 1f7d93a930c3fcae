"""Place, date and wire credit before a story's first words, in any order a newsroom prints them."""

from msgspec import Struct

from wirecli.fields.credit import is_address, key
from wirecli.fields.dates import Found
from wirecli.fields.head import Head, Stretch, head_of, shouted, spells
from wirecli.fields.label import ends_sentence
from wirecli.fields.signature import WRITER, Signature, find_signatures, signature_at
from wirecli.fields.words import Vocabulary, fold
from wirecli.page import Page
from wirecli.patterns import pattern
from wirecli.record import Dateline, Span

_DASH = pattern(r"\s*(?:[.,]?\s?(?:-{1,3}|[–—―－]{1,2}|_+)|[.:=]|/)(?=\s|$|[^\s\d])")
_MONTH_STOP = pattern(r"(?<=[^\W\d_]{3})\.(?=\s[^\W\d_a-z])")
_CLOSING = pattern(r"\s*(?:-{1,3}|[–—―]{1,2}|/)")
_SET_OFF = pattern(r"\s?(?:-{1,2}|[–—－])(?=\s)")
_BEGINS = pattern(r"\s?(?:-{1,2}|[–—:])(?=\s|$)")
_SEPARATED = pattern(r"\s*[-–—―_/,،]*\s*")
_AFTER_PLACE = pattern(r"(?<=[\s\w).])\s?(?:-{1,3}|[–—―]{1,2}|_|\|)(?=\s|$)|\.[-–—]|:\s")
_PLACE_BEHIND = pattern(r"([^\s\d][^\n\d.:;()]{1,40}?)(?:\s?(?:-{2}|[–—]|\s-)(?=\s)|\s-(?=[^\W\d_]))")
_PLACE_STOPPED = pattern(r"([^\W\d_][^\n\d.:;()]{1,30})\.(?=\s)")
_WRITTEN_ON = pattern(r"-{1,2}|[–—]")
_DOUBLE = pattern("[—―─]{2}")
_REPORTER = pattern(r"\s*([^=＝\n.]{0,45}?)\s?[=＝]")
_PARTED = pattern(r"\s{0,9}+(?:-{1,2}|[–—|/:،_]|ـ{1,3})\s{0,9}+")
_MARKED = pattern(r"[«“\"(]([^«»“”\"()]+)[»”\")]")
_WHOLE = pattern(r"(\S(?:.{0,30}\S)?)")
_SENT_BY = pattern(
    r"([^\n:.]{2,25}?)\s?[-–—]\s?(?:[«“\"]([^«»“”\"\n]{2,25})[»”\"]|([^\n:«»“”\"-]{2,30}?))\s?[:–—-](?=\s)"
)
_PART = 4  # words of an outlet or a reporter
_LISTED = 90  # characters of place, reporter and wire in a paragraph of their own
_DATED_BY, _PLACED_BY = 90, 60  # characters in which a date, or a place without date, must stand
_MUCH = 100  # characters of story behind a colon, else what stands before it heads a list
_ISSUER = pattern(r"\s?/\s([^/\n.:]{3,60}?)\s(?:-{1,2}|[–—])(?=\s)")  # / Fine Roofs Tampa -
_INITIALS = pattern(r",?\s([A-Z]{2,6})\s?(?:-{1,2}|[–—])(?=\s)")  # of an agency behind the date
_OF_PLACE = 3  # words of a place, in front of a bracket with initials
_WORD = 4  # letters of a town printed in capitals, at least
_CANTON = 2  # letters of one behind its town
_TOWN = 25  # letters of a town that no list has
_NAME = 30  # characters of a credit that nobody knows
_CALL_SIGN = pattern(r"[KW][A-Z]{2,3}(?:-TV)?")  # of a broadcaster in the United States
_REGIONAL = 16  # letters of a place and its region
_STATION = 6  # letters of a broadcaster's call sign


class Reading(Struct, frozen=True):
    """A dateline, whose credit it bears (None where nobody known signs it) and whether more than its form tells so."""

    dateline: Dateline
    wire: str | None
    sure: bool


class _Rest(Struct, frozen=True):
    """What stands behind a credit: where the dateline ends, and the date and place that stand there."""

    end: int
    date: Found | None = None
    place: Stretch | None = None
    second: Signature | None = None


def read_dateline(page: Page, paragraph: Span, words: Vocabulary) -> Reading | None:
    """The dateline that a paragraph begins with; None where it begins with none."""
    head = head_of(page, paragraph, words)
    return (
        _listed(head)
        or _sent_from(head)
        or _sent_by(head)
        or _signed(head)
        or _dated(head)
        or _beside_town(head)
        or _placed(head)
        or _site(head)
    )


def _listed(head: Head) -> Reading | None:
    """طرابزون/ نادر الصفار/ الأناضول: place, reporter and wire, in a paragraph of their own."""
    if not head.whole or len(head.text) > _LISTED or head.text.count("/") not in (1, 2, 3):
        return None
    if "caption" in head.words.labels.opening(head.line)[1]:
        return None  # Фото Ян Пелль/ТАСС
    size, names = len(head.text), head.known.names
    first, last = head.text.index("/"), head.text.rindex("/")
    if key(head.text[:first]) in names:  # AA / Tunis / Salwa Mechri
        name, where = (0, first), (first, head.text.find("/", first + 1))
    else:
        name, where = (last, size), (0, first)
    wire, place = names.get(key(head.text[slice(*name)])), head.place(*where)
    if wire is None or place is None or where[1] < 0:
        return None
    if _is_section(head, place):  # خاص/ المدى
        place = None
    elif "credits" in head.words.labels.opening(head.line, place[0])[1]:  # 海角報/ 記者田文芝/新北報導
        return None
    return _reading(head, 0, size, place, None, head.trimmed(*name), wire)


def _sent_from(head: Head) -> Reading | None:
    """الرياض - «الأفق», صفاقس: نادر الصفار: a listed place and who sends the text, in a paragraph of their own."""
    if not head.words.places or not head.whole or len(head.text) > _LISTED or ends_sentence(head.text):
        return None
    if (whole := _MARKED.fullmatch(head.text) or _WHOLE.fullmatch(head.text)) and key(whole[1]) in head.known.names:
        return _reading(head, 0, len(head.text), None, None, whole.span(1), head.known.names[key(whole[1])])
    edges = [0, *(at for parting in _PARTED.finditer(head.text) for at in parting.span()), len(head.text)]
    parts = [part for part in zip(edges[::2], edges[1::2], strict=True) if part[0] < part[1]]
    if not parts:
        return None  # a dash alone
    place = next((part for part in parts[:2] if head.line[slice(*part)] in head.words.places), None)
    others = [part for part in parts if part != place]
    if place is None and len(parts) > 1 and all(key(head.text[slice(*part)]) in head.known.names for part in parts):
        return _reading(head, 0, len(head.text), None, None, parts[0])  # الصباح الجديد – وكالات:
    sender = key(head.text[slice(*parts[0])]) if parts else ""
    signed = len(parts) == 2 and "/" not in head.text[: parts[1][0]]  # not: ANTARA/Ann Pell, of a picture
    if place is None and signed and sender in head.known.names and _is_reporter(head.text[slice(*parts[1])]):
        return _reading(head, 0, len(head.text), None, None, parts[0], head.known.names[sender])  # هسبريس – سالم حداد
    if place is None or not others or any(not _may_send(head.text[slice(*part)]) for part in others):
        return None
    if any({"credits", "byline"}.intersection(head.words.labels.opening(head.line, part[0])[1]) for part in others):
        return None  # Redacción / Cádiz; Por Nuno Serra, Valor — Brasília
    names = head.known.names
    marked = [found.span(1) for part in others if (found := _MARKED.fullmatch(head.text, *part))]
    known = next((part for part in (*marked, *others) if key(head.text[slice(*part)]) in names), None)
    if known or marked:
        name = known or marked[0]
        return _reading(head, 0, len(head.text), place, None, name, names.get(key(head.text[slice(*name)])))
    one = next((part for part in others if _is_site(head, part)), None)
    one = one or next((part for part in others if " " not in head.text[slice(*part)]), None)  # a reporter has two names
    return _reading(head, 0, len(head.text), place, None, one, sure=False)


def _sent_by(head: Head) -> Reading | None:
    """الرياض - واس: أعلنت …; لندن – «الأفق»: a listed place and who sends the text, the story on the same line."""
    sent = _SENT_BY.match(head.text) if head.words.places else None
    if not sent or head.line[slice(*sent.span(1))] not in head.words.places:
        return None
    date = head.date(sent.end(), len(head.text))
    if date is not None and not head.bare(sent.end(), date.start):
        return None  # ฮ่องกง - Media OutReach - 9 ตุลาคม 2568 -
    name = sent.span(2) if sent[2] else sent.span(3)
    if sent[3] and sent[3][0] + sent[3][-1] == "()":  # القاهرة - (أ ش أ):
        name = name[0] + 1, name[1] - 1
    wire = head.known.names.get(key(head.text[slice(*name)]))
    if wire is None and not (sent[2] and _may_send(sent[2]) and _is_long(head, sent.end())):
        return None
    return _reading(head, 0, sent.end(), sent.span(1), None, name, wire, sure=wire is not None)


def _beside_town(head: Head) -> Reading | None:
    """Kupang, Ufuk – ; UFUK PAGI, Kupang – ; Kupang, (ufuk.com) – : a listed place, and a paper that nobody knows."""
    dash = _SET_OFF.search(head.text, 2, _PLACED_BY) if head.words.outlets_by_place else None
    end = dash.start() if dash else len(head.text) if head.whole and head.words.outlets_by_place else 0
    if end > _PLACED_BY or head.text.count(",", 0, end) != 1:
        return None
    comma = head.text.index(",")
    parts = [part for part in (head.trimmed(0, comma), head.trimmed(comma + 1, end)) if part]
    parts = [(part[0] + 1, part[1] - 1) if head.text[part[0]] == "(" else part for part in parts]
    listed = [part for part in parts if head.line[slice(*part)] in head.words.places]
    if len(parts) < 2 or len(listed) != 1:
        return None
    name = parts[parts[0] == listed[0]]
    text = head.text[slice(*name)]
    if dash and fold(text) in head.words.date_words:  # Norvane, Isnin –
        return _reading(head, 0, dash.end(), listed[0])
    if not is_address(text):
        if not dash or not text[0].isupper() or not _may_send(text):
            return None
        if fold(text).split()[0] in head.words.given:
            return None  # Jakarta, Ahmad Sari –
        if {"credits", "byline"}.intersection(head.words.labels.opening(fold(text))[1]):
            return None
    return _reading(head, 0, dash.end() if dash else end, listed[0], None, name, head.known.names.get(key(text)))


def _site(head: Head) -> Reading | None:
    """راصد نيوز - : a name that ends as those of news sites do, or behind which a verb of speech begins the story."""
    dash = _BEGINS.search(head.text, 2, _PLACED_BY) if head.words.outlet_ends else None
    name = head.trimmed(0, dash.start()) if dash else None
    if dash is None or name is None:
        return None
    begins = head.line[dash.end() :].split(maxsplit=1)[:1]
    told = head.words.said.intersection(begins) and len(head.text[slice(*name)].split()) < _PART - 1
    if not (_is_site(head, name) or (told and _may_send(head.text[slice(*name)]))):  # زووم - قال …
        return None
    section = head.text[dash.end() :]
    alone = head.whole and len(section.split()) < _PART - 1 and not ends_sentence(section)  # راصد نيوز – رياضة
    return _reading(head, 0, len(head.text) if alone else dash.end(), None, None, name)


def _is_site(head: Head, part: Stretch) -> bool:
    return head.line[slice(*part)].endswith(head.words.outlet_ends or ("\0",)) and _may_send(head.text[slice(*part)])


def _is_reporter(text: str) -> bool:
    """Whether the words look like somebody's name."""
    words = text.split()
    return 1 < len(words) < 4 and all(word.isalpha() and not word[0].islower() for word in words)


def _may_send(text: str) -> bool:
    return len(text.split()) <= _PART and not any(char.isdigit() or char in "!؟?" for char in text)


def _signed(head: Head) -> Reading | None:
    """PLACE, DATE (WIRE) – and all its kin."""
    return next((reading for signature in find_signatures(head) if (reading := _around(head, signature))), None)


def _dated(head: Head) -> Reading | None:
    """PLACE, DATE – without a credit."""
    date = head.date(0, _DATED_BY)
    dash = date and date.iso and (_ISSUER.match(head.text, date.end) or _DASH.match(head.text, date.end))
    if date and date.iso and not dash and date.start > 2:  # Светлый, 5 августа. В порту …: the stop went to the month
        dash = _MONTH_STOP.match(head.text, date.end - 1)
    if date and date.iso and not dash and head.whole and len(head.text) - date.end < 2:  # أنقرة – 20 أكتوبر 2021م
        place = head.place(0, date.start)
        if place and head.line[slice(*place)] in head.words.places:
            return _reading(head, 0, len(head.text), place, date)
    if date and date.iso and not dash and (sent := _INITIALS.match(head.text, date.end)):
        place = head.place(0, date.start)  # NORVANE, Trinidad, Nov 5, CMC –
        if place and shouted(head.text[slice(*place)]) and not head.words.labels.opening(fold(sent[1]))[1]:
            return _reading(head, 0, sent.end(), place, date, sent.span(1), head.known.names.get(key(sent[1])))
    if not date or not dash:
        return None
    if "credits" in head.words.labels.opening(head.line)[1]:
        return None  # Publicado em 21/11/2025 - 9h
    clock = head.text[dash.end() :]
    if head.whole and any(map(str.isdigit, clock)) and not any(map(str.isalpha, clock)):
        return None  # Thứ Tư, ngày 19/12/2018 - 11:27
    place, mark = head.place(0, date.start), dash[0].strip()[-1]
    yearly = date.iso is not None and date.iso[0] != "-"
    if place and yearly and mark == ":" and _is_long(head, dash.end()):
        if _is_regional(head, place) or head.line[slice(*place)] in head.words.places:
            return _reading(head, 0, dash.end(), place, date)  # Norvane, United Kingdom, 5 November 2026: …
    written_on = yearly and mark in "-–—" and head.text[dash.end() :][:1].isspace()  # 19 ก.ค.2565- ที่รัฐสภา
    if place is None and (date.start > 2 or mark == "." or (len(dash[0]) < 2 and not written_on)):  # "2-3: the score"
        return None
    if mark in ("/", "=") or (mark == ":" and not (place and shouted(head.text[slice(*place)]))):
        return None
    return _reading(head, 0, dash.end(), place, date)


def _placed(head: Head) -> Reading | None:
    """PLACE – in capitals, or a place that the language's newsrooms print so."""
    dash = _AFTER_PLACE.search(head.text, 2, _PLACED_BY)
    if dash and dash[0].strip() == "|" and "|" in head.text[dash.end() :]:
        return None  # NNA | Norvane | Jul 12, 2026, 23:41: when a page was published
    if dash and dash[0].strip() == "|" and head.words.stamps.opening(head.line[dash.end() :].lstrip())[0]:
        return None  # NNA | Updated: Jul 12, 2026
    if dash and (place := head.place(0, dash.start())) and not _is_firm(head, place):
        listed = head.line[: dash.start()].strip() in head.words.places
        listed = listed or (dash[0].strip() not in (":", "|") and _is_listed(head, head.line[: dash.start()].strip()))
        regional = dash[0][0] == "." and "," in head.text[slice(*place)]  # Puerto Vallejo, Nor.- El alcalde …
        regional = regional or (_is_regional(head, place) and (dash[0].strip() != ":" or _is_long(head, dash.end())))
        stopped = dash[0][0] == " " and head.text[: dash.start()].endswith(".") and place[1] - place[0] < _TOWN
        if stopped and not listed and _opens(head, dash.end()):
            return _reading(head, 0, dash.end(), place, sure=False)  # Norvane. - Das Tierheim …
        if not listed and _opens_below(head, head.text[slice(*place)], dash[0], dash.end()):
            return _reading(head, 0, dash.end(), place, sure=False)
        listed = listed or regional
        heads_story = dash[0].strip() != ":" or _is_long(head, dash.end())
        if not listed and head.words.syllabic and place[1] - place[0] <= _WORD and heads_story:
            return _reading(head, 0, dash.end(), None, None, place) if head.text[slice(*place)].isupper() else None
        if listed or (heads_story and shouted(head.bare(0, dash.start()))):
            return _reading(head, 0, dash.end(), place, sure=listed)
    dash = _WRITTEN_ON.search(head.text, 2, _PLACED_BY)
    if dash and head.line[: dash.start()] in head.words.places and head.text[: dash.start()].isupper():
        if head.text[dash.end() :][:1].isupper() and head.text[dash.end() + 1 :][:1].islower():  # SENJA-Warga
            return _reading(head, 0, dash.end(), (0, dash.start()))
    dash = _DOUBLE.search(head.text, 2, _PLACED_BY)
    if dash and head.line[: dash.start()] in head.words.places:  # 東京——
        return _reading(head, 0, dash.end(), (0, dash.start()))
    stop = head.text.find(". ", 2, 30)
    if stop > 0 and head.line[:stop].removesuffix(".") in head.words.places:  # Jena.. Die
        if head.text[:stop].isupper():
            return _reading(head, 0, stop + 1, (0, stop))
        if head.text[0].isupper() and _is_long(head, stop) and _opens(head, stop + 1):
            return _reading(head, 0, stop + 1, (0, stop), sure=False)  # Jena. In der Grippesaison …
    town = head.text[:stop] if stop > 0 else ""
    if len(town) > _WORD and town.isalpha() and town.isupper() and _is_long(head, stop):
        if _opens(head, stop + 1) and not head.words.labels.opening(fold(town))[1]:
            return _reading(head, 0, stop + 1, (0, stop), sure=False)  # NORVDORF. Mit Trillerpfeifen …
    bare = next((len(name) for name in head.words.bare_places if head.line.startswith(name + " ")), 0)
    if bare and head.text[0].isupper() and head.text[bare + 1 : bare + 2].isupper():
        return _reading(head, 0, bare, (0, bare), sure=False)
    return None


def _is_regional(head: Head, place: Stretch) -> bool:
    """Whether a town's country or state stands behind it: Kingston, Jamaica."""
    town, comma, region = head.line[slice(*place)].rpartition(", ")
    return bool(comma and town) and region in head.words.regions and "," not in town


def _is_firm(head: Head, place: Stretch) -> bool:
    """Northline, Inc."""
    return head.line[slice(*place)].rpartition(" ")[2].rstrip(".") in head.words.legal_forms


def _is_long(head: Head, at: int) -> bool:
    return len(head.text) - at > _MUCH


def _opens_below(head: Head, town: str, dash: str, end: int) -> bool:
    """Whether a long paragraph begins behind a town that no list has, or one and its canton.

    Norvdorf – Der Saal war voll; Norvdorf NV – Als …
    """
    name, _, region = town.partition(" ")
    if dash.strip() not in "-–—" or dash[0] != " " or len(town) >= _TOWN:
        return False
    if not (name.isalpha() and name.istitle()) or (region and not (len(region) == _CANTON and region.isupper())):
        return False
    opens = len(head.text) - end > _PLACED_BY and _opens(head, end)
    return opens and not head.words.labels.opening(fold(town))[1]


def _around(head: Head, signature: Signature) -> Reading | None:
    """The whole dateline about a credit; None where what stands around it is none."""
    date, place = signature.date, signature.place and head.trimmed(*signature.place)
    if signature.start:
        left = _date_before(head, signature)
        stop = left.start if left else signature.start
        outer = head.place(0, stop)
        if left and left.iso and not left.start and signature.wire is not None:
            if outer := head.place(left.end, signature.start):  # 2 октября, Светлый /Корр. ТАСС/.
                left = Found(0, signature.start, left.iso)
        if (left and len(head.bare(left.end, signature.start)) > 3) or (outer is None and head.bare(0, stop)):
            return None
        date, place = date or left, place or (None if outer and _is_section(head, outer) else outer)
    rest = _behind(head, signature, date, place)
    date, place = date or rest.date, place or rest.place
    within = head.line[slice(*(signature.source or place or (0, 0)))]
    if signature.start and place and (f"({within})" in head.words.places or within in head.words.regions):
        opens = rest.end > signature.end  # Norvane (NRW) – Er wollte nur …: a place and its region
        return _reading(head, 0, rest.end, (place[0], signature.end), date, sure=date is not None) if opens else None
    if not _credible(head, signature, rest.end, date, place):
        return None
    if rest.second and rest.second.wire and not signature.wire:  # 【大紀元10月2日報導】(中央社記者…)
        signature = rest.second
    address = signature.source is not None and is_address(head.text[slice(*signature.source)])
    known = signature.wire is not None or (
        address and place is not None and head.line[slice(*place)] in head.words.places
    )
    return _reading(head, 0, rest.end, place, date, signature.source, signature.wire, sure=known or date is not None)


def _date_before(head: Head, signature: Signature) -> Found | None:
    """The date in front of a credit, also where the newsroom and its system each print it: Nov 5, 2026, Nov. 5, 2026"""
    date = head.date(0, signature.start)
    again = head.date(date.end, signature.start) if date and date.iso else None
    if date and again and again.iso == date.iso and not head.bare(date.end, again.start):
        return Found(date.start, again.end, date.iso)
    return date


def _is_section(head: Head, place: Stretch) -> bool:
    """Whether the section that files the story stands where its place would: ข่าวเศรษฐกิจ."""
    length, kinds = head.words.labels.opening(head.line, place[0])
    return length == place[1] - place[0] and "header" in kinds


def _credible(head: Head, signature: Signature, end: int, date: Found | None, place: Stretch | None) -> bool:
    """Whether a credit is one, and no abbreviation or party in brackets: Angela Merkel (CDU) –."""
    if head.line[: signature.end].strip() in head.words.places:
        return False  # Halle (Saale) -
    if signature.source and f"({head.line[slice(*signature.source)]})" in head.words.caption_within:
        return False  # Udin Prana (kanan).
    if signature.closed or signature.source is None:
        return place is not None or signature.wire is not None
    name, dash = head.text[slice(*signature.source)], head.text[signature.end : end].strip()
    where = head.text[slice(*place)] if place and place[1] <= signature.start else ""
    if not date and spells(where, name):
        return False
    if dash == ":" and not date and not where.isascii() and len(where.split()) > _OF_PLACE:
        return fold(where) in head.words.places  # تقول الفنانة في حديثها لـ(الأفق):
    if signature.wire is not None:
        return bool(date or dash or not where) or _begins_story(head, signature.end, where)
    initials = name.isalpha() and name.isupper() and len(name) < _STATION + 1
    called = fold(where) in head.words.places and all(word[0].isupper() for word in name.split())
    if date and not dash and called and len(name) <= _NAME and _opens(head, end):
        return True  # La Habana, 5 nov (Prensa Austral) El puerto …
    if initials and place and where and (date or shouted(where)) and _opens(head, end):
        if (date and not dash) or (dash == ":" and _is_long(head, end)):
            return True  # NORVANE, Nov 5 (PTI) The port …; NORVANE (APP): The port …
    if len(name) > _NAME or dash in (":", "/", "=", "") or not any(map(str.isalpha, name)):
        return False
    if not (place or date):  # (ABC 6 News) –
        opens = not signature.start and _opens(head, end)
        return opens and not head.words.labels.opening(name.lower())[1] and _is_station(name)
    words = fold(where).split()
    person = len(words) > 1 and (words[0] in head.words.given or len(words) > _OF_PLACE)
    opens = not person and _opens(head, end)  # Senja Raya (UM) – Wali kota …
    if not person and _CALL_SIGN.fullmatch(name) and _is_listed(head, fold(where)) and not spells(where, name):
        return True  # 텍사스주 댈러스(WABC) —
    return bool(date) or shouted(where) or not name.isupper() or opens


def _opens(head: Head, at: int) -> bool:
    """Whether a sentence begins there, with a capital."""
    return head.text[at:].lstrip()[:1].isupper()


def _is_listed(head: Head, where: str) -> bool:
    """Whether newsrooms print the place before a dash, where no capitals tell behind its region: 텍사스주 댈러스 —."""
    if where in head.words.places:
        return True
    if len(where) > _REGIONAL or where.isascii() or where != where.upper():
        return False
    return any(where.endswith(place) and len(place) > 1 for place in head.words.places)


def _is_station(name: str) -> bool:
    """Whether a name is a broadcaster's: a word in capitals, numbers, and words with a capital."""
    words = name.split()
    called = any(word.isupper() and word.isalpha() and 1 < len(word) < _STATION for word in words)
    return called and all(word[0].isupper() or word.isdecimal() for word in words)


def _begins_story(head: Head, end: int, where: str) -> bool:
    """Whether a story begins right behind a bracket without dash: Lille (AFP) Un âne …, and not Reuters (AP) said."""
    if head.whole and end >= len(head.text):
        return len(where.split()) == 1
    if any(map(str.isupper, where)):
        return _opens(head, end) and len(where.split()) <= 3
    return len(where.split()) <= 1 + (fold(where) in head.words.places)  # and not ذكرت صحيفة (الأفق)


def _behind(head: Head, signature: Signature, date: Found | None, place: Stretch | None) -> _Rest:
    """What of the dateline stands behind its credit."""
    end = signature.end
    if signature.closed:
        second = signature_at(head, end)
        dash = _SET_OFF.match(head.text, end)
        return _Rest(second.end, second.date, second.place, second) if second else _Rest(dash.end() if dash else end)
    writer = WRITER.match(head.text, end) if signature.bare else None
    if writer:
        return _Rest(writer.end())
    reporter = _REPORTER.match(head.text, end) if head.words.byline or signature.place else None
    if reporter and (not reporter[1] or any(word in reporter[1] for word in head.words.byline)):
        return _Rest(reporter.end())
    pos = _SEPARATED.match(head.text, end).end()  # type: ignore[union-attr]
    more = _date_behind(head, pos, place) if date is None else None
    if more:
        return more
    if date is None and place is None and not signature.start:
        named = _PLACE_BEHIND.match(head.text, pos)  # REPUBLIKA.CO.ID, JAKARTA --
        known = signature.wire is not None and head.text.startswith(",", end)  # TEMPO.CO, Bogor -
        if named and (known or shouted(named[1])):
            return _Rest(named.end(), None, named.span(1))
        named = _PLACE_STOPPED.match(head.text, pos)  # UFUK.CO.ID - SENJA RAYA.
        if named and shouted(named[1]):
            return _Rest(named.end(), None, named.span(1))
    dash = _DASH.match(head.text, end)
    return _Rest(_behind_slug(head, dash.end()) if dash else end)


def _behind_slug(head: Head, end: int) -> int:
    """Behind a word of headers that a second dash closes: AHDATH.INFO- خاص -; else behind the first dash."""
    pos = end + len(head.text[end:]) - len(head.text[end:].lstrip())
    length, kinds = head.words.labels.opening(head.line, pos)
    close = _SET_OFF.match(head.text, pos + length) if "header" in kinds else None
    return close.end() if close else end


def _date_behind(head: Head, pos: int, place: Stretch | None) -> _Rest | None:
    """A date behind the credit that a dash closes: – Media OutReach Newswire – 5 June 2026 –."""
    date = head.date(pos, pos + (45 if place else 60))
    close = _CLOSING.match(head.text, date.end) if date and date.iso else None
    if not date or not close:
        return None
    if head.bare(pos, date.start) and (place or head.place(pos, date.start) is None):
        return None
    return _Rest(close.end(), date, None if place else head.trimmed(pos, date.start))


def _reading(
    head: Head,
    start: int,
    end: int,
    place: Stretch | None,
    date: Found | None = None,
    source: Stretch | None = None,
    wire: str | None = None,
    *,
    sure: bool = True,
) -> Reading:
    whole = head.span(start, end)
    dateline = Dateline(
        whole.text,
        whole.start,
        whole.end,
        source=head.span(*source).text if source else None,
        place=head.span(*place).text if place else None,
        date=date.iso if date else None,
    )
    return Reading(dateline, wire or None, sure)
