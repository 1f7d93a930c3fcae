"""The words around the quotations, each with what the language says it may be."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from wirecli.knowledge import lexicon as lex
from wirecli.knowledge.lexicon import Lexicon, Phrase, fold
from wirecli.page import Page
from wirecli.patterns import pattern
from wirecli.quotes.classes import is_closed
from wirecli.quotes.marks import Quoted
from wirecli.quotes.token import MARKS, PUNCTUATION, Token, some

# Letters, digits and combining marks (which \\w leaves out), joined by what joins words. Every alternative begins with
# another character and none can be split in two ways: linear, so it needs no timeout (.8 µs a match in `regex`).
_MARKS_WITHIN = (
    "\u0300-\u036f\u0483-\u0487\u0591-\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670"
    "\u06d6-\u06ed\u0900-\u0903\u093a-\u094f\u0951-\u0957\u0962\u0963"
)
_RUN = rf"[^\W_][\w{_MARKS_WITHIN}]*"
_SPACED = pattern(rf"@?{_RUN}(?:['’‑\-.&@·]{_RUN})*|[^\s]")
_PARTED = 25  # how many words may stand between the parts of a verb
_DECLINED = lex.ROLE | lex.ORGANISATION | lex.DOCUMENT | lex.GIVEN
_NAMED = lex.CAPITAL | lex.UNKNOWN
_LOWER = "abcdefghijklmnopqrstuvwxyz"
_SIGN = 2  # letters: longer enclitics no name ends with (Kim Min-a)
_LONGEST = 80  # no word is longer; what is longer is not looked up
_GLUED = 3  # letters of a word beside a full stop behind which a space was lost
_VERB = 4  # letters of a short verb, which its ending does not tell
_BODY = 6  # words in capitals beside the “and” of a body's name
_TANWIN = "\u064b"
_Piece = tuple[int, int, int, int, str]  # start, end, core (offsets in what was written), what it may be, folded
_MEMO = 50_000  # entries: a stream of documents must not grow it for ever
_INITIALS = 2, 8  # letters in brackets, at least and at most
_SPELLED = 14  # words that they may be the initials of
_LITTLE = 3  # letters of a preposition or an article inside a longer entry
_SMALL = lex.LINK | lex.STOP | lex.DETERMINER | lex.CONJUNCTION | lex.WITHIN | lex.PARTICLE
_WORD_TOO = lex.LINK | lex.STOP | lex.DETERMINER | lex.CONJUNCTION | lex.PLAIN  # besides an initial
_PARTED = lex.PUNCTUATION | lex.QUOTE
_JOINS = lex.LINK | lex.PARTICLE
_BORNE = lex.GIVEN | lex.GENDER


class Tokeniser:
    """Cuts text into tokens by what a lexicon knows."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        script = lexicon.language.script
        self.spaced, self.cased = script.spaced, script.cased
        self.half = script.half_capitals
        self.first_conjunction = next(iter(lexicon.language.grammar.conjunctions), "")
        self.acronyms = script.cased and bool(lexicon.language.grammar.possessives)
        self.initials = script.nouns_capitalised  # elsewhere the capitals alone tell a name
        self._lost = _lost_spaces(lexicon)
        self._memo: dict[str, tuple[_Piece, ...]] = {}
        grammar = lexicon.language.grammar
        self.head_first = grammar.head_first and not grammar.adjoined
        self.finite = grammar.finite
        self.behind_vowels, self.behind_consonants = (
            frozenset(grammar.behind_vowels),
            frozenset(grammar.behind_consonants),
        )
        self.owned, self.owners = grammar.owned, grammar.owners
        self.body_nouns = frozenset(map(fold, lexicon.language.people.body_nouns)) if script.cased else frozenset()
        self._plain: dict[str, tuple[int, int, str]] = {}  # of one plain word: its length, what it may be, folded
        self._chunks: dict[str, tuple[tuple[_Piece, bool], ...]] = {}  # with whether the token is to be watched
        self._seconds: dict[str, dict[str, list[Phrase]]] = {}
        self.degrees = script.cased and bool(lexicon.language.people.title_suffixes)
        if not self.spaced:
            from wirecli.quotes.letters import Letters  # it needs `regex` (7 ms), which spaced scripts do without

            self._letters = Letters(lexicon)

    def tokens(self, page: Page, start: int, end: int, quotes: Sequence[Quoted]) -> list[Token]:
        """The tokens from `start` to `end`; each quotation in between is one token of its own."""
        found: list[Token] = []
        watched: list[int] = []  # where tokens stand that are more than they look, or may not stay as they are
        at = start
        for quoted in quotes:
            if quoted.start > at:
                self._read(page, at, quoted.start, found, watched)
            found.append(Token(quoted.start, quoted.end, quoted.end, lex.QUOTE, "“”", quoted))
            at = quoted.end
        if end > at:
            self._read(page, at, end, found, watched)
        if watched:
            if self.lexicon.parted:
                self._find_parted(found, watched)
            if self.degrees:
                self._find_degrees(found, watched)
            declined = [found[at] for at in watched] if self.lexicon.name_endings else []
            found = self._join_phrases(found, watched)
            for token in declined:
                token.word = self._undeclined(token.word, token.tags)
        if self.lexicon.addresses:
            self._settle_titles(found)
        if self.half:
            self._settle_names(found)
        if self.acronyms:
            self._join_bodies(found)
        if self.cased and page.text.find("(", start, end) >= 0:
            _join_ranks(found)
            _join_spelled(page, found, lex.LINK if self.initials else lex.LINK | lex.PARTICLE)
        return found

    def _join_bodies(self, tokens: list[Token]) -> None:
        """An “and” inside a body's name: Department of Health and Social Care, Food and Drug Administration."""
        for at in range(1, len(tokens) - 1):
            token = tokens[at]
            if token.tags & lex.CONJUNCTION and token.word == self.first_conjunction and _is_in_body(tokens, at):
                token.word, token.tags = "&", lex.OTHER

    @staticmethod
    def _settle_names(tokens: list[Token]) -> None:
        """A verb's syllable that ends a name, or begins one: Lê Gia Bảo; khi được mời, Bảo Ngân (“bảo”: to say).

        Or any small word's right behind a role: trưởng thôn Thắng (“thắng”: to win).
        """
        name = lex.CAPITAL | lex.UNKNOWN
        for at in range(1, len(tokens)):
            before, token = tokens[at - 1 : at + 1]
            if token.tags & (lex.SAY | lex.ACT) and token.tags & lex.CAPITAL:
                begins = before.tags & lex.COMMA and at + 1 < len(tokens) and tokens[at + 1].tags & name == name
                if begins or before.tags & name == name:
                    token.tags = name
            elif (
                token.tags & lex.STOP and token.tags & lex.CAPITAL and before.tags & lex.ROLE and " " not in token.word
            ):
                token.tags = name

    def _undeclined(self, word: str, tags: int) -> str:
        """A name's or a role's word without its case ending."""
        return self.lexicon.stem(word)[0] if tags & _DECLINED or tags & _NAMED == _NAMED else word

    def _settle_titles(self, tokens: list[Token]) -> None:
        """Words that are a title before a name and a pronoun elsewhere: bà Pell, bà; Me Pell, me."""
        addresses = self.lexicon.addresses
        for at in [at for at, token in enumerate(tokens) if token.word in addresses]:
            token = tokens[at]
            if token.quoted:
                continue
            fresh = not at or tokens[at - 1].tags & (lex.END | lex.COLON | lex.QUOTE | lex.DASH)
            if token.tags & lex.CAPITAL and token.tags & lex.MODIFIER and not fresh:
                token.tags &= ~(lex.TITLE | lex.PRONOUN | lex.GENDER)  # Anh, the country
                continue
            named = at + 1 < len(tokens) and tokens[at + 1].tags & lex.CAPITAL
            named = named and not (token.tags & lex.FILLER and not token.tags & lex.CAPITAL)  # Me Pell; me
            token.tags &= ~(lex.MODIFIER | (lex.PRONOUN | lex.FILLER if named else lex.TITLE))

    @staticmethod
    def _find_degrees(tokens: list[Token], watched: Sequence[int]) -> None:
        """Degrees behind a name and their commas are part of it: Ann Pell, S.H., M.M., mengatakan"""
        size = len(tokens)
        for at in watched:
            token = tokens[at]
            if at < 1 or not token.tags & lex.TITLE_SUFFIX or not token.tags & lex.CAPITAL:
                continue
            comma = tokens[at - 1]
            if not (
                (comma.tags & lex.COMMA and at > 1 and tokens[at - 2].tags & (lex.CAPITAL | lex.PARTICLE))
                or comma.tags & (lex.CAPITAL | lex.PARTICLE)
            ):
                continue
            token.tags = lex.PARTICLE
            if comma.tags & lex.COMMA:
                comma.tags = lex.PARTICLE
            after = tokens[at + 2].tags if at + 2 < size else lex.END
            if (
                at + 1 < size
                and tokens[at + 1].tags & lex.COMMA
                and after & (lex.CUE | lex.FILLER | lex.RELATIVE)
                and not after & lex.CAPITAL
            ):
                tokens[at + 1].tags = lex.PARTICLE

    def _find_parted(self, tokens: list[Token], watched: Sequence[int]) -> None:
        """Verbs whose second part ends the clause: teilte … mit."""
        for at in watched:
            token = tokens[at]
            parts = self.lexicon.parted.get(token.word)
            if not parts or token.quoted:
                continue
            for ahead in range(at + 1, min(at + _PARTED, len(tokens))):
                if tokens[ahead].tags & (lex.END | lex.COLON):
                    break
                if parts.get(tokens[ahead].word, 0) & lex.ACCORDING:  # نقلت صحيفة «النهر» عن مسؤول
                    tokens[ahead].tags = lex.ACCORDING
                    break
                before = tokens[ahead - 1].tags  # ذهب المحلل إلى أن …, وجد الباحثون أن …; not: ذهب بعد أن …
                onto = tokens[ahead].tags & lex.THAT and (before & lex.WITHIN or not before & lex.STOP)
                if tokens[ahead].word in parts and (
                    onto or ahead + 1 == len(tokens) or tokens[ahead + 1].tags & (lex.PUNCTUATION | lex.CONJUNCTION)
                ):
                    token.tags = (token.tags & ~(lex.UNKNOWN | lex.STOP | lex.FILLER)) | parts[tokens[ahead].word]
                    break

    def _read(self, page: Page, start: int, end: int, found: list[Token], watched: list[int]) -> None:
        if self.spaced:
            self._spaced(page.text[start:end], start, found, watched)
            return
        before = len(found)
        self._letters.read(page, start, end, found)
        if self.lexicon.parted or self.lexicon.name_endings:
            watched += range(before, len(found))

    def _spaced(self, text: str, start: int, found: list[Token], watched: list[int]) -> None:
        """What stands between two spaces is looked up as a whole: a look-up a word, instead of a match a token."""
        plain, chunks, add = self._plain.get, self._chunks.get, found.append
        for chunk in text.split(" "):
            known = plain(chunk)
            if known is not None:  # most words
                size, tags, word = known
                end = start + size
                add(Token(start, end, end, tags, word))
                start = end + 1
                continue
            pieces = chunks(chunk)
            if pieces is None:
                pieces = self._chunk(chunk)
            for (begin, size, core, tags, word), special in pieces:
                if special:
                    watched.append(len(found))
                add(Token(start + begin, start + size, start + core, tags, word))
            start += len(chunk) + 1

    def _chunk(self, chunk: str) -> tuple[tuple[_Piece, bool], ...]:
        """The words and the punctuation between two spaces; no token reaches over one."""
        found: list[_Piece] = []
        for raw, first in self._raw(chunk):
            pieces = self._memo.get(raw)
            if pieces is None:
                pieces = self._remember(raw)
            for begin, size, core, tags, word in pieces:
                if word == "." and found and self._abbreviated(found[-1], first):
                    begun, _, _, of, abbreviated = found[-1]
                    found[-1] = (begun, first + 1, first + 1, _of_initial(of, abbreviated), abbreviated)
                    continue
                found.append((first + begin, first + size, first + core, tags, word))
        known = tuple((piece, self._is_special(piece[3], piece[4])) for piece in found)
        if len(chunk) <= _LONGEST:
            if len(self._plain) + len(self._chunks) > _MEMO:
                self._plain.clear()
                self._chunks.clear()
            if len(known) == 1 and not known[0][1] and found[0][:3] == (0, len(chunk), len(chunk)):
                self._plain[chunk] = found[0][2:]
            else:
                self._chunks[chunk] = known
        return known

    def _raw(self, chunk: str) -> Iterator[tuple[str, int]]:
        """What is looked up, and where it begins; a space may have been lost: сказал он.Завод, منظمة|تحالف."""
        for match in _SPACED.finditer(chunk):
            raw, first = match.group(), match.start()
            stop = raw.find(".") if self.cased else -1
            before, after = raw[:stop], raw[stop + 1 :]
            if (
                stop > 0
                and after[1:3].islower()
                and before[:1].isupper()
                and self.lexicon.look(fold(before)) & lex.TITLE
            ):
                yield before, first  # M.Pell, Dra.Gil
                yield ".", first + stop
                raw, first = after, first + stop + 1
            elif (
                stop > 2
                and before.replace("-", "").isalpha()
                and before[-1].islower()
                and after[:1].isupper()
                and after[1:].islower()
            ):
                if len(after) > 2 and (not after.isascii() or self.lexicon.look(fold(after))):
                    yield before, first
                    yield ".", first + stop
                    raw, first = after, first + stop + 1
            at = 0
            for stop in () if self.cased else _glued(raw):
                yield raw[at:stop], first + at
                yield ".", first + stop
                at = stop + 1
            raw, first, at = raw[at:], first + at, 0
            for lost in self._lost.finditer(raw) if self._lost is not None else ():
                yield raw[at : lost.start()], first + at
                at = lost.start()
            yield raw[at:], first + at

    def _is_special(self, tags: int, word: str) -> bool:
        """Whether a phrase, a degree or a parted verb may begin with the word, or it bears a case ending."""
        if tags & (lex.STARTS | lex.TITLE_SUFFIX) or word in self.lexicon.parted:
            return True
        return bool(self.lexicon.name_endings) and self._undeclined(word, tags) != word

    def _remember(self, raw: str) -> tuple[_Piece, ...]:
        """What a written word consists of; looked up once a word."""
        if len(self._memo) > _MEMO:
            self._memo.clear()
        pieces: list[_Piece] = []
        if len(raw) > 1 or raw.isalnum():
            self._word(raw, 0, pieces)
        elif raw not in MARKS:
            pieces.append((0, 1, 1, PUNCTUATION.get(raw, lex.OTHER), raw))
        self._memo[raw] = tuple(pieces)
        return self._memo[raw]

    def _owned(self, word: str) -> int:
        """What a role or a body is with its owner written on: خصومه."""
        for owner in self.owners:
            if word.endswith(owner) and len(word) > len(owner) + 2:
                base = word[: -len(owner)]
                whole = (base + end[-1:] for end in self.lexicon.language.grammar.objects if base.endswith(end[:-1]))
                known = self.lexicon.look(base) or self.lexicon.look(next(whole, base))  # متابعي|ها: متابعين
                if known & lex.PLAIN and not known & (lex.GIVEN | lex.TITLE | lex.CUE):
                    return lex.PLAIN  # تورطه
                if known & (lex.ROLE | lex.GROUP | lex.ORGANISATION) and not known & (lex.GIVEN | lex.TITLE | lex.CUE):
                    return known & (lex.ROLE | lex.GROUP | lex.ORGANISATION | lex.GENDER)
        return 0

    def _abbreviated(self, before: _Piece, at: int) -> bool:
        _, end, _, tags, word = before
        if end != at or tags & lex.PUNCTUATION or not word or word[0] == "@":  # a rule of kashidas folds to nothing
            return False
        dotted = "." in word and not (word[0].isdigit() and word[-1].isalpha())  # z.B.; not: 39.8도였다.
        return word in self.lexicon.abbreviations or dotted or (len(word) == 1 and bool(tags & lex.CAPITAL))

    def _word(self, raw: str, start: int, found: list[_Piece]) -> None:
        """The pieces of a word that stands `start` characters behind its beginning."""
        lexicon = self.lexicon
        end = start + len(raw)
        if len(raw) > _LONGEST:
            found.append((start, end, end, lex.UNKNOWN, raw[:_LONGEST]))
            return
        if raw[0] == "@":  # wrote @ann_pell
            found.append((start, end, end, lex.UNKNOWN | lex.GIVEN | (lex.CAPITAL if self.cased else 0), fold(raw)))
            return
        word = lexicon.respelt(fold(raw))
        tags = lexicon.look(word)
        if tags & lex.SAY and tags & lex.STOP and lexicon.articles:
            tags &= ~(lex.STOP if len(word) < len(raw) else lex.SAY)  # بيّن is no بين
        form = lex.NUMBER if raw[0].isdigit() else lex.CAPITAL if self.cased and raw[0].isupper() else 0
        if form and raw.isupper() and word in self.body_nouns:
            form = 0  # l’ONG Greenwatch: a noun
        if form and raw[-1].isdigit() and raw[:2].isalpha() and raw[2:].isdigit():
            form = lex.NUMBER  # RM300
        if form and raw.rstrip(_LOWER)[1:].isdigit() and raw[-1].islower():
            form = lex.NUMBER  # R5bn
        for source in lexicon.language.speech.sources:
            if word.endswith(source) and self._is_source(raw, start, len(source), form, found):
                return
        for enclitic in lexicon.enclitics:
            if word.endswith(enclitic) and len(word) > len(enclitic):
                known = lexicon.look(word[: -len(enclitic)])
                if enclitic[0] in "-'" or (known & lex.CUE and not tags & lex.CUE):
                    cut = end - len(enclitic)
                    self._word(raw[: -len(enclitic)], start, found)
                    first, last, core_, of, verb = found[-1]
                    if form == lex.CAPITAL and of & lex.UNKNOWN and enclitic[0] == "-" and len(enclitic) > _SIGN:
                        found[-1] = first, last, core_, lex.PLAIN, verb  # Apressou-se a dizer que …: no name
                    starts = lex.STARTS if enclitic in lexicon.phrases else 0
                    found.append((cut, end, end, (lexicon.look(enclitic) or lex.UNKNOWN) | starts, enclitic))
                    return
                if not tags and known & (lex.ROLE | lex.GROUP | lex.ORGANISATION | lex.DOCUMENT | lex.FIELD):
                    word, tags = word[: -len(enclitic)], known  # juru bicara, ketuanya
        for prefix in lexicon.prefixes:
            if word.startswith(prefix) and len(word) > len(prefix) + 1:
                if prefix[-1] == "'" or self._is_prefixed(word, word[len(prefix) :], tags):
                    cut = start + self._length(raw, len(prefix))
                    starts = lex.STARTS if prefix in lexicon.phrases else 0
                    found.append((start, cut, cut, lexicon.look(prefix) | form | starts, prefix))
                    place = len(found)
                    self._word(raw[cut - start :], cut, found)
                    if any(
                        prefix.endswith(2 * article[-1]) for article in lexicon.articles
                    ):  # the article is in the prefix: لل
                        first, last, core, of, word = found[place]
                        found[place] = (first, last, core, of | lex.DEFINITE, word)
                    return
        core = end
        for possessive in lexicon.possessives:
            if word.endswith(possessive) and len(word) > len(possessive):
                word, core = word[: -len(possessive)], end - len(possessive)
                tags = (lexicon.look(word) or lex.UNKNOWN) | lex.LINK  # Pell's: a name still
                break
        ending = 0
        if not tags:
            for suffix, flag in lexicon.suffixes:
                if (
                    word.endswith(suffix)
                    and len(word) > len(suffix)
                    and self._may_follow(word[-len(suffix) - 1], suffix)
                ):
                    word, core, ending = word[: -len(suffix)], end - len(suffix), flag
                    tags = lexicon.look(word) | flag
                    break
        if not tags and lexicon.articles and _TANWIN in raw[-2:]:
            tags = lex.FILLER  # أسبوعًا: no name ends so
        if not tags and self.owned and word.endswith(self.owned):
            tags = lex.PLAIN  # رحلته
        if not tags and not form and self.finite and len(word) > _VERB and word.endswith(self.finite):
            tags = lex.PLAIN | lex.UNKNOWN  # осмотрел: no noun that a role is of
        if not tags and self.owners and word.endswith(self.owners):
            tags = self._owned(word)
        if tags == lex.MODIFIER and not lexicon.knows(word):
            if "-" in raw and raw.rpartition("-")[2].islower():
                form = 0  # the Norvane-based company: an adjective made of a name
            else:
                tags |= lex.UNKNOWN  # a modifier by its form only: it may be a name's word
        if tags & lex.RELATIVE and self.acronyms and raw.isupper() and len(raw) > 1:
            tags = lex.ORGANISATION | lex.UNKNOWN  # the WHO
        if lexicon.articles and word.startswith(lexicon.articles):
            word, form = lexicon.bare(word), form | lex.DEFINITE
        if tags & lex.GIVEN and self.cased and not form and not tags & ~_BORNE:
            tags = 0  # la position est claire: no Claire
        if self.initials and tags == lex.REPORTED and raw[:1].isupper():
            tags = 0  # die Suche, not: man suche
        tags |= form
        if self.initials and not tags & ~lex.CAPITAL and 2 <= len(raw) <= 6 and raw.isupper():
            tags |= lex.ORGANISATION | lex.UNKNOWN  # BDI: a body's initials
        if not tags & ~(lex.CAPITAL | lex.NUMBER | lex.TOPIC | lex.STOP | lex.DEFINITE | ending) and (
            core != end or not tags & (lex.TOPIC | lex.STOP)
        ):
            tags |= lex.UNKNOWN
        found.append((start, end, core, tags | (lex.STARTS if word in lexicon.phrases else 0), word))

    def _may_follow(self, char: str, suffix: str) -> bool:
        """Whether a particle may stand behind the letter: 라브로프|는, but 세르게이, whose 이 is no particle."""
        closed = is_closed(char) if suffix in self.behind_vowels or suffix in self.behind_consonants else None
        return closed is None or closed == (suffix in self.behind_consonants)

    def _is_whole_name(self, tokens: Sequence[Token], at: int, end: int) -> bool:
        """Whether a body's name, in capitals, goes on behind an article and its noun."""
        if not self.head_first or end >= len(tokens) or not tokens[end - 1].tags & tokens[end].tags & lex.CAPITAL:
            return False
        return not tokens[at].tags & lex.PUNCTUATION and end - at == 2

    def _is_source(self, raw: str, start: int, size: int, form: int, found: list[_Piece]) -> bool:
        """Whether a compound says whose words they are; then its two halves are told apart: Polizei|angaben."""
        first = fold(raw[:-size])
        joint = first.removesuffix("s")  # Unternehmens|angaben
        whose = joint if self.lexicon.look(joint) else first
        tags = self.lexicon.look(whose)
        if not tags & (lex.ROLE | lex.GROUP | lex.ORGANISATION):
            return False
        cut, end = start + len(raw) - size, start + len(raw)
        found.append((start, cut, start + len(whose), tags | form, whose))
        found.append((cut, end, end, lex.ACCORDING_AFTER | lex.STATEMENT, fold(raw[-size:])))
        return True

    def _is_prefixed(self, word: str, rest: str, tags: int) -> bool:
        """Whether `word` is a prefix written onto `rest`: surely where `rest` stands in a list and `word` does not."""
        lexicon = self.lexicon
        if word in lexicon.words or word in lexicon.phrases or word in lexicon.parted:
            return False
        if rest in lexicon.parted or lexicon.knows(rest) or (rest.isascii() and not word.isascii()):
            return True  # لـRT
        if not tags and lexicon.look(rest) & ~(lex.MODIFIER | lex.CONJUNCTION):
            return True
        if not tags and self.owners and self._owned(rest) & lex.PLAIN:
            return True  # وخروجه
        other = lexicon.respelt(rest)
        return other != rest and bool(lexicon.look(other) & ~lex.GIVEN)  # واكد; but باسيل is no ب and أسيل

    @staticmethod
    def _length(raw: str, folded: int) -> int:
        """How many characters of `raw` its first `folded` folded ones are (vowel signs were dropped)."""
        for size in range(folded, len(raw)):
            if len(fold(raw[:size])) == folded and (size + 1 > len(raw) or len(fold(raw[: size + 1])) > folded):
                return size
        return folded

    def _rests(self, first: str, second: str) -> Sequence[Phrase]:
        """How phrases that begin with two words go on, those of most words first: hundreds begin with “de”."""
        index = self._seconds.get(first)
        if index is None:
            index = self._seconds[first] = {}
            for rest, tags in self.lexicon.phrases[first]:
                index.setdefault(rest[0], []).append((rest, tags))
        return index.get(second, ())

    def _join_phrases(self, tokens: list[Token], watched: Sequence[int]) -> list[Token]:
        """Words that are one thing together ("according to") as one token."""
        found: list[Token] = []
        done, size = 0, len(tokens)
        for at in watched:
            token = tokens[at]
            if at < done or at + 1 == size or not token.tags & lex.STARTS:
                continue
            for rest, tags in self._rests(token.word, tokens[at + 1].word):
                last = at + 1 + len(rest)
                if last > size or [token.word for token in tokens[at + 1 : last]] != list(rest):
                    continue
                end = tokens[last - 1]
                if not tags & ~_JOINS and end.tags & lex.CAPITAL and not token.tags & lex.CAPITAL:
                    continue  # el alcalde de La Zarza: the article is the place's
                if token.tags & lex.DETERMINER and self._is_whole_name(tokens, at, last):
                    continue  # la | Fiscalía General de Muros
                if tags & lex.FILLER and self.head_first and end.tags & lex.CAPITAL and end.tags & lex.MODIFIER:
                    if not token.tags & lex.CAPITAL and last < size and tokens[last].tags & lex.CAPITAL:
                        continue  # la alcaldesa de Nuevo Muros: not “again”
                kept = lex.DEFINITE | lex.TOPIC | lex.SUBJECT if end.core != end.end else lex.DEFINITE
                if end.core != end.end and self.lexicon.language.heads_last:
                    kept |= lex.LINK  # 정부 관계자의
                if tags & lex.GIVEN:
                    kept &= ~lex.DEFINITE  # سيف الدين
                tags |= token.tags & lex.CAPITAL | end.tags & kept
                found += tokens[done:at]
                word = self._undeclined(" ".join((token.word, *rest)).replace("' ", "'"), tags)  # chef de l'état
                found.append(Token(token.start, end.end, end.core, tags, word))
                done = last
                break
        if not done:
            return tokens
        found += tokens[done:]
        return found


def _glued(raw: str) -> Iterator[int]:
    """Where a full stop stands between two words, and no space behind it: صعبة.وأضاف – not: أ.ف.ب."""
    parts, at = raw.split("."), -1
    for before, after in pairwise(parts):
        at += len(before) + 1
        if len(before) >= _GLUED <= len(after) and after[0].isalpha():
            if not any(char.isascii() or char.isdigit() for char in before + after):
                yield at


def _lost_spaces(lexicon: Lexicon) -> re.Pattern[str] | None:
    """Where a space was lost: behind a letter that only ends words, before one that only begins them: كلارك|إن."""
    script, places = lexicon.language.script, []
    if script.ending_letters:
        places.append(rf"(?<=[{script.ending_letters}])(?=[^\W\d_])")
    if script.beginning_letters:
        articles = "".join(rf"(?<!{article})(?<!{2 * article[-1]})" for article in script.articles)
        places.append(rf"(?<=\w{{3}}){articles}(?=[{script.beginning_letters}])")
    return pattern("|".join(places)) if places else None


def _join_ranks(tokens: Sequence[Token]) -> None:
    """A title and the same in short, in brackets, are one: Ajun Komisaris Polisi (AKP) Bahar."""
    for at in range(1, len(tokens) - 3):
        if tokens[at].word == "(" and tokens[at - 1].tags & lex.TITLE:
            ends = next((k for k in range(at + 1, min(at + 4, len(tokens))) if not tokens[k].tags & lex.TITLE), 0)
            if ends > at + 1 and tokens[ends].word == ")":
                tokens[at].tags = tokens[ends].tags = lex.TITLE


def _join_spelled(page: Page, tokens: Sequence[Token], joint: int) -> None:
    """Words in small letters are a body's name's where its initials stand behind it: Coalition avenir Norvane (CAN)."""
    for at in range(2, len(tokens) - 1):
        if tokens[at - 1].word != "(" or tokens[at + 1].word != ")":
            continue
        initials = page.text[tokens[at].start : tokens[at].end]
        if not (_INITIALS[0] <= len(initials) <= _INITIALS[1] and initials.isupper() and initials.isalpha()):
            continue
        begin = _spelled_from(tokens, at - 1, tokens[at].word)
        if begin is None or all(token.tags & lex.CAPITAL for token in tokens[begin : at - 1]):
            continue
        tokens[begin].tags = (tokens[begin].tags | lex.ORGANISATION) & ~lex.FIELD  # le chef de la Fédération des ports
        for token in tokens[begin + 1 : at - 1]:
            if not token.tags & lex.CAPITAL:
                token.tags = joint if token.tags & _SMALL else _NAMED


def _of_initial(tags: int, word: str) -> int:
    """What a stopped word is: of a letter that is a little word too, a name's initial: сказал И. Пелль, con A. Pell."""
    little = len(word) == 1 and tags & lex.CAPITAL and tags & _WORD_TOO and not tags & lex.PRONOUN
    return _NAMED if little else tags


def _spelled_from(tokens: Sequence[Token], end: int, initials: str) -> int | None:
    """Where the words before `end` begin whose initials these are, the little ones counted or not; None if nowhere."""
    for begin in range(end - 2, max(-1, end - _SPELLED), -1):
        token = tokens[begin]
        if token.tags & _PARTED or tokens[end - 1].tags & _PARTED:
            return None
        if not token.tags & lex.CAPITAL or token.word[:1] != initials[0]:
            continue
        words = [(part, _is_little(part, one)) for one in tokens[begin:end] for part in one.word.split()]
        for counted in (False, True):
            if "".join(word[0] for word, small in words if counted or not small) == initials:
                return begin
    return None


def _is_little(part: str, token: Token) -> bool:
    """Whether a word, or the second of two that are listed as one (Ville de), is left out of a body's initials."""
    return bool(token.tags & _SMALL) or (len(part) <= _LITTLE and part != token.word)


def _is_in_body(tokens: Sequence[Token], at: int) -> bool:
    """Whether the word at `at` stands inside a body's name: behind what a body is for, or before its last word."""
    begin, end = at, at + 1
    while end < len(tokens) and tokens[end].tags & lex.CAPITAL and not tokens[end].quoted and end - at < _BODY:
        end += 1
    if end == at + 1 or some(tokens[at + 1 : end], lex.GIVEN | lex.TITLE | lex.ROLE):
        return False
    inner = lex.LINK | lex.WITHIN
    while (
        begin and at - begin < _BODY and tokens[begin - 1].tags & (lex.CAPITAL | inner) and not tokens[begin - 1].quoted
    ):
        if tokens[begin - 1].tags & lex.DETERMINER:
            break
        begin -= 1
    before = tokens[begin:at]
    if not before or not before[0].tags & lex.CAPITAL or not before[-1].tags & lex.CAPITAL:
        return False
    if some(before, lex.GIVEN | lex.TITLE | lex.ROLE) or before[-1].core != before[-1].end:
        return False
    if before[0].tags & lex.ORGANISATION and some(before, inner) and not tokens[at + 1].tags & lex.ORGANISATION:
        return True
    article = begin > 0 and tokens[begin - 1].tags & lex.DETERMINER
    ends = end - at > 2 and tokens[end - 1].tags & lex.ORGANISATION and not tokens[at + 1].tags & lex.ORGANISATION
    return bool(article and ends and len(before) == 1 and not before[0].tags & (lex.ORGANISATION | lex.GROUP))
