"""Whom a name means: the register of names, whole, by a surname, a given name, an acronym or another short form.

Every name of the document is entered, the longest first, so that short forms find whom they are short for.
"""

from collections.abc import Iterable, Sequence

from wirecli.knowledge import lexicon as lex
from wirecli.knowledge.lexicon import fold
from wirecli.patterns import pattern
from wirecli.quotes.names import Name, shortens
from wirecli.quotes.speakers import wording
from wirecli.quotes.speakers.discourse import BEARERS, Discourse, Entity, Mention
from wirecli.quotes.token import Token

_DOTS = "·・‧．＝=•-"
_SYLLABLE = 2  # letters of a name's last syllable, where no spaces part words
_SHORTENED = 4  # letters of a name's beginning by which somebody goes
_FAR = r"[^\W\0-\u05ff]"  # a letter of a script far from Latin: the range of all Chinese letters takes 1 ms to compile
_SCRIPTS = pattern(rf"(?<=[A-Za-z.])(?={_FAR})|(?<={_FAR})(?=[A-Z])")
_BRACKETED = pattern(r"\s?\(([^\W\d_][\w&-]{1,9})\)")


class Naming:
    """The register of a document's names."""

    def __init__(self, discourse: Discourse, names: Sequence[Name]) -> None:
        self.discourse, self.usage = discourse, discourse.usage
        self._by_word: dict[str, list[Entity]] = {}
        self._by_surname: dict[str, Entity] = {}  # who first goes by a surname alone
        script = self.usage.language.script
        self._alike = str.maketrans({pair[1]: pair[0] for pair in (*script.first_letters, *script.last_letters)})
        self._spelled: dict[str, str] = {}  # how a name’s word is first spelled, by its plain letters
        language, spaced = self.usage.language, self.usage.spaced
        self._by_letter = self.usage.by_initial or not spaced
        cased = language.script.cased
        self._acronyms = self._abbreviated(names) if cased and not language.grammar.adjoined else {}
        longest_first = [
            (-len(name.words) if spaced else 0, 0 if cased else -len("".join(name.words)), name.start, number)
            for number, name in enumerate(names)
        ]
        for *_, number in sorted(longest_first):
            self.introduce(names[number])
        discourse.begin()

    def _abbreviated(self, names: Sequence[Name]) -> dict[str, tuple[str, ...]]:
        """Acronyms, each with the long name that it stands behind in brackets: the Northern Harbour Trust (NHT)."""
        found: dict[str, tuple[str, ...]] = {}
        text = self.discourse.page.text
        for long in names if "(" in text else ():
            if len(long.words) < 2 or not (bracket := _BRACKETED.match(text, long.end)):
                continue
            spelled = bracket[1]
            word = fold(spelled)
            if not spelled[:2].isupper() and not (long.body and spelled[:1].isupper()):
                continue
            if not self.usage.lexicon.look(word) & lex.GIVEN and shortens(word, long):
                found.setdefault(word, long.words)
        return found

    def introduce(self, name: Name) -> Entity:
        """Enter a name where it stands: of somebody known, who learns what stands beside it, or of somebody new."""
        entity = self.bearer(name)
        if entity is None:
            entity = self.add(self.discourse.page.text[name.start : name.end], name.words, name.start)
            entity.body, entity.rank = entity.body or name.body, name.rank
        elif name.rank < entity.rank and len(name.words) == len(entity.words) and name.words[0][1:2] not in ("", "."):
            entity.text, entity.rank = self.discourse.page.text[name.start : name.end], name.rank
        if len(name.words) == 1 < len(entity.words) and name.words == entity.words[-1:] and not entity.body:
            if self.usage.language.script.cased and not self.usage.language.script.half_capitals:
                self._by_surname.setdefault(name.words[0], entity)
        if self.usage.language.grammar.adjoined and not entity.body and len(name.words) == 1 < len(entity.words):
            last = name.words == entity.words[-1:] and not self.usage.lexicon.look(name.words[0]) & lex.FIELD
            last = last and not self.discourse.page.text[name.start : name.end].isupper()  # an acronym
            entity.titled = entity.titled or last  # a last name by itself: surely a person
        if name.roles:
            entity.roles |= name.roles
        if name.context:
            entity.context |= name.context
        entity.gender = entity.gender or name.gender
        entity.called |= {title for title in name.called if self.usage.lexicon.look(title) & lex.PRONOUN}
        entity.titled = entity.titled or name.titled
        entity.given = entity.given or (name.given and len(name.words) > 1)
        if self.usage.language.script.half_capitals and len(name.words) > 2 and name.words[0] in self.usage.families:
            entity.given = entity.given or not name.body  # phim của Lê Thu Khuê: nobody else bears such names
        if name.start < entity.start:
            entity.start = name.start
        if name.role and (entity.role is None or name.start <= entity.start):
            entity.role = name.role
        entity.starts.append(name.start)
        self.discourse.mentions.append(Mention(name.start, entity, name.subject))
        return entity

    def add(self, text: str, words: tuple[str, ...], start: int) -> Entity:
        """Enter somebody new by their name."""
        words = self._as_known(words)
        for word in words if self._alike else ():
            self._spelled.setdefault(word.translate(self._alike), word)
        entity = Entity(" ".join(text.split()) if "\n" in text else text, words, start)
        entity.body = self.usage.language.grammar.adjoined and all(
            self.usage.lexicon.look(word) & lex.FIELD for word in words
        )  # Washington is no “she”
        entity.place = entity.body and not any(self.usage.lexicon.look(word) & lex.ORGANISATION for word in words)
        self.discourse.entities.append(entity)
        for word in self._keys(words):
            bearers = self._by_word.setdefault(word, [])
            if len(bearers) < BEARERS:
                bearers.append(entity)
        return entity

    def _keys(self, words: tuple[str, ...]) -> Iterable[str]:
        """Words under which a name is looked up; in unspaced scripts its parts and its beginning."""
        if self.usage.spaced:
            return {word[:1] for word in words} if self.usage.by_initial else words if len(words) == 1 else set(words)
        return {
            words[0][:1],
            *(word[1:2] for word in words if len(word) == 3 and self.usage.unmixed),  # 子华: 冯子华
            *(word[:1] for word in words),
            *(part[:1] for word in words for part in _parts(word) if part),
        }

    def bearer(self, name: Name) -> Entity | None:
        """Who bears a name where it stands, by all that is told beside it."""
        return self.find(name.words, name.start, name.roles, name.body, name.gender)

    def find(
        self, words: tuple[str, ...], at: int, roles: Iterable[str] = (), body: bool = False, gender: int = 0
    ) -> Entity | None:
        """Whom a name means: the nearest before `at` that bears it, else the first after."""
        if not words:
            return None
        words = self._as_known(words)
        if len(words) == 1 and words[0] in self._acronyms:
            words = self._acronyms[words[0]]
        if (
            len(words) == 1
            and self.usage.unmixed
            and len(words[0]) == 2
            and words[0][1] in self.usage.families
            and self.usage.lexicon.look(words[0]) & lex.GIVEN
        ):
            same = [one for one in self._by_word.get(words[0][1], ()) if one.named and 1 < len(one.text) < 4]
            if len(same) == 1 and not same[0].body:
                return same[0]  # 小谭: 消防员谭书豪
        if len(words) == 2 and len(words[0].rstrip(".")) == 1 and self.usage.spaced and not body:
            words = self._spelled_out(*words)
        key = words[0][:1] if self._by_letter else words[0]
        candidates = [entity for entity in self._by_word.get(key, ()) if self._bears(entity, words, roles, body)]
        if gender and not self.usage.spaced and len(words[0]) == 1:  # 田女士 is not 田先生
            candidates = [entity for entity in candidates if gender & (entity.gender or gender)]
        elif gender and self.usage.language.script.cased and len(candidates) > 1:  # Mrs Pell is not her son Ivo Pell
            candidates = [one for one in candidates if one.gender == gender] or candidates
        if len(candidates) > 1:
            exact = [entity for entity in candidates if entity.words == words]
            script, grammar = self.usage.language.script, self.usage.language.grammar
            last = script.cased and not script.half_capitals and not grammar.adjoined
            ending = [one for one in candidates if one.words[-len(words) :] == words] if last and not exact else []
            candidates = exact or ending or candidates  # Nancy Pell rather than Pell Farms
            if roles and not exact and self.usage.heads_last:  # 봉 화백 is not his son 봉지완
                candidates = [
                    entity for entity in candidates if wording.kinship(self.usage, roles, entity.roles)
                ] or candidates
        if not candidates and len(words) == 1 and self.usage.language.grammar.adjoined and not body:
            return self._by_beginning(words[0]) or self._by_initials(words[0], at)
        if not candidates and len(words) == 1 and not body and self.usage.language.grammar.topic:
            return self._by_given(words[0])
        if not candidates and self.usage.gaps and not body:
            return self._by_ending("".join(words))
        if len(candidates) < 2:
            return candidates[0] if candidates else None
        nearest = max(
            candidates, key=lambda entity: max((start for start in entity.starts[-BEARERS:] if start < at), default=-1)
        )
        if not any(start < at for start in nearest.starts[-BEARERS:]):
            return min(candidates, key=lambda entity: entity.start)
        cased = self.usage.language.script.cased and not self.usage.language.script.half_capitals
        spoke = [one for one in candidates if one.spoke] if len(words) == 1 and cased else []
        if len(spoke) == 1 and not nearest.spoke and spoke[0].words[-1] == words[0]:
            return spoke[0]  # the victim, Ivo Pell … his mother, Ann Pell, said. … Pell said
        bearer = self._by_surname.get(words[0]) if len(words) == 1 else None
        if bearer is not None and bearer in candidates and bearer is not nearest:
            named = max(start for start in nearest.starts[-BEARERS:] if start < at)
            if bearer.start < nearest.start and self.discourse.parted(named, at):
                return bearer  # Ann Pell … Pell … her son Ivo Pell. … / … said Pell.
        return nearest

    def _as_known(self, words: tuple[str, ...]) -> tuple[str, ...]:
        """A name's words as the document first spells them: الاسمري, who is سالم الأسمري."""
        if not self._spelled:
            return words
        return tuple(self._spelled.get(word.translate(self._alike), word) for word in words)

    def _spelled_out(self, initial: str, surname: str) -> tuple[str, ...]:
        """The name of the one person who bears the surname and a given name that begins so: А. Пелль for Анна Пелль."""
        whole = [
            one
            for one in self._by_word.get(surname, ())
            if one.named and not one.body and len(one.words) == 2 and one.words[1] == surname
            if one.words[0][0] == initial[0] and len(one.words[0].rstrip(".")) > 1
        ]
        return whole[0].words if len(whole) == 1 else (initial, surname)

    def _by_beginning(self, short: str) -> Entity | None:
        """The one person who goes by the beginning of a name: Milo, who is Milomir Pell."""
        if len(short) < _SHORTENED or self.usage.lexicon.look(short) & lex.FIELD:
            return None
        called = [
            one
            for one in self.discourse.entities[:BEARERS]
            if one.named
            and not one.body
            and len(one.words) > 1
            and any(word.startswith(short) and len(word) > len(short) + 1 for word in one.words)
        ]
        return called[0] if len(called) == 1 else None

    def _by_ending(self, short: str) -> Entity | None:
        """The one person who goes by the last syllable of a given name: ป้าพิศ, who is นางสมพิศ แก้วใจ."""
        if len(short) < _SYLLABLE:
            return None
        called = [
            one
            for one in self.discourse.entities[:BEARERS]
            if one.named and not one.body and one.titled and " " in one.text and one.text.split()[0].endswith(short)
        ]
        return called[0] if len(called) == 1 else None

    def _by_given(self, given: str) -> Entity | None:
        """The one person whose given name it is: 孝一, who is 早船孝一; 서현 씨, who is 민서현."""
        called = [
            one
            for one in self.discourse.entities[:BEARERS]
            if one.text.endswith(given) and one.text[: -len(given)] in self.usage.families and not one.body
        ]
        return called[0] if len(called) == 1 else None

    def _by_initials(self, short: str, at: int) -> Entity | None:
        """The one person who goes by the first letters of a name, printed in capitals: AP, who is Ann Pell."""
        end = at + len(short)
        text = self.discourse.page.text
        if not 1 < len(short) < _SHORTENED or not text[at:end].isupper() or text[end : end + 2] == " (":
            return None  # the suspect, AP (31)
        if self.usage.lexicon.look(short) & ~lex.GIVEN:
            return None
        called = [
            one
            for one in self.discourse.entities[:BEARERS]
            if one.named and not one.body and len(one.words) > 1 and "".join(word[0] for word in one.words) == short
        ]
        return called[0] if len(called) == 1 else None

    def _bears(self, entity: Entity, words: tuple[str, ...], roles: Iterable[str], body: bool) -> bool:
        """Whether the words are the entity's name, or short for it."""
        if not entity.named:
            return False
        if entity.words == words:
            return True
        if not self.usage.spaced or (len(words) == 1 == len(entity.words) and not self.usage.language.script.cased):
            return self._is_short(entity, "".join(words), roles)
        size = len(words)
        if size > len(entity.words):
            return False
        if size == 1 < len(entity.words) and words[0] != entity.words[-1] and self._is_place(words[0]):
            return False  # Norvane is no short form of the Norvane Herald
        if entity.words[-size:] == words and not (
            entity.body and " " in words[0] and self.usage.lexicon.look_phrase(words[0]) & lex.ORGANISATION
        ):
            return not self._is_owner(entity, size)
        if size > 1 and entity.body and entity.words[1 : size + 1] == words and self.usage.language.grammar.adjoined:
            if self.usage.lexicon.look(entity.words[0]) & lex.ORGANISATION:
                return True  # PT Northline Senja Raya: Northline Senja
        if self._adds_surname(entity, words) and not body:
            return True
        if entity.body or body:
            return entity.words[:size] == words and (
                size > 1
                or "," in entity.words
                or (entity.words[-1] in self.usage.firm_ends and not self.usage.lexicon.look(words[0]))
                or (self.usage.language.grammar.adjoined and not self.usage.lexicon.look(words[0]))
            )
        return any(entity.words[k : k + size] == words for k in range(len(entity.words) - size + 1))

    def _adds_surname(self, entity: Entity, words: tuple[str, ...]) -> bool:
        """Whether the words are a surname and the one that was left out before: Rubén Rocha … Rocha Moya."""
        grammar, look = self.usage.language.grammar, self.usage.lexicon.look
        if len(words) != 2 or len(entity.words) != 2 or entity.words[1] != words[0] or entity.body:
            return False
        named = look(entity.words[0]) & lex.GIVEN and not (look(words[0]) | look(words[1])) & ~lex.UNKNOWN
        return bool(grammar.head_first and not grammar.adjoined and named)

    def _is_place(self, word: str) -> bool:
        grammar = self.usage.language.grammar
        return grammar.head_first and not grammar.adjoined and bool(self.usage.lexicon.look(word) & lex.FIELD)

    def _is_owner(self, entity: Entity, size: int) -> bool:
        """Whether a link stands before the last words of a body's name: whose it is, el Gobierno de | Robles."""
        if not entity.body or not self.usage.language.grammar.head_first or size == len(entity.words):
            return False
        before = entity.words[-size - 1]
        return bool((self.usage.lexicon.look(before) | self.usage.lexicon.look_phrase(before)) & lex.LINK)

    def _is_short(self, entity: Entity, short: str, roles: Iterable[str]) -> bool:
        """Whether `short` is a short form of the entity's name: one part, a surname, a beginning."""
        whole = "".join(entity.words)
        if short not in whole:
            return False
        if short in _parts(whole) or short in entity.words:
            return True
        if whole[1:] in self.usage.relatives:
            return False  # 陈 is not 陈母
        if self.usage.language.particles_only and len(short) == 1 and entity.body:
            return False  # 市 is not 市環境課
        if len(short) == 1:
            return whole.startswith(short) and len(whole) <= 4 and self._may_be(roles, entity.roles)
        ends = len(short) >= 2 and (whole.startswith(short) or whole.endswith(short))
        return ends and (len(short) * 3 >= len(whole) or len(short) > 3)

    def _may_be(self, roles: Iterable[str], others: Iterable[str]) -> bool:
        """Whether who has one of these roles may have one of those: 한도윤 국회의장 ~ 한 의장; 店主田芳兰 ~ 田女士."""
        if not roles or not others or bool(self._offices(roles)) != bool(self._offices(others)):
            return True
        if wording.kinship(self.usage, roles, others) > 0:
            return True
        return self.usage.heads_last and any(len(role) > 1 and far.endswith(role) for role in roles for far in others)

    def _offices(self, roles: Iterable[str]) -> list[str]:
        """The roles that are no mere address of a man or a woman, as 女士 is."""
        look = self.usage.lexicon.look
        return [role for role in roles if not (look(role) & lex.TITLE_SUFFIX and look(role) & lex.GENDER)]

    def by_known_word(self, words: Sequence[Token], at: int) -> Entity | None:
        """A name's word that stands without what told it to be a name: قال هارونن."""
        for token in words:
            if token.tags & lex.FIELD and self.usage.language.grammar.adjoined and len(words) > 1:
                continue  # Ketua Turus Bersama Korea Selatan
            if token.tags & (lex.UNKNOWN | lex.GIVEN) and (
                token.tags & lex.CAPITAL or not self.usage.language.script.cased
            ):
                for form in self._forms(token.word):
                    entity = self.find((form,), at)
                    if entity is not None:
                        return entity
        return None

    def _forms(self, word: str) -> Iterable[str]:
        yield word
        for prefix in self.usage.lexicon.prefixes:
            if word.startswith(prefix) and len(word) > len(prefix) + 2:
                yield word[len(prefix) :]

    def knows(self, token: Token) -> bool:
        """Whether the token is a word of some name."""
        return any(self.find((form,), token.start) is not None for form in self._forms(token.word))

    def familiar(self, words: Sequence[Token]) -> Entity | None:
        """The one person whose given name has the letter before a title of respect, at its end or else before it.

        水伯: 彭阿水; 炳叔: 馮炳坤
        """
        if not self.usage.families or self.usage.spaced or len(words) > 2 or not words[0].tags & lex.UNKNOWN:
            return None
        short = "".join(token.word for token in words)
        if len(short) != 2 or not self.usage.lexicon.look(short[1]) & lex.TITLE_SUFFIX:
            return None
        called = [one for one in self.discourse.entities[:BEARERS] if short[0] in one.text[1:] and len(one.text) < 5]
        same = [one for one in called if one.text.endswith(short[0])] or called
        return same[0] if len(same) == 1 and same[0].named and not same[0].body else None


def _parts(word: str) -> list[str]:
    """The parts of a foreign name: between its dots, and where its script changes (J.D.|霍尔特, 彼得|Vidal)."""
    for dot in _DOTS:
        word = word.replace(dot, " ")
    if not word.isascii():
        word = _SCRIPTS.sub(" ", word)
    return word.split()
