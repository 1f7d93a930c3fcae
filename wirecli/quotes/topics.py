"""The subject that a particle marks: は and が, 은/는 and 이/가."""

from collections.abc import Sequence

from wirecli.knowledge import lexicon as lex
from wirecli.knowledge.language import Language
from wirecli.quotes.classes import is_han
from wirecli.quotes.cue import Cue
from wirecli.quotes.phrases import OPENING, Phrase, Phrases, behind_bracket
from wirecli.quotes.token import Token, every, is_katakana, some

_OCCASION = 4  # words that tell when or where somebody speaks
_WHEN = lex.FILLER | lex.STOP  # between a subject and its verb


class Topics:
    """Finds what is marked as a sentence's topic or subject."""

    def __init__(self, language: Language) -> None:
        self.language = language
        self.families = frozenset(language.people.surnames)
        proper = language.grammar.topic[:1]
        self.marked_about = tuple(one for one in language.grammar.about if one.endswith(proper or " "))
        self.attributive = language.grammar.attributive if language.heads_last else ()

    def marked(self, tokens: Sequence[Token], phrases: Phrases, at: int, cues: list[Cue]) -> Phrase | None:
        """The subject of a cue by its particle.

        right before the cue, else the first topic behind the cue before, else the first subject.
        """
        near = at
        while near > 0 and tokens[near - 1].tags & lex.FILLER and not tokens[near - 1].tags & lex.TOPIC:
            near -= 1
        if near and tokens[near - 1].tags & lex.LINK and tokens[near - 1].core != tokens[near - 1].end:
            whose = phrases.before(near)  # 임수빈 의원의 말이다
            if whose is not None and phrases.is_person(whose):
                return whose
        beside = self.particle(tokens, phrases, near)
        if beside is not None and phrases.is_person(beside):
            return beside
        inner = -1
        if (
            self.attributive
        ):  # 청와대는 위원회가 무효를 선언한 데 대해 “…”고 밝혔다: a verb before a noun has a subject of its own
            inner = next((cue.at for cue in reversed(cues) if cue.token.word.endswith(self.attributive)), -1)
            cues = [cue for cue in cues if not cue.token.word.endswith(self.attributive)]
        behind = self._stands_before(tokens, phrases, at)
        begin = cues[-1].at + 1 if cues else 0
        topics: list[Phrase] = []
        subjects: list[Phrase] = []
        for end in range(begin + 1, at + 1):
            phrase = self.particle(tokens, phrases, end)
            if phrase is not None and phrase[0] >= begin:
                if tokens[end - 1].tags & lex.SUBJECT and phrase[1] <= inner:
                    continue
                (subjects if tokens[end - 1].tags & lex.SUBJECT else topics).append(phrase)
        if behind is not None and not any(phrases.is_person(subject) for subject in subjects):
            return behind
        issued = next((topic for topic in topics if self._is_issued(tokens, topic)), None)
        if issued is not None and subjects and subjects[0][1] <= issued[0]:
            return issued  # 의료원이 낸 ‘운영백서’는 “…”고 적었다
        if subjects and at < len(tokens) and tokens[at].word.endswith(self.attributive):
            nearest = subjects[-1]  # 당은 원내대표가 연설에서 “…”고 말한 것을 놓고
            if phrases.is_person(nearest) and (not topics or topics[-1][1] <= nearest[0]):
                return nearest
        if (
            len(subjects) > 1
            and not any(map(phrases.is_person, topics))
            and self._stands_beside_words(tokens, subjects[-1], at)
        ):
            return subjects[-1]  # 주민이 맞서는 가운데 군수가 “…”고 밝혔다
        people = [
            phrase
            for phrase in (*topics, *subjects)
            if phrases.is_person(phrase)
            or (tokens[phrase[1] - 1].tags & lex.UNKNOWN and phrase[1] < at and tokens[phrase[1]].quoted)
        ]
        if (
            people
            and people[0] in subjects
            and topics
            and topics[0][1] <= people[0][0]
            and self.language.script.spaced
            and topics[0][1] - topics[0][0] == 1
            and tokens[topics[0][0]].tags & lex.UNKNOWN
            and tokens[topics[0][0]].word.isascii()
            and at
            and tokens[at - 1].tags & lex.THAT
            and not some(tokens[topics[0][1] : at], lex.QUOTE)
        ):
            return topics[0]  # WHO는 환자가 늘었다고 발표했다
        for phrase in people:  # 연대가 낸 성명의 첫 줄은; but 군청이 펴낸 보고서는
            last = tokens[phrase[1] - 1].tags
            if (
                (last & lex.DOCUMENT and last & lex.TOPIC and not last & lex.SUBJECT)
                or (phrase[1] < at and tokens[phrase[1]].quoted)
                or any(
                    tokens[k].tags & (lex.PERSON & ~lex.DOCUMENT) or phrases.is_name(tokens[k]) for k in range(*phrase)
                )
            ):
                return phrase
        if people:
            return people[0]
        return topics[0] if topics and not cues else None

    @staticmethod
    def _stands_beside_words(tokens: Sequence[Token], subject: Phrase, at: int) -> bool:
        """Whether nothing but a quotation and what it is said with stands between a subject and a cue."""
        return subject[1] < at and bool(tokens[subject[1]].quoted) and bool(tokens[subject[1] + 1].tags & lex.THAT)

    def _is_issued(self, tokens: Sequence[Token], topic: Phrase) -> bool:
        """Whether a topic stands in marks behind the verb of who made it."""
        made = topic[0] and tokens[topic[0] - 1].word.endswith(self.attributive)
        return bool(made and topic[1] - topic[0] == 1 and tokens[topic[0]].quoted)

    @staticmethod
    def particle(tokens: Sequence[Token], phrases: Phrases, end: int) -> Phrase | None:
        """The phrase whose particle ends before `end`: written onto its word, or behind a bracket or a mark."""
        last = tokens[end - 1] if end else None
        if last is None or not last.tags & lex.TOPIC or last.tags & lex.CUE:
            return None
        if last.core != last.end or last.tags & lex.PRONOUN:
            phrase = phrases.before(end)
            if phrase == (end - 1, end) and last.tags & lex.GROUP and end > 1 and tokens[end - 2].tags & lex.QUOTE:
                if last.start - tokens[end - 2].end < 3:
                    return (end - 2, end)  # ‘바람뜰’ 측은
            country = phrase is None and last.tags & lex.MODIFIER and not last.tags & lex.SUBJECT and len(last.word) > 1
            return (end - 1, end) if country else phrase  # 러시아는
        if last.tags & lex.FILLER and end > 1:
            return phrases.before(end - 1)  # 민 교수 역시
        if end < 2 or tokens[end - 2].end + 1 < last.start or not tokens[end - 2].tags & (lex.QUOTE | lex.BRACKET):
            return None
        return (end - 2, end - 1) if tokens[end - 2].tags & lex.QUOTE else phrases.before(end - 1)

    def topic(self, tokens: Sequence[Token], phrases: Phrases, at: int) -> Phrase | None:
        """The nearest phrase that a topic particle marks as somebody's, else the first so marked."""
        first = subject = None
        spaced = self.language.script.spaced
        proper = self.language.grammar.topic[0]
        if not spaced and not self._is_marked(tokens, at):
            opening = next((end for end in range(min(at - 1, 8)) if tokens[end].word == proper), 0)
            between = tokens[opening:at]
            aside = opening + 1
            if opening and tokens[aside].tags & lex.FILLER:
                aside += 1  # 外相はさらに、議会は…と述べ
            elif opening:
                aside = self._occasion_end(tokens, aside)  # 弁護側は最終弁論で、被告は…ており、「…」と反論した
            if opening and aside < at and tokens[aside].tags & lex.COMMA and not self._speaks_first(between, proper):
                # モスクワは、…は…だと強調した; 議員は、「検討」を連発した首相が…と指摘した
                phrase = phrases.before(opening)
                if phrase and (phrases.is_person(phrase) or self._is_agent(tokens, phrase)):
                    return phrase
        if not spaced and (nearest := self._right_before(tokens, at)) is not None:
            return nearest
        for end in range(at - 1, -1, -1):
            token = tokens[end]
            if token.tags & lex.PRONOUN and token.tags & lex.TOPIC:
                return (end, end + 1)
            if not token.tags & lex.TOPIC or (spaced and token.core == token.end):
                continue
            if spaced and token.tags & lex.SUBJECT and self._is_embedded(tokens, end):
                continue
            phrase = phrases.before(end + 1 if spaced else end)
            if phrase is None or (not spaced and self._is_owned(tokens, phrases, phrase)):
                continue
            if (
                not spaced
                and token.tags & lex.SUBJECT
                and (_is_asked(tokens, end, at) or self.is_asked_of(tokens, end, at))
            ):
                continue
            if (self.is_somebody(tokens, phrases, phrase) if not spaced else phrases.is_person(phrase)) or (
                not spaced and token.word == proper and self._is_agent(tokens, phrase)
            ):
                beside = end + 1 < len(tokens) and every(tokens[end + 1 : end + 2], lex.FILLER | lex.QUOTE | lex.COMMA)
                if spaced or token.word.endswith(proper) or beside:
                    if not spaced and beside and not self._is_one(tokens, phrases, phrase):
                        outermost = self._first_topic(tokens, phrases, phrase[0], proper)
                        if outermost is not None:
                            return outermost
                    outer = phrase[0] - 2
                    if not spaced and outer > 0 and tokens[outer + 1].tags & lex.COMMA and tokens[outer].word == proper:
                        outermost = phrases.before(outer)  # 幹事長は、野党は「…」と反論した
                        if outermost and (phrases.is_person(outermost) or self._is_agent(tokens, outermost)):
                            return outermost
                    return phrase
                if not spaced and self._behind_words(tokens, phrase[0]) and every(tokens[end + 1 : at], _WHEN):
                    return phrase  # 演習は「…」だ、とペル外相が述べた
                subject = subject or phrase
            else:
                first = phrase
        return subject or first

    @staticmethod
    def _occasion_end(tokens: Sequence[Token], begin: int) -> int:
        """Where what tells when or where somebody speaks ends, before a comma; `begin` where nothing does."""
        end = begin
        while end < min(begin + _OCCASION, len(tokens) - 1) and tokens[end].tags & (lex.UNKNOWN | lex.LINK):
            end += 1
        told = end > begin and tokens[end].tags & lex.STOP and tokens[end + 1 : end + 2]
        return end + 1 if told else begin

    @staticmethod
    def _is_embedded(tokens: Sequence[Token], at: int) -> bool:
        """Whether a thing is the topic, of which a clause with a subject tells: 모자는 아버지|가 쓰던 것이다."""
        thing = lex.TOPIC | lex.UNKNOWN
        return any(
            token.tags & (thing | lex.SUBJECT | lex.NUMBER) == thing and token.core != token.end
            for token in tokens[:at]
        )

    def is_asked_of(self, tokens: Sequence[Token], begin: int, end: int) -> bool:
        """Whether `begin` stands in a clause that is only what words are about: 野党が撤回を求めたことについて「…」."""
        about = self.language.grammar.about
        quote = next((k for k in range(begin, end) if tokens[k].quoted), 0) if about else 0
        last = quote - bool(quote and tokens[quote - 1].tags & lex.COMMA)
        if last <= begin + 1 or some(tokens[begin:last], lex.COMMA):
            return False
        clause = "".join(token.word for token in tokens[begin + 1 : last])
        if clause.endswith(self.marked_about) and self._tells_of_noun(tokens, begin, last):
            return True
        clause = clause.removesuffix(self.language.grammar.topic[0])  # ことについては
        ends = next((one for one in about if clause.endswith(one)), "")
        this = clause.removesuffix(ends).endswith(self.language.grammar.determiners)  # この点について
        return bool(ends) and not this

    def _tells_of_noun(self, tokens: Sequence[Token], begin: int, end: int) -> bool:
        """Whether a verb stands before the noun that it tells of: 船会社が保管していた|図面については."""
        noun = lex.UNKNOWN | lex.NOUN | lex.PLAIN
        return any(
            len(token.word) > 1 and token.word.endswith(self.language.grammar.attributive) and tokens[at].tags & noun
            for at, token in enumerate(tokens[begin + 1 : end - 1], begin + 2)
        )

    @staticmethod
    def _speaks_first(words: Sequence[Token], proper: str) -> bool:
        """Whether somebody else speaks between a topic and a cue: a verb of speech, and another topic behind it."""
        verbs = [k for k, token in enumerate(words) if token.tags & (lex.SAY | lex.ACT)]
        if not verbs or not some(words, lex.QUOTE):
            return False
        return any(token.word == proper for token in words[verbs[-1] :]) or some(words[: verbs[-1]], lex.QUOTE)

    def _behind_words(self, tokens: Sequence[Token], at: int) -> bool:
        """Whether a quotation, or a clause and a comma, and a quotative stand right before `at`."""
        at -= bool(at and tokens[at - 1].tags & lex.COMMA)
        if at < 2 or not tokens[at - 1].tags & lex.THAT:
            return False
        clause = tokens[at - 2]  # …できる、と内相が明らかにした; not: 市長と議長が述べた
        ends = not clause.tags & lex.PERSON and clause.word.endswith(self.language.grammar.attributive)
        return bool(clause.quoted or clause.tags & lex.COMMA or ends)  # 決定を下すと内相が語る

    @staticmethod
    def _is_marked(tokens: Sequence[Token], at: int) -> bool:
        """Whether a particle marks somebody right before the last quotation: 議員は、首相が「…」と述べたと."""
        quote = next((k for k in range(at - 1, 0, -1) if tokens[k].quoted), 0)
        somebody = lex.PERSON | lex.GIVEN | lex.TITLE_SUFFIX | lex.BRACKET
        return quote > 1 and bool(tokens[quote - 1].tags & lex.TOPIC and tokens[quote - 2].tags & somebody)

    def _right_before(self, tokens: Sequence[Token], at: int) -> Phrase | None:
        """Whose surname a particle marks right before the last quotation: 宮地は「…」と口にし."""
        quote = next((k for k in range(at - 1, 1, -1) if tokens[k].quoted), 0)
        topic = quote - 1 - bool(tokens[quote - 1].tags & lex.COMMA) if quote else 0
        if quote and topic > 1 and not tokens[topic].tags & lex.TOPIC:  # 有吉もさすがに「…」と声を上げた
            topic = next((k for k in range(topic, max(1, topic - 3), -1) if tokens[k].tags & lex.TOPIC), 0)
            if tokens[topic].tags & lex.SUBJECT or tokens[topic].word == self.language.grammar.topic[0]:
                return None
        if topic < 1 or not tokens[topic].tags & lex.TOPIC or not tokens[topic - 1].tags & lex.UNKNOWN:
            return None
        if any(token.word == self.language.grammar.topic[0] for token in tokens[quote + 1 : at]):
            return None  # 主将が「…」と声を掛けると、早坂は笑ってうなずいた
        return (topic - 1, topic) if self.may_be_name(tokens[topic - 1]) else None

    def may_be_name(self, token: Token) -> bool:
        """Whether an unknown word begins with a surname, or is in foreign letters."""
        if token.tags & lex.CAPITAL or token.tags & ~(lex.UNKNOWN | lex.GIVEN):
            return token.tags & (lex.CAPITAL | lex.UNKNOWN) == lex.CAPITAL | lex.UNKNOWN
        return len(token.word) < 7 and not self.families.isdisjoint((token.word[:2], token.word[:3]))

    @staticmethod
    def _is_one(tokens: Sequence[Token], phrases: Phrases, phrase: Phrase) -> bool:
        """Whether the phrase is one person: a name or a role, not 政府案 or 現地当局."""
        last = tokens[phrase[1] - 1]
        return bool(last.tags & (lex.ROLE | lex.TITLE_SUFFIX | lex.PRONOUN | lex.BRACKET)) or any(
            phrases.is_name(token) for token in tokens[slice(*phrase)]
        )

    def _first_topic(self, tokens: Sequence[Token], phrases: Phrases, before: int, proper: str) -> Phrase | None:
        """Whom the sentence is about, where words that it quotes have a subject of their own.

        外務省は声明で、現地当局が「…」と非難した
        """
        for end in range(1, before - 1):
            token = tokens[end]
            if token.quoted:
                return None
            if token.word == proper and token.tags & lex.TOPIC:
                phrase = phrases.before(end)
                return phrase if phrase is not None and self.is_somebody(tokens, phrases, phrase) else None
        return None

    def is_somebody(self, tokens: Sequence[Token], phrases: Phrases, phrase: Phrase) -> bool:
        """Whether the phrase ends with somebody: not 首相|答弁, where a noun follows the role, nor 祖父の写真."""
        last = tokens[phrase[1] - 1]
        if phrase[1] - phrase[0] > 1 and last.tags == lex.UNKNOWN and not phrases.is_name(last):
            if self._is_owned(tokens, phrases, phrase):
                return False
            return not tokens[phrase[1] - 2].tags & lex.ROLE and phrases.is_person(phrase)
        return phrases.is_person(phrase)

    def _is_owned(self, tokens: Sequence[Token], phrases: Phrases, phrase: Phrase) -> bool:
        """Whether the phrase ends with a thing that is somebody's: 祖父の|写真; not 町会長の|桜井."""
        begin, end = phrase
        last = tokens[end - 1]
        if end - begin < 3 or last.tags != lex.UNKNOWN or phrases.is_name(last) or not is_han(last.word[0]):
            return False
        somebody = lex.ROLE | lex.TITLE_SUFFIX | lex.GIVEN  # ペル氏の報酬
        owner = tokens[end - 2].tags & lex.LINK and some(tokens[begin : end - 2], somebody)
        return bool(owner) and not self.may_be_name(last)

    def later_topic(self, tokens: Sequence[Token], phrases: Phrases, at: int) -> Phrase | None:
        """「…」として卒業生らが告発した, 「…」と振り返るのは浜崎さん: the subject behind the cue."""
        if at + 3 < len(tokens) and tokens[at + 1].tags & lex.LINK and tokens[at + 2].tags & lex.TOPIC:
            begin = at + 3 + bool(tokens[at + 3].tags & lex.COMMA)
            phrase = phrases.after(begin)
            named = phrase and phrase[1] - phrase[0] == 1 and self.may_be_name(tokens[phrase[0]])
            last = self._last_named(tokens, phrases, begin)
            if last and last != phrase and any(phrases.is_name(token) for token in tokens[slice(*last)]):
                return last  # そう話すのは、元教員で今は店を営む浜崎トキさんだ
            if phrase and (named or phrases.is_person(phrase)):
                return phrase
            return last
        for end in range(at + 2, min(at + 6, len(tokens))):
            if tokens[end].tags & (lex.PUNCTUATION | lex.CUE):
                return None
            if tokens[end].tags & lex.TOPIC:
                phrase = phrases.before(end)
                return phrase if phrase and phrase[0] > at and phrases.is_person(phrase) else None
        return None

    def _last_named(self, tokens: Sequence[Token], phrases: Phrases, begin: int) -> Phrase | None:
        """Whom a sentence ends with, behind a clause that tells of them."""
        end = len(tokens)
        while end > begin and tokens[end - 1].tags & lex.END:
            end -= 1
        end -= tokens[end - 1].word in self.language.grammar.copula
        if end > begin and tokens[end - 1].tags & lex.BRACKET:
            opening = next((k for k in range(end - 2, max(begin, end - 6), -1) if tokens[k].word in OPENING), end)
            end = opening
        phrase = phrases.before(end)
        return phrase if phrase and phrase[0] >= begin and self._is_one(tokens, phrases, phrase) else None

    def _stands_before(self, tokens: Sequence[Token], phrases: Phrases, at: int) -> Phrase | None:
        """Whom a verb right behind words tells of: “…”고 밝힌 민서현(30) 씨는."""
        if at < 2 or at + 1 >= len(tokens) or not tokens[at].word.endswith(self.attributive):
            return None
        if not tokens[at - 1].tags & lex.THAT or not tokens[at - 2].quoted:
            return None
        phrase = phrases.after(at + 1)
        if phrase is None or phrase[0] != at + 1:
            return None
        somebody = lex.ROLE | lex.TITLE_SUFFIX | lex.GROUP
        words = tokens[slice(*phrase)]
        named = any(phrases.is_name(token) for token in words)
        return phrase if named or words[-1].tags & somebody else None

    def closing(self, tokens: Sequence[Token], phrases: Phrases, at: int) -> Phrase | None:
        """Whom the verb stands before, where the sentence ends with them: 「…」と語る佐藤さん（30）。"""
        if (
            not tokens[at].word.endswith(self.language.grammar.attributive)
            or at < 2
            or not tokens[at - 1].tags & lex.THAT
        ):
            return None
        phrase = phrases.after(at + 1)
        if phrase is None or phrase[0] != at + 1:
            return None
        end = phrase[1]
        if end < len(tokens) and tokens[end].word in OPENING:
            end = behind_bracket(tokens, end)
        if end < len(tokens) and not tokens[end].tags & lex.END:
            return None
        last = tokens[phrase[1] - 1]
        named = last.tags & lex.UNKNOWN and self.may_be_name(last)
        return phrase if named or self._is_one(tokens, phrases, phrase) else None

    @staticmethod
    def _is_agent(tokens: Sequence[Token], phrase: Phrase) -> bool:
        """Whether a single unknown word in foreign letters is the topic: クレムリンは."""
        token = tokens[phrase[0]]
        return (
            phrase[1] - phrase[0] == 1
            and bool(token.tags & lex.UNKNOWN)
            and (bool(token.tags & lex.CAPITAL) or is_katakana(token.word))
        )


def _is_asked(tokens: Sequence[Token], begin: int, end: int) -> bool:
    """Whether what follows is told of in a question that words answer: 辞任者が出るかと|問われると、「…」."""
    quote = next((k for k in range(begin, end) if tokens[k].quoted), begin)
    near = tokens[max(begin, quote - 3) : quote]
    return bool(near and near[0].tags & lex.PLAIN) and every(near[1:], lex.THAT | lex.COMMA)
