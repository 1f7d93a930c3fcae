"""The user's pager, for what is longer than the screen."""

import os
import shlex
import shutil
import signal
import subprocess
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from itertools import chain

DEFAULT = ("less", "-R")


def pager(environ: Mapping[str, str]) -> list[str]:
    """The command that shows pages; none where the user wants none."""
    if environ.get("TERM") == "dumb":
        return []
    said = environ.get("PAGER")
    command = list(DEFAULT) if said is None else shlex.split(said)
    return [] if command == ["cat"] else command


def settings(environ: Mapping[str, str], encoding: str) -> dict[str, str]:
    """The pager's environment: less passes colours, ends where one screen holds all, and knows the encoding."""
    ours = {"LESS": "FRX"}
    if encoding.lower().startswith("utf") and "LESSCHARDEF" not in environ:
        ours["LESSCHARSET"] = "utf-8"  # else less shows <D8><A7> where no locale is set
    return {**ours, **environ}


def longer(chunks: Iterable[bytes], lines: int) -> tuple[Iterator[bytes], bool]:
    """The same chunks, and whether they hold more lines than that; no more of them is read than tells."""
    source = iter(chunks)
    seen: list[bytes] = []
    count = 0
    for chunk in source:
        seen.append(chunk)
        count += chunk.count(b"\n")
        if count > lines:
            return chain(seen, source), True
    return iter(seen), False


def screen_lines() -> int:
    return shutil.get_terminal_size().lines - 1  # the prompt's


def page(chunks: Iterable[bytes], command: list[str], encoding: str) -> Iterator[bytes]:
    """Show the chunks through the pager; those that it could not be given are returned.

    Whoever leaves the pager has seen enough: what is left is not even read.
    """
    try:
        shown = subprocess.Popen(command, stdin=subprocess.PIPE, env=settings(os.environ, encoding))
    except OSError:  # there is no such program
        return iter(chunks)
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the pager's
    try:
        with suppress(BrokenPipeError):
            _feed(shown, chunks)
        shown.wait()
    finally:
        signal.signal(signal.SIGINT, before)
    return iter(())


def _feed(shown: subprocess.Popen[bytes], chunks: Iterable[bytes]) -> None:
    assert shown.stdin is not None
    with shown.stdin as reader:
        for chunk in chunks:
            reader.write(chunk)
            reader.flush()
