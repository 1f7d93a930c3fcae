"""What all languages know of themselves as one table: which languages a word or a letter speaks for."""

from collections.abc import Mapping
from functools import cache

from msgspec import Struct

from wirecli.knowledge.language import Recognise
from wirecli.knowledge.lines import lined, unlined
from wirecli.knowledge.scripts import group

LONGEST_AFFIX = 5


class Weights(Struct, frozen=True, array_like=True):
    """The evidence as a wheel carries it, its tables lined."""

    tags: tuple[str | None, ...]
    guests: frozenset[int]
    words: dict[str, str]
    affixes: dict[str, str]
    letters: dict[str, str]
    scripts: dict[str, str]


class Evidence:
    """Languages are bits: `words["und"]` has a bit for each language that lists the word."""

    def __init__(self, weights: Weights) -> None:
        self.tags = weights.tags  # None for a language of which nothing is known but how to tell it from others
        self.guests = weights.guests
        self.words = unlined(weights.words)
        self.affixes = unlined(weights.affixes)  # "*ung" ends a word, "al*" begins one
        self.letters = unlined(weights.letters)
        self.scripts = unlined(weights.scripts)
        self._edges: set[str] = set()  # letters that some affix begins with

    def affix(self, word: str) -> int:
        """The languages that know the longest of the word's endings and beginnings that any knows."""
        if not self._edges:
            self._edges.update(edge[1] if edge[0] == "*" else edge[0] for edge in self.affixes)
        if self._edges.isdisjoint(word):  # no script without spaces has any
            return 0
        for size in range(min(len(word) - 1, LONGEST_AFFIX), 0, -1):
            found = self.affixes.get("*" + word[-size:], 0) | self.affixes.get(word[:size] + "*", 0)
            if found:
                return found
        return 0


def weigh(known: Mapping[str, Recognise], neighbours: Mapping[str, Recognise]) -> Weights:
    """What speaks for all known languages, and for neighbours: those from which they must be told apart."""
    others = {tag: how for tag, how in neighbours.items() if tag not in known}
    all_of_them = (*known.values(), *others.values())
    words: dict[str, int] = {}
    affixes: dict[str, int] = {}
    letters: dict[str, int] = {}
    scripts: dict[str, int] = {}
    for number, how in enumerate(all_of_them):
        for word in map(str.lower, how.words):
            _mark(affixes if "*" in word else words, word, number)
        for letter in how.letters:
            _mark(letters, letter, number)
        for script in how.scripts:
            _mark(scripts, group(script), number)
    guests = frozenset(number for number, how in enumerate(all_of_them) if how.guest)
    tags = (*known, *(None for _ in others))
    return Weights(tags, guests, lined(words), lined(affixes), lined(letters), lined(scripts))


def _mark(table: dict[str, int], key: str, number: int) -> None:
    table[key] = table.get(key, 0) | 1 << number


@cache  # there are some hundred masks
def bits(mask: int) -> tuple[int, ...]:
    """The numbers of the languages in a mask."""
    return tuple(number for number in range(mask.bit_length()) if mask >> number & 1)
