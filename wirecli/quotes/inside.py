"""Attributions inside the marks: «Да, — сказал он, — и нет» is two quotations with words of the reporter's between."""

from collections.abc import Iterable, Sequence
from itertools import takewhile

from wirecli.knowledge import lexicon as lex
from wirecli.page import Page
from wirecli.patterns import pattern
from wirecli.quotes.marks import Quoted
from wirecli.quotes.sentences import ends_with_network
from wirecli.quotes.token import Token, every, some
from wirecli.quotes.tokens import Tokeniser

_LONGEST = 24  # tokens of an attribution between the separators
_EARLY = 6  # the cue stands this near to the first separator
_LONGEST_LABEL = 48
_LABEL = pattern(r"[^\W\d_a-z][^\W\d_a-z.'’-]+(?: [^\W\d_a-z.'’-]+){0,3}:\s+")
_FLAGS = {"dash": lex.DASH, "comma": lex.COMMA}


def split_inside(page: Page, quoted: Quoted, tokeniser: Tokeniser, separators: Sequence[str]) -> list[Quoted]:
    """The quotations that `quoted` really is: itself, or its pieces around attributions."""
    tokens = tokeniser.tokens(page, quoted.start, quoted.end, ())
    pieces: list[Quoted] = []
    start, at = quoted.start, 0
    while at < len(tokens):
        gap = next((g for g in (_gap(tokens, at, _FLAGS[kind]) for kind in separators) if g), None)
        if gap is None:
            at += 1
            continue
        first, last = gap
        _keep(page, pieces, quoted, start, tokens[first].start if tokens[first].tags & lex.DASH else tokens[first].end)
        if last + 1 < len(tokens) and tokens[last].tags & lex.DASH and tokens[last + 1].start == tokens[last].end:
            last += bool(tokens[last + 1].tags & lex.COMMA)  # —dijo la molinera—, pero todavía muelo
        start = tokens[last].end if last < len(tokens) else quoted.end
        at = last + 1
    if not pieces:
        return [quoted]
    _keep(page, pieces, quoted, start, quoted.end)
    pieces[-1].closed = quoted.closed
    return pieces


def drop_labels(page: Page, quotations: Iterable[Quoted]) -> None:
    """Start the quotations of a transcript behind their speakers, where the marks enclose those: “WALLACE: Why now?

    Such marks open again in every paragraph and close at the end; of a single “NOTE: …” the label is part.
    """
    labels: list[tuple[Quoted, int]] = []
    for quoted in quotations:
        colon = page.text.find(":", quoted.start, min(quoted.end, quoted.start + _LONGEST_LABEL))
        label = _LABEL.match(page.text, quoted.start, quoted.end) if colon > 0 else None
        if label and label.end() < quoted.end:
            labels.append((quoted, label.end()))
    if sum(not quoted.closed for quoted, _ in labels) > 1:
        for quoted, start in labels:
            quoted.start = start


def _gap(tokens: Sequence[Token], at: int, flag: int) -> tuple[int, int] | None:
    """The separators around an attribution, the first one at `at`; the last is past the end where nothing follows."""
    if not tokens[at].tags & flag or not at:
        return None
    spaced = flag == lex.DASH and not tokens[at - 1].tags & (lex.COMMA | lex.END)  # —dijo Ana Gil— without a comma
    end = at + 1
    while end < len(tokens) and end - at < _LONGEST and not _closes(tokens, end, flag, spaced):
        end += 1
    close = end
    while flag == lex.COMMA and end < len(tokens) and tokens[end].tags & lex.COMMA:
        if not (_tells_more(tokens, at, end) or (end > close and _tells_how(tokens, end))):
            break
        end += 1  # …, se félicite Paul Perrin, patron de Volta. Il …
        while end < len(tokens) and end - at < _LONGEST and not _closes(tokens, end, flag, spaced):
            end += 1
    if end < len(tokens) and not _closes(tokens, end, flag, spaced):
        return None
    if end >= len(tokens) and flag == lex.COMMA:
        return None  # …, dit-il at the end of the marks: the closing mark stands before it in every newsroom
    inner = tokens[at + 1 : end]
    cue = next((k for k, token in enumerate(inner[:_EARLY]) if token.tags & lex.SAY), None)
    if cue is None and flag == lex.COMMA and len(inner) > 2 and inner[1].tags & lex.PRONOUN and "-" in inner[1].word:
        cue = 2 if inner[2].tags & lex.ACT else None  # …, a-t-il lâché. …
    if cue is None and flag == lex.DASH and not spaced and inner and inner[0].tags & lex.ACT:
        cue = 0  # «…, — показывает рукой Анна Грач, — …»
    if cue is None or some(inner[:cue], lex.THAT | lex.COLON | lex.CONJUNCTION):
        return None
    bare = spaced and every(inner, lex.SAY | lex.FILLER)  # — disse —
    # —dijo la molinera—
    bare = bare or (spaced and not cue and 1 < len(inner) < 5 and bool(inner[1].tags & lex.DETERMINER))
    if (flag == lex.COMMA or spaced) and not bare and not _is_inverted(inner, cue):
        return None
    return at, end


def _tells_more(tokens: Sequence[Token], at: int, comma: int) -> bool:
    """Whether the words behind a comma of the attribution tell of who speaks, and are not the quotation again."""
    after = tokens[comma + 1 : comma + 4]
    if some(after[:2], lex.ROLE):
        return True
    subject = tokens[at + 1 : comma]
    if len(after) < 2 or not subject or some(tokens[at + 1 : at + 4], lex.PRONOUN):
        return False
    if after[0].tags & lex.RELATIVE or (after[0].tags & lex.LINK and after[1].tags & lex.CAPITAL):
        return True  # …, s’emporte l’élu, qui avait prévenu. … / …, précise Paul Perrin, du SDIS. …
    if after[0].tags & lex.CAPITAL and subject[-1].tags & lex.ROLE and not some(subject, lex.CAPITAL):
        return True  # …, soupire le maire, Paul Perrin, …
    aged = after[0].tags & lex.NUMBER and after[1].tags & lex.STOP
    return bool(aged) and (len(after) == 2 or bool(after[2].tags & (lex.COMMA | lex.END)))  # …, souffle Anne, 78 ans. …


def _tells_how(tokens: Sequence[Token], comma: int) -> bool:
    """Whether few words behind who speaks end the sentence that tell what she looks like: …, les yeux rougis. …"""
    end = next((k for k in range(comma + 1, min(comma + 8, len(tokens))) if tokens[k].tags & (lex.COMMA | lex.END)), 0)
    words = tokens[comma + 1 : end]
    if len(words) < 2 or not tokens[end].tags & lex.END or some(words, lex.PRONOUN | lex.CUE | lex.CONJUNCTION):
        return False
    where = words[0].tags & (
        lex.CAPITAL | lex.ORGANISATION
    )  # …, commente Paul Perrin, chef de service, CHU de Norvane. …
    return bool(words[0].tags & lex.DETERMINER or where or (words[0].tags & lex.UNKNOWN and words[1].tags & lex.STOP))


def _closes(tokens: Sequence[Token], end: int, flag: int, spaced: bool) -> bool:
    if flag == lex.DASH:
        return bool(tokens[end].tags & lex.DASH) and (spaced or bool(tokens[end - 1].tags & (lex.COMMA | lex.END)))
    return bool(tokens[end].tags & (lex.COMMA | lex.END)) or ends_with_network(tokens, end)


def _is_inverted(inner: Sequence[Token], cue: int) -> bool:
    """Between commas only the inverted order is surely the reporter's: …, plaide-t-il, … and …, a dit Anne, …"""
    if not every(inner[:cue], lex.FILLER | lex.PRONOUN):
        return False
    if some(inner[:cue], lex.PRONOUN):
        return not inner[0].tags & lex.PRONOUN  # …, elle se contredit. …: her own words
    begin = next((k for k in range(cue + 1, len(inner)) if not inner[k].tags & lex.FILLER), cue + 1)
    after = list(takewhile(lambda token: not token.tags & lex.CONJUNCTION, inner[begin : begin + 5]))
    return (
        bool(after)
        and (after[0].tags & (lex.PRONOUN | lex.DETERMINER | lex.ROLE | lex.TITLE | lex.CAPITAL)) != 0
        and some(after, lex.PERSON | lex.CAPITAL)
    )


def _keep(page: Page, pieces: list[Quoted], whole: Quoted, start: int, end: int) -> None:
    start, end = page.trim(start, end)
    if start < end:
        pieces.append(
            Quoted(start, end, whole.paragraph, opened=not pieces and whole.opened, closed=True, mark=whole.mark)
        )
