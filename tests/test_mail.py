"""Messages of mail and mailboxes become documents."""

import json
from email.message import EmailMessage

import pytest
from containers import sources

STORY = (
    "WEXCOMBE — Mayor Ann Pell opened the quay on Monday.\n\n“We start in March,” she said – “if the court agrees.”\n"
)


def message(subject="Harbour – a plan for Wexcombe’s quay", text=STORY, subtype="plain", **headers):
    made = EmailMessage()
    made["Subject"], made["From"], made["Message-ID"] = subject, "desk@harbour.example", "<a1@harbour.example>"
    made.set_content(text, subtype=subtype, cte=headers.get("cte", "quoted-printable"), charset="utf-8")
    return made


def records(ran):
    return [json.loads(line) for line in ran.out.splitlines()]


def test_a_message_is_its_subject_and_its_text_without_how_they_were_sent(wirecli, tmp_path):
    (tmp_path / "a.eml").write_bytes(bytes(message()))
    (record,) = records(wirecli("parse", "--with-text", "a.eml"))
    assert record["title"]["text"] == "Harbour – a plan for Wexcombe’s quay"
    assert record["id"] == "<a1@harbour.example>"
    assert record["dateline"]["place"] == "WEXCOMBE"
    quotes = [(quote["text"], quote["speaker"]) for quote in record["quotes"]]
    assert quotes == [("We start in March,", "Ann Pell"), ("if the court agrees.", "Ann Pell")]
    assert all(record["text"][quote["start"] : quote["end"]] == quote["text"] for quote in record["quotes"])


@pytest.mark.parametrize("cte", ["base64", "quoted-printable", "8bit"])
def test_a_message_is_read_alike_however_it_was_sent(wirecli, tmp_path, cte):
    (tmp_path / "a.eml").write_bytes(bytes(message(cte=cte)))
    (record,) = records(wirecli("parse", "--with-text", "a.eml"))
    assert record["text"].rstrip() == f"Harbour – a plan for Wexcombe’s quay\n\n{STORY}".rstrip()


def test_plain_text_is_taken_before_a_page_and_nothing_that_is_attached(wirecli, tmp_path):
    made = message()
    made.add_alternative("<p>Another text</p>", subtype="html")
    made.add_attachment("An attached text", filename="notes.txt")
    made.add_attachment(bytes(9), maintype="application", subtype="pdf", filename="a.pdf")
    (tmp_path / "a.eml").write_bytes(bytes(made))
    (record,) = records(wirecli("parse", "--with-text", "a.eml"))
    assert "Another" not in record["text"]
    assert "attached" not in record["text"]
    assert len(record["quotes"]) == 2


def test_a_page_in_a_message_is_read_by_its_words(wirecli, tmp_path):
    page = "<html><body><p>The quay is shut.</p><p>&ldquo;It is,&rdquo; said mayor Ann Pell.</p></body></html>"
    (tmp_path / "a.eml").write_bytes(bytes(message(text=page, subtype="html")))
    (record,) = records(wirecli("parse", "a.eml"))
    assert [(quote["text"], quote["speaker"]) for quote in record["quotes"]] == [("It is,", "Ann Pell")]


def test_mail_is_told_by_its_headers_where_it_has_no_name(wirecli):
    (record,) = records(wirecli("parse", "-", stdin=bytes(message())))
    assert record["title"]["text"] == "Harbour – a plan for Wexcombe’s quay"


def test_a_story_below_a_line_with_a_colon_is_no_mail(wirecli, tmp_path):
    (tmp_path / "a.txt").write_text(
        "Source: Harbour Ltd\n\nBridge closed\n\nThe bridge is closed until May.\n", "utf-8"
    )
    (record,) = records(wirecli("parse", "--with-text", "a.txt"))
    assert record["text"].startswith("Source: Harbour Ltd")


def test_a_mailbox_is_a_document_a_message_and_a_broken_one_takes_no_other_along(wirecli, tmp_path):
    parted = b"From desk@harbour.example Mon May  4 10:00:00 2026\n"
    quoted = message(subject="Second", text="From the quay they came.\n\n“Yes,” said mayor Ann Pell.\n", cte="8bit")
    second = bytes(quoted).replace(b"\nFrom the quay", b"\n>From the quay")
    empty = b"Subject: third\nMIME-Version: 1.0\n\n"
    (tmp_path / "all.mbox").write_bytes(
        parted + bytes(message()) + b"\n" + parted + empty + b"\n" + parted + second + b"\n"
    )
    ran = wirecli("parse", "--with-text", "all.mbox")
    assert sources(ran) == ["all.mbox#1", "all.mbox#3"]
    assert "\nFrom the quay they came." in records(ran)[1]["text"]
    assert any(line.startswith("wirecli: all.mbox#2: a message without text; save what") for line in ran.told)


DEEP = "".join(f"Content-Type: multipart/mixed; boundary=b{n}\n\n--b{n}\n" for n in range(3000))
ODD = {
    "nested": ("Subject: deep\n" + DEEP + "\ntext\n").encode(),
    "unknown charset": b"Subject: x\nContent-Type: text/plain; charset=klingon\n\n" + STORY.encode(),
    "no base64": b"Subject: =?utf-8?b?!?=\nContent-Transfer-Encoding: base64\n\n!!!!no base64???\n",
    "a header without end": b"Subject: " + b"x" * 1_000_000 + b"\nMIME-Version: 1.0\n\ntext\n",
    "bytes in headers": b"Subject: caf\xe9 \xff\x00\nMIME-Version: 1.0\n\nThe quay is shut.\n",
    "lone carriage returns": b"Subject: x\rMIME-Version: 1.0\r\rThe quay is shut.\r",
    "no boundary": b'Subject: x\nContent-Type: multipart/mixed; boundary="a"\n\nThe quay is shut.\n',
    "an empty type": b"Subject: x\nContent-Type: ;;;=\nContent-Disposition: =\n\nThe quay is shut.\n",
}


@pytest.mark.parametrize("name", ODD)
def test_odd_mail_is_a_record_or_one_clear_line(wirecli, tmp_path, name):
    (tmp_path / "odd.eml").write_bytes(ODD[name])
    (tmp_path / "good.eml").write_bytes(bytes(message()))
    ran = wirecli("parse", "odd.eml", "good.eml")
    assert sources(ran)[-1] == "good.eml"
    assert not any("Traceback" in line or "fault of wirecli" in line for line in ran.told)


def test_an_unknown_charset_is_read_by_what_it_looks_like(wirecli, tmp_path):
    (tmp_path / "a.eml").write_bytes(ODD["unknown charset"])
    (record,) = records(wirecli("parse", "a.eml"))
    assert [quote["speaker"] for quote in record["quotes"]] == ["Ann Pell", "Ann Pell"]
