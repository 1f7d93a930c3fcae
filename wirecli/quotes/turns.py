"""Whose turn it is in a transcript: words without marks behind a label that says who speaks."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from operator import itemgetter

from wirecli.knowledge import lexicon as lex
from wirecli.quotes.attributed import Attribution
from wirecli.quotes.cue import Cue
from wirecli.quotes.phrases import Phrases
from wirecli.quotes.sentences import Sentence
from wirecli.quotes.speakers.described import describe
from wirecli.quotes.speakers.discourse import Entity
from wirecli.quotes.speakers.roles import by_role
from wirecli.quotes.token import Token, every, some
from wirecli.quotes.walk import Said, Walk

TURN = "turn"  # the shape
_NAME, _LETTERS = 3, 4  # words of a name; letters of one that begins with a listed surname


def take_turn(walk: Walk, sentence: Sentence) -> bool:
    """Whether the sentence is a label; if so, who it means has the words behind it."""
    label = walk.labels.get(sentence.paragraph)
    if label is None or sentence.start >= label.words:
        return False
    how: list[str] = []
    entity = (
        _interviewee(walk, how) if label.part == "answer" else None if label.part else _labelled(walk, sentence, how)
    )
    if entity is not None:
        walk.turns[sentence.paragraph] = entity
        colon = len(sentence.tokens) - 1
        phrase = (0, colon) if label.part is None else None
        cue = Cue(colon, sentence.tokens[colon])
        walk.said.append(Said(None, Attribution(sentence, None, cue, phrase, TURN), entity, "statement", TURN, how))
    return True


def _labelled(walk: Walk, sentence: Sentence, how: list[str]) -> Entity | None:
    """Whom a label names: Marta Lind, LIND, Minister Lind, Lind (yard director); nobody whom the text names nowhere."""
    tokens = sentence.tokens[:-1]
    head = tokens[
        : next((at for at, token in enumerate(tokens) if token.tags & (lex.BRACKET | lex.COMMA)), len(tokens))
    ]
    if not head:
        return None
    start, end = head[0].start, head[-1].end
    names = walk.names[bisect_left(walk.name_starts, start) : bisect_left(walk.name_starts, end)]
    phrase = Phrases(head, walk.tools.language, walk.cast.naming.knows).before(len(head))
    entity: Entity | None = None
    if names and phrase is not None:
        entity = walk.cast.resolve(head[slice(*phrase)], start, names, how)
    elif every(head, lex.ROLE | lex.DETERMINER | lex.MODIFIER | lex.LINK):
        entity = by_role(walk.discourse, [token for token in head if token.tags & lex.ROLE], head, start, how)
    else:
        entity = walk.cast.naming.find((head[-1].word,), start)  # SEN. HALE
        if entity is None and _looks_named(walk, head):
            entity = walk.cast.naming.add(walk.page.text[start:end], tuple(token.word for token in head), start)
    how.append("by a label")
    return entity if entity is not None and entity.named and not entity.body else None


def _looks_named(walk: Walk, head: Sequence[Token]) -> bool:
    """Whether a label that the text names nowhere else is a name: Marta Lind, not Price; 林可望 where somebody asks."""
    if walk.tools.language.script.cased:
        return 1 < len(head) <= _NAME and every(head, lex.CAPITAL) and every(head, lex.UNKNOWN | lex.GIVEN)
    text = walk.page.text[head[0].start : head[-1].end]
    return (
        walk.interview and 1 < len(text) <= _LETTERS and not walk.cast.usage.families.isdisjoint((text[:1], text[:2]))
    )


def _interviewee(walk: Walk, how: list[str]) -> Entity | None:
    """Who answers: who did before, else the one person whom the words above the first label name most."""
    if walk.turns:
        return next(reversed(walk.turns.values()))
    first = next(iter(walk.labels.values()))
    people = [one.entity for one in walk.discourse.before(first.start) if one.entity.named and one.entity.person]
    told = Counter(map(id, people))
    ranked = sorted({id(one): (told[id(one)], one.given or one.titled) for one in people}.items(), key=itemgetter(1))
    if not ranked or (len(ranked) > 1 and ranked[-1][1] == ranked[-2][1]):
        return None
    how.append("who is interviewed")
    return next(one for one in people if id(one) == ranked[-1][0])


def is_told_by_turn(walk: Walk, attribution: Attribution) -> bool:
    """Whether who has the turn, or whoever is spoken to, says so in it: Lind: And I said that … You said that …"""
    if attribution.sentence.paragraph not in walk.labels:
        return False
    return attribution.phrase is None or some(attribution.words, lex.PRONOUN)


def whose_turn(walk: Walk, attribution: Attribution, entity: Entity | None) -> Entity | None:
    """Whom words in a turn mean: “I” is who has it, and a customer told of in it is not."""
    mine = walk.turns.get(attribution.sentence.paragraph)
    words = attribution.words
    if mine is None or not words:
        return entity
    if len(words) == 1 and words[0].tags & lex.PRONOUN and not words[0].tags & (lex.GENDER | lex.PLURAL | lex.NEUTER):
        attribution.how[:] = ["whose turn it is"]
        return mine
    return describe(walk.discourse, words, attribution.how) if entity is mine else entity
