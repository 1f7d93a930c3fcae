"""Records as NDJSON: one JSON object a line."""

import re

import msgspec

from wirecli.output import Frame, Look
from wirecli.record import Reading

# DEL, C1, U+061C, U+200E/F, U+2028/9 and the bidi controls, as they stand in UTF-8: a terminal or a JavaScript reader
# would act on them. (JSON itself only escapes C0.)
_UNSAFE = re.compile(rb"\x7f|\xc2[\x80-\x9f]|\xd8\x9c|\xe2\x80[\x8e\x8f\xa8-\xae]|\xe2\x81[\xa6-\xa9]")
_encode = msgspec.json.Encoder().encode


class Ndjson(Frame, frozen=True):
    def piece(self, reading: Reading) -> bytes:
        return encode(reading.record) + b"\n"


def rendering(look: Look) -> Ndjson:
    return Ndjson()


def encode(record: msgspec.Struct) -> bytes:
    """A record (or another struct) as JSON in which no character acts on a terminal."""
    return _UNSAFE.sub(_escape, _encode(record))


def _escape(match: re.Match[bytes]) -> bytes:
    return b"\\u%04x" % ord(match[0].decode())
