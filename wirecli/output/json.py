"""Records as one JSON array, indented for reading."""

from collections.abc import Iterable, Iterator

import msgspec

from wirecli.output import Look
from wirecli.output.ndjson import encode
from wirecli.record import Record


def render(records: Iterable[Record], look: Look) -> Iterator[bytes]:
    before = b"[\n"
    for record in records:
        yield before + msgspec.json.format(encode(record), indent=2)
        before = b",\n"
    yield b"\n]\n" if before == b",\n" else b"[]\n"
