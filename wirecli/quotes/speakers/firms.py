"""Which body a word for one means: the company, the association, в ведомстве."""

from collections.abc import Sequence

from wirecli.knowledge import lexicon as lex
from wirecli.knowledge.lexicon import fold
from wirecli.quotes.speakers import wording
from wirecli.quotes.speakers.discourse import Discourse, Entity, is_body
from wirecli.quotes.token import Token, some

_BEFORE = 16  # letters: the word before a name


def last_body(discourse: Discourse, words: Sequence[Token]) -> Entity | None:
    """The body that spoke last, where a word for any body means it: в ведомстве."""
    if not some(words, lex.ORGANISATION) or some(words, lex.CAPITAL):
        return None
    found = next((said.entity for said in reversed(discourse.said[-4:]) if is_body(said.entity)), None)
    last = discourse.last_speaker()
    if found is None and last is not None and last.named and not (last.titled or last.given or last.roles):
        return last
    return found


def body_near(discourse: Discourse, words: Sequence[Token], at: int) -> Entity | None:
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


def spoke_here(discourse: Discourse, at: int) -> Entity | None:
    """Who spoke last in this paragraph, where nothing tells that it is a person: Promoter Norvane Live said …"""
    last = discourse.said[-1] if discourse.said else None
    script = discourse.usage.language.script
    if last is None or discourse.parted(last.start, at) or not script.cased or script.half_capitals:
        return None
    entity = last.entity
    return entity if entity.named and not (entity.titled or entity.given or entity.gender or entity.plural) else None


def only_body_named(discourse: Discourse, words: Sequence[Token], at: int) -> Entity | None:
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
        two = fold(discourse.page.text[max(0, mention.start - _BEFORE) : mention.start]).split()[-2:]
        before = two[-1:]
        tags = usage.lexicon.look(before[0].split("'")[-1]) if before else 0
        told = entity.titled or entity.given or entity.gender or entity.roles
        told = told or (entity.spoke and len(entity.words) > 1 and not tags & lex.DETERMINER)
        if not entity.named or (told and not entity.body) or entity.place or entity.plural:
            continue
        if len(entity.words) == 1 and tags & lex.STOP and not tags & lex.LINK:
            if before[0] not in usage.language.grammar.agents:
                continue  # à Norvane
        if (
            len(entity.words) == len(two) - 1
            and tags & lex.LINK
            and usage.lexicon.look(two[0]) & (lex.ROLE | lex.GROUP)
        ):
            continue  # el comunero de Norvana
        kinds = [usage.lexicon.look(word) | usage.lexicon.look_phrase(word) for word in entity.words]
        if not any(kind & (lex.FIELD | lex.ORGANISATION) == lex.FIELD for kind in kinds):
            found[id(entity)], far = entity, apart
    return next(iter(found.values())) if len(found) == 1 else None
