"""Surnames that are small words, seasons or trades elsewhere: Maria Winter, Jan Kurz, Anne Boulanger."""

from collections.abc import Sequence

from wirecli.knowledge import lexicon as lex
from wirecli.quotes.sentences import Sentence
from wirecli.quotes.token import Token

_SMALL = lex.STOP | lex.FILLER | lex.PLAIN
_GOVERNS = lex.STOP | lex.DETERMINER | lex.LINK | lex.NUMBER | lex.MODIFIER
_SURNAME = lex.CAPITAL | lex.UNKNOWN


def settle_surnames(sentences: Sequence[Sentence], trades: bool) -> None:
    """Make names of such words behind a given name, and from there on where nothing governs them.

    „…“, sagte Maria Winter. Winter sagte: „…“ – not: im Winter, kurz darauf. `trades` says that roles are, too, where
    no capital begins them.
    """
    known: set[str] = set()
    other = _SMALL | (lex.ROLE if trades else 0)
    for sentence in sentences:
        tokens = sentence.tokens
        for at in sentence.marked:
            token = tokens[at]
            if not token.tags & lex.CAPITAL or not token.tags & other or token.quoted:
                continue
            before = tokens[at - 1].tags if at else 0
            if before & lex.GIVEN and before & lex.GENDER and before & lex.CAPITAL and not before & lex.ROLE:
                known.add(token.word)
                token.tags = _SURNAME
            elif token.word in known and (_speaks(tokens, at) if not at else not before & _GOVERNS):
                token.tags = _SURNAME


def _speaks(tokens: Sequence[Token], at: int) -> bool:
    """Whether a verb of speech stands right behind the word."""
    return at + 1 < len(tokens) and bool(tokens[at + 1].tags & (lex.SAY | lex.ACT))
