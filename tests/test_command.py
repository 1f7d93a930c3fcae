"""What the command says of itself, and that it never waits for nobody."""

import io
import json
import subprocess
import tomllib

import jsonschema
import pytest
from conftest import ROOT, WIRECLI, environment, on_a_terminal

import wirecli as library
from wirecli import __main__ as command
from wirecli import direct


def test_nothing_on_a_terminal_is_answered_with_help():
    for arguments in ((), ("parse",), ("view",), ("convert", "-o", "out")):
        code, screen = on_a_terminal(*arguments)
        assert code == 2
        assert screen.startswith("Usage: ")


def test_no_standard_input_at_all_is_answered_with_help(tmp_path):
    command = f"{' '.join(WIRECLI)} parse <&-"
    done = subprocess.run(["sh", "-c", command], env=environment(), capture_output=True, timeout=30)
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.startswith(b"Usage: ")


def test_a_terminal_gets_tables_and_a_pipe_gets_ndjson(tmp_path):
    (tmp_path / "a.txt").write_text("Bridge closed\n\nIt is closed.\n")
    code, screen = on_a_terminal("parse", "a.txt", cwd=tmp_path)
    assert code == 0
    assert screen.startswith("\x1b[36m╭") and "Bridge closed" in screen


def test_help_documents_the_exit_codes(wirecli):
    for arguments in (["--help"], ["parse", "-h"]):
        ran = wirecli(*arguments)
        assert ran.code == 0
        for code in ("0", "2", "3", "4", "130"):
            assert f"\n    {code:5}" in ran.out.decode()


def test_the_version_is_the_library_s(wirecli):
    assert wirecli("--version").out.decode() == f"wirecli {library.__version__}\n"


def test_the_schema_is_a_json_schema_with_every_key_required(wirecli):
    schema = json.loads(wirecli("schema").out)
    jsonschema.Draft202012Validator.check_schema(schema)
    record = schema["$defs"]["Record"]
    assert record["required"] == list(record["properties"])


def test_what_is_known_is_listed(wirecli):
    tags = [line.split()[0] for line in wirecli("languages").out.decode().splitlines()]
    assert {"ar", "en", "ja", "ko", "zh-Hans", "zh-Hant"} <= set(tags)
    assert wirecli("wires").code == 0


def test_a_run_imports_nothing_that_it_does_not_need(tmp_path):
    (tmp_path / "a.txt").write_text("Bridge closed\n\nIt is closed.\n")
    command = [WIRECLI[0], "-X", "importtime", "-m", "wirecli", "parse", "-f", "ndjson", "a.txt"]
    done = subprocess.run(command, cwd=tmp_path, env=environment(), capture_output=True, text=True, timeout=30)
    imported = {line.rsplit("|", 1)[1].strip() for line in done.stderr.splitlines() if "|" in line}
    assert "wirecli.pipeline" in imported
    assert not imported & {"rich", "rich.console", "tempfile", "pydantic", "wirecli.output.table", "multiprocessing"}
    # The command-line library, 27 ms, and what it would bring along.
    assert not imported & {"typer", "typer.core", "dataclasses", "pathlib", "subprocess", "shutil", "difflib"}
    assert not imported & {"chardet", "resiliparse", "zipfile", "tarfile", "zstandard", "html"}
    rooms = {name for name in imported if name.startswith("wirecli.inputs.")}
    assert rooms == {
        f"wirecli.inputs.{room}" for room in ("files", "contents", "kinds", "packed", "stream", "encodings")
    }


PLAIN = [
    "-", "a.txt", "a.txt b.txt -f json", "-f json a.txt missing.txt", "-fndjson a.txt", "a.txt --format=csv",
    "--language=de a.txt", "a.txt --language DE", "--language xx a.txt", "--wire nobody a.txt", "--wire -q a.txt",
    "-f=json a.txt", "-f xml a.txt", "a.txt -f", "a.txt -f tsv -f json", "a.txt -- -f", "a.txt --form json", "a.txt -x",
    "--format= a.txt", "--language= a.txt", "",
]  # fmt: skip


@pytest.mark.parametrize("said", PLAIN)
def test_a_plain_command_says_what_the_library_makes_of_it(said, tmp_path, monkeypatch, capfdbinary):
    monkeypatch.chdir(tmp_path)
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(f"Bridge {name} closed\n\n“It is closed,” said mayor Ann Pell.\n")
    told = []
    for understood in (direct.understood, lambda words: None):
        with monkeypatch.context() as patch:
            patch.setattr(direct, "understood", understood)
            patch.setattr("sys.argv", ["wirecli", "parse", *said.split()])
            patch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"Bridge closed\n\nIt is closed.\n")))
            with pytest.raises(SystemExit) as ended:
                command.main()
        told.append((ended.value.code, *capfdbinary.readouterr()))
    assert told[0] == told[1]


def test_plain_commands_need_no_library():
    plain = [said for said in PLAIN if direct.understood(["parse", *said.split()])]
    assert plain[:2] == ["-", "a.txt"] and {"a.txt --format=csv", "--wire nobody a.txt"} <= {*plain}
    assert not {"-f xml a.txt", "a.txt -x", "a.txt -f"} & {*plain}


def test_the_library_has_what_the_project_says():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    assert project["scripts"] == {"wirecli": "wirecli.__main__:main"}
    assert library.parse("Bridge closed\n\nIt is closed.").title.text == "Bridge closed"
