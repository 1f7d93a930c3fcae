"""The lines by which a wire marks its copy around the story: its address, its word on translations."""

from wirecli.fields.label import ends_sentence
from wirecli.fields.words import fold
from wirecli.knowledge import Wire

_TELLING = 24  # letters of a phrase that is no mere name; an ideogram counts as three
_IDEOGRAMS = "\u2e80"
_LINKED = 200  # characters of a line that holds the wire's address and is not the story's
_NOTED = 600  # and of a paragraph that holds a phrase


def own_phrases(wire: Wire) -> tuple[str, ...]:
    """What of a wire's boilerplate tells a line to be its own: addresses and phrases, not names."""
    return tuple(fold(phrase) for phrase in wire.boilerplate if _is_address(phrase) or _weight(phrase) > _TELLING)


def is_own(line: str, size: int, phrases: tuple[str, ...]) -> bool:
    """Whether a folded line, of a paragraph of that size, is the wire's own."""
    for phrase in phrases:
        if phrase in line:
            return (size <= _LINKED and not ends_sentence(line)) if _is_address(phrase) else size <= _NOTED
    return False


def _is_address(phrase: str) -> bool:
    return "." in phrase and " " not in phrase


def _weight(phrase: str) -> int:
    return len(phrase) * (3 if max(phrase) >= _IDEOGRAMS else 1)
