"""Writes what a wheel carries ready-made beside its data files; the build of a wheel calls it."""

from pathlib import Path
from typing import Any

from msgspec import Raw, convert, msgpack

from wirecli.knowledge import compiled
from wirecli.knowledge.compiled import COMMON, FRAME, LANGUAGES, NEIGHBOURS, RECOGNITION, Twin, outside, seal
from wirecli.knowledge.evidence import Weights, weigh
from wirecli.knowledge.language import Language, Recognise
from wirecli.knowledge.packs import content
from wirecli.knowledge.wordlists import word_table

_LISTING = {"speech", "people", "grammar"}  # sections of word lists


def compile_all(target: Path) -> None:
    """Write the twins of all built-in data files below `target`."""
    languages = {LANGUAGES + name: _content(LANGUAGES + name) for name in compiled.names(compiled.DATA, LANGUAGES)}
    for path, said in languages.items():
        _write(target, compiled.holder(path), {path: _ready(said)})
    common = (*(f"wires/{name}" for name in compiled.names(compiled.DATA, "wires")), FRAME)
    _write(target, COMMON, {path: _content(path) for path in common})
    parts = {path: said["recognise"] for path, said in languages.items()} | {NEIGHBOURS: _content(NEIGHBOURS)}
    _write(target, RECOGNITION, parts, _weights(languages))


def _content(path: str) -> dict[str, Any]:
    """What a data file says at run time: examples are for tests."""
    return {key: value for key, value in content(outside(path)).items() if key != "example"}


def _ready(said: dict[str, Any]) -> dict[str, Any]:
    """A language file's content as a `ReadyLanguage`."""
    lists = {
        section: {key: "\n".join(words) for key, words in said[section].items() if _can_be_lined(words)}
        for section in _LISTING & said.keys()
    }
    rest = {
        section: {key: value for key, value in said[section].items() if key not in lists[section]} for section in lists
    }
    return said | rest | {"lists": lists, "table": word_table(convert(said, Language))}


def _can_be_lined(words: object) -> bool:
    return isinstance(words, list) and all(isinstance(word, str) and "\n" not in word for word in words) and words != []


def _weights(languages: dict[str, dict[str, Any]]) -> Weights:
    known = {Path(path).stem: convert(said["recognise"], Recognise) for path, said in languages.items()}
    return weigh(known, convert(_content(NEIGHBOURS), dict[str, Recognise]))


def _write(target: Path, name: str, parts: dict[str, Any], whole: Weights | None = None) -> None:
    twin = Twin(
        {path: seal(outside(path)) for path in parts},
        {path: _raw(said) for path, said in parts.items()},
        _raw(whole),
    )
    path = target / f"{name}.msgpack"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(msgpack.encode(twin))


def _raw(said: object) -> Raw:
    return Raw(msgpack.encode(said, order="deterministic"))  # a wheel is the same whoever builds it
