r"""A line a document, as the user's template says: `{title}\t{dateline.source}`."""

import re

from wirecli.output import Frame, Look
from wirecli.output.fields import Path, path_of, value, with_text
from wirecli.output.words import put, shown, words
from wirecli.record import Reading

Piece = str | Path  # as it is, or what stands there in the record

_ESCAPES = {r"\t": "\t", r"\n": "\n", "\\\\": "\\", "{{": "{", "}}": "}"}
_TOKEN = re.compile(r"(?P<escape>\\.?|\{\{|\}\})|\{(?P<name>[^{}]*)\}|(?P<stray>[{}])|[^\\{}]+", re.S)
_BREAKS = re.compile("[\t\n\r\f\v\x1c-\x1f\x85\u2028\u2029]+")


class Lines(Frame, frozen=True, kw_only=True):
    pieces: tuple[Piece, ...]
    look: Look

    def piece(self, reading: Reading) -> bytes:
        record = with_text(reading, ("text",) in self.pieces)
        said = (
            shown(_line(words(value(record, piece))), self.look) if isinstance(piece, tuple) else piece
            for piece in self.pieces
        )
        return put("".join(said) + "\n", self.look)


def rendering(look: Look) -> Lines:
    return Lines(pieces=tuple(map(_piece, _TOKEN.finditer(look.template or ""))), look=look)


def _piece(token: re.Match[str]) -> Piece:
    """Raises ValueError where the template can't be followed."""
    if token["stray"]:
        raise ValueError(f"a lone '{token[0]}' at character {token.start() + 1}; say {token[0] * 2} for the character")
    if token["escape"] and token[0] not in _ESCAPES:
        raise ValueError(rf"'{token[0]}' is no escape; there are \t, \n and \\")
    if token["name"] is not None:
        return path_of(token["name"].strip())
    return _ESCAPES.get(token[0], token[0])


def _line(text: str) -> str:
    """On one line, and without tabs: those between fields are the template's own."""
    return _BREAKS.sub(" ", text)
