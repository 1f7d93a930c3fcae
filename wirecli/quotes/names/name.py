"""A name where it stands, and the titles and roles beside it."""

from collections.abc import Sequence

from msgspec import Struct

from wirecli.knowledge import lexicon as lex
from wirecli.quotes.phrases import joins_role
from wirecli.quotes.token import Token, every, some

IN_NAME = lex.UNKNOWN | lex.GIVEN
IN_BODY = lex.ORGANISATION | lex.DOCUMENT | lex.GROUP | lex.MODIFIER
_APPOSITION = 12
_DEGREE, _VOWELS = 3, frozenset("aeiouy")  # letters of a degree without stops, and those that longer ones lack
_BODY = 20  # words of a role and of the body that it is of, where nouns stand first
_NEAR_ROLE = 4  # words from where a phrase begins to its role
_NAMED = 40  # letters of a body's name in marks
_OF_BODY = lex.ROLE | lex.ORGANISATION | lex.GROUP
_OFFICE = lex.ROLE | lex.CAPITAL
_ROLES_END = (  # what may end the words before a name that say what somebody is
    lex.PUNCTUATION
    | lex.CONJUNCTION
    | lex.STOP
    | lex.THAT
    | lex.RELATIVE
    | lex.PRONOUN
    | lex.DETERMINER
    | lex.CUE
    | lex.FILLER
)


class Name(Struct, eq=False):
    """A name where it stands: offsets, folded words, and what stands beside it."""

    start: int
    end: int
    words: tuple[str, ...]
    sentence: int
    subject: bool
    roles: frozenset[str] = frozenset()
    context: frozenset[str] = frozenset()
    gender: int = 0
    body: bool = False  # an organisation's or a document's name
    titled: bool = False
    role: tuple[int, int] | None = None
    address: bool = False  # nothing but a title that people are addressed with stands beside it
    called: frozenset[str] = frozenset()  # the titles beside it
    doubtful: bool = False  # a short form that may be another word
    given: bool = False  # begins with a frequent given name
    spans: tuple[tuple[int, int], ...] = ()  # where its words stand
    rank: int = 0  # how far from the nominative
    genitive: bool = False  # it may belong to the noun before it
    oblique: bool = False  # a full name, surely not in the nominative


def role_inferred(name: Name, tokens: Sequence[Token], at: int, behind: int) -> None:
    """A small word between the article or a capital and a full name is what the person is: Bell ringer Nan Treloar."""
    if not at or tokens[at - 1].tags & lex.CAPITAL or not tokens[at - 1].tags & lex.UNKNOWN or is_owner(tokens[at - 1]):
        return  # the women's World Cup
    if at == 1 or (tokens[at - 2].tags & behind and not tokens[at - 2].tags & lex.PUNCTUATION):
        name.roles |= {tokens[at - 1].word}
        first = at - 2 if at == 2 and not tokens[0].tags & lex.DETERMINER else at - 1
        name.role = (tokens[first].start, tokens[at - 1].core)


def body_before(name: Name, tokens: Sequence[Token], at: int) -> None:
    """La minera canadiense Sierra Alta: a body's word right before the name, or an adjective between."""
    begin = at - 1
    while (
        begin >= 0
        and at - begin < 3
        and tokens[begin].tags & (lex.UNKNOWN | lex.MODIFIER)
        and not tokens[begin].tags & (lex.CAPITAL | lex.PERSON)
    ):
        begin -= 1
    if (
        begin >= 0
        and tokens[begin].tags & lex.ORGANISATION
        and not tokens[begin].tags & (lex.ROLE | lex.CAPITAL | lex.FIELD)
        and begin
        and tokens[begin - 1].tags & lex.DETERMINER
    ):
        name.body = True
        name.roles |= {tokens[begin].word}


def roles_before(name: Name, tokens: Sequence[Token], at: int) -> None:
    begin = at
    if (
        at
        and tokens[at - 1].tags & lex.LINK
        and tokens[at - 1].core == tokens[at - 1].end
        and " " not in tokens[at - 1].word
    ):
        return  # Chief Medical Officer of Norvane
    whose = tokens[at - 1] if at else None
    if whose is not None and " " in whose.word and whose.tags & lex.ORGANISATION and len(name.words) == 1:
        if not whose.tags & (lex.ROLE | lex.CAPITAL | lex.DETERMINER):
            name.body = True  # le bourgmestre de la ville de Norvane
            name.roles |= {whose.word}
            return
    place = lex.DETERMINER | lex.CAPITAL
    if at > 1 and tokens[at - 1].tags & place == place and tokens[at - 2].tags & lex.LINK:
        return  # el alcalde de La Zarza
    while begin > 0 and at - begin < 8:
        tags = tokens[begin - 1].tags
        if tags & lex.ADDRESSEE and tokens[begin - 1].end == tokens[begin].start:
            break  # 该名母亲向|总统柏孟川大喊
        if not tags & _ROLES_END:
            begin -= 1
            continue
        if tags & lex.CUE and tags & lex.ROLE and begin > 1 and tokens[begin - 2].tags & lex.DETERMINER:
            begin -= 1
            continue  # le critique du Figaro Jean Duval
        if tags & lex.BRACKET and begin == at:  # le sénateur (LR) Bruno Retier
            opening = next((k for k in range(at - 2, max(-1, at - 6), -1) if tokens[k].tags & lex.BRACKET), -1)
            if opening > 0 and tokens[opening - 1].tags & lex.ROLE:
                begin = opening
                continue
        body = tokens[begin - 1].quoted if begin == at > 1 else None
        if body is not None and not body.small and len(body) <= _NAMED and tokens[at - 2].tags & _OF_BODY:
            begin -= 1
            continue  # тренер «Волны» Ян Пелль
        if tags & lex.CONJUNCTION and joins_role(tokens, begin - 1):
            begin -= 1
            continue
        if (
            tags & lex.STOP
            and 1 < begin < at
            and tokens[begin].tags & lex.MODIFIER
            and tokens[begin - 2].tags & (lex.ROLE | lex.MODIFIER)
        ):
            begin -= 1
            continue  # đại sứ Nga tại Paris Ann Pell
        if (
            tags & (lex.PUNCTUATION | lex.THAT | lex.RELATIVE | lex.CONJUNCTION | lex.PRONOUN)
            or (tags & lex.DETERMINER and not tags & lex.LINK)
            or (tags & (lex.STOP | lex.CUE | lex.FILLER) and not tags & lex.LINK)
        ):
            break
        begin -= 1
    take_roles(name, tokens, begin, at)


def roles_behind(name: Name, tokens: Sequence[Token], end: int) -> None:
    """Name, the chief executive of X, …"""
    while end + 1 < len(tokens) and tokens[end].tags == lex.PARTICLE:
        end += 1  # S.H., M.M.
    if end + 1 >= len(tokens) or not tokens[end].tags & (lex.COMMA | lex.BRACKET):
        return
    while (
        end + 3 < len(tokens)
        and tokens[end + 2].tags & lex.COMMA
        and tokens[end + 1].tags & lex.CAPITAL
        and not tokens[end + 1].tags & lex.ROLE
        and (
            len(tokens[end + 1].word) <= _DEGREE or "." in (degree := tokens[end + 1].word) or not _VOWELS & set(degree)
        )
    ):
        end += 2  # Ingrid Salo, M.D., Ph.D., Chief Medical Officer; not: in Norvane, Maine, the daughter of a miner
    for after in (2, 3):  # Ann Pell, 71, a retired baker; bà Sáu, 71 tuổi, bán rau
        if end + after < len(tokens) and tokens[end + 1].tags & lex.NUMBER and tokens[end + after].tags & lex.COMMA:
            end += after
            break
    last = end + 1
    while (
        last < len(tokens)
        and last - end < _APPOSITION
        and not tokens[last].tags & (lex.PUNCTUATION | lex.RELATIVE | lex.SAY | lex.THAT)
    ):
        last += 1
    near = tokens[end + 1 : min(last, end + 6)]
    oblique = len(near) > 1 and near[0].tags & lex.ADDRESSEE and near[1].tags & _OFFICE == _OFFICE
    if near and near[0].tags & lex.STOP and not near[0].tags & (lex.ROLE | lex.MODIFIER | lex.NUMBER) and not oblique:
        return  # Ann Pell, in a meeting of farmers; but: für Udo Pell, den Präsidenten des Verbands
    if (
        len(near) > 1
        and near[0].tags & lex.DETERMINER
        and near[1].tags & (lex.DETERMINER | lex.STOP | lex.PRONOUN)
        and not near[1].tags & (lex.MODIFIER | lex.ROLE | lex.CAPITAL)
    ):
        return  # Ute Pell, die das Unternehmen verlässt
    fronted = tokens[0].tags & (lex.STOP | lex.FILLER) and not tokens[0].tags & lex.PERSON
    if fronted and len(near) == 1 and near[0].tags & lex.ROLE and not some(tokens[:end], lex.COMMA):
        if last < len(tokens) and tokens[last].tags & lex.SAY and not near[0].tags & lex.CAPITAL:
            return  # Khi được hỏi về ông Pell, bộ trưởng nói
    ends = last < len(tokens) and tokens[last].tags & lex.END
    if near and near[0].tags & lex.FILLER and ends and end > 1 and tokens[end - 2].tags & (lex.LINK | lex.STOP):
        return  # el diario, que es del Estado, fue menos diplomático.
    role = next((k for k, token in enumerate(near) if token.tags & lex.ROLE), 0)
    if role and near[0].tags & lex.FILLER and not near[0].tags & lex.PERSON and near[1].tags & lex.CUE:
        return  # la chef de l'opposition, Ana Gil, a accusé le ministre
    if (
        role
        and tokens[end - 1].tags & lex.CAPITAL
        and near[0].tags & (lex.UNKNOWN | lex.PLAIN | lex.CUE)
        and not near[0].tags & (lex.CAPITAL | lex.MODIFIER | lex.PERSON | lex.DETERMINER)
        and some(near[1:role], lex.DETERMINER)
    ):
        return  # Ann Pell, the mayor of Norvane, shook her head
    if some(near, lex.ROLE):
        take_roles(name, tokens, end + 1, last, behind=True)
    elif near and tokens[end - 1].tags & (lex.NUMBER | lex.STOP) and not name.body:
        name.context |= {token.word for token in near if token.tags & lex.UNKNOWN}  # what a person of that age does
    elif near and near[0].tags & (lex.DETERMINER | lex.ORGANISATION) and not name.roles:
        if tokens[end].tags & lex.BRACKET and len(near) == 1 and not shortens(near[0].word, name):
            return  # Ann Pell (CDU): a party's
        if name.given and some(near[:2], lex.DEFINITE):
            return  # حذر مهدي قاسم، الحكومة من …: whom he warned; وصف أحد الأطباء، مهدي قاسم، قسم الولادة بأنه …
        take_body(name, near)  # Northline, a rail operator


def shortens(word: str, name: Name) -> bool:
    """Whether the word is made of the name's letters: Northern Harbour Trust (NHT), Deutscher Wetterdienst (DWD)."""
    letters = iter("".join(name.words))
    return all(letter in letters for letter in word)


def apposed(name: Name, tokens: Sequence[Token], at: int, head_first: bool = False, adjoined: bool = False) -> None:
    """The rail operator, Northline, …: a role and a comma before a name that a comma ends."""
    while at > 2 and tokens[at - 1].tags & lex.TITLE and not tokens[at - 1].tags & lex.ROLE:
        at -= 1  # the chairman, Mr Carl Venn, …
    honour = at > 2 and tokens[at - 1].tags & _OFFICE == _OFFICE and tokens[at - 2].tags & lex.COMMA
    if honour and name.roles == {tokens[at - 1].word}:
        at -= 1  # the Minister of Ports, Chief Udo Pell, …
    elif name.roles:
        return
    if at < 2 or not tokens[at - 1].tags & lex.COMMA:
        return
    begin = at - 1
    while begin > 0 and at - begin < (_BODY if head_first else 8):
        tags = tokens[begin - 1].tags
        if tags & lex.BRACKET and head_first and begin > 2 and tokens[begin - 3].tags & lex.BRACKET:
            begin -= 3  # Jaksa Penuntut Umum (JPU) Komisi Antikorupsi, Ann Pell, …
            continue
        if tags & (lex.PUNCTUATION | lex.CUE | lex.THAT):
            break
        begin -= 1
    while begin < at - 1 and tokens[begin].tags & (lex.FILLER | lex.CONJUNCTION | lex.RELATIVE):
        begin += 1  # wie der Sprecher der Bahn, Udo Pell, sagte; whose husband, Ivo, …
    role = next((k for k in range(begin, at - 1) if tokens[k].tags & lex.ROLE), at)
    whose = tokens[at - 3].tags if at > 3 else 0
    if head_first and tokens[at - 2].tags & lex.ROLE and whose & lex.DETERMINER:
        if not whose & (lex.GENDER | lex.LINK | lex.INDEFINITE):
            begin = role = at - 2  # A cantora aparece ao lado de sua namorada, Ana Gil, …
    if (
        head_first
        and begin < role < at
        and tokens[role - 1].tags & (lex.DETERMINER | lex.LINK)
        and (not tokens[begin].tags & (lex.DETERMINER | lex.ROLE) or role - begin > _NEAR_ROLE)
    ):
        begin = role  # la dimisión del presidente del país, Juan Gil; dijo el lunes en Kiev el viceministro, …
    if adjoined and not every(tokens[begin:role], lex.MODIFIER | lex.DETERMINER | lex.INDEFINITE | lex.CAPITAL):
        begin = role  # KPK memeriksa bekas Direktur Norvane, Ann Pell
    given = lex.GIVEN | lex.CAPITAL
    if role + 1 < at - 1 and tokens[role + 1].tags & given == given:
        return  # Questionado sobre o ex-ministro Rui Paz, António Lima respondeu …
    words = tokens[begin : at - 1]
    if (
        words
        and words[0].tags & (lex.DETERMINER | lex.ROLE | lex.MODIFIER | lex.CAPITAL)
        and some(words[:6], lex.ROLE | lex.ORGANISATION)
    ):
        take_roles(name, tokens, begin, at - 1)
        if not tokens[begin].tags & lex.STOP or tokens[begin].tags & (lex.MODIFIER | lex.DETERMINER):
            take_body(name, words[:4])  # No banco do Muros, Hugo Gil chora: no bank


def take_body(name: Name, words: Sequence[Token]) -> None:
    """What makes the name a body's, where these words say so."""
    bodies = {token.word for token in words if token.tags & lex.ORGANISATION}
    if name.titled and name.gender:
        return  # her producer, Ivo Pell, …
    if bodies and not any(token.tags & lex.ROLE and not token.tags & lex.ORGANISATION for token in words):
        name.roles |= bodies
        name.body = True


def _role_span(words: Sequence[Token]) -> tuple[int, int] | None:
    """Where the role itself stands: without an article before it (“Its”, “El”) and a title behind it (“Dr.”)."""
    first, last = 0, len(words)
    while (
        first < last
        and words[first].tags & (lex.DETERMINER | lex.FILLER | lex.BRACKET)
        and not words[first].tags & (lex.ROLE | lex.MODIFIER)
    ):
        first += 1
    while (
        last > first
        and words[last - 1].tags & (lex.TITLE | lex.LINK | lex.DETERMINER | lex.COMMA)
        and (not words[last - 1].tags & lex.ROLE or (last - first > 2 and words[last - 2].tags & lex.COMMA))
        and words[last - 1].core == words[last - 1].end
    ):
        last -= 1  # also: رئيس البلدية، | المهندس
    if first == last:
        return None
    quoted = words[last - 1].quoted
    return words[first].start, words[last - 1].core + bool(quoted and quoted.closed)  # with the closing mark


def is_owner(token: Token) -> bool:
    """Whether a possessive is written onto the word."""
    return token.core != token.end and bool(token.tags & lex.LINK)


def is_region(tokens: Sequence[Token], at: int) -> bool:
    """Whether a preposition, a town and a comma stand before the name: in Norvane, Maine."""
    if at < 3 or not tokens[at - 1].tags & lex.COMMA or not tokens[at - 2].tags & lex.CAPITAL:
        return False
    return bool(tokens[at - 3].tags & lex.STOP and not tokens[at - 3].tags & lex.CAPITAL)


def _owns(token: Token) -> bool:
    """Whether the token is an article that joins two nouns: der Präsident | der Betreiberin."""
    both = lex.LINK | lex.DETERMINER
    return token.tags & both == both


def _is_anothers(words: Sequence[Token], at: int) -> bool:
    """Whether a link stands before the role at `at`, behind another: Ana Gil, madre del | joven fallecido.

    Or it is between a preposition and a name: Roy Pell, 61 tuổi, ngồi im khi | Thẩm phán Gina Salt đọc bản án.
    """
    if 0 < at < len(words) - 1 and words[at - 1].tags & lex.STOP and not words[at - 1].tags & lex.LINK:
        if words[at + 1].tags & lex.GIVEN and words[at + 1].tags & lex.CAPITAL:
            return True
    while at > 0 and words[at - 1].tags & (lex.DETERMINER | lex.MODIFIER | lex.ROLE):
        at -= 1
    linked = at > 1 and words[at - 1].tags & lex.LINK and words[at - 1].core == words[at - 1].end
    return bool(linked) and some(words[: at - 1], lex.ROLE)


def take_roles(name: Name, tokens: Sequence[Token], begin: int, end: int, *, behind: bool = False) -> None:
    """What the words tell of whose name it is; `behind` says that they stand behind it."""
    if begin + 1 < end and tokens[begin].end - tokens[begin].start > len(tokens[begin].word):  # it has a case ending
        told = tokens[begin].tags
        begin += bool(told & lex.DOCUMENT and not told & (lex.ROLE | lex.TITLE))  # в письме | директора Петра Крабова
    words = tokens[begin:end]
    if not some(words, lex.TITLE | lex.ROLE):
        return
    owner = next((k for k, t in enumerate(words) if k and _owns(t) and some(words[:k], lex.ROLE)), end)
    own = [t for k, t in enumerate(words[:owner]) if not (behind and t.tags & lex.ROLE and _is_anothers(words, k))]
    for token in own:
        if token.tags & lex.TITLE:
            name.titled = name.address = True
            name.called |= {token.word}
        if token.tags & (lex.TITLE | lex.ROLE) and token.tags & lex.GENDER:
            name.gender = token.tags & lex.GENDER
    roles = {token.word for token in own if token.tags & lex.ROLE and not is_owner(token)}  # women's World Cup
    if roles:
        for at, token in enumerate(own):
            if token.tags & lex.ROLE and len(token.word) == 1:  # 住宅・地域|相 is the 住宅相
                roles |= {word.word + token.word for word in own[:at] if word.tags & lex.MODIFIER}
        name.roles |= roles
        if not name.gender and begin and tokens[begin - 1].tags & lex.DETERMINER:
            name.gender = tokens[begin - 1].tags & lex.GENDER  # la portavoz Ana Gil
        name.context |= {
            token.word for token in words if not token.tags & (lex.DETERMINER | lex.STOP | lex.LINK | lex.PUNCTUATION)
        }
        address = every((token for token in words[:owner] if token.tags & lex.ROLE), lex.TITLE)
        if name.role is None or (name.address and not address):
            name.role, name.address = _role_span(words), address


def is_notice_of(tokens: Sequence[Token], at: int) -> bool:
    """Whether a statement stands at `at`, and an article behind it that tells whose it is: Mitteilung des …"""
    statement, genitive = lex.DOCUMENT | lex.STATEMENT, lex.LINK | lex.DETERMINER
    return tokens[at].tags & statement == statement and tokens[at + 1].tags & genitive == genitive
