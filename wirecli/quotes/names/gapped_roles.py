"""What stands beside a name where spaces set phrases apart.

Titles and roles, over ages and addresses between them, and what the text says that somebody is.
"""

from collections.abc import Sequence

from wirecli.knowledge import lexicon as lex
from wirecli.knowledge.lexicon import Lexicon
from wirecli.page import Page
from wirecli.quotes.names.gapped_extent import NOT_IN_NAME, Extent, gap
from wirecli.quotes.names.name import Name
from wirecli.quotes.token import Token, some


class Roles:
    """The titles and roles beside names, over the addresses and ages between them."""

    def __init__(self, page: Page, lexicon: Lexicon, extent: Extent) -> None:
        self.page, self.lexicon, self.extent = page, lexicon, extent
        self.places = frozenset(lexicon.language.grammar.places)
        self.placed: set[int] = set()  # where addresses begin

    def describe(self, name: Name, tokens: Sequence[Token], at: int) -> None:
        """The titles and roles beside a name."""
        begin = (
            next((k for k in range(at - 1, max(-1, at - 6), -1) if tokens[k].tags & lex.ROLE), at)
            if self.extent.ends_role(tokens, at)
            else at
        )
        if begin == at and at > 1 and tokens[at - 1].quoted and tokens[at - 2].tags & lex.ROLE:
            begin -= 1  # นักแสดงสาว “แก้ม” กานดา ศรีสุข
        for token in tokens[begin:at]:
            self._take(name, token)
        while (
            begin
            and at - begin < 8
            and tokens[begin - 1].tags & (lex.TITLE | lex.ROLE | lex.MODIFIER)
            and not tokens[begin - 1].tags & NOT_IN_NAME
        ):
            begin -= 1
            self._take(name, tokens[begin])
        if begin < at and some(tokens[begin:at], lex.ROLE):
            name.role = (tokens[begin].start, tokens[at - 1].core)
        end, size, fresh = at + 1, len(tokens), True
        while (
            end < size
            and end - at < 14
            and not tokens[end].tags & (NOT_IN_NAME & ~lex.BRACKET | lex.CUE | lex.RELATIVE | lex.THAT | lex.PRONOUN)
        ):
            token = tokens[end]
            if (aside := self._aside(tokens, end)) > end:
                end = aside
                continue
            if (
                token.tags & lex.FILLER
                or token.start in self.extent.people
                or (token.tags & lex.STOP and end == at + 1 and not token.tags & lex.LINK)
            ):
                break
            owned = end > at + 2 and tokens[end - 1].tags & lex.LINK
            if owned and token.tags & lex.ROLE and tokens[end - 2].tags == lex.UNKNOWN:
                break  # … ท่ามกลางเสียงโห่ของผู้ชุมนุม
            if token.tags & lex.ROLE and (fresh or name.roles):
                self._take(name, token)
                name.role = name.role or (token.start if fresh else tokens[at + 1].start, token.core)
            elif name.roles and not gap(tokens, end) and token.tags & (lex.ORGANISATION | lex.UNKNOWN):
                name.context |= {token.word}  # รองอธิบดีกรมเจ้าท่า
            elif end == at + 1 and token.tags == lex.UNKNOWN and gap(tokens, end):
                name.context |= {token.word}  # นางแก้ว ใจดี คนถ่อแพวัยแปดสิบปี
            fresh = False
            end += 1

    def _aside(self, tokens: Sequence[Token], at: int) -> int:
        """Where what stands between a name and its role ends: (สศค.), อายุ 40 ปี, ชาว ต.สันทราย; else `at`."""
        size, token = len(tokens), tokens[at]
        if token.tags & lex.BRACKET:
            return next((k + 1 for k in range(at + 1, min(size, at + 8)) if tokens[k].tags & lex.BRACKET), at)
        if token.start in self.placed:
            return at + 1
        if token.tags & lex.CONJUNCTION and at + 2 < size and tokens[at + 1].quoted:
            return at + 2 + (tokens[at + 2].tags == lex.UNKNOWN)  # นายธีระ หรือ “แบงค์” บุญมี อายุ 24 ปี
        if (
            token.word in self.extent.alias
            and at + 2 < size
            and tokens[at + 1].tags == lex.UNKNOWN
            and gap(tokens, at + 2)
        ):
            return at + 2  # นายสมปอง หรือปอง อายุ 34 ปี
        if at + 1 < size and tokens[at + 1].start in self.placed and token.tags & lex.UNKNOWN:
            return at + 2
        if token.tags & lex.STOP and at + 1 < size and tokens[at + 1].tags & lex.NUMBER:
            year = (
                at + 2 < size and tokens[at + 2].tags == lex.UNKNOWN and tokens[at + 2].end - tokens[at + 2].start < 4
            )
            return at + 2 + year
        return at

    def _take(self, name: Name, token: Token) -> None:
        name.titled = name.titled or bool(token.tags & lex.TITLE)
        if token.tags & (lex.TITLE | lex.ROLE):
            name.gender = name.gender or token.tags & lex.GENDER
        if token.tags & lex.ROLE:
            name.roles |= {token.word}
            name.context |= {token.word}
        elif self.lexicon.kin_of(token.word):
            name.roles |= {token.word}  # นพ.วีระ แก้วมณี is คุณหมอ

    def predicated(self, name: Name, tokens: Sequence[Token], at: int) -> None:
        """ยายแก้ว ใจดี … แกเป็นคนแจวเรือ: what is said of who was named last."""
        for k in range(at + 1, len(tokens) - 2):
            if tokens[k].start in self.extent.people or tokens[k].quoted:
                return
            if tokens[k].tags & lex.PRONOUN and tokens[k + 1].tags & lex.STOP and tokens[k + 2].tags & lex.ROLE:
                if tokens[k].end == tokens[k + 1].start and tokens[k + 1].end == tokens[k + 2].start:
                    name.roles |= {tokens[k + 2].word}
                return

    def without_places(self, tokens: Sequence[Token]) -> Sequence[Token]:
        """Each address as one token that says nothing: ต.สันทราย อ.เมือง จ.เชียงใหม่, หมู่ 4."""
        if not self.places:
            return tokens
        found: list[Token] = []
        at, size = 0, len(tokens)
        while at < size:
            end, count, sure = at, 0, False
            while end < size and tokens[end].word in self.places and (end == at or gap(tokens, end)):
                sure = sure or (tokens[end].word.endswith(".") and not tokens[end].tags & lex.TITLE)
                last = self._place_end(tokens, end)
                if last == end:
                    break
                sure = sure or bool(tokens[last - 1].tags & lex.NUMBER)
                end, count = last, count + 1
            if count > 1 or (count and sure):
                start, last = tokens[at].start, tokens[end - 1].end
                found.append(Token(start, last, last, lex.FILLER, self.page.text[start:last]))
                self.placed.add(start)
                at = end
            else:
                found.append(tokens[at])
                at += 1
        return found

    def _place_end(self, tokens: Sequence[Token], at: int) -> int:
        """Where the place ends that the word at `at` begins: a number, or the letters up to the next space."""
        end = at + 1
        while end < len(tokens) and not gap(tokens, end) and not tokens[end].tags & (NOT_IN_NAME | lex.CUE | lex.THAT):
            end += 1
        if end == at + 1:
            return end + 1 if end < len(tokens) and tokens[end].tags & lex.NUMBER else at
        return end if tokens[end - 1].end - tokens[at].start < 30 else at
