"""What all languages know of themselves as one table: which languages a word or a letter speaks for."""

from collections.abc import Iterator, Mapping

from wirecli.knowledge.language import Recognise
from wirecli.knowledge.scripts import group

LONGEST_AFFIX = 5


class Evidence:
    """Languages are bits: `words["und"]` has a bit for each language that lists the word.

    Neighbours are languages of which nothing is known but how to tell them from those that are; `tags` has None there.
    """

    def __init__(self, known: Mapping[str, Recognise], neighbours: Mapping[str, Recognise]) -> None:
        others = {tag: how for tag, how in neighbours.items() if tag not in known}
        self.tags: tuple[str | None, ...] = (*known, *(None for _ in others))
        self.guests: set[int] = set()
        self.words: dict[str, int] = {}
        self.affixes: dict[str, int] = {}  # "*ung" ends a word, "al*" begins one
        self.letters: dict[str, int] = {}
        self.scripts: dict[str, int] = {}
        for number, how in enumerate((*known.values(), *others.values())):
            bit = 1 << number
            if how.guest:
                self.guests.add(number)
            for word in map(str.lower, how.words):
                _mark(self.affixes if "*" in word else self.words, word, bit)
            for letter in how.letters:
                _mark(self.letters, letter, bit)
            for script in how.scripts:
                _mark(self.scripts, group(script), bit)

    def affix(self, word: str) -> int:
        """The languages that know the longest of the word's endings and beginnings that any knows."""
        for size in range(min(len(word) - 1, LONGEST_AFFIX), 0, -1):
            found = self.affixes.get("*" + word[-size:], 0) | self.affixes.get(word[:size] + "*", 0)
            if found:
                return found
        return 0


def _mark(table: dict[str, int], key: str, bit: int) -> None:
    table[key] = table.get(key, 0) | bit


def bits(mask: int) -> Iterator[int]:
    """The numbers of the languages in a mask."""
    while mask:
        low = mask & -mask
        yield low.bit_length() - 1
        mask ^= low
