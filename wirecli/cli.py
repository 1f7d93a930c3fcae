"""The command line: a command only translates."""

import sys
from typing import Annotated

import typer

from wirecli import __version__, usage
from wirecli.output import Form
from wirecli.report import ALL_READ, INTERRUPTED, USAGE, say
from wirecli.terminal import visible

EXIT_CODES = """\b
Exit codes:
  0    every input was read (or the reader of the output had seen enough)
  2    the command line can't be understood
  3    some inputs could not be read; the others were
  4    the output could not be written
  130  interrupted
"""

app = typer.Typer(
    rich_markup_mode=None, add_completion=False, pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)  # fmt: skip
Data = Annotated[list[str], typer.Option("--data", metavar="DIR", help="More languages/ and wires/, after the built-in.")]


def _version(asked: bool) -> None:
    if asked:
        typer.echo(f"wirecli {__version__}")
        raise typer.Exit


@app.callback(epilog=EXIT_CODES, invoke_without_command=True)
def wirecli(
    context: typer.Context,
    version: Annotated[bool, typer.Option("--version", help="Print the version.", callback=_version, is_eager=True)] = False,
) -> None:
    """Turn news-wire text into structure: title, dateline, quotes with their speakers, sectors, footer."""
    if context.invoked_subcommand is None:
        _help(context)


@app.command(epilog=EXIT_CODES)
def parse(
    context: typer.Context,
    paths: Annotated[list[str] | None, typer.Argument(help="Files or folders of wire texts; - is standard input.")] = None,
    form: Annotated[Form, typer.Option("--format", "-f", help="auto: tables on a terminal, else ndjson.")] = "auto",
    output: Annotated[str | None, typer.Option("--output", "-o", metavar="FILE", help="Written whole or not at all.")] = None,
    encoding: Annotated[str | None, typer.Option(metavar="NAME", help="The texts' encoding, where it is not Unicode.")] = None,
    language: Annotated[str | None, typer.Option(metavar="TAG", help="The texts' language, as in `wirecli languages`.")] = None,
    wire: Annotated[str | None, typer.Option(metavar="ID", help="The texts' wire, as in `wirecli wires`.")] = None,
    data: Data = [],  # noqa: B006 - typer copies it
    max_bytes: Annotated[int, typer.Option(min=1, metavar="N", help="Refuse a document that is longer.")] = 64_000_000,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Nothing on standard error; the exit code tells.")] = False,
    verbose: Annotated[bool, typer.Option("--verbose", "-v", help="A line a document on standard error.")] = False,
) -> None:
    """Pull title, dateline, quotes, sectors and footer out of wire texts."""
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


@app.command()
def schema() -> None:
    """Print the JSON Schema of a record."""
    from wirecli.output.schema import record_schema

    typer.echo(record_schema())


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
    from wirecli.output.sink import Closed

    try:
        code = app(standalone_mode=False)
    except usage.Usage as fault:
        code = _usage(fault)
    except (KeyboardInterrupt, typer.Abort):
        code = INTERRUPTED
    except Closed:
        code = ALL_READ
    sys.exit(code or ALL_READ)


def _usage(fault: Exception) -> int:
    for line in f"wirecli: {usage.told(fault)}".splitlines():  # a data file's faults stand on a line each
        say(visible(line))
    return USAGE
