"""Classes of letters are Unicode's."""

import re
import sys
from unicodedata import category

import pytest
import regex

from wirecli.quotes import classes

EVERY = [chr(code) for code in range(sys.maxunicode + 1) if not 0xD800 <= code <= 0xDFFF]
# What Unicode has beyond: signs of phonetic alphabets, and letters outside the first plane that no news has.
BEYOND = {
    "LATIN": r"[\u02e0-\u02e4\u1d00-\u1dbe\u2071-\u209f\u212a-\u214e\ua78b-\uab6d]|[^\0-\uffff]",
    "HAN": r"[\U00016fe0-\U00016fff]",
    "KATAKANA": r"[^\0-\uffff]",
    "HIRAGANA": r"[^\0-\uffff]",
}


@pytest.mark.parametrize("name", ["HAN", "HIRAGANA", "KATAKANA", "LATIN"])
def test_a_class_has_the_letters_of_its_script(name):
    ours = re.compile(f"[{getattr(classes, name)}]")
    theirs = regex.compile(rf"\p{{Script={name}}}")
    beyond = re.compile(BEYOND.get(name, r"(?!)"))
    differ = [char for char in EVERY if bool(ours.match(char)) != bool(theirs.match(char)) and not beyond.match(char)]
    assert [hex(ord(char)) for char in differ if category(char) != "Cn"] == []


def test_thai_marks_and_leading_vowels_are_unicode_s():
    thai = [chr(code) for code in range(0xE00, 0xE80)]
    assert [c for c in thai if re.match(f"[{classes.THAI_MARKS}]", c)] == [c for c in thai if regex.match(r"\p{M}", c)]
    leads = [char for char in thai if regex.match(r"\p{Logical_Order_Exception}", char)]
    assert [char for char in thai if re.match(f"[{classes.THAI_LEADS}]", char)] == leads


def test_letters_marks_and_numbers_are_letters():
    known = [char for char in EVERY[:0x3000] if category(char) != "Cn"]  # as this Python knows them
    assert all(classes.is_letter(char) == bool(regex.match(r"[\p{L}\p{M}\p{N}]", char)) for char in known)
