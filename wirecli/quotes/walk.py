"""What is known of a document while it is walked: its sentences, names and people, and who said what so far."""

from collections import Counter
from collections.abc import Sequence
from itertools import chain
from typing import Literal

from msgspec import Struct, field

from wirecli.knowledge.language import Language
from wirecli.knowledge.lexicon import Lexicon
from wirecli.page import Page
from wirecli.quotes.actors import Actors
from wirecli.quotes.attributed import Attribution
from wirecli.quotes.attribution import Attributor
from wirecli.quotes.cues import Cues
from wirecli.quotes.inside import drop_labels, split_inside
from wirecli.quotes.labels import find_labels
from wirecli.quotes.marks import MarkTable, Quoted, find_quoted
from wirecli.quotes.names import find_names
from wirecli.quotes.names.surnames import settle_surnames
from wirecli.quotes.sentences import Sentence, split
from wirecli.quotes.speakers.bodies import whole_bodies
from wirecli.quotes.speakers.cast import Cast
from wirecli.quotes.speakers.discourse import Entity
from wirecli.quotes.subjects import Subjects
from wirecli.quotes.token import Token
from wirecli.quotes.tokens import Tokeniser
from wirecli.record import Kind, Span

EDGE = ".,،。、"
_REPEATED = 40  # letters: what is longer is no name
_SPLITTABLE = 24  # a shorter quotation has no room for an attribution inside its marks


class Said(Struct, eq=False):
    """A quotation or a statement, and how its speaker was found: what `explain` shows."""

    quoted: Quoted | None
    attribution: Attribution | None
    entity: Entity | None
    kind: Kind | Literal["statement"]
    shape: str
    how: list[str] = field(default_factory=list)
    mention: list[Token] = field(default_factory=list)  # the words that point to the speaker
    words: tuple[int, int] | None = None  # where they stand, of a turn in a transcript

    @property
    def start(self) -> int:
        """Where its words stand in marks, or else its cue."""
        if self.quoted is not None:
            return self.quoted.start
        return self.attribution.cue.token.start if self.attribution and self.attribution.cue else 0


class Tools(Struct, frozen=True):
    """What is made once a language."""

    language: Language
    lexicon: Lexicon
    tokeniser: Tokeniser
    table: MarkTable
    cues: Cues


_made: dict[int, Tools] = {}  # by identity: hashing a whole language costs more than a sentence


def tools_of(language: Language) -> Tools:
    tools = _made.get(id(language))
    if tools is None:  # it keeps its language, so the identity is not used again
        lexicon = Lexicon(language)
        table = MarkTable(language.marks, language.script.spaced)
        cues = Cues(language, Subjects(language))
        tools = _made[id(language)] = Tools(language, lexicon, Tokeniser(lexicon), table, cues)
    return tools


class Walk:
    """One document, in text order. What stands in it is read off at once; what is said is added as it is found."""

    def __init__(self, page: Page, paragraphs: Sequence[Span], tools: Tools) -> None:
        self.page, self.paragraphs, self.tools = page, paragraphs, tools
        language = tools.language
        self.closes = {pair[1]: pair[0] for pair in language.marks.pairs if pair[0] != pair[1]}
        self.quoted = find_quoted(page, paragraphs, tools.table)
        inside = language.marks.inside
        if inside:
            self.quoted = [
                [
                    piece
                    for quoted in quotes
                    for piece in (
                        split_inside(page, quoted, tools.tokeniser, inside) if len(quoted) > _SPLITTABLE else [quoted]
                    )
                ]
                for quotes in self.quoted
            ]
        predicates = language.grammar.predicates if language.script.cased else ()
        for quoted in chain.from_iterable(self.quoted) if predicates else ():
            quoted.acts = quoted.small and page.text.startswith(predicates, quoted.start, quoted.end)
        if language.script.cased:
            drop_labels(page, chain.from_iterable(self.quoted))
        self.repeated = Counter(
            page.text[q.start : q.end].rstrip(EDGE)
            for quotes in self.quoted[1:]  # a subtitle has the words that the story quotes
            for q in quotes
            if len(q) < _REPEATED
        )
        self.headings = {
            page.text[q.start : q.end].rstrip(EDGE): q.start
            for paragraph, quotes in zip(paragraphs[1:], self.quoted[1:], strict=True)
            for q in quotes[:1]
            if len(quotes) == 1 and q.end - q.start + 2 >= paragraph.end - paragraph.start
        }
        self.labels = find_labels(page, paragraphs, self.quoted, language.speech)
        self.interview = any(label.part == "question" for label in self.labels.values())
        cased = language.script.cased
        self.sentences: list[Sentence] = []
        for number, paragraph in enumerate(paragraphs):
            start = paragraph.start
            if number in self.labels:  # a sentence of its own
                start = self.labels[number].words
                tokens = tools.tokeniser.tokens(page, paragraph.start, start, ())
                self.sentences.append(split(page, tokens, number, cased)[0])
            tokens = tools.tokeniser.tokens(page, start, paragraph.end, self.quoted[number])
            self.sentences += split(page, tokens, number, cased)
        nouns, grammar = language.script.nouns_capitalised, language.grammar
        if nouns or (cased and grammar.head_first and not (language.script.half_capitals or grammar.adjoined)):
            settle_surnames(self.sentences, not nouns)
        self.names_in_marks: list[Quoted] = []
        if language.script.articles:
            from wirecli.quotes.names.in_marks import unmark_names

            self.names_in_marks = unmark_names(page, self.sentences, tools.tokeniser)
        self.sentence_starts = [sentence.start for sentence in self.sentences]
        self.names = find_names(page, self.sentences, tools.lexicon)
        self.name_starts = [name.start for name in self.names]
        self.cast = Cast(page, tools.lexicon, self.names)
        self.discourse = self.cast.discourse
        if language.script.articles:
            self.discourse.bodies = whole_bodies(self.sentences, self.names, tools.lexicon, self.cast.naming.knows)
        self.attributor = Attributor(language, tools.cues, self.cast.naming.knows)
        self.actors = Actors(language, tools.cues, self.cast.naming.knows, tools.lexicon)
        self.said: list[Said] = []
        self.turns: dict[int, Said] = {}  # of a transcript, by paragraph
