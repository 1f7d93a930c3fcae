"""Dates as datelines print them: any digits, any order, months by name, other eras."""

from unicodedata import numeric

from wirecli.fields.words import Vocabulary
from wirecli.patterns import pattern

_HAN = "〇零一二三四五六七八九十廿卅"
_YEAR = pattern(r"\s*+(?:,\s*+)?(\d{4})(?!\d)")
_SHORT_YEAR = pattern(r"\s?(\d{2})(?![\d:])")  # มิ.ย. 67
_DAY = pattern(r"\s*(\d{1,2})(?:st|nd|rd|th|er)?(?![\d:])\.?")
_DAY_MARK = pattern(r"(?:st|nd|rd|th|er|[.ºª°])?\s*")
_NUMERIC = pattern(r"(\d{1,4})\s?([-/.])\s?(\d{1,2})(?:\s?\2\s?(\d{4}|\d{2})(?!\d)|(?!\s?[-/.]?\d))(?!%)")
_SPACED = pattern(r"(\d{4})\. (\d{1,2})\. (\d{1,2})(?!\d)\.?")  # 2024. 6. 7.
_TOKEN = pattern(r"\s*([^\s\d,;:()/\-–—، ]{1,14}(?:\s\d{1,2}(?!\d))?)")
_FIRST = pattern(rf"\d|[{_HAN}]")
_NUMBER = pattern(rf"\s?(\d{{1,4}}|[{_HAN}]{{1,4}})\s?")
# 2026, 07:52; 2026, 7h30 CET –; 2026 – 18h00 CET –; 2026, 7.30 a.m. CET –
_CLOCK = pattern(
    r"(?:,|\s[–-])?\s\d{1,2}"
    r"(?::\d{2}(?!\d)(?:\s?[ap]\.?m\.?)?|\s?h(?:\s?\d{2})?(?![^\W_])|(?:\.\d{2})?\s?[ap]\.?m\b\.?|\.\d{2}(?=\s[a-z]{3,4}\s?[–—-]))"
    r"(?:\s\(?[a-z]{2,4}\)?(?=\s?[–—-]))?"
)
_DIGITS = pattern(r"\d{1,2}(?!\d)")
_TWO_WORDS = pattern(r"\s*([^\s\d,;:()/\-–—،]{2,10} [^\s\d,;:()/\-–—،]{2,10})")  # كانون الثاني
_WORD_BEFORE = pattern(r"([^\s\d,;:()/\-–—،]{2,14})\s*$")
_LITTLE_BEFORE = pattern(r"(?<![^\s,،])([^\s\d,،]+)\s*[,،]?\s*$")
_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_LINE = 40  # characters of a line that is all date
_ZONE = 6  # and of what stands behind date and time: pm, gmt, 송고, am myt
_TIME = pattern(r"\s*[|/@,–-]?\s*(?:\d{1,2}[:.]\d{2}(?!\d))?")  # behind a date alone in its line: | 15:11, @ 6:30
_MARKS = 16  # a head with more numbers than that is no dateline


class Found:
    """A date in a line: where it stands, and ISO 8601 (`--MM-DD` without year, None where only a day is printed)."""

    __slots__ = ("end", "iso", "start")

    def __init__(self, start: int, end: int, iso: str | None) -> None:
        self.start, self.end, self.iso = start, end, iso


def find_date(line: str, words: Vocabulary, start: int = 0, end: int | None = None) -> Found | None:
    """The first date in folded `line`, from its first character to the last that is the date's."""
    end = len(line) if end is None else min(end, len(line))
    at = start
    for _ in range(_MARKS):
        first = _FIRST.search(line, at, end)
        if first is None:
            return None
        found = date_at(line, first.start(), end, words) or _month_first(line, start, first.start(), end, words)
        if found:
            return _with_words(line, found, start, end, words)
        at = first.end()
        while at < end and (line[at].isdigit() or line[at] in _HAN):
            at += 1
    return None


def is_date(line: str, words: Vocabulary) -> bool:
    """Whether a folded line is a date, perhaps with the time, and nothing else."""
    found = find_date(line, words) if len(line) <= _LINE and any(map(str.isdigit, line)) else None
    if not found or not found.iso or found.start > 1:
        return False
    return len(line[_TIME.match(line, found.end).end() :].strip(" .|,():")) <= _ZONE  # type: ignore[union-attr]


def date_at(line: str, at: int, end: int, words: Vocabulary) -> Found | None:
    """A date that begins with the number at `at`."""
    return _marked(line, at, end, words) or _day_first(line, at, end, words) or _numeric(line, at, end, words)


def _marked(line: str, at: int, end: int, words: Vocabulary) -> Found | None:
    """2024年5月21日, 二十二日, 2024년 5월 21일."""
    for marks in words.ymd:
        if marks[-1] not in line:
            continue
        numbers: dict[str, int] = {}
        pos = at
        for mark in marks:
            match = _NUMBER.match(line, pos, end)
            if match and line.startswith(mark, match.end()):
                numbers[mark] = _number(match[1])
                pos = match.end() + 1
        year, month, day = (numbers.get(mark) for mark in marks)
        if day is None or pos == at:
            continue
        era, since = _era(line, at, words)
        if year is not None:
            year += since
        return Found(at - len(era), pos, _iso(year, month, day, words) if month else None)
    return None


def _era(line: str, at: int, words: Vocabulary) -> tuple[str, int]:
    """The era named right before a year, and the year before its first: 令和6年."""
    return next(((era, since) for era, since in words.eras if line.endswith(era, 0, at)), ("", 0))


def _day_first(line: str, at: int, end: int, words: Vocabulary) -> Found | None:
    """3 de junio de 2024, 8 ต.ค., 12 апреля 2024 г."""
    day = _DIGITS.match(line, at, end)
    if not day:
        return None
    pos = _skip_words(line, _DAY_MARK.match(line, day.end(), end).end(), end, words)  # type: ignore[union-attr]
    month, pos = _month(line, pos, end, words)
    if not month:
        return _unread(line, day.start(), pos, end, words)
    again, after = _month(line, pos, end, words)
    if again == month:  # 7 أيلول سبتمبر: by both of its names
        pos = after
    behind = _skip_words(line, pos, end, words)
    year = _YEAR.match(line, behind, end) or (_SHORT_YEAR.match(line, behind, end) if words.short_years else None)
    if year:
        pos = year.end()
    iso = _iso(int(year[1]) if year else None, month, int(day[0]), words)
    return Found(at, pos, iso) if iso else None


def _unread(line: str, at: int, pos: int, end: int, words: Vocabulary) -> Found | None:
    """A day, a word and a year in a language that is not known: surely a date, but not which."""
    token = _TOKEN.match(line, pos, end) if words.unknown else None
    year = _YEAR.match(line, token.end(), end) if token else None
    return Found(at, year.end(), None) if year else None


def _month_first(line: str, start: int, at: int, end: int, words: Vocabulary) -> Found | None:
    """Dec. 03, 2019: the month's word stands before the number at `at`."""
    before = _WORD_BEFORE.search(line[max(start, at - 18) : at])
    if not before:
        return None
    month = words.months.get(before[1].rstrip("."))
    day = _DAY.match(line, at, end)
    if not month or not day:
        return None
    year = _YEAR.match(line, _skip_words(line, day.end(), end, words), end)
    iso = _iso(int(year[1]) if year else None, month, int(day[1]), words)
    first = max(start, at - 18) + before.start(1)
    return Found(first, year.end() if year else day.end(1), iso) if iso else None


def _numeric(line: str, at: int, end: int, words: Vocabulary) -> Found | None:
    """2-3-2019, 8/10, 2026/10/08."""
    spaced = _SPACED.match(line, at, end)
    if spaced:
        iso = _iso(int(spaced[1]), int(spaced[2]), int(spaced[3]), words)
        return Found(at, spaced.end(), iso) if iso else None
    match = _NUMERIC.match(line, at, end)
    if not match:
        return None
    first, second, third = int(match[1]), int(match[3]), match[4]
    if len(match[1]) == 4:
        iso = _iso(first, second, int(third), words) if third else None
    elif second > 12:
        iso = _iso(_century(third), first, second, words)
    else:
        iso = _iso(_century(third), second, first, words)
    return Found(at, match.end(), iso) if iso else None


def _century(year: str | None) -> int | None:
    return None if year is None else int(year) if len(year) == 4 else 2000 + int(year)


def _month(line: str, at: int, end: int, words: Vocabulary) -> tuple[int, int]:
    """The number of the month named at `at`, and where its name ends; 0 where none is."""
    token = _TOKEN.match(line, at, end)
    if not token:
        return 0, at
    word = token[1]
    for size in (len(word), len(word.split(None, 1)[0])):
        name = word[:size].rstrip(".")
        if name in words.months:
            return words.months[name], token.start(1) + size
    two = _TWO_WORDS.match(line, at, end)
    if two and two[1].rstrip(".") in words.months:
        return words.months[two[1].rstrip(".")], two.end(1)
    if words.that:  # where spaces set phrases apart: 8 มิ.ย.ที่ผ่านมา
        name = next((month for month in words.months if line.startswith(month, token.start(1), end)), None)
        if name is not None and not name.isascii():
            stop = token.start(1) + len(name)
            return words.months[name], stop + (line[stop : stop + 1] == ".")
    return 0, at


def _skip_words(line: str, at: int, end: int, words: Vocabulary) -> int:
    """Past the little words that stand inside dates; `at` where there are none."""
    for _ in range(2):
        token = _TOKEN.match(line, at, end)
        if not token:
            break
        word = token[1].split(None, 1)[0]
        if word not in words.date_words and word.rstrip(".") not in words.date_words:
            break
        at = token.start(1) + len(word)
    return at


def _with_words(line: str, found: Found, start: int, end: int, words: Vocabulary) -> Found:
    """The date with the little words, weekday and time around it: في 7 يونيو, Thursday, October 8, 2024 г. 07:52."""
    pos = _skip_words(line, found.end, end, words)
    clock = _CLOCK.match(line, pos, end)
    pos = clock.end() if clock else pos
    first = found.start
    for _ in range(2):
        before = _LITTLE_BEFORE.search(line[max(start, first - 14) : first])
        if not before or before[1] not in words.date_words:
            break
        first = max(start, first - 14) + before.start(1)
    other = words.other_date.search(line[start:first]) if words.other_date else None
    return Found(start + other.start() if other else first, pos, found.iso)


def _number(text: str) -> int:
    """87, ８７ or 八十七."""
    if text.isdecimal():
        return int(text)
    total, digit = 0, 0
    for char in text:
        value = 20 if char == "廿" else 30 if char == "卅" else int(numeric(char))
        if value >= 20:
            total += value
        elif value == 10:
            total, digit = total + (digit or 1) * 10, 0
        else:
            digit = digit * 10 + value
    return total + digit


def _iso(year: int | None, month: int | None, day: int, words: Vocabulary) -> str | None:
    if not month or not (1 <= month <= 12 and 1 <= day <= _DAYS[month - 1]):
        return None
    if year is None:
        return f"--{month:02}-{day:02}"
    for first, last, offset in words.years:
        if first <= year <= last:
            year += offset
            break
    return f"{year:04}-{month:02}-{day:02}" if 1800 <= year <= 2200 else None
