"""`wirecli view`: the whole document, its parts told apart with colours and without, in pages, in any script."""

import os
import re
import subprocess
import sys

import pytest
import screens
from conftest import SAMPLES, WIRECLI, environment, on_a_terminal
from screens import HOSTILE, NAMES, WIDTHS, check_safe, letters_of, sample, seen

import wirecli as library
from wirecli.output import Look, rendering
from wirecli.output.view import GUTTER
from wirecli.record import Reading
from wirecli.screen.glyphs import glyphs

STORY = (
    "Bridge closed\n\n(SeaPRwire) – “It is not safe,” said harbour master Ann Pell.\n\n"
    "She called it a “hazard”. The mayor, Tom Reed, said: “We will see.”\n\nNobody else said a word.\n"
)


def view(name, **look):
    return screens.drawn("view", sample(name), **look)


def shown(text, **look):
    return screens.drawn("view", Reading(library.parse(text, language="en"), text), **look)


@pytest.fixture
def story(tmp_path):
    (tmp_path / "a.txt").write_text(STORY, "utf-8")
    return tmp_path / "a.txt"


# Every sample


@pytest.mark.parametrize("turn", ["isolate", "visual", "words", "off"])
@pytest.mark.parametrize("name", NAMES)
def test_no_line_of_a_sample_is_wider_than_the_screen(name, turn, monkeypatch):
    monkeypatch.setattr("wirecli.screen.emulators.turn_of", lambda environ: turn)
    for width in WIDTHS:
        for color in ("always", "never"):
            lines = view(name, terminal=True, width=width, color=color)
            assert max(map(screens.cells, lines)) <= min(width, 100)
            check_safe("\n".join(lines))


@pytest.mark.parametrize("name", NAMES)
def test_a_sample_is_shown_whole(name):
    """With colours nothing is put into the text, so that all its letters are there, in their order."""
    text = bare("".join(glyph.text for line in sample(name).text.splitlines() for glyph in glyphs(line)))
    for width in WIDTHS:
        lines = view(name, width=width, color="always")
        body = lines[next(number for number, line in enumerate(lines) if set(line) == {"─"}) + 1 :]
        assert bare("".join(line[GUTTER:] for line in body)) == text


def bare(text):
    return re.sub(r"\s", "", text)


@pytest.mark.parametrize("name", [name for name in NAMES if name.startswith("ar")])
def test_right_to_left_paragraphs_stand_at_the_right(name):
    for line in view(name, terminal=True, bidi="isolate", width=80, color="always"):
        if "\u2067" in line[GUTTER:] and not line.startswith("["):
            assert line.rstrip().endswith("\u2069") and screens.cells(line) == 80
            gutter = letters_of(line)[:GUTTER]
            assert seen(line)[:GUTTER] == gutter


@pytest.mark.parametrize("name", NAMES)
def test_ascii_is_enough_where_there_is_no_more(name):
    lines = view(name, width=80, encoding="ascii")
    assert "\n".join(lines).isascii() and max(map(len, lines)) <= 80


# What is told apart


def test_a_line_of_a_right_to_left_document_runs_so_though_it_holds_an_address():
    lines = view("ar-release", terminal=True, bidi="isolate", width=80)
    (line,) = (line for line in lines if "@" in line)
    assert "\u2067" in line and line.endswith("\u2069")


def test_parts_are_told_apart_without_colours():
    text = "\n".join(shown(STORY, width=100))
    assert "[1] Ann Pell  harbour master  1 quoted, 0 reported" in text.replace("2 quoted", "1 quoted")
    assert "“It is not safe,”[1] _said_ *harbour master Ann Pell*." in text
    assert re.search(r"“hazard”\[[1-]\]", text)
    assert "“We will see.”[2]" in text
    assert re.search(r"^title +Bridge closed\n +=+$", text, re.M)
    assert re.search(r"^dateline +‹\(SeaPRwire\) –›", text, re.M)
    assert "\x1b" not in text


def test_parts_are_told_apart_by_colours():
    text = rendering("view", Look(color="always", width=100)).piece(Reading(library.parse(STORY), STORY)).decode()
    ann, tom = re.search(r"\x1b\[(\d+)m\[1\]", text)[1], re.search(r"\x1b\[(\d+)m\[2\]", text)[1]
    assert ann != tom
    assert f"\x1b[{ann}mIt is not safe,\x1b[0m" in text and f"\x1b[{tom}mWe will see.\x1b[0m" in text
    assert f"\x1b[4;{ann}mharbour master Ann Pell\x1b[0m" in text
    assert "\x1b[4msaid\x1b[0m" in text and "\x1b[1mBridge closed\x1b[0m" in text


def test_a_footer_its_tags_and_its_blocks_are_named():
    lines = view("en-release", width=100)
    labels = {line[:GUTTER].strip() for line in lines if line[:1].isalpha()}
    assert {"title", "dateline", "footer", "sectors", "about"} <= labels


def test_each_of_many_speakers_is_told_from_the_one_before():
    said = "\n\n".join(f"“It is number {n},” said {name} Pell{n}." for n, name in enumerate(["Ann", "Tom", "Ida"] * 6))
    text = f"Bridge closed\n\n{said}\n"
    lines = shown(text, width=100)
    assert sum(line.startswith("[") for line in lines) == len(library.parse(text, language="en").speakers)


# Hostile


@pytest.mark.parametrize("turn", ["isolate", "visual", "words", "off"])
@pytest.mark.parametrize("color", ["always", "never"])
@pytest.mark.parametrize("hostile", HOSTILE, ids=range(len(HOSTILE)))
def test_the_hostile_corpus_acts_on_no_terminal(hostile, color, turn, monkeypatch):
    monkeypatch.setattr("wirecli.screen.emulators.turn_of", lambda environ: turn)
    text = f"{hostile}\n\n“{hostile},” said Ann {hostile} Pell.\n\nقال {hostile}: “{hostile}”\n\n{hostile}\r\n\tend"
    reading = Reading(library.parse(text, source=hostile, language="en"), text)
    lines = screens.drawn("view", reading, terminal=True, width=60, color=color)
    check_safe("\n".join(lines))
    assert max(map(screens.cells, lines)) <= 60


@pytest.fixture(scope="module")
def corpus(tmp_path_factory):
    """The hostile corpus as documents, and as the names of files; each with one beside it that can't be read."""
    folder = tmp_path_factory.mktemp("corpus")
    for number, hostile in enumerate(HOSTILE):
        text = f"{hostile}\n\n“{hostile},” said Ann {hostile} Pell.\n".encode("utf-8", "replace")
        printed = re.sub("[/\0]", "", hostile.encode("utf-8", "replace").decode())
        name = f"{number}{printed[:60]}"
        (folder / name).write_bytes(text)
        (folder / f"{name}.broken").write_bytes(b"\xff\xfe\x00" + text)
    return folder


@pytest.mark.parametrize(
    "command",
    [
        ("parse", "-v", "-f", "table", "."), ("parse", "-f", "table", "--summary", "-v", "."),
        ("view", "--no-pager", "."), ("view", "--no-pager", "--color", "never", "."),
    ],
)  # fmt: skip
def test_the_hostile_corpus_acts_on_no_terminal_however_it_is_read(corpus, command):
    code, screen = on_a_terminal(*command, cwd=corpus, env={"COLUMNS": "80", "TERM": "xterm"})
    assert code == 3 and screen.count("wirecli: ") > 5
    check_safe(screen.replace("\r\n", "\n"))


@pytest.mark.parametrize("number", range(len(HOSTILE)))
def test_the_hostile_corpus_acts_on_no_terminal_where_it_is_explained_or_missing(corpus, number):
    (name,) = (name for name in os.listdir(corpus) if name.startswith(str(number)) and not name.endswith(".broken"))
    for command in (("explain", name), ("parse", f"{name}.nowhere")):
        code, screen = on_a_terminal(*command, cwd=corpus, env={"COLUMNS": "80", "TERM": "xterm"})
        assert code in (0, 3)
        check_safe(screen.replace("\r\n", "\n"))


# Pages


def test_a_short_text_needs_no_pager(story):
    code, screen = on_a_terminal("view", str(story), env={"PAGER": "false", "LINES": "60"})
    assert code == 0 and "Bridge closed" in screen


def test_a_long_text_goes_through_the_pager(story):
    env = {"PAGER": "sed s/^/page:/", "LINES": "8"}
    code, screen = on_a_terminal("view", str(story), env=env)
    assert code == 0
    assert all(line.startswith("page:") for line in screen.splitlines())
    assert "Nobody else" in screen
    code, screen = on_a_terminal("view", "--no-pager", str(story), env=env)
    assert code == 0 and "page:" not in screen and "Nobody else" in screen


@pytest.mark.parametrize("pager", ["cat", "", "no-such-pager --at-all"])
def test_no_pager_is_no_fault(story, pager):
    code, screen = on_a_terminal("view", str(story), env={"PAGER": pager, "LINES": "8"})
    assert code == 0 and "Nobody else" in screen


@pytest.mark.parametrize("pager", ["head -n 2", "true", "false"])
def test_whoever_leaves_the_pager_has_seen_enough(story, pager):
    story.write_text(STORY + "Nobody else said a word.\n\n" * 4000, "utf-8")
    code, screen = on_a_terminal("view", str(story), env={"PAGER": pager, "LINES": "8"})
    assert code == 0 and "Traceback" not in screen


def test_less_is_told_to_pass_colours_and_what_the_encoding_is(story):
    script = f'{sys.executable} -c \'import os; print({{k: os.environ.get(k) for k in ("LESS", "LESSCHARSET")}})\''
    env = {"PAGER": script, "LINES": "8"}
    assert "{'LESS': 'FRX', 'LESSCHARSET': 'utf-8'}" in on_a_terminal("view", str(story), env=env)[1]
    env |= {"LESS": "S", "LESSCHARSET": "latin1"}
    assert "{'LESS': 'S', 'LESSCHARSET': 'latin1'}" in on_a_terminal("view", str(story), env=env)[1]


def test_a_failure_is_told_when_the_pages_are_over(story, tmp_path):
    env = {"PAGER": "sed s/^/page:/", "LINES": "8"}
    code, screen = on_a_terminal("view", str(tmp_path / "nowhere.txt"), str(story), cwd=tmp_path, env=env)
    lines = screen.splitlines()
    assert code == 3
    assert lines[0].startswith("page:") and "nowhere.txt" in lines[-2] and not lines[-2].startswith("page:")


def test_a_pipe_gets_it_without_colours_or_pages(wirecli, story):
    ran = wirecli("view", story, env={"PAGER": "false", "LINES": "2", "COLUMNS": "100"})
    assert (ran.code, ran.told) == (0, [])
    assert b"\x1b" not in ran.out and "“We will see.”[2]" in ran.out.decode()
    assert "\x1b[" in wirecli("view", "--color", "always", story).out.decode()
    assert "\u2067" not in wirecli("view", "--bidi", "isolate", SAMPLES / "ar-feature.txt").out.decode()


def test_several_documents_follow_one_another(wirecli, story):
    assert wirecli("view", story, story).out.decode().count("Nobody else said a word.") == 2


def test_standard_input_is_viewed_as_a_file_is(wirecli):
    assert "“We will see.”[2]" in wirecli("view", "-", stdin=STORY.encode(), env={"COLUMNS": "100"}).out.decode()


def test_whoever_reads_a_pipe_may_have_seen_enough(story):
    story.write_text(STORY * 600, "utf-8")
    process = subprocess.Popen(
        [*WIRECLI, "view", str(story)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment()
    )
    process.stdout.readline()
    process.stdout.close()
    assert process.stderr.read() == b""
    process.stderr.close()
    assert process.wait(timeout=60) == 0


def test_a_view_imports_no_table(tmp_path, story):
    command = [WIRECLI[0], "-X", "importtime", "-m", "wirecli", "view", str(story)]
    done = subprocess.run(command, env=environment(), capture_output=True, text=True, timeout=30)
    assert "wirecli.output.view" in done.stderr
    assert "rich.console" not in done.stderr
