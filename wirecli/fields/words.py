"""A language's frame words made ready for looking up: one table of labels, one of months."""

import re
from functools import cached_property

from wirecli import knowledge
from wirecli.knowledge import Language
from wirecli.knowledge.frame import Frame

_APOSTROPHES = "’‘ʼ`´"
_UNSPACED = "\u0e00"  # from Thai on scripts set no spaces, or write particles onto words: there a word may go on


def fold(text: str) -> str:
    """Text as the tables have it: lower case, straight apostrophes, and always of the same length."""
    lower = text.lower()
    if len(lower) != len(text):  # İ becomes two
        lower = "".join(low if len(low := char.lower()) == 1 else char for char in text)
    if not lower.isascii():
        for apostrophe in _APOSTROPHES:  # ten times as fast as str.translate
            lower = lower.replace(apostrophe, "'")
    return lower


class Labels:
    """Words that open a line, each with its kinds; asked for the longest that a line begins with."""

    def __init__(self) -> None:
        self._by_start: dict[str, list[tuple[str, tuple[str, ...]]]] = {}

    def add(self, words: tuple[str, ...], kind: str) -> None:
        for word in map(fold, words):
            found = self._by_start.setdefault(word[:3], [])
            for at, (known, kinds) in enumerate(found):
                if known == word:
                    if kind not in kinds:
                        found[at] = (word, (*kinds, kind))
                    break
            else:
                found.append((word, (kind,)))
                found.sort(key=lambda entry: -len(entry[0]))

    def opening(self, line: str, at: int = 0) -> tuple[int, tuple[str, ...]]:
        """How long the label is that folded `line` has at `at`, and its kinds; 0 and none where there is none."""
        for start in (line[at : at + 3], line[at : at + 2], line[at : at + 1]):
            for word, kinds in self._by_start.get(start, ()):
                if line.startswith(word, at) and ends_word(line, at + len(word)):
                    return len(word), kinds
        return 0, ()


def ends_word(line: str, end: int) -> bool:
    """Whether a word may end at `end`: no letter of a spaced script goes on there."""
    if end >= len(line) or not (line[end - 1].isalpha() and line[end].isalpha()):
        return True
    return line[end - 1] >= _UNSPACED or line[end] >= _UNSPACED


def unspaced(text: str) -> bool:
    """Whether a text is written in a script that sets no spaces between words."""
    if text.isascii() or max(text) < _UNSPACED:
        return False
    return any(
        "\u0e00" <= char <= "\u0eff" or "\u1000" <= char <= "\u109f" or "\u1780" <= char <= "\u17ff"
        or "\u3040" <= char <= "\u30ff" or "\u3400" <= char <= "\u9fff"
        for char in set(text)
    )  # fmt: skip


class Vocabulary:
    """What a language, and every language, knows of frames."""

    KINDS = (
        "about", "contact", "source", "safe_harbor", "keywords", "credits", "byline", "notes", "copyright", "caption",
        "caption_onto",        "related", "header", "sectors",
    )  # fmt: skip

    def __init__(self, language: Language | None) -> None:
        common = knowledge.common_frame()
        own = language.frame if language else Frame()
        self._frames = own, common
        self._language = language
        self.unknown = language is None
        self.spaced = language is None or language.script.spaced
        gaps = language is not None and language.script.gaps
        self.that = tuple(map(fold, language.speech.that)) if language is not None and gaps else ()  # a sentence's: ว่า
        self.months = {
            fold(word).rstrip("."): number
            for frame in (common, own)
            for number, words in enumerate(frame.months, 1)
            for word in words
        }
        self.date_words = frozenset(map(fold, common.date_words + own.date_words))
        self.years = own.years
        self.short_years = any(last < 100 for _, last, _ in own.years)  # printed with two digits
        self.eras = own.eras
        self.other_date = _other_date(own)
        self.ymd = frozenset(common.ymd + own.ymd)
        self.places = tuple(sorted(map(fold, own.places), key=len, reverse=True))
        self.syllabic = language is not None and language.script.half_capitals
        self.regions = frozenset(map(fold, own.regions))
        self.bare_places = tuple(map(fold, own.bare_places))
        self.outlets_by_place = own.outlets_by_place
        self.outlet_ends = tuple(" " + fold(word) for word in own.outlet_ends)
        self.labels = Labels()
        for frame in (own, common):
            for kind in self.KINDS:
                self.labels.add(getattr(frame, kind), kind)
        self.furniture = frozenset(map(fold, own.furniture + common.furniture))
        self.facts = Labels()
        for frame in (own, common):
            for kind in ("phone", "email", "website", "name"):
                self.facts.add(getattr(frame, kind), kind)
        self.departments = frozenset(map(fold, own.departments + common.departments))
        self.legal_forms = frozenset(map(fold, own.legal_forms + common.legal_forms))
        self.legal_ends = tuple(form for form in self.legal_forms if unspaced(form))
        self.legal_starts = tuple(map(fold, own.legal_starts + common.legal_starts))
        self.about_after = tuple(map(fold, own.about_after))
        self.caption_after = tuple(map(fold, own.caption_after))
        self.caption_within = tuple(map(fold, own.caption_within))
        self.copyright_within = tuple(map(fold, own.copyright_within + common.copyright_within))
        self.credits_within = tuple(map(fold, own.credits_within + common.credits_within))
        self.byline = tuple(map(fold, own.byline))
        self.desks = tuple(map(fold, own.desks))
        self.parts = frozenset(fold(word).replace(" ", "") for word in own.parts)
        self.before_brand = frozenset(map(fold, own.before_brand))
        self.before_brand_onto = tuple(word for word in self.before_brand if unspaced(word))
        self.verb_first = own.verb_first
        self.countries = tuple(sorted(map(fold, own.countries), key=len, reverse=True))
        self.magnitudes = {
            fold(word): float(factor)
            for frame in (common, own)
            for factor, *words in frame.magnitudes
            for word in words
        }
        self.language_names = own.language_names + common.language_names
        self.language_variants = own.language_variants + common.language_variants

    @cached_property
    def said(self) -> frozenset[str]:
        """Verbs of speech that a story may begin with, and with “and” written onto them: قال, وقال."""
        if self._language is None or not self.verb_first:
            return frozenset()
        verbs = self._language.speech.say + self._language.speech.act
        return frozenset(fold(before + verb) for before in ("", *self._language.script.prefixes[:1]) for verb in verbs)

    @cached_property
    def given(self) -> frozenset[str]:
        """Given names, with which a writer's name begins."""
        if self._language is None:
            return frozenset()
        people = self._language.people
        return frozenset(map(fold, people.given + people.given_feminine + people.given_masculine))

    @cached_property
    def families(self) -> tuple[str, ...]:
        """Surnames, with which a writer's name begins."""
        return tuple(map(fold, self._language.people.surnames)) if self._language is not None else ()

    @cached_property
    def surnames(self) -> tuple[str, ...]:
        """Those of two letters or more."""
        return tuple(word for word in self.families if len(word) > 1)

    @cached_property
    def stamps(self) -> Labels:
        """The words of dates and of times: months, and what stands in or around a date or a time of day."""
        found = Labels()
        found.add(tuple(self.months), "month")
        for frame in self._frames:
            found.add((*frame.date_words, *"".join(frame.ymd)), "date")
            found.add(frame.stamp, "stamp")
        return found


def _other_date(frame: Frame) -> re.Pattern[str] | None:
    """26 جمادى الأولى 1446 هـ الموافق: a date of another calendar right before the usual one."""
    if not frame.other_months:
        return None
    months = "|".join(re.escape(fold(word)) for word in sorted(frame.other_months, key=len, reverse=True))
    little = "|".join(re.escape(fold(word)) for word in frame.date_words)
    return re.compile(rf"\d{{1,2}}\s+(?:{months})\s+\d{{4}}\s*(?:(?:{little})\s*)*$")


_known: dict[int, tuple[Language | None, Vocabulary]] = {}  # by identity: hashing a language reads all its words


def vocabulary(language: Language | None) -> Vocabulary:
    found = _known.get(id(language))
    if found is None or found[0] is not language:
        found = _known[id(language)] = (language, Vocabulary(language))
    return found[1]
