"""What is known of languages and wires: one data file each, loaded when first needed.

Built-in files lie in `wirecli/data`; `use_data` adds folders of the same layout (`languages/*.toml`,
`wires/*.toml`), of which a later one wins over an earlier one of the same name.
"""

import os
from functools import cache

from msgspec import msgpack

from wirecli.knowledge import compiled
from wirecli.knowledge.evidence import Evidence, Weights, weigh
from wirecli.knowledge.frame import CommonFrame, Frame
from wirecli.knowledge.language import Language, ReadyLanguage, Recognise
from wirecli.knowledge.packs import DataFault, load, recogniser, tables
from wirecli.knowledge.wire import Wire

__all__ = [
    "DataFault", "Evidence", "Frame", "Language", "Recognise", "Wire",
    "all_wires", "common_frame", "evidence", "fingerprint", "language", "languages", "neighbours", "recognisers",
    "use_data", "wire", "wires",
]  # fmt: skip

_folders: list[str] = [compiled.DATA]


def use_data(*folders: str | os.PathLike[str]) -> None:
    """Read data files from these folders too. Raises DataFault where a folder holds neither languages nor wires."""
    for folder in folders:
        if not any(os.path.isdir(os.path.join(folder, kind)) for kind in ("languages", "wires")):
            raise DataFault(f"{os.fspath(folder)}: holds no languages/ and no wires/ folder")
        _folders.append(os.path.realpath(folder))
    for known in (_files, language, wire, all_wires, evidence, compiled.twin):
        known.cache_clear()


def fingerprint() -> str:
    """A digest of everything that is known: with other data, documents may give other records."""
    from hashlib import blake2b

    digest = blake2b(digest_size=16)
    for kind in ("languages", "wires", "frames"):
        for name, path in sorted(_files(kind).items()):
            digest.update(f"{kind}/{name}\0".encode())
            with open(path, "rb") as file:
                digest.update(file.read())
    return digest.hexdigest()


@cache
def _files(kind: str) -> dict[str, str]:
    """The path of each data file of a kind, by its stem."""
    return {name.removesuffix(compiled.SUFFIX): path for folder in _folders for name, path in _paths(folder, kind)}


def _paths(folder: str, kind: str) -> list[tuple[str, str]]:
    return [(name, os.path.join(folder, kind, name)) for name in compiled.names(folder, kind)]


def languages() -> tuple[str, ...]:
    """The tags of all known languages (BCP 47)."""
    return tuple(_files("languages"))


def wires() -> tuple[str, ...]:
    """The ids of all known wires."""
    return tuple(_files("wires"))


@cache
def language(tag: str) -> Language:
    """The language of that tag. Raises KeyError where it is not known, DataFault where its file is faulty."""
    return load(_files("languages")[tag], Language, ReadyLanguage)


@cache
def wire(name: str) -> Wire:
    """The wire of that id. Raises KeyError where it is not known, DataFault where its file is faulty."""
    return load(_files("wires")[name], Wire)


@cache
def common_frame() -> Frame:
    """What frames have in common in every language. Raises DataFault where its file is faulty."""
    return load(compiled.outside(compiled.FRAME), CommonFrame)


@cache
def all_wires() -> tuple[Wire, ...]:
    """Every known wire. Raises DataFault where a file is faulty."""
    return tuple(wire(name) for name in wires())


def recognisers() -> dict[str, Recognise]:
    """How each known language is recognised, by its tag. Raises DataFault where a file is faulty."""
    return {tag: recogniser(path) for tag, path in _files("languages").items()}


def neighbours() -> dict[str, Recognise]:
    """How languages that are not known are told from those that are, by their tags."""
    return tables(compiled.outside(compiled.NEIGHBOURS), Recognise)


@cache
def evidence() -> Evidence:
    """What every word and letter says about a text's language. Raises DataFault where a file is faulty."""
    ready = compiled.evidence() if _folders == [compiled.DATA] else None
    if ready is not None:
        return Evidence(msgpack.decode(ready, type=Weights))
    return Evidence(weigh(recognisers(), neighbours()))
