"""Names in scripts that set no spaces: they have to be cut out of the letters around them."""

import re
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from itertools import chain, pairwise

from msgspec import Struct

from wirecli.knowledge import lexicon as lex
from wirecli.knowledge.lexicon import Lexicon
from wirecli.page import Page
from wirecli.patterns import pattern
from wirecli.quotes.classes import KATAKANA, is_han, is_hiragana, is_katakana, is_letter
from wirecli.quotes.names.name import Name, roles_before, roles_behind, take_roles
from wirecli.quotes.names.uncased import Surnames, Uncased, surnames_of
from wirecli.quotes.phrases import OPENING, behind_bracket
from wirecli.quotes.sentences import Sentence
from wirecli.quotes.token import Token

_KATAKANA = pattern(f"[{KATAKANA}ー・＝]{{2,}}")
_PLACES = "県都府道州国市町区省庁"
_DOT = pattern("[·・‧•．＝]")
_DOTS = "·・‧．＝"
_TRADE = 8  # letters of a trade
_SOON = 400  # letters in which a name without a role is named again
_UNNAMED = lex.UNKNOWN | lex.GIVEN
_PEN_NAMES = 60  # no article has so many: bounds the work on hostile texts
_TELLING = lex.QUOTE | lex.ROLE | lex.TITLE | lex.TITLE_SUFFIX | lex.UNKNOWN | lex.GIVEN  # else beside no name
_BEFORE_NAME = lex.ROLE | lex.TITLE


class _Known(Struct, frozen=True, eq=False):
    """What the language says of names and trades, made ready once."""

    letters: frozenset[str]
    endings: frozenset[str]  # of trades
    trades: bool  # whether trades are told by their endings
    documents: tuple[str, ...]


@cache
def _known(lexicon: Lexicon) -> _Known:
    script, people = lexicon.language.script, lexicon.language.people
    trades = (*people.roles, *people.roles_masculine)
    endings = "".join(word[1:] for word in trades if word.startswith("*") and len(word) == 2)
    surnames = surnames_of(lexicon)
    return _Known(
        letters=frozenset(script.transliteration),
        endings=frozenset(endings),
        trades=bool(endings and surnames and not script.split_scripts),
        documents=tuple(sorted(people.documents, key=len, reverse=True)),
    )


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


def _last_word(word: str) -> str:
    """What a run of letters ends with: ideographs and the syllables that inflect them, or a word in one syllabary."""
    stem = _run(word, len(word), is_hiragana)
    begin = _run(word, stem, is_han, "ヶ〆")
    if begin == stem == len(word):
        begin = _run(word, stem, is_katakana, "ー・＝")
    return word[begin:] or word


def _run(word: str, end: int, are: Callable[[str], bool], more: str = "") -> int:
    """Where the letters of one kind begin that end at `end`."""
    while end and (are(word[end - 1]) or word[end - 1] in more):
        end -= 1
    return end


def _is_inflected(word: str) -> bool:
    """Whether it is one or two ideographs and one to three syllables of hiragana: 住む, 遭った."""
    stem = _run(word, len(word), is_hiragana)
    return 0 < stem < 3 and 0 < len(word) - stem < 4 and all(map(is_han, word[:stem]))


def _is_word(form: str) -> bool:
    return all(letter in "·・‧•．＝ー-" or is_letter(letter) for letter in form)


class Unspaced(Uncased):
    """Names in scripts that set no spaces: they have to be cut out of the letters around them."""

    def __init__(self, page: Page, lexicon: Lexicon) -> None:
        super().__init__(page, lexicon)
        known = _known(lexicon)
        self.mixed = self.language.script.split_scripts
        self.forms: frozenset[str] = frozenset()
        self.counts: dict[str, int] = {}
        self.told: dict[int, list[Name]] = {}  # the names of sentences that were read to the end
        self.dotted = any(dot in page.shadow for dot in _DOTS)
        self.letters = known.letters
        self.given = self.language.people.name_letters
        self.endings, self.trades, self.documents = known.endings, known.trades, known.documents

    def _count(self, word: str) -> int:
        """How often the document has the word."""
        if word not in self.counts:
            self.counts[word] = self.page.shadow.count(word) if len(self.counts) < 2000 else 1
        return self.counts[word]

    def prepare(self, sentences: Sequence[Sentence]) -> None:
        """Cut the names that a role or a title betrays out of the runs of letters elsewhere."""
        for sentence in sentences:
            if self.mixed:
                self._call_trades(sentence.tokens)
                self._settle_documents(sentence.tokens)
            elif self.trades:
                sentence.take(self._cut_trades(sentence.tokens))
            sentence.take(self._whole(sentence.tokens))
        forms = self._hidden(sentences)
        first = [self.names(sentence, number) for number, sentence in enumerate(sentences)]
        for name in chain.from_iterable(first):
            text = self.page.shadow[name.start : name.end]
            forms |= {form for form in (text, _DOT.split(text)[-1]) if len(form) > 1 and _is_word(form)}
        if self.surnames and not self.mixed:
            heads = {form[0] for form in forms if len(form) > 2}
            lone = {self.page.shadow[n.start : n.end] for n in chain.from_iterable(first) if len(n.words[0]) == 1}
            forms -= {form for form in lone if len(form) == 2 and form[0] in heads}  # 苏|揆: a surname and its title
            full = {form[0] for form in forms - lone}
            called = {
                self.page.shadow[n.start]: n.start
                for n in reversed([*chain.from_iterable(first)])
                if len(n.words[0]) == 1
            }
            forms |= self._introduced(sentences, {word: at for word, at in called.items() if word not in full})
        self.forms = frozenset(forms)
        if forms:
            # A handful of names: re's alternation is many times faster here than a named list of regex.
            pattern = re.compile("|".join(map(re.escape, sorted(forms, key=len, reverse=True))))
        for number, sentence in enumerate(sentences):
            if not forms or not pattern.search(self.page.shadow, sentence.start, sentence.tokens[-1].end):
                self.told[number] = first[number]  # nothing here is read otherwise for them
            elif self.surnames:
                sentence.take(self._cut(sentence.tokens, pattern))

    def _hidden(self, sentences: Sequence[Sentence]) -> set[str]:
        """Names that come again, and have a letter in them that is a word by itself: 洪|萬|福, 范志|刚."""
        found = set[str]()
        if not self.surnames or self.mixed:
            return found
        text, surnames = self.page.shadow, self.surnames.words
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
                    and self._count(name) == self._count(short) > 1
                ):
                    found.add(name)
        return found | self._pen_names(sentences)

    def _introduced(self, sentences: Sequence[Sentence], called: Mapping[str, int]) -> set[str]:
        """Full names without a role, of those whom only their surname names a little later.

        家住柳溪苑的霍兰芝翻出账单…… 霍阿姨说: `called` says of each surname where it comes first.
        """
        found: dict[str, str] = {}
        for sentence in sentences if called else ():
            for before, token in pairwise(sentence.tokens):
                name = token.word[:3]
                if (
                    before.tags & lex.LINK
                    and token.tags & (lex.UNKNOWN | lex.GIVEN) == lex.UNKNOWN
                    and 0 < called.get(name[:1], 0) - token.start < _SOON
                    and len(name) > 2
                ):
                    found.setdefault(name[0], name)
        return set(found.values())

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
        often = self._count(whole) == self._count(given.word) > 1
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
        text = self.page.shadow
        behind = {token.end for sentence in sentences for token in sentence.tokens if token.tags & lex.ROLE}
        return {word for word in alone if any(text.startswith(word, end) for end in behind)}

    @staticmethod
    def _whole(tokens: list[Token]) -> list[Token]:
        """Foreign names with a letter that is not listed.

        behind a role what stands before the dotted rest belongs to it.
        """
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

    def _call_trades(self, tokens: list[Token]) -> None:
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

    def _cut_trades(self, tokens: list[Token]) -> list[Token]:
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

    def _cut(self, tokens: Sequence[Token], pattern: re.Pattern[str]) -> list[Token]:
        shadow, found = self.page.shadow, list[Token]()
        at, size = 0, len(tokens)
        while at < size:
            token = tokens[at]
            if token.tags & lex.PUNCTUATION or (not token.tags & lex.UNKNOWN and token.end - token.start > 1):
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
            if not pattern.search(shadow, begin, tokens[last].end):
                found += tokens[at : last + 1]
                at = last + 1
                continue
            for match in pattern.finditer(shadow, begin, tokens[last].end):
                first, end = match.span()
                inside = [t for t in tokens[at : last + 1] if t.end > first and t.start < end]
                if (inside[0].start < first and not inside[0].tags & lex.UNKNOWN) or (
                    inside[-1].end > end and not inside[-1].tags & lex.UNKNOWN
                ):
                    continue
                found += [
                    _clip(t, begin, first, shadow)
                    for t in tokens[at : last + 1]
                    if t.end > begin and t.start < first and begin < first
                ]
                found.append(Token(first, end, end, lex.UNKNOWN | lex.GIVEN, match.group()))
                begin = end
            found += [_clip(t, begin, t.end, shadow) for t in tokens[at : last + 1] if t.end > begin]
            at = last + 1
        return found

    def names(self, sentence: Sentence, number: int) -> list[Name]:
        if number in self.told:
            return self.told[number]
        tokens = sentence.tokens
        found: dict[int, Name] = {}
        initials = self.surnames.initials
        for at, token in enumerate(tokens):
            tags = token.tags
            if not tags & _TELLING:
                continue
            if token.quoted:
                says = next(
                    (other.tags & lex.SAY for other in tokens[at + 1 : at + 4] if not other.tags & lex.FILLER), 0
                )
                self._document(token, at, number, found, bool(says))
            if tags & _BEFORE_NAME:
                self._behind(tokens, at, number, found)
            if (tags & lex.TITLE_SUFFIX and (self.before or at + 1 not in found)) or (self.before and tags & lex.ROLE):
                self._in_front(tokens, at, number, found)
            if (tags & lex.UNKNOWN or (tags & lex.GIVEN and not self.mixed)) and at not in found:
                if token.word in self.forms or tags & lex.GIVEN:
                    found[at] = Name(
                        token.start,
                        token.core,
                        (token.word,),
                        number,
                        at < 4 or bool(tokens[at - 1].tags & lex.COMMA and not self.mixed),
                        titled=bool(self.surnames) and not self.mixed,
                    )
                elif len(token.word) > 1 and token.word[0] in initials:
                    self._by_surname(tokens, at, number, found)
                if self.mixed and self.dotted and at not in found:
                    self._by_dot(tokens, at, number, found)
        return [found[at] for at in sorted(found)]

    def _document(self, token: Token, at: int, number: int, found: dict[int, Name], says: bool) -> None:
        """A work that may speak for itself: 《…调查报告》."""
        quoted = token.quoted
        text = self.page.shadow[token.start : token.end]
        if quoted is None or not quoted.work:
            return
        kind = ""
        if text.endswith(self.documents):
            kind = next((word for word in self.documents if text.endswith(word) and len(text) > len(word)), "")
        if kind or says:  # 《经济学人》写道
            token.tags |= lex.DOCUMENT
            found[at] = Name(
                token.start, token.end, (text,), number, at < 4, body=True, roles=frozenset({kind} if kind else ())
            )

    def _behind(self, tokens: Sequence[Token], at: int, number: int, found: dict[int, Name]) -> None:
        if not self.surnames:
            super()._behind(tokens, at, number, found)
            return
        begin, size = at + 1, len(tokens)
        apart = begin < size and tokens[begin].tags & (lex.LINK | lex.COMMA) and not tokens[begin].tags & lex.UNKNOWN
        if self.before:
            if not apart and not tokens[at].tags & lex.TITLE:
                return
            begin += bool(apart)
        while (
            begin < size
            and begin - at < 8
            and tokens[begin].tags & (lex.MODIFIER | lex.ROLE | lex.TITLE | lex.ORGANISATION)
            and not tokens[begin].tags & lex.UNKNOWN
            and not self._is_surname(tokens, begin)
        ):
            begin += 1
        if begin < size and not self.before and tokens[begin].word in OPENING:
            begin = behind_bracket(tokens, begin)  # 助理處長（新界南）梁偉強
        if begin >= size:
            return
        end = self._end(tokens, begin, at)
        if end > tokens[begin].start:
            self._add_span(tokens, begin, tokens[begin].start, end, at, number, found)

    def _is_surname(self, tokens: Sequence[Token], at: int) -> bool:
        """Whether a letter that is a word by itself begins a name: 财务长|蓝|淑芬|补充."""
        token = tokens[at]
        if self.before or self.mixed or token.end - token.start > 1 or at + 2 >= len(tokens):
            return False
        given = tokens[at + 1]
        alone = given.tags == lex.UNKNOWN and given.start == token.end and given.end - given.start <= 2
        behind = lex.CUE | lex.FILLER | lex.PUNCTUATION | lex.TITLE_SUFFIX
        return alone and bool(tokens[at + 2].tags & behind) and token.word in self.surnames

    def _end(self, tokens: Sequence[Token], at: int, role: int) -> int:
        """Where the name that begins with token `at` behind a role ends; its beginning where it is none."""
        token = tokens[at]
        start, text = token.start, self.page.shadow
        if token.tags & lex.GIVEN:
            after = tokens[at + 1] if at + 1 < len(tokens) else token
            if (
                after.tags & lex.UNKNOWN
                and after.end - after.start == 1
                and after.start == token.end
                and at + 2 < len(tokens)
                and tokens[at + 2].tags & (lex.CUE | lex.FILLER | lex.PUNCTUATION)
            ):
                return after.end  # a letter that is not listed ends the name
            return self._latin(tokens, at + 1) if after.tags & lex.CAPITAL and after.start == token.end else token.end
        if token.tags & lex.CAPITAL and token.tags & lex.UNKNOWN:
            return self._latin(tokens, at)
        run = token.word if token.tags & lex.UNKNOWN else ""
        if self.before and tokens[role].tags & lex.TITLE and at == role + 1:
            return self._titled(tokens, at)
        if self.before:
            behind = tokens[at + 1].tags if at + 1 < len(tokens) else lex.END
            known = self.surnames.begin(run) > 0 or any(dot in run for dot in "・＝") or run in self.forms
            return (
                token.end
                if len(run) > 1
                and known
                and behind & (lex.TOPIC | lex.TITLE_SUFFIX | lex.QUOTE | lex.BRACKET | lex.COMMA)
                else start
            )
        surname = self.surnames.begin(text, start)
        foreign = next((k for k, letter in enumerate(run) if letter not in self.letters), len(run))
        whole = self._last_letter(tokens, at, start + surname + 2) if surname else 0
        if whole:
            return whole
        if run and foreign == len(run) > 1 and (len(run) < 7 or not surname):
            end = token.end
            return (
                self._latin(tokens, at + 1)
                if at + 1 < len(tokens) and tokens[at + 1].tags & lex.CAPITAL and tokens[at + 1].start == end
                else end
            )
        if not surname:
            return start + foreign if foreign > 2 else start
        size = surname + 2
        if surname < len(run) <= size:
            return token.end
        if len(run) > size:
            long, short = self._count(run[:size]), self._count(run[: size - 1])
            return start + (size - 1 if short > long else size)
        # 于晓光, 李在明: a word of the lists stands inside the name
        end = token.end
        if run:
            follow = tokens[at + 1] if at + 1 < len(tokens) else None
            if (
                follow is None
                or follow.end - follow.start != 1
                or follow.tags & (lex.PUNCTUATION | lex.CUE | lex.TITLE_SUFFIX | lex.LINK)
            ):
                return start
            end = follow.end
            at += 1
        rest = tokens[at + 1] if at + 1 < len(tokens) else None
        if rest is not None and rest.tags & lex.UNKNOWN and rest.start == end:
            if rest.end - start <= size:
                return rest.end
            if end - start < size and self._count(text[start : start + size]) > 1:
                return start + size  # 大队长|尼玛|多|吉嗓子
        return start

    @staticmethod
    def _settle_documents(tokens: Sequence[Token]) -> None:
        """A document that a particle follows says nothing itself: 機構の報告は, not 報告した."""
        for token, after in pairwise(tokens):
            if token.tags & lex.DOCUMENT and token.tags & lex.SAY and after.tags & (lex.TOPIC | lex.LINK):
                token.tags &= ~lex.SAY

    def _last_letter(self, tokens: Sequence[Token], at: int, end: int) -> int:
        """Where a name ends whose last letter is a word elsewhere: 柯敏|之|表示, 苏柏|元|强调; 0 where none does."""
        if self.mixed or at + 2 >= len(tokens):
            return 0
        last, behind = tokens[at + 1], tokens[at + 2].tags
        ends = last.end == end and last.start == tokens[at].end and last.word in self.given
        return end if ends and behind & (lex.CUE | lex.FILLER | lex.PUNCTUATION) else 0

    def _titled(self, tokens: Sequence[Token], at: int) -> int:
        """Where the name right behind a title ends, whatever its letters: 関脇|朝ノ丘, 大関|大の里."""
        start, end = tokens[at].start, at
        while end < len(tokens) and (end == at or tokens[end].start == tokens[end - 1].end):
            token = tokens[end]
            single = token.end - token.start == 1
            link = token.tags & lex.LINK and end == at + 1 and single
            if single and end > at and token.tags & lex.STOP and "ぁ" <= token.word <= "ん":
                break  # を, に
            if not (
                token.tags & lex.UNKNOWN
                or link
                or (single and not token.tags & (lex.PUNCTUATION | lex.TOPIC | lex.LINK))
            ):
                break
            end += 1
        last = tokens[end - 1] if end > at else None
        behind = tokens[end].tags if end < len(tokens) else lex.END
        if last is None or not 2 <= last.end - start <= 6 or last.tags & lex.LINK:
            return start
        if behind & (lex.TOPIC | lex.TITLE_SUFFIX | lex.QUOTE | lex.BRACKET | lex.COMMA):
            return last.end
        word = self.page.shadow[start : last.end]
        topical = behind & lex.STOP and any(self._count(word + topic) for topic in self.language.grammar.topic)
        return last.end if topical else start  # 横綱|照天海を破った。照天海は「…」

    @staticmethod
    def _latin(tokens: Sequence[Token], at: int) -> int:
        """The end of a name in Latin letters: Omar Vidal."""
        end = tokens[at].end
        for token in tokens[at + 1 : at + 4]:
            if not (token.tags & lex.CAPITAL and token.tags & lex.UNKNOWN):
                break
            end = token.end
        return end

    def _in_front(self, tokens: Sequence[Token], at: int, number: int, found: dict[int, Name]) -> None:
        if not self.surnames:
            super()._in_front(tokens, at, number, found)
            return
        after = tokens[at + 1] if self.mixed and at + 1 < len(tokens) else None
        if (
            after is not None
            and after.tags & lex.ORGANISATION
            and after.start == tokens[at].end
            and len(after.word) > 1
        ):
            return  # 佐渡自然保護官|事務所
        if tokens[at].tags & lex.INDEFINITE and tokens[at].start - tokens[at - 1].start > 1:
            if any(token.tags & lex.ORGANISATION for token in tokens[at + 1 : at + 4]):
                return  # 西安|某三甲医院, not 祁某
        end = at
        while end > 1 and (
            tokens[end - 1].tags & lex.BRACKET
            or (tokens[end - 1].tags & lex.NUMBER and tokens[end - 2].tags & lex.BRACKET)
        ):
            end -= 1
        if self.before:
            while end > 1 and tokens[end - 1].tags & lex.MODIFIER and not tokens[end - 1].tags & lex.UNKNOWN:
                end -= 1  # マーティン・ホルト米内務長官
        token = tokens[end - 1] if end else None
        if token is None or not token.tags & lex.UNKNOWN:
            return
        word = token.word
        if token.tags & lex.CAPITAL:
            begin = end - 1
            while begin and tokens[begin - 1].tags & lex.CAPITAL and tokens[begin - 1].tags & lex.UNKNOWN:
                begin -= 1
            self._add_span(tokens, begin, tokens[begin].start, token.end, at, number, found)
            return
        if self.mixed:
            word = _last_word(word)
            near = tokens[end - 2] if end > 1 and tokens[end - 2].end == token.start else None
            if word in self.given and near is not None and near.tags & lex.UNKNOWN and "ァ" <= near.word[-1] <= "ー":
                begin = end - 2  # 峰原|ミチ|子社長
                while begin and tokens[begin - 1].end == tokens[begin].start and tokens[begin - 1].tags == lex.UNKNOWN:
                    begin -= 1
                self._add_span(tokens, begin, tokens[begin].start, token.end, at, number, found)
                return
            if (
                len(word) < 3
                and end > 1
                and tokens[end - 2].end == token.start
                and tokens[end - 2].tags & lex.UNKNOWN
                and _KATAKANA.fullmatch(tokens[end - 2].word)
                and word not in self.surnames  # エース|若狭投手
            ):
                end, token = end - 1, tokens[end - 2]  # ホルト米国務長官
                word = token.word
            while len(word) > 3 and word[-1] in self.language.grammar.modifiers:
                word = word[:-1]
                token = Token(token.start, token.end - 1, token.end - 1, token.tags, token.word[:-1])
            if (len(word) > 12 and "・" not in word) or self._is_place(word, tokens[at]):
                return
            if tokens[at].tags & lex.ROLE and _is_inflected(word) and not self.surnames.begin(word):
                return  # 階に住む|元教員, 被害に遭った|会計士
        elif not token.tags & lex.GIVEN:
            whole = self.letters and 1 < len(word) < 8 and self.letters.issuperset(word)
            lengths = [len(word)] if len(word) < 4 or word[:2] in self.surnames else []
            sizes = (*lengths, len(word), 1) if whole else (*lengths, 1)
            word = next(
                (
                    word[-size:]
                    for size in sizes
                    if size < 8 and (self.surnames.begin(word, len(word) - size) or (whole and size == len(word)))
                ),
                "",
            )
        first = token.end - len(word)
        if (
            self.mixed
            and word
            and len(word) < 5
            and _KATAKANA.fullmatch(word)
            and "・" not in word
            and end > 1
            and tokens[end - 2].end == first
        ) and tokens[end - 2].tags & lex.UNKNOWN:
            front = tokens[end - 2].word
            front = front[_run(front, len(front), is_han, "ヶ") :]
            if front and len(front) < 4 and (front == tokens[end - 2].word or front in self.surnames):
                end -= 1  # 郎倉ヨシさん, 店を営む|常田ハルさん
                word = front + word
        if word and not (len(word) == 1 and self.mixed and not self.surnames.begin(word)):
            lone = len(word) == 1 and not self.mixed and end == at
            self._add_span(
                tokens,
                end - 1,
                token.end - len(word),
                tokens[at].end if lone else token.end,
                at,
                number,
                found,
                (word,),
            )

    def _is_place(self, word: str, role: Token) -> bool:
        """Whether the word in front of a role is a place's name.

        狭霧町長 where the text has 狭霧町 too, 長野県 before 知事.
        """
        if not role.tags & lex.ROLE or word in self.surnames:
            return False
        if word[-1] in _PLACES:
            return True
        text = self.page.shadow
        place = word + role.word[0]
        return role.word[0] in _PLACES + "村" and text.count(place) > text.count(word + role.word)

    def _by_surname(self, tokens: Sequence[Token], at: int, number: int, found: dict[int, Name]) -> None:
        word = tokens[at].word
        surname = self.surnames.begin(word)
        if (
            surname
            and not self.mixed
            and surname + 2 < len(word) < 8
            and at > 1
            and tokens[at - 1].tags & lex.LINK
            and _some_number(tokens[max(0, at - 3) : at - 1])
        ):  # 71岁的白玉芬|拎着菜篮子
            long, short = self._count(word[: surname + 2]), self._count(word[: surname + 1])
            word = word[: surname + 1 + (short <= long)]
            found[at] = Name(tokens[at].start, tokens[at].start + len(word), (word,), number, at < 6, titled=True)
            return
        if (
            surname
            and not self.mixed
            and len(word) == surname + 3
            and 1 < at < len(tokens) - 1
            and tokens[at + 1].end - tokens[at + 1].start == 1
            and tokens[at + 1].tags & (lex.LINK | lex.FILLER | lex.STOP)
            and tokens[at - 1].tags & (lex.FILLER | lex.COMMA)
            and any(token.quoted for token in tokens[max(0, at - 3) : at])
        ):  # “……”，赛后|栾晓棠揉|着膝盖
            found[at] = Name(tokens[at].start, tokens[at].start + surname + 2, (word[:-1],), number, True, titled=True)
            return
        if not surname or not surname < len(word) <= surname + (3 if self.mixed else 2) or (self.mixed and surname < 2):
            return
        after = tokens[at + 1].tags if at + 1 < len(tokens) else lex.END
        before = tokens[at - 1].tags if at else lex.END
        opens = before & (lex.PUNCTUATION | lex.CONJUNCTION | lex.FILLER)
        if before & lex.LINK and not self.mixed and _some_number(tokens[max(0, at - 3) : at - 1]):
            opens = lex.NUMBER  # 66岁的周秀兰
        says = next((token.tags for token in tokens[at + 1 : at + 4] if not token.tags & lex.FILLER), 0) & (
            lex.SAY | lex.ACT
        )
        if before & lex.FILLER:
            says = after & (lex.SAY | lex.ACT)  # 一边|包豆腐|一边说
        role = before & (lex.ROLE | lex.TITLE)
        often = self._count(word) > 1
        if (
            (after & lex.TOPIC and (role or (opens and often)))
            if self.mixed
            else (
                (says and opens)
                or (opens == lex.NUMBER and after & (lex.FILLER | lex.STOP | lex.ADDRESSEE | lex.UNKNOWN))
                or (before & lex.LINK and len(word) == surname + 2 and after & lex.FILLER)  # 卖豆腐的何润枝一边……
                or (after & lex.TITLE_SUFFIX)
                or (often and opens and after & (lex.FILLER | lex.STOP | lex.NUMBER) and len(word) > 2)
                or (not at and len(word) > 2 and after & (lex.FILLER | lex.STOP))
            )
        ):
            found[at] = Name(tokens[at].start, tokens[at].core, (word,), number, at < 4, titled=True)

    def _add_span(
        self,
        tokens: Sequence[Token],
        begin: int,
        start: int,
        end: int,
        role: int,
        number: int,
        found: dict[int, Name],
        words: tuple[str, ...] = (),
    ) -> None:
        if begin not in found or found[begin].end - found[begin].start < end - start:
            found[begin] = Name(start, end, words or (self.page.shadow[start:end],), number, begin < 6)
            follow = next(
                (k for k, token in enumerate(tokens[max(begin, role) :], max(begin, role)) if token.start >= end),
                len(tokens),
            )
            if follow < len(tokens) and tokens[follow].tags & lex.BRACKET:  # 霍尔特 (Martin Holt) 最近
                follow = next(
                    (k + 1 for k in range(follow + 1, min(follow + 6, len(tokens))) if tokens[k].tags & lex.BRACKET),
                    follow,
                )
            behind = tokens[follow].tags if follow < len(tokens) else 0
            governed = tokens[min(begin, role) - 1].tags & (lex.ADDRESSEE | lex.STOP) if min(begin, role) else 0
            opens = bool(begin and tokens[begin - 1].tags & lex.COMMA)  # 被问及下一部作品，贾真沉默良久
            found[begin].subject = (
                begin < 6
                or opens
                or bool(behind & (lex.COMMA | lex.FILLER | lex.SAY | lex.ACT | lex.TOPIC) and not governed)
            )
        name, token = found[begin], tokens[role]
        name.titled = name.titled or bool(token.tags & (lex.TITLE | lex.TITLE_SUFFIX))
        name.gender = name.gender or token.tags & (lex.FEMININE | lex.MASCULINE)
        if token.tags & lex.ROLE:
            if role < begin:
                take_roles(name, tokens, role, begin)
                roles_before(name, tokens, role)
            else:
                take_roles(name, tokens, begin + 1, role + 1)
                roles_before(name, tokens, begin)
            name.context |= self._qualifiers(tokens, min(role, begin))
        elif token.tags & lex.TITLE_SUFFIX:
            roles_before(name, tokens, begin)  # 被告人沈某某
        roles_behind(name, tokens, max(begin, role) + 1)

    @staticmethod
    def _qualifiers(tokens: Sequence[Token], at: int) -> set[str]:
        """What tells whose minister or spokesman it is, in front of role and name: 民進黨發言人."""
        found = set()
        while (
            at > 0
            and tokens[at - 1].tags & (lex.ORGANISATION | lex.GROUP | lex.MODIFIER | lex.UNKNOWN | lex.LINK)
            and not tokens[at - 1].tags & (lex.PUNCTUATION | lex.SAY | lex.FILLER)
        ):
            at -= 1
            found.add(tokens[at].word)
        return found


def _some_number(tokens: Sequence[Token]) -> bool:
    return any(token.tags & lex.NUMBER or token.word.isnumeric() for token in tokens)  # 八十一歲的


def _clip(token: Token, begin: int, end: int, text: str) -> Token:
    """The part of a token between two offsets."""
    first, last = max(token.start, begin), min(token.end, end)
    return (
        token if (first, last) == (token.start, token.end) else Token(first, last, last, token.tags, text[first:last])
    )
