"""Rules of quotations' kinds: how the words in marks are built into the reporter's sentence, and how many they are."""

from collections.abc import Sequence
from functools import cache

from wirecli.knowledge import lexicon as lex
from wirecli.knowledge.language import Language
from wirecli.patterns import pattern
from wirecli.quotes.attributed import Attribution
from wirecli.quotes.classes import HAN, KATAKANA, is_katakana
from wirecli.quotes.cueless import ends_with_words
from wirecli.quotes.kinds.case import CLAUSE, LONG, SHORT, Case, is_hearsay, speaks_here, words_of
from wirecli.quotes.token import Token, some
from wirecli.record import Kind

_CLAUSE = 14  # words from a verb of speech to what its clause tells of its subject
_PREDICATE = 3  # letters of what is told of a noun
# what joins words: 数週間の圧力, 厳しい選択
_JOINED = pattern(rf"[{HAN}{KATAKANA}ー][のなをがにで][{HAN}{KATAKANA}]|[いたるなくてぬ][{HAN}{KATAKANA}]")
_PHRASE = 6  # letters: fewer name something
_LABEL = 6  # letters, where no spaces are: what begins a clause and runs on names something
_NICKNAME = 12  # letters, where no spaces set words apart: nicknames are shorter


def owned(case: Case) -> Kind | None:
    """町長の「続けられない」との言葉に: a noun of speech takes the words up."""
    if case.attribution is None or case.attribution.shape != "owned":
        return None
    return case.taken_up


def voiced(case: Case) -> Kind | None:
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


def taken_up(case: Case) -> Kind | None:
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
    short = case.size <= CLAUSE and not case.quoted.inflected and case.after.word == case.language.grammar.objects[0]
    grammar = case.language.grammar
    joined = any(len(word) == 1 and word in case.text[1:-1] for word in (*grammar.link, *grammar.conjunctions))
    return "term" if short and not joined else None  # but 「驚きと失望」をあらわにした


def begins_clause(case: Case) -> Kind | None:
    """Few letters that begin a clause which goes on without a comma, and nobody speaks right behind them.

    她说，“双12”那天停电了; “人工智能”“绿色航运”是热词
    """
    if not case.open_end or len(case.text) > _LABEL:
        return None
    tokens, begin, end = case.tokens, case.at, case.at
    while begin and (tokens[begin - 1].quoted or (begin > 1 and _is_joint(tokens, begin - 1))):
        begin -= 1
    while end + 1 < len(tokens) and (tokens[end + 1].quoted or _is_joint(tokens, end + 1)):
        end += 1
    before = tokens[begin - 1].tags if begin else lex.END
    after = tokens[end + 1].tags if end + 1 < len(tokens) else lex.END
    phrase = case.attribution.phrase if case.attribution is not None else None
    if after & lex.COMMA and before & lex.END and end + 2 < len(tokens):
        becomes = tokens[end + 2].tags & lex.NAMING and not tokens[end + 2].tags & lex.CUE
        return "term" if becomes and not case.quoted.comma else None  # “增收不增利”，成为股东追问的问题
    somebody = lex.ROLE | lex.GROUP | lex.PRONOUN | lex.GIVEN | lex.TITLE_SUFFIX | lex.ORGANISATION
    label = before & lex.COLON and phrase is not None and not some(tokens[slice(*phrase)], somebody)  # 题：“追星”记
    if not (before & (lex.COMMA | lex.END) or label) or after & (lex.PUNCTUATION | lex.CUE | lex.THAT):
        return None
    if (
        begin > 1
        and tokens[begin - 2].tags & lex.SAY
        and case.text.startswith(_verbs(case.language.grammar.predicates))
    ):
        return "partial"  # 他写道，“没有证据”噪音超过限值
    return None if phrase is not None and phrase[0] == end + 1 else "term"


def _is_joint(tokens: Sequence[Token], at: int) -> bool:
    """Whether a joint of a row stands between two quotations: “……”、“……”"""
    joint = tokens[at].word == "、" and at + 1 < len(tokens)
    return joint and tokens[at - 1].quoted is not None and tokens[at + 1].quoted is not None


def predicate(case: Case) -> Kind | None:
    """What is told of the noun before the marks, where a clause ends with it: 他说，政府“不会退让”。"""
    begins = case.language.grammar.predicates
    if case.quoted.acts and case.cue is None and case.attribution is not None and case.attribution.phrase is not None:
        return "partial"  # The mayor “is not losing sleep” over it.
    verb = case.unspaced and case.text in _verbs(begins)
    if not begins or not case.open_end or case.cue is None or (len(case.text) < _PREDICATE and not verb):
        return None
    if case.gaps:
        return _gapped_predicate(case, begins)
    if case.unspaced and case.before is not None and case.before.quoted is not None:
        first = _first_in_row(case)  # 各方应“保持克制”“缓和局势”
        return predicate(first) if first is not None else None
    whose = case.attribution.phrase if case.attribution is not None else None
    said = whose is not None and case.cue.at < case.at - 1 and case.cue.token.tags & (lex.SAY | lex.ACT)
    if said and case.unspaced and case.before is not None and case.left & lex.STOP and not case.left & lex.ADDRESSEE:
        if case.before.word in case.language.grammar.purposes:
            return "partial"  # 他说，局里会“密切留意”走势
    ends = case.after is None or case.right & (lex.COMMA | lex.END)
    noun = not case.left & (lex.PUNCTUATION | lex.LINK | lex.STOP | lex.CUE | lex.QUOTE)
    noun = noun or bool(case.at > 1 and case.left & lex.CUE and case.tokens[case.at - 2].tags & lex.LINK)  # 卸任的报道
    goes_on = case.left & lex.FILLER or (case.left & lex.CONJUNCTION and case.tokens[case.at - 2].tags & lex.COMMA)
    if said and case.unspaced and goes_on and case.text.startswith(_verbs(begins)):
        return "partial"  # 他说，协会“坚决反对”，并“强烈谴责”袭击
    somebody = lex.ROLE | lex.GROUP | lex.PRONOUN | lex.ORGANISATION
    if case.unspaced and case.left & somebody:
        ends = ends or case.text.startswith(_verbs(begins))  # 调查人员“确信”枪手有帮凶, 议会“完全有权”决定
    told = case.text.startswith(begins) or (case.unspaced and _wants_predicate(case.tokens, case.at))
    return "partial" if said and ends and noun and told else None


@cache  # once a language
def _verbs(begins: tuple[str, ...]) -> tuple[str, ...]:
    """What begins a predicate and no noun: 没有, not: 无 (“无人机”)."""
    return tuple(word for word in begins if len(word) > 1)


def _first_in_row(case: Case) -> Case | None:
    """The first of the quotations that stand side by side up to this one; None where one between is no predicate."""
    tokens, at = case.tokens, case.at - 1
    while at and tokens[at - 1].quoted is not None:
        words = words_of(case.page, tokens[at], case.language)
        short = len(words) < _PREDICATE and words not in _verbs(case.language.grammar.predicates)
        if short or not words[-1].isalnum():
            return None
        at -= 1
    return Case(case.page, case.sentence, tokens[at], case.attribution, case.language, case.often)


def _wants_predicate(tokens: Sequence[Token], at: int) -> bool:
    """Whether nothing but a subject and what it is towards stands in the clause: 他说，居民对工程“忍无可忍”。"""
    begin = at - 1
    while begin > 0 and not tokens[begin].tags & (lex.PUNCTUATION | lex.CUE):
        begin -= 1
    towards = next((k for k in range(begin + 1, at - 1) if tokens[k].tags & lex.ADDRESSEE), 0)
    if not towards or tokens[towards].tags & lex.STOP or not tokens[begin].tags & lex.COMMA:
        return False
    return towards == begin + 2 and bool(tokens[begin + 1].tags & (lex.PRONOUN | lex.ROLE | lex.GROUP))


def no_noun(case: Case) -> Kind | None:
    """Words that no name ends with, in a clause that somebody's verb reports: 港は「必要なら」閉じると町長が述べた."""
    cue = case.cue
    if cue is None or cue.at <= case.end + 1 or not cue.token.tags & lex.SAY or case.attribution is None:
        return None
    grammar = case.language.grammar
    broken = case.spaced and case.after is not None and case.after.start - case.tokens[case.end].end > 1
    if case.attribution.phrase is None or not case.text.endswith(grammar.bound + grammar.endings * broken):
        return None  # 반군이 “굶주림을 무기로” 쓴다고 비난했다: a name's particle stands behind the marks
    if case.right & (lex.THAT | lex.LINK | lex.TOPIC | lex.PUNCTUATION):
        return None
    return "partial" if some(case.tokens[case.end + 1 : cue.at], lex.THAT) else None


def reported_words(case: Case) -> Kind | None:
    """Words with particles among them in a clause that a verb reports: 決断は「数週間の圧力」によると語った."""
    cue, attribution = case.cue, case.attribution
    if cue is None or attribution is None or attribution.phrase is None or not cue.token.tags & lex.SAY:
        return None
    if cue.at <= case.end + 2 or case.left & (lex.NAMING & ~lex.STOP | lex.DETERMINER) or len(case.text) < _PHRASE:
        return None
    if case.right & (lex.THAT | lex.LINK | lex.NAMING_AFTER | lex.PUNCTUATION | lex.UNKNOWN) or case.often:
        return None
    if not case.tokens[cue.at - 1].tags & lex.THAT:
        return None
    if _JOINED.search(case.text):
        return "partial"
    return None if case.quoted.inflected else "term"  # 「ふるさと納税」を見直すと述べた


def _gapped_predicate(case: Case, begins: tuple[str, ...]) -> Kind | None:
    """What begins with a verb, in a clause that a verb of speech opens: กล่าวว่ารัฐบาล “มุ่งมั่นเต็มที่” ต่อแผนนี้"""
    cue, at = case.cue, case.at
    if cue is None or not 0 <= at - cue.at <= _CLAUSE or not cue.token.tags & (lex.SAY | lex.ACT):
        return None
    between = case.tokens[cue.at : at]
    opens = cue.token.word.endswith((*case.language.speech.that, *case.language.speech.addressee))
    if not (opens or cue.token.tags & lex.ADDRESSEE or some(between, lex.THAT)) or some(between, lex.QUOTE):
        return None
    noun = not case.left & (lex.PUNCTUATION | lex.LINK | lex.NAMING | lex.CONJUNCTION)
    if case.left & lex.PRONOUN and not case.left & lex.DOCUMENT and at - cue.at > 1:
        return case.whole()  # ยอมรับว่าเขา “กลัว”
    return case.whole() if noun and case.text.startswith(begins) else None


def few_letters(case: Case) -> Kind | None:
    """维持“减持”评级, “蛛网侦探”公众项目: few letters far from any cue, and a noun that they belong to."""
    names = case.language.speech.naming_after
    if case.left & lex.INDEFINITE and case.open_end and len(case.text) <= 6 and case.text.endswith(_name_nouns(names)):
        return "term"  # 将提出一项“重整计划”
    if case.left & lex.SAY and not case.left & (lex.ACT | lex.ADDRESSEE) and case.right & lex.LINK:
        judges = any(word in case.text for word in case.language.grammar.predicates)  # “能力较高”的议员
        if case.open_end and len(case.text) <= 6 and not judges:
            return "term"  # 他指出，“超加工”的定义太笼统
    apart = case.cue is None or case.cue.at != case.at - 1
    if case.open_end and len(case.text) <= 2 and apart and case.right & lex.UNKNOWN and case.before is not None:
        used = case.left & lex.STOP and case.before.word not in case.language.grammar.purposes
        if used and case.after is not None and len(case.after.word) > 1:
            return "term"  # 他主张用“黑点”营地
    if case.tight or case.left & (lex.COLON | lex.THAT):
        return None
    if case.text[-1] == case.link and case.attribution is not None:
        return None  # 将出现“非常强烈的”动员
    if case.open_end and 2 < len(case.text) <= 6 and case.text.endswith(_name_nouns(names)):
        return "term"  # 属于典型的“列车效应”
    if case.open_end:
        clauses = case.text.count("，") and case.size > SHORT  # “数额大的，可能构成诈骗罪”
        if len(case.text) == 1 or (case.text.endswith(_long_nouns(names)) and not clauses):
            return "term"  # 依“江岸维护法”处罚
        object_ = case.left & lex.ADDRESSEE and case.left & lex.STOP and case.right & lex.NAMING
        object_ = object_ and case.text[-1] not in case.language.grammar.stop  # but 在“两年之内”推出
        subject = case.right & lex.STOP and not case.right & lex.ADDRESSEE and case.size <= SHORT
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


def no_colon(case: Case) -> Kind | None:
    """Names and titles where no colon announces speech and no cue stands beside the marks."""
    if case.left & lex.COLON:
        return None
    most = 8 if case.spaced or case.left & lex.NAMING else 4
    apart = case.attribution is None or (case.gaps and not case.tight)
    if case.left & lex.NAMING and apart and case.open_end:
        most = LONG * 2  # vụ án “Vi phạm quy định về khai thác cát ven sông”
    names = case.left & lex.NAMING or case.called
    few = case.size <= 2 or case.title
    spoken = case.attribution is not None and case.attribution.phrase is not None
    few = few or (
        case.language.grammar.head_first and case.left & lex.NAMING > 0 and case.right & lex.COMMA > 0 and not spoken
    )
    declined = bool(case.language.people.genitives)
    few = few or declined  # на форуме «Мы растём вместе», сообщает …
    open_end = case.open_end or (declined and case.text[-1] in "!?")  # в шоу «Давай поженимся!», сообщил …
    name = names and case.capital and open_end and case.cased and few
    if names and not name and case.open_end and case.language.grammar.head_first and case.before is not None:
        name = " " in case.before.word  # mis en examen pour « faux en écriture », a annoncé …
    if case.named() and case.size <= most and (name or not (case.beside or case.reported())):
        return "term"
    if not case.spaced:
        loose = case.size <= SHORT and not case.tight
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
        and case.size <= 6
        and not case.beside
        and not case.left & (lex.PUNCTUATION | lex.THAT)
        and case.text.split()[-1][0].isupper()
    ):
        return "term"  # quay lại “Hiệp định Bờ Nam”, bộ xét nghiệm “LaoTest”
    whose = case.attribution is not None and (case.tight or case.attribution.phrase is not None)
    if case.nouns and whose and case.phrasal():
        return None
    if case.nouns and (case.text[:1].islower() or case.judges()):
        return None  # wie ein Rauschen im Kopf
    shown = case.cue is not None and case.cue.at + 1 == case.at and not case.cue.token.tags & lex.SAY
    released = case.size > 1 and shown and case.open_end and not case.nouns and case.spaced
    return "term" if case.size <= 6 and (not case.beside or released) and case.title else None


def loose(case: Case) -> Kind | None:
    """Few words far from any cue."""
    if not case.quoted.opened and case.attribution is None:
        return None  # «Он мне друг, — написал мэр. — ЖАЛЬ»
    joint = case.at - 1 - bool(case.left & (lex.LINK | lex.STOP))
    if joint > 0 and case.tokens[joint].tags & lex.CONJUNCTION and case.tokens[joint - 1].quoted and case.cased:
        acts = case.cue is not None and case.cue.at < joint - 1 and case.cue.token.tags & lex.ACT
        if acts and case.text[0].islower():
            return "partial"  # l'accusant de « mauvaise foi » et de « déni »
    dashed = case.at == 0 and case.right & lex.COMMA and some(case.tokens[2:3], lex.DASH)
    if dashed and case.attribution is not None and case.cue is not None:
        return None  # «Спать», — не задумываясь, отвечает она
    told = case.at > 1 and case.left & lex.DETERMINER and case.tokens[case.at - 2].tags & lex.STOP
    if told and case.capital and case.open_end and case.size <= 4 and case.right & lex.THAT and case.cased:
        return "term"  # dit à la « Tribune du Lac » que
    if not case.tight:
        clause = case.cue is not None and case.cue.at < case.at and some(case.tokens[case.cue.at : case.at], lex.THAT)
        told = case.cue is not None and case.cue.at < 3 and case.cue.token.tags & lex.ACCORDING
        clause = clause or bool(told and case.cue and some(case.tokens[case.cue.at : case.at], lex.COMMA))
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
        noun = case.left & lex.UNKNOWN and not case.left & (lex.CAPITAL | lex.CUE)
        if case.language.grammar.head_first and case.cased and noun and behind and case.size == 1 and case.open_end:
            return "term"  # más de un refresco “light” al día mostraron …
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


def unattributed(case: Case) -> Kind | None:
    """No cue, or only one far off where the script has no capitals: by length."""
    parted = case.right & lex.COMMA and case.at == 0 and some(case.tokens[case.end + 2 : case.end + 3], lex.DASH)
    if parted and case.attribution is None and case.language.people.genitives:
        return "direct"  # «Пахнет полынью», — были его первые слова.
    if not case.quoted.opened and case.attribution is None and case.language.marks.inside:
        return case.whole()  # «Он мне друг, — написал мэр. — Жаль»
    if case.cased and case.sentence.only_quotes and not case.sentence.first and case.right & lex.END and case.capital:
        return "direct"  # «Кто смотрел?» — спросила судья. «Гусь».
    articles = (
        case.language.script.articles
    )  # with one it is a name (“الميناء الجديد”), without somebody's (“خطأ مكلف”)
    short = case.size <= 2 and (not articles or case.text.startswith(articles))
    ahead = case.gaps and not case.tight and case.cue is not None and case.cue.at > case.at
    if ahead and case.size < LONG and case.cue is not None and not case.cue.token.tags & lex.SAY:
        return "term"  # … จนกลายเป็น “เรือนแพชั่วคราว” วอนรัฐบาลช่วยเหลือ
    if case.gaps:
        short = case.size <= SHORT + 1 and not _is_in_clause(case.tokens, case.at, case.attribution, case.language)
        short = short and not _goes_on(case)
    judged = bool(
        articles and case.left & lex.STOP and case.cue and case.cue.at < case.at and case.cue.token.tags & lex.ACT
    )
    reported = bool(articles and case.left & lex.THAT)  # رأى رئيس حزب «النهر» سمير حداد أن «الدولة غائبة»
    reported = reported or bool(articles and _is_behind_apposition(case))
    sentence = bool(case.language.heads_last and case.quoted.ended)  # 페르센에 따르면 “대안은 있었다.”
    far = not case.tight and (case.spaced or case.gaps) and not case.cased and short
    far = far and not (judged or reported or sentence)
    if case.attribution is not None and not far:
        return None
    if case.unspaced and case.attribution is None and case.quoted.ended and ends_with_words(case.tokens, case.at):
        return "direct"  # 吊车捞了半天，“只捞上来一个电池盒。”
    if case.size <= SHORT or short or (case.size < LONG and not case.left & lex.COLON):
        return "term"
    return case.whole()


def _goes_on(case: Case) -> bool:
    """Whether the marks end what a quotation and who said it begin: “ผมวิ่งไปเอง” เขาบอกกับศาลเมื่อวันศุกร์ “ผมไม่มีทางเลือก”"""
    tokens, cue = case.tokens, case.cue
    if cue is None or not tokens[0].quoted or case.at + 1 < len(tokens) or not cue.token.tags & lex.SAY:
        return False
    return 0 < cue.at < case.at and not some(tokens[1 : case.at], lex.QUOTE | lex.THAT | lex.RELATIVE | lex.CONJUNCTION)


def no_speaker(case: Case) -> Kind | None:
    """A cue elsewhere in the sentence that has no speaker."""
    if case.tight or case.attribution is None or case.attribution.phrase is not None or case.left & lex.THAT:
        return None
    cue, tokens = case.cue, case.tokens
    if cue is not None and case.language.grammar.head_first and cue.at in (1, 2) and cue.token.tags & lex.SAY:
        opens = tokens[0].tags & (lex.CONJUNCTION | lex.STOP) and (cue.at == 1 or tokens[1].tags & lex.LINK)
        if opens and case.cased and not some(tokens[cue.at + 1 : case.at], lex.COMMA | lex.LINK | lex.UNKNOWN):
            return "partial"  # Et de réclamer « un plan »
    if cue is not None and cue.at < case.at and cue.token.tags & lex.ACT and "cue-quote" in case.language.speech.shapes:
        judges = case.left & (lex.STOP | lex.LINK) and not case.left & lex.DETERMINER and case.text[:1].islower()
        if judges and not some(tokens[cue.at + 1 : case.at], lex.PUNCTUATION | lex.THAT | lex.RELATIVE | lex.CUE):
            return "partial"  # Respondió, y calificó la explicación como “increíble”
    if cue is not None and cue.at < case.at and cue.token.tags & lex.SAY and case.text[:1].islower():
        that = next(
            (k for k in range(case.at - 1, max(cue.at + 1, case.at - _CLAUSE), -1) if tokens[k].tags & lex.THAT),
            cue.at + 1,
        )
        on = (
            that > cue.at + 1 and tokens[that - 1].tags & lex.CONJUNCTION
        )  # Dijo que «no», pero que hay “margen de más”
        inside = tokens[that if on else cue.at + 1 : case.at]
        told = some(inside[:1], lex.THAT) or cue.inherits is not None  # disse, garantindo ter saído “de mãos limpas”
        reports = case.language.speech.plural and case.size > 1 and told
        if reports and not some(inside[1:], lex.PUNCTUATION | lex.QUOTE | lex.RELATIVE) and not case.named():
            return "partial"  # Negó que su pareja hiciera “cartas de recomendación”
    ended = case.text[-1] in ",，、" or (case.right & lex.COMMA and case.language.script.articles)
    if case.attribution.nobody or (speaks_here(case.tokens, case.at, case.attribution) and ended):
        return None
    articles = case.language.script.articles
    if articles and not case.text.startswith(articles):
        if _is_predicate(case.tokens, case.at) or _goes_on_telling(case):
            return "partial"
    return "term" if case.size <= SHORT else "partial"


def _is_predicate(tokens: Sequence[Token], at: int) -> bool:
    """Whether nothing but the subject of a reported clause stands before the marks at `at`.

    رأى أن البلد «لا يدار هكذا»; أكدت أن محضر البحث الذي بُنيت عليه التهم «يفتقر للشرعية»
    """
    walls = lex.PUNCTUATION | lex.CUE | lex.THAT | lex.RELATIVE
    wall = next((k for k in range(at - 1, max(0, at - SHORT - 3), -1) if tokens[k].tags & walls), at)
    begin = wall if wall > 1 and tokens[wall].tags & lex.RELATIVE and tokens[wall].tags & lex.DEFINITE else at
    while begin > 1 and tokens[begin - 1].tags & (lex.DEFINITE | lex.MODIFIER) and not tokens[begin - 1].tags & lex.CUE:
        begin -= 1
    noun = lex.PLAIN | lex.DOCUMENT | lex.ORGANISATION | lex.ROLE | lex.GROUP
    if begin < at and tokens[begin - 1].tags & noun and not tokens[begin - 1].tags & (lex.CUE | lex.NAMING):
        begin -= 1
    return begin < at and bool(tokens[begin - 1].tags & lex.THAT)


def _goes_on_telling(case: Case) -> bool:
    """Whether who spoke last goes on with a “that”, and words of theirs, no name, end a clause of it.

    وأضاف أن الرياح بلغت سرعتها 60 ميلا، وهو ما جعل الطائرات «عديمة الفائدة تقريبا».
    """
    cue, name = case.cue, lex.NAMING | lex.ORGANISATION | lex.ROLE | lex.GIVEN | lex.DOCUMENT | lex.LINK
    if cue is None or cue.at > 1 or cue.at + 1 >= case.at or not case.tokens[cue.at + 1].tags & lex.THAT:
        return False
    ends = case.after is None or case.right & (lex.COMMA | lex.END)
    if case.left & (lex.MODIFIER | lex.UNKNOWN) and case.tokens[case.at - 2].tags & name:
        return False  # وأضاف أنه سيعرض فيلما قصيرا «ليل طويل»
    return case.size > 1 and bool(ends) and not case.left & name


def _is_behind_apposition(case: Case) -> bool:
    """Whether the verb's preposition stands behind what somebody is: حذر سامي هولدر، مدير المركز، من «الاستسلام»."""
    cue, at = case.cue, case.at
    if cue is None or not 0 <= cue.at < at - 3 or not case.left & lex.STOP or not case.tokens[at - 2].tags & lex.COMMA:
        return False
    who = case.attribution.phrase if case.attribution is not None else None
    if who is None or who[0] != cue.at + 1 or not case.tokens[who[1]].tags & lex.COMMA:
        return False
    return not some(case.tokens[cue.at + 1 : at], lex.CUE | lex.THAT | lex.COLON)


def _is_in_clause(tokens: list[Token], at: int, attribution: Attribution | None, language: Language) -> bool:
    """Whether the marks stand in the clause that a cue opens: เตือนว่าโลกกำลังเดินไปสู่ “หายนะ”."""
    cue = attribution.cue if attribution else None
    if cue is None or cue.at >= at:
        return False
    near = tokens[at - 1].tags
    if near & lex.THAT or (near == lex.UNKNOWN and at > 1 and tokens[at - 2].tags & lex.THAT):
        return True  # วิจารณ์ว่าเป็นมาตรการ “ไฟไหม้ฟาง”
    told = near & (lex.ROLE | lex.GROUP) and at - 2 == cue.at and tokens[at - 1].start == cue.token.end
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


def _is_named_behind(tokens: list[Token], at: int, language: Language, attribution: Attribution | None) -> bool:
    """Whether what follows says that the marks hold a name, or nothing behind them says that they are quoted.

    「沼」は
    """
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    if after is not None and after.tags & lex.NAMING_AFTER:
        if attribution is not None and is_hearsay(tokens, at):
            return False
        quoted = tokens[at].quoted  # 「真っすぐしか待っていなかった」という高瀬選手
        if quoted is not None and quoted.comma:
            return False  # “水还在涨，”教师罗敏说
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
