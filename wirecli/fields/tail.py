"""Credits, tags and sign-offs that run on in a story's last paragraph."""

from wirecli.fields.credit import credits, key
from wirecli.fields.words import Vocabulary, fold, unspaced
from wirecli.knowledge import all_wires
from wirecli.patterns import pattern
from wirecli.record import BlockKind

LONGEST = 240  # characters that may hang on
_BRACKET = pattern(r"[(（【［\[]([^()（）【】\n]{4,200})[)）】\]](?:\s?\d{6,8})?$")
# a tag ends no quotation: “… merci. #port”
_TAGS = pattern(r"(?<=[.!?。！？])\s*(?:hashtags?\s?[:：]\s?)?#[^\s#\"”»」』]+(?:\s*,?\s*#[^\s#\"”»」』]+)*$")
_AGENCY = pattern(r"\s?[(（]([^()（）]{2,20})[)）][.。]?$")
_WORD = pattern(r"(?<=[.!?\"”»])\s+[(（]?([^\s()（）.]{2,10})[)）]?[.]?$")  # … since May. Fin
# (afz/jpnn), (*)
_INITIALS = pattern(r"(?<=[.!?\"”»])\s?[(（](?:[^\W\d_]{2,5}(?:\s?/\s?[^\W\d_]{2,5}){1,3}|\*{1,3})[)）]$")
_PAPER = pattern(r"(?<=[.!?\"”»])\s[-–—]{1,2}\s?(?:[A-Z][\w!.-]*\s?){1,3}$")  # … anew. – HARBOUR ONLINE
_PICTURE = pattern(r"(?<=[.!?。」])\s?[(（]c[)）]\s?[A-Z][^\n。]{2,40}$")  # …と話した。(c)AFP/Aoi MIZUNO
_CLOSERS, _DASHES = ")）】]", (" -", " –", " —")
_PAPER_BY = 120  # characters from its end
_BEFORE = 24  # characters of a sign
_SIGN = pattern(r"\s*[.–—-]*(?:\s?\d{1,4}\s?)?[-–—]\s?$|(?<=[.!?\"”)])\s+$")  # .-517- before a sign-off


def tail_of(text: str, words: Vocabulary) -> tuple[int, BlockKind] | None:
    """Where in a story's last characters something hangs on that is none of it, and what; None where nothing does."""
    line = fold(text)
    bracketed = line.rstrip(".。 0123456789")[-1:] in _CLOSERS  # most last paragraphs are not, and need no pattern
    credit = _BRACKET.search(line) if bracketed else None
    if credit and _credits_somebody(credit[1], words):
        return credit.start(), "credits"
    tags = _TAGS.search(line) if "#" in line else None
    if tags:
        return tags.start(), "keywords"
    agency = _AGENCY.search(line) if bracketed else None
    if agency and credits().names.get(key(agency[1])):
        return agency.start(), "credits"
    word = _WORD.search(line)
    if word and "credits" in words.labels.opening(word[1])[1] and words.labels.opening(word[1])[0] == len(word[1]):
        return word.start(), "credits"
    if ("c)" in line or "c）" in line) and (rights := _PICTURE.search(text)):
        return rights.start(), "copyright"
    if paper := (_INITIALS.search(line) if bracketed else None) or (_PAPER.search(text) if _is_dashed(line) else None):
        return paper.start(), "credits"
    return _sign_off(line)


def _is_dashed(line: str) -> bool:
    return any(dash in line[-_PAPER_BY:] for dash in _DASHES)


def _credits_somebody(inside: str, words: Vocabulary) -> bool:
    """(Reporting by …), （編輯：…）"""
    length, kinds = words.labels.opening(inside)
    told = inside[length : length + 1] in (":", "：", " ", "/") or unspaced(inside[:length]) or length > 8
    return "credits" in kinds and told


def _sign_off(line: str) -> tuple[int, BlockKind] | None:
    for wire in all_wires():
        for name in wire.signoffs:
            end = len(line) - len(name)  # a long run of dashes would be looked through from each of them
            sign = _SIGN.search(line, max(0, end - _BEFORE), end) if line.endswith(fold(name)) else None
            if sign:
                return sign.start(), "credits"
    return None
