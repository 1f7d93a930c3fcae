"""Who says it: sentence patterns of cue, speaker and quotation, the most precise first."""

from collections.abc import Callable, Sequence

from msgspec.structs import replace

from wirecli.knowledge import lexicon as lex
from wirecli.knowledge.language import Language, Shape
from wirecli.quotes.attributed import Attribution
from wirecli.quotes.cue import Cue, clause_start, is_governed
from wirecli.quotes.cueless import Cueless
from wirecli.quotes.cues import Cues
from wirecli.quotes.phrases import Phrase, Phrases
from wirecli.quotes.sentences import Sentence, row_end
from wirecli.quotes.subjects import full_name_at
from wirecli.quotes.token import Token, every, some

_FREE = lex.FILLER | lex.COMMA | lex.DASH | lex.OTHER | lex.THAT
_TELLING = lex.CUE | lex.QUOTE | lex.OPINION  # a sentence without any of them attributes nothing
_NAME = 24  # letters of a name in marks
_ASKED = 6  # words from a quotation to the verb of a clause that tells what was asked
_TERM = 8  # letters, where no spaces are
_TIGHT = 12  # words that may stand between a quotation and the cue of a tight shape


def _tells(tokens: Sequence[Token], cues: Sequence[Cue], begin: int) -> Cue | None:
    """The cue before a comma whose words the clause at `begin` still is: Ann berkata, lelaki itu takut dan jiran …"""
    outer = next(
        (one for one in cues if one.at < begin and one.token.tags & lex.SAY and (one.before or one.after)), None
    )
    if outer is None or outer.token.tags & lex.ACT or tokens[begin - 1].tags & (lex.QUOTE | lex.END | lex.COLON):
        return None
    behind = max(outer.at + 1, outer.after[1] if outer.after else 0)
    if behind >= begin or not tokens[behind].tags & (lex.COMMA | lex.THAT):
        return None
    parted = lex.QUOTE | lex.END | lex.COLON | lex.CONJUNCTION
    return None if some(tokens[behind:begin], parted & ~lex.CONJUNCTION) or _turns(tokens, begin) else outer


def _turns(tokens: Sequence[Token], begin: int) -> bool:
    """Whether a comma and a conjunction turn to somebody else right before `begin`: …, sementara Ann menyebut …"""
    while begin and tokens[begin - 1].tags & (lex.ROLE | lex.TITLE | lex.FILLER | lex.INDEFINITE):
        begin -= 1
    return bool(begin > 1 and tokens[begin - 1].tags & lex.CONJUNCTION and tokens[begin - 2].tags & lex.COMMA)


def _is_embedded(tokens: Sequence[Token], cue: Cue, cues: Sequence[Cue], adjoined: bool = False) -> bool:
    """Whether its subject stands right behind another cue: The bupati claims | the council has proposed a bridge."""
    if cue.before is None:
        return False
    begin = cue.before[0]
    while begin and tokens[begin - 1].tags & (lex.COMMA | lex.THAT | lex.FILLER):
        begin -= 1
    outer = next((one for one in cues if one.at + 1 == begin or (one.after and one.after[1] == begin)), None)
    if adjoined and outer is None and (outer := _tells(tokens, cues, begin)) is not None:
        return True
    if outer is not None and outer.token.tags & lex.ACCORDING:
        return outer.at == 0  # Segundo ela, o secretário havia garantido …
    return (
        outer is not None
        and outer.at + 1 == begin
        and outer.before is not None
        and bool(outer.token.tags & (lex.SAY | lex.ADDRESSEE))
    )


def _takes_object(tokens: Sequence[Token], cue: Cue) -> bool:
    """Whether what stands behind a verb is what it is about: aseguró que no busca | la junta; y no revela | a sus …"""
    at, leads = cue.at, lex.THAT | lex.CONJUNCTION
    while at and tokens[at - 1].tags & (lex.FILLER | lex.STOP) and not tokens[at - 1].tags & leads:
        at -= 1
    if cue.before is not None or cue.after is None or not at:
        return False
    if tokens[at - 1].tags & lex.THAT:
        return not cue.token.tags & lex.SAY  # but: que dice el alcalde
    behind = cue.after[1]
    reports = behind < len(tokens) and tokens[behind].tags & (lex.THAT | lex.COLON | lex.COMMA)
    return bool(tokens[at - 1].tags & lex.CONJUNCTION and at < cue.at and not reports)


def _ends(token: Token, comma: bool = False) -> bool:
    """Whether the quoted words end a sentence (or, with `comma`, break off with a comma)."""
    quoted = token.quoted
    return quoted is not None and (quoted.ended or (comma and quoted.comma))


class Attributor:
    """Finds the attributions of sentences in one language."""

    def __init__(self, language: Language, cues: Cues, known: Callable[[Token], bool]) -> None:
        self.language, self.cues, self.known = language, cues, known
        self.shapes = language.speech.shapes
        self.rank = {shape: number for number, shape in enumerate(self.shapes)}
        self.subjectless = "cue-quote" in self.rank or bool(language.speech.feminine)
        script = language.script
        self.cased, self.nouns = script.cased, script.nouns_capitalised
        self.half = script.half_capitals
        self.heads_last = language.heads_last
        self.subjects = cues.subjects
        self.cueless = Cueless(language, cues.subjects)
        self.topical, self.verb_first, self.topics = (
            self.subjects.topical,
            self.subjects.verb_first,
            self.subjects.topics,
        )

    def attribute(self, sentence: Sentence) -> list[Attribution]:
        """One attribution for each quotation that has one here, then those of statements without marks."""
        if not sentence.holds(_TELLING):
            return []
        tokens = sentence.tokens
        phrases = Phrases(tokens, self.language, self.known)
        cues = self.cues.find(sentence, phrases)
        found = []
        for at in sentence.marked:
            if tokens[at].quoted:
                last = row_end(tokens, at) if self.topical else at
                attribution = self._attribute_quote(sentence, phrases, cues, last)
                if attribution and last > at:
                    attribution = replace(attribution, quote=tokens[at], how=[])
                if attribution:
                    found.append(attribution)
        for cue in cues:
            if not cue.taken:
                phrase = self._speaker_of(tokens, phrases, cue)
                if phrases.head_first and self.cased and phrase == cue.after and _takes_object(tokens, cue):
                    continue
                if phrase is not None and not _is_one_utterance(tokens, cue, cues, phrase):
                    says = cue.token.tags & lex.SAY or (
                        cue.token.tags & (lex.ACCORDING | lex.ACCORDING_AFTER) and not cue.token.tags & lex.ACT
                    )
                    if self.heads_last and cue.token.tags & lex.ACT and cue.at and tokens[cue.at - 1].tags & lex.THAT:
                        says = cue.token.tags  # 하겠다고 했다
                    one = Attribution(sentence, None, cue, phrase, "statement" if says else "act")
                    one.embedded = (self.cased and _is_embedded(tokens, cue, cues, self.language.grammar.adjoined)) or (
                        self.subjects.unspaced and self._is_told_of(tokens, phrases, cue, cues)
                    )
                    found.append(one)
                elif phrase is None and self._goes_on(tokens, phrases, cue):
                    found.append(Attribution(sentence, None, cue, None, "carried"))
        return found

    def _is_told_of(self, tokens: Sequence[Token], phrases: Phrases, cue: Cue, cues: Sequence[Cue]) -> bool:
        """Whether the clause right behind “he said” has this cue and a subject: 他说，市政厅早就承诺会修。"""
        if cue.before is not None and _is_conceded(tokens, cue):
            return True
        outer = next((one for one in reversed(cues) if one.at < cue.at), None)
        if outer is None or cue.before is None or not outer.token.tags & lex.SAY or cue.before[0] < outer.at:
            return False
        commas = sum(bool(token.tags & lex.COMMA) for token in tokens[outer.at : cue.before[0]])
        also = tokens[cue.at - 1].word in self.subjects.unmarked.also
        return commas == 1 and not also and phrases.is_person(outer.before) and tokens[outer.at + 1] is not cue.token

    def _goes_on(self, tokens: Sequence[Token], phrases: Phrases, cue: Cue) -> bool:
        """Whether a verb without a subject states what who spoke before goes on to say: Añadió que abrirá el lunes."""
        at = cue.at
        if not (self.subjectless and cue.token.tags & lex.SAY) or cue.nobody or cue.inherits is not None:
            return False
        if at + 1 == len(tokens) or not tokens[at + 1].tags & lex.THAT:
            return False
        if at < 5 and all(token.tags & (lex.FILLER | lex.CONJUNCTION | lex.COMMA) for token in tokens[:at]):
            return True
        return self.subjects.is_fronted(tokens, phrases, at)

    def _speaker_of(self, tokens: Sequence[Token], phrases: Phrases, cue: Cue) -> Phrase | None:
        """The phrase that names the cue's speaker, on the side where it is surer."""
        if cue.nobody:
            return None
        if cue.token.tags & (lex.ACCORDING | lex.ACCORDING_AFTER):
            phrase = cue.before or cue.after
            return phrase if not phrases.head_first or phrases.is_person(phrase) else None
        if (
            cue.inherits is not None
            and cue.before is None
            and self.language.grammar.head_first
            and not self.verb_first
            and cue.at
            and tokens[cue.at - 1].tags & lex.CONJUNCTION
            and not (cue.token.tags & lex.SAY and phrases.is_person(cue.after))
        ):
            one = cue.inherits
            while one.inherits is not None and one.before is None:
                one = one.inherits
            if one.before is not None and phrases.is_person(one.before):
                return one.before  # Ana Gil reclamou da obra e cobrou a Câmara
        first = cue.before if self.subjects.subject_first() and not self._inverted(tokens, phrases, cue) else cue.after
        for phrase in (first, cue.after if first is cue.before else cue.before):
            if phrase and phrases.is_person(phrase) and not (phrase is cue.after and cue.token.tags & lex.ADDRESSEE):
                return phrase
        seen = cue.inherits
        while seen is not None:
            if phrases.head_first and phrases.is_person(seen.before):
                return seen.before
            phrase = self._speaker_of(tokens, phrases, seen) if seen.inherits is None else seen.before or seen.after
            if phrase is not None and (not phrases.head_first or phrases.is_person(phrase)):
                return phrase
            seen = seen.inherits
        if phrases.head_first and not (cue.before and tokens[cue.before[0]].tags & lex.CAPITAL):
            return None  # nobody who could speak
        return cue.before or (None if cue.token.tags & lex.ADDRESSEE else cue.after)

    def _inverted(self, tokens: Sequence[Token], phrases: Phrases, cue: Cue) -> bool:
        """Whether the subject stands behind the verb: …, reveló el ministro; lo que anunció el juez."""
        if (
            not self.language.grammar.head_first
            or self.verb_first
            or not phrases.is_person(cue.after)
            or cue.token.tags & lex.ADDRESSEE
        ):
            return False
        at = cue.at
        while at > 0 and tokens[at - 1].tags & lex.FILLER and not tokens[at - 1].tags & lex.PRONOUN:
            at -= 1
        if at < 2 or (cue.before and cue.before[1] >= at and not tokens[at - 1].tags & lex.RELATIVE):
            return False
        if cue.before and cue.before[0] == 0 and cue.before[1] + 1 < at and tokens[at - 1].tags & lex.COMMA:
            aside = tokens[cue.before[1] + 1 : at - 1]
            if tokens[cue.before[1]].tags & lex.COMMA and aside[0].tags & lex.ROLE and not some(aside, lex.COMMA):
                return False  # Cyril Ader, ingénieur installé ici, assure avoir saisi le tribunal
        if cue.before and cue.before[0] > 0 and cue.before[1] == at - 1:
            if tokens[cue.before[0] - 1].tags & tokens[at - 1].tags & lex.COMMA:
                return False  # La ministre, Ann Pell, a rejeté l’accusation
        return bool(tokens[at - 1].tags & (lex.COMMA | lex.DASH | lex.QUOTE | lex.RELATIVE))

    def _attribute_quote(self, sentence: Sentence, phrases: Phrases, cues: list[Cue], at: int) -> Attribution | None:
        tokens = sentence.tokens
        left = next((cue for cue in reversed(cues) if cue.at < at), None)
        idle = left is not None and left.at + 1 < at and left.after is None and left.before is None
        if left is not None and idle and left.token.tags & lex.ACCORDING:
            left = next((cue for cue in reversed(cues) if cue.at < left.at), left)  # laut „news.example“
        if left is not None and self.subjects.unspaced and _is_reported_act(tokens, left, at):
            left = next((cue for cue in reversed(cues) if cue.at < left.at), left)  # 他补充说，华沙会继续支持“……”
        if left is not None and self.subjects.unspaced:
            left = _outermost(tokens, phrases, cues, left, at)
        if left is not None and self.language.script.gaps and at - left.at > 1:
            outer = next((cue for cue in reversed(cues) if cue.at < left.at), None)
            begin = left.before[0] - 1 if left.before is not None and left.before[1] == left.at else -1
            if outer is not None and begin >= outer.at and (begin == outer.at or tokens[begin].tags & lex.THAT):
                left = outer  # ผู้ปกครองกล่าวว่า โรงเรียนแจ้งปิดเทอม “ลางานไม่ทัน”
        if left is not None and phrases.articles and some(tokens[left.at : at], lex.DASH):
            outer = next((cue for cue in reversed(cues) if cue.at < left.at), None)
            if outer is not None and some(tokens[outer.at : left.at], lex.DASH):
                left = outer  # وأضاف الفالح - حسبما ذكرت قناة «النهر» - أنه «…»
        right = next((cue for cue in cues if cue.at > at), None)
        if self.subjects.unspaced and left is None and right is not None and right.at < at + _ASKED:
            if (behind := self._behind_topic(sentence, phrases, right, at)) is not None:
                return behind
        if self.subjects.unspaced and at > 1 and tokens[at - 1].tags & lex.COLON:
            if (phrase := self._last_clause(tokens, phrases, left, at)) is not None:
                return Attribution(sentence, tokens[at], None, phrase, "speaker-colon-quote")
        if self.heads_last and (taken := self.cueless.taken_up(sentence, phrases, at)) is not None:
            return taken
        if self.language.particles_only:
            beside = self.cueless.signed(sentence, phrases, at) or self.cueless.owned(sentence, phrases, at)
            if beside is not None:
                return beside
        options: list[tuple[int, Attribution]] = []
        for shape in self.shapes:
            match = self._match(shape, sentence, phrases, left, right, at)
            if match is not None:
                options.append((self.rank[shape], match))
                if self.cased or self.topical:
                    break  # the shapes come in order of rank; only without capitals may a later one win
        if not self.cased and not self.topical and len(options) > 1 and left is not None and not _ends(tokens[at]):
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
                if some(tokens, lex.REPORTED):  # Das Schiff sei „verloren“.
                    return Attribution(sentence, tokens[at], None, None, "reported")
                return None
            best = loose
        if best.cue is not None:
            best.cue.taken = True
        return best

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
            tokens[verb].tags & lex.DASH if dashed else _ends(tokens[at], comma=True)
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
        phrase = self.cues.with_apposition(tokens, phrases, phrase)
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

    def _match(
        self, shape: Shape, sentence: Sentence, phrases: Phrases, left: Cue | None, right: Cue | None, at: int
    ) -> Attribution | None:
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
                    return None  # “Na Serra” comemorou a decisão
                if colon and left is not None and left.token.tags & lex.SAY and self.language.grammar.head_first:
                    if not phrases.is_person(phrase) and not some(tokens[left.at : at], lex.QUOTE):
                        return None  # señaló: «…», recordando el pase de Ivo Paz
                told = right.token.tags & lex.ADDRESSEE and not right.token.tags & lex.ACCORDING
                own = right.before if self.cased and not phrases.head_first else None
                if own and own[0] > at and own[1] == right.at and tokens[own[0]].tags & lex.PRONOUN:
                    return None  # With “a lot of hope”, she said Barclay never came.
                if phrase is None or (told and (phrases.articles or some(tokens[at + 1 : right.at], lex.PRONOUN))):
                    return None  # “…,” he told the BBC; «…»، داعيا الوزارة إلى …: a participle and its object
            elif shape == "quote-speaker-cue":
                if self.language.script.gaps and self._opens_another(tokens, right):
                    return None  # “…” นายสมชายกล่าวว่า …
                if self.language.grammar.head_first and left is not None and not right.token.tags & lex.SAY:
                    if left.token.tags & lex.SAY and some(tokens[left.at : at], lex.THAT):
                        return None  # indicó que con el “chantaje”, Northline busca …
                if self._is_of_aside(tokens, left, right, at):
                    return None  # preguntado por el alcalde, quien sostuvo que falta “mano dura”, Gil respondió: «…»
                phrase = right.before if right.before and right.before[0] > at else None
                if self.cased and not (self._parted(tokens, at) or phrases.is_person(phrase)):
                    return None  # hospitals on the “danger” list disputed the claim
            else:
                phrase = right.before if right.before and (right.before[0] < at or right.before[0] > right.at) else None
                passed = right.inherits is not None and right.inherits.token.tags & lex.ACCORDING_AFTER
                if passed and self.language.particles_only:
                    phrase = None  # 府警によると、「…」と供述している: who reports it is not who said it
                elif phrase is None and right.inherits is not None:
                    phrase = self._speaker_of(tokens, phrases, right.inherits)
                if phrase is None and not self.cased and right.before is None:
                    return Attribution(sentence, tokens[at], right, None, shape)
            return Attribution(sentence, tokens[at], right, phrase, shape) if phrase else None
        if shape == "quote-cue":
            bare = (
                right is not None
                and self._is_next(tokens, at, right, "quote-cue-speaker")
                and not right.token.tags & lex.ACCORDING
                and self._parted(tokens, at)
            )
            if not bare or right is None or phrases.is_person(right.after):
                return None
            behind = tokens[right.at + 1] if right.at + 1 < len(tokens) else None
            return Attribution(
                sentence,
                tokens[at],
                right,
                None,
                shape,
                nobody=behind is not None and behind.start == right.token.end and bool(behind.tags & lex.STOP),
            )
        if shape == "cue-quote":
            bare = (
                left is not None
                and left.inherits is None
                and not (phrases.is_person(left.before) or phrases.is_person(left.after))
            )
            fits = (
                left is not None
                and bare
                and self._is_before(tokens, left, at, "speaker-cue-quote")
                and not left.token.tags & lex.ACCORDING
            )
            return Attribution(sentence, tokens[at], left, None, shape) if fits else None
        if shape in ("speaker-cue-quote", "cue-speaker-quote"):
            if left is None or not self._is_before(tokens, left, at, shape):
                return None
            if left.token.tags & (lex.ACCORDING | lex.ACCORDING_AFTER):
                phrase = left.after or left.before
            elif shape == "cue-speaker-quote":
                if (
                    left.before
                    and left.before[1] == left.at
                    and self.rank.get("speaker-cue-quote", 99) < self.rank[shape]
                    and phrases.is_person(left.before)
                ):
                    return None  # Ann Pell accused the council that it …: the subject stands before the verb already
                phrase = (
                    left.after if left.after and left.after[1] <= at and not left.token.tags & lex.ADDRESSEE else None
                )
            elif (
                phrases.articles
                and left.after
                and left.after[1] <= at
                and left.at
                and tokens[left.at - 1].tags & (lex.CONJUNCTION | lex.STOP)
                and not left.token.tags & lex.ADDRESSEE
                and left.before is None
                and phrases.is_person(left.after)
            ):
                phrase = left.after  # رحبت الوزارة، وقال سامي حداد إن القرار «…»
            else:
                phrase = left.before or (self._speaker_of(tokens, phrases, left.inherits) if left.inherits else None)
            return Attribution(sentence, tokens[at], left, phrase, shape) if phrase else None
        if shape == "quote-speaker":
            return self._after_dash(sentence, phrases, at)
        if shape == "speaker-quote":
            return self._headline(sentence, phrases, at)
        return None

    def _opens_another(self, tokens: Sequence[Token], cue: Cue) -> bool:
        """Whether what the verb reports stands behind it: “บิ๊กตู้” นายสมชาย … ให้สัมภาษณ์สั้น ๆ ว่า “…”"""
        behind = tokens[cue.at + 1 :]
        if behind and cue.token.word.endswith(self.language.speech.that):
            return True
        that = next((k for k, token in enumerate(behind[:4]) if token.tags & lex.THAT), None)
        return that is not None and that + 1 < len(behind) and behind[that + 1].quoted is not None

    @staticmethod
    def _parted(tokens: Sequence[Token], at: int) -> bool:
        """Whether the quotation at `at` is set off from what follows: by a comma, a dash, or its own end."""
        quoted = tokens[at].quoted
        return bool(tokens[at + 1].tags & (lex.COMMA | lex.DASH)) or bool(quoted and (quoted.comma or quoted.ended))

    def _between(self) -> int:
        """What may stand between a quotation and the cue or speaker behind it.

        "that" only in languages that end with the verb.
        """
        return _FREE if "speaker-quote-cue" in self.shapes else _FREE & ~lex.THAT

    def _is_next(self, tokens: Sequence[Token], at: int, cue: Cue, shape: str) -> bool:
        """Whether the cue follows the quotation with nothing but its speaker and fillers in between."""
        if self.heads_last:
            while at + 1 < cue.at and tokens[at + 1].quoted:
                at += 1  # ‘밀약’ ‘거래’라며
            behind = tokens[at + 1] if at + 1 < cue.at else None
            if (
                shape == "speaker-quote-cue"
                and behind is not None
                and not behind.tags & (_FREE | lex.END | lex.PUNCTUATION)
                and behind.start - tokens[at].end > 1
            ):
                return False  # “자가” 방식을 … 말했다
        between = tokens[at + 1 : cue.at]
        if len(between) > _TIGHT or some(between, lex.QUOTE | lex.END | lex.COLON):
            return False
        if not self.cased and any(token.word in "；;" for token in between):
            return False  # “空间有限”；何蓉则认为……
        if shape == "quote-cue-speaker":
            return every(between, self._between() | lex.BRACKET | lex.PRONOUN)
        if shape == "quote-speaker-cue":
            if (self.cased or (not self.topical and self.language.script.spaced)) and (
                cue.before is None or not every(tokens[at + 1 : cue.before[0]], self._between())
            ):
                return False
            if not self.cased and (cue.before is None or cue.before[0] <= at):
                return False
            if (
                not self.cased
                and cue.before is not None
                and not _ends(tokens[at])
                and between[:1] != [t for t in between[:1] if t.tags & lex.COMMA]
            ):
                return every(tokens[at + 1 : cue.before[0]], self._between())
            commas = sum(bool(token.tags & lex.COMMA) for token in between[1:])
            return commas <= 2
        return sum(bool(token.tags & lex.COMMA) for token in between) <= 1

    def _is_before(self, tokens: Sequence[Token], cue: Cue, at: int, shape: str) -> bool:
        """Whether the cue stands before the quotation with nothing but its speaker, "that" or an addressee between."""
        between = tokens[cue.at + 1 : at]
        if self.subjects.unspaced and between and all(token.quoted for token in between):
            return True  # 网友留言“泪目”“这才叫工匠”
        if some(between, lex.QUOTE | lex.END):
            return False
        if between and between[-1].tags & lex.COLON:
            return True
        if shape == "cue-speaker-quote" and cue.after:
            between = tokens[cue.after[1] : at]
            if every(between, _FREE | lex.LINK) or (
                not self.cased and len(between) < 3 and every(between, _FREE | lex.STOP)
            ):
                return True  # حذرت المعارضة من «…»
            closes = bool(between[-1].tags & (lex.COMMA | lex.THAT))  # Added Arbo with a shrug, “…”
            return closes and len(between) <= _TIGHT and not some(between, lex.CUE | lex.RELATIVE)
        if self.language.script.gaps:
            return (
                not between
                or bool(between[-1].tags & (lex.THAT | lex.COLON))
                or every(between, _FREE | lex.CUE)
                or (
                    cue.token.word.endswith(self.language.speech.that)
                    and len(between) == 1
                    and bool(between[0].tags & lex.STOP)
                    and between[0].start == cue.token.end
                )  # เสริมว่าเป็น “…”
            )
        if some(between[:-1], lex.COMMA):
            return False
        return len(between) <= _TIGHT

    def _last_clause(self, tokens: Sequence[Token], phrases: Phrases, cue: Cue | None, at: int) -> Phrase | None:
        """Who begins the clause before the colon, behind a verb of speech or another's act.

        据与会者回忆，他当场拍了桌子：“……”; 记者赶到码头，浑身湿透的船员齐本舟打着哆嗦：“……”
        """
        begin = next((k + 1 for k in range(at - 2, cue.at if cue else 0, -1) if tokens[k].tags & lex.COMMA), 0)
        lead = phrases.leading(begin, at - 1) if begin else None
        if lead is not None and not every(tokens[begin : lead[0]], lex.FILLER | lex.CONJUNCTION):
            lead = None
        if begin and lead is None and cue is None:
            told = (one for one in self.subjects.unmarked.persons(tokens, phrases, begin, at - 1) if one[0] > begin)
            lead = next((one for one in told if some(tokens[one[0] - 1 : one[1] - 1], lex.LINK)), None)
        if lead is None or is_governed(tokens, lead) or tokens[lead[0]].tags & lex.CONJUNCTION:
            return None
        words = tokens[slice(*lead)]
        if words[0].tags & (lex.PRONOUN | lex.DETERMINER):
            return lead if len(words) == 1 and words[0].tags & (lex.MASCULINE | lex.FEMININE) else None
        last = next((k for k in reversed(range(*lead)) if phrases.is_name(tokens[k]) or tokens[k].tags & lex.ROLE), -1)
        return (lead[0], last + 1) if last >= 0 and phrases.is_person(lead) else None

    def _before_colon(self, sentence: Sentence, phrases: Phrases, left: Cue | None, at: int) -> Attribution | None:
        tokens = sentence.tokens
        told = lex.LINK | lex.NAMING | lex.STOP | lex.ADDRESSEE
        paper = tokens[at - 2].quoted if phrases.articles and at > 3 else None
        aside = 2 if paper and len(paper) <= 40 and tokens[at - 3].tags & told else 0  # لـ«الأيام»: who was told
        if left is not None and not self._is_spoken(tokens[left.at : at - aside], phrases):
            phrase = self._speaker_of(tokens, phrases, left)
            if phrase is None and not left.at and left.token.tags & lex.ADDRESSEE and self.cased:
                clause = next((k for k in range(at - 2, 0, -1) if tokens[k].tags & lex.COMMA), 0)
                asked = phrases.leading(clause + 1, at - 1) if clause else None
                if asked is not None and phrases.is_person(asked):
                    phrase = asked  # Interrogé sur ses chances, Duval a souri : « … »
            if left.token.tags & lex.NAMING and self._is_noun(tokens, phrase):
                phrase = None  # Bitter heißt aber nicht unverdient: „…“
            comma = next((k for k in range(left.at + 1, at - 1) if tokens[k].tags & lex.COMMA), 0)
            if phrase is None and comma and self.subjects.unspaced:
                phrase = phrases.leading(comma + 1, at - 1)  # 谈到防守，科斯塔的语气缓和下来：“……”
                phrase = phrase if phrases.is_person(phrase) else None
            return Attribution(sentence, tokens[at], left, phrase, "speaker-colon-quote")
        begin = end = at - 1 - aside
        body = tokens[begin - 1].quoted if begin > 1 and not aside else None
        if body and len(body) <= 40 and not body.ended and tokens[begin - 2].tags & (lex.ROLE | lex.ORGANISATION):
            begin -= 1  # Анна Грач, директор «Гелиос Софт»: «…»
        while begin > 0 and not tokens[begin - 1].tags & (lex.QUOTE | lex.END):
            begin -= 1
        phrase = self.cues.with_apposition(tokens, phrases, self._main_phrase(tokens, phrases, begin, end))
        if self.language.grammar.possessives and (owner := self._owner(tokens, phrases, begin, end)) is not None:
            phrase = owner
        if phrase is not None and phrase[1] == phrase[0] + 1 and self.cased:
            first = tokens[phrase[0]].tags
            if self.subjects.second and first & lex.NEUTER and first & lex.PRONOUN:
                phrase = self._person_between(phrases, phrase[1], end) or phrase  # Anders klingt es bei Ana Gil
            elif phrase[0] == begin and first & lex.UNKNOWN and tokens[begin + 1].tags & lex.COMMA:
                asked = None if self.known(tokens[begin]) else phrases.leading(begin + 2, end)
                if phrases.head_first and phrases.is_person(asked):
                    phrase = self.cues.with_apposition(tokens, phrases, asked)  # Contacté, le maire Jean Talbec tonne
        if self.subjectless and phrases.head_first and phrase == (begin, at - 1) and not phrases.is_person(phrase):
            return Attribution(sentence, tokens[at], None, None, "speaker-colon-quote")  # Su plan de partido: «…»
        if self.language.grammar.head_first and not (self.half or self.verb_first):
            phrase = self._only_name(tokens, phrases, begin, end, phrase) or phrase
        if self.half and begin and not phrases.is_person(phrase):
            lead = phrases.leading(0, begin)  # Nhà thơ Lê Mơ, tác giả cuốn “Sóng”, thì lo xa hơn: “…”
            phrase = lead if phrases.is_person(lead) else phrase
        if (
            self.language.grammar.head_first
            and not (self.half or self.verb_first)
            and phrase == (begin, begin + 1)
            and tokens[begin].tags & lex.UNKNOWN
            and tokens[begin + 1].tags & lex.STOP
            and some(tokens[begin:at], lex.COMMA)
            and not self.known(tokens[begin])
        ) or (
            phrase is not None and phrase[1] < end and self._is_noun(tokens, phrase)
        ):  # Consultado sobre su futuro, fue tajante: «…»; Extralob gab es obendrein: „…“
            return Attribution(sentence, tokens[at], None, None, "speaker-colon-quote")
        said = phrase is not None or (self.subjectless and phrases.head_first)  # Y remató así: «…»
        return Attribution(sentence, tokens[at], None, phrase, "speaker-colon-quote") if said else None

    def _owner(self, tokens: Sequence[Token], phrases: Phrases, begin: int, end: int) -> Phrase | None:
        """Whose a thing is that says something before a colon: Pell's verdict: “…” His message to fans: “…”"""
        somebody = lex.ROLE | lex.GROUP | lex.ORGANISATION | lex.GIVEN | lex.TITLE | lex.CAPITAL
        for k in range(begin, end - 1):
            owns = tokens[k].core < tokens[k].end and tokens[k].tags & lex.LINK
            if not owns and not (k == begin and tokens[k].word in self.language.grammar.whose):
                continue
            if tokens[k + 1].tags & (somebody | lex.PUNCTUATION) or tokens[k].tags & lex.INDEFINITE:
                return None
            phrase = phrases.before(k + 1) if owns else (k, k + 1)
            leads = phrase is not None and phrase[0] == begin
            return phrase if leads and (not owns or phrases.is_person(phrase)) else None
        return None

    @staticmethod
    def _person_between(phrases: Phrases, begin: int, end: int) -> Phrase | None:
        while begin < end:
            phrase = phrases.after(begin)
            if phrases.is_person(phrase) and phrase is not None and phrase[1] <= end:
                return phrase
            begin = max(phrase[1] if phrase else 0, begin + 1)
        return None

    def _is_of_aside(self, tokens: Sequence[Token], left: Cue | None, right: Cue, at: int) -> bool:
        """Whether who is told of before the main clause has said the words: it has a quotation of its own."""
        if left is None or not self.language.grammar.head_first or not self.cased or right.at + 1 >= len(tokens):
            return False
        told = left.token.tags & lex.SAY and left.at and tokens[left.at - 1].tags & lex.RELATIVE
        own = tokens[right.at + 1].tags & (lex.COLON | lex.THAT)
        return bool(told and own and some(tokens[left.at : at], lex.THAT))

    @staticmethod
    def _is_spoken(tokens: Sequence[Token], phrases: Phrases) -> bool:
        """Whether words in marks stand among these, and no names: في برنامج «أيامنا» عبر قناة «النهر»; 告诉《日报》."""
        marks = (one.quoted for one in tokens if one.quoted and not (phrases.unspaced and one.quoted.work))
        return any(not phrases.articles or len(quoted) > _NAME or quoted.ended for quoted in marks)

    def _only_name(
        self, tokens: Sequence[Token], phrases: Phrases, begin: int, end: int, phrase: Phrase | None
    ) -> Phrase | None:
        """The one full name before a colon, where the phrase that leads there names nobody.

        D’où la colère d’Ana Gil : « … »; Pas question pour Ana Gil de céder : « … »
        """
        somebody = lex.ROLE | lex.GROUP | lex.ORGANISATION | lex.PRONOUN
        if phrase is not None and any(t.tags & somebody or phrases.is_name(t) for t in tokens[slice(*phrase)]):
            apposed = phrase[1] == end and phrase[0] > begin + 1 and tokens[phrase[0] - 1].tags & lex.COMMA
            if not apposed or any(phrases.is_name(token) for token in tokens[slice(*phrase)]):
                return None
            return full_name_at(tokens, phrases, phrase[0] - 1)  # À l’image d’Ana Gil, boulangère : « … »
        found: list[Phrase] = []
        at = end
        while at > begin:
            name = full_name_at(tokens, phrases, at)
            found += [name] if name is not None else []
            at = name[0] if name is not None else at - 1
        return found[0] if len(found) == 1 and found[0][0] >= begin else None

    def _is_noun(self, tokens: Sequence[Token], phrase: Phrase | None) -> bool:
        """Whether a word begins the sentence that any noun may be, where all nouns have capitals, and names nobody."""
        if not self.nouns or phrase is None or phrase[1] - phrase[0] > 1:
            return False
        token = tokens[phrase[0]]
        return token.tags & ~lex.STARTS == lex.CAPITAL | lex.UNKNOWN and not self.known(token)

    def _main_phrase(self, tokens: Sequence[Token], phrases: Phrases, begin: int, end: int) -> Phrase | None:
        """The phrase in a clause that most likely is its subject."""
        if self.topical:
            found = (
                self.topics.marked(tokens, phrases, end, [])
                if self.language.script.spaced
                else self.topics.topic(tokens, phrases, end)
            )
            if found and found[0] >= begin:
                return found
        lead = phrases.leading(begin, end)
        if (
            lead
            and self.language.grammar.head_first
            and tokens[lead[0]].tags & lex.LINK
            and lead[1] < end
            and tokens[lead[1]].tags & lex.COMMA
        ):
            begin, lead = lead[1] + 1, phrases.leading(lead[1] + 1, end)  # Del lado visitante, Ana Gil fue tajante: «…»
        if lead and phrases.is_person(lead):
            return lead
        if self.language.grammar.head_first and begin + 2 < end and len(tokens[begin].word) == 1:
            whom = phrases.after(begin + 1) if tokens[begin].tags & lex.STOP else None
            if whom and whom[0] == begin + 1 and phrases.is_name(tokens[begin + 1]) and whom[1] < end:
                return whom  # A Ana Gil, que estudia en Vigo, le preocupa otra cosa
        at = begin
        while at < end:
            phrase = phrases.after(at)
            if phrase and phrase[0] < end:
                governs = lex.STOP | (lex.LINK if self.language.grammar.head_first else 0)
                governed = (
                    (self.language.grammar.head_first or self.subjects.second)
                    and phrase[0] > begin
                    and tokens[phrase[0] - 1].tags & governs
                )
                thing = phrase[0] > begin and phrases.head_first and _is_thing(tokens[slice(*phrase)])
                if phrases.is_person(phrase) and not governed and not thing:
                    return (phrase[0], min(phrase[1], end))
                if self.subjects.second and phrases.is_person(phrase):
                    lead = lead or phrase  # In einem Interview hatte Ann Pell einen Wunsch: „…“
                at = max(phrase[1], at + 1)
            else:
                at += 1
        return lead

    def _after_dash(self, sentence: Sentence, phrases: Phrases, at: int) -> Attribution | None:
        """“…” – Name, at the end of a sentence."""
        tokens = sentence.tokens
        if self.cased and at + 3 < len(tokens) and tokens[at + 1].word == "(":
            return self._signed(sentence, phrases, at)
        if at + 2 >= len(tokens) or not tokens[at + 1].tags & (lex.DASH | lex.COMMA):
            return None
        if tokens[at + 1].tags & lex.COMMA:  # “…”, Ann Pell, head of the Harbour Trust.
            phrase = phrases.after(at + 2)
            if (
                phrase is None
                or not all(phrases.is_name(token) for token in tokens[slice(*phrase)])
                or some(tokens, lex.CUE)
            ):
                return None
            if (
                phrase[1] + 1 >= len(tokens)
                or not tokens[phrase[1]].tags & lex.COMMA
                or not some(tokens[phrase[1] + 1 : phrase[1] + 3], lex.ROLE)
            ):
                return None
            return Attribution(sentence, tokens[at], None, phrase, "quote-speaker")
        phrase = phrases.after(at + 3 if at + 3 < len(tokens) and tokens[at + 2].tags & lex.DASH else at + 2)
        if phrases.adjoined:
            phrase = self.cues.with_apposition(tokens, phrases, phrase)
        if (
            phrase is None
            or not phrases.is_person(phrase)
            or (phrase[1] < len(tokens) and not tokens[phrase[1]].tags & (lex.END | lex.COMMA))
        ):
            return None
        return Attribution(sentence, tokens[at], None, phrase, "quote-speaker")

    def _signed(self, sentence: Sentence, phrases: Phrases, at: int) -> Attribution | None:
        """“We start today!” (Ann Pell, baker): a full name in brackets behind a whole sentence, not “Tide” (Pell)."""
        tokens, quoted = sentence.tokens, sentence.tokens[at].quoted
        end = at + 2
        while end < len(tokens) and phrases.is_name(tokens[end]):
            end += 1
        if at or quoted is None or not quoted.ended or quoted.comma or end == len(tokens) or some(tokens, lex.CUE):
            return None
        rest = tokens[end:]
        close = next((k for k, token in enumerate(rest) if token.word == ")"), len(rest) - 1)
        last = not some(rest[:close], lex.NUMBER) and all(token.tags & lex.END for token in rest[close + 1 :])
        given = tokens[2].tags & lex.GIVEN and end > 3 and rest[0].tags & (lex.COMMA | lex.BRACKET)
        return Attribution(sentence, tokens[at], None, (2, end), "quote-speaker") if given and last else None

    def _headline(self, sentence: Sentence, phrases: Phrases, at: int) -> Attribution | None:
        """시 “예산이 없다”: somebody and words, no verb, as in headlines."""
        tokens = sentence.tokens
        rest, quoted = tokens[at + 1 :], tokens[at].quoted
        if self.topical and not self.heads_last and (rest or quoted is None or not quoted.inflected):
            return None  # 劇団「青い鳥」, but: 環境団体「議論のすり替え」
        if self.heads_last and 0 < len(rest) < 3 and all(_is_bare(token) for token in rest):
            rest = rest[:0]  # 야당 “국민을 바보로 아나” 반발
        if (
            (rest and not rest[0].tags & (lex.END | lex.DASH | lex.COMMA | lex.OTHER))
            or not at
            or tokens[at - 1].core != tokens[at - 1].end
        ):
            return None
        phrase = phrases.before(at)
        if (
            phrase is None
            or phrase[1] != at
            or not phrases.is_person(phrase)
            or (phrase[0] and not tokens[phrase[0] - 1].tags & (lex.PUNCTUATION & ~lex.BRACKET))
        ):
            return None
        return Attribution(sentence, tokens[at], None, phrase, shape="speaker-quote")

    def _breaks_off(self, tokens: Sequence[Token], at: int) -> bool:
        """Whether a comma sets the quotation off from what follows it; outside the marks only where little follows."""
        quoted = tokens[at].quoted
        if quoted is None or quoted.comma:
            return quoted is not None
        rest = tokens[at + 1 :]
        gender = lex.FEMININE | lex.MASCULINE
        if quoted.ended and rest[0].tags & lex.PRONOUN and rest[0].tags & gender and not rest[0].tags & lex.CAPITAL:
            return not self.language.grammar.head_first and not at  # “They kept going!” she gasped.
        ends = len(rest) < _TIGHT and not some(rest[1:], lex.QUOTE | lex.COMMA | lex.COLON)
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
            and every(tokens[left.at + 1 : at], _FREE | lex.COLON | lex.CUE)
        ):
            right = None  # وأضاف: «…»: whoever spoke before, not the subject of what follows
        if (
            self.topical
            and not self.heads_last
            and at + 2 < len(tokens)
            and tokens[at + 1].tags & lex.THAT
            and tokens[at + 2].tags & lex.PLAIN
        ):
            return None  # 「…」と問われると: somebody else's
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
            phrase = self._speaker_of(tokens, phrases, cue)
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


def _is_thing(words: Sequence[Token]) -> bool:
    """Whether an article and one capitalised word are all: Os dois correram o País: «…»"""
    return (
        len(words) == 2
        and bool(words[0].tags & lex.DETERMINER)
        and words[1].tags & ~lex.STARTS == lex.CAPITAL | lex.UNKNOWN
    )


def _is_bare(token: Token) -> bool:
    """Whether a word has no ending and no part in a sentence, as nouns in headlines."""
    return token.core == token.end and token.tags in (lex.UNKNOWN, lex.SAY, lex.ACT, lex.SAY | lex.UNKNOWN)


def _is_reported_act(tokens: Sequence[Token], cue: Cue, at: int) -> bool:
    """Whether a verb that only judges has an auxiliary before it: what somebody says that another will do.

    So it has where its clause ends before the quotation at `at`: 他强调，研究只呈现相关性，“……”
    """
    if not cue.token.tags & lex.ACT or cue.token.tags & lex.SAY or cue.before is None:
        return False
    if tokens[at - 1].tags & lex.COMMA and at - cue.at > 2:
        return True
    return any(token.tags & lex.STOP for token in tokens[cue.before[1] : cue.at])


def _outermost(tokens: Sequence[Token], phrases: Phrases, cues: Sequence[Cue], near: Cue, at: int) -> Cue | None:
    """The verb of speech whose words go on in marks behind several clauses: 罗敏表示，公司说换过管子，……，“……”"""
    when = at > 2 and tokens[at - 1].tags & lex.COMMA and tokens[at - 2].tags & lex.STOP  # 谈到比赛时，“……”
    told = near.at + 2 < at and tokens[near.at + 1].tags & lex.LINK  # 提到两队同意的新“章程”
    if tokens[at - 1].tags & lex.COLON or not (when or told or some(tokens[near.at + 1 : at - 1], lex.COMMA)):
        return near
    since = next((k for k in range(at - 1, -1, -1) if tokens[k].tags & lex.COLON or _is_said(tokens[k])), -1)
    main = None
    for cue in cues:
        if since < cue.at <= near.at and cue.token.tags & lex.SAY and phrases.is_person(cue.before):
            begin = cue.before[0] if cue.before is not None else 0
            turns = begin and tokens[begin - 1].tags & lex.CONJUNCTION  # ……，但会长今天指出
            source = begin and tokens[begin - 1].tags & lex.ACCORDING
            if (main is None or turns) and not (source or _is_conceded(tokens, cue)):
                main = cue
    return main or (None if tokens[at - 1].tags & lex.COMMA and _is_conceded(tokens, near) else near)


def _is_said(token: Token) -> bool:
    """Whether marks hold more than a term."""
    return token.quoted is not None and (token.quoted.ended or token.quoted.comma or len(token.quoted) > _TERM)


def _is_conceded(tokens: Sequence[Token], cue: Cue) -> bool:
    """Whether a conjunction opens the clause of the cue, which another follows: 尽管公司说换过管子，"""
    begin = cue.before[0] if cue.before is not None else 0
    first = clause_start(tokens, cue.at)
    comma = next((k for k in range(cue.at, len(tokens)) if tokens[k].tags & lex.COMMA), 0)
    if comma and tokens[first].tags & tokens[comma - 1].tags & lex.STOP:
        return not tokens[first].tags & lex.ADDRESSEE  # 当罗女士要求退款时，
    near = (tokens[first], tokens[max(0, begin - 1)])
    return any(one.tags & lex.STOP and not one.tags & lex.ADDRESSEE and len(one.word) > 1 for one in near)


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
