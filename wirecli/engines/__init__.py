"""The same work in one process or in several: inputs go in, and what became of each comes out in input order."""

import os
from collections.abc import Generator, Iterable

from wirecli.engines.work import Task
from wirecli.inputs import Input
from wirecli.record import Failure, Outcome


def read_all(inputs: Iterable[Input | Failure], task: Task, jobs: int) -> Generator[Outcome, None, None]:
    """The outcome of each input, in order, from so many processes; 0 stands for one a core."""
    jobs = jobs or cores()
    if jobs == 1:
        from wirecli.engines import here

        return here.read_all(inputs, task)
    from wirecli.engines import processes

    return processes.read_all(inputs, task, jobs)


def cores() -> int:
    """The cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
