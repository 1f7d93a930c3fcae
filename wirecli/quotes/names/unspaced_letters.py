"""Names with a letter in them that is a word by itself, where no spaces are set: 鲁建|中|扶着, 王|月|芬, 于|海芬|扶着.

Behind a role or an age, by the letters that given names have.
"""

from collections.abc import Mapping, Sequence
from functools import cache

from wirecli.knowledge import lexicon as lex
from wirecli.knowledge.lexicon import Lexicon
from wirecli.page import Page
from wirecli.quotes.names.unspaced_extent import Extent
from wirecli.quotes.sentences import Sentence
from wirecli.quotes.token import Token

_NEXT = 60  # letters in which “he” or “she” means somebody who was just told of
_SOON = 400  # letters in which a name without a role is named again
_GOVERNS = lex.ADDRESSEE | lex.CONJUNCTION
_CLAUSE = lex.SAY | lex.ACT | lex.COMMA | lex.END | lex.BRACKET


@cache  # once a language
def _letters(lexicon: Lexicon) -> list[frozenset[str]]:
    """The letters that a given name of two begins with, those that it ends in, and those that are one alone."""
    letters = lexicon.language.people.given_letters
    return [*map(frozenset, letters), *[frozenset[str]()] * (3 - len(letters))]


class Letters:
    """Joins the letters of names that words of the lists have cut in two."""

    def __init__(self, page: Page, lexicon: Lexicon, extent: Extent) -> None:
        self.text, self.extent = page.text, extent
        self.first, self.last, self.alone = _letters(lexicon)[:3]
        self.words = frozenset(extent.given)
        people = lexicon.language.people
        self.pronouns = (*people.pronouns_feminine, *people.pronouns_masculine)

    def join(self, tokens: list[Token]) -> list[Token]:
        """The sentence with such names in one."""
        found: list[Token] = []
        done = 0
        for at in range(1, len(tokens) - 1) if self.first else ():
            if at < done or tokens[at - 1].end != tokens[at].start or not self._opens(tokens, at):
                continue
            if not (end := self._end(tokens, at)):
                continue
            start, last = tokens[at].start, at
            while tokens[last].end < end:
                last += 1
            found += tokens[done:at]
            found.append(Token(start, end, end, lex.UNKNOWN | lex.GIVEN, self.text[start:end]))
            if (rest := tokens[last]).end > end:
                found.append(Token(end, rest.end, rest.core, rest.tags, self.text[end : rest.end]))
            done = last + 1
        return [*found, *tokens[done:]] if done else tokens

    def familiar(self, sentences: Sequence[Sentence]) -> dict[str, int]:
        """The surnames by which people are called familiarly, and where first: 小窦, 老鲁."""
        found: dict[str, int] = {}
        for sentence in sentences:
            for token in sentence.tokens:
                if token.tags & lex.GIVEN and len(token.word) == 2 and token.word[1] in self.extent.surnames:
                    found.setdefault(token.word[1], token.start)
        return found

    def introduced(self, sentences: Sequence[Sentence], called: Mapping[str, int]) -> set[str]:
        """Full names without a role, of those whom only their surname names a little later.

        家住柳溪苑的霍兰芝翻出账单…… 霍阿姨说; 记者见到窦雅时…… 小窦说: `called` says where each surname comes first.
        """
        found: dict[str, str] = {}
        longest = max(map(len, called), default=0)
        for sentence in sentences if called else ():
            tokens = sentence.tokens
            for index, token in enumerate(tokens):
                if token.tags & lex.PUNCTUATION or not (token.tags == lex.UNKNOWN or len(token.word) == 1):
                    continue
                for at, letter in enumerate(token.word):
                    start = token.start + at
                    size = next((k for k in range(longest, 0, -1) if self.text[start : start + k] in called), 0)
                    surname = self.text[start : start + size] or letter
                    if size and 0 < called[surname] - start < _SOON:
                        linked = index and not at and tokens[index - 1].tags & lex.LINK and len(token.word) >= size + 2
                        if end := self._fits(tokens, index, start, size) or (start + size + 2 if linked else 0):
                            if not at or end >= token.end:
                                found.setdefault(surname, self.text[start:end])
        return set(found.values())

    def told(self, sentences: Sequence[Sentence]) -> set[str]:
        """Full names of three letters without a role, of those whom the next words call “he” or “she”.

        家住三楼的李国梁去年搬来。……她说
        """
        found = set[str]()
        if not self.first or not any(pronoun in self.text for pronoun in self.pronouns):
            return found
        opens = lex.LINK | lex.COMMA | lex.END
        behind = lex.FILLER | lex.STOP | lex.ADDRESSEE | lex.COMMA | lex.BRACKET
        for sentence in sentences:
            tokens = sentence.tokens
            for at, token in enumerate(tokens[:-1]):
                start = token.start
                if token.tags != lex.UNKNOWN or not (not at or tokens[at - 1].tags & opens):
                    continue
                size = self.extent.surnames.begin(self.text, start)
                end = self._fits(tokens, at, start, size) if size else 0
                if end < start + size + 2 or (tokens[at - 1].tags & lex.LINK and tokens[at - 1].end < start and at):
                    continue
                whole = token.end == end and tokens[at + 1].tags & behind
                if not whole and not (token.end > end and self.text[end] in self.extent.never):
                    continue
                if any(pronoun in self.text[end : end + _NEXT] for pronoun in self.pronouns):
                    found.add(self.text[start:end])
        return found

    def _fits(self, tokens: Sequence[Token], at: int, start: int, size: int) -> int:
        """Where a name ends whose surname stands at `start`, by the letters of the given name; 0 where none does."""
        given, last = self.text[start + size : start + size + 1], self.text[start + size + 1 : start + size + 2]
        if given in self.first and last in self.last and self._ends_at(tokens, at, start + size + 2):
            return start + size + 2
        free = last in self.extent.never or last not in self.last or tokens[at].end <= start + size + 1
        return start + size + 1 if free and given in self.alone and self._ends_at(tokens, at, start + size + 1) else 0

    def _ends_at(self, tokens: Sequence[Token], at: int, end: int) -> bool:
        """Whether a name that begins in this word may end there."""
        while at < len(tokens) and tokens[at].end < end:
            token = tokens[at]
            if token.tags & lex.PUNCTUATION or not (token.tags & lex.UNKNOWN or len(token.word) == 1):
                return False
            at += 1
        return at < len(tokens) and self._may_end(tokens, at, self.text[end - 1])

    @staticmethod
    def _opens(tokens: Sequence[Token], at: int) -> bool:
        """Whether a role or an age stands right before a word."""
        before = tokens[at - 1].tags
        if before & lex.LINK:
            return any(token.tags & lex.NUMBER or token.word.isnumeric() for token in tokens[max(0, at - 3) : at - 1])
        return bool(before & (lex.ROLE | lex.TITLE))

    def _end(self, tokens: Sequence[Token], at: int) -> int:
        """Where the name ends that begins here and that a word cuts; 0 where none does."""
        start = tokens[at].start
        size = self.extent.surnames.begin(self.text, start)
        covering = self._covering(tokens, at, start + size + 2) if size else []
        second = next((k for k in covering if tokens[k].end > start + size), 0)
        if not second or (third := covering[-1]) == at:
            return 0
        given, last = self.text[start + size], self.text[start + size + 1]
        governs = tokens[at].tags & _GOVERNS
        whole = tokens[third].end >= start + size + 2
        if whole and given in self.first and last in self.last and self._may_end(tokens, third, last):
            return start + size + 2
        if given not in self.alone or not self._may_end(tokens, second, given):
            return 0
        name = self.text[start : start + size + 1]
        sure = not governs or self.extent.count(name) > 1
        ends = tokens[second].end == start + size + 1 or last in self.extent.never
        return start + size + 1 if sure and ends and at != second else 0

    def _covering(self, tokens: Sequence[Token], at: int, end: int) -> list[int]:
        """The words up to `end` that may be a name's; none where no word of the lists is among them."""
        found, k = list[int](), at
        while k < len(tokens) and tokens[k].start < end and (k == at or tokens[k].start == tokens[k - 1].end):
            token = tokens[k]
            if token.tags & lex.PUNCTUATION or not (token.tags & lex.UNKNOWN or len(token.word) == 1):
                break
            found.append(k)
            k += 1
        return found if any(not tokens[k].tags & lex.UNKNOWN for k in found) else []

    def _may_end(self, tokens: Sequence[Token], at: int, letter: str) -> bool:
        """Whether a name may end with the letter: it is no word, or what stands behind cannot follow the word."""
        token = tokens[at]
        if token.tags & lex.UNKNOWN:
            return True
        if letter not in self.words or at + 1 == len(tokens):
            return False
        behind = tokens[at + 1]
        if token.tags & _GOVERNS:
            return bool(behind.tags & _CLAUSE)
        return bool(behind.tags & (_CLAUSE | lex.FILLER | lex.ADDRESSEE)) or behind.word[0] in self.extent.never
