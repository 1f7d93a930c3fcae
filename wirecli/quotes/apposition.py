"""Somebody told of twice: a name and a role between commas, a relative clause, an address behind who lives there."""

from collections.abc import Sequence

from wirecli.knowledge import lexicon as lex
from wirecli.knowledge.language import Language
from wirecli.quotes.cue import behind_fillers, clause_start, is_body, is_governed, is_to
from wirecli.quotes.phrases import Phrase, Phrases
from wirecli.quotes.token import Token, every, some

_OF_PLACE = lex.LOCAL | lex.GROUP  # whoever a place is told of: Bupati Norvane, warga Norvane
_SOMEONE = lex.ROLE | lex.DEFINITE | lex.ORGANISATION | lex.GROUP | lex.DOCUMENT
_ADVERBIAL = 9  # words of when or where between a relative pronoun and its verb
_PEOPLE = lex.ROLE | lex.GROUP | lex.TITLE | lex.PRONOUN
_VERB = lex.UNKNOWN | lex.SAY | lex.ACT | lex.PLAIN | lex.STOP | lex.STARTS  # as participles are, and no noun phrase
_OPENING = lex.QUOTE | lex.COMMA | lex.END | lex.COLON | lex.ACCORDING  # what a name may stand behind


class Appositions:
    """Finds whom the words between commas before a cue tell more of, in one language."""

    def __init__(self, language: Language, verb_first: bool, inverted: bool) -> None:
        self.language, self.verb_first, self.inverted = language, verb_first, inverted
        self.cased, self.second = language.script.cased, language.grammar.verb_second
        self.addresses = frozenset(language.grammar.places)
        self.openers = tuple(language.grammar.asides)

    @staticmethod
    def named_before(tokens: Sequence[Token], phrases: Phrases, near: Phrase) -> Phrase | None:
        """The name that a role behind a comma describes: Ann Pell, head of the Harbour Trust said …"""
        start = near[0]
        if (
            start < 2
            or not tokens[start - 1].tags & (lex.COMMA | (lex.DASH if phrases.half else 0))
            or not some(tokens[start : start + 2], lex.ROLE | lex.INDEFINITE)
        ):
            return None
        fronted = phrases.half and near[1] - start == 1 and tokens[0].tags & (lex.STOP | lex.FILLER)
        if fronted and not some(tokens[: start - 1], lex.COMMA):
            return None  # Khi được hỏi về lời của ông An, bộ trưởng nói
        linked = phrases.head_first and not (phrases.adjoined or phrases.half)
        if linked and any(phrases.is_name(tokens[k]) and not phrases.is_governed(k, start) for k in range(*near)):
            return None  # Preguntado por Ana Gil, el alcalde Luis Rey dijo …
        age = start - 1
        while age > 0 and not tokens[age - 1].tags & lex.PUNCTUATION:
            age -= 1
        if (
            age > 1
            and tokens[age - 1].tags & lex.COMMA
            and start - 1 - age < 5
            and some(tokens[age : age + 2], lex.NUMBER)
        ):
            start = age  # Juan Luis, de 52 años, camionero, …
        name = phrases.before(start - 1)
        if (
            name is None
            or name[1] != start - 1
            or not all(phrases.is_name(t) or t.tags & lex.TITLE for t in tokens[name[0] : name[1]])
        ):
            return None
        return (
            name if name[0] == 0 or tokens[name[0] - 1].tags & (_OPENING | (lex.LINK if phrases.half else 0)) else None
        )

    def appositions(self, tokens: Sequence[Token], phrases: Phrases, at: int) -> Phrase | None:
        """The name that the commas before a cue enclose or follow: Marsh's deputy, Carl Venn, replied."""
        best = None
        end = at - 1
        while end > 0:
            begin = clause_start(tokens, end, self.cased)
            if self._is_aside(tokens, begin) or self.is_relative(tokens, begin, end):
                end = begin - 1
                continue
            if best is not None and begin > 1 and end - begin == 1 and tokens[begin].tags & lex.NUMBER:
                end = begin - 1  # Ann Pell, 36, ibu kepada pelajar Tahun Dua, berkata
                continue
            if self.cased and _is_alias(tokens, begin, end):
                end = begin - 1  # Ann Pell, head of the Northern Port Union, or NPU, said
                continue
            phrase = phrases.leading(begin, end)
            if some(tokens[begin:end], lex.SAY | lex.ACT):
                if (
                    best is not None
                    and self.inverted
                    and (
                        not any(phrases.is_name(token) for token in tokens[slice(*best)])
                        or (phrases.articles and tokens[best[0]].tags & lex.ROLE)
                    )
                ):
                    return None  # يشكو سعيد المنياوي، صاحب مخبز، قائلا: whose the verb before is
                break
            if phrase is None or not phrases.is_person(phrase):
                if self.cased and best is None and begin > 1 and tokens[begin - 1].tags & lex.COMMA and end - begin < 6:
                    end = begin - 1  # the TLS, less easily pleased, grumbled
                    continue
                break
            linked = next(
                (
                    k
                    for k in range(*phrase)
                    if tokens[k].tags & lex.LINK and k > phrase[0] and tokens[k].core == tokens[k].end
                ),
                phrase[1],
            )
            named = any(
                (phrases.is_name(tokens[k]) and not tokens[k].tags & lex.DETERMINER) or is_body(tokens, k)
                for k in range(phrase[0], linked)
            )  # not: head of Northline
            titled = tokens[phrase[0]].tags & (lex.ROLE | lex.ORGANISATION)
            titled = titled and not tokens[phrase[0]].tags & (lex.UNKNOWN | lex.TITLE)
            titled = titled or (
                self.verb_first and not tokens[phrase[0]].tags & lex.CAPITAL
            )  # Ann Pell, koresponden harian Northline, menuturkan
            words = tokens[slice(*phrase)]
            small = any(token.tags & lex.UNKNOWN and not token.tags & (lex.CAPITAL | lex.NUMBER) for token in words)
            if self.verb_first and best is not None and small:
                break  # Kelompok industri terkemuka Jerman, Federation of Northline, meminta
            bare = best is not None and phrases.head_first and not self.verb_first and not phrases.adjoined
            bare = bare and best is not None and tokens[best[0]].tags & (lex.ROLE | lex.DETERMINER) == lex.ROLE
            if best is None or named or (bare and tokens[phrase[0]].tags & lex.DETERMINER):
                best = phrase  # El delantero, autor del primer tanto, aseguró
            if (
                named and not titled and (phrase[1] == end or tokens[phrase[1]].tags & (lex.RELATIVE | lex.BRACKET))
            ) or not tokens[begin - 1].tags & lex.COMMA:
                break
            end = begin - 1
        return best

    def is_relative(self, tokens: Sequence[Token], begin: int, end: int) -> bool:
        """Whether an article begins a clause and a verb ends it: Ute Pell, die seit 2019 die Partei führt, …"""
        if not self.second or begin < 2 or end - begin < 3 or not tokens[begin - 1].tags & lex.COMMA:
            return False
        verb = tokens[end - 1].tags
        whose = tokens[begin].tags == lex.DETERMINER  # eine Frau, deren Mutter dort liegt, …
        if not tokens[begin].tags & lex.DETERMINER or (tokens[begin + 1].tags & lex.CAPITAL and not whose):
            return False
        return bool(verb & (lex.UNKNOWN | lex.FILLER | lex.SAY | lex.ACT)) and not verb & (lex.CAPITAL | lex.NUMBER)

    def _is_aside(self, tokens: Sequence[Token], begin: int) -> bool:
        """Whether the clause says more of whoever stands before its comma: Ann Pell, of Norvane, said.

        Ann Pell, who chairs the trust, said
        """
        if not self.cased or self.second or begin < 2 or not tokens[begin - 1].tags & lex.COMMA:
            return False
        first, ends = tokens[begin], tokens[begin + 1].tags & lex.COMMA if begin + 1 < len(tokens) else 0
        if self.openers and first.word.endswith(self.openers) and first.tags & (lex.UNKNOWN | lex.PLAIN):
            rest = next((k for k in range(begin + 1, len(tokens)) if tokens[k].tags & lex.PUNCTUATION), len(tokens))
            return not first.tags & lex.CAPITAL and not some(tokens[begin:rest], lex.ROLE & ~lex.GROUP | lex.GIVEN)
        if ends and first.tags & (lex.CAPITAL | lex.UNKNOWN) == lex.CAPITAL | lex.UNKNOWN:
            if first.end - first.start > len(first.word) or first.word[1:2] == "-":
                return True  # Omaha, Neb.; Ann Pell, R-Iowa
            at = begin - 2
            while at > 0 and tokens[at].tags & lex.CAPITAL and not tokens[at].tags & (lex.PERSON & ~lex.ORGANISATION):
                at -= 1
            at -= bool(at and tokens[at].tags & lex.DETERMINER)
            placed = at < begin - 2 and at > 0 and tokens[at].tags & lex.STOP  # Police in Omaha, Nebraska
            if placed and tokens[at + 1].tags & lex.DETERMINER and not tokens[begin].tags & lex.GIVEN:
                return True  # while speaking at the Government House, Norvane, said
            return bool(placed) and bool(tokens[at - 1].tags & (lex.PERSON | lex.COMMA))
        if first.tags & lex.CONJUNCTION and self.language.grammar.possessives and begin + 2 < len(tokens):
            return tokens[begin + 1].tags & ~_VERB == 0 and not ends  # Pell, while receiving a delegation, said
        return bool(first.tags & (lex.LINK | lex.RELATIVE)) and first.core == first.end

    def antecedent(self, tokens: Sequence[Token], phrases: Phrases, at: int) -> Phrase | None:
        """Whom a relative pronoun before the cue stands for: the Alliance, a group which calls itself …"""
        if phrases.head_first and at > 1 and tokens[at - 1].tags & lex.DETERMINER:
            at -= 1  # whom it is about: quien ayer la calificó de «…»
        while at > 0 and tokens[at - 1].tags & lex.FILLER and not tokens[at - 1].tags & lex.RELATIVE:
            at -= 1
            if phrases.head_first and at > 1 and tokens[at].tags & lex.FILLER and tokens[at - 1].tags & lex.LINK:
                at -= 2 * bool(tokens[at - 2].tags & lex.NUMBER)  # quien el martes 3 de marzo señaló
        if (
            self.cased
            and at > 3
            and not tokens[at - 1].tags & lex.RELATIVE
            and (role := phrases.before(at))
            and role[0] > 1
        ):
            also = role[0]  # Ann Pell yang juga ketua kampung berkata
            while also > 1 and tokens[also - 1].tags & (lex.FILLER | (lex.ACCORDING if self.verb_first else 0)):
                also -= 1  # surat yang ditulis Ann Pell menyebut
            at = also if (also < role[0] or self.verb_first) and tokens[also - 1].tags & lex.RELATIVE else at
        if self.cased and phrases.head_first and not self.verb_first:
            at = _behind_relative(tokens, at)
        if at < 2 or not tokens[at - 1].tags & lex.RELATIVE:
            return None
        end = at - 2 if tokens[at - 2].tags & lex.COMMA else at - 1
        governor = at - 3 if at > 2 and tokens[at - 2].tags & lex.DETERMINER and not is_to(tokens[at - 2]) else at - 2
        if phrases.head_first and governor > 1 and tokens[governor - 1].tags & lex.COMMA:
            if tokens[governor].tags & (lex.LINK | lex.STOP):
                outer = phrases.leading(clause_start(tokens, governor - 1, self.cased), governor - 1)
                return outer if phrases.is_person(outer) else None  # Ana Gil atacó al alcalde, de quien dijo que …
        near = phrases.before(end)
        if not self.cased:
            if not phrases.articles or near is None:
                return None
            governed = near[0] and tokens[near[0] - 1].tags & (lex.LINK | lex.STOP) and end == at - 2
            if governed and phrases.is_name(tokens[near[1] - 1]) and some(tokens[slice(*near)], lex.ROLE | lex.TITLE):
                return near  # لم يرق للنائبة سهيلة هولدر، التي تساءلت: «…»
            if governed and near[1] == near[0] + 1 and tokens[near[0]].tags & _SOMEONE == lex.ROLE | lex.DEFINITE:
                return near  # القبض على الجار، الذي اعترف قائلا: «…»
            group = lex.GROUP | lex.DEFINITE
            people = next((k for k in range(*near) if k and tokens[k].tags & group == group), 0)
            if people and end == at - 2 and not some(tokens[near[0] : people], lex.ROLE | lex.ORGANISATION):
                return (people, near[1])  # في صفوف السكان المحليين، الذين اعتبروا الأمر «…»
            return self._second_named(tokens, phrases, near)
        if phrases.head_first and near and end == at - 1 and is_to(tokens[near[0]]):
            return None  # pidió al tribunal que …
        governs = lex.STOP | (lex.LINK if phrases.head_first else 0)
        if near and near[0] and end == at - 2 and tokens[near[0] - 1].tags & governs:
            described = self._named_before_role(tokens, phrases, end)
            if described is not None:
                return described
        if self.language.grammar.head_first and self._is_aside(tokens, begin := clause_start(tokens, end, self.cased)):
            if phrases.is_person(outer := phrases.before(begin - 1)):
                return outer  # por la jueza Ana Gil, de la Sala Segunda, quien señaló …
        if self.language.grammar.head_first and (not phrases.is_person(near) or _is_thing_of(tokens, phrases, near)):
            named = full_name_at(tokens, phrases, end)  # l’intervention du ministre Jean Pell qui se dit …
            near = (
                _body_at(tokens, phrases, near) or named or phrases.leading(clause_start(tokens, end, self.cased), end)
            )  # un grupo sin lucro que se define …
        if near is None or not phrases.is_person(near):
            return None
        if (
            near[0] > 1
            and tokens[near[0] - 1].tags & lex.COMMA
            and not any(phrases.is_name(token) for token in tokens[near[0] : near[1]])
        ):
            named = phrases.before(near[0] - 1)
            if named and self.verb_first and not phrases.is_person(named):
                begin = named[1]
                body = lex.CAPITAL | lex.ORGANISATION
                while begin > named[0] and (
                    phrases.is_name(tokens[begin - 1]) or tokens[begin - 1].tags & body == body
                ):
                    begin -= 1
                named = (
                    (begin, named[1]) if begin < named[1] else None
                )  # acara anjuran Northline, sebuah kumpulan yang …
            if named and phrases.is_person(named):
                return named
        return near

    def _named_before_role(self, tokens: Sequence[Token], phrases: Phrases, end: int) -> Phrase | None:
        """Ann Pell, a spokeswoman for the port of Ellis, who added …: the name, not what the role is for."""
        begin = clause_start(tokens, end, self.cased)
        role = phrases.leading(begin, end)
        if role is None or begin < 2 or not tokens[begin - 1].tags & lex.COMMA:
            return None
        if not some(tokens[slice(*role)], lex.ROLE):
            return None
        name = phrases.before(begin - 1)
        return name if name and phrases.is_person(name) else None

    @staticmethod
    def _second_named(tokens: Sequence[Token], phrases: Phrases, near: Phrase) -> Phrase | None:
        """Whom somebody met, in one phrase with who did: التقى رئيس الحكومة هاني لطفي السفير فؤاد قدسي، الذي قال …"""
        for at in range(near[1] - 2, near[0], -1):
            tags, met = tokens[at].tags, tokens[at - 1]
            if tags & lex.ROLE and tags & lex.DEFINITE and phrases.is_name(met) and not met.tags & lex.ROLE:
                return (at, near[1]) if phrases.is_name(tokens[near[1] - 1]) else None
        return None

    @staticmethod
    def bearer(tokens: Sequence[Token], phrases: Phrases, near: Phrase) -> Phrase | None:
        """Whose role behind a comma it is: Ann Pell, kuasa hukum lainnya yang hadir menjelaskan …"""
        role = tokens[near[0]].tags
        if near[0] < 2 or not tokens[near[0] - 1].tags & lex.COMMA or not role & lex.ROLE or role & lex.CAPITAL:
            return None
        lead = phrases.before(near[0] - 1)
        if lead is None or lead[0] or some(tokens[slice(*lead)], lex.ROLE | lex.STOP):
            return None
        return lead if all(phrases.is_name(token) for token in tokens[slice(*lead)]) else None

    def before_address(self, tokens: Sequence[Token], phrases: Phrases, near: Phrase) -> Phrase | None:
        """Who stands before the address that ends with `near`: warga di Norvane, Senja Raya berkata."""
        begin = near[0] - 1
        words = [token for token in tokens[slice(*near)] if not token.tags & lex.LINK]
        if begin < 1 or not tokens[begin].tags & lex.COMMA or not self._is_place(words):
            return None
        while True:
            start = begin
            while start and not tokens[start - 1].tags & lex.PUNCTUATION:
                start -= 1
            anchors = (k for k in range(begin - 2, start - 1, -1) if _governs_place(tokens[k]))
            anchor = next(anchors, -1)
            if anchor >= 0:
                break
            if not self._is_place(tokens[start:begin]) or not start or not tokens[start - 1].tags & lex.COMMA:
                return None
            begin = start - 1
        if not every(tokens[anchor + 2 : begin], lex.CAPITAL):
            return None
        end = next((k for k in range(start, anchor) if tokens[k].tags & lex.RELATIVE), anchor)
        while end and tokens[end - 1].tags & (lex.COMMA | lex.BRACKET | lex.NUMBER):
            end -= 1
        somebody = tokens[anchor].tags & _OF_PLACE and (not end or end == anchor)
        subject = phrases.after(anchor) if somebody else phrases.before(end) if end else None
        return subject if subject and phrases.is_person(subject) and not is_governed(tokens, subject) else None

    def _is_place(self, words: Sequence[Token]) -> bool:
        """Whether words in capitals are a place's: Kecamatan Norvane, Senja Raya."""
        nobody = lex.GIVEN | lex.TITLE | lex.ROLE
        if not words or not every(words, lex.CAPITAL) or some(words, nobody):
            return False
        return words[0].word in self.addresses or (some(words, lex.FIELD) and not some(words, lex.ORGANISATION))

    def that_one(self, tokens: Sequence[Token], phrases: Phrases, at: int) -> Phrase | None:
        """Wanita yang akrab disapa Ann itu menyebut: a relative clause between somebody and the demonstrative."""
        edge = behind_fillers(tokens, at)
        if not self.language.grammar.adjoined or edge < 4 or not tokens[edge - 1].tags & lex.LINK:
            return None
        lead = phrases.leading(clause_start(tokens, edge, self.cased), edge)
        if lead is None or lead[1] >= edge or not tokens[lead[1]].tags & (lex.RELATIVE | lex.STOP):
            return None  # or a place: Orang nomor satu di Norvane itu mengklaim …
        words = tokens[slice(*lead)]
        somebody = tokens[lead[0]].tags & lex.ROLE and not any(
            token.tags & (lex.INDEFINITE | lex.GROUP) for token in words
        )
        return (lead[0], edge) if somebody else None


def _behind_relative(tokens: Sequence[Token], at: int) -> int:
    """Where a relative clause goes on behind when or where it was said: …, quien | durante la sesión | dijo que …"""
    for begin in range(at - 1, max(1, at - _ADVERBIAL), -1):
        if tokens[begin].tags & (lex.PUNCTUATION | lex.CUE | lex.THAT | _PEOPLE) or tokens[begin].quoted:
            return at
        opens = tokens[begin - 1].tags & lex.RELATIVE and tokens[begin - 2].tags & lex.COMMA
        if opens and tokens[begin].tags & lex.STOP:
            return begin
    return at


def _governs_place(token: Token) -> bool:
    """Whether a word leads to a place: di, dari, warga."""
    if token.tags & lex.CAPITAL and not token.tags & _OF_PLACE:
        return False
    return bool(token.tags & (lex.STOP | _OF_PLACE)) and not token.tags & (lex.CUE | lex.ACCORDING)


def full_name_at(tokens: Sequence[Token], phrases: Phrases, end: int) -> Phrase | None:
    """The full name that ends there."""
    begin = end
    while begin and phrases.is_name(tokens[begin - 1]):
        begin -= 1
        if tokens[begin].tags & lex.GIVEN and end - begin > 1:
            return (begin, end)
    return None


def _is_alias(tokens: Sequence[Token], begin: int, end: int) -> bool:
    """Whether commas enclose a conjunction and one word with a capital: …, or NPU, said."""
    if end - begin != 2 or not begin or not tokens[begin + 1].tags & lex.CAPITAL:
        return False
    return bool(tokens[begin - 1].tags & lex.COMMA and tokens[begin].tags & lex.CONJUNCTION)


def _body_at(tokens: Sequence[Token], phrases: Phrases, phrase: Phrase | None) -> Phrase | None:
    """The named body that a phrase ends with, behind what it is of: un trofeo de la | ONG Monte Alto, que lo llamó …"""
    if phrase is None or not phrases.is_name(tokens[phrase[1] - 1]):
        return None
    begin = next((k + 1 for k in range(phrase[1] - 1, phrase[0] - 1, -1) if tokens[k].tags & lex.LINK), phrase[1])
    body = (begin, phrase[1])
    return body if some(tokens[begin : phrase[1]], lex.ORGANISATION) and phrases.is_person(body) else None


def _is_thing_of(tokens: Sequence[Token], phrases: Phrases, phrase: Phrase | None) -> bool:
    """Whether a thing is told to be of people: el cupo de buzos, que considera …"""
    if phrase is None or any(phrases.is_name(token) for token in tokens[slice(*phrase)]):
        return False
    link = next((k for k in range(*phrase) if tokens[k].tags & lex.LINK), phrase[0])
    head = tokens[phrase[0] : link]
    return bool(head) and head[-1].tags & ~lex.STARTS in (lex.UNKNOWN, lex.MODIFIER) and not some(head, lex.PERSON)
