"""Labels of a transcript: who speaks, a colon, and behind it, without marks, what they say."""

import re
from collections import Counter
from collections.abc import Sequence
from typing import Literal

from msgspec import Struct

from wirecli.knowledge.language import Speech
from wirecli.knowledge.lexicon import fold
from wirecli.page import Page
from wirecli.patterns import pattern
from wirecli.quotes.marks import Quoted
from wirecli.record import Span

_LABEL = pattern(r"[*_]{0,3}([^\W\d_][^\n:：*_?!？！。“”\"«»]{0,48}?)\s?[:：][*_]{0,3}\s*(?=\S)")
_STOPPED = pattern(r"([^\W\d_]{1,10}\d{0,2})[.)]\s+(?=\S)")  # Q. and A.
_DASH = pattern(r"([-–—―])\s*(?=[^\s\d–—-])")
_BRACKETED = pattern(r"\s?[(（\[][^()（）\[\]]*[)）\]]")  # Ann Pell (harbour master)
_ASKS = "?？؟"
_FEWEST = 3  # paragraphs: fewer make no transcript


Part = Literal["question", "answer"]


class Label(Struct, frozen=True):
    """Where a label stands (offsets) and the words behind it begin; the part it takes where it names nobody."""

    start: int
    end: int
    words: int
    key: str
    part: Part | None


def find_labels(
    page: Page, paragraphs: Sequence[Span], quoted: Sequence[Sequence[Quoted]], speech: Speech
) -> dict[int, Label]:
    """The labels of a transcript, by paragraph; none where the text is no transcript.

    A label stands there more than once, or says no more than question and answer: Price: or Winner: head no words.
    """
    found = _by_dashes(page, paragraphs)
    if not found:
        matches = [_match(page, paragraph) for paragraph in paragraphs]
        if len(matches) - matches.count(None) < _FEWEST:
            return {}
        parts: dict[str, Part] = dict.fromkeys(map(fold, speech.questions), "question")
        parts.update(dict.fromkeys(map(fold, speech.answers), "answer"))
        for number, match in enumerate(matches):
            label = _label(match, parts) if match is not None else None
            if label is not None and not (quoted[number] and quoted[number][0].start <= label.words + 2):
                found[number] = label
    if len(found) < _FEWEST:
        return {}
    often = Counter(label.part or label.key for label in found.values())
    asked = bool(often["question"])
    found = {
        number: label
        for number, label in found.items()
        if (often[label.key] > 1 if label.part is None else asked or label.part == "question")
    }
    return found if len(found) >= _FEWEST else {}


def _by_dashes(page: Page, paragraphs: Sequence[Span]) -> dict[int, Label]:
    """Questions and answers that begin with dashes and nothing else: an answer stands right below its question."""
    dashed = {}
    for number, paragraph in enumerate(paragraphs):
        match = _DASH.match(page.text, paragraph.start, paragraph.end)
        if match is not None:
            asks = paragraph.text.rstrip()[-1] in _ASKS
            part: Part = "question" if asks else "answer"
            dashed[number] = Label(match.start(1), match.end(1), match.end(), match[1], part)
    found = {}
    for number, label in dashed.items():
        above = dashed.get(number - 1)
        if above is not None and above.part == "question" and label.part == "answer":
            found[number - 1], found[number] = above, label
    return found if len(found) >= 2 * _FEWEST else {}


def _match(page: Page, paragraph: Span) -> re.Match[str] | None:
    """What may be a label, and the words begin behind it."""
    start, end = paragraph.start, paragraph.end
    return _LABEL.match(page.text, start, end) or _STOPPED.match(page.text, start, end)


def _label(match: re.Match[str], parts: dict[str, Part]) -> Label | None:
    name = fold(_BRACKETED.sub("", match[1])).strip()
    part = parts.get(name) or parts.get(name.rstrip("0123456789 "))
    stopped = match.string[match.end(1)] in ".)"
    if not name or (stopped and part is None):
        return None
    return Label(match.start(1), match.end(1), match.end(), name.split()[-1], part)
