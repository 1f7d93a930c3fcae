"""The words of text without spaces: words of the lists where they stand, unknown words between them."""

import re
from collections.abc import Iterable

import regex

from wirecli.knowledge import lexicon as lex
from wirecli.knowledge.lexicon import Lexicon, fold
from wirecli.page import NOTHING, Page
from wirecli.quotes.token import MARKS, PUNCTUATION, Token

_TAILS = frozenset(
    "ะาำๅ" + "".join(map(chr, (0xE31, *range(0xE34, 0xE3B), *range(0xE47, 0xE4F))))
)  # no word begins with them
_SILENT = "\u0e4c"  # silences the letter before it
_LEADS = frozenset("เแโใไ")  # nor ends with them
_LETTER = regex.compile(r"[\p{L}\p{M}\p{N}]")


_LATIN = regex.compile(r"[\p{Latin}\p{N}][\p{Latin}\p{N}.&'’\-]*+")
_KATAKANA_OR_LATIN = regex.compile(r"[\p{Katakana}ー・･＝゠]++|[\p{Latin}\p{N}][\p{Latin}\p{N}.,&'’\-]*+")


_HAN = regex.compile(r"[\p{Han}々]")


def _foreign(letters: str) -> "re.Pattern[str] | None":
    """A pattern for foreign names spelled with these letters, a dot between the parts: 马丁·霍尔特."""
    if not letters:
        return None
    run = rf"[{re.escape(letters)}]{{1,16}}+"  # bounded: each place in a long run is tried
    part = rf"{run}(?:[\-‑－—]{run}){{0,3}}+"
    # Compiled in a third of the time that `regex` needs, at every start.
    return re.compile(rf"{part}(?:[·・‧•](?:{part}|[A-Z]\.?)){{1,5}}+|{part}(?=[A-Z][a-z])")


def _sizes(words: Iterable[str]) -> dict[str, tuple[int, ...]]:
    """For each first letter the lengths of the words that begin with it, the longest first."""
    found: dict[str, set[int]] = {}
    for word in words:
        found.setdefault(word[0], set()).add(len(word))
    return {letter: tuple(sorted(sizes, reverse=True)) for letter, sizes in found.items()}


class Letters:
    """Cuts text without spaces into tokens by what a lexicon knows."""

    def __init__(self, lexicon: Lexicon) -> None:
        script = lexicon.language.script
        self._words = lexicon.words
        self._split, self._gaps = script.split_scripts, script.gaps
        if script.split_scripts:  # a surname begins a name, whatever its letters mean alone: 田中
            self._words = {name: 0 for name in lexicon.language.people.surnames if len(name) > 1} | lexicon.words
        self._sizes = _sizes(self._words)
        self._runs = _KATAKANA_OR_LATIN if script.split_scripts else _LATIN
        self._foreign = _foreign(script.transliteration)
        self._letters = frozenset(script.transliteration)

    def read(self, page: Page, start: int, end: int, found: list[Token]) -> None:
        """Words of the lists where they stand, the longest first; the letters in between are unknown words."""
        text, words, sizes = page.shadow, self._words, self._sizes
        at, run = start, -1  # run: where unknown letters began
        while at < end:
            char = text[at]
            last, tags = self._at(text, at, end)
            if not last:
                for size in sizes.get(char, ()):
                    if text[at : at + size] in words and at + size <= end:
                        if (
                            at + size < end
                            and (text[at + size] in _TAILS or text[at + size + 1 : at + size + 2] == _SILENT)
                        ) or (at > start and text[at - 1] in _LEADS):
                            continue  # in the middle of a syllable
                        if size == 1 and self._split and _HAN.match(char) and _HAN.match(text, at + 1, end):
                            continue  # 市は, but 市川
                        last, tags = at + size, words[text[at : at + size]]
                        break
                if last and not tags:
                    run = at if run < 0 else run
                    at = last
                    continue
            if not last and (char.isalnum() or _LETTER.match(char)):
                match = self._runs.match(text, at, end)
                if match is None:
                    run = at if run < 0 else run
                    at += 1
                    continue
                last = match.end()
                tags = words.get(fold(text[at:last]), 0) or (
                    lex.NUMBER if char.isdigit() else lex.UNKNOWN | (lex.CAPITAL if char.isupper() else 0)
                )
            if run >= 0:
                found.append(Token(run, at, at, lex.UNKNOWN, text[run:at]))
                run = -1
            if last:
                found.append(Token(at, last, last, tags, text[at:last]))
            elif char == "." and at + 1 < end and self._gaps and text[at + 1].isalpha():
                pass  # ผกก.สน.บางแค: within an abbreviation
            elif not char.isspace() and char != NOTHING and char not in MARKS:
                found.append(Token(at, at + 1, at + 1, PUNCTUATION.get(char, lex.OTHER), char))
            at = last or at + 1
        if run >= 0:
            found.append(Token(run, end, end, lex.UNKNOWN, text[run:end]))

    def _at(self, text: str, at: int, end: int) -> tuple[int, int]:
        """The end of a transliterated name that begins here, and what it is; (0, 0) where none does."""
        if text[at] not in self._letters or self._foreign is None:
            return 0, 0
        match = self._foreign.match(text, at, end)
        if match is None:
            return 0, 0
        last = match.end()
        for place in range(max(map(match.group().rfind, "·・‧•")) + at + 2, last):
            for size in self._sizes.get(text[place], ()):
                ends = (
                    lex.SAY | lex.FILLER if place + size <= last else lex.SAY | lex.FILLER | lex.ROLE | lex.TITLE_SUFFIX
                )
                if size > 1 and self._words.get(text[place : place + size], 0) & ends:
                    return place, lex.UNKNOWN | lex.GIVEN  # 席尔瓦|赛后, 卡瓦诺|法官
        return last, lex.UNKNOWN | lex.GIVEN
