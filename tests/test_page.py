"""Bytes become text once; offsets count code points of that text, whatever its line ends and marks."""

import pytest

from wirecli.inputs.kinds import reads_as_text
from wirecli.page import Page, open_page
from wirecli.record import Failure

TEXT = "Bridge closed\n\nعلى الجسر 桥 𐍈 “x”\nLast line\n"
MARKED = {
    "utf-8": b"\xef\xbb\xbf",
    "utf-16-le": b"\xff\xfe",
    "utf-16-be": b"\xfe\xff",
    "utf-32-le": b"\xff\xfe\x00\x00",
    "utf-32-be": b"\x00\x00\xfe\xff",
}


def opened(data: bytes, encoding: str | None = None) -> Page:
    page = open_page("a", data, encoding)
    assert isinstance(page, Page), page
    return page


@pytest.mark.parametrize("encoding", MARKED)
def test_a_byte_order_mark_names_the_encoding_and_is_dropped(encoding):
    page = opened(MARKED[encoding] + TEXT.encode(encoding))
    assert (page.text, page.encoding) == (TEXT, encoding)


def test_a_byte_order_mark_wins_over_the_encoding_told():
    assert opened(MARKED["utf-8"] + TEXT.encode(), "cp1256").text == TEXT


SHORT = ["Bridge closed\n\nIt is.", "大桥封闭\n\n一一一一一，工程师说。\n", "أغلق الجسر\n\nاليوم."]
TABLES = [b"abc\0def\0", b"\x01\x00\x02\x00", b"Bridge\0 closed", bytes(64), b"\x7fELF\x02\x01\x01\0"]


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("text", [TEXT, *SHORT])
def test_utf16_without_a_mark_is_recognised(encoding, text):
    page = opened(text.encode(encoding))
    assert (page.text, page.encoding) == (text, encoding)


@pytest.mark.parametrize("data", TABLES)
def test_bytes_that_only_hold_nuls_are_no_text(data):
    assert isinstance(open_page("a", data), Failure)
    assert not reads_as_text(data)


def test_a_head_that_ends_inside_a_character_still_reads_as_text():
    for encoding in ("utf-8", "utf-16-le", "utf-16-be"):
        data = "Bridge 𐍈𐍈𐍈 closed\n".encode(encoding)
        assert all(reads_as_text(data[:size]) for size in range(16, len(data)))


def test_an_encoding_may_be_told_that_is_not_unicode():
    assert opened("Zoë said".encode("cp1252"), "cp1252").text == "Zoë said"
    assert opened("大桥".encode("gb18030"), "gb18030").text == "大桥"
    with pytest.raises(LookupError):
        open_page("a", b"x", "no-such")


def test_no_text_holds_half_a_surrogate_pair():
    failure = open_page("a", b"Bridge +2AA-", "utf-7")
    assert isinstance(failure, Failure)
    assert failure.where == "character 7"


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_any_line_ends_give_the_same_paragraphs(end):
    text = "\n One \n\nTwo\nThree\n\n\n\tFour\u00a0\n".replace("\n", end)
    page = opened(text.encode())
    assert page.text == text  # as they stand
    assert [span.text for span in page.paragraphs] == ["One", "Two", "Three", "Four"]
    check(page)


def test_mixed_line_ends_are_read_as_they_come():
    page = opened(b"\xef\xbb\xbfOne\r\n\r\nTwo\n\rThree\r\rFour\n\nFive\r\n")
    assert [span.text for span in page.paragraphs] == ["One", "Two", "Three", "Four", "Five"]
    check(page)


def check(page: Page) -> None:
    for span in page.paragraphs:
        assert page.text[span.start : span.end] == span.text
