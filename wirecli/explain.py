"""The same run told step by step: which shape, which word of which list, and how the speaker was found."""

import sys
from collections.abc import Iterator, Sequence

import msgspec
from msgspec import Struct

from wirecli import usage
from wirecli.inputs import MAX_BYTES, Sources, expand
from wirecli.inputs import read as read_bytes
from wirecli.knowledge.lexicon import keys
from wirecli.options import How
from wirecli.output.ndjson import encode
from wirecli.output.sink import write
from wirecli.page import Page, open_page
from wirecli.pipeline import Options, read
from wirecli.quotes import Said, Speech
from wirecli.quotes.token import Token
from wirecli.record import Failure, Span
from wirecli.report import SOME_FAILED, Report, failure_line
from wirecli.terminal import visible


class Word(Struct, frozen=True):
    """A word of the text and the lists of the language file that it stands in (none: an unknown word)."""

    text: str
    start: int
    end: int
    lists: tuple[str, ...]


class Step(Struct, frozen=True, kw_only=True):
    """How one quotation, or one statement without marks (`quote` null), was given to its speaker."""

    quote: Span | None
    kind: str
    marks: str | None
    shape: str
    cue: Word | None
    mention: tuple[Word, ...]
    speaker: str | None
    how: tuple[str, ...]


class Explanation(Struct, frozen=True, kw_only=True):
    """What was read off a document's story, in text order, and why."""

    source: str
    language: str | None
    wire: str | None
    title: str | None
    steps: tuple[Step, ...]


def run(path: str, form: str, how: How) -> int:
    """Explain one document on standard output; the exit code."""
    usage.use_data(how.data)
    encoding = usage.check_encoding(how.encoding)
    options = Options(usage.check_language(how.language), usage.check_wire(how.wire))
    report = Report()
    outcome = _explain(path, encoding, options)
    if isinstance(outcome, Failure):
        report.tell(failure_line(outcome))
        return SOME_FAILED
    as_tree = form == "tree" or (form == "auto" and sys.stdout.isatty())
    written = write(_tree_bytes(outcome) if as_tree else [msgspec.json.format(encode(outcome), indent=2) + b"\n"], None)
    return report.close(written)


def _explain(path: str, encoding: str | None, options: Options) -> Explanation | Failure:
    document = next(iter(expand(Sources(paths=(path,)))), None)
    if document is None or isinstance(document, Failure):
        return document or Failure(path, "", "holds no text", "name a file")
    data = read_bytes(document, MAX_BYTES)
    page = data if isinstance(data, Failure) else open_page(document.name, data, encoding)
    if isinstance(page, Failure):
        return page
    record, speech = read(page, options)
    title = record.title.text if record.title else None
    return Explanation(
        source=page.name, language=record.language, wire=record.wire, title=title, steps=steps(page, speech)
    )


def _tree_bytes(explanation: Explanation) -> Iterator[bytes]:
    for line in tree(explanation):
        yield f"{visible(line)}\n".encode()


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


def tree(explanation: Explanation) -> Iterator[str]:
    """The explanation as lines of a tree, for a terminal."""
    yield f"{explanation.source}: language {explanation.language or '?'}, wire {explanation.wire or '?'}"
    if explanation.title:
        yield f"  {explanation.title}"
    for number, step in enumerate(explanation.steps, 1):
        yield ""
        yield f"{number:3}. {_shown(step)}"
        yield from _branches(step)


def _shown(step: Step) -> str:
    if step.quote is None:
        return "reported, without marks"
    return f"{step.kind}, {step.shape}: {step.marks or ''}{' '.join(step.quote.text.split())}"


def _branches(step: Step) -> Iterator[str]:
    branches = []
    if step.cue:
        branches.append(f"cue      {step.cue.text}  [{', '.join(step.cue.lists)}]")
    branches += [f"mention  {word.text}  [{', '.join(word.lists) or 'unknown word'}]" for word in step.mention]
    branches.append(f"speaker  {step.speaker or '(nobody)'}" + (f"  ({'; '.join(step.how)})" if step.how else ""))
    for number, branch in enumerate(branches, 1):
        yield f"     {'└─' if number == len(branches) else '├─'} {branch}"
