"""What keeps the house in order: data names languages and wires, code does not; nothing lies about at the top."""

import ast
import re
import subprocess

import pytest
from conftest import ROOT

from wirecli import knowledge

MODULES = sorted((ROOT / "wirecli").rglob("*.py"))
ENGLISH = {"id", "no", "it", "is", "as", "in", "or", "ap"}  # tags and ids that are words, too
NAMED = {*knowledge.languages(), *knowledge.wires()} - ENGLISH
TOP = {"pyproject.toml", "README.md", "LICENSE", "wirecli", "tests", "samples"}


def strings(tree: ast.Module) -> set[str]:
    return {node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)}


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_code_names_a_language_or_a_wire(path):
    assert not strings(ast.parse(path.read_text("utf-8"))) & NAMED


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_module_says_what_it_is(path):
    said = ast.get_docstring(ast.parse(path.read_text("utf-8")))
    assert said or not path.read_bytes()
    assert not said or re.search(r"[.:?]$", said.splitlines()[0])


READERS = [path for path in MODULES if not {"output", "screen", "convert"} & {*path.parts} and path.name != "manual.py"]


@pytest.mark.parametrize("path", READERS, ids=lambda path: str(path.relative_to(ROOT)))
def test_what_reads_a_text_compiles_no_pattern_before_it_is_needed(path):
    at_once = r"^\w+ = (?:re\.compile\(|pattern\((?s:.(?!\n\w))*?\)\.\w+\s*(?:#|$))"  # or one of its methods asked for
    assert not re.search(at_once, path.read_text("utf-8"), re.M)


def test_nothing_lies_about_at_the_top():
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True)
    if listed.returncode:
        pytest.skip("not a git working tree")
    top = {line.split("/")[0] for line in listed.stdout.splitlines()}
    assert {name for name in top if not name.startswith(".")} <= TOP
