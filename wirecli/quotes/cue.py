"""A word of attribution in its sentence, and where its clause and its phrases stand."""

from collections.abc import Sequence

from msgspec import Struct

from wirecli.knowledge import lexicon as lex
from wirecli.quotes.phrases import Phrase
from wirecli.quotes.token import Token, some

_EDGE = lex.COMMA | lex.COLON | lex.END | lex.QUOTE
_CLAUSE = 80  # words: no clause is longer
_OUTLET = 8  # letters of an outlet in marks


class Cue(Struct, eq=False):
    """A word of attribution, and the phrases beside it that may say whose it is."""

    at: int
    token: Token
    before: Phrase | None = None
    after: Phrase | None = None
    inherits: "Cue | None" = None  # whose subject it has, where it has none of its own
    taken: bool = False  # a quotation was given to it
    nobody: bool = False  # it says where something was said, not by whom: in Berlin hieß es


def is_plural(tokens: Sequence[Token], at: int, plural: Sequence[str]) -> bool:
    """Whether the verb at `at` has several people for its subject, by its ending or the auxiliary before it."""
    verb = tokens[at].word.split()[0]
    ends = tuple(entry[1:] for entry in plural if entry[0] == "*")
    return verb.endswith(ends) or verb in plural or bool(at and tokens[at - 1].word in plural)


def clause_start(tokens: Sequence[Token], at: int, cased: bool = False) -> int:
    """Where the clause that `at` stands in begins."""
    floor = max(0, at - _CLAUSE)
    while at > floor and (
        not tokens[at - 1].tags & _EDGE or (cased and is_body(tokens, at - 1)) or _is_told(tokens, at - 1)
    ):
        at -= 1
        if (
            tokens[at].tags & lex.BRACKET and tokens[at].word == ")"
        ):  # Northline Ltd (“Northline”), an operator, announced
            at = next(
                (
                    k
                    for k in range(at - 1, max(-1, at - 12), -1)
                    if tokens[k].word == "(" and tokens[k].tags & lex.BRACKET
                ),
                at,
            )
    return at


def _is_told(tokens: Sequence[Token], at: int) -> bool:
    """Whether the marks at `at` hold a paper that somebody speaks to: 在接受《海岸日报》采访时说; 向“海岸”网站说"""
    quoted = tokens[at].quoted
    if quoted is None or not at or not tokens[at - 1].tags & lex.ADDRESSEE:
        return False
    what = tokens[at + 1].tags if at + 1 < len(tokens) else 0
    return quoted.work or (len(quoted) <= _OUTLET and bool(what & lex.ORGANISATION))


def is_body(tokens: Sequence[Token], at: int) -> bool:
    """Whether the quotation at `at` is a body's name: компания «Белый Парус»."""
    quoted = tokens[at].quoted
    return (
        quoted is not None
        and at > 0
        and len(quoted) <= 60
        and not quoted.small
        and bool(tokens[at - 1].tags & (lex.ORGANISATION | lex.DOCUMENT | lex.GROUP))
    )


def is_governed(tokens: Sequence[Token], phrase: Phrase) -> bool:
    """Whether a preposition stands before the phrase: 对记者 – but not 住在六楼的龚女士."""
    words = tokens[phrase[0] : phrase[1]]
    if (
        words[-1].tags & (lex.PERSON | lex.UNKNOWN | lex.GIVEN)
        and some(words[:-1], lex.LINK)
        and words[-1].tags & (lex.ROLE | lex.TITLE_SUFFIX | lex.GIVEN)
    ):
        return False
    at = phrase[0] - 1
    at -= at > 0 and _is_told(tokens, at)
    return at >= 0 and bool(tokens[at].tags & lex.ADDRESSEE) and not tokens[phrase[0]].tags & lex.ADDRESSEE


def is_to(token: Token) -> bool:
    """Whether a word is a preposition and its article that names begin with too: pidió | al juez aclarar algo"""
    small = not token.tags & (lex.CAPITAL | lex.CUE)
    return small and token.tags & (lex.STOP | lex.PARTICLE) == lex.STOP | lex.PARTICLE


def behind_fillers(tokens: Sequence[Token], at: int) -> int:
    """The first of the fillers that end before `at`."""
    while at > 0 and tokens[at - 1].tags & lex.FILLER:
        at -= 1
    return at
