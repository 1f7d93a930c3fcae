"""One run of `wirecli parse`: inputs through an engine into a form, failures beside them."""

import sys

from msgspec import Struct

from wirecli.engines.here import Job, read_all
from wirecli.inputs import expand
from wirecli.output import Form, Look, form_for, render
from wirecli.output.sink import write
from wirecli.pipeline import Options
from wirecli.report import Report


class Batch(Struct, frozen=True, kw_only=True):
    """What the user asked for, checked."""

    paths: tuple[str, ...]
    form: Form
    output: str | None
    encoding: str | None
    language: str | None
    wire: str | None
    max_bytes: int
    quiet: bool
    verbose: bool


def run(batch: Batch) -> int:
    """Read, write, tell; the exit code."""
    look = _look(batch.output)
    report = Report(quiet=batch.quiet, verbose=batch.verbose)
    job = Job(Options(batch.language, batch.wire), batch.encoding, batch.max_bytes)
    records = report.records(read_all(expand(batch.paths, skip=batch.output), job))
    return report.close(write(render(records, form_for(batch.form, batch.output, look), look), batch.output))


def _look(output: str | None) -> Look:
    if output or sys.stdout is None:
        return Look()
    return Look(sys.stdout.isatty(), sys.stdout.encoding)
