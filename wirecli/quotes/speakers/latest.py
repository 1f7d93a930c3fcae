"""Whom a role means that the text gives nobody: who spoke last, as long as nobody else is told of since."""

from collections.abc import Sequence

from wirecli.knowledge import lexicon as lex
from wirecli.patterns import pattern
from wirecli.quotes.speakers import nearby, wording
from wirecli.quotes.speakers.discourse import Discourse, Entity
from wirecli.quotes.speakers.wording import gender_of
from wirecli.quotes.token import Token, every, some

_AGED = pattern(r" ?([^\s\d]{2,5}) ?(\d{1,3}) ?(\S*)")
_NUMBER = pattern(r"\d+")
_BEHIND = 24  # letters between a name and its bearer's age
_LATELY = 2  # paragraphs in which somebody is told of just before
_ADJECTIVES = 4  # words of a role with what describes it


def who_spoke_without_role(
    discourse: Discourse, roles: Sequence[Token], words: Sequence[Token], at: int
) -> Entity | None:
    """Who spoke last in this paragraph, by a full name without a role.

    Daniel Osei said … “…,” the barrister added
    """
    usage = discourse.usage
    last = discourse.said[-1] if discourse.said else None
    if last is None or not usage.language.script.cased or usage.gaps or not roles or not roles[0].tags & lex.ROLE:
        return None
    bare = nearby.is_bare(usage, words)
    bare = bare or (usage.language.script.half_capitals and every(words, lex.ROLE | lex.MODIFIER | lex.FIELD))
    if not (words[0].tags & lex.DETERMINER or bare) or words[0].tags & lex.LINK:
        return None
    if some(words, lex.INDEFINITE | lex.GROUP | lex.PLURAL):
        return None
    entity = last.entity
    gender = roles[-1].tags & lex.GENDER
    if entity.body or entity.plural or entity.roles or not entity.named:
        return None
    if any(usage.lexicon.look(word) & (lex.ORGANISATION | lex.DOCUMENT | lex.GROUP) for word in entity.words):
        return None
    surname = len(entity.words) < 2  # О проверке заявил Пелль. «…», — сказал президент: who needs no introduction
    apart = discourse.paragraphs(last.start, at) > 1 if surname else discourse.parted(last.start, at)
    if entity.differs(gender) or apart or (surname and not usage.lexicon.genitives):
        return None
    for one in discourse.before(at, since=last.start):
        full = len(one.entity.words) > 1 or (surname and one.entity.person)
        if one.subject and full and one.entity.named and not one.entity.body and one.entity is not entity:
            return None  # somebody else is told of since
    return entity


def just_spoke(discourse: Discourse, words: Sequence[Token], at: int, aged: bool = False) -> Entity | None:
    """Who spoke last, where a definite role is nobody's whom the text names: « … », a dit Ana Gil. La retraitée …

    Nobody else is named since, and no paragraph ends between; one may where `aged` says that an age tells who is meant.
    """
    usage = discourse.usage
    last, head = discourse.said[-1] if discourse.said else None, wording.head_of(usage, words)
    definite = wording.is_definite(words)
    if last is None or head is None or not usage.apart or not (definite or nearby.is_bare(usage, words)):
        return None
    if not head.tags & lex.ROLE or some(words, lex.GROUP | lex.PLURAL | lex.INDEFINITE):
        return None
    if some(words[1:], lex.CAPITAL | lex.ORGANISATION):
        return None  # the head of the WHO
    if words[0].word in usage.language.grammar.whose:
        return None
    if not aged and any(token.word in usage.apart for token in words):
        return None
    entity = last.entity
    if not entity.named or entity.body or entity.plural or not entity.person or entity.differs(gender_of(words)):
        return None
    if entity.text.isupper() and not (entity.titled or entity.given):
        return None  # the ELR
    bare = bool(words[0].tags & lex.DETERMINER) and len(words) < 4 and not some(words[1:], lex.LINK)
    apart = discourse.paragraphs(last.start, at)
    if apart > (1 if aged or bare else 0):
        return None
    dropped = "cue-quote" in usage.language.speech.shapes  # where verbs need no subject, a written one may be another
    if apart and dropped and entity.role is not None and not wording.kinship(usage, [head.word], entity.roles):
        heard = (said.entity for said in discourse.said[-12:] if said.entity is not entity and said.entity.person)
        if any(other.named and not other.differs(gender_of(words)) for other in heard):
            return None  # «…», dijo Luz Paz. / La jueza Ana Gil habló. / «…», dijo la autora: of several, whoever
    since = discourse.before(at, since=last.start)
    others = (one for one in since if one.entity is not entity and not one.entity.body)
    return None if any(one.subject or (one.entity.person and len(one.entity.words) > 1) for one in others) else entity


def spoke_on(discourse: Discourse, words: Sequence[Token], at: int) -> Entity | None:
    """Who spoke last, where a definite role that the text gives nobody must be that one's: وأضاف المسؤول الجماعي.

    Nobody else is named since, and no more than one paragraph ends between.
    """
    usage, last, head = discourse.usage, discourse.said[-1] if discourse.said else None, words[0]
    definite = lex.ROLE | lex.DEFINITE
    if last is None or head.tags & definite != definite or head.tags & lex.GROUP or len(words) > _ADJECTIVES:
        return None
    if not every(words[1:], lex.MODIFIER) or some(words[1:], lex.ROLE | lex.LINK):
        return None
    if head.word.split(" ")[0] in usage.apart:
        return None  # أما نقيب الأطباء فشدد على …
    entity, gender = last.entity, head.tags & lex.GENDER
    since = discourse.before(at, since=last.start)
    others = {id(one.entity): one for one in since if one.entity is not entity and one.entity.person}
    if not others:
        near = discourse.paragraphs(last.start, at) < _LATELY and not entity.differs(gender)
        return entity if near and entity.named and entity.person and not entity.plural else None
    newest = next(iter(others.values()))  # كانت ألينا هولدر في السوق. … قالت الفتاة
    known = newest.entity.roles or newest.entity.spoke or newest.entity.differs(gender)
    whole = newest.subject and len(newest.entity.words) > 1 and discourse.paragraphs(newest.start, at) < _LATELY
    return newest.entity if len(others) == 1 and whole and not known else None


def office(discourse: Discourse, words: Sequence[Token], at: int) -> Entity | None:
    """Who spoke last, with a title and no role, where an office printed in capitals behind means nobody else.

    Tan Sri Pell berkata … \n Perdana Menteri menegaskan …
    """
    usage, last = discourse.usage, discourse.said[-1] if discourse.said else None
    if last is None or not usage.language.grammar.adjoined or len(words) > 1 or not words[0].tags & lex.ROLE:
        return None
    printed = discourse.page.text[words[0].start : words[0].core]
    if " " not in printed or not printed.istitle() or words[0].tags & (lex.GROUP | lex.ORGANISATION | lex.PLURAL):
        return None
    entity, role = last.entity, words[0].word
    if not entity.named or entity.body or entity.plural or entity.roles or not entity.titled:
        return None
    if discourse.paragraphs(last.start, at) > 1 or entity.differs(words[0].tags & lex.GENDER):
        return None
    return None if any(role in one.roles for one in discourse.entities if one.start < at) else entity


def office_holder(discourse: Discourse, words: Sequence[Token], at: int) -> Entity | None:
    """Who spoke last, under a name alone, where an office that the text gives nobody must be that one's.

    “…”, admitiu António Lima. / O primeiro-ministro disse …
    """
    usage = discourse.usage
    head = wording.head_of(usage, words)
    if head is None or head.word not in usage.offices or not words[0].tags & lex.DETERMINER:
        return None
    if some(words, lex.INDEFINITE | lex.GROUP | lex.PLURAL) or words[0].word in usage.language.grammar.whose:
        return None
    if some(words[2:], lex.ROLE) and some(words, lex.LINK) and words[-1].tags & lex.CAPITAL:
        return None  # el portavoz de la ministra Ana Gil
    if (here := nearby.roleless_here(discourse, at, gender_of(words))) is not None:
        return here  # Hugo Sá foi expulso. O treinador explicou-se
    for said in reversed(discourse.said[-6:]):
        entity = said.entity
        if discourse.paragraphs(said.start, at) > 2:
            return None
        if not entity.named or entity.body or entity.plural or entity.differs(gender_of(words)):
            continue
        told = entity.role is not None or (entity.roles and not wording.kinship(usage, [head.word], entity.roles))
        return None if told or not entity.person else entity
    return None


def of_either_gender(discourse: Discourse, words: Sequence[Token], at: int) -> Entity | None:
    """Who spoke last, or was told of, with an office, by a noun of no gender: dijo el alcalde. La autoridad …"""
    usage = discourse.usage
    definite = wording.is_definite(words)
    if len(words) != 2 or not definite or words[1].word not in usage.language.people.either:
        return None
    told = (one for one in discourse.before(at) if one.subject and one.entity.named)
    for one in (*reversed(discourse.said[-4:]), *reversed(list(told))):
        entity = one.entity
        if discourse.paragraphs(one.start, at) <= 2 and entity.named:
            return entity if entity.person and entity.roles and not entity.body and not entity.plural else None
    return None


def this_one(discourse: Discourse, words: Sequence[Token], at: int) -> Entity | None:
    """Who spoke last in this paragraph, where 这位, 這名 and a role point at one person: 这位前外交官."""
    usage = discourse.usage
    if not usage.unmixed or not wording.is_this(usage, words):
        return None  # 她的客服主管 is somebody else
    head = words[-1]
    last, gender = discourse.said[-1] if discourse.said else None, head.tags & lex.GENDER
    if last is None or discourse.parted(last.start, at):
        begin = discourse.paragraph(at)
        near = (mention.entity for mention in reversed(discourse.before(at, since=begin)) if mention.subject)
        return next((one for one in near if _may_be_this(one, gender) and len(words) == 2), None)
    return last.entity if _may_be_this(last.entity, gender) else None


def _may_be_this(entity: Entity, gender: int) -> bool:
    return entity.named and not (entity.body or entity.plural or entity.differs(gender))


def this_behind(discourse: Discourse, words: Sequence[Token], at: int) -> Entity | None:
    """Who spoke last, in this paragraph or the one before, where “this” stands behind a role: นักการทูตรายนี้."""
    last = discourse.said[-1].entity if discourse.said else None
    if last is None or len(words) < 2 or discourse.paragraphs(discourse.said[-1].start, at) > 1:
        return None
    this = words[0].tags & lex.ROLE and words[-1].tags & lex.DETERMINER and not some(words, lex.PLURAL | lex.GROUP)
    short = words[-1].end - words[-1].start == 1  # นายก|ฯ, which only shortens the word
    return last if this and not short and last.named and not last.body and not last.plural else None


def of_that_age(discourse: Discourse, words: Sequence[Token], at: int) -> Entity | None:
    """Whom a woman or a man of an age means: who is told to have it, else who spoke last: “…” ชายวัย 34 ปีกล่าว."""
    usage, text, gender = discourse.usage, discourse.page.text, gender_of(words)
    aged = _AGED.match(text, words[-1].end)
    if aged is None or not every(words, lex.ROLE) or not usage.lexicon.look(aged[1]) & lex.STOP:
        return None
    if any(word in aged[3] for word in usage.language.grammar.indefinite):
        return None  # ชายวัย 34 ปีรายหนึ่ง
    for entity in discourse.back(at):
        told = _NUMBER.search(text, entity.start + len(entity.text), entity.start + len(entity.text) + _BEHIND)
        if told is not None and told[0] == aged[2] and entity.named and entity.start < at and not entity.body:
            return None if entity.differs(gender) else entity
    last = discourse.said[-1] if discourse.said else None
    if last is None or discourse.paragraphs(last.start, at) > 1 or not last.entity.named or last.entity.body:
        return None
    if last.entity.differs(gender) or (last.entity.roles and not gender):
        return None  # นักร้องวัย 34 ปี is not the lawyer
    return last.entity
