"""What the user asks of a form: parts by name, lines by template, rows, and the exchange formats' own promises."""

import csv
import json
import os
import subprocess
import sys
from datetime import datetime
from io import StringIO
from pathlib import Path
from uuid import UUID

import jsonschema
import pytest
from conftest import ROOT, SAMPLES, on_a_terminal, plain
from referencing import Registry, Resource
from test_exports import READINGS, TEXTS, objects, sheet, whole

import wirecli as library
from wirecli.output import Look, rendering
from wirecli.output.ninjs import item
from wirecli.record import Reading

WALL = READINGS["en-harbour-wall.txt"]
RELEASE = READINGS["en-release.txt"]
SCHEMA = Path(os.environ.get("NINJS_SCHEMA") or ROOT.parent / "shared" / "ninjs" / "ninjs-schema_3.1.json")
MORE = ROOT.parent / "shared" / "eval" / "dev"  # documents that the project may not hold, where they are at hand


def picked(names: str, reading: Reading = WALL) -> dict:
    return objects("ndjson", whole("ndjson", reading, fields=tuple(names.split(","))))[0]


def line(template: str, reading: Reading = WALL) -> str:
    data = whole("template", reading, template=template).decode()
    assert data.endswith("\n")
    return data[:-1]


def rows(reading: Reading = WALL, form: str = "csv", **look) -> list[dict[str, str]]:
    header, *others = sheet(form, whole(form, reading, **look))
    return [dict(zip(header, row, strict=True)) for row in others]


# Parts by name


def test_parts_stand_where_they_stand_in_the_record():
    record = plain(WALL.record)
    assert picked("title,wire") == {"title": record["title"], "wire": "seaprwire"}
    assert picked("title.text") == {"title": {"text": record["title"]["text"]}}
    assert picked("footer.reach.countries") == {"footer": {"reach": {"countries": 90}}}
    assert picked("quotes.text")["quotes"] == [{"text": quote["text"]} for quote in record["quotes"]]
    assert picked("speakers.mentions.start") == {
        "speakers": [{"mentions": [{"start": span["start"]} for span in who["mentions"]]} for who in record["speakers"]]
    }


def test_parts_come_in_the_order_in_which_they_are_asked_for():
    assert [*picked("wire,title,language")] == ["wire", "title", "language"]
    assert [*picked("quotes.speaker,title.end,quotes.text")["quotes"][0]] == ["speaker", "text"]


def test_a_whole_part_and_a_part_of_it_are_the_whole():
    assert picked("title.text,title") == picked("title,title.text") == picked("title")


def test_a_part_that_a_document_lacks_is_null_wherever_it_lacks_it():
    bare = Reading(library.parse("Only\n\nA line."), "")
    asked = picked("byline.text,id,dateline.date,footer.reach.countries", bare)
    assert asked == {"byline": None, "id": None, "dateline": None, "footer": None}


def test_the_text_is_there_for_who_asks_by_name():
    assert picked("text") == {"text": WALL.text}
    assert rows(fields=("text",)) == [{"text": WALL.text}]


def test_json_takes_parts_too():
    assert objects("json", whole("json", WALL, fields=("title.text",)))[0] == picked("title.text")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--fields", "titel"), "no field is called 'titel'; did you mean title"),
        (("--fields", "start"), "no field is called 'start'; did you mean title.start or"),
        (("--fields", "title,,wire"), "no field is called ''"),
        (("--fields", ""), "no field is called ''"),
        (("--fields", "zzz"), "no field is called 'zzz'; `wirecli schema` lists them"),
        (("--fields", "quotes.0.text"), "say quotes.text"),
        (("--fields", "title.0"), "no field is called 'title.0'"),
        (("-f", "csv", "--fields", "quote_cuont"), "did you mean quote_count"),
        (("-f", "csv", "--rows", "quotes", "--fields", "kynd"), "did you mean kind"),
        (("-f", "markdown", "--fields", "title"), "takes no --fields; json, ndjson, csv and tsv do"),
        (("-f", "json", "--rows", "quotes"), "takes no --rows; csv and tsv do"),
        (("-f", "ninjs", "--csv-safe"), "takes no --csv-safe; csv and tsv do"),
        (("--template", "{titel}"), "--template: no field is called 'titel'; did you mean title"),
        (("--template", "{title"), "--template: a lone '{' at character 1; say {{"),
        (("--template", "a}"), "--template: a lone '}' at character 2; say }}"),
        (("--template", "{}"), "no field is called ''"),
        (("--template", r"\q"), r"'\q' is no escape; there are \t, \n and \\"),
        (("--template", "{title!r:>10}"), "no field is called 'title!r:>10'"),
    ],
)
def test_what_can_not_be_is_told_before_any_document_is_read(wirecli, arguments, told):
    ran = wirecli("parse", *arguments, "gone.txt")
    assert (ran.code, ran.out) == (2, b"")
    assert len(ran.told) == 1 and told in ran.told[0]


def test_records_as_they_are_need_nothing_of_all_this():
    program = "import sys; from wirecli.output import *; rendering('ndjson', Look()); print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout.split()
    assert "wirecli.output.ndjson" in loaded
    assert not {"wirecli.output.fields", "wirecli.output.words", "csv", "difflib", "rich"} & {*loaded}


# Lines by template


def test_a_template_prints_a_line_a_document():
    data = whole("template", *READINGS.values(), template=r"{title}\t{dateline.source}").decode()
    titles = [reading.record.title.text for reading in READINGS.values()]
    assert [text.split("\t")[0] for text in data.splitlines()] == titles


def test_a_template_s_escapes():
    assert line(r"a\tb\nc\\d {{x}} {{{wire}}}") == "a\tb\nc\\d {x} {seaprwire}"


def test_what_a_template_makes_of_lists_counts_and_nothing():
    assert line("{sectors}|{byline}|{byline.text}|{id}") == "Top Story; Daily News|||"
    assert line("{speakers}|{speakers.role}") == line("{speakers.name}|{speakers.role}")
    assert line("{quotes.0.text}") == WALL.record.quotes[0].text
    assert line("{quotes.99.text}|{quotes.speaker}").startswith("|Maret Saar; Maret Saar; Juhani Lahti")
    assert line("{footer.reach.countries} {speakers.0.quotes}") == "90 0; 1; 4"


def test_line_ends_and_tabs_of_a_document_break_no_line():
    text = "Bridge\n\nFirst\tline,\r\nand second."
    assert line(r"{text}\t{paragraphs}", Reading(library.parse(text), text)).count("\t") == 1
    assert "\n" not in line("{text}{paragraphs}", Reading(library.parse(text), text))


def test_a_template_on_a_terminal_is_safe(tmp_path):
    (tmp_path / "a.txt").write_text("Bridge \x1b[31mred\u202e\n\nA line.\n", "utf-8")
    code, screen = on_a_terminal("parse", "--template", "{title}", "a.txt", cwd=tmp_path)
    assert code == 0
    assert "⟨U+001B⟩[31mred" in screen and "\x1b" not in screen and "\u202e" not in screen


# Rows


def test_a_row_is_a_document_a_quote_or_a_speaker():
    (document,) = rows()
    assert document["title"] == WALL.record.title.text
    assert (document["quote_count"], document["speaker_count"]) == ("5", "2")
    assert document["speakers"] == "Maret Saar; Juhani Lahti"
    quotes = rows(rows="quotes")
    assert [row["text"] for row in quotes] == [quote.text for quote in WALL.record.quotes]
    assert quotes[0]["role"] == "Estonian port director" and quotes[0]["number"] == "1"
    assert all(WALL.text[int(row["start"]) : int(row["end"])] == row["text"] for row in quotes)
    speakers = rows(rows="speakers")
    assert [(row["name"], row["quote_count"], row["indirect"]) for row in speakers] == [
        ("Maret Saar", "3", "1"), ("Juhani Lahti", "2", "1"),
    ]  # fmt: skip
    assert all(WALL.text[int(row["start"]) : int(row["end"])] == row["mention"] for row in speakers)


@pytest.mark.parametrize("kind", ["quotes", "speakers"])
def test_a_document_without_any_has_no_row(kind):
    none = Reading(library.parse("Bridge\n\nIt is closed."), "")
    assert rows(none, rows=kind) == []
    assert whole("csv", none, WALL, none, rows=kind) == whole("csv", WALL, rows=kind)


def test_columns_are_chosen_by_header_or_by_path():
    (row,) = rows(fields=("place", "dateline.place", "quotes.0.speaker", "quotes.cue", "story"))
    assert [*row] == ["place", "dateline.place", "quotes.0.speaker", "quotes.cue", "story"]
    assert row["quotes.0.speaker"] == "Maret Saar"
    assert row["quotes.cue"] == "said; according to; noted; rejected"
    assert row["story"] == "\n\n".join(span.text for span in WALL.record.paragraphs)


def test_in_a_quote_s_row_quotes_are_that_quote():
    chosen = rows(rows="quotes", fields=("title", "text", "quotes.text", "quotes.cue.start"))
    assert [row["quotes.text"] for row in chosen] == [row["text"] for row in chosen]
    assert chosen[0]["quotes.cue.start"] == str(WALL.record.quotes[0].cue.start)
    assert {row["title"] for row in chosen} == {WALL.record.title.text}
    first = rows(rows="quotes", fields=("quotes.0.text", "quotes"))
    assert {row["quotes.0.text"] for row in first} == {first[0]["quotes"]} == {WALL.record.quotes[0].text}


def test_with_text_is_a_column():
    assert rows(with_text=True)[0]["text"] == WALL.text
    assert "text" not in rows(with_text=True, rows="speakers")[0]  # not once a speaker


def test_csv_is_that_of_the_standard(wirecli):
    data = wirecli("parse", "-f", "csv", SAMPLES / "en-hard.txt", SAMPLES / "ar-hard.txt").out
    assert data.count(b"\r\n") == 3
    assert len({len(row) for row in csv.reader(StringIO(data.decode(), newline=""), strict=True)}) == 1


def test_a_file_s_ending_is_enough(wirecli, tmp_path):
    for ending, begins in (("csv", b"source,"), ("tsv", b"source\t"), ("md", b"# "), ("jsonld", b"[")):
        assert wirecli("parse", SAMPLES / "en-hard.txt", "-o", f"out.{ending}").code == 0
        assert (tmp_path / f"out.{ending}").read_bytes().startswith(begins)
    wirecli("parse", SAMPLES / "en-hard.txt", "-o", "out.ninjs.json")
    assert json.loads((tmp_path / "out.ninjs.json").read_bytes())["standard"]["name"] == "ninjs"


def test_records_that_hold_their_text_are_read_again_with_the_same_result(wirecli, tmp_path):
    (tmp_path / "all.ndjson").write_bytes(whole("ndjson", *READINGS.values(), fields=("source", "text")))
    again = wirecli("parse", "--text-key", "text", "all.ndjson").records
    for record, reading in zip(again, READINGS.values(), strict=True):
        same = {"source", "encoding", "id"}
        assert {key: part for key, part in record.items() if key not in same} == {
            key: part for key, part in plain(reading.record).items() if key not in same
        }


# ninjs


@pytest.fixture(scope="module")
def published() -> jsonschema.Draft202012Validator:
    if not SCHEMA.exists():
        pytest.skip("needs the IPTC's ninjs-schema_3.1.json: name it in NINJS_SCHEMA")
    anything = Resource.from_contents({"$schema": "https://json-schema.org/draft/2020-12/schema"})
    places = Registry().with_resource("https://geojson.org/schema/GeoJSON.json", anything)  # of which we make none
    schema = json.loads(SCHEMA.read_text("utf-8"))
    return jsonschema.Draft202012Validator(schema, registry=places, format_checker=jsonschema.FormatChecker())


def test_ninjs_is_what_the_iptc_publishes(published):
    for reading in READINGS.values():
        published.validate(json.loads(whole("ninjs", reading)))


@pytest.mark.skipif(not MORE.exists(), reason="needs documents that the project may not hold")
def test_ninjs_of_real_wires_is_what_the_iptc_publishes(published):
    for path in MORE.glob("*/*/*.txt"):
        text = path.read_text("utf-8")
        published.validate(json.loads(whole("ninjs", Reading(library.parse(text, source=path.name), text))))


@pytest.mark.parametrize("name", READINGS)
def test_ninjs_tells_what_the_record_tells(name):
    record, made = READINGS[name].record, json.loads(whole("ninjs", READINGS[name]))
    assert UUID(made["uri"].removeprefix("urn:uuid:")).version == 5
    assert (made["type"], made["language"]) == ("text", record.language)
    assert made["headlines"][0] == {"role": "main", "contentType": "text/plain", "value": record.title.text}
    assert made["bodies"][0]["value"].split("\n\n") == [span.text for span in record.paragraphs]
    assert made["bodies"][0]["charCount"] == len(made["bodies"][0]["value"])
    assert made["infoSources"][0]["name"] == record.footer.provider
    for part, kinds in (("people", ("person", None)), ("organisations", ("organisation",))):
        assert [who["name"] for who in made.get(part, ()) if who.get("rel") != "contact"] == [
            speaker.name for speaker in record.speakers if speaker.kind in kinds
        ]
    assert [subject["name"] for subject in made["subjects"]] == [sector.text for sector in record.sectors]
    assert made.get("usageTerms") == (record.footer.disclaimer and " ".join(record.footer.disclaimer.text.split()))
    for key in ("contentCreated", "versionCreated"):
        assert (key in made) == bool(record.dateline.date and record.dateline.date[0] != "-")
        assert key not in made or datetime.fromisoformat(made[key]).date().isoformat() == record.dateline.date


def test_a_release_is_located_dated_and_says_whom_to_ask():
    made = json.loads(whole("ninjs", RELEASE))
    assert (made["located"], made["contentCreated"]) == ("ROTTERDAM, Netherlands", "2025-03-04T00:00:00Z")
    contact = next(who for who in made["people"] if who["rel"] == "contact")
    assert {way["type"] for way in contact["contactInfo"]} == {"email", "phone"}


def test_a_text_has_one_uri_wherever_it_is_read():
    text = TEXTS["en-release.txt"]
    here, there = (Reading(library.parse(text, source=name), text) for name in ("a.txt", "b/c.txt"))
    windows = text.replace("\n", "\r\n")
    assert item(here)["uri"] == item(there)["uri"] == item(Reading(library.parse(windows), windows))["uri"]
    assert len({item(reading)["uri"] for reading in READINGS.values()}) == len(READINGS)


def test_nothing_but_a_uri_and_a_body_comes_of_nothing():
    made = item(Reading(library.parse("x"), "x"))
    assert {"uri", "type", "standard"} <= made.keys()
    assert not {"contentCreated", "located", "by", "people", "subjects", "usageTerms", "language"} & made.keys()


# schema.org


@pytest.mark.parametrize("name", READINGS)
def test_json_ld_is_a_news_article(name):
    record, (made,) = READINGS[name].record, objects("jsonld", whole("jsonld", READINGS[name]))
    assert (made["@context"], made["@type"]) == ("https://schema.org", "NewsArticle")
    assert made["@id"] == json.loads(whole("ninjs", READINGS[name]))["uri"]
    assert (made["headline"], made["inLanguage"]) == (record.title.text, record.language)
    assert made["articleBody"].split("\n\n") == [span.text for span in record.paragraphs]
    assert made["publisher"]["@type"] == "Organization" and made["publisher"]["name"] == record.footer.provider
    said = [(part["text"], part.get("spokenByCharacter", {}).get("name")) for part in made.get("hasPart", ())]
    assert said == [(quote.text, quote.speaker) for quote in record.quotes if quote.kind != "term"]
    kinds = {"person": "Person", "organisation": "Organization", None: "Thing"}
    assert [(who["name"], who["@type"]) for who in made.get("mentions", ())] == [
        (speaker.name, kinds[speaker.kind]) for speaker in record.speakers
    ]


def test_rendering_is_the_same_in_any_order():
    made = rendering("jsonld", Look())
    pieces = {name: made.piece(reading) for name, reading in READINGS.items()}
    assert all(made.piece(READINGS[name]) == pieces[name] for name in reversed(pieces))
