"""One file of outputs, written beside its name and put there when it is whole."""

import os
from collections.abc import Iterable, Iterator
from itertools import chain
from zlib import crc32

from msgspec.structs import replace

from wirecli.convert.journal import Journal, Kind, Reached
from wirecli.convert.workplace import Workplace
from wirecli.engines.work import digest_of
from wirecli.inputs import Input, read
from wirecli.output import Frame
from wirecli.output.packed import packer
from wirecli.output.sink import mode_for
from wirecli.record import Done, Failure, Outcome

_MEMBER = 1_000_000  # bytes that are packed in one go: where a member ends depends on the outputs alone
_SOME = 1 << 20

Group = list[Reached]  # the documents of one member; the last of them tells where it ends


class Single:
    """Takes documents on their way in, and what became of them on its way out.

    The file grows by members (one a document where nothing is packed). The journal's last line of a member is written
    behind the member, so that what it tells is in the file; an unfinished member is written again.
    """

    skipped = 0

    def __init__(self, target: str, frame: Frame, kind: Kind, *, resume: bool, max_bytes: int) -> None:
        self.target, self.frame, self.resume, self.max_bytes = os.path.realpath(target), frame, resume, max_bytes
        folder, name = os.path.split(self.target)
        self.workplace = Workplace(os.path.join(folder, f".{name}.wirecli"))
        self.whole = os.path.join(self.workplace.folder, "output")
        self.journal = Journal(self.workplace.folder, kind)
        self.pack = packer(name)
        self.kept: list[Reached] = []  # what an earlier run has done
        self.rest: list[Input | Failure] = []  # what was looked at, and needs reading all the same
        self.group: Group = []
        self.raw = bytearray(frame.opening)
        self.end = self.check = 0
        self.empty = True

    def open(self) -> Failure | None:
        """Get ready; why that can't be. Raises OSError."""
        return self.workplace.open()

    # What an earlier run has done

    def resumed(self, inputs: Iterator[Input | Failure]) -> Iterator[Outcome]:
        """The outcomes of the first inputs, as long as they are those that an earlier run has read. Raises OSError."""
        for group in self._groups() if self.resume else ():
            outcomes = [self._again(line, inputs) for line in group]
            if None in outcomes:
                break
            self.rest = []
            self.kept += group
            self.end, self.check = group[-1].end or 0, group[-1].check
            self.empty &= all(line.failure for line in group)
            self.raw.clear()
            yield from (outcome for outcome in outcomes if outcome)
        self.journal.start(self.kept)
        self.file = open(self.whole, "r+b" if self.kept else "wb")  # noqa: SIM115
        self.file.truncate(self.end)
        self.file.seek(self.end)

    def _groups(self) -> Iterator[Group]:
        """What the journal tells, as far as the file holds it."""
        if not os.path.exists(self.whole):
            return
        with open(self.whole, "rb") as file:
            check = 0
            group: Group = []
            for line in self.journal.lines(Reached):
                group.append(line)
                if line.end is None:
                    continue
                while file.tell() < line.end:
                    some = file.read(min(_SOME, line.end - file.tell()))
                    if not some:
                        return
                    check = crc32(some, check)
                if check != line.check:
                    return
                yield group
                group = []

    def _again(self, line: Reached, inputs: Iterator[Input | Failure]) -> Outcome | None:
        """The outcome of the next input, where it is that of this line; else it is put to those that need reading."""
        document = next(inputs, None)
        if document is None:
            return None
        if isinstance(document, Failure):
            self.rest.append(document)
            return document if document == line.failure else None
        data = read(document, self.max_bytes)
        if isinstance(data, Failure):
            self.rest.append(data)
            return data if data == line.failure else None
        here = document if document.path and os.path.isfile(document.path) else replace(document, path=None, data=data)
        self.rest.append(here)
        if document.name != line.source or digest_of(data) != line.read:
            return None
        return line.failure or Done(source=line.source, digest=line.read, same=True)

    # On the way in

    def documents(self, inputs: Iterable[Input | Failure]) -> Iterator[Input | Failure]:
        return chain(self.rest, inputs)

    # On the way out

    def take(self, outcome: Outcome) -> None:
        """Write what became of the next document. Raises OSError."""
        failure = outcome if isinstance(outcome, Failure) else None
        if isinstance(outcome, Done):
            self.raw += (b"" if self.empty else self.frame.between) + outcome.piece
            self.empty = False
        self.group.append(Reached(source=outcome.source, read=outcome.digest, failure=failure))
        if self.pack is None or len(self.raw) >= _MEMBER:
            self._flush()

    def _flush(self) -> None:
        member = self.pack(bytes(self.raw)) if self.pack else bytes(self.raw)
        self.raw.clear()
        self.file.write(member)
        self.file.flush()
        self.end += len(member)
        self.check = crc32(member, self.check)
        if self.group:
            self.group[-1] = replace(self.group[-1], end=self.end, check=self.check)
            self.journal.note(*self.group)
            self.group = []

    def finish(self) -> None:
        """All is written: the file gets its name. Raises OSError."""
        self.raw += self.frame.closing
        if self.raw or self.end == 0:
            self._flush()
        os.fsync(self.file.fileno())
        self.file.close()
        os.chmod(self.whole, mode_for(self.target))
        os.replace(self.whole, self.target)
        self.journal.close()
        self.workplace.clear()

    def close(self) -> None:
        self.journal.close()
        self.workplace.close()
