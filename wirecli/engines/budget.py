"""A document's time: work that runs over it is broken off."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import NoReturn


class Spent(BaseException):
    """The time is up. No `Exception`, so that nothing between takes it for a fault that it can mend."""


@contextmanager
def budget(seconds: float) -> Iterator[None]:
    """Raise Spent in the block once it has run for so long. For the main thread; where the system has no such alarm
    (Windows) the block runs on, and only a pool of processes ends it.
    """
    if not hasattr(signal, "setitimer"):
        yield
        return
    before = signal.signal(signal.SIGALRM, _spent)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def _spent(number: int, frame: FrameType | None) -> NoReturn:
    raise Spent
