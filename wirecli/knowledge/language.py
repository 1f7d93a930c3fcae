"""What is known of a language: one TOML file a language, described key by key in `data/README.md`."""

from typing import Literal

from msgspec import Raw, Struct, field
from msgspec.structs import force_setattr

from wirecli.knowledge.frame import Frame
from wirecli.knowledge.scripts import ScriptCode

Words = tuple[str, ...]
Shape = Literal[
    "quote-cue-speaker", "quote-speaker-cue", "speaker-cue-quote", "cue-speaker-quote", "speaker-quote-cue",
    "cue-quote-speaker", "speaker-colon-quote", "quote-speaker", "quote-cue", "cue-quote",
    "speaker-quote",
]  # fmt: skip


class _Section(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A section of a data file: unknown keys are faults."""


class Recognise(_Section, frozen=True, kw_only=True):
    """The `[recognise]` section: what tells this language from others of its script."""

    scripts: tuple[ScriptCode, ...]
    words: Words = ()
    letters: str = ""
    guest: bool = False


class Script(_Section, frozen=True, kw_only=True):
    """The `[script]` section: how the language is written."""

    spaced: bool = True
    gaps: bool = False
    cased: bool = True
    nouns_capitalised: bool = False
    half_capitals: bool = False
    split_scripts: bool = False
    prefixes: Words = ()
    articles: Words = ()
    enclitics: Words = ()
    transliteration: str = ""
    abbreviations: Words = ()
    first_letters: Words = ()
    last_letters: Words = ()
    same_letters: Words = ()
    ending_letters: str = ""
    beginning_letters: str = ""


class Marks(_Section, frozen=True, kw_only=True):
    """The `[marks]` section: pairs of quotation marks, an opening and a closing one each."""

    pairs: Words = ()
    nested: Words = ()
    works: Words = ()
    inside: tuple[Literal["dash", "comma"], ...] = ()


class Speech(_Section, frozen=True, kw_only=True):
    """The `[speech]` section: the words that attribute speech, and the shapes of sentence they stand in."""

    shapes: tuple[Shape, ...] = ()
    say: Words = ()
    act: Words = ()
    according: Words = ()
    according_after: Words = ()
    opinion: Words = ()
    again: Words = ()
    such: Words = ()
    sources: Words = ()
    statements: Words = ()
    that: Words = ()
    addressee: Words = ()
    asking: Words = ()  # verbs whose object tells itself by its gender: حثت | وزير الداخلية
    telling: Words = ()
    participles: Words = ()
    feminine: Words = ()
    infinitives: Words = ()  # endings of verbs that what stands behind them is the object of
    plural: Words = ()  # endings of verbs with several people for a subject, and auxiliaries before one
    naming: Words = ()
    naming_after: Words = ()
    reported: Words = ()
    clausal: Words = ()  # verbs of `say` that mean other things too: befand, states
    circumstances: Words = ()  # words that tell when, where or how right behind a verb: spoke in Norvane
    questions: Words = ()
    answers: Words = ()
    labels: Words = ()  # what ends a label before a blank: 早坂監督の話


class People(_Section, frozen=True, kw_only=True):
    """The `[people]` section: the words that speakers are named by."""

    name_side: Literal["after", "before"] = "after"
    titles: Words = ()
    titles_feminine: Words = ()
    titles_masculine: Words = ()
    title_suffixes: Words = ()
    title_suffixes_feminine: Words = ()
    title_suffixes_masculine: Words = ()
    roles: Words = ()
    roles_feminine: Words = ()
    roles_masculine: Words = ()
    local: Words = ()
    groups: Words = ()
    companies: Words = ()
    organisations: Words = ()
    documents: Words = ()
    pronouns: Words = ()
    pronouns_feminine: Words = ()
    pronouns_masculine: Words = ()
    pronouns_neuter: Words = ()
    pronouns_plural: Words = ()
    articles_masculine: Words = ()
    articles_feminine: Words = ()
    same: Words = ()
    others: Words = ()  # pronouns for the other one than the subject: 对方
    fields: Words = ()
    particles: Words = ()
    patronyms: Words = ()  # of those, what stands before a father's name: بن
    given: Words = ()
    given_feminine: Words = ()
    given_masculine: Words = ()
    surnames: Words = ()
    given_letters: Words = ()
    name_letters: str = ""
    neighbour_letters: str = ""
    never_given: str = ""  # letters that no given name ends in: 罗敏|站在门口
    given_syllables: str = ""
    place_ends: str = ""
    heads: Words = ()
    kin: tuple[Words, ...] = ()
    relatives: Words = ()
    body_nouns: Words = ()
    firm_ends: Words = ()  # words that end firms' names, whose first word alone means them: Northline Technologies
    epithets: Words = ()
    kinds: Words = ()  # what kind of body a name behind it is of: die Gewerkschaft | Verdi
    namesakes: Words = ()  # what is named after people: hospital Ana Gil
    apart: Words = ()
    spelt_feminine: Words = ()  # foreign given names, in the letters of transliteration
    spelt_masculine: Words = ()
    callings: Words = ()  # ends of roles that no name stands before: 農家
    aged: Words = ()  # behind a number: somebody by the age that a bracket told of them: 19歳は
    anybody: Words = ()  # who somebody is by an age or a sex alone: 老人
    nouns_masculine: Words = ()  # bodies and groups by the gender that a verb takes from them: مجلس
    nouns_feminine: Words = ()
    strangers: Words = ()  # roles that are not the one person of whom no role was told: die Richterin
    parents: Words = ()  # what somebody is by their children: father of three
    either: Words = ()  # who has an office, whatever gender the noun is of: la autoridad
    offices: Words = ()  # of those, what a story calls by office whom it has named without it: o primeiro-ministro
    endings: Words = ()
    genitives: Words = ()
    declined: tuple[Words, ...] = ()  # endings of women's names, each with that of the nominative: Анны, Анна


class Grammar(_Section, frozen=True, kw_only=True):
    """The `[grammar]` section: function words, by what they do to a noun phrase."""

    verb_second: bool = False
    head_first: bool = False
    adjoined: bool = False
    topic: Words = ()
    subject: Words = ()
    copula: Words = ()
    surnames_end: Words = ()  # what surnames with the article end in, and no object does: الرشيدي
    adjectives_end: Words = ()
    things_end: Words = ()  # several things: خيارات
    indefinite_objects_end: Words = ()  # وفدا
    objects: Words = ()
    about: Words = ()  # ends a clause that tells what somebody is asked of: ことについて
    origin: Words = ()
    agent: Words = ()
    passive: Words = ()
    stop: Words = ()
    link: Words = ()
    within: Words = ()
    determiners: Words = ()
    determiners_feminine: Words = ()
    determiners_masculine: Words = ()
    one: Words = ()  # words that count one person: 一名
    one_feminine: Words = ()
    alias: Words = ()  # between two names of one person: หรือ
    genitive: Words = ()  # particles between whose it is and what it is: 的
    indefinite: Words = ()
    modifiers: Words = ()
    fillers: Words = ()
    conjunctions: Words = ()
    relative: Words = ()
    whereabouts: Words = ()  # prepositions before where something is, which speaks for nobody: in, around
    places: Words = ()
    plain: Words = ()
    endings: Words = ()
    possessives: Words = ()
    whose: Words = ()
    described: Words = ()
    introduced: Words = ()
    clauses: Words = ()
    called: Words = ()
    owned: Words = ()
    owners: Words = ()
    attributive: Words = ()
    behind_consonants: Words = ()
    behind_vowels: Words = ()
    agents: Words = ()
    behalf: Words = ()  # before a body several of whose people speak: dicen desde el gremio
    impersonal: Words = ()
    asides: Words = ()  # endings of words that begin an aside: выступая, пожелавший
    predicates: Words = ()
    bound: Words = ()
    passers: Words = ()
    houses: Words = ()
    restricting: Words = ()  # words that make another office of one: the shadow chancellor
    finite: Words = ()
    finite_feminine: Words = ()
    finite_masculine: Words = ()
    conditions: Words = ()  # words that begin a clause of what may or may not be said: if, unless
    purposes: Words = ()
    infinitive: Words = ()  # words right before a verb in the infinitive: zu
    modals: Words = ()  # verbs right behind one: reden | müssen
    thus: Words = ()
    goes_by: Words = ()
    place_adjectives: tuple[Words, ...] = ()  # endings, and those of the noun behind: Курганской области


class ExampleQuote(_Section, frozen=True, kw_only=True):
    """A quotation that an example must give: its words, its speaker ("" for none), and the shape that finds it."""

    words: str
    speaker: str = ""
    kind: Literal["direct", "partial", ""] = ""
    shape: str = ""


class Example(_Section, frozen=True, kw_only=True):
    """A text and what must be read off it: `quote` lists the quotations that are somebody's words (none: `[]`)."""

    about: str
    text: str
    quote: tuple[ExampleQuote, ...] = ()
    speakers: Words = ()
    known_miss: str = ""


class Language(_Section, frozen=True, kw_only=True):
    """A language file."""

    tag: str
    name: str
    recognise: Recognise
    script: Script = field(default_factory=Script)
    marks: Marks = field(default_factory=Marks)
    speech: Speech = field(default_factory=Speech)
    people: People = field(default_factory=People)
    grammar: Grammar = field(default_factory=Grammar)
    frame: Frame = field(default_factory=Frame)
    example: tuple[Example, ...] = ()

    @property
    def heads_last(self) -> bool:
        """Whether names stand before their roles and nothing but particles marks them: 민서현 사장은."""
        return self.script.spaced and not self.script.cased and self.name_first

    @property
    def name_first(self) -> bool:
        """Whether a name stands before its bearer's role: 磯貝船頭, and not 船長陳."""
        return self.people.name_side == "before"

    @property
    def particles_only(self) -> bool:
        """Whether nothing but particles sets words apart: 船長は波が高いと話した."""
        return bool(self.grammar.topic) and not self.script.spaced

    @property
    def unmixed(self) -> bool:
        """Whether neither spaces nor particles nor a second script set words apart: 渔民们说缆绳断了."""
        return not (self.script.spaced or self.script.gaps or self.grammar.topic)


class ReadyLanguage(Language, frozen=True, kw_only=True):
    """A language file as a wheel carries it: with its word table, of which `lexicon` knows the form.

    `lists` are those of its sections, the words of each on lines of their own: only the table is made from most.
    """

    table: Raw
    lists: dict[str, dict[str, str]]

    def __post_init__(self) -> None:
        for section, lists in self.lists.items():
            force_setattr(self, section, _Lined(getattr(self, section), lists))


class _Lined:
    """A section whose lists are there once they are asked for: 22,000 words took 2 ms of every start."""

    def __init__(self, section: _Section, lists: dict[str, str]) -> None:
        self._section = section
        self._lists = lists

    def __getattr__(self, name: str) -> object:
        lined = self._lists.get(name)
        found = getattr(self._section, name) if lined is None else tuple(lined.split("\n"))
        setattr(self, name, found)
        return found
