"""The quotations of a story with their speakers: the walk from marks to people."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from itertools import chain, takewhile
from typing import Literal

from msgspec import Struct, field
from msgspec.structs import replace

from wirecli.knowledge import lexicon as lex
from wirecli.knowledge.language import Language, Recognise
from wirecli.knowledge.lexicon import Lexicon
from wirecli.page import Page
from wirecli.quotes.attribution import Attribution, Attributor
from wirecli.quotes.cue import Cue
from wirecli.quotes.cues import Cues
from wirecli.quotes.inside import drop_labels, split_inside
from wirecli.quotes.kinds import kind_of
from wirecli.quotes.marks import MarkTable, Quoted, find_quoted
from wirecli.quotes.names import find_names
from wirecli.quotes.sentences import Sentence, split
from wirecli.quotes.speakers.cast import Cast
from wirecli.quotes.speakers.described import settle
from wirecli.quotes.speakers.discourse import Entity
from wirecli.quotes.subjects import Subjects
from wirecli.quotes.token import Token, some
from wirecli.quotes.tokens import Tokeniser
from wirecli.record import Kind, Quote, Span, Speaker

_BEARERS = 60  # people of whom the last may bear the same surname
_BESIDE = frozenset({"quote-cue-speaker", "quote-speaker-cue"})
_NAMED = 10  # words that the name of a document has at most
_EDGE = ".,،。、"
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


class Speech(Struct, frozen=True):
    quotes: tuple[Quote, ...]
    speakers: tuple[Speaker, ...]
    said: tuple[Said, ...]


class _Tools(Struct, frozen=True):
    """What is made once a language."""

    language: Language
    lexicon: Lexicon
    tokeniser: Tokeniser
    table: MarkTable
    cues: Cues


_made: dict[int, _Tools] = {}  # by identity: hashing a whole language costs more than a sentence


def _tools(language: Language) -> _Tools:
    tools = _made.get(id(language))
    if tools is None:  # it keeps its language, so the identity is not used again
        lexicon = Lexicon(language)
        table = MarkTable(language.marks, language.script.spaced)
        cues = Cues(language, Subjects(language))
        tools = _made[id(language)] = _Tools(language, lexicon, Tokeniser(lexicon), table, cues)
    return tools


def _agrees(cue: Cue | None, entity: Entity) -> bool:
    """Whether a verb without a subject may be this one's: قال is no woman's and hardly a body's, قالت is no man's."""
    feminine = cue is not None and bool(cue.token.tags & lex.FEMININE)
    wrong = lex.MASCULINE if feminine else lex.FEMININE
    return not (entity.gender & wrong or entity.plural) and (feminine or not entity.body)


_NO_LANGUAGE = Language(tag="und", name="", recognise=Recognise(scripts=()))


def read_speech(page: Page, paragraphs: Sequence[Span], language: Language | None) -> Speech:
    """What is quoted in the paragraphs, and by whom. Without a language the marks alone are read."""
    reader = _Reader(page, paragraphs, _tools(language or _NO_LANGUAGE))
    return reader.speech()


class _Reader:
    """One document's walk."""

    def __init__(self, page: Page, paragraphs: Sequence[Span], tools: _Tools) -> None:
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
        if language.script.cased:
            drop_labels(page, chain.from_iterable(self.quoted))
        self.repeated = Counter(
            page.text[q.start : q.end].rstrip(_EDGE)
            for quotes in self.quoted[1:]  # a subtitle has the words that the story quotes
            for q in quotes
            if len(q) < _REPEATED
        )
        cased = language.script.cased
        self.sentences: list[Sentence] = []
        for number, paragraph in enumerate(paragraphs):
            tokens = tools.tokeniser.tokens(page, paragraph.start, paragraph.end, self.quoted[number])
            self.sentences += split(page, tokens, number, cased)
        self.sentence_starts = [sentence.start for sentence in self.sentences]
        self.names = find_names(page, self.sentences, tools.lexicon)
        self.name_starts = [name.start for name in self.names]
        self.cast = Cast(page, tools.lexicon, self.names)
        self.discourse = self.cast.discourse
        self.attributor = Attributor(language, tools.cues, self.cast.naming.knows)
        self.said: list[Said] = []
        self.paragraph_speaker: Entity | None = None

    def speech(self) -> Speech:
        for number, sentence in enumerate(self.sentences):
            self._read(sentence, number)
        self._settle()
        quotes, order = self._quotes()
        return Speech(quotes, self._speakers(order), tuple(self.said))

    def _settle(self) -> None:
        """Give the words of somebody described in the subtitle to whom the story names."""
        first = self.paragraphs[0] if self.paragraphs else None
        deck = first.end if first is not None else 0
        known = settle(self.discourse, deck, first is None or first.text[-1:] in ".!?")
        for said in self.said if known else ():
            if said.entity is not None and id(said.entity) in known:
                said.entity = known[id(said.entity)]
                said.how.append("by what is told later")

    # One sentence

    def _read(self, sentence: Sentence, number: int) -> None:
        attributions = self.attributor.attribute(sentence)
        if not attributions and not sentence.has_quotes:
            self._told(sentence)
            return
        attributions.sort(key=lambda a: a.quote.start if a.quote else a.cue.token.start if a.cue else sentence.start)
        by_quote = {id(a.quote) for a in attributions if a.quote is not None}
        resolved: dict[tuple[int, int], Entity | None] = {}
        for attribution in attributions:
            if attribution.quote is None:
                self._state(attribution, resolved)
            else:
                self._quote(sentence, number, attribution.quote, attribution, resolved)
        for at in sentence.marked:
            token = sentence.tokens[at]
            if token.quoted and id(token) not in by_quote:
                self._quote(sentence, number, token, None, resolved)
        self._unquoted(attributions, resolved)

    def _told(self, sentence: Sentence) -> None:
        """Note who acts in a sentence that attributes nothing: a pronoun behind it may mean them."""
        if self.tools.language.script.cased or self.attributor.subjects.unspaced:
            subject = self.attributor.subject_of(sentence)
            person = self.cast.by_role(subject.words, sentence.start) if subject else None
            known = person is not None and (person.named or bool(self.tools.language.people.apart))
            if person is not None and known and not person.body and not person.plural:
                self.discourse.acts(person, sentence.start)
                return
        elif self.attributor.topical:
            topic = self.attributor.topic_of(sentence)  # 대사는 납득하지 않았다. “…” 그는 …
            whose = topic is not None and topic.words[-1].tags & lex.ROLE
            entity = self._whose(topic, {}) if whose and topic is not None else None
            if entity is not None and entity.named and entity.spoke and entity.person:
                self.discourse.acts(entity, sentence.start)
        newcomer = self.attributor.newcomer_of(sentence)
        entity = self._whose(newcomer, {}) if newcomer is not None else None
        somebody = entity is not None and (not entity.named or bool(self.tools.language.people.apart))
        if entity is not None and somebody and not entity.body and not entity.plural:
            self.discourse.acts(entity, sentence.start)

    def _unquoted(self, attributions: Sequence[Attribution], resolved: dict[tuple[int, int], Entity | None]) -> None:
        """A verb of speech beside nothing but terms states something: компания «Белый Парус» объявила о …"""
        if not attributions:
            return
        kinds = {id(said.attribution): said.kind for said in self.said[-len(attributions) :] if said.quoted is not None}
        spoken = {id(a.cue) for a in attributions if a.quote is None or kinds.get(id(a)) != "term"}
        for attribution in attributions:
            cue = attribution.cue
            if (
                cue is not None
                and id(cue) not in spoken
                and cue.token.tags & (lex.SAY | lex.ACCORDING | lex.ACCORDING_AFTER)
            ):
                spoken.add(id(cue))
                phrase = (
                    cue.before
                    if cue.before is not None and self.attributor.subjects.subject_first()
                    else attribution.phrase
                )
                self._state(replace(attribution, quote=None, phrase=phrase, shape="statement"), resolved)

    def _state(self, attribution: Attribution, resolved: dict[tuple[int, int], Entity | None]) -> None:
        entity = self._whose(attribution, resolved)
        if attribution.shape == "carried":
            number = bisect_right(self.sentence_starts, attribution.sentence.start) - 1
            entity = self._agreeing(attribution, self._previous(attribution.sentence, number))
            if entity is not None and self.tools.language.speech.feminine and not _agrees(attribution.cue, entity):
                return
        if entity is None:
            return
        if attribution.shape == "act":
            if entity.named:
                self.discourse.acts(entity, attribution.sentence.start)
            return
        said = Said(None, attribution, entity, "statement", attribution.shape, attribution.how)
        if (
            self.discourse.issuer is None
            and attribution.sentence.paragraph <= 1
            and not entity.titled
            and not entity.roles
            and entity.named
            and not self._is_given(entity)
            and not (self.tools.language.people.apart and self._is_according(attribution))
        ):
            self.discourse.issuer = entity
        self.discourse.speaks(entity, attribution.sentence.start)
        self.said.append(said)

    @staticmethod
    def _is_according(attribution: Attribution) -> bool:
        """Whether somebody else tells of the words: According to Ann Pell, …"""
        return attribution.cue is not None and bool(attribution.cue.token.tags & lex.ACCORDING)

    def _is_given(self, entity: Entity) -> bool:
        """Whether the name begins with a given name: a person, who issues nothing."""
        return bool(self.tools.lexicon.look(entity.words[0]) & lex.GIVEN)

    def _whose(self, attribution: Attribution, resolved: dict[tuple[int, int], Entity | None]) -> Entity | None:
        phrase = attribution.phrase
        if phrase is None:
            return None
        if phrase not in resolved:
            words = attribution.words
            start, end = words[0].start, words[-1].end
            names = self.names[bisect_left(self.name_starts, start) : bisect_left(self.name_starts, end)]
            latter = self._latter(attribution) if words[0].word in self.tools.cues.articles else None
            if words[0].tags & lex.PRONOUN and words[0].tags & lex.DOCUMENT:
                latter = self._document_before(attribution)
            resolved[phrase] = latter or self.cast.resolve(
                words,
                start,
                names,
                attribution.how,
                attribution.shape in _BESIDE
                or (
                    self.cast.usage.heads_last
                    and any(token.quoted for token in attribution.sentence.tokens[phrase[1] : phrase[1] + 1])
                ),
                attribution.shape == "speaker-quote-cue",
            )
            resolved[phrase] = self._of_that_gender(attribution, resolved[phrase])
            self._learn_gender(attribution, resolved[phrase])
            self._describe_fully(attribution, resolved[phrase])
        return resolved[phrase]

    def _latter(self, attribution: Attribution) -> Entity | None:
        """Who was told of last in the sentence before an article alone: Pell traf den Minister. Der sagte: …"""
        first = attribution.words[0]
        wrong = (lex.FEMININE | lex.MASCULINE) & ~first.tags
        place = bisect_left(self.sentence_starts, attribution.sentence.start)
        before = self.sentences[place - 1] if place else None
        if before is None or len(attribution.words) > 1 or not first.tags & lex.PRONOUN:
            return None
        for at in range(len(before.tokens) - 1, -1, -1):
            token = before.tokens[at]
            if token.quoted or not token.tags & lex.CAPITAL:
                continue
            named = bisect_left(self.name_starts, token.start + 1)
            name = self.names[named - 1] if named else None
            entity = None
            if name is not None and name.start <= token.start < name.end:
                entity = self.cast.resolve([token], name.start, [name], [])
            elif (
                token.tags & lex.ROLE and at and before.tokens[at - 1].tags & (lex.DETERMINER | lex.MODIFIER | lex.STOP)
            ):
                entity = self.cast.by_role(before.tokens[at - 1 : at + 1], token.start)
            if entity is not None and entity.person and not (entity.plural or entity.gender & wrong):
                entity.gender = entity.gender or first.tags & (lex.FEMININE | lex.MASCULINE)
                attribution.how.append("by an article alone: who was told of last")
                return entity
        return None

    def _document_before(self, attribution: Attribution) -> Entity | None:
        """The document that this sentence or one of the two before told of: heißt es darin."""
        start = attribution.words[0].start
        place = bisect_right(self.sentence_starts, start)
        for sentence in reversed(self.sentences[max(0, place - 3) : place]):
            tokens = [token for token in sentence.tokens if token.start < start]
            for at in range(len(tokens) - 1, -1, -1):
                if not tokens[at].tags & lex.DOCUMENT or not tokens[at].tags & lex.CAPITAL or tokens[at].quoted:
                    continue
                begin = at
                while begin and tokens[begin - 1].tags & (lex.UNKNOWN | lex.MODIFIER) and at - begin < 3:
                    if tokens[begin - 1].tags & lex.CAPITAL:
                        break
                    begin -= 1
                end = at + 1
                while end + 1 < len(tokens) and tokens[end].tags & lex.LINK and tokens[end + 1].tags & lex.CAPITAL:
                    end += 2  # in einem Schreiben der Kammer
                attribution.how.append("by “therein”: the document told of last")
                return self.cast.resolve(tokens[begin:end], tokens[begin].start, (), attribution.how, issued=True)
        return None

    def _describe_fully(self, attribution: Attribution, entity: Entity | None) -> None:
        """What else is said of somebody who is never named: a woman | in a green anorak."""
        phrase, tokens = attribution.phrase, attribution.sentence.tokens
        language = self.tools.language
        if entity is None or entity.named or entity.body or phrase is None or not language.people.apart:
            return
        if not tokens[phrase[0]].tags & lex.INDEFINITE or phrase[1] + 1 >= len(tokens):
            return
        end = phrase[1]
        if not tokens[end].tags & (lex.STOP | lex.LINK) or tokens[end].tags & (lex.FILLER | lex.NUMBER):
            return
        if tokens[end].word not in language.grammar.described:
            return
        place = tokens[end + 1].tags
        if language.grammar.head_first and place & lex.DETERMINER and not place & lex.INDEFINITE:
            return  # una mujer | en la puerta
        noun = lex.UNKNOWN | lex.PERSON | lex.FIELD
        while end < len(tokens) and end - phrase[1] < 7:
            tags = tokens[end].tags
            if tags & (lex.PUNCTUATION | lex.CUE | lex.RELATIVE | lex.THAT | lex.PRONOUN) and not tags & noun:
                break
            if end > phrase[1] and tags & (lex.STOP | lex.FILLER) and not tags & (lex.DETERMINER | lex.MODIFIER):
                break
            end += 1
        while end > phrase[1] and tokens[end - 1].tags & (lex.STOP | lex.LINK | lex.DETERMINER | lex.CONJUNCTION):
            end -= 1
        if end > phrase[1] + 1:
            text = " ".join(self.page.text[tokens[phrase[0]].start : tokens[end - 1].core].split())
            if text.startswith(entity.text):
                entity.text = text

    def _of_that_gender(self, attribution: Attribution, entity: Entity | None) -> Entity | None:
        """Whose surname it is, where two bear it and the verb tells a man from a woman: وأضافت القطب."""
        cue, words = attribution.cue, attribution.words
        if entity is None or cue is None or len(words) != 1 or not self.tools.language.speech.feminine:
            return entity
        if (
            not entity.named
            or entity.body
            or not cue.token.tags & lex.SAY
            or attribution.phrase is None
            or cue.at + 1 != attribution.phrase[0]
        ):
            return entity
        right = lex.FEMININE if cue.token.tags & lex.FEMININE else lex.MASCULINE
        if entity.gender == right or (right == lex.MASCULINE and not entity.gender):
            return entity
        for other in reversed(self.discourse.entities[-_BEARERS:]):
            if other.named and other.gender == right and other.words[-1:] == (words[0].word,):
                return other
        return entity

    def _learn_gender(self, attribution: Attribution, entity: Entity | None) -> None:
        """What a verb right before its subject tells of somebody: قال كريم, قالت هدى."""
        cue, phrase = attribution.cue, attribution.phrase
        if entity is None or cue is None or phrase is None or not self.tools.language.speech.feminine:
            return
        if (
            entity.named
            and not (entity.body or entity.gender or entity.plural)
            and cue.at + 1 == phrase[0]
            and cue.token.tags & lex.SAY
        ):
            entity.gender = lex.FEMININE if cue.token.tags & lex.FEMININE else lex.MASCULINE

    def _quote(
        self,
        sentence: Sentence,
        number: int,
        token: Token,
        attribution: Attribution | None,
        resolved: dict[tuple[int, int], Entity | None],
    ) -> None:
        quoted = token.quoted
        assert quoted is not None
        entity = self._whose(attribution, resolved) if attribution else None
        how = attribution.how if attribution else []
        often = self.repeated[self.page.text[quoted.start : quoted.end].rstrip(_EDGE)] > 1
        kind = kind_of(self.page, sentence, token, attribution, self.tools.language, often)
        shape = attribution.shape if attribution else "none"
        loose = shape in ("none", "loose") or bool(self.tools.lexicon.articles)
        if kind != "term" and loose and self._is_body(token):
            kind = "term"  # the “Harbour Plan 2022” that the council …
        if kind != "term" and entity is None and attribution is not None:
            entity = self._named_in_marks(sentence, attribution, token)
        if kind != "term" and entity is None:
            entity, shape = self._carried(sentence, number, token, attribution, shape, how)
        if kind != "term" and entity is not None:
            self.discourse.speaks(entity, token.start)
        mention = attribution.words if attribution else []
        if shape == "carried" and self.said and self.said[-1].entity is entity and self.said[-1].quoted is not None:
            mention = self.said[-1].mention  # “…,” she said. “…”: the words that pointed to her stand beside both
        self.said.append(Said(quoted, attribution, entity if kind != "term" else None, kind, shape, how, mention))

    def _named_in_marks(self, sentence: Sentence, attribution: Attribution, quote: Token) -> Entity | None:
        """The document or body whose name in marks stands before the cue: The “Harbour Plan” of 2022 says: …"""
        for token in sentence.tokens:
            if token is quote or (attribution.cue is not None and token.start >= attribution.cue.token.start):
                return None
            if token.quoted and self._is_body(token):
                name = self.names[bisect_left(self.name_starts, token.start)]
                return self.cast.resolve([token], token.start, [name], attribution.how)
        return None

    def _is_body(self, token: Token) -> bool:
        """Whether the quotation is the name of a body or document."""
        at = bisect_left(self.name_starts, token.start)
        named = at < len(self.names) and self.names[at].start == token.start
        if not named or len(self.names[at].words) > _NAMED:
            return False
        lexicon = self.tools.lexicon
        body = bool(lexicon.articles) and any(lexicon.look(role) & lex.ORGANISATION for role in self.names[at].roles)
        return body or self.page.text[token.start].isupper()  # شركة «نبض»

    def _carried(
        self, sentence: Sentence, number: int, token: Token, attribution: Attribution | None, shape: str, how: list[str]
    ) -> tuple[Entity | None, str]:
        """Whose words these are where the sentence does not say: who spoke before, or was introduced to speak."""
        if (
            attribution is not None
            and attribution.phrase is not None
            and not self.tools.language.script.spaced
            and attribution.words[0].tags & lex.NEUTER
        ):
            return None, shape  # 同省は: a body that the names do not tell
        if attribution is not None and attribution.nobody:
            return None, shape
        if attribution is not None:  # a cue without a subject: وأضاف، agregó, と述べた
            entity = self._agreeing(
                attribution, self._led(sentence, number) or self._outer(self._previous(sentence, number))
            )
            if entity:
                how.append("carried: a cue without a subject")
            return entity, shape
        if not sentence.only_quotes:
            return None, shape
        before = next(
            (
                said
                for said in reversed(self.said)
                if said.quoted is not None and (said.kind != "term" or said.quoted.paragraph < sentence.paragraph)
            ),
            None,
        )
        if before is not None and before.quoted is not None and before.quoted.paragraph == sentence.paragraph:
            last = self.said[-1]
            if (
                last.quoted is None
                and last.entity is not None
                and last.attribution is not None
                and last.attribution.sentence is self.sentences[number - 1]
                and (last.entity.named or (last.entity.roles and not last.entity.body and not last.entity.plural))
            ):
                how.append("carried: the statement before")
                return last.entity, "carried"
            turned = self._turned_to(number, before.quoted.end)
            if turned is not None and turned is not before.entity:
                how.append("carried: who spoke before, and is the subject of the sentence before")
                return turned, "carried"
            how.append("carried: the quotation before, in this paragraph")
            return before.entity, "carried"
        ahead = self._goes_on(token, number) or self._next_names_speaker(number)
        if ahead is not None:
            how.append("carried back: the next sentence says who")
            return ahead, "carried"
        entity = self._led(sentence, number) or self._previous(sentence, number)
        if entity:
            how.append("carried: from the paragraph before")
        return entity, "carried"

    def _turned_to(self, number: int, since: int) -> Entity | None:
        """Who has spoken before, and does something in the sentence between two quotations.

        “…!” somebody cried. Ann Pell took her basket. “…”
        """
        prior = self.sentences[number - 1] if number else None
        if prior is None or prior.has_quotes or prior.start < since or self.tools.language.script.cased:
            return None
        subject = self.discourse.subject_before(prior.tokens[-1].end, prior.start, strict=True)
        return subject if subject is not None and subject.named and subject.spoke else None

    def _outer(self, entity: Entity | None) -> Entity | None:
        """Whom the last sentence is about, where its words are passed on: Ana Gil asegura que el médico dijo «…»."""
        last = self.said[-1] if len(self.said) > 1 else None
        before = self.said[-2] if last is not None else None
        if entity is None or last is None or before is None or last.attribution is None or before.attribution is None:
            return entity
        inner, outer = last.attribution.cue, before.attribution.cue
        if (
            before.quoted is not None
            or last.quoted is None
            or inner is None
            or outer is None
            or last.entity is not entity
        ):
            return entity
        if last.attribution.sentence is not before.attribution.sentence or outer.at > inner.at:
            return entity
        within = some(last.attribution.sentence.tokens[outer.at : inner.at], lex.THAT)
        return before.entity if within and before.entity is not None and before.entity.named else entity

    def _agreeing(self, attribution: Attribution, entity: Entity | None) -> Entity | None:
        """Whom a verb without a subject agrees with, where it tells."""
        cue = attribution.cue
        if entity is None or cue is None or not self.tools.language.speech.feminine or _agrees(cue, entity):
            return entity
        near = self.discourse.named_before(attribution.sentence.start, cue.token.tags & lex.FEMININE or lex.MASCULINE)
        if near is not None:
            return near
        return next((said.entity for said in reversed(self.discourse.said[-8:]) if _agrees(cue, said.entity)), entity)

    def _previous(self, sentence: Sentence, number: int) -> Entity | None:
        """Who spoke last in this paragraph or the one before, or stands there as its subject."""
        since = next(
            (s.start for s in self.sentences[max(0, number - 12) : number] if s.paragraph >= sentence.paragraph - 1),
            sentence.start,
        )
        said = self.discourse.said[-1] if self.discourse.said else None
        place = bisect_right(self.sentence_starts, said.start, 0, number) if said else 0
        spoken = self.sentences[place - 1].tokens[-1].end if place else 0  # where the sentence of who spoke ends
        subject = self.discourse.subject_before(sentence.start, max(since, spoken))
        if subject is not None and (said is None or said.start < since or subject.start > spoken):
            return subject  # newly introduced since somebody spoke
        here = next(
            (s.start for s in self.sentences[max(0, number - 12) : number] if s.paragraph == sentence.paragraph),
            sentence.start,
        )
        if (
            said is not None
            and said.start < here
            and (subject := self.discourse.subject_before(sentence.start, here, strict=True)) is not None
        ):
            return subject  # Ann Pell shook her head. “…”
        if (
            self.tools.language.grammar.head_first
            and number
            and self.sentences[number - 1].paragraph == sentence.paragraph
        ):
            prior = self.sentences[number - 1]
            body = self.discourse.body_at(prior.start, prior.tokens[min(4, len(prior.tokens) - 1)].end)
            if body is not None and (said is None or said.start < prior.start):
                return body  # L'étude invite à la prudence. On y lit : « … »
        if (
            said is not None
            and said.entity.body
            and self.tools.language.grammar.head_first
            and "\n" in self.page.text[said.start : sentence.start]
        ):
            near = takewhile(lambda other: other.start >= since - 2000, reversed(self.discourse.said))
            person = next((other for other in near if other.entity.person), None)
            said = person or said  # a body's words of another paragraph are less near than a person's
        if said is not None and said.start >= since:
            return said.entity
        if number:
            pronoun = next((t for t in reversed(self.sentences[number - 1].tokens) if t.tags & lex.PRONOUN), None)
            if pronoun is not None:
                return self.cast.resolve([pronoun], pronoun.start, (), [])
        return subject or (said.entity if said and said.start >= since - 2000 and sentence.first else None)

    def _led(self, sentence: Sentence, number: int) -> Entity | None:
        """Whom the sentence before points back to by a role: Le capitaine hausse les épaules. « … »"""
        before = self.sentences[number - 1] if number else None
        if (
            before is None
            or not self.tools.language.grammar.head_first
            or before.paragraph != sentence.paragraph
            or before.has_quotes
            or not before.tokens[0].tags & (lex.DETERMINER | lex.CAPITAL)
            or before.tokens[0].tags & lex.INDEFINITE
        ):
            return None
        topic = self.attributor.lead_of(before)
        entity = self._whose(topic, {}) if topic is not None else None
        if topic is None or entity is None or entity.body:
            return None
        if not topic.words[0].tags & lex.DETERMINER and len(entity.words) < 2:
            return None  # a single name may be a place's
        return entity

    def _goes_on(self, token: Token, number: int) -> Entity | None:
        """Who speaks in the next paragraph, where a quotation that is not closed goes on."""
        here = self.sentences[number]
        while token.quoted is not None and not token.quoted.closed and here.last and number + 1 < len(self.sentences):
            after = self.sentences[number + 1]
            first = after.tokens[0]
            if after.paragraph != here.paragraph + 1 or first.quoted is None:
                return None
            found = next((a for a in self.attributor.attribute(after) if a.quote is first), None)
            if found is not None:
                return self._whose(found, {})
            if not after.only_quotes:
                return None
            token, here, number = first, after, number + 1
            if token.quoted is not None and token.quoted.closed and not here.last:
                return self._next_names_speaker(number)
        return None

    def _next_names_speaker(self, number: int) -> Entity | None:
        """The speaker of the next sentence, where it attributes what stood before it: 「…」。Aは…そう述べた。"""
        if number + 1 >= len(self.sentences):
            return None
        after = self.sentences[number + 1]
        here = self.sentences[number]
        topical = bool(self.tools.language.grammar.topic) and not self.tools.language.script.spaced
        adjoined = self.tools.language.grammar.adjoined
        apart = after.paragraph == here.paragraph + 1 and here.first and here.last and (topical or adjoined)
        if (after.paragraph != here.paragraph and not apart) or after.has_quotes:
            actor = self.attributor.actor_of(after) if after.paragraph == here.paragraph and here.first else None
            return self._whose(actor, {}) if actor is not None else None
        actor = self.attributor.actor_of(after) if here.first and after.paragraph == here.paragraph else None
        if actor is not None and (entity := self._whose(actor, {})) is not None:
            return entity
        for attribution in self.attributor.attribute(after):
            cue = attribution.cue
            if cue is None or not cue.token.tags & (lex.SAY | lex.ACT):
                continue
            if apart and any(
                token.tags & lex.THAT or token.word.startswith(self.tools.language.speech.that)
                for token in after.tokens[: cue.at + 1]
                if not token.quoted
            ):
                return None  # it reports something of its own: …としている
            if adjoined and not (
                cue.token.tags & lex.ACCORDING and 0 < cue.at < 6 and not some(after.tokens[: cue.at], lex.COMMA)
            ):
                return None  # Demikian kata Ann Pell. Hal itu dikatakan … – not: Kata Ann Pell, …
            follows = after.tokens[cue.at + 1 :]
            if some(follows[:3], lex.THAT | lex.COLON):
                return None
            return self._whose(attribution, {})
        if topical and not here.tokens[-1].quoted:
            topic = self.attributor.topic_of(after)  # 「…」。西沢投手は汗をぬぐった
            return self._whose(topic, {}) if topic is not None else None
        return None

    # The record

    def _quotes(self) -> tuple[tuple[Quote, ...], dict[int, list[int]]]:
        page = self.page
        kept = sorted(
            (said for said in self.said if said.quoted), key=lambda said: said.quoted.start if said.quoted else 0
        )
        order: dict[int, list[int]] = {}
        quotes = []
        for index, said in enumerate(kept):
            quoted, attribution = said.quoted, said.attribution
            assert quoted is not None
            assert said.kind != "statement"
            cue = mention = None
            if attribution is not None and said.kind != "term" and attribution.cue is not None:
                cue = page.span(attribution.cue.token.start, attribution.cue.token.core)
            if said.mention and said.kind != "term":
                mention = self._mention(said.mention)
            speaker = said.entity.text if said.entity else None
            if said.entity is not None:
                order.setdefault(id(said.entity), []).append(index)
            quotes.append(
                Quote(page.text[quoted.start : quoted.end], quoted.start, quoted.end, said.kind, cue, mention, speaker)
            )
        return tuple(quotes), order

    def _mention(self, words: Sequence[Token]) -> Span:
        start, end = words[0].start, words[-1].core
        after = self.page.text[end : end + 1]
        opening = self.closes.get(after)
        if opening is not None and self.page.text.rfind(opening, start, end) > self.page.text.rfind(after, start, end):
            end += 1  # Компания «Солома плюс»
        return self.page.span(start, end)

    def _speakers(self, order: dict[int, list[int]]) -> tuple[Speaker, ...]:
        people: dict[int, Entity] = {}
        indirect: dict[int, int] = {}
        first: dict[int, int] = {}
        mentions: dict[int, dict[int, Span]] = {}
        for said in self.said:
            entity = said.entity
            if entity is None:
                continue
            key = id(entity)
            people[key] = entity
            at = (
                said.quoted.start
                if said.quoted
                else said.attribution.cue.token.start
                if said.attribution and said.attribution.cue
                else entity.start
            )
            first[key] = min(first.get(key, at), at)
            indirect[key] = indirect.get(key, 0) + (said.quoted is None)
            spans = mentions.setdefault(key, {})
            if said.attribution is not None and said.attribution.phrase is not None:
                span = self._mention(said.attribution.words)
                spans[span.start] = span
        found = []
        for key in sorted(people, key=lambda key: first[key]):
            entity = people[key]
            role = self.page.text[entity.role[0] : entity.role[1]] if entity.role and not entity.body else None
            spans = mentions[key]
            found.append(
                Speaker(
                    entity.text,
                    role,
                    tuple(spans[start] for start in sorted(spans)),
                    tuple(order.get(key, ())),
                    indirect[key],
                )
            )
        return tuple(found)
