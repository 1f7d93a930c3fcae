"""Ten thousand hostile documents: no crash, no hang, no span that does not slice back."""

import re
import time
from itertools import pairwise

import msgspec
import pytest
from conftest import parts_of, plain, spans
from hostile import documents

import wirecli
from wirecli.output import FORMS, Look, rendering
from wirecli.output.ndjson import encode
from wirecli.record import Reading, Record

PARTS = 10
LONGEST = 5.0  # seconds; a thousand times what such a document takes


@pytest.mark.parametrize("part", range(PARTS))
def test_a_thousand_hostile_documents_keep_every_promise(part):
    for text in documents(1000, seed=part):
        start = time.perf_counter()
        record = wirecli.parse(text)
        assert time.perf_counter() - start < LONGEST, text
        check(record, text)


def check(record: Record, text: str) -> None:
    shown = plain(record)
    for span in spans(shown):
        assert text[span["start"] : span["end"]] == span["text"], text
    parts = sorted((part["start"], part["end"]) for part in parts_of(shown))
    assert all(end <= start for (_, end), (start, _) in pairwise(parts)), text
    assert msgspec.json.decode(encode(record), type=Record) == record


@pytest.mark.parametrize("form", FORMS)
def test_a_hostile_document_goes_through_every_form(form):
    for look in (Look(), Look(terminal=True), Look(terminal=True, encoding="ascii"), Look(alone=True)):
        made = rendering(form, look)
        for text in documents(40, seed=99):
            piece = made.piece(Reading(wirecli.parse(text), text))
            assert isinstance(piece, bytes)
            if look.terminal and form != "html":
                assert not set(b"\0\x07\x7f\x1b") & set(uncoloured(piece))


def uncoloured(piece: bytes) -> bytes:
    return re.sub(rb"\x1b\[[0-9;]*m", b"", piece)
