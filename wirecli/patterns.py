"""Patterns that are compiled when a text first needs them: a hundred take 9 ms, and hardly a text needs half."""

import re
from typing import AnyStr, cast


def pattern(said: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """The pattern that these signs say: `re.compile`, put off until one of its methods is asked for."""
    return cast("re.Pattern[AnyStr]", Pattern(said, flags))


class Pattern:
    """Has the methods of a compiled pattern, each once it was asked for."""

    def __init__(self, said: str | bytes, flags: int) -> None:
        self.pattern = said
        self._flags = flags

    def __getattr__(self, name: str) -> object:
        method = getattr(re.compile(self.pattern, self._flags), name)
        setattr(self, name, method)
        return method
