"""The folder in which a run keeps its own files beside what it writes: its lock, its journal, what is half written."""

import os
import shutil
from collections.abc import Iterable
from contextlib import suppress
from io import BufferedWriter, FileIO

from wirecli.inputs import shown
from wirecli.record import Failure


class Workplace:
    """One run at a time has it. What is half written is put in place whole, and survives no run."""

    def __init__(self, folder: str) -> None:
        self.folder = folder
        self._lock: FileIO | None = None
        self._parts: list[tuple[BufferedWriter, str]] = []

    def open(self) -> Failure | None:
        """Take the folder; a failure where another run has it. Raises OSError where it can't be made."""
        os.makedirs(self.folder, exist_ok=True)
        lock = FileIO(os.path.join(self.folder, "lock"), "ab")
        if not _locked(lock):
            lock.close()
            return Failure(
                shown(os.path.dirname(self.folder)),
                "",
                "another run writes there",
                "wait for its end, or write elsewhere",
            )
        self._lock = lock
        for name in os.listdir(self.folder):
            if name.endswith((".part", ".new")):
                os.unlink(os.path.join(self.folder, name))
        return None

    def put(self, chunks: Iterable[bytes], target: str) -> None:
        """Write what `target` is to be. It gets that name by `settle`, whole or not at all. Raises OSError."""
        part = open(os.path.join(self.folder, f"{len(self._parts)}.part"), "wb")  # noqa: SIM115 - open until settled
        self._parts.append((part, target))
        part.writelines(chunks)
        part.flush()

    def settle(self) -> None:
        """Give all that was put its names. Raises OSError.

        A disk takes little longer for many files at once than for one: 3 ms for one, 8 for thirty.
        """
        for part, _ in self._parts:
            os.fsync(part.fileno())
        for part, target in self._parts:
            part.close()
            os.replace(part.name, target)
        self._parts.clear()

    def close(self) -> None:
        for part, _ in self._parts:
            part.close()
            with suppress(OSError):  # the folder may have gone
                os.unlink(part.name)
        self._parts.clear()
        if self._lock:
            self._lock.close()

    def clear(self) -> None:
        """Leave nothing of it."""
        self.close()
        shutil.rmtree(self.folder, ignore_errors=True)


def _locked(file: FileIO) -> bool:
    """Take the file for this process until it ends, however it ends. (A lock of this kind is not a child's as well.)"""
    try:
        if os.name == "nt":
            import msvcrt

            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined,unused-ignore]
        else:
            import fcntl

            fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
