"""Names by their capitals."""

from collections.abc import Sequence
from functools import cache

from wirecli.knowledge import lexicon as lex
from wirecli.knowledge.lexicon import Lexicon, fold
from wirecli.page import Page
from wirecli.quotes.names.name import (
    IN_BODY,
    IN_NAME,
    Name,
    apposed,
    body_before,
    role_inferred,
    roles_before,
    roles_behind,
)
from wirecli.quotes.sentences import Sentence
from wirecli.quotes.token import Token, every, some, union

_SURNAME = lex.ROLE | lex.TITLE
_FRESH = lex.PUNCTUATION & ~lex.COMMA  # behind it a sentence or a title begins
_ASIDE = lex.COMMA | lex.BRACKET
_CLOSED = lex.PUNCTUATION | lex.RELATIVE | lex.STOP | lex.CONJUNCTION
_JOINS = lex.PARTICLE | lex.LINK
_PARTED = lex.PUNCTUATION | lex.RELATIVE | lex.THAT
_IN_ANY = IN_NAME | IN_BODY
_BODY = lex.ORGANISATION | lex.DOCUMENT | lex.GROUP
_LONGEST = 6
_APPOSITION = 12


@cache  # once a language
def _surnames(lexicon: Lexicon) -> frozenset[str]:
    return frozenset(map(fold, lexicon.language.people.surnames))


class Cased:
    """Names by their capitals."""

    in_marks = True

    def __init__(self, page: Page, lexicon: Lexicon) -> None:
        language = lexicon.language
        self.page, self.nouns, self.lexicon = page, language.script.nouns_capitalised, lexicon
        self.half = language.script.half_capitals
        self.surnames = _surnames(lexicon)
        self.head_first, self.adjoined = language.grammar.head_first, language.grammar.adjoined
        self.spoken: frozenset[str] = frozenset()
        self.owned: frozenset[str] = frozenset()
        self.full: set[str] = set()
        self.seen: set[str] = set()

    def prepare(self, sentences: Sequence[Sentence]) -> None:
        if self.adjoined:
            self.spoken, self.owned = _spoken_and_owned(sentences)
        if self.lexicon.genitives:  # the last words of names of several words
            self.full = {
                sentence.tokens[at].word
                for sentence in sentences
                for at in range(1, len(sentence.tokens))
                if all(
                    token.tags & lex.CAPITAL and token.tags & lex.UNKNOWN for token in sentence.tokens[at - 1 : at + 1]
                )
            }
        # A capital at a sentence's beginning says nothing, unless the word bears it elsewhere too.
        for sentence in sentences:
            tokens = sentence.tokens
            for at in sentence.marked:
                token = tokens[at]
                if token.tags & lex.CAPITAL and at and not tokens[at - 1].tags & _FRESH:
                    self.seen.add(token.word)

    def finish(self, sentences: Sequence[Sentence], found: list[Name]) -> list[Name]:
        return _without_nouns(sentences, found) if self.nouns else found

    def names(self, sentence: Sentence, number: int) -> list[Name]:
        tokens = sentence.tokens
        found = []
        end = 0
        for at in sentence.marked:
            if at < end or not tokens[at].tags & lex.CAPITAL or not self._opens(tokens, at):
                continue
            end = self._end(tokens, at)
            if self.head_first and not self.adjoined and tokens[end - 1].tags & lex.ORGANISATION:
                end = self._body_end(tokens, end)
            if end + 1 < len(tokens) and tokens[end].tags & (lex.COMMA | lex.STOP | lex.LINK | lex.WITHIN):
                end = self._whole_body(tokens, at, end)
            begin = (
                self._own(tokens, at, end)
                if self.lexicon.genitives
                else self._person(tokens, at, end)
                if self.adjoined
                else self._behind_place(tokens, at, end)
            )
            begin += self.nouns and self._is_described(tokens, begin, end)
            name = self._name(tokens, begin, end, number) if begin < end else None
            if name is not None:
                if self.lexicon.genitives and begin == 1 > at:
                    name.roles |= {tokens[at].word}
                found.append(name)
        return found

    @staticmethod
    def _body_end(tokens: Sequence[Token], end: int) -> int:
        """Where a body's name ends that goes on in small letters: Ligue des droits de l'homme, Colegio de abogados."""
        noun = lex.UNKNOWN | lex.ROLE | lex.GROUP | lex.FIELD
        small = tokens[end].tags if end + 2 < len(tokens) else lex.END
        if small & (lex.UNKNOWN | lex.MODIFIER) and not small & (
            lex.CAPITAL | lex.CUE | lex.STOP | lex.FILLER | lex.LINK
        ):
            behind, further = tokens[end + 1].tags, tokens[end + 2].tags
            if behind & (lex.LINK | lex.WITHIN) and further & (noun | lex.DETERMINER) and not further & lex.NUMBER:
                end += 1  # Ligue sénégalaise | des droits humains
        while (
            end + 1 < len(tokens) and tokens[end].tags & (lex.LINK | lex.WITHIN) and tokens[end].core == tokens[end].end
        ):
            ahead = end + 1 + bool(tokens[end + 1].tags & lex.DETERMINER and not tokens[end + 1].tags & lex.UNKNOWN)
            if (
                ahead >= len(tokens)
                or not tokens[ahead].tags & noun
                or tokens[ahead].tags & (lex.CUE | lex.STOP | lex.NUMBER | lex.INDEFINITE | lex.FILLER)
            ):
                break
            end = ahead + 1
        return end

    def _whole_body(self, tokens: Sequence[Token], at: int, end: int) -> int:
        """Where a body's name ends that has a comma or “for” in it: Northline Robotics, Inc.; Institute for Ports."""
        after = tokens[end + 1]
        noun = end + 1
        if self.head_first and after.tags & lex.DETERMINER and tokens[end].tags & lex.WITHIN and end + 2 < len(tokens):
            noun = end + 2  # Organización Internacional para las Migraciones
            after = tokens[noun]
        if not after.tags & lex.CAPITAL or tokens[end - 1].core != tokens[end - 1].end:
            return end
        if tokens[end].tags & lex.COMMA:
            form = after.tags & lex.ORGANISATION and self.page.text[after.end - 1] == "." and len(after.word) < 5
            return end + 2 if form else end
        if not tokens[end].tags & lex.WITHIN or self.half or self.nouns or self.adjoined:
            return end
        if not tokens[end - 1].tags & lex.ORGANISATION and not (
            self.head_first and some(tokens[at:end], lex.ORGANISATION)
        ):
            return end
        return self._end(tokens, noun) if after.tags & _IN_ANY else end

    def _behind_place(self, tokens: Sequence[Token], at: int, end: int) -> int:
        """Where the person's name begins behind what a role is of.

        le critique du Figaro Étienne …, el alcalde de Muros Ana …
        """
        if (
            self.head_first
            and end - at > 2
            and at > 1
            and tokens[at - 1].tags & lex.LINK
            and not tokens[at - 1].tags & lex.CAPITAL
            and tokens[at - 2].tags & lex.ROLE
            and tokens[at + 1].tags & lex.GIVEN
            and not tokens[at].tags & lex.GIVEN
        ):
            return at + 1
        return at

    def _own(self, tokens: Sequence[Token], at: int, end: int) -> int:
        """Where the name's own words begin: мэр Лондона Садик Хан, глава МИД РФ ….

        At the end where there are none: мэр Лондона.
        """
        before = tokens[at - 1].tags if at else lex.END
        if end - at > 2 and tokens[at + 1].tags & lex.GIVEN and not tokens[at].tags & lex.GIVEN:
            token = tokens[at]
            if not at and token.tags & lex.UNKNOWN and token.word not in self.seen:
                return at + 1  # Кинокритик Анна Грач
            ended = self.lexicon.stem(fold(self.page.text[token.start : token.core]))[1]
            if before & lex.ROLE and token.tags & lex.UNKNOWN and ended:
                return at + 1  # адвокат Грачёва Анна Пелль
        placed = before & (lex.LOCAL | lex.NAMING)  # жительница Ржева Марина, из дома на улице Мичурина Марина
        if end - at == 2 and placed and tokens[at + 1].tags & lex.GIVEN and not tokens[at].tags & lex.GIVEN:
            return at + 1
        short = at
        while end - short > 2 and self._is_short(tokens[short]):
            short += 1  # эксперт КХЛ ТВ Анна Грач
        if short > at and before & (lex.ROLE | lex.ORGANISATION) and every(tokens[short:end], lex.CAPITAL):
            return short
        if end - at > 3 and before & lex.ROLE and tokens[at].tags & tokens[at + 2].tags & lex.GIVEN:
            return at + 2  # пресс-секретарь главы Ивана Грачёва Пётр …
        if before & (lex.PUNCTUATION | lex.CUE | lex.TITLE):
            return at
        if end - at == 1:
            token = tokens[at]
            if (
                not token.tags & IN_NAME
                and token.tags & lex.ORGANISATION
                and end < len(tokens)
                and tokens[end].tags & lex.CAPITAL
            ):
                return end  # Компания Helios …
            if before & lex.ROLE and token.tags & lex.ORGANISATION and not token.tags & IN_NAME:
                return end  # директор Совета …
            if (
                token.tags & IN_NAME
                and not token.tags & lex.GIVEN
                and self._is_genitive(token)
                and before & (lex.ROLE | lex.ORGANISATION | lex.GROUP | lex.DOCUMENT)
            ):
                role = before & lex.ROLE and not before & (lex.ORGANISATION | lex.GROUP)
                return at if role and self._is_oblique(tokens[at - 1]) and token.word in self.full else end
            return at
        if (
            end - at > 2
            and tokens[at + 1].tags & lex.GIVEN
            and self.page.text[tokens[at].start : tokens[at].core].isupper()
        ):
            return at + 1  # депутат от КПРФ Николай …
        if before & (lex.STOP | lex.NAMING):
            first = next((k for k in range(at, min(at + 3, end - 1)) if tokens[k].tags & lex.GIVEN), at)
            if first > at:
                return first  # посол в Москве Майкл …, эксперт по Южной Африке Майкл …
        while (
            end - at > 2
            and (not tokens[at].tags & IN_NAME or (self._is_genitive(tokens[at]) and not tokens[at].tags & lex.GIVEN))
            and every(tokens[end - 2 : end], IN_NAME)
        ):
            at += 1
        return at

    def _person(self, tokens: Sequence[Token], at: int, end: int) -> int:
        """Where a person's name begins behind what the role is of: Menteri Tenaga Peru Ann Pell.

        At the end where none does: Ketua KPK.
        """
        before = tokens[at - 1].tags if at else lex.END
        if before & lex.TITLE:
            return at
        if all(self._is_of(tokens, k) for k in range(at, end)):
            noun = before & (lex.UNKNOWN | IN_BODY | lex.ROLE) and not before & (
                lex.PUNCTUATION | lex.STOP | lex.CUE | lex.FILLER | lex.CONJUNCTION
            )
            return end if noun else at
        if (
            end - at == 1
            and before & lex.MODIFIER
            and not before & (lex.CAPITAL | lex.ROLE)
            and not tokens[at].tags & lex.GIVEN
        ):
            return end  # pelatih asal Serbia
        if not self._behind_role(tokens, at):
            return at
        after = tokens[end].tags if end < len(tokens) else lex.END
        if after & lex.LINK and not some(tokens[at:end], lex.ORGANISATION | lex.DOCUMENT):
            return end  # bekas juara All England itu
        if after & lex.TITLE and after & lex.CAPITAL:
            return end  # Bupati Norvane Hj. Ann Pell
        closed = (
            after & lex.COMMA
            and end + 1 < len(tokens)
            and tokens[end + 1].tags & lex.CAPITAL
            and (tokens[end + 1].tags & lex.TITLE or not tokens[end + 1].tags & lex.ROLE)
        )
        if before & lex.LOCAL:
            return self._local(tokens, at, end, bool(closed))
        of = next((k + 1 for k in range(end - 1, at - 1, -1) if self._is_of(tokens, k)), at)
        body = next(
            (
                k + 1
                for k in range(end - 1, at - 1, -1)
                if tokens[k].tags & (lex.ORGANISATION | lex.DOCUMENT) and not tokens[k].tags & lex.FIELD
            ),
            at,
        )
        start = max(of, body)
        if start == at and end - at > 2 and not tokens[at].tags & lex.GIVEN and tokens[at].word not in self.spoken:
            known = (k for k in range(at + 1, end - 1) if tokens[k].tags & lex.GIVEN and tokens[k].word in self.spoken)
            return next(known, at)  # CEO Northline Ann Pell … Ann berkata
        if start in (at, end):
            return start if of == end or start == at else at
        if closed and end - start == 1 and not tokens[start].tags & lex.GIVEN:
            return end  # Kepala Dinas Kesehatan Norvane, Ann Pell
        own = body > of and not (
            body - 1 > at and tokens[body - 2].tags & lex.UNKNOWN and not tokens[body - 2].tags & lex.FIELD
        )  # not: Pell Sekuritas
        if own and not after & lex.COMMA and end - start > 1 and tokens[start].tags & lex.GIVEN:
            own = False  # Keselamatan Kampung Zulaikha Pell
        given = next((k for k in range(start + own, end) if tokens[k].tags & lex.GIVEN), end)
        if given < end and (body > of or (end - start > 2 and given + 1 < end)):
            return given
        said = next((k for k in range(start, end) if tokens[k].word in self.spoken), end)
        if of >= body or not own:
            return max(start, min(said, end - 2)) if end - start > 4 else start
        if said < end and end - start > 1:
            return max(start + 1, said - 1) if said == end - 1 and end - start > 3 else max(said, start + 1)
        return end - 2 if end - start > 3 else at

    def _local(self, tokens: Sequence[Token], at: int, end: int, in_commas: bool) -> int:
        """Where a person's name begins behind a role of a place: Bupati Norvane Ann Pell."""
        place = next(
            (k + 1 for k in range(end - 1, at - 1, -1) if self._is_of(tokens, k) or tokens[k].tags & lex.ORGANISATION),
            at,
        )
        if tokens[at].tags & lex.GIVEN and place == at:
            return at
        if place < end and not in_commas:
            given = next(
                (
                    k
                    for k in range(max(place, at + 1), end)
                    if tokens[k].tags & lex.GIVEN or tokens[k].word in self.spoken
                ),
                end,
            )
            if given < end and (given + 1 < end or end - place < 3):
                return given
            if place == at and end - at > 2:
                return at + 1
        return end if in_commas else place

    def _is_of(self, tokens: Sequence[Token], at: int) -> bool:
        """Whether the word says of what a role is, and no person's name goes before it: Tenaga, Peru, KPK, Komisi B."""
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
        return (len(raw) > 1 and "." not in raw) or (
            len(raw) == 1 and at > 0 and bool(tokens[at - 1].tags & lex.ORGANISATION)
        )

    @staticmethod
    def _behind_role(tokens: Sequence[Token], at: int) -> bool:
        """Whether a role stands before `at`, with nothing between but words of the same phrase."""
        for k in range(at - 1, max(-1, at - 7), -1):
            tags = tokens[k].tags
            if tags & lex.ROLE:
                return True
            if (
                tags
                & (
                    lex.PUNCTUATION
                    | lex.STOP
                    | lex.CUE
                    | lex.FILLER
                    | lex.TITLE
                    | lex.PRONOUN
                    | lex.RELATIVE
                    | lex.THAT
                )
                and not tags & lex.FIELD
            ):
                return False
        return False

    def _is_short(self, token: Token) -> bool:
        """Whether a word is spelled in capitals: ЕК, ТВ."""
        raw = self.page.text[token.start : token.core]
        return 1 < len(raw) < 6 and raw.isupper() and not token.tags & lex.GIVEN

    def _is_genitive(self, token: Token) -> bool:
        return fold(self.page.text[token.start : token.core]).endswith(self.lexicon.genitives)

    def _is_oblique(self, role: Token) -> bool:
        """Whether the role's word is not in the nominative: министра."""
        stem, rank = self.lexicon.stem(fold(self.page.text[role.start : role.core]))
        return rank > self.lexicon.nominatives.get(stem, rank)

    def _opens(self, tokens: Sequence[Token], at: int) -> bool:
        token = tokens[at]
        tags = token.tags
        if (
            not tags & lex.CAPITAL
            or not tags & _IN_ANY
            or tags & lex.NUMBER
            or (tags & (lex.ROLE | lex.TITLE) and not tags & IN_NAME)
        ):
            return False
        if self.nouns and tags & lex.ROLE and self._goes_on(tokens, at):
            return False  # Fischer Hannes Egli
        if (
            tags & lex.MODIFIER
            and not tags & IN_NAME
            and at
            and self.half
            and (self._is_role(tokens[at - 1]) or tokens[at - 1].tags & lex.STOP)
        ):
            return False  # Bộ trưởng Năng lượng Nga Andrei Pell, đại sứ tại Paris Ann Pell
        if (
            tags & lex.MODIFIER
            and not tags & IN_NAME
            and not (at + 1 < len(tokens) and tokens[at + 1].tags & lex.CAPITAL)
        ):
            return False
        if self.half and tags & lex.ORGANISATION and self._is_initials_of_role(tokens, at):
            return False  # Ủy viên Thương mại EU Ann Pell
        if tags & lex.FIELD and at and self._is_field(tokens, at):
            return False  # le ministre de la Justice Jean Duval
        if self.adjoined and tags & lex.FIELD and at > 1 and tokens[at - 1].tags & lex.CONJUNCTION:
            if tokens[at - 2].tags & (lex.ROLE | lex.FIELD):
                return False  # Direktur Keuangan dan Manajemen Risiko Northline
        fresh = at == 0 or tokens[at - 1].tags & _FRESH
        following = (
            at + 1 < len(tokens)
            and tokens[at + 1].tags & lex.CAPITAL
            and (tokens[at + 1].tags & _IN_ANY or (self.half and tags & lex.ORGANISATION))
        )
        if self.adjoined and fresh and at + 1 < len(tokens) and tokens[at + 1].tags & lex.CAPITAL:
            if (
                tags & lex.UNKNOWN
                and not tags & lex.FIELD
                and tokens[at + 1].tags & (lex.ORGANISATION | lex.FIELD)
                and token.word not in self.seen
            ):
                return False  # Rencana Pemkot …
            if tags & lex.ORGANISATION and tokens[at + 1].tags & lex.ROLE:
                return True  # Forum Guru …
        if (
            self.adjoined
            and tags & lex.ORGANISATION
            and len(token.word) > 1
            and (
                self.page.text[token.start : token.end].isupper()
                or (" " in token.word and self.page.text[token.start : token.end].istitle())
            )
        ):
            return True  # KPK, Mahkamah Agung
        if (
            self.half
            and tags & lex.ORGANISATION
            and at + 2 < len(tokens)
            and tokens[at + 1].tags & lex.ORGANISATION
            and tokens[at + 2].tags & lex.CAPITAL
        ):
            return True  # UBND huyện Vĩnh An
        if fresh and tags & IN_NAME and _is_aged(tokens, at + 1):
            return True  # Ann Pell, 71, …
        return bool(
            not fresh
            or following
            or token.word in self.seen
            or (at + 1 < len(tokens) and self._is_trade_surname(tokens, at, at + 1))
            or (tags & lex.GIVEN and (self.nouns or self.half or self.adjoined))
        )

    def _is_initials_of_role(self, tokens: Sequence[Token], at: int) -> bool:
        """Whether a body's initials stand between a role and a name of two words."""
        role = at - 1
        while role > 0 and tokens[role].tags & lex.MODIFIER and not tokens[role].tags & lex.UNKNOWN:
            role -= 1
        name = lex.CAPITAL | lex.UNKNOWN
        return (
            role >= 0
            and self._is_role(tokens[role])
            and self.page.text[tokens[at].start : tokens[at].end].isupper()
            and at + 2 < len(tokens)
            and all(token.tags & name == name for token in tokens[at + 1 : at + 3])
        )

    @staticmethod
    def _is_field(tokens: Sequence[Token], at: int) -> bool:
        """Whether the word at `at` says what a role or body is for: a link and a role stand before it."""
        while at and tokens[at - 1].tags & (
            lex.LINK | lex.STOP | lex.DETERMINER | lex.CONJUNCTION | lex.FIELD | lex.MODIFIER
        ):
            at -= 1
            if tokens[at].tags & (lex.LINK | lex.STOP):
                near = at - 1
                while (
                    near > 0
                    and tokens[near].tags & (lex.UNKNOWN | lex.MODIFIER)
                    and not tokens[near].tags & lex.CAPITAL
                    and at - near < 3
                ):
                    near -= 1  # le ministre russe de l'Énergie
                if near >= 0 and tokens[near].tags & (lex.ROLE | lex.GROUP | lex.ORGANISATION):
                    return True
        return False

    def _end(self, tokens: Sequence[Token], at: int) -> int:
        end, size, body = at, len(tokens), False
        fathered = False  # Che Wan Ann bin Che Wan Pell
        genitives, simple = self.lexicon.genitives, not (self.nouns or self.half)
        while end < size and end - at < _LONGEST + 3 * (body or fathered):
            token = tokens[end]
            tags = token.tags
            if tags & lex.PUNCTUATION or (end > at and genitives and token.word.isascii() != tokens[at].word.isascii()):
                break  # основатель Telegram Павел …
            if simple and not body and not tags & _SURNAME:  # what most names are, and what ends most
                if tags & lex.CAPITAL and tags & _IN_ANY:
                    body = bool(tags & (lex.ORGANISATION | lex.DOCUMENT))
                    end += 1
                    if token.core != token.end:
                        break
                    continue
                if not tags & _JOINS:
                    if tags & lex.OTHER and at < end < size - 1 and token.word == "&":
                        if tokens[end + 1].tags & lex.CAPITAL:
                            end += 1  # Marl & Partners
                            continue
                    break
            if (
                self.nouns
                and end == at + 1
                and tags & lex.CAPITAL
                and tags & (lex.FILLER | lex.MODIFIER)
                and tokens[at].tags & tags & lex.GIVEN
            ):
                end += 1  # Peter Kurz
                continue
            if self.half and tags & lex.CAPITAL and end > at and self._is_behind_place(tokens, at, end):
                break  # Bí thư Huyện ủy Vĩnh An | Lê Văn Tú
            if (
                self.half
                and not body
                and 0 < end - at < 4
                and tags & lex.CAPITAL
                and tokens[at].word in self.surnames
                and not tags & (lex.ROLE | lex.TITLE | lex.ORGANISATION)
            ):
                end += 1  # Phạm Hải Chính: any word may be a given name
                continue
            if (
                tags & lex.CAPITAL
                and tags
                & (
                    _IN_ANY
                    | (_SURNAME if self.head_first and end > at and (not body or self.adjoined) else 0)
                    | (_SURNAME if self._is_trade_surname(tokens, at, end) else 0)
                    | (lex.ROLE if body and self.head_first and tokens[min(end, size - 2) + 1].tags & lex.LINK else 0)
                )
                and not (
                    tags & (lex.ROLE | lex.TITLE)
                    and not tags & lex.UNKNOWN
                    and not (tags & lex.GIVEN and end > at)
                    and not self._is_trade_surname(tokens, at, end)
                    and not (
                        self.head_first
                        and end > at
                        and not body
                        and not (
                            self.adjoined
                            and tags & lex.TITLE
                            and not (
                                tags & lex.PARTICLE
                                and (tokens[at].tags & lex.GIVEN or (at and tokens[at - 1].tags & lex.TITLE))
                            )
                        )
                    )  # Juan Herrero: where the role comes first, this is a surname
                    and not (
                        self.head_first
                        and not self.adjoined
                        and end > at
                        and tokens[end - 1].tags & lex.ORGANISATION
                        and end + 1 < size
                        and tokens[end + 1].tags & lex.LINK
                    )  # Associação Académica de Coimbra
                    and not (
                        self.adjoined
                        and end > at
                        and tokens[end - 1].tags & (lex.ORGANISATION | (lex.FIELD if body else 0))
                        and not tags & lex.TITLE
                    )  # Persatuan Guru
                )
            ):
                if (
                    self.nouns
                    and end > at
                    and tags & lex.GIVEN
                    and not tags & lex.ROLE
                    and not tokens[at].tags & lex.GIVEN
                    and self._goes_on(tokens, end)
                ):
                    break  # … der Ukraine Olena Pelz: a given name begins another name
                after_role = body and end > at and at and self._is_role(tokens[at - 1])
                if after_role and token.word in self.surnames and self._goes_on(tokens, end):
                    break  # Giám đốc Sở Y tế Trần Văn An
                surname = self.half and end == at and self._is_surname(tokens, at)
                body = body or (bool(tags & (lex.ORGANISATION | lex.DOCUMENT)) and not surname)
                end += 1
                if (
                    after_role
                    and tags & lex.MODIFIER
                    and not tags & lex.UNKNOWN
                    and not tokens[end - 2].tags & lex.LINK
                ):
                    break  # Bộ trưởng Bộ Nội vụ Hoa Kỳ Ann Pell
                if token.core != token.end:
                    break  # Northline's
                continue
            if (
                self.half
                and body
                and end > at
                and (
                    (tags & lex.CAPITAL and not tags & (lex.ROLE | lex.TITLE))
                    or (
                        tags & lex.ORGANISATION and end + 1 < size and tokens[end + 1].tags & lex.CAPITAL
                    )  # UBND huyện Vĩnh An
                    or (
                        tags & lex.UNKNOWN
                        and tokens[end - 1].tags & lex.CAPITAL
                        and tokens[end - 1].tags & lex.UNKNOWN
                        and not (
                            end + 1 < size
                            and tokens[end + 1].tags & lex.UNKNOWN
                            and not tokens[end + 1].tags & lex.CAPITAL
                        )
                    )
                )
            ):
                end += 1  # Hội Bảo tồn Văn hóa
                continue
            if self.half and body and tokens[end - 1].tags & lex.CAPITAL and end > at:
                run = end
                while (
                    run < size
                    and run - end < 3
                    and tokens[run].tags & lex.UNKNOWN
                    and not tokens[run].tags & lex.CAPITAL
                ):
                    run += 1
                if end < run < size and tokens[run].tags & lex.CUE:
                    return run  # Hội Bảo vệ Rừng ngập mặn cảnh báo
            joins = end + 1 < size and tokens[end + 1].tags & lex.CAPITAL and tokens[end + 1].tags & _IN_ANY
            if (
                tags & lex.PARTICLE
                and not joins
                and end + 2 < size
                and tokens[end + 1].tags & lex.PARTICLE
                and not self.nouns
            ):
                joins = bool(
                    tokens[end + 2].tags & lex.CAPITAL and tokens[end + 2].tags & IN_NAME
                )  # Урсула фон дер Ляйен
            if self.nouns and tags & lex.PARTICLE:  # Ursula von der Leyen, not: Gegenwind von Deutschland
                first = tokens[at].tags & lex.GIVEN or (at and tokens[at - 1].tags & (lex.ROLE | lex.TITLE))
                joins = joins and bool(end - at == 1 and first and not body and tokens[end + 1].tags & IN_NAME)
            if (
                end > at
                and joins
                and (
                    (tags & lex.PARTICLE and not (self.adjoined and tags & lex.TITLE))
                    or (body and tags & lex.LINK and token.core == token.end)
                )
            ):
                fathered = fathered or (self.adjoined and bool(tags & lex.PARTICLE))
                end += 1
                continue
            break
        while (
            end > at + 1 and tokens[end - 1].tags & (lex.LINK | lex.PARTICLE) and not tokens[end - 1].tags & lex.CAPITAL
        ):
            end -= 1  # Prospekt der | Betreiber
        return max(end, at + 1)

    def _is_trade_surname(self, tokens: Sequence[Token], at: int, end: int) -> bool:
        """Whether a role's word behind a given name is a surname: Ruth Alderman – not: St. Paul Mayor Ann Pell."""
        if end == at or self.nouns or self.adjoined or self.half or tokens[end].tags & lex.UNKNOWN:
            return False
        after = tokens[end + 1].tags if end + 1 < len(tokens) else lex.END
        return bool(
            tokens[end].tags & lex.CAPITAL
            and tokens[end].tags & lex.ROLE
            and tokens[end - 1].tags & lex.GIVEN
            and tokens[end - 1].core == tokens[end - 1].end
            and not (after & lex.CAPITAL and not after & lex.PUNCTUATION)
        )

    def _is_behind_place(self, tokens: Sequence[Token], at: int, end: int) -> bool:
        """Whether a surname begins a person's name at `end`, behind the place or school that a role is of."""
        if not at or end >= len(tokens) or tokens[end].word not in self.surnames or not self._goes_on(tokens, end):
            return False
        before, first = tokens[at - 1], tokens[at].word in self.surnames
        if tokens[at].tags & (lex.MODIFIER | lex.UNKNOWN) == lex.MODIFIER:
            return bool(before.tags & (lex.ROLE | lex.ORGANISATION | lex.MODIFIER))  # Giám đốc Sở Y tế Hà Nội | Trần …
        if before.tags & lex.ROLE and not before.tags & lex.TITLE:
            return not first or (end - at > 1 and self._ends_in_body(before.word))
        if not before.tags & lex.ORGANISATION or end - at < 1 + first:
            return False
        return any(token.tags & lex.ROLE for token in tokens[max(0, at - 3) : at - 1])

    def _ends_in_body(self, role: str) -> bool:
        """Whether a body's word ends the role: giám đốc bệnh viện."""
        words = role.split()
        return any(self.lexicon.begins(words[k:]) & lex.ORGANISATION for k in range(1, len(words)))

    @staticmethod
    def _is_role(token: Token) -> bool:
        return bool(token.tags & lex.ROLE) and not token.tags & lex.UNKNOWN

    def _is_surname(self, tokens: Sequence[Token], at: int) -> bool:
        """Whether what may be a body's word is a surname behind a title: TS Đoàn Mỹ Nương."""
        return bool(at and tokens[at].word in self.surnames and tokens[at - 1].tags & lex.TITLE)

    @staticmethod
    def _is_described(tokens: Sequence[Token], at: int, end: int) -> bool:
        """Whether a word before the name says what somebody is, as an article shows: der Botaniker Emmo Pell."""
        before = tokens[at - 1].tags if at else 0
        if end - at < 3 or not before & (lex.DETERMINER | lex.MODIFIER) or before & lex.PRONOUN:
            return False
        return all(token.tags & IN_NAME and not token.tags & (IN_BODY | lex.PARTICLE) for token in tokens[at:end])

    @staticmethod
    def _goes_on(tokens: Sequence[Token], at: int) -> bool:
        """Whether a surname may follow the given name at `at`."""
        return at + 1 < len(tokens) and bool(tokens[at + 1].tags & lex.CAPITAL) and bool(tokens[at + 1].tags & IN_NAME)

    def _name(self, tokens: Sequence[Token], at: int, end: int, number: int) -> Name | None:
        own = tokens[at:end]
        first, last, size = own[0], own[-1], end - at
        tags = union(own)
        body = bool(tags & (_BODY | lex.OTHER))  # Marl & Venn
        if body and self.head_first and not self.adjoined and size > 1 and first.tags & IN_NAME:
            body = bool(tags & (lex.ORGANISATION | lex.DOCUMENT))  # Ana Fuentes
        if body and self.half and self._is_surname(tokens, at):
            body = False
        placed = self.half and self._is_behind_place(tokens, at, end)
        body = body or placed
        before = tokens[at - 1].tags if at else 0
        behind = tokens[end].tags if end < len(tokens) else 0
        if self.nouns and size == 1 and not (first.tags & IN_NAME and before & (lex.TITLE | lex.ROLE)):
            return None  # any noun: Schiff, Regierung
        if (
            behind & lex.ROLE
            and not behind & lex.UNKNOWN
            and not self.nouns
            and not self.adjoined
            and not self.head_first
            and last.core == last.end
        ):
            return None  # Maltese Port Board chief: the beginning of a role
        begin = at
        while (
            self.nouns
            and at - begin < 8
            and begin
            and tokens[begin - 1].tags & (lex.ROLE | lex.DETERMINER | lex.TITLE | lex.MODIFIER)
        ):
            begin -= 1  # Eines der Opfer, der Rentner Udo Pell, …
        opened = tokens[begin - 1].tags if begin else lex.END
        subject = begin < 6 or bool(at < 14 and opened & lex.COMMA)
        if self.nouns and begin > 1 and subject:
            subject = not _is_object(tokens, begin)
        name = Name(first.start, last.core, tuple([token.word for token in own]), number, subject, body=body)
        if self.nouns:
            name.given = bool(first.tags & lex.GIVEN)
            name.spans = tuple((token.start, token.core) for token in own)
        if (
            self.lexicon.genitives
            and before & (lex.ORGANISATION | lex.ROLE)
            and (all(token.word.isascii() for token in own) or (not before & lex.ROLE and bool(behind & lex.CAPITAL)))
        ):
            name.body = True  # основатель стартапа Nordlink Павел …
        if size > 1 and first.tags & lex.GIVEN and (self.lexicon.genitives or (self.head_first and not body)):
            name.titled = True  # surely a person: a pronoun may mean it
        if self.lexicon.name_endings:
            name.genitive = (
                size == 1 and bool(first.tags & IN_NAME) and bool(self.lexicon.genitives) and self._is_genitive(first)
            )
            name.rank = sum(self.lexicon.stem(fold(self.page.text[token.start : token.core]))[1] for token in own)
        given = first.tags
        if "-" in first.word and not given & lex.GIVEN and self.head_first:
            given |= self.lexicon.look(first.word.split("-")[0]) & (lex.GIVEN | lex.FEMININE | lex.MASCULINE)
            name.titled = name.titled or (size > 1 and bool(given & lex.GIVEN) and not body)  # Marie-Soleil Pell
        if size > 1 and given & lex.GIVEN and not body and not first.tags & (lex.ROLE | lex.TITLE):
            gender = given & (lex.FEMININE | lex.MASCULINE)
            name.gender = gender if gender in (lex.FEMININE, lex.MASCULINE) else 0
            name.titled = name.titled or bool(name.gender)  # surely a person
        if behind & _ASIDE and not body and _is_aged(tokens, end):
            name.titled = True  # surely a person, but another may speak of her: said that the victim, Ann Pell, 71, …
            name.subject = name.subject and not some(tokens[:at], lex.SAY)
        if at and size > 1 and not self.nouns and not body:
            role_inferred(name, tokens, at, lex.DETERMINER | lex.MODIFIER | (0 if self.adjoined else lex.CAPITAL))
        if self.nouns and before & lex.SAME:
            name.titled = True  # der Belgier Ivo Pell
        if (
            self.nouns
            and size > 1
            and not body
            and before & lex.CAPITAL
            and before & lex.UNKNOWN
            and (name.given or (at > 1 and tokens[at - 2].tags & (lex.DETERMINER | lex.MODIFIER)))
        ):
            name.roles |= {tokens[at - 1].word}  # Wünschelrutengänger Anton Pell
            name.role = (tokens[at - 1].start, tokens[at - 1].core)
        if at and not placed:
            roles_before(name, tokens, at)
        if self.head_first and not self.adjoined and not name.roles:
            body_before(name, tokens, at)
        if behind & _ASIDE or behind == lex.PARTICLE:
            if not _is_party(tokens, end) and (not self.head_first or self._is_apposed(tokens, at, end)):
                roles_behind(name, tokens, end)
        if at > 1 and before & (lex.COMMA | lex.TITLE):
            apposed(name, tokens, at, self.head_first and (end >= len(tokens) or bool(behind & _CLOSED)))
        return name

    def _is_apposed(self, tokens: Sequence[Token], at: int, end: int) -> bool:
        """Whether what a comma joins to the name may be its role: not another's, nor the subject behind a place."""
        if end + 1 >= len(tokens) or tokens[end + 1].tags & lex.CONJUNCTION:
            return False  # Juan Gil, y la alcaldesa Ana Rey
        if (
            (
                (tokens[0].tags & lex.STOP and not tokens[0].tags & (lex.ACCORDING | lex.OPINION))
                or (  # Consultado por La Tercera, el ministro …
                    self.head_first
                    and 1 < at < 5
                    and tokens[0].tags & (lex.UNKNOWN | lex.SAY | lex.ACT)
                    and tokens[1].tags & (lex.STOP | lex.LINK)
                    and not tokens[0].tags & (lex.PERSON | lex.DETERMINER | lex.ACCORDING | lex.OPINION)
                )
            )
            and at
            and tokens[at - 1].tags & (lex.LINK | lex.STOP | lex.DETERMINER)
            and not some(tokens[:at], lex.COMMA)
        ):
            return False  # Au port d'Ys, le capitaine …
        for ahead in range(end + 1, min(end + _APPOSITION, len(tokens))):
            token = tokens[ahead]
            if self.adjoined and token.tags & lex.FILLER:
                return False  # kata Ann Pell, warga akan datang
            if token.tags & lex.PUNCTUATION:
                return True
            if token.tags & lex.CAPITAL and token.tags & IN_NAME and not token.tags & (lex.FIELD | IN_BODY):
                before = tokens[ahead - 1].tags
                if not before & (
                    lex.LINK
                    | lex.STOP
                    | lex.CONJUNCTION
                    | lex.CAPITAL
                    | lex.FIELD
                    | lex.ORGANISATION
                    | lex.DETERMINER
                    | lex.NAMING
                ):
                    return False  # …, la concejala Rosa Luna
                if before & lex.COMMA:
                    return False
        return True


def _without_nouns(sentences: Sequence[Sentence], found: list[Name]) -> list[Name]:
    """Where every noun has a capital, a surname is known by the full name that has it: “Holt Berlin” is Holt."""
    sure = [name for name in found if name.roles or name.titled or name.given]
    surnames = {name.words[-1] for name in sure if not name.body}
    alone = _speaking_alone(sentences) - surnames
    surnames |= alone
    whole = {name.words for name in sure}
    kept = [
        name
        for name in found
        if name.body or name.roles or name.titled or name.given or name.words in whole or not surnames & set(name.words)
    ]
    taken = {start for name in kept for start, _ in name.spans}
    for number, sentence in enumerate(sentences):
        for at, token in enumerate(sentence.tokens):
            if (
                token.tags & lex.CAPITAL
                and token.word in surnames
                and token.start not in taken
                and token.tags & IN_NAME
            ):
                subject = at < 6 and not (at > 1 and _is_object(sentence.tokens, at))
                name = Name(token.start, token.core, (token.word,), number, subject, titled=token.word in alone)
                kept.append(name)
    return sorted(kept, key=lambda name: name.start)


def _speaking_alone(sentences: Sequence[Sentence]) -> set[str]:
    """Words behind a verb of speech that never have an article, as only names have none: …, sagte Pell."""
    found, nouns = set(), set()
    name = lex.CAPITAL | lex.UNKNOWN
    for sentence in sentences:
        tokens = sentence.tokens
        for at, token in enumerate(tokens[1:], 1):
            if token.tags & name != name or token.tags & lex.PERSON:
                continue
            before = tokens[at - 1].tags
            if before & (lex.DETERMINER | lex.MODIFIER | lex.NUMBER | lex.INDEFINITE | lex.PRONOUN | lex.STOP):
                nouns.add(token.word)
            elif before & lex.SAY and not before & lex.CAPITAL and at > 1:
                behind = tokens[at + 1].tags if at + 1 < len(tokens) else lex.END
                if tokens[at - 2].tags & (lex.COMMA | lex.QUOTE) and behind & (lex.PUNCTUATION | lex.STOP | lex.FILLER):
                    found.add(token.word)
    return found - nouns


def _spoken_and_owned(sentences: Sequence[Sentence]) -> tuple[frozenset[str], frozenset[str]]:
    """Single capitalised words beside a verb of speech (people), and those that end a body's name (places)."""
    spoken, owned = set(), set()
    for sentence in sentences:
        tokens = sentence.tokens
        for at, token in enumerate(tokens):
            if not token.tags & lex.CAPITAL or not token.tags & IN_NAME:
                continue
            before = tokens[at - 1].tags if at else lex.END
            after = tokens[at + 1].tags if at + 1 < len(tokens) else lex.END
            if not (before | after) & lex.CAPITAL and ((before | after) & lex.CUE):
                spoken.add(token.word)
            if 1 < at < len(tokens) - 1 and tokens[at - 1].word == "(" and tokens[at + 1].word == ")":
                if tokens[at - 2].tags & lex.CAPITAL and not token.tags & lex.GIVEN:
                    owned.add(token.word)  # Asosiasi Desa Norvane (Asdenor)
            if (
                before & lex.ORGANISATION
                and before & lex.CAPITAL
                and not (at > 1 and tokens[at - 2].tags & (lex.ROLE | lex.CAPITAL))
            ):
                end = at
                while end < len(tokens) and tokens[end].tags & lex.CAPITAL and tokens[end].tags & IN_NAME:
                    end += 1
                if end - at < 4:
                    owned |= {token.word for token in tokens[at:end]}
    return frozenset(spoken), frozenset(owned - spoken)


def _is_party(tokens: Sequence[Token], at: int) -> bool:
    """Whether brackets hold but a word for several people: Minister Jan Pell (Grüne)."""
    if at + 2 >= len(tokens) or not tokens[at].tags & lex.BRACKET or not tokens[at + 2].tags & lex.BRACKET:
        return False
    return bool(tokens[at + 1].tags & lex.GROUP and tokens[at + 1].tags & lex.CAPITAL)


def _is_object(tokens: Sequence[Token], at: int) -> bool:
    """Whether somebody and then a verb stand before, where the verb is second: Ute Pell stärkte Venn den Rücken."""
    verb = tokens[at - 1].tags
    if at > 2 and verb & lex.THAT and tokens[at - 2].tags & lex.COMMA and tokens[at - 3].tags & lex.STATEMENT:
        return True  # Auf die Frage, ob Venn bleibe, antwortete er …
    if verb & (lex.CAPITAL | lex.PUNCTUATION) or not verb & (lex.UNKNOWN | lex.SAY | lex.ACT | lex.FILLER):
        return False
    if tokens[0].tags & (lex.STOP | lex.PUNCTUATION):
        return False
    before = union(tokens[: at - 1])
    somebody = lex.GIVEN | (0 if verb & lex.FILLER else lex.ROLE | lex.PRONOUN)  # Siegerin wurde Ute Pell
    return bool(before & somebody) and not before & _PARTED


def _is_aged(tokens: Sequence[Token], at: int) -> bool:
    """Whether an age stands at `at`, between commas or in brackets: Ann Pell, 71, … Ann Pell (71) …"""
    if at + 2 >= len(tokens) or not tokens[at].tags & (lex.COMMA | lex.BRACKET) or not tokens[at + 1].tags & lex.NUMBER:
        return False
    word = tokens[at + 1].word
    return (
        word.isdecimal()
        and 2 < int(word[:4]) < 110
        and bool(tokens[at + 2].tags & tokens[at].tags & (lex.COMMA | lex.BRACKET))
    )
