"""Whose turn it is in a transcript: words without marks behind a label that says who speaks."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from operator import itemgetter

from msgspec.structs import replace

from wirecli.knowledge import lexicon as lex
from wirecli.quotes.attributed import Attribution
from wirecli.quotes.cue import Cue
from wirecli.quotes.labels import Label
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
    """Whether the sentence is a label: who it means has the words behind it, and the paragraphs that go on."""
    number = sentence.paragraph
    label = walk.labels.get(number)
    if label is not None and sentence.start < label.words:
        _begin(walk, sentence, label)
        return True
    if sentence.first and label is None and number in walk.turns:
        turn, words = walk.turns[number], walk.paragraphs[number]
        assert turn.attribution is not None
        attribution = replace(turn.attribution, phrase=None)
        walk.said.append(
            Said(None, attribution, turn.entity, "statement", TURN, turn.how, words=(words.start, words.end))
        )
    return False


def _begin(walk: Walk, sentence: Sentence, label: Label) -> None:
    how: list[str] = []
    if label.part:
        entity = _interviewee(walk, how) if label.part == "answer" else None
    else:
        entity = _labelled(walk, sentence, label, how)
    if entity is None:
        return
    last = len(sentence.tokens) - 1
    phrase = None if label.part else (0, last if sentence.tokens[last].tags & lex.COLON else last + 1)
    cue = Cue(last, sentence.tokens[last])
    words = (label.words, walk.paragraphs[sentence.paragraph].end)
    said = Said(None, Attribution(sentence, None, cue, phrase, TURN), entity, "statement", TURN, how, words=words)
    for number in (sentence.paragraph, *label.more):
        walk.turns[number] = said
    if words[0] < words[1]:
        walk.said.append(said)


def _labelled(walk: Walk, sentence: Sentence, label: Label, how: list[str]) -> Entity | None:
    """Whom a label names: Marta Lind, LIND, Minister Lind, Lind (yard director); nobody whom the text names nowhere."""
    tokens = [token for token in sentence.tokens if token.start < label.end]
    ends = (at for at, token in enumerate(tokens) if token.tags & (lex.BRACKET | lex.COMMA))
    head = tokens[: next(ends, len(tokens))]
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
        if entity is None and not label.once and _looks_named(walk, head):
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
        return next(reversed(walk.turns.values())).entity
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
    number = attribution.sentence.paragraph
    if number not in walk.labels and number not in walk.turns:
        return False
    return attribution.phrase is None or some(attribution.words, lex.PRONOUN)


def whose_turn(walk: Walk, attribution: Attribution, entity: Entity | None) -> Entity | None:
    """Whom words in a turn mean: “I” is who has it, and a customer told of in it is not."""
    turn = walk.turns.get(attribution.sentence.paragraph)
    words = attribution.words
    if turn is None or turn.entity is None or not words:
        return entity
    mine = turn.entity
    if len(words) == 1 and words[0].tags & lex.PRONOUN and not words[0].tags & (lex.GENDER | lex.PLURAL | lex.NEUTER):
        attribution.how[:] = ["whose turn it is"]
        return mine
    return describe(walk.discourse, words, attribution.how) if entity is mine else entity
