"""The examples in the language files are the tests of the language files."""

import tomllib
from pathlib import Path

import msgspec
import pytest

from wirecli import knowledge
from wirecli.faircopy import FairCopy
from wirecli.knowledge.compiled import DATA
from wirecli.knowledge.language import Language
from wirecli.page import Page
from wirecli.quotes import read_speech

LANGUAGES = {
    path.stem: msgspec.convert(tomllib.loads(path.read_text("utf-8")), Language)
    for path in sorted(Path(DATA, "languages").glob("*.toml"))
}
EXAMPLES = [
    pytest.param(tag, example, id=f"{tag}-{number}-{example.about[:60]}")
    for tag, language in LANGUAGES.items()
    for number, example in enumerate(language.example)
]


def misses(tag, example):
    """What an example asks for and the program does not give."""
    page = FairCopy(Page("example", example.text)).page
    speech = read_speech(page, page.paragraphs, knowledge.language(tag))
    said = sorted((item for item in speech.said if item.quoted and item.kind != "term"), key=lambda i: i.quoted.start)
    words = [page.text[item.quoted.start : item.quoted.end] for item in said]
    found = []
    if words != [quote.words for quote in example.quote]:
        found.append(f"quotes {words}")
    for item, quote in zip(said, example.quote, strict=False):
        name = item.entity.text if item.entity else ""
        if name != quote.speaker:
            found.append(f"speaker {name!r} of {quote.words!r}, not {quote.speaker!r}")
        if quote.kind and item.kind != quote.kind:
            found.append(f"kind {item.kind} of {quote.words!r}, not {quote.kind}")
        if quote.shape and item.shape != quote.shape:
            found.append(f"shape {item.shape} of {quote.words!r}, not {quote.shape}")
    names = {speaker.name for speaker in speech.speakers}
    return found + [f"{name!r} is not among {sorted(names)}" for name in example.speakers if name not in names]


@pytest.mark.parametrize(("tag", "example"), EXAMPLES)
def test_each_example_gives_what_it_says(tag, example):
    found = misses(tag, example)
    if example.known_miss:
        assert found, f"this works now: delete known_miss = {example.known_miss!r}"
        pytest.xfail(example.known_miss)
    assert not found


@pytest.mark.parametrize("tag", LANGUAGES)
def test_each_shape_has_an_example_that_needs_it(tag):
    language = LANGUAGES[tag]
    shown = {quote.shape for example in language.example for quote in example.quote if not example.known_miss}
    assert set(language.speech.shapes) <= shown


@pytest.mark.parametrize("tag", LANGUAGES)
def test_each_language_has_examples_that_stay_empty(tag):
    assert sum(not example.quote and not example.known_miss for example in LANGUAGES[tag].example) >= 2


@pytest.mark.parametrize("tag", LANGUAGES)
def test_each_language_knows_at_least_sixty_cues(tag):
    speech = LANGUAGES[tag].speech
    assert len({*speech.say, *speech.act, *speech.according, *speech.according_after}) >= 60


@pytest.mark.parametrize("tag", LANGUAGES)
def test_no_list_tells_a_word_twice(tag):
    sections = msgspec.to_builtins(LANGUAGES[tag], str_keys=True)
    lists = [
        (name, key, words)
        for name, section in sections.items()
        if isinstance(section, dict)
        for key, words in section.items()
        if isinstance(words, list | tuple) and all(isinstance(word, str) for word in words)
    ]
    assert len(lists) > 50
    twice = [(name, key, word) for name, key, words in lists for word in {*words} if words.count(word) > 1]
    assert not twice
