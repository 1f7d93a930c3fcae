"""A page that leads to pages: one row a document."""

from collections.abc import Iterable, Iterator
from itertools import islice
from urllib.parse import quote

from wirecli.output import Entry
from wirecli.output.html import OURS, head
from wirecli.output.html.escape import attributes, direction, foreign, line, when

ROWS = 500  # in a table: a browser lays out those that are looked at
HEADS = "".join(f'<th scope="col">{column}</th>' for column in ("Document", "Language", "Wire", "Quotes"))


def index(entries: Iterable[Entry]) -> Iterator[bytes]:
    """The page in chunks; the entries are asked for as it goes."""
    title = '<title>Documents</title>\n</head>\n<body>\n<main class="index">\n<h1>Documents</h1>\n'
    yield f"{head(OURS)}{title}".encode()
    left, count = iter(entries), 0
    while some := [*islice(left, ROWS)]:
        count += len(some)
        yield f"<div>{_table(some)}</div>\n".encode()
    yield f"<p>{count:,} {'document' if count == 1 else 'documents'}</p>\n</main>\n</body>\n</html>\n".encode()


def _table(entries: Iterable[Entry]) -> str:
    return f"<table>\n<thead><tr>{HEADS}</tr></thead>\n<tbody>\n{''.join(map(_row, entries))}</tbody>\n</table>"


def _row(entry: Entry) -> str:
    name = line(entry.title or "") or entry.source
    said = attributes(href=_address(entry.href), lang=entry.language or "", dir=direction(name))
    date = f" {when(entry.date)}" if entry.date else ""
    cells = (
        f"<a{said}>{foreign(name)}</a><bdi>{foreign(entry.source)}</bdi>{date}",
        foreign(entry.language or ""), foreign(entry.wire or ""), f"{entry.quotes:,}",
    )  # fmt: skip
    return f"<tr>{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>\n"


def _address(path: str) -> str:
    """A path as an address: quoted, and never a scheme or another host, however it begins."""
    return "./" + quote(path.replace("\\", "/").lstrip("/").encode("utf-8", "surrogateescape"))
