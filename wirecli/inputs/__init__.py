"""What the user names becomes inputs, one a document, and inputs become bytes: a room each for files and containers."""

import os
from collections.abc import Iterator

from msgspec import Struct

from wirecli.inputs.stream import shown as shown
from wirecli.record import Failure

STDIN = "-"
MAX_BYTES = 64_000_000


class Sources(Struct, frozen=True, kw_only=True):
    """What the user named as inputs, and how to look into it: the options of the same names."""

    paths: tuple[str, ...] = (STDIN,)
    files_from: str | None = None
    null: bool = False
    glob: tuple[str, ...] = ()
    text_key: str | None = None
    id_key: str | None = None
    encoding: str | None = None  # of feeds, too, which are decoded before their items are known
    skip: str | None = None  # the output: no input, though it may stand in a folder that is walked
    max_bytes: int = MAX_BYTES

    @property
    def several(self) -> bool:
        """Whether more than one path is named: a folder's documents then go below the folder's own name."""
        return len(self.paths) > 1 or self.files_from is not None


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
    """The documents that these sources stand for, in the order given; a folder's, sorted by name.

    Nothing is opened before it is asked for. A file on a disk stays a path; what lies in a container comes as bytes.
    """
    from wirecli.inputs.files import at_path

    for path in sources.paths:
        yield from at_path(path, os.path.basename(os.path.abspath(path)), sources)
    if sources.files_from:
        from wirecli.inputs.names import listed

        for name in listed(sources.files_from, sources):
            if isinstance(name, Failure):
                yield name
            else:
                yield from at_path(name, name, sources)


def read(document: Input, max_bytes: int = MAX_BYTES) -> bytes | Failure:
    """A document's bytes, unpacked where its file is packed, not more than `max_bytes`."""
    if document.path is None:
        return document.data or b""
    from wirecli.inputs.files import read_file

    return read_file(document.name, document.path, max_bytes)
