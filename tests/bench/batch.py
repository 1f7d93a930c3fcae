"""What a folder of a thousand articles costs: one process and two, into one file and into a folder, in one run.

python tests/bench/batch.py [--documents 1000] [--rounds 3]
"""

import argparse
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from articles import article

from wirecli import knowledge


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--documents", type=int, default=1000)
    arguments.add_argument("--rounds", type=int, default=3)
    said = arguments.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        lay_out(work / "in", said.documents)
        print("| output | 1 process, a second | 2 processes, a second | times |\n| --- | ---: | ---: | ---: |")
        for output in ("out.ndjson", "out.ndjson.gz", "out"):
            rows = [[seconds(work, output, jobs) for jobs in (1, 2)] for _ in range(said.rounds)]
            one, two = (said.documents / statistics.median(column) for column in zip(*rows, strict=True))
            print(f"| {output} | {one:,.0f} | {two:,.0f} | {two / one:.2f} |", flush=True)


def lay_out(folder: Path, documents: int) -> None:
    """Articles of 2 to 6 KB in every language by turns, in folders of a hundred."""
    tags = knowledge.languages()
    for number in range(documents):
        path = folder / f"{number // 100:03}" / f"{number:05}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(article(tags[number % len(tags)], 2048 + 1024 * (number % 5)))


def seconds(work: Path, output: str, jobs: int) -> float:
    target = work / output
    command = [sys.executable, "-P", "-m", "wirecli", "convert", str(work / "in"), "-o", str(target), "-q"]
    start = time.perf_counter()
    subprocess.run([*command, "--jobs", str(jobs)], check=True)
    took = time.perf_counter() - start
    shutil.rmtree(target) if target.is_dir() else target.unlink()
    return took


if __name__ == "__main__":
    main()
