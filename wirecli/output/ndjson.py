"""Records as NDJSON: one JSON object a line."""

import re

import msgspec

from wirecli.record import Record

# DEL, C1 controls, U+061C, U+200E/F, U+2028/9 and the bidi controls, as they stand in UTF-8: a terminal or a
# JavaScript reader would act on them, so they are written as escapes.
_UNSAFE = re.compile(rb"\x7f|\xc2[\x80-\x9f]|\xd8\x9c|\xe2\x80[\x8e\x8f\xa8-\xae]|\xe2\x81[\xa6-\xa9]")
_encode = msgspec.json.Encoder().encode


def line(record: Record) -> bytes:
    return escape(_encode(record)) + b"\n"


def escape(json: bytes) -> bytes:
    """The same JSON with every character that a terminal might act on written as an escape."""
    return _UNSAFE.sub(_escape, json)


def _escape(match: re.Match[bytes]) -> bytes:
    return b"\\u%04x" % ord(match[0].decode())
