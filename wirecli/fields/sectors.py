"""The tags by which a wire files a story: a short label, a colon, short tags."""

from wirecli.fields.words import Vocabulary, fold
from wirecli.page import Page
from wirecli.patterns import pattern
from wirecli.record import Span

LINE = 240  # characters; a longer line is no list of tags
_LABEL = pattern(r"\s*([^\n:：]{1,32}?)\s{0,2}[:：]\s{0,3}(?=\S)")
_BETWEEN = pattern(r"(?<!\s)(?:\s*+[,،、;；|·•，؛﹐]\s*+|\s++[/–—-]\s++)")
_TAG = 48


def label_end(line: str, at: int, end: int) -> tuple[int, int, int] | None:
    """Where the label of a line of tags stands, and where its tags begin."""
    match = _LABEL.match(line, at, min(end, at + 40))
    if not match or line.startswith("//", match.end(1) + 1):
        return None
    return match.start(1), match.end(1), match.end()


def is_sectors(page: Page, start: int, end: int, words: Vocabulary, labels: tuple[str, ...], *, expected: bool) -> bool:
    """Whether that stretch is a line of the wire's tags; where one is `expected`, its label need not be a known one."""
    if end - start > LINE:
        return False
    found = label_end(page.text, start, end)
    if not found:
        return False
    label = fold(page.text[found[0] : found[1]]).strip("#*•-–— ")
    _, kinds = words.labels.opening(label)
    if "sectors" in kinds or label in labels:
        return True
    if not expected or kinds or words.facts.opening(label)[0] == len(label):
        return False
    tags = _BETWEEN.split(page.text[found[2] : end])
    return len(label.split()) <= 3 and all(
        0 < len(tag.strip()) <= _TAG and "@" not in tag and "http" not in tag for tag in tags if tag
    )


def find_sectors(page: Page, line: Span | None) -> tuple[Span, ...]:
    """The tags of a line of tags, as printed."""
    if line is None:
        return ()
    found = label_end(page.text, line.start, line.end)
    if found is None:
        return ()
    tags: list[Span] = []
    pos = found[2]
    for gap in [*_BETWEEN.finditer(page.text, pos, line.end), None]:
        tag = page.span(pos, gap.start() if gap else line.end)
        stop = tag.end - 1 if tag.text[-1:] in ".。" and not gap else tag.end
        if stop > tag.start:
            tags.append(page.span(tag.start, stop))
        pos = gap.end() if gap else pos
    return tuple(tags)
