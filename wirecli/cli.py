"""The command line: a command only translates."""

import sys
from typing import Annotated

import typer

app = typer.Typer(rich_markup_mode=None, add_completion=False, pretty_exceptions_enable=False)


@app.callback()
def wirecli() -> None:
    """Turn news-wire text into structure."""


@app.command()
def parse(
    paths: Annotated[list[str], typer.Argument()],
    form: Annotated[str, typer.Option("--format", "-f")] = "ndjson",
) -> None:
    """Pull title, dateline, quotes, sectors and footer out of wire texts."""
    from wirecli.output.ndjson import line
    from wirecli.page import Page, open_page
    from wirecli.pipeline import parse_page

    for path in paths:
        with open(path, "rb") as file:
            page = open_page(path, file.read())
        if isinstance(page, Page):
            sys.stdout.buffer.write(line(parse_page(page)))
            sys.stdout.buffer.flush()
        else:
            print(page, file=sys.stderr)


def main() -> None:
    app()
