"""What holds for the quotations of every text, in every language: in order, on the text, each explained once."""

from itertools import pairwise

import pytest
from conftest import check_promises, plain
from hypothesis import given, settings
from hypothesis import strategies as st

import wirecli
from wirecli import knowledge
from wirecli.explain import steps
from wirecli.page import Page
from wirecli.pipeline import Options, read

MARKS = ['"', "'", *"“”„‟«»‹›‘’‚‛「」『』《》〈〉｢｣＂〝〞〟"]
WORDS = [
    "Ann Pell", "Pell", "the mayor", "she", "Harbour Ltd", "the report", "said", "told reporters", "according to",
    "added that", "so-called", "ليلى منصور", "الوزير", "قالت", "وأضاف", "وفقا لـ", "إن", "دير",
    "Мария Лосева", "министр", "заявила", "по словам", "что", "林若溪", "市长", "说", "表示", "据", "称",
    "田中", "市長", "は", "と述べた", "によると", "문태겸", "대표는", "라고 말했다", "에 따르면",
    "นางสาวมาลี", "ผู้ว่าฯ", "กล่าวว่า", "ตาม", "bà Hạnh", "theo", "cho biết", "katanya", "menurut", "ujar Sari",
    "sagte", "laut", "a-t-il dit", "selon", "disse-lhe", "segundo", "afirmó", "según", "Dr.", "1234", "’90s", "it's",
]  # fmt: skip
POINTS = [
    ".", ",", ":", ";", "!", "?", "…", "。", "，", "：", "、", "،", "؟", "—", "– ", "(", ")", "[", "]", " ", " ", " ",
    "\n", "\n\n", "\u00a0", "\u3000", "\u200f", "ـ", "\u0301", "\ufeff",
]  # fmt: skip


def spliced(pieces: list[str]) -> st.SearchStrategy[str]:
    return st.builds(str.join, st.sampled_from(["", " "]), st.lists(st.sampled_from(pieces), min_size=1, max_size=40))


QUOTED = spliced([*MARKS, *MARKS, *WORDS, *POINTS])
UNQUOTED = spliced([piece for piece in WORDS + POINTS if "'" not in piece and "’" not in piece])
in_every_language = pytest.mark.parametrize("tag", knowledge.languages())
UNHURRIED = settings(deadline=None, max_examples=60)


@in_every_language
@UNHURRIED
@given(QUOTED)
def test_quotations_stand_in_text_order_and_never_overlap(tag, text):
    record = wirecli.parse(text, language=tag)
    check_promises(plain(record), text)
    assert all(before.end <= after.start for before, after in pairwise(record.quotes))


@in_every_language
@UNHURRIED
@given(QUOTED)
def test_quotations_cues_and_mentions_are_words_without_blanks_around_them(tag, text):
    for quote in wirecli.parse(text, language=tag).quotes:
        assert quote.text == quote.text.strip()
        for words in (quote.cue, quote.mention):
            assert words is None or words.text.strip()


@in_every_language
@UNHURRIED
@given(QUOTED)
def test_a_speaker_has_the_quotations_that_name_him_and_a_term_has_no_speaker(tag, text):
    record = wirecli.parse(text, language=tag)
    given_to = [number for speaker in record.speakers for number in speaker.quotes]
    assert sorted(given_to) == [number for number, quote in enumerate(record.quotes) if quote.speaker]
    for speaker in record.speakers:
        assert speaker.quotes or speaker.indirect
        assert all(record.quotes[number].speaker == speaker.name for number in speaker.quotes)
    for quote in record.quotes:
        assert quote.kind != "term" or (quote.speaker, quote.cue, quote.mention) == (None, None, None)


@in_every_language
@UNHURRIED
@given(QUOTED)
def test_the_same_text_is_read_and_explained_the_same_way_twice(tag, text):
    first, second = (read(Page("a", text), Options(tag)) for _ in range(2))
    assert first[0] == second[0]
    assert steps(Page("a", text), first[1]) == steps(Page("a", text), second[1])


@in_every_language
@UNHURRIED
@given(QUOTED)
def test_each_quotation_is_explained_once_as_the_record_has_it(tag, text):
    page = Page("a", text)
    record, speech = read(page, Options(tag))
    told = [step for step in steps(page, speech) if step.quote]
    assert [(step.quote.start, step.quote.end, step.kind, step.speaker) for step in told] == [
        (quote.start, quote.end, quote.kind, quote.speaker) for quote in record.quotes
    ]


@in_every_language
@UNHURRIED
@given(UNQUOTED)
def test_a_text_without_quotation_marks_has_no_quotations(tag, text):
    assert wirecli.parse(text, language=tag).quotes == ()


@pytest.mark.parametrize(
    ("tag", "text"),
    [
        ("es", "La alcaldesa Ana Ruiz abrió el pleno.\n«Falta dinero», dijo Ruiz.\nAñadió que el lunes habrá obras."),
        ("pt", "A prefeita Ana Reis abriu a sessão.\n“Falta verba”, disse Reis.\nAcrescentou que a obra começa já."),
        ("ar", "جلسة البلدية\nقالت رئيسة البلدية ليلى حداد أمس: «المال لا يكفي».\nوأضافت أن الأعمال تبدأ الاثنين."),
    ],
)
def test_a_verb_without_a_subject_states_what_who_spoke_before_goes_on_to_say(tag, text):
    assert [speaker.indirect for speaker in wirecli.parse(text, language=tag).speakers] == [1]


def test_a_verb_that_agrees_with_nobody_who_spoke_states_nothing():
    text = "جلسة البلدية\nقالت رئيسة البلدية ليلى حداد أمس: «المال لا يكفي».\nوأكد أن الأعمال تبدأ الاثنين."
    assert [speaker.indirect for speaker in wirecli.parse(text, language="ar").speakers] == [0]


def test_a_text_may_end_in_a_foreign_name():
    page = (
        "港口大钟重新敲响\n\n他说，大钟会再响。“他每天都打电话，”她说。守钟人说，齿轮全是新做的。\n\n她告诉马丁·霍尔特"
    )
    assert wirecli.parse(page, language="zh-Hans").language == "zh-Hans"
