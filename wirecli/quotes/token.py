"""A word around the quotations, with what the language says it may be."""

from collections.abc import Iterable

from msgspec import Struct

from wirecli.knowledge import lexicon as lex
from wirecli.patterns import pattern
from wirecli.quotes.marks import Quoted

PUNCTUATION = {
    **dict.fromkeys(",،、，;；؛､", lex.COMMA),
    **dict.fromkeys(":：︰﹕", lex.COLON),
    **dict.fromkeys(".!?…。！？؟｡।", lex.END),
    **dict.fromkeys("-–—―─", lex.DASH),
    **dict.fromkeys("()[]（）【】［］<>＜＞", lex.BRACKET),
}
AGED = lex.MODIFIER | lex.NUMBER  # a word for an age behind a role, by which nobody is told apart: el actor octogenario
MARKS = frozenset("\"“”„‟«»‹›‘’‚‛「」『』《》'＂")
_KATAKANA = pattern("[\u30a1-\u30ff\u31f0-\u31ff\uff66-\uff9f]{3,}")


class Token(Struct, eq=False, gc=False):  # a third of the time that a class in Python takes; no token ends in a cycle
    """A word, a punctuation mark or a whole quotation; `core` is where its case ending begins (else its end)."""

    start: int
    end: int
    core: int
    tags: int
    word: str
    quoted: Quoted | None = None

    def __repr__(self) -> str:
        return f"{self.word!r}"


def union(words: Iterable[Token]) -> int:
    """All that the words may be."""
    tags = 0
    for word in words:
        tags |= word.tags
    return tags


def some(words: Iterable[Token], tags: int) -> bool:
    """Whether one of the words may be one of these; half of what `any` over a generator takes."""
    for word in words:  # noqa: SIM110
        if word.tags & tags:
            return True
    return False


def every(words: Iterable[Token], tags: int) -> bool:
    """Whether each of the words may be one of these."""
    for word in words:  # noqa: SIM110
        if not word.tags & tags:
            return False
    return True


def is_katakana(word: str) -> bool:
    """Whether the word is written in the letters for foreign words alone."""
    return _KATAKANA.fullmatch(word) is not None
