"""Other tools on the same work in the same run, where they are installed beside wirecli.

A cold start on a small input: jc, csvkit's csvcut, trafilatura. Quotations in the same English articles: spaCy's parser
with textacy's direct_quotations, for as many articles as half a minute holds, against one process of wirecli.

python tests/bench/others.py [--articles 1000] [--model en_core_web_sm]
"""

import argparse
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path

from articles import article

from wirecli import parse

SAMPLES = Path(__file__).parents[2] / "samples"
BESIDE = Path(sys.executable).parent
COLD = {
    "jc": (["jc", "--ls"], b"a.txt\nb.txt\n"),
    "csvcut": (["csvcut", "-c", "a"], b"a,b\n1,2\n"),
    "trafilatura": (["trafilatura"], b"<html><body><article><p>It is closed.</p></article></body></html>"),
    "wirecli": (["wirecli", "parse", "-f", "ndjson"], (SAMPLES / "en-harbour-wall.txt").read_bytes()),
}


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--articles", type=int, default=1000)
    arguments.add_argument("--model", default="en_core_web_sm")
    said = arguments.parse_args()
    print("| cold start | ms |\n| --- | ---: |")
    for name, took in cold(rounds=7):
        print(f"| {name} | {took * 1000:.0f} |", flush=True)
    texts = [english(number) for number in range(said.articles)]
    print("\n| English articles | a second |\n| --- | ---: |")
    for name, rate in quotations(texts, said.model):
        print(f"| {name} | {rate:,.1f} |", flush=True)


def cold(rounds: int) -> list[tuple[str, float]]:
    installed = {name: how for name, how in COLD.items() if shutil.which(how[0][0], path=str(BESIDE))}
    times: dict[str, list[float]] = {name: [] for name in installed}
    for _ in range(rounds + 1):
        for name, (command, given) in installed.items():
            times[name].append(seconds([str(BESIDE / command[0]), *command[1:]], given))
    return [(name, statistics.median(took[1:])) for name, took in times.items()]


def seconds(command: Sequence[str], given: bytes) -> float:
    start = time.perf_counter()
    subprocess.run(command, input=given, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return time.perf_counter() - start


def english(number: int) -> str:
    """An article of 2 to 4 KB, unlike the others in some words."""
    text = article("en", 2048 + 512 * (number % 5)).decode()
    return text.replace("the", f"the {number}th", 2)


def quotations(texts: list[str], model: str) -> list[tuple[str, float]]:
    rows = [("wirecli", speed(parse, texts))]
    try:
        import spacy
        from textacy.extract import direct_quotations

        nlp = spacy.load(model)
    except (ImportError, OSError):
        return rows

    def read(text: str) -> None:
        with suppress(ValueError):  # it gives up texts with an odd number of marks
            list(direct_quotations(nlp(text)))

    rows.append(("textacy, spaCy", speed(read, texts, limit=30)))
    return [*rows, ("times", rows[0][1] / rows[1][1])]


def speed(work: Callable[[str], object], texts: list[str], limit: float = 1e9) -> float:
    work(texts[0])
    start = time.perf_counter()
    done = 0
    for text in texts:
        work(text)
        done += 1
        if time.perf_counter() - start > limit:
            break
    return done / (time.perf_counter() - start)


if __name__ == "__main__":
    main()
