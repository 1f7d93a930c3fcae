"""Files, folders and standard input become documents, in the order given."""

import gzip
import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest
from conftest import WIRECLI, environment
from containers import sources, tarred, zipped
from hypothesis import given
from hypothesis import strategies as st

from wirecli.inputs import Sources, expand, read
from wirecli.record import Failure

GOOD = "Bridge closed\n\nThe bridge is closed until May.\n"


def lay_out(folder: Path, names: list[str]) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(GOOD, "utf-8")


def test_documents_come_in_the_order_given(wirecli, tmp_path):
    lay_out(tmp_path, ["b.txt", "a.txt"])
    assert sources(wirecli("parse", "b.txt", "a.txt", "b.txt")) == ["b.txt", "a.txt", "b.txt"]


def test_a_folder_is_walked_sorted_without_hidden_and_binary_files(wirecli, tmp_path):
    lay_out(tmp_path / "in", ["b.txt", "a.txt", "sub/c", "sub/.hidden", ".git/x.txt", "notes.json", "طهران.txt"])
    (tmp_path / "in" / "photo.txt").write_bytes(b"\xff\xd8\xff\xe0" + bytes(100))
    (tmp_path / "in" / "blob.dat").write_bytes(bytes(range(256)) * 9)
    (tmp_path / "in" / "wide.txt").write_bytes(b"\xff\xfe" + GOOD.encode("utf-16-le"))
    (tmp_path / "in" / "plain-wide.txt").write_bytes(GOOD.encode("utf-16-le"))
    ran = wirecli("parse", "in")
    assert ran.code == 0
    names = ["a.txt", "b.txt", "plain-wide.txt", "wide.txt", "طهران.txt", "sub/c"]
    assert sources(ran) == [f"in/{name}" for name in names]


def test_a_named_file_is_read_whatever_its_name(wirecli, tmp_path):
    lay_out(tmp_path, [".hidden", "a.json"])
    assert sources(wirecli("parse", ".hidden", "a.json")) == [".hidden", "a.json"]


def test_a_pipe_in_a_folder_is_passed_by(wirecli, tmp_path):
    lay_out(tmp_path / "in", ["a.txt"])
    os.mkfifo(tmp_path / "in" / "queue")
    assert sources(wirecli("parse", "in")) == ["in/a.txt"]


def test_the_output_in_a_walked_folder_is_no_input(wirecli, tmp_path):
    lay_out(tmp_path / "in", ["a.txt", "out.txt"])
    assert wirecli("parse", "in", "-o", "in/out.txt").code == 0
    assert (tmp_path / "in" / "out.txt").read_bytes().count(b"\n") == 1


def test_standard_input_is_read_where_no_path_is_given(wirecli):
    assert sources(wirecli("parse", stdin=GOOD.encode())) == ["-"]


def test_a_dash_is_standard_input(wirecli, tmp_path):
    lay_out(tmp_path, ["a.txt"])
    assert sources(wirecli("parse", "a.txt", "-", stdin=GOOD.encode())) == ["a.txt", "-"]


def test_the_encoding_can_be_told(wirecli):
    text = "أغلقت البلدية الجسر\n\nالجسر مغلق حتى مايو.\n"
    ran = wirecli("parse", "--encoding", "cp1256", stdin=text.encode("cp1256"))
    assert ran.records[0]["title"]["text"] == "أغلقت البلدية الجسر"
    assert ran.records[0]["encoding"] == "cp1256"


def test_the_language_can_be_told(wirecli):
    assert wirecli("parse", "--language", "EN", stdin=GOOD.encode()).records[0]["language"] == "en"


def test_data_folders_add_to_what_is_known(wirecli, tmp_path):
    (tmp_path / "languages").mkdir()
    (tmp_path / "languages" / "tlh.toml").write_text('tag = "tlh"\nname = "Klingon"\n[recognise]\nscripts = ["Latn"]\n')
    ran = wirecli("languages", "--data", ".")
    assert b"tlh              Klingon\n" in ran.out
    assert b"en               English\n" in ran.out
    assert b"tlh" not in wirecli("languages").out


def test_a_glob_picks_files_of_a_folder_by_name_or_path(wirecli, tmp_path):
    lay_out(tmp_path / "in", ["a.txt", "b.md", "sub/c.txt", "sub/d.json", ".hidden.txt"])
    assert sources(wirecli("parse", "in", "--glob", "*.md", "--glob", "sub/*")) == [
        "in/b.md", "in/sub/c.txt", "in/sub/d.json",
    ]  # fmt: skip
    told = wirecli("parse", "in", "--glob", "*.gone").told
    assert told == ["wirecli: in: no texts in this folder; look at --glob"]


def test_packed_texts_in_a_folder_are_texts(wirecli, tmp_path):
    lay_out(tmp_path / "in", ["a.txt"])
    (tmp_path / "in" / "b.txt.gz").write_bytes(gzip.compress(GOOD.encode()))
    (tmp_path / "in" / "c.json.gz").write_bytes(gzip.compress(b"{}"))
    (tmp_path / "in" / "d.gz").write_bytes(gzip.compress(bytes(range(256))))
    assert sources(wirecli("parse", "in")) == ["in/a.txt", "in/b.txt.gz"]
    assert sources(wirecli("parse", "in", "--glob", "*.txt")) == ["in/a.txt", "in/b.txt.gz"]


NAMES = ["a b.txt", "-dash.txt", "طهران.txt", "new\nline.txt", os.fsdecode(b"caf\xe9.txt"), "[x]*.txt", "'\".txt"]


def test_any_name_can_be_given(wirecli, tmp_path):
    lay_out(tmp_path, NAMES)
    ran = wirecli("parse", "--", *NAMES)
    assert (ran.code, sources(ran)) == (0, [*NAMES[:4], "caf\\xe9.txt", *NAMES[5:]])


@pytest.mark.parametrize("null", [False, True])
def test_names_come_from_a_list(wirecli, tmp_path, null):
    names = NAMES if null else [name for name in NAMES if "\n" not in name]
    lay_out(tmp_path, names)
    end = b"\0" if null else b"\r\n"
    (tmp_path / "list").write_bytes(end.join(os.fsencode(name) for name in [*names, "", "gone.txt"]))
    options = ["-0"] if null else []
    ran = wirecli("parse", "--files-from", "list", *options)
    assert ran.told[0] == "wirecli: gone.txt: no such file or folder; check the path"
    assert len(ran.records) == len(names)
    piped = wirecli("parse", "--files-from", "-", *options, stdin=(tmp_path / "list").read_bytes())
    assert (piped.records, piped.told) == (ran.records, ran.told)


def test_a_list_stands_behind_the_paths_that_are_given(wirecli, tmp_path):
    lay_out(tmp_path, ["a.txt", "b.txt"])
    assert sources(wirecli("parse", "--files-from", "-", "b.txt", stdin=b"a.txt\n")) == ["b.txt", "a.txt"]


def test_a_list_that_is_none_is_told(wirecli, tmp_path):
    assert wirecli("parse", "--files-from", "gone").told == [
        "wirecli: gone: no such file or folder; check the path, or the link if it is one"
    ]
    assert wirecli("parse", "--files-from", "-", stdin=b"x" * 40_000).told == [
        "wirecli: -: line 1: longer than any path; write a path a line; see also -0"
    ]
    assert wirecli("parse", "--files-from", "-", stdin=b"-\n").told == [
        "wirecli: -: standard input holds the list; give - as an argument, and the list in a file"
    ]
    nul = wirecli("parse", "--files-from", "-", stdin=b"a\0b\0").told
    assert nul == ["wirecli: a⟨U+0000⟩b⟨U+0000⟩: no such file or folder; check the path"]


def test_names_are_read_as_they_come(tmp_path):
    lay_out(tmp_path, ["a.txt"])
    process = subprocess.Popen(
        [*WIRECLI, "parse", "--files-from", "-"], cwd=tmp_path, env=environment(), stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )  # fmt: skip
    assert process.stdin and process.stdout
    for _ in range(2):
        process.stdin.write(b"a.txt\n")
        process.stdin.flush()
        assert json.loads(process.stdout.readline())["source"] == "a.txt"
    process.stdin.close()
    assert process.wait(timeout=30) == 0


def test_a_pipe_is_read_where_it_is_named(tmp_path):
    lay_out(tmp_path, ["a.txt"])
    (tmp_path / "a.tar.gz").write_bytes(gzip.compress(tarred({"m.txt": GOOD.encode()})))
    command = f"mkfifo queue; cat a.txt > queue & {' '.join(WIRECLI)} parse queue <(cat a.tar.gz) /dev/stdin < a.txt"
    for jobs in (1, 2):
        done = subprocess.run(
            ["bash", "-c", f"rm -f queue; {command} --jobs {jobs}"],
            cwd=tmp_path, env=environment(), capture_output=True, timeout=60,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
        read = [json.loads(line)["source"] for line in done.stdout.splitlines()]
        assert read[0] == "queue" and read[1].startswith("/dev/fd/") and read[1].endswith("!m.txt")
        assert read[2:] == ["/dev/stdin"]


def test_links_that_run_in_circles_end(wirecli, tmp_path):
    lay_out(tmp_path / "in", ["a.txt"])
    (tmp_path / "in" / "round").symlink_to(".")
    (tmp_path / "in" / "self").symlink_to("self")
    ran = wirecli("parse", "in", "in/self")
    assert sources(ran) == ["in/a.txt"]
    assert (
        ran.told[:2]
        == ["wirecli: in/self: can't be read (Too many levels of symbolic links); check the path and the disk"] * 2
    )


def test_a_folder_that_vanishes_while_it_is_walked_is_told(tmp_path):
    lay_out(tmp_path / "in", ["a.txt", "one/b.txt", "two/c.txt"])
    documents = expand(Sources(paths=(str(tmp_path / "in"),)))
    assert next(documents).place == "a.txt"
    shutil.rmtree(tmp_path / "in")
    rest = list(documents)
    assert rest and all(isinstance(outcome, Failure) for outcome in rest)
    assert {outcome.what for outcome in rest} == {"no such file or folder"}


def test_a_folder_that_may_not_be_read_is_told(tmp_path):
    lay_out(tmp_path / "in", ["a.txt", "shut/b.txt"])
    (tmp_path / "in" / "shut").chmod(0)
    try:
        outcomes = list(expand(Sources(paths=(str(tmp_path / "in"),))))
    finally:
        (tmp_path / "in" / "shut").chmod(0o700)
    if os.geteuid():  # root may read anything
        assert [outcome.what for outcome in outcomes if isinstance(outcome, Failure)] == ["may not be read"]


@pytest.mark.parametrize("stdin", [b"", b" \n"])
def test_nothing_on_standard_input_is_told(wirecli, stdin):
    assert wirecli("parse", stdin=stdin).code == 3


def test_a_place_is_a_path_below_what_was_named(tmp_path):
    lay_out(tmp_path / "in", ["sub/a.txt"])
    (tmp_path / "in" / "b.zip").write_bytes(zipped({"inner/c.txt": GOOD.encode(), "d.jsonl": b'{"text": "Shut."}'}))
    asked = Sources(paths=(str(tmp_path / "in"), str(tmp_path / "in" / "b.zip")), text_key="text")
    inner = ["b.zip/inner/c.txt", "b.zip/d.jsonl/1"]
    places = [*(f"in/{place}" for place in inner), "in/sub/a.txt", *inner]  # of several, each below its own name
    assert [document.place for document in expand(asked)] == places


def test_a_file_stays_a_path_and_a_member_is_bytes(tmp_path):
    lay_out(tmp_path, ["a.txt"])
    (tmp_path / "a.gz").write_bytes(gzip.compress(GOOD.encode()))
    (tmp_path / "a.zip").write_bytes(zipped({"a.txt": GOOD.encode()}))
    found = list(expand(Sources(paths=tuple(str(tmp_path / name) for name in ("a.txt", "a.gz", "a.zip")))))
    assert [bool(document.path) for document in found] == [True, True, False]
    assert {read(document, 100) for document in found} == {GOOD.encode()}


@given(st.binary(max_size=700))
def test_any_bytes_are_documents_or_failures(tmp_path_factory, data):
    path = tmp_path_factory.getbasetemp() / "any"
    path.write_bytes(data)
    for outcome in expand(Sources(paths=(str(path),))):
        assert isinstance(outcome, Failure) or isinstance(read(outcome, 500), bytes | Failure)
