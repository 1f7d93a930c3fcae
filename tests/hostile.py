"""Hostile documents, made from what real copy is made of and from what breaks programs; the same ones every time."""

import random
import tomllib
from collections.abc import Iterator
from functools import cache

from conftest import ROOT, SAMPLES

ODD = [
    "\0", "\x07", "\x1b[31m", "\x1b]0;x\x07", "\x9b31m", "\x7f", "\u2028", "\u2029", "\x85", "\u202e", "\u202d",
    "\u2066", "\u2067", "\u2069", "\u200f", "\u200b", "\u0640" * 9, "\ufeff", "\ufffe", "\U0010ffff", "\u0301" * 60,
    "\u00ad", "a\u0301", "ﷺ", "𝐁𝐨𝐥𝐝", "\U0001f469\u200d\U0001f680", "\r", "\r\n", "\n\n\n", "\t\t", "\v", "\f",
    " " * 300, "[red]", "[/foo]", ":smile:", "<script>alert(1)</script>", "</p>", "<p>", "<br>", "<q>", "<!--",
    "&quot;", "&nbsp;&shy;", "&#0;", "> ", "=cmd|' /C calc'!A0", "{{7*7}}",
    "%s%n", "../../x", "“" * 40, "”" * 40, '"' * 41, "«" * 40, "「" * 40, "(" * 40, "—" * 40, "a" * 5000, "、" * 300,
    ", " * 300, "9" * 400, "https://" + "a/" * 400, "@" * 200, "Mr. " * 80, "said " * 80, "هـ" * 200, "국" * 400,
    "ๆ" * 300,
]  # fmt: skip
EDGES = "\"“”„«»‘’'「」『』《》,.:;!?—–-()[]… \n،。，、؛؟"


@cache
def pieces() -> tuple[str, ...]:
    """Sentences, heads, datelines, footers of every language: the data files' examples, and the samples' lines."""
    texts = []
    for path in sorted((ROOT / "wirecli" / "data").rglob("*.toml")):
        examples = tomllib.loads(path.read_text("utf-8")).get("example", ())
        texts += [example["text"] for example in examples if "text" in example]
    for path in sorted(SAMPLES.glob("*.txt")):
        texts += path.read_text("utf-8").splitlines(keepends=True)
    return tuple(text for text in texts if text.strip())


def documents(count: int, seed: int) -> Iterator[str]:
    chance = random.Random(seed)
    for _ in range(count):
        yield "".join(_part(chance) for _ in range(chance.randint(1, 14)))


def _part(chance: random.Random) -> str:
    kind = chance.random()
    if kind < 0.1:
        return chance.choice(ODD)
    text = chance.choice(pieces())
    if kind < 0.5:  # cut anywhere, also inside a word or a pair of marks
        start = chance.randrange(len(text))
        text = text[start : start + chance.randint(1, 200)]
    if kind > 0.9:
        text *= chance.randint(2, 6)
    return text + "".join(chance.choices(EDGES, k=chance.choice((0, 0, 1, 3, 7))))
