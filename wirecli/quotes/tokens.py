"""The words around the quotations, each with what the language says it may be."""

from collections.abc import Sequence

import regex

from wirecli.knowledge import lexicon as lex
from wirecli.knowledge.lexicon import Lexicon, fold
from wirecli.page import NOTHING, Page
from wirecli.quotes.marks import Quoted

_TIMEOUT = 20.0
_PUNCTUATION = {
    **dict.fromkeys(",،、，;；؛､", lex.COMMA),
    **dict.fromkeys(":：", lex.COLON),
    **dict.fromkeys(".!?…。！？؟｡।", lex.END),
    **dict.fromkeys("-–—―─", lex.DASH),
    **dict.fromkeys("()[]（）【】［］<>＜＞", lex.BRACKET),
}
_SPACED = regex.compile(r"[\p{L}\p{N}][\p{L}\p{M}\p{N}\u200b\u0640]*+(?:['’‑\-.&@·][\p{L}\p{N}][\p{L}\p{M}\p{N}\u200b]*+)*+|[^\s\u200b]")
_LONGEST = 80  # no word is longer; what is longer is not looked up
_LETTER = regex.compile(r"[\p{L}\p{M}\p{N}]")


class Token:
    """A word, a punctuation mark or a whole quotation; `core` is where its case ending begins (else its end)."""

    __slots__ = ("core", "end", "quoted", "start", "tags", "word")

    def __init__(self, start: int, end: int, tags: int, word: str) -> None:
        self.start, self.end, self.core, self.tags, self.word = start, end, end, tags, word
        self.quoted: Quoted | None = None

    def __repr__(self) -> str:
        return f"{self.word!r}"


class Tokeniser:
    """Cuts text into tokens by what a lexicon knows."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        script = lexicon.language.script
        self.spaced, self.cased = script.spaced, script.cased
        if not self.spaced:
            between = r"|[\p{Katakana}ー・･＝゠]+|[\p{Latin}\p{N}][\p{Latin}\p{N}.,&'’\-]*+" if script.split_scripts else r"|[\p{Latin}\p{N}][\p{Latin}\p{N}.&'’\-]*+"
            self.pattern = regex.compile(rf"(?<known>\L<words>)|\s+{between}|[\s\S]", words=list(lexicon.words))

    def tokens(self, page: Page, start: int, end: int, quotes: Sequence[Quoted]) -> list[Token]:
        """The tokens from `start` to `end`; each quotation in between is one token of its own."""
        found: list[Token] = []
        at = start
        read = self._spaced if self.spaced else self._unspaced
        for quoted in quotes:
            if quoted.start > at:
                read(page, at, quoted.start, found)
            token = Token(quoted.start, quoted.end, lex.QUOTE, "“”")
            token.quoted = quoted
            found.append(token)
            at = quoted.end
        if end > at:
            read(page, at, end, found)
        return self._join_phrases(found) if self.lexicon.phrases else found

    def _spaced(self, page: Page, start: int, end: int, found: list[Token]) -> None:
        text = page.shadow
        for match in _SPACED.finditer(text, start, end, timeout=_TIMEOUT):
            first, last = match.span()
            word = match.group()
            if last - first > 1 or word.isalnum():
                self._word(page, first, last, word, found)
                continue
            tags = _PUNCTUATION.get(word, lex.OTHER)
            if tags == lex.END and word == "." and found and self._abbreviated(found[-1], first):
                found[-1].end = found[-1].core = last
                continue
            if word not in "\"“”„‟«»‹›‘’‚‛「」『』《》'＂":
                found.append(Token(first, last, tags, word))

    def _abbreviated(self, before: Token, at: int) -> bool:
        if before.end != at or before.tags & lex.PUNCTUATION:
            return False
        word = before.word
        return word in self.lexicon.abbreviations or "." in word or (len(word) == 1 and bool(before.tags & lex.CAPITAL))

    def _word(self, page: Page, start: int, end: int, raw: str, found: list[Token]) -> None:
        lexicon = self.lexicon
        if end - start > _LONGEST:
            found.append(Token(start, end, lex.UNKNOWN, raw[:_LONGEST]))
            return
        word = fold(raw)
        tags = lexicon.look(word)
        form = lex.NUMBER if raw[0].isdigit() else lex.CAPITAL if self.cased and raw[0].isupper() else 0
        for enclitic in lexicon.enclitics:
            if word.endswith(enclitic) and len(word) > len(enclitic) and NOTHING not in raw:
                rest = word[: -len(enclitic)]
                known = lexicon.look(rest)
                if enclitic[0] in "-'" or (known & lex.CUE and not tags & lex.CUE):
                    cut = end - len(enclitic)
                    self._word(page, start, cut, raw[: -len(enclitic)], found)
                    found.append(Token(cut, end, lexicon.look(enclitic) or lex.UNKNOWN, enclitic))
                    return
        for prefix in lexicon.prefixes:
            if word.startswith(prefix) and len(word) > len(prefix) + 1:
                if prefix[-1] == "'" or (not tags and lexicon.look(word[len(prefix) :])):
                    cut = start + self._length(raw, len(prefix))
                    found.append(Token(start, cut, lexicon.look(prefix) | form, prefix))
                    self._word(page, cut, end, raw[cut - start :], found)
                    return
        token = Token(start, end, tags | form, word)
        for possessive in lexicon.possessives:
            if word.endswith(possessive) and len(word) > len(possessive):
                token.word = word[: -len(possessive)]
                token.core = end - len(possessive)
                token.tags = lexicon.look(token.word) | form | lex.LINK
                break
        if not tags and lexicon.suffixes:
            for suffix, flag in lexicon.suffixes:
                if word.endswith(suffix) and len(word) > len(suffix):
                    token.word = word[: -len(suffix)]
                    token.core = end - len(suffix)
                    token.tags = lexicon.look(token.word) | form | flag
                    break
        if not token.tags & ~(lex.CAPITAL | lex.NUMBER | lex.TOPIC | lex.STOP):
            token.tags |= lex.UNKNOWN
        found.append(token)

    @staticmethod
    def _length(raw: str, folded: int) -> int:
        """How many characters of `raw` its first `folded` folded ones are (vowel signs were dropped)."""
        for size in range(folded, len(raw)):
            if len(fold(raw[:size])) == folded and (size + 1 > len(raw) or len(fold(raw[: size + 1])) > folded):
                return size
        return folded

    def _unspaced(self, page: Page, start: int, end: int, found: list[Token]) -> None:
        text, look = page.shadow, self.lexicon.words
        run = -1  # where a run of unknown letters began
        for match in self.pattern.finditer(text, start, end, timeout=_TIMEOUT):
            first, last = match.span()
            word = match.group()
            known = match.lastgroup is not None
            if not known and last - first == 1 and (word.isalnum() or _LETTER.match(word)):
                if run < 0:
                    run = first
                continue
            if run >= 0:
                found.append(Token(run, first, lex.UNKNOWN, text[run:first]))
                run = -1
            if known:
                found.append(Token(first, last, look[word], word))
            elif not word.isspace() and word != NOTHING and word not in "\"“”„‟«»‹›‘’‚‛「」『』《》'＂":
                if last - first > 1 or word.isalnum():
                    tags = lex.NUMBER if word[0].isdigit() else lex.UNKNOWN | (lex.CAPITAL if word[0].isupper() else 0)
                    found.append(Token(first, last, tags, word))
                else:
                    found.append(Token(first, last, _PUNCTUATION.get(word, lex.OTHER), word))
        if run >= 0:
            found.append(Token(run, end, lex.UNKNOWN, text[run:end]))

    def _join_phrases(self, tokens: list[Token]) -> list[Token]:
        """Words that are one thing together ("according to") as one token."""
        phrases = self.lexicon.phrases
        found: list[Token] = []
        at, size = 0, len(tokens)
        while at < size:
            token = tokens[at]
            for rest, tags in phrases.get(token.word, ()) if not token.tags & lex.PUNCTUATION else ():
                last = at + len(rest)
                if last < size and all(tokens[at + 1 + k].word == word for k, word in enumerate(rest)):
                    joined = Token(token.start, tokens[last].end, tags | (token.tags & lex.CAPITAL), " ".join((token.word, *rest)))
                    joined.core = tokens[last].core
                    found.append(joined)
                    at = last
                    break
            else:
                found.append(token)
            at += 1
        return found
