"""What the tests of tables and views share: samples as readings, and lines as a terminal sees them."""

import re
import unicodedata
from functools import cache

from bidi import get_display
from conftest import SAMPLES
from wcwidth import wcswidth

import wirecli
from wirecli.output import Look, rendering
from wirecli.record import Reading

WIDTHS = (60, 80, 120)
NAMES = sorted(path.stem for path in SAMPLES.glob("*.txt"))
COLOUR = re.compile("\x1b\\[[0-9;]*m")
HOSTILE = (
    "\x1b[31mred\x1b[2J\x1b[H\x07 \x9b31m \x7f\x08\x0e\x9d0;x\x9c \x00 \x85 \u2028 \u2029",
    "\x1b]0;title\x07 \x1b]8;;http://evil.example/\x1b\\click\x1b]8;;\x1b\\ \x1b]52;c;cm0gLXJm\x07 \x1bP+q\x1b\\",
    "\u202eoverride\u202c \u2067open \u2066again \u2069\u2069\u2069 \u202d \u200f\u200e\u061c \u202aembedded\u202c",
    "[red]x[/red] [/foo] [bold :smile: [link=http://evil.example]x[/link] ${PATH} `id` $(id) %s%n {0} {{7*7}}",
    "=cmd|' /C calc'!A0 +1 -1 @SUM(1) <script>alert(1)</script> & &amp;",
    "z" + "\u0301\u0489\u0336" * 70 + " \u0e01" + "\u0e48" * 50,
    "x" * 3000 + " " + "國" * 900 + " " + "ا" * 900 + " https://example.org/" + "a/" * 500,
    "👩\u200d🚀👨\u200d👩\u200d👧 🇸🇦🇫 ❤\ufe0f ⌚\ufe0e 👍🏽 1\ufe0f⃣ 🏴\U000e0067\U000e0062\U000e007f "
    "\u1112\u1161\u11ab ﷽ ﷺ \ufeff\u00ad\u200b",
    "\ud800\udfff lone \udc80 \U0010ffff \ufffe \ue000",
)


@cache
def sample(name: str) -> Reading:
    text = (SAMPLES / f"{name}.txt").read_text("utf-8")
    return Reading(wirecli.parse(text, source=f"samples/{name}.txt"), text)


def drawn(form: str, reading: Reading, **look: object) -> list[str]:
    """The lines that this form prints, without colours."""
    made = rendering(form, Look(**look))
    printed = (made.opening + made.piece(reading)).decode(look.get("encoding", "utf-8"))
    return COLOUR.sub("", printed).removesuffix("\n").split("\n")


def cells(line: str) -> int:
    """How wide a line is."""
    return wcswidth(re.sub("[\u2066-\u2069]", "", line))


def seen(line: str) -> list[str]:
    """The letters of a line from left to right, as a terminal shows it that turns text; marks without their letters."""
    return letters_of(get_display(line, base_dir="L"))


def letters_of(line: str) -> list[str]:
    return [letter for letter in line if unicodedata.category(letter) not in ("Cf", "Mn", "Me")]


def check_safe(text: str) -> None:
    """Nothing in it acts on a terminal, but for line ends, colours, and isolates that are closed on their line."""
    left = COLOUR.sub("", text)
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\ud800-\udfff]", left)
    for line in left.split("\n"):
        depth = 0
        for mark in re.findall("[\u2066-\u2069]", line):
            depth += -1 if mark == "\u2069" else 1
            assert depth >= 0
        assert depth == 0
