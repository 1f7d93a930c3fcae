"""The languages that a wire says it distributes in, as BCP 47 tags in the order printed."""

import re
from dataclasses import dataclass

from wirecli.fields.words import Vocabulary, fold, unspaced

_GAP = 28  # characters between one name of a list and the next
_QUALIFIED = 14  # between a language's name and what makes it a variant: Chinese (Simplified and Traditional)


@dataclass(frozen=True, slots=True)
class _Named:
    start: int
    end: int
    base: str
    variant: str | None


def find_tongues(text: str, words: Vocabulary) -> tuple[str, ...]:
    """The tags of the longest list of language names in folded `text`; empty where there is none."""
    runs: list[list[_Named]] = []
    for name in _names(text, words):
        if runs and name.start - runs[-1][-1].end <= _GAP:
            runs[-1].append(name)
        else:
            runs.append([name])
    return _tags(max(runs, key=len)) if runs else ()


def _tags(run: list[_Named]) -> tuple[str, ...]:
    tags: list[str] = []
    at = 0
    while at < len(run):
        group = [run[at]]
        while at + 1 < len(run) and run[at + 1].base == group[0].base and run[at + 1].start - group[-1].end <= _QUALIFIED:
            at += 1
            group.append(run[at])
        variants = [name.variant for name in group if name.variant]
        tags += variants or [group[0].base]
        at += 1
    return tuple(dict.fromkeys(tags))


def _names(text: str, words: Vocabulary) -> list[_Named]:
    pattern, tags = _pattern(words)
    if pattern is None:
        return []
    return [_Named(*match.span(), *tags[match.lastgroup or ""]) for match in pattern.finditer(text)]


_built: dict[int, tuple[Vocabulary, tuple[re.Pattern[str] | None, dict[str, tuple[str, str | None]]]]] = {}


def _pattern(words: Vocabulary) -> tuple[re.Pattern[str] | None, dict[str, tuple[str, str | None]]]:
    """One alternation of all names, longest first, and each group's tags."""
    found = _built.get(id(words))
    if found is None or found[0] is not words:
        found = _built[id(words)] = (words, _build(words))
    return found[1]


def _build(words: Vocabulary) -> tuple[re.Pattern[str] | None, dict[str, tuple[str, str | None]]]:
    entries = [(name, tag, None) for tag, *names in words.language_names for name in names]
    entries += [(name, base, variant) for base, variant, *names in words.language_variants for name in names]
    entries.sort(key=lambda entry: -len(entry[0]))
    tags: dict[str, tuple[str, str | None]] = {}
    alternatives = []
    for number, (name, base, variant) in enumerate(entries):
        tags[f"n{number}"] = (base, variant)
        alternatives.append(f"(?P<n{number}>{_shape(fold(name))})")
    return (re.compile("|".join(alternatives)) if alternatives else None), tags


def _shape(name: str) -> str:
    """A name's pattern: set apart by spaces unless an asterisk says that anything may be written on."""
    core = re.escape(name.strip("*"))
    if unspaced(name):
        return core
    before = "" if name.startswith("*") else r"(?<![^\W\d_])"
    after = r"[^\W\d_]*" if name.endswith("*") else r"(?![^\W\d_])"
    return f"{before}{core}{after}"
