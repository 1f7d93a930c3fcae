"""Paths, folders and standard input: what the user names becomes inputs, one a document, and inputs become bytes."""

import os
import stat
import sys
from collections.abc import Iterator

from msgspec import Struct

from wirecli.inputs.kinds import reads_as_text
from wirecli.record import Failure

STDIN = "-"
MAX_BYTES = 64_000_000
_HEAD = 8192
# Text to a machine, not a newsroom: skipped in a folder, read where named.
_DATA_ENDINGS = (
    ".json", ".jsonl", ".ndjson", ".csv", ".tsv", ".xml", ".html", ".htm", ".css", ".js", ".py", ".toml", ".yaml",
    ".yml", ".ini", ".cfg", ".sh", ".log",
)  # fmt: skip


class Sources(Struct, frozen=True, kw_only=True):
    """What the user named as inputs, and how to look into it: the options of the same names."""

    paths: tuple[str, ...] = (STDIN,)
    files_from: str | None = None
    null: bool = False
    glob: tuple[str, ...] = ()
    text_key: str | None = None
    id_key: str | None = None
    skip: str | None = None  # the output: no input, though it may stand in a folder that is walked
    max_bytes: int = MAX_BYTES


class Input(Struct, frozen=True, kw_only=True):
    """A document that is still to be read.

    `name` is what records and messages call it, `place` its path below what the user named (its output goes to the
    same place). Its bytes are those of the file `path`, or `data` where a container held them, in `encoding` where
    the container says so. `known` is the digest of the bytes that an earlier run read: the same need no second record.
    """

    name: str
    place: str
    path: str | None = None
    data: bytes | None = None
    encoding: str | None = None
    id: str | None = None
    known: str | None = None


def expand(sources: Sources) -> Iterator[Input | Failure]:
    """The documents that these sources stand for, in the order given; a folder's, sorted by name."""
    for path in sources.paths:
        if path != STDIN and os.path.isdir(path):
            yield from _folder(path, sources.skip)
        elif path == STDIN:
            yield Input(name=STDIN, place="stdin", path=STDIN)
        elif os.path.lexists(path):
            yield Input(name=shown(path), place=os.path.basename(path), path=path)
        else:
            yield Failure(shown(path), "", "no such file or folder", "check the path")


def read(document: Input, max_bytes: int = MAX_BYTES) -> bytes | Failure:
    """A document's bytes, not more than `max_bytes`."""
    if document.path is None:
        return document.data or b""
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
                yield Input(name=shown(path), place=os.path.relpath(path, folder), path=path)
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
