"""Those who speak without a name: a woman in the third row, officials; and whom they turn out to be.

`describe` enters somebody new; `settle` leads to their names those who are described before they are named.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence

from wirecli.knowledge import lexicon as lex
from wirecli.knowledge.lexicon import SAME_ROLE, fold
from wirecli.patterns import pattern
from wirecli.quotes.classes import is_letter
from wirecli.quotes.speakers import wording
from wirecli.quotes.speakers.discourse import MEMORY, NEAR, Discourse, Entity, Mention
from wirecli.quotes.speakers.wording import ROLE, gender_of
from wirecli.quotes.token import Token, some

_LEAD = 2  # paragraphs in which who a story begins with is named
_TITLED = 24  # letters of the titles before a name
_INTRODUCED = 160  # letters in which a name follows what somebody is
_SENTENCE = pattern(r"[.!?](?=\s|$)|$|\n")
_INTRODUCED_NAME = pattern(r"[,:]?\s[\"'“„‘«(]*([^\W\d_a-z][\w'’.-]*(?:\s[^\W\d_a-z][\w'’-]*){0,2})")
_AGED = pattern(r"[ ,(]{1,2}(?:[^\W\d]\S{1,3} ?)?[1-9]\d\b")  # วัย 47, (52 tuổi), 61 tuổi


def describe(discourse: Discourse, words: Sequence[Token], how: list[str]) -> Entity:
    """Somebody who is never named: a woman in the third row."""
    usage = discourse.usage
    first = words[0]
    if (
        first.tags & lex.DETERMINER
        and not first.tags & lex.INDEFINITE
        and len(words) > 1
        and words[1].tags & lex.CAPITAL
    ):
        words = words[1:]
    elif usage.unmixed and len(words) > 1 and first.word.endswith(usage.language.grammar.link):
        if first.tags & lex.DETERMINER and first.start and is_letter(discourse.page.text[first.start - 1]):
            words = words[1:]  # 接待她的|客服主管
    if usage.unmixed:
        words = wording.behind_body_noun(usage, words)
    aside = next((k for k, token in enumerate(words) if token.word == "("), 0)
    if aside and usage.language.script.cased:
        words = words[:aside]  # Kevin (19)
    if len(words) > 3 and words[0].tags & lex.ORGANISATION and words[-1].tags & lex.DEFINITE:
        if words[-1].word in usage.language.people.epithets:
            words = words[:-1]  # الائتلاف الوطني السوري | المعارض
    start, end = words[0].start, words[-1].core
    if len(words) > 1 and words[-1].quoted and words[-1].quoted.closed:
        end += 1  # директор «Севера»
    marked = len(words) > 1 and words[0].quoted is not None  # ‘바람뜰’ 측
    text = " ".join(discourse.page.text[start - marked : end].split())
    key = (text,) if marked else tuple(token.word for token in words if not token.tags & lex.DETERMINER)
    if some(words, lex.INDEFINITE) and key in discourse.described and discourse.described[key].text != text:
        key = tuple(token.word for token in words)  # 다른 관계자 is not 한 관계자
    if key in discourse.described:
        return discourse.described[key]
    how.append("by description")
    entity = discourse.described[key] = Entity(text, key, start, named=False)
    entity.roles = {token.word for token in words if token.tags & ROLE}
    if usage.unmixed:
        entity.roles = {token.word for token in wording.not_whose(words) if token.tags & ROLE}
    if usage.heads_last:
        entity.roles = {token.word for token in words[-1:] if token.tags & ROLE}
    elif usage.language.grammar.head_first:
        entity.roles = {token.word for token in wording.head_part(usage, words) if token.tags & ROLE} or entity.roles
    if usage.lexicon.articles and (head := wording.head_of(usage, words)):
        entity.roles = {head.word}
    entity.context = set(key)
    entity.indefinite = some(words, lex.INDEFINITE)
    entity.gender = gender_of(words)
    entity.body = some(words, lex.ORGANISATION | lex.DOCUMENT) and not some(words, lex.ROLE | lex.GROUP)
    if usage.language.script.nouns_capitalised and len(words) > 2 and not entity.body:  # die Fraktion Die Linke
        first_noun = next((k for k, token in enumerate(words[:-1]) if token.tags & lex.CAPITAL), 0)
        of = words[first_noun + 1].tags & (lex.DETERMINER | lex.LINK)
        body = words[first_noun].tags & (lex.ORGANISATION | lex.DOCUMENT) and not words[first_noun].tags & (
            lex.ROLE | lex.GROUP
        )
        entity.body = bool(of and body)
        entity.gender = 0 if entity.body else entity.gender
    if usage.language.people.surnames and not usage.spaced:  # 渔民互助联盟: the last word tells
        last = next((t for t in reversed(words) if t.tags & (ROLE | lex.PRONOUN)), words[-1])  # 镇里|贴出告示
        entity.body = bool(last.tags & (lex.ORGANISATION | lex.DOCUMENT)) and not last.tags & (lex.ROLE | lex.GROUP)
    noun = wording.head_of(usage, words) if usage.language.grammar.adjoined else None
    counted = first.tags & lex.DETERMINER and first.tags & lex.GENDER  # le fils
    single = lex.ROLE if usage.language.script.nouns_capitalised or counted else 0  # Mädchen, Angeklagte: one or many
    group = (
        noun.tags & lex.GROUP and not (entity.indefinite and noun.tags & lex.ROLE)  # jurucakap bomba, seorang warga
        if noun is not None
        else any(token.tags & lex.GROUP and not token.tags & single for token in words)
    )
    if usage.unmixed and first.tags & lex.DETERMINER and words[-1].tags & lex.ROLE and wording.counts_one(usage, first):
        group = False  # 该名网友
    if usage.language.script.half_capitals and first.tags & lex.INDEFINITE and some(words[1:2], lex.ROLE):
        group = False  # một quan chức
    if wording.takes_one(usage.language, words):
        group = False
        feminine = usage.language.grammar.one_feminine
        entity.gender = (lex.FEMININE if first.word in feminine else lex.MASCULINE) if feminine else entity.gender
    entity.plural = some(words, lex.PLURAL) or bool(group)
    discourse.mention(entity)
    return entity


def tell_more(discourse: Discourse, entity: Entity, words: Sequence[Token]) -> None:
    """Take the fuller description of somebody who is never named: un informe … el informe de la Junta de Pesca."""
    key = {token.word for token in words if not token.tags & lex.DETERMINER}
    if len(key) > len(entity.words) and entity.context < key and not some(words, lex.NUMBER | lex.STOP):
        entity.text = " ".join(discourse.page.text[words[0].start : words[-1].core].split())
        entity.words, entity.context = tuple(key), key


def named_below(discourse: Discourse, words: Sequence[Token], at: int) -> Entity | None:
    """Whom the paragraphs behind a story's first name first, by the same role or with an age.

    Một thẩm phán ra lệnh … \n Thẩm phán Ann Pell viết …; เจ้าของร้านคนหนึ่งกล่าวว่า … \n Roy Pell วัย 47 ปี …
    """
    usage, text = discourse.usage, discourse.page.text
    head = wording.head_of(usage, words)
    if head is None or not head.tags & lex.ROLE or some(words, lex.PLURAL | lex.GROUP):
        return None
    for mention, apart in _told_next(discourse, at):
        entity = mention.entity
        if not entity.named or entity.body or " " not in entity.text:
            continue
        opens = mention.start - discourse.paragraph(mention.start) < _TITLED
        if not apart or entity.differs(head.tags & lex.GENDER):
            return None
        aged = opens and _AGED.match(text, mention.start + len(entity.text))
        return entity if aged or wording.kinship(usage, [head.word], entity.roles) >= SAME_ROLE else None
    return None


def named_next(discourse: Discourse, words: Sequence[Token], at: int) -> Entity | None:
    """Whom the paragraph behind a story's first names, which tells of them by a role.

    Seorang jururawat dipecat. \n Talia Pell, 33, …
    """
    usage, text = discourse.usage, discourse.page.text
    head = wording.head_of(usage, words)
    several = any(token.tags & (lex.PLURAL | lex.NUMBER) and not token.tags & lex.INDEFINITE for token in words)
    if head is None or not head.tags & lex.ROLE or several or not some(words, lex.INDEFINITE):
        return None
    for mention, apart in _told_next(discourse, at):
        entity = mention.entity
        name, begin = entity.text, discourse.paragraph(mention.start)
        if not apart or not entity.named or entity.body or len(entity.words) < 2 or mention.start - begin > _TITLED:
            continue
        title, behind = text[begin : mention.start].strip().lower(), mention.start + len(name)
        if not text.startswith(f"{name}, ", mention.start) or "," in title:
            continue
        tags = usage.lexicon.look(title) | usage.lexicon.look_phrase(title) if title else lex.TITLE
        more = text[behind + 2 : behind + 2 + _TITLED].split(maxsplit=1)[:1]
        told = bool(more) and (more[0].strip(",").isdigit() or usage.lexicon.look(more[0]) & lex.RELATIVE)
        if not told or not tags & lex.TITLE or entity.differs(head.tags & lex.GENDER):
            return None
        entity.roles |= {head.word}
        entity.titled = True
        return entity
    return None


def named_later(discourse: Discourse, words: Sequence[Token], at: int) -> Entity | None:
    """Whom a story that begins with what somebody is names first, in one of its next paragraphs.

    حذر مسؤول سابق من … \n … قال روبرت هولدر، الذي شغل منصب …
    """
    usage, text, head = discourse.usage, discourse.page.text, words[0]
    if not head.tags & lex.ROLE or head.tags & (lex.DEFINITE | lex.GROUP | lex.TITLE) or some(words, lex.NUMBER):
        return None
    place = bisect_left(discourse.starts, at)
    if place > MEMORY:
        return None
    before = [one.entity for one in discourse.mentions[:place] if one.entity.named and one.entity.person]
    for mention in discourse.mentions[place : place + MEMORY]:
        entity, apart = mention.entity, discourse.paragraphs(at, mention.start)
        if apart > _LEAD or any(one is not entity for one in before):
            return None  # before, only a deck may name whom the story means
        if not entity.named or entity.body or len(entity.words) < 2:
            continue
        if not apart or entity.differs(gender_of(words)):
            return None
        behind = text[mention.start + len(entity.text) :][:_TITLED].split()[:2]
        comma = len(behind) > 1 and not is_letter(behind[0][0])
        told = comma and bool(usage.lexicon.look(fold(behind[-1])) & lex.RELATIVE)
        if not (told or wording.kinship(usage, [head.word], entity.roles)):
            return None
        entity.roles |= {head.word}
        return entity
    return None


def name_introduced(discourse: Discourse, find: Callable[[tuple[str, ...], int], Entity | None]) -> dict[int, Entity]:
    """Name those whose name stands behind what they are: a baker who gave his name as Reza.

    Gives whom they are of those whom `find` knows.
    """
    known: dict[int, Entity] = {}
    text, openings = discourse.page.text, discourse.usage.language.grammar.introduced
    for one in discourse.described.values() if openings else ():
        begin = one.start + len(one.text)
        end = min(begin + _INTRODUCED, text.find("\n", begin) % (len(text) + 1))
        if one.named or one.body or one.plural or not (stop := _SENTENCE.search(text, begin, end)):
            continue
        told = text[begin : stop.start()]
        for opening in openings:
            before, _, after = opening.partition(" … ")
            at = told.find(f" {before}")
            name = _INTRODUCED_NAME.match(told, at + len(before) + 1) if at >= 0 else None
            if name is None or (after and not told.startswith(after, name.end() + 1)):
                continue
            words = tuple(map(fold, name[1].split()))
            entity = find(words, begin + name.start(1))
            if discourse.usage.lexicon.look(words[-1]) & lex.TITLE:
                continue
            if entity is not None and entity.named and not entity.body:
                known[id(one)] = entity
                if len(entity.words) > len(words) and before.lower().endswith(entity.words[0]):
                    entity.text, entity.words = name[1], words  # Vornamen | Ute
            elif entity is None:
                one.text, one.words, one.named = name[1], words, True
            break
    return known


def _told_next(discourse: Discourse, at: int) -> Iterator[tuple[Mention, int]]:
    """Whom the next paragraphs tell of, and how many paragraphs on, where the story has named no person before `at`."""
    place = bisect_left(discourse.starts, at)
    if any(mention.entity.named and mention.entity.person for mention in discourse.mentions[:place]):
        return
    for mention in discourse.mentions[place : place + MEMORY]:
        apart = discourse.paragraphs(at, mention.start)
        if apart > _LEAD:
            return
        yield mention, apart


def _named_below_lead(discourse: Discourse) -> dict[int, Entity]:
    """Whom a story that begins with somebody names first, at the beginning of its next paragraph.

    一名工程师告诉国会…… / 马丁·霍尔特周三作证……
    """
    people = [one for one in discourse.described.values() if one.indefinite and not (one.body or one.plural)]
    first = min(people, key=lambda one: one.start, default=None)
    if first is None or not first.roles or discourse.paragraphs(0, first.start) > _LEAD:
        return {}
    for mention, apart in _told_next(discourse, first.start):
        entity = mention.entity
        if not entity.named or entity.body:
            continue
        opens = mention.start - discourse.paragraph(mention.start) < _TITLED // 2
        fits = not entity.roles or wording.kinship(discourse.usage, first.roles, entity.roles)
        alone = not any(one is not first and one.start < mention.start for one in people)
        return (
            {id(first): entity} if apart == 1 and opens and fits and alone and not entity.differs(first.gender) else {}
        )
    return {}


def _led_by(discourse: Discourse, one: Entity, people: Sequence[Entity]) -> Entity | None:
    """Who of that role is named below a story's first words, and speaks: cuts that one councillor calls “daft”."""
    if discourse.paragraphs(0, one.start) > _LEAD or any(other.start < one.start for other in people):
        return None
    text = discourse.page.text
    same = [other for other in people if other.role and one.roles & set(fold(text[slice(*other.role)]).split())]
    told = [other for other in same if other.start > one.start and not other.differs(one.gender)]
    apart = len(told) == 1 and told[0].spoke and discourse.parted(one.start, told[0].start)
    return told[0] if apart else None


def settle(discourse: Discourse, deck: int, lead: int) -> dict[int, Entity]:
    """Whom those described before anybody was named turn out to be; where the subtitle and the first paragraph end.

    Who is told of in the first paragraph is the first who is named only where that one follows in the next.

    “…,” says baker. Ann Pell, who bakes …
    """
    usage = discourse.usage
    found: dict[int, Entity] = {}
    script = usage.language.script
    if usage.unmixed:
        return _named_below_lead(discourse)
    if not script.cased or script.half_capitals or usage.language.grammar.adjoined:
        return found

    def is_role(role: str) -> bool:
        return bool((usage.lexicon.look(role) or usage.lexicon.look_phrase(role)) & lex.ROLE)

    people = [one for one in discourse.entities if one.named and not one.body and len(one.words) > 1]
    people.sort(key=lambda one: one.start)
    starts = [one.start for one in people]
    for one in discourse.described.values():
        if one.body or one.plural or not any(map(is_role, one.roles)):
            continue
        if one.indefinite:
            if (named := _led_by(discourse, one, people)) is not None:
                found[id(one)] = named
            continue
        place = bisect_right(starts, one.start)
        later = [
            other
            for other in people[place : place + MEMORY]
            if other.start < one.start + NEAR and not other.differs(one.gender)
        ]
        office = one.context & usage.restricting
        kin = [other for other in later if wording.kinship(usage, one.roles, other.roles) and office <= other.context]
        told = one.start >= deck
        if not kin and one.start < lead and not (usage.apart - usage.offices) & one.roles:
            kin = [other for other in later if other.spoke and not (other.role and any(map(is_role, other.roles)))]
            if told and not usage.apart:
                kin = []
            if told and kin:
                near = min(later, key=lambda other: other.start)
                followed = discourse.paragraphs(one.start, near.start) == 1
                kin = [near] if near in kin and followed else []
        first = min(kin, key=lambda other: other.start, default=None)
        far = 3 if told else 5  # by-line and outlet may stand below a subtitle
        if first is not None and discourse.paragraphs(one.start, first.start) < far:
            found[id(one)] = first
    return found
