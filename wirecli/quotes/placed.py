"""The subject of a cue by its place: beside the cue, at its clause's beginning, or in a clause before."""

from collections.abc import Sequence

from wirecli.knowledge import lexicon as lex
from wirecli.knowledge.language import Language
from wirecli.knowledge.lexicon import fold
from wirecli.quotes.apposition import Appositions
from wirecli.quotes.cue import Cue, behind_fillers, clause_start, is_governed, is_to
from wirecli.quotes.names.bodies import says
from wirecli.quotes.names.name import is_region
from wirecli.quotes.phrases import Phrase, Phrases
from wirecli.quotes.token import Token, every, some

_ASIDE = lex.DASH | lex.COMMA
_LONG_ROLE = 18  # words between a dash and the verb


class Placed:
    """Finds the subject before a cue where nothing but its place tells it, in one language."""

    def __init__(self, language: Language, appositions: Appositions) -> None:
        self.language, self.asides = language, appositions
        script, grammar = language.script, language.grammar
        self.cased, self.half, self.second = script.cased, script.half_capitals, grammar.verb_second
        people, first = language.people, next(iter(grammar.conjunctions), "")
        self.and_she = frozenset(fold(first + she) for she in (*people.pronouns_masculine, *people.pronouns_feminine))
        self.clauses, self.owners = frozenset(grammar.clauses), grammar.owners
        self.interposes = bool(language.speech.plural) and not self.second  # where verbs need no subject
        self.first_conjunction = next(iter(grammar.conjunctions), "")
        self.participles = frozenset(map(fold, language.speech.participles))
        self.gerunds = tuple(ending[1:] for ending in language.speech.participles if ending[0] == "*")
        self.passive = frozenset(grammar.passive)
        self.whereabouts = frozenset(grammar.whereabouts)

    def find(self, tokens: Sequence[Token], phrases: Phrases, cue: Cue, cues: list[Cue], near: Phrase | None) -> None:
        """The subject by its place: beside the cue, at its clause's beginning, in apposition, in a clause before."""
        at = cue.at
        if self.language.people.genitives and self._is_behind(tokens, phrases, cue):
            cue.nobody = cue.after is None
            return
        if near and self._is_kin(tokens, near, at):
            cue.before = (near[0] - 1, at)  # Una Venn, a trainee vet, fell and, her mother said, “could not stand”
            return
        # with spokesman Ivo Pell urging calm
        own = self.language.grammar.possessives and near and near[1] == at and phrases.is_person(near)
        gerund = cue.token.word.endswith(self.gerunds)
        participle = gerund or cue.token.word in self.participles
        verb = None if own or not participle else self._verb_of(tokens, phrases, cue, cues)
        if verb is not None:
            cue.inherits, cue.after = verb, None
            return
        if cue.token.word in self.participles and phrases.articles and near and near[0] > 1:
            lead = phrases.leading(0, near[0]) if tokens[near[0] - 1].tags & lex.WITHIN else None
            if lead is not None and lead[1] < near[0] and phrases.is_person(lead):
                cue.before, cue.after = lead, None  # ووجه سالم خليل رسالة إلى جمهوره قائلا: «…»
                return
        lead = phrases.leading(clause_start(tokens, at, self.cased), at) if gerund and near and near[1] == at else None
        if lead is not None and near is not None and lead[1] < near[0] and phrases.is_person(lead):
            cue.before, cue.after = lead, None  # Un grupo de padres acudió al Consejo alegando “…”
            return
        if phrases.articles and near and near[1] == at and self._is_topic(tokens, phrases, near, cue.after):
            cue.before, cue.after = near, None
            return
        if phrases.articles and near and near[1] == at and (who := self._told_to_be(tokens, phrases, near)) is not None:
            cue.before, cue.after = who, None
            return
        if self.second and (who := self._as_told(tokens, phrases, at)) is not None:
            cue.before, cue.after = who, None
            return
        owned = self.owners and cue.after is None and at and cue.token.word.endswith(self.owners)
        if cues and owned and tokens[at - 1].tags & (lex.RELATIVE | lex.STOP) and not tokens[at - 1].tags & lex.CUE:
            cue.inherits = cues[-1]  # اتهم سالم القناة بما سماه «…»: not the channel
            return
        marks = behind_fillers(tokens, at) - 1
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
        governed = governed or (phrases.head_first and near is not None and near[0] > 0 and is_to(tokens[near[0]]))
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
            # on what it calls a “row”: whose sentence it is; but: wept as the judge told her that …
            governed = bool(tokens[near[0]].tags & lex.NEUTER) and not cue.token.tags & lex.SAY
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
        clause = clause_start(tokens, at, self.cased)
        if self.language.people.genitives and 0 < clause < at and phrases.is_person(cue.after):
            if every(tokens[clause:at], lex.STOP | lex.RELATIVE):
                return  # Порт закрыт, о чём рассказала капитан Анна Пелль
        lead = phrases.leading(clause, at)
        if lead and lead != near and phrases.is_person(lead) and not some(tokens[clause:at], lex.SAY | lex.ACT):
            cue.before = lead
            return
        what = tokens[slice(*cue.after)] if cue.after is not None else ()
        object_ = every(what, lex.UNKNOWN | lex.ORGANISATION | lex.MODIFIER) and not some(what, lex.CAPITAL | lex.ROLE)
        if self.language.people.genitives and not phrases.is_person(near) and object_:
            within = phrases.after(clause + 1) if tokens[clause].tags & lex.STOP and clause + 1 < at else None
            if within is not None and within[0] == clause + 1 and within[1] < at:
                words = tokens[slice(*within)]
                if some(words, lex.ORGANISATION) and not some(words, lex.ROLE | lex.NAMING):
                    cue.before = within  # В правящей партии ситуацию назвали «постановкой»
                    return
        if self.second and near is None and (bare := self._bare(tokens, phrases, at)) is not None:
            cue.before = bare
            return
        before = tokens[at - 1].tags if at else 0
        edge = behind_fillers(tokens, at)
        inverted = near is None and at and before & lex.COMMA and phrases.is_person(cue.after)
        if inverted and not self.second:
            inverted = not phrases.head_first and self.names_behind(tokens, phrases, cue)
        if self.interposes and near is None and self._is_interposed(tokens, phrases, cue):
            return  # porque o clube, explica, “não foi feliz”
        if near is None and edge and tokens[edge - 1].tags & lex.COMMA:
            cue.before = self.asides.appositions(tokens, phrases, edge)
            if (
                self.interposes
                and cue.before == (0, 1)
                and tokens[1].tags & lex.COMMA
                and _is_mood(tokens[:1], phrases)
            ):
                cue.before = None
                if edge == 2:
                    return
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
        if self.second and cues and cues[-1].token.tags & lex.ACCORDING and cues[-1].at == clause:
            cue.before = self._behind_verb(tokens, phrases, clause, at)  # Laut der Akte hatte Pell damals erzählt, …
            if cue.before is not None:
                return
        if cues and (before & (lex.COMMA | lex.CONJUNCTION | lex.FILLER | lex.DASH) or near is None or not self.cased):
            cue.inherits = cues[-2] if phrases.head_first and self._is_in_aside(tokens, cues, at) else cues[-1]
            return
        if self.second and near is None and lead is not None and at and tokens[at - 1].tags & lex.CONJUNCTION:
            if lead == (clause, clause + 1) and tokens[clause].tags & lex.CAPITAL and tokens[clause].tags & lex.UNKNOWN:
                cue.before = lead  # Holt bedankte sich bei seinem Team und sagte: „…“
                return
        if self.second and governed and near is not None:
            whose = next((k for k in range(clause, near[0]) if tokens[k].tags & lex.PRONOUN), None)
            if whose is not None and tokens[whose].tags & lex.GENDER:
                cue.before = (whose, whose + 1)  # indem sie den Rat zum Handeln aufforderte
                return
        cue.before = self._parenthesised(tokens, phrases, clause) or self._of_earlier_clause(tokens, phrases, clause)
        if cue.before is None and phrases.head_first and governed and not phrases.is_person(near):
            return  # En sus memorias escribió que …
        if cue.before is None and self.second and not phrases.is_person(near) and not phrases.is_person(cue.after):
            begin = clause_start(tokens, at - 1, self.cased) if at and tokens[at - 1].quoted else clause
            cue.before = self._behind_verb(tokens, phrases, begin, at)
        if cue.before is None and not (
            governed and phrases.is_person(cue.after)
        ):  # An die Stadt schreiben die Anwohner
            cue.before = self._outer(tokens, phrases, near) if governed and near else near
            if near and cue.before == near and near[0] and tokens[near[0] - 1].word in self.whereabouts:
                if every(tokens[slice(*near)], lex.UNKNOWN) and tokens[near[0]].tags & lex.CAPITAL:
                    cue.before, cue.nobody = None, True  # leaflets printed in Norvane warn that …

    def _as_told(self, tokens: Sequence[Token], phrases: Phrases, at: int) -> Phrase | None:
        """Who says so in a clause of its own that ends with the verb: Der Hafen bleibt zu, wie Ute Pell mitteilte."""
        begin = clause_start(tokens, at, self.cased)
        if not begin or tokens[begin].word not in self.clauses or not tokens[begin - 1].tags & (lex.COMMA | lex.QUOTE):
            return None
        lead = phrases.leading(begin + 1, at)
        if lead is not None and tokens[lead[0]].tags & (lex.ADDRESSEE | lex.LINK) == lex.ADDRESSEE:
            lead = phrases.after(lead[1])  # wie dem Blatt | ein Sprecher sagte
        ends = (
            lead is not None
            and lead[1] <= at
            and not some(tokens[lead[1] : at], lex.CUE | lex.QUOTE | lex.CAPITAL & ~lex.FILLER)
        )
        return lead if ends and phrases.is_person(lead) else None

    def _told_to_be(self, tokens: Sequence[Token], phrases: Phrases, near: Phrase) -> Phrase | None:
        """Who stands before the comma and “and she is”: هدى شاكر، وهي ممرضة تقول إن; …، وهي منظمة تصف نفسها بأنها"""
        if near[0] < 3 or not tokens[near[0] - 2].tags & lex.COMMA or tokens[near[0]].tags & lex.DEFINITE:
            return None
        if tokens[near[0] - 1].word not in self.and_she:
            return None
        who = phrases.before(near[0] - 2)
        body = who is not None and some(tokens[slice(*who)], lex.ORGANISATION | lex.GROUP)
        return who if body or phrases.is_person(who) else None

    @staticmethod
    def _is_kin(tokens: Sequence[Token], near: Phrase, at: int) -> bool:
        """Whether “her” and a woman's or a man's role stand right before the verb, all in one clause."""
        owner = lex.STOP | lex.DETERMINER
        if near[1] != at or near[1] - near[0] > 1 or not near[0] or tokens[near[0] - 1].tags & owner != owner:
            return False
        kin = tokens[near[0]].tags
        opens = near[0] < 2 or bool(tokens[near[0] - 2].tags & (lex.COMMA | lex.QUOTE | lex.THAT))
        return bool(opens and kin & lex.ROLE and kin & lex.GENDER)

    @staticmethod
    def _is_interposed(tokens: Sequence[Token], phrases: Phrases, cue: Cue) -> bool:
        """Whether a verb of speech stands between two commas, in the middle of what somebody told of before says."""
        at = cue.at
        if at < 2 or at + 2 >= len(tokens) or not tokens[at - 1].tags & tokens[at + 1].tags & lex.COMMA:
            return False
        behind = tokens[at + 2].quoted
        return bool(cue.token.tags & lex.SAY) and not phrases.is_person(cue.after) and (behind is None or behind.small)

    def _is_in_aside(self, tokens: Sequence[Token], cues: list[Cue], at: int) -> bool:
        """Whether the verb before stands in a clause of its own between commas: refuta, como se queixa Gil, dizendo"""
        begin = clause_start(tokens, cues[-1].at, self.cased)
        opens = begin > 1 and tokens[begin - 1].tags & lex.COMMA and tokens[begin].word in self.clauses
        return bool(len(cues) > 1 and opens and some(tokens[cues[-1].at : at], lex.COMMA))

    @staticmethod
    def _is_topic(tokens: Sequence[Token], phrases: Phrases, near: Phrase, after: Phrase | None) -> bool:
        """Whether the subject stands before its verb: وكان الوزير اتهم القناة; لكن الوزير يان هولدر اعتبر «…»"""
        before = tokens[near[0] - 1] if near[0] else None
        auxiliary = lex.STOP | lex.FILLER
        if before is not None and before.tags & auxiliary == auxiliary:
            return phrases.is_person(near)
        alone = before is None or (before.tags & lex.CONJUNCTION and before.end < tokens[near[0]].start)
        who = lex.ROLE | lex.TITLE | lex.GIVEN
        if not alone or not some(tokens[slice(*near)], who) or not phrases.is_person(near):
            return False
        return after is not None and not some(tokens[slice(*after)], who)

    @staticmethod
    def names_behind(tokens: Sequence[Token], phrases: Phrases, cue: Cue) -> bool:
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
            edge = behind_fillers(tokens, verb.at)
            opens = not edge or tokens[edge - 1].tags & (lex.CONJUNCTION | lex.COMMA | lex.END | lex.BRACKET)
            if not opens and some(tokens[:edge], lex.THAT):
                continue
            if phrases.is_person(verb.after) or phrases.is_person(verb.before) or verb.inherits is not None:
                return verb
            goes_on = edge < 2 and verb.after is None and verb.token.tags & lex.SAY
            if goes_on and tokens[verb.at + 1].tags & (lex.WITHIN | lex.THAT):
                return verb  # ورد على سؤال حول المدرب كمال زروق قائلا: «…»: who spoke before
        return None

    def _behind_verb(self, tokens: Sequence[Token], phrases: Phrases, clause: int, end: int) -> Phrase | None:
        """Who stands behind the finite verb, where its other part is the last: … durfte Jan Pell im Ziel jubeln."""
        other = lex.CAPITAL | lex.ADDRESSEE | lex.LINK | lex.PUNCTUATION
        finite = lex.STOP | lex.FILLER
        at = clause + 1 + bool(tokens[clause].tags & lex.STOP)  # In seinem | Plädoyer hatte Jan Pell …
        begin = clause if end <= at or not tokens[clause].tags & tokens[at - 1].tags & lex.STOP else at
        verb = next((k for k in range(begin, end) if tokens[k].tags & finite and not tokens[k].tags & other), end)
        phrase = phrases.after(verb + 1) if verb < end else None
        if phrase is None or phrase[0] != verb + 1 or phrase[1] >= end or not phrases.is_person(phrase):
            return None
        article = lex.DETERMINER | lex.LINK
        rest = range(phrase[0] + 1, phrase[1])  # hatte der Bauernverband | das Vorhaben als „Unfug“ bezeichnet
        phrase = (phrase[0], next((k for k in rest if tokens[k].tags & article == lex.DETERMINER), phrase[1]))
        words = tokens[slice(*phrase)]
        who = any(phrases.is_name(token) for token in words) or some(words, lex.ROLE | lex.ORGANISATION | lex.GROUP)
        return phrase if who and tokens[verb].word not in self.passive else None

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

    def _bare(self, tokens: Sequence[Token], phrases: Phrases, at: int) -> Phrase | None:
        """A noun without an article that has done what the last verb says: Norvane hat das als „Unfug“ abgetan."""
        if at < 4 or not tokens[at - 1].quoted:
            return None
        begin = clause_start(tokens, at - 1, self.cased)
        lead = phrases.leading(begin, at)
        if lead is None or lead != (begin, begin + 1) or not tokens[lead[1]].tags & lex.FILLER:
            return None
        name, between = lex.CAPITAL | lex.UNKNOWN, tokens[lead[1] : at]
        if tokens[begin].tags & name != name or any(token.word in self.passive for token in between):
            return None
        return None if some(between, lex.PERSON & ~lex.DOCUMENT | lex.PRONOUN | lex.COMMA) else lead

    def is_fronted(self, tokens: Sequence[Token], phrases: Phrases, at: int) -> bool:
        """Whether all before the cue is what somebody was asked, or a preposition's noun and the names behind it.

        Preguntado por la jueza y por si volverá, dijo: «…»; Sobre los diputados, Ana Gil y Luis Rey, indicó que …
        """
        edge = behind_fillers(tokens, at)
        first = tokens[0].tags
        if not phrases.head_first or edge < 3 or not tokens[edge - 1].tags & lex.COMMA:
            return False
        if not first & (lex.STOP | lex.ADDRESSEE) or first & (lex.ACCORDING | lex.OPINION):
            return False
        begin = clause_start(tokens, edge - 1, self.cased)
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
        """Who is told of before a preposition with its place, body or paper: مصدر في القدس قوله; … في منشور قال فيه."""
        first = tokens[near[0]].tags
        of = phrases.before(near[0] - 1) if first & lex.ORGANISATION else None
        if of is not None and of[1] == near[0] - 1 and some(tokens[slice(*of)], lex.ROLE | lex.TITLE | lex.GIVEN):
            head = tokens[of[0]].tags
            if not (cue.token.tags & lex.FEMININE and head & lex.ROLE and not head & lex.FEMININE):
                return of  # المحققة هدى قاسم من شرطة الميناء قالت
        if first & lex.GROUP and near[1] - near[0] == 1:
            outer = phrases.before(near[0] - 1)
            return outer if phrases.is_person(outer) else None
        behind = tokens[cue.at + 1].tags if cue.at + 1 < len(tokens) else 0
        if first & (lex.DOCUMENT | lex.STATEMENT) and not first & lex.DEFINITE and behind & lex.FILLER:
            lead = phrases.leading(clause_start(tokens, near[0] - 1, self.cased), near[0] - 1)
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
        begin = clause_start(tokens, at, self.cased)
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
        edge = behind_fillers(tokens, cue.at)
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
        edge = behind_fillers(tokens, outer[0])
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
        if self.second and start > 1 and near[1] == at and tokens[start - 1].tags & lex.PRONOUN:
            own = tokens[start - 1].tags & lex.GENDER and tokens[start - 2].tags & lex.FILLER
            if own and tokens[start].tags & lex.DETERMINER:
                return (start - 1, start)  # hat er seiner Mutter gesagt
        if self.second and start > 1 and near == (start, at) and at == start + 1 and at + 1 < len(tokens):
            between = tokens[start - 2].tags & tokens[at + 1].tags & lex.COMMA and tokens[start - 1].tags & lex.FILLER
            if between and tokens[start].tags & lex.PRONOUN and tokens[start].tags & lex.GENDER:
                return near  # Es gehe Kiew, wie er hinzufügte, um „Milliarden“
        if self.second and start and tokens[start - 1].tags & lex.FILLER:
            ends = at + 1 == len(tokens) or tokens[at + 1].tags & (lex.PUNCTUATION | lex.CONJUNCTION)
            first = phrases.before(start) if ends else None
            if first is None and ends:
                edge = behind_fillers(tokens, start)
                first = (
                    self.asides.appositions(tokens, phrases, edge)
                    if edge and tokens[edge - 1].tags & lex.COMMA
                    else None
                )
            if first and phrases.is_person(first) and not is_governed(tokens, first):
                return first  # Der Verband hat die Regierung aufgefordert
        if governed and self.language.people.genitives and (named := self._named_last(tokens, phrases, near)):
            return named
        relative = self.half and start and near[1] == at and tokens[start - 1].tags & lex.RELATIVE
        if relative and every(tokens[start:at], lex.CAPITAL):
            return near  # động thái mà Brussels gọi là “…”
        if phrases.is_person(near) and not governed:
            auxiliary = self._before_auxiliary(tokens, phrases, at, near)
            return auxiliary or self.asides.named_before(tokens, phrases, near) or near
        return None

    def _before_auxiliary(self, tokens: Sequence[Token], phrases: Phrases, at: int, near: Phrase) -> Phrase | None:
        """Ann Pell hatte am Samstag die Zustimmung ihrer Partei bekanntgegeben: who stands before the finite verb."""
        if not self.second or (at + 1 < len(tokens) and not tokens[at + 1].tags & (lex.PUNCTUATION | lex.CONJUNCTION)):
            return None
        begin = clause_start(tokens, at, self.cased)
        while begin and tokens[begin - 1].tags & lex.QUOTE:
            begin = clause_start(tokens, begin - 1, self.cased)
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
        beside = None
        while clause > 0:
            end = clause
            clause = clause_start(tokens, clause - 1, self.cased)
            if self.asides.is_relative(tokens, clause, end - 1) or (self.half and _is_in_brackets(tokens, clause)):
                continue
            lead = phrases.leading(clause, end)
            if lead is None and tokens[end].tags & (lex.RELATIVE | lex.DETERMINER | lex.ROLE):
                lead = phrases.before(end - 1)  # In a statement the Harbour Authority, which …, declared
            if lead and phrases.is_person(lead):
                if self._is_beside(tokens, phrases, lead, end):
                    beside = beside or lead  # Ann Pell grew up in Norvane, the daughter of a miner, and has said …
                    continue
                governs = tokens[lead[0] - 1].tags & (lex.STOP | lex.ACCORDING | lex.CUE) if lead[0] > clause else 0
                if phrases.head_first and clause and governs == lex.STOP and not self.half:
                    continue  # Lundi, à Norvane, des tracteurs ont défilé pour dénoncer …
                return lead
        return beside

    def _is_beside(self, tokens: Sequence[Token], phrases: Phrases, lead: Phrase, end: int) -> bool:
        """Whether the phrase is all that stands between two commas, tells of nobody by name, and an “and” follows.

        Or is a region behind a town: in Norvane, Maine.
        """
        if not self.language.grammar.possessives or not lead[0] or lead[1] != end - 1:
            return False
        if lead[1] - lead[0] == 1 and is_region(tokens, lead[0]):
            return True
        parted = tokens[lead[0] - 1].tags & tokens[end - 1].tags & lex.COMMA and tokens[end].tags & lex.CONJUNCTION
        told = tokens[lead[0]].tags & lex.DETERMINER and not tokens[lead[0]].tags & lex.INDEFINITE
        return bool(parted and told) and not any(phrases.is_name(token) for token in tokens[slice(*lead)])


def _is_in_brackets(tokens: Sequence[Token], at: int) -> bool:
    """Whether a bracket that opened before is still open: Tư Râu (ấp 8, xã Mai, Đồng Nai) ngồi trước hiên, nói …"""
    return sum((token.word == "(") - (token.word == ")") for token in tokens[:at] if token.tags & lex.BRACKET) > 0


def _is_mood(words: Sequence[Token], phrases: Phrases) -> bool:
    """Whether a sentence’s first word tells how somebody speaks and names nobody: Emocionada, contou que …"""
    told = words[0].tags
    return len(words) == 1 and bool(told & lex.UNKNOWN) and not told & lex.PERSON and not phrases.known(words[0])
