"""What the formats in which news is exchanged tell of a document alike."""

import re
from uuid import UUID, uuid5

from wirecli.record import BlockKind, Record, Span

_TEXTS = UUID("6f0a3c0e-8f0c-5d0b-9a55-3d1d2f7b6c41")  # the name space of ours that texts are named in
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def name_of(text: str) -> str:
    """A URN that the same text has wherever it is read, however its lines end."""
    return f"urn:uuid:{uuid5(_TEXTS, chr(10).join(text.splitlines()))}"


def story(record: Record) -> str:
    return "\n\n".join(paragraph.text for paragraph in record.paragraphs)


def line(span: Span | None) -> str | None:
    """A part that may run over several lines, on one."""
    return " ".join(span.text.split()) if span else None


def day(record: Record) -> str | None:
    """The dateline's date, where it is a whole one."""
    date = record.dateline and record.dateline.date
    return date if date and _DAY.fullmatch(date) else None


def provider(record: Record) -> str | None:
    """Who sent it: as the footer says, or else the dateline."""
    said = record.footer and record.footer.provider
    return said or (record.dateline.source if record.dateline else None)


def blocks(record: Record, kind: BlockKind) -> str | None:
    return "\n\n".join(block.text for block in record.blocks if block.kind == kind) or None


def known(**said: object) -> dict[str, object]:
    """What the document tells: what it does not is left out."""
    return {key: value for key, value in said.items() if value not in (None, "", [], {})}
