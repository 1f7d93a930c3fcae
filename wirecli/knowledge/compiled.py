"""What a wheel carries ready-made beside its data files, believed only while every file is as it was.

TOML takes milliseconds a file, and a language's word table up to 27 more, so a wheel has twins under `data/compiled/`:
one a language with its word table, one of all wires and what frames have in common, and one for recognition, with the
evidence of all languages as a table. A twin names each file it was made from with a seal of its bytes; a file whose
seal differs is read itself, as are all of a source tree, which has no twins. Nothing is written outside a build.
"""

import os
from functools import cache
from zlib import crc32

from msgspec import DecodeError, Raw, Struct, msgpack

DATA = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "data")
COMPILED = os.path.join(DATA, "compiled")
SUFFIX = ".toml"
LANGUAGES = "languages/"
NEIGHBOURS, FRAME = "neighbours.toml", "frames/any.toml"
COMMON, RECOGNITION = "common", "recognition"  # twins of several files
_CHUNK = 65_536  # read into one buffer: 1.6 MB of language files take .4 ms, a fresh buffer for each 1.1 ms


class Twin(Struct, frozen=True, array_like=True):
    """The seals of the files it was made from, by their path below the data folder, and what each of them says."""

    seals: dict[str, int] = {}
    parts: dict[str, Raw] = {}
    whole: Raw = Raw(msgpack.encode(None))  # what they say together, where that is more than the sum

    def part(self, inside: str) -> Raw | None:
        """What a data file says; None where that is not known, or no longer true."""
        found = self.parts.get(inside)
        return found if found is not None and self.seals[inside] == seal(outside(inside)) else None


def seal(path: str) -> int:
    """A file's checksum and size: CRC-32, because zlib is there in .2 ms, hashlib in 3."""
    check = size = 0
    buffer = memoryview(bytearray(_CHUNK))
    with open(path, "rb", buffering=0) as file:
        while count := file.readinto(buffer):
            check = crc32(buffer[:count], check)
            size += count
    return size << 32 | check


def names(folder: str, kind: str) -> list[str]:
    """The data files of a kind in a data folder, always in the same order; none where there is no such folder."""
    try:
        return sorted(name for name in os.listdir(os.path.join(folder, kind)) if name.endswith(SUFFIX))
    except (FileNotFoundError, NotADirectoryError):
        return []


def inside(path: str) -> str | None:
    """A built-in data file's path below the data folder, with slashes; None for a file of the user's own."""
    return path[len(DATA) + 1 :].replace(os.sep, "/") if path.startswith(DATA + os.sep) else None


def outside(inside: str) -> str:
    return os.path.join(DATA, *inside.split("/"))


def said(path: str) -> Raw | None:
    """What a data file says, from the twin that holds it; None where the file must be read."""
    within = inside(path)
    return twin(holder(within)).part(within) if within else None


def holder(within: str) -> str:
    """The twin that holds all that a data file says."""
    return within.removesuffix(SUFFIX) if within.startswith(LANGUAGES) else COMMON


def how_recognised(path: str) -> Raw | None:
    """What a language file says of how the language is recognised, where that is known without reading it."""
    within = inside(path)
    return twin(RECOGNITION).part(within) if within else None


@cache
def twin(name: str) -> Twin:
    """The twin of that name; an empty one where there is none that can be used."""
    try:
        with open(os.path.join(COMPILED, *f"{name}.msgpack".split("/")), "rb", buffering=0) as file:
            return msgpack.decode(file.read(), type=Twin)
    except (OSError, DecodeError):
        return Twin()


def evidence() -> Raw | None:
    """The evidence of all built-in languages, if there are no others and each file is as it was."""
    found = twin(RECOGNITION)
    there = {LANGUAGES + name for name in names(DATA, LANGUAGES)} | {NEIGHBOURS}
    if there != found.seals.keys() or any(seal(outside(path)) != known for path, known in found.seals.items()):
        return None
    return found.whole
