"""Lines broken where their script allows it.

Between words; in Chinese and Japanese between letters; in Thai, whose words no blank divides, before a vowel that
begins a syllable, or else between clusters.
"""

from collections.abc import Iterator
from itertools import accumulate

import regex

from wirecli.screen.glyphs import Glyph, width_of

# A line neither begins with these nor ends with those (JIS X 4051's kinsoku, GB/T 15834, and Western marks).
_CLOSING = frozenset("、。，．・：；！？…‥ー々〻ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶ"
                     "」』）］｝】〕〉》〗〙’”»›)]}.,:;!?%％‰°℃،؛؟ๆฯ")  # fmt: skip
_OPENING = frozenset("「『（［｛【〔〈《〖〘‘“«‹([{$￥¥£€#")
_UNSPACED = regex.compile(r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Bopomofo}\u3000-\u303f\uff01-\uff60]")
_SYLLABIC = regex.compile(r"[\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}]")
_LEADING = frozenset("เแโใไເແໂໃໄ")  # vowels that are written, and begin a syllable, before its consonant
_FOLLOWING = frozenset("ะาๅຽະາ")
_SILENT = "\u0e4c"  # on a consonant that ends a syllable
_HYPHENS = frozenset("-‐–—\u200b")
NO, HARDLY, WELL = 0, 1, 2
_FULL = 0.6  # a line that is less full than this is broken where it can hardly be, if it can


def wrap(some: list[Glyph], width: int) -> Iterator[list[Glyph]]:
    """The glyphs in lines of at most so many cells, without the blanks at their ends; at least one line."""
    start = 0
    while True:
        while start < len(some) and some[start].text.isspace():
            start += 1
        end = _end(some, start, width)
        yield _trimmed(some[start:end])
        if end >= len(some) or all(glyph.text.isspace() for glyph in some[end:]):
            return
        start = end


def _end(some: list[Glyph], start: int, width: int) -> int:
    """Where the line that begins at `start` ends."""
    room = width
    best = {HARDLY: (start, 0), WELL: (start, 0)}
    for at in range(start, len(some)):
        if some[at].width > room and not some[at].text.isspace():
            return _chosen(best, at, start, width)
        room -= some[at].width
        if at + 1 < len(some):
            chance = _chance(some[at].text, some[at + 1].text)
            if chance and _ends_a_word(some, at + 1):
                chance = NO
            if chance:
                best[chance] = at + 1, width - room
    return len(some)


def _ends_a_word(some: list[Glyph], at: int) -> bool:
    """Whether this is a lone consonant behind which a Thai word ends: it belongs to the syllable before it."""
    if len(some[at].text) > 1 or not _SYLLABIC.match(some[at].text) or not _SYLLABIC.match(some[at - 1].text):
        return False
    return at + 1 == len(some) or not _SYLLABIC.match(some[at + 1].text)


def _chosen(best: dict[int, tuple[int, int]], full: int, start: int, width: int) -> int:
    good, filled = best[WELL]
    poor, _ = best[HARDLY]
    if good > start and (filled >= _FULL * width or poor <= good):
        return good
    return next((at for at in (poor, good, full) if at > start), start + 1)


def _chance(before: str, after: str) -> int:
    """Whether a line may end between these."""
    if after.isspace():
        return NO  # blanks hang over the end of a line
    if before.isspace():
        return NO if before in "\u00a0\u202f" else WELL
    if after[0] in _CLOSING or before[-1] in _OPENING or before[0] in _OPENING:
        return NO
    if before in _HYPHENS:
        return WELL
    if before == "/" and after != "/":
        return HARDLY
    if _UNSPACED.match(before) or _UNSPACED.match(after):
        return WELL
    if _SYLLABIC.match(after) and _SYLLABIC.match(before):
        return _syllable(before, after)
    return NO


def _syllable(before: str, after: str) -> int:
    if before in _LEADING or after in _FOLLOWING or _SILENT in after:
        return NO
    return WELL if after in _LEADING or before in "ๆฯະะ" else HARDLY


def _trimmed(line: list[Glyph]) -> list[Glyph]:
    end = len(line)
    while end and line[end - 1].text.isspace():
        end -= 1
    return line[:end]


def cut(some: list[Glyph], width: int, more: Glyph, *, front: bool = False) -> list[Glyph]:
    """As many of the glyphs as have room, with `more` for those that have not (at the front, if so told)."""
    if width_of(some) <= width:
        return some
    if front:
        return cut(some[::-1], width, more)[::-1]
    room = width - more.width
    ends = accumulate(glyph.width for glyph in some)
    return [*(glyph for glyph, end in zip(some, ends, strict=True) if end <= room), more]
