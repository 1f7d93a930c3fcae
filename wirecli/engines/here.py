"""Reads documents in this process, one after the other."""

from collections.abc import Iterable, Iterator

from msgspec import Struct

from wirecli.inputs import MAX_BYTES, Input, read
from wirecli.page import open_page
from wirecli.pipeline import Options, parse_page
from wirecli.record import Failure, Outcome


class Job(Struct, frozen=True):
    """How the documents of one run are to be read."""

    options: Options = Options()
    encoding: str | None = None
    max_bytes: int = MAX_BYTES


def read_all(inputs: Iterable[Input | Failure], job: Job) -> Iterator[Outcome]:
    """The outcome of each input, in order; an input is not touched before the outcome before it was taken."""
    for document in inputs:
        yield document if isinstance(document, Failure) else read_one(document, job)


def read_one(document: Input, job: Job) -> Outcome:
    data = read(document, job.max_bytes)
    if isinstance(data, Failure):
        return data
    page = open_page(document.name, data, job.encoding)
    if isinstance(page, Failure):
        return page
    try:
        return parse_page(page, job.options)
    except Exception as fault:  # one document must not end a batch of thousands
        return _stumbled(document.name, fault)


def _stumbled(name: str, fault: Exception) -> Failure:
    last = fault.__traceback__
    while last and last.tb_next:
        last = last.tb_next
    where = f"{last.tb_frame.f_globals.get('__name__')} line {last.tb_lineno}" if last else ""
    what = f"a fault of wirecli's own ({type(fault).__name__}: {fault})"
    return Failure(name, where, what, "report it together with the text")
