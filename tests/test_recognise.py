"""Which language a text is in: a headline and its lead are enough, and None is said rather than a wrong one."""

import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wirecli import knowledge
from wirecli.knowledge import packs
from wirecli.page import Page
from wirecli.recognise import recognise_language

TEXTS = [line.split("\t") for line in Path(__file__).with_name("languages.tsv").read_text("utf-8").splitlines() if line]
ENGLISH_HEAD = "Brightwater Robotics Launches New Dam Inspection Robot for the World\n\n"
ENGLISH_DATELINE = "NEW YORK, May 4, 2026 (GLOBE NEWSWIRE) -- "
ENGLISH_END = """

About Brightwater Robotics
Brightwater Robotics designs and builds machines that inspect dams and tunnels. The company was founded in 2011 and \
employs 240 people in four countries. For more information, visit www.brightwater.example.

Forward-Looking Statements
This press release contains forward-looking statements within the meaning of the safe harbor provisions. Actual \
results may differ materially from those expressed or implied by these statements.

Media Contact: Jane Porter, press@brightwater.example, +1 555 0100
"""
STORIES = {
    "th": "บริษัท Brightwater Robotics เปิดตัวหุ่นยนต์ตรวจเขื่อนรุ่นใหม่ในกรุงเทพฯ เมื่อวันอังคาร "
    "โดยระบุว่าจะช่วยลดเวลาตรวจสอบลงครึ่งหนึ่ง ผู้บริหารกล่าวว่าลูกค้ารายแรกคือการไฟฟ้าฝ่ายผลิต",
    "es": "Brightwater Robotics presentó el martes en Madrid un robot que inspecciona presas y túneles. La compañía "
    "asegura que el equipo reduce a la mitad el tiempo de revisión. El primer cliente será una eléctrica de Galicia.",
    "id": "Brightwater Robotics memperkenalkan robot pemeriksa bendungan di Jakarta, Selasa. Perusahaan itu menyatakan "
    "alat tersebut memangkas waktu pemeriksaan hingga separuh. Pelanggan pertamanya adalah sebuah perusahaan listrik.",
    "ar": "كشفت شركة Brightwater Robotics يوم الثلاثاء في دبي عن روبوت يفحص السدود والأنفاق. وقالت الشركة إن الجهاز "
    "يخفض زمن الفحص إلى النصف، وإن أول عميل هو شركة كهرباء.",
    "ja": "Brightwater Roboticsは火曜日、ダムやトンネルを点検するロボットを東京で発表した。"
    "点検時間を半分に短縮できるとしている。",
    "zh-Hant": "Brightwater Robotics週二在香港發布一款檢查水壩及隧道的機械人。公司表示，該設備可將檢查時間縮短一半。",
    "ru": "Компания Brightwater Robotics представила во вторник в Москве робота, который проверяет плотины и тоннели. "
    "По словам разработчиков, прибор вдвое сокращает время проверки.",
}


@pytest.mark.parametrize(("tag", "text"), TEXTS)
def test_a_headline_and_its_lead_are_enough(tag, text):
    assert (recognise_language(Page("-", text.replace(" / ", "\n\n"))) or "-") == tag


@pytest.mark.parametrize("tag", STORIES)
@pytest.mark.parametrize(("before", "after"), [
    (ENGLISH_HEAD + ENGLISH_DATELINE, ""), (ENGLISH_DATELINE, ENGLISH_END), ("", ENGLISH_END),
    (ENGLISH_HEAD + ENGLISH_DATELINE, ENGLISH_END),
], ids=["head", "dateline and end", "end", "head and end"])  # fmt: skip
def test_english_around_a_story_does_not_make_it_english(tag, before, after):
    assert recognise_language(Page("-", before + STORIES[tag] + after)) == tag


def test_foreign_names_in_brackets_do_not_make_a_text_foreign():
    text = "The pianist 郎朗 (Lang Lang) and 李雲迪 will play in Seoul (서울) on Friday, the 中國愛樂樂團 said."
    assert recognise_language(Page("-", text)) == "en"


@given(st.text(alphabet=st.characters()))
def test_any_text_gives_a_known_tag_or_none(text):
    assert recognise_language(Page("-", text)) in {None, *knowledge.languages()}


@pytest.mark.parametrize("text", ["a" * 10**6, "the " * 10**5, "\n" * 10**6, "a" + "\u0301" * 10**6, "١" * 10**6])
def test_a_long_text_costs_no_more_than_a_short_one(text):
    recognise_language(Page("-", text))
    begun = time.perf_counter()
    recognise_language(Page("-", text))
    assert time.perf_counter() - begun < 0.02


def test_a_language_of_the_users_own_takes_part(tmp_path, monkeypatch):
    text = "La ponto restos fermita ĝis Pasko / La ŝoforoj devas uzi alian vojon, ĉar la laboroj daŭras pli longe."
    assert recognise_language(Page("-", text)) is None
    (tmp_path / "languages").mkdir()
    how = '[recognise]\nscripts = ["Latn"]\nwords = ["la", "kaj", "ĉar", "ĝis", "pli", "estas"]\nletters = "ĉĝĥĵŝŭ"\n'
    (tmp_path / "languages" / "eo.toml").write_text('tag = "eo"\nname = "Esperanto"\n' + how, "utf-8")
    monkeypatch.setattr(knowledge, "_folders", list(knowledge._folders))
    try:
        knowledge.use_data(tmp_path)
        assert recognise_language(Page("-", text)) == "eo"
    finally:
        monkeypatch.undo()
        knowledge.use_data()  # forgets what was loaded


def test_a_faulty_section_is_named_with_its_file_and_key(tmp_path):
    faulty = tmp_path / "xx.toml"
    faulty.write_text('[recognise]\nscripts = ["Abcd"]\nwrods = []\n', "utf-8")
    with pytest.raises(knowledge.DataFault, match=r"(?s)xx\.toml.*recognise\.wrods: unknown key.*recognise\.scripts"):
        packs.recogniser(faulty)


@pytest.mark.parametrize("file", [
    '[recognise]\nscripts = ["Latn"]\nwords = ["a"]\n[x]\ny = 1\n',
    'tag = "x"\r\n[recognise]\r\nscripts = ["Latn"]\r\nwords = [\r\n"a"]\r\n\r\n[x]\r\n',
    '[recognise] # how\nscripts = ["Latn"]\nwords = ["a"]\n',
    '[recognise]\nscripts = ["Latn"]\nletters = """\n[x]"""\nwords = ["a"]\n',
    '[x]\ny = """\n[recognise]\n"""\n[recognise]\nscripts = ["Latn"]\nwords = ["a"]\n',
    'recognise = { scripts = ["Latn"], words = ["a"] }\n',
], ids=["first", "between", "comment", "bracket", "twice", "inline"])  # fmt: skip
def test_how_a_language_is_recognised_is_read_wherever_it_stands(tmp_path, file):
    (tmp_path / "xx.toml").write_text(file, "utf-8", newline="")
    assert packs.recogniser(tmp_path / "xx.toml").words == ("a",)


def test_words_that_relatives_share_are_read_as_one_of_them():
    text = "Menteri berkata pelabuhan lama ditutup selama tiga bulan. Dua orang pekerja akan pulang ke kampung."
    assert recognise_language(Page("-", text)) in ("id", "ms")
    assert recognise_language(Page("-", "Zort blim kvanto frass hollik mestu garn.")) is None
