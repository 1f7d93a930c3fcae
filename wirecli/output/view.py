"""Records as documents to read at a terminal: the whole text, its parts marked in place, and a legend above it."""

import re
from collections.abc import Iterator

from wirecli.output import Frame, Look
from wirecli.output import annotated as parts
from wirecli.output.annotated import Annotated, annotated, name_style, reported_style, speaker_style
from wirecli.record import Reading, Record, Speaker
from wirecli.screen import MISSING, Display, display_for
from wirecli.screen.direction import justified, turned
from wirecli.screen.glyphs import Glyph, glyphs, width_of
from wirecli.screen.paint import painted
from wirecli.screen.wrapping import cut, wrap
from wirecli.terminal import begins_right_to_left, holds_right_to_left, on_one_line, runs_right_to_left

NARROWEST, WIDEST = 40, 100  # a longer line is hard to read
GUTTER = 10
FAINT = "2"
_LINE = re.compile(r"[^\r\n]+|(?:\r\n|\r|\n)(?:[ \t]*(?:\r\n|\r|\n))+")
Line = list[Glyph]
COLOURED = (
    ("title, sectors", parts.STRONG), ("dateline, boilerplate", parts.ASIDE), ("quotation", speaker_style(0)),
    ("reported", reported_style(0)), ("who says it", name_style(0)), ("cue", parts.CUE),
    ("speaker not known", parts.UNKNOWN), ("term", parts.TERM),
)  # fmt: skip
MARKED = (
    "‹dateline, byline›  “quotation”[speaker]  reported(speaker)  *who says it*  _cue_  "
    "“speaker not known”[?]  “term”[-]"
)


class Document(Frame, frozen=True, kw_only=True):
    display: Display
    width: int

    def piece(self, reading: Reading) -> bytes:
        text = annotated(reading, marked=not self.display.coloured)
        lines = (*self._head(reading.record), [], *self._body(text))
        shown = (painted(line, coloured=self.display.coloured).rstrip(" ") for line in lines)
        return "".join(f"{line}\n" for line in shown).encode(self.display.encoding, "replace")

    def _head(self, record: Record) -> Iterator[Line]:
        """What it is, who speaks, and what the marks mean."""
        known = record.language or "language not known", record.wire or "wire not known"
        facts = "  ".join((on_one_line(record.source), *known))
        yield from wrap(self._glyphs(facts, FAINT), self.width)
        for number, speaker in enumerate(record.speakers, 1):
            yield self._speaker(number, speaker)
        if self.display.coloured:
            legend = [glyph for text, style in COLOURED for glyph in self._glyphs(text, style) + self._glyphs("  ")]
        else:
            legend = self._glyphs(MARKED)
        yield from wrap(legend, self.width)
        if self.display.missing and any(holds_right_to_left(paragraph.text) for paragraph in record.paragraphs):
            yield from wrap(self._glyphs(MISSING, "33"), self.width)
        yield self._glyphs("─" * self.width, FAINT)

    def _speaker(self, number: int, speaker: Speaker) -> Line:
        style = speaker_style(number - 1)
        counts = f"  {len(speaker.quotes)} quoted, {speaker.indirect} reported"
        line = [*self._glyphs(f"[{number}] ", style), *self._phrase(speaker.name, style, self.width // 2)]
        if speaker.role:
            room = self.width - width_of(line) - len(counts) - 2
            line += [*self._glyphs("  "), *self._phrase(speaker.role, "", room)]
        return [*line, *self._glyphs(counts, FAINT)]

    def _phrase(self, text: str, style: str, room: int) -> Line:
        """Foreign words within a line."""
        some = cut(self._glyphs(on_one_line(text), style), max(room, 1), self._more)
        return turned(some, self.display.turn, right_to_left=runs_right_to_left(text))

    @property
    def _more(self) -> Glyph:
        return Glyph("~" if self.display.plain else "…", 1)

    def _body(self, text: Annotated) -> Iterator[Line]:
        rtl = runs_right_to_left(text.text)
        for found in _LINE.finditer(text.text):
            if found[0].isspace():
                yield []
            else:  # a name and an address in Latin are a right-to-left line, where the document runs so
                right_to_left = runs_right_to_left(found[0]) or (rtl and begins_right_to_left(found[0]))
                yield from self._line(text, *found.span(), right_to_left=right_to_left)

    def _line(self, text: Annotated, start: int, end: int, *, right_to_left: bool) -> Iterator[Line]:
        """A line of the document, the parts that begin in it named at its left."""
        some = [glyph for run, style in text.runs(start, end) for glyph in self._glyphs(run, style)]
        room = self.width - GUTTER - 1
        labels = text.labels_in(start, end)
        lines = [*wrap(some, room)]
        if "title" in labels and not self.display.coloured:
            lines.append(self._glyphs("=" * max(map(width_of, lines))))
        lines += [[] for _ in labels[len(lines) :]]
        for number, line in enumerate(lines):
            label = labels[number] if number < len(labels) else ""
            yield [*self._glyphs(f"{label:{GUTTER}} ", FAINT), *self._shown(line, room, right_to_left=right_to_left)]

    def _shown(self, line: Line, room: int, *, right_to_left: bool) -> Line:
        return justified(line, room, right_to_left=right_to_left, turn=self.display.turn)

    def _glyphs(self, text: str, style: str = "") -> Line:
        return glyphs(text, self.display.encoding, style)


def rendering(look: Look) -> Document:
    display = display_for(look)
    return Document(between=b"\n", display=display, width=max(NARROWEST, min(display.width, WIDEST)))
