"""Records as a page for reading: the whole document in its order, its parts marked in place, the facts beside it."""

from base64 import b64encode
from collections.abc import Iterator
from functools import cache
from hashlib import blake2b, sha256
from pathlib import Path

from wirecli.output import Frame, Look
from wirecli.output.html.article import article
from wirecli.output.html.escape import attributes, direction, foreign
from wirecli.output.html.panel import panel, title, top
from wirecli.record import Reading, Record

OURS = ' lang="en" dir="ltr"'  # what the page itself says
# The page's title is the first document's; where a document does not come first, `between` has opened a script that
# never runs, and that takes in the end of the head and the body's start tag.
_BODY = "</head>\n<body>\n<script type='text/plain'></script>\n"
_AGAIN = b"\n<script type='text/plain'>"


class Pages(Frame, frozen=True, kw_only=True):
    """One page for each document, or one that holds them all."""

    alone: bool

    def piece(self, reading: Reading) -> bytes:
        return "".join(_page(reading) if self.alone else _section(reading)).encode()


def rendering(look: Look) -> Pages:
    if look.alone:
        return Pages(alone=True)
    return Pages(head(OURS).encode(), _AGAIN, b"\n</body>\n</html>\n", alone=False)


@cache
def style() -> str:
    return Path(__file__).with_name("page.css").read_text("utf-8")


def head(root: str) -> str:
    """A page's beginning, up to its title: `root` are the attributes of it all. Only this very style sheet may act."""
    digest = b64encode(sha256(style().encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    return (
        f'<!DOCTYPE html>\n<html{root}>\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="referrer" content="no-referrer">\n<meta name="generator" content="wirecli">\n'
        f"<style>{style()}</style>\n"
    )


def _page(reading: Reading) -> Iterator[str]:
    """A page of its own: its language and direction are the document's."""
    yield head(attributes(lang=reading.record.language or "", dir=direction(reading.text)))
    yield f"{_title(reading.record)}</head>\n<body>\n<main>\n"
    yield from _document(reading, "")
    yield "</main>\n</body>\n</html>\n"


def _section(reading: Reading) -> Iterator[str]:
    """A part of a page that may hold others: an entry for the list above them all (see the style sheet), and itself."""
    record = reading.record
    digest = blake2b(f"{record.source}\0{record.id}\0{reading.text}".encode("utf-8", "replace"), digest_size=6)
    name = f"d{digest.hexdigest()}"
    yield f"{_title(record)}{_BODY}"
    said = attributes(href=f"#{name}", lang=record.language or "", dir=direction(title(record)))
    yield f'<p class="entry"><a{said}>{foreign(title(record))}</a></p>\n'
    yield from _document(reading, name)


def _document(reading: Reading, name: str) -> Iterator[str]:
    turned = attributes(id=name, dir=direction(reading.text))
    prefix = f"{name}-" if name else ""
    yield f'<section class="document"{turned}>\n'
    yield from top(reading.record)
    yield from article(reading, prefix)
    yield from panel(reading.record, prefix)
    yield "</section>\n"


def _title(record: Record) -> str:
    return f"<title>{foreign(title(record), plain=True)}</title>\n"
