"""One run of `wirecli view`: documents to read, through the user's pager where they are longer than the screen."""

import os
from collections.abc import Iterable

from msgspec.structs import replace

from wirecli import usage
from wirecli.engines import read_all
from wirecli.inputs import expand
from wirecli.options import Choice, How, Limits, Screen, Shape
from wirecli.output import Look, frame
from wirecli.output.sink import write
from wirecli.output.view import Document, rendering
from wirecli.report import Report, say
from wirecli.request import look_of, sources_of, task_of
from wirecli.screen.pager import longer, page, pager, screen_lines


def run(choice: Choice, how: How, limits: Limits, screen: Screen, *, paging: bool) -> int:
    """Show the documents; the exit code."""
    look = look_of(None, Shape(), screen)
    made = _rendering(look)
    task = replace(task_of(how, limits, Shape(form="ndjson"), look, None), form="view")
    report = Report()
    pieces = report.pieces(read_all(expand(sources_of(choice, limits, None, task.encoding)), task, 1))
    shown: Iterable[bytes] = frame(made).around(pieces)
    command = pager(os.environ) if paging and look.terminal else []
    if command:
        shown = _paged(shown, command, report, look.encoding)
    return report.close(write(shown, None))


def _rendering(look: Look) -> Document:
    try:
        return rendering(look)
    except ValueError as fault:
        raise usage.fault("--bidi", f"{fault}") from None


def _paged(chunks: Iterable[bytes], command: list[str], report: Report, encoding: str) -> Iterable[bytes]:
    """What is left to be written: all of it, where it is not longer than the screen."""
    held: list[str] = []
    report.say = lambda line: held.append(line)  # a failure must not stand in the middle of a page
    some, long = longer(chunks, screen_lines())
    left = page(some, command, encoding) if long else some
    report.say = say
    for line in held:
        say(line)
    return left
