"""Which terminals turn right-to-left text themselves, as far as they tell who they are.

Seen (Debian 12, X11; tests/terminals/screenshots.py draws them again):

VTE 0.70 (xfce4-terminal)  turns a line by the Unicode algorithm and keeps to isolates, colours inside them or not;
                           without isolates a border or a number between two Arabic cells joins them. Joins letters.
Konsole 22.12              the same; but it mirrors no brackets and quotation marks of right-to-left text.
kitty 0.26                 turns each word (what stands between blanks, figures too) and leaves the words where they
                           stand, from left to right; a border that touches a word is taken along, and a change of font
                           breaks the word in two. Isolates do nothing, or harm a ligature.
xterm 379                  turns nothing, joins no letters; isolates take no room. Presentation forms are shown as such.
tmux 3.3                   hands isolates on; what becomes of them is up to the terminal that it runs in.

Told by others: mintty turns text (github.com/mintty/mintty/issues/592), and Terminal.app
(terminal-wg.pages.freedesktop.org/bidi/prior-work/terminals.html); these do not:
VS Code (github.com/xtermjs/xterm.js/issues/701), Windows Terminal (github.com/microsoft/terminal/issues/538 and 18659),
Alacritty (github.com/alacritty/alacritty/issues/663), WezTerm unless told to (github.com/wezterm/wezterm/issues/784),
iTerm2 unless told to (github.com/gnachman/iTerm2/pull/716). kitty's words: github.com/kovidgoyal/kitty/issues/2252.

A terminal that tells nothing (through ssh, most of them) is given isolates: right where text is turned, and harmless
where it is not.
"""

from collections.abc import Mapping
from fnmatch import fnmatchcase

from wirecli.screen import Turn

# In this order: TERM is always the innermost terminal's own, the others may be left over from one around it.
_SIGNS: tuple[tuple[str, str, Turn], ...] = (
    ("TERM", "xterm-kitty", "words"),
    ("TERM", "alacritty*", "visual"),
    ("TERM", "foot*", "visual"),
    ("TERM", "linux", "visual"),
    ("TERM", "wezterm", "visual"),
    ("TERM_PROGRAM", "vscode", "visual"),
    ("TERM_PROGRAM", "WezTerm", "visual"),
    ("TERM_PROGRAM", "iTerm.app", "visual"),
    ("TERM_PROGRAM", "Apple_Terminal", "isolate"),
    ("TERM_PROGRAM", "mintty", "isolate"),
    ("LC_TERMINAL", "iTerm2", "visual"),  # goes through ssh
    ("KONSOLE_VERSION", "22????", "unmirrored"),
    ("KONSOLE_VERSION", "*", "isolate"),
    ("VTE_VERSION", "*", "isolate"),
    ("KITTY_WINDOW_ID", "*", "words"),
    ("ALACRITTY_WINDOW_ID", "*", "visual"),
    ("WT_SESSION", "*", "visual"),
    ("XTERM_VERSION", "*", "visual"),
)


def turn_of(environ: Mapping[str, str]) -> Turn:
    """What the terminal that these variables speak of needs."""
    return next(
        (turn for name, sign, turn in _SIGNS if environ.get(name) and fnmatchcase(environ[name], sign)), "isolate"
    )
