"""The quotations of a story with their speakers: the walk from marks to people."""

from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from wirecli.knowledge import lexicon as lex
from wirecli.knowledge.language import Language, Recognise
from wirecli.page import Page
from wirecli.quotes.attributed import Attribution
from wirecli.quotes.captions import captioned
from wirecli.quotes.carrying import agreeing, agrees, carried, previous, speaks_of
from wirecli.quotes.idle import is_condition, is_source
from wirecli.quotes.kinds import kind_of
from wirecli.quotes.sentences import Sentence
from wirecli.quotes.speakers.described import describe, name_introduced, settle
from wirecli.quotes.speakers.discourse import Entity
from wirecli.quotes.statements import opens_thus, reported
from wirecli.quotes.token import Token, some
from wirecli.quotes.turns import TURN, is_told_by_turn, take_turn, whose_turn
from wirecli.quotes.walk import EDGE, Said, Walk, tools_of
from wirecli.quotes.whose import is_body, named_in_marks, whose
from wirecli.record import Quote, Span, Speaker, Statement


class Speech(Struct, frozen=True):
    quotes: tuple[Quote, ...]
    speakers: tuple[Speaker, ...]
    statements: tuple[Statement, ...]
    said: tuple[Said, ...]


_BY_ROLE = "by role: "  # how somebody is found whose role is told of nobody
_OF = 24  # letters of what a role is of
_NOT_OF = lex.LINK | lex.INDEFINITE | lex.CONJUNCTION | lex.FILLER | lex.STOP | lex.NUMBER | lex.TITLE
_NEAR = 3  # statements and quotations on either side that may tell where one ends
_LEAD = 2  # paragraphs
_BEFORE_SHE = 3  # words: somebody and what they do
_LOOKED = 64  # headings, and words of a lead, that are looked for in the story: no story has more
_HEADING = 8  # blanks in a heading at most
_BELOW = 3000  # characters below a heading
_WORD = 4  # letters of a heading that a story's words take up
_NEXT, _MARKED, _COMPARED = 3, 24, 400  # quotations; letters of a heading before its words; letters
_SHARED = 0.6  # of a heading's words, where they are the same as those that the story quotes
_MARKS = 4  # letters: the marks and a stop around a deck
_STOPS = ".!?…,;:"
_EDGES = EDGE + _STOPS + "()"
_NO_LANGUAGE = Language(tag="und", name="", recognise=Recognise(scripts=()))


def read_speech(page: Page, paragraphs: Sequence[Span], language: Language | None, title: Span | None = None) -> Speech:
    """What is quoted in the paragraphs, and by whom. Without a language the marks alone are read.

    `title` is the headline, which may say who speaks in a story that tells of no more than a striker.
    """
    walk = Walk(page, paragraphs, tools_of(language or _NO_LANGUAGE))
    if title is not None and paragraphs and language is not None and language.people.offices:
        _hear_headline(walk, title)
    return _speech(walk)


def _says(said: Said) -> bool:
    """Whether a statement has a verb of speech: Danny Pell revela o que pensa."""
    cue = said.attribution.cue if said.attribution is not None else None
    return said.kind == "statement" and cue is not None and bool(cue.token.tags & lex.SAY)


def _hear_headline(walk: Walk, title: Span) -> None:
    """Note whom the headline quotes as who spoke before the story: Pell: «…» / El delantero aseguró que …"""
    told = _speech(Walk(walk.page, (title,), walk.tools)).said
    words = (said.entity for said in told if said.kind in ("direct", "partial") or _says(said))
    entity = next((entity for entity in words if entity is not None), None)
    if entity is None or not entity.named or entity.body or entity.plural:
        return
    if any(walk.tools.lexicon.look(word) & (lex.FIELD | lex.ORGANISATION) for word in entity.words):
        return  # Serbia tacha de «chantaje» las condiciones
    start = walk.paragraphs[0].start
    naming = walk.cast.naming
    known = naming.find(entity.words, start) or naming.find(entity.words[-1:], start)  # Kelly Pell, who is Raquel Pell
    known = known or naming.add(entity.text, entity.words, entity.start)
    if not known.body:
        walk.discourse.speaks(known, start - 1)


def _speech(walk: Walk) -> Speech:
    for number, sentence in enumerate(walk.sentences):
        if not (walk.labels and take_turn(walk, sentence)):
            _read(walk, sentence, number)
    _settle(walk)
    _give_headings(walk)
    if walk.tools.language.particles_only:
        _give_named_headings(walk)
    walk.said += [Said(quoted, None, None, "term", "none") for quoted in walk.names_in_marks]
    quotes, order = _quotes(walk)
    statements = _statements(walk)
    return Speech(quotes, _speakers(walk, order), statements, tuple(walk.said))


def _settle(walk: Walk) -> None:
    """Give the words of somebody described in the subtitle to whom the story names."""
    first = walk.paragraphs[0] if walk.paragraphs else None
    deck = first.end if first is not None else 0
    told = first is None or first.text[-1:] in ".!?"
    lead = deck if told or len(walk.paragraphs) < 2 else walk.paragraphs[1].end
    known = settle(walk.discourse, 0 if told else deck, lead)
    known |= name_introduced(walk.discourse, walk.cast.naming.find)
    for said in walk.said if known else ():
        if said.entity is not None and id(said.entity) in known:
            said.entity = known[id(said.entity)]
            said.how.append("by what is told later")


def _is_heading(walk: Walk, sentence: Sentence, token: Token) -> bool:
    """Whether the paragraph is a few words in marks without a stop, with others before and behind it: a heading."""
    quoted, number = token.quoted, sentence.paragraph
    if quoted is None or not quoted.closed or not (sentence.first and sentence.last) or len(sentence.tokens) > 1:
        return False
    if not walk.tools.language.script.spaced or not 0 < number < len(walk.paragraphs) - 1:
        return False
    text, before = walk.page.text[quoted.start : quoted.end].rstrip(), walk.paragraphs[number - 1].text.rstrip()
    if text[-1:] in _STOPS or before[-1:] in ":," or (size := text.count(" ")) >= 2 * _HEADING:
        return False
    # a longer one only of words that stand again below it
    return size < _HEADING or walk.page.text.find(text, quoted.end, quoted.end + _BELOW) > 0


def _give_headings(walk: Walk) -> None:
    """Give a heading's words, and a deck's, to who says them in the story; a heading's else to who speaks next."""
    looked = 0
    for said in walk.said:
        heading = said.shape == "heading"
        if said.quoted is None or not (heading or (said.kind != "term" and _is_deck(walk, said))):
            if said.kind == "partial" and looked < _LOOKED and _leads(walk, said):
                looked += 1
                _give_lead(walk, said)
            continue
        if looked == _LOOKED:
            break
        looked += 1
        text = _plain(walk, said)
        words = set(text.split())
        others = [one for one in walk.said if one.entity is not None and one.attribution is not None]
        echoes = [one for one in others if one.quoted is not None and one is not said and one.kind != "term"]
        if said.kind == "term":
            whole = [one for one in echoes if f" {text} " in f" {_plain(walk, one)} "]
            if whole and len(text) >= _WORD:  # „Reines Machtspiel“, and below it: „Das ist ein reines Machtspiel“
                said.kind, said.entity = "partial", whole[0].entity
                said.how.append("by the same words in the story")
            continue
        shared = {id(one): len(words & set(_plain(walk, one).split())) for one in echoes}
        best = max(echoes, key=lambda one: (text in _plain(walk, one), shared[id(one)]), default=None)
        if best is not None and not (text in _plain(walk, best) or shared[id(best)] > len(words) * _SHARED):
            best = None
        if best is None and heading:
            best = next((one for one in others if one.start > said.start), None)
        if best is not None and best.entity is not said.entity:
            said.entity = best.entity
            said.how.append("by the same words in the story" if best in echoes else "heading: who speaks next")


def _give_named_headings(walk: Walk) -> None:
    """Give a heading’s words to whom it names, where they are said below: 先発の真柴「決定力が出た試合」."""
    for at, said in enumerate(walk.said):
        quoted = said.quoted
        if quoted is None or said.kind != "term" or len(quoted) < _WORD:
            continue
        line = walk.paragraphs[quoted.paragraph]
        before = walk.page.text[line.start : quoted.start]
        if len(before) > _MARKED or line.end - quoted.end > 1:
            continue
        pairs = _pairs(walk, said)
        for below in walk.said[at + 1 : at + 1 + _NEXT]:
            entity = below.entity
            if entity is None or not entity.named or below.quoted is None or entity.text[:2] not in before:
                continue
            if len(pairs & _pairs(walk, below)) >= _SHARED * len(pairs):
                said.kind, said.entity = "direct", entity
                said.how.append("by the same words in the story")
                break


def _pairs(walk: Walk, said: Said) -> set[str]:
    """The pairs of letters in words, where nothing sets words apart."""
    assert said.quoted is not None
    text = walk.page.text[said.quoted.start : min(said.quoted.end, said.quoted.start + _COMPARED)]
    return {text[at : at + 2] for at in range(len(text) - 1)}


def _leads(walk: Walk, said: Said) -> bool:
    """Whether a story's first sentences have nobody's words in marks: where people have “gone through hell”."""
    named = said.entity is not None and (said.entity.named or said.entity.body)
    return said.quoted is not None and said.quoted.paragraph < _LEAD and not named


def _give_lead(walk: Walk, said: Said) -> None:
    """Give them to who says them again further down, in a whole sentence."""
    text = _plain(walk, said)
    if not text.count(" "):
        return
    whole = (one for one in walk.said if one.kind == "direct" and one.quoted is not None and one.entity is not None)
    again = next((one for one in whole if f" {text} " in f" {_plain(walk, one)} "), None)
    if again is not None and again.entity is not None and again.entity.named:
        said.entity = again.entity
        said.how.append("by the same words in the story")


def _is_deck(walk: Walk, said: Said) -> bool:
    """Whether the story begins with these words and nothing but these."""
    first = walk.paragraphs[0]
    quoted = said.quoted
    return quoted is not None and quoted.paragraph == 0 and len(first.text) < quoted.end - quoted.start + _MARKS


def _plain(walk: Walk, said: Said) -> str:
    """The words in marks, without their punctuation."""
    assert said.quoted is not None
    words = walk.page.text[said.quoted.start : said.quoted.end].lower().split()
    return " ".join(word.strip(_EDGES) for word in words)


def _read(walk: Walk, sentence: Sentence, number: int) -> None:
    attributions = walk.attributor.attribute(sentence)
    if not attributions and not sentence.has_quotes:
        _told(walk, sentence)
        return
    attributions.sort(key=lambda a: a.quote.start if a.quote else a.cue.token.start if a.cue else sentence.start)
    by_quote = {id(a.quote) for a in attributions if a.quote is not None}
    if any(_points_back(attribution) for attribution in attributions[:1]):
        _told(walk, sentence)
    resolved: dict[tuple[int, int], Entity | None] = {}
    owned = {a.phrase for a in attributions if a.shape == "owned"}
    for attribution in attributions:
        if attribution.quote is None and attribution.phrase in owned:
            continue  # 野党からは「…」との批判が相次いだ
        if attribution.quote is None:
            _state(walk, attribution, resolved)
        else:
            _quote(walk, sentence, number, attribution.quote, attribution, resolved)
    for at in sentence.marked:
        token = sentence.tokens[at]
        if token.quoted and id(token) not in by_quote:
            _quote(walk, sentence, number, token, None, resolved)
    _unquoted(walk, attributions, resolved)


def _is_agent(walk: Walk, attribution: Attribution | None) -> bool:
    """Whether a sentence about another names somebody: hailed as “a marvel” by the critic Ann Pell."""
    begin = attribution.phrase[0] if attribution is not None and attribution.phrase is not None else 0
    before = attribution.sentence.tokens[begin - 1].word if attribution is not None and begin else ""
    return before in walk.tools.language.grammar.agents


def _points_back(attribution: Attribution) -> bool:
    """Whether a “she” speaks whom the same sentence may begin with: A spokeswoman ignored what she called “gossip”."""
    phrase, tokens = attribution.phrase, attribution.sentence.tokens
    if phrase is None or phrase[0] < _BEFORE_SHE:
        return False
    she = tokens[phrase[0]].tags
    return bool(she & lex.PRONOUN and she & lex.GENDER) and not some(tokens[: phrase[0]], lex.QUOTE)


def _told(walk: Walk, sentence: Sentence) -> None:
    """Note who acts in a sentence that attributes nothing: a pronoun behind it may mean them."""
    if walk.tools.language.script.cased or walk.attributor.subjects.unspaced:
        subject = walk.actors.subject_of(sentence)
        person = walk.cast.by_role(subject.words, sentence.start) if subject else None
        known = person is not None and (person.named or bool(walk.tools.language.people.apart))
        body = person is not None and person.body and not (person.named and walk.actors.neuter)
        if person is not None and known and not body and not person.plural:
            walk.discourse.acts(person, sentence.start)
            return
        bare = subject is not None and subject.words[0].tags & (lex.ROLE | lex.GROUP) == lex.ROLE
        alone = bare and not walk.discourse.before(sentence.tokens[-1].end, since=sentence.start)
        if walk.attributor.subjects.unspaced and subject is not None and alone:
            entity = whose(walk, subject, {})  # 店主走了出来。他说：“……”
            if entity is not None and not (entity.named or entity.body or entity.plural):
                walk.discourse.acts(entity, sentence.start)
                return
    elif walk.attributor.topical:
        topic = walk.actors.topic_of(sentence)  # 대사는 납득하지 않았다. “…” 그는 …
        told = topic is not None and topic.words[-1].tags & lex.ROLE
        entity = whose(walk, topic, {}) if told and topic is not None else None
        if entity is not None and entity.named and entity.spoke and entity.person:
            walk.discourse.acts(entity, sentence.start)
    newcomer = walk.actors.newcomer_of(sentence)
    entity = whose(walk, newcomer, {}) if newcomer is not None else None
    somebody = entity is not None and (not entity.named or bool(walk.tools.language.people.apart))
    if entity is not None and somebody and not entity.body and not entity.plural:
        walk.discourse.acts(entity, sentence.start)


def _unquoted(walk: Walk, attributions: Sequence[Attribution], resolved: dict[tuple[int, int], Entity | None]) -> None:
    """A verb of speech beside nothing but terms states something: компания «Белый Парус» объявила о …"""
    if not attributions:
        return
    kinds = {id(said.attribution): said.kind for said in walk.said[-len(attributions) :] if said.quoted is not None}
    spoken = {id(a.cue) for a in attributions if a.quote is None or kinds.get(id(a)) != "term"}
    for attribution in attributions:
        cue = attribution.cue
        if (
            cue is not None
            and id(cue) not in spoken
            and cue.token.tags & (lex.SAY | lex.ACCORDING | lex.ACCORDING_AFTER)
        ):
            spoken.add(id(cue))
            inverted = walk.tools.language.grammar.head_first and attribution.phrase is not None  # …, dijo su hija
            before = cue.before if walk.attributor.subjects.subject_first() and not inverted else None
            phrase = before or attribution.phrase
            _state(walk, replace(attribution, quote=None, phrase=phrase, shape="statement"), resolved)


def _state(walk: Walk, attribution: Attribution, resolved: dict[tuple[int, int], Entity | None]) -> None:
    if attribution.embedded and attribution.shape == "act" and walk.attributor.subjects.unspaced:
        return  # 如果拿到议员支持: nobody has done anything
    if is_condition(attribution, walk.tools.language):
        return
    if attribution.shape == "act" and _is_apposed(walk, attribution):
        return  # Ann Pell, a retired teacher who has lived here since the house opened, …
    entity = whose(walk, attribution, resolved)
    if attribution.shape == "carried":
        number = bisect_right(walk.sentence_starts, attribution.sentence.start) - 1
        entity = agreeing(walk, attribution, previous(walk, attribution.sentence, number))
        if entity is not None and walk.tools.language.speech.feminine and not agrees(attribution.cue, entity):
            return
    if entity is None or (walk.labels and is_told_by_turn(walk, attribution)):
        return
    if attribution.shape == "act":
        if entity.named and not attribution.embedded:
            walk.discourse.acts(entity, attribution.sentence.start)
        return
    said = Said(None, attribution, entity, "statement", attribution.shape, attribution.how)
    if (
        walk.discourse.issuer is None
        and attribution.sentence.paragraph <= 1
        and not entity.titled
        and not entity.roles
        and entity.named
        and not _is_given(walk, entity)
        and not (walk.tools.language.people.apart and is_source(attribution))
    ):
        walk.discourse.issuer = entity
    if attribution.embedded:
        walk.discourse.is_quoted_by(entity, attribution.words[0].start, attribution.words[-1].end)
    else:
        walk.discourse.speaks(entity, attribution.sentence.start)
    if opens_thus(attribution.sentence.tokens, walk.tools.language):
        _give_before(walk, attribution.sentence, entity)
    walk.said.append(said)


def _give_before(walk: Walk, sentence: Sentence, entity: Entity) -> None:
    """Words that the paragraph before has in marks, and nobody's: El muelle abrirá «en pocos días». Así lo dijo Gil."""
    for said in reversed(walk.said):
        if said.quoted is None or said.quoted.paragraph < sentence.paragraph - 1 or said.attribution is not None:
            break
        words = walk.page.text[said.quoted.start : said.quoted.end]
        if said.entity is None and " " in words and words[0].islower():
            said.entity, said.kind, said.shape = entity, "partial", "carried"
            said.how.append("carried back: who said so in the next sentence")


def _is_apposed(walk: Walk, attribution: Attribution) -> bool:
    """Whether the phrase tells more of a name that the sentence begins with, in a language without gender."""
    phrase, tokens = attribution.phrase, attribution.sentence.tokens
    if phrase is None or phrase[0] < 2 or not walk.tools.language.grammar.possessives:
        return False
    told = tokens[phrase[0]].tags & lex.INDEFINITE and tokens[phrase[0] - 1].tags & lex.COMMA
    return bool(told and tokens[0].tags & lex.CAPITAL and tokens[0].tags & (lex.UNKNOWN | lex.GIVEN))


def _is_given(walk: Walk, entity: Entity) -> bool:
    """Whether the name begins with a given name: a person, who issues nothing."""
    return bool(walk.tools.lexicon.look(entity.words[0]) & lex.GIVEN)


def _quote(
    walk: Walk,
    sentence: Sentence,
    number: int,
    token: Token,
    attribution: Attribution | None,
    resolved: dict[tuple[int, int], Entity | None],
) -> None:
    quoted = token.quoted
    assert quoted is not None
    how: list[str] = []
    caption = captioned(walk, sentence, number, token, how)
    if caption is not None:
        attribution = None
    elif attribution is not None:
        how = attribution.how
    entity = caption[0] if caption else whose(walk, attribution, resolved) if attribution else None
    if walk.labels and attribution is not None:
        entity = whose_turn(walk, attribution, entity)
    if entity is not None and attribution is not None and _tells_of(walk, token, attribution, entity):
        entity = describe(walk.discourse, attribution.words, how)
    text = walk.page.text[quoted.start : quoted.end].rstrip(EDGE)
    often = walk.repeated[text] - (walk.headings.get(text, quoted.start) != quoted.start) > 1  # no heading counts
    kind = kind_of(walk.page, sentence, token, attribution, walk.tools.language, often)
    shape = attribution.shape if attribution else "none"
    if caption is not None:
        kind, shape = "direct", "caption"
    loose = shape in ("none", "loose") or bool(walk.tools.lexicon.articles)
    if kind != "term" and loose and is_body(walk, token):
        kind = "term"  # the “Harbour Plan 2022” that the council …
    if kind != "term" and entity is None and attribution is not None:
        entity = named_in_marks(walk, sentence, attribution, token)
    if attribution is None and caption is None and _is_heading(walk, sentence, token):
        shape = "heading"
    elif kind != "term" and entity is None and (mine := walk.turns.get(sentence.paragraph)) is not None:
        if attribution is None or attribution.phrase is None:
            entity, shape = mine.entity, TURN
    elif kind != "term" and entity is None:
        entity, shape = carried(walk, sentence, number, token, attribution, shape, how)
        if entity is not None and _is_another(walk, attribution, entity):
            entity = None
    voices = shape == "owned" and entity is not None and not entity.named and walk.tools.language.particles_only
    if kind != "term" and entity is not None and not voices:  # 住民からは「…」との声が上がった: nobody goes on
        walk.discourse.speaks(entity, token.start, by=_is_agent(walk, attribution))
    mention = list(caption[1]) if caption else attribution.words if attribution else []
    if shape == "carried" and walk.said and walk.said[-1].entity is entity and walk.said[-1].quoted is not None:
        mention = walk.said[-1].mention  # “…,” she said. “…”: the words that pointed to her stand beside both
    walk.said.append(Said(quoted, attribution, entity if kind != "term" else None, kind, shape, how, mention))


def _is_another(walk: Walk, attribution: Attribution | None, entity: Entity) -> bool:
    """Whether a pronoun that led to nobody tells that it is not who spoke before: 女店员……他质疑“……”"""
    if attribution is None or attribution.phrase is None or not walk.tools.language.unmixed:
        return False
    words = attribution.words
    return len(words) == 1 and bool(words[0].tags & lex.PRONOUN) and entity.differs(words[0].tags & lex.GENDER)


def _tells_of(walk: Walk, token: Token, attribution: Attribution, entity: Entity) -> bool:
    """Whether the words name whom only a role that was told of nobody led to: « Pell court vite », dit le coach."""
    quoted, how = token.quoted, attribution.how
    if quoted is None or not how or not how[-1].startswith(_BY_ROLE) or not walk.tools.language.people.apart:
        return False
    if not walk.tools.language.script.cased or not entity.named or entity.body:
        return False
    return speaks_of(walk, token, entity)


def _quotes(walk: Walk) -> tuple[tuple[Quote, ...], dict[int, list[int]]]:
    page = walk.page
    kept = sorted((said for said in walk.said if said.quoted), key=lambda said: said.quoted.start if said.quoted else 0)
    order: dict[int, list[int]] = {}
    quotes = []
    for index, said in enumerate(kept):
        quoted, attribution = said.quoted, said.attribution
        assert quoted is not None
        assert said.kind != "statement"
        cue = mention = None
        if attribution is not None and said.kind != "term" and attribution.cue is not None:
            cue = page.span(attribution.cue.token.start, attribution.cue.token.core)
        if said.mention and said.kind != "term":
            mention = _mention(walk, said.mention)
        speaker = said.entity.text if said.entity else None
        if said.entity is not None:
            order.setdefault(id(said.entity), []).append(index)
        quotes.append(
            Quote(page.text[quoted.start : quoted.end], quoted.start, quoted.end, said.kind, cue, mention, speaker)
        )
    return tuple(quotes), order


def _statements(walk: Walk) -> tuple[Statement, ...]:
    """What is reported without marks, in text order. Who only spoke or posted is dropped."""
    every = [said for said in walk.said if said.attribution is not None and said.kind != "term"]
    every.sort(key=lambda said: said.start)
    found, idle = [], set()
    for at, said in enumerate(every):
        attribution = said.attribution
        if said.quoted is not None or attribution is None or attribution.cue is None or said.entity is None:
            continue
        near = [*every[max(0, at - _NEAR) : at], *every[at + 1 : at + 1 + _NEAR]]
        others = [
            one.attribution for one in near if one.attribution and one.attribution.sentence is attribution.sentence
        ]
        stretch = said.words or reported(attribution, others, walk.tools.language)
        if stretch is None:
            continue
        if stretch[0] == stretch[1]:
            idle.add(said)
            continue
        span = walk.page.span(*stretch)
        cue = walk.page.span(attribution.cue.token.start, attribution.cue.token.core)
        mention = _mention(walk, attribution.words) if attribution.phrase is not None else None
        found.append(Statement(span.text, span.start, span.end, said.entity.text, cue, mention))
    if idle:
        walk.said = [said for said in walk.said if said not in idle]
    found.sort(key=lambda statement: (statement.start, statement.cue.start))
    repeated = {id(_less(outer, inner)) for outer, inner in pairwise(found) if inner.end <= outer.end}
    return tuple(statement for statement in found if id(statement) not in repeated)


def _less(outer: Statement, inner: Statement) -> Statement | None:
    """Which of two statements, one inside the other, only tells again what the other does; None where two speak.

    Northline said | it expects to open a plant: told once. Where a whole sentence is told, its clause tells it better.
    """
    if outer.speaker != inner.speaker:
        return None
    return outer if outer.start <= outer.cue.start < outer.end else inner


def _mention(walk: Walk, words: Sequence[Token]) -> Span:
    start, end = words[0].start, words[-1].core
    after = walk.page.text[end : end + 1]
    opening = walk.closes.get(after)
    if opening is not None and walk.page.text.rfind(opening, start, end) > walk.page.text.rfind(after, start, end):
        end += 1  # Компания «Солома плюс»
    return walk.page.span(start, end)


def _speakers(walk: Walk, order: dict[int, list[int]]) -> tuple[Speaker, ...]:
    people: dict[int, Entity] = {}
    indirect: dict[int, int] = {}
    first: dict[int, int] = {}
    mentions: dict[int, dict[int, Span]] = {}
    roles: dict[int, int] = {}  # where a role begins with all that it is of
    for said in walk.said:
        entity = said.entity
        if entity is None:
            continue
        key = id(entity)
        people[key] = entity
        at = (
            said.quoted.start
            if said.quoted
            else said.attribution.cue.token.start
            if said.attribution and said.attribution.cue
            else entity.start
        )
        first[key] = min(first.get(key, at), at)
        indirect[key] = indirect.get(key, 0) + (said.quoted is None)
        spans = mentions.setdefault(key, {})
        if said.attribution is not None and said.attribution.phrase is not None:
            span = _mention(walk, said.attribution.words)
            spans[span.start] = span
            if entity.role and not walk.tools.language.script.spaced:
                roles[key] = min(_role_start(said.attribution.words, entity.role), roles.get(key, entity.role[0]))
    found = []
    for key in sorted(people, key=lambda key: first[key]):
        entity = people[key]
        role = None
        if entity.role and not entity.body:
            role = walk.page.text[roles.get(key, entity.role[0]) : entity.role[1]]
        spans = mentions[key]
        found.append(
            Speaker(
                entity.text,
                role,
                tuple(spans[start] for start in sorted(spans)),
                tuple(order.get(key, ())),
                indirect[key],
                entity.kind,
            )
        )
    return tuple(found)


def _role_start(words: Sequence[Token], role: tuple[int, int]) -> int:
    """Where what a role is of begins, where no spaces part them, and the name follows: 挪威駐丹麥大使陳佩蘭."""
    start, end = role
    if not any(token.start == end for token in words) or not any(token.start == start for token in words):
        return start
    of = [token for token in words if token.start < start]
    while of and of[0].tags & _NOT_OF:
        of.pop(0)
    if (
        not of
        or of[0].tags & lex.DETERMINER
        or start - of[0].start > _OF
        or any(token.tags & lex.PUNCTUATION and not token.quoted for token in of)
    ):
        return start
    return of[0].start
