"""The fullest phrase for a body that is told of by its noun alone, where bodies are no names: النقابة."""

from collections.abc import Callable, Sequence

from wirecli.knowledge import lexicon as lex
from wirecli.knowledge.lexicon import Lexicon
from wirecli.quotes.names import Name
from wirecli.quotes.phrases import Phrases
from wirecli.quotes.sentences import Sentence
from wirecli.quotes.token import Token

_OF_BODY = lex.DEFINITE | lex.GROUP | lex.FIELD | lex.MODIFIER
Bodies = dict[str, list[Sequence[Token]]]


def whole_bodies(
    sentences: Sequence[Sentence], names: Sequence[Name], lexicon: Lexicon, known: Callable[[Token], bool]
) -> Bodies:
    """Phrases that begin with a body's noun and say which it is, by that noun: عضو مجلس | نقابة صيادلة القاهرة."""
    found: Bodies = {}
    starts = {name.start for name in names if not name.body}
    for sentence in sentences:
        tokens = sentence.tokens
        phrases = Phrases(tokens, lexicon.language, known)
        for at, token in enumerate(tokens):
            if not token.tags & lex.ORGANISATION or token.tags & (lex.ROLE | lex.QUOTE | lex.CUE):
                continue
            phrase = phrases.after(at)
            if phrase is None or phrase[0] != at:
                continue
            end = next(
                (k for k in range(at + 1, phrase[1]) if tokens[k].start in starts or tokens[k].tags & lex.TITLE),
                phrase[1],
            )
            last = tokens[end - 1].tags
            if (end > at + 1 or " " in token.word) and last & _OF_BODY and not last & (lex.ROLE | lex.LINK):
                found.setdefault(_words(lexicon, tokens[at:end])[0], []).append(tokens[at:end])
    return found


def whole_body(bodies: Bodies, lexicon: Lexicon, words: Sequence[Token], at: int) -> Sequence[Token] | None:
    """The one body before `at` that a noun with the article means: وطالبت النقابة."""
    first = words[0]
    if len(words) > 1 or not first.tags & lex.DEFINITE or not first.tags & lex.ORGANISATION or first.tags & lex.ROLE:
        return None
    noun = next((first.word.removeprefix(a) for a in lexicon.articles if first.word.startswith(a)), first.word)
    told = bodies.get(lexicon.bare(first.word)) or (bodies.get(noun) if first.tags & lex.ISSUER else None) or []
    before = [body for body in told if body[0].start < at]
    known = {_words(lexicon, body) for body in before}
    longest = max(known, key=len, default=())
    if not longest or any(longest[: len(other)] != other for other in known):
        return None  # two of them
    return next(body for body in before if _words(lexicon, body) == longest)


def _words(lexicon: Lexicon, body: Sequence[Token]) -> tuple[str, ...]:
    """The words of a phrase without articles; a token may hold several."""
    return tuple(lexicon.bare(word) for token in body for word in token.word.split())
