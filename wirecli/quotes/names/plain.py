"""Names in scripts with spaces that have no capitals, where no set of surnames tells them."""

from collections.abc import Sequence
from functools import cache

from wirecli.knowledge import lexicon as lex
from wirecli.knowledge.lexicon import Lexicon, fold
from wirecli.quotes.names.name import Name, roles_before, roles_behind, take_roles
from wirecli.quotes.sentences import Sentence
from wirecli.quotes.token import Token

_LONGEST = 6


@cache  # once a language
def _prefixes(lexicon: Lexicon) -> dict[str, str]:
    """Prepositions that are written onto the name behind an “according to”: وفقًا لـ"""
    words = [fold(entry).split() for entry in lexicon.language.speech.according]
    prefixes = set(map(fold, lexicon.language.script.prefixes))
    return {
        entry[0]: entry[1]
        for entry in sorted(words, key=len)
        if len(entry) == 2 and entry[1] in prefixes and len(entry[1]) == 1
    }


class Plain:
    """Names where neither capitals nor a set of surnames tell them: unknown words in places where a name stands."""

    in_marks = True

    def __init__(self, lexicon: Lexicon) -> None:
        self.prefixes = _prefixes(lexicon)

    def prepare(self, sentences: Sequence[Sentence]) -> None:
        """Nothing: each sentence is read by itself."""

    def finish(self, sentences: Sequence[Sentence], found: list[Name]) -> list[Name]:
        return found

    def names(self, sentence: Sentence, number: int) -> list[Name]:
        tokens = sentence.tokens
        found: dict[int, Name] = {}
        for at, token in enumerate(tokens):
            tags = token.tags
            if tags & (lex.ROLE | lex.TITLE) and not tags & lex.QUOTE:
                self._behind(tokens, at, number, found)
            elif tags & (lex.CUE | lex.GIVEN):
                self._beside(tokens, at, number, found)
            elif tags & lex.COMMA and at + 1 < len(tokens) and tokens[at + 1].tags & (lex.ROLE | lex.TITLE):
                self._apposed(tokens, at, number, found)
            if tags & lex.COMMA and at + 1 not in found:
                self._named_behind(tokens, at, number, found)
        governed = {
            token.word
            for at, token in enumerate(tokens)
            if at and token.tags & lex.ROLE and tokens[at - 1].tags & lex.ROLE
        }
        for name in found.values():
            name.roles = name.roles - governed or name.roles  # نائبة رئيس: no president herself
        return [found[at] for at in sorted(found)]

    def _named_behind(self, tokens: Sequence[Token], at: int, number: int, found: dict[int, Name]) -> None:
        """A role, a comma, the name, and another comma."""
        first = at + 1
        while (
            first < len(tokens)
            and tokens[first].tags & (lex.MODIFIER | lex.DEFINITE | lex.UNKNOWN | lex.GIVEN)
            == lex.MODIFIER | lex.DEFINITE
        ):
            first += 1  # مدرب الضيوف، الفرنسي جوليان …
        end = self._run(tokens, first)
        if end - first < 2 or end >= len(tokens) or not tokens[end].tags & (lex.COMMA | lex.THAT | lex.COLON):
            return
        begin = at
        while begin > 0 and at - begin < 10 and not tokens[begin - 1].tags & (lex.PUNCTUATION | lex.CUE | lex.THAT):
            begin -= 1
        role = next((k for k in range(begin, at) if tokens[k].tags & lex.ROLE), -1)
        if role >= 0 and role - begin < 2:
            self._add(tokens, first, end, -1, number, found)
            take_roles(found[first], tokens, role, at)

    @staticmethod
    def _run(tokens: Sequence[Token], at: int) -> int:
        """Where the name that begins at `at` ends; `at` itself where none begins there."""
        end, size = at, len(tokens)
        while end < size and end - at < _LONGEST:
            tags = tokens[end].tags
            if (
                tags & lex.TITLE
                and tags & lex.DEFINITE
                and end > at
                and tokens[end - 1].tags & lex.GIVEN
                and not (end + 1 < size and tokens[end + 1].tags & (lex.UNKNOWN | lex.GIVEN | lex.PARTICLE))
            ):
                end += 1  # a title that is a surname: رنا الحاج
                break
            if tags & lex.DEFINITE and not tags & lex.GIVEN:
                if tags & lex.UNKNOWN or (
                    tags & lex.MODIFIER and end > at and end - at < 3 and not tags & (lex.ROLE | lex.CUE)
                ):
                    end += 1  # the last word of most names: أحمد الشرع
                    if end < size and (
                        tokens[end].tags & lex.PARTICLE
                        or (end - at == 1 and tokens[end].tags & lex.GIVEN)
                        or (tokens[end - 2].tags & lex.PARTICLE and end - 2 >= at)
                    ):
                        continue
                break
            if not tags & (lex.UNKNOWN | lex.GIVEN | lex.PARTICLE) or tags & lex.NUMBER:
                break
            end += 1
        while end > at and tokens[end - 1].tags & lex.PARTICLE and not tokens[end - 1].tags & lex.UNKNOWN:
            end -= 1
        return end

    def _behind(self, tokens: Sequence[Token], at: int, number: int, found: dict[int, Name]) -> None:
        """The name behind a role: وزير الخارجية المصري … – the words of the role's body are passed over."""
        begin, size = at + 1, len(tokens)
        whole = False
        while begin < size and begin - at < 12:
            tags = tokens[begin].tags
            if tags & lex.CUE or not tags & (
                lex.MODIFIER | lex.LINK | lex.ROLE | lex.TITLE | lex.ORGANISATION | lex.GROUP
            ):
                break
            begin += 1
            if tags & lex.UNKNOWN and not (
                begin < size
                and tokens[begin].tags
                & (lex.UNKNOWN | lex.GIVEN | lex.PARTICLE | lex.MODIFIER | lex.LINK | lex.ORGANISATION)
                and not tokens[begin].tags & lex.CUE
            ):
                if begin - at > 2 or tokens[at].tags & (lex.TITLE | lex.DEFINITE) == 0:
                    return  # مدير المركز: nothing but the role's own words
                begin -= 1
                break
            if (
                tags & (lex.ORGANISATION | lex.LINK)
                and not tags & (lex.DEFINITE | lex.MODIFIER)
                and begin < size
                and tokens[begin].tags & (lex.UNKNOWN | lex.GIVEN)
                and not tokens[begin].tags & lex.DEFINITE
            ):
                begin += 1  # شركة مرجان: the body's own name
                whole = True
        end = self._run(tokens, begin)
        if whole and all(len(token.word) < 4 for token in tokens[begin:end]):
            return  # بنك إتش إس بي سي: the body's name, spelled out
        if end > begin and (end - begin > 1 or not whole):
            if tokens[begin].tags & lex.DEFINITE and not tokens[at].tags & lex.TITLE:
                return  # الرئيسة التنفيذية
            if (
                end - begin == 1 == begin - at
                and not tokens[at].tags & (lex.DEFINITE | lex.TITLE)
                and not tokens[begin].tags & lex.GIVEN
            ):
                return  # صاحب مخبز: a bakery's owner
            self._add(tokens, begin, end, at, number, found)

    def _beside(self, tokens: Sequence[Token], at: int, number: int, found: dict[int, Name]) -> None:
        """The name behind a verb of speech, or that begins with a given name."""
        begin = at if tokens[at].tags & lex.GIVEN else at + 1
        while begin > at and begin < len(tokens) and tokens[begin].tags & lex.FILLER:
            begin += 1
        if tokens[at].tags & lex.SAY:
            trade = begin  # كتب الملياردير إيلون …: words with an article before the name
            while (
                trade < len(tokens)
                and trade - begin < 3
                and tokens[trade].tags & lex.DEFINITE
                and tokens[trade].tags & (lex.UNKNOWN | lex.MODIFIER)
                and not tokens[trade].tags & lex.GIVEN
            ):
                trade += 1
            end = self._run(tokens, trade) if trade > begin else trade
            if end - trade > 1 or (end > trade and tokens[trade].tags & lex.GIVEN):
                begin = trade
        if begin in found:
            return
        end = self._run(tokens, begin)
        trade = tokens[begin].tags if end > begin else 0
        if end - begin > 1 and trade & lex.ROLE and trade & lex.DEFINITE and not tokens[begin + 1].tags & lex.DEFINITE:
            return  # قال الحداد سالم …: his trade
        if end == begin:
            return
        after = tokens[end].tags if end < len(tokens) else lex.END
        if end - begin == 1 and (
            tokens[at].tags & (lex.ACT | lex.GIVEN)
            or not after
            & (lex.THAT | lex.COLON | lex.COMMA | lex.QUOTE | lex.END | (lex.STOP if tokens[at].tags & lex.SAY else 0))
        ):
            return
        if tokens[at].tags & lex.ACT and not (
            tokens[begin].tags & lex.GIVEN
            or (after & lex.COMMA and end + 1 < len(tokens) and tokens[end + 1].tags & lex.ROLE)
        ):
            return  # its object stands there as often
        self._add(tokens, begin, end, -1, number, found)
        prefix = self.prefixes.get(tokens[at].word, "") if tokens[at].tags & lex.ACCORDING else ""
        name = found[begin]
        if prefix and name.words[0].startswith(prefix) and not tokens[begin].tags & lex.GIVEN:
            name.words = (name.words[0][len(prefix) :], *name.words[1:])
            name.start += len(prefix)

    def _apposed(self, tokens: Sequence[Token], at: int, number: int, found: dict[int, Name]) -> None:
        """Name, role …"""
        begin = at
        while (
            begin > 0
            and at - begin < 4
            and tokens[begin - 1].tags & (lex.UNKNOWN | lex.GIVEN | lex.PARTICLE)
            and begin - 1 not in found
        ):
            begin -= 1
        while begin < at and tokens[begin].tags & lex.DEFINITE:
            begin += 1
        if (
            at - begin > 1
            and self._run(tokens, begin) == at
            and not any(begin < start + len(name.words) and start < at for start, name in found.items())
        ):
            self._add(tokens, begin, at, -1, number, found)

    def _add(
        self, tokens: Sequence[Token], begin: int, end: int, role: int, number: int, found: dict[int, Name]
    ) -> None:
        name = found.get(begin)
        if name is None:
            words = tuple(token.word for token in tokens[begin:end])
            name = found[begin] = Name(tokens[begin].start, tokens[end - 1].core, words, number, begin < 6)
        if role >= 0:
            token = tokens[role]
            name.titled = name.titled or bool(token.tags & lex.TITLE)
            name.gender = name.gender or token.tags & (lex.FEMININE | lex.MASCULINE)
            if token.tags & lex.ROLE:
                take_roles(name, tokens, role, begin)
                roles_before(name, tokens, role)
        roles_behind(name, tokens, end)
