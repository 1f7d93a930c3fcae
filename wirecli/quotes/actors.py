"""Who a sentence is about that attributes nothing itself."""

from collections.abc import Callable, Sequence

from wirecli.knowledge import lexicon as lex
from wirecli.knowledge.language import Language
from wirecli.knowledge.lexicon import Lexicon
from wirecli.quotes.attributed import Attribution
from wirecli.quotes.cueless import whose_words
from wirecli.quotes.cues import Cues
from wirecli.quotes.phrases import Phrase, Phrases
from wirecli.quotes.sentences import Sentence
from wirecli.quotes.speakers.wording import takes_one
from wirecli.quotes.token import Token, some

_ASKED = 8  # words of a question that only turns to somebody
_OPENS = 16  # words of a clause that says when, or what is talked of


def _end_of_somebody(tokens: Sequence[Token], phrase: Phrase) -> int:
    """Where somebody ends before a verb that no list has: um ativista | vestido de polvo, one of the guards | wept"""
    role = next((k for k in range(*phrase) if tokens[k].tags & (lex.ROLE | lex.GROUP)), phrase[1])
    for at in range(role + 1, phrase[1]):
        of = at > role + 1 and tokens[at - 1].tags & (lex.LINK | lex.MODIFIER)  # une dame du premier rang | essuie
        if not of and not tokens[at].tags & (lex.ROLE | lex.GROUP | lex.MODIFIER | lex.LINK):
            return at
    return phrase[1]


class Actors:
    """Finds who acts in sentences of one language; a pronoun or a quotation behind them may be theirs."""

    def __init__(self, language: Language, cues: Cues, known: Callable[[Token], bool], lexicon: Lexicon) -> None:
        self.language, self.cues, self.known, self.lexicon = language, cues, known, lexicon
        script = language.script
        self.declined = script.cased and bool(language.people.endings)
        self.cased, self.nouns = script.cased, script.nouns_capitalised
        self.subjects, self.topics = cues.subjects, cues.subjects.topics
        self.reporters = frozenset(language.frame.byline)
        self.neuter = bool(language.people.pronouns_neuter)
        self.topical, self.verb_first = cues.subjects.topical, cues.subjects.verb_first

    def lead_of(self, sentence: Sentence) -> Attribution | None:
        """The person that a sentence begins with: La ministra se encoge de hombros. لكن القاضية رفضت الدفاع."""
        tokens = sentence.tokens
        phrases = Phrases(tokens, self.language, self.known)
        begin = 0
        if self.language.script.articles and tokens[0].tags & (lex.STOP | lex.CONJUNCTION) and len(tokens) > 2:
            begin = (
                2
                if tokens[1].tags & lex.THAT
                else 1
                if tokens[0].tags & lex.CONJUNCTION and tokens[0].tags & lex.STOP
                else 0
            )
        phrase = phrases.leading(begin, len(tokens))
        if (phrase is None or phrase[0] != begin) and self.language.script.articles:
            phrase, begin = self._behind_verb(tokens, phrases)
        if (phrase is None or phrase[0] != begin) and self.language.grammar.head_first and self.cased:
            phrase, begin = self._behind_when(tokens, phrases)
        if phrase is None or phrase[0] != begin:
            return None
        aged = phrase[1] + 1 < len(tokens) and some(tokens[phrase[1] + 1 : phrase[1] + 3], lex.NUMBER | lex.RELATIVE)
        aside = tokens[phrase[1] + 1 : phrase[1] + 3]
        aged = aged or (len(aside) == 2 and bool(aside[0].tags & lex.PRONOUN and aside[1].tags & lex.COMMA))
        if phrase[1] < len(tokens) and tokens[phrase[1]].tags & lex.COMMA and not aged:
            named = self.cues.behind.with_apposition(tokens, phrases, phrase)
            if named is None or (
                named == phrase
                and not any(phrases.is_name(token) for token in tokens[phrase[0] + 1 : phrase[1]])
                and not (tokens[begin].tags & lex.CAPITAL and self.known(tokens[begin]))  # Gil, padre de dos, espera
            ):
                return None
            phrase = named  # Su marido, el pescador Juan Gil, la ayuda. «…»
        words = tokens[slice(*phrase)]
        if not some(words, lex.ROLE) and not all(phrases.is_name(token) for token in words):
            return None
        return Attribution(sentence, None, None, phrase, "topic") if phrases.is_person(phrase) else None

    @staticmethod
    def _behind_when(tokens: Sequence[Token], phrases: Phrases) -> tuple[Phrase | None, int]:
        """Somebody by a role behind when and where: En 2019, en plena gira, la cantante sufrió una crisis."""
        if not tokens[0].tags & (lex.STOP | lex.FILLER) or tokens[0].tags & (lex.ACCORDING | lex.OPINION):
            return None, 0
        for at in range(2, min(_OPENS, len(tokens) - 1)):
            if tokens[at].tags & lex.CUE:
                break
            definite = tokens[at].tags & lex.DETERMINER and not tokens[at].tags & lex.INDEFINITE
            if tokens[at - 1].tags & lex.COMMA and definite and tokens[at + 1].tags & lex.ROLE:
                phrase = phrases.after(at)
                ends = phrase is None or phrase[1] >= len(tokens) or tokens[phrase[1]].tags & lex.PUNCTUATION
                return (None, 0) if ends else (phrase, at)
        return None, 0

    @staticmethod
    def _behind_verb(tokens: Sequence[Token], phrases: Phrases) -> tuple[Phrase | None, int]:
        """Somebody new behind a verb that says nothing: على الطاولة، تجلس سيدة خمسينية جاءت من المدينة."""
        if some(tokens, lex.CUE):
            return None, 0
        new = lex.ROLE | lex.DEFINITE | lex.GROUP | lex.ORGANISATION | lex.TITLE | lex.MODIFIER
        for at in range(1, min(_OPENS, len(tokens))):
            verb, opens = tokens[at - 1], at < 2 or bool(tokens[at - 2].tags & (lex.COMMA | lex.CONJUNCTION))
            if opens and verb.tags & ~lex.STARTS == lex.PLAIN and tokens[at].tags & new == lex.ROLE:
                return phrases.after(at), at
        return None, 0

    def subject_of(self, sentence: Sentence) -> Attribution | None:
        """The somebody by role that a sentence without a cue begins with: The judge was unimpressed."""
        tokens = sentence.tokens
        adjoined = self.language.grammar.adjoined
        that = adjoined and bool(tokens[0].tags & lex.ROLE)
        bare = self.subjects.unspaced and bool(tokens[0].tags & lex.ROLE) and len(tokens) > 1  # 老人却有些犹豫。
        if bare and tokens[1].tags & (lex.LINK | lex.ROLE | lex.ORGANISATION | lex.GIVEN):
            return None
        if bare and tokens[1].tags & lex.UNKNOWN and tokens[1].word[:1] in self.subjects.families:
            return None
        bare = bare or self._is_bare(tokens)
        asks = self.cased and len(tokens) < _ASKED and tokens[-1].word == "?" and tokens[0].tags & lex.CONJUNCTION
        begin = 1 if asks and len(tokens) > 2 else 0  # Und die Ministerin? Sie lächelt.
        first = tokens[begin].tags
        if not (that or bare) and (not first & lex.DETERMINER or first & lex.INDEFINITE):
            return None
        phrases = Phrases(tokens, self.language, self.known)
        phrase = phrases.after(begin)
        somebody = lex.ROLE | (lex.ORGANISATION if self.neuter else 0)  # The agency has 14 warnings in force.
        if phrase is None or phrase[0] != begin or not some(tokens[slice(*phrase)], somebody):
            return None
        if that and not tokens[phrase[1] - 1].tags & lex.LINK:
            return None  # Lelaki tua itu tidak risau.
        if self.declined and bare and any(phrases.is_name(token) for token in tokens[slice(*phrase)]):
            return None  # Тренер «Маяка» Пелль: his name tells
        return Attribution(sentence, None, None, phrase, "act")

    def _is_bare(self, tokens: Sequence[Token]) -> bool:
        """Whether a sentence begins with a role in the nominative, where nouns have cases and no articles."""
        first = tokens[0]
        role = self.declined and first.tags & (lex.ROLE | lex.GROUP | lex.TITLE) == lex.ROLE
        return bool(role) and " " not in first.word and not self.lexicon.is_oblique(first.word)

    def newcomer_of(self, sentence: Sentence) -> Attribution | None:
        """The somebody that a sentence without a cue begins with: Eine Frau trat vor. 一名背着书包的男孩跑进来。"""
        tokens = sentence.tokens
        told = self.language.people.apart
        wanted = lex.INDEFINITE | (lex.DETERMINER if self.nouns or told else 0)
        if self.topical or self.language.script.gaps:
            return None
        begin = 0
        if told and tokens[0].tags & lex.STOP and not tokens[0].tags & lex.DETERMINER:  # In the gallery, the widow wept
            begin = 1 + next((k for k in range(1, min(8, len(tokens) - 1)) if tokens[k].tags & lex.COMMA), -1)
        bare = self._is_bare(tokens)
        if not (tokens[begin].tags & wanted or bare) or tokens[begin].tags & (lex.PLURAL | lex.GROUP):
            return None
        phrases = Phrases(tokens, self.language, self.known)
        phrase = phrases.after(begin)
        if phrase is None or phrase[0] != begin:
            return None
        named = any(phrases.is_name(token) for token in tokens[slice(*phrase)])
        if named and not self._has_employer(tokens, phrase):
            return None
        if self.verb_first:  # Seorang saksi | mendengar teriakan
            role = next((k for k in range(*phrase) if tokens[k].tags & lex.ROLE), phrase[1])
            verb = next((k for k in range(role + 1, phrase[1]) if not tokens[k].tags & (lex.ROLE | lex.MODIFIER)), 0)
            phrase = (0, verb or phrase[1])
        elif told:
            phrase = (begin, _end_of_somebody(tokens, phrase))
        words = tokens[slice(*phrase)]
        apposed = phrase[1] + 1 < len(tokens) and tokens[phrase[1]].tags & lex.COMMA
        if apposed and self.cues.behind.with_apposition(tokens, phrases, phrase) != phrase:
            return None
        if apposed and any(phrases.is_name(token) for token in tokens[phrase[1] + 1 : phrase[1] + 5]):
            return None  # Eines der Opfer, der Rentner Udo Pell, …
        roles = [token for token in words if token.tags & (lex.ROLE | lex.GROUP)]
        several = any(token.tags & lex.GROUP and not token.tags & lex.ROLE for token in words)
        if not roles or (several and not takes_one(self.language, words)):
            return None
        return Attribution(sentence, None, None, phrase, "act")

    def _has_employer(self, tokens: Sequence[Token], phrase: Phrase) -> bool:
        """Whether the name in a phrase stands before the role, as whose it is: a Northline spokeswoman."""
        role = next((k for k in range(*phrase) if tokens[k].tags & (lex.ROLE | lex.CAPITAL) == lex.ROLE), 0)
        capitals = any(token.tags & lex.CAPITAL for token in tokens[role + 1 : phrase[1]])
        return bool(self.language.grammar.possessives and role and not capitals)

    def actor_of(self, sentence: Sentence) -> Attribution | None:
        """Who begins a sentence without a verb of speech, where a quotation stood before it.

        “……？”71岁的白玉芬拎着菜篮子……
        """
        tokens = sentence.tokens
        if self.cased or self.topical or self.language.script.spaced or self.language.script.gaps:
            return None
        phrases = Phrases(tokens, self.language, self.known)
        begin, comma = 0, next((k for k, token in enumerate(tokens[:_OPENS]) if token.tags & lex.COMMA), 0)
        opens, closes = tokens[0].tags, tokens[comma - 1].tags if comma else 0
        if comma and (opens & lex.SAY or (closes & lex.STOP and some(tokens[:comma], lex.SAY))):
            begin = comma + 1  # 谈到退役，……; 当记者问起收入时，……
        end = next(
            (k for k in range(begin, len(tokens)) if tokens[k].quoted or tokens[k].tags & (lex.CUE | lex.END)),
            len(tokens),
        )
        if end < len(tokens) and tokens[end].tags & lex.CUE:
            answers = some(tokens[end + 1 : end + 3], lex.COLON | lex.QUOTE)
            if answers or not tokens[end].tags & lex.SAY or not sentence.has_quotes:
                return None  # but: “……”近日，市民郝先生反映自己认养的“菜园”长满荒草。
        told = whose_words(tokens, phrases, -1)  # 译者杜若溪的开场白引来笑声。
        if told is not None:
            return Attribution(sentence, None, None, told, "actor")
        if tokens[0].tags & lex.ADDRESSEE and tokens[0].tags & lex.STOP:  # 在日前举行的翻译论坛上，
            begin = next((k + 1 for k in range(1, end) if tokens[k].tags & lex.COMMA), 0)
        for phrase in self.subjects.unmarked.persons(tokens, phrases, begin, min(end, begin + 14)):
            words = tokens[slice(*phrase)]
            if words[0].word in self.reporters and len(words) < 3:
                continue  # “……”在码头，记者见到了船长柏孟川。
            if any(
                phrases.is_name(token) or token.tags & (lex.ROLE | lex.PRONOUN | lex.TITLE_SUFFIX) for token in words
            ):
                return Attribution(sentence, None, None, phrase, "actor")
        return None

    def topic_of(self, sentence: Sentence) -> Attribution | None:
        """The person that a sentence without a cue is about."""
        phrases = Phrases(sentence.tokens, self.language, self.known)
        phrase = self.topics.topic(sentence.tokens, phrases, len(sentence.tokens)) if self.topical else None
        return (
            Attribution(sentence, None, None, phrase, "topic")
            if phrase is not None and phrases.is_person(phrase)
            else None
        )
