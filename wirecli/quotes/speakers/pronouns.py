"""Whom a pronoun means, or what stands for one: she, they, that politician, the 62-year-old.

Gender and number sieve those who were a subject, spoke or were named before, the nearest first.
"""

from wirecli.knowledge import lexicon as lex
from wirecli.knowledge.lexicon import SAME_ROLE
from wirecli.patterns import pattern
from wirecli.quotes.speakers import wording
from wirecli.quotes.speakers.discourse import Discourse, Entity, Mention, is_body
from wirecli.quotes.token import Token

_ENDS = pattern(r"[.!?](?=[\s“”»\"])|[。！？\n]")
_FAR = 2000  # letters: so long is no sentence with what it reports
_LATELY, _NEARBY = 2, 5  # paragraphs
_WORD = 40  # letters: no word is longer
_OWNER = 8  # letters of a pronoun and what makes it an owner


def epithet(discourse: Discourse, head: Token, at: int, how: list[str]) -> Entity | None:
    """Whom an epithet means that names no role told before: the one person without any, else as a pronoun does."""
    gender, last = head.tags & lex.GENDER, discourse.said[-1] if discourse.said else None
    if last is not None and last.entity.named and not discourse.parted(last.start, at):
        newer = _newer(discourse, head, last, at) if discourse.usage.language.grammar.adjoined and not gender else None
        if newer is not None:
            how.append("by “that one”: who was named since, of another role than who spoke")
            return newer
        if _fits(last.entity, gender, 0, 0):
            how.append("by “that one”: who spoke last")
            return last.entity
    here = alone_here(discourse, gender, at) if discourse.usage.language.grammar.adjoined else None
    if here is not None and (last is None or (discourse.parted(last.start, at) and last.entity is not here)):
        how.append("by “that one”: who alone is named in this paragraph")
        return here
    alone = discourse.roleless(at)
    if alone is not None and not (_fits(alone, gender, 0, 0) and (gender or _told_lately(discourse, alone, at))):
        alone = None
    if alone is not None:
        return alone
    found = pronoun(discourse, head, at, how)
    if gender and found is not None and not found.named:
        for said in reversed(discourse.said[-6:]):
            if discourse.paragraphs(said.start, at) > _LATELY:
                break
            if said.entity.named and _fits(said.entity, gender, 0, 0):
                how.append("by “that one”: who has a name and spoke last")
                return said.entity
    return found


def alone_here(discourse: Discourse, gender: int, at: int) -> Entity | None:
    """The one person whom this paragraph names as a subject before `at`."""
    told = discourse.before(at, since=discourse.paragraph(at))
    people = [one for one in told if one.entity.named and not one.entity.body]
    subjects = {id(one.entity): one.entity for one in people if one.subject}
    subjects = subjects or {id(one.entity): one.entity for one in people if one.entity.person}
    found = next(iter(subjects.values())) if len(subjects) == 1 else None
    return found if found is not None and found.person and not found.differs(gender) else None


def _told_lately(discourse: Discourse, entity: Entity, at: int) -> bool:
    """Whether somebody is named, or speaks, in this paragraph or the one before."""
    if not discourse.usage.language.grammar.adjoined:
        return True
    last = discourse.said[-1] if discourse.said else None
    told = [one for one in discourse.before(at, 12) if last is None or not _is_reported(discourse, last, one, at, 0)]
    told += discourse.said[-6:]
    return any(one.entity is entity and discourse.paragraphs(one.start, at) < _LATELY for one in told)


def _newer(discourse: Discourse, head: Token, last: Mention, at: int) -> Entity | None:
    """Whoever was named in full since somebody of quite another role spoke: pemain itu is not the pelatih."""
    roles = last.entity.roles
    if not roles or wording.kinship(discourse.usage, [head.word], roles) > 0:
        return None
    for mention in reversed(discourse.before(at)):
        entity = mention.entity
        if mention.start <= last.start:
            break
        if _is_reported(discourse, last, mention, at, 0):
            continue  # Lim berkata, Pak Pell tempat mengadu. “…,” kata ahli perniagaan itu
        if entity.named and entity.given and not (entity.body or entity.roles) and entity is not last.entity:
            return entity
    return None


def full_name_since(discourse: Discourse, at: int, how: list[str]) -> Entity | None:
    """The subject of more than a word since somebody spoke, where somebody must be meant: der 62-Jährige."""
    last = discourse.said[-1].start if discourse.said else -1
    found = None
    others: dict[int, Entity] = {}
    for mention in reversed(discourse.before(at)):
        if mention.start <= last:
            break
        entity = mention.entity
        surely = entity.given or entity.titled or (entity.person and bool(discourse.usage.language.grammar.possessives))
        if surely and not entity.body and entity.named and len(entity.words) > 1:
            others[id(entity)] = entity
        if mention.subject and entity.named and not entity.body and len(entity.words) > 1:
            found = found or entity
            if entity.person or not discourse.usage.language.script.nouns_capitalised:
                found = entity  # Ute Pell, and not the Golden Bear beside her
                break
    if others and (found is None or not found.person):  # City led, and coach Ivo Pell fumed. “…,” said the Dane.
        told = [one for one in others.values() if one.roles]
        found = told[0] if len(told) == 1 else found
    if found is None and len(others) == 1 and discourse.said:
        found = next(iter(others.values()))  # The bright spot was Ann Pell, who scored twice.
    if found is not None:
        how.append("by age: the subject before it")
    return found


def stand_in(discourse: Discourse, token: Token, at: int, how: list[str]) -> Entity | None:
    """Whom a word means that stands for somebody's name: the Italian, der Schwede."""
    return full_name_since(discourse, at, how) or pronoun(discourse, token, at, how)


def adjective(discourse: Discourse, gender: int, at: int, how: list[str]) -> Entity | None:
    """Whom an adjective stands for: el rosarino. Ivo Paz no querellará a la cantante Ana Gil. «…», dijo la chilena."""
    why: list[str] = []
    named = full_name_since(discourse, at, why) if discourse.usage.apart else None
    if named is not None and not named.differs(gender):
        how += why
        return named
    last = discourse.last_speaker()
    if named is not None or (last is not None and last.differs(gender)):
        near = (mention.entity for mention in reversed(discourse.before(at)))
        last = next((one for one in near if one.named and one.person and one.gender == gender), None)
        how.append("by an adjective: who is of its gender")
        return last
    how.append("by an adjective: who spoke last")
    return last


def pronoun(discourse: Discourse, token: Token, at: int, how: list[str]) -> Entity | None:
    """Whom the word means by its gender and number: a subject before it, else who spoke or was named before.

    Where pronouns are titles too, “anh” is anh Tư rather than ông Năm.
    """
    why: list[str] = []
    found = _meant(discourse, token, at, why)
    if found is not None and found.called and token.tags & lex.GENDER and token.word not in found.called:
        if discourse.usage.lexicon.look(token.word) & lex.TITLE:
            so: list[str] = []
            called = _meant(discourse, token, at, so, token.word)
            if called is not None and token.word in called.called:
                found, why = called, so
    how += why
    people = discourse.usage.language.people
    if found is not None and not token.tags & lex.GENDER and people.pronouns_feminine and not people.pronouns_masculine:
        found.neutral = True
    return found


def _meant(discourse: Discourse, token: Token, at: int, how: list[str], title: str = "") -> Entity | None:
    """Whom the word means, but for those who are called by other titles than `title`."""
    usage = discourse.usage
    gender = token.tags & lex.GENDER
    neuter, plural = token.tags & lex.NEUTER, token.tags & lex.PLURAL

    def fits(entity: Entity) -> bool:
        return _fits(entity, gender, neuter, plural) and not (title and entity.called and title not in entity.called)

    last = discourse.said[-1] if discourse.said else None
    if usage.unspaced and (bearer := _of_that_role(discourse, token.word[1:], at)) is not None:
        how.append("by pronoun: who has that role")
        return bearer
    if gender & lex.FEMININE and usage.language.script.nouns_capitalised and (body := _body_here(discourse, at)):
        how.append("by pronoun: the body that this paragraph tells of")
        return body  # Kritik kam von der Handwerkskammer. Sie fordert …
    reporters = () if usage.spaced or usage.gaps else usage.language.frame.byline
    if gender and usage.language.script.nouns_capitalised and last is not None and last.entity.body:
        last = next((said for said in reversed(discourse.said) if not said.entity.body), None)
    named = _named_behind(discourse, last, at) if last is not None and last.entity.person else 0
    # of no gender: Otra fue Ana Gil. A su juicio, …
    tells = bool(gender) or (usage.language.grammar.head_first and bool(usage.apart) and not neuter)
    for mention in reversed(discourse.before(at)):
        if last is not None and mention.start <= last.start:
            break
        if last is not None and _is_reported(discourse, last, mention, at, gender):
            continue  # Pell sagte, Venn sei krank. Er …
        if last is not None and last.start < mention.start < named and fits(last.entity):
            continue  # Губернатор Венн приедет, сообщил Пелль. «Да», — сказал он.
        if reporters and mention.entity.text in reporters:
            continue  # 当记者提出想看记录时，他……
        if last is not None and mention.entity is last.entity:
            again = usage.language.grammar.possessives or usage.language.script.nouns_capitalised
            again = again or (tells and not gender)
            if again and discourse.parted(mention.start, at):
                continue  # “…,” shouted one man: he may speak on where nobody else is told of
        told = usage.language.grammar.adjoined and not plural and _may_act(discourse, mention)
        told = told or (bool(gender) and _may_be_meant(discourse, mention, at))
        if _is_owned_by(discourse, token, mention):
            continue  # 그녀의 막내는 두 살이다. 그녀는 …
        if mention.subject and (told or fits(mention.entity)):
            if (
                gender
                and (not mention.entity.named or mention.entity.neutral)
                and not mention.entity.gender
                and (sure := _surely(discourse, gender, at)) is not None
            ):
                how.append("by pronoun: who of that gender spoke before")
                return sure
            cased = gender and usage.language.script.cased and not mention.entity.gender
            if cased and (sure := _named_beside(discourse, mention, at, gender)) is not None:
                how.append("by pronoun: who of that gender is named beside the subject")
                return sure
            how.append("by pronoun: the subject before it")
            return _take(mention.entity, gender)
    if (
        last is not None
        and last.entity.body
        and not last.entity.differs(gender)
        and usage.language.grammar.head_first
        and "cue-quote" not in usage.language.speech.shapes  # where verbs need no subject, Ella is a woman
        and not plural
        and not discourse.parted(last.start, at)
    ):
        how.append("by pronoun: the body that spoke before")
        return last.entity  # where there is no “it”: L'association dénonce … Elle rappelle …
    alone = _alone_here(discourse, at, gender, token.word) if tells and not usage.gaps and not plural else None
    if alone is not None:
        how.append("by pronoun: the one whom this paragraph names")
        return _take(alone, gender)
    if gender and last is not None and last.entity.differs(gender) and usage.language.grammar.head_first:
        if (apart := _other_here(discourse, gender, at)) is not None:
            how.append("by pronoun: who of that gender this paragraph names, who spoke last being of the other")
            return apart
    if usage.gaps and gender and last is not None and (new := _newcomer(discourse, last, at, gender)) is not None:
        how.append("by pronoun: the only one named since somebody spoke")
        return _take(new, gender)
    if last is not None:
        for said in reversed(discourse.said[-12:]):
            if said.entity.text not in reporters and fits(said.entity):
                if not said.subject and discourse.parted(said.start, at):
                    others = (
                        one.entity for one in discourse.said[-12:] if one.subject and one.entity is not said.entity
                    )
                    if any(map(fits, others)):
                        continue  # the critic Ann Pell, whom the sentence before was not about
                if gender and usage.unmixed and (newer := _subject_since(discourse, said, at, gender)) is not None:
                    how.append("by pronoun: the subject before it, of the paragraph before")
                    return _take(newer, gender)
                other = gender and said.entity.neutral and not said.entity.gender  # who was 그 before is no 그녀
                sure = _surely(discourse, gender, at, named=True) if other else None
                if sure is not None:
                    how.append("by pronoun: who of that gender spoke before")
                    return sure
                if gender and usage.language.script.cased and not (said.entity.gender or said.entity.person):
                    since = (one.entity for one in reversed(discourse.before(at)) if one.start > said.start)
                    nearest = next((one for one in since if one.gender == gender and not one.body), None)
                    if nearest is not None:
                        how.append("by pronoun: who of that gender was named since somebody spoke")
                        return nearest
                if (
                    gender
                    and said.entity.indefinite
                    and not said.entity.gender
                    and (discourse.parted(said.start, at) or not usage.language.grammar.possessives)
                    and (sure := _surely(discourse, gender, at))
                ):
                    how.append("by pronoun: who of that gender spoke before")
                    return sure
                if gender and said.entity.indefinite and not (usage.spaced or usage.gaps):
                    if (main := _main(discourse, said, at, gender)) is not None:
                        how.append("by pronoun: whom the story is about")
                        return _take(main, gender)
                if (outer := _tells_of(discourse, said, at)) is not None and fits(outer):
                    how.append("by pronoun: who told what somebody else said")
                    return _take(outer, gender)
                how.append("by pronoun: who spoke before")
                return _take(said.entity, gender)
    for mention in reversed(discourse.before(at)):
        if fits(mention.entity) and mention.entity.text not in reporters:
            how.append("by pronoun: who was named before")
            return _take(mention.entity, gender)
    if gender and usage.language.script.cased and not plural:  # a full name of which nothing else tells that it is one
        for mention in reversed(discourse.before(at, 3)):
            entity = mention.entity
            if mention.subject and entity.named and not (entity.body or entity.gender or len(entity.words) != 2):
                how.append("by pronoun: the subject before it")
                return _take(entity, gender)
    return None


def _subject_since(discourse: Discourse, said: Mention, at: int, gender: int) -> Entity | None:
    """Whom the paragraph before began with, since somebody spoke in an earlier one: 罗敏站在桥上，学生们喊她。/ 她说"""
    begin = discourse.paragraph_before(at)
    if said.start >= begin:
        return None
    for mention in discourse.before(at, since=max(begin, 1)):
        entity = mention.entity
        if mention.subject and entity.named and entity.person and _fits(entity, gender, 0, 0):
            return entity
    return None


def this_person(discourse: Discourse, head: Token, at: int, how: list[str]) -> Entity | None:
    """Whom “this” and a role that nobody was told to have mean: the last subject or speaker named: 这位爱尔兰人."""
    gender, last = head.tags & lex.GENDER, discourse.said[-1] if discourse.said else None
    told = [mention for mention in discourse.before(at) if mention.subject and mention.entity.named]
    spoke = [said for said in discourse.said[-12:] if said.entity.named]
    here = discourse.paragraph(at)
    if (
        gender and discourse.usage.unmixed and not any(mention.start >= here for mention in told)
    ):  # “……”，这位两个孩子的母亲说: no man, and nobody of whom it is not known
        known = [said for said in spoke if said.entity.gender == gender and not said.entity.body]
        told, spoke = ([], known) if known and discourse.paragraphs(known[-1].start, at) < _NEARBY else (told, spoke)
    for mention in sorted((*told, *spoke), key=lambda one: -one.start):
        if last is not None and mention.start > last.start and _is_reported(discourse, last, mention, at, gender):
            continue
        if _fits(mention.entity, gender, 0, 0):
            if mention.entity.roles and not discourse.usage.unmixed:
                return None  # 山田知事……同弁護士は
            how.append("by “this one”: who was told of last")
            return _take(mention.entity, gender)
    return None


def _of_that_role(discourse: Discourse, role: str, at: int) -> Entity | None:
    """Who was named last with the role that the pronoun ends with: ペル代表…… 同代表は."""
    lexicon = discourse.usage.lexicon
    if not lexicon.look(role) & lex.ROLE:
        return None
    for mention in reversed(discourse.before(at)):
        entity = mention.entity
        if entity.named and not entity.body and any(lexicon.near(role, own) == SAME_ROLE for own in entity.roles):
            return entity
    return None


def _alone_here(discourse: Discourse, at: int, gender: int, word: str) -> Entity | None:
    """The one person of a paragraph in which nobody spoke so far, though no subject: 登录胡金德为“国宝”。他说……

    Where the word is a title too, whom the paragraph has called so: Ai cũng gọi anh Tư là “…”. Anh bảo
    """
    usage = discourse.usage
    begin = discourse.paragraph(at)
    if usage.language.script.half_capitals and usage.lexicon.look(word) & lex.TITLE:
        if any(said.start >= begin and _fits(said.entity, gender, 0, 0) for said in discourse.said[-4:]):
            return None
        called = {id(m.entity): m.entity for m in discourse.before(at, since=begin) if word in m.entity.called}
        return next(iter(called.values())) if len(called) == 1 else None
    grammar = usage.language.grammar
    script = usage.language.script
    cased = script.cased and (grammar.head_first or grammar.possessives or script.nouns_capitalised)
    cased = cased and not grammar.adjoined
    if (usage.spaced and not cased) or (discourse.said and discourse.said[-1].start >= begin):
        return None
    if cased:  # Des mots bien reçus par Jean Pell. Il préside l'association. « … », dit-il.
        told = (m for m in discourse.before(at, since=begin) if not _is_agent(discourse, m, at))
        whole = {id(m.entity): m.entity for m in told if len(m.entity.words) > 1}
        people = [one for one in whole.values() if one.named and one.person and not one.body]
        return people[0] if len(people) == 1 and _fits(people[0], gender, 0, 0) else None
    near = discourse.before(at, since=begin)
    found = {id(m.entity): m.entity for m in near if m.entity.named and _fits(m.entity, gender, 0, 0)}
    return next(iter(found.values())) if len(found) == 1 else None


def _other_here(discourse: Discourse, gender: int, at: int) -> Entity | None:
    """The one of that gender whom this paragraph names: Según el edil, Gil “mintió”. Ella lo niega."""
    near = (mention.entity for mention in discourse.before(at, since=discourse.paragraph(at)))
    found = {id(one): one for one in near if one.named and one.gender == gender and not one.body}
    return next(iter(found.values())) if len(found) == 1 else None


def _body_here(discourse: Discourse, at: int) -> Entity | None:
    """The one body of a paragraph that tells of no person, and in which none spoke."""
    begin = discourse.paragraph(at)
    near = discourse.before(at, since=max(begin, 1))
    spoke = any(said.start >= begin and not said.entity.body for said in discourse.said[-4:])
    if spoke or any(mention.entity.person for mention in near):
        return None
    bodies = {id(mention.entity): mention.entity for mention in near if mention.entity.body}
    return next(iter(bodies.values())) if len(bodies) == 1 else None


def _is_agent(discourse: Discourse, mention: Mention, at: int) -> bool:
    """Whether somebody else is asked, or the like, by them in this sentence: Asked by Ann Pell why he was late, he …"""
    agents, text = discourse.usage.language.grammar.agents, discourse.page.text
    if text.find(". ", mention.start, at) >= 0:
        return False
    before = text[max(0, mention.start - _WORD) : mention.start].split()[-1:] if agents else []
    return bool(before) and before[0].lower() in agents


def _newcomer(discourse: Discourse, last: Mention, at: int, gender: int) -> Entity | None:
    """The one person first named in the paragraph before, since another spoke: … ไม่ได้ทำให้วีระ แก้วมณี พอใจ / “…” เขาถาม"""
    if discourse.paragraphs(last.start, at) < 2:
        return None
    since = [mention.entity for mention in discourse.before(at) if mention.start > last.start]
    new = {id(one): one for one in since if one.named and one.start > last.start and not one.body}
    one = next(iter(new.values())) if len(new) == 1 else None
    return one if one is not None and one.titled and _fits(one, gender, 0, 0) else None


def _named_behind(discourse: Discourse, last: Mention, at: int) -> int:
    """Where who spoke last is named in the sentence that begins with what they said, where names have cases; else 0."""
    if not discourse.usage.language.people.endings:
        return 0
    near = discourse.before(at, since=last.start)
    first = next((mention for mention in near if mention.entity is last.entity), last)
    named = 0 if first.subject else first.start
    return 0 if _ENDS.search(discourse.page.text, last.start, named) else named


def _is_reported(discourse: Discourse, last: Mention, mention: Mention, at: int, gender: int) -> bool:
    """Whether the mention stands in what the last speaker said, in the same sentence."""
    usage = discourse.usage
    surely = usage.unspaced or usage.language.script.nouns_capitalised or usage.language.grammar.adjoined
    titled = usage.language.script.half_capitals and not last.entity.differs(gender)
    if not (surely or titled) or at - last.start > _FAR or mention.entity is last.entity or not last.entity.person:
        return False
    if titled or usage.language.grammar.adjoined:
        if not (last.entity.titled or last.entity.given or last.entity.roles):
            return False
    if usage.language.particles_only:  # 校長が「…」と声をかけると、ペルさんは…。彼は: the verb is behind its words
        told = discourse.page.text[last.start : mention.start]
        if any(pair[1] in told for pair in usage.language.marks.pairs):
            return False
    return not _ENDS.search(discourse.page.text, last.start, mention.start) and bool(
        _ENDS.search(discourse.page.text, mention.start, at)
    )


def _tells_of(discourse: Discourse, said: Mention, at: int) -> Entity | None:
    """Who is named and tells, in one sentence, what somebody without a name said: Pell said a patient had reported …

    Or somebody with one, a paragraph before: Ông An nói rằng Bình viết: “…” / Ông nói
    """
    if said.entity.body:
        return None
    text = discourse.page.text
    for before in reversed(discourse.said[-6:]):
        if before.start < said.start and before.entity.named:
            if said.start - before.start > _FAR or _ENDS.search(text, before.start, said.start):
                return None
            if said.entity.named and not _is_passed_on(discourse, before, said, at):
                return None
            return None if before.entity.body else before.entity
    return None


def _is_passed_on(discourse: Discourse, teller: Mention, said: Mention, at: int) -> bool:
    """Whether “that” and no mark stands between who tells and whose words they are, both in a paragraph before."""
    language = discourse.usage.language
    if not language.script.half_capitals or teller.entity is said.entity or not discourse.parted(said.start, at):
        return False
    marks = "".join(pair[0] for pair in language.marks.pairs)
    between = discourse.page.text[teller.start : said.start].rstrip(marks)
    told = any(f" {word} " in between for word in language.speech.that)
    return told and not any(mark in between for mark in marks)


def _surely(discourse: Discourse, gender: int, at: int, *, named: bool = False) -> Entity | None:
    """Who spoke lately and is a woman, or a man; or whom the paragraph named since: 至于齐若棠，医生说她……"""
    near = (said for said in reversed(discourse.said[-6:]) if said.entity.named or not named)
    spoke = next((said for said in near if said.entity.gender == gender), None)
    since = max(spoke.start if spoke is not None else 0, discourse.paragraph_before(at))
    for mention in reversed(discourse.before(at, since=since)) if discourse.usage.unmixed else ():
        if mention.entity.named and mention.entity.spoke and mention.entity.gender == gender:
            return mention.entity
    return spoke.entity if spoke is not None else None


def _named_beside(discourse: Discourse, subject: Mention, at: int, gender: int) -> Entity | None:
    """Who alone is surely a woman, or a man, and named with the subject: Pell pleure et la juge Anne Brac lit."""
    beside = discourse.before(at, since=subject.start)
    sure = {id(m.entity): m.entity for m in beside if m.entity.named and m.entity.gender == gender}
    return next(iter(sure.values())) if len(sure) == 1 else None


def _is_owned_by(discourse: Discourse, token: Token, mention: Mention) -> bool:
    """Whether the same pronoun, as an owner, stands before somebody who has no name: 그녀의 막내."""
    if mention.entity.named or not discourse.usage.heads_last:
        return False
    before = discourse.page.text[max(0, mention.start - _OWNER) : mention.start + _OWNER]
    return any(f"{token.word}{link} " in before for link in discourse.usage.language.grammar.link)


def _main(discourse: Discourse, last: Mention, at: int, gender: int) -> Entity | None:
    """Who spoke before a passer-by of another paragraph, and is named oftener than anybody: 葛蔓……一位老人…… 她反问"""
    if not discourse.parted(last.start, at):
        return None
    named = [m.entity for m in discourse.before(at) if m.entity.named and _fits(m.entity, gender, 0, 0)]
    most = max(named, key=lambda entity: sum(other is entity for other in named), default=None)
    return most if most is not None and most.spoke else None


def may_be_person(discourse: Discourse, entity: Entity) -> bool:
    """Whether it is a full name of words that nothing tells: Suparmin Rejo menyeka keringat; not: Gunung Merapi."""
    lexicon, common = discourse.usage.lexicon, discourse.usage.language.recognise.words
    if not entity.named or entity.body or not 1 < len(entity.words) < 5 or entity.words[0] in common:
        return False
    return not any(lexicon.look(word) & ~(lex.GIVEN | lex.PARTICLE) for word in entity.words)


def _may_be_meant(discourse: Discourse, mention: Mention, at: int) -> bool:
    """Whether a full name of which nothing tells who bears it begins this paragraph (or the one before).

    À Norvane, Gus Papas tient un bar. « … », dit-il.
    """
    script, entity = discourse.usage.language.script, mention.entity
    if not script.cased or script.half_capitals or discourse.usage.language.grammar.adjoined or len(entity.words) != 2:
        return False
    if entity.gender or entity.place or entity.plural:
        return False
    if not discourse.usage.language.grammar.head_first:  # Ein halber Erfolg. Udo Venn sah das anders. „…“, sagte er.
        text = discourse.page.text
        before = text[max(0, mention.start - _WORD) : mention.start].split()[-1:]
        owned = before and before[0].lower() in discourse.usage.language.grammar.determiners
        if owned or discourse.parted(mention.start, at) or not text.startswith(entity.text, mention.start):
            return False  # the Pacific Ocean; the Pacific
    elif discourse.paragraphs(mention.start, at) > 1:
        return False
    return may_be_person(discourse, entity)


def _may_act(discourse: Discourse, mention: Mention) -> bool:
    """Whether the sentence tells of who may be a person; not: operator North Link, media Korea, Best Eleven, …"""
    if not may_be_person(discourse, mention.entity):
        return False
    text, usage = discourse.page.text, discourse.usage
    before = text[max(0, mention.start - _WORD) : mention.start].split(" ")[-2:-1]
    if before and usage.lexicon.look(before[0].lower()) & (lex.ORGANISATION | lex.DOCUMENT):
        return False
    behind = text[mention.start + len(mention.entity.text) :][:_WORD].split(maxsplit=1)[:1]
    goes_on = bool(behind) and behind[0][0].islower() and behind[0] not in usage.language.grammar.conjunctions
    return goes_on or not before or not before[0].endswith(",")


def _take(entity: Entity, gender: int) -> Entity:
    entity.gender = entity.gender or gender
    return entity


def _fits(entity: Entity, gender: int, neuter: int, plural: int) -> bool:
    if neuter:
        return entity.body or (entity.named and is_body(entity))  # Greenpeace … tổ chức này
    if plural:
        return entity.plural or (entity.body and not entity.place)
    if entity.plural:
        return False
    single = len(entity.words) == 1 and not any(sign in entity.words[0] for sign in " ·・")
    if gender and entity.named and single and not (entity.titled or entity.roles or entity.gender):
        return False  # Tallinn had asked …: a place may speak, but is no “she”
    return (entity.person or not (entity.body or entity.named)) and not entity.differs(gender)
