"""A document's text and the paragraphs that it falls into."""

from collections.abc import Iterator
from functools import cached_property

from wirecli.patterns import pattern
from wirecli.record import Failure, Span

# What a reader sees as the same character, folded to one code point each so that offsets stay: blanks to a space,
# invisible direction marks and the kashida to a space-like nothing that patterns may skip.
BLANKS = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\t"
INVISIBLE = "\u00ad\u061c\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff"
NOTHING = "\u200b"
_FOLDED = (*((char, " ") for char in BLANKS), *((char, NOTHING) for char in INVISIBLE if char != NOTHING))
_DOUBLED = ("’’", "''")  # typed for one mark: ‘’Le port est prêt’’, and ''Le port est prêt''
_PAIR = pattern(r"(?<![^\s(\[«])(?:[‘’]’|'')(?=[^\W_])([^\n]{0,900}?[^\s(\[«])(?:’’|'')(?![^\W_])")
EDGE = " \n\r\f\v\x1c\x1d\x1e\x1f\x85\u2028\u2029" + BLANKS + INVISIBLE


class Page:
    """A decoded document. `shadow` is the text with blanks folded, of the same length: match there, slice `text`.

    Two single marks that quote together are one mark there, with nothing on its outer side.
    """

    def __init__(self, name: str, text: str, encoding: str | None = None, warnings: tuple[str, ...] = ()) -> None:
        self.name = name
        self.text = text
        self.encoding = encoding
        self.warnings = warnings

    @cached_property
    def shadow(self) -> str:
        # Most texts hold few such characters: looking for each takes 5 µs in 5 KB, str.translate 500 µs.
        shadow = self.text
        for char, folded in _FOLDED:
            if char in shadow:
                shadow = shadow.replace(char, folded)
        if any(mark in shadow for mark in _DOUBLED):
            shadow = _PAIR.sub(rf'{NOTHING}"\1"{NOTHING}', shadow)
        return shadow

    def span(self, start: int, end: int) -> Span:
        """The words from `start` to `end` (code points), without blanks at the edges."""
        text = self.text
        if start < end and (text[start] in EDGE or text[end - 1] in EDGE):
            start, end = self.trim(start, end)
        return Span(text[start:end], start, end)

    def trim(self, start: int, end: int) -> tuple[int, int]:
        text = self.text
        while start < end and text[start] in EDGE:
            start += 1
        while end > start and text[end - 1] in EDGE:
            end -= 1
        return start, end

    @cached_property
    def paragraphs(self) -> tuple[Span, ...]:
        """The document's paragraphs: a line each, or, where lines are wrapped at a column, what blank lines part."""
        return tuple(_paragraphs(self))


def open_page(name: str, data: bytes, encoding: str | None = None) -> Page | Failure:
    """The page that a document's bytes hold. Line ends stay as they stand; a byte-order mark is dropped, and wins over
    `encoding`.

    Raises LookupError where Python knows no such encoding.
    """
    from wirecli.inputs.encodings import Text, decode, is_page  # only bytes need it

    text = decode(name, data, encoding)
    if isinstance(text, Text) and text.text[:1] in ("<", " ", "\n", "\r", "\t") and is_page(text.text):
        from wirecli.inputs.html import article

        text = article(name, text)
    return text if isinstance(text, Failure) else Page(name, text.text, text.encoding, text.warnings)


def _lines(text: str) -> list[tuple[int, int]]:
    """Every line's start and end; \\n, \\r\\n and \\r end one, nothing else does (offsets must count code points)."""
    found, at = [], 0
    for line in text.replace("\r", "\n").split("\n"):  # \r\n gives one empty line more: it is blank, and dropped
        found.append((at, at + len(line)))
        at += len(line) + 1
    return found


def _paragraphs(page: Page) -> Iterator[Span]:
    text = page.text
    group: list[tuple[int, int]] = []
    for start, end in [*_lines(text), (len(text), len(text))]:
        first, last = page.trim(start, end)
        if first < last:
            group.append((first, last))
        elif group and text[start - 1 : start + 1] != "\r\n":  # the gap inside a \r\n is no blank line
            yield from _unwrap(page, group)
            group = []
    if group:
        yield from _unwrap(page, group)


def _unwrap(page: Page, group: list[tuple[int, int]]) -> Iterator[Span]:
    """One span for lines that were wrapped at a column, else one a line."""
    text = page.text
    if len(group) > 2:
        widths = [end - start for start, end in group[:-1]]
        widest = max(widths)
        # Wrapped: no line is long, and each would have overflowed had the next line's first word stood on it.
        first_words = [_first_word(text[start:end]) for start, end in group[1:]]
        if (
            40 <= widest <= 132
            and group[-1][1] - group[-1][0] <= widest
            and all(width + 1 + word > widest - 1 for width, word in zip(widths, first_words, strict=True))
        ):
            yield Span(text[group[0][0] : group[-1][1]], group[0][0], group[-1][1])
            return
    for start, end in group:
        yield Span(text[start:end], start, end)


def _first_word(line: str) -> int:
    """The length of what could have stood on the line before: one letter where a script sets no spaces."""
    first = next(filter(str.isalnum, line), "")
    return 1 if "\u0e00" <= first < "\uac00" else len(line.split(" ", 1)[0])
