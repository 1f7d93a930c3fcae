"""Foreign text as glyphs: each safe on a terminal, and as wide as every terminal takes it to be.

Terminals do not agree on emoji that are joined by U+200D (four cells in VTE and xterm, two elsewhere), on variation
selectors (kitty widens and narrows, the others don't), on skin tones, keycaps, soft hyphens, Hangul fillers, nor on
Hangul that is spelled letter by letter (kitty: four cells). So these are shown in the form in which they do agree:
unjoined, without selector and tone, composed. The record has them as they are. What Unicode calls ambiguous (“ … ①) is
one cell, as it is in all of them until somebody says otherwise.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple
from unicodedata import category, normalize

import regex
from rich.cells import cell_len

from wirecli.terminal import ACTIVE, visible

TAB = 4
_CLUSTER = regex.compile(r"\X")
_PICTURE = regex.compile(r"[\p{Extended_Pictographic}\p{Regional_Indicator}\u20e3]")
_DISPUTED = re.compile("[\u200d\ufe0e\ufe0f\u20e3\U000e0020-\U000e007f]|(?<=.)[\U0001f3fb-\U0001f3ff]")
_UNSEEN = re.compile("[\u00ad\u115f\u1160\u2060\u3164\ufe0e\ufe0f\ufeff\uffa0\U000e0001-\U000e007f]")
_LETTER = re.compile("[\U0001f1e6-\U0001f1ff]")
_MARKS = 6  # on one letter; a heap of them would cover the lines around
_ASCII = {"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‘": "'", "’": "'", "‚": "'", "–": "-", "—": "-",
          "…": "...", "⟨": "<", "⟩": ">", "‹": "<", "›": ">", "•": "*",
          "─": "-", "│": "|", "├": "|", "└": "`", "\u00a0": " "}  # fmt: skip


class Glyph(NamedTuple):
    """A letter with its marks, how many cells it takes, and its style (the parameters of an SGR sequence)."""

    text: str
    width: int
    style: str = ""


def glyphs(text: str, encoding: str = "utf-8", style: str = "") -> list[Glyph]:
    """The text's glyphs; what its encoding lacks becomes question marks."""
    if text.isascii() and text.isprintable():
        return [Glyph(letter, 1, style) for letter in text]
    some = [Glyph(part, width, style) for cluster in _CLUSTER.findall(text) for part, width in _parts(cluster)]
    return some if encoding.lower().startswith("utf") else list(_encodable(some, encoding))


def width_of(some: list[Glyph]) -> int:
    return sum(glyph.width for glyph in some)


@lru_cache(4096)
def _parts(cluster: str) -> tuple[tuple[str, int], ...]:
    if cluster == "\t":
        return ((" ", 1),) * TAB
    if ACTIVE.search(cluster):
        return tuple((letter, 1) for letter in visible(cluster))
    if _PICTURE.search(cluster):
        return tuple((part, cell_len(part)) for part in _pictures(_DISPUTED.sub("", cluster)))
    shown = normalize("NFC", _UNSEEN.sub("", cluster))
    if len(shown) > _MARKS:
        shown = _bare(shown)
    return ((shown, cell_len(shown)),) if shown else ()


def _pictures(text: str) -> Iterator[str]:
    """Emoji one by one; two regional indicators are a flag, and one alone is a letter, which it is as wide as."""
    for part in regex.findall(r"\p{Regional_Indicator}{2}|\X", text):
        yield _LETTER.sub(lambda match: chr(ord(match[0]) - 0x1F1E6 + ord("A")), part) if len(part) == 1 else part


def _bare(cluster: str) -> str:
    """The cluster with as many marks as any language needs."""
    marks = 0
    kept = ""
    for letter in cluster:
        marks += category(letter) in ("Mn", "Me")
        if marks <= _MARKS or category(letter) not in ("Mn", "Me"):
            kept += letter
    return kept


def _encodable(some: list[Glyph], encoding: str) -> Iterator[Glyph]:
    for glyph in some:
        text = glyph.text
        try:
            text.encode(encoding)
        except UnicodeEncodeError:
            text = _ASCII.get(text, "?" * glyph.width)
        yield from (Glyph(letter, 1, glyph.style) for letter in text) if text != glyph.text else (glyph,)
