"""One run of `wirecli convert`: many documents into a folder or a file, with nothing lost when it is broken off."""

import os
import signal
import sys
from collections.abc import Iterator
from contextlib import closing
from hashlib import blake2b
from time import monotonic
from types import FrameType
from typing import NoReturn

import msgspec
from msgspec import Struct

from wirecli import __version__
from wirecli.convert.folder import Folder
from wirecli.convert.journal import Kind
from wirecli.convert.progress import Progress, progress
from wirecli.convert.single import Single
from wirecli.engines import read_all
from wirecli.engines.work import Task
from wirecli.inputs import Sources, expand, shown
from wirecli.options import Telling
from wirecli.output import ENDINGS, form_of_name, frame, index_for, rendering
from wirecli.record import Failure, Outcome
from wirecli.report import Report
from wirecli.usage import fault


class Conversion(Struct, frozen=True, kw_only=True):
    """What the user asked for, checked. `ending` is that of each output in a folder; None where one file takes all."""

    sources: Sources
    task: Task
    output: str
    ending: str | None
    skip_existing: bool
    resume: bool
    jobs: int
    telling: Telling


def ending_for(form: str, output: str) -> tuple[str, str | None]:
    """The form of the outputs, and the ending of each in a folder: None where `output` is one file that holds them all.

    A name that ends like a form's files is a file, unless a folder of that name is there.
    """
    told = form_of_name(output)
    if told and not os.path.isdir(output):
        return told if form == "auto" else form, None
    form = "json" if form == "auto" else form
    return form, ENDINGS[form][0] if form in ENDINGS else ".txt"


def run(conversion: Conversion) -> int:
    """Convert, tell; the exit code."""
    report = Report(
        quiet=conversion.telling.quiet, verbose=conversion.telling.verbose, errors=conversion.telling.errors
    )
    began = monotonic()
    signal.signal(signal.SIGTERM, _leave)
    target = _target(conversion)
    unwritten = None
    try:
        unwritten = target.open()
        if unwritten is None:
            _convert(conversion, target, report)
    except OSError as why:
        unwritten = _unwritten(conversion.output, why)
    except (KeyboardInterrupt, SystemExit):
        report.tell(f"wirecli: broken off, {report.read} read; the same command with --resume goes on")
        raise
    finally:
        target.close()
    written = "" if unwritten else f"; written to {shown(conversion.output)}"
    return report.close(unwritten, _summary(target.skipped, report, monotonic() - began) + written)


def _convert(conversion: Conversion, target: Folder | Single, report: Report) -> None:
    shown_progress = progress(conversion.sources, report.say, quiet=conversion.telling.quiet)
    report.say = shown_progress.tell
    inputs = expand(conversion.sources)
    try:
        for _ in _watched(report, target.resumed(inputs), shown_progress):
            pass
        with closing(read_all(target.documents(inputs), conversion.task, conversion.jobs)) as outcomes:
            for outcome in _watched(report, outcomes, shown_progress):
                target.take(outcome)
        target.finish()
    finally:
        shown_progress.close()


def _watched(report: Report, outcomes: Iterator[Outcome], shown_progress: Progress) -> Iterator[Outcome]:
    for outcome in report.outcomes(outcomes):
        yield outcome
        shown_progress.step(report.read + report.failed, report.failed)


def _target(conversion: Conversion) -> Folder | Single:
    task = conversion.task
    made = frame(rendering(task.form, task.look))
    kind = Kind(__version__, _digest(conversion))
    if conversion.ending is None:
        try:
            return Single(conversion.output, made, kind, resume=conversion.resume, max_bytes=task.max_bytes)
        except ImportError:
            raise fault("--output", "a .zst file needs a package: pip install 'wirecli[zstd]'") from None
    return Folder(
        conversion.output, conversion.ending, kind=kind, frame=made, index=index_for(task.form),
        resume=conversion.resume, skip_existing=conversion.skip_existing,
    )  # fmt: skip


def _digest(conversion: Conversion) -> str:
    """What the outputs depend on, beside the documents."""
    from wirecli import knowledge

    said = msgspec.json.encode((conversion.task, knowledge.fingerprint()))
    return blake2b(said, digest_size=8).hexdigest()


def _unwritten(output: str, why: OSError) -> Failure:
    where = shown(os.fsdecode(why.filename)) if why.filename else shown(output)
    return Failure(where, "", f"can't be written ({why.strerror or why})", "see to it; --resume goes on from here")


def _summary(skipped: int, report: Report, seconds: float) -> str:
    passed = (f", {report.same} of them before" if report.same else "") + (
        f", {skipped} passed over" if skipped else ""
    )
    rate = (report.read - report.same) / max(seconds, 0.001)
    return f"{passed}; {seconds:.1f} s, {rate:,.0f} a second"


def _leave(number: int, frame: FrameType | None) -> NoReturn:
    sys.exit(128 + number)
