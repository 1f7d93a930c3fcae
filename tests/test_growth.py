"""Time grows with the length of a text and no faster, also on text that was made to be slow."""

import gc
import time

import pytest

import wirecli
from wirecli import knowledge

LANGUAGES = ["en", "ar", "ru", "zh-Hans", "ja", "ko", "th", "fr"]
HOSTILE = {
    "straight marks": '"', "opening marks": "“", "closing marks": "”", "guillemets": "«", "corner brackets": "「",
    "single marks": "‘", "apostrophes": "'", "dashes": "—", "spaced dashes": "– ", "brackets": "(", "square": "[()",
    "one word": "a ", "one letter": "a", "capitals": "Ann Pell ", "a list": "Ann Pell, ", "waw": "و", "dots": "a. ",
    "terms": "“a” ", "answers": "“Yes,” he said. ", "a mark a line": '"a\n', "a mark a paragraph": "“a\n\n",
    "unclosed speech": "说“", "unclosed Thai speech": "กล่าวว่า “", "speech inside": "«Да, — сказал он, — ",
    "doubled marks": "''a\n\n",
    "speech before": "「はい」と述べた。", "credits": "(SeaPRwire) – ", "tags": "Sectors: a, b ", "figures": "6,500 ",
}  # fmt: skip
TYPED = {  # what a fair copy leaves out, whatever the language
    "tags of HTML": "<p>a ", "scripts": "<script>", "comments": "<!-- ", "half a tag": "<a ", "entities": "&quot;",
    "half an entity": "&a", "soft hyphens": "a\u00ad", "accents": "e\u0301", "one accent after the other": "\u0301",
    "mail": "> a\n", "two blanks": "a  ", "wrapped lines": f"{'a ' * 30}\n", "half a letter": "\u0e4d",
}  # fmt: skip
SUBJECTLESS = {
    "en": "“Yes.” So it was said. ", "ar": "وأضاف: “نعم.” ", "ru": "«Да», — говорится там. ", "zh-Hans": "“是。”他说。",
    "ja": "「はい」と述べた。", "ko": "“네”라고 말했다. ", "es": "«Sí», agregó. ", "fr": "« Oui », a-t-elle dit. ",
}  # fmt: skip
SMALL = 20_000  # bytes
STEEPEST = 3**1.15  # how much longer three times as much may take: a log-log slope of 1.15
NOISE = 0.02  # seconds
LONGEST = 4.0  # seconds
TRIES = 8  # a machine shared with others is slow for seconds on end; what grows too fast does so each time


@pytest.fixture(scope="module", autouse=True)
def no_rubbish():
    """The collector's turns come when they will, and are not the text's doing; nor is what others have left behind."""
    gc.collect()
    gc.freeze()
    gc.disable()
    yield
    gc.enable()
    gc.unfreeze()


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize("tag", [None, *LANGUAGES])
def test_a_repetition_three_times_as_long_takes_three_times_as_long(tag, name):
    assert_grows_linearly(HOSTILE[name], tag)


@pytest.mark.parametrize("name", TYPED)
@pytest.mark.parametrize("tag", [None, "th"])
def test_so_does_what_is_left_out(tag, name):
    assert_grows_linearly(TYPED[name], tag)


@pytest.mark.parametrize("tag", LANGUAGES)
def test_so_does_a_repetition_of_the_language_s_own_cues_and_roles(tag):
    known = knowledge.language(tag)
    space = " " if known.script.spaced else ""
    left, right = known.marks.pairs[0]
    cue, role = known.speech.say[0].rstrip("*"), known.people.roles[0].strip("*")
    for piece in (cue, cue + space + role, f"{left}a b{right}{space}{cue}{space}{role}", f"{cue}{space}{left}a"):
        assert_grows_linearly(piece + space, tag)


@pytest.mark.parametrize("tag", SUBJECTLESS)
def test_so_does_looking_back_for_who_spoke(tag):
    assert_grows_linearly(SUBJECTLESS[tag], tag, 5 * SMALL)  # what looks far back shows in long texts only


def test_so_does_looking_for_a_lead_s_words_in_the_story():
    assert_grows_linearly("“a b”写明船东", "zh-Hans", 5 * SMALL)


def assert_grows_linearly(piece: str, tag: str | None, size: int = SMALL) -> None:
    seconds(piece, len(piece.encode()), tag)  # the language is read
    small = large = LONGEST
    for _ in range(TRIES):  # the best of them, and no more than are needed
        small, large = min(small, seconds(piece, size, tag)), min(large, seconds(piece, 3 * size, tag))
        if large <= small * STEEPEST + NOISE:
            break
    assert large <= small * STEEPEST + NOISE
    assert large < LONGEST


def seconds(piece: str, size: int, tag: str | None) -> float:
    """Processor time for a document of that many bytes, so that a busy machine does not count."""
    text = "Title\n\n" + piece * (size // len(piece.encode()))
    gc.collect()  # of the text before, so that this one need not ask for new memory
    start = time.process_time()
    wirecli.parse(text, language=tag)
    return time.process_time() - start
