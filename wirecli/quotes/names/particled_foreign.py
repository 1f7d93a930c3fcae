"""Foreign names that no role stands beside, by the letters that they are spelled with: 마르타 드레스너는."""

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from wirecli.knowledge import lexicon as lex
from wirecli.knowledge.lexicon import Lexicon
from wirecli.page import Page
from wirecli.quotes.names.name import Name
from wirecli.quotes.names.particled_endings import LONGEST, Endings
from wirecli.quotes.sentences import Sentence
from wirecli.quotes.token import Token, some

_SOON = 24  # words that may stand between a subject and what it says
_RANK = lex.ROLE | lex.TITLE_SUFFIX | lex.ORGANISATION | lex.MODIFIER
_MARKED = lex.TOPIC | lex.SUBJECT


class Foreign:
    """Names of two words and more that are spelled as foreign names are, and what they are called later."""

    def __init__(self, page: Page, lexicon: Lexicon, endings: Endings) -> None:
        self.page, self.endings, self.is_full = page, endings, endings.is_full
        self.letters = frozenset(lexicon.language.script.transliteration)
        self.native, self.words = frozenset(lexicon.language.people.name_letters), lexicon.words
        grammar = lexicon.language.grammar
        self.flags, self.attributive = dict(lexicon.suffixes), grammar.attributive
        joins = {*grammar.conjunctions, *grammar.link, *grammar.topic}
        self.final = frozenset(ending for ending in self.flags if len(ending) == 1) - joins
        self.full: set[tuple[str, ...]] = set()
        self.short: set[str] = set()

    def look_over(self, sentences: Sequence[Sentence]) -> None:
        """Find out which names the document has: those that speak, have an age, or come again by their last part."""
        self._give_back(sentences)
        runs = [(sentence.tokens, at, end) for sentence in sentences for at, end in self._runs(sentence.tokens)]
        if not runs:
            return
        counts = Counter(token.word for sentence in sentences for token in sentence.tokens)
        within = Counter(tokens[end - 1].word for tokens, _, end in runs)
        doubtful = list[tuple[str, ...]]()
        for tokens, at, end in runs:
            words = tuple(token.word for token in tokens[at:end])
            if end < len(tokens) and tokens[end].tags & _RANK and tokens[end - 1].core == tokens[end - 1].end:
                if end - at == 2 and self._foreign(words[-1]) and len(words[-1]) > 1:
                    self.short.add(words[-1])
                continue  # the rank tells where the name ends: 마르타 드레스너 노르드칩스 대표
            last = tokens[end - 1]
            if self.endings.is_place(last) and not (end < len(tokens) and tokens[end].tags & lex.CUE):
                continue  # 피라미드 무대에 섰다; not: 마르타 페르센에 따르면
            speaks = last.core != last.end and some(tokens[end : end + _SOON], lex.CUE | lex.QUOTE)
            if _is_aged(tokens, end) or (speaks and not words[0].isascii()):  # not: Harbour Energy Alliance는
                self.full.add(words)
                self.short.add(words[-1])
            elif counts[words[-1]] > within[words[-1]]:
                doubtful.append(words)
        sure = frozenset(self.short)
        for words in doubtful:
            if words[-1] not in sure or words[0].isascii():  # 해가 지자 페르센은: no 지자 페르센
                self.full.add(words)
                self.short.add(words[-1])
        for sentence in sentences if self.short else ():
            for token in sentence.tokens:
                self._recut(token)

    def _give_back(self, sentences: Sequence[Sentence]) -> None:
        """Give back to names the letters that looked like a particle: 에두아르도 페르센은; not 톰과 페르센은.

        마리아 오르테가 보안관은
        """
        hidden = set[str]()  # 아이샤 라만 교수…… 라만 교수: 라 is a word
        for sentence in sentences:
            tokens = sentence.tokens
            for at, (token, after) in enumerate(pairwise(tokens)):
                if token.core - token.start == 1 and self._hides_surname(tokens, at, hidden):
                    token.word, token.core, token.tags = self.page.text[token.start : token.end], token.end, lex.UNKNOWN
                    hidden.add(token.word)
                if token.tags == lex.STOP and token.core == token.end and self._looks_like_verb(tokens, at):
                    token.tags = lex.UNKNOWN
                if token.core == token.end or not token.tags & lex.UNKNOWN:
                    continue
                whole = self.page.text[token.start : token.end]
                if whole[len(token.word) :] not in self.final or not self.letters.issuperset(whole) or len(whole) < 3:
                    continue
                near = after.word if self._is_part(after) and len(after.word) > 1 else ""
                ranked = self._is_bare(after) and self._has_rank(tokens, at + 2)
                if not near or not (after.tags & _MARKED or ranked):
                    ranked = bool(after.tags & _MARKED and after.tags & (lex.ROLE | lex.TITLE_SUFFIX))
                    near = tokens[at - 1].word if at and ranked and self._is_bare(tokens[at - 1]) else ""
                if near and self._foreign(whole + near) > 1:
                    token.word, token.core, token.tags = whole, token.end, lex.UNKNOWN

    def _hides_surname(self, tokens: Sequence[Token], at: int, hidden: set[str]) -> bool:
        """Whether one letter and what looks like a particle are the last part of a foreign name before a rank."""
        token, after = tokens[at], tokens[at + 1]
        whole = self.page.text[token.start : token.end]
        if (
            token.tags & ~(lex.STOP | lex.THAT | lex.STARTS)
            or not 1 < len(whole) < 4
            or not self.letters.issuperset(whole)
        ):
            return False
        if whole in hidden:
            return bool(after.tags & (lex.ROLE | lex.TITLE_SUFFIX))
        led = at > 1 and self._is_bare(tokens[at - 1]) and tokens[at - 2].tags & (lex.ROLE | lex.TITLE_SUFFIX)
        rank = some(tokens[at + 1 : at + LONGEST], lex.TITLE_SUFFIX)
        return bool(led) and rank and self._foreign(tokens[at - 1].word + whole) > 0

    def _looks_like_verb(self, tokens: Sequence[Token], at: int) -> bool:
        """Whether a foreign name ends like a verb before a noun: 야당 대표 미할 페르센은, 세인트브렌던 병원은."""
        token, after = tokens[at], tokens[at + 1]
        before = tokens[at - 1] if at else None
        if token.word in self.words or not self.letters.issuperset(token.word):
            return False
        if after.tags & lex.ORGANISATION:
            return self._foreign(token.word[:-1]) > 1 and not self.endings.is_governed(tokens, at)
        begins = before is None or (before.core == before.end and before.tags & (_RANK | lex.END))
        if not begins or len(token.word) > 3:
            return False
        return bool(after.tags & _MARKED) and self._is_part(after) and self._foreign(after.word) > 1

    @staticmethod
    def _has_rank(tokens: Sequence[Token], at: int) -> bool:
        """Whether bodies and a rank follow that a subject's particle ends: 마르가 페르센 | EU 집행위원은."""
        bare = lex.UNKNOWN | lex.MODIFIER | lex.ORGANISATION | lex.ROLE | lex.TITLE_SUFFIX
        for token in tokens[at : at + LONGEST]:
            if token.tags & lex.TOPIC:
                return bool(token.tags & (lex.ROLE | lex.TITLE_SUFFIX))
            if token.core != token.end or not token.tags & bare or token.tags & lex.PUNCTUATION:
                return False
        return False

    def goes_on(self, token: Token) -> bool:
        """Whether a foreign name goes on with the word: 마리아|산토스 is no 마리아."""
        if token.word in self.short:
            return True
        return self._is_bare(token) and not token.word.isascii() and self._foreign(token.word) > 0

    def is_spelled(self, word: str) -> bool:
        """Whether a word has none but the letters of foreign names, and one that no name of here has."""
        return self.letters.issuperset(word) and self._foreign(word) > 0

    def begins(self, tokens: Sequence[Token], at: int) -> bool:
        """Whether one of the document's foreign names stands at `at`."""
        return any(words == tuple(token.word for token in tokens[at : at + len(words)]) for words in self.full)

    def _is_bare(self, token: Token) -> bool:
        return token.core == token.end and self._is_part(token)

    def _foreign(self, letters: str) -> int:
        """How many of the letters no name of here has."""
        return sum(letter not in self.native for letter in letters)

    def _recut(self, token: Token) -> None:
        """Cut a name's particle off where a longer one was: 몬테로|는, not 몬테|로는."""
        if token.core == token.end or not token.tags & lex.UNKNOWN:
            return
        whole = self.page.text[token.start : token.end]
        for cut in range(len(token.word) + 1, len(whole) + 1):
            if whole[:cut] in self.short and (cut == len(whole) or whole[cut:] in self.flags):
                token.word, token.core = whole[:cut], token.start + cut
                token.tags = lex.UNKNOWN | self.flags.get(whole[cut:], 0)

    def names(self, tokens: Sequence[Token], number: int, found: dict[int, Name]) -> None:
        """Add the names of a sentence to those found by what stands beside them."""
        if not self.short:
            return
        for at, end in self._runs(tokens):
            words = tuple(token.word for token in tokens[at:end])
            if words in self.full and not any(k in found for k in range(at, end)):
                found[at] = self._name(tokens, at, end, number)
        for at, token in enumerate(tokens):
            if token.word in self.short and token.tags & lex.UNKNOWN:
                if not any(name.start <= token.start < name.end for name in found.values()):
                    found[at] = self._name(tokens, at, at + 1, number)

    @staticmethod
    def _name(tokens: Sequence[Token], at: int, end: int, number: int) -> Name:
        last = tokens[end - 1]
        aside = _is_aged(tokens, end) and end + 3 < len(tokens) and tokens[end + 3].tags & _MARKED
        subject = bool(last.tags & _MARKED or aside) or (end < len(tokens) and at < 2)
        words = tuple(token.word for token in tokens[at:end])
        name = Name(tokens[at].start, last.core, words, number, subject, given=True)
        before = tokens[at - 1] if at else None
        if before is not None and before.tags & lex.ORGANISATION and not before.tags & lex.ROLE:
            if before.core == before.end:
                name.body, name.given, name.roles = True, False, frozenset({before.word})  # 게임사 노르드 블록스는
        return name

    def _runs(self, tokens: Sequence[Token]) -> list[tuple[int, int]]:
        """Where words stand side by side that are spelled as a foreign name is: from, to."""
        found, at, size = list[tuple[int, int]](), 0, len(tokens)
        while at < size:
            if not self._is_part(tokens[at]):
                at += 1
                continue
            end, latin = at + 1, tokens[at].word.isascii()
            while end < size and end - at < LONGEST and tokens[end - 1].core == tokens[end - 1].end:
                if not self._is_part(tokens[end]) or tokens[end].word.isascii() != latin:
                    break
                end += 1
            while end - at > 1 and tokens[at].word.endswith(self.attributive):
                if (end - at < 3 or len(tokens[at].word) < 3) and not self.endings.is_governed(tokens, at):
                    break  # 마틴|데보라 페르센
                at += 1  # 기다린|나오미 페르센, 2실점으로 버틴|페르센
            told = self._foreign("".join(token.word for token in tokens[at:end]))
            last = tokens[end - 1].word
            told *= len(last) != 3 or not self.is_full(last) or self._foreign(last) > 0  # not: 홈런 문가람
            aged = end - at == 2 and min(len(tokens[at].word), len(last)) > 1 and _is_aged(tokens, end)
            aged = aged and not self.is_full(last)
            if end - at > 1 and (latin or aged or told > 1):  # 마르타 드레스너; not 시간 단위
                found.append((at, end))
            at = end
        return found

    def _is_part(self, token: Token) -> bool:
        word = token.word
        if not token.tags & lex.UNKNOWN or token.tags & (lex.NUMBER | lex.STOP * (token.core == token.end)):
            return False
        if word.isascii():
            printed = self.page.text[token.start : token.core]
            return len(word) > 1 and word.isalpha() and printed[0].isupper() and printed[1:].islower()
        return self.letters.issuperset(word)


def _is_aged(tokens: Sequence[Token], at: int) -> bool:
    """Whether an age in brackets is written onto the word before `at`."""
    if at + 2 >= len(tokens) or tokens[at].word != "(" or tokens[at].start != tokens[at - 1].end:
        return False
    return bool(tokens[at + 1].tags & lex.NUMBER) and tokens[at + 2].word == ")"
