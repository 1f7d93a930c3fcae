"""How far a name goes where spaces set phrases apart.

Behind a title, before a role or a verb of speech, in Latin letters; where a body's name ends.
"""

from collections.abc import Sequence

from wirecli.knowledge import lexicon as lex
from wirecli.knowledge.lexicon import Lexicon
from wirecli.page import Page
from wirecli.patterns import pattern
from wirecli.quotes.classes import THAI_MARKS
from wirecli.quotes.token import Token, some

SWALLOWED = 3  # letters of a listed word that may as well be a syllable of a name
FIRST, LAST = 18, 22  # letters of a first and a last name
NICKNAME = 12  # of a nickname in marks, with what it is called by: “น้องมะลิ”
_PIECES = 8  # tokens of a body's name
_SURNAME = 14  # letters of a last name that nothing ends
_CALLED = 7  # tokens from what somebody is to what they are called
SYLLABLE = 4  # letters of a syllable, in names that are written in three
NOT_IN_NAME = lex.PUNCTUATION | lex.QUOTE
MARK = pattern(f"[{THAI_MARKS}]")
_BEFORE = lex.QUOTE | lex.FILLER | lex.RELATIVE  # what a first name may be written onto: ซึ่งมะลิเผยว่า
_ENDING = lex.GROUP | lex.PLAIN | lex.NAMING | lex.MODIFIER  # what listed words may end a last name
_ANY = lex.STOP | lex.CUE | lex.RELATIVE | lex.CONJUNCTION | lex.FILLER | lex.THAT | lex.PLAIN


class Extent:
    """Where names end, by what the document has told so far."""

    def __init__(self, page: Page, lexicon: Lexicon) -> None:
        self.page, self.words = page, lexicon.words
        self.predicates = frozenset(lexicon.language.grammar.predicates)
        self.particles = frozenset(lexicon.language.people.particles)
        self.relatives = frozenset(lexicon.language.people.relatives)
        self.called = frozenset(lexicon.language.grammar.called)
        self.alias = lexicon.language.grammar.alias
        self.legal_forms = lexicon.language.frame.legal_forms
        self.forms: set[str] = set()  # the names found, and their parts
        self.spoken: set[str] = set()  # words that stand alone before a verb of speech
        self.people: set[int] = set()  # where people's names begin
        self.people_ends: set[int] = set()

    def titled(self, tokens: Sequence[Token], at: int) -> int:
        """Where the name behind a title ends; `at` where there is none."""
        size = len(tokens)
        if at >= size or tokens[at].tags & NOT_IN_NAME:
            return at
        apart = gap(tokens, at)
        if (
            apart
            and tokens[at - 1].tags & lex.ROLE
            and not tokens[at].tags & lex.CAPITAL
            and not self._is_pair(tokens, at)
        ):
            return at
        if tokens[at].tags & lex.CAPITAL:
            return self.latin(tokens, at)[0]
        first = self._chunk(tokens, at, FIRST, not apart and not tokens[at - 1].tags & lex.ROLE)
        if first == at and tokens[at].tags == lex.MODIFIER and not apart and not tokens[at - 1].tags & lex.ROLE:
            first = at + 1  # น.ส.มาลี คงดี: no country
        if first == at or tokens[first - 1].end - tokens[at].start < 2:
            return at
        whole = self._text(tokens, at, first)
        if any(form.startswith(whole + " ") for form in self.forms) and first < size and gap(tokens, first):
            last = self._surname(tokens, first)  # พล.อ.วิรัช หงุดหงิด เมื่อ…, of whom พล.อ.วิรัช แก้วมณี told
            return last if last > first and self._text(tokens, at, last) in self.forms else first
        if not gap(tokens, first) or first >= size:
            known = (k for k in range(min(first + 3, size), first, -1) if self._text(tokens, at, k) in self.forms)
            return next(known, first)  # ป้าบุญ|มี|กล่าว, of whom นางบุญมี แสนดี told
        last = self._surname(tokens, first)
        return last

    def nicknamed(self, tokens: Sequence[Token], at: int, end: int) -> tuple[int, int] | None:
        """Where a first and a last name begin and end, where a nickname stands between them and a familiar title.

        The name found behind the title ends at `end`: โค้ชต้น วิรัช|แก้วมณี กุนซือ.
        """
        title = tokens[at - 1]
        if title.tags & lex.GENDER or title.word.endswith(".") or end >= len(tokens):
            return None
        first = next((k for k in range(at + 1, end) if gap(tokens, k)), 0)
        last = self._surname(tokens, end) if first and not gap(tokens, at) and gap(tokens, end) else end
        role = last < len(tokens) and gap(tokens, last) and tokens[last].tags & (lex.ROLE | lex.FILLER | lex.CUE)
        return (first, last) if last > end and role else None

    def _chunk(self, tokens: Sequence[Token], at: int, longest: int, loose: bool = False) -> int:
        """Where the letters end that may be a name's and begin at `at`."""
        end = at
        while end < len(tokens):
            token = tokens[end]
            if at < end < len(tokens) - 1 and token.word == "-" and not (gap(tokens, end) or gap(tokens, end + 1)):
                end += 1  # มะลิ-สายใจ ทองดี
                continue
            if token.tags & NOT_IN_NAME or (end > at and gap(tokens, end)) or token.end - tokens[at].start > longest:
                break
            if not token.tags & lex.UNKNOWN and not self._is_syllable(tokens, end, at, loose):
                break
            end += 1
        return end

    def _is_syllable(self, tokens: Sequence[Token], k: int, begin: int, loose: bool) -> bool:
        """Whether a listed word is but a syllable: สมชาย, ไพศาล."""
        token = tokens[k]
        if not is_short(token.word) or token.tags & (lex.NUMBER | lex.DETERMINER | lex.RELATIVE | lex.LINK):
            return False  # นายต้น|ซึ่งเลิกกับ…
        after = tokens[k + 1] if k + 1 < len(tokens) and not gap(tokens, k + 1) else None
        if k > begin and after is not None and token.tags & lex.STOP and token.word in self.predicates:
            return False  # นายมัวร์|ไม่ประทับใจ, but: ทองอยู่
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

    def _is_pair(self, tokens: Sequence[Token], at: int) -> bool:
        first = self._chunk(tokens, at, FIRST)
        return first > at and first < len(tokens) and gap(tokens, first) and self._surname(tokens, first) > first

    def _surname(self, tokens: Sequence[Token], at: int) -> int:
        """Where the last name that begins at `at` ends; `at` where none does."""
        token = tokens[at]
        if token.tags & (lex.CAPITAL | lex.NUMBER) or token.word in self.alias:
            return at
        whole = self._syllables(tokens, at)
        if whole > at:
            return whole
        if not token.tags & lex.UNKNOWN:  # นายสุเทพ แก่นจันทร์ นายอำเภอ
            end = self._chunk(tokens, at, LAST, loose=True)
            return end if end < len(tokens) and gap(tokens, end) and tokens[end].tags & lex.ROLE else at
        if token.end - token.start == 1 and at + 1 < len(tokens):  # ณ ระนอง
            return self._chunk(tokens, at + 1, LAST)
        end = self._chunk(tokens, at, LAST)
        if end > at and end < len(tokens) and not gap(tokens, end):
            if tokens[end].tags & lex.UNKNOWN:
                return at
            whole = end + 1  # แส|วงการ: what is left of a last name that a listed word ends
            if tokens[end - 1].end - token.start <= SWALLOWED and gap(tokens, whole) and tokens[end].tags & _ENDING:
                return whole if tokens[end].end - token.start <= LAST else end
        return end

    def _syllables(self, tokens: Sequence[Token], at: int) -> int:
        """Where a last name ends that listed words are syllables of, as what follows shows.

        นายปรีชา ทองอยู่ นายช่าง, อายุ 40 ปี; else `at`.
        """
        end, size, small = at, len(tokens), True
        while end < size and (end == at or not gap(tokens, end)):
            token = tokens[end]
            if token.tags & (NOT_IN_NAME | lex.CUE | lex.THAT | lex.NUMBER | lex.ROLE | lex.ORGANISATION):
                return at
            if token.tags & (lex.LINK | lex.RELATIVE):
                return at  # ประธานาธิบดีแอนนา เพลล์|ของบราซิล
            small = small and (is_short(token.word) or bool(token.tags & lex.UNKNOWN))
            end += 1
        known = sum(not token.tags & lex.UNKNOWN for token in tokens[at:end])
        if not known or end >= size or tokens[end - 1].end - tokens[at].start > LAST:
            return at
        after, behind = tokens[end].tags, tokens[end + 1].tags if end + 1 < size else 0
        aged = after & lex.STOP and behind & lex.NUMBER
        kin = after & (lex.ROLE | lex.TITLE) and behind & lex.LINK  # แก้วมา ป้า|ของน้องต้น
        if known == end - at:
            return end if aged or kin else at  # ดีพร้อม อายุ 27 ปี
        role = kin or (after & lex.ROLE and tokens[end].end - tokens[end].start > SWALLOWED)
        said = after & lex.CUE and (small or not any(token.tags & lex.STOP for token in tokens[at:end]))
        return end if role or aged or said else at

    def latin(self, tokens: Sequence[Token], at: int) -> tuple[int, bool]:
        """Where a name in Latin letters ends, and whether it is a body's: Nan Treloar, UNESCO."""
        end = at
        capital = lex.CAPITAL | lex.UNKNOWN
        while end < len(tokens) and end - at < 5:
            if tokens[end].tags & capital != capital:
                small = (
                    end > at and tokens[end].word.isascii() and tokens[end].word.islower() and len(tokens[end].word) < 4
                )
                if not (small and end + 1 < len(tokens) and tokens[end + 1].tags & capital == capital):
                    break  # Médecins | du | Sud
            end += 1
        if end < len(tokens) and end - at == 1 and tokens[end].tags & lex.NUMBER:
            return at, False  # Ch 7
        if at and tokens[at - 1].tags & lex.OTHER and not gap(tokens, at):
            return at, False  # @wave_th
        said = end < len(tokens) and tokens[end].tags & (lex.CUE | lex.FILLER)
        if end - at == 1 and at and tokens[at - 1].tags == lex.UNKNOWN and not said:
            return at, False  # รายการคุยข่าว Show
        if end - at == 1 and not (
            tokens[at].word[1:].islower() or (end < len(tokens) and tokens[end].tags & (lex.CUE | lex.FILLER))
        ):
            return at, False
        organised = at > 0 and tokens[at - 1].tags & (lex.ORGANISATION | lex.NAMING | lex.DOCUMENT)
        return end, bool(organised or any(token.word.isupper() for token in tokens[at:end]))

    @staticmethod
    def ends_syllables(tokens: Sequence[Token], at: int) -> bool:
        """Whether the word is the last of a name written in three: ปาร์ค ฮัง ซอ"""
        if not (0 < at < len(tokens) and gap(tokens, at) and gap(tokens, at + 1) and gap(tokens, at - 1)):
            return False
        short = all(word.end - word.start <= SYLLABLE for word in tokens[at - 1 : at + 1])
        return short and tokens[at].tags == lex.UNKNOWN

    def untitled(self, tokens: Sequence[Token], at: int) -> int:
        """Where a name without a title ends, by what follows or by its given name; `at` where none begins."""
        end = self._before_role(tokens, at)
        if end > at or at + 1 >= len(tokens) or tokens[at].tags != lex.UNKNOWN or not gap(tokens, at + 1):
            return end
        last = tokens[at + 1]
        given = self.words.get(tokens[at].word, 0) & lex.GIVEN
        if given and last.tags & lex.RELATIVE and len(tokens[at].word) > SWALLOWED:
            return at + 1  # แม่ของเธอ แอนนา ซึ่ง…
        if at and tokens[at - 1].word in self.called and some(tokens[max(0, at - _CALLED) : at], lex.ROLE | lex.GROUP):
            return self._chunk(tokens, at + 1, LAST) if last.tags == lex.UNKNOWN else at  # ยายวัย 84 ปีชื่อแอกนา เปอลี
        if at == 0 and last.word in self.relatives and at + 2 < len(tokens) and not gap(tokens, at + 2):
            if tokens[at].end - tokens[at].start > SWALLOWED and tokens[at + 2].tags & (lex.STOP | lex.LINK):
                return at + 1  # ทาราส ลูกชาย|วัย 12 ปี, ทาราส ลูกชาย|ของเธอ
        if given and last.tags == lex.UNKNOWN and SWALLOWED <= last.end - last.start <= _SURNAME:
            return self._chunk(tokens, at + 1, LAST)  # ตัดสินว่าเบ็กกี้ มาร์ชมีความผิด
        return at

    def _before_role(self, tokens: Sequence[Token], at: int) -> int:
        """ราฟาเอล อันเดรส หัวหน้าทีม: two words between spaces before a role or a verb of speech."""
        if tokens[at].tags & (lex.CAPITAL | lex.NUMBER):
            return at
        first = self._chunk(tokens, at, FIRST, loose=True)
        glued = at and not gap(tokens, at) and tokens[at - 1].tags & lex.STOP
        if at == 0 and first == 1 and self._aside(tokens, first):
            return first
        if first == at + 1 and self._is_called_by_half(tokens, at):
            return first
        if (
            first == at
            or first + 1 >= len(tokens)
            or not gap(tokens, first)
            or tokens[first].tags & (lex.CAPITAL | lex.NUMBER | NOT_IN_NAME)
        ):
            return at
        while first + 1 < len(tokens) and tokens[first].word in self.particles and gap(tokens, first + 1):
            first += 1  # เปตรา | ฟาน เดอร์ | ลินเดน
        alone = first == at + 1 and tokens[at].tags == lex.UNKNOWN and tokens[at].end - tokens[at].start >= SWALLOWED
        if alone and tokens[first].word in self.spoken:
            return first + 1  # เมื่อเบ็กกี้ มาร์ชได้ยินเสียง …; มาร์ชกล่าวว่า
        last = self._chunk(tokens, first, LAST, loose=True)
        if last == first or last >= len(tokens) or tokens[first - 1].end - tokens[at].start < 2:
            return at
        if self.ends_syllables(tokens, last) and last + 1 < len(tokens):
            last += 1
        after = tokens[last]
        role = after.tags & lex.ROLE and gap(tokens, last) and after.end - after.start > SWALLOWED
        if at == 0 and after.tags & lex.ORGANISATION and gap(tokens, last) and last == first + 1 == at + 2:
            return last  # นิติ ทรัพย์ดี เครือข่ายคนรักทะเล ระบุว่า
        if at == 0 and after.tags & lex.BRACKET and last + 1 < len(tokens) and tokens[last + 1].tags & lex.NUMBER:
            return last  # ฮานี ซาเลม (12-0) ชนะ
        says = after.tags & (lex.SAY | lex.ACT) and (
            at == 0 or tokens[at - 1].tags & lex.QUOTE or self.ends_role(tokens, at)
        )
        if (role or says) and not glued:
            return last
        joined = first == at + 3 and tokens[at + 1].word == "-"  # มะลิ-สายใจ ทองดี
        alone = last == first + 1 and (joined or first == at + 1) and gap(tokens, last)  # two words that no list has
        opens = at == 0 or (tokens[at - 1].tags & (lex.FILLER | lex.STOP) and gap(tokens, at))  # กรณี, สำหรับ
        if opens and gap(tokens, last) and first == at + 1 and tokens[at].tags == lex.UNKNOWN:
            third = self._chunk(tokens, last, LAST, loose=True)
            ahead = tokens[third].tags if last < third < len(tokens) and gap(tokens, third) else 0
            if ahead & lex.ROLE and tokens[third].end - tokens[third].start > SWALLOWED:
                return third  # ฮานี ซาเลม วาซีร์ กัปตันทีม
        if joined and alone:
            return last
        if alone and after.tags == lex.UNKNOWN and gap(tokens, last + 1) and self._follows_role(tokens, at):
            if last + 1 < len(tokens) and not tokens[last + 1].tags & lex.UNKNOWN:
                return last + 1  # พระเอกหนุ่ม ต้น วีระ แก้วมณี กับ
        known = not after.tags & lex.UNKNOWN or bool(at and tokens[at - 1].quoted)
        marked = at > 0 and tokens[at - 1].quoted and tokens[at - 1].end - tokens[at - 1].start <= NICKNAME
        if marked and alone and gap(tokens, last):
            return last  # “มะลิ” สายใจ ทองดี มือวาง 4 ของโลก
        if alone and known and self._follows_role(tokens, at):
            return last
        behind = tokens[last + 1].tags if last + 1 < len(tokens) else 0
        if first == at + 1 and gap(tokens, last) and after.tags & lex.STOP and behind & lex.NUMBER:
            return last  # คนแรกคือแม่คำปัน สุขเกษม วัย 66 ปี
        spoke = tokens[at].word in self.spoken or tokens[first].word in self.spoken
        clause = at == 0 or tokens[at - 1].tags & (lex.QUOTE | lex.FILLER | lex.END)
        before = lex.STOP | lex.RELATIVE | lex.PLAIN  # หลังจากที่ มะลิ สายใจ ได้รับ, แจ้งเกิด มะลิ สายใจ ขึ้นแท่น
        told = tokens[at].word in self.spoken and after.tags != lex.UNKNOWN  # ย่านลาดพร้าว มะลิ สายใจ นั่งกินข้าว
        within = at > 0 and gap(tokens, at) and (tokens[at - 1].tags & before or told)
        if not alone or not (clause or (spoke and within and gap(tokens, last))):
            return at
        return last if spoke or after.tags & lex.RELATIVE else at  # มาร์ธา เวล ซึ่งสอน …; เวลกล่าวว่า

    def _is_called_by_half(self, tokens: Sequence[Token], at: int) -> bool:
        """Whether a word by itself before a role is somebody who is called by its first half: เหมยหลิน โฆษก; เหมยกล่าว"""
        if tokens[at].tags != lex.UNKNOWN or not gap(tokens, at + 1) or at + 1 >= len(tokens):
            return False
        role = tokens[at + 1].tags & lex.ROLE and tokens[at + 1].end - tokens[at + 1].start > SWALLOWED
        begins = at == 0 or tokens[at - 1].tags & (lex.FILLER | lex.BRACKET | lex.QUOTE)
        word = tokens[at].word
        return bool(role and begins) and any(word[:size] in self.spoken for size in range(SWALLOWED, len(word)))

    @staticmethod
    def _aside(tokens: Sequence[Token], at: int) -> bool:
        """Whether a bracket stands between a name and a role: วีระ (ขอสงวนนามสกุล) ตัวแทนนักเรียน"""
        if at >= len(tokens) or not tokens[at].tags & lex.BRACKET or not gap(tokens, at):
            return False
        end = next((k for k in range(at + 1, min(at + 6, len(tokens))) if tokens[k].tags & lex.BRACKET), 0)
        role = end and end + 1 < len(tokens) and gap(tokens, end + 1) and tokens[end + 1].tags & lex.ROLE
        return bool(role) and not some(tokens[at:end], lex.CAPITAL | lex.NUMBER)

    def _follows_role(self, tokens: Sequence[Token], at: int) -> bool:
        """Whether a role of nobody named stands before: ผู้ว่าการรัฐ ฮันส์ เบิร์ก ใช้สิทธิ, นักแสดงสาว “แก้ม” กานดา ศรีสุข"""
        if not gap(tokens, at):
            return False
        if tokens[at - 1].quoted and tokens[at - 1].end - tokens[at - 1].start <= FIRST:
            at -= 1
        role = next((k for k in range(at - 1, max(-1, at - 6), -1) if tokens[k].tags & lex.ROLE or gap(tokens, k)), -1)
        return (
            role >= 0 and bool(tokens[role].tags & lex.ROLE) and not (role and tokens[role - 1].end in self.people_ends)
        )

    def ends_role(self, tokens: Sequence[Token], at: int) -> bool:
        """Whether the letters before `at` are a role: เอกอัครราชทูตรัสเซีย อีวาน โกรมอฟ."""
        for k in range(at - 1, max(-1, at - 6), -1):
            if tokens[k].tags & (NOT_IN_NAME | lex.CUE | lex.RELATIVE | lex.THAT | lex.CONJUNCTION):
                return False
            if tokens[k].tags & lex.ROLE:
                return True
            if gap(tokens, k):
                return False
        return False

    def body(self, tokens: Sequence[Token], at: int) -> tuple[int, int]:
        """บริษัท เขียวขจี โลจิสติกส์ จำกัด; เครือข่ายคนรักป่า"""
        size = len(tokens)
        end = at + 1
        legal = next(
            (
                k
                for k in range(at + 1, min(at + 8, size))
                if tokens[k].word.startswith(self.legal_forms) or tokens[k].tags & NOT_IN_NAME
            ),
            size,
        )
        if legal < size and legal > at + 1 and not tokens[legal].tags & NOT_IN_NAME:
            return at + 1, legal
        while (
            end < size
            and not gap(tokens, end)
            and end - at < 4
            and (
                tokens[end].tags & lex.UNKNOWN
                or (end == at + 1 and tokens[end].tags & (lex.ROLE | lex.GROUP) and not tokens[end].tags & _ANY)
                or tokens[end].tags == lex.PLAIN
                or (
                    tokens[end].tags & (lex.MODIFIER | lex.ORGANISATION | lex.LINK)
                    and not tokens[end].tags & (_ANY | NOT_IN_NAME)
                )
            )
        ):
            end += 1
        end = self._again(tokens, at, end)
        return (at, end) if end > at + 1 and tokens[end - 1].end - tokens[at].start < 45 else (at, at)

    def _again(self, tokens: Sequence[Token], at: int, end: int) -> int:
        """Where the body's name ends that the text has again, over words of other lists: พรรคไทย|ก้าว|หน้าใหม่."""
        found = end
        while end < len(tokens) and not gap(tokens, end) and end - at < _PIECES:
            if tokens[end].tags & (NOT_IN_NAME | lex.CUE | lex.THAT | lex.RELATIVE | lex.FILLER | lex.CONJUNCTION):
                break
            end += 1
            if tokens[end - 1].tags & lex.UNKNOWN and self.page.text.count(self._text(tokens, at, end)) > 1:
                found = end
        return found

    def _text(self, tokens: Sequence[Token], begin: int, end: int) -> str:
        return self.page.text[tokens[begin].start : tokens[end - 1].end]


def gap(tokens: Sequence[Token], at: int) -> bool:
    """Whether a space stands before the token, or the text ends there."""
    return at >= len(tokens) or (at > 0 and tokens[at].start > tokens[at - 1].end)


def speaks(tokens: Sequence[Token], at: int) -> bool:
    """Whether the word begins its clause and a verb of speech follows it: ซึ่งมะลิก็ออกมาเผยว่า"""
    token, behind = tokens[at], at + 1
    while behind < len(tokens) and tokens[behind].tags & lex.FILLER:
        behind += 1
    if behind == len(tokens) or not tokens[behind].tags & lex.SAY or token.end - token.start < SWALLOWED:
        return False
    if token.tags != lex.UNKNOWN and not token.quoted:
        return False
    return at == 0 or gap(tokens, at) or bool(tokens[at - 1].tags & _BEFORE)


def is_short(word: str) -> bool:
    """Whether a listed word may as well be a syllable of a name."""
    return len(word) <= SWALLOWED or len(MARK.sub("", word)) <= SWALLOWED
