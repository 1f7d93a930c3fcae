"""Names where spaces set phrases apart, not words: นายภาคิน ทรงธรรม ประธาน.

A first name, a space, a last name, a space, a role.
"""

import re
from collections.abc import Sequence

from wirecli.knowledge import lexicon as lex
from wirecli.knowledge.lexicon import Lexicon
from wirecli.page import Page
from wirecli.patterns import pattern
from wirecli.quotes.classes import THAI_LEADS, THAI_MARKS
from wirecli.quotes.names.name import Name
from wirecli.quotes.sentences import Sentence
from wirecli.quotes.token import Token, some

_SWALLOWED = 3  # letters of a listed word that may as well be a syllable of a name
_FIRST, _LAST = 18, 22  # letters of a first and a last name
_MARK = pattern(f"[{THAI_MARKS}]")
_LEGAL = pattern(r"\s*จำกัด")
_NOT = lex.PUNCTUATION | lex.QUOTE
_ANY = lex.STOP | lex.CUE | lex.RELATIVE | lex.CONJUNCTION | lex.FILLER | lex.THAT | lex.PLAIN


class Gapped:
    """Names behind titles, before roles and in Latin letters; bodies by their first word."""

    in_marks = False

    def __init__(self, page: Page, lexicon: Lexicon) -> None:
        self.page, self.lexicon = page, lexicon
        self.bodies: set[int] = set()  # where bodies begin
        self.forms: set[str] = set()  # the names found, and their parts
        self.firsts: set[str] = set()  # the first names of those who were named in full
        self.spoken: set[str] = set()  # words that stand alone before a verb of speech
        self.people: set[int] = set()
        self.people_ends: set[int] = set()
        self.placed: set[int] = set()  # where addresses begin
        self.places = frozenset(lexicon.language.grammar.places)
        self.alias = lexicon.language.grammar.conjunctions[1:2]  # หรือ

    def finish(self, sentences: Sequence[Sentence], found: list[Name]) -> list[Name]:
        return found

    def prepare(self, sentences: Sequence[Sentence]) -> None:
        """Make every name one token, here and where it stands without what told it."""
        forms = self.forms
        self.spoken = {
            token.word
            for sentence in sentences
            for k, token in enumerate(sentence.tokens[:-1])
            if token.tags == lex.UNKNOWN
            and sentence.tokens[k + 1].tags & lex.SAY
            and token.end - token.start > _SWALLOWED
            and (k == 0 or self._gap(sentence.tokens, k) or sentence.tokens[k - 1].tags & (lex.QUOTE | lex.FILLER))
        }
        for sentence in sentences:
            sentence.take(self._join(self._placed(sentence.tokens), forms))
        longest_first = sorted(forms, key=lambda form: (-len(form), form))
        pattern = (
            re.compile(rf"(?<![{THAI_LEADS}])(?:{'|'.join(map(re.escape, longest_first))})(?![{THAI_MARKS}ะาำ])")
            if forms
            else None
        )
        for sentence in sentences:
            tokens = list(sentence.tokens) if pattern is None else self._cut(sentence.tokens, pattern)
            for at, token in enumerate(tokens):
                if token.quoted and self._quoted(tokens, at, 0):
                    token.tags |= lex.GIVEN
            sentence.take(tokens)

    def names(self, sentence: Sentence, number: int) -> list[Name]:
        tokens = sentence.tokens
        found = []
        for at, token in enumerate(tokens):
            body = token.start in self.bodies
            if token.quoted:
                found += self._quoted(tokens, at, number)
            elif body or token.start in self.people:
                name = Name(
                    token.start,
                    token.core,
                    (token.word,),
                    number,
                    at < 6 or bool(tokens[at - 1].tags & (lex.FILLER | lex.TITLE | lex.QUOTE | lex.CONJUNCTION)),
                    body=body,
                )
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
                    self._describe(name, tokens, at)
                    self._predicated(name, tokens, at)
                found.append(name)
        return found

    def _quoted(self, tokens: Sequence[Token], at: int, number: int) -> list[Name]:
        """“รายงานสำรวจปะการัง”: a document or a body in marks, or whoever announces at the beginning."""
        token = tokens[at]
        text = self.page.shadow[token.start : token.end]
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

    def _describe(self, name: Name, tokens: Sequence[Token], at: int) -> None:
        """The titles and roles beside a name."""
        begin = (
            next((k for k in range(at - 1, max(-1, at - 6), -1) if tokens[k].tags & lex.ROLE), at)
            if self._ends_role(tokens, at)
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
            and not tokens[begin - 1].tags & _NOT
        ):
            begin -= 1
            self._take(name, tokens[begin])
        if begin < at and some(tokens[begin:at], lex.ROLE):
            name.role = (tokens[begin].start, tokens[at - 1].core)
        end, size, fresh = at + 1, len(tokens), True
        while (
            end < size
            and end - at < 14
            and not tokens[end].tags & (_NOT & ~lex.BRACKET | lex.CUE | lex.RELATIVE | lex.THAT | lex.PRONOUN)
        ):
            token = tokens[end]
            if (aside := self._aside(tokens, end)) > end:
                end = aside
                continue
            if (
                token.tags & lex.FILLER
                or token.start in self.people
                or (token.tags & lex.STOP and end == at + 1 and not token.tags & lex.LINK)
            ):
                break
            owned = end > at + 2 and tokens[end - 1].tags & lex.LINK
            if owned and token.tags & lex.ROLE and tokens[end - 2].tags == lex.UNKNOWN:
                break  # … ท่ามกลางเสียงโห่ของผู้ชุมนุม
            if token.tags & lex.ROLE and (fresh or name.roles):
                self._take(name, token)
                name.role = name.role or (token.start if fresh else tokens[at + 1].start, token.core)
            elif name.roles and not self._gap(tokens, end) and token.tags & (lex.ORGANISATION | lex.UNKNOWN):
                name.context |= {token.word}  # รองอธิบดีกรมเจ้าท่า
            elif end == at + 1 and token.tags == lex.UNKNOWN and self._gap(tokens, end):
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
            token.word in self.alias
            and at + 2 < size
            and tokens[at + 1].tags == lex.UNKNOWN
            and self._gap(tokens, at + 2)
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

    @staticmethod
    def _take(name: Name, token: Token) -> None:
        name.titled = name.titled or bool(token.tags & lex.TITLE)
        if token.tags & (lex.TITLE | lex.ROLE):
            name.gender = name.gender or token.tags & (lex.FEMININE | lex.MASCULINE)
        if token.tags & lex.ROLE:
            name.roles |= {token.word}
            name.context |= {token.word}

    def _placed(self, tokens: Sequence[Token]) -> Sequence[Token]:
        """Each address as one token that says nothing: ต.สันทราย อ.เมือง จ.เชียงใหม่, หมู่ 4."""
        if not self.places:
            return tokens
        found: list[Token] = []
        at, size = 0, len(tokens)
        while at < size:
            end, count, sure = at, 0, False
            while end < size and tokens[end].word in self.places and (end == at or self._gap(tokens, end)):
                sure = sure or (tokens[end].word.endswith(".") and not tokens[end].tags & lex.TITLE)
                last = self._place_end(tokens, end)
                if last == end:
                    break
                sure = sure or bool(tokens[last - 1].tags & lex.NUMBER)
                end, count = last, count + 1
            if count > 1 or (count and sure):
                start, last = tokens[at].start, tokens[end - 1].end
                found.append(Token(start, last, last, lex.FILLER, self.page.shadow[start:last]))
                self.placed.add(start)
                at = end
            else:
                found.append(tokens[at])
                at += 1
        return found

    def _place_end(self, tokens: Sequence[Token], at: int) -> int:
        """Where the place ends that the word at `at` begins: a number, or the letters up to the next space."""
        end = at + 1
        while end < len(tokens) and not self._gap(tokens, end) and not tokens[end].tags & (_NOT | lex.CUE | lex.THAT):
            end += 1
        if end == at + 1:
            return end + 1 if end < len(tokens) and tokens[end].tags & lex.NUMBER else at
        return end if tokens[end - 1].end - tokens[at].start < 30 else at

    def _join(self, tokens: Sequence[Token], forms: set[str]) -> list[Token]:
        found: list[Token] = []
        at, size = 0, len(tokens)
        for k, token in enumerate(tokens):
            if token.tags & lex.PRONOUN and k and tokens[k - 1].word.endswith(".") and not self._gap(tokens, k):
                token.tags = lex.UNKNOWN  # อบต.เขาแก้ว is no “he”
            if token.tags & lex.TITLE and k and tokens[k - 1].tags & lex.UNKNOWN and not self._gap(tokens, k):
                short = token.end - token.start <= _SWALLOWED
                if short if token.tags & lex.ROLE else k + 1 < size and self._gap(tokens, k + 1):
                    token.tags = lex.UNKNOWN  # ขยายตัว is no grandmother, ลินดา เฟรเซอร์ no knight
        while at < size:
            token = tokens[at]
            end, body = at, False
            if token.tags & lex.TITLE and not token.tags & lex.QUOTE:
                found.append(token)
                at += 1
                while (
                    token.tags & lex.ROLE and at < size and tokens[at].tags == lex.MODIFIER
                ):  # นายกรัฐมนตรีเยอรมนี ฮันส์ แบร์เกอร์
                    found.append(tokens[at])
                    at += 1
                end = self._titled(tokens, at)
            elif (
                token.tags & lex.CAPITAL and token.tags & lex.UNKNOWN and not (at and tokens[at - 1].tags & lex.BRACKET)
            ):
                end, body = self._latin(tokens, at)
            elif (
                (token.tags & lex.UNKNOWN or len(_MARK.sub("", token.word)) <= _SWALLOWED)
                and not token.tags & (_NOT | lex.NUMBER | lex.FILLER)
                and (at == 0 or self._gap(tokens, at) or tokens[at - 1].tags & (_NOT | lex.FILLER | lex.STOP))
                and not (at and tokens[at - 1].tags & lex.NUMBER)  # 24 ปี
            ):
                end = self._before_role(tokens, at)
            if end == at and at < size and tokens[at] is token and token.tags & lex.ORGANISATION:
                begin, end = self._body(tokens, at)
                if begin > at:
                    found.append(token)
                    at = begin
                body = True
            if end > at + 1 and not body and self._is_last_of_three(tokens, end):
                end += 1  # เรเจป ไตยิป เออร์โดกัน; เออร์โดกันกล่าวว่า
            if end > at:
                start, last = tokens[at].start, tokens[end - 1].end
                text = self.page.shadow[start:last]
                known = self._known_first(text)
                if known:
                    last, text, end = start + known, text[:known], at + 1
                    while tokens[end - 1].end < last:
                        end += 1
                if " " in text and not body:
                    self.firsts.add(text.split()[0])
                tags = lex.UNKNOWN | lex.GIVEN | (lex.ORGANISATION if body else 0) | tokens[at].tags & lex.CAPITAL
                found.append(Token(start, last, last, tags, text))
                (self.bodies if body else self.people).add(start)
                if not body:
                    self.people_ends.add(last)
                forms |= {
                    form
                    for form in ((text, *text.split()) if not body else (text,))
                    if len(form) > (2 if form.isascii() else 3)
                }
                if tokens[end - 1].end > last:
                    after = tokens[end - 1].end
                    found.append(Token(last, after, after, lex.UNKNOWN, self.page.shadow[last:after]))
                at = end
            elif at < size and not token.tags & lex.TITLE:
                found.append(token)
                at += 1
        return found

    def _is_last_of_three(self, tokens: Sequence[Token], at: int) -> bool:
        """Whether the word behind two of a name is the one by which the rest of the text calls whoever bears it."""
        return (
            at < len(tokens) and tokens[at].word in self.spoken and self._gap(tokens, at) and self._gap(tokens, at + 1)
        )

    def _known_first(self, text: str) -> int:
        """How long the first name is of somebody named in full before, where more letters follow: แม่ทองหยิบ|จับมือ."""
        if not self.firsts or " " in text:
            return 0
        for size in range(len(text) - 3, 3, -1):
            if text[:size] in self.firsts and not _MARK.match(text[size]) and text[size] not in "ะาำ":
                return size
        return 0

    @staticmethod
    def _gap(tokens: Sequence[Token], at: int) -> bool:
        return at >= len(tokens) or (at > 0 and tokens[at].start > tokens[at - 1].end)

    def _chunk(self, tokens: Sequence[Token], at: int, longest: int, loose: bool = False) -> int:
        """Where the letters end that may be a name's and begin at `at`."""
        end = at
        while end < len(tokens):
            token = tokens[end]
            if token.tags & _NOT or (end > at and self._gap(tokens, end)) or token.end - tokens[at].start > longest:
                break
            if not token.tags & lex.UNKNOWN and not self._is_syllable(tokens, end, at, loose):
                break
            end += 1
        return end

    def _is_syllable(self, tokens: Sequence[Token], k: int, begin: int, loose: bool) -> bool:
        """Whether a listed word is but a syllable: สมชาย, ไพศาล."""
        token = tokens[k]
        if len(_MARK.sub("", token.word)) > _SWALLOWED or token.tags & (lex.NUMBER | lex.DETERMINER):
            return False
        after = tokens[k + 1] if k + 1 < len(tokens) and not self._gap(tokens, k + 1) else None
        if token.tags & (
            lex.CUE
            | lex.FILLER
            | lex.THAT
            | lex.STOP
            | lex.CONJUNCTION
            | lex.PRONOUN
            | lex.RELATIVE
            | lex.ADDRESSEE
            | lex.LINK
        ):
            if (
                after is None
                and loose
                and k == begin + 1
                and not token.tags
                & (lex.CUE | lex.CONJUNCTION | lex.THAT | lex.PRONOUN | lex.RELATIVE | lex.ADDRESSEE | lex.LINK)
            ):
                return bool(tokens[begin].tags & lex.UNKNOWN)  # น.ส.อรอุมา
            glued = after is not None and bool(after.tags & lex.UNKNOWN) and not token.tags & lex.CUE
            return glued and (loose if k == begin else bool(tokens[k - 1].tags & lex.UNKNOWN))
        return k > begin or (after is not None and bool(after.tags & lex.UNKNOWN))

    def _titled(self, tokens: Sequence[Token], at: int) -> int:
        """Where the name behind a title ends; `at` where there is none."""
        size = len(tokens)
        if at >= size or tokens[at].tags & _NOT:
            return at
        apart = self._gap(tokens, at)
        if (
            apart
            and tokens[at - 1].tags & lex.ROLE
            and not tokens[at].tags & lex.CAPITAL
            and not self._is_pair(tokens, at)
        ):
            return at
        if tokens[at].tags & lex.CAPITAL:
            return self._latin(tokens, at)[0]
        first = self._chunk(tokens, at, _FIRST, not apart and not tokens[at - 1].tags & lex.ROLE)
        if first == at and tokens[at].tags == lex.MODIFIER and not apart and not tokens[at - 1].tags & lex.ROLE:
            first = at + 1  # น.ส.มาลี คงดี: no country
        if first == at or tokens[first - 1].end - tokens[at].start < 2:
            return at
        if not self._gap(tokens, first) or first >= size:
            known = (k for k in range(min(first + 3, size), first, -1) if self._text(tokens, at, k) in self.forms)
            return next(known, first)  # ป้าบุญ|มี|กล่าว, of whom นางบุญมี แสนดี told
        last = self._surname(tokens, first)
        return last

    def _text(self, tokens: Sequence[Token], begin: int, end: int) -> str:
        return self.page.shadow[tokens[begin].start : tokens[end - 1].end]

    def _is_pair(self, tokens: Sequence[Token], at: int) -> bool:
        first = self._chunk(tokens, at, _FIRST)
        return first > at and first < len(tokens) and self._gap(tokens, first) and self._surname(tokens, first) > first

    def _surname(self, tokens: Sequence[Token], at: int) -> int:
        """Where the last name that begins at `at` ends; `at` where none does."""
        token = tokens[at]
        if token.tags & (lex.CAPITAL | lex.NUMBER) or token.word in self.alias:
            return at
        whole = self._syllables(tokens, at)
        if whole > at:
            return whole
        if not token.tags & lex.UNKNOWN:  # นายสุเทพ แก่นจันทร์ นายอำเภอ
            end = self._chunk(tokens, at, _LAST, loose=True)
            return end if end < len(tokens) and self._gap(tokens, end) and tokens[end].tags & lex.ROLE else at
        if token.end - token.start == 1 and at + 1 < len(tokens):  # ณ ระนอง
            return self._chunk(tokens, at + 1, _LAST)
        end = self._chunk(tokens, at, _LAST)
        if end > at and end < len(tokens) and not self._gap(tokens, end) and tokens[end].tags & lex.UNKNOWN:
            return at
        return end

    def _syllables(self, tokens: Sequence[Token], at: int) -> int:
        """Where a last name ends that listed words are syllables of, as what follows shows.

        นายปรีชา ทองอยู่ นายช่าง, อายุ 40 ปี; else `at`.
        """
        end, size, small = at, len(tokens), True
        while end < size and (end == at or not self._gap(tokens, end)):
            token = tokens[end]
            if token.tags & (_NOT | lex.CUE | lex.THAT | lex.NUMBER | lex.ROLE | lex.ORGANISATION):
                return at
            small = small and (len(_MARK.sub("", token.word)) <= _SWALLOWED or bool(token.tags & lex.UNKNOWN))
            end += 1
        known = sum(not token.tags & lex.UNKNOWN for token in tokens[at:end])
        if not known or end >= size or tokens[end - 1].end - tokens[at].start > _LAST:
            return at
        after, behind = tokens[end].tags, tokens[end + 1].tags if end + 1 < size else 0
        aged = after & lex.STOP and behind & lex.NUMBER
        if known == end - at:
            return end if aged else at  # ดีพร้อม อายุ 27 ปี
        role = after & lex.ROLE and tokens[end].end - tokens[end].start > _SWALLOWED
        said = after & lex.CUE and (small or not any(token.tags & lex.STOP for token in tokens[at:end]))
        return end if role or aged or said else at

    def _predicated(self, name: Name, tokens: Sequence[Token], at: int) -> None:
        """ยายแก้ว ใจดี … แกเป็นคนแจวเรือ: what is said of who was named last."""
        for k in range(at + 1, len(tokens) - 2):
            if tokens[k].start in self.people or tokens[k].quoted:
                return
            if tokens[k].tags & lex.PRONOUN and tokens[k + 1].tags & lex.STOP and tokens[k + 2].tags & lex.ROLE:
                if tokens[k].end == tokens[k + 1].start and tokens[k + 1].end == tokens[k + 2].start:
                    name.roles |= {tokens[k + 2].word}
                return

    def _latin(self, tokens: Sequence[Token], at: int) -> tuple[int, bool]:
        """Where a name in Latin letters ends, and whether it is a body's: Nan Treloar, UNESCO."""
        end = at
        while end < len(tokens) and end - at < 4 and tokens[end].tags & lex.CAPITAL and tokens[end].tags & lex.UNKNOWN:
            end += 1
        if end - at == 1 and not (
            tokens[at].word[1:].islower() or (end < len(tokens) and tokens[end].tags & (lex.CUE | lex.FILLER))
        ):
            return at, False
        organised = at > 0 and tokens[at - 1].tags & (lex.ORGANISATION | lex.NAMING | lex.DOCUMENT)
        return end, bool(organised or any(token.word.isupper() for token in tokens[at:end]))

    def _before_role(self, tokens: Sequence[Token], at: int) -> int:
        """ราฟาเอล อันเดรส หัวหน้าทีม: two words between spaces before a role or a verb of speech."""
        if tokens[at].tags & (lex.CAPITAL | lex.NUMBER):
            return at
        first = self._chunk(tokens, at, _FIRST, loose=True)
        glued = at and not self._gap(tokens, at) and tokens[at - 1].tags & lex.STOP
        if (
            first == at
            or first + 1 >= len(tokens)
            or not self._gap(tokens, first)
            or tokens[first].tags & (lex.CAPITAL | lex.NUMBER | _NOT)
        ):
            return at
        last = self._chunk(tokens, first, _LAST, loose=True)
        if last == first or last >= len(tokens) or tokens[first - 1].end - tokens[at].start < 2:
            return at
        after = tokens[last]
        role = after.tags & lex.ROLE and self._gap(tokens, last) and after.end - after.start > _SWALLOWED
        says = after.tags & (lex.SAY | lex.ACT) and (
            at == 0 or tokens[at - 1].tags & lex.QUOTE or self._ends_role(tokens, at)
        )
        if (role or says) and not glued:
            return last
        alone = last == first + 1 and first == at + 1 and self._gap(tokens, last)  # two words that no list has
        if (
            alone
            and after.tags == lex.UNKNOWN
            and (at == 0 or (tokens[at - 1].tags & lex.FILLER and self._gap(tokens, at)))
        ):
            third = tokens[last + 1] if last + 1 < len(tokens) and self._gap(tokens, last + 1) else None
            if third is not None and third.tags & lex.ROLE and third.end - third.start > _SWALLOWED:
                return last + 1  # ฮานี ซาเลม วาซีร์ กัปตันทีม
        known = not after.tags & lex.UNKNOWN or bool(at and tokens[at - 1].quoted)
        if alone and known and self._follows_role(tokens, at):
            return last
        behind = tokens[last + 1].tags if last + 1 < len(tokens) else 0
        if alone and after.tags & lex.STOP and behind & lex.NUMBER:
            return last  # คนแรกคือแม่คำปัน สุขเกษม วัย 66 ปี
        if not alone or not (at == 0 or tokens[at - 1].tags & (lex.QUOTE | lex.FILLER | lex.END)):
            return at
        spoke = tokens[at].word in self.spoken or tokens[first].word in self.spoken
        return last if spoke or after.tags & lex.RELATIVE else at  # มาร์ธา เวล ซึ่งสอน …; เวลกล่าวว่า

    def _follows_role(self, tokens: Sequence[Token], at: int) -> bool:
        """Whether a role of nobody named stands before: ผู้ว่าการรัฐ ฮันส์ เบิร์ก ใช้สิทธิ, นักแสดงสาว “แก้ม” กานดา ศรีสุข"""
        if not self._gap(tokens, at):
            return False
        if tokens[at - 1].quoted and tokens[at - 1].end - tokens[at - 1].start <= _FIRST:
            at -= 1
        role = next(
            (k for k in range(at - 1, max(-1, at - 6), -1) if tokens[k].tags & lex.ROLE or self._gap(tokens, k)), -1
        )
        return (
            role >= 0 and bool(tokens[role].tags & lex.ROLE) and not (role and tokens[role - 1].end in self.people_ends)
        )

    def _ends_role(self, tokens: Sequence[Token], at: int) -> bool:
        """Whether the letters before `at` are a role: เอกอัครราชทูตรัสเซีย อีวาน โกรมอฟ."""
        for k in range(at - 1, max(-1, at - 6), -1):
            if tokens[k].tags & (_NOT | lex.CUE | lex.RELATIVE | lex.THAT | lex.CONJUNCTION):
                return False
            if tokens[k].tags & lex.ROLE:
                return True
            if self._gap(tokens, k):
                return False
        return False

    def _body(self, tokens: Sequence[Token], at: int) -> tuple[int, int]:
        """บริษัท เขียวขจี โลจิสติกส์ จำกัด; เครือข่ายคนรักป่า"""
        size = len(tokens)
        end = at + 1
        legal = next(
            (
                k
                for k in range(at + 1, min(at + 8, size))
                if _LEGAL.match(self.page.shadow, tokens[k - 1].end, tokens[k].end) or tokens[k].tags & _NOT
            ),
            size,
        )
        if legal < size and legal > at + 1 and not tokens[legal].tags & _NOT:
            return at + 1, legal
        while (
            end < size
            and not self._gap(tokens, end)
            and end - at < 4
            and (
                tokens[end].tags & lex.UNKNOWN
                or (end == at + 1 and tokens[end].tags & (lex.ROLE | lex.GROUP) and not tokens[end].tags & _ANY)
                or tokens[end].tags == lex.PLAIN
                or (
                    tokens[end].tags & (lex.MODIFIER | lex.ORGANISATION | lex.LINK)
                    and not tokens[end].tags & (_ANY | _NOT)
                )
            )
        ):
            end += 1
        return (at, end) if end > at + 1 and tokens[end - 1].end - tokens[at].start < 45 else (at, at)

    def _cut(self, tokens: Sequence[Token], pattern: re.Pattern[str]) -> list[Token]:
        """Names that stand without a title: cut out of the letters around them."""
        shadow, found = self.page.shadow, list[Token]()
        for token in tokens:
            if not token.tags & lex.UNKNOWN or token.tags & lex.GIVEN or token.quoted or token.end - token.start < 3:
                found.append(token)
                continue
            begin = token.start
            for match in pattern.finditer(shadow, token.start, token.end):
                first, last = match.span()
                if first > begin:
                    found.append(Token(begin, first, first, token.tags, shadow[begin:first]))
                found.append(
                    Token(first, last, last, lex.UNKNOWN | lex.GIVEN | token.tags & lex.CAPITAL, shadow[first:last])
                )
                self.people.add(first)
                begin = last
            if begin < token.end:
                found.append(
                    token
                    if begin == token.start
                    else Token(begin, token.end, token.end, token.tags, shadow[begin : token.end])
                )
        return found
