"""What a line around the story is, told by its form and its first words."""

import re

from wirecli.fields.contacts import ADDRESS, MAIL, PHONE, find_contacts
from wirecli.fields.credit import credits, key
from wirecli.fields.words import Vocabulary
from wirecli.page import Page
from wirecli.record import Block, BlockKind, Span

HEADING = 110  # characters; a longer line is no heading
SHORT = 160
_STOP = re.compile(r"[.!?。！？…][\"'”’»」』)）\]]*$")
_HANDLE = re.compile(r"(?<![a-z0-9.])[a-z0-9_@.+-]{5,}\s*$")  # 제보는 카카오톡 okjebo
_FORM = re.compile(r"(?:^|[\s,])(?:[A-Z][a-z]{1,4}|[A-Z]{2,4}|(?:[A-Za-z]\.){1,3}[A-Za-z]|inc|corp|ltd|co|bhd|s\.a)\.$")
_LEAD = " \t\u200b/*#•·-–—_=>◎▲▶☞●■□◆※【[（(〈《「"
_CLOSED_HEADING = re.compile(r"[】\])）〉》」:：/\s]*$")
_INITIALS = re.compile(r"[\w.]{1,4}(?:\s?/{1,2}\s?[\w. ]{1,5}){1,4}|[^\W\d_] [^\W\d_](?: ?/ ?[^\W\d_] [^\W\d_]){0,3}")
_COPYRIGHT = re.compile(r"(?:©|\(c\)|ⓒ|copyright\s?(?:©|\(c\)|ⓒ|\d))")
_YEAR = re.compile(r"\d{4}|©|\(c\)")
_TAGS = re.compile(r"#\w[^\n#]*(?:\s*,?\s*#\w[^\n#]*)*$")
_RULE = re.compile(r"[\W_ـ]+$")
_PICTURE = re.compile(
    r"(?:^|[\s.。(（\[])([^\s:：.。()（）\[\]]{1,14}(?: [^\s:：.()\[\]]{1,10})?)\s?[:：=]\s?[^\n:]{2,60}$"
)
_CREDITED = re.compile(r"[^\n()（）]{2,40}\s?[（(]([^()（）\n]{2,20})[)）]$")


def is_rule(text: str) -> bool:
    """Whether a line holds no word: ___, * * *."""
    return len(text) < 60 and _RULE.match(text) is not None


def ends_sentence(text: str) -> bool:
    """Whether a sentence ends there, rather than a legal form: About Halcyon Ear Sciences, Inc."""
    return _STOP.search(text[-6:]) is not None and not _FORM.search(text[-12:])


def kind_of(line: str, words: Vocabulary, printed: str = "", size: int = 0) -> BlockKind | None:
    """What a folded line behind a story's beginning is by its form; None where it may be the story's.

    `printed` is the line before folding: SOURCE Larkspur Robotics, Inc. needs no colon. `size` is the length of the
    whole paragraph where `line` is only its beginning.
    """
    size = size or len(line)
    lead = len(line) - len(line.lstrip(_LEAD))
    length, kinds = words.labels.opening(line, lead)
    rest = line[lead + length :]
    if length:
        found = _labelled(line, lead, length, rest, kinds, words, size)
        if found:
            return found
        if "source" in kinds and printed[lead : lead + length].isupper() and rest[:1] == " " and size <= SHORT:
            return "source"
    if size > 420:
        return None
    if _COPYRIGHT.match(line) or any(phrase in line for phrase in words.copyright_within):
        return "caption" if _is_picture_credit(line, words) else "copyright"
    undated = line.rstrip(" )）]】.0123456789年月日/\u200b")
    if words.caption_after and len(line) < 320 and undated.endswith(words.caption_after):
        return "caption" if not _quotes(line) or line.rstrip().endswith(("]", ")")) else None
    if _pictured(line, words):
        return "caption"
    if line.startswith("#") and _TAGS.match(line) and "\n" not in line:
        return "keywords"
    if len(line) <= 240 and any(phrase in line for phrase in words.credits_within) and not _quotes(line):
        return "credits"
    if line.startswith("((") and MAIL.search(line):
        return "contact"
    if len(line) <= SHORT and _is_credit(line, words):
        return "credits"
    return None


def _quotes(line: str) -> bool:
    return any(mark in line for mark in "\"“”„«»「」")


def _is_picture_credit(line: str, words: Vocabulary) -> bool:
    """© Name/AGENCY: a picture's, not the text's."""
    match = re.match(r"(?:©|ⓒ)\s?([^/\n]{3,40})/\s?([^/\n]{2,30})$", line)
    return bool(match and credits().whose(match[2]) is not None)


def _pictured(line: str, words: Vocabulary) -> bool:
    """… Ảnh: X - TTXVN: a caption whose picture credit stands at its end."""
    if len(line) > 320 or not any(colon in line[-70:] for colon in ":：="):
        return False
    tail = line[-90:]
    for match in _PICTURE.finditer(tail):
        if (match.start() > 0 or len(tail) < len(line)) and "caption" in words.labels.opening(match[1])[1]:
            return True
    return False


def _is_credit(line: str, words: Vocabulary) -> bool:
    text = line.strip(" \t\u200b")
    if len(text) <= 24 and _INITIALS.fullmatch(text) and not text.replace("/", "").replace(" ", "").isdigit():
        return True
    mail = MAIL.search(text)
    if mail and len(text) - len(mail[0]) <= 24:
        return True
    known = credits()
    bare = text.strip(" -–—*()（）[]/.·'\"")
    if 1 < len(bare) <= 40 and not ends_sentence(text) and known.names.get(key(bare)) is not None:
        return True
    head, slash, _ = text.partition("/")
    if slash and len(text) <= 90 and not ends_sentence(text) and known.whose(head.strip()):
        return True
    signed = _CREDITED.fullmatch(text)
    if signed and known.whose(signed[1]) is not None and not ends_sentence(signed[0][: signed.start(1) - 1].rstrip(" (（")):
        return True
    if words.byline and len(text) <= 40 and not ends_sentence(text):
        last = text.split()[-1] if text.split() else ""
        return any(last == word or (not words.spaced and text.startswith(word)) for word in words.byline if not word.isascii())
    return False


def _labelled(line: str, lead: int, length: int, rest: str, kinds: tuple[str, ...], words: Vocabulary, size: int) -> BlockKind | None:
    """What a line is that begins with a label, where its form bears the label out."""
    colon = rest.lstrip(" )）]】\u200b")[:1] in (":", "：") or rest[:1] == "："
    alone = _CLOSED_HEADING.match(rest) is not None
    short = size <= SHORT
    heading = size <= HEADING and not ends_sentence(line)
    for kind in kinds:
        match kind:
            case "about":
                continue  # what a heading it is, only what follows it can tell
            case "contact":
                if alone or (colon and size <= 420) or (heading and not line.isascii() and _HANDLE.search(rest)):
                    return "contact"
                if heading and length > 16 and (rest.rstrip().endswith((":", "：")) or _reached(line)):
                    return "contact"
            case "source":
                if colon and short:
                    return "source"
            case "safe_harbor":
                if alone or colon or heading or length > 24 or line[lead : lead + length].startswith("neither"):
                    return "safe_harbor"
            case "keywords":
                if colon and size <= 420:
                    return "keywords"
            case "related":
                if alone or (colon and size <= 240) or (heading and length > 7):
                    return "related"
            case "notes":
                if alone or colon or (length > 8 and heading) or (size <= 420 and ADDRESS.search(line)):
                    return "notes"
            case "caption":
                if (colon and size <= 320) or (rest[:1] in "/／" and short) or (not words.spaced and length > 1 and size <= 200 and _pictures(line)):
                    return "caption"
            case "copyright":
                if size <= SHORT and (colon or alone or _YEAR.search(rest) or heading):
                    return "copyright"
            case "credits":
                if (colon and short) or (lead and line[lead - 1] in "(（【[" and size <= 240 and line.rstrip()[-1:] in ")）】]0123456789") or ((alone or rest[:1] == "/") and short):
                    return "credits"
                if heading and length > 11:
                    return "credits"
            case "byline":
                bracketed = lead and line[lead - 1] in "(（" and line.rstrip()[-1:] in ")）"
                if (colon or bracketed) and short:
                    return "credits"
            case _:
                continue
    return None


def _pictures(line: str) -> bool:
    return line.rstrip(" ）)。.").endswith(("摄", "攝", "图", "圖", "供图", "提供", "撮影")) or line.startswith(("图为", "圖為", "写真"))


def _reached(line: str) -> bool:
    return bool(MAIL.search(line) or PHONE.search(line))


def is_contact_line(line: str) -> bool:
    """Whether a line may stand in a contact block: short and no sentence, or an address."""
    return len(line) <= HEADING and (not ends_sentence(line) or _reached(line) or len(line.split()) <= 5)


def find_blocks(page: Page, pieces: tuple[tuple[BlockKind, Span, Span | None], ...], words: Vocabulary) -> tuple[Block, ...]:
    """The blocks of a document, read: the heading as printed, and what contacts say."""
    return tuple(
        Block(
            kind=kind,
            heading=heading.text if heading else None,
            text=span.text,
            start=span.start,
            end=span.end,
            contacts=find_contacts(page, span, heading, words) if kind == "contact" else (),
        )
        for kind, span, heading in pieces
    )
