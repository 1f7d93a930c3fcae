"""Names by their capitals, with the roles that stand beside them."""

from collections.abc import Container, Sequence
from functools import cache
from itertools import pairwise

from wirecli.knowledge import lexicon as lex
from wirecli.knowledge.lexicon import Lexicon, fold
from wirecli.page import Page
from wirecli.quotes.names.extent import Extent, is_aged
from wirecli.quotes.names.front import Front
from wirecli.quotes.names.name import (
    IN_BODY,
    IN_NAME,
    Name,
    apposed,
    body_before,
    is_notice_of,
    is_region,
    role_inferred,
    roles_before,
    roles_behind,
)
from wirecli.quotes.sentences import Sentence
from wirecli.quotes.token import AGED, Token, some, union

_HONOUR = lex.ROLE | lex.CAPITAL  # behind a comma, before a name: the Minister of Ports, Chief Udo Pell
_ASIDE = lex.COMMA | lex.BRACKET
_CLOSED = lex.PUNCTUATION | lex.RELATIVE | lex.STOP | lex.CONJUNCTION
_PARTED = lex.PUNCTUATION | lex.RELATIVE | lex.THAT
_BODY = lex.ORGANISATION | lex.DOCUMENT | lex.GROUP
_KIN = 5  # words from a relative to whose they are
_GOVERNS = lex.STOP | lex.ACCORDING | lex.OPINION | lex.CUE | lex.DETERMINER | lex.RELATIVE
_DOES = lex.SAY | lex.ACT | lex.PLAIN | lex.FILLER | lex.THAT  # what a subject does
_APPOSITION = 12
_NOMINATIVES = 6  # so many of the endings are those of men's surnames in the nominative: ь, й, ий
_ADDRESS = 10
_NEAR_BEFORE = 4  # sentences: from where on whom a nickname is of was named too long before
_PARTICIPLE = 4  # letters: shorter endings are adjectives' too
_KIND = 12  # letters: where what kind of place it is stands before its name


# What a word behind a title may be, where any other is a name's.
_TOLD = lex.UNKNOWN | lex.PERSON | lex.ORGANISATION | lex.MODIFIER | lex.PUNCTUATION | lex.QUOTE | lex.DOCUMENT


@cache  # once a language
def _lists(lexicon: Lexicon) -> tuple[frozenset[str], tuple[str, ...], frozenset[str]]:
    """Kinds of bodies, the endings of others, and what is named after people."""
    people = lexicon.language.people
    kinds = frozenset(fold(word) for word in people.kinds if word[0] != "*")
    ends = tuple(fold(word[1:]) for word in people.kinds if word[0] == "*") or ("\0",)
    return kinds, ends, frozenset(map(fold, people.namesakes))


class Cased:
    """Names by their capitals."""

    in_marks = True

    def __init__(self, page: Page, lexicon: Lexicon) -> None:
        self.page, self.lexicon = page, lexicon
        self.extent = Extent(page, lexicon)
        self.front = Front(page, lexicon, self.extent.seen)
        self.nouns, self.half = self.extent.nouns, self.extent.half
        self.head_first, self.adjoined = self.extent.head_first, self.extent.adjoined
        self.articles_tell = bool(lexicon.language.grammar.determiners_feminine)  # a man's role may be a woman's
        self.possessive = bool(lexicon.language.grammar.possessives)
        self.women, self.men = lexicon.language.grammar.finite_feminine, lexicon.language.grammar.finite_masculine
        self.kinds, self.kind_ends, self.namesakes = _lists(lexicon)
        self.place_adjectives = lexicon.language.grammar.place_adjectives
        self.houses, self.agents = lexicon.language.grammar.houses, lexicon.language.grammar.agents
        self.relatives = frozenset(lexicon.language.people.relatives)
        self.participles = tuple(end for end in lexicon.language.grammar.asides if len(end) >= _PARTICIPLE)

    def prepare(self, sentences: Sequence[Sentence]) -> None:
        if self.half:
            lasts = self._last_names(sentences)
            for sentence in sentences:
                for at in sentence.marked:
                    token = sentence.tokens[at]
                    if token.tags & lex.CAPITAL and at and token.tags & ~lex.STARTS != lex.CAPITAL:
                        if sentence.tokens[at - 1].tags & lex.TITLE and (not token.tags & _TOLD or token.word in lasts):
                            token.tags = lex.UNKNOWN | lex.CAPITAL  # ông Có, chị Ba: any word may be a name
        elif not self.nouns:
            adjectives = self.head_first and not self.adjoined
            for sentence in sentences:
                tokens = sentence.tokens
                for title, token, behind in zip(tokens, tokens[1:], tokens[2:], strict=False):
                    both = token.tags & behind.tags & lex.CAPITAL
                    if both and token.tags & lex.FILLER and title.tags & lex.TITLE and behind.tags & lex.UNKNOWN:
                        token.tags = lex.UNKNOWN | lex.CAPITAL  # Mr Sunday Pell
                    if adjectives and token.tags & lex.SAME and title.tags & (lex.ROLE | lex.SAME) == lex.ROLE:
                        token.tags = AGED if " " not in token.word else token.tags  # el actor | octogenario
        if self.place_adjectives:
            for sentence in sentences:
                self._tell_places(sentence.tokens, sentence.marked)
        self.extent.look_over(sentences)
        self.front.look_over(sentences)

    def _tell_places(self, tokens: Sequence[Token], marked: Sequence[int]) -> None:
        """Adjectives made of places' names begin no name: профессор Норванского университета Анна Пелль."""
        name, size = lex.CAPITAL | lex.UNKNOWN, len(tokens)
        for at in marked:
            token = tokens[at]
            if token.tags & name != name or at + 1 >= size or (at and tokens[at - 1].tags & lex.GIVEN):
                continue
            printed = self._printed(token)
            ends = [own for own in self.place_adjectives if printed.endswith(own[0])]
            noun = tokens[at + 1].tags
            if not ends or noun & (_CLOSED | lex.CAPITAL | lex.CUE | lex.FILLER):
                continue
            if noun & lex.MODIFIER and at + 2 < size and not tokens[at + 2].tags & lex.CAPITAL:
                noun = tokens[at + 2].tags & lex.ORGANISATION  # Норванский районный суд
            agrees = noun & lex.UNKNOWN and any(self._printed(tokens[at + 1]).endswith(own[1:]) for own in ends)
            if noun & lex.ORGANISATION or agrees:
                token.tags = lex.MODIFIER | lex.CAPITAL

    def _printed(self, token: Token) -> str:
        return fold(self.page.text[token.start : token.core])

    def _last_names(self, sentences: Sequence[Sentence]) -> set[str]:
        """The last words of full names that are other words besides: bà Võ Thị Dân, of whom “bà Dân” tells later."""
        found = set[str]()
        for sentence in sentences:
            tokens = sentence.tokens
            for at in sentence.marked:
                if tokens[at].tags & lex.CAPITAL and tokens[at].word in self.extent.surnames:
                    end = at + 1
                    while end < len(tokens) and tokens[end].tags & lex.CAPITAL and " " not in tokens[end].word:
                        end += 1
                    if end - at > 2 and tokens[end - 1].tags & _TOLD:
                        found.add(tokens[end - 1].word)
        return found

    def finish(self, sentences: Sequence[Sentence], found: list[Name]) -> list[Name]:
        if self.adjoined:
            _take_other_names(sentences, found, self.lexicon.language.grammar.goes_by)
            self._leave_openings(sentences, found)
        if self.lexicon.genitives:
            self._leave_places(found)
        return _without_nouns(sentences, found) if self.nouns else found

    def _leave_places(self, found: Sequence[Name]) -> None:
        """A place that ends a role is no given name of who is named behind it: на вопрос жительницы Норваны | Пелль."""
        places = {name.words[0] for name in found if len(name.words) == 1 and not name.titled}
        people = {name.words[-1]: name.words for name in found if len(name.words) > 1 and name.titled}
        for name in found:
            if len(name.words) != 2 or name.titled or name.words[0] not in places:
                continue
            if name.roles and people.get(name.words[1], name.words)[0] != name.words[0]:
                name.start = self.page.text.index(" ", name.start) + 1
                name.words, name.roles, name.role = name.words[1:], frozenset(), None

    def _leave_openings(self, sentences: Sequence[Sentence], found: Sequence[Name]) -> None:
        """A sentence's first word is no part of a name that stands elsewhere without it: Usaha | Ann Pell."""
        whole = {name.words[:size] for name in found for size in range(1, len(name.words) + 1) if len(name.words) > 1}
        for name in found:
            first = sentences[name.sentence].tokens[0]
            plain = first.tags & ~(lex.UNKNOWN | lex.CAPITAL | lex.STARTS) or first.word in self.extent.small
            if name.start != first.start or len(name.words) < 2 or not plain or first.tags & (lex.GIVEN | lex.TITLE):
                continue
            if name.words[1:] in whole and first.word not in self.extent.seen:
                name.start, name.words, name.subject = sentences[name.sentence].tokens[1].start, name.words[1:], False

    def _is_oblique(self, own: Sequence[Token]) -> bool:
        """Whether a full name is surely not in the nominative: Сергея Пелля, Анны Пелль; not: Данила Пеллев."""
        if len(own) < 2 or not own[0].tags & lex.GIVEN:
            return False
        if own[0].tags & lex.GENDER == lex.FEMININE and self._is_declined(own[0]):
            return True
        if not self.front.is_oblique(own[0]):
            return False
        return self.lexicon.stem(fold(self.page.text[own[-1].start : own[-1].core]))[1] > _NOMINATIVES

    def _is_declined(self, token: Token) -> bool:
        """Whether a woman's given name has the ending of a case: Анны, who is Анна; not: Мари."""
        given = fold(self.page.text[token.start : token.core])
        forms = (
            given[: -len(end)] + whole for end, whole in self.lexicon.language.people.declined if given.endswith(end)
        )
        woman = lex.GIVEN | lex.FEMININE
        return any(self.lexicon.look(form) & woman == woman for form in forms)

    def names(self, sentence: Sentence, number: int) -> list[Name]:
        tokens = sentence.tokens
        found: list[Name] = []
        end = 0
        for at in sentence.marked:
            if at < end or not tokens[at].tags & lex.CAPITAL or not self.extent.opens(tokens, at):
                continue
            end = self.extent.end(tokens, at)
            if self.head_first and not self.adjoined and tokens[end - 1].tags & lex.ORGANISATION:
                end = self.extent.body_end(tokens, end)
            if end + 1 < len(tokens) and tokens[end].tags & (lex.COMMA | lex.STOP | lex.LINK | lex.WITHIN):
                end = self.extent.whole_body(tokens, at, end)
            if self.half and end == at + 1 and self._is_compound_of_role(tokens, at):
                continue
            if self.namesakes:
                works = (k for k in range(at + 3, end) if tokens[k].word in self.namesakes)
                end = next((k - 1 for k in works if tokens[k - 1].tags & lex.LINK), end)  # Ana Gil | del Hospital Sur
                end = self._before_whose(tokens, at, end)
            begin = self.front.behind(tokens, at, end)
            if begin == at and self._is_whose_or_told(tokens, at, end):
                begin += 1  # a raconté à la BBC | Ana Gil, la procuradora de la República | Ana Gil
            if self.lexicon.genitives:
                begin = max(begin, self._behind_marks(tokens, begin, end))
            if self.nouns and end - begin > 2 and is_notice_of(tokens, begin):
                begin += 2  # (in einer) Erklärung der | Hafengruppe Open Harbour
            kind = self._kind(tokens, begin, end) if self.kinds else ""
            begin += bool(kind)
            name = self._name(tokens, begin, end, number, kind) if begin < end else None
            if name is not None and (last := self._behind_nickname(tokens, begin, end)) > end:
                name.words += tuple(token.word for token in tokens[end + 1 : last])
                name.end, end = tokens[last - 1].core, last  # Raquel “Kelly” Olmos
                roles_behind(name, tokens, end)
            if name is not None:
                if self.lexicon.genitives and begin == 1 > at:
                    name.roles |= {tokens[at].word}
                if self.lexicon.genitives and name.role and found and name.role[0] < found[-1].start:
                    if not found[-1].body and len(found[-1].words) > 1:
                        name.roles, name.role = frozenset(), None  # Губернатор Анна Пелль посетила город | Норвана
                if self.adjoined and name.role and found and found[-1].end + 1 == name.role[0] and not found[-1].body:
                    found[-1].roles |= name.roles  # Ann Pell kuasa hukum Venn
                    name.roles, name.role, name.titled = frozenset(), None, False
                if self.namesakes and (head := self._named_after(tokens, begin, end)) is not None:
                    _make_body(name, tokens[head:end], found)
                found += self._pair(tokens, begin, end, number) or [name]
        return found

    def _is_whose_or_told(self, tokens: Sequence[Token], at: int, end: int) -> bool:
        """Whether a full name stands behind the initials of who was told, or behind what its bearer's role is of."""
        if not self.head_first or self.adjoined or end - at < 3 or not at or tokens[at].tags & lex.GIVEN:
            return False
        if not tokens[at + 1].tags & lex.GIVEN or not tokens[at + 1].tags & lex.CAPITAL:
            return False
        if tokens[at].tags & lex.FIELD and tokens[at - 1].tags & lex.LINK:
            return True
        printed = self.page.text[tokens[at].start : tokens[at].end]
        return printed.isupper() and len(printed) > 2 and some(tokens[max(0, at - 3) : at], lex.CUE)

    def _before_whose(self, tokens: Sequence[Token], at: int, end: int) -> int:
        """Where a person's full name ends before the body whose she is: Ana Gil | del Centro Cívico."""
        if not tokens[at].tags & lex.GIVEN or tokens[at].tags & (lex.ORGANISATION | lex.FIELD):
            return end
        for k in range(at + 3, end):
            joined, body = tokens[k - 1].tags & lex.LINK, tokens[k].tags & lex.ORGANISATION
            if joined and body and tokens[k - 2].tags & lex.UNKNOWN and not tokens[k - 2].tags & lex.GIVEN:
                return k - 1  # but: María Luisa de la Corte
        return end

    def _kind(self, tokens: Sequence[Token], at: int, end: int) -> str:
        """The noun at `at`, where it tells what kind of body the name behind it is of: die Gewerkschaft | Verdi."""
        if not at or end - at < 2 or not tokens[at].tags & lex.ORGANISATION:
            return ""
        behind = tokens[at + 1].tags
        if not behind & IN_NAME or behind & (lex.ROLE | lex.DOCUMENT):
            return ""
        if behind & lex.ORGANISATION and not behind & lex.GIVEN:
            return ""  # die Gewerkschaft Polizei
        if end + 1 < len(tokens) and tokens[end].tags & lex.CONJUNCTION and tokens[end + 1].tags & lex.CAPITAL:
            return ""  # die Gewerkschaft Verkehr und Hafen
        word = tokens[at].word
        return word if word in self.kinds or word.endswith(self.kind_ends) else ""

    def _behind_marks(self, tokens: Sequence[Token], at: int, end: int) -> int:
        """Where the name begins behind a body's in marks that are no token: директор «Севера» | Пётр Гущин."""
        for k in range(end - 1, at, -1):
            if any(mark in '»”"' for mark in self.page.text[tokens[k - 1].end : tokens[k].start]):
                return k
        return at

    def _behind_nickname(self, tokens: Sequence[Token], begin: int, end: int) -> int:
        """Where a name ends that has a nickname in marks before its surname; `end` where it has none."""
        quoted = tokens[end].quoted if end + 1 < len(tokens) else None
        if quoted is None or not self.head_first or self.adjoined or not tokens[begin].tags & lex.GIVEN:
            return end
        inside = self.page.text[quoted.start : quoted.end]
        if not inside[:1].isupper() or inside.count(" ") > 1 or not inside[-1:].isalpha():
            return end
        return self.extent.end(tokens, end + 1) if tokens[end + 1].tags & lex.CAPITAL & ~lex.CUE else end

    def _named_after(self, tokens: Sequence[Token], at: int, end: int) -> int | None:
        """Where what is named after the person begins: el jefe del | Hospital General Ana Gil."""
        head = at - 1
        while head > 0 and at - head < 4 and tokens[head].tags & lex.CAPITAL and tokens[head].core == tokens[head].end:
            if tokens[head].word in self.namesakes:
                break
            head -= 1
        apart = head < 0 or tokens[head].word not in self.namesakes or tokens[head].core < tokens[head].end
        return None if apart or tokens[at].tags & (lex.ROLE | lex.TITLE) or self._is_told_of(tokens, at, end) else head

    def _is_told_of(self, tokens: Sequence[Token], at: int, end: int) -> bool:
        """Whether the text has the name's last word by itself, as it has of people: el jefe … Ana Gil. … dice Gil."""
        name = self.page.text[tokens[end - 1].start : tokens[end - 1].core]
        whole, text = self.page.text[tokens[end - 2].start : tokens[end - 1].core], self.page.text
        return end - at > 1 and text.count(f" {name}") > text.count(f" {whole}")

    def _pair(self, tokens: Sequence[Token], begin: int, end: int, number: int) -> list[Name]:
        """The two whose full names a hyphen joins as those of players: Ann Pell-Una Venn; else nobody."""
        for at in range(begin + 1, end - 1) if self.adjoined else ():
            token = tokens[at]
            printed = self.page.text[token.start : token.core]
            hyphen = printed.find("-")
            if hyphen < 1 or not printed[hyphen + 1 : hyphen + 2].isupper() or token.tags & (lex.PARTICLE | lex.TITLE):
                continue
            if self.lexicon.look(token.word[:hyphen]) & lex.PARTICLE:
                continue  # Ann Al-Pell Venn
            first, second = self._name(tokens, begin, at + 1, number), self._name(tokens, at, end, number)
            if first is None or second is None:
                continue
            first.end, second.start = token.start + hyphen, token.start + hyphen + 1
            first.words = (*first.words[:-1], token.word[:hyphen])
            second.words = (token.word[hyphen + 1 :], *second.words[1:])
            second.subject = False
            return [first, second]
        return []

    def _is_of_district(self, text: str) -> bool:
        """Whether the text has the name of a place behind what kind of place it is: xã Giang Kim."""
        at = self.page.text.find(f" {text}")
        while at > 0:
            word = self.page.text[max(0, at - _KIND) : at].split()[-1:]
            if word and word[0].islower() and self.lexicon.look(word[0]) & lex.ORGANISATION:
                return True
            at = self.page.text.find(f" {text}", at + 1)
        return False

    def _is_compound_of_role(self, tokens: Sequence[Token], at: int) -> bool:
        """Whether the word begins what a head is the head of: Phó trưởng Khoa Phẫu thuật Tiêu hóa."""
        if not at or at + 1 >= len(tokens) or not tokens[at - 1].tags & lex.ROLE or tokens[at - 1].tags & lex.TITLE:
            return False
        head = self.page.text[tokens[at - 1].start : tokens[at - 1].end].split()
        small = tokens[at + 1].tags & lex.UNKNOWN and not tokens[at + 1].tags & lex.CAPITAL
        return len(head) > 1 and head[-1][0].isupper() and bool(small) and tokens[at].word not in self.extent.surnames

    def _name(self, tokens: Sequence[Token], at: int, end: int, number: int, kind: str = "") -> Name | None:
        own = tokens[at:end]
        first, last, size = own[0], own[-1], end - at
        tags = union(own)
        body = bool(tags & (_BODY | lex.OTHER))  # Marl & Venn
        body = body or (size == 1 and self.head_first and any(map(str.isdigit, first.word)))  # la A2, el G20
        if body and self.head_first and not self.adjoined and size > 1 and first.tags & IN_NAME:
            body = bool(tags & (lex.ORGANISATION | lex.DOCUMENT | lex.OTHER))  # not: Ana Fuentes
        if body and self.half and self.extent.is_surname(tokens, at):
            body = False
        placed = self.half and self.extent.is_behind_place(tokens, at, end)
        body = body or placed or (self.half and size == 1 and " " in first.word and bool(first.tags & lex.GIVEN))
        before = tokens[at - 1].tags if at else 0
        behind = tokens[end].tags if end < len(tokens) else 0
        if self.nouns and size == 1 and not (first.tags & IN_NAME and (kind or before & (lex.TITLE | lex.ROLE))):
            return None  # any noun: Schiff, Regierung
        if self.half and size == 1 and before & lex.LOCAL and not first.tags & lex.GIVEN:
            return None  # cô gái Norvane
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
        if self.head_first and not self.adjoined and at > 5:
            begin = _role_phrase(tokens, at)  # En face, l’ouvreur sud-africain de Muros Jean Pell savourait.
        while self.possessive and begin and tokens[begin - 1].tags & (lex.TITLE | lex.ROLE) and at - begin < 4:
            begin -= 1  # Back on the quay, Ms Pell was filling a flask.
        opened = tokens[begin - 1].tags if begin else lex.END
        enclosed = begin < at and bool(behind & lex.COMMA) and not self.nouns  # Ann Pell, phó chủ tịch Hội Vàng, nói
        subject = (at if enclosed else begin) < 6 or bool(at < 20 and opened & lex.COMMA and not enclosed)
        if self.head_first and at == size == 1 and before & lex.STOP and not before & lex.ACCORDING:
            given = lex.GIVEN | lex.CAPITAL
            subject = not any(token.tags & given == given for token in tokens[end:])  # A Gil le espera su hija Ana.
        if self.head_first and not self.adjoined and begin > 1 and opened & _GOVERNS == lex.STOP:
            subject = False  # Cuando Ana Gil llegó a Puerto Alto, …
        if opened & lex.BRACKET and behind & lex.BRACKET:
            subject = False  # Alex Pell (Norvane United)
        elif subject and begin and tokens[begin - 1].word.rpartition(" ")[2] in self.agents:
            subject = False  # Asked by Ann Pell why he was late, …
        if self.nouns and begin > 1 and subject:
            subject = not _is_object(tokens, begin)
        if subject and self.head_first and begin > 2 and opened & behind & lex.COMMA:
            subject = not _is_apposed_inside(tokens, begin - 1)
        name = Name(first.start, last.core, _words(own), number, subject, body=body)
        if self.nouns:
            name.given = bool(first.tags & lex.GIVEN) and not (first.tags & lex.SAME and first.tags & lex.MODIFIER)
            name.spans = tuple((token.start, token.core) for token in own)
        if (
            self.lexicon.genitives
            and before & (lex.ORGANISATION | lex.ROLE)
            and (all(token.word.isascii() for token in own) or (not before & lex.ROLE and bool(behind & lex.CAPITAL)))
        ):
            name.body = True  # основатель стартапа Nordlink Павел …
        foreign = self.lexicon.genitives and all(token.word.isascii() and token.word.isalpha() for token in own)
        if foreign and not before & (lex.TITLE | lex.BRACKET) and not (size == 2 and before & lex.ROLE):
            name.body = True  # Northline, The Harbour News: a firm's or a paper's among Cyrillic letters
            if before & lex.ORGANISATION and (at == 1 or not before & lex.CAPITAL):
                name.roles |= {tokens[at - 1].word}  # из организации Northline
        if size > 1 and first.tags & lex.GIVEN and (self.lexicon.genitives or (self.head_first and not body)):
            name.titled = True  # surely a person: a pronoun may mean it
        if self.lexicon.name_endings:
            name.genitive = (
                size == 1
                and bool(first.tags & IN_NAME)
                and bool(self.lexicon.genitives)
                and self.front.is_genitive(first)
            )
            name.rank = sum(self.lexicon.stem(fold(self.page.text[token.start : token.core]))[1] for token in own)
            name.oblique = self._is_oblique(own)
            governed = name.rank and before & (lex.STOP | lex.CUE | lex.CAPITAL) == lex.STOP
            if governed and self.lexicon.genitives and not first.tags & lex.GIVEN:
                name.subject = False  # переехала в Верхнюю Норвану, but: У Анны своя версия.
        given = first.tags
        if "-" in first.word and not given & lex.GIVEN and self.head_first:
            given |= self.lexicon.look(first.word.split("-")[0]) & (lex.GIVEN | lex.GENDER)
            name.titled = name.titled or (size > 1 and bool(given & lex.GIVEN) and not body)  # Marie-Soleil Pell
        if size > 1 and given & lex.GIVEN and not body and not first.tags & (lex.ROLE | lex.TITLE):
            gender = given & lex.GENDER
            name.gender = gender if gender in (lex.FEMININE, lex.MASCULINE) else 0
            name.titled = name.titled or bool(name.gender) or not self.nouns  # surely a person
        alone = size == 1 and not body and not self.nouns and not self.adjoined and not self.half
        named = before & lex.NAMING and self.lexicon.genitives  # торговец по имени Виктор
        if alone and first.tags & lex.GIVEN and (named or not before & (lex.STOP | lex.LINK | lex.CAPITAL)):
            gender = first.tags & lex.GENDER
            name.gender = gender if gender in (lex.FEMININE, lex.MASCULINE) else 0  # Алина улыбается
            name.titled = name.titled or bool(named)
        if behind & _ASIDE and not body and is_aged(tokens, end):
            name.titled = True  # surely a person, but another may speak of her: said that the victim, Ann Pell, 71, …
            name.subject = name.subject and not some(tokens[:at], lex.SAY)
        if behind & lex.COMMA and size > 1 and not body and not self.head_first and _has_kin(tokens, end + 1):
            name.titled = True
        told = self.lexicon.genitives and name.roles  # губернатор Норванской области Анна Пелль
        known = not self.half or first.word in self.extent.surnames
        infers = at and size > 1 and not self.nouns and not body and not told and known
        behind_it = lex.DETERMINER | lex.MODIFIER | (0 if self.adjoined else lex.CAPITAL)
        if infers and not self.lexicon.genitives:
            role_inferred(name, tokens, at, behind_it)
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
        if self.half and at > 1 and before & lex.ORGANISATION and tokens[at - 2].tags & lex.GROUP and size < 3:
            name.body, name.titled = True, False  # người dân xã Giang Kim
            return name
        if self.half and before & lex.GROUP and size < 3:
            if first.word not in self.extent.surnames:
                name.body = True  # Người dân Lạng Sơn chạy lũ: a place
            elif self._is_of_district(self.page.text[name.start : name.end]):
                name.body, name.titled, name.roles = True, False, frozenset()  # xã Giang Kim; người dân Giang Kim
        if self.half and at > 2 and before & lex.ROLE and tokens[at - 2].tags & lex.COMMA:
            shouts = self.page.text[tokens[at - 1].start : tokens[at - 1].end].isupper()
            bearer = tokens[at - 3].tags & lex.CAPITAL and tokens[at - 3].tags & (lex.UNKNOWN | lex.GIVEN)
            if shouts and bearer and behind & (lex.COMMA | lex.DASH) and first.word not in self.extent.surnames:
                name.body, name.titled = True, False  # Ông Alan Pell, CEO Norvane, cho biết
        owns = self.half and name.body and bool(before & lex.ROLE)  # Phó Phát ngôn | Bộ Ngoại giao
        owner = self.head_first and not self.adjoined and _is_owner_of_role(tokens, at, size, self.houses)
        party = (
            self.head_first
            and size == 1
            and before & (lex.ROLE | lex.LINK)
            and self.page.text[name.start : name.end].isupper()
        )
        kin = self.adjoined and size == 1 and _is_relative(tokens, at, end)
        if self.adjoined and at and tokens[at - 1].word in self.relatives:
            kin = at < 2 or not tokens[at - 2].tags & lex.DETERMINER  # kata istri Pell; but: sang istri Una Pell
        if self.half and at and _owns_relative(tokens, at, self.relatives, self.lexicon.language.grammar.link[0]):
            kin, name.titled = True, name.titled or bool(before & lex.TITLE)
        party = party and not self.adjoined  # Ana Gil, diputada PP; el policía de la SQ
        owner = owner or (name.oblique and _belongs(self.front, tokens, at))
        if at and not placed and not owns and not kin and not owner and not party:
            roles_before(name, tokens, at)
        if self.head_first and not self.adjoined and name.roles and (own_role := _own_role(tokens, at)):
            name.roles &= {token.word for token in tokens[own_role:at]}  # el abogado | del alcalde Ivo Gil
        if self.head_first and not name.roles.isdisjoint(self.houses):
            name.roles -= frozenset(self.houses)  # la defensa de la diputada Ana Gil
        if infers and self.lexicon.genitives and not name.roles:  # not: губернатор Норванского края Анна Пелль
            role_inferred(name, tokens, at, behind_it)
        if self.head_first and not self.adjoined and not name.roles:
            body_before(name, tokens, at)
        if behind & _ASIDE or behind == lex.PARTICLE:
            governed = (
                self.half and before & lex.STOP and not before & lex.CUE and not self.extent.is_surname(tokens, at)
            )
            if governed:  # thắng trận tại Carabao Cup, HLV trưởng của Man City cho biết
                pass
            elif size == 1 and self.possessive and is_region(tokens, at):
                pass  # grew up in Norvane, Maine, the daughter of a miner
            elif self.possessive and end + 1 < len(tokens) and tokens[end + 1].tags & lex.CONJUNCTION:
                pass  # goals by Rafa Quell, and head coach Ivo Kern fumed
            elif self.possessive and size == 1 and before & lex.STOP and _opens_clause(tokens, end):
                pass  # Speaking in Norvane, the minister said
            elif self.nouns and _is_whose_clause(tokens, end):
                pass  # Ute Pell, deren Mann im Mai starb, …
            elif self.lexicon.genitives and (_runs_into_verb(tokens, end) or self._is_doing(tokens, end + 1)):
                pass  # Анна Пелль, потерявшая мужа; По словам Пелль, директор сказал …
            elif not _is_party(tokens, end) and (not self.head_first or self._is_apposed(tokens, at, end)):
                roles_behind(name, tokens, end)
        honoured = before & _HONOUR == _HONOUR and bool(tokens[max(0, at - 2)].tags & lex.COMMA)
        if at > 1 and (before & (lex.COMMA | lex.TITLE) or honoured):
            closed = end >= len(tokens) or bool(behind & _CLOSED)
            led = before & lex.COMMA and not self.adjoined and _is_apposed_inside(tokens, at - 1)
            cited = self.lexicon.genitives and not closed and _is_according_to(tokens, at - 1)
            if not cited and (closed or not (self.head_first and led)):  # En carta al alcalde, Ana Gil escribe que …
                apposed(name, tokens, at, self.head_first and closed, self.adjoined)
        if self.articles_tell and name.role is not None and not given & lex.GIVEN and not before & lex.TITLE:
            article = next((t.tags for t in reversed(tokens[:at]) if t.core < name.role[0]), 0)
            if article & lex.DETERMINER and article & lex.GENDER:
                name.gender = article & lex.GENDER  # la chef de l'opposition, Beth Pell
        if self.articles_tell and at > 1 and not name.gender and not given & lex.GIVEN and before & lex.MODIFIER:
            article = tokens[at - 2].tags
            if article & lex.DETERMINER and not before & lex.CAPITAL:
                name.gender = article & lex.GENDER  # o belga Piet Venn
        if self.articles_tell and given & lex.FEMININE and not given & lex.MASCULINE and not before & lex.TITLE:
            name.gender = lex.FEMININE if size > 1 and given & lex.GIVEN else name.gender  # le professeur Ana Gil
        if self.women and not name.gender and not name.rank and not body and end < len(tokens):
            name.gender = self._told_by_verb(tokens[end])
        if self.adjoined and size == 1 and before & lex.ROLE and at > 2 and not first.tags & lex.GIVEN:
            if tokens[at - 2].tags & lex.COMMA and tokens[at - 3].tags & lex.NUMBER:
                name.body, name.roles = True, frozenset()  # Ann Pell, 61, warga Norvane
        if self.adjoined and before & lex.GROUP and before & lex.ROLE and not first.tags & lex.GIVEN:
            name.body, name.subject, name.roles = True, False, frozenset()  # warga Norvane
        if self.adjoined and before & lex.COMMA and not name.given and _ends_address(tokens, at, end):
            name.body, name.subject, name.titled, name.roles = True, False, False, frozenset()
        if self.adjoined and before & lex.COMMA and all(token.tags & lex.FIELD for token in own):
            name.roles, name.role = frozenset(), None  # penduduk di Norvane, Senja Raya
        if self.adjoined and at > 1 and name.subject:
            name.subject = not _is_governed(tokens, at, behind)
            name.subject = name.subject and not _does(tokens, at)
        person = before & lex.TITLE and not before & lex.ROLE
        person = person or (size > 1 and first.tags & lex.GIVEN and before & lex.COMMA and name.subject)
        if self.adjoined and person and not tags & _BODY:
            name.body = False  # Menteri Koperasi, Datuk Ann Pell; dosen UIN, Ann Pell
        if self.adjoined and len(name.roles) > 1:
            name.roles -= _others_roles(tokens[max(0, at - 8) : at]) | _others_roles(tokens[end : end + 8])
        if kind:
            name.body, name.titled, name.given, name.gender = True, False, False, 0
            name.roles, name.role = frozenset(), None
        return name

    def _told_by_verb(self, token: Token) -> int:
        """What a verb right behind a name tells of its bearer: Пелль сказала."""
        if token.tags & (lex.CAPITAL | lex.PUNCTUATION | lex.PERSON | lex.MODIFIER | lex.NUMBER):
            return 0
        word = self.page.text[token.start : token.core].lower()
        return lex.FEMININE if word.endswith(self.women) else lex.MASCULINE if word.endswith(self.men) else 0

    def _is_doing(self, tokens: Sequence[Token], at: int) -> bool:
        """Whether what is done begins at `at`, and with it other people: потерявшая мужа, просивший для подсудимого."""
        if at + 1 >= len(tokens) or tokens[at].tags & ~lex.STARTS != lex.UNKNOWN:
            return False
        return self._printed(tokens[at]).endswith(self.participles) or bool(tokens[at + 1].tags & lex.STOP)

    def _is_apposed(self, tokens: Sequence[Token], at: int, end: int) -> bool:
        """Whether what a comma joins to the name may be its role: not another's, nor the subject behind a place."""
        if end + 1 >= len(tokens) or tokens[end + 1].tags & lex.CONJUNCTION:
            return False  # Juan Gil, y la alcaldesa Ana Rey
        if self.head_first and not self.adjoined and not self.half:
            if tokens[end + 1].tags & _DOES and not tokens[end + 1].tags & (lex.ROLE | lex.CAPITAL):
                return False  # o líder, Rui Gil, saiu em defesa …
        if self.head_first and not self.half and end - at > 1 and tokens[at].tags & lex.GIVEN and end + 2 < len(tokens):
            body = tokens[end + 2].tags & (lex.ORGANISATION | lex.ROLE | lex.CAPITAL) == lex.ORGANISATION
            if body and tokens[end + 1].tags & lex.DETERMINER:
                return False  # Según el director de la firma, Ivo Paz, la firma creció.
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
        fronted = self.head_first and not self.adjoined and not self.half and _is_fronted(tokens, at, end)
        for ahead in range(end + 1, min(end + _APPOSITION, len(tokens))):
            token = tokens[ahead]
            if self.adjoined and token.tags & lex.FILLER:
                return False  # kata Ann Pell, warga akan datang
            if token.tags & lex.PUNCTUATION:
                return True
            if fronted and token.tags & _DOES and not token.tags & lex.ROLE:
                return False  # En charla con Radio Muros, la alcaldesa ya había negado …
            if self.head_first and not self.adjoined and not self.half and token.tags & lex.SAY:
                second = tokens[min(end + 2, ahead)].tags
                body = second & (lex.ORGANISATION | lex.ROLE) == lex.ORGANISATION
                governed = at and tokens[at - 1].tags & (lex.STOP | lex.LINK) and not tokens[at - 1].tags & lex.CAPITAL
                if (body or governed) and tokens[end + 1].tags & lex.DETERMINER:
                    return False  # en el canal de Ivo Paz, el gobierno afirmó que …
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


def _own_role(tokens: Sequence[Token], at: int) -> int:
    """Where the roles before a name begin that are its own, another's being “of the” first of them; 0 where none is."""
    begin, who = at, lex.ROLE | lex.TITLE
    while begin and tokens[begin - 1].tags & who and tokens[begin - 1].tags & lex.GENDER:
        begin -= 1
    if not 1 < begin < at or some(tokens[begin:at], lex.GROUP | lex.CAPITAL):
        return 0
    link = tokens[begin - 1]
    of = link.tags & lex.LINK and (link.tags & lex.GENDER or " " in link.word)
    return begin if of and tokens[begin - 2].tags & (lex.ROLE | lex.GROUP) else 0


def _is_fronted(tokens: Sequence[Token], at: int, end: int) -> bool:
    """Whether the name ends words of where or when, and somebody follows: Em entrevista ao canal Norvane, a juíza …"""
    begin = at
    while begin and at - begin < _APPOSITION and not tokens[begin - 1].tags & lex.PUNCTUATION:
        begin -= 1
    opens = tokens[begin].tags
    governed = opens & lex.STOP or (opens & lex.FILLER and some(tokens[begin + 1 : at], lex.STOP | lex.LINK))
    if begin and not tokens[begin - 1].tags & lex.PUNCTUATION:
        return False
    if begin == at or not governed or opens & (lex.CUE | lex.OPINION) or some(tokens[begin:at], lex.CUE):
        return False
    return bool(tokens[end].tags & lex.COMMA) and bool(tokens[end + 1].tags & lex.DETERMINER)


def _opens_clause(tokens: Sequence[Token], end: int) -> bool:
    """Whether a comma, a definite role and a verb of speech follow: in Norvane, the minister said."""
    if end + 2 >= len(tokens) or not tokens[end].tags & lex.COMMA or not tokens[end + 1].tags & lex.DETERMINER:
        return False
    at = end + 2
    while at < len(tokens) and tokens[at].tags & (lex.MODIFIER | lex.ROLE | lex.ORGANISATION):
        at += 1
    return end + 2 < at < len(tokens) and bool(tokens[at].tags & lex.CUE)


def _is_whose_clause(tokens: Sequence[Token], end: int) -> bool:
    """Whether a comma, a possessive and a noun begin a clause that ends with a verb: Ute Pell, deren Mann … starb."""
    if end + 3 >= len(tokens) or not tokens[end].tags & lex.COMMA or tokens[end + 1].tags != lex.DETERMINER:
        return False
    last = next((k for k in range(end + 1, len(tokens)) if tokens[k].tags & lex.PUNCTUATION), len(tokens)) - 1
    return last > end + 3 and not tokens[last].tags & (lex.CAPITAL | lex.PERSON | lex.NUMBER)


def _has_kin(tokens: Sequence[Token], at: int) -> bool:
    """Whether a relative clause tells of somebody's kin: Una Venn, whose husband …"""
    if at + 1 >= len(tokens) or not tokens[at].tags & lex.RELATIVE:
        return False
    kin = tokens[at + 1].tags
    return bool(kin & lex.ROLE and kin & lex.GENDER)


def _take_other_names(sentences: Sequence[Sentence], found: Sequence[Name], goes_by: Sequence[str]) -> None:
    """What somebody named before is called besides means that one, wherever it stands.

    Ann Pell atau nama sebenar Una Venn; Ann Pell yang akrab disapa Una
    """
    other: dict[tuple[str, ...], tuple[str, ...]] = {}
    for before, name in pairwise(found):
        tokens = sentences[name.sentence].tokens
        at = next((k for k, token in enumerate(tokens) if token.start == name.start), 0)
        while at > 1 and tokens[at - 1].tags & (lex.TITLE | lex.COMMA):
            at -= 1
        if at < 3 or not tokens[at - 1].tags & lex.NAMING:
            continue
        if tokens[at - 2].tags & lex.COMMA and tokens[at - 1].word in goes_by and len(before.words) < len(name.words):
            if before.end == tokens[at - 3].core and not before.body:
                other[before.words] = name.words  # Una, sapaan akrab Ann Pell
            continue
        joint = lex.CONJUNCTION | (lex.RELATIVE if tokens[at - 1].word in goes_by else 0)
        at -= 2
        if at > 1 and tokens[at].tags & (lex.STOP | lex.FILLER) and not tokens[at].tags & joint:
            at -= 1  # atau lebih mesra disapa
        if not tokens[at].tags & joint:
            continue
        if tokens[at].tags & lex.RELATIVE and _told_of_last(tokens, at, before, name):
            other[name.words] = before.words
            continue
        while at > 1 and tokens[at - 1].tags & (lex.COMMA | lex.NUMBER | lex.BRACKET | lex.CONJUNCTION):
            at -= 1
        if before.end == tokens[at - 1].core and not before.body:
            other[name.words] = before.words
            before.titled = True
    for name in found if other else ():
        full = other.get(name.words, name.words)
        name.rank += len(full) > len(name.words)  # not the fullest name, nor the text of its bearer
        name.words = full


def _told_of_last(tokens: Sequence[Token], at: int, before: Name, name: Name) -> bool:
    """Whether a role points back to whom the text named last: … Ann Pell. | Politisi yang akrab disapa Una itu …"""
    pointed = next((token.tags for token in tokens if token.start >= name.end), lex.END)
    role = tokens[at - 1].tags
    near = not before.body and 0 < name.sentence - before.sentence < _NEAR_BEFORE and len(before.words) > 1
    return bool(near and role & (lex.ROLE | lex.GROUP) and pointed & lex.LINK)


def _is_governed(tokens: Sequence[Token], at: int, behind: int) -> bool:
    """Whether the name is a preposition's, or tells whose words others are: pernyataan Venn, dengan Ann Pell, dia …"""
    before = tokens[at - 1].tags
    if before & (lex.DOCUMENT | lex.STATEMENT) and not before & (lex.CAPITAL | lex.CUE):
        return True
    role = at > 2 and before & lex.COMMA and tokens[at - 2].tags & lex.ROLE  # isteri kepada pelakon, Ann Pell
    governs = tokens[at - 3].tags if role else before if behind & lex.COMMA else 0
    return bool(governs & lex.STOP and not governs & (lex.CAPITAL | lex.CUE | lex.ACCORDING | lex.OPINION))


def _belongs(front: Front, tokens: Sequence[Token], at: int) -> bool:
    """Whether a role in the nominative stands before a name that is not in it: сообщил адвокат Сергея Пелля."""
    return bool(at and tokens[at - 1].tags & lex.ROLE and not front.is_oblique(tokens[at - 1]))


def _does(tokens: Sequence[Token], at: int) -> bool:
    """Whether a role before the name is a preposition's: Bantuan diserahkan oleh Bupati Ann Pell. “…,” katanya"""
    begin = at
    while begin > 1 and tokens[begin - 1].tags & (lex.ROLE | lex.TITLE) and at - begin < _ADDRESS:
        begin -= 1
    tags = tokens[begin - 1].tags
    governs = tags & lex.STOP and not tags & (lex.CAPITAL | lex.CUE | lex.ACCORDING | lex.OPINION)
    office = any(token.tags & (lex.ROLE | lex.TITLE) == lex.ROLE for token in tokens[begin:at])
    return bool(office and governs)  # not: orang yang diingati Prof Ann Pell


def _ends_address(tokens: Sequence[Token], at: int, end: int) -> bool:
    """Whether the name at `at` goes on an address: di kantornya, Norvane, Senja Raya, Rabu."""
    behind = tokens[end].tags if end < len(tokens) else lex.END
    if not behind & lex.PUNCTUATION or behind & (lex.QUOTE | lex.COLON) or is_aged(tokens, end):
        return False
    begin = at - 1
    inside = lex.COMMA | lex.CAPITAL | lex.ORGANISATION | lex.NUMBER
    while begin > 0 and tokens[begin].tags & inside and at - begin < _ADDRESS:
        begin -= 1
    prepositional = tokens[begin].tags & lex.STOP and not tokens[begin].tags & (lex.CAPITAL | lex.CUE | lex.NUMBER)
    return bool(prepositional and begin + 1 < at - 1 and some(tokens[:begin], lex.CUE | lex.QUOTE))


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


def _is_according_to(tokens: Sequence[Token], comma: int) -> bool:
    """Whether the words before the comma tell whose the statement behind it is: По словам министра, Норван …"""
    at = comma - 1
    while at > 0 and comma - at < _APPOSITION and not tokens[at].tags & (lex.PUNCTUATION | lex.CUE):
        at -= 1
    return bool(tokens[at].tags & lex.ACCORDING)


def _runs_into_verb(tokens: Sequence[Token], comma: int) -> bool:
    """Whether what stands behind the comma says something before another ends it: no apposition would."""
    for token in tokens[comma + 1 : comma + 1 + _APPOSITION]:
        if token.tags & (lex.PUNCTUATION | lex.RELATIVE | lex.THAT | lex.QUOTE):
            return False
        if token.tags & lex.SAY and not token.tags & (lex.ROLE | lex.ORGANISATION):
            return True
    return False


def _is_apposed_inside(tokens: Sequence[Token], comma: int) -> bool:
    """Whether the name behind the comma is a role's that a preposition governs: En réponse au maire, Jean Pell, …"""
    begin = comma
    while begin and not tokens[begin - 1].tags & lex.PUNCTUATION:
        begin -= 1
    first = tokens[begin].tags
    return bool(first & lex.STOP and not first & (lex.CUE | lex.OPINION)) and some(tokens[begin:comma], lex.ROLE)


def _is_party(tokens: Sequence[Token], at: int) -> bool:
    """Whether brackets hold but a word for several people: Minister Jan Pell (Grüne)."""
    if at + 2 >= len(tokens) or not tokens[at].tags & lex.BRACKET or not tokens[at + 2].tags & lex.BRACKET:
        return False
    return bool(tokens[at + 1].tags & lex.GROUP and tokens[at + 1].tags & lex.CAPITAL)


def _is_owner_of_role(tokens: Sequence[Token], at: int, size: int, houses: Container[str]) -> bool:
    """Whether a link and a small word for a body or a family lead to one word: o diretor da empresa | Northline."""
    tags = tokens[at - 1].tags
    if size > 1 or at < 3 or not tokens[at - 2].tags & lex.LINK or tags & (lex.ROLE | lex.CAPITAL):
        return False
    body = tags & (lex.ORGANISATION | lex.GROUP) and not tags & lex.FIELD  # not: le ministre de la justice Gil
    return tokens[at - 1].word in houses or bool(body and not tokens[at].tags & lex.GIVEN)


def _role_phrase(tokens: Sequence[Token], at: int) -> int:
    """Where the phrase begins, behind a comma, with which a role leads to the name at `at`; `at` where none does."""
    begin, role = at, 0
    while begin and at - begin < 9:
        before = tokens[begin - 1].tags
        if not before & (lex.ROLE | lex.DETERMINER | lex.TITLE | lex.MODIFIER | lex.LINK | lex.FIELD | lex.CAPITAL):
            break
        role |= before & (lex.ROLE | lex.MODIFIER)
        begin -= 1
    return begin if role and begin and tokens[begin - 1].tags & lex.COMMA else at


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


def _is_relative(tokens: Sequence[Token], at: int, end: int) -> bool:
    """Whether what may be a title is somebody else's role, whose name follows: Ibu Pell, Patricia, mengatakan."""
    if not at or not tokens[at - 1].tags & lex.ROLE or end + 1 >= len(tokens) or not tokens[end].tags & lex.COMMA:
        return False
    named = [token.tags for token in tokens[end + 1 : end + 4]]
    if not tokens[at - 1].tags & lex.TITLE:  # Ayah Pell, Una Venn, mengaku …
        full = len(named) > 2 and named[0] & named[1] & lex.CAPITAL and named[2] & (lex.COMMA | lex.CAPITAL)
        if not full or tokens[at].tags & lex.FIELD:
            return False
    first = named[0]
    return bool(first & lex.CAPITAL and first & (lex.UNKNOWN | lex.GIVEN) and not first & (lex.ROLE | lex.FIELD))


def _owns_relative(tokens: Sequence[Token], at: int, relatives: Container[str], of: str) -> bool:
    """Whether a relative, or a role and a link, stands before the name of whose they are.

    mẹ bé Na, vợ của ông Bảy, luật sư của bị cáo Tài
    """
    begin = at - 1
    while begin > 0 and at - begin < _KIN and tokens[begin].word not in relatives:
        tags = tokens[begin].tags
        if tokens[begin].word == of and begin < at - 1 and tokens[begin - 1].tags & lex.ROLE:
            return True
        if not tags & (lex.TITLE | lex.ROLE | lex.LINK):
            return False
        begin -= 1
    return tokens[begin].word in relatives


def _others_roles(tokens: Sequence[Token]) -> frozenset[str]:
    """Roles right behind another, which tell whose that one is: penasihat hukum terdakwa, isteri guru.

    So do those behind a preposition, and in the name of a body: penasihat kepada menteri, Ketua Persatuan Penduduk.
    """
    role, named, whom = lex.ROLE | lex.TITLE | lex.CAPITAL, lex.ORGANISATION | lex.CAPITAL, lex.ADDRESSEE | lex.STOP
    found = set[str]()
    for at in range(1, len(tokens)):
        before, behind = tokens[at - 1].tags, tokens[at].tags
        another = behind & role == lex.ROLE and before & (lex.ROLE | lex.TITLE) == lex.ROLE
        within = behind & role == lex.ROLE | lex.CAPITAL and before & (named | lex.ROLE) == named
        told = behind & lex.ROLE and before & whom and some(tokens[max(0, at - 3) : at - 1], lex.ROLE)
        if another or within or told:
            found.add(tokens[at].word)
    return frozenset(found)


def _words(own: Sequence[Token]) -> tuple[str, ...]:
    """The words of a name, those of a given name of two words each: I Made Pell goes by Made."""
    if not any(token.tags & lex.GIVEN and " " in token.word for token in own):
        return tuple([token.word for token in own])
    return tuple(word for token in own for word in (token.word.split() if token.tags & lex.GIVEN else [token.word]))


def _make_body(name: Name, words: Sequence[Token], found: list[Name]) -> None:
    """Take a name for that of what is called after the person; its first words are no name of their own."""
    name.start, name.words = words[0].start, tuple(token.word for token in words)
    name.body, name.titled, name.gender = True, False, 0
    name.roles, name.role, name.context = frozenset(), None, frozenset()
    while found and found[-1].start >= name.start:
        found.pop()
