"""The words of text without spaces: words of the lists where they stand, unknown words between them."""

import re
from collections.abc import Callable, Iterable

from wirecli.knowledge import lexicon as lex
from wirecli.knowledge.lexicon import Lexicon, fold
from wirecli.page import Page
from wirecli.patterns import pattern
from wirecli.quotes.classes import HIRAGANA, KATAKANA, LATIN, THAI_SILENT, is_han, is_letter, thai_tails
from wirecli.quotes.token import MARKS, PUNCTUATION, Token

_LEADS = frozenset("เแโใไ")  # nor ends with them
_LATIN = pattern(rf"[{LATIN}\d][{LATIN}\d.&'’\-]*+")
_KATAKANA_OR_LATIN = pattern(rf"[{KATAKANA}ー・･＝゠]++|[{LATIN}\d][{LATIN}\d.,&'’\-]*+")
_DOTS = "・＝="
# behind a part of a foreign name; most texts have few
_JOINT = pattern("[·・‧•．]|[A-Z][a-z]|-(?=[^\\W\0-\u05ff]{2})")
_JOINTS = "·・‧•．"
_MANY = 3  # syllables of many a given name: さとる, まもる
_LONGEST, _HYPHENS, _PARTS = 16, 3, 5
_REACH = (_HYPHENS + 1) * _LONGEST + _HYPHENS + 1  # letters that a part may have


def _foreign(text: str, at: int, end: int, letters: frozenset[str]) -> int:
    """The end of a foreign name spelled with these letters, a dot between its parts: 马丁·霍尔特; `at` where none is.

    As a pattern, with its sets of five hundred letters, it cost five milliseconds at every start.
    """
    stop = first = _part(text, at, end, letters)
    for _ in range(_PARTS if first > at else 0):
        if stop >= end or text[stop] not in _JOINTS:
            break
        after = _part(text, stop + 1, end, letters)
        if after == stop + 1:
            if after >= end or not "A" <= text[after] <= "Z":
                break
            after += 2 if after + 1 < end and text[after + 1] == "." else 1
        stop = after
    if stop > first or _is_hyphened(text[at:first]):
        return stop
    latin = first + 1 < end and "A" <= text[first] <= "Z" and "a" <= text[first + 1] <= "z"
    return first if latin else at


def _is_hyphened(word: str) -> bool:
    """Whether hyphens alone stand between the parts of a foreign name: 马丁-霍尔特."""
    return all(len(part) > 1 for part in word.split("-")) and "-" in word


def _part(text: str, at: int, end: int, letters: frozenset[str]) -> int:
    """The end of up to four runs of letters, a hyphen between them."""
    stop = _run(text, at, end, letters)
    for _ in range(_HYPHENS if stop > at else 0):
        after = _run(text, stop + 1, end, letters) if stop < end and text[stop] in "-‑－—" else stop + 1
        if after == stop + 1:
            break
        stop = after
    return stop


def _run(text: str, at: int, end: int, letters: frozenset[str]) -> int:
    stop, last = at, min(end, at + _LONGEST)  # bounded: each place in a long run is tried
    while stop < last and text[stop] in letters:
        stop += 1
    return stop


_MEMO = 50_000  # entries: a stream of documents must not grow it for ever


def _is_foreign(char: str) -> bool:
    """Whether it is a letter of those that foreign words are written with (Japanese)."""
    return "\u30a1" <= char <= "\u30fe"


_CROWDED = 2  # lengths
_BEFORE_ROLE = lex.DETERMINER | lex.MODIFIER
_GIVEN = lex.GIVEN | lex.GENDER | lex.PARTICLE


class _Sizes:
    """How long the words are that may begin with the letters at a place, the longest first.

    By the first two letters, and by three where two leave too many: Thai has 11 lengths a letter, 2 a pair, 1 a triple.
    A pair's are made when a text has it: a text needs a tenth of them.
    """

    def __init__(self, words: Iterable[str]) -> None:
        self.words: dict[str, list[str]] = {}
        for word in words:
            self.words.setdefault(word[:2], []).append(word)
        self.initials = {pair[0] for pair in self.words}
        self.by_pair: dict[str, tuple[int, ...]] = {}
        self.by_triple: dict[str, tuple[int, ...]] = {}
        self.crowded: set[str] = set()

    def at(self, text: str, at: int) -> tuple[int, ...]:
        pair = text[at : at + 2]
        sizes = self.by_pair.get(pair)
        if sizes is None:
            sizes = self.make(pair)
        return self.by_triple.get(text[at : at + 3], sizes)

    def make(self, pair: str) -> tuple[int, ...]:
        """The lengths that a pair tells; those of its triples are made with them."""
        if len(self.by_pair) > _MEMO:
            self.by_pair.clear()
        alone = (1,) if pair[:1] in self.words else ()  # no letters behind a text that ends in a name
        words = self.words.get(pair, ()) if len(pair) > 1 else ()
        sizes = {*map(len, words)}
        if len(sizes) > _CROWDED:
            self.crowded.add(pair)
            thirds: dict[str, set[int]] = {}
            for word in words:
                thirds.setdefault(word[:3], set()).add(len(word))
            sizes = thirds.pop(pair, set())
            for third, longer in thirds.items():
                self.by_triple[third] = (*sorted(longer | sizes, reverse=True), *alone)
        found = self.by_pair[pair] = (*sorted(sizes, reverse=True), *alone)
        return found


_SEEN, _LETTER, _RUN, _HAN, _FOREIGN, _WORD = (1 << bit for bit in range(6))
_PLAIN = _LETTER | _RUN | _FOREIGN | _WORD  # a letter and nothing else: neither foreign nor the beginning of a word


class Letters:
    """Cuts text without spaces into tokens by what a lexicon knows."""

    def __init__(self, lexicon: Lexicon) -> None:
        script = lexicon.language.script
        self._words = lexicon.words
        self._split, self._gaps = script.split_scripts, script.gaps
        if script.split_scripts:  # a surname begins a name, whatever its letters mean alone: 田中
            self._words = {name: 0 for name in lexicon.language.people.surnames if len(name) > 1} | lexicon.words
        if script.gaps:  # no word of a list stands inside a long given name: เค|ที่; short ones are pieces of others
            self._words = {
                word: tags if tags & ~_GIVEN else 0
                for word, tags in self._words.items()
                if tags & ~_GIVEN or len(word) > _MANY
            }
        self._sizes = _Sizes(self._words)
        self._runs = _KATAKANA_OR_LATIN if script.split_scripts else _LATIN
        self._kinds: dict[str, int] = {}
        self._pairs: dict[str, tuple[int, int] | tuple[()]] = {}
        self._letters = frozenset(script.transliteration)
        endings = "|".join(map(re.escape, lexicon.language.grammar.attributive))
        self._verb = re.compile(rf"[{HIRAGANA}]{{0,4}}(?:{endings})(?![{HIRAGANA}])") if endings else None

    def read(self, page: Page, start: int, end: int, found: list[Token]) -> None:
        """Words of the lists where they stand, the longest first; the letters in between are unknown words."""
        text, words, add = page.text, self._words, found.append
        kinds, split, gaps = self._kinds, self._split, self._gaps
        by_pair, by_triple = self._sizes.by_pair, self._sizes.by_triple
        pairs, pair_of = self._pairs, self._pairs.get
        at, run = start, -1  # run: where unknown letters began
        joint = self._joint(text, at, end) if self._letters else end + _REACH
        sure = 0 if gaps else min(end - 1, joint - _REACH)  # up to here two letters may tell enough
        while at < end:
            if at < sure:
                pair = text[at : at + 2]
                known = pair_of(pair)
                if known is None:
                    known = pairs[pair] = self._told_by(pair)
                if known:  # most letters
                    size, tags = known
                    if not size:
                        if run < 0:
                            run = at
                        at += 1
                        continue
                    if run >= 0:
                        self._unknown(text, run, at, add)
                        run = -1
                    last = at + size
                    add(Token(at, last, last, tags, pair if size == 2 else pair[0]))
                    at = last
                    continue
            char = text[at]
            kind = kinds.get(char) or self._kind(char)
            if kind & _PLAIN == _LETTER:
                if run < 0:
                    run = at
                at += 1
                continue
            last = tags = 0
            if kind & _FOREIGN:
                if joint < at:
                    joint = self._joint(text, at, end)
                    sure = min(end - 1, joint - _REACH)
                if joint - at < _REACH:
                    last, tags = self._at(text, at, end)
            if kind & _WORD and not last:
                pair = text[at : at + 2]
                sizes = by_pair.get(pair)  # as _Sizes.at does, without a call a letter
                if sizes is None:
                    sizes = self._sizes.make(pair)
                for size in by_triple.get(text[at : at + 3], sizes):
                    ahead = at + size
                    if ahead <= end and text[at:ahead] in words:
                        if gaps and (
                            (ahead < end and (text[ahead] in thai_tails or text[ahead + 1 : ahead + 2] == THAI_SILENT))
                            or (at > start and text[at - 1] in _LEADS)
                        ):
                            continue  # in the middle of a syllable
                        if split and kind & _RUN and self._in_foreign(text, ahead, end):
                            continue  # マリ|ア, タイ|ヤ
                        if size == 1 and split and kind & _HAN and ahead < end and self._kind(text[ahead]) & _HAN:
                            if run >= 0 or not self._tells_which(text, at, ahead):
                                continue  # 市は, but 市川
                        elif split and size == 2 and run < 0 and self._tells_which(text, at, ahead):
                            continue  # 同|社長
                        if gaps and 1 < size < 4 and self._begins_verb(text, ahead - 1, end):
                            continue  # บุญมา|กล่าว, not บุญ|มาก
                        last, tags = ahead, words[text[at:ahead]]
                        break
                if last and not tags:
                    run = at if run < 0 else run
                    at = last
                    continue
            if kind & _LETTER and not last:
                if not kind & _RUN:
                    if run < 0:
                        run = at
                    at += 1
                    continue
                match = self._runs.match(text, at, end)
                last = match.end() if match else at + 1
                tags = words.get(fold(text[at:last]), 0) or (
                    lex.NUMBER if char.isdigit() else lex.UNKNOWN | (lex.CAPITAL if char.isupper() else 0)
                )
            if run >= 0:
                self._unknown(text, run, at, add)
                run = -1
            if last:
                add(Token(at, last, last, tags, text[at:last]))
            elif char == "." and gaps:
                pass  # (สศค.), ผกก.สน.บางแค: it ends no sentence, but abbreviations
            elif not char.isspace() and char not in MARKS:
                add(Token(at, at + 1, at + 1, PUNCTUATION.get(char, lex.OTHER), char))
            at = last or at + 1
        if run >= 0:
            self._unknown(text, run, end, add)

    def _begins_verb(self, text: str, at: int, end: int) -> bool:
        """Whether a long verb of speech begins at `at`."""
        if at + 4 > end or text[at] not in self._sizes.initials:
            return False
        return any(
            size > 3 and at + size <= end and self._words.get(text[at : at + size], 0) & lex.SAY
            for size in self._sizes.at(text, at)
        )

    def _unknown(self, text: str, start: int, end: int, add: Callable[[Token], None]) -> None:
        """Letters that no list has: a word, or several where a verb stands before the noun that it tells of."""
        while self._verb is not None and end - start > 1:
            match = self._verb.search(text, start, end)
            if match is None:
                break
            begin, last = match.span()
            stem = 0  # ideographs before it, up to two
            while stem < 2 and begin - stem > start and self._kind(text[begin - stem - 1]) & _HAN:
                stem += 1
            given = last - begin == _MANY
            if last == end and (not self._begins_noun(text, end) or (stem != 1 and given)):
                break  # 綾瀬さとる|社長
            alone = not stem and (begin > start or given)
            if alone or not (stem or text[start - 1 : start].isalnum()):
                break  # 兄の|さとる; but 漕いで|きた
            add(Token(start, last, last, lex.STOP, text[start:last]))
            start = last
        if start < end:
            add(Token(start, end, end, lex.UNKNOWN, text[start:end]))

    def _begins_noun(self, text: str, at: int) -> bool:
        """Whether a noun may begin here: no syllable that ends a word, no punctuation."""
        return bool(text[at : at + 1] and self._kind(text[at]) & (_HAN | _RUN))

    def _tells_which(self, text: str, at: int, end: int) -> bool:
        """Whether one letter tells which of somebody's roles is meant that stands behind it: 同|編集長, 前|住宅相.

        `end` is where a listed word ends that begins with that letter: 同|社長 rather than 同社.
        """
        if not self._words.get(text[at], 0) & _BEFORE_ROLE:
            return False
        return any(
            size > max(1, end - at - 1) and self._words.get(text[at + 1 : at + 1 + size], 0) & lex.ROLE
            for size in self._sizes.at(text, at + 1)
        )

    def _in_foreign(self, text: str, at: int, end: int) -> bool:
        """Whether letters of the same foreign word go on at `at`, and no other listed word begins there."""
        if at >= end or text[at] in _DOTS or text[at - 1] in _DOTS:
            return False
        if not (_is_foreign(text[at - 1]) and _is_foreign(text[at])):
            return False
        return not any(text[at : at + size] in self._words for size in self._sizes.at(text, at) if size > 1)

    def _kind(self, char: str) -> int:
        """What a character may be; each is looked at once."""
        kind = self._kinds.get(char)
        if kind is None:
            kind = (
                _SEEN
                | _LETTER * bool(char.isalnum() or is_letter(char))
                | _RUN * bool(self._runs.match(char))
                | _HAN * is_han(char)
                | _FOREIGN * (char in self._letters)
                | _WORD * (char in self._sizes.initials)
            )
            self._kinds[char] = kind
        return kind

    def _told_by(self, pair: str) -> tuple[int, int] | tuple[()]:
        """How long the word is that two letters tell by themselves, and what it may be.

        An unknown letter has no length; () where more must be seen.
        """
        if len(self._pairs) > _MEMO:
            self._pairs.clear()
        char, kind = pair[0], self._kind(pair[0])
        if kind & _RUN or len(pair) < 2:
            return ()
        if kind & _WORD:
            sizes = self._sizes.make(pair)
            if self._split and self._words.get(char, 0) & _BEFORE_ROLE:
                return ()  # 同|編集長
            if pair in self._sizes.crowded or max(sizes, default=0) > 2:
                return ()
            for size in sizes:
                if pair[:size] in self._words:
                    if size == 1 and self._split and kind & self._kind(pair[1]) & _HAN:
                        continue
                    tags = self._words[pair[:size]]
                    return (size, tags) if tags else ()
        if kind & _LETTER:
            return 0, 0
        if char == "." or char.isspace() or char in MARKS:
            return ()
        return 1, PUNCTUATION.get(char, lex.OTHER)

    @staticmethod
    def _joint(text: str, at: int, end: int) -> int:
        """Where the next sign stands that the letters before it spell a foreign name; far off where none does."""
        match = _JOINT.search(text, at, end)
        return match.start() if match else end + _REACH

    def _at(self, text: str, at: int, end: int) -> tuple[int, int]:
        """The end of a transliterated name that begins here, and what it is; (0, 0) where none does."""
        last = _foreign(text, at, end, self._letters)
        if last == at:
            return 0, 0
        name = text[at:last]
        if at and text[at - 1].isdigit() and name[0] in self._words:
            return 0, 0  # 5|日|马丁·霍尔特
        if name in self._words and last < end and "A" <= text[last] <= "Z":
            return 0, 0  # 平台|Threads
        if _is_hyphened(name) and any(part in self._words for part in name.split("-")):
            return 0, 0  # 巴黎-达喀尔
        first = min((name.index(joint) for joint in _JOINTS if joint in name), default=0)
        for size in self._sizes.at(text, at) if first else ():
            if 1 < size < first and self._words.get(name[:size], 0) & (lex.ROLE | lex.TITLE):
                return 0, 0  # 农夫|达里奥·贝内德
        verbs = (size for size in self._sizes.at(text, last) if size > 1)
        spoken = any(self._words.get(text[last : last + size], 0) & lex.SAY for size in verbs)
        for place in range(max(map(name.rfind, _JOINTS + "-")) + at + 2, last):
            for size in self._sizes.at(text, place):
                ends = lex.FILLER
                if size > 1:
                    ends |= lex.TITLE_SUFFIX if place + size >= last else 0
                    ends |= lex.ROLE | lex.STOP if place + size > last else 0
                    ends = (0 if spoken and place + size > last else ends) | lex.SAY | lex.ACT
                elif place < last - 1:
                    continue
                else:
                    ends |= lex.THAT
                if self._words.get(text[place : place + size], 0) & ends:
                    return place, lex.UNKNOWN | lex.GIVEN  # 席尔瓦|赛后, 卡瓦诺|法官, 霍尔特|曾在; not: 霍尔|特警|告说
        return last, lex.UNKNOWN | lex.GIVEN
