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
    """Counts outcomes as they pass, and tells of those that are failures."""

    def __init__(self, *, quiet: bool = False, verbose: bool = False) -> None:
        self.quiet = quiet
        self.verbose = verbose
        self.read = 0
        self.failed = 0

    def pieces(self, outcomes: Iterable[Outcome]) -> Iterator[bytes]:
        """The rendered documents among the outcomes; a failure is told the moment it comes."""
        for outcome in outcomes:
            if isinstance(outcome, Failure):
                self.failed += 1
                self.tell(failure_line(outcome))
            else:
                self.read += 1
                if self.verbose:
                    self.tell(_done_line(outcome))
                yield outcome.piece

    def close(self, unwritten: Failure | None = None) -> int:
        """Tell the counts of a batch that had failures; the exit code."""
        if unwritten:
            self.tell(failure_line(unwritten))
        elif self.verbose or (self.failed and self.read + self.failed > 1):
            self.tell(f"wirecli: {self.read} read, {self.failed} failed")
        return NOT_WRITTEN if unwritten else SOME_FAILED if self.failed else ALL_READ

    def tell(self, line: str) -> None:
        if not self.quiet:
            say(line)


def failure_line(failure: Failure) -> str:
    """What, where, what to do next: one line, whatever the file is called."""
    from wirecli.terminal import visible  # .8 ms

    where = f"{failure.where}: " if failure.where else ""
    return visible(f"wirecli: {failure.source}: {where}{failure.what}; {failure.hint}")


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
    return visible(f"wirecli: {done.source}: {facts}, {done.quotes} quotes{told}")
