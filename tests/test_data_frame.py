"""The examples in the wire files, and in the file of what all frames have in common, are the tests of those files."""

import tomllib
from pathlib import Path

import msgspec
import pytest

import wirecli
from wirecli.knowledge import Wire
from wirecli.knowledge.compiled import DATA
from wirecli.knowledge.frame import CommonFrame

FILES = {
    **dict.fromkeys(sorted(Path(DATA, "wires").glob("*.toml")), Wire),
    **dict.fromkeys(sorted(Path(DATA, "frames").glob("*.toml")), CommonFrame),
}
EXAMPLES = [
    pytest.param(example, id=f"{path.stem}-{number}-{example.about[:60]}")
    for path, shape in FILES.items()
    for number, example in enumerate(msgspec.convert(tomllib.loads(path.read_text("utf-8")), shape).example)
]


def misses(example):
    """What an example asks for and the record does not give."""
    record = wirecli.parse(example.text, language=example.language)
    asked = {key: value for key, value in msgspec.structs.asdict(example).items() if value is not None}
    found = []
    for key, given in answers(record).items():
        if key in asked and not fits(key, asked[key], given):
            found.append(f"{key}: {given!r}, not {asked[key]!r}")
    return found


def answers(record):
    """What a record says under each key of an example; "" and () where it says nothing."""
    dateline, footer = record.dateline, record.footer
    words = lambda span: span.text if span else ""  # noqa: E731
    return {
        "wire": record.wire or "",
        "title": words(record.title),
        "subtitle": words(record.subtitle),
        "dateline": words(dateline),
        "place": (dateline and dateline.place) or "",
        "date": (dateline and dateline.date) or "",
        "source": (dateline and dateline.source) or "",
        "story": (record.paragraphs[0].text, record.paragraphs[-1].text) if record.paragraphs else (),
        "sectors": tuple(tag.text for tag in record.sectors),
        "blocks": tuple(f"{block.kind}: {block.text}" for block in record.blocks),
        "disclaimer": words(footer and footer.disclaimer),
        "footer_about": words(footer and footer.about),
        "provider": (footer and footer.provider) or "",
        "url": (footer and footer.url) or "",
        "reach": {key: n for key, n in msgspec.to_builtins(footer.reach).items() if n}
        if footer and footer.reach
        else {},
        "languages": footer.languages if footer else (),
        "contact": msgspec.to_builtins(next((b.contacts[0] for b in record.blocks if b.contacts), None)) or {},
    }


def fits(key, asked, given):
    if key == "story":
        return bool(asked) == bool(given) and (
            not asked or (given[0].startswith(asked[0]) and given[1].endswith(asked[1]))
        )
    if key == "blocks":
        return len(asked) == len(given) and all(a == g or g.startswith(a) for a, g in zip(asked, given, strict=True))
    if key in ("disclaimer", "footer_about"):
        return given.startswith(asked) and bool(asked) == bool(given)
    if key == "contact":
        return all(given.get(name) == value for name, value in asked.items())
    return asked == given


@pytest.mark.parametrize("example", EXAMPLES)
def test_each_example_gives_what_it_says(example):
    found = misses(example)
    if example.known_miss:
        assert found, f"this works now: delete known_miss = {example.known_miss!r}"
        pytest.xfail(example.known_miss)
    assert not found


def test_each_wire_has_an_example():
    assert not [path.stem for path, shape in FILES.items() if "[[example]]" not in path.read_text("utf-8")]
