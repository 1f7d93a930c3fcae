"""Pictures of tables and views in real terminals, to be looked at.

python tests/terminals/screenshots.py FOLDER [TERMINAL] [SAMPLE]

Needs Xvfb, xdotool, ImageMagick's import, dbus-run-session, and the terminals: apt-get install xvfb xdotool imagemagick
dbus-x11 xfce4-terminal konsole kitty xterm fonts-dejavu fonts-noto-core fonts-noto-cjk. What they showed is told in
wirecli/screen/emulators.py.
"""

import os
import shlex
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parents[2]
WIRECLI = [sys.executable, "-m", "wirecli"]
FONT = "DejaVu Sans Mono"
COLUMNS, ROWS = 90, 50
TERMINALS = {
    "vte": [
        "dbus-run-session", "--", "xfce4-terminal", "--disable-server", f"--geometry={COLUMNS}x{ROWS}",
        "--hide-menubar", "--hide-scrollbar", f"--font={FONT} 10", "-x",
    ],
    "konsole": [
        "dbus-run-session", "--", "konsole", "--hide-menubar", "--hide-tabbar", "-p", f"TerminalColumns={COLUMNS}",
        "-p", f"TerminalRows={ROWS}", "-e",
    ],
    "kitty": [
        "kitty", "-o", f"initial_window_width={COLUMNS}c", "-o", f"initial_window_height={ROWS}c", "-o",
        "remember_window_size=no", "-o", f"font_family={FONT}", "-o", "font_size=10",
    ],
    "xterm": ["xterm", "-u8", "-fa", FONT, "-fs", "10", "-geometry", f"{COLUMNS}x{ROWS}", "-e"],
}  # fmt: skip
SAMPLES = ("ar-feature", "th-feature", "ja-feature", "ko-feature", "zh-Hans-feature")
COMMANDS = {
    "table": ["parse", "-f", "table"],
    "view": ["view", "--no-pager"],
    "pages": ["view", "samples/ar-release.txt"],
    "plain": ["view", "--no-pager", "--color", "never"],
    "summary": ["parse", "-f", "table", "--summary"],
    "explain": ["explain"],
    "tmux": ["parse", "-f", "table"],
}


def main(folder: str, *only: str) -> None:
    out = Path(folder)
    out.mkdir(parents=True, exist_ok=True)
    with display() as name:
        for terminal in TERMINALS:
            for sample in SAMPLES:
                for command in COMMANDS:
                    if set(only) <= {terminal, sample, command}:
                        take(name, terminal, sample, command, out / f"{terminal}-{sample}-{command}.png")


@contextmanager
def display() -> Iterator[str]:
    """A display of our own, on a number that is free."""
    read, write = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write), "-screen", "0", "1000x950x24"], pass_fds=[write], stderr=subprocess.DEVNULL
    )
    try:
        yield f":{os.read(read, 16).decode().strip()}"
    finally:
        server.terminate()
        server.wait()


def take(display: str, terminal: str, sample: str, command: str, picture: Path) -> None:
    path = "samples" if command == "summary" else f"samples/{sample}.txt"
    shown = shlex.join([*WIRECLI, *COMMANDS[command], path])
    if command == "tmux":
        shown = f"tmux -L shot-{os.getpid()} -f /dev/null -u new-session {shlex.quote(f'{shown}; sleep 9')}"
    with tempfile.TemporaryDirectory() as home:
        run = Path(home, "run.sh")
        # In its own environment: what a terminal around this one says of itself must not reach it.
        run.write_text(f"#!/bin/sh\nsleep 1.5\nclear\ncd {ROOT}\n{shown}\nsleep 60\n")
        run.chmod(0o755)
        env = {
            "DISPLAY": display, "HOME": home, "XDG_RUNTIME_DIR": home, "LC_ALL": "C.UTF-8", "SHELL": "/bin/sh",
            "PATH": os.environ["PATH"], "LIBGL_ALWAYS_SOFTWARE": "1",
        }  # fmt: skip
        process = subprocess.Popen(
            [*TERMINALS[terminal], str(run)], env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            start_new_session=True,
        )  # fmt: skip
        try:
            time.sleep(1.2)
            window = ["xdotool", "search", "--onlyvisible", "--class", ".*"]
            subprocess.run([*window, "windowmove", "0", "0", "windowsize", "1000", "950"], env=env, capture_output=True)
            time.sleep(3.3)
            subprocess.run(["import", "-window", "root", str(picture)], env=env, check=True)
        finally:
            os.killpg(process.pid, signal.SIGTERM)
            process.wait()
    print(picture)


if __name__ == "__main__":
    main(*sys.argv[1:])
