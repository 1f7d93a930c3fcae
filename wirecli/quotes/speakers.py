"""Who is who in a document: names, surnames, roles and pronouns led back to one speaker each."""

import itertools
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from functools import cache
from operator import attrgetter

from msgspec import Struct, field

from wirecli.knowledge import lexicon as lex
from wirecli.knowledge.language import Language
from wirecli.knowledge.lexicon import SAME_ROLE, Lexicon, fold
from wirecli.page import Page
from wirecli.quotes.names import Name, shortens
from wirecli.quotes.token import Token, every, is_katakana, some

_ROLE = lex.ROLE | lex.GROUP | lex.ORGANISATION | lex.DOCUMENT
_DOTS = "·・‧．＝=•"
_ENDS = re.compile(r"[.!?](?=[\s“”»\"])|[。！？\n]")
_BRACKETED = re.compile(r"\s?\(([^\W\d_][\w&-]{1,9})\)")
_PARTED = re.compile(r"\n\s*")
_NEAR = 8000  # letters: what is told so far before is told anew
_FAR = 2000  # letters: so long is no sentence with what it reports
_BEARERS = 100  # how many people of one surname are told apart: bounds the work on hostile texts
_MEMORY = 40  # how many mentions back a pronoun may look


class Entity(Struct, eq=False):
    """Somebody or a body of the document, by the fullest name it gives."""

    text: str
    words: tuple[str, ...]
    start: int
    starts: list[int] = field(default_factory=list)  # where it is named
    roles: set[str] = field(default_factory=set)
    context: set[str] = field(default_factory=set)
    role: tuple[int, int] | None = None
    gender: int = 0
    body: bool = False
    titled: bool = False
    given: bool = False  # begins with a frequent given name
    plural: bool = False
    named: bool = True
    indefinite: bool = False  # somebody, of whom nothing was said before
    rank: int = 0  # how far from the nominative its text is
    spoke: bool = False

    @property
    def person(self) -> bool:
        return not self.body and (self.titled or self.spoke or self.given or bool(self.roles))


class Mention(Struct, eq=False):
    start: int
    entity: Entity
    subject: bool


_entity = attrgetter("entity")


@cache  # once a language
def _families(lexicon: Lexicon) -> frozenset[str]:
    return frozenset(lexicon.language.people.surnames)


@cache
def _apart(lexicon: Lexicon) -> frozenset[str]:
    return frozenset(fold(role).replace("'", "' ") for role in lexicon.language.people.apart)


class Cast:
    """Everyone in a document. Built from its names; then asked, in text order, whom a phrase means."""

    def __init__(self, page: Page, language: Language, lexicon: Lexicon, names: Sequence[Name]) -> None:
        self.page, self.language, self.lexicon = page, language, lexicon
        self.spaced = language.script.spaced
        self.gaps = language.script.gaps
        self.heads_last = self.spaced and not language.script.cased and language.people.name_side == "before"
        self._families = _families(lexicon)
        self.entities: list[Entity] = []
        self._by_initial = bool(self._families) and not language.script.cased
        self._by_word: dict[str, list[Entity]] = {}
        self._described: dict[tuple[str, ...], Entity] = {}
        self._apart = _apart(lexicon)
        self.mentions: list[Mention] = []
        self.issuer: Entity | None = None
        self._acronyms = self._abbreviated(names) if language.script.cased and not language.grammar.adjoined else {}
        cased = language.script.cased
        longest_first = [
            (-len(name.words) if self.spaced else 0, 0 if cased else -len("".join(name.words)), name.start, number)
            for number, name in enumerate(names)
        ]
        for *_, number in sorted(longest_first):
            name = names[number]
            self._introduce(name)
        self.mentions.sort(key=lambda mention: mention.start)
        self._starts = [mention.start for mention in self.mentions]
        self.lead = next((m.entity for m in self.mentions[:1] if m.subject and m.entity.body), None)
        self.said: list[Mention] = []

    # Names

    def _abbreviated(self, names: Sequence[Name]) -> dict[str, tuple[str, ...]]:
        """Acronyms, each with the long name that it stands behind in brackets: the Northern Harbour Trust (NHT)."""
        found: dict[str, tuple[str, ...]] = {}
        text = self.page.text
        for long in names if "(" in text else ():
            if len(long.words) < 2 or not (bracket := _BRACKETED.match(text, long.end)):
                continue
            spelled = bracket[1]
            word = fold(spelled)
            if not spelled[:2].isupper() and not (long.body and spelled[:1].isupper()):
                continue
            if not self.lexicon.look(word) & lex.GIVEN and shortens(word, long):
                found.setdefault(word, long.words)
        return found

    def _introduce(self, name: Name) -> Entity:
        entity = self._find(name.words, name.start, name.roles, name.body)
        if entity is None:
            entity = self._add(self.page.text[name.start : name.end], name.words, name.start)
            entity.body, entity.rank = entity.body or name.body, name.rank
        elif name.rank < entity.rank and len(name.words) == len(entity.words):
            entity.text, entity.rank = self.page.text[name.start : name.end], name.rank
        if self.language.grammar.adjoined and not entity.body and len(name.words) == 1 < len(entity.words):
            last = name.words == entity.words[-1:] and not self.lexicon.look(name.words[0]) & lex.FIELD
            entity.titled = entity.titled or last  # a last name by itself: surely a person
        if name.roles:
            entity.roles |= name.roles
        if name.context:
            entity.context |= name.context
        entity.gender = entity.gender or name.gender
        entity.titled = entity.titled or name.titled
        entity.given = entity.given or (name.given and len(name.words) > 1)
        if self.language.script.half_capitals and len(name.words) > 2 and name.words[0] in self._families:
            entity.given = entity.given or not name.body  # phim của Lê Thu Khuê: nobody else bears such names
        if name.start < entity.start:
            entity.start = name.start
        if name.role and (entity.role is None or name.start <= entity.start):
            entity.role = name.role
        entity.starts.append(name.start)
        self.mentions.append(Mention(name.start, entity, name.subject))
        return entity

    def _add(self, text: str, words: tuple[str, ...], start: int) -> Entity:
        entity = Entity(" ".join(text.split()) if "\n" in text else text, words, start)
        entity.body = self.language.grammar.adjoined and all(
            self.lexicon.look(word) & lex.FIELD for word in words
        )  # Washington is no “she”
        self.entities.append(entity)
        for word in self._keys(words):
            bearers = self._by_word.setdefault(word, [])
            if len(bearers) < _BEARERS:
                bearers.append(entity)
        return entity

    def _keys(self, words: tuple[str, ...]) -> Iterable[str]:
        """Words under which a name is looked up; in unspaced scripts its parts and its beginning."""
        if self.spaced:
            return {word[:1] for word in words} if self._by_initial else words if len(words) == 1 else set(words)
        return {
            words[0][:1],
            *(word[:1] for word in words),
            *(part[:1] for word in words for part in _parts(word) if part),
        }

    def _find(self, words: tuple[str, ...], at: int, roles: Iterable[str] = (), body: bool = False) -> Entity | None:
        """Whom a name means: the nearest before `at` that bears it, else the first after."""
        if not words:
            return None
        if len(words) == 1 and words[0] in self._acronyms:
            words = self._acronyms[words[0]]
        if (
            not (self.spaced or self.gaps or self.language.script.split_scripts)
            and len(words) == 1
            and len(words[0]) == 2
            and words[0][1] in self._families
            and self.lexicon.look(words[0]) & lex.GIVEN
        ):
            same = [one for one in self._by_word.get(words[0][1], ()) if one.named and 1 < len(one.text) < 4]
            if len(same) == 1 and not same[0].body:
                return same[0]  # 小谭: 消防员谭书豪
        key = words[0][:1] if self._by_initial or not self.spaced else words[0]
        candidates = [entity for entity in self._by_word.get(key, ()) if self._bears(entity, words, roles, body)]
        if len(candidates) > 1:
            exact = [entity for entity in candidates if entity.words == words]
            candidates = exact or candidates
            if roles and not exact and self.heads_last:  # 봉 화백 is not his son 봉지완
                candidates = [entity for entity in candidates if self._kin(roles, entity.roles)] or candidates
        if len(candidates) < 2:
            return candidates[0] if candidates else None
        nearest = max(
            candidates, key=lambda entity: max((start for start in entity.starts[-_BEARERS:] if start < at), default=-1)
        )
        return (
            nearest
            if any(start < at for start in nearest.starts[-_BEARERS:])
            else min(candidates, key=lambda e: e.start)
        )

    def _bears(self, entity: Entity, words: tuple[str, ...], roles: Iterable[str], body: bool) -> bool:
        if not entity.named:
            return False
        if entity.words == words:
            return True
        if not self.spaced or (len(words) == 1 == len(entity.words) and not self.language.script.cased):
            return self._is_short(entity, "".join(words), roles)
        size = len(words)
        if size > len(entity.words):
            return False
        if entity.words[-size:] == words and not (
            entity.body and " " in words[0] and self.lexicon.look_phrase(words[0]) & lex.ORGANISATION
        ):
            return True
        if entity.body or body:
            return entity.words[:size] == words and (
                size > 1 or "," in entity.words or (self.language.grammar.adjoined and not self.lexicon.look(words[0]))
            )
        return any(entity.words[k : k + size] == words for k in range(len(entity.words) - size + 1))

    def _is_short(self, entity: Entity, short: str, roles: Iterable[str]) -> bool:
        """Whether `short` is a short form of the entity's name: one part, a surname, a beginning."""
        whole = "".join(entity.words)
        if short in _parts(whole) or short in entity.words:
            return True
        if len(short) == 1:
            return (
                whole.startswith(short)
                and len(whole) <= 4
                and (not roles or not entity.roles or self._kin(roles, entity.roles) > 0)
            )
        return (
            len(short) >= 2
            and (whole.startswith(short) or whole.endswith(short))
            and (len(short) * 3 >= len(whole) or len(short) > 3)
        )

    def _kin(self, roles: Iterable[str], others: Iterable[str]) -> int:
        """How near two sets of roles are: 0 where nothing joins them."""
        most, near = 0, self.lexicon.near
        for role in roles:
            for other in others:
                kin = near(role, other)
                if kin == SAME_ROLE:
                    return kin
                if kin > most:
                    most = kin
        return most

    # Phrases

    def resolve(
        self,
        words: Sequence[Token],
        at: int,
        names: Sequence[Name],
        how: list[str],
        beside: bool = False,
        said: bool = False,
        issued: bool = False,
    ) -> Entity | None:
        """Whom a phrase means; None where it cannot be told.

        `names` are those inside the phrase; `beside` says that cue and phrase stand right beside the quotation,
        `said` that the cue does; `issued` that a notice is meant, not who issued it.
        """
        if self.heads_last:
            names = self._heading(words, names)
        elif self.gaps:
            names = [
                name
                for name in names
                if not name.body or not any(token.tags & lex.ROLE and token.end <= name.start for token in words)
            ]  # โค้ชทีมชาติไทย
        if (
            not names
            and not (self.spaced or self.gaps or self.language.script.split_scripts)
            and len(words) > 1
            and words[-1].tags == lex.UNKNOWN
            and words[-2].tags & (lex.ROLE | lex.GROUP | lex.PRONOUN)
            and len(words[-1].word) > 1
            and words[-1].word[:1] not in self._families
        ):
            words = words[:-1]  # 女乘客哭着
        own: Sequence[Token] = words
        if self.language.grammar.head_first:
            kept = self._ungoverned(words, names)
            if len(kept) < len(names) or not names:  # nguồn tin của Zing.vn
                own = words[
                    : next(
                        (
                            k
                            for k, token in enumerate(words)
                            if k and token.tags & lex.LINK and words[0].tags & (lex.ROLE | lex.GROUP)
                        ),
                        len(words),
                    )
                ]
            names = kept
        if self.language.script.nouns_capitalised and names:
            names = self._unowned(words, names)
        that = self._that_one(words)
        if that is not None:
            names, own = (), words[:1]  # bekas juara All England itu
        if self.language.grammar.adjoined:
            name = self._last_person(words, names)
        else:
            before = self.language.people.name_side == "before"
            unspaced = not (self.spaced or self.gaps)
            name = self._best_name(words, names, not self.spaced and before, unspaced and not before)
        if name is not None and self.lexicon.genitives and (name.genitive or name.body) and (head := self._head(words)):
            if head.end <= name.start and (name.body if head.tags & lex.ROLE else name.genitive):
                name = None  # союз портов Юга, представитель Helios
        if name is not None:
            how.append("by name")
            entity = self._find(name.words, name.start, name.roles, name.body) or self._introduce(name)
            self._inherit(entity, name)
            head = self._head(words) if self.language.grammar.adjoined else None
            if (
                head is not None
                and head.end <= name.start
                and not any(
                    token.tags & (lex.CAPITAL | lex.BRACKET) for token in words if head.end <= token.start < name.start
                )
                and not head.tags & (lex.ROLE | lex.GROUP)
                and not (entity.titled or entity.roles or entity.spoke)
            ):
                entity.body = True  # laporan Northern Herald
            if (
                head is not None
                and head.tags & (lex.DOCUMENT | lex.ORGANISATION)
                and head.end <= name.start
                and entity.body
            ):
                entity.roles.add(head.word)
            return entity
        first = words[0]
        if all(
            token.tags & (lex.PRONOUN | lex.SAME) or (token.tags & lex.TOPIC and token.core == token.end)
            for token in words
        ) or (first.tags & lex.PRONOUN and len(words) == 1):
            return self._pronoun(first, at, how)
        if (
            self._apart
            and len(words) == 2
            and not names
            and not self.language.grammar.head_first
            and first.tags & lex.DETERMINER
            and not first.tags & lex.INDEFINITE
            and words[1].tags & lex.CAPITAL
            and words[1].tags & lex.MODIFIER
            and not words[1].tags & (lex.PERSON | lex.UNKNOWN)
        ):
            return self._full_name_since(at, how) or self._pronoun(words[1], at, how)  # the Italian, the Dane
        aged = next((token for token in words if token.tags & lex.NUMBER and token.tags & lex.ROLE), None)
        if aged is not None and not some(words, lex.INDEFINITE):
            people, article = self.language.people, first.word
            gender = lex.FEMININE if article in people.articles_feminine else 0
            gender = gender or (lex.MASCULINE if article in people.articles_masculine else 0)
            aged.tags |= gender
            whole = self._full_name_since(at, how)
            if whole is None or not gender or not whole.gender or whole.gender == gender:
                return whole or self._pronoun(aged, at, how)  # der 62-Jährige
            return None  # die 74-Jährige is not Professor Jan Pell
        if (
            self.language.grammar.head_first
            and len(words) == 2
            and first.tags & lex.DETERMINER
            and words[1].tags & (lex.MODIFIER | lex.UNKNOWN | lex.PERSON) == lex.MODIFIER
        ) and not first.tags & lex.INDEFINITE:
            if self._apart and (named := self._full_name_since(at, how)) is not None:
                return named
            how.append("by an adjective: who spoke last")
            return self.last_speaker(at)
        demonym = not self.language.script.nouns_capitalised or words[-1].tags & lex.SAME  # not: die Berliner Polizei
        if demonym and some(words, lex.SAME) and not some(words, lex.INDEFINITE):
            if self.language.script.nouns_capitalised and words[-1].tags & lex.CAPITAL:
                return self._full_name_since(at, how) or self._pronoun(words[-1], at, how)  # der Schwede
            body = self._last_body(words)
            if body is not None or not some(words, lex.ORGANISATION):
                last = body or self.last_speaker(at)
                if last is not None:
                    how.append("by “the same”: who spoke last")
                    return last
        if first.word in self.language.grammar.whose and not any(t.tags & _ROLE for t in words) and not names:
            return self._full_name_since(at, how) or self.last_speaker(at)  # lautet sein Lieblingssatz
        if not issued and self._is_notice(words) and (author := self._author(at)) is not None:
            how.append("by a notice: who spoke last")
            return author
        if (this := self._this_one(words, at)) is not None:
            how.append("by role: this one, who spoke last")
            return this
        if self._is_several(words):
            how.append("by description")
            return self._describe(words, how)
        roles = [token for token in words if token.tags & _ROLE]
        if self.language.grammar.head_first:
            link = next((k for k, token in enumerate(words) if k and token.tags & lex.LINK), len(words))
            roles = [token for token in words[:link] if token.tags & _ROLE] or roles  # fuentes del ministerio
        if self.heads_last:
            roles = roles[-1:]  # 배 회장의 대리인, 정부 대변인
        elif self.gaps:
            roles = roles[:1]  # โค้ชทีมชาติไทย
        if not some(words, lex.INDEFINITE) and not self._is_somebody(words):
            known = None if (self.heads_last or self.gaps) and roles else self._by_known_word(self._head_part(own), at)
            owner = self.lexicon.genitives or (self.language.grammar.adjoined and roles and roles[0].tags & lex.ROLE)
            if known is not None and not (owner and roles and not known.person):
                how.append("by a name's word")
                return known
            if len(words) == 1 and first.tags & lex.ISSUER and self.lexicon.genitives and self.said:
                spoke = self.said[-1]
                if _is_body(spoke.entity) and spoke.entity.named and "\n" not in self.page.text[spoke.start : at]:
                    how.append("by role: the body that spoke last")
                    return spoke.entity
            told = self._just_told(words, at)
            known = self._by_role(roles or [token for token in words if token.tags & lex.UNKNOWN], words, at, how, told)
            if known is not None:
                if told is known and roles:
                    known.gender = known.gender or roles[-1].tags & (lex.FEMININE | lex.MASCULINE)
                return known
            known = self._without_a_role(roles, words, at)
            if known is not None:
                how.append("by role: who spoke last, and has none")
                if self._apart:
                    known.roles |= {token.word for token in roles[:1]}
                return known
            known = self._subject_here(words, at)
            if known is not None:
                how.append("by role: the subject of this paragraph")
                return known
            if that is not None and (known := self._epithet(that, at, how)) is not None:
                return known
            if self.gaps and (this := self._this_behind(words, at)) is not None:
                how.append("by role: this one, who spoke last")
                return this
            if self._points_back(words) and (known := self._pronoun(words[0], at, how)) is not None:
                if len(words) > 1 or not known.roles or known.titled:
                    return known
                known.gender = 0  # bà lái đò is no director of whom no title tells that she is a woman
            if told is None and (known := self._only_roleless(words, at)) is not None:
                how.append("by role: the only one named who has none")
                known.gender = known.gender or words[0].tags & (lex.FEMININE | lex.MASCULINE)
                return known
            if told is not None:
                how.append("by role: who the paragraph is about")
                told.gender = told.gender or roles[-1].tags & (lex.FEMININE | lex.MASCULINE)
                return told
        if self.language.script.cased and all(self._is_capital(token) for token in words):
            if len(words) == 1 and self.language.script.half_capitals and first.tags & lex.MODIFIER:
                person = next((one for one in self._back(at) if one.named and one.words[-1:] == (first.word,)), None)
                if person is not None and person.given:
                    how.append("by a name's word")
                    return person  # Trịnh Bá Quyền … Quyền nói
            how.append("by a capital")
            return self._add(
                self.page.text[first.start : words[-1].core], tuple(token.word for token in words), first.start
            )
        if self.gaps and len(words) == 1 and first.tags & lex.UNKNOWN:
            apposed = next((one for one in self._back(at) if one.named and first.word in one.context), None)
            if apposed is not None:
                how.append("by what stands beside the name")
                return apposed
        if not names and (familiar := self._familiar(words)) is not None:
            how.append("by a familiar name")  # 泉叔: 冼锦泉
            return familiar
        if not names and self._is_surname(words):
            how.append("by a surname")  # 开网店的小徐
            return self._find((words[-1].word,), at) or self._add(words[-1].word, (words[-1].word,), words[-1].start)
        if (
            not self.spaced
            and len(words) == 1
            and first.tags & lex.UNKNOWN
            and (self.gaps or first.tags & lex.CAPITAL or is_katakana(first.word) or self._is_family(first.word))
        ):
            return self._describe(words, how)  # クレムリンは
        if self.gaps and words[-1].tags & lex.UNKNOWN and every(words, lex.UNKNOWN | lex.MODIFIER):
            return self._describe(words, how)  # ไทยลีก
        if (
            self.heads_last
            and len(words) == 1
            and first.tags & (lex.MODIFIER | lex.UNKNOWN)
            and (first.tags & lex.MODIFIER or first.word.isascii())
        ):
            return self._describe(words, how)  # 러시아는, BMW는
        topical = words[-1].tags & lex.TOPIC and not words[-1].tags & lex.SUBJECT and len(words[-1].word) > 3
        if (
            self.heads_last
            and words[-1].tags & lex.UNKNOWN
            and ((beside and len(words[-1].word) > 1) or (said and len(words) == 1 and topical))
        ):
            return self._describe(words, how)  # 푸른강지킴이는 “…”; 새벽물류는 사과문을 내고 “…”며
        if self.heads_last and said and len(words) > 1 and words[-1].tags & lex.TOPIC and not some(words, lex.NUMBER):
            first_part = next((k for k in range(len(words)) if not words[k].tags & (lex.MODIFIER | lex.LINK)), 0)
            parts = words[first_part:]
            if 1 < len(parts) < 4 and every(parts, lex.UNKNOWN) and not parts[-1].tags & lex.SUBJECT:
                return self._describe(parts, how)  # 일본의 다카나시 유이는 편지로 “…”고
        return (
            self._describe(words, how)
            if roles or self._is_bare(words) or (beside and self._may_describe(words))
            else None
        )

    @staticmethod
    def _heading(words: Sequence[Token], names: Sequence[Name]) -> Sequence[Name]:
        """The names that a phrase ends with, where its last word is what counts: not 배 회장의 대리인, 민 사장 측."""
        last = words[-1]
        side = next((token for token in words[:-1] if token.tags & lex.GROUP and not token.tags & lex.ROLE), None)
        if side is not None and last.tags & lex.ROLE:  # 구씨 측 변호인
            names = [name for name in names if name.start > side.start or name.end + 3 < side.start]
        genitive = max(
            (token.start for token in words[:-1] if token.tags & lex.LINK and token.core != token.end), default=-1
        )
        if last.tags & lex.GROUP and not last.tags & lex.ROLE:
            return [name for name in names if name.end > last.start]
        if not last.tags & (_ROLE | lex.TITLE_SUFFIX | lex.TITLE | lex.UNKNOWN) or (
            last.tags & lex.UNKNOWN and not any(name.end > last.start for name in names)
        ):
            return names  # 정하람 감독의 각오는 짧았다
        return [name for name in names if name.start > genitive]

    @staticmethod
    def _best_name(
        words: Sequence[Token], names: Sequence[Name], last: bool = False, named_last: bool = False
    ) -> Name | None:
        """The name that is the phrase's head: the person whose role or whose body stands before, else the first."""
        if not names:
            return None
        people = [name for name in names if not name.body]
        if last and people:
            return people[-1]  # 育成部長の範田志毅氏
        if named_last and people and people[-1] is names[-1] and len(people) > 1:
            before = next((token for token in reversed(words) if token.end <= people[-1].start), None)
            if before is not None and before.tags & (lex.ROLE | lex.MODIFIER) and people[-1].end >= words[-1].core:
                return people[-1]  # 沈某某的辩护律师郝建平
        for name in people:
            if name.roles or name.titled:
                return name
        if people and people[-1] is names[-1]:
            before = next((token for token in reversed(words) if token.end <= people[-1].start), None)
            if before is not None and (before.tags & (lex.ROLE | lex.TITLE) or before.core != before.end):
                return people[-1]  # the Tide Office's Rowan Pike
        return names[0]

    def _that_one(self, words: Sequence[Token]) -> Token | None:
        """The head of a phrase that points back at one person: politisi PDIP itu."""
        if (
            not self.language.grammar.adjoined
            or len(words) < 2
            or not words[-1].tags & lex.LINK
            or some(words, lex.INDEFINITE | lex.GROUP)
        ):
            return None
        head = self._head(words)
        return head if head is not None and head.tags & lex.ROLE else None

    def _last_person(self, words: Sequence[Token], names: Sequence[Name]) -> Name | None:
        """The person behind all that the role is of, else the best name: Kepala Badan Geofisika (BG) Ann Pell."""
        fields = {token.word for token in words if token.tags & lex.FIELD}
        aside = {
            near.start
            for before, near in itertools.pairwise(words)
            if before.tags & (lex.BRACKET | lex.COLON) and before.word != ")"
        }
        names = [name for name in names if name.start not in aside]
        people = [name for name in names if not name.body and not fields.issuperset(name.words)]
        if not people and (head := self._head(words)) is not None and head.tags & (lex.ROLE | lex.GROUP):
            names = [
                name for name in names if name.start < head.end
            ]  # juru bicara Kementerian Norvane is not the ministry
        return people[-1] if people and people[-1] is names[-1] else self._best_name(words, names)

    @staticmethod
    def _ungoverned(words: Sequence[Token], names: Sequence[Name]) -> Sequence[Name]:
        """The names that are not another noun's: fuentes del Gobierno are not the Gobierno."""
        head = next(
            (token for token in words if not token.tags & (lex.DETERMINER | lex.MODIFIER | lex.NUMBER)), words[0]
        )
        if not head.tags & (lex.ROLE | lex.GROUP | lex.ORGANISATION | lex.DOCUMENT):
            return names
        kept = []
        for name in names:
            before = [token for token in words if token.end <= name.start]
            while (
                before
                and before[-1].tags & (lex.DETERMINER | lex.ORGANISATION)
                and not before[-1].tags & (lex.LINK | lex.FIELD)
            ):
                before.pop()
            if not before or not before[-1].tags & lex.LINK:
                kept.append(name)
        return kept

    @staticmethod
    def _unowned(words: Sequence[Token], names: Sequence[Name]) -> Sequence[Name]:
        """The names that are not of what a role is of: die Chefin der Partei Neue Mitte, der Anwalt von Ute Pell."""
        role = next((k for k, t in enumerate(words) if not t.tags & (lex.DETERMINER | lex.MODIFIER)), 0)
        if not role or not words[role].tags & lex.ROLE or role + 1 >= len(words):
            return names
        if not words[role + 1].tags & (lex.LINK | lex.DETERMINER):
            return names
        start = words[role + 1].start
        kept = []
        for name in names:
            before = next((token for token in reversed(words) if token.end <= name.start), None)
            owned = name.start > start and before is not None
            between = [token for token in words if start < token.start and token.end <= name.start]
            if owned and between and all(t.tags & (lex.ROLE | lex.TITLE | lex.MODIFIER) for t in between):
                continue  # eine Sprecherin von Landrat Jan Pell
            if not (owned and before is not None and (name.body or before.tags & (lex.LINK | lex.DETERMINER))):
                kept.append(name)
        return kept

    def _head_part(self, words: Sequence[Token]) -> Sequence[Token]:
        """What a phrase that begins with its noun says before a link: le club, not: de Limoges."""
        head = next(
            (token for token in words if not token.tags & (lex.DETERMINER | lex.MODIFIER | lex.NUMBER)), words[0]
        )
        if not self.language.grammar.head_first or not head.tags & (
            lex.ROLE | lex.GROUP | lex.ORGANISATION | lex.DOCUMENT
        ):
            return words
        link = next((k for k, token in enumerate(words) if k and token.tags & lex.LINK), len(words))
        return words[:link]

    def _is_several(self, words: Sequence[Token]) -> bool:
        """Whether an article tells that a masculine noun means several: die Analysten, not: dem Analysten."""
        if words[0].word not in self.language.people.articles_feminine:
            return False
        head = next((token for token in words[1:] if token.tags & lex.CAPITAL), words[0])
        several = lex.ROLE | lex.GROUP | lex.MASCULINE
        return head.tags & several == several and not head.tags & lex.FEMININE

    @staticmethod
    def _is_notice(words: Sequence[Token]) -> bool:
        """Whether the phrase is what somebody issued, and does not say who: (hieß es in einer) Mitteilung vom Abend."""
        return any(token.tags & lex.STATEMENT and token.tags & lex.DOCUMENT for token in words) and not some(
            words, (lex.PERSON & ~lex.DOCUMENT) | lex.UNKNOWN
        )

    def _author(self, at: int) -> Entity | None:
        """Who spoke last, in this paragraph or the one before; the body that issues the text where nobody did."""
        last = self.said[-1] if self.said else None
        if last is None:
            return self.issuer or self.lead
        if self.page.text.count("\n\n", last.start, at) > 1 or not (last.entity.named or last.entity.body):
            return None
        return last.entity

    def _inherit(self, entity: Entity, name: Name) -> None:
        """Somebody new without a role is whoever spoke last by role alone: … the minister said. “…,” said Ann Pell."""
        last = self.said[-1].entity if self.said else None
        if (
            last is None
            or last.named
            or last.body
            or last.plural
            or (last.indefinite and len(self.said) > 2)
            or not last.roles
            or (last.gender and entity.gender not in (0, last.gender))
        ):
            return
        if (
            entity.start == name.start
            and len(entity.words) > 1
            and not (entity.body or entity.titled or entity.spoke)
            and (not entity.roles or self._kin(last.roles, entity.roles))
        ):
            entity.roles |= last.roles
            entity.context |= last.context

    def _is_capital(self, token: Token) -> bool:
        """Whether the token may be a name's word that only a sentence's beginning hid: Brandt told reporters …"""
        return (
            bool(token.tags & lex.CAPITAL and token.tags & (lex.UNKNOWN | lex.MODIFIER))
            and not self.language.script.nouns_capitalised
        )

    def _is_surname(self, words: Sequence[Token]) -> bool:
        """Whether the phrase ends with what may be a full name, behind nothing or a link."""
        if self.spaced or self.gaps or self.language.script.split_scripts or not words[-1].tags & lex.UNKNOWN:
            return False
        word = words[-1].word
        size = next((size for size in (2, 1) if word[:size] in self._families), 0)
        return bool(size) and size < len(word) <= size + 2 and (len(words) == 1 or bool(words[-2].tags & lex.LINK))

    def _is_family(self, word: str) -> bool:
        """Whether the word begins with a surname of two letters: 大谷は."""
        return len(word) < 6 and self.language.script.split_scripts and word[:2] in self.language.people.surnames

    def _by_known_word(self, words: Sequence[Token], at: int) -> Entity | None:
        """A name's word that stands without what told it to be a name: قال هارونن."""
        for token in words:
            if token.tags & lex.FIELD and self.language.grammar.adjoined and len(words) > 1:
                continue  # Ketua Turus Bersama Korea Selatan
            if token.tags & (lex.UNKNOWN | lex.GIVEN) and (token.tags & lex.CAPITAL or not self.language.script.cased):
                for form in self._forms(token.word):
                    entity = self._find((form,), at)
                    if entity is not None:
                        return entity
        return None

    def _forms(self, word: str) -> Iterable[str]:
        yield word
        for prefix in self.lexicon.prefixes:
            if word.startswith(prefix) and len(word) > len(prefix) + 2:
                yield word[len(prefix) :]

    def knows(self, token: Token) -> bool:
        """Whether the token is a word of some name."""
        return any(self._find((form,), token.start) is not None for form in self._forms(token.word))

    def by_role(self, words: Sequence[Token], at: int) -> Entity | None:
        """Whom a role without a name means, if anybody."""
        told = self._just_told(words, at)
        found = self._by_role([token for token in words if token.tags & _ROLE], words, at, [], told)
        that = self._that_one(words) if found is None else None
        return found if that is None else self._epithet(that, at, [])  # Lelaki tua itu tidak risau.

    def _by_role(
        self,
        roles: Sequence[Token],
        words: Sequence[Token],
        at: int,
        how: list[str],
        told: Entity | None = None,
    ) -> Entity | None:
        heads = {token.word for token in roles}
        others: set[str] = set()
        if self.language.grammar.adjoined and (first := self._head(words)):
            heads = {first.word}
        elif (self.lexicon.genitives or self.lexicon.articles) and (first := self._head(words)):
            heads = {first.word}
            others = {
                token.word
                for token in words
                if token.start > first.end and token.tags & (lex.UNKNOWN | lex.ORGANISATION)
            }  # мэр Лондона
        about = {token.word for token in words if not token.tags & (lex.DETERMINER | lex.STOP | lex.LINK)}
        head = self._head(words)
        personal = head is None or bool(head.tags & (lex.ROLE | lex.GROUP))
        gender = next(
            (
                token.tags & (lex.FEMININE | lex.MASCULINE)
                for token in roles
                if token.tags & (lex.FEMININE | lex.MASCULINE)
            ),
            words[0].tags & (lex.FEMININE | lex.MASCULINE) if words and words[0].tags & lex.DETERMINER else 0,
        )
        bodies = (
            {token.word for token in words if token.tags & lex.ORGANISATION and token is not head}
            if personal and self._that_one(words) is None
            else set()
        )
        best, most = None, 0.0
        own = set()
        if not self.spaced and not some(words, lex.DETERMINER):
            own = {
                word.word
                for word, head in itertools.pairwise(words)
                if head.tags & _ROLE
                and (
                    word.tags & lex.UNKNOWN or (word.tags & lex.MODIFIER and word.tags & (lex.GROUP | lex.ORGANISATION))
                )
            }
            if (
                personal and self.language.people.surnames
            ):  # 運輸署發言人 is not the party's spokesman; 公司 and 政府 tell too little
                own |= {token.word for token in words[:-1] if token.tags & lex.ORGANISATION and len(token.word) > 2}
        rest, headed = about - heads, self.heads_last or self.language.grammar.adjoined
        owned = self.heads_last or (self.gaps and some(words, lex.LINK))  # พนักงานของคลินิก
        for entity in self._back(at):
            if entity.named and entity.body == personal:
                continue
            if gender and entity.gender and gender != entity.gender:
                continue  # un riverain … sa voisine
            if (
                own
                and own.isdisjoint({*entity.words, *entity.context})
                and not (entity.named and personal and entity.context <= entity.roles and len(own) == len(bodies))
            ):
                continue
            if headed and not entity.named and rest - entity.context and entity.context - heads:
                continue  # 시청 관계자 is not 항만 관계자
            if owned and personal and entity.named and bodies and self._is_of_another(bodies, entity):
                continue  # 위원회 대변인 is not 외무부의 한소리 대변인
            shared = not heads.isdisjoint(entity.roles) or (
                (entity.body or not entity.named)
                and not (self.language.grammar.head_first and not entity.named)  # thông báo của công ty is no công ty
                and not heads.isdisjoint(entity.words)
            )
            if shared:
                points = 3.0 + (len(rest & (entity.context | set(entity.words))) if rest else 0)
            elif (
                not (bodies and bodies.isdisjoint(entity.context))
                and not (self.heads_last and rest - entity.context)
                and (
                    kin := self._kin(
                        heads,
                        entity.roles | set(entity.words)
                        if entity.body and self.language.grammar.adjoined
                        else entity.roles,
                    )
                )
            ):
                points = min(2.5, 1.0 + 0.5 * kin) + 0.25 * min(2, len(rest & entity.context))
            elif personal and not entity.roles and len(rest & entity.context) > 1:
                points = 1.0
            else:
                continue
            if entity.start > at and not shared and personal and not (self.spaced or self.gaps):
                continue  # 洋将说: not the captain who is named further on
            if entity.start > at and self.spaced:
                if personal and not shared and not rest & entity.context:
                    continue
                points *= 0.4  # who is named only later is meant only where nobody named before is
            if points > most and not (others and others.isdisjoint(entity.context) and others.isdisjoint(entity.words)):
                best, most = entity, points
        if (
            best is None
            and personal
            and not self.spaced
            and len(words) == 1
            and words[0].tags & lex.ROLE
            and not words[0].tags & (lex.FEMININE | lex.MASCULINE | lex.GROUP)
        ):
            before = self.page.text[words[0].start - 1 : words[0].start]
            aged = self.page.shadow[words[0].end : words[0].end + 2]
            best = (
                None
                if aged[:1] in "（(" and aged[1:].isdigit()
                else (self._without_role(at) if not self.gaps and before not in self.language.grammar.link else None)
            )  # 楼上的邻居
        if (
            best is not None
            and self._apart
            and (about - heads)
            and (about - heads).isdisjoint(best.context)
            and (another := self._roleless_here(at, gender)) is not None
            and another is not best
        ):
            best = another  # Ana Gil lo admite. «…», dijo la técnica de Muros: not the coach told of before
        begin = self.page.text.rfind("\n", 0, at) + 1
        if (
            best is not None
            and most < 2.5
            and told is not None
            and told is not best
            and told.person
            and not (best.named and any(begin <= start < at for start in best.starts[-_BEARERS:]))
        ):
            best = told  # der Oppositionspolitiker: whom the paragraph told of, not a minister far before
        issued = self.issuer is not None and self.issuer.body
        if self.language.grammar.adjoined and not personal and len(words) == 1 and most < 3 and issued:
            best = self.issuer  # Perusahaan mengatakan – not: perusahaan itu
        if best is not None:
            how.append("by role")
        elif (
            not personal
            and (self.issuer or self.lead) is not None
            and some(roles, lex.ISSUER)
            and not some(words, lex.UNKNOWN)
        ):
            how.append("by role: the body that issues the text")
            best = self.issuer or self.lead
        return best

    def _points_back(self, words: Sequence[Token]) -> bool:
        """Whether an epithet must mean somebody known, where nouns need no article.

        a woman's or a man's, or one with an age or a people behind it: nữ nghệ sĩ, tiền đạo 21 tuổi.
        """
        if not self.language.script.half_capitals or not words[0].tags & lex.ROLE:
            return False
        if some(words, lex.INDEFINITE | lex.GROUP | lex.PLURAL | lex.DETERMINER | lex.ORGANISATION):
            return False
        told = words[0].tags & (lex.FEMININE | lex.MASCULINE) or (len(words) > 1 and words[-1].tags & lex.NUMBER)
        return bool(told) and every(words[1:], lex.NUMBER | lex.MODIFIER)

    def _is_of_another(self, bodies: Iterable[str], entity: Entity) -> bool:
        """Whether the text says of which bodies the person is, and they are none of these."""
        own = [
            word
            for word in entity.context
            if (self.lexicon.look(word) or self.lexicon.look_phrase(word)) & lex.ORGANISATION
            or (self.gaps and word not in entity.roles)  # พนักงานบริษัทเอกชน
        ]
        return bool(own) and not any(word in body or body in word for word in own for body in bodies)

    def _without_a_role(self, roles: Sequence[Token], words: Sequence[Token], at: int) -> Entity | None:
        """Who spoke last in this paragraph, by a full name without a role.

        Daniel Osei said … “…,” the barrister added
        """
        last = self.said[-1] if self.said else None
        if last is None or not self.language.script.cased or self.gaps or not roles or not roles[0].tags & lex.ROLE:
            return None
        bare = self.lexicon.genitives and len(words) == 1  # no articles
        bare = bare or (self.language.script.half_capitals and every(words, lex.ROLE | lex.MODIFIER))
        if not (words[0].tags & lex.DETERMINER or bare) or words[0].tags & lex.LINK:
            return None
        if some(words, lex.INDEFINITE | lex.GROUP | lex.PLURAL):
            return None
        entity = last.entity
        gender = roles[-1].tags & (lex.FEMININE | lex.MASCULINE)
        if entity.body or entity.plural or entity.roles or not entity.named or len(entity.words) < 2:
            return None
        if any(self.lexicon.look(word) & (lex.ORGANISATION | lex.DOCUMENT | lex.GROUP) for word in entity.words):
            return None
        if (gender and entity.gender and gender != entity.gender) or "\n" in self.page.text[last.start : at]:
            return None
        return entity

    def _this_one(self, words: Sequence[Token], at: int) -> Entity | None:
        """Who spoke last in this paragraph, where 这位, 這名 and a role point at one person: 这位前外交官."""
        if self.spaced or self.gaps or self.language.script.split_scripts or len(words) < 2:
            return None
        first, head = words[0], words[-1]
        if not first.tags & lex.DETERMINER or first.tags & (lex.INDEFINITE | lex.PRONOUN) or not head.tags & lex.ROLE:
            return None
        last = self.said[-1] if self.said else None
        if last is None or "\n" in self.page.text[last.start : at]:
            return None
        entity, gender = last.entity, head.tags & (lex.FEMININE | lex.MASCULINE)
        if not entity.named or entity.body or entity.plural or (gender and entity.gender and gender != entity.gender):
            return None
        return entity

    def _familiar(self, words: Sequence[Token]) -> Entity | None:
        """The one person whose given name ends with the letter before a title of respect."""
        if not self._families or self.spaced or len(words) > 2 or not words[0].tags & lex.UNKNOWN:
            return None
        short = "".join(token.word for token in words)
        if len(short) != 2 or not self.lexicon.look(short[1]) & lex.TITLE_SUFFIX:
            return None
        same = [one for one in self.entities[:_BEARERS] if one.text[1:].endswith(short[0]) and len(one.text) < 5]
        return same[0] if len(same) == 1 and same[0].named and not same[0].body else None

    def _this_behind(self, words: Sequence[Token], at: int) -> Entity | None:
        """Who spoke last, in this paragraph or the one before, where “this” stands behind a role: นักการทูตรายนี้."""
        last = self.said[-1].entity if self.said else None
        if last is None or len(words) < 2 or self.page.text.count("\n", self.said[-1].start, at) > 1:
            return None
        this = words[0].tags & lex.ROLE and words[-1].tags & lex.DETERMINER and not some(words, lex.PLURAL | lex.GROUP)
        return last if this and last.named and not last.body and not last.plural else None

    def _just_told(self, words: Sequence[Token], at: int) -> Entity | None:
        """Whom a definite noun means that was told of nobody: the one whom this paragraph has told of.

        Ein Votum kam von Peter Pell: „…“, erzählte der Bergbauer.
        """
        whose = self.language.grammar.whose
        if not whose or words[0].word in whose or not words[0].tags & lex.DETERMINER:
            return None
        if self.language.script.nouns_capitalised:  # der Vorsitzende | der Partei Neue Mitte
            first = next((k for k, t in enumerate(words) if t.tags & lex.CAPITAL), 0)
            if first + 1 < len(words) and words[first + 1].tags & (lex.LINK | lex.DETERMINER):
                words = words[: first + 1]
        if len(words) > 3:
            return None
        head = words[-1]
        if not head.tags & (lex.ROLE | lex.ORGANISATION) or head.tags & lex.DOCUMENT:
            return None
        if any(token.word in self._apart for token in words):
            return None  # the judge is not whom the paragraph tells of
        if any(
            token.tags & (lex.INDEFINITE | lex.PLURAL)
            or (token.tags & lex.UNKNOWN and token.tags & lex.CAPITAL and token is not head)
            for token in words
        ):
            return None
        if any(token.tags & _ROLE and token.tags & lex.CAPITAL for token in words[:-1]) or (
            head.tags & lex.GROUP and not head.tags & lex.ROLE
        ):
            return None
        personal, gender = bool(head.tags & lex.ROLE), head.tags & (lex.FEMININE | lex.MASCULINE)
        begin = self.page.text.rfind("\n", 0, at) + 1
        place = bisect_left(self._starts, at)
        told = self.mentions[max(bisect_left(self._starts, begin), place - _MEMORY) : place]
        told = [*told, *(said for said in self.said[-4:] if begin <= said.start < at)]
        fit: dict[int, Entity] = {}
        for mention in told:
            entity = mention.entity
            if entity.plural or (gender and entity.gender and gender != entity.gender):
                continue
            if personal and (entity.body or (entity.named and len(entity.words) < 2 and not entity.person)):
                continue
            if personal and self._apart and (entity is self.issuer or (len(entity.text) < 7 and entity.text.isupper())):
                continue
            if personal and self._apart and entity.named and len(entity.words) < 2:
                if not (entity.titled or entity.given or entity.roles):
                    continue  # Tallinn
            if not personal and (entity.person or not entity.named or len(entity.words) < 2):
                continue
            fit[id(entity)] = entity
        named = {key: entity for key, entity in fit.items() if entity.named}
        if len(fit) > 1 and named:
            surely = {key: entity for key, entity in named.items() if entity.person}
            fit = surely if personal and surely else named
        if len(fit) > 1:  # who was told of last, as a subject
            last = max((m for m in told if id(m.entity) in fit), key=lambda m: m.start)
            fit = {id(last.entity): last.entity} if last.subject else {}
        found = next(iter(fit.values())) if len(fit) == 1 else None
        if found is not None and personal and self._begins_sentence(at) and (found.roles or found.spoke):
            return found if gender and gender == found.gender else None  # Der Richter fragte: somebody new
        return found

    def _begins_sentence(self, at: int) -> bool:
        before = self.page.text[max(0, at - 3) : at].rstrip(" \u00a0")
        return before[-1:] in ("", "\n", ".", "?", "!", "“", "»", '"', "”")

    def _head(self, words: Sequence[Token]) -> Token | None:
        """The noun that the others belong to: the first where they follow it, else the last before a link."""
        head = None
        for token in words:
            if token.tags & _ROLE:
                head = token
                if self.lexicon.genitives or self.lexicon.articles or self.language.grammar.adjoined or self.gaps:
                    break
            elif head is not None and token.tags & lex.LINK and token.core == token.end:
                break
        return head

    def _epithet(self, head: Token, at: int, how: list[str]) -> Entity | None:
        """Whom an epithet means that names no role told before: the one person without any, else as a pronoun does."""
        gender, last = head.tags & (lex.FEMININE | lex.MASCULINE), self.said[-1] if self.said else None
        if last is not None and last.entity.named and "\n" not in self.page.text[last.start : at]:
            if self._fits(last.entity, gender, 0, 0):
                how.append("by “that one”: who spoke last")
                return last.entity
        alone = self._without_role(at)
        if alone is not None and not self._fits(alone, gender, 0, 0):
            alone = None
        return alone or self._pronoun(head, at, how)

    def _full_name_since(self, at: int, how: list[str]) -> Entity | None:
        """The subject of more than a word since somebody spoke, where somebody must be meant: der 62-Jährige."""
        last = self.said[-1].start if self.said else -1
        place = bisect_left(self._starts, at)
        for mention in reversed(self.mentions[max(0, place - _MEMORY) : place]):
            if mention.start <= last:
                break
            entity = mention.entity
            if mention.subject and entity.named and not entity.body and len(entity.words) > 1:
                how.append("by age: the subject before it")
                return entity
        return None

    def _without_role(self, at: int) -> Entity | None:
        """The one person of whom no role is told: she may be the teacher."""
        place = bisect_left(self._starts, at)
        found = {
            id(m.entity): m.entity
            for m in self.mentions[max(0, place - _MEMORY) : place]
            if m.entity.named and m.entity.person and not m.entity.roles
        }
        return next(iter(found.values())) if len(found) == 1 else None

    def _paragraphs(self, start: int, end: int) -> int:
        """How many paragraphs end between the two."""
        return len(_PARTED.findall(self.page.text, start, end)) if "\n" in self.page.text[start:end] else 0

    def _roleless_here(self, at: int, gender: int) -> Entity | None:
        """The subject before, in this paragraph, where it is a person's full name and no role is told of her."""
        place = bisect_left(self._starts, at)
        for mention in reversed(self.mentions[max(0, place - 8) : place]):
            entity = mention.entity
            if at - mention.start > _NEAR or "\n" in self.page.text[mention.start : at]:
                return None
            if not mention.subject or entity.body or not entity.named or len(entity.words) < 2:
                continue
            if entity.roles or not (entity.person or entity.gender):
                return None
            return None if gender and entity.gender and gender != entity.gender else entity
        return None

    def _only_roleless(self, words: Sequence[Token], at: int) -> Entity | None:
        """The one person whom this paragraph or the two before name in full and of whom no role is told."""
        head = self._head(words)
        placed = len(words) == 4 and words[1] is head and words[2].tags & lex.LINK and words[3].tags & lex.CAPITAL
        words = words[:2] if placed else words  # la vigneronne de Lavaux
        if not self._apart or head is None or not head.tags & lex.ROLE or len(words) > 3 or head.tags & lex.CAPITAL:
            return None
        if not words[0].tags & lex.DETERMINER or words[0].word in self.language.grammar.whose:
            return None
        if any(token.word in self._apart or (token is not words[0] and token.tags & lex.LINK) for token in words):
            return None
        gender = (head.tags | words[0].tags) & (lex.FEMININE | lex.MASCULINE)
        place, near = bisect_left(self._starts, at), False
        found: dict[int, Entity] = {}
        for mention in reversed(self.mentions[max(0, place - _MEMORY) : place]):
            entity = mention.entity
            if at - mention.start > _NEAR:
                break
            apart = self._paragraphs(mention.start, at)
            if found and (apart > 2 or (near and apart)):
                break
            if not entity.named or entity.body or entity.plural or len(entity.words) < 2:
                continue
            if gender and entity.gender and gender != entity.gender:
                continue
            if entity is self.issuer or any(
                (self.lexicon.look(role) or self.lexicon.look_phrase(role)) & lex.ROLE for role in entity.roles
            ):
                continue
            if any(self.lexicon.look(word) & (lex.ORGANISATION | lex.DOCUMENT | lex.FIELD) for word in entity.words):
                continue
            if entity.person or entity.gender:
                found[id(entity)] = entity
                near = near or not apart
        return next(iter(found.values())) if len(found) == 1 else None

    def _is_somebody(self, words: Sequence[Token]) -> bool:
        """Somebody new, where nouns bear their article: مسؤول أوروبي, not: المسؤول, مسؤول الشركة."""
        head = self._head(words) if self.lexicon.articles else None
        if head is None or head.tags & lex.DEFINITE or not head.tags & (lex.ROLE | lex.GROUP):
            return False
        behind = next((token for token in words if token.start > head.start), None)
        return behind is None or (bool(behind.tags & (lex.MODIFIER | lex.LINK)) and not behind.tags & lex.DEFINITE)

    def _back(self, at: int) -> Iterable[Entity]:
        """Everyone named before `at`, the latest first; then those named after it, in order."""
        place = bisect_left(self._starts, at)
        mentions = [*reversed(self.mentions[max(0, place - 200) : place]), *self.mentions[place : place + 40]]
        entities = list(map(_entity, mentions))
        return dict(zip(map(id, entities), entities, strict=True)).values()

    def _pronoun(self, token: Token, at: int, how: list[str]) -> Entity | None:
        gender = token.tags & (lex.FEMININE | lex.MASCULINE)
        neuter, plural = token.tags & lex.NEUTER, token.tags & lex.PLURAL
        last = self.said[-1] if self.said else None
        if gender and self.language.script.nouns_capitalised and last is not None and last.entity.body:
            last = next((said for said in reversed(self.said) if not said.entity.body), None)
        place = bisect_left(self._starts, at)
        for mention in reversed(self.mentions[max(0, place - _MEMORY) : place]):
            if last is not None and mention.start <= last.start:
                break
            if last is not None and self._is_reported(last, mention, at):
                continue  # Pell sagte, Venn sei krank. Er …
            if mention.subject and self._fits(mention.entity, gender, neuter, plural):
                if (
                    gender
                    and not mention.entity.named
                    and not mention.entity.gender
                    and (sure := self._surely(gender)) is not None
                ):
                    how.append("by pronoun: who of that gender spoke before")
                    return sure
                how.append("by pronoun: the subject before it")
                return self._take(mention.entity, gender)
        if (
            last is not None
            and last.entity.body
            and self.language.grammar.head_first
            and not plural
            and "\n" not in self.page.text[last.start : at]
        ):
            how.append("by pronoun: the body that spoke before")
            return last.entity  # where there is no “it”: L'association dénonce … Elle rappelle …
        alone = self._alone_here(token, at, gender) if gender and not self.gaps and not plural else None
        if alone is not None:
            how.append("by pronoun: the one whom this paragraph names")
            return self._take(alone, gender)
        if last is not None:
            for said in reversed(self.said[-12:]):
                if self._fits(said.entity, gender, neuter, plural):
                    if gender and said.entity.indefinite and not said.entity.gender and (sure := self._surely(gender)):
                        how.append("by pronoun: who of that gender spoke before")
                        return sure
                    how.append("by pronoun: who spoke before")
                    return self._take(said.entity, gender)
        for mention in reversed(self.mentions[max(0, place - _MEMORY) : place]):
            if self._fits(mention.entity, gender, neuter, plural):
                how.append("by pronoun: who was named before")
                return self._take(mention.entity, gender)
        if gender and self.language.script.nouns_capitalised:  # a full name of which nothing else tells that it is one
            for mention in reversed(self.mentions[max(0, place - 3) : place]):
                entity = mention.entity
                if mention.subject and entity.named and not (entity.body or entity.gender or len(entity.words) != 2):
                    how.append("by pronoun: the subject before it")
                    return self._take(entity, gender)
        return None

    def _alone_here(self, token: Token, at: int, gender: int) -> Entity | None:
        """The one person of a paragraph in which nobody spoke so far, though no subject: 登录胡金德为“国宝”。他说……"""
        begin = self.page.text.rfind("\n", 0, at) + 1
        if self.spaced or (self.said and self.said[-1].start >= begin):
            return None
        place = bisect_left(self._starts, at)
        near = self.mentions[max(bisect_left(self._starts, begin), place - _MEMORY) : place]
        found = {id(m.entity): m.entity for m in near if m.entity.named and self._fits(m.entity, gender, 0, 0)}
        return next(iter(found.values())) if len(found) == 1 else None

    def _is_reported(self, last: Mention, mention: Mention, at: int) -> bool:
        """Whether the mention stands in what the last speaker said, in the same sentence."""
        surely = not (self.spaced or self.gaps) or self.language.script.nouns_capitalised
        if not surely or at - last.start > _FAR or mention.entity is last.entity or not last.entity.person:
            return False
        return not _ENDS.search(self.page.text, last.start, mention.start) and bool(
            _ENDS.search(self.page.text, mention.start, at)
        )

    def _surely(self, gender: int) -> Entity | None:
        """Who spoke lately and is known to be a woman, or a man."""
        return next((said.entity for said in reversed(self.said[-6:]) if said.entity.gender == gender), None)

    @staticmethod
    def _take(entity: Entity, gender: int) -> Entity:
        entity.gender = entity.gender or gender
        return entity

    @staticmethod
    def _fits(entity: Entity, gender: int, neuter: int, plural: int) -> bool:
        if neuter:
            return entity.body
        if plural:
            return entity.plural or entity.body
        if entity.plural:
            return False
        if gender and entity.named and len(entity.words) == 1 and not (entity.titled or entity.roles or entity.gender):
            return False  # Tallinn had asked …: a place may speak, but is no “she”
        return (entity.person or not (entity.body or entity.named)) and not (
            gender and entity.gender and gender != entity.gender
        )

    def _is_bare(self, words: Sequence[Token]) -> bool:
        """A capitalised word without article or role, where every noun has a capital: Moskau, not: der Einsatz."""
        words = words[1:] if words[0].tags & lex.DETERMINER and words[-1].tags & lex.GIVEN else words
        return (
            self.language.script.nouns_capitalised
            and len(words) == 1
            and bool(words[0].tags & lex.CAPITAL and words[0].tags & (lex.UNKNOWN | lex.GIVEN))
        )

    def _may_describe(self, words: Sequence[Token]) -> bool:
        return some(words, lex.INDEFINITE | lex.TITLE | lex.CAPITAL) or (
            len(words) > 1 and bool(words[0].tags & lex.DETERMINER)
        )

    def _describe(self, words: Sequence[Token], how: list[str]) -> Entity:
        """Somebody who is never named: a woman in the third row."""
        first = words[0]
        if (
            first.tags & lex.DETERMINER
            and not first.tags & lex.INDEFINITE
            and len(words) > 1
            and words[1].tags & lex.CAPITAL
        ):
            words = words[1:]
        start, end = words[0].start, words[-1].core
        if len(words) > 1 and words[-1].quoted and words[-1].quoted.closed:
            end += 1  # директор «Севера»
        text = " ".join(self.page.text[start:end].split())
        key = tuple(token.word for token in words if not token.tags & lex.DETERMINER)
        if some(words, lex.INDEFINITE) and key in self._described and self._described[key].text != text:
            key = tuple(token.word for token in words)  # 다른 관계자 is not 한 관계자
        if key in self._described:
            return self._described[key]
        how.append("by description")
        entity = self._described[key] = Entity(text, key, start, named=False)
        entity.roles = {token.word for token in words if token.tags & _ROLE}
        if self.heads_last:
            entity.roles = {token.word for token in words[-1:] if token.tags & _ROLE}
        elif self.language.grammar.head_first:
            entity.roles = {token.word for token in self._head_part(words) if token.tags & _ROLE} or entity.roles
        if self.lexicon.articles and (head := self._head(words)):
            entity.roles = {head.word}
        entity.context = set(key)
        entity.indefinite = some(words, lex.INDEFINITE)
        entity.gender = next(
            (
                token.tags & (lex.FEMININE | lex.MASCULINE)
                for token in words
                if token.tags & (lex.FEMININE | lex.MASCULINE)
            ),
            0,
        )
        entity.body = some(words, lex.ORGANISATION | lex.DOCUMENT) and not some(words, lex.ROLE | lex.GROUP)
        if self.language.people.surnames and not self.spaced:  # 渔民互助联盟: the last word tells
            last = next((t for t in reversed(words) if t.tags & (_ROLE | lex.PRONOUN)), words[-1])  # 镇里|贴出告示
            entity.body = bool(last.tags & (lex.ORGANISATION | lex.DOCUMENT)) and not last.tags & (lex.ROLE | lex.GROUP)
        noun = self._head(words) if self.language.grammar.adjoined else None
        single = lex.ROLE if self.language.script.nouns_capitalised else 0  # Mädchen, Angeklagte: one or many
        group = (
            noun.tags & lex.GROUP  # jurucakap bomba is one
            if noun is not None
            else any(token.tags & lex.GROUP and not token.tags & single for token in words)
        )
        entity.plural = some(words, lex.PLURAL) or bool(group)
        self.entities.append(entity)
        place = bisect_left(self._starts, start)
        self.mentions.insert(place, Mention(start, entity, True))
        self._starts.insert(place, start)
        return entity

    def settle(self, deck: int, told: bool) -> dict[int, Entity]:
        """Whom those described before anybody was named turn out to be; `deck` is where the first paragraph ends.

        `told` says that it is no subtitle: then the first who is named must follow in the next paragraph.

        “…,” says baker. Ann Pell, who bakes …
        """
        found: dict[int, Entity] = {}
        script = self.language.script
        if not script.cased or script.half_capitals or self.language.grammar.adjoined:
            return found

        def is_role(role: str) -> bool:
            return bool((self.lexicon.look(role) or self.lexicon.look_phrase(role)) & lex.ROLE)

        people = [one for one in self.entities if one.named and not one.body and len(one.words) > 1]
        people.sort(key=lambda one: one.start)
        starts = [one.start for one in people]
        for one in self._described.values():
            if one.indefinite or one.body or one.plural or not any(map(is_role, one.roles)):
                continue
            place = bisect_right(starts, one.start)
            later = [
                other
                for other in people[place : place + _MEMORY]
                if other.start < one.start + _NEAR and not (one.gender and other.gender and one.gender != other.gender)
            ]
            kin = [other for other in later if self._kin(one.roles, other.roles)]
            if not kin and one.start < deck:
                kin = [other for other in later if other.spoke and not any(map(is_role, other.roles))]
                if told and not self._apart:
                    kin = []
                if told and kin:
                    near = min(later, key=lambda other: other.start)
                    followed = self._paragraphs(one.start, near.start) == 1
                    kin = [near] if near in kin and followed else []
            first = min(kin, key=lambda other: other.start, default=None)
            if first is not None and self._paragraphs(one.start, first.start) < 3:
                found[id(one)] = first
        return found

    def speaks(self, entity: Entity, at: int) -> None:
        """Note that the entity spoke at `at`."""
        entity.spoke = True
        self.said.append(Mention(at, entity, True))

    def acts(self, entity: Entity, at: int) -> None:
        """Note that the entity did at `at` what only people do: a pronoun behind it means it."""
        self.said.append(Mention(at, entity, True))
        entity.spoke = entity.spoke or entity.named

    def last_speaker(self, at: int) -> Entity | None:
        return self.said[-1].entity if self.said else None

    def _subject_here(self, words: Sequence[Token], at: int) -> Entity | None:
        """Who is named in full as the subject before, in this paragraph: Ян Пелль забил. «…», — сказал нападающий."""
        role = words[0]
        if self.lexicon.articles:
            plain = role.tags & lex.ROLE and role.tags & lex.DEFINITE and every(words[1:], lex.MODIFIER)
            return self._only_person(at, role.tags & (lex.FEMININE | lex.MASCULINE)) if plain else None
        if not self.lexicon.genitives or len(words) > 1 or not role.tags & lex.ROLE or role.tags & lex.CAPITAL:
            return None
        if self.page.text[role.end : role.end + 8].lstrip()[:1].isalpha():
            return None  # крикнул мужчина в плаще: somebody new
        gender = role.tags & (lex.FEMININE | lex.MASCULINE)
        place = bisect_left(self._starts, at)
        for mention in reversed(self.mentions[max(0, place - 8) : place]):
            entity = mention.entity
            if "\n" in self.page.text[mention.start : at]:
                break
            if not mention.subject or entity.body or not entity.named or len(entity.words) < 2 or entity.plural:
                continue
            if gender and entity.gender and gender != entity.gender:
                continue
            if any(said.entity is entity and said.start > mention.start for said in self.said[-4:]):
                return None  # whom somebody answers
            roles = [tags for word in entity.roles if (tags := self.lexicon.look(word)) & lex.ROLE]
            told = any(tags & (lex.FEMININE | lex.MASCULINE) for tags in roles)
            return None if roles and (told or not gender) else entity
        return None

    def _only_person(self, at: int, gender: int) -> Entity | None:
        """The one person named in full so far, whom a definite noun must mean: الحرفي."""
        place = bisect_left(self._starts, at)
        found = {id(m.entity): m.entity for m in self.mentions[max(0, place - _MEMORY) : place]}
        people = [one for one in found.values() if one.named and not one.body and len(one.words) > 1]
        one = people[0] if len(people) == 1 else None
        if one is None or not one.person or (gender and one.gender and gender != one.gender):
            return None
        return None if any(self.lexicon.look(word) & lex.ROLE for word in one.roles) else one

    def _last_body(self, words: Sequence[Token]) -> Entity | None:
        """The body that spoke last, where a word for any body means it: в ведомстве."""
        if not some(words, lex.ORGANISATION) or some(words, lex.CAPITAL):
            return None
        return next((said.entity for said in reversed(self.said[-4:]) if _is_body(said.entity)), None)

    def body_at(self, start: int, end: int) -> Entity | None:
        """The body that is named first between `start` and `end`."""
        place = bisect_left(self._starts, start)
        first = self.mentions[place] if place < len(self.mentions) else None
        return first.entity if first is not None and first.start < end and first.entity.body else None

    def named_before(self, at: int, gender: int) -> Entity | None:
        """The last person of that gender who is named in the paragraph of `at` or the three before."""
        place = bisect_left(self._starts, at)
        for mention in reversed(self.mentions[max(0, place - 12) : place]):
            if self.page.text.count("\n", mention.start, at) > 6:
                break
            if mention.entity.named and mention.entity.gender == gender and not mention.entity.body:
                return mention.entity
        return None

    def subject_before(self, at: int, since: int, strict: bool = False) -> Entity | None:
        """The last person or body between `since` and `at` that stands where a subject stands, else any."""
        place, begin = bisect_left(self._starts, at), bisect_left(self._starts, since)
        near = self.mentions[begin:place]
        for wanted in (True,) if strict else (True, False):
            for mention in reversed(near):
                if (mention.subject or not wanted) and mention.entity.person:
                    return mention.entity
        return None


def _parts(word: str) -> list[str]:
    for dot in _DOTS:
        word = word.replace(dot, " ")
    return word.split()


def _is_body(entity: Entity) -> bool:
    """Whether it is a body, or looks like a foreign one among letters of another script."""
    foreign = len(entity.words) == 1 and entity.words[0].isascii() and not entity.gender
    return entity.body or (foreign and not entity.titled and not entity.given and not entity.roles)


__all__ = ["Cast", "Entity", "Mention", "fold"]
