"""Foreign text on a terminal: made safe, and right-to-left lines kept in their cells."""

import re
from collections.abc import Iterator
from unicodedata import bidirectional

# What a terminal acts on instead of showing: C0, DEL, C1, and the controls that turn the direction of what follows.
_ACTIVE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
RLI, LRI, PDI = "\u2067", "\u2066", "\u2069"
# Inside a right-to-left line a URL's slashes and a bracket beside Latin letters would jump to the other side.
_LATIN = re.compile(
    r"(?:https?://|www\.)[!-~]*[A-Za-z0-9/]"
    r"|[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
    r"|\([ -'*-~]*[A-Za-z][ -'*-~]*\)|\[[ -Z\\^-~]*[A-Za-z][ -Z\\^-~]*\]|⟨U\+[0-9A-F]+⟩"
)


def visible(text: str) -> str:
    """The same text with every character that a terminal would act on written out: ⟨U+202E⟩."""
    return _ACTIVE.sub(lambda match: f"⟨U+{ord(match[0]):04X}⟩", text)


def runs_right_to_left(text: str) -> bool:
    """Whether most of the letters of this text run right to left."""
    right = sum(bidirectional(c) in ("R", "AL") for c in text)
    return right > sum(bidirectional(c) == "L" for c in text)


def holds_right_to_left(text: str) -> bool:
    return not text.isascii() and any(bidirectional(c) in ("R", "AL", "AN") for c in text)


def isolated(line: str, *, right_to_left: bool) -> Iterator[tuple[str, bool]]:
    """A rendered line as pieces of text (False) and the direction isolates between them (True)."""
    if not right_to_left:
        yield from ((LRI, True), (line, False), (PDI, True))
        return
    yield RLI, True
    at = 0
    for match in _LATIN.finditer(line):
        yield from ((line[at : match.start()], False), (LRI, True), (match[0], False), (PDI, True))
        at = match.end()
    yield from ((line[at:], False), (PDI, True))
