"""Which language a page is written in, told by its script, its frequent words and its letters."""

import re
from collections import Counter
from unicodedata import normalize

from wirecli import knowledge
from wirecli.knowledge.evidence import Evidence, bits
from wirecli.knowledge.scripts import BREADTH, Scripts
from wirecli.page import Page

HEAD = 3000  # characters read from the beginning of the text
MIDDLE = 1000  # and from the middle of a longer one
LETTERS = 800  # of which so many, evenly spread, are looked at as letters
WORD = 2  # a frequent word says as much as two telling letters
FEW = 60  # words; where there are no more, the endings of the others count, as much as a telling letter each
LEAST = 0.08  # of a text's words so many must be frequent ones, else it is a language that nobody here knows
SECOND = 0.15  # a script with this share of the letters is tried where the first one's words are of no language

_scripts = Scripts()
_WORD = re.compile(r"(?<![\w.@/])[^\W\d_]++'?+(?![\w@/]|\.\w)")  # none of an address's: name@example.com


def recognise_language(page: Page) -> str | None:
    """The BCP 47 tag of a known language; None where it is another one or cannot be told. Never raises on any text."""
    evidence = knowledge.evidence()
    sample = normalize("NFC", _sample(page.text).lower())
    letters = Counter(sample[:: len(sample) // LETTERS + 1])
    shares = _shares(letters)
    for script, share in shares:
        if share < SECOND and script != shares[0][0]:
            break
        number = _told(evidence, evidence.scripts.get(script, 0), letters, sample)
        if number is not None:
            return evidence.tags[number]
    return None


def _sample(text: str) -> str:
    """The body's first part: headlines carry foreign names, and the end foreign boilerplate."""
    start = text.find("\n") + 1
    if len(text) - start < 200:
        start = 0
    end = start + max(600, (len(text) - start) * 6 // 10)
    if end - start <= HEAD + MIDDLE:
        return text[start:end]
    middle = (start + end) // 2
    return text[start : start + HEAD] + text[max(middle, start + HEAD) : max(middle, start + HEAD) + MIDDLE]


def _shares(letters: Counter[str]) -> list[tuple[str, float]]:
    """Each script with its share of the text, the largest first."""
    weights: Counter[str] = Counter()
    for char, count in letters.items():
        weights[_scripts[char]] += count
    del weights[""]
    for script, breadth in BREADTH.items():
        if script in weights:
            weights[script] *= breadth
    total = weights.total()
    return [(script, weight / total) for script, weight in weights.most_common()]


def _told(evidence: Evidence, candidates: int, letters: Counter[str], sample: str) -> int | None:
    """The number of the candidate for which most speaks; None where two are equal or too little speaks."""
    if candidates & (candidates - 1) == 0:  # nobody else writes so
        return candidates.bit_length() - 1 if candidates else None
    words = _words(sample)
    weights = _weights(evidence, candidates, letters, words)
    points: Counter[int] = Counter()
    for mask, weight in weights.items():
        for number in bits(mask):
            points[number] += weight
    most = max(points.values(), default=0)
    if most == 0 or most < LEAST * WORD * len(words):
        return None
    first = [number for number, weight in points.items() if weight == most]
    if len(first) > 1:  # a language that nobody here knows is the less likely one
        first = [number for number in first if evidence.tags[number]]
    return first[0] if len(first) == 1 else None


def _words(sample: str) -> list[str]:
    """The sample's words; an elided article stands by itself: l'."""
    sample = sample.replace("’", "'")
    if len(sample) < 1000:  # where there are few, none may be lost to a comma or a quotation mark
        return _WORD.findall(sample)
    return sample.replace("'", "' ").split()


def _weights(evidence: Evidence, candidates: int, letters: Counter[str], words: list[str]) -> Counter[int]:
    """How much speaks for each group of candidates."""
    weights: Counter[int] = Counter()
    for mask, count in Counter(map(evidence.words.get, words)).items():
        if mask is not None:
            weights[mask & candidates] += WORD * count
    if len(words) <= FEW:
        for word in words:
            if word not in evidence.words:
                weights[evidence.affix(word) & candidates] += 1
    for char, count in letters.items():
        mask = evidence.letters.get(char)
        if mask is not None:
            weights[mask & candidates] += count
    return weights
