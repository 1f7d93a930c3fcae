"""Sentences as the reader sees them: a quotation is one word of the sentence that it stands in."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from msgspec import Struct

from wirecli.knowledge import lexicon as lex
from wirecli.page import Page
from wirecli.quotes.token import Token

_TERMINAL = ".!?…。！？؟"
# The words that the walk stops at: a seventh of all. One pass finds them; names, cues and quotations look at no other.
_MARKED = lex.QUOTE | lex.CUE | lex.CAPITAL | lex.OPINION | lex.END
_MAY_END = lex.END | lex.QUOTE
_OPENS = lex.DETERMINER | lex.INDEFINITE | lex.PRONOUN
_JOINS_QUOTES = lex.COMMA | lex.CONJUNCTION
_NETWORK = "x"
_LONGEST = 250  # words: what goes on for longer is no sentence, and is read in pieces
_TAIL = 14  # how many words an attribution behind a finished quotation may have: “…?” the woman from next door said.


class Sentence(Struct, eq=False):
    """The tokens of a sentence; `paragraph` is the number of its paragraph.

    `marked` is where quotations, cues and capitals stand among them.
    """

    tokens: list[Token]
    marked: list[int]
    paragraph: int
    first: bool  # first of its paragraph
    last: bool = False  # last of its paragraph
    asked: bool | None = None  # what `only_quotes` found: a sentence of 250 quotations is asked for each of them

    def take(self, tokens: list[Token]) -> None:
        """Have these tokens instead, where some were cut or joined."""
        if tokens is not self.tokens:
            self.tokens, self.marked, self.asked = tokens, _marked(tokens), None

    @property
    def start(self) -> int:
        return self.tokens[0].start

    @property
    def has_quotes(self) -> bool:
        return self.holds(lex.QUOTE)

    def holds(self, tags: int) -> bool:
        """Whether one of the marked words may be one of these."""
        tokens = self.tokens
        for at in self.marked:  # noqa: SIM110
            if tokens[at].tags & tags:
                return True
        return False

    @property
    def only_quotes(self) -> bool:
        """Whether nothing but quotations stands in the sentence."""
        if self.asked is None:
            self.asked = self._has_only_quotes()
        return self.asked

    def _has_only_quotes(self) -> bool:
        first = self.tokens[0]
        begin = 0
        if first.tags & lex.CONJUNCTION and len(self.tokens) > 2:  # And: “…”, and further: “…”
            behind = 1 + bool(self.tokens[1].tags & lex.FILLER)
            begin = behind if self.tokens[behind].tags & lex.COLON else 0
        end = len(self.tokens)
        if end > 2 and self.tokens[-1].tags & lex.END and self.tokens[-3].quoted and self.ends_quotative:
            end -= 2
        if end > 3 and self.tokens[-1].word == ")" and self.tokens[-3].word == "(" and self.tokens[-4].quoted:
            end -= 3  # «…» (NNA)
        return all(token.quoted or token.tags & lex.PUNCTUATION for token in self.tokens[begin:end])

    @property
    def ends_quotative(self) -> bool:
        """Whether the last word passes words on and says nothing else: 「…」という。"""
        return bool(self.tokens[-2].tags & lex.NAMING_AFTER and self.tokens[-2].tags & lex.THAT)


def split(page: Page, tokens: Sequence[Token], paragraph: int, cased: bool) -> list[Sentence]:
    """The sentences of a paragraph."""
    found: list[Sentence] = []
    marked = _marked(tokens)
    begin = 0
    for end in _ends(page, tokens, marked, cased):
        while end > begin:
            cut = min(end, begin + _LONGEST)
            within = marked[bisect_left(marked, begin) : bisect_left(marked, cut)]
            if begin:
                within = [at - begin for at in within]
            found.append(Sentence(list(tokens[begin:cut]), within, paragraph, not found))
            begin = cut
    if found:
        found[-1].last = True
    return found


def _marked(tokens: Sequence[Token]) -> list[int]:
    marked = _MARKED
    return [at for at, token in enumerate(tokens) if token.tags & marked]


def _ends(page: Page, tokens: Sequence[Token], marked: Sequence[int], cased: bool) -> Iterator[int]:
    size, quoted_before, quoted_yet = len(tokens), False, False
    for at in marked:
        token = tokens[at]
        if not token.tags & _MAY_END:
            if token.word == _NETWORK and ends_with_network(tokens, at):
                yield at + 1
            elif at and tokens[at - 1].tags & lex.NUMBER and token.tags & _OPENS and _is_stopped(page, tokens, at):
                yield at  # klagte Melike, 22. Ein Mann …
            continue
        if cased and token.quoted and at and _behind_abbreviation(page, tokens, at):
            yield at
        quoted_before = quoted_yet
        quoted_yet = quoted_yet or token.quoted is not None
        after = tokens[at + 1] if at + 1 < size else None
        if token.tags & lex.END:
            if after is None or not after.tags & (lex.END | lex.BRACKET):
                quoted = at and tokens[at - 1].quoted
                if not (cased and after and _goes_on(after) and (token.word != "." or quoted)):
                    yield at + 1
        elif token.quoted and after is not None and _finished(page, token):
            tail = not (cased and page.text[token.end - 1] in ".。") and _is_tail(tokens, at + 1)
            spoken = after.tags & lex.DASH and at + 2 < size and tokens[at + 2].quoted  # «…?» — «…»: another speaker
            if not cased and at and tokens[at - 1].tags & lex.COLON:
                tail = False  # 她说：“……。”声明还要求……
            elif not cased and tail and at and tokens[at - 1].tags & lex.COMMA and _is_reported(tokens, at - 1):
                tail = False  # “……，”周晓岚告诉记者，“……。”经销商反映，……
            elif not cased and tail and at and tokens[at - 1].tags & lex.END and quoted_before:
                tail = not (_is_statement(tokens, at + 1) and _is_behind_speech(tokens, at - 1))
            if not cased and _is_written_on(page, token, after):
                continue  # “….”라면서 “…”
            if after.quoted or spoken or (_begins(after, cased) and not tail):
                yield at + 1
    yield size


def ends_with_network(tokens: Sequence[Token], at: int) -> bool:
    """Whether a sentence ends here with the network's name rather than goes on behind an initial: wrote on X. He …"""
    stopped = tokens[at].end - tokens[at].start == len(_NETWORK) + 1
    if not stopped or not at or at + 1 == len(tokens):
        return False
    return bool(tokens[at - 1].tags & (lex.STOP | lex.NAMING) and tokens[at + 1].tags & lex.CAPITAL)


def _is_stopped(page: Page, tokens: Sequence[Token], at: int) -> bool:
    """Whether a number's stop before the word at `at` ends a sentence: no month or noun follows."""
    return bool(tokens[at].tags & lex.CAPITAL) and page.text[tokens[at - 1].end - 1] == "."


def _behind_abbreviation(page: Page, tokens: Sequence[Token], at: int) -> bool:
    """Whether an abbreviation's stop ends a sentence before a quotation: at Northline Ltd. “We …,” she said."""
    quoted, before = tokens[at].quoted, tokens[at - 1]
    if quoted is None or before.tags & (lex.PUNCTUATION | lex.TITLE) or before.quoted or len(before.word) < 2:
        return False
    whole = (quoted.comma or quoted.ended) and page.text[quoted.start].isupper()
    return bool(whole) and page.text[before.end - 1] == "."


def _is_written_on(page: Page, token: Token, after: Token) -> bool:
    """Whether a verb of speech is written onto the mark, where spaces set words apart."""
    return (
        bool(after.tags & lex.SAY) and after.start == token.end + 1 and page.text[after.end : after.end + 1].isspace()
    )


def _finished(page: Page, token: Token) -> bool:
    """Whether the quoted words end a sentence of their own."""
    return page.text[token.end - 1] in _TERMINAL + "—"


def _goes_on(token: Token) -> bool:
    return bool(not token.tags & (lex.CAPITAL | lex.NUMBER | lex.PUNCTUATION)) and token.word[:1].isalpha()


def _begins(token: Token, cased: bool) -> bool:
    """Whether a sentence may begin with this word, right behind a finished quotation."""
    if token.tags & (lex.COMMA | lex.DASH | lex.COLON | lex.END | lex.BRACKET | lex.OTHER):
        return False
    if token.tags & lex.THAT and not (cased and token.tags & lex.CAPITAL):
        return False  # but: „…“ Ob das stimmt, weiß niemand.
    if token.word == "、":
        return False  # 留言“不行吧？”、“算了！”
    return bool(token.tags & (lex.CAPITAL | lex.NUMBER)) or not cased


def _is_reported(tokens: Sequence[Token], comma: int) -> bool:
    """Whether the clause that ends at `comma` says who speaks; not: 谈到未来，“……。”; 当记者问起收入时，“……。”"""
    if comma and tokens[comma - 1].tags & lex.STOP:
        return False
    for at in range(comma - 1, max(0, comma - _TAIL), -1):
        token = tokens[at]
        if token.tags & lex.SAY:
            return not tokens[at - 1].tags & (lex.PUNCTUATION | lex.STOP | lex.ADDRESSEE | lex.FILLER)
        if token.tags & lex.PUNCTUATION and not (token.quoted and token.quoted.work):
            return False
    return False


def _is_behind_speech(tokens: Sequence[Token], end: int) -> bool:
    """Whether the sentence that ends here tells what somebody says; not: 隔壁的田女士也醒了。“……。”田女士说，她……"""
    for token in reversed(tokens[max(0, end - _TAIL) : end]):
        if token.tags & lex.END or token.quoted:
            return token.quoted is not None and not token.quoted.ended
        if token.tags & lex.CUE:
            return True
    return True


def _is_statement(tokens: Sequence[Token], at: int) -> bool:
    """Whether the words from `at` report something else: “…。”队长也承认，上半场……"""
    comma = next((k for k in range(at, min(at + _TAIL, len(tokens))) if tokens[k].tags & (lex.COMMA | lex.END)), None)
    return (
        comma is not None
        and bool(tokens[comma].tags & lex.COMMA)
        and comma + 1 < len(tokens)
        and not tokens[comma + 1].quoted
    )


def _is_tail(tokens: Sequence[Token], at: int) -> bool:
    """Whether the words from `at` attribute the quotation before them: “…?” Smith said. – not.

    “…?” Smith said that …
    """
    cue = False
    for token in tokens[at : at + _TAIL]:
        if token.tags & lex.END:
            return cue
        if token.tags & (lex.QUOTE | lex.COLON):
            return False
        if token.tags & (lex.COMMA | lex.DASH):
            return cue
        if token.tags & lex.THAT:
            if cue:
                return False
        elif token.tags & (lex.SAY | lex.ACCORDING | lex.ACCORDING_AFTER):
            cue = True
    return cue and at + _TAIL >= len(tokens)  # the paragraph ends without a stop


def row_end(tokens: Sequence[Token], at: int) -> int:
    """Where the last of several quotations stands that are given to somebody together: 「…」「…」と, “…”과 “…” 같은."""
    end = at
    while end + 1 < len(tokens):
        more = end + 1 + bool(tokens[end + 1].tags & _JOINS_QUOTES and end + 2 < len(tokens))
        if not tokens[more].quoted:
            break
        end = more
    return end


def row_begin(tokens: Sequence[Token], at: int) -> int:
    """Where the first of them stands."""
    begin = at
    while begin:
        before = begin - 1 - bool(tokens[begin - 1].tags & _JOINS_QUOTES and begin > 1)
        if not tokens[before].quoted:
            break
        begin = before
    return begin
