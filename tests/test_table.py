"""A table is right at any width, in any script, and nothing in a document acts on the terminal."""

import re
import unicodedata
from itertools import pairwise

import pytest
from bidi import get_display
from conftest import on_a_terminal
from rich.cells import cell_len

from wirecli.output import Look, rendering
from wirecli.record import Dateline, Footer, Quote, Reach, Reading, Record, Span, Speaker

PLAIN = Look()
HOSTILE = "\x1b[31mred\x07 \x9b0m \x7f \u202eright\u202c \u2067x [/foo] [bold] :smile: \x00"
ARABIC = "رفضت البلدية إغلاق الجسر القديم أمام المشاة والدراجات حتى نهاية شهر مايو المقبل"


def span(text):
    return Span(text, 0, len(text))


def quote(text, speaker, kind="direct"):
    return Quote(text, 0, len(text), kind, speaker=speaker)


def record(**more):
    parts = {
        "source": "samples/ar.txt",
        "language": "ar",
        "wire": "seaprwire",
        "title": span(ARABIC),
        "subtitle": span("الجسر مفتوح (SeaPRwire) – موسكو"),
        "dateline": Dateline("(SeaPRwire) –", 0, 13, "SeaPRwire", "موسكو", "2024-05-03"),
        "quotes": (
            quote(f"{ARABIC}، {ARABIC}", "ليلى منصور"),
            quote("it is a “جسر” that nobody owns", "Ann Pell", "partial"),
            quote("الجسر ٣٫٥ أمتار (ABC) انظر https://www.example.org/a/b-c/ ثم عد.", "سمير حداد"),
            quote("مرتزقة", None, "term"),
            quote("الرياض is what they call it", "mayor of جدة"),
        ),
        "speakers": (
            Speaker("ليلى منصور", "رئيسة البلدية (BBC) في المدينة", (), (0,), 2),
            Speaker("Ann Pell", "mayor of “جدة”", (), (1,), 0),
        ),
        "sectors": (span("العنوان الرئيسي"), span("الأخبار اليومية")),
        "footer": Footer("x", 0, 1, None, None, "SeaPRwire", "https://www.seaprwire.com/", Reach(6500), ("en", "ar")),
        "warnings": ("the wire is not known",),
    }
    return Record(**{**parts, **more})


def drawn(monkeypatch, width, look=PLAIN, **more):
    monkeypatch.setenv("COLUMNS", str(width))
    monkeypatch.setenv("TERM", "xterm-256color")
    return rendering("table", look).piece(Reading(record(**more), "")).decode(look.encoding).splitlines()


def uncoloured(line):
    return re.sub("\x1b\\[[0-9;]*m", "", line)


def cells(line):
    """What stands in each cell of a line that has been laid out left to right: marks with their letter."""
    return [c for c in line if unicodedata.category(c) not in ("Cf", "Mn")]


@pytest.mark.parametrize("width", [60, 80, 120])
def test_every_line_is_as_wide_as_the_terminal(monkeypatch, width):
    for look in (Look(), Look(terminal=True)):
        lines = [uncoloured(line) for line in drawn(monkeypatch, width, look)]
        assert {cell_len("".join(cells(line))) for line in lines} == {width}
        assert all(line[0] in "╭│╰" and line[-1] in "╮│╯" for line in lines)


@pytest.mark.parametrize("width", [60, 80, 120])
def test_right_to_left_text_stays_in_its_columns_on_a_terminal_that_turns_it(monkeypatch, width):
    lines = [uncoloured(line) for line in drawn(monkeypatch, width, Look(terminal=True))]
    header = next(line for line in lines if "Speaker" in line and "Quote" in line)
    edges = [0, 2, *(header.index(label) for label in ("Kind", "Speaker", "Quote")), width - 1, width]
    start, end = lines.index(header), next(i for i, line in enumerate(lines) if "Reported" in line)
    assert end - start > 6
    for line in lines[start:end]:
        seen, meant = cells(get_display(line, base_dir="L")), cells(line)
        for left, right in pairwise(edges):
            assert letters(seen[left:right]) == letters(meant[left:right]), line


@pytest.mark.parametrize("width", [60, 80, 120])
def test_borders_stay_where_they_are_on_a_terminal_that_turns_text(monkeypatch, width):
    for line in map(uncoloured, drawn(monkeypatch, width, Look(terminal=True))):
        seen = cells(get_display(line, base_dir="L"))
        assert [i for i, c in enumerate(seen) if c == "│"] == [i for i, c in enumerate(cells(line)) if c == "│"]


def test_a_url_in_right_to_left_text_reads_left_to_right(monkeypatch):
    seen = "\n".join(
        get_display(uncoloured(line), base_dir="L") for line in drawn(monkeypatch, 120, Look(terminal=True))
    )
    assert "https://www.example.org/a/b-c/" in "".join(c for c in seen if unicodedata.category(c) != "Cf")
    assert "(ABC)" in "".join(c for c in seen if unicodedata.category(c) != "Cf")


def letters(some):
    """Which letters stand there, in whatever order: turning a cell changes the order in it and mirrors brackets."""
    return sorted(c for c in some if unicodedata.category(c)[0] in "LN")


def test_isolates_are_for_terminals_only(monkeypatch):
    assert any("\u2067" in line for line in drawn(monkeypatch, 80, Look(terminal=True)))
    assert not re.search("[\u2066-\u2069]", "".join(drawn(monkeypatch, 80)))


def test_each_isolate_is_closed_on_its_line(monkeypatch):
    for line in drawn(monkeypatch, 60, Look(terminal=True)):
        assert len(re.findall("[\u2066\u2067]", line)) == line.count("\u2069")


def test_nothing_in_a_document_acts_on_the_terminal(monkeypatch):
    lines = drawn(
        monkeypatch, 80, Look(terminal=True), source=HOSTILE, title=span(HOSTILE), subtitle=None,
        quotes=(quote(HOSTILE, HOSTILE),), speakers=(Speaker(HOSTILE, HOSTILE, (), (0,), 0),),
        sectors=(span(HOSTILE),), warnings=(HOSTILE,), language="en", dateline=None,
    )  # fmt: skip
    text = "\n".join(map(uncoloured, lines))
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]", text)
    for shown in ("⟨U+001B⟩[31mred⟨U+0007⟩", "⟨U+202E⟩right⟨U+202C⟩", "[/foo] [bold] :smile:"):
        assert shown in text
    assert {cell_len("".join(cells(line))) for line in text.splitlines()} == {80}


def test_no_colour_is_honoured(monkeypatch):
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b[3" not in "".join(drawn(monkeypatch, 80, Look(terminal=True)))


def test_an_encoding_without_box_characters_gets_ascii(monkeypatch):
    lines = drawn(monkeypatch, 60, Look(encoding="ascii"))
    assert {len(line) for line in lines} == {60}
    assert lines[0] == f"+{'-' * 58}+"
    assert all(line[0] in "+|" and line[-1] in "+|" for line in lines)


def test_wide_letters_keep_the_borders(monkeypatch):
    lines = drawn(monkeypatch, 60, title=span("大桥封闭" * 20), quotes=(quote("桥不安全。" * 12, "文太兼"),))
    assert {cell_len("".join(cells(line))) for line in lines} == {60}


def test_an_arabic_document_is_a_panel_on_a_terminal(tmp_path):
    (tmp_path / "ar.txt").write_text(f"{ARABIC}\n\nقالت ليلى منصور: “الجسر مغلق”.\n", "utf-8")
    code, screen = on_a_terminal("parse", "ar.txt", cwd=tmp_path, env={"COLUMNS": "80"})
    assert code == 0
    assert {cell_len("".join(cells(uncoloured(line)))) for line in screen.splitlines()} == {80}
    assert ARABIC.split()[0] in screen


def test_a_table_can_go_into_a_file(wirecli, tmp_path):
    text = f"{ARABIC}\n\n{ARABIC}."
    ran = wirecli("parse", "-f", "table", "-o", "out.txt", stdin=text.encode(), env={"COLUMNS": "70"})
    assert ran.code == 0
    text = (tmp_path / "out.txt").read_text("utf-8")
    assert "\x1b" not in text and "\u2067" not in text
    assert ARABIC.split()[0] in text
