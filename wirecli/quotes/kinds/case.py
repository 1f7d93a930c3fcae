"""A quotation among the words of its sentence, as the rules of its kind look at it."""

from wirecli.knowledge import lexicon as lex
from wirecli.knowledge.language import Language
from wirecli.page import Page
from wirecli.patterns import pattern
from wirecli.quotes.attributed import Attribution
from wirecli.quotes.sentences import Sentence, row_end
from wirecli.quotes.token import Token, some
from wirecli.record import Kind

TERMINAL = ".!?…。！？؟"
SHORT = 3  # words: so few without an attribution are nobody's words (in English 70 % of those with one are somebody's)
CLAUSE = 4  # words: so many make a clause, where no capital shows that one begins
_MUCH = 8  # words: so many behind a that are a clause of somebody's own
_GLOSS = pattern(r"\s?[(（][A-Za-z][A-Za-z .,'’&-]*[)）]$")  # a name in its own letters
_STOP = pattern(r"([^\W\d_]{2,3})[.!?…؟]+['\"”’»]?\s+(\w)|[。！？].")
_SYLLABIC = "\u0600"  # from Arabic on words are shorter
LONG = 10  # words: so many are somebody's, attributed or not (97 %)


class Case:
    """A quotation among the words of its sentence, as the rules look at it."""

    def __init__(
        self,
        page: Page,
        sentence: Sentence,
        token: Token,
        attribution: Attribution | None,
        language: Language,
        often: bool,
    ) -> None:
        quoted = token.quoted
        assert quoted is not None
        script = language.script
        self.language, self.attribution, self.often, self.token, self.quoted = (
            language,
            attribution,
            often,
            token,
            quoted,
        )
        self.tokens, self.at = sentence.tokens, sentence.tokens.index(token)
        self.page = page
        self.text = words_of(page, token, language)
        self.size = (len(self.text) + 3) // 4 if script.gaps else _words(self.text, script.spaced)
        self.sentence = sentence
        self.before = self.tokens[self.at - 1] if self.at else None
        self.end = row_end(self.tokens, self.at) if language.grammar.topic else self.at
        self.after = self.tokens[self.end + 1] if self.end + 1 < len(self.tokens) else None
        self.left = self.before.tags if self.before else 0
        self.right = self.after.tags if self.after else 0
        self.cased, self.spaced, self.gaps, self.nouns = (
            script.cased,
            script.spaced,
            script.gaps,
            script.nouns_capitalised,
        )
        self.unspaced = language.unmixed
        self.cue = attribution.cue if attribution else None
        self.tight = attribution is not None and attribution.shape != "loose"
        self.capital = self.text[:1].isupper()
        self.open_end = self.text[-1].isalnum()  # no stop, no comma: names end so
        self.compound = script.cased and quoted.opened and page.text[quoted.start - 2 : quoted.start - 1] == "-"

    @property
    def beside(self) -> bool:
        """Whether the cue stands right beside the quotation."""
        return self.tight and speaks_here(self.tokens, self.at, self.attribution)

    @property
    def title(self) -> bool:
        """Whether every longer word is capitalised."""
        return is_title(self.text, self.cased)

    @property
    def called(self) -> bool:
        """Whether a naming word stands before the marks, with whom it names written onto it: memanggilnya."""
        glued = self.at > 1 and self.before is not None and self.before.start == self.tokens[self.at - 2].end
        return bool(glued and self.left & lex.PRONOUN and self.tokens[self.at - 2].tags & lex.NAMING)

    def named(self) -> bool:
        """Whether the word before the marks says that a name follows: компания «Белый Парус»."""
        if (
            self.language.script.articles
            and self.left & lex.DEFINITE
            and self.at > 1
            and (
                self.tokens[self.at - 2].tags & (lex.NAMING | lex.LINK) == lex.NAMING  # not: الاتحاد الدولي للسباحة «…»
                or (self.size < 3 and self.open_end and self.tokens[self.at - 2].tags & lex.ORGANISATION)
            )
        ):
            return True  # روايته الأشهر «…», موقع الاتحاد «فيفا»
        if self.language.script.articles and self.size < SHORT and self.open_end and self.at > 1:
            noun, what = self.tokens[self.at - 2].tags, lex.NAMING | lex.LINK | lex.DEFINITE | lex.STOP | lex.CUE
            adjective = self.left & (lex.MODIFIER | lex.UNKNOWN) and not self.left & (
                lex.DEFINITE | lex.GIVEN | lex.ROLE
            )
            if noun & what == lex.NAMING and adjective:
                return True  # فيلم قصير «ليل طويل»
        if self.language.script.articles and self.left & lex.DEFINITE and self.size < SHORT and self.open_end:
            noun = self.at - 2
            while noun > 1 and self.at - noun < CLAUSE and self.tokens[noun].tags & lex.DEFINITE:
                noun -= 1
            body = noun > 0 and self.tokens[noun].tags & lex.ORGANISATION and self.tokens[noun - 1].tags & lex.STOP
            if body and not self.tokens[noun].tags & lex.DEFINITE:
                return True  # على موقع السوق المالية «تداول»
        if self.left & lex.NAMING and self.left & lex.MODIFIER and self.cased:
            return True  # el llamado «caudal catalán»
        if self.left & lex.NAMING and self.size > 1 and self.text[:1].islower() and self._in_clause():
            return False  # escribió que el libro «duele donde debe»
        ends = self.right & (lex.END | lex.COMMA) and self.text[:1].islower()
        opens = self.at > 1 and self.tokens[self.at - 2].tags & (lex.THAT | lex.COMMA | lex.DETERMINER)
        if self.left & lex.NAMING and ends and opens and self.language.people.genitives and self.cue is not None:
            if self.cue.at < self.at and some(self.tokens[self.cue.at : self.at], lex.THAT):
                return False  # заявил, что город «не сдастся»
            first = self.cue.at < 3 and self.size > 1 and self.cue.token.tags & (lex.SAY | lex.ACCORDING)
            if first and self.cue.at < self.at and some(self.tokens[self.cue.at : self.at], lex.COMMA):
                return False  # Как рассказал мэр, город «не сдастся»
        if self.left & lex.NAMING and ends and SHORT <= self.size <= CLAUSE and self.language.people.genitives:
            told = self.cue is not None and self.cue.at < 3 and self.cue.token.tags & lex.ACCORDING
            if told and self.cue is not None and some(self.tokens[self.cue.at : self.at], lex.COMMA):
                return False  # По оценке мэра, проект даст эффект «уже весной»
        if self.called and self.capital:
            return True  # orang memanggilnya "Pak Long"
        if self.size > SHORT and self._is_told_how():
            return False  # 称世界正以“令人瞠目的速度”滑向灾难
        if self.size > CLAUSE and self._is_told():
            return False  # 颁奖词称，影片“以近乎残酷的耐心凝视土地”。
        if (
            self.cue is not None
            and self.cue.at == self.at + 1
            and self.left & lex.STOP
            and not (self.cased or self.spaced)
        ):
            if self.cue.token.tags & lex.SAY and not self.cue.token.tags & lex.NAMING and not self.gaps:
                return False  # 他以“负责的同事休假”为由拒绝
        if self.quoted.inflected and self.tight and self.right == lex.STOP and self.cue is not None:
            if self.cue.at > self.at and self.size > 2 and self.cue.token.tags & lex.SAY:
                return False  # 採算性に「誰も自信がない」ことを認めている
        if self.language.particles_only and self.quoted.inflected and self.right & lex.THAT and self.tight:
            if not self.right & lex.NAMING_AFTER and (self.cue is None or self.cue.at > self.at):
                return False  # 町は仲介の「用意がある」と町長は述べ; 早坂は会見で「元気です」と皆を安心させた
        if self.left & lex.LINK and self.tight and self.cue is not None and self.cue.at < self.at and self.unspaced:
            judged = tuple(word for word in self.language.grammar.predicates if len(word) > 1)
            last = self.after is None or self.right & (lex.COMMA | lex.END)
            if last and self.cue.token.tags & (lex.ACT | lex.SAY) and self.text.startswith(judged):
                return False  # 赞扬队员的“非凡勇气”
        if self._is_told() and self.at > 1 and self.cue is not None and self.cue.token.tags & lex.ADDRESSEE:
            if self.tokens[self.at - 2].tags & lex.DETERMINER:
                return False  # 批评该方案“荒谬得离谱”
        if self.left & lex.NAMING and self.left & lex.LINK and self.language.script.articles and self.cue is not None:
            if self.size > SHORT and some(self.tokens[max(0, self.cue.at) : self.at], lex.THAT):
                return False  # قال إن الأسر تعرضت لـ«ظلم كان يمكن تجنبه»
        if self.left & lex.NAMING:
            before = self.cue is not None and self.cue.at < self.at
            return not (before and self.acts() and not self.capital and self.cased)
        if self._is_told():
            return False  # 称最新声明“充满偏见”。
        if self._is_charge():
            return False
        if not self.left & (lex.ORGANISATION | lex.DOCUMENT) or self.before is None:
            return False
        marked = lex.TOPIC if self.cased else lex.TOPIC | lex.STOP
        if self.left & lex.DEFINITE or (self.before.core != self.before.end and self.left & marked):
            return False  # إن الشركة «لن تتراجع»
        if self.left & lex.FIELD and self.language.script.articles:
            return False  # إن أوبك «ملتزمة»
        return not (self.cased and self.text[:1].islower())  # компания «никому не должна»

    def _is_charge(self) -> bool:
        """Whether the end of a parted verb, whose subject has been, is behind: sie warf der Stadt „Wortbruch“ vor."""
        whose = self.attribution.phrase if self.attribution is not None else None
        if not self.nouns or self.cue is None or whose is None or not self.right & lex.STOP:
            return False
        ends = self.at + 2 < len(self.tokens) and self.tokens[self.at + 2].tags & (lex.END | lex.COMMA)
        return bool(ends and whose[1] <= self.cue.at < self.at and self.cue.token.tags & lex.SAY)

    def _is_told(self) -> bool:
        """Whether the marks end, in a script without spaces or particles, what a verb of speech before them reports."""
        if not self.unspaced or self.cue is None:
            return False
        whose = self.attribution is not None and self.attribution.phrase is not None
        ends = self.after is None or self.right & (lex.COMMA | lex.END)
        said = self.cue.at < self.at - 1 and self.cue.token.tags & lex.SAY
        return bool(whose and ends and said and (self.tight or self.size > 2))

    def _is_told_how(self) -> bool:
        """Whether a link stands inside the marks, behind a verb of speech and its subject: names have none."""
        if not self.unspaced or self.cue is None:
            return False
        whose = self.attribution is not None and self.attribution.phrase is not None and self.cue.at < self.at
        return bool(whose and self.cue.token.tags & lex.SAY) and self.text[1:-1].count(self.link) == 1

    @property
    def link(self) -> str:
        return next((word for word in self.language.grammar.link if len(word) == 1), "\n")

    def phrasal(self) -> bool:
        """Whether small words join the nouns, where every noun has a capital: er warf ihr „Gier ohne Grenzen“ vor."""
        grammar = self.language.grammar
        small = (word in grammar.conjunctions or word in grammar.stop for word in self.text.split())
        return any(small) and (not self.left & lex.DETERMINER or bool(self.left & lex.INDEFINITE))

    def _in_clause(self) -> bool:
        """Whether the marks stand in what the cue before them reports."""
        if self.cue is None or self.cue.at >= self.at or not self.language.grammar.head_first:
            return False
        if self.language.script.half_capitals:
            if self.cue.token.tags & lex.ACCORDING and self.right & (lex.END | lex.COMMA):  # Theo Ann Pell, dự án “…”.
                return self.size > SHORT and some(self.tokens[self.cue.at : self.at], lex.COMMA)
            return self.size > SHORT and self.cue.token.word.endswith(self.language.speech.that)  # viết rằng tàu “…”
        wanted = lex.COMMA if self.cue.token.tags & (lex.ACCORDING | lex.OPINION) else lex.THAT
        return some(self.tokens[self.cue.at : self.at], wanted)

    def acts(self) -> bool:
        """Whether the cue is one that judges: called the project “a test of …”."""
        return self.tight and self.cue is not None and bool(self.cue.token.tags & lex.ACT) and self.text[:1].islower()

    def judges(self) -> bool:
        """Whether the marks say as what somebody is praised or blamed: würdigte sie als „Stimme des Nordens“."""
        cue = self.cue
        if not self.tight or cue is None or cue.at > self.at or not cue.token.tags & lex.ACT:
            return False
        return bool(self.left & lex.STOP and not self.left & (lex.NAMING | lex.ADDRESSEE))

    def reported(self) -> bool:
        """Whether a clause is passed on to somebody: 前に「…」と会社側を非難した."""
        cue = self.cue
        if not self.language.particles_only or not self.tight or cue is None:
            return False
        return self.size >= CLAUSE and cue.at > self.at and bool(self.right & lex.THAT and cue.token.tags & lex.SAY)

    def _is_clause(self) -> bool:
        """Whether it is too much for a piece of the reporter's sentence: two sentences, or many words behind a that."""
        if self.size >= CLAUSE and _is_two(self.text):
            return True
        told = lex.SAY if self.unspaced else 0  # 她說「這裡不會再淹水」
        return bool(self.left & lex.THAT and self.size >= _MUCH) or bool(self.left & told and self.size >= CLAUSE)

    def opens_in_asking(self, preposition: int) -> bool:
        """Whether nothing but a verb of speech stands before the preposition: Asked about, Speaking on; On."""
        first = self.tokens[0].tags
        alone = preposition == 0 and not first & lex.PRONOUN
        return alone or (preposition == 1 and bool(first & lex.CUE))

    @property
    def taken_up(self) -> Kind:
        """What it is where a noun of speech behind it takes it up: a clause, or a word or two."""
        return "direct" if self.size >= CLAUSE or self.text[-1] in TERMINAL else "partial"

    def whole(self) -> Kind:
        if self.tight and self._is_clause():
            return "direct"
        if not self.cased and self.spaced and self._has_quotative():
            return "direct"
        behind = self.gaps or (self.cue is not None and self.cue.at > self.at)
        told = lex.SAY | lex.ACCORDING | lex.ACCORDING_AFTER | (lex.FILLER if self.gaps else 0)
        if self.cue is not None and not self.cue.token.tags & told:
            behind = False  # เรียกแผ่นนี้ว่า “…”; but a gesture, ส่ายหน้า “…”
        if not self.cased and self.tight and behind and (self.size >= CLAUSE or self.text[-1] in TERMINAL):
            return "direct"  # without capitals a clause shows by its length: "… 유지한다"고 적고
        return "direct" if _is_whole(self.tokens, self.at, self.text) else "partial"

    def _has_quotative(self) -> bool:
        """Whether a clause ends where a quotative is written onto its mark: “바닥은 확인했다”고 귀띔했다, not.

        “옛 유물”이라고 불렀다
        """
        after, cue = self.after, self.cue
        if after is None or not after.tags & (lex.THAT | lex.CUE) or after.start - self.token.end > 1:
            return False
        if cue is not None and cue.token.tags & lex.ACT and not after.tags & lex.CUE and len(after.word) > 1:
            return False
        return self.size >= CLAUSE - (2 if len(after.word) == 1 else 1)


def words_of(page: Page, token: Token, language: Language) -> str:
    """The words in marks, without a gloss of what they name: 格伦菲大楼|（Grenfell Tower）"""
    assert token.quoted is not None
    text = page.text[token.quoted.start : token.quoted.end]
    return (_GLOSS.sub("", text) or text) if language.unmixed else text


def _words(text: str, spaced: bool) -> int:
    return text.count(" ") + 1 if spaced else (len(text) + 1) // 2


def _is_two(text: str) -> bool:
    """Whether a sentence ends in the text, and another begins there: not: the U.S. and the U.K."""
    return any(
        stop[2] is None or (not stop[2].islower() and (len(stop[1]) > 2 or stop[2] >= _SYLLABIC))
        for stop in _STOP.finditer(text)
    )


def is_title(text: str, cased: bool) -> bool:
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


def speaks_here(tokens: list[Token], at: int, attribution: Attribution | None) -> bool:
    """Whether the cue stands right beside the quotation."""
    cue = attribution.cue if attribution else None
    if cue is None:
        return False
    between = tokens[at + 1 : cue.at] if cue.at > at else tokens[cue.at + 1 : at]
    return sum(not token.tags & lex.PUNCTUATION for token in between) < 2 and len(between) < 4


def is_hearsay(tokens: list[Token], at: int) -> bool:
    """Whether the sentence ends in words that pass on and elsewhere name: 市長によると「まだ決まっていない」という。"""
    after = tokens[at + 1 : at + 3]
    return len(after) == 2 and bool(after[0].tags & lex.THAT and after[1].tags & lex.END)


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
        and not some(between, lex.CONJUNCTION | lex.RELATIVE | lex.THAT | lex.END | lex.COLON)
    )
