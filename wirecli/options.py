"""What a user may say, in groups that commands share: a group is a struct, its fields are arguments and options."""

import inspect
from collections.abc import Callable
from typing import Annotated, Any

from msgspec import Struct
from msgspec.structs import fields
from typer import Argument, Option
from typer.models import OptionInfo

from wirecli.helping import complete_language, complete_wire
from wirecli.inputs import MAX_BYTES
from wirecli.output import Bidi, Color, Form, Rows


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


def heading(group: type[Struct]) -> str:
    """What a group's options stand below in the help."""
    return (group.__doc__ or "").rstrip(".")


_OUT, _LIMITS = heading(Shape), heading(Limits)
Output = Annotated[
    str | None,
    Option("--output", "-o", metavar="FILE", rich_help_panel=_OUT, help="Write there, whole or not at all."),
]
Destination = Annotated[
    str,
    Option(
        "--output", "-o", metavar="DIR|FILE", rich_help_panel=_OUT,
        help="A folder, or FILE.ndjson, .csv, … also .gz or .zst.",
    ),
]  # fmt: skip
Summary = Annotated[bool, Option("--summary", rich_help_panel=_OUT, help="table: a row a document.")]
NoPager = Annotated[bool, Option("--no-pager", rich_help_panel=heading(Screen), help="All at once, however long.")]
SkipExisting = Annotated[
    bool, Option("--skip-existing", rich_help_panel=_OUT, help="Pass over documents that have an output.")
]
Resume = Annotated[bool, Option("--resume", rich_help_panel=_OUT, help="Go on where a run was broken off.")]
Jobs = Annotated[
    int, Option("--jobs", "-j", min=0, metavar="N", rich_help_panel=_LIMITS, help="Processes; 0 is one a core.")
]
Data = Annotated[list[str] | None, Option("--data", metavar="DIR", help="More languages/ and wires/; may be repeated.")]


def grouped(command: Callable[..., None]) -> Callable[..., None]:
    """The command with the fields of its struct parameters as parameters of their own, as typer wants them."""
    parameters: list[inspect.Parameter] = []
    groups: dict[str, type[Struct]] = {}
    for parameter in inspect.signature(command).parameters.values():
        group = parameter.annotation
        if isinstance(group, type) and issubclass(group, Struct):
            groups[parameter.name] = group
            parameters += _parameters(group)
        else:
            parameters.append(parameter.replace(kind=inspect.Parameter.KEYWORD_ONLY))

    def flat(**said: Any) -> None:
        for name, group in groups.items():
            said[name] = group(**{field: said.pop(field) for field in group.__struct_fields__})
        command(**said)

    flat.__name__, flat.__doc__ = command.__name__, command.__doc__
    flat.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    flat.__annotations__ = {parameter.name: parameter.annotation for parameter in parameters}
    return flat


def _parameters(group: type[Struct]) -> list[inspect.Parameter]:
    """A group's fields as parameters; in the help they stand below the group's own words."""
    kind = inspect.Parameter.KEYWORD_ONLY
    for annotation in group.__annotations__.values():
        (info,) = annotation.__metadata__
        if isinstance(info, OptionInfo):
            info.rich_help_panel = heading(group)
    return [
        inspect.Parameter(field.name, kind, default=_default(field), annotation=group.__annotations__[field.name])
        for field in fields(group)
    ]


def _default(field: Any) -> object:
    return field.default if field.default_factory is _NONE else field.default_factory()


_NONE = fields(Telling)[0].default_factory  # msgspec's sign for "no factory"
