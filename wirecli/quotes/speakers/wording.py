"""What a phrase for somebody says by its words alone: its head, the names that are its own, one or many, new or known.

Nothing here knows the document. `Usage` is what the language does with such phrases, worked out once a language.
"""

import itertools
from collections.abc import Iterable, Sequence
from functools import cache

from msgspec import Struct

from wirecli.knowledge import lexicon as lex
from wirecli.knowledge.language import Language
from wirecli.knowledge.lexicon import SAME_ROLE, Lexicon, fold
from wirecli.quotes.names import Name
from wirecli.quotes.names.name import is_owner
from wirecli.quotes.token import Token, every, some

ROLE = lex.ROLE | lex.GROUP | lex.ORGANISATION | lex.DOCUMENT


class Usage(Struct, frozen=True, eq=False):
    """How a language speaks of people."""

    language: Language
    lexicon: Lexicon
    spaced: bool  # spaces set words apart
    gaps: bool  # spaces set phrases apart
    unspaced: bool  # nothing does
    unmixed: bool  # nothing does, nor does one script among others
    heads_last: bool  # the last word of a phrase is its head, and a role stands before its bearer
    by_initial: bool  # names are looked up by their first letter
    families: frozenset[str]
    relatives: frozenset[str]  # roles behind which their owner's name stands
    apart: frozenset[str]  # roles that are never whom a paragraph tells of: the judge
    strangers: frozenset[str]  # those, or where there are none such roles as are not the only one named without any
    parents: frozenset[str]  # what somebody is by their children: father of three
    restricting: frozenset[str]  # words that make another office of one
    anybody: frozenset[str]  # roles that tell no more than an age or a sex
    offices: frozenset[str]  # of those, the ones that a story has one of: the prime minister
    body_nouns: frozenset[str]  # by which the one body told of near may be meant: the paper
    firm_ends: frozenset[str]  # words that end firms' names, whose first word alone means them


@cache  # once a language
def usage_of(lexicon: Lexicon) -> Usage:
    language = lexicon.language
    script, people = language.script, language.people
    return Usage(
        language,
        lexicon,
        script.spaced,
        script.gaps,
        not (script.spaced or script.gaps),
        language.unmixed,
        language.heads_last,
        bool(people.surnames) and not script.cased,
        frozenset(people.surnames),
        frozenset(map(fold, people.relatives)),
        frozenset(_printed(lexicon, role) for role in people.apart),
        frozenset(_printed(lexicon, role) for role in (*people.apart, *people.strangers)),
        frozenset(map(fold, people.parents)),
        frozenset(map(fold, language.grammar.restricting)),
        frozenset(people.anybody),
        frozenset(map(fold, people.offices)),
        frozenset(map(fold, people.body_nouns)) if script.cased else frozenset(),
        frozenset(map(fold, people.firm_ends)),
    )


def _printed(lexicon: Lexicon, role: str) -> str:
    """A role as a token has it: without its case ending, an article apart."""
    word = fold(role)
    return lexicon.stem(word)[0] if lexicon.genitives else word.replace("'", "' ")


def gender_of(words: Iterable[Token]) -> int:
    """The gender that the first word tells which tells one, else 0."""
    return next((token.tags & lex.GENDER for token in words if token.tags & lex.GENDER), 0)


def first_noun(words: Sequence[Token]) -> Token:
    """The first word that is no article, adjective or number, where there is one."""
    return next((token for token in words if not token.tags & (lex.DETERMINER | lex.MODIFIER | lex.NUMBER)), words[0])


def is_relative(usage: Usage, words: Sequence[Token]) -> bool:
    """Whether somebody is told by whose relative they are: والدة الطفلة هدى قاسم, not: ابن عمه هاني."""
    if len(words) < 2 or words[0].word not in usage.relatives or words[0].tags & (lex.DEFINITE | lex.TITLE):
        return False
    half = usage.language.script.half_capitals  # người nhà bệnh nhân Hoa
    return bool(half or words[1].tags & lex.DEFINITE or not words[1].tags & lex.ROLE)


def before_link(words: Sequence[Token]) -> Sequence[Token]:
    """What stands before the first link: fuentes, not: del ministerio."""
    return words[: next((k for k, token in enumerate(words) if k and token.tags & lex.LINK), len(words))]


def kinship(usage: Usage, roles: Iterable[str], others: Iterable[str]) -> int:
    """How near two sets of roles are: 0 where nothing joins them."""
    most, near = 0, usage.lexicon.near
    for role in roles:
        for other in others:
            kin = near(role, other)
            if kin == SAME_ROLE:
                return kin
            if kin > most:
                most = kin
    return most


def before_age(words: Sequence[Token]) -> Sequence[Token]:
    """The words before somebody's age: el hombre | de 67 años."""
    for at in range(2, len(words) - 1):
        if words[at].tags & lex.LINK and words[at + 1].tags & lex.NUMBER:
            return words[:at]
    return words


def names_at_end(words: Sequence[Token], names: Sequence[Name]) -> Sequence[Name]:
    """The names that a phrase ends with, where its last word is what counts: not 배 회장의 대리인, 민 사장 측."""
    last = words[-1]
    side = next((token for token in words[:-1] if token.tags & lex.GROUP and not token.tags & lex.ROLE), None)
    if side is not None and last.tags & lex.ROLE:  # 구씨 측 변호인
        names = [name for name in names if name.start > side.start]
    genitive = max(
        (token.start for token in words[:-1] if token.tags & lex.LINK and token.core != token.end), default=-1
    )
    if last.tags & lex.GROUP and not last.tags & lex.ROLE:
        return [name for name in names if name.end > last.start]
    if not last.tags & (ROLE | lex.TITLE_SUFFIX | lex.TITLE | lex.UNKNOWN) or (
        last.tags & lex.UNKNOWN and not any(name.end > last.start for name in names)
    ):
        return names  # 정하람 감독의 각오는 짧았다
    official = last.tags & lex.ROLE and not last.tags & (lex.ORGANISATION | lex.GROUP) and last.start
    return [
        name for name in names if name.start > genitive and not (official and name.body and name.end <= official)
    ]  # 누리은행 직원


def unpossessed(words: Sequence[Token], names: Sequence[Name]) -> Sequence[Name]:
    """The names to which nothing in the phrase belongs: not Norvane in “the head of Norvane's union”."""
    owners = {token.core for token in words[:-1] if is_owner(token)}
    return [name for name in names if name.end not in owners] if owners else names


def behind_owner(nouns: list[Token], words: Sequence[Token]) -> list[Token]:
    """The nouns that are somebody's, where whose they are stands before them: friends in “the pop star's friends”."""
    owner = max((token.start for token in words[:-1] if is_owner(token)), default=-1)
    return [noun for noun in nouns if noun.start > owner] or nouns


_LISTED = 4  # letters: what is longer in a list of bodies is the name of one
_RUN = 3  # words of a run in capitals that may hold a place and a person


def governs_at(words: Sequence[Token], names: Sequence[Name]) -> int:
    """Where a link stands between somebody and the name that they are of: the manager | of Norvane; else 0."""
    begins = {name.start for name in names if len(name.words) < _RUN or name.body}  # Mayor of Norvane Ann Pell
    for at in range(1, len(words) - 1):
        token, ahead = words[at], words[at + 1]
        if ahead.tags & lex.DETERMINER and at + 2 < len(words):
            ahead = words[at + 2]
        body = ahead.tags & (lex.ROLE | lex.GROUP | lex.ORGANISATION | lex.TITLE)
        alone = ahead is words[-1] or not body  # Commissioner of Police Ann Pell
        if token.tags & lex.LINK and token.core == token.end and ahead.start in begins and alone:
            return at if words[at - 1].tags & (lex.ROLE | lex.GROUP) else 0
    return 0


def head_name(
    words: Sequence[Token], names: Sequence[Name], last: bool = False, named_last: bool = False
) -> Name | None:
    """The name that is the phrase's head: the person whose role or whose body stands before, else the first."""
    if not names:
        return None
    people = [name for name in names if not name.body]
    if last and people:
        return people[-1]  # 育成部長の範田志毅氏
    if named_last and people and people[-1] is names[-1] and len(people) > 1:
        before = next((token for token in reversed(words) if token.end <= people[-1].start), None)
        ends = words[-1].start if words[-1].tags & lex.TITLE_SUFFIX else words[-1].core
        if before is not None and before.tags & (lex.ROLE | lex.MODIFIER) and people[-1].end >= ends:
            return people[-1]  # 沈某某的辩护律师郝建平, Helvia总裁Ada Morini女士
    for name in people:
        if name.roles or name.titled:
            return name
    if people and people[-1] is names[-1]:
        before = next((token for token in reversed(words) if token.end <= people[-1].start), None)
        if before is not None and (before.tags & (lex.ROLE | lex.TITLE) or before.core != before.end):
            return people[-1]  # the Tide Office's Rowan Pike
    return names[0]


def that_one(usage: Usage, words: Sequence[Token]) -> Token | None:
    """The head of a phrase that points back at one person: politisi PDIP itu."""
    if (
        not usage.language.grammar.adjoined
        or len(words) < 2
        or not words[-1].tags & lex.LINK
        or some(words, lex.INDEFINITE | lex.GROUP)
    ):
        return None
    head = head_of(usage, words)
    return head if head is not None and head.tags & lex.ROLE else None


def from_this(words: Sequence[Token]) -> Sequence[Token]:
    """A phrase that points at one person, without whose they are: 救援队的|这位老将."""
    this = lex.DETERMINER | lex.LINK
    if words[-1].tags & lex.ROLE:
        for at in range(1, len(words) - 1):
            if (
                words[at - 1].tags & lex.LINK
                and words[at].tags & (this | lex.INDEFINITE | lex.PRONOUN) == lex.DETERMINER
            ):
                return words[at:]
    return words


def behind_owner_link(words: Sequence[Token]) -> Sequence[Token]:
    """A body's name without whose or what it is, where a link stands right before it: 该船厂的|Helvia公司.

    代表三千名工人的|机械师工会, 管理裁判的机构|职业比赛官员公司
    """
    link = next((at for at in range(len(words) - 1, 0, -1) if words[at].tags & lex.LINK), 0)
    begin = link + 1 + bool(words[min(link + 1, len(words) - 1)].tags & lex.ORGANISATION)
    own = words[begin:] if link else ()
    if len(own) > 1 and own[-1].tags & lex.ORGANISATION and not own[-1].tags & lex.ROLE:
        if every(own, lex.UNKNOWN | lex.ORGANISATION | lex.MODIFIER | lex.GROUP | lex.ROLE):
            return own
    for at in range(len(words) - 1, 0, -1):
        if words[0].tags & lex.CAPITAL or not words[at].tags & lex.CAPITAL:
            continue
        if words[at - 1].tags & lex.LINK:
            return words[at:]
        if words[at - 1].tags & lex.ORGANISATION and at > 1 and words[at - 2].tags & lex.LINK:
            return words[at:]  # 拥有船厂的公司|Helvia
    return words


def behind_body_noun(usage: Usage, words: Sequence[Token]) -> Sequence[Token]:
    """A body's own name without what kind of body it is: 慈善机构|听力健康基金会, 德国工会|Helvia Union."""
    last = words[-1].tags & (lex.CAPITAL | lex.ORGANISATION) and not words[-1].tags & lex.ROLE
    for at in range(len(words) - 1, 0, -1) if last else ():
        if words[at - 1].word in usage.language.people.body_nouns:
            own = words[at:]
            return own if every(own, lex.CAPITAL) or (len(own) > 1 and own[0].tags & lex.UNKNOWN) else words
    return words


def employer(words: Sequence[Token], before: int) -> Sequence[Token]:
    """The body that somebody is of whose name begins at `before`: 海湾公司|首席执行官马克·霍尔特; empty where none."""
    body = lex.UNKNOWN | lex.MODIFIER | lex.ORGANISATION | lex.GROUP
    end = next((at for at, token in enumerate(words) if token.tags & lex.ROLE or token.start >= before), 0)
    end -= bool(end and words[end - 1].tags & lex.LINK)  # 海湾公司的|马克·霍尔特
    begin = end
    while begin and words[begin - 1].tags & body and not words[begin - 1].tags & (lex.DETERMINER | lex.LINK):
        begin -= 1
    own = words[begin:end]
    named = len(own) > 1 and some(own, lex.UNKNOWN)
    listed = len(own) == 1 and len(own[0].word) > _LISTED
    return own if (named or listed) and own[-1].tags & lex.ORGANISATION and not some(own[:1], lex.ROLE) else ()


def is_owned_body(words: Sequence[Token], names: Sequence[Name]) -> bool:
    """Whether a body is told by whose it is, and nobody's name stands behind the link: 总理柏孟川的办公室."""
    last = words[-1]
    if not names or not last.tags & lex.ORGANISATION or last.tags & (lex.ROLE | lex.GROUP | lex.UNKNOWN):
        return False
    link = next((token for token in reversed(words) if token.tags & lex.LINK), None)
    return link is not None and all(name.end <= link.start and not name.body for name in names)


def is_owned_role(usage: Usage, words: Sequence[Token], names: Sequence[Name]) -> bool:
    """Whether somebody is told by whose mother or lawyer they are, and not named: 马克·霍尔特的母亲, ペルさんの妻."""
    last = words[-1]
    if not names or not last.tags & (lex.ROLE | lex.GROUP):
        return False
    owned = usage.language.particles_only and words[0].start < names[-1].start
    if names[-1].body and not owned:
        new = [token for token in words if token.start >= names[-1].end][:2]
        return len(new) > 1 and bool(new[0].tags & lex.LINK and new[1].tags & lex.INDEFINITE)  # Helvia的一位发言人
    if last.tags & (lex.ORGANISATION | lex.DOCUMENT | lex.PRONOUN):
        return False
    behind = [token for token in words if token.start >= names[-1].end]
    if behind and usage.language.particles_only and behind[0].tags & (lex.TITLE_SUFFIX | lex.ROLE):
        behind = behind[1:]
    if len(behind) > 1 and behind[0].tags & lex.LINK:
        return not some(behind[1:], lex.GIVEN | lex.DETERMINER | lex.PUNCTUATION)
    if len(behind) > 2 and behind[0].tags & behind[-2].tags & lex.BRACKET:
        behind = behind[-1:]
    return len(behind) == 1 and bool(last.tags & lex.GENDER) and not last.tags & lex.TITLE_SUFFIX


def is_definite(words: Sequence[Token]) -> bool:
    """Whether an article, or a word like one, points at somebody known: the minister, not: a minister."""
    return words[0].tags & (lex.DETERMINER | lex.INDEFINITE) == lex.DETERMINER


def takes_one(language: Language, words: Sequence[Token]) -> bool:
    """Whether they take one person out of several: one of the guards, eine der Zeuginnen, одна из зрительниц."""
    first = words[0]
    of = len(words) > 1 and (" " in first.word or bool(words[1].tags & lex.LINK))
    return of and language.script.cased and first.word in language.grammar.one


def counts_one(usage: Usage, token: Token) -> bool:
    """Whether a word before a role tells that it is one person: 一名, 该名, 这位; not 多名, 一些."""
    ones = usage.language.grammar.one
    counter = any(token.word.endswith(one[1:]) for one in ones)
    return counter and (not token.tags & lex.INDEFINITE or token.word[:1] == ones[0][:1])


def is_this(usage: Usage, words: Sequence[Token]) -> bool:
    """Whether a phrase points at one person, where no spaces set words apart: 这位住在河边的邻居, 同|判事."""
    first, head = words[0].tags, words[-1].tags
    if (
        not usage.unspaced
        or len(words) < 2
        or (len(words) > 2 and not usage.unmixed)
        or not head & lex.ROLE
        or head & (lex.ORGANISATION | lex.DOCUMENT)
    ):
        return False
    this = first & lex.DETERMINER and not first & (lex.INDEFINITE | lex.PRONOUN)
    return bool(this) and not words[0].word.endswith(usage.language.grammar.link)


def last_person(usage: Usage, words: Sequence[Token], names: Sequence[Name]) -> Name | None:
    """The person behind all that the role is of, else the best name: Kepala Badan Geofisika (BG) Ann Pell."""
    fields = {token.word for token in words if token.tags & lex.FIELD}
    aside = {
        near.start
        for before, near in itertools.pairwise(words)
        if before.tags & (lex.BRACKET | lex.COLON) and before.word != ")"
    }
    names = [name for name in names if name.start not in aside]
    people = [name for name in names if not name.body and not fields.issuperset(name.words)]
    if len(people) > 1 and people[0].start == words[0].start and words[0].tags & lex.CAPITAL:
        behind = next((token for token in words if token.start >= people[0].end), words[0])
        if behind.tags & lex.ROLE and not behind.tags & lex.CAPITAL:
            return people[0]  # kata Ann Pell kuasa hukum Venn
    if not people and (head := head_of(usage, words)) is not None and head.tags & (lex.ROLE | lex.GROUP):
        names = [name for name in names if name.start < head.end]  # juru bicara Kementerian Norvane is not the ministry
    return people[-1] if people and people[-1] is names[-1] else head_name(words, names)


def ungoverned(words: Sequence[Token], names: Sequence[Name], of: str = "") -> Sequence[Name]:
    """The names that are not another noun's: fuentes del Gobierno are not the Gobierno.

    Behind `of` a title or a role may stand before the name: quản lý của ca sĩ Mai Linh.
    """
    head = first_noun(words)
    if not head.tags & ROLE:
        return names
    kept = []
    for name in names:
        before = [token for token in words if token.end <= name.start]
        while (
            before
            and before[-1].tags & (lex.DETERMINER | lex.ORGANISATION)
            and not before[-1].tags & (lex.LINK | lex.FIELD)
        ):
            before.pop()
        if of and any(token.word == of for token in before):
            while before[-1].tags & (lex.TITLE | lex.ROLE) and before[-1] is not head:
                before.pop()
        family = before and before[-1] is not head and len(name.words) == 1 and before[-1].tags & lex.GROUP
        if family and before[-1].end + 1 == name.start:
            before.pop()  # un des avocats des frères Gil; but: le chef des pompiers Ana Gil
        if (not before or not before[-1].tags & lex.LINK) and not (of == "" and _is_of_somebody(before, head)):
            kept.append(name)
    return kept


def _is_of_somebody(before: Sequence[Token], head: Token) -> bool:
    """Whether a role behind “of the” stands before the name: a defesa | da deputada | Ana Gil."""
    at = len(before)
    who, sure = lex.ROLE | lex.TITLE, lex.GENDER if head.tags & lex.ROLE else lex.ROLE
    while at and before[at - 1] is not head and before[at - 1].tags & who and before[at - 1].tags & sure:
        at -= 1
    if not 0 < at < len(before) or some(before[at:], lex.GROUP | lex.CAPITAL):
        return False
    link = before[at - 1]
    return bool(link.tags & lex.LINK) and (bool(link.tags & lex.GENDER) or " " in link.word)


def unowned(words: Sequence[Token], names: Sequence[Name]) -> Sequence[Name]:
    """The names that are not of what a role is of: die Chefin der Partei Neue Mitte, der Anwalt von Ute Pell."""
    role = next((k for k, t in enumerate(words) if not t.tags & (lex.DETERMINER | lex.MODIFIER)), 0)
    if not role or not words[role].tags & lex.ROLE or role + 1 >= len(words):
        return names
    if not words[role + 1].tags & (lex.LINK | lex.DETERMINER):
        return names
    start = words[role + 1].start
    kept = []
    for name in names:
        before = next((token for token in reversed(words) if token.end <= name.start), None)
        owned = name.start > start and before is not None
        between = [token for token in words if start < token.start and token.end <= name.start]
        if owned and between and all(t.tags & (lex.ROLE | lex.TITLE | lex.MODIFIER) for t in between):
            continue  # eine Sprecherin von Landrat Jan Pell
        if not (owned and before is not None and (name.body or before.tags & (lex.LINK | lex.DETERMINER))):
            kept.append(name)
    return kept


def last_noun(words: Sequence[Token]) -> Token | None:
    """The last noun for somebody or a body before a preposition: the finance ministry's | spokesman for trade."""
    head = None
    for token in words:
        if token.tags & ROLE:
            head = token
        elif head is not None and token.tags & (lex.LINK | lex.STOP) and not is_owner(token):
            break
    return head


def before_where(usage: Usage, words: Sequence[Token]) -> Sequence[Token]:
    """A definite role without the preposition behind it: el diputado | en la Cámara; nothing where that is no such."""
    if not words[0].tags & lex.DETERMINER or not usage.language.grammar.head_first:
        return ()
    where = next((k for k in range(2, len(words)) if words[k].tags & lex.STOP and not words[k].tags & lex.FIELD), 0)
    role = where and words[where - 1].tags & lex.ROLE and not some(words[:where], lex.INDEFINITE)
    return words[:where] if role else ()


def head_part(usage: Usage, words: Sequence[Token]) -> Sequence[Token]:
    """What a phrase that begins with its noun says before a link: le club, not: de Limoges."""
    head = first_noun(words)
    return before_link(words) if usage.language.grammar.head_first and head.tags & ROLE else words


def is_several(usage: Usage, words: Sequence[Token]) -> bool:
    """Whether an article tells that a masculine noun means several: die Analysten, not: dem Analysten."""
    if words[0].word not in usage.language.people.articles_feminine:
        return False
    head = next((token for token in words[1:] if token.tags & lex.CAPITAL), words[0])
    several = lex.ROLE | lex.GROUP | lex.MASCULINE
    return head.tags & several == several and not head.tags & lex.FEMININE


def is_notice(words: Sequence[Token]) -> bool:
    """Whether the phrase is what somebody issued, and does not say who: (hieß es in einer) Mitteilung vom Abend."""
    return any(token.tags & lex.STATEMENT and token.tags & lex.DOCUMENT for token in words) and not some(
        words, (lex.PERSON & ~lex.DOCUMENT) | lex.UNKNOWN
    )


def is_somebody(usage: Usage, words: Sequence[Token]) -> bool:
    """Somebody new, where nouns bear their article: مسؤول أوروبي, not: المسؤول, مسؤول الشركة."""
    head = head_of(usage, words) if usage.lexicon.articles else None
    if head is None or head.tags & lex.DEFINITE or not head.tags & (lex.ROLE | lex.GROUP):
        return False
    behind = next((token for token in words if token.start > head.start), None)
    return behind is None or (bool(behind.tags & (lex.MODIFIER | lex.LINK)) and not behind.tags & lex.DEFINITE)


def points_back(usage: Usage, words: Sequence[Token]) -> bool:
    """Whether an epithet must mean somebody known, where nouns need no article.

    It is a woman's or a man's, or one with an age or a people behind it: nữ nghệ sĩ (này), tiền đạo 21 tuổi.
    """
    if not usage.language.script.half_capitals or not words[0].tags & lex.ROLE:
        return False
    words = words[:-1] if len(words) > 1 and words[-1].tags & lex.DETERMINER else words
    if some(words, lex.INDEFINITE | lex.GROUP | lex.PLURAL | lex.DETERMINER | lex.ORGANISATION):
        return False
    told = words[0].tags & lex.GENDER or (len(words) > 1 and words[-1].tags & lex.NUMBER)
    return bool(told) and every(words[1:], lex.NUMBER | lex.MODIFIER)


def was_once(usage: Usage, words: Sequence[Token]) -> bool:
    """Whether an adjective before a role must tell of somebody known, where all others stand behind: cựu thị trưởng."""
    if not usage.language.script.half_capitals or len(words) < 2 or not words[0].tags & lex.MODIFIER:
        return False
    return every(words[1:], lex.ROLE) and not some(words, lex.GROUP | lex.PLURAL | lex.ORGANISATION)


def is_capital(usage: Usage, token: Token) -> bool:
    """Whether the token may be a name's word that only a sentence's beginning hid: Brandt told reporters …"""
    return (
        bool(token.tags & lex.CAPITAL and token.tags & (lex.UNKNOWN | lex.MODIFIER | lex.GIVEN))
        and not usage.language.script.nouns_capitalised
    )


def is_surname(usage: Usage, words: Sequence[Token]) -> bool:
    """Whether the phrase ends with what may be a full name, behind nothing or a link."""
    if not usage.unmixed or not words[-1].tags & lex.UNKNOWN:
        return False
    word = words[-1].word
    size = next((size for size in (2, 1) if word[:size] in usage.families), 0)
    return bool(size) and size < len(word) <= size + 2 and (len(words) == 1 or bool(words[-2].tags & lex.LINK))


def begins_with_surname(usage: Usage, word: str) -> bool:
    """Whether the word begins with a surname of two or three letters: 大谷は, 佐々木は."""
    mixed = len(word) < 7 and usage.language.script.split_scripts
    return mixed and not usage.families.isdisjoint((word[:2], word[:3]))


def is_bare(usage: Usage, words: Sequence[Token]) -> bool:
    """A capitalised word without article or role, where every noun has a capital: Moskau, not: der Einsatz."""
    words = words[1:] if words[0].tags & lex.DETERMINER and words[-1].tags & lex.GIVEN else words
    return (
        usage.language.script.nouns_capitalised
        and len(words) == 1
        and bool(words[0].tags & lex.CAPITAL and words[0].tags & (lex.UNKNOWN | lex.GIVEN))
    )


def may_describe(words: Sequence[Token]) -> bool:
    """Whether an article, a title or a capital shows that the phrase may stand for somebody."""
    return some(words, lex.INDEFINITE | lex.TITLE | lex.CAPITAL) or (
        len(words) > 1 and bool(words[0].tags & lex.DETERMINER)
    )


def not_whose(words: Sequence[Token]) -> list[Token]:
    """The words without whose somebody or a body is, where that stands before it: 挪威|警方, 司机罗敏|小儿子."""
    whose = lex.GROUP | lex.MODIFIER
    last = next((k for k in range(len(words) - 1, -1, -1) if words[k].tags & ROLE), 0)
    first = next((k + 1 for k in range(last - 1, -1, -1) if words[k].tags & lex.GIVEN), 0)
    return [token for k, token in enumerate(words) if k >= last or (k >= first and token.tags & whose != whose)]


def head_of(usage: Usage, words: Sequence[Token]) -> Token | None:
    """The noun that the others belong to: the first where they follow it, else the last before a link."""
    head = None
    for token in words:
        if token.tags & ROLE:
            head = token
            if usage.lexicon.genitives or usage.lexicon.articles or usage.language.grammar.adjoined or usage.gaps:
                break
        elif head is not None and token.tags & lex.LINK and token.core == token.end:
            break
    return head
