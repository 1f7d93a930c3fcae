"""A word around the quotations, with what the language says it may be."""

import re

from msgspec import Struct

from wirecli.knowledge import lexicon as lex
from wirecli.quotes.marks import Quoted

PUNCTUATION = {
    **dict.fromkeys(",،、，;；؛､", lex.COMMA),
    **dict.fromkeys(":：", lex.COLON),
    **dict.fromkeys(".!?…。！？؟｡।", lex.END),
    **dict.fromkeys("-–—―─", lex.DASH),
    **dict.fromkeys("()[]（）【】［］<>＜＞", lex.BRACKET),
}
MARKS = frozenset("\"“”„‟«»‹›‘’‚‛「」『』《》'＂")
_KATAKANA = re.compile("[\u30a1-\u30ff\u31f0-\u31ff\uff66-\uff9f]{3,}")


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


def is_katakana(word: str) -> bool:
    """Whether the word is written in the letters for foreign words alone."""
    return _KATAKANA.fullmatch(word) is not None
