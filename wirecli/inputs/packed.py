"""Packed streams (gzip, bzip2, xz, zstd), told by their first bytes, and read without ever holding more than asked."""

from collections.abc import Callable
from typing import Any, Protocol

from wirecli.inputs.stream import Damaged, Stream

# Text packs to a fifth, or a hundredth where it repeats itself. What unpacks to more was made to fill a disk.
RATIO = 500
_FREE = 1_000_000
_MEMORY = 1 << 28  # an xz stream may ask for 4 GB
_FOLLOWING = (b"1AY&SY", b"\x17rE8P\x90")  # a block, or the end of an empty stream
_SKIPPED = tuple(bytes([0x50 + low]) + b"*M\x18" for low in range(16))  # zstd: frames that hold no data


class _Machine(Protocol):
    """What unpacks one member of a stream, as bz2 and lzma have it."""

    @property
    def eof(self) -> bool: ...
    @property
    def needs_input(self) -> bool: ...
    @property
    def unused_data(self) -> bytes: ...
    def decompress(self, data: bytes, max_length: int, /) -> bytes: ...


def packing(head: bytes) -> str | None:
    """How these bytes are packed, None where they are not."""
    if head.startswith(b"\x1f\x8b\x08"):
        return "gzip"
    if head.startswith(b"BZh") and head[4:10] in _FOLLOWING:
        return "bzip2"
    if head.startswith(b"\xfd7zXZ\0"):
        return "xz"
    return "zstd" if head.startswith((b"(\xb5/\xfd", *_SKIPPED)) else None


def unpacked(packed: Stream, kind: str) -> Stream:
    """What this stream unpacks to. Reading it raises Damaged where it can't be unpacked, or unpacks without end."""
    return Stream(_Unpacking(packed, kind).some)


def bounded(given: int, taken: int) -> None:
    """Raise Damaged where `taken` bytes have unpacked to so many that no text does."""
    if given > _FREE and given > RATIO * taken:
        raise Damaged(f"unpacks to more than {RATIO} times its size", "unpack it yourself, if you trust it")


class _Unpacking:
    """Members of one packing, one behind the other."""

    def __init__(self, packed: Stream, kind: str) -> None:
        self.packed, self.kind = packed, kind
        self.opened = _OPENED[kind]()
        self.machine: _Machine | None = None
        self.taken = self.given = 0

    def some(self, size: int) -> bytes:
        try:
            return self._some(size)
        except (Damaged, MemoryError):
            raise
        except Exception as fault:  # zlib, lzma and both zstd libraries have errors of their own, bz2 an OSError
            if isinstance(fault, OSError) and fault.errno:
                raise
            raise self._fault(fault) from None

    def _some(self, size: int) -> bytes:
        while self.machine or self._next_member():
            machine = self.machine
            assert machine
            raw = self.packed.some(_FED.get(self.kind, 65536)) if machine.needs_input else b""
            piece = machine.decompress(raw, size)
            self.taken, self.given = self.taken + len(raw), self.given + len(piece)
            bounded(self.given, self.taken)
            if machine.eof:
                self.packed.put_back(machine.unused_data)
                self.machine = None
            elif not piece and not raw and machine.needs_input:
                raise Damaged(f"{self.kind} data that breaks off", "get the whole file")
            if piece:
                return piece
        return b""

    def _next_member(self) -> bool:
        while self.kind == "zstd" and self.packed.peek(4) in _SKIPPED:
            self.packed.skip(int.from_bytes(self.packed.read(8)[4:], "little"))
        while self.taken and self.packed.peek(1) == b"\0":  # tapes are filled up with them
            self.packed.skip(1)
        head = self.packed.peek(10)
        if not head:
            return False
        if packing(head) != self.kind:
            raise Damaged(f"{self.kind} data that goes on as something else", "get it anew, or cut off its end")
        self.machine = self.opened()
        return True

    def _fault(self, fault: Exception) -> Damaged:
        if "emory" in f"{fault}":
            return Damaged(f"{self.kind} data that needs too much memory", "unpack it yourself, if you trust it")
        return Damaged(f"damaged {self.kind} data", "get the file anew")


class _Gzip:
    """zlib's machine in the manner of the others."""

    def __init__(self) -> None:
        import zlib

        self._machine = zlib.decompressobj(31)

    @property
    def eof(self) -> bool:
        return self._machine.eof

    @property
    def needs_input(self) -> bool:
        return not self._machine.unconsumed_tail

    @property
    def unused_data(self) -> bytes:
        return self._machine.unused_data

    def decompress(self, data: bytes, max_length: int, /) -> bytes:
        return self._machine.decompress(self._machine.unconsumed_tail + data, max_length)


class _Zstandard:
    """The package's machine in the manner of the others. It gives all that a piece holds: pieces must be small."""

    needs_input = True

    def __init__(self, context: Any) -> None:
        self._machine = context.decompressobj()

    @property
    def eof(self) -> bool:
        return bool(self._machine.eof)

    @property
    def unused_data(self) -> bytes:
        return bytes(self._machine.unused_data)

    def decompress(self, data: bytes, max_length: int, /) -> bytes:
        return bytes(self._machine.decompress(data)) if data else b""


_FED = {"zstd": 512}  # 4 bytes may stand for 128 KB


def _bzip2() -> Callable[[], _Machine]:
    from bz2 import BZ2Decompressor

    return BZ2Decompressor


def _xz() -> Callable[[], _Machine]:
    from lzma import FORMAT_XZ, LZMADecompressor

    return lambda: LZMADecompressor(FORMAT_XZ, memlimit=_MEMORY)


def _zstd() -> Callable[[], _Machine]:
    try:
        from compression.zstd import ZstdDecompressor  # type: ignore[import-not-found,unused-ignore]  # CPython 3.14

        return ZstdDecompressor  # type: ignore[no-any-return,unused-ignore]
    except ImportError:
        pass
    try:
        from zstandard import ZstdDecompressor as Context
    except ImportError:
        raise Damaged("packed with zstd", 'pip install "wirecli[zstd]" to read it, or unpack it') from None
    return lambda: _Zstandard(Context(max_window_size=1 << 27))


_OPENED: dict[str, Callable[[], Callable[[], _Machine]]] = {
    "gzip": lambda: _Gzip,
    "bzip2": _bzip2,
    "xz": _xz,
    "zstd": _zstd,
}
