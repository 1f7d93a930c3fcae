"""No pattern takes longer than a text grows, on any repetition of what it looks for."""

import importlib
import re
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import regex
from conftest import ROOT

from wirecli import knowledge
from wirecli.patterns import Pattern

SMALL = 700  # characters
STEEPEST = 3**1.35  # how much longer three times as much may take
NOISE = 0.003  # seconds
UNITS = [
    "a", "A", "1", " ", ".", ",", "-", "—", "(", ")", "[", "“", "”", "'", "«", "「", ":", "/", "@", "#", "\n", "é", "و",
    "的", "ア", "가", "ก", "a ", "A ", "1,", "1 ", "a.", "A. ", "(a", "a)", " - ", "@a.", "http://a", "a-", "a\n",
    "“a”", "a: ", "1:1 ", "#a ", "a, ", "、", "。", "的。", "十", "1月", "Ann said ", "، ", "\u200b",
    "\u0301",
]  # fmt: skip
BOUNDED = {"fields.tail._SIGN"}  # searched for in a few characters only


def module_names() -> Iterator[str]:
    for path in sorted((ROOT / "wirecli").rglob("*.py")):
        name = ".".join(path.relative_to(ROOT).with_suffix("").parts)
        if not name.endswith(("__main__", "build")):
            yield name.removesuffix(".__init__")


def patterns() -> dict[str, Pattern | re.Pattern[str]]:
    """Every pattern that a module keeps, by where it is; what languages and wires compile stands in modules' caches."""
    for tag in knowledge.languages():
        knowledge.language(tag)
    found = {}
    for name in module_names():
        for attribute, value in vars(importlib.import_module(name)).items():
            if isinstance(value, Pattern | re.Pattern | regex.Pattern) and isinstance(value.pattern, str):
                found[f"{name.removeprefix('wirecli.')}.{attribute}"] = value
    return found


PATTERNS = patterns()
CODE = "\n".join(path.read_text("utf-8") for path in (ROOT / "wirecli").rglob("*.py"))


def test_the_patterns_are_found():
    assert len(PATTERNS) > 40
    assert set(PATTERNS) >= BOUNDED


@pytest.mark.parametrize("name", sorted(PATTERNS.keys() - BOUNDED))
def test_a_pattern_s_time_grows_with_the_text(name):
    pattern = PATTERNS[name]
    methods = [getattr(pattern, method) for method in _uses(name)]
    for unit in UNITS:
        for end in ("", "!", "\x01"):  # what a repetition must fail on
            for method in methods:
                assert_linear(method, unit, end)


def _uses(name: str) -> set[str]:
    """How the code uses a pattern: put to one place of a text (match), or looked for from every place on (finditer)."""
    module, _, attribute = name.rpartition(".")
    folder = ROOT / "wirecli" / Path(*module.split("."))
    home = folder / "__init__.py" if folder.is_dir() else folder.with_suffix(".py")
    code = home.read_text("utf-8") if attribute.startswith("_") else CODE
    uses = set(re.findall(rf"\b{attribute}\.(match|fullmatch|search|finditer|findall|split|sub)\b", code))
    return {use if use in ("match", "fullmatch") else "finditer" for use in uses} or {"finditer"}


def assert_linear(method: Callable[[str], object], unit: str, end: str) -> None:
    for _ in range(3):
        small, large = (seconds(method, unit * (size // len(unit)) + end) for size in (SMALL, 3 * SMALL))
        if large <= small * STEEPEST + NOISE:
            return
    pytest.fail(f"{unit!r} and {end!r} at the end: {small * 1000:.1f} ms, three times as long {large * 1000:.1f} ms")


def seconds(method: Callable[[str], object], text: str) -> float:
    start = time.process_time()
    found = method(text)
    if isinstance(found, Iterator):
        for _ in found:
            pass
    return time.process_time() - start
