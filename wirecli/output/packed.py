"""Bytes packed on their way into a file, by the file's ending."""

from collections.abc import Callable
from typing import Protocol

Pack = Callable[[bytes], bytes]


def packer(name: str) -> Pack | None:
    """What packs a run of bytes into a member of its own (members can follow one another); None where nothing does.

    The same bytes are packed the same at any time, so that a run that goes on makes the same file. Raises ImportError
    where a package is missing that packs so.
    """
    ending = name.lower().rpartition(".")[2]
    if ending == "gz":
        from gzip import compress

        return lambda raw: compress(raw, 6, mtime=0)
    if ending == "zst":
        return _zstd().compress
    return None


class _Zstd(Protocol):
    def compress(self, data: bytes, /) -> bytes: ...


def _zstd() -> _Zstd:
    try:
        from compression import zstd  # type: ignore[import-not-found,unused-ignore]  # from CPython 3.14 on

        return zstd  # type: ignore[no-any-return,unused-ignore]
    except ImportError:
        from zstandard import ZstdCompressor

        return ZstdCompressor()
