"""Names in scripts with spaces that have no capitals, where no set of surnames tells them."""

from collections import Counter
from collections.abc import Sequence
from functools import cache

from wirecli.knowledge import lexicon as lex
from wirecli.knowledge.lexicon import Lexicon, fold, without_articles
from wirecli.quotes.names.name import Name, roles_before, roles_behind, take_roles
from wirecli.quotes.names.plain_extent import LONGEST, names_body
from wirecli.quotes.names.plain_roles import OF_ROLE, SHOWN, Roles
from wirecli.quotes.sentences import Sentence
from wirecli.quotes.token import Token

_ENDS = lex.THAT | lex.COLON | lex.COMMA | lex.QUOTE | lex.END | lex.BRACKET
_WALLS = lex.PUNCTUATION | lex.THAT | lex.QUOTE | lex.CUE | lex.RELATIVE | lex.FILLER
_PARTED = lex.COMMA | lex.THAT | lex.COLON | lex.FILLER
_TRADE_ENDS = lex.PUNCTUATION | lex.THAT | lex.STOP | lex.FILLER | lex.CONJUNCTION | lex.QUOTE | lex.PLAIN
_WAS = lex.STOP | lex.FILLER  # كان, كانت
_SHORT = 4  # letters of a word that nothing is written onto
_FAR = 9  # words of a role


def _prefixes(lexicon: Lexicon) -> dict[str, str]:
    """Prepositions that are written onto the name behind an “according to”: وفقًا لـ"""
    words = [fold(entry).split() for entry in lexicon.language.speech.according]
    prefixes = set(map(fold, lexicon.language.script.prefixes))
    return {
        entry[0]: entry[1]
        for entry in sorted(words, key=len)
        if len(entry) == 2 and entry[1] in prefixes and len(entry[1]) == 1
    }


@cache  # once a language: it keeps nothing of a document
def plain(lexicon: Lexicon) -> "Plain":
    return Plain(lexicon)


class Plain:
    """Names where neither capitals nor a set of surnames tell them: unknown words in places where a name stands."""

    in_marks = True

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon, self.prefixes, self.roles = lexicon, _prefixes(lexicon), Roles(lexicon)
        self.extents, self.contracted = self.roles.extents, self.roles.contracted
        grammar = lexicon.language.grammar
        self.surnames, self.adjectives, self.indefinite = (
            grammar.surnames_end,
            grammar.adjectives_end,
            grammar.indefinite_objects_end,
        )
        self.body_nouns = frozenset(map(fold, lexicon.language.people.body_nouns))
        self.participles = self.roles.participles
        self.relatives = frozenset(map(fold, lexicon.language.people.relatives))
        self.conjunction = lexicon.language.grammar.conjunctions[:1]
        self.called = without_articles(lexicon.language.grammar.called, lexicon.articles)

    def prepare(self, sentences: Sequence[Sentence]) -> None:
        self.roles.prepare(sentences)

    def finish(self, sentences: Sequence[Sentence], found: list[Name]) -> list[Name]:
        """Surnames that look like adjectives, where one who bears them is named in full: قالت السويدي."""
        self._cut(sentences, found)
        last = {name.words[-1] for name in found if len(name.words) > 1 and not name.body}
        starts = {name.start for name in found}
        ends = {name.end for name in found}
        whole = {name.end for name in found if len(name.words) > 1 and not name.body}
        trades = {
            (token.word, token.tags & lex.DEFINITE)
            for sentence in sentences
            for token in sentence.tokens
            if token.core in whole and not token.quoted
        }
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
                elif tags & lex.ROLE and not tags & lex.GROUP and (token.word, tags & lex.DEFINITE) in trades:
                    after = tokens[at + 1].tags if at + 1 < len(tokens) else lex.END
                    if not before & (lex.SAY | lex.ACT | lex.CONJUNCTION) or not after & _TRADE_ENDS:
                        continue
                    token.tags = lex.UNKNOWN | (tags & lex.DEFINITE)  # جورج خباز … قال خباز إن
                elif not tags & (lex.UNKNOWN | lex.GIVEN) or not at:
                    continue
                elif at > 2 and before & _WAS != _WAS:
                    continue  # …، كانت هولدر توزع الخبز
                more.append(Name(token.start, token.core, (token.word,), number, True))
        more += self._in_full(sentences, [*found, *more])
        return sorted([*found, *more], key=lambda name: name.start) if more else found

    def _cut(self, sentences: Sequence[Sentence], found: Sequence[Name]) -> None:
        """Cut what a verb or an object has added to a name that stands elsewhere without it.

        اتهم إيفان هولدر دول … قال هولدر; ماريا هولدر … هولدر توزع
        """
        people = [name for name in found if not name.body]
        surnames = {name.words[-1] for name in people if len(name.words) > 1}
        alone = {name.words[0] for name in people if len(name.words) == 1}
        apart = self._apart(sentences, people) if any(len(name.words) > 2 for name in people) else Counter()
        for name in people:
            if len(name.words) < 2 or self._is_given(name.words[-1]):
                continue
            if name.words[0] in surnames and not any(map(self._is_given, name.words)):
                keep = 1
            elif len(name.words) > 2 and name.words[-2] in alone and name.words[-1] not in alone:
                keep = len(name.words) - 1
            elif len(name.words) > 2 and apart[name.words[-2]] and not apart[name.words[-1]]:
                if self._is_given(name.words[-2]):
                    continue
                keep = len(name.words) - 1  # لخص سليم حاوي شعوره … جلس حاوي
            else:
                continue
            tokens = sentences[name.sentence].tokens
            first = next((k for k, token in enumerate(tokens) if token.start == name.start), -1)
            if first >= 0 and not tokens[first + keep - 1].tags & lex.PARTICLE:
                name.words, name.end = name.words[:keep], tokens[first + keep - 1].core

    @staticmethod
    def _apart(sentences: Sequence[Sentence], people: Sequence[Name]) -> Counter[str]:
        """How often the unknown words of names stand outside them."""
        inside = {(name.start, name.end) for name in people if len(name.words) > 2}
        words = {word for name in people if len(name.words) > 2 for word in name.words}
        found: Counter[str] = Counter()
        for sentence in sentences:
            for token in sentence.tokens:
                if token.word in words and token.tags & lex.UNKNOWN:
                    found[token.word] += not any(start <= token.start < end for start, end in inside)
        return found

    def _is_given(self, word: str) -> bool:
        return bool(self.lexicon.look(word) & (lex.GIVEN | lex.PARTICLE))

    def _in_full(self, sentences: Sequence[Sentence], found: Sequence[Name]) -> list[Name]:
        """Names in full of those who go by a surname alone, before a verb or a preposition told them to be names.

        مع كاتارزينا زيمرمان … قالت زيمرمان
        """
        full = {name.words[-1] for name in found if len(name.words) > 1}
        short = {name.words[0] for name in found if len(name.words) == 1 and not name.body} - full
        covered = [(name.start, name.end) for name in found if len(name.words) > 1]
        more: list[Name] = []
        for number, sentence in enumerate(sentences if short else ()):
            tokens = sentence.tokens
            for at in range(2, len(tokens)):
                last, first, before = tokens[at], tokens[at - 1], tokens[at - 2]
                if last.word not in short or not last.tags & lex.UNKNOWN or last.start - first.end != 1:
                    continue
                unlisted = first.tags & ~(lex.STARTS | lex.GIVEN) in (lex.UNKNOWN, 0) and len(first.word) > 2
                stands = before.tags & (lex.ROLE | lex.TITLE | lex.WITHIN | lex.SAY) or (
                    before.tags & lex.DEFINITE and before.tags & lex.MODIFIER
                )
                if unlisted and stands and not any(start < last.end and first.start < end for start, end in covered):
                    name = Name(first.start, last.core, (first.word, last.word), number, at < 6)
                    roles_behind(name, tokens, at + 1)
                    more.append(name)
                    short.discard(last.word)
        return more

    def names(self, sentence: Sentence, number: int) -> list[Name]:
        tokens = sentence.tokens
        found: dict[int, Name] = {}
        for at, token in enumerate(tokens):
            tags = token.tags
            if tags & lex.ORGANISATION and token.word in self.body_nouns and not tags & lex.DEFINITE:
                self._own_name(tokens, at, number, found)
            if tags & (lex.ROLE | lex.TITLE) and not tags & lex.QUOTE and not _covers(found, tokens, at):
                self._behind(tokens, at, number, found)
            elif tags & (lex.CUE | lex.GIVEN):
                self._beside(tokens, at, number, found)
            elif tags & lex.COMMA and at + 1 < len(tokens) and self._tells_who(tokens[at + 1]):
                self._apposed(tokens, at, number, found)
            if tags & lex.COMMA and at + 1 not in found:
                self._named_behind(tokens, at, number, found)
            elif tags & lex.NAMING and token.word in self.called and at + 1 not in found:
                end = self.extents.end(tokens, at + 1)
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
        end = self.extents.end(tokens, first)
        alone = end - first == 1 and tokens[first].tags & ~SHOWN == lex.GIVEN  # قال زوجها، كريم: «…»
        if (end - first < 2 and not alone) or end >= len(tokens):
            return
        if not tokens[end].tags & (_PARTED | (lex.END if alone else 0)) and tokens[end].word not in self.participles:
            return  # نجم الفريق، سالم هولدر قائلا: …
        word = tokens[first].word
        if word.startswith(self.conjunction) and len(word) > _SHORT and not tokens[first].tags & lex.GIVEN:
            return  # والد الضحية، وعيناه تدمعان: …
        begin = at
        while (
            begin > 0
            and at - begin < 10
            and (
                not tokens[begin - 1].tags & (lex.PUNCTUATION | lex.CUE | lex.THAT)
                or (tokens[begin - 1].quoted and begin > 1 and names_body(tokens[begin - 2]))
            )
        ):
            begin -= 1  # مدير التطوير في شركة «نبض»، راكيش …
        begin += bool(tokens[begin].tags & lex.CONJUNCTION)
        several = lex.GROUP if tokens[begin].tags & lex.INDEFINITE else 0  # أحد الأطباء، سامي هولدر، …
        role = next((k for k in range(begin, at) if tokens[k].tags & (lex.ROLE | several)), -1)
        if role >= 0 and role - begin < 2:
            self._add(tokens, first, end, -1, number, found, (role, at))

    def _behind(self, tokens: Sequence[Token], at: int, number: int, found: dict[int, Name]) -> None:
        """The name behind a role: وزير الخارجية المصري … – the words of the role's body are passed over."""
        begin, size = at + 1, len(tokens)
        whole = False
        if titled := self._titled(tokens, at):
            self._add(tokens, titled, self.extents.end(tokens, titled), at, number, found)
            return
        while begin < size and begin - at < 12:
            tags = tokens[begin].tags
            of_role = begin - at > 1 or not tokens[at].tags & lex.DEFINITE
            if tags & lex.QUOTE and of_role and self.extents.is_body_in_marks(tokens, begin):
                begin += 1  # المحلل بقناة «النهر» حازم …
                continue
            if tags & lex.CUE or not tags & OF_ROLE:
                break
            if (
                tags & ~(lex.STARTS | lex.UNKNOWN) == lex.MODIFIER
                and begin + 1 < size
                and tokens[begin + 1].tags & (lex.GIVEN if tags & lex.UNKNOWN else lex.GIVEN | lex.UNKNOWN)
                and not (tags & lex.UNKNOWN and tokens[begin + 1].tags & lex.DEFINITE)
                and tokens[begin - 1].tags & (lex.DEFINITE | lex.LINK | lex.TITLE)
                and not tokens[begin - 1].tags & lex.GROUP
            ):
                if not tags & lex.UNKNOWN and begin == at + 1 and tokens[begin + 1].tags & lex.DEFINITE:
                    tokens[begin].tags |= lex.UNKNOWN  # الأستاذة سنية الدهماني
                break  # المحامية ابتهال محمد …, المؤرخ عدلي …: an adjective would have the article
            begin += 1
            if tags & lex.UNKNOWN and not (
                begin < size
                and tokens[begin].tags
                & (lex.UNKNOWN | lex.GIVEN | lex.PARTICLE | lex.MODIFIER | lex.LINK | lex.ORGANISATION | lex.QUOTE)
                and not tokens[begin].tags & lex.CUE
                and not (tokens[begin].tags & lex.QUOTE and not self.extents.is_body_in_marks(tokens, begin))
            ):
                if begin - at > 2 or not tokens[at].tags & (lex.TITLE | lex.DEFINITE):
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
                and not (" " in tokens[begin - 1].word and tags & lex.ORGANISATION)  # لاعب مانشستر يونايتد | كاسيميرو
            ):
                begin += 1  # شركة مرجان: the body's own name
                whole = True
        end = self.extents.end(tokens, begin)
        if end == begin + 1 < size - 1 and tokens[end].tags & lex.ACT and tokens[end + 1].tags & lex.COMMA:
            end += not tokens[end].tags & lex.SAY  # المهندسة آيريس لام، …: no verb has a comma behind it
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
                and not tokens[begin + 1].word.endswith(self.surnames)
            ):
                return  # مدير تطوير الأعمال: what he is head of
            if (
                end - begin == 1 == begin - at
                and not tokens[at].tags & (lex.DEFINITE | lex.TITLE)
                and not tokens[begin].tags & lex.GIVEN
            ):
                return  # صاحب مخبز: a bakery's owner
            self._add(tokens, begin, end, at, number, found)

    def _own_name(self, tokens: Sequence[Token], at: int, number: int, found: dict[int, Name]) -> None:
        """A body's own name behind what it is: شركة نورثفيلد داتا, صحيفة الشرق الأوسط – not: شركة تسويق النفط."""
        begin = end = at + 1
        of = bool(at and tokens[at - 1].tags & (lex.ROLE | lex.LINK | lex.ORGANISATION | lex.MODIFIER | lex.STOP))
        if end < len(tokens) and tokens[end].tags & lex.FIELD:
            end += 1
        while end < len(tokens) and end - at < LONGEST and tokens[end].tags & (lex.UNKNOWN | lex.GIVEN):
            if tokens[end].tags & (lex.DEFINITE | lex.MODIFIER | lex.NUMBER | lex.CUE):
                break
            end += 1
        nation = lex.GROUP | lex.MODIFIER
        if begin < end < len(tokens) - 1 and tokens[end].tags & nation == nation:
            end += 1  # منظمة غرينبيس اليابان
        after = tokens[end] if begin < end < len(tokens) else None
        field = lex.FIELD | lex.DEFINITE
        common = end == begin + 1 and tokens[begin].tags & field == field
        if after is None or (common and tokens[begin].tags & (lex.ORGANISATION | lex.GROUP | lex.PLAIN)):
            return  # منظمة الصحة التابعة للأمم المتحدة – not: وكالة الأونروا
        if after.tags & lex.LINK and after.word.startswith(self.contracted) and end + 1 < len(tokens):
            end += 1  # روابي للتقنية, … للطاقة النظيفة
            while end < len(tokens) and tokens[end].tags & lex.DEFINITE and tokens[end].tags & lex.MODIFIER:
                end += 1
        elif after.tags & lex.MODIFIER and not (after.tags & lex.DEFINITE and after.word.endswith(self.adjectives)):
            return  # شركة تسويق النفط, شركة تعدين محلية
        spelled = all(len(token.word) < _SHORT for token in tokens[begin:end])  # يو بي إس
        if of and (not (end == begin + 1 or spelled) or not tokens[end].tags & _TRADE_ENDS):
            return  # مدير شركة …: whose name follows cannot be told
        self._add(tokens, begin, end, -1, number, found)
        found[begin].body, found[begin].roles = True, frozenset({tokens[at].word})

    def _titled(self, tokens: Sequence[Token], at: int) -> int:
        """Where the name begins that a title stands before, behind more of the role: استشاري قلب الأطفال الدكتور …"""
        shown = lex.STARTS | lex.DEFINITE | lex.GENDER | lex.ISSUER
        of = OF_ROLE | lex.UNKNOWN | lex.FIELD | shown
        for k in range(at + 2, min(at + _FAR, len(tokens) - 1)):
            fields = lex.CONJUNCTION | lex.NAMING | (lex.PLAIN | lex.DOCUMENT if tokens[k].tags & lex.DEFINITE else 0)
            if tokens[k].tags & ~(of | lex.WITHIN | fields) or tokens[k].tags & lex.GIVEN or tokens[k].quoted:
                return 0
            if tokens[k].tags & lex.CONJUNCTION and tokens[k + 1].tags & (lex.ROLE | lex.TITLE | lex.CUE):
                return 0
            title = lex.TITLE | lex.DEFINITE
            if tokens[k].tags & title == title and tokens[at].tags & lex.ROLE and not tokens[k - 1].tags & lex.LINK:
                end = self.extents.end(tokens, k + 1)
                known = tokens[k + 1].tags & lex.GIVEN or end - k > 2
                return k + 1 if end > k + 1 and known and not tokens[k + 1].tags & lex.DEFINITE else 0
        return 0

    def _did_something(self, tokens: Sequence[Token], at: int, end: int) -> bool:
        """Whether an unlisted verb stands before the role at `at`, and its object behind the name: زارت … المخيم."""
        verb, last, before = tokens[at - 1].tags if at else 0, tokens[end - 1], tokens[end - 2]
        if not verb & (lex.UNKNOWN | lex.PLAIN) or verb & lex.DEFINITE or end >= len(tokens):
            return False
        if at > 1 and not tokens[at - 2].tags & (lex.CONJUNCTION | lex.PUNCTUATION | lex.FILLER):
            return False
        return (
            (bool(last.tags & lex.DEFINITE) or last.word.endswith(self.indefinite))
            and not last.tags & lex.GIVEN
            and not (before.tags & lex.PARTICLE or last.word.endswith(self.surnames))
            and not tokens[end].tags & (lex.PUNCTUATION | lex.THAT)
        )

    def _is_parent(self, tokens: Sequence[Token], at: int) -> bool:
        """Whether a word makes the given name behind it a child's, by whom somebody is called: أم محمد."""
        token, before = tokens[at], tokens[at - 1].tags if at else 0
        if not token.tags & lex.PARTICLE or token.tags & lex.STOP or token.word in self.roles.patronyms:
            return False
        return not (token.tags & lex.CONJUNCTION and before & (lex.GIVEN | lex.DEFINITE))  # علي أم محمد: or

    def _beside(self, tokens: Sequence[Token], at: int, number: int, found: dict[int, Name]) -> None:
        """The name behind a verb of speech, or that begins with a given name."""
        begin = at if tokens[at].tags & lex.GIVEN else at + 1
        if begin == at and at and at - 1 not in found and self._is_parent(tokens, at - 1):
            begin -= 1  # جلست أم محمد أمام خيمتها
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
            end = self.extents.end(tokens, trade) if trade > begin else trade
            if end - trade > 1 or (end > trade and tokens[trade].tags & lex.GIVEN):
                begin = trade
        if begin >= len(tokens) or begin in found:
            return
        if _covers(found, tokens, begin):
            return
        end = self.extents.end(tokens, begin)
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
        rank = lex.ROLE | lex.TITLE | lex.DEFINITE
        if end - begin == 1 and tokens[begin].tags & rank == rank:
            return  # قال القاضي: a surname only where somebody named bears it
        after = tokens[end].tags if end < len(tokens) else lex.END
        ends = _ENDS | (lex.STOP | lex.FILLER if tokens[at].tags & lex.SAY else 0)
        if end < len(tokens) and tokens[end].word in self.participles:
            ends |= lex.CUE  # وأردف نيمار ضاحكا: «…»
        if (
            end - begin == 1
            and (tokens[at].tags & (lex.ACT | lex.GIVEN) or not after & ends)
            and not (_role_end(tokens, begin, end) and not tokens[begin].tags & lex.DEFINITE)
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

    def _tells_who(self, token: Token) -> bool:
        """Whether a word behind a comma begins to tell who somebody is: a role, وهو, وهي."""
        he = token.word.startswith(self.conjunction) and self.lexicon.look(token.word[1:]) & lex.PRONOUN
        return bool(token.tags & (lex.ROLE | lex.TITLE) or he)

    def _apposed(self, tokens: Sequence[Token], at: int, number: int, found: dict[int, Name]) -> None:
        """Name, role …"""
        begin = at
        while (
            begin > 0
            and at - begin < 4
            and tokens[begin - 1].tags & (lex.UNKNOWN | lex.GIVEN | lex.PARTICLE)
            and begin - 1 not in found
            and tokens[begin].start - tokens[begin - 1].end < 2  # تستيقظ «أم سعد»، بائعة …
        ):
            begin -= 1
        while begin < at and tokens[begin].tags & lex.DEFINITE:
            begin += 1
        verb = at - begin > 2 and tokens[begin].tags & ~lex.STARTS == lex.UNKNOWN
        if verb and (not begin or tokens[begin - 1].tags & (lex.PUNCTUATION | lex.CONJUNCTION)):
            begin += 1  # وجاءت كاتارزينا زيمرمان، وهي متطوعة
        named = tokens[at + 1].tags & (lex.ROLE | lex.TITLE) or not tokens[at - 1].tags & lex.DEFINITE
        if not named and not tokens[begin].tags & lex.GIVEN:
            return  # بقصور القلب، وهو ما …
        alone = at - begin == 1 and tokens[begin].tags & ~SHOWN == lex.GIVEN and tokens[at + 1].tags & lex.ROLE
        opens = not begin or tokens[begin - 1].tags & (lex.CONJUNCTION | lex.SAY)  # كريم، نجلها الأكبر، …
        if (
            (at - begin > 1 or (alone and opens))
            and self.extents.end(tokens, begin) == at
            and not any(begin < start + len(name.words) and start < at for start, name in found.items())
        ):
            self._add(tokens, begin, at, -1, number, found)

    def _relative(self, tokens: Sequence[Token], role: int) -> int | None:
        """Where the word stands that makes a role its owner's: نجل الرئيس الراحل …"""
        for at in range(role, max(role - 4, -1), -1):
            if not tokens[at].tags & OF_ROLE:
                return None
            if tokens[at].word in self.relatives and not tokens[at].tags & lex.DEFINITE:
                return at
        return None

    def _add(
        self,
        tokens: Sequence[Token],
        begin: int,
        end: int,
        role: int,
        number: int,
        found: dict[int, Name],
        told: tuple[int, int] = (0, 0),
    ) -> None:
        """Enter a name; `role` is where what somebody is stands before it, `told` where it does before a comma."""
        name = found.get(begin)
        if name is None:
            words = tuple(token.word for token in tokens[begin:end])
            name = found[begin] = Name(tokens[begin].start, tokens[end - 1].core, words, number, begin < 6)
            name.given = bool(tokens[begin].tags & lex.GIVEN) or self._is_parent(tokens, begin)
        if role >= 0:
            token = tokens[role]
            name.titled = name.titled or bool(token.tags & lex.TITLE)
            name.gender = name.gender or token.tags & lex.GENDER
            relative = self._relative(tokens, role)
            if relative is not None and relative + 1 < begin:  # والد الطفلة سعيد …: no girl bears the name
                child, own = (
                    tokens[relative + 1].tags & lex.FEMININE,
                    tokens[begin].tags & lex.GENDER,
                )
                if own and bool(child) != bool(own & lex.FEMININE):
                    relative = None
            if relative is not None:  # والد الطفلة هدى قاسم
                role = next((k for k in range(relative + 1, begin) if tokens[k].tags & lex.ROLE), begin)
                take_roles(name, tokens, role, begin)
            elif token.tags & lex.ROLE:
                take_roles(name, tokens, _construct(tokens, role), begin)
                roles_before(name, tokens, role)
        take_roles(name, tokens, *told)
        roles_behind(name, tokens, end)
        if last := _role_end(tokens, begin, end):
            take_roles(name, tokens, end, last)


def _construct(tokens: Sequence[Token], role: int) -> int:
    """Where the role begins that the word at `role` only belongs to: رئيس جمعية حماية | المستهلك."""
    first = role
    for at in range(role - 1, max(role - _FAR, -1), -1):
        tags = tokens[at].tags
        if tags & (lex.DEFINITE | lex.PUNCTUATION | lex.CUE | lex.TITLE) or not tags & OF_ROLE:
            break
        first = at if tags & lex.ROLE else first
    return first


def _role_end(tokens: Sequence[Token], begin: int, end: int) -> int:
    """Where the role ends that no comma parts from the name: قالت هالة زايد | وزيرة الصحة إن …; 0 where none stands.

    Only behind a verb that tells nobody: أبلغ سالم وزير العدل names two.
    """
    if end + 1 >= len(tokens) or not tokens[end].tags & lex.ROLE or tokens[end].tags & (lex.CUE | lex.UNKNOWN):
        return 0
    verb = begin
    nation = lex.MODIFIER | lex.DEFINITE  # قال الإيطالي كارلو هولدر المدير الفني …
    while (
        verb
        and not tokens[verb - 1].tags & lex.PUNCTUATION
        and (tokens[verb - 1].tags & (lex.TITLE | lex.FILLER) or tokens[verb - 1].tags & nation == nation)
    ):
        verb -= 1
    told = tokens[verb - 1].tags if verb else 0
    if not told & lex.SAY or told & lex.ADDRESSEE:
        return 0
    last = end + 1
    while last < len(tokens) and last - end < _FAR and not tokens[last].tags & _WALLS:
        last += 1
    return last if last > end + 1 else 0


def _covers(found: dict[int, Name], tokens: Sequence[Token], at: int) -> bool:
    """Whether the token at `at` is inside a name that begins before it."""
    near = (found.get(at - back) for back in range(1, LONGEST + 1))
    return at < len(tokens) and any(name is not None and tokens[at].start < name.end for name in near)
