"""Which wire distributed a page: told by its credit in the dateline, else by its own lines at the end."""

from itertools import chain

from wirecli import knowledge
from wirecli.fields.back import find_back
from wirecli.fields.credit import credits
from wirecli.fields.kinds import kind_of
from wirecli.fields.opening import find_opening
from wirecli.fields.words import Vocabulary, fold
from wirecli.knowledge import Wire
from wirecli.page import Page

TAIL = 10  # paragraphs from the end that may bear the wire's own lines
LINE = 420  # characters; a longer paragraph at the end is the story's
_CLOSING = " -–—()（）[]【】/.·*"


def recognise_wire(page: Page, words: Vocabulary) -> Wire | None:
    """The wire that the page credits; None where it credits none that is known. A mere mention is no credit."""
    opening = find_opening(page, words)
    if opening.reading and opening.reading.wire:
        return knowledge.wire(opening.reading.wire)
    return _by_lines(page, words) or _by_boilerplate(page, words, opening.floor)


def _by_boilerplate(page: Page, words: Vocabulary, floor: int) -> Wire | None:
    """The wire whose portrait stands at the end, though worded anew each time."""
    text = page.text[page.paragraphs[-TAIL:][0].start :].lower() if page.paragraphs else ""
    for wire in knowledge.all_wires():
        if wire.footer.worded_anew and any(mark.lower() in text for mark in wire.marks):
            back = find_back(page, wire, words, floor)
            if back.about or (back.disclaimer and back.sectors):
                return wire
    return None


def _by_lines(page: Page, words: Vocabulary) -> Wire | None:
    """The wire that most of the lines at the end speak for that are no story; of equals the one that comes first."""
    lines = [page.text[p.start : p.end] for p in page.paragraphs[1:][-TAIL:]]
    short = [line for line in lines if len(line) <= LINE]
    every = "\n".join(short)
    best, most = None, 0
    told = chain.from_iterable(sayings for letter, sayings in _sayings().items() if letter in every)
    found = [saying for saying in told if saying[0] in every]
    for number in sorted({number for _, number, _ in found}):
        ours = [(phrase, sure) for phrase, of, sure in found if of == number]
        score = sum(
            2 if sure else any(phrase in line and kind_of(fold(line), words, line) for line in short)
            for phrase, sure in ours
        )
        if score > most:
            best, most = knowledge.all_wires()[number], score
    return best or _signed(lines)


_Saying = tuple[str, int, bool]  # what a wire prints at the end, the wire's number, and whether it is its alone
_told: tuple[tuple[Wire, ...], dict[str, list[_Saying]]] | None = None


def _sayings() -> dict[str, list[_Saying]]:
    """What all wires now known print at the end, by a letter of it that few texts have: of a foreign script if any."""
    global _told
    wires = knowledge.all_wires()
    if _told is None or _told[0] is not wires:
        found: list[_Saying] = []
        for number, wire in enumerate(wires):
            footer = wire.footer
            found += ((phrase, number, False) for phrase in wire.boilerplate if not footer.worded_anew)
            found += ((phrase, number, True) for phrase in (*footer.disclaimer, *footer.about))
        by_letter: dict[str, list[_Saying]] = {}
        for saying in found:
            by_letter.setdefault(max(saying[0]), []).append(saying)
        _told = (wires, by_letter)
    return _told[1]


def _closes(before: str) -> bool:
    """Whether what stands before a name has ended: … targets. REUTER, and not: he told REUTER."""
    return not before.rstrip()[-1:].isalnum() and before.rstrip()[-1:] != ","


def _signed(lines: list[str]) -> Wire | None:
    """The wire that signs the last line: … said. REUTER, (أ ف ب)."""
    for line in lines[-1:]:
        last = line.rstrip(_CLOSING)
        for wire in knowledge.all_wires():
            if any(last.endswith(name) and _closes(last[: -len(name)]) for name in wire.signoffs):
                return wire
        opened = max(line.rfind("("), line.rfind("（"))
        if opened >= 0 and len(line) - opened <= 24:
            name = credits().names.get("".join(filter(str.isalnum, line[opened:].lower())))
            return knowledge.wire(name) if name else None
    return None
