"""What a command line asks for, checked: groups of options become sources, a look, a task."""

import sys

from wirecli import usage
from wirecli.engines.work import Task
from wirecli.inputs import STDIN, Sources
from wirecli.options import Choice, How, Limits, Screen, Shape
from wirecli.output import Look, form_for, rendering
from wirecli.pipeline import Options


def look_of(output: str | None, shape: Shape, screen: Screen, *, summary: bool = False) -> Look:
    """Where the bytes go (a file is no terminal), and what the user asked of them."""
    terminal = not output and sys.stdout is not None and sys.stdout.isatty()
    return Look(
        terminal=terminal, encoding="utf-8" if output or sys.stdout is None else sys.stdout.encoding,
        color=screen.color, bidi=screen.bidi, fields=_names(shape.fields),
        template=shape.template, rows=shape.rows, csv_safe=shape.csv_safe, with_text=shape.with_text, summary=summary,
    )  # fmt: skip


def _names(fields: str | None) -> tuple[str, ...]:
    return tuple(name.strip() for name in fields.split(",")) if fields is not None else ()


def sources_of(choice: Choice, limits: Limits, output: str | None, encoding: str | None) -> Sources:
    """What to read, `encoding` being one that has been checked."""
    return Sources(
        paths=tuple(choice.paths or (() if choice.files_from else (STDIN,))), files_from=choice.files_from,
        null=choice.null, glob=tuple(choice.glob), text_key=choice.text_key, id_key=choice.id_key, skip=output,
        encoding=encoding, max_bytes=limits.max_bytes,
    )  # fmt: skip


def task_of(how: How, limits: Limits, shape: Shape, look: Look, output: str | None) -> Task:
    """What to do with each document."""
    usage.use_data(how.data)
    form = "template" if shape.template is not None else form_for(shape.form, output, look)
    try:
        rendering(form, look)
    except ValueError as fault:
        option = "--template" if form == "template" else f"--format {form}"
        raise usage.fault(option, f"{fault}") from None
    return Task(
        options=Options(usage.check_language(how.language), usage.check_wire(how.wire)),
        encoding=usage.check_encoding(how.encoding), max_bytes=limits.max_bytes,
        seconds=limits.seconds, form=form, look=look, with_text=shape.with_text, data=tuple(how.data),
    )  # fmt: skip
