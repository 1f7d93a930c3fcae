"""A packed document is read like a plain one, whatever its name; a bomb is one line."""

import bz2
import gzip
import lzma
import os
import subprocess
import sys

import pytest
import zstandard
from conftest import WIRECLI, environment
from containers import GOOD, sources, zipped

PACKERS = {
    "gzip": gzip.compress,
    "bzip2": bz2.compress,
    "xz": lzma.compress,
    "zstd": zstandard.ZstdCompressor(write_checksum=True).compress,
}
LONG = b"".join(os.urandom(30).hex().encode() + b"\n" for _ in range(2000))


@pytest.mark.parametrize("kind", PACKERS)
def test_a_packed_document_is_read_whatever_its_name(wirecli, tmp_path, kind):
    (tmp_path / "a.txt").write_bytes(PACKERS[kind](GOOD))
    ran = wirecli("parse", "a.txt", "-", stdin=PACKERS[kind](GOOD))
    assert sources(ran) == ["a.txt", "-"]
    assert {record["title"]["text"] for record in ran.records} == {"Bridge closed"}


@pytest.mark.parametrize("kind", PACKERS)
def test_members_one_behind_the_other_are_one_document(wirecli, kind):
    pack = PACKERS[kind]
    ran = wirecli("parse", "--with-text", stdin=pack(GOOD) + pack(b"") + pack(b"It is shut.\n"))
    assert ran.records[0]["text"].encode() == GOOD + b"It is shut.\n"


@pytest.mark.parametrize("kind", PACKERS)
def test_packed_data_that_breaks_off_is_told(wirecli, kind):
    ran = wirecli("parse", stdin=PACKERS[kind](LONG)[:-30])
    assert (ran.code, ran.out) == (3, b"")
    assert ran.told == [f"wirecli: -: {kind} data that breaks off; get the whole file"]


@pytest.mark.parametrize("kind", PACKERS)
def test_damaged_packed_data_is_told(wirecli, kind):
    data = bytearray(PACKERS[kind](LONG))
    data[len(data) // 2 : len(data) // 2 + 40] = bytes(40)
    ran = wirecli("parse", stdin=bytes(data))
    assert (ran.code, ran.out, len(ran.told)) == (3, b"", 1)
    assert ran.told[0] in (
        f"wirecli: -: damaged {kind} data; get the file anew",
        f"wirecli: -: {kind} data that breaks off; get the whole file",
    )


@pytest.mark.parametrize("kind", PACKERS)
def test_a_bomb_is_one_line_and_little_memory(wirecli, tmp_path, kind):
    (tmp_path / "bomb").write_bytes(PACKERS[kind](b" " * 30_000_000))
    ran = wirecli("parse", "bomb")
    assert ran.told == [
        "wirecli: bomb: unpacks to more than 500 times its size; unpack it yourself, if you trust it",
    ]


def test_the_size_limit_holds_for_what_a_document_unpacks_to(wirecli):
    ran = wirecli("parse", "--max-bytes", len(GOOD) - 1, stdin=gzip.compress(GOOD))
    assert ran.told == [f"wirecli: -: more than {len(GOOD) - 1} bytes; allow more with --max-bytes, or split it"]
    assert wirecli("parse", "--max-bytes", len(GOOD), stdin=gzip.compress(GOOD)).code == 0


def test_what_is_packed_more_than_once_is_told(wirecli):
    ran = wirecli("parse", stdin=gzip.compress(gzip.compress(GOOD)))
    assert ran.told == ["wirecli: -: packed more than once; unpack it, and give what is in it"]


def test_what_stands_behind_packed_data_is_not_lost_in_silence(wirecli):
    assert wirecli("parse", stdin=gzip.compress(GOOD) + bytes(512)).code == 0
    ran = wirecli("parse", stdin=gzip.compress(GOOD) + b"and more")
    assert ran.told == ["wirecli: -: gzip data that goes on as something else; get it anew, or cut off its end"]


def test_an_xz_stream_that_asks_for_gigabytes_of_memory_is_told(wirecli):
    huge = lzma.compress(GOOD, filters=[{"id": lzma.FILTER_LZMA2, "preset": 0, "dict_size": 8 << 20}])
    at = huge.index(b"\x21\x01") + 2
    header = bytearray(huge)
    header[at] = 38  # a dictionary of 2 GB
    size = (header[12] + 1) * 4
    import zlib

    header[12 + size - 4 : 12 + size] = zlib.crc32(bytes(header[12 : 12 + size - 4])).to_bytes(4, "little")
    ran = wirecli("parse", stdin=bytes(header))
    assert ran.told == ["wirecli: -: xz data that needs too much memory; unpack it yourself, if you trust it"]


def test_zstd_without_its_package_says_what_to_install(tmp_path):
    (tmp_path / "a.zst").write_bytes(zstandard.compress(GOOD))
    (tmp_path / "a.txt").write_bytes(GOOD)
    hide = "import sys; sys.modules['zstandard'] = sys.modules['compression'] = None; from wirecli.__main__ import main"
    done = subprocess.run(
        [sys.executable, "-c", f"{hide}; main()", "parse", "a.zst", "a.txt"],
        cwd=tmp_path, env=environment(), capture_output=True, timeout=60,
    )  # fmt: skip
    assert done.returncode == 3
    assert done.stderr.decode().splitlines() == [
        'wirecli: a.zst: packed with zstd; pip install "wirecli[zstd]" to read it, or unpack it',
        "wirecli: 1 read, 1 failed",
    ]


def test_a_bomb_does_not_fill_memory(tmp_path):
    (tmp_path / "bomb.gz").write_bytes(gzip.compress(b" " * 300_000_000, 9))
    (tmp_path / "bomb.zip").write_bytes(zipped({"a.txt": b" " * 300_000_000}))
    code = (
        "import resource, subprocess, sys; subprocess.run(sys.argv[1:], stderr=subprocess.DEVNULL);"
        "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, *WIRECLI, "parse", "bomb.gz", "bomb.zip"],
        cwd=tmp_path, env=environment(), capture_output=True, timeout=60,
    )  # fmt: skip
    assert int(done.stdout) < 200_000  # kilobytes, of which --max-bytes is a third; the bombs hold 300,000 each
