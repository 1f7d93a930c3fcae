"""What a line around the story is, told by its form and its first words."""

from collections.abc import Callable

from wirecli.fields.caption import CAPTION, is_caption, is_picture_credit, quotes
from wirecli.fields.contacts import ADDRESS, MAIL, PHONE
from wirecli.fields.credit import credits, key
from wirecli.fields.label import HEADING, Label, ends_sentence, label_of
from wirecli.fields.words import Vocabulary, unspaced
from wirecli.patterns import pattern
from wirecli.record import BlockKind

BLOCK = 420  # characters; a longer paragraph is a block only by its label
SHORT = 160
CREDITED = 240  # of a sentence that says who contributed
TELLING = 14  # letters of a label that means what it says even where more stands in its line
_CERTAIN = 24  # of one that means it in a paragraph of any length
_BRIEF = 60  # characters of a sentence that is a note by its label: Follow us on Facebook.
_PERSON = 40  # characters of a name
_CODES = pattern(r"(?=.*\d)\w{1,4}(?: \w{1,4})+")  # initials and codes behind an agency's name: dpa ab cd n1
_BARS = frozenset("/／|｜丨")  # between a credit and a name
_WITHIN = str.maketrans("", "", "-'’")  # may stand inside a name: Rifa'i, Marie-Soleil
_BY = 4  # letters of a reporter's name
_BLANK = pattern(r"[\s/／|｜、，,]")
_COLON = " )）]】:：\u3000"
_PIECES = pattern(r"[,，、;；/|]| \w{1,3} ")
_NAMES, _NAMES_SPACED = 8, 48  # letters of a name in a list of them
_NAMED = 24  # letters beside an address that leave a line a by-line

_HANDLE = pattern(r"(?<![a-z0-9_@.+-])[a-z0-9_@.+-]{5,}+\s*+$")  # 제보는 카카오톡 portnews
_INITIALS = pattern(
    r"(?:\w{2,4}-)?[\w.]{1,4}(?:\s?/{1,2}\s?[\w. -]{1,5}){1,4}"
    r"|[^\W\d_](?: [^\W\d_]){1,3}(?: ?/ ?[^\W\d_] [^\W\d_]){0,3}"
    r"|[^\W\d_]{1,2}(?:\.\s?[^\W\d_]{1,2}){1,2}\.?|[^\W\d_\u1100-\uffff]{2} [^\W\d_\u1100-\uffff]{2}"
)
_OPENERS, _CLOSERS = ("(", "（", "[", "【"), (")", "）", "]", "】")
_SEPARATORS = ".,;،/／；|，、。"  # between the editors in a bracket
_NUMBER = pattern(r"\d[\d\s().–-]{5,20}\d")  # in every telephone number
_COPYRIGHT = pattern(r"(?:©|[(（]c[)）]|ⓒ|copyright\s?(?:©|[(（]c[)）]|ⓒ|\d))")
_YEAR = pattern(r"\d{4}|©|\(c\)")
_HEADED = pattern(r"[^.:：\n]{0,70}[:：]")  # a heading that its text follows in the same line
_TAGS = pattern(r"#\w[^\n#]{0,40}(?:\s*,?\s*#\w[^\n#]{0,40})*$")
_NUMBERED = pattern(r"^[-–—.\s]*\d{1,4}[-–—.\s]+(?=[^\W\d])")  # -412-สำนักข่าวไทย
_RULE = pattern(r"[\W_ـ]+$")
_CREDITED = pattern(r"([^\n()（）]{2,40}?)\s?[（(]([^()（）\n]{2,20})[)）]$")


def is_rule(text: str) -> bool:
    """Whether a line holds no word: ___, * * *."""
    return len(text) < 60 and _RULE.match(text) is not None


_PICTURE = pattern(r"[\s|]*+(?:!\[[^\]\n]*+\]\([^)\n]*+\)|[\w.\-]+\.(?:jpe?g|png|gif|webp))[\s|]*+")  # a picture


def is_furniture(line: str, words: Vocabulary) -> bool:
    """Whether a folded line is what a page sets around every story: share, advertisement."""
    if len(line) > SHORT:
        return False
    return line.strip(" .:*-–—|[]()") in words.furniture or bool(_PICTURE.fullmatch(line))


def is_contact_line(line: str) -> bool:
    """Whether a line may stand in a contact block: short and no sentence, or an address."""
    return len(line) <= HEADING and (not ends_sentence(line) or _reached(line) or len(line.split()) <= 5)


def is_name(text: str) -> bool:
    """Whether a line is somebody's name and nothing else: two to four words with capitals."""
    names = text.split() if len(text) <= _PERSON else ()
    return 2 <= len(names) <= 4 and all(
        name[0].isupper() and name.strip("'’").translate(_WITHIN).isalpha() for name in names
    )


def kind_of(line: str, words: Vocabulary, printed: str = "", size: int = 0) -> BlockKind | None:
    """What a folded line behind a story's beginning is by its form; None where it may be the story's.

    `printed` is the line before folding: SOURCE Lanternfish Inc. needs no colon. `size` is the length of the
    whole paragraph where `line` is only its beginning.
    """
    return kind_by(label_of(line, words, size), words, printed)


def kind_by(label: Label, words: Vocabulary, printed: str = "") -> BlockKind | None:
    """The same of a line whose label has been looked up."""
    if "related" not in label.kinds and is_furniture(label.line, words):  # what heads a list of links is no furniture
        return "furniture"
    for kind in label.kinds:
        found = _BORNE_OUT[kind](label) if kind in _BORNE_OUT else None
        if found:
            return found
    if "source" in label.kinds and label.size <= SHORT and printed[label.lead :][: label.length].isupper():
        return "source"
    return _by_form(label.line, words) if label.size <= BLOCK else None


def _by_form(line: str, words: Vocabulary) -> BlockKind | None:
    """What a line without a label is."""
    if _COPYRIGHT.match(line) or _holds(line, words.copyright_within):
        return "caption" if is_picture_credit(line) else "copyright"
    if len(line) <= CREDITED and _holds(line, words.credits_within) and not quotes(line):
        return "credits"
    if len(line) > SHORT and ends_sentence(line):  # most paragraphs of most stories
        return None
    if is_caption(line, words):
        return "caption"
    if line.startswith("#") and _TAGS.match(line):
        return "keywords"
    if line.startswith("((") and MAIL.search(line):
        return "contact"
    return "credits" if len(line) <= SHORT and _is_credit(line, words) else None


def _holds(line: str, phrases: tuple[str, ...]) -> bool:
    for phrase in phrases:  # noqa: SIM110 - a generator costs as much as the search
        if phrase in line:
            return True
    return False


def _is_credit(line: str, words: Vocabulary) -> bool:
    """Whether a line says who wrote: initials, an address, an agency's name, a name and an agency."""
    text = line.strip()
    mail = MAIL.search(text) if "@" in text else None
    if (mail and len(text) - len(mail[0]) <= _NAMED) or _are_initials(text):
        return True
    if mail and text.startswith("- ") and text.endswith(mail[0]):
        return True  # - Udin Prana dan Sari Dewi berita@ufuk.co.id
    if _names_editors(text, words):
        return True
    return not ends_sentence(text) and (_is_signed(text, words) or _is_byline(text, words))


def _names_editors(text: str, words: Vocabulary) -> bool:
    """（盧賢秀／編集：田中宏樹）: a line in brackets, some piece of which begins as a credit does."""
    inside = _in_brackets(text)
    if not inside or quotes(text):
        return False
    labels = (words.labels.opening(piece) for piece in _pieces(inside)[1:])
    return any("credits" in kinds or "byline" in kinds for _, kinds in labels)


def _in_brackets(text: str) -> str:
    """What stands between the brackets that hold a whole line, but for a date behind them; "" where none do."""
    inside = text[1:].rstrip(" 0123456789")[:-1] if text[:1] in _OPENERS else ""
    closed = text[1 + len(inside) :][:1] in _CLOSERS
    return inside if closed and len(inside) <= 200 and not any(char in _OPENERS for char in inside) else ""


def _pieces(text: str) -> list[str]:
    for mark in _SEPARATORS + " " * unspaced(text):
        text = text.replace(mark, "\n")
    return [piece.strip() for piece in text.split("\n")]


def _are_initials(text: str) -> bool:
    """abc/def/gh, RGV // JLP, م س / ر ع; not 24/7."""
    return len(text) <= 24 and _INITIALS.fullmatch(text) is not None and any(map(str.isalpha, text))


def _is_signed(text: str, words: Vocabulary) -> bool:
    """-- BERNAMA, وام/سارة الكتبي, Lê Thu Ba (TTXVN)."""
    known = credits()
    bare = _NUMBERED.sub("", text).strip(" -–—*()（）[]/.·'\"")
    if 1 < len(bare) <= 40 and key(bare) in known.names:
        return True
    head, slash, _ = text.partition("/")
    if slash and len(text) <= 90 and len(head) <= _NAMED and (known.whose(head.strip()) or key(head) in known.names):
        return True
    name, _, rest = bare.partition(" ")
    if key(name) in known.names and len(bare) <= _NAMED and _CODES.fullmatch(rest):
        return True
    signed = _CREDITED.fullmatch(text) if text.endswith(_CLOSERS) else None
    if not signed or ends_sentence(signed[1]):
        return False
    if signed[2] in words.places:
        return True  # نادر الصفار (صفاقس)
    return known.whose(signed[2]) is not None or "credits" in words.labels.opening(signed[2])[1]


def _is_byline(text: str, words: Vocabulary) -> bool:
    """문가람 기자, 晚报记者 江晓岚: a short line that ends with what a reporter is called, or soon says it."""
    last = text.split()[-1:] if len(text) <= 40 else []
    soon = text[:8] if len(text) <= 24 else ""
    if _holds(text, words.that):
        return False  # โดย มะลิ กล่าวว่า
    return any(
        [word] == last or (unspaced(word) and word in soon and is_by(text.partition(word)[2], words))
        for word in words.byline
        if not word.isascii()
    )


def is_by(rest: str, words: Vocabulary) -> bool:
    """Whether a reporter's name follows, where names begin with one of a known set: 记者林可望, not 记者会改期."""
    name = _BLANK.split(rest.lstrip(" \u3000:：|｜/／"), maxsplit=1)[0]
    if not words.families or not name:
        return True
    return name.startswith(words.families) and (len(name) <= _BY or bool(credits().dispatch_word(name)))


def _reached(line: str) -> bool:
    return ("@" in line and MAIL.search(line) is not None) or (
        _NUMBER.search(line) is not None and PHONE.search(line) is not None  # nearly no line, and that is told sooner
    )


def _contact(label: Label) -> BlockKind | None:
    handle = label.heading and not label.line.isascii() and _HANDLE.search(label.rest)
    invites = label.weight > TELLING and (
        label.rest.rstrip().endswith((":", "：")) or _reached(label.line) or ADDRESS.search(label.line)
    )
    if label.alone or (label.colon and label.size <= BLOCK) or handle or (label.heading and invites):
        return "contact"
    return None


def _source(label: Label) -> BlockKind | None:
    return "source" if label.colon and label.size <= SHORT else None


def _safe_harbor(label: Label) -> BlockKind | None:
    telling = label.weight > TELLING and (label.heading or label.weight > _CERTAIN)
    ruled = label.line.startswith("neither", label.lead)
    headed = label.weight > TELLING and _HEADED.match(label.rest)
    return "safe_harbor" if label.alone or label.colon or telling or ruled or headed else None


def _keywords(label: Label) -> BlockKind | None:
    return "keywords" if label.colon and label.size <= BLOCK else None


def _related(label: Label) -> BlockKind | None:
    return (
        "related"
        if label.alone
        or (label.colon and label.size <= 240)
        or (label.heading and (label.length > 7 or ADDRESS.search(label.line)))
        else None
    )


def _notes(label: Label) -> BlockKind | None:
    linked = label.size <= BLOCK and ADDRESS.search(label.line)
    telling = label.weight > _CERTAIN or ((label.heading or label.size <= _BRIEF) and label.weight > TELLING)
    return "notes" if label.alone or label.colon or label.set_apart or telling or linked else None


def _caption(label: Label) -> BlockKind | None:
    if (label.colon and label.size <= CAPTION) or (label.rest[:1] in "/／=＝" and label.size <= SHORT):
        return "caption"
    return "caption" if "caption_onto" in label.kinds and label.size <= 200 else None  # 图为10月2日


def _copyright(label: Label) -> BlockKind | None:
    told = label.colon or label.alone or label.heading or label.bracketed or _YEAR.search(label.rest)
    return "copyright" if told and label.size <= SHORT else None


def _is_said(label: Label) -> bool:
    """Whether a sentence stands behind a label that names whose trade it is: 记者：船台今年会满吗？"""
    said = label.rest.strip(_COLON)
    if not ends_sentence(said):
        return False
    pieces = _PIECES.split(said)
    most = _NAMES if unspaced(said) else _NAMES_SPACED
    return said[-1] in "?？" or "，" in said or max(map(len, pieces)) > most


def _credits(label: Label) -> BlockKind | None:
    if label.colon and _is_said(label):
        return None
    end = label.lead + label.length
    barred = not _BARS.isdisjoint(label.line[end - 1 : end] + label.rest.lstrip()[:1])  # 文／林可望, 记者｜何思远
    plain = (label.colon or label.alone or barred) and label.size <= SHORT
    return (
        "credits" if plain or (label.bracketed and label.size <= 240) or (label.heading and label.length > 11) else None
    )


def _byline(label: Label) -> BlockKind | None:
    dashed = label.rest[:2] in ("- ", "– ", "— ")  # كتب- سامي هولدر:
    if label.colon and _is_said(label):
        return None
    return "credits" if (label.colon or label.bracketed or dashed) and label.size <= SHORT else None


_BORNE_OUT: dict[str, Callable[[Label], BlockKind | None]] = {  # what a label opens, where its line bears that out
    "contact": _contact,
    "source": _source,
    "safe_harbor": _safe_harbor,
    "keywords": _keywords,
    "related": _related,
    "notes": _notes,
    "caption": _caption,
    "copyright": _copyright,
    "credits": _credits,
    "byline": _byline,
}
