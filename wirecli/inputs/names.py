"""Lists of names: a path a line, or a NUL behind each."""

import os
from collections.abc import Iterator

from wirecli.inputs import STDIN, Sources
from wirecli.inputs.files import standard_input
from wirecli.inputs.stream import Spot, Stream, shown, unreadable
from wirecli.record import Failure

_LONGEST = 32_768  # no system takes a longer path


def listed(names: str, sources: Sources) -> Iterator[str | Failure]:
    """The paths in this list, each as soon as it is there."""
    spot = Spot(shown(names), "")
    if names == STDIN:
        yield from _paths(spot, Stream(standard_input), sources)
        return
    try:
        with open(names, "rb") as file:
            yield from _paths(spot, Stream(file.read1), sources)
    except OSError as fault:
        yield unreadable(spot.name, fault)


def _paths(spot: Spot, stream: Stream, sources: Sources) -> Iterator[str | Failure]:
    end = b"\0" if sources.null else b"\n"
    number = 0
    while piece := stream.line(_LONGEST, end):
        number += 1
        if len(piece) > _LONGEST:
            yield spot.failure("longer than any path", "write a path a line; see also -0", f"line {number}")
            return
        path = piece.removesuffix(end) if sources.null else piece.removesuffix(b"\n").removesuffix(b"\r")
        if path == b"-" and spot.name == STDIN:
            yield spot.failure("standard input holds the list", "give - as an argument, and the list in a file")
        elif path:
            yield os.fsdecode(path)
