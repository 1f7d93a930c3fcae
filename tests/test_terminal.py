"""What a terminal is given: safe, as wide as it is told, broken where its script allows it, and the right way round."""

import re
import unicodedata

import pytest
from bidi import get_display
from screens import HOSTILE, NAMES, check_safe, sample
from wcwidth import wcswidth, wcwidth

from wirecli.output import Look
from wirecli.screen import display_for
from wirecli.screen.direction import justified, turned
from wirecli.screen.emulators import turn_of
from wirecli.screen.glyphs import Glyph, glyphs, width_of
from wirecli.screen.wrapping import cut, wrap
from wirecli.terminal import on_one_line, runs_right_to_left, settled, visible

ARABIC = "قال أليكسي ميشكوف (ISIS-K) في 2014: «لا»، انظر https://a.example/b/c ثم ٣٫٥ (نعم)."


def text_of(line):
    return "".join(glyph.text for glyph in line)


def turn(text, how, right_to_left=True):
    return text_of(turned(glyphs(text), how, right_to_left=right_to_left))


# Safe


@pytest.mark.parametrize("hostile", HOSTILE, ids=range(len(HOSTILE)))
def test_foreign_text_acts_on_no_terminal(hostile):
    for how in ("off", "isolate", "unmirrored", "visual", "words"):
        for line in wrap(glyphs(on_one_line(hostile)), 40):
            for right_to_left in (True, False):
                check_safe(text_of(justified(line, 40, right_to_left=right_to_left, turn=how)))


def test_what_a_terminal_would_act_on_is_written_out():
    assert visible("a\x1b[31m\u202eb\x00\x9b\u2028") == "a⟨U+001B⟩[31m⟨U+202E⟩b⟨U+0000⟩⟨U+009B⟩⟨U+2028⟩"


def test_marks_of_direction_that_are_balanced_are_not_shown_and_others_are():
    for harmless in ("\u202bقال\u202c", "\u2067قال\u2069", "\u2068\u202aa\u202c\u2069"):
        assert text_of(glyphs(settled(harmless))) == re.sub("[\u202a-\u202e\u2066-\u2069]", "", harmless)
        assert len(settled(harmless)) == len(harmless)
    for harmful in ("\u202eabc\u202c", "\u2067abc", "abc\u2069", "\u2067a\nb\u2069", "\u202bx\u202ey\u202c"):
        assert "⟨U+20" in text_of(glyphs(settled(harmful)))


def test_an_encoding_that_lacks_letters_gets_what_comes_near_or_question_marks():
    assert text_of(glyphs("“é” – ⟨大⟩…", "ascii")) == '"?" - <??>...'
    assert width_of(glyphs("大", "ascii")) == 2
    assert text_of(glyphs("大é", "gb18030")) == "大é"


# Widths


def test_a_glyph_is_as_wide_as_other_libraries_find_it():
    for code in range(0x20, 0x1FFFF):
        letter = chr(code)
        if (
            unicodedata.category(letter) in ("Cc", "Cf", "Cn", "Co", "Cs", "Mn", "Me", "Mc", "Sk", "Zl", "Zp")
            or code in FLAGS
        ):
            continue
        assert sum(glyph.width for glyph in glyphs(letter)) in (wcwidth(letter), 0), hex(code)


FLAGS = range(0x1F1E6, 0x1F200)


@pytest.mark.parametrize("name", NAMES)
def test_a_sample_is_as_wide_as_other_libraries_find_it(name):
    for line in sample(name).text.splitlines():
        assert width_of(glyphs(line)) == wcswidth(text_of(glyphs(line)))


@pytest.mark.parametrize(
    ("text", "width"),
    [
        ("ที่กำลัง", 5), ("e\u0302\u0301", 1), ("\u1112\u1161\u11ab", 2), ("👩\u200d🚀", 4), ("🇸🇦", 2), ("❤\ufe0f", 1),
        ("⌚\ufe0e", 2), ("👍🏽", 2), ("1\ufe0f⃣", 1), ("a\u00adb", 2), ("a\u3164b", 2), ("a" + "\u0301" * 60, 1),
        ("تمامًا", 5), ("ｶﾞ", 2), ("\t", 4),
    ],
)  # fmt: skip
def test_what_terminals_dispute_is_shown_as_what_they_agree_on(text, width):
    shown = text_of(glyphs(text))
    assert width_of(glyphs(text)) == wcswidth(shown) == width
    assert "🇸" in text or sum(max(0, wcwidth(letter)) for letter in shown) == width
    assert not re.search("[\u200d\ufe0e\ufe0f\u20e3\u00ad]", shown)


def test_a_heap_of_marks_is_cut():
    assert len(text_of(glyphs("a" + "\u0301" * 60))) < 9
    assert text_of(glyphs("مُدَرِّس")) == unicodedata.normalize("NFC", "مُدَرِّس")


# Lines


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("width", [12, 37, 80])
def test_lines_fit_and_lose_nothing(name, width):
    for paragraph in sample(name).record.paragraphs:
        lines = [*wrap(glyphs(paragraph.text), width)]
        assert all(width_of(line) <= width for line in lines)
        kept = "".join(text_of(line) for line in lines)
        assert re.sub(r"\s", "", kept) == re.sub(r"\s", "", text_of(glyphs(paragraph.text)))


@pytest.mark.parametrize("name", [name for name in NAMES if re.match("zh|ja", name)])
def test_no_chinese_or_japanese_line_begins_with_a_closing_mark_or_ends_with_an_opening_one(name):
    for width in range(16, 60, 7):
        for paragraph in sample(name).record.paragraphs:
            lines = [text_of(line) for line in wrap(glyphs(paragraph.text), width)]
            assert not any(line[0] in "、。，」』）！？：；ー々っょ”’" for line in lines[1:])
            assert not any(line[-1] in "「『（“‘" for line in lines)


@pytest.mark.parametrize("name", [name for name in NAMES if name.startswith("th")])
def test_no_thai_line_begins_or_ends_inside_a_syllable_s_cluster(name):
    for paragraph in sample(name).record.paragraphs:
        lines = [text_of(line) for line in wrap(glyphs(paragraph.text), 40)]
        assert not any(unicodedata.category(line[0]) == "Mn" or line[0] in "ะาำๆฯ" for line in lines)
        assert not any(line[-1] in "เแโใไ" for line in lines)
        assert min(map(len, lines)) > 1


def test_words_are_whole_where_they_fit():
    lines = [text_of(line) for line in wrap(glyphs("harbour wall talks: “no-one paid”"), 12)]
    assert lines == ["harbour wall", "talks: “no-", "one paid”"]
    assert [text_of(line) for line in wrap(glyphs("솔개도 주민들 낡은"), 8)] == ["솔개도", "주민들", "낡은"]
    assert [text_of(line) for line in wrap(glyphs("abcdefghij"), 4)] == ["abcd", "efgh", "ij"]
    assert [text_of(line) for line in wrap(glyphs(""), 4)] == [""]
    assert [text_of(line) for line in wrap(glyphs("大大"), 1)] == ["大", "大"]  # wider than the line, but each on one


def test_a_blank_that_does_not_break_does_not():
    assert [text_of(line) for line in wrap(glyphs("a 25\u00a0km"), 6)] == ["a", "25\u00a0km"]


def test_what_is_cut_says_so():
    more = Glyph("…", 1)
    assert text_of(cut(glyphs("harbour"), 7, more)) == "harbour"
    assert text_of(cut(glyphs("harbour"), 4, more)) == "har…"
    assert text_of(cut(glyphs("harbour"), 4, more, front=True)) == "…our"
    assert width_of(cut(glyphs("大橋大橋"), 6, more)) == 5


# Direction


def test_a_line_that_runs_left_to_right_is_sent_as_it_is():
    for how in ("off", "isolate", "unmirrored", "visual", "words"):
        assert turn("Tallinn ends talks (2019)", how, right_to_left=False) == "Tallinn ends talks (2019)"


def test_isolates_tell_where_a_line_and_the_latin_in_it_begin_and_end():
    assert turn("قال (ISIS-K) لا", "isolate") == "\u2067قال \u2066(ISIS-K)\u2069 لا\u2069"
    assert turn("انظر https://a.example/b/c.", "isolate") == "\u2067انظر \u2066https://a.example/b/c\u2069.\u2069"
    assert turn("mayor of جدة", "isolate", right_to_left=False) == "\u2066mayor of جدة\u2069"


def test_brackets_are_mirrored_for_a_terminal_that_does_not():
    assert turn("«قال» (ISIS)", "unmirrored") == "\u2067»قال« \u2066(ISIS)\u2069\u2069"


def test_a_turned_line_reads_from_the_right():
    shown = unicodedata.normalize("NFKC", turn(ARABIC, "visual"))
    assert "https://a.example/b/c" in shown and "(ISIS-K)" in shown and "2014" in shown and "٣٫٥" in shown
    assert shown.endswith("لاق") and shown.startswith(".(معن)")
    assert "»ال«" not in shown and "«ال»" in shown


@pytest.mark.parametrize("name", [name for name in NAMES if name.startswith("ar")])
def test_a_turned_line_is_what_the_bidi_algorithm_says(name):
    for paragraph in sample(name).record.paragraphs:
        for line in wrap(glyphs(paragraph.text), 60):
            isolated = text_of(turned(line, "isolate", right_to_left=True))
            ours = text_of(turned(line, "visual", right_to_left=True))
            assert folded(ours) == folded(get_display(isolated, base_dir="R"))


def folded(line):
    """Its letters, without their forms; which way a bracket opens is another test's."""
    plain = unicodedata.normalize("NFKC", line).translate(str.maketrans(")]»›", "([«‹"))
    return [letter for letter in plain if unicodedata.category(letter) not in ("Cf", "Mn")]


@pytest.mark.parametrize(
    "text",
    [
        "و3.5 مليون", "بلغ 12,500 شخص", "الساعة 10:30", "نسبة 50% و-5", "الهاتف: +966 11 555 0142",
        "في 3/4/2024 (الأحد)", "٣٫٥ مليون و٦٥٠٠", "قال «A.B.C» في (ب)", "من 10-12 مايو",
        "abc قال def 12, 13 لا ghi", "1. قال: a@b.example, لا",
    ],
)  # fmt: skip
def test_figures_and_signs_stand_where_the_bidi_algorithm_puts_them(text):
    for right_to_left in (True, False):
        isolated = turn(text, "isolate", right_to_left)
        base = "R" if right_to_left else "L"
        assert folded(turn(text, "visual", right_to_left)) == folded(get_display(isolated, base_dir=base))


def test_a_turned_line_is_as_wide_as_before():
    for how in ("isolate", "unmirrored", "visual", "words"):
        for width in (20, 33, 60):
            for line in wrap(glyphs(ARABIC), width):
                assert wcswidth(
                    re.sub("[\u2066-\u2069]", "", text_of(turned(line, how, right_to_left=True)))
                ) == width_of(line)


def test_letters_are_joined_where_the_terminal_joins_none():
    assert turn("قال", "visual") == "\ufedd\ufe8e\ufed7"
    assert turn("مدرّس", "visual") == "\ufeb1\ufead\u0651\ufeaa\ufee3"


def test_marks_stay_behind_their_letters_in_a_turned_line():
    assert turn("تمًا", "visual") == "\ufe8e\ufee4\u064b\ufe97"


def test_words_stay_as_they_are_where_the_terminal_turns_each():
    assert turn("قال أليكسي (لا) في 2014", "words") == "2014 في (لا) أليكسي قال"
    assert turn("في ٣٥", "words") == "٥٣ في"  # kitty turns figures, too


def test_colours_keep_their_letters_in_a_turned_line():
    line = [*glyphs("قال ", style=""), *glyphs("لا", style="31")]
    assert [glyph.style for glyph in turned(line, "visual", right_to_left=True)] == ["31", "31", "", "", "", ""]


def test_direction_is_that_of_the_whole_value():
    assert runs_right_to_left(ARABIC) and not runs_right_to_left("mayor of جدة") and not runs_right_to_left("2014")


@pytest.mark.parametrize(
    ("said", "turn"),
    [
        ({}, "isolate"),
        ({"TERM": "xterm-256color"}, "isolate"),
        ({"TERM": "xterm-256color", "VTE_VERSION": "7006"}, "isolate"),
        ({"TERM": "xterm-256color", "KONSOLE_VERSION": "221203"}, "unmirrored"),
        ({"TERM": "xterm-256color", "KONSOLE_VERSION": "240802"}, "isolate"),
        ({"TERM": "xterm-kitty", "KITTY_WINDOW_ID": "1"}, "words"),
        ({"TERM": "xterm", "XTERM_VERSION": "XTerm(379)"}, "visual"),
        ({"TERM": "xterm-256color", "WT_SESSION": "x"}, "visual"),
        ({"TERM": "xterm-256color", "TERM_PROGRAM": "vscode", "VTE_VERSION": "7006"}, "visual"),
        ({"TERM": "xterm-256color", "TERM_PROGRAM": "Apple_Terminal"}, "isolate"),
        ({"TERM": "xterm-256color", "TERM_PROGRAM": "mintty"}, "isolate"),
        ({"TERM": "tmux-256color", "TERM_PROGRAM": "tmux", "XTERM_VERSION": "XTerm(379)"}, "visual"),
        ({"TERM": "screen", "TERM_PROGRAM": "tmux", "VTE_VERSION": "7006"}, "isolate"),
    ],
)
def test_a_terminal_is_given_what_it_needs(said, turn):
    assert turn_of(said) == turn
    assert display_for(Look(terminal=True), said).turn == turn
    assert display_for(Look(terminal=True, bidi="off"), said).turn == "off"
    assert display_for(Look(bidi="isolate"), said).turn == "off"  # no terminal


def test_without_the_package_a_terminal_is_told_what_to_install(monkeypatch):
    monkeypatch.setattr("wirecli.screen.find_spec", lambda name: None)
    xterm = {"XTERM_VERSION": "XTerm(379)"}
    assert (display_for(Look(terminal=True), xterm).turn, display_for(Look(terminal=True), xterm).missing) == (
        "off",
        True,
    )
    with pytest.raises(ValueError, match=r"pip install \"wirecli\[bidi\]\""):
        display_for(Look(terminal=True, bidi="visual"), xterm)


# Colour


@pytest.mark.parametrize(
    ("asked", "said", "terminal", "coloured"),
    [
        ("auto", {"TERM": "xterm"}, True, True),
        ("auto", {"TERM": "xterm"}, False, False),
        ("auto", {"TERM": "dumb"}, True, False),
        ("auto", {"TERM": "xterm", "NO_COLOR": "1"}, True, False),
        ("auto", {"TERM": "xterm", "NO_COLOR": ""}, True, True),
        ("auto", {"FORCE_COLOR": "1"}, False, True),
        ("auto", {"FORCE_COLOR": "0", "TERM": "xterm"}, True, False),
        ("auto", {"FORCE_COLOR": "1", "NO_COLOR": "1"}, True, False),
        ("always", {"NO_COLOR": "1"}, False, True),
        ("never", {"FORCE_COLOR": "1"}, True, False),
    ],
)
def test_colours_are_for_whoever_wants_them(asked, said, terminal, coloured):
    assert display_for(Look(terminal=terminal, color=asked), said).coloured is coloured
