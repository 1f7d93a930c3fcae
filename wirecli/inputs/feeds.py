"""Items of RSS and Atom feeds: a document each, its title and its fullest text."""

from collections.abc import Iterator
from html.entities import html5
from html.parser import HTMLParser
from xml.parsers import expat

from wirecli.inputs import Input, Sources
from wirecli.inputs.contents import Documents
from wirecli.inputs.encodings import decode
from wirecli.inputs.stream import Damaged, Spot, Stream
from wirecli.record import Failure

_ITEMS = ("item", "entry")
_TEXTS = ("encoded", "content", "description", "summary")  # the fullest first
_IDS = ("guid", "id")
_BLOCKS = {
    "address", "article", "blockquote", "br", "dd", "div", "dl", "dt", "figcaption", "figure", "footer", "h1", "h2",
    "h3", "h4", "h5", "h6", "header", "hr", "li", "ol", "p", "pre", "section", "table", "tr", "ul",
}  # fmt: skip
_SILENT = {"script", "style", "template", "noscript"}


def items(spot: Spot, stream: Stream, sources: Sources) -> Documents:
    """The documents of a feed, numbered as they stand in it."""
    data = stream.read(sources.max_bytes + 1)
    if len(data) > sources.max_bytes:
        yield spot.too_long(sources.max_bytes)
        return
    text = decode(spot.name, data, sources.encoding)
    if isinstance(text, Failure):
        yield text
        return
    number = 0
    for number, item in enumerate(_items(text.text), 1):
        here = spot.numbered(number)
        yield Input(name=here.name, place=here.place, data=_document(item).encode(), encoding="utf-8", id=_id(item))
    if not number:
        yield spot.failure("a feed without items", "leave it out")


def _items(text: str) -> Iterator[dict[str, str]]:
    reader = _Reader()
    for at in range(0, len(text), 1 << 16):
        reader.read(text[at : at + (1 << 16)].encode("utf-8", "replace"))
        yield from reader.taken()
    reader.read(b"", last=True)
    yield from reader.taken()


class _Reader:
    """Expat without entities of the feed's own: nothing in it stands for more than it is, and nothing is fetched."""

    def __init__(self) -> None:
        self.parser = expat.ParserCreate("utf-8", " ")
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._words
        self.parser.EntityDeclHandler = self._entity
        self.parser.UseForeignDTD(True)  # &nbsp; belongs to HTML, and stands in feeds all the same
        self.parser.SkippedEntityHandler = self._skipped
        self.item: dict[str, str] | None = None
        self.field: str | None = None
        self.depth = self.field_depth = 0
        self.pieces: list[str] = []
        self.done: list[dict[str, str]] = []

    def read(self, data: bytes, *, last: bool = False) -> None:
        try:
            self.parser.Parse(data, last)
        except expat.ExpatError as fault:
            what = f"a damaged feed (line {fault.lineno}: {expat.errors.messages[fault.code]})"
            raise Damaged(what, "get it anew") from None

    def taken(self) -> list[dict[str, str]]:
        done, self.done = self.done, []
        return done

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self.depth += 1
        local = name.rpartition(" ")[2]
        if self.item is None and local in _ITEMS:
            self.item, self.item_depth = {}, self.depth
        elif self.item is not None and self.depth == self.item_depth + 1:
            self.field, self.pieces = local, []
        elif self.field:  # Atom may hold its text as elements of XHTML
            self.pieces.append(f"<{local}>" if local in _BLOCKS else "")

    def _words(self, words: str) -> None:
        if self.field:
            self.pieces.append(words)

    def _skipped(self, name: str, is_parameter: bool) -> None:
        self._words(html5.get(f"{name};", ""))

    def _end(self, name: str) -> None:
        if self.item is not None and self.depth == self.item_depth:
            self.done.append(self.item)
            self.item = None
        elif self.item is not None and self.field and self.depth == self.item_depth + 1:
            self.item.setdefault(self.field, "".join(self.pieces))
            self.field = None
        elif self.field and name.rpartition(" ")[2] in _BLOCKS:
            self.pieces.append("<br>")
        self.depth -= 1

    def _entity(self, *declared: object) -> None:
        raise Damaged("a feed that declares entities of its own", "take its DOCTYPE out, if you trust it")


def _document(item: dict[str, str]) -> str:
    title = " ".join(plain(item.get("title", "")).split())
    text = next((words for key in _TEXTS if (words := plain(item.get(key, "")).strip())), "")
    return f"{title}\n\n{text}\n" if title and text else title or text


def _id(item: dict[str, str]) -> str | None:
    return next((found for key in _IDS if (found := item.get(key, "").strip())), None)


def plain(html: str) -> str:
    """The text of a piece of HTML, a paragraph a line."""
    if "<" not in html and "&" not in html:
        return html
    words = _Words()
    words.feed(html)
    words.close()
    lines = (" ".join(line.split(" ")).strip() for line in "".join(words.pieces).split("\n"))
    return "\n\n".join(line for line in lines if line)


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self.silent = 0

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.silent += tag in _SILENT
        self.pieces.append("\n" if tag in _BLOCKS else "")

    def handle_endtag(self, tag: str) -> None:
        self.silent = max(0, self.silent - (tag in _SILENT))
        self.pieces.append("\n" if tag in _BLOCKS else "")

    def handle_data(self, data: str) -> None:
        if not self.silent:
            self.pieces.append(" ".join(data.replace("\n", " ").split(" ")))
