"""What is told beside the records, on standard error: failures, counts, and the exit code they make."""

import sys
from collections.abc import Iterable, Iterator
from contextlib import suppress

from wirecli.record import Done, Failure, Outcome

ALL_READ = 0
USAGE = 2
SOME_FAILED = 3
NOT_WRITTEN = 4
INTERRUPTED = 130


class Report:
    """Counts outcomes as they pass, and tells of those that are failures.

    `errors` is a file that takes the failures as NDJSON. Raises OSError where it can't be opened.
    """

    def __init__(self, *, quiet: bool = False, verbose: bool = False, errors: str | None = None) -> None:
        self.quiet = quiet
        self.verbose = verbose
        self.errors = open(errors, "wb") if errors else None  # noqa: SIM115 - it is open as long as the run
        self.say = say  # where lines go
        self.read = 0
        self.failed = 0
        self.same = 0  # of those read: what an earlier run had rendered

    def outcomes(self, outcomes: Iterable[Outcome]) -> Iterator[Outcome]:
        """The same outcomes; a failure is told the moment it comes."""
        for outcome in outcomes:
            if isinstance(outcome, Failure):
                self.failed += 1
                self.fail(outcome)
            else:
                self.read += 1
                self.same += outcome.same
                if self.verbose:
                    self.tell(_done_line(outcome))
            yield outcome

    def pieces(self, outcomes: Iterable[Outcome]) -> Iterator[bytes]:
        """The rendered documents among the outcomes."""
        return (outcome.piece for outcome in self.outcomes(outcomes) if isinstance(outcome, Done))

    def close(self, unwritten: Failure | None = None, summary: str = "") -> int:
        """Tell the counts, where there is a summary or a batch had failures; the exit code."""
        if unwritten:
            self.fail(unwritten)
        if summary or ((self.verbose or (self.failed and self.read + self.failed > 1)) and not unwritten):
            self.tell(f"wirecli: {self.read} read, {self.failed} failed{summary}")
        if self.errors:
            self.errors.close()
        return NOT_WRITTEN if unwritten else SOME_FAILED if self.failed else ALL_READ

    def fail(self, failure: Failure) -> None:
        self.tell(failure_line(failure))
        if self.errors:
            from wirecli.output.ndjson import encode

            self.errors.write(encode(failure) + b"\n")
            self.errors.flush()

    def tell(self, line: str) -> None:
        if not self.quiet:
            self.say(line)


def failure_line(failure: Failure) -> str:
    """What, where, what to do next: one line, whatever the file is called."""
    from wirecli.terminal import visible  # .8 ms

    where = f"{failure.where}: " if failure.where else ""
    return f"wirecli: {_named(failure.source)}: {visible(f'{where}{failure.what}; {failure.hint}')}"


def _named(source: str) -> str:
    """A document's name for the line on standard error; marks of direction go to terminals only."""
    from wirecli.terminal import apart, visible

    return apart(source) if sys.stderr is not None and sys.stderr.isatty() else visible(source)


def say(line: str) -> None:
    """A line on standard error, if there is one."""
    if sys.stderr is None:  # closed by the caller; print() would fall back on standard output
        return
    with suppress(OSError):  # nobody listens: the exit code still tells
        print(line, file=sys.stderr, flush=True)


def _done_line(done: Done) -> str:
    from wirecli.terminal import visible

    facts = f"{done.language or 'language not known'}, {done.wire or 'wire not known'}"
    told = "".join(f"; {warning}" for warning in done.warnings)
    return f"wirecli: {_named(done.source)}: {visible(f'{facts}, {done.quotes} quotes{told}')}"
