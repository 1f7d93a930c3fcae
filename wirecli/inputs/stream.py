"""Bytes that are read once, from their beginning, with a look ahead; and where they stand."""

import os
from collections.abc import Callable

from msgspec import Struct
from msgspec.structs import replace

from wirecli.record import Failure

CHUNK = 65536
Some = Callable[[int], bytes]  # some of the next bytes, at least one; none at the end


class Spot(Struct, frozen=True):
    """Where bytes stand: what messages call it, its path below what the user named, how many archives hold it.

    What the user named himself (`chosen`) is read whatever it is; what only lies in it, where it is text, and data
    where a pattern asks for it (`asked`; `within` what a pattern asks for, all is).
    """

    name: str
    place: str
    depth: int = 0
    chosen: bool = True
    asked: bool = False
    within: bool = False

    def member(self, name: str, *, asked: bool) -> "Spot":
        within = self.asked or self.within
        return Spot(f"{self.name}!{shown(name)}", f"{self.place}/{name}", self.depth + 1, False, asked, within)

    def numbered(self, number: int) -> "Spot":
        return replace(self, name=f"{self.name}#{number}", place=f"{self.place}/{number}")

    def failure(self, what: str, hint: str, where: str = "") -> Failure:
        return Failure(self.name, where, what, hint)

    def too_long(self, max_bytes: int) -> Failure:
        return self.failure(f"more than {max_bytes} bytes", "allow more with --max-bytes, or split it")


class Damaged(Exception):
    """The bytes can't be read on; caught where they are read, and told as a failure."""

    def __init__(self, what: str, hint: str) -> None:
        super().__init__(what)
        self.what, self.hint = what, hint


class Stream:
    """Bytes that come in pieces. `path` is the file that holds just these, where there is one."""

    def __init__(self, some: Some, path: str | None = None) -> None:
        self._some, self.path = some, path
        self._ahead, self._at = b"", 0

    def peek(self, size: int) -> bytes:
        """The next bytes, which stay to be read; fewer only at the end."""
        while len(self._ahead) - self._at < size and self._more():
            pass
        return self._ahead[self._at : self._at + size]

    def some(self, size: int = CHUNK) -> bytes:
        """At least one of the next bytes, not more than `size`; none at the end."""
        if self._at == len(self._ahead) and not self._more():
            return b""
        piece = self._ahead[self._at : self._at + size]
        self._at += len(piece)
        return piece

    def read(self, size: int) -> bytes:
        """So many of the next bytes; fewer only at the end."""
        pieces = []
        while size > 0 and (piece := self.some(min(size, CHUNK * 16))):
            pieces.append(piece)
            size -= len(piece)
        return b"".join(pieces)

    def skip(self, size: int) -> bool:
        """Pass so many bytes by; whether there were as many."""
        while size > 0 and (piece := self.some(size)):
            size -= len(piece)
        return size <= 0

    def line(self, limit: int, end: bytes = b"\n") -> bytes:
        """The next line with its end, or what of it comes to more than `limit` bytes; nothing at the end."""
        pieces, size = [], 0
        while size <= limit and self.peek(1):
            stop = self._ahead.find(end, self._at) + 1
            piece = self.some(stop - self._at if stop else len(self._ahead))
            pieces.append(piece)
            size += len(piece)
            if stop:
                break
        return b"".join(pieces)

    def put_back(self, data: bytes) -> None:
        self._ahead, self._at = data + self._ahead[self._at :], 0

    def _more(self) -> bool:
        piece = self._some(CHUNK)
        self._ahead, self._at = self._ahead[self._at :] + piece, 0
        return bool(piece)


def shown(path: str) -> str:
    """A path as text: bytes that are no UTF-8 as escapes, since a record can't hold them."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def unreadable(name: str, fault: OSError) -> Failure:
    if isinstance(fault, FileNotFoundError):
        return Failure(name, "", "no such file or folder", "check the path, or the link if it is one")
    if isinstance(fault, PermissionError):
        return Failure(name, "", "may not be read", "ask for read permission (chmod +r)")
    return Failure(name, "", f"can't be read ({fault.strerror or fault})", "check the path and the disk")
