"""What a cold `wirecli parse FILE` costs, measured against `import typer` in the same run; at most 1.6 times as much.

It tells of an installed wheel, not of a source tree, where TOML is parsed: run it by an environment that has one.

python tests/bench/startup.py [FILE...] [--rounds 10]
"""

import argparse
import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

# An installed package has its bytecode; a source tree writes it on the first run, where it may.
WITH_BYTECODE = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
SAMPLES = Path(__file__).parents[2] / "samples"


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("files", nargs="*", default=sorted(map(str, SAMPLES.glob("*-feature.txt"))))
    arguments.add_argument("--rounds", type=int, default=10)
    said = arguments.parse_args()
    print("| document | typer, ms | wirecli, ms | ratio |\n| --- | ---: | ---: | ---: |")
    for file in said.files:
        typer, wirecli = medians(file, said.rounds)
        print(f"| {Path(file).name} | {typer * 1000:.1f} | {wirecli * 1000:.1f} | {wirecli / typer:.2f} |", flush=True)


def medians(file: str, rounds: int) -> tuple[float, float]:
    """Seconds for `import typer` and for one document, turn about, so that load hits both; medians."""
    commands = ["-c", "import typer"], ["-m", "wirecli", "parse", "--format", "ndjson", file]
    for command in commands:  # write the bytecode, warm the disk
        seconds(command)
    rows = [tuple(seconds(command) for command in commands) for _ in range(rounds)]
    return statistics.median(row[0] for row in rows), statistics.median(row[1] for row in rows)


def seconds(command: list[str]) -> float:
    start = time.perf_counter()
    subprocess.run([sys.executable, "-P", *command], check=True, stdout=subprocess.DEVNULL, env=WITH_BYTECODE)
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
