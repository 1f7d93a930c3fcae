"""The command line: a command only translates."""

from typing import Annotated, Literal

import typer
from msgspec.structs import replace
from typer import Argument, Option

from wirecli import __version__, usage
from wirecli.arguments import Data, Destination, Jobs, NoPager, Output, Resume, SkipExisting, Summary, grouped
from wirecli.helping import Sectioned
from wirecli.options import Choice, How, Limits, Screen, Shape, Telling
from wirecli.report import ALL_READ, INTERRUPTED, USAGE, say

EXIT_CODES = """\b
Exit codes:
  0    every input was read, or whoever reads the output had seen enough
  2    the command line can't be understood
  3    some inputs could not be read; the others were
  4    the output could not be written
  130  interrupted (Ctrl-C)
"""
app = typer.Typer(
    rich_markup_mode=None, add_completion=True, pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)  # fmt: skip


def _version(asked: bool) -> None:
    if asked:
        typer.echo(f"wirecli {__version__}")
        raise typer.Exit


Version = Annotated[bool, Option("--version", help="Print the version.", callback=_version, is_eager=True)]
Tree = Literal["auto", "tree", "json"]


@app.callback(epilog=EXIT_CODES, invoke_without_command=True)
def wirecli(context: typer.Context, version: Version = False) -> None:
    """Turn news-wire text into structure: title, dateline, quotes with their speakers, sectors, footer.

    \b
    Look at one text:         wirecli parse story.txt
    Read it with its parts:   wirecli view story.txt
    Feed a pipeline:          curl … | wirecli parse -f ndjson | jq .title.text
    Convert an archive:       wirecli convert wire/ -o records/
    Ask why:                  wirecli explain story.txt
    """
    if context.invoked_subcommand is None:
        _help(context)


@app.command(epilog=EXIT_CODES, cls=Sectioned, short_help="Pull the parts out of wire texts.")
@grouped
def parse(
    context: typer.Context,
    choice: Choice,
    shape: Shape,
    how: How,
    limits: Limits,
    screen: Screen,
    telling: Telling,
    output: Output = None,
    summary: Summary = False,
    jobs: Jobs = 1,
) -> None:
    """Pull title, dateline, quotes with their speakers, sectors and footer out of wire texts.

    \b
    wirecli parse story.txt                           a table, on a terminal
    wirecli parse wire/ > records.ndjson              a record a line
    wirecli parse --summary wire/                     a row a document
    wirecli parse -f csv --rows quotes wire/          a row a quotation
    wirecli parse --template '{dateline.place}\\t{title}' wire/
    zcat day.jsonl.gz | wirecli parse --text-key body --id-key id -
    """
    from wirecli.batch import run

    _asked(context, choice)
    raise typer.Exit(run(choice, shape, how, limits, screen, telling, output=output, summary=summary, jobs=jobs))


@app.command(epilog=EXIT_CODES, cls=Sectioned, short_help="Convert many documents, safely.")
@grouped
def convert(
    context: typer.Context,
    choice: Choice,
    shape: Shape,
    how: How,
    limits: Limits,
    telling: Telling,
    output: Destination,
    skip_existing: SkipExisting = False,
    resume: Resume = False,
    jobs: Jobs = 0,
) -> None:
    """Convert many documents: a folder of outputs laid out as the inputs are, or one file that holds them all.

    \b
    wirecli convert wire/ -o records/                 a JSON file a document
    wirecli convert wire/ -o pages/ -f html           a page a document, and an index
    wirecli convert day.zip -o day.ndjson.gz          one file, packed
    wirecli convert wire/ -o records/ --resume        go on where it was broken off

    Outputs are written whole or not at all. A run that is broken off, in whatever way, goes on with --resume, and ends
    with the same bytes as one that never was.
    """
    from wirecli.convert import Conversion, ending_for, run
    from wirecli.request import look_of, sources_of, task_of

    _asked(context, choice)
    output = usage.check_destination(output, choice.paths or ())
    usage.check_errors(telling.errors, choice.paths or ())
    form, ending = ending_for(shape.form, output)
    look = replace(look_of(output, shape, Screen()), alone=ending is not None)
    task = replace(task_of(how, limits, replace(shape, form=form), look, output), digests=True)
    conversion = Conversion(
        sources=sources_of(choice, limits, output, task.encoding), task=task, output=output, ending=ending,
        skip_existing=skip_existing, resume=resume, jobs=jobs, telling=telling,
    )  # fmt: skip
    raise typer.Exit(run(conversion))


@app.command(epilog=EXIT_CODES, cls=Sectioned, short_help="Read texts with their parts in colour.")
@grouped
def view(
    context: typer.Context, choice: Choice, how: How, limits: Limits, screen: Screen, no_pager: NoPager = False
) -> None:
    """Read whole texts with their parts in colour, page by page where they are longer than the screen.

    \b
    wirecli view story.txt
    wirecli view --bidi visual story.txt              in a terminal that turns no Arabic
    wirecli view --color never --no-pager story.txt   with marks instead of colours
    """
    from wirecli.view import run

    _asked(context, choice)
    raise typer.Exit(run(choice, how, limits, screen, paging=not no_pager))


@app.command(epilog=EXIT_CODES, cls=Sectioned, short_help="Tell why a speaker was chosen.")
@grouped
def explain(
    path: Annotated[str, Argument(metavar="FILE", help="One text; - is standard input.")],
    how: How,
    screen: Screen,
    form: Annotated[Tree, Option("--format", "-f", help="auto: a tree on a terminal, JSON elsewhere.")] = "auto",
) -> None:
    """Tell for each quotation which words were matched, in which shape, and how its speaker was found.

    \b
    wirecli explain story.txt                         a tree, on a terminal
    wirecli explain story.txt | jq '.steps[].shape'
    """
    from wirecli.explain import run

    raise typer.Exit(run(path, form, how, screen))


@app.command()
def schema() -> None:
    """Print the JSON Schema of a record."""
    from wirecli.output.schema import record_schema
    from wirecli.output.sink import write

    write([record_schema()], None)


@app.command()
def languages(data: Data = None) -> None:
    """List the languages that are known."""
    from wirecli import knowledge

    usage.use_data(data or ())
    for tag, name in usage.named(knowledge.languages(), knowledge.language):
        typer.echo(f"{tag:16} {name}")


@app.command()
def wires(data: Data = None) -> None:
    """List the wires that are known."""
    from wirecli import knowledge

    usage.use_data(data or ())
    for tag, name in usage.named(knowledge.wires(), knowledge.wire):
        typer.echo(f"{tag:16} {name}")


@app.command()
def manual() -> None:
    """Print the manual page: wirecli manual | man -l -"""
    from wirecli.manual import page
    from wirecli.output.sink import write

    write([f"{line}\n".encode() for line in page(app)], None)


def _asked(context: typer.Context, choice: Choice) -> None:
    if not choice.paths and not choice.files_from and not usage.piped():
        _help(context)


def _help(context: typer.Context) -> None:
    """Nothing was asked for: the help is the answer, and usage the exit code."""
    say(context.get_help())
    raise typer.Exit(USAGE)


def main() -> int:
    """Understand the words and do what they say; the exit code."""
    try:
        code: int | None = app(standalone_mode=False)
    except _MISUNDERSTOOD as fault:
        return usage.tell(fault)
    except typer.Abort:
        return INTERRUPTED
    return code or ALL_READ


_MISUNDERSTOOD: type[Exception] = typer.BadParameter.__bases__[0]  # every fault that the library finds is one of these
