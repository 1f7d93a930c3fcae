"""A document's encoding is told by its mark, by the user, by itself, or by what it looks like; never in silence."""

import time

import pytest
from conftest import SAMPLES
from hypothesis import given
from hypothesis import strategies as st

from wirecli.page import Page, open_page
from wirecli.record import Failure

ENCODED = sorted((SAMPLES / "encodings").glob("*.txt"))
LEGACY = {
    "ar": "windows-1256", "de": "windows-1252", "fr": "windows-1252", "ru": "windows-1251", "th": "cp874",
    "ja": "euc-jp", "ko": "cp949", "zh-Hans": "gb18030",
}  # fmt: skip


def page(data: bytes, encoding: str | None = None) -> Page:
    opened = open_page("a", data, encoding)
    assert isinstance(opened, Page), opened
    return opened


@pytest.mark.parametrize("path", ENCODED, ids=lambda path: path.stem)
def test_an_old_encoding_is_detected_and_told_in_the_record(wirecli, path):
    encoding = path.stem.split("-")[1]
    ran = wirecli("parse", path)
    assert ran.code == 0
    assert ran.records[0]["encoding"] in (encoding, encoding.replace("cp", "windows-"))
    text = path.read_bytes().decode(encoding)
    assert ran.records[0]["title"]["text"] == text.splitlines()[0]


@pytest.mark.parametrize("tag", LEGACY)
def test_a_document_of_some_length_is_read_without_a_warning(tag):
    data = (SAMPLES / f"{tag}-feature.txt").read_text("utf-8").encode(LEGACY[tag], "ignore")
    read = page(data)
    assert (read.text, read.encoding, read.warnings) == (data.decode(LEGACY[tag]), LEGACY[tag], ())


def test_a_guess_from_few_letters_is_a_warning(wirecli):
    ran = wirecli("parse", SAMPLES / "encodings" / "western-cp1252.txt")
    assert ran.records[0]["warnings"] == ["encoding not declared; read as windows-1252"]


def test_the_encoding_told_wins_over_the_one_detected(wirecli):
    ran = wirecli("parse", "--encoding", "cp1251", SAMPLES / "encodings" / "arabic-cp1256.txt")
    assert (ran.records[0]["encoding"], ran.records[0]["warnings"][:1]) != ("windows-1256", [])
    assert ran.records[0]["encoding"] == "cp1251"


@pytest.mark.parametrize("told", ["cp1251", "koi8-t", "gb18030", "euc-kr"])
def test_what_is_not_in_the_encoding_told_is_refused_by_the_name_that_was_told(wirecli, told):
    ran = wirecli("parse", "--encoding", told, stdin=b"Bridge closed\n\nThe bridge \x98 is closed.\n")
    assert ran.code == 3
    assert ran.told[0].startswith(f"wirecli: -: byte 26 (line 3): not {told.upper()}; name its encoding (")


def test_utf8_read_as_another_encoding_that_was_told_is_a_warning(wirecli):
    story = (SAMPLES / "de-feature.txt").read_bytes()
    ran = wirecli("parse", "--encoding", "latin-1", stdin=story)
    assert ran.records[0]["encoding"] == "latin-1"
    assert ran.records[0]["warnings"][0] == "is UTF-8; read as latin-1, as told"


def test_where_utf8_is_not_in_the_encoding_told_the_way_out_is_to_tell_none(wirecli):
    ran = wirecli("parse", "--encoding", "euc-kr", stdin="Brücke gesperrt\n\n„Sie hält“, sagte Jan Pell.\n".encode())
    assert ran.code == 3
    assert ran.told[0].endswith("leave out --encoding: it is UTF-8")


def test_shifted_japanese_is_not_read_as_ascii():
    text = (SAMPLES / "ja-feature.txt").read_text("utf-8")
    data = text.encode("iso2022_jp", "ignore")
    assert page(data).text == data.decode("iso2022_jp")


def test_utf8_with_a_broken_byte_is_not_read_as_something_else():
    text = (SAMPLES / "ru-feature.txt").read_bytes()
    failure = open_page("a", text[:300] + b"\xff" + text[300:])
    assert isinstance(failure, Failure)
    assert failure.what == "not UTF-8, though most of it is"


def test_a_declared_encoding_is_taken():
    text = '<?xml version="1.0" encoding="windows-1251"?>\n<note>' + "мост закрыт" + "</note>"
    assert page(text.encode("cp1251")).text == text
    assert page(text.encode("cp1251")).warnings == ()


def test_a_declared_encoding_that_is_none_falls_to_what_the_text_looks_like():
    text = (SAMPLES / "ja-feature.txt").read_text("utf-8")
    data = b'<?xml version="1.0" encoding="euc-kr"?>' + text.encode("cp932", "ignore")
    assert page(data).warnings == ("declared as cp949, which it is not; read as cp932",)


@pytest.mark.parametrize("codec", ["hex", "unicode_escape", "rot13", "no-such"])
def test_a_codec_of_python_s_own_is_no_declared_encoding(codec):
    data = f'<?xml encoding="{codec}"?> Zo\xeb was there, and Zo\xeb said that the caf\xe9 is shut'.encode("cp1252")
    assert page(data).encoding == "windows-1252"


def test_detection_looks_at_all_of_a_long_text_in_a_moment():
    plain = b"The bridge is closed, the engineer said, and it stays closed until May.\n" * 20_000
    data = plain + "Мост закрыт до мая, сказал инженер, и никто не знает почему.\n".encode("cp1251") * 3000
    start = time.perf_counter()
    assert page(data).encoding == "windows-1251"
    assert time.perf_counter() - start < 2


@given(st.binary(max_size=400))
def test_any_bytes_are_a_page_or_a_failure(data):
    opened = open_page("a", data)
    if isinstance(opened, Failure):
        assert opened.what and opened.hint
    else:
        opened.text.encode("utf-8")  # no lone surrogate
