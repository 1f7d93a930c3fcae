"""Files, folders and standard input become documents, in the order given."""

import os
from pathlib import Path

GOOD = "Bridge closed\n\nThe bridge is closed until May.\n"


def lay_out(folder: Path, names: list[str]) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(GOOD, "utf-8")


def sources(ran) -> list[str]:
    return [record["source"] for record in ran.records]


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
