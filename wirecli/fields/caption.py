"""Captions of pictures, told by who took the picture or what the bracket at their end says."""

from wirecli.fields.credit import credits, is_address, key
from wirecli.fields.dates import find_date
from wirecli.fields.words import Vocabulary
from wirecli.patterns import pattern

CAPTION = 320
_PICTURE = pattern(
    r"(?:^|[\s.。(（\[])(?=([^\s:：.。()（）\[\]]{1,14}(?: [^\s:：.()\[\]]{1,10})?)\s?[:：=]\s?[^\n:]{2,60}$)"
)
_PHOTOGRAPHER = pattern(r"(?:©|ⓒ)\s?([^/\n]{3,40})/\s?([^/\n]{2,30})$")
_AFTER_DASH = pattern(r"\s[-–—]{1,2}\s?([^\W\d_][^\n:.,–—-]{2,40})$")  # … di pelabuhan. -Foto UFUK
_DATED = " )）]】.0123456789年月日/"


_EQUALS = pattern(r"(?<=[^\s=＝]{3})[=＝](?=\d)")
_BY_AGENCY = pattern(r"[.!?。] ?([^/\n.]{2,40}) ?/ ?([^/\n.]{2,40})$")
_BY_REPORTER = pattern(r"[^\W\d_][.。]? ?/ ?([^/\n.]{3,20})$")
_BY_NAME = pattern(r"[.!?] ?\| ?[^|\d\n.!?:]{4,40}$")
_STOPPED = pattern(r"[。.!?]\s*$")
_OPENERS = ("(", "（", "[", "【")
_CLOSERS = (")", "）", "]", "】")
_DASHES = "-–— "
_INSIDE = 60  # characters of a bracket at its end
_CREDIT = 36  # of a bracket that begins with a label and says who took the picture
_SHOWN = 60  # of a line that ends with the address that its picture is from
_CAPTIONED = 8  # before it, unless it says no more than that there is a picture: (Foto) (Vídeo)
_SET_OFF = (":", "：", "/", "／", " by ", "=")


def is_caption(line: str, words: Vocabulary) -> bool:
    """Whether a folded line, which begins with no label, describes a picture."""
    if len(line) > CAPTION:
        return False
    return (
        _by_agency(line, words)
        or _taken(line, words)
        or _pictured(line, words)
        or _bracketed(line, words)
        or _dated(line, words)
        or _points(line, words)
        or _from_site(line, words)
    )


def _by_agency(line: str, words: Vocabulary) -> bool:
    """Women pick tea, January 8. REUTERS/Ann Pell: agency and photographer, in either order, behind a sentence.

    So is who took it behind a bar: The ferry was tied up on Monday. | Ann Pell
    """
    if "|" in line and _BY_NAME.search(line) and not quotes(line):
        return True
    reporter = _BY_REPORTER.search(line) if "/" in line and words.byline else None
    if reporter and reporter[1].endswith(words.byline) and not quotes(line):
        return True  # 배가 묶여 있다./한서람 기자
    match = _BY_AGENCY.search(line) if "/" in line else None
    return bool(match and any(credits().names.get(key(name)) is not None for name in match.groups()))


def _dated(line: str, words: Vocabulary) -> bool:
    """港の大時計＝３日、神戸市: what a picture shows, an equals sign, when and where it was taken."""
    equals = _EQUALS.search(line) if "=" in line or "＝" in line else None
    date = find_date(line, words, equals.end()) if equals and not quotes(line) else None
    return bool(equals and date and date.start == equals.end() and not _STOPPED.search(line))


def _points(line: str, words: Vocabulary) -> bool:
    """村民向林一禾（左）反映灾情: where in the picture somebody is."""
    return any(phrase in line for phrase in words.caption_within) and not quotes(line)


def _from_site(line: str, words: Vocabulary) -> bool:
    """Petani di sawah, ufuk.com: a few words and the address that the picture is from."""
    shown, comma, site = line.rpartition(", ")
    if not comma or len(line) > _SHOWN or not is_address(site):
        return False
    return shown not in words.places and shown.split()[0] not in words.given


def is_picture_credit(line: str) -> bool:
    """© Name/AGENCY: a picture's, not the text's."""
    match = _PHOTOGRAPHER.match(line)
    return bool(match and credits().whose(match[2]) is not None)


def _taken(line: str, words: Vocabulary) -> bool:
    """… 中央社記者林可望攝 113年10月2日: a caption that ends with who took the picture."""
    if not words.caption_after or not line.rstrip(_DATED).endswith(words.caption_after):
        return False
    return not quotes(line) or line.rstrip().endswith(("]", ")"))


def _pictured(line: str, words: Vocabulary) -> bool:
    """… Ảnh: X - TTXVN: a caption whose picture credit stands at its end."""
    tail = line[-90:]
    dashed = _AFTER_DASH.search(tail)
    if dashed and "caption" in words.labels.opening(dashed[1])[1] and not quotes(line):
        return True
    if not any(colon in tail[-70:] for colon in ":：="):
        return False
    found = (match for match in _PICTURE.finditer(tail) if match.start() or len(tail) < len(line))
    labels = (match[1] for match in found if not quotes(tail[match.end(1) :]))  # not: me mandou áudio: "…"
    return any("caption" in words.labels.opening(label.lstrip(_DASHES))[1] for label in labels)


def _bracketed(line: str, words: Vocabulary) -> bool:
    """… (Photo: X), … (Handout), … (Xinhua/Li Ming); and (Foto) alone."""
    bare = line.rstrip(".")
    start = max(map(bare.rfind, _OPENERS)) if bare[-1:] in _CLOSERS else -1
    inside = bare[start + 1 : -1]
    if start < 0 or len(inside) > _INSIDE:
        return False
    length, kinds = words.labels.opening(inside)
    told = length == len(inside) or (length and inside[length] == " " and len(inside) <= _CREDIT)  # (Foto ihsan Ufuk)
    told = told or inside[length:].lstrip().startswith(_SET_OFF) or _names_agency(inside)
    if "caption" in kinds and told:
        return not quotes(line) and (start > _CAPTIONED or length == len(inside) or not start)
    agency, slash, name = inside.partition("/")
    tells = slash and name and start > len(inside)
    known = credits()
    return bool(tells and (known.whose(agency.strip()) is not None or key(name) in known.names or is_address(name)))


def _names_agency(inside: str) -> bool:
    """(Photo Ana KOS / AFP)"""
    _, slash, agency = inside.rpartition("/")
    return bool(slash) and (credits().names.get(key(agency)) is not None or is_address(agency))


def quotes(line: str) -> bool:
    return any(mark in line for mark in '"“”„«»「」')
