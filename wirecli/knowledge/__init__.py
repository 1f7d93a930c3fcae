"""What is known of languages and wires: one data file each, loaded when first needed.

Built-in files lie in `wirecli/data`; `use_data` adds folders of the same layout (`languages/*.toml`,
`wires/*.toml`), of which a later one wins over an earlier one of the same name.
"""

from functools import cache
from pathlib import Path

from wirecli.knowledge.evidence import Evidence
from wirecli.knowledge.frame import CommonFrame, Frame
from wirecli.knowledge.language import Language, Recognise
from wirecli.knowledge.packs import DATA, INDEXED, DataFault, languages_in, load, section, tables
from wirecli.knowledge.wire import Wire

__all__ = [
    "DataFault", "Evidence", "Frame", "Language", "Recognise", "Wire",
    "all_wires", "common_frame", "evidence", "language", "languages", "neighbours", "recognisers", "use_data", "wire",
    "wires",
]  # fmt: skip

_folders: list[Path] = [DATA]


def use_data(*folders: Path) -> None:
    """Read data files from these folders too. Raises DataFault where a folder holds neither languages nor wires."""
    for folder in folders:
        if not ((folder / "languages").is_dir() or (folder / "wires").is_dir()):
            raise DataFault(f"{folder}: holds no languages/ and no wires/ folder")
        _folders.append(folder.resolve())
    for known in (_files, language, wire, all_wires, evidence):
        known.cache_clear()


@cache
def _files(kind: str) -> dict[str, Path]:
    return {path.stem: path for folder in _folders for path in sorted((folder / kind).glob("*.toml"))}


def languages() -> tuple[str, ...]:
    """The tags of all known languages (BCP 47)."""
    return tuple(_files("languages"))


def wires() -> tuple[str, ...]:
    """The ids of all known wires."""
    return tuple(_files("wires"))


@cache
def language(tag: str) -> Language:
    """The language of that tag. Raises KeyError where it is not known, DataFault where its file is faulty."""
    return load(_files("languages")[tag], Language)


@cache
def wire(name: str) -> Wire:
    """The wire of that id. Raises KeyError where it is not known, DataFault where its file is faulty."""
    return load(_files("wires")[name], Wire)


@cache
def common_frame() -> Frame:
    """What frames have in common in every language. Raises DataFault where its file is faulty."""
    return load(DATA / "frames" / "any.toml", CommonFrame)


@cache
def all_wires() -> tuple[Wire, ...]:
    """Every known wire. Raises DataFault where a file is faulty."""
    return tuple(wire(name) for name in wires())


def recognisers() -> dict[str, Recognise]:
    """How each known language is recognised, by its tag. Raises DataFault where a file is faulty."""
    return {tag: how for folder in _folders for tag, how in section(languages_in(folder), INDEXED, Recognise).items()}


def neighbours() -> dict[str, Recognise]:
    """How languages that are not known are told from those that are, by their tags."""
    return tables(DATA / "neighbours.toml", Recognise)


@cache
def evidence() -> Evidence:
    """What every word and letter says about a text's language. Raises DataFault where a file is faulty."""
    return Evidence(recognisers(), neighbours())
