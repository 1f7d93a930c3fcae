"""Help is what a person reads first: examples that work, every option in it, completion, a manual page."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import typer
from conftest import environment

from wirecli.cli import app

GROUP = typer.main.get_command(app)
COMMANDS = sorted(GROUP.commands)
OPTION = re.compile(r"(?<![\w-])--?[a-z0][a-z-]*")


def options(name: str) -> set[str]:
    command = GROUP.commands[name]
    return {option for parameter in command.params for option in parameter.opts if option[0] == "-"} | {"-h", "--help"}


def examples() -> list[str]:
    """The command lines in all help texts, without what they are piped into."""
    texts = [GROUP.help, *(GROUP.commands[name].help for name in COMMANDS)]
    lines = "\n".join(texts).splitlines()
    return [re.split(r" +> |\s{3,}| \| ", line[line.index("wirecli ") :])[0] for line in lines if "wirecli " in line]


@pytest.mark.parametrize("example", examples())
def test_every_example_is_a_command_line_that_is_understood(example):
    _, name, *rest = example.split()
    assert set(OPTION.findall(" ".join(rest))) <= options(name)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_is_in_the_help_of_its_command_at_any_width(wirecli, name):
    for width in ("60", "80", "120"):
        ran = wirecli(name, "--help", env={"COLUMNS": width, "TERMINAL_WIDTH": width})
        assert ran.code == 0
        assert options(name) <= set(OPTION.findall(ran.out.decode()))


def test_the_first_thing_in_the_help_is_what_to_type(wirecli):
    shown = wirecli("--help").out.decode()
    assert shown.index("wirecli parse story.txt") < shown.index("Options:")
    assert all(re.search(rf"^  {name} +\S.*\S\.$", shown, re.M) for name in COMMANDS if name != "manual")


@pytest.mark.parametrize(
    ("typed", "offered"),
    [("parse --language zh", {"zh-Hans", "zh-Hant"}), ("parse --wire reu", {"reuters"}), ("conv", {"convert"}),
     ("parse --csv", {"--csv-safe"}), ("parse --rows q", {"quotes"})],
)  # fmt: skip
def test_a_shell_completes_commands_options_and_values(typed, offered):
    words = f"wirecli {typed}"
    asked = {"_WIRECLI_COMPLETE": "complete_bash", "COMP_WORDS": words, "COMP_CWORD": str(len(words.split()) - 1)}
    program = Path(sys.executable).with_name("wirecli")
    done = subprocess.run([program], env=environment(asked), capture_output=True, text=True, timeout=30)
    assert set(done.stdout.split()) == offered


def test_the_manual_page_has_every_command_and_option(wirecli):
    page = wirecli("manual").out.decode("ascii").replace("\\-", "-")
    for name in COMMANDS:
        assert f".SS wirecli {name} " in page
        assert options(name) <= set(OPTION.findall(page))
    assert ".SH EXIT STATUS" in page


@pytest.mark.skipif(not shutil.which("groff"), reason="groff formats manual pages")
def test_the_manual_page_is_formatted_without_complaint(wirecli):
    page = wirecli("manual").out
    done = subprocess.run(["groff", "-man", "-Tutf8", "-ww"], input=page, capture_output=True, timeout=30)
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"parse story.txt" in done.stdout
