"""Where a full name ends that a body's short form follows without a mark: 中村浩二|群馬知事, 吉田和也|市大教授."""

from wirecli.knowledge.lexicon import Lexicon
from wirecli.quotes.names.uncased import Surnames

_SURNAME = 2  # letters of a surname that is surely one
_PLACES = frozenset("都道府県市区町村")
_THIRD = "郎朗"  # what a given name has behind two letters: 健太郎


class FullNames:
    """Tells a surname with a given name, by the letters that given names have."""

    def __init__(self, lexicon: Lexicon, surnames: Surnames) -> None:
        letters = [*map(frozenset, lexicon.language.people.given_letters), *[frozenset[str]()] * 3]
        self.first, self.last, self.alone = letters[:3]
        self.surnames = surnames

    def size(self, word: str) -> int:
        """How many letters of the word are a full name; 0 where it begins with none."""
        surname = self.surnames.begin(word) if self.first else 0
        if surname < _SURNAME or surname == len(word):
            return 0
        given, after = word[surname], word[surname + 1 : surname + 2]
        if after in self.last and after and given in self.first:
            return surname + 2 + (word[surname + 2 : surname + 3] in _THIRD and len(word) > surname + 2)
        return surname + 1 if not after and given in self.alone else 0

    def followed(self, word: str) -> int:
        """How many of its letters are a full name that whose role it is follows, two letters or 県; else 0."""
        size = self.size(word)
        return size if size and (len(word) > size + 1 or word[size:] in _PLACES) and word != word[:size] else 0
