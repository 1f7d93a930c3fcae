"""What is reported without quotation marks: which words of its sentence a statement is."""

import pytest

from wirecli import parse

LEAD = {
    "en": "The ferry Alma lies in the harbour of Wexcombe since Monday, and nobody knows when it will sail again.",
    "de": "Die Fähre Alma liegt seit Montag im Hafen von Wexen, und niemand weiß, wann sie wieder fahren wird.",
    "fr": "Le bac Alma est à quai depuis lundi dans le port de Wexcourt et nul ne sait quand il repartira.",
    "es": "El transbordador Alma está amarrado desde el lunes en el puerto y nadie sabe cuándo volverá a zarpar.",
    "pt": "O barco Alma está atracado no porto desde segunda-feira, e ninguém sabe quando voltará a zarpar.",
    "ru": "Паром «Альма» стоит в порту с понедельника, и никто не знает, когда он снова выйдет в море.",
    "ar": "ترسو العبارة ألما في الميناء منذ يوم الاثنين ولا أحد يعرف متى ستبحر من جديد.",
    "zh-Hans": "渡轮阿尔玛号自周一起停在港口，没有人知道它什么时候会再次启航。",
    "ja": "フェリーのアルマ号は月曜日から港に停泊しており、いつ出港するのか誰も知らない。",
    "ko": "여객선 알마호는 월요일부터 항구에 묶여 있으며 언제 다시 출항할지 아무도 모른다.",
    "id": "Feri Alma bersandar di pelabuhan sejak Senin dan tidak seorang pun tahu kapan kapal itu akan berlayar lagi.",
    "ms": "Feri Alma berlabuh di pelabuhan sejak Isnin dan tiada sesiapa tahu bila kapal itu akan belayar semula.",
    "vi": "Phà Alma nằm ở cảng từ thứ Hai và không ai biết khi nào nó sẽ ra khơi trở lại.",
}
SAID = [  # language, a sentence, what of it is reported, by whom
    (
        "en",
        "Harbour master Ann Pell said on Tuesday that the hull had been sealed.",
        "the hull had been sealed",
        "Ann Pell",
    ),
    (
        "en",
        "The hull had been sealed, harbour master Ann Pell told the Daily Gull.",
        "The hull had been sealed",
        "Ann Pell",
    ),
    ("en", "According to harbour master Ann Pell, the hull had been sealed.", "the hull had been sealed", "Ann Pell"),
    (
        "en",
        "The crew, harbour master Ann Pell said, had gone home.",
        "The crew, harbour master Ann Pell said, had gone home",
        "Ann Pell",
    ),
    ("de", "Hafenmeisterin Ute Pell sagte am Dienstag, der Rumpf sei dicht.", "der Rumpf sei dicht", "Ute Pell"),
    ("de", "Der Rumpf sei dicht, sagte Hafenmeisterin Ute Pell.", "Der Rumpf sei dicht", "Ute Pell"),
    (
        "fr",
        "Le directeur du port, Luc Pellier, a affirmé que la coque était étanche.",
        "la coque était étanche",
        "Luc Pellier",
    ),
    ("es", "La directora Ana Pelayo explicó que el casco está sellado.", "el casco está sellado", "Ana Pelayo"),
    (
        "ru",
        "Директор порта Анна Пеллова сообщила, что корпус загерметизирован.",
        "корпус загерметизирован",
        "Анна Пеллова",
    ),
    ("ar", "وقالت مديرة الميناء هدى المنصوري إن الهيكل أصبح محكما.", "الهيكل أصبح محكما", "هدى المنصوري"),
    ("zh-Hans", "港务局局长陈佩兰表示，船体已经密封。", "船体已经密封", "陈佩兰"),
    ("ja", "港湾局の佐藤恵子局長は、船体は密閉されたと述べた。", "船体は密閉された", "佐藤恵子"),
    (
        "id",
        "Kepala pelabuhan Ani Pelita mengatakan bahwa lambung kapal sudah ditutup.",
        "lambung kapal sudah ditutup",
        "Ani Pelita",
    ),
    (
        "vi",
        "Giám đốc cảng Trần Thị Lan cho biết thân tàu đã được bịt kín.",
        "thân tàu đã được bịt kín",
        "Trần Thị Lan",
    ),
    (
        "ms",
        "Ketua Pelabuhan Norvane, Kapten Rosli Kamal berkata, badan kapal itu sudah ditampal.",
        "badan kapal itu sudah ditampal",
        "Rosli Kamal",
    ),
    (
        "id",
        "Lambung kapal sudah ditambal dua kali, kata Kepala Pelabuhan Yonas Rumbiak saat dihubungi, Rabu.",
        "Lambung kapal sudah ditambal dua kali",
        "Yonas Rumbiak",
    ),
    (
        "id",
        "Kepala Pelabuhan Yonas Rumbiak mengaku senang akhirnya bisa merasakan ombak di depan dermaga.",
        "senang akhirnya bisa merasakan ombak di depan dermaga",
        "Yonas Rumbiak",
    ),
    (
        "id",
        "Menanggapi hal itu, Kepala Pelabuhan Norvane Yonas Rumbiak mengatakan, lambung kapal sudah ditambal.",
        "lambung kapal sudah ditambal",
        "Yonas Rumbiak",
    ),
    ("ko", "민서현 의원은 “늦었다”며 예산을 더 늘려야 한다고 말했다.", "예산을 더 늘려야 한다고", "민서현"),
]


def story(tag, *paragraphs):
    """A headline and a first paragraph that report nothing, and these."""
    return "\n\n".join((LEAD[tag][:40], LEAD[tag], *paragraphs))


@pytest.mark.parametrize(("tag", "sentence", "reported", "speaker"), SAID, ids=[f"{c[0]} {c[2][:20]}" for c in SAID])
def test_a_statement_is_the_clause_that_is_reported(tag, sentence, reported, speaker):
    record = parse(story(tag, sentence), language=tag)
    assert [(statement.text, statement.speaker) for statement in record.statements] == [(reported, speaker)]


def test_two_statements_of_one_sentence_share_no_word():
    said = "Harbour master Ann Pell said the hull was sealed and added that the crew was fed."
    record = parse(story("en", said))
    assert [statement.text for statement in record.statements] == ["the hull was sealed", "the crew was fed"]


def test_a_statement_ends_where_a_quotation_begins():
    said = "Harbour master Ann Pell confirmed that the hull was sealed and called the crew “the best on the coast”."
    record = parse(story("en", said))
    assert [statement.text for statement in record.statements] == ["the hull was sealed"]
    assert [quote.text for quote in record.quotes] == ["the best on the coast"]


def test_a_sentence_that_only_says_who_spoke_is_no_statement():
    record = parse(story("en", "The hull is sealed.", "Harbour master Ann Pell added."))
    assert [(speaker.name, speaker.indirect) for speaker in record.speakers] == [("Ann Pell", 1)]
    assert record.statements == ()


def test_statements_are_rows_of_a_sheet(wirecli, tmp_path):
    (tmp_path / "a.txt").write_text(story("en", SAID[0][1]), "utf-8")
    ran = wirecli(
        "parse", "-f", "csv", "--rows", "statements", "--fields", "number,speaker,role,text,cue", tmp_path / "a.txt"
    )
    assert ran.out.decode().splitlines()[1:] == ["1,Ann Pell,Harbour master,the hull had been sealed,said"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Beliau berkata demikian pada sidang media selepas merasmikan pesta perahu di sini semalam.",
        "Rosli Kamal melaporkannya ke balai polis semalam.",
        "Rosli Kamal datang ke Norvane untuk mengumumkan jurulatih baharu yang belum dinamakan.",
        "Perkara itu dimaklumkan Rosli Kamal selepas merasmikan pesta perahu di sini semalam.",
        "Perkara sama disampaikan Rosli Kamal.",
        "Rosli Kamal akan mengumumkan penurunan tambang feri itu Jumaat ini.",
        "Perkara sama disampaikan Rosli Kamal, 45, penduduk Norvane.",
    ],
)
def test_what_only_says_that_somebody_spoke_or_may_speak_is_no_statement(sentence):
    told = "Ketua Pelabuhan Norvane, Kapten Rosli Kamal berkata, badan kapal itu sudah ditampal."
    record = parse(f"{LEAD['ms']}\n\n{told}\n\n{sentence}\n")
    assert [statement.text for statement in record.statements] == ["badan kapal itu sudah ditampal"]


def test_where_gaps_part_phrases_what_stands_behind_the_that_is_reported_whole():
    page = (
        "ครอบครัวทำพิธีที่ท่าเรือเก่า\n\nชาวบ้านมาร่วมพิธีตั้งแต่เช้า\n\n"
        "แม่ของเด็กยืนนิ่งอยู่ตลอดการทำพิธีหน้าท่าเรือเก่า ขณะที่นางคำ แก้วมา กล่าวว่า หลานชายบอกว่า จะกลับมาซ่อมเรือ"
    )
    said = [statement.text for statement in parse(page, language="th").statements]
    assert said == ["หลานชายบอกว่า จะกลับมาซ่อมเรือ", "จะกลับมาซ่อมเรือ"]


def test_what_somebody_says_of_themselves_is_told_once():
    record = parse(f"{LEAD['en']}\n\nFor the first quarter, Lumbrica Inc said it expects to open a plant.\n")
    assert [(one.text, one.speaker) for one in record.statements] == [("it expects to open a plant", "Lumbrica Inc")]


def test_a_sentence_that_only_says_who_said_so_reports_nothing_itself():
    record = parse(
        "El muelle de Muros\n\nEl muelle abrirá “en pocos días”.\n\nAsí lo dijo el martes Ana Gil en Muros.\n"
    )
    assert [(quote.text, quote.speaker) for quote in record.quotes] == [("en pocos días", "Ana Gil")]
    assert record.statements == ()


CONDITIONS = {
    "en": "If the port ministry confirms that the hull is sound, the ferry will sail again in March.",
    "de": "Wenn das Hafenministerium bestätigt, dass der Rumpf dicht ist, fährt die Fähre im März wieder.",
    "fr": "Le bac repartira en mars si le ministère confirme que la coque est étanche.",
    "es": "El transbordador zarpará en marzo si el ministerio confirma que el casco está sellado.",
    "pt": "O barco zarpará em março se o ministério confirmar que o casco está selado.",
    "ru": "Паром выйдет в марте, если министерство подтвердит, что корпус цел.",
    "id": "Feri akan berlayar pada Maret jika kementerian menyatakan bahwa lambung kapal aman.",
    "ms": "Feri akan belayar pada Mac jika kementerian menyatakan bahawa badan kapal selamat.",
    "vi": "Phà sẽ ra khơi vào tháng Ba nếu Bộ Giao thông khẳng định rằng thân tàu an toàn.",
    "zh-Hans": "如果港务局表示船体安全，渡轮三月将再次启航。",
    "zh-Hant": "如果港務局表示船體安全，渡輪三月將再次啟航。",
    "th": "เรือจะออกอีกครั้งในเดือนมีนาคม หากกระทรวงคมนาคมยืนยันว่าตัวเรือปลอดภัย",
    "ar": "ستبحر العبارة في مارس إذا أكدت الوزارة أن الهيكل سليم.",
}


@pytest.mark.parametrize("tag", CONDITIONS)
def test_what_somebody_may_yet_say_is_no_statement(tag):
    record = parse(f"{LEAD.get(tag, '…')[:40]}\n\n{CONDITIONS[tag]}", language=tag)
    assert record.statements == ()


IDLE = {
    "when": ("en", "Harbour master Ann Pell spoke on Friday."),
    "where": ("en", "Harbour master Ann Pell responded with a long letter."),
    "one word": ("en", "The Wexcombe ferry company declared bankruptcy."),
    "what goes on": ("en", "The hull reports and the long delay cost the town dear."),
    "a noun like a verb": ("en", "Six states digging in against the port lost."),
    "a verb of two meanings": ("de", "Kapitän Udo Pell befand sich auf dem Weg nach Norden."),
    "the same": ("de", "Kapitän Udo Pell verteidigte seinen zweiten Platz."),
    "and in English": ("en", "Harbour master Ann Pell shouted across the harbour."),
    "for whom": ("de", "Für die Fischer, die seit Tagen warten, war das Tor offen."),
    "who nods": ("en", "His wife, Ann Pell, nodded."),
    "what somebody needed": ("pt", "Um pescador precisou ser hospitalizado após inalar fumaça."),
    "whom they point at": ("es", "Los pescadores apuntan al Ayuntamiento."),
    "a gesture in Japanese": ("ja", "佐藤恵子局長は、港の前で肩を落とした。"),
    "a gesture in Korean": ("ko", "민서현 항만청장은 항구 앞에서 눈물을 훔쳤다."),
    "a coordination": ("de", "Kapitän Udo Pell hatte gemeldet und den Hafen verlassen."),
}


@pytest.mark.parametrize("name", IDLE)
def test_who_only_spoke_somewhere_or_sometime_is_no_speaker(name):
    tag, sentence = IDLE[name]
    record = parse(f"{LEAD[tag]}\n\n{sentence}", language=tag)
    assert (record.statements, record.speakers) == ((), ())


def test_a_verb_of_two_meanings_with_a_clause_reports_it():
    sentence = "Kapitän Udo Pell befand, dass der Rumpf dicht ist."
    record = parse(f"{LEAD['de']}\n\n{sentence}", language="de")
    assert [(said.speaker, said.text) for said in record.statements] == [("Udo Pell", "der Rumpf dicht ist")]


def test_whom_words_are_told_to_is_no_statement():
    record = parse(f"{LEAD['en']}\n\nHarbour master Ann Pell told the hearing she considered the ferry “lost”.")
    assert not record.statements
    assert [quote.speaker for quote in record.quotes] == ["Ann Pell"]


AS_TOLD = {
    "en": ("The ferry stays in port, as Captain Ann Pell said.", "Ann Pell", "The ferry stays in port"),
    "de": (
        "Die Fähre bleibt im Hafen, wie Kapitänin Ute Pell am Dienstag mitteilte.",
        "Ute Pell",
        "Die Fähre bleibt im Hafen",
    ),
    "ru": (
        "Паром останется в порту, о чём рассказала капитан Анна Грачёва.",
        "Анна Грачёва",
        "Паром останется в порту",
    ),
    "id": ("Feri tetap di pelabuhan, seperti dikatakan Kapten Ahmad Prana.", "Ahmad Prana", "Feri tetap di pelabuhan"),
}


@pytest.mark.parametrize("tag", AS_TOLD)
def test_the_clause_that_says_who_said_so_is_no_part_of_what_they_said(tag):
    sentence, who, said = AS_TOLD[tag]
    record = parse(f"{LEAD[tag]}\n\n{sentence}", language=tag)
    assert [(statement.speaker, statement.text) for statement in record.statements] == [(who, said)]


def test_the_day_before_what_is_announced_is_no_part_of_it():
    record = parse(f"{LEAD['en']}\n\nHarbour master Ann Pell announced on Friday the arrest of two men.")
    assert [statement.text for statement in record.statements] == ["the arrest of two men"]


def test_a_word_that_begins_a_sentence_and_stands_small_elsewhere_is_nobody():
    lead = "Ferries lie idle, and demand is low."
    assert not parse(f"{lead}\n\nDemand worries that the ferry will not sail.").speakers
    assert parse(f"{lead}\n\nNorthline worries that the ferry will not sail.").speakers


def test_a_day_at_a_statement_s_end_belongs_to_it():
    record = parse(f"{LEAD['en']}\n\nThe harbour would stay closed until Thursday, harbour master Ann Pell said.")
    assert [said.text for said in record.statements] == ["The harbour would stay closed until Thursday"]
