"""What stands between foreign text and a terminal's cells: clusters and widths, line breaks, direction, colour."""

import os
import shutil
from collections.abc import Mapping
from importlib.util import find_spec
from typing import Literal

from msgspec import Struct

from wirecli.output import Look

# off: as it stands. isolate: marks tell the terminal where a piece of a line begins and ends. unmirrored: the same, for
# one that does not mirror brackets. visual: already turned, cell by cell. words: turned, but for the letters of a word,
# which the terminal turns itself.
Turn = Literal["off", "isolate", "unmirrored", "visual", "words"]
MISSING = 'this terminal does not turn right-to-left text; pip install "wirecli[bidi]" does it'


class Display(Struct, frozen=True, kw_only=True):
    """A terminal, or what is drawn like one: how wide it is, and what it understands."""

    width: int = 80
    turn: Turn = "off"
    coloured: bool = False
    encoding: str = "utf-8"
    missing: bool = False  # it would have to be turned, and the package for it is not there

    @property
    def plain(self) -> bool:
        """Whether lines are drawn with ASCII."""
        return not self.encoding.lower().replace("_", "-").startswith("utf")


def display_for(look: Look, environ: Mapping[str, str] | None = None) -> Display:
    """What is known of the place that the bytes go to. Raises ValueError where --bidi asks for a missing package."""
    environ = os.environ if environ is None else environ
    turn = _turn(look, environ)
    missing = turn in ("visual", "words") and find_spec("bidi") is None
    if missing and look.bidi == "visual":
        raise ValueError('turning right-to-left text needs a package; pip install "wirecli[bidi]"')
    return Display(
        width=look.width or _width(look, environ), turn="off" if missing else turn,
        coloured=_coloured(look, environ), encoding=look.encoding, missing=missing,
    )  # fmt: skip


def _width(look: Look, environ: Mapping[str, str]) -> int:
    if look.terminal:
        return shutil.get_terminal_size().columns
    said = environ.get("COLUMNS", "")  # a file is the same whatever the window that it is made in
    return int(said) if said.isdecimal() and int(said) else Display().width


def _turn(look: Look, environ: Mapping[str, str]) -> Turn:
    if not look.terminal:  # marks and turned letters would stay in a file
        return "off"
    if look.bidi != "auto":
        return look.bidi
    from wirecli.screen.emulators import turn_of

    return turn_of(environ)


def _coloured(look: Look, environ: Mapping[str, str]) -> bool:
    """https://no-color.org, and https://force-color.org, of which the first has the last word."""
    if look.color != "auto":
        return look.color == "always"
    if environ.get("NO_COLOR"):
        return False
    if environ.get("FORCE_COLOR"):
        return environ["FORCE_COLOR"] not in ("0", "false")
    return look.terminal and environ.get("TERM") != "dumb"
