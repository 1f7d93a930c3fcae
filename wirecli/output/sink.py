"""Where rendered bytes end: standard output as they come, or a file that is written whole or not at all."""

import os
import stat
import sys
from collections.abc import Iterable
from contextlib import suppress
from time import time_ns
from types import FrameType
from typing import NoReturn

from wirecli.inputs import shown
from wirecli.record import Failure

_ELSEWHERE = "check its folder and the room there, or write elsewhere with -o"


def write(chunks: Iterable[bytes], output: str | None) -> Failure | None:
    """Send the chunks to the file `output`, or to standard output; what kept them from getting there.

    Ends the program with success where whoever reads standard output has seen enough.
    """
    if output is None:
        return _to_stdout(chunks)
    target = os.path.realpath(output)  # a link stays a link
    if os.path.exists(target) and not os.path.isfile(target):
        return _to_device(chunks, target)
    return _to_file(chunks, target)


def _to_stdout(chunks: Iterable[bytes]) -> Failure | None:
    if sys.stdout is None:
        return Failure("standard output", "", "is closed", "leave it open, or write to a file with -o")
    for chunk in chunks:
        try:
            sys.stdout.buffer.write(chunk)
            sys.stdout.buffer.flush()
        except BrokenPipeError:
            _silence()
            sys.exit(0)
        except OSError as fault:
            _silence()
            return Failure("standard output", "", f"can't be written ({fault.strerror})", "write to a file with -o")
    return None


def _silence() -> None:
    """Let what is still buffered go nowhere, so that the interpreter does not trip over it at its end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _to_device(chunks: Iterable[bytes], target: str) -> Failure | None:
    """A pipe or /dev/null can't be replaced by a file."""
    try:
        with open(target, "wb", buffering=0) as device:
            for chunk in chunks:
                device.write(chunk)
    except OSError as fault:
        return Failure(shown(target), "", f"can't be written ({fault.strerror})", "give -o the path of a file")
    return None


def _to_file(chunks: Iterable[bytes], target: str) -> Failure | None:
    import signal  # it costs a millisecond, which only who says -o should pay

    signal.signal(signal.SIGTERM, _leave)  # so that the temporary file goes, too
    # The name is there before the file is: an interrupt between the two would leave one that nobody knows of.
    temporary = os.path.join(os.path.dirname(target), f".wirecli-{os.getpid()}-{time_ns():x}")
    try:
        with open(temporary, "xb") as file:
            written = 0
            for chunk in chunks:
                written += file.write(chunk)
            os.chmod(temporary, mode_for(target))
            file.flush()
            os.fsync(file.fileno())
        os.replace(temporary, target)
    except OSError as fault:
        return Failure(shown(target), "", f"can't be written ({fault.strerror})", _ELSEWHERE)
    finally:
        with suppress(OSError):  # it is the target now
            os.unlink(temporary)
    return None


def mode_for(target: str) -> int:
    """The permissions of the file that is replaced, else what the umask leaves of rw-rw-rw-."""
    if os.path.exists(target):
        return stat.S_IMODE(os.stat(target).st_mode)
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def _leave(number: int, frame: FrameType | None) -> NoReturn:
    sys.exit(128 + number)
