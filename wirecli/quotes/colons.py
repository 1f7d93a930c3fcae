"""Who speaks where a colon announces the words: the shape speaker-colon-quote."""

from collections.abc import Callable, Sequence

from wirecli.knowledge import lexicon as lex
from wirecli.knowledge.language import Language
from wirecli.quotes.apposition import full_name_at
from wirecli.quotes.attributed import Attribution
from wirecli.quotes.cue import Cue, is_governed
from wirecli.quotes.cues import Cues
from wirecli.quotes.phrases import OPENING, Phrase, Phrases, behind_bracket
from wirecli.quotes.sentences import Sentence
from wirecli.quotes.sides import Sides
from wirecli.quotes.token import Token, every, some

_NAME = 24  # letters of a name in marks


class Colons:
    """Finds who speaks before a colon, in one language."""

    def __init__(self, language: Language, cues: Cues, sides: Sides, known: Callable[[Token], bool]) -> None:
        self.language, self.cues, self.sides, self.known = language, cues, sides, known
        self.subjects = cues.subjects
        self.cased, self.nouns = language.script.cased, language.script.nouns_capitalised
        self.half = language.script.half_capitals
        self.topical, self.verb_first, self.topics = (
            self.subjects.topical,
            self.subjects.verb_first,
            self.subjects.topics,
        )
        self.subjectless = "cue-quote" in language.speech.shapes or bool(language.speech.feminine)

    def last_clause(self, tokens: Sequence[Token], phrases: Phrases, cue: Cue | None, at: int) -> Phrase | None:
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
        if len(words) > 1 and words[0].tags & lex.DETERMINER and words[0].word.endswith(self.language.grammar.link):
            lead, words = (lead[0] + 1, lead[1]), words[1:]  # 她说，她的儿子发来短信：“……”
        if words[0].tags & (lex.PRONOUN | lex.DETERMINER):
            this = (
                len(words) > 1 and words[-1].tags & lex.ROLE and not words[0].tags & lex.PRONOUN
            )  # 这位荷兰人笑了：“……”
            return lead if this or (len(words) == 1 and words[0].tags & lex.GENDER) else None
        last = next((k for k in reversed(range(*lead)) if phrases.is_name(tokens[k]) or tokens[k].tags & lex.ROLE), -1)
        return (lead[0], last + 1) if last >= 0 and phrases.is_person(lead) else None

    def before_colon(self, sentence: Sentence, phrases: Phrases, left: Cue | None, at: int) -> Attribution | None:
        tokens = sentence.tokens
        told = lex.LINK | lex.NAMING | lex.STOP | lex.ADDRESSEE
        paper = tokens[at - 2].quoted if phrases.articles and at > 3 else None
        aside = 2 if paper and len(paper) <= 40 and tokens[at - 3].tags & told else 0  # لـ«الأيام»: who was told
        if left is not None and not self._is_spoken(tokens[left.at : at - aside], phrases):
            phrase = self.sides.of(tokens, phrases, left)
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
        phrase = self.cues.behind.with_apposition(tokens, phrases, self._main_phrase(tokens, phrases, begin, end))
        if self.language.grammar.possessives and (owner := self._owner(tokens, phrases, begin, end)) is not None:
            phrase = owner
        if phrase is not None and phrase[1] == phrase[0] + 1 and self.cased:
            first = tokens[phrase[0]].tags
            if self.subjects.second and first & lex.NEUTER and first & lex.PRONOUN:
                phrase = self._person_between(phrases, phrase[1], end) or phrase  # Anders klingt es bei Ana Gil
            elif phrase[0] == begin and first & lex.UNKNOWN and tokens[begin + 1].tags & lex.COMMA:
                asked = None if self.known(tokens[begin]) else phrases.leading(begin + 2, end)
                if phrases.head_first and phrases.is_person(asked):
                    phrase = self.cues.behind.with_apposition(
                        tokens, phrases, asked
                    )  # Contacté, le maire Jean Talbec …
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
            if tokens[at].word in OPENING:
                at = max(behind_bracket(tokens, at), at + 1)  # D’où la colère d’Ana Gil (MR) : « … »
                continue
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


def _is_thing(words: Sequence[Token]) -> bool:
    """Whether an article and one capitalised word are all: Os dois correram o País: «…»"""
    return (
        len(words) == 2
        and bool(words[0].tags & lex.DETERMINER)
        and words[1].tags & ~lex.STARTS == lex.CAPITAL | lex.UNKNOWN
    )
