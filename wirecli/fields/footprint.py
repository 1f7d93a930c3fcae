"""Where a wire's own lines stand on a page."""

from msgspec import Struct

LAST = 14  # paragraphs from the end that may be the wire's
Stretch = tuple[int, int]


class Back(Struct, frozen=True):
    """Where the wire's own lines stand: each part as a stretch of the page, None where it is missing."""

    disclaimer: Stretch | None = None
    sectors: Stretch | None = None
    about: Stretch | None = None
    address: Stretch | None = None

    @property
    def whole(self) -> Stretch | None:
        """From the footer's first character to its last; tags that stand between its parts are in it."""
        parts = [part for part in (self.disclaimer, self.about, self.address) if part]
        if not parts:
            return None
        return min(part[0] for part in parts), max(part[1] for part in parts)

    @property
    def taken(self) -> tuple[Stretch, ...]:
        """What is neither the story's nor a block's, in text order."""
        return tuple(sorted(part for part in (self.whole, self.sectors) if part))

    @property
    def start(self) -> int | None:
        return self.taken[0][0] if self.taken else None
