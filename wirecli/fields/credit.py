"""The names that wires sign with, in one table: whose credit is `PRNewswire-AsiaNet`, `أ ف ب` or `共同`?"""

import re

from wirecli import knowledge
from wirecli.knowledge import Wire
from wirecli.patterns import pattern

_PIECE = pattern(r"[^\s/,;·–—-]+")
_UNSPACED = "\u2e80"  # from here on names are written onto what stands beside them
_ADDRESS = pattern(r"[a-z0-9][a-z0-9-]+(?:\.[a-z0-9-]{2,})*\.[a-z]{2,4}", re.IGNORECASE)  # a paper's: Teras.com
OUTLET = ""  # signs as a wire does, and is none


def key(name: str) -> str:
    """A name as the table has it: letters and digits only, so that أ.ف.ب and أ ف ب are one."""
    lower = name.lower()
    return lower if lower.isalnum() else "".join(filter(str.isalnum, lower))  # most are: 3,700 are read in a cold run


def is_address(text: str) -> bool:
    """Whether a paper that nobody knows signs with its address: Teras.com, Senja Raya – ."""
    return "." in text and _ADDRESS.fullmatch(text) is not None


class Credits:
    """Every known wire's and outlet's names."""

    def __init__(
        self, wires: tuple[Wire, ...], outlets: tuple[str, ...], ours: tuple[str, ...], through: tuple[str, ...]
    ) -> None:
        outlets = (*outlets, *ours)
        self.ours = frozenset(ours)
        self.names = {key(mark): wire.id for wire in reversed(wires) for mark in reversed(wire.marks)}
        for outlet in outlets:
            self.names.setdefault(key(outlet), OUTLET)
        self.through = frozenset(through)
        printed = {*outlets, *(mark for wire in wires for mark in wire.marks)}
        self.first_words = {key(name.split()[0]) for name in printed}
        self.last_words = {key(name.split()[-1]) for name in printed}
        written_on = (name for name in printed if name[0] >= _UNSPACED)
        self.unspaced = sorted(((name, self.names[key(name)]) for name in written_on), key=lambda entry: -len(entry[0]))
        self._unspaced_names = tuple(name for name, _ in self.unspaced)
        self.dispatches = {wire.id: sorted(wire.dispatches, key=len, reverse=True) for wire in wires}
        self.dispatches_of_any = sorted({word for wire in wires for word in wire.dispatches}, key=len, reverse=True)

    def whose(self, credit: str) -> str | None:
        """The id of the wire that signs so (OUTLET for one that is no wire); None where nobody known does."""
        if len(credit) > 60:
            return None
        found = self.names.get(key(credit))
        if found is not None:
            return found
        pieces = list(_PIECE.finditer(credit))
        for piece in pieces[1:-1]:
            by = self.names.get(key(credit[piece.end() :])) if piece[0].lower() in self.through else None
            if by:  # ACN Newswire via SeaPRwire.com: the second distributes what the first sent
                return by
        heads = [self.names.get(key(credit[: piece.end()])) for piece in reversed(pieces)]  # dpa/lhe, ANTARA News Jatim
        rest = [self.names.get(key(piece[0])) for piece in pieces[1:]]  # ats afp
        known = [found for found in (*heads, *filter(None, rest)) if found is not None]
        return next(filter(None, known), known[0] if known else None)

    def begins(self, text: str) -> tuple[str, str] | None:
        """The unspaced name that `text` begins with (中央社記者…), and whose it is."""
        if not text.startswith(self._unspaced_names):
            return None
        return next((name, wire) for name, wire in self.unspaced if text.startswith(name))

    def ends(self, text: str) -> tuple[str, str] | None:
        """The unspaced name that `text` ends with (リマ共同), and whose it is."""
        if not text.endswith(self._unspaced_names):
            return None
        return next((name, wire) for name, wire in self.unspaced if text.endswith(name))

    def dispatch_word(self, text: str) -> str:
        """The longest word for a dispatch, any wire's, that `text` ends with (本報**訊**); "" where there is none."""
        return next((word for word in self.dispatches_of_any if text.endswith(word)), "")


_built: tuple[tuple[Wire, ...], Credits] | None = None


def credits() -> Credits:
    """The table of all wires now known."""
    global _built
    wires = knowledge.all_wires()
    if _built is None or _built[0] is not wires:
        common = knowledge.common_frame()
        _built = (wires, Credits(wires, common.outlets, common.ours, common.through))
    return _built[1]
