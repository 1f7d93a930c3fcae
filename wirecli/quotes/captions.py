"""Who speaks in a broadcaster's transcript: a line that names somebody, their words behind it or on the next line."""

from collections.abc import Sequence
from itertools import pairwise

from wirecli.knowledge import lexicon as lex
from wirecli.quotes.phrases import Phrases
from wirecli.quotes.sentences import Sentence, row_begin
from wirecli.quotes.speakers.described import describe
from wirecli.quotes.speakers.discourse import Entity
from wirecli.quotes.token import Token, every, some
from wirecli.quotes.walk import Walk

_LONGEST = 14  # words of a caption
_NAME = 3  # words of a name
_LETTERS = 8  # of one, where no spaces are
_SET_OFF = lex.COLON | lex.BRACKET | lex.DASH
_NO_CAPTION = lex.CUE | lex.END | lex.QUOTE | lex.THAT | lex.TOPIC
_OPENS, _CLOSES = "（(［[【<＜", "）)］]】>＞"
_EQUALS = "=＝"
_SOMEBODY = lex.ROLE | lex.GROUP | lex.TITLE_SUFFIX


def captioned(
    walk: Walk, sentence: Sentence, number: int, token: Token, how: list[str]
) -> tuple[Entity, Sequence[Token]] | None:
    """Whom the caption of a quotation names, and by which words.

    [민서현 / 식당 주인], and the words on the next line; <인터뷰> 민서현(구름동) : “…”
    """
    if not walk.attributor.topical:
        return None
    tokens = sentence.tokens
    label: Sequence[Token] = ()
    dashed = tokens[0].tags & lex.DASH and len(tokens) > 1
    if sentence.only_quotes and sentence.first and number and tokens[bool(dashed)] is token:
        before = walk.sentences[number - 1]
        if before.first and before.last and before.paragraph == sentence.paragraph - 1:
            label = before.tokens
    elif sentence.first and (begin := _row(tokens, token)) and _sets_off(tokens[begin - 1]):
        label = tokens[:begin]
    elif sentence.first and tokens[0] is token and len(tokens) > 3 and tokens[1].word in _OPENS:
        label = tokens[1:] if tokens[-1].word in _CLOSES else ()  # 「…」（大学3年・中野航さん）
    elif walk.tools.language.particles_only and sentence.first and tokens[-1] is token and _is_lone(walk, tokens):
        return _signed_alone(walk, tokens[0], how), tokens[:1]  # 早坂「子どもの頃からです」
    if label and _sets_off(label[-1]) and not label[-1].tags & lex.BRACKET:
        label = label[:-1]
    particles = walk.tools.language.particles_only
    if not label or len(label) > _LONGEST * (1 + particles):
        return None
    whole, apart = _head(label)
    head = _named_part(whole) if particles and whole else whole
    if not head or len(head) > _LONGEST or some(head, _NO_CAPTION) or any(one.core != one.end for one in head):
        return None
    start, end = head[0].start, head[-1].end
    names = [name for name in walk.names if start <= name.start and name.end <= end and not name.body]
    entity = None
    if particles and (signed := _signed(walk, head, whole)) is not None:
        how.append("by a caption")
        return signed, head
    if not names and apart and len(head) <= _NAME and every(head, lex.UNKNOWN):
        words = tuple(one.word for one in head)
        entity = walk.cast.naming.find(words, start) or walk.cast.naming.add(walk.page.text[start:end], words, start)
    elif names and particles and head[-1].tags & _SOMEBODY and _is_governed(head, names[-1].end):
        entity = describe(walk.discourse, head, how)  # 早坂容疑者を知る人
    elif names:
        phrase = Phrases(head, walk.tools.language, walk.cast.naming.knows).before(len(head))
        entity = walk.cast.resolve(head[slice(*phrase)], start, names, how, beside=True) if phrase else None
    elif head[-1].tags & _SOMEBODY:
        entity = describe(walk.discourse, head, how)  # all of it: 地区に50年暮らす女性
    if entity is None:
        return None
    how.append("by a caption")
    return entity, head


def _named_part(head: Sequence[Token]) -> Sequence[Token]:
    """What names somebody in a line, without what follows, or a house before: 「春風の丘」施設長 早坂博子 コメント."""
    end = len(head)
    while end > 1 and head[end - 1].tags & lex.STATEMENT:
        end -= 1
    begin = next((at + 1 for at in range(end - 2, -1, -1) if head[at].quoted), 0)
    return head[begin:end] if not begin or head[begin].tags & lex.ROLE else head


def _signed(walk: Walk, head: Sequence[Token], line: Sequence[Token]) -> Entity | None:
    """Who is named at the end of a line behind what they are, with a blank inside the name or a コメント behind it.

    北国製作所 代表取締役社長 葛西 亮平; 主演・早坂ひかり コメント
    """
    end = len(head) - bool(head[-1].tags & lex.TITLE_SUFFIX)
    begin = end
    while begin > 1 and end - begin < 2 and head[begin - 1].tags & lex.UNKNOWN:
        begin -= 1
    words = tuple(one.word for one in head[begin:end])
    families = walk.attributor.subjects.topics.families
    if not words or not _has_blank(line):
        return None
    whole = "".join(words)
    role = begin and head[begin - 1 - bool(head[begin - 1].tags & lex.LINK and begin > 1)].tags & lex.ROLE
    if not role or len(whole) > _LETTERS:
        return None
    if len(words) < 2 and families.isdisjoint((words[0], words[0][:1], words[0][:2], words[0][:3])):
        return None
    text = walk.page.text[head[begin].start : head[end - 1].end]
    found = walk.cast.naming.find((whole,), head[begin].start) or walk.cast.naming.find((text,), head[begin].start)
    return found or walk.cast.naming.add(text, (whole,), head[begin].start)


def _is_governed(head: Sequence[Token], end: int) -> bool:
    """Whether something is done to whom a line names up to `end`."""
    return any(one.tags & lex.STOP and not one.tags & lex.LINK for one in head if one.start >= end)


def _is_lone(walk: Walk, tokens: Sequence[Token]) -> bool:
    """Whether a line is a surname and what somebody says, a sentence."""
    said = tokens[1].quoted if len(tokens) == 2 else None
    lone = tokens[0].tags & ~lex.GIVEN == lex.UNKNOWN and len(tokens[0].word) > 1
    return lone and said is not None and said.inflected and tokens[0].word in walk.attributor.subjects.topics.families


def _signed_alone(walk: Walk, token: Token, how: list[str]) -> Entity:
    """Whoever goes by the surname that a line begins with."""
    how.append("by a caption")
    found = walk.cast.naming.find((token.word,), token.start)
    return found or walk.cast.naming.add(token.word, (token.word,), token.start)


def _has_blank(head: Sequence[Token]) -> bool:
    return any(after.start > one.end for one, after in pairwise(head))


def _sets_off(token: Token) -> bool:
    """Whether it parts who speaks from the words: 민서현 감독=“…”"""
    return bool(token.tags & _SET_OFF) or token.word in _EQUALS


def _row(tokens: Sequence[Token], token: Token) -> int:
    """Where the words begin that a line ends with: （買い物客）「高い」「困ります」; 0 where anything else does.

    A bracket that opens the line may close it: [민서현/식당 주인 : “…”]
    """
    begin = row_begin(tokens, tokens.index(token))
    enclosed = tokens[0].word in _OPENS and tokens[-1].word in _CLOSES and tokens[-1].start > token.start
    return begin if every(tokens[begin : len(tokens) - enclosed], lex.QUOTE) else 0


def _colon(label: Sequence[Token]) -> int:
    """Where the colon stands behind what kind of words follow: 인터뷰(☎) :"""
    return next((at for at, one in enumerate(label[:5]) if one.tags & lex.COLON and at + 1 < len(label)), 0)


def _head(label: Sequence[Token]) -> tuple[Sequence[Token], bool]:
    """The words of a caption that name somebody, and whether it sets them apart from what tells who that is."""
    told = False
    if label[0].tags & lex.OTHER and len(label) > 1:
        label = label[1:]  # ▶ 인터뷰
    if len(label) > 2 and label[0].tags & (lex.STATEMENT | lex.UNKNOWN) and (colon := _colon(label)):
        label, told = label[colon + 1 :], True  # 인터뷰 : 민서현 / 구름동
    opened, depth = label[0].word in _OPENS, 0
    closes = len(label)
    for at, one in enumerate(label):
        depth += (one.word in _OPENS) - (one.word in _CLOSES)
        if opened and not depth:
            closes = at
            break
    if opened and closes < len(label) - 1:
        if closes != 2:
            return (), False
        label, told = label[closes + 1 :], True  # <인터뷰> 민서현(구름동)
    elif opened:
        label = label[1:closes]
    for at, one in enumerate(label):
        if at and (one.word in _OPENS or one.word in "/|"):
            rest = label[at + 1 :]
            return (label[:at], bool(rest)) if not some(rest, _NO_CAPTION) else ((), False)
    return label, told
