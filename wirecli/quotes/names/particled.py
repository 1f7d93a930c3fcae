"""Names in scripts with spaces and without capitals: particles behind names and roles (민서현 항만공사 사장은)."""

from collections.abc import Sequence

from wirecli.knowledge import lexicon as lex
from wirecli.knowledge.lexicon import Lexicon
from wirecli.page import Page
from wirecli.quotes.names.name import Name, take_roles
from wirecli.quotes.names.particled_endings import LONGEST, Endings
from wirecli.quotes.names.particled_foreign import Foreign
from wirecli.quotes.names.uncased import Uncased
from wirecli.quotes.sentences import Sentence
from wirecli.quotes.token import Token, some

_WALL = lex.PUNCTUATION | lex.CUE | lex.THAT | lex.FILLER | lex.CONJUNCTION | lex.PRONOUN | lex.RELATIVE
_REACH = 9  # words that may stand between a role and the beginning of its phrase
_SOON = 16  # words that may stand between a subject and what it says


class Particled(Uncased):
    """Names by surnames and by the roles behind them."""

    in_marks = False

    def __init__(self, page: Page, lexicon: Lexicon) -> None:
        super().__init__(page, lexicon)
        self.lexicon = lexicon
        self.endings = Endings(page, lexicon)
        self.foreign = Foreign(page, lexicon, self.endings)

    def prepare(self, sentences: Sequence[Sentence]) -> None:
        self.endings.settle(sentences)
        self.foreign.look_over(sentences)

    def finish(self, sentences: Sequence[Sentence], found: list[Name]) -> list[Name]:
        return _without_doubtful(found)

    def names(self, sentence: Sentence, number: int) -> list[Name]:
        tokens = sentence.tokens
        found: dict[int, Name] = {}
        for at, token in enumerate(tokens):
            tags = token.tags
            if self.endings.address and tags & lex.UNKNOWN and token.word.endswith(self.endings.address):
                self._addressed(token, at, number, found)
            if tags & (lex.ROLE | lex.TITLE_SUFFIX):
                self._in_front(tokens, at, number, found)
                self._behind(tokens, at, number, found)
            elif (
                tags & lex.UNKNOWN
                and at not in found
                and len(token.word) == 3
                and self.endings.is_full(token.word)
                and (
                    _behind_aside(tokens, at)
                    or (
                        tags & lex.TOPIC
                        and (
                            at == 0
                            or tokens[at - 1].tags & (lex.PUNCTUATION | lex.FILLER | lex.ORGANISATION)
                            or self._is_told_of(tokens, at)
                        )
                    )
                )
            ):
                found[at] = Name(token.start, token.core, (token.word,), number, at < 4)
            if (
                tags & lex.UNKNOWN
                and at not in found
                and self._is_body_by_letter(token.word)
                and not (self.endings.is_aged(tokens, at) and self.endings.is_full(token.word))
                and (tags & lex.TOPIC or not at or (at + 1 < len(tokens) and tokens[at + 1].tags & lex.ORGANISATION))
            ):
                found[at] = Name(
                    token.start, token.core, (token.word,), number, at < 4, frozenset({token.word[-1]}), body=True
                )
            if tags & (lex.ORGANISATION | lex.GROUP) and not tags & lex.ROLE:
                self._body(tokens, at, number, found)
            elif token.word == "(" and at and at + 2 < len(tokens):
                self._spelled(tokens, at, number, found)
            if token.quoted:
                self._document(tokens, at, number, found)
        self._closing(tokens, number, found)
        self.foreign.names(tokens, number, found)
        names = [found[at] for at in sorted(found)]
        self._predicated(tokens, names)
        return names

    def _is_told_of(self, tokens: Sequence[Token], at: int) -> bool:
        """Whether a verb before a name tells of whom the words behind it are: 2군에서 출발한|한지우는 “…”."""
        quoted = at + 1 < len(tokens) and tokens[at + 1].quoted is not None
        return quoted and at > 1 and tokens[at - 1].word.endswith(self.language.grammar.attributive)

    def _is_body_by_letter(self, word: str) -> bool:
        """Whether the last letter of a longer word makes it a body: 누리시, 가람대."""
        return len(word) > 2 and bool(self.lexicon.words.get(word[-1], 0) & lex.ORGANISATION)

    def _predicated(self, tokens: Sequence[Token], names: Sequence[Name]) -> None:
        """민서하 씨는 40년 동안 종지기였다: what the topic of a sentence is said to be."""
        end = len(tokens) - 1 if tokens and tokens[-1].tags & lex.END else len(tokens)
        last = tokens[end - 1] if end > 2 else None
        if last is None or not names or not last.tags & lex.UNKNOWN:
            return
        stem = self._predicate(last.word)
        if not self.lexicon.look(stem) & lex.ROLE:
            return
        topic = next((token for token in tokens if token.tags & lex.TOPIC and not token.tags & lex.SUBJECT), None)
        if topic is not None and names[0].start <= topic.start < last.start and topic.start - names[0].end < 8:
            names[0].roles |= {stem}

    def _predicate(self, word: str) -> str:
        """The role that a copula is written onto: 종지기|였다."""
        stems = (word[: -len(form)] for form in self.endings.copula if word.endswith(form))
        return next((stem for stem in stems if len(stem) > 1 and self.lexicon.look(stem) & lex.ROLE), "")

    def _closing(self, tokens: Sequence[Token], number: int, found: dict[int, Name]) -> None:
        """의사는 한 명, 윤하람 누리의료원 과장뿐이다: a name whose role is the sentence's predicate."""
        at = len(tokens) - 1 - bool(tokens and tokens[-1].tags & lex.END)
        if at < 1 or not tokens[at].tags & lex.UNKNOWN or tokens[at].core != tokens[at].end:
            return
        last = tokens[at]
        stem = self._predicate(last.word)
        if not stem:
            return
        front = tokens[self._begin(tokens, at) : at]
        if any(
            len(token.word) == 3 and token.tags & lex.UNKNOWN and self.endings.is_full(token.word) for token in front
        ):
            role = Token(last.start, last.end, last.start + len(stem), self.lexicon.look(stem), stem)
            self._in_front([*tokens[:at], role], at, number, found)

    def _begin(self, tokens: Sequence[Token], end: int) -> int:
        """Where the phrase that ends before `end` begins."""
        begin = end
        while begin > 0 and end - begin < _REACH:
            token = tokens[begin - 1]
            if (
                (token.tags & _WALL and not token.tags & lex.BRACKET)
                or token.tags & lex.STOP
                or token.core != token.end
            ):
                break
            if token.tags & lex.BRACKET and token.word == ")":
                opening = next((k for k in range(begin - 2, max(-1, begin - 9), -1) if tokens[k].word == "("), -1)
                if opening < 1:
                    break
                begin = opening
                continue
            if token.tags & lex.BRACKET:
                break
            begin -= 1
        return begin

    def _in_front(self, tokens: Sequence[Token], at: int, number: int, found: dict[int, Name]) -> None:
        begin = self._begin(tokens, at)
        outer = [k for k in range(begin, at) if not self._bracketed(tokens, k, begin)]
        if not outer:
            return
        rank = bool(tokens[at].tags & lex.TITLE_SUFFIX)
        last = outer[-1]
        word = tokens[last].word
        known = tokens[last].tags & lex.UNKNOWN and self.endings.is_full(word)
        if (
            tokens[last].tags & lex.INDEFINITE
            and len(word) == 1
            and last > begin
            and tokens[last - 1].word in self.surnames
            and not tokens[at].tags & lex.ROLE
        ):
            self._put(tokens, last - 1, last + 1, at, number, found)  # 최 모 씨
            return
        if len(word) == 1 and word.isascii() and word.isalpha() and tokens[at].word in self.endings.address:
            found[last] = Name(
                tokens[last].start, tokens[at].core, (word + tokens[at].word,), number, last < 4, titled=True
            )  # B 씨
            return
        address = (
            not tokens[at].tags & lex.ROLE
            and len(word) == 3
            and self.surnames.begin(word)
            and tokens[last].tags & lex.UNKNOWN
        )  # 채복례 씨
        alone = (
            tokens[at].word in self.endings.address
            and not tokens[at].tags & lex.ROLE
            and tokens[last].tags & lex.UNKNOWN
            and not tokens[last].tags & lex.NUMBER
            and 1 < len(word) < 6
            and (last == begin or tokens[last - 1].tags & lex.ROLE)
        )  # 농부 분미 씨
        if address or alone or (known and len(word) > 2):
            self._put(tokens, last, last + 1, at, number, found)
            return
        lone = len(word) == 1 and word in self.surnames and not tokens[last].tags & lex.MODIFIER
        for k in outer[:-1]:
            word = tokens[k].word
            if lone and word.endswith(self.language.grammar.attributive):
                continue  # 재선에 성공한 이 군수
            if (
                len(word) > 2
                and tokens[k].tags & lex.UNKNOWN
                and self.endings.is_full(word)
                and word not in self.endings.foreign
                and not self.foreign.goes_on(tokens[k + 1])
                and not any(tokens[m].tags & lex.ROLE for m in outer if m > k)
            ):
                self._put(tokens, k, k + 1, at, number, found)
                return
        if len(tokens[last].word) < 5 and self._names_behind(tokens, at):
            return  # 마을 대표 한나 페르센은: who stands behind has the role
        if known and rank:
            self._put(tokens, last, last + 1, at, number, found)
            return
        first = next(
            (
                k
                for k in reversed(outer)
                if not tokens[k].tags & lex.MODIFIER or (tokens[k].word in self.surnames and k == outer[0])
            ),
            -1,
        )
        if first >= 0 and tokens[first].word in self.surnames and (len(tokens[first].word) == 1 or rank):
            if not tokens[first].tags & lex.NUMBER:
                doubtful = not tokens[first].tags & lex.UNKNOWN
                self._put(tokens, first, first + 1, at, number, found, doubtful)
            return
        if tokens[last].tags & lex.INDEFINITE:
            return
        called = tokens[outer[0]]
        if rank and called.tags & lex.UNKNOWN and self.endings.is_called(called.word, tokens[at].word):
            self._put(tokens, outer[0], outer[0] + 1, at, number, found)  # 서윤 항만청 청장…… 서 청장은
            return
        country = next((k for k in outer[2:] if not tokens[k].tags & lex.UNKNOWN), begin)
        whose = tokens[begin:country]
        if (
            rank
            and 1 < len(whose) <= LONGEST
            and tokens[country].tags & (lex.MODIFIER | lex.ORGANISATION)
            and all(token.tags & lex.UNKNOWN and not token.tags & lex.NUMBER for token in whose)
            and max(len(token.word) for token in whose) > 2
            and not any(tokens[k].tags & lex.ROLE or tokens[k].word in self.endings.bodies for k in range(begin, at))
        ):
            self._put(tokens, begin, country, at, number, found)  # 마리우시 코발스키 폴란드 광업부 장관
            return
        run = [k for k in outer if tokens[k].tags & lex.UNKNOWN]
        end = last + 1
        while end > begin and (
            tokens[end - 1].word in self.endings.bodies
            or (not tokens[end - 1].tags & lex.UNKNOWN and tokens[end - 1].tags & (lex.ORGANISATION | lex.MODIFIER))
        ):
            end -= 1
        start = end
        while (
            start > begin
            and end - start < LONGEST
            and tokens[start - 1].tags & lex.UNKNOWN
            and not tokens[start - 1].tags & lex.NUMBER
        ):
            start -= 1
        if end - start > 2 and self._is_body_by_letter(tokens[end - 1].word):
            end -= 1  # 리처드 페르센 가람대 교수
        size = end - start
        if not run or not rank or not size:
            return
        printed = self.page.text[tokens[start].start : tokens[start].core]
        if size == 1 and len(printed) > 1 and printed.isascii() and printed.isupper():
            return  # RSF 대변인
        if size < 2 and (end != last + 1 or self.endings.counts[tokens[last].word] < 2):
            return
        if size > 1 or rank:
            self._put(tokens, start, end, at, number, found)

    def _names_behind(self, tokens: Sequence[Token], role: int) -> bool:
        """Whether a name stands right behind a role."""
        if role + 1 >= len(tokens) or tokens[role].core != tokens[role].end:
            return False
        behind = tokens[role + 1]
        if not behind.tags & lex.UNKNOWN:
            return False
        after = tokens[role + 2] if role + 2 < len(tokens) else behind
        if after.tags & lex.UNKNOWN and after.tags & lex.TOPIC and behind.core == behind.end and after is not behind:
            return True
        full = len(behind.word) == 3 and self.endings.is_full(behind.word)
        return full or behind.word.endswith(self.endings.address) or self.foreign.begins(tokens, role + 1)

    def _addressed(self, token: Token, at: int, number: int, found: dict[int, Name]) -> None:
        """홍씨, 문경자씨: the title written onto the name."""
        suffix = next(word for word in self.endings.address if token.word.endswith(word))
        word = token.word[: -len(suffix)]
        token.tags |= lex.GIVEN if word in self.surnames else 0  # 홍씨는 “…”라고 받았다
        if len(word) == 1 and word.isascii() and word.isalpha():  # A씨
            found[at] = Name(token.start, token.core, (token.word,), number, at < 4, titled=True)
        elif word in self.surnames or (1 < len(word) < 5 and self.surnames.begin(word)):
            found[at] = Name(token.start, token.start + len(word), (word,), number, at < 4, titled=True)

    @staticmethod
    def _bracketed(tokens: Sequence[Token], at: int, begin: int) -> bool:
        for k in range(at, begin - 1, -1):
            if tokens[k].word == "(":
                return True
            if tokens[k].word == ")":
                return k == at
        return False

    def _behind(self, tokens: Sequence[Token], at: int, number: int, found: dict[int, Name]) -> None:
        """책임자인 사라 베른이, 배우 한지우는"""
        end = at + 1
        token = tokens[at]
        linked = self.endings.is_copula(token)
        if token.core != token.end and not linked:
            return
        while (
            end < len(tokens)
            and end - at <= LONGEST
            and tokens[end].tags & lex.UNKNOWN
            and not tokens[end].tags & lex.NUMBER
        ):
            end += 1
            if tokens[end - 1].core != tokens[end - 1].end:
                break
        if end == at + 1 or end > len(tokens):
            return
        begin = at + 1
        if end - begin == 2 and tokens[begin].word.endswith(self.language.grammar.attributive):
            begin += self.endings.is_governed(tokens, begin)  # 수훈선수로 뽑힌|한지우는
        last = tokens[end - 1]
        behind = tokens[end].tags if end < len(tokens) else 0
        marked = (
            (last.core != last.end and last.tags & lex.TOPIC)
            or (behind & lex.TITLE_SUFFIX and not behind & lex.ROLE)
            or (behind & lex.TOPIC and behind & lex.FILLER)  # 주장 한지우 역시
        )
        size = end - begin
        spelled = (
            end + 1 < len(tokens)
            and tokens[end].word == "("
            and tokens[end + 1].word.isascii()
            and tokens[end].start == last.end
        )
        speaks = (
            size > 1
            and token.tags & (lex.TITLE_SUFFIX | lex.ROLE)
            and some(tokens[end : end + _SOON], lex.CUE | lex.QUOTE)
        )  # 대변인 안나 벨로바가
        aged = (
            end + 2 < len(tokens)
            and tokens[end].word == "("
            and tokens[end].start == last.end
            and bool(tokens[end + 1].tags & lex.NUMBER)
            and tokens[end + 2].word == ")"
        )
        if size == 1 and aged and len(last.word) == 3 and self.endings.is_full(last.word):
            self._put(tokens, begin, end, at, number, found)  # 소설가 한지우(44)를
            return
        again = size == 1 and 1 < len(last.word) < 5 and self.endings.counts[last.word] > 1
        quoted = size == 1 and end < len(tokens) and tokens[end].quoted  # 드러머 케이도 “…”
        again = again or bool(quoted and 1 < len(last.word) < 6 and self.foreign.is_spelled(last.word))
        if (
            again
            and marked
            and token.tags & lex.ROLE
            and not token.tags & (lex.GROUP | lex.ORGANISATION | lex.MODIFIER)
        ):
            self._put(tokens, begin, end, at, number, found)  # 가수 가람이…… 가람은
            return
        if (marked or (spelled and speaks)) and (
            (size == 1 and self.endings.is_full(last.word) and len(last.word) == 3) or (size > 1 and linked) or speaks
        ):
            self._put(tokens, begin, end, at, number, found)

    def _spelled(self, tokens: Sequence[Token], at: int, number: int, found: dict[int, Name]) -> None:
        """마르크 되블린(Mark Doblin): the name as it is spelled elsewhere stands behind it."""
        inner = tokens[at + 1]
        if (
            tokens[at].start != tokens[at - 1].end
            or not inner.word.isascii()
            or inner.tags & lex.NUMBER
            or not tokens[at - 1].tags & lex.UNKNOWN
        ):
            return
        begin = at - 1
        while (
            begin > 0
            and at - begin < LONGEST
            and tokens[begin - 1].tags & lex.UNKNOWN
            and tokens[begin - 1].core == tokens[begin - 1].end
            and not tokens[begin - 1].tags & lex.NUMBER
        ):
            begin -= 1
        spelled = 0
        close = at + 1
        while close < len(tokens) and tokens[close].word.isascii() and not tokens[close].tags & lex.PUNCTUATION:
            spelled += 1
            close += 1
        if close >= len(tokens) or tokens[close].word != ")" or (spelled < 2 and at - begin < 2):
            return
        begin = max(begin, at - max(spelled, 1))
        role = close + 1
        while (
            role < len(tokens)
            and role - close < 6
            and not tokens[role].tags & (lex.ROLE | lex.PUNCTUATION | lex.CUE)
            and tokens[role].core == tokens[role].end
        ):
            role += 1
        if role < len(tokens) and tokens[role].tags & lex.ROLE:
            self._put(tokens, begin, at, role, number, found)
        else:
            found[begin] = Name(
                tokens[begin].start,
                tokens[at - 1].core,
                tuple(token.word for token in tokens[begin:at]),
                number,
                begin < 6,
            )

    def _body(self, tokens: Sequence[Token], at: int, number: int, found: dict[int, Name]) -> None:
        """전국항만협회: a body by its last part; 소재 기업 다솔렌: by the word before it."""
        token = tokens[at]
        named = token.core == token.end and at + 1 < len(tokens) and tokens[at + 1].word in self.endings.bodies
        if not named and not self.lexicon.knows(token.word) and len(token.word) > 3 and token.tags & lex.ORGANISATION:
            kind = next(
                (
                    token.word[k:]
                    for k in range(1, len(token.word))
                    if self.lexicon.words.get(token.word[k:], 0) & lex.ORGANISATION
                ),
                token.word,
            )
            found.setdefault(
                at, Name(token.start, token.core, (token.word,), number, at < 4, frozenset({kind}), body=True)
            )
        elif token.core == token.end and at + 1 < len(tokens):
            after = tokens[at + 1]
            if after.word in self.endings.bodies and at + 1 not in found:
                found[at + 1] = Name(
                    after.start, after.core, (after.word,), number, at < 6, frozenset({token.word}), body=True
                )

    def _document(self, tokens: Sequence[Token], at: int, number: int, found: dict[int, Name]) -> None:
        """‘항만 정비안’은: a document whose particle stands behind the mark."""
        token, quoted = tokens[at], tokens[at].quoted
        assert quoted is not None
        after = tokens[at + 1] if at + 1 < len(tokens) else None
        if after is None or not after.tags & lex.TOPIC or len(quoted) > 60 or after.start - token.end > 1:
            return
        text = self.page.text[token.start : token.end]
        last = text.split()[-1]
        if self.lexicon.look(last) & (lex.DOCUMENT | lex.ORGANISATION):
            found[at] = Name(token.start, token.end, tuple(text.split()), number, at < 4, frozenset({last}), body=True)

    def _put(
        self,
        tokens: Sequence[Token],
        begin: int,
        end: int,
        role: int,
        number: int,
        found: dict[int, Name],
        doubtful: bool = False,
    ) -> None:
        name = found.get(begin)
        if name is None or len(name.words) < end - begin:
            name = found[begin] = Name(
                tokens[begin].start,
                tokens[end - 1].core,
                tuple(token.word for token in tokens[begin:end]),
                number,
                begin < 6 or _is_marked(tokens, role),
            )
            name.doubtful = doubtful
        name.subject = name.subject or _is_marked(tokens, role)  # 단골 편영길 씨는: 단골 is a role, too
        token = tokens[role]
        name.titled = True
        name.gender = name.gender or token.tags & lex.GENDER
        if token.tags & lex.ROLE:
            take_roles(name, tokens, *((role, begin) if role < begin else (end, role + 1)))
        for before in range(begin - 1, max(-1, begin - 4), -1):  # 외무부의 한소리 대변인
            token = tokens[before]
            if (
                not token.tags & lex.ORGANISATION
                or token.tags & lex.ROLE
                or (token.core != token.end and not token.tags & lex.LINK)
            ):
                break
            name.context |= {token.word}
        for before in range(begin - 1, max(-1, begin - 6), -1):  # 등대지기로 일해 온 채복례 씨
            token = tokens[before]
            if token.tags & (lex.PUNCTUATION | lex.SAY | lex.TOPIC):
                break
            if token.tags & lex.ROLE and self.endings.is_copula(token):
                name.roles |= {token.word}


def _is_marked(tokens: Sequence[Token], role: int) -> bool:
    """Whether a role is a sentence’s topic, or its subject where nothing is its topic: … 민서현 감독도 나섰다."""
    marks = tokens[role].tags & (lex.TOPIC | lex.SUBJECT)
    topics = (token.tags & (lex.TOPIC | lex.SUBJECT) == lex.TOPIC for token in tokens)
    return bool(marks) and (not marks & lex.SUBJECT or not any(topics))


def _behind_aside(tokens: Sequence[Token], at: int) -> bool:
    """Whether a bracket is written onto the word, and a topic's particle onto the bracket: 손하람(가람)은"""
    if at + 3 >= len(tokens) or tokens[at + 1].word != "(" or tokens[at + 1].start != tokens[at].end:
        return False
    closes = next((k for k in range(at + 2, min(at + _REACH, len(tokens) - 1)) if tokens[k].word == ")"), 0)
    return bool(closes and tokens[closes + 1].tags & lex.TOPIC and tokens[closes + 1].start == tokens[closes].end)


def _without_doubtful(found: list[Name]) -> list[Name]:
    """A letter that may be a surname or a common word (한 의원.

    a member, or Han) is one where its bearer stands elsewhere.
    """
    roles: dict[str, set[str]] = {}
    for name in found:
        if not name.doubtful and not name.body and len(name.words) == 1 and len(name.words[0]) > 2:
            roles.setdefault(name.words[0][0], set()).update(name.roles)
    return [
        name
        for name in found
        if not name.doubtful
        or any(role in far or far in role for role in name.roles for far in roles.get(name.words[0][0], ()))
    ]
