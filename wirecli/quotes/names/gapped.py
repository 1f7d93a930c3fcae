"""Names where spaces set phrases apart, not words: นายภาคิน ทรงธรรม ประธาน.

A first name, a space, a last name, a space, a role.
"""

import re
from collections.abc import Sequence

from wirecli.knowledge import lexicon as lex
from wirecli.knowledge.lexicon import Lexicon, fold
from wirecli.page import Page
from wirecli.quotes.classes import THAI_LEADS, THAI_SILENT, THAI_TAILS, thai_tails
from wirecli.quotes.names.gapped_extent import NOT_IN_NAME, SWALLOWED, Extent, gap, is_short, speaks
from wirecli.quotes.names.gapped_marks import Marked
from wirecli.quotes.names.gapped_roles import Roles
from wirecli.quotes.names.name import Name
from wirecli.quotes.sentences import Sentence
from wirecli.quotes.token import Token, some

_LABEL = 24  # letters of a body's or a document's name that holds no verb
_ONE_WORD, _PIECES = 5, 5  # letters of a name in one word; tokens of one in two, and one more


class Gapped:
    """Names behind titles, before roles and in Latin letters; bodies by their first word."""

    in_marks = False

    def __init__(self, page: Page, lexicon: Lexicon) -> None:
        self.page, self.lexicon = page, lexicon
        self.extent = Extent(page, lexicon)
        self.roles = Roles(page, lexicon, self.extent)
        self.marked = Marked(page, lexicon, self.extent)
        self.links = lexicon.language.grammar.link
        self.bodies: set[int] = set()  # where bodies begin
        self.firsts: set[str] = set()  # the first names of those who were named in full

    def finish(self, sentences: Sequence[Sentence], found: list[Name]) -> list[Name]:
        return found

    def prepare(self, sentences: Sequence[Sentence]) -> None:
        """Make every name one token, here and where it stands without what told it."""
        forms = self.extent.forms
        self._whole_surnames(sentences)
        self.extent.spoken = {
            token.word
            for sentence in sentences
            for at, token in enumerate(sentence.tokens)
            if not token.quoted and (speaks(sentence.tokens, at) or _is_addressed(sentence.tokens, at))
        }
        for sentence in sentences:
            sentence.take(self._join(self.roles.without_places(sentence.tokens), forms))
        forms |= {
            token.word
            for sentence in sentences
            for at, token in enumerate(sentence.tokens)
            if at and token.word in self.extent.spoken and len(token.word) >= _ONE_WORD
            if sentence.tokens[at - 1].tags & lex.ROLE and not gap(sentence.tokens, at)
        }  # นักร้องหนุ่มคิมแทอู; คิมแทอูกล่าวว่า
        self.marked.learn(sentences)
        parts = {part for form in forms if " " in form for part in form.split()}  # มอนตี เฮล; เฮล|เรียก
        longest_first = sorted(forms, key=lambda form: (-len(form), form))
        pattern = (
            re.compile(rf"(?<![{THAI_LEADS}])(?:{'|'.join(map(re.escape, longest_first))})(?![{THAI_TAILS}])")
            if forms
            else None
        )
        for sentence in sentences:
            tokens = list(sentence.tokens) if pattern is None else self._cut(self._again(sentence.tokens), pattern)
            for at, token in enumerate(tokens):
                short = token.word in self.marked.nicknames or token.word in parts
                if token.tags == lex.UNKNOWN and short and self._opens(tokens, at):
                    token.tags |= lex.GIVEN  # นิวกล่าวว่า, of whom “นิว” มะลิ สายใจ told
                    self.extent.people.add(token.start)
                if token.quoted and (self._quoted(tokens, at, 0) or self.marked.person(tokens, at) is not None):
                    token.tags |= lex.GIVEN
            sentence.take(self._owned(tokens))

    def _whole_surnames(self, sentences: Sequence[Sentence]) -> None:
        """Put together the foreign last names that begin as titles do: แดน ครู|เวลล์ อัยการ; ครู|เวลล์กล่าวว่า."""
        pairs = [
            (sentence, at)
            for sentence in sentences
            for at, token in enumerate(sentence.tokens[:-1])
            if token.tags & lex.TITLE
            and not token.quoted
            and token.word[-1] != "."
            and THAI_SILENT in sentence.tokens[at + 1].word
            and sentence.tokens[at + 1].tags == lex.UNKNOWN
            and not gap(sentence.tokens, at + 1)
        ]
        whole = {
            _glued(sentence.tokens, at)
            for sentence, at in pairs
            if at
            and gap(sentence.tokens, at)
            and sentence.tokens[at - 1].tags == lex.UNKNOWN
            and (at == 1 or gap(sentence.tokens, at - 1) or self.lexicon.words.get(sentence.tokens[at - 1].word, 0))
        }
        for sentence, at in reversed(pairs):
            if _glued(sentence.tokens, at) in whole:
                title, rest = sentence.tokens[at : at + 2]
                name = Token(title.start, rest.end, rest.end, lex.UNKNOWN, _glued(sentence.tokens, at))
                sentence.take([*sentence.tokens[:at], name, *sentence.tokens[at + 2 :]])

    def names(self, sentence: Sentence, number: int) -> list[Name]:
        tokens = sentence.tokens
        found = []
        for at, token in enumerate(tokens):
            body = token.start in self.bodies
            if token.quoted and (person := self.marked.person(tokens, at)) is not None:
                if not self.marked.is_aside(tokens, at):
                    begin = token.start + person
                    word = self.marked.whole(self.page.text[begin : token.end])
                    name = Name(begin, token.end, (word,), number, at < 6 or self._is_subject(tokens, at))
                    name.rank = int(word != self.page.text[begin : token.end])
                    self.roles.describe(name, tokens, at)
                    found.append(name)
            elif token.quoted:
                found += self._quoted(tokens, at, number)
            elif body or token.start in self.extent.people:
                name = Name(
                    token.start,
                    token.core,
                    (token.word if body else self.marked.whole(token.word),),
                    number,
                    at < 6 or self._is_subject(tokens, at),
                    body=body,
                )
                name.rank = int(name.words != (token.word,))  # a nickname: the name itself is to be printed
                if body:
                    name.roles = frozenset(
                        word
                        for word in (
                            next(
                                (
                                    token.word[:k]
                                    for k in range(len(token.word), 2, -1)
                                    if self.lexicon.words.get(token.word[:k], 0) & lex.ORGANISATION
                                ),
                                "",
                            ),
                        )
                        if word
                    )
                    if at and tokens[at - 1].tags & lex.ORGANISATION:
                        name.roles |= {tokens[at - 1].word}
                else:
                    name.titled = " " in token.word and not token.tags & lex.CAPITAL  # a first and a last name
                    self.roles.describe(name, tokens, at)
                    self.roles.predicated(name, tokens, at)
                    self._given(name, tokens, at)
                found.append(name)
        return found

    def _before(self, token: Token) -> int:
        """What a name without a title may be written onto; a known given name onto a verb of speech, too."""
        known = self.lexicon.words.get(token.word, 0) & lex.GIVEN
        return NOT_IN_NAME | lex.FILLER | lex.STOP | (lex.CUE | lex.THAT | lex.ROLE if known else 0)

    @staticmethod
    def _opens(tokens: Sequence[Token], at: int) -> bool:
        """Whether the word begins a clause, as subjects do."""
        before = lex.FILLER | lex.CONJUNCTION | lex.TITLE | lex.ROLE | lex.THAT | lex.QUOTE
        begins = at == 0 or gap(tokens, at) or tokens[at - 1].tags & before
        return bool(begins and (gap(tokens, at + 1) or tokens[at + 1].tags & (lex.CUE | lex.FILLER | lex.STOP)))

    def _given(self, name: Name, tokens: Sequence[Token], at: int) -> None:
        """What the given name or an age tells: a person, and a woman or a man."""
        token = tokens[at]
        tags = self.lexicon.words.get(fold(token.word.partition(" ")[0]), 0)
        aged = at + 2 < len(tokens) and tokens[at + 1].tags & lex.STOP and tokens[at + 2].tags & lex.NUMBER
        if aged and " " in token.word:
            name.titled = True  # Dale Hopper วัย 42 ปี
        if tags & lex.GIVEN and " " in token.word:
            name.titled = True
            name.gender = name.gender or tags & lex.GENDER

    @staticmethod
    def _is_subject(tokens: Sequence[Token], at: int) -> bool:
        """Whether the name opens a clause, with its titles or its nickname, or a pronoun takes it up."""
        before = at - 1 - bool(tokens[at - 1].quoted and at > 1)
        opens = tokens[before].tags & (lex.FILLER | lex.TITLE | lex.QUOTE | lex.CONJUNCTION)
        acts = gap(tokens, at) and not gap(tokens, at + 1) and not tokens[at + 1].tags & lex.PUNCTUATION
        return bool(opens or acts or (at + 1 < len(tokens) and tokens[at + 1].tags & lex.PRONOUN))

    def _quoted(self, tokens: Sequence[Token], at: int, number: int) -> list[Name]:
        """“รายงานสำรวจปะการัง”: a document or a body in marks, or whoever announces at the beginning."""
        token = tokens[at]
        text = self.page.text[token.start : token.end]
        if text.startswith(self.lexicon.language.grammar.predicates):
            return []  # เรียกร้องให้สหประชาชาติ “เปิดตาของตน”
        if len(text) > _LABEL and any(word in text for word in self.lexicon.language.grammar.predicates):
            return []  # “รัฐบาลที่ไม่ฟังคือรัฐบาลที่หูหนวก”
        if len(text) > 60 or (at and tokens[at - 1].tags & (lex.THAT | lex.CUE | lex.COLON)):
            return []
        behind = tokens[at + 1 : at + 8]
        if behind and behind[0].tags & (lex.GIVEN | lex.TITLE | lex.ROLE | lex.PRONOUN) and not behind[0].quoted:
            if any(one.tags & lex.CUE for one in behind):
                return []  # “กฎหมายไม่ชัดเจน” นายสมชายกล่าว
        governed = at and tokens[at - 1].tags & (lex.STOP | lex.FILLER) and some(tokens[:at], lex.SAY | lex.THAT)
        if governed and not some(behind, lex.CUE):
            return []  # อธิบายว่า เพลงนี้คือ “หนังสือพิมพ์ของชาวบ้าน”
        kind = next(
            (
                text[:k]
                for k in range(len(text) - 1, 2, -1)
                if self.lexicon.words.get(text[:k], 0) & (lex.DOCUMENT | lex.ORGANISATION)
            ),
            "",
        )
        if not kind and at and len(text) <= 24 and tokens[at - 1].tags & (lex.DOCUMENT | lex.ORGANISATION):
            kind = tokens[at - 1].word
        opens = at == 0 and len(text) <= 20 and len(tokens) > 1 and tokens[1].tags & lex.CUE
        if not kind and not opens:
            return []
        return [Name(token.start, token.end, (text,), number, at < 4, frozenset({kind} if kind else ()), body=True)]

    def _join(self, tokens: Sequence[Token], forms: set[str]) -> list[Token]:
        found: list[Token] = []
        at, size = 0, len(tokens)
        for k, token in enumerate(tokens):
            if token.tags & lex.PRONOUN and k and tokens[k - 1].word.endswith(".") and not gap(tokens, k):
                token.tags = lex.UNKNOWN  # อบต.เขาแก้ว is no “he”
            if token.tags & lex.TITLE and k and tokens[k - 1].tags & lex.UNKNOWN and not gap(tokens, k):
                short = token.end - token.start <= SWALLOWED
                if short if token.tags & lex.ROLE else k + 1 < size and gap(tokens, k + 1):
                    token.tags = lex.UNKNOWN  # ขยายตัว is no grandmother, ลินดา เฟรเซอร์ no knight
        while at < size:
            token = tokens[at]
            end, body = at, False
            if token.tags & lex.LOCAL and self._is_of_place(tokens, at):
                place = tokens[at + 1]
                found += [token, Token(place.start, place.end, place.core, lex.MODIFIER, place.word)]
                at = end = at + 2
            elif self._is_kin_of(tokens, at):
                found.append(token)
                at = end = at + 1
            elif token.tags & lex.TITLE and not token.tags & lex.QUOTE:
                found.append(token)
                at += 1
                while (
                    token.tags & lex.ROLE and at < size and tokens[at].tags == lex.MODIFIER
                ):  # นายกรัฐมนตรีเยอรมนี ฮันส์ แบร์เกอร์
                    found.append(tokens[at])
                    at += 1
                end = self.extent.titled(tokens, at)
                if (parts := self.extent.nicknamed(tokens, at, end)) is not None:  # โค้ชต้น วิรัช แก้วมณี กุนซือ
                    start, last = tokens[at].start, tokens[parts[0] - 1].end
                    found.append(Token(start, last, last, lex.UNKNOWN | lex.GIVEN, self.page.text[start:last]))
                    self.extent.people.add(start)
                    at, end = parts
            elif (
                token.tags & lex.CAPITAL and token.tags & lex.UNKNOWN and not (at and tokens[at - 1].tags & lex.BRACKET)
            ):
                end, body = self.extent.latin(tokens, at)
            elif (
                (token.tags & lex.UNKNOWN or is_short(token.word))
                and not token.tags & (NOT_IN_NAME | lex.NUMBER | lex.FILLER)
                and (
                    at == 0
                    or gap(tokens, at)
                    or tokens[at - 1].tags & self._before(token)
                    or tokens[at - 1].word in self.extent.called
                )
                and not (at and tokens[at - 1].tags & lex.NUMBER and not _is_score(tokens, at - 1))  # 24 ปี
            ):
                end = self.extent.untitled(tokens, at)
            if end == at and at < size and tokens[at] is token and token.tags & lex.ORGANISATION:
                begin, end = self.extent.body(tokens, at)
                if end > at + 1 and end < size and tokens[end].tags & lex.CAPITAL and gap(tokens, end):
                    begin, end = at, at  # ผู้ผลิตยา MedaNova: the name stands behind
                if begin > at:
                    found.append(token)
                    at = begin
                body = True
            if end > at + 1 and not body and self._is_last_of_three(tokens, end):
                end += 1  # เรเจป ไตยิป เออร์โดกัน; เออร์โดกันกล่าวว่า
            if end > at:
                start, last = tokens[at].start, tokens[end - 1].end
                text = self.page.text[start:last]
                known = self._known_first(text)
                if known:
                    last, text, end = start + known, text[:known], at + 1
                    while tokens[end - 1].end < last:
                        end += 1
                if " " in text and not body:
                    self.firsts.add(text.split()[0])
                tags = lex.UNKNOWN | lex.GIVEN | (lex.ORGANISATION if body else 0) | tokens[at].tags & lex.CAPITAL
                found.append(Token(start, last, last, tags, text))
                (self.bodies if body else self.extent.people).add(start)
                if not body:
                    self.extent.people_ends.add(last)
                forms |= {
                    form
                    for form in ((text, *text.split()) if not body else (text,))
                    if len(form) > (2 if form.isascii() else 3)
                }
                if tokens[end - 1].end > last:
                    after = tokens[end - 1].end
                    found.append(Token(last, after, after, lex.UNKNOWN, self.page.text[last:after]))
                at = end
            elif at < size and not token.tags & lex.TITLE and tokens[at] is token:
                found.append(token)
                at += 1
        return found

    def _is_kin_of(self, tokens: Sequence[Token], at: int) -> bool:
        """Whether a relative is written onto a title, and so is no title itself: แม่|น้อง|มะลิ, ลุง|นาย|เอก."""
        if at + 2 >= len(tokens) or tokens[at].word not in self.extent.relatives:
            return False
        titled = tokens[at + 1].tags & lex.TITLE and tokens[at + 2].tags & lex.UNKNOWN
        return bool(titled) and not (gap(tokens, at + 1) or gap(tokens, at + 2))

    def _is_of_place(self, tokens: Sequence[Token], at: int) -> bool:
        """Whether a place is written onto the office of somebody just named: บุญมี ศรีโคตร ผู้ใหญ่บ้าน|หนองแสง."""
        if not at or tokens[at - 1].end not in self.extent.people_ends or not gap(tokens, at) or gap(tokens, at + 1):
            return False
        return tokens[at + 1].tags == lex.UNKNOWN

    def _owned(self, tokens: Sequence[Token]) -> list[Token]:
        """Make one role of a relative and whose it is: ภรรยานายคำผัน, ทนายของนายคำผัน are neither นายคำผัน."""
        found: list[Token] = []
        at = 0
        while at < len(tokens):
            token, owner = tokens[at], self._owner(tokens, at)
            if owner:
                end = tokens[owner].end
                role = token.tags & lex.GENDER | lex.ROLE
                found.append(Token(token.start, end, end, role, self.page.text[token.start : end]))
                at = owner + 1
            else:
                found.append(token)
                at += 1
        return found

    def _owner(self, tokens: Sequence[Token], at: int) -> int:
        """Where the name stands of whose relative, or behind “of” whose lawyer, the word at `at` tells; else 0."""
        token, title = tokens[at], at + 1
        whole = next((token.word.removesuffix(link) for link in self.links if token.word.endswith(link)), token.word)
        relative = whole in self.extent.relatives
        apart = title < len(tokens) and tokens[title].tags & lex.LINK
        linked = apart or whole != token.word  # แม่ของ
        if not relative and not (linked and token.tags & lex.ROLE):
            return 0
        title += bool(apart)
        tags = tokens[title].tags if title < len(tokens) else 0
        titled = tags & lex.TITLE and (relative or not tags & lex.ROLE)  # แม่ของ|น้อง|มะลิ
        owner = title + bool(titled)
        if not (linked or titled) or owner >= len(tokens) or tokens[owner].quoted:
            return 0
        glued = (k for k in range(at + 1, owner + 1) if not (linked and k == title))  # แม่ของ น้องมะลิ
        named = tokens[owner].start in self.extent.people
        return owner if named and not any(gap(tokens, k) for k in glued) else 0

    def _is_last_of_three(self, tokens: Sequence[Token], at: int) -> bool:
        """Whether the word behind two of a name is its last: the rest of the text calls somebody so, or all are short.

        เรเจป ไตยิป เออร์โดกัน; ปาร์ค ฮัง ซอ
        """
        spoken = at < len(tokens) and tokens[at].word in self.extent.spoken and gap(tokens, at) and gap(tokens, at + 1)
        return spoken or self.extent.ends_syllables(tokens, at)

    def _known_first(self, text: str) -> int:
        """How long the first name is of somebody named in full before, where more letters follow: แม่ทองหยิบ|จับมือ."""
        if not self.firsts or " " in text:
            return 0
        for size in range(len(text) - 3, 3, -1):
            if text[:size] in self.firsts and text[size] not in thai_tails:
                return size
        return 0

    def _again(self, tokens: Sequence[Token]) -> list[Token]:
        """The full names that stand again where nothing tells them: นักร้องสาว มะลิ สายใจ …, ล่าสุด มะลิ สายใจ ได้มา"""
        found, at = list[Token](), 0
        while at < len(tokens):
            token, end = tokens[at], at + 1
            while token.tags == lex.UNKNOWN and end < min(at + _PIECES, len(tokens)) and not tokens[end].quoted:
                text = self.page.text[token.start : tokens[end].end]
                end += 1
                if " " in text and text in self.extent.forms:
                    self.extent.people.add(token.start)
                    last = tokens[end - 1].end
                    found.append(Token(token.start, last, last, lex.UNKNOWN | lex.GIVEN, text))
                    break
            else:
                found.append(token)
                end = at + 1
            at = end
        return found

    def _cut(self, tokens: Sequence[Token], pattern: re.Pattern[str]) -> list[Token]:
        """Names that stand without a title: cut out of the letters around them."""
        text, found = self.page.text, list[Token]()
        for token in tokens:
            if not token.tags & lex.UNKNOWN or token.tags & lex.GIVEN or token.quoted or token.end - token.start < 3:
                found.append(token)
                continue
            begin = token.start
            for match in pattern.finditer(text, token.start, token.end):
                first, last = match.span()
                if first > begin:
                    found.append(Token(begin, first, first, token.tags, text[begin:first]))
                found.append(
                    Token(first, last, last, lex.UNKNOWN | lex.GIVEN | token.tags & lex.CAPITAL, text[first:last])
                )
                self.extent.people.add(first)
                begin = last
            if begin < token.end:
                found.append(
                    token
                    if begin == token.start
                    else Token(begin, token.end, token.end, token.tags, text[begin : token.end])
                )
        return found


def _is_addressed(tokens: Sequence[Token], at: int) -> bool:
    """Whether a title is written onto the word, and nothing more: คุณมะลิ กล่าว, of whom มะลิ สายใจ เคยคิดว่า … tells."""
    if not at or tokens[at].tags != lex.UNKNOWN or tokens[at].end - tokens[at].start < SWALLOWED:
        return False
    title = tokens[at - 1].tags
    ends = gap(tokens, at + 1) or tokens[at + 1].tags & (lex.CUE | lex.FILLER | lex.STOP | NOT_IN_NAME)
    return bool(title & lex.TITLE and not title & (lex.ROLE | lex.QUOTE) and not gap(tokens, at) and ends)


def _is_score(tokens: Sequence[Token], at: int) -> bool:
    """Whether the number ends a score: หลังทีมท่าเรือชนะ 3-0 โยฮัน เฮลด์ ผู้จัดการทีม"""
    return "-" in tokens[at].word


def _glued(tokens: Sequence[Token], at: int) -> str:
    return tokens[at].word + tokens[at + 1].word
