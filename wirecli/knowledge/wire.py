"""What is known of a wire: one TOML file a wire."""

from msgspec import Struct


class Wire(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A wire file."""

    id: str
    name: str
    example: tuple[dict, ...] = ()
