"""A page of the web is read as its article, a feed as its items: known by what they say, not by their names."""

import html
import subprocess
import sys
import time

import pytest
from conftest import SAMPLES, check_promises, environment
from containers import GOOD, sources, zipped
from hypothesis import given
from hypothesis import strategies as st

from wirecli.page import Page, open_page
from wirecli.record import Failure

STORIES = [
    "en-harbour-wall",
    "en-release",
    "ar-translated",
    "ja-feature",
    "ko-release",
    "th-release",
    "zh-Hans-release",
]
SURROUNDINGS = {
    "article": "<main><article><h1>{title}</h1>{body}</article><aside><a href=/2>Read also</a></aside></main>",
    "header": "<h1>{title}</h1><div class=content><article>{body}</article></div>",
    "theme": '<main><article><header class="entry-header"><h1>{title}</h1><div class="entry-meta">Posted by <a href=/u>'
    'admin</a></div></header><div class="entry-content">{body}<div class="sharedaddy"><h3>Share this:</h3></div></div>'
    '<footer class="entry-footer"><span>Posted in <a href=/n>News</a></span></footer></article></main>',
    "label": "<div class=top><a href=/>The Wire</a></div><div class=story><h1>{title}</h1>{body}</div>",
    "div": "<div id=content><h1>{title}</h1><div class=story>{body}</div></div>",
    "table": "<table><tr><td><h1>{title}</h1>{body}</td></tr></table>",
    "footer": "<article><h1>{title}</h1>{body}<footer class=note><p>{last}</p></footer></article>",
}
PAGE = (
    '<!DOCTYPE html>\n<html><head><meta charset="{charset}"><title>Site</title><style>p{{}}</style></head><body>'
    "<header><nav><ul><li><a href=/>Home</a></li><li><a href=/news>News</a></li></ul></nav></header>{main}"
    "<footer><p>Imprint</p></footer><script>var p = '<p>no</p>';</script></body></html>"
)


def lines(stem: str) -> list[str]:
    return [
        " ".join(line.split()) for line in (SAMPLES / f"{stem}.txt").read_text("utf-8").splitlines() if line.strip()
    ]


def page_of(stem: str, around: str = "article", charset: str = "utf-8") -> bytes:
    title, *body = map(html.escape, lines(stem))
    last = body.pop() if around == "footer" else ""
    main = SURROUNDINGS[around].format(title=title, last=last, body="".join(f"<p>{line}</p>\n" for line in body))
    return PAGE.format(main=main, charset=charset).encode(charset, "xmlcharrefreplace")


def opened(data: bytes) -> Page:
    page = open_page("a", data)
    assert isinstance(page, Page), page
    return page


@pytest.mark.parametrize("around", SURROUNDINGS)
@pytest.mark.parametrize("stem", STORIES)
def test_a_page_is_read_as_the_lines_of_its_article(stem, around):
    read = [line for line in opened(page_of(stem, around)).text.splitlines() if line.strip()]
    assert [" ".join(line.split()) for line in read] == lines(stem)


@pytest.mark.parametrize(
    ("stem", "charset"), [("ar-feature", "windows-1256"), ("ja-feature", "shift_jis"), ("zh-Hant-feature", "big5")]
)
def test_the_encoding_that_a_page_declares_is_taken(stem, charset):
    page = opened(page_of(stem, charset=charset))
    assert page.warnings == ()
    assert page.text.splitlines()[0] == lines(stem)[0]


def test_the_record_of_a_page_points_into_its_text(wirecli, tmp_path):
    (tmp_path / "page.txt").write_bytes(b"\n<!-- saved -->" + page_of("en-harbour-wall"))
    ran = wirecli("parse", "--with-text", "page.txt")
    record = ran.records[0]
    assert (record["title"]["text"], record["wire"]) == (lines("en-harbour-wall")[0], "seaprwire")
    check_promises(record, record["text"])


def test_pages_lie_in_folders_archives_and_pipes(wirecli, tmp_path):
    page = page_of("en-harbour-wall")
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.html").write_bytes(page)
    (tmp_path / "in" / "b.zip").write_bytes(zipped({"c.htm": page}))
    ran = wirecli("parse", "in", "-", stdin=page)
    assert sources(ran) == ["in/a.html", "in/b.zip!c.htm", "-"]
    assert {record["title"]["text"] for record in ran.records} == {lines("en-harbour-wall")[0]}


def test_without_its_package_a_page_says_what_to_install(tmp_path):
    (tmp_path / "a.html").write_bytes(page_of("en-harbour-wall"))
    (tmp_path / "a.txt").write_bytes(GOOD)
    hide = "import sys; sys.modules['resiliparse'] = None; from wirecli.__main__ import main"
    done = subprocess.run(
        [sys.executable, "-c", f"{hide}; main()", "parse", "a.html", "a.txt"],
        cwd=tmp_path, env=environment(), capture_output=True, timeout=60,
    )  # fmt: skip
    assert done.stderr.decode().splitlines() == [
        'wirecli: a.html: an HTML page; pip install "wirecli[html]" to read it, or save it as plain text',
        "wirecli: 1 read, 1 failed",
    ]


def test_a_page_without_text_is_told(wirecli):
    told = wirecli("parse", stdin=b"<!doctype html><html><body><script>1</script></body></html>").told
    assert told == ["wirecli: -: an HTML page without text; save what a browser shows of it as plain text"]


def test_a_page_that_is_nested_without_end_is_told_at_once(wirecli):
    started = time.perf_counter()
    ran = wirecli("parse", stdin=b"<!doctype html><html><body>" + b"<div>" * 200_000 + b"x")
    assert ran.told == ["wirecli: -: an HTML page that is nested too deep; save it as plain text and give that file"]
    assert time.perf_counter() - started < 5


PIECES = st.sampled_from(
    ["<p>", "</p>", "<div>", "<table>", "<!--", "-->", "<a href=x>", "&#0;", "&amp", "Text. ", "<h1>", "\0", "\u202e"]
)


@given(st.lists(PIECES, max_size=60))
def test_any_tags_are_a_page_or_a_failure(pieces):
    outcome = open_page("a", ("<!doctype html><html>" + "".join(pieces)).encode())
    assert isinstance(outcome, Page | Failure)


RSS = """<?xml version="1.0"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Wire</title>
<item><title>Bridge &amp; road closed</title><guid>g-1</guid><description>Short.</description>
<content:encoded><![CDATA[<p>The bridge is closed.</p>\n<p>“It is <b>not</b> safe,” said Ann&nbsp;Pell.<br>She
left.</p>]]>
</content:encoded></item>
<item><title>Second</title><description>&lt;p&gt;Only this.&lt;/p&gt;</description></item>
</channel></rss>
"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Wire</title><entry><id>urn:1</id><title>Bridge closed</title>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>One.</p><p>Two <b>here</b>.</p></div></content>
</entry></feed>"""


def test_the_items_of_a_feed_are_documents(wirecli, tmp_path):
    (tmp_path / "feed.xml").write_text(RSS, "utf-8")
    ran = wirecli("parse", "--with-text", "feed.xml")
    assert [(record["source"], record["id"]) for record in ran.records] == [("feed.xml#1", "g-1"), ("feed.xml#2", None)]
    assert [record["text"] for record in ran.records] == [
        "Bridge & road closed\n\nThe bridge is closed.\n\n“It is not safe,” said Ann\u00a0Pell.\n\nShe left.\n",
        "Second\n\nOnly this.\n",
    ]


def test_the_encoding_that_the_user_names_is_that_of_a_feed_too(wirecli):
    feed = "<rss><channel><item><title>Мост закрыт на три недели</title></item></channel></rss>".encode("cp1251")
    (record,) = wirecli("parse", "--with-text", "--encoding", "cp1251", stdin=feed).records
    assert record["text"] == "Мост закрыт на три недели"


def test_an_atom_feed_is_one_too(wirecli):
    [record] = wirecli("parse", "--with-text", stdin=ATOM.encode()).records
    assert (record["source"], record["id"]) == ("-#1", "urn:1")
    assert record["text"] == "Bridge closed\n\nOne.\n\nTwo here.\n"


def test_entities_of_html_in_a_feed_are_what_they_are_in_html(wirecli):
    feed = "<rss><channel><item><title>Bridge&nbsp;closed &mdash; again&nosuch;</title></item></channel></rss>"
    [record] = wirecli("parse", "--with-text", stdin=feed.encode()).records
    assert record["text"] == "Bridge closed — again"


def test_a_feed_is_read_in_the_encoding_that_it_declares(wirecli):
    feed = '<?xml version="1.0" encoding="windows-1251"?><rss><channel><item><title>Мост</title></item></channel></rss>'
    [record] = wirecli("parse", "--with-text", stdin=feed.encode("cp1251")).records
    assert record["text"] == "Мост"


@pytest.mark.parametrize(
    "declared", ['<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">', '<!ENTITY b SYSTEM "file:///etc/passwd">']
)
def test_a_feed_may_declare_no_entities(wirecli, declared):
    feed = f"<!DOCTYPE rss [{declared}]><rss><channel><item><title>x &b;</title></item></channel></rss>"
    ran = wirecli("parse", stdin=feed.encode())
    assert (ran.code, ran.out) == (3, b"")
    assert ran.told == [
        "wirecli: -: a feed that declares entities of its own; take its DOCTYPE out, if you trust it",
    ]


def test_a_feed_that_breaks_off_gives_what_is_whole(wirecli):
    ran = wirecli("parse", stdin=RSS[: RSS.index("<item><title>Second") + 30].encode())
    assert sources(ran) == ["-#1"]
    assert ran.told[0] == "wirecli: -: a damaged feed (line 8: unclosed token); get it anew"
