"""Reads data files: TOML into typed, checked structs, all faults of a file reported at once.

`tomllib` takes some milliseconds a file, so a wheel carries each file's content as MessagePack too, under
`data/compiled/` beside the BLAKE2 digest of the TOML it was made from; where the digest differs, or the folder is
absent (a source tree), the TOML is read. Nothing is ever written outside a build.
"""

from hashlib import blake2b
from pathlib import Path
from typing import Any, TypeVar

import msgspec

DATA = Path(__file__).resolve().parent.parent / "data"
COMPILED = DATA / "compiled"
DIGEST = 20
T = TypeVar("T")


class DataFault(ValueError):
    """A data file that cannot be used; the message names the file and every fault found in it."""


def digest(raw: bytes) -> bytes:
    return blake2b(raw, digest_size=DIGEST).digest()


def content(path: Path) -> dict[str, Any]:
    """The plain content of a TOML data file, from its compiled twin where that is still true."""
    raw = path.read_bytes()
    try:
        twin = (COMPILED / path.parent.name / f"{path.stem}.msgpack").read_bytes()
    except OSError:
        twin = b""
    if twin[:DIGEST] == digest(raw) and path.is_relative_to(DATA):
        return msgspec.msgpack.decode(twin[DIGEST:])
    return _toml(path, raw)


def _toml(path: Path, raw: bytes) -> dict[str, Any]:
    import tomllib  # 11 ms: only where there is no compiled twin

    try:
        return tomllib.loads(raw.decode("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as fault:
        raise DataFault(f"{path}: not TOML: {fault}") from None


def load(path: Path, shape: type[T]) -> T:
    """The data file at `path` as a `shape`. Raises DataFault naming every fault."""
    raw = content(path)
    try:
        return msgspec.convert(raw, shape)
    except msgspec.ValidationError:
        faults = "\n".join(f"  {fault}" for fault in _faults(raw, shape, ""))
        raise DataFault(f"{path}: cannot be used; see README.md in wirecli's data folder for the keys\n{faults}") from None


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
    written = []
    for path in sorted(DATA.glob("*/*.toml")):
        raw = path.read_bytes()
        twin = target / path.parent.name / f"{path.stem}.msgpack"
        twin.parent.mkdir(parents=True, exist_ok=True)
        body = {key: value for key, value in _toml(path, raw).items() if key != "example"}  # examples are for tests
        twin.write_bytes(digest(raw) + msgspec.msgpack.encode(body))
        written.append(twin)
    return written
