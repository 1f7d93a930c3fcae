"""What a run has done so far, a line a document, so that one that was killed can go on."""

import os
from collections.abc import Iterator, Sequence
from io import BufferedWriter
from typing import TypeVar

import msgspec
from msgspec import Struct

from wirecli.record import Failure

NAME = "journal.ndjson"


class Kind(Struct, frozen=True):
    """The journal's first line: what made these outputs. Another release, form or option makes others."""

    wirecli: str
    run: str


class Written(Struct, frozen=True, omit_defaults=True, kw_only=True):
    """A document whose output stands in the folder: what was read (a digest), and what was written."""

    source: str
    place: str
    read: str = ""
    wrote: str = ""
    title: str | None = None
    date: str | None = None
    language: str | None = None
    wire: str | None = None
    quotes: int = 0


class Reached(Struct, frozen=True, omit_defaults=True, kw_only=True):
    """A document that one output file holds, or the failure that came of it; how long the file was behind it, and the
    checksum of all that, where a member ended there.
    """

    source: str
    read: str | None = None
    failure: Failure | None = None
    end: int | None = None
    check: int = 0


Line = TypeVar("Line", Written, Reached)


class Journal:
    """Lines at the end of a file. A line that a dying run left half is dropped."""

    def __init__(self, folder: str, kind: Kind) -> None:
        self.path = os.path.join(folder, NAME)
        self.kind = kind
        self.file: BufferedWriter | None = None

    def lines(self, what: type[Line]) -> Iterator[Line]:
        """What an earlier run of the same kind has noted, in its order; nothing where none has."""
        try:
            with open(self.path, "rb") as file:
                if _decoded(file.readline(), Kind) != self.kind:
                    return
                for raw in file:
                    line = _decoded(raw, what)
                    if line is None:
                        return
                    yield line
        except FileNotFoundError:
            return

    def start(self, kept: Sequence[Written | Reached]) -> None:
        """Begin anew with these lines: replaced whole, so that a kill right now leaves the old journal."""
        new = f"{self.path}.new"
        with open(new, "wb") as file:
            file.write(_encoded(self.kind))
            file.writelines(map(_encoded, kept))
            file.flush()
            os.fsync(file.fileno())
        os.replace(new, self.path)
        self.file = open(self.path, "ab")  # noqa: SIM115 - it is open as long as the run

    def note(self, *lines: Written | Reached) -> None:
        assert self.file
        self.file.write(b"".join(map(_encoded, lines)))
        self.file.flush()

    def close(self) -> None:
        if self.file:
            self.file.close()


def _encoded(line: Struct) -> bytes:
    return msgspec.json.encode(line) + b"\n"


Some = TypeVar("Some", bound=Struct)


def _decoded(raw: bytes, what: type[Some]) -> Some | None:
    if not raw.endswith(b"\n"):
        return None
    try:
        return msgspec.json.decode(raw, type=what)
    except msgspec.MsgspecError:
        return None
