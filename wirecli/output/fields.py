"""Parts of a record by name: `dateline.source`, `quotes.text` (of each quote), `quotes.0.text` (of the first)."""

from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from types import NoneType
from typing import Any, get_args

from msgspec import Struct
from msgspec.structs import fields, replace

from wirecli.record import Reading, Record

Path = tuple[str | int, ...]
Tree = dict[str, "Tree"]  # names, each with what is wanted of it; nothing there: the whole part


def path_of(name: str, extra: Iterable[str] = ()) -> Path:
    """The steps of that name. Raises ValueError, with near misses, where no record has such a part."""
    path = tuple(int(step) if step.isascii() and step.isdigit() else step for step in name.split("."))
    if not _leads(Record, path):
        raise ValueError(f"no field is called '{name}'; {_near(name, extra)}")
    return path


def tree_of(names: Iterable[str]) -> Tree:
    """What is wanted of a record, in the order in which it was asked for."""
    tree: Tree = {}
    for name in names:
        _plant(tree, path_of(name), name)
    return tree


def select(part: object, tree: Tree) -> object:
    """The part with only these of its parts, each at its place."""
    if not tree or part is None:
        return part
    if isinstance(part, tuple):
        return [select(item, tree) for item in part]
    return {name: select(getattr(part, name), below) for name, below in tree.items()}


def value(part: object, path: Path) -> object:
    """What stands at the end of the path: a tuple where it leads through a list, None where the record ends before."""
    if not path or part is None:
        return part
    step, rest = path[0], path[1:]
    if isinstance(step, int):
        return value(part[step], rest) if isinstance(part, tuple) and step < len(part) else None
    if isinstance(part, tuple):
        return tuple(value(item, path) for item in part)
    return value(getattr(part, step), rest)


def with_text(reading: Reading, wanted: bool) -> Record:
    """The record, with the document's text in it where that is asked for by name."""
    return replace(reading.record, text=reading.text) if wanted else reading.record


def _plant(tree: Tree, path: Path, name: str) -> None:
    steps = [step for step in path if isinstance(step, str)]
    if len(steps) < len(path):
        raise ValueError(f"'{name}' counts, but JSON keeps lists whole; say {'.'.join(steps)}")
    for step in steps[:-1]:
        if tree.get(step) == {}:  # asked for as a whole already
            return
        tree = tree.setdefault(step, {})
    tree[steps[-1]] = {}


def _leads(noun: object, path: Path) -> bool:
    """Whether the path leads somewhere in things of this type."""
    noun, many = _inside(noun)
    if not path:
        return True
    step, rest = path[0], path[1:]
    if isinstance(step, int):
        return many and _leads(_one(noun, many), rest)
    below = _parts(_one(noun, many))
    return step in below and _leads(below[step], rest)


def _inside(noun: Any) -> tuple[Any, bool]:
    """A type without its None, and whether it is a list."""
    kinds = [kind for kind in get_args(noun) if kind is not NoneType] if NoneType in get_args(noun) else [noun]
    return kinds[0], hasattr(kinds[0], "__origin__") and kinds[0].__origin__ is tuple


def _one(noun: Any, many: bool) -> Any:
    return _inside(get_args(noun)[0])[0] if many else noun


def _parts(noun: Any) -> dict[str, Any]:
    if not (isinstance(noun, type) and issubclass(noun, Struct)):
        return {}
    return {field.name: field.type for field in fields(noun)}


def _names(noun: Any, before: str = "") -> Iterator[str]:
    """Every name that leads somewhere, counts left out."""
    for name, kind in _parts(_one(*_inside(noun))).items():
        yield before + name
        yield from _names(kind, f"{before}{name}.")


def _near(name: str, extra: Iterable[str]) -> str:
    known = [*extra, *_names(Record)]
    ends = [each for each in known if each.endswith(f".{name}")]
    near = [*dict.fromkeys([*get_close_matches(name, known, n=3, cutoff=0.6), *ends])][:3]
    return f"did you mean {' or '.join(near)}?" if near else "`wirecli schema` lists them"
