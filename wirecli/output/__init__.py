"""Records on their way out: one file a form, each a stream of records into a stream of bytes."""

from collections.abc import Iterable, Iterator
from importlib import import_module
from typing import Literal

from msgspec import Struct

from wirecli.record import Record

Form = Literal["auto", "table", "json", "ndjson"]


class Look(Struct, frozen=True):
    """What is known of the place that the bytes go to."""

    terminal: bool = False
    encoding: str = "utf-8"


def form_for(form: Form, output: str | None, look: Look) -> Form:
    """`auto` resolved: tables on a terminal, JSON into a .json file, NDJSON anywhere else."""
    if form != "auto":
        return form
    if output:
        return "json" if output.lower().endswith(".json") else "ndjson"
    return "table" if look.terminal else "ndjson"


def render(records: Iterable[Record], form: Form, look: Look) -> Iterator[bytes]:
    """The records as bytes of that form, each record's bytes before the next record is asked for."""
    chunks: Iterator[bytes] = import_module(f"wirecli.output.{form}").render(records, look)
    return chunks
