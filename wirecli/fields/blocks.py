"""The blocks of a document, read: their headings, and what contacts say."""

from wirecli.fields.contacts import find_contacts
from wirecli.fields.masthead import Piece
from wirecli.fields.words import Vocabulary
from wirecli.page import Page
from wirecli.record import Block


def find_blocks(page: Page, pieces: tuple[Piece, ...], words: Vocabulary) -> tuple[Block, ...]:
    """The pieces that were cut out as the blocks they are, in the same order."""
    return tuple(
        Block(
            kind=kind,
            heading=heading.text if heading else None,
            text=span.text,
            start=span.start,
            end=span.end,
            contacts=find_contacts(page, span, heading, words) if kind == "contact" else (),
        )
        for kind, span, heading in pieces
    )
