"""The figures a wire prints about its reach, in any numerals, grouping and unit."""

import re
from unicodedata import numeric

from wirecli.fields.words import Vocabulary, unspaced
from wirecli.knowledge.wire import Range
from wirecli.patterns import pattern
from wirecli.record import Reach

_HAN = "〇零一二两兩三四五六七八九十百千万萬億亿"
_NUMBER = pattern(rf"\d(?:[\d.,٬٫،，'’ ]{{0,12}}\d)?|[{_HAN}]{{2,10}}")
_UNIT = pattern(r"\s?([万萬億亿千百十만억천백]+)")
_REST = pattern(r"\s?(\d{1,3}[,，]\d{3}|\d{1,4})(?!\d)")
_MORE = pattern(r"\s?(\d{1,3})(?!\d)")
_ROUND = 3  # digits behind a unit and a blank that are its rest: 8만 6000, and not 350만 90개국
_WORD = pattern(r"\s{0,2}([^\s\d,;:()،.]{1,12}\.?)")
_GROUPS = pattern(r"\d{1,3}(?:[.,٬،，'’ ]\d{3})+|\d{1,2}(?:,\d{2})+,\d{3}")  # 6,500, 35,00,000
_HANGUL = {"만": 1e4, "억": 1e8, "천": 1e3, "백": 1e2}
_FIGURES = 40  # more numbers than that tell nothing about reach


def find_reach(text: str, known: Range, words: Vocabulary) -> Reach:
    """Which figures of folded `text` are which, by the ranges in which the wire prints them."""
    found: dict[str, int] = {}
    near: dict[str, int] = {}
    for number, (value, end) in enumerate(_values(text, words)):
        if number == _FIGURES:
            break
        for name in known.__struct_fields__:
            bounds = getattr(known, name)
            if bounds and bounds[0] <= value <= bounds[1]:
                found.setdefault(name, int(value))
                if name == "countries" and text[end : end + 3].strip() and _begins(text, end, words.countries):
                    near.setdefault(name, int(value))
    return Reach(**{**found, **near})


def _begins(text: str, at: int, nouns: tuple[str, ...]) -> bool:
    while at < len(text) and text[at] in " +":
        at += 1
    return text.startswith(nouns, at) if nouns else False


def _values(text: str, words: Vocabulary) -> list[tuple[float, int]]:
    """Each number with its unit worked in, and where it ends: 3.5 million, 8万6,000, 86 тыс."""
    values: list[tuple[float, int]] = []
    pos = 0
    while match := _NUMBER.search(text, pos):
        value, pos = _value(match[0]), match.end()
        value, pos = _in_units(text, value, pos) if _UNIT.match(text, pos) else _in_words(text, value, pos, words)
        values.append((round(value), pos))
    return values


def _in_units(text: str, number: float, pos: int) -> tuple[float, int]:
    """A number with the units written onto it, and the rest behind them: 8万6,000, 8만 6천, 6천500, 3백50만."""
    total = section = 0.0
    while unit := _UNIT.match(text, pos):
        pos = unit.end()
        for char in unit[1]:
            factor = _unit(char)
            if factor >= 10_000:
                total, section, number = total + (section + number) * factor, 0.0, 0.0
            else:
                section, number = section + (number or 1) * factor, 0.0
        rest = _REST.match(text, pos)
        more = rest and _UNIT.match(text, rest.end())
        if not rest or _value(rest[1]) >= factor or (rest[0][0] == " " and not more and len(rest[1]) < _ROUND):
            break
        number, pos = _value(rest[1]), rest.end()
    return total + section + number, pos


def _in_words(text: str, value: float, pos: int, words: Vocabulary) -> tuple[float, int]:
    """A number with the word behind it worked in: 3.5 million; and a second, smaller one: 3 ล้าน 5 แสน."""
    last = 0.0
    total = 0.0
    while (word := _WORD.match(text, pos)) and (found := _magnitude(word[1], words)):
        factor, size = found
        if last and factor >= last:
            break
        total, pos, last = total + value * factor, word.start(1) + size, factor
        more = _MORE.match(text, pos)
        if not more:
            break
        value, end = _value(more[1]), more.end()
        behind = _WORD.match(text, end)
        if not (behind and _magnitude(behind[1], words)):
            break
        pos = end
    return (total, pos) if last else (value, pos)


def _magnitude(word: str, words: Vocabulary) -> tuple[float, int] | None:
    """What a number before that word is multiplied by, and how long the name of it is."""
    known = words.magnitudes
    for name in (word, word.rstrip(".")):
        if name in known:
            return known[name], len(word)
    if unspaced(word):  # 3.5 ล้านเครื่อง
        names = ((factor, len(name)) for name, factor in known.items() if len(name) > 1 and word.startswith(name))
        return next(names, None)
    return None


def _unit(char: str) -> float:
    return _HANGUL.get(char) or numeric(char)


def _value(text: str) -> float:
    """6,500 is six thousand five hundred, 3,5 is three and a half."""
    if not text[0].isdecimal():
        return _han(text)
    text = text.strip(" ,.،")
    if _GROUPS.fullmatch(text):
        return float("".join(filter(str.isdecimal, text)))
    whole, *rest = re.split(r"[.,٫،]", text.replace(" ", ""), maxsplit=1)
    digits = "".join(filter(str.isdecimal, whole)) or "0"
    part = "".join(filter(str.isdecimal, rest[0])) if rest else ""
    return float(f"{int(digits)}.{int(part):0{len(part)}}" if part else int(digits))


def _han(text: str) -> float:
    """三百五十万."""
    total = section = digit = 0.0
    for char in text:
        value = numeric({"两": "二", "兩": "二"}.get(char, char))
        if value >= 10000:
            total, section, digit = (total + section + digit) * value if total + section + digit else value, 0, 0
        elif value >= 10:
            section, digit = section + (digit or 1) * value, 0
        else:
            digit = digit * 10 + value if digit and value < 10 else value
    return total + section + digit
