"""The names in a document, each with the titles and roles that stand beside it."""

from collections.abc import Sequence
from dataclasses import dataclass

from wirecli.knowledge import lexicon as lex
from wirecli.knowledge.language import Language
from wirecli.knowledge.lexicon import Lexicon, fold
from wirecli.page import Page
from wirecli.quotes.phrases import joins_role
from wirecli.quotes.sentences import Sentence
from wirecli.quotes.tokens import Token

_IN_NAME = lex.UNKNOWN | lex.GIVEN
_IN_BODY = lex.ORGANISATION | lex.DOCUMENT | lex.GROUP | lex.MODIFIER
_SURNAME = lex.ROLE | lex.TITLE
_LONGEST = 6
_APPOSITION = 12


@dataclass(slots=True)
class Name:
    """A name where it stands: offsets, folded words, and what stands beside it."""

    start: int
    end: int
    words: tuple[str, ...]
    sentence: int
    subject: bool
    roles: frozenset[str] = frozenset()
    context: frozenset[str] = frozenset()
    gender: int = 0
    body: bool = False  # an organisation's or a document's name
    titled: bool = False
    role: tuple[int, int] | None = None
    doubtful: bool = False  # a short form that may be another word
    given: bool = False  # begins with a frequent given name
    spans: tuple[tuple[int, int], ...] = ()  # where its words stand
    rank: int = 0  # how far from the nominative
    genitive: bool = False  # it may belong to the noun before it


def find_names(page: Page, sentences: Sequence[Sentence], lexicon: Lexicon) -> list[Name]:
    """Every name in the sentences, in text order."""
    language = lexicon.language
    script = language.script
    reader: _Cased | Uncased | _Plain
    if script.cased:
        reader = _Cased(page, lexicon, sentences)
    elif script.spaced and not language.people.surnames and language.people.name_side == "after":
        reader = _Plain(language)
    elif script.spaced and language.people.name_side == "before":
        from wirecli.quotes.particled import Particled, without_doubtful  # it is built on the names of this module

        reader = Particled(page, language, lexicon)
        reader.prepare(sentences)
        return without_doubtful([name for number, sentence in enumerate(sentences) for name in reader.names(sentence.tokens, number)])
    elif script.spaced:
        reader = Uncased(page, language)
    elif script.gaps:
        from wirecli.quotes.gapped import Gapped

        reader = Gapped(page, language, lexicon)
        reader.prepare(sentences)
        return [name for number, sentence in enumerate(sentences) for name in reader.names(sentence.tokens, number)]
    else:
        from wirecli.quotes.unspaced import Unspaced  # it is built on the names of this module

        reader = Unspaced(page, language)
        reader.prepare(sentences)
    found: list[Name] = []
    for number, sentence in enumerate(sentences):
        found += reader.names(sentence.tokens, number)
        found += _quoted_bodies(page, sentence.tokens, number, lexicon)
    found.sort(key=lambda name: name.start)
    return _without_nouns(sentences, found) if language.script.nouns_capitalised else found


def _without_nouns(sentences: Sequence[Sentence], found: list[Name]) -> list[Name]:
    """Where every noun has a capital, a surname is known by the full name that has it: “Trump Berlin” is Trump."""
    sure = [name for name in found if name.roles or name.titled or name.given]
    surnames = {name.words[-1] for name in sure if not name.body}
    whole = {name.words for name in sure}
    kept = [name for name in found if name.body or name.roles or name.titled or name.given or name.words in whole or not surnames & set(name.words)]
    taken = {start for name in kept for start, _ in name.spans}
    for number, sentence in enumerate(sentences):
        for at, token in enumerate(sentence.tokens):
            if token.tags & lex.CAPITAL and token.word in surnames and token.start not in taken and token.tags & _IN_NAME:
                kept.append(Name(token.start, token.core, (token.word,), number, at < 6))
    return sorted(kept, key=lambda name: name.start)


def _kind_of_body(before: Token | None, text: str, lexicon: Lexicon) -> frozenset[str]:
    """What the body is: the noun before the marks, or a document's among the words themselves."""
    if before is not None and before.tags & (lex.ORGANISATION | lex.DOCUMENT):
        return frozenset({before.word})
    return frozenset(lexicon.stem(fold(word))[0] for word in text.split() if lexicon.look(fold(word)) & lex.DOCUMENT)


def _quoted_bodies(page: Page, tokens: Sequence[Token], number: int, lexicon: Lexicon) -> list[Name]:
    """Bodies whose name stands in marks: компания «Степной Ветер», the “Harbour Study 2023”."""
    found = []
    for at, token in enumerate(tokens):
        quoted = token.quoted
        if quoted and len(quoted) <= (60 if lexicon.language.script.spaced else 10) and not quoted.work:
            text = page.text[quoted.start : quoted.end]
            if lexicon.language.script.cased and text[:1].islower():
                continue
            before = tokens[at - 1] if at else None
            after = tokens[at + 1] if at + 1 < len(tokens) else None
            if before is not None and after is not None and before.tags & lex.SAY and after.tags & lex.THAT and len(quoted) <= 30:
                found.append(Name(quoted.start, quoted.end, tuple(fold(text).split()), number, at < 4, body=True))  # قالت «الصباح» إن
                continue
            if (before is None or not before.tags & (lex.ORGANISATION | lex.DOCUMENT)) and not (
                (before is None and lexicon.language.script.cased and not any(t.tags & lex.CUE for t in tokens[at + 1 : at + 3]) or before is not None and before.tags & (lex.DETERMINER | lex.CONJUNCTION | lex.COMMA)) and text[:1].isupper()
                and text[-1] not in ".,!?" and (lexicon.begins(fold(text).split()) & lex.DOCUMENT or any(lexicon.look(fold(word)) & lex.DOCUMENT for word in text.split()))
            ):  # fmt: skip
                continue
            found.append(Name(quoted.start, quoted.end, tuple(fold(text).split()), number, at < 4, body=True, roles=_kind_of_body(before, text, lexicon)))
    return found


class _Cased:
    """Names by their capitals."""

    def __init__(self, page: Page, lexicon: Lexicon, sentences: Sequence[Sentence]) -> None:
        language = lexicon.language
        self.page, self.nouns, self.lexicon = page, language.script.nouns_capitalised, lexicon
        self.half = language.script.half_capitals
        self.surnames = frozenset(map(fold, language.people.surnames))
        self.head_first, self.adjoined = language.grammar.head_first, language.grammar.adjoined
        self.spoken, self.owned = _spoken_and_owned(sentences) if self.adjoined else (frozenset(), frozenset())
        self.full: set[str] = set()
        if lexicon.genitives:  # the last words of names of several words
            self.full = {
                sentence.tokens[at].word
                for sentence in sentences
                for at in range(1, len(sentence.tokens))
                if all(token.tags & lex.CAPITAL and token.tags & lex.UNKNOWN for token in sentence.tokens[at - 1 : at + 1])
            }
        # A capital at a sentence's beginning says nothing, unless the word bears it elsewhere too.
        self.seen = {
            token.word
            for sentence in sentences
            for at, token in enumerate(sentence.tokens)
            if token.tags & lex.CAPITAL and at and not sentence.tokens[at - 1].tags & lex.PUNCTUATION
        }

    def names(self, tokens: Sequence[Token], number: int) -> list[Name]:
        found = []
        end = 0
        for at, token in enumerate(tokens):
            if at < end or not token.tags & lex.CAPITAL or not self._opens(tokens, at):
                continue
            end = self._end(tokens, at)
            if self.head_first and not self.adjoined and tokens[end - 1].tags & lex.ORGANISATION:
                end = self._body_end(tokens, end)
            begin = self._own(tokens, at, end) if self.lexicon.genitives else self._person(tokens, at, end) if self.adjoined else at
            name = self._name(tokens, begin, end, number) if begin < end else None
            if name is not None:
                found.append(name)
        return found

    @staticmethod
    def _body_end(tokens: Sequence[Token], end: int) -> int:
        """Where a body's name ends that goes on in small letters: Ligue des droits de l'homme, Colegio de abogados."""
        noun = lex.UNKNOWN | lex.ROLE | lex.GROUP | lex.FIELD
        while end + 1 < len(tokens) and tokens[end].tags & lex.LINK and tokens[end].core == tokens[end].end:
            ahead = end + 1 + bool(tokens[end + 1].tags & lex.DETERMINER and not tokens[end + 1].tags & lex.UNKNOWN)
            if ahead >= len(tokens) or not tokens[ahead].tags & noun or tokens[ahead].tags & (lex.CUE | lex.STOP | lex.NUMBER | lex.INDEFINITE | lex.FILLER):
                break
            end = ahead + 1
        return end

    def _own(self, tokens: Sequence[Token], at: int, end: int) -> int:
        """Where the name's own words begin: мэр Лондона Садик Хан, глава МИД РФ … – at the end where there are none: мэр Лондона."""
        before = tokens[at - 1].tags if at else lex.END
        if before & (lex.PUNCTUATION | lex.CUE | lex.TITLE):
            return at
        if end - at == 1:
            token = tokens[at]
            if not token.tags & _IN_NAME and token.tags & lex.ORGANISATION and end < len(tokens) and tokens[end].tags & lex.CAPITAL:
                return end  # Компания Helios …
            if before & lex.ROLE and token.tags & lex.ORGANISATION and not token.tags & _IN_NAME:
                return end  # директор Совета …
            if token.tags & _IN_NAME and not token.tags & lex.GIVEN and self._is_genitive(token) and before & (lex.ROLE | lex.ORGANISATION | lex.GROUP | lex.DOCUMENT):
                role = before & lex.ROLE and not before & (lex.ORGANISATION | lex.GROUP)
                return at if role and self._is_oblique(tokens[at - 1]) and token.word in self.full else end
            return at
        if end - at > 2 and tokens[at + 1].tags & lex.GIVEN and self.page.text[tokens[at].start : tokens[at].core].isupper():
            return at + 1  # депутат от КПРФ Николай …
        if end - at > 2 and before & lex.STOP and tokens[at + 1].tags & lex.GIVEN and not tokens[at].tags & lex.GIVEN:
            return at + 1  # посол в Москве Майкл …
        while end - at > 2 and (
            not tokens[at].tags & _IN_NAME or self._is_genitive(tokens[at]) and not tokens[at].tags & lex.GIVEN
        ) and all(token.tags & _IN_NAME for token in tokens[end - 2 : end]):  # fmt: skip
            at += 1
        return at

    def _person(self, tokens: Sequence[Token], at: int, end: int) -> int:
        """Where a person's name begins behind what the role is of: Menteri Energi Rusia Ann Pell – at the end where none does: Ketua KPK."""
        before = tokens[at - 1].tags if at else lex.END
        if before & lex.TITLE:
            return at
        if all(self._is_of(tokens, k) for k in range(at, end)):
            noun = before & (lex.UNKNOWN | _IN_BODY | lex.ROLE) and not before & (lex.PUNCTUATION | lex.STOP | lex.CUE | lex.FILLER | lex.CONJUNCTION)
            return end if noun else at
        if end - at == 1 and before & lex.MODIFIER and not before & (lex.CAPITAL | lex.ROLE) and not tokens[at].tags & lex.GIVEN:
            return end  # pelatih asal Serbia
        if not self._behind_role(tokens, at):
            return at
        after = tokens[end].tags if end < len(tokens) else lex.END
        if after & lex.LINK and not any(token.tags & (lex.ORGANISATION | lex.DOCUMENT) for token in tokens[at:end]):
            return end  # bekas juara All England itu
        if after & lex.TITLE and after & lex.CAPITAL:
            return end  # Bupati Norvane Hj. Ann Pell
        apposed = after & lex.COMMA and end + 1 < len(tokens) and tokens[end + 1].tags & lex.CAPITAL and not tokens[end + 1].tags & lex.ROLE
        if before & lex.LOCAL:
            return self._local(tokens, at, end, bool(apposed))
        of = next((k + 1 for k in range(end - 1, at - 1, -1) if self._is_of(tokens, k)), at)
        body = next((k + 1 for k in range(end - 1, at - 1, -1) if tokens[k].tags & (lex.ORGANISATION | lex.DOCUMENT) and not tokens[k].tags & lex.FIELD), at)
        start = max(of, body)
        if start == at or start == end:
            return start if of == end or start == at else at
        if apposed and end - start == 1 and not tokens[start].tags & lex.GIVEN:
            return end  # Kepala Dinas Kesehatan Norvane, Ann Pell
        own = body > of and not (body - 1 > at and tokens[body - 2].tags & lex.UNKNOWN and not tokens[body - 2].tags & lex.FIELD)  # not: Pell Sekuritas
        given = next((k for k in range(start + own, end) if tokens[k].tags & lex.GIVEN), end)
        if given < end and (body > of or end - start > 2):
            return given
        said = next((k for k in range(start, end) if tokens[k].word in self.spoken), end)
        if of >= body or not own:
            return max(start, min(said, end - 2)) if end - start > 4 else start
        if said < end and end - start > 1:
            return max(start + 1, said - 1) if said == end - 1 and end - start > 3 else max(said, start + 1)
        return end - 2 if end - start > 3 else at

    def _local(self, tokens: Sequence[Token], at: int, end: int, apposed: bool) -> int:
        """Where a person's name begins behind a role of a place: Bupati Norvane Ann Pell."""
        place = next((k + 1 for k in range(end - 1, at - 1, -1) if self._is_of(tokens, k) or tokens[k].tags & lex.ORGANISATION), at)
        if tokens[at].tags & lex.GIVEN and place == at:
            return at
        if place < end and not apposed:
            given = next((k for k in range(max(place, at + 1), end) if tokens[k].tags & lex.GIVEN or tokens[k].word in self.spoken), end)
            if given < end and (given + 1 < end or end - place < 3):
                return given
            if place == at and end - at > 2:
                return at + 1
        return end if apposed else place

    def _is_of(self, tokens: Sequence[Token], at: int) -> bool:
        """Whether the word says of what a role is, and no person's name goes before it: Energi, Rusia, KPK, Komisi B."""
        token = tokens[at]
        if token.word in self.owned:
            return True
        if token.tags & lex.GIVEN:
            return False
        if token.tags & lex.FIELD or (token.tags & lex.MODIFIER and not token.tags & lex.UNKNOWN):
            return True
        raw = self.page.text[token.start : token.end]
        if not raw.isupper() or token.tags & (lex.ORGANISATION | lex.TITLE):
            return False
        return len(raw) > 1 and "." not in raw or len(raw) == 1 and at > 0 and bool(tokens[at - 1].tags & lex.ORGANISATION)

    @staticmethod
    def _behind_role(tokens: Sequence[Token], at: int) -> bool:
        """Whether a role stands before `at`, with nothing between but words of the same phrase."""
        for k in range(at - 1, max(-1, at - 7), -1):
            tags = tokens[k].tags
            if tags & lex.ROLE:
                return True
            if tags & (lex.PUNCTUATION | lex.STOP | lex.CUE | lex.FILLER | lex.TITLE | lex.PRONOUN | lex.RELATIVE | lex.THAT) and not tags & lex.FIELD:
                return False
        return False

    def _is_genitive(self, token: Token) -> bool:
        return fold(self.page.text[token.start : token.core]).endswith(self.lexicon.genitives)

    def _is_oblique(self, role: Token) -> bool:
        """Whether the role's word is not in the nominative: министра."""
        stem, rank = self.lexicon.stem(fold(self.page.text[role.start : role.core]))
        return rank > self.lexicon.nominatives.get(stem, rank)

    def _opens(self, tokens: Sequence[Token], at: int) -> bool:
        token = tokens[at]
        tags = token.tags
        if not tags & lex.CAPITAL or not tags & (_IN_NAME | _IN_BODY) or tags & lex.NUMBER or (tags & (lex.ROLE | lex.TITLE) and not tags & _IN_NAME):
            return False
        if self.nouns and tags & lex.ROLE and self._goes_on(tokens, at):
            return False  # Fischer Hannes Egli
        if tags & lex.MODIFIER and not tags & _IN_NAME and at and self.half and (self._is_role(tokens[at - 1]) or tokens[at - 1].tags & lex.STOP):
            return False  # Bộ trưởng Năng lượng Nga Aleksandr Pell, đại sứ tại Paris Ann Pell
        if tags & lex.MODIFIER and not tags & _IN_NAME and not (at + 1 < len(tokens) and tokens[at + 1].tags & lex.CAPITAL):
            return False
        if tags & lex.FIELD and at and self._is_field(tokens, at):
            return False  # le ministre de la Justice Jean Duval
        fresh = at == 0 or tokens[at - 1].tags & (lex.PUNCTUATION & ~lex.COMMA)
        following = at + 1 < len(tokens) and tokens[at + 1].tags & lex.CAPITAL and (
            tokens[at + 1].tags & (_IN_NAME | _IN_BODY) or self.half and tags & lex.ORGANISATION
        )
        if self.adjoined and fresh and at + 1 < len(tokens) and tokens[at + 1].tags & lex.CAPITAL:
            if tags & lex.UNKNOWN and not tags & lex.FIELD and tokens[at + 1].tags & (lex.ORGANISATION | lex.FIELD) and token.word not in self.seen:
                return False  # Rencana Pemkot …
            if tags & lex.ORGANISATION and tokens[at + 1].tags & lex.ROLE:
                return True  # Forum Guru …
        if self.adjoined and tags & lex.ORGANISATION and len(token.word) > 1 and self.page.text[token.start : token.end].isupper():
            return True  # KPK
        if self.half and tags & lex.ORGANISATION and at + 2 < len(tokens) and tokens[at + 1].tags & lex.ORGANISATION and tokens[at + 2].tags & lex.CAPITAL:
            return True  # UBND huyện Cần Giờ
        return bool(not fresh or following or token.word in self.seen or tags & lex.GIVEN and (self.nouns or self.half))

    @staticmethod
    def _is_field(tokens: Sequence[Token], at: int) -> bool:
        """Whether the word at `at` says what a role or body is for: a link and a role stand before it."""
        while at and tokens[at - 1].tags & (lex.LINK | lex.STOP | lex.DETERMINER | lex.CONJUNCTION | lex.FIELD | lex.MODIFIER):
            at -= 1
            if tokens[at].tags & (lex.LINK | lex.STOP):
                near = at - 1
                while near > 0 and tokens[near].tags & (lex.UNKNOWN | lex.MODIFIER) and not tokens[near].tags & lex.CAPITAL and at - near < 3:
                    near -= 1  # le ministre russe de l'Énergie
                if near >= 0 and tokens[near].tags & (lex.ROLE | lex.GROUP | lex.ORGANISATION):
                    return True
        return False

    def _end(self, tokens: Sequence[Token], at: int) -> int:
        end, size, body = at, len(tokens), False
        while end < size and end - at < _LONGEST + 3 * body:
            token = tokens[end]
            tags = token.tags
            if tags & lex.PUNCTUATION or (end > at and self.lexicon.genitives and token.word.isascii() != tokens[at].word.isascii()):
                break  # основатель Telegram Павел …
            if self.nouns and end == at + 1 and tags & lex.CAPITAL and tags & (lex.FILLER | lex.MODIFIER) and tokens[at].tags & tags & lex.GIVEN:
                end += 1  # Peter Kurz
                continue
            if self.half and not body and 0 < end - at < 4 and tags & lex.CAPITAL and tokens[at].word in self.surnames and not tags & (lex.ROLE | lex.TITLE | lex.ORGANISATION):
                end += 1  # Phạm Minh Chính: any word may be a given name
                continue
            if tags & lex.CAPITAL and tags & ((_IN_NAME | _IN_BODY) | (_SURNAME if self.head_first and end > at and (not body or self.adjoined) else 0)) and not (
                tags & (lex.ROLE | lex.TITLE) and not tags & lex.UNKNOWN and not (tags & lex.GIVEN and end > at)
                and not (self.head_first and end > at and not body and not (self.adjoined and tags & lex.TITLE and not (tags & lex.PARTICLE and (tokens[at].tags & lex.GIVEN or at and tokens[at - 1].tags & lex.TITLE))))  # Juan Herrero: where the role comes first, this is a surname
                and not (self.adjoined and end > at and tokens[end - 1].tags & lex.ORGANISATION and not tags & lex.TITLE)  # Persatuan Guru
            ):
                if self.nouns and end > at and tags & lex.GIVEN and not tags & lex.ROLE and not tokens[at].tags & lex.GIVEN and self._goes_on(tokens, end):
                    break  # … der Ukraine Olena Pelz: a given name begins another name
                after_role = body and end > at and at and self._is_role(tokens[at - 1])
                if after_role and token.word in self.surnames and self._goes_on(tokens, end):
                    break  # Giám đốc Sở Y tế Trần Văn An
                body = body or bool(tags & (lex.ORGANISATION | lex.DOCUMENT))
                end += 1
                if after_role and tags & lex.MODIFIER and not tags & lex.UNKNOWN and not tokens[end - 2].tags & lex.LINK:
                    break  # Bộ trưởng Bộ Nội vụ Hoa Kỳ Ann Pell
                if token.core != token.end:
                    break  # Toyota's
                continue
            if self.half and body and end > at and (
                tags & lex.CAPITAL and not tags & (lex.ROLE | lex.TITLE)
                or tags & lex.ORGANISATION and end + 1 < size and tokens[end + 1].tags & lex.CAPITAL  # UBND huyện Cần Giờ
                or tags & lex.UNKNOWN and tokens[end - 1].tags & lex.CAPITAL and tokens[end - 1].tags & lex.UNKNOWN
                and not (end + 1 < size and tokens[end + 1].tags & lex.UNKNOWN and not tokens[end + 1].tags & lex.CAPITAL)
            ):  # fmt: skip
                end += 1  # Hội Bảo tồn Văn hóa
                continue
            if self.half and body and tokens[end - 1].tags & lex.CAPITAL and end > at:
                run = end
                while run < size and run - end < 3 and tokens[run].tags & lex.UNKNOWN and not tokens[run].tags & lex.CAPITAL:
                    run += 1
                if end < run < size and tokens[run].tags & lex.CUE:
                    return run  # Hội Bảo vệ Rừng ngập mặn cảnh báo
            joins = end + 1 < size and tokens[end + 1].tags & lex.CAPITAL and tokens[end + 1].tags & (_IN_NAME | _IN_BODY)
            if tags & lex.PARTICLE and not joins and end + 2 < size and tokens[end + 1].tags & lex.PARTICLE and not self.nouns:
                joins = bool(tokens[end + 2].tags & lex.CAPITAL and tokens[end + 2].tags & _IN_NAME)  # Урсула фон дер Ляйен
            if self.nouns and tags & lex.PARTICLE:  # Ursula von der Leyen, not: Gegenwind von Deutschland
                first = tokens[at].tags & lex.GIVEN or (at and tokens[at - 1].tags & (lex.ROLE | lex.TITLE))
                joins = joins and bool(end - at == 1 and first and not body and tokens[end + 1].tags & _IN_NAME)
            if end > at and joins and (tags & lex.PARTICLE or (body and tags & lex.LINK and token.core == token.end)):
                end += 1
                continue
            break
        while end > at + 1 and tokens[end - 1].tags & (lex.LINK | lex.PARTICLE) and not tokens[end - 1].tags & lex.CAPITAL:
            end -= 1  # Prospekt der | Betreiber
        return max(end, at + 1)

    @staticmethod
    def _is_role(token: Token) -> bool:
        return bool(token.tags & lex.ROLE) and not token.tags & lex.UNKNOWN

    @staticmethod
    def _goes_on(tokens: Sequence[Token], at: int) -> bool:
        """Whether a surname may follow the given name at `at`."""
        return at + 1 < len(tokens) and bool(tokens[at + 1].tags & lex.CAPITAL) and bool(tokens[at + 1].tags & _IN_NAME)

    def _name(self, tokens: Sequence[Token], at: int, end: int, number: int) -> Name | None:
        words = tuple(token.word for token in tokens[at:end])
        body = any(token.tags & (lex.ORGANISATION | lex.DOCUMENT | lex.GROUP) for token in tokens[at:end])
        if self.nouns and end - at == 1 and not (tokens[at].tags & _IN_NAME and at and tokens[at - 1].tags & (lex.TITLE | lex.ROLE)):
            return None  # any noun: Schiff, Regierung
        if end < len(tokens) and tokens[end].tags & lex.ROLE and not self.nouns and not self.adjoined and not self.head_first and not tokens[end].tags & lex.UNKNOWN and tokens[end - 1].core == tokens[end - 1].end:
            return None  # Icelandic Coast Guard chief: the beginning of a role
        apposed = at < 14 and at > 0 and tokens[at - 1].tags & lex.COMMA
        name = Name(tokens[at].start, tokens[end - 1].core, words, number, bool(at < 6 or apposed), body=body)
        if self.nouns:
            name.given = bool(tokens[at].tags & lex.GIVEN)
            name.spans = tuple((token.start, token.core) for token in tokens[at:end])
        foreign = all(token.word.isascii() for token in tokens[at:end])
        if self.lexicon.genitives and at and tokens[at - 1].tags & (lex.ORGANISATION | lex.ROLE) and (
            foreign or not tokens[at - 1].tags & lex.ROLE and end < len(tokens) and bool(tokens[end].tags & lex.CAPITAL)
        ):
            name.body = True  # основатель стартапа Nordlink Павел …
        if self.lexicon.genitives and end - at > 1 and tokens[at].tags & lex.GIVEN:
            name.titled = True  # surely a person: a pronoun may mean it
        if self.lexicon.name_endings:
            name.genitive = end - at == 1 and bool(tokens[at].tags & _IN_NAME) and bool(self.lexicon.genitives) and self._is_genitive(tokens[at])
            name.rank = sum(self.lexicon.stem(fold(self.page.text[token.start : token.core]))[1] for token in tokens[at:end])
        if not self.nouns and end - at > 1 and not body:
            _role_inferred(name, tokens, at)
        if self.nouns and name.given and end - at > 1 and not body and at and tokens[at - 1].tags & lex.CAPITAL and tokens[at - 1].tags & lex.UNKNOWN:
            name.roles |= {tokens[at - 1].word}  # Wünschelrutengänger Anton Pell
            name.role = (tokens[at - 1].start, tokens[at - 1].core)
        _roles_before(name, tokens, at)
        if self.head_first and not self.adjoined and not name.roles:
            _body_before(name, tokens, at)
        if not self.head_first or self._is_apposed(tokens, at, end):
            _roles_behind(name, tokens, end)
        closed = end >= len(tokens) or bool(tokens[end].tags & (lex.PUNCTUATION | lex.RELATIVE | lex.STOP | lex.CONJUNCTION))
        _apposed(name, tokens, at, self.head_first and closed)
        return name


    def _is_apposed(self, tokens: Sequence[Token], at: int, end: int) -> bool:
        """Whether what a comma joins to the name may be its role: not another's, nor the subject behind a place."""
        if end + 1 >= len(tokens) or tokens[end + 1].tags & lex.CONJUNCTION:
            return False  # Juan Gil, y la alcaldesa Ana Rey
        if tokens[0].tags & lex.STOP and not tokens[0].tags & (lex.ACCORDING | lex.OPINION) and at and tokens[at - 1].tags & (lex.LINK | lex.STOP | lex.DETERMINER) and not any(t.tags & lex.COMMA for t in tokens[:at]):
            return False  # Au port d'Ys, le capitaine …
        for ahead in range(end + 1, min(end + _APPOSITION, len(tokens))):
            token = tokens[ahead]
            if token.tags & lex.PUNCTUATION:
                return True
            if token.tags & lex.CAPITAL and token.tags & _IN_NAME and not token.tags & (lex.FIELD | _IN_BODY):
                before = tokens[ahead - 1].tags
                if not before & (lex.LINK | lex.STOP | lex.CONJUNCTION | lex.CAPITAL | lex.FIELD | lex.ORGANISATION | lex.DETERMINER | lex.NAMING):
                    return False  # …, la concejala Rosa Luna
                if before & lex.COMMA:
                    return False
        return True


def _spoken_and_owned(sentences: Sequence[Sentence]) -> tuple[frozenset[str], frozenset[str]]:
    """Single capitalised words beside a verb of speech (people), and those that end a body's name (places)."""
    spoken, owned = set(), set()
    for sentence in sentences:
        tokens = sentence.tokens
        for at, token in enumerate(tokens):
            if not token.tags & lex.CAPITAL or not token.tags & _IN_NAME:
                continue
            before = tokens[at - 1].tags if at else lex.END
            after = tokens[at + 1].tags if at + 1 < len(tokens) else lex.END
            if not (before | after) & lex.CAPITAL and ((before | after) & lex.CUE):
                spoken.add(token.word)
            if before & lex.ORGANISATION and before & lex.CAPITAL and not (at > 1 and tokens[at - 2].tags & (lex.ROLE | lex.CAPITAL)):
                end = at
                while end < len(tokens) and tokens[end].tags & lex.CAPITAL and tokens[end].tags & _IN_NAME:
                    end += 1
                if end - at < 4:
                    owned |= {token.word for token in tokens[at:end]}
    return frozenset(spoken), frozenset(owned - spoken)


def _body_before(name: Name, tokens: Sequence[Token], at: int) -> None:
    """La minera canadiense Sierra Alta: a body's word right before the name, or an adjective between."""
    begin = at - 1
    while begin >= 0 and at - begin < 3 and tokens[begin].tags & (lex.UNKNOWN | lex.MODIFIER) and not tokens[begin].tags & (lex.CAPITAL | lex.PERSON):
        begin -= 1
    if begin >= 0 and tokens[begin].tags & lex.ORGANISATION and not tokens[begin].tags & (lex.ROLE | lex.CAPITAL | lex.FIELD) and begin and tokens[begin - 1].tags & lex.DETERMINER:
        name.body = True
        name.roles |= {tokens[begin].word}


def _role_inferred(name: Name, tokens: Sequence[Token], at: int) -> None:
    """A small word between the article or a capital and a full name is what the person is: Bell ringer Nan Treloar."""
    if not at or tokens[at - 1].tags & lex.CAPITAL or not tokens[at - 1].tags & lex.UNKNOWN:
        return
    if at == 1 or tokens[at - 2].tags & (lex.DETERMINER | lex.MODIFIER | lex.CAPITAL) and not tokens[at - 2].tags & lex.PUNCTUATION:
        name.roles |= {tokens[at - 1].word}
        name.role = (tokens[max(0, at - 2) if at == 2 else at - 1].start, tokens[at - 1].core)


def _roles_before(name: Name, tokens: Sequence[Token], at: int) -> None:
    begin = at
    if at and tokens[at - 1].tags & lex.LINK and tokens[at - 1].core == tokens[at - 1].end and " " not in tokens[at - 1].word:
        return  # Chief Medical Officer of Norvane
    while begin > 0 and at - begin < 8:
        tags = tokens[begin - 1].tags
        if tags & lex.BRACKET and begin == at:  # le sénateur (LR) Bruno Retier
            opening = next((k for k in range(at - 2, max(-1, at - 6), -1) if tokens[k].tags & lex.BRACKET), -1)
            if opening > 0 and tokens[opening - 1].tags & lex.ROLE:
                begin = opening
                continue
        if tags & lex.CONJUNCTION and joins_role(tokens, begin - 1):
            begin -= 1
            continue
        if tags & lex.STOP and 1 < begin < at and tokens[begin].tags & lex.MODIFIER and tokens[begin - 2].tags & (lex.ROLE | lex.MODIFIER):
            begin -= 1
            continue  # đại sứ Nga tại Paris Ann Pell
        if tags & (lex.PUNCTUATION | lex.THAT | lex.RELATIVE | lex.CONJUNCTION | lex.PRONOUN) or (tags & lex.DETERMINER and not tags & lex.LINK) or (
            tags & (lex.STOP | lex.CUE | lex.FILLER) and not tags & lex.LINK
        ):
            break
        begin -= 1
    _take_roles(name, tokens, begin, at)


def _roles_behind(name: Name, tokens: Sequence[Token], end: int) -> None:
    """Name, the chief executive of X, …"""
    while end + 1 < len(tokens) and tokens[end].tags == lex.PARTICLE:
        end += 1  # S.H., M.M.
    if end + 1 >= len(tokens) or not tokens[end].tags & (lex.COMMA | lex.BRACKET):
        return
    while end + 3 < len(tokens) and tokens[end + 2].tags & lex.COMMA and tokens[end + 1].tags & lex.CAPITAL and not tokens[end + 1].tags & lex.ROLE:
        end += 2  # Ingrid Salo, M.D., Ph.D., Chief Medical Officer
    for after in (2, 3):  # Ann Pell, 71, a retired baker; bà Bông, 71 tuổi, bán khóm
        if end + after < len(tokens) and tokens[end + 1].tags & lex.NUMBER and tokens[end + after].tags & lex.COMMA:
            end += after
            break
    last = end + 1
    while last < len(tokens) and last - end < _APPOSITION and not tokens[last].tags & (lex.PUNCTUATION | lex.RELATIVE | lex.SAY | lex.THAT):
        last += 1
    near = tokens[end + 1 : min(last, end + 6)]
    if near and near[0].tags & lex.STOP and not near[0].tags & (lex.ROLE | lex.MODIFIER | lex.NUMBER):
        return  # Ann Pell, in a meeting of farmers
    if any(token.tags & lex.ROLE for token in near):
        _take_roles(name, tokens, end + 1, last)
    elif near and tokens[end - 1].tags & (lex.NUMBER | lex.STOP) and not name.body:
        name.context |= {token.word for token in near if token.tags & lex.UNKNOWN}  # what a person of that age does
    elif near and near[0].tags & (lex.DETERMINER | lex.ORGANISATION) and not name.roles:
        _take_body(name, near)  # Northline, a rail operator


def _apposed(name: Name, tokens: Sequence[Token], at: int, head_first: bool = False) -> None:
    """The rail operator, Northline, …: a role and a comma before a name that a comma ends."""
    while at > 2 and tokens[at - 1].tags & lex.TITLE and not tokens[at - 1].tags & lex.ROLE:
        at -= 1  # the chairman, Mr Carl Venn, …
    if at < 2 or not tokens[at - 1].tags & lex.COMMA or name.roles:
        return
    begin = at - 1
    while begin > 0 and at - begin < 8 and not tokens[begin - 1].tags & (lex.PUNCTUATION | lex.CUE | lex.THAT):
        begin -= 1
    while begin < at - 1 and tokens[begin].tags & (lex.FILLER | lex.CONJUNCTION):
        begin += 1  # wie der Sprecher der Bahn, Udo Pell, sagte
    role = next((k for k in range(begin, at - 1) if tokens[k].tags & lex.ROLE), at)
    if head_first and begin < role < at and tokens[role - 1].tags & (lex.DETERMINER | lex.LINK) and not tokens[begin].tags & (lex.DETERMINER | lex.ROLE):
        begin = role  # la dimisión del presidente del país, Juan Gil; dijo el lunes en Kiev el viceministro, …
    words = tokens[begin : at - 1]
    if words and words[0].tags & (lex.DETERMINER | lex.ROLE | lex.MODIFIER | lex.CAPITAL) and any(token.tags & (lex.ROLE | lex.ORGANISATION) for token in words[:6]):
        _take_roles(name, tokens, begin, at - 1)
        _take_body(name, words[:4])


def _take_body(name: Name, words: Sequence[Token]) -> None:
    """What makes the name a body's, where these words say so."""
    bodies = {token.word for token in words if token.tags & lex.ORGANISATION}
    if bodies and not any(token.tags & lex.ROLE and not token.tags & lex.ORGANISATION for token in words):
        name.roles |= bodies
        name.body = True


def _take_roles(name: Name, tokens: Sequence[Token], begin: int, end: int) -> None:
    words = tokens[begin:end]
    for token in words:
        if token.tags & lex.TITLE:
            name.titled = True
        if token.tags & (lex.TITLE | lex.ROLE) and token.tags & (lex.FEMININE | lex.MASCULINE):
            name.gender = token.tags & (lex.FEMININE | lex.MASCULINE)
    roles = {token.word for token in words if token.tags & lex.ROLE}
    if roles:
        name.roles |= roles
        name.context |= {token.word for token in words if not token.tags & (lex.DETERMINER | lex.STOP | lex.LINK | lex.PUNCTUATION)}
        if name.role is None:
            name.role = (words[0].start, words[-1].core)


class _Plain:
    """Names where neither capitals nor a set of surnames tell them: unknown words in places where a name stands."""

    def __init__(self, language: Language) -> None:
        # Prepositions that are written onto the name behind an “according to”: وفقًا لـ
        words = [fold(entry).split() for entry in language.speech.according]
        prefixes = set(map(fold, language.script.prefixes))
        self.prefixes = {entry[0]: entry[1] for entry in sorted(words, key=len) if len(entry) == 2 and entry[1] in prefixes and len(entry[1]) == 1}

    def names(self, tokens: Sequence[Token], number: int) -> list[Name]:
        found: dict[int, Name] = {}
        for at, token in enumerate(tokens):
            tags = token.tags
            if tags & (lex.ROLE | lex.TITLE) and not tags & lex.QUOTE:
                self._behind(tokens, at, number, found)
            elif tags & (lex.CUE | lex.GIVEN):
                self._beside(tokens, at, number, found)
            elif tags & lex.COMMA and at + 1 < len(tokens) and tokens[at + 1].tags & (lex.ROLE | lex.TITLE):
                self._apposed(tokens, at, number, found)
            if tags & lex.COMMA and at + 1 not in found:
                self._named_behind(tokens, at, number, found)
        governed = {token.word for at, token in enumerate(tokens) if at and token.tags & lex.ROLE and tokens[at - 1].tags & lex.ROLE}
        for name in found.values():
            name.roles = name.roles - governed or name.roles  # نائبة رئيس: no president herself
        return [found[at] for at in sorted(found)]

    def _named_behind(self, tokens: Sequence[Token], at: int, number: int, found: dict[int, Name]) -> None:
        """A role, a comma, the name, and another comma."""
        end = self._run(tokens, at + 1)
        if end - at < 3 or end >= len(tokens) or not tokens[end].tags & (lex.COMMA | lex.THAT | lex.COLON):
            return
        begin = at
        while begin > 0 and at - begin < 10 and not tokens[begin - 1].tags & (lex.PUNCTUATION | lex.CUE | lex.THAT):
            begin -= 1
        role = next((k for k in range(begin, at) if tokens[k].tags & lex.ROLE), -1)
        if role >= 0 and role - begin < 2:
            self._add(tokens, at + 1, end, -1, number, found)
            _take_roles(found[at + 1], tokens, role, at)

    @staticmethod
    def _run(tokens: Sequence[Token], at: int) -> int:
        """Where the name that begins at `at` ends; `at` itself where none begins there."""
        end, size = at, len(tokens)
        while end < size and end - at < _LONGEST:
            tags = tokens[end].tags
            if tags & lex.DEFINITE and not tags & lex.GIVEN:
                if tags & lex.UNKNOWN or (tags & lex.MODIFIER and end > at and end - at < 3 and not tags & (lex.ROLE | lex.CUE)):
                    end += 1  # the last word of most names: أحمد الشرع
                    if end < size and (tokens[end].tags & lex.PARTICLE or end - at == 1 and tokens[end].tags & lex.GIVEN or tokens[end - 2].tags & lex.PARTICLE and end - 2 >= at):
                        continue
                break
            if not tags & (lex.UNKNOWN | lex.GIVEN | lex.PARTICLE) or tags & lex.NUMBER:
                break
            end += 1
        while end > at and tokens[end - 1].tags & lex.PARTICLE and not tokens[end - 1].tags & lex.UNKNOWN:
            end -= 1
        return end

    def _behind(self, tokens: Sequence[Token], at: int, number: int, found: dict[int, Name]) -> None:
        """The name behind a role: وزير الخارجية المصري … – the words of the role's body are passed over."""
        begin, size = at + 1, len(tokens)
        whole = False
        while begin < size and begin - at < 12:
            tags = tokens[begin].tags
            if tags & lex.CUE or not tags & (lex.MODIFIER | lex.LINK | lex.ROLE | lex.TITLE | lex.ORGANISATION | lex.GROUP):
                break
            begin += 1
            if tags & lex.UNKNOWN and not (begin < size and tokens[begin].tags & (lex.UNKNOWN | lex.GIVEN | lex.PARTICLE | lex.MODIFIER | lex.LINK | lex.ORGANISATION) and not tokens[begin].tags & lex.CUE):
                if begin - at > 2 or tokens[at].tags & (lex.TITLE | lex.DEFINITE) == 0:
                    return  # مدير المركز: nothing but the role's own words
                begin -= 1
                break
            if tags & (lex.ORGANISATION | lex.LINK) and not tags & (lex.DEFINITE | lex.MODIFIER) and begin < size and tokens[begin].tags & (lex.UNKNOWN | lex.GIVEN) and not tokens[begin].tags & lex.DEFINITE:
                begin += 1  # شركة سحاب: the body's own name
                whole = True
        end = self._run(tokens, begin)
        if end > begin and (end - begin > 1 or not whole):
            if tokens[begin].tags & lex.DEFINITE and not tokens[at].tags & lex.TITLE:
                return  # الرئيسة التنفيذية
            if end - begin == 1 == begin - at and not tokens[at].tags & (lex.DEFINITE | lex.TITLE) and not tokens[begin].tags & lex.GIVEN:
                return  # صاحب مخبز: a bakery's owner
            self._add(tokens, begin, end, at, number, found)

    def _beside(self, tokens: Sequence[Token], at: int, number: int, found: dict[int, Name]) -> None:
        """The name behind a verb of speech, or that begins with a given name."""
        begin = at if tokens[at].tags & lex.GIVEN else at + 1
        while begin > at and begin < len(tokens) and tokens[begin].tags & lex.FILLER:
            begin += 1
        if tokens[at].tags & lex.SAY:
            trade = begin  # كتب الملياردير إيلون …: words with an article before the name
            while trade < len(tokens) and trade - begin < 3 and tokens[trade].tags & lex.DEFINITE and tokens[trade].tags & (lex.UNKNOWN | lex.MODIFIER) and not tokens[trade].tags & lex.GIVEN:
                trade += 1
            end = self._run(tokens, trade) if trade > begin else trade
            if end - trade > 1 or end > trade and tokens[trade].tags & lex.GIVEN:
                begin = trade
        if begin in found:
            return
        end = self._run(tokens, begin)
        if end == begin:
            return
        after = tokens[end].tags if end < len(tokens) else lex.END
        if end - begin == 1 and (tokens[at].tags & (lex.ACT | lex.GIVEN) or not after & (lex.THAT | lex.COLON | lex.COMMA | lex.QUOTE | lex.END | (lex.STOP if tokens[at].tags & lex.SAY else 0))):
            return
        if tokens[at].tags & lex.ACT and not (tokens[begin].tags & lex.GIVEN or after & lex.COMMA and end + 1 < len(tokens) and tokens[end + 1].tags & lex.ROLE):
            return  # its object stands there as often
        self._add(tokens, begin, end, -1, number, found)
        prefix = self.prefixes.get(tokens[at].word, "") if tokens[at].tags & lex.ACCORDING else ""
        name = found[begin]
        if prefix and name.words[0].startswith(prefix) and not tokens[begin].tags & lex.GIVEN:
            name.words = (name.words[0][len(prefix) :], *name.words[1:])
            name.start += len(prefix)

    def _apposed(self, tokens: Sequence[Token], at: int, number: int, found: dict[int, Name]) -> None:
        """Name, role …"""
        begin = at
        while begin > 0 and at - begin < 4 and tokens[begin - 1].tags & (lex.UNKNOWN | lex.GIVEN | lex.PARTICLE) and begin - 1 not in found:
            begin -= 1
        while begin < at and tokens[begin].tags & lex.DEFINITE:
            begin += 1
        if at - begin > 1 and self._run(tokens, begin) == at and not any(begin < start + len(name.words) and start < at for start, name in found.items()):
            self._add(tokens, begin, at, -1, number, found)

    def _add(self, tokens: Sequence[Token], begin: int, end: int, role: int, number: int, found: dict[int, Name]) -> None:
        name = found.get(begin)
        if name is None:
            words = tuple(token.word for token in tokens[begin:end])
            name = found[begin] = Name(tokens[begin].start, tokens[end - 1].core, words, number, begin < 6)
        if role >= 0:
            token = tokens[role]
            name.titled = name.titled or bool(token.tags & lex.TITLE)
            name.gender = name.gender or token.tags & (lex.FEMININE | lex.MASCULINE)
            if token.tags & lex.ROLE:
                _take_roles(name, tokens, role, begin)
                _roles_before(name, tokens, role)
        _roles_behind(name, tokens, end)


class Uncased:
    """Names by the titles and roles beside them, where the script has no capitals."""

    def __init__(self, page: Page, language: Language) -> None:
        self.page, self.language = page, language
        self.before = language.people.name_side == "before"
        self.surnames = tuple(sorted(language.people.surnames, key=len, reverse=True))
        self.spaced = language.script.spaced

    def names(self, tokens: Sequence[Token], number: int) -> list[Name]:
        found: dict[int, Name] = {}
        for at, token in enumerate(tokens):
            tags = token.tags
            if tags & (lex.ROLE | lex.TITLE) and not (self.before and not tags & lex.TITLE):
                self._behind(tokens, at, number, found)
            if tags & lex.TITLE_SUFFIX or (self.before and tags & lex.ROLE):
                self._in_front(tokens, at, number, found)
            if tags & lex.UNKNOWN and self.surnames and at not in found:
                self._by_surname(tokens, at, number, found)
            if self.language.script.split_scripts and tags & lex.UNKNOWN and at not in found:
                self._by_dot(tokens, at, number, found)
        return [found[at] for at in sorted(found)]

    def _behind(self, tokens: Sequence[Token], at: int, number: int, found: dict[int, Name]) -> None:
        begin, size = at + 1, len(tokens)
        while begin < size and begin - at < 8 and tokens[begin].tags & (lex.MODIFIER | lex.LINK | lex.ROLE | lex.TITLE | lex.ORGANISATION) and not tokens[begin].tags & lex.UNKNOWN:
            begin += 1
        end = begin
        while end < size and end - begin < 4:
            tags = tokens[end].tags
            if not tags & (lex.UNKNOWN | lex.GIVEN | lex.PARTICLE) and not (end > begin and tags & lex.MODIFIER and self.spaced):
                break
            end += 1
        while end > begin and tokens[end - 1].tags & lex.PARTICLE:
            end -= 1
        if end > begin and (tokens[at].tags & lex.TITLE or not self.spaced or end - begin >= 1):
            self._add(tokens, begin, end, at, number, found)

    def _in_front(self, tokens: Sequence[Token], at: int, number: int, found: dict[int, Name]) -> None:
        end = at
        while end > 0 and tokens[end - 1].tags & lex.BRACKET | (tokens[end - 1].tags & lex.NUMBER if end > 1 and tokens[end - 2].tags & lex.BRACKET else 0):
            end -= 1  # 서말순(67) 씨
        begin = end
        while begin > 0 and end - begin < 4 and tokens[begin - 1].tags & (lex.UNKNOWN | lex.GIVEN) and not tokens[begin - 1].tags & (lex.STOP | lex.TOPIC):
            begin -= 1
            if self.spaced and self._is_full_name(tokens[begin].word) and begin == end - 1:
                break
            if not self.spaced:
                break
        if end > begin:
            self._add(tokens, begin, end, at, number, found)

    def _is_full_name(self, word: str) -> bool:
        return bool(self.surnames) and len(word) in (1, 2, 3, 4) and word.startswith(self.surnames)

    def _by_surname(self, tokens: Sequence[Token], at: int, number: int, found: dict[int, Name]) -> None:
        """A short word that begins with a surname, where a name may stand: before a cue or a particle."""
        word = tokens[at].word
        if not 2 <= len(word) <= 3 + (self.surnames and len(word) == 4 and word[:2] in self.surnames) or not word.startswith(self.surnames):
            return
        after = tokens[at + 1].tags if at + 1 < len(tokens) else lex.END
        before = tokens[at - 1].tags if at else lex.END
        marked = tokens[at].tags & lex.TOPIC or after & (lex.SAY | lex.TOPIC | lex.TITLE_SUFFIX)
        if marked and (before & (lex.PUNCTUATION | lex.ROLE | lex.ORGANISATION | lex.CONJUNCTION) or tokens[at].tags & lex.TOPIC or not self.spaced):
            found[at] = Name(tokens[at].start, tokens[at].core, (word,), number, at < 4)

    def _by_dot(self, tokens: Sequence[Token], at: int, number: int, found: dict[int, Name]) -> None:
        """A foreign name in one script with dots between its parts: カール・ウィンター."""
        word = tokens[at].word
        if 3 < len(word) < 40 and any(dot in word[1:-1] for dot in "·・‧＝"):
            found[at] = Name(tokens[at].start, tokens[at].core, (word,), number, at < 4)

    def _add(self, tokens: Sequence[Token], begin: int, end: int, role: int, number: int, found: dict[int, Name]) -> None:
        if begin in found and len(found[begin].words) >= end - begin:
            name = found[begin]
        else:
            words = tuple(token.word for token in tokens[begin:end])
            name = found[begin] = Name(tokens[begin].start, tokens[end - 1].core, words, number, begin < 6)
        token = tokens[role]
        name.titled = name.titled or bool(token.tags & (lex.TITLE | lex.TITLE_SUFFIX))
        name.gender = name.gender or token.tags & (lex.FEMININE | lex.MASCULINE)
        if token.tags & lex.ROLE:
            first, last = (role, begin) if role < begin else (end, role + 1)
            _take_roles(name, tokens, first, last)
            if role < begin:
                _roles_before(name, tokens, role)
        _roles_behind(name, tokens, end)
