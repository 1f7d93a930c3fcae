"""The record's JSON Schema."""

from typing import Any

import msgspec

from wirecli import record
from wirecli.record import Record


def record_schema() -> bytes:
    """The schema as indented JSON. Every key is required: a part that a document lacks is null, never left out.

    Only of a wire's reach a figure that it does not print is left out.
    """
    schema: dict[str, Any] = msgspec.json.schema(Record)
    for name, noun in schema["$defs"].items():
        if not getattr(record, name).__struct_config__.omit_defaults:
            noun["required"] = list(noun["properties"])
    whole = {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}
    return msgspec.json.format(msgspec.json.encode(whole), indent=2) + b"\n"
