"""Where a verb of speech reports nothing: a gesture, a place, a day, whom words were told to, a condition."""

from collections.abc import Sequence

from wirecli.knowledge import lexicon as lex
from wirecli.knowledge.language import Language
from wirecli.quotes.attributed import Attribution
from wirecli.quotes.token import Token, every, some

_OPENS = lex.THAT | lex.COLON | lex.COMMA
_FEW = 4  # words of somebody who is not named
_Stretch = tuple[int, int]


def reports_nothing(
    attribution: Attribution,
    clause: _Stretch,
    others: Sequence[Attribution],
    language: Language,
    *,
    behind: bool,
    cut: bool,
) -> bool:
    """Whether the clause (words from, to) is nothing that was said.

    `behind` says that it stands right behind the verb, `cut` that another attribution ends it.
    """
    if language.grammar.topic and _is_gesture(attribution, others):
        return True
    if not _is_clausal(attribution, clause, language) or _is_who(attribution, clause, cut):
        return True
    return behind and _tells_nothing(attribution.sentence.tokens[slice(*clause)], language)


def is_condition(attribution: Attribution, language: Language) -> bool:
    """Whether the clause tells a condition, so that nobody has said it yet: If the court agrees, …"""
    conditions, tokens = language.grammar.conditions, attribution.sentence.tokens
    if not conditions or attribution.cue is None:
        return False
    at, phrase = attribution.cue.at, attribution.phrase
    if phrase is None:
        return False  # se disse preocupado
    if any(token.word in conditions and not token.tags & lex.FILLER for token in tokens[phrase[1] : at]):
        return True  # Phà sẽ ra khơi nếu Bộ Giao thông khẳng định …
    begin = min(at, phrase[0]) - 1
    while begin > 0 and tokens[begin].tags & (lex.FILLER | lex.DETERMINER) and tokens[begin].word not in conditions:
        begin -= 1
    return begin >= 0 and tokens[begin].word in conditions


def is_source(attribution: Attribution) -> bool:
    """Whether somebody else tells of the words: According to Ann Pell, …"""
    return attribution.cue is not None and bool(attribution.cue.token.tags & (lex.ACCORDING | lex.ACCORDING_AFTER))


def _is_gesture(attribution: Attribution, others: Sequence[Attribution]) -> bool:
    """Whether what may be a gesture has no と before it, nor words in marks beside: 店の前で肩を落とした。"""
    tokens, cue = attribution.sentence.tokens, attribution.cue
    if cue is None or not cue.token.tags & lex.ACT or not cue.at:
        return False
    return not tokens[cue.at - 1].tags & lex.THAT and all(other.quote is None for other in others)


def _is_who(attribution: Attribution, clause: _Stretch, cut: bool) -> bool:
    """Whether no more than somebody stands there: whom words were told to, or who is told more of before the verb.

    Ann Pell told the hearing | she felt “lost”. His wife, Ann Pell, nodded.
    """
    tokens, cue = attribution.sentence.tokens, attribution.cue
    words = tokens[slice(*clause)]
    if cue is None or not 0 < len(words) < _FEW or not words[0].tags & lex.DETERMINER:
        return False
    if clause[0] == cue.at + 1:
        return bool(cue.token.tags & lex.ADDRESSEE) and cut
    return clause[1] < cue.at and bool(words[-1].tags & lex.ROLE) and cue.at > len(tokens) - 3


def _is_clausal(attribution: Attribution, clause: _Stretch, language: Language) -> bool:
    """Whether a verb that means other things too has a clause for what is said: believed the port | lay idle.

    Where every noun has a capital, a that, a comma, a colon or a form of reported speech tells: befand, dass …
    """
    tokens, cue = attribution.sentence.tokens, attribution.cue
    if cue is None or cue.token.word not in language.speech.clausal:
        return True
    before, first = tokens[clause[0] - 1].tags if clause[0] else 0, tokens[clause[0]].tags
    if (before | first) & _OPENS or clause[1] <= cue.at:
        return True
    if language.script.nouns_capitalised:
        return some(tokens[slice(*clause)], lex.REPORTED)
    return bool(first & (lex.PRONOUN | lex.DETERMINER | lex.INDEFINITE | lex.CAPITAL))


def _tells_nothing(clause: Sequence[Token], language: Language) -> bool:
    """Whether what stands right behind a verb tells only when, where or how: spoke in Norvane; states and cities."""
    first = clause[0]
    if first.tags & lex.THAT or first.quoted:
        return False
    if first.tags & lex.CONJUNCTION or every(clause, lex.FILLER | lex.NUMBER | lex.PUNCTUATION):
        return True
    if len(clause) == 1 and language.script.cased and not language.script.half_capitals:
        return True  # declared bankruptcy
    return first.word in language.speech.circumstances
