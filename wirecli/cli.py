"""The command line: a command only translates."""

import sys
from typing import Annotated, Literal

import typer
from typer import Argument, Option

from wirecli import __version__, usage
from wirecli.inputs import MAX_BYTES
from wirecli.output import Form
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
    rich_markup_mode=None, add_completion=False, pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)  # fmt: skip


def _version(asked: bool) -> None:
    if asked:
        typer.echo(f"wirecli {__version__}")
        raise typer.Exit


Version = Annotated[bool, Option("--version", help="Print the version.", callback=_version, is_eager=True)]
Paths = Annotated[list[str] | None, Argument(metavar="[PATH]...", help="Texts or folders; - is standard input.")]
Format = Annotated[Form, Option("--format", "-f", help="auto: tables on a terminal, NDJSON elsewhere.")]
Output = Annotated[str | None, Option("--output", "-o", metavar="FILE", help="Write there, whole or not at all.")]
Encoding = Annotated[str | None, Option(metavar="NAME", help="The texts' encoding, where it is not Unicode.")]
Language = Annotated[str | None, Option(metavar="TAG", help="The texts' language; `wirecli languages` lists them.")]
Wire = Annotated[str | None, Option(metavar="ID", help="The texts' wire; `wirecli wires` lists them.")]
Data = Annotated[list[str], Option("--data", metavar="DIR", help="More languages/ and wires/; may be repeated.")]
MaxBytes = Annotated[int, Option(min=1, metavar="N", help="Refuse documents that are longer.")]
Tree = Literal["auto", "tree", "json"]
Quiet = Annotated[bool, Option("--quiet", "-q", help="Nothing on standard error; the exit code tells.")]
Verbose = Annotated[bool, Option("--verbose", "-v", help="A line for each document on standard error.")]


@app.callback(epilog=EXIT_CODES, invoke_without_command=True)
def wirecli(context: typer.Context, version: Version = False) -> None:
    """Turn news-wire text into structure: title, dateline, quotes with their speakers, sectors, footer."""
    if context.invoked_subcommand is None:
        _help(context)


@app.command(epilog=EXIT_CODES)
def parse(
    context: typer.Context,
    paths: Paths = None,
    form: Format = "auto",
    output: Output = None,
    encoding: Encoding = None,
    language: Language = None,
    wire: Wire = None,
    data: Data = [],  # noqa: B006 - typer wants the list, and copies it
    max_bytes: MaxBytes = MAX_BYTES,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> None:
    """Pull title, dateline, quotes with their speakers, sectors and footer out of wire texts."""
    from wirecli.batch import Batch, run

    if not paths and (sys.stdin is None or sys.stdin.isatty()):
        _help(context)
    usage.use_data(data)
    batch = Batch(
        paths=tuple(paths or "-"), form=form, output=usage.check_output(output, paths or ()),
        encoding=usage.check_encoding(encoding), language=usage.check_language(language), wire=usage.check_wire(wire),
        max_bytes=max_bytes, quiet=quiet, verbose=verbose,
    )  # fmt: skip
    raise typer.Exit(run(batch))


@app.command(epilog=EXIT_CODES)
def explain(
    path: Annotated[str, Argument(metavar="FILE", help="One text; - is standard input.")],
    form: Annotated[Tree, Option("--format", "-f", help="auto: a tree on a terminal, JSON elsewhere.")] = "auto",
    encoding: Encoding = None,
    language: Language = None,
    wire: Wire = None,
    data: Data = [],  # noqa: B006
) -> None:
    """Tell for each quotation which words were matched, in which shape, and how its speaker was found."""
    from wirecli.explain import run

    usage.use_data(data)
    language, wire = usage.check_language(language), usage.check_wire(wire)
    raise typer.Exit(run(path, form, usage.check_encoding(encoding), language, wire))


@app.command()
def schema() -> None:
    """Print the JSON Schema of a record."""
    from wirecli.output.schema import record_schema
    from wirecli.output.sink import write

    write([record_schema()], None)


@app.command()
def languages(data: Data = []) -> None:  # noqa: B006
    """List the languages that are known."""
    from wirecli import knowledge

    usage.use_data(data)
    for tag in knowledge.languages():
        typer.echo(f"{tag:16} {knowledge.language(tag).name}")


@app.command()
def wires(data: Data = []) -> None:  # noqa: B006
    """List the wires that are known."""
    from wirecli import knowledge

    usage.use_data(data)
    for name in knowledge.wires():
        typer.echo(f"{name:16} {knowledge.wire(name).name}")


def _help(context: typer.Context) -> None:
    """Nothing was asked for: the help is the answer, and usage the exit code."""
    say(context.get_help())
    raise typer.Exit(USAGE)


def main() -> None:
    try:
        code = app(standalone_mode=False)
    except usage.Usage as fault:
        code = _misunderstood(fault)
    except (KeyboardInterrupt, typer.Abort):
        code = INTERRUPTED
    sys.exit(code or ALL_READ)


def _misunderstood(fault: Exception) -> int:
    from wirecli.terminal import visible

    for line in f"wirecli: {usage.told(fault)}".splitlines():  # a data file's faults stand on a line each
        say(visible(line))
    return USAGE
