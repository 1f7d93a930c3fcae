"""Speakers beside a quotation without a verb of speech: 「…」と区長。, 她停了停，“…”, “…”이라는 것."""

from collections.abc import Sequence
from itertools import takewhile

from wirecli.knowledge import lexicon as lex
from wirecli.knowledge.language import Language
from wirecli.quotes.attributed import Attribution
from wirecli.quotes.cue import Cue, clause_start, is_governed
from wirecli.quotes.phrases import OPENING, Phrase, Phrases, behind_bracket
from wirecli.quotes.sentences import Sentence, row_begin
from wirecli.quotes.subjects import Subjects
from wirecli.quotes.token import Token, every, some

_SPOKEN = 10  # letters, where no spaces are: what is longer in marks behind a comma is said
_PASSIVE = 10  # letters behind words that somebody was told, in which the passive's ending stands
_VERB = 7  # words
_SUBJECT = 14  # words of a subject
_BEFORE_SUBJECT = lex.MODIFIER | lex.LINK | lex.ORGANISATION | lex.ROLE | lex.BRACKET | lex.DETERMINER | lex.NUMBER
_BESIDE = 8  # words of an aside behind a subject
_OWNED, _OWNER = 4, 2  # words of a sentence that tells whose saying it is, and before the saying, at least
_WORDY = 5  # letters, where no spaces are: so many before a comma are said, not named


class Cueless:
    """Finds speakers that stand beside a quotation without a verb of speech, where nothing has capitals."""

    def __init__(self, language: Language, subjects: Subjects) -> None:
        self.language, self.subjects = language, subjects
        self.topical, self.topics = subjects.topical, subjects.topics

    def does(self, sentence: Sentence, phrases: Phrases, at: int) -> Attribution | None:
        """Whose a verb in marks is, with all that follows it: Le maire, lui, « ne décolère pas »."""
        tokens, quoted = sentence.tokens, sentence.tokens[at].quoted
        if quoted is None or not quoted.acts:
            return None
        end = at
        if at > 3 and tokens[at - 1].tags & lex.COMMA:
            end = next((k for k in range(at - 2, max(0, at - _BESIDE), -1) if tokens[k].tags & lex.PUNCTUATION), 0)
            if not tokens[end].tags & lex.COMMA:
                return None
        phrase = phrases.before(end)
        if phrase is None or phrase[1] != end or not phrases.is_person(phrase):
            return None
        opens = not phrase[0] or (phrase[0] == 1 and tokens[0].tags & (lex.CONJUNCTION | lex.FILLER))
        words = tokens[slice(*phrase)]
        names = [token for token in words if phrases.is_name(token)]
        somebody = some(words, lex.ROLE | lex.GROUP | lex.TITLE | lex.PRONOUN) or some(names, lex.GIVEN)
        if not opens or not (somebody or len(names) > 1):
            return None
        return Attribution(sentence, tokens[at], None, phrase, "speaker-quote")

    def find(
        self, sentence: Sentence, phrases: Phrases, left: Cue | None, right: Cue | None, at: int
    ) -> Attribution | None:
        """A speaker without a verb of speech: 理事長は「…」と危機感を募らせる, 「…」と隣の男性が…, 她停了停，“…”"""
        tokens = sentence.tokens
        quoted = tokens[at].quoted
        if self.topical:
            if (phrase := self._whose_saying(tokens, phrases, at)) is not None:
                return Attribution(sentence, tokens[at], None, phrase, "speaker-quote")
            if at + 2 < len(tokens) and tokens[at + 1].tags & lex.NAMING_AFTER and tokens[at + 1].tags & lex.THAT:
                phrase = phrases.after(at + 2)  # 「真っすぐしか待っていなかった」という高瀬選手
                if quoted is not None and quoted.inflected and len(quoted) > 7 and phrase and phrase[0] == at + 2:
                    words = tokens[slice(*phrase)]
                    if some(words, lex.GIVEN) and some(words, lex.TITLE_SUFFIX | lex.ROLE):
                        return Attribution(sentence, tokens[at], None, phrase, "quote-speaker")
            if at + 2 < len(tokens) and tokens[at + 1].tags & lex.THAT:  # 「…」と区長。
                begin = at + 2 + bool(tokens[at + 2].tags & lex.COMMA)
                phrase = phrases.after(begin)
                close = phrase[1] if phrase is not None else 0
                if phrase is not None and close < len(tokens) and tokens[close].word in OPENING:
                    close = behind_bracket(tokens, close)  # 「…」と、会社員男性（45）。
                if (
                    phrase is not None
                    and phrase[0] == begin
                    and (close >= len(tokens) or tokens[close].tags & lex.END)
                    and self.topics.is_somebody(tokens, phrases, phrase)
                ):
                    return Attribution(sentence, tokens[at], None, phrase, "quote-speaker-cue")
            if left is None and right is None and self._breaks_with_words(tokens, at):
                phrase = self.topics.topic(tokens, phrases, at)
                if phrase is None or not phrases.is_person(phrase):
                    phrase = None
                if (
                    phrase is not None
                    or not at
                    or _sets_scene(tokens, at)
                    or _is_asked(tokens, at)
                    or tokens[at - 1].tags & (lex.COMMA | (0 if at > 1 else lex.FILLER | lex.CONJUNCTION | lex.PLAIN))
                ):
                    return Attribution(sentence, tokens[at], None, phrase, "speaker-quote")
            if at + 1 >= len(tokens) or not tokens[at + 1].tags & lex.THAT:
                return None
            marked = row_begin(tokens, at) - 1
            marked -= bool(marked > 0 and tokens[marked].tags & lex.COMMA)
            if marked > 0 and tokens[marked].tags & lex.TOPIC:  # 佐藤は「…」と、前夜に阪神が敗れたことに触れ
                phrase = phrases.before(marked)
                if phrase is not None and (
                    self.topics.is_somebody(tokens, phrases, phrase) or self.topics.may_be_name(tokens[marked - 1])
                ):
                    return Attribution(sentence, tokens[at], None, phrase, "speaker-quote-cue")
            for end in range(at + 2, min(at + 10, len(tokens))):
                if tokens[end].tags & (lex.PUNCTUATION | lex.CUE):
                    break
                if tokens[end].tags & lex.TOPIC:
                    phrase = phrases.before(end)
                    if phrase and phrase[0] > at and phrases.is_person(phrase):
                        return Attribution(sentence, tokens[at], None, phrase, "quote-speaker-cue")
            phrase = self.topics.topic(tokens, phrases, at)
            if phrase is not None and phrases.is_person(phrase) and (left is None or left.at < phrase[0]):
                return Attribution(sentence, tokens[at], None, phrase, "speaker-quote-cue")
            if left is None and right is None and self._says_nothing_else(tokens, at):
                return Attribution(sentence, tokens[at], None, None, "speaker-quote-cue")
            return None
        if left is None and right is None and quoted is not None and not self.language.script.gaps:
            spoken = quoted.ended or quoted.comma
            earlier = next((k for k in range(at - 1, -1, -1) if tokens[k].quoted), None)
            later = next((k for k in range(at + 1, len(tokens)) if tokens[k].quoted), len(tokens))
            begin, end = (at + 1, later) if earlier is None else (earlier + 1, at)
            if at == 0 and begin < end and tokens[begin].tags & lex.COMMA and len(quoted) > _WORDY:
                spoken = True  # “我没想到能走这么远”，顾小川擦了擦汗。
                begin += 1
            whose = whose_words(tokens, phrases, at) if at == 0 and spoken else None
            if whose is not None:
                return Attribution(sentence, tokens[at], None, whose, "quote-speaker")
            while begin < end and tokens[begin].tags & (lex.NUMBER | lex.LINK | lex.STOP):
                begin += 1  # “……，”63岁的菜农……
            if spoken and end - begin < 20:  # “……，”乘客小陈惊魂未定，“……”
                for phrase in self.subjects.unmarked.persons(tokens, phrases, begin, end)[:1]:
                    if phrase[0] - begin < 3:
                        return Attribution(sentence, tokens[at], None, phrase, "quote-speaker")
        closes = at + 1 >= len(tokens) or tokens[at + 1].tags & lex.END
        if (
            left is None
            and right is None
            and quoted is not None
            and quoted.ended
            and closes
            and 1 < at < 18
            and tokens[at - 1].tags & lex.COMMA
        ):
            phrase = phrases.leading(0, at - 1)
            if phrase is not None and phrases.is_person(phrase) and not is_governed(tokens, phrase):
                return Attribution(sentence, tokens[at], None, phrase, "speaker-colon-quote")
        if left is None and right is None and self.subjects.unspaced and ends_with_words(tokens, at):
            phrase = _clause_leader(tokens, phrases, at - 1)
            if phrase is not None:
                return Attribution(sentence, tokens[at], None, phrase, "speaker-colon-quote")
        return None

    def owned(self, sentence: Sentence, phrases: Phrases, at: int) -> Attribution | None:
        """Whose words a noun of speech behind them makes them, where no spaces are set.

        町長の「…」との言葉に, 学生からは「…」「…」など質問が寄せられた, 「…」との声が住民から上がった
        """
        tokens, first = sentence.tokens, row_begin(sentence.tokens, at)
        after = tokens[at + 1] if at + 1 < len(tokens) else None
        if first and (agent := self._told_by(tokens, phrases, first, at)) is not None:
            return Attribution(sentence, tokens[at], None, agent, "owned")
        if after is None or not after.tags & (lex.THAT | lex.NAMING_AFTER):
            return None
        if after.tags & lex.CONJUNCTION:
            caller = self._caller(tokens, phrases, first, at)
            return Attribution(sentence, tokens[at], None, caller, "owned") if caller is not None else None
        noun = next((k for k in range(at + 2, min(at + 7, len(tokens))) if self._is_noun_of_speech(tokens[k])), 0)
        if not noun or some(tokens[at + 2 : noun], lex.TOPIC | lex.QUOTE | lex.END):
            return None
        ends = noun + 1 == len(tokens) or tokens[noun + 1].tags & lex.END
        if noun == at + 2 and ends and tokens[noun].tags & lex.SAY and tokens[noun].tags & lex.STATEMENT:
            return None  # 小池氏は「…」とも指摘。
        before, phrase = tokens[first - 1] if first else None, None
        written = first > 1 and tokens[first - 2].tags & lex.DOCUMENT  # 内部文書には「…」との記載があった
        if before is not None and (
            self._comes_from(before) or (written and before.word in self.language.grammar.agent)
        ):
            phrase = phrases.before(first - 1)
        if phrase is None or not phrases.is_person(phrase):
            marked = next((k for k in range(noun + 1, min(noun + 3, len(tokens))) if tokens[k].tags & lex.TOPIC), 0)
            behind = range(marked + 2, min(marked + 8, len(tokens))) if marked else ()
            source = next((k for k in behind if tokens[k].word in self.language.grammar.origin), 0)
            phrase = (marked + 1, source)
            if not source or some(tokens[marked + 1 : source], lex.PUNCTUATION | lex.CUE):
                return None
        if not phrases.is_person(phrase):
            return None
        return Attribution(sentence, tokens[at], None, phrase, "owned")

    def _is_noun_of_speech(self, token: Token) -> bool:
        """Whether it is one, or a verb's phrase that begins with one: の|声が寄せられた."""
        return bool(
            token.tags & lex.STATEMENT or (token.tags & lex.SAY and token.word[0] in self.language.grammar.link)
        )

    def _caller(self, tokens: Sequence[Token], phrases: Phrases, first: int, at: int) -> Phrase | None:
        """Whom a call came from: 近所の人から「…」と119番通報があった, 「…」と女性から通報があった."""
        origin = self.language.grammar.origin
        noun = next((k for k in range(at + 2, min(at + 9, len(tokens))) if tokens[k].tags & lex.STATEMENT), 0)
        if not noun or some(tokens[at + 2 : noun], lex.PUNCTUATION | lex.QUOTE | lex.TOPIC):
            return None
        if noun + 1 >= len(tokens) or not tokens[noun + 1].tags & lex.SUBJECT:
            return None
        behind = next((k for k in range(at + 3, noun) if tokens[k].word in origin), 0)
        if behind:
            phrase = phrases.before(behind)
            phrase = (at + 2, behind) if phrase is not None and phrase[0] < at + 2 else phrase
        else:
            phrase = phrases.before(first - 1) if first > 1 and tokens[first - 1].word in origin else None
        return phrase if phrase is not None and phrases.is_person(phrase) else None

    def _told_by(self, tokens: Sequence[Token], phrases: Phrases, first: int, at: int) -> Phrase | None:
        """Who said it to somebody, before a passive verb: 母に「…」と言われ, 監督から「…」と送り出された."""
        grammar, quoted = self.language.grammar, tokens[at].quoted
        after = tokens[at + 1] if at + 1 < len(tokens) else None
        if after is None or quoted is None or not after.tags & lex.THAT or after.tags & (lex.NAMING_AFTER | lex.NAMING):
            return None
        if tokens[first - 1].word not in grammar.agent or not (
            quoted.inflected or quoted.ended or len(quoted) > _SPOKEN
        ):
            return None
        verb = _rest(tokens, at + 2)
        written = first > 1 and tokens[first - 2].tags & lex.DOCUMENT and verb  # 手紙には「…」とある
        if not written and not any(ending in verb for ending in grammar.passive):
            return None
        phrase = phrases.before(first - 1)
        if phrase is None:
            return None
        begin = next((k + 1 for k in reversed(range(*phrase)) if tokens[k].tags & lex.TOPIC), phrase[0])
        phrase = (begin, phrase[1])  # 倉田さんは|母親に
        return phrase if begin < phrase[1] and phrases.is_person(phrase) else None

    def before(self, sentence: Sentence, phrases: Phrases, right: Cue | None, at: int) -> Attribution | None:
        """The subject right before words, where another answers: 진행자가 “…”라고 운을 떼자 한지우는 “…”고 답했다."""
        tokens, first = sentence.tokens, row_begin(sentence.tokens, at)
        if not first or right is None or right.at < at + 3 or not tokens[first - 1].tags & lex.TOPIC:
            return None
        if not tokens[at + 1].tags & lex.THAT or tokens[at + 1].start - tokens[at].end > 1:
            return None
        turns = (k for k in range(at + 2, right.at) if tokens[k].tags & lex.TOPIC and not tokens[k].tags & lex.SUBJECT)
        turn = next(turns, 0)
        if not turn or not some(tokens[turn : right.at], lex.QUOTE):
            return None
        phrase, other = self.topics.particle(tokens, phrases, first), self.topics.particle(tokens, phrases, turn + 1)
        if phrase is None or other is None or not (phrases.is_person(phrase) and phrases.is_person(other)):
            return None
        return Attribution(sentence, tokens[at], None, phrase, "speaker-quote-cue")

    def paired(self, sentence: Sentence, phrases: Phrases, right: Cue | None, at: int) -> Attribution | None:
        """Who is marked right before words, where others are before others: 市長は「…」、議長は「…」と述べた."""
        tokens = sentence.tokens
        after = tokens[at + 1].tags if at + 1 < len(tokens) else 0
        if not after & (lex.THAT | lex.COMMA | lex.SAY) or (own := self._beside(tokens, phrases, at)) is None:
            return None
        others = (k for k in sentence.marked if tokens[k].quoted and row_begin(tokens, k) != row_begin(tokens, at))
        if not any(self._beside(tokens, phrases, other) not in (None, own) for other in others):
            return None
        if right is not None and not some(tokens[at + 1 : right.at], lex.QUOTE):
            right.taken = True
            return Attribution(sentence, tokens[at], right, own, "speaker-quote-cue")
        return Attribution(sentence, tokens[at], None, own, "speaker-quote-cue")

    def _beside(self, tokens: Sequence[Token], phrases: Phrases, at: int) -> Phrase | None:
        """Whom a particle marks right before a quotation."""
        first = row_begin(tokens, at)
        first -= bool(first and tokens[first - 1].tags & lex.COMMA)
        if not first or not tokens[first - 1].tags & lex.TOPIC:
            return None
        if self.language.script.spaced:
            phrase = self.topics.particle(tokens, phrases, first)
            return phrase if phrase is not None and phrases.is_person(phrase) else None
        phrase = phrases.before(first - 1)
        if phrase is None:
            return None
        named = self.topics.may_be_name(tokens[first - 2]) or tokens[first - 2].word in self.topics.families
        return phrase if named or self.topics.is_somebody(tokens, phrases, phrase) else None

    def behind(self, sentence: Sentence, phrases: Phrases, at: int) -> Attribution | None:
        """The subject right behind a quotative, where nobody is told of before the words, whatever the verb is.

        “…”라며 한나 페르센은 고개를 저었다
        """
        tokens = sentence.tokens
        if at + 2 >= len(tokens) or row_begin(tokens, at) or tokens[at + 1].start - tokens[at].end > 1:
            return None
        if not tokens[at + 1].tags & (lex.THAT | lex.SAY):
            return None
        begin = at + 2
        while begin < len(tokens) and tokens[begin].tags & (lex.FILLER | lex.COMMA):
            begin += 1
        for end in range(begin + 1, min(begin + _SUBJECT, len(tokens))):
            last = tokens[end - 1]
            if last.tags & (lex.CUE | lex.COMMA | lex.END | lex.QUOTE):
                return None
            if last.tags & lex.TOPIC:
                phrase = self.topics.particle(tokens, phrases, end)
                if phrase is None or phrase[0] < begin or not phrases.is_person(phrase):
                    return None
                of = phrase[0] > begin and tokens[phrase[0] - 1].tags & (lex.LINK | lex.ROLE)  # 분석가인 한나 페르센은
                if not every(tokens[begin : phrase[0]], _BEFORE_SUBJECT | (lex.UNKNOWN if of else 0)):
                    return None
                return Attribution(sentence, tokens[at], None, phrase, "quote-speaker-cue")
        return None

    def taken_up(self, sentence: Sentence, phrases: Phrases, at: int) -> Attribution | None:
        """Whose words a noun of speech behind them makes them, where particles are written onto nouns.

        소방서는 “…”는 주민의 신고를 받았다; 한새당은 “…” “…” 등의 비판을 쏟아냈다
        """
        tokens, first = sentence.tokens, row_begin(sentence.tokens, at)
        after = tokens[at + 1] if at + 2 < len(tokens) else None
        if after is None:
            return None
        nouns = range(at + 2, min(at + 7, len(tokens)))
        noun = next((k for k in nouns if tokens[k].tags & lex.STATEMENT or " " in tokens[k].word), 0)
        if not noun or some(tokens[at + 2 : noun], lex.PUNCTUATION | lex.CUE):
            return None
        if after.tags & lex.THAT and after.tags & lex.TOPIC and after.start == tokens[at].end + 1:
            owner = next((k for k in range(at + 2, noun) if tokens[k].tags & lex.LINK), 0)
            phrase = (at + 2, owner + 1)
            if owner and phrases.is_person(phrase):
                return Attribution(sentence, tokens[at], None, phrase, "owned")
        source = tokens[first - 1] if first else None
        if (
            source is not None
            and after.tags & lex.THAT
            and source.core != source.end
            and source.tags & (lex.STOP | lex.TOPIC)
        ):
            heard = any(one.word.startswith(self.language.grammar.passive) for one in tokens[noun + 1 : noun + 3])
            heard = heard or (source.end - source.core > 1 and bool(tokens[noun].tags & lex.SUBJECT))  # 야당에서는
            teller = phrases.before(first)  # 어머니로부터 “…”라는 말을 들었다
            if heard and teller is not None and phrases.is_person(teller):
                return Attribution(sentence, tokens[at], None, teller, "owned")
        if after.word in self.language.speech.such:
            topic = self.topics.marked(tokens, phrases, first, []) if first else None
            if topic is not None and phrases.is_person(topic):
                return Attribution(sentence, tokens[at], None, topic, "owned")
        return None

    def _comes_from(self, token: Token) -> bool:
        """Whether the word before a quotation makes it somebody's: 町長の「…」, 学生からは「…」; not 地元には."""
        grammar = self.language.grammar
        if token.tags & lex.TOPIC:
            return (
                token.word == grammar.topic[0]
                or bool(token.tags & lex.SUBJECT)
                or token.word.startswith(grammar.origin)
            )
        return bool(token.tags & lex.LINK and not token.tags & lex.UNKNOWN) or token.word in grammar.origin

    def signed(self, sentence: Sentence, phrases: Phrases, at: int) -> Attribution | None:
        """Who stands in brackets behind the words, where no spaces are set: 「…」（江川社長）, 「…だった」（真柴）"""
        tokens, quoted = sentence.tokens, sentence.tokens[at].quoted
        if quoted is None or at + 3 >= len(tokens) or not tokens[at + 1].tags & lex.BRACKET:
            return None
        close = behind_bracket(tokens, at + 1) - 1
        phrase = phrases.after(at + 2)
        if phrase is None or phrase[0] != at + 2 or phrase[1] < close or not tokens[close].tags & lex.BRACKET:
            return None
        phrase = (phrase[0], close)  # 「…もない」（真柴部長）のが根拠だ
        alone = phrase[1] - phrase[0] == 1 and tokens[phrase[0]].tags == lex.UNKNOWN
        ends = phrase[1] + 1 >= len(tokens) or bool(tokens[phrase[1] + 1].tags & (lex.END | lex.QUOTE | lex.THAT))
        if self.topics.is_somebody(tokens, phrases, phrase):
            alone = alone or ends or quoted.inflected  # 市民団体「港の会」（真柴代表）は
        if not (alone and (quoted.inflected or quoted.ended or ends)):
            return None
        return Attribution(sentence, tokens[at], None, phrase, "quote-speaker-cue")

    def told_in_brackets(self, sentence: Sentence, phrases: Phrases, at: int) -> Attribution | None:
        """Whom a bracket behind words names, and tells when they said it: “…” (가람당 민서현 의원, 국감에서 …며)"""
        tokens, quoted = sentence.tokens, sentence.tokens[at].quoted
        if quoted is None or at + 3 >= len(tokens) or tokens[at + 1].word not in OPENING:
            return None
        wall = lex.COMMA | lex.END | lex.BRACKET
        end = next((k for k in range(at + 2, min(at + _SUBJECT, len(tokens))) if tokens[k].tags & wall), 0)
        phrase = phrases.before(end) if end and tokens[end - 1].core == tokens[end - 1].end else None
        if phrase is None or phrase[0] < at + 2 or phrase[1] != end or not quoted.ended:
            return None
        words = tokens[slice(*phrase)]
        named = words[-1].tags & (lex.ROLE | lex.TITLE_SUFFIX) and any(phrases.is_name(word) for word in words)
        return Attribution(sentence, tokens[at], None, phrase, "quote-speaker-cue") if named else None

    def _whose_saying(self, tokens: Sequence[Token], phrases: Phrases, at: int) -> Phrase | None:
        """Whose saying or answer the words are, where a copula ends the sentence.

        早坂さんの口癖は「急がば回れ」だった。「急がば回れ」が早坂さんの口癖だった。
        """
        last = len(tokens) - 2
        if last < _OWNED or at > last or tokens[last].word not in self.language.grammar.copula:
            return None
        noun, particle = (at - 2, at - 1) if last == at + 1 else (last - 1, at + 1)
        if noun < _OWNER or not tokens[particle].tags & lex.TOPIC or not tokens[noun].tags & (lex.STATEMENT | lex.SAY):
            return None
        if tokens[noun - 1].word not in self.language.grammar.genitive:
            return None
        phrase = phrases.before(noun - 1)
        return phrase if phrase is not None and phrase[1] == noun - 1 and phrases.is_person(phrase) else None

    @staticmethod
    def _breaks_with_words(tokens: Sequence[Token], at: int) -> bool:
        """Whether a sentence breaks off with words and no verb: 返済を問われると、「家を売ってでも返します」。"""
        quoted = tokens[at].quoted
        taken = at + 1 < len(tokens) and bool(tokens[at + 1].tags & lex.THAT)  # 「責任はない」とも。
        end = at + 1 + taken
        closes = end >= len(tokens) or bool(tokens[end].tags & lex.END)
        opens = at > 1 or (
            at == 1 and bool(tokens[0].tags & (lex.FILLER | lex.CONJUNCTION | lex.PLAIN))
        )  # それでも「…よかった」。
        beside = at > 1 and (tokens[at - 1].tags & (lex.TOPIC | lex.ADDRESSEE | lex.PLAIN) or _sets_scene(tokens, at))
        beside = beside or _is_asked(tokens, at)
        least = _WORDY if beside else 8  # 近くの男性は「怖いですね」。
        return quoted is not None and closes and (opens or taken) and len(quoted) >= least and quoted.inflected

    def _says_nothing_else(self, tokens: Sequence[Token], at: int) -> bool:
        """Whether a sentence of one quotation tells how it was said, and nobody: 「…」と顔をくしゃくしゃにした。"""
        quoted = tokens[at].quoted
        scene = quoted is not None and quoted.inflected and len(quoted) >= _WORDY and _sets_scene(tokens, at)
        if (
            scene
            and tokens[at - 1].word in self.language.grammar.agent
            and any(ending in _rest(tokens, at + 2) for ending in self.language.grammar.passive)
        ):
            return False  # 壁には「撮影しないで」と書かれていた
        small = lex.FILLER | lex.CONJUNCTION | lex.COMMA | (lex.PLAIN if at == 1 else 0)  # それでも
        return (
            quoted is not None
            and (len(quoted) > 7 or scene)
            and (scene or every(tokens[:at], small))
            and not some(tokens[at + 1 :], lex.QUOTE | lex.NAMING_AFTER | lex.PLAIN | lex.PRONOUN)
            and not any(token.tags & lex.TOPIC and token.tags & lex.SUBJECT for token in tokens[at + 1 :])
            and len(tokens) - at > 3
            and bool(tokens[-1].tags & lex.END)
        )

    def quotative(self, sentence: Sentence, phrases: Phrases, left: Cue | None, at: int) -> Attribution | None:
        """총리는 “…”라고 진화에 나섰다.

        a quotative written onto the mark makes the words those of the topic, whatever the verb is.
        """
        tokens = sentence.tokens
        after = tokens[at + 1] if at + 1 < len(tokens) else None
        if after is None or not after.tags & lex.THAT or after.start - tokens[at].end > 1:
            return None
        phrase = self.topics.marked(tokens, phrases, at, [left] if left is not None else [])
        if phrase is None or tokens[phrase[1] - 1].tags & lex.SUBJECT:
            return None
        country = phrase[1] - phrase[0] == 1 and tokens[phrase[0]].tags & (lex.MODIFIER | lex.UNKNOWN) == lex.MODIFIER
        if not country and not phrases.is_person(phrase):
            return None
        return Attribution(sentence, tokens[at], None, phrase, "speaker-quote-cue")


def _rest(tokens: Sequence[Token], at: int) -> str:
    """The letters of the clause from `at`, where a passive's ending may stand."""
    words = takewhile(lambda one: not (one.tags & lex.PUNCTUATION or one.quoted), tokens[at : at + _VERB])
    return "".join(word.word for word in words)[:_PASSIVE]


def _is_asked(tokens: Sequence[Token], at: int) -> bool:
    """Whether a clause before words tells that somebody was asked: 進退を問われると「今は何も考えられない」。"""
    return at > 1 and bool(tokens[at - 1].tags & lex.THAT and tokens[at - 2].tags & lex.PLAIN)


def _sets_scene(tokens: Sequence[Token], at: int) -> bool:
    """Whether only when, where or to whom words were said stands before them: 支度部屋では「まだ五日目ですから」."""
    near = tokens[at - 1] if at > 1 else None
    if near is None or not near.tags & (lex.STOP | lex.ADDRESSEE) or near.tags & lex.UNKNOWN or len(near.word) < 2:
        return False
    return not some(tokens[:at], lex.TOPIC | lex.QUOTE | lex.ORGANISATION)


def ends_with_words(tokens: Sequence[Token], at: int) -> bool:
    """Whether a sentence ends with words behind a comma, where no spaces are: 他赶到工地，“人已经被抬走了”。"""
    quoted = tokens[at].quoted
    closes = at + 1 >= len(tokens) or bool(tokens[at + 1].tags & lex.END)
    spoken = quoted is not None and (quoted.ended or len(quoted) > _SPOKEN)
    return spoken and closes and at > 1 and bool(tokens[at - 1].tags & lex.COMMA)


def _clause_leader(tokens: Sequence[Token], phrases: Phrases, end: int) -> Phrase | None:
    """The name that a clause before `end` begins with, the nearest: 柏孟川很自责，没有看好大门，“……”"""
    while end > 0:
        begin = clause_start(tokens, end)
        if begin and tokens[begin - 1].tags & (lex.QUOTE | lex.COLON):
            return None
        lead = phrases.leading(begin, end)
        last = next((k + 1 for k in range(*(lead or (0, 0))) if phrases.is_name(tokens[k])), 0)
        if lead is not None and last and not is_governed(tokens, lead):
            return lead[0], last  # 柏孟川|长舒一口气
        end = begin - 1
    return None


def whose_words(tokens: Sequence[Token], phrases: Phrases, at: int) -> Phrase | None:
    """Whose speech is told of behind the quotation: “……”，在昨天的审议中，代表方红的发言引起共鸣。"""
    for k in range(at + 3, min(at + 20, len(tokens))):
        if tokens[k].quoted or tokens[k].tags & lex.END:
            return None
        if tokens[k].tags & lex.STATEMENT and tokens[k - 1].tags & lex.LINK:
            phrase = phrases.before(k - 1)
            if phrase is not None and phrase[1] == k - 1 and phrases.is_person(phrase):
                return phrase
    return None
