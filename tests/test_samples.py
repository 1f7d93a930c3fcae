"""Whole documents of our own writing, and the records that a person read off them."""

import json

import pytest
from conftest import SAMPLES, check_promises, plain

from wirecli.page import Page, open_page
from wirecli.pipeline import parse_page

TEXTS = sorted(SAMPLES.glob("*.txt"))
READ = [path for path in TEXTS if path.with_suffix(".json").exists()]


def test_there_are_samples():
    assert TEXTS


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_a_sample_keeps_every_promise(path):
    page = open_page(f"samples/{path.name}", path.read_bytes())
    assert isinstance(page, Page)
    check_promises(plain(parse_page(page)), page.text)


@pytest.mark.parametrize("path", READ, ids=lambda path: path.stem)
def test_a_sample_gives_the_record_that_was_read_off_it(path):
    page = open_page(f"samples/{path.name}", path.read_bytes())
    assert isinstance(page, Page)
    read = json.loads(path.with_suffix(".json").read_text("utf-8"))
    record = plain(parse_page(page))
    if "statements" not in read:  # where a clause is not told as a reader would
        del record["statements"]
    assert record == read
