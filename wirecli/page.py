"""The only place that sees bytes: bytes become a page of text, or a failure that says why not."""

import re
from collections.abc import Iterator
from functools import cached_property

from wirecli.record import Failure, Span

# What a reader sees as the same character, folded to one code point each so that offsets stay: blanks to a space,
# invisible direction marks and the kashida to a space-like nothing that patterns may skip.
BLANKS = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\t"
INVISIBLE = "\u00ad\u061c\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff"
NOTHING = "\u200b"
_FOLDED = (*((char, " ") for char in BLANKS), *((char, NOTHING) for char in INVISIBLE if char != NOTHING))
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
        # Most texts hold few such characters: looking for each takes 5 µs in 5 KB, str.translate 500 µs.
        shadow = self.text
        for char, folded in _FOLDED:
            if char in shadow:
                shadow = shadow.replace(char, folded)
        return shadow

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


_MARKS = (  # UTF-32 before UTF-16: the little-endian mark of the one begins with that of the other
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
_KINDS = (
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"PK\x05\x06", "an empty ZIP archive"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"{\\rtf", "an RTF document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ", "an xz archive"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"(\xb5/\xfd", "a zstd archive"),
    (b"Rar!", "a RAR archive"),
    (b"RIFF", "a sound, film or WebP file"),
    (b"ID3", "a sound file"),
    (b"OggS", "a sound file"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3", "a database"),
)
_OTHER = "name its encoding (--encoding cp1252, cp1256, gb18030, ...), or save it as UTF-8"
_SNIFF = 65536  # bytes that tell whether a document is UTF-16
_ASCII = bytes([*b"\t\n\r", *range(32, 127)])
_EXPORT = "save it as plain text (UTF-8) and give that file"


def open_page(name: str, data: bytes, encoding: str | None = None) -> Page | Failure:
    """Decode a document's bytes. Line ends stay as they stand; a byte-order mark is dropped, and wins over `encoding`.

    Raises LookupError where Python knows no such encoding.
    """
    for mark, codec in _MARKS:
        if data.startswith(mark):
            return _page(name, data, codec, len(mark))
    kind = _kind(data)
    if kind:
        return Failure(name, "", f"not text but {kind}", _EXPORT)
    if encoding is None and b"\0" in data:
        encoding = _unmarked_utf16(data)
        if encoding is None:
            return Failure(name, f"byte {data.index(0)}", "not text: a NUL byte", f"if it is a document, {_EXPORT}")
    return _page(name, data, encoding or "utf-8", 0)


def reads_as_text(head: bytes) -> bool:
    """Whether a file that begins so is worth opening as text."""
    if any(head.startswith(mark) for mark, _ in _MARKS):
        return True
    return not _kind(head) and (b"\0" not in head or _unmarked_utf16(head) is not None)


def _page(name: str, data: bytes, encoding: str, mark: int) -> Page | Failure:
    try:
        text = data[mark:].decode(encoding)
    except UnicodeDecodeError as fault:
        return _undecodable(name, data, fault, mark)
    except UnicodeError as fault:  # some codecs raise the plain one
        return Failure(name, "", f"not {encoding.upper()} ({fault})", _OTHER)
    odd = re.search("[\0\ud800-\udfff]", text) if encoding != "utf-8" or "\0" in text else None  # it has no surrogates
    if odd:
        return Failure(name, f"character {odd.start()}", f"U+{ord(odd[0]):04X}, which no text holds", _OTHER)
    if not mark:  # the marks of other encodings, such as GB 18030; one mark, never a second
        text = text.removeprefix("\ufeff")
    if not text.strip(EDGE):
        return Failure(name, "", "only blanks" if text else "empty", "put the document's text in it, or leave it out")
    return Page(name, text, encoding)


def _undecodable(name: str, data: bytes, fault: UnicodeDecodeError, mark: int) -> Failure:
    """Where the text stops being readable, and what its reader may do about it."""
    at, encoding = mark + fault.start, fault.encoding.upper()
    if fault.reason in ("unexpected end of data", "truncated data") and not data[:at].isascii():
        return Failure(name, f"byte {at}", "breaks off inside a character", "get the whole file, or delete its end")
    lines = re.findall(rb"\r\n|\r|\n", data[:at])
    where = f"byte {at} (line {len(lines) + 1})"
    if mark:
        return Failure(name, where, f"not {encoding}, though it begins as such", _EXPORT)
    return Failure(name, where, f"not {encoding}", _OTHER)


def _kind(data: bytes) -> str | None:
    """What these bytes are instead of text, by how they begin."""
    if data[4:8] == b"ftyp":
        return "a film or an image"
    return next((kind for magic, kind in _KINDS if data.startswith(magic)), None)


def _unmarked_utf16(data: bytes) -> str | None:
    """The byte order of UTF-16 that bears no mark; None where it does not read as text that way."""
    data = data[: min(len(data), _SNIFF) // 2 * 2]
    solid = data.replace(b"\0", b"")
    if not solid.translate(None, _ASCII) and len(solid) * 2 > len(data) + 2:  # a stray NUL, or a table of C strings
        return None
    high_last, high_first = data[1::2].count(0), data[::2].count(0)
    order = ("utf-16-le", "utf-16-be") if high_last >= high_first else ("utf-16-be", "utf-16-le")
    return next((codec for codec in order if _readable(data, codec)), None)


def _readable(data: bytes, codec: str) -> bool:
    from unicodedata import category  # only for the odd file that holds NULs

    try:
        text = data.decode(codec)
    except UnicodeDecodeError as fault:
        if fault.start < len(data) - 2:  # a head may end inside a surrogate pair
            return False
        text = data[: fault.start].decode(codec)
    parted = any(mark in text for mark in " \n\r\u3002")  # numbers in a table read as letters, too
    return parted and all(c in "\t\n\r\f" or category(c) not in ("Cc", "Cn", "Co") for c in text)


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
