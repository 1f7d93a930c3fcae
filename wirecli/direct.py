"""The short way in: a plain `wirecli parse` is understood here, 30 ms before the command-line library would be there.

Only what can mean one thing is: a word more, and all of it is left to the library, which says the same things alike.
"""

import os
from collections.abc import Callable, Sequence

from wirecli import usage
from wirecli.options import Choice, How, Limits, Screen, Shape, Telling
from wirecli.output import FORMS

_FORM, _LANGUAGE, _WIRE = "form", "language", "wire"
_TAKES = {"--format": _FORM, "-f": _FORM, "--language": _LANGUAGE, "--wire": _WIRE}


def understood(words: Sequence[str]) -> Callable[[], int] | None:
    """What does as these words say and gives the exit code; None where they are not plain."""
    if words[:1] != ["parse"] or os.name == "nt":  # there the library opens wildcards
        return None
    paths: list[str] = []
    said: dict[str, str] = {}
    rest = iter(words[1:])
    for word in rest:
        option, equals, value = word.partition("=")
        if word == "-" or not word.startswith("-"):
            paths.append(word)
        elif option in _TAKES and (not equals or option.startswith("--")):
            said[_TAKES[option]] = value if equals else next(rest, "-")
        else:
            return None
    form = said.pop(_FORM, "auto")
    if form not in ("auto", *FORMS) or any(value.startswith("-") for value in said.values()):
        return None
    if not paths and not usage.piped():
        return None
    return lambda: _parse(paths, Shape(form=form), How(**said))  # type: ignore[arg-type]  # it is one of the forms


def _parse(paths: list[str], shape: Shape, how: How) -> int:
    from wirecli.batch import run

    choice = Choice(paths=paths or None)
    return run(choice, shape, how, Limits(), Screen(), Telling(), output=None, summary=False, jobs=1)
