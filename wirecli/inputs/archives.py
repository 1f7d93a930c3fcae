"""What holds for the members of any archive: which are read, what they are called, how deep archives may lie."""

from collections.abc import Iterable

from msgspec import Struct

from wirecli.inputs import Sources
from wirecli.inputs.contents import Documents, documents, picked
from wirecli.inputs.stream import Damaged, Some, Spot, Stream

_DEEPEST = 1  # an archive in an archive; what lies deeper is mostly made to lie deeper


class Member(Struct, frozen=True):
    """A file in an archive: its name and its bytes, or why they can't be read."""

    name: str
    some: Some | None
    what: str = ""
    hint: str = ""


def documents_of(spot: Spot, members: Iterable[Member], sources: Sources) -> Documents:
    """The documents of an archive, each read before the next is looked at. One that is broken leaves the others."""
    if spot.depth > _DEEPEST:
        raise Damaged("an archive in an archive in an archive", "unpack it, and give what is in it")
    found = False
    for member in members:
        inner = spot.member(member.name, asked=picked(member.name, sources))
        if _hidden(member.name) or (sources.glob and not inner.asked and not inner.within):
            continue
        for document in _documents(inner, member, sources):
            found = True
            yield document
    if not found and spot.chosen:
        hint = "look at --glob" if sources.glob else "hidden and binary files are skipped; unpack it, and name them"
        yield spot.failure("no texts in this archive", hint)


def _documents(spot: Spot, member: Member, sources: Sources) -> Documents:
    if not member.name:
        yield spot.failure("a member without a name", "get the archive anew")
    elif member.some is None:
        yield spot.failure(member.what, member.hint)
    else:
        yield from documents(spot, Stream(member.some), sources)


def _hidden(name: str) -> bool:
    parts = [part for part in name.split("/") if part not in ("", ".", "..")]
    return any(part.startswith(".") for part in parts) or parts[:1] == ["__MACOSX"]
