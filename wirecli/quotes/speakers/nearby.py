"""Whom a role means that the text gives nobody: the one person told of near it, or named and given no role."""

from collections.abc import Sequence

from wirecli.knowledge import lexicon as lex
from wirecli.knowledge.lexicon import fold
from wirecli.quotes.speakers import pronouns, wording
from wirecli.quotes.speakers.discourse import NEAR, Discourse, Entity
from wirecli.quotes.speakers.wording import ROLE, Usage, gender_of
from wirecli.quotes.token import MARKS, Token, every, some

_ADJECTIVES = 4  # words of a role with what describes it
_OF_HEAD = lex.MODIFIER | lex.UNKNOWN | lex.FIELD | lex.GIVEN  # between an article and a role: the former India player


def is_bare(usage: Usage, words: Sequence[Token]) -> bool:
    """Whether a role stands alone, or only adjectives before it, where no article tells: 25-летний форвард."""
    if not usage.lexicon.genitives or len(words) > _ADJECTIVES or words[-1].tags & lex.LOCAL:
        return bool(usage.lexicon.genitives) and len(words) == 1
    tags = lex.MODIFIER | lex.UNKNOWN | lex.NUMBER
    return not some(words[:-1], lex.CAPITAL | lex.DETERMINER | lex.PERSON) and every(words[:-1], tags)


def only_here(discourse: Discourse, known: Entity, head: Token, at: int) -> Entity | None:
    """The one person whom this paragraph names as a subject, where `known`, whom the role fits, is not named in it.

    Pelatihnya, Budi Pelita, memuji anak buahnya. “…,” kata bekas juara itu: not the juara told of before
    """
    if discourse.names_here(known, at) or head.tags & (lex.GROUP | lex.ORGANISATION | lex.PLURAL):
        return None
    begin = discourse.paragraph(at)
    if any(said.start >= begin and said.entity is known for said in discourse.said[-4:]):
        return None
    return pronouns.alone_here(discourse, head.tags & lex.GENDER, at)


def just_told(discourse: Discourse, words: Sequence[Token], at: int) -> Entity | None:
    """Whom a definite noun means that was told of nobody: the one whom this paragraph has told of.

    Ein Votum kam von Peter Pell: „…“, erzählte der Bergbauer.
    """
    usage = discourse.usage
    whose = usage.language.grammar.whose
    if not whose or words[0].word in whose or not words[0].tags & lex.DETERMINER:
        return None
    nouns = usage.language.script.nouns_capitalised
    if nouns:  # der Vorsitzende | der Partei Neue Mitte
        first = next((k for k, t in enumerate(words) if t.tags & lex.CAPITAL), 0)
        if first + 1 < len(words) and words[first + 1].tags & (lex.LINK | lex.DETERMINER):
            words = words[: first + 1]
    head = words[-1]
    if len(words) > 3 and not (usage.language.script.cased and len(words) < 7 and every(words[1:-1], _OF_HEAD)):
        return None
    if not head.tags & (lex.ROLE | lex.ORGANISATION) or head.tags & lex.DOCUMENT:
        return None
    if not head.tags & lex.ROLE and discourse.page.text[head.start : head.core].isupper():
        return None  # der BGH: its own name; der CEO is whoever has the role
    if any(token.word in usage.apart for token in words):
        return None  # the judge is not whom the paragraph tells of
    if any(
        token.tags & (lex.INDEFINITE | lex.PLURAL)
        or (token.tags & lex.UNKNOWN and token.tags & lex.CAPITAL and token is not head and nouns)
        for token in words
    ):
        return None
    if any(token.tags & ROLE and token.tags & lex.CAPITAL for token in words[:-1]) or (
        head.tags & lex.GROUP and not head.tags & lex.ROLE
    ):
        return None
    personal, gender = bool(head.tags & lex.ROLE), head.tags & lex.GENDER
    begin = discourse.paragraph(at)
    told = [*discourse.before(at, since=begin), *(said for said in discourse.said[-4:] if begin <= said.start < at)]
    fit: dict[int, Entity] = {}
    for mention in told:
        entity = mention.entity
        if entity.plural or entity.differs(gender):
            continue
        if personal and (entity.body or (entity.named and len(entity.words) < 2 and not entity.person)):
            continue
        if personal and usage.language.grammar.head_first and not (mention.subject or entity.person or entity.gender):
            continue  # los corales de Punta Alta
        if (
            personal
            and usage.apart
            and (entity is discourse.issuer or (len(entity.text) < 7 and entity.text.isupper()))
        ):
            continue
        if personal and usage.apart and entity.named and len(entity.words) < 2:
            if not (entity.titled or entity.given or entity.roles):
                continue  # Tallinn
        if not personal and (entity.person or not entity.named or len(entity.words) < 2):
            continue
        fit[id(entity)] = entity
    named = {key: entity for key, entity in fit.items() if entity.named}
    if len(fit) > 1 and named:
        surely = {key: entity for key, entity in named.items() if entity.person}
        fit = surely if personal and surely else named
    if len(fit) > 1:  # who was told of last, as a subject
        last = max((m for m in told if id(m.entity) in fit), key=lambda m: m.start)
        fit = {id(last.entity): last.entity} if last.subject else {}
    found = next(iter(fit.values())) if len(fit) == 1 else None
    if found is not None and personal and discourse.begins_sentence(at) and (found.roles or found.spoke):
        return found if gender and gender == found.gender else None  # Der Richter fragte: somebody new
    return found


def just_presented(discourse: Discourse, words: Sequence[Token], at: int) -> Entity | None:
    """Whom a sentence has just presented at its end, with no role: El más crítico fue Iván Paz. El ministro …"""
    usage, text = discourse.usage, discourse.page.text
    head = wording.head_of(usage, words)
    if not usage.apart or head is None or not head.tags & lex.ROLE or head.tags & lex.CAPITAL:
        return None
    if not words[0].tags & lex.DETERMINER or some(words, lex.INDEFINITE | lex.GROUP):
        return None
    last = next(iter(discourse.before(at, 1)), None)
    if last is None or last.entity.body or not last.entity.named or last.entity.role or len(last.entity.words) < 2:
        return None
    entity, end = last.entity, last.start + len(last.entity.text)
    if entity.start != last.start or entity.differs(gender_of(words)) or text[end:at].strip(" ") != ".":
        return None
    before = text[max(0, last.start - 12) : last.start].split()[-1:]
    return entity if before and usage.lexicon.look(fold(before[0])) & lex.FILLER else None


def roleless_here(discourse: Discourse, at: int, gender: int) -> Entity | None:
    """The subject before, in this paragraph, where it is a person's full name and no role is told of her.

    Or the one person whom it names at all: Seule éclaircie, l'essai de Paul Pell. L'ailier fidjien sourit : « … »
    """
    told: dict[int, Entity] = {}
    for mention in reversed(discourse.before(at, 8)):
        entity = mention.entity
        if discourse.parted(mention.start, at):
            break
        if at - mention.start > NEAR:
            return None
        if entity.body or not entity.named or len(entity.words) < 2:
            continue
        if mention.subject:
            return _roleless(entity, gender)
        if not any(stop in discourse.page.text[mention.start + len(entity.text) : at] for stop in ".!?"):
            continue  # Preguntado por lo que dijo Ana Gil, el técnico sonrió
        told[id(entity)] = entity
    return _roleless(next(iter(told.values())), gender) if len(told) == 1 else None


def _roleless(entity: Entity, gender: int) -> Entity | None:
    person = (entity.person or entity.gender) and not entity.roles
    return entity if person and not entity.differs(gender) else None


def only_roleless(discourse: Discourse, words: Sequence[Token], at: int) -> Entity | None:
    """The one person whom this paragraph or the two before name in full and of whom no role is told."""
    usage = discourse.usage
    head = wording.head_of(usage, words)
    placed = len(words) == 4 and words[1] is head and words[2].tags & lex.LINK and words[3].tags & lex.CAPITAL
    words = words[:2] if placed else _before_trade(words)  # la vigneronne de Lavaux
    part = wording.before_link(words) if usage.language.grammar.head_first else words
    rest = words[len(part) :]
    somebody = any(token.tags & (lex.ROLE | lex.GROUP) and not token.tags & lex.CAPITAL for token in rest)
    employed = some(rest, lex.ORGANISATION) and not somebody
    words = part if employed else words  # la bióloga de la Universidad de Muros, where only one has been named so far
    nouns = usage.language.script.nouns_capitalised
    if not usage.strangers or head is None or not head.tags & lex.ROLE or (head.tags & lex.CAPITAL and not nouns):
        return None
    if len(words) > 3 and not (len(words) < 6 and head is words[-1] and every(words[1:-1], _OF_HEAD)):
        return None  # but: the four-time pairs champion
    if not (words[0].tags & lex.DETERMINER or is_bare(usage, words)) or words[0].word in usage.language.grammar.whose:
        return None
    if any(token.word in usage.strangers or (token is not words[0] and token.tags & lex.LINK) for token in words):
        return None
    if nouns and (len(words) > 3 or head is not words[-1] or some(words, lex.GROUP | lex.INDEFINITE | lex.TITLE)):
        return None
    gender = (head.tags | words[0].tags) & lex.GENDER
    near = others = False
    found: dict[int, Entity] = {}
    subjects: dict[int, Entity] = {}
    for mention in reversed(discourse.before(at)):
        entity = mention.entity
        if at - mention.start > NEAR:
            break
        apart = discourse.paragraphs(mention.start, at)
        if (apart > 2 and (found or others)) or (found and near and apart):
            break
        if not entity.named or entity.body or entity.plural or len(entity.words) < 2:
            continue
        if entity.differs(gender) or (usage.lexicon.genitives and all(map(str.isascii, entity.words))):
            continue
        others = others or entity.person
        if (entity is discourse.issuer and not entity.gender) or any(
            (usage.lexicon.look(role) or usage.lexicon.look_phrase(role)) & lex.ROLE for role in entity.roles
        ):
            continue
        if any(usage.lexicon.look(word) & (lex.ORGANISATION | lex.DOCUMENT | lex.FIELD) for word in entity.words):
            continue
        if entity.person or entity.gender:
            found[id(entity)] = entity
            near = near or not apart
            if mention.subject and not apart:
                subjects[id(entity)] = entity
    if employed:
        people = {id(m.entity) for m in discourse.before(at) if m.entity.person and len(m.entity.words) > 1}
        return next(iter(found.values())) if len(found) == 1 and people == set(found) else None
    found = subjects if len(found) > 1 and len(subjects) == 1 else found  # Ana Gil won the Marina Prize. “…,” …
    last = discourse.said[-1] if len(found) > 1 and discourse.said else None
    if last is not None and id(last.entity) in found and discourse.paragraphs(last.start, at) < 2:
        begin = discourse.paragraph(at)
        return last.entity if discourse.page.text[begin] in MARKS else None  # “…,” the striker said: who spoke before
    return next(iter(found.values())) if len(found) == 1 else None


def _before_trade(words: Sequence[Token]) -> Sequence[Token]:
    """The words before what somebody's trade is in: l'ancienne vendeuse | de pagnes – not: la directrice de l'usine."""
    part = wording.before_link(words)
    link, rest = words[len(part) : len(part) + 1], words[len(part) + 1 :]
    bare = bool(link and rest) and not link[0].tags & lex.DETERMINER and " " not in link[0].word
    small = every(rest, lex.UNKNOWN | lex.MODIFIER | lex.FIELD) and not some(rest, lex.CAPITAL | lex.PERSON)
    return part if bare and small else words


def subject_here(discourse: Discourse, words: Sequence[Token], at: int) -> Entity | None:
    """Who is named in full as the subject before, in this paragraph: Ян Пелль забил. «…», — сказал нападающий."""
    usage = discourse.usage
    role = words[0]
    if usage.lexicon.articles:
        plain = role.tags & (lex.ROLE | lex.TITLE) and role.tags & lex.DEFINITE and every(words[1:], lex.MODIFIER)
        return _only_person(discourse, at, role.tags & lex.GENDER) if plain else None
    role = words[-1]
    if not is_bare(usage, words) or not role.tags & lex.ROLE or role.tags & lex.CAPITAL:
        return None
    goes_on = discourse.page.text[role.end : role.end + 8].lstrip()[:1].isalpha()
    if goes_on and (role.word in usage.apart or not usage.apart):
        return None  # крикнул мужчина в плаще: somebody new
    gender = role.tags & lex.GENDER
    for mention in reversed(discourse.before(at, 8)):
        entity = mention.entity
        if discourse.parted(mention.start, at):
            break
        if not mention.subject or entity.body or not entity.named or len(entity.words) < 2 or entity.plural:
            continue
        if entity.differs(gender):
            continue
        if any(said.entity is entity and said.start > mention.start for said in discourse.said[-4:]):
            return None  # whom somebody answers
        roles = [tags for word in entity.roles if (tags := usage.lexicon.look(word)) & lex.ROLE]
        told = any(tags & lex.GENDER for tags in roles)
        begin = discourse.paragraph(at)
        others = any(one.entity is not entity and not one.entity.body for one in discourse.before(at, since=begin))
        alone = role.word not in usage.apart and bool(usage.apart) and not others
        return None if roles and (told or not gender) and not alone else entity
    if gender and role.word in usage.apart and not goes_on:  # Её привезла мама, Анна. «…», — рассказывает женщина.
        begin = discourse.paragraph(at)
        here = {id(m.entity): m.entity for m in discourse.before(at, since=begin)}
        fit = [one for one in here.values() if one.named and not one.body and one.gender == gender]
        spoken = any(said.start >= begin and said.entity not in fit for said in discourse.said[-4:])
        return fit[0] if len(fit) == 1 and not spoken else None
    return None


def anybody(discourse: Discourse, words: Sequence[Token], at: int) -> Entity | None:
    """Who was named last, in this paragraph or the one before, by an age or a sex: 船工邢大川叹气。“不修了。”老人说"""
    since = discourse.paragraph_before(at)
    if len(words) != 1 or words[0].word not in discourse.usage.anybody:
        return None
    if discourse.page.text.find(words[0].word, since, words[0].start) >= 0:
        return None  # 有位老人等在门口。……老人说
    for mention in reversed(discourse.before(at, since=since)):
        entity = mention.entity
        if entity.named and entity.person and not entity.plural and not entity.differs(words[0].tags & lex.GENDER):
            return entity
    return None


def _only_person(discourse: Discourse, at: int, gender: int) -> Entity | None:
    """The one person named in full so far, whom a definite noun must mean: الحرفي."""
    usage = discourse.usage
    found = {id(m.entity): m.entity for m in discourse.before(at)}
    people = [one for one in found.values() if one.named and not one.body and len(one.words) > 1]
    one = people[0] if len(people) == 1 else None
    if one is None or not one.person or one.differs(gender):
        return None
    told = (usage.lexicon.look(word) for word in one.roles)  # a rank says nothing of whose governor he is: اللواء
    return None if any(tags & lex.ROLE and not tags & lex.TITLE for tags in told) else one
