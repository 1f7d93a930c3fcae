"""How far a conversion has come, on a terminal that shows standard error."""

import os
import sys
from collections.abc import Callable, Iterable
from time import monotonic
from typing import Protocol

from wirecli.inputs import STDIN, Sources

_EVERY = 0.1  # seconds


class Progress(Protocol):
    def step(self, done: int, failed: int) -> None: ...
    def tell(self, line: str) -> None: ...
    def close(self) -> None: ...


class _Silent:
    """Where nobody looks on."""

    def __init__(self, say: Callable[[str], None]) -> None:
        self.tell = say

    def step(self, done: int, failed: int) -> None:
        pass

    def close(self) -> None:
        pass


class _Bar:
    """A line that is drawn anew. Rich draws; other lines go above it."""

    def __init__(self, total: int | None) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
        from rich.progress import Progress as Drawn

        self.console = Console(stderr=True, highlight=False, markup=False, emoji=False, soft_wrap=True)
        self.drawn = Drawn(
            BarColumn(), MofNCompleteColumn(), TextColumn("{task.fields[rate]}"), TimeRemainingColumn(compact=True),
            console=self.console, auto_refresh=False, transient=True,
        )  # fmt: skip
        self.task = self.drawn.add_task("", total=total, rate="")
        self.began = self.shown = monotonic()
        self.drawn.start()

    def step(self, done: int, failed: int) -> None:
        now = monotonic()
        if now - self.shown < _EVERY:
            return
        self.shown = now
        rate = f"{done / (now - self.began):,.0f} a second" + (f", {failed} failed" if failed else "")
        self.drawn.update(self.task, completed=done, rate=rate, refresh=True)

    def tell(self, line: str) -> None:
        self.console.print(line)

    def close(self) -> None:
        self.drawn.stop()


def progress(sources: Sources, say: Callable[[str], None], *, quiet: bool) -> Progress:
    """A bar where a terminal shows standard error, else nothing."""
    if quiet or sys.stderr is None or not sys.stderr.isatty() or os.environ.get("TERM") == "dumb":
        return _Silent(say)
    return _Bar(_about(sources))


def _about(sources: Sources) -> int | None:
    """About how many documents there are: files are counted, not opened. None where nothing tells."""
    if sources.files_from or STDIN in sources.paths:
        return None
    return sum(_count(path) for path in sources.paths) or None


def _count(path: str) -> int:
    if not os.path.isdir(path):
        return 1
    return sum(len(_seen(files)) for _, folders, files in os.walk(path) if _prune(folders))


def _prune(folders: list[str]) -> bool:
    folders[:] = _seen(folders)
    return True


def _seen(names: Iterable[str]) -> list[str]:
    return [name for name in names if not name.startswith(".")]
