"""`wirecli explain FILE`: why each quotation went to its speaker, as a tree for people and as JSON for programs."""

import json
import re
import subprocess

import jsonschema
import msgspec
import pytest
from conftest import SAMPLES, WIRECLI, environment, on_a_terminal
from screens import COLOUR, NAMES, cells, check_safe

from wirecli.explain import Explanation, explained
from wirecli.output import Look
from wirecli.output.tree import drawn

STORY = "Bridge closed\n\n(SeaPRwire) – “It is not safe,” said harbour master Ann Pell. She called it a “hazard”.\n"
SCHEMA = jsonschema.Draft202012Validator(msgspec.json.schema(Explanation))


@pytest.fixture
def story(tmp_path):
    (tmp_path / "a.txt").write_text(STORY, "utf-8")
    return tmp_path / "a.txt"


@pytest.mark.parametrize("path", sorted(SAMPLES.glob("*-feature.txt")), ids=lambda path: path.stem)
def test_json_explains_each_quotation_of_a_sample_and_fits_its_schema(wirecli, path):
    ran = wirecli("explain", path, "--format", "json")
    assert (ran.code, ran.told) == (0, [])
    explanation = json.loads(ran.out)
    SCHEMA.validate(explanation)
    (record,) = wirecli("parse", path, "--format", "ndjson").records
    assert explanation["source"] == record["source"]
    assert explanation["language"] == record["language"]
    steps = [step for step in explanation["steps"] if step["quote"]]
    assert [(step["quote"]["text"], step["kind"], step["speaker"]) for step in steps] == [
        (quote["text"], quote["kind"], quote["speaker"]) for quote in record["quotes"]
    ]
    text = path.read_text("utf-8")
    for word in words(explanation):
        assert text[word["start"] : word["end"]] == word["text"]


def words(explanation):
    for step in explanation["steps"]:
        yield from (word for word in (step["quote"], step["cue"], *step["mention"]) if word)


def test_the_tree_names_shape_cue_lists_and_speaker(wirecli, story):
    lines = wirecli("explain", story, "--format", "tree").out.decode().splitlines()
    assert lines[0] == f"{story}: language en, wire seaprwire"
    assert lines[1].strip() == "Bridge closed"
    assert "  1. direct, quote-cue-speaker: “It is not safe," in lines
    assert any(re.search(r"─ cue +said +\[speech\.say\b", line) for line in lines)
    assert any(re.search(r"─ mention +master +\[people\.roles\b", line) for line in lines)
    assert any(re.search(r"─ mention +Pell +\[unknown word\]", line) for line in lines)
    assert [line.split()[2:4] for line in lines if "─ speaker" in line] == [["Ann", "Pell"], ["Ann", "Pell"]]
    assert any(re.search(r"speaker +Ann Pell +\(by pronoun", line) for line in lines)


def test_a_terminal_gets_the_tree_and_a_pipe_gets_json(wirecli, story):
    code, screen = on_a_terminal("explain", str(story))
    assert code == 0 and "└─ speaker  Ann Pell" in screen
    assert json.loads(wirecli("explain", story).out)["title"] == "Bridge closed"


def test_standard_input_is_explained_as_a_file_is(wirecli, story):
    told = json.loads(wirecli("explain", "-", stdin=STORY.encode()).out)
    assert told == {**json.loads(wirecli("explain", story).out), "source": "-"}


def test_a_language_that_is_named_is_the_one_it_is_read_in(wirecli, story):
    assert json.loads(wirecli("explain", story, "--language", "fr").out)["language"] == "fr"


def test_a_text_without_quotations_has_an_explanation_without_steps(wirecli):
    ran = wirecli("explain", "-", stdin=b"Bridge closed\n\nIt is closed.\n")
    assert (ran.code, json.loads(ran.out)["steps"]) == (0, [])


@pytest.mark.parametrize("form", ["tree", "json"])
def test_a_file_that_is_not_there_is_one_line_and_code_3(wirecli, form):
    ran = wirecli("explain", "nowhere.txt", "--format", form)
    assert (ran.code, ran.out, len(ran.told)) == (3, b"", 1)
    assert "nowhere.txt" in ran.told[0]


def test_a_file_that_is_no_text_is_one_line_and_code_3(wirecli):
    ran = wirecli("explain", SAMPLES / "broken" / "image.txt")
    assert (ran.code, ran.out, len(ran.told)) == (3, b"", 1)


@pytest.mark.parametrize("form", ["tree", "json"])
def test_nothing_in_a_document_acts_on_the_terminal(wirecli, form):
    hostile = "Bri\x1b[31mdge\n\n“Not \x1b]8;;http://a\x07safe\x9b \u202eno,” said Ann\x1b[2J Pe\u202ell.\n"
    ran = wirecli("explain", "-", "--format", form, "--language", "en", stdin=hostile.encode())
    text = ran.out.decode()
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", text)
    assert ("⟨U+001B⟩" if form == "tree" else "\\u001b") in text


@pytest.mark.parametrize("turn", ["isolate", "visual", "words", "off"])
@pytest.mark.parametrize("name", NAMES)
def test_a_sample_s_tree_keeps_to_its_lines_and_its_directions(name, turn, monkeypatch):
    monkeypatch.setattr("wirecli.screen.emulators.turn_of", lambda environ: turn)
    explanation = explained(str(SAMPLES / f"{name}.txt"))
    for width in (60, 80, 120):
        text = b"".join(drawn(explanation, Look(terminal=True, width=width))).decode()
        check_safe(text)
        lines = COLOUR.sub("", text).splitlines()
        assert max(map(cells, lines)) <= width
        words = "\u2067" if turn == "isolate" and name.startswith("ar") else ""
        assert words in text and ("\u2067" in text) == bool(words)


@pytest.mark.parametrize("form", ["tree", "json"])
def test_whoever_reads_may_have_seen_enough(story, form):
    story.write_text(STORY + "\n" + "“It is not safe,” said Ann Pell.\n\n" * 4000, "utf-8")
    command = [*WIRECLI, "explain", str(story), "--format", form]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment())
    process.stdout.readline()
    process.stdout.close()
    assert process.stderr.read() == b""
    process.stderr.close()
    assert process.wait(timeout=30) == 0
