"""Whom a role without a name means: the minister, the ministry, this former envoy, the baker told of just before.

By a role or its kin that the text gives somebody; else whoever stands near, speaks or is the only one without any.
"""

import itertools
from collections.abc import Iterable, Sequence

from msgspec import Struct

from wirecli.knowledge import lexicon as lex
from wirecli.knowledge.lexicon import SAME_ROLE, fold
from wirecli.patterns import pattern
from wirecli.quotes.names import Name
from wirecli.quotes.speakers import pronouns, wording
from wirecli.quotes.speakers.discourse import BEARERS, NEAR, Discourse, Entity, is_body
from wirecli.quotes.speakers.wording import GENDER, ROLE, Usage, gender_of
from wirecli.quotes.token import MARKS, Token, every, some

_AGED = pattern(r" ?([^\s\d]{2,5}) ?(\d{1,3}) ?(\S*)")
_NUMBER = pattern(r"\d+")
_BEHIND = 24  # letters between a name and its bearer's age
_LATELY = 2  # paragraphs in which somebody is told of just before
_SAME_NOUN = 3.0  # how well a role fits whom the text gives that very one
_BEFORE = 16  # letters: the word before a name
_POINTING = lex.DETERMINER | lex.PRONOUN | lex.LINK
_ADJECTIVES = 4  # words of a role with what describes it
_OF_HEAD = lex.MODIFIER | lex.UNKNOWN | lex.FIELD | lex.GIVEN  # between an article and a role: the former India player


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
        {token.word for token in words if not token.tags & (lex.DETERMINER | lex.STOP | lex.LINK)} - heads,
        others,
        bodies,
        own,
        {token.word for token in words if token.tags & (lex.PRONOUN | lex.TOPIC | lex.MODIFIER)},
        usage.heads_last or (usage.gaps and some(words, lex.LINK)),  # พนักงานของคลินิก
        personal,
        usage.unmixed and not personal and len(words) > 1 and not some(words, _POINTING | lex.DOCUMENT),
        usage.unmixed and len(words) == 1 and bool(words[0].tags & lex.GROUP),
        usage.unmixed and len(words) > 1 and bool(words[-1].tags & lex.LINK),
        gender_of(roles) or (words[0].tags & GENDER if words and words[0].tags & lex.DETERMINER else 0),
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
                    entity.words[-1:] if usage.unmixed else entity.words
                )  # 一名特斯拉工程师 is no 特斯拉
            )
        )
        if shared:
            points = 3.0 + (len(rest & (entity.context | set(entity.words))) if rest else 0)
        elif (
            not (entity.plural and not entity.named and not personal)  # Behörden … Das Ministerium
            and not (bodies and bodies.isdisjoint(entity.context))
            and not (sought.several and entity.named)
            and not (usage.heads_last and rest - entity.context)
            and (kin := wording.kinship(usage, heads, _all_roles(entity) if adjoined else entity.roles))
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
        and not words[0].tags & (GENDER | lex.GROUP)
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
        and ((rest and rest.isdisjoint(best.context)) or (most < 3 and not _is_named_here(discourse, best, at)))
        and (another := _roleless_here(discourse, at, sought.gender)) is not None
        and another is not best
    ):
        best = another  # Ana Gil lo admite. «…», dijo la técnica de Muros: not the coach told of before
    if (
        best is not None
        and most < 2.5
        and told is not None
        and told is not best
        and told.person
        and not (best.named and _is_named_here(discourse, best, at))
    ):
        best = told  # der Oppositionspolitiker: whom the paragraph told of, not a minister far before
    if (
        best is not None
        and usage.lexicon.genitives
        and personal
        and most < 3
        and not _is_named_here(discourse, best, at)
    ):
        told_apart = {token.word for token in words if token.tags & lex.MODIFIER and token.tags & lex.CAPITAL}
        if told_apart and told_apart.isdisjoint(best.context):
            best = None  # Американский чиновник is not the Hungarian minister told of before
    last = discourse.said[-1] if discourse.said else None
    if best is not None and best.indefinite and last is not None and last.entity.named and not last.entity.body:
        if not discourse.parted(last.start, at) and wording.kinship(usage, sought.heads, last.entity.roles):
            best = last.entity  # not the unnamed diplomat of a paper told of before
    if best is not None and not best.named and personal and not some(words, lex.INDEFINITE):
        best = _named_since(discourse, sought, best, at) or best
    issued = discourse.issuer is not None and discourse.issuer.body
    if usage.language.grammar.adjoined and not personal and len(words) == 1 and most < 3 and issued:
        best = discourse.issuer  # Perusahaan mengatakan – not: perusahaan itu
    if best is not None and not personal and most < 3 and (body := _body_near(discourse, words, at)) is not None:
        best = body  # La Dirección de Pesca avisó … La entidad dice: not the firm told of before
    if best is not None:
        how.append("by role")
    elif not personal and some(roles, lex.ISSUER) and (best := _body_near(discourse, words, at)) is not None:
        how.append("by role: the body that spoke just before")
    elif not personal and some(roles, lex.ISSUER) and not some(words, lex.UNKNOWN):
        speaks = _spoke_here(discourse, at)
        if speaks is not None:
            speaks.body = True  # Norvane Live a dit … L'entreprise a dit: a body in the next paragraphs, too
        best = speaks or discourse.issuer or _only_body_named(discourse, words, at) or discourse.lead
        if best is not None:
            how.append("by role: who spoke last here" if speaks else "by role: the body that issues the text")
    elif not personal and not sought.heads.isdisjoint(usage.body_nouns):
        best = _body_near(discourse, words, at) or _only_body_named(discourse, words, at)
        if best is not None:
            how.append("by role: the one body told of here")
            best.body = True  # in the next paragraphs, too
    return best


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


def _spoke_here(discourse: Discourse, at: int) -> Entity | None:
    """Who spoke last in this paragraph, where nothing tells that it is a person: Promoter Norvane Live said …"""
    last = discourse.said[-1] if discourse.said else None
    script = discourse.usage.language.script
    if last is None or discourse.parted(last.start, at) or not script.cased or script.half_capitals:
        return None
    entity = last.entity
    return entity if entity.named and not (entity.titled or entity.given or entity.gender or entity.plural) else None


def _only_body_named(discourse: Discourse, words: Sequence[Token], at: int) -> Entity | None:
    """The one name of this paragraph, or else of the one before, that no person and no place bears.

    Le patch, fabriqué par Vantor, … L'entreprise a déclaré …
    """
    usage = discourse.usage
    script = usage.language.script
    if not script.cased or script.half_capitals or script.nouns_capitalised or not wording.is_definite(words):
        return None
    found: dict[int, Entity] = {}
    far = 1
    for mention in reversed(discourse.before(at)):
        entity = mention.entity
        apart = discourse.paragraphs(mention.start, at)
        if apart > far:
            break
        before = fold(discourse.page.text[max(0, mention.start - _BEFORE) : mention.start]).split()[-1:]
        tags = usage.lexicon.look(before[0].split("'")[-1]) if before else 0
        told = entity.titled or entity.given or entity.gender or entity.roles
        told = told or (entity.spoke and len(entity.words) > 1 and not tags & lex.DETERMINER)
        if not entity.named or (told and not entity.body) or entity.place or entity.plural:
            continue
        if len(entity.words) == 1 and tags & lex.STOP and not tags & lex.LINK:
            if before[0] not in usage.language.grammar.agents:
                continue  # à Norvane
        kinds = [usage.lexicon.look(word) | usage.lexicon.look_phrase(word) for word in entity.words]
        if not any(kind & (lex.FIELD | lex.ORGANISATION) == lex.FIELD for kind in kinds):
            found[id(entity)], far = entity, apart
    return next(iter(found.values())) if len(found) == 1 else None


def _body_near(discourse: Discourse, words: Sequence[Token], at: int) -> Entity | None:
    """The body that spoke last, no more than one paragraph before, where “the association” must mean it."""
    that = discourse.usage.language.grammar.adjoined and len(words) == 2 and words[1].tags & lex.LINK  # syarikat itu
    definite = wording.is_definite(words) or that
    if (
        not definite
        or some(words[1:], lex.CAPITAL | lex.ROLE)
        or words[0].word in discourse.usage.language.grammar.whose
    ):
        return None
    last = discourse.said[-1] if discourse.said else None
    if last is None or not last.entity.named or discourse.paragraphs(last.start, at) > 1:
        return None
    if not last.entity.body and not (that and len(last.entity.words) > 1 and last.entity.kind is None):
        return None
    return last.entity


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


def _is_named_here(discourse: Discourse, entity: Entity, at: int) -> bool:
    """Whether the paragraph of `at` has named the entity before."""
    begin = discourse.paragraph(at)
    return any(begin <= start < at for start in entity.starts[-BEARERS:])


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
    bare = _is_bare(usage, words)
    bare = bare or (usage.language.script.half_capitals and every(words, lex.ROLE | lex.MODIFIER | lex.FIELD))
    if not (words[0].tags & lex.DETERMINER or bare) or words[0].tags & lex.LINK:
        return None
    if some(words, lex.INDEFINITE | lex.GROUP | lex.PLURAL):
        return None
    entity = last.entity
    gender = roles[-1].tags & GENDER
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
    if last is None or head is None or not usage.apart or not (definite or _is_bare(usage, words)):
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
    bare = bool(words[0].tags & lex.DETERMINER) and len(words) < 4 and not some(words[1:], lex.LINK)
    if discourse.paragraphs(last.start, at) > (1 if aged or bare else 0):
        return None
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
    entity, gender = last.entity, head.tags & GENDER
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
    if discourse.paragraphs(last.start, at) > 1 or entity.differs(words[0].tags & GENDER):
        return None
    return None if any(role in one.roles for one in discourse.entities if one.start < at) else entity


def _is_bare(usage: Usage, words: Sequence[Token]) -> bool:
    """Whether a role stands alone, or only adjectives before it, where no article tells: 25-летний форвард."""
    if not usage.lexicon.genitives or len(words) > _ADJECTIVES or words[-1].tags & lex.LOCAL:
        return bool(usage.lexicon.genitives) and len(words) == 1
    tags = lex.MODIFIER | lex.UNKNOWN | lex.NUMBER
    return not some(words[:-1], lex.CAPITAL | lex.DETERMINER | lex.PERSON) and every(words[:-1], tags)


def this_one(discourse: Discourse, words: Sequence[Token], at: int) -> Entity | None:
    """Who spoke last in this paragraph, where 这位, 這名 and a role point at one person: 这位前外交官."""
    usage = discourse.usage
    if not usage.unmixed or not wording.is_this(usage, words):
        return None  # 她的客服主管 is somebody else
    head = words[-1]
    last, gender = discourse.said[-1] if discourse.said else None, head.tags & GENDER
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


def only_here(discourse: Discourse, known: Entity, head: Token, at: int) -> Entity | None:
    """The one person whom this paragraph names as a subject, where `known`, whom the role fits, is not named in it.

    Pelatihnya, Budi Pelita, memuji anak buahnya. “…,” kata bekas juara itu: not the juara told of before
    """
    if _is_named_here(discourse, known, at) or head.tags & (lex.GROUP | lex.ORGANISATION | lex.PLURAL):
        return None
    begin = discourse.paragraph(at)
    if any(said.start >= begin and said.entity is known for said in discourse.said[-4:]):
        return None
    return pronouns.alone_here(discourse, head.tags & GENDER, at)


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
    personal, gender = bool(head.tags & lex.ROLE), head.tags & GENDER
    begin = discourse.paragraph(at)
    told = [*discourse.before(at, since=begin), *(said for said in discourse.said[-4:] if begin <= said.start < at)]
    fit: dict[int, Entity] = {}
    for mention in told:
        entity = mention.entity
        if entity.plural or entity.differs(gender):
            continue
        if personal and (entity.body or (entity.named and len(entity.words) < 2 and not entity.person)):
            continue
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
    if (here := _roleless_here(discourse, at, gender_of(words))) is not None:
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


def _roleless_here(discourse: Discourse, at: int, gender: int) -> Entity | None:
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
        told[id(entity)] = entity
    return _roleless(next(iter(told.values())), gender) if len(told) == 1 else None


def _roleless(entity: Entity, gender: int) -> Entity | None:
    person = (entity.person or entity.gender) and not entity.roles
    return entity if person and not entity.differs(gender) else None


def _before_trade(words: Sequence[Token]) -> Sequence[Token]:
    """The words before what somebody's trade is in: l'ancienne vendeuse | de pagnes – not: la directrice de l'usine."""
    part = wording.before_link(words)
    link, rest = words[len(part) : len(part) + 1], words[len(part) + 1 :]
    bare = bool(link and rest) and not link[0].tags & lex.DETERMINER and " " not in link[0].word
    small = every(rest, lex.UNKNOWN | lex.MODIFIER | lex.FIELD) and not some(rest, lex.CAPITAL | lex.PERSON)
    return part if bare and small else words


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
    if not (words[0].tags & lex.DETERMINER or _is_bare(usage, words)) or words[0].word in usage.language.grammar.whose:
        return None
    if any(token.word in usage.strangers or (token is not words[0] and token.tags & lex.LINK) for token in words):
        return None
    if nouns and (len(words) > 3 or head is not words[-1] or some(words, lex.GROUP | lex.INDEFINITE | lex.TITLE)):
        return None
    gender = (head.tags | words[0].tags) & GENDER
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


def subject_here(discourse: Discourse, words: Sequence[Token], at: int) -> Entity | None:
    """Who is named in full as the subject before, in this paragraph: Ян Пелль забил. «…», — сказал нападающий."""
    usage = discourse.usage
    role = words[0]
    if usage.lexicon.articles:
        plain = role.tags & (lex.ROLE | lex.TITLE) and role.tags & lex.DEFINITE and every(words[1:], lex.MODIFIER)
        return _only_person(discourse, at, role.tags & GENDER) if plain else None
    role = words[-1]
    if not _is_bare(usage, words) or not role.tags & lex.ROLE or role.tags & lex.CAPITAL:
        return None
    goes_on = discourse.page.text[role.end : role.end + 8].lstrip()[:1].isalpha()
    if goes_on and (role.word in usage.apart or not usage.apart):
        return None  # крикнул мужчина в плаще: somebody new
    gender = role.tags & GENDER
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
        told = any(tags & GENDER for tags in roles)
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
        if entity.named and entity.person and not entity.plural and not entity.differs(words[0].tags & GENDER):
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


def last_body(discourse: Discourse, words: Sequence[Token]) -> Entity | None:
    """The body that spoke last, where a word for any body means it: в ведомстве."""
    if not some(words, lex.ORGANISATION) or some(words, lex.CAPITAL):
        return None
    found = next((said.entity for said in reversed(discourse.said[-4:]) if is_body(said.entity)), None)
    last = discourse.last_speaker()
    if found is None and last is not None and last.named and not (last.titled or last.given or last.roles):
        return last
    return found


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
