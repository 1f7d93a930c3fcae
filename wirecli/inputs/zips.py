"""Members of ZIP archives, in the order in which they stand in the list, each read only as far as it is asked for."""

import io
import stat
import zipfile
from collections.abc import Iterator
from itertools import pairwise
from zipfile import ZipFile, ZipInfo

from wirecli.inputs import Sources
from wirecli.inputs.archives import Member, documents_of
from wirecli.inputs.contents import Documents
from wirecli.inputs.encodings import EXPORT
from wirecli.inputs.packed import bounded
from wirecli.inputs.stream import Damaged, Spot, Stream

_DAMAGED = ("a damaged ZIP archive", "get the file anew")
_OFFICE = ("[Content_Types].xml", "mimetype", "word/", "xl/", "ppt/", "META-INF/")  # also EPUB, OpenDocument, Java
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, 93)  # LZMA asks for any memory it likes


def members(spot: Spot, stream: Stream, sources: Sources) -> Documents:
    """The documents of an archive. One that comes through a pipe or out of another is held in memory."""
    held: str | io.BytesIO
    if stream.path:
        held = stream.path
    else:
        data = stream.read(sources.max_bytes + 1)
        if len(data) > sources.max_bytes:
            yield spot.failure(f"a ZIP archive of more than {sources.max_bytes} bytes", "give it as a file of its own")
            return
        held = io.BytesIO(data)
    try:
        archive = ZipFile(held)
    except OSError:
        raise
    except Exception:  # BadZipFile, and whatever a made-up directory makes of it
        raise Damaged(*_DAMAGED) from None
    with archive:
        if any(info.filename.startswith(_OFFICE) for info in archive.infolist()[:20]):
            if spot.chosen:
                yield spot.failure("not text but an office document", EXPORT)
            return
        yield from documents_of(spot, _members(archive), sources)


def _members(archive: ZipFile) -> Iterator[Member]:
    overlapping = _overlapping(archive.infolist())
    for info in archive.infolist():
        if info.filename.endswith("/") or stat.S_ISLNK(info.external_attr >> 16):
            continue
        name = _name(info)
        if info.flag_bits & 0x1:
            yield Member(name, None, "encrypted", "unpack it with its password, and give what is in it")
        elif info.header_offset in overlapping:
            yield Member(name, None, "lies in another member's bytes", "get the archive anew, from whom you trust")
        elif info.compress_type not in _METHODS:
            yield Member(name, None, "packed in a rare way", "unpack it, and give what is in it")
        else:
            yield Member(name, _Body(archive, info).some)


def _overlapping(infos: list[ZipInfo]) -> set[int]:
    """Where members stand that share bytes with one before: 46 MB can be made to unpack to 4.5 PB that way."""
    ordered = sorted(infos, key=lambda info: info.header_offset)
    found, end = set(), 0
    for before, info in pairwise(ordered):
        end = max(end, before.header_offset + 30 + before.compress_size)
        if info.header_offset < end:
            found.add(info.header_offset)
    return found


def _name(info: ZipInfo) -> str:
    """The member's name; what is not marked as UTF-8 often is all the same."""
    if info.flag_bits & 0x800:
        return info.filename
    try:
        return info.filename.encode("cp437").decode("utf-8")
    except UnicodeError:
        return info.filename


class _Body:
    """The bytes of one member, opened when the first of them is asked for."""

    def __init__(self, archive: ZipFile, info: ZipInfo) -> None:
        self.archive, self.info = archive, info
        self.file: zipfile.ZipExtFile | None = None
        self.given = 0

    def some(self, size: int) -> bytes:
        try:
            self.file = self.file or self.archive.open(self.info)  # type: ignore[assignment]
            assert self.file
            piece = self.file.read1(size)
        except Exception:  # of zipfile, zlib and bz2, and whatever made-up sizes make of it
            raise Damaged("a damaged member", "get the archive anew") from None
        self.given += len(piece)
        bounded(self.given, self.info.compress_size)
        return piece
