"""Letters that look like a particle and are a name's: given back before names are read.

And what tells a full name, an age beside one, a copula.
"""

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from wirecli.knowledge import lexicon as lex
from wirecli.knowledge.lexicon import Lexicon
from wirecli.page import Page
from wirecli.quotes.names.uncased import surnames_of
from wirecli.quotes.sentences import Sentence
from wirecli.quotes.token import Token

LONGEST = 4  # words of a foreign name


class Endings:
    """Gives back to names the last letters that looked like a particle, and keeps what that told of bodies."""

    def __init__(self, page: Page, lexicon: Lexicon) -> None:
        language = lexicon.language
        self.page, self.surnames = page, surnames_of(lexicon)
        self.lexicon = lexicon
        self.letters = frozenset(language.people.name_letters + language.people.neighbour_letters)
        self.neighbours = frozenset(language.people.neighbour_letters)
        self.spelled = frozenset(language.script.transliteration)
        self.counts: Counter[str] = Counter()
        self.bodies: set[str] = set()
        self.foreign: set[str] = set()
        people = language.people
        roles = {*people.roles, *people.roles_feminine, *people.roles_masculine}
        self.address = tuple(word for word in people.title_suffixes if word not in roles and "*" not in word)
        self.topics, self.subjects = tuple(language.grammar.topic), tuple(language.grammar.subject)
        before = (form.split(" ")[0] for form in language.speech.according_after if " " in form)
        self.towards = tuple({form for form in before if len(form) == 1})  # 에
        self.offices = frozenset(language.grammar.conjunctions).intersection(
            language.grammar.endings
        )  # 과: and, a section
        self.copula = frozenset(language.grammar.copula)
        self.behind_consonants = frozenset(language.grammar.behind_consonants)
        proper = set(language.grammar.topic) | set(language.grammar.link)
        self.final = (
            frozenset(e for e in (*language.grammar.endings, *language.grammar.subject) if len(e) == 1) - proper
        )

    def _find_hidden(self, sentences: Sequence[Sentence]) -> None:
        """Count names that come only as what looks like a quotative, once behind a role: 아내 로라는. 로라는 …"""
        hidden: dict[str, list[Token]] = {}
        presented = set[str]()
        for sentence in sentences:
            for at, token in enumerate(sentence.tokens):
                word = token.word
                if token.tags != lex.STOP or token.core != token.end or not word.endswith(self.topics):
                    continue
                if not 2 < len(word) < 5 or word in self.lexicon.words or not self.spelled.issuperset(word[:-1]):
                    continue
                hidden.setdefault(word, []).append(token)
                before = sentence.tokens[at - 1] if at else None
                if before is not None and before.tags & lex.ROLE and before.core == before.end:
                    presented.add(word)
        for word in presented:
            if len(hidden[word]) < 2 and not self.counts[word[:-1]]:
                continue
            for token in hidden[word]:
                token.core, token.word, token.tags = token.end - 1, word[:-1], lex.UNKNOWN | lex.TOPIC
            self.counts[word[:-1]] += len(hidden[word])

    def settle(self, sentences: Sequence[Sentence]) -> None:
        """Give back to a name the last letter that looked like a particle: 김정은 위원장."""
        self.counts.update(token.word for sentence in sentences for token in sentence.tokens)
        self._find_hidden(sentences)
        for sentence in sentences:
            tokens = sentence.tokens
            for at, token in enumerate(tokens):
                if token.tags == lex.STOP and token.core == token.end and self._hides_name(tokens, at):
                    token.core, token.word = token.end - 1, token.word[:-1]  # 마르코 실베이라는
                    token.tags = lex.UNKNOWN | lex.TOPIC
                elif token.tags & lex.TOPIC and token.word in self.surnames and self.is_aged(tokens, at):
                    token.tags = lex.UNKNOWN  # 은 씨가
                elif token.tags & lex.UNKNOWN and token.core != token.end and self.is_aged(tokens, at):
                    whole = self.page.text[token.start : token.end]
                    spelt = at and self.spelled.issuperset(whole) and tokens[at - 1].tags == lex.UNKNOWN
                    if self.is_full(whole) or (spelt and len(whole) > 2):  # 도기만(58)씨는, 마르타 클라인(71)은
                        token.core, token.word, token.tags = token.end, whole, lex.UNKNOWN
            for token, after in pairwise(tokens):
                if (
                    token.tags & lex.ADDRESSEE
                    and after.tags & lex.ACCORDING_AFTER
                    and token.word.endswith(self.towards)
                ):
                    token.core, token.word = token.end - 1, token.word[:-1]  # 연합뉴스에 따르면
                    token.tags = lex.ORGANISATION | lex.STOP
            for at, token in enumerate(tokens[:-1]):
                after = tokens[at + 1]  # 소재 기업 다솔렌은: a body's name behind what it is
                if (
                    (
                        token.tags & (lex.ORGANISATION | lex.GROUP)
                        and not token.tags & lex.ROLE
                        and token.core == token.end
                        and after.tags & lex.UNKNOWN
                        and len(after.word) > 1
                    )
                    and (
                        after.tags & lex.TOPIC
                        or (at + 2 < len(tokens) and tokens[at + 2].word == "(" and tokens[at + 2].start == after.end)
                    )
                    and not self.is_full(after.word)
                ):
                    self.bodies.add(after.word)
            for at in range(1, len(tokens) - 1):
                token, after = tokens[at], tokens[at + 1]
                trade = token.tags & (lex.UNKNOWN | lex.MODIFIER)
                if not trade or self.page.text[token.core : token.end] not in self.offices:
                    continue
                office = tokens[at - 1].tags & lex.ORGANISATION and tokens[at - 1].core == tokens[at - 1].end
                rank = at + 2 < len(tokens) and tokens[at + 2].tags & lex.TITLE_SUFFIX
                named = rank and after.tags & lex.UNKNOWN and len(after.word) == 3 and self.is_full(after.word)
                if (office and after.tags & lex.ROLE) or (named and after.core == after.end):
                    token.word, token.core = self.page.text[token.start : token.end], token.end
                    token.tags = lex.UNKNOWN  # 누리구청 주택과 직원, 가람대 항만학과 한지우 교수
            self._restore(tokens)
            for at, token in enumerate(tokens[:-1]):
                after = tokens[at + 1]
                if (
                    token.core != token.end
                    and not token.tags & lex.LINK  # 소설의 주인공
                    and after.tags & (lex.ROLE | lex.TITLE_SUFFIX | lex.MODIFIER | lex.ORGANISATION)
                    and not token.tags & lex.PUNCTUATION
                ):
                    whole = self.page.text[token.start : token.end]
                    foreign = (
                        at
                        and after.tags & lex.TITLE_SUFFIX
                        and (self.is_copula(token) or token.tags & lex.SUBJECT)
                        and token.tags & lex.UNKNOWN
                        and tokens[at - 1].tags & lex.UNKNOWN
                        and tokens[at - 1].core == tokens[at - 1].end
                    )
                    if not foreign and at and token.tags & lex.SUBJECT and token.tags & lex.UNKNOWN:
                        foreign = self._is_foreign(tokens, at)
                    if after.start > token.end and ((len(whole) == 3 and self.is_full(whole)) or foreign):
                        token.core, token.word = token.end, whole
                        token.tags = lex.UNKNOWN

    def _restore(self, tokens: Sequence[Token]) -> None:
        """Give back to a foreign name the letters that look like a particle: 니콜라이 벨로프 차관, 폴 프리드만 교수."""
        for at, token in enumerate(tokens[:-1]):
            if not self._looks_marked(token) or self.page.text[token.core : token.end] not in self.final:
                continue
            if self.spelled and not self.spelled.issuperset(self.page.text[token.start : token.end]):
                continue  # 석학인 리처드 페르센 가람대 교수
            rest = at + 1
            while rest < len(tokens) and rest - at < LONGEST and tokens[rest].tags & lex.UNKNOWN:
                if tokens[rest].core != tokens[rest].end or tokens[rest].tags & lex.NUMBER:
                    break
                rest += 1
            first = rest > at + 1  # else it is the last part, and another stands before it
            if first and (len(token.word) < 2 or len(tokens[at + 1].word) < 2 or self.is_full(tokens[at + 1].word)):
                continue
            if not first and not (
                at and tokens[at - 1].tags & lex.UNKNOWN and tokens[at - 1].core == tokens[at - 1].end
            ):
                continue
            rank = rest
            while rank < len(tokens) and rank - rest < 3 and not tokens[rank].tags & lex.TITLE_SUFFIX:
                if tokens[rank].core != tokens[rank].end or not tokens[rank].tags & (lex.MODIFIER | lex.ORGANISATION):
                    break
                rank += 1
            if rank >= len(tokens) or not tokens[rank].tags & lex.TITLE_SUFFIX:
                continue
            after = tokens[rank + 1] if rank + 1 < len(tokens) else None
            if tokens[rank].tags & lex.TOPIC or (after is not None and after.word == "("):  # 최고경영자(CEO)는
                token.word, token.core, token.tags = self.page.text[token.start : token.end], token.end, lex.UNKNOWN
                self.foreign.add(token.word)

    @staticmethod
    def _looks_marked(token: Token) -> bool:
        return token.core != token.end and bool(token.tags & lex.UNKNOWN)

    def _hides_name(self, tokens: Sequence[Token], at: int) -> bool:
        """Whether what ends like a quotative is a foreign name with its topic particle: 감독 마르코 실베이라는"""
        word = tokens[at].word
        if word.endswith(self.topics) and self.counts[word[:-1]] and len(word) == 4 and self.is_full(word[:-1]):
            return True  # 배우 염태라(41)가 …. 염태라는 “…”라고
        if not at:
            return False
        before = tokens[at - 1]
        if len(word) < 4 or not word.endswith(self.topics) or word in self.lexicon.words or before.core != before.end:
            return False
        if before.tags & lex.ORGANISATION and not before.tags & lex.ROLE:
            return True  # 소재 기업 제노벨라는
        front = tokens[at - 2] if at > 1 else None
        return (
            front is not None
            and bool(before.tags & lex.UNKNOWN)
            and bool(front.tags & (lex.ROLE | lex.MODIFIER))
            and front.core == front.end
        )

    def _is_foreign(self, tokens: Sequence[Token], at: int) -> bool:
        """엘레나 바르가 나토 대변인은.

        what looks like a particle ends a foreign name, as its body and its rank follow.
        """
        before = tokens[at - 1]
        if not before.tags & lex.UNKNOWN or before.core != before.end or before.tags & lex.NUMBER:
            return False
        body = False
        for token in tokens[at + 1 : at + 5]:
            if token.tags & lex.TITLE_SUFFIX:
                return bool(token.tags & lex.TOPIC)
            if token.core != token.end or not (token.tags & (lex.ORGANISATION | lex.MODIFIER | lex.ROLE) or body):
                return False
            body = body or bool(token.tags & (lex.ORGANISATION | lex.MODIFIER))
        return False

    def is_aged(self, tokens: Sequence[Token], at: int) -> bool:
        """Whether an age in brackets is written onto the word, or an address stands behind it: 허병구(63) 씨"""
        after = tokens[at + 1] if at + 1 < len(tokens) else None
        if after is None or after.tags & lex.ROLE:
            return False
        if after.word == "(" and after.start == tokens[at].end and at + 3 < len(tokens):
            return bool(tokens[at + 2].tags & lex.NUMBER) and tokens[at + 3].word == ")"
        return after.word in self.address and tokens[at].core == tokens[at].end

    def is_copula(self, token: Token) -> bool:
        return token.core != token.end and self.page.text[token.core : token.end] in self.copula

    def is_governed(self, tokens: Sequence[Token], at: int) -> bool:
        """Whether an object or an adverb stands before a word, which a name has not: 2실점으로 버틴|페르센."""
        before = tokens[at - 1] if at else None
        if before is None or before.core == before.end or not before.tags & lex.STOP:
            return False
        name = self.page.text[tokens[at + 1].start : tokens[at + 1].core]
        return not self.is_copula(before) or (len(name) == 3 and self.is_full(name)) or self.is_adverb(before)

    def is_adverb(self, token: Token) -> bool:
        """Whether what may be a copula can but make an adverb: 2실점|으로."""
        return self.page.text[token.core : token.end] in self.behind_consonants

    def is_place(self, token: Token) -> bool:
        """Whether a particle says where, or to what something is done: 무대|에, 섬|에는."""
        particle = self.page.text[token.core : token.end]
        rests = ("", *self.topics, *self.subjects)
        return any(particle == towards + rest for towards in self.towards for rest in rests)

    def is_called(self, word: str, role: str) -> bool:
        """Whether somewhere the surname that a word of two letters or three begins with stands before the role."""
        if not 1 < len(word) < 4 or word[0] not in self.surnames:
            return False
        text = self.page.text
        return any(f"{before}{word[0]} {role[k:]}" in text for k in range(len(role) - 1) for before in ' \n“‘"')

    def is_full(self, word: str) -> bool:
        """Whether a word looks like a surname with a given name."""
        if not 2 <= len(word) <= 4:
            return False
        for size in (2, 1):
            rest = word[size:]
            if (
                word[:size] in self.surnames
                and (1 <= len(rest) <= 2 or (len(rest) > 2 and not self.neighbours.isdisjoint(rest)))  # 왕샤오밍
                and (not self.letters or all(letter in self.letters for letter in rest))
            ):
                return size == 1 or len(word) > 2
        return False
