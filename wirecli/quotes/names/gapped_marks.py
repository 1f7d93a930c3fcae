"""Nicknames, where spaces set phrases apart: in marks before the name, behind “or”, before both names.

“โค้ชต้น” วิรัช แก้วมณี, นายวิรัช แก้วมณี หรือ “ต้น”, โค้ชต้น วิรัช แก้วมณี; whole names in marks: นักร้องสาว “แก้ม กานดา”.
"""

from collections.abc import Sequence

from wirecli.knowledge import lexicon as lex
from wirecli.knowledge.lexicon import Lexicon
from wirecli.page import Page
from wirecli.patterns import pattern
from wirecli.quotes.classes import thai_tails
from wirecli.quotes.names.gapped_extent import FIRST, LAST, NICKNAME, Extent, gap, speaks
from wirecli.quotes.sentences import Sentence
from wirecli.quotes.token import Token, some

_WHOLE = 40  # letters of a name in marks
_NO_NAME = lex.STOP | lex.CUE | lex.THAT | lex.RELATIVE | lex.CONJUNCTION | lex.PRONOUN | lex.FILLER | lex.NAMING
_SAID = lex.CUE | lex.THAT | lex.COLON
_ALONE = pattern(r"[“\"‘']([^\s“”\"‘’']{2,12})[”\"’']")  # one word in marks, in the headline too


class Marked:
    """The people whose names stand in marks, and whom a nickname means."""

    def __init__(self, page: Page, lexicon: Lexicon, extent: Extent) -> None:
        self.page, self.words, self.extent = page, lexicon.words, extent
        self.predicates = lexicon.language.grammar.predicates
        self.nicknames: dict[str, str] = {}  # each with the name that it stood beside
        self.named: set[str] = set()  # people's full names, and their parts
        self.called: set[str] = set()  # words that stand alone in marks, or say something

    def learn(self, sentences: Sequence[Sentence]) -> None:
        """Note whom nicknames mean, and enter the names in marks among those that are cut out elsewhere."""
        self.called = {*_ALONE.findall(self.page.text), *self.extent.spoken}
        for sentence in sentences:
            tokens = sentence.tokens
            for at, token in enumerate(tokens):
                if self._full(token) and (tokens[at - 1].tags & lex.TITLE if at else False):
                    self.named.update((token.word, *token.word.split()))
                if token.quoted and (full := self._beside(tokens, at)) is not None and self._is_nickname(token):
                    word = self.page.text[token.start : token.end].strip()
                    self._means(word, full)
                    self._means(word[self._title(word) :], full)
                elif token.start in self.extent.people and not token.quoted:
                    if at + 1 < len(tokens) and tokens[at + 1].start in self.extent.people and gap(tokens, at + 1):
                        if " " not in token.word and " " in tokens[at + 1].word:
                            self._means(token.word, tokens[at + 1].word)
                    elif self._is_alias(tokens, at) and " " not in token.word:
                        full = next((one.word for one in reversed(tokens[max(0, at - 3) : at]) if self._full(one)), "")
                        self._means(token.word, full)
        for sentence in sentences:
            for at, token in enumerate(sentence.tokens):
                if token.quoted and (begin := self.person(sentence.tokens, at)) is not None:
                    name = self.page.text[token.start + begin : token.end].strip()
                    if name not in self.nicknames and (begin or " " in name):
                        parts = {name, *name.split(), *name.replace("-", " ").split()}
                        self.extent.forms.update(part for part in parts if len(part) > 3)
                        self.named |= parts

    def whole(self, name: str) -> str:
        """The full name that a nickname means, by itself or before a first name; else the name."""
        if name in self.nicknames:
            return self.nicknames[name]
        first, _, rest = name.partition(" ")
        full = self.nicknames.get(first)
        return full if full is not None and rest and full.startswith(rest) else name

    def person(self, tokens: Sequence[Token], at: int) -> int | None:
        """Where somebody's name begins in the marks, behind its title; None where they hold no name."""
        token = tokens[at]
        text = self.page.text[token.start : token.end]
        if not 1 < len(text) <= _WHOLE or text.startswith(self.predicates):
            return None
        title = self._title(text)
        parts = text[title:].split()
        joined = len(parts) in (1, 2) and "-" in parts[0][1:-1]  # “มะลิ-สายใจ ทองดี”
        if at and tokens[at - 1].tags & _SAID:  # เขาชี้ว่า “มะลิ” เปลี่ยนไป
            known = joined or self.whole(text) != text or text in self.named
            if not known or at + 1 == len(tokens) or tokens[at + 1].tags & (lex.CUE | lex.END):
                return None
        plain = parts[:1] if joined else parts  # คงอยู่, มีสุข are surnames
        if (
            not 0 < len(parts) < 4
            or not all(1 < len(part) <= LAST for part in parts)
            or not all(map(self._is_plain, plain))
        ):
            return None
        if text in self.nicknames or text[title:] in self.nicknames or text[title:] in self.named:
            return title
        behind = tokens[at + 1 : at + 6]
        led = bool(at and tokens[at - 1].tags & lex.ROLE and not tokens[at - 1].quoted)
        led = led or (len(parts) > 1 and self._described(tokens, at))
        led = led or bool(at > 1 and tokens[at - 1].word in self.extent.called and tokens[at - 2].tags & lex.ROLE)
        somebody = behind and behind[0].tags & (lex.GIVEN | lex.TITLE | lex.PRONOUN)
        if somebody and some(behind, lex.CUE) and not led and self._beside(tokens, at) is None:
            return None  # “แม่ไม่ลืม” ยายแก้วกล่าว
        role = led or (len(parts) > 1 and (parts[0] in self.called or bool(behind and behind[0].tags & lex.ROLE)))
        opens = at == 0 or tokens[at - 1].tags & (lex.FILLER | lex.CONJUNCTION)
        told = speaks(tokens, at) or (at == 0 and bool(behind and behind[0].tags & lex.CUE))
        if opens and told and (len(parts) > 1 or len(text) <= NICKNAME):
            return title  # ขณะที่ “มะลิ” ก็บอกว่า; ล่าสุด “อาร์ม ภูวนัย คุณากร” ระบุว่า
        if told and len(parts) == 1 and text[title:] in self.extent.forms:
            return title  # หลังจบงาน “มะลิ” ให้สัมภาษณ์ว่า, of whom มะลิ สายใจ มาร่วมงาน told
        if title:
            ranked = text[title - 1] == "."
            near = at == 0 or role or bool(behind and behind[0].tags & (lex.CUE | lex.FILLER | lex.CONJUNCTION))
            short = len(parts) == 1 and len(text) <= NICKNAME
            near = near or bool(behind and behind[0].tags == lex.UNKNOWN)  # อยู่นอกบ้าน “น้องมะลิ” ร้องไห้
            return title if (ranked and len(parts) > 1) or (short and (near or self._beside(tokens, at))) else None
        return 0 if joined or (role and len(parts) > 1 and all(len(part) <= FIRST for part in parts)) else None

    @staticmethod
    def _described(tokens: Sequence[Token], at: int) -> bool:
        """Whether a role and what describes it stand before the marks: นางเอกสาวสุดฮอต “มะลิ สายใจ”."""
        begin = at - 1
        while begin > max(0, at - 4) and tokens[begin].tags in (lex.UNKNOWN, lex.MODIFIER) and not gap(tokens, begin):
            begin -= 1
        return 0 <= begin < at - 1 and bool(tokens[begin].tags & lex.ROLE)

    def is_aside(self, tokens: Sequence[Token], at: int) -> bool:
        """Whether the name itself stands beside the nickname in marks."""
        return self._is_nickname(tokens[at]) and self._beside(tokens, at) is not None

    def _beside(self, tokens: Sequence[Token], at: int) -> str | None:
        """The full name behind the marks, or before them and “or”: “ต้น” วิรัช แก้วมณี, วิรัช แก้วมณี หรือ “ต้น”."""
        ahead = at + 1
        if ahead < len(tokens) and tokens[ahead].word in self.extent.alias:
            ahead += 1
        while ahead < min(len(tokens), at + 4) and tokens[ahead].tags & lex.TITLE:
            ahead += 1
        if ahead < len(tokens) and self._full(tokens[ahead]):
            return tokens[ahead].word
        if at > 1 and tokens[at - 1].word in self.extent.alias and self._full(tokens[at - 2]):
            return tokens[at - 2].word
        return None

    def _is_alias(self, tokens: Sequence[Token], at: int) -> bool:
        """Whether the name is another one of whoever stands before “or”: ดร.วิรัช แก้วมณี หรือ หมอต้น."""
        before = at - 1 - bool(at and tokens[at - 1].tags & lex.TITLE)
        return before > 0 and tokens[before].word in self.extent.alias and self._full(tokens[before - 1])

    def _full(self, token: Token) -> bool:
        return token.start in self.extent.people and " " in token.word and not token.quoted

    def _means(self, nickname: str, full: str) -> None:
        if len(nickname) > 1 and full:
            self.nicknames.setdefault(nickname, full)

    def _is_nickname(self, token: Token) -> bool:
        text = self.page.text[token.start : token.end]
        return len(text) <= NICKNAME and " " not in text and self._is_plain(text[self._title(text) :])

    def _title(self, text: str) -> int:
        """How long the title is that the text begins with; 0 where none does, or where nothing follows."""
        for size in range(min(len(text) - 1, 20), 1, -1):
            tags = self.words.get(text[:size], 0)
            if tags and text[size] not in thai_tails:
                return size if tags & lex.TITLE else 0
        return 0

    def _is_plain(self, part: str) -> bool:
        """Whether letters and nothing else make the part, and no word that names do not have."""
        if not all("\u0e01" <= char <= "\u0e4c" or char == "-" for char in part):
            return False
        at = 0
        while at < len(part):
            size = next((k for k in range(len(part) - at, 2, -1) if part[at : at + k] in self.words), 0)
            if size and self.words[part[at : at + size]] & _NO_NAME:
                return False
            at += size or 1
        return True
