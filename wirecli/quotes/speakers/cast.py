"""Whom a phrase means: the door to everyone in a document.

Built from its names; then asked, in text order. A phrase is led back by a name in it, then as a pronoun, then by its
role; else it is somebody new.
"""

from collections.abc import Sequence
from itertools import pairwise

from wirecli.knowledge import lexicon as lex
from wirecli.knowledge.lexicon import Lexicon, fold
from wirecli.page import Page
from wirecli.quotes.names import Name
from wirecli.quotes.names.name import is_notice_of, is_owner
from wirecli.quotes.speakers import described, firms, latest, nearby, pronouns, roles, wording
from wirecli.quotes.speakers.bodies import whole_body
from wirecli.quotes.speakers.discourse import Discourse, Entity, is_body
from wirecli.quotes.speakers.naming import Naming
from wirecli.quotes.speakers.wording import ROLE, gender_of, usage_of
from wirecli.quotes.token import Token, every, is_katakana, some

_OF_MANY = 3  # words before the children in: die Mutter von neun Kindern
_PLURAL = 2  # letters of a verb's ending that no name has: -ают, -ются


class Cast:
    """Everyone in a document."""

    def __init__(self, page: Page, lexicon: Lexicon, names: Sequence[Name]) -> None:
        self.usage = usage_of(lexicon)
        self.discourse = Discourse(page, self.usage)
        self.naming = Naming(self.discourse, names)

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
        usage, discourse, first = self.usage, self.discourse, words[0]
        of = 0
        if usage.language.grammar.head_first and first.tags & lex.DETERMINER and not first.tags & lex.INDEFINITE:
            told, words = words, wording.before_age(words)
            if len(told) > len(words) and not names and not some(words, lex.UNKNOWN):
                if (whole := pronouns.full_name_since(discourse, at, how)) is not None and not whole.differs(
                    gender_of(words)
                ):
                    return whole  # Ana Gil se sienta. «…», dice la mujer de 67 años.
                if (whole := latest.just_spoke(discourse, words, at, aged=True)) is not None:
                    how.append("by age: who spoke just before")
                    return whole
        if usage.language.grammar.possessives:
            names = wording.unpossessed(words, names)
            if names and words[-1].word in usage.parents and wording.is_definite(words):
                names = ()  # the Norvane native
            if names and words[-1].word in usage.language.grammar.houses and names[-1].end <= words[-1].start:
                how.append("by description")
                return described.describe(discourse, words, how)  # the Hill family, the Pell administration
            if names and first.tags & lex.INDEFINITE and words[-1].tags & (lex.ROLE | lex.CAPITAL) == lex.ROLE:
                if names[-1].end <= words[-1].start:
                    names = ()  # a Norvane council spokesman
            of = wording.governs_at(words, names)
        if usage.heads_last:
            names = wording.names_at_end(words, names)
        elif usage.gaps:
            names = [
                name
                for name in names
                if not name.body or not any(token.tags & lex.ROLE and token.end <= name.start for token in words)
            ]  # โค้ชทีมชาติไทย
        if (
            not names
            and usage.unmixed
            and len(words) > 1
            and words[-1].tags == lex.UNKNOWN
            and words[-2].tags & (lex.ROLE | lex.GROUP | lex.PRONOUN)
            and len(words[-1].word) > 1
            and words[-1].word[:1] not in usage.families
        ):
            words = words[:-1]  # 女乘客哭着
        if not names and usage.unspaced and not usage.unmixed and len(words) > 1 and words[-1].tags == lex.UNKNOWN:
            if words[-2].tags & lex.LINK and wording.begins_with_surname(usage, words[-1].word):
                words = words[-1:]  # 町会の桜井は
        if usage.unmixed:
            if wording.is_owned_body(words, names):
                how.append("by description")
                return described.describe(discourse, words, how)  # 总理柏孟川的办公室
            words = wording.from_this(words)
            words = wording.behind_owner_link(words)  # 该船厂的|Helvia公司
        if usage.unmixed or usage.language.particles_only:
            if wording.is_owned_role(usage, words, names):
                names = ()
        own: Sequence[Token] = words
        headed = False
        if of:
            names, own = [name for name in names if name.end <= words[of].start], words[:of]
        if usage.language.grammar.head_first:
            owner = usage.language.grammar.link[0] if usage.language.script.half_capitals else ""
            kept = names if usage.language.grammar.adjoined else wording.ungoverned(words, names, owner)
            if len(kept) < len(names) or not names:  # nguồn tin của Zing.vn
                if words[0].tags & (lex.ROLE | lex.GROUP):
                    own = wording.before_link(words)
            names = kept
            if usage.language.script.half_capitals and first.tags & lex.INDEFINITE and len(words) > 1:
                if words[1].tags & lex.ROLE and all(name.body and words[1].end <= name.start for name in names):
                    names = ()  # một cán bộ Sở Thủy lợi
            elif usage.language.script.half_capitals and len(words) > 2 and words[1].tags & lex.INDEFINITE:
                if first.tags & (lex.ROLE | lex.GROUP):
                    names = ()  # cư dân một ngôi làng ở Norvane
            elif usage.language.script.half_capitals and first.tags & lex.ROLE and names:
                if not some(words[:1], lex.GROUP | lex.ORGANISATION) and all(
                    first.end <= name.start and self._is_body(name) for name in names
                ):
                    own = [token for token in words if token.end <= names[0].start]
                    names, headed = (), True  # Phó Giám đốc Sở Y tế cho biết: whoever was told to be it
        if usage.language.script.nouns_capitalised:
            names = wording.unowned(words, names)
            role = next((k for k, t in enumerate(words) if not t.tags & (lex.DETERMINER | lex.MODIFIER)), 0)
            if not names and role and words[role].tags & lex.ROLE and some(words[role + 1 : role + 2], lex.LINK):
                own = words[: role + 1]  # der Anwalt | von Pell
        that = wording.that_one(usage, words)
        relative = wording.is_relative(usage, words)
        if that is not None or relative:
            names, own = (), words[:1]  # bekas juara All England itu; والدة الطفلة هدى قاسم
        if relative and usage.language.script.half_capitals:
            bearer = roles.by_role(discourse, own, words, at, how)
            if bearer is not None and bearer.named and words[0].word in bearer.roles:
                return bearer
            how[:] = ["by description"]
            return described.describe(discourse, words, [])  # mẹ bé Na, vợ ông
        if usage.language.script.nouns_capitalised and (issuer := self._issuer_of(words, at)) is not None:
            how.append("by a notice: whose it is")
            return issuer
        name = self._head_name(words, names)
        if name is not None and (name.oblique or self._is_declined(name)) and self._is_owner(words, name):
            client = self.naming.find(name.words, at)
            name = next((one for one in names if one.start > name.end and not (one.oblique or one.body)), None)
            if name is None:
                return self._owned(words, client, at, how)
        if name is not None:
            how.append("by name")
            return self._named(words, name)
        points = all(
            token.tags & (lex.PRONOUN | lex.SAME) or (token.tags & lex.TOPIC and token.core == token.end)
            for token in words
        )
        if usage.lexicon.genitives and some(words, lex.ORGANISATION):
            points = False  # в ведомстве
        if points or (first.tags & lex.PRONOUN and len(words) == 1):
            meant = pronouns.pronoun(discourse, first, at, how)
            return meant or (self._employer(first) if first.tags & lex.NEUTER else None)
        if (
            usage.apart
            and len(words) == 2
            and not names
            and not usage.language.grammar.head_first
            and first.tags & lex.DETERMINER
            and not first.tags & lex.INDEFINITE
            and words[1].tags & lex.CAPITAL
            and words[1].tags & lex.MODIFIER
            and not words[1].tags & (lex.PERSON | lex.UNKNOWN)
        ):
            return pronouns.stand_in(discourse, words[1], at, how)  # the Italian, the Dane
        aged = next((token for token in words if token.tags & lex.NUMBER and token.tags & lex.ROLE), None)
        if aged is None and usage.parents and not names and words[-1].word in usage.parents:
            aged = words[-1]  # the father of three
        if aged is None and usage.parents and len(words) > _OF_MANY and words[1].tags & lex.ROLE:
            of = f"{words[1].word} {words[2].word}" in usage.parents  # die Urgroßmutter von neun Enkeln
            aged = words[1] if of and words[3].tags & (lex.NUMBER | lex.INDEFINITE) else None
        if aged is not None and not some(words[:2], lex.INDEFINITE):
            people, article = usage.language.people, first.word
            gender = lex.FEMININE if article in people.articles_feminine else 0
            gender = gender or (lex.MASCULINE if article in people.articles_masculine else 0)
            aged.tags |= gender
            roles_told = [token for token in words if token.tags & lex.ROLE and token is not aged]
            bearer = roles.by_role(discourse, roles_told, words, at, how) if roles_told else None
            if bearer is not None and bearer.named and not bearer.differs(gender):
                return bearer  # die 36-jährige Regisseurin
            whole = pronouns.full_name_since(discourse, at, how)
            if whole is None or not gender or not whole.gender or whole.gender == gender:
                whole = whole or pronouns.pronoun(discourse, aged, at, how)  # der 62-Jährige
                if whole is not None:
                    return whole
            return described.describe(discourse, words, how)  # die 74-Jährige is not Professor Jan Pell
        if (
            usage.language.grammar.head_first
            and len(words) == 2
            and first.tags & lex.DETERMINER
            and words[1].tags & (lex.MODIFIER | lex.UNKNOWN | lex.PERSON) == lex.MODIFIER
        ) and not first.tags & lex.INDEFINITE:
            return pronouns.adjective(discourse, gender_of(words), at, how)
        # die gebürtige Norvanerin; but: die Berliner Polizei
        native = len(words) > 2 and words[-2].tags & lex.SAME and words[-1].tags & lex.UNKNOWN
        demonym = native or not usage.language.script.nouns_capitalised or words[-1].tags & lex.SAME
        if usage.lexicon.genitives and first.tags & (lex.ROLE | lex.GROUP):
            demonym = bool(first.tags & lex.SAME)  # юристы | ведомства
        if demonym and some(words, lex.SAME) and not some(words, lex.INDEFINITE):
            if usage.language.script.nouns_capitalised and words[-1].tags & lex.CAPITAL:
                return pronouns.stand_in(discourse, words[-1], at, how)  # der Schwede
            if usage.language.grammar.head_first and len(words) == 2 and first.tags & lex.GENDER:
                if " " not in words[1].word:  # la septuagénaire, el octogenario; not: la misma fuente
                    return pronouns.stand_in(discourse, first, at, how)
            if usage.lexicon.articles and words[-1].tags & lex.MODIFIER:
                if (known := roles.the_same(discourse, words[:-1], at)) is not None:
                    how.append("by “the same”: who has that role, else who spoke last")
                    return known
            body = firms.last_body(discourse, words)
            if body is not None or not some(words, lex.ORGANISATION):
                last = body or discourse.last_speaker()
                back = usage.language.grammar.adjoined and len(words) > 1 and words[-1].tags & lex.LINK
                if back and (here := pronouns.alone_here(discourse, gender_of(words), at)) is not None:
                    last = here  # Suaminya, Udo, tinggal. “…,” kata lelaki berusia 83 tahun itu
                if last is not None:
                    how.append("by “the same”: who spoke last")
                    return last
        if first.word in usage.language.grammar.whose and not any(t.tags & ROLE for t in words) and not names:
            return pronouns.full_name_since(discourse, at, how) or discourse.last_speaker()  # lautet sein Lieblingssatz
        if not issued and wording.is_notice(words) and (author := discourse.author(at)) is not None:
            how.append("by a notice: who spoke last")
            return author
        if (this := latest.this_one(discourse, words, at)) is not None:
            how.append("by role: this one, who spoke last")
            return this
        if wording.is_several(usage, words):
            how.append("by description")
            return described.describe(discourse, words, how)
        nouns = [token for token in (own if relative else words) if token.tags & ROLE]
        if usage.language.grammar.head_first:
            nouns = [
                token for token in wording.before_link(words) if token.tags & ROLE
            ] or nouns  # fuentes del ministerio
        if usage.unmixed or usage.language.particles_only:
            link = next((token.start for token in reversed(words[:-1]) if token.tags & lex.LINK), 0)
            nouns = [token for token in nouns if token.start > link] or nouns  # 歌迷会的管理人员
        if usage.unmixed:
            nouns = [token for token in wording.not_whose(words) if token in nouns] or nouns
        if usage.language.grammar.possessives:
            nouns = wording.behind_owner(nouns, words)
        if usage.heads_last or (usage.language.particles_only and nouns and nouns[-1].tags & lex.ROLE):
            nouns = nouns[-1:]  # 배 회장의 대리인, 정부 대변인, 欧州の委員会|高官
        elif usage.gaps or headed:
            nouns = nouns[:1]  # โค้ชทีมชาติไทย
        if usage.language.speech.plural and (part := wording.before_where(usage, words)):
            known = self._known(part, part, nouns, that, at, how)
            if known is not None and known.named:
                return known  # el diputado | en la Cámara
        if not some(words, lex.INDEFINITE) and not wording.is_somebody(usage, words):
            if (
                known := self._known(own if relative else nouns if headed else words, own, nouns, that, at, how)
            ) is not None:
                if not known.named and usage.apart and not usage.lexicon.articles:
                    described.tell_more(discourse, known, words)
                return known
        return self._new(words, nouns, bool(names), at, how, beside, said)

    def _is_body(self, name: Name) -> bool:
        """Whether the name is a body's, or short for one's: Chủ tịch Nam Á, of Tập đoàn Thép Nam Á."""
        entity = None if name.body else self.naming.bearer(name)
        return name.body or (entity is not None and entity.body)

    def _employer(self, head: Token) -> Entity | None:
        """The body that somebody was told to be of last, where a word for bodies points back: 该公司."""
        told = reversed(self.discourse.employers)
        kind = ((body, body[-1].word) for body in told)
        body = next((body for body, word in kind if head.word.endswith(word) or word.endswith(head.word)), None)
        return described.describe(self.discourse, body, []) if body is not None else None

    def _issuer_of(self, words: Sequence[Token], at: int) -> Entity | None:
        """The body known whose notice it is, by a word for it: (hieß es in einer) Mitteilung des Ministeriums."""
        noun = lex.ORGANISATION | lex.CAPITAL
        if len(words) != 3 or not is_notice_of(words, 0) or words[2].tags & noun != noun:
            return None
        found = roles.by_role(self.discourse, words[2:], words[2:], at, [])
        return found if found is not None and found.body else None

    def _head_name(self, words: Sequence[Token], names: Sequence[Name]) -> Name | None:
        """The name that the phrase leads back to."""
        usage = self.usage
        if usage.language.grammar.adjoined:
            name = wording.last_person(usage, words, names)
        else:
            before = usage.language.name_first
            name = wording.head_name(words, names, not usage.spaced and before, usage.unspaced and not before)
        if (
            name is not None
            and usage.lexicon.genitives
            and (name.genitive or name.body)
            and (head := wording.head_of(usage, words))
        ):
            if head.end <= name.start and (name.body if head.tags & lex.ROLE else name.genitive):
                name = None  # союз портов Юга, представитель Helios
        return name

    def _is_declined(self, name: Name) -> bool:
        """Whether a surname has the ending of a case, whose name is known without it: адвокат Гусевой, мать Петрова."""
        declined = self.usage.language.people.declined
        bearer = self.naming.bearer(name) if declined and len(name.words) == 1 else None
        if bearer is None or not bearer.named or bearer.body:
            return False
        printed = fold(self.discourse.page.text[name.start : name.end])
        whole = fold(bearer.text.split()[-1])
        stem, rank = self.usage.lexicon.stem(printed)
        known, least = self.usage.lexicon.stem(whole)
        if bearer.gender == lex.MASCULINE and stem == known and rank > least:
            return True
        return any(printed.endswith(end) and printed[: -len(end)] + ending == whole for end, ending in declined)

    def _is_owner(self, words: Sequence[Token], name: Name) -> bool:
        """Whether the name in an oblique case is of whose a role in the nominative is: сообщил адвокат Сергея Пелля."""
        head = wording.head_of(self.usage, words)
        if head is None or head.end > name.start:
            return False
        first = self.discourse.page.text[head.start : head.core].split()[0]  # of помощник губернатора
        return bool(words[0].tags & lex.INDEFINITE) or not self.usage.lexicon.is_oblique(fold(first))

    def _owned(self, words: Sequence[Token], owner: Entity | None, at: int, how: list[str]) -> Entity | None:
        """Who is told by whose lawyer they are: somebody named who was told to be it, else somebody without a name."""
        nouns = [token for token in words if token.tags & ROLE][:1]
        known = roles.by_role(self.discourse, nouns, words, at, how)
        told = known is not None and known.named and any(token.word in known.roles for token in nouns)
        if told and known is not owner:
            return known
        how.clear()
        return described.describe(self.discourse, words, how)

    def _named(self, words: Sequence[Token], name: Name) -> Entity:
        """Whom the name means, and what the words before it tell of them."""
        usage, discourse = self.usage, self.discourse
        entity = self.naming.bearer(name) or self.naming.introduce(name)
        roles.inherit(discourse, entity, name)
        if usage.unmixed and (employer := wording.employer(words, name.start)):
            discourse.employers.append(employer)
        head = wording.head_of(usage, words) if usage.language.grammar.adjoined else None
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

    def _known(
        self,
        words: Sequence[Token],
        own: Sequence[Token],
        nouns: Sequence[Token],
        that: Token | None,
        at: int,
        how: list[str],
    ) -> Entity | None:
        """Somebody told of, whom a phrase means that may mean somebody known.

        `own` are the words that are not another's, `nouns` those that tell a role; `that` is the head of a phrase
        that points back.
        """
        usage, discourse = self.usage, self.discourse
        first = words[0]
        known = self._namesake(first, at) if usage.language.grammar.adjoined and len(words) == 1 else None
        if known is not None:
            how.append("by a name's word that is a role elsewhere")
            return known
        if not (nouns and (usage.heads_last or usage.gaps)):
            part = wording.head_part(usage, own)
            if usage.language.grammar.possessives:
                owner_at = max((token.start for token in part[:-1] if is_owner(token)), default=-1)
                part = [token for token in part if token.start > owner_at and not is_owner(token)]
            known = self.naming.by_known_word(part, at)
        owner = usage.lexicon.genitives or (usage.language.grammar.adjoined and nouns and nouns[0].tags & lex.ROLE)
        somebody = lex.ROLE | (lex.GROUP if usage.language.particles_only else 0)  # ペル元首相の|陣営
        of = nouns and nouns[-1] is words[-1] and nouns[-1].tags & somebody and not usage.language.grammar.head_first
        if known is not None and not of and not (owner and nouns and not known.person):  # the Northline spokesman
            how.append("by a name's word")
            return known
        if len(words) == 1 and first.tags & lex.ISSUER and (usage.lexicon.genitives or usage.gaps) and discourse.said:
            spoke = discourse.said[-1]
            if is_body(spoke.entity) and spoke.entity.named and not discourse.parted(spoke.start, at):
                how.append("by role: the body that spoke last")
                return spoke.entity
        if (known := latest.office(discourse, words, at)) is not None:
            how.append("by office: who spoke last, with a title and no role")
            known.roles.add(first.word)
            return known
        if nouns and (known := nearby.just_presented(discourse, words, at)) is not None:
            how.append("by role: who was just presented")
            known.roles |= {token.word for token in nouns[:1]}
            return known
        told = nearby.just_told(discourse, words, at)
        heads = nouns or [token for token in words if token.tags & lex.UNKNOWN]
        known = roles.by_role(discourse, heads, words, at, how, told)
        if known is not None and usage.gaps and (known.start > at or not {t.word for t in nouns} & known.roles):
            known = latest.this_behind(discourse, words, at) or known  # not a diplomat named further on, or her kin
        if known is not None and that is not None and nouns and known.named and not known.body:
            if (here := nearby.only_here(discourse, known, that, at)) is not None:
                how.append("by “that one”: who alone is named in this paragraph")
                return here
        if known is not None:
            if told is known and nouns:
                known.gender = known.gender or nouns[-1].tags & lex.GENDER
            return known
        known = latest.who_spoke_without_role(discourse, nouns, words, at)
        if known is not None:
            how.append("by role: who spoke last, and has none")
            if usage.apart:
                known.roles |= {token.word for token in nouns[:1]}
            return known
        known = nearby.subject_here(discourse, words, at)
        if known is not None:
            how.append("by role: the subject of this paragraph")
            return known
        if that is not None and (known := pronouns.epithet(discourse, that, at, how)) is not None:
            return known
        if wording.is_this(usage, words) and (known := pronouns.this_person(discourse, words[-1], at, how)) is not None:
            return known
        if usage.gaps and (this := latest.this_behind(discourse, words, at)) is not None:
            how.append("by role: this one, who spoke last")
            return this
        if usage.gaps and (known := latest.of_that_age(discourse, words, at)) is not None:
            how.append("by age: who was told of last")
            return known
        if wording.was_once(usage, words) and (known := discourse.roleless(at)) is not None:
            how.append("by role: the only one told of who has none")
            return known
        if wording.points_back(usage, words) and (known := pronouns.pronoun(discourse, words[0], at, how)) is not None:
            title = first.word.partition(" ")[0]
            other = known.called and title not in known.called and usage.lexicon.look(title) & lex.PRONOUN
            generic = first.tags & lex.LOCAL  # cô gái trẻ, whatever her trade
            if not other and (len(words) > 1 or generic or not known.roles or known.titled):
                return known  # bà chủ tiệm is not chị Lan
            known.gender = 0  # bà lái đò is no director of whom no title tells that she is a woman
        if (known := latest.of_either_gender(discourse, words, at)) is not None:
            how.append("by role: who spoke last, and has an office")
            return known
        if told is None and (known := latest.just_spoke(discourse, words, at)) is not None:
            how.append("by role: who spoke just before, and nobody else is named since")
            known.roles = known.roles or {token.word for token in nouns[:1]}
            return known
        if usage.lexicon.articles and (known := latest.spoke_on(discourse, words, at)) is not None:
            how.append("by role: who spoke just before, and nobody else is named since")
            return known
        if told is None and (known := nearby.only_roleless(discourse, words, at)) is not None:
            how.append("by role: the only one named who has none")
            known.gender = known.gender or words[0].tags & lex.GENDER
            known.roles |= {token.word for token in nouns[:1]}
            return known
        if told is None and nouns and (known := latest.office_holder(discourse, words, at)) is not None:
            how.append("by role: who spoke last, and has none")
            known.roles.add(nouns[0].word)
            return known
        if told is None and (known := nearby.anybody(discourse, words, at)) is not None:
            how.append("by a word for anybody: who was told of last")
            return known
        if told is not None:
            how.append("by role: who the paragraph is about")
            told.gender = told.gender or nouns[-1].tags & lex.GENDER
            told.body = told.body or not some(words, lex.ROLE)  # the group had threatened …; “he” is somebody else
            return told
        return None

    def _is_common(self, first: Token) -> bool:
        """Whether a word with a capital begins a sentence, and stands without one elsewhere in the text."""
        script = self.usage.language.script
        if script.nouns_capitalised or script.half_capitals or not self.discourse.begins_sentence(first.start):
            return False
        return first.word in self.discourse.small_words

    def _namesake(self, token: Token, at: int) -> Entity | None:
        """Who bears as a name what is a role elsewhere: Abdul Hakim Pell … ujar Hakim; hakim is a judge."""
        if not token.tags & lex.ROLE or not token.tags & lex.CAPITAL or token.tags & (lex.GROUP | lex.ORGANISATION):
            return None
        if any(token.word in one.roles for one in self.discourse.entities if one.start < at):
            return None
        entity = self.naming.find((token.word,), at)
        bears = entity is not None and entity.named and not entity.body and token.word in entity.words
        return entity if bears and entity is not None and entity.start < at and len(entity.words) > 1 else None

    def _new(
        self,
        words: Sequence[Token],
        nouns: Sequence[Token],
        named: bool,
        at: int,
        how: list[str],
        beside: bool,
        said: bool,
    ) -> Entity | None:
        """Who is told of nowhere by these words: somebody by a bare name, or described."""
        usage, discourse = self.usage, self.discourse
        first = words[0]
        points = discourse.employers and first.tags & lex.DETERMINER and not some(words, lex.INDEFINITE | lex.UNKNOWN)
        if points and words[-1].tags & lex.ORGANISATION and not words[-1].tags & lex.ROLE:
            if (body := self._employer(words[-1])) is not None:
                how.append("by role: the body that somebody is of")
                return body
        if first.quoted and len(words) == 1 and usage.language.script.nouns_capitalised:
            how.append("by its name in marks")  # schrieb der „Spiegel“
            paper = discourse.page.text[first.start : first.end]
            body = self.naming.find((fold(paper),), at) or self.naming.add(paper, (fold(paper),), first.start)
            body.body = True
            return body
        if usage.language.script.cased and all(wording.is_capital(usage, token) for token in words):
            plural = (end for end in usage.language.grammar.finite if len(end) > _PLURAL)
            if len(words) == 1 and first.word.endswith(tuple(plural)) and discourse.begins_sentence(first.start):
                return None  # Бывают кражи, …
            if len(words) == 1 and not first.tags & lex.GIVEN and self._is_common(first):
                return None  # Demand fell … demand rose
            if len(words) == 1 and usage.language.script.half_capitals and first.tags & lex.MODIFIER:
                person = next(
                    (one for one in discourse.back(at) if one.named and one.words[-1:] == (first.word,)), None
                )
                if person is not None and person.given:
                    how.append("by a name's word")
                    return person  # Trịnh Bá Quyền … Quyền nói
            how.append("by a capital")
            text, name = discourse.page.text[first.start : words[-1].core], tuple(token.word for token in words)
            known = self.naming.find(name, first.start)
            if known is not None and known.named and known.start < at:
                return known  # Northline Robotics fell. … / Northline said
            entity = self.naming.add(text, name, first.start)
            if first.tags & lex.GIVEN and not entity.gender:
                entity.given, entity.gender = True, gender_of(words)  # Sonia est en colère : « … »
            return entity
        if usage.gaps and len(words) == 1 and first.tags & lex.UNKNOWN:
            apposed = next((one for one in discourse.back(at) if one.named and first.word in one.context), None)
            if apposed is not None:
                how.append("by what stands beside the name")
                return apposed
        if not named and (familiar := self.naming.familiar(words)) is not None:
            how.append("by a familiar name")  # 泉叔: 冼锦泉
            return familiar
        if not named and wording.is_surname(usage, words):
            how.append("by a surname")  # 开网店的小徐
            return self.naming.find((words[-1].word,), at) or self.naming.add(
                words[-1].word, (words[-1].word,), words[-1].start
            )
        if (
            not usage.spaced
            and len(words) == 1
            and first.tags & lex.UNKNOWN
            and (
                usage.gaps
                or first.tags & lex.CAPITAL
                or is_katakana(first.word)
                or wording.begins_with_surname(usage, first.word)
                or (beside and usage.language.script.split_scripts and len(first.word) > 1)
            )
        ):
            return described.describe(discourse, words, how)  # クレムリンは
        if usage.language.particles_only and said and len(words) > 1 and some(words, lex.UNKNOWN):
            joined = all(token.end == after.start for token, after in pairwise(words))
            if joined and every(words, lex.UNKNOWN | lex.MODIFIER):
                return described.describe(discourse, words, how)  # 風見|港湾|運送は「…」
        if usage.gaps and words[-1].tags & lex.UNKNOWN and every(words, lex.UNKNOWN | lex.MODIFIER):
            return described.describe(discourse, words, how)  # ไทยลีก
        if (
            usage.heads_last
            and len(words) == 1
            and first.tags & (lex.MODIFIER | lex.UNKNOWN)
            and (first.tags & lex.MODIFIER or first.word.isascii())
        ):
            return described.describe(discourse, words, how)  # 러시아는, BMW는
        topical = words[-1].tags & lex.TOPIC and not words[-1].tags & lex.SUBJECT and len(words[-1].word) > 3
        if (
            usage.heads_last
            and words[-1].tags & lex.UNKNOWN
            and ((beside and len(words[-1].word) > 1) or (said and len(words) == 1 and topical))
        ):
            return described.describe(discourse, words, how)  # 푸른강지킴이는 “…”; 새벽물류는 사과문을 내고 “…”며
        if usage.heads_last and said and len(words) > 1 and words[-1].tags & lex.TOPIC and not some(words, lex.NUMBER):
            first_part = next((k for k in range(len(words)) if not words[k].tags & (lex.MODIFIER | lex.LINK)), 0)
            parts = words[first_part:]
            if 1 < len(parts) < 4 and every(parts, lex.UNKNOWN) and not parts[-1].tags & lex.SUBJECT:
                return described.describe(discourse, parts, how)  # 일본의 다카나시 유이는 편지로 “…”고
        if usage.unmixed and first.tags & lex.INDEFINITE and len(words) > 2 and words[-1].tags & lex.UNKNOWN:
            return described.describe(discourse, words, how)  # 一个陌生的声音
        if not (nouns or wording.is_bare(usage, words) or (beside and wording.may_describe(words))):
            return None
        script = usage.language.script
        if (script.gaps or script.half_capitals) and some(words, lex.INDEFINITE):
            if (later := described.named_below(discourse, words, at)) is not None:
                how.append("by a role: whom the paragraph behind names")
                return later
        if usage.language.grammar.adjoined and (later := described.named_next(discourse, words, at)) is not None:
            how.append("by a role: whom the paragraph behind names")
            return later
        if usage.lexicon.articles and not named and (later := described.named_later(discourse, words, at)) is not None:
            how.append("by a role: whom a paragraph behind names")
            return later
        rank = lex.TITLE | lex.DEFINITE
        if usage.lexicon.articles and len(words) == 1 and first.tags & rank == rank and first.tags & lex.FEMININE:
            if (meant := pronouns.pronoun(discourse, first, at, how)) is not None:
                return meant  # تقول السيدة
        words = whole_body(discourse.bodies, usage.lexicon, words, at) or words
        entity = described.describe(discourse, words, how)
        if usage.language.script.nouns_capitalised and first.word in usage.language.people.articles_masculine:
            entity.gender = entity.gender or lex.MASCULINE  # der Angeklagte
        return entity

    def by_role(self, words: Sequence[Token], at: int) -> Entity | None:
        """Whom a role without a name means, if anybody."""
        usage, discourse = self.usage, self.discourse
        told = nearby.just_told(discourse, words, at)
        found = roles.by_role(discourse, [token for token in words if token.tags & ROLE], words, at, [], told)
        that = wording.that_one(usage, words) if found is None else None
        return found if that is None else pronouns.epithet(discourse, that, at, [])  # Lelaki tua itu tidak risau.
