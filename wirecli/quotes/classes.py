"""Classes of letters for patterns of the standard library, as Unicode's Scripts.txt has them.

The package `regex` knows them by name, but takes seven milliseconds to load, which is a twelfth of a cold run.
"""

import re
from collections.abc import Callable
from unicodedata import category

HAN = "\u4e00-\u9fff\u3400-\u4dbf\u3005\u3007\u3021-\u3029\u3038-\u303b\u2e80-\u2e99\u2e9b-\u2ef3\u2f00-\u2fd5" \
    "\uf900-\ufa6d\ufa70-\ufad9\U00020000-\U000323af"  # fmt: skip
HIRAGANA = "\u3041-\u3096\u309d-\u309f"
KATAKANA = "\u30a1-\u30fa\u30fd-\u30ff\u31f0-\u31ff\u32d0-\u32fe\u3300-\u3357\uff66-\uff6f\uff71-\uff9d"
LATIN = "A-Za-z\u00aa\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02b8\u1e00-\u1eff\u2160-\u2188\u2c60-\u2c7f" \
    "\ua722-\ua787\ufb00-\ufb06\uff21-\uff3a\uff41-\uff5a"  # fmt: skip  # without phonetic signs
THAI_MARKS = "\u0e31\u0e34-\u0e3a\u0e47-\u0e4e"
THAI_TAILS = f"ะาำๅ{THAI_MARKS}"  # no word begins with them
THAI_SILENT = "\u0e4c"  # silences the letter before it: in words from abroad
THAI_LEADS = "\u0e40-\u0e44"  # vowels that are written before the letter they are spoken behind


def _are(letters: str) -> Callable[[str], bool]:
    """What tells whether a letter is one of these: a pattern of thousands takes a millisecond to compile."""
    ends = [(pair[0], pair[-1]) for pair in re.findall("(?s).-.|.", letters)]
    return lambda char: any(first <= char <= last for first, last in ends)


is_han, is_hiragana, is_katakana = _are(HAN), _are(HIRAGANA), _are(KATAKANA)
thai_tails = frozenset(filter(_are(THAI_TAILS), map(chr, range(0xE00, 0xE80))))


def is_letter(char: str) -> bool:
    """Whether it is a letter, a mark on one, or a number."""
    return category(char)[0] in "LMN"


def is_closed(char: str) -> bool | None:
    """Whether a syllable ends with a consonant: 협, not 다; None of letters that are no such syllables."""
    place = ord(char) - ord("가")
    return bool(place % 28) if 0 <= place < 11172 else None
