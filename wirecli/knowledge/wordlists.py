"""Makes a language's word table from its lists: once at build time, or where a file is no longer what it was."""

from collections.abc import Iterable, Iterator, Sequence

from wirecli.knowledge import lexicon as lex
from wirecli.knowledge.language import Language
from wirecli.knowledge.lexicon import Phrase, WordTable, bare_of, fold, sizes, stem_of
from wirecli.knowledge.lines import lined


def word_table(language: Language) -> WordTable:
    """What a language's lists make of its words."""
    return _Lists(language).table()


def _keys(language: Language) -> Iterator[tuple[Iterable[str], int]]:
    """Each word list of a language with what it makes of its words."""
    speech, people, grammar = language.speech, language.people, language.grammar
    yield speech.say, lex.SAY
    yield speech.act, lex.ACT
    yield speech.according, lex.ACCORDING
    yield speech.according_after, lex.ACCORDING_AFTER
    yield speech.opinion, lex.OPINION
    yield speech.statements, lex.STATEMENT
    yield speech.that, lex.THAT
    yield speech.addressee, lex.ADDRESSEE
    yield speech.feminine, lex.FEMININE
    yield speech.naming, lex.NAMING
    yield speech.reported, lex.REPORTED
    yield speech.naming_after, lex.NAMING_AFTER
    yield people.titles, lex.TITLE
    yield people.titles_feminine, lex.TITLE | lex.FEMININE
    yield people.titles_masculine, lex.TITLE | lex.MASCULINE
    yield people.title_suffixes, lex.TITLE_SUFFIX
    yield people.title_suffixes_feminine, lex.TITLE_SUFFIX | lex.FEMININE
    yield people.title_suffixes_masculine, lex.TITLE_SUFFIX | lex.MASCULINE
    yield people.roles, lex.ROLE
    yield people.roles_feminine, lex.ROLE | lex.FEMININE
    yield people.roles_masculine, lex.ROLE | lex.MASCULINE
    yield people.local, lex.ROLE | lex.LOCAL
    yield people.groups, lex.GROUP
    yield people.organisations, lex.ORGANISATION
    yield people.companies, lex.ORGANISATION | lex.ISSUER
    yield people.documents, lex.DOCUMENT
    yield people.pronouns, lex.PRONOUN
    yield people.pronouns_feminine, lex.PRONOUN | lex.FEMININE
    yield people.pronouns_masculine, lex.PRONOUN | lex.MASCULINE
    yield people.pronouns_neuter, lex.PRONOUN | lex.NEUTER
    yield people.pronouns_plural, lex.PRONOUN | lex.PLURAL
    yield people.same, lex.SAME
    yield people.fields, lex.FIELD | lex.UNKNOWN
    yield people.particles, lex.PARTICLE
    yield people.given, lex.GIVEN
    yield people.given_feminine, lex.GIVEN | lex.FEMININE
    yield people.given_masculine, lex.GIVEN | lex.MASCULINE
    yield grammar.topic, lex.TOPIC
    yield grammar.subject, lex.TOPIC | lex.SUBJECT
    yield grammar.stop, lex.STOP
    yield grammar.link, lex.LINK
    yield grammar.within, lex.WITHIN
    yield grammar.determiners, lex.DETERMINER
    yield grammar.determiners_feminine, lex.FEMININE
    yield grammar.determiners_masculine, lex.MASCULINE
    yield grammar.indefinite, lex.DETERMINER | lex.INDEFINITE
    yield grammar.modifiers, lex.MODIFIER
    yield grammar.fillers, lex.FILLER
    yield grammar.conjunctions, lex.CONJUNCTION
    yield grammar.relative, lex.RELATIVE
    yield (word for word in grammar.places if word.endswith(".")), lex.UNKNOWN
    yield grammar.plain, lex.PLAIN


class _Lists:
    """A language's entries, sorted by what they are: words, phrases, parted verbs, beginnings and ends of words."""

    def __init__(self, language: Language) -> None:
        self.language = language
        self.spaced = language.script.spaced
        self.words: dict[str, int] = {}
        self.phrases: dict[str, list[Phrase]] = {}
        self.parted: dict[str, dict[str, int]] = {}
        self.stems: dict[str, int] = {}
        self.endings: dict[str, int] = {}
        self.articles = tuple(map(fold, language.script.articles))
        self.prefixes = _longest_first(language.script.prefixes)
        self.enclitics = _longest_first(language.script.enclitics)
        self._elided = tuple(prefix for prefix in self.prefixes if prefix.endswith("'"))
        self._hyphened = tuple(enclitic for enclitic in self.enclitics if enclitic[0] in "-'")
        for words, flag in _keys(language):
            for word in words:
                self._add(word, flag)
        for pair in language.script.same_letters:  # 認爲 is 認為
            for word in [word for word in self.words if pair[1] in word]:
                self.words.setdefault(word.replace(pair[1], pair[0]), self.words[word])
        if self.articles:
            self.phrases = dict(map(self._without_articles, self.phrases.items()))

    def table(self) -> WordTable:
        people, script = self.language.people, self.language.script
        endings = {fold(ending): rank for rank, ending in enumerate(people.endings, 1)}
        return WordTable(
            words=lined(self.words),
            phrases={first: _joined(phrases) for first, phrases in self.phrases.items()},
            parted=self.parted,
            stems=self.stems,
            endings=self.endings,
            articles=self.articles,
            prefixes=self.prefixes,
            enclitics=self.enclitics,
            suffixes=_suffixes(self.language) if script.spaced else (),
            possessives=_longest_first(self.language.grammar.possessives),
            addresses=_addresses(self.language) if script.cased else frozenset(),
            abbreviations=frozenset(fold(word).rstrip(".") for word in script.abbreviations),
            name_endings=endings,
            genitives=tuple(map(fold, people.genitives)),
            nominatives=_nominatives(self.language, endings),
            kin=_kin(people.kin, endings),
        )

    def _add(self, entry: str, flag: int) -> None:
        word = self._apart(fold(entry))
        if len(word) > 1 and self.spaced:
            word = word.rstrip(".")  # the tokeniser keeps an abbreviation's stop out of its word
        if word.endswith("*"):
            _mark(self.stems, word[:-1], flag)
        elif word.startswith("*"):
            _mark(self.endings, word[1:], flag)
        elif " … " in word:
            first, last = word.split(" … ")
            _mark(self.parted.setdefault(first, {}), last, flag)
        elif " " in word and self.spaced:
            first, *rest = word.split()
            self.phrases.setdefault(first, []).append((tuple(rest), flag))
        else:
            _mark(self.words, word, flag)

    def _apart(self, entry: str) -> str:
        """An entry as the tokeniser cuts it: d'après is two words, and so is lit-on."""
        if not self._elided and not self._hyphened:
            return entry
        return " ".join(piece for word in entry.split(" ") for piece in self._pieces(word))

    def _pieces(self, word: str) -> list[str]:
        before: list[str] = []
        behind: list[str] = []
        while word not in self._hyphened and word.endswith(self._hyphened):
            enclitic = next((e for e in self._hyphened if word.endswith(e) and len(word) > len(e)), None)
            if enclitic is None:
                break
            behind.insert(0, enclitic)
            word = word[: -len(enclitic)]
        while word.startswith(self._elided):
            prefix = next((p for p in self._elided if word.startswith(p) and len(word) > len(p) + 1), None)
            if prefix is None:
                break
            before.append(prefix)
            word = word[len(prefix) :]
        return [*before, word, *behind]

    def _without_articles(self, entry: tuple[str, list[Phrase]]) -> tuple[str, list[Phrase]]:
        first, phrases = entry
        return self._bare(first), [(tuple(map(self._bare, rest)), flag) for rest, flag in phrases]

    def _bare(self, word: str) -> str:
        return bare_of(word, self.articles, self.words)


def _mark(table: dict[str, int], key: str, flag: int) -> None:
    table[key] = table.get(key, 0) | flag


def _longest_first(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(map(fold, words), key=len, reverse=True))


def _joined(phrases: list[Phrase]) -> list[Phrase]:
    """A phrase in two lists is both; the longest comes first."""
    flags: dict[tuple[str, ...], int] = {}
    for rest, flag in phrases:
        flags[rest] = flags.get(rest, 0) | flag
    return sorted(flags.items(), key=lambda phrase: -len(phrase[0]))


def _suffixes(language: Language) -> tuple[tuple[str, int], ...]:
    """What the language writes onto words, longest first."""
    grammar = language.grammar
    flags = dict.fromkeys(map(fold, grammar.endings), lex.STOP)
    flags |= dict.fromkeys(map(fold, grammar.subject), lex.TOPIC | lex.SUBJECT)
    flags |= dict.fromkeys(map(fold, grammar.topic), lex.TOPIC)
    flags |= {word: lex.LINK for word in map(fold, grammar.link) if word in flags}
    return tuple(sorted(flags.items(), key=lambda suffix: -len(suffix[0])))


def _addresses(language: Language) -> frozenset[str]:
    """Words that are titles as well as pronouns, or as words between somebody and a verb: bà, me."""
    people = language.people
    titles = {*people.titles, *people.titles_feminine, *people.titles_masculine}
    pronouns = {*people.pronouns, *people.pronouns_feminine, *people.pronouns_masculine}
    return frozenset(map(fold, titles & (pronouns | set(language.grammar.fillers))))


def _nominatives(language: Language, endings: dict[str, int]) -> dict[str, int]:
    """The rank of each role's ending in its nominative, by its stem; a man's given name's too."""
    found: dict[str, int] = {}
    if endings:
        people, lengths = language.people, sizes(endings)
        found = _ranks((*people.roles, *people.roles_feminine, *people.roles_masculine), endings, lengths)
        women = {stem_of(fold(name), endings, lengths)[0] for name in people.given_feminine}
        men = _ranks(people.given_masculine, endings, lengths)
        found = {stem: rank for stem, rank in men.items() if stem not in women} | found
    return found


def _ranks(names: Iterable[str], endings: dict[str, int], lengths: Sequence[int]) -> dict[str, int]:
    """The least rank that a form of each name has, by its stem: of Сергея, Сергей that of the latter."""
    found: dict[str, int] = {}
    for name in names:
        stem, rank = stem_of(fold(name), endings, lengths)
        found[stem] = min(rank, found.get(stem, rank))
    return found


def _kin(groups: tuple[tuple[str, ...], ...], endings: dict[str, int]) -> dict[str, frozenset[int]]:
    """Each role word with the numbers of the kinships it belongs to: ambassador ~ diplomat."""
    found: dict[str, set[int]] = {}
    lengths = sizes(endings)
    for number, group in enumerate(groups):
        for word in group:
            found.setdefault(stem_of(fold(word), endings, lengths)[0], set()).add(number)
    return {word: frozenset(numbers) for word, numbers in found.items()}
