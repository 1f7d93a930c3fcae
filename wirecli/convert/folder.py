"""A folder of outputs, one a document, laid out as the inputs are."""

import os
from collections import deque
from collections.abc import Iterable, Iterator
from hashlib import blake2b

from msgspec.structs import replace

from wirecli.convert.journal import Journal, Kind, Written
from wirecli.convert.places import clean, same_on_any_disk
from wirecli.convert.workplace import Workplace
from wirecli.engines.work import digest_of
from wirecli.inputs import Input
from wirecli.output import Entry, Frame, Index
from wirecli.record import Done, Failure, Outcome

WORKPLACE = ".wirecli"
_TOGETHER = 32  # outputs that get their names at once: what a kill can cost


class Folder:
    """Takes documents on their way in, and what became of them on its way out."""

    def __init__(
        self,
        root: str,
        ending: str,
        *,
        frame: Frame,
        index: Index | None,
        kind: Kind,
        resume: bool,
        skip_existing: bool,
    ) -> None:
        self.root, self.ending, self.frame, self.index = os.path.realpath(root), ending, frame, index
        self.skip_existing = skip_existing
        self.skipped = 0
        self.workplace = Workplace(os.path.join(self.root, WORKPLACE))
        self.journal = Journal(self.workplace.folder, kind)
        self.resume = resume
        self.before: dict[str, Written] = {}  # by place
        self.noted: list[Written] = []  # this run's lines, where the journal holds those of another as well
        self.claimed: set[bytes] = set()  # the places that are written to, as digests: a million must not fill memory
        self.sound: set[str] = set()  # folders that were seen to lie inside the root
        self.settling: list[Written] = []  # whose outputs are put, and have no name yet
        self.expected: deque[str | None] = deque()

    def open(self) -> Failure | None:
        """Get ready; why that can't be. Raises OSError."""
        os.makedirs(self.root, exist_ok=True)
        taken = self.workplace.open()
        if taken:
            return taken
        self.folded = os.path.exists(self.workplace.folder.upper())  # a disk where case does not count
        if self.index:
            self._claim(self.index.name)
        if self.resume or self.skip_existing:
            self.before = {line.place: line for line in self.journal.lines(Written)}
        self.journal.start(list(self.before.values()))
        return None

    def resumed(self, inputs: Iterator[Input | Failure]) -> Iterator[Outcome]:
        """What an earlier run has done needs a look at each input: see `documents`."""
        return iter(())

    # On the way in

    def documents(self, inputs: Iterable[Input | Failure]) -> Iterator[Input | Failure]:
        """The inputs that need reading, each with what is known of it; one that has no place to go is a failure."""
        for document in inputs:
            if isinstance(document, Failure):
                self.expected.append(None)
                yield document
                continue
            place = clean(document.place) + self.ending
            if not self._claim(place):
                self.expected.append(None)
                yield _taken(document, place)
            elif self.skip_existing and os.path.lexists(os.path.join(self.root, place)):
                self.skipped += 1
                self._keep(self.before.get(place) or Written(source=document.name, place=place))
            else:
                self.expected.append(place)
                yield replace(document, known=self._known(place, document))

    def _claim(self, place: str) -> bool:
        """Whether nobody else writes there."""
        key = blake2b((same_on_any_disk(place) if self.folded else place).encode(), digest_size=8).digest()
        free = key not in self.claimed
        self.claimed.add(key)
        return free

    def _known(self, place: str, document: Input) -> str | None:
        """The digest of what an earlier run read, where its output still stands as it was written."""
        line = self.before.get(place)
        if line is None or line.source != document.name:
            return None
        try:
            with open(os.path.join(self.root, place), "rb") as file:
                return line.read if digest_of(file.read()) == line.wrote else None
        except OSError:
            return None

    # On the way out

    def take(self, outcome: Outcome) -> None:
        """Write what became of the next document. Raises OSError."""
        place = self.expected.popleft()
        if isinstance(outcome, Failure) or place is None:
            return
        if outcome.same:
            self._keep(self.before[place])
            return
        data = self.frame.opening + outcome.piece + self.frame.closing
        self._write(place, data)
        line = _line(outcome, place, data)
        self._keep(line)
        self.settling.append(line)
        if len(self.settling) >= _TOGETHER:
            self._settle()

    def _settle(self) -> None:
        """Let the outputs that were put stand, and note them behind that."""
        self.workplace.settle()
        self.journal.note(*self.settling)
        self.settling.clear()

    def _keep(self, line: Written) -> None:
        if self.resume or self.skip_existing:
            self.noted.append(line)

    def _write(self, place: str, data: bytes) -> None:
        target = os.path.join(self.root, place)
        parent = os.path.dirname(target)
        if parent not in self.sound:
            os.makedirs(parent, exist_ok=True)
            if os.path.commonpath((os.path.realpath(parent), self.root)) != self.root:
                raise OSError(0, "a link leads out of the folder", target)
            self.sound.add(parent)
        self.workplace.put([data], target)

    def finish(self) -> None:
        """All is written: the journal is put into the order of the inputs, and the index behind it. Raises OSError."""
        self._settle()
        if self.resume or self.skip_existing:
            self.journal.close()
            self.journal.start(self.noted)
        if self.index:
            entries = map(_entry, self.journal.lines(Written))
            self.workplace.put(self.index.page(entries), os.path.join(self.root, self.index.name))
            self.workplace.settle()

    def close(self) -> None:
        self.journal.close()
        self.workplace.close()


def _line(done: Done, place: str, data: bytes) -> Written:
    return Written(
        source=done.source, read=done.digest or "", place=place, wrote=digest_of(data), title=done.title,
        date=done.date, language=done.language, wire=done.wire, quotes=done.quotes,
    )  # fmt: skip


def _taken(document: Input, place: str) -> Failure:
    what = f"its output {place} is that of another document as well"
    return Failure(document.name, "", what, "convert one of them into another folder")


def _entry(line: Written) -> Entry:
    return Entry(
        href=line.place,
        source=line.source,
        title=line.title,
        date=line.date,
        language=line.language,
        wire=line.wire,
        quotes=line.quotes,
    )
