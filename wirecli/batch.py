"""One run of `wirecli parse`: inputs through an engine into a form, failures beside them."""

from wirecli import usage
from wirecli.engines import read_all
from wirecli.inputs import expand
from wirecli.options import Choice, How, Limits, Screen, Shape, Telling
from wirecli.output import frame, rendering
from wirecli.output.sink import write
from wirecli.report import Report
from wirecli.request import look_of, sources_of, task_of


def run(
    choice: Choice, shape: Shape, how: How, limits: Limits, screen: Screen, telling: Telling,
    *, output: str | None, summary: bool, jobs: int,
) -> int:  # fmt: skip
    """Check what the user asked for; read, write, tell; the exit code."""
    output = usage.check_output(output, choice.paths or ())
    usage.check_errors(telling.errors, choice.paths or ())
    task = task_of(how, limits, shape, look_of(output, shape, screen, summary=summary), output)
    report = Report(quiet=telling.quiet, verbose=telling.verbose, errors=telling.errors)
    outcomes = read_all(expand(sources_of(choice, limits, output, task.encoding)), task, jobs)
    around = frame(rendering(task.form, task.look)).around(report.pieces(outcomes))
    return report.close(write(around, output))
