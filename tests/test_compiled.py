"""What a wheel carries ready-made says what the data files say, and an edit counts at once."""

import shutil
from pathlib import Path

import pytest

from wirecli import knowledge
from wirecli.knowledge import compiled
from wirecli.knowledge.compiling import compile_all
from wirecli.knowledge.language import Grammar, Marks, People, ReadyLanguage, Script, Speech
from wirecli.knowledge.lexicon import Lexicon
from wirecli.knowledge.lines import lined, unlined

SECTIONS = {"script": Script, "marks": Marks, "speech": Speech, "people": People, "grammar": Grammar}
TAG, OTHER = knowledge.languages()[:2]


@pytest.fixture
def as_in_a_wheel(tmp_path, monkeypatch):
    """The data folder of an installed wheel, which a test may edit."""
    data = tmp_path / "data"
    shutil.copytree(compiled.DATA, data, ignore=shutil.ignore_patterns("compiled"))
    monkeypatch.setattr(compiled, "DATA", str(data))
    monkeypatch.setattr(compiled, "COMPILED", str(data / "compiled"))
    monkeypatch.setattr(knowledge, "_folders", [str(data)])
    compile_all(data / "compiled")
    forget()
    yield data
    monkeypatch.undo()
    forget()


def forget():
    knowledge.use_data()
    knowledge.common_frame.cache_clear()


def table(tag):
    """A language's words as the engine looks them up."""
    return {name: found for name, found in vars(Lexicon(knowledge.language(tag))).items() if name != "language"}


def said(tag):
    """What a language's sections say."""
    language = knowledge.language(tag)
    return {
        (name, key): getattr(getattr(language, name), key)
        for name, section in SECTIONS.items()
        for key in section.__struct_fields__
    }


def evidence():
    return vars(knowledge.evidence())


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def test_twins_say_what_the_files_say(as_in_a_wheel, monkeypatch):
    ready = {tag: (table(tag), said(tag)) for tag in knowledge.languages()}, evidence()
    wires, frame = knowledge.all_wires(), knowledge.common_frame()
    assert all(isinstance(knowledge.language(tag), ReadyLanguage) for tag in knowledge.languages())
    shutil.rmtree(as_in_a_wheel / "compiled")
    forget()
    assert not isinstance(knowledge.language(TAG), ReadyLanguage)
    assert ready == ({tag: (table(tag), said(tag)) for tag in knowledge.languages()}, evidence())
    assert [wire.marks for wire in wires] == [wire.marks for wire in knowledge.all_wires()]
    assert frame.outlets == knowledge.common_frame().outlets


def test_an_edited_language_counts_at_once_and_the_others_stay_ready(as_in_a_wheel):
    knew = evidence()
    edit(as_in_a_wheel / "languages" / f"{TAG}.toml", "\nwords = [", '\nwords = ["qwrtz",')
    forget()
    assert not isinstance(knowledge.language(TAG), ReadyLanguage)
    assert isinstance(knowledge.language(OTHER), ReadyLanguage)
    assert evidence()["words"] == knew["words"] | {"qwrtz": 1}


def test_an_edit_of_the_same_size_counts(as_in_a_wheel):
    path = as_in_a_wheel / "wires" / f"{knowledge.wires()[0]}.toml"
    before = knowledge.all_wires()[0].name
    edit(path, before, before.swapcase())
    forget()
    assert knowledge.all_wires()[0].name == before.swapcase()


def test_a_language_put_beside_the_others_counts(as_in_a_wheel):
    text = 'tag = "qq"\nname = "Q"\n[recognise]\nscripts = ["Latn"]\nwords = ["qwrtz"]\n'
    (as_in_a_wheel / "languages" / "qq.toml").write_text(text, "utf-8")
    forget()
    assert "qq" in knowledge.languages()
    assert "qwrtz" in evidence()["words"]


@pytest.mark.parametrize("twin", ["common", "recognition", f"languages/{TAG}"])
def test_a_twin_that_cannot_be_read_is_no_twin(as_in_a_wheel, twin):
    path = as_in_a_wheel / "compiled" / f"{twin}.msgpack"
    path.write_bytes(path.read_bytes()[:99])
    forget()
    assert knowledge.evidence().tags[0] == TAG
    assert knowledge.all_wires()
    assert table(TAG)["words"]


@pytest.mark.parametrize("words", [{}, {"": 1}, {"a": 1, "b": 2, "c": 1}, {"a": 1 << 70}])
def test_lines_give_the_table_again(words):
    assert unlined(lined(words)) == words
