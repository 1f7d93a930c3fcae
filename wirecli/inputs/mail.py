"""Messages of mail and mailboxes: a document each, its subject and its text."""

import re
from codecs import lookup
from collections.abc import Iterator
from email import policy
from email.errors import MessageError
from email.message import EmailMessage
from email.parser import BytesParser

from wirecli.inputs import Input, Sources
from wirecli.inputs.contents import Documents
from wirecli.inputs.encodings import decode
from wirecli.inputs.feeds import plain
from wirecli.inputs.stream import Damaged, Spot, Stream
from wirecli.patterns import pattern
from wirecli.record import Failure

_SEPARATOR = pattern(rb"^From [^\r\n]*\r?\n", re.M)
_QUOTED_SEPARATOR = pattern(rb"^>(>*From )", re.M)
_TITLE = 400  # characters of a subject that may be a title


def messages(spot: Spot, stream: Stream, sources: Sources) -> Documents:
    """The documents of a message, or of a mailbox, numbered as they stand in it."""
    data = stream.read(sources.max_bytes + 1)
    if len(data) > sources.max_bytes:
        yield spot.too_long(sources.max_bytes)
        return
    if not data.startswith(b"From "):
        yield _document(spot, data, sources)
        return
    for number, piece in enumerate(_pieces(data), 1):
        here = spot.numbered(number)
        try:
            yield _document(here, piece, sources)
        except Damaged as fault:  # the others are whole
            yield here.failure(fault.what, fault.hint)


def _pieces(data: bytes) -> Iterator[bytes]:
    """The messages of a mailbox, each without the line that parts it from the one before (RFC 4155)."""
    starts = [match.span() for match in _SEPARATOR.finditer(data)]
    for (_, begin), (end, _) in zip(starts, [*starts[1:], (len(data), 0)], strict=True):
        yield _QUOTED_SEPARATOR.sub(rb"\1", data[begin:end])


def _document(spot: Spot, data: bytes, sources: Sources) -> Input | Failure:
    try:
        message = BytesParser(EmailMessage, policy=policy.default).parsebytes(data)
        title, read = _subject(message), _text(spot, message, sources)
        number = str(message["Message-ID"] or "").strip() or None
    except RecursionError:
        raise Damaged("a message that is nested too deep", "save its text as plain text") from None
    except (
        MessageError,
        LookupError,
        ValueError,
        AttributeError,
        TypeError,
    ) as fault:  # what `email` meets in odd mail
        raise Damaged(f"a damaged message ({type(fault).__name__})", "save its text as plain text") from None
    if isinstance(read, Failure):
        return read
    if not read.strip():
        raise Damaged("a message without text", "save what is attached to it, and give that file")
    whole = read if not title or read.lstrip().startswith(title) else f"{title}\n\n{read}"
    return Input(name=spot.name, place=spot.place, data=whole.encode("utf-8", "replace"), encoding="utf-8", id=number)


def _subject(message: EmailMessage) -> str:
    return " ".join(str(message["Subject"] or "").split())[:_TITLE]


def _text(spot: Spot, message: EmailMessage, sources: Sources) -> str | Failure:
    """What it says: its plain text, else the words of its page. What is attached is no part of it."""
    part = message.get_body(("plain", "html"))
    data = part.get_payload(decode=True) if part is not None else None
    if part is None or not isinstance(data, bytes) or not data.strip():
        return ""
    text = decode(spot.name, data, _encoding(part.get_content_charset()) or sources.encoding)
    if isinstance(text, Failure):
        return text
    words = text.text.replace("\r\n", "\n")
    return plain(words) if part.get_content_subtype() == "html" else words


def _encoding(charset: str | None) -> str | None:
    """The encoding that a part says it has, where Python knows it; ASCII says nothing where the bytes are none."""
    try:
        return charset if charset and lookup(charset).name != "ascii" else None
    except LookupError:
        return None
