"""Records on their way out: one file a form. A form renders a document at a time, in whatever process."""

from collections.abc import Callable, Iterable, Iterator
from importlib import import_module
from typing import Literal, Protocol, get_args

from msgspec import Struct

from wirecli.record import Reading

Form = Literal["auto", "table", "json", "ndjson", "csv", "tsv", "markdown", "html", "ninjs", "jsonld"]
Color = Literal["auto", "always", "never"]
Bidi = Literal["auto", "isolate", "visual", "off"]
Rows = Literal["documents", "quotes", "speakers", "statements"]
FORMS: tuple[str, ...] = get_args(Form)[1:]
PACKED = (".gz", ".zst")
ENDINGS: dict[str, tuple[str, ...]] = {  # by form; the first is what a file of that form is given
    "table": (".table.txt", ".table"),
    "ninjs": (".ninjs.json", ".ninjs"),
    "jsonld": (".jsonld",),
    "json": (".json",),
    "ndjson": (".ndjson", ".jsonl"),
    "csv": (".csv",),
    "tsv": (".tsv",),
    "markdown": (".md", ".markdown"),
    "html": (".html", ".htm"),
}


class Look(Struct, frozen=True, kw_only=True):
    """What is known of the place that the bytes go to, and what the user asked of them.

    `terminal`: a terminal shows them. `width`: columns, None where nothing tells. `fields`, `template`, `rows`,
    `csv_safe`, `with_text` and `summary` are the options of those names. `alone`: each document has its own output.
    """

    terminal: bool = False
    encoding: str = "utf-8"
    width: int | None = None
    color: Color = "auto"
    bidi: Bidi = "auto"
    fields: tuple[str, ...] = ()
    template: str | None = None
    rows: Rows = "documents"
    csv_safe: bool = False
    with_text: bool = False
    summary: bool = False
    alone: bool = False


NO_LOOK = Look()
TAKERS = {  # options that only some forms know; a template names its fields itself
    "fields": ("json", "ndjson", "csv", "tsv"),
    "rows": ("csv", "tsv"),
    "csv_safe": ("csv", "tsv"),
    "summary": ("table",),
}


class Rendering(Protocol):
    """What a form's module makes of a look: `rendering(look)`. A piece depends on its document alone."""

    @property
    def opening(self) -> bytes: ...

    @property
    def between(self) -> bytes: ...

    @property
    def closing(self) -> bytes: ...

    def piece(self, reading: Reading) -> bytes: ...


class Frame(Struct, frozen=True):
    """What stands around pieces; most forms have nothing there."""

    opening: bytes = b""
    between: bytes = b""
    closing: bytes = b""

    def around(self, pieces: Iterable[bytes]) -> Iterator[bytes]:
        """A whole output; each piece is out before the next is asked for."""
        before = self.opening
        for piece in pieces:
            if piece or before:
                yield before + piece
            before = self.between
        if before is self.opening:  # no piece came
            yield self.opening
        if self.closing:
            yield self.closing


def rendering(form: str, look: Look) -> Rendering:
    """How that form renders. Raises ValueError, with what to do, where the look asks for what the form can't."""
    for option, forms in TAKERS.items():
        if form not in forms and getattr(look, option) != getattr(NO_LOOK, option):
            takers = f"{', '.join(forms[:-1])} and {forms[-1]} do" if forms[1:] else f"{forms[0]} does"
            raise ValueError(f"takes no --{option.replace('_', '-')}; {takers}")
    made: Rendering = import_module(f"wirecli.output.{form}").rendering(look)
    return made


def frame(made: Rendering) -> Frame:
    return Frame(made.opening, made.between, made.closing)


class Entry(Struct, frozen=True, kw_only=True):
    """What the index tells of a document. `href` is its page's path beside the index, as a path, not quoted."""

    href: str
    source: str
    title: str | None = None
    language: str | None = None
    wire: str | None = None
    quotes: int = 0
    date: str | None = None


class Index(Struct, frozen=True):
    """The page that leads to a folder's outputs: the name of its file, and what makes it."""

    name: str
    page: Callable[[Iterable[Entry]], Iterator[bytes]]


def index_for(form: str) -> Index | None:
    """The index of a folder of that form's files, where the form has one."""
    if form != "html":
        return None
    from wirecli.output.html.index import index

    return Index("index.html", index)


def form_for(form: str, output: str | None, look: Look) -> str:
    """`auto` resolved: by the output's ending, by what was asked for; tables on a terminal, NDJSON anywhere else."""
    if form != "auto":
        return form
    if output:
        return form_of_name(output) or "ndjson"
    if look.rows != NO_LOOK.rows or look.csv_safe:
        return "csv"
    return "table" if look.summary or (look.terminal and not look.fields) else "ndjson"


def form_of_name(name: str) -> str | None:
    """The form that a file's name tells."""
    lower = name.lower()
    for packed in PACKED:
        lower = lower.removesuffix(packed)
    return next((form for form, endings in ENDINGS.items() if lower.endswith(endings)), None)
