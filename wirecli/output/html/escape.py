"""Foreign text on a page: never markup, with every character shown that would act unseen."""

import re
from unicodedata import bidirectional

# What HTML forbids or a reader would not see: C0 but tab and line ends, DEL, C1, U+2028/9, what turns the direction of
# the text behind it, half characters, and code points that are none.
_NONE = "".join(f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0, 0x110000, 0x10000))
_ACTIVE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufdd0-\ufdef" + _NONE + "]"
)
_ENTITIES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;"})
_RIGHT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefe\U00010800-\U00010fff\U0001e800-\U0001efff]")
_ENOUGH = 4000  # characters tell a document's direction


def foreign(text: str, *, plain: bool = False) -> str:
    """The text as HTML. `plain`: where no element may stand, in a title or an attribute."""
    shown = r"⟨\g<0>⟩" if plain else r'<span class="sign">⟨\g<0>⟩</span>'
    return _ACTIVE.sub(lambda match: shown.replace(r"\g<0>", f"U+{ord(match[0]):04X}"), text.translate(_ENTITIES))


def line(text: str) -> str:
    """The text on one line."""
    return re.sub(r"[ \t\r\n]+", " ", text).strip(" ")


def shown(text: str) -> str:
    """What a reader sees of it, as plain text."""
    return _ACTIVE.sub(lambda match: f"⟨U+{ord(match[0]):04X}⟩", text)


def attributes(**said: str) -> str:
    """Attributes of a start tag; one that is empty is left out."""
    return "".join(
        f' {name.rstrip("_").replace("_", "-")}="{foreign(value, plain=True)}"' for name, value in said.items() if value
    )


def direction(text: str) -> str:
    """`rtl` or `ltr`, as most of the letters run; nothing where there are no letters."""
    if not _RIGHT.search(text):
        return "ltr" if any(map(str.isalpha, text)) else ""
    ways = [*map(bidirectional, text[:_ENOUGH])]
    right, left = ways.count("R") + ways.count("AL"), ways.count("L")
    return "rtl" if right > left else "ltr" if left else ""


def when(date: str) -> str:
    """A date as a reader sees it; the dashes for a year that was not printed stand where programs look."""
    shown = date.removeprefix("--")
    return f"<time{attributes(datetime='' if shown == date else date)}>{foreign(shown)}</time>"
