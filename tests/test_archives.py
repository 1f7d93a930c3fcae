"""The texts in an archive are documents, in its order, read in memory; nothing in it can harm the others."""

import gzip
import io
import os
import struct
import tarfile
import zipfile

import pytest
import zstandard
from containers import GOOD, sources, tarred, zipped
from hypothesis import given
from hypothesis import strategies as st

from wirecli.inputs import Input, Sources, expand, read
from wirecli.record import Failure

ITEMS = {"b.txt": GOOD, "inner/a.txt": GOOD, "طهران.txt": GOOD, "x" * 120 + "/" + "y" * 120: GOOD}
ARCHIVES = {
    "a.zip": zipped(ITEMS),
    "stored.zip": zipped(ITEMS, zipfile.ZIP_STORED),
    "a.tar": tarred(ITEMS),
    "gnu.tar": tarred(ITEMS, tarfile.GNU_FORMAT),
    "a.tar.gz": gzip.compress(tarred(ITEMS)),
    "a.tar.zst": zstandard.compress(tarred(ITEMS)),
    "no-ending": tarred(ITEMS),
}


def found(path, **asked) -> list[Input | Failure]:
    return list(expand(Sources(paths=(str(path),), **asked)))


@pytest.mark.parametrize("name", ARCHIVES)
def test_the_texts_of_an_archive_come_in_its_order(wirecli, tmp_path, name):
    (tmp_path / name).write_bytes(ARCHIVES[name])
    ran = wirecli("parse", name)
    assert (ran.code, sources(ran)) == (0, [f"{name}!{inner}" for inner in ITEMS])
    assert os.listdir(tmp_path) == [name]


@pytest.mark.parametrize("name", ARCHIVES)
def test_an_archive_can_come_through_a_pipe(wirecli, name):
    ran = wirecli("parse", stdin=ARCHIVES[name])
    assert (ran.code, sources(ran)) == (0, [f"-!{inner}" for inner in ITEMS])


def test_hidden_binary_and_data_members_are_skipped(wirecli, tmp_path):
    items = {
        ".git/x.txt": GOOD,
        "__MACOSX/._a.txt": GOOD,
        "a.json": b"{}",
        "p.txt": b"\x89PNG\r\n\x1a\n",
        "a.txt": GOOD,
    }
    (tmp_path / "a.zip").write_bytes(zipped(items))
    assert sources(wirecli("parse", "a.zip")) == ["a.zip!a.txt"]


def test_a_glob_picks_members(wirecli, tmp_path):
    (tmp_path / "a.tar").write_bytes(
        tarred({"a.md": GOOD, "in/b.txt": GOOD, "c.json": GOOD, "d.txt.gz": gzip.compress(GOOD)})
    )
    assert sources(wirecli("parse", "a.tar", "--glob", "*.txt")) == ["a.tar!in/b.txt", "a.tar!d.txt.gz"]
    assert sources(wirecli("parse", "a.tar", "--glob", "in/*", "--glob", "*.json")) == [
        "a.tar!in/b.txt",
        "a.tar!c.json",
    ]


def test_an_archive_in_a_folder_is_entered_where_the_glob_asks_for_it(wirecli, tmp_path):
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.zip").write_bytes(zipped({"m.txt": GOOD}))
    (tmp_path / "in" / "a.txt").write_bytes(GOOD)
    assert sources(wirecli("parse", "in")) == ["in/a.txt", "in/a.zip!m.txt"]
    assert sources(wirecli("parse", "in", "--glob", "*.txt")) == ["in/a.txt"]
    assert sources(wirecli("parse", "in", "--glob", "*.zip")) == ["in/a.zip!m.txt"]


def test_an_archive_without_texts_is_told(wirecli, tmp_path):
    (tmp_path / "a.zip").write_bytes(zipped({".hidden": GOOD}))
    ran = wirecli("parse", "a.zip")
    hint = "hidden and binary files are skipped; unpack it, and name them"
    assert ran.told == [f"wirecli: a.zip: no texts in this archive; {hint}"]


def test_one_archive_in_another_is_read_and_none_below(wirecli, tmp_path):
    inner = zipped({"x.zip": zipped({"deep.txt": GOOD}), "a.txt": GOOD})
    (tmp_path / "a.zip").write_bytes(
        zipped({"in.zip": inner, "in.tar.gz": gzip.compress(tarred({"b.txt": GOOD})), "c.txt": GOOD})
    )
    ran = wirecli("parse", "a.zip")
    assert sources(ran) == ["a.zip!in.zip!a.txt", "a.zip!in.tar.gz!b.txt", "a.zip!c.txt"]
    assert ran.told[0] == (
        "wirecli: a.zip!in.zip!x.zip: an archive in an archive in an archive; unpack it, and give what is in it"
    )


def test_a_broken_member_leaves_the_others(wirecli, tmp_path):
    data = bytearray(zipped({"a.txt": GOOD * 9, "b.txt": os.urandom(500).hex().encode(), "c.txt": GOOD * 9}))
    at = data.index(b"b.txt") + 100
    data[at : at + 50] = bytes(50)
    (tmp_path / "a.zip").write_bytes(data)
    ran = wirecli("parse", "a.zip")
    assert sources(ran) == ["a.zip!a.txt", "a.zip!c.txt"]
    assert ran.told[0] == "wirecli: a.zip!b.txt: a damaged member; get the archive anew"


@pytest.mark.parametrize(("kept", "whole"), [(100, 0), (532, 0), (1100, 1), (2560, 1)])
def test_a_tar_that_breaks_off_gives_what_is_whole(wirecli, tmp_path, kept, whole):
    (tmp_path / "a.tar").write_bytes(tarred({"a.txt": GOOD, "b.txt": GOOD * 50, "c.txt": GOOD})[:kept])
    ran = wirecli("parse", "a.tar")
    assert (ran.code, len(ran.records)) == (3, whole)
    assert kept < 512 or "wirecli: a.tar: a tar archive that breaks off; get the whole file" in ran.told


def test_links_and_devices_are_no_documents(wirecli, tmp_path):
    link, hard, device = tarfile.TarInfo("link"), tarfile.TarInfo("hard"), tarfile.TarInfo("device")
    link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
    hard.type, hard.linkname = tarfile.LNKTYPE, "a.txt"
    device.type = tarfile.CHRTYPE
    (tmp_path / "a.tar").write_bytes(tarred({"a.txt": GOOD}, more=[link, hard, device]))
    assert sources(wirecli("parse", "a.tar")) == ["a.tar!a.txt"]
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        info = zipfile.ZipInfo("link.txt")
        info.external_attr = 0o120777 << 16
        archive.writestr(info, "/etc/passwd")
        archive.writestr("a.txt", GOOD)
    (tmp_path / "a.zip").write_bytes(held.getvalue())
    assert sources(wirecli("parse", "a.zip")) == ["a.zip!a.txt"]


def test_a_member_without_a_name_is_told(wirecli, tmp_path):
    data = zipped({"n": GOOD, "b.txt": GOOD})
    at = data.index(b"PK\1\2")
    nameless = bytearray(data)
    nameless[at + 28 : at + 30] = bytes(2)
    del nameless[at + 46]
    end = nameless.index(b"PK\5\6")
    nameless[end + 12 : end + 16] = (end - at).to_bytes(4, "little")
    (tmp_path / "a.zip").write_bytes(nameless)
    ran = wirecli("parse", "a.zip")
    assert sources(ran) == ["a.zip!b.txt"]
    assert ran.told[0] == "wirecli: a.zip!: a member without a name; get the archive anew"


def test_an_encrypted_member_is_told(wirecli, tmp_path):
    data = bytearray(zipped({"a.txt": GOOD, "b.txt": GOOD}))
    data[6] |= 1
    data[data.index(b"PK\1\2") + 8] |= 1
    (tmp_path / "a.zip").write_bytes(data)
    ran = wirecli("parse", "a.zip")
    assert sources(ran) == ["a.zip!b.txt"]
    assert ran.told[0] == "wirecli: a.zip!a.txt: encrypted; unpack it with its password, and give what is in it"


def test_members_that_share_their_bytes_are_told(wirecli, tmp_path):
    data = zipped({"a.txt": GOOD * 40})
    at, end = data.index(b"PK\1\2"), data.index(b"PK\5\6")
    entries = data[at:end] * 50
    tail = struct.pack("<4sHHHHIIH", b"PK\5\6", 0, 0, 50, 50, len(entries), at, 0)
    (tmp_path / "a.zip").write_bytes(data[:at] + entries + tail)
    ran = wirecli("parse", "a.zip")
    assert ran.code == 3
    assert len(ran.records) <= 1
    assert "lies in another member's bytes" in ran.told[-2]


def test_a_bomb_among_members_leaves_the_others(wirecli, tmp_path):
    (tmp_path / "a.zip").write_bytes(zipped({"bomb.txt": b" " * 50_000_000, "b.txt": GOOD}))
    ran = wirecli("parse", "a.zip")
    assert sources(ran) == ["a.zip!b.txt"]
    assert ran.told[0].startswith("wirecli: a.zip!bomb.txt: unpacks to more than 500 times its size; ")


def test_a_name_that_leads_out_is_only_a_name(wirecli, tmp_path):
    names = ["../../out.txt", "/abs.txt", "a\nb.txt", "C:\\x.txt"]
    (tmp_path / "a.tar").write_bytes(tarred(dict.fromkeys(names, GOOD)))
    ran = wirecli("parse", "a.tar")
    assert sources(ran) == [f"a.tar!{name}" for name in names]
    assert os.listdir(tmp_path) == ["a.tar"]


def test_a_header_that_asks_for_gigabytes_or_less_than_nothing_is_told(wirecli):
    for size in (b"77777777777\0", b"\xff" * 11 + b"\x00"):
        for kind in (b"L", b"x", b"0"):
            header = bytearray(tarred({"a.txt": GOOD})[:512])
            header[124:136], header[156:157] = size, kind
            header[148:156] = b" " * 8
            header[148:156] = f"{sum(header):06o}\0 ".encode()
            ran = wirecli("parse", stdin=bytes(header) + GOOD)
            assert (ran.code, ran.out) == (3, b"")
            assert "Traceback" not in "".join(ran.told)


def test_an_office_document_is_no_archive(wirecli, tmp_path):
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.docx").write_bytes(zipped({"[Content_Types].xml": b"<x/>", "word/document.xml": b"<x/>"}))
    (tmp_path / "in" / "b.txt").write_bytes(GOOD)
    assert sources(wirecli("parse", "in")) == ["in/b.txt"]
    told = wirecli("parse", "in/a.docx").told
    assert told == [
        "wirecli: in/a.docx: not text but an office document; save it as plain text (UTF-8) and give that file"
    ]


def test_members_stay_where_they_are_until_they_are_asked_for(tmp_path):
    data = tarred({"a.txt": GOOD, "b.txt": GOOD})
    (tmp_path / "a.tar").write_bytes(data[:1200])  # the second is not there
    documents = expand(Sources(paths=(str(tmp_path / "a.tar"),)))
    first = next(documents)
    assert isinstance(first, Input)
    assert (first.place, read(first, 100)) == ("a.tar/a.txt", GOOD)
    assert isinstance(next(documents), Failure)


NAMES = st.text(st.characters(codec="utf-8", exclude_characters="\0"), min_size=1, max_size=40)


@given(
    st.dictionaries(NAMES, st.sampled_from([GOOD, b"", b"\0\1", b"x" * 600]), min_size=1, max_size=5),
    st.sampled_from(["zip", "tar"]),
)
def test_an_archive_of_any_names_gives_documents_and_failures(tmp_path_factory, items, form):
    path = tmp_path_factory.getbasetemp() / f"any.{form}"
    path.write_bytes(zipped(items) if form == "zip" else tarred(items))
    outcomes = found(path)
    texts = [o.data for o in outcomes if isinstance(o, Input)]
    assert set(texts) <= set(items.values())
    assert outcomes


@given(st.binary(max_size=300), st.sampled_from(sorted(ARCHIVES)), st.integers(0, 3000), st.integers(0, 300))
def test_damage_anywhere_is_a_failure_and_never_an_exception(tmp_path_factory, noise, name, at, cut):
    data = ARCHIVES[name]
    path = tmp_path_factory.getbasetemp() / f"damaged-{name}"
    at %= len(data)
    path.write_bytes(data[:at] + noise + data[at + cut :])
    for outcome in found(path):
        if isinstance(outcome, Input):
            assert isinstance(read(outcome, 10_000), bytes | Failure)
