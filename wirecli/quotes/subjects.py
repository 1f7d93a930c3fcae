"""Whose a cue is: the subject that stands before it."""

from collections.abc import Sequence

from wirecli.knowledge import lexicon as lex
from wirecli.knowledge.language import Language
from wirecli.knowledge.lexicon import fold
from wirecli.quotes.apposition import Appositions
from wirecli.quotes.cue import Cue, clause_start
from wirecli.quotes.phrases import Phrase, Phrases
from wirecli.quotes.placed import Placed
from wirecli.quotes.token import Token, every, some
from wirecli.quotes.topics import Topics
from wirecli.quotes.unmarked import Unmarked

_NAMED = lex.UNKNOWN | lex.DEFINITE


class Subjects:
    """Finds the subject before a cue, the way the language marks it."""

    def __init__(self, language: Language) -> None:
        self.language = language
        script, grammar = language.script, language.grammar
        self.shapes = language.speech.shapes
        self.cased, self.spaced, self.half = script.cased, script.spaced, script.half_capitals
        self.topical, self.second = bool(grammar.topic), grammar.verb_second
        # Where some verbs of speech stand before their speaker only, all the others stand behind theirs.
        self.verb_first = grammar.adjoined and not set(language.speech.say).isdisjoint(language.speech.according)
        self.telling = frozenset(map(fold, language.speech.telling))
        self.asking = frozenset(map(fold, language.speech.asking))
        self.men = frozenset(map(fold, language.people.nouns_masculine))
        self.women = frozenset(map(fold, language.people.nouns_feminine))
        self.oblique = grammar.objects if script.articles else ()
        self.topics, self.unmarked = Topics(language), Unmarked(language)
        self.families = frozenset(language.people.surnames)
        self.relatives = frozenset(language.people.relatives)
        self.unspaced = language.unmixed
        self.asides = Appositions(language, self.verb_first, self.inverts())
        self.placed = Placed(language, self.asides)

    def is_object(self, tokens: Sequence[Token], phrase: Phrase | None, verb: int = 0) -> bool:
        """Whether the ending of several people tells that they are the object: طمأن المتضررين; not أن المحققين …

        Or a woman's verb does, of which a man is told and no clause follows him: خاطبت المتهم مباشرة.
        """
        if phrase is None or not self.oblique or (phrase[0] and tokens[phrase[0] - 1].tags & lex.THAT):
            return False
        token, behind = tokens[phrase[0]], tokens[min(phrase[1], len(tokens) - 1)].tags
        of_him = lex.ROLE | lex.DEFINITE | lex.FEMININE | lex.GROUP | lex.ORGANISATION | lex.TITLE
        if verb & lex.FEMININE and phrase[1] - phrase[0] == 1 and token.tags & of_him == lex.ROLE | lex.DEFINITE:
            return not behind & (lex.PUNCTUATION | lex.THAT | lex.QUOTE | lex.STOP | lex.FILLER)
        return bool(token.tags & lex.GROUP) and token.word.endswith(self.oblique)

    def is_asked(self, tokens: Sequence[Token], cue: Cue) -> bool:
        """Whether the verb's gender tells that who stands behind it is its object: حثت | وزير الداخلية على …

        Not where a name follows: women bear men's roles (طالبت عضو البرلمان هدى شاكر …).
        """
        if cue.token.word not in self.asking or cue.after is None:
            return False
        words = tokens[slice(*cue.after)]
        head, female = words[0], bool(cue.token.tags & lex.FEMININE)
        if head.word in (self.men if female else self.women):
            return True
        somebody = head.tags & (lex.ROLE | lex.GROUP | lex.ORGANISATION | lex.FEMININE)
        if somebody != (lex.ROLE if female else lex.ROLE | lex.FEMININE):
            return False
        named = (token for token in words if token.tags & lex.GIVEN or token.tags & _NAMED == lex.UNKNOWN)
        gender = lex.MASCULINE if female else lex.FEMININE
        return next(named, None) is None or any(token.tags & gender for token in words[1:])

    def is_told(self, tokens: Sequence[Token], cue: Cue) -> bool:
        """Whether nobody but whom the verb must tell stands behind it: أخبرت رويترز أن …; ناشد السكان التزام …"""
        if cue.token.word not in self.telling or cue.after is None:
            return False
        begin, end = cue.after
        words, behind = tokens[begin:end], tokens[min(end, len(tokens) - 1)].tags
        if words[0].tags & lex.GROUP and words[0].tags & lex.DEFINITE:
            return len(words) == 1
        body = every(words, lex.ORGANISATION | lex.FIELD) and not some(words, lex.ROLE | lex.GROUP)
        return body and bool(behind & (lex.THAT | lex.COLON | lex.QUOTE))

    def without_told(self, tokens: Sequence[Token], cue: Cue) -> Phrase | None:
        """Who tells, without the body told right behind them: أبلغ مسؤول كبير | وكالة رويترز أن …"""
        if cue.token.word not in self.telling or cue.after is None:
            return cue.after
        begin, end = cue.after
        for at in range(begin + 1, end):
            whole = tokens[at - 1].tags & (lex.MODIFIER | lex.UNKNOWN | lex.GIVEN | lex.DEFINITE)
            whole = whole and (not tokens[at - 1].tags & lex.ROLE or tokens[at - 1].tags & lex.DEFINITE)
            if whole and tokens[at].tags & lex.ORGANISATION and not tokens[at].tags & (lex.MODIFIER | lex.ROLE):
                return (begin, at)
        return cue.after

    def find(self, tokens: Sequence[Token], phrases: Phrases, cue: Cue, cues: list[Cue]) -> None:
        """Give the cue its subject: its `before`, or the cue it `inherits` one from."""
        at = cue.at
        if self.second and at and tokens[at - 1].tags & lex.COMMA and _is_inserted(tokens, cue.after):
            return  # Der Lehrer, erzählt sie noch, schreibe …
        cue.before = self.asides.that_one(tokens, phrases, at) or self.asides.antecedent(tokens, phrases, at)
        if cue.before is not None:
            return
        if self.second and (cue.after is None or tokens[cue.after[0]].tags & lex.NEUTER):
            cue.before = self._source(tokens, phrases, at)
            if cue.before is None and cue.after is not None and not cue.token.tags & lex.ACCORDING:
                cue.before = self._source_behind(tokens, phrases, cue.after[1])
            if cue.before is not None:
                cue.after = None
                return
        near = phrases.before(at)
        if near and self.is_object(tokens, near):
            near = None
        if near == (1, at) and self.language.people.genitives and tokens[0].tags & lex.PLAIN:
            if self.placed.names_behind(tokens, phrases, cue):
                return  # Победу команды оценил тренер Олег Рогов
        if near is None and self.language.people.genitives and at > 1 and _is_addressee(tokens, at - 1):
            near = phrases.before(at - 1)  # в союзе «Волне» заявили
        if (
            self.verb_first
            and near
            and near[0]
            and tokens[near[0] - 1].tags & lex.ADDRESSEE
            and tokens[near[0] - 1].tags & lex.SAY
        ):
            return  # meminta menteri menjelaskan
        if self.topical:
            self._topical(tokens, phrases, cue, cues)
        elif self.language.script.gaps:
            self.unmarked.gapped(tokens, cue, cues)
        elif not self.cased and not self.spaced:
            self.unmarked.unspaced(tokens, phrases, cue, cues, near)
        else:
            self.placed.find(tokens, phrases, cue, cues, near)
            if self.half and cue.before is not None and tokens[cue.before[0]].tags & lex.INDEFINITE:
                cue.before = (
                    self.asides.named_before(tokens, phrases, cue.before) or cue.before
                )  # anh Tư, một nông dân …
                first, last = cue.before
                if first and tokens[first].tags & lex.INDEFINITE and tokens[first - 1].tags & (lex.ROLE | lex.GROUP):
                    cue.before = (first - 1, last)  # cư dân | một ngôi làng nói
            if self.half and cue.before is not None:
                cue.before = self._of_relative(tokens, cue.before)
            if self.asides.addresses and self.cased and cue.before is not None:
                cue.before = self.asides.before_address(tokens, phrases, cue.before) or cue.before
                cue.before = self.asides.bearer(tokens, phrases, cue.before) or cue.before

    def _of_relative(self, tokens: Sequence[Token], phrase: Phrase) -> Phrase:
        """The relative whom a pronoun behind them tells of, and it: vợ ông kể, mẹ của em nói."""
        first, last = phrase
        if not tokens[first].tags & lex.PRONOUN or not first:
            return phrase
        kin = first - 1 - (first > 1 and tokens[first - 1].word == self.language.grammar.link[0])
        return (kin, last) if tokens[kin].word in self.relatives else phrase

    def _topical(self, tokens: Sequence[Token], phrases: Phrases, cue: Cue, cues: list[Cue]) -> None:
        """The subject by its particle."""
        at = cue.at
        if not self.spaced and (
            cue.token.word.startswith(self.language.grammar.link)
            or (at + 1 < len(tokens) and tokens[at + 1].tags & lex.COLON)
        ):
            near = phrases.before(at - 1 if tokens[at - 1].tags & lex.LINK else at)  # 町長のコメント：
            if near is not None and phrases.is_person(near):
                cue.before = near
                return
        cleft = (
            not self.spaced
            and at + 2 < len(tokens)
            and tokens[at + 1].tags & lex.LINK
            and tokens[at + 2].word == self.language.grammar.topic[0]
        )
        near = self.topics.later_topic(tokens, phrases, at) if cleft else None
        near = near or (
            self.topics.marked(tokens, phrases, at, cues) if self.spaced else self.topics.topic(tokens, phrases, at)
        )
        if near is None and not cues and not self.spaced:
            near = self.topics.later_topic(tokens, phrases, at) or self.topics.closing(tokens, phrases, at)
        if near is not None:
            cue.before = near
        elif cues and not self.topics.is_asked_of(tokens, cues[-1].at, at):
            cue.inherits = cues[-1]

    def first_of(self, tokens: Sequence[Token], phrases: Phrases, phrase: Phrase) -> Phrase:
        """The first of several who speak together: Ann Pell, Carl Venn and Corey Marsh said."""
        first, links = phrase, lex.CONJUNCTION
        while first[0] > 1 and tokens[first[0] - 1].tags & links and not tokens[first[0] - 1].tags & lex.CUE:
            before = phrases.before(first[0] - 1)
            if before is None or before[1] != first[0] - 1 or not self._is_one(tokens, phrases, before, first):
                return phrase
            first, links = before, lex.CONJUNCTION | lex.COMMA
        begins = first != phrase and first[0] == clause_start(tokens, first[0], self.cased)
        edge = first[0] - (first[0] > 1 and bool(tokens[first[0] - 1].tags & lex.COMMA))
        opened = not first[0] or tokens[edge - 1].tags & (lex.QUOTE | lex.DASH | lex.THAT | lex.COLON)
        return first if begins and opened else phrase

    def _is_one(self, tokens: Sequence[Token], phrases: Phrases, one: Phrase, other: Phrase) -> bool:
        """Whether a phrase is somebody of their own, no half of a name or a field: not Trade and Industry."""
        words = tokens[slice(*one)]
        if not phrases.is_person(one) or not phrases.is_person(other):
            return False
        if words[0].tags & lex.DETERMINER and tokens[other[0]].tags & lex.DETERMINER:
            return True
        own = next(
            (k for k, token in enumerate(words) if token.tags & lex.LINK), len(words)
        )  # not: Secretary of Health
        names = [token for token in words[:own] if phrases.is_name(token)]
        behind = tokens[other[0]].tags & (lex.CAPITAL | lex.TITLE | lex.ROLE | lex.DETERMINER | lex.PRONOUN)
        alone = other[1] - other[0] == len(words) == 1 and all(
            map(phrases.known, names)
        )  # not: Pell and Venn Trust head
        return (
            bool(behind) and bool(names) and (len(names) > 1 or alone or bool(words[0].tags & (lex.ROLE | lex.TITLE)))
        )

    def _source(self, tokens: Sequence[Token], phrases: Phrases, at: int) -> Phrase | None:
        """In dem Gutachten heißt es; im Prospekt ist von „…“ die Rede.

        what a preposition governs, where nobody else can be the subject.
        """
        begin = clause_start(tokens, at, self.cased)
        if begin and tokens[begin - 1].tags & lex.QUOTE:
            begin = clause_start(tokens, begin - 1, self.cased)
        if not tokens[begin].tags & lex.STOP or tokens[begin].tags & lex.THAT:
            return None
        while begin < at and tokens[begin].tags & (lex.STOP | lex.DETERMINER):
            begin += 1
        phrase = phrases.after(begin)
        if (
            phrase is None
            or phrase[0] != begin
            or phrase[1] > at
            or not some(tokens[slice(*phrase)], lex.DOCUMENT | lex.ORGANISATION | lex.GROUP)
        ):
            return None
        between = tokens[phrase[1] : at]
        return phrase if every(between, lex.FILLER | lex.QUOTE | lex.LINK | lex.STOP) else None

    @staticmethod
    def _source_behind(tokens: Sequence[Token], phrases: Phrases, at: int) -> Phrase | None:
        """…, hieß es am Donnerstag aus dem Außenamt."""
        for begin in range(at, min(at + 7, len(tokens) - 1)):
            if tokens[begin].tags & (lex.PUNCTUATION | lex.CUE | lex.THAT):
                return None
            if not tokens[begin].tags & lex.STOP:
                continue
            phrase = phrases.after(begin + 1 + bool(tokens[begin + 1].tags & lex.STOP))
            if phrase and any(
                token.tags & (lex.DOCUMENT | lex.ORGANISATION | lex.GROUP) for token in tokens[slice(*phrase)]
            ):
                return phrase
        return None

    def inverts(self) -> bool:
        return not self.subject_first()

    def subject_first(self) -> bool:
        first = next(
            (s for s in self.shapes if s in ("speaker-cue-quote", "cue-speaker-quote", "speaker-quote-cue")), ""
        )
        return first != "cue-speaker-quote"


def _is_addressee(tokens: Sequence[Token], at: int) -> bool:
    """Whether the marks at `at` hold the name of the paper that is spoken to."""
    quoted = tokens[at].quoted
    return (
        quoted is not None
        and len(quoted) < 24
        and not (quoted.ended or quoted.comma)
        and not tokens[at - 1].tags & lex.PUNCTUATION
    )


def _is_inserted(tokens: Sequence[Token], after: Phrase | None) -> bool:
    """Whether “he” or “she” stands behind the cue, and then a comma."""
    if after is None or after[1] - after[0] > 1 or not tokens[after[0]].tags & lex.PRONOUN:
        return False
    if not tokens[after[0]].tags & lex.GENDER:
        return False
    at = after[1]
    while at < len(tokens) and tokens[at].tags & lex.FILLER:
        at += 1
    return at < len(tokens) and bool(tokens[at].tags & lex.COMMA)
