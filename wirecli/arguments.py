"""The groups of options as the command-line library takes them, and the options that belong to no group."""

import inspect
from collections.abc import Callable
from typing import Annotated, Any, get_type_hints

from msgspec import Struct
from typer import Argument, Option
from typer.models import OptionInfo

from wirecli import options
from wirecli.helping import complete_language, complete_wire
from wirecli.options import Limits, Screen, Shape


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
    hints = get_type_hints(group, globalns={**vars(options), **_SAYING}, include_extras=True)
    for annotation in hints.values():
        (info,) = annotation.__metadata__
        if isinstance(info, OptionInfo):
            info.rich_help_panel = heading(group)
    unsaid = group()
    return [
        inspect.Parameter(name, kind, default=getattr(unsaid, name), annotation=hints[name])
        for name in group.__struct_fields__
    ]


_SAYING = {  # what the groups' annotations name, and only a checker of types imports there
    "Argument": Argument, "Option": Option, "complete_language": complete_language, "complete_wire": complete_wire,
}  # fmt: skip
