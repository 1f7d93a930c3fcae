"""What holds for every text, however odd: offsets slice back, parts are a partition, nothing is raised."""

import string

import msgspec
from conftest import check_promises, plain
from hypothesis import example, given, settings
from hypothesis import strategies as st

import wirecli
from wirecli import knowledge
from wirecli.output.ndjson import encode
from wirecli.page import Page, open_page
from wirecli.record import Failure, Record

# The pieces that wire copy is made of, so that odd orders of them come up, and not only odd characters.
PIECES = [
    "(SeaPRwire) –", "(Reuters) -", "PARIS, May 3 (AFP) —", "موسكو (تاس) –", "北京5月3日电", "[서울=뉴시스]",
    "“It is not safe,” said Ann Pell.", "He said: “No.", "“", "”", "«", "»",
    "「", "」", "『", "』", "„", "‘", "’", '"', "'",
    "قال الدبلوماسي إن", "لـ”مرتزقة”", "الجسر مغلق", "桥封闭了。",
    "工程师说：", "と述べた。", "고 말했다.", "กล่าวว่า", "заявил", "sagte",
    "Sectors: Top Story, Daily News", "https://www.seaprwire.com/", "6,500", "86,000", "3.5 million", "٣٫٥ مليون",
    "About Harbour Ltd", "Contact:", "SOURCE: Harbour Ltd", "###", "-END-", "Dr.", "…", "—", "Ann Pell", "mayor",
    "\n", "\n\n", "\r\n", "\r", "\r\n\r\n", " ", "\u00a0", "\u3000", "\t", "\u200f", "\u202e", "\u2028",
    "\x85", "\0", "\ufeff",
    "<p>", "</p>", "<br/>", "<b>", "<q>", "<script>", "<!--", "-->", "&quot;", "&amp;", "&nbsp;", "> ", "# ", "''",
    "e\u0301", "\u0e4d\u0e32", "\u0e40\u0e40", "\U0001f469\u200d\U0001f680", "𐍈", "ﬁ", "İ", "ß",
]  # fmt: skip
TEXTS = st.one_of(
    st.text(max_size=400),
    st.text(alphabet=string.ascii_letters + " \n\r.,:;“”\"'«»()-–", max_size=400),
    st.lists(st.sampled_from(PIECES), max_size=40).map("".join),
    st.lists(st.sampled_from(PIECES), max_size=40).map(" ".join),
)
UNHURRIED = settings(deadline=None, max_examples=150)


@UNHURRIED
@given(TEXTS)
def test_a_record_of_any_text_keeps_every_promise(text):
    check_promises(plain(wirecli.parse(text)), text)


@UNHURRIED
@given(TEXTS, st.sampled_from(knowledge.languages()), st.sampled_from([None, *knowledge.wires()]))
def test_any_text_can_be_read_as_any_language_of_any_wire(text, language, wire):
    check_promises(plain(wirecli.parse(text, language=language, wire=wire)), text)


@UNHURRIED
@given(TEXTS)
def test_the_same_text_gives_the_same_record_twice(text):
    assert wirecli.parse(text) == wirecli.parse(text)


@UNHURRIED
@given(TEXTS)
def test_paragraphs_hold_every_character_that_is_no_blank_once(text):
    page = Page("a", text)
    covered = [False] * len(text)
    for span in page.paragraphs:
        assert not any(covered[span.start : span.end])
        covered[span.start : span.end] = [True] * (span.end - span.start)
    left = "".join(c for c, inside in zip(text, covered, strict=True) if not inside)
    assert page.trim(0, len(text))[0] == len(text) or Page("b", left).paragraphs == ()


@UNHURRIED
@given(st.one_of(st.binary(max_size=300), TEXTS.map(str.encode)))
@example(b"\xef\xbb\xbf\xef\xbb\xbf\xe1\x80\x80")
def test_any_bytes_are_a_page_or_a_failure(data):
    opened = open_page("a", data)
    if isinstance(opened, Failure):
        assert opened.what and opened.hint
    else:
        marks = (b"", b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff", b"\xff\xfe\0\0", b"\0\0\xfe\xff")
        assert data in [mark + opened.text.encode(opened.encoding) for mark in marks]


@UNHURRIED
@given(TEXTS)
def test_json_gives_back_the_record(text):
    record = wirecli.parse(text)
    assert msgspec.json.decode(encode(record), type=Record) == record


SENTENCES = (
    "Ann Pell closed the bridge on Monday.",
    "About forty people stood on the quay, and nobody spoke.",
    "SeaPRwire and Reuters had both been told of it by then.",
    "“It will not be mended before May,” said harbour master Ann Pell.",
    "Contact between the two towns ended in 1987.",
)


@given(st.lists(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=4).map(" ".join), min_size=2, max_size=8))
def test_a_document_of_an_unknown_wire_keeps_its_story(paragraphs):
    record = wirecli.parse("\n\n".join(["Bridge closed to all traffic", *paragraphs]))
    assert record.wire is None
    assert len(record.paragraphs) + (record.subtitle is not None) == len(paragraphs)
