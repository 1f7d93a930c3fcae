"""On which side of a cue its speaker stands."""

from collections.abc import Sequence

from wirecli.knowledge import lexicon as lex
from wirecli.knowledge.language import Language
from wirecli.quotes.cue import Cue, behind_fillers
from wirecli.quotes.phrases import Phrase, Phrases
from wirecli.quotes.subjects import Subjects
from wirecli.quotes.token import Token, some


class Sides:
    """Chooses between the phrases before and behind a cue, in one language."""

    def __init__(self, language: Language, subjects: Subjects) -> None:
        self.language, self.subjects = language, subjects
        self.verb_first = subjects.verb_first

    def of(self, tokens: Sequence[Token], phrases: Phrases, cue: Cue) -> Phrase | None:
        """The phrase that names the cue's speaker, on the side where it is surer."""
        if cue.nobody:
            return None
        if cue.token.tags & (lex.ACCORDING | lex.ACCORDING_AFTER):
            phrase = cue.before or cue.after
            return phrase if not phrases.head_first or phrases.is_person(phrase) else None
        behind = tokens[cue.after[0]].tags if cue.after and cue.after[0] == cue.at + 1 else 0
        if phrases.articles and behind & lex.DOCUMENT and cue.token.tags & lex.SAY:
            return cue.after  # أثبت تقرير الطب الشرعي وجود «…»
        if self._ends_statement(tokens, phrases, cue):
            return cue.after
        if (
            cue.inherits is not None
            and cue.before is None
            and self.language.grammar.head_first
            and not self.verb_first
            and (edge := behind_fillers(tokens, cue.at))
            and tokens[edge - 1].tags & lex.CONJUNCTION
            and not (cue.token.tags & lex.SAY and phrases.is_person(cue.after))
        ):
            one = cue.inherits
            while one.inherits is not None and one.before is None:
                one = one.inherits
            if one.before is not None and phrases.is_person(one.before):
                return one.before  # Ana Gil reclamou da obra e cobrou a Câmara
        first = cue.before if self.subjects.subject_first() and not self._inverted(tokens, phrases, cue) else cue.after
        for phrase in (first, cue.after if first is cue.before else cue.before):
            told = phrase is cue.after and cue.token.tags & lex.ADDRESSEE and not self._closes(tokens, cue)
            if phrase and phrases.is_person(phrase) and not told:
                return phrase
        seen = cue.inherits
        while seen is not None:
            if phrases.head_first and phrases.is_person(seen.before):
                return seen.before
            phrase = self.of(tokens, phrases, seen) if seen.inherits is None else seen.before or seen.after
            if phrase is not None and (not phrases.head_first or phrases.is_person(phrase)):
                return phrase
            seen = seen.inherits
        if phrases.head_first and not (cue.before and tokens[cue.before[0]].tags & lex.CAPITAL):
            return None  # nobody who could speak
        return cue.before or (None if cue.token.tags & lex.ADDRESSEE else cue.after)

    def _ends_statement(self, tokens: Sequence[Token], phrases: Phrases, cue: Cue) -> bool:
        """Whether verb and name stand behind the comma that ends what was said: Slower rotations, says Ivo Pell."""
        if not self.language.grammar.possessives or cue.after is None or cue.after[0] != cue.at + 1 or cue.at < 2:
            return False
        if (
            cue.token.tags & (lex.SAY | lex.ADDRESSEE) != lex.SAY
            or not tokens[cue.at - 1].tags & lex.COMMA
            or not phrases.is_person(cue.after)
        ):
            return False
        behind = tokens[cue.after[1] : cue.after[1] + 2]
        ends = not behind or behind[0].tags & lex.END or (behind[0].tags & lex.COMMA and some(behind, lex.RELATIVE))
        return bool(ends) and any(phrases.is_name(token) for token in tokens[slice(*cue.after)])

    def _inverted(self, tokens: Sequence[Token], phrases: Phrases, cue: Cue) -> bool:
        """Whether the subject stands behind the verb: …, reveló el ministro; lo que anunció el juez."""
        if (
            not self.language.grammar.head_first
            or self.verb_first
            or not phrases.is_person(cue.after)
            or (cue.token.tags & lex.ADDRESSEE and not self._closes(tokens, cue))
        ):
            return False
        at = cue.at
        while at > 0 and tokens[at - 1].tags & lex.FILLER and not tokens[at - 1].tags & lex.PRONOUN:
            at -= 1
        if at < 2 or (cue.before and cue.before[1] >= at and not tokens[at - 1].tags & lex.RELATIVE):
            return False
        if cue.before and cue.before[0] == 0 and cue.before[1] + 1 < at and tokens[at - 1].tags & lex.COMMA:
            aside = tokens[cue.before[1] + 1 : at - 1]
            if tokens[cue.before[1]].tags & lex.COMMA and aside[0].tags & lex.ROLE and not some(aside, lex.COMMA):
                return False  # Cyril Ader, ingénieur installé ici, assure avoir saisi le tribunal
        if cue.before and cue.before[1] + 1 < at and tokens[at - 1].tags & tokens[cue.before[1]].tags & lex.COMMA:
            aside = tokens[cue.before[1] + 1 : at - 1]
            if some(aside[:1], lex.RELATIVE) and not some(aside, lex.COMMA):
                return False  # O médico, que está aqui desde março, diz compreender os enfermeiros
        if cue.before and cue.before[0] > 0 and cue.before[1] == at - 1:
            if tokens[cue.before[0] - 1].tags & tokens[at - 1].tags & lex.COMMA:
                return False  # La ministre, Ann Pell, a rejeté l’accusation
        return bool(tokens[at - 1].tags & (lex.COMMA | lex.DASH | lex.QUOTE | lex.RELATIVE))

    def _closes(self, tokens: Sequence[Token], cue: Cue) -> bool:
        """Whether who stands behind the verb ends what was said before it: Le port fermera, a averti Jean Pell."""
        if not self.language.grammar.head_first or self.verb_first or cue.after is None or cue.after[0] != cue.at + 1:
            return False
        at = cue.at
        while at > 0 and tokens[at - 1].tags & lex.FILLER and not tokens[at - 1].tags & lex.PRONOUN:
            at -= 1
        if cue.before is not None and cue.before[1] < at - 1 and tokens[cue.before[1]].tags & lex.COMMA:
            return False  # Le maire, dans un courrier, a averti Ana Gil
        end = tokens[cue.after[1]].tags if cue.after[1] < len(tokens) else lex.END
        said = some(tokens[cue.after[1] :], lex.QUOTE | lex.THAT | lex.COLON)
        return at > 2 and bool(tokens[at - 1].tags & lex.COMMA and end & (lex.END | lex.COMMA)) and not said
