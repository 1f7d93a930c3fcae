"""Reads data files into typed, checked structs, all faults of a file reported at once."""

from os import PathLike, fspath
from typing import Any, TypeVar

import msgspec

from wirecli.knowledge import compiled
from wirecli.knowledge.language import Recognise

T = TypeVar("T")


class DataFault(ValueError):
    """A data file that cannot be used; the message names the file and every fault found in it."""


def load(path: str | PathLike[str], shape: type[T], ready: type[T] | None = None) -> T:
    """The data file at `path` as a `shape`, or as it lies `ready` in a wheel. Raises DataFault naming every fault."""
    said = compiled.said(fspath(path))
    if said is not None:
        return msgspec.msgpack.decode(said, type=ready or shape)
    return _shaped(path, content(path), shape, "")


def content(path: str | PathLike[str]) -> dict[str, Any]:
    """The plain content of a TOML data file."""
    import tomllib  # 11 ms: only where there is no compiled twin

    try:
        with open(path, "rb") as file:
            return tomllib.load(file)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as fault:
        raise DataFault(f"{fspath(path)}: not TOML: {fault}") from None


def recogniser(path: str | PathLike[str]) -> Recognise:
    """The `[recognise]` table of a language file. Raises DataFault naming every fault in it."""
    said = compiled.how_recognised(fspath(path))
    if said is not None:
        return msgspec.msgpack.decode(said, type=Recognise)
    return _shaped(path, _table(path, "recognise"), Recognise, "recognise.")


def _table(path: str | PathLike[str], name: str) -> Any:
    """One table of a TOML file: cut out where that can be done, for all of 15 languages take 180 ms to parse."""
    import tomllib

    header = f"\n[{name}]\n"
    try:
        with open(path, encoding="utf-8") as file:
            _, found, rest = f"\n{file.read()}".partition(header)
        if found and header not in rest:
            return tomllib.loads(rest.partition("\n[")[0])
    except (tomllib.TOMLDecodeError, UnicodeDecodeError):
        pass  # a bracket inside a string or a list, say
    return content(path).get(name, {})


def tables(path: str | PathLike[str], shape: type[T]) -> dict[str, T]:
    """A data file in which each table is a `shape`. Raises DataFault naming every fault of the first faulty one."""
    return {name: _shaped(path, table, shape, f"{name}.") for name, table in content(path).items()}


def _shaped(path: str | PathLike[str], raw: Any, shape: type[T], where: str) -> T:
    try:
        return msgspec.convert(raw, shape)
    except msgspec.ValidationError:
        faults = "\n".join(f"  {fault}" for fault in _faults(raw, shape, where))
        what = "cannot be used; see README.md in wirecli's data folder for the keys"
        raise DataFault(f"{fspath(path)}: {what}\n{faults}") from None


def _faults(raw: Any, shape: Any, where: str) -> list[str]:
    """Every fault of `raw` as a `shape`: msgspec stops at the first, so each key is converted by itself."""
    if not (isinstance(raw, dict) and isinstance(shape, type) and issubclass(shape, msgspec.Struct)):
        try:
            msgspec.convert(raw, shape)
        except msgspec.ValidationError as fault:
            return [f"{where}: {fault}"]
        return []
    fields = {field.encode_name: field for field in msgspec.structs.fields(shape)}
    faults = [f"{where}{key}: unknown key" for key in raw if key not in fields]
    faults += [f"{where}{name}: missing" for name, field in fields.items() if field.required and name not in raw]
    for key, value in raw.items():
        if key in fields:
            inner = fields[key].type
            dot = f"{where}{key}." if isinstance(inner, type) and issubclass(inner, msgspec.Struct) else f"{where}{key}"
            faults += _faults(value, inner, dot)
    return faults
