"""What a contact block says: who can be reached, and how."""

import re
from collections.abc import Iterator

from wirecli.fields.label import ends_sentence
from wirecli.fields.words import Vocabulary, fold, unspaced
from wirecli.page import Page
from wirecli.patterns import pattern
from wirecli.record import ContactFacts, Span

MAIL = pattern(r"(?<![\w.+-])[\w.+-]++@[\w-]++(?:\.[\w-]++)++")
ADDRESS = pattern(r"(?:https?://|www\.)[^\s()（）<>\"',，。、；]+")
PHONE = pattern(r"(?<![\w/.-])(?:\+|\(|00)?\d[\d\s().–-]{5,20}\d(?![\w/])")
_LINE = 110  # characters; a longer line without an address names nobody
_WORDS = 3  # behind a body's name: a section of it, and somebody
_AROUND = " :：•|;,<>()（）-–"
_PARTS = pattern(r"(?<!\s)\s*+[,，、|;/]\s*+")
_REACHED = ("email", "phone")
_NEW = ("name", "email", "phone")  # told twice, they are somebody else's

Fact = tuple[str, str]


def find_contacts(page: Page, span: Span, heading: Span | None, words: Vocabulary) -> tuple[ContactFacts, ...]:
    """Who can be reached, and how: a new contact begins where a name or an address would be told twice."""
    found: list[dict[str, str]] = [{}]
    for line in page.text[heading.end if heading else span.start : span.end].splitlines():
        if line.rstrip().endswith((":", "：")) and not found[-1].keys().isdisjoint(_REACHED):
            found.append({})  # Investor Relations: heads the next one
        for name, value in _facts(line.strip(_AROUND), words, found[-1]):
            if name in found[-1] and name in _NEW:
                found.append({})
            found[-1].setdefault(name, value)
    return tuple(ContactFacts(**facts) for facts in found if facts and (len(facts) > 1 or heading))


def _facts(line: str, words: Vocabulary, known: dict[str, str]) -> Iterator[Fact]:
    """The facts of one line, each as printed."""
    length, kinds = words.facts.opening(fold(line))
    value = line[length:].strip(_AROUND + ".") if length else line
    addresses = [(name, match) for name, match in _addresses(value) if match]
    first = min((match.start() for _, match in addresses), default=len(value))
    if length and not addresses and not {"email", "website"}.isdisjoint(kinds):
        return  # 이메일 보내기: a link that had the address
    rest = _without_label(value[:first].strip(_AROUND), words)
    if "name" in kinds or not (length and addresses):
        yield from _named(rest, words, known, certain="name" in kinds)
    for name, match in addresses:
        yield name, match[0].strip()


def _without_label(text: str, words: Vocabulary) -> str:
    """Ann Pell Phone: the last word is the label of what follows."""
    before, _, last = text.rpartition(" ")
    last = last.rstrip(".:")
    labels = before and words.facts.opening(fold(last))
    return before.strip(_AROUND) if labels and labels[0] == len(last) and "name" not in labels[1] else text


def _addresses(text: str) -> Iterator[tuple[str, re.Match[str] | None]]:
    mail, site = MAIL.search(text), ADDRESS.search(text)
    yield "email", mail
    yield "url", site
    yield "phone", None if site else PHONE.search(text)


def _named(text: str, words: Vocabulary, known: dict[str, str], *, certain: bool) -> Iterator[Fact]:
    """Name, role and organisation of a line that holds no address; a body is known by its legal form."""
    if (
        not text
        or len(text) > _LINE
        or (":" in text and ends_sentence(text))
        or (any(char.isdigit() for char in text) and not certain)
    ):
        return
    if words.facts.opening(fold(text))[0] >= len(text.rstrip(". ")):  # a label whose address follows
        return
    if is_body(text, words):
        yield "organisation", text
        return
    body, *others = text.split()
    if 0 < len(others) < _WORDS and unspaced(text) and fold(body).endswith(words.legal_ends or ("\0",)):
        yield "organisation", body  # 北光株式会社 広報部 灰田
        yield from (("role", part) for part in others[:-1])
        yield "name", others[-1]
        return
    name, *roles = _PARTS.split(text, maxsplit=1)
    if fold(text) in words.departments:
        yield "role", text
    elif "name" in known and "email" not in known and "phone" not in known and not certain:
        yield ("role" if "role" not in known else "organisation"), text
    else:
        yield "name", name
        if roles and roles[0]:
            yield "role", roles[0].strip(_AROUND)


def is_body(text: str, words: Vocabulary) -> bool:
    last = [word.strip(".,") for word in fold(text).split()]
    if any(word in words.legal_forms for word in last[1:]):
        return True
    return fold(text).startswith(words.legal_starts) or fold(text).endswith(words.legal_ends)
