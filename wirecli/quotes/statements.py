"""What of a sentence somebody is reported to have said, without marks: the clause behind the verb, or before it."""

from collections.abc import Sequence
from math import inf

from wirecli.knowledge import lexicon as lex
from wirecli.knowledge.language import Language
from wirecli.quotes.attributed import Attribution
from wirecli.quotes.idle import is_source, reports_nothing
from wirecli.quotes.token import Token, every

_ASIDE = lex.FILLER | lex.STOP | lex.NUMBER | lex.LINK | lex.CAPITAL  # words of when, where and to whom: said on Friday
_NOUN = lex.UNKNOWN | lex.CAPITAL | lex.ROLE | lex.ORGANISATION | lex.GROUP | lex.QUOTE | lex.FILLER
_OPENS = lex.THAT | lex.COLON
_BETWEEN = lex.CONJUNCTION | lex.PUNCTUATION
_EDGE = lex.COMMA | lex.DASH | lex.OTHER | lex.FILLER
_FAR = 10  # words between verb and clause: told a crowd of some hundreds at the gate that …
_NAMED = 24  # letters of a quotation on the way that is only a name: told “Harbour News” that …
_WORDS, _LETTERS = 2, 6  # a clause has so many words, or letters where no spaces are set
_ASKED = 6  # words of a question that somebody is told to have answered
_LITTLE = 3  # words that join a clause: as, о чём
_OWN = 16  # letters of a sentence beside those that say who speaks
_Stretch = tuple[int, int]


def reported(attribution: Attribution, others: Sequence[Attribution], language: Language) -> tuple[int, int] | None:
    """Where the words stand (offsets) that are reported; the whole sentence where its clauses do not tell.

    None where it only says that somebody said what stands elsewhere: Ann Pell added. No words at all (the end is the
    start) where it reports nothing: Ann Pell spoke in Norvane.

    `others` are the sentence's further statements and quotations: what one reports ends where the next begins.
    Where no spaces are set, the comma behind a verb of speech is its that: 發言人說，水圳……
    """
    tokens, spaced = attribution.sentence.tokens, language.script.spaced
    if language.grammar.adjoined and _is_none(attribution, language):
        return None
    if opens_thus(tokens, language):
        return None  # Así lo aseguró Ana Gil en Muros: what the sentence before says
    if language.heads_last and (marked := _marked_between(attribution, others)):
        until = attribution.cue.at if attribution.cue else marked
        return (tokens[marked].start, tokens[until - 1].end) if _is_clause(tokens, (marked, until)) else None
    first, last = _attributing(attribution)
    since, until = 0, len(tokens)
    for other in others:
        if language.grammar.adjoined and other.quote is None and _is_none(other, language):
            continue  # mengaku senang bisa merasakan …
        begin, end = _attributing(other, shared=other.phrase == attribution.phrase)
        if begin == last and other.quote is None and tokens[begin].tags & lex.PRONOUN:
            continue  # Northline said | it expects to open
        if begin >= last and not other.embedded:
            until = min(until, begin if other.quote is None else _clause_end(tokens, last, begin))
        elif end <= first and (end == first or not attribution.embedded):
            since = max(since, end)
    while until > last and tokens[until - 1].tags & _BETWEEN and not tokens[until - 1].quoted:
        until -= 1
    said = attribution.cue.token.word if attribution.cue and language.script.gaps else ""
    leads = language.grammar.adjoined or said.endswith(language.speech.that)
    leads = leads and _is_subject_first(attribution)  # ยายเล่า|ว่า …: it stands behind
    aside = language.grammar.adjoined and not leads and _leads_aside(attribution)
    clause = _clause(attribution, (first, last), (since, until), spaced, leads, aside)
    if clause is None and (leads or aside):
        return None  # Mendengar itu, Ann Pell memohon; Demikian disampaikan Ann Pell saat …
    start, end = clause or (since, max(until, last))
    if clause is None and _length(tokens, (start, end)) - _length(tokens, (first, last)) < _OWN:
        return None
    while end - start > 1 and tokens[end - 1].tags & (lex.END | lex.COMMA) and not tokens[end - 1].quoted:
        end -= 1
    if language.grammar.adjoined:
        while start < end and tokens[start].tags & lex.PUNCTUATION and not tokens[start].quoted:
            start += 1
        thus = language.grammar.thus
        if start == end or _says_nothing(tokens[start:end], thus):
            return None
        lead = tokens[since:first]
        if lead and not leads and start >= last and not tokens[start - 1].tags & _OPENS and _points(lead, thus):
            return None  # Hal senada disampaikan Ann Pell (35), warga Norvane
    behind = spaced and start == last and not is_source(attribution)
    if behind:
        start = _past_when(tokens, start, end, language)
    if reports_nothing(attribution, (start, end), others, language, behind=behind, cut=until < len(tokens)):
        return tokens[start].start, tokens[start].start
    return tokens[start].start, tokens[end - 1].end


def _past_when(tokens: Sequence[Token], start: int, end: int, language: Language) -> int:
    """Where what was said begins behind the day it was said on: announced on Friday | the arrest of a man."""
    at = start
    while at < end and tokens[at].tags & (lex.FILLER | lex.NUMBER) and not tokens[at].tags & lex.THAT:
        at += 1
    if at < end and tokens[at].word in language.speech.circumstances:
        day = at + 1
        while day < end and tokens[day].tags & (lex.FILLER | lex.NUMBER):
            day += 1
        dated = at + 1 < end and tokens[at + 1].tags & lex.FILLER
        return day if dated and day < end else start
    return start


def opens_thus(tokens: Sequence[Token], language: Language) -> bool:
    """Whether a sentence begins with words for what was said before: Así lo aseguró …, Об этом сообщил …"""
    thus = language.grammar.thus
    if not thus or language.grammar.adjoined or not language.script.cased:
        return False
    begins = " ".join(token.word for token in tokens[:3])
    return any(begins.startswith(words) and begins[len(words) : len(words) + 1] in ("", " ") for words in thus)


def _marked_between(attribution: Attribution, others: Sequence[Attribution]) -> int:
    """Where the sentence goes on behind words in marks that stand between who acts and the verb; 0 where none do.

    민 감독은 “자랑스럽다”며 | 엄지를 치켜세웠다
    """
    tokens, phrase, cue = attribution.sentence.tokens, attribution.phrase, attribution.cue
    if phrase is None or cue is None:
        return 0
    said = {id(other.quote) for other in others if other.quote is not None}
    place = next((k for k in reversed(range(phrase[1], cue.at)) if id(tokens[k]) in said), -1) + 1
    if place and place < cue.at and tokens[place].start - tokens[place - 1].end <= 1:
        place += 1  # what is written onto the mark
    while place and place < cue.at and tokens[place].tags & (_OPENS | _BETWEEN):
        place += 1
    return place


def _attributing(attribution: Attribution, shared: bool = False) -> _Stretch:
    """From which word to which the sentence says that somebody says something; a quotation's own words among them.

    Two verbs may have one subject, `shared`, which stands before the first: Ann Pell confirmed that … and called it “…”
    """
    tokens = attribution.sentence.tokens
    places = [*(attribution.phrase or ())] if not shared or attribution.cue is None else []
    if attribution.cue is not None:
        places += (attribution.cue.at, attribution.cue.at + 1)
    if attribution.quote is not None:
        at = next(at for at, token in enumerate(tokens) if token is attribution.quote)
        places += (at, at + 1)
    return min(places), max(places)


def _clause_end(tokens: Sequence[Token], least: int, at: int) -> int:
    """Where the clause before a quotation's own ends: … had been told nothing, | and the crew had been “sent home”"""
    for end in range(at, least, -1):
        if tokens[end - 1].tags & (lex.COMMA | lex.CONJUNCTION | lex.END) or tokens[end - 1].quoted:
            return end
    return at


def _is_subject_first(attribution: Attribution) -> bool:
    """Whether whoever speaks stands before the verb: what they say stands behind it, where a verb leads asides."""
    phrase, cue = attribution.phrase, attribution.cue
    return bool(phrase and cue and phrase[1] <= cue.at and not cue.token.tags & lex.ACCORDING)


def _is_none(attribution: Attribution, language: Language) -> bool:
    """Whether a verb tells what something is for, or only that somebody spoke: untuk mengatakan, berkata demikian."""
    tokens, cue, grammar = attribution.sentence.tokens, attribution.cue, language.grammar
    if cue is None:
        return False
    if cue.at and tokens[cue.at - 1].word in grammar.purposes:
        return True
    behind = tokens[cue.at + 1 : cue.at + 3]
    thus = len(behind) > 1 and behind[0].word in grammar.thus and not behind[1].tags & (_OPENS | lex.COMMA)
    if thus or not _is_subject_first(attribution):
        return thus
    if behind and behind[0].tags & lex.STOP and tokens[cue.at - 1].tags & lex.CONJUNCTION:
        return True  # semasa berucap di Norvane
    short = len(tokens) - cue.at < _ASKED and not any(token.tags & _OPENS for token in behind)
    if short and tokens[cue.at - 1].tags & lex.CONJUNCTION:
        return True  # selepas menyampaikan bantuan
    return bool(behind and behind[0].tags & lex.PRONOUN and _is_object(tokens, cue.at + 1))


def _says_nothing(words: Sequence[Token], thus: Sequence[str]) -> bool:
    """Whether words only point at what was said, or ask for it: Hal itu (disampaikan Ann Pell), pertanyaan wartawan."""
    if sum(token.end - token.start for token in words) < _LETTERS:
        return True
    if _points(words, thus):
        return True
    if len(words) < _ASKED and words[0].tags & lex.STATEMENT:
        return True
    return all(token.tags & (lex.STOP | lex.FILLER) and not token.tags & lex.UNKNOWN for token in words)


def _points(words: Sequence[Token], thus: Sequence[str]) -> bool:
    """Whether words only point at what was said: Hal itu, Perkara sama."""
    if len(words) > 2 or words[0].tags & (lex.STOP | lex.FILLER | lex.CONJUNCTION):
        return False
    return bool(words[-1].tags & lex.LINK or " ".join(token.word for token in words) in thus)


def _leads_aside(attribution: Attribution) -> bool:
    """Whether what stands behind a verb and its subject only tells when, where or to whom: kata Ann Pell saat …"""
    tokens, phrase, cue = attribution.sentence.tokens, attribution.phrase, attribution.cue
    if (
        cue is None
        or phrase is None
        or phrase[0] <= cue.at
        or phrase[1] >= len(tokens)
        or not cue.token.tags & (lex.SAY | lex.ACT)
    ):
        return False
    behind = tokens[phrase[1]].tags
    return bool(behind & (lex.STOP | lex.CONJUNCTION | lex.ADDRESSEE | lex.END)) and not behind & lex.THAT


def _is_object(tokens: Sequence[Token], at: int) -> bool:
    """Whether a pronoun is written onto the verb that somebody stands before: warga melaporkannya ke polisi."""
    behind = tokens[at + 1].tags if at + 1 < len(tokens) else lex.END
    return tokens[at].start == tokens[at - 1].end and bool(behind & (lex.STOP | lex.END))


def _clause(
    attribution: Attribution, said: _Stretch, free: _Stretch, spaced: bool, leads: bool, aside: bool
) -> _Stretch | None:
    tokens, cue, phrase = attribution.sentence.tokens, attribution.cue, attribution.phrase
    assert cue is not None
    (first, last), (since, until) = said, free
    behind = _behind(tokens, cue.token, cue.at + 1 if phrase and phrase[1] <= cue.at else last, until)
    before = _before(tokens, since, first, spaced)
    ends = _ends(tokens, cue.at + 1)
    within = None
    if phrase and phrase[1] < cue.at and ends:  # 同社は……と述べた
        within = _before(tokens, _past_aside(tokens, phrase[1], cue.at), cue.at, spaced)
    if leads:
        before = None
    if aside:
        behind = None
    if behind and before and _length(tokens, before) > _thin(tokens, cue.token, behind):
        return before
    if behind and tokens[behind[0] - 1].tags & (_OPENS | lex.COMMA) and _is_clause(tokens, behind):
        inserted = spaced and tokens[last].tags & lex.COMMA and first and tokens[first - 1].tags & lex.COMMA
        if not (inserted and before and _is_clause(tokens, before)):
            return behind
        if tokens[behind[0]].tags & lex.RELATIVE:  # The wall will fall, according to Ann Pell, who spoke on Monday
            return before
        return None  # The wall, the port said, would fall: the clause goes on on both sides
    return next((clause for clause in (within, behind, before) if clause and _is_clause(tokens, clause)), None)


def _behind(tokens: Sequence[Token], cue: Token, at: int, until: int) -> _Stretch | None:
    """The clause behind a verb: from its that, colon or comma on, whatever little words come between."""
    begin, apposed = at, False
    for ahead in range(at, min(at + _FAR, until)):
        token = tokens[ahead]
        if token.tags & _OPENS:
            begin = ahead + 1
            break
        if token.tags & lex.COMMA and begin == at:
            goes_on = tokens[ahead + 1].tags if ahead + 1 < until else 0
            if cue.tags & (lex.ACCORDING | lex.ACCORDING_AFTER) and goes_on & lex.ROLE and not apposed:
                apposed = True  # For Ann Pell, mayor of Wexcombe, …
            elif apposed or all(token.tags & _ASIDE for token in tokens[at:ahead]):
                begin = ahead + 1
                if not goes_on & lex.STOP:  # said Ann Pell, in an interview with “Harbour News”, that …
                    break
        elif token.tags & lex.END or (token.quoted and len(token.quoted) > _NAMED):
            break
    while begin < until and tokens[begin].tags & (lex.COMMA | lex.THAT):
        if tokens[begin].tags & lex.CONJUNCTION and tokens[begin - 1].tags & lex.COMMA:
            break  # katanya, jika banjir tiba …
        begin += 1
    return (begin, until) if begin < until else None


def _thin(tokens: Sequence[Token], cue: Token, clause: _Stretch) -> float:
    """How long a clause before the verb must be to be what is said, where what stands behind it may only say where,
    when or to whom: told the daily, said in an interview.
    """
    if tokens[clause[0] - 1].tags & _OPENS:
        return inf
    words = [token for token in tokens[slice(*clause)] if not token.tags & (lex.FILLER | lex.END)]
    if not words:
        return _LETTERS  # a annoncé sa famille | à l'AFP
    thin = cue.tags & lex.ADDRESSEE or words[0].tags & lex.STOP
    return 1.5 * _length(tokens, clause) if thin else inf


def _before(tokens: Sequence[Token], since: int, at: int, spaced: bool) -> _Stretch | None:
    """What stands before an attribution, without the comma between, or the と."""
    edge = _EDGE if spaced else _EDGE | lex.THAT
    while at > since and tokens[at - 1].tags & edge and not tokens[at - 1].quoted:
        at -= 1
        if tokens[at].tags & lex.COMMA and spaced and not every(tokens[since:at], edge):
            break  # The harbour stays closed until Thursday, he said
    begins = at
    while spaced and begins - since > 2 and at - begins < _LITTLE and not tokens[begins - 1].tags & _NOUN:
        begins -= 1
        if tokens[begins].tags & lex.COMMA:
            at = begins  # The harbour stays closed, as Ann Pell said
            break
    while since < at and tokens[since].tags & (lex.COMMA | lex.CONJUNCTION | lex.THAT | lex.TOPIC):
        since += 1
    return (since, at) if since < at else None


def _past_aside(tokens: Sequence[Token], at: int, end: int) -> int:
    """Where the clause goes on behind a relative one: Ann Pell, die dort putzt, hatte um das Wort gebeten."""
    if not tokens[at].tags & lex.COMMA or not tokens[at + 1].tags & (lex.RELATIVE | lex.DETERMINER):
        return at
    return next((close + 1 for close in range(at + 1, end) if tokens[close].tags & lex.COMMA), at)


def _ends(tokens: Sequence[Token], at: int) -> bool:
    """Whether the sentence, or its clause, is over: nothing but punctuation and little words follow."""
    return all(token.tags & (lex.PUNCTUATION | lex.FILLER) and not token.quoted for token in tokens[at:])


def _is_clause(tokens: Sequence[Token], clause: _Stretch) -> bool:
    if clause[0] >= clause[1]:
        return False
    words = sum(not token.tags & lex.PUNCTUATION or token.quoted is not None for token in tokens[slice(*clause)])
    return words >= _WORDS or _length(tokens, clause) >= _LETTERS


def _length(tokens: Sequence[Token], clause: _Stretch) -> int:
    return tokens[clause[1] - 1].end - tokens[clause[0]].start
