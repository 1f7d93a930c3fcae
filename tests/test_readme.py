"""The README's examples are run, and print what it says they print.

python tests/test_readme.py     writes what they print now into the README; read the difference before keeping it
"""

import doctest
import os
import re
import subprocess
import sys
from contextlib import chdir, redirect_stdout
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from conftest import ROOT, environment

README = ROOT / "README.md"
BLOCK = re.compile(r"```(console|pycon)\n(.*?)```", re.S)


def examples() -> list[tuple[str, str]]:
    return [(kind, block) for kind, block in BLOCK.findall(README.read_text("utf-8"))]


@pytest.mark.parametrize(("kind", "block"), examples())
def test_an_example_prints_what_the_readme_says(kind, block):
    assert rerun(kind, block) == block


def test_the_first_screen_holds_both_commands():
    head = README.read_text("utf-8").splitlines()[:24]
    assert head.count("```sh") == 2
    commands = [line for line in head if line.startswith("python3 -m venv .venv && ")]
    assert [("wirecli parse samples/" in line, "pytest" in line) for line in commands] == [(True, False), (False, True)]


def rerun(kind: str, block: str) -> str:
    return (_console if kind == "console" else _session)(block)


def _console(block: str) -> str:
    """The commands of a block, each followed by what it prints on both streams; what they write does not stay."""
    printed = ""
    with TemporaryDirectory() as folder:
        Path(folder, "samples").symlink_to(ROOT / "samples")
        for line in block.splitlines():
            if line.startswith("$ "):
                printed += f"{line}\n{_shell(line[2:], folder)}"
    return printed


def _session(block: str) -> str:
    """The same Python session, run anew."""
    names: dict[str, object] = {}
    printed = ""
    for example in doctest.DocTestParser().get_examples(block):
        heads = (">>> ", *["... "] * example.source.count("\n"))
        printed += "".join(map("{}{}\n".format, heads, example.source.splitlines()))
        with redirect_stdout(StringIO()) as out, chdir(ROOT):
            exec(compile(example.source, "README.md", "single"), names)
        printed += out.getvalue()
    return printed


def _shell(command: str, folder: str) -> str:
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    done = subprocess.run(
        ["bash", "-c", command], cwd=folder, env=environment({"PATH": path, "COLUMNS": "80"}),
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, timeout=60,
    )  # fmt: skip
    return done.stdout


def main() -> None:
    text = README.read_text("utf-8")
    README.write_text(BLOCK.sub(lambda found: f"```{found[1]}\n{rerun(found[1], found[2])}```", text), "utf-8")


if __name__ == "__main__":
    main()
