"""Members of tar archives, read one after the other as they stand; nothing is sought, nothing put on a disk."""

import tarfile
from collections.abc import Iterator
from tarfile import TarInfo

from wirecli.inputs import Sources
from wirecli.inputs.archives import Member, documents_of
from wirecli.inputs.contents import Documents
from wirecli.inputs.stream import Damaged, Spot, Stream

_BLOCK = 512
_LONGEST_NAME = 65_536
_END = bytes(_BLOCK)


def members(spot: Spot, stream: Stream, sources: Sources) -> Documents:
    return documents_of(spot, _members(stream), sources)


def _members(stream: Stream) -> Iterator[Member]:
    name = size = None  # what a header of its own says of the next member
    while (block := stream.read(_BLOCK)) and block != _END:
        header = _header(block)
        if header.type in (tarfile.GNUTYPE_LONGNAME, tarfile.XHDTYPE, tarfile.SOLARIS_XHDTYPE):
            data = _padded(stream, header.size)
            if header.type == tarfile.GNUTYPE_LONGNAME:
                name = data
            else:
                said = dict(_extended(data))
                name, size = said.get(b"path", name), said.get(b"size", size)
            continue
        length = int(size) if size and size.isdigit() else header.size
        if header.type in tarfile.REGULAR_TYPES and header.type != tarfile.GNUTYPE_SPARSE:
            body = _Body(stream, length)
            called = _text(name) if name else header.name
            if not called.endswith("/"):
                yield Member(called, body.some)
            body.finish()
        elif header.type == tarfile.GNUTYPE_SPARSE:
            raise Damaged("a tar archive with a file that has holes", "unpack it, and give what is in it")
        elif header.type not in tarfile.SUPPORTED_TYPES or header.type in _WITH_DATA:
            _Body(stream, length).finish()
        if header.type != tarfile.XGLTYPE:
            name = size = None


_WITH_DATA = (tarfile.XGLTYPE, tarfile.GNUTYPE_LONGLINK)


def _header(block: bytes) -> TarInfo:
    if len(block) < _BLOCK:
        raise _broken_off()
    try:
        header = TarInfo.frombuf(block, "utf-8", "surrogateescape")
    except (tarfile.TarError, ValueError):
        raise Damaged("a damaged tar archive", "get the file anew") from None
    if header.size < 0:
        raise Damaged("a damaged tar archive", "get the file anew")
    return header


def _padded(stream: Stream, size: int) -> bytes:
    """The content of a header that names the next member."""
    if size > _LONGEST_NAME:
        raise Damaged("a tar archive with a name longer than any", "unpack it, and give what is in it")
    body = _Body(stream, size)
    data = b"".join(iter(lambda: body.some(_LONGEST_NAME), b""))
    body.finish()
    return data


def _broken_off() -> Damaged:
    return Damaged("a tar archive that breaks off", "get the whole file")


def _extended(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """The records of an extended header: `27 path=inner/name.txt`, a line each."""
    while data:
        digits, _, rest = data.partition(b" ")
        if not digits.isdigit() or len(digits) > 6 or not 0 < int(digits) <= len(data):
            return
        key, _, value = rest[: int(digits) - len(digits) - 2].partition(b"=")
        yield key, value
        data = data[int(digits) :]


def _text(name: bytes) -> str:
    return name.split(b"\0")[0].decode("utf-8", "surrogateescape")


class _Body:
    """The bytes of one member, and what fills its last block."""

    def __init__(self, stream: Stream, size: int) -> None:
        self.stream, self.left, self.padding = stream, size, -size % _BLOCK

    def some(self, size: int) -> bytes:
        if not self.left:
            return b""
        piece = self.stream.some(min(size, self.left))
        if not piece:
            raise _broken_off()
        self.left -= len(piece)
        return piece

    def finish(self) -> None:
        """Pass by what nobody read."""
        if not self.stream.skip(self.left):
            raise _broken_off()
        self.stream.skip(self.padding)
