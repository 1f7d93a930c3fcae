"""People's names in marks, which newsrooms print where others print a bare name.

وقال «عبد الغفار» إن …
"""

from collections.abc import Iterator, Sequence

from wirecli.knowledge import lexicon as lex
from wirecli.page import Page
from wirecli.quotes.marks import Quoted
from wirecli.quotes.names.plain_extent import Extents
from wirecli.quotes.sentences import Sentence
from wirecli.quotes.token import Token
from wirecli.quotes.tokens import Tokeniser

_LONGEST, _WORDS = 30, 4  # letters and words of a name in marks
_NAMED = lex.UNKNOWN | lex.GIVEN | lex.PARTICLE | lex.DEFINITE | lex.MODIFIER | lex.STARTS | lex.GENDER
_OF_ROLE = lex.MODIFIER | lex.ORGANISATION | lex.FIELD
_BODY = lex.ORGANISATION | lex.FIELD
_BEFORE = lex.TITLE | lex.ROLE | lex.SAY


def unmark_names(page: Page, sentences: Sequence[Sentence], tokeniser: Tokeniser) -> list[Quoted]:
    """Put the words of names in marks among the others of their sentences; the marks that stood around them.

    A name is what a title or a role stands before and a given name begins, or the last word of a name printed in full.
    """
    inside = {
        id(token): tokeniser.tokens(page, token.quoted.start, token.quoted.end, ())
        for sentence in sentences
        for token in sentence.tokens
        if token.quoted and not token.quoted.ended and len(token.quoted) <= _LONGEST
    }
    inside = {key: words for key, words in inside.items() if _may_name(words)}
    if not inside:
        return []
    extents = Extents(tokeniser.lexicon.language)
    last = {name[-1] for sentence in sentences for name in _full_names(sentence.tokens, inside, extents)}
    found: list[Quoted] = []
    for sentence in sentences:
        tokens: list[Token] = []
        before = len(found)
        for at, token in enumerate(sentence.tokens):
            words = inside.get(id(token), [])
            if token.quoted and words and (words[-1].word in last or _is_introduced(sentence.tokens, at, words)):
                found.append(token.quoted)
                tokens += words
            else:
                tokens.append(token)
        if len(found) > before:
            sentence.take(tokens)
    return found


def _may_name(words: Sequence[Token]) -> bool:
    if not words:
        return False
    if len(words) == 1 and words[0].tags & _BODY:
        return True
    last = words[-1].tags & ~lex.STARTS
    trade = len(words) > 1 and words[0].tags & lex.GIVEN and last in (lex.ROLE | lex.DEFINITE, lex.MODIFIER)
    return 0 < len(words) <= _WORDS and all(
        token.tags & lex.PARTICLE or (token.tags & (lex.UNKNOWN | lex.GIVEN) and not token.tags & ~_NAMED)
        for token in (words[:-1] if trade else words)  # «سامي الشاهد», «سامي خاص»
    )


def _is_introduced(tokens: Sequence[Token], at: int, words: Sequence[Token]) -> bool:
    """Whether a role or a verb of speech stands before the marks, and a given name or a parent's begins them.

    الرئيس الأمريكي «دونالد ترامب»; رئيس الحكومة «…»; وقالت «أم سعد»; وأعلن «حزب الله».
    """
    if words[0].tags & _BODY:
        return bool(at and tokens[at - 1].tags & lex.SAY)
    if len(words) < 2 or words[0].tags & lex.STOP or not words[0].tags & (lex.GIVEN | lex.PARTICLE):
        return False
    before = at
    while before and tokens[before - 1].tags & _OF_ROLE and tokens[before - 1].tags & lex.DEFINITE:
        before -= 1
    introduces = lex.TITLE | lex.ROLE | (lex.SAY if before == at else 0)
    return bool(before and tokens[before - 1].tags & introduces)


def _full_names(tokens: Sequence[Token], inside: dict[int, list[Token]], extents: Extents) -> Iterator[tuple[str, ...]]:
    """The words of names of two words and more, by what stands before them or the given name that begins them."""
    for at, token in enumerate(tokens):
        words = inside.get(id(token), [])
        if words and _is_introduced(tokens, at, words):
            yield tuple(word.word for word in words)
        begin = at if token.tags & (lex.GIVEN | lex.PARTICLE) else at + 1
        if begin == at or token.tags & _BEFORE:
            end = extents.end(tokens, begin)
            if end - begin > 1:
                yield tuple(word.word for word in tokens[begin:end])
