"""Whom a role without a name means: the minister, the ministry, this former envoy.

By a role or its kin that the text gives somebody. `latest` and `nearby` say whom one means that it gives nobody.
"""

import itertools
from collections.abc import Iterable, Sequence

from msgspec import Struct

from wirecli.knowledge import lexicon as lex
from wirecli.knowledge.lexicon import SAME_ROLE
from wirecli.quotes.names import Name
from wirecli.quotes.speakers import firms, nearby, wording
from wirecli.quotes.speakers.discourse import BEARERS, Discourse, Entity
from wirecli.quotes.speakers.wording import ROLE, Usage, gender_of
from wirecli.quotes.token import AGED, Token, some

_SAME_NOUN = 3.0  # how well a role fits whom the text gives that very one
_SMALL = lex.DETERMINER | lex.STOP | lex.LINK
_POINTING = lex.DETERMINER | lex.PRONOUN | lex.LINK


class _Sought(Struct, eq=False):
    """What a phrase says of whom it means, in words."""

    heads: set[str]  # the roles
    rest: set[str]  # what it tells beside them
    others: set[str]  # words behind the role, of which one must be known: мэр Лондона
    bodies: set[str]  # whose role it is
    own: set[str]  # what stands before the role, where no space sets it apart
    back: set[str]  # those of them that point back: 同社の
    owned: bool  # the bodies are surely the role's
    personal: bool  # somebody, no body
    owners: set[str]  # names of whose it is: la defensa de Ana Gil
    own_name: bool  # a body's name rather than a word for one: 消费者能源联盟
    several: bool  # a word for several people alone: 研究人员
    plural: bool  # a role that an ending makes several people of: 校友们
    gender: int


def _sought(usage: Usage, roles: Sequence[Token], words: Sequence[Token]) -> _Sought:
    heads, others, head = {token.word for token in roles}, set(), wording.head_of(usage, words)
    if head is not None and usage.language.grammar.adjoined:
        heads = {head.word}
    elif head is not None and (usage.lexicon.genitives or usage.lexicon.articles):
        heads = {head.word}
        behind = (token for token in words if token.start > head.end)
        others = {token.word for token in behind if token.tags & (lex.UNKNOWN | lex.ORGANISATION)}
    elif usage.language.grammar.possessives and (last := wording.last_noun(words)) is not None:
        heads = {last.word}  # the official | spokesman: not the official
    personal = head is None or bool(head.tags & (lex.ROLE | lex.GROUP))
    bodies: set[str] = set()
    if personal and wording.that_one(usage, words) is None:
        bodies = {token.word for token in words if token.tags & lex.ORGANISATION and token is not head}
    own: set[str] = set()
    if not usage.spaced and not some(words, lex.DETERMINER):
        for word, noun in itertools.pairwise(words):
            of_body = word.tags & lex.MODIFIER and word.tags & (lex.GROUP | lex.ORGANISATION)
            if noun.tags & ROLE and (word.tags & lex.UNKNOWN or of_body):
                own.add(word.word)
        # 運輸署發言人 is not the party's spokesman; 公司 and 政府 tell too little
        if personal and usage.language.people.surnames:
            own |= {token.word for token in words[:-1] if token.tags & lex.ORGANISATION and len(token.word) > 2}
    return _Sought(
        heads,
        {token.word for token in words if not (token.tags & _SMALL or token.tags == AGED)} - heads,
        others,
        bodies,
        own,
        {token.word for token in words if token.tags & (lex.PRONOUN | lex.TOPIC | lex.MODIFIER)},
        usage.heads_last or (usage.gaps and some(words, lex.LINK)),  # พนักงานของคลินิก
        personal,
        {token.word for token in words[1:] if token.tags & lex.CAPITAL} if some(words, lex.LINK) else set(),
        usage.unmixed and not personal and len(words) > 1 and not some(words, _POINTING | lex.DOCUMENT),
        usage.unmixed and len(words) == 1 and bool(words[0].tags & lex.GROUP),
        usage.unmixed and len(words) > 1 and bool(words[-1].tags & lex.LINK),
        gender_of(roles) or (words[0].tags & lex.GENDER if words and words[0].tags & lex.DETERMINER else 0),
    )


def _best_fit(discourse: Discourse, sought: _Sought, at: int) -> tuple[Entity | None, float]:
    """Who is told of that the words fit best, and how well: a role in common, kin of it, or words beside it."""
    usage = discourse.usage
    heads, rest, others, bodies, own = sought.heads, sought.rest, sought.others, sought.bodies, sought.own
    owned, personal, gender = sought.owned, sought.personal, sought.gender
    adjoined, head_first = usage.language.grammar.adjoined, usage.language.grammar.head_first
    headed = usage.heads_last or adjoined
    whose = rest - sought.back if usage.language.particles_only else set[str]()
    best, most = None, 0.0
    for entity in discourse.back(at):
        if entity.named and entity.body == personal:
            continue
        if head_first and not entity.named and sought.owners and entity.context - entity.roles:
            if sought.owners.isdisjoint(entity.context):
                continue  # la defensa de Luz Paz is not la defensa de Ana Gil
        named_long = head_first and entity.named and len(entity.words) > 1  # Minera Sierra Alta … la empresa
        if gender and entity.gender and gender != entity.gender:
            continue  # un riverain … sa voisine
        if sought.plural and entity.named and entity.person:
            continue
        if sought.own_name and entity.named and not any(word in entity.text for word in rest):
            continue
        if (
            own
            and own.isdisjoint({*entity.words, *entity.context})
            and not (entity.named and personal and entity.context <= entity.roles and len(own) == len(bodies))
        ):
            continue
        if headed and not entity.named and rest - entity.context and entity.context - heads:
            continue  # 시청 관계자 is not 항만 관계자
        if whose and not entity.named and personal and whose.isdisjoint(entity.context) and entity.context - heads:
            continue  # 運輸相の報道官 is not 銀行の報道官
        if (
            owned
            and personal
            and (entity.named or usage.gaps)
            and bodies
            and _is_of_another(discourse, bodies, entity, at)
        ):
            continue  # 위원회 대변인 is not 외무부의 한소리 대변인
        if not rest & usage.restricting <= entity.context:
            continue  # the shadow chancellor is not the chancellor
        shared = (
            not heads.isdisjoint(entity.roles)
            or (
                (entity.body or not entity.named)
                and not (head_first and not entity.named)  # thông báo của công ty is no công ty
                and not heads.isdisjoint(
                    entity.words[-1:] if usage.unmixed or usage.language.particles_only else entity.words
                )  # 一名特斯拉工程师 is no 特斯拉, 市環境課 no 市
            )
        )
        if shared:
            points = 3.0 + (len(rest & (entity.context | set(entity.words))) if rest else 0)
        elif (
            not (entity.plural and not entity.named and not personal)  # Behörden … Das Ministerium
            and not (bodies and bodies.isdisjoint(entity.context))
            and not (sought.several and entity.named)
            and not (usage.heads_last and rest - entity.context)
            and (kin := wording.kinship(usage, heads, _all_roles(entity) if adjoined or named_long else entity.roles))
        ):
            points = min(2.5, 1.0 + 0.5 * kin) + 0.25 * min(2, len(rest & entity.context))
        elif personal and not entity.roles and len(rest & entity.context) > 1:
            points = 1.0
        else:
            continue
        passing = not entity.named and entity.indefinite and discourse.paragraphs(entity.start, at) > 1
        if passing and not shared and usage.language.script.half_capitals:
            continue  # một quan chức giấu tên is not the nhà ngoại giao of three paragraphs further on
        if entity.start > at and not shared and personal and usage.unspaced:
            continue  # 洋将说: not the captain who is named further on
        if entity.start > at and usage.heads_last and usage.spaced and rest and rest.isdisjoint(entity.context):
            continue  # RSF 대변인 is not whom the story presents later as 유엔 대변인
        if entity.start > at and (usage.spaced or usage.gaps):
            if usage.spaced and personal and not shared and not rest & entity.context:
                continue
            points *= 0.4  # who is named only later is meant only where nobody named before is
        if points > most and not (others and others.isdisjoint(entity.context) and others.isdisjoint(entity.words)):
            best, most = entity, points
    return best, most


def _all_roles(entity: Entity) -> set[str]:
    """The entity's roles, and the words of its name where it is a body: those are common nouns."""
    return entity.roles.union(entity.words) if entity.body else entity.roles


def by_role(
    discourse: Discourse,
    roles: Sequence[Token],
    words: Sequence[Token],
    at: int,
    how: list[str],
    told: Entity | None = None,
) -> Entity | None:
    """Whom the roles in a phrase fit best; `told` is whom the paragraph told of just before."""
    usage = discourse.usage
    sought = _sought(usage, roles, words)
    personal, rest = sought.personal, sought.rest
    best, most = _best_fit(discourse, sought, at)
    if best is not None and usage.gaps and best.start > at and some(words[:1], lex.GROUP):
        best = None  # ตำรวจเมอร์เซียร์ is no superintendent who is named further on
    if (
        best is None
        and personal
        and usage.unmixed
        and len(words) == 1
        and words[0].tags & lex.ROLE
        and not words[0].tags & (lex.GENDER | lex.GROUP)
    ):
        before = discourse.page.text[words[0].start - 1 : words[0].start]
        aged = discourse.page.text[words[0].end : words[0].end + 2]
        somebody_new = aged[:1] in "（(" and aged[1:].isdigit()
        if not (somebody_new or usage.gaps or before in usage.language.grammar.link):
            best = discourse.roleless(at)  # 楼上的邻居
            if best is not None and usage.unmixed and _in_one_sentence(discourse, best, at):
                best = None  # 齐若棠透露，教练只跟他说: whom the sentence names is somebody else
    if best is not None and most < 3 and usage.lexicon.articles and discourse.said:
        latest = discourse.said[-1]
        if latest.entity.person and not discourse.parted(latest.start, at):
            if wording.kinship(usage, sought.heads, latest.entity.roles):
                best = latest.entity  # طالب القائد سالم زملاءه بـ«…». وقال لاعب الميناء: not the striker told of before
    if best is None and sought.others and usage.lexicon.articles:
        best = _of_untold_body(discourse, sought, at)
    if best is not None and usage.apart and (other := _restricted(discourse, sought, words, best, at)) is not None:
        best, most = other, 3.0
    if (
        best is not None
        and usage.apart
        and ((rest and rest.isdisjoint(best.context)) or (most < 3 and not discourse.names_here(best, at)))
        and (another := nearby.roleless_here(discourse, at, sought.gender)) is not None
        and another is not best
    ):
        best = another  # Ana Gil lo admite. «…», dijo la técnica de Muros: not the coach told of before
    if (
        best is not None
        and most < 2.5
        and told is not None
        and told is not best
        and told.person
        and not (best.named and discourse.names_here(best, at))
    ):
        best = told  # der Oppositionspolitiker: whom the paragraph told of, not a minister far before
    if best is not None and usage.lexicon.genitives and personal and most < 3 and not discourse.names_here(best, at):
        told_apart = {token.word for token in words if token.tags & lex.MODIFIER and token.tags & lex.CAPITAL}
        if told_apart and told_apart.isdisjoint(best.context):
            best = None  # Американский чиновник is not the Hungarian minister told of before
    last = discourse.said[-1] if discourse.said else None
    if best is not None and best.indefinite and last is not None and last.entity.named and not last.entity.body:
        if not discourse.parted(last.start, at) and wording.kinship(usage, sought.heads, last.entity.roles):
            best = last.entity  # not the unnamed diplomat of a paper told of before
    if best is not None and not best.named and personal and not some(words, lex.INDEFINITE):
        best = _named_since(discourse, sought, best, at) or best
    if best is not None and not best.named and usage.language.script.cased and _is_anothers(usage, words, best):
        best = None
    issued = discourse.issuer is not None and discourse.issuer.body
    if usage.language.grammar.adjoined and not personal and len(words) == 1 and most < 3 and issued:
        best = discourse.issuer  # Perusahaan mengatakan – not: perusahaan itu
    if best is not None and not personal and most < 3 and (body := firms.body_near(discourse, words, at)) is not None:
        best = body  # La Dirección de Pesca avisó … La entidad dice: not the firm told of before
    if best is not None:
        how.append("by role")
    elif not personal and some(roles, lex.ISSUER) and (best := firms.body_near(discourse, words, at)) is not None:
        how.append("by role: the body that spoke just before")
    elif not personal and some(roles, lex.ISSUER) and not some(words, lex.UNKNOWN):
        speaks = firms.spoke_here(discourse, at)
        best = speaks or discourse.issuer or firms.only_body_named(discourse, words, at) or discourse.lead
        if best is not None:
            if speaks is not None or not best.person:
                best.body = True  # Norvane Live a dit … L'entreprise a dit: in the next paragraphs, too
            how.append("by role: who spoke last here" if speaks else "by role: the body that issues the text")
    elif not personal and not sought.heads.isdisjoint(usage.body_nouns) and not some(words, lex.UNKNOWN):
        best = firms.body_near(discourse, words, at) or firms.only_body_named(discourse, words, at)
        if best is not None:
            how.append("by role: the one body told of here")
            best.body = True  # in the next paragraphs, too
    return best


def _is_anothers(usage: Usage, words: Sequence[Token], described: Entity) -> bool:
    """Whether somebody without a name is told of by another's name: the mother of Ivo Pell, not that of Ann Pell."""
    named = lex.GIVEN if usage.language.script.nouns_capitalised else lex.UNKNOWN | lex.GIVEN
    names = {token.word for token in words if token.tags & lex.CAPITAL and token.tags & named}
    given = {token.word for token in words if token.word in names and token.tags & lex.GIVEN} or names
    return (
        bool(names)
        and given.isdisjoint(described.context)
        and any(word[:1].isupper() for word in described.text.split()[1:])
    )


def _of_untold_body(discourse: Discourse, sought: _Sought, at: int) -> Entity | None:
    """Who was named just before with that role or kin of it, and of whom the text says nowhere whose it is.

    هاجم المدرب الهولندي يان هولدر لاعبيه … وقال المدير الفني لفريق الميناء
    """
    look = discourse.usage.lexicon.look
    for mention in reversed(discourse.before(at, 8)):
        entity = mention.entity
        if discourse.paragraphs(mention.start, at) > 1:
            return None
        if not (entity.named and entity.person) or entity.differs(sought.gender) or entity.start > at:
            continue
        if not wording.kinship(discourse.usage, sought.heads, entity.roles):
            continue
        rest = entity.context - entity.roles
        return entity if all(look(word) & lex.MODIFIER and not look(word) & lex.ORGANISATION for word in rest) else None
    return None


def the_same(discourse: Discourse, words: Sequence[Token], at: int) -> Entity | None:
    """Whom “the same” behind a role means: who has that very role, or who spoke last: المسؤول الجماعي ذاته.

    Somebody else with a role that is kin to it, where who spoke last has quite another.
    """
    nouns = [token for token in words if token.tags & ROLE]
    if not nouns or not nouns[0].tags & lex.ROLE:
        return None
    best, most = _best_fit(discourse, _sought(discourse.usage, nouns, words), at)
    last = discourse.last_speaker()
    if (best is not None and most >= _SAME_NOUN) or last is None:
        return best
    roles = last.roles
    another = roles and not wording.kinship(discourse.usage, [nouns[0].word], roles)
    if last.body or last.differs(gender_of(words)):
        return best
    return best if best is not None and another else last


def _named_since(discourse: Discourse, sought: _Sought, told: Entity, at: int) -> Entity | None:
    """Whom the story has named, after its first words told of them by a role: Nữ ca sĩ lên tiếng. Ca sĩ Lê An …"""
    usage = discourse.usage
    if not (usage.language.script.half_capitals or usage.gaps) or discourse.paragraphs(0, told.start) > 2:
        return None
    for entity in discourse.back(at):
        if entity.named and not entity.body and told.start < entity.start < at and not entity.differs(sought.gender):
            if wording.kinship(usage, sought.heads, entity.roles) >= SAME_ROLE:
                return entity
    return None


def _restricted(discourse: Discourse, sought: _Sought, words: Sequence[Token], best: Entity, at: int) -> Entity | None:
    """Whom an adjective behind the role tells apart: le président lusien, whom his counterpart Pell received.

    Le président varois Jan Gil recevait son homologue lusien Ivo Pell. Le président lusien …
    """
    usage = discourse.usage
    head = wording.head_of(usage, words)
    if head is None or not usage.language.grammar.head_first or not sought.personal:
        return None
    what = {token.word for token in words if token.start > head.end and token.tags & lex.MODIFIER}
    if not what or not what.isdisjoint(best.context):
        return None
    for entity in discourse.back(at):
        if entity.named and not entity.body and entity.start < at and what <= entity.context:
            if not entity.differs(sought.gender) and wording.kinship(usage, sought.heads, entity.roles):
                return entity
    return None


def _in_one_sentence(discourse: Discourse, entity: Entity, at: int) -> bool:
    """Whether no sentence ends between where the entity is named last and `at`."""
    last = max((start for start in entity.starts[-BEARERS:] if start < at), default=0)
    if discourse.said and discourse.said[-1].entity is entity:
        last = max(last, discourse.said[-1].start)  # 他透露，教练只跟他说
    return not any(char in "。！？\n" for char in discourse.page.text[last:at])


def _is_of_another(discourse: Discourse, bodies: Iterable[str], entity: Entity, at: int) -> bool:
    """Whether the text says of which bodies the person is, and they are none of these.

    Where roles stand behind bodies, the paragraph that presents the person, or the one before, names the body.
    """
    usage = discourse.usage
    own = [
        word
        for word in entity.context
        if (usage.lexicon.look(word) or usage.lexicon.look_phrase(word)) & lex.ORGANISATION
        or (usage.gaps and word not in entity.roles)  # พนักงานบริษัทเอกชน
    ]
    if not own and usage.heads_last and usage.spaced and entity.start < at:
        begin = discourse.paragraph(discourse.paragraph(entity.start) - 1) if entity.start else 0
        return all(discourse.page.text.find(body, begin, entity.start) < 0 for body in bodies)
    return bool(own) and not any(word in body or body in word for word in own for body in bodies)


def _is_only_given(usage: Usage, entity: Entity, name: Name) -> bool:
    """Whether nothing but a given name tells that somebody is a person: no Me, no Dr."""
    return bool(usage.lexicon.look(entity.words[0]) & lex.GIVEN) and not name.address


def inherit(discourse: Discourse, entity: Entity, name: Name) -> None:
    """Somebody new without a role is whoever spoke last by role alone: … the minister said. “…,” said Ann Pell."""
    usage = discourse.usage
    last = discourse.said[-1].entity if discourse.said else None
    if (
        last is None
        or last.named
        or last.body
        or last.plural
        or (len(discourse.said) > 2 and (last.indefinite or discourse.parted(discourse.said[-1].start, name.start)))
        or not last.roles
        or (last.gender and entity.gender not in (0, last.gender))
    ):
        return
    if (
        entity.start == name.start
        and len(entity.words) > 1
        and not (entity.body or (entity.titled and not _is_only_given(usage, entity, name)) or entity.spoke)
        and (
            not entity.roles
            or (wording.kinship(usage, last.roles, entity.roles) and last.context & usage.restricting <= entity.context)
        )
    ):
        entity.roles |= last.roles
        entity.context |= last.context
