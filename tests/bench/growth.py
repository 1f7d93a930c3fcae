"""How time grows with the length of one document, from 3 KB to 3 MB: seconds, and the log-log slope over all sizes.

python tests/bench/growth.py [--largest 3072] [TAG...]
"""

import argparse
import math
import time

from articles import article

from wirecli import knowledge
from wirecli.page import Page, open_page
from wirecli.pipeline import parse_page


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("tags", nargs="*", metavar="TAG", default=knowledge.languages())
    arguments.add_argument("--largest", type=int, default=3072, help="KB")
    said = arguments.parse_args()
    sizes = [said.largest * 1024 // 4**step for step in range(5, -1, -1)]
    shown = [f"{size / 1024:.0f} KB" if size < 2**20 else f"{size / 2**20:.1f} MB" for size in sizes]
    print("| language | " + " | ".join(shown) + " | slope |\n| --- |" + " ---: |" * (len(sizes) + 1))
    for tag in said.tags:
        times = [best(article(tag, size)) for size in sizes]
        cells = " | ".join(f"{1000 * took:.1f} ms" for took in times)
        print(f"| {tag} | {cells} | {slope(sizes, times):.2f} |", flush=True)


def best(data: bytes) -> float:
    """The least of some runs: of more where they are short."""
    return min(seconds(data) for _ in range(max(2, 300_000 // len(data))))


def seconds(data: bytes) -> float:
    start = time.perf_counter()
    page = open_page("article.txt", data)
    assert isinstance(page, Page)
    parse_page(page)
    return time.perf_counter() - start


def slope(sizes: list[int], times: list[float]) -> float:
    """The slope of the straight line nearest to the points, both axes in logarithms: 1 is linear, 2 is quadratic."""
    xs, ys = [math.log(size) for size in sizes], [math.log(took) for took in times]
    middle_x, middle_y = sum(xs) / len(xs), sum(ys) / len(ys)
    rise = sum((x - middle_x) * (y - middle_y) for x, y in zip(xs, ys, strict=True))
    return rise / sum((x - middle_x) ** 2 for x in xs)


if __name__ == "__main__":
    main()
