"""Reads documents in several processes: a process that dies costs a retry, one that hangs is ended, order is kept."""

import os
import signal
import sys
from collections import deque
from collections.abc import Generator, Iterable, Iterator, Sequence
from contextlib import suppress
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from time import monotonic

from msgspec import Struct, field
from msgspec.structs import replace

from wirecli.engines.work import Task, Worker, overdue
from wirecli.inputs import STDIN, Input, read
from wirecli.record import Failure, Outcome

_CHUNK = 8  # documents in a message: some 30 ms of work, so that messages cost nothing beside it
_SMALL = 16_384  # bytes of documents that a pipe takes whole (Linux: 64 KiB; macOS: 16 KiB at first)
_AHEAD = 8  # chunks a process that may be taken before the first of them is given out: what order costs in memory
_TRIES = 3
_GRACE = 5.0  # seconds that a process has to break off a document by itself
# Forked where that is safe, so that a process begins with all that is loaded here; there are no threads to lose.
_CONTEXT = get_context("fork") if sys.platform == "linux" else get_context("spawn")

Numbered = tuple[int, Input]


class _Hand(Struct, eq=False):
    """A process, what it has been given and not answered yet, and since when it is at the first of that."""

    process: BaseProcess
    pipe: Connection
    given: deque[Numbered] = field(default_factory=deque)
    since: float = 0.0


def read_all(inputs: Iterable[Input | Failure], task: Task, jobs: int) -> Generator[Outcome, None, None]:
    """The outcome of each input, in order. Inputs are taken as there are processes free, a bounded number ahead."""
    pool = _Pool(task, jobs)
    try:
        yield from pool.outcomes(iter(inputs))
    finally:
        pool.close()


class _Pool:
    def __init__(self, task: Task, jobs: int) -> None:
        self.task = task
        self.ahead = jobs * _CHUNK * _AHEAD
        self.again: deque[Numbered] = deque()  # what a process left behind that died
        self.tries: dict[int, int] = {}
        self.outcomes_by_number: dict[int, Outcome] = {}
        self.taken = 0
        self.ended = False
        self.hands: list[_Hand] = []
        for _ in range(jobs):
            self.hands.append(self._hand())

    def outcomes(self, inputs: Iterator[Input | Failure]) -> Iterator[Outcome]:
        next_out = 0
        while True:
            self._give(inputs, next_out)
            while next_out in self.outcomes_by_number:
                yield self.outcomes_by_number.pop(next_out)
                next_out += 1
                if next_out % _CHUNK == 0:  # the processes come first: what is done here keeps them waiting
                    self._take(0)
                    self._give(inputs, next_out)
            if self.ended and next_out == self.taken:
                return
            self._take(self._patience())

    def close(self) -> None:
        for hand in self.hands:
            hand.pipe.close()
            hand.process.kill()
        for hand in self.hands:
            hand.process.join()

    # Giving

    def _give(self, inputs: Iterator[Input | Failure], next_out: int) -> None:
        for hand in sorted(self.hands, key=_load):
            if len(hand.given) <= _CHUNK:
                chunk = self._chunk(inputs, next_out, idle=not hand.given)
                if chunk:
                    self._send(hand, chunk)

    def _chunk(self, inputs: Iterator[Input | Failure], next_out: int, *, idle: bool) -> list[Numbered]:
        """What a process gets next. One at work reads no message, so that only a small one may lie there for it."""
        chunk: list[Numbered] = []
        size = 0
        while len(chunk) < _CHUNK and size < _SMALL:
            numbered = self._next(inputs, next_out)
            if numbered is None:
                break
            cost = _size(numbered[1])
            if cost + size > _SMALL and not idle:
                self.again.appendleft(numbered)
                break
            chunk.append(numbered)
            size += cost
        return chunk

    def _next(self, inputs: Iterator[Input | Failure], next_out: int) -> Numbered | None:
        if self.again:
            return self.again.popleft()
        while not self.ended and self.taken - next_out < self.ahead:
            document = next(inputs, None)
            if document is None:
                self.ended = True
                return None
            number = self.taken
            self.taken += 1
            kept = _here(document, self.task.max_bytes)
            if isinstance(kept, Failure):
                self.outcomes_by_number[number] = kept
            else:
                return number, kept
        return None

    def _send(self, hand: _Hand, chunk: list[Numbered]) -> None:
        if not hand.given:
            hand.since = monotonic()
        hand.given.extend(chunk)
        with suppress(OSError):  # it died: _take sees that, and gives its work to another
            hand.pipe.send([document for _, document in chunk])

    # Taking

    def _patience(self) -> float:
        limits = [hand.since + self.task.seconds + _GRACE for hand in self.hands if hand.given]
        return max(0.0, min(limits, default=monotonic() + 1) - monotonic())

    def _take(self, seconds: float) -> None:
        """Take what the processes have ready, waiting so long for the first of it; see to those that died or hang."""
        by_pipe = {hand.pipe: hand for hand in self.hands}
        for pipe in wait(list(by_pipe), seconds):
            hand = by_pipe[pipe]  # type: ignore[index]
            try:
                while hand.pipe.poll():
                    self._answered(hand, hand.pipe.recv())
            except (OSError, EOFError):
                self._died(hand)
        now = monotonic()
        for hand in list(self.hands):
            if hand.given and now > hand.since + self.task.seconds + _GRACE:
                number, document = hand.given.popleft()
                self.outcomes_by_number[number] = overdue(document.name, self.task.seconds)
                self._replace(hand)

    def _answered(self, hand: _Hand, outcome: Outcome) -> None:
        number, _ = hand.given.popleft()
        hand.since = monotonic()
        self.outcomes_by_number[number] = outcome

    def _died(self, hand: _Hand) -> None:
        hand.process.join(1)
        if hand.given:
            number, document = hand.given[0]
            self.tries[number] = self.tries.get(number, 0) + 1
            if self.tries[number] >= _TRIES:
                hand.given.popleft()
                self.outcomes_by_number[number] = _ended(document.name, hand.process.exitcode)
        self._replace(hand)

    def _replace(self, hand: _Hand) -> None:
        self.again.extend(hand.given)
        hand.pipe.close()
        hand.process.kill()
        hand.process.join()
        self.hands.remove(hand)
        self.hands.append(self._hand())

    def _hand(self) -> _Hand:
        ours, theirs = _CONTEXT.Pipe()
        # A forked process holds our ends, too: unless it closes them, no process sees its own close when we die.
        inherited = [ours, *(hand.pipe for hand in self.hands)] if _CONTEXT.get_start_method() == "fork" else []
        process = _CONTEXT.Process(target=_serve, args=(theirs, self.task, inherited), daemon=True)
        process.start()
        theirs.close()
        return _Hand(process, ours)


def _load(hand: _Hand) -> int:
    return len(hand.given)


def _size(document: Input) -> int:
    return len(document.data or b"") + len(document.path or "") + len(document.name) + len(document.place) + 200


def _here(document: Input | Failure, max_bytes: int) -> Input | Failure:
    """The document as another process can read it: what is no file on a disk is read here."""
    if isinstance(document, Failure) or document.path is None:
        return document
    if document.path != STDIN and os.path.isfile(document.path):
        return document
    data = read(document, max_bytes)
    return data if isinstance(data, Failure) else replace(document, path=None, data=data)


def _ended(name: str, code: int | None) -> Failure:
    how = f"by signal {-code}" if code is not None and code < 0 else f"with code {code}"
    what = f"its process was ended {how}, {_TRIES} times"
    return Failure(name, "", what, "read it alone, where more memory is free")


def _serve(pipe: Connection, task: Task, inherited: Sequence[Connection]) -> None:
    """What a process does: answers documents until nobody asks any more."""
    for connection in inherited:
        connection.close()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C goes to all of them; the first process ends the others
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    if task.data and _CONTEXT.get_start_method() != "fork":
        from wirecli import knowledge

        knowledge.use_data(*task.data)
    worker = Worker(task)
    with suppress(EOFError, OSError):  # nobody is there any more
        while True:
            for document in pipe.recv():
                pipe.send(worker.do(document))
