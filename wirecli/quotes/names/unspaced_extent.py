"""How far a name's letters go behind a role or a title, where no spaces are set.

By surnames, by the letters that foreign names are written in, and by what comes again.
"""

from collections.abc import Sequence
from functools import cache
from itertools import takewhile

from wirecli.knowledge import lexicon as lex
from wirecli.knowledge.lexicon import Lexicon
from wirecli.page import Page
from wirecli.quotes.names.uncased import surnames_of
from wirecli.quotes.token import Token

_WHERE = 10  # words from a name to its verb
_SPELT = 5  # letters of a foreign given name


@cache  # once a language
def _transliterating(lexicon: Lexicon) -> frozenset[str]:
    return frozenset(lexicon.language.script.transliteration)


def says(tokens: Sequence[Token], at: int) -> bool:
    """Whether a verb of speech stands at `at`, behind times, adverbs and where it is said: 15日在平台上写道."""
    size = len(tokens)
    while at < size and tokens[at].tags & (lex.FILLER | lex.NUMBER):
        at += 1
    if at >= size or tokens[at].tags & (lex.SAY | lex.ACT) or not tokens[at].tags & lex.ADDRESSEE:
        return at < size and bool(tokens[at].tags & (lex.SAY | lex.ACT))
    clause = lex.COMMA | lex.END | lex.COLON | lex.QUOTE
    return any(token.tags & lex.SAY for token in takewhile(lambda one: not one.tags & clause, tokens[at : at + _WHERE]))


@cache  # once a language
def spelt_of(lexicon: Lexicon) -> dict[str, int]:
    """Foreign given names as they are spelt, and whether women or men have them."""
    people = lexicon.language.people
    women = dict.fromkeys(people.spelt_feminine, lex.FEMININE)
    return women | dict.fromkeys(people.spelt_masculine, lex.MASCULINE)


class Extent:
    """Where names end, by surnames, by the letters that foreign names are written in, by what comes again."""

    def __init__(self, page: Page, lexicon: Lexicon) -> None:
        self.page, self.language = page, lexicon.language
        self.before = self.language.name_first
        self.mixed = self.language.script.split_scripts
        self.surnames, self.letters = surnames_of(lexicon), _transliterating(lexicon)
        self.spelt = spelt_of(lexicon)
        self.given = self.language.people.name_letters
        self.never = frozenset(self.language.people.never_given)
        self.forms: frozenset[str] = frozenset()  # the names that a role or a title betrayed
        self.counts: dict[str, int] = {}

    def count(self, word: str) -> int:
        """How often the document has the word."""
        if word not in self.counts:
            self.counts[word] = self.page.text.count(word) if len(self.counts) < 2000 else 1
        return self.counts[word]

    def end(self, tokens: Sequence[Token], at: int, role: int) -> int:
        """Where the name that begins with token `at` behind a role ends; its beginning where it is none."""
        token = tokens[at]
        start, text = token.start, self.page.text
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
            behind = self.behind(tokens, at + 1)
            known = self.surnames.begin(run) > 0 or any(dot in run for dot in "・＝") or run in self.forms
            known = known or bool(token.tags & lex.GIVEN)
            return (
                token.end
                if len(run) > 1
                and known
                and behind & (lex.TOPIC | lex.TITLE_SUFFIX | lex.QUOTE | lex.BRACKET | lex.COMMA)
                else start
            )
        surname = self.surnames.begin(text, start)
        if self.spelt and (size := next((k for k in range(min(_SPELT, len(run)), 1, -1) if run[:k] in self.spelt), 0)):
            if size < len(run) and run[size] not in self.letters:
                return start + size  # 妻子|艾米|负责收银
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
            spelt = sum(letter in self.letters for letter in run)
            if 2 < len(run) < 8 and 2 * spelt > len(run) and at == role + 1 and says(tokens, at + 1):
                return token.end  # 署理主席端依布拉欣此前表明, but 孩子每天回家都说
            again = foreign == 2 and self.count(run[:2]) > self.count(run[:3])  # 总统莫登|来到码头。莫登说
            return start + foreign if foreign > 2 or again else start
        size = surname + 2
        if surname + 1 < len(run) and run[surname + 1] in self.never:
            return start + surname + 1  # 老师|罗敏|站在门口
        if surname < len(run) <= size:
            return token.end
        if len(run) > size:
            long, short = self.count(run[:size]), self.count(run[: size - 1])
            return start + (size - 1 if short > long else size)
        # 于晓光, 李在明: a word of the lists stands inside the name
        end = token.end
        if run:
            follow = tokens[at + 1] if at + 1 < len(tokens) else None
            if (
                follow is None
                or follow.end - follow.start != 1
                or (
                    follow.tags & (lex.PUNCTUATION | lex.CUE | lex.TITLE_SUFFIX | lex.LINK)
                    and follow.word not in self.given
                )
            ):
                return start
            end = follow.end
            at += 1
        rest = tokens[at + 1] if at + 1 < len(tokens) else None
        if rest is not None and rest.tags & lex.UNKNOWN and rest.start == end:
            if rest.end - start <= size:
                return rest.end
            within = bool(run) and text[end - 1] in self.given  # 学生|谌|可|心领着
            if end - start < size and (within or self.count(text[start : start + size]) > 1):
                return start + size  # 大队长|尼玛|多|吉嗓子
        return start

    def is_surname(self, tokens: Sequence[Token], at: int) -> bool:
        """Whether a letter that is a word by itself begins a name: 财务长|蓝|淑芬|补充."""
        token = tokens[at]
        if self.before or self.mixed or token.end - token.start > 1 or at + 2 >= len(tokens):
            return False
        given = tokens[at + 1]
        alone = given.tags == lex.UNKNOWN and given.start == token.end and given.end - given.start <= 2
        behind = lex.CUE | lex.FILLER | lex.PUNCTUATION | lex.TITLE_SUFFIX
        return alone and bool(tokens[at + 2].tags & behind) and token.word in self.surnames

    def _last_letter(self, tokens: Sequence[Token], at: int, end: int) -> int:
        """Where a name ends whose last letter is a word elsewhere: 柯敏|之|表示, 苏柏|元|强调; 0 where none does."""
        if self.mixed or at + 2 >= len(tokens):
            return 0
        last, behind = tokens[at + 1], tokens[at + 2].tags
        ends = last.end == end and last.start == tokens[at].end and last.word in self.given
        return end if ends and behind & (lex.CUE | lex.FILLER | lex.PUNCTUATION) else 0

    def behind(self, tokens: Sequence[Token], at: int) -> int:
        """What stands at `at`, behind a name; a copula at the end is like a topic: 主将・真柴|だった。"""
        if at >= len(tokens):
            return lex.END
        ends = (
            at + 1 < len(tokens) and tokens[at + 1].tags & lex.END and tokens[at].word in self.language.grammar.copula
        )
        return tokens[at].tags | (lex.TOPIC if ends else 0)

    def _titled(self, tokens: Sequence[Token], at: int) -> int:
        """Where the name right behind a title ends, whatever its letters: 関脇|朝ノ丘, 大関|大の里."""
        start, end = tokens[at].start, at
        surname = self.surnames.begin(tokens[at].word)
        if (
            1 < surname < len(tokens[at].word) <= surname + 3
            and at + 1 < len(tokens)
            and tokens[at + 1].tags & lex.LINK
        ):
            return tokens[at].end  # MF|浜崎隼の右CK
        while end < len(tokens) and (end == at or tokens[end].start == tokens[end - 1].end):
            token = tokens[end]
            single = token.end - token.start == 1
            link = token.tags & lex.LINK and end == at + 1 and single
            if single and token.tags & lex.STOP and "ぁ" <= token.word <= "ん":
                break  # を, に; 大将|への推薦
            if not (
                token.tags & lex.UNKNOWN
                or link
                or (single and not token.tags & (lex.PUNCTUATION | lex.TOPIC | lex.LINK))
            ):
                break
            end += 1
        last = tokens[end - 1] if end > at else None
        behind = self.behind(tokens, end)
        if last is None or not 2 <= last.end - start <= 6 or last.tags & lex.LINK:
            return start
        if behind & (lex.TOPIC | lex.TITLE_SUFFIX | lex.QUOTE | lex.BRACKET | lex.COMMA):
            return last.end
        word = self.page.text[start : last.end]
        topical = behind & lex.STOP and any(self.count(word + topic) for topic in self.language.grammar.topic)
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
