"""A rendered line the right way round: marked for a terminal that turns text, or turned for one that does not.

What works in a terminal that turns text: the direction comes from the whole value, the value is broken into lines
first, and each line is isolated for itself, its padding outside. Brackets and URLs in Latin have an isolate of their
own.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from wirecli.screen import Turn
from wirecli.screen.glyphs import Glyph
from wirecli.screen.shaping import joined
from wirecli.terminal import holds_right_to_left

RLI, LRI, PDI = "\u2067", "\u2066", "\u2069"
RLM, LRM = "\u200f", "\u200e"
# Inside a right-to-left line a URL's slashes and a bracket beside Latin letters would jump to the other side.
_LATIN = re.compile(
    r"(?:https?://|www\.)[!-~]*[A-Za-z0-9/]"
    r"|(?<![\w.+-])[\w.+-]++@[\w-]++(?:\.[\w-]++)++"
    r"|\((?=[^()]*[A-Za-z])[ -'*-~]*+\)|\[(?=[^\[\]]*[A-Za-z0-9?])[ -Z\\^-~]*+\]|⟨U\+[0-9A-F]+⟩"
)
_PAIRS = "()[]{}<>«»‹›⟨⟩「」『』【】（）《》〈〉"
_MIRRORS = {here: there for a, b in zip(_PAIRS[::2], _PAIRS[1::2], strict=True) for here, there in ((a, b), (b, a))}
_TAGS = 0xE0020  # the bidi algorithm does not see these, and leaves them at their letter; no news has them
_TAGGED = 96


def turned(line: list[Glyph], turn: Turn, *, right_to_left: bool) -> list[Glyph]:
    """The line as it is sent to the terminal; its width is the same."""
    text = "".join(glyph.text for glyph in line)
    if turn == "off" or not (right_to_left or holds_right_to_left(text)):
        return line
    marked = list(_isolated(line, text, right_to_left=right_to_left))
    if turn == "isolate":
        return marked
    if turn == "unmirrored":
        return [*_mirrored_outside(marked)] if right_to_left else marked
    if turn == "visual":
        return _ordered([*joined(marked)], right_to_left=right_to_left)
    return [*_words(_ordered(marked, right_to_left=right_to_left))]


def _isolated(line: list[Glyph], text: str, *, right_to_left: bool) -> Iterator[Glyph]:
    """The line between isolates, and in a right-to-left one each piece of Latin that needs it."""
    latin = [match.span() for match in _LATIN.finditer(text)] if right_to_left else []
    starts, ends = {start for start, _ in latin}, {end for _, end in latin}
    yield Glyph(RLI if right_to_left else LRI, 0)
    at, depth = 0, 0
    for glyph in line:
        if at in ends and depth:
            yield Glyph(PDI, 0)
            depth -= 1
        if at in starts:
            yield Glyph(LRI, 0)
            depth += 1
        yield glyph
        at += len(glyph.text)
    yield from (Glyph(PDI, 0) for _ in range(depth + 1))


def _ordered(marked: list[Glyph], *, right_to_left: bool) -> list[Glyph]:
    """The glyphs from left to right.

    python-bidi tells no positions. So each glyph goes there as one letter and a tag, which the algorithm leaves beside
    its letter: behind it where text runs to the right, before it where it runs to the left.
    """
    from bidi import get_display

    some = marked[1:-1]  # the base direction says what the isolate around the line does
    tagged = "".join(
        glyph.text if glyph.text in (LRI, PDI) else glyph.text[0] + _tag(number) for number, glyph in enumerate(some)
    )
    # A letter at the end, for else the tags of the last one would be taken for the blank end of a line.
    shown = get_display(tagged + (RLM if right_to_left else LRM), base_dir="R" if right_to_left else "L")
    ordered = []
    for before, after in _TAG_OR_LETTER.findall(_ISOLATES.sub("", shown[1:] if right_to_left else shown[:-1])):
        glyph = some[_number(before[::-1] or after)]
        ordered.append(_mirrored(glyph) if before else glyph)
    return ordered


def _tag(number: int) -> str:
    return chr(_TAGS + number // _TAGGED) + chr(_TAGS + number % _TAGGED)


def _number(tag: str) -> int:
    high, low = (ord(letter) - _TAGS for letter in tag)
    return high * _TAGGED + low


_ISOLATES = re.compile(f"[{LRI}{PDI}]")
_ANY_TAG = f"[{chr(_TAGS)}-{chr(_TAGS + _TAGGED - 1)}]"
_TAG_OR_LETTER = re.compile(f"({_ANY_TAG}{{2}})[^{_ANY_TAG[1:-1]}]|[^{_ANY_TAG[1:-1]}]({_ANY_TAG}{{2}})", re.S)


def _words(ordered: Iterable[Glyph]) -> Iterator[Glyph]:
    """The same, but each word that the terminal turns itself (glyphs, brackets and all) is turned back."""
    for blank, group in groupby(ordered, key=lambda glyph: glyph.text.isspace()):
        word = _of_one_face([*group])
        if blank or not holds_right_to_left("".join(glyph.text for glyph in word)):
            yield from word
        else:  # colours belong to the cells, and stay where they are
            back = map(_mirrored, reversed(word))
            yield from (glyph._replace(style=cell.style) for glyph, cell in zip(back, word, strict=True))


def _of_one_face(word: list[Glyph]) -> list[Glyph]:
    """The word; in one style where a part of it is bold or slanted: kitty joins and turns only letters of one font."""
    styles = {glyph.style for glyph in word}
    if len(styles) > 1 and any({"1", "3"} & {*style.split(";")} for style in styles):
        return [glyph._replace(style=word[-1].style) for glyph in word]
    return word


def _mirrored_outside(marked: list[Glyph]) -> Iterator[Glyph]:
    """The same, with brackets mirrored, but for those of the Latin pieces."""
    inside = False
    for glyph in marked:
        inside = glyph.text == LRI or (inside and glyph.text != PDI)
        yield glyph if inside else _mirrored(glyph)


def _mirrored(glyph: Glyph) -> Glyph:
    return glyph._replace(text=_MIRRORS.get(glyph.text, glyph.text))


def justified(line: list[Glyph], width: int, *, right_to_left: bool, turn: Turn) -> list[Glyph]:
    """The line turned, and as wide as its column: blanks stand outside of the isolates."""
    blanks = [Glyph(" ", 1)] * (width - sum(glyph.width for glyph in line))
    shown = turned(line, turn, right_to_left=right_to_left)
    return [*blanks, *shown] if right_to_left else [*shown, *blanks]
