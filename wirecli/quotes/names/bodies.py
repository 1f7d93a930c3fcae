"""Bodies and documents whose name stands in marks."""

from collections.abc import Sequence

from wirecli.knowledge import lexicon as lex
from wirecli.knowledge.lexicon import Lexicon, fold
from wirecli.page import Page
from wirecli.quotes.names.name import Name
from wirecli.quotes.phrases import reports
from wirecli.quotes.sentences import Sentence
from wirecli.quotes.token import Token, some

_NAME = 30  # characters of a body's name
_KIND = 6  # letters of what it is, at its end


def quoted_bodies(page: Page, sentence: Sentence, number: int, lexicon: Lexicon) -> list[Name]:
    """Bodies whose name stands in marks: компания «Белый Парус», the “Harbour Study 2023”."""
    found = []
    tokens = sentence.tokens
    for at in sentence.marked:
        quoted = tokens[at].quoted
        if (
            quoted
            and len(quoted) <= (60 if lexicon.language.script.spaced else 10 + 6 * lexicon.language.particles_only)
            and not quoted.work
        ):
            text = page.text[quoted.start : quoted.end]
            if lexicon.language.script.cased and text[:1].islower():
                continue
            before = tokens[at - 1] if at else None
            if lexicon.language.particles_only and (kind := _ends_body(tokens, at, text, lexicon)):
                roles = frozenset({kind})
                found.append(Name(quoted.start, quoted.end, (fold(text),), number, True, body=True, roles=roles))
                continue  # 市民でつくる「緑の会」は
            said = before is not None and before.tags & lex.SAY and len(quoted) <= _NAME
            if said and reports(tokens, at + 1, bool(lexicon.articles)):
                found.append(
                    Name(quoted.start, quoted.end, tuple(fold(text).split()), number, at < 4, body=True)
                )  # قالت «الميناء» إن
                continue
            if lexicon.genitives and at < 2 and says(tokens, at):
                found.append(Name(quoted.start, quoted.end, tuple(fold(text).split()), number, True, body=True))
                continue  # «Белый Парус» сообщил; в «Белом Парусе» пояснили
            named = before is not None and before.tags & (lex.ORGANISATION | lex.DOCUMENT)
            if named and before is not None and lexicon.articles and before.tags & (lex.DEFINITE | lex.FIELD):
                named = 0  # إن المرسوم «مطروح على الطاولة»; إن أوبك «ملتزمة»
            if named and lexicon.language.script.transliteration and text[-1] in lexicon.language.grammar.stop:
                named = 0  # 市府「睡著了嗎」
            if named and lexicon.language.particles_only and at + 1 == len(tokens):
                named = 0  # 環境団体「議論のすり替え」
            if not named and not (
                _may_begin(text, tokens, at, lexicon)
                and text[:1].isupper()
                and text[-1] not in ".,!?"
                and _has_document(text, lexicon)
            ):
                continue
            found.append(
                Name(
                    quoted.start,
                    quoted.end,
                    tuple(fold(text).split()),
                    number,
                    at < 4,
                    body=True,
                    roles=_kind_of_body(before, text, lexicon),
                )
            )
    return found


def _ends_body(tokens: Sequence[Token], at: int, text: str, lexicon: Lexicon) -> str:
    """What kind of body the words in marks end with, where they are a sentence's subject; "" where none."""
    if at + 2 >= len(tokens) or not tokens[at + 1].tags & lex.TOPIC:
        return ""
    ends = (text[-size:] for size in range(min(len(text) - 1, _KIND), 1, -1))
    return next((word for word in ends if lexicon.look(word) & lex.ORGANISATION), "")


def says(tokens: Sequence[Token], at: int) -> bool:
    """Whether a verb of speech follows marks that begin a sentence, or stand behind its first preposition."""
    quoted = tokens[at].quoted
    if quoted is None or quoted.ended or quoted.comma or len(quoted) > _NAME or (at and not tokens[0].tags & lex.STOP):
        return False
    verb = at + 1
    while verb < len(tokens) and tokens[verb].tags & lex.FILLER and not tokens[verb].tags & lex.CUE:
        verb += 1
    if verb + 1 >= len(tokens) or not tokens[verb].tags & (lex.SAY | lex.ACT):
        return False
    what = lex.COMMA | lex.COLON | lex.THAT | lex.STOP | lex.PLAIN
    return bool(tokens[verb + 1].tags & what) or (at == 1 and verb == 2)  # В «Белом Парусе» назвали это ложью


def _is_heading(text: str, after: Token | None, lexicon: Lexicon) -> bool:
    """Whether a sentence may begin with it as with a document's name – not: “Nadie nos da nada por escrito”."""
    words = text.split()
    if not lexicon.language.grammar.head_first:
        return bool(lexicon.begins(fold(text).split()) & lex.DOCUMENT) or any(
            lexicon.look(fold(word)) & lex.DOCUMENT for word in words
        )
    if after is None or after.tags & lex.END:
        return False
    return bool(lexicon.begins(fold(text).split()) & lex.DOCUMENT) or any(
        word[:1].isupper() and lexicon.look(fold(word)) & lex.DOCUMENT for word in words
    )


def _kind_of_body(before: Token | None, text: str, lexicon: Lexicon) -> frozenset[str]:
    """What the body is: the noun before the marks, or a document's among the words themselves."""
    if before is not None and before.tags & (lex.ORGANISATION | lex.DOCUMENT):
        return frozenset({before.word})
    return frozenset(lexicon.stem(fold(word))[0] for word in text.split() if lexicon.look(fold(word)) & lex.DOCUMENT)


def _may_begin(text: str, tokens: Sequence[Token], at: int, lexicon: Lexicon) -> bool:
    """Whether marks with a document's words in them stand where a subject does: at the beginning, behind an article."""
    before = tokens[at - 1] if at else None
    if before is not None:
        return bool(before.tags & (lex.DETERMINER | lex.CONJUNCTION | lex.COMMA))
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    beside = some(tokens[at + 1 : at + 3], lex.CUE)
    return lexicon.language.script.cased and not beside and _is_heading(text, after, lexicon)


def _has_document(text: str, lexicon: Lexicon) -> bool:
    words = fold(text).split()
    return bool(lexicon.begins(words) & lex.DOCUMENT) or any(lexicon.look(word) & lex.DOCUMENT for word in words)
