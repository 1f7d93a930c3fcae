"""Who says it: sentence patterns of cue, speaker and quotation, the most precise first."""

from collections.abc import Callable, Sequence

from msgspec.structs import replace

from wirecli.knowledge import lexicon as lex
from wirecli.knowledge.language import Language
from wirecli.quotes.attributed import Attribution
from wirecli.quotes.classes import is_hiragana
from wirecli.quotes.clauses import is_conceded, is_embedded, is_reported_act, outermost, takes_object
from wirecli.quotes.colons import Colons
from wirecli.quotes.cue import Cue, is_governed
from wirecli.quotes.cueless import Cueless
from wirecli.quotes.cues import Cues
from wirecli.quotes.phrases import Phrase, Phrases
from wirecli.quotes.sentences import Sentence, row_end
from wirecli.quotes.shapes import FREE, TIGHT, Shapes, ends
from wirecli.quotes.sides import Sides
from wirecli.quotes.token import Token, every, some

_TELLING = lex.CUE | lex.QUOTE | lex.OPINION  # a sentence without any of them attributes nothing
_ASKED = 6  # words from a quotation to the verb of a clause that tells what was asked


class Attributor:
    """Finds the attributions of sentences in one language."""

    def __init__(self, language: Language, cues: Cues, known: Callable[[Token], bool]) -> None:
        self.language, self.cues, self.known = language, cues, known
        self.subjects = cues.subjects
        self.sides = Sides(language, cues.subjects)
        self.colons = Colons(language, cues, self.sides, known)
        self.shapes = Shapes(language, cues, self.sides, self.colons)
        self.cueless = Cueless(language, cues.subjects)
        self.rank, self.subjectless = self.shapes.rank, self.colons.subjectless
        self.cased, self.topical, self.heads_last = language.script.cased, cues.subjects.topical, language.heads_last

    def attribute(self, sentence: Sentence) -> list[Attribution]:
        """One attribution for each quotation that has one here, then those of statements without marks."""
        if not sentence.holds(_TELLING):
            return []
        tokens = sentence.tokens
        phrases = Phrases(tokens, self.language, self.known)
        cues = self.cues.find(sentence, phrases)
        found: list[Attribution] = []
        for at in sentence.marked:
            if tokens[at].quoted:
                last = row_end(tokens, at) if self.topical else at
                attribution = self._in_row(tokens, found, at) or self._attribute_quote(sentence, phrases, cues, last)
                if attribution and last > at:
                    attribution = replace(attribution, quote=tokens[at], how=[])
                if attribution and attribution.cue is not None:
                    # 柏孟川说，对手主张建“黑点”营地
                    attribution.embedded = self.subjects.unspaced and self._is_told_of(
                        tokens, phrases, attribution.cue, cues
                    )
                if attribution:
                    found.append(attribution)
        for cue in cues:
            if not cue.taken:
                phrase = self.sides.of(tokens, phrases, cue)
                if phrases.head_first and self.cased and phrase == cue.after and takes_object(tokens, cue):
                    continue
                if phrase is not None and not _is_one_utterance(tokens, cue, cues, phrase):
                    says = cue.token.tags & lex.SAY or (
                        cue.token.tags & (lex.ACCORDING | lex.ACCORDING_AFTER) and not cue.token.tags & lex.ACT
                    )
                    if self.heads_last and cue.token.tags & lex.ACT and cue.at and tokens[cue.at - 1].tags & lex.THAT:
                        says = cue.token.tags  # 하겠다고 했다
                    one = Attribution(sentence, None, cue, phrase, "statement" if says else "act")
                    one.embedded = self._is_anothers(tokens, phrases, cue, cues)
                    found.append(one)
                elif phrase is None and self._goes_on(tokens, phrases, cue):
                    found.append(Attribution(sentence, None, cue, None, "carried"))
        return found

    def _in_row(self, tokens: Sequence[Token], found: Sequence[Attribution], at: int) -> Attribution | None:
        """The attribution of the marks before, where one cue stands before a row of them: 留言“……”、“……”"""
        first = found[-1] if found and self.subjects.unspaced and at > 1 else None
        if first is None or first.cue is None or first.quote is not tokens[at - 2] or first.cue.at > at:
            return None
        joined = tokens[at - 1].word == "、" and not first.cue.token.tags & lex.ACCORDING
        return replace(first, quote=tokens[at], how=[]) if joined and first.shape != "loose" else None

    def _is_told_of(self, tokens: Sequence[Token], phrases: Phrases, cue: Cue, cues: Sequence[Cue]) -> bool:
        """Whether the clause right behind “he said” has this cue and a subject: 他说，市政厅早就承诺会修。"""
        if cue.before is not None and is_conceded(tokens, cue):
            return True
        outer = next((one for one in reversed(cues) if one.at < cue.at), None)
        if outer is None or cue.before is None or not outer.token.tags & lex.SAY or cue.before[0] < outer.at:
            return False
        if cue.before[0] == outer.at + 1 and phrases.is_person(outer.before) and cue.before[1] == cue.at:
            return not outer.token.tags & lex.ADDRESSEE  # 沙敏说她的医生建议她搬家
        commas = sum(bool(token.tags & lex.COMMA) for token in tokens[outer.at : cue.before[0]])
        also = tokens[cue.at - 1].word in self.subjects.unmarked.also
        return commas == 1 and not also and phrases.is_person(outer.before) and tokens[outer.at + 1] is not cue.token

    def _is_anothers(self, tokens: Sequence[Token], phrases: Phrases, cue: Cue, cues: Sequence[Cue]) -> bool:
        """Whether a verb stands in what somebody else says, or in a clause that words are only about."""
        grammar = self.language.grammar
        if self.cased and is_embedded(tokens, cue, cues, grammar.adjoined, grammar.clauses):
            return True
        if self.subjects.unspaced and self._is_told_of(tokens, phrases, cue, cues):
            return True
        if self.language.script.gaps and self._is_reported_in(cue, cues):
            return True
        return self.subjects.topics.is_asked_of(tokens, cue.at, len(tokens))

    def _is_reported_in(self, cue: Cue, cues: Sequence[Cue]) -> bool:
        """Whether “said that” stands right before the subject: ยายกล่าวว่า หลานชายบอกว่าจะกลับบ้าน"""
        while cue.before is None and cue.inherits is not None:
            cue = cue.inherits
        outer = next((one for one in reversed(cues) if one.at < cue.at), None)
        if outer is None or cue.before is None or not outer.token.tags & lex.SAY:
            return False
        return cue.before[0] == outer.at + 1 and outer.token.word.endswith(self.language.speech.that)

    def _goes_on(self, tokens: Sequence[Token], phrases: Phrases, cue: Cue) -> bool:
        """Whether a verb without a subject states what who spoke before goes on to say: Añadió que abrirá el lunes."""
        at = cue.at
        if not (self.subjectless and cue.token.tags & lex.SAY) or cue.nobody or cue.inherits is not None:
            return False
        if at + 1 == len(tokens) or not tokens[at + 1].tags & lex.THAT:
            return False
        if at < 5 and all(token.tags & (lex.FILLER | lex.CONJUNCTION | lex.COMMA) for token in tokens[:at]):
            return True
        return self.subjects.placed.is_fronted(tokens, phrases, at)

    def _attribute_quote(self, sentence: Sentence, phrases: Phrases, cues: list[Cue], at: int) -> Attribution | None:
        tokens = sentence.tokens
        left = next((cue for cue in reversed(cues) if cue.at < at), None)
        idle = left is not None and left.at + 1 < at and left.after is None and left.before is None
        if left is not None and idle and left.token.tags & lex.ACCORDING:
            left = next((cue for cue in reversed(cues) if cue.at < left.at), left)  # laut „news.example“
        if left is not None and self.language.grammar.verb_second and left.token.tags & lex.ACCORDING:
            left = _verb_before(tokens, cues, left) if left.at + 1 < at else left
        if left is not None and self.subjects.unspaced and is_reported_act(tokens, left, at):
            left = next((cue for cue in reversed(cues) if cue.at < left.at), left)  # 他补充说，华沙会继续支持“……”
        if left is not None and self.subjects.unspaced:
            left = outermost(tokens, phrases, cues, left, at)
        if left is not None and self.language.script.gaps and at - left.at > 1:
            outer = next((cue for cue in reversed(cues) if cue.at < left.at), None)
            begin = left.before[0] - 1 if left.before is not None and left.before[1] == left.at else -1
            if outer is not None and begin >= outer.at and (begin == outer.at or tokens[begin].tags & lex.THAT):
                left = outer  # ผู้ปกครองกล่าวว่า โรงเรียนแจ้งปิดเทอม “ลางานไม่ทัน”
            elif outer is not None and self._is_topic(tokens, outer, left, at):
                left.taken, left = True, outer
        if left is not None and phrases.head_first and self.cased and not left.token.tags & lex.ACCORDING:
            left = self._whose_report(tokens, phrases, cues, left, at)
        if left is not None and phrases.articles and some(tokens[left.at : at], lex.DASH):
            outer = next((cue for cue in reversed(cues) if cue.at < left.at), None)
            if outer is not None and some(tokens[outer.at : left.at], lex.DASH):
                left = outer  # وأضاف الفالح - حسبما ذكرت قناة «النهر» - أنه «…»
        right = next((cue for cue in cues if cue.at > at), None)
        if right is not None and any(token.word == ";" for token in tokens[at + 1 : right.at]):
            right = None
        if self.subjects.unspaced and left is not None and left.before is not None and left.at == at - 2:
            if ends(tokens[at]) and tokens[at - 1].tags & lex.COMMA:
                right = None  # 谭立群表示，“……。”孙怡指出，……
        if self.subjects.unspaced and left is None and right is not None and right.at < at + _ASKED:
            if (behind := self._behind_topic(sentence, phrases, right, at)) is not None:
                return behind
        if self.subjects.unspaced and at > 1 and tokens[at - 1].tags & lex.COLON:
            if (phrase := self.colons.last_clause(tokens, phrases, left, at)) is not None:
                return Attribution(sentence, tokens[at], None, phrase, "speaker-colon-quote")
        if self.topical and (beside := self.cueless.paired(sentence, phrases, right, at)) is not None:
            return beside
        if self.heads_last:
            beside = self.cueless.taken_up(sentence, phrases, at) or self.cueless.behind(sentence, phrases, at)
            beside = beside or self.cueless.before(sentence, phrases, right, at)
            beside = beside or self.cueless.told_in_brackets(sentence, phrases, at)
            if beside is not None:
                return beside
        if self.language.particles_only:
            beside = self.cueless.signed(sentence, phrases, at) or self.cueless.owned(sentence, phrases, at)
            if beside is not None:
                return beside
        if self.cased and right is not None and (passed := _passed_on(tokens, phrases, cues, right, at)) is not None:
            return Attribution(sentence, tokens[at], passed, passed.before, "quote-speaker-cue")
        options: list[tuple[int, Attribution]] = []
        for shape in self.language.speech.shapes:
            match = self.shapes.match(shape, sentence, phrases, left, right, at)
            if match is not None:
                options.append((self.rank[shape], match))
                if self.cased or self.topical:
                    break  # the shapes come in order of rank; only without capitals may a later one win
        if not self.cased and not self.topical and len(options) > 1 and left is not None and not ends(tokens[at]):
            clause = [
                option for option in options if option[1].cue is left and not some(tokens[left.at : at], lex.COMMA)
            ]
            options = clause or options
        implied = (
            None
            if options and min(rank for rank, _ in options) < self.rank.get("quote-cue", 99)
            else self._implied(sentence, phrases, at)
        )
        if implied is not None:
            best = implied
        elif options:
            best = min(options, key=lambda option: option[0])[1]
        else:
            loose = self._loose(sentence, phrases, left, right, at)
            if loose is None:
                if self.cased and self.language.grammar.predicates:
                    if (whose := self.cueless.does(sentence, phrases, at)) is not None:
                        return whose
                if some(tokens, lex.REPORTED):  # Das Schiff sei „verloren“.
                    return Attribution(sentence, tokens[at], None, None, "reported")
                return None
            best = loose
        if best.cue is not None:
            best.cue.taken = True
        return best

    def _is_topic(self, tokens: Sequence[Token], outer: Cue, left: Cue, at: int) -> bool:
        """Whether all between a verb and the “that” before the marks is what is talked of, another verb too.

        รัฐมนตรีชี้แจงกรณีผู้ว่าฯ เสนอปิดสะพานว่า “…”
        """
        if not tokens[at - 1].tags & lex.THAT or at - 1 <= left.at + 1 or not outer.token.tags & lex.SAY:
            return False
        if outer.token.word.endswith(self.language.speech.that) or not (outer.before or outer.inherits):
            return False
        ahead = outer.at + 1
        while tokens[ahead].tags & (lex.FILLER | lex.ADDRESSEE | lex.ROLE):
            ahead += 1
        turns, end = lex.CONJUNCTION | lex.QUOTE | lex.THAT | lex.FILLER, left.before[0] if left.before else left.at
        if any(tokens[k].tags & lex.RELATIVE and not tokens[k - 1].tags & lex.STOP for k in range(ahead, left.at)):
            return False  # แถลงร่วมกับนายวีระ ซึ่งเสนอแนวทางว่า; but กรณีที่ผู้ว่าฯ เสนอ …ว่า
        return ahead < left.at and bool(tokens[ahead].tags & lex.STOP) and not some(tokens[ahead:end], turns)

    @staticmethod
    def _whose_report(tokens: Sequence[Token], phrases: Phrases, cues: list[Cue], cue: Cue, at: int) -> Cue:
        """The verb whose words stand in marks, where a clause that it reports has a verb with an object of its own.

        Añadió que el vídeo muestra a los soldados “alejándose”; disse que a empresa assegura o serviço “à força”
        """
        outer = next((other for other in reversed(cues) if other.at < cue.at), None)
        subject, quoted = cue.before, tokens[at].quoted
        if outer is None or subject is None or subject[0] != outer.at + 2 or not outer.token.tags & lex.SAY:
            return cue
        if not tokens[outer.at + 1].tags & lex.THAT or phrases.adjoined or quoted is None or not quoted.small:
            return cue
        inside = tokens[cue.at + 1 : at]
        judged = cue.token.tags & lex.ACT and tokens[at - 1].tags & (lex.STOP | lex.LINK)
        object_of = len(inside) > 1 and not some(inside, lex.THAT | lex.COLON | lex.COMMA | lex.CUE)
        object_of = object_of and some(inside, lex.DETERMINER) and some(inside, lex.UNKNOWN | lex.ORGANISATION)
        thing = cue.token.tags & (lex.SAY | lex.ACT) == lex.ACT and not phrases.is_person(subject)
        return outer if thing or (object_of and not judged) else cue

    def _implied(self, sentence: Sentence, phrases: Phrases, at: int) -> Attribution | None:
        """“…”, savourait le capitaine.

        between a quotation with a comma and somebody, a word not known is a verb of speech.
        """
        tokens = sentence.tokens
        dashed = bool(self.language.people.genitives)  # «…» — разводит он руками
        inverts = self.language.grammar.head_first or self.subjects.second or dashed
        if not inverts or at + 3 >= len(tokens) or "quote-cue-speaker" not in self.rank:
            return None
        verb = at + 1
        if not tokens[verb].tags & lex.COMMA and not (
            tokens[verb].tags & lex.DASH if dashed else ends(tokens[at], comma=True)
        ):
            return None
        while (
            verb < len(tokens) - 1
            and tokens[verb].tags & (lex.COMMA | lex.FILLER | (lex.DASH if dashed else 0))
            and not tokens[verb].tags & lex.PRONOUN
        ):
            verb += 1
        helps = lex.STOP | lex.PLAIN
        while dashed and verb < len(tokens) - 1 and tokens[verb].tags & helps == helps:
            verb += 1  # «…», — не смог сдержать эмоций Рогов
        token = tokens[verb]
        known = lex.UNKNOWN | (lex.PLAIN if dashed else 0)
        if not token.tags & known or token.tags & (lex.CAPITAL | lex.FIELD | lex.PERSON):
            return None
        phrase = phrases.after(verb + 1)
        if (
            verb + 2 == len(tokens)
            and at == 0
            and tokens[verb + 1].tags & lex.END
            and len(tokens[at].quoted or ()) > 12
        ):
            return Attribution(sentence, tokens[at], Cue(verb, token), None, "quote-cue")  # “Que vengan y midan”, retó.
        if dashed and token.tags & lex.PLAIN and (far := self._behind_infinitive(tokens, phrases, verb)) is not None:
            phrase = far
        if (
            phrase is None
            or not phrases.is_person(phrase)
            or (
                not tokens[phrase[0]].tags
                & (lex.DETERMINER | lex.PRONOUN | lex.TITLE | (lex.ROLE if dashed or self.subjects.second else 0))
                and not phrases.is_name(tokens[phrase[0]])
                and not (self.subjects.second and self._is_led(tokens, phrase))
            )
        ):
            return None
        phrase = self.cues.behind.with_apposition(tokens, phrases, phrase)
        return Attribution(sentence, tokens[at], Cue(verb, token, after=phrase), phrase, "quote-cue-speaker")

    @staticmethod
    def _behind_infinitive(tokens: Sequence[Token], phrases: Phrases, verb: int) -> Phrase | None:
        """Who stands behind a verb and what it governs: «…», — поспешил успокоить горожан мэр."""
        for k in range(verb + 1, min(verb + 6, len(tokens))):
            tags = tokens[k].tags
            if tags & lex.PUNCTUATION:
                return None
            if tags & (lex.ROLE | lex.GROUP) == lex.ROLE or phrases.is_name(tokens[k]):
                phrase = phrases.after(k)
                return phrase if phrase is not None and phrase[0] == k and phrases.is_person(phrase) else None
        return None

    @staticmethod
    def _is_led(tokens: Sequence[Token], phrase: Phrase) -> bool:
        """Whether whose somebody is stands before their role: Norvanes Trainer Jan Pell."""
        role = tokens[phrase[0] + 1].tags if phrase[1] - phrase[0] > 1 else 0
        return bool(tokens[phrase[0]].tags & lex.CAPITAL and role & lex.ROLE)

    def _breaks_off(self, tokens: Sequence[Token], at: int) -> bool:
        """Whether a comma sets the quotation off from what follows it; outside the marks only where little follows."""
        quoted = tokens[at].quoted
        if quoted is None or quoted.comma:
            return quoted is not None
        rest = tokens[at + 1 :]
        gender = lex.GENDER
        if quoted.ended and rest[0].tags & lex.PRONOUN and rest[0].tags & gender and not rest[0].tags & lex.CAPITAL:
            return not self.language.grammar.head_first and not at  # “They kept going!” she gasped.
        ends = len(rest) < TIGHT and not some(rest[1:], lex.QUOTE | lex.COMMA | lex.COLON)
        return bool(rest[0].tags & lex.COMMA) and ends and not at and not self.subjects.second

    def _behind_topic(self, sentence: Sentence, phrases: Phrases, cue: Cue, at: int) -> Attribution | None:
        """Who stands behind what is talked of, or asked: “……”说起退役，柏孟川笑了; “……”当记者问起收入时，柏孟川笑了."""
        tokens = sentence.tokens
        comma = next((k for k in range(cue.at + 1, min(at + 16, len(tokens))) if tokens[k].tags & lex.COMMA), 0)
        if not comma or not (cue.at == at + 1 or (tokens[at + 1].tags & tokens[comma - 1].tags & lex.STOP)):
            return None
        phrase = phrases.leading(comma + 1, len(tokens))
        if phrase is None or not phrases.is_person(phrase) or is_governed(tokens, phrase):
            return None
        return Attribution(sentence, tokens[at], None, phrase, "quote-speaker")

    def _loose(
        self, sentence: Sentence, phrases: Phrases, left: Cue | None, right: Cue | None, at: int
    ) -> Attribution | None:
        """A cue elsewhere in the sentence: weaker, so the cue before the quotation is preferred."""
        tokens = sentence.tokens
        if (
            left is not None
            and (right is None or right.token.tags & (lex.SAY | lex.ACT))
            and left.after is None
            and left.before is None
            and every(tokens[left.at + 1 : at], FREE | lex.COLON | lex.CUE)
        ):
            right = None  # وأضاف: «…»: whoever spoke before, not the subject of what follows
        if (
            self.topical
            and not self.heads_last
            and at + 2 < len(tokens)
            and tokens[at + 1].tags & lex.THAT
            and tokens[at + 2].tags & lex.PLAIN
            and is_hiragana(tokens[at + 2].word[-1])
        ):
            return None  # 「…」と問われると: somebody else's; not: と胸の内を明かした
        if self.language.particles_only and right is not None and _is_answered(tokens, at, right.at):
            return Attribution(sentence, tokens[at], right, None, "loose", True)
        if not self.language.script.spaced:
            match = self.cueless.find(sentence, phrases, left, right, at)
            if match is not None:
                return match
        elif self.heads_last and (match := self.cueless.quotative(sentence, phrases, left, at)) is not None:
            return match
        within = self.subjects.unspaced and right is not None and right.at == at + 1 and at
        first = (right, left) if within and tokens[at - 1].tags & lex.STOP else (left, right)  # 他以“……”为由拒绝
        for cue in first:
            if cue is None:
                continue
            phrase = self.sides.of(tokens, phrases, cue)
            if phrase is not None:
                return Attribution(sentence, tokens[at], cue, phrase, "loose")
        passive = self.cues.agents and any(token.tags & lex.PLAIN for token in tokens[max(0, at - 3) : at])
        if passive and (doer := self.cues.agent(tokens, phrases, at)) is not None:
            return Attribution(sentence, tokens[at], None, doer, "quote-speaker")  # was called “a feat” by Ann Pell
        quoted = tokens[at].quoted
        if quoted is not None and self.cased and at + 1 < len(tokens) and self._breaks_off(tokens, at):
            phrase = phrases.leading(at + 1, len(tokens))  # “They want it yesterday,” she grins.
            if phrase is not None and phrases.is_person(phrase):
                return Attribution(sentence, tokens[at], None, phrase, "quote-speaker")
        cue = left or right
        return Attribution(sentence, tokens[at], cue, None, "loose", cue.nobody) if cue is not None else None


def _is_answered(tokens: Sequence[Token], at: int, cue: int) -> bool:
    """Whether a noun of speech takes up words that somebody else answers: 「…」との問いに、被告は「…」と答えた."""
    behind = tokens[at + 1 : at + 4]
    if len(behind) < 3 or not (behind[0].tags & lex.THAT and behind[1].tags & lex.STATEMENT):
        return False
    to = behind[2].tags & (lex.STOP | lex.ADDRESSEE) and not behind[2].tags & lex.TOPIC
    return bool(to) and some(tokens[at + 4 : cue], lex.QUOTE) and some(tokens[at + 4 : cue], lex.TOPIC)


def _is_one_utterance(tokens: Sequence[Token], cue: Cue, cues: Sequence[Cue], phrase: Phrase) -> bool:
    """Whether the next cue says the same, and nothing but their speaker stands between: mỉm cười đáp: “…”"""
    after = next((other for other in cues if other.at > cue.at), None)
    if after is not None and cue.token.tags & lex.ACCORDING and after.at == phrase[1] and phrase[0] == cue.at + 1:
        return True  # 據船東韋斯特高估計，……
    if after is None or not after.taken:
        return False
    return all(
        phrase[0] <= k < phrase[1] or (tokens[k].tags & lex.FILLER and not tokens[k].tags & lex.PUNCTUATION)
        for k in range(cue.at + 1, after.at)
    )


def _verb_before(tokens: Sequence[Token], cues: Sequence[Cue], passed: Cue) -> Cue:
    """The verb right before who passes its words on: Emil Kern sagte laut Mitteilung: „…“"""
    outer = next((cue for cue in cues if cue.at == passed.at - 1), None)
    verb = outer is not None and outer.token.tags & lex.SAY and not outer.token.tags & lex.ACCORDING
    return outer if outer is not None and verb and outer.before is not None else passed


def _passed_on(tokens: Sequence[Token], phrases: Phrases, cues: Sequence[Cue], right: Cue, at: int) -> Cue | None:
    """The cue of whom somebody quotes behind the quotation: “…,” the agency Coastline quoted Pell as saying."""
    if right.before is None or right.before[0] != at + 1 or right.before[1] != right.at:
        return None
    inner = next((cue for cue in cues if cue.at > right.at), None)
    if inner is None or inner.before != (right.at + 1, inner.at) or not phrases.is_person(inner.before):
        return None
    ends = inner.at + 1 == len(tokens) or tokens[inner.at + 1].tags & (lex.END | lex.STOP | lex.COMMA)
    return inner if ends and right.token.tags & inner.token.tags & lex.SAY else None
