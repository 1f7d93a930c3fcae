"""Records as one JSON array, indented for reading; as one object where each document has an output of its own."""

from collections.abc import Callable

import msgspec

from wirecli.output import Frame, Look
from wirecli.output.ndjson import encode, wanted
from wirecli.record import Reading


class Json(Frame, frozen=True, kw_only=True):
    wanted: Callable[[Reading], object]

    def piece(self, reading: Reading) -> bytes:
        return indented(encode(self.wanted(reading)))


def rendering(look: Look) -> Json:
    array = Frame(closing=b"\n") if look.alone else ARRAY
    return Json(array.opening, array.between, array.closing, wanted=wanted(look))


ARRAY = Frame(b"[\n", b",\n", b"\n]\n")


def indented(line: bytes) -> bytes:
    return msgspec.json.format(line, indent=2)
