"""Paths become documents: files, folders, pipes and standard input."""

import os
import stat
import sys
from collections.abc import Iterator
from io import BufferedReader
from typing import cast

from wirecli.inputs import STDIN, Input, Sources
from wirecli.inputs.contents import HEAD, Documents, documents, inside, opened, picked, told, worth_reading
from wirecli.inputs.packed import packing, unpacked
from wirecli.inputs.stream import Damaged, Spot, Stream, shown, unreadable
from wirecli.record import Failure

_OF_THIS_PROCESS = ("/dev/", "/proc/")  # /dev/stdin is another file to another process


def at_path(path: str, place: str, sources: Sources) -> Documents:
    """The documents at a path that the user named."""
    if path == STDIN:
        yield from documents(Spot(STDIN, "stdin"), Stream(standard_input), sources)
    elif os.path.isdir(path):
        yield from _folder(path, place if sources.several else "", sources)
    elif "\0" not in path and os.path.lexists(path):
        yield from _file(path, Spot(shown(path), place), sources)
    else:
        yield Failure(shown(path), "", "no such file or folder", "check the path")


def read_file(name: str, path: str, max_bytes: int) -> bytes | Failure:
    """The bytes of a file, unpacked where it is packed, not more than `max_bytes`."""
    spot = Spot(name, "")
    try:
        if path == STDIN:
            data = Stream(standard_input).read(max_bytes + 1)
        else:
            with open(path, "rb") as file:
                data = _unpacked(Stream(file.read1)).read(max_bytes + 1)
    except OSError as fault:
        return unreadable(name, fault)
    except Damaged as fault:
        return spot.failure(fault.what, fault.hint)
    return spot.too_long(max_bytes) if len(data) > max_bytes else data


def _unpacked(stream: Stream) -> Stream:
    packed = packing(stream.peek(10))
    return unpacked(stream, packed) if packed else stream


def _file(path: str, spot: Spot, sources: Sources) -> Documents:
    yield from told(spot, _opened(path, spot, sources))


def _opened(path: str, spot: Spot, sources: Sources) -> Documents:
    plain = stat.S_ISREG(os.stat(path).st_mode) and not path.startswith(_OF_THIS_PROCESS)
    with open(path, "rb") as file:
        stream = Stream(file.read1, path if plain else None)
        yield from (_plain(path, spot, stream, sources) if plain else documents(spot, stream, sources))


def _plain(path: str, spot: Spot, stream: Stream, sources: Sources) -> Documents:
    """A file on a disk: where it is one document, whoever takes it apart reads it."""
    inner, kind = opened(spot, stream, sources)
    if kind:
        yield from inside(kind, spot, inner, sources)
    elif spot.chosen or worth_reading(spot, inner.peek(HEAD)):
        yield Input(name=spot.name, place=spot.place, path=path)


def _folder(folder: str, above: str, sources: Sources) -> Documents:
    faults: list[OSError] = []
    found = False
    for path in _walk(folder, sources.skip, faults):
        inner = os.path.relpath(path, folder).replace(os.sep, "/")
        place = f"{above}/{inner}" if above else inner
        asked = picked(inner, sources)
        if (sources.glob and not asked) or (sources.skip and _same(path, sources.skip)):
            continue
        spot = Spot(shown(path), place, chosen=False, asked=asked)
        for document in _lying_about(path, spot, sources):
            found = True
            yield document
        while faults:
            found = True
            yield unreadable(shown(faults[0].filename), faults.pop(0))
    for fault in faults:
        yield unreadable(shown(fault.filename), fault)
    if not found and not faults:
        hint = "look at --glob" if sources.glob else "hidden and binary files are skipped; name them"
        yield Failure(shown(folder), "", "no texts in this folder", hint)


def _walk(folder: str, skip: str | None, faults: list[OSError]) -> Iterator[str]:
    """Every file that is not hidden, sorted, a folder's before its folders'. Links to folders are not followed."""
    for parent, folders, files in os.walk(folder, onerror=faults.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        if skip and os.path.isdir(skip):
            folders[:] = [name for name in folders if not _same(os.path.join(parent, name), skip)]
        yield from (os.path.join(parent, name) for name in sorted(files) if not name.startswith("."))


def _lying_about(path: str, spot: Spot, sources: Sources) -> Documents:
    try:
        if not stat.S_ISREG(os.stat(path).st_mode):  # opening a FIFO would wait for ever
            return
    except OSError:
        pass  # reading it tells why
    yield from _file(path, spot, sources)


def _same(path: str, other: str) -> bool:
    try:
        return os.path.samefile(path, other)
    except OSError:
        return False


def standard_input(size: int) -> bytes:
    buffer = cast(BufferedReader, sys.stdin.buffer) if sys.stdin else None
    return buffer.read1(size) if buffer else b""
