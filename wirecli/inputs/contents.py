"""What bytes hold: one document, or many in an archive, in JSON lines, in a feed, in a mailbox."""

import re
from collections.abc import Iterator

from wirecli.inputs import Input, Sources
from wirecli.inputs.kinds import reads_as_text
from wirecli.inputs.packed import packing, unpacked
from wirecli.inputs.stream import Damaged, Spot, Stream, unreadable
from wirecli.patterns import pattern
from wirecli.record import Failure

Documents = Iterator[Input | Failure]
HEAD = 8192
# Text to a machine, not a newsroom: skipped in a folder or an archive, read where named.
_DATA_ENDINGS = (
    ".json", ".jsonl", ".ndjson", ".csv", ".tsv", ".xml", ".css", ".js", ".py", ".toml", ".yaml", ".yml", ".ini",
    ".cfg", ".sh", ".log",
)  # fmt: skip
_PACKED_ENDING = pattern(r"\.(?:gz|bz2|xz|zst)$", re.I)
_LINES = (".jsonl", ".ndjson")
_MAIL = (".eml", ".mbox")
_HEADERS = pattern(  # of a message, or a mailbox: lines of which one is of no other text
    rb"(?:From [^\r\n]+\r?\n)?(?:[!-9;-~]{1,60}:[^\r\n]*+\r?\n(?:[ \t][^\r\n]*+\r?\n)*+)*?"
    rb"(?:MIME-Version|Received|Return-Path|Message-ID|Delivered-To|DKIM-Signature):",
    re.I,
)
_FEED = pattern(
    rb"\s*+(?>(?><\?.*?\?>|<!--.*?-->|<!DOCTYPE(?!\s+(?:rss|feed|rdf:RDF)\b)[^>]*>)\s*+)*+"
    rb"<(?:!DOCTYPE\s+)?(?:rss|feed|rdf:RDF)\b",
    re.S,
)


def documents(spot: Spot, stream: Stream, sources: Sources) -> Documents:
    """The documents in this stream; none where nobody chose it and it is no text."""
    yield from told(spot, _documents(spot, stream, sources))


def told(spot: Spot, found: Documents) -> Documents:
    """The same documents; what stops them is a failure, and never an exception."""
    try:
        yield from found
    except Damaged as fault:
        yield spot.failure(fault.what, fault.hint)
    except OSError as fault:
        yield unreadable(spot.name, fault)
    except Exception as fault:  # one file must not end a batch of thousands
        what = f"a fault of wirecli's own ({type(fault).__name__}: {fault})"
        yield spot.failure(what, "report it together with the file")


def _documents(spot: Spot, stream: Stream, sources: Sources) -> Documents:
    inner, kind = opened(spot, stream, sources)
    if kind:
        yield from inside(kind, spot, inner, sources)
    elif spot.chosen or worth_reading(spot, inner.peek(HEAD)):
        yield _whole(spot, inner, sources)


def opened(spot: Spot, stream: Stream, sources: Sources) -> tuple[Stream, str | None]:
    """The stream, unpacked where it was packed, and what holds many documents in it: None where it is one."""
    kind = _holds(spot, stream, sources)
    if not kind.startswith("packed"):
        return stream, kind or None
    stream = unpacked(stream, kind.removeprefix("packed "))
    kind = _holds(spot, stream, sources)
    if kind.startswith("packed"):
        raise Damaged("packed more than once", "unpack it, and give what is in it")
    return stream, kind or None


def inside(kind: str, spot: Spot, stream: Stream, sources: Sources) -> Documents:
    """The documents of what holds many."""
    if kind == "zip":
        from wirecli.inputs.zips import members as room
    elif kind == "tar":
        from wirecli.inputs.tars import members as room
    elif kind == "lines":
        from wirecli.inputs.jsonl import records as room
    elif kind == "mail":
        from wirecli.inputs.mail import messages as room
    else:
        from wirecli.inputs.feeds import items as room
    return room(spot, stream, sources)


def worth_reading(spot: Spot, head: bytes) -> bool:
    """Whether a file that nobody named is a text for a newsroom."""
    name = _PACKED_ENDING.sub("", spot.place.lower())
    return (spot.asked or not name.endswith(_DATA_ENDINGS)) and reads_as_text(head)


def picked(relative: str, sources: Sources) -> bool:
    """Whether --glob asks for a file of this path below what the user named; a packed one also by its name inside."""
    if not sources.glob:
        return False
    from fnmatch import fnmatchcase

    names = {name for path in (relative, _PACKED_ENDING.sub("", relative)) for name in (path, path.split("/")[-1])}
    return any(fnmatchcase(name, pattern) for name in names for pattern in sources.glob)


def _holds(spot: Spot, stream: Stream, sources: Sources) -> str:
    """What kind of container begins here. Looks no further than it must: a pipe may have no more as yet."""
    lines = _PACKED_ENDING.sub("", spot.place.lower()).endswith(_LINES)
    first = stream.peek(1)
    brace = first == b"{" or (first == b"\xef" and stream.peek(4) == b"\xef\xbb\xbf{")
    if (lines and (brace or first.isspace())) or (sources.text_key and brace):
        return "lines"
    head = stream.peek(10)
    packed = packing(head)
    if packed:
        return f"packed {packed}"
    if head.startswith((b"PK\3\4", b"PK\5\6")):
        return "zip"
    if lines:
        return "lines"
    if stream.peek(512)[257:262] == b"ustar":
        return "tar"
    if _FEED.match(stream.peek(HEAD)):
        return "feed"
    mail = _PACKED_ENDING.sub("", spot.place.lower()).endswith(_MAIL) or _HEADERS.match(stream.peek(HEAD))
    return "mail" if mail else ""


def _whole(spot: Spot, stream: Stream, sources: Sources) -> Input | Failure:
    data = stream.read(sources.max_bytes + 1)
    if len(data) > sources.max_bytes:
        return spot.too_long(sources.max_bytes)
    return Input(name=spot.name, place=spot.place, data=data)
