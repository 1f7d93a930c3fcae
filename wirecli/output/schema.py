"""The record's JSON Schema."""

from typing import Any

import msgspec

from wirecli.record import Record


def record_schema() -> bytes:
    """The schema as indented JSON. Every key is required: a part that a document lacks is null, never left out."""
    schema: dict[str, Any] = msgspec.json.schema(Record)
    for noun in schema["$defs"].values():
        noun["required"] = list(noun["properties"])
    whole = {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}
    return msgspec.json.format(msgspec.json.encode(whole), indent=2) + b"\n"
