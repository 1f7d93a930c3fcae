"""What kind of quotation: somebody's clause, somebody's words in the reporter's sentence, or nobody's words."""

from wirecli.knowledge import lexicon as lex
from wirecli.knowledge.language import Language
from wirecli.page import Page
from wirecli.quotes.attribution import Attribution
from wirecli.quotes.sentences import Sentence
from wirecli.quotes.token import Token
from wirecli.record import Kind

_TERMINAL = ".!?…。！？؟"
_SHORT = 3  # words: without an attribution so few are a term (measured; see the tests)
_LONG = 10  # words: so many are somebody's, attributed or not


def kind_of(
    page: Page,
    sentence: Sentence,
    token: Token,
    attribution: Attribution | None,
    language: Language,
    often: bool = False,
) -> Kind:
    """The kind of the quotation that `token` is; `often` says that the document has the same words in marks elsewhere."""
    quoted = token.quoted
    assert quoted is not None
    tokens = sentence.tokens
    at = tokens.index(token)
    text = page.text[quoted.start : quoted.end]
    size = (len(text) + 3) // 4 if language.script.gaps else _words(text, language.script.spaced)
    alone = sentence.only_quotes
    before = tokens[at - 1] if at else None
    if quoted.work or (
        often and size <= _SHORT and (attribution is None or attribution.shape == "loose" or language.script.spaced)
    ):
        return "term"
    if alone and (size > 1 or text[-1] in _TERMINAL):
        if language.script.nouns_capitalised and text[-1] in _TERMINAL:
            return "direct"  # „Er ist ein Versprechen.“: nouns make no title
        return "term" if size <= 6 and size > 1 and _is_title(text.rstrip("."), language.script.cased) else "direct"
    if size <= 2 and before is not None and at + 1 < len(tokens) and _is_nickname(before, tokens[at + 1]):
        return "term"
    tight = attribution is not None and attribution.shape != "loose"
    if attribution is not None and attribution.shape == "speaker-quote":
        return "direct"
    follows = tokens[at + 1 : at + 3]
    if follows and size <= 8 and any(token.tags & lex.NAMING_AFTER for token in follows[:2]):
        return "term"
    if (
        language.script.spaced
        and not language.script.cased
        and quoted.mark in _only_nested(language)
        and not _is_spoken(token, follows)
    ):
        return "term"  # ‘제2의 창업’을
    if at > 1 and before is not None and before.tags & lex.ADDRESSEE and not before.tags & lex.CUE and not tokens[at - 2].tags & (lex.STOP | lex.LINK) and (
        size <= 4 and ((size == 1 and text[:1].isupper()) or _is_title(text, language.script.cased))
    ) and attribution is not None and attribution.cue is not None and attribution.cue.token.tags & lex.SAY and attribution.cue.at < at:  # fmt: skip
        return "term"  # sagte der „Neuen Presse“
    named = before is not None and bool(before.tags & (lex.NAMING | lex.ORGANISATION | lex.DOCUMENT))
    if (
        before is not None
        and (before.tags & lex.DEFINITE or (before.core != before.end and before.tags & lex.TOPIC))
        and not before.tags & lex.NAMING
    ):
        named = False  # شركة «أفق», but: إن الشركة «لن تتراجع»
    plain = (
        before is not None and not before.tags & lex.NAMING
    )  # a body: компания «Степной Ветер», not: компания «никому не должна»
    if named and plain and language.script.cased and text[:1].islower():
        named = False
    if (
        named
        and plain
        and language.script.cased
        and size <= 4
        and text[-1].isalnum()
        and not (attribution and attribution.cue and attribution.cue.at < at and tight)
    ):
        return "term"
    if (
        named
        and tight
        and language.script.cased
        and text[:1].islower()
        and attribution is not None
        and attribution.cue is not None
        and attribution.cue.token.tags & lex.ACT
    ):
        named = False  # called the project “a test of …”: a name would begin with a capital
    if before is not None and before.core != before.end and _is_title(text.rstrip("."), language.script.cased):
        return "term"  # CNN's “State of the Union”
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    that = after is not None and (
        after.tags & lex.THAT
        or bool(after.tags & lex.COMMA and at + 2 < len(tokens) and tokens[at + 2].tags & lex.THAT)
    )
    if language.script.cased and size <= 4 and text[:1].isupper() and text[-1].isalnum() and after is not None and attribution is not None and (
        attribution.shape in ("quote-speaker-cue", "quote-cue-speaker") and not after.tags & (lex.PUNCTUATION | lex.CUE)
    ):  # fmt: skip
        return "term"  # владелец сети «Пекарный двор» Руслан … рассказал: speech has a comma or a dash behind it
    if (
        size <= _SHORT
        and before is not None
        and that
        and before.tags & lex.SAY
        and "speaker-quote-cue" not in language.speech.shapes
    ):
        return "term"  # قالت «الصباح» إن: the speaker's name
    if language.script.nouns_capitalised and size <= 4 and before is not None and before.tags & lex.DETERMINER and after is not None and after.tags & lex.SAY and (
        text[:1].isupper() and (size == 1 or _is_title(text, language.script.cased))
    ):  # fmt: skip
        return "term"  # wie die „Neue Post“ berichtete
    if named and language.script.nouns_capitalised and text[-1] not in ",.!?" and size <= 6 and text[:1].isupper():
        title = _is_title(text, language.script.cased) and before is not None and before.tags & lex.NAMING
        if title or (after is not None and after.tags & lex.CUE):
            return "term"  # der Verein „Ruhe am Fluss“ fordert; in der Ausstellung „Fremde Nähe“, sagte …
    if not (before is not None and before.tags & lex.COLON):
        if (
            named
            and size <= (8 if language.script.spaced or (before is not None and before.tags & lex.NAMING) else 4)
            and not (tight and _speaks_here(tokens, at, attribution))
        ):
            return "term"
        if (
            not language.script.spaced
            and size <= _SHORT
            and not tight
            and ((before is not None and before.quoted) or (after is not None and after.quoted))
        ):
            return "term"  # “一分钱”“与时俱进”
        if (
            not language.script.spaced
            and size <= _SHORT
            and not tight
            and before is not None
            and before.tags & lex.DETERMINER
        ):
            return "term"  # 这家“网红”面馆
        if not language.script.spaced and size <= 8 and _is_named_behind(tokens, at, language, attribution, tight):
            return "term"
        if (
            size <= 6
            and _is_title(text, language.script.cased)
            and not (tight and _speaks_here(tokens, at, attribution))
        ):
            return "term"
    if not tight and size <= 2 and language.people.genitives and _is_governed(tokens, at):
        return "term"  # на встречах «большой семёрки»: it belongs to the noun before it
    if not tight and size == 1 and text[:1].isupper() and text[-1].isalnum() and not language.script.nouns_capitalised:
        return "term"
    if (
        language.script.cased
        and size <= 4
        and text[:1].isupper()
        and text[-1].isalnum()
        and after is not None
        and after.tags & lex.SAY
        and not before
    ):
        return "term"  # «Степной Ветер» сообщил
    if (
        not tight
        and language.script.cased
        and size <= 2
        and before is not None
        and before.tags & lex.LINK
        and before.core == before.end
        and text[-1].isalnum()
    ):
        return "term"  # gîtes de « charme »
    if (
        not (tight and _speaks_here(tokens, at, attribution))
        and size <= _SHORT
        and quoted.mark in "'‘‚"
        and quoted.mark
        and not any(pair[0] == quoted.mark for pair in language.marks.pairs)
    ):
        return "term"  # single marks where double ones quote
    articles = (
        language.script.articles
    )  # with an article it is a name (“الجزيرة مباشر”), without one somebody's words (“خطأ مكلف”)
    if language.script.gaps and token.tags & lex.GIVEN:
        return "term"  # a document's name, which speaks
    short = size <= 2 and (not articles or text.startswith(articles))
    if language.script.gaps:
        short = size <= _SHORT + 1 and not _is_in_clause(tokens, at, attribution, language)
    if attribution is None or (
        not tight and (language.script.spaced or language.script.gaps) and not language.script.cased and short
    ):
        if size <= _SHORT or short or (size < _LONG and not (before is not None and before.tags & lex.COLON)):
            return "term"
        return "direct" if _is_whole(tokens, at, text) else "partial"
    if (
        not tight
        and attribution.phrase is None
        and not (before is not None and before.tags & lex.THAT)
        and not (_speaks_here(tokens, at, attribution) and text[-1] in ",，、")
    ):
        return "term" if size <= _SHORT else "partial"
    return "direct" if _is_whole(tokens, at, text) else "partial"


def _only_nested(language: Language) -> set[str]:
    """Opening marks that quote only inside a quotation."""
    return {pair[0] for pair in language.marks.nested} - {pair[0] for pair in language.marks.pairs}


def _is_in_clause(tokens: list[Token], at: int, attribution: Attribution | None, language: Language) -> bool:
    """Whether the marks stand in the clause that a cue opens: เตือนว่าโลกกำลังเดินไปสู่ “หายนะ”."""
    cue = attribution.cue if attribution else None
    if cue is None or cue.at >= at or not cue.token.word.endswith(language.speech.that):
        return False
    return (
        sum(
            after.start > token.end
            for token, after in zip(tokens[cue.at : at - 1], tokens[cue.at + 1 : at], strict=True)
        )
        <= 1
    )


def _is_spoken(token: Token, follows: list[Token]) -> bool:
    """Whether a quotative or a cue stands right behind the marks, or behind a particle written onto them: ‘창업’으로 규정했다."""
    if not follows:
        return False
    first = follows[0]
    particle = first.start - token.end == 1 and len(first.word) < 3
    return (
        bool(first.tags & (lex.CUE | lex.THAT | lex.QUOTE))
        or (particle
        and any(after.tags & lex.CUE for after in follows[1:]))
    )


def _is_named_behind(
    tokens: list[Token], at: int, language: Language, attribution: Attribution | None, tight: bool
) -> bool:
    """Whether what follows says that the marks hold a name, or nothing behind them says that they are quoted: 「沼」は"""
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    if after is not None and after.tags & lex.NAMING_AFTER:
        return True
    if (
        after is None
        or "speaker-quote-cue" not in language.speech.shapes
        or attribution is None
        or attribution.shape not in ("loose", "speaker-quote-cue", "speaker-cue-quote")
    ):
        return False
    cue = attribution.cue
    if after.tags & (lex.THAT | lex.COMMA | lex.END | lex.CUE | lex.BRACKET | lex.DASH) or after.word in _OBJECTS:
        return False
    between = tokens[at + 1 : cue.at] if cue is not None else []
    return (
        not 0 < len(between) < 7
        or any(token.quoted for token in between)
        or not any(token.tags & lex.THAT for token in between)
    )


_OBJECTS = ("を",)


def _is_governed(tokens: list[Token], at: int) -> bool:
    """Whether a noun behind a preposition stands right before the marks."""
    begin = at
    while (
        begin > 0
        and at - begin < 4
        and tokens[begin - 1].tags & (lex.UNKNOWN | lex.MODIFIER)
        and not tokens[begin - 1].tags & (lex.CAPITAL | lex.STOP | lex.THAT)
    ):
        begin -= 1
    return 0 < begin < at and bool(tokens[begin - 1].tags & lex.STOP)


def _is_nickname(before: Token, after: Token) -> bool:
    """Marcia “Cia” Price"""
    name = lex.CAPITAL | lex.UNKNOWN
    return before.tags & name == name and after.tags & name == name and before.core == before.end


def _words(text: str, spaced: bool) -> int:
    return text.count(" ") + 1 if spaced else (len(text) + 1) // 2


def _is_title(text: str, cased: bool) -> bool:
    """Whether every longer word is capitalised: “Stay Dry, Stay Here”."""
    if not cased:
        return False
    words = [word for word in text.split() if len(word) > 3]
    if len(words) < 2:  # “Look at me” is none
        words = text.split()
    return (
        len(text.split()) > 1
        and bool(words)
        and text[-1] not in ".!?"
        and all(word[0].isupper() or not word[0].isalpha() for word in words)
    )


def _speaks_here(tokens: list[Token], at: int, attribution: Attribution | None) -> bool:
    """Whether the cue stands right beside the quotation."""
    cue = attribution.cue if attribution else None
    if cue is None:
        return False
    between = tokens[at + 1 : cue.at] if cue.at > at else tokens[cue.at + 1 : at]
    return sum(not token.tags & lex.PUNCTUATION for token in between) < 2 and len(between) < 4


def _is_whole(tokens: list[Token], at: int, text: str) -> bool:
    """Whether the quotation is a clause of its own rather than a piece of the reporter's sentence."""
    before = tokens[at - 1] if at else None
    quoted = tokens[at].quoted
    if (
        before is None
        or before.quoted
        or before.tags & (lex.COLON | lex.END)
        or (quoted is not None and not quoted.opened)
    ):
        return True  # the second half of «Yes, he said, and no», too
    if before.tags & (lex.COMMA | lex.DASH) and _goes_on(tokens, at):
        return True  # “…,” argued Salt, “and it …”
    if before.tags & (lex.SAY | lex.THAT) and text[:1].isupper() and text.count(" ") > 4:
        return True  # a déclaré « Nous avons … »
    if before.tags & (lex.COMMA | lex.DASH):
        return text[:1].isupper() or not text[:1].isalpha() or text[:1].lower() == text[:1].upper()
    return text[-1] in ".!?…。！？؟" and text[:1].isupper() and not before.tags & (lex.STOP | lex.DETERMINER)


def _goes_on(tokens: list[Token], at: int) -> bool:
    """Whether nothing but an attribution stands between the quotation and the one before it."""
    first = next((k for k in range(at - 1, -1, -1) if tokens[k].quoted), None)
    between = tokens[first + 1 : at] if first is not None else []
    cues = [token for token in between if token.tags & lex.SAY]
    return (
        len(cues) == 1
        and len(between) < 14
        and not any(token.tags & (lex.CONJUNCTION | lex.RELATIVE | lex.THAT | lex.END | lex.COLON) for token in between)
    )
