"""A language's words as one table: what each word of the text may be, in one look-up."""

from collections.abc import Callable, Iterable, Iterator

from wirecli.knowledge.language import Language

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

CUE = SAY | ACT | ACCORDING | ACCORDING_AFTER
PUNCTUATION = QUOTE | COMMA | COLON | END | DASH | BRACKET | OTHER
NOUN = STATEMENT | TITLE | ROLE | GROUP | ORGANISATION | DOCUMENT | MODIFIER | FEMININE | MASCULINE | PLURAL
PERSON = TITLE | TITLE_SUFFIX | ROLE | GROUP | ORGANISATION | DOCUMENT | PRONOUN | GIVEN | SAME


def _keys(language: Language) -> Iterator[tuple[tuple[str, ...], int]]:
    """Each word list of a language with what it makes of its words."""
    speech, people, grammar = language.speech, language.people, language.grammar
    yield speech.say, SAY
    yield speech.act, ACT
    yield speech.according, ACCORDING
    yield speech.according_after, ACCORDING_AFTER
    yield speech.opinion, OPINION
    yield speech.statements, STATEMENT
    yield speech.that, THAT
    yield speech.addressee, ADDRESSEE
    yield speech.feminine, FEMININE
    yield speech.naming, NAMING
    yield speech.reported, REPORTED
    yield speech.naming_after, NAMING_AFTER
    yield people.titles, TITLE
    yield people.titles_feminine, TITLE | FEMININE
    yield people.titles_masculine, TITLE | MASCULINE
    yield people.title_suffixes, TITLE_SUFFIX
    yield people.roles, ROLE
    yield people.roles_feminine, ROLE | FEMININE
    yield people.roles_masculine, ROLE | MASCULINE
    yield people.local, ROLE | LOCAL
    yield people.groups, GROUP
    yield people.organisations, ORGANISATION
    yield people.documents, DOCUMENT
    yield people.pronouns, PRONOUN
    yield people.pronouns_feminine, PRONOUN | FEMININE
    yield people.pronouns_masculine, PRONOUN | MASCULINE
    yield people.pronouns_neuter, PRONOUN | NEUTER
    yield people.pronouns_plural, PRONOUN | PLURAL
    yield people.same, SAME
    yield people.fields, FIELD | UNKNOWN
    yield people.particles, PARTICLE
    yield people.given, GIVEN
    yield grammar.topic, TOPIC
    yield grammar.subject, TOPIC | SUBJECT
    yield grammar.stop, STOP
    yield grammar.link, LINK
    yield grammar.determiners, DETERMINER
    yield grammar.indefinite, DETERMINER | INDEFINITE
    yield grammar.modifiers, MODIFIER
    yield grammar.fillers, FILLER
    yield grammar.conjunctions, CONJUNCTION
    yield grammar.relative, RELATIVE
    yield grammar.plain, PLAIN


_HEAD = 4  # letters that a compound's head has at least
_APOSTROPHES = str.maketrans("’‘ʼ`´", "'''''")
# ё is written е as often as not. Vowel signs of Arabic and the kashida say nothing about which word it is: قالَ and قال are one.
_DROPPED = {code: None for code in (*range(0x64B, 0x653), 0x670, 0x640, 0x200B)} | {0x451: 0x435, 0x401: 0x415}
_UNDROPPED = {0x64B, 0x200B}


def fold(word: str) -> str:
    """A word as the table has it: lower case, straight apostrophes, no vowel signs."""
    if word.isascii():
        return word.lower()
    return word.translate(_APOSTROPHES).translate(_DROPPED).lower()


class Lexicon:
    """The words of a language. `look(word)` says what a word may be; see the flags above."""

    def __init__(self, language: Language) -> None:
        self.language = language
        self.words: dict[str, int] = {}
        self.phrases: dict[str, list[tuple[tuple[str, ...], int]]] = {}
        self.parted: dict[str, dict[str, int]] = {}
        self.stems: dict[str, int] = {}
        self.endings: dict[str, int] = {}
        self._memo: dict[str, int] = {}
        self.articles = tuple(map(fold, language.script.articles))
        script, grammar = language.script, language.grammar
        self.prefixes = tuple(sorted(map(fold, script.prefixes), key=len, reverse=True))
        self.enclitics = tuple(sorted(map(fold, script.enclitics), key=len, reverse=True))
        for words, flag in _keys(language):
            self._add(words, flag)
        if self.articles:
            self.phrases = {
                self.bare(first): [(tuple(map(self.bare, rest)), flag) for rest, flag in phrases]
                for first, phrases in self.phrases.items()
            }
        for first, phrases in self.phrases.items():
            flags: dict[tuple[str, ...], int] = {}
            for rest, flag in phrases:  # a phrase in two lists is both
                flags[rest] = flags.get(rest, 0) | flag
            self.phrases[first] = sorted(flags.items(), key=lambda phrase: -len(phrase[0]))
        self._stem_sizes = sorted({len(stem) for stem in self.stems}, reverse=True)
        self._ending_sizes = sorted({len(ending) for ending in self.endings}, reverse=True)
        flags = dict.fromkeys(map(fold, grammar.endings), STOP) | dict.fromkeys(map(fold, grammar.subject), TOPIC | SUBJECT) | dict.fromkeys(map(fold, grammar.topic), TOPIC)
        flags |= {word: LINK for word in map(fold, grammar.link) if word in flags}
        self.suffixes = tuple(sorted(flags.items(), key=lambda suffix: -len(suffix[0]))) if script.spaced else ()
        self.possessives = tuple(sorted(map(fold, grammar.possessives), key=len, reverse=True))
        people = language.people
        self.addresses = frozenset(map(fold, {*people.titles, *people.titles_feminine, *people.titles_masculine} & {
            *people.pronouns, *people.pronouns_feminine, *people.pronouns_masculine,
        })) if script.cased else frozenset()  # fmt: skip
        self.abbreviations = frozenset(fold(word).rstrip(".") for word in script.abbreviations)
        people = language.people
        self.name_endings = {fold(ending): rank for rank, ending in enumerate(people.endings, 1)}
        self._name_ending_sizes = sorted({len(ending) for ending in self.name_endings}, reverse=True)
        self.genitives = tuple(map(fold, people.genitives))
        self.nominatives: dict[str, int] = {}
        if self.name_endings:
            for word in (*people.roles, *people.roles_feminine, *people.roles_masculine):
                stem, rank = self.stem(fold(word))
                self.nominatives[stem] = min(rank, self.nominatives.get(stem, rank))
        self.kin = _kin(people.kin, self.stem)

    def _add(self, words: Iterable[str], flag: int) -> None:
        for entry in words:
            word = self._apart(fold(entry))
            if len(word) > 1 and self.language.script.spaced:
                word = word.rstrip(".")  # the tokeniser keeps an abbreviation's stop out of its word
            if word.endswith("*"):
                self.stems[word[:-1]] = self.stems.get(word[:-1], 0) | flag
            elif word.startswith("*"):
                self.endings[word[1:]] = self.endings.get(word[1:], 0) | flag
            elif " … " in word:
                first, last = word.split(" … ")
                parts = self.parted.setdefault(first, {})
                parts[last] = parts.get(last, 0) | flag
            elif " " in word and self.language.script.spaced:
                first, *rest = word.split()
                self.phrases.setdefault(first, []).append((tuple(rest), flag))
            else:
                self.words[word] = self.words.get(word, 0) | flag

    def _apart(self, entry: str) -> str:
        """An entry as the tokeniser cuts it: d'après is two words, and so is lit-on."""
        always = [prefix for prefix in self.prefixes if prefix.endswith("'")]
        hyphened = [enclitic for enclitic in self.enclitics if enclitic[0] in "-'"]
        if not always and not hyphened:
            return entry
        words = []
        for word in entry.split(" "):
            behind: list[str] = []
            while word not in hyphened and (enclitic := next((e for e in hyphened if word.endswith(e) and len(word) > len(e)), None)) is not None:
                behind.insert(0, enclitic)
                word = word[: -len(enclitic)]
            while (prefix := next((p for p in always if word.startswith(p) and len(word) > len(p) + 1), None)) is not None:
                words.append(prefix)
                word = word[len(prefix) :]
            words += [word, *behind]
        return " ".join(words)

    def bare(self, word: str) -> str:
        """The word without an article that is written onto it: السفير is سفير, if that is a known noun."""
        for article in self.articles:
            if word.startswith(article) and word not in self.words and self.words.get(word[len(article) :], 0) & NOUN:
                return word[len(article) :]
        return word

    def knows(self, word: str) -> bool:
        """Whether the word stands in a list by itself, not by a pattern only."""
        return word in self.words or word in self.phrases or self.bare(word) != word

    def stem(self, word: str) -> tuple[str, int]:
        """A declined word without its case ending, and how far from the nominative it is: Пескова and Песков are one."""
        for size in self._name_ending_sizes:
            if len(word) - size > 2 and (rank := self.name_endings.get(word[-size:])):
                return word[:-size], rank
        return word, 0

    def begins(self, words: list[str]) -> int:
        """What the words begin with may be: a listed phrase or the first word."""
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
            head = ""
            if " " not in role:
                head = next((role[at:] for at in range(1, len(role) - _HEAD) if role[at:] in self.kin), "")
            else:  # bộ trưởng ngoại giao: the head comes first
                words = role.split(" ")
                head = next((first for size in range(len(words) - 1, 0, -1) if (first := " ".join(words[:size])) in self.kin), "")
            if len(self.kin) > 50_000:
                return self.kin.get(head, frozenset())
            found = self.kin[role] = self.kin.get(head, frozenset())
        return found

    def look(self, word: str) -> int:
        """What a folded word may be; 0 where it is not known."""
        found = self._memo.get(word)
        if found is None:
            if len(self._memo) > 50_000:  # a stream of documents must not grow it for ever
                self._memo.clear()
            found = self._memo[word] = self._look(word)
        return found

    def _look(self, word: str) -> int:
        exact = self.words.get(word)
        if exact is not None:
            return exact
        bare = self.bare(word)
        if bare != word:
            return self.words[bare] & NOUN
        found = 0
        for size in self._stem_sizes:
            if size <= len(word) and word[:size] in self.stems:
                found |= self.stems[word[:size]]
                break
        for size in self._ending_sizes:
            if size < len(word) and word[-size:] in self.endings:
                found |= self.endings[word[-size:]]
                break
        if not found and self.genitives and "-" in word:  # врач-инфекционист, экс-министр
            first, *_, last = word.split("-")
            found = (self.words.get(first, 0) | self.words.get(last, 0)) & (ROLE | FEMININE | MASCULINE)
        return found


def _kin(groups: tuple[tuple[str, ...], ...], stem: Callable[[str], tuple[str, int]]) -> dict[str, frozenset[int]]:
    """Each role word with the numbers of the kinships it belongs to: ambassador ~ diplomat."""
    found: dict[str, set[int]] = {}
    for number, group in enumerate(groups):
        for word in group:
            found.setdefault(stem(fold(word))[0], set()).add(number)
    return {word: frozenset(numbers) for word, numbers in found.items()}


_KEY_OF = {
    SAY: "speech.say", ACT: "speech.act", ACCORDING: "speech.according", ACCORDING_AFTER: "speech.according_after",
    STATEMENT: "speech.statements", THAT: "speech.that", ADDRESSEE: "speech.addressee", NAMING: "speech.naming",
    TITLE: "people.titles", TITLE_SUFFIX: "people.title_suffixes", ROLE: "people.roles", GROUP: "people.groups",
    ORGANISATION: "people.organisations", DOCUMENT: "people.documents", PRONOUN: "people.pronouns",
    SAME: "people.same", PARTICLE: "people.particles", GIVEN: "people.given", TOPIC: "grammar.topic",
    STOP: "grammar.stop", LINK: "grammar.link", DETERMINER: "grammar.determiners", INDEFINITE: "grammar.indefinite",
    MODIFIER: "grammar.modifiers", FILLER: "grammar.fillers", CONJUNCTION: "grammar.conjunctions",
    RELATIVE: "grammar.relative", PLAIN: "grammar.plain",
}  # fmt: skip


def keys(tags: int) -> list[str]:
    """The word lists of the language file that a word was found in."""
    return [name for flag, name in _KEY_OF.items() if tags & flag]
