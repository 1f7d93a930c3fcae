"""The only place that sees bytes: bytes become a page of text, or a failure that says why not."""

from functools import cached_property

from wirecli.record import Failure, Span

# What a reader sees as the same character, folded to one code point each so that offsets stay: blanks to a space,
# invisible direction marks and the kashida to a space-like nothing that patterns may skip.
BLANKS = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\t"
INVISIBLE = "\u00ad\u061c\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff"
NOTHING = "\u200b"
_FOLD = {**{ord(c): " " for c in BLANKS}, **{ord(c): NOTHING for c in INVISIBLE}}
EDGE = " \n\r\f\v\x1c\x1d\x1e\x1f\x85\u2028\u2029" + BLANKS + INVISIBLE


class Page:
    """A decoded document. `shadow` is the text with blanks folded, of the same length: match there, slice `text`."""

    def __init__(self, name: str, text: str, encoding: str | None = None, warnings: tuple[str, ...] = ()) -> None:
        self.name = name
        self.text = text
        self.encoding = encoding
        self.warnings = warnings

    @cached_property
    def shadow(self) -> str:
        return self.text if self.text.isascii() and "\t" not in self.text else self.text.translate(_FOLD)

    def span(self, start: int, end: int) -> Span:
        """The words from `start` to `end` (code points), without blanks at the edges."""
        start, end = self.trim(start, end)
        return Span(self.text[start:end], start, end)

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


def _lines(text: str) -> list[tuple[int, int]]:
    """Every line's start and end; \\n, \\r\\n and \\r end one, nothing else does (offsets must count code points)."""
    found, at = [], 0
    for line in text.replace("\r", "\n").split("\n"):  # \r\n gives one empty line more: it is blank, and dropped
        found.append((at, at + len(line)))
        at += len(line) + 1
    return found


def _paragraphs(page: Page):
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


def _unwrap(page: Page, group: list[tuple[int, int]]):
    """One span for lines that were wrapped at a column, else one a line."""
    text = page.text
    if len(group) > 2:
        widths = [end - start for start, end in group[:-1]]
        widest = max(widths)
        # Wrapped: no line is long, and each would have overflowed had the next line's first word stood on it.
        first_words = [len(text[start:end].split(" ", 1)[0]) for start, end in group[1:]]
        if 40 <= widest <= 132 and group[-1][1] - group[-1][0] <= widest and all(
            width + 1 + word > widest - 1 for width, word in zip(widths, first_words, strict=True)
        ):
            yield Span(text[group[0][0] : group[-1][1]], group[0][0], group[-1][1])
            return
    for start, end in group:
        yield Span(text[start:end], start, end)


_MARKS=((b"\xef\xbb\xbf","utf-8"),)


def open_page(name: str, data: bytes, encoding: str | None = None) -> Page | Failure:
    """Decode a document's bytes. Line ends stay as they stand; a byte-order mark is dropped."""
    for mark, codec in _MARKS:
        if data.startswith(mark):
            return Page(name, data[len(mark):].decode(codec), codec)
    try:
        return Page(name, data.decode(encoding or "utf-8"), encoding or "utf-8")
    except UnicodeDecodeError as fault:
        return Failure(name, f"byte {fault.start}", "not UTF-8", "say which encoding it is in: --encoding cp1256")
