"""What the user typed, checked before any document is read; near misses are named."""

import os
import sys
from collections.abc import Callable, Iterable, Sequence
from typing import Protocol

from wirecli.inputs import STDIN
from wirecli.report import USAGE, say


class Misuse(Exception):
    """A fault in the command line, told before any document is read: what is wrong, and with which option."""

    def __init__(self, message: str, param_hint: str) -> None:
        super().__init__(message)
        self.message = message
        self.param_hint = param_hint


def use_data(folders: Sequence[str]) -> None:
    """Read the user's data folders, and every file in them, so that a fault is told before the first document."""
    if not folders:
        return
    from wirecli import knowledge

    try:
        knowledge.use_data(*folders)
        for tag in knowledge.languages():
            knowledge.language(tag)
        for name in knowledge.wires():
            knowledge.wire(name)
    except (knowledge.DataFault, OSError) as fault:
        raise Misuse(f"{fault}", "--data") from None


class _Named(Protocol):
    @property
    def name(self) -> str: ...


def named(tags: Iterable[str], known: Callable[[str], _Named]) -> list[tuple[str, str]]:
    """Each tag with its name; a built-in file that somebody broke is told as a user's own is."""
    from wirecli.knowledge import DataFault

    try:
        return [(tag, known(tag).name) for tag in tags]
    except (DataFault, OSError) as fault:
        raise Misuse(f"{fault}", "built-in data") from None


def fault(option: str, what: str) -> Misuse:
    """What is wrong with an option's value; to be raised before any document is read."""
    return Misuse(what, option)


def check_encoding(name: str | None) -> str | None:
    if name is None:
        return None
    try:
        b"a".decode(name)
    except UnicodeError:
        pass  # half a UTF-16 letter, say: the encoding is there
    except (LookupError, ValueError):
        from encodings.aliases import aliases

        raise _unknown("--encoding", name, {*aliases, *aliases.values()}, "for example utf-8 or cp1256") from None
    return name


def check_language(tag: str | None) -> str | None:
    if tag is None:
        return None
    from wirecli.knowledge import languages

    return _one_of("--language", tag, languages(), "`wirecli languages` lists them")


def check_wire(name: str | None) -> str | None:
    if name is None:
        return None
    from wirecli.knowledge import wires

    return _one_of("--wire", name, wires(), "`wirecli wires` lists them")


def check_destination(output: str, paths: Sequence[str]) -> str:
    """The folder or file that a conversion writes to is none that it reads."""
    for path in paths:
        if path != STDIN and os.path.exists(path) and os.path.exists(output) and os.path.samefile(path, output):
            raise fault("--output", f"{output} is an input as well; give another place")
    return output


def check_errors(errors: str | None, paths: Sequence[str]) -> str | None:
    """The file of failures can be written, and is no input."""
    if errors is None:
        return None
    check_output(errors, paths)
    try:
        open(errors, "ab").close()
    except OSError as why:
        raise fault("--errors", f"{errors} can't be written ({why.strerror}); give another file") from None
    return errors


def check_output(output: str | None, paths: Sequence[str]) -> str | None:
    """The output is no input: a document must not be replaced by its record."""
    if output in (None, STDIN):
        return None
    if any(path != STDIN and os.path.exists(path) and _same_file(path, output) for path in paths):
        raise fault("--output", f"{output} is an input as well; give another file")
    return output


def _same_file(path: str, output: str | None) -> bool:
    return output is not None and os.path.isfile(output) and os.path.samefile(path, output)


def _one_of(option: str, said: str, known: Iterable[str], hint: str) -> str:
    by_lower = {name.lower(): name for name in known}
    if said.lower() not in by_lower:
        raise _unknown(option, said, by_lower.values(), hint)
    return by_lower[said.lower()]


def _unknown(option: str, said: str, known: Iterable[str], hint: str) -> Misuse:
    from difflib import get_close_matches

    near = get_close_matches(said.lower(), sorted(known), n=3, cutoff=0.5)
    asked = f"did you mean {' or '.join(near)}?" if near else hint
    return Misuse(f"'{said}' is not known; {asked}", option)


def piped() -> bool:
    """Whether standard input holds documents, as far as can be told: no person types there."""
    return sys.stdin is not None and not sys.stdin.isatty()


def tell(fault: Exception) -> int:
    """Tell a fault in the command line; the exit code."""
    from wirecli.terminal import visible

    for line in f"wirecli: {told(fault)}".splitlines():  # a data file's faults stand on a line each
        say(visible(line))
    return USAGE


def told(fault: Exception) -> str:
    """A fault in the command line: what, where, what to do next."""
    message = getattr(fault, "message", "") or str(fault)
    hint = getattr(fault, "param_hint", None)
    if isinstance(hint, str):  # raised here: the message says what to do
        return f"{hint}: {message}"
    option = _name(getattr(fault, "param", None))
    return f"{option}{message[:1].lower()}{message[1:].rstrip('.')}{_next(fault, message)}"


def _name(param: object) -> str:
    longest: str = max(getattr(param, "opts", ()), key=len, default="")
    return f"{longest}: " if longest else ""


def _next(fault: Exception, message: str) -> str:
    if message.endswith("?"):  # some releases of the library name near misses in the message itself
        return ""
    from difflib import get_close_matches

    possible = getattr(fault, "possibilities", None) or ()
    near = get_close_matches(getattr(fault, "option_name", None) or "", possible, n=1) or sorted(possible)[:1]
    return f"; did you mean {near[0]}?" if near else "; see --help"
