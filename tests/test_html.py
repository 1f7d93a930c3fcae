"""A page holds the whole document, in its direction, with its parts marked; nothing in it acts or is fetched."""

import hashlib
import re
import sys
from base64 import b64encode
from itertools import count

import html5lib
import pytest
from conftest import ROOT, SAMPLES
from hostile import documents
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st
from test_exports import ANY, of

import wirecli
from wirecli.output import Look, frame, rendering
from wirecli.output.html.escape import shown
from wirecli.output.html.index import Entry, index
from wirecli.record import Quote, Reading, Record, Span, Speaker

sys.path.insert(0, str(ROOT / "tests" / "pages"))
from chromium import PROGRAM, browser

READINGS = {
    path.stem: Reading(wirecli.parse(text), text)
    for path in sorted(SAMPLES.glob("*.txt"))
    for text in (path.read_text("utf-8"),)
}
RIGHT_TO_LEFT = {name for name in READINGS if name.startswith("ar-")}
TAGS = {
    "html", "head", "meta", "title", "style", "body", "script", "main", "section", "header", "article", "aside",
    "h1", "h2", "p", "div", "footer", "span", "bdi", "b", "mark", "a", "ol", "ul", "li", "dl", "dt", "dd", "br", "time",
    "details", "summary",
}  # fmt: skip
ATTRIBUTES = {
    "lang", "dir", "class", "id", "href", "rel", "datetime", "tabindex", "data-speaker", "aria-description",
    "aria-label", "charset", "name", "content", "http-equiv", "type",
}  # fmt: skip


def page(*readings: Reading, alone: bool = True) -> str:
    made = rendering("html", Look(alone=alone))
    return b"".join(frame(made).around(map(made.piece, readings))).decode()


def tree(html: str):
    """The page as a browser reads it; a fault of any kind raises."""
    parser = html5lib.HTMLParser(tree=html5lib.getTreeBuilder("etree"), strict=True, namespaceHTMLElements=False)
    return parser.parse(html)


def words(element) -> str:
    return "".join(element.itertext())


def lines(text: str) -> str:
    """The text as a page shows it: line ends are alike, and what would act unseen is written out."""
    return shown(text.replace("\r\n", "\n").replace("\r", "\n"))


def classed(element, *names: str) -> list:
    return [each for each in element.iter() if {*names} <= {*(each.get("class") or "").split()}]


def check(html: str) -> None:
    """What holds of every page: it is well formed, its jumps arrive, and nothing in it runs or is fetched."""
    root = tree(html)
    ids = [each.get("id") for each in root.iter() if each.get("id")]
    assert len(ids) == len({*ids})
    for each in root.iter():
        assert each.tag in TAGS and {*each.attrib} <= ATTRIBUTES, (each.tag, each.attrib)
        assert each.tag != "script" or (each.get("type") == "text/plain" and not each.get("src"))
        href = each.get("href")
        if href is not None:
            assert href[1:] in ids if href.startswith("#") else re.match(r"https?://[!-~]+$", href), href
    check_policy(root)


def check_policy(root) -> None:
    style = root.find("head/style").text
    assert not re.search(r"url\(|@import|expression", style)
    (policy,) = (meta.get("content") for meta in root.iter("meta") if meta.get("http-equiv"))
    digest = b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert policy == f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"


# The document


@pytest.mark.parametrize("name", READINGS)
def test_an_article_s_text_is_the_document(name):
    html = page(READINGS[name])
    check(html)
    (article,) = tree(html).iter("article")
    assert words(article) == READINGS[name].text


@pytest.mark.parametrize("ends", ["\r\n", "\r"])
def test_line_ends_of_any_kind_lose_nothing(ends):
    text = READINGS["en-release"].text.replace("\n", ends)
    (article,) = tree(page(Reading(wirecli.parse(text), text))).iter("article")
    assert words(article) == READINGS["en-release"].text


@pytest.mark.parametrize("name", READINGS)
def test_each_part_is_marked_in_place(name):
    record, root = READINGS[name].record, tree(page(READINGS[name]))
    (article,) = root.iter("article")
    assert [words(each) for each in article.iter("h1")] == [record.title.text]
    assert [words(each) for each in classed(article, "dateline")] == [record.dateline.text]
    quotes = [each for each in article.iter("mark") if each.get("id")]
    assert [words(each) for each in quotes] == [quote.text for quote in record.quotes]
    assert [each.get("class").split()[0] for each in quotes] == [quote.kind for quote in record.quotes]
    for number, speaker in enumerate(record.speakers, 1):
        assert [quotes[index].get("data-speaker") for index in speaker.quotes] == [str(number)] * len(speaker.quotes)
    cues = {(quote.cue.start, quote.cue.text) for quote in record.quotes if quote.cue}
    assert [words(each) for each in classed(article, "cue")] == [text for _, text in sorted(cues)]
    mentioned = {(span.start, span.text) for speaker in record.speakers for span in speaker.mentions}
    mentioned |= {(quote.mention.start, quote.mention.text) for quote in record.quotes if quote.mention}
    assert sorted(words(each) for each in classed(article, "mention")) == sorted(text for _, text in mentioned)
    assert [words(each) for each in classed(article, "sector")] == [sector.text for sector in record.sectors]
    assert [words(each) for each in classed(article, "block")] == [block.text for block in record.blocks]
    assert [words(each) for each in article.iter("footer")] == ([record.footer.text] if record.footer else [])
    paragraphs = {paragraph.text for paragraph in record.paragraphs}
    shown_paragraphs = [words(each).removeprefix(record.dateline.text).strip() for each in article.iter("p")]
    assert paragraphs <= {*shown_paragraphs}


def test_speakers_are_listed_with_their_roles_and_lead_to_their_quotes():
    record = READINGS["ar-translated"].record
    root = tree(page(READINGS["ar-translated"]))
    (listed,) = classed(root, "speakers")
    assert [words(each) for each in classed(listed, "name")] == [speaker.name for speaker in record.speakers]
    assert [words(each) for each in classed(listed, "role")] == [speaker.role for speaker in record.speakers]
    for item, speaker in zip(listed, record.speakers, strict=True):
        first, *others = (each.get("href") for each in item.iter("a"))
        assert others == [f"#q{index + 1}" for index in speaker.quotes]
        (mention,) = (each for each in root.iter() if f"#{each.get('id')}" == first)
        assert words(mention) == speaker.mentions[0].text


def test_what_a_mark_is_can_be_told_by_pointer_and_by_keyboard():
    (article,) = tree(page(READINGS["en-harbour-wall"])).iter("article")
    told = [each for each in article.iter() if each.get("aria-description")]
    assert {each.get("tabindex") for each in told} == {"0"}
    first = next(article.iter("mark")).get("aria-description")
    assert first == "Maret Saar\nEstonian port director\nquote 1: direct\ncue: said"


# Language and direction


@pytest.mark.parametrize("name", READINGS)
def test_a_page_has_its_document_s_language_and_direction(name):
    root = tree(page(READINGS[name]))
    (article,) = root.iter("article")
    way = "rtl" if name in RIGHT_TO_LEFT else "ltr"
    for each in (root, article):
        assert (each.get("lang"), each.get("dir")) == (READINGS[name].record.language, way)
    for each in article.iter("a"):
        assert each.get("dir") == "ltr"
    (beside,) = root.iter("aside")
    assert (beside.get("lang"), beside.get("dir")) == ("en", "ltr")


def test_a_paragraph_that_runs_the_other_way_says_so():
    text = "أغلقت البلدية الجسر\n\nقالت آنا بيل إن الجسر غير آمن.\n\nThe bridge is closed until May.\n"
    (article,) = tree(page(Reading(wirecli.parse(text), text))).iter("article")
    assert article.get("dir") == "rtl"
    assert [(words(each)[:3], each.get("lang")) for each in article if each.get("dir")] == [("The", "")]


# Several documents


def test_a_page_may_hold_all_documents_and_a_list_of_them():
    html = page(*READINGS.values(), alone=False)
    check(html)
    root = tree(html)
    assert [words(each) for each in root.iter("article")] == [reading.text for reading in READINGS.values()]
    titles = [reading.record.title.text for reading in READINGS.values()]
    assert [words(each) for each in classed(root, "entry")] == titles
    assert words(next(root.iter("title"))) == titles[0]


def test_a_page_of_one_is_titled_as_it_is_whether_or_not_others_may_follow():
    for alone in (True, False):
        html = page(READINGS["th-release"], alone=alone)
        check(html)
        assert [words(each) for each in tree(html).iter("title")] == [READINGS["th-release"].record.title.text]


# Hostile text


@given(text=ANY)
@example("<a href='javascript:alert(1)'>")
@example('javascript:alert(1) data:text/html,x https://a.example/"onmouseover=alert(1)')
@example("</title></style></script><!-- --> ]]> <![CDATA[")
@settings(max_examples=150, deadline=None)
def test_no_text_is_ever_markup(text):
    for alone in (True, False):
        html = page(of(text), alone=alone)
        check(html)
        for article in tree(html).iter("article"):
            assert words(article) == lines(text)
    assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]", html)


def test_hostile_documents_lose_nothing():
    for text in documents(60, seed=5):
        html = page(Reading(wirecli.parse(text), text))
        check(html)
        (article,) = tree(html).iter("article")
        assert words(article) == lines(text)


TEXT = "One two https://a.example/b three four five six.\n\nSeven eight nine ten."


@st.composite
def spans(draw) -> Span:
    start = draw(st.integers(0, len(TEXT) - 1))
    end = draw(st.integers(start + 1, len(TEXT)))
    assume(TEXT[start:end].strip() == TEXT[start:end])
    return Span(TEXT[start:end], start, end)


@given(st.lists(spans(), min_size=1, max_size=4), st.lists(spans(), max_size=8), spans())
@settings(max_examples=300, deadline=None)
def test_spans_that_cross_are_cut_and_nothing_is_lost(said, others, title):
    quotes = tuple(Quote(span.text, span.start, span.end, kind="direct", cue=span, mention=span) for span in said)
    speaker = Speaker("Ann", None, tuple(others), tuple(range(len(quotes))), 0)
    record = Record(source="-", title=title, quotes=quotes, speakers=(speaker,), paragraphs=tuple(others[:2]))
    html = page(Reading(record, TEXT))
    assert words(next(tree(html).iter("article"))) == TEXT
    check(html)


@pytest.mark.parametrize("name", READINGS)
def test_what_is_reported_stands_under_who_said_it(name):
    record, root = READINGS[name].record, tree(page(READINGS[name]))
    listed = [
        [lines(words(item)) for details in each.iter("details") for item in details.iter("li")]
        for speakers in classed(root, "speakers")
        for each in speakers.findall("li")
    ]
    assert listed == [
        [lines(one.text) for one in record.statements if one.speaker == speaker.name] for speaker in record.speakers
    ]


# The index


def test_an_index_leads_to_each_page():
    odd = "a b/c#d?e%f:g/طهران.html"
    entries = [
        Entry(href=odd, source="x", title="<b>جسر\n\u202egnp</b>", language="ar", wire="seaprwire", quotes=1234),
        Entry(href="javascript:alert(1)", source="<i>", date="2025-03-04"),
    ]
    root = tree(b"".join(index(entries)).decode())
    check_policy(root)
    links = [*root.iter("a")]
    assert [each.get("href") for each in links] == [
        "./a%20b/c%23d%3Fe%25f%3Ag/%D8%B7%D9%87%D8%B1%D8%A7%D9%86.html", "./javascript%3Aalert%281%29",
    ]  # fmt: skip
    assert [words(each) for each in links] == ["<b>جسر ⟨U+202E⟩gnp</b>", "<i>"]
    assert [[words(cell) for cell in row] for row in root.find("body/main/div/table/tbody")] == [
        ["<b>جسر ⟨U+202E⟩gnp</b>x", "ar", "seaprwire", "1,234"], ["<i><i> 2025-03-04", "", "", "0"],
    ]  # fmt: skip
    assert words(root).rstrip().endswith("2 documents")


def test_a_day_without_a_year_is_shown_without_dashes():
    root = tree(b"".join(index([Entry(href="a.html", source="a", date="--11-02")])).decode())
    assert [(each.get("datetime"), words(each)) for each in root.iter("time")] == [("--11-02", "11-02")]


def test_an_index_of_any_length_goes_out_as_it_comes_in():
    asked = count()
    entries = (Entry(href=f"{next(asked)}.html", source="s") for _ in range(100_000))
    chunks = index(entries)
    next(chunks), next(chunks)
    assert next(asked) < 2_000


# In a browser


@pytest.fixture(scope="module")
def tab():
    if not PROGRAM:
        pytest.skip("no Chromium")
    with browser() as opened:
        yield opened


@pytest.mark.parametrize("alone", [True, False])
@pytest.mark.parametrize("name", ["ar-translated", "en-harbour-wall", "ja-feature"])
def test_a_browser_shows_it_in_the_right_direction_and_has_nothing_to_complain_of(tab, tmp_path, name, alone):
    path = tmp_path / "page.html"
    path.write_text(page(READINGS[name], alone=alone), "utf-8")
    tab.look(1280, 900)
    tab.open(path.as_uri())
    way = "rtl" if name in RIGHT_TO_LEFT else "ltr"
    assert tab.run("getComputedStyle(document.querySelector('article p')).direction") == way
    assert tab.run("getComputedStyle(document.querySelector('aside')).direction") == "ltr"
    first = tab.run("(r => [r.left, r.right])(document.querySelector('h1').getBoundingClientRect())")
    beside = tab.run("(r => [r.left, r.right])(document.querySelector('aside').getBoundingClientRect())")
    assert beside[1] < first[0] if way == "rtl" else first[1] < beside[0]
    assert tab.run("document.title") == READINGS[name].record.title.text
    assert tab.said == []
    assert tab.asked_for == [path.as_uri()]


@pytest.mark.parametrize("name", ["ar-translated", "en-hard", "ja-feature", "th-release"])
def test_nothing_is_wider_than_a_telephone(tab, tmp_path, name):
    path = tmp_path / "page.html"
    path.write_text(page(READINGS[name]), "utf-8")
    tab.look(360, 800)
    tab.open(path.as_uri())
    assert tab.run("document.documentElement.scrollWidth") == 360
    tab.run("document.querySelector('mark').focus({focusVisible: true})")
    assert tab.run("document.documentElement.scrollWidth") == 360


@pytest.mark.parametrize("dark", [False, True])
def test_every_colour_can_be_read(tab, tmp_path, dark):
    """4.5 to 1, as WCAG wants it: each speaker's colour on paper, its number on the colour, the text on its tint."""
    path = tmp_path / "page.html"
    path.write_text(page(READINGS["en-hard"]), "utf-8")
    tab.look(1280, 900, dark=dark)
    tab.open(path.as_uri())
    value = "name => getComputedStyle(document.documentElement).getPropertyValue('--' + name)"
    colours = {
        name: str(tab.run(f"({value})('{name}')")).strip()
        for name in ("paper", "card", "ink", "soft", "link", "grey", "warn", "warn-tint", "grey-tint",
                     *(f"{kind}{number}" for kind in "ct" for number in range(1, 9)))
    }  # fmt: skip
    pairs = [("ink", "paper"), ("soft", "paper"), ("soft", "card"), ("link", "card"), ("grey", "paper")]
    pairs += [("ink", "grey-tint"), ("warn", "warn-tint"), ("warn", "card")]
    pairs += [pair for number in range(1, 9) for pair in ((f"c{number}", "paper"), ("ink", f"t{number}"))]
    pairs += [(f"c{number}", f"t{number}") for number in range(1, 9)]
    low = {pair: contrast(*(colours[name] for name in pair)) for pair in pairs}
    assert {pair: ratio for pair, ratio in low.items() if ratio < 4.5} == {}


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
