"""Bytes become text: a byte-order mark, UTF-8, what the document declares, and only then what it looks like."""

import re
from codecs import lookup

from msgspec import Struct
from msgspec.structs import replace

from wirecli.inputs.kinds import MARKS, other_kind, unmarked_utf16
from wirecli.page import EDGE
from wirecli.patterns import pattern
from wirecli.record import Failure

_OTHER = "name its encoding (--encoding cp1252, cp1256, gb18030, ...), or save it as UTF-8"
EXPORT = "save it as plain text (UTF-8) and give that file"
_PAGE = pattern(r"\s*+(?>(?><\?.*?\?>|<!--.*?-->)\s*+)*+<(?:!doctype\s+html|html|head|body)\b", re.I | re.S)
_HEAD = 4096
_SHIFTED = (b"\x1b$", b"\x1b(")  # ISO-2022 is ASCII to the eye: its letters stand between escapes


class Text(Struct, frozen=True):
    """A decoded document, the encoding it was read in, and what of that is not certain."""

    text: str
    encoding: str
    warnings: tuple[str, ...] = ()


def decode(name: str, data: bytes, encoding: str | None = None) -> Text | Failure:
    """Decode a document's bytes. Line ends stay as they stand; a byte-order mark is dropped, and wins over `encoding`.

    Raises LookupError where Python knows no such encoding.
    """
    for mark, codec in MARKS:
        if data.startswith(mark):
            return _text(name, data, codec, len(mark))
    kind = other_kind(data)
    if kind:
        return Failure(name, "", f"not text but {kind}", EXPORT)
    if encoding is not None:
        return _told(name, data, encoding)
    if b"\0" not in data:
        return _undeclared(name, data)
    utf16 = unmarked_utf16(data)
    if utf16 is None:
        return Failure(name, f"byte {data.index(0)}", "not text: a NUL byte", f"if it is a document, {EXPORT}")
    return _text(name, data, utf16, 0)


def is_page(text: str) -> bool:
    """Whether this is a page of the web: told by what it says, not by its name."""
    return _PAGE.match(text[:_HEAD]) is not None


def _told(name: str, data: bytes, encoding: str) -> Text | Failure:
    """Text in the encoding that was told, and what speaks against it: letters in UTF-8 are hardly ever another's."""
    read = _text(name, data, encoding, 0)
    if data.isascii() or lookup(encoding).name == "utf-8" or isinstance(_text(name, data, "utf-8", 0), Failure):
        return read
    if isinstance(read, Failure):
        return replace(read, hint="leave out --encoding: it is UTF-8")
    return replace(read, warnings=(f"is UTF-8; read as {encoding}, as told",))


def _undeclared(name: str, data: bytes) -> Text | Failure:
    """Text of which nobody told the encoding: UTF-8 where it is, else what it declares or looks like."""
    read = _text(name, data, "utf-8", 0)
    shifted = any(escape in data for escape in _SHIFTED)
    if isinstance(read, Failure) and read.what in (_EMPTY, _BLANK, _BROKEN_OFF):
        return read
    if isinstance(read, Text) and not shifted:
        return read
    from wirecli.inputs.detection import guess  # chardet: 27 ms

    return guess(name, data) or read


def _text(name: str, data: bytes, encoding: str, mark: int) -> Text | Failure:
    try:
        text = data[mark:].decode(encoding)
    except UnicodeDecodeError as fault:
        return _undecodable(name, data, encoding, fault, mark)
    except UnicodeError as fault:  # some codecs raise the plain one
        return Failure(name, "", f"not {encoding.upper()} ({fault})", _OTHER)
    odd = re.search("[\0\ud800-\udfff]", text) if encoding != "utf-8" or "\0" in text else None  # it has no surrogates
    if odd:
        return Failure(name, f"character {odd.start()}", f"U+{ord(odd[0]):04X}, which no text holds", _OTHER)
    if not mark:  # the marks of other encodings, such as GB 18030; one mark, never a second
        text = text.removeprefix("\ufeff")
    if not text.strip(EDGE):
        return Failure(name, "", _BLANK if text else _EMPTY, "put the document's text in it, or leave it out")
    return Text(text, encoding)


_EMPTY, _BLANK, _BROKEN_OFF = "empty", "only blanks", "breaks off inside a character"


def _undecodable(name: str, data: bytes, encoding: str, fault: UnicodeDecodeError, mark: int) -> Failure:
    """Where the text stops being readable, and what its reader may do about it."""
    at = mark + fault.start
    if fault.reason in ("unexpected end of data", "truncated data") and not data[:at].isascii():
        return Failure(name, f"byte {at}", _BROKEN_OFF, "get the whole file, or delete its end")
    lines = re.findall(rb"\r\n|\r|\n", data[:at])
    where = f"byte {at} (line {len(lines) + 1})"
    if mark:
        return Failure(name, where, f"not {encoding.upper()}, though it begins as such", EXPORT)
    return Failure(name, where, f"not {encoding.upper()}", _OTHER)
