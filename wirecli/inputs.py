"""Paths, folders and standard input: what the user names becomes inputs, one a document, and inputs become bytes."""

import os
import stat
import sys
from collections.abc import Iterable, Iterator

from msgspec import Struct

from wirecli.page import reads_as_text
from wirecli.record import Failure

STDIN = "-"
MAX_BYTES = 64_000_000
_HEAD = 8192
# Text to a machine, not a newsroom: skipped in a folder, read where named.
_DATA_ENDINGS = (
    ".json", ".jsonl", ".ndjson", ".csv", ".tsv", ".xml", ".html", ".htm", ".css", ".js", ".py", ".toml", ".yaml",
    ".yml", ".ini", ".cfg", ".sh", ".log",
)  # fmt: skip


class Input(Struct, frozen=True):
    """A document that is still to be read: its name in records and messages, and where its bytes are."""

    name: str
    path: str


def expand(paths: Iterable[str], skip: str | None = None) -> Iterator[Input | Failure]:
    """The documents that these paths stand for, in the order given; a folder's, sorted by name. `skip` is no input."""
    for path in paths:
        if path != STDIN and os.path.isdir(path):
            yield from _folder(path, skip)
        elif path == STDIN or os.path.lexists(path):
            yield Input(shown(path), path)
        else:
            yield Failure(shown(path), "", "no such file or folder", "check the path")


def read(document: Input, max_bytes: int = MAX_BYTES) -> bytes | Failure:
    """A document's bytes, not more than `max_bytes`."""
    try:
        data = _stdin(max_bytes + 1) if document.path == STDIN else _file(document.path, max_bytes + 1)
    except OSError as fault:
        return _unreadable(document.name, fault)
    if len(data) > max_bytes:
        return Failure(document.name, "", f"more than {max_bytes} bytes", "allow more with --max-bytes, or split it")
    return data


def shown(path: str) -> str:
    """A path as text: bytes that are no UTF-8 as escapes, since a record can't hold them."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def _folder(folder: str, skip: str | None) -> Iterator[Input | Failure]:
    faults: list[OSError] = []
    found = False
    for parent, folders, files in os.walk(folder, onerror=faults.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for path in (os.path.join(parent, name) for name in sorted(files) if not name.startswith(".")):
            if _is_text(path) and not (skip and _same(path, skip)):
                found = True
                yield Input(shown(path), path)
    yield from (_unreadable(shown(fault.filename), fault) for fault in faults)
    if not found and not faults:
        yield Failure(shown(folder), "", "no texts in this folder", "hidden and binary files are skipped; name them")


def _is_text(path: str) -> bool:
    """Whether a walk reads this file. A file that can't be opened is kept, so that reading it tells why."""
    if path.lower().endswith(_DATA_ENDINGS):
        return False
    try:
        if not stat.S_ISREG(os.stat(path).st_mode):  # opening a FIFO would wait for ever
            return False
        with open(path, "rb") as file:
            return reads_as_text(file.read(_HEAD))
    except OSError:
        return True


def _same(path: str, other: str) -> bool:
    try:
        return os.path.samefile(path, other)
    except OSError:
        return False


def _file(path: str, limit: int) -> bytes:
    with open(path, "rb") as file:
        return file.read(limit)


def _stdin(limit: int) -> bytes:
    return sys.stdin.buffer.read(limit) if sys.stdin else b""


def _unreadable(name: str, fault: OSError) -> Failure:
    if isinstance(fault, FileNotFoundError):
        return Failure(name, "", "no such file or folder", "check the path, or the link if it is one")
    if isinstance(fault, PermissionError):
        return Failure(name, "", "may not be read", "ask for read permission (chmod +r)")
    return Failure(name, "", f"can't be read ({fault.strerror or fault})", "check the path and the disk")
