"""How far a name goes that neither capitals nor a set of surnames tell.

And whether marks hold the name of a body that stands before them.
"""

from collections.abc import Sequence

from wirecli.knowledge import lexicon as lex
from wirecli.knowledge.language import Language
from wirecli.quotes.token import Token

LONGEST = 6
_OF_BODY = 24  # letters of a body's name in marks behind a noun with the article, or a role
_CLOSES = lex.PUNCTUATION | lex.THAT | lex.STOP | lex.FILLER


class Extents:
    """Where names end, by what a language's words end in."""

    def __init__(self, language: Language) -> None:
        grammar = language.grammar
        self.things, self.surnames = grammar.things_end, grammar.surnames_end

    def end(self, tokens: Sequence[Token], at: int) -> int:
        """Where the name that begins at `at` ends; `at` itself where none begins there."""
        end, size = at, len(tokens)
        while end < size and end - at < LONGEST:
            tags = tokens[end].tags
            if end > at and _goes_on(tokens, end):
                end += 1
                continue
            if (
                tags & lex.TITLE
                and tags & lex.DEFINITE
                and " " not in tokens[end].word
                and end > at
                and tokens[end - 1].tags & (lex.GIVEN | lex.UNKNOWN)
                and not tokens[end - 1].tags & lex.DEFINITE
                and not (end + 1 < size and tokens[end + 1].tags & (lex.UNKNOWN | lex.GIVEN | lex.PARTICLE))
            ):
                end += 1  # a title that is a surname: رنا الحاج
                break
            if end - at == 1 and _is_title_within(tokens, end):
                end += 2
                break
            if tags & lex.DEFINITE and not tags & lex.GIVEN:
                if end - at > 1 and (self._is_object(tokens, at, end) or tags & lex.GROUP):
                    break  # دعا الحاكم آندي بشير | السكان
                if tags & lex.UNKNOWN or (
                    tags & lex.MODIFIER and end > at and _parts(tokens, at, end) < 3 and not tags & (lex.ROLE | lex.CUE)
                ):
                    end += 1  # the last word of most names: أحمد الشرع
                    if end < size and (
                        tokens[end].tags & lex.PARTICLE
                        or (end - at == 1 and tokens[end].tags & lex.GIVEN)
                        or (tokens[end - 2].tags & lex.PARTICLE and end - 2 >= at)
                        or self._has_second(tokens, end)
                    ):
                        continue
                break
            if not tags & (lex.UNKNOWN | lex.GIVEN | lex.PARTICLE) or tags & lex.NUMBER:
                break
            if end - at > 1 and tags & ~lex.STARTS == lex.UNKNOWN and tokens[end].word.endswith(self.things):
                break  # انتقد رابح ماجر | خيارات الفريق: several things
            end += 1
        while end > at and tokens[end - 1].tags & lex.PARTICLE and not tokens[end - 1].tags & lex.UNKNOWN:
            end -= 1
        return end

    def _has_second(self, tokens: Sequence[Token], at: int) -> bool:
        """Whether another last word follows the last word of a name, and nothing more: محمد الهاشمي | الحامدي."""
        if at + 1 >= len(tokens) or not tokens[at + 1].tags & _CLOSES:
            return False
        tags = tokens[at].tags
        if tags & lex.DEFINITE:
            other = (lex.PERSON & ~lex.GIVEN) | lex.FIELD | lex.PLAIN | lex.STOP | lex.CUE
            if not tags & (lex.UNKNOWN | lex.GIVEN) or tags & other:
                return False
            that = tokens[at + 1].tags & lex.THAT  # بدر المطوع | الرشيد أن
            return bool(that) or tokens[at].word.endswith(self.surnames)
        return bool(tags & lex.GIVEN and not tags & (lex.STOP | lex.CUE | lex.ROLE))

    def _is_object(self, tokens: Sequence[Token], begin: int, end: int) -> bool:
        """Whether the noun behind a whole name is what its bearer did something to: زار ستيفان دوجاريك | المخيم."""
        before = tokens[end - 1].tags
        whole = before & lex.UNKNOWN and not before & lex.GIVEN and not tokens[end - 2].tags & lex.PARTICLE
        if not (whole or before & lex.DEFINITE or _parts(tokens, begin, end) > 2):
            return False
        if tokens[end].word.endswith(self.surnames):
            return False
        return end + 1 < len(tokens) and not tokens[end + 1].tags & (lex.THAT | lex.COLON | lex.QUOTE)

    def is_body_in_marks(self, tokens: Sequence[Token], at: int) -> bool:
        """Whether the marks at `at` hold a body's name: شركة «…», بنك الاستثمار «…»."""
        before = tokens[at - 1]
        if names_body(before):
            return len(tokens[at].quoted or ()) <= _OF_BODY or not before.tags & lex.DEFINITE  # الجبهة «القمع الذي …»
        quoted = tokens[at].quoted
        if quoted and before.tags & lex.ROLE and not before.tags & (lex.DEFINITE | lex.CUE):
            short = len(quoted) <= _OF_BODY and not quoted.ended
            return short and self._is_named(tokens, at + 1)  # رئيس «المجلس» في صنعاء هاني …
        of = before.tags & lex.DEFINITE and before.tags & (lex.MODIFIER | lex.UNKNOWN)
        return bool(of and at > 1 and quoted and len(quoted) <= 20 and names_body(tokens[at - 2]))

    def _is_named(self, tokens: Sequence[Token], at: int) -> bool:
        """Whether a name follows, perhaps behind a preposition and a place."""
        if at + 2 < len(tokens) and tokens[at].tags & lex.WITHIN:
            at += 2
        if at < len(tokens) and tokens[at].tags & (lex.ROLE | lex.TITLE) and tokens[at].tags & lex.DEFINITE:
            at += 1  # رئيس «التيار» النائب جبران …
        return at < len(tokens) and self.end(tokens, at) > at + 1


def _is_title_within(tokens: Sequence[Token], at: int) -> bool:
    """Whether a title is the second of three names: محمد | الحاج | سالم."""
    if at + 2 >= len(tokens) or not tokens[at].tags & lex.TITLE or not tokens[at].tags & lex.DEFINITE:
        return False
    given = tokens[at - 1].tags & lex.GIVEN and tokens[at + 1].tags & lex.GIVEN
    return bool(given and tokens[at + 2].tags & (_CLOSES | lex.PLAIN))


def _parts(tokens: Sequence[Token], begin: int, end: int) -> int:
    """How many names a name has so far: راشد بن حمد are two."""
    return sum(not token.tags & lex.PARTICLE for token in tokens[begin:end])


def _goes_on(tokens: Sequence[Token], end: int) -> bool:
    """Whether a word that means something else is part of the name that stands before it."""
    tags, before = tokens[end].tags, tokens[end - 1].tags
    if tags & (lex.PUNCTUATION | lex.NUMBER | lex.CUE | lex.THAT | lex.RELATIVE | lex.FILLER):
        return False
    if before & lex.PARTICLE and not before & lex.UNKNOWN:
        return not tags & (lex.STOP | lex.CONJUNCTION | lex.PRONOUN | lex.DETERMINER)  # بن ثاني, not: أم أحد التلاميذ
    other = lex.ROLE | lex.GROUP | lex.FIELD | lex.PLAIN  # أبو حمزة إسرائيل; سميرة عبد العزيز ضيفة
    if before & lex.GIVEN and not before & lex.DEFINITE and tags & lex.MODIFIER and not tags & other:
        return not tags & lex.DEFINITE  # سلطاني: of a name an adjective has the article
    return False


def names_body(token: Token) -> bool:
    """Whether a body's name in marks may follow: شركة «…», بشركة «…»."""
    return bool(token.tags & lex.ORGANISATION) or (bool(token.tags & lex.LINK) and len(token.word) > 3)
