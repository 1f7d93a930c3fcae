"""Names in scripts that set no spaces: they have to be cut out of the letters around them."""

import re
from collections.abc import Callable, Sequence
from functools import cache
from itertools import chain

from wirecli.knowledge import lexicon as lex
from wirecli.knowledge.lexicon import Lexicon
from wirecli.page import Page
from wirecli.patterns import pattern
from wirecli.quotes.classes import KATAKANA, is_han, is_hiragana, is_katakana, is_letter
from wirecli.quotes.names.name import Name, roles_before, roles_behind, take_roles
from wirecli.quotes.names.uncased import Uncased
from wirecli.quotes.names.unspaced_cutting import Cutter
from wirecli.quotes.names.unspaced_extent import Extent, says
from wirecli.quotes.names.unspaced_letters import Letters
from wirecli.quotes.phrases import CLOSING, OPENING, behind_bracket
from wirecli.quotes.sentences import Sentence
from wirecli.quotes.token import Token

_KATAKANA = pattern(f"[{KATAKANA}ー・＝]{{2,}}")
_DOT = pattern("[·・‧•．＝]|(?<=[^\\W\0-\u05ff])-")
_DOTS = "·・‧．＝"
_TELLING = (
    lex.QUOTE | lex.ORGANISATION | lex.ROLE | lex.TITLE | lex.TITLE_SUFFIX | lex.UNKNOWN | lex.GIVEN
)  # else beside no name
_OF_TEAM = lex.UNKNOWN | lex.ORGANISATION | lex.MODIFIER
_BODY = lex.ORGANISATION | lex.MODIFIER | lex.UNKNOWN
_OF_BODY = 4  # words of a body between a name and a role
_NO_BODY = lex.ROLE | lex.LINK | lex.STOP | lex.CUE | lex.DETERMINER
_UNNAMED = lex.UNKNOWN | lex.GIVEN
_READING = 6  # words, with their dots, of how a name is said
_COMPANY = 8  # letters
_YEARS = 2  # digits of an age
_MANY = 3  # letters of a given name
_SURNAME = 2  # letters of a surname that is surely one
_BEFORE_NAME = lex.ROLE | lex.TITLE


@cache  # once a language
def _documents(lexicon: Lexicon) -> tuple[str, ...]:
    return tuple(sorted(lexicon.language.people.documents, key=len, reverse=True))


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


def _is_latin(letter: str) -> bool:
    """Whether it is one of the letters, or a joint, of a name in Latin letters."""
    return letter in "'’-" or (letter < "\u0250" and letter.isalpha())


def _is_inflected(word: str) -> bool:
    """Whether it is one or two ideographs and one to three syllables of hiragana: 住む, 遭った."""
    stem = _run(word, len(word), is_hiragana)
    return 0 < stem < 3 and 0 < len(word) - stem < 4 and all(map(is_han, word[:stem]))


def _is_word(form: str) -> bool:
    return all(letter in "·・‧•．＝ー-." or is_letter(letter) for letter in form)


class Unspaced(Uncased):
    """Names in scripts that set no spaces: they have to be cut out of the letters around them."""

    def __init__(self, page: Page, lexicon: Lexicon) -> None:
        super().__init__(page, lexicon)
        self.mixed = self.language.script.split_scripts
        self.place_ends = self.language.people.place_ends
        self.extent = Extent(page, lexicon)
        self.cutter = Cutter(page, lexicon, self.extent)
        self.full = self.cutter.full
        self.by_letters = Letters(page, lexicon, self.extent)
        self.lone = frozenset[str]()  # what neighbours' names begin with, where their surname is one letter: 李
        self.people = frozenset[str]()  # names that are surely persons', in a script that has foreign bodies' too
        self.told: dict[int, list[Name]] = {}  # the names of sentences that were read to the end
        self.surnamed = frozenset[str]()  # words in Latin letters that speak by themselves
        self.aged, self.ages = frozenset(self.language.people.aged), dict[str, set[str]]()
        self.topics = tuple(one for one in self.language.grammar.topic if len(one) == 1)
        self.dotted = any(dot in page.text for dot in _DOTS)
        self.documents = _documents(lexicon)
        self.body_nouns = frozenset(self.language.people.body_nouns)
        self.relatives = frozenset(self.language.people.relatives)
        self.callings = tuple(self.language.people.callings)
        self.bodies = frozenset[str]()  # told of by what kind of body they are, in Latin letters
        frame = lexicon.language.frame
        self.reporters = () if self.mixed else frame.byline
        self.credits = frozenset(frame.caption_after)

    def prepare(self, sentences: Sequence[Sentence]) -> None:
        """Cut the names that a role or a title betrays out of the runs of letters elsewhere."""
        for sentence in sentences:
            if self.mixed:
                self.cutter.call_trades(sentence.tokens)
                self.cutter.settle_documents(sentence.tokens)
                sentence.take(self.cutter.join_suffixes(sentence.tokens))
                sentence.take(self.cutter.join_initials(sentence.tokens))
                sentence.take(self.cutter.join_lettered(sentence.tokens))
                sentence.take(self.cutter.join_spelt(sentence.tokens))
                sentence.take(self.cutter.join_given(sentence.tokens))
                sentence.take(self.cutter.join_half_foreign(sentence.tokens))
                self.cutter.call_given(sentence.tokens)
                sentence.take(self.cutter.join_syllables(sentence.tokens))
                sentence.take(self.cutter.cut_copula(sentence.tokens))
                sentence.take(self.cutter.join_aged(sentence.tokens))
            elif self.cutter.trades:
                sentence.take(self.cutter.cut_trades(sentence.tokens))
                self.cutter.call_described(sentence.tokens)
            sentence.take(self.cutter.whole(sentence.tokens))
            if not self.mixed:
                sentence.take(self.cutter.with_initials(sentence.tokens))
                sentence.take(self.cutter.spelt_out(sentence.tokens))
                sentence.take(self.by_letters.join(sentence.tokens))
                if self.surnames and sentence.holds(lex.SAY | lex.ACT):
                    tokens = self.cutter.with_words(self.cutter.spelt(sentence.tokens))
                    self.cutter.call_surnames(tokens)
                    sentence.take(self.cutter.before_speech(tokens))
        if not self.mixed:
            self.surnamed = _surnamed(sentences)
        if self.aged:
            self._learn_ages(sentences)
        speaking = self.cutter.speaking(sentences) if self.mixed else set[str]()
        forms = {*speaking} or self.cutter.hidden(sentences)
        first = [self.names(sentence, number) for number, sentence in enumerate(sentences)]
        for name in chain.from_iterable(first):
            text = self.page.text[name.start : name.end]
            if name.body and not self.mixed and text[0].isascii():
                self.bodies |= {text}  # no person whose surname comes again
                continue
            short = _DOT.split(text)[-1]
            if latin := len(short) - _run(short, len(short), _is_latin):
                short = short[-latin:]  # 彼得Vidal, Omar Vidal
            parts = (
                (text, short, _DOT.split(text)[0]) if self.mixed and not name.body else (text, short)
            )  # ハン・ソユン: ハン
            forms |= {form for form in parts if len(form) > 1 and _is_word(form)}
            if self.mixed and not name.body and (surname := self._surname(text)):
                forms.add(surname)
        if self.surnames and not self.mixed:
            count = self.extent.count
            forms -= {form for form in forms if len(form) == 3 and form[:2] in forms and count(form) < count(form[:2])}
            heads = {form[0] for form in forms if len(form) > 2}
            lone = {self.page.text[n.start : n.end] for n in chain.from_iterable(first) if len(n.words[0]) == 1}
            forms -= {form for form in lone if len(form) == 2 and form[0] in heads}  # 苏|揆: a surname and its title
            full = {form[0] for form in forms - lone}
            alone = [n for n in chain.from_iterable(first) if n.words[0] in self.surnames or len(n.words[0]) == 1]
            called = self.by_letters.familiar(sentences) | {n.words[0]: n.start for n in reversed(alone)}
            called = {word: at for word, at in called.items() if word not in full}
            forms |= self.by_letters.introduced(sentences, called) | self.by_letters.told(sentences)
        self.extent.forms = frozenset(forms)
        if self.mixed:
            sure = {self.page.text[n.start : n.end] for n in chain.from_iterable(first) if n.titled and not n.body}
            self.people = frozenset(sure | speaking)
            self.lone = frozenset(self._initial(name) for name in chain.from_iterable(first)) - {""}
            self.lone |= {short for name in chain.from_iterable(first) if (short := self._one_letter(name))}
        if forms:
            # A handful of names: re's alternation is many times faster here than a named list of regex.
            pattern = re.compile("|".join(map(re.escape, sorted(forms, key=len, reverse=True))))
        for number, sentence in enumerate(sentences):
            if self.lone and any(token.word in self.lone for token in sentence.tokens):
                pass  # 李|大統領
            elif not forms or not pattern.search(self.page.text, sentence.start, sentence.tokens[-1].end):
                self.told[number] = first[number]  # nothing here is read otherwise for them
            elif self.surnames:
                if not self.mixed:
                    self._call_namesakes(sentence.tokens)
                sentence.take(self.cutter.cut(sentence.tokens, pattern))

    def names(self, sentence: Sentence, number: int) -> list[Name]:
        if number in self.told:
            return self.told[number]
        tokens = sentence.tokens
        found: dict[int, Name] = {}
        initials, forms = self.surnames.initials, self.extent.forms
        for at, token in enumerate(tokens):
            tags = token.tags
            if not tags & _TELLING:
                continue
            if token.quoted:
                said = next(
                    (other.tags & lex.SAY for other in tokens[at + 1 : at + 4] if not other.tags & lex.FILLER), 0
                )
                self._document(token, at, number, found, bool(said))
                if self.body_nouns and not self.mixed:
                    self._marked_body(tokens, at, number, found)
            if tags & _BEFORE_NAME:
                self._behind(tokens, at, number, found)
            if tags & lex.ORGANISATION and not self.mixed and at + 2 < len(tokens):
                self._glossed_body(tokens, at, number, found)
            named = self.before and tags & lex.ROLE and not _is_in_body(tokens, at)
            if (tags & lex.TITLE_SUFFIX and (self.before or at + 1 not in found)) or named:
                self._in_front(tokens, at, number, found)
            if (tags & lex.UNKNOWN or (tags & lex.GIVEN and not self.mixed)) and at not in found:
                if self.mixed and (size := self._company(tokens, at)):
                    kind, last = frozenset({tokens[at - 1].word}), tokens[at + size - 1]
                    word = "".join(one.word for one in tokens[at : at + size])
                    subject = at < 6 or self._is_subject(tokens, at + size - 1)
                    found[at] = Name(token.start, last.core, (word,), number, subject, kind, body=True)
                elif (token.word in forms and not _goes_on(tokens, at)) or tags & lex.GIVEN:
                    end = self._with_latin(tokens, at)
                    found[at] = Name(
                        token.start,
                        end,
                        (token.word if end == token.core else self.page.text[token.start : end],),
                        number,
                        (at < 4 and not self._is_asked_of(tokens, at) and not self._is_owner(tokens, at))
                        or self._is_subject(tokens, at),
                        titled=token.word in self.people if self.mixed else bool(self.surnames),
                    )
                elif len(token.word) > 1 and token.word[0] in initials:
                    self._by_surname(tokens, at, number, found)
                    if at not in found and not self.mixed:
                        self._listed(tokens, at, number, found)
                if at not in found and not self.mixed and tags & lex.UNKNOWN:
                    self._by_letters(tokens, at, number, found)
                if at not in found and not self.mixed and tags == lex.UNKNOWN:
                    self._by_speech(tokens, at, number, found)
                if self.mixed and self.dotted and at not in found:
                    self._by_dot(tokens, at, number, found)
        if self.reporters and any(token.word.endswith(self.reporters) for token in tokens):
            for at in [at for at in found if self._is_credit(tokens, at)]:
                del found[at]
        if self.mixed:
            self._read_aloud(tokens, number, found)
        if self.ages:
            self._by_age(tokens, number, found)
        for name in found.values() if self.extent.spelt else ():
            if not name.body and not name.gender:
                name.gender = self.extent.spelt.get(_DOT.split(name.words[0])[0], 0)  # 安娜·霍尔特
        return [found[at] for at in sorted(found)]

    def _call_namesakes(self, tokens: Sequence[Token]) -> None:
        """Let a place's name that speaks be whose last name it is: 马克·柏林…… 柏林说"""
        place = lex.GROUP | lex.MODIFIER
        for at, token in enumerate(tokens):
            if token.tags & place and not token.tags & ~place and token.word in self.extent.forms:
                if (not at or tokens[at - 1].tags & (lex.PUNCTUATION | lex.QUOTE)) and says(tokens, at + 1):
                    token.tags = lex.UNKNOWN | lex.GIVEN

    @staticmethod
    def _company(tokens: Sequence[Token], at: int) -> int:
        """How many words a company has, in another script behind what it is: 会社|ノルドバーは, 大手|ノルダ|航空は."""
        token, before = tokens[at], tokens[at - 1] if at else None
        if before is None or before.end != token.start or len(token.word) < 3 or not token.tags & lex.UNKNOWN:
            return 0
        if not before.tags & lex.ORGANISATION or before.tags & (lex.ROLE | lex.PRONOUN) or not is_han(before.word[-1]):
            return 0
        if not (is_katakana(token.word[0]) or token.tags & lex.CAPITAL):
            return 0
        behind = at + 1
        if behind < len(tokens) and tokens[behind].tags & lex.ORGANISATION and tokens[behind].start == token.end:
            behind += 1
        goes = lex.TOPIC | lex.LINK | lex.COMMA | lex.BRACKET | lex.STOP | lex.ADDRESSEE | lex.FILLER
        return behind - at if behind < len(tokens) and tokens[behind].tags & goes else 0

    def _is_asked_of(self, tokens: Sequence[Token], at: int) -> bool:
        """Whether a passive verb stands right before a name: 当被问到|柏孟川会不会来时，这位教练……"""
        if self.mixed or not at or not tokens[at - 1].tags & lex.PLAIN:
            return False
        return tokens[at - 1].word[:1] in self.language.speech.addressee

    def _is_owner(self, tokens: Sequence[Token], at: int) -> bool:
        """Whether something or somebody is told of that is theirs: 理沙さんの|夫は."""
        behind = at + 1 + bool(at + 1 < len(tokens) and tokens[at + 1].tags & lex.TITLE_SUFFIX)
        return self.mixed and behind < len(tokens) and bool(tokens[behind].tags & lex.LINK)

    def _with_latin(self, tokens: Sequence[Token], at: int) -> int:
        """Where a name ends of which only the first part is spelt in ideographs: 彼得|Vidal."""
        after = tokens[at + 1] if at + 1 < len(tokens) and not self.mixed else None
        if after is None or after.start != tokens[at].end or not _is_latin_name(after):
            return tokens[at].core
        return self.extent.end(tokens, at, at)

    def _is_subject(self, tokens: Sequence[Token], at: int) -> bool:
        """Whether a name stands where a subject does: right before its particle, or behind a comma where none is."""
        if self.mixed:
            title = at + 2 < len(tokens) and tokens[at + 1].tags & lex.TITLE_SUFFIX
            behind = at + 1 + bool(title)
            if behind < len(tokens) and tokens[behind].word in OPENING:
                behind = behind_bracket(tokens, behind)  # 店主は真柴航さん（31）。
            return bool(self.extent.behind(tokens, behind) & (lex.TOPIC | lex.END))  # 主将・真柴だった
        opens = tokens[at - 1].tags & lex.CONJUNCTION and at > 1 and tokens[at - 2].tags & lex.COMMA  # ……，而罗敏是
        return bool(opens or tokens[at - 1].tags & lex.COMMA or _leads(tokens, at))

    def _learn_ages(self, sentences: Sequence[Sentence]) -> None:
        """Note whose age a bracket tells: マテオ・サラス（19＝北斗ジム）, 早坂健さん（34）."""
        for sentence in sentences:
            tokens = sentence.tokens
            for at in range(1, len(tokens) - 2):
                if tokens[at].word not in OPENING or not tokens[at + 1].tags & lex.NUMBER:
                    continue
                name = tokens[at - 1 - bool(at > 1 and tokens[at - 1].tags & (lex.TITLE_SUFFIX | lex.ROLE))]
                if name.tags & _UNNAMED and len(tokens[at + 1].word) == _YEARS:
                    self.ages.setdefault(tokens[at + 1].word, set()).add(name.word)

    def _by_age(self, tokens: Sequence[Token], number: int, found: dict[int, Name]) -> None:
        """Who alone is of an age that a sentence is about: 19歳は「誰でもいい」と笑った."""
        for at in range(len(tokens) - 2):
            years, count, topic = tokens[at : at + 3]
            whose = self.ages.get(years.word, ()) if years.tags & lex.NUMBER else ()
            if count.word in self.aged and topic.tags & lex.TOPIC and len(whose) == 1:
                found[at] = Name(years.start, count.core, tuple(whose), number, True, titled=True)
                count.tags |= lex.ROLE

    @staticmethod
    def _read_aloud(tokens: Sequence[Token], number: int, found: dict[int, Name]) -> None:
        """A bracket that spells a name in syllables is no name, but tells that there is one: 李民宇（イ・ミヌ）."""
        for at, token in enumerate(tokens[:-1]):
            if token.word not in CLOSING or (begin := _before_reading(tokens, at)) == at:
                continue
            for k in range(begin + 1, at):
                found.pop(k, None)
            name = tokens[begin - 1]
            if begin - 1 in found or not name.tags & _UNNAMED or not all(map(is_han, name.word)):
                continue
            if len(name.word) == 3 and is_katakana(tokens[begin + 1].word[0]):
                found[begin - 1] = Name(name.start, name.core, (name.word,), number, begin < 5, titled=True)

    def _is_credit(self, tokens: Sequence[Token], at: int) -> bool:
        """Whether the name says who wrote or photographed, and nothing else is told of them: 本报记者 林一禾 摄."""
        beside = lex.UNKNOWN | lex.GIVEN
        begin, end = at, at + 1
        while begin and (tokens[begin - 1].tags & beside or tokens[begin - 1].word == "、"):
            begin -= 1
        while end < len(tokens) and (tokens[end].tags & (beside | lex.ROLE) or tokens[end].word == "、"):
            if tokens[end].word in self.credits:
                return True
            end += 1
        if not begin or not tokens[begin - 1].tags & lex.ROLE:
            return False
        if not any(token.word.endswith(self.reporters) for token in tokens[max(0, begin - 8) : begin]):
            return False
        return end == len(tokens) or tokens[end].word in self.credits or tokens[end].word in CLOSING

    def _document(self, token: Token, at: int, number: int, found: dict[int, Name], speaks: bool) -> None:
        """A work that may speak for itself: 《…调查报告》."""
        quoted = token.quoted
        text = self.page.text[token.start : token.end]
        if quoted is None or not quoted.work:
            return
        kind = ""
        if text.endswith(self.documents):
            kind = next((word for word in self.documents if text.endswith(word) and len(text) > len(word)), "")
        if kind or speaks:  # 《经济学人》写道
            token.tags |= lex.DOCUMENT
            found[at] = Name(
                token.start, token.end, (text,), number, at < 4, body=True, roles=frozenset({kind} if kind else ())
            )

    def _marked_body(self, tokens: Sequence[Token], at: int, number: int, found: dict[int, Name]) -> None:
        """A body's name in marks beside what kind of body it is: “海潮航运”公司, 环保组织“绿色海岸”."""
        quoted = tokens[at].quoted
        if quoted is None or quoted.work or quoted.ended or quoted.comma or not 1 < len(quoted) <= _COMPANY:
            return
        beside = (tokens[k].word for k in (at + 1, at - 1) if 0 <= k < len(tokens))
        kind = next((word for word in beside if word in self.body_nouns), "")
        if kind:
            text, kinds = self.page.text[quoted.start : quoted.end], frozenset({kind})
            found[at] = Name(quoted.start, quoted.end, (text,), number, False, kinds, body=True)

    def _glossed_body(self, tokens: Sequence[Token], at: int, number: int, found: dict[int, Name]) -> None:
        """A body's name that brackets spell in Latin letters: 经营游船的|海潮航空（Tide Air）."""
        bracket, gloss = tokens[at + 1], tokens[at + 2].tags
        if bracket.word not in OPENING or gloss & _BODY & ~lex.MODIFIER != lex.UNKNOWN or not gloss & lex.CAPITAL:
            return
        begin = at
        while begin and tokens[begin - 1].tags & _BODY and not tokens[begin - 1].tags & _NO_BODY:
            begin -= 1
        if begin < at and any(token.tags & lex.UNKNOWN for token in tokens[begin:at]):
            text, kinds = self.page.text[tokens[begin].start : tokens[at].end], frozenset({tokens[at].word})
            found[begin] = Name(tokens[begin].start, tokens[at].end, (text,), number, begin < 4, kinds, body=True)

    def _behind(self, tokens: Sequence[Token], at: int, number: int, found: dict[int, Name]) -> None:
        if not self.surnames:
            super()._behind(tokens, at, number, found)
            return
        begin, size = at + 1, len(tokens)
        sign = lex.LINK | lex.COMMA | (lex.COLON if self.mixed else 0)  # 社長：三谷 亮
        apart = begin < size and tokens[begin].tags & sign and not tokens[begin].tags & lex.UNKNOWN
        if self.before:
            if not apart and not tokens[at].tags & lex.TITLE and not self._is_spread(tokens, at):
                return
            begin += bool(apart)
        while (
            begin < size
            and begin - at < 8
            and tokens[begin].tags & (lex.MODIFIER | lex.ROLE | lex.TITLE | lex.ORGANISATION)
            and not tokens[begin].tags & lex.UNKNOWN
            and not self.extent.is_surname(tokens, begin)
        ):
            begin += 1
        if begin < size and not self.before and tokens[begin].word in OPENING:
            begin = behind_bracket(tokens, begin)  # 助理處長（新界南）梁偉強
        if begin >= size:
            return
        if self.mixed and begin + 1 < size and self._is_set_apart(tokens[begin], tokens[begin + 1]):
            words = (tokens[begin].word + tokens[begin + 1].word,)
            self._add_span(tokens, begin, tokens[begin].start, tokens[begin + 1].end, at, number, found, words)
            return
        end = self.extent.end(tokens, begin, at)
        if end > tokens[begin].start:
            self._add_span(tokens, begin, tokens[begin].start, end, at, number, found)
            if not self.mixed:
                self._in_list(tokens, begin, end, number, found)

    def _listed(self, tokens: Sequence[Token], at: int, number: int, found: dict[int, Name]) -> None:
        """Names without a role that stand in a row: 冯柯雨、沈一诺和卓然出席."""
        listed = [at]
        while listed[-1] + 2 < len(tokens) and self._is_short_name(tokens[listed[-1]]):
            joins = listed[-1] + 1
            if tokens[joins].word in OPENING:
                joins = behind_bracket(tokens, joins)  # 卓然（Ada）、冯柯雨
            if joins + 1 >= len(tokens) or not (tokens[joins].word == "、" or tokens[joins].tags & lex.CONJUNCTION):
                break
            listed.append(joins + 1)
        names = [k for k in listed if self._is_short_name(tokens[k])]
        if len(names) < len(listed) or len(names) < 2 + any(len(tokens[k].word) < 3 for k in names):
            return
        for k in names:
            token = tokens[k]
            found.setdefault(k, Name(token.start, token.core, (token.word,), number, k < 4, titled=True))

    def _is_short_name(self, token: Token) -> bool:
        surname = self.surnames.begin(token.word) if token.tags & lex.UNKNOWN else 0
        return 0 < surname < len(token.word) <= surname + 2

    def _in_list(self, tokens: Sequence[Token], at: int, end: int, number: int, found: dict[int, Name]) -> None:
        """The names that stand in one list with the name behind a role: 主演柯雨、沈一诺、卓然等人."""
        while at < len(tokens) and tokens[at].start < end:
            at += 1
        while at + 1 < len(tokens) and (tokens[at].word == "、" or tokens[at].tags & lex.CONJUNCTION):
            token = tokens[at + 1]
            if not self._is_short_name(token):
                return
            if at + 1 not in found:
                found[at + 1] = Name(token.start, token.core, (token.word,), number, False, titled=True)
            at += 2

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
            if at + 1 < len(tokens) and tokens[at + 1].tags & lex.ROLE and tokens[at + 1].start == tokens[at].end:
                return  # 大寮区|某里长
        end = at
        while end > 1 and (
            tokens[end - 1].tags & lex.BRACKET
            or (tokens[end - 1].tags & lex.NUMBER and tokens[end - 2].tags & lex.BRACKET)
        ):
            end -= 1
        if self.mixed and tokens[at - 1].word in CLOSING and (before := _before_reading(tokens, at - 1)) < at - 1:
            end = before
        if self.before:
            while end > 1 and tokens[end - 1].tags & lex.MODIFIER and not tokens[end - 1].tags & lex.UNKNOWN:
                end -= 1  # マーティン・ホルト米内務長官
                if end > 1 and tokens[end - 1].word == "・" and tokens[end - 2].tags & lex.MODIFIER:
                    end -= 1  # マーティン・ホルト資源・環境相
        if self.mixed:
            end = self._before_body(tokens, end)
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
        if self.mixed and end > 1 and self._is_set_apart(tokens[end - 2], token):
            surname = tokens[end - 2]
            self._add_span(tokens, end - 2, surname.start, token.end, at, number, found, (surname.word + word,))
            return  # 豊田 雅さん
        if self.mixed:
            word = self._spelt_in_part(word) or _last_word(word)
            near = tokens[end - 2] if end > 1 and tokens[end - 2].end == token.start else None
            if (
                word in self.extent.given
                and near is not None
                and near.tags & lex.UNKNOWN
                and "ァ" <= near.word[-1] <= "ー"
            ):
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
            if size := self.full.followed(word):
                last = token.end - len(word) + size
                token, word = Token(token.start, last, last, token.tags, word[:size]), word[:size]
            while word[-1] in self.language.grammar.modifiers and (len(word) > 3 or word[:-1] in self.surnames):
                word = word[:-1]
                token = Token(token.start, token.end - 1, token.end - 1, token.tags, token.word[:-1])
            if (len(word) > 12 and "・" not in word) or self._is_place(word, tokens[at]):
                return
            if tokens[at].word.endswith(self.callings) and self.surnames.begin(word) < _SURNAME:
                return  # 植物|学者, 若手|農家
            if tokens[at].tags & lex.ROLE and _is_inflected(word) and not self.surnames.begin(word):
                return  # 階に住む|元教員, 被害に遭った|会計士
        elif not token.tags & lex.GIVEN:
            whole = self.extent.letters and 1 < len(word) < 8 and self.extent.letters.issuperset(word)
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
        led = end > 2 and tokens[end - 2].tags & lex.LINK and tokens[end - 3].tags & lex.ROLE  # 長男の|岳|くん
        known = not self.mixed or led or word in self.lone or self.surnames.begin(word)
        if word and (len(word) > 1 or known):
            lone = len(word) == 1 and not self.mixed and end == at
            own = word + tokens[at].word if lone and tokens[at].word in self.relatives else word  # 陈|母
            self._add_span(
                tokens,
                end - 1,
                token.end - len(word),
                tokens[at].end if lone else token.end,
                at,
                number,
                found,
                (own,),
            )

    def _is_spread(self, tokens: Sequence[Token], at: int) -> bool:
        """Whether blanks stand behind a role and within the name behind it: 代表取締役社長 田辺 俊介は."""
        if at + 2 >= len(tokens) or tokens[at + 1].start == tokens[at].end or not self.mixed:
            return False
        return self._is_set_apart(tokens[at + 1], tokens[at + 2])

    def _is_set_apart(self, near: Token, token: Token) -> bool:
        """Whether a surname stands before a short given name, and a blank between the two."""
        if not near.tags & lex.UNKNOWN or near.word not in self.surnames or len(token.word) > _MANY:
            return False
        return token.start == near.end + 1 and self.page.text[near.end] in " \u3000" and is_letter(token.word[0])

    def _before_body(self, tokens: Sequence[Token], end: int) -> int:
        """Where a full name ends before whose role follows: 吉田和也|青葉新聞|主筆, 中村浩二・群馬|県知事."""
        begin = end
        while begin and end - begin < _OF_BODY:
            near = tokens[begin - 1]
            if near.end != tokens[begin].start:
                break
            dot = begin < end and tokens[begin].word == "・"
            word = _last_word(near.word)
            if (dot or begin < end or not near.tags & lex.UNKNOWN) and self.full.size(word):
                return begin
            if not near.tags & _BODY and near.word != "・":
                break
            begin -= 1
        return end

    def _surname(self, text: str) -> str:
        """The surname of a full name that the text has as a topic, too: 早坂健主将…… 早坂は二塁へ走った; or ""."""
        size = self.surnames.begin(text)
        surname = text[:size] if _SURNAME <= size < len(text) else ""
        return surname if surname and any(surname + topic in self.page.text for topic in self.topics) else ""

    def _one_letter(self, name: Name) -> str:
        """The given name of one letter that somebody has, or all that is told of them: 真柴潤, 長男の岳くん."""
        text = self.page.text[name.start : name.end]
        surname = self.surnames.begin(text)
        return text[-1] if len(text) == 1 or (1 < surname == len(text) - 1 and is_han(text[-1])) else ""

    def _initial(self, name: Name) -> str:
        """What a name of three ideographs begins with that a role tells to be a person's, and no surname of here."""
        word = self.page.text[name.start : name.end]
        told = name.roles and not name.body and len(word) == 3 and all(map(is_han, word))
        return word[0] if told and not self.surnames.begin(word) else ""

    def _spelt_in_part(self, word: str) -> str:
        """A surname and a given name that only ends in an ideograph, at the end of a word: 峰原よし子."""
        last = len(word) - 1
        begin = _run(word, last, is_hiragana)
        if not 0 < last - begin < 4 or word[last] not in self.extent.given:
            return ""
        sizes = (size for size in (3, 2, 1) if size <= begin and word[begin - size : begin] in self.surnames)
        return word[begin - size :] if (size := next(sizes, 0)) else ""

    def _is_place(self, word: str, role: Token) -> bool:
        """Whether the word in front of a role is a place's name.

        狭霧町長 where the text has 狭霧町 too, 長野県 before 知事.
        """
        if not role.tags & lex.ROLE or word in self.surnames:
            return False
        if word[-1] in self.place_ends:
            return True
        text = self.page.text
        place = word + role.word[0]
        return role.word[0] in self.place_ends and text.count(place) > text.count(word + role.word)

    def _by_letters(self, tokens: Sequence[Token], at: int, number: int, found: dict[int, Name]) -> None:
        """A name without a role, by its letters: Omar Vidal昨日贴文; 维达尔说 — where a clause begins with it."""
        token = tokens[at]
        before = tokens[at - 1].tags if at else lex.END
        after = before & lex.STOP and not before & (lex.ADDRESSEE | lex.LINK)  # 会后维达尔说
        opens = before & (lex.PUNCTUATION | lex.CONJUNCTION | lex.FILLER | lex.QUOTE)
        latin = token.tags & lex.CAPITAL
        if before & lex.BRACKET or not (opens or after or latin or _leads(tokens, at)):
            return
        if latin:
            end = at
            while end < len(tokens) and end - at < 4 and _is_latin_name(tokens[end]):
                end += 1
            last = tokens[end - 1].end if end > at else 0
            words, kind = (self.page.text[token.start : last],), tokens[at - 1].word if at else ""
            behind = tokens[end].tags if end < len(tokens) else 0
            if last and (kind in self.body_nouns or words[0] in self.bodies):
                if not behind & (lex.ROLE | lex.TITLE_SUFFIX):  # 零售商Lumbr周三宣布
                    kinds = frozenset({kind} & self.body_nouns)
                    found[at] = Name(token.start, last, words, number, says(tokens, end), kinds, body=True)
                    return
            if end > at + 1:
                by_surname = self._goes_by(tokens[end - 1].word)
                person = by_surname or says(tokens, end) or _leads(tokens, at)  # not: Google Maps
                if opens or person:
                    found[at] = Name(token.start, last, words, number, at < 4, titled=person)
            return
        letters = self.extent.letters
        if not 2 < len(token.word) < 7 or not letters.issuperset(token.word):
            return
        if says(tokens, at + 1):
            found[at] = Name(token.start, token.core, (token.word,), number, True, titled=True)

    def _goes_by(self, surname: str) -> bool:
        """Whether a last name in Latin letters stands before a verb of speech somewhere, by itself."""
        return self.extent.count(surname) > 1 and surname in self.surnamed

    def _by_speech(self, tokens: Sequence[Token], at: int, number: int, found: dict[int, Name]) -> None:
        """A company, or somebody that nothing tells, by what they say and that they come again: 海潮股份回应称"""
        token = tokens[at]
        size = len(token.word)
        before = tokens[at - 1].tags if at else lex.END
        if not 1 < size <= _COMPANY or not before & (lex.COMMA | lex.END | lex.QUOTE) or at + 2 >= len(tokens):
            return
        if not tokens[at + 1].tags & lex.SAY or not tokens[at + 2].tags & (lex.COMMA | lex.COLON | lex.QUOTE):
            return
        if token.word[0] == token.word[1] or self.extent.count(token.word) < 2 + (size < 4):
            return  # 缓缓说
        found[at] = Name(token.start, token.core, (token.word,), number, True, titled=True, body=size > 3)

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
            long, short = self.extent.count(word[: surname + 2]), self.extent.count(word[: surname + 1])
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
        behind = at and tokens[at - 1].tags & lex.LINK and not self.mixed
        if behind and 0 < surname < len(word) - 2 < 6 and _speaks(tokens, at + 1):
            word = word[: surname + 2]  # 身边的齐晓棠|心疼得说
            found[at] = Name(tokens[at].start, tokens[at].start + len(word), (word,), number, True, titled=True)
            return
        team = self.mixed and at > 1 and tokens[at - 1].word == "・" and bool(tokens[at - 2].tags & _OF_TEAM)
        whole = surname + (3 if self.mixed else 2)
        if not surname or not surname - team < len(word) <= whole or (self.mixed and surname < 2):
            return
        after = tokens[at + 1].tags if at + 1 < len(tokens) else lex.END
        before = tokens[at - 1].tags if at else lex.END
        if before & lex.LINK and len(word) == surname + 2 and not self.mixed and _speaks(tokens, at + 1):
            found[at] = Name(tokens[at].start, tokens[at].core, (word,), number, True, titled=True)
            return  # 饰演船长的齐若棠在被问到结局时表示
        if before & lex.ORGANISATION and len(word) == surname + 2 and not self.mixed and after & lex.SAY:
            if at == 1 or tokens[at - 2].tags & (lex.PUNCTUATION | lex.CONJUNCTION):
                found[at] = Name(tokens[at].start, tokens[at].core, (word,), number, True, titled=True)
                return  # 渔民党|齐若棠质疑
        opens = before & (lex.PUNCTUATION | lex.CONJUNCTION | lex.FILLER)
        if before & lex.LINK and not self.mixed and _some_number(tokens[max(0, at - 3) : at - 1]):
            opens = lex.NUMBER  # 66岁的周秀兰
        follow = next((token.tags for token in tokens[at + 1 : at + 4] if not token.tags & lex.FILLER), 0)
        speaks = bool(follow & (lex.SAY | lex.ACT)) or (not self.mixed and says(tokens, at + 1))
        if before & lex.FILLER:
            speaks = bool(after & (lex.SAY | lex.ACT))  # 一边|包豆腐|一边说
        if before & lex.STOP and not (before & (lex.ADDRESSEE | lex.LINK) or self.mixed):
            opens |= lex.STOP * bool(after & lex.SAY)  # 会谈后齐若棠说
        role = before & (lex.ROLE | lex.TITLE) or team  # 白波・真柴が
        often = self.extent.count(word) > 1
        if (
            (after & lex.TOPIC and (role or (opens and often)))
            if self.mixed
            else (
                (speaks and opens)
                or (opens == lex.NUMBER and after & (lex.FILLER | lex.STOP | lex.ADDRESSEE | lex.UNKNOWN))
                or (before & lex.LINK and len(word) == surname + 2 and after & lex.FILLER)  # 卖豆腐的何润枝一边……
                or (after & lex.TITLE_SUFFIX and not self._names_behind(tokens, at + 1))
                or (often and opens and after & (lex.FILLER | lex.STOP | lex.NUMBER) and len(word) > 2)
                or (not at and len(word) > 2 and after & (lex.FILLER | lex.STOP))
                or (opens and len(word) > 2 and _told_of(tokens, at + 1))
                or (opens & (lex.NUMBER | lex.END) and after & lex.COMMA and often and len(word) == surname + 2)
                or (before & lex.LINK and often and len(word) == surname + 2 and after & lex.STOP)
            )
        ):
            found[at] = Name(tokens[at].start, tokens[at].core, (word,), number, at < 4, titled=True)

    def _names_behind(self, tokens: Sequence[Token], at: int) -> bool:
        """Whether a title is somebody's whose name follows it, and the word before it their trade: 修船师傅|林梅芳"""
        token = tokens[at]
        behind = tokens[at + 1] if token.tags & lex.ROLE and at + 1 < len(tokens) else None
        if behind is None or behind.start != token.end or not behind.tags & _UNNAMED or self.mixed:
            return False
        return bool(behind.tags & lex.GIVEN or self.surnames.begin(behind.word))

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
            found[begin] = Name(start, end, words or (self.page.text[start:end],), number, begin < 6)
            follow = next(
                (k for k, token in enumerate(tokens[max(begin, role) :], max(begin, role)) if token.start >= end),
                len(tokens),
            )
            if self.mixed and follow + 1 < len(tokens) and tokens[follow].tags & lex.TITLE_SUFFIX:
                follow += 1  # ペルさん（11）は
            if follow < len(tokens) and tokens[follow].tags & lex.BRACKET:  # 霍尔特 (Martin Holt) 最近
                follow = next(
                    (k + 1 for k in range(follow + 1, min(follow + 6, len(tokens))) if tokens[k].tags & lex.BRACKET),
                    follow,
                )
            if follow + 1 < len(tokens) and tokens[follow].tags & lex.TITLE_SUFFIX:
                follow += 1  # 校長が声をかけると、ペルさんは
            behind = tokens[follow].tags if follow < len(tokens) else 0
            ends = self.extent.behind(tokens, follow) & (lex.TOPIC | lex.END) if self.mixed else 0  # 主将・真柴だった
            governed = tokens[min(begin, role) - 1].tags & (lex.ADDRESSEE | lex.STOP) if min(begin, role) else 0
            opens = bool(begin and tokens[begin - 1].tags & lex.COMMA)  # 被问及下一部作品，贾真沉默良久
            away = self.mixed and not ends and behind & (lex.LINK | lex.STOP)  # 大将照嵐に敗れた
            found[begin].subject = not away and (
                begin < 6
                or opens
                or bool(behind & (lex.COMMA | lex.FILLER | lex.SAY | lex.ACT | lex.TOPIC) and not governed)
                or bool(ends)
            )
        name, token = found[begin], tokens[role]
        name.titled = name.titled or bool(token.tags & (lex.TITLE | lex.TITLE_SUFFIX))
        name.gender = name.gender or token.tags & lex.GENDER
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


def _is_in_body(tokens: Sequence[Token], at: int) -> bool:
    """Whether what somebody is stands in the middle of a body's name: 自由|市民|党."""
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    return after is not None and after.start == tokens[at].end and after.tags & _BODY == lex.ORGANISATION


def _before_reading(tokens: Sequence[Token], end: int) -> int:
    """Where the words end before a bracket that spells them otherwise: 李民宇|（イ・ミヌ）, アン・ペル|(Ann Pell)."""
    begin = end - 1
    while begin > 1 and end - begin < _READING and _is_reading(tokens[begin].word):
        begin -= 1
    return begin if 0 < begin < end - 1 and tokens[begin].word in OPENING else end


def _is_reading(word: str) -> bool:
    """Whether it is spelt in syllables or in Latin letters, as how a name is said."""
    return all(map(_is_syllable, word)) or (word.isascii() and word.isalpha() and not word.isupper())


def _is_syllable(letter: str) -> bool:
    return is_katakana(letter) or is_hiragana(letter) or letter in "・ー"


def _speaks(tokens: Sequence[Token], at: int) -> bool:
    """Whether a verb of speech stands in the rest of the clause from `at`, and words or a clause follow it."""
    for k in range(at, min(at + 8, len(tokens) - 1)):
        if tokens[k].quoted or tokens[k].tags & (lex.COMMA | lex.END | lex.COLON):
            return False
        if tokens[k].tags & lex.SAY and tokens[k + 1].tags & (lex.COMMA | lex.COLON | lex.QUOTE):
            return True
    return False


def _told_of(tokens: Sequence[Token], at: int) -> bool:
    """Whether an age, a role or a sex is set apart behind a name: 柏孟川，55岁; 柏孟川（船长）; 柏孟川，男，汉族"""
    if at + 2 >= len(tokens) or not tokens[at].tags & (lex.COMMA | lex.BRACKET):
        return False
    first, ends = tokens[at + 1].tags, tokens[at + 2].tags
    aged = bool(first & lex.NUMBER and ends & lex.STOP and at + 3 < len(tokens))
    if tokens[at].tags & lex.BRACKET:
        behind = aged and tokens[at + 3].tags & (lex.BRACKET | lex.COMMA)  # 柏孟川（45岁，船长）
        return bool((first & lex.ROLE and ends & lex.BRACKET) or behind)
    aged = aged and bool(tokens[at + 3].tags & lex.COMMA)
    sex = first & lex.MODIFIER and len(tokens[at + 1].word) == 1 and ends & lex.COMMA
    return bool(aged or sex)


def _is_latin_name(token: Token) -> bool:
    """Whether it is a word in Latin letters with a capital and small ones, as names have them: Omar, not SBL."""
    return bool(token.tags & lex.CAPITAL and token.tags & lex.UNKNOWN) and token.word[1:].islower()


def _surnamed(sentences: Sequence[Sentence]) -> frozenset[str]:
    """Single words in Latin letters that a verb of speech stands behind: Vidal说"""
    found = set[str]()
    for sentence in sentences:
        tokens = sentence.tokens
        for at, token in enumerate(tokens):
            if _is_latin_name(token) and not _goes_on(tokens, at) and says(tokens, at + 1):
                found.add(token.word)
    return frozenset(found)


def _leads(tokens: Sequence[Token], at: int) -> bool:
    """Whether a clause begins with what somebody is, an age among it, and their name: 现年52岁的渔民马丁·霍尔特"""
    what = lex.LINK | lex.ROLE | lex.TITLE | lex.MODIFIER | lex.ORGANISATION | lex.GROUP | lex.NUMBER
    aged = False
    while at and not tokens[at - 1].tags & lex.PUNCTUATION:
        at -= 1
        beside = tokens[at - 1].tags if at else 0
        aged = aged or bool(tokens[at].tags & lex.NUMBER)
        if not tokens[at].tags & what and not (beside | tokens[at + 1].tags) & lex.NUMBER and len(tokens[at].word) > 1:
            return False
    return aged


def _goes_on(tokens: Sequence[Token], at: int) -> bool:
    """Whether a word in Latin letters is no name's first: Vidal in Omar Vidal."""
    latin = lex.CAPITAL | lex.UNKNOWN
    return bool(at and tokens[at].tags & tokens[at - 1].tags & latin == latin)


def _some_number(tokens: Sequence[Token]) -> bool:
    return any(token.tags & lex.NUMBER or token.word.isnumeric() for token in tokens)  # 八十一歲的
