"""The languages that a wire says it distributes in, as BCP 47 tags in the order printed."""

import re

from msgspec import Struct

from wirecli.fields.words import Vocabulary, fold, unspaced
from wirecli.patterns import pattern

_GAP = 28  # characters between one name of a list and the next
_QUALIFIED = 14  # between a language's name and what makes it a variant: Chinese (Simplified and Traditional)


_WORD = pattern(r"[^\W\d_]+")


class _Named(Struct, frozen=True):
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
        while (
            at + 1 < len(run) and run[at + 1].base == group[0].base and run[at + 1].start - group[-1].end <= _QUALIFIED
        ):
            at += 1
            group.append(run[at])
        variants = [name.variant for name in group if name.variant]
        tags += variants or [group[0].base]
        at += 1
    return tuple(dict.fromkeys(tags))


def _names(text: str, words: Vocabulary) -> list[_Named]:
    names = _table(words)
    found = names.unspaced.finditer(text) if names.unspaced else ()
    listed = [_Named(*match.span(), *names.tags[match[0]]) for match in found]
    pos = 0
    for match in _WORD.finditer(text):
        if match.start() >= pos:
            name = names.at(text, *match.span())
            if name:
                listed.append(name)
                pos = name.end
    return sorted(listed, key=lambda name: name.start)


class _Table:
    """A language's names of languages, by their first letters; those of scripts without spaces as one pattern."""

    def __init__(self, words: Vocabulary) -> None:
        entries: list[tuple[str, str, str | None]] = []
        entries += [(name, tag, None) for tag, *names in words.language_names for name in names]
        entries += [(name, base, variant) for base, variant, *names in words.language_variants for name in names]
        self.tags: dict[str, tuple[str, str | None]] = {}
        self.starts: dict[str, list[tuple[str, bool, str, str | None]]] = {}
        self.ends: dict[str, list[tuple[str, int, str, str | None]]] = {}  # by the last letter of their first word
        for name, base, variant in sorted(entries, key=lambda entry: -len(entry[0])):
            core = fold(name.strip("*"))
            if unspaced(core):
                self.tags.setdefault(core, (base, variant))
            elif name.startswith("*"):
                first = core.split(" ", 1)[0]
                self.ends.setdefault(first[-1], []).append((core, len(core) - len(first), base, variant))
            else:
                self.starts.setdefault(core[:2], []).append((core, name.endswith("*"), base, variant))
        self.unspaced = re.compile("|".join(map(re.escape, self.tags))) if self.tags else None

    def at(self, text: str, start: int, end: int) -> _Named | None:
        """The name whose first word stands from `start` to `end`."""
        for core, open_ended, base, variant in self.starts.get(text[start : start + 2], ()):
            if text.startswith(core, start):
                stop = start + len(core)
                if open_ended or not text[stop : stop + 1].isalpha():
                    return _Named(start, max(stop, end) if open_ended else stop, base, variant)
        for core, more, base, variant in self.ends.get(text[end - 1], ()):
            if text.endswith(core, start, end + more):
                return _Named(start, end + more, base, variant)
        return None


_built: dict[int, tuple[Vocabulary, _Table]] = {}


def _table(words: Vocabulary) -> _Table:
    found = _built.get(id(words))
    if found is None or found[0] is not words:
        found = _built[id(words)] = (words, _Table(words))
    return found[1]
