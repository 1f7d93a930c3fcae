"""The encoding of a text that is not UTF-8 and came without a word about it: declared in it, or detected."""

import re

from wirecli.inputs.encodings import Text
from wirecli.patterns import pattern
from wirecli.record import Failure

# What text in the wrong encoding is full of: controls, letters for private use, the sign for what can't be read.
_ODD = pattern("[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ue000-\uf8ff\ufffd\ufffe\uffff]")
_HIGH = bytes(range(128, 256))
# In 1,350 pieces of fifteen languages, 60 bytes to 2 KB, nothing above both was read wrong, and one in twenty below.
_SURE_FROM, _SURE_BYTES = 0.3, 20
_LOST_BELOW = 0.05
_MUCH = 2000
_DECLARED = pattern(
    rb"""(?ix) <\?xml \s [^>]*? encoding \s* = \s* ["']? \s* ([\w:.-]+)
    | <meta \s [^>]*? charset \s* = \s* ["']? \s* ([\w:.-]+)"""
)
_DECLARED_WITHIN = 4096
# What pages declare and what they mean by it: the larger set, as browsers read it.
_MEANT = {
    "ascii": "windows-1252", "us-ascii": "windows-1252", "iso-8859-1": "windows-1252", "latin1": "windows-1252",
    "iso-8859-9": "windows-1254", "iso-8859-11": "cp874", "tis-620": "cp874", "windows-874": "cp874",
    "gb2312": "gb18030", "gbk": "gb18030", "x-gbk": "gb18030", "euc-kr": "cp949", "ks_c_5601-1987": "cp949",
    "shift_jis": "cp932", "shift-jis": "cp932", "x-sjis": "cp932", "windows-31j": "cp932", "big5": "big5hkscs",
    "x-mac-cyrillic": "mac-cyrillic", "iso-8859-8-i": "iso-8859-8",
}  # fmt: skip
# None of the codecs that Python has for its own ends.
_NAMES = pattern(r"(?:windows-|cp|ibm|iso-|koi8-|mac|big5|euc-|gb|hz-|utf-8)[\w.-]*", re.I)


def guess(name: str, data: bytes) -> Text | Failure | None:
    """The text in the encoding that it declares or looks like; None where that is anybody's guess."""
    declared = _declared(data)
    if declared:
        text = _read(data, declared)
        if text is not None:
            return Text(text, declared)
    damaged = _damaged(name, data)
    return damaged or _detected(data, declared)


def _declared(data: bytes) -> str | None:
    """What a page or an XML document says of its encoding."""
    head = data[:_DECLARED_WITHIN].lstrip()
    found = _DECLARED.search(head) if head.startswith(b"<") else None
    if not found:
        return None
    said = (found[1] or found[2]).decode("ascii").lower()
    said = _MEANT.get(said, said)
    return said if _NAMES.fullmatch(said) and said != "utf-8" else None


def _damaged(name: str, data: bytes) -> Failure | None:
    """A text that is UTF-8 but for a few bytes: read as anything else, all its letters would be wrong."""
    high = len(data) - len(data.translate(None, _HIGH))
    kept = data.decode("utf-8", "ignore").encode()
    if not high or (len(kept) - len(kept.translate(None, _HIGH))) * 2 < high:
        return None
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as fault:
        where = f"byte {fault.start} (line {data.count(10, 0, fault.start) + 1})"
        return Failure(name, where, "not UTF-8, though most of it is", "get the document anew, or delete that byte")
    return None


def _detected(data: bytes, declared: str | None) -> Text | None:
    import chardet
    from chardet import EncodingEra as Era

    looked_at = _telling(data)
    said = chardet.detect(
        looked_at, max_bytes=len(looked_at), prefer_superset=True,
        encoding_era=Era.MODERN_WEB | Era.LEGACY_ISO | Era.LEGACY_MAC | Era.DOS,
    )  # fmt: skip
    confidence = said["confidence"] or 0.0
    if not said["encoding"] or confidence < _LOST_BELOW:
        return None
    encoding = said["encoding"].lower()
    text = _read(data, encoding)
    if text is None or encoding in ("ascii", "utf-8"):
        return None
    if declared:
        return Text(text, encoding, (f"declared as {declared}, which it is not; read as {encoding}",))
    high = len(data) - len(data.translate(None, _HIGH))
    sure = confidence >= _SURE_FROM and (high >= _SURE_BYTES or not high)
    return Text(text, encoding, () if sure else (f"encoding not declared; read as {encoding}",))


def _telling(data: bytes) -> bytes:
    """The lines that are not ASCII, where there is much of them: plain English around them drowns what they say."""
    lines = b"\n".join(line for line in data.split(b"\n") if not line.isascii())
    return lines if len(lines) > _MUCH else data


def _read(data: bytes, encoding: str) -> str | None:
    """The text, where these bytes are a text in this encoding."""
    try:
        text = data.decode(encoding)
    except (LookupError, UnicodeError):
        return None
    return None if _ODD.search(text) else text.removeprefix("\ufeff")
