"""Noun phrases: where the words that name a speaker begin and end."""

from collections.abc import Callable, Sequence

from wirecli.knowledge import lexicon as lex
from wirecli.knowledge.language import Language
from wirecli.quotes.token import Token, some

_OF_BODY = 24  # letters of a body's name in marks behind a noun with the article
_WALL = (
    lex.STOP
    | lex.THAT
    | lex.RELATIVE
    | lex.COMMA
    | lex.COLON
    | lex.END
    | lex.DASH
    | lex.OTHER
    | lex.FILLER
    | lex.SAY
    | lex.ACT
    | lex.ACCORDING
    | lex.ACCORDING_AFTER
    | lex.ADDRESSEE
    | lex.CONJUNCTION
    | lex.QUOTE
    | lex.PLAIN
)
_NAMED = lex.UNKNOWN | lex.GIVEN | lex.PARTICLE
_NO_NAME = lex.PUNCTUATION | lex.NUMBER
_OWNER = lex.STOP | lex.DETERMINER  # her
_WHO = lex.PRONOUN | lex.SAME
_WHOM = lex.ROLE | lex.TITLE | lex.ORGANISATION | lex.GROUP
_WHOLE = lex.DEFINITE | lex.FIELD  # a body that nothing need follow: الجبهة, فرانس برس
_ITSELF = lex.SAME | lex.MODIFIER | lex.DEFINITE  # the second word of المسؤول الجماعي ذاته
_BESIDE_NOUN = lex.DETERMINER | lex.NUMBER | lex.LINK | lex.MODIFIER | lex.BRACKET
_SOMETHING = lex.PRONOUN | lex.UNKNOWN | lex.PERSON
OPENING, CLOSING = ("（", "(", "［", "["), ("）", ")", "］", "]")
_LONGEST = 16
_NEAR = 6  # words where or in what somebody says it
_SHORT_ASIDE = 4  # tokens of a bracket that may belong to a name: (VFA), (58 tuổi)
_LONG = 4  # letters from which on capitals may be a name: III, RI
_ASIDE = 40  # words that a bracket may hold: 朝凪製作所（本社：津市、代表取締役：…）は
Phrase = tuple[int, int]


_OF_ROLE = lex.UNKNOWN | lex.MODIFIER | lex.ORGANISATION | lex.LINK
_BEFORE_ROLE = lex.UNKNOWN | lex.MODIFIER | lex.ORGANISATION | lex.ROLE


def joins_role(tokens: Sequence[Token], at: int) -> bool:
    """Whether the “and” at `at` stands inside a role: министр науки и высшего образования Пётр …"""
    if _is_one_bearer(tokens, at) or _shares_name(tokens, at):
        return True
    begin, end = at - 1, at + 1
    while (
        begin > 0
        and at - begin < 6
        and tokens[begin].tags & _OF_ROLE
        and not tokens[begin].tags & (lex.CAPITAL | lex.ROLE | _WALL)
    ):
        begin -= 1
    if begin < 0 or begin == at - 1 or not tokens[begin].tags & lex.ROLE or tokens[begin].tags & lex.GROUP:
        return False
    if _is_second_role(tokens, at):
        return True
    while (
        end < len(tokens)
        and end - at < 7
        and tokens[end].tags & _OF_ROLE
        and not tokens[end].tags & (lex.CAPITAL | lex.ROLE | _WALL)
    ):
        end += 1
    return (
        end > at + 1
        and end < len(tokens)
        and bool(tokens[end].tags & lex.CAPITAL)
        and bool(tokens[end].tags & (lex.UNKNOWN | lex.GIVEN | lex.MODIFIER))
    )


def _is_second_role(tokens: Sequence[Token], at: int) -> bool:
    """Whether a role follows the “and” at `at`, and then a name or a body.

    основатель и генеральный директор «Гелиос» Пётр …
    """
    end = at + 1
    while end < len(tokens) and end - at < 4 and tokens[end].tags & lex.MODIFIER and not tokens[end].tags & _WALL:
        end += 1
    if end >= len(tokens) or not tokens[end].tags & lex.ROLE or tokens[end].tags & (lex.CAPITAL | lex.DETERMINER):
        return False
    end += 1
    while (
        end < len(tokens)
        and end - at < 9
        and tokens[end].tags & _OF_ROLE
        and not tokens[end].tags & (lex.CAPITAL | lex.ROLE | _WALL)
    ):
        end += 1
    if end + 1 < len(tokens) and tokens[end].quoted:
        end += 1
    return end < len(tokens) and bool(tokens[end].tags & lex.CAPITAL and tokens[end].tags & (lex.UNKNOWN | lex.GIVEN))


def _is_one_bearer(tokens: Sequence[Token], at: int) -> bool:
    """Whether the “and” at `at` joins two roles under one article: o cantor e compositor; l’actrice et chanteuse."""
    begin, behind = at - 1, at + 1
    while (
        begin > 0 and at - begin < 6 and tokens[begin].tags & _OF_ROLE and not tokens[begin].tags & (lex.ROLE | _WALL)
    ):
        begin -= 1
    before = begin - 1
    while before > 0 and begin - before < 3 and tokens[before].tags & lex.MODIFIER:
        before -= 1  # l’ancien | maire
    while behind + 1 < len(tokens) and behind - at < 3 and tokens[behind].tags & lex.MODIFIER:
        behind += 1
    if before < 0 or behind >= len(tokens):
        return False
    article, roles = tokens[before], (tokens[begin].tags, tokens[behind].tags)
    one = article.tags & lex.GENDER or article.word[-1:] == "'"
    if not one or not article.tags & lex.DETERMINER or article.tags & lex.GENDER == lex.GENDER:
        return False
    return all(tags & (lex.ROLE | lex.GROUP | lex.CAPITAL | lex.DETERMINER) == lex.ROLE for tags in roles)


def _shares_name(tokens: Sequence[Token], at: int) -> bool:
    """Whether the “and” at `at` joins two roles without an article: Dock Founder and Chief Boat Officer Ann Pell."""
    begin, end, before = at - 1, at + 1, tokens[at - 1].tags
    if before & (lex.ROLE | lex.GROUP | lex.GIVEN | _WALL) != lex.ROLE:
        return False  # Bob Baker and director Ann Pell
    while begin > 0 and at - begin < _LONGEST and tokens[begin].tags & _BEFORE_ROLE and not tokens[begin].tags & _WALL:
        begin -= 1
    if tokens[begin].tags & lex.DETERMINER and not tokens[begin].tags & lex.LINK:
        return False  # the mayor and Bishop Ann Pell
    while end < len(tokens) - 1 and tokens[end].tags & (lex.ROLE | lex.MODIFIER) and not tokens[end].tags & _WALL:
        end += 1
    role, name = tokens[end - 1].tags & (lex.ROLE | lex.GROUP), tokens[end].tags
    return role == lex.ROLE and bool(name & lex.CAPITAL and name & (lex.UNKNOWN | lex.GIVEN))


def joins_fields(tokens: Sequence[Token], at: int) -> bool:
    """Whether the “and” at `at` stands between two fields.

    ministro de Economía y Hacienda, diretor de Política e Estratégia.
    """
    ahead = at + 1
    while ahead < len(tokens) and ahead - at < 3 and tokens[ahead].tags & (lex.LINK | lex.DETERMINER):
        ahead += 1
    return (
        at > 1
        and ahead < len(tokens)
        and bool(tokens[at - 1].tags & lex.FIELD)
        and bool(tokens[ahead].tags & lex.FIELD)
    )


def _joins_body(tokens: Sequence[Token], at: int) -> bool:
    """Whether the “and” at `at` stands inside a body's name: Ketua Asosiasi Kecap dan Tempe Norvane Ann Pell."""
    behind = tokens[at + 1].tags if at + 1 < len(tokens) else 0
    if not behind & lex.CAPITAL or behind & (lex.ROLE | lex.TITLE | lex.GIVEN | lex.ORGANISATION):
        return False
    begin = at - 1
    while begin >= 0 and at - begin < 6 and tokens[begin].tags & lex.CAPITAL and not tokens[begin].tags & _NO_NAME:
        if tokens[begin].tags & lex.ORGANISATION:
            return begin > 0 and bool(tokens[begin - 1].tags & lex.ROLE)
        if tokens[begin].tags & (lex.GIVEN | lex.TITLE):
            return False
        begin -= 1
    return False


def _is_behind_role(tokens: Sequence[Token], at: int) -> bool:
    """Whether a role ends before `at`, and nobody's name: anggota Komisi III DPR RI |"""
    role, inside = at - 1, lex.ORGANISATION | lex.FIELD | lex.NUMBER
    while role > 0 and at - role < _NEAR and not tokens[role].tags & lex.ROLE:
        token = tokens[role]
        if not token.tags & inside and not (token.tags & lex.CAPITAL and len(token.word) < _LONG):
            return False
        role -= 1
    return role >= 0 and bool(tokens[role].tags & lex.ROLE)


def _tells_role(tokens: Sequence[Token], at: int) -> bool:
    """Whether a relative word joins two roles of one named behind it: ketua DPR yang juga politisi PKB Ann Pell."""
    end = at + 1
    while end < len(tokens) and tokens[end].tags & lex.FILLER:
        end += 1
    if end == len(tokens) or not tokens[end].tags & lex.ROLE or not _is_behind_role(tokens, at):
        return False
    while end < len(tokens) and tokens[end].tags & (lex.ROLE | lex.ORGANISATION | lex.FIELD):
        end += 1
    return _begins_name(tokens, end)


def _begins_name(tokens: Sequence[Token], at: int) -> bool:
    """Whether two words of a name stand at `at`."""
    name = tokens[at : at + 2]
    return len(name) == 2 and all(token.tags & lex.CAPITAL and token.tags & _NAMED for token in name)


def of_party(tokens: Sequence[Token], at: int) -> int:
    """Where a full name begins behind the party that a role is for: anggota DPR RI | dari Fraksi PKB Ann Pell; or 0."""
    if tokens[at].tags & lex.CAPITAL or not _is_behind_role(tokens, at):
        return 0
    end = at + 1
    while end < len(tokens) and tokens[end].tags & lex.FIELD and tokens[end].tags & lex.CAPITAL:
        end += 1
    return end if end > at + 1 and _begins_name(tokens, end) and not some(tokens[end : end + 2], lex.PUNCTUATION) else 0


def behind_bracket(tokens: Sequence[Token], at: int) -> int:
    """The token behind the bracket that opens at `at`; `at` where it closes too far off."""
    return next((k + 1 for k in range(at + 1, min(at + 9, len(tokens))) if tokens[k].word in CLOSING), at)


def reports(tokens: Sequence[Token], at: int, governed: bool) -> bool:
    """Whether a reported clause begins at `at`, or, if `governed`, behind a preposition and what it governs."""
    end = min(at + _NEAR, len(tokens))
    if governed and at < end and tokens[at].tags & lex.WITHIN:
        walls = lex.PUNCTUATION | lex.QUOTE | lex.CUE | lex.THAT
        at = next((k for k in range(at, end) if tokens[k].tags & walls), at)
    return at < end and bool(tokens[at].tags & lex.THAT)


class Phrases:
    """Finds the noun phrases of one sentence; a phrase is a pair of token indexes."""

    def __init__(self, tokens: Sequence[Token], language: Language, known: Callable[[Token], bool]) -> None:
        self.tokens, self.known = tokens, known
        script, grammar = language.script, language.grammar
        self.cased, self.nouns, self.half = script.cased, script.nouns_capitalised, script.half_capitals
        self.particles = language.particles_only
        self.head_first, self.heads_last, self.adjoined = grammar.head_first, language.heads_last, grammar.adjoined
        self.articles, self.places = bool(script.articles), language.frame.places
        self.unspaced, self.link = language.unmixed, grammar.link
        self.declined, self.adjectives = bool(language.people.genitives), grammar.adjectives_end
        # pejabat itu: the demonstrative is the phrase's last word
        self.trimmed = lex.DETERMINER | lex.BRACKET | (0 if grammar.adjoined else lex.LINK)

    def after(self, at: int) -> Phrase | None:
        """The phrase that begins at `at`, or None."""
        tokens, size, begun = self.tokens, len(self.tokens), at
        if self.nouns and self._is_compounded(at):
            at += 2  # «Sternen»-Wirt Udo Pell
        if at + 1 < size and tokens[at].tags == _OWNER and tokens[at + 1].tags & lex.ROLE:
            at += 1  # said her | brother Bob
        while (
            at < size
            and tokens[at].tags & lex.FILLER
            and not self.is_name(tokens[at])
            and not tokens[at].tags & lex.PRONOUN
            and not (tokens[at].tags & lex.TITLE and tokens[at].tags & lex.CAPITAL)  # son avocat, Me Jean Pell
        ):
            at += 1
        if at >= size or (
            self.head_first
            and at > begun
            and tokens[at].tags & lex.LINK
            and not tokens[at].tags & (lex.DETERMINER | lex.CAPITAL)
        ):
            return None  # a-t-il dit au micro | de Radio Ys
        if self.articles and tokens[at].tags & lex.LINK and not tokens[at].tags & lex.PERSON:
            if " " in tokens[at].word or (at + 1 < size and tokens[at].end == tokens[at + 1].start):
                return None  # قال | للبرلمان; وفي مستشفى ابن سينا، أوضح …
        if self.head_first and tokens[at].tags & lex.PARTICLE and tokens[at].tags & lex.STOP:
            if not tokens[at].tags & lex.CAPITAL:
                return None  # contó al diario
        if tokens[at].tags & _WHO and tokens[at].tags & _ITSELF != _ITSELF:
            return (at, at + 1)
        end, named = at, False
        size = min(size, at + _LONGEST)
        while end < size:
            token = tokens[end]
            if not self.cased and end > at and token.word in OPENING:
                behind = behind_bracket(tokens, end)
                named = behind < size and behind > end and self.is_name(tokens[behind])
                if named and tokens[end - 1].tags & lex.ROLE:
                    end = behind  # 助理處長（新界南）梁偉強
                    continue
                role = self.unspaced and end < behind < size and tokens[behind].tags & lex.ROLE
                if role and tokens[end - 1].tags & lex.ORGANISATION:
                    end = behind  # 总工会（TUC）主席
                    continue
                named = False
            tags = token.tags
            if self.head_first and not self.adjoined and end > at and token.word == "(" and tags & lex.BRACKET:
                behind = behind_bracket(tokens, end)
                if not (end < behind < size and self.is_name(tokens[behind])):
                    break  # el director de la Junta de Pesca (JP), …
            if (
                (tags & _WALL and self._is_wall(token, end, at))
                or (self.articles and self._is_next_noun(at, end))
                or (not self.cased and end > at and token.word in OPENING)
            ):
                break
            name = bool(tags & _NAMED) and self.is_name(token)
            if (
                named
                and not name
                and self.cased
                and not self.nouns
                and tags & lex.UNKNOWN
                and not tags & lex.CAPITAL
                and not (self.half and self._in_compound(at, end))
                and not (
                    not self.head_first
                    and end + 2 < size
                    and all(self.is_name(word) and word.tags & lex.CAPITAL for word in tokens[end + 1 : end + 3])
                )  # Sky pundit Ann Pell
            ):
                break  # said Martin Holt yesterday
            if tags & lex.PRONOUN and end > at:
                break
            if end > at and tags & lex.INDEFINITE and self._is_verb(tokens[end - 1]) and not self._links(end + 1):
                end -= end > at + 1  # the councillors | received a reply
                break  # instructed | a party official
            if (
                self.nouns
                and end > at
                and tags & lex.UNKNOWN
                and not tags & lex.CAPITAL
                and tokens[end - 1].tags & lex.CAPITAL
            ):
                break  # laut Polizei verboten
            named = name
            end += 1
            if token.core != token.end and tags & (lex.TOPIC | lex.STOP):
                break
        while end > at and tokens[end - 1].tags & self.trimmed and tokens[end - 1].core == tokens[end - 1].end:
            if end - at == 1 and tokens[at].tags & lex.ROLE:
                break  # dit l’un, assure un autre
            end -= 1
        while self.unspaced and at + 1 < end < len(tokens) and tokens[end - 1].tags & lex.NUMBER:
            end -= 1  # 歌迷会|7月7日宣布
        if self.unspaced and at + 1 < end < len(tokens) and self._is_act(end - 1):
            end -= 1  # 外婆|录|下童谣
        return (at, end) if end > at and self._is_noun(at, end) else None

    def _is_act(self, at: int) -> bool:
        """Whether a letter between a role and one that completes a verb is that verb: 外婆|录|下, 旅客|赶|不上"""
        token, behind = self.tokens[at], self.tokens[at + 1]
        letter = token.tags == lex.UNKNOWN and len(token.word) == 1 and not self.is_name(token)
        completes = behind.tags & lex.STOP and len(behind.word) == 1
        completes = (completes or behind.tags & lex.PLAIN) and behind.start == token.end  # 有网友|持|不同看法
        return bool(letter and completes and self.tokens[at - 1].tags & (lex.ROLE | lex.GROUP | lex.PRONOUN))

    def _is_verb(self, token: Token) -> bool:
        """Whether a small word that no list knows can but be a verb before an article, where nouns stand last."""
        unknown = lex.UNKNOWN | lex.CAPITAL
        return self.cased and not (self.nouns or self.head_first) and token.tags & unknown == lex.UNKNOWN

    def _links(self, at: int) -> bool:
        return at < len(self.tokens) and bool(self.tokens[at].tags & lex.LINK)

    def _in_compound(self, at: int, end: int) -> bool:
        """Whether the small syllable at `end` ends a compound in a body's name: Sở Thủy | lợi."""
        body, first = lex.ORGANISATION | lex.CAPITAL, lex.UNKNOWN | lex.CAPITAL
        before = self.tokens[end - 1].tags
        return before & first == first and any(token.tags & body == body for token in self.tokens[at:end])

    def _is_next_noun(self, at: int, end: int) -> bool:
        """Whether the noun at `end` begins another phrase, where adjectives bear the article too.

        الاتحاد العمالي المعارض | الفصائل …
        """
        token, before = self.tokens[end], self.tokens[end - 1]
        if before.tags & lex.LINK and before.end == token.start and token.word.isascii() and not before.word.isascii():
            return True  # قال مصدر في الوزارة ل|RT
        somebody = lex.GROUP | lex.ORGANISATION | lex.ROLE | lex.TITLE
        if end - at == 1 and before.tags & lex.GROUP and token.tags & somebody and before.word in self.places:
            return True  # اتهمت موسكو | حلف شمال الأطلسي
        if token.tags & lex.TITLE and token.tags & lex.DEFINITE and self.tokens[at].tags & lex.ORGANISATION:
            if not self.tokens[at].tags & lex.ROLE and not before.tags & lex.LINK and end - at > 1:
                return True  # نعى اتحاد الكتاب | الراحلة
        if token.tags & lex.DOCUMENT and not token.tags & (lex.DEFINITE | lex.ROLE) and before.tags & lex.DEFINITE:
            if self.tokens[at].tags & lex.ROLE and not before.tags & lex.LINK:
                return True  # قدم المدعى عليه | مذكرة
        if token.tags & lex.DETERMINER and end - at > 1 and before.tags & (lex.UNKNOWN | lex.DEFINITE) == lex.UNKNOWN:
            return True  # وصفت المتحدثة ليزا تام | هذه الرواية
        this = lex.DETERMINER | lex.INDEFINITE
        if token.tags & this == lex.DETERMINER and end + 1 < len(self.tokens) and before.tags & lex.DEFINITE:
            if self.tokens[end + 1].tags & lex.DEFINITE:
                return True  # يستذكر البطل التونسي | تلك الليلة
        if (
            token.tags & ~lex.STARTS == lex.UNKNOWN
            and before.tags & lex.DEFINITE
            and self.tokens[at].tags & lex.ORGANISATION
            and end + 1 < len(self.tokens)
            and self.tokens[end + 1].tags & lex.DEFINITE
        ):
            return True  # عرضت بلدية القصبة | شراء الورشة
        if token.tags & lex.FIELD and not token.tags & lex.DEFINITE and end - at > 1:
            if before.tags & lex.MODIFIER and not (before.tags | self.tokens[at].tags) & lex.DEFINITE:
                return True  # أبلغ مسؤول كبير | رويترز
        if not token.tags & lex.DEFINITE:  # متحدث باسم وزارة الأعمال | صحيفة الغارديان: whom he told
            return bool(
                before.tags & lex.DEFINITE
                and not before.tags & lex.LINK
                and token.tags & (lex.ORGANISATION | (lex.GROUP if self.tokens[at].tags & lex.ROLE else 0))
                and not token.tags & (lex.MODIFIER | lex.LINK | lex.ROLE)
                and (end - at > 1 or not token.tags & lex.ORGANISATION)
            )
        if (
            end - at < 2
            or not before.tags & lex.DEFINITE
            or not self.tokens[at].tags & (lex.ORGANISATION | lex.DOCUMENT | lex.GROUP)
        ):
            body = lex.GROUP | lex.ORGANISATION
            if token.tags & body == lex.GROUP and not token.tags & (lex.MODIFIER | lex.GIVEN) and end - at > 2:
                if before.tags & lex.DEFINITE and before.tags & lex.MODIFIER and not before.tags & lex.LINK:
                    return True  # محافظ البنك المركزي | المواطنين
            return bool(  # المبعوث الأممي | الأطراف
                not any(word.tags & lex.LINK for word in self.tokens[at:end])
                and self.tokens[at].tags & (lex.ROLE | lex.TITLE)
                and self.tokens[at].tags & lex.DEFINITE
                and token.tags & body
                and not token.tags & (lex.MODIFIER | lex.ROLE | lex.GIVEN)
            )
        if token.tags & (lex.ORGANISATION | lex.GROUP | lex.ROLE | lex.TITLE) and not token.tags & lex.MODIFIER:
            return True
        adjective = token.word.endswith(self.adjectives)  # الاتحاد الوطني النورفاني
        return bool(
            token.tags & lex.UNKNOWN and before.tags & lex.MODIFIER and not before.tags & lex.UNKNOWN and not adjective
        )

    def before(self, end: int) -> Phrase | None:
        """The phrase that ends before `end`, or None."""
        tokens = self.tokens
        when = end
        while end > 0 and tokens[end - 1].tags & lex.FILLER and not self.is_name(tokens[end - 1]):
            end -= 1
        if self.unspaced and end < when and end > 1 and tokens[end - 1].tags & lex.NUMBER:
            end -= 1  # 发言人|14|日称
        if end == 0:
            return None
        if tokens[end - 1].tags & _WHO and tokens[end - 1].tags & _ITSELF != _ITSELF:
            if self.half and tokens[end - 1].tags & lex.NEUTER and end > 2 and tokens[end - 2].tags & lex.ROLE:
                if tokens[end - 3].tags & lex.INDEFINITE:
                    return (end - 3, end)  # một lãnh đạo cơ quan này
            return (end - 1, end)
        if self.half and tokens[end - 1].word == ")":  # bà Lan (58 tuổi, ngụ phường Mai, mẹ nạn nhân) kể
            opening = next((at for at in range(end - 1, max(0, end - _ASIDE), -1) if tokens[at].word == "("), 0)
            end = opening if end - opening > _SHORT_ASIDE else end
        if not self.cased and tokens[end - 1].word in CLOSING:  # 主婦（52）は, 公司（简称“…”）今日
            opening = next((at for at in range(end - 1, max(0, end - _ASIDE), -1) if tokens[at].word in OPENING), 0)
            end = opening or end
        start = end
        while start > 0 and end - start < _LONGEST:
            token = tokens[start - 1]
            tags = token.tags
            if tags & lex.BRACKET and token.word == ")" and (opening := self._opening(start - 1)) > 0:
                start = opening  # Northline Ltd (LSE: NLN) said
                continue
            if self.particles and start < end and tags & lex.NEUTER and tags & lex.PRONOUN:
                return (start - 1, end) if self._is_noun(start, end) else None  # 同社の|広報担当者
            if (tags & _WALL and self._is_wall(token, start - 1, end)) or (
                tags & lex.PRONOUN and not tags & lex.DETERMINER
            ):
                break
            if token.core != token.end and start < end and tags & (lex.TOPIC | lex.STOP):
                break
            if self.particles and start < end and tags & lex.TOPIC:
                break  # 担任が|被害者側には
            if self.declined and start < end and self._ends_before(start):
                break
            start -= 1
            if (
                tags & lex.DETERMINER
                and not tags & lex.LINK
                and not (start and tokens[start - 1].tags & (lex.LINK | lex.MODIFIER))
                and not (start and self.unspaced and tokens[start - 1].tags & lex.DETERMINER)  # 一位|不愿具名的|部长
                and not (
                    start
                    and self.heads_last
                    and tokens[start - 1].tags & (lex.ORGANISATION | lex.GROUP | lex.UNKNOWN)
                    and tokens[start - 1].core == tokens[start - 1].end
                )
            ):
                break
        while (
            start < end
            and tokens[start].tags & (lex.LINK | lex.BRACKET)
            and not tokens[start].tags & lex.DETERMINER
            and tokens[start].core == tokens[start].end
        ):
            if self.articles and " " in tokens[start].word:
                return None  # وفي مستشفى ابن سينا، أوضح …: where it was
            start += 1
        if self.unspaced and tokens[end - 1].tags & (lex.ROLE | lex.GROUP):
            start = self._of_body(self._one_who(start, end))
        if self.articles and end > start and self._is_gift((start, end)):
            return None
        return (start, end) if end > start and self._is_noun(start, end) else None

    def _of_body(self, start: int) -> int:
        """Where the body begins that somebody new is of, at a clause's beginning: 海事局|一位发言人"""
        begin, of = start, lex.ORGANISATION | lex.MODIFIER | lex.UNKNOWN | lex.GROUP
        if not start or not self.tokens[start].tags & lex.INDEFINITE:
            return start
        if not self.tokens[start - 1].tags & lex.ORGANISATION:
            return start
        while begin and self.tokens[begin - 1].tags & of and not self.tokens[begin - 1].tags & _WALL:
            begin -= 1
        opens = not begin or self.tokens[begin - 1].tags & (lex.PUNCTUATION | lex.QUOTE | lex.ACCORDING)
        return begin if opens else start

    def _ends_before(self, at: int) -> bool:
        """Whether what stands before `at` is another phrase's: О Гущине | актриса говорит; в Volna | Пелль сказал."""
        token, before = self.tokens[at], self.tokens[at - 1]
        if not before.tags & lex.CAPITAL or not self.is_name(before):
            return False
        prior = self.tokens[at - 2].tags if at > 1 else lex.END
        if token.tags & lex.ROLE and not token.tags & lex.CAPITAL:
            return bool(prior & lex.STOP)
        if not before.word.isascii() or token.word.isascii() or not self.is_name(token):
            return False
        while at > 1 and self.tokens[at - 1].word.isascii() and self.tokens[at - 1].tags & lex.CAPITAL:
            at -= 1
        return bool(self.tokens[at - 1].tags & (lex.STOP | lex.ORGANISATION | lex.NAMING))

    def _one_who(self, start: int, end: int) -> int:
        """Where a phrase begins that a relative clause stands in: 另一位|参与营救的民警, 这位|住在河边的邻居"""
        begin = start
        while begin and start - begin < _LONGEST and not self.tokens[begin - 1].tags & (lex.PUNCTUATION | lex.QUOTE):
            begin -= 1
        words = self.tokens[begin:end]
        first = words[0].tags
        one = first & lex.DETERMINER and not first & lex.PRONOUN and not words[0].word.endswith(self.link)
        if not one or first & (lex.GROUP | lex.ROLE) or begin == start:
            return start
        somebody = lex.ROLE | lex.PRONOUN | lex.GROUP | lex.CUE
        governed = any(token.tags & lex.ADDRESSEE and not token.tags & lex.STOP for token in words)
        alone = not (governed or some(words[:-1], somebody) or any(map(self.is_name, words)))
        return begin if alone and some(words, lex.LINK) else start

    def _opening(self, at: int) -> int:
        """Where the bracket opens that closes at `at`; -1 where it is far."""
        return next(
            (
                k
                for k in range(at - 1, max(-1, at - 9), -1)
                if self.tokens[k].word == "(" and self.tokens[k].tags & lex.BRACKET
            ),
            -1,
        )

    def _is_wall(self, token: Token, at: int, begin: int) -> bool:
        tags = token.tags
        if self.nouns and tags & lex.CAPITAL and at and not self.tokens[at - 1].tags & lex.PUNCTUATION:
            tags &= ~(lex.SAY | lex.ACT)  # in dem Schreiben
        if not tags & _WALL:
            return False
        if token.core != token.end and not tags & (_WALL & ~(lex.STOP | lex.TOPIC)):
            return False  # 소장은: the ending closes the phrase behind the word, not before it
        if (
            tags & lex.DEFINITE
            and tags & lex.PLAIN
            and at
            and self.tokens[at - 1].tags & (lex.ROLE | lex.ORGANISATION | lex.INDEFINITE)
            and not self.tokens[at - 1].tags & (lex.DEFINITE | lex.FIELD)
        ):
            return False  # مديرة المهرجان: what a noun without an article is of
        if tags & lex.PLAIN and tags & lex.MODIFIER and self.cased and not self.nouns and 0 < at < len(self.tokens) - 1:
            if self.tokens[at - 1].tags & lex.DETERMINER and self.tokens[at + 1].tags & lex.ROLE:
                return False  # the retired teacher
        if self.unspaced and tags & lex.STOP and 1 < at < len(self.tokens) - 1:
            counted = self.tokens[at - 1].tags & lex.NUMBER and self.tokens[at - 2].tags & lex.INDEFINITE
            if counted and self.tokens[at + 1].tags & (lex.ROLE | lex.GROUP | lex.UNKNOWN):
                return False  # 一名57岁渔民
        if self.unspaced and tags == lex.PLAIN and at > 1 and self._links(at + 1):
            if self.tokens[at - 1].tags == lex.UNKNOWN and self.tokens[at - 2].tags & lex.ORGANISATION:
                return False  # 环保组织地球正义的律师
        if self.head_first and self.cased and tags & (lex.SAY | lex.ACT) and tags & (lex.DOCUMENT | lex.ROLE) and at:
            if self.tokens[at - 1].tags & lex.DETERMINER and not self.tokens[at - 1].tags & lex.PRONOUN:
                return False  # la sentencia considera probado que …
        if tags & lex.OTHER and token.word == "&" and self.cased and 0 < at < len(self.tokens) - 1:
            return not self.tokens[at - 1].tags & self.tokens[at + 1].tags & lex.CAPITAL  # Marl & Partners
        if (
            tags & lex.WITHIN
            and not self.articles
            and 0 < at < len(self.tokens) - 1
            and self.tokens[at - 1].tags & self.tokens[at + 1].tags & lex.CAPITAL
            and self.tokens[at - 1].tags & lex.ORGANISATION
        ):
            return False  # Institute for Ports
        if tags & lex.QUOTE:  # компания «Белый Парус»
            quoted = token.quoted
            if quoted and quoted.work and (tags & lex.DOCUMENT or self.articles):
                return False
            near = self.tokens[at - 1] if at else None
            if (
                quoted
                and len(quoted) <= 30
                and near is not None
                and near.tags & lex.SAY
                and reports(self.tokens, at + 1, self.articles)
            ):
                return False  # قالت «الميناء» إن; ذكرت «الميناء» في مذكرة أنها
            if (
                quoted
                and self.cased
                and not self.nouns
                and len(quoted) <= 40
                and near is not None
                and near.tags & lex.ROLE
                and at > begin
                and at + 1 < len(self.tokens)
                and self.is_name(self.tokens[at + 1])
            ):
                return False  # директор «Гелиос Софт» Ильдар …
            if (
                quoted
                and self.cased
                and not self.nouns
                and len(quoted) <= 40
                and not quoted.small
                and near is not None
                and near.tags & lex.ROLE
                and at + 1 < len(self.tokens)
                and self.tokens[at + 1].tags & lex.COLON
            ):
                return False  # Анна Грач, директор «Гелиос Софт»: «…»
            return not (
                quoted
                and len(quoted) <= 60
                and not quoted.small
                and near is not None
                and not (self.articles and near.tags & _WHOLE and len(quoted) > _OF_BODY)  # أدانت الجبهة «…»
                and (
                    near.tags & (lex.ORGANISATION | lex.DOCUMENT | (0 if self.articles else lex.GROUP))
                    or (self.articles and near.tags & lex.LINK and len(near.word) > 3)  # محلل في شركة «…»
                )
            )
        if tags & lex.DASH:  # сказал зампред правительства - министр экологии Анна …
            behind = self.tokens[at + 1].tags if at + 1 < len(self.tokens) else 0
            return not (
                self.cased
                and begin < at
                and self.tokens[begin].tags & lex.ROLE
                and behind & lex.ROLE
                and not behind & lex.CAPITAL
            )
        if tags & lex.STOP and tags & lex.MODIFIER and not self.cased and at + 1 < len(self.tokens):
            whose = at + 1 + bool(self.tokens[at + 1].tags & lex.MODIFIER and at + 2 < len(self.tokens))
            if self.tokens[whose].tags & lex.ROLE and at and self.tokens[at - 1].tags & lex.DETERMINER:
                return False  # 这位|前|外交官, 这位|前|葡萄牙|外长
        if tags & lex.GIVEN and tags & lex.CAPITAL and self.cased and not self.nouns:
            return False  # Julio, Domingo: a month's or a day's name
        if tags & lex.CONJUNCTION and self.head_first and joins_fields(self.tokens, at):
            return False
        if tags & lex.CONJUNCTION and self.adjoined and _joins_body(self.tokens, at):
            return False
        if tags & lex.STOP and self.head_first and at > begin and self._is_field_behind(at):
            return False  # ministra para la Transición Ecológica
        if tags & lex.STOP and self.adjoined and at > begin and of_party(self.tokens, at):
            return False  # anggota Komisi III DPR dari Fraksi PKB Ann Pell
        if self.articles and tags & lex.PARTICLE and tags & lex.STOP and at + 1 < len(self.tokens):
            return bool(self.tokens[at + 1].tags & lex.CUE)  # المنظمة لا | تتوقع
        which = at - bool(tags & lex.FILLER and at and self.tokens[at - 1].tags & lex.RELATIVE)
        if self.adjoined and self.tokens[which].tags & lex.RELATIVE and _tells_role(self.tokens, which):
            return False  # wakil ketua Komisi VI yang juga politisi Golkar Ann Pell
        if tags & (lex.LINK | lex.PARTICLE) or (
            tags & lex.CONJUNCTION and self.cased and not self.nouns and joins_role(self.tokens, at)
        ):
            return False
        # Capitalised in mid-phrase: it is a name's word, whatever else it may mean (May, Bill, Will).
        return not (
            self.cased
            and not self.nouns
            and tags & lex.CAPITAL
            and at
            and not tags & (lex.PUNCTUATION | lex.THAT | lex.RELATIVE)
            and self.tokens[at - 1].tags & lex.CAPITAL
            and not self.tokens[at - 1].tags & lex.PUNCTUATION
        )

    def is_name(self, token: Token) -> bool:
        tags = token.tags
        if not tags & _NAMED or tags & _NO_NAME or (self.cased and not tags & lex.CAPITAL):
            return False
        return (
            (self.cased and not self.nouns)
            or bool(tags & lex.GIVEN and not tags & (lex.FILLER | lex.MODIFIER | lex.STOP))
            or self.known(token)
        )

    def _is_noun(self, start: int, end: int) -> bool:
        if (
            self.head_first
            and end - start == 2
            and self.tokens[start].tags & lex.DETERMINER
            and self.tokens[start + 1].tags & lex.MODIFIER
        ):
            return True  # el brasileño, o alemão
        for token in self.tokens[start:end]:
            tags = token.tags
            if not tags & _BESIDE_NOUN or tags & _SOMETHING or (tags & lex.MODIFIER and tags & lex.CAPITAL):
                return True
        return False

    def _is_compounded(self, at: int) -> bool:
        """Whether a hyphen joins the marks at `at` to the noun behind them."""
        tokens = self.tokens
        if at + 2 >= len(tokens) or not tokens[at].quoted or not tokens[at + 1].tags & lex.DASH:
            return False
        return tokens[at + 1].end == tokens[at + 2].start and bool(tokens[at + 2].tags & lex.ROLE)

    def is_person(self, phrase: Phrase | None) -> bool:
        """Whether the phrase names somebody who can speak."""
        if phrase is not None and self.head_first:
            return self._heads_person(*phrase)
        if phrase is None:
            return False
        words = self.tokens[phrase[0] : phrase[1]]
        if self.heads_last and len(words) > 1 and not words[-1].tags & lex.PERSON and not self.is_name(words[-1]):
            owner = words[-2]
            if owner.tags & lex.LINK and owner.core != owner.end and owner.tags & lex.ROLE:
                return False  # 어머니의|육성이 담겼다
        head = 0  # 球迷们的|热情 is nobody, but 罗大勇的语气 is his
        if self.unspaced:
            head = next((k + 1 for k in range(len(words) - 2, 0, -1) if words[k].tags & lex.LINK), 0)
            head = 0 if some(words[head:], lex.STATEMENT) else head  # 司机的看法更直接：
        for at, token in enumerate(words):  # noqa: SIM110
            if (at >= head and token.tags & lex.PERSON) or self.is_name(token):
                return True
        return False

    def _heads_person(self, start: int, end: int) -> bool:
        """Whether the first noun of the phrase is somebody: la ministra de Hacienda – not: la carta de la ministra."""
        at = start
        while (
            at < end - 1
            and self.tokens[at].tags & (lex.DETERMINER | lex.NUMBER | lex.BRACKET | lex.MODIFIER)
            and not self.is_name(self.tokens[at])
        ):
            at += 1
        demonym = lex.MODIFIER | lex.CAPITAL
        if self._ends_in_name(start, at, end):
            return True
        if at == start + 1 == end - 1 and self.tokens[start].tags & lex.DETERMINER:
            if self.tokens[at].tags & demonym == demonym:
                return True  # l’Espagnol
        for token in self.tokens[at : min(at + 2, end)]:
            if token.tags & (lex.LINK | lex.FIELD) and not token.tags & (lex.CAPITAL | lex.PERSON):
                return False
            if token.tags & lex.PERSON:
                return True
            if self.is_name(token):
                return token is not self.tokens[0] or self._is_sure(token)
        return False

    def _ends_in_name(self, start: int, at: int, end: int) -> bool:
        """Whether an article, a noun that no list knows, and a name of two words are all.

        la comisaria ejidal Ana Gil.
        """
        words = self.tokens[at:end]
        first = next((k for k, token in enumerate(words) if token.tags & lex.CAPITAL), 0)
        return (
            at == start + 1
            and 0 < first < 3
            and len(words) - first in (2, 3)
            and bool(self.tokens[start].tags & lex.DETERMINER)
            and all(
                token.tags & (lex.UNKNOWN | lex.MODIFIER) and not token.tags & (lex.NAMING | lex.FIELD | lex.LINK)
                for token in words[:first]
            )
            and all(self.is_name(token) and token.tags & (lex.UNKNOWN | lex.GIVEN) for token in words[first:])
        )

    def _is_sure(self, first: Token) -> bool:
        """Whether a sentence's first word is a name: not Venue en voisine, la sénatrice …"""
        after = self.tokens[1].tags if len(self.tokens) > 1 else lex.END
        small = after & lex.UNKNOWN and not after & lex.CAPITAL
        return not (small or after & (lex.STOP | lex.LINK | lex.DETERMINER | lex.NUMBER)) or self.known(first)

    def _is_field_behind(self, at: int) -> bool:
        """Whether a role stands before the word at `at` and a field behind it."""
        ahead = at + 1
        while ahead < len(self.tokens) and ahead - at < 3 and self.tokens[ahead].tags & lex.DETERMINER:
            ahead += 1
        return (
            bool(self.tokens[at - 1].tags & lex.ROLE)
            and ahead < len(self.tokens)
            and bool(self.tokens[ahead].tags & lex.FIELD)
        )

    def is_governed(self, at: int, start: int) -> bool:
        """Where phrases begin with their noun: whether a link stands before the word.

        le directeur de Skival, Jean Duval.
        """
        if not self.head_first and not self.nouns:
            return False
        while at > start:
            at -= 1
            if self.tokens[at].tags & lex.LINK:
                return True
            if not (
                self.tokens[at].tags & (lex.DETERMINER | lex.MODIFIER | lex.ORGANISATION)
                or self.is_name(self.tokens[at])
            ):
                return False
        return False

    def leading(self, start: int, end: int) -> Phrase | None:
        """The first phrase between `start` and `end`: the subject, where the language begins with it."""
        tokens = self.tokens
        while (
            start < end
            and (tokens[start].tags & (lex.FILLER | lex.CONJUNCTION | lex.COMMA | lex.DASH | lex.OTHER))
            and not self.is_name(tokens[start])
        ):
            start += 1
        if self.articles and start + 1 < end and tokens[start].tags & (lex.PLAIN | lex.DEFINITE) == lex.PLAIN:
            start += 1  # أصدر الوزير بيانا: a verb that says nothing, and its subject
        elif (
            self.articles
            and start + 1 < end
            and tokens[start].tags & lex.UNKNOWN
            and not tokens[start].tags & (lex.DEFINITE | lex.GIVEN | lex.PERSON)
            and tokens[start + 1].tags & (lex.ROLE | lex.TITLE | lex.ORGANISATION | lex.GIVEN)
            and not tokens[start + 1].tags & lex.MODIFIER
            and not self.known(tokens[start])
        ):
            start += 1
        if start + 1 < end and tokens[start].tags & ~lex.CAPITAL == _OWNER and tokens[start + 1].tags & lex.NOUN:
            start += 1  # Her | eldest daughter Ann, 22, scoffed
        if start >= end or (
            tokens[start].tags & (lex.STOP | lex.THAT | lex.RELATIVE | lex.PUNCTUATION)
            and tokens[start].core == tokens[start].end
        ):
            return None
        phrase = self.after(start)
        if phrase and self.articles and self._is_gift(phrase):
            return None
        return (phrase[0], min(phrase[1], end)) if phrase and phrase[0] < end else None

    def _is_gift(self, phrase: Phrase) -> bool:
        """Whether a phrase is something and whom it goes to, no subject: سلم | الدرع الذهبية للوزير فؤاد قدسي، وقال"""
        tokens, onto = self.tokens, phrase[0]
        if not tokens[onto].tags & lex.DEFINITE:
            return False
        while onto < phrase[1] and not tokens[onto].tags & (lex.PERSON | lex.LINK) and not self.known(tokens[onto]):
            onto += 1
        if not phrase[0] < onto < phrase[1] - 1 or not tokens[onto].tags & lex.LINK:
            return False
        return tokens[onto].end == tokens[onto + 1].start and bool(tokens[onto + 1].tags & _WHOM)
