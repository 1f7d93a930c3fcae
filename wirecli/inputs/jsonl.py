"""JSON lines: a document a line, its text under a key."""

import json
from typing import Any

import msgspec

from wirecli.inputs import Input, Sources
from wirecli.inputs.contents import Documents
from wirecli.inputs.stream import Damaged, Spot, Stream
from wirecli.patterns import pattern
from wirecli.record import Failure

_USUAL = "text"
_NO_TEXT = pattern("[\0\ud800-\udfff]")  # half a surrogate pair is what a cut in JSON leaves
_MARK = b"\xef\xbb\xbf"
_WIDE = (b"\xff\xfe", b"\xfe\xff")


class _Unfit(Exception):
    """A line that holds no document."""


def records(spot: Spot, stream: Stream, sources: Sources) -> Documents:
    """The documents of these lines, each as soon as its line is there."""
    if not (spot.chosen or spot.asked or sources.text_key):
        return
    if stream.peek(2) in _WIDE:
        raise Damaged("JSON lines in UTF-16", "convert the file to UTF-8, which JSON lines are in")
    number, told = 0, False
    while line := stream.line(sources.max_bytes):
        number += 1
        here = spot.numbered(number)
        if len(line) > sources.max_bytes and not line.endswith(b"\n"):
            _pass_by(stream)
            told = True
            yield here.too_long(sources.max_bytes)
        elif line.strip():
            outcome = _document(here, line.removeprefix(_MARK) if number == 1 else line, sources)
            told = True
            yield outcome
            if number == 1 and isinstance(outcome, Failure) and not sources.text_key and _keyless(outcome):
                return
    if not told:
        yield spot.failure("no records in it", "put one on each line, or leave it out")


def _document(spot: Spot, line: bytes, sources: Sources) -> Input | Failure:
    try:
        record = _record(line)
        text = _text(record, sources.text_key or _USUAL)
        return Input(name=spot.name, place=spot.place, data=text, encoding="utf-8", id=_id(record, sources.id_key))
    except _Unfit as fault:
        what, hint = fault.args
        return spot.failure(what, hint)


def _record(line: bytes) -> dict[str, Any]:
    try:
        record = _decoded(line)
    except UnicodeDecodeError as fault:
        raise _Unfit(f"not UTF-8 (byte {fault.start})", "JSON lines are UTF-8; convert the file") from None
    except RecursionError:
        raise _Unfit("JSON that is nested too deep", "give the text in a simpler record") from None
    except ValueError as fault:
        what = f"{fault}".split(": line 1")[0].lower()
        raise _Unfit(f"not JSON ({what})", "write each record on one line") from None
    if not isinstance(record, dict):
        raise _Unfit("no JSON object", "write each record as an object on one line")
    return record


def _decoded(line: bytes) -> Any:
    try:
        return msgspec.json.decode(line)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return json.loads(line.decode())  # takes NaN, and half a surrogate pair where no text stands


def _text(record: dict[str, Any], key: str) -> bytes:
    value = _under(record, key)
    if value is None:
        raise _Unfit(f'no text under "{key}" ({_keys(record)})', "name its key with --text-key")
    if not isinstance(value, str):
        raise _Unfit(f'no text under "{key}" but {_called(value)}', "name another key with --text-key")
    odd = _NO_TEXT.search(value)
    if odd:
        what = f'the text under "{key}" holds U+{ord(odd[0]):04X} at character {odd.start()}, which no text does'
        raise _Unfit(what, "write the record anew")
    return value.encode()


def _id(record: dict[str, Any], key: str | None) -> str | None:
    value = _under(record, key) if key else None
    if value is None or isinstance(value, (dict, list)):
        return None
    return f"{value}".encode("utf-8", "backslashreplace").decode()


def _under(record: dict[str, Any], key: str) -> Any:
    """What stands under a key; `a.b` is a key of its own, or `b` inside `a`."""
    if key in record:
        return record[key]
    value: Any = record
    for step in key.split("."):
        value = value.get(step) if isinstance(value, dict) else None
    return value


def _keys(record: dict[str, Any]) -> str:
    keys = ", ".join(list(record)[:8])
    shown = keys.encode("utf-8", "backslashreplace").decode()
    return f"it has {shown[:100]}" if record else "it is empty"


def _called(value: object) -> str:
    names = {dict: "an object", list: "a list", bool: "true or false"}
    return names.get(type(value), "a number")


def _keyless(failure: Failure) -> bool:
    return failure.hint.endswith("--text-key")


def _pass_by(stream: Stream) -> None:
    while (piece := stream.line(1 << 16)) and not piece.endswith(b"\n"):
        pass
