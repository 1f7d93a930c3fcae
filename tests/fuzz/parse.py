"""A coverage-guided fuzz target: any bytes are a record that keeps its promises, or a failure that says why not.

python tests/fuzz/parse.py [-max_total_time=600] [CORPUS FOLDER]    (needs `pip install atheris`)
"""

import sys
import time
from pathlib import Path

import atheris

sys.path[:0] = [str(Path(__file__).parents[1]), str(Path(__file__).parents[2])]

with atheris.instrument_imports(include=["wirecli"]):
    from test_hostile import check

    from wirecli import knowledge
    from wirecli.output import Look, rendering
    from wirecli.page import Page, open_page
    from wirecli.pipeline import Options, parse_page
    from wirecli.record import Failure, Reading

LANGUAGES = (None, None, *knowledge.languages())
FORMS = [rendering(form, Look()) for form in ("ndjson", "csv", "markdown", "html", "ninjs", "jsonld")]
SLOWEST = 3.0  # seconds for 4 KB, instrumented


def one(data: bytes) -> None:
    if not data:
        return
    page = open_page("fuzz", data[1:])
    if isinstance(page, Failure):
        assert page.what and page.hint
        return
    assert isinstance(page, Page)
    start = time.perf_counter()
    record = parse_page(page, Options(language=LANGUAGES[data[0] % len(LANGUAGES)]))
    assert time.perf_counter() - start < SLOWEST
    check(record, page.text)
    FORMS[data[0] % len(FORMS)].piece(Reading(record, page.text))


if __name__ == "__main__":
    atheris.Setup(sys.argv, one)
    atheris.Fuzz()
