"""Each form of a record keeps what the record says, and makes nothing of it that acts on whoever reads it."""

import csv
import json
import re
from html import unescape
from html.parser import HTMLParser
from io import StringIO

import pytest
from conftest import SAMPLES
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

import wirecli
from wirecli.output import ENDINGS, FORMS, Look, form_for, frame, rendering
from wirecli.output.tsv import _ESCAPES
from wirecli.record import Dateline, Footer, Quote, Reading, Record, Span, Speaker
from wirecli.terminal import visible

JSON = ("json", "ndjson", "ninjs", "jsonld")
SHEETS = ("csv", "tsv")
OURS = (*JSON, *SHEETS, "markdown")
TEXTS = {path.name: path.read_text("utf-8") for path in sorted(SAMPLES.glob("*.txt"))}
READINGS = {name: Reading(wirecli.parse(text), text) for name, text in TEXTS.items()}
# What a terminal, a spreadsheet, a browser or a reader of Markdown would act on.
HOSTILE = [
    "\x1b[31mred\x1b[0m", "\x1b]0;title\x07", 
    "\x1b]8;;http://evil.example\x1b\\link\x1b]8;;\x1b\\", "\x1b]52;c;QQ==\x07",
    "\x9b31m \x90 \x9d0;x\x9c", "abc\u202egnp.exe", "\u2066left\u2067open", "\x7f\x08\x08", "[red]loud[/red]", "[/foo]",
    ":smile: :warning:", "=cmd|' /C calc'!A0", '=HYPERLINK("http://evil.example")', "+1+1", "-2+3", "@SUM(1)", "＝1＋1",
    "\t=1", "\r=1", " =1", "\u200b=1", "a,b;c", 'she said "no", twice', "line\nline\r\nline\rline", "a\tb", "\\t\\n\\",
    "</script><script>alert(1)</script>", "<!--", "<img src=x onerror=alert(1)>", "<b>bold</b> &amp; &#60;", "# head",
    "- item", "1. item", "1) item", "+ item", "> quote", "***", "---", "===", "    code", "```\ncode", "`code`", "~~~",
    "*a* _b_ **c** ~~d~~ ==e== ^f^ $g$", "[a](javascript:alert(1))", "![a](http://evil.example/x.png)", "[a]: http://b",
    "<http://evil.example>", "https://evil.example www.evil.example a@evil.example", "| a | b |\n|---|---|", "\\*a\\*",
    "line\u2028line\u2029line\x85line", "\ufeffmark", "{title}", "%s {0} {{}}", "'quoted", "-- not a rule",
]  # fmt: skip
MARKS = st.text(st.sampled_from("\\`*_[]<>&#|~$^{}=@:./-+1)(!;w\"',; \n\ta\u202e\x1b"), min_size=1, max_size=14)
ANY = st.one_of(
    st.sampled_from(HOSTILE),
    st.lists(st.sampled_from(HOSTILE), min_size=2, max_size=3).map(" ".join),
    st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=40),
    MARKS,
)


def whole(form: str, *readings: Reading, **look) -> bytes:
    """A whole output of that form."""
    made = rendering(form, Look(**look))
    return b"".join(frame(made).around(map(made.piece, readings)))


def of(text: str, **parts) -> Reading:
    """A reading each of whose parts has this text."""
    span = Span(text, 0, len(text))
    record = Record(
        source=text, id=text, language="en", title=span, subtitle=span, byline=span, paragraphs=(span, span),
        dateline=Dateline(text, 0, len(text), source=text, place=text, date="--04-05"), sectors=(span, span),
        quotes=(Quote(text, 0, len(text), kind="direct", cue=span, mention=span, speaker=text),),
        speakers=(Speaker(text, text, (span,), (0,), 1),), warnings=(text,),
        footer=Footer(text, 0, len(text), provider=text, url=text, disclaimer=span, languages=(text,)),
    )  # fmt: skip
    return Reading(record, text)


def objects(form: str, data: bytes) -> list[dict]:
    return json.loads(data) if form in ("json", "jsonld") else [json.loads(line) for line in data.splitlines()]


def strings(part: object) -> set[str]:
    if isinstance(part, dict):
        return set().union(*map(strings, part.values())) if part else set()
    if isinstance(part, list):
        return set().union(*map(strings, part)) if part else set()
    return {part} if isinstance(part, str) else set()


def sheet(form: str, data: bytes) -> list[list[str]]:
    if form == "csv":
        return [*csv.reader(StringIO(data.decode(), newline=""), strict=True)]
    return [[read_back(cell) for cell in line.split("\t")] for line in data.decode().split("\n")[:-1]]


def read_back(cell: str) -> str:
    plain = {escape: character for character, escape in ((chr(key), value) for key, value in _ESCAPES.items())}
    return re.sub(r"\\.", lambda found: plain[found[0]], cell)


# Every form of every document


@pytest.mark.parametrize("form", [*OURS, "template"])
def test_each_sample_has_every_form_and_others_beside_it_change_nothing(form):
    look = {"template": r"{title}\t{quotes.text}"} if form == "template" else {}
    made = rendering(form, Look(**look))
    pieces = [made.piece(reading) for reading in READINGS.values()]
    assert all(pieces)
    assert whole(form, *READINGS.values(), **look) == b"".join(frame(made).around(pieces))
    whole(form, *READINGS.values(), **look).decode()


@pytest.mark.parametrize("form", JSON)
def test_json_forms_are_json_for_no_document_for_one_and_for_many(form):
    for some in ((), [*READINGS.values()][:1], [*READINGS.values()]):
        assert len(objects(form, whole(form, *some))) == len(some)


@pytest.mark.parametrize("form", JSON)
def test_a_document_with_an_output_of_its_own_is_one_object(form):
    for reading in READINGS.values():
        assert isinstance(json.loads(whole(form, reading, alone=True)), dict)


def test_a_name_s_ending_tells_the_form():
    for form, endings in ENDINGS.items():
        assert form in FORMS
        for ending in endings:
            assert form_for("auto", f"out{ending.upper()}.gz", Look()) == form
    assert form_for("auto", "out.ninjs.json", Look()) == "ninjs"
    assert form_for("auto", "out", Look()) == "ndjson"


def test_what_was_asked_for_tells_the_form_where_nothing_else_does():
    assert form_for("auto", None, Look(rows="quotes")) == "csv"
    assert form_for("auto", None, Look(csv_safe=True, terminal=True)) == "csv"
    assert form_for("auto", None, Look(fields=("title",), terminal=True)) == "ndjson"


# Hostile text


@pytest.mark.parametrize("form", JSON)
@given(text=ANY)
@settings(max_examples=100, deadline=None)
def test_json_forms_give_any_text_back_and_are_safe_to_print(form, text):
    reading = of(text)
    data = whole(form, reading)
    assert text in strings(objects(form, data))
    assert data.decode() == re.sub("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]", "!", data.decode())
    assert not re.search(rb"[\x00-\x09\x0b-\x1f]", data)


@given(text=ANY)
@settings(max_examples=100, deadline=None)
def test_json_ld_can_stand_in_a_script(text):
    assert not re.search("[<>&]", whole("jsonld", of(text)).decode())


@pytest.mark.parametrize("rows", ["documents", "quotes", "speakers"])
@pytest.mark.parametrize("form", SHEETS)
@given(text=ANY)
@settings(max_examples=60, deadline=None)
def test_sheets_give_any_text_back(form, rows, text):
    header, row = sheet(form, whole(form, of(text), rows=rows))
    cells = dict(zip(header, row, strict=True))
    assert cells["source"] == cells["id"] == text
    assert all(cells[name] == text for name in {"title", "place", "text", "cue", "mention", "name", "role"} & {*header})


@pytest.mark.parametrize("form", SHEETS)
@given(text=ANY)
@example("﹦1")
@settings(max_examples=100, deadline=None)
def test_a_safe_sheet_has_no_cell_that_a_spreadsheet_would_run(form, text):
    header, row = sheet(form, whole(form, of(text), csv_safe=True))
    for name, cell in zip(header, row, strict=True):
        assert cell == "" or cell[0] not in "=+-@\t\r\n＝＋－＠"
        if name == "title":
            assert cell in (text, f"'{text}")
    assert "'--04-05" in row  # a date without its year is a sum to a spreadsheet


@given(text=ANY)
@settings(max_examples=100, deadline=None)
def test_tab_separated_values_stand_on_a_line_each(text):
    data = whole("tsv", of(text), of("plain"))
    assert data.count(b"\n") == 3 and b"\r" not in data
    assert {line.count(b"\t") for line in data.split(b"\n")[:-1]} == {17}


class Page(HTMLParser):
    """The tags of a rendered page, and its text."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, list]] = []
        self.texts: list[str] = []

    def handle_starttag(self, tag, attributes):
        self.tags.append((tag, attributes))

    def handle_data(self, data):
        self.texts.append(data)


MARKDOWNS = {
    "commonmark": MarkdownIt("commonmark"),
    "tables": MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]),
}


@pytest.mark.parametrize("reader", MARKDOWNS)
@given(text=ANY)
@example("\x85")  # nothing but a blank
@settings(max_examples=100, deadline=None)
def test_markdown_shows_any_text_and_takes_none_of_it_for_markup(reader, text):
    page = Page()
    page.feed(MARKDOWNS[reader].render(whole("markdown", of(text)).decode()))
    assert {tag for tag, _ in page.tags} <= {"h1", "h2", "h3", "p", "strong", "ul", "li", "a"}
    links = [attributes for tag, attributes in page.tags if tag == "a"]
    assert all(re.fullmatch(r"https?://\S+", unescape(dict(each)["href"])) for each in links)
    assert len(links) <= 1  # the footer's
    line = visible(re.sub("[ \t\n\r\f\v\x1c-\x1f\x85\u2028\u2029]+", " ", text).strip(" \t\n\r\f\v"))
    assert line.strip() in "".join(page.texts)
    assert [tag for tag, _ in page.tags][:1] == ["h1"]


def test_documents_in_markdown_stand_apart():
    html = MARKDOWNS["commonmark"].render(whole("markdown", *READINGS.values()).decode())
    assert html.count("<h1>") == len(READINGS)
    assert html.count("<hr />") == len(READINGS) - 1
    for reading in READINGS.values():
        assert reading.record.title.text in unescape(html)


@pytest.mark.parametrize("form", [*OURS, "template"])
@given(text=ANY)
@settings(max_examples=60, deadline=None)
def test_no_form_lets_a_terminal_act(form, text):
    look = {"template": "{title} {source}"} if form == "template" else {}
    shown = whole(form, of(text), terminal=True, **look).decode()
    assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]", shown)
    for encoding in ("ascii", "cp1252"):
        whole(form, of(text), terminal=True, encoding=encoding, **look)
