"""Names in scripts with spaces that have no capitals, where no set of surnames tells them."""

from collections.abc import Sequence
from functools import cache

from wirecli.knowledge import lexicon as lex
from wirecli.knowledge.lexicon import Lexicon, fold
from wirecli.quotes.names.name import Name, roles_before, roles_behind, take_roles
from wirecli.quotes.sentences import Sentence
from wirecli.quotes.token import Token

_LONGEST = 6
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
_ENDS = lex.THAT | lex.COLON | lex.COMMA | lex.QUOTE | lex.END | lex.BRACKET
_CLOSES = lex.PUNCTUATION | lex.THAT | lex.STOP | lex.FILLER | lex.CUE | lex.CONJUNCTION | lex.RELATIVE
_PASSED = lex.MODIFIER | lex.LINK | lex.ROLE | lex.TITLE | lex.ORGANISATION | lex.GROUP  # the words of a role
_BEFORE_NAME = lex.ROLE | lex.TITLE | lex.MODIFIER | lex.LINK | lex.GROUP | lex.ORGANISATION


@cache  # once a language
def _prefixes(lexicon: Lexicon) -> dict[str, str]:
    """Prepositions that are written onto the name behind an “according to”: وفقًا لـ"""
    words = [fold(entry).split() for entry in lexicon.language.speech.according]
    prefixes = set(map(fold, lexicon.language.script.prefixes))
    return {
        entry[0]: entry[1]
        for entry in sorted(words, key=len)
        if len(entry) == 2 and entry[1] in prefixes and len(entry[1]) == 1
    }


@cache
def _written_on(lexicon: Lexicon) -> tuple[str, ...]:
    """Prepositions that are written onto the word behind them: بجواب"""
    stop = set(map(fold, lexicon.language.grammar.stop))
    return tuple(prefix for prefix in map(fold, lexicon.language.script.prefixes) if prefix in stop)


class Plain:
    """Names where neither capitals nor a set of surnames tell them: unknown words in places where a name stands."""

    in_marks = True

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon, self.prefixes, self.written_on = lexicon, _prefixes(lexicon), _written_on(lexicon)
        articles = self.lexicon.articles
        self.contracted = tuple(  # a preposition and an article in one: لل
            prefix
            for prefix in map(fold, lexicon.language.script.prefixes)
            if any(prefix.endswith(2 * article[-1]) for article in articles)
        )
        self.definite = tuple(prefix + article for prefix in self.written_on for article in articles)
        self.relatives = frozenset(map(fold, lexicon.language.people.relatives))
        self.called = frozenset(map(fold, lexicon.language.grammar.called))
        self.patronyms = frozenset(map(fold, lexicon.language.people.particles[:4]))  # بن, ابن, بنت, آل

    def prepare(self, sentences: Sequence[Sentence]) -> None:
        """Join to a role or a body what it is of, over “and” and prepositions."""
        for sentence in sentences:
            tokens = sentence.tokens
            for at, token in enumerate(tokens):
                if token.tags & (lex.ORGANISATION | lex.LINK) and not token.tags & lex.DEFINITE:
                    self._settle_honour(tokens, at)
                elif token.tags & lex.GIVEN:
                    self._settle_surname(tokens, at)
            for at, token in enumerate(tokens):
                if token.tags & (lex.CUE | lex.MODIFIER | lex.ROLE | lex.TITLE):
                    self._settle(tokens, at)
                if token.tags & (lex.ROLE | lex.ORGANISATION) and not token.tags & (lex.QUOTE | lex.DEFINITE):
                    self._join_second(tokens, at)
                if token.tags & lex.ROLE and not token.tags & lex.QUOTE:
                    self._join_far(tokens, at)

    def _settle(self, tokens: Sequence[Token], at: int) -> None:
        """Names that look like adjectives (تركي بن ماجد), objects that look like names (واعدا بجواب)."""
        token, after = tokens[at], tokens[at + 1] if at + 1 < len(tokens) else None
        if after is None:
            return
        if after.word == "/" and token.tags & (lex.TITLE | lex.ROLE):
            after.tags = lex.LINK  # السيد/ خالد
            return
        if token.tags & (lex.ROLE | lex.MODIFIER) and after.tags & ~lex.STARTS == lex.CONJUNCTION:
            apart = at + 2 < len(tokens) and bool(tokens[at + 2].tags & lex.ROLE)
            if apart and self._names_behind(tokens, at + 3):
                after.tags = lex.LINK  # المحامي والناشط الحقوقي عبد العزيز …
            elif self._noun(after) & lex.ROLE and self._names_behind(tokens, at + 2):
                after.tags = lex.ROLE | lex.DEFINITE
            return
        if token.tags & lex.MODIFIER and not token.tags & (lex.DEFINITE | lex.CUE | lex.ROLE | lex.ORGANISATION):
            if after.tags & lex.PARTICLE and not after.tags & (lex.STOP | lex.GIVEN) and after.word in self.patronyms:
                token.tags = lex.GIVEN
        elif (
            token.tags & (lex.SAY | lex.ACT)
            and after.tags & ~lex.STARTS == lex.UNKNOWN
            and after.word.startswith(self.written_on)
            and at > 1
            and tokens[at - 1].tags & lex.COMMA
            and not tokens[at - 2].tags & lex.QUOTE
        ):
            after.tags = lex.STOP

    def _settle_surname(self, tokens: Sequence[Token], at: int) -> None:
        """Surnames that look like a trade or a preposition with its noun: صالح نجم, لطفي بالحاج."""
        if at + 1 >= len(tokens) or (at + 2 < len(tokens) and not tokens[at + 2].tags & _CLOSES):
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
        if after.quoted or (
            after.tags & lex.DEFINITE and not (after.tags & (lex.ROLE | lex.GROUP) and before & _BEFORE_NAME)
        ):
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
        end = self._run(tokens, at + 2)
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
        passed = lex.MODIFIER | lex.LINK | lex.ORGANISATION
        while end < len(tokens) and end - at < 6 and tokens[end].tags & passed and not tokens[end].tags & lex.CUE:
            end += 1
        return self._run(tokens, end) > end + 1

    def _join_second(self, tokens: Sequence[Token], at: int) -> None:
        """The second noun that a role or a body is of: وزارة الزراعة والري, هيئة مقاومة الجدار والاستيطان."""
        end = at + 1
        while end < len(tokens) and end - at < 9:
            tags = tokens[end].tags
            word = tokens[end].word
            if tags & ~lex.STARTS == lex.CONJUNCTION and len(word) > 3 and end - at > 1:
                noun = self._noun(tokens[end])
                of = tokens[end - 1].tags
                if not of & (lex.DEFINITE | lex.LINK | lex.MODIFIER) or noun & (lex.ROLE | lex.TITLE):
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
                last = self._run(tokens, first)
                first_name = tags & ~lex.STARTS == lex.GIVEN | lex.DEFINITE and last - first > 1  # المنجي الرحوي
                known = tags & (lex.GIVEN | lex.TITLE) and (
                    not tags & lex.DEFINITE or bool(tags & lex.TITLE) or first_name
                )
                whole = last - first > 1 or (last > first and tags & lex.TITLE)
                place = not known and last - first > 2 and tokens[first + 1].tags & lex.GIVEN  # إربد خليل الدويري
                closed = last == len(tokens) or bool(
                    tokens[last].tags & (_CLOSES | lex.PLAIN | lex.GROUP)
                    or (tokens[last].tags & lex.ORGANISATION and not tokens[last].tags & lex.MODIFIER)
                )
                if (
                    known
                    and not tags & lex.TITLE
                    and last + 1 < len(tokens)
                    and tokens[last].tags & lex.TITLE
                    and tokens[last].tags & lex.DEFINITE
                    and self._run(tokens, last + 1) - last > 2
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
                or (token.quoted and len(token.quoted) <= 30 and _is_body_in_marks(tokens, end))
                or (tags & lex.PLAIN and before.tags & lex.WITHIN and not tags & lex.DEFINITE)
                or (
                    tags & lex.PLAIN
                    and not tags & (lex.CUE | lex.PUNCTUATION)
                    and before.tags & (lex.ROLE | lex.ORGANISATION | lex.PLAIN)
                    and not before.tags & (lex.DEFINITE | lex.MODIFIER)
                )  # مسؤول ملف الأسرى في الحركة جبران …
            ):
                return
            apart = apart or bool(tags & (lex.STOP | lex.UNKNOWN | lex.PLAIN)) or not tags & _PASSED
            end += 1

    def _link(self, tokens: Sequence[Token], begin: int, end: int) -> None:
        for token in tokens[begin:end]:
            if token.quoted:
                continue
            if token.tags & lex.STOP:
                whole = token.word.startswith(self.definite)  # بالإنابة
                token.tags = lex.LINK | (lex.DEFINITE if whole else 0)
            elif token.tags & lex.PLAIN:
                token.tags = token.tags & ~lex.PLAIN | lex.MODIFIER
            elif token.tags & lex.UNKNOWN:
                token.tags |= lex.MODIFIER

    def finish(self, sentences: Sequence[Sentence], found: list[Name]) -> list[Name]:
        """Surnames that look like adjectives, where one who bears them is named in full: قالت السويدي."""
        last = {name.words[-1] for name in found if len(name.words) > 1 and not name.body}
        starts = {name.start for name in found}
        ends = {name.end for name in found}
        more: list[Name] = []
        for number, sentence in enumerate(sentences):
            tokens = sentence.tokens
            for at, token in enumerate(tokens):
                if token.word not in last or token.start in starts or token.core in ends or token.quoted:
                    continue
                tags, before = token.tags, tokens[at - 1].tags if at else 0
                adjective = lex.UNKNOWN | lex.ROLE | lex.GROUP | lex.ORGANISATION
                if tags & lex.MODIFIER and not tags & adjective:
                    if not (tags & lex.DEFINITE and before & (lex.SAY | lex.ACT)):
                        continue
                    token.tags = lex.DEFINITE | lex.UNKNOWN
                elif not tags & (lex.UNKNOWN | lex.GIVEN) or not at or at > 2:
                    continue
                more.append(Name(token.start, token.core, (token.word,), number, True))
        return sorted([*found, *more], key=lambda name: name.start) if more else found

    def names(self, sentence: Sentence, number: int) -> list[Name]:
        tokens = sentence.tokens
        found: dict[int, Name] = {}
        for at, token in enumerate(tokens):
            tags = token.tags
            if tags & (lex.ROLE | lex.TITLE) and not tags & lex.QUOTE:
                self._behind(tokens, at, number, found)
            elif tags & (lex.CUE | lex.GIVEN):
                self._beside(tokens, at, number, found)
            elif tags & lex.COMMA and at + 1 < len(tokens) and tokens[at + 1].tags & (lex.ROLE | lex.TITLE):
                self._apposed(tokens, at, number, found)
            if tags & lex.COMMA and at + 1 not in found:
                self._named_behind(tokens, at, number, found)
            elif tags & lex.NAMING and token.word in self.called and at + 1 not in found:
                end = self._run(tokens, at + 1)
                if end > at + 1 and tokens[at + 1].tags & (lex.GIVEN | lex.PARTICLE):
                    self._add(tokens, at + 1, end, -1, number, found)  # شاب يدعى محمود
        governed = {
            token.word
            for at, token in enumerate(tokens)
            if at and token.tags & lex.ROLE and tokens[at - 1].tags & lex.ROLE
        }
        for name in found.values():
            name.roles = name.roles - governed or name.roles  # نائبة رئيس: no president herself
        return [found[at] for at in sorted(found)]

    def _named_behind(self, tokens: Sequence[Token], at: int, number: int, found: dict[int, Name]) -> None:
        """A role, a comma, the name, and another comma."""
        first = at + 1
        if first + 1 < len(tokens) and tokens[first].tags & lex.CONJUNCTION and tokens[first + 1].tags & lex.NAMING:
            first += 2  # شقيق الضحية، ويدعى سيد عبدالعال، …
        while (
            first < len(tokens)
            and tokens[first].tags & (lex.MODIFIER | lex.DEFINITE | lex.UNKNOWN | lex.GIVEN)
            == lex.MODIFIER | lex.DEFINITE
        ):
            first += 1  # مدرب الضيوف، الفرنسي جوليان …
        end = self._run(tokens, first)
        if end - first < 2 or end >= len(tokens) or not tokens[end].tags & (lex.COMMA | lex.THAT | lex.COLON):
            return
        begin = at
        while (
            begin > 0
            and at - begin < 10
            and (
                not tokens[begin - 1].tags & (lex.PUNCTUATION | lex.CUE | lex.THAT)
                or (tokens[begin - 1].quoted and begin > 1 and _names_body(tokens[begin - 2]))
            )
        ):
            begin -= 1  # مدير التطوير في شركة «نبض»، راكيش …
        role = next((k for k in range(begin, at) if tokens[k].tags & lex.ROLE), -1)
        if role >= 0 and role - begin < 2:
            self._add(tokens, first, end, -1, number, found)
            take_roles(found[first], tokens, role, at)

    @staticmethod
    def _run(tokens: Sequence[Token], at: int) -> int:
        """Where the name that begins at `at` ends; `at` itself where none begins there."""
        end, size = at, len(tokens)
        while end < size and end - at < _LONGEST:
            tags = tokens[end].tags
            if end > at and _goes_on(tokens, end):
                end += 1
                continue
            if (
                tags & lex.TITLE
                and tags & lex.DEFINITE
                and end > at
                and tokens[end - 1].tags & lex.GIVEN
                and not (end + 1 < size and tokens[end + 1].tags & (lex.UNKNOWN | lex.GIVEN | lex.PARTICLE))
            ):
                end += 1  # a title that is a surname: رنا الحاج
                break
            if tags & lex.DEFINITE and not tags & lex.GIVEN:
                if end - at > 1 and _is_object(tokens, at, end):
                    break
                if tags & lex.UNKNOWN or (
                    tags & lex.MODIFIER and end > at and _parts(tokens, at, end) < 3 and not tags & (lex.ROLE | lex.CUE)
                ):
                    end += 1  # the last word of most names: أحمد الشرع
                    if end < size and (
                        tokens[end].tags & lex.PARTICLE
                        or (end - at == 1 and tokens[end].tags & lex.GIVEN)
                        or (tokens[end - 2].tags & lex.PARTICLE and end - 2 >= at)
                    ):
                        continue
                break
            if not tags & (lex.UNKNOWN | lex.GIVEN | lex.PARTICLE) or tags & lex.NUMBER:
                break
            end += 1
        while end > at and tokens[end - 1].tags & lex.PARTICLE and not tokens[end - 1].tags & lex.UNKNOWN:
            end -= 1
        return end

    def _behind(self, tokens: Sequence[Token], at: int, number: int, found: dict[int, Name]) -> None:
        """The name behind a role: وزير الخارجية المصري … – the words of the role's body are passed over."""
        begin, size = at + 1, len(tokens)
        whole = False
        while begin < size and begin - at < 12:
            tags = tokens[begin].tags
            if tags & lex.QUOTE and begin - at > 1 and _is_body_in_marks(tokens, begin):
                begin += 1  # المحلل بقناة «النهر» حازم …
                continue
            if tags & lex.CUE or not tags & _PASSED:
                break
            if (
                tags & ~(lex.STARTS | lex.UNKNOWN) == lex.MODIFIER
                and begin + 1 < size
                and tokens[begin + 1].tags & (lex.GIVEN if tags & lex.UNKNOWN else lex.GIVEN | lex.UNKNOWN)
                and not (tags & lex.UNKNOWN and tokens[begin + 1].tags & lex.DEFINITE)
                and tokens[begin - 1].tags & (lex.DEFINITE | lex.LINK | lex.TITLE)
                and not tokens[begin - 1].tags & lex.GROUP
            ):
                break  # المحامية ابتهال محمد …, المؤرخ عدلي …: an adjective would have the article
            begin += 1
            if tags & lex.UNKNOWN and not (
                begin < size
                and tokens[begin].tags
                & (lex.UNKNOWN | lex.GIVEN | lex.PARTICLE | lex.MODIFIER | lex.LINK | lex.ORGANISATION)
                and not tokens[begin].tags & lex.CUE
            ):
                if begin - at > 2 or tokens[at].tags & (lex.TITLE | lex.DEFINITE) == 0:
                    return  # مدير المركز: nothing but the role's own words
                begin -= 1
                break
            if (
                tags & (lex.ORGANISATION | lex.LINK)
                and not tags & (lex.DEFINITE | lex.MODIFIER | lex.FIELD)
                and not tokens[begin - 1].word.startswith(self.contracted)
                and begin < size
                and tokens[begin].tags & (lex.UNKNOWN | lex.GIVEN)
                and not tokens[begin].tags & lex.DEFINITE
            ):
                begin += 1  # شركة مرجان: the body's own name
                whole = True
        end = self._run(tokens, begin)
        if whole and all(len(token.word) < 4 for token in tokens[begin:end]):
            return  # بنك إتش إس بي سي: the body's name, spelled out
        if end > begin and (end - begin > 1 or not whole):
            given = tokens[begin].tags & lex.GIVEN and end - begin > 1  # الطيب عبد القادر
            if tokens[begin].tags & lex.DEFINITE and not tokens[at].tags & lex.TITLE and not given:
                return  # الرئيسة التنفيذية
            if (
                end - begin == 1
                and end < len(tokens)
                and not tokens[begin].tags & (lex.GIVEN | lex.DEFINITE)
                and tokens[end].tags & lex.ROLE
                and not tokens[end].tags & lex.DEFINITE
            ):
                return  # تستحضر المخرجة نصيحة أبيها
            if end - begin > 2 and self._did_something(tokens, at, end):
                end -= 1  # or its object is indefinite: وفدا
            if (
                end - begin == 2
                and begin - at == 1
                and not tokens[at].tags & (lex.DEFINITE | lex.TITLE)
                and not tokens[begin].tags & lex.GIVEN
                and tokens[begin + 1].tags & lex.DEFINITE
                and not tokens[begin + 1].word.endswith("ي")
            ):
                return  # مدير تطوير الأعمال: what he is head of
            if (
                end - begin == 1 == begin - at
                and not tokens[at].tags & (lex.DEFINITE | lex.TITLE)
                and not tokens[begin].tags & lex.GIVEN
            ):
                return  # صاحب مخبز: a bakery's owner
            self._add(tokens, begin, end, at, number, found)

    @staticmethod
    def _did_something(tokens: Sequence[Token], at: int, end: int) -> bool:
        """Whether an unlisted verb stands before the role at `at`, and its object behind the name: زارت … المخيم."""
        verb, last, before = tokens[at - 1].tags if at else 0, tokens[end - 1], tokens[end - 2]
        if not verb & (lex.UNKNOWN | lex.PLAIN) or verb & lex.DEFINITE or end >= len(tokens):
            return False
        if at > 1 and not tokens[at - 2].tags & (lex.CONJUNCTION | lex.PUNCTUATION | lex.FILLER):
            return False
        return (
            (bool(last.tags & lex.DEFINITE) or last.word.endswith("ا"))
            and not last.tags & lex.GIVEN
            and not (before.tags & lex.PARTICLE or last.word.endswith(("ي", "ى")))
            and not tokens[end].tags & (lex.PUNCTUATION | lex.THAT)
        )

    def _beside(self, tokens: Sequence[Token], at: int, number: int, found: dict[int, Name]) -> None:
        """The name behind a verb of speech, or that begins with a given name."""
        begin = at if tokens[at].tags & lex.GIVEN else at + 1
        while begin > at and begin < len(tokens) and tokens[begin].tags & lex.FILLER:
            begin += 1
        if tokens[at].tags & lex.SAY:
            trade = begin  # كتب الملياردير إيلون …: words with an article before the name
            while (
                trade < len(tokens)
                and trade - begin < 3
                and tokens[trade].tags & lex.DEFINITE
                and tokens[trade].tags & (lex.UNKNOWN | lex.MODIFIER)
                and not tokens[trade].tags & lex.GIVEN
            ):
                trade += 1
            end = self._run(tokens, trade) if trade > begin else trade
            if end - trade > 1 or (end > trade and tokens[trade].tags & lex.GIVEN):
                begin = trade
        if begin >= len(tokens) or begin in found:
            return
        if _covers(found, tokens, begin):
            return
        end = self._run(tokens, begin)
        trade = tokens[begin].tags if end > begin else 0
        if (
            end - begin > 1
            and trade & lex.ROLE
            and trade & lex.DEFINITE
            and not (end - begin == 2 and tokens[begin + 1].tags & lex.DEFINITE)
        ):
            return  # قال الحداد سالم …: his trade
        if end == begin or (end - begin == 1 and tokens[begin].tags & (lex.GROUP | lex.ORGANISATION)):
            return
        after = tokens[end].tags if end < len(tokens) else lex.END
        if end - begin == 1 and (
            tokens[at].tags & (lex.ACT | lex.GIVEN)
            or not after & (_ENDS | (lex.STOP if tokens[at].tags & lex.SAY else 0))
        ):
            return
        if tokens[at].tags & lex.ACT and not (
            tokens[begin].tags & lex.GIVEN
            or (after & lex.COMMA and end + 1 < len(tokens) and tokens[end + 1].tags & lex.ROLE)
        ):
            return  # its object stands there as often
        self._add(tokens, begin, end, -1, number, found)
        prefix = self.prefixes.get(tokens[at].word, "") if tokens[at].tags & lex.ACCORDING else ""
        name = found[begin]
        if prefix and name.words[0].startswith(prefix) and not tokens[begin].tags & lex.GIVEN:
            name.words = (name.words[0][len(prefix) :], *name.words[1:])
            name.start += len(prefix)

    def _apposed(self, tokens: Sequence[Token], at: int, number: int, found: dict[int, Name]) -> None:
        """Name, role …"""
        begin = at
        while (
            begin > 0
            and at - begin < 4
            and tokens[begin - 1].tags & (lex.UNKNOWN | lex.GIVEN | lex.PARTICLE)
            and begin - 1 not in found
        ):
            begin -= 1
        while begin < at and tokens[begin].tags & lex.DEFINITE:
            begin += 1
        if (
            at - begin > 1
            and self._run(tokens, begin) == at
            and not any(begin < start + len(name.words) and start < at for start, name in found.items())
        ):
            self._add(tokens, begin, at, -1, number, found)

    def _relative(self, tokens: Sequence[Token], role: int) -> int | None:
        """Where the word stands that makes a role its owner's: نجل الرئيس الراحل …"""
        for at in range(role, max(role - 4, -1), -1):
            if not tokens[at].tags & _PASSED:
                return None
            if tokens[at].word in self.relatives and not tokens[at].tags & lex.DEFINITE:
                return at
        return None

    def _add(
        self, tokens: Sequence[Token], begin: int, end: int, role: int, number: int, found: dict[int, Name]
    ) -> None:
        name = found.get(begin)
        if name is None:
            words = tuple(token.word for token in tokens[begin:end])
            name = found[begin] = Name(tokens[begin].start, tokens[end - 1].core, words, number, begin < 6)
            name.given = bool(tokens[begin].tags & lex.GIVEN)
        if role >= 0:
            token = tokens[role]
            name.titled = name.titled or bool(token.tags & lex.TITLE)
            name.gender = name.gender or token.tags & (lex.FEMININE | lex.MASCULINE)
            relative = self._relative(tokens, role)
            if relative is not None:  # والد الطفلة هدى قاسم
                role = next((k for k in range(relative + 1, begin) if tokens[k].tags & lex.ROLE), begin)
                take_roles(name, tokens, role, begin)
            elif token.tags & lex.ROLE:
                take_roles(name, tokens, role, begin)
                roles_before(name, tokens, role)
        roles_behind(name, tokens, end)


def _covers(found: dict[int, Name], tokens: Sequence[Token], at: int) -> bool:
    """Whether the token at `at` is inside a name that begins before it."""
    near = (found.get(at - back) for back in range(1, _LONGEST + 1))
    return at < len(tokens) and any(name is not None and tokens[at].start < name.end for name in near)


def _parts(tokens: Sequence[Token], begin: int, end: int) -> int:
    """How many names a name has so far: راشد بن حمد are two."""
    return sum(not token.tags & lex.PARTICLE for token in tokens[begin:end])


def _is_object(tokens: Sequence[Token], begin: int, end: int) -> bool:
    """Whether the noun behind a whole name is what its bearer did something to: زار ستيفان دوجاريك | المخيم."""
    before = tokens[end - 1].tags
    whole = before & lex.UNKNOWN and not before & lex.GIVEN and not tokens[end - 2].tags & lex.PARTICLE
    if not (whole or before & lex.DEFINITE or _parts(tokens, begin, end) > 2) or tokens[end].word.endswith(("ي", "ى")):
        return False
    return end + 1 < len(tokens) and not tokens[end + 1].tags & (lex.THAT | lex.COLON | lex.QUOTE)


def _goes_on(tokens: Sequence[Token], end: int) -> bool:
    """Whether a word that means something else is part of the name that stands before it."""
    tags, before = tokens[end].tags, tokens[end - 1].tags
    if tags & (lex.PUNCTUATION | lex.NUMBER | lex.CUE | lex.THAT | lex.RELATIVE | lex.FILLER):
        return False
    if before & lex.PARTICLE and not before & lex.UNKNOWN:
        return not tags & (lex.STOP | lex.CONJUNCTION | lex.PRONOUN)  # بن ثاني
    other = lex.ROLE | lex.GROUP | lex.FIELD  # أبو حمزة إسرائيل
    if before & lex.GIVEN and not before & lex.DEFINITE and tags & lex.MODIFIER and not tags & other:
        return not tags & lex.DEFINITE  # سلطاني: of a name an adjective has the article
    return False


def _is_body_in_marks(tokens: Sequence[Token], at: int) -> bool:
    """Whether the marks at `at` hold a body's name: شركة «…», بنك الاستثمار «…»."""
    before = tokens[at - 1]
    if _names_body(before):
        return True
    quoted = tokens[at].quoted
    of = before.tags & lex.DEFINITE and before.tags & (lex.MODIFIER | lex.UNKNOWN)
    return bool(of and at > 1 and quoted and len(quoted) <= 20 and _names_body(tokens[at - 2]))


def _names_body(token: Token) -> bool:
    """Whether a body's name in marks may follow: شركة «…», بشركة «…»."""
    return bool(token.tags & lex.ORGANISATION) or (bool(token.tags & lex.LINK) and len(token.word) > 3)
