"""Reads data files: TOML into typed, checked structs, all faults of a file reported at once.

`tomllib` takes some milliseconds a file, so a wheel carries each file's content as MessagePack too, under
`data/compiled/` beside the BLAKE2 digest of the TOML it was made from; where the digest differs, or the folder is
absent (a source tree), the TOML is read. Nothing is ever written outside a build. One more twin, the index, holds
what recognition needs of every language, which is a little of each file.
"""

from collections.abc import Iterable
from functools import partial
from hashlib import blake2b
from pathlib import Path
from typing import Any, TypeVar

import msgspec

DATA = Path(__file__).resolve().parent.parent / "data"
COMPILED = DATA / "compiled"
DIGEST = 20
INDEXED = "recognise"  # the section of all language files that the index holds
T = TypeVar("T")


class DataFault(ValueError):
    """A data file that cannot be used; the message names the file and every fault found in it."""


def digest(raw: bytes) -> bytes:
    return blake2b(raw, digest_size=DIGEST).digest()


def content(path: Path) -> dict[str, Any]:
    """The plain content of a TOML data file, from its compiled twin where that is still true."""
    raw = path.read_bytes()
    if path.is_relative_to(DATA):
        twin = _read(_twin(path, COMPILED))
        if twin[:DIGEST] == digest(raw):
            found: dict[str, Any] = msgspec.msgpack.decode(twin[DIGEST:])
            return found
    return _toml(path, raw)


def _twin(path: Path, target: Path) -> Path:
    return target / path.relative_to(DATA).with_suffix(".msgpack")


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        return b""


def _toml(path: Path, raw: bytes) -> dict[str, Any]:
    import tomllib  # 11 ms: only where there is no compiled twin

    try:
        return tomllib.loads(raw.decode("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as fault:
        raise DataFault(f"{path}: not TOML: {fault}") from None


def load(path: Path, shape: type[T]) -> T:
    """The data file at `path` as a `shape`. Raises DataFault naming every fault."""
    return _shaped(path, content(path), shape, "")


def _shaped(path: Path, raw: Any, shape: type[T], where: str) -> T:
    try:
        return msgspec.convert(raw, shape)
    except msgspec.ValidationError:
        faults = "\n".join(f"  {fault}" for fault in _faults(raw, shape, where))
        what = "cannot be used; see README.md in wirecli's data folder for the keys"
        raise DataFault(f"{path}: {what}\n{faults}") from None


def section(paths: Iterable[Path], name: str, shape: type[T]) -> dict[str, T]:
    """That section of each file, by the file's stem. Raises DataFault naming every fault of the first faulty file."""
    paths = tuple(paths)
    index = _read(COMPILED / f"{name}.msgpack")
    if index[:DIGEST] == _joint_digest(paths):
        return msgspec.msgpack.decode(index[DIGEST:], type=dict[str, shape])  # type: ignore[valid-type]
    return {path.stem: _shaped(path, content(path).get(name, {}), shape, f"{name}.") for path in paths}


def tables(path: Path, shape: type[T]) -> dict[str, T]:
    """A data file in which each table is a `shape`. Raises DataFault naming every fault of the first faulty one."""
    return {name: _shaped(path, table, shape, f"{name}.") for name, table in content(path).items()}


def languages_in(folder: Path) -> tuple[Path, ...]:
    """The language files of a data folder, always in the same order."""
    return tuple(sorted((folder / "languages").glob("*.toml")))


def _joint_digest(paths: Iterable[Path]) -> bytes:
    return digest(b"".join(path.stem.encode() + digest(path.read_bytes()) for path in paths))


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


def compile_all(target: Path = COMPILED) -> list[Path]:
    """Write the compiled twin of every built-in data file below `target`; the build of a wheel calls this."""
    return [*map(partial(_compile, target), sorted(DATA.rglob("*.toml"))), _compile_index(target, INDEXED)]


def _compile(target: Path, path: Path) -> Path:
    raw = path.read_bytes()
    body = {key: value for key, value in _toml(path, raw).items() if key != "example"}  # examples are for tests
    return _write(_twin(path, target), digest(raw), body)


def _compile_index(target: Path, name: str) -> Path:
    paths = languages_in(DATA)
    body = {path.stem: _toml(path, path.read_bytes()).get(name, {}) for path in paths}
    return _write(target / f"{name}.msgpack", _joint_digest(paths), body)


def _write(twin: Path, true_to: bytes, body: dict[str, Any]) -> Path:
    twin.parent.mkdir(parents=True, exist_ok=True)
    twin.write_bytes(true_to + msgspec.msgpack.encode(body))
    return twin
