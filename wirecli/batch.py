"""One run of `wirecli parse`: inputs through an engine into a form, failures beside them."""

from msgspec import Struct

from wirecli.engines import read_all
from wirecli.engines.work import Task
from wirecli.inputs import Sources, expand
from wirecli.options import Telling
from wirecli.output import frame, rendering
from wirecli.output.sink import write
from wirecli.report import Report


class Batch(Struct, frozen=True, kw_only=True):
    """What the user asked for, checked."""

    sources: Sources
    task: Task
    output: str | None
    jobs: int
    telling: Telling


def run(batch: Batch) -> int:
    """Read, write, tell; the exit code."""
    report = Report(quiet=batch.telling.quiet, verbose=batch.telling.verbose, errors=batch.telling.errors)
    outcomes = read_all(expand(batch.sources), batch.task, batch.jobs)
    pieces = report.pieces(outcomes)
    around = frame(rendering(batch.task.form, batch.task.look)).around(pieces)
    return report.close(write(around, batch.output))
