"""Parts of a record as plain words, for forms that know no structure."""

from msgspec import Struct

from wirecli.output import Look
from wirecli.output.ndjson import encode
from wirecli.terminal import visible


def words(part: object) -> str:
    """A span gives its text, a speaker the name, a list its parts with `; ` between them, and nothing nothing."""
    if part is None:
        return ""
    if isinstance(part, tuple):
        return "; ".join(filter(None, map(words, part)))
    if not isinstance(part, Struct):
        return str(part)
    said = getattr(part, "text", None) or getattr(part, "name", None)
    return said if isinstance(said, str) else encode(part).decode()


def shown(text: str, look: Look) -> str:
    """What may be printed of foreign text: on a terminal nothing that it acts on, but for line breaks."""
    return "\n".join(map(visible, text.split("\n"))) if look.terminal else text


def put(text: str, look: Look) -> bytes:
    """Text as bytes: in the terminal's encoding, or anywhere else in UTF-8."""
    return text.encode(look.encoding if look.terminal else "utf-8", "replace")
