"""Markup in a text that is no page: the HTML of a news service's `body`, and the `&quot;` of what was escaped twice.

Only elements of HTML are markup: `<hessen@dpa.example>` and `a < b` are text.
"""

from collections.abc import Iterator
from html import unescape

from wirecli.page import BLANKS, INVISIBLE
from wirecli.patterns import pattern

_IN_LINE = pattern(
    r"a|abbr|acronym|b|bdi|bdo|big|button|cite|code|data|del|dfn|em|font|i|img|ins|kbd|label|mark|nobr|o:p|"
    r"path|picture|s|samp|small|source|span|strike|strong|sub|sup|svg|time|tt|u|var|wbr"
)
_BLOCK = pattern(
    r"address|article|aside|audio|blockquote|body|br|caption|center|dd|details|div|dl|dt|embed|fieldset|"
    r"figcaption|figure|footer|form|h[1-6r]|head|header|html|iframe|legend|li|link|main|meta|nav|object|ol|p|"
    r"pre|section|summary|table|tbody|t[dhr]|tfoot|thead|title|ul|video"
)
_CLOSED_BY = {"script": "</script>", "style": "</style>", "template": "</template>", "<!--": "-->"}  # unread till there
_SAID = {"": "“", "/": "”"}  # <q>
_TAG = pattern(r"<(/?)([a-zA-Z][a-zA-Z0-9:]{0,11})(?:[\s/][^<>]{0,4000})?>|<!--|<!\[CDATA\[|\]\]>")
_ENTITY = pattern(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,30});")
_LINE_END = pattern(r"(?<![ \n])[ \n]*\n[ \n]*")

Change = tuple[int, int, str]  # from where to where, and what is read instead


def left_out(text: str) -> Iterator[Change]:
    """What markup a text has, and what is read instead: a line end for what parts paragraphs, a letter for its name.

    Offsets count code points of `text`. Line ends inside a paragraph that is marked as one are blanks.
    """
    if "<" in text:
        yield from _tags(text)
    if "&" in text:
        yield from _entities(text)


def _tags(text: str) -> Iterator[Change]:
    done, paragraph = 0, -1
    closed_by = dict(_CLOSED_BY)
    for tag in _TAG.finditer(text):
        if tag.start() < done:
            continue
        start, end, name = *tag.span(), (tag[2] or tag[0]).lower()
        if name in closed_by and not tag[1]:
            closing = closed_by[name]
            closes = text.find(closing, end)
            if closes < 0:
                del closed_by[name]  # looked for once: a text may hold a million
            end = closes + len(closing) if closes >= 0 else end
        done = end
        if name == "p":
            if paragraph >= 0:
                yield from ((*line_end.span(), " ") for line_end in _LINE_END.finditer(text, paragraph, start))
            paragraph = -1 if tag[1] else end
        if name == "q":
            yield start, end, _SAID[tag[1]]
        elif name in _CLOSED_BY or _BLOCK.fullmatch(name):
            yield start, end, "\n"
        elif name[0] in "<]" or _IN_LINE.fullmatch(name):
            yield start, end, ""


def _entities(text: str) -> Iterator[Change]:
    for entity in _ENTITY.finditer(text):
        words = unescape(entity[0])
        if words != entity[0]:
            yield *entity.span(), "".join(map(_shown, words))


def _shown(char: str) -> str:
    return "" if char in INVISIBLE else " " if char in BLANKS or not char.isprintable() else char
