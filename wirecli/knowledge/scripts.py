"""Which script a letter belongs to, by ISO 15924; scripts that share their letters count as one."""

from bisect import bisect_right
from typing import Literal

ScriptCode = Literal[
    "Latn", "Grek", "Cyrl", "Armn", "Hebr", "Arab", "Deva", "Beng", "Guru", "Gujr", "Orya", "Taml", "Telu", "Knda",
    "Mlym", "Sinh", "Thai", "Laoo", "Tibt", "Mymr", "Geor", "Ethi", "Khmr", "Mong", "Hang", "Kore", "Hans", "Hant",
    "Jpan",
]  # fmt: skip

_SHARED = {"Hans": "Hani", "Hant": "Hani", "Jpan": "Hani", "Kore": "Hang"}
# A Chinese character stands for about three letters of an alphabet, a Korean syllable for two.
GUEST = "Latn"  # names and boilerplate in it stand in texts of every script
BREADTH = {"Hani": 3, "Hang": 2}

_RANGES = (
    (0x41, 0x5A, "Latn"), (0x61, 0x7A, "Latn"), (0xC0, 0x24F, "Latn"), (0x250, 0x2AF, "Latn"), (0x370, 0x3FF, "Grek"),
    (0x400, 0x52F, "Cyrl"), (0x531, 0x587, "Armn"), (0x5D0, 0x5EA, "Hebr"), (0x620, 0x64A, "Arab"),
    (0x66E, 0x6D3, "Arab"), (0x6D5, 0x6D5, "Arab"), (0x6FA, 0x6FF, "Arab"), (0x750, 0x77F, "Arab"),
    (0x8A0, 0x8C9, "Arab"), (0x900, 0x97F, "Deva"), (0x980, 0x9FF, "Beng"), (0xA00, 0xA7F, "Guru"),
    (0xA80, 0xAFF, "Gujr"), (0xB00, 0xB7F, "Orya"), (0xB80, 0xBFF, "Taml"), (0xC00, 0xC7F, "Telu"),
    (0xC80, 0xCFF, "Knda"), (0xD00, 0xD7F, "Mlym"), (0xD80, 0xDFF, "Sinh"), (0xE01, 0xE4E, "Thai"),
    (0xE81, 0xEDF, "Laoo"), (0xF00, 0xFFF, "Tibt"), (0x1000, 0x109F, "Mymr"), (0x10A0, 0x10FF, "Geor"),
    (0x1100, 0x11FF, "Hang"), (0x1200, 0x139F, "Ethi"), (0x1780, 0x17DD, "Khmr"), (0x1820, 0x18AA, "Mong"),
    (0x1C90, 0x1CBF, "Geor"), (0x1E00, 0x1EFF, "Latn"), (0x1F00, 0x1FFF, "Grek"), (0x2C60, 0x2C7F, "Latn"),
    (0x3005, 0x3007, "Hani"), (0x3041, 0x3096, "Hani"), (0x30A1, 0x30FF, "Hani"), (0x3131, 0x318E, "Hang"),
    (0x3400, 0x4DBF, "Hani"), (0x4E00, 0x9FFF, "Hani"), (0xAC00, 0xD7A3, "Hang"), (0xF900, 0xFAFF, "Hani"),
    (0xFB1D, 0xFB4F, "Hebr"), (0xFB50, 0xFDFB, "Arab"), (0xFE70, 0xFEFC, "Arab"), (0xFF21, 0xFF3A, "Latn"),
    (0xFF41, 0xFF5A, "Latn"), (0xFF66, 0xFF9D, "Hani"), (0x20000, 0x3FFFF, "Hani"),
)  # fmt: skip
_STARTS = tuple(start for start, _, _ in _RANGES)


def group(code: str) -> str:
    """The letters that a script is written with: Chinese characters and kana are one."""
    return _SHARED.get(code, code)


class Scripts(dict[str, str]):
    """Each character's script; an empty string for what is no letter. Remembers what it was asked."""

    def __missing__(self, char: str) -> str:
        code = ord(char)
        _, end, found = _RANGES[max(bisect_right(_STARTS, code) - 1, 0)]
        script = found if _STARTS[0] <= code <= end else ""
        if len(self) < 20_000:  # hostile text must not grow it for ever
            self[char] = script
        return script
