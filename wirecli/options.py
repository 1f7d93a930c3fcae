"""What a user may say, in groups that commands share: a group is a struct, its fields are arguments and options.

How they are said is written beside them for the command-line library, and read only where it is there (`arguments`):
a plain command does without.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from msgspec import Struct

from wirecli.inputs import MAX_BYTES
from wirecli.output import Bidi, Color, Form, Rows

if TYPE_CHECKING:
    from typer import Argument, Option

    from wirecli.helping import complete_language, complete_wire


class Choice(Struct, frozen=True):
    """Which documents."""

    paths: Annotated[
        list[str] | None, Argument(metavar="[PATH]...", help="Texts, archives or folders; - is standard input.")
    ] = None
    files_from: Annotated[
        str | None,
        Option("--files-from", metavar="FILE", help="Paths, a line each; - is standard input."),
    ] = None
    null: Annotated[bool, Option("--null", "-0", help="A NUL ends each path of --files-from.")] = False
    glob: Annotated[
        list[str],
        Option("--glob", metavar="PATTERN", help="Of folders and archives, only such names; may be repeated."),
    ] = []
    text_key: Annotated[
        str | None,
        Option(metavar="KEY", help="JSON lines: the text stands under this key (a.b: inside)."),
    ] = None
    id_key: Annotated[str | None, Option(metavar="KEY", help="JSON lines: its id stands under this one.")] = None


class How(Struct, frozen=True):
    """How they are read."""

    encoding: Annotated[str | None, Option(metavar="NAME", help="Their encoding, where it is not Unicode.")] = None
    language: Annotated[
        str | None,
        Option(metavar="TAG", help="Their language; `wirecli languages` lists them.", autocompletion=complete_language),
    ] = None
    wire: Annotated[
        str | None, Option(metavar="ID", help="Their wire; `wirecli wires` lists them.", autocompletion=complete_wire)
    ] = None
    data: Annotated[
        list[str], Option("--data", metavar="DIR", help="More languages/ and wires/; may be repeated.")
    ] = []


class Limits(Struct, frozen=True):
    """How much of the machine they may take."""

    max_bytes: Annotated[int, Option(min=1, metavar="N", help="Refuse documents that are longer.")] = MAX_BYTES
    seconds: Annotated[float, Option(min=0.001, metavar="N", help="Give up a document that takes longer.")] = 60.0


class Shape(Struct, frozen=True):
    """What comes out of a document."""

    form: Annotated[
        Form,
        Option("--format", "-f", help="auto: by the output's ending; or tables on a terminal, else NDJSON."),
    ] = "auto"
    fields: Annotated[
        str | None, Option("--fields", metavar="A,B.C", help="Only these parts (json, ndjson, csv, tsv).")
    ] = None
    template: Annotated[
        str | None, Option(metavar="TEXT", help=r"A line a document: '{title}\t{dateline.source}'.")
    ] = None
    rows: Annotated[Rows, Option("--rows", help="csv, tsv: what a row is.")] = "documents"
    csv_safe: Annotated[bool, Option("--csv-safe", help="csv, tsv: no cell that a spreadsheet would run.")] = False
    with_text: Annotated[bool, Option("--with-text", help="Put the document's text into the record, too.")] = False


class Screen(Struct, frozen=True):
    """How a terminal shows it."""

    color: Annotated[Color, Option("--color", help="auto: on a terminal, unless NO_COLOR is set.")] = "auto"
    bidi: Annotated[
        Bidi, Option("--bidi", help="Right-to-left text: isolate for terminals that turn it, visual for others.")
    ] = "auto"


class Telling(Struct, frozen=True):
    """What is told beside it."""

    errors: Annotated[str | None, Option("--errors", metavar="FILE", help="Failures also there, as NDJSON.")] = None
    quiet: Annotated[bool, Option("--quiet", "-q", help="Nothing on standard error; the exit code tells.")] = False
    verbose: Annotated[bool, Option("--verbose", "-v", help="A line for each document on standard error.")] = False
