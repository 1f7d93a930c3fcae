"""Where a name in capitals begins and where it ends."""

from collections.abc import Sequence
from functools import cache

from wirecli.knowledge import lexicon as lex
from wirecli.knowledge.lexicon import Lexicon, fold
from wirecli.page import Page
from wirecli.quotes.names.name import IN_BODY, IN_NAME
from wirecli.quotes.sentences import Sentence
from wirecli.quotes.token import Token, some

_SURNAME = lex.ROLE | lex.TITLE
_FRESH = lex.PUNCTUATION & ~lex.COMMA  # behind it a sentence or a title begins
_JOINS = lex.PARTICLE | lex.LINK
_IN_ANY = IN_NAME | IN_BODY
_LONGEST = 6
_FATHER = lex.PARTICLE | lex.TITLE | lex.ROLE
_FATHERS = 5  # titles behind bin: bin Pengiran Haji Osman


@cache  # once a language
def _surnames(lexicon: Lexicon) -> frozenset[str]:
    return frozenset(map(fold, lexicon.language.people.surnames))


class Extent:
    """Where names begin and end, by the capitals and by what stands between them."""

    def __init__(self, page: Page, lexicon: Lexicon) -> None:
        language = lexicon.language
        self.page, self.lexicon, self.surnames = page, lexicon, _surnames(lexicon)
        self.nouns, self.half = language.script.nouns_capitalised, language.script.half_capitals
        self.head_first, self.adjoined = language.grammar.head_first, language.grammar.adjoined
        self.seen: set[str] = set()  # words that bear their capital in mid-sentence
        self.small: set[str] = set()  # words that are printed without one

    def look_over(self, sentences: Sequence[Sentence]) -> None:
        """A capital at a sentence's beginning says nothing, unless the word bears it elsewhere too."""
        for sentence in sentences:
            tokens = sentence.tokens
            if self.adjoined or self.lexicon.genitives:
                self.small.update(
                    token.word for token in tokens if token.tags & lex.UNKNOWN and not token.tags & lex.CAPITAL
                )
            for at in sentence.marked:
                token = tokens[at]
                if token.tags & lex.CAPITAL and at and not tokens[at - 1].tags & _FRESH:
                    self.seen.add(token.word)

    def opens(self, tokens: Sequence[Token], at: int) -> bool:
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
        if self.head_first and not self.adjoined and at > 2 and at + 1 < len(tokens) and not tags & lex.GIVEN:
            if tokens[at - 1].tags & lex.FIELD:
                if tokens[at + 1].tags & lex.LINK and self._is_field(tokens, at - 1):
                    return False  # el secretario de Seguridad Portuaria de Muros, Ivo Paz
        if self.adjoined and tags & lex.FIELD and at > 1 and tokens[at - 1].tags & lex.CONJUNCTION:
            if tokens[at - 2].tags & (lex.ROLE | lex.FIELD):
                return False  # Direktur Keuangan dan Manajemen Risiko Northline
        fresh = at == 0 or tokens[at - 1].tags & _FRESH
        following = (
            at + 1 < len(tokens)
            and tokens[at + 1].tags & lex.CAPITAL
            and (tokens[at + 1].tags & _IN_ANY or (self.half and tags & lex.ORGANISATION))
        )
        following = following or _is_joined(tokens, at + 1)
        if fresh and self.head_first and tags & lex.GIVEN and at + 2 < len(tokens) and not following:
            following = tokens[at + 1].tags & lex.PARTICLE and tokens[at + 2].tags & lex.CAPITAL  # Juan de Rey
        if self.adjoined and fresh and tags & IN_NAME and at + 2 < len(tokens) and not following:
            following = (  # Norasyikin Abu Bakar, Zulaikha binti Osman
                tokens[at + 1].tags & lex.PARTICLE
                and not tokens[at + 1].tags & lex.TITLE
                and tokens[at + 2].tags & lex.CAPITAL
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
        if fresh and tags & IN_NAME and is_aged(tokens, at + 1):
            return True  # Ann Pell, 71, …
        if fresh and not following and not tags & lex.GIVEN and token.word in self.small:
            return False  # Tambang, katanya, …
        return bool(
            not fresh
            or following
            or token.word in self.seen
            or (at + 1 < len(tokens) and self._is_trade_surname(tokens, at, at + 1))
            or (tags & lex.GIVEN and (self.nouns or self.half or self.adjoined))
        )

    def end(self, tokens: Sequence[Token], at: int) -> int:
        end, size, body = at, len(tokens), False
        fathered = False  # Che Wan Ann bin Che Wan Pell
        genitives, simple = self.lexicon.genitives, not (self.nouns or self.half)
        while end < size and end - at < _LONGEST + 3 * (body or fathered):
            token = tokens[end]
            tags = token.tags
            joint = tags & lex.OTHER and end > at and _is_joined(tokens, end)
            if fathered and tags & _FATHER and tags & lex.CAPITAL and tokens[end - 1].tags & lex.PARTICLE:
                end += 1  # ibni Al-Marhum Sultan Haji Osman
                continue
            if tags & lex.PUNCTUATION and not joint:
                break
            if joint and body and simple:
                end += 1  # Department of Health & Social Care
                continue
            if end > at and genitives and (tags & lex.FILLER or token.word.isascii() != tokens[at].word.isascii()):
                break  # основатель Telegram Павел …; цитирует Грачёва РИА Новости
            if simple and not body and not tags & _SURNAME:  # what most names are, and what ends most
                if tags & lex.CAPITAL and tags & _IN_ANY:
                    body = bool(tags & (lex.ORGANISATION | lex.DOCUMENT))
                    end += 1
                    if token.core != token.end:
                        break
                    continue
                if not tags & _JOINS:
                    if joint:
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
            if self.half and end == at + 1 and tokens[at].tags & lex.GIVEN and " " in tokens[at].word:
                break  # người phát ngôn Nhà Trắng | Ann Pell
            if self.half and tags & lex.CAPITAL and end > at and self.is_behind_place(tokens, at, end):
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
                    | (lex.ROLE if self._ends_body(tokens, end) else 0)
                )
                and not (
                    tags & (lex.ROLE | lex.TITLE)
                    and not tags & lex.UNKNOWN
                    and not (tags & lex.GIVEN and end > at)
                    and not self._is_trade_surname(tokens, at, end)
                    and not self._ends_body(tokens, end)
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
                surname = self.half and end == at and self.is_surname(tokens, at)
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
                and tokens[end + 1].tags & (_FATHER if fathered else lex.PARTICLE)
                and not self.nouns
            ):
                ahead = end + 2
                while self.adjoined and ahead < size - 1 and tokens[ahead].tags & _FATHER and ahead - end < _FATHERS:
                    ahead += 1  # bin Pengiran Haji Osman, ibni Al-Marhum Sultan Osman
                joins = bool(tokens[ahead].tags & lex.CAPITAL and tokens[ahead].tags & IN_NAME)  # фон дер Ляйен
            if self.nouns and tags & lex.PARTICLE:  # Ursula von der Leyen, not: Gegenwind von Deutschland
                first = tokens[at].tags & lex.GIVEN or (at and tokens[at - 1].tags & (lex.ROLE | lex.TITLE))
                joins = joins and bool(end - at == 1 and first and not body and tokens[end + 1].tags & IN_NAME)
            if (
                end > at
                and joins
                and (
                    (tags & lex.PARTICLE and not (self.adjoined and tags & lex.TITLE and not fathered))
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

    def _ends_body(self, tokens: Sequence[Token], at: int) -> bool:
        """Whether a role's word is the adjective with which a body's name ends: Colegio Médico."""
        if not at or not self.head_first or self.adjoined or not tokens[at].tags & lex.ROLE:
            return False
        body, behind = lex.ORGANISATION | lex.CAPITAL, tokens[at + 1].tags if at + 1 < len(tokens) else 0
        return tokens[at - 1].tags & body == body and not behind & (lex.CAPITAL | lex.LINK)

    @staticmethod
    def body_end(tokens: Sequence[Token], end: int) -> int:
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

    def whole_body(self, tokens: Sequence[Token], at: int, end: int) -> int:
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
        return self.end(tokens, noun) if after.tags & _IN_ANY else end

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

    def is_behind_place(self, tokens: Sequence[Token], at: int, end: int) -> bool:
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

    def is_surname(self, tokens: Sequence[Token], at: int) -> bool:
        """Whether what may be a body's word is a surname behind a title: TS Đoàn Mỹ Nương."""
        return bool(at and tokens[at].word in self.surnames and tokens[at - 1].tags & lex.TITLE)

    def _goes_on(self, tokens: Sequence[Token], at: int) -> bool:
        """Whether a surname may follow the given name at `at`."""
        inside = IN_NAME | (lex.MODIFIER if self.half else 0)  # VFF Trần Anh Tú
        return at + 1 < len(tokens) and bool(tokens[at + 1].tags & lex.CAPITAL) and bool(tokens[at + 1].tags & inside)


def _is_joined(tokens: Sequence[Token], at: int) -> bool:
    """Whether an ampersand joins what stands before it to a capital: Marl & Partners."""
    return at + 1 < len(tokens) and tokens[at].word == "&" and bool(tokens[at + 1].tags & lex.CAPITAL)


def is_aged(tokens: Sequence[Token], at: int) -> bool:
    """Whether an age stands at `at`, between commas or in brackets: Ann Pell, 71, … Ann Pell (71) … Yago, de 9 años."""
    if at + 2 >= len(tokens) or not tokens[at].tags & (lex.COMMA | lex.BRACKET):
        return False
    age, close = at + 1, at + 2
    if tokens[at + 1].tags & lex.LINK and at + 4 < len(tokens) and not tokens[at + 3].tags & lex.CAPITAL:
        age, close = at + 2, at + 4
    elif tokens[close].tags & lex.STOP and close + 1 < len(tokens):
        close += 1  # Roy Pell, 61 tuổi,
    word = tokens[age].word
    if not tokens[age].tags & lex.NUMBER or not word.isdecimal() or not 2 < int(word[:4]) < 110:
        return False
    return bool(tokens[close].tags & tokens[at].tags & (lex.COMMA | lex.BRACKET))
