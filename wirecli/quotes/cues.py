"""The cues of a sentence, each with the phrases that may say whose it is."""

from collections.abc import Sequence

from wirecli.knowledge import lexicon as lex
from wirecli.knowledge.language import Language
from wirecli.knowledge.lexicon import fold
from wirecli.quotes.cue import Cue, clause_start
from wirecli.quotes.names.extent import is_aged
from wirecli.quotes.phrases import Phrase, Phrases, behind_bracket
from wirecli.quotes.sentences import Sentence
from wirecli.quotes.subjects import Subjects
from wirecli.quotes.token import Token, some

_MARKED = 30  # letters in the name of a programme or paper
_CLAUSE = 14  # words of a relative clause
_TIGHT = 12  # words that may stand between a verb and its subject behind it


class Cues:
    """Finds cues in sentences of one language."""

    def __init__(self, language: Language, subjects: Subjects) -> None:
        self.language, self.subjects = language, subjects
        self.verb_first = subjects.verb_first
        self.cased, self.nouns = language.script.cased, language.script.nouns_capitalised
        self.particled = subjects.topical and language.script.spaced
        self.half = language.script.half_capitals
        self.joint = self.cased and bool(language.grammar.possessives or language.people.genitives)
        self.nouns_last = self.cased and not (
            self.nouns or language.grammar.head_first or language.people.genitives or self.half
        )
        self.agents = frozenset(language.grammar.agents if language.script.cased else ())
        self.passers = frozenset(map(fold, language.grammar.passers))
        self.say = frozenset(language.speech.say)
        people = language.people
        self.articles = dict.fromkeys(people.articles_masculine, lex.MASCULINE) | dict.fromkeys(
            people.articles_feminine, lex.FEMININE
        )
        that = frozenset(map(fold, language.speech.that)) if language.script.articles else frozenset[str]()
        self.that_one = frozenset(  # with a pronoun written on: أنه
            word for word in that if any(word.startswith(other) for other in that if other != word)
        )
        self.called = frozenset(map(fold, language.grammar.called))
        self.right = any("cue-speaker" in shape for shape in language.speech.shapes)
        self.left = any("speaker-" in shape for shape in language.speech.shapes)

    def find(self, sentence: Sentence, phrases: Phrases) -> list[Cue]:
        tokens = sentence.tokens
        cues: list[Cue] = []
        if tokens[0].tags & lex.OPINION:
            whose = (0, 1) if tokens[0].tags & lex.PRONOUN else phrases.after(1)  # Baginya, itu “…”
            if whose and phrases.is_person(whose) and whose[1] < len(tokens):
                ends = whose[1]
                if tokens[ends].tags & lex.BRACKET and ends + 3 < len(tokens) and tokens[ends + 2].tags & lex.BRACKET:
                    ends += 3  # Pour l'échevin Jean Talbec (MR), …
                if tokens[ends].tags & lex.COMMA or self._is_view(sentence, phrases, whose, whose[1]):
                    tokens[0].tags |= lex.ACCORDING  # Pour Claire Dumont, le marché est « mort »
        elif self.subjects.second:
            self._settle_view(sentence, phrases)
        gaps, cue_tags = self.language.script.gaps, lex.CUE
        if self.articles:
            self._settle_article(tokens)
        for at in range(len(tokens)) if gaps else sentence.marked:
            token = tokens[at]
            if not token.tags & cue_tags:
                if gaps and token.tags & lex.THAT and _opens(tokens, at):
                    cue = Cue(at, token)  # อภิปรายว่า “…”: whatever the verb is
                    self.subjects.find(tokens, phrases, cue, cues)
                    cues.append(cue)
                continue
            if self.half and token.tags & lex.DOCUMENT and token.tags & (lex.SAY | lex.ACT) and _is_head(tokens, at):
                token.tags &= ~(lex.SAY | lex.ACT)  # Báo cáo của Sở Văn hóa viết rằng
                continue
            if (
                self.nouns
                and token.tags & lex.CAPITAL
                and token.tags & (lex.SAY | lex.ACT)
                and at
                and not tokens[at - 1].tags & lex.PUNCTUATION
            ):
                continue  # das Schreiben
            if gaps and token.tags & lex.DOCUMENT and _is_document(tokens, at):
                continue
            if token.tags & lex.ACCORDING and phrases.head_first and at and not token.tags & (lex.CAPITAL | lex.SAY):
                if tokens[at - 1].tags & lex.DETERMINER and not tokens[at - 1].tags & (lex.PRONOUN | lex.PUNCTUATION):
                    continue  # o segundo vendedor de discos
            if token.tags & lex.CAPITAL and at and phrases.head_first and not self.half:
                if tokens[at - 1].tags & lex.STOP and not tokens[at - 1].tags & (lex.CAPITAL | lex.PUNCTUATION):
                    token.tags = token.tags & ~(lex.SAY | lex.ACT) | lex.UNKNOWN
                    continue  # conversó con Subrayado: a paper
            if (
                token.tags & lex.CAPITAL
                and at
                and self.cased
                and tokens[at - 1].tags & lex.CAPITAL
                and not tokens[at - 1].tags & lex.CUE
            ):
                continue
            if (
                token.tags & (lex.SAY | lex.ACT)
                and self.cased
                and at
                and tokens[at - 1].tags & lex.DETERMINER
                and not tokens[at - 1].tags & lex.PRONOUN
                and not (self.nouns and at == 1 and not token.tags & lex.CAPITAL)  # Das sagte ein Sprecher
                and not self._has_object(tokens, at)
            ):
                continue  # the claim
            if (
                not self.language.script.spaced
                and not gaps
                and at
                and token.tags & (lex.SAY | lex.ACT)
                and self._is_noun(tokens, at)
            ):
                continue  # 外界的担忧
            if phrases.articles and at and tokens[at - 1].end == token.start and tokens[at - 1].tags & lex.WITHIN:
                continue  # برد المبلغ: a noun
            if self.nouns_last and token.tags & lex.SAY and _is_noun_of(tokens, at):
                continue  # reports of a change
            follows = tokens[at + 1].tags if at + 1 < len(tokens) else 0
            if self.particled and token.tags & lex.FILLER and follows & lex.SAY and not follows & lex.FILLER:
                continue  # 웃으며 말했다
            cue = Cue(at, token)
            if token.tags & lex.ACCORDING and gaps:
                cue.after = _until_gap(tokens, phrases.after(at + 1))
            elif token.tags & lex.ACCORDING:
                cue.after = (
                    (at, at + 1)
                    if token.tags & lex.PRONOUN
                    else self.with_apposition(tokens, phrases, phrases.after(at + 1))
                )
                if cue.after is None and phrases.head_first and not token.tags & lex.PRONOUN:
                    verb = at + 1
                    while verb < len(tokens) - 1 and tokens[verb].tags & lex.FILLER:
                        verb += 1
                    if verb < len(tokens) and tokens[verb].tags & lex.SAY and not tokens[verb].tags & lex.ACCORDING:
                        cue.after = self.with_apposition(tokens, phrases, phrases.after(verb + 1))
                if self.nouns and cue.after is None and " " in token.word:
                    cue.after = self._attributed(tokens, phrases, at)
                if self.language.people.genitives and cue.after is not None:
                    cue.after = self._before_who_passes_on(tokens, phrases, cue.after)
                if token.tags & lex.FILLER and not (
                    at and tokens[at - 1].tags & (lex.COMMA | lex.QUOTE | lex.DASH) and phrases.is_person(cue.after)
                ):
                    continue  # “…”, so der Minister – but: so viele Menschen
            elif token.tags & lex.ACCORDING_AFTER:
                if token.tags & lex.STATEMENT and not _is_source(tokens, at):
                    continue  # die Polizeiangaben
                if (
                    at
                    and tokens[at - 1].tags & token.tags & lex.ACCORDING_AFTER
                    and tokens[at - 1].tags & lex.STATEMENT
                ):
                    continue  # Polizeiangaben zufolge
                cue.before = (at - 1, at) if token.tags & lex.STATEMENT else phrases.before(at)
                if cue.before is None and self.subjects.second:
                    lead = phrases.leading(0, at)  # Udo Pell, der spät traf, war nach eigenen Worten „leer“
                    cue.before = lead if phrases.is_person(lead) else None
            else:
                if at and tokens[at - 1].word in self.that_one:
                    pass  # إلى أنه يتوقع حلا: its subject stands before it
                elif self.right and not self.verb_first:
                    cue.after = self.with_apposition(tokens, phrases, self._behind(tokens, phrases, at))
                    if self.subjects.is_object(tokens, cue.after):
                        cue.after = None
                    if self.language.people.genitives and token.tags & lex.SAY:
                        cue.after = self._named_far(tokens, phrases, cue)
                    elif self.passers and cue.after is not None and token.tags & lex.ACT:
                        cue.after = self._before_who_passes_on(tokens, phrases, cue.after)  # цитирует министра
                    elif self.nouns_last and not _is_inverted(tokens, at):
                        cue.after = None  # thought the minister was late
                what = lex.RELATIVE | lex.STOP
                if cues and phrases.articles and tokens[at - 1].tags & what == what and phrases.is_person(cue.after):
                    continue  # اعتبر هاني ما أعلنه الوزير «مجرد وعود»
                if self.agents and (doer := self.agent(tokens, phrases, at)) is not None:
                    cue.before, cue.after = doer, None
                elif self.left:
                    self.subjects.find(tokens, phrases, cue, cues)
                    if self.joint and cue.before is not None:
                        cue.before = self.subjects.first_of(tokens, phrases, cue.before)
                    if phrases.head_first and self.cased and cue.before is not None:
                        cue.before = _resumed(tokens, phrases, cue.before)
                    if phrases.adjoined and cue.before is not None and cue.before[1] < at:
                        named = self.with_apposition(tokens, phrases, cue.before)
                        if named is not None and named[1] <= at:
                            cue.before = named  # Juru bicara Norvane, Ann Pell, belum bersedia berkomentar
                if self.language.grammar.verb_second and self._is_told(tokens, phrases, cue):
                    cue.before = None
                if self.subjects.second and _is_conjoined(tokens, at) and cue.after is not None:
                    whose = cue.before or (cue.inherits.before or cue.inherits.after if cue.inherits else None)
                    if not tokens[cue.after[0]].tags & lex.PRONOUN and (
                        token.tags & lex.ACT or phrases.is_person(whose)
                    ):
                        cue.after = None  # Ute Pell steht am Tor und begrüßt die Kinder
            if (
                self.language.grammar.adjoined
                and token.tags & lex.SAY
                and (kin := self._kin_of(tokens, at)) is not None
            ):
                cue.after = kin
            if self.subjects.second and self._names_place(tokens, cue):
                cue.before = cue.after = cue.inherits = None
                cue.nobody = True
            cues.append(cue)
        return cues

    def _before_who_passes_on(self, tokens: Sequence[Token], phrases: Phrases, phrase: Phrase) -> Phrase:
        """Whose words are passed on, without who does so: передаёт слова Грачёва | корреспондент Анна Пелль."""
        whose = lex.ROLE | lex.GROUP | lex.ORGANISATION | lex.DETERMINER | lex.CAPITAL
        for k in range(phrase[0] + 1, phrase[1]):
            tags = tokens[k].tags
            if tags & lex.ROLE and not tags & lex.CAPITAL and phrases.is_name(tokens[k - 1]):
                return (phrase[0], k)
            if tokens[k].word in self.passers and tokens[k - 1].tags & whose:
                own = tokens[k - 1].tags & lex.DETERMINER and k - 1 > phrase[0]
                return (phrase[0], k - 1 if own else k)  # цитирует главу ведомства | его пресс-служба
        return phrase

    def agent(self, tokens: Sequence[Token], phrases: Phrases, at: int) -> Phrase | None:
        """Who does it, behind a passive verb: hailed by Ann Pell as “a feat”; called “a feat” by Ann Pell."""
        if self.subjects.second:
            return self._agent_before(tokens, phrases, at)
        active = lex.FILLER | lex.PRONOUN | lex.RELATIVE
        says = tokens[at].tags & lex.SAY and (not at or tokens[at - 1].tags & active)
        if phrases.head_first and (says or " " in tokens[at].word):
            return None  # qui se dit « préoccupé » par le port
        between = lex.QUOTE | lex.STOP | lex.DETERMINER | lex.LINK  # qualifié de « … » par Jean Pell
        for ahead in range(at + 1, min(at + 5, len(tokens) - 1)):
            if tokens[ahead].word in self.agents:
                phrase = self.with_apposition(tokens, phrases, phrases.after(ahead + 1))
                return phrase if phrase and phrase[0] == ahead + 1 and phrases.is_person(phrase) else None
            if not tokens[ahead].tags & between:
                return None
        return None

    def _agent_before(self, tokens: Sequence[Token], phrases: Phrases, at: int) -> Phrase | None:
        """Who does it where the verb stands last: wurde von Ute Pell als „…“ bezeichnet – not: den Rat von Ute Pell."""
        if not at or not tokens[at - 1].quoted:
            return None
        for begin in range(at - 2, max(0, at - _TIGHT), -1):
            token = tokens[begin]
            if token.tags & (lex.PUNCTUATION | lex.CUE | lex.THAT | lex.QUOTE):
                return None
            if token.word not in self.agents:
                continue
            before = tokens[begin - 1].tags
            if before & lex.CAPITAL and not before & (lex.FILLER | lex.DETERMINER | lex.STOP):
                return None
            phrase = phrases.after(begin + 1)
            return phrase if phrase and phrase[0] == begin + 1 and phrases.is_person(phrase) else None
        return None

    def _settle_view(self, sentence: Sentence, phrases: Phrases) -> None:
        """Whose judgement it is, behind the verb and right before the marks: das ist für Ute Pell „ein Schlag“."""
        tokens = sentence.tokens
        for at, token in enumerate(tokens):
            if token.tags & lex.OPINION and at and tokens[at - 1].tags & lex.FILLER:
                whose = phrases.after(at + 1)
                if whose is None or whose[0] != at + 1 or whose[1] >= len(tokens):
                    continue
                quoted = tokens[whose[1]].quoted
                if quoted is not None and quoted.small and self._is_view(sentence, phrases, whose, at - 1):
                    token.tags |= lex.ACCORDING

    def _is_view(self, sentence: Sentence, phrases: Phrases, whose: Phrase, verb: int) -> bool:
        """Whether the verb follows, where it is second, and a judgement: Für Ute Pell ist das „ein Meilenstein“."""
        tokens = sentence.tokens
        if not self.subjects.second or not tokens[verb].tags & lex.FILLER:
            return False
        if not any(token.tags & lex.ROLE or phrases.is_name(token) for token in tokens[slice(*whose)]):
            return False
        marked = [tokens[at].quoted for at in sentence.marked if tokens[at].quoted and at >= whose[1]]
        return len(marked) == 1 and marked[0] is not None and marked[0].small

    @staticmethod
    def _attributed(tokens: Sequence[Token], phrases: Phrases, at: int) -> Phrase | None:
        """The document behind all that is told of it: heißt es in dem am Dienstag in Jena vorgestellten Bericht."""
        for ahead in range(at + 1, min(at + _TIGHT, len(tokens))):
            token = tokens[ahead]
            if token.tags & (lex.PUNCTUATION | lex.CUE | lex.THAT):
                return None
            if token.tags & lex.DOCUMENT and token.tags & lex.CAPITAL:
                return phrases.after(ahead)
        return None

    def _kin_of(self, tokens: Sequence[Token], at: int) -> Phrase | None:
        """Somebody told by whose kin they are, where that one is pointed at: ujar anak kepada penyanyi Ann Pell itu."""
        begin = at + 1
        if begin + 2 >= len(tokens) or not tokens[begin].tags & lex.ROLE or tokens[begin].tags & lex.CAPITAL:
            return None
        if not tokens[begin + 1].tags & lex.ADDRESSEE:
            return None
        for end in range(begin + 2, min(begin + _TIGHT, len(tokens))):
            if tokens[end].tags & (lex.PUNCTUATION | lex.CUE):
                return None
            behind = tokens[end + 1].tags if end + 1 < len(tokens) else lex.END
            if tokens[end].tags & lex.LINK and not behind & (lex.CAPITAL | lex.PERSON | lex.UNKNOWN | lex.LINK):
                return (begin, end + 1)
        return None

    def _settle_article(self, tokens: Sequence[Token]) -> None:
        """An article before its sentence's verb is a pronoun: Der sagte dazu nur: „…“; Dieser lachte: „…“"""
        gender = self.articles.get(tokens[0].word, 0)
        if not gender or len(tokens) < 3:
            return
        verb = tokens[1]
        if verb.tags & (lex.CAPITAL | lex.NUMBER | lex.PUNCTUATION):
            return
        if not verb.tags & (lex.SAY | lex.ACT):
            colon = next((k for k in range(2, min(5, len(tokens))) if tokens[k].tags & lex.COLON), 0)
            if not colon or not verb.tags & lex.UNKNOWN or any(t.tags & lex.CAPITAL for t in tokens[1:colon]):
                return
        tokens[0].tags = lex.PRONOUN | gender | (tokens[0].tags & lex.CAPITAL)

    def _names_place(self, tokens: Sequence[Token], cue: Cue) -> bool:
        """Whether the cue says where something was said and not by whom: hieß es in Berlin; in Berlin hieß es."""
        if cue.before is not None or cue.after is None or cue.after[1] - cue.after[0] > 1:
            return False
        place = lex.CAPITAL | lex.UNKNOWN
        if cue.token.tags & lex.ACCORDING:
            first, _, rest = cue.token.word.partition(" ")
            tags = tokens[cue.after[0]].tags
            return bool(rest) and first in self.say and tags & place == place and not tags & lex.PERSON
        begin = clause_start(tokens, cue.at, self.cased)
        return bool(
            tokens[cue.after[0]].tags & lex.NEUTER
            and begin + 2 == cue.at
            and tokens[begin].tags & lex.STOP
            and tokens[begin + 1].tags & place == place
        )

    def _named_far(self, tokens: Sequence[Token], phrases: Phrases, cue: Cue) -> Phrase | None:
        """The full name behind all that a role is for and where it works.

        …, — возразил специалист по тюленям из Вены Ян Пелль.
        """
        at = cue.at
        near = cue.after
        if near is not None and any(phrases.is_name(tokens[k]) or tokens[k].tags & lex.PRONOUN for k in range(*near)):
            return near
        edge = at
        while edge and tokens[edge - 1].tags & (lex.FILLER | lex.DASH | lex.COMMA):
            edge -= 1
        parted = any(token.tags & lex.COMMA for token in tokens[edge:at])  # …, предупредил посол в Вене Ян Пелль
        if not (edge and tokens[edge - 1].tags & lex.QUOTE) and not parted and at > 1:
            return near
        if (
            near is None
            and at + 1 < len(tokens)
            and tokens[at + 1].tags & lex.COMMA
            and tokens[edge - 1].tags & lex.QUOTE
        ):
            close = next((k for k in range(at + 2, min(at + 8, len(tokens))) if tokens[k].tags & lex.COMMA), 0)
            aside = (
                phrases.after(close + 1) if close and not some(tokens[at + 2 : close], lex.QUOTE | lex.THAT) else None
            )
            if aside is not None and aside[0] == close + 1 and phrases.is_person(aside):
                return aside  # …, говорит, утирая слёзы, его тётя
        if near is None and edge and tokens[edge - 1].tags & lex.QUOTE:
            near = self._behind_object(tokens, phrases, at)
            if near is not None and any(phrases.is_name(token) for token in tokens[slice(*near)]):
                return near
        if near is None and not (at + 1 < len(tokens) and tokens[at + 1].tags & (lex.STOP | lex.QUOTE | lex.FILLER)):
            return near
        commas = 0
        for ahead in range(near[1] if near else at + 1, min(at + 2 * _TIGHT, len(tokens) - 1)):
            token = tokens[ahead]
            if (
                token.tags & lex.COMMA
                and not commas
                and (tokens[ahead + 1].tags & (lex.ROLE | lex.MODIFIER) or _lists(tokens, ahead + 1))
            ):
                commas += 1
                continue
            if token.tags & (lex.COMMA | lex.COLON | lex.END | lex.DASH | lex.THAT | lex.RELATIVE | lex.CUE):
                break
            if (
                token.tags & lex.CAPITAL
                and (
                    token.tags & lex.GIVEN
                    or (
                        token.tags & lex.UNKNOWN
                        and tokens[ahead - 1].tags & (lex.ROLE | lex.ORGANISATION | lex.UNKNOWN)
                    )
                )
                and not (
                    tokens[ahead - 1].tags & lex.CAPITAL
                    and not (
                        token.tags & lex.GIVEN
                        and some(tokens[ahead - 3 : ahead - 1], lex.STOP | lex.ROLE | lex.ORGANISATION | lex.NAMING)
                    )
                )
                and (
                    phrases.is_name(tokens[ahead + 1])
                    or (tokens[ahead - 2].tags & lex.NAMING and tokens[ahead + 1].tags & lex.PUNCTUATION)
                )
                and not tokens[ahead - 1].tags & lex.STOP
            ):
                far = phrases.after(ahead)
                return far if far is not None and far[0] == ahead else near
        return near

    @staticmethod
    def _behind_object(tokens: Sequence[Token], phrases: Phrases, at: int) -> Phrase | None:
        """Who stands behind what the verb is about: «…», — прокомментировал итоги встречи Грачёв."""
        first = at + 2 if at + 2 < len(tokens) and tokens[at + 1].tags & lex.STOP else at + 1
        if first >= len(tokens) or tokens[first].tags & (lex.PLAIN | lex.STOP) != lex.PLAIN:
            return None
        for k in range(first + 1, min(first + 4, len(tokens))):
            tags = tokens[k].tags
            if tags & (lex.PUNCTUATION | lex.CUE):
                return None
            if tags & lex.STOP or tags & (lex.ROLE | lex.GROUP) == lex.ROLE or phrases.is_name(tokens[k]):
                begin = k + 1 if tags & lex.STOP else k
                phrase = phrases.after(begin)
                return phrase if phrase is not None and phrase[0] == begin and phrases.is_person(phrase) else None
        return None

    def _has_object(self, tokens: Sequence[Token], at: int) -> bool:
        """Whether what looks like an article before a cue is whom it is about.

        la calificó de “…”, les qualifiant d'« … ».
        """
        if not self.language.grammar.head_first or (at > 1 and tokens[at - 2].tags & (lex.STOP | lex.LINK)):
            return False
        ahead = at + 1
        if at > 1 and ahead + 1 < len(tokens) and tokens[ahead].tags & lex.STOP:
            if tokens[ahead + 1].tags & lex.INDEFINITE and some(tokens[ahead + 2 : ahead + 5], lex.QUOTE):
                return True  # la recuerda como una mujer “…”
        if not tokens[at].tags & lex.ACT:
            return False
        while ahead < len(tokens) and ahead - at < 3 and tokens[ahead].tags & (lex.LINK | lex.STOP | lex.THAT):
            ahead += 1
        linked = ahead > at + 1 or " " in tokens[at].word  # la señaló de “…”
        return ahead < len(tokens) and linked and bool(tokens[ahead].tags & lex.QUOTE)

    def _behind(self, tokens: Sequence[Token], phrases: Phrases, at: int) -> Phrase | None:
        """The phrase behind a verb; behind a quotation or a comma also over where and to whom.

        …, gritó desde la puerta Ana Gil.
        """
        near = phrases.after(at + 1)
        if near is None and phrases.articles and tokens[at].tags & lex.SAY:
            return _behind_where(tokens, phrases, at)
        if self.subjects.second and near is not None and near == (at + 1, at + 2) and tokens[at + 1].tags & lex.NEUTER:
            subject = phrases.after(at + 2)  # „…“, brachte es Kapitän Jan Pell auf den Punkt
            if subject is not None and subject[0] == at + 2 and phrases.is_person(subject):
                near = subject
        told = at + 1
        while told < len(tokens) and tokens[told].tags & lex.FILLER:
            told += 1  # рассказал РИА «Волна» источник
        if (
            near is None
            and told + 1 < len(tokens)
            and tokens[told].tags & lex.QUOTE
            and (self._is_parted(tokens, at) or self._is_clause_before(tokens, at))
        ):
            near = phrases.after(told + 1)  # „…“, sagte „Welle“ die Ministerin: who was told, in marks
            if near is not None and (near[0] > told + 1 or not phrases.is_person(near)):
                near = None
        if near is None and self.subjects.second and self._is_parted(tokens, at):
            near = self._behind_marks(tokens, phrases, at)
        if not self.language.grammar.head_first or phrases.is_person(near) or at + 1 >= len(tokens):
            return near
        before = at
        while before > 0 and tokens[before - 1].tags & lex.FILLER and not tokens[before - 1].tags & lex.PRONOUN:
            before -= 1
        if not before or not tokens[before - 1].tags & (lex.QUOTE | lex.COMMA | lex.DASH):
            return near
        aside = phrases.after(at + 2) if tokens[at + 1].tags & lex.COMMA and at + 2 < len(tokens) else None
        if aside is not None and aside[0] == at + 2 and phrases.is_person(aside):
            own = tokens[at + 2].tags & (lex.DETERMINER | lex.STOP) == lex.DETERMINER  # not: acusó, a la junta, de …
            if own and some(tokens[slice(*aside)], lex.ROLE):
                return aside  # «…», agregó, el responsable del puerto
        commas = 0
        governs = lex.LINK | lex.STOP | lex.DETERMINER | lex.MODIFIER | lex.PARTICLE | lex.CONJUNCTION | lex.NUMBER
        for ahead in range(at + 1, min(at + _TIGHT + 2, len(tokens))):
            token = tokens[ahead]
            if (
                token.tags & lex.COMMA
                and commas < 2
                and (commas or tokens[min(ahead + 1, len(tokens) - 1)].tags & (lex.STOP | lex.FILLER))
            ):
                commas += 1  # afirmou nesta quinta-feira, em Kiev, o ministro
                continue
            if token.tags & lex.COLON and tokens[ahead - 1].tags & lex.NUMBER:
                continue  # 22:15
            if token.tags & (lex.PUNCTUATION | lex.THAT | lex.RELATIVE | lex.CUE):
                break
            timed = tokens[ahead - 1].tags & lex.NUMBER  # disse pelas 22h15 o comandante
            if (
                token.tags & lex.LINK
                or (tokens[ahead - 1].tags & governs and not (timed and token.tags & lex.DETERMINER))
                or (not token.tags & (lex.DETERMINER | lex.ROLE | lex.TITLE) and not phrases.is_name(token))
            ):
                continue
            if phrases.is_name(token) and not self._is_full_name(tokens, phrases, ahead):
                continue  # en el programa Today
            before_it, two_before = tokens[ahead - 1].tags, tokens[ahead - 2].tags
            if before_it & lex.ROLE and two_before & (lex.STOP | lex.LINK) and not before_it & lex.DETERMINER:
                continue  # conta ao jornalista Ivo Paz
            if before_it & lex.COMMA and token.tags & lex.ROLE and not token.tags & (lex.DETERMINER | lex.GROUP):
                continue  # …, tras la captura de Ivo Paz, hijo de …
            far = phrases.after(ahead)
            if far is not None and far[0] == ahead and phrases.is_person(far):
                if (
                    before_it & lex.UNKNOWN
                    and not before_it & lex.CAPITAL
                    and two_before & (lex.STOP | lex.LINK)
                    and not some(tokens[slice(*far)], lex.ROLE | lex.TITLE | lex.GIVEN)
                ):
                    continue  # antes de abrir el Pleno
                return far
        return near

    @staticmethod
    def _behind_marks(tokens: Sequence[Token], phrases: Phrases, at: int) -> Phrase | None:
        """Who stands behind the name of where it was said: „…“, sagte am Dienstag im „Morgenmagazin“ die Ministerin."""
        for ahead in range(at + 1, min(at + _TIGHT, len(tokens) - 1)):
            token = tokens[ahead]
            if token.quoted:
                phrase = phrases.after(ahead + 1)
                fits = phrase is not None and phrase[0] == ahead + 1 and phrases.is_person(phrase)
                return phrase if fits and len(token.quoted) <= _MARKED else None
            if token.tags & (lex.PUNCTUATION & ~lex.DASH | lex.CUE | lex.THAT):
                return None
        return None

    @staticmethod
    def _is_told(tokens: Sequence[Token], phrases: Phrases, cue: Cue) -> bool:
        """Whether a body's word stands first as who was told: Der Zeitung sagte Anna Pell: …"""
        if not cue.before or not cue.after or cue.before[1] != cue.at or cue.after[0] != cue.at + 1:
            return False
        told, said = tokens[slice(*cue.before)], tokens[slice(*cue.after)]
        return bool(
            told[0].tags & lex.DETERMINER
            and some(told, lex.DOCUMENT | lex.ORGANISATION)
            and not any(phrases.is_name(token) and token.tags & lex.GIVEN for token in told)
            and len(said) > 1
            and all(phrases.is_name(token) or token.tags & (lex.TITLE | lex.ROLE) for token in said)
        )

    def _is_clause_before(self, tokens: Sequence[Token], at: int) -> bool:
        """Whether what is said stands before the cue: Завод закрыт, сообщил «Волне» источник."""
        return bool(self.language.people.genitives) and at > 2 and bool(tokens[at - 1].tags & lex.COMMA)

    @staticmethod
    def _is_parted(tokens: Sequence[Token], at: int) -> bool:
        """Whether a quotation stands before the cue, with a comma or a dash between."""
        while at > 0 and tokens[at - 1].tags & (lex.COMMA | lex.DASH):
            at -= 1
        return at > 0 and bool(tokens[at - 1].tags & lex.QUOTE)

    def _is_noun(self, tokens: Sequence[Token], at: int) -> bool:
        """Whether what may be a cue is a noun here: 外界的担忧, 这一发现，– but 发表的声明称，"""
        before = tokens[at - 1]
        if before.tags & lex.DETERMINER and not before.tags & lex.PRONOUN:
            return True
        closes = tokens[at + 1].tags if at + 1 < len(tokens) else 0
        if closes & lex.COLON or (closes & lex.COMMA and tokens[at].word[-1] in self.say):
            return False  # 发表的声明称，– but: 很理解渔民们的担忧。
        return before.word in self.language.grammar.link[:1]

    @staticmethod
    def _is_full_name(tokens: Sequence[Token], phrases: Phrases, at: int) -> bool:
        """Whether two words of a name begin at `at`, behind a word that names nothing by itself."""
        before = tokens[at - 1]
        end = at
        while end < len(tokens) and phrases.is_name(tokens[end]):
            end += 1
        if (
            end > at + 1
            and before.tags & lex.ORGANISATION
            and not before.tags & lex.CAPITAL
            and end + 1 < len(tokens)
            and tokens[end].tags & lex.COMMA
            and tokens[end + 1].tags & lex.ROLE
        ):
            return True  # celebró a las puertas del tribunal Pilar Gil, abogada
        if phrases.is_name(before) or before.tags & (lex.NAMING | lex.ORGANISATION | lex.DOCUMENT | lex.NUMBER):
            return False
        return at + 1 < len(tokens) and phrases.is_name(tokens[at + 1]) and bool(tokens[at + 1].tags & lex.CAPITAL)

    def with_apposition(self, tokens: Sequence[Token], phrases: Phrases, phrase: Phrase | None) -> Phrase | None:
        """The name behind a role and a comma, where there is one: replied the minister's aide, Paul Wren."""
        if phrase is not None and self.called and (name := self._called(tokens, phrases, phrase)) is not None:
            return name
        if phrase is not None and phrases.adjoined and (that := _that_which(tokens, phrase)):
            return (phrase[0], that)
        if phrase is None or (
            not self._is_of_body(tokens, phrase)
            and any(phrases.is_name(tokens[k]) and not phrases.is_governed(k, phrase[0]) for k in range(*phrase))
        ):
            return phrase
        end = self._behind_initials(tokens, phrase)
        linked = phrases.head_first and not (phrases.adjoined or phrases.half)
        joined = lex.CONJUNCTION | (lex.STOP if phrases.articles or linked else 0)
        if (phrases.head_first or phrases.articles) and end < len(tokens) and tokens[end].tags & joined:
            ahead = next(
                (
                    k
                    for k in range(end + 1, min(end + 9, len(tokens)))
                    if tokens[k].tags & (lex.PUNCTUATION | lex.CUE | lex.THAT | lex.RELATIVE)
                ),
                end,
            )
            if tokens[ahead].tags & lex.COMMA:
                end = ahead  # o diretor financeiro e de Relações com Investidores, Caio …
        if linked and some(tokens[phrase[0] : end], lex.ROLE):
            end = _behind_body(tokens, end)
        if phrases.head_first and not self.half:
            end = _behind_fields(tokens, end)
        if end + 1 >= len(tokens) or not tokens[end].tags & lex.COMMA or not some(tokens[phrase[0] : end], lex.ROLE):
            return phrase
        begin = end + 1
        if tokens[begin].tags & lex.CONJUNCTION and begin + 1 < len(tokens) and tokens[begin + 1].tags & lex.NAMING:
            begin += 2  # قال أحدهم، ويدعى سالم …
        name = phrases.after(begin)
        if (
            name is None
            or name[0] != begin
            or not (
                phrases.is_name(tokens[name[0]])
                or tokens[name[0]].tags & lex.TITLE
                or _has_own_name(tokens, phrases, name)
                or (
                    tokens[name[0]].tags & lex.DEFINITE
                    and any(phrases.is_name(token) for token in tokens[name[0] + 1 : name[1]])
                )
            )
        ):
            return phrase
        edges = lex.COMMA | lex.END | lex.STOP | lex.RELATIVE | (lex.COLON if begin > end + 1 else 0)
        if phrases.adjoined and (tokens[phrase[0]].tags & lex.INDEFINITE or tokens[name[0]].tags & lex.TITLE):
            edges |= lex.BRACKET | lex.CONJUNCTION | lex.FILLER | lex.ADDRESSEE  # …, Ann (53); …, Ann Pell saat ditemui
        closes = name[1] >= len(tokens) or tokens[name[1]].tags & edges
        return name if closes else phrase

    def _called(self, tokens: Sequence[Token], phrases: Phrases, phrase: Phrase) -> Phrase | None:
        """The name that a clause gives somebody: قال أحد الشهود، وهو تاجر يدعى سالم: «…»"""
        if tokens[phrase[0]].word in self.language.people.relatives:
            return None  # والد طفلة تدعى شروق
        commas = 0
        for at in range(phrase[0] + 1, min(phrase[1] + _TIGHT, len(tokens) - 1)):
            token = tokens[at]
            if token.word in self.called:
                name = phrases.after(at + 1)
                return name if name is not None and name[0] == at + 1 else None
            commas += bool(token.tags & lex.COMMA)
            if commas > 1 or token.tags & (lex.COLON | lex.END | lex.QUOTE | lex.THAT | lex.SAY):
                return None
        return None

    def _behind_initials(self, tokens: Sequence[Token], phrase: Phrase) -> int:
        """Where the phrase ends, the bracket with its body's initials included: ahli Majlis Norvane (MN), …"""
        end = phrase[1]
        if not self.language.grammar.adjoined or end >= len(tokens):
            return end
        return end + 1 if tokens[end].word == ")" else behind_bracket(tokens, end) if tokens[end].word == "(" else end

    def _is_of_body(self, tokens: Sequence[Token], phrase: Phrase) -> bool:
        """Whether the names in a role's phrase are its body's: peguam syarikat Northline Sdn Bhd, Ann Pell.

        Ketua Pegawai Eksekutif Northline, Datuk Ann Pell.
        """
        start, end = phrase[0], self._behind_initials(tokens, phrase)
        while start < end - 1 and tokens[start].tags & (lex.INDEFINITE | lex.DETERMINER | lex.MODIFIER):
            start += 1
        if not self.language.grammar.adjoined or not tokens[start].tags & lex.ROLE or end + 1 >= len(tokens):
            return False
        after = end + 1
        if tokens[end - 1].tags & (lex.ORGANISATION | lex.FIELD | lex.BRACKET) or (
            tokens[after].tags & lex.TITLE and tokens[after].tags & lex.CAPITAL
        ):
            return True
        while (
            after < len(tokens)
            and tokens[after].tags & lex.CAPITAL
            and tokens[after].tags & (lex.UNKNOWN | lex.GIVEN)
            and not tokens[after].tags & lex.FIELD
        ):
            after += 1
        closes = after == len(tokens) or tokens[after].tags & (lex.COMMA | lex.END)
        if tokens[phrase[0]].tags & lex.INDEFINITE and after > end + 1:  # salah seorang warga Norvane, Ann (53)
            if is_aged(tokens, after) or (after > end + 2 and not tokens[after - 1].tags & lex.PUNCTUATION):
                return True
            if tokens[start].tags & lex.LOCAL and closes and not some(tokens[start:end], lex.GIVEN):
                return True
        closes = closes or bool(tokens[after].tags & lex.STOP)  # …, Ann Pell dalam siaran pers
        return bool(after > end + 2 and closes and not some(tokens[start:end], lex.GIVEN))


def _that_which(tokens: Sequence[Token], phrase: Phrase) -> int:
    """Where a phrase ends whose demonstrative stands behind a clause: pelatih yang melatih Venn itu; else 0."""
    first, end = tokens[phrase[0]], phrase[1]
    if not first.tags & lex.ROLE or first.tags & (lex.CAPITAL | lex.GROUP | lex.INDEFINITE):
        return 0
    if end >= len(tokens) or not tokens[end].tags & lex.RELATIVE or some(tokens[phrase[0] : end], lex.CAPITAL):
        return 0
    for at in range(end + 1, min(end + _CLAUSE, len(tokens))):
        if tokens[at].tags & (lex.PUNCTUATION | lex.CUE | lex.RELATIVE):
            return 0
        if tokens[at].tags & lex.LINK and at > end + 1:
            return at + 1
    return 0


def _is_source(tokens: Sequence[Token], at: int) -> bool:
    """Whether a compound stands where a source does: nach Polizeiangaben, Polizeiangaben zufolge."""
    if at + 1 < len(tokens) and tokens[at + 1].tags & lex.ACCORDING_AFTER:
        return True
    begin = at - 1
    while begin > 0 and tokens[begin - 1].tags & (lex.MODIFIER | lex.UNKNOWN) and at - begin < 4:
        begin -= 1
    return begin > 0 and bool(tokens[begin - 1].tags & (lex.STOP | lex.ACCORDING))


def _behind_fields(tokens: Sequence[Token], end: int) -> int:
    """The comma behind all that a role is for: le ministre des Sports, de la Culture et de la Jeunesse, Jean Pell."""
    stops = lex.CUE | lex.THAT | lex.RELATIVE | lex.END | lex.COLON | lex.QUOTE | lex.DASH
    while end + 2 < len(tokens) and tokens[end].tags & lex.COMMA and tokens[end + 1].tags & lex.LINK:
        ahead = next((k for k in range(end + 2, min(end + 16, len(tokens))) if tokens[k].tags & (stops | lex.COMMA)), 0)
        if not ahead or not tokens[ahead].tags & lex.COMMA:
            break
        end = ahead
    return end


def _is_conjoined(tokens: Sequence[Token], at: int) -> bool:
    """Whether an “and” stands right before the verb, and no quotation before that."""
    return at > 1 and bool(tokens[at - 1].tags & lex.CONJUNCTION) and not tokens[at - 2].tags & lex.QUOTE


def _is_document(tokens: Sequence[Token], at: int) -> bool:
    """Whether what may be a cue is a document here: รายงานของศูนย์ระบุว่า"""
    after = tokens[at + 1].tags if at + 1 < len(tokens) else lex.END
    opens = not at or bool(tokens[at - 1].tags & (lex.FILLER | lex.CONJUNCTION))
    return bool(after & lex.LINK) or (opens and not after & (lex.THAT | lex.QUOTE | lex.PUNCTUATION))


def _opens(tokens: Sequence[Token], at: int) -> bool:
    """Whether a “that” right before a quotation opens it, where no verb of speech and no naming word stands before."""
    if not tokens[at].tags & lex.THAT or at + 1 >= len(tokens) or not tokens[at + 1].quoted:
        return False
    for before in range(at - 1, -1, -1):
        tags = tokens[before].tags
        if tags & (lex.QUOTE | lex.END | lex.COLON):
            break
        if tags & (lex.CUE | lex.NAMING):
            return False
    return at > 0 and not tokens[at - 1].tags & lex.PUNCTUATION and tokens[at - 1].end == tokens[at].start


def _is_head(tokens: Sequence[Token], at: int) -> bool:
    """Whether what may be a verb is the noun that a phrase begins with."""
    if at and not tokens[at - 1].tags & (lex.PUNCTUATION | lex.STOP | lex.DETERMINER | lex.INDEFINITE | lex.ACCORDING):
        return False
    behind = tokens[at + 1].tags if at + 1 < len(tokens) else lex.END
    return not behind & (lex.THAT | lex.PUNCTUATION | lex.QUOTE)


def _until_gap(tokens: Sequence[Token], phrase: Phrase | None) -> Phrase | None:
    """What of a phrase stands before the first space in it."""
    if phrase is None:
        return None
    end = next((k for k in range(phrase[0] + 1, phrase[1]) if tokens[k].start > tokens[k - 1].end), phrase[1])
    return (phrase[0], end)


def _behind_body(tokens: Sequence[Token], end: int) -> int:
    """Where the comma stands behind the rest of a long body's name, and its acronym in brackets; else `end`.

    o coordenador do Sindicato dos Trabalhadores | de Portos Fluviais e Marítimos de Norvane (STPF), Rui Paz
    """
    at = end
    while at < min(end + _TIGHT, len(tokens)):
        tags = tokens[at].tags
        if tags & lex.COMMA:
            return at
        if tokens[at].word == "(":
            behind = behind_bracket(tokens, at)
            if behind == at:
                return end
            at = behind
            continue
        if tags & lex.DASH:  # el gerente de la firma -ligada a Norvane-, Rui Paz
            closes = next((k for k in range(at + 1, min(at + 9, len(tokens) - 1)) if tokens[k].tags & lex.DASH), at)
            return closes + 1 if closes > at and tokens[closes + 1].tags & lex.COMMA else end
        if not tags & (lex.LINK | lex.CONJUNCTION | lex.CAPITAL | lex.DETERMINER) or tags & (lex.CUE | lex.QUOTE):
            return end
        at += 1
    return end


def _has_own_name(tokens: Sequence[Token], phrases: Phrases, phrase: Phrase) -> bool:
    """Whether the phrase is a role with its own name: sa coautrice, la biologiste suisse Anna Frei."""
    begins = lex.DETERMINER if phrases.head_first else lex.ROLE  # его соседка, пенсионерка Анна Грач
    return (
        bool(tokens[phrase[0]].tags & begins and not tokens[phrase[0]].tags & lex.CAPITAL)
        and phrases.is_person(phrase)
        and any(phrases.is_name(tokens[k]) and not phrases.is_governed(k, phrase[0]) for k in range(*phrase))
    )


def _lists(tokens: Sequence[Token], at: int) -> bool:
    """Whether what a role is of goes on at `at`: начальник отдела дорог, мостов и парков Анна Пелль."""
    small = (k for k in range(at, min(at + 3, len(tokens))) if tokens[k].tags & ~lex.UNKNOWN)
    end = next(small, at)
    return end > at and bool(tokens[end].tags & lex.CONJUNCTION)


def _is_noun_of(tokens: Sequence[Token], at: int) -> bool:
    """Whether nothing that could be its subject stands before what may be a verb of speech, and a link behind it."""
    behind = tokens[at + 1] if at + 1 < len(tokens) else None
    if behind is None or not behind.tags & lex.LINK or behind.core != behind.end:
        return False
    return not at or bool(tokens[at - 1].tags & (lex.COMMA | lex.CONJUNCTION | lex.STOP | lex.ACT))


def _resumed(tokens: Sequence[Token], phrases: Phrases, phrase: Phrase) -> Phrase:
    """Whom a pronoun between commas takes up: La direction, elle, parle d'« un mal nécessaire »."""
    at = phrase[0]
    if phrase[1] != at + 1 or not tokens[at].tags & lex.PRONOUN or at < 2 or phrase[1] >= len(tokens):
        return phrase
    if not (tokens[at - 1].tags & lex.COMMA and tokens[at + 1].tags & lex.COMMA):
        return phrase
    taken = phrases.before(at - 1)
    if taken is None or taken[1] != at - 1 or not tokens[taken[0]].tags & lex.DETERMINER:
        return phrase
    return taken


def _is_inverted(tokens: Sequence[Token], at: int) -> bool:
    """Whether a verb's subject may stand behind it: at a sentence's beginning, behind a quotation or a comma."""
    while at and tokens[at - 1].tags & lex.FILLER:
        at -= 1
    return not at or bool(tokens[at - 1].tags & lex.PUNCTUATION)


def _behind_where(tokens: Sequence[Token], phrases: Phrases, at: int) -> Phrase | None:
    """Who stands behind where, when or to whom something was said, where the verb begins the sentence.

    وقال في تصريح صحفي | رئيس اللجنة; وأكد، خلال اللقاء، | الوزير – not: خلال لقاء | رئيس اللجنة
    """
    if at + 2 >= len(tokens) or not tokens[at + 1].tags & (lex.STOP | lex.COMMA | lex.LINK):
        return None
    aside = tokens[at + 1].tags & lex.COMMA
    ends = lex.THAT | lex.CUE | lex.RELATIVE | lex.CONJUNCTION | lex.PUNCTUATION & ~lex.COMMA & ~lex.QUOTE
    noun = lex.UNKNOWN | lex.PLAIN | lex.MODIFIER | lex.DOCUMENT | lex.ROLE | lex.NAMING
    follows = lex.DEFINITE | lex.LINK | lex.ORGANISATION | lex.GIVEN
    free = lex.DEFINITE | lex.COMMA | lex.QUOTE | lex.NUMBER
    for ahead in range(at + 2, min(at + _TIGHT, len(tokens) - 1)):
        tags, before, after = tokens[ahead].tags, tokens[ahead - 1].tags, tokens[ahead + 1].tags
        if tags & ends or (tags & lex.COMMA and not aside):
            return None
        if not tags & (lex.ROLE | lex.TITLE | lex.GIVEN) or tags & lex.QUOTE or (aside and not before & lex.COMMA):
            continue
        if not (tags & (lex.DEFINITE | lex.GIVEN) or after & follows):
            continue  # تصريح صحفي: an adjective
        two = before & (lex.MODIFIER | lex.ROLE) and not before & lex.DEFINITE and tokens[ahead - 2].tags & noun
        if not (two or before & free) or before & (lex.WITHIN | lex.LINK):
            return None  # it is governed
        if tags & lex.GIVEN and not before & (lex.COMMA | lex.QUOTE):
            return None  # في رسالة إلى نظيره الإيراني كمال …
        phrase = phrases.after(ahead)
        if phrase is None or phrase[0] != ahead or not phrases.is_person(phrase):
            return None
        named = any(token.tags & lex.GIVEN for token in tokens[slice(*phrase)])
        return phrase if aside or named or not tags & lex.DEFINITE else None  # المؤتمر الصحفي: an adjective
    return None
