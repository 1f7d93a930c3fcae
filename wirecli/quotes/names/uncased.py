"""Names by the titles and roles beside them, where the script has no capitals."""

from collections.abc import Iterable, Sequence
from functools import cache

from wirecli.knowledge import lexicon as lex
from wirecli.knowledge.lexicon import Lexicon, sizes
from wirecli.page import Page
from wirecli.quotes.names.name import Name, roles_before, roles_behind, take_roles
from wirecli.quotes.sentences import Sentence
from wirecli.quotes.token import Token


class Surnames:
    """A language's surnames: hundreds, of one letter or two."""

    def __init__(self, words: Iterable[str]) -> None:
        self.words = frozenset(words)
        self.sizes = sizes(self.words)
        self.initials = frozenset(word[0] for word in self.words)

    def __bool__(self) -> bool:
        return bool(self.words)

    def __contains__(self, word: str) -> bool:
        return word in self.words

    def begin(self, text: str, start: int = 0) -> int:
        """How long the longest surname is that stands at `start`; 0 where none does."""
        for size in self.sizes:
            word = text[start : start + size]
            if word in self.words:
                return len(word)
        return 0


@cache  # one for all of a language's documents
def surnames_of(lexicon: Lexicon) -> Surnames:
    return Surnames(lexicon.language.people.surnames)


class Uncased:
    """Names by the titles and roles beside them, where the script has no capitals."""

    in_marks = True

    def __init__(self, page: Page, lexicon: Lexicon) -> None:
        language = lexicon.language
        self.page, self.language = page, language
        self.before = language.name_first
        self.surnames = surnames_of(lexicon)
        self.spaced = language.script.spaced

    def finish(self, sentences: Sequence[Sentence], found: list[Name]) -> list[Name]:
        return found

    def names(self, sentence: Sentence, number: int) -> list[Name]:
        tokens = sentence.tokens
        found: dict[int, Name] = {}
        for at, token in enumerate(tokens):
            tags = token.tags
            if tags & (lex.ROLE | lex.TITLE) and not (self.before and not tags & lex.TITLE):
                self._behind(tokens, at, number, found)
            if tags & lex.TITLE_SUFFIX or (self.before and tags & lex.ROLE):
                self._in_front(tokens, at, number, found)
            if tags & lex.UNKNOWN and self.surnames and at not in found:
                self._by_surname(tokens, at, number, found)
            if self.language.script.split_scripts and tags & lex.UNKNOWN and at not in found:
                self._by_dot(tokens, at, number, found)
        return [found[at] for at in sorted(found)]

    def _behind(self, tokens: Sequence[Token], at: int, number: int, found: dict[int, Name]) -> None:
        begin, size = at + 1, len(tokens)
        while (
            begin < size
            and begin - at < 8
            and tokens[begin].tags & (lex.MODIFIER | lex.LINK | lex.ROLE | lex.TITLE | lex.ORGANISATION)
            and not tokens[begin].tags & lex.UNKNOWN
        ):
            begin += 1
        end = begin
        while end < size and end - begin < 4:
            tags = tokens[end].tags
            if not tags & (lex.UNKNOWN | lex.GIVEN | lex.PARTICLE) and not (
                end > begin and tags & lex.MODIFIER and self.spaced
            ):
                break
            end += 1
        while end > begin and tokens[end - 1].tags & lex.PARTICLE:
            end -= 1
        if end > begin and (tokens[at].tags & lex.TITLE or not self.spaced or end - begin >= 1):
            self._add(tokens, begin, end, at, number, found)

    def _in_front(self, tokens: Sequence[Token], at: int, number: int, found: dict[int, Name]) -> None:
        end = at
        while end > 0 and tokens[end - 1].tags & lex.BRACKET | (
            tokens[end - 1].tags & lex.NUMBER if end > 1 and tokens[end - 2].tags & lex.BRACKET else 0
        ):
            end -= 1  # 채복례(71) 씨
        begin = end
        while (
            begin > 0
            and end - begin < 4
            and tokens[begin - 1].tags & (lex.UNKNOWN | lex.GIVEN)
            and not tokens[begin - 1].tags & (lex.STOP | lex.TOPIC)
        ):
            begin -= 1
            if self.spaced and self._is_full_name(tokens[begin].word) and begin == end - 1:
                break
            if not self.spaced:
                break
        if end > begin:
            self._add(tokens, begin, end, at, number, found)

    def _is_full_name(self, word: str) -> bool:
        return len(word) in (1, 2, 3, 4) and bool(self.surnames.begin(word))

    def _by_surname(self, tokens: Sequence[Token], at: int, number: int, found: dict[int, Name]) -> None:
        """A short word that begins with a surname, where a name may stand: before a cue or a particle."""
        word = tokens[at].word
        longest = 4 if word[:2] in self.surnames else 3
        if not 2 <= len(word) <= longest or not self.surnames.begin(word):
            return
        after = tokens[at + 1].tags if at + 1 < len(tokens) else lex.END
        before = tokens[at - 1].tags if at else lex.END
        marked = tokens[at].tags & lex.TOPIC or after & (lex.SAY | lex.TOPIC | lex.TITLE_SUFFIX)
        if marked and (
            before & (lex.PUNCTUATION | lex.ROLE | lex.ORGANISATION | lex.CONJUNCTION)
            or tokens[at].tags & lex.TOPIC
            or not self.spaced
        ):
            found[at] = Name(tokens[at].start, tokens[at].core, (word,), number, at < 4)

    def _by_dot(self, tokens: Sequence[Token], at: int, number: int, found: dict[int, Name]) -> None:
        """A foreign name in one script with dots between its parts: マルタ・ヘイル."""
        word = tokens[at].word
        if 3 < len(word) < 40 and any(dot in word[1:-1] for dot in "·・‧．＝"):
            subject = at < 4 or bool(at + 1 < len(tokens) and tokens[at + 1].tags & lex.TOPIC)
            found[at] = Name(tokens[at].start, tokens[at].core, (word,), number, subject)

    def _add(
        self, tokens: Sequence[Token], begin: int, end: int, role: int, number: int, found: dict[int, Name]
    ) -> None:
        if begin in found and len(found[begin].words) >= end - begin:
            name = found[begin]
        else:
            words = tuple(token.word for token in tokens[begin:end])
            name = found[begin] = Name(tokens[begin].start, tokens[end - 1].core, words, number, begin < 6)
        token = tokens[role]
        name.titled = name.titled or bool(token.tags & (lex.TITLE | lex.TITLE_SUFFIX))
        name.gender = name.gender or token.tags & lex.GENDER
        if token.tags & lex.ROLE:
            first, last = (role, begin) if role < begin else (end, role + 1)
            take_roles(name, tokens, first, last)
            if role < begin:
                roles_before(name, tokens, role)
        roles_behind(name, tokens, end)
