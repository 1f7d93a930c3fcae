"""What the text has told so far: the people and bodies in it, where each is named, and who spoke where.

The others ask it for whoever stands near a place: named before, a subject, in the same paragraph, the last to speak.
"""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from functools import cached_property
from operator import attrgetter

from msgspec import Struct, field

from wirecli.page import Page
from wirecli.patterns import pattern
from wirecli.quotes.speakers.bodies import Bodies
from wirecli.quotes.speakers.wording import Usage
from wirecli.quotes.token import Token
from wirecli.record import SpeakerKind

NEAR = 8000  # letters: what is told so far before is told anew
MEMORY = 40  # how many mentions back a pronoun may look
BEARERS = 100  # how many people of one surname are told apart: bounds the work on hostile texts
_WORD = pattern(r"[^\W\d_]+")
_PARTED = pattern(r"\n\s*")


class Entity(Struct, eq=False):
    """Somebody or a body of the document, by the fullest name it gives."""

    text: str
    words: tuple[str, ...]
    start: int
    starts: list[int] = field(default_factory=list)  # where it is named
    roles: set[str] = field(default_factory=set)
    context: set[str] = field(default_factory=set)
    role: tuple[int, int] | None = None
    gender: int = 0
    called: set[str] = field(default_factory=set)  # pronouns that stand before the name as titles: ông, chị
    body: bool = False
    place: bool = False  # nobody whom “they” means
    titled: bool = False
    given: bool = False  # begins with a frequent given name
    plural: bool = False
    neutral: bool = False  # meant by a pronoun of no gender, where women have one of their own: 그, 그녀
    named: bool = True
    indefinite: bool = False  # somebody, of whom nothing was said before
    rank: int = 0  # how far from the nominative its text is
    spoke: bool = False

    @property
    def person(self) -> bool:
        return not self.body and (self.titled or self.spoke or self.given or bool(self.roles))

    @property
    def kind(self) -> SpeakerKind | None:
        """Which of the two somebody with a name is; None where nothing tells."""
        if not self.named:
            return None
        return "organisation" if self.body else "person" if self.titled or self.given or self.roles else None

    def differs(self, gender: int) -> bool:
        """Whether it is known to be a man where a woman is meant, or the other way round."""
        return bool(gender and self.gender and gender != self.gender)


class Mention(Struct, eq=False):
    """Where somebody is named, or speaks."""

    start: int
    entity: Entity
    subject: bool


_entity = attrgetter("entity")


def is_body(entity: Entity) -> bool:
    """Whether it is a body, or looks like a foreign one among letters of another script."""
    foreign = len(entity.words) == 1 and entity.words[0].isascii() and not entity.gender
    return entity.body or (foreign and not entity.titled and not entity.given and not entity.roles)


class Discourse:
    """Everyone told of, and every mention and statement, in text order."""

    def __init__(self, page: Page, usage: Usage) -> None:
        self.page, self.usage = page, usage
        self.entities: list[Entity] = []
        self.described: dict[tuple[str, ...], Entity] = {}  # those without a name, by the words for them
        self.mentions: list[Mention] = []
        self.starts: list[int] = []  # of the mentions
        self.said: list[Mention] = []
        self.employers: list[Sequence[Token]] = []  # the words for bodies that people are told to be of
        self.bodies: Bodies = {}  # told of by a noun and whose they are, where that is no name
        self.issuer: Entity | None = None  # the body that issues the text
        self.lead: Entity | None = None  # the body that the text begins with

    @cached_property
    def small_words(self) -> frozenset[str]:
        """All words of the text that are printed without a capital."""
        return frozenset(word for word in _WORD.findall(self.page.text) if word.islower())

    def begin(self) -> None:
        """Put the mentions of all names in order, before anything is asked."""
        self.mentions.sort(key=lambda mention: mention.start)
        self.starts = [mention.start for mention in self.mentions]
        self.lead = next((m.entity for m in self.mentions[:1] if m.subject and m.entity.body), None)

    def mention(self, entity: Entity) -> None:
        """Add somebody without a name where the words for them stand."""
        self.entities.append(entity)
        place = bisect_left(self.starts, entity.start)
        self.mentions.insert(place, Mention(entity.start, entity, True))
        self.starts.insert(place, entity.start)

    def before(self, at: int, most: int = MEMORY, since: int = 0) -> list[Mention]:
        """The last mentions before `at`, none before `since`."""
        place = bisect_left(self.starts, at)
        first = bisect_left(self.starts, since) if since else 0
        return self.mentions[max(first, place - most) : place]

    def parted(self, start: int, end: int) -> bool:
        """Whether a line ends between the two."""
        return self.page.text.find("\n", start, end) >= 0

    def paragraph(self, at: int) -> int:
        """Where the paragraph of `at` begins."""
        return self.page.text.rfind("\n", 0, at) + 1

    def back(self, at: int) -> Iterable[Entity]:
        """Everyone named before `at`, the latest first; then those named after it, in order."""
        place = bisect_left(self.starts, at)
        mentions = [*reversed(self.before(at, 200)), *self.mentions[place : place + 40]]
        return dict.fromkeys(map(_entity, mentions))

    def paragraph_before(self, at: int) -> int:
        """Where the paragraph before that of `at` begins."""
        end = self.paragraph(at)
        while end and self.page.text[end - 1].isspace():
            end -= 1
        return self.paragraph(end)

    def paragraphs(self, start: int, end: int) -> int:
        """How many paragraphs end between the two."""
        return len(_PARTED.findall(self.page.text, start, end)) if self.parted(start, end) else 0

    def names_here(self, entity: Entity, at: int) -> bool:
        """Whether the paragraph of `at` has named the entity before."""
        begin = self.paragraph(at)
        return any(begin <= start < at for start in entity.starts[-BEARERS:])

    def roleless(self, at: int) -> Entity | None:
        """The one person of whom no role is told: she may be the teacher."""
        found = {
            id(m.entity): m.entity for m in self.before(at) if m.entity.named and m.entity.person and not m.entity.roles
        }
        return next(iter(found.values())) if len(found) == 1 else None

    def speaks(self, entity: Entity, at: int, *, by: bool = False) -> None:
        """Note that the entity spoke at `at`; `by` says that the sentence is about another."""
        entity.spoke = True
        self.said.append(Mention(at, entity, not by))

    def is_quoted_by(self, entity: Entity, start: int, end: int) -> None:
        """Note that somebody else says what the entity said: between `start` and `end` it is no subject."""
        entity.spoke = True
        for mention in self.before(end, since=start):
            mention.subject = False

    def acts(self, entity: Entity, at: int) -> None:
        """Note that the entity did at `at` what only people do: a pronoun behind it means it."""
        self.said.append(Mention(at, entity, True))
        entity.spoke = entity.spoke or entity.named

    def last_speaker(self) -> Entity | None:
        return self.said[-1].entity if self.said else None

    def body_at(self, start: int, end: int) -> Entity | None:
        """The body that is named first between `start` and `end`."""
        place = bisect_left(self.starts, start)
        first = self.mentions[place] if place < len(self.mentions) else None
        return first.entity if first is not None and first.start < end and first.entity.body else None

    def named_before(self, at: int, gender: int) -> Entity | None:
        """The last person of that gender who is named in the paragraph of `at` or the three before."""
        for mention in reversed(self.before(at, 12)):
            if self.page.text.count("\n", mention.start, at) > 6:
                break
            if mention.entity.named and mention.entity.gender == gender and not mention.entity.body:
                return mention.entity
        return None

    def subject_before(self, at: int, since: int, strict: bool = False) -> Entity | None:
        """The last person or body between `since` and `at` that stands where a subject stands, else any."""
        place, begin = bisect_left(self.starts, at), bisect_left(self.starts, since)
        near = self.mentions[begin:place]
        for wanted in (True,) if strict else (True, False):
            for mention in reversed(near):
                if (mention.subject or not wanted) and mention.entity.person:
                    return mention.entity
        return None

    def begins_sentence(self, at: int) -> bool:
        before = self.page.text[max(0, at - 3) : at].rstrip(" ")
        return before[-1:] in ("", "\n", ".", "?", "!", "“", "»", '"', "”")

    def author(self, at: int) -> Entity | None:
        """Who spoke last, in this paragraph or the one before; the body that issues the text where nobody did."""
        last = self.said[-1] if self.said else None
        if last is None:
            return self.issuer or self.lead
        if self.paragraphs(last.start, at) > 1 or not (last.entity.named or last.entity.body):
            return None
        return last.entity
