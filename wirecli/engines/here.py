"""Reads documents in this process, one after the other."""

from collections.abc import Generator, Iterable

from wirecli.engines.work import Task, Worker
from wirecli.inputs import Input
from wirecli.record import Failure, Outcome


def read_all(inputs: Iterable[Input | Failure], task: Task) -> Generator[Outcome, None, None]:
    """The outcome of each input, in order; an input is not touched before the outcome before it was taken."""
    worker = Worker(task)
    for document in inputs:
        yield document if isinstance(document, Failure) else worker.do(document)
