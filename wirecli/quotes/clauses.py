"""Which of several cues' clauses words belong to: one may stand inside what another reports."""

from collections.abc import Container, Sequence

from wirecli.knowledge import lexicon as lex
from wirecli.quotes.cue import Cue, clause_start
from wirecli.quotes.phrases import Phrases
from wirecli.quotes.token import Token, some

_TERM = 8  # letters, where no spaces are


def _tells(tokens: Sequence[Token], cues: Sequence[Cue], begin: int) -> Cue | None:
    """The cue before a comma whose words the clause at `begin` still is: Ann berkata, lelaki itu takut dan jiran …"""
    outer = next(
        (one for one in cues if one.at < begin and one.token.tags & lex.SAY and (one.before or one.after)), None
    )
    if outer is None or outer.token.tags & lex.ACT or tokens[begin - 1].tags & (lex.QUOTE | lex.END | lex.COLON):
        return None
    behind = max(outer.at + 1, outer.after[1] if outer.after else 0)
    if behind >= begin or not tokens[behind].tags & (lex.COMMA | lex.THAT):
        return None
    parted = lex.QUOTE | lex.END | lex.COLON | lex.CONJUNCTION
    return None if some(tokens[behind:begin], parted & ~lex.CONJUNCTION) or _turns(tokens, begin) else outer


def _turns(tokens: Sequence[Token], begin: int) -> bool:
    """Whether a comma and a conjunction turn to somebody else right before `begin`: …, sementara Ann menyebut …"""
    while begin and tokens[begin - 1].tags & (lex.ROLE | lex.TITLE | lex.FILLER | lex.INDEFINITE):
        begin -= 1
    return bool(begin > 1 and tokens[begin - 1].tags & lex.CONJUNCTION and tokens[begin - 2].tags & lex.COMMA)


def _may_be_name(token: Token) -> bool:
    person = token.tags & (lex.UNKNOWN | lex.GIVEN | lex.TITLE) and not token.tags & (lex.ORGANISATION | lex.FIELD)
    return bool(token.tags & lex.CAPITAL and person)


def is_embedded(
    tokens: Sequence[Token], cue: Cue, cues: Sequence[Cue], adjoined: bool = False, clauses: Container[str] = ()
) -> bool:
    """Whether its subject stands right behind another cue: The bupati claims | the council has proposed a bridge."""
    if cue.before is None:
        return False
    begin = cue.before[0]
    while begin and tokens[begin - 1].tags & (lex.COMMA | lex.THAT | lex.FILLER):
        begin -= 1
    outer = next((one for one in cues if one.at + 1 == begin or (one.after and one.after[1] == begin)), None)
    if adjoined and begin > 1 and tokens[begin - 1].word in clauses and any(map(_may_be_name, tokens[: begin - 1])):
        return True  # Pell tertawa ketika seorang rekan mempertanyakan …
    if adjoined and outer is None and (outer := _tells(tokens, cues, begin)) is not None:
        return True
    if outer is not None and outer.token.tags & lex.ACCORDING:
        return outer.at == 0  # Segundo ela, o secretário havia garantido …
    return (
        outer is not None
        and outer.at + 1 == begin
        and outer.before is not None
        and bool(outer.token.tags & (lex.SAY | lex.ADDRESSEE))
    )


def takes_object(tokens: Sequence[Token], cue: Cue) -> bool:
    """Whether what stands behind a verb is what it is about: aseguró que no busca | la junta; y no revela | a sus …"""
    at, leads = cue.at, lex.THAT | lex.CONJUNCTION
    while at and tokens[at - 1].tags & (lex.FILLER | lex.STOP) and not tokens[at - 1].tags & leads:
        at -= 1
    if cue.before is not None or cue.after is None or not at:
        return False
    if tokens[at - 1].tags & lex.THAT:
        return not cue.token.tags & lex.SAY  # but: que dice el alcalde
    behind = cue.after[1]
    reports = behind < len(tokens) and tokens[behind].tags & (lex.THAT | lex.COLON | lex.COMMA)
    return bool(tokens[at - 1].tags & lex.CONJUNCTION and at < cue.at and not reports)


def is_reported_act(tokens: Sequence[Token], cue: Cue, at: int) -> bool:
    """Whether a verb that only judges has an auxiliary before it: what somebody says that another will do.

    So it has where its clause ends before the quotation at `at`: 他强调，研究只呈现相关性，“……”
    """
    if not cue.token.tags & lex.ACT or cue.token.tags & lex.SAY or cue.before is None:
        return False
    if tokens[at - 1].tags & lex.COMMA and at - cue.at > 2:
        return True
    made = lex.ADDRESSEE | lex.STOP  # 罗敏说，枪声让她和丈夫深感“震惊”
    if any(token.tags & made == made for token in tokens[clause_start(tokens, cue.at) : cue.before[0]]):
        return True
    return any(token.tags & lex.STOP for token in tokens[cue.before[1] : cue.at])


def outermost(tokens: Sequence[Token], phrases: Phrases, cues: Sequence[Cue], near: Cue, at: int) -> Cue | None:
    """The verb of speech whose words go on in marks behind several clauses: 罗敏表示，公司说换过管子，……，“……”"""
    when = at > 2 and tokens[at - 1].tags & lex.COMMA and tokens[at - 2].tags & lex.STOP  # 谈到比赛时，“……”
    told = near.at + 2 < at and tokens[near.at + 1].tags & lex.LINK  # 提到两队同意的新“章程”
    told = told or (near.at + 2 < at and tokens[at - 1].tags & lex.COMMA and _is_within(tokens, near, cues))
    if tokens[at - 1].tags & lex.COLON or not (when or told or some(tokens[near.at + 1 : at - 1], lex.COMMA)):
        return near
    since = next((k for k in range(at - 1, -1, -1) if tokens[k].tags & lex.COLON or _is_said(tokens[k])), -1)
    main = None
    for cue in cues:
        if since < cue.at <= near.at and cue.token.tags & lex.SAY and phrases.is_person(cue.before):
            begin = cue.before[0] if cue.before is not None else 0
            turns = begin and tokens[begin - 1].tags & lex.CONJUNCTION  # ……，但会长今天指出
            turns = turns or (main is not None and _is_anew(tokens, main, cue))
            source = begin and tokens[begin - 1].tags & lex.ACCORDING
            if (main is None or turns) and not (source or is_conceded(tokens, cue)):
                main = cue
    return main or (None if tokens[at - 1].tags & lex.COMMA and is_conceded(tokens, near) else near)


def _is_anew(tokens: Sequence[Token], main: Cue, cue: Cue) -> bool:
    """Whether a comma sets off a second report, and none the first: 葛瑞昌称港务局将涨价，沈玉珊认为，……，“……”"""
    begin = cue.before[0] if cue.before is not None else 0
    if not begin or cue.at + 1 >= len(tokens) or not tokens[begin - 1].tags & lex.COMMA:
        return False
    named = some(tokens[begin : cue.at], lex.GIVEN)
    return bool(named and tokens[cue.at + 1].tags & lex.COMMA and not tokens[main.at + 1].tags & lex.COMMA)


def _is_within(tokens: Sequence[Token], near: Cue, cues: Sequence[Cue]) -> bool:
    """Whether the cue's subject stands right behind another's comma: 罗敏认为，当局应公布数字，“……”"""
    begin = near.before[0] if near.before is not None else 0
    outer = next((one for one in cues if one.at == begin - 2), None) if begin > 1 else None
    if outer is None or outer.before is None or not tokens[begin - 1].tags & lex.COMMA:
        return False
    first, end = outer.before
    shown = some(tokens[first:end], lex.DOCUMENT) or some(tokens[end : outer.at], lex.DOCUMENT | lex.LINK)
    return not shown  # but 罗敏提供的记录显示，客服曾催促她，“……”


def _is_said(token: Token) -> bool:
    """Whether marks hold more than a term."""
    return token.quoted is not None and (token.quoted.ended or token.quoted.comma or len(token.quoted) > _TERM)


def is_conceded(tokens: Sequence[Token], cue: Cue) -> bool:
    """Whether a conjunction opens the clause of the cue, which another follows: 尽管公司说换过管子，"""
    begin = cue.before[0] if cue.before is not None else 0
    first = clause_start(tokens, cue.at)
    comma = next((k for k in range(cue.at, len(tokens)) if tokens[k].tags & lex.COMMA), 0)
    if comma and tokens[first].tags & tokens[comma - 1].tags & lex.STOP:
        return not tokens[first].tags & lex.ADDRESSEE  # 当罗女士要求退款时，
    if tokens[first].tags & lex.ADDRESSEE and len(tokens[first].word) > 1 and first < begin:
        later = (k for k in range(cue.at, len(tokens) - 1) if tokens[k].tags & lex.COMMA)
        if any(tokens[k - 1].tags & lex.STOP and tokens[k + 1].tags & lex.PRONOUN for k in later):
            return True  # 针对议员杨敏指，……时，他笑称
    near = (tokens[first], tokens[max(0, begin - 1)])
    return any(one.tags & lex.STOP and not one.tags & lex.ADDRESSEE and len(one.word) > 1 for one in near)
