"""A conversion writes an output a document, or one file of all, whole or not at all, and goes on where it stopped."""

import gzip
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from conftest import SAMPLES, WIRECLI, check_schema, environment, on_a_terminal

GOOD = "Bridge closed\n\n“It is not safe,” said Ann Pell.\n"
TEXTS = [path.read_text("utf-8") for path in sorted(SAMPLES.glob("*.txt"))]


def lay_out(folder: Path, names, text=GOOD) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")


def many(folder: Path, count: int) -> Path:
    """A tree of so many documents in fifteen languages."""
    for number in range(count):
        lay_out(folder, [f"{number % 7}/{number:04}.txt"], TEXTS[number % len(TEXTS)])
    return folder


def tree(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, those that a run keeps for itself as well; but no lock, which holds nothing."""
    files = (path for path in folder.rglob("*") if path.is_file() and path.name != "lock")
    return {str(path.relative_to(folder)): path.read_bytes() for path in files}


def outputs(folder: Path) -> list[str]:
    """The names of what is written so far; a run may be at work there."""
    names = (str(path.relative_to(folder)) for path in folder.rglob("*") if path.suffix)
    return sorted(name for name in names if not name.startswith(".wirecli"))


def start(*arguments, cwd):
    return subprocess.Popen(
        [*WIRECLI, "convert", *map(str, arguments)], cwd=cwd, env=environment(), stderr=subprocess.PIPE,
        stdin=subprocess.DEVNULL, start_new_session=True, preexec_fn=heeding,
    )  # fmt: skip


def heeding():
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # a shell that runs the tests in the background ignores it


def workers(process) -> list[int]:
    said = subprocess.run(["ps", "-o", "pid=", "--ppid", str(process.pid)], capture_output=True, text=True)
    return [int(word) for word in said.stdout.split()]


def wait_for(condition):
    until = time.monotonic() + 30
    while not condition():
        assert time.monotonic() < until
        time.sleep(0.005)


# Where outputs go


def test_a_folder_is_laid_out_as_the_inputs_are(wirecli, tmp_path):
    lay_out(tmp_path / "in", ["a.txt", "sub/b.txt", "sub/deep/c.txt", "طهران.txt"])
    ran = wirecli("convert", "in", "-o", "out")
    assert ran.code == 0
    assert outputs(tmp_path / "out") == ["a.txt.json", "sub/b.txt.json", "sub/deep/c.txt.json", "طهران.txt.json"]
    record = json.loads((tmp_path / "out/sub/b.txt.json").read_bytes())
    check_schema(record)
    assert record["source"] == "in/sub/b.txt"
    assert len(ran.told) == 1 and ran.told[0].startswith("wirecli: 4 read, 0 failed; ")


def test_pages_have_an_index_that_leads_to_each(wirecli, tmp_path):
    lay_out(tmp_path / "in", ["a.txt", "sub/b.txt", "index"])
    for more in ((), ("--skip-existing",), ("--resume",)):
        ran = wirecli("convert", "in", "-o", "out", "-f", "html", *more)
        assert ran.code == 3
        assert ran.told[0].startswith("wirecli: in/index: its output index.html is that of another document as well; ")
        page = (tmp_path / "out/index.html").read_text("utf-8")
        links = re.findall(r'href="\./([^"]+)"', page)
        assert links == ["a.txt.html", "sub/b.txt.html"]
        assert all((tmp_path / "out" / link).is_file() for link in links)
        assert page.count("Bridge closed") == 2


def test_an_index_tells_when_each_document_was_sent(wirecli, tmp_path):
    (tmp_path / "in").mkdir()
    text = "Bridge closed for repairs\n\nLISBON, March 4, 2026 (Reuters) - The bridge is closed until Friday.\n"
    (tmp_path / "in" / "a.txt").write_text(text, "utf-8")
    for more in ((), ("--resume",)):
        assert wirecli("convert", "in", "-o", "out", "-f", "html", *more).code == 0
        assert "<time>2026-03-04</time>" in (tmp_path / "out/index.html").read_text("utf-8")


def test_several_folders_keep_their_names(wirecli, tmp_path):
    lay_out(tmp_path, ["one/a.txt", "deep/two/a.txt", "b.txt"])
    assert wirecli("convert", "one/", "deep/two", "b.txt", "-o", "out").code == 0
    assert outputs(tmp_path / "out") == ["b.txt.json", "one/a.txt.json", "two/a.txt.json"]


@pytest.mark.parametrize("form", ["json", "ndjson", "csv", "tsv", "markdown", "html", "ninjs", "jsonld", "table"])
def test_each_form_has_an_output_a_document(wirecli, tmp_path, form):
    lay_out(tmp_path / "in", ["a.txt", "b.txt"])
    assert wirecli("convert", "in", "-o", "out", "-f", form, "-q").code == 0
    a, b, *_ = (path for name, path in sorted(tree(tmp_path / "out").items()) if name.startswith(("a.txt.", "b.txt.")))
    assert a and b and a.replace(b"a.txt", b"b.txt") == b


def test_one_file_holds_all_in_the_order_of_the_inputs(wirecli, tmp_path):
    many(tmp_path / "in", 60)
    plain = wirecli("parse", "in").out
    for jobs in (1, 2, 3):
        assert wirecli("convert", "in", "-o", "out.ndjson", "--jobs", jobs, "-q").code == 0
        assert (tmp_path / "out.ndjson").read_bytes() == plain
    assert wirecli("convert", "in", "-o", "out.json", "-q").code == 0
    assert len(json.loads((tmp_path / "out.json").read_bytes())) == 60
    assert sorted(os.listdir(tmp_path)) == ["in", "out.json", "out.ndjson"]


def test_one_file_may_be_packed(wirecli, tmp_path):
    many(tmp_path / "in", 60)
    plain = wirecli("parse", "in").out
    assert wirecli("convert", "in", "-o", "out.ndjson.gz", "-q").code == 0
    assert gzip.decompress((tmp_path / "out.ndjson.gz").read_bytes()) == plain


def test_an_old_file_is_replaced_when_the_new_one_is_whole(wirecli, tmp_path):
    lay_out(tmp_path, ["a.txt"])
    out = tmp_path / "out.ndjson"
    out.write_text("old")
    out.chmod(0o640)
    assert wirecli("convert", "a.txt", "-o", "out.ndjson", "-q").code == 0
    assert json.loads(out.read_bytes())["source"] == "a.txt"
    assert out.stat().st_mode & 0o777 == 0o640


def test_two_documents_never_share_an_output(wirecli, tmp_path):
    lay_out(tmp_path, ["one/a.txt", "two/a.txt"])
    ran = wirecli("convert", "one/a.txt", "two/a.txt", "-o", "out")
    assert ran.code == 3
    assert ran.told[0].startswith("wirecli: two/a.txt: its output a.txt.json is that of another document as well; ")
    assert json.loads((tmp_path / "out/a.txt.json").read_bytes())["source"] == "one/a.txt"


def test_no_path_leads_out_of_the_folder(wirecli, tmp_path):
    records = [{"id": name, "text": GOOD} for name in ("../../up", "/abs", "a/../../b", "..", "con", "x" * 999)]
    (tmp_path / "in.jsonl").write_text("".join(f"{json.dumps(record)}\n" for record in records))
    ran = wirecli("convert", "in.jsonl", "--text-key", "text", "--id-key", "id", "-o", "here/out")
    assert ran.code == 0
    assert sorted(os.listdir(tmp_path)) == ["here", "in.jsonl"]
    assert os.listdir(tmp_path / "here") == ["out"]


def test_a_link_in_the_folder_that_leads_out_of_it_is_not_followed(wirecli, tmp_path):
    lay_out(tmp_path / "in", ["sub/a.txt"])
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "out").mkdir()
    (tmp_path / "out/sub").symlink_to("../elsewhere")
    ran = wirecli("convert", "in", "-o", "out")
    assert ran.code == 4
    assert "a link leads out of the folder" in ran.told[0]
    assert not os.listdir(tmp_path / "elsewhere")


def test_an_input_is_never_the_output(wirecli, tmp_path):
    lay_out(tmp_path / "in", ["a.txt"])
    ran = wirecli("convert", "in", "-o", "in")
    assert (ran.code, ran.told) == (2, ["wirecli: --output: in is an input as well; give another place"])


def test_outputs_inside_the_inputs_are_no_inputs(wirecli, tmp_path):
    lay_out(tmp_path / "in", ["a.txt"])
    for _ in range(2):
        assert wirecli("convert", "in", "-o", "in/out", "-f", "markdown", "-q").code == 0
    assert outputs(tmp_path / "in/out") == ["a.txt.md"]


# What is told


def test_failures_are_told_and_kept_as_ndjson_and_the_rest_is_converted(wirecli, tmp_path):
    lay_out(tmp_path / "in", ["a.txt", "c.txt"])
    (tmp_path / "in/b.txt").write_bytes(b"")
    ran = wirecli("convert", "in", "gone", "-o", "out", "--errors", "errors.ndjson")
    assert ran.code == 3
    assert [line.split(": ")[1] for line in ran.told[:-1]] == ["in/b.txt", "gone"]
    assert ran.told[-1].startswith("wirecli: 2 read, 2 failed; ")
    kept = [json.loads(line) for line in (tmp_path / "errors.ndjson").read_bytes().splitlines()]
    assert [(failure["source"], failure["what"]) for failure in kept] == [
        ("in/b.txt", "empty"),
        ("gone", "no such file or folder"),
    ]
    assert all(failure["hint"] for failure in kept)


def test_a_terminal_shows_how_far_it_has_come(tmp_path):
    many(tmp_path / "in", 200)
    (tmp_path / "in/0/empty.txt").write_bytes(b"")
    code, screen = on_a_terminal("convert", "in", "-o", "out", "--jobs", "2", cwd=tmp_path, env={"COLUMNS": "100"})
    assert code == 3
    assert "/201" in screen and "a second" in screen
    assert "in/0/empty.txt: empty; " in screen
    assert "200 read, 1 failed" in screen.splitlines()[-1]


def test_a_document_that_takes_too_long_is_a_failure(wirecli, tmp_path):
    lay_out(tmp_path, ["a.txt"])
    lay_out(tmp_path, ["b.txt"], "\n\n".join(TEXTS) * 150)
    for jobs in (1, 2):
        ran = wirecli("convert", "b.txt", "a.txt", "-o", "out", "--seconds", 1, "--jobs", jobs)
        assert ran.code == 3
        assert ran.told[0] == ("wirecli: b.txt: took longer than 1 seconds; give it more with --seconds, or split it")
        assert outputs(tmp_path / "out") == ["a.txt.json"]


# Going on


def test_skip_existing_passes_over_what_has_an_output(wirecli, tmp_path):
    lay_out(tmp_path / "in", ["a.txt", "b.txt"])
    wirecli("convert", "in", "-o", "out")
    (tmp_path / "out/a.txt.json").write_text("mine")
    lay_out(tmp_path / "in", ["c.txt"])
    ran = wirecli("convert", "in", "-o", "out", "--skip-existing")
    assert ran.told[0].startswith("wirecli: 1 read, 0 failed, 2 passed over; ")
    assert (tmp_path / "out/a.txt.json").read_text() == "mine"
    assert outputs(tmp_path / "out") == ["a.txt.json", "b.txt.json", "c.txt.json"]


def test_resume_reads_again_what_has_changed_and_nothing_else(wirecli, tmp_path):
    lay_out(tmp_path / "in", ["a.txt", "b.txt", "c.txt", "d.txt"])
    wirecli("convert", "in", "-o", "out")
    lay_out(tmp_path / "in", ["b.txt"], GOOD.replace("Bridge", "Road"))
    (tmp_path / "out/c.txt.json").write_text("changed by hand")
    (tmp_path / "out/d.txt.json").unlink()
    ran = wirecli("convert", "in", "-o", "out", "--resume")
    assert ran.told[0].startswith("wirecli: 4 read, 0 failed, 1 of them before; ")
    wirecli("convert", "in", "-o", "anew")
    assert tree(tmp_path / "out") == tree(tmp_path / "anew")


def test_resume_takes_nothing_from_a_run_of_another_kind(wirecli, tmp_path):
    lay_out(tmp_path / "in", ["a.txt"])
    wirecli("convert", "in", "-o", "out", "--language", "en")
    ran = wirecli("convert", "in", "-o", "out", "--resume", "--language", "de")
    assert ran.told[0].startswith("wirecli: 1 read, 0 failed; ")
    assert json.loads((tmp_path / "out/a.txt.json").read_bytes())["language"] == "de"


@pytest.mark.parametrize("target", ["out", "out.ndjson", "out.json", "out.ndjson.gz"])
def test_a_run_that_was_killed_goes_on_to_the_same_bytes(wirecli, tmp_path, target):
    many(tmp_path / "in", 400)
    (tmp_path / "in/3/bad.txt").write_bytes(b"")  # a failure is told again, and nothing is lost behind it
    whole = tmp_path / "whole" / target
    whole.parent.mkdir()
    assert wirecli("convert", "in", "-o", whole).code == 3
    for wait in (0.25, 0.4, 0.6):
        process = start("in", "-o", target, "--resume", "--jobs", "2", cwd=tmp_path)
        time.sleep(wait)
        os.killpg(process.pid, signal.SIGKILL)
        process.communicate()
        if target == "out" and (tmp_path / target).exists():
            done = tree(tmp_path / target)
            assert all(done[name] == tree(whole)[name] for name in done if not name.startswith(".wirecli"))
        else:
            assert not (tmp_path / target).is_file()
    ran = wirecli("convert", "in", "-o", target, "--resume")
    assert ran.code == 3
    assert ran.told[0].startswith("wirecli: in/3/bad.txt: empty; ")
    assert ran.told[-1].startswith("wirecli: 400 read, 1 failed")
    if target == "out":
        assert tree(tmp_path / target) == tree(whole)
    else:
        assert (tmp_path / target).read_bytes() == whole.read_bytes()
        assert sorted(os.listdir(tmp_path)) == sorted(["in", target, "whole"])


def test_an_interrupt_leaves_no_half_file_and_says_how_to_go_on(tmp_path):
    many(tmp_path / "in", 2000)
    for number, code in ((signal.SIGINT, 130), (signal.SIGTERM, 143)):
        out = tmp_path / f"out-{code}"
        process = start("in", "-o", out, "--jobs", "2", cwd=tmp_path)
        wait_for(lambda out=out: out.exists() and len(outputs(out)) > 5)
        os.killpg(process.pid, number)
        told = process.communicate(timeout=30)[1].decode().splitlines()
        assert process.returncode == code
        assert len(told) == 1 and told[0].endswith("; the same command with --resume goes on")
        for name in outputs(out):
            check_schema(json.loads((out / name).read_bytes()))


# Processes


@pytest.mark.skipif(sys.platform != "linux", reason="looks for processes as Linux lists them")
def test_a_worker_that_is_killed_costs_nothing(wirecli, tmp_path):
    many(tmp_path / "in", 600)
    process = start("in", "-o", "out", "--jobs", "2", cwd=tmp_path)
    for done in (20, 60, 100, 140):
        wait_for(lambda done=done: (tmp_path / "out").exists() and len(outputs(tmp_path / "out")) > done)
        for worker in workers(process)[:1]:
            os.kill(worker, signal.SIGKILL)
    told = process.communicate(timeout=60)[1].decode()
    assert process.returncode == 0, told
    wirecli("convert", "in", "-o", "whole", "--jobs", "1")
    assert tree(tmp_path / "out") == tree(tmp_path / "whole")


@pytest.mark.skipif(sys.platform != "linux", reason="limits a process' time as Linux does")
def test_a_document_that_ends_its_worker_is_a_failure_and_the_rest_is_read(tmp_path):
    many(tmp_path / "in", 40)
    lay_out(tmp_path, ["in/0/huge.txt"], "\n\n".join(TEXTS) * 150)
    command = f"ulimit -t 1; {' '.join(WIRECLI)} convert in -o out --jobs 2"
    done = subprocess.run(["bash", "-c", command], cwd=tmp_path, env=environment(), capture_output=True, timeout=60)
    told = done.stderr.decode().splitlines()
    assert done.returncode == 3
    assert told[0].startswith("wirecli: in/0/huge.txt: its process was ended by signal ")
    assert told[-1].startswith("wirecli: 40 read, 1 failed; ")


@pytest.mark.skipif(sys.platform != "linux", reason="looks for processes as Linux lists them")
def test_no_worker_outlives_the_run(tmp_path):
    many(tmp_path / "in", 600)
    process = start("in", "-o", "out", "--jobs", "2", cwd=tmp_path)
    wait_for(lambda: len(workers(process)) == 2)
    left = workers(process)
    process.kill()
    process.communicate()
    wait_for(lambda: not any(Path(f"/proc/{worker}/stat").exists() for worker in left))


def test_two_runs_do_not_write_into_one_folder(wirecli, tmp_path):
    many(tmp_path / "in", 2000)
    process = start("in", "-o", "out", cwd=tmp_path)
    wait_for(lambda: (tmp_path / "out").exists() and len(outputs(tmp_path / "out")) > 5)
    ran = wirecli("convert", "in", "-o", "out")
    process.kill()
    process.communicate()
    assert ran.code == 4
    assert ran.told[0].endswith("out: another run writes there; wait for its end, or write elsewhere")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root may make a small disk")
@pytest.mark.parametrize("target", ["disk/out", "disk/out.ndjson"])
def test_a_full_disk_is_told_and_the_run_goes_on_when_there_is_room(wirecli, tmp_path, target):
    many(tmp_path / "in", 120)
    disk = tmp_path / "disk"
    disk.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=300k", "tmpfs", disk], capture_output=True).returncode:
        pytest.skip("no disk can be mounted here")
    try:
        ran = wirecli("convert", "in", "-o", target)
        assert ran.code == 4
        assert "(No space left on device); see to it; --resume goes on from here" in ran.told[0]
        subprocess.run(["mount", "-o", "remount,size=9m", disk], check=True)
        assert wirecli("convert", "in", "-o", target, "--resume").code == 0
        wirecli("convert", "in", "-o", "whole" if target == "disk/out" else "whole.ndjson")
        if target == "disk/out":
            assert tree(disk / "out") == tree(tmp_path / "whole")
        else:
            assert (disk / "out.ndjson").read_bytes() == (tmp_path / "whole.ndjson").read_bytes()
    finally:
        subprocess.run(["umount", disk], check=True)


def test_a_folder_that_vanishes_is_told(tmp_path):
    many(tmp_path / "in", 2000)
    process = start("in", "-o", "out", cwd=tmp_path)
    wait_for(lambda: (tmp_path / "out").exists() and len(outputs(tmp_path / "out")) > 5)
    shutil.rmtree(tmp_path / "out", ignore_errors=True)
    shutil.rmtree(tmp_path / "out", ignore_errors=True)  # what was written meanwhile
    told = process.communicate(timeout=60)[1].decode().splitlines()
    assert process.returncode == 4
    assert "can't be written (No such file or directory)" in told[0]
