"""Foreign text made safe for a terminal, and which way it runs."""

import re
from unicodedata import bidirectional

# What a terminal acts on instead of showing: C0, DEL, C1, and the controls that turn the direction of what follows.
ACTIVE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


_BREAKS = re.compile("[\t\n\r\f\v\x85\u2028\u2029]+")


def on_one_line(text: str) -> str:
    """The text with a blank for each line end and tab."""
    return _BREAKS.sub(" ", text)


def visible(text: str) -> str:
    """The same text with every character that a terminal would act on written out: ⟨U+202E⟩."""
    return ACTIVE.sub(lambda match: f"⟨U+{ord(match[0]):04X}⟩", text)


def runs_right_to_left(text: str) -> bool:
    """Whether most of the letters of this text run right to left."""
    right = sum(bidirectional(c) in ("R", "AL") for c in text)
    return right > sum(bidirectional(c) == "L" for c in text)


def holds_right_to_left(text: str) -> bool:
    return not text.isascii() and any(bidirectional(c) in ("R", "AL", "AN") for c in text)
