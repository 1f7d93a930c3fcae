"""Memory over a stream of NDJSON through standard input: its peak over 10 MB and over 1 GB, in one run.

python tests/bench/stream.py [--small 10] [--large 1000] [--jobs 1]
"""

import argparse
import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator

from articles import article

from wirecli import knowledge


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--small", type=int, default=10, help="MB")
    arguments.add_argument("--large", type=int, default=1000, help="MB")
    arguments.add_argument("--jobs", type=int, default=1)
    said = arguments.parse_args()
    print("| stream, MB | records | seconds | peak, MB |\n| ---: | ---: | ---: | ---: |")
    peaks = []
    for size in (said.small, said.large):
        records, took, peak = run(size * 10**6, said.jobs)
        peaks.append(peak)
        print(f"| {size} | {records:,} | {took:.0f} | {peak:.0f} |", flush=True)
    print(f"\n{peaks[1] - peaks[0]:.0f} MB more")


def run(size: int, jobs: int) -> tuple[int, float, float]:
    """Records, seconds, and the peak of the command's resident memory in MB."""
    command = [sys.executable, "-P", "-m", "wirecli", "parse", "--text-key", "text", "-f", "ndjson", "-j", str(jobs)]
    start = time.perf_counter()
    process = subprocess.Popen([*command, "-"], stdin=subprocess.PIPE, stdout=subprocess.DEVNULL)
    assert process.stdin
    records = 0
    for line in lines(size):
        process.stdin.write(line)
        records += 1
    process.stdin.close()
    _, code, usage = os.wait4(process.pid, 0)
    assert code == 0
    return records, time.perf_counter() - start, usage.ru_maxrss / 1024


def lines(size: int) -> Iterator[bytes]:
    """Records of that many bytes in all. No two texts are the same: a word is another number each time."""
    texts = [article(tag, 4096).decode() for tag in knowledge.languages()]
    number = 0
    while size > 0:
        text = texts[number % len(texts)].replace(" ", f" {number} ", 3) + f"\n\nNamen{number} said “no {number}”.\n"
        line = json.dumps({"text": text}, ensure_ascii=False).encode() + b"\n"
        yield line
        size -= len(line)
        number += 1


if __name__ == "__main__":
    main()
