"""The line that tells when a page was published or changed, and perhaps by whom: most pages have it; no dateline."""

from msgspec import Struct

from wirecli.fields.credit import credits, is_address, key
from wirecli.fields.kinds import is_name
from wirecli.fields.words import Vocabulary, unspaced
from wirecli.patterns import pattern
from wirecli.record import BlockKind

LONGEST = 120  # characters
_DIGIT = pattern(r"\d")
_CLOCK = pattern(r"(?<!\d)\d{1,2}[:h.時시点點]\d{2}(?!\d)")
_DATE = pattern(
    r"(?<!\d)(?:\d{4}\s?[-/.年년]\s?\d{1,2}\s?[-/.月월]\s?\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}|20[0-4]\d[01]\d[0-3]\d)(?!\d)"
)
_YEAR = pattern(r"(?<!\d)(?:1[89]|2[0145])\d\d(?!\d)")
_INSIDE = ".'’-"  # a word: Ann-Marie, a.m.
_SCHEME = pattern(r"https?://")
_PIECES, _NAME = 3, 48  # names beside date and time, and letters of one
_SHORT = 24  # characters behind a label: 来源：滨海晚报
_SHORTEST = 3  # letters of no town
_OUTLET = 8  # letters of a paper's name where no spaces are set, beside a writer's
_STOPS = ("。", "！", "？")  # a sentence's


class Stamp(Struct, frozen=True):
    """What a line is that says when, and of what that tells."""

    kind: BlockKind  # a header; credits where it names somebody as well
    timed: bool  # with a clock's time, or by a word that says what happened then: Updated
    dated: bool


def read_stamp(line: str, printed: str, words: Vocabulary) -> Stamp | None:
    """What a folded line says of when; None where it says nothing of the kind, or other things too.

    `printed` is the line before folding, of the same length.
    """
    if len(line) > LONGEST or line[-1:] in _STOPS or not _DIGIT.search(line):
        return None
    others: list[tuple[int, int]] = []
    month = timed = False
    at, size, joined = 0, len(line), -1
    while at < size:
        char = line[at]
        if char == "h" and (scheme := _SCHEME.match(line, at)):
            at = scheme.end()
            continue
        length, kinds = words.stamps.opening(line, at) if char.isalpha() else (0, ())
        if length:
            month, timed = month or "month" in kinds, timed or "stamp" in kinds
            at, joined = at + length, -1
        elif char.isdigit():
            at, joined = at + 1, -1
        elif char.isalpha():
            end = _word_end(line, at)
            if joined == at and not (line[at - 1] == " " and unspaced(char)):
                others[-1] = (others[-1][0], end)
            else:
                others.append((at, end))
            if len(others) > _PIECES or others[-1][1] - others[-1][0] > _NAME:
                return None  # a sentence
            at = joined = end
        else:
            joined = at + 1 if joined == at and char == " " else -1
            at += 1
    timed = timed or _CLOCK.search(line) is not None
    dated = _DATE.search(line) is not None or (month and (_YEAR.search(line) is not None or not others))
    if not (timed or dated):
        return None
    # NNA | Norvane | Jul 12, 2026, 23:41 IST – but: Nadia Moss | March 3, 2026 | 10:22 am
    fields = len(others) > 1 and line.count("|") > 1 and _CLOCK.search(line) is not None
    if not others or (dated and (fields or _is_outlet(line, printed, others) or _is_town(line, printed, others))):
        return Stamp("header", timed, dated)
    return Stamp("credits", timed, dated) if _name_somebody(line, printed, others, words) else None


def _is_outlet(line: str, printed: str, others: list[tuple[int, int]]) -> bool:
    """Whether one word stands beside a clock's time: 海湾视界·2026-01-08 17:26"""
    piece = printed[slice(*others[0])]
    alone = len(others) == 1 and len(piece) <= _OUTLET and unspaced(piece)
    return alone and _CLOCK.search(line) is not None


def _is_town(line: str, printed: str, others: list[tuple[int, int]]) -> bool:
    """Whether all that stands beside day and clock is a town in capitals at its end: Updated - June 18 … - NORVANE"""
    start, end = others[0]
    alone = len(others) == 1 and end == len(line) and printed[start:end].isupper() and end - start > _SHORTEST
    return alone and _CLOCK.search(line) is not None


def _word_end(line: str, at: int) -> int:
    if unspaced(line[at]):
        return at + 1
    while at < len(line) and (line[at].isalpha() or (line[at] in _INSIDE and line[at + 1 : at + 2].isalpha())):
        at += 1
    return at


def _name_somebody(line: str, printed: str, others: list[tuple[int, int]], words: Vocabulary) -> bool:
    """Whether what else stands in a stamp is who wrote: a name, an agency, an address, a label with what follows it."""
    certain = labelled = False
    for start, end in others:
        piece = printed[start:end]
        label = not {"byline", "credits", "source"}.isdisjoint(words.labels.opening(line, start)[1])
        ends = any(piece.endswith(word) for word in words.byline if not word.isascii())
        known = credits().names.get(key(piece)) is not None or is_address(piece)
        known = known or (not start and piece.isupper() and line[end : end + 2].strip() == "|")  # NNA | Updated: …
        if line[start:end] in words.places:
            return False
        if label or ends or known or is_name(piece):
            certain, labelled = True, label
        elif not ((labelled and end - start <= _SHORT) or (unspaced(piece) and end - start <= _OUTLET)):
            return False
    return certain
