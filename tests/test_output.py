"""Records go to standard output as they come, or into a file that is written whole or not at all."""

import json
import os
import signal
import subprocess
import time

import pytest
from conftest import WIRECLI, check_schema, environment

GOOD = "Bridge closed\n\n“It is not safe,” said Ann Pell.\n"
# Everything that a terminal, a JavaScript reader or an editor would act on.
ACTIVE = "\x7f\x80\x85\x9b\u061c\u200e\u200f\u2028\u2029\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"


@pytest.fixture
def two(tmp_path):
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(GOOD, "utf-8")
    return tmp_path


def start(folder, *arguments, **how):
    """A process that can be interrupted, also where the tests run in the background (a shell ignores SIGINT there)."""
    heed = {} if os.name == "nt" else {"preexec_fn": lambda: signal.signal(signal.SIGINT, signal.SIG_DFL)}
    return subprocess.Popen([*WIRECLI, *arguments], cwd=folder, env=environment(), **heed, **how)


def test_ndjson_is_one_record_a_line(wirecli, two):
    ran = wirecli("parse", "a.txt", "b.txt")
    assert (ran.code, ran.told) == (0, [])
    assert [record["source"] for record in ran.records] == ["a.txt", "b.txt"]


def test_json_is_one_array(wirecli, two):
    for record in json.loads(wirecli("parse", "-f", "json", "a.txt", "b.txt").out):
        check_schema(record)
    assert json.loads(wirecli("parse", "-f", "json", "gone.txt").out) == []


def test_json_prints_text_as_it_is_and_escapes_what_terminals_act_on(wirecli):
    text = f"جسر 桥 bridge\n\nA {ACTIVE} line.\n"
    for form in ("json", "ndjson"):
        env = {"PYTHONUTF8": "0", "LC_ALL": "C"}
        out = wirecli("parse", "--with-text", "-f", form, stdin=text.encode(), env=env).out.decode()
        assert "جسر 桥 bridge" in out
        assert not set(ACTIVE) & set(out)
        record = json.loads(out)[0] if form == "json" else json.loads(out)
        assert record["text"] == text


def test_the_first_record_is_out_before_the_second_input_is_read(two):
    process = start(two, "parse", "a.txt", "-", stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert json.loads(process.stdout.readline())["source"] == "a.txt"
    out, _ = process.communicate(GOOD.encode(), timeout=30)
    assert json.loads(out)["source"] == "-"
    assert process.returncode == 0


def test_a_closed_pipe_is_success(two):
    program = " ".join(WIRECLI)
    command = f"{program} parse {'a.txt ' * 4000} | head -n 1; echo ${{PIPESTATUS[0]}}"
    done = subprocess.run(["bash", "-c", command], cwd=two, env=environment(), capture_output=True, timeout=60)
    first, code = done.stdout.splitlines()
    assert json.loads(first)["source"] == "a.txt"
    assert (code, done.stderr) == (b"0", b"")


def test_an_interrupt_ends_with_130_and_leaves_the_output_as_it_was(two):
    (two / "out.ndjson").write_text("old")
    process = start(two, "parse", "-o", "out.ndjson", "a.txt", "-", stdin=subprocess.PIPE, stderr=subprocess.PIPE)
    wait_for(lambda: any(name.startswith(".wirecli-") for name in os.listdir(two)))
    process.send_signal(signal.SIGINT)
    _, told = process.communicate(timeout=30)
    assert (process.returncode, told) == (130, b"")
    assert (two / "out.ndjson").read_text() == "old"
    assert sorted(os.listdir(two)) == ["a.txt", "b.txt", "out.ndjson"]


def test_a_terminated_run_leaves_no_temporary_file(two):
    process = start(two, "parse", "-o", "out.ndjson", "a.txt", "-", stdin=subprocess.PIPE)
    wait_for(lambda: any(name.startswith(".wirecli-") for name in os.listdir(two)))
    process.terminate()
    assert process.wait(timeout=30) == 143
    process.stdin.close()
    assert sorted(os.listdir(two)) == ["a.txt", "b.txt"]


def wait_for(condition):
    until = time.monotonic() + 20
    while not condition():
        assert time.monotonic() < until
        time.sleep(0.02)


def test_an_output_file_is_replaced_whole(wirecli, two):
    out = two / "out.ndjson"
    out.write_text("old")
    out.chmod(0o640)
    ran = wirecli("parse", "a.txt", "-o", out)
    assert (ran.code, ran.out, ran.told) == (0, b"", [])
    assert json.loads(out.read_bytes())["source"] == "a.txt"
    assert out.stat().st_mode & 0o777 == 0o640
    assert sorted(os.listdir(two)) == ["a.txt", "b.txt", "out.ndjson"]


def test_an_output_file_ending_in_json_is_json(wirecli, two):
    wirecli("parse", "a.txt", "b.txt", "-o", "out.json")
    assert len(json.loads((two / "out.json").read_bytes())) == 2


def test_a_link_as_output_stays_a_link(wirecli, two):
    (two / "link").symlink_to("target.ndjson")
    wirecli("parse", "a.txt", "-o", "link")
    assert (two / "link").is_symlink()
    assert json.loads((two / "target.ndjson").read_bytes())["source"] == "a.txt"


def test_a_device_as_output_stays_a_device(wirecli, two):
    assert wirecli("parse", "a.txt", "-o", "/dev/null").code == 0
    assert not os.path.isfile("/dev/null")


def test_an_output_that_can_not_be_written_is_told(wirecli, two):
    ran = wirecli("parse", "a.txt", "-o", "no/such/folder/out.ndjson")
    assert ran.code == 4
    assert len(ran.told) == 1
    assert "no/such/folder/out.ndjson: can't be written (No such file or directory); " in ran.told[0]


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="needs /dev/full")
def test_a_full_disk_is_told(two):
    with open("/dev/full", "wb") as full:
        process = start(two, "parse", "a.txt", stdout=full, stderr=subprocess.PIPE)
        _, told = process.communicate(timeout=30)
    assert process.returncode == 4
    assert told == (b"wirecli: standard output: can't be written (No space left on device); write to a file with -o\n")


def test_verbose_tells_a_line_for_each_document(wirecli, two):
    ran = wirecli("parse", "-v", "a.txt", "b.txt")
    assert [line.split(": ")[1] for line in ran.told] == ["a.txt", "b.txt", "2 read, 0 failed"][: len(ran.told)]
    assert len(ran.told) == 3
