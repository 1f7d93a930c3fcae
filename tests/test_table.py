"""A table is right at any width, in any script, and nothing in a document acts on the terminal."""

import re
import unicodedata
from itertools import pairwise

import pytest
import screens
from bidi import get_display
from conftest import SAMPLES, on_a_terminal
from rich.cells import cell_len
from screens import HOSTILE as CORPUS
from screens import NAMES, WIDTHS, check_safe, letters_of, sample, seen

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
    header = next(line for line in lines if "Speaker" in line and "Words" in line)
    edges = [0, 2, *(header.index(label) for label in ("Kind", "Speaker", "Words")), width - 1, width]
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


# Every sample


@pytest.mark.parametrize("turn", ["isolate", "visual", "off"])
@pytest.mark.parametrize("name", NAMES)
def test_each_line_of_a_sample_s_table_is_as_wide_as_the_others(name, turn):
    for width in WIDTHS:
        for form in (False, True):
            lines = screens.drawn("table", sample(name), terminal=True, bidi=turn, width=width, summary=form)
            assert {screens.cells(line) for line in lines} == {width}
            check_safe("\n".join(lines))


@pytest.mark.parametrize("name", NAMES)
def test_borders_and_columns_of_a_sample_s_table_stay_where_text_is_turned(name):
    for width in WIDTHS:
        lines = screens.drawn("table", sample(name), terminal=True, bidi="isolate", width=width)
        for line in lines:
            assert places(seen(line), "│╭╮╰╯─") == places(letters_of(line), "│╭╮╰╯─")
        start = next(number for number, line in enumerate(lines) if "Kind" in line)
        edges = [lines[start].index(label) for label in ("#", "Kind", "Speaker", "Words")]
        for line in lines[start + 2 : lines.index(next(line for line in lines if "Quoted" in line)) - 1]:
            if all(cell_len(letter) == 1 for letter in letters_of(line)):
                for left, right in pairwise([*edges, width - 2]):
                    assert letters(seen(line)[left:right]) == letters(letters_of(line)[left:right])


def places(some, marks):
    return [place for place, letter in enumerate(some) if letter in marks]


@pytest.mark.parametrize("name", NAMES)
def test_columns_of_a_summary_stay_where_text_is_turned(name):
    for width in WIDTHS:
        head, row = screens.drawn("table", sample(name), terminal=True, bidi="isolate", width=width, summary=True)
        if all(cell_len(letter) == 1 for letter in letters_of(row)):
            starts = [match.start() for match in re.finditer(r"\S+", head)]
            for left, right in pairwise([*starts[:4], starts[4] - 1]):
                assert letters(seen(row)[left:right]) == letters(letters_of(row)[left:right])


@pytest.mark.parametrize("name", NAMES)
def test_a_sample_s_table_is_readable_in_ascii(name):
    lines = screens.drawn("table", sample(name), encoding="ascii", width=80)
    assert {len(line) for line in lines} == {80}
    assert lines[0] == f"+{'-' * 78}+"


def test_a_summary_has_a_row_a_document_as_it_is_read(wirecli):
    paths = sorted(SAMPLES.glob("ar-*.txt"))
    ran = wirecli("parse", "--summary", "-f", "table", *paths, env={"COLUMNS": "100"})
    lines = ran.out.decode().splitlines()
    assert lines[0].split() == ["Source", "Lang", "Wire", "Title", "Quotes", "Speakers"]
    assert [line.split()[1] for line in lines[1:]] == ["ar"] * len(paths)
    assert all(line.split()[0].endswith(path.name[-12:]) for line, path in zip(lines[1:], paths, strict=True))
    assert "\x1b" not in ran.out.decode() and "\u2067" not in ran.out.decode()


@pytest.mark.parametrize("summary", [False, True])
@pytest.mark.parametrize("hostile", CORPUS, ids=range(len(CORPUS)))
@pytest.mark.parametrize("turn", ["isolate", "visual", "words", "off"])
def test_the_hostile_corpus_acts_on_no_terminal(hostile, summary, turn, monkeypatch):
    monkeypatch.setattr("wirecli.screen.emulators.turn_of", lambda environ: turn)
    parts = {
        "source": hostile, "title": span(hostile), "subtitle": span(f"قال {hostile}"), "warnings": (hostile,),
        "quotes": (quote(hostile, hostile),), "speakers": (Speaker(hostile, f"{ARABIC} {hostile}", (), (0,), 0),),
        "sectors": (span(hostile),),
    }  # fmt: skip
    lines = screens.drawn("table", Reading(record(**parts), ""), terminal=True, width=60, summary=summary)
    check_safe("\n".join(lines))
    assert {screens.cells(line) for line in lines} == {60}


def test_markup_and_emoji_codes_are_words():
    text = "\n".join(screens.drawn("table", Reading(record(title=span("[red]x[/red] [/foo] :smile:")), ""), width=80))
    assert "[red]x[/red] [/foo] :smile:" in text


def test_colours_are_there_where_they_are_asked_for(wirecli):
    path = SAMPLES / "ar-feature.txt"
    assert b"\x1b[36m" in wirecli("parse", "-f", "table", "--color", "always", path).out
    assert b"\x1b[36m" in wirecli("parse", "-f", "table", path, env={"FORCE_COLOR": "1"}).out
    assert b"\x1b" not in wirecli("parse", "-f", "table", path).out
    for env in ({"TERM": "dumb"}, {"NO_COLOR": "1"}):
        assert "\x1b" not in on_a_terminal("parse", "-f", "table", str(path), env=env)[1]


def test_who_asks_for_turned_text_without_the_package_is_told_so(monkeypatch):
    monkeypatch.setattr("wirecli.screen.find_spec", lambda name: None)
    monkeypatch.setenv("XTERM_VERSION", "XTerm(379)")
    for name in ("TERM", "TERM_PROGRAM", "VTE_VERSION", "KONSOLE_VERSION", "WT_SESSION", "KITTY_WINDOW_ID"):
        monkeypatch.delenv(name, raising=False)
    assert "wirecli[bidi]" in "\n".join(screens.drawn("table", Reading(record(), ""), terminal=True, width=80))
    with pytest.raises(ValueError, match="wirecli"):
        rendering("table", Look(terminal=True, bidi="visual"))
