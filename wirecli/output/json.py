"""Records as one JSON array, indented for reading."""

import msgspec

from wirecli.output import Frame, Look
from wirecli.output.ndjson import encode
from wirecli.record import Reading


class Json(Frame, frozen=True):
    def piece(self, reading: Reading) -> bytes:
        return msgspec.json.format(encode(reading.record), indent=2)


def rendering(look: Look) -> Json:
    return Json(b"[\n", b",\n", b"\n]\n")
