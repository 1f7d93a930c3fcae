"""The way a text is typed says nothing: however it is typed, the same words are found, and offsets slice back."""

import json
import re
import textwrap
import unicodedata
from html import unescape
from itertools import pairwise

import pytest
from conftest import ROOT, check_promises, plain
from hypothesis import given
from hypothesis import strategies as st

import wirecli
from wirecli.explain import steps
from wirecli.faircopy import FairCopy
from wirecli.page import Page
from wirecli.pipeline import read

SAMPLES = sorted((ROOT / "samples").glob("*.txt"))
SPACED = [path for path in SAMPLES if path.name[:2] not in ("ja", "th", "zh")]


def wrapped(text: str, column: int = 72) -> str:
    lines = (line for line in text.split("\n") if line.strip())
    return "\n\n".join(textwrap.fill(line, column, break_long_words=False, break_on_hyphens=False) for line in lines)


def each_line(before: str, after: str = ""):
    return lambda text: "\n".join(f"{before}{line}{after}" if line.strip() else line for line in text.split("\n"))


TYPED = {
    "Windows line ends": lambda text: text.replace("\n", "\r\n"),
    "old Mac line ends": lambda text: text.replace("\n", "\r"),
    "line separators": lambda text: text.replace("\n", "\u2028"),
    "paragraph separators": lambda text: text.replace("\n", "\u2029"),
    "a word processor's line ends": lambda text: text.replace("\n", "\v"),
    "a form feed on top": lambda text: f"\f{text}",
    "hard blanks": lambda text: re.sub(r"(?<=[^\W\d_]) (?=[^\W\d_])", "\u00a0", text),
    "two blanks behind a stop": lambda text: re.sub(r"(?<=[.!?]) ", "  ", text),
    "letters and accents apart": lambda text: unicodedata.normalize("NFD", text),
    "marks of direction": each_line("\u200f", "\u200e"),
    "isolated lines": each_line("\u2068", "\u2069"),
    "soft hyphens": lambda text: re.sub(r"(?<=[^\W\d_]{4})(?=[^\W\d_]{4})", "\u00ad", text),
    "indents": each_line("    ", "  "),
    "a mail quoted": each_line("> "),
    "a mail quoted below who wrote it": lambda text: f"Ann Holt <ann@north.example> wrote:\n{each_line('> ')(text)}",
    "a mail quoted below its headers": lambda text: f"From: A. Holt\nTo: Desk: North\n\n{each_line('> ')(text)}",
    "a row of stars on top": lambda text: f"* * *\n\n{text}",
    "a heading of Markdown": lambda text: f"# {text.lstrip()}",
}


@pytest.mark.parametrize("typed", TYPED)
@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_however_a_text_is_typed_the_same_is_found(path, typed):
    same_found(path.read_text("utf-8"), TYPED[typed])


@pytest.mark.parametrize("column", [60, 72, 80])
@pytest.mark.parametrize("path", SPACED, ids=lambda path: path.stem)
def test_lines_wrapped_at_a_column_are_one_paragraph(path, column):
    same_found(path.read_text("utf-8"), lambda text: wrapped(text, column))


def same_found(text: str, typed) -> None:
    text = "\n\n".join(line for line in text.split("\n") if line.strip())
    other = typed(text)
    record = plain(wirecli.parse(other))
    check_promises(record, other)
    assert words(record) == words(plain(wirecli.parse(text)))


def words(found: object) -> object:
    """What was found without where it stands and how it is typed."""
    if isinstance(found, dict):
        return {key: words(value) for key, value in found.items() if key not in ("start", "end")}
    if isinstance(found, list):
        return [words(value) for value in found]
    if isinstance(found, str):
        return re.sub(r"[\s\u00ad\u200b-\u200f\u2060-\u206f>]+", "", unicodedata.normalize("NFC", found))
    return found


def test_wrapped_lines_of_chinese_join_without_a_blank():
    text = "大桥封闭\n\n" + "工程师说大桥要到五月才能重新开放而且没有人知道原因\n" * 3 + "到此为止。\n"
    assert FairCopy(Page("a", text)).page.paragraphs[1].text.count("原因工程师") == 2


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_lines_that_could_have_held_more_stay_apart(end):
    lines = ["The harbour master said that the wall would be closed until May", "Nobody knew more", "It is the third"]
    page = FairCopy(Page("a", end.join(lines * 3))).page
    assert [span.text for span in page.paragraphs] == lines * 3


TWO = {
    "ﬁnance oﬃcials": "finance officials",
    "ﻻ": "لا",
    "น\u0e49\u0e4d\u0e32 และ \u0e40\u0e40ล": "น\u0e49\u0e33 และ \u0e41ล",
    "\u1112\u1161\u11ab\u1100\u116e\u11a8": "한국",
    "\u0438\u0306": "й",
    "a\u00ad\u200bb": "ab",
    "e\u0301\u0323": "\u1eb9\u0301",
}


@pytest.mark.parametrize("typed", TWO)
def test_letters_are_read_as_they_show(typed):
    copy = FairCopy(Page("a", f"x {typed} y"))
    assert copy.page.text == f"x {TWO[typed]} y"
    assert copy.restored(copy.page.span(2, len(copy.page.text) - 2)) == Page("a", f"x {typed} y").span(
        2, 2 + len(typed)
    )


ODD = st.lists(
    st.sampled_from(
        ["Ann ", "“", "”", "\r", "\n", "\r\n", "\u00a0", "\u00ad", "e\u0301", "\u0301", "ﬁ", "> ", "# ", "\u0e4d\u0e32"]
    ),
    max_size=60,
).map("".join)


@given(ODD)
def test_every_stretch_of_a_copy_has_its_stretch_of_the_document(text):
    copy = FairCopy(Page("a", text))
    page = copy.page
    assert not set(page.text) & set("\r\v\f\u2028\u2029\u00a0\u00ad")
    spans = [page.span(at, at + 1) for at in range(len(page.text)) if page.text[at].isalnum()]
    for before, after in pairwise(spans):
        one, two = copy.restored((before, after))
        assert text[one.start : one.end] == one.text != ""
        assert one.end <= two.start or one == two  # both of one letter, ﬁ


def test_an_explanation_tells_of_the_document_itself():
    text = "Bridge closed\r\n\r\n\u200f“It will not be mended before May,” said Rene\u0301e Pell.\r\n"
    copy = FairCopy(Page("a", text))
    (step,) = copy.restored(steps(copy.page, read(copy.page)[1]))
    assert step.speaker == "Renée Pell"
    assert [text[word.start : word.end] for word in step.mention] == [word.text for word in step.mention]
    assert step.mention[0].text == "Rene\u0301e"


def marked_up(text: str) -> str:
    """The text as a service sends it: a paragraph an element, its source wrapped, signs by their names."""
    lines = [textwrap.fill(line, 90, break_long_words=False, break_on_hyphens=False) for line in text.split("\n\n")]
    html = "\n".join(f'<p class="a">{line.replace("&", "&amp;")}</p>' for line in lines)
    for sign, name in {"“": "&ldquo;", "”": "&rdquo;", "–": "&#8211;", "’": "&#x2019;", "é": "&eacute;"}.items():
        html = html.replace(sign, name)
    return f"<div><!-- story --><style>p {{ color: red }}</style>{html}<script>if (a < b) {{ go() }}</script></div>"


@pytest.mark.parametrize("path", SPACED, ids=lambda path: path.stem)
def test_markup_in_a_text_says_nothing(path):
    text = "\n\n".join(line for line in path.read_text("utf-8").split("\n") if line.strip())
    other = marked_up(text)
    record = plain(wirecli.parse(other))
    check_promises(record, other)
    assert bare(record) == bare(plain(wirecli.parse(text)))


def bare(record: dict) -> dict:
    """What was found, without markup."""
    said = {
        key: record[key] for key in ("title", "subtitle", "dateline", "paragraphs", "quotes", "speakers", "sectors")
    }
    return words(json.loads(re.sub(r"<[a-z/!][^<>]*>", "", unescape(json.dumps(said, ensure_ascii=False)))))


LEFT = {
    "It <b>was</b> shut.<br/>Nobody <a href='x'>knew</a>.": "It was shut.\nNobody knew.",
    "<p>One\n  line</p>\n<p>Another</p>": "\nOne line\n\n\nAnother\n",
    "AT&amp;T &lt;said&gt;&nbsp;&quot;No&quot;&shy;": 'AT&T <said> "No"',
    "<script>if (a<b) x()</script>So": "\nSo",
    "a < b, b > a, <hessen@dpa.example>, R&D; &nosuch;": "a < b, b > a, <hessen@dpa.example>, R&D; &nosuch;",
    "<q>No</q>, he said": "“No”, he said",
    "<script>never closed": "\nnever closed",
}


@pytest.mark.parametrize("text", LEFT)
def test_markup_is_left_out_and_nothing_else(text):
    assert FairCopy(Page("a", text)).page.text == LEFT[text]
