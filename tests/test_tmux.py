"""Tables and views in a terminal that is no mock: tmux, by what it has in its cells."""

import shutil
import subprocess
import time
from uuid import uuid4

import pytest
from conftest import ROOT, WIRECLI, environment
from screens import check_safe
from wcwidth import wcswidth

pytestmark = pytest.mark.skipif(not shutil.which("tmux"), reason="needs tmux")
COLUMNS, LINES = 90, 60
SAMPLES = ("ar-feature", "en-release", "ja-feature", "ko-feature", "th-feature", "vi-feature", "zh-Hant-feature")
OURS = ("TERM_PROGRAM", "VTE_VERSION", "KONSOLE_VERSION", "WT_SESSION", "XTERM_VERSION", "KITTY_WINDOW_ID", "TMUX")


class Tmux:
    """A terminal that runs one command."""

    def __init__(self, folder, command, **env):
        self.done = folder / f"{uuid4()}"
        self.socket = ["tmux", "-L", f"wirecli-{uuid4()}", "-f", "/dev/null"]
        self.env = {key: value for key, value in environment({"LC_ALL": "C.UTF-8", **env}).items() if key not in OURS}
        self.env |= env
        script = folder / "run.sh"
        script.write_text(f"cd '{ROOT}'\n{command}\necho end > '{self.done}'\nexec sleep 60\n")
        size = ["-x", str(COLUMNS), "-y", str(LINES)]
        self._tmux("-u", "new-session", "-d", *size, f"exec sh '{script}'")

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self._tmux("kill-server")

    def ended(self):
        return waited(self.done.exists)

    def screen(self):
        return self._tmux("capture-pane", "-p").rstrip("\n").split("\n")

    def keys(self, *keys):
        self._tmux("send-keys", *keys)

    def _tmux(self, *arguments):
        return subprocess.run(
            [*self.socket, *arguments], env=self.env, capture_output=True, text=True, timeout=20
        ).stdout


def waited(ready):
    end = time.monotonic() + 20
    while time.monotonic() < end:
        if ready():
            return True
        time.sleep(0.05)
    return False


def wirecli(*words):
    return " ".join(f"'{word}'" for word in (*WIRECLI, *words))


@pytest.mark.parametrize("turn", ["isolate", "visual"])
@pytest.mark.parametrize("name", SAMPLES)
def test_a_table_s_borders_stand_in_their_columns(tmp_path, name, turn):
    command = wirecli("parse", "-f", "table", "--bidi", turn, f"samples/{name}.txt")
    with Tmux(tmp_path, command) as tmux:
        assert tmux.ended()
        lines = tmux.screen()
    assert lines[0].startswith("╭") and lines[-1].startswith("╰") and len(lines) > 15
    assert all(line[0] in "╭│╰" and line[-1] in "╮│╯" for line in lines)
    assert {wcswidth(line.translate(ISOLATES)) for line in lines} == {COLUMNS}


ISOLATES = dict.fromkeys(range(0x2066, 0x206A))


def test_a_table_s_lines_are_not_broken_by_what_terminals_dispute(tmp_path):
    title = "Bridge 👩\u200d🚀 🇸🇦 ❤\ufe0f ⌚\ufe0e 👍🏽 1\ufe0f⃣ a\u00adb \u1112\u1161\u11ab e\u0302\u0301 closed"
    (tmp_path / "a.txt").write_text(f"{title}\n\nIt is closed.\n", "utf-8")
    with Tmux(tmp_path, wirecli("parse", "-f", "table", f"{tmp_path}/a.txt")) as tmux:
        assert tmux.ended()
        lines = tmux.screen()
    assert {wcswidth(line) for line in lines} == {COLUMNS}
    assert all(line[0] in "╭│╰" and line[-1] in "╮│╯" for line in lines)


@pytest.mark.skipif(not shutil.which("less"), reason="needs less")
@pytest.mark.parametrize("name", ["ar-feature", "ja-feature"])
def test_less_shows_a_view_page_by_page_and_writes_out_nothing(tmp_path, name):
    command = f"{wirecli('view', f'samples/{name}.txt', 'samples/ar-hard.txt', 'samples/en-release.txt')}; echo code=$?"
    with Tmux(tmp_path, command, PAGER="less") as tmux:
        assert waited(lambda: "seaprwire" in "\n".join(tmux.screen()))
        first = "\n".join(tmux.screen())
        assert not tmux.done.exists()  # it waits for a key
        tmux.keys("Space")
        assert waited(lambda: "\n".join(tmux.screen()) != first)
        second = "\n".join(tmux.screen())
        tmux.keys("q")
        assert tmux.ended()
        assert "code=0" in "\n".join(tmux.screen())
    for page in (first, second):
        check_safe(page)
        assert "<U+" not in page and "ESC" not in page and "\\u2067" not in page


def test_in_a_terminal_that_turns_nothing_text_is_turned(tmp_path):
    command = wirecli("view", "--no-pager", "samples/ar-feature.txt")
    with Tmux(tmp_path, command, XTERM_VERSION="XTerm(379)") as tmux:
        assert tmux.ended()
        assert "\ufee2\ufef3\ufeaa\ufed8\ufedf\ufe8d" in "\n".join(tmux.screen())  # القديم, from the left
