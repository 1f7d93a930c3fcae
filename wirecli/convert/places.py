"""Where a document's output goes: a path below one folder, whatever the document's own path says."""

import re
from unicodedata import normalize

_LONGEST = 200  # bytes of a name: file systems take 255, and an ending and a temporary mark come behind
# What Windows takes in no name, controls, and what turns a listing around.
_UNFIT = re.compile('[\x00-\x1f\x7f-\x9f<>:"|?*\\\\\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]')
_DEVICES = re.compile(r"(?i)(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\..*)?")


def clean(place: str) -> str:
    """The same path with names that any file system takes, none of which leads out of the folder it is put in.

    >>> clean("../../etc/passwd"), clean("/a//b/./c"), clean("aux.txt")
    ('_/_/etc/passwd', 'a/b/c', '_aux.txt')
    """
    names = [_name(name) for name in place.split("/") if name not in ("", ".")]
    return "/".join(names) or "_"


def _name(name: str) -> str:
    if name == "..":
        return "_"
    fit = _UNFIT.sub("_", name)
    fit = fit.rstrip(". ") or "_"
    if _DEVICES.fullmatch(fit) or fit.startswith(".wirecli"):  # the folder in which a run keeps its own files
        fit = f"_{fit}"
    if len(fit.encode()) > _LONGEST:
        fit = _short(fit, name)
    return fit


def _short(fit: str, name: str) -> str:
    """A name cut to its length; what its end would have told apart, a digest of the whole does."""
    from hashlib import blake2b

    digest = blake2b(name.encode("utf-8", "surrogatepass"), digest_size=6).hexdigest()
    return f"{fit.encode()[: _LONGEST - 13].decode('utf-8', 'ignore')}-{digest}"


def same_on_any_disk(place: str) -> str:
    """What two places have in common that are one file where case and composition don't count (macOS, Windows)."""
    return normalize("NFC", place).casefold()
