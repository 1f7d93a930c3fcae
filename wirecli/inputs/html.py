"""A page of the web becomes the text of its article: title and paragraphs, without what stands around them."""

import re
from functools import partial
from typing import Any

from wirecli.inputs.encodings import Text
from wirecli.patterns import pattern
from wirecli.record import Failure

_TAG = pattern(r"<(/?)([a-z][a-z0-9]*)\b[^<>]*?(/?)>", re.I)
_DEEPEST = 2000  # the extractor's time grows with the square of the depth: 20,000 take it four seconds
_AROUND = ["nav", "body > header", "form", "button", "select"]
_LABEL = 80  # characters; what is longer is no label of a site
_VOID = {
    "area",
    "base",
    "br",
    "col",
    "embed",
    "hr",
    "img",
    "input",
    "link",
    "meta",
    "p",
    "source",
    "track",
    "wbr",
    "li",
}


def article(name: str, page: Text) -> Text | Failure:
    """The article of a page; offsets in its record count the characters of this text."""
    try:
        from resiliparse.parse.html import HTMLTree
    except ImportError:
        return Failure(name, "", "an HTML page", 'pip install "wirecli[html]" to read it, or save it as plain text')
    if _too_deep(page.text):
        return Failure(name, "", "an HTML page that is nested too deep", "save it as plain text and give that file")
    tree = HTMLTree.parse(page.text)
    text = _extracted(tree) if tree.body else ""
    if not text.strip():
        return Failure(name, "", "an HTML page without text", "save what a browser shows of it as plain text")
    return Text(text, page.encoding, page.warnings)


def _extracted(tree: Any) -> str:
    from resiliparse.extract.html2text import extract_plain_text

    _keep_footers(tree)
    as_lines = partial(extract_plain_text, preserve_formatting=True, list_bullets=False, alt_texts=False)
    text = as_lines(tree, main_content=True, comments=False, post_meta=False, skip_elements=_AROUND)
    text = text if text.strip() else as_lines(tree)
    title = _title(tree)
    return _from(title, text) if title else text


def _keep_footers(tree: Any) -> None:
    """A footer of paragraphs in an article is the wire's boilerplate; the extractor would drop it with the site's."""
    for footer in tree.body.query_selector_all("article footer"):
        if not footer.query_selector("p"):
            continue
        block = tree.create_element("div")
        for child in list(footer.child_nodes):
            block.append_child(child)
        footer.parent.replace_child(block, footer)


def _title(tree: Any) -> str:
    """The headline: the first heading, or what the page tells those who link to it."""
    heading = tree.body.query_selector("h1")
    words = " ".join((heading.text if heading else "").split())
    if not words and (told := tree.document.query_selector('meta[property="og:title"]')):
        words = " ".join((told.getattr("content") or "").split())
    return words


def _from(title: str, text: str) -> str:
    """The text from its title on, which is put before it where it is missing. Above it stand the site's own words."""
    at = 0
    for line in text.splitlines(keepends=True):
        if " ".join(line.split()) == title:
            return text[at:]
        at += len(line)
        if len(line) > _LABEL:
            break
    return text if title in " ".join(text.split()) else f"{title}\n\n{text}"


def _too_deep(html: str) -> bool:
    if html.count("<") < _DEEPEST:
        return False
    depth = 0
    for close, name, empty in _TAG.findall(html):
        if name.lower() not in _VOID and not empty:
            depth = max(depth - 1, 0) if close else depth + 1
            if depth > _DEEPEST:
                return True
    return False
