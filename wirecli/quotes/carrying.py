"""Whose words these are where the sentence does not say: who spoke before, or is told of beside them."""

from bisect import bisect_left, bisect_right
from itertools import pairwise, takewhile

from wirecli.knowledge import lexicon as lex
from wirecli.patterns import pattern
from wirecli.quotes.attributed import Attribution
from wirecli.quotes.cue import Cue, is_plural
from wirecli.quotes.cueless import ends_with_words
from wirecli.quotes.phrases import Phrases
from wirecli.quotes.sentences import Sentence
from wirecli.quotes.speakers.discourse import Entity
from wirecli.quotes.speakers.pronouns import may_be_person
from wirecli.quotes.speakers.wording import gender_of
from wirecli.quotes.token import Token, every, some, union
from wirecli.quotes.walk import Walk
from wirecli.quotes.whose import whose

_RECENT = 400  # letters: so near stands whose words are passed on
_LONG = 24  # letters: what is longer in marks is surely speech
_ABOUT = 1000  # letters: so far back may who speaks be told of, where others are named but do nothing
_PASSED = 2000  # letters: so far back may one who spoke be meant again, where several people spoke since
_TERM = 16  # letters: what is longer in marks is no name
_BRIEF = 14  # words of a sentence that only tells how words were said
_LAST = 3  # words that a sentence ends with
_ALONE = 3  # words of a sentence of one quotation
_SURNAME = 2  # letters of a surname, where names are written on
_SOON = 8  # sentences: so late may a story tell who has said its first words
_FIRST = 8  # quotations without a speaker with which a story may begin
_TOPIC = 8  # words of a sentence's first phrase
_MANY, _SIGNED = 9, 16  # blanks in words that are surely somebody's; words of a name with its role
_BEHIND_NAME = lex.LINK | lex.TOPIC | lex.STOP | lex.COMMA | lex.END
_QUESTION = pattern(r"[-–—―─━▷]+\s*[^\s\d]|Q\d{0,2}[.:：)\s]")  # what questions of an interview begin with


def agrees(cue: Cue | None, entity: Entity) -> bool:
    """Whether a verb without a subject may be this one's: قال is no woman's and hardly a body's, قالت is no man's."""
    feminine = cue is not None and bool(cue.token.tags & lex.FEMININE)
    wrong = lex.MASCULINE if feminine else lex.FEMININE
    return not (entity.gender & wrong or entity.plural) and (feminine or not entity.body)


def carried(
    walk: Walk,
    sentence: Sentence,
    number: int,
    token: Token,
    attribution: Attribution | None,
    shape: str,
    how: list[str],
) -> tuple[Entity | None, str]:
    """Whose words these are where the sentence does not say: who spoke before, or was introduced to speak."""
    if (
        attribution is not None
        and attribution.phrase is not None
        and not walk.tools.language.script.spaced
        and attribution.words[0].tags & lex.NEUTER
    ):
        return None, shape  # 同省は: a body that the names do not tell
    if attribution is not None and attribution.nobody:
        return None, shape
    if attribution is not None and _is_passed_on(walk, attribution):
        begin = max(0, sentence.start - _RECENT)
        near = (mention.entity for mention in reversed(walk.discourse.before(sentence.start, since=begin)))
        entity = next((one for one in near if one.named and one.person and not one.plural), None)
        if entity is not None:
            how.append("carried: whom the sentence before names, by what somebody else reports")
        return entity, shape
    if attribution is not None:  # a cue without a subject: وأضاف، agregó, と述べた
        entity = agreeing(
            walk, attribution, _led(walk, sentence, number) or _outer(walk, previous(walk, sentence, number))
        )
        if walk.tools.language.particles_only and (document := _document_told(walk, sentence, number)) is not None:
            how.append("carried: the document that the sentence before tells of")
            return document, shape
        if walk.tools.language.particles_only and (turned := _told_between(walk, sentence, number)) is not None:
            how.append("carried: the subject of the sentence before")
            return turned, shape
        if (entity is None or entity.body) and (taken := _taken_in(walk, sentence, number)) is not None:
            how.append("carried: whom the sentence before tells of")
            return taken, shape
        if entity:
            how.append("carried: a cue without a subject")
        elif _is_open(attribution) and (entity := _named_later(walk, number, attribution)) is not None:
            how.append("carried back: who is told of first")
        return entity, shape
    if not sentence.only_quotes:
        unspaced = walk.attributor.subjects.unspaced
        if unspaced and ends_with_words(sentence.tokens, sentence.tokens.index(token)):
            how.append("carried: words that end a sentence")
            return _alone_in(walk, sentence, token) or previous(walk, sentence, number), "carried"
        if walk.tools.language.script.gaps and (entity := _told_of_here(walk, sentence, token)) is not None:
            how.append("carried: whom alone the sentence names, or who answered before it")
            return entity, "carried"
        return _subject_beside(walk, sentence, token, how), shape
    if (whose_words := _taken_up_next(walk, sentence, number)) is not None:
        how.append("carried back: whom the next sentence gives them to")
        return whose_words, "carried"
    if (heading := _headed(walk, sentence, number)) is not None:
        how.append("carried: whom the heading begins with")
        return heading, "carried"
    before = next(
        (
            said
            for said in reversed(walk.said)
            if said.quoted is not None and (said.kind != "term" or said.quoted.paragraph < sentence.paragraph)
        ),
        None,
    )
    if before is not None and before.quoted is not None and before.quoted.paragraph == sentence.paragraph:
        last = walk.said[-1]
        if (
            last.quoted is None
            and last.entity is not None
            and last.attribution is not None
            and last.attribution.sentence is walk.sentences[number - 1]
            and (last.entity.named or (last.entity.roles and not last.entity.body and not last.entity.plural))
        ):
            how.append("carried: the statement before")
            return last.entity, "carried"
        if (answers := _whom_asked(walk, sentence, number)) is not None:
            how.append("carried: who answers the question before")
            return answers, "carried"
        if (so := _said_so(walk, number)) is not None:
            how.append("carried back: who said so in the next sentence")
            return so, "carried"
        prior = walk.sentences[number - 1]
        if prior.start > before.quoted.end and (aged := _aged_topic(walk, prior)) is not None:
            how.append("carried: somebody new, of whom the sentence before tells")
            return aged, "carried"
        turned = _turned_to(walk, number, before.quoted.end) or _led(walk, sentence, number)
        turned = turned or _told_who_heard(walk, number)
        if turned is None and (other := _other_topic(walk, number, before.quoted.end)) is not None:
            how.append("carried: somebody else, of whom the sentence before tells")
            return other, "carried"
        if turned is not None and turned.named and turned is not before.entity:
            how.append("carried: who spoke before, and is the subject of the sentence before")
            return turned, "carried"
        how.append("carried: the quotation before, in this paragraph")
        return before.entity, "carried"
    if walk.attributor.subjects.unspaced and (answers := _whom_asked(walk, sentence, number)) is not None:
        how.append("carried: who answers the question before")
        return answers, "carried"
    if (answers := _answers(walk, sentence, number)) is not None:
        how.append("carried: an answer, as the one before")
        return answers, "carried"
    if sentence.first and not walk.tools.language.script.cased and _asked(walk, sentence.paragraph):
        return None, "carried"  # nobody whom the question tells of
    if _voices(walk, sentence, number):
        said = _next_names_speaker(walk, number) if len(sentence.tokens) < _ALONE else None
        if said is not None:
            how.append("carried back: the next sentence says who")
        return said, "carried"  # 点呼の声が響く。「異常なし」。早坂さんはハンドルを握った。
    if (told := _just_stated(walk, sentence, number)) is not None:
        how.append("carried: the statement before")
        return told, "carried"
    if not sentence.first and (aged := _aged_topic(walk, walk.sentences[number - 1])) is not None:
        how.append("carried: somebody new, of whom the sentence before tells")
        return aged, "carried"
    if (owner := _closing_words(walk, sentence, number)) is not None:
        how.append("carried: whose words the sentence before tells of")
        return owner, "carried"
    ahead = _goes_on(walk, token, number) or _next_names_speaker(walk, number)
    if ahead is not None and not (walk.tools.language.particles_only and _asks(walk, ahead)):
        how.append("carried back: the next sentence says who")
        return ahead, "carried"
    entity = _led(walk, sentence, number) or previous(walk, sentence, number)
    if entity is not None and walk.tools.language.script.cased and speaks_of(walk, token, entity):
        entity = next((said.entity for said in reversed(walk.discourse.said[-6:]) if said.entity is not entity), entity)
    if entity:
        how.append("carried: from the paragraph before")
    elif (entity := _mostly_told_of(walk, sentence)) is not None:
        how.append("carried: whom the text is about")
    elif (entity := _signed_below(walk, number)) is not None:
        how.append("carried back: whose name and role stand below")
    elif (entity := _topic_soon(walk, number)) is not None:
        how.append("carried back: whom the next sentences are about")
    elif not number and sentence.last and (entity := _named_later(walk, number)) is not None:
        how.append("carried back: who is told of first")
    return entity, "carried"


def _just_stated(walk: Walk, sentence: Sentence, number: int) -> Entity | None:
    """Who states what stands right before in this paragraph: 医師は手術をしたと説明する。「…」。市は…と発表した。"""
    last = walk.said[-1] if walk.said else None
    if not walk.tools.language.particles_only or sentence.first or last is None or last.quoted is not None:
        return None
    if last.attribution is None or last.attribution.sentence is not walk.sentences[number - 1]:
        return None
    tokens, cue = walk.sentences[number - 1].tokens, last.attribution.cue
    opens = cue is not None and cue.at + 2 >= len(tokens) and not some(tokens, lex.THAT)  # ある生徒はこう読んだ。「…」
    if last.entity is None or last.entity.body or not (last.entity.named or opens):
        return None
    return last.entity


def _closing_words(walk: Walk, sentence: Sentence, number: int) -> Entity | None:
    """Whose words the sentence before ends with: 転機は、早坂さんの一言だった。「…」。真柴さんは声を上げて泣いた。"""
    prior = walk.sentences[number - 1] if number else None
    if not walk.tools.language.particles_only or sentence.first or prior is None or prior.has_quotes:
        return None
    tokens, genitive = prior.tokens, walk.tools.language.grammar.genitive
    at = next((k for k in reversed(range(1, len(tokens))) if not tokens[k].tags & (lex.STOP | lex.END)), 0)
    end = at if tokens[at].word.startswith(genitive) else at - 1
    if end < 1 or at + 2 >= len(tokens) or not tokens[at].tags & (lex.STATEMENT | lex.ACT):
        return None  # it ends with a verb, and not with what somebody said
    if not tokens[end].word.startswith(genitive):
        return None
    phrases = Phrases(tokens, walk.tools.language, walk.cast.naming.knows)
    phrase = phrases.before(end)
    if phrase is None or not phrases.is_person(phrase):
        return None
    if phrase[1] != end and not (tokens[phrase[1]].tags & tokens[end - 1].tags & lex.BRACKET):  # 早坂さん（43）の
        return None
    return whose(walk, Attribution(prior, None, None, phrase, "carried"), {})


def _voices(walk: Walk, sentence: Sentence, number: int) -> bool:
    """Whether the sentence before tells of words that nobody alone says: 疑いの声もあふれている。「…」「…」。"""
    if not walk.tools.language.particles_only or sentence.first or not number:
        return False
    tokens = walk.sentences[number - 1].tokens
    pairs, proper = [*pairwise(tokens)], walk.tools.language.grammar.topic[0]
    if some(tokens, lex.ROLE | lex.TITLE_SUFFIX | lex.GIVEN):
        return False
    if any(one.tags & lex.SAY and not after.tags & lex.LINK for one, after in pairs):
        return False  # 疑い|の声
    return any(one.tags & lex.STATEMENT and after.tags & lex.TOPIC and after.word != proper for one, after in pairs)


def _told_of_here(walk: Walk, sentence: Sentence, token: Token) -> Entity | None:
    """Whom alone a sentence without a verb of speech names before the words that end it: มะลิ สายใจ ดีใจมาก “…”

    Or who has just answered, where it names nobody.
    """
    at = sentence.tokens.index(token)
    if len(token.quoted or ()) < _LONG or any(word.tags & lex.CUE for word in sentence.tokens[:at]):
        return None
    if sentence.tokens[at + 1 :] and not sentence.tokens[at + 1].tags & lex.END:
        return None
    named = _named_before(walk, sentence, token)
    if not named and sentence.first and (said := walk.said[-1] if walk.said else None) is not None:
        answers = said.quoted is not None and said.quoted.paragraph == sentence.paragraph - 1 and said.kind == "direct"
        return said.entity if answers else None  # เหนื่อยแค่ไหน “เหนื่อยมากค่ะ …”: the next answer, behind its question
    return named[0] if len(named) == 1 and not named[0].body else None


def _alone_in(walk: Walk, sentence: Sentence, token: Token) -> Entity | None:
    """Whom alone with a role a sentence names before the words that end it: 走进村民田海艳的鹿场，鹿正踱步，“……。”"""
    people = [entity for entity in _named_before(walk, sentence, token) if entity.person]
    return people[0] if len(people) == 1 and people[0].roles else None


def _named_before(walk: Walk, sentence: Sentence, token: Token) -> list[Entity]:
    """All whom a sentence names before a word, each once."""
    near = walk.discourse.before(token.start, since=max(1, sentence.start))
    return list({id(mention.entity): mention.entity for mention in near if mention.entity.named}.values())


def _mostly_told_of(walk: Walk, sentence: Sentence) -> Entity | None:
    """Whom a text tells of most that names nobody near: the answers of an interview, each below its question."""
    if not walk.tools.language.script.gaps or not sentence.first:
        return None
    told: dict[int, list[Entity]] = {}
    for mention in walk.discourse.before(sentence.start):
        if mention.entity.named and not mention.entity.body:
            told.setdefault(id(mention.entity), []).append(mention.entity)
    most = max(told.values(), key=len, default=None)
    return most[0] if most else None


def _subject_beside(walk: Walk, sentence: Sentence, token: Token, how: list[str]) -> Entity | None:
    """Whom the sentence is about that so many words stand in: Pell se range du côté du maire pour ce « budget … »."""
    quoted = token.quoted
    if quoted is None or not walk.tools.language.script.cased or not walk.tools.language.script.spaced:
        return None
    if walk.page.text.count(" ", quoted.start, quoted.end) < _MANY:
        return None
    subject = walk.discourse.subject_before(token.start, sentence.start, strict=True)
    if subject is None or not subject.named or subject.body or len(subject.words) < 2:
        return None
    how.append("the subject of its sentence")
    return subject


def _signed_below(walk: Walk, number: int) -> Entity | None:
    """Whose name and role stand alone below words that are set apart, as pages set them: “…” / Ann Pell, director"""
    here = walk.sentences[number]
    below = walk.sentences[number + 1 : number + 3]
    if not (here.first and here.last and below) or not walk.tools.language.script.cased:
        return None
    name, dashed = below[0], bool(below[0].tokens[0].tags & lex.DASH)
    if name.paragraph != here.paragraph + 1 or not (name.first and name.last) or name.has_quotes:
        return None
    if (
        (below[1].tokens[0].quoted if len(below) > 1 else not dashed)
        or name.tokens[-1].tags & lex.END
        or len(name.tokens) > _SIGNED
    ):
        return None
    start = name.tokens[1].start if dashed and len(name.tokens) > 1 else name.start
    at = bisect_right(walk.name_starts, start)
    found = walk.names[at - 1] if at else None
    if found is None or found.start != start or found.body or len(found.words) < 2:
        return None
    behind = next((token for token in name.tokens if token.start >= found.end), None)
    if behind is None or not behind.tags & (lex.COMMA | lex.BRACKET | lex.DASH):
        return None
    return walk.cast.resolve([token for token in name.tokens[:2] if token.start == start], start, [found], [])


def _taken_up_next(walk: Walk, sentence: Sentence, number: int) -> Entity | None:
    """Whose words they are by the next sentence: 「…」。そう話す|早瀬さん|の手に, 「…」。早瀬さん|の口癖だ。"""
    language = walk.tools.language
    after = walk.sentences[number + 1] if number + 1 < len(walk.sentences) else None
    if not language.particles_only or after is None or after.has_quotes or not sentence.only_quotes:
        return None
    apart = sentence.first and sentence.last and after.paragraph == sentence.paragraph + 1
    if after.paragraph != sentence.paragraph and not apart:
        return None
    tokens, grammar = after.tokens, language.grammar
    phrases = Phrases(tokens, language, walk.cast.naming.knows)
    phrase = None
    told = next((at for at, token in enumerate(tokens) if token.word in grammar.thus), 0)
    if told > 1 and tokens[told - 1].word in grammar.agent:  # 祖父の善吉さんにそう言われた
        verb = "".join(token.word for token in tokens[told + 1 : told + 4])
        phrase = phrases.before(told - 1) if any(ending in verb for ending in grammar.passive) else None
    elif len(tokens) > 2 and tokens[0].word in grammar.thus and tokens[1].tags & (lex.SAY | lex.ACT):
        end = next((at for at in range(3, len(tokens)) if tokens[at].tags & _BEHIND_NAME), 0)
        phrase = phrases.before(end) if end and tokens[1].word.endswith(grammar.attributive) else None
    elif (reacts := _reacting(walk, sentence, number)) is not None:
        return reacts
    else:
        link = next((at for at, token in enumerate(tokens[:_TOPIC]) if token.word in grammar.genitive), 0)
        last = tokens[link + 2].word if 0 < link < len(tokens) - 2 else ""
        ends = last in grammar.copula or last in grammar.agent  # 早瀬さんの言葉に
        phrase = phrases.before(link) if ends and tokens[link + 1].tags & lex.STATEMENT else None
    if phrase is None or not phrases.is_person(phrase):
        return None
    return whose(walk, Attribution(after, None, None, phrase, "topic"), {})


def _reacting(walk: Walk, sentence: Sentence, number: int) -> Entity | None:
    """Who is told behind words to have spoken, where nobody is before: 株価は下げた。「…」。識者は首をかしげる。"""
    before, after = walk.sentences[number - 1] if number else None, walk.sentences[number + 1]
    if before is None or before.paragraph != sentence.paragraph or before.has_quotes or len(after.tokens) > _BRIEF:
        return None
    if some(before.tokens[-_LAST:], lex.SAY) or walk.actors.topic_of(before) is not None:
        return None
    if walk.discourse.subject_before(sentence.start, before.start):
        return None
    said = next((one for one in walk.attributor.attribute(after) if one.cue is not None), None)
    if said is None or said.cue is None or said.phrase is None or some(after.tokens[: said.cue.at], lex.THAT):
        return None
    ends = said.cue.at + 2 >= len(after.tokens) and said.cue.token.tags & (lex.SAY | lex.ACT)
    return whose(walk, said, {}) if ends else None


def _headed(walk: Walk, sentence: Sentence, number: int) -> Entity | None:
    """Whom a heading begins with whose last part is words: 가람지법, 징역 2년 선고…“죄질 나쁘다”."""
    before = walk.sentences[number - 1] if number else None
    if before is None or not walk.attributor.heads_last or before.paragraph != sentence.paragraph or not sentence.last:
        return None
    tokens = before.tokens
    if not before.first or walk.page.text[tokens[-1].start] != "…" or some(tokens, lex.CUE | lex.QUOTE | lex.TOPIC):
        return None
    comma = next((at for at, token in enumerate(tokens[:6]) if token.tags & lex.COMMA), 0)
    phrase = (0, comma)
    phrases = Phrases(tokens, walk.tools.language, walk.cast.naming.knows)
    if not comma or not phrases.is_person(phrase) or tokens[comma - 1].core != tokens[comma - 1].end:
        return None
    return whose(walk, Attribution(before, None, None, phrase, "topic"), {})


def _taken_in(walk: Walk, sentence: Sentence, number: int) -> Entity | None:
    """Whom a body acts upon, told of by an age, where nobody else has spoken since: 県警は無職の男（61）を逮捕した。"""
    language = walk.tools.language
    if not language.particles_only or not language.grammar.objects:
        return None
    for before in reversed(walk.sentences[max(0, number - 3) : number]):
        if before.paragraph < sentence.paragraph - 2:
            return None
        tokens = before.tokens
        for at in range(len(tokens) - 1, 3, -1):
            if tokens[at].word != language.grammar.objects[0] or not tokens[at - 1].tags & lex.BRACKET:
                continue
            role = next((k for k in range(at - 2, max(0, at - 6), -1) if tokens[k].tags & lex.BRACKET), 0) - 1
            if role < 0 or not tokens[role].tags & lex.ROLE or not tokens[role + 2].tags & lex.NUMBER:
                continue
            phrase = Phrases(tokens, language, walk.cast.naming.knows).before(role + 1)
            words = tokens[slice(*phrase)] if phrase else tokens[role : role + 1]
            start, end = (bisect_left(walk.name_starts, words[0].start), bisect_left(walk.name_starts, words[-1].end))
            return walk.cast.resolve(words, words[0].start, walk.names[start:end], [])
    return None


def _document_told(walk: Walk, sentence: Sentence, number: int) -> Entity | None:
    """The document that the sentence before begins with, whoever its clauses name: 判決は…を検討。「…」と指摘した。"""
    before = walk.sentences[number - 1] if number else None
    if before is None or before.paragraph != sentence.paragraph or before.has_quotes:
        return None
    tokens, proper = before.tokens, walk.tools.language.grammar.topic[0]
    topic = next((at for at, token in enumerate(tokens[:_TOPIC]) if token.word == proper), 0)
    phrase = Phrases(tokens, walk.tools.language, walk.cast.naming.knows).before(topic) if topic else None
    if phrase is None or not tokens[topic - 1].tags & lex.DOCUMENT:
        return None
    return whose(walk, Attribution(before, None, None, phrase, "topic"), {})


def speaks_of(walk: Walk, token: Token, entity: Entity) -> bool:
    """Whether the quotation names the one who might say it: Cole came on. “Cole is a good player.”"""
    quoted = token.quoted
    if quoted is None or not entity.named or entity.body:
        return False
    name = entity.text.rsplit(None, 1)[-1]
    at = walk.page.text.find(name, quoted.start, quoted.end)
    return at >= 0 and len(name) > 3 and not walk.page.text[at + len(name) : at + len(name) + 1].isalnum()


def _topic_soon(walk: Walk, number: int) -> Entity | None:
    """Whom one of the next sentences is about, where a story begins with words: “…” 3일 한 국숫집. 허병구 씨는 …"""
    here = walk.sentences[number]
    if not walk.attributor.heads_last or not here.first:
        return None
    for after in walk.sentences[number + 1 : number + 3]:
        apart = here.last and after.paragraph == here.paragraph + 1
        if (after.paragraph != here.paragraph and not apart) or (after.has_quotes and number):
            return None
        said = (one for one in walk.attributor.attribute(after) if one.cue is not None and one.cue.token.tags & lex.SAY)
        topic = next(said, None) or walk.actors.topic_of(after)
        if topic is not None:
            entity = whose(walk, topic, {})
            return entity if entity is not None and entity.named and entity.person else None
    return None


def _is_open(attribution: Attribution) -> bool:
    """Whether the words do not say who speaks, but for a pronoun: …, diz ela.¶Ana Gil tem 40 anos."""
    return attribution.phrase is None or every(attribution.words, lex.PRONOUN)


def _named_later(walk: Walk, number: int, attribution: Attribution | None = None) -> Entity | None:
    """Who is told of first in a story that begins with words: «…», explicó.¶La alcaldesa, Ana Gil, afirmó que …"""
    language = walk.tools.language
    if not (language.grammar.head_first or language.script.nouns_capitalised):
        return None
    if len(walk.said) > _FIRST or any(said.entity for said in walk.said):
        return None
    for after in walk.sentences[number + 1 : number + 1 + _SOON]:
        says = (a for a in walk.attributor.attribute(after) if a.cue is not None and a.cue.token.tags & lex.SAY)
        told = next((one for one in says if one.phrase is not None), None)
        if told is None and after.first and not after.has_quotes:
            told = walk.actors.lead_of(after)  # Ana Gil tiene 40 años
        entity = whose(walk, told, {}) if told is not None else None
        if entity is not None and entity.person and not entity.body:
            told_of = union(attribution.words) if attribution is not None and attribution.phrase is not None else 0
            other = lex.MASCULINE if told_of & lex.FEMININE else lex.FEMININE if told_of & lex.MASCULINE else 0
            return entity if entity.named and not entity.plural and not entity.gender & other else None
    return None


def _is_passed_on(walk: Walk, attribution: Attribution) -> bool:
    """Whether somebody else reports the words: 府警によると、「…」と供述している"""
    cue = attribution.cue
    source = cue.inherits if cue is not None else None
    return (
        walk.tools.language.particles_only
        and source is not None
        and attribution.phrase is None
        and bool(source.token.tags & lex.ACCORDING_AFTER)
    )


def _answers(walk: Walk, sentence: Sentence, number: int) -> Entity | None:
    """Who answers in an interview whose questions begin with a dash or a Q: who did before, else whom it is about.

    “…” -독자가 줄었다. “…”
    """
    if not sentence.first or not number or walk.tools.language.script.cased or not _asked(walk, sentence.paragraph):
        return None
    for said in reversed(walk.said):
        if said.quoted is not None and said.entity is not None and said.kind != "term":
            if said.entity.named and _asked(walk, said.quoted.paragraph):
                return said.entity
    told = [m.entity for m in walk.discourse.before(sentence.start) if m.entity.named and m.entity.person]
    text = walk.page.text  # with the headline
    size = _SURNAME if walk.tools.language.particles_only else None  # 秋庭171球 is 秋庭涼太's
    return max(told, key=lambda one: (text.count(one.text[:size]), sum(other is one for other in told)), default=None)


def _asked(walk: Walk, paragraph: int) -> bool:
    """Whether the paragraph before is a question of an interview."""
    text = walk.paragraphs[paragraph - 1].text if paragraph else ""
    return bool(_QUESTION.match(text))


def _whom_asked(walk: Walk, sentence: Sentence, number: int) -> Entity | None:
    """Whom somebody else’s question right before was put to: « … », dit Pell. « Qui ? » demande la juge. « … »

    Where no spaces are set, in paragraphs that follow one another.
    """
    asked = walk.said[-1] if walk.said else None
    here = asked.attribution.sentence if asked is not None and asked.attribution is not None else None
    cased, turns = walk.tools.language.script.cased, 2 if walk.attributor.subjects.unspaced else 0  # paragraphs
    if not (cased or turns) or asked is None or here is None or here is not walk.sentences[number - 1]:
        return None
    if asked.quoted is None or asked.mention == [] or walk.page.text[asked.quoted.end - 1] not in "?？":
        return None
    if turns and (asked.quoted.paragraph != sentence.paragraph - 1 or not (sentence.first and sentence.last)):
        return None
    for said in reversed(walk.said[:-1][-4:]):
        if said.quoted is None or said.quoted.paragraph != sentence.paragraph - turns or said.kind == "term":
            continue
        if said.entity is not None and said.entity is not asked.entity and not said.entity.body:
            return said.entity
    return None


def _turned_to(walk: Walk, number: int, since: int) -> Entity | None:
    """Who has spoken before, and does something in the sentence between two quotations.

    “…!” somebody cried. Ann Pell took her basket. “…”
    """
    prior = walk.sentences[number - 1] if number else None
    if prior is None or prior.has_quotes or prior.start < since or walk.tools.language.script.cased:
        return None
    subject = walk.discourse.subject_before(prior.tokens[-1].end, prior.start, strict=True)
    if subject is None or not subject.named or not (subject.spoke or walk.attributor.topical):
        return None
    return subject


def _other_topic(walk: Walk, number: int, since: int) -> Entity | None:
    """Whom alone by a role the sentence before is about, behind other words: 「…」。担任は印を押さなかった。「…」"""
    prior = walk.sentences[number - 1] if number else None
    if prior is None or not walk.tools.language.particles_only or prior.start < since or not _has_terms(prior):
        return None
    proper = walk.tools.language.grammar.topic[0]
    topic = next((at for at, token in enumerate(prior.tokens[:_TOPIC]) if token.word == proper), 0)
    phrases = Phrases(prior.tokens, walk.tools.language, walk.cast.naming.knows)
    phrase = phrases.before(topic) if topic else None
    if phrase is None or prior.tokens[topic - 1].tags & (lex.ROLE | lex.GENDER | lex.GROUP) != lex.ROLE:
        return None
    entity = whose(walk, Attribution(prior, None, None, phrase, "topic"), {})
    return entity if entity is not None and not entity.body and not _asks(walk, entity) else None


def _told_who_heard(walk: Walk, number: int) -> Entity | None:
    """Whom a sentence is about that ends with what they did once somebody had spoken to them.

    監督から「任せた」と声をかけられた早坂は、初球を打った。「…」
    """
    prior = walk.sentences[number - 1] if number else None
    if prior is None or not walk.tools.language.particles_only or not prior.has_quotes:
        return None
    tokens = prior.tokens
    last = next(at for at in reversed(prior.marked) if tokens[at].quoted)
    proper = walk.tools.language.grammar.topic[0]
    topic = next((at for at in range(last + 1, len(tokens)) if tokens[at].word == proper), 0)
    if not topic or some(tokens[topic:], lex.SAY) or not some(tokens[last + 1 : topic], lex.SAY | lex.ACT | lex.THAT):
        return None
    phrases = Phrases(tokens, walk.tools.language, walk.cast.naming.knows)
    phrase = phrases.before(topic)
    if phrase is None or phrase[0] <= last + 1 or not phrases.is_person(phrase):
        return None
    entity = whose(walk, Attribution(prior, None, None, phrase, "topic"), {})
    return entity if entity is not None and entity.named and entity.person else None


def _told_between(walk: Walk, sentence: Sentence, number: int) -> Entity | None:
    """Who does something right before, behind other words of this paragraph: 「…」。和江さんも通った。「…」と笑う。"""
    prior = walk.sentences[number - 1] if number else None
    if prior is None or prior.paragraph != sentence.paragraph or not walk.said or walk.said[-1].quoted is None:
        return None
    return _turned_to(walk, number, walk.said[-1].quoted.end)


def _said_so(walk: Walk, number: int) -> Entity | None:
    """Whom the next sentence is about, where it takes the words up: 「…」。和江さんは、そう返したという。"""
    if not walk.tools.language.particles_only or number + 1 >= len(walk.sentences):
        return None
    here, after = walk.sentences[number], walk.sentences[number + 1]
    thus = walk.tools.language.grammar.thus
    if after.paragraph != here.paragraph or after.has_quotes or not any(t.word in thus for t in after.tokens):
        return None
    topic = walk.actors.topic_of(after)
    entity = whose(walk, topic, {}) if topic is not None else None
    return entity if entity is not None and entity.named and entity.person else None


def _aged_topic(walk: Walk, sentence: Sentence) -> Entity | None:
    """Somebody new whom a sentence is about, by an age in brackets: 母親（34）は二つの仕事を掛け持ちする。「…」"""
    if not walk.tools.language.particles_only:
        return None
    tokens = sentence.tokens
    topic = next((at for at, token in enumerate(tokens[:18]) if token.tags & lex.TOPIC), 0)
    if topic < 4 or not tokens[topic - 1].tags & lex.BRACKET or not tokens[topic - 2].tags & lex.NUMBER:
        return None
    phrase = Phrases(tokens, walk.tools.language, walk.cast.naming.knows).before(topic - 3)
    if phrase is None or not tokens[topic - 4].tags & (lex.ROLE | lex.GIVEN | lex.TITLE_SUFFIX):
        return None
    return whose(walk, Attribution(sentence, None, None, phrase, "topic"), {})


def _outer(walk: Walk, entity: Entity | None) -> Entity | None:
    """Whom the last sentence is about, where its words are passed on: Ana Gil asegura que el médico dijo «…»."""
    last = walk.said[-1] if len(walk.said) > 1 else None
    before = walk.said[-2] if last is not None else None
    if entity is None or last is None or before is None or last.attribution is None or before.attribution is None:
        return entity
    inner, outer = last.attribution.cue, before.attribution.cue
    if before.quoted is not None or last.quoted is None or inner is None or outer is None or last.entity is not entity:
        return entity
    if last.attribution.sentence is not before.attribution.sentence or outer.at > inner.at:
        return entity
    within = some(last.attribution.sentence.tokens[outer.at : inner.at], lex.THAT)
    return before.entity if within and before.entity is not None and before.entity.named else entity


def agreeing(walk: Walk, attribution: Attribution, entity: Entity | None) -> Entity | None:
    """Whom a verb without a subject agrees with, where it tells."""
    cue, speech = attribution.cue, walk.tools.language.speech
    gender = gender_of(attribution.words) if some(attribution.words, lex.PRONOUN) else 0
    if entity is not None and entity.differs(gender):
        return _own_body(walk, attribution) or _of_gender(walk, attribution.sentence, gender)
    if entity is not None and cue is not None and speech.plural:
        return _of_number(walk, attribution.sentence, cue, entity)
    if entity is None or cue is None or not speech.feminine or agrees(cue, entity):
        return entity
    near = walk.discourse.named_before(attribution.sentence.start, cue.token.tags & lex.FEMININE or lex.MASCULINE)
    if near is not None:
        return near
    return next((said.entity for said in reversed(walk.discourse.said[-8:]) if agrees(cue, said.entity)), entity)


def _own_body(walk: Walk, attribution: Attribution) -> Entity | None:
    """The body that the sentence is about, where bodies have a gender: Die Vereinigung half, indem sie mahnte: „…“"""
    if not walk.tools.language.script.nouns_capitalised:
        return None
    own = walk.discourse.before(attribution.words[0].start, since=attribution.sentence.start)
    return next((one.entity for one in own if one.subject and one.entity.body), None)


def _of_gender(walk: Walk, sentence: Sentence, gender: int) -> Entity | None:
    """Whom a pronoun may mean that does not mean who spoke: Chị Mơ hát cùng nhạc sĩ Lê Đoàn. Anh nói: “…”"""
    near = walk.discourse.before(sentence.start, since=walk.discourse.paragraph(sentence.start))
    people = (mention.entity for mention in reversed(near))
    return next((one for one in people if one.named and one.person and not one.differs(gender)), None)


def _of_number(walk: Walk, sentence: Sentence, cue: Cue, entity: Entity) -> Entity:
    """Whom a verb agrees with that one person does, or that several people or a body do: Lo creen. «…», dice."""
    if not cue.token.tags & (lex.SAY | lex.ACT):
        return entity
    several = is_plural(sentence.tokens, cue.at, walk.tools.language.speech.plural)
    grammar = walk.tools.language.grammar
    one = entity.text.lower().split()[0] in (*grammar.determiners_feminine, *grammar.determiners_masculine)
    if (entity.plural and not one) == several or entity.body or not (several or cue.token.tags & lex.SAY):
        return entity  # la defensa is one, though several people
    near = [said for said in walk.discourse.said[-8:] if said.start > sentence.start - _PASSED]
    if several:
        near += [m for m in walk.discourse.before(sentence.start) if m.subject and m.start > sentence.start - _RECENT]
    fit = (
        one.entity
        for one in reversed(near)
        if (one.entity.plural or one.entity.body if several else not one.entity.plural)
    )
    return next(fit, entity)


def previous(walk: Walk, sentence: Sentence, number: int) -> Entity | None:
    """Who spoke last in this paragraph or the one before, or stands there as its subject."""
    since = next(
        (s.start for s in walk.sentences[max(0, number - 12) : number] if s.paragraph >= sentence.paragraph - 1),
        sentence.start,
    )
    said = walk.discourse.said[-1] if walk.discourse.said else None
    if walk.attributor.subjects.unspaced and said is not None and _asks(walk, said.entity):
        said = next((one for one in reversed(walk.discourse.said[-4:]) if not _asks(walk, one.entity)), None)
    if walk.tools.language.script.gaps and sentence.first and said is not None and _asks(walk, said.entity):
        answers = next((one for one in reversed(walk.discourse.said[-6:]) if not _asks(walk, one.entity)), None)
        return answers.entity if answers is not None else None
    if walk.tools.language.script.gaps and said is not None and (whole := _whose_sentence(walk)) is not None:
        return whole
    place = bisect_right(walk.sentence_starts, said.start, 0, number) if said else 0
    spoken = walk.sentences[place - 1].tokens[-1].end if place else 0  # where the sentence of who spoke ends
    marked = walk.tools.language.particles_only and said is not None  # 大将照嵐に敗れた: no subject
    subject = walk.discourse.subject_before(sentence.start, max(since, spoken), strict=marked)
    if subject is not None and said is not None and said.entity.person and _is_host(walk, subject, number):
        return said.entity
    if walk.tools.language.script.gaps and said is not None and said.entity.named and said.entity.person:
        recent = sentence.first and said.start >= since - _ABOUT
        if recent and walk.discourse.subject_before(sentence.start, max(since, spoken), strict=True) is None:
            return said.entity  # … หลังจากนายแก้ว ใจดี ถูกไล่ออกจากสนาม: told of, but no subject
    if subject is not None and (said is None or said.start < since or subject.start > spoken):
        return subject  # newly introduced since somebody spoke
    here = next(
        (s.start for s in walk.sentences[max(0, number - 12) : number] if s.paragraph == sentence.paragraph),
        sentence.start,
    )
    if (
        said is not None
        and said.start < here
        and (subject := walk.discourse.subject_before(sentence.start, here, strict=True)) is not None
    ):
        return subject  # Ann Pell shook her head. “…”
    if (
        marked
        and said is not None
        and said.start < here
        and (alone := _only_one_here(walk, here, sentence)) is not None
    ):
        return alone  # 取材の最後、早瀬さんに薦めてもらった。「…」
    if walk.tools.language.grammar.head_first and number and walk.sentences[number - 1].paragraph == sentence.paragraph:
        prior = walk.sentences[number - 1]
        body = walk.discourse.body_at(prior.start, prior.tokens[min(4, len(prior.tokens) - 1)].end)
        if body is not None and (said is None or said.start < prior.start):
            return body  # L'étude invite à la prudence. On y lit : « … »
    if (
        said is not None
        and said.entity.body
        and walk.tools.language.grammar.head_first
        and "\n" in walk.page.text[said.start : sentence.start]
    ):
        near = takewhile(lambda other: other.start >= since - 2000, reversed(walk.discourse.said))
        person = next((other for other in near if other.entity.person), None)
        said = person or said  # a body's words of another paragraph are less near than a person's
    if said is not None and said.start >= since:
        return said.entity
    if number:
        pronoun = next((t for t in reversed(walk.sentences[number - 1].tokens) if t.tags & lex.PRONOUN), None)
        if pronoun is not None:
            return walk.cast.resolve([pronoun], pronoun.start, (), [])
    return subject or (said.entity if said and said.start >= since - 2000 and sentence.first else None)


def _only_one_here(walk: Walk, here: int, sentence: Sentence) -> Entity | None:
    """The one person whom a paragraph names before a sentence, whatever is told of them."""
    near = [m.entity for m in walk.discourse.before(sentence.start, since=max(1, here)) if m.entity.named]
    people = list({id(entity): entity for entity in near if entity.person and not entity.body}.values())
    return people[0] if len(people) == 1 else None


def _whose_sentence(walk: Walk) -> Entity | None:
    """Who speaks in the last sentence, where a body does in a relative clause: นายวีระ แถลงหลังศาลที่ประกาศผลว่า"""
    last = walk.said[-1] if walk.said else None
    if last is None or last.attribution is None or last.attribution.cue is None or last.entity is None:
        return None
    cue, tokens = last.attribution.cue, last.attribution.sentence.tokens
    if not last.entity.body or not cue.at or not tokens[cue.at - 1].tags & lex.RELATIVE:
        return None
    here = (one for one in reversed(walk.said[-6:-1]) if one.attribution and one.attribution.sentence.tokens is tokens)
    return next((one.entity for one in here if one.entity is not None and one.entity.named and one.entity.person), None)


def _asks(walk: Walk, entity: Entity) -> bool:
    """Whether these are whom people answer, and no speakers: ผู้สื่อข่าวถามว่า … / “…”; 记者"""
    language = walk.tools.language
    told = any(word.endswith(entity.text) for word in language.speech.addressee)
    return not entity.named and (told or entity.text in language.frame.byline)


def _led(walk: Walk, sentence: Sentence, number: int) -> Entity | None:
    """Whom the sentence before points back to by a role: Le capitaine hausse les épaules. « … »"""
    before = walk.sentences[number - 1] if number else None
    if (
        before is None
        or not (walk.tools.language.grammar.head_first or walk.tools.language.script.articles)
        or before.paragraph != sentence.paragraph
        or before.has_quotes
        or before.tokens[0].tags & lex.INDEFINITE
        or not (before.tokens[0].tags & (lex.DETERMINER | lex.CAPITAL) or walk.tools.language.script.articles)
    ):
        return None
    topic = walk.actors.lead_of(before)
    entity = whose(walk, topic, {}) if topic is not None else None
    if topic is None or entity is None or entity.body:
        return None
    if walk.tools.language.script.articles:
        return entity if topic.words[0].tags & lex.ROLE else None
    if not topic.words[0].tags & lex.DETERMINER and len(entity.words) < 2 and not entity.given:
        return None  # a single name may be a place's
    if walk.tools.language.grammar.adjoined and not (entity.person or may_be_person(walk.discourse, entity)):
        return None  # Gunung Merapi meletus lagi.
    return entity


def _goes_on(walk: Walk, token: Token, number: int) -> Entity | None:
    """Who speaks in the next paragraph, where a quotation that is not closed goes on."""
    here = walk.sentences[number]
    while token.quoted is not None and not token.quoted.closed and here.last and number + 1 < len(walk.sentences):
        after = walk.sentences[number + 1]
        first = after.tokens[0]
        if after.paragraph != here.paragraph + 1 or first.quoted is None:
            return None
        found = next((a for a in walk.attributor.attribute(after) if a.quote is first), None)
        if found is not None:
            return whose(walk, found, {})
        if not after.only_quotes:
            return None
        token, here, number = first, after, number + 1
        if token.quoted is not None and token.quoted.closed and not here.last:
            return _next_names_speaker(walk, number)
    return None


def _is_host(walk: Walk, entity: Entity, number: int) -> bool:
    """Whether somebody is named first inside what another went on to say: وأضاف خلال مداخلة مع الإعلامي …، أن …"""
    place = bisect_right(walk.sentence_starts, entity.start, 0, number)
    if not walk.tools.language.script.articles or not place:
        return False
    tokens = walk.sentences[place - 1].tokens
    at = int(bool(tokens[0].tags & lex.CONJUNCTION))
    return len(tokens) > at + 1 and bool(tokens[at].tags & lex.SAY and tokens[at + 1].tags & lex.STOP)


def _has_terms(sentence: Sentence) -> bool:
    """Whether nothing but names stands in a sentence's marks."""
    tokens = sentence.tokens
    return all(
        len(tokens[at].quoted or ()) < _TERM and not (at + 1 < len(tokens) and tokens[at + 1].tags & lex.THAT)
        for at in sentence.marked
        if tokens[at].quoted
    )


def _introduced(walk: Walk, after: Sentence) -> Entity | None:
    """Whom the paragraph behind a story's first words names: “……”\n51岁的守塔人薛大勇……"""
    said = (one for one in walk.attributor.attribute(after) if one.phrase is not None)
    first = next(said, None) or walk.actors.actor_of(after)
    entity = whose(walk, first, {}) if first is not None else None
    return entity if entity is not None and entity.named and entity.person else None


def _next_names_speaker(walk: Walk, number: int) -> Entity | None:
    """The speaker of the next sentence, where it attributes what stood before it: 「…」。Aは…そう述べた。"""
    if number + 1 >= len(walk.sentences):
        return None
    after = walk.sentences[number + 1]
    here = walk.sentences[number]
    topical = walk.tools.language.particles_only
    adjoined = walk.tools.language.grammar.adjoined
    told = bool(after.tokens[0].tags & lex.ACCORDING and after.tokens[0].tags & lex.STATEMENT)  # Đó là chia sẻ của …
    apart = after.paragraph == here.paragraph + 1 and here.last and (told or (here.first and (topical or adjoined)))
    unspaced = walk.attributor.subjects.unspaced
    while unspaced and after.only_quotes and after.paragraph == here.paragraph and number + 2 < len(walk.sentences):
        number += 1
        after = walk.sentences[number + 1]
    if unspaced and after.paragraph == here.paragraph + 1 and not any(said.entity for said in walk.said):
        return _introduced(walk, after) if all(one.only_quotes for one in walk.sentences[: number + 1]) else None
    if (after.paragraph != here.paragraph and not apart) or after.has_quotes:
        actor = walk.actors.actor_of(after) if after.paragraph == here.paragraph and here.first else None
        if actor is None and here.first and after.paragraph == here.paragraph and _has_terms(after):
            actor = walk.actors.topic_of(after)  # 「…」。町工場「野津原精工」の野津原社長は筒を持ち上げた。
        return whose(walk, actor, {}) if actor is not None else None
    if topical and some(after.tokens[:1], lex.DETERMINER) and some(after.tokens[1:2], lex.STATEMENT):
        return None  # 「…」。その言葉に、早坂はうなずいた。
    actor = walk.actors.actor_of(after) if here.first and after.paragraph == here.paragraph else None
    if actor is None and walk.tools.language.grammar.head_first and here.first and not number:
        actor = walk.actors.lead_of(after) if after.paragraph == here.paragraph else None  # «…». Ana Gil, de 8 años, …
    if actor is not None and (entity := whose(walk, actor, {})) is not None:
        return entity
    for attribution in walk.attributor.attribute(after):
        cue = attribution.cue
        if cue is not None and told and cue.at == 0:
            return whose(walk, attribution, {})
        if cue is None or not cue.token.tags & (lex.SAY | lex.ACT):
            continue
        if walk.tools.language.grammar.head_first and not here.first and not cue.token.tags & lex.SAY:
            continue  # Le prévenu a nié. « … » Entendu par la police, il a évoqué …
        if apart and any(
            token.tags & lex.THAT or token.word.startswith(walk.tools.language.speech.that)
            for token in after.tokens[: cue.at + 1]
            if not token.quoted
        ):
            return None  # it reports something of its own: …としている
        if adjoined and not (
            cue.token.tags & lex.ACCORDING and 0 < cue.at < 6 and not some(after.tokens[: cue.at], lex.COMMA)
        ):
            return None  # Demikian kata Ann Pell. Hal itu dikatakan … – not: Kata Ann Pell, …
        follows = after.tokens[cue.at + 1 :]
        hearsay = (
            topical and some(follows[:1], lex.THAT) and every(follows[1:], lex.END)
        )  # 「…」。早坂は悔やんだ|という。
        if some(follows[:3], lex.THAT | lex.COLON) and not hearsay:
            return None
        return whose(walk, attribution, {})
    if topical and not here.tokens[-1].quoted:
        topic = walk.actors.topic_of(after)  # 「…」。西沢投手は汗をぬぐった
        return whose(walk, topic, {}) if topic is not None else None
    return None
