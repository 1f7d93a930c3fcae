"""A stream of any length takes the same memory."""

import os
import sys

import pytest
from conftest import ROOT

sys.path.insert(0, str(ROOT / "tests" / "bench"))
from stream import run

MORE = 15  # MB that a stream eight times as long may take more


@pytest.mark.skipif(not hasattr(os, "wait4"), reason="nothing tells the memory of a process here")
def test_memory_does_not_grow_with_the_stream():
    _, _, short = run(10**6, jobs=1)
    records, _, long = run(8 * 10**6, jobs=1)
    assert records > 1500
    assert long - short < MORE
