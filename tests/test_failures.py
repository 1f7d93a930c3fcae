"""A document that can't be read is one line that says what, where and what to do next; the others are read."""

import os
import re
import shutil
import subprocess

import pytest
from conftest import ROOT, SAMPLES, WIRECLI, environment, on_a_terminal

from wirecli.inputs.stream import unreadable

BROKEN = SAMPLES / "broken"
MESSAGES = dict(line.split("\t") for line in (BROKEN / "messages.tsv").read_text("utf-8").splitlines())
GOOD = b"Bridge closed\n\nThe bridge is closed until May.\n"


def test_every_broken_sample_has_its_message():
    assert sorted(MESSAGES) == sorted(path.name for path in BROKEN.glob("*.txt"))


@pytest.mark.parametrize("name", MESSAGES)
def test_a_broken_sample_says_what_where_and_what_next(wirecli, name):
    ran = wirecli("parse", name, cwd=BROKEN)
    assert (ran.code, ran.out) == (3, b"")
    assert ran.told == [f"wirecli: {name}: {MESSAGES[name]}"]


@pytest.mark.parametrize("name", MESSAGES)
def test_messages_blame_nobody(name):
    assert not re.search(r"\b(error|invalid)", MESSAGES[name], re.I)
    assert "; " in MESSAGES[name]  # what to do next


def test_a_missing_path_is_told_and_the_rest_is_read(wirecli, tmp_path):
    (tmp_path / "a.txt").write_bytes(GOOD)
    ran = wirecli("parse", "gone.txt", "a.txt")
    assert ran.code == 3
    assert [record["source"] for record in ran.records] == ["a.txt"]
    assert ran.told == [
        "wirecli: gone.txt: no such file or folder; check the path",
        "wirecli: 1 read, 1 failed",
    ]


def test_a_batch_with_all_broken_samples_reads_the_one_good_document(wirecli):
    ran = wirecli("parse", *sorted(BROKEN.glob("*.txt")), "-", stdin=GOOD)
    assert ran.code == 3
    assert [record["source"] for record in ran.records] == ["-"]
    assert len(ran.told) == len(MESSAGES) + 1


def test_a_link_to_nowhere_is_told(wirecli, tmp_path):
    (tmp_path / "link.txt").symlink_to("gone.txt")
    ran = wirecli("parse", "link.txt")
    assert ran.told == ["wirecli: link.txt: no such file or folder; check the path, or the link if it is one"]


def test_a_folder_without_texts_is_told(wirecli, tmp_path):
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "image.bin").write_bytes(b"\x89PNG\r\n\x1a\n")
    (tmp_path / "in" / ".hidden").write_bytes(GOOD)
    ran = wirecli("parse", "in")
    assert ran.code == 3
    assert ran.told == ["wirecli: in: no texts in this folder; hidden and binary files are skipped; name them"]


@pytest.mark.skipif(os.name != "posix" or not os.path.exists("/proc/self/mem"), reason="needs /proc")
def test_a_file_that_the_system_will_not_read_is_told(wirecli):
    ran = wirecli("parse", "/proc/self/mem")
    assert ran.code == 3
    assert ran.told == ["wirecli: /proc/self/mem: can't be read (Input/output error); check the path and the disk"]


def test_a_file_without_read_permission_is_told(wirecli, tmp_path):
    (tmp_path / "a.txt").write_bytes(GOOD)
    (tmp_path / "a.txt").chmod(0)
    line = "a.txt: may not be read; ask for read permission (chmod +r)"
    if os.geteuid() == 0:  # root may read anything: what would be told is all there is to see
        failure = unreadable("a.txt", PermissionError(13, "Permission denied"))
        assert f"{failure.source}: {failure.what}; {failure.hint}" == line
    else:
        assert wirecli("parse", "a.txt").told == [f"wirecli: {line}"]


def test_a_document_over_the_size_limit_is_told(wirecli, tmp_path):
    (tmp_path / "a.txt").write_bytes(GOOD)
    ran = wirecli("parse", "a.txt", "--max-bytes", len(GOOD) - 1)
    assert ran.told == ["wirecli: a.txt: more than 46 bytes; allow more with --max-bytes, or split it"]
    assert wirecli("parse", "a.txt", "--max-bytes", len(GOOD)).code == 0


def test_a_hostile_file_name_stays_on_its_line(wirecli, tmp_path):
    name = "a\n\x1b[31m\u202etxt.b"
    (tmp_path / name).touch()
    ran = wirecli("parse", name)
    assert ran.told == [
        "wirecli: a⟨U+000A⟩⟨U+001B⟩[31m⟨U+202E⟩txt.b: empty; put the document's text in it, or leave it out"
    ]


def test_a_file_name_that_is_no_utf8_is_told_in_escapes(wirecli, tmp_path):
    name = os.fsdecode(b"caf\xe9.txt")
    (tmp_path / name).write_bytes(GOOD)
    assert wirecli("parse", name).records[0]["source"] == "caf\\xe9.txt"


def test_quiet_tells_by_the_exit_code_alone(wirecli):
    ran = wirecli("parse", "-q", "gone.txt")
    assert (ran.code, ran.told) == (3, [])


def test_standard_error_may_be_closed(wirecli, tmp_path):
    (tmp_path / "a.txt").write_bytes(GOOD)
    command = f"{' '.join(WIRECLI)} parse gone.txt a.txt 2>&-"
    done = subprocess.run(["sh", "-c", command], cwd=tmp_path, env=environment(), stdout=subprocess.PIPE, timeout=60)
    assert done.returncode == 3
    assert done.stdout.count(b"\n") == 1


USAGE = {
    ("--encoding", "utf-9"): "wirecli: --encoding: 'utf-9' is not known; did you mean ",
    ("--language", "enn"): "wirecli: --language: 'enn' is not known; did you mean en",
    ("--language", "xyzzy"): "wirecli: --language: 'xyzzy' is not known; `wirecli languages` lists them",
    ("--wire", "xyzzy"): "wirecli: --wire: 'xyzzy' is not known; `wirecli wires` lists them",
    ("--data", "gone"): "wirecli: --data: gone: holds no languages/ and no wires/ folder",
    ("--format", "tabel"): "wirecli: --format: 'tabel' is not one of ",
    ("--max-bytes", "0"): "wirecli: --max-bytes: 0 is not in the range",
    ("--fromat", "x"): "wirecli: no such option",
}


@pytest.mark.parametrize(("option", "value"), USAGE)
def test_a_command_line_that_makes_no_sense_is_told_before_anything_is_read(wirecli, option, value):
    ran = wirecli("parse", option, value, "-", stdin=GOOD)
    assert (ran.code, ran.out) == (2, b"")
    assert len(ran.told) == 1
    assert ran.told[0].startswith(USAGE[option, value])
    assert not re.search(r"\b(error|invalid)", ran.told[0], re.I)


def test_an_unknown_option_names_the_near_one(wirecli):
    told = wirecli("parse", "--fromat", "json").told
    assert told[0].endswith("; did you mean --format?")


def test_an_unknown_command_names_the_near_one(wirecli):
    ran = wirecli("prase", "-")
    assert ran.code == 2
    assert ran.told == ["wirecli: no such command 'prase'. Did you mean 'parse'?"]


def test_a_faulty_data_file_is_told_with_all_its_faults(wirecli, tmp_path):
    (tmp_path / "languages").mkdir()
    (tmp_path / "languages" / "tlh.toml").write_text('tag = "tlh"\nnmae = "Klingon"\n[recognise]\nscripts = 1\n')
    ran = wirecli("parse", "--data", ".", "-", stdin=GOOD)
    assert ran.code == 2
    assert "tlh.toml" in ran.told[0]
    faults = "\n".join(ran.told[1:])
    assert "nmae" in faults and "name: missing" in faults and "recognise.scripts" in faults


def test_an_input_is_never_overwritten_by_its_record(wirecli, tmp_path):
    (tmp_path / "a.txt").write_bytes(GOOD)
    ran = wirecli("parse", "a.txt", "-o", "a.txt")
    assert ran.code == 2
    assert ran.told == ["wirecli: --output: a.txt is an input as well; give another file"]
    assert (tmp_path / "a.txt").read_bytes() == GOOD


def test_a_broken_file_of_the_programs_own_is_told(tmp_path):
    copy = shutil.copytree(ROOT / "wirecli", tmp_path / "wirecli", ignore=shutil.ignore_patterns("__pycache__"))
    broken = copy / "data" / "wires" / "tass.toml"
    broken.write_text(broken.read_text("utf-8").replace("id =", "id2 =", 1), "utf-8")
    done = subprocess.run([*WIRECLI, "wires"], cwd=tmp_path, capture_output=True, text=True, timeout=60)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.splitlines()[0].startswith(f"wirecli: built-in data: {broken}: cannot be used")
    assert done.stderr.splitlines()[1:] == ["  id2: unknown key", "  id: missing"]


def test_a_right_to_left_name_turns_nothing_around_it_and_marks_go_to_terminals_only(wirecli):
    assert wirecli("parse", "خبر").told[0].startswith("wirecli: خبر: ")
    assert "wirecli: \u2068خبر\u2069: " in on_a_terminal("parse", "خبر")[1]
