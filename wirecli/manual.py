"""The manual page, written from the commands themselves: `wirecli manual | man -l -`."""

import inspect
import re
from collections.abc import Iterator
from typing import Any

import typer

from wirecli import __version__


def page(app: typer.Typer) -> Iterator[str]:
    """The page's lines, in the man macros that groff and mandoc read."""
    group: Any = typer.main.get_command(app)
    context = typer.Context(group, info_name="wirecli", **group.context_settings)
    about, *rest = _paragraphs(group.help)
    yield f'.TH WIRECLI 1 "" "wirecli {__version__}" "User Commands"'
    yield from (".SH NAME", f"wirecli \\- {_plain(about).rstrip('.')}")
    yield from (".SH SYNOPSIS", ".B wirecli", ".I command", "[options]")
    yield ".SH DESCRIPTION"
    yield from _prose([about, *rest])
    yield ".SH COMMANDS"
    for name in group.list_commands(context):
        yield from _command(name, group.get_command(context, name), context)
    yield ".SH EXIT STATUS"
    for code, meaning in re.findall(r"^ +(\d+) +(.+)$", group.epilog, re.M):
        yield from (".TP", f".B {code}", _plain(meaning))


def _command(name: str, command: Any, above: typer.Context) -> Iterator[str]:
    context = typer.Context(command, info_name=name, parent=above)
    usage = " ".join(command.collect_usage_pieces(context))
    yield from (f".SS wirecli {name} {_plain(usage)}",)
    yield from _prose(_paragraphs(command.help))
    for parameter in command.get_params(context):
        record = parameter.get_help_record(context)
        if record:
            yield from (".TP", f".B {_plain(record[0])}", _plain(record[1]))


def _prose(paragraphs: list[str]) -> Iterator[str]:
    for number, paragraph in enumerate(paragraphs):
        if number:
            yield ".PP"
        if paragraph.startswith("\b"):  # lines that stay as they are
            yield from (".nf", *(_plain(line) for line in paragraph.splitlines()[1:]), ".fi")
        else:
            yield _plain(paragraph)


def _paragraphs(said: str) -> list[str]:
    return inspect.cleandoc(said).split("\n\n")


def _plain(words: str) -> str:
    """Words as the formatter prints them: no escapes, no requests, hyphens as one types them, ASCII throughout."""
    line = re.sub(r"[ \n]+", " ", words) if "\n" in words else words
    escaped = line.replace("\\", "\\e").replace("-", "\\-")
    ascii_only = re.sub(r"[^\0-\x7f]", lambda match: f"\\[u{ord(match[0]):04X}]", escaped)
    return f"\\&{ascii_only}" if ascii_only[:1] in (".", "'") else ascii_only
