"""What the tests share: the program as a process, records as plain objects, and the promises of every record."""

import json
import os
import pty
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import jsonschema
import msgspec
import pytest

from wirecli.output.schema import record_schema
from wirecli.record import Record

ROOT = Path(__file__).parents[1]
SAMPLES = ROOT / "samples"
WIRECLI = [sys.executable, "-m", "wirecli"]
SCHEMA = jsonschema.Draft202012Validator(json.loads(record_schema()))
# The order of contract keys; others may stand between them.
KEYS = [
    "schema", "source", "language", "wire", "title", "subtitle", "dateline", "paragraphs", "quotes", "speakers",
    "sectors", "footer", "blocks", "warnings",
]  # fmt: skip


class Ran(msgspec.Struct, frozen=True):
    """How a run of the program ended."""

    code: int
    out: bytes
    told: list[str]  # the lines on standard error

    @property
    def records(self) -> list[dict]:
        """The NDJSON on standard output, each record checked against the schema."""
        records = [json.loads(line) for line in self.out.splitlines()]
        for record in records:
            check_schema(record)
        return records


@pytest.fixture
def wirecli(tmp_path: Path):
    """Runs `wirecli` with these arguments, in an empty folder, with nothing on standard input unless given."""

    def run(*arguments: object, stdin: bytes = b"", cwd: Path = tmp_path, env: dict[str, str] | None = None) -> Ran:
        done = subprocess.run(
            [*WIRECLI, *map(str, arguments)],
            input=stdin,
            capture_output=True,
            cwd=cwd,
            env=environment(env),
            timeout=60,
        )
        return Ran(done.returncode, done.stdout, done.stderr.decode().splitlines())

    return run


def environment(more: dict[str, str] | None = None) -> dict[str, str]:
    kept = {key: value for key, value in os.environ.items() if key not in ("COLUMNS", "NO_COLOR", "FORCE_COLOR", "CI")}
    return {**kept, "PYTHONUTF8": "1", "TERM": "xterm-256color", **(more or {})}


def on_a_terminal(*arguments: str, cwd=None, env=None) -> tuple[int, str]:
    """Exit code and screen of a run whose three streams are one terminal."""
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [*WIRECLI, *arguments], stdin=theirs, stdout=theirs, stderr=theirs, cwd=cwd, env=environment(env)
    )
    os.close(theirs)
    screen = b""
    while True:
        try:
            some = os.read(ours, 65536)
        except OSError:  # Linux says so when the other side is closed
            break
        if not some:
            break
        screen += some
    os.close(ours)
    return process.wait(timeout=30), screen.decode()


def plain(record: Record) -> dict:
    return json.loads(msgspec.json.encode(record))


def check_schema(record: dict) -> None:
    SCHEMA.validate(record)
    assert [key for key in record if key in KEYS] == KEYS


def spans(part: object) -> Iterator[dict]:
    """Every span anywhere in a record."""
    if isinstance(part, dict):
        if {"text", "start", "end"} <= part.keys():
            yield part
        for inner in part.values():
            yield from spans(inner)
    elif isinstance(part, list):
        for inner in part:
            yield from spans(inner)


def check_promises(record: dict, text: str) -> None:
    """What holds for every record of every text."""
    check_schema(record)
    for span in spans(record):
        assert 0 <= span["start"] < span["end"] <= len(text)
        assert text[span["start"] : span["end"]] == span["text"]
    for speaker in record["speakers"]:
        assert all(0 <= number < len(record["quotes"]) for number in speaker["quotes"])
    counts = Counter(statement["speaker"] for statement in record["statements"])
    for name in counts:
        assert counts[name] <= sum(speaker["indirect"] for speaker in record["speakers"] if speaker["name"] == name)
    for many in ("paragraphs", "quotes", "statements", "blocks"):
        starts = [span["start"] for span in record[many]]
        assert starts == sorted(starts)
    parts = sorted((part["start"], part["end"]) for part in parts_of(record))
    assert all(before[1] <= after[0] for before, after in pairwise(parts))


def parts_of(record: dict) -> Iterator[dict]:
    """The parts a document falls into: no word of it is in two of them."""
    yield from (record[one] for one in ("title", "subtitle", "dateline", "footer") if record[one])
    yield from record["paragraphs"]
    yield from record["blocks"]
