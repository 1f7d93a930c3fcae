"""What a language knows of the frame around a story: months, dates, headings of boilerplate."""

from msgspec import Struct

Words = tuple[str, ...]


class Frame(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The `[frame]` section of a language file. Every list may be empty; case does not count in any of them."""

    months: tuple[Words, ...] = ()  # twelve lists, January first: every form a date prints, without full stop
    date_words: Words = ()  # may stand inside or around a date: de, of, г., พ.ศ.
    years: tuple[tuple[int, int, int], ...] = ()  # other eras: first year, last year, what to add
    eras: tuple[tuple[str, int], ...] = ()  # named right before a year, and the year before their first: 令和, 2018
    other_months: Words = ()  # of another calendar, whose date may stand before the usual one
    verb_first: bool = False  # a sentence begins with its verb: one word more belongs to what the brand begins
    places: Words = ()  # that newsrooms print before a dash without date or credit (Jakarta - )
    regions: Words = ()  # countries and states, which stand behind a town and a comma: Kingston, Jamaica –
    bare_places: Words = ()  # that they print with nothing behind but the story's first word (Berlin Die Koalition …)
    outlets_by_place: bool = False  # beside a place that is listed an unknown name is a paper's: Kupang, Ufuk –
    outlet_ends: Words = ()  # words that end the names of news sites, which sign datelines: نيوز

    about: Words = ()  # begins the heading of a company's portrait
    about_after: Words = ()  # ends it, where the language puts it there (〜について)
    contact: Words = ()
    source: Words = ()
    safe_harbor: Words = ()
    keywords: Words = ()
    sectors: Words = ()
    credits: Words = ()
    credits_within: Words = ()  # phrases that make a short line a credit wherever they stand in it
    parts: Words = ()  # what a broadcaster prints before what each of its people says, in brackets: [앵커]
    desks: Words = ()  # ends a newsroom's desk before its reporter: 사회부
    byline: Words = ()  # begins a line that names the writer, or ends it (기자)
    notes: Words = ()
    copyright: Words = ()
    copyright_within: Words = ()  # phrases that make a line a notice of rights wherever they stand in it
    caption: Words = ()
    caption_after: Words = ()  # ends a caption (撮影)
    caption_onto: Words = ()  # begins a caption, and what the picture shows is written onto it: 图为
    caption_within: Words = ()  # phrases that make a short line a caption wherever they stand in it: （左）
    related: Words = ()
    header: Words = ()
    stamp: Words = ()  # stands in the line that tells when a page was published or changed: updated, Uhr, min read
    furniture: Words = ()  # what a page sets around its story, a line each: share, advertisement

    phone: Words = ()  # labels of a contact's lines
    email: Words = ()
    website: Words = ()
    name: Words = ()
    departments: Words = ()  # that stand in contacts where a person's role would: investor relations
    legal_forms: Words = ()  # that tell a body from a person: inc, gmbh
    legal_starts: Words = ()  # the same at a name's beginning: PT, บริษัท

    before_brand: Words = ()  # may stand before a wire's name at a sentence's start: A, La, شركة
    countries: Words = ()  # the noun beside the number of countries a wire reaches
    magnitudes: tuple[Words, ...] = ()  # a factor, then its words: ["1000", "thousand", "k"]
    language_names: tuple[Words, ...] = ()  # tag, then its names; `*` at an end: anything may be written on there
    language_variants: tuple[Words, ...] = ()  # tag, the variant's tag, words that make it so: zh, zh-Hans, simplified
    ymd: Words = ()  # the three marks behind year, month and day: "年月日"
    outlets: Words = ()  # that sign datelines as wires do, and are none
    ours: Words = ()  # by which a paper means itself there: 本报
    through: Words = ()  # stands between who sent a text and the wire that distributes it: via


class FrameExample(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A document and what must be read off it; keys left out are not asked about, "" and [] ask for nothing there."""

    about: str
    text: str
    language: str | None = None
    wire: str | None = None
    title: str | None = None
    subtitle: str | None = None
    dateline: str | None = None
    place: str | None = None
    date: str | None = None
    source: str | None = None
    story: Words | None = None  # first and last words
    sectors: Words | None = None
    blocks: Words | None = None  # kind, or "kind: first words"
    disclaimer: str | None = None  # first words
    footer_about: str | None = None  # first words
    provider: str | None = None
    url: str | None = None
    reach: dict[str, int] | None = None
    languages: Words | None = None
    contact: dict[str, str] | None = None  # what the first contact says
    known_miss: str = ""


class CommonFrame(Frame, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What all languages have in common, and examples of frames that no wire owns."""

    example: tuple[FrameExample, ...] = ()
