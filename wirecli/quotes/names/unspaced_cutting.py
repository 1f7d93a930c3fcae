"""Names cut out of the letters around them, where no spaces are set.

Behind trades that no list has, before speech, and where they come again without a role.
"""

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from wirecli.knowledge import lexicon as lex
from wirecli.knowledge.lexicon import Lexicon
from wirecli.page import Page
from wirecli.quotes.classes import is_han, is_hiragana, is_katakana
from wirecli.quotes.names.uncased import Surnames
from wirecli.quotes.names.unspaced_extent import Extent, says
from wirecli.quotes.names.unspaced_full import FullNames
from wirecli.quotes.phrases import OPENING
from wirecli.quotes.sentences import Sentence
from wirecli.quotes.token import Token, some

_TRADE = 8  # letters of a trade
_DESCRIBED = 5  # of one that no name follows
_INITIALS = 4  # characters of initials
_POINTS = "·・‧•"
_UNNAMED = lex.UNKNOWN | lex.GIVEN
_NAMED = 3  # letters of a surname, or of one and the next
_SPELT = 12  # letters of a foreign name
_AGED, _WHOLE = 3, 8  # words of a given name in syllables; letters of a full name that ends in them
_BEFORE_GIVEN = lex.LINK | lex.PUNCTUATION | lex.CONJUNCTION | lex.STOP | lex.TOPIC | lex.ROLE
_FULL = 4  # letters of most full names
_SHORT = 2  # of most surnames and given names
_UNLISTED = 2, 3  # letters of a surname
_SYLLABLES = 5  # of a given name
_BEHIND_NAME = (
    lex.TITLE_SUFFIX | lex.ROLE | lex.TOPIC | lex.STOP | lex.LINK | lex.PUNCTUATION | lex.CONJUNCTION | lex.QUOTE
)
_PEN_NAMES = 60  # no article has so many: bounds the work on hostile texts


@cache  # once a language
def _trade_endings(lexicon: Lexicon) -> frozenset[str]:
    people = lexicon.language.people
    trades = (*people.roles, *people.roles_masculine)
    return frozenset("".join(word[1:] for word in trades if word.startswith("*") and len(word) == 2))


class Cutter:
    """Cuts runs of letters where names, and trades beside them, begin and end."""

    def __init__(self, page: Page, lexicon: Lexicon, extent: Extent) -> None:
        self.page, self.extent = page, extent
        self.surnames, self.mixed = extent.surnames, extent.mixed
        self.full = FullNames(lexicon, extent.surnames)
        self.endings = _trade_endings(lexicon)
        self.suffixes = tuple(word for word in lexicon.language.people.title_suffixes if "*" not in word)
        self.copula, self.attributive = lexicon.language.grammar.copula, lexicon.language.grammar.attributive
        people = lexicon.language.people
        self.given_syllables, self.heads = people.given_syllables, people.heads
        self.trades = bool(self.endings and self.surnames and not self.mixed)

    def hidden(self, sentences: Sequence[Sentence]) -> set[str]:
        """Names that come again, and have a letter in them that is a word by itself: 洪|萬|福, 范志|刚."""
        found = set[str]()
        if not self.surnames or self.mixed:
            return found
        text, surnames = self.page.text, self.surnames.words
        for sentence in sentences:
            for at, token in enumerate(sentence.tokens[:-1]):
                word = token.word
                if len(word) == 1 and word in surnames and (whole := self._filler_named(sentence.tokens, at)):
                    found.add(whole)
                    continue
                if token.tags & _UNNAMED != lex.UNKNOWN or len(sentence.tokens) < at + 3:
                    continue  # most words
                size = self.surnames.begin(text, token.start)
                if not size or len(word) not in (size, size + 1):
                    continue
                end = token.start + size + 2
                near = [one for one in sentence.tokens[at + 1 : at + 4] if one.start < end]
                if (
                    not near
                    or near[-1].end != end
                    or any(
                        one.word.isdecimal()
                        or one.tags & (lex.PUNCTUATION | lex.TITLE_SUFFIX | lex.LINK | lex.CUE | lex.DETERMINER)
                        for one in near
                    )
                ):
                    continue
                name, short = text[token.start : end], text[token.start : end - 1]
                after = sentence.tokens[at + 1 + len(near) :][:1]
                before = sentence.tokens[at - 1].tags if at else lex.END
                if (
                    after
                    and (after[0].tags & (lex.SAY | lex.ACT) or before & lex.ROLE)  # 榮民|馬|得|勝
                    and before & (lex.PUNCTUATION | lex.ROLE | lex.QUOTE | lex.FILLER | lex.CONJUNCTION)
                    and self.extent.count(name) == self.extent.count(short) > 1
                ):
                    found.add(name)
        return found | self._pen_names(sentences) | self._recurring(sentences) | self._place_named(sentences)

    def _place_named(self, sentences: Sequence[Sentence]) -> set[str]:
        """Names that begin like a place, behind a role here and before a verb of speech there: 韩国|澍.

        县议长韩国澍表示…… 韩国澍说……
        """
        titled, speaks = set[str](), set[str]()
        for sentence in sentences:
            tokens = sentence.tokens
            for at, token in enumerate(tokens[:-2]):
                given = tokens[at + 1]
                if (
                    token.tags & lex.MODIFIER
                    and given.tags == lex.UNKNOWN
                    and len(token.word) == 2
                    and len(given.word) == 1
                    and given.start == token.end
                    and self.surnames.begin(token.word) == 1
                ):
                    if at and tokens[at - 1].tags & lex.ROLE:
                        titled.add(token.word + given.word)
                    if tokens[at + 2].tags & lex.SAY:
                        speaks.add(token.word + given.word)
        return titled & speaks

    def _recurring(self, sentences: Sequence[Sentence]) -> set[str]:
        """Names without any role: what clauses begin with again and again, and once before a verb of speech.

        柏孟川常对学徒这么说。…… 柏孟川弯下腰……
        """
        follows: dict[str, set[str]] = {}
        speaks = set[str]()
        text = self.page.text
        opens = lex.PUNCTUATION | lex.QUOTE | lex.CONJUNCTION
        for sentence in sentences:
            tokens = sentence.tokens
            for at, token in enumerate(tokens):
                if token.tags & (lex.UNKNOWN | lex.GIVEN | lex.CAPITAL) != lex.UNKNOWN or len(token.word) < 2:
                    continue
                if at and not tokens[at - 1].tags & opens:
                    continue
                size = self.surnames.begin(token.word)
                if not size or len(token.word) <= size:
                    continue
                name = token.word[: size + 2]
                if self.extent.count(name[: size + 1]) > self.extent.count(name):
                    name = name[: size + 1]
                if len(name) < size + 2 and self.extent.count(name) < 3:
                    continue
                follows.setdefault(name, set()).add(text[token.start + size + 2 : token.start + size + 3])
                clause = next((k for k in range(at, len(tokens)) if tokens[k].tags & lex.PUNCTUATION), len(tokens))
                if any(one.tags & lex.SAY for one in tokens[at + 1 : clause]):
                    speaks.add(name)
        return {name for name, after in follows.items() if len(after) > 1 and name in speaks}

    def speaking(self, sentences: Sequence[Sentence]) -> set[str]:
        """Names without any role or title, by what they say: 栢木は「…」と語った; in full too, where one begins so.

        A word that is no surname is a name where a longer one begins with it, as 栢木ミツ does with 栢木.
        """
        alone = {word for sentence in sentences for at in sentence.marked if (word := _says(sentence.tokens, at))}
        alone |= {word for one, after in pairwise(sentences) if (word := self._told_before_words(one, after))}
        if not alone or len(alone) > _PEN_NAMES:
            return set()
        found = set[str]()
        for sentence in sentences:
            for at, token in enumerate(sentence.tokens[:-1]):
                if token.tags != lex.UNKNOWN or not 1 < len(token.word) < 9:
                    continue
                behind = sentence.tokens[at + 1].tags
                before = sentence.tokens[at - 1].tags if at else lex.END
                if not behind & (lex.COMMA | lex.BRACKET | lex.TITLE_SUFFIX | lex.TOPIC | lex.LINK):
                    continue
                if not before & (lex.PUNCTUATION | lex.ROLE | lex.TITLE | lex.LINK | lex.CONJUNCTION):
                    continue
                for word in alone:
                    more = len(token.word) - len(word)
                    ends = token.word.endswith(word) and not is_han(word[0])
                    if 0 < more < 4 and (token.word.startswith(word) or ends):
                        found |= {word, token.word}
                    elif not more and token.word == word and behind & (lex.COMMA | lex.BRACKET):
                        found.add(word)  # 主演の栢木ミツ、羽音、…
        return found | {word for word in alone if word in self.surnames}

    def _told_before_words(self, sentence: Sentence, after: Sentence) -> str:
        """The surname that is a sentence's topic, where the next one begins with words; or "".

        森下は終盤に投入された。「…」と笑わせた。声をかけられた早坂は、初球を打った。「…」
        """
        if not after.tokens[0].quoted or after.paragraph != sentence.paragraph:
            return ""
        ends = sentence.tokens[-4:]  # 沈黙を破ったのは、三年の|岡部|だった|。
        if len(ends) > 3 and ends[0].tags & lex.LINK and ends[2].word in self.copula and ends[3].tags & lex.END:
            return ends[1].word if ends[1].tags == lex.UNKNOWN and ends[1].word in self.surnames else ""
        for at, (token, topic) in enumerate(pairwise(sentence.tokens)):
            if topic.tags & (lex.TOPIC | lex.SUBJECT) != lex.TOPIC:
                continue
            led = not at or (sentence.has_quotes and sentence.tokens[at - 1].word.endswith(self.attributive))
            named = token.tags == lex.UNKNOWN and len(token.word) > 1 and token.word in self.surnames
            return token.word if led and named else ""
        return ""

    def _filler_named(self, tokens: Sequence[Token], at: int) -> str:
        """A name that begins with a word of time or kind, where its rest never stands without it: ，曾|柏谚|坦言."""
        token, given = tokens[at], tokens[at + 1]
        if (
            not token.tags & (lex.FILLER | lex.MODIFIER | lex.ORGANISATION)
            or token.tags & (lex.CONJUNCTION | lex.LINK | lex.DETERMINER | lex.ADDRESSEE | lex.PRONOUN)
            or given.tags != lex.UNKNOWN
            or given.start != token.end
            or given.end - given.start != 2
            or at + 2 >= len(tokens)
            or not tokens[at + 2].tags & (lex.CUE | lex.FILLER | lex.PUNCTUATION | lex.STOP | lex.TITLE_SUFFIX)
        ):
            return ""
        before = tokens[at - 1].tags if at else lex.END
        whole = token.word + given.word
        often = self.extent.count(whole) == self.extent.count(given.word) > 1
        return whole if often and before & (lex.PUNCTUATION | lex.ROLE | lex.QUOTE | lex.LINK) else ""

    def _pen_names(self, sentences: Sequence[Sentence]) -> set[str]:
        """Names that begin with no surname: what stands alone before a verb of speech, and elsewhere behind a role.

        作家莫言…… “……”莫言说
        """
        alone = {
            token.word
            for sentence in sentences
            for at in sentence.marked
            if sentence.tokens[at].quoted
            for token, after in pairwise(sentence.tokens[at + 1 : at + 3])
            if after.tags & lex.SAY and token.tags == lex.UNKNOWN and 1 < len(token.word) < 5
        }
        if not alone or len(alone) > _PEN_NAMES:
            return set()
        text = self.page.text
        behind = {token.end for sentence in sentences for token in sentence.tokens if token.tags & lex.ROLE}
        return {word for word in alone if any(text.startswith(word, end) for end in behind)}

    @staticmethod
    def whole(tokens: list[Token]) -> list[Token]:
        """Foreign names with a letter that is not listed.

        Behind a role what stands before the dotted rest belongs to it; and two unknown words with a dot between.
        """
        tokens = Cutter._dotted(tokens)
        found: list[Token] = []
        done, telling = 0, lex.ROLE | lex.GIVEN
        for at in [at for at, token in enumerate(tokens) if token.tags & telling]:
            token = tokens[at]
            short = token.tags & lex.ROLE and token.end - token.start == 1
            if not at or not (short or (token.tags & lex.GIVEN and "·" in token.word)):
                continue
            found += tokens[done:at]
            done = at
            near, role = found[-1], found[-2].tags if len(found) > 1 else lex.ROLE
            if near.tags != lex.UNKNOWN or near.end != token.start:
                continue
            behind = tokens[at + 1].tags if at + 1 < len(tokens) else 0
            if short and behind & lex.TITLE_SUFFIX:  # 邢部国|男|さん
                found[-1] = Token(near.start, token.end, token.core, lex.UNKNOWN, near.word + token.word)
                done = at + 1
            elif token.tags & lex.GIVEN and "·" in token.word and len(near.word) < 4 and role & (lex.ROLE | lex.TITLE):
                found[-1] = Token(near.start, token.end, token.core, token.tags, near.word + token.word)
                done = at + 1
        if not done:
            return tokens
        found += tokens[done:]
        return found

    @staticmethod
    def _dotted(tokens: list[Token]) -> list[Token]:
        """Two words with a dot between, whatever their letters are, are a name behind a role: 歌迷|佩颀|·|林"""
        found: list[Token] = []
        done = 0
        for at in [at for at, token in enumerate(tokens[:-1]) if at > 1 and token.word in _POINTS]:
            first, last = tokens[at - 1], tokens[at + 1]
            if not (first.tags & _UNNAMED and last.tags & _UNNAMED and tokens[at - 2].tags & (lex.ROLE | lex.TITLE)):
                continue
            if first.end == tokens[at].start and tokens[at].end == last.start and last.end - first.start < _SPELT:
                word = f"{first.word}{tokens[at].word}{last.word}"
                found += tokens[done : at - 1]
                found.append(Token(first.start, last.end, last.core, lex.UNKNOWN | lex.GIVEN, word))
                done = at + 2
        return [*found, *tokens[done:]] if done else tokens

    def spelt_out(self, tokens: list[Token]) -> list[Token]:
        """A foreign name that brackets spell in its own letters is one word, whatever it has in it.

        莫|里|尼 (Ada Morini)说
        """
        letters = self.extent.letters
        for at in range(1, len(tokens) - 2):
            if tokens[at].word not in OPENING or not tokens[at + 1].tags & tokens[at + 2].tags & lex.CAPITAL:
                continue
            begin = at
            while (
                begin
                and (begin == at or tokens[begin - 1].end == tokens[begin].start)
                and not tokens[begin - 1].tags & lex.PUNCTUATION
                and (tokens[begin - 1].tags & lex.UNKNOWN or len(tokens[begin - 1].word) == 1)
                and letters.issuperset(tokens[begin - 1].word)
            ):
                begin -= 1
            near = tokens[at - 1]
            if begin == at and near.tags == lex.UNKNOWN and tokens[at - 2].tags & (lex.PUNCTUATION | lex.ROLE):
                begin = at - 1  # 。檀玛维（Omar Vidal）
            size = near.end - tokens[begin].start if begin < at else 0
            if 1 < size < _SPELT:
                first, end = tokens[begin].start, tokens[at - 1].end
                whole = Token(first, end, end, lex.UNKNOWN | lex.GIVEN, self.page.text[first:end])
                return [*tokens[:begin], whole, *self.spelt_out(tokens[at:])]
        return tokens

    def with_initials(self, tokens: list[Token]) -> list[Token]:
        """A foreign name that begins with initials in Latin letters is one word: J.D.|霍尔特, J|·|K|·|霍尔特."""
        found: list[Token] = []
        done = 0
        for at, token in enumerate(tokens):
            first = token.tags & lex.CAPITAL and len(token.word) <= _INITIALS and token.word.isascii()
            if at < done or not first or not token.word.isupper():
                continue
            end, dotted = at + 1, "." in token.word
            while end < len(tokens) and tokens[end].start == tokens[end - 1].end and self._is_initial(tokens[end]):
                dotted, end = True, end + 1
            begin = end
            while end < len(tokens) and tokens[end].start == tokens[end - 1].end and self._spells(tokens[end]):
                end += 1
            last = tokens[end - 1]
            if not dotted or end == begin or last.end - tokens[begin].start < 2:
                continue
            found += tokens[done:at]
            whole = self.page.text[token.start : last.end]
            found.append(Token(token.start, last.end, last.core, lex.UNKNOWN | lex.GIVEN, whole))
            done = end
        return [*found, *tokens[done:]] if done else tokens

    @staticmethod
    def _is_initial(token: Token) -> bool:
        capital = token.tags & lex.CAPITAL and len(token.word) <= _INITIALS and token.word.isascii()
        return token.word in _POINTS or bool(capital and token.word.isupper())

    def _spells(self, token: Token) -> bool:
        """Whether a word, or a letter that is one, may be a part of a foreign name."""
        part = token.tags & (lex.UNKNOWN | lex.GIVEN) or len(token.word) == 1
        return (
            bool(part) and not token.tags & (lex.SAY | lex.PUNCTUATION) and self.extent.letters.issuperset(token.word)
        )

    def call_described(self, tokens: Sequence[Token]) -> None:
        """What no list has as a trade, behind a word for one person: 一名前|质检员"""
        for at, token in enumerate(tokens):
            if token.tags != lex.UNKNOWN or not 1 < len(token.word) <= _DESCRIBED or token.word[-1] not in self.endings:
                continue
            begin = at
            while begin and tokens[begin - 1].tags & lex.MODIFIER and not tokens[begin - 1].tags & lex.UNKNOWN:
                begin -= 1
            if begin and tokens[begin - 1].tags & lex.INDEFINITE and tokens[begin - 1].tags & lex.DETERMINER:
                token.tags = lex.ROLE

    def spelt(self, tokens: list[Token]) -> list[Token]:
        """A foreign name with letters in it that are words elsewhere is one word: 内|马尔, 弗|里|克

        behind a role, or where a clause begins with it and a verb of speech follows.
        """
        letters = self.extent.letters
        opens = lex.PUNCTUATION | lex.QUOTE | lex.CONJUNCTION | lex.FILLER | lex.ROLE | lex.TITLE
        behind = lex.CUE | lex.FILLER | lex.NUMBER | lex.PUNCTUATION | lex.ADDRESSEE
        found: list[Token] = []
        done = 0
        for at, token in enumerate(tokens):
            if not (token.tags & lex.UNKNOWN or len(token.word) == 1) or not letters.issuperset(token.word):
                continue
            before = tokens[at - 1].tags if at else lex.END
            after = before & lex.STOP and not before & (lex.ADDRESSEE | lex.LINK)  # 会后
            if at < done or not (before & opens or after):
                continue
            end = at
            while (
                end < len(tokens)
                and (end == at or tokens[end - 1].end == tokens[end].start)
                and (tokens[end].tags & lex.UNKNOWN or len(tokens[end].word) == 1)
                and letters.issuperset(tokens[end].word)
            ):
                end += 1
            while end > at and tokens[end - 1].tags & lex.FILLER:
                end -= 1  # 维达诺|曾说
            size = tokens[end - 1].end - token.start if end > at else 0
            if not 1 < size < _SPELT or end == len(tokens) or not some(tokens[at:end], lex.UNKNOWN):
                continue
            if end == at + 1 and size > 2:
                continue
            role = before & (lex.ROLE | lex.TITLE)
            if not (says(tokens, end) or (role and size > 2 and tokens[end].tags & behind)):
                continue
            found += tokens[done:at]
            last = tokens[end - 1]
            whole = self.page.text[token.start : last.end]
            found.append(Token(token.start, last.end, last.core, lex.UNKNOWN | lex.GIVEN, whole))
            done = end
        return [*found, *tokens[done:]] if done else tokens

    def with_words(self, tokens: list[Token]) -> list[Token]:
        """A name before a verb of speech that has a word of the lists in it: 张|本|智说, 余|承东说

        where a clause begins with it, or behind a role.
        """
        text = self.page.text
        no_name = lex.PUNCTUATION | lex.CUE | lex.PRONOUN | lex.ROLE | lex.GROUP | lex.TITLE_SUFFIX
        found: list[Token] = []
        done = 0
        for at, token in enumerate(tokens):
            word = len(token.word) == 1 and token.tags & (lex.FILLER | lex.TITLE_SUFFIX)
            alone = bool(word) and token.word in self.surnames.words  # 曾|建国, 董|敏
            if not (token.tags & (lex.UNKNOWN | lex.STOP) or alone) or len(token.word) > _NAMED or at < done:
                continue
            before = tokens[at - 1].tags if at else lex.END
            opens = before & (lex.PUNCTUATION | lex.QUOTE | lex.ROLE | lex.LINK)
            size = self.surnames.begin(text, token.start) if opens else 0
            if not size or len(token.word) > size + 1:
                continue
            end = at + 1
            while end < len(tokens) and tokens[end].end <= token.start + size + 2 and not tokens[end].tags & no_name:
                end += 1
            last = tokens[max(at, end - 1)]
            whole, full = text[token.start : last.end], last.end == token.start + size + 2
            known, ends = token.tags & lex.UNKNOWN, last.tags & lex.UNKNOWN
            two = end == at + 2
            given = two and bool(known) and last.word in self.extent.given  # 顾淑|之, 史|如
            given = given and (full or len(token.word) == size)
            spelt = two and not known and last.tags == lex.UNKNOWN  # 曾|建国, 于|若燕, 董|敏
            spelt = spelt and bool(full or token.tags & lex.TITLE_SUFFIX)
            spelt = spelt and not token.tags & (lex.ADDRESSEE | lex.CONJUNCTION | lex.PRONOUN | lex.DETERMINER)
            sure = given or spelt
            if end < at + 2 or not says(tokens, end) or (not sure and before & lex.LINK and not full):
                continue
            if last.tags & lex.FILLER and not given:
                continue
            sure = sure or size > 1 or bool(known and full and (ends or len(token.word) == size))  # but 张伟|却说
            if not sure and not ((ends or not full) and self.extent.count(whole) > 1):
                continue
            found += tokens[done:at]
            found.append(Token(token.start, last.end, last.core, lex.UNKNOWN | lex.GIVEN, whole))
            done = end
        return [*found, *tokens[done:]] if done else tokens

    def call_surnames(self, tokens: Sequence[Token]) -> None:
        """Let a word of time or place be a surname where a title stands behind it: 据余女士介绍, but not 向老师说."""
        opens = lex.PUNCTUATION | lex.QUOTE | lex.ROLE | lex.ACCORDING | lex.CONJUNCTION
        for at, (token, title) in enumerate(pairwise(tokens)):
            if not title.tags & lex.TITLE_SUFFIX or len(token.word) > 1:
                continue
            if token.tags & (lex.UNKNOWN | lex.PRONOUN) or title.start > token.end or token.word not in self.surnames:
                continue
            governs = token.tags & (lex.ADDRESSEE | lex.CONJUNCTION)
            trade = title.tags & lex.ROLE and not title.tags & lex.GENDER
            if governs and trade:
                continue
            if at and not tokens[at - 1].tags & opens:
                continue
            if not (governs or trade) or says(tokens, at + 2) or self.extent.count(token.word + title.word) > 1:
                token.tags = lex.UNKNOWN

    @staticmethod
    def join_suffixes(tokens: list[Token]) -> list[Token]:
        """A title that begins a word in hiragana is none: 磯部さん, but さんごは."""
        places = [
            at
            for at, token in enumerate(tokens[:-1])
            if token.tags & lex.TITLE_SUFFIX
            and tokens[at + 1].tags == lex.UNKNOWN
            and tokens[at + 1].start == token.end
            and len(tokens[at + 1].word) < 3
            and is_hiragana(tokens[at + 1].word[0])
            and is_hiragana(token.word[0])
        ]
        if not places:
            return tokens
        found, done = list[Token](), 0
        for at in places:
            found += tokens[done:at]
            begin, last, word = tokens[at].start, tokens[at + 1].end, tokens[at].word + tokens[at + 1].word
            if found and found[-1].tags == lex.UNKNOWN and found[-1].end == begin:
                near = found.pop()
                begin, word = near.start, near.word + word
            found.append(Token(begin, last, last, lex.UNKNOWN, word))
            done = at + 2
        return found + tokens[done:]

    def cut_copula(self, tokens: list[Token]) -> list[Token]:
        """A name that a sentence ends with: 「…」と話したのは主将の真柴|だ。"""
        last = len(tokens) - 1
        while last > 0 and tokens[last].tags & lex.END:
            last -= 1
        token = tokens[last]
        form = next((form for form in self.copula if token.word.endswith(form)), "")
        stem = token.word[: len(token.word) - len(form)]
        suffix = next((suffix for suffix in self.suffixes if stem.endswith(suffix) and len(suffix) < len(stem)), "")
        if not form or token.tags != lex.UNKNOWN or not (self.surnames.begin(stem) > 1 or len(suffix) > 1):
            return tokens
        end = token.start + len(stem)
        cut = end - len(suffix)
        name = [Token(token.start, cut, cut, lex.UNKNOWN, stem[: len(stem) - len(suffix)])]
        title = [Token(cut, end, end, lex.TITLE_SUFFIX, suffix)] if suffix else []  # 真柴|さん|だ
        return [*tokens[:last], *name, *title, *tokens[last + 1 :]]

    def join_syllables(self, tokens: list[Token]) -> list[Token]:
        """A particle between a surname and what is written as a given name's end begins it: 峰原|は|るみ|議員."""
        for at in range(1, len(tokens) - 2):
            token, near, rest = tokens[at], tokens[at - 1], tokens[at + 1]
            if (
                token.word in self.given_syllables
                and near.end == token.start
                and token.end == rest.start
                and near.tags & lex.UNKNOWN
                and near.word in self.surnames
                and rest.tags & _UNNAMED
                and len(rest.word) < 4
                and all(is_hiragana(letter) or letter in self.extent.given for letter in rest.word)
                and tokens[at + 2].tags & (lex.ROLE | lex.TITLE_SUFFIX)
                and tokens[at + 2].start == rest.end
            ):
                whole = Token(near.start, rest.end, rest.end, lex.UNKNOWN, near.word + token.word + rest.word)
                return [*tokens[: at - 1], whole, *self.join_syllables(tokens[at + 2 :])]
            if near.tags == lex.UNKNOWN and near.word in self.surnames and (end := self._syllables_end(tokens, at)):
                last = tokens[end - 1].end
                whole = Token(near.start, last, last, lex.UNKNOWN, self.page.text[near.start : last])
                return [*tokens[: at - 1], whole, *self.join_syllables(tokens[end:])]
        return tokens

    def join_initials(self, tokens: list[Token]) -> list[Token]:
        """A foreign name in syllables with initials in it, in Latin letters: ジョン・|F|・|ケラー, D|・|J|・|ペル."""
        found: list[Token] = []
        done = 0
        for at, token in enumerate(tokens):
            if at < done or not (token.tags & lex.CAPITAL and self._is_initial(token)):
                continue
            begin, end = at, at + 1
            while end < len(tokens) and tokens[end].start == tokens[end - 1].end and self._is_initial(tokens[end]):
                end += 1
            last = tokens[end] if end < len(tokens) and end > at + 1 else None
            if last is None or last.start != tokens[end - 1].end or not is_katakana(last.word[0]):
                continue
            if tokens[end - 1].word not in _POINTS or not last.tags & _UNNAMED:
                continue
            near = tokens[at - 1] if at > done else None
            if near is not None and near.tags == lex.UNKNOWN and near.word[-1] in _POINTS and near.end == token.start:
                begin = at - 1
            start, text = tokens[begin].start, self.page.text
            found += tokens[done:begin]
            found.append(Token(start, last.end, last.end, lex.UNKNOWN | lex.GIVEN, text[start : last.end]))
            done = end + 1
        return [*found, *tokens[done:]] if done else tokens

    def join_lettered(self, tokens: list[Token]) -> list[Token]:
        """A full name with a letter in it that is a word elsewhere, before a title or an age: 工藤美|月|さん.

        Not 浜崎正|前|市長: no given name ends so.
        """
        found: list[Token] = []
        done = 0
        for at in range(len(tokens) - 2):
            first, letter, behind = tokens[at : at + 3]
            if not first.tags & lex.UNKNOWN or letter.end - letter.start > 1 or letter.start != first.end:
                continue
            if letter.tags & (lex.UNKNOWN | lex.PUNCTUATION | lex.TOPIC | lex.LINK) or not is_han(letter.word):
                continue
            if not behind.tags & (lex.TITLE_SUFFIX | lex.ROLE | lex.BRACKET) or behind.start != letter.end:
                continue
            word = first.word + letter.word
            if self.full.size(word) == len(word) or (
                behind.tags & lex.TITLE_SUFFIX
                and not letter.tags & lex.MODIFIER
                and self._is_lettered(tokens, at, word)
            ):
                found += tokens[done:at]
                found.append(Token(first.start, letter.end, letter.end, lex.UNKNOWN | lex.GIVEN, word))
                done = at + 2
        return [*found, *tokens[done:]] if done else tokens

    def _is_lettered(self, tokens: Sequence[Token], at: int, word: str) -> bool:
        """Whether a word before a title is a surname and a given name, or one of the two: 隼|人|さん, 観|月|さん."""
        surname = self.surnames.begin(word)
        if len(word) == _SHORT:
            opens = not at or tokens[at - 1].end != tokens[at].start or tokens[at - 1].tags & _BEFORE_GIVEN
            given = word[0] in self.full.first and word[1] in self.full.last
            if opens and (surname == _SHORT or given):
                return True
        if 1 < surname < len(word) <= surname + 3:
            return word[-1] in self.full.last or word[-1] in self.full.alone
        if len(word) == _FULL and word[-2] in self.full.first and word[-1] in self.full.last:
            return not at or bool(tokens[at - 1].tags & (lex.PUNCTUATION | lex.LINK | lex.ROLE))
        led = at > 1 and tokens[at - 1].tags & lex.LINK and tokens[at - 2].tags & lex.ROLE
        return bool(led) and len(word) < 4 and all(map(is_han, word))

    def join_spelt(self, tokens: list[Token]) -> list[Token]:
        """A surname in ideographs and a given name in syllables, whatever words they were cut into.

        歌手の|浅倉ひ|な|の|は, 黒木まさ|と|さん, 声優の|風間|リオ|は: one that the list has, or any before a title.
        """
        found: list[Token] = []
        done = 0
        for at, token in enumerate(tokens):
            if at < done or not token.tags & lex.UNKNOWN or not is_han(token.word[0]):
                continue
            surname = self.surnames.begin(token.word) or self._unlisted(tokens, at)
            end = self._spelt_end(tokens, at, token.start + surname) if surname else 0
            if end == at + 1 and token.tags & lex.GIVEN:
                continue
            if end:
                last = tokens[end - 1].end
                word = self.page.text[token.start : last]
                found += tokens[done:at]
                found.append(Token(token.start, last, last, lex.UNKNOWN | lex.GIVEN, word))
                done = end
        return [*found, *tokens[done:]] if done else tokens

    def join_given(self, tokens: list[Token]) -> list[Token]:
        """A given name in syllables alone before a title, a listed one, or any behind a role: 長女の|ひ|より|ちゃん."""
        found: list[Token] = []
        done, text = 0, self.page.text
        for at, title in enumerate(tokens):
            if not title.tags & lex.TITLE_SUFFIX or title.tags & lex.ROLE or at - 1 < done:
                continue
            begin = at
            while begin > done and title.start - tokens[begin - 1].start <= _SYLLABLES:
                near = tokens[begin - 1]
                if near.end != tokens[begin].start or not all(map(is_hiragana, near.word)):
                    break
                begin -= 1
                before = tokens[begin - 1] if begin else None
                word = text[near.start : title.start]
                led = before is not None and before.tags & lex.LINK and begin > 1 and tokens[begin - 2].tags & lex.ROLE
                opens = before is None or before.end != near.start or before.tags & _BEFORE_GIVEN
                if len(word) > 1 and (led or (word in self.extent.spelt and opens)):
                    found += tokens[done:begin]
                    found.append(Token(near.start, title.start, title.start, lex.UNKNOWN | lex.GIVEN, word))
                    done = at
                    break
        return [*found, *tokens[done:]] if done else tokens

    def call_given(self, tokens: Sequence[Token]) -> None:
        """Let a given name alone behind a role be one, before a particle: 妻の|美智代|は, 主砲・|ベイカー|が.

        By its letters, few words being written so (not 妻の希望は); a foreign one behind a dot (not 選手のプレーは).
        """
        for at in range(2, len(tokens) - 1):
            token = tokens[at]
            if token.tags != lex.UNKNOWN or not tokens[at - 1].tags & lex.LINK or not tokens[at + 1].tags & lex.TOPIC:
                continue
            if not tokens[at - 2].tags & (lex.ROLE | lex.TITLE) or not 1 < len(token.word) <= _SPELT:
                continue
            foreign = tokens[at - 1].word in _POINTS and is_katakana(token.word[0])
            if foreign or (
                len(token.word) <= _NAMED and token.word[0] in self.full.first and self.full.ends(token.word)
            ):
                token.tags |= lex.GIVEN

    def join_half_foreign(self, tokens: list[Token]) -> list[Token]:
        """A foreign surname and a given name in ideographs, behind a role and before a bracket: 代表の|ペル|瑠偉|（."""
        found: list[Token] = []
        done = 0
        for at in range(2, len(tokens) - 2):
            first, given, behind = tokens[at : at + 3]
            if behind.word not in OPENING or first.tags & given.tags != lex.UNKNOWN or first.end != given.start:
                continue
            if not tokens[at - 1].tags & lex.LINK or not tokens[at - 2].tags & lex.ROLE or len(first.word) < _SHORT:
                continue
            word = given.word
            two = len(word) == _SHORT and word[0] in self.full.first and word[1] in self.full.last
            whole = any(letter in _POINTS for letter in first.word)  # アイシャ・ペル|博士（
            if (two or word in self.full.alone) and is_katakana(first.word[0]) and not whole:
                found += tokens[done:at]
                found.append(Token(first.start, given.end, given.end, lex.UNKNOWN | lex.GIVEN, first.word + word))
                done = at + 2
        return [*found, *tokens[done:]] if done else tokens

    @staticmethod
    def _unlisted(tokens: Sequence[Token], at: int) -> int:
        """How many ideographs a word begins with that may be a surname no list has, behind a role; else 0."""
        word, before = tokens[at].word, tokens[at - 1].tags if at else lex.END
        size = next((size for size, letter in enumerate(word) if not is_han(letter)), len(word))
        return size if size in _UNLISTED and before & (lex.ROLE | lex.LINK | lex.PUNCTUATION) else 0

    def _spelt_end(self, tokens: Sequence[Token], at: int, start: int) -> int:
        """The word behind which a given name in syllables ends that begins at offset `start`; 0 where none does.

        Its last letter may be an ideograph that ends names: 岡野|とも|子|さん.
        """
        text, best = self.page.text, 0
        syllabic = is_hiragana if is_hiragana(text[start : start + 1]) else is_katakana
        for end in range(at + 1, len(tokens)):
            first, last = max(start, tokens[end - 1].start), tokens[end - 1].end
            ends = last - start > 2 and text[last - 1] in self.extent.given
            if last - start > _SYLLABLES or (end > at + 1 and tokens[end - 1].start != tokens[end - 2].end):
                break
            if not all(map(syllabic, text[first : last - ends])):
                break
            behind = tokens[end].tags if end < len(tokens) else lex.END
            sure = text[start:last] in self.extent.spelt and behind & _BEHIND_NAME
            titled = behind & lex.TITLE_SUFFIX and not tokens[at + 1].tags & lex.LINK and start - tokens[at].start > 1
            if sure or (titled and last - start > 1):
                best = end
            if ends:
                break
        return best

    @staticmethod
    def _syllables_end(tokens: Sequence[Token], at: int) -> int:
        """Where a given name in syllables ends that is cut into words, before a role: 峰原|ひと|み|会長; else 0.

        Not 峰原|による|会長.
        """
        end = at
        while end < len(tokens) and end - at < _AGED and tokens[end].start == tokens[end - 1].end:
            if not all(map(is_hiragana, tokens[end].word)) or tokens[end].tags & lex.TITLE_SUFFIX:
                break
            end += 1
        if end - at < 2 or end == len(tokens) or tokens[end].start != tokens[end - 1].end:
            return 0
        part = any(token.tags & (lex.UNKNOWN | lex.PLAIN) for token in tokens[at:end])
        short = 1 < tokens[end - 1].end - tokens[at].start < 5
        return end if part and short and tokens[end].tags & (lex.ROLE | lex.TITLE_SUFFIX) else 0

    def join_aged(self, tokens: list[Token]) -> list[Token]:
        """Names before an age in brackets, whatever their letters.

        A particle's letters may end one (主演の緑川ひ|より（22）), another syllabary (俳優の真崎|リョウ（45）).
        """
        found, done = list[Token](), 0
        for at in range(1, len(tokens) - 2):
            if tokens[at].word not in OPENING or not tokens[at + 1].tags & lex.NUMBER or len(tokens[at + 1].word) > 2:
                continue
            begin, syllables = at, 0
            while begin > done and at - begin < _AGED and tokens[begin - 1].end == tokens[begin].start:
                near = tokens[begin - 1]
                syllabic = all(map(is_hiragana, near.word)) or (near.tags == lex.UNKNOWN and is_katakana(near.word[0]))
                if near.tags & lex.TITLE_SUFFIX or not syllabic:
                    break
                begin, syllables = begin - 1, syllables + 1
            if begin == done or tokens[begin - 1].end != tokens[begin].start or tokens[begin - 1].tags != lex.UNKNOWN:
                continue
            first = tokens[begin - 1]
            whole = first.word + self.page.text[first.end : tokens[at].start]
            role = tokens[begin - 3].tags if begin > 2 and tokens[begin - 2].tags & lex.LINK else tokens[begin - 2].tags
            told = bool(syllables and begin > 1 and role & lex.ROLE and len(first.word) < 4)  # 俳優の真崎リョウ（45）
            if not is_han(first.word[0]) or not (told or self._may_be_aged(first.word, whole, syllables > 0)):
                continue
            found += tokens[done : begin - 1]
            found.append(Token(first.start, tokens[at - 1].end, tokens[at - 1].end, lex.UNKNOWN | lex.GIVEN, whole))
            done = at
        return [*found, *tokens[done:]] if done else tokens

    def _may_be_aged(self, first: str, whole: str, joined: bool) -> bool:
        """Whether a word before an age may be a name: it begins with a surname, or ends in syllables."""
        surname = self.surnames.begin(first)
        if joined:
            return len(whole) <= _WHOLE and (is_hiragana(first[-1]) or surname > 1)
        if 1 < surname < len(whole) <= surname + 4 or (1 < len(whole) < 7 and is_hiragana(whole[-1])):
            return True
        return 3 < len(whole) < 6 and self.full.ends(whole)  # a surname that is not listed: 浪速野純子（68）

    def before_speech(self, tokens: list[Token]) -> list[Token]:
        """A name behind what no list has as a trade, where a verb of speech follows at once: 参与救援的民兵|张昆说"""
        found: list[Token] = []
        done = 0
        for at in range(len(tokens) - 1):
            token, word = tokens[at], tokens[at].word
            listed = tokens[at + 1].word == "、" and at + 2 < len(tokens) and self._is_short_name(tokens[at + 2])
            if token.tags != lex.UNKNOWN or not 4 <= len(word) <= _TRADE + 2:
                continue
            if not (tokens[at + 1].tags & lex.SAY or listed):
                continue  # 率领|冯柯雨、沈一诺
            if self.surnames.begin(word) or self.extent.letters.issuperset(word):
                continue  # 维达诺夫
            size = next((size for size in (3, 2) if len(word) - size > 1 and self.surnames.begin(word[-size:])), 0)
            if not size:
                continue
            found += tokens[done:at]
            done, cut = at + 1, token.end - size
            found.append(Token(token.start, cut, cut, lex.UNKNOWN | (0 if listed else lex.ROLE), word[:-size]))
            found.append(Token(cut, token.end, token.end, lex.UNKNOWN, word[-size:]))
        return [*found, *tokens[done:]] if done else tokens

    def _is_short_name(self, token: Token) -> bool:
        surname = self.surnames.begin(token.word) if token.tags & lex.UNKNOWN else 0
        return 0 < surname < len(token.word) <= surname + 2

    def call_trades(self, tokens: list[Token]) -> None:
        """Give words that end as trades do, where no list has them, what a role has: 仕立屋は."""
        for at, token in enumerate(tokens[:-1]):
            if (
                token.tags == lex.UNKNOWN
                and tokens[at + 1].tags & (lex.TOPIC | lex.LINK)
                and token.word[-1] in self.endings
                and 1 < len(token.word) < 7
                and all(map(is_han, token.word))
            ):
                token.tags |= lex.ROLE
            after = tokens[at + 1]
            if after.word in self.heads and token.tags & lex.ORGANISATION and token.end == after.start:
                after.tags |= lex.ROLE  # 医師会|長

    def cut_trades(self, tokens: list[Token]) -> list[Token]:
        """A name behind a trade that no list has: 养蜂人|邢大川."""
        found: list[Token] = []
        done, kinds, endings = 0, lex.UNKNOWN | lex.GIVEN | lex.CAPITAL, self.endings
        for at in [at for at, token in enumerate(tokens) if token.tags & kinds == lex.UNKNOWN and len(token.word) > 3]:
            token, word = tokens[at], tokens[at].word
            told = None if endings.isdisjoint(word) else _trade(word, endings, self.surnames)
            if told is None:
                continue
            trade, name, rest = word[: told[0]], word[told[0] : told[1]], word[told[1] :]
            after = tokens[at + 1].tags if at + 1 < len(tokens) else lex.END
            if (len(name) < 3 and not after & (lex.SAY | lex.ACT)) or (rest and not after & lex.STOP):
                continue
            found += tokens[done:at]
            done = at + 1
            cut, end = token.start + told[0], token.start + told[1]
            found.append(Token(token.start, cut, cut, lex.UNKNOWN | lex.ROLE, trade))
            found.append(Token(cut, end, end, lex.UNKNOWN, name))
            if rest:
                found.append(Token(end, token.end, token.end, lex.UNKNOWN, rest))
        if not done:
            return tokens
        found += tokens[done:]
        return found

    def cut(self, tokens: Sequence[Token], pattern: re.Pattern[str]) -> list[Token]:
        text, found = self.page.text, list[Token]()
        at, size = 0, len(tokens)
        while at < size:
            token = tokens[at]
            known = not token.tags & lex.UNKNOWN and token.end - token.start > 1
            if known and token.tags & lex.MODIFIER and at + 1 < size and tokens[at + 1].tags & lex.UNKNOWN:
                known = pattern.fullmatch(text, token.start, tokens[at + 1].end) is None  # 韩国|澍
            if token.tags & lex.PUNCTUATION or known:
                found.append(token)
                at += 1
                continue
            last = at  # unknown letters and lone words between them
            while (
                last + 1 < size
                and tokens[last + 1].start == tokens[last].end
                and not tokens[last + 1].tags & lex.PUNCTUATION
                and not tokens[last + 1].word.isdecimal()
                and (tokens[last + 1].tags & lex.UNKNOWN or tokens[last + 1].end - tokens[last + 1].start == 1)
            ):
                last += 1
            begin = token.start
            beside = (*tokens[max(0, at - 1) : at], *tokens[last + 1 : last + 2])
            longer = token.tags & lex.CAPITAL and some(beside, lex.CAPITAL)  # Omar Vidal
            if longer or not pattern.search(text, begin, tokens[last].end):
                found += tokens[at : last + 1]
                at = last + 1
                continue
            for match in pattern.finditer(text, begin, tokens[last].end):
                first, end = match.span()
                inside = [t for t in tokens[at : last + 1] if t.end > first and t.start < end]
                if (inside[0].start < first and not inside[0].tags & lex.UNKNOWN) or (
                    inside[-1].end > end and not inside[-1].tags & lex.UNKNOWN
                ):
                    continue
                found += [
                    _clip(t, begin, first, text)
                    for t in tokens[at : last + 1]
                    if t.end > begin and t.start < first and begin < first
                ]
                tags = lex.UNKNOWN | lex.GIVEN | inside[0].tags & lex.CAPITAL
                found.append(Token(first, end, end, tags, match.group()))
                begin = end
            found += [_clip(t, begin, t.end, text) for t in tokens[at : last + 1] if t.end > begin]
            at = last + 1
        return found

    @staticmethod
    def settle_documents(tokens: Sequence[Token]) -> None:
        """A document that a particle follows says nothing itself: 機構の報告は, not 報告した."""
        for token, after in pairwise(tokens):
            if token.tags & lex.DOCUMENT and token.tags & lex.SAY and after.tags & (lex.TOPIC | lex.LINK):
                token.tags &= ~lex.SAY
            elif token.tags & lex.STATEMENT and token.tags & lex.SAY and after.tags & lex.TOPIC:
                token.tags &= ~lex.SAY  # 考えが変わった


def _trade(word: str, endings: frozenset[str], surnames: Surnames) -> tuple[int, int] | None:
    """Where a trade ends that ends as trades do, and the name behind it: 香菇農|曾湘芸. At most two letters follow.

    As a pattern, the hundreds of surnames cost four milliseconds at every start.
    """
    for cut in range(2, min(len(word), _TRADE + 1)):
        if word[cut - 1] in endings:
            for size in surnames.sizes:
                left = len(word) - cut - size
                if 0 < left <= 4 and word[cut : cut + size] in surnames:
                    return cut, cut + size + min(left, 2)
    return None


def _says(tokens: Sequence[Token], at: int) -> str:
    """The unknown word that a topic's particle marks right before a quotation with a quotative behind it, or ""."""
    topic = at - 1 - bool(at and tokens[at - 1].tags & lex.COMMA)
    if topic < 1 or not tokens[topic].tags & lex.TOPIC or at + 1 >= len(tokens) or not tokens[at].quoted:
        return ""
    if tokens[topic].tags & lex.SUBJECT:
        return ""
    word = tokens[topic - 1].word
    before = tokens[topic - 2].tags if topic > 1 else lex.END
    opens = before & (lex.PUNCTUATION | lex.CONJUNCTION | lex.FILLER | lex.LINK | lex.ROLE | lex.THAT | lex.STOP)
    said = tokens[at + 1].tags & (lex.THAT | lex.CUE)
    return word if tokens[topic - 1].tags == lex.UNKNOWN and 1 < len(word) < 6 and opens and said else ""


def _clip(token: Token, begin: int, end: int, text: str) -> Token:
    """The part of a token between two offsets."""
    first, last = max(token.start, begin), min(token.end, end)
    return (
        token if (first, last) == (token.start, token.end) else Token(first, last, last, token.tags, text[first:last])
    )
