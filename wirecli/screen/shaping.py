"""Arabic letters joined, for terminals that show each letter alone, by their presentation forms in Unicode."""

from collections.abc import Iterator
from functools import cache
from unicodedata import decomposition

from wirecli.screen.glyphs import Glyph

Forms = dict[str, str]
_BLOCKS = (range(0xFB50, 0xFDFE), range(0xFE70, 0xFEFD))
_TATWEEL = "\u0640"


def joined(line: list[Glyph]) -> Iterator[Glyph]:
    """The line, each letter in the form that its neighbours ask for. No ligatures: cells stay as they are."""
    letters = [glyph.text[:1] for glyph in line]
    for number, glyph in enumerate(line):
        forms = _forms().get(letters[number])
        if forms is None:
            yield glyph
            continue
        before = _joins_after(letters[number - 1]) if number else False
        after = _joins_before(letters[number + 1]) if number + 1 < len(line) else False
        form = _form(forms, before, after)
        yield glyph._replace(text=forms.get(form, glyph.text[0]) + glyph.text[1:])


def _form(forms: Forms, before: bool, after: bool) -> str:
    after = after and "initial" in forms
    before = before and "final" in forms
    return ("medial" if after else "final") if before else "initial" if after else "isolated"


def _joins_after(letter: str) -> bool:
    """Whether this letter reaches over to the one behind it."""
    return letter == _TATWEEL or "initial" in _forms().get(letter, ())


def _joins_before(letter: str) -> bool:
    return letter == _TATWEEL or "final" in _forms().get(letter, ())


@cache
def _forms() -> dict[str, Forms]:
    """By letter: its forms, from the decompositions of the blocks that hold them."""
    forms: dict[str, Forms] = {}
    for block in _BLOCKS:
        for code in block:
            kind, *parts = decomposition(chr(code)).split() or ("",)
            if len(parts) == 1 and kind in ("<isolated>", "<final>", "<initial>", "<medial>"):
                forms.setdefault(chr(int(parts[0], 16)), {})[kind[1:-1]] = chr(code)
    return forms
