"""The cues of a sentence, each with the phrases that may say whose it is."""

from collections.abc import Sequence

from wirecli.knowledge import lexicon as lex
from wirecli.knowledge.language import Language
from wirecli.knowledge.lexicon import fold
from wirecli.quotes.behind import Behind
from wirecli.quotes.cue import Cue, clause_start, is_plural
from wirecli.quotes.names.name import is_owner
from wirecli.quotes.phrases import Phrase, Phrases
from wirecli.quotes.sentences import Sentence
from wirecli.quotes.subjects import Subjects
from wirecli.quotes.token import Token, some

_FROM = 8  # words: a preposition, and who is meant behind it
_MARKED = 30  # letters in the name of a programme or paper
_CLAUSE = 14  # words of a relative clause
_RELATIVE = 4  # words of one with a preposition, at least
_TIGHT = 12  # words that may stand between a verb and its subject behind it
_TOLD = lex.QUOTE | lex.END | lex.FILLER | lex.THAT  # behind a gesture that tells who is quoted


class Cues:
    """Finds cues in sentences of one language."""

    def __init__(self, language: Language, subjects: Subjects) -> None:
        self.language, self.subjects = language, subjects
        self.verb_first = subjects.verb_first
        self.cased, self.nouns = language.script.cased, language.script.nouns_capitalised
        self.particled = subjects.topical and language.script.spaced
        self.half, self.gaps = language.script.half_capitals, language.script.gaps
        self.joint = self.cased and bool(language.grammar.possessives or language.people.genitives)
        self.nouns_last = self.cased and not (
            self.nouns or language.grammar.head_first or language.people.genitives or self.half
        )
        self.agents = frozenset(language.grammar.agents if language.script.cased else ())
        self.impersonal = frozenset(language.grammar.impersonal)
        self.passers = frozenset(map(fold, language.grammar.passers))
        self.infinitives = tuple(ending[1:] for ending in language.speech.infinitives)
        self.behalf, self.plural = frozenset(language.grammar.behalf), language.speech.plural
        self.say, self.kin = frozenset(language.speech.say), frozenset(language.people.relatives)
        people = language.people
        self.articles = dict.fromkeys(people.articles_masculine, lex.MASCULINE) | dict.fromkeys(
            people.articles_feminine, lex.FEMININE
        )
        that = frozenset(map(fold, language.speech.that)) if language.script.articles else frozenset[str]()
        self.that_one = frozenset(  # with a pronoun written on: أنه
            word for word in that if any(word.startswith(other) for other in that if other != word)
        )
        self.behind = Behind(language, subjects.second)
        self.right = any("cue-speaker" in shape for shape in language.speech.shapes)
        self.left = any("speaker-" in shape for shape in language.speech.shapes)

    def find(self, sentence: Sentence, phrases: Phrases) -> list[Cue]:
        """The sentence's cues in text order, each with whoever's it may be before and behind it."""
        tokens = sentence.tokens
        cues: list[Cue] = []
        if tokens[0].tags & lex.OPINION:
            self._settle_opinion(sentence, phrases)
        elif self.subjects.second:
            self._settle_view(sentence, phrases)
        if self.articles:
            self._settle_article(tokens)
        for at in range(len(tokens)) if self.gaps else sentence.marked:
            token = tokens[at]
            if not token.tags & lex.CUE:
                if self.gaps and token.tags & lex.THAT and _opens(tokens, at):
                    cue = Cue(at, token)  # อภิปรายว่า “…”: whatever the verb is
                    self.subjects.find(tokens, phrases, cue, cues)
                    cues.append(cue)
                continue
            if self._is_none(tokens, phrases, at):
                continue
            cue = Cue(at, token)
            if token.tags & lex.ACCORDING:
                found = self._is_source_of(tokens, phrases, cue)
            elif token.tags & lex.ACCORDING_AFTER:
                found = self._is_source_before(tokens, phrases, cue)
            else:
                found = self._has_subject(tokens, phrases, cue, cues)
            if not found:
                continue
            if self.language.grammar.adjoined and token.tags & lex.SAY:
                cue.after = self._kin_of(tokens, at) or cue.after
            if self.subjects.second and self._names_place(tokens, cue):
                cue.before = cue.after = cue.inherits = None
                cue.nobody = True
            cues.append(cue)
        return cues

    def _is_none(self, tokens: Sequence[Token], phrases: Phrases, at: int) -> bool:
        """Whether what may be a cue is none here; a verb's tags go where a noun or a name has its form."""
        token = tokens[at]
        verb = token.tags & (lex.SAY | lex.ACT)
        if self.half and token.tags & lex.DOCUMENT and verb and _is_head(tokens, at):
            token.tags &= ~(lex.SAY | lex.ACT)  # Báo cáo của Sở Văn hóa viết rằng
            return True
        if self.gaps and token.tags & lex.DOCUMENT and _is_document(tokens, at):
            return True
        follows = tokens[at + 1].tags if at + 1 < len(tokens) else 0
        if self.gaps and token.tags & lex.ACT and token.tags & lex.FILLER and follows and not follows & _TOLD:
            if not (follows & lex.UNKNOWN and at + 2 < len(tokens) and tokens[at + 2].tags & lex.QUOTE):
                return True  # ส่ายหน้าให้กับ; but ส่ายหน้า “…”, หัวเราะคิกคัก “…”
        if self.particled and token.tags & lex.FILLER and follows & lex.SAY and not follows & lex.FILLER:
            return True  # 웃으며 말했다
        if self.nouns_last and token.tags & lex.SAY and _is_noun_of(tokens, at):
            return True  # reports of a change
        if self.language.unmixed and verb and token.tags & lex.ACCORDING and at and follows & lex.STOP:
            token.tags &= ~lex.ACCORDING  # 他引用了一句老话
        if not at:
            return False
        before = tokens[at - 1].tags
        if (
            self.gaps
            and verb
            and before & lex.ADDRESSEE
            and before & (lex.SAY | lex.PLAIN)
            and tokens[at - 1].end == token.start
        ):
            if not token.word.endswith(self.language.speech.that):
                return True  # สั่งให้|ตอบโต้: what somebody is told to do
        if self.nouns and verb and token.tags & lex.CAPITAL and not before & lex.PUNCTUATION:
            return True  # das Schreiben
        if token.tags & lex.ACCORDING and phrases.head_first and not token.tags & (lex.CAPITAL | lex.SAY):
            if before & lex.DETERMINER and not before & (lex.PRONOUN | lex.PUNCTUATION):
                return True  # o segundo vendedor de discos
        if token.tags & lex.CAPITAL and self.cased:
            if phrases.head_first and not self.half and before & lex.STOP:
                if not before & (lex.CAPITAL | lex.PUNCTUATION):
                    token.tags = token.tags & ~(lex.SAY | lex.ACT) | lex.UNKNOWN
                    return True  # conversó con Subrayado: a paper
            if before & lex.CAPITAL and not before & lex.CUE:
                return True
        if verb and token.tags & lex.ROLE and phrases.head_first and self.cased and not self.half:
            if before & (lex.STOP | lex.LINK) and not before & (lex.CUE | lex.FILLER | lex.PRONOUN | lex.PUNCTUATION):
                return True  # describió al acusado, Ivo Paz, como “…”
        article = before & lex.DETERMINER and not before & lex.PRONOUN and not self.language.people.genitives
        if verb and self.cased and article:  # not: как он сам признался
            said = self.nouns and at == 1 and not token.tags & lex.CAPITAL  # Das sagte ein Sprecher
            if not said and not self._has_object(tokens, at):
                return True  # the claim
        if self.verb_first and verb and token.tags & lex.ACCORDING and before & (lex.SAY | lex.ACT):
            if not before & lex.FILLER and not some(tokens[at + 1 : at + _TIGHT], lex.THAT):
                return True  # menyebut klaim itu “palsu”
        if verb and self.subjects.second and _is_passive_relative(tokens, at, self.language.grammar.passive):
            return True
        if verb and self.subjects.second and self._is_infinitive(tokens, at):
            return True
        if verb and not (self.language.script.spaced or self.gaps) and self._is_noun(tokens, at):
            return True  # 外界的担忧
        return (
            phrases.articles and tokens[at - 1].end == token.start and bool(before & lex.WITHIN)
        )  # برد المبلغ: a noun

    def _is_source_of(self, tokens: Sequence[Token], phrases: Phrases, cue: Cue) -> bool:
        """Give “according to” whoever stands behind it; whether it is one."""
        at, token = cue.at, cue.token
        if self.gaps:
            cue.after = _until_gap(tokens, phrases.after(at + 1))
            return True
        if token.tags & lex.RELATIVE and self.cased and at > 1:
            told = phrases.before(at - bool(tokens[at - 1].tags & lex.COMMA))
            if told is not None and told[0] and tokens[told[0] - 1].tags & lex.DOCUMENT:
                told = (told[0] - 1, told[1])  # доклад | института, согласно которому …
            cue.before = told if phrases.is_person(told) else None  # un rapport de la Ligue, selon lequel …
            return cue.before is not None
        if self.half and at and self._follows(tokens, phrases.after(at + 1), at):
            return False
        if token.tags & lex.PRONOUN:
            cue.after = (at, at + 1)
        else:
            cue.after = self.behind.with_apposition(tokens, phrases, phrases.after(at + 1))
        if cue.after is None and phrases.head_first and " " in token.word and not token.tags & lex.PRONOUN:
            far = self.behind.verb(tokens, phrases, at)  # según explicó ayer a los vecinos la alcaldesa
            cue.after = self.behind.with_apposition(tokens, phrases, far) if phrases.is_person(far) else None
        if cue.after is None and phrases.head_first and not token.tags & lex.PRONOUN:
            verb = at + 1
            while verb < len(tokens) - 1 and tokens[verb].tags & lex.FILLER:
                verb += 1
            if verb < len(tokens) and tokens[verb].tags & lex.SAY and not tokens[verb].tags & lex.ACCORDING:
                cue.after = self.behind.with_apposition(tokens, phrases, phrases.after(verb + 1))
        if self.nouns and cue.after is None and " " in token.word:
            cue.after = self._attributed(tokens, phrases, at)
        if self.language.people.genitives and cue.after is not None:
            cue.after = self._before_who_passes_on(tokens, phrases, cue.after)
        parted = at and tokens[at - 1].tags & (lex.COMMA | lex.QUOTE | lex.DASH)
        # “…”, so der Minister – but: so viele Menschen
        return not token.tags & lex.FILLER or bool(parted and phrases.is_person(cue.after))

    def _follows(self, tokens: Sequence[Token], phrase: Phrase | None, at: int) -> bool:
        """Whether the word tells what somebody does in the middle of a clause: trẻ bỏ học theo bố mẹ lên nương."""
        opens = lex.PUNCTUATION | lex.QUOTE | lex.CONJUNCTION | lex.FILLER | lex.THAT | lex.CUE
        if tokens[at - 1].tags & opens or tokens[at].tags & lex.CAPITAL or " " in tokens[at].word:
            return False
        words = [token for token in tokens[slice(*phrase or (0, 0))] if token.word not in self.kin]
        return phrase is not None and not some(words, lex.CAPITAL | lex.ROLE | lex.DOCUMENT)

    def _is_source_before(self, tokens: Sequence[Token], phrases: Phrases, cue: Cue) -> bool:
        """Give a “zufolge” whoever stands before it; whether it is one."""
        at, token = cue.at, cue.token
        if token.tags & lex.STATEMENT and not _is_source(tokens, at):
            return False  # die Polizeiangaben
        if at and tokens[at - 1].tags & token.tags & lex.ACCORDING_AFTER and tokens[at - 1].tags & lex.STATEMENT:
            return False  # Polizeiangaben zufolge
        cue.before = (at - 1, at) if token.tags & lex.STATEMENT else phrases.before(at)
        if cue.before is None and self.subjects.second:
            lead = phrases.leading(0, at)  # Udo Pell, der spät traf, war nach eigenen Worten „leer“
            cue.before = lead if phrases.is_person(lead) else None
        return True

    def _has_subject(self, tokens: Sequence[Token], phrases: Phrases, cue: Cue, cues: list[Cue]) -> bool:
        """Give a verb of speech the phrases behind and before it; whether it says anything of its own."""
        at, token = cue.at, cue.token
        if token.tags & lex.RELATIVE and self.cased and at > 1:
            told = phrases.before(at - bool(tokens[at - 1].tags & lex.COMMA))
            if phrases.is_person(told):
                cue.before = told  # процитировала эксперта, сказавшего: «…»
                return True
        if at and tokens[at - 1].word in self.that_one:
            pass  # إلى أنه يتوقع حلا: its subject stands before it
        elif self.right and not self.verb_first:
            cue.after = self.behind.with_apposition(tokens, phrases, self.behind.verb(tokens, phrases, at))
            asked = self.subjects.is_asked(tokens, cue) or self.subjects.is_told(tokens, cue)
            if asked or self.subjects.is_object(tokens, cue.after, cue.token.tags):
                cue.after = None
            cue.after = self.subjects.without_told(tokens, cue)
            if (
                self.infinitives
                and token.word.endswith(self.infinitives)
                and not some(tokens[max(0, at - _TIGHT) : at], lex.QUOTE)
            ):
                cue.after = None  # Ao rebater | a tese da defesa, classificou …; but: “…”, chegou a dizer Ana Gil
            if phrases.head_first or phrases.articles:
                if token.word.rpartition(" ")[2] in self.language.speech.that:
                    cue.after = None  # depois de dizer que | a empresa mente; وبين أن | الطفلة بقيت
            if self.language.people.genitives and token.tags & lex.SAY:
                cue.after = self.behind.named_far(tokens, phrases, cue)
            elif self.passers and cue.after is not None and token.tags & lex.ACT:
                cue.after = self._before_who_passes_on(tokens, phrases, cue.after)  # цитирует министра
            elif self.nouns_last and not _is_inverted(tokens, at):
                cue.after = None  # thought the minister was late
        what = lex.RELATIVE | lex.STOP
        # …، وهو ما وصفته الوزيرة بأنه «لغز»
        which = at > 2 and tokens[at - 3].tags & lex.COMMA and not tokens[at - 2].tags & lex.THAT
        if cues and phrases.articles and tokens[at - 1].tags & what == what and phrases.is_person(cue.after):
            if not which:
                return False  # اعتبر هاني ما أعلنه الوزير «مجرد وعود»
        judges = self.plural and not self.nouns and token.tags & lex.ACT
        if judges and cue.after is not None and _is_judged(tokens, cue.after):
            if not at or tokens[at - 1].tags & (lex.CONJUNCTION | lex.FILLER):
                cue.after = None
        if phrases.head_first and at and tokens[at - 1].tags & lex.PRONOUN and tokens[at - 1].word.startswith("-"):
            cue.after = None  # a-t-il raconté à la chaîne Norvane
        if self.impersonal and (anybody := self._anybody_beside(tokens, at)):
            cue.before, cue.after = None, self._behind_anybody(tokens, phrases, max(at, anybody) + 1)
            cue.nobody = cue.after is None
            return True
        if self.impersonal and (somewhere := self._where_they_speak(tokens, phrases, at)) is not None:
            cue.before, cue.after = somewhere, None
            return True
        if self.behalf and (body := self._on_behalf(tokens, phrases, at, cue.after)) is not None:
            cue.after = body if body[0] > at else None
            cue.before = body if body[0] < at else None
        elif self.agents and (doer := self.agent(tokens, phrases, at)) is not None:
            cue.before, cue.after = doer, None
        elif self.left:
            self.subjects.find(tokens, phrases, cue, cues)
            if self.joint and cue.before is not None:
                cue.before = self.subjects.first_of(tokens, phrases, cue.before)
            if phrases.head_first and self.cased and cue.before is not None:
                cue.before = _resumed(tokens, phrases, cue.before)
            begins = phrases.adjoined or (phrases.head_first and not self.half and cue.before and not cue.before[0])
            if begins and cue.before is not None and cue.before[1] < at:
                named = self.behind.with_apposition(tokens, phrases, cue.before)
                if named is not None and named[1] <= at:
                    cue.before = named  # Juru bicara Norvane, Ann Pell, belum bersedia berkomentar
        if self.subjects.second and self._is_told(tokens, phrases, cue):
            cue.before = None
        if self.subjects.second and _is_conjoined(tokens, at) and cue.after is not None:
            whose = cue.before or (cue.inherits.before or cue.inherits.after if cue.inherits else None)
            own = tokens[cue.after[0]].tags & lex.PRONOUN
            if not own and (token.tags & lex.ACT or phrases.is_person(whose)):
                cue.after = None  # Ute Pell steht am Tor und begrüßt die Kinder
        return True

    def _where_they_speak(self, tokens: Sequence[Token], phrases: Phrases, at: int) -> Phrase | None:
        """Who stands behind the preposition that the sentence begins with: Chez Norvane, on parle d’« un retard »."""
        anybody = at - 1
        while anybody > 1 and at - anybody < 4 and tokens[anybody].tags & lex.FILLER:
            anybody -= 1
        if anybody < 3 or tokens[anybody].word not in self.impersonal or not tokens[anybody - 1].tags & lex.COMMA:
            return None
        phrase = phrases.after(1) if tokens[0].tags & lex.STOP else None
        if phrase is None or phrase[0] != 1 or phrase[1] != anybody - 1:
            return None
        return phrase if phrases.is_person(phrase) or phrases.is_name(tokens[1]) else None

    def _anybody_beside(self, tokens: Sequence[Token], at: int) -> int:
        """Where “one” is written onto the verb or its auxiliary: balaie|-t-on, a|-t-on précisé; 0 where it is not."""
        beside = (k for k in (at + 1, at - 1) if 0 < k < len(tokens) and tokens[k].word.startswith("-"))
        return next((k for k in beside if tokens[k].word in self.impersonal), 0)

    @staticmethod
    def _behind_anybody(tokens: Sequence[Token], phrases: Phrases, at: int) -> Phrase | None:
        """Who stands behind a preposition and “one”: « … », balaie-t-on dans l’entourage de la ministre."""
        somebody = lex.ROLE | lex.GROUP | lex.ORGANISATION | lex.DOCUMENT
        for begin in range(at, min(at + _FROM, len(tokens))):
            if tokens[begin].tags & (lex.PUNCTUATION | lex.CUE):
                return None
            phrase = phrases.after(begin)
            if phrase is None or phrase[0] != begin:
                continue
            if some(tokens[slice(*phrase)], somebody) or phrases.is_name(tokens[begin]):
                return phrase
        return None

    def _settle_opinion(self, sentence: Sentence, phrases: Phrases) -> None:
        """Whose judgement a sentence is that begins so: Pour Claire Dumont, le marché est « mort »."""
        tokens = sentence.tokens
        whose = (0, 1) if tokens[0].tags & lex.PRONOUN else phrases.after(1)  # Baginya, itu “…”
        if whose is None or not phrases.is_person(whose) or whose[1] >= len(tokens):
            return
        ends = whose[1]
        small = lex.UNKNOWN | lex.MODIFIER
        if phrases.head_first and tokens[ends - 1].tags & lex.CAPITAL and tokens[ends].tags & small:
            ends += 1  # Pour l'ONG Justice minière, …
        if ends >= len(tokens):
            return
        if tokens[ends].tags & lex.BRACKET and ends + 3 < len(tokens) and tokens[ends + 2].tags & lex.BRACKET:
            ends += 3  # Pour l'échevin Jean Talbec (MR), …
        set_off = tokens[ends].tags & lex.COMMA and not self.subjects.second  # Für die Kinder, die warten, …
        if set_off or self._is_view(sentence, phrases, whose, whose[1]):
            tokens[0].tags |= lex.ACCORDING

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

    def _on_behalf(self, tokens: Sequence[Token], phrases: Phrases, at: int, after: Phrase | None) -> Phrase | None:
        """The body several of whose people speak: …, dicen desde el gremio; Desde el gremio, en tanto, dicen que …"""
        if phrases.is_person(after) or not is_plural(tokens, at, self.plural):
            return None
        if at + 2 < len(tokens) and tokens[at + 1].word in self.behalf:
            phrase = phrases.after(at + 2)
            return phrase if phrase and phrase[0] == at + 2 and phrases.is_person(phrase) else None
        start = clause_start(tokens, at, self.cased)
        while start and tokens[start - 1].tags & lex.COMMA and tokens[start].word not in self.behalf:
            start = clause_start(tokens, start - 1, self.cased)  # an aside between commas
        if tokens[start].word not in self.behalf or at - start > _TIGHT:
            return None
        phrase = phrases.after(start + 1)
        if phrase is None or phrase[0] != start + 1 or not phrases.is_person(phrase):
            return None
        between = tokens[phrase[1] : at]
        return None if some(between, lex.DETERMINER | lex.ROLE | lex.CUE | lex.QUOTE | lex.THAT) else phrase

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
                phrase = self.behind.with_apposition(tokens, phrases, phrases.after(ahead + 1))
                if phrases.head_first and not tokens[ahead + 1].tags & ~(lex.UNKNOWN | lex.STARTS):
                    return None  # começou por | dizer Ana Gil
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
            if (
                not colon
                or not verb.tags & (lex.UNKNOWN | lex.FILLER | lex.PLAIN | lex.STOP)
                or any(t.tags & lex.CAPITAL for t in tokens[1:colon])
            ):
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
        subject = tokens[at - 2].tags if at > 1 else 0
        closes = subject & lex.COMMA and at > 3 and tokens[at].tags & lex.ADDRESSEE
        if closes or (subject & (lex.CAPITAL | lex.ROLE) and not subject & lex.PUNCTUATION):
            if some(tokens[ahead : ahead + 2], lex.LINK | lex.STOP) and some(tokens[ahead + 1 : ahead + 6], lex.QUOTE):
                return True  # Ana Gil lo acusó de haber “…”
        if not tokens[at].tags & lex.ACT:
            return False
        while ahead < len(tokens) and ahead - at < 3 and tokens[ahead].tags & (lex.LINK | lex.STOP | lex.THAT):
            ahead += 1
        linked = ahead > at + 1 or " " in tokens[at].word  # la señaló de “…”
        return ahead < len(tokens) and linked and bool(tokens[ahead].tags & lex.QUOTE)

    def _is_infinitive(self, tokens: Sequence[Token], at: int) -> bool:
        """Whether nobody said it yet: an „Absicht“ sei nicht zu denken; er werde „ein ernstes Wort“ reden müssen."""
        follows = tokens[at + 1] if at + 1 < len(tokens) else None
        if follows is None or follows.tags & (lex.COLON | lex.QUOTE | lex.COMMA):
            return False
        return tokens[at - 1].word in self.language.grammar.infinitive or follows.word in self.language.grammar.modals

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

    def _is_noun(self, tokens: Sequence[Token], at: int) -> bool:
        """Whether what may be a cue is a noun here: 外界的担忧, 这一发现，– but 发表的声明称，"""
        before = tokens[at - 1]
        if before.tags & lex.DETERMINER and not before.tags & lex.PRONOUN:
            return True
        closes = tokens[at + 1].tags if at + 1 < len(tokens) else 0
        if self.language.particles_only and before.tags & lex.THAT and tokens[at].tags & lex.STATEMENT:
            if closes & (lex.STOP | lex.ADDRESSEE) and tokens[at + 1].word not in self.language.grammar.objects:
                return True  # 「無駄だ」との批判に対し
        if closes & lex.COLON and before.word in self.language.grammar.genitive and not tokens[at].tags & lex.SAY:
            clause = tokens[clause_start(tokens, at, self.cased) : at]
            if some(clause, lex.SAY):
                return True  # 他感谢了球迷的支持：“……”
        if closes & lex.COLON or (closes & lex.COMMA and tokens[at].word[-1] in self.say):
            return False  # 发表的声明称，– but: 很理解渔民们的担忧。
        return before.word in self.language.grammar.genitive


def _is_source(tokens: Sequence[Token], at: int) -> bool:
    """Whether a compound stands where a source does: nach Polizeiangaben, Polizeiangaben zufolge."""
    if at + 1 < len(tokens) and tokens[at + 1].tags & lex.ACCORDING_AFTER:
        return True
    begin = at - 1
    while begin > 0 and tokens[begin - 1].tags & (lex.MODIFIER | lex.UNKNOWN) and at - begin < 4:
        begin -= 1
    return begin > 0 and bool(tokens[begin - 1].tags & (lex.STOP | lex.ACCORDING))


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


def _is_passive_relative(tokens: Sequence[Token], at: int, passive: Sequence[str]) -> bool:
    """Whether nobody says what a relative clause tells of somebody: Udo Pell, bei dem die Krankheit bemerkt wurde, …"""
    if at + 1 == len(tokens) or tokens[at + 1].word not in passive:
        return False
    begin = clause_start(tokens, at, True)
    if not begin or not tokens[begin - 1].tags & lex.COMMA or at - begin < _RELATIVE:
        return False
    return bool(
        tokens[begin].tags & lex.STOP
        and tokens[begin + 1].tags & (lex.DETERMINER | lex.ADDRESSEE)
        and tokens[begin + 2].tags & (lex.DETERMINER | lex.PRONOUN)
    )


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


def _is_noun_of(tokens: Sequence[Token], at: int) -> bool:
    """Whether nothing that could be its subject stands before what may be a verb of speech, and a link behind it.

    Or somebody's, and no clause: the court's remarks.
    """
    behind = tokens[at + 1] if at + 1 < len(tokens) else None
    if at and is_owner(tokens[at - 1]):
        return behind is None or not behind.tags & (lex.THAT | lex.COLON | lex.QUOTE)
    if behind is None or not behind.tags & lex.LINK or behind.core != behind.end:
        return False
    return not at or bool(tokens[at - 1].tags & (lex.COMMA | lex.CONJUNCTION | lex.STOP | lex.ACT))


def _is_judged(tokens: Sequence[Token], phrase: Phrase) -> bool:
    """Whether the phrase is what a verb judges, and no subject: Describió el borrador como “un documento vivo”."""
    at = phrase[1]
    if at + 2 >= len(tokens) or not tokens[at].tags & (lex.STOP | lex.LINK) or not tokens[at + 1].quoted:
        return False
    return not tokens[at + 2].tags & (lex.DETERMINER | lex.ADDRESSEE)  # Calificó Gil de “absurda” la medida


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
