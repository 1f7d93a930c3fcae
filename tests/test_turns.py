"""Transcripts and interviews: whose words stand behind a label, without marks."""

import pytest

from wirecli import parse

INTERVIEWS = {  # language: the lead, what a question and an answer are labelled, and whom the lead is about
    "en": ("NORVANE, May 4 — Yard director Ann Pell spoke about the strike on Sunday.", "Q", "A", "Ann Pell"),
    "de": ("Werftdirektorin Ute Pell hat am Sonntag über den Streik gesprochen.", "Frage", "Antwort", "Ute Pell"),
    "fr": (
        "La directrice du chantier, Claire Dumont, est revenue sur la grève.",
        "Question",
        "Réponse",
        "Claire Dumont",
    ),
    "es": ("La directora del astillero, Ana Gil, habló el domingo de la huelga.", "Pregunta", "Respuesta", "Ana Gil"),
    "pt": ("A diretora do estaleiro, Ana Serra, falou no domingo sobre a greve.", "Pergunta", "Resposta", "Ana Serra"),
    "ru": ("Директор верфи Анна Грачёва в воскресенье говорила о забастовке.", "Вопрос", "Ответ", "Анна Грачёва"),
    "ar": ("تحدثت مديرة الحوض هدى المنصوري يوم الأحد عن الإضراب الطويل.", "سؤال", "جواب", "هدى المنصوري"),
    "zh-Hans": ("船厂厂长陈佩兰星期天谈到了罢工和明年的订单。", "记者", "答", "陈佩兰"),
    "zh-Hant": ("船廠廠長陳佩蘭星期天談到了罷工和明年的訂單。", "記者", "答", "陳佩蘭"),
    "ja": ("造船所の佐藤恵子社長は日曜日、ストライキについて語った。", "記者", "答", "佐藤恵子"),
    "ko": ("조선소의 민서현 사장은 일요일 파업에 대해 이야기했다.", "기자", "답변", "민서현"),
    "id": ("Direktur galangan Ahmad Prana berbicara tentang pemogokan itu.", "Tanya", "Jawab", "Ahmad Prana"),
    "ms": ("Pengarah limbungan Ahmad Fauzi bercakap mengenai mogok itu.", "Soalan", "Jawapan", "Ahmad Fauzi"),
    "vi": ("Giám đốc xưởng đóng tàu Lê Thu Khuê nói về cuộc đình công.", "Hỏi", "Đáp", "Lê Thu Khuê"),
    "th": ("นางสาวมะลิ แสงทอง ผู้อำนวยการอู่ต่อเรือ พูดถึงการนัดหยุดงาน", "ถาม", "ตอบ", "มะลิ แสงทอง"),
}


def told(text, language=None):
    return [(statement.speaker, statement.text) for statement in parse(text, language=language).statements]


@pytest.mark.parametrize("tag", INTERVIEWS)
def test_the_answers_of_an_interview_are_of_whom_it_is_with(tag):
    lead, question, answer, name = INTERVIEWS[tag]
    text = f"7\n\n{lead}\n\n{question}: 1, 2?\n\n{answer}: 3, 4.\n\n{question}: 5?\n\n{answer}: 6, 7 (8)."
    answers = [said for said in told(text, tag) if said[1][0].isdigit()]
    assert answers == [(name, "3, 4."), (name, "6, 7 (8).")]


TRANSCRIPT = """Briefing on the envoy

NORVANE, May 4 — Spokesman Peter Hale took questions on Monday.

MR. HALE: Good afternoon. I have nothing at the top.

QUESTION: Has the envoy left? You said that he would.

MR. HALE: I said that he might. Ambassador Ruth Pell told us “not yet”, and the customer told us “too late”.

QUESTION: Too late for what?

MR. HALE: We call it “the long wait” here, and I would refer you to the ambassador.
"""


def test_a_label_in_any_form_of_a_name_has_the_words_behind_it():
    assert [speaker for speaker, text in told(TRANSCRIPT)] == ["Peter Hale"] * 3
    assert told(TRANSCRIPT)[0][1] == "Good afternoon. I have nothing at the top."


def test_who_is_quoted_in_a_turn_is_not_who_has_it():
    quotes = {quote.text: quote.speaker for quote in parse(TRANSCRIPT).quotes}
    assert quotes["not yet"] == "Ruth Pell"
    assert quotes["too late"] == "the customer"


def test_the_cue_of_a_turn_is_its_colon_and_the_label_its_mention():
    statement = parse(TRANSCRIPT).statements[0]
    assert (statement.cue.text, statement.mention.text) == (":", "MR. HALE")


LISTS = {
    "prices": (
        "Director Ann Pell opened the fair.",
        "Price: 5 crowns.",
        "Place: the old yard.",
        "Price: free.",
        "Price: 9.",
    ),
    "prizes": ("Mayor Ann Pell gave the prizes.", "Winner: the Alma.", "Winner: the Gull.", "Winner: the Oak."),
    "wares": ("Ana Gil abrió la feria.", "— Pan y vino.", "— Queso.", "— Aceite.", "— Miel.", "— Sal.", "— Higos."),
}


@pytest.mark.parametrize("name", LISTS)
def test_a_list_is_no_transcript(name):
    assert told("\n\n".join(("7", *LISTS[name]))) == []


DASHED = """El astillero no se vende

La directora del astillero, Ana Gil, habla de la huelga y del barco de su abuelo.

—¿Dijo usted que en otoño estaría lleno?

—Sí, y no debí decirlo.

—¿De quién fue la culpa?

—Nuestra. El cliente nos dijo: «Demasiado tarde».

—¿Y la huelga?

—Nos costó nueve días.
"""


def test_answers_below_questions_with_dashes_are_of_whom_the_interview_is_with():
    answers = ["Sí, y no debí decirlo.", "Nuestra. El cliente nos dijo: «Demasiado tarde».", "Nos costó nueve días."]
    assert told(DASHED) == [("Ana Gil", answer) for answer in answers]


REPORTED = """船厂之问

船厂厂长林可望接受了采访。

记者：船台今年会满吗？

林可望：不会。

记者：为什么？

林可望：丢了两个订单。
"""


def test_a_question_by_a_reporter_is_no_byline():
    assert not parse(REPORTED).blocks
    assert told(REPORTED) == [("林可望", "不会。"), ("林可望", "丢了两个订单。")]


BRIEFING = """Press briefing on the storm

NORVANE, May 4 — Mayor Ada Brandt and fire chief Tom Hale met reporters on Monday.

MAYOR BRANDT: Good morning. Two people are missing.

We have opened three shelters.

(Applause.)

Q: How many houses are flooded?

MAYOR BRANDT: Sixty, as of this morning. Chief?

CHIEF HALE: Sixty-two, to be exact.

Q: Thank you.

The briefing ended after ten minutes.
"""


def test_a_turn_goes_on_in_the_next_paragraph_until_the_room_or_the_next_label_ends_it():
    assert told(BRIEFING) == [
        ("Ada Brandt", "Good morning. Two people are missing."),
        ("Ada Brandt", "We have opened three shelters."),
        ("Ada Brandt", "Sixty, as of this morning. Chief?"),
        ("Tom Hale", "Sixty-two, to be exact."),
    ]


def test_only_the_paragraph_of_the_label_mentions_who_speaks():
    assert [said.mention and said.mention.text for said in parse(BRIEFING).statements][:2] == ["MAYOR BRANDT", None]


CALL = """Northline third-quarter call

NORVANE, Nov 5, 2026 — Edited transcript.

Operator

Good day. I would now like to turn the conference over to Ann Pell.

Ann Pell – Chief Executive Officer

Thank you, operator. Revenue rose by 12 percent.

We expect the plant to open in March.

Operator

The first question comes from Ruth Venn of Harbour Capital.

Ruth Venn – Harbour Capital, Analyst

Good morning. How much of the backlog is signed?

Ann Pell – Chief Executive Officer

About two thirds of it.
"""


def test_a_name_in_a_line_of_its_own_has_the_paragraphs_below_it():
    assert told(CALL) == [
        ("Ann Pell", "Thank you, operator. Revenue rose by 12 percent."),
        ("Ann Pell", "We expect the plant to open in March."),
        ("Ruth Venn", "Good morning. How much of the backlog is signed?"),
        ("Ann Pell", "About two thirds of it."),
    ]


TALK = """若葉高、初の決勝へ

県大会は7日、準決勝があり、若葉高が浜田高を3―2で下した。真柴健主将が勝ち越し打を放った。

◇早坂勝監督の話　粘り強く戦えた。

▽浜田高・椎名保則監督の話　あと一本。「悔しい」の一言です。

真柴主将の話　何も覚えていません。

決勝は9日に行われる。
"""


def test_what_a_label_by_itself_ends_with_needs_no_second_one():
    assert told(TALK) == [
        ("早坂勝", "粘り強く戦えた。"),
        ("椎名保則", "あと一本。「悔しい」の一言です。"),
        ("真柴健", "何も覚えていません。"),
    ]
    assert [quote.speaker for quote in parse(TALK).quotes] == ["椎名保則"]
