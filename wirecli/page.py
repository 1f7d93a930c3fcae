"""A document's text and the paragraphs that it falls into."""

from collections.abc import Iterator
from functools import cached_property

from wirecli.record import Failure, Span

BLANKS = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\t"
INVISIBLE = "\u00ad\u061c\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff"
EDGE = " \n\r\f\v\x1c\x1d\x1e\x1f\x85\u2028\u2029" + BLANKS + INVISIBLE


class Page:
    """A decoded document, or the fair copy that is read for it."""

    def __init__(self, name: str, text: str, encoding: str | None = None, warnings: tuple[str, ...] = ()) -> None:
        self.name = name
        self.text = text
        self.encoding = encoding
        self.warnings = warnings

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
        """The document's paragraphs, a line each."""
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


def _paragraphs(page: Page) -> Iterator[Span]:
    """A span a line; \n, \r\n and \r end one, nothing else does (offsets must count code points)."""
    text, at = page.text, 0
    for line in text.replace("\r", "\n").split("\n"):  # \r\n gives one empty line more: it is blank, and dropped
        start, end = page.trim(at, at + len(line))
        if start < end:
            yield Span(text[start:end], start, end)
        at += len(line) + 1
