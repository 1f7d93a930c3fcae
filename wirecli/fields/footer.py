"""The wire's own boilerplate, read: who provides it, its address, reach and languages."""

from wirecli.fields.contacts import ADDRESS
from wirecli.fields.footprint import Back
from wirecli.fields.reach import find_reach
from wirecli.fields.tongues import find_tongues
from wirecli.fields.words import Vocabulary, fold
from wirecli.knowledge import Wire
from wirecli.page import Page
from wirecli.record import Footer, Reach


def find_footer(page: Page, back: Back, wire: Wire | None, words: Vocabulary, source: str | None) -> Footer | None:
    """The wire's boilerplate, read: who provides it, its address, reach and languages. None where there is none."""
    parts = [part for part in (back.disclaimer, back.about, back.address) if part]
    if wire is None or back.whole is None:
        return None
    known = wire.footer
    everything = page.span(*back.whole)
    texts = [page.text[slice(*part)] for part in parts]
    if not source:  # then the name may stand elsewhere: EQS prints it on top
        texts.append(page.text)
    about = fold(page.text[slice(*back.about)]) if back.about else ""
    reach = find_reach(about, known.reach, words) if known.reach and about else None
    provider = next((found for name in known.provider for text in texts if (found := _printed(name, text))), None)
    address = next((match for text in texts[: len(parts)] if (match := ADDRESS.search(text))), None)
    return Footer(
        everything.text,
        everything.start,
        everything.end,
        disclaimer=page.span(*back.disclaimer) if back.disclaimer else None,
        about=page.span(*back.about) if back.about else None,
        provider=provider or source,
        url=address[0].rstrip(".,;:。،") if address else None,
        reach=reach if reach and reach != Reach() else None,
        languages=find_tongues(about, words) if known.worded_anew and about else (),
    )


def _printed(name: str, text: str) -> str | None:
    at = fold(text).find(fold(name))
    return text[at : at + len(name)] if at >= 0 else None
