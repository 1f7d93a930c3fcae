"""What kind of quotation: somebody's clause, somebody's words in the reporter's sentence, or nobody's words."""

from collections.abc import Callable

from wirecli.knowledge.language import Language
from wirecli.page import Page
from wirecli.quotes.attributed import Attribution
from wirecli.quotes.kinds import built_in, named
from wirecli.quotes.kinds.case import Case
from wirecli.quotes.sentences import Sentence
from wirecli.quotes.token import Token
from wirecli.record import Kind


def kind_of(
    page: Page,
    sentence: Sentence,
    token: Token,
    attribution: Attribution | None,
    language: Language,
    often: bool = False,
) -> Kind:
    """The kind of the quotation that `token` is.

    `often` says that the document has the same words in marks elsewhere. The first rule that fits decides.
    """
    case = Case(page, sentence, token, attribution, language, often)
    for rule in _rules(language):
        kind = rule(case)
        if kind is not None:
            return kind
    return case.whole()


def _always(language: Language) -> bool:
    return True


# In this order; each with the languages that are asked.
_RULES: tuple[tuple[Callable[[Case], Kind | None], Callable[[Language], bool]], ...] = (
    (named.foreign_name, lambda language: language.script.gaps),
    (named.work, _always),
    (built_in.owned, lambda language: bool(language.grammar.topic)),
    (built_in.voiced, lambda language: bool(language.grammar.topic)),
    (built_in.taken_up, lambda language: bool(language.grammar.objects) and not language.script.spaced),
    (built_in.reported_words, lambda language: language.particles_only),
    (built_in.no_noun, lambda language: bool(language.grammar.bound)),
    (named.own_speaker, lambda language: language.script.nouns_capitalised),
    (named.compounded, lambda language: language.script.nouns_capitalised),
    (named.bracketed, _always),
    (named.alone, _always),
    (named.nickname, _always),
    (named.named_after, lambda language: bool(language.speech.naming_after)),
    (named.goes_by, lambda language: language.particles_only),
    (named.as_object, lambda language: language.particles_only),
    (named.cited, lambda language: language.unmixed),
    (named.before_head, lambda language: language.unmixed),
    (named.dubbed, lambda language: language.script.cased),
    (named.bears_name, lambda language: language.script.nouns_capitalised),
    (named.apposed, lambda language: language.grammar.head_first and language.script.cased),
    (built_in.begins_clause, lambda language: language.unmixed),
    (built_in.predicate, _always),
    (built_in.few_letters, lambda language: language.unmixed),
    (named.nested_marks, lambda language: language.script.spaced and not language.script.cased),
    (named.addressee, _always),
    (named.listed, _always),
    (named.body, _always),
    (named.in_list, lambda language: language.script.cased),
    (named.ranged, lambda language: language.script.cased),
    (named.entitled, lambda language: language.script.spaced and not language.script.cased),
    (named.titled, lambda language: bool(language.script.articles) and not language.script.cased),
    (named.possessed, _always),
    (named.counted, lambda language: language.script.cased),
    (named.speaker_in_marks, _always),
    (named.paper, lambda language: language.script.cased and bool(language.people.genitives)),
    (named.noun_named, lambda language: language.script.nouns_capitalised),
    (built_in.no_colon, _always),
    (named.told, _always),
    (named.capitals, lambda language: language.grammar.adjoined and language.script.cased),
    (built_in.loose, _always),
    (named.asked_about, lambda language: language.script.cased),
    (named.linked, lambda language: language.script.cased),
    (named.authored, _always),
    (named.single_marks, _always),
    (named.who_was_told, lambda language: language.script.gaps),
    (named.speaking_document, lambda language: language.script.gaps),
    (built_in.unattributed, _always),
    (built_in.no_speaker, _always),
)
_known: dict[int, tuple[Language, list[Callable[[Case], Kind | None]]]] = {}  # by identity: a hash reads all words


def _rules(language: Language) -> list[Callable[[Case], Kind | None]]:
    """The rules that may say something of the language."""
    found = _known.get(id(language))
    if found is None:
        found = _known[id(language)] = language, [rule for rule, where in _RULES if where(language)]
    return found[1]
