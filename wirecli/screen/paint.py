"""Glyphs as text with colours in it."""

from collections.abc import Iterable
from itertools import groupby

from wirecli.screen.glyphs import Glyph


def painted(line: Iterable[Glyph], *, coloured: bool) -> str:
    """The line's text; with SGR sequences around what has a style, where colours are wanted."""
    if not coloured:
        return "".join(glyph.text for glyph in line)
    runs = ((style, "".join(glyph.text for glyph in run)) for style, run in groupby(line, key=lambda one: one.style))
    return "".join(f"\x1b[{style}m{text}\x1b[0m" if style and not text.isspace() else text for style, text in runs)
