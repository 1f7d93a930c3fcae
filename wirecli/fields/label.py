"""A line and the label it may begin with: `Source:`, `## Contacts`, `【责任编辑：`."""

from functools import cached_property

from msgspec import Struct

from wirecli.fields.words import Vocabulary
from wirecli.patterns import pattern

HEADING = 110  # characters; a longer line is no heading
LEAD = " /*#•·-–—_=>◎▲▶☞●■□◆※▼◇☆★○【[（(〈《<＜「『〔［"
_SYLLABLES = "\u0e00"
_CLOSED = pattern(r"[】\])）〉》>＞」』〕］:：/*#\s–—-]*$")
_STOPS, _CLOSERS = frozenset(".!?。！？…"), "\"'”’」』)）]» "  # « … . » in French
_FORM = pattern(r"(?:^|[\s,])(?:[A-Z]{2,4}|(?:[A-Za-z]\.){1,3}[A-Za-z]|[Ii]nc|[Cc]orp|[Ll]td|[Cc]o|[Bb]hd|s\.a)\.$")
_SHORT_NAME = pattern(r"(?:^|[\s,])[A-Z][a-z]{1,4}\.$")  # a legal form in a heading: Über die Rotbuche Ges.
_SMALL = pattern(r"(?<![^\W\d_])[^\W\d_A-Z]{4}")  # a word of a sentence, which a name has not: … said Ann Pell.


def ends_sentence(text: str) -> bool:
    """Whether a sentence ends there, rather than a legal form: About Kelpworks, Inc."""
    if text[-1:].isalnum():
        return False
    if text[-6:].rstrip(_CLOSERS)[-1:] not in _STOPS or _FORM.search(text[-12:]):
        return False
    return not _SHORT_NAME.search(text[-12:]) or _SMALL.search(text) is not None


class Label(Struct, frozen=True, dict=True):
    """The label of a folded line: where it begins, how long it is, what it may open; none where `kinds` is empty."""

    line: str
    size: int  # of the whole paragraph, of which `line` may be the beginning
    lead: int
    length: int
    kinds: tuple[str, ...]

    @property
    def rest(self) -> str:
        return self.line[self.lead + self.length :]

    @property
    def weight(self) -> int:
        """How much a label says by itself, in letters; a syllable or an ideogram says as much as three."""
        return self.length * (3 if self.length and self.line[self.lead] >= _SYLLABLES else 1)

    @cached_property
    def colon(self) -> bool:
        return self.rest.lstrip(" )）]】")[:1] in (":", "：")

    @cached_property
    def alone(self) -> bool:
        """Whether the line is nothing but the label."""
        return self.size == len(self.line) and _CLOSED.match(self.rest) is not None

    @cached_property
    def heading(self) -> bool:
        return self.size <= HEADING and not ends_sentence(self.line)

    @cached_property
    def set_apart(self) -> bool:
        """Whether brackets stand around the label, and the line goes on: [편집자 주] 본고는 …"""
        return bool(self.lead) and self.line[self.lead - 1] in "(（【[〔［" and self.rest[:1] in (*")）】]〕］",)

    @cached_property
    def bracketed(self) -> bool:
        """Whether label and line stand in brackets, with nothing but a date behind."""
        opened = self.lead and self.line[self.lead - 1] in "(（【["
        return bool(opened) and self.line.rstrip()[-1:] in ")）】]0123456789"


def label_of(line: str, words: Vocabulary, size: int = 0) -> Label:
    lead = len(line) - len(line.lstrip(LEAD))
    length, kinds = words.labels.opening(line, lead)
    return Label(line, size or len(line), lead, length, kinds)
