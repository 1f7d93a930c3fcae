"""What one article of 5 KB costs in process, language by language, against the bare floor in the same run.

The floor reads the bytes, looks for quotation marks with one `regex` pass and for a hundred cues of the language with
another, and writes JSON: no program that finds quotations does less. Prints a table in Markdown.

python tests/bench/articles.py [--rounds 15] [--size 5120] [TAG...]
"""

import argparse
import json
import statistics
import time
from collections.abc import Callable
from pathlib import Path

import regex

from wirecli import knowledge
from wirecli.output.ndjson import encode
from wirecli.page import Page, open_page
from wirecli.pipeline import parse_page

SAMPLES = Path(__file__).parents[2] / "samples"
MARKS = regex.compile('["“”„«»‘’「」『』《》]')


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("tags", nargs="*", metavar="TAG", default=knowledge.languages())
    arguments.add_argument("--rounds", type=int, default=15)
    arguments.add_argument("--size", type=int, default=5 * 1024, help="bytes")
    said = arguments.parse_args()
    print(f"Medians of {said.rounds} rounds; documents of about {said.size / 1024:.0f} KB.\n")
    print("| language | floor, ms | wirecli, ms | ratio |\n| --- | ---: | ---: | ---: |")
    rows = [(tag, *medians(tag, article(tag, said.size), said.rounds)) for tag in said.tags]
    for tag, floor, ours in rows:
        print(f"| {tag} | {floor * 1000:.2f} | {ours * 1000:.2f} | {ours / floor:.1f} |")
    floor, ours = (statistics.mean(row[column] for row in rows) for column in (1, 2))
    print(f"| mean | {floor * 1000:.2f} | {ours * 1000:.2f} | {ours / floor:.1f} |")


def article(tag: str, size: int) -> bytes:
    """A language's samples, one inside the other so that there is one title and one footer, cut to about that size."""
    texts = [path.read_text("utf-8") for path in sorted(SAMPLES.glob(f"{tag}-*.txt"))]
    if not texts:
        raise SystemExit(f"{tag}: no samples/{tag}-*.txt")
    whole = [[span.text for span in Page(tag, text).paragraphs] for text in texts]
    head, footer = whole[0][:2], whole[0][-3:]
    stories = [words for paragraphs in whole for words in paragraphs[2:-3]]
    left = size - sum(len(words.encode()) + 2 for words in head + footer)
    body: list[str] = []
    while left > 0:
        body.append(stories[len(body) % len(stories)])
        left -= len(body[-1].encode()) + 2
    return "\n\n".join([*head, *body, *footer]).encode()


def medians(tag: str, data: bytes, rounds: int) -> tuple[float, float]:
    """Seconds for the floor and for a record, turn about, so that load hits both."""
    say = [word for word in knowledge.language(tag).speech.say if "*" not in word and "…" not in word]
    cues = regex.compile(r"\L<cues>", cues=say[:100])

    def floor() -> bytes:
        text = data.decode()
        found = [match.span() for pattern in (MARKS, cues) for match in pattern.finditer(text)]
        return json.dumps({"found": found}).encode()

    def ours() -> bytes:
        page = open_page("article.txt", data)
        assert isinstance(page, Page)
        return encode(parse_page(page))

    return turn_about(floor, ours, rounds)


def turn_about(first: Callable[[], bytes], second: Callable[[], bytes], rounds: int) -> tuple[float, float]:
    for work in (first, second) * 3:  # load what is loaded once
        work()
    rows = [(seconds(first), seconds(second)) for _ in range(rounds)]
    return statistics.median(row[0] for row in rows), statistics.median(row[1] for row in rows)


def seconds(work: Callable[[], bytes]) -> float:
    """For one call, read off several: one alone is too short for the clock."""
    start = time.perf_counter()
    for _ in range(5):
        work()
    return (time.perf_counter() - start) / 5


if __name__ == "__main__":
    main()
