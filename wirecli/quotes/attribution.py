"""Who says it: sentence patterns of cue, speaker and quotation, the most precise first."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import regex

from wirecli.knowledge import lexicon as lex
from wirecli.knowledge.language import Language
from wirecli.quotes.phrases import Phrase, Phrases
from wirecli.quotes.sentences import Sentence
from wirecli.quotes.tokens import Token

_FREE = lex.FILLER | lex.COMMA | lex.DASH | lex.OTHER | lex.THAT
_KATAKANA = regex.compile(r"[\p{Katakana}ー・]{3,}")
_CLAUSE = 80  # words: no clause is longer
_TIGHT = 12  # words that may stand between a quotation and the cue of a tight shape


@dataclass(slots=True)
class Cue:
    """A word of attribution in its sentence, and the words that say whose it is."""

    at: int
    token: Token
    before: Phrase | None = None
    after: Phrase | None = None
    inherits: "Cue | None" = None
    taken: bool = False  # a quotation was given to it

    def speaker(self, side: int) -> Phrase | None:
        return self.before if side < 0 else self.after


@dataclass(slots=True)
class Attribution:
    """How a quotation, or a statement without marks, was given to somebody."""

    sentence: Sentence
    quote: Token | None
    cue: Cue | None
    phrase: Phrase | None
    shape: str
    nobody: bool = False  # the verb says that nobody in particular speaks: assure-t-on
    how: list[str] = field(default_factory=list)

    @property
    def words(self) -> list[Token]:
        return self.sentence.tokens[self.phrase[0] : self.phrase[1]] if self.phrase else []


def _is_body(tokens: Sequence[Token], at: int) -> bool:
    """Whether the quotation at `at` is a body's name: компания «Степной Ветер»."""
    quoted = tokens[at].quoted
    return quoted is not None and at > 0 and len(quoted) <= 60 and bool(tokens[at - 1].tags & (lex.ORGANISATION | lex.DOCUMENT | lex.GROUP))


class Attributor:
    """Finds the attributions of sentences in one language."""

    def __init__(self, language: Language, known: Callable[[Token], bool]) -> None:
        self.language, self.known = language, known
        self.shapes = language.speech.shapes
        self.rank = {shape: number for number, shape in enumerate(self.shapes)}
        self.topical = bool(language.grammar.topic)
        self.second, self.half = language.grammar.verb_second, language.script.half_capitals
        # Where some verbs of speech stand before their speaker only, all the others stand behind theirs.
        self.verb_first = language.grammar.adjoined and not set(language.speech.say).isdisjoint(language.speech.according)
        script = language.script
        self.cased, self.nouns = script.cased, script.nouns_capitalised
        self.heads_last = script.spaced and not script.cased and language.people.name_side == "before"
        self.right = any("cue-speaker" in shape for shape in self.shapes)
        self.left = any("speaker-" in shape for shape in self.shapes)

    def attribute(self, sentence: Sentence) -> list[Attribution]:
        """One attribution for each quotation that has one here, then those of statements without marks."""
        tokens = sentence.tokens
        phrases = Phrases(tokens, self.cased, self.nouns, self.known, self.language.grammar.head_first, self.heads_last, self.language.grammar.adjoined)
        cues = self._cues(tokens, phrases)
        found = []
        for at, token in enumerate(tokens):
            if token.quoted:
                attribution = self._attribute_quote(sentence, phrases, cues, at)
                if attribution:
                    found.append(attribution)
        for cue in cues:
            if not cue.taken:
                phrase = self._speaker_of(tokens, phrases, cue)
                if phrase is not None:
                    says = cue.token.tags & lex.SAY or cue.token.tags & (lex.ACCORDING | lex.ACCORDING_AFTER) and not cue.token.tags & lex.ACT
                    if self.heads_last and cue.token.tags & lex.ACT and cue.at and tokens[cue.at - 1].tags & lex.THAT:
                        says = cue.token.tags  # 하겠다고 했다
                    found.append(Attribution(sentence, None, cue, phrase, "statement" if says else "act"))
        return found

    # Cues and their speakers

    def _cues(self, tokens: Sequence[Token], phrases: Phrases) -> list[Cue]:
        cues: list[Cue] = []
        if tokens[0].tags & lex.OPINION:
            whose = phrases.after(1)
            if whose and phrases.is_person(whose) and whose[1] < len(tokens) and tokens[whose[1]].tags & lex.COMMA:
                tokens[0].tags |= lex.ACCORDING  # Pour Claire Dumont, le marché est « mort »
        for at, token in enumerate(tokens):
            if self.nouns and token.tags & lex.CAPITAL and token.tags & (lex.SAY | lex.ACT) and at and not tokens[at - 1].tags & lex.PUNCTUATION:
                continue  # das Schreiben
            if not token.tags & lex.CUE or (token.tags & lex.CAPITAL and at and self.cased and tokens[at - 1].tags & lex.CAPITAL and not tokens[at-1].tags & lex.CUE):
                continue
            if token.tags & (lex.SAY | lex.ACT) and self.cased and at and tokens[at - 1].tags & lex.DETERMINER and not tokens[at - 1].tags & lex.PRONOUN and not self._has_object(tokens, at):
                continue  # the claim
            if not self.language.script.spaced and not self.language.script.gaps and at and token.tags & (lex.SAY | lex.ACT) and self._is_noun(tokens, at):
                continue  # 外界的担忧
            cue = Cue(at, token)
            if token.tags & lex.ACCORDING:
                cue.after = (at, at + 1) if token.tags & lex.PRONOUN else self._with_apposition(tokens, phrases, phrases.after(at + 1))
                if token.tags & lex.FILLER and not (at and tokens[at - 1].tags & (lex.COMMA | lex.QUOTE | lex.DASH) and phrases.is_person(cue.after)):
                    continue  # “…”, so der Minister – but: so viele Menschen
            elif token.tags & lex.ACCORDING_AFTER:
                cue.before = phrases.before(at)
            else:
                if self.right and not self.verb_first:
                    cue.after = self._with_apposition(tokens, phrases, self._behind(tokens, phrases, at))
                if self.left:
                    self._subject(tokens, phrases, cue, cues)
            cues.append(cue)
        return cues

    def _has_object(self, tokens: Sequence[Token], at: int) -> bool:
        """Whether what looks like an article before a cue is whom it is about: la calificó de “…”, les qualifiant d'« … »."""
        if not self.language.grammar.head_first or not tokens[at].tags & lex.ACT or (at > 1 and tokens[at - 2].tags & (lex.STOP | lex.LINK)):
            return False
        ahead = at + 1
        while ahead < len(tokens) and ahead - at < 3 and tokens[ahead].tags & (lex.LINK | lex.STOP | lex.THAT):
            ahead += 1
        return ahead < len(tokens) and ahead > at + 1 and bool(tokens[ahead].tags & lex.QUOTE)

    def _behind(self, tokens: Sequence[Token], phrases: Phrases, at: int) -> Phrase | None:
        """The phrase behind a verb; behind a quotation or a comma also over where and to whom: …, gritó desde la puerta Ana Gil."""
        near = phrases.after(at + 1)
        if not self.language.grammar.head_first or phrases.is_person(near) or at + 1 >= len(tokens):
            return near
        before = at
        while before > 0 and tokens[before - 1].tags & lex.FILLER and not tokens[before - 1].tags & lex.PRONOUN:
            before -= 1
        if not before or not tokens[before - 1].tags & (lex.QUOTE | lex.COMMA | lex.DASH):
            return near
        commas = 0
        governs = lex.LINK | lex.STOP | lex.DETERMINER | lex.MODIFIER | lex.PARTICLE | lex.CONJUNCTION | lex.NUMBER
        for ahead in range(at + 1, min(at + _TIGHT + 2, len(tokens))):
            token = tokens[ahead]
            if token.tags & lex.COMMA and commas < 2 and (commas or tokens[min(ahead + 1, len(tokens) - 1)].tags & (lex.STOP | lex.FILLER)):
                commas += 1  # afirmou nesta quinta-feira, em Kiev, o ministro
                continue
            if token.tags & (lex.PUNCTUATION | lex.THAT | lex.RELATIVE | lex.CUE):
                break
            if token.tags & lex.LINK or tokens[ahead - 1].tags & governs or not token.tags & (lex.DETERMINER | lex.ROLE | lex.TITLE) and not phrases.is_name(token):
                continue
            if phrases.is_name(token) and not self._is_full_name(tokens, phrases, ahead):
                continue  # en el programa Today
            far = phrases.after(ahead)
            if far is not None and far[0] == ahead and phrases.is_person(far):
                return far
        return near

    def _is_noun(self, tokens: Sequence[Token], at: int) -> bool:
        """Whether what may be a cue is a noun here: 外界的担忧, 这一发现 – but 发表的声明称，"""
        before = tokens[at - 1]
        if at + 1 < len(tokens) and tokens[at + 1].tags & (lex.COMMA | lex.COLON | lex.END):
            return False
        return before.word in self.language.grammar.link[:1] or bool(before.tags & lex.DETERMINER and not before.tags & lex.PRONOUN)

    @staticmethod
    def _is_full_name(tokens: Sequence[Token], phrases: Phrases, at: int) -> bool:
        """Whether two words of a name begin at `at`, behind a word that names nothing by itself."""
        before = tokens[at - 1]
        if phrases.is_name(before) or before.tags & (lex.NAMING | lex.ORGANISATION | lex.DOCUMENT | lex.NUMBER):
            return False
        return at + 1 < len(tokens) and phrases.is_name(tokens[at + 1]) and bool(tokens[at + 1].tags & lex.CAPITAL)

    def _with_apposition(self, tokens: Sequence[Token], phrases: Phrases, phrase: Phrase | None) -> Phrase | None:
        """The name behind a role and a comma, where there is one: replied the minister's aide, Paul Wren."""
        if phrase is None or not self._is_of_body(tokens, phrase) and any(phrases.is_name(tokens[k]) and not phrases.is_governed(k, phrase[0]) for k in range(*phrase)):
            return phrase
        end = phrase[1]
        if end + 1 >= len(tokens) or not tokens[end].tags & lex.COMMA or not any(token.tags & lex.ROLE for token in tokens[phrase[0] : end]):
            return phrase
        name = phrases.after(end + 1)
        if name is None or name[0] != end + 1 or not (
            phrases.is_name(tokens[name[0]]) or tokens[name[0]].tags & lex.TITLE or _has_own_name(tokens, phrases, name)
        ):
            return phrase
        closes = name[1] >= len(tokens) or tokens[name[1]].tags & (lex.COMMA | lex.END | lex.STOP | lex.RELATIVE)
        return name if closes else phrase

    def _is_of_body(self, tokens: Sequence[Token], phrase: Phrase) -> bool:
        """Whether the names in a role's phrase are its body's: peguam syarikat Northline Sdn Bhd, Ann Pell; Ketua Pegawai Eksekutif Northline, Datuk Ann Pell."""
        start, end = phrase
        if not self.language.grammar.adjoined or not tokens[start].tags & lex.ROLE or end + 1 >= len(tokens):
            return False
        after = end + 1
        if tokens[end - 1].tags & (lex.ORGANISATION | lex.FIELD) or tokens[after].tags & lex.TITLE and tokens[after].tags & lex.CAPITAL:
            return True
        while after < len(tokens) and tokens[after].tags & lex.CAPITAL and tokens[after].tags & (lex.UNKNOWN | lex.GIVEN) and not tokens[after].tags & lex.FIELD:
            after += 1
        closes = after == len(tokens) or tokens[after].tags & (lex.COMMA | lex.END)
        return bool(after > end + 2 and closes and not any(token.tags & lex.GIVEN for token in tokens[start:end]))

    def _subject(self, tokens: Sequence[Token], phrases: Phrases, cue: Cue, cues: list[Cue]) -> None:
        """The subject before a cue: beside it, at its clause's beginning, that of the cue before, or the sentence's."""
        at = cue.at
        antecedent = self._antecedent(tokens, phrases, at)
        if antecedent is not None:
            cue.before = antecedent
            return
        if self.second and (cue.after is None or tokens[cue.after[0]].tags & lex.NEUTER):
            source = self._source(tokens, phrases, at)
            if source is not None:
                cue.before, cue.after = source, None
                return
        near = phrases.before(at)
        if self.verb_first and near and near[0] and tokens[near[0] - 1].tags & lex.ADDRESSEE and tokens[near[0] - 1].tags & lex.SAY:
            return  # meminta menteri menjelaskan
        if self.topical:
            if not self.language.script.spaced and (cue.token.word.startswith(self.language.grammar.link) or (at + 1 < len(tokens) and tokens[at + 1].tags & lex.COLON)):
                near = phrases.before(at - 1 if tokens[at - 1].tags & lex.LINK else at)  # 町長のコメント：
                if near is not None and phrases.is_person(near):
                    cue.before = near
                    return
            spaced = self.language.script.spaced
            cleft = not spaced and at + 2 < len(tokens) and tokens[at + 1].tags & lex.LINK and tokens[at + 2].word == self.language.grammar.topic[0]
            near = self._later_topic(tokens, phrases, at) if cleft else None
            near = near or (self._marked(tokens, phrases, at, cues) if spaced else self._topic(tokens, phrases, at))
            if near is None and not cues and not self.language.script.spaced:
                near = self._later_topic(tokens, phrases, at)
            if near is not None:
                cue.before = near
            elif cues:
                cue.inherits = cues[-1]
            return
        if self.language.script.gaps:
            self._gapped_subject(tokens, cue, cues)
            return
        if not self.cased and not self.language.script.spaced and self.left:
            self._plain_subject(tokens, phrases, cue, cues, near)
            return
        governed = bool(self.cased and near and near[0] and tokens[near[0] - 1].tags & (lex.LINK | lex.STOP))
        if near and governed and self.half and tokens[near[0]].tags & lex.MODIFIER and tokens[near[0] - 1].tags & lex.STOP:
            if near[1] - near[0] > 1 and all(phrases.is_name(token) for token in tokens[near[0] + 1 : near[1]]):
                cue.before = (near[0] + 1, near[1])  # đại sứ Nga tại Paris Ann Pell nói
                return
        if near and self.second and near[0] and tokens[near[0] - 1].tags & lex.FILLER:
            ends = at + 1 == len(tokens) or tokens[at + 1].tags & (lex.PUNCTUATION | lex.CONJUNCTION)
            first = phrases.before(near[0]) if ends else None
            if first is None and ends:
                edge = near[0]
                while edge and tokens[edge - 1].tags & lex.FILLER:
                    edge -= 1
                first = self._appositions(tokens, phrases, edge) if edge and tokens[edge - 1].tags & lex.COMMA else None
            if first and phrases.is_person(first) and not self._is_governed(tokens, first):
                cue.before = first  # Der Verband hat die Regierung aufgefordert
                return
        if near and phrases.is_person(near) and not governed:
            cue.before = self._named_before(tokens, phrases, near) or near
            return
        clause = self._clause(tokens, at)
        lead = phrases.leading(clause, at)
        if lead and lead != near and phrases.is_person(lead) and not any(t.tags & (lex.SAY | lex.ACT) for t in tokens[clause:at]):
            cue.before = lead
            return
        before = tokens[at - 1].tags if at else 0
        edge = at
        while edge > 0 and tokens[edge - 1].tags & lex.FILLER:
            edge -= 1
        inverted = self.second and near is None and at and before & lex.COMMA and phrases.is_person(cue.after)
        if near is None and edge and tokens[edge - 1].tags & lex.COMMA:
            cue.before = self._appositions(tokens, phrases, edge)
            if cue.before is not None and inverted and not tokens[cue.before[1]].tags & (lex.COMMA | lex.RELATIVE):
                cue.before = None  # Die Partei habe versagt, sagte Müller
            if cue.before is not None or inverted:
                return
        if cues and (before & (lex.COMMA | lex.CONJUNCTION | lex.FILLER | lex.DASH) or near is None or not self.cased):
            cue.inherits = cues[-1]
            return
        while clause > 0:
            end = clause
            clause = self._clause(tokens, clause - 1)
            lead = phrases.leading(clause, end)
            if lead is None and tokens[end].tags & (lex.RELATIVE | lex.DETERMINER | lex.ROLE):
                lead = phrases.before(end - 1)  # In a statement the Harbour Authority, which …, declared
            if lead and phrases.is_person(lead):
                cue.before = lead
                return
        if not (governed and phrases.is_person(cue.after)):  # An die Stadt schreiben die Anwohner
            cue.before = near

    @staticmethod
    def _named_before(tokens: Sequence[Token], phrases: Phrases, near: Phrase) -> Phrase | None:
        """The name that a role behind a comma describes: Ann Pell, head of the Harbour Trust said …"""
        start = near[0]
        if start < 2 or not tokens[start - 1].tags & lex.COMMA or not any(token.tags & (lex.ROLE | lex.INDEFINITE) for token in tokens[start : start + 2]):
            return None
        age = start - 1
        while age > 0 and not tokens[age - 1].tags & lex.PUNCTUATION:
            age -= 1
        if 1 < age and tokens[age - 1].tags & lex.COMMA and start - 1 - age < 5 and any(token.tags & lex.NUMBER for token in tokens[age : age + 2]):
            start = age  # Juan Luis, de 52 años, camionero, …
        name = phrases.before(start - 1)
        if name is None or name[1] != start - 1 or not all(phrases.is_name(t) or t.tags & lex.TITLE for t in tokens[name[0] : name[1]]):
            return None
        return name if name[0] == 0 or tokens[name[0] - 1].tags & (lex.QUOTE | lex.COMMA | lex.END | lex.COLON | lex.ACCORDING) else None

    def _source(self, tokens: Sequence[Token], phrases: Phrases, at: int) -> Phrase | None:
        """In dem Gutachten heißt es; im Prospekt ist von „…“ die Rede: what a preposition governs, where nobody else can be the subject."""
        begin = self._clause(tokens, at)
        if begin and tokens[begin - 1].tags & lex.QUOTE:
            begin = self._clause(tokens, begin - 1)
        if not tokens[begin].tags & lex.STOP or tokens[begin].tags & lex.THAT:
            return None
        while begin < at and tokens[begin].tags & (lex.STOP | lex.DETERMINER):
            begin += 1
        phrase = phrases.after(begin)
        if phrase is None or phrase[0] != begin or phrase[1] > at or not any(token.tags & (lex.DOCUMENT | lex.ORGANISATION | lex.GROUP) for token in tokens[slice(*phrase)]):
            return None
        between = tokens[phrase[1] : at]
        return phrase if all(token.tags & (lex.FILLER | lex.QUOTE | lex.LINK | lex.STOP) for token in between) else None

    def _appositions(self, tokens: Sequence[Token], phrases: Phrases, at: int) -> Phrase | None:
        """The name that the commas before a cue enclose or follow: Marsh's deputy, Carl Venn, replied."""
        best = None
        end = at - 1
        while end > 0:
            begin = self._clause(tokens, end)
            phrase = phrases.leading(begin, end)
            if any(token.tags & (lex.SAY | lex.ACT) for token in tokens[begin:end]):
                if best is not None and self._verb_first() and not any(phrases.is_name(token) for token in tokens[slice(*best)]):
                    return None  # يشكو سعيد المنياوي، صاحب مخبز، قائلا: whose the verb before is
                break
            if phrase is None or not phrases.is_person(phrase):
                break
            linked = next((k for k in range(*phrase) if tokens[k].tags & lex.LINK and k > phrase[0] and tokens[k].core == tokens[k].end), phrase[1])
            named = any(phrases.is_name(tokens[k]) or _is_body(tokens, k) for k in range(phrase[0], linked))  # not: head of Northline
            titled = tokens[phrase[0]].tags & (lex.ROLE | lex.ORGANISATION) and not tokens[phrase[0]].tags & lex.UNKNOWN
            if best is None or named:
                best = phrase
            if named and not titled and (phrase[1] == end or tokens[phrase[1]].tags & (lex.RELATIVE | lex.BRACKET)) or not tokens[begin - 1].tags & lex.COMMA:
                break
            end = begin - 1
        return best

    def _antecedent(self, tokens: Sequence[Token], phrases: Phrases, at: int) -> Phrase | None:
        """Whom a relative pronoun before the cue stands for: the Alliance, a group which calls itself …"""
        while at > 0 and tokens[at - 1].tags & lex.FILLER:
            at -= 1
        if self.cased and at > 3 and not tokens[at - 1].tags & lex.RELATIVE and (role := phrases.before(at)) and role[0] > 2:
            also = role[0]  # Ann Pell yang juga ketua kampung berkata
            while also > 2 and tokens[also - 1].tags & (lex.FILLER | (lex.ACCORDING if self.verb_first else 0)):
                also -= 1  # surat yang ditulis Ann Pell menyebut
            at = also if (also < role[0] or self.verb_first) and tokens[also - 1].tags & lex.RELATIVE else at
        if at < 2 or not tokens[at - 1].tags & lex.RELATIVE or not self.cased:
            return None
        end = at - 2 if tokens[at - 2].tags & lex.COMMA else at - 1
        near = phrases.before(end)
        if self.language.grammar.head_first and not phrases.is_person(near):
            near = phrases.leading(self._clause(tokens, end), end)  # un grupo sin ánimo de lucro que se define …
        if near is None or not phrases.is_person(near):
            return None
        if near[0] > 1 and tokens[near[0] - 1].tags & lex.COMMA and not any(phrases.is_name(token) for token in tokens[near[0] : near[1]]):
            named = phrases.before(near[0] - 1)
            if named and self.verb_first and not phrases.is_person(named):
                begin = named[1]
                while begin > named[0] and phrases.is_name(tokens[begin - 1]):
                    begin -= 1
                named = (begin, named[1]) if begin < named[1] else None  # acara anjuran Northline, sebuah kumpulan yang …
            if named and phrases.is_person(named):
                return named
        return near

    def _gapped_subject(self, tokens: Sequence[Token], cue: Cue, cues: list[Cue]) -> None:
        """The subject before a cue where sentences have no end: whoever touches the cue, else the nearest name, else the first body."""
        edge = cue.at
        while edge and tokens[edge - 1].tags & lex.FILLER and not tokens[edge - 1].tags & lex.QUOTE:
            edge -= 1
        if not edge or tokens[edge - 1].tags & (lex.CONJUNCTION | lex.COLON | lex.END):
            cue.inherits = cues[-1] if cues else None
            return
        begin = edge
        while begin and not tokens[begin - 1].tags & (lex.END | lex.COLON) and not (cues and begin - 1 <= cues[-1].at):
            if tokens[begin - 1].quoted and not tokens[begin - 1].tags & lex.GIVEN:
                break
            begin -= 1
        people = [k for k in range(begin, edge) if self._may_speak(tokens[k])]
        if not people and begin and tokens[begin - 1].quoted:  # over what he showed and called “…”
            begin = cues[-1].at + 1 if cues else 0
            people = [k for k in range(begin, edge) if self._is_named(tokens[k]) and not tokens[k].quoted]
        touching = people[-1] if people and not any(t.tags & (lex.STOP | lex.RELATIVE | lex.THAT) for t in tokens[people[-1] + 1 : edge]) else None
        while touching is not None and touching > begin + 1 and tokens[touching - 1].tags & lex.LINK and self._may_speak(tokens[touching - 2]):
            touching -= 2  # ทนายความของจำเลย
        free = [k for k in people if not self._is_within(tokens, k, begin)]
        named = [k for k in free if self._is_named(tokens[k])]
        if touching is not None and (touching in free or touching + 1 == edge and self._is_named(tokens[touching])):
            at = touching
        else:
            at = named[-1] if named else free[0] if free else touching if touching is not None else -1
        if at < 0:
            if cues:
                cue.inherits = cues[-1]
            elif edge == begin + 1 and tokens[begin].tags & lex.UNKNOWN and tokens[begin].end - tokens[begin].start <= 24:
                cue.before = (begin, edge)
            return
        if not self._is_named(tokens[at]) or tokens[at].tags & lex.ORGANISATION:  # Dieter Kempf หัวหน้าสมาพันธ์
            before = at
            while before > begin and at - before < 6 and tokens[before].tags & (lex.ROLE | lex.MODIFIER | lex.UNKNOWN | lex.ORGANISATION | lex.GROUP | lex.NUMBER) and not tokens[before].tags & (lex.STOP | lex.RELATIVE):
                before -= 1
                if self._is_named(tokens[before]) and not tokens[before].tags & lex.ORGANISATION and tokens[before + 1].tags & lex.ROLE:
                    at = before
                    break
        first, last = at, at + 1
        while first > begin and tokens[first - 1].tags & (lex.TITLE | lex.ROLE | lex.MODIFIER) and not tokens[at].tags & (lex.PRONOUN | lex.QUOTE):
            first -= 1
        while last < edge and (tokens[last].tags & lex.ROLE or not self._is_named(tokens[at]) and tokens[last].start == tokens[last - 1].end and tokens[last].tags & (lex.UNKNOWN | lex.MODIFIER | lex.DETERMINER | lex.LINK)) and not (
            tokens[last].tags & (lex.STOP | lex.RELATIVE | lex.PRONOUN)
        ):  # fmt: skip
            last += 1
        cue.before = (first, last)

    @staticmethod
    def _is_named(token: Token) -> bool:
        return bool(token.tags & (lex.GIVEN | lex.PRONOUN))

    @staticmethod
    def _may_speak(token: Token) -> bool:
        return bool(token.tags & (lex.PRONOUN | lex.SAME | lex.ROLE | lex.GROUP | lex.ORGANISATION | lex.DOCUMENT | lex.GIVEN))

    @staticmethod
    def _is_within(tokens: Sequence[Token], at: int, begin: int) -> bool:
        """Whether a preposition governs the word or it stands in a relative clause."""
        while at > begin and tokens[at - 1].tags & (lex.TITLE | lex.ROLE | lex.MODIFIER) and not tokens[at - 1].tags & (lex.STOP | lex.RELATIVE):
            at -= 1
        if at - 1 > begin and tokens[at - 1].tags == lex.UNKNOWN and tokens[at].start == tokens[at - 1].end and tokens[at - 2].tags & lex.STOP:
            return True
        return at > begin and bool(tokens[at - 1].tags & (lex.STOP | lex.RELATIVE | lex.ADDRESSEE | lex.LINK))

    def _plain_subject(self, tokens: Sequence[Token], phrases: Phrases, cue: Cue, cues: list[Cue], near: Phrase | None) -> None:
        """The subject before a cue where neither spaces nor particles set it apart: not whom 向 or 对 governs."""
        if near and near[0] and tokens[near[0] - 1].tags & lex.CONJUNCTION and tokens[near[1] - 1].tags & lex.UNKNOWN and not phrases.is_person(phrases.before(near[0] - 1)):
            near = None  # 回头和交警挥手喊道
        if near and phrases.is_person(near) and not self._is_governed(tokens, near):
            cue.before = near
            return
        begin = cue.at
        first = True
        while begin > 0:
            end, begin = begin, self._clause(tokens, begin if first else begin - 1)
            lead = phrases.leading(begin, end)
            if lead and phrases.is_person(lead) and not self._is_governed(tokens, lead):
                cue.before = lead
                return
            if cues and cues[-1].at < begin:
                cue.inherits = cues[-1]
                return
            found = self._persons(tokens, phrases, begin, end)
            if found and not any(token.tags & (lex.SAY | lex.ACT) for token in tokens[begin:end]):
                cue.before = found[0]
                return
            if cues and cues[-1].at >= begin:
                cue.inherits = cues[-1]
                return
            first = False
        cue.before = near if near and not self._is_governed(tokens, near) else None

    def _persons(self, tokens: Sequence[Token], phrases: Phrases, begin: int, end: int) -> list[Phrase]:
        """The persons named between two places, but for those that a preposition governs."""
        found = []
        while begin < end:
            phrase = None if tokens[begin].tags & lex.LINK else phrases.after(begin)
            if phrase is None or phrase[0] >= end:
                begin += 1
                continue
            phrase = (phrase[0], min(phrase[1], end))
            joined = phrase[0] and tokens[phrase[0] - 1].tags & lex.CONJUNCTION and not found and phrase[0] - 1 > 0 and not tokens[phrase[0] - 2].tags & lex.PUNCTUATION
            if not joined and phrases.is_person(phrase) and not self._is_governed(tokens, phrase) and not (phrase[1] < len(tokens) and tokens[phrase[1]].tags & lex.LINK):
                found.append(phrase)
            begin = max(phrase[1], begin + 1)
        return found

    @staticmethod
    def _is_governed(tokens: Sequence[Token], phrase: Phrase) -> bool:
        """Whether a preposition stands before the phrase: 对记者 – but not 住在六楼的龚女士."""
        words = tokens[phrase[0] : phrase[1]]
        if words[-1].tags & (lex.PERSON | lex.UNKNOWN) and any(token.tags & lex.LINK for token in words[:-1]) and words[-1].tags & (lex.ROLE | lex.TITLE_SUFFIX | lex.GIVEN):
            return False
        return phrase[0] > 0 and bool(tokens[phrase[0] - 1].tags & lex.ADDRESSEE) and not tokens[phrase[0]].tags & lex.ADDRESSEE

    def _marked(self, tokens: Sequence[Token], phrases: Phrases, at: int, cues: list[Cue]) -> Phrase | None:
        """The subject of a cue by its particle: right before the cue, else the first topic behind the cue before, else the first subject."""
        near = at
        while near > 0 and tokens[near - 1].tags & lex.FILLER and not tokens[near - 1].tags & lex.TOPIC:
            near -= 1
        if near and tokens[near - 1].tags & lex.LINK and tokens[near - 1].core != tokens[near - 1].end:
            whose = phrases.before(near)  # 임수빈 의원의 말이다
            if whose is not None and phrases.is_person(whose):
                return whose
        beside = self._particle(tokens, phrases, near)
        if beside is not None and phrases.is_person(beside):
            return beside
        begin = cues[-1].at + 1 if cues else 0
        topics, subjects = [], []
        for end in range(begin + 1, at + 1):
            phrase = self._particle(tokens, phrases, end)
            if phrase is not None and phrase[0] >= begin:
                (subjects if tokens[end - 1].tags & lex.SUBJECT else topics).append(phrase)
        people = [phrase for phrase in (*topics, *subjects) if phrases.is_person(phrase) or tokens[phrase[1] - 1].tags & lex.UNKNOWN and phrase[1] < at and tokens[phrase[1]].quoted]
        for phrase in people:  # 연합회가 낸 성명의 마지막 줄은
            if phrase[1] < at and tokens[phrase[1]].quoted or any(tokens[k].tags & (lex.PERSON & ~lex.DOCUMENT) or phrases.is_name(tokens[k]) for k in range(*phrase)):
                return phrase
        if people:
            return people[0]
        return topics[0] if topics and not cues else None

    @staticmethod
    def _particle(tokens: Sequence[Token], phrases: Phrases, end: int) -> Phrase | None:
        """The phrase whose particle ends before `end`: written onto its word, or behind a bracket or a mark."""
        last = tokens[end - 1] if end else None
        if last is None or not last.tags & lex.TOPIC or last.tags & lex.CUE:
            return None
        if last.core != last.end or last.tags & lex.PRONOUN:
            phrase = phrases.before(end)
            country = phrase is None and last.tags & lex.MODIFIER and not last.tags & lex.SUBJECT and len(last.word) > 1
            return (end - 1, end) if country else phrase  # 러시아는
        if end < 2 or tokens[end - 2].end + 1 < last.start or not tokens[end - 2].tags & (lex.QUOTE | lex.BRACKET):
            return None
        return (end - 2, end - 1) if tokens[end - 2].tags & lex.QUOTE else phrases.before(end - 1)

    def _topic(self, tokens: Sequence[Token], phrases: Phrases, at: int) -> Phrase | None:
        """The nearest phrase that a topic particle marks as somebody's, else the first so marked."""
        first = subject = None
        spaced = self.language.script.spaced
        proper = self.language.grammar.topic[0]
        if not spaced and not any(token.tags & lex.QUOTE for token in tokens[:at]):
            opening = next((end for end in range(min(at - 1, 8)) if tokens[end].word == proper), 0)
            if opening and tokens[opening + 1].tags & lex.COMMA:  # モスクワは、…は…だと強調した
                phrase = phrases.before(opening)
                if phrase and (phrases.is_person(phrase) or self._is_agent(tokens, phrase)):
                    return phrase
        for end in range(at - 1, -1, -1):
            token = tokens[end]
            if token.tags & lex.PRONOUN and token.tags & lex.TOPIC:
                return (end, end + 1)
            if not token.tags & lex.TOPIC or (spaced and token.core == token.end):
                continue
            phrase = phrases.before(end + 1 if spaced else end)
            if phrase is None:
                continue
            if phrases.is_person(phrase) or (not spaced and token.word == proper and self._is_agent(tokens, phrase)):
                beside = end + 1 < len(tokens) and all(t.tags & (lex.FILLER | lex.QUOTE | lex.COMMA) for t in tokens[end + 1 : end + 2])
                if spaced or token.word.endswith(proper) or beside:
                    outer = phrase[0] - 2
                    if not spaced and outer > 0 and tokens[outer + 1].tags & lex.COMMA and tokens[outer].word == proper:
                        opening = phrases.before(outer)  # 幹事長は、野党は「…」と反論した
                        if opening and (phrases.is_person(opening) or self._is_agent(tokens, opening)):
                            return opening
                    return phrase
                subject = subject or phrase
            else:
                first = phrase
        return subject or first

    def _later_topic(self, tokens: Sequence[Token], phrases: Phrases, at: int) -> Phrase | None:
        """「…」として卒業生らが告発した, 「…」と振り返るのは浜崎さん: the subject behind the cue."""
        if at + 3 < len(tokens) and tokens[at + 1].tags & lex.LINK and tokens[at + 2].tags & lex.TOPIC:
            begin = at + 3 + bool(tokens[at + 3].tags & lex.COMMA)
            phrase = phrases.after(begin)
            return phrase if phrase and phrases.is_person(phrase) else None
        for end in range(at + 2, min(at + 6, len(tokens))):
            if tokens[end].tags & (lex.PUNCTUATION | lex.CUE):
                return None
            if tokens[end].tags & lex.TOPIC:
                phrase = phrases.before(end)
                return phrase if phrase and phrase[0] > at and phrases.is_person(phrase) else None
        return None

    def topic_of(self, sentence: Sentence) -> Attribution | None:
        """The person that a sentence without a cue is about."""
        phrases = Phrases(sentence.tokens, self.cased, self.nouns, self.known, self.language.grammar.head_first, self.heads_last)
        phrase = self._topic(sentence.tokens, phrases, len(sentence.tokens)) if self.topical else None
        return Attribution(sentence, None, None, phrase, "topic") if phrase is not None and phrases.is_person(phrase) else None

    @staticmethod
    def _is_agent(tokens: Sequence[Token], phrase: Phrase) -> bool:
        """Whether a single unknown word in foreign letters is the topic: クレムリンは."""
        token = tokens[phrase[0]]
        return phrase[1] - phrase[0] == 1 and bool(token.tags & lex.UNKNOWN) and (bool(token.tags & lex.CAPITAL) or _KATAKANA.fullmatch(token.word) is not None)

    def _clause(self, tokens: Sequence[Token], at: int) -> int:
        """Where the clause that `at` stands in begins."""
        floor = max(0, at - _CLAUSE)
        while at > floor and (not tokens[at - 1].tags & (lex.COMMA | lex.COLON | lex.END | lex.QUOTE) or (self.cased and _is_body(tokens, at - 1))):
            at -= 1
        return at

    def _speaker_of(self, tokens: Sequence[Token], phrases: Phrases, cue: Cue, side: int = 0) -> Phrase | None:
        """The phrase that names the cue's speaker; `side` says where it must stand (0: wherever it is surer)."""
        if side:
            return cue.speaker(side)
        if cue.token.tags & (lex.ACCORDING | lex.ACCORDING_AFTER):
            phrase = cue.before or cue.after
            return phrase if not phrases.head_first or phrases.is_person(phrase) else None
        first = cue.before if self.subject_first() and not self._inverted(tokens, phrases, cue) else cue.after
        for phrase in (first, cue.after if first is cue.before else cue.before):
            if phrase and phrases.is_person(phrase) and not (phrase is cue.after and cue.token.tags & lex.ADDRESSEE):
                return phrase
        seen = cue.inherits
        while seen is not None:
            phrase = self._speaker_of(tokens, phrases, seen) if seen.inherits is None else seen.before or seen.after
            if phrase is not None and (not phrases.head_first or phrases.is_person(phrase)):
                return phrase
            seen = seen.inherits
        if phrases.head_first and not (cue.before and tokens[cue.before[0]].tags & lex.CAPITAL):
            return None  # nobody who could speak
        return cue.before or (None if cue.token.tags & lex.ADDRESSEE else cue.after)

    def _inverted(self, tokens: Sequence[Token], phrases: Phrases, cue: Cue) -> bool:
        """Whether the subject stands behind the verb: …, reveló el ministro; lo que anunció el juez."""
        if not self.language.grammar.head_first or self.verb_first or not phrases.is_person(cue.after) or cue.token.tags & lex.ADDRESSEE:
            return False
        at = cue.at
        while at > 0 and tokens[at - 1].tags & lex.FILLER and not tokens[at - 1].tags & lex.PRONOUN:
            at -= 1
        if at < 2 or cue.before and cue.before[1] >= at and not tokens[at - 1].tags & lex.RELATIVE:
            return False
        return bool(tokens[at - 1].tags & (lex.COMMA | lex.DASH | lex.QUOTE | lex.RELATIVE))

    def _verb_first(self) -> bool:
        return not self.subject_first()

    def subject_first(self) -> bool:
        first = next((s for s in self.shapes if s in ("speaker-cue-quote", "cue-speaker-quote", "speaker-quote-cue")), "")
        return first != "cue-speaker-quote"

    # Quotations

    def _attribute_quote(self, sentence: Sentence, phrases: Phrases, cues: list[Cue], at: int) -> Attribution | None:
        tokens = sentence.tokens
        left = next((cue for cue in reversed(cues) if cue.at < at), None)
        right = next((cue for cue in cues if cue.at > at), None)
        options: list[tuple[int, Attribution]] = []
        for shape in self.shapes:
            match = self._match(shape, sentence, phrases, left, right, at)
            if match is not None:
                options.append((self.rank[shape], match))
        if not self.cased and not self.topical and len(options) > 1 and left is not None and not (tokens[at].quoted and tokens[at].quoted.ended):
            clause = [option for option in options if option[1].cue is left and not any(t.tags & lex.COMMA for t in tokens[left.at : at])]
            options = clause or options
        implied = None if options and min(rank for rank, _ in options) < self.rank.get("quote-cue", 99) else self._implied(sentence, phrases, at)
        if implied is not None:
            best = implied
        elif options:
            best = min(options, key=lambda option: option[0])[1]
        else:
            loose = self._loose(sentence, phrases, left, right, at)
            if loose is None:
                if any(token.tags & lex.REPORTED for token in tokens):  # Das Schiff sei „verloren“.
                    return Attribution(sentence, tokens[at], None, None, "reported")
                return None
            best = loose
        if best.cue is not None:
            best.cue.taken = True
        return best

    def _implied(self, sentence: Sentence, phrases: Phrases, at: int) -> Attribution | None:
        """“…”, savourait le capitaine: between a quotation with a comma and somebody, a word not known is a verb of speech."""
        tokens = sentence.tokens
        if not self.language.grammar.head_first or at + 3 >= len(tokens) or "quote-cue-speaker" not in self.rank:
            return None
        verb = at + 1
        if not tokens[verb].tags & lex.COMMA and not (tokens[at].quoted and (tokens[at].quoted.comma or tokens[at].quoted.ended)):
            return None
        while verb < len(tokens) - 1 and tokens[verb].tags & (lex.COMMA | lex.FILLER) and not tokens[verb].tags & lex.PRONOUN:
            verb += 1
        token = tokens[verb]
        if not token.tags & lex.UNKNOWN or token.tags & (lex.CAPITAL | lex.FIELD | lex.PERSON):
            return None
        phrase = phrases.after(verb + 1)
        if phrase is None or not phrases.is_person(phrase) or not tokens[phrase[0]].tags & (lex.DETERMINER | lex.PRONOUN | lex.TITLE) and not phrases.is_name(tokens[phrase[0]]):
            return None
        phrase = self._with_apposition(tokens, phrases, phrase)
        return Attribution(sentence, tokens[at], Cue(verb, token, after=phrase), phrase, "quote-cue-speaker")

    def _match(self, shape: str, sentence: Sentence, phrases: Phrases, left: Cue | None, right: Cue | None, at: int) -> Attribution | None:
        """The attribution of the quotation at `at` if the sentence has this shape around it."""
        tokens = sentence.tokens
        colon = at > 0 and bool(tokens[at - 1].tags & lex.COLON)
        if shape == "speaker-colon-quote":
            return self._before_colon(sentence, phrases, left, at) if colon else None
        if shape in ("quote-cue-speaker", "quote-speaker-cue", "speaker-quote-cue"):
            if right is None or not self._is_next(tokens, at, right, shape):
                return None
            if shape == "quote-cue-speaker":
                phrase = right.after
                if self.language.grammar.head_first and not self._parted(tokens, at) and not phrases.is_person(phrase):
                    return None  # “Na Praia” comemorou a decisão
                told = right.token.tags & lex.ADDRESSEE and not right.token.tags & lex.ACCORDING
                if phrase is None or (told and any(token.tags & lex.PRONOUN for token in tokens[at + 1 : right.at])):
                    return None  # “…,” he told the BBC
            elif shape == "quote-speaker-cue":
                if self.language.script.gaps and right.token.word.endswith(self.language.speech.that) and right.at + 1 < len(tokens):
                    return None  # “…” นายสมชายกล่าวว่า …
                phrase = right.before if right.before and right.before[0] > at else None
            else:
                phrase = right.before if right.before and (right.before[0] < at or right.before[0] > right.at) else None
                if phrase is None and right.inherits is not None:
                    phrase = self._speaker_of(tokens, phrases, right.inherits)
                if phrase is None and not self.cased and right.before is None:
                    return Attribution(sentence, tokens[at], right, None, shape)
            return Attribution(sentence, tokens[at], right, phrase, shape) if phrase else None
        if shape == "quote-cue":
            bare = right is not None and self._is_next(tokens, at, right, "quote-cue-speaker") and not right.token.tags & lex.ACCORDING and self._parted(tokens, at)
            if not bare or right is None or phrases.is_person(right.after):
                return None
            behind = tokens[right.at + 1] if right.at + 1 < len(tokens) else None
            return Attribution(sentence, tokens[at], right, None, shape, nobody=behind is not None and behind.start == right.token.end and bool(behind.tags & lex.STOP))
        if shape == "cue-quote":
            bare = left is not None and left.inherits is None and not (phrases.is_person(left.before) or phrases.is_person(left.after))
            fits = bare and self._is_before(tokens, left, at, "speaker-cue-quote") and not left.token.tags & lex.ACCORDING
            return Attribution(sentence, tokens[at], left, None, shape) if fits else None
        if shape in ("speaker-cue-quote", "cue-speaker-quote"):
            if left is None or not self._is_before(tokens, left, at, shape):
                return None
            if left.token.tags & (lex.ACCORDING | lex.ACCORDING_AFTER):
                phrase = left.after or left.before
            elif shape == "cue-speaker-quote":
                if left.before and left.before[1] == left.at and self.rank.get("speaker-cue-quote", 99) < self.rank[shape] and phrases.is_person(left.before):
                    return None  # Ann Pell accused the council that it …: the subject stands before the verb already
                phrase = left.after if left.after and left.after[1] <= at and not left.token.tags & lex.ADDRESSEE else None
            else:
                phrase = left.before or (self._speaker_of(tokens, phrases, left.inherits) if left.inherits else None)
            return Attribution(sentence, tokens[at], left, phrase, shape) if phrase else None
        if shape == "quote-speaker":
            return self._after_dash(sentence, phrases, at)
        if shape == "speaker-quote":
            return self._headline(sentence, phrases, at)
        return None

    @staticmethod
    def _parted(tokens: Sequence[Token], at: int) -> bool:
        """Whether the quotation at `at` is set off from what follows: by a comma, a dash, or its own end."""
        quoted = tokens[at].quoted
        return bool(tokens[at + 1].tags & (lex.COMMA | lex.DASH)) or bool(quoted and (quoted.comma or quoted.ended))

    def _between(self) -> int:
        """What may stand between a quotation and the cue or speaker behind it; "that" only in languages that end with the verb."""
        return _FREE if "speaker-quote-cue" in self.shapes else _FREE & ~lex.THAT

    def _is_next(self, tokens: Sequence[Token], at: int, cue: Cue, shape: str) -> bool:
        """Whether the cue follows the quotation with nothing but its speaker and fillers in between."""
        if self.heads_last:
            while at + 1 < cue.at and tokens[at + 1].quoted:
                at += 1  # ‘공모’ ‘정당’이라며
            behind = tokens[at + 1] if at + 1 < cue.at else None
            if shape == "speaker-quote-cue" and behind is not None and not behind.tags & (_FREE | lex.END | lex.PUNCTUATION) and behind.start - tokens[at].end > 1:
                return False  # “JIT” 방식을 … 말했다
        between = tokens[at + 1 : cue.at]
        if len(between) > _TIGHT or any(token.tags & (lex.QUOTE | lex.END | lex.COLON) for token in between):
            return False
        if not self.cased and any(token.word in "；;" for token in between):
            return False  # “空间有限”；何蓉则认为……
        if shape == "quote-cue-speaker":
            return all(token.tags & (self._between() | lex.BRACKET | lex.PRONOUN) for token in between)
        if shape == "quote-speaker-cue":
            if (self.cased or not self.topical and self.language.script.spaced) and (cue.before is None or not all(token.tags & self._between() for token in tokens[at + 1 : cue.before[0]])):
                return False
            if not self.cased and (cue.before is None or cue.before[0] <= at):
                return False
            if not self.cased and not (tokens[at].quoted and tokens[at].quoted.ended) and not between[:1] == [t for t in between[:1] if t.tags & lex.COMMA]:
                return all(token.tags & self._between() for token in tokens[at + 1 : cue.before[0]])
            commas = sum(bool(token.tags & lex.COMMA) for token in between[1:])
            return commas <= 2
        return sum(bool(token.tags & lex.COMMA) for token in between) <= 1

    def _is_before(self, tokens: Sequence[Token], cue: Cue, at: int, shape: str) -> bool:
        """Whether the cue stands before the quotation with nothing but its speaker, "that" or an addressee between."""
        between = tokens[cue.at + 1 : at]
        if any(token.tags & (lex.QUOTE | lex.END) for token in between):
            return False
        if between and between[-1].tags & lex.COLON:
            return True
        if shape == "cue-speaker-quote" and cue.after:
            between = tokens[cue.after[1] : at]
            if all(token.tags & (_FREE | lex.LINK) for token in between) or (not self.cased and len(between) < 3 and all(token.tags & (_FREE | lex.STOP) for token in between)):
                return True  # حذرت المعارضة من «…»
            closes = bool(between[-1].tags & (lex.COMMA | lex.THAT))  # Added Arbo with a shrug, “…”
            return closes and len(between) <= _TIGHT and not any(token.tags & (lex.CUE | lex.RELATIVE) for token in between)
        if self.language.script.gaps:
            return not between or bool(between[-1].tags & (lex.THAT | lex.COLON)) or all(token.tags & (_FREE | lex.CUE) for token in between)
        if any(token.tags & lex.COMMA for token in between[:-1]):
            return False
        return len(between) <= _TIGHT

    def _before_colon(self, sentence: Sentence, phrases: Phrases, left: Cue | None, at: int) -> Attribution | None:
        tokens = sentence.tokens
        if left is not None and not any(token.tags & lex.QUOTE for token in tokens[left.at : at]):
            phrase = self._speaker_of(tokens, phrases, left)
            return Attribution(sentence, tokens[at], left, phrase, "speaker-colon-quote")
        begin = at - 1
        while begin > 0 and not tokens[begin - 1].tags & (lex.QUOTE | lex.END):
            begin -= 1
        phrase = self._main_phrase(tokens, phrases, begin, at - 1)
        return Attribution(sentence, tokens[at], None, phrase, "speaker-colon-quote") if phrase else None

    def _main_phrase(self, tokens: Sequence[Token], phrases: Phrases, begin: int, end: int) -> Phrase | None:
        """The phrase in a clause that most likely is its subject."""
        if self.topical:
            found = self._marked(tokens, phrases, end, []) if self.language.script.spaced else self._topic(tokens, phrases, end)
            if found and found[0] >= begin:
                return found
        lead = phrases.leading(begin, end)
        if lead and phrases.is_person(lead):
            return lead
        at = begin
        while at < end:
            phrase = phrases.after(at)
            if phrase and phrase[0] < end:
                governed = self.language.grammar.head_first and phrase[0] > begin and tokens[phrase[0] - 1].tags & (lex.STOP | lex.LINK)
                if phrases.is_person(phrase) and not governed:
                    return (phrase[0], min(phrase[1], end))
                at = max(phrase[1], at + 1)
            else:
                at += 1
        return lead

    def _after_dash(self, sentence: Sentence, phrases: Phrases, at: int) -> Attribution | None:
        """“…” – Name, at the end of a sentence."""
        tokens = sentence.tokens
        if at + 2 >= len(tokens) or not tokens[at + 1].tags & (lex.DASH | lex.COMMA):
            return None
        if tokens[at + 1].tags & lex.COMMA:  # “…”, Ann Pell, head of the Harbour Trust.
            phrase = phrases.after(at + 2)
            if phrase is None or not all(phrases.is_name(token) for token in tokens[slice(*phrase)]) or any(token.tags & lex.CUE for token in tokens):
                return None
            if phrase[1] + 1 >= len(tokens) or not tokens[phrase[1]].tags & lex.COMMA or not any(token.tags & lex.ROLE for token in tokens[phrase[1] + 1 : phrase[1] + 3]):
                return None
            return Attribution(sentence, tokens[at], None, phrase, "quote-speaker")
        phrase = phrases.after(at + 3 if at + 3 < len(tokens) and tokens[at + 2].tags & lex.DASH else at + 2)
        if phrase is None or not phrases.is_person(phrase) or (phrase[1] < len(tokens) and not tokens[phrase[1]].tags & (lex.END | lex.COMMA)):
            return None
        return Attribution(sentence, tokens[at], None, phrase, "quote-speaker")

    def _headline(self, sentence: Sentence, phrases: Phrases, at: int) -> Attribution | None:
        """군 “의사 못 구했다”: somebody and words, no verb, as in headlines."""
        tokens = sentence.tokens
        if at + 1 < len(tokens) and not tokens[at + 1].tags & (lex.END | lex.DASH | lex.COMMA | lex.OTHER) or not at or tokens[at - 1].core != tokens[at - 1].end:
            return None
        phrase = phrases.before(at)
        if phrase is None or phrase[1] != at or not phrases.is_person(phrase) or (phrase[0] and not tokens[phrase[0] - 1].tags & (lex.PUNCTUATION & ~lex.BRACKET)):
            return None
        return Attribution(sentence, tokens[at], None, phrase, shape="speaker-quote")

    def _without_cue(self, sentence: Sentence, phrases: Phrases, left: Cue | None, right: Cue | None, at: int) -> Attribution | None:
        """A speaker without a verb of speech: 理事長は「…」と危機感を募らせる, 「…」と隣の男性が…, 她停了停，“…”"""
        tokens = sentence.tokens
        quoted = tokens[at].quoted
        if self.topical:
            if at + 1 >= len(tokens) or not tokens[at + 1].tags & lex.THAT:
                return None
            for end in range(at + 2, min(at + 10, len(tokens))):
                if tokens[end].tags & (lex.PUNCTUATION | lex.CUE):
                    break
                if tokens[end].tags & lex.TOPIC:
                    phrase = phrases.before(end)
                    if phrase and phrase[0] > at and phrases.is_person(phrase):
                        return Attribution(sentence, tokens[at], None, phrase, "quote-speaker-cue")
            phrase = self._topic(tokens, phrases, at)
            if phrase is not None and phrases.is_person(phrase) and (left is None or left.at < phrase[0]):
                return Attribution(sentence, tokens[at], None, phrase, "speaker-quote-cue")
            return None
        closes = at + 1 >= len(tokens) or tokens[at + 1].tags & lex.END
        if left is None and right is None and quoted is not None and quoted.ended and closes and 1 < at < 10 and tokens[at - 1].tags & lex.COMMA:
            phrase = phrases.leading(0, at - 1)
            if phrase is not None and phrases.is_person(phrase) and not self._is_governed(tokens, phrase):
                return Attribution(sentence, tokens[at], None, phrase, "speaker-colon-quote")
        return None

    def _loose(self, sentence: Sentence, phrases: Phrases, left: Cue | None, right: Cue | None, at: int) -> Attribution | None:
        """A cue elsewhere in the sentence: weaker, so the cue before the quotation is preferred."""
        tokens = sentence.tokens
        if left is not None and (right is None or right.token.tags & (lex.SAY | lex.ACT)) and left.after is None and left.before is None and all(
            token.tags & (_FREE | lex.COLON | lex.CUE) for token in tokens[left.at + 1 : at]
        ):
            right = None  # وأضاف: «…»: whoever spoke before, not the subject of what follows
        if self.topical and at + 2 < len(tokens) and tokens[at + 1].tags & lex.THAT and tokens[at + 2].tags & lex.PLAIN:
            return None  # 「…」と問われると: somebody else's
        if not self.language.script.spaced:
            match = self._without_cue(sentence, phrases, left, right, at)
            if match is not None:
                return match
        if left is not None and (right is None or right.token.tags & (lex.SAY | lex.ACT)) and left.after is None and left.before is None and all(
            token.tags & (_FREE | lex.COLON | lex.CUE) for token in tokens[left.at + 1 : at]
        ):
            right = None  # وأضاف: «…»: whoever spoke before, not the subject of what follows
        for cue in (left, right):
            if cue is None:
                continue
            phrase = self._speaker_of(tokens, phrases, cue)
            if phrase is not None:
                return Attribution(sentence, tokens[at], cue, phrase, "loose")
        quoted = tokens[at].quoted
        if quoted is not None and self.cased and quoted.comma and at + 1 < len(tokens):
            phrase = phrases.leading(at + 1, len(tokens))  # “They want it yesterday,” she grins.
            if phrase is not None and phrases.is_person(phrase):
                return Attribution(sentence, tokens[at], None, phrase, "quote-speaker")
        cue = left or right
        return Attribution(sentence, tokens[at], cue, None, "loose") if cue is not None else None


def _has_own_name(tokens: Sequence[Token], phrases: Phrases, phrase: Phrase) -> bool:
    """Whether the phrase is a role with its own name: sa coautrice, la biologiste suisse Anna Frei."""
    return phrases.head_first and bool(tokens[phrase[0]].tags & lex.DETERMINER) and phrases.is_person(phrase) and any(
        phrases.is_name(tokens[k]) and not phrases.is_governed(k, phrase[0]) for k in range(*phrase)
    )
