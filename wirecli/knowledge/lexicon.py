"""A language's words as one table: what each word of the text may be, in one look-up."""

from collections.abc import Iterable, Sequence

from msgspec import Struct, msgpack

from wirecli.knowledge.language import Language, ReadyLanguage
from wirecli.knowledge.lines import unlined

# What a word may be; a word may be several things at once. The names are those of the keys in a language file.
SAY = 1 << 0
ACT = 1 << 1
ACCORDING = 1 << 2
ACCORDING_AFTER = 1 << 3
STATEMENT = 1 << 4
THAT = 1 << 5
ADDRESSEE = 1 << 6
NAMING = 1 << 7
TITLE = 1 << 8
TITLE_SUFFIX = 1 << 9
ROLE = 1 << 10
GROUP = 1 << 11
ORGANISATION = 1 << 12
DOCUMENT = 1 << 13
PRONOUN = 1 << 14
FEMININE = 1 << 15
MASCULINE = 1 << 16
PLURAL = 1 << 17
SAME = 1 << 18
PARTICLE = 1 << 19
TOPIC = 1 << 20
STOP = 1 << 21
LINK = 1 << 22
DETERMINER = 1 << 23
MODIFIER = 1 << 24
FILLER = 1 << 25
CONJUNCTION = 1 << 26
RELATIVE = 1 << 27
PLAIN = 1 << 28
GIVEN = 1 << 29
INDEFINITE = 1 << 30
NEUTER = 1 << 31
# What a token is by its form.
QUOTE = 1 << 32
COMMA = 1 << 33
COLON = 1 << 34
END = 1 << 35
DASH = 1 << 36
BRACKET = 1 << 37
OTHER = 1 << 38
CAPITAL = 1 << 39
NUMBER = 1 << 40
UNKNOWN = 1 << 41
SPACE = 1 << 42
FIELD = 1 << 45
STARTS = 1 << 44  # a listed phrase may begin with it
DEFINITE = 1 << 43  # an article is written onto it
NAMING_AFTER = 1 << 46
SUBJECT = 1 << 47  # marks the subject of any clause, an embedded one too
OPINION = 1 << 48
LOCAL = 1 << 50
REPORTED = 1 << 49
ISSUER = 1 << 51  # a company or another body that issues releases
WITHIN = 1 << 52  # a preposition that may stand inside what a role is of

CUE = SAY | ACT | ACCORDING | ACCORDING_AFTER
GENDER = FEMININE | MASCULINE
PUNCTUATION = QUOTE | COMMA | COLON | END | DASH | BRACKET | OTHER
NOUN = STATEMENT | TITLE | ROLE | GROUP | ORGANISATION | DOCUMENT | MODIFIER | FEMININE | MASCULINE | PLURAL
PERSON = TITLE | TITLE_SUFFIX | ROLE | GROUP | ORGANISATION | DOCUMENT | PRONOUN | GIVEN | SAME


_NO_KIN: frozenset[int] = frozenset()
_MEMO = 50_000  # entries: a stream of documents must not grow it for ever
SAME_ROLE = 4
_HEAD = 4  # letters that a compound's head has at least
_APOSTROPHES = str.maketrans("’‘ʼ`´", "'''''")
# ё is written е as often as not. Vowel signs of Arabic and the kashida say nothing about which word it is: قالَ and
# قال are one.
_DROPPED = dict.fromkeys((*range(0x64B, 0x653), 0x670, 0x640, 0x200B)) | {0x451: 0x435, 0x401: 0x415}


def fold(word: str) -> str:
    """A word as the table has it: lower case, straight apostrophes, no vowel signs."""
    if word.isascii():
        return word.lower()
    return word.translate(_APOSTROPHES).translate(_DROPPED).lower()


Phrase = tuple[tuple[str, ...], int]  # the words behind the first, and what the phrase may be


class WordTable(Struct, frozen=True, array_like=True):
    """A language's lists made ready for looking up: `wordlists` makes it, a wheel carries it."""

    words: dict[str, str]  # lined
    phrases: dict[str, list[Phrase]]
    parted: dict[str, dict[str, int]]
    stems: dict[str, int]
    endings: dict[str, int]
    articles: tuple[str, ...]
    prefixes: tuple[str, ...]
    enclitics: tuple[str, ...]
    suffixes: tuple[tuple[str, int], ...]
    possessives: tuple[str, ...]
    addresses: frozenset[str]
    abbreviations: frozenset[str]
    name_endings: dict[str, int]
    genitives: tuple[str, ...]
    nominatives: dict[str, int]
    kin: dict[str, frozenset[int]]


class Lexicon:
    """The words of a language. `look(word)` says what a word may be; see the flags above."""

    def __init__(self, language: Language) -> None:
        table = _table(language)
        self.language = language
        self.words = unlined(table.words)
        self.phrases = table.phrases
        self.parted = table.parted
        self.stems = table.stems
        self.endings = table.endings
        self.articles = table.articles
        self.prefixes = table.prefixes
        self.enclitics = table.enclitics
        self.suffixes = table.suffixes
        self.possessives = table.possessives
        self.addresses = table.addresses
        self.abbreviations = table.abbreviations
        self.name_endings = table.name_endings
        self.genitives = table.genitives
        self.nominatives = table.nominatives
        self.kin = table.kin
        self._memo: dict[str, int] = {}
        self._stems: dict[str, tuple[str, int]] = {}
        self._near: dict[tuple[str, str], int] = {}
        self._stem_sizes = sizes(self.stems)
        self._ending_sizes = sizes(self.endings)
        self._name_ending_sizes = sizes(self.name_endings)

    def bare(self, word: str) -> str:
        """The word without an article that is written onto it: السفير is سفير, if that is a known noun."""
        return bare_of(word, self.articles, self.words) if self.articles else word

    def knows(self, word: str) -> bool:
        """Whether the word stands in a list by itself, not by a pattern only."""
        return word in self.words or word in self.phrases or self.bare(word) != word

    def respelt(self, word: str) -> str:
        """A word as the lists have it, where newsrooms print another letter at its beginning or end: اقليم is إقليم."""
        script = self.language.script
        if not (script.first_letters or script.last_letters) or self.knows(word):
            return word
        at = next((len(article) for article in self.articles if word.startswith(article)), 0)
        ends = [word, *(word[:-1] + pair[1] for pair in script.last_letters if word.endswith(pair[0]))]
        for end in ends:
            begun = (end[:at] + pair[1] + end[at + 1 :] for pair in script.first_letters if end.startswith(pair[0], at))
            for other in (end, *begun):
                if self.knows(other):
                    return other
        return word

    def stem(self, word: str) -> tuple[str, int]:
        """A declined word without its case ending, and how far from the nominative it is: Пескова is Песков."""
        found = self._stems.get(word)
        if found is None:
            if len(self._stems) > _MEMO:
                self._stems.clear()
            found = self._stems[word] = stem_of(word, self.name_endings, self._name_ending_sizes)
        return found

    def is_oblique(self, word: str) -> bool:
        """Whether a role's or a given name's word is not in the nominative: министра, Сергея."""
        stem, rank = self.stem(word)
        return rank > self.nominatives.get(stem, rank)

    def begins(self, words: list[str]) -> int:
        """What the words begin with may be: a listed phrase or the first word."""
        if not words:
            return 0  # a kashida in marks folds to nothing
        for rest, flag in self.phrases.get(words[0], ()):
            if tuple(words[1 : 1 + len(rest)]) == rest:
                return flag
        return self.look(words[0])

    def look_phrase(self, phrase: str) -> int:
        """What a listed phrase of several words may be."""
        first, *rest = phrase.split(" ")
        return next((flag for words, flag in self.phrases.get(first, ()) if words == tuple(rest)), 0)

    def kin_of(self, role: str) -> frozenset[int]:
        """The kinships of a role; a compound has those of its head: Außenminister is a Minister."""
        found = self.kin.get(role)
        if found is None:
            found = self.kin.get(self._head(role)) or self.kin.get(role.rpartition("-")[2])  # экс-посол
            found = found or self.kin.get(self._unowned(role), _NO_KIN)
            if len(self.kin) <= _MEMO:
                self.kin[role] = found
        return found

    def near(self, role: str, other: str) -> int:
        """How many kinships two roles share, `SAME_ROLE` where one is the other or its head; told once a pair."""
        pair = role, other
        found = self._near.get(pair)
        if found is None:
            if len(self._near) > _MEMO:
                self._near.clear()
            found = self._near[pair] = self._nearness(role, other)
        return found

    def _nearness(self, role: str, other: str) -> int:
        script = self.language.script
        if role == other:
            return SAME_ROLE
        if min(len(other), len(role)) > (3 if script.spaced else 1) and (
            (role.startswith(other) or other.startswith(role))
            if script.gaps
            else (role.endswith(other) or other.endswith(role))
        ):
            return SAME_ROLE
        if script.half_capitals and (role.startswith(other + " ") or other.startswith(role + " ")):
            return SAME_ROLE  # chuyên gia phân tích ~ chuyên gia
        short, long = sorted((role, other), key=len)
        rest = long[: -len(short)] if self.language.heads_last and len(short) > 1 and long.endswith(short) else ""
        if rest and (long not in self.words or any(map(str.isdigit, rest))):
            return SAME_ROLE  # 영월군수 ~ 군수; but 원내대표, which is listed, is no 대표
        return min(len(self.kin_of(role) & self.kin_of(other)), SAME_ROLE - 1)

    def _unowned(self, role: str) -> str:
        """A role without the pronoun written onto it that tells whose it is: مهاجمه is مهاجم."""
        owner = next((owner for owner in self.language.grammar.owners if role.endswith(owner)), "")
        return role.removesuffix(owner)

    def _head(self, role: str) -> str:
        if " " not in role:
            return next((role[at:] for at in range(1, len(role) - _HEAD + 1) if role[at:] in self.kin), "")
        words = role.split(" ")  # bộ trưởng ngoại giao: the head comes first; 군 관계자: last
        last = self.language.heads_last
        parts = [" ".join(words[-size:] if last else words[:size]) for size in range(len(words) - 1, 0, -1)]
        if self.language.script.half_capitals:
            parts.append(" ".join(words[1:]))  # vị | chuyên gia
        return next((part for part in parts if part in self.kin), "")

    def look(self, word: str) -> int:
        """What a folded word may be; 0 where it is not known."""
        found = self._memo.get(word)
        if found is None:
            if len(self._memo) > _MEMO:
                self._memo.clear()
            found = self._memo[word] = self._look(word)
        return found

    def _look(self, word: str) -> int:
        exact = self.words.get(word)
        if exact is not None:
            return exact
        bare = self.bare(word)
        if bare != word:
            return self.words[bare] & (NOUN | GIVEN)  # النجار: a trade, and a surname
        found = self._by_form(word)
        if not found and self.genitives and "-" in word:  # врач-инфекционист, экс-министр
            first, *_, last = word.split("-")
            found = (self.words.get(first, 0) | self.words.get(last, 0)) & (ROLE | FEMININE | MASCULINE)
            found = found if found & ROLE else 0  # Пелль-Ким
        return found

    def _by_form(self, word: str) -> int:
        """What the longest listed beginning and the longest listed ending of a word say."""
        begins = next((size for size in self._stem_sizes if size <= len(word) and word[:size] in self.stems), 0)
        ends = next((size for size in self._ending_sizes if size < len(word) and word[-size:] in self.endings), 0)
        return (self.stems[word[:begins]] if begins else 0) | (self.endings[word[-ends:]] if ends else 0)


def _table(language: Language) -> WordTable:
    if isinstance(language, ReadyLanguage):
        return msgpack.decode(language.table, type=WordTable)
    from wirecli.knowledge.wordlists import word_table  # up to 27 ms for a language

    return word_table(language)


def without_articles(phrases: Iterable[str], articles: Sequence[str]) -> frozenset[str]:
    """Phrases folded as tokens have them, with and without the article of a noun behind their first word."""
    folded = frozenset(map(fold, phrases))
    return folded.union(phrase.replace(" " + article, " ") for phrase in folded for article in articles)


def bare_of(word: str, articles: tuple[str, ...], words: dict[str, int]) -> str:
    for article in articles:
        if word.startswith(article) and word not in words and words.get(word[len(article) :], 0) & NOUN:
            return word[len(article) :]
    return word


def stem_of(word: str, endings: dict[str, int], lengths: Sequence[int]) -> tuple[str, int]:
    for size in lengths:
        if len(word) - size > 2 and (rank := endings.get(word[-size:])):
            return word[:-size], rank
    return word, 0


def sizes(words: Iterable[str]) -> list[int]:
    """How long words are, longest first."""
    return sorted(set(map(len, words)), reverse=True)


_KEY_OF = {
    SAY: "speech.say", ACT: "speech.act", ACCORDING: "speech.according", ACCORDING_AFTER: "speech.according_after",
    STATEMENT: "speech.statements", THAT: "speech.that", ADDRESSEE: "speech.addressee", NAMING: "speech.naming",
    TITLE: "people.titles", TITLE_SUFFIX: "people.title_suffixes", ROLE: "people.roles", GROUP: "people.groups",
    ORGANISATION: "people.organisations", ISSUER: "people.companies", DOCUMENT: "people.documents",
    PRONOUN: "people.pronouns", SAME: "people.same", PARTICLE: "people.particles", GIVEN: "people.given",
    TOPIC: "grammar.topic",
    STOP: "grammar.stop", LINK: "grammar.link", DETERMINER: "grammar.determiners", INDEFINITE: "grammar.indefinite",
    MODIFIER: "grammar.modifiers", FILLER: "grammar.fillers", CONJUNCTION: "grammar.conjunctions",
    RELATIVE: "grammar.relative", PLAIN: "grammar.plain",
}  # fmt: skip


def keys(tags: int) -> list[str]:
    """The word lists of the language file that a word was found in."""
    return [name for flag, name in _KEY_OF.items() if tags & flag]
