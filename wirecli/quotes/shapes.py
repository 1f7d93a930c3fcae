"""The sentence patterns in which a quotation, its cue and its speaker stand beside each other."""

from collections.abc import Sequence

from wirecli.knowledge import lexicon as lex
from wirecli.knowledge.language import Language, Shape
from wirecli.quotes.attributed import Attribution
from wirecli.quotes.colons import Colons
from wirecli.quotes.cue import Cue
from wirecli.quotes.cues import Cues
from wirecli.quotes.phrases import Phrase, Phrases
from wirecli.quotes.sentences import Sentence
from wirecli.quotes.sides import Sides
from wirecli.quotes.token import Token, every, some

FREE = lex.FILLER | lex.COMMA | lex.DASH | lex.OTHER | lex.THAT  # may stand between a quotation and its cue
_SAID = 10  # letters: so many behind a surname alone are words, no name
TIGHT = 12  # words that may stand between a quotation and the cue of a tight shape


def ends(token: Token, comma: bool = False) -> bool:
    """Whether the quoted words end a sentence (or, with `comma`, break off with a comma)."""
    quoted = token.quoted
    return quoted is not None and (quoted.ended or (comma and quoted.comma))


class Shapes:
    """Matches one language's patterns."""

    def __init__(self, language: Language, cues: Cues, sides: Sides, colons: Colons) -> None:
        self.language, self.cues, self.sides, self.colons = language, cues, sides, colons
        self.subjects = cues.subjects
        self.shapes = language.speech.shapes
        self.rank = {shape: number for number, shape in enumerate(self.shapes)}
        self.cased, self.topical, self.heads_last = language.script.cased, cues.subjects.topical, language.heads_last

    def match(
        self, shape: Shape, sentence: Sentence, phrases: Phrases, left: Cue | None, right: Cue | None, at: int
    ) -> Attribution | None:
        """The attribution of the quotation at `at` if the sentence has this shape around it."""
        tokens = sentence.tokens
        colon = at > 0 and bool(tokens[at - 1].tags & lex.COLON)
        if shape == "speaker-colon-quote":
            return self.colons.before_colon(sentence, phrases, left, at) if colon else None
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
                if left is not None and self._is_subordinate(tokens, phrases, left, at):
                    return None  # Luego de que Gil dijera que es “absurda”, los vecinos protestaron
                if self._is_of_aside(tokens, left, right, at):
                    return None  # preguntado por el alcalde, quien sostuvo que falta “mano dura”, Gil respondió: «…»
                phrase = right.before if right.before and right.before[0] > at else None
                if phrase and self.subjects.unspaced and self._is_to_come(tokens, phrase, right):
                    return None
                if self.subjects.unspaced and self._is_within(tokens, phrases, left, at):
                    return None
                if phrase and left is not None and left.at + 1 == at and phrases.is_person(left.before):
                    if some(tokens[phrase[1] : right.at], lex.CONJUNCTION):
                        return None  # Pell memuji “keberanian” sukarelawan dan berkata …
                if self.cased and not (self._parted(tokens, at) or phrases.is_person(phrase)):
                    return None  # hospitals on the “danger” list disputed the claim
            else:
                phrase = right.before if right.before and (right.before[0] < at or right.before[0] > right.at) else None
                passed = right.inherits is not None and right.inherits.token.tags & lex.ACCORDING_AFTER
                if passed and self.language.particles_only:
                    phrase = None  # 府警によると、「…」と供述している: who reports it is not who said it
                elif phrase is None and right.inherits is not None:
                    phrase = self.sides.of(tokens, phrases, right.inherits)
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
            if fits and left is not None and left.at == 0 and at + 2 < len(tokens) and " " in left.token.word:
                whose = phrases.after(at + 2) if tokens[at + 1].tags & lex.COMMA else None
                if whose is not None and whose[0] == at + 2 and phrases.is_person(whose):
                    return Attribution(sentence, tokens[at], left, whose, shape)  # Tras decir que “no hay”, Gil calló
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
                phrase = left.before or (self.sides.of(tokens, phrases, left.inherits) if left.inherits else None)
            return Attribution(sentence, tokens[at], left, phrase, shape) if phrase else None
        if shape == "quote-speaker":
            return self._after_dash(sentence, phrases, at)
        if shape == "speaker-quote":
            return self._headline(sentence, phrases, at)
        return None

    def _is_to_come(self, tokens: Sequence[Token], phrase: Phrase, cue: Cue) -> bool:
        """Whether nobody has said it yet: 演习是“挑衅”，莫斯科将作出回应。"""
        purposes = self.language.grammar.purposes
        return any(token.word in purposes for token in tokens[phrase[1] : cue.at])

    @staticmethod
    def _is_within(tokens: Sequence[Token], phrases: Phrases, left: Cue | None, at: int) -> bool:
        """Whether the marks end a clause that somebody says: 他坦言，自己想着“算了”，没想到店家来电解释。"""
        if left is None or not left.token.tags & lex.SAY or not phrases.is_person(left.before):
            return False
        inside = at - left.at > 2 and not tokens[at - 1].tags & (lex.PUNCTUATION | lex.CUE | lex.QUOTE)
        return bool(inside and tokens[left.at + 1].tags & lex.COMMA and tokens[at + 1].tags & lex.COMMA)

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
        return FREE if "speaker-quote-cue" in self.shapes else FREE & ~lex.THAT

    def _is_next(self, tokens: Sequence[Token], at: int, cue: Cue, shape: str) -> bool:
        """Whether the cue follows the quotation with nothing but its speaker and fillers in between."""
        if self.heads_last:
            while at + 1 < cue.at and tokens[at + 1].quoted:
                at += 1  # ‘밀약’ ‘거래’라며
            behind = tokens[at + 1] if at + 1 < cue.at else None
            if (
                shape == "speaker-quote-cue"
                and behind is not None
                and not behind.tags & (FREE | lex.END | lex.PUNCTUATION)
                and behind.start - tokens[at].end > 1
            ):
                return False  # “자가” 방식을 … 말했다
        between = tokens[at + 1 : cue.at]
        if len(between) > TIGHT or some(between, lex.QUOTE | lex.END | lex.COLON):
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
                and not ends(tokens[at])
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
            if every(between, FREE | lex.LINK) or (
                not self.cased and len(between) < 3 and every(between, FREE | lex.STOP)
            ):
                return True  # حذرت المعارضة من «…»
            closes = bool(between[-1].tags & (lex.COMMA | lex.THAT))  # Added Arbo with a shrug, “…”
            return closes and len(between) <= TIGHT and not some(between, lex.CUE | lex.RELATIVE)
        if self.language.script.gaps:
            return (
                not between
                or bool(between[-1].tags & (lex.THAT | lex.COLON))
                or every(between, FREE | lex.CUE)
                or (
                    cue.token.word.endswith(self.language.speech.that)
                    and len(between) == 1
                    and bool(between[0].tags & lex.STOP)
                    and between[0].start == cue.token.end
                )  # เสริมว่าเป็น “…”
            )
        if some(_behind_aside(between)[:-1], lex.COMMA):
            return False
        return len(between) <= TIGHT

    def _is_subordinate(self, tokens: Sequence[Token], phrases: Phrases, left: Cue, at: int) -> bool:
        """Whether the words end what somebody is told to have said in a clause that its sentence begins with."""
        if not self.language.grammar.head_first or not self.cased or not left.token.tags & lex.SAY:
            return False
        quoted, subject = tokens[at].quoted, left.before
        if quoted is None or not quoted.small or subject is None or not 0 < subject[0] < TIGHT:
            return False
        opens = tokens[subject[0] - 1].tags & (lex.STOP | lex.LINK | lex.THAT)
        opens = opens or tokens[subject[0] - 1].word in self.language.grammar.clauses
        that = lex.THAT if " " not in left.token.word else 0
        inside = tokens[left.at + 1 : at]
        reports = not that or some(inside, that)
        return bool(opens and reports and phrases.is_person(subject)) and not some(inside, lex.COMMA)

    def _is_of_aside(self, tokens: Sequence[Token], left: Cue | None, right: Cue, at: int) -> bool:
        """Whether who is told of before the main clause has said the words: it has a quotation of its own."""
        if left is None or not self.language.grammar.head_first or not self.cased or right.at + 1 >= len(tokens):
            return False
        quoted, inside = tokens[at].quoted, tokens[left.at + 1 : at]
        if left.token.tags & lex.ACT and quoted is not None and quoted.small and not right.token.tags & lex.SAY:
            clause = next((k for k in range(left.at - 1, max(0, left.at - TIGHT), -1) if tokens[k].tags & lex.COMMA), 0)
            if clause and tokens[clause + 1].tags & lex.RELATIVE and not some(inside, lex.COMMA | lex.QUOTE):
                return True  # por Ana Gil, que ayer acusó al club de ser “un juguete”, el técnico sonrió
        told = left.token.tags & lex.SAY and left.at and tokens[left.at - 1].tags & lex.RELATIVE
        own = tokens[right.at + 1].tags & (lex.COLON | lex.THAT)
        return bool(told and own and some(tokens[left.at : at], lex.THAT))

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
            phrase = self.cues.behind.with_apposition(tokens, phrases, phrase)
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
        if self.topical and not self.heads_last:
            whole = quoted is not None and quoted.ended and len(quoted) > _SAID
            if rest or quoted is None or not (quoted.inflected or whole):
                return None  # 劇団「青い鳥」, but: 環境団体「議論のすり替え」, 副社長「挽回に努める。」
        if self.heads_last and 0 < len(rest) < 3 and all(_is_bare(token) for token in rest):
            rest = rest[:0]  # 야당 “국민을 바보로 아나” 반발
        if (
            (rest and not rest[0].tags & (lex.END | lex.DASH | lex.COMMA | lex.OTHER))
            or not at
            or tokens[at - 1].core != tokens[at - 1].end
        ):
            return None
        phrase = phrases.before(at)
        surname = at == 1 and self.topical and not self.heads_last and self.subjects.topics.may_be_name(tokens[0])
        if (
            phrase is None
            or phrase[1] != at
            or not (phrases.is_person(phrase) or (surname and sentence.first and len(quoted or ()) > _SAID))
            or (phrase[0] and not tokens[phrase[0] - 1].tags & (lex.PUNCTUATION & ~lex.BRACKET))
        ):
            return None
        return Attribution(sentence, tokens[at], None, phrase, shape="speaker-quote")


def _is_bare(token: Token) -> bool:
    """Whether a word has no ending and no part in a sentence, as nouns in headlines."""
    return token.core == token.end and token.tags in (lex.UNKNOWN, lex.SAY, lex.ACT, lex.SAY | lex.UNKNOWN)


def _behind_aside(tokens: Sequence[Token]) -> Sequence[Token]:
    """The words without an adverb between commas that they begin with: Añadió|, sin embargo,| que es “…”."""
    if not tokens or not tokens[0].tags & lex.COMMA:
        return tokens
    close = next((k for k in range(2, min(5, len(tokens))) if tokens[k].tags & lex.COMMA), 0)
    return tokens[close + 1 :] if close and some(tokens[close + 1 : close + 2], lex.THAT) else tokens
