"""Whom the phrase beside a cue means, by what its sentence and those before tell."""

from bisect import bisect_left, bisect_right
from itertools import pairwise

from wirecli.knowledge import lexicon as lex
from wirecli.knowledge.language import People
from wirecli.quotes.attributed import Attribution
from wirecli.quotes.classes import is_katakana
from wirecli.quotes.cue import Cue, is_plural
from wirecli.quotes.phrases import Phrases
from wirecli.quotes.sentences import Sentence
from wirecli.quotes.speakers import wording
from wirecli.quotes.speakers.discourse import Entity
from wirecli.quotes.token import Token, every, some, union
from wirecli.quotes.walk import Walk

_BEARERS = 60  # people of whom the last may bear the same surname
_BESIDE = frozenset({"quote-cue-speaker", "quote-speaker-cue"})
_NEAR_BODY, _TOPIC = 3, 8  # sentences; words of a sentence's first phrase
_NAMED = 10  # words that the name of a document has at most


def whose(walk: Walk, attribution: Attribution, resolved: dict[tuple[int, int], Entity | None]) -> Entity | None:
    phrase = attribution.phrase
    if phrase is None:
        return None
    if phrase not in resolved:
        words = attribution.words
        start, end = words[0].start, words[-1].end
        names = walk.names[bisect_left(walk.name_starts, start) : bisect_left(walk.name_starts, end)]
        latter = _latter(walk, attribution) if words[0].word in walk.tools.cues.articles else None
        if words[0].tags & lex.PRONOUN and words[0].tags & lex.DOCUMENT:
            latter = _document_before(walk, attribution)
        latter = latter or _body_of_gender(walk, attribution)
        if words[0].word in walk.tools.language.people.others and len(words) == 1:
            resolved[phrase] = _other(walk, attribution)
            return resolved[phrase]
        if words[-1].tags & lex.SAME and words[-1].tags & lex.ORGANISATION and every(words[:-1], lex.DOCUMENT):
            latter = _body_before(walk, attribution)  # в ведомстве, в заявлении ведомства
        if latter is None and len(words) == 1 and words[0].tags & lex.PRONOUN:
            latter = _pointed_at(walk, attribution) or _told_by_role(walk, attribution) or _itself(walk, attribution)
            latter = latter or _body_told(walk, attribution, False)
        if not walk.tools.language.script.spaced and words[0].tags & lex.PRONOUN:
            latter = latter or _answers(walk, attribution) or _opened(walk, attribution)
        resolved[phrase] = latter or walk.cast.resolve(
            words,
            start,
            names,
            attribution.how,
            attribution.shape in _BESIDE
            or (
                walk.cast.usage.heads_last
                and any(token.quoted for token in attribution.sentence.tokens[phrase[1] : phrase[1] + 1])
            ),
            attribution.shape == "speaker-quote-cue",
        )
        if resolved[phrase] is None and len(words) == 1 and words[0].tags & lex.PRONOUN:
            resolved[phrase] = _only_role(walk, attribution) or _only_named(walk, attribution)
            resolved[phrase] = resolved[phrase] or _body_told(walk, attribution, True)
        if attribution.shape == "speaker-colon-quote" and attribution.how[-1:] == ["by a capital"] and not phrase[0]:
            resolved[phrase] = _labelled(walk, attribution, resolved[phrase])
        resolved[phrase] = _going_on(walk, attribution, resolved[phrase])
        resolved[phrase] = _only_one(walk, attribution, resolved[phrase])
        resolved[phrase] = _told_more_of(walk, attribution, resolved[phrase])
        resolved[phrase] = _of_that_gender(walk, attribution, resolved[phrase])
        resolved[phrase] = _as_the_verb_tells(walk, attribution, resolved[phrase])
        _learn_gender(walk, attribution, resolved[phrase])
        _describe_fully(walk, attribution, resolved[phrase])
    return resolved[phrase]


def _body_told(walk: Walk, attribution: Attribution, firms: bool) -> Entity | None:
    """Which body a sentence shortly before is about, of the kind that a pronoun says: 気象庁は…出した。同庁は「…」。"""
    language, sentence, pronoun = walk.tools.language, attribution.sentence, attribution.words[0]
    if not language.particles_only or len(attribution.words) > 1 or not pronoun.tags & lex.NEUTER:
        return None
    number = bisect_left(walk.sentence_starts, sentence.start)
    for before in reversed(walk.sentences[max(0, number - _NEAR_BODY) : number]):
        tokens = before.tokens
        topic = next((at for at, token in enumerate(tokens[:_TOPIC]) if token.tags & lex.TOPIC), 0)
        phrases = Phrases(tokens, language, walk.cast.naming.knows)
        phrase = phrases.before(topic) if topic and before.paragraph >= sentence.paragraph - 1 else None
        last = tokens[phrase[1] - 1] if phrase is not None else pronoun
        if phrase is None or last.tags & (lex.ROLE | lex.TITLE_SUFFIX | lex.PRONOUN | lex.QUOTE):
            continue
        link = next((at + 1 for at in reversed(range(*phrase)) if tokens[at].tags & lex.LINK), phrase[0])
        words = tokens[link : phrase[1]]  # 食品大手の|浜フーズ
        text = walk.page.text[words[0].start : last.end] if words else ""
        if len(text) > 1 and _is_such(text, pronoun.word, last, language.people, firms):
            known = walk.cast.naming.find((text,), last.end) or walk.cast.naming.add(text, (text,), words[0].start)
            known.body = True
            attribution.how.append("by pronoun: the body that a sentence before is about")
            return known
    return None


def _is_such(text: str, pronoun: str, last: Token, people: People, firms: bool) -> bool:
    """Whether a pronoun may call a body so: 水路庁 is 同庁, 浜名大学 同大; a firm ends as firms do, or is foreign."""
    kind = pronoun[1:]
    if kind in text[-len(kind) - 1 :]:
        return True
    if not firms or not any(pronoun in group and not set(people.companies).isdisjoint(group) for group in people.kin):
        return False
    foreign = all(is_katakana(letter) or letter.isascii() or letter in "ー・" for letter in last.word)
    return bool(last.tags & (lex.UNKNOWN | lex.ORGANISATION)) and (text.endswith(people.firm_ends) or foreign)


def _labelled(walk: Walk, attribution: Attribution, entity: Entity | None) -> Entity | None:
    """Who spoke before, where a word that is nobody's name tells what the words are about: Assistência: “…”"""
    said = walk.discourse.said[-1] if walk.discourse.said else None
    token = attribution.words[0]
    if said is None or not said.entity.named or said.entity.body or token.tags & lex.GIVEN or entity is None:
        return entity
    if not walk.tools.language.people.offices or len(attribution.words) > 1 or not attribution.sentence.first:
        return entity
    walk.discourse.entities.remove(entity)
    attribution.how.append("a label, of who spoke before")
    return said.entity


def _going_on(walk: Walk, attribution: Attribution, entity: Entity | None) -> Entity | None:
    """Who spoke last, where a verb that goes on stands behind somebody new: นักซิ่งหนุ่มยังเผยอีกว่า."""
    again, cue, phrase = walk.tools.language.speech.again, attribution.cue, attribution.phrase
    if not again or entity is None or cue is None or phrase is None or not walk.discourse.said:
        return entity
    words, tokens = attribution.words, attribution.sentence.tokens
    if entity.named or entity.start != words[0].start or some(words[:1], lex.INDEFINITE | lex.GROUP | lex.ORGANISATION):
        return entity
    articles = walk.tools.language.script.articles
    if some(words[1:], lex.INDEFINITE | lex.GROUP | lex.ORGANISATION) and not articles:
        return entity
    if phrase[0] and tokens[phrase[0] - 1].tags & lex.FILLER:
        return entity  # ด้านทนายความ…
    between = tokens[phrase[1] : cue.at]
    if articles:
        goes_on = cue.token.word in again
    else:
        goes_on = any(token.word in again for token in between) or any(part in cue.token.word for part in again)
    if not goes_on:
        return entity
    last = walk.discourse.said[-1].entity
    gender = union(words) & lex.GENDER
    if last.body or last.plural or (gender and last.gender and gender != last.gender):
        return entity
    if articles and not words[0].tags & (lex.ROLE | lex.TITLE | lex.MODIFIER):
        return entity  # وأردف نيمار: a name
    if articles and not words[0].tags & lex.DEFINITE:
        kin = wording.kinship(walk.cast.usage, entity.roles, last.roles)
        if len(words) < 2 or not words[1].tags & (lex.DEFINITE | lex.GROUP) or not kin:
            return entity  # وأضاف مسؤول كبير: somebody new
    attribution.how.append("by a verb that goes on: who spoke last")
    return last


def _only_one(walk: Walk, attribution: Attribution, entity: Entity | None) -> Entity | None:
    """The one person named near here, of whom no role is told: a role of nobody known means them, เจ้าของฟาร์มเผยว่า."""
    phrase, words, tokens = attribution.phrase, attribution.words, attribution.sentence.tokens
    if not walk.tools.language.script.gaps or entity is None or entity.named or phrase is None:
        return entity
    other = lex.INDEFINITE | lex.GROUP | lex.ORGANISATION | lex.PLURAL | lex.PRONOUN
    if entity.start != words[0].start or not words[0].tags & lex.ROLE or some(words, other):
        return entity
    if (phrase[0] and tokens[phrase[0] - 1].tags & lex.FILLER) or some(words[1:], lex.LINK):
        return entity  # ด้านทนายความ…, ภรรยาของ…
    if any(token.word in walk.tools.language.people.apart for token in words):
        return entity
    since = next(one.start for one in walk.sentences if one.paragraph >= attribution.sentence.paragraph - 2)
    near = {id(one.entity): one.entity for one in walk.discourse.before(words[0].start, since=max(1, since))}
    people = [one for one in near.values() if one.named and not one.body]
    gender = union(words) & lex.GENDER
    if len(people) != 1 or people[0].roles or people[0].differs(gender) or people[0].plural:
        return entity
    if words[0].word.endswith(tuple(part for word in people[0].words for part in word.split())):
        return entity  # แม่ของมะลิ: whose she is
    attribution.how.append("by a role: the one person named near here")
    return people[0]


def _body_before(walk: Walk, attribution: Attribution) -> Entity | None:
    """The body that the sentence before begins with: Прокуратура начала проверку. «…», — сообщили в ведомстве."""
    place = bisect_left(walk.sentence_starts, attribution.sentence.start)
    before = walk.sentences[place - 1] if place else None
    if before is None or before.paragraph != attribution.sentence.paragraph or before.has_quotes:
        return None
    phrases = Phrases(before.tokens, walk.tools.language, walk.cast.naming.knows)
    begin = int(bool(before.tokens[0].tags & lex.STOP))  # В МИД Украины рады.
    phrase = phrases.leading(begin, len(before.tokens))
    if phrase is None or phrase[0] != begin:
        return None
    while begin < phrase[1] and before.tokens[begin].tags & (lex.ORGANISATION | lex.MODIFIER) == lex.MODIFIER:
        begin += 1  # Национальный совет
    if begin == phrase[1] or not before.tokens[begin].tags & lex.ORGANISATION:
        return None
    words = before.tokens[slice(*phrase)]
    start, end = bisect_left(walk.name_starts, words[0].start), bisect_left(walk.name_starts, words[-1].end)
    attribution.how.append("by “the same”: the body that the sentence before is about")
    return walk.cast.resolve(words, words[0].start, walk.names[start:end], [])


def _told_more_of(walk: Walk, attribution: Attribution, entity: Entity | None) -> Entity | None:
    """Who spoke last, where a relative clause tells more: kata wanita yang berniaga di situ."""
    phrase, words, tokens = attribution.phrase, attribution.words, attribution.sentence.tokens
    if not walk.tools.language.grammar.adjoined or entity is None or entity.named or phrase is None:
        return entity
    gender = words[0].tags & lex.GENDER
    if entity.start != words[0].start or attribution.shape not in _BESIDE or not gender or len(words) > 1:
        return entity
    if not words[0].tags & lex.ROLE or not some(tokens[phrase[1] : phrase[1] + 1], lex.RELATIVE):
        return entity
    last = walk.discourse.said[-1] if walk.discourse.said else None
    if last is None or walk.discourse.paragraphs(last.start, words[0].start) > 2:
        return entity
    one = last.entity
    if not one.named or one.body or one.plural or one.differs(gender):
        return entity
    attribution.how.append("by a relative clause: who spoke last")
    return one


def _itself(walk: Walk, attribution: Attribution) -> Entity | None:
    """Who says in the same sentence what “it” does: Northline, which reports on Monday, said it saw “no risk”."""
    pronoun, said = attribution.words[0], walk.discourse.said[-1] if walk.discourse.said else None
    if said is None or not walk.tools.language.grammar.possessives or not pronoun.tags & lex.NEUTER:
        return None
    who = said.entity
    if said.start != attribution.sentence.start or who.gender or who.plural or who.titled or who.given or not who.named:
        return None
    attribution.how.append("by pronoun: who says so in this sentence")
    return who


def _pointed_at(walk: Walk, attribution: Attribution) -> Entity | None:
    """Whom the sentence before tells of by a role alone: Un propos qui fait réagir la cheffe. « … », dit-elle."""
    gender = attribution.words[0].tags & lex.GENDER
    language = walk.tools.language
    place = bisect_left(walk.sentence_starts, attribution.sentence.start)
    before = walk.sentences[place - 1] if place else None
    if before is None or not gender or before.has_quotes or before.paragraph != attribution.sentence.paragraph:
        return None
    if not language.people.apart or not language.grammar.head_first or language.grammar.adjoined:
        return None
    told = walk.discourse.before(attribution.sentence.start, since=before.start)
    if any(one.entity.named and not one.entity.body and not one.entity.differs(gender) for one in told):
        return None
    if any(said.start >= before.start for said in walk.discourse.said[-2:]):
        return None
    for at in range(len(before.tokens) - 1, 0, -1):
        role, article = before.tokens[at].tags, before.tokens[at - 1].tags
        definite = article & (lex.DETERMINER | lex.INDEFINITE) == lex.DETERMINER and article & gender
        if not definite or not role & lex.ROLE or role & (lex.GROUP | lex.CAPITAL):
            continue
        entity = walk.cast.by_role(before.tokens[at - 1 : at + 1], before.tokens[at - 1].start)
        if entity is not None and entity.named and entity.person and not (entity.plural or entity.differs(gender)):
            attribution.how.append("by pronoun: whom the sentence before tells of by a role")
            return entity
        return None
    return None


def _told_by_role(walk: Walk, attribution: Attribution) -> Entity | None:
    """Whom the sentence before begins to tell of by a role alone: Теперь мэр осторожнее. «…», — говорит он."""
    gender, discourse = attribution.words[0].tags & lex.GENDER, walk.discourse
    place = bisect_left(walk.sentence_starts, attribution.sentence.start)
    before = walk.sentences[place - 1] if place else None
    if before is None or not gender or before.has_quotes or before.paragraph != attribution.sentence.paragraph:
        return None
    if not walk.tools.language.people.genitives or attribution.words[0].tags & lex.PLURAL:
        return None
    tokens, other = before.tokens, lex.STOP | lex.LINK | lex.ROLE | lex.ORGANISATION | lex.CUE
    at = next((k for k, token in enumerate(tokens) if token.tags & (lex.ROLE | lex.PUNCTUATION)), 0)
    role = tokens[at].tags
    if not role & lex.ROLE or role & (lex.GROUP | lex.PLURAL) or (at and tokens[at - 1].tags & other):
        return None
    if some(tokens[at + 1 : at + 2], lex.CAPITAL | lex.ROLE | lex.QUOTE | lex.ORGANISATION):
        return None
    told = discourse.before(attribution.sentence.start, since=before.start)
    spoke = any(said.start >= before.start for said in discourse.said[-2:])
    if spoke or any(one.subject and one.entity.named and not one.entity.body for one in told):
        return None
    entity = walk.cast.by_role(tokens[at : at + 1], tokens[at].start)
    if entity is None or not entity.named or not entity.person or entity.plural or entity.differs(gender):
        return None
    attribution.how.append("by pronoun: whom the sentence before tells of by a role")
    return entity


def _latter(walk: Walk, attribution: Attribution) -> Entity | None:
    """Who was told of last in the sentence before an article alone: Pell traf den Minister. Der sagte: …"""
    first = attribution.words[0]
    wrong = lex.GENDER & ~first.tags
    place = bisect_left(walk.sentence_starts, attribution.sentence.start)
    before = walk.sentences[place - 1] if place else None
    if before is None or len(attribution.words) > 1 or not first.tags & lex.PRONOUN:
        return None
    for at in range(len(before.tokens) - 1, -1, -1):
        token = before.tokens[at]
        if token.quoted or not token.tags & lex.CAPITAL:
            continue
        named = bisect_left(walk.name_starts, token.start + 1)
        name = walk.names[named - 1] if named else None
        entity = None
        if name is not None and name.start <= token.start < name.end:
            entity = walk.cast.resolve([token], name.start, [name], [])
        elif token.tags & lex.ROLE and at and before.tokens[at - 1].tags & (lex.DETERMINER | lex.MODIFIER | lex.STOP):
            entity = walk.cast.by_role(before.tokens[at - 1 : at + 1], token.start)
        if entity is not None and entity.person and not (entity.plural or entity.gender & wrong):
            entity.gender = entity.gender or first.tags & lex.GENDER
            attribution.how.append("by an article alone: who was told of last")
            return entity
    return None


def _body_of_gender(walk: Walk, attribution: Attribution) -> Entity | None:
    """The body that the sentence before tells of, where its article has the pronoun's gender: Die Polizei … Sie …

    Not where that sentence names a person whom the pronoun may mean as well, nor where the verb has several.
    """
    language, first, cue = walk.tools.language, attribution.words[0], attribution.cue
    gender = first.tags & lex.GENDER
    place = bisect_left(walk.sentence_starts, attribution.sentence.start)
    before = walk.sentences[place - 1] if place else None
    if not language.script.nouns_capitalised or not first.tags & lex.PRONOUN or len(attribution.words) > 1:
        return None
    if before is None or before.paragraph != attribution.sentence.paragraph or not gender or cue is None:
        return None
    if before.has_quotes or is_plural(attribution.sentence.tokens, cue.at, language.speech.plural):
        return None
    if some(before.tokens, lex.GIVEN) or any(
        noun.tags & lex.ROLE and article.tags & lex.DETERMINER for article, noun in pairwise(before.tokens)
    ):
        return None  # Die Direktorin wird die Bank verlassen. Sie …
    articles = language.people.articles_feminine if gender & lex.FEMININE else language.people.articles_masculine
    body = lex.ORGANISATION | lex.CAPITAL
    for at in range(1, len(before.tokens)):
        article, noun = before.tokens[at - 1], before.tokens[at]
        if article.word != articles[0] or noun.tags & body != body or noun.tags & (lex.ROLE | lex.GROUP):
            continue
        if at > 1 and (not gender & lex.FEMININE or before.tokens[at - 2].tags & lex.STOP):
            continue  # der Polizei; gegen die Partei
        near = walk.discourse.before(attribution.sentence.start, since=before.start)
        if any(mention.entity.person and not mention.entity.differs(gender) for mention in near):
            return None
        phrase = Phrases(before.tokens, language, walk.cast.naming.knows).after(at - 1)
        words = before.tokens[slice(*phrase)] if phrase and phrase[0] == at - 1 else [article, noun]
        names = walk.names[bisect_left(walk.name_starts, words[0].start) : bisect_left(walk.name_starts, words[-1].end)]
        attribution.how.append("by pronoun: the body that the sentence before tells of")
        return walk.cast.resolve(words, words[0].start, names, attribution.how)
    return None


def _only_role(walk: Walk, attribution: Attribution) -> Entity | None:
    """Whom a pronoun means where the text has named nobody: the one whom the sentence before tells of by a role.

    Le budget est délicat pour le premier ministre. « … », a-t-il admis.
    """
    first = attribution.words[0]
    gender = first.tags & lex.GENDER
    place = bisect_left(walk.sentence_starts, attribution.sentence.start)
    before = walk.sentences[place - 1] if place else None
    language = walk.tools.language
    told = language.people.apart or language.grammar.whose  # where roles say who is who
    if before is None or not gender or first.tags & lex.PLURAL or not told:
        return None
    if before.paragraph < attribution.sentence.paragraph - 1:
        return None
    tokens, found, begin = before.tokens, None, 0
    nouns = language.script.nouns_capitalised
    small = lex.MODIFIER | lex.UNKNOWN | (lex.ROLE if nouns else 0)
    for at in range(1, len(tokens)):
        head, start = tokens[at].tags, at - 1
        behind = tokens[at + 1].tags if at + 1 < len(tokens) else 0
        if nouns and (not head & lex.CAPITAL or behind & lex.CAPITAL):
            continue  # auf einer Wiener Wache
        while start and at - start < 3 and tokens[start].tags & small and not tokens[start].tags & lex.CAPITAL:
            start -= 1  # der angeklagte Polizist
        article = tokens[start].tags
        if not head & lex.ROLE or not article & lex.DETERMINER:
            continue
        if head & (lex.GROUP | lex.PLURAL | lex.QUOTE) or (head | article) & lex.GENDER & ~gender:
            continue
        if found is not None and tokens[found].word != tokens[at].word:
            return None
        found, begin = at, start
    if found is None:
        return None
    alone = lex.GIVEN | lex.CAPITAL
    if begin > 1 and tokens[begin - 1].tags & lex.COMMA and tokens[begin - 2].tags & alone == alone:
        attribution.how.append("by pronoun: whose role alone is told")  # Neben ihr nickt Udo, ein Lehrling, …
        return walk.cast.resolve(tokens[begin - 2 : begin - 1], tokens[begin - 2].start, (), [])
    attribution.how.append("by pronoun: the only one told of by a role")
    return walk.cast.resolve(tokens[begin : found + 1], tokens[begin].start, (), [])


def _only_named(walk: Walk, attribution: Attribution) -> Entity | None:
    """Whom a pronoun means where nobody is named before it: the only person of the text, named behind.

    « … », a-t-il admis. \n\n Jean Talbec, maire de Lurville
    """
    first = attribution.words[0]
    gender = first.tags & lex.GENDER
    if not walk.tools.language.script.cased or not gender or first.tags & lex.PLURAL:
        return None
    people = [name for name in walk.names if not name.body]
    if not people or people[0].start < first.start or len(people[0].words) < 2:
        return None
    words, full = set(people[0].words), people[0]
    if not (full.given or full.roles) or any(
        not set(name.words) <= words or (name.gender and name.gender & ~gender) for name in people
    ):
        return None
    attribution.how.append("by pronoun: the only one named in the text")
    tokens = [token for one in walk.sentences for token in one.tokens if full.start <= token.start < full.end]
    return walk.cast.resolve(tokens, full.start, [full], [])


def _answers(walk: Walk, attribution: Attribution) -> Entity | None:
    """Who spoke before, where somebody else's question stands right before “she”: 主持人追问：“…？”她神秘一笑：“…”"""
    phrase, tokens = attribution.phrase, attribution.sentence.tokens
    gender = attribution.words[0].tags & lex.GENDER
    last = walk.said[-1] if walk.said else None
    if phrase is None or phrase[0] or phrase[1] > 1 or not gender or last is None or last.quoted is None:
        return None
    if walk.page.text[last.quoted.end - 1] not in "?？" or last.quoted.paragraph != attribution.sentence.paragraph:
        return None
    here = last.attribution.sentence if last.attribution is not None else None
    also = len(tokens) > 1 and tokens[1].tags & (lex.FILLER | lex.CONJUNCTION) and len(tokens[1].word) == 1
    if also or here is None or last.mention == [] or last.mention[0].tags & lex.PRONOUN:
        return None
    place = bisect_left(walk.sentence_starts, attribution.sentence.start)
    if not place or walk.sentences[place - 1] is not here:
        return None
    for said in reversed(walk.said[-12:]):
        other = said.entity
        if other is not None and other is not last.entity and other.person and not other.plural:
            if other.gender in (0, gender):
                attribution.how.append("by pronoun: who is asked")
                return other
    return None


def _opened(walk: Walk, attribution: Attribution) -> Entity | None:
    """Whom the sentence began with by a role, where it names nobody: กัปตันปฏิเสธเรื่องนี้ “…” เขากล่าว"""
    tokens, first = attribution.sentence.tokens, attribution.words[0]
    gender = first.tags & lex.GENDER
    if not walk.tools.language.script.gaps or not gender:
        return None
    at = int(bool(tokens[0].tags & lex.FILLER and len(tokens) > 1))  # สำหรับผู้ว่าการรัฐ คำถามคือ …
    if not tokens[at].tags & lex.ROLE or tokens[at].tags & (lex.GROUP | lex.GIVEN | lex.QUOTE):
        return None
    if some(tokens[at + 1 : at + 4], lex.INDEFINITE | lex.GIVEN | lex.CUE | lex.LINK):
        return None
    begin = tokens[at].start
    if walk.discourse.before(first.start, since=begin + 1) or (
        walk.discourse.said and walk.discourse.said[-1].start >= begin
    ):
        return None
    entity = walk.cast.by_role(tokens[at : at + 1], begin)
    if entity is None and some(tokens[at + 1 : at + 3], lex.RELATIVE):
        end = at + 1
        while tokens[end].tags & (lex.UNKNOWN | lex.MODIFIER) and tokens[end].start == tokens[end - 1].end:
            end += 1
        entity = walk.cast.resolve(tokens[at:end], begin, (), [])  # ผู้ตรวจสอบอิสระที่ทั้งคู่จ้าง … เขาบอกว่า
        return entity if entity is not None and not entity.body and not entity.plural else None
    if entity is None or not entity.named or entity.body or entity.differs(gender):
        return None
    attribution.how.append("by pronoun: whom the sentence begins with")
    return entity


def _other(walk: Walk, attribution: Attribution) -> Entity | None:
    """Whom a word for the other one means: 宗女士联系客服，对方答复称; 闵女士要求退款时，对方又改口称"""
    people = lex.ROLE | lex.GROUP | lex.ORGANISATION | lex.GIVEN | lex.TITLE_SUFFIX
    told = [token for token in attribution.sentence.tokens if token.start < attribution.words[0].start]
    asked = next((at for at, token in enumerate(told) if token.tags & lex.SAY), len(told))
    told = told[:asked]  # 编辑询问有几家企业时，对方……
    places = [
        at
        for at, token in enumerate(told)
        if (token.tags & people and not token.tags & lex.CUE)
        or (at and token.tags == lex.UNKNOWN and told[at - 1].tags & lex.ADDRESSEE)  # 记者致电|白沙工地，对方称
    ]
    first = next((at for at in places if at + 1 not in places), len(told))
    attribution.how.append("by “the other one”")
    if places and (begin := places[-1]) > first:
        while begin - 1 > first and (
            told[begin - 1].tags & (people | lex.MODIFIER | lex.DETERMINER) or told[begin - 1].tags == lex.UNKNOWN
        ):
            begin -= 1
        whom = told[begin : places[-1] + 1]
        start, end = bisect_left(walk.name_starts, whom[0].start), bisect_left(walk.name_starts, whom[-1].end)
        return walk.cast.resolve(whom, whom[0].start, walk.names[start:end], [])
    subject = walk.discourse.subject_before(attribution.words[0].start, attribution.sentence.start)
    here = attribution.sentence.paragraph
    for said in reversed(walk.said[-6:]):
        at = said.attribution.sentence.paragraph if said.attribution is not None else None
        at = said.quoted.paragraph if at is None and said.quoted is not None else at
        if at is None or (said.attribution is not None and said.attribution.sentence is attribution.sentence):
            continue
        if said.entity is not None and said.entity.text in walk.tools.language.frame.byline:
            here = max(here - 1, 0)
            continue  # 记者：“……”\n对方：“……”
        if said.entity is not None and said.entity is not subject:
            return said.entity if at >= here - 1 else None
    return None


def _document_before(walk: Walk, attribution: Attribution) -> Entity | None:
    """The document that this sentence or one of the two before told of: heißt es darin."""
    start = attribution.words[0].start
    place = bisect_right(walk.sentence_starts, start)
    for sentence in reversed(walk.sentences[max(0, place - 3) : place]):
        tokens = [token for token in sentence.tokens if token.start < start]
        for at in range(len(tokens) - 1, -1, -1):
            if not tokens[at].tags & lex.DOCUMENT or not tokens[at].tags & lex.CAPITAL or tokens[at].quoted:
                continue
            begin = at
            while begin and tokens[begin - 1].tags & (lex.UNKNOWN | lex.MODIFIER) and at - begin < 3:
                if tokens[begin - 1].tags & lex.CAPITAL:
                    break
                begin -= 1
            end = at + 1
            while end + 1 < len(tokens) and tokens[end].tags & lex.LINK and tokens[end + 1].tags & lex.CAPITAL:
                end += 2  # in einem Schreiben der Kammer
            attribution.how.append("by “therein”: the document told of last")
            return walk.cast.resolve(tokens[begin:end], tokens[begin].start, (), attribution.how, issued=True)
    return None


def _describe_fully(walk: Walk, attribution: Attribution, entity: Entity | None) -> None:
    """What else is said of somebody who is never named: a woman | in a green anorak."""
    phrase, tokens = attribution.phrase, attribution.sentence.tokens
    language = walk.tools.language
    if entity is None or entity.named or entity.body or phrase is None or not language.grammar.described:
        return
    if language.script.articles:
        _describe_place(walk, attribution, entity)
        return
    if not tokens[phrase[0]].tags & lex.INDEFINITE or phrase[1] + 1 >= len(tokens):
        return
    end = phrase[1]
    if not tokens[end].tags & (lex.STOP | lex.LINK) or tokens[end].tags & (lex.FILLER | lex.NUMBER):
        return
    if tokens[end].word not in language.grammar.described:
        return
    place = tokens[end + 1].tags
    if language.grammar.head_first and place & lex.DETERMINER and not place & lex.INDEFINITE:
        return  # una mujer | en la puerta
    noun = lex.UNKNOWN | lex.PERSON | lex.FIELD
    while end < len(tokens) and end - phrase[1] < 7:
        tags = tokens[end].tags
        if tags & (lex.PUNCTUATION | lex.CUE | lex.RELATIVE | lex.THAT | lex.PRONOUN) and not tags & noun:
            break
        if end > phrase[1] and tags & (lex.STOP | lex.FILLER) and not tags & (lex.DETERMINER | lex.MODIFIER):
            named = tokens[end - 1].tags & lex.CAPITAL and some(tokens[end + 1 : end + 2], lex.CAPITAL)
            if not (named and tags & lex.WITHIN):
                break  # but: a spokesman for the Department for Ports
        end += 1
    while end > phrase[1] and tokens[end - 1].tags & (lex.STOP | lex.LINK | lex.DETERMINER | lex.CONJUNCTION):
        end -= 1
    if end > phrase[1] + 1:
        text = " ".join(walk.page.text[tokens[phrase[0]].start : tokens[end - 1].core].split())
        if text.startswith(entity.text):
            entity.text = text


def _describe_place(walk: Walk, attribution: Attribution, entity: Entity) -> None:
    """Where somebody works or is from, where nouns have no article but a definite one: مسؤول | في الديوان الأميري."""
    phrase, tokens = attribution.phrase, attribution.sentence.tokens
    assert phrase is not None
    end = phrase[1]
    first = tokens[phrase[0]].tags
    if not first & lex.ROLE or first & lex.DEFINITE or end + 1 >= len(tokens):
        return
    if tokens[end].word not in walk.tools.language.grammar.described:
        return
    place = tokens[end + 1].tags
    if not place & (lex.ORGANISATION | lex.GROUP) or place & (lex.STOP | lex.DOCUMENT | lex.STATEMENT | lex.QUOTE):
        return
    end += 2
    if not place & lex.DEFINITE and tokens[end : end + 1] and tokens[end].tags & (lex.GIVEN | lex.UNKNOWN | lex.GROUP):
        end += not tokens[end].tags & (lex.DEFINITE | lex.PUNCTUATION | lex.CUE)  # في محافظة | صلاح الدين
    while end < len(tokens) and end - phrase[1] < 6 and tokens[end].tags & lex.DEFINITE:
        if tokens[end].tags & (lex.STOP | lex.CUE | lex.FILLER | lex.PLAIN | lex.PUNCTUATION):
            break
        end += 1
    text = " ".join(walk.page.text[tokens[phrase[0]].start : tokens[end - 1].core].split())
    if text.startswith(entity.text):
        entity.text = text


def _of_that_gender(walk: Walk, attribution: Attribution, entity: Entity | None) -> Entity | None:
    """Whose surname it is, where two bear it and the verb tells a man from a woman: وأضافت القطب."""
    cue, words = attribution.cue, attribution.words
    if entity is None or cue is None or len(words) != 1 or not walk.tools.language.speech.feminine:
        return entity
    if (
        not entity.named
        or entity.body
        or not cue.token.tags & lex.SAY
        or attribution.phrase is None
        or cue.at + 1 != attribution.phrase[0]
    ):
        return entity
    right = lex.FEMININE if cue.token.tags & lex.FEMININE else lex.MASCULINE
    if entity.gender == right or (right == lex.MASCULINE and not entity.gender):
        return entity
    for other in reversed(walk.discourse.entities[-_BEARERS:]):
        if other.named and other.gender == right and other.words[-1:] == (words[0].word,):
            return other
    return entity


def _as_the_verb_tells(walk: Walk, attribution: Attribution, entity: Entity | None) -> Entity | None:
    """The woman told of last, where a role may be hers and the verb is a woman's: «…», — написала политик."""
    cue, words, women = attribution.cue, attribution.words, walk.tools.language.grammar.finite_feminine
    if entity is None or cue is None or not women or entity.body or entity.gender != lex.MASCULINE:
        return entity
    if attribution.phrase is None or cue.at + 1 != attribution.phrase[0] or not words[-1].tags & lex.ROLE:
        return entity
    if some(words, lex.GIVEN | lex.UNKNOWN) or not walk.page.text[cue.token.start : cue.token.core].endswith(women):
        return entity
    since = next(one.start for one in walk.sentences if one.paragraph >= attribution.sentence.paragraph - 1)
    for mention in reversed(walk.discourse.before(words[0].start, since=since)):
        other = mention.entity
        if other.named and not other.body and other.gender == lex.FEMININE:
            attribution.how.append("by the verb’s gender: the woman told of last")
            return other
    return entity


def _learn_gender(walk: Walk, attribution: Attribution, entity: Entity | None) -> None:
    """What a verb right before its subject tells of somebody: قال كريم, قالت هدى."""
    cue, phrase = attribution.cue, attribution.phrase
    if entity is None or cue is None or phrase is None:
        return
    if walk.tools.language.grammar.finite_feminine and not (entity.body or entity.gender or entity.plural):
        _learn_from_ending(walk, cue, phrase, entity)
    if not walk.tools.language.speech.feminine:
        return
    articles = walk.tools.language.script.articles  # وكان سالم قد وصف
    beside = cue.at + 1 == phrase[0] or (articles and 0 <= cue.at - phrase[1] < 2)
    verb = lex.SAY | (lex.ACT if articles else 0)
    if entity.named and not (entity.body or entity.gender or entity.plural) and beside and cue.token.tags & verb:
        entity.gender = lex.FEMININE if cue.token.tags & lex.FEMININE else lex.MASCULINE


def _learn_from_ending(walk: Walk, cue: Cue, phrase: tuple[int, int], entity: Entity) -> None:
    """What a verb right beside its subject tells of somebody: сказала Пелль, пенсионер сказал."""
    grammar = walk.tools.language.grammar
    single = len(entity.words) == 1 and not (entity.titled or entity.given or entity.roles)  # Кремль заявил
    if single or all(map(str.isascii, entity.words)) or not (cue.at + 1 == phrase[0] or cue.at == phrase[1]):
        return
    word = walk.page.text[cue.token.start : cue.token.core].lower()
    if word.endswith(grammar.finite_feminine):
        entity.gender = lex.FEMININE
    elif word.endswith(grammar.finite_masculine):
        entity.gender = lex.MASCULINE


def named_in_marks(walk: Walk, sentence: Sentence, attribution: Attribution, quote: Token) -> Entity | None:
    """The document or body whose name in marks stands before the cue: The “Harbour Plan” of 2022 says: …"""
    for token in sentence.tokens:
        if token is quote or (attribution.cue is not None and token.start >= attribution.cue.token.start):
            return None
        if token.quoted and is_body(walk, token):
            name = walk.names[bisect_left(walk.name_starts, token.start)]
            return walk.cast.resolve([token], token.start, [name], attribution.how)
    return None


def is_body(walk: Walk, token: Token) -> bool:
    """Whether the quotation is the name of a body or document."""
    at = bisect_left(walk.name_starts, token.start)
    named = at < len(walk.names) and walk.names[at].start == token.start
    if not named or len(walk.names[at].words) > _NAMED:
        return False
    lexicon = walk.tools.lexicon
    body = bool(lexicon.articles) and any(lexicon.look(role) & lex.ORGANISATION for role in walk.names[at].roles)
    body = body or (walk.attributor.heads_last and walk.names[at].body)  # ‘바람뜰 학부모회’가
    return body or walk.page.text[token.start].isupper()  # شركة «نبض»
