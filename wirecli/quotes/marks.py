"""What stands between quotation marks: pairs them paragraph by paragraph, whatever way round they were typed."""

from collections.abc import Sequence

from msgspec import Struct

from wirecli.knowledge.language import Marks
from wirecli.page import EDGE, Page
from wirecli.patterns import pattern
from wirecli.record import Span

# Marks that stand for each other: a quotation that one of a family opens, another of the family may close.
_FAMILIES = ('"“”„‟＂〝〞〟', "«»", "‹›", "'‘’‚‛", "「」｢｣", "『』", "《》", "〈〉")
_SINGLE = 3
_FAMILY = {mark: number for number, family in enumerate(_FAMILIES) for mark in family}
_MARK = pattern("[" + "".join(_FAMILIES) + "]")
_BY_DEFAULT = ("“”", '""', "«»", "‘’", "‹›", "「」", "『』", "《》")

_ENDS = ",，،、.!?…。！？؟"
OPENS, CLOSES = 1, -1
_LOST = "”»」"  # closing marks that tell even where the opening one was lost
_LEAST = 24  # letters of such a quotation
_AHEAD = 24  # marks that are looked at to tell whether one opens a name inside a quotation


class Quoted(Struct, eq=False):
    """Words between marks (offsets of the words), and how the marks stood."""

    start: int
    end: int
    paragraph: int
    opened: bool = True  # an opening mark stands before the words
    closed: bool = True  # a closing mark stands behind them
    work: bool = False  # marks that only ever name a work
    mark: str = ""
    comma: bool = False  # the words end with a comma: their sentence goes on behind the mark
    ended: bool = False  # the words end with a punctuation mark
    small: bool = False  # they begin with a small letter: no name does
    inflected: bool = False  # they end with letters that Japanese writes verbs and particles with: few names do

    acts: bool = False  # they begin with a verb whose subject may stand before the mark: “is not sorry”

    def __len__(self) -> int:
        return self.end - self.start


class MarkTable:
    """Which way a language's marks look, and which of them name works."""

    def __init__(self, marks: Marks, spaced: bool) -> None:
        pairs = (*marks.pairs, *marks.nested, *marks.works)
        listed = {mark for pair in pairs for mark in pair}
        pairs += tuple(pair for pair in _BY_DEFAULT if not listed & set(pair) and _FAMILY[pair[0]] != _SINGLE)
        opens, closes = {pair[0] for pair in pairs}, {pair[1] for pair in pairs}
        self.direction = {
            mark: (OPENS if mark not in closes else 0) if mark in opens else CLOSES if mark in closes else 0
            for mark in _FAMILY
        }
        self.works = frozenset(mark for pair in marks.works for mark in pair)
        self.ignored = frozenset(_FAMILIES[_SINGLE]) - listed
        self.primary = frozenset(pair[0] for pair in marks.pairs)
        self.spaced = spaced


def find_quoted(page: Page, paragraphs: Sequence[Span], table: MarkTable) -> list[list[Quoted]]:
    """For each paragraph its outermost quotations, in text order."""
    found = []
    strays: list[int | None] = []
    text = page.text
    for two in ("''", "``") if table.spaced else ():  # ''two typed as one'', ``two''
        text = text.replace(two, '"\u200b')
    for number, paragraph in enumerate(paragraphs):
        pairing = _Pairing(text, paragraph, number, table)
        quotes = pairing.run()
        found.append(quotes)
        strays.append(pairing.stray)
    _carry_on(page, paragraphs, found, strays)
    return found


def _joins(letter: str) -> bool:
    """Whether an apostrophe may stand beside it: only scripts with cases have one, ‘…’은 closes."""
    return letter.isdigit() or letter.lower() != letter.upper() or letter in "ªº"


class _Pairing:
    """The marks of one paragraph, paired with a stack."""

    def __init__(self, text: str, paragraph: Span, number: int, table: MarkTable) -> None:
        self.text, self.start, self.end = text, paragraph.start, paragraph.end
        self.number, self.table = number, table
        self.filled = self.start + len(self.text[self.start : self.end].rstrip())  # behind it are blanks
        self.stray: int | None = None

    def run(self) -> list[Quoted]:
        marks = [match.start() for match in _MARK.finditer(self.text, self.start, self.end)]
        if not marks:
            return []
        found = self._pair(marks, reopens=False)
        if self.reopened and found and not found[-1].closed:
            # A paragraph break was lost: “…isu besar. “Kadangkala… – the second opening ends the first quotation.
            found = self._pair(marks, reopens=True)
        return found

    def _pair(self, marks: list[int], reopens: bool) -> list[Quoted]:
        stack: list[tuple[int, int]] = []
        families = [0] * len(_FAMILIES)
        found: list[Quoted] = []
        self.reopened, closed = False, -2
        left = [0] * len(_FAMILIES)
        for at in marks:
            left[_FAMILY[self.text[at]]] += 1
        one_way = self._one_way(marks)
        for number, at in enumerate(marks):
            family = _FAMILY[self.text[at]]
            left[family] -= 1
            if family == _SINGLE and not self._is_mark(at, families[_SINGLE] > 0):
                continue
            turn = self._turn(at, families[family] > 0, left[family] > 0)
            if one_way:
                turn = CLOSES if stack else OPENS
            if turn == CLOSES and families[family] == 1 and left[family] > 1 and self._nests(at, marks, number + 1):
                turn = OPENS
            turn = OPENS if found and not stack and self._is_turned(at, marks, number + 1) else turn
            if stack and stack[-1][0] == family and at == closed + 1:
                turn = CLOSES  # "… '…'"라고: both end here
            if turn == OPENS:
                again = families[family] > 0 and (self._begins(at) or self.text[at] != self.text[stack[0][1]])
                if again and reopens:
                    self._keep(found, stack[0][1], at, closed=False)
                    stack.clear()
                    families = [0] * len(_FAMILIES)
                self.reopened = self.reopened or again
                stack.append((family, at))
                families[family] += 1
            elif families[family]:
                while stack:
                    inner, opening = stack.pop()
                    families[inner] -= 1
                    if inner == family:
                        break
                closed = at
                if not stack:
                    self._keep(found, opening, at)
            elif len(stack) == 1 and family != _SINGLE != stack[0][0] and not left[stack[0][0]] and self._is_other(at):
                self._keep(found, stack.pop()[1], at)  # “Цены на «хлеб» растут»
                families = [0] * len(_FAMILIES)
            elif self.stray is None and not found and not stack:
                self.stray = at
        if stack:
            family, opening = stack[0]
            if family != _SINGLE or (self.text[opening] in self.table.primary and opening == self.start):
                self._keep(found, opening, self.end, closed=False)
        return found

    def _one_way(self, marks: Sequence[int]) -> bool:
        """Whether all marks of a paragraph have the closing shape, as those set by careless hands: قال” لن نبيع.”"""
        if len(marks) % 2 or not self.table.spaced or any(self.text[at] not in "”»" for at in marks):
            return False
        before, after = self._neighbours(marks[0])
        return not before.isspace() or after.isspace()

    def _begins(self, at: int) -> bool:
        """Whether a sentence may begin with the mark, in scripts with spaces."""
        return not self.table.spaced or self._behind_space(at) in _ENDS + "\n " or not self.text[at - 1].isspace()

    def _nests(self, at: int, marks: Sequence[int], number: int) -> bool:
        """Whether a straight mark opens a name inside straight marks: "депутаты из партии "Волна" поедут на юг"."""
        if self.table.direction[self.text[at]] or not self.table.spaced or self._begins(at) or not self._opens(at):
            return False
        same = [mark for mark in marks[number : number + _AHEAD] if self.text[mark] == self.text[at]]
        return not self._opens(same[0]) and sum(1 if self._opens(mark) else -1 for mark in same) < -1 if same else False

    def _is_turned(self, at: int, marks: Sequence[int], number: int) -> bool:
        """Whether a closing mark written onto a word opens, as the next one closes: …”, داعيا الكتل الى” توحيد …”."""
        if not self.table.spaced or self.table.direction[self.text[at]] != CLOSES or number >= len(marks):
            return False
        before, after = self._neighbours(at)
        return before.isalpha() and after == " " and self.text[marks[number]] == self.text[at]

    def _opens(self, at: int) -> bool:
        before, after = self._neighbours(at)
        return (before.isspace() or before in "([{«“") and after.isalnum()

    def _is_other(self, at: int) -> bool:
        """Whether a mark of another family than the open one closes it: it is written onto a word, and none follows."""
        before, after = self._neighbours(at)
        return self.table.spaced and not before.isspace() and not after.isalnum()

    def _is_mark(self, at: int, is_open: bool) -> bool:
        """Whether a single mark quotes; an apostrophe never does."""
        if self.text[at] in self.table.ignored:
            return False
        before, after = self._neighbours(at)
        if _joins(before) and _joins(after):
            return False
        if before == "." and after.isalpha() and self.text[at] in "’'" and not self.text[at + 2 : at + 3].isalpha():
            return False  # Acme Inc.’s vote
        if before.isalnum() and not is_open:  # the members’ vote
            return self.text[at] == "‘" and not self.table.spaced
        return not (self.text[at] in "’'" and not is_open and after.isdigit())  # the ’90s

    def _neighbours(self, at: int) -> tuple[str, str]:
        before = self.text[at - 1] if at > self.start else " "
        after = self.text[at + 1] if at + 1 < self.end else " "
        return before, after

    def _turn(self, at: int, is_open: bool, more: bool) -> int:
        """Whether the mark opens or closes, by its shape and, where that says too little, by its neighbours."""
        direction = self.table.direction[self.text[at]]
        before, after = self._neighbours(at)
        gap_before = before in " \n\u200b([{—–-/" or (_FAMILY.get(before) is not None and before != self.text[at])
        gap_after = not (after.isalnum() or after in "¿¡([{#@$€£…" or _FAMILY.get(after) is not None)
        if not self.table.spaced:
            if direction:
                if direction == CLOSES and not is_open and more and after.isalnum():
                    return OPENS  # ”爱心”
                return direction
            if not is_open and not more and not before.isspace() and not after.isalnum() and at + 1 >= self.filled:
                return CLOSES  # the end of a quotation that an earlier paragraph opened
            return CLOSES if is_open else OPENS
        if is_open:
            if direction == CLOSES:
                return OPENS if gap_before and not gap_after and more else CLOSES
            if direction == OPENS:
                stray = (
                    before.isspace()
                    and after.isspace()
                    and self._behind_space(at) in ",.!?"
                    and self.text[at] in _FAMILIES[0]
                )
                return CLOSES if gap_after and (not gap_before or stray) else OPENS  # “…, “ he said
            again = (
                not before.isspace() or self._behind_space(at) in ".!?…:,"
            )  # "… many. "They …," he said: a paragraph break was lost
            return OPENS if gap_before and not gap_after and more and again else CLOSES
        if not direction and not more and before == "," and self.text[at + 1 : at + 3].lstrip(" ")[:1].islower():
            return CLOSES  # We start," he said: the paragraph before opened the quotation
        if direction == CLOSES:  # the user's file has لـ”مرتزقة”
            colon = before in ":：" and more  # قائلا:” لن نبيع.”, beside marks that stand the right way round
            return OPENS if colon or (not gap_after and (more or gap_before)) else CLOSES
        return CLOSES if not gap_before and gap_after and before not in ":：,،" and after != "\n" and not (
            direction == OPENS and after == " "
        ) else OPENS  # fmt: skip

    def _behind_space(self, at: int) -> str:
        return self.text[at - 2] if at - 2 >= self.start else " "

    def _keep(self, found: list[Quoted], opening: int, end: int, closed: bool = True) -> None:
        start = opening + 1
        while start < end and self.text[start] in EDGE:
            start += 1
        if opening and end - start > 1 and self.text[opening - 1] == self.text[end - 1] == "\\":
            end -= 1  # \"…\", as it stands in what was once JSON
        while end > start and self.text[end - 1] in EDGE:
            end -= 1
        if start < end:
            mark = self.text[opening]
            found.append(
                Quoted(
                    start,
                    end,
                    self.number,
                    closed=closed,
                    work=mark in self.table.works,
                    mark=mark,
                    comma=self.text[end - 1] in ",，،、",
                    ended=self.text[end - 1] in _ENDS,
                    small=self.text[start].islower(),
                    inflected="\u3041" <= self.text[end - 1] <= "\u3096",
                )
            )


def _carry_on(page: Page, paragraphs: Sequence[Span], found: list[list[Quoted]], strays: list[int | None]) -> None:
    """A quotation left open runs on through paragraphs without marks up to the paragraph that closes it."""
    for number, quotes in enumerate(found):
        if not quotes or quotes[-1].closed:
            stray = strays[number]
            if (
                not quotes
                and stray is not None
                and page.text[stray] in _LOST
                and page.text[stray + 1 : paragraphs[number].end].strip()
                and stray - paragraphs[number].start > _LEAST
            ):
                found[number].append(
                    Quoted(*page.trim(paragraphs[number].start, stray), number, opened=False)
                )  # its opening mark was lost: We start,” said Pell.
            continue
        for ahead in range(number + 1, min(number + 8, len(found))):
            stray = strays[ahead]
            if stray is not None:
                for between in range(number + 1, ahead):
                    span = paragraphs[between]
                    found[between].clear()
                    found[between].append(Quoted(span.start, span.end, between, opened=False, closed=False))
                start, end = page.trim(paragraphs[ahead].start, stray)
                if start < end:
                    found[ahead].insert(0, Quoted(start, end, ahead, opened=False))
                strays[ahead] = None
                break
            if found[ahead] and not _within(quotes[-1], found[ahead]):
                break


def _within(quoted: Quoted, others: Sequence[Quoted]) -> bool:
    """Whether the marks of a paragraph are of another kind than those of the quotation that may run on through it."""
    mark = _FAMILY.get(quoted.mark, 0)
    return mark != 0 and all(other.closed and _FAMILY.get(other.mark, mark) != mark for other in others)
