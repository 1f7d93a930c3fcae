"""What kind of quotation: somebody's clause, somebody's words in the reporter's sentence, or nobody's words."""

from collections.abc import Callable, Sequence
from functools import cache

from wirecli.knowledge import lexicon as lex
from wirecli.knowledge.language import Language
from wirecli.knowledge.lexicon import fold
from wirecli.page import Page
from wirecli.patterns import pattern
from wirecli.quotes.attributed import Attribution
from wirecli.quotes.classes import is_katakana
from wirecli.quotes.cueless import ends_with_words
from wirecli.quotes.sentences import Sentence, row_end
from wirecli.quotes.token import Token, some
from wirecli.record import Kind

_TERMINAL = ".!?…。！？؟"
_BODY = lex.ORGANISATION | lex.ISSUER
_PREDICATE = 3  # letters of what is told of a noun
_LABEL = 6  # letters, where no spaces are: what begins a clause and runs on names something
_HEADING = 24  # letters of a heading, where no spaces set words apart
_PAPER = 20  # letters in the name of a paper, where spaces set no words apart
_NICKNAME = 12  # letters, where no spaces set words apart: nicknames are shorter
_SHORT = 3  # words: so few without an attribution are nobody's words (in English 70 % of those with one are somebody's)
_CLAUSE = 4  # words: so many make a clause, where no capital shows that one begins
_MUCH = 8  # words: so many behind a that are a clause of somebody's own
_TWO = pattern(  # two sentences
    r"[^\W\d_]{3}[.!?…]+['\"”’»]?\s+[^\Wa-zà-ÿа-я]|[^\W\d_]{2}[.!?؟]\s+[\u0600-\u06ff\uac00-\ud7a3\u0e00-\u0e7f]|[。！？]."
)
_LONG = 10  # words: so many are somebody's, attributed or not (97 %)


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
    case = _Case(page, sentence, token, attribution, language, often)
    for rule in _rules(language):
        kind = rule(case)
        if kind is not None:
            return kind
    return case.whole()


class _Case:
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
        self.text = page.text[quoted.start : quoted.end]
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
        return self.tight and _speaks_here(self.tokens, self.at, self.attribution)

    @property
    def title(self) -> bool:
        """Whether every longer word is capitalised."""
        return _is_title(self.text, self.cased)

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
                self.tokens[self.at - 2].tags & lex.NAMING
                or (self.size < 3 and self.open_end and self.tokens[self.at - 2].tags & lex.ORGANISATION)
            )
        ):
            return True  # روايته الأشهر «…», موقع الاتحاد «فيفا»
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
        if self.called and self.capital:
            return True  # orang memanggilnya "Pak Long"
        if self.size > _SHORT and self._is_told_how():
            return False  # 称世界正以“令人瞠目的速度”滑向灾难
        if self.size > _CLAUSE and self._is_told():
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
                return self.size > _SHORT and some(self.tokens[self.cue.at : self.at], lex.COMMA)
            return self.size > _SHORT and self.cue.token.word.endswith(self.language.speech.that)  # viết rằng tàu “…”
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
        if self.spaced or not self.language.grammar.topic or not self.tight or cue is None:
            return False
        return self.size >= _CLAUSE and cue.at > self.at and bool(self.right & lex.THAT and cue.token.tags & lex.SAY)

    def _is_clause(self) -> bool:
        """Whether it is too much for a piece of the reporter's sentence: two sentences, or many words behind a that."""
        if self.size >= _CLAUSE and _TWO.search(self.text):
            return True
        told = lex.SAY if self.unspaced else 0  # 她說「這裡不會再淹水」
        return bool(self.left & lex.THAT and self.size >= _MUCH) or bool(self.left & told and self.size >= _CLAUSE)

    def opens_in_asking(self, preposition: int) -> bool:
        """Whether nothing but a verb of speech stands before the preposition: Asked about, Speaking on; On."""
        first = self.tokens[0].tags
        alone = preposition == 0 and not first & lex.PRONOUN
        return alone or (preposition == 1 and bool(first & lex.CUE))

    @property
    def taken_up(self) -> Kind:
        """What it is where a noun of speech behind it takes it up: a clause, or a word or two."""
        return "direct" if self.size >= _CLAUSE or self.text[-1] in _TERMINAL else "partial"

    def whole(self) -> Kind:
        if self.tight and self._is_clause():
            return "direct"
        if not self.cased and self.spaced and self._has_quotative():
            return "direct"
        behind = self.gaps or (self.cue is not None and self.cue.at > self.at)
        if self.cue is not None and not self.cue.token.tags & (lex.SAY | lex.ACCORDING | lex.ACCORDING_AFTER):
            behind = False  # เรียกแผ่นนี้ว่า “…”
        if not self.cased and self.tight and behind and (self.size >= _CLAUSE or self.text[-1] in _TERMINAL):
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
        return self.size >= _CLAUSE - (2 if len(after.word) == 1 else 1)


def _work(case: _Case) -> Kind | None:
    """A work in marks of its own, or short words that the document has in marks elsewhere, too."""
    if case.quoted.work or (case.compound and case.open_end):
        return "term"  # im Ö1-„Morgenjournal“
    loose = case.attribution is None or case.attribution.shape == "loose"
    said = case.size > 1 and case.beside and case.right & lex.COMMA and case.cue is not None and case.cue.at > case.at
    often = case.often and case.size <= _SHORT and not said  # „Ich habe überreagiert“, sagte er, in deck and story
    return "term" if often and (loose or case.spaced) else None


def _owned(case: _Case) -> Kind | None:
    """町長の「続けられない」との言葉に: a noun of speech takes the words up."""
    if case.attribution is None or case.attribution.shape != "owned":
        return None
    return case.taken_up


def _voiced(case: _Case) -> Kind | None:
    """A clause that a noun of speech takes up, whoever says it: 「もう持たない」との声が漏れる."""
    grammar, after = case.language.grammar, case.after
    if after is None or case.quoted.work or not after.tags & (lex.THAT | lex.NAMING_AFTER):
        return None
    if case.spaced:
        finite = after.tags & lex.THAT and after.tags & lex.TOPIC and after.start - case.tokens[case.end].end <= 1
        noun = some(case.tokens[case.end + 2 : case.end + 4], lex.STATEMENT) and finite  # “무책임하다”는 비판이
        return case.taken_up if noun else None
    if not case.quoted.inflected:
        return None
    if after.tags & lex.CONJUNCTION:  # 「人が倒れている」と119番通報があった
        behind = case.tokens[case.end + 2 : case.end + 10]
        place = next((k for k, token in enumerate(behind[:-1]) if token.tags & lex.STATEMENT), -1)
        if place < 0 or not behind[place + 1].tags & lex.SUBJECT or some(behind[:place], lex.PUNCTUATION | lex.TOPIC):
            return None
        return case.taken_up
    for at, token in enumerate(case.tokens[case.end + 2 : case.end + 5], case.end + 3):
        if token.tags & lex.STATEMENT or (token.tags & lex.SAY and token.word[0] in grammar.link):
            if after.tags & lex.NAMING and token.tags & lex.STATEMENT:
                if at == len(case.tokens) or not case.tokens[at].tags & lex.TOPIC:
                    return None  # 「検討する」という言葉を使った
            return case.taken_up
        if token.tags & (lex.PUNCTUATION | lex.QUOTE | lex.TOPIC) or not token.tags & (
            lex.LINK | lex.STOP | lex.FILLER
        ):
            return None
    return None


def _taken_up(case: _Case) -> Kind | None:
    """What a particle or a figure makes a noun of the sentence: 「聞く力」を訴える, 「満足」98%."""
    if case.after is None or case.quoted.ended or (case.attribution is not None and case.attribution.shape == "owned"):
        return None
    noun = case.left & (lex.ORGANISATION | lex.NAMING | lex.UNKNOWN | lex.PLAIN) and not case.left & lex.STOP
    if case.right & lex.NUMBER or (noun and case.right & lex.BRACKET):
        return "term" if case.attribution is None or case.attribution.shape != "quote-speaker-cue" else None
    alone = case.attribution is None or case.attribution.shape != "quote-speaker-cue"
    if case.right & lex.BRACKET and alone and not case.quoted.inflected and case.after.word in "(（":
        return "term"  # 「働き方の答申」（青葉省）について
    if case.right & (lex.ACT | lex.SAY) == lex.ACT and (is_katakana(case.text[-1]) or case.text[-1].isascii()):
        return "term"  # 「ナイショマン」として
    short = case.size <= _CLAUSE and not case.quoted.inflected and case.after.word == case.language.grammar.objects[0]
    grammar = case.language.grammar
    joined = any(len(word) == 1 and word in case.text[1:-1] for word in (*grammar.link, *grammar.conjunctions))
    return "term" if short and not joined else None  # but 「驚きと失望」をあらわにした


def _bracketed(case: _Case) -> Kind | None:
    """A noun's title in brackets: in ihren Memoiren („Kein Wind von gestern“)"""
    inside = case.left & case.right & lex.BRACKET and case.before is not None and case.before.word in "(（["
    title = case.open_end and case.size <= 8 and (case.capital or not case.cased)
    noun = case.at > 1 and case.tokens[case.at - 2].tags & (lex.NAMING | lex.DOCUMENT)
    if inside and title and noun:
        return "term"
    at = case.at
    if case.cased and title and at > 2 and case.left & lex.COMMA and case.right & lex.BRACKET:
        aged = case.tokens[at - 2].tags & lex.NUMBER and case.tokens[at - 3].tags & lex.BRACKET
        return "term" if aged else None  # Schauspieler Jan Pell (41, „Die Brücke“)
    if case.left & lex.CONJUNCTION and at > 3 and case.tokens[at - 2].quoted:
        at -= 2  # （“泰昌”或“集团”）
    if case.cased or at < 2 or case.tokens[at - 1].word not in "(（" or not case.open_end:
        return None
    short = case.right & (lex.BRACKET | lex.CONJUNCTION | lex.COMMA)  # 泰昌控股有限公司（“泰昌”或“公司”，股份代号…）
    return "term" if case.tokens[at - 2].tags & _BODY and short and case.size <= 6 else None


def _alone(case: _Case) -> Kind | None:
    """Nothing but marks in the sentence: speech, unless it looks like a heading."""
    if (case.size < 2 and case.text[-1] not in _TERMINAL) or not case.sentence.only_quotes:
        return None
    if case.unspaced and case.open_end and case.quoted.closed and len(case.tokens) == 1:
        if case.sentence.first and case.sentence.last and len(case.text) <= _HEADING:
            return "term"  # a heading: what is said has a stop
    if case.nouns and case.text[-1] in _TERMINAL:
        return "direct"  # „Er ist ein Versprechen.“: nouns make no title
    return "term" if 1 < case.size <= 6 and _is_title(case.text.rstrip("."), case.cased) else "direct"


def _nickname(case: _Case) -> Kind | None:
    if case.size <= 2 and case.before is not None and case.after is not None and _is_nickname(case.before, case.after):
        return "term"
    if case.language.grammar.head_first and case.cased and case.size == 2 and case.at > 1 and case.left & lex.COMMA:
        article, own = case.text.split(" ", 1)
        named = case.tokens[case.at - 2].tags & lex.CAPITAL and case.right & (lex.COMMA | lex.END)
        if named and len(article) <= 3 and own[:1].isupper() and case.open_end:
            return "term"  # Ramón Gil, «el Zurdo», …
    name = lex.CAPITAL | lex.UNKNOWN
    if case.language.script.half_capitals and case.size <= 2 and case.left & name == name and case.capital:
        return "term" if case.open_end else None  # anh Phúc “Chè” nói
    return "direct" if case.attribution is not None and case.attribution.shape == "speaker-quote" else None


def _named_after(case: _Case) -> Kind | None:
    """「道の駅」という"""
    follows = case.tokens[case.end + 1 : case.end + 3]
    if case.sentence.only_quotes or (case.unspaced and case.right & (lex.COMMA | lex.END)):
        return None
    if case.quoted.inflected and case.attribution is not None and case.attribution.shape == "quote-speaker":
        return None  # 「真っすぐしか待っていなかった」という高瀬選手
    return "term" if case.size <= 8 and some(follows, lex.NAMING_AFTER) else None


def _object(case: _Case) -> Kind | None:
    """充電器「はやぶさ200」を4月に発売すると発表した.

    the noun right before the marks has its name in them, and the cue stands far.
    """
    if case.size > 8 or case.after is None or case.before is None or case.cue is None:
        return None
    noun = case.left & lex.UNKNOWN and not case.left & (lex.PUNCTUATION | lex.TOPIC | lex.LINK | lex.CUE | lex.FILLER)
    far = case.cue.at < case.at or case.cue.at - case.at > 3
    follows = case.after.word in case.language.grammar.objects or case.right & lex.LINK  # ロボット「カイリ」の販売を
    return "term" if noun and far and follows else None


def _dubbed(case: _Case) -> Kind | None:
    """What the papers have dubbed the “radar war”: a naming word before the article."""
    if case.size > _SHORT or case.at < 2 or not case.left & lex.DETERMINER:
        return None
    names = case.tokens[case.at - 2].tags
    return "term" if names & lex.NAMING and names & lex.CUE else None


def _begins_clause(case: _Case) -> Kind | None:
    """Few letters that begin a clause which goes on without a comma, and nobody speaks right behind them.

    她说，“双12”那天停电了; “人工智能”“绿色航运”是热词
    """
    if not case.open_end or len(case.text) > _LABEL:
        return None
    tokens, begin, end = case.tokens, case.at, case.at
    while begin and tokens[begin - 1].quoted:
        begin -= 1
    while end + 1 < len(tokens) and tokens[end + 1].quoted:
        end += 1
    before = tokens[begin - 1].tags if begin else lex.END
    after = tokens[end + 1].tags if end + 1 < len(tokens) else lex.END
    phrase = case.attribution.phrase if case.attribution is not None else None
    somebody = lex.ROLE | lex.GROUP | lex.PRONOUN | lex.GIVEN | lex.TITLE_SUFFIX | lex.ORGANISATION
    label = before & lex.COLON and phrase is not None and not some(tokens[slice(*phrase)], somebody)  # 题：“追星”记
    if not (before & (lex.COMMA | lex.END) or label) or after & (lex.PUNCTUATION | lex.CUE | lex.THAT):
        return None
    return None if phrase is not None and phrase[0] == end + 1 else "term"


def _predicate(case: _Case) -> Kind | None:
    """What is told of the noun before the marks, where a clause ends with it: 他说，政府“不会退让”。"""
    begins = case.language.grammar.predicates
    if not begins or not case.open_end or case.cue is None or len(case.text) < _PREDICATE:
        return None
    whose = case.attribution.phrase if case.attribution is not None else None
    said = whose is not None and case.cue.at < case.at - 1 and case.cue.token.tags & (lex.SAY | lex.ACT)
    ends = case.after is None or case.right & (lex.COMMA | lex.END)
    noun = not case.left & (lex.PUNCTUATION | lex.LINK | lex.STOP | lex.CUE | lex.QUOTE)
    return "partial" if said and ends and noun and case.text.startswith(begins) else None


def _few_letters(case: _Case) -> Kind | None:
    """维持“减持”评级, “蛛网侦探”公众项目: few letters far from any cue, and a noun that they belong to."""
    if case.tight or case.left & (lex.COLON | lex.THAT):
        return None
    if case.text[-1] == case.link and case.attribution is not None:
        return None  # 将出现“非常强烈的”动员
    if case.open_end and 2 < len(case.text) <= 6 and case.text.endswith(_name_nouns(case.language.speech.naming_after)):
        return "term"  # 属于典型的“列车效应”
    if case.open_end:
        if len(case.text) == 1 or case.text.endswith(_long_nouns(case.language.speech.naming_after)):
            return "term"  # 依“江岸维护法”处罚
        object_ = case.left & lex.ADDRESSEE and case.left & lex.STOP and case.right & lex.NAMING
        subject = case.right & lex.STOP and not case.right & lex.ADDRESSEE and case.size <= _SHORT
        if object_ or (subject and case.text[0] not in case.language.grammar.stop):
            return "term"  # 将“旧城改造”列为议题; 视频里“店员”是假扮的 – but: “在必要时”可动用
    noun = case.after is not None and case.right & lex.UNKNOWN and len(case.after.word) > 1
    return "term" if len(case.text) <= (6 if noun else 2) and case.open_end else None


@cache
def _long_nouns(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(word for word in words if len(word) > 2)


@cache
def _name_nouns(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(word for word in words if len(word) == 2)


def _nested_marks(case: _Case) -> Kind | None:
    """Marks that quote only inside a quotation: ‘북쪽 관문’을"""
    if case.quoted.mark not in _only_nested(case.language):
        return None
    return None if _is_spoken(case.token, case.tokens[case.at + 1 : case.at + 3]) else "term"


def _addressee(case: _Case) -> Kind | None:
    """Sagte der „Neuen Presse“: the marks name whom it was said to."""
    if case.language.script.articles and case.left & lex.NAMING and case.left & lex.LINK and case.open_end:
        after_said = some(case.tokens[max(0, case.at - 6) : case.at - 1], lex.SAY | lex.STATEMENT)
        name = after_said and (case.text.startswith(case.language.script.articles) or bool(case.right & lex.THAT))
        return "term" if (name or case.right & lex.COMMA) and case.size <= 3 else None  # في حديث لـ«النهار»، قال
    if case.language.script.articles and case.right & lex.THAT and case.size <= 3 and case.cue is not None:
        told = case.cue.after is not None and case.cue.after[1] == case.at and case.cue.token.tags & lex.SAY
        return "term" if told and case.open_end else None  # أوضح الخطاب «النهار» أن …
    if not (case.at > 1 and case.left & lex.ADDRESSEE and not case.left & lex.CUE):
        return None
    if case.tokens[case.at - 2].tags & (lex.STOP | lex.LINK) or case.size > 4:
        return None
    said = case.cue is not None and case.cue.token.tags & lex.SAY and case.cue.at < case.at
    return "term" if said and ((case.size == 1 and case.capital) or case.title) else None


def _listed(case: _Case) -> Kind | None:
    """The name of a body or a place that the language lists: على «فيسبوك», من قبل «إسرائيل»."""
    if not case.spaced or case.size > 3 or not case.open_end or (case.cased and not case.capital):
        return None
    people, places = case.language.people, () if case.cased else case.language.frame.places
    return "term" if fold(case.text) in _names(people.organisations, people.fields, places) else None


@cache
def _names(*lists: tuple[str, ...]) -> frozenset[str]:
    return frozenset(fold(name) for names in lists for name in names)


def _body(case: _Case) -> Kind | None:
    """A body's or document's noun before few words that end like a name."""
    if not case.named() or case.left & lex.NAMING or case.size > 4 or not case.open_end:
        return None
    if not case.cased and not (
        case.language.script.articles and case.size < 4 and case.right & (lex.COMMA | lex.ACCORDING)
    ):
        return None
    return None if case.tight and case.cue is not None and case.cue.at < case.at else "term"


def _in_list(case: _Case) -> Kind | None:
    """Names in a row behind a naming word: die Zeitungen «Blickpunkt» und «Tag am Fluss»."""
    if not case.open_end or not case.capital or case.size > 4 or case.right & lex.CUE:
        return None
    at = case.at
    while at > 2 and case.tokens[at - 1].tags & (lex.COMMA | lex.CONJUNCTION) and case.tokens[at - 2].quoted:
        at -= 2
    return "term" if at < case.at and case.tokens[at - 1].tags & lex.NAMING else None


def _entitled(case: _Case) -> Kind | None:
    """신곡 “밤의 정원”을 발표했다"""
    names = case.left & lex.NAMING and case.size <= 8
    quotes = case.right & (lex.CUE | lex.THAT) or "speaker-quote-cue" not in case.language.speech.shapes
    return "term" if names and not quotes else None


def _titled(case: _Case) -> Kind | None:
    """A naming word and a colon before the marks, where nobody speaks: ندوة تحت عنوان: «…»"""
    if case.cue is not None or not case.left & lex.COLON or case.at < 2 or case.size > _LONG:
        return None
    return "term" if case.tokens[case.at - 2].tags & lex.NAMING else None


def _possessed(case: _Case) -> Kind | None:
    """Radio Four's “The Tide Table”"""
    possessed = case.before is not None and case.before.core != case.before.end
    return "term" if possessed and _is_title(case.text.rstrip("."), case.cased) else None


def _speaker_in_marks(case: _Case) -> Kind | None:
    """The marks hold the speaker's name: владелец сети «Хлебный ряд» Руслан … рассказал; قالت «الميناء» إن"""
    after = case.after
    if after is None:
        return None
    shape = case.attribution.shape if case.attribution else ""
    linked = case.before is not None and (
        case.left & lex.ORGANISATION or (case.left & lex.LINK and len(case.before.word) > 3)
    )
    if case.language.script.articles and linked and case.right & (lex.GIVEN | lex.LINK) and case.size <= _SHORT:
        return "term"  # محلل في شركة «موجة» جورج …, في شركة «موجة» للوساطة
    if case.cased and case.size <= 4 and case.capital and case.open_end:
        if case.left & lex.ROLE and case.right & lex.CAPITAL and case.right & (lex.GIVEN | lex.UNKNOWN):
            return "term"  # по словам директора «Белого Паруса» Ивана …
        if shape in ("quote-speaker-cue", "quote-cue-speaker") and not case.right & (lex.PUNCTUATION | lex.CUE):
            return "term"  # speech has a comma or a dash behind it
        if case.right & lex.SAY and case.before is None:
            return "term"  # «Белый Парус» сообщил
    behind = case.tokens[case.at + 2].tags if case.at + 2 < len(case.tokens) else 0
    that = case.right & lex.THAT or (case.right & lex.COMMA and behind & lex.THAT)
    if case.size <= _SHORT and that and case.left & lex.SAY and "speaker-quote-cue" not in case.language.speech.shapes:
        return "term"
    if (
        case.nouns
        and case.size <= 4
        and case.left & (lex.DETERMINER | lex.ADDRESSEE)
        and case.right & (lex.SAY | lex.ACT | lex.ACCORDING)  # wie die „Neue Post“ unter Berufung auf … berichtet
        and case.capital
    ):
        return "term" if case.size == 1 or case.title else None  # wie die „Neue Post“ berichtete
    return None


def _paper(case: _Case) -> Kind | None:
    """В разговоре с «Волной» назвал; передаёт «Волна» со ссылкой ….

    one capitalised word, which a preposition or a verb governs.
    """
    if not (case.capital and case.open_end):
        return None
    if case.left & lex.SAY and case.right & lex.COLON and case.size <= _SHORT:
        return "term"  # жаловалась «Новой волне»: «…»
    if case.size > 1:  # написала в «Новой волне» Анна Грач
        inside = lex.STOP | lex.PLAIN | lex.THAT
        if case.size <= _SHORT and case.left & inside == lex.STOP and not case.beside:
            return "term"  # сказал в ходе «Делового завтрака»
        whose = case.cue.after if case.cue is not None and case.cue.at < case.at else None
        passed = whose is not None and whose[1] == case.at and any(t.quoted for t in case.tokens[: case.at])
        if case.size <= _SHORT and passed and case.right & lex.END:
            return "term"  # «…», — цитирует Грачёва «Новая волна»
        if case.size <= _SHORT and case.left & (lex.ROLE | lex.GROUP) and not case.left & lex.CUE:
            return "term"  # на встрече с депутатами «Новой волны» заявил
        wrote = case.at > 1 and case.tokens[case.at - 2].tags & lex.SAY and case.left & lex.STOP
        wrote = wrote or (case.left & lex.SAY and case.cue is not None and case.cue.nobody)  # …, сообщает «Новая волна»
        told = case.left & lex.SAY and case.size <= _SHORT and case.right & (lex.ROLE | lex.GIVEN)
        if (
            told
            and not case.right & lex.PUNCTUATION
            and case.at < 4
            and case.tokens[0].tags & (lex.FILLER | lex.CAPITAL)
        ):
            return "term"  # Как рассказал «Новой волне» мэр Иван Грач
        return "term" if wrote and case.size <= 4 and not case.right & (lex.COMMA | lex.DASH) else None
    if case.left & lex.COMMA and case.right & lex.UNKNOWN and not case.right & lex.CAPITAL:
        return "term"  # По словам тренера, «Волна» играла смело
    ahead = lex.STOP | lex.END | lex.CUE | lex.COMMA | lex.BRACKET | lex.FILLER | lex.NUMBER
    behind = case.after is None or case.right & ahead
    on_air = case.before is not None and case.left & lex.FILLER and " " in case.before.word  # рассказал в эфире «Волны»
    agency = case.left & lex.FILLER and case.left & lex.CAPITAL  # приводит РИА «Волна» слова …
    owned = case.left & (lex.ROLE | lex.GROUP | lex.SAME) and not case.left & lex.CUE  # собеседник «Волны»
    if (case.left & (lex.STOP | lex.SAY) or agency or owned) and not case.left & lex.THAT and behind:
        return "term"
    if on_air and not case.right & (lex.COMMA | lex.DASH):
        return "term"
    noun = case.left & lex.UNKNOWN and not case.left & (lex.CAPITAL | lex.CUE)  # камеру «Взгляд-1»
    return "term" if noun and not case.right & (lex.COMMA | lex.DASH) else None


def _noun_named(case: _Case) -> Kind | None:
    """Der Verein „Ruhe am Fluss“ fordert; in der Ausstellung „Fremde Nähe“, sagte …"""
    if not case.named() or case.text[-1] in ",.!?" or case.size > 6 or not case.capital:
        return None
    behind = case.cue is not None and case.cue.at > case.at and not case.right & (lex.COMMA | lex.DASH)
    if case.left & lex.NAMING and behind:
        return "term"  # was er unter seinem Slogan „Stadt für alle“ genau versteht
    return "term" if (case.title and case.left & lex.NAMING) or case.right & lex.CUE else None


def _no_colon(case: _Case) -> Kind | None:
    """Names and titles where no colon announces speech and no cue stands beside the marks."""
    if case.left & lex.COLON:
        return None
    most = 8 if case.spaced or case.left & lex.NAMING else 4
    apart = case.attribution is None or (case.gaps and not case.tight)
    if case.left & lex.NAMING and apart and case.open_end:
        most = _LONG * 2  # vụ án “Vi phạm quy định về khai thác cát ven sông”
    names = case.left & lex.NAMING or case.called
    few = case.size <= 2 or case.title
    declined = bool(case.language.people.genitives)
    few = few or declined  # на форуме «Мы растём вместе», сообщает …
    open_end = case.open_end or (declined and case.text[-1] in "!?")  # в шоу «Давай поженимся!», сообщил …
    name = names and case.capital and open_end and case.cased and few
    if names and not name and case.open_end and case.language.grammar.head_first and case.before is not None:
        name = " " in case.before.word  # mis en examen pour « faux en écriture », a annoncé …
    if case.named() and case.size <= most and (name or not (case.beside or case.reported())):
        return "term"
    if not case.spaced:
        loose = case.size <= _SHORT and not case.tight
        if loose and (case.left | case.right) & lex.QUOTE:
            return "term"  # “一分钱”“与时俱进”
        if loose and case.left & lex.DETERMINER:
            return "term"  # 这家“网红”面馆
        if case.size <= 8 and _is_named_behind(case.tokens, case.end, case.language, case.attribution):
            return "term"
    if (
        case.language.script.half_capitals
        and case.capital
        and case.open_end
        and 1 < case.size <= 6
        and not case.beside
        and not case.left & (lex.PUNCTUATION | lex.THAT)
        and case.text.split()[-1][0].isupper()
    ):
        return "term"  # quay lại “Hiệp định Bờ Nam”
    whose = case.attribution is not None and (case.tight or case.attribution.phrase is not None)
    if case.nouns and whose and case.phrasal():
        return None
    if case.nouns and (case.text[:1].islower() or case.judges()):
        return None  # wie ein Rauschen im Kopf
    shown = case.cue is not None and case.cue.at + 1 == case.at and not case.cue.token.tags & lex.SAY
    released = case.size > 1 and shown and case.open_end and not case.nouns and case.spaced
    return "term" if case.size <= 6 and (not case.beside or released) and case.title else None


def _told(case: _Case) -> Kind | None:
    """Who was told, between a verb of speech and its subject: „…“, sagte „Welle“ die Ministerin."""
    cue = case.cue
    if cue is not None and case.cased and case.capital and 1 < cue.at < case.at and case.size <= _SHORT:
        tokens, after = case.tokens, cue.after
        said = tokens[cue.at - 1].tags & (lex.COMMA | lex.QUOTE) and some(tokens[cue.at - 2 : cue.at], lex.QUOTE)
        of = after is not None and after[1] in (case.at, case.at - 1) and case.left & (lex.STOP | lex.LINK)
        if said and of and case.open_end and not case.right & lex.END:
            return "term"  # „…“, meint Ute Pell vom „Alten Krug“
    between = cue is not None and cue.at < case.at and cue.after is not None and cue.after[0] == case.at + 1
    if between and cue is not None and cue.at + 1 < case.at:  # „…“, sagte im „Morgenblatt“ die Ministerin
        between = bool(cue.at and case.tokens[cue.at - 1].tags & (lex.COMMA | lex.QUOTE))
    return "term" if between and case.size <= _SHORT and case.open_end else None


def _loose(case: _Case) -> Kind | None:
    """Few words far from any cue."""
    told = case.at > 1 and case.left & lex.DETERMINER and case.tokens[case.at - 2].tags & lex.STOP
    if told and case.capital and case.open_end and case.size <= 4 and case.right & lex.THAT and case.cased:
        return "term"  # dit à la « Tribune du Lac » que
    if not case.tight:
        clause = case.cue is not None and case.cue.at < case.at and some(case.tokens[case.cue.at : case.at], lex.THAT)
        if case.size <= 2 and case.language.people.genitives and _is_governed(case.tokens, case.at, clause):
            return "term"  # на встречах «большой семёрки»: it belongs to the noun before it
        if case.size == 1 and case.capital and case.open_end and not case.nouns:
            return "term"
        place = case.nouns and case.at > 1 and case.left & lex.STOP and case.tokens[case.at - 2].tags & lex.ROLE
        if place and case.size <= 2 and case.capital and case.open_end:
            return "term"  # seit Jahren Wirtin im „Ochsen“
        article = case.left & lex.DETERMINER and not case.left & lex.INDEFINITE
        told = lex.SAY | lex.ACCORDING
        behind = case.cue is None or (case.cue.at > case.at and not case.cue.token.tags & told)
        if case.cased and article and behind and case.size <= 2 and case.right & lex.UNKNOWN:
            return "term"  # harbours on the “danger” list
    if (
        case.size == 1
        and case.cased
        and case.open_end
        and not case.beside
        and len(case.text) > 2
        and case.text.isupper()
    ):
        return "term"  # the “LANTERN” study
    return None


def _asked_about(case: _Case) -> Kind | None:
    """Speaking on the ‘temple row’, Pell said …: what the sentence's first words say that somebody speaks of."""
    if case.at > 3 or case.size > _SHORT or not case.open_end or not case.right & lex.COMMA or case.attribution is None:
        return None
    governed = case.at - bool(case.left & lex.DETERMINER) - 1  # where the preposition stands
    if governed < 0 or not case.tokens[governed].tags & lex.STOP or not case.opens_in_asking(governed):
        return None  # The bridge was “safe”, Pell said
    return "term" if case.attribution.shape == "quote-speaker-cue" else None


def _linked(case: _Case) -> Kind | None:
    """Chambres de « prestige »"""
    before = case.before
    linked = before is not None and before.tags & lex.LINK and before.core == before.end
    if not linked or not case.open_end or case.size > 2:
        return None
    named = case.capital and case.left & (lex.MASCULINE | lex.FEMININE) and not case.right & lex.CUE
    return "term" if named or not case.tight else None  # du « Fille-de-Sein »


def _authored(case: _Case) -> Kind | None:
    """L’auteure de « Sel »: what somebody's role is of."""
    if not case.language.grammar.head_first or not case.left & lex.LINK or case.size > 8 or case.at < 2:
        return None
    role = case.tokens[case.at - 2].tags & lex.ROLE
    return "term" if role and case.capital and case.open_end and not case.right & lex.CUE else None


def _single_marks(case: _Case) -> Kind | None:
    """Single marks where double ones quote."""
    mark = case.quoted.mark
    if case.size > _SHORT or not mark or mark not in "'‘‚" or case.beside:
        return None
    return None if any(pair[0] == mark for pair in case.language.marks.pairs) else "term"


def _foreign_name(case: _Case) -> Kind | None:
    """Letters of another script, and no verb right beside them: กระแส “Harbour Nights” แรงมาก"""
    return "term" if case.text.isascii() and len(case.text) <= 2 * _PAPER and not case.tight else None


def _speaking_document(case: _Case) -> Kind | None:
    return "term" if case.token.tags & lex.GIVEN else None


def _who_was_told(case: _Case) -> Kind | None:
    """กล่าวกับ “ข่าวเช้า” ว่า: what is said follows, behind the name of the paper that was told."""
    that = case.left & (lex.CUE | lex.ADDRESSEE) and not case.left & lex.THAT and case.right & lex.THAT
    said = case.before is not None and case.before.word.endswith(case.language.speech.that)
    return "term" if that and not said and len(case.text) <= _PAPER else None


def _unattributed(case: _Case) -> Kind | None:
    """No cue, or only one far off where the script has no capitals: by length."""
    articles = (
        case.language.script.articles
    )  # with one it is a name (“الميناء الجديد”), without somebody's (“خطأ مكلف”)
    short = case.size <= 2 and (not articles or case.text.startswith(articles))
    ahead = case.gaps and not case.tight and case.cue is not None and case.cue.at > case.at
    if ahead and case.size < _LONG and case.cue is not None and not case.cue.token.tags & lex.SAY:
        return "term"  # … จนกลายเป็น “เรือนแพชั่วคราว” วอนรัฐบาลช่วยเหลือ
    if case.gaps:
        short = case.size <= _SHORT + 1 and not _is_in_clause(case.tokens, case.at, case.attribution, case.language)
    judged = bool(
        articles and case.left & lex.STOP and case.cue and case.cue.at < case.at and case.cue.token.tags & lex.ACT
    )
    reported = bool(articles and case.left & lex.THAT)  # رأى رئيس حزب «النهر» سمير حداد أن «الدولة غائبة»
    far = not case.tight and (case.spaced or case.gaps) and not case.cased and short and not (judged or reported)
    if case.attribution is not None and not far:
        return None
    if case.unspaced and case.attribution is None and case.quoted.ended and ends_with_words(case.tokens, case.at):
        return "direct"  # 吊车捞了半天，“只捞上来一个电池盒。”
    if case.size <= _SHORT or short or (case.size < _LONG and not case.left & lex.COLON):
        return "term"
    return case.whole()


def _no_speaker(case: _Case) -> Kind | None:
    """A cue elsewhere in the sentence that has no speaker."""
    if case.tight or case.attribution is None or case.attribution.phrase is not None or case.left & lex.THAT:
        return None
    cue, tokens = case.cue, case.tokens
    if cue is not None and case.language.grammar.head_first and cue.at in (1, 2) and cue.token.tags & lex.SAY:
        opens = tokens[0].tags & (lex.CONJUNCTION | lex.STOP) and (cue.at == 1 or tokens[1].tags & lex.LINK)
        if opens and case.cased and not some(tokens[cue.at + 1 : case.at], lex.COMMA | lex.LINK | lex.UNKNOWN):
            return "partial"  # Et de réclamer « un plan »
    ended = case.text[-1] in ",，、" or (case.right & lex.COMMA and case.language.script.articles)
    if case.attribution.nobody or (_speaks_here(case.tokens, case.at, case.attribution) and ended):
        return None
    articles = case.language.script.articles
    if articles and not case.text.startswith(articles) and _is_predicate(case.tokens, case.at):
        return "partial"
    return "term" if case.size <= _SHORT else "partial"


def _is_predicate(tokens: Sequence[Token], at: int) -> bool:
    """Whether nothing but the subject of a reported clause stands before the marks at `at`.

    رأى أن البلد «لا يدار هكذا»; أكدت أن محضر البحث الذي بُنيت عليه التهم «يفتقر للشرعية»
    """
    walls = lex.PUNCTUATION | lex.CUE | lex.THAT | lex.RELATIVE
    wall = next((k for k in range(at - 1, max(0, at - _SHORT - 3), -1) if tokens[k].tags & walls), at)
    begin = wall if wall > 1 and tokens[wall].tags & lex.RELATIVE and tokens[wall].tags & lex.DEFINITE else at
    while begin > 1 and tokens[begin - 1].tags & (lex.DEFINITE | lex.MODIFIER) and not tokens[begin - 1].tags & lex.CUE:
        begin -= 1
    noun = lex.PLAIN | lex.DOCUMENT | lex.ORGANISATION | lex.ROLE | lex.GROUP
    if begin < at and tokens[begin - 1].tags & noun and not tokens[begin - 1].tags & (lex.CUE | lex.NAMING):
        begin -= 1
    return begin < at and bool(tokens[begin - 1].tags & lex.THAT)


_Rule = Callable[[_Case], Kind | None]
_RULES: tuple[_Rule, ...] = (
    _foreign_name, _work, _owned, _voiced, _taken_up, _bracketed, _alone, _nickname, _named_after, _object, _dubbed,
    _begins_clause, _predicate, _few_letters, _nested_marks, _addressee,
    _listed, _body, _in_list, _entitled, _titled, _possessed, _speaker_in_marks, _paper, _noun_named,
    _no_colon, _told, _loose, _asked_about, _linked, _authored, _single_marks, _who_was_told,
    _speaking_document, _unattributed, _no_speaker,
)  # fmt: skip
# Rules for some languages only; the others are not asked.
_WHERE: dict[_Rule, Callable[[Language], bool]] = {
    _named_after: lambda language: bool(language.speech.naming_after),
    _object: lambda language: bool(language.grammar.topic) and not language.script.spaced,
    _owned: lambda language: bool(language.grammar.topic),
    _voiced: lambda language: bool(language.grammar.topic),
    _taken_up: lambda language: bool(language.grammar.objects) and not language.script.spaced,
    _dubbed: lambda language: language.script.cased,
    _begins_clause: lambda language: language.unmixed,
    _few_letters: lambda language: language.unmixed,
    _nested_marks: lambda language: language.script.spaced and not language.script.cased,
    _in_list: lambda language: language.script.cased,
    _entitled: lambda language: language.script.spaced and not language.script.cased,
    _titled: lambda language: bool(language.script.articles) and not language.script.cased,
    _paper: lambda language: language.script.cased and bool(language.people.genitives),
    _noun_named: lambda language: language.script.nouns_capitalised,
    _asked_about: lambda language: language.script.cased,
    _linked: lambda language: language.script.cased,
    _who_was_told: lambda language: language.script.gaps,
    _foreign_name: lambda language: language.script.gaps,
    _speaking_document: lambda language: language.script.gaps,
}
_known: dict[int, tuple[Language, tuple[_Rule, ...]]] = {}  # by identity: hashing a language reads all its words


def _rules(language: Language) -> tuple[_Rule, ...]:
    """The rules that may say something of the language."""
    found = _known.get(id(language))
    if found is None:
        rules = tuple(rule for rule in _RULES if rule not in _WHERE or _WHERE[rule](language))
        found = _known[id(language)] = language, rules
    return found[1]


def _only_nested(language: Language) -> set[str]:
    """Opening marks that quote only inside a quotation."""
    return {pair[0] for pair in language.marks.nested} - {pair[0] for pair in language.marks.pairs}


def _is_in_clause(tokens: list[Token], at: int, attribution: Attribution | None, language: Language) -> bool:
    """Whether the marks stand in the clause that a cue opens: เตือนว่าโลกกำลังเดินไปสู่ “หายนะ”."""
    cue = attribution.cue if attribution else None
    if cue is None or cue.at >= at:
        return False
    near = tokens[at - 1].tags
    if near & lex.THAT or (near == lex.UNKNOWN and at > 1 and tokens[at - 2].tags & lex.THAT):
        return True  # วิจารณ์ว่าเป็นมาตรการ “ไฟไหม้ฟาง”
    told = near & lex.ROLE and at - 2 == cue.at and tokens[at - 1].start == cue.token.end
    if told and len(tokens[at].quoted or ()) > _NICKNAME:
        return True  # กำชับให้สมาชิก “พูดเข้าประเด็น”
    said = language.speech.that
    begin = next((k for k in range(at - 1, cue.at, -1) if tokens[k].tags & lex.THAT), cue.at)
    if begin == cue.at and not cue.token.word.endswith(said):
        return False
    if near & lex.FILLER or (near & lex.PLAIN and tokens[at - 1].word.endswith(said)):
        return True  # ระบุว่าราคาหุ้นรายใหญ่ ยัง “แพงเกินจริง”; ชี้แจงว่า … จะถือว่า “ข้ามหัว”
    return (
        sum(
            after.start > token.end for token, after in zip(tokens[begin : at - 1], tokens[begin + 1 : at], strict=True)
        )
        <= 1
    )


def _is_spoken(token: Token, follows: list[Token]) -> bool:
    """Whether a quotative or a cue stands right behind the marks, or behind a particle written onto them.

    ‘관문’으로 규정했다.
    """
    if not follows:
        return False
    first = follows[0]
    particle = first.start - token.end == 1 and len(first.word) < 3
    return bool(first.tags & (lex.CUE | lex.THAT | lex.QUOTE)) or (
        particle and any(after.tags & lex.ACT and not after.tags & lex.SAY for after in follows[1:])
    )


def _is_named_behind(tokens: list[Token], at: int, language: Language, attribution: Attribution | None) -> bool:
    """Whether what follows says that the marks hold a name, or nothing behind them says that they are quoted.

    「沼」は
    """
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    if after is not None and after.tags & lex.NAMING_AFTER:
        quoted = tokens[at].quoted  # 「真っすぐしか待っていなかった」という高瀬選手
        spoken = quoted is not None and quoted.inflected and attribution is not None
        return not (spoken and attribution is not None and attribution.shape == "quote-speaker")
    if (
        after is None
        or "speaker-quote-cue" not in language.speech.shapes
        or attribution is None
        or attribution.shape not in ("loose", "speaker-quote-cue", "speaker-cue-quote")
    ):
        return False
    cue = attribution.cue
    if (
        after.tags & (lex.THAT | lex.COMMA | lex.END | lex.CUE | lex.BRACKET | lex.DASH)
        or after.word in language.grammar.objects
    ):
        return False
    between = tokens[at + 1 : cue.at] if cue is not None else []
    return not 0 < len(between) < 7 or any(token.quoted for token in between) or not some(between, lex.THAT)


def _is_governed(tokens: list[Token], at: int, reported: bool) -> bool:
    """Whether a noun behind a preposition stands right before the marks; in a reported clause, of one word."""
    begin = at
    while (
        begin > 0
        and at - begin < 4
        and tokens[begin - 1].tags & (lex.UNKNOWN | lex.MODIFIER)
        and not tokens[begin - 1].tags & (lex.CAPITAL | lex.STOP | lex.THAT)
    ):
        begin -= 1
    of = tokens[begin - 1].tags & (lex.STOP | lex.PLAIN) == lex.STOP  # на, not: будет, не
    return 0 < begin < at and of and not (reported and at - begin > 1)


def _is_nickname(before: Token, after: Token) -> bool:
    """Marta “Mimi” Vos"""
    name = lex.CAPITAL | lex.UNKNOWN
    own = before.tags & lex.CAPITAL and before.tags & (lex.UNKNOWN | lex.GIVEN)
    return bool(own) and after.tags & name == name and before.core == before.end


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
        and not some(between, lex.CONJUNCTION | lex.RELATIVE | lex.THAT | lex.END | lex.COLON)
    )
