"""The names in a document, each with the titles and roles that stand beside it."""

from collections.abc import Sequence
from typing import Protocol

from wirecli.knowledge.lexicon import Lexicon
from wirecli.page import Page
from wirecli.quotes.names.bodies import quoted_bodies
from wirecli.quotes.names.name import Name, shortens
from wirecli.quotes.sentences import Sentence

__all__ = ["Name", "find_names", "shortens"]


class Reader(Protocol):
    """How names are told from other words in one kind of script."""

    in_marks: bool  # names in marks are to be looked for, too

    def prepare(self, sentences: Sequence[Sentence]) -> None:
        """Look over the whole document first; may join or cut the sentences' tokens."""
        ...

    def names(self, sentence: Sentence, number: int) -> list[Name]:
        """The names of sentence `number`."""
        ...

    def finish(self, sentences: Sequence[Sentence], found: list[Name]) -> list[Name]:
        """What is left of the names once all are known."""
        ...


def find_names(page: Page, sentences: Sequence[Sentence], lexicon: Lexicon) -> list[Name]:
    """Every name in the sentences, in text order."""
    reader = _reader(page, lexicon)
    reader.prepare(sentences)
    found: list[Name] = []
    for number, sentence in enumerate(sentences):
        found += reader.names(sentence, number)
        if reader.in_marks:
            found += quoted_bodies(page, sentence, number, lexicon)
    if reader.in_marks:
        found.sort(key=lambda name: name.start)
    return reader.finish(sentences, found)


def _reader(page: Page, lexicon: Lexicon) -> Reader:
    """The reader for the language's script; only the one that is needed is imported."""
    script = lexicon.language.script
    if script.cased:
        from wirecli.quotes.names.cased import Cased

        return Cased(page, lexicon)
    if lexicon.language.heads_last:
        from wirecli.quotes.names.particled import Particled

        return Particled(page, lexicon)
    if script.spaced:
        from wirecli.quotes.names.plain import plain

        return plain(lexicon)
    if script.gaps:
        from wirecli.quotes.names.gapped import Gapped

        return Gapped(page, lexicon)
    from wirecli.quotes.names.unspaced import Unspaced

    return Unspaced(page, lexicon)
