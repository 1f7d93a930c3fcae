"""What is found: a quotation or statement, its cue, and the words that say whose it is."""

from msgspec import Struct, field

from wirecli.quotes.cue import Cue
from wirecli.quotes.phrases import Phrase
from wirecli.quotes.sentences import Sentence
from wirecli.quotes.token import Token


class Attribution(Struct, eq=False):
    """How a quotation, or a statement without marks, was given to somebody."""

    sentence: Sentence
    quote: Token | None
    cue: Cue | None
    phrase: Phrase | None
    shape: str
    nobody: bool = False  # the verb says that nobody in particular speaks: assure-t-on
    how: list[str] = field(default_factory=list)
    embedded: bool = False  # somebody else says that they said so: no pronoun in the next sentence means them

    @property
    def words(self) -> list[Token]:
        return self.sentence.tokens[self.phrase[0] : self.phrase[1]] if self.phrase else []
