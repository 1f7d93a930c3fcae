"""What bytes are, told by how they begin: text, or something else that has a name."""

MARKS = (  # UTF-32 before UTF-16: the little-endian mark of the one begins with that of the other
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
_SNIFF = 65536  # bytes that tell whether a document is UTF-16
_ASCII = bytes([*b"\t\n\r", *range(32, 127)])


def reads_as_text(head: bytes) -> bool:
    """Whether a file that begins so is worth opening as text."""
    if any(head.startswith(mark) for mark, _ in MARKS):
        return True
    return not other_kind(head) and (b"\0" not in head or unmarked_utf16(head) is not None)


def other_kind(data: bytes) -> str | None:
    """What these bytes are instead of text, by how they begin."""
    if data[4:8] == b"ftyp":
        return "a film or an image"
    return next((kind for magic, kind in _KINDS if data.startswith(magic)), None)


def unmarked_utf16(data: bytes) -> str | None:
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
