"""What all languages know of themselves as one table: which languages a word or a letter speaks for."""

from collections.abc import Iterable, Iterator, Mapping

from wirecli.knowledge.language import Recognise
from wirecli.knowledge.scripts import group


class Evidence:
    """Languages are bits: `words["und"]` has a bit for each language that lists the word.

    Neighbours are languages of which nothing is known but how to tell them from those that are; `tags` has None there.
    """

    def __init__(self, known: Mapping[str, Recognise], neighbours: Mapping[str, Recognise]) -> None:
        others = {tag: marks for tag, marks in neighbours.items() if tag not in known}
        self.tags: tuple[str | None, ...] = (*known, *(None for _ in others))
        self.words: dict[str, int] = {}
        self.letters: dict[str, int] = {}
        self.scripts: dict[str, int] = {}
        for number, marks in enumerate((*known.values(), *others.values())):
            _mark(self.words, (word.lower() for word in marks.words), 1 << number)
            _mark(self.letters, marks.letters, 1 << number)
            _mark(self.scripts, map(group, marks.scripts), 1 << number)


def _mark(table: dict[str, int], keys: Iterable[str], bit: int) -> None:
    for key in keys:
        table[key] = table.get(key, 0) | bit


def bits(mask: int) -> Iterator[int]:
    """The numbers of the languages in a mask."""
    while mask:
        low = mask & -mask
        yield low.bit_length() - 1
        mask ^= low
