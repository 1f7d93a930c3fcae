"""What stands in front of a name in capitals, in capitals too, and is no part of it."""

from collections.abc import Sequence

from wirecli.knowledge import lexicon as lex
from wirecli.knowledge.lexicon import Lexicon, fold
from wirecli.page import Page
from wirecli.quotes.names.name import IN_BODY, IN_NAME
from wirecli.quotes.phrases import of_party
from wirecli.quotes.sentences import Sentence
from wirecli.quotes.token import Token, every, some


class Front:
    """What of a run of words in capitals is the name: roles, bodies and places may stand in front."""

    def __init__(self, page: Page, lexicon: Lexicon, seen: set[str]) -> None:
        self.page, self.lexicon, self.seen = page, lexicon, seen
        self.nouns, self.half = lexicon.language.script.nouns_capitalised, lexicon.language.script.half_capitals
        self.head_first, self.adjoined = lexicon.language.grammar.head_first, lexicon.language.grammar.adjoined
        self.spoken: frozenset[str] = frozenset()
        self.owned: frozenset[str] = frozenset()
        self.apart: frozenset[str] = (
            frozenset()
        )  # words that begin runs of capitals, and stand elsewhere without the next
        self.full: set[str] = set()  # the last words of names of several words

    def look_over(self, sentences: Sequence[Sentence]) -> None:
        """Note what the whole document tells of its names."""
        if self.adjoined:
            self.spoken, self.owned = _spoken_and_owned(sentences)
            self.apart = _standing_apart(sentences)
        if self.lexicon.genitives:
            self.full = {
                sentence.tokens[at].word
                for sentence in sentences
                for at in range(1, len(sentence.tokens))
                if all(
                    token.tags & lex.CAPITAL and token.tags & lex.UNKNOWN for token in sentence.tokens[at - 1 : at + 1]
                )
            }

    def behind(self, tokens: Sequence[Token], at: int, end: int) -> int:
        """Where the name itself begins; `end` where nothing of the run is one."""
        account = next((k for k in range(at, end) if tokens[k].word[0] == "@"), None)
        if account is not None:
            return account  # TikTok | @ann_pell
        begin = (
            self._own(tokens, at, end)
            if self.lexicon.genitives
            else self._person(tokens, at, end)
            if self.adjoined
            else self._behind_place(tokens, at, end)
        )
        while self.adjoined and at < begin < end and self._is_initial(tokens[begin - 1]):
            begin -= 1  # Kepala Dinas Norvane A. Pell
        return begin + (self.nouns and self._is_described(tokens, begin, end))

    def _behind_place(self, tokens: Sequence[Token], at: int, end: int) -> int:
        """Where the person's name begins behind what a role is of.

        le critique du Figaro Étienne …, el alcalde de Muros Ana …
        """
        if end - at < 3 or self.nouns:
            return at
        of = lex.ORGANISATION | lex.ROLE | lex.FIELD
        if self.half and at and tokens[at - 1].tags & of and not tokens[at].tags & (lex.GIVEN | of):
            if tokens[at + 1].tags & lex.GIVEN and end - at == 3:
                return at + 1  # Bộ Ngoại giao Norvania Anna Pell
        body = lex.ORGANISATION | lex.ISSUER
        if self.half and at and tokens[at - 1].tags & lex.ROLE and tokens[at].tags & body == lex.ORGANISATION:
            foreign = (k for k in range(at + 1, end - 1) if tokens[k].tags & lex.GIVEN and tokens[k].word.isascii())
            person = next(foreign, at)
            if person > at and end - person < 4 and not tokens[person].tags & lex.FIELD:
                return person  # người phát ngôn Ủy ban châu Âu | Jan Pell
        if tokens[at + 1].tags & lex.GIVEN and not tokens[at].tags & lex.GIVEN and self._is_short(tokens[at]):
            return at + 1  # le PLR Jean Pell
        several = not at and not self.head_first and tokens[at].tags & lex.GROUP and tokens[at + 1].tags & lex.GIVEN
        if several and not some(tokens[at:end], lex.ORGANISATION):
            return at + 1  # Researchers Ann Pell and Carl Venn
        demonym = self.head_first and tokens[at].tags & (lex.MODIFIER | lex.UNKNOWN | lex.GIVEN) == lex.MODIFIER
        if demonym and at and tokens[at + 1].tags & lex.GIVEN and tokens[at - 1].tags & (lex.DETERMINER | lex.LINK):
            return at + 1  # l’Italien Sandro Pell
        if at < 2:
            return at
        if not self.head_first and tokens[at - 1].tags & lex.CONJUNCTION:
            return self._behind_fields(tokens, at, end)
        if not tokens[at - 1].tags & lex.LINK or tokens[at - 1].tags & lex.CAPITAL:
            return at
        role = at - 2
        while role and self.head_first and tokens[role].tags & lex.MODIFIER and not tokens[role].tags & lex.ROLE:
            role -= 1  # l’ouvreur sud-africain de Muros Jean …
        if not tokens[role].tags & lex.ROLE:
            return at
        if tokens[at + 1].tags & lex.GIVEN or (self.head_first and tokens[at].tags & lex.GIVEN):
            placed = self.head_first or not some(tokens[at:end], lex.ORGANISATION | lex.PARTICLE)
            return at + 1 if placed and not tokens[at].tags & lex.GIVEN else at  # mayor of Norvane Ann Pell
        if self.head_first:  # la bióloga de la Universidad Nacional de Muros Ana Gil
            apart = lex.LINK | lex.PARTICLE | lex.TITLE
            given = (k for k in range(at + 2, end - 1) if tokens[k].tags & lex.GIVEN and not tokens[k - 1].tags & apart)
            return next(given, at)
        return at + 2 if end - at > 3 and tokens[at + 2].tags & lex.GIVEN else at  # Mayor of Edward River Ann Pell

    @staticmethod
    def _behind_fields(tokens: Sequence[Token], at: int, end: int) -> int:
        """Where the person begins behind two fields of a role: Secretary of Health and Human Services Ann Pell."""
        role = at - 2
        while (
            role > 0
            and at - role < 6
            and tokens[role].tags & (lex.LINK | lex.CAPITAL)
            and not tokens[role].tags & lex.ROLE
        ):
            role -= 1
        linked = tokens[role].tags & lex.ROLE and tokens[role + 1].tags & (lex.LINK | lex.WITHIN)
        given = next((k for k in range(at + 1, end - 1) if tokens[k].tags & lex.GIVEN), at)
        return given if linked and not tokens[at].tags & lex.GIVEN else at

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
        if before & lex.ROLE and not tokens[at].tags & lex.GIVEN:
            for first in range(at + 2, end - 1):  # депутат Верховной Рады Анна Пелль
                last = tokens[first - 1]
                if tokens[first].tags & lex.GIVEN and (last.tags & lex.ORGANISATION or self.is_genitive(last)):
                    return first
        placed = before & (
            lex.LOCAL | lex.NAMING | lex.ORGANISATION
        )  # жительница Ржева Марина, на улице Мичурина Марина
        if placed and not tokens[at].tags & lex.GIVEN:  # жительница деревни Малые Кочки Анна Грач
            given = next((k for k in range(at + 1, min(at + 3, end)) if tokens[k].tags & lex.GIVEN), end)
            if end - given in (1, 2):
                return given
        if end - at == 2 and before & lex.ROLE and tokens[at].tags & lex.MODIFIER and not tokens[at].tags & IN_NAME:
            if self._is_short(tokens[at]):
                return at + 1  # пресс-секретарь президента РФ Пелль
        short = at
        while end - short > 2 and self._is_short(tokens[short]):
            short += 1  # эксперт КХЛ ТВ Анна Грач
        if short > at and before & (lex.ROLE | lex.ORGANISATION) and every(tokens[short:end], lex.CAPITAL):
            return short
        if end - at > 3 and before & (lex.ROLE | lex.GROUP) and tokens[at].tags & tokens[at + 2].tags & lex.GIVEN:
            return at + 2  # пресс-секретарь главы Ивана Грачёва Пётр …
        kind = tokens[at].tags & lex.ORGANISATION and not tokens[at].tags & IN_NAME
        if kind and end - at == 1 and end < len(tokens) and tokens[end].tags & lex.CAPITAL:
            if tokens[end].word.isascii() and not tokens[at].word.isascii():
                return end  # Газета Harbour News сообщила
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
            behind = tokens[end].tags if end < len(tokens) else lex.END
            if before & lex.ROLE and self._is_short(token) and behind & lex.NAMING:
                return end  # глава ГУВД города Волны Анна Грач
            if (
                token.tags & IN_NAME
                and not token.tags & lex.GIVEN
                and self.is_genitive(token)
                and before & (lex.ROLE | lex.ORGANISATION | lex.GROUP | lex.DOCUMENT | lex.NAMING)
            ):
                role = before & lex.ROLE and not before & (lex.ORGANISATION | lex.GROUP)
                return at if role and self.is_oblique(tokens[at - 1]) and token.word in self.full else end
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
            and (not tokens[at].tags & IN_NAME or (self.is_genitive(tokens[at]) and not tokens[at].tags & lex.GIVEN))
            and every(tokens[end - 2 : end], IN_NAME)
        ):
            at += 1
        return at

    def _person(self, tokens: Sequence[Token], at: int, end: int) -> int:
        """Where a person's name begins behind what the role is of: Menteri Tenaga Peru Ann Pell.

        At the end where none does: Ketua KPK.
        """
        before = tokens[at - 1].tags if at else lex.END
        if before & lex.TITLE and not (before & lex.ROLE and tokens[at].tags & (lex.FIELD | lex.GIVEN) == lex.FIELD):
            return at  # not: kapten PSIS Ann Pell
        of = at - 1
        while of > 0 and tokens[of].tags & lex.FIELD and tokens[of].tags & lex.CAPITAL:
            of -= 1
        if of > 0 and tokens[of].tags & lex.STOP and at <= (party := of_party(tokens, of)) < end:
            return party
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
        if end - at > 1 and not tokens[at].tags & lex.GIVEN and tokens[at].word not in self.spoken:
            if tokens[at].word in self.apart and before & (lex.ROLE | lex.STOP | lex.ORGANISATION):
                said = next((k for k in range(at + 1, end) if tokens[k].word in self.spoken), at)
                if said > at + (not before & lex.ROLE) and not any(self._is_of(tokens, k) for k in range(said, end)):
                    # pelatih Norvane Ann Pell … Pell berkata … Norvane kalah
                    if said < end - 1 and some(tokens[at:said], lex.ORGANISATION):
                        return said  # Ketua Kelompok Petani Norvane Ann Pell … Menurut Ann
                    return next((k for k in range(at + 1, said) if tokens[k].word not in self.apart), said)
        if end - at > 2 and tokens[at].tags & lex.ORGANISATION and self._works_at(tokens, at):
            said = next((k for k in range(at + 2, end - 1) if tokens[k].word in self.spoken), at)
            if said > at:
                return said  # pengamat dari UIN Norvane Ann Pell … Ann berkata
        if not self._behind_role(tokens, at):
            return at
        after = tokens[end].tags if end < len(tokens) else lex.END
        if after & lex.LINK and not some(tokens[at:end], lex.ORGANISATION | lex.DOCUMENT):
            return end  # bekas juara All England itu
        if after & lex.STOP and not after & lex.CUE and self._points_back(tokens, end + 1):
            return end  # Ahli Parlimen Norvane dari Parti Segara itu
        if after & lex.TITLE and after & lex.CAPITAL:
            return end  # Bupati Norvane Hj. Ann Pell
        comma = end
        if end + 3 < len(tokens) and tokens[end].word == "(" and tokens[end + 2].word == ")":
            comma = end + 3  # dosen Universitas Norvane (UN), Ann Pell
        closed = (
            tokens[comma].tags & lex.COMMA
            and comma + 1 < len(tokens)
            and tokens[comma + 1].tags & lex.CAPITAL
            and (tokens[comma + 1].tags & lex.TITLE or not tokens[comma + 1].tags & lex.ROLE)
            if comma < len(tokens)
            else 0
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
            known = (
                k
                for k in range(at + 1, end - 1)
                if tokens[k].word in self.spoken and (k > at + 1 or tokens[k].tags & lex.GIVEN)
            )
            return next(known, at)  # CEO Northline Ann Pell … Ann berkata
        if start in (at, end):
            return start if of == end or start == at else at
        if closed and end - start == 1 and not tokens[start].tags & lex.GIVEN:
            return end  # Kepala Dinas Kesehatan Norvane, Ann Pell
        named = tokens[body - 2].tags if body - 1 > at else lex.FIELD
        own = body > of and not (named & (lex.UNKNOWN | lex.GIVEN) and not named & lex.FIELD)  # not: Pell Sekuritas
        if own and not after & lex.COMMA and end - start > 1 and tokens[start].tags & lex.GIVEN:
            own = False  # Keselamatan Kampung Zulaikha Pell
        given = next((k for k in range(start + own, end) if tokens[k].tags & lex.GIVEN), end)
        if start > at and 1 < end - start < 5 and tokens[start].word in self.spoken:
            return start  # analis Norvane Sekuritas | Ann Pell … kata Ann
        if given < end and (body > of or (end - start > 2 and given + 1 < end)):
            return given if given + 1 < end else max(start + own, end - 2)  # Humas PN Norvane | Una Ann
        said = next((k for k in range(start, end) if tokens[k].word in self.spoken), end)
        if of >= body or not own:
            return max(start, min(said, end - 2)) if end - start > 4 else start
        if said < end and end - start > 1:
            return max(start + 1, said - 1) if said == end - 1 and end - start > 3 else max(said, start + 1)
        return end - 2 if end - start > 3 else at

    @staticmethod
    def _points_back(tokens: Sequence[Token], at: int) -> bool:
        """Whether a body's name at `at` ends the phrase, with a demonstrative behind it."""
        end = at
        while end < len(tokens) and tokens[end].tags & lex.CAPITAL and not tokens[end].tags & lex.PUNCTUATION:
            end += 1
        return at < end < len(tokens) and bool(tokens[end].tags & lex.LINK) and some(tokens[at:end], lex.ORGANISATION)

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
        given = lex.GIVEN | lex.CAPITAL
        if token.word in self.owned and not (at and tokens[at - 1].tags & given == given):  # Ann Pell … Partai Pell
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
    def _works_at(tokens: Sequence[Token], at: int) -> bool:
        """Whether a role and a preposition stand before the body: pengamat politik dari | UIN …"""
        before = tokens[at - 1].tags if at > 1 else lex.END
        role = any(token.tags & lex.ROLE for token in tokens[max(0, at - 4) : max(0, at - 1)])
        return bool(before & lex.STOP and not before & lex.CUE and role)

    @staticmethod
    def _behind_role(tokens: Sequence[Token], at: int) -> bool:
        """Whether a role stands before `at`, with nothing between but words of the same phrase."""
        if at > 3 and tokens[at - 1].word == ")" and tokens[at - 3].word == "(":
            at -= 3  # Ketua Organisasi Angkutan (Orang) Norvane | Ann Pell
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

    def _is_initial(self, token: Token) -> bool:
        """Whether it is a name's first letter and a stop."""
        raw = self.page.text[token.start : token.end]
        return len(raw) == 2 and raw[0].isupper() and raw[1] == "." and not token.tags & lex.TITLE

    def _is_short(self, token: Token) -> bool:
        """Whether a word is spelled in capitals: ЕК, ТВ."""
        raw = self.page.text[token.start : token.core]
        return 1 < len(raw) < 6 and raw.isupper() and not token.tags & lex.GIVEN

    def is_genitive(self, token: Token) -> bool:
        return fold(self.page.text[token.start : token.core]).endswith(self.lexicon.genitives)

    def is_oblique(self, role: Token) -> bool:
        """Whether the role's word, or the given name, is not in the nominative: министра, Сергея."""
        return self.lexicon.is_oblique(fold(self.page.text[role.start : role.core]))

    @staticmethod
    def _is_described(tokens: Sequence[Token], at: int, end: int) -> bool:
        """Whether a word before the name says what somebody is, as an article shows: der Botaniker Emmo Pell."""
        before = tokens[at - 1].tags if at else 0
        if end - at < 3 or not before & (lex.DETERMINER | lex.MODIFIER) or before & lex.PRONOUN:
            return False
        return all(token.tags & IN_NAME and not token.tags & (IN_BODY | lex.PARTICLE) for token in tokens[at:end])


def _standing_apart(sentences: Sequence[Sentence]) -> frozenset[str]:
    """Words with a capital in mid-sentence before different words: Norvane kalah, pelatih Norvane Ann Pell."""
    behind: dict[str, set[str]] = {}
    for sentence in sentences:
        tokens = sentence.tokens
        for at in sentence.marked:
            if tokens[at].tags & lex.CAPITAL:
                after = tokens[at + 1] if at + 1 < len(tokens) else None
                behind.setdefault(tokens[at].word, set()).add(after.word if after and after.tags & lex.CAPITAL else "")
    return frozenset(word for word, words in behind.items() if len(words) > 1)


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
            part = (lex.END if before & lex.CUE else before) | after  # Menurut Pell, …: the verb begins the sentence
            if not part & lex.CAPITAL and ((before | after) & lex.CUE):
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
