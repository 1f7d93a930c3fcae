"""Whose a cue is: the subject that stands before it."""

from collections.abc import Sequence

from wirecli.knowledge import lexicon as lex
from wirecli.knowledge.language import Language
from wirecli.knowledge.lexicon import fold
from wirecli.quotes.cue import Cue, clause_start, is_body, is_governed
from wirecli.quotes.names.bodies import says
from wirecli.quotes.phrases import Phrase, Phrases
from wirecli.quotes.token import Token, every, some
from wirecli.quotes.topics import Topics
from wirecli.quotes.unmarked import Unmarked

_ASIDE = lex.DASH | lex.COMMA
_OF_PLACE = lex.LOCAL | lex.GROUP  # whoever a place is told of: Bupati Norvane, warga Norvane
_LONG_ROLE = 18  # words between a dash and the verb
_OPENING = lex.QUOTE | lex.COMMA | lex.END | lex.COLON | lex.ACCORDING  # what a name may stand behind


def _is_in_brackets(tokens: Sequence[Token], at: int) -> bool:
    """Whether a bracket that opened before is still open: Tư Râu (ấp 8, xã Mai, Đồng Nai) ngồi trước hiên, nói …"""
    return sum((token.word == "(") - (token.word == ")") for token in tokens[:at] if token.tags & lex.BRACKET) > 0


def _governs_place(token: Token) -> bool:
    """Whether a word leads to a place: di, dari, warga."""
    if token.tags & lex.CAPITAL and not token.tags & _OF_PLACE:
        return False
    return bool(token.tags & (lex.STOP | _OF_PLACE)) and not token.tags & (lex.CUE | lex.ACCORDING)


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
        self.oblique = grammar.objects if script.articles else ()
        self.topics, self.unmarked = Topics(language), Unmarked(language)
        self.clauses = frozenset(grammar.clauses)
        self.first_conjunction = next(iter(grammar.conjunctions), "")
        self.families = frozenset(language.people.surnames)
        self.addresses = frozenset(grammar.places)
        self.participles = frozenset(map(fold, language.speech.participles))
        self.unspaced = language.unmixed

    def is_object(self, tokens: Sequence[Token], phrase: Phrase | None) -> bool:
        """Whether the ending of several people tells that they are the object: طمأن المتضررين; not أن المحققين …"""
        if phrase is None or not self.oblique or (phrase[0] and tokens[phrase[0] - 1].tags & lex.THAT):
            return False
        token = tokens[phrase[0]]
        return bool(token.tags & lex.GROUP) and token.word.endswith(self.oblique)

    def find(self, tokens: Sequence[Token], phrases: Phrases, cue: Cue, cues: list[Cue]) -> None:
        """Give the cue its subject: its `before`, or the cue it `inherits` one from."""
        at = cue.at
        cue.before = self._that_one(tokens, phrases, at) or self._antecedent(tokens, phrases, at)
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
            if self._names_behind(tokens, phrases, cue):
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
            self._placed(tokens, phrases, cue, cues, near)
            if self.half and cue.before is not None and tokens[cue.before[0]].tags & lex.INDEFINITE:
                cue.before = self._named_before(tokens, phrases, cue.before) or cue.before  # anh Tư, một nông dân ở …
            if self.addresses and self.cased and cue.before is not None:
                cue.before = self._before_address(tokens, phrases, cue.before) or cue.before
                cue.before = self._bearer(tokens, phrases, cue.before) or cue.before

    @staticmethod
    def _bearer(tokens: Sequence[Token], phrases: Phrases, near: Phrase) -> Phrase | None:
        """Whose role behind a comma it is: Ann Pell, kuasa hukum lainnya yang hadir menjelaskan …"""
        role = tokens[near[0]].tags
        if near[0] < 2 or not tokens[near[0] - 1].tags & lex.COMMA or not role & lex.ROLE or role & lex.CAPITAL:
            return None
        lead = phrases.before(near[0] - 1)
        if lead is None or lead[0] or some(tokens[slice(*lead)], lex.ROLE | lex.STOP):
            return None
        return lead if all(phrases.is_name(token) for token in tokens[slice(*lead)]) else None

    def _before_address(self, tokens: Sequence[Token], phrases: Phrases, near: Phrase) -> Phrase | None:
        """Who stands before the address that ends with `near`: warga di Norvane, Senja Raya berkata."""
        begin = near[0] - 1
        words = [token for token in tokens[slice(*near)] if not token.tags & lex.LINK]
        if begin < 1 or not tokens[begin].tags & lex.COMMA or not self._is_place(words):
            return None
        while True:
            start = begin
            while start and not tokens[start - 1].tags & lex.PUNCTUATION:
                start -= 1
            anchors = (k for k in range(begin - 2, start - 1, -1) if _governs_place(tokens[k]))
            anchor = next(anchors, -1)
            if anchor >= 0:
                break
            if not self._is_place(tokens[start:begin]) or not start or not tokens[start - 1].tags & lex.COMMA:
                return None
            begin = start - 1
        if not every(tokens[anchor + 2 : begin], lex.CAPITAL):
            return None
        end = next((k for k in range(start, anchor) if tokens[k].tags & lex.RELATIVE), anchor)
        while end and tokens[end - 1].tags & (lex.COMMA | lex.BRACKET | lex.NUMBER):
            end -= 1
        somebody = tokens[anchor].tags & _OF_PLACE and (not end or end == anchor)
        subject = phrases.after(anchor) if somebody else phrases.before(end) if end else None
        return subject if subject and phrases.is_person(subject) and not is_governed(tokens, subject) else None

    def _is_place(self, words: Sequence[Token]) -> bool:
        """Whether words in capitals are a place's: Kecamatan Norvane, Senja Raya."""
        nobody = lex.GIVEN | lex.TITLE | lex.ROLE
        if not words or not every(words, lex.CAPITAL) or some(words, nobody):
            return False
        return words[0].word in self.addresses or (some(words, lex.FIELD) and not some(words, lex.ORGANISATION))

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
        elif cues:
            cue.inherits = cues[-1]

    def _placed(
        self, tokens: Sequence[Token], phrases: Phrases, cue: Cue, cues: list[Cue], near: Phrase | None
    ) -> None:
        """The subject by its place: beside the cue, at its clause's beginning, in apposition, in a clause before."""
        at = cue.at
        if self.language.people.genitives and self._is_behind(tokens, phrases, cue):
            cue.nobody = cue.after is None
            return
        if cue.token.word in self.participles and (verb := self._verb_of(tokens, phrases, cue, cues)) is not None:
            cue.inherits, cue.after = verb, None
            return
        if cue.token.word in self.participles and phrases.articles and near and near[0] > 1:
            lead = phrases.leading(0, near[0]) if tokens[near[0] - 1].tags & lex.WITHIN else None
            if lead is not None and lead[1] < near[0] and phrases.is_person(lead):
                cue.before, cue.after = lead, None  # ووجه سالم خليل رسالة إلى جمهوره قائلا: «…»
                return
        marks = _behind_fillers(tokens, at) - 1
        if self.language.people.genitives and near is None and marks in (0, 1) and tokens[marks].quoted:
            if says(tokens, marks):
                cue.before = (marks, marks + 1)  # «Белый Парус» сообщил
                return
        if self.language.people.genitives and near is None and (place := self._place_named(tokens, phrases, at)):
            cue.before = place
            return
        if cues and near is not None and at and tokens[at - 1].tags & lex.CONJUNCTION and near[0] > cues[-1].at:
            cue.inherits = cues[-1]  # Ann Pell a rejeté l’accusation et qualifié ce retrait de « … »
            return
        goes_on = cues and near is None and at and tokens[at - 1].word == self.first_conjunction
        if goes_on and self.language.people.genitives and cues[-1].token.tags & lex.SAY:
            cue.inherits, cue.after = cues[-1], None  # О проверке заявил Пелль и поручил министру Анне Грач …
            return
        governed = bool(self.cased and near and near[0] and tokens[near[0] - 1].tags & (lex.LINK | lex.STOP))
        if governed and near and near[1] == at and self.language.people.genitives:
            given = next((k for k in range(*near) if tokens[k].tags & lex.GIVEN), near[0])
            of_role = near[0] > 1 and tokens[near[0] - 2].tags & lex.ROLE
            if given > near[0] and (of_role or not phrases.is_person(cue.after)):
                near, governed = (given, at), False  # эксперт по Южной Африке Анна Пелль считает
            elif (body := phrases.before(near[0] - 1)) is not None and body[0] == 1 and tokens[0].tags & lex.STOP:
                if body[1] == near[0] - 1 and some(tokens[slice(*body)], lex.ORGANISATION | lex.GROUP | lex.NAMING):
                    cue.before = body  # В управлении по Северной области сообщили
                    return
        if phrases.articles and near and near[1] == at and near[0] > 1 and tokens[near[0] - 1].tags & lex.WITHIN:
            if (inside := self._inside(tokens, phrases, cue, near)) is not None:
                cue.before = inside
                return
        if governed and near and near[1] == at and tokens[near[0] - 1].word in self.clauses:
            governed = False  # wept as the judge told her that …
        if cues and near and near[1] == at and self._is_supposed(tokens, phrases, near, cue, cues[-1]):
            cue.inherits = cues[-1]
            return
        if (
            phrases.articles
            and cues
            and near is not None
            and near[1] == at
            and near[0]
            and tokens[near[0] - 1].tags & lex.COMMA
            and phrases.is_person(cues[-1].after)
            and cues[-1].after is not None
            and cues[-1].after[1] < near[0]
            and not some(tokens[cues[-1].at : at], lex.QUOTE | lex.THAT)
            and not phrases.is_person(cue.after)
        ):
            cue.inherits = cues[-1]  # هنأت هدى شاكر، نائبة الرئيس، الشركة قائلة: the object of the verb before
            return
        asked = cues[-1] if phrases.articles and cues and near is None and cue.after is None else None
        if (
            asked is not None
            and asked.token.tags & lex.ADDRESSEE
            and asked.token.tags & lex.SAY
            and phrases.is_person(asked.after)
            and some(tokens[asked.at : at], lex.COMMA | lex.CONJUNCTION)
            and not some(tokens[asked.at : at], lex.QUOTE | lex.COLON)
        ):
            cue.before = asked.after  # سألنا هدى عن الموعد، فأجابت: «…»
            return
        if self.half and at > 3 and tokens[at - 1].tags & lex.DASH and (named := self._dashed(tokens, phrases, at - 1)):
            cue.before = named
            return
        if self.half and near is not None and near[1] > at - 3 and (named := self._described(tokens, phrases, at)):
            cue.before = named
            return
        if (told := self._asked(tokens, phrases, cue, cues)) is not None:
            cue.before = told
            return
        if near and self.second and phrases.is_person(cue.after) and self._in_adverbial(tokens, near, at):
            return  # Auf eine Anfrage dieser Zeitung verwies eine Sprecherin auf …
        if near and (viewer := self._whose_view(tokens, phrases, near)) is not None:
            cue.before = viewer
            return
        cue.before = self._beside(tokens, phrases, at, near, governed)
        if cue.before is not None:
            return
        if near is None and self.is_fronted(tokens, phrases, at):
            return
        if phrases.head_first and 1 < at < len(tokens) - 1 and tokens[at - 1].tags & tokens[at + 1].tags & lex.DASH:
            lead = phrases.leading(0, at)
            if phrases.is_person(lead):
                cue.before = lead  # La jueza acogió lo que pidió la fiscal, Ana Gil, teniendo en cuenta -dijo- que …
                return
        clause = self.clause(tokens, at)
        lead = phrases.leading(clause, at)
        if lead and lead != near and phrases.is_person(lead) and not some(tokens[clause:at], lex.SAY | lex.ACT):
            cue.before = lead
            return
        before = tokens[at - 1].tags if at else 0
        edge = _behind_fillers(tokens, at)
        inverted = near is None and at and before & lex.COMMA and phrases.is_person(cue.after)
        if inverted and not self.second:
            inverted = not phrases.head_first and self._names_behind(tokens, phrases, cue)
        if near is None and edge and tokens[edge - 1].tags & lex.COMMA:
            cue.before = self._appositions(tokens, phrases, edge)
            found = cue.before
            if phrases.articles and found and tokens[found[0] - 1].tags & tokens[found[1]].tags & lex.COMMA == 0:
                cue.inherits = self._verb_before(tokens, phrases, cues, found[0], at)
                if cue.inherits is not None:
                    cue.before = None
                    return
            if (
                cue.before is not None
                and inverted
                and not tokens[cue.before[1]].tags & (lex.COMMA | lex.RELATIVE | lex.BRACKET)
            ):
                cue.before = None  # Die Partei habe versagt, sagte Müller; Crops have failed, said farmer Joseph Mwangi
            if cue.before is not None or inverted:
                return
        if cues and (before & (lex.COMMA | lex.CONJUNCTION | lex.FILLER | lex.DASH) or near is None or not self.cased):
            cue.inherits = cues[-1]
            return
        if self.second and near is None and lead is not None and at and tokens[at - 1].tags & lex.CONJUNCTION:
            if lead == (clause, clause + 1) and tokens[clause].tags & lex.CAPITAL and tokens[clause].tags & lex.UNKNOWN:
                cue.before = lead  # Holt bedankte sich bei seinem Team und sagte: „…“
                return
        if self.second and governed and near is not None:
            whose = next((k for k in range(clause, near[0]) if tokens[k].tags & lex.PRONOUN), None)
            if whose is not None and tokens[whose].tags & (lex.FEMININE | lex.MASCULINE):
                cue.before = (whose, whose + 1)  # indem sie den Rat zum Handeln aufforderte
                return
        cue.before = self._parenthesised(tokens, phrases, clause) or self._of_earlier_clause(tokens, phrases, clause)
        if cue.before is None and phrases.head_first and governed and not phrases.is_person(near):
            return  # En sus memorias escribió que …
        if cue.before is None and self.second and not phrases.is_person(near) and not phrases.is_person(cue.after):
            cue.before = self._behind_verb(tokens, phrases, clause, at)
        if cue.before is None and not (
            governed and phrases.is_person(cue.after)
        ):  # An die Stadt schreiben die Anwohner
            cue.before = self._outer(tokens, phrases, near) if governed and near else near

    def first_of(self, tokens: Sequence[Token], phrases: Phrases, phrase: Phrase) -> Phrase:
        """The first of several who speak together: Ann Pell, Carl Venn and Corey Marsh said."""
        first, links = phrase, lex.CONJUNCTION
        while first[0] > 1 and tokens[first[0] - 1].tags & links and not tokens[first[0] - 1].tags & lex.CUE:
            before = phrases.before(first[0] - 1)
            if before is None or before[1] != first[0] - 1 or not self._is_one(tokens, phrases, before, first):
                return phrase
            first, links = before, lex.CONJUNCTION | lex.COMMA
        begins = first != phrase and first[0] == self.clause(tokens, first[0])
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

    @staticmethod
    def _names_behind(tokens: Sequence[Token], phrases: Phrases, cue: Cue) -> bool:
        """Whether a role and a name stand right behind the verb: Crops have failed, said farmer Joseph Mwangi."""
        if cue.after is None or cue.after[0] != cue.at + 1 or not tokens[cue.at].tags & lex.SAY:
            return False
        behind = tokens[slice(*cue.after)]
        return some(behind, lex.ROLE | lex.TITLE) and any(phrases.is_name(token) for token in behind)

    @staticmethod
    def _verb_of(tokens: Sequence[Token], phrases: Phrases, cue: Cue, cues: list[Cue]) -> Cue | None:
        """The verb whose subject a participle tells of, not one that it reports.

        شدد سعيد، لدى استقباله الوزير، على أن البلاغ يتضمن إقصاء، قائلا: «…»
        """
        for verb in reversed(cues):
            if verb.token.tags & lex.ACCORDING or (verb.token.tags ^ cue.token.tags) & lex.FEMININE:
                continue
            edge = _behind_fillers(tokens, verb.at)
            opens = not edge or tokens[edge - 1].tags & (lex.CONJUNCTION | lex.COMMA | lex.END | lex.BRACKET)
            if not opens and some(tokens[:edge], lex.THAT):
                continue
            if phrases.is_person(verb.after) or phrases.is_person(verb.before) or verb.inherits is not None:
                return verb
            if edge < 2 and verb.after is None and verb.token.tags & lex.SAY and tokens[verb.at + 1].tags & lex.WITHIN:
                return verb  # ورد على سؤال حول المدرب كمال زروق قائلا: «…»: who spoke before
        return None

    @staticmethod
    def _behind_verb(tokens: Sequence[Token], phrases: Phrases, clause: int, end: int) -> Phrase | None:
        """Who stands behind the finite verb, where its other part is the last: … durfte Jan Pell im Ziel jubeln."""
        other = lex.CAPITAL | lex.ADDRESSEE | lex.LINK | lex.PUNCTUATION
        finite = lex.STOP | lex.FILLER
        verb = next((k for k in range(clause, end) if tokens[k].tags & finite and not tokens[k].tags & other), end)
        phrase = phrases.after(verb + 1) if verb < end else None
        if phrase is None or phrase[0] != verb + 1 or phrase[1] >= end or not phrases.is_person(phrase):
            return None
        return phrase if any(phrases.is_name(token) for token in tokens[slice(*phrase)]) else None

    @staticmethod
    def _verb_before(tokens: Sequence[Token], phrases: Phrases, cues: list[Cue], lead: int, at: int) -> Cue | None:
        """The verb whose object stands between commas: ناشدت النقابة، أمس، الحكومة رفع السعر، معتبرة أن …"""
        for verb in reversed(cues):
            if verb.token.tags & lex.ACCORDING or verb.after is None or verb.after[1] >= lead:
                continue
            fits = phrases.is_person(verb.after) and not some(tokens[verb.at : at], lex.QUOTE | lex.THAT)
            return verb if fits else None
        return None

    def _is_supposed(self, tokens: Sequence[Token], phrases: Phrases, near: Phrase, cue: Cue, outer: Cue) -> bool:
        """Whether somebody says what the phrase does if it does: Mora añadió que si la junta quiere «…» …"""
        if not phrases.head_first or cue.token.tags & lex.SAY or not outer.token.tags & lex.SAY or near[0] < 3:
            return False
        that = near[0] - 2 - bool(tokens[near[0] - 2].tags & lex.COMMA)
        supposed = tokens[near[0] - 1].tags & lex.THAT and tokens[near[0] - 1].word in self.clauses
        return bool(supposed and outer.at < that and tokens[that].tags & (lex.THAT | lex.CONJUNCTION))

    @staticmethod
    def _whose_view(tokens: Sequence[Token], phrases: Phrases, near: Phrase) -> Phrase | None:
        """Whose view a relative clause tells: Nevasol exige la salida del ministro, Ivo Paz, que a su juicio …"""
        view = tokens[near[0]]
        if not phrases.head_first or not view.tags & lex.PRONOUN or " " not in view.word or near[0] < 3:
            return None
        lead = phrases.leading(0, near[0]) if tokens[near[0] - 1].tags & lex.RELATIVE else None
        if lead and (phrases.is_person(lead) or tokens[lead[0]].tags & (lex.CAPITAL | lex.ORGANISATION)):
            return lead
        return None

    def is_fronted(self, tokens: Sequence[Token], phrases: Phrases, at: int) -> bool:
        """Whether all before the cue is what somebody was asked, or a preposition's noun and the names behind it.

        Preguntado por la jueza y por si volverá, dijo: «…»; Sobre los diputados, Ana Gil y Luis Rey, indicó que …
        """
        edge = _behind_fillers(tokens, at)
        first = tokens[0].tags
        if not phrases.head_first or edge < 3 or not tokens[edge - 1].tags & lex.COMMA:
            return False
        if not first & (lex.STOP | lex.ADDRESSEE) or first & (lex.ACCORDING | lex.OPINION):
            return False
        begin = self.clause(tokens, edge - 1)
        if begin < 2 or not tokens[begin - 1].tags & lex.COMMA:
            return False
        if first & lex.ADDRESSEE:
            return bool(tokens[begin].tags & (lex.CONJUNCTION | lex.STOP | lex.LINK))
        named = all(phrases.is_name(token) or token.tags & lex.CONJUNCTION for token in tokens[begin : edge - 1])
        told = some(tokens[1:begin], lex.ROLE | lex.GROUP)
        return named and told and not some(tokens[: begin - 1], lex.COMMA | lex.CUE)

    @staticmethod
    def _dashed(tokens: Sequence[Token], phrases: Phrases, at: int) -> Phrase | None:
        """Whom two dashes tell more of: Ông Lê Văn Tú - Giám đốc Công ty Sóng, Phó Chủ tịch Hội Chè - cảnh báo …"""
        for dash in range(at - 2, 0, -1):
            tags = tokens[dash].tags
            if tags & (lex.QUOTE | lex.END | lex.COLON | lex.SAY):
                return None
            if tags & lex.DASH:
                phrase = phrases.before(dash)
                return phrase if phrase and phrase[1] == dash and phrases.is_person(phrase) else None
        return None

    @staticmethod
    def _described(tokens: Sequence[Token], phrases: Phrases, at: int) -> Phrase | None:
        """Whom one dash tells more of, up to the verb: bà Lê Mơ – Chủ tịch HĐQT, kiêm Tổng Giám đốc Sóng từng mô tả"""
        for dash in range(at - 2, max(0, at - _LONG_ROLE), -1):
            tags = tokens[dash].tags
            if tags & (lex.QUOTE | lex.END | lex.COLON | lex.CUE):
                return None
            if tags & lex.DASH:
                phrase = phrases.before(dash) if tokens[dash + 1].tags & (lex.ROLE | lex.INDEFINITE) else None
                titled = phrase is not None and tokens[phrase[0]].tags & (lex.TITLE | lex.ROLE)
                return phrase if titled and phrase and phrase[1] == dash and phrases.is_person(phrase) else None
        return None

    def _inside(self, tokens: Sequence[Token], phrases: Phrases, cue: Cue, near: Phrase) -> Phrase | None:
        """Who is told of before a preposition with its place or paper: مصدر في القدس قوله; … في منشور قال فيه."""
        first = tokens[near[0]].tags
        if first & lex.GROUP and near[1] - near[0] == 1:
            outer = phrases.before(near[0] - 1)
            return outer if phrases.is_person(outer) else None
        behind = tokens[cue.at + 1].tags if cue.at + 1 < len(tokens) else 0
        if first & (lex.DOCUMENT | lex.STATEMENT) and not first & lex.DEFINITE and behind & lex.FILLER:
            lead = phrases.leading(self.clause(tokens, near[0] - 1), near[0] - 1)
            return lead if phrases.is_person(lead) else None
        return None

    def _asked(self, tokens: Sequence[Token], phrases: Phrases, cue: Cue, cues: list[Cue]) -> Phrase | None:
        """Who was spoken to, where the conjunction passes the turn on: سأل المذيع ضيفه لؤي كنعان عن …، فرد: «…»"""
        if not phrases.articles or not cues or cue.after is not None or not cue.at or cues[-1].after is None:
            return None
        turn, asked = tokens[cue.at - 1], cues[-1].after
        if not turn.tags & lex.CONJUNCTION or turn.end != cue.token.start or not phrases.is_person(asked):
            return None
        if turn.word == self.language.grammar.conjunctions[0] or some(tokens[asked[1] : cue.at], lex.QUOTE | lex.THAT):
            return None  # و goes on with who spoke
        begin = asked[1] + bool(tokens[asked[1]].tags & lex.PLAIN)  # ضيفه
        told = phrases.after(begin)
        if told is None or told[0] != begin or not phrases.is_person(told):
            return None
        named = any(token.tags & (lex.GIVEN | lex.ROLE) for token in tokens[slice(*told)])
        return told if named and told[1] < cue.at else None

    def _in_adverbial(self, tokens: Sequence[Token], near: Phrase, at: int) -> bool:
        """Whether a preposition begins all that stands before the verb, where a verb is its sentence's second part."""
        begin = self.clause(tokens, at)
        inside = (
            lex.STATEMENT
            | lex.DOCUMENT
            | lex.STOP
            | lex.DETERMINER
            | lex.UNKNOWN
            | lex.MODIFIER
            | lex.INDEFINITE
            | lex.LINK
            | lex.NUMBER
        )
        return (
            near[1] == at
            and begin < near[0] - 1
            and bool(tokens[begin].tags & lex.STOP)
            and all(token.tags & inside and not token.tags & lex.FILLER for token in tokens[begin : near[0]])
        )

    @staticmethod
    def _named_last(tokens: Sequence[Token], phrases: Phrases, near: Phrase) -> Phrase | None:
        """The name behind all that a role is for: директор «Волны» по развитию Анна Грач заявила."""
        first = near[1] - 1
        while first > near[0] and phrases.is_name(tokens[first]) and not tokens[first].tags & lex.GIVEN:
            first -= 1
        if first == near[0] or first == near[1] - 1 or not tokens[first].tags & lex.GIVEN:
            return None
        if tokens[first - 1].tags & (lex.CAPITAL | lex.STOP | lex.PUNCTUATION):
            return None
        begin = near[0] - 1
        while begin and not tokens[begin - 1].tags & (lex.COMMA | lex.COLON | lex.END | lex.DASH | lex.CUE | lex.THAT):
            begin -= 1
        return (first, near[1]) if any(token.tags & lex.ROLE for token in tokens[begin : begin + 3]) else None

    @staticmethod
    def _place_named(tokens: Sequence[Token], phrases: Phrases, at: int) -> Phrase | None:
        """What speaks, where the sentence begins with it and an aside follows: В докладе, изданном в мае, указано …"""
        if at < 4 or not tokens[at - 1].tags & lex.COMMA or not tokens[0].tags & lex.STOP:
            return None
        comma = next((k for k in range(at - 2, 0, -1) if tokens[k].tags & lex.COMMA), 0)
        if not comma or any(token.tags & (lex.CUE | lex.THAT | lex.PUNCTUATION) for token in tokens[1:comma]):
            return None
        phrase = phrases.before(comma)
        said = phrase is not None and phrase[0] == 1 and tokens[1].tags | tokens[comma - 1].tags
        return phrase if said and said & (lex.DOCUMENT | lex.ORGANISATION) else None

    def _is_behind(self, tokens: Sequence[Token], phrases: Phrases, cue: Cue) -> bool:
        """Whether a clause and a comma stand before the cue and its subject behind it.

        Завод закрылся, сообщил ТАСС директор; …, сообщает «Волна».
        """
        edge = _behind_fillers(tokens, cue.at)
        edge -= bool(edge and tokens[edge - 1].word in self.clauses)  # открытие, как уточнил министр, пройдёт …
        if edge > 2 and tokens[edge - 1].tags & lex.DASH and (tokens[0].tags | tokens[edge - 2].tags) & _ASIDE:
            edge -= 1  # — Урожай богатый, — рассказывает хозяйка
        if not edge or not tokens[edge - 1].tags & lex.COMMA or not cue.token.tags & lex.SAY:
            return False
        if edge > 1 and tokens[edge - 2].tags & (lex.QUOTE | lex.DASH):
            return False
        after = cue.after
        if after is None:
            ahead = cue.at + 1
            agency = lex.FILLER | lex.CAPITAL
            while ahead < len(tokens) and tokens[ahead].tags & agency == agency:
                ahead += 1
            quoted = ahead < len(tokens) and tokens[ahead].quoted
            ahead += bool(quoted and len(quoted) < 30 and not quoted.small)  # not: Грачёв, …, обещал «сохранить театр»
            closed = ahead == len(tokens) or tokens[ahead].tags & (lex.END | lex.ACCORDING)
            return ahead > cue.at + 1 and bool(closed)
        if not phrases.is_person(after):
            return False
        behind = tokens[after[1]].tags if after[1] < len(tokens) else lex.END
        that = after[1] + 1 < len(tokens) and tokens[after[1] + 1].tags & (lex.THAT | lex.RELATIVE)
        if behind & (lex.COLON | lex.QUOTE | lex.DASH) or (behind & lex.COMMA and that):
            return False
        if any(token.tags & lex.ROLE or phrases.is_name(token) for token in tokens[slice(*after)]):
            return True
        if tokens[after[0]].tags & lex.PRONOUN and behind & lex.COMMA:
            return True  # Анна Пелль, отметил он, «…»
        named = any(token.tags & lex.GIVEN and token.tags & lex.CAPITAL for token in tokens[:edge])
        return bool(behind & (lex.END | lex.COMMA | lex.STOP)) and not named

    def _outer(self, tokens: Sequence[Token], phrases: Phrases, near: Phrase) -> Phrase:
        """The person before the preposition that governs `near`: Ann Pell from Norvane called …"""
        outer = phrases.before(near[0] - 1)
        if outer is None or not phrases.is_person(outer):
            return near
        edge = _behind_fillers(tokens, outer[0])
        return near if edge and tokens[edge - 1].tags & (lex.LINK | lex.STOP) else outer

    def _beside(
        self, tokens: Sequence[Token], phrases: Phrases, at: int, near: Phrase | None, governed: bool
    ) -> Phrase | None:
        """The phrase right before the cue, where nothing governs it."""
        if near is None:
            return None
        start = near[0]
        if governed and self.half and tokens[start].tags & lex.MODIFIER and tokens[start - 1].tags & lex.STOP:
            if near[1] - start > 1 and all(phrases.is_name(token) for token in tokens[start + 1 : near[1]]):
                return (start + 1, near[1])  # đại sứ Nga tại Paris Ann Pell nói
        if self.second and start and tokens[start - 1].tags & lex.FILLER:
            ends = at + 1 == len(tokens) or tokens[at + 1].tags & (lex.PUNCTUATION | lex.CONJUNCTION)
            first = phrases.before(start) if ends else None
            if first is None and ends:
                edge = _behind_fillers(tokens, start)
                first = self._appositions(tokens, phrases, edge) if edge and tokens[edge - 1].tags & lex.COMMA else None
            if first and phrases.is_person(first) and not is_governed(tokens, first):
                return first  # Der Verband hat die Regierung aufgefordert
        if governed and self.language.people.genitives and (named := self._named_last(tokens, phrases, near)):
            return named
        relative = self.half and start and near[1] == at and tokens[start - 1].tags & lex.RELATIVE
        if relative and every(tokens[start:at], lex.CAPITAL):
            return near  # động thái mà Brussels gọi là “…”
        if phrases.is_person(near) and not governed:
            auxiliary = self._before_auxiliary(tokens, phrases, at, near)
            return auxiliary or self._named_before(tokens, phrases, near) or near
        return None

    def _before_auxiliary(self, tokens: Sequence[Token], phrases: Phrases, at: int, near: Phrase) -> Phrase | None:
        """Ann Pell hatte am Samstag die Zustimmung ihrer Partei bekanntgegeben: who stands before the finite verb."""
        if not self.second or (at + 1 < len(tokens) and not tokens[at + 1].tags & (lex.PUNCTUATION | lex.CONJUNCTION)):
            return None
        begin = self.clause(tokens, at)
        while begin and tokens[begin - 1].tags & lex.QUOTE:
            begin = self.clause(tokens, begin - 1)
        lead = phrases.leading(begin, at)
        if lead is None or lead[1] >= near[0] or not tokens[lead[1]].tags & lex.FILLER or not phrases.is_person(lead):
            return None
        return lead

    def _parenthesised(self, tokens: Sequence[Token], phrases: Phrases, clause: int) -> Phrase | None:
        """The subject that the sentence begins with, where commas enclose all up to the cue.

        La ministra, en rueda de prensa, afirmó …
        """
        if not phrases.head_first or not clause or not tokens[clause - 1].tags & lex.COMMA:
            return None
        if some(tokens[:clause], lex.QUOTE | lex.COLON | lex.END):
            return None
        lead = phrases.leading(0, clause - 1)
        if lead is None or not phrases.is_person(lead) or lead[1] >= clause - 1 or not tokens[lead[1]].tags & lex.COMMA:
            return None
        if not any(phrases.is_name(tokens[k]) and not phrases.is_governed(k, lead[0]) for k in range(*lead)):
            name = phrases.after(lead[1] + 1)
            if (
                name is not None
                and name[0] == lead[1] + 1
                and name[1] < clause
                and tokens[name[1]].tags & lex.COMMA
                and all(phrases.is_name(token) or token.tags & (lex.TITLE | lex.ROLE) for token in tokens[slice(*name)])
                and phrases.is_name(tokens[name[1] - 1])
            ):
                return name  # El comandante de la Policía, coronel Juan Gil, ofreció … y aseveró
        return lead

    def _of_earlier_clause(self, tokens: Sequence[Token], phrases: Phrases, clause: int) -> Phrase | None:
        """The subject of a clause before the one that begins at `clause`."""
        while clause > 0:
            end = clause
            clause = self.clause(tokens, clause - 1)
            if self._is_relative(tokens, clause, end - 1) or (self.half and _is_in_brackets(tokens, clause)):
                continue
            lead = phrases.leading(clause, end)
            if lead is None and tokens[end].tags & (lex.RELATIVE | lex.DETERMINER | lex.ROLE):
                lead = phrases.before(end - 1)  # In a statement the Harbour Authority, which …, declared
            if lead and phrases.is_person(lead):
                return lead
        return None

    @staticmethod
    def _named_before(tokens: Sequence[Token], phrases: Phrases, near: Phrase) -> Phrase | None:
        """The name that a role behind a comma describes: Ann Pell, head of the Harbour Trust said …"""
        start = near[0]
        if (
            start < 2
            or not tokens[start - 1].tags & (lex.COMMA | (lex.DASH if phrases.half else 0))
            or not some(tokens[start : start + 2], lex.ROLE | lex.INDEFINITE)
        ):
            return None
        linked = phrases.head_first and not (phrases.adjoined or phrases.half)
        if linked and any(phrases.is_name(tokens[k]) and not phrases.is_governed(k, start) for k in range(*near)):
            return None  # Preguntado por Ana Gil, el alcalde Luis Rey dijo …
        age = start - 1
        while age > 0 and not tokens[age - 1].tags & lex.PUNCTUATION:
            age -= 1
        if (
            age > 1
            and tokens[age - 1].tags & lex.COMMA
            and start - 1 - age < 5
            and some(tokens[age : age + 2], lex.NUMBER)
        ):
            start = age  # Juan Luis, de 52 años, camionero, …
        name = phrases.before(start - 1)
        if (
            name is None
            or name[1] != start - 1
            or not all(phrases.is_name(t) or t.tags & lex.TITLE for t in tokens[name[0] : name[1]])
        ):
            return None
        return (
            name if name[0] == 0 or tokens[name[0] - 1].tags & (_OPENING | (lex.LINK if phrases.half else 0)) else None
        )

    def _source(self, tokens: Sequence[Token], phrases: Phrases, at: int) -> Phrase | None:
        """In dem Gutachten heißt es; im Prospekt ist von „…“ die Rede.

        what a preposition governs, where nobody else can be the subject.
        """
        begin = self.clause(tokens, at)
        if begin and tokens[begin - 1].tags & lex.QUOTE:
            begin = self.clause(tokens, begin - 1)
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

    def _appositions(self, tokens: Sequence[Token], phrases: Phrases, at: int) -> Phrase | None:
        """The name that the commas before a cue enclose or follow: Marsh's deputy, Carl Venn, replied."""
        best = None
        end = at - 1
        while end > 0:
            begin = self.clause(tokens, end)
            if self._is_aside(tokens, begin) or self._is_relative(tokens, begin, end):
                end = begin - 1
                continue
            if best is not None and begin > 1 and end - begin == 1 and tokens[begin].tags & lex.NUMBER:
                end = begin - 1  # Ann Pell, 36, ibu kepada pelajar Tahun Dua, berkata
                continue
            if self.cased and _is_alias(tokens, begin, end):
                end = begin - 1  # Ann Pell, head of the Northern Port Union, or NPU, said
                continue
            phrase = phrases.leading(begin, end)
            if some(tokens[begin:end], lex.SAY | lex.ACT):
                if (
                    best is not None
                    and self.inverts()
                    and (
                        not any(phrases.is_name(token) for token in tokens[slice(*best)])
                        or (phrases.articles and tokens[best[0]].tags & lex.ROLE)
                    )
                ):
                    return None  # يشكو سعيد المنياوي، صاحب مخبز، قائلا: whose the verb before is
                break
            if phrase is None or not phrases.is_person(phrase):
                if self.cased and best is None and begin > 1 and tokens[begin - 1].tags & lex.COMMA and end - begin < 6:
                    end = begin - 1  # the TLS, less easily pleased, grumbled
                    continue
                break
            linked = next(
                (
                    k
                    for k in range(*phrase)
                    if tokens[k].tags & lex.LINK and k > phrase[0] and tokens[k].core == tokens[k].end
                ),
                phrase[1],
            )
            named = any(
                (phrases.is_name(tokens[k]) and not tokens[k].tags & lex.DETERMINER) or is_body(tokens, k)
                for k in range(phrase[0], linked)
            )  # not: head of Northline
            titled = tokens[phrase[0]].tags & (lex.ROLE | lex.ORGANISATION)
            titled = titled and not tokens[phrase[0]].tags & (lex.UNKNOWN | lex.TITLE)
            titled = titled or (
                self.verb_first and not tokens[phrase[0]].tags & lex.CAPITAL
            )  # Ann Pell, koresponden harian Northline, menuturkan
            words = tokens[slice(*phrase)]
            small = any(token.tags & lex.UNKNOWN and not token.tags & (lex.CAPITAL | lex.NUMBER) for token in words)
            if self.verb_first and best is not None and small:
                break  # Kelompok industri terkemuka Jerman, Federation of Northline, meminta
            if best is None or named:
                best = phrase
            if (
                named and not titled and (phrase[1] == end or tokens[phrase[1]].tags & (lex.RELATIVE | lex.BRACKET))
            ) or not tokens[begin - 1].tags & lex.COMMA:
                break
            end = begin - 1
        return best

    def _is_relative(self, tokens: Sequence[Token], begin: int, end: int) -> bool:
        """Whether an article begins a clause and a verb ends it: Ute Pell, die seit 2019 die Partei führt, …"""
        if not self.second or begin < 2 or end - begin < 3 or not tokens[begin - 1].tags & lex.COMMA:
            return False
        verb = tokens[end - 1].tags
        if not tokens[begin].tags & lex.DETERMINER or tokens[begin + 1].tags & lex.CAPITAL:
            return False
        return bool(verb & (lex.UNKNOWN | lex.FILLER | lex.SAY | lex.ACT)) and not verb & (lex.CAPITAL | lex.NUMBER)

    def _is_aside(self, tokens: Sequence[Token], begin: int) -> bool:
        """Whether the clause says more of whoever stands before its comma: Ann Pell, of Norvane, said.

        Ann Pell, who chairs the trust, said
        """
        if not self.cased or self.second or begin < 2 or not tokens[begin - 1].tags & lex.COMMA:
            return False
        first, ends = tokens[begin], tokens[begin + 1].tags & lex.COMMA if begin + 1 < len(tokens) else 0
        if ends and first.tags & (lex.CAPITAL | lex.UNKNOWN) == lex.CAPITAL | lex.UNKNOWN:
            if first.end - first.start > len(first.word) or first.word[1:2] == "-":
                return True  # Omaha, Neb.; Ann Pell, R-Iowa
            at = begin - 2
            while at > 0 and tokens[at].tags & lex.CAPITAL and not tokens[at].tags & lex.PERSON:
                at -= 1
            placed = at < begin - 2 and at > 0 and tokens[at].tags & lex.STOP  # Police in Omaha, Nebraska
            return bool(placed) and bool(tokens[at - 1].tags & (lex.PERSON | lex.COMMA))
        return bool(first.tags & (lex.LINK | lex.RELATIVE)) and first.core == first.end

    def _that_one(self, tokens: Sequence[Token], phrases: Phrases, at: int) -> Phrase | None:
        """Wanita yang akrab disapa Ann itu menyebut: a relative clause between somebody and the demonstrative."""
        edge = _behind_fillers(tokens, at)
        if not self.language.grammar.adjoined or edge < 4 or not tokens[edge - 1].tags & lex.LINK:
            return None
        lead = phrases.leading(self.clause(tokens, edge), edge)
        if lead is None or lead[1] >= edge or not tokens[lead[1]].tags & (lex.RELATIVE | lex.STOP):
            return None  # or a place: Orang nomor satu di Norvane itu mengklaim …
        words = tokens[slice(*lead)]
        somebody = tokens[lead[0]].tags & lex.ROLE and not any(
            token.tags & (lex.INDEFINITE | lex.GROUP) for token in words
        )
        return (lead[0], edge) if somebody else None

    @staticmethod
    def _second_named(tokens: Sequence[Token], phrases: Phrases, near: Phrase) -> Phrase | None:
        """Whom somebody met, in one phrase with who did: التقى رئيس الحكومة هاني لطفي السفير فؤاد قدسي، الذي قال …"""
        for at in range(near[1] - 2, near[0], -1):
            tags, met = tokens[at].tags, tokens[at - 1]
            if tags & lex.ROLE and tags & lex.DEFINITE and phrases.is_name(met) and not met.tags & lex.ROLE:
                return (at, near[1]) if phrases.is_name(tokens[near[1] - 1]) else None
        return None

    def _antecedent(self, tokens: Sequence[Token], phrases: Phrases, at: int) -> Phrase | None:
        """Whom a relative pronoun before the cue stands for: the Alliance, a group which calls itself …"""
        if phrases.head_first and at > 1 and tokens[at - 1].tags & lex.DETERMINER:
            at -= 1  # whom it is about: quien ayer la calificó de «…»
        while at > 0 and tokens[at - 1].tags & lex.FILLER and not tokens[at - 1].tags & lex.RELATIVE:
            at -= 1
            if phrases.head_first and at > 1 and tokens[at].tags & lex.FILLER and tokens[at - 1].tags & lex.LINK:
                at -= 2 * bool(tokens[at - 2].tags & lex.NUMBER)  # quien el martes 3 de marzo señaló
        if (
            self.cased
            and at > 3
            and not tokens[at - 1].tags & lex.RELATIVE
            and (role := phrases.before(at))
            and role[0] > 1
        ):
            also = role[0]  # Ann Pell yang juga ketua kampung berkata
            while also > 1 and tokens[also - 1].tags & (lex.FILLER | (lex.ACCORDING if self.verb_first else 0)):
                also -= 1  # surat yang ditulis Ann Pell menyebut
            at = also if (also < role[0] or self.verb_first) and tokens[also - 1].tags & lex.RELATIVE else at
        if at < 2 or not tokens[at - 1].tags & lex.RELATIVE:
            return None
        end = at - 2 if tokens[at - 2].tags & lex.COMMA else at - 1
        governor = at - 3 if at > 2 and tokens[at - 2].tags & lex.DETERMINER else at - 2
        if phrases.head_first and governor > 1 and tokens[governor - 1].tags & lex.COMMA:
            if tokens[governor].tags & (lex.LINK | lex.STOP):
                outer = phrases.leading(self.clause(tokens, governor - 1), governor - 1)
                return outer if phrases.is_person(outer) else None  # Ana Gil atacó al alcalde, de quien dijo que …
        near = phrases.before(end)
        if not self.cased:
            return self._second_named(tokens, phrases, near) if phrases.articles and near else None
        if near and near[0] and end == at - 2 and tokens[near[0] - 1].tags & lex.STOP:
            described = self._named_before_role(tokens, phrases, end)
            if described is not None:
                return described
        if self.language.grammar.head_first and self._is_aside(tokens, begin := self.clause(tokens, end)):
            if phrases.is_person(outer := phrases.before(begin - 1)):
                return outer  # por la jueza Ana Gil, de la Sala Segunda, quien señaló …
        if self.language.grammar.head_first and not phrases.is_person(near):
            named = full_name_at(tokens, phrases, end)  # l’intervention du ministre Jean Pell qui se dit …
            near = named or phrases.leading(self.clause(tokens, end), end)  # un grupo sin lucro que se define …
        if near is None or not phrases.is_person(near):
            return None
        if (
            near[0] > 1
            and tokens[near[0] - 1].tags & lex.COMMA
            and not any(phrases.is_name(token) for token in tokens[near[0] : near[1]])
        ):
            named = phrases.before(near[0] - 1)
            if named and self.verb_first and not phrases.is_person(named):
                begin = named[1]
                body = lex.CAPITAL | lex.ORGANISATION
                while begin > named[0] and (
                    phrases.is_name(tokens[begin - 1]) or tokens[begin - 1].tags & body == body
                ):
                    begin -= 1
                named = (
                    (begin, named[1]) if begin < named[1] else None
                )  # acara anjuran Northline, sebuah kumpulan yang …
            if named and phrases.is_person(named):
                return named
        return near

    def _named_before_role(self, tokens: Sequence[Token], phrases: Phrases, end: int) -> Phrase | None:
        """Ann Pell, a spokeswoman for the port of Ellis, who added …: the name, not what the role is for."""
        begin = self.clause(tokens, end)
        role = phrases.leading(begin, end)
        if role is None or begin < 2 or not tokens[begin - 1].tags & lex.COMMA:
            return None
        if not some(tokens[slice(*role)], lex.ROLE):
            return None
        name = phrases.before(begin - 1)
        return name if name and phrases.is_person(name) else None

    def clause(self, tokens: Sequence[Token], at: int) -> int:
        """Where the clause that `at` stands in begins."""
        return clause_start(tokens, at, self.cased)

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


def full_name_at(tokens: Sequence[Token], phrases: Phrases, end: int) -> Phrase | None:
    """The full name that ends there."""
    begin = end
    while begin and phrases.is_name(tokens[begin - 1]):
        begin -= 1
        if tokens[begin].tags & lex.GIVEN and end - begin > 1:
            return (begin, end)
    return None


def _behind_fillers(tokens: Sequence[Token], at: int) -> int:
    while at > 0 and tokens[at - 1].tags & lex.FILLER:
        at -= 1
    return at


def _is_alias(tokens: Sequence[Token], begin: int, end: int) -> bool:
    """Whether commas enclose a conjunction and one word with a capital: …, or NPU, said."""
    if end - begin != 2 or not begin or not tokens[begin + 1].tags & lex.CAPITAL:
        return False
    return bool(tokens[begin - 1].tags & lex.COMMA and tokens[begin].tags & lex.CONJUNCTION)
