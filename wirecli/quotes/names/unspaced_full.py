"""Where a full name ends that a body's short form follows without a mark: 中村浩二|群馬知事, 吉田和也|市大教授."""

from functools import cache

from wirecli.knowledge.lexicon import Lexicon
from wirecli.quotes.names.uncased import Surnames

_SURNAME = 2  # letters of a surname that is surely one


@cache  # once a language
def _letters(lexicon: Lexicon) -> list[frozenset[str]]:
    """The letters that given names have: the first of two, the last of two, alone, and the last of three."""
    letters = lexicon.language.people.given_letters
    return [*map(frozenset, letters), *[frozenset[str]()] * (4 - len(letters))]


class FullNames:
    """Tells a surname with a given name, by the letters that given names have."""

    def __init__(self, lexicon: Lexicon, surnames: Surnames) -> None:
        self.first, self.last, self.alone, self.third = _letters(lexicon)
        self.sure = frozenset(lexicon.language.people.name_letters)
        self.places = lexicon.language.people.place_ends
        self.surnames = surnames

    def size(self, word: str) -> int:
        """How many letters of the word are a full name; 0 where it begins with none."""
        surname = self.surnames.begin(word) if self.first else 0
        if surname < _SURNAME or surname == len(word):
            return 0
        given, after = word[surname], word[surname + 1 : surname + 2]
        if after in self.last and after and given in self.first:
            return surname + 2 + (word[surname + 2 : surname + 3] in self.third and len(word) > surname + 2)
        return surname + 1 if not after and given in self.alone else 0

    def ends(self, word: str) -> bool:
        """Whether it ends in a given name of two letters, the last of which few words end in: 浪速野|純子."""
        return word[-2] in self.first and word[-1] in self.last and word[-1] in self.sure

    def followed(self, word: str) -> int:
        """How many of its letters are a full name that whose role it is follows, two letters or 県; else 0."""
        size = self.size(word)
        return size if size and (len(word) > size + 1 or word[size:] in self.places) and word != word[:size] else 0
