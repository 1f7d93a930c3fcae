"""The same run told step by step: which shape, which word of which list, and how the speaker was found."""

import sys
from collections.abc import Iterator, Sequence

import msgspec

from wirecli import usage
from wirecli.explanation import Explanation, Step, Word
from wirecli.faircopy import FairCopy
from wirecli.inputs import MAX_BYTES, Sources, expand
from wirecli.inputs import read as read_bytes
from wirecli.knowledge.lexicon import keys
from wirecli.options import How, Screen, Shape
from wirecli.output.ndjson import encode
from wirecli.output.sink import write
from wirecli.page import Page, open_page
from wirecli.pipeline import Options, read
from wirecli.quotes import Said, Speech
from wirecli.quotes.token import Token
from wirecli.record import Failure
from wirecli.report import SOME_FAILED, Report, failure_line
from wirecli.request import look_of

_EVIDENCE = Options()


def run(path: str, form: str, how: How, screen: Screen) -> int:
    """Explain one document on standard output; the exit code."""
    usage.use_data(how.data)
    encoding = usage.check_encoding(how.encoding)
    options = Options(usage.check_language(how.language), usage.check_wire(how.wire))
    report = Report()
    outcome = explained(path, encoding, options)
    if isinstance(outcome, Failure):
        report.tell(failure_line(outcome))
        return SOME_FAILED
    as_tree = form == "tree" or (form == "auto" and sys.stdout.isatty())
    if as_tree:
        return report.close(write(_tree(outcome, screen), None))
    return report.close(write([msgspec.json.format(encode(outcome), indent=2) + b"\n"], None))


def explained(path: str, encoding: str | None = None, options: Options = _EVIDENCE) -> Explanation | Failure:
    """What was read off one document, and why."""
    document = next(iter(expand(Sources(paths=(path,)))), None)
    if document is None or isinstance(document, Failure):
        return document or Failure(path, "", "holds no text", "name a file")
    data = read_bytes(document, MAX_BYTES)
    page = data if isinstance(data, Failure) else open_page(document.name, data, encoding)
    if isinstance(page, Failure):
        return page
    copy = FairCopy(page)
    record, speech = read(copy.page, options)
    title = record.title.text if record.title else None
    return Explanation(
        source=page.name, language=record.language, wire=record.wire, title=title,
        steps=copy.restored(steps(copy.page, speech)),
    )  # fmt: skip


def _tree(explanation: Explanation, screen: Screen) -> Iterator[bytes]:
    """Its tree, a line at a time."""
    from wirecli.output.tree import drawn

    try:
        return drawn(explanation, look_of(None, Shape(), screen))
    except ValueError as fault:
        raise usage.fault("--bidi", f"{fault}") from None


def steps(page: Page, speech: Speech) -> tuple[Step, ...]:
    """A step for each quotation and statement, in text order."""
    ordered = sorted(speech.said, key=_where)
    return tuple(_step(page, said) for said in ordered)


def _where(said: Said) -> int:
    if said.quoted:
        return said.quoted.start
    return said.attribution.sentence.start if said.attribution else 0


def _step(page: Page, said: Said) -> Step:
    quoted, attribution = said.quoted, said.attribution
    cue = attribution.cue.token if attribution and attribution.cue else None
    return Step(
        quote=page.span(quoted.start, quoted.end) if quoted else None,
        kind=said.kind,
        marks=quoted.mark or None if quoted else None,
        shape=said.shape,
        cue=_word(page, cue) if cue else None,
        mention=_words(page, said.mention or (attribution.words if attribution else [])),
        speaker=said.entity.text if said.entity else None,
        how=tuple(said.how),
    )


def _words(page: Page, tokens: Sequence[Token]) -> tuple[Word, ...]:
    return tuple(_word(page, token) for token in tokens)


def _word(page: Page, token: Token) -> Word:
    return Word(page.text[token.start : token.core], token.start, token.core, tuple(keys(token.tags)))
