"""Which language a page is written in, told by its script, its frequent words and its letters."""

from collections import Counter
from unicodedata import normalize

from wirecli import knowledge
from wirecli.knowledge.evidence import Evidence, bits
from wirecli.knowledge.scripts import BREADTH, GUEST, Scripts
from wirecli.page import Page
from wirecli.patterns import pattern

HEAD = 3000  # characters read from the beginning of the text
MIDDLE = 1000  # and from the middle of a longer one
HEADLINE = 120  # bytes; a longer first line is the story's
LETTERS = 800  # of which so many, evenly spread, are looked at as letters
WORD = 2  # a frequent word says as much as two telling letters
FEW = 60  # words; where there are no more, the endings of the others count, as much as a telling letter each
LEAST = 0.08  # of a text's words so many must be frequent ones, else it is a language that nobody here knows
SECOND = 0.15  # a script with a smaller share of the letters is only a name or two
HOST = 0.35  # of what speaks for a guest so much must speak for another language, which then is the text's
HOST_LEAST = 12  # points: fewer are only a name or two

_script_of = Scripts()
# None of an address's: name@example.com; what stands before a figure is one: RM480.
_WORD = pattern(r"(?<![\w.@/])(?:[^\W\d_]{2,}+(?=\d)|[^\W\d_]++'?+(?![\w@/]|\.\w))")


def recognise_language(page: Page) -> str | None:
    """The BCP 47 tag of a known language; None where it is another one or cannot be told. Never raises on any text."""
    evidence = knowledge.evidence()
    sample = normalize("NFC", _sample(page.text).lower())
    letters = Counter(sample[:: len(sample) // LETTERS + 1])
    for script in _scripts(letters, sample):
        number = _told(evidence, evidence.scripts.get(script, 0), letters, sample)
        if number is not None:
            return evidence.tags[number]
    return None


def _sample(text: str) -> str:
    """The body's first part: headlines carry foreign names, and the end foreign boilerplate."""
    start = text.find("\n", 0, HEADLINE) + 1
    if len(text) - start < 200 or len(text[:start].encode("utf-8", "replace")) > HEADLINE:
        start = 0
    end = start + max(600, (len(text) - start) * 6 // 10)
    if end - start <= HEAD + MIDDLE:
        return text[start:end]
    middle = max((start + end) // 2, start + HEAD)
    return text[start : start + HEAD] + text[middle : middle + MIDDLE]


def _scripts(letters: Counter[str], sample: str) -> list[str]:
    """The scripts of a text, the one it is written in first."""
    weights = _weigh(letters)
    total = weights.total()
    found = [script for script, weight in weights.most_common() if weight >= SECOND * total]
    if len(found) > 1 and found[0] == GUEST:
        lines: Counter[str] = Counter()
        for line in sample.splitlines():
            lines.update(dict(_weigh(Counter(line)).most_common(1)))
        hosts = [script for script in found[1:] if lines[script] >= SECOND * total]
        found.sort(key=lambda script: script not in hosts)
    return found


def _weigh(letters: Counter[str]) -> Counter[str]:
    """How much of a text is written in each script."""
    weights: dict[str, int] = {}  # a plain one: += on a Counter costs three times as much
    for char, count in letters.items():
        script = _script_of[char]
        weights[script] = weights.get(script, 0) + count
    weights.pop("", None)
    return Counter({script: weight * BREADTH.get(script, 1) for script, weight in weights.items()})


def _told(evidence: Evidence, candidates: int, letters: Counter[str], sample: str) -> int | None:
    """The number of the candidate for which most speaks; None where two strangers are equal or too little speaks."""
    if candidates & (candidates - 1) == 0:  # nobody else writes so
        return candidates.bit_length() - 1 if candidates else None
    words = _words(sample)
    speaks = _speaks(evidence, candidates, letters, words)
    points = _points(speaks)
    most = max(points.values(), default=0)
    if most < WORD * max(1, LEAST * len(words)):
        return None
    first = [number for number, weight in points.items() if weight == most]
    if len(first) > 1:  # a language that nobody here knows is the less likely one
        first = [number for number in first if evidence.tags[number]]
    if len(first) > 1 and not _are_kin(speaks, first, most):
        return None
    if not first:
        return None
    best = min(first)
    return _host(speaks, best, most) if best in evidence.guests else best


def _are_kin(speaks: dict[int, int], tied: list[int], most: int) -> bool:
    """Whether most of what speaks for one of the tied languages speaks for all: either will be read right."""
    all_of_them = sum(1 << number for number in tied)
    return 2 * sum(weight for mask, weight in speaks.items() if mask & all_of_them == all_of_them) > most


def _host(speaks: dict[int, int], guest: int, most: int) -> int:
    """The language of a text that is mostly the boilerplate of a guest."""
    others = _points({mask: weight for mask, weight in speaks.items() if not mask >> guest & 1})
    number, weight = max(others.items(), key=lambda item: item[1], default=(guest, 0))
    return number if weight >= max(HOST_LEAST, HOST * most) else guest


def _points(speaks: dict[int, int]) -> dict[int, int]:
    """How much speaks for each language."""
    points: dict[int, int] = {}
    for mask, weight in speaks.items():
        for number in bits(mask):
            points[number] = points.get(number, 0) + weight
    return points


def _words(sample: str) -> list[str]:
    """The sample's words; an elided article stands by itself: l'."""
    sample = sample.replace("’", "'")
    if len(sample) < 1000:  # where there are few, none may be lost to a comma or a quotation mark
        return _WORD.findall(sample)
    return sample.replace("'", "' ").split()


def _speaks(evidence: Evidence, candidates: int, letters: Counter[str], words: list[str]) -> dict[int, int]:
    """How much speaks for each group of candidates."""
    speaks: dict[int, int] = {}

    def add(mask: int, weight: int) -> None:
        speaks[mask & candidates] = speaks.get(mask & candidates, 0) + weight

    for mask, count in Counter(map(evidence.words.get, words)).items():
        if mask is not None:
            add(mask, WORD * count)
    if len(words) <= FEW:
        for word in words:
            if word not in evidence.words:
                add(evidence.affix(word), 1)
    known = evidence.letters
    for char, count in letters.items():
        if char in known:
            add(known[char], count)
    return speaks
