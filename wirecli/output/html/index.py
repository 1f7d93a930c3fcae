"""A page that leads to pages: one row a document."""

from collections.abc import Iterable, Iterator
from itertools import islice
from urllib.parse import quote

from msgspec import Struct

from wirecli.output.html import head
from wirecli.output.html.escape import attributes, direction, foreign

ROWS = 500  # in a chunk
COLUMNS = ("Document", "Language", "Wire", "Date", "Quotes")


class Entry(Struct, frozen=True, kw_only=True):
    """What the index tells of a document. `href` is its page's path beside the index, as a path, not quoted."""

    href: str
    source: str
    title: str | None = None
    language: str | None = None
    wire: str | None = None
    quotes: int = 0
    date: str | None = None


def index(entries: Iterable[Entry]) -> Iterator[bytes]:
    """The page in chunks; the entries are asked for as it goes."""
    heads = "".join(f'<th scope="col">{column}</th>' for column in COLUMNS)
    yield (
        f'{head(lang="en", dir="ltr")}<title>Documents</title>\n</head>\n<body>\n<main class="index">\n'
        f"<h1>Documents</h1>\n<table>\n<thead><tr>{heads}</tr></thead>\n<tbody>\n"
    ).encode()
    left, count = iter(entries), 0
    while some := [*islice(left, ROWS)]:
        count += len(some)
        yield "".join(map(_row, some)).encode()
    noun = "document" if count == 1 else "documents"
    yield f"</tbody>\n</table>\n<p>{count:,} {noun}</p>\n</main>\n</body>\n</html>\n".encode()


def _row(entry: Entry) -> str:
    name = " ".join((entry.title or entry.source).split()) or entry.source
    said = attributes(href=_address(entry.href), lang=entry.language or "", dir=direction(name))
    cells = (
        f"<a{said}>{foreign(name)}</a><bdi>{foreign(entry.source)}</bdi>",
        foreign(entry.language or ""), foreign(entry.wire or ""), foreign(entry.date or ""), f"{entry.quotes:,}",
    )  # fmt: skip
    return f"<tr>{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>\n"


def _address(path: str) -> str:
    """A path as an address: quoted, and never a scheme or another host, however it begins."""
    return "./" + quote(path.replace("\\", "/").lstrip("/").encode("utf-8", "surrogateescape"))
