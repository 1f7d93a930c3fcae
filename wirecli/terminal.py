"""Foreign text made safe for a terminal, and which way it runs."""

from unicodedata import bidirectional

from wirecli.patterns import pattern

# What a terminal acts on instead of showing: C0, DEL, C1, and the controls that turn the direction of what follows.
ACTIVE = pattern("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


PDF, PDI, UNSEEN = "\u202c", "\u2069", "\u2060"
_TURNS = pattern("[\u202a-\u202e\u2066-\u2069]")
_TURNS_AND_ENDS = pattern("[\u202a-\u202e\u2066-\u2069\n]")
_BREAKS = pattern("[\t\n\r\f\v\x85\u2028\u2029]+")


def on_one_line(text: str) -> str:
    """The text with a blank for each line end and tab, and its marks of direction settled."""
    return settled(_BREAKS.sub(" ", text))


def settled(text: str) -> str:
    """The text with a mark that nobody sees for each pair of embedding or isolating marks: news in Arabic has many.

    They do no harm, and a line has its own; but those that nothing closes, and all that override, stay to be shown.
    """
    if not _TURNS.search(text):
        return text
    letters = list(text)
    opened: dict[str, list[int]] = {PDF: [], PDI: []}
    for match in _TURNS_AND_ENDS.finditer(text):
        mark, place = match[0], match.start()
        if mark == "\n":
            opened = {PDF: [], PDI: []}
        elif mark not in opened:
            opened[PDI if mark >= "\u2066" else PDF].append(place)
        elif opened[mark] and text[opened[mark][-1]] not in "\u202d\u202e":
            letters[opened[mark].pop()] = letters[place] = UNSEEN
        elif opened[mark]:
            opened[mark].pop()
    return "".join(letters)


def visible(text: str) -> str:
    """The same text with every character that a terminal would act on written out: ⟨U+202E⟩."""
    return ACTIVE.sub(lambda match: f"⟨U+{ord(match[0]):04X}⟩", text)


def apart(text: str) -> str:
    """The same text, visible, and kept from turning what stands around it: a file name inside a line of English."""
    return f"\u2068{visible(text)}\u2069" if holds_right_to_left(text) else visible(text)


def runs_right_to_left(text: str) -> bool:
    """Whether most of the letters of this text run right to left."""
    right = sum(bidirectional(c) in ("R", "AL") for c in text)
    return right > sum(bidirectional(c) == "L" for c in text)


def begins_right_to_left(text: str) -> bool:
    """Whether its first letter does."""
    return next((way for way in map(bidirectional, text) if way in ("L", "R", "AL")), "L") != "L"


def holds_right_to_left(text: str) -> bool:
    return not text.isascii() and any(bidirectional(c) in ("R", "AL", "AN") for c in text)
