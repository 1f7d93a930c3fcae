"""The command is there at once."""

import sys

from conftest import ROOT, SAMPLES

sys.path.insert(0, str(ROOT / "tests" / "bench"))
from startup import medians


def test_a_cold_run_costs_little_more_than_the_command_line_library():
    # 1.6 is what tests/bench/startup.py is held to on a quiet machine, with a wheel; here TOML is parsed.
    typer, wirecli = medians(str(SAMPLES / "en-harbour-wall.txt"), rounds=5)
    assert wirecli < 4 * typer
