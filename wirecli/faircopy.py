"""The fair copy that is read in a document's stead: the same words, typed in one way.

The same sentence comes with Windows line ends, in lines wrapped at a column, with hard blanks, with letters and accents
typed apart, with letters glued by a PDF, with invisible marks of direction and hyphenation, or quoted in a mail. None
of it says anything, and each rule that reads would have to think of it all. So rules read a copy that has none of it,
and what they find is told in the offsets and the letters of the document itself.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from itertools import pairwise
from typing import TypeVar
from unicodedata import normalize

from msgspec import Struct
from msgspec.structs import replace

from wirecli.page import BLANKS, EDGE, INVISIBLE, Page
from wirecli.patterns import pattern
from wirecli.record import Span

_ENDS = "\r\v\f\u2028\u2029"  # a Word file's line end, a PDF's page, a layout program's line and paragraph
_SIGNS = "\u064b-\u0652"  # vowels of Arabic, which stand between a letter and its hamza
_ACCENTS = "\u0300-\u036f\u0653-\u0655\u3099\u309a\u1161-\u1175\u11a8-\u11c2"  # one letter with what they follow
# ﬁ of a PDF, and Arabic letters by shape; not ﷺ, a phrase of four words that a paragraph could end in
_GLUED = "\ufb00-\ufb06\ufb50-\ufbb1\ufbd3-\ufd3d\ufd50-\ufdf9\ufe70-\ufefc"
_SARA_AM = "\u0e4d"  # with \u0e32 behind it shown like \u0e33, a tone mark between them or before
_SARA_E = "\u0e40"  # two are shown like \u0e41, and typed for it
_ODD = pattern(f"[{INVISIBLE}{_ACCENTS}{_GLUED}{_SARA_AM}]|{_SARA_E}(?={_SARA_E})")
_UNSEEN = pattern(f"[{INVISIBLE}]+")
_GAP = pattern("  +")  # two blanks behind a stop, or many to fill a line
_ACCENTED = pattern(f"[{_ACCENTS}{_SIGNS}]+")
_AM = pattern(f"([\u0e48-\u0e4b]?){_SARA_AM}([\u0e48-\u0e4b]?)\u0e32")
_TONES = "\u0e48\u0e49\u0e4a\u0e4b"

_HEADLINE = pattern(r"\s*(#{1,6}[ \t]+)[^\s#]")  # of Markdown; further down they tell dpa's notes from a story
_DOUBLED = ("’’", "''")  # typed for one mark: ‘’Le port est prêt’’, and ''Le port est prêt''
_PAIR = pattern(r"(?<![^\s(\[«])([‘’]’|'')(?=[^\W_])[^\n]{0,900}?[^\s(\[«](’’|'')(?![^\W_])")
_ORNAMENT = pattern(r"[-–—*_=#~.•·+|/\\ \n]+\n(?=.)")  # a line above the headline that says nothing: * * *
_MAIL = pattern(
    r"\s*(?:(?:[^\s:>][^\n:]{0,60}:[^\n]+\n){2,}\s*)?(?:[^\s>][^\n]*: *\n\s*)?>"
)  # From: …, To: …; Ann wrote:
_MAILED = pattern(r"^>[ \t]?", re.M)
_TYPED = pattern(r"^[^\n]{20,140}\n[^\n]{20,140}\n\s*[^\s]", re.M)  # lines that may have been wrapped
_NARROW, _WIDEST = 40, 132  # columns

Found = TypeVar("Found")


class _Edit(Struct, frozen=True):
    """What the copy has in the place of some letters: offsets in the document, and in the copy."""

    start: int
    end: int
    words: str
    at: int = 0
    to: int = 0


class FairCopy:
    """A document's copy, and the way back.

    `page` is what is to be read: the document itself where it needs no copy. Its line ends are `\\n`, its blanks are
    spaces, a wrapped paragraph is one line, and no sign is invisible.
    """

    def __init__(self, document: Page) -> None:
        self.document = document
        evened = _evened(document.text)
        self._edits = _placed(_edits(evened))
        self._starts = [edit.at for edit in self._edits]
        text = self._written(evened)
        same = text is document.text
        self.page = document if same else Page(document.name, text, document.encoding, document.warnings)

    def _written(self, text: str) -> str:
        if not self._edits:
            return text
        at = 0
        pieces: list[str] = []
        for edit in self._edits:
            pieces += text[at : edit.start], edit.words
            at = edit.end
        return "".join([*pieces, text[at:]])

    def restored(self, found: Found) -> Found:
        """What was found in the copy, with the offsets and the letters of the document."""
        return found if self.page is self.document else self._restored(found)

    def _restored(self, found: Found) -> Found:
        if type(found) is Span:  # nine in ten
            return self._span(found)  # type: ignore[arg-type, return-value]
        if isinstance(found, tuple):
            return tuple(map(self._restored, found))  # type: ignore[return-value]
        if not isinstance(found, Struct):
            return found
        values = {name: getattr(found, name) for name in found.__struct_fields__}
        new = {name: self._restored(value) for name, value in values.items() if isinstance(value, Struct | tuple)}
        if "start" not in values:
            return replace(found, **new)
        start, end = self._start(values["start"]), self._end(values["end"])
        return replace(found, **new, start=start, end=end, text=self.document.text[start:end])

    def _span(self, found: Span) -> Span:
        start, end = self._start(found.start), self._end(found.end)
        return Span(self.document.text[start:end], start, end)

    def _start(self, at: int) -> int:
        """Where in the document something starts that starts there in the copy: behind what the copy leaves out."""
        number = bisect_right(self._starts, at) - 1
        if number < 0:
            return at
        edit = self._edits[number]
        return edit.start if at < edit.to else edit.end + at - edit.to

    def _end(self, at: int) -> int:
        """Where something ends: before what the copy leaves out."""
        number = bisect_left(self._starts, at) - 1
        if number < 0:
            return at
        edit = self._edits[number]
        return edit.end + max(0, at - edit.to)


def _placed(edits: list[_Edit]) -> list[_Edit]:
    """The edits in order, none inside another, with their places in the copy."""
    placed: list[_Edit] = []
    end = shorter = 0
    for edit in sorted(edits, key=lambda edit: (edit.start, -edit.end)):
        if edit.start >= end:
            at = edit.start - shorter
            placed.append(_Edit(edit.start, edit.end, edit.words, at, at + len(edit.words)))
            end = edit.end
            shorter += edit.end - edit.start - len(edit.words)
    return placed


def _evened(text: str) -> str:
    """The text with one sign for all blanks and one for all line ends: nothing moves.

    Looking for each takes 5 µs in 5 KB, str.translate 500.
    """
    if text.isascii() and not any(odd in text for odd in "\t\r\v\f"):
        return text
    text = text.replace("\r\n", " \n")
    for end in _ENDS:
        if end in text:
            text = text.replace(end, "\n")
    for blank in BLANKS:
        if blank in text:
            text = text.replace(blank, " ")
    return text


def _edits(lines: str) -> list[_Edit]:
    """What the copy has otherwise than the evened text, in no order."""
    edits = [] if lines.isascii() else list(_letters(lines))
    if "  " in lines:
        edits += (_Edit(*gap.span(), " ") for gap in _GAP.finditer(lines))
    if (mail := _MAIL.match(lines)) and _is_quoted(lines, story := mail.end() - 1):
        edits += (_Edit(0, story, ""), *(_Edit(*mark.span(), "") for mark in _MAILED.finditer(lines, story)))
        lines = " " * story + _MAILED.sub(_blanked, lines[story:])
    if (ornament := _ORNAMENT.match(lines)) and not ornament[0].isspace():
        edits.append(_Edit(*ornament.span(), ""))
    if ("<" in lines and ">" in lines) or ("&" in lines and ";" in lines):
        from wirecli import markup  # few texts have any

        edits += (_Edit(*change) for change in markup.left_out(lines))
    if any(mark in lines for mark in _DOUBLED):
        edits += (_Edit(*pair.span(side), '"') for pair in _PAIR.finditer(lines) for side in (1, 2))
    if headline := _HEADLINE.match(lines):
        edits.append(_Edit(*headline.span(1), ""))
    if _TYPED.search(lines):
        edits += _joined(lines)
    return edits


def _is_quoted(lines: str, start: int) -> bool:
    """Whether a mail's signs stand before what it quotes: from its beginning, or before most lines below a header."""
    below = [line for line in lines[start:].split("\n") if line.strip()]
    return not lines[:start].strip() or 2 * sum(line[0] == ">" for line in below) >= len(below)


def _blanked(found: re.Match[str]) -> str:
    return " " * len(found[0])


def _letters(text: str) -> Iterator[_Edit]:
    """What is to be typed otherwise, letter by letter."""
    done = 0
    for found in _ODD.finditer(text):
        at = found.start()
        if at < done:
            continue
        accents = _ACCENTED.match(text, at)
        edit = _composed(text, at, accents.end(), done) if accents else _letter(text, at, done)
        if edit is not None:
            done = edit.end
            yield edit
        elif accents is not None:
            done = accents.end()  # they stand on nothing: not looked at one by one


def _letter(text: str, at: int, done: int) -> _Edit | None:
    """What is read for a sign that is no accent."""
    char = text[at]
    if unseen := _UNSEEN.match(text, at):
        return _Edit(at, unseen.end(), "")
    if char == _SARA_E:
        return _Edit(at, at + 2, "\u0e41")
    if char == _SARA_AM:
        return _sara_am(text, at, done)
    return _Edit(at, at + 1, normalize("NFKC", char))


def _composed(text: str, at: int, end: int, done: int) -> _Edit | None:
    """A letter that was typed with its accents behind it: й of и and a breve, 한 of three, أ of an alef and a hamza."""
    start = at - 1
    while start > done and "\u064b" <= text[start] <= "\u0652":
        start -= 1
    if start < done or not text[start].isalpha():
        return None
    words = normalize("NFC", text[start:end])
    return _Edit(start, end, words) if len(words) < end - start else None


def _sara_am(text: str, at: int, done: int) -> _Edit | None:
    start = at - 1 if at > done and text[at - 1] in _TONES else at
    found = _AM.match(text, start)
    return _Edit(start, found.end(), f"{found[1]}{found[2]}\u0e33") if found else None


def _joined(lines: str) -> Iterator[_Edit]:
    """The line ends inside paragraphs that were wrapped at a column.

    Wrapped: each line but the last would have overflowed had the next line's first word stood on it. The column is that
    of the longest line, if paragraphs tell of it, or of those that tell of themselves: three lines, of much the same
    length.
    """
    groups = [(group, _widest(lines, group)) for group in _groups(lines)]
    longest = max((widest for _, widest in groups), default=0)
    groups = [(group, widest) for group, widest in groups if len(group) > 1]
    alone = [(group, widest) for group, widest in groups if len(group) > 2 and _is_wrapped(lines, group, widest)]
    column = max((widest for _, widest in alone), default=0)
    if column < longest and sum(_is_wrapped(lines, group, longest) for group, _ in groups) > 1:
        column = longest
    for group, widest in groups if column else ():
        if (group, widest) in alone or (widest <= column and _is_wrapped(lines, group, column)):
            for (_, end), (start, _) in pairwise(group):
                apart = not (_is_wide(lines[end - 1]) or _is_wide(lines[start]))
                yield _Edit(end, start, " " if apart else "")


def _widest(lines: str, group: list[tuple[int, int]]) -> int:
    return max(_width(lines[start:end]) for start, end in group)


def _groups(lines: str) -> Iterator[list[tuple[int, int]]]:
    """The lines between blank ones, each from its first letter to its last."""
    group: list[tuple[int, int]] = []
    at = 0
    for line in lines.split("\n"):
        words = line.strip(EDGE)
        if words:
            start = lines.index(words[0], at)
            group.append((start, start + len(words)))
        elif group:
            yield group
            group = []
        at += len(line) + 1
    if group:
        yield group


def _is_wrapped(lines: str, group: list[tuple[int, int]], column: int) -> bool:
    return _NARROW <= column <= _WIDEST and all(
        _width(lines[before[0] : before[1]]) + _room(lines[start:end]) > column - 1
        for before, (start, end) in pairwise(group)
    )


def _width(line: str) -> int:
    """A line's columns: letters of Chinese and Japanese take two."""
    return len(line) + (0 if len(line) > _WIDEST or line.isascii() else sum(map(_is_wide, line)))


def _is_wide(char: str) -> bool:
    """Whether it is of those that take two columns, and are not set apart by blanks: 大, か, （ (but not 한)."""
    return "\u2e80" <= char < "\ua4d0" or "\uf900" <= char < "\ufb00" or "\uff00" < char < "\uff61"


def _room(line: str) -> int:
    """The columns that a line's first word would have taken on the line before: one letter where none are set apart."""
    if _is_wide(line[0]):
        return 2
    return 1 + (1 if "\u0e00" <= line[0] < "\u1100" else len(line.split(None, 1)[0]))
