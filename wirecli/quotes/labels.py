"""Labels of a transcript: who speaks, a colon, and behind it, without marks, what they say."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

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
# Ann Pell – Chief Executive Officer, in a line of its own
_LINE = pattern(r"([^\W\d_][\w.'’-]*(?: [^\W\d_][\w.'’-]*){0,3})(?:\s?[,–—|(].{1,80}|\s-\s.{1,80})?")
_BULLETS = "◇◆▽▼▲△●○■□★☆・※【[（( \u3000"
_STOP = pattern(r"[。！？.!?「」『』“”]")
_ASKS = "?？؟"
_STOPS = '.!。！…)）”»"'
_ENDS = ".?!。！？…:,;"
_FEWEST = 3  # paragraphs: fewer make no transcript
_FEW = 2  # names that come again
_LONGEST, _SAID = 90, 20  # letters of a line that names somebody, at most; of what they say, at least


Part = Literal["question", "answer"]


class Label(Struct, frozen=True):
    """Where a label stands (offsets) and the words behind it begin; the part it takes where it names nobody."""

    start: int
    end: int
    words: int
    key: str
    part: Part | None
    once: bool = False  # it stands only once in the transcript: whom it names must be named elsewhere too
    more: tuple[int, ...] = ()  # further paragraphs of the same turn


def find_labels(
    page: Page, paragraphs: Sequence[Span], quoted: Sequence[Sequence[Quoted]], speech: Speech
) -> dict[int, Label]:
    """The labels of a transcript, by paragraph; none where the text is no transcript.

    A label stands there more than once, or says no more than question and answer: Price: or Winner: head no words.
    """
    found = _by_dashes(page, paragraphs) or _by_endings(page, paragraphs, quoted, speech)
    if found:
        return found
    found = _by_colons(page, paragraphs, quoted, speech) or _by_lines(page, paragraphs)
    strict = len({label.key for label in found.values()}) > 1 or any(label.part for label in found.values())
    return _with_more(paragraphs, found) if strict else found


def _by_endings(
    page: Page, paragraphs: Sequence[Span], quoted: Sequence[Sequence[Quoted]], speech: Speech
) -> dict[int, Label]:
    """What a label by itself ends with: ◇早坂監督の話　粘り強く戦えた。"""
    found = {}
    for number, paragraph in enumerate(paragraphs) if speech.labels else ():
        head = page.text[paragraph.start : min(paragraph.end, paragraph.start + _LONGEST)]
        begin = len(head) - len(head.lstrip(_BULLETS))
        for ending in speech.labels:
            at = head.find(ending, begin + 1)
            blank = head[at + len(ending) :][:1] if at > 0 else ""
            if blank and (blank.isspace() or blank in ":：") and not _STOP.search(head[begin:at]):
                start, end = paragraph.start + begin, paragraph.start + at
                words = end + len(ending) + 1
                if page.text[words : paragraph.end].strip() and not _begins_in_marks(quoted[number], words):
                    found[number] = Label(start, end, words, fold(head[begin:at]), None)
                break
    return found


def _by_colons(
    page: Page, paragraphs: Sequence[Span], quoted: Sequence[Sequence[Quoted]], speech: Speech
) -> dict[int, Label]:
    matches = [_match(page, paragraph) for paragraph in paragraphs]
    if len(matches) - matches.count(None) < _FEWEST:
        return {}
    parts: dict[str, Part] = dict.fromkeys(map(fold, speech.questions), "question")
    parts.update(dict.fromkeys(map(fold, speech.answers), "answer"))
    found = {}
    for number, match in enumerate(matches):
        label = _label(match, parts) if match is not None else None
        if label is not None and not _begins_in_marks(quoted[number], label.words):
            found[number] = label
    often = Counter(label.part or label.key for label in found.values())
    asked = bool(often["question"])
    sure = {
        number: label
        for number, label in found.items()
        if (often[label.key] > 1 if label.part is None else asked or label.part == "question")
    }
    once = {number: replace(label, once=True) for number, label in found.items() if not label.part}
    return once | sure if len(sure) >= _FEWEST else {}


def _begins_in_marks(quoted: Sequence[Quoted], at: int) -> bool:
    return bool(quoted) and quoted[0].start <= at + 2


def _by_lines(page: Page, paragraphs: Sequence[Span]) -> dict[int, Label]:
    """Names in lines of their own, two of which come more than once, with the words in the paragraphs below them."""
    found = {}
    for number, paragraph in enumerate(paragraphs[1:-1], 1):
        size = paragraph.end - paragraph.start
        if size > _LONGEST or paragraphs[number + 1].end - paragraphs[number + 1].start < _SAID:
            continue
        match = _LINE.fullmatch(page.text, paragraph.start, paragraph.end)
        if match and paragraph.text[-1] not in _ENDS and all(word[0].isupper() for word in match[1].split()):
            key = fold(match[1])
            found[number] = Label(match.start(1), match.end(1), paragraph.end, key, None)
    often = Counter(label.key for label in found.values())
    if sum(times > 1 for times in often.values()) < _FEW or len(found) < _FEWEST:
        return {}
    return {number: label for number, label in found.items() if often[label.key] > 1 or " " in label.key}


def _with_more(paragraphs: Sequence[Span], found: dict[int, Label]) -> dict[int, Label]:
    """The labels, each with the paragraphs that go on with its turn: whole sentences, up to the next label.

    A question without label, or what the room did (Applause.), ends a turn.
    """
    numbers = sorted(found)
    for number, following in pairwise((*numbers, len(paragraphs))):
        label, more = found[number], []
        last = following if following < len(paragraphs) else number + 1 + (label.words == paragraphs[number].end)
        for below in range(number + 1, min(last, len(paragraphs))):
            text = paragraphs[below].text.rstrip()
            asks = text[-1] in _ASKS and label.words < paragraphs[number].end
            if asks or text[0] in "([（【" or text[-1] not in _STOPS + _ASKS:
                break
            more.append(below)
        found[number] = replace(label, more=tuple(more))
    return found


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
