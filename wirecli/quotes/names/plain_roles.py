"""Words settled before names are read, where prefixes and articles are written onto them.

What a role or a body is of, over “and”, prepositions and places, is joined to it, so that the name is found behind.
"""

from collections.abc import Sequence

from wirecli.knowledge import lexicon as lex
from wirecli.knowledge.lexicon import Lexicon, fold
from wirecli.quotes.names.plain_extent import Extents, names_body
from wirecli.quotes.sentences import Sentence
from wirecli.quotes.token import Token

SHOWN = lex.STARTS | lex.GENDER  # what a given name may tell besides
_FAR = 14  # words that may stand between a role and the name behind where it is held
_WALL = (
    lex.PUNCTUATION
    | lex.CUE
    | lex.THAT
    | lex.RELATIVE
    | lex.FILLER
    | lex.STOP
    | lex.PLAIN
    | lex.PRONOUN
    | lex.CONJUNCTION
    | lex.DETERMINER
    | lex.ADDRESSEE
    | lex.STATEMENT
    | lex.DOCUMENT
)
_CLOSES = lex.PUNCTUATION | lex.THAT | lex.STOP | lex.FILLER | lex.CUE | lex.CONJUNCTION | lex.RELATIVE
OF_ROLE = lex.MODIFIER | lex.LINK | lex.ROLE | lex.TITLE | lex.ORGANISATION | lex.GROUP  # the words of a role
_SUBJECT = OF_ROLE | lex.GIVEN | lex.UNKNOWN | lex.PARTICLE | lex.FIELD
_BEFORE_NAME = lex.ROLE | lex.TITLE | lex.MODIFIER | lex.LINK | lex.GROUP | lex.ORGANISATION


def _written_on(lexicon: Lexicon) -> tuple[str, ...]:
    """Prepositions that are written onto the word behind them: بجواب"""
    stop = set(map(fold, lexicon.language.grammar.stop))
    return tuple(prefix for prefix in map(fold, lexicon.language.script.prefixes) if prefix in stop)


class Roles:
    """Joins roles and bodies to what they are of, in words whose prefixes and articles are written onto them."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon, self.written_on = lexicon, _written_on(lexicon)
        self.extents, articles = Extents(lexicon.language), self.lexicon.articles
        self.contracted = tuple(  # a preposition and an article in one: لل
            prefix
            for prefix in map(fold, lexicon.language.script.prefixes)
            if any(prefix.endswith(2 * article[-1]) for article in articles)
        )
        self.onto = tuple(prefix[:-1] for prefix in self.contracted if len(prefix) == 2)  # لدعم
        self.definite = tuple(prefix + article for prefix in self.written_on for article in articles)
        self.participles = frozenset(map(fold, lexicon.language.speech.participles))
        self.patronyms = frozenset(map(fold, lexicon.language.people.patronyms))

    def prepare(self, sentences: Sequence[Sentence]) -> None:
        """Join to a role or a body what it is of, over “and” and prepositions."""
        for sentence in sentences:
            tokens = sentence.tokens
            for at, token in enumerate(tokens):
                if token.tags & (lex.ORGANISATION | lex.LINK) and not token.tags & lex.DEFINITE:
                    self._settle_honour(tokens, at)
                elif token.tags & lex.GIVEN:
                    if token.tags & lex.ROLE and at and at + 1 < len(tokens) and tokens[at - 1].tags & lex.DEFINITE:
                        closed = at + 2 < len(tokens) and tokens[at + 2].tags & (
                            lex.COMMA | lex.THAT | lex.COLON | lex.STOP
                        )
                        last = lex.GIVEN | lex.DEFINITE | (lex.UNKNOWN if closed else 0)
                        if not token.tags & lex.DEFINITE and tokens[at + 1].tags & last:
                            token.tags &= ~lex.ROLE  # القيادي رفيق …: of a second role he would have the article
                    self._settle_surname(tokens, at)
            for at, token in enumerate(tokens):
                if token.tags & lex.SAME and token.tags & lex.FILLER:
                    told = at and tokens[at - 1].tags & lex.DEFINITE and not tokens[at - 1].tags & lex.STOP
                    token.tags = lex.SAME | lex.MODIFIER | lex.DEFINITE if told else token.tags & ~lex.SAME
                if token.tags & ~lex.STARTS == lex.PLAIN | lex.DEFINITE and _is_field(tokens, at):
                    token.tags = lex.MODIFIER | lex.UNKNOWN | lex.DEFINITE
                if token.tags & lex.SAY and token.tags & lex.ROLE and _is_verb(tokens, at):
                    token.tags &= ~(lex.ROLE | lex.FEMININE)  # طالب قائد المنتخب: no student
                if token.tags & (lex.SAY | lex.ACT) and token.tags & lex.PLAIN and _is_object(tokens, at):
                    token.tags = lex.PLAIN
                if at and token.tags & lex.ORGANISATION and token.tags & lex.MODIFIER and not token.tags & lex.DEFINITE:
                    of = tokens[at - 1].tags
                    if of & (lex.MODIFIER | lex.ORGANISATION) and not of & lex.DEFINITE:
                        token.tags &= ~lex.ORGANISATION  # أحزاب جزائرية معارضة
                if token.tags & lex.ROLE and token.tags & lex.ORGANISATION and at:
                    if tokens[at - 1].tags & lex.ROLE and not tokens[at - 1].tags & (lex.DEFINITE | lex.TITLE):
                        token.tags &= ~(lex.ROLE | lex.FEMININE)  # رئيس منظمة: no woman who organizes
                    elif at > 1 and tokens[at - 1].tags & lex.LINK and tokens[at - 1].end == token.start:
                        token.tags &= ~(lex.ROLE | lex.FEMININE)  # الرئيسة التنفيذية لمؤسسة فالدرا: no founder
                if token.tags & (lex.CUE | lex.MODIFIER | lex.ROLE | lex.TITLE | lex.GROUP):
                    self._settle(tokens, at)
                if token.tags & (lex.ROLE | lex.ORGANISATION) and not token.tags & (lex.QUOTE | lex.DEFINITE):
                    self._join_work(tokens, at)
                    self._join_second(tokens, at)
                if token.tags & lex.ROLE and not token.tags & lex.QUOTE:
                    self._join_far(tokens, at)
                if token.tags & lex.ORGANISATION and at:
                    had = tokens[at - 1].tags & (lex.STOP | lex.FILLER) == lex.STOP | lex.FILLER  # وكان مكتب …
                    if had or tokens[at - 1].tags & lex.SAY:
                        self._join_purpose(tokens, at, lex.CUE if had else 0)

    def _settle(self, tokens: Sequence[Token], at: int) -> None:
        """Names that look like adjectives (تركي بن ماجد), objects that look like names (واعدا بجواب)."""
        token, after = tokens[at], tokens[at + 1] if at + 1 < len(tokens) else None
        if after is None:
            return
        adjective = lex.MODIFIER | lex.GIVEN | lex.DEFINITE
        if at and token.tags & ~SHOWN == adjective and after.tags & lex.GIVEN and not after.tags & lex.DEFINITE:
            if tokens[at - 1].tags & lex.DEFINITE and tokens[at - 1].tags & (lex.ROLE | lex.MODIFIER):
                token.tags &= ~lex.GIVEN  # الخبير التركي فاروق
        if after.word == "/" and token.tags & (lex.TITLE | lex.ROLE):
            after.tags = lex.LINK  # السيد/ خالد
            return
        before = tokens[at - 1].tags & ~lex.STARTS if at and token.tags & lex.GROUP else 0
        of = before in (lex.UNKNOWN, lex.PLAIN, lex.MODIFIER)  # عميد شؤون الطلاب ومنسق المؤتمر سعود …
        if (of or token.tags & (lex.ROLE | lex.MODIFIER)) and after.tags & ~lex.STARTS == lex.CONJUNCTION:
            joined = tokens[at + 2] if at + 2 < len(tokens) else None
            calling = joined is not None and joined.tags & lex.LINK and " " in joined.word  # والمختص في الطاقة …
            apart = joined is not None and bool(joined.tags & lex.ROLE or calling)
            if apart and self._names_behind(tokens, at + 3):
                after.tags = lex.LINK  # المحامي والناشط الحقوقي عبد العزيز …
            elif self._noun(after) & lex.ROLE and self._names_behind(tokens, at + 2):
                after.tags = lex.ROLE | lex.DEFINITE
            return
        if after.tags & lex.PARTICLE and not after.tags & (lex.STOP | lex.GIVEN) and after.word in self.patronyms:
            title = at and tokens[at - 1].tags & (lex.TITLE | lex.SAY) and not token.tags & lex.DEFINITE
            trade = token.tags & lex.GIVEN or title  # المختار ولد عمر; قال سلطان بن سعيد
            if trade if token.tags & lex.ROLE else not token.tags & (lex.DEFINITE | lex.CUE | lex.ORGANISATION):
                token.tags = lex.GIVEN
        elif (
            token.word in self.participles
            and after.tags & ~lex.STARTS == lex.UNKNOWN
            and after.word.startswith(self.written_on)
            and at > 1
            and tokens[at - 1].tags & lex.COMMA
            and not tokens[at - 2].tags & lex.QUOTE
        ):
            after.tags = lex.STOP

    def _settle_surname(self, tokens: Sequence[Token], at: int) -> None:
        """Surnames that look like a trade or a preposition with its noun: صالح نجم, لطفي بالحاج."""
        self._settle_chain(tokens, at + 1)
        if at + 1 >= len(tokens):
            return
        after, before = tokens[at + 1], tokens[at - 1].tags if at else 0
        if (
            at > 1
            and before & ~lex.STARTS == lex.PLAIN
            and after.tags & (lex.THAT | lex.COLON | lex.COMMA)
            and tokens[at - 2].tags & lex.DEFINITE
            and tokens[at - 2].tags & (lex.ROLE | lex.TITLE | lex.MODIFIER)
        ):
            tokens[at - 1].tags = lex.GIVEN  # المحامية أمل عمار: an adjective or an object would have the article
            return
        if at + 2 < len(tokens) and not tokens[at + 2].tags & (_CLOSES | lex.ROLE):
            return
        ended = at + 2 == len(tokens) or tokens[at + 2].tags & (lex.COMMA | lex.BRACKET | lex.END)
        if after.tags & lex.ACT and not after.tags & (lex.SAY | lex.DEFINITE) and before & _BEFORE_NAME and ended:
            after.tags = lex.UNKNOWN  # المهندسة آيريس لام، …: no verb has a comma behind it
            return
        posted = at + 2 < len(tokens) and tokens[at + 2].tags & lex.ROLE  # قال محمود الخطيب رئيس النادي
        noun = after.tags & ~lex.STARTS == lex.PLAIN and any(
            self.lexicon.look(article + after.word) & lex.PLAIN for article in self.lexicon.articles
        )
        if noun and before & (_BEFORE_NAME | lex.QUOTE) and tokens[at].tags & ~(SHOWN | lex.GIVEN) == 0:
            after.tags = lex.UNKNOWN  # النائب جورج عدوان عبر …
            return
        name = before & (_BEFORE_NAME | (lex.CUE if posted else 0))
        if after.quoted or (after.tags & lex.DEFINITE and not (after.tags & (lex.ROLE | lex.GROUP) and name)):
            return
        if after.tags & (lex.ROLE | (lex.GROUP if after.tags & lex.DEFINITE else 0)) and before & (
            _BEFORE_NAME | lex.CUE
        ):
            after.tags = lex.UNKNOWN | (after.tags & lex.DEFINITE)
        elif (
            after.tags & ~lex.STARTS == lex.STOP | lex.WITHIN
            and len(after.word) > 3
            and after.word not in self.lexicon.words
            and before & (_BEFORE_NAME | lex.SAY)
        ):
            after.tags = lex.UNKNOWN

    def _settle_chain(self, tokens: Sequence[Token], at: int) -> None:
        """Forebears' names with articles inside a name, before its last word: صباح | الأحمد الجابر | الصباح."""
        definite = lex.DEFINITE | lex.UNKNOWN
        while at + 1 < len(tokens) and self._is_forebear(tokens[at]) and tokens[at + 1].tags & definite == definite:
            tokens[at].tags = lex.UNKNOWN
            at += 1

    def _is_forebear(self, token: Token) -> bool:
        definite = lex.DEFINITE | lex.UNKNOWN
        if token.tags & definite != definite or token.tags & (lex.PERSON & ~lex.GIVEN | lex.CUE | lex.STOP):
            return False
        article = next((article for article in self.lexicon.articles if token.word.startswith(article)), "")
        return bool(article) and bool(self.lexicon.look(token.word[len(article) :]) & lex.GIVEN)

    def _settle_honour(self, tokens: Sequence[Token], at: int) -> None:
        """Bodies named in honour of somebody, before who is told of: مستشفى الملك فهد الدكتور …, لجنة المرأة."""
        title = tokens[at + 1] if at + 1 < len(tokens) else None
        if title is None or not title.tags & lex.DEFINITE or len(tokens[at].word) < 3:
            return
        if tokens[at].word.startswith(self.contracted):
            return
        if title.tags & lex.PRONOUN and tokens[at].tags & lex.ORGANISATION:
            title.tags = lex.UNKNOWN | lex.DEFINITE | lex.MODIFIER
            return
        if not title.tags & (lex.TITLE | lex.ROLE) or at + 2 >= len(tokens) or not tokens[at + 2].tags & lex.GIVEN:
            return
        end = self.extents.end(tokens, at + 2)
        if end - at > 4 and tokens[at + 3].tags & lex.GIVEN:
            end = at + 3  # جامعة الملك سعود | خالد فهد العتيبي
        elif end - at > 3 and not (end < len(tokens) and tokens[end].tags & lex.TITLE):
            return
        for token in tokens[at + 1 : end]:
            token.tags = lex.DEFINITE | lex.MODIFIER

    def _noun(self, token: Token) -> int:
        """What a word with “and” written onto it is without that: والرياضة."""
        return self.lexicon.look(self.lexicon.bare(token.word[1:])) if len(token.word) > 3 else 0

    def _names_behind(self, tokens: Sequence[Token], at: int) -> bool:
        """Whether a name stands behind the rest of a second role."""
        end = at
        passed = lex.MODIFIER | lex.LINK | lex.ORGANISATION | lex.NAMING | lex.TITLE
        while end < len(tokens) and end - at < _FAR and tokens[end].tags & passed and not tokens[end].tags & lex.CUE:
            end += 1
        return self.extents.end(tokens, end) > end + 1

    @staticmethod
    def _join_work(tokens: Sequence[Token], at: int) -> None:
        """What a role's or a body's work is: مدير تطوير الأعمال, هيئة مقاومة الجدار."""
        if at + 2 < len(tokens) and tokens[at + 1].tags & ~lex.STARTS == lex.PLAIN:
            if not tokens[at].tags & (lex.MODIFIER | lex.CUE) and tokens[at + 2].tags & lex.DEFINITE:
                tokens[at + 1].tags = lex.MODIFIER

    def _join_second(self, tokens: Sequence[Token], at: int) -> None:
        """The second noun that a role or a body is of: وزارة الزراعة والري, هيئة مقاومة الجدار والاستيطان."""
        end = at + 1
        while end < len(tokens) and end - at < 9:
            tags = tokens[end].tags
            word = tokens[end].word
            if tags & ~lex.STARTS == lex.CONJUNCTION and len(word) > 3 and end - at > 1:
                noun = self._noun(tokens[end])
                of = tokens[end - 1].tags
                shared = of & noun & lex.GROUP  # نقابة عمال وموظفي الموانئ
                if not (of & (lex.DEFINITE | lex.LINK | lex.MODIFIER) or shared) or noun & (lex.ROLE | lex.TITLE):
                    return
                if noun & lex.ORGANISATION and not (of & lex.ORGANISATION or noun & lex.MODIFIER):
                    return  # وزارة الدفاع والجيش are two
                tokens[end].tags = lex.DEFINITE | lex.MODIFIER | lex.UNKNOWN
            elif (
                tags & lex.CONJUNCTION
                and end + 1 < len(tokens)
                and tokens[end + 1].tags & lex.FIELD
                and tokens[end + 1].start == tokens[end].end
                and tokens[end - 1].tags & (lex.DEFINITE | lex.LINK)
            ):
                tokens[end].tags = lex.LINK
                end += 1
            elif tags & lex.QUOTE and tokens[end - 1].tags & lex.ORGANISATION:
                pass
            elif not tags & (
                lex.UNKNOWN | lex.MODIFIER | lex.LINK | lex.ORGANISATION | lex.PLAIN | lex.ROLE | lex.GROUP
            ) or tags & (lex.CUE | lex.PUNCTUATION | lex.THAT | lex.STOP | lex.FILLER | lex.GIVEN):
                return
            end += 1

    def _join_purpose(self, tokens: Sequence[Token], at: int, verb: int) -> None:
        """What a body behind a verb of speech is for: قالت الهيئة الوطنية لدعم الأسرى إن …, … العليا للحج والعمرة

        `verb` is what the verb is that follows it, where another stands before it.
        """
        end = at + 1
        while end < len(tokens) and end - at < 5 and tokens[end].tags & (lex.MODIFIER | lex.UNKNOWN):
            if tokens[end].tags & _WALL or tokens[end].word.startswith(self.onto):
                break
            end += 1
        if end == at + 1 or end >= len(tokens):
            return
        first, whole = end, tokens[end].tags & lex.LINK and tokens[end].word.startswith(self.contracted)
        if not whole:
            apart = tokens[end + 1].start > tokens[end].end if end + 1 < len(tokens) else True
            end += bool(tokens[end].tags & lex.LINK) and not apart  # ل|تنظيم
            phrase = tokens[end].tags & lex.DEFINITE and " " in tokens[end].word  # لكرة القدم
            if not tokens[first].word.startswith(self.onto) or tokens[end].tags & lex.CUE:
                return
            if tokens[end].tags & lex.DEFINITE and not phrase:
                return
            end += not phrase
            shared = end + 2 < len(tokens) and tokens[end].tags & lex.CONJUNCTION and tokens[end + 1].tags & lex.GROUP
            if shared and tokens[end].end == tokens[end + 1].start:
                end += 2  # لعمال وموظفي الموانئ
            if end >= len(tokens) or not tokens[end].tags & lex.DEFINITE or tokens[end].tags & lex.TITLE:
                return
        end += 1
        while end + 1 < len(tokens) and end - first < 8:
            noun, behind = tokens[end].tags & ~lex.STARTS, tokens[end + 1]
            onto = tokens[end].word.startswith(self.onto) and noun & (lex.LINK | lex.STOP | lex.UNKNOWN)
            second = noun & lex.CONJUNCTION and behind.start == tokens[end].end
            if behind.tags & lex.DEFINITE and not behind.tags & lex.CUE and (onto or second):
                end += 2
            elif (noun == lex.CONJUNCTION and len(tokens[end].word) > 3) or (
                noun & lex.DEFINITE and noun & (lex.MODIFIER | lex.UNKNOWN)
            ):
                end += 1
            else:
                break
        reports = lex.THAT | lex.COLON | lex.QUOTE | verb
        ends = (token.tags for token in tokens[end : end + _FAR] if token.tags & (reports | lex.CUE | lex.END))
        if next(ends, 0) & reports and tokens[end].tags & _CLOSES:
            self._take(tokens, first, end)

    @staticmethod
    def _take(tokens: Sequence[Token], begin: int, end: int) -> None:
        """Make these words a body's own; the last is none that a phrase could shed."""
        for token in tokens[begin : end - 1]:
            token.tags = lex.LINK
        alone = begin == end - 1  # الاتحاد العام للتنس: else it would begin a phrase
        tokens[end - 1].tags = lex.MODIFIER | lex.DEFINITE | (0 if alone else lex.UNKNOWN)

    def _join_far(self, tokens: Sequence[Token], at: int) -> None:
        """The name behind where a role is held: المتحدث باسم الدفاع المدني في غزة محمود بصل."""
        end, apart = at + 1, False
        while end < len(tokens) and end - at < _FAR:
            token, before = tokens[end], tokens[end - 1]
            tags = token.tags
            if tags & (lex.GIVEN | lex.TITLE | lex.UNKNOWN) and end > at + 1 and not before.tags & lex.TITLE:
                first = end + bool(tags & lex.TITLE)
                while first < len(tokens) and tokens[first].tags & lex.TITLE:
                    first += 1
                last = self.extents.end(tokens, first)
                first_name = tags & ~SHOWN == lex.GIVEN | lex.DEFINITE and last - first > 1  # المنجي الرحوي
                known = tags & (lex.GIVEN | lex.TITLE) and (
                    not tags & lex.DEFINITE or bool(tags & lex.TITLE) or first_name
                )
                whole = last - first > 1 or (last > first and tags & lex.TITLE)
                place = not known and last - first > 2 and tokens[first + 1].tags & lex.GIVEN  # إربد خليل الدويري
                closed = last == len(tokens) or bool(
                    tokens[last].tags & (_CLOSES | lex.PLAIN | lex.GROUP | lex.LINK | lex.DEFINITE)
                    or (tokens[last].tags & lex.ORGANISATION and not tokens[last].tags & lex.MODIFIER)
                )
                if (
                    known
                    and not tags & lex.TITLE
                    and last + 1 < len(tokens)
                    and tokens[last].tags & lex.TITLE
                    and tokens[last].tags & lex.DEFINITE
                    and self.extents.end(tokens, last + 1) - last > 2
                ):
                    end = last  # مستشفى ابن سينا الدكتور …
                    continue
                if not place and (
                    known
                    or (
                        not tags & lex.DEFINITE
                        and (
                            before.tags & (lex.DEFINITE | lex.MODIFIER)
                            or (before.tags & lex.LINK and len(before.word) > 4)  # للدراسات حافظ …
                            or (before.tags & lex.WITHIN and before.word.startswith(self.definite))  # بالمديرية
                        )
                        and not before.tags & lex.ORGANISATION
                    )
                    or (
                        tags & before.tags & lex.UNKNOWN
                        and not (tags | before.tags) & lex.DEFINITE
                        and tokens[end - 2].tags & lex.WITHIN
                    )  # السفير في أوسلو فاليري زوتوف
                    or (
                        tags & ~lex.STARTS == lex.UNKNOWN
                        and before.tags & (lex.GROUP | lex.FIELD)
                        and tokens[end - 2].tags & (lex.WITHIN | lex.LINK | lex.ROLE | lex.ORGANISATION)
                    )  # قاضي التحقيق في بيروت تشن ليانغ
                ):
                    if whole and closed and apart:
                        unlisted = (
                            known
                            and before.tags & ~lex.STARTS == lex.UNKNOWN
                            and tokens[end - 2].tags & (lex.DEFINITE | lex.MODIFIER | lex.GROUP)
                        )  # المحامية ابتهال محمد …: no list has her name
                        self._link(tokens, at + 1, end - bool(unlisted))
                        return
                    if known and whole:
                        return
            if tags & _WALL and not (
                tags & lex.WITHIN
                or (tags & lex.DOCUMENT and tags & lex.DEFINITE and before.tags & lex.WITHIN)  # المشارك في الدراسة
                or (token.quoted and len(token.quoted) <= 30 and self.extents.is_body_in_marks(tokens, end))
                or (tags & lex.PLAIN and before.tags & lex.WITHIN and (end == at + 2 or not tags & lex.DEFINITE))
                or (tags & lex.PLAIN and before.tags & lex.LINK and before.end == token.start)  # لاتفاقية
                or (tags & lex.STOP and self._is_purpose(tokens, end))  # لمكافحة التصحر
                or (
                    tags & lex.PLAIN
                    and not tags & (lex.CUE | lex.PUNCTUATION)
                    and before.tags & (lex.ROLE | lex.ORGANISATION | lex.PLAIN)
                    and not before.tags & (lex.DEFINITE | lex.MODIFIER)
                )  # مسؤول ملف الأسرى في الحركة جبران …
            ):
                return
            apart = apart or bool(tags & (lex.STOP | lex.UNKNOWN | lex.PLAIN)) or not tags & OF_ROLE
            end += 1

    def _is_purpose(self, tokens: Sequence[Token], at: int) -> bool:
        word, behind = tokens[at].word, tokens[at + 1].tags if at + 1 < len(tokens) else 0
        return word.startswith(self.onto) and not word.startswith(self.contracted) and bool(behind & lex.DEFINITE)

    def _link(self, tokens: Sequence[Token], begin: int, end: int) -> None:
        for token in tokens[begin:end]:
            if token.quoted:
                token.quoted.work = True
                continue
            if token.tags & lex.DOCUMENT:
                token.tags = lex.MODIFIER | lex.DEFINITE
            elif token.tags & lex.STOP:
                whole = token.word.startswith(self.definite)  # بالإنابة
                token.tags = lex.LINK | (lex.DEFINITE if whole else 0)
            elif token.tags & lex.PLAIN:
                token.tags = token.tags & ~lex.PLAIN | lex.MODIFIER
            elif token.tags & lex.UNKNOWN:
                token.tags |= lex.MODIFIER


def _is_verb(tokens: Sequence[Token], at: int) -> bool:
    """Whether a verb that looks like a role begins its clause, and who does it follows."""
    begins = not at or tokens[at - 1].tags & (lex.PUNCTUATION | lex.CONJUNCTION | lex.FILLER)
    who = lex.ROLE | lex.TITLE | lex.ORGANISATION | lex.GROUP | lex.GIVEN
    behind = tokens[at + 1].tags if at + 1 < len(tokens) else 0
    return bool(begins and behind & who and not behind & lex.MODIFIER and not tokens[at].tags & lex.DEFINITE)


def _is_object(tokens: Sequence[Token], at: int) -> bool:
    """Whether a verb's noun that looks like the verb stands behind another's subject: أعلن الوزير | رفض بلاده …"""
    begin = at
    while begin and at - begin < _FAR and tokens[begin - 1].tags & _SUBJECT and not tokens[begin - 1].tags & _WALL:
        begin -= 1
    return 0 < begin < at and bool(tokens[begin - 1].tags & (lex.SAY | lex.ACT))


def _is_field(tokens: Sequence[Token], at: int) -> bool:
    """Whether a noun tells what a role is of or a body is for: مسؤول ملف الأسرى, الاتحاد العام للشغل."""
    if not at:
        return False
    before, of = tokens[at - 1], tokens[at - 2].tags if at > 1 else 0
    if before.tags & lex.LINK and before.end == tokens[at].start:
        return bool(of & lex.DEFINITE and of & (lex.ORGANISATION | lex.MODIFIER) and not of & lex.CUE)
    if before.tags & (lex.DEFINITE | lex.TITLE) or before.tags & _WALL:
        return False
    if before.tags & lex.LINK and names_body(before):
        return True  # في بنك الاستثمار
    body = before.tags & lex.ORGANISATION and before.tags & lex.FIELD  # منظمة هيومن رايتس ووتش | القرار
    work = before.tags & (lex.MODIFIER | lex.UNKNOWN) and of & lex.ROLE and not of & lex.DEFINITE and not body
    return bool(before.tags & lex.ROLE or work)
