"""A company's portrait, told from a story's own line that begins with About."""

from collections.abc import Sequence

from wirecli.fields.contacts import is_body
from wirecli.fields.label import HEADING, Label, ends_sentence
from wirecli.fields.words import Vocabulary, fold, unspaced
from wirecli.patterns import pattern

_AROUND = " :：】]>》」*＜<【[「《"
_COLON = pattern(r"(?:[^.:：\n]|\.(?=[:：,\w])){2,80}[:：]\s?\S")
_TWICE = pattern(r"([^\W\d_][^.:\n]{2,60}?)\s?(?:\1\b|\1[ ,(])")
_BODY = 600  # characters of a portrait that name the company again
_FORMS = 2  # words of a legal form: Pte. Ltd.
_WORD = pattern(r"[^\W_]+")


def is_portrait(text: str, label: Label, behind: Sequence[str], words: Vocabulary, *, on_top: bool = False) -> bool:
    """Whether a paragraph opens a portrait: its heading, or heading and all. `behind` is what stands below it.

    A heading `on_top` of its text, with a blank line above and none between, need not be borne out by the text.
    """
    if "about" not in label.kinds and not words.about_after:
        return False
    heading = len(text) <= HEADING and not ends_sentence(text)
    name = _name(text, label, words, heading=heading)
    if name is None:
        return False
    if not name:
        return heading and bool(behind)
    if name[0].islower() and not _is_article(name):
        return False
    if not heading:
        return _runs_on(name[:_BODY])
    certain = on_top and ("about" in label.kinds or is_body(name, words))
    return bool(behind) and (certain or _named_again(name, behind[0]))


def heads_itself(heading: str, body: str, words: Vocabulary) -> bool:
    """Whether a body's name heads its portrait, which begins with it in full: Kelpworks, and below: Kelpworks Ltd. …"""
    if len(heading) > HEADING or ends_sentence(heading) or not body.startswith(heading):
        return False
    behind = fold(body[len(heading) :]).split()[:_FORMS]
    return any(word.strip(".,") in words.legal_forms for word in behind)


def _name(text: str, label: Label, words: Vocabulary, *, heading: bool) -> str | None:
    """Whom a heading names; None where it is no such heading."""
    if "about" in label.kinds:
        return text[label.lead + label.length :].strip(_AROUND)
    bare = label.line.rstrip(_AROUND)
    after = next((word for word in words.about_after if bare.endswith(word)), None) if heading else None
    return text[label.lead : len(bare) - len(after)].strip(_AROUND) if after else None


def _is_article(name: str) -> bool:
    """About the Museum, Über die Rotbuche AG: a small word, then a name."""
    first, _, rest = name.partition(" ")
    return len(first) <= 4 and rest[:1].isupper()


def _named_again(name: str, body: str) -> bool:
    """Whether the portrait speaks of whom its heading names."""
    words = _WORD.findall(fold(name))
    keys = [word for word in words if len(word) > 3] or words
    if unspaced(name):
        keys = [fold(name)[at : at + 2] for at in range(len(name) - 1)] or [name]
    body = fold(body[:_BODY])
    return any(key in body for key in keys)


def _runs_on(name: str) -> bool:
    """About Reedbank Reedbank is …, About Reedbank: …: the heading stands in one line with the portrait."""
    return _COLON.match(name) is not None or _TWICE.match(name) is not None
