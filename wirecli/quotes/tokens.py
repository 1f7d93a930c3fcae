"""The words around the quotations, each with what the language says it may be."""

import re
from collections.abc import Iterable, Sequence

import regex

from wirecli.knowledge import lexicon as lex
from wirecli.knowledge.lexicon import Lexicon, fold
from wirecli.page import NOTHING, Page
from wirecli.quotes.marks import Quoted

_PUNCTUATION = {
    **dict.fromkeys(",،、，;；؛､", lex.COMMA),
    **dict.fromkeys(":：", lex.COLON),
    **dict.fromkeys(".!?…。！？؟｡।", lex.END),
    **dict.fromkeys("-–—―─", lex.DASH),
    **dict.fromkeys("()[]（）【】［］<>＜＞", lex.BRACKET),
}
# Letters, digits and combining marks (which \\w leaves out), joined by what joins words. Every alternative begins with another
# character and none can be split in two ways: linear, so it needs no timeout (which costs `regex` .8 µs a match).
_MARKS_WITHIN = "\u0300-\u036f\u0483-\u0487\u0591-\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed\u0900-\u0903\u093a-\u094f\u0951-\u0957\u0962\u0963\u200b"
_RUN = rf"[^\W_\u200b][\w{_MARKS_WITHIN}]*"
_SPACED = re.compile(rf"{_RUN}(?:['’‑\-.&@·]{_RUN})*|[^\s\u200b]")
_TAILS = frozenset("ะาำๅ" + "".join(map(chr, (0xE31, *range(0xE34, 0xE3B), *range(0xE47, 0xE4F)))))  # no word begins with them
_SILENT = "\u0e4c"  # silences the letter before it
_LEADS = frozenset("เแโใไ")  # nor ends with them
_PARTED = 25  # how many words may stand between the parts of a verb
_DECLINED = lex.ROLE | lex.ORGANISATION | lex.DOCUMENT | lex.GIVEN
_NAMED = lex.CAPITAL | lex.UNKNOWN
_LONGEST = 80  # no word is longer; what is longer is not looked up
_MARKS = frozenset("\"“”„‟«»‹›‘’‚‛「」『』《》'＂")
_Piece = tuple[int, int, int, int, str]  # start, end, core (offsets in the written word), what it may be, folded
_LETTER = regex.compile(r"[\p{L}\p{M}\p{N}]")


_LATIN = regex.compile(r"[\p{Latin}\p{N}][\p{Latin}\p{N}.&'’\-]*+")
_KATAKANA_OR_LATIN = regex.compile(r"[\p{Katakana}ー・･＝゠]++|[\p{Latin}\p{N}][\p{Latin}\p{N}.,&'’\-]*+")


_HAN = regex.compile(r"[\p{Han}々]")


def _foreign(letters: str) -> "regex.Pattern[str] | None":
    """A pattern for foreign names spelled with these letters, a dot between the parts: 丹尼斯·科瓦奇."""
    if not letters:
        return None
    run = rf"[{regex.escape(letters)}]{{1,16}}+"  # bounded: each place in a long run is tried
    part = rf"{run}(?:[\-‑－—]{run}){{0,3}}+"
    return regex.compile(rf"{part}(?:[·・‧•](?:{part}|[A-Z]\.?)){{1,5}}+|{part}(?=[A-Z][a-z])")


def _sizes(words: Iterable[str]) -> dict[str, tuple[int, ...]]:
    """For each first letter the lengths of the words that begin with it, the longest first."""
    found: dict[str, set[int]] = {}
    for word in words:
        found.setdefault(word[0], set()).add(len(word))
    return {letter: tuple(sorted(sizes, reverse=True)) for letter, sizes in found.items()}


class Token:
    """A word, a punctuation mark or a whole quotation; `core` is where its case ending begins (else its end)."""

    __slots__ = ("core", "end", "quoted", "start", "tags", "word")

    def __init__(self, start: int, end: int, core: int, tags: int, word: str, quoted: Quoted | None = None) -> None:
        self.start = start
        self.end = end
        self.core = core
        self.tags = tags
        self.word = word
        self.quoted = quoted

    def __repr__(self) -> str:
        return f"{self.word!r}"


class Tokeniser:
    """Cuts text into tokens by what a lexicon knows."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        script = lexicon.language.script
        self.spaced, self.cased = script.spaced, script.cased
        self.initials = script.nouns_capitalised  # elsewhere the capitals alone tell a name
        self._memo: dict[str, tuple[_Piece, ...]] = {}
        self.degrees = script.cased and bool(lexicon.language.people.title_suffixes)
        if not self.spaced:
            self._words = lexicon.words
            self._split = script.split_scripts
            if script.split_scripts:  # a surname begins a name, whatever its letters mean alone: 田中
                self._words = {name: 0 for name in lexicon.language.people.surnames if len(name) > 1} | lexicon.words
            self._sizes = _sizes(self._words)
            self._runs = _KATAKANA_OR_LATIN if script.split_scripts else _LATIN
            self._foreign = _foreign(script.transliteration)
            self._letters = frozenset(script.transliteration)

    def tokens(self, page: Page, start: int, end: int, quotes: Sequence[Quoted]) -> list[Token]:
        """The tokens from `start` to `end`; each quotation in between is one token of its own."""
        found: list[Token] = []
        at = start
        read = self._spaced if self.spaced else self._unspaced
        for quoted in quotes:
            if quoted.start > at:
                read(page, at, quoted.start, found)
            found.append(Token(quoted.start, quoted.end, quoted.end, lex.QUOTE, "“”", quoted))
            at = quoted.end
        if end > at:
            read(page, at, end, found)
        if self.lexicon.parted:
            self._find_parted(found)
        if self.degrees:
            self._find_degrees(found)
        if any(token.tags & lex.STARTS for token in found):
            found = self._join_phrases(found)
        if self.lexicon.name_endings:
            for token in found:
                if token.tags & _DECLINED or token.tags & _NAMED == _NAMED:
                    token.word = self.lexicon.stem(token.word)[0]
        if self.lexicon.addresses:
            self._settle_titles(found)
        return found

    def _settle_titles(self, tokens: list[Token]) -> None:
        """Words that are a title before a name and a pronoun elsewhere: bà Pell, bà."""
        addresses = self.lexicon.addresses
        for at, token in enumerate(tokens):
            if token.word not in addresses or token.quoted:
                continue
            fresh = not at or tokens[at - 1].tags & (lex.END | lex.COLON | lex.QUOTE | lex.DASH)
            if token.tags & lex.CAPITAL and token.tags & lex.MODIFIER and not fresh:
                token.tags &= ~(lex.TITLE | lex.PRONOUN | lex.MASCULINE | lex.FEMININE)  # Anh, the country
                continue
            named = at + 1 < len(tokens) and tokens[at + 1].tags & lex.CAPITAL
            token.tags &= ~(lex.MODIFIER | (lex.PRONOUN if named else lex.TITLE))

    @staticmethod
    def _find_degrees(tokens: list[Token]) -> None:
        """Degrees behind a name and their commas are part of it: Ann Pell, S.H., M.M., mengatakan"""
        size = len(tokens)
        for at, token in enumerate(tokens):
            if at < 1 or not token.tags & lex.TITLE_SUFFIX or not token.tags & lex.CAPITAL:
                continue
            comma = tokens[at - 1]
            if not (comma.tags & lex.COMMA and at > 1 and tokens[at - 2].tags & (lex.CAPITAL | lex.PARTICLE) or comma.tags & (lex.CAPITAL | lex.PARTICLE)):
                continue
            token.tags = lex.PARTICLE
            if comma.tags & lex.COMMA:
                comma.tags = lex.PARTICLE
            after = tokens[at + 2].tags if at + 2 < size else lex.END
            if at + 1 < size and tokens[at + 1].tags & lex.COMMA and after & (lex.CUE | lex.FILLER | lex.RELATIVE) and not after & lex.CAPITAL:
                tokens[at + 1].tags = lex.PARTICLE

    def _find_parted(self, tokens: list[Token]) -> None:
        """Verbs whose second part ends the clause: teilte … mit."""
        for at, token in enumerate(tokens):
            parts = self.lexicon.parted.get(token.word)
            if not parts or token.quoted:
                continue
            for ahead in range(at + 1, min(at + _PARTED, len(tokens))):
                if tokens[ahead].tags & (lex.END | lex.COLON):
                    break
                if tokens[ahead].word in parts and (ahead + 1 == len(tokens) or tokens[ahead + 1].tags & (lex.PUNCTUATION | lex.CONJUNCTION)):
                    token.tags = (token.tags & ~(lex.UNKNOWN | lex.STOP | lex.FILLER)) | parts[tokens[ahead].word]
                    break

    def _spaced(self, page: Page, start: int, end: int, found: list[Token]) -> None:
        memo, add = self._memo, found.append
        for match in _SPACED.finditer(page.shadow, start, end):
            raw, first = match.group(), match.start()
            pieces = memo.get(raw)
            if pieces is None:
                pieces = self._remember(raw)
            for begin, size, core, tags, word in pieces:
                if word == "." and found and self._abbreviated(found[-1], first):
                    found[-1].end = found[-1].core = first + 1
                    continue
                add(Token(first + begin, first + size, first + core, tags, word))

    def _remember(self, raw: str) -> tuple[_Piece, ...]:
        """What a written word consists of; looked up once a word."""
        if len(self._memo) > 50_000:  # a stream of documents must not grow it for ever
            self._memo.clear()
        pieces: list[_Piece] = []
        if len(raw) > 1 or raw.isalnum():
            self._word(raw, 0, pieces)
        elif raw not in _MARKS:
            pieces.append((0, 1, 1, _PUNCTUATION.get(raw, lex.OTHER), raw))
        self._memo[raw] = tuple(pieces)
        return self._memo[raw]

    def _abbreviated(self, before: Token, at: int) -> bool:
        if before.end != at or before.tags & lex.PUNCTUATION:
            return False
        word = before.word
        return word in self.lexicon.abbreviations or "." in word or (len(word) == 1 and bool(before.tags & lex.CAPITAL))

    def _word(self, raw: str, start: int, found: list[_Piece]) -> None:
        """The pieces of a word that stands `start` characters behind its beginning."""
        lexicon = self.lexicon
        end = start + len(raw)
        if len(raw) > _LONGEST:
            found.append((start, end, end, lex.UNKNOWN, raw[:_LONGEST]))
            return
        word = fold(raw)
        tags = lexicon.look(word)
        form = lex.NUMBER if raw[0].isdigit() else lex.CAPITAL if self.cased and raw[0].isupper() else 0
        for enclitic in lexicon.enclitics:
            if word.endswith(enclitic) and len(word) > len(enclitic) and NOTHING not in raw:
                known = lexicon.look(word[: -len(enclitic)])
                if enclitic[0] in "-'" or (known & lex.CUE and not tags & lex.CUE):
                    cut = end - len(enclitic)
                    self._word(raw[: -len(enclitic)], start, found)
                    starts = lex.STARTS if enclitic in lexicon.phrases else 0
                    found.append((cut, end, end, (lexicon.look(enclitic) or lex.UNKNOWN) | starts, enclitic))
                    return
                if not tags and known & (lex.ROLE | lex.GROUP | lex.ORGANISATION):
                    word, tags = word[: -len(enclitic)], known  # juru bicara, ketuanya
        for prefix in lexicon.prefixes:
            if word.startswith(prefix) and len(word) > len(prefix) + 1:
                if prefix[-1] == "'" or self._is_prefixed(word, word[len(prefix) :], tags):
                    cut = start + self._length(raw, len(prefix))
                    starts = lex.STARTS if prefix in lexicon.phrases else 0
                    found.append((start, cut, cut, lexicon.look(prefix) | form | starts, prefix))
                    place = len(found)
                    self._word(raw[cut - start :], cut, found)
                    if any(prefix.endswith(2 * article[-1]) for article in lexicon.articles):  # the article is in the prefix: لل
                        first, last, core, of, word = found[place]
                        found[place] = (first, last, core, of | lex.DEFINITE, word)
                    return
        core = end
        for possessive in lexicon.possessives:
            if word.endswith(possessive) and len(word) > len(possessive):
                word, core = word[: -len(possessive)], end - len(possessive)
                tags = lexicon.look(word) | lex.LINK
                break
        ending = 0
        if not tags:
            for suffix, flag in lexicon.suffixes:
                if word.endswith(suffix) and len(word) > len(suffix):
                    word, core, ending = word[: -len(suffix)], end - len(suffix), flag
                    tags = lexicon.look(word) | flag
                    break
        if tags == lex.MODIFIER and not lexicon.knows(word):
            tags |= lex.UNKNOWN  # a modifier by its form only: it may be a name's word
        if lexicon.articles and word.startswith(lexicon.articles):
            word, form = lexicon.bare(word), form | lex.DEFINITE
        tags |= form
        if self.initials and not tags & ~lex.CAPITAL and 2 <= len(raw) <= 6 and raw.isupper():
            tags |= lex.ORGANISATION | lex.UNKNOWN  # BDI: a body's initials
        if not tags & ~(lex.CAPITAL | lex.NUMBER | lex.TOPIC | lex.STOP | lex.DEFINITE | ending) and (core != end or not tags & (lex.TOPIC | lex.STOP)):
            tags |= lex.UNKNOWN
        found.append((start, end, core, tags | (lex.STARTS if word in lexicon.phrases else 0), word))

    def _is_prefixed(self, word: str, rest: str, tags: int) -> bool:
        """Whether `word` is a prefix written onto `rest`: surely where `rest` stands in a list and `word` does not."""
        lexicon = self.lexicon
        if word in lexicon.words or word in lexicon.phrases:
            return False
        return lexicon.knows(rest) or (not tags and bool(lexicon.look(rest) & ~lex.MODIFIER))

    @staticmethod
    def _length(raw: str, folded: int) -> int:
        """How many characters of `raw` its first `folded` folded ones are (vowel signs were dropped)."""
        for size in range(folded, len(raw)):
            if len(fold(raw[:size])) == folded and (size + 1 > len(raw) or len(fold(raw[: size + 1])) > folded):
                return size
        return folded

    def _unspaced(self, page: Page, start: int, end: int, found: list[Token]) -> None:
        """Words of the lists where they stand, the longest first; the letters in between are unknown words."""
        text, words, sizes = page.shadow, self._words, self._sizes
        at, run = start, -1  # run: where unknown letters began
        while at < end:
            char = text[at]
            last, tags = self._at(text, at, end)
            if not last:
                for size in sizes.get(char, ()):
                    if text[at : at + size] in words and at + size <= end:
                        if at + size < end and (text[at + size] in _TAILS or text[at + size + 1 : at + size + 2] == _SILENT) or at > start and text[at - 1] in _LEADS:
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
                tags = words.get(fold(text[at:last]), 0) or (lex.NUMBER if char.isdigit() else lex.UNKNOWN | (lex.CAPITAL if char.isupper() else 0))
            if run >= 0:
                found.append(Token(run, at, at, lex.UNKNOWN, text[run:at]))
                run = -1
            if last:
                found.append(Token(at, last, last, tags, text[at:last]))
            elif not char.isspace() and char != NOTHING and char not in _MARKS:
                found.append(Token(at, at + 1, at + 1, _PUNCTUATION.get(char, lex.OTHER), char))
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
                ends = lex.SAY | lex.FILLER if place + size <= last else lex.SAY | lex.FILLER | lex.ROLE | lex.TITLE_SUFFIX
                if size > 1 and self._words.get(text[place : place + size], 0) & ends:
                    return place, lex.UNKNOWN | lex.GIVEN  # 席尔瓦|赛后, 卡瓦诺|法官
        return last, lex.UNKNOWN | lex.GIVEN

    def _join_phrases(self, tokens: list[Token]) -> list[Token]:
        """Words that are one thing together ("according to") as one token."""
        phrases = self.lexicon.phrases
        found: list[Token] = []
        at, size = 0, len(tokens)
        while at < size:
            token = tokens[at]
            for rest, tags in phrases[token.word] if token.tags & lex.STARTS else ():
                last = at + len(rest)
                if last < size and all(tokens[at + 1 + k].word == word for k, word in enumerate(rest)):
                    word = " ".join((token.word, *rest))
                    tags |= token.tags & lex.CAPITAL | tokens[last].tags & lex.DEFINITE
                    found.append(Token(token.start, tokens[last].end, tokens[last].core, tags, word))
                    at = last
                    break
            else:
                found.append(token)
            at += 1
        return found
