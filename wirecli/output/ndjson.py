"""Records as NDJSON: one JSON object a line."""

import re
from collections.abc import Callable
from operator import attrgetter

import msgspec

from wirecli.output import Frame, Look
from wirecli.patterns import pattern
from wirecli.record import Reading

# DEL, C1, U+061C, U+200E/F, U+2028/9 and the bidi controls, as they stand in UTF-8: a terminal or a JavaScript reader
# would act on them. (JSON itself only escapes C0.)
_UNSAFE = pattern(rb"\x7f|\xc2[\x80-\x9f]|\xd8\x9c|\xe2\x80[\x8e\x8f\xa8-\xae]|\xe2\x81[\xa6-\xa9]")
_encode = msgspec.json.Encoder().encode


class Ndjson(Frame, frozen=True):
    wanted: Callable[[Reading], object] = attrgetter("record")

    def piece(self, reading: Reading) -> bytes:
        return encode(self.wanted(reading)) + b"\n"


def rendering(look: Look) -> Ndjson:
    return Ndjson(wanted=wanted(look))


def wanted(look: Look) -> Callable[[Reading], object]:
    """What of a reading is to be written: its record, or the parts that were asked for."""
    if not look.fields:
        return attrgetter("record")
    from wirecli.output.fields import select, tree_of, with_text

    tree = tree_of(look.fields)
    return lambda reading: select(with_text(reading, "text" in tree), tree)


def encode(part: object) -> bytes:
    """A record (or anything else of such parts) as JSON in which no character acts on a terminal."""
    return _UNSAFE.sub(_escape, _encode(part))


def _escape(match: re.Match[bytes]) -> bytes:
    return b"\\u%04x" % ord(match[0].decode())
