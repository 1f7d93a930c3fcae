"""Who stands behind a verb of speech, and the name behind who does."""

from collections.abc import Sequence

from wirecli.knowledge import lexicon as lex
from wirecli.knowledge.language import Language
from wirecli.knowledge.lexicon import without_articles
from wirecli.quotes.cue import Cue
from wirecli.quotes.names.extent import is_aged
from wirecli.quotes.phrases import Phrase, Phrases, behind_bracket
from wirecli.quotes.token import Token, some

_MARKED = 30  # letters in the name of a programme or paper
_CLAUSE = 14  # words of a relative clause
_TIGHT = 12  # words that may stand between a verb and its subject behind it


def _past_aside(tokens: Sequence[Token], phrases: Phrases, at: int) -> Phrase | None:
    """Who stands behind a verb and what they do meanwhile: « … », raconte, attablé au comptoir, le patron."""
    if not tokens[at + 1].tags & lex.COMMA or at + 2 >= len(tokens) or phrases.is_name(tokens[at + 2]):
        return None
    ahead = range(at + 3, min(at + _TIGHT, len(tokens) - 1))
    close = next((k for k in ahead if tokens[k].tags & (lex.PUNCTUATION | lex.CUE | lex.THAT)), 0)
    far = phrases.after(close + 1) if close and tokens[close].tags & lex.COMMA else None
    if far is None or far[0] != close + 1 or not phrases.is_person(far):
        return None
    words = tokens[slice(*far)]
    who = lex.ROLE | lex.GROUP | lex.TITLE
    return far if some(words, who) or any(phrases.is_name(token) for token in words) else None


class Behind:
    """Finds the phrases behind a cue, in one language."""

    def __init__(self, language: Language, verb_second: bool) -> None:
        self.language, self.second = language, verb_second
        self.half = language.script.half_capitals
        self.called = without_articles(language.grammar.called, language.script.articles)

    def verb(self, tokens: Sequence[Token], phrases: Phrases, at: int) -> Phrase | None:
        """The phrase behind a verb; behind a quotation or a comma also over where and to whom.

        …, gritó desde la puerta Ana Gil.
        """
        near = phrases.after(at + 1)
        if near is None and phrases.articles and tokens[at].tags & lex.SAY:
            return _behind_where(tokens, phrases, at)
        if self.second and near is not None and near == (at + 1, at + 2) and tokens[at + 1].tags & lex.NEUTER:
            subject = phrases.after(at + 2)  # „…“, brachte es Kapitän Jan Pell auf den Punkt
            if subject is not None and subject[0] == at + 2 and phrases.is_person(subject):
                near = subject
        told = at + 1
        while told < len(tokens) and tokens[told].tags & lex.FILLER:
            told += 1  # рассказал РИА «Волна» источник
        if (
            near is None
            and told + 1 < len(tokens)
            and tokens[told].tags & lex.QUOTE
            and (self._is_parted(tokens, at) or self._is_clause_before(tokens, at))
        ):
            near = phrases.after(told + 1)  # „…“, sagte „Welle“ die Ministerin: who was told, in marks
            if near is not None and (near[0] > told + 1 or not phrases.is_person(near)):
                near = None
        if near is None and self.second and self._is_parted(tokens, at):
            near = self._behind_marks(tokens, phrases, at)
        if not self.language.grammar.head_first or phrases.is_person(near) or at + 1 >= len(tokens):
            return near
        before = at
        while before > 0 and tokens[before - 1].tags & lex.FILLER and not tokens[before - 1].tags & lex.PRONOUN:
            before -= 1
        if not before or not tokens[before - 1].tags & (lex.QUOTE | lex.COMMA | lex.DASH):
            return near
        aside = phrases.after(at + 2) if tokens[at + 1].tags & lex.COMMA and at + 2 < len(tokens) else None
        if aside is not None and aside[0] == at + 2 and phrases.is_person(aside):
            own = tokens[at + 2].tags & (lex.DETERMINER | lex.STOP) == lex.DETERMINER  # not: acusó, a la junta, de …
            if own and some(tokens[slice(*aside)], lex.ROLE):
                return aside  # «…», agregó, el responsable del puerto
        if (far := _past_aside(tokens, phrases, at)) is not None:
            return far
        commas = 0
        governs = lex.LINK | lex.STOP | lex.DETERMINER | lex.MODIFIER | lex.PARTICLE | lex.CONJUNCTION | lex.NUMBER
        for ahead in range(at + 1, min(at + _TIGHT + 2, len(tokens))):
            token = tokens[ahead]
            if (
                token.tags & lex.COMMA
                and commas < 2
                and (commas or tokens[min(ahead + 1, len(tokens) - 1)].tags & (lex.STOP | lex.FILLER | lex.LINK))
            ):
                commas += 1  # afirmou nesta quinta-feira, em Kiev, o ministro
                continue
            if token.tags & lex.COLON and tokens[ahead - 1].tags & lex.NUMBER:
                continue  # 22:15
            if token.tags & (lex.PUNCTUATION | lex.THAT | lex.RELATIVE | lex.CUE):
                break
            timed = tokens[ahead - 1].tags & lex.NUMBER  # disse pelas 22h15 o comandante
            if (
                token.tags & lex.LINK
                or (tokens[ahead - 1].tags & governs and not (timed and token.tags & lex.DETERMINER))
                or (not token.tags & (lex.DETERMINER | lex.ROLE | lex.TITLE) and not phrases.is_name(token))
            ):
                continue
            if phrases.is_name(token) and not self._is_full_name(tokens, phrases, ahead):
                continue  # en el programa Today
            before_it, two_before = tokens[ahead - 1].tags, tokens[ahead - 2].tags
            if before_it & lex.ROLE and two_before & (lex.STOP | lex.LINK) and not before_it & lex.DETERMINER:
                continue  # conta ao jornalista Ivo Paz
            if before_it & lex.COMMA and token.tags & lex.ROLE and not token.tags & (lex.DETERMINER | lex.GROUP):
                continue  # …, tras la captura de Ivo Paz, hijo de …
            far = phrases.after(ahead)
            if far is not None and far[0] == ahead and phrases.is_person(far):
                if (
                    before_it & lex.UNKNOWN
                    and not before_it & lex.CAPITAL
                    and two_before & (lex.STOP | lex.LINK)
                    and not some(tokens[slice(*far)], lex.ROLE | lex.TITLE | lex.GIVEN)
                ):
                    continue  # antes de abrir el Pleno
                if before_it & lex.UNKNOWN and two_before & lex.DETERMINER and token.tags & lex.DETERMINER:
                    if far[1] - far[0] == 2 and phrases.is_name(tokens[ahead + 1]):
                        continue  # à margem de uma visita a Norvane
                return far
        return near

    @staticmethod
    def _behind_marks(tokens: Sequence[Token], phrases: Phrases, at: int) -> Phrase | None:
        """Who stands behind the name of where it was said: „…“, sagte am Dienstag im „Morgenmagazin“ die Ministerin."""
        for ahead in range(at + 1, min(at + _TIGHT, len(tokens) - 1)):
            token = tokens[ahead]
            if token.quoted:
                phrase = phrases.after(ahead + 1)
                fits = phrase is not None and phrase[0] == ahead + 1 and phrases.is_person(phrase)
                if not fits and ahead == at + 2 and _is_paper(tokens, ahead):
                    return (ahead, ahead + 1)  # „…“, schrieb der „Spiegel“ am Montag
                return phrase if fits and len(token.quoted) <= _MARKED else None
            if token.tags & (lex.PUNCTUATION & ~lex.DASH | lex.CUE | lex.THAT):
                return None
        return None

    def _is_clause_before(self, tokens: Sequence[Token], at: int) -> bool:
        """Whether what is said stands before the cue: Завод закрыт, сообщил «Волне» источник."""
        return bool(self.language.people.genitives) and at > 2 and bool(tokens[at - 1].tags & lex.COMMA)

    @staticmethod
    def _is_parted(tokens: Sequence[Token], at: int) -> bool:
        """Whether a quotation stands before the cue, with a comma or a dash between."""
        while at > 0 and tokens[at - 1].tags & (lex.COMMA | lex.DASH):
            at -= 1
        return at > 0 and bool(tokens[at - 1].tags & lex.QUOTE)

    @staticmethod
    def _is_full_name(tokens: Sequence[Token], phrases: Phrases, at: int) -> bool:
        """Whether two words of a name begin at `at`, behind a word that names nothing by itself."""
        before = tokens[at - 1]
        end = at
        while end < len(tokens) and phrases.is_name(tokens[end]):
            end += 1
        if (
            end > at + 1
            and before.tags & lex.ORGANISATION
            and not before.tags & lex.CAPITAL
            and end + 1 < len(tokens)
            and tokens[end].tags & lex.COMMA
            and tokens[end + 1].tags & lex.ROLE
        ):
            return True  # celebró a las puertas del tribunal Pilar Gil, abogada
        if phrases.is_name(before) or before.tags & (lex.NAMING | lex.ORGANISATION | lex.DOCUMENT | lex.NUMBER):
            return False
        return at + 1 < len(tokens) and phrases.is_name(tokens[at + 1]) and bool(tokens[at + 1].tags & lex.CAPITAL)

    def named_far(self, tokens: Sequence[Token], phrases: Phrases, cue: Cue) -> Phrase | None:
        """The full name behind all that a role is for and where it works.

        …, — возразил специалист по тюленям из Вены Ян Пелль.
        """
        at = cue.at
        near = cue.after
        if near is not None and any(phrases.is_name(tokens[k]) or tokens[k].tags & lex.PRONOUN for k in range(*near)):
            return near
        edge = at
        while edge and tokens[edge - 1].tags & (lex.FILLER | lex.DASH | lex.COMMA):
            edge -= 1
        parted = any(token.tags & lex.COMMA for token in tokens[edge:at])  # …, предупредил посол в Вене Ян Пелль
        if not (edge and tokens[edge - 1].tags & lex.QUOTE) and not parted and at > 1:
            return near
        if (
            near is None
            and at + 1 < len(tokens)
            and tokens[at + 1].tags & lex.COMMA
            and tokens[edge - 1].tags & lex.QUOTE
        ):
            close = next((k for k in range(at + 2, min(at + 8, len(tokens))) if tokens[k].tags & lex.COMMA), 0)
            aside = (
                phrases.after(close + 1) if close and not some(tokens[at + 2 : close], lex.QUOTE | lex.THAT) else None
            )
            if aside is not None and aside[0] == close + 1 and phrases.is_person(aside):
                return aside  # …, говорит, утирая слёзы, его тётя
        if near is None and edge and tokens[edge - 1].tags & lex.QUOTE:
            near = self._behind_object(tokens, phrases, at)
            if near is not None and any(phrases.is_name(token) for token in tokens[slice(*near)]):
                return near
        if near is None and not (at + 1 < len(tokens) and tokens[at + 1].tags & (lex.STOP | lex.QUOTE | lex.FILLER)):
            return near
        commas = 0
        for ahead in range(near[1] if near else at + 1, min(at + 2 * _TIGHT, len(tokens) - 1)):
            token = tokens[ahead]
            if (
                token.tags & lex.COMMA
                and not commas
                and (tokens[ahead + 1].tags & (lex.ROLE | lex.MODIFIER) or _lists(tokens, ahead + 1))
            ):
                commas += 1
                continue
            if token.tags & (lex.COMMA | lex.COLON | lex.END | lex.DASH | lex.THAT | lex.RELATIVE | lex.CUE):
                break
            if (
                token.tags & lex.CAPITAL
                and (
                    token.tags & lex.GIVEN
                    or (
                        token.tags & lex.UNKNOWN
                        and tokens[ahead - 1].tags & (lex.ROLE | lex.ORGANISATION | lex.UNKNOWN)
                    )
                    or (tokens[ahead - 1].quoted and tokens[ahead - 2].tags & (lex.ROLE | lex.ORGANISATION))
                )
                and not (
                    tokens[ahead - 1].tags & lex.CAPITAL
                    and not (
                        token.tags & lex.GIVEN
                        and some(tokens[ahead - 3 : ahead - 1], lex.STOP | lex.ROLE | lex.ORGANISATION | lex.NAMING)
                    )
                )
                and (
                    phrases.is_name(tokens[ahead + 1])
                    or (tokens[ahead - 2].tags & lex.NAMING and tokens[ahead + 1].tags & lex.PUNCTUATION)
                )
                and not (tokens[ahead - 1].tags & lex.STOP and not tokens[ahead - 2].tags & lex.NUMBER)
                and not _is_met(tokens, at, ahead)
            ):
                far = phrases.after(ahead)
                return far if far is not None and far[0] == ahead else near
        return near

    @staticmethod
    def _behind_object(tokens: Sequence[Token], phrases: Phrases, at: int) -> Phrase | None:
        """Who stands behind what the verb is about: «…», — прокомментировал итоги встречи Грачёв."""
        first = at + 2 if at + 2 < len(tokens) and tokens[at + 1].tags & lex.STOP else at + 1
        if first >= len(tokens) or tokens[first].tags & (lex.PLAIN | lex.STOP) != lex.PLAIN:
            return None
        for k in range(first + 1, min(first + 4, len(tokens))):
            tags = tokens[k].tags
            if tags & (lex.PUNCTUATION | lex.CUE):
                return None
            if tags & lex.STOP or tags & (lex.ROLE | lex.GROUP) == lex.ROLE or phrases.is_name(tokens[k]):
                begin = k + 1 if tags & lex.STOP else k
                phrase = phrases.after(begin)
                return phrase if phrase is not None and phrase[0] == begin and phrases.is_person(phrase) else None
        return None

    def with_apposition(self, tokens: Sequence[Token], phrases: Phrases, phrase: Phrase | None) -> Phrase | None:
        """The name behind a role and a comma, where there is one: replied the minister's aide, Paul Wren."""
        if phrase is not None and self.called and (name := self._called(tokens, phrases, phrase)) is not None:
            return name
        if phrase is not None and phrases.adjoined and (that := _that_which(tokens, phrase)):
            return (phrase[0], that)
        if phrase is None or (
            not self._is_of_body(tokens, phrase)
            and not self._is_of_owner(tokens, phrases, phrase)
            and any(
                phrases.is_name(tokens[k]) and not phrases.is_governed(k, phrase[0])
                for k in range(phrase[0] + bool(tokens[phrase[0]].tags & lex.DETERMINER), phrase[1])
            )
        ):
            return phrase
        end = self._behind_initials(tokens, phrase)
        linked = phrases.head_first and not (phrases.adjoined or phrases.half)
        joined = lex.CONJUNCTION | (lex.STOP if phrases.articles or linked else 0)
        if (phrases.head_first or phrases.articles) and end < len(tokens) and tokens[end].tags & joined:
            ahead = next(
                (
                    k
                    for k in range(end + 1, min(end + 9, len(tokens)))
                    if tokens[k].tags & (lex.PUNCTUATION | lex.CUE | lex.THAT | lex.RELATIVE)
                ),
                end,
            )
            if tokens[ahead].tags & lex.COMMA:
                end = ahead  # o diretor financeiro e de Relações com Investidores, Caio …
        if linked and some(tokens[phrase[0] : end], lex.ROLE):
            end = _behind_body(tokens, end)
        if phrases.head_first and not self.half:
            end = _behind_fields(tokens, end)
        if phrases.adjoined:
            end = _behind_portfolio(tokens, end)
        whole, end = end, _behind_whose(tokens, phrases, end) if phrases.adjoined else end
        one = phrases.articles and tokens[phrase[0]].tags & lex.INDEFINITE  # أحد الأطباء السابقين، سامي هولدر، …
        one = one or (linked and _is_one_of(tokens, phrase))
        who = lex.ROLE | lex.GROUP if one else lex.ROLE
        if end + 1 >= len(tokens) or not tokens[end].tags & lex.COMMA or not some(tokens[phrase[0] : end], who):
            return phrase
        begin = end + 1
        if tokens[begin].tags & lex.CONJUNCTION and begin + 1 < len(tokens) and tokens[begin + 1].tags & lex.NAMING:
            begin += 2  # قال أحدهم، ويدعى سالم …
        name = phrases.after(begin)
        if (
            name is None
            or name[0] != begin
            or not (
                phrases.is_name(tokens[name[0]])
                or tokens[name[0]].tags & lex.TITLE
                or _has_own_name(tokens, phrases, name)
                or (
                    tokens[name[0]].tags & lex.DEFINITE
                    and any(phrases.is_name(token) for token in tokens[name[0] + 1 : name[1]])
                )
            )
        ):
            return phrase
        edges = lex.COMMA | lex.END | lex.STOP | lex.RELATIVE
        certain = tokens[name[0]].tags & lex.TITLE or some(tokens[phrase[0] : end], lex.INDEFINITE)
        if begin > end + 1 or (phrases.articles and certain):
            edges |= (
                lex.COLON | lex.QUOTE
            )  # قال وزير الصحة، الدكتور سامي هولدر: «…»; قال والد أحد الجرحى، سامي هولدر: «…»
        sure = end > whole or tokens[phrase[0]].tags & lex.INDEFINITE or tokens[name[0]].tags & lex.TITLE
        if phrases.adjoined and sure:
            edges |= lex.BRACKET | lex.CONJUNCTION | lex.FILLER | lex.ADDRESSEE  # …, Ann (53); …, Ann Pell saat ditemui
        closes = name[1] >= len(tokens) or tokens[name[1]].tags & edges
        return name if closes else phrase

    def _called(self, tokens: Sequence[Token], phrases: Phrases, phrase: Phrase) -> Phrase | None:
        """The name that a clause gives somebody: قال أحد الشهود، وهو تاجر يدعى سالم: «…»"""
        if tokens[phrase[0]].word in self.language.people.relatives:
            return None  # والد طفلة تدعى شروق
        commas = 0
        for at in range(phrase[0] + 1, min(phrase[1] + _TIGHT, len(tokens) - 1)):
            token = tokens[at]
            if token.word in self.called:
                name = phrases.after(at + 1)
                return name if name is not None and name[0] == at + 1 else None
            commas += bool(token.tags & lex.COMMA)
            if commas > 1 or token.tags & (lex.COLON | lex.END | lex.QUOTE | lex.THAT | lex.SAY):
                return None
        return None

    def _behind_initials(self, tokens: Sequence[Token], phrase: Phrase) -> int:
        """Where the phrase ends, the bracket with its body's initials included: ahli Majlis Norvane (MN), …"""
        end = phrase[1]
        if not self.language.grammar.adjoined or end >= len(tokens):
            return end
        return end + 1 if tokens[end].word == ")" else behind_bracket(tokens, end) if tokens[end].word == "(" else end

    def _is_of_owner(self, tokens: Sequence[Token], phrases: Phrases, phrase: Phrase) -> bool:
        """Whether the one name behind a role has a case ending, and another follows: сосед Пелловой, Олег."""
        start, end = phrase
        if not self.language.people.genitives or end - start != 2 or end + 1 >= len(tokens):
            return False
        role, owner, name = tokens[start], tokens[start + 1], tokens[end + 1]
        declined = owner.end - owner.start > len(owner.word) and not owner.tags & lex.GIVEN
        ends = end + 2 == len(tokens) or tokens[end + 2].tags & (lex.END | lex.COMMA | lex.CAPITAL)
        return bool(
            role.tags & lex.ROLE
            and not role.tags & lex.CAPITAL
            and declined
            and phrases.is_name(owner)
            and tokens[end].tags & lex.COMMA
            and name.tags & lex.GIVEN
            and ends
        )

    def _is_of_body(self, tokens: Sequence[Token], phrase: Phrase) -> bool:
        """Whether the names in a role's phrase are its body's: peguam syarikat Northline Sdn Bhd, Ann Pell.

        Ketua Pegawai Eksekutif Northline, Datuk Ann Pell.
        """
        start, end = phrase[0], self._behind_initials(tokens, phrase)
        while start < end - 1 and tokens[start].tags & (lex.INDEFINITE | lex.DETERMINER | lex.MODIFIER):
            start += 1
        if not self.language.grammar.adjoined or not tokens[start].tags & lex.ROLE or end + 1 >= len(tokens):
            return False
        after = end + 1
        if tokens[end - 1].tags & (lex.ORGANISATION | lex.FIELD | lex.BRACKET) or (
            tokens[after].tags & lex.TITLE and tokens[after].tags & lex.CAPITAL
        ):
            return True
        while (
            after < len(tokens)
            and tokens[after].tags & lex.CAPITAL
            and tokens[after].tags & (lex.UNKNOWN | lex.GIVEN)
            and not tokens[after].tags & lex.FIELD
        ):
            after += 1
        closes = after == len(tokens) or tokens[after].tags & (lex.COMMA | lex.END)
        if tokens[phrase[0]].tags & lex.INDEFINITE and after > end + 1:  # salah seorang warga Norvane, Ann (53)
            if is_aged(tokens, after) or (after > end + 2 and not tokens[after - 1].tags & lex.PUNCTUATION):
                return True
            if tokens[start].tags & lex.LOCAL and closes and not some(tokens[start:end], lex.GIVEN):
                return True
        closes = closes or bool(tokens[after].tags & lex.STOP)  # …, Ann Pell dalam siaran pers
        return bool(after > end + 2 and closes and not some(tokens[start:end], lex.GIVEN))


def _is_met(tokens: Sequence[Token], verb: int, name: int) -> bool:
    """Whether a preposition and one role stand before the name: заявил о встрече с президентом РФ Олегом Пеллем."""
    at, roles = name, 0
    while at - 1 > verb and tokens[at - 1].tags & (lex.ROLE | lex.MODIFIER) and not tokens[at - 1].tags & lex.STOP:
        at -= 1
        roles += bool(tokens[at].tags & lex.ROLE)
    return roles == 1 and bool(tokens[at - 1].tags & lex.STOP) and at - 1 > verb + 1


def _is_one_of(tokens: Sequence[Token], phrase: Phrase) -> bool:
    """Whether the phrase tells of one of several: um dos advogados, Rui Paz; une | des responsables, Ana Gil."""
    if phrase[1] - phrase[0] < 2:
        return False
    first, second = tokens[phrase[0]], tokens[phrase[0] + 1]
    if first.tags & lex.GROUP and " " in first.word:
        return bool(second.tags & lex.GROUP)
    return bool(first.tags & lex.INDEFINITE and second.tags & lex.LINK)


def _that_which(tokens: Sequence[Token], phrase: Phrase) -> int:
    """Where a phrase ends whose demonstrative stands behind a clause: pelatih yang melatih Venn itu; else 0."""
    first, end = tokens[phrase[0]], phrase[1]
    if not first.tags & lex.ROLE or first.tags & (lex.CAPITAL | lex.GROUP | lex.INDEFINITE):
        return 0
    if end >= len(tokens) or not tokens[end].tags & lex.RELATIVE or some(tokens[phrase[0] : end], lex.CAPITAL):
        return 0
    for at in range(end + 1, min(end + _CLAUSE, len(tokens))):
        if tokens[at].tags & (lex.PUNCTUATION | lex.CUE | lex.RELATIVE):
            return 0
        if tokens[at].tags & lex.LINK and at > end + 1:
            return at + 1
    return 0


def _behind_fields(tokens: Sequence[Token], end: int) -> int:
    """The comma behind all that a role is for: le ministre des Sports, de la Culture et de la Jeunesse, Jean Pell."""
    stops = lex.CUE | lex.THAT | lex.RELATIVE | lex.END | lex.COLON | lex.QUOTE | lex.DASH
    while end + 2 < len(tokens) and tokens[end].tags & lex.COMMA and tokens[end + 1].tags & lex.LINK:
        ahead = next((k for k in range(end + 2, min(end + 16, len(tokens))) if tokens[k].tags & (stops | lex.COMMA)), 0)
        if not ahead or not tokens[ahead].tags & lex.COMMA:
            break
        end = ahead
    return end


def _behind_portfolio(tokens: Sequence[Token], end: int) -> int:
    """The comma behind all that a role is for, with its initials: Menteri Laut, Koperasi dan Pantai (KLKP), Datuk …"""
    joined, at = False, end + 1
    if at >= len(tokens) or not tokens[end].tags & lex.COMMA or tokens[at].tags & lex.GIVEN:
        return end
    while at < min(end + _TIGHT, len(tokens)) and not tokens[at].tags & (lex.TITLE | lex.CUE | lex.QUOTE):
        tags = tokens[at].tags
        if tags & lex.COMMA:
            return at if joined else end
        if tokens[at].word == "(" and behind_bracket(tokens, at) > at:
            at = behind_bracket(tokens, at)
            continue
        joined = joined or bool(tags & lex.CONJUNCTION)
        if not tags & (lex.CAPITAL | lex.CONJUNCTION):
            break
        at += 1
    return end


def _behind_whose(tokens: Sequence[Token], phrases: Phrases, end: int) -> int:
    """The comma behind the body that a role is in: kata Kepala Bidang Logistik, Dinas Sosial Norvane, Rudi Tanoko."""
    body = phrases.after(end + 1) if end + 1 < len(tokens) and tokens[end].tags & lex.COMMA else None
    if body is None or body[0] != end + 1 or body[1] + 1 >= len(tokens) or not tokens[body[1]].tags & lex.COMMA:
        return end
    head, named = tokens[body[0]].tags, tokens[body[1] + 1]
    own = named.tags & lex.TITLE or (phrases.is_name(named) and not named.tags & lex.ORGANISATION)
    return body[1] if head & lex.ORGANISATION and not head & lex.ROLE and own else end


def _behind_body(tokens: Sequence[Token], end: int) -> int:
    """Where the comma stands behind the rest of a long body's name, and its acronym in brackets; else `end`.

    o coordenador do Sindicato dos Trabalhadores | de Portos Fluviais e Marítimos de Norvane (STPF), Rui Paz
    """
    at = end
    while at < min(end + _TIGHT, len(tokens)):
        tags = tokens[at].tags
        if tags & lex.COMMA:
            return at
        if tokens[at].word == "(":
            behind = behind_bracket(tokens, at)
            if behind == at:
                return end
            at = behind
            continue
        if tags & lex.DASH:  # el gerente de la firma -ligada a Norvane-, Rui Paz
            closes = next((k for k in range(at + 1, min(at + 9, len(tokens) - 1)) if tokens[k].tags & lex.DASH), at)
            return closes + 1 if closes > at and tokens[closes + 1].tags & lex.COMMA else end
        small = tags & (lex.UNKNOWN | lex.MODIFIER | lex.FIELD) and tokens[at - 1].tags & (lex.CAPITAL | lex.UNKNOWN)
        linked = tags & (lex.LINK | lex.CONJUNCTION | lex.CAPITAL | lex.DETERMINER) or small  # l'Action | humanitaire
        if not linked or tags & (lex.CUE | lex.QUOTE | lex.STOP):
            return end
        at += 1
    return end


def _has_own_name(tokens: Sequence[Token], phrases: Phrases, phrase: Phrase) -> bool:
    """Whether the phrase is a role with its own name: sa coautrice, la biologiste suisse Anna Frei."""
    begins = lex.DETERMINER if phrases.head_first else lex.ROLE  # его соседка, пенсионерка Анна Грач
    return (
        bool(tokens[phrase[0]].tags & begins and not tokens[phrase[0]].tags & lex.CAPITAL)
        and phrases.is_person(phrase)
        and any(phrases.is_name(tokens[k]) and not phrases.is_governed(k, phrase[0]) for k in range(*phrase))
    )


def _lists(tokens: Sequence[Token], at: int) -> bool:
    """Whether what a role is of goes on at `at`: начальник отдела дорог, мостов и парков Анна Пелль."""
    small = (k for k in range(at, min(at + 3, len(tokens))) if tokens[k].tags & ~lex.UNKNOWN)
    end = next(small, at)
    return end > at and bool(tokens[end].tags & lex.CONJUNCTION)


def _behind_where(tokens: Sequence[Token], phrases: Phrases, at: int) -> Phrase | None:
    """Who stands behind where, when or to whom something was said, where the verb begins the sentence.

    وقال في تصريح صحفي | رئيس اللجنة; وأكد، خلال اللقاء، | الوزير – not: خلال لقاء | رئيس اللجنة
    """
    if at + 2 >= len(tokens) or not tokens[at + 1].tags & (lex.STOP | lex.COMMA | lex.LINK):
        return None
    aside = tokens[at + 1].tags & lex.COMMA
    ends = lex.THAT | lex.CUE | lex.RELATIVE | lex.CONJUNCTION | lex.PUNCTUATION & ~lex.COMMA & ~lex.QUOTE
    noun = lex.UNKNOWN | lex.PLAIN | lex.MODIFIER | lex.DOCUMENT | lex.ROLE | lex.NAMING
    follows = lex.DEFINITE | lex.LINK | lex.ORGANISATION | lex.GIVEN
    free = lex.DEFINITE | lex.COMMA | lex.QUOTE | lex.NUMBER
    for ahead in range(at + 2, min(at + _TIGHT, len(tokens) - 1)):
        tags, before, after = tokens[ahead].tags, tokens[ahead - 1].tags, tokens[ahead + 1].tags
        if tags & ends or (tags & lex.COMMA and not aside):
            return None
        if not tags & (lex.ROLE | lex.TITLE | lex.GIVEN) or tags & lex.QUOTE or (aside and not before & lex.COMMA):
            continue
        if not (tags & (lex.DEFINITE | lex.GIVEN) or after & follows):
            continue  # تصريح صحفي: an adjective
        two = before & (lex.MODIFIER | lex.ROLE) and not before & lex.DEFINITE and tokens[ahead - 2].tags & noun
        if not (two or before & free) or before & (lex.WITHIN | lex.LINK):
            return None  # it is governed
        if tags & lex.GIVEN and not before & (lex.COMMA | lex.QUOTE):
            return None  # في رسالة إلى نظيره الإيراني كمال …
        phrase = phrases.after(ahead)
        if phrase is None or phrase[0] != ahead or not phrases.is_person(phrase):
            return None
        named = any(token.tags & lex.GIVEN for token in tokens[slice(*phrase)])
        return phrase if aside or named or not tags & lex.DEFINITE else None  # المؤتمر الصحفي: an adjective
    return None


def _is_paper(tokens: Sequence[Token], at: int) -> bool:
    """Whether the marks at `at`, behind an article, hold the name of a paper, and no noun follows."""
    quoted, article = tokens[at].quoted, tokens[at - 1].tags
    if quoted is None or quoted.small or quoted.ended or quoted.comma or len(quoted) > _MARKED:
        return False
    return bool(article & lex.DETERMINER) and bool(tokens[at + 1].tags & (lex.PUNCTUATION | lex.STOP | lex.FILLER))
