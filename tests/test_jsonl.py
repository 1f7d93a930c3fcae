"""Each JSON line is a document: read at once, and a line that is none harms no other."""

import gzip
import json
import subprocess

import pytest
from conftest import WIRECLI, environment
from containers import GOOD, sources
from hypothesis import given
from hypothesis import strategies as st

from wirecli.inputs import Input, Sources, expand
from wirecli.page import Page, open_page
from wirecli.record import Failure

TEXT = GOOD.decode()


def lines(*records: object) -> bytes:
    return b"".join(json.dumps(record).encode() + b"\n" for record in records)


def test_a_line_is_a_document_with_its_number_and_its_id(wirecli, tmp_path):
    (tmp_path / "a.jsonl").write_bytes(lines({"body": TEXT, "nr": 7}, {"body": TEXT, "nr": "x-8"}, {"body": TEXT}))
    ran = wirecli("parse", "a.jsonl", "--text-key", "body", "--id-key", "nr")
    assert sources(ran) == ["a.jsonl#1", "a.jsonl#2", "a.jsonl#3"]
    assert [record["id"] for record in ran.records] == ["7", "x-8", None]
    assert {record["title"]["text"] for record in ran.records} == {"Bridge closed"}


def test_a_key_may_stand_inside_another(wirecli):
    ran = wirecli("parse", "--text-key", "a.b", stdin=lines({"a": {"b": TEXT}}, {"a.b": TEXT}, {"a": TEXT}))
    assert sources(ran) == ["-#1", "-#2"]
    assert ran.told[0] == 'wirecli: -#3: no text under "a.b" (it has a); name its key with --text-key'


def test_the_usual_key_need_not_be_told(wirecli, tmp_path):
    (tmp_path / "a.ndjson").write_bytes(b"\xef\xbb\xbf" + lines({"text": TEXT}) + b"\r\n \n" + lines({"text": TEXT}))
    assert sources(wirecli("parse", "a.ndjson")) == ["a.ndjson#1", "a.ndjson#4"]


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_with_a_key_told_any_file_of_objects_is_one_of_lines(wirecli, tmp_path, mark):
    (tmp_path / "a.json").write_bytes(mark + lines({"body": TEXT}))
    (tmp_path / "b.txt").write_bytes(mark + GOOD)
    packed = gzip.compress(mark + lines({"body": TEXT}))
    ran = wirecli("parse", "--text-key", "body", "a.json", "b.txt", "-", stdin=packed)
    assert sources(ran) == ["a.json#1", "b.txt", "-#1"]


def test_a_file_with_another_key_says_which_option_names_it_and_only_once(wirecli, tmp_path):
    (tmp_path / "a.jsonl").write_bytes(lines(*[{"id": 1, "body": TEXT}] * 5))
    ran = wirecli("parse", "a.jsonl")
    assert ran.told == ['wirecli: a.jsonl#1: no text under "text" (it has id, body); name its key with --text-key']


BROKEN = {
    b'{"text": 5}': 'no text under "text" but a number; name another key with --text-key',
    b'{"text": ["a"]}': 'no text under "text" but a list; name another key with --text-key',
    b"[1]": "no JSON object; write each record as an object on one line",
    b'{"text": "a" "b"}': "not JSON (expecting ',' delimiter); write each record on one line",
    b'{"text": "x\\ud83d y"}': 'the text under "text" holds U+D83D at character 1, which no text does; '
    "write the record anew",
    b'{"text": "a\xff"}': "not UTF-8 (byte 11); JSON lines are UTF-8; convert the file",
    b'{"text": "a\\u0000b"}': 'the text under "text" holds U+0000 at character 1, which no text does; '
    "write the record anew",
    b'{"text": ""}': "empty; put the document's text in it, or leave it out",
    b'{"a":' * 50_000: "JSON that is nested too deep; give the text in a simpler record",
    b'{"text": "' + b"x" * 300_000 + b'"}': "more than 260000 bytes; allow more with --max-bytes, or split it",
}


@pytest.mark.parametrize("line", BROKEN, ids=lambda line: line[:20].decode("latin-1"))
def test_a_broken_line_is_told_with_its_number_and_the_others_are_read(wirecli, line):
    good = lines({"text": TEXT})
    ran = wirecli("parse", "--text-key", "text", "--max-bytes", 260_000, stdin=good + line + b"\n" + good)
    assert sources(ran) == ["-#1", "-#3"]
    assert ran.told == [f"wirecli: -#2: {BROKEN[line]}", "wirecli: 2 read, 1 failed"]


def test_what_json_does_not_have_but_programs_write_is_passed_over(wirecli):
    ran = wirecli("parse", "--text-key", "text", stdin=b'{"text": "Shut.", "x": NaN, "y": "\\ud800"}\n')
    assert (ran.code, sources(ran)) == (0, ["-#1"])


def test_a_file_without_records_is_told(wirecli, tmp_path):
    (tmp_path / "a.jsonl").write_bytes(b"\n\n")
    told = wirecli("parse", "a.jsonl").told
    assert told == ["wirecli: a.jsonl: no records in it; put one on each line, or leave it out"]


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_lines_in_utf16_are_one_failure(wirecli, tmp_path, encoding):
    mark = "\ufeff".encode(encoding)
    (tmp_path / "a.jsonl").write_bytes(mark + (lines({"text": TEXT}).decode() * 3).encode(encoding))
    told = wirecli("parse", "a.jsonl").told
    assert told == [
        "wirecli: a.jsonl: JSON lines in UTF-16; convert the file to UTF-8, which JSON lines are in",
    ]


def test_lines_in_a_folder_are_read_where_their_key_is_told(wirecli, tmp_path):
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.jsonl").write_bytes(lines({"text": TEXT}))
    (tmp_path / "in" / "b.txt").write_bytes(GOOD)
    assert sources(wirecli("parse", "in")) == ["in/b.txt"]
    assert sources(wirecli("parse", "in", "--text-key", "text")) == ["in/a.jsonl#1", "in/b.txt"]


def test_the_first_record_is_out_before_the_second_line_is_there():
    process = subprocess.Popen(
        [*WIRECLI, "parse", "--text-key", "text"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment()
    )
    assert process.stdin and process.stdout
    for number in (1, 2):
        process.stdin.write(lines({"text": TEXT}))
        process.stdin.flush()
        assert json.loads(process.stdout.readline())["source"] == f"-#{number}"
    process.stdin.close()
    assert process.wait(timeout=30) == 0


KEYS = st.text(max_size=8)
WORDS = st.text(st.characters(codec="utf-8", exclude_characters="\0"), min_size=1)
VALUES = st.recursive(st.none() | st.booleans() | st.integers() | st.floats() | st.text(), st.lists, max_leaves=5)


@given(st.dictionaries(KEYS, VALUES, max_size=4), WORDS, st.booleans())
def test_any_object_gives_its_text_whole(tmp_path_factory, record, text, ascii_only):
    path = tmp_path_factory.getbasetemp() / "any.jsonl"
    path.write_text(json.dumps({**record, "text": text}, ensure_ascii=ascii_only) + "\n", "utf-8", newline="")
    [document] = expand(Sources(paths=(str(path),), text_key="text"))
    assert isinstance(document, Input) and document.data is not None
    assert document.data.decode() == text
    page = open_page(document.name, document.data, document.encoding)
    assert isinstance(page, Failure) or page.text in (text, text.removeprefix("\ufeff")) or text.lstrip()[:1] == "<"
    assert isinstance(page, Page | Failure)


@given(st.binary(max_size=200))
def test_any_bytes_are_lines_or_failures(tmp_path_factory, data):
    path = tmp_path_factory.getbasetemp() / "bytes.jsonl"
    path.write_bytes(data)
    for outcome in expand(Sources(paths=(str(path),), text_key="text")):
        assert isinstance(outcome, Input | Failure)
