"""Rules of quotations' kinds: what is in the marks is a name or a title, which nobody says."""

from functools import cache

from wirecli.knowledge import lexicon as lex
from wirecli.knowledge.language import Language
from wirecli.knowledge.lexicon import fold
from wirecli.quotes.kinds.case import LONG, SHORT, TERMINAL, Case, is_hearsay, is_title
from wirecli.quotes.sentences import row_begin, row_end
from wirecli.quotes.token import Token, some
from wirecli.record import Kind

_TITLE = 8  # words of a work's title
_LITTLE = 3  # letters of words that titles print small
_BODY = lex.ORGANISATION | lex.ISSUER
_HEADING = 24  # letters of a heading, where no spaces set words apart
_NAMED = 20  # letters of what is one of two, from one to the other
_PAPER = 20  # letters in the name of a paper, where spaces set no words apart
_CRY = 4  # letters of what may be a name in a row of them
_FEW = 6  # letters of a name in a row of them
_CITED = 8  # letters of a paper or a law that somebody goes by


def work(case: Case) -> Kind | None:
    """A work in marks of its own, or short words that the document has in marks elsewhere, too."""
    if case.quoted.work or (case.compound and case.open_end):
        return "term"  # im Ö1-„Morgenjournal“
    loose = case.attribution is None or case.attribution.shape == "loose"
    said = case.size > 1 and case.beside and case.right & lex.COMMA and case.cue is not None and case.cue.at > case.at
    often = case.often and case.size <= SHORT and not said  # „Ich habe überreagiert“, sagte er, in deck and story
    return "term" if often and (loose or case.spaced) else None


def bracketed(case: Case) -> Kind | None:
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


def alone(case: Case) -> Kind | None:
    """Nothing but marks in the sentence: speech, unless it looks like a heading."""
    answers = case.cased and bool(case.right & lex.END) and not case.sentence.first  # Sonríe. “Nunca”.
    if (case.size < 2 and case.text[-1] not in TERMINAL and not answers) or not case.sentence.only_quotes:
        return None
    if case.unspaced and case.open_end and case.quoted.closed and len(case.tokens) == 1:
        if case.sentence.first and case.sentence.last and len(case.text) <= _HEADING:
            return "term"  # a heading: what is said has a stop
    if case.nouns and case.text[-1] in TERMINAL:
        return "direct"  # „Er ist ein Versprechen.“: nouns make no title
    goes_on = case.quoted.ended and not case.sentence.first  # “It's in the contract,” Pell said. “Page 4.”
    title = 1 < case.size <= 6 and not (goes_on or _several(case.text)) and is_title(case.text.rstrip("."), case.cased)
    return "term" if title else "direct"


def _several(text: str) -> bool:
    """Whether there is a sentence's end inside: “No. Piloto”"""
    return any(f"{end} " in text for end in TERMINAL)


def nickname(case: Case) -> Kind | None:
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


def named_after(case: Case) -> Kind | None:
    """「道の駅」という"""
    follows = case.tokens[case.end + 1 : case.end + 3]
    if case.attribution is not None and is_hearsay(case.tokens, case.end):
        return None
    if case.sentence.only_quotes or (case.unspaced and (case.quoted.comma or case.right & (lex.COMMA | lex.END))):
        return None  # “水还在涨，”教师罗敏说
    if case.quoted.inflected and case.attribution is not None and case.attribution.shape == "quote-speaker":
        return None  # 「真っすぐしか待っていなかった」という高瀬選手
    few = case.open_end and len(case.text) <= _FEW
    if case.unspaced and case.attribution is not None and len(case.text) > _CRY and _is_row_of_words(case):
        return "partial"
    if case.unspaced and (few or not case.tight) and (end := row_end(case.tokens, case.at)) > case.at:
        follows = case.tokens[end + 1 : end + (3 if few else 2)]  # “独岛”、“雪国”等词汇; “渔港”“灯塔”两项计划
    return "term" if case.size <= 8 and some(follows, lex.NAMING_AFTER) else None


def _is_row_of_words(case: Case) -> bool:
    """Whether a verb of speech opens a row that a noun of speech takes up: 宣称“吃药不如喝水”、“医院很可怕”等言论."""
    begin, end = row_begin(case.tokens, case.at), row_end(case.tokens, case.at)
    says = begin < end and begin and case.tokens[begin - 1].tags & lex.SAY
    return bool(says and some(case.tokens[end + 1 : end + 4], lex.STATEMENT))


def goes_by(case: Case) -> Kind | None:
    """名前は「ヒーロー」だという"""
    before = case.tokens[case.at - 1] if case.at else None
    if before is None or not before.tags & lex.NAMING or not before.word.endswith(case.language.grammar.topic[0]):
        return None
    return "term" if case.size <= 8 and not case.quoted.inflected else None


def cited(case: Case) -> Kind | None:
    """根据英国“海岸早报”: the paper that somebody goes by; 面对“为何涨价”这一问题: what somebody was asked."""
    if not case.open_end or case.at < 1:
        return None
    source = case.tokens[case.at - 2 if case.at > 1 and case.left & lex.MODIFIER else case.at - 1].tags
    if source & lex.ACCORDING and not source & (lex.SAY | lex.ACT) and len(case.text) <= _CITED:
        return "term"
    if case.before is not None and case.left & lex.PLAIN and case.before.word[0] in case.language.speech.addressee:
        return "term"  # 被问及“是否涨价”
    if case.left & lex.ADDRESSEE and case.right & lex.ORGANISATION and len(case.text) <= _CITED:
        return "term"  # 向“海岸观察”网站表示
    asked = case.left & lex.ADDRESSEE and case.right & lex.DETERMINER and case.end + 3 < len(case.tokens)
    return "term" if asked and some(case.tokens[case.end + 2 : case.end + 4], lex.COMMA) else None


def before_head(case: Case) -> Kind | None:
    """The name of a body or a part right before who speaks of something else: “海岸观察”组织说，……; “安生”罗敏则称……"""
    cue, phrase = case.cue, case.attribution.phrase if case.attribution is not None else None
    if cue is None or phrase is None or phrase[0] != case.at + 1 or cue.at < phrase[1]:
        return None
    on = cue.at + 1 < len(case.tokens) and not case.tokens[cue.at + 1].tags & lex.END  # but: “没问题”罗敏说。
    return "term" if on and case.open_end and len(case.text) <= _CITED and not case.right & lex.PRONOUN else None


def as_object(case: Case) -> Kind | None:
    """充電器「はやぶさ200」を4月に発売すると発表した.

    the noun right before the marks has its name in them, and the cue stands far.
    """
    if case.size > 8 or case.after is None or case.before is None or case.cue is None:
        return None
    noun = case.left & (lex.UNKNOWN | lex.MODIFIER)  # 充電器, ロボット
    noun = noun and not case.left & (lex.PUNCTUATION | lex.TOPIC | lex.LINK | lex.CUE | lex.FILLER)
    far = case.cue.at < case.at or case.cue.at - case.at > 3
    follows = case.after.word in case.language.grammar.objects or case.right & lex.LINK  # ロボット「カイリ」の販売を
    return "term" if noun and far and follows else None


def dubbed(case: Case) -> Kind | None:
    """What the papers have dubbed the “radar war”, what is known as the “sea rule”: naming words before the article."""
    if case.at > 1 and case.left & lex.FILLER and case.size <= _TITLE:  # le port, surnommé ici « la bouche du loup »
        named = case.tokens[case.at - 2].tags & (lex.NAMING | lex.CUE) == lex.NAMING
        named = named and not (case.at > 2 and case.tokens[case.at - 3].tags & lex.DETERMINER)  # el plan habría «…»
        return "term" if named and not case.left & (lex.CUE | lex.THAT) else None
    if case.size > SHORT or case.at < 2 or not case.left & lex.DETERMINER:
        return None
    names = case.tokens[case.at - 2]
    return "term" if names.tags & lex.NAMING and (names.tags & lex.CUE or " " in names.word) else None


def bears_name(case: Case) -> Kind | None:
    """What something is called, by a verb of speech that names too: Im Dorf heißt der Hof „das Rote Haus“."""
    cue = case.cue
    if cue is None or cue.at > case.at or cue.token.tags & (lex.SAY | lex.NAMING) != lex.SAY | lex.NAMING:
        return None
    between = case.tokens[cue.at + 1 : case.at]
    said = some(between, lex.COLON | lex.COMMA | lex.NEUTER | lex.THAT)
    whose = case.attribution.words if case.attribution is not None and case.attribution.phrase is not None else ()
    return None if said or case.size > _TITLE or some(whose, lex.DOCUMENT | lex.NEUTER) else "term"


def apposed(case: Case) -> Kind | None:
    """A work, and behind a comma what it is: presentó «La marea de dentro», su segunda novela."""
    if not case.right & lex.COMMA or not case.open_end or not case.capital or case.size > _TITLE:
        return None
    noun = case.end + 2
    adjective = lex.DETERMINER | lex.MODIFIER
    while noun < min(len(case.tokens) - 1, case.end + 5) and case.tokens[noun].tags & adjective:
        adjective |= lex.UNKNOWN if case.tokens[noun].tags & lex.DETERMINER else 0  # su segundo largometraje
        noun += 1
    tags = case.tokens[noun].tags if noun < len(case.tokens) else 0
    return "term" if tags & lex.NAMING and not tags & (lex.CUE | lex.ROLE | lex.PUNCTUATION | lex.CAPITAL) else None


def capitals(case: Case) -> Kind | None:
    """A name all in capitals that a sentence goes on behind: komplotan “Geng Motor Norvane” sudah ditangkap."""
    if not case.title or " " not in case.text or not case.open_end or not case.at or case.size > _TITLE:
        return None
    goes_on = case.end < len(case.tokens) and not case.right & (lex.PUNCTUATION | lex.CUE | lex.RELATIVE | lex.END)
    return "term" if goes_on or not case.beside else None


def nested_marks(case: Case) -> Kind | None:
    """Marks that quote only inside a quotation: ‘북쪽 관문’을"""
    if case.quoted.mark not in _only_nested(case.language):
        return None
    return None if _is_spoken(case.token, case.tokens[case.at + 1 : case.at + 3]) else "term"


def _reports_behind(case: Case) -> bool:
    """Whether a verb follows the marks and has a clause of its own to report, where verbs stand before subjects."""
    cue = case.cue
    if cue is None or cue.after is None or not case.language.script.articles or not case.open_end:
        return False
    end = cue.after[1]
    return cue.at > case.at and end < len(case.tokens) and bool(case.tokens[end].tags & lex.THAT)


def addressee(case: Case) -> Kind | None:
    """Sagte der „Neuen Presse“: the marks name whom it was said to."""
    if case.language.script.articles and case.left & lex.NAMING and case.left & lex.LINK and case.open_end:
        after_said = some(case.tokens[max(0, case.at - 6) : case.at - 1], lex.SAY | lex.STATEMENT)
        name = after_said and (case.text.startswith(case.language.script.articles) or bool(case.right & lex.THAT))
        return "term" if (name or case.right & lex.COMMA) and case.size <= 3 else None  # في حديث لـ«النهار»، قال
    if case.left & lex.NAMING and case.right & lex.COMMA and case.size <= 3 and _reports_behind(case):
        return "term"  # وفي لقاء مع برنامج «أيامنا»، أوضحت هدى أن …
    if case.language.script.articles and case.right & lex.THAT and case.size <= 3 and case.cue is not None:
        told = case.cue.after is not None and case.cue.after[1] == case.at and case.cue.token.tags & lex.SAY
        return "term" if told and case.open_end else None  # أوضح الخطاب «النهار» أن …
    if not (case.at > 1 and case.left & lex.ADDRESSEE and not case.left & lex.CUE):
        return None
    if case.tokens[case.at - 2].tags & (lex.STOP | lex.LINK) or case.size > 4:
        return None
    said = case.cue is not None and case.cue.token.tags & lex.SAY and case.cue.at < case.at
    return "term" if said and ((case.size == 1 and case.capital) or case.title) else None


def listed(case: Case) -> Kind | None:
    """The name of a body or a place that the language lists: على «فيسبوك», من قبل «إسرائيل»."""
    if not case.spaced or case.size > 3 or not case.open_end or (case.cased and not case.capital):
        return None
    people, places = case.language.people, () if case.cased else case.language.frame.places
    return "term" if fold(case.text) in _names(people.organisations, people.fields, places) else None


@cache
def _names(*lists: tuple[str, ...]) -> frozenset[str]:
    return frozenset(fold(name) for names in lists for name in names)


def body(case: Case) -> Kind | None:
    """A body's or document's noun before few words that end like a name."""
    if not case.named() or case.left & lex.NAMING or case.size > 4 or not case.open_end:
        return None
    if not case.cased and not (
        case.language.script.articles and case.size < 4 and case.right & (lex.COMMA | lex.ACCORDING)
    ):
        return None
    return None if case.tight and case.cue is not None and case.cue.at < case.at else "term"


def own_speaker(case: Case) -> Kind | None:
    """The name of whoever speaks: schrieb der „Spiegel“."""
    phrase = case.attribution.phrase if case.attribution else None
    return "term" if phrase == (case.at, case.at + 1) else None


def compounded(case: Case) -> Kind | None:
    """The name that a compound begins with: der «Sternen»-Wirt."""
    behind = case.tokens[case.at + 1 : case.at + 3]
    if len(behind) < 2 or not behind[0].tags & lex.DASH or behind[0].end != behind[1].start:
        return None
    return "term" if behind[0].start - case.token.end < 2 else None


def in_list(case: Case) -> Kind | None:
    """Names in a row behind a naming word: die Zeitungen «Blickpunkt» und «Tag am Fluss».

    Or titles in mid-sentence, without one: hits including “Levee Girl” and “Salt on the Rim”, said …
    """
    if not case.open_end or not case.capital or case.size > 4:
        return None
    at = case.at
    while at > 2 and case.tokens[at - 1].tags & (lex.COMMA | lex.CONJUNCTION) and case.tokens[at - 2].quoted:
        at -= 2
    if at == case.at:
        return None
    before = case.tokens[at - 1].tags
    if before & lex.NAMING:
        return None if case.right & lex.CUE else "term"
    row = [token.quoted for token in case.tokens[at : case.at : 2] if token.quoted is not None]
    words = case.text.split()
    title = len(words) > 1 and all(word[0].isupper() for word in words if len(word) > _LITTLE or word is words[-1])
    title = title and not (case.nouns or before & (lex.CUE | lex.PUNCTUATION))
    return "term" if title and not any(one.small or one.ended for one in row) else None


def ranged(case: Case) -> Kind | None:
    """One word and another, from one to the other: с «покупать» до «держать», de « vendre » à « neutre »."""
    tokens, joint = case.tokens, lex.STOP | lex.LINK
    for first in (case.at, case.at - 2):
        if first < 1 or first + 2 >= len(tokens) or not (tokens[first].quoted and tokens[first + 2].quoted):
            continue
        small = len(tokens[first].quoted or ()) < _NAMED and len(tokens[first + 2].quoted or ()) < _NAMED
        if small and tokens[first - 1].tags & joint and tokens[first + 1].tags & joint:
            return "term"
    return None


def entitled(case: Case) -> Kind | None:
    """신곡 “밤의 정원”을 발표했다"""
    names = case.left & lex.NAMING and case.size <= 8
    quotes = case.right & (lex.CUE | lex.THAT) or "speaker-quote-cue" not in case.language.speech.shapes
    return "term" if names and not quotes else None


def titled(case: Case) -> Kind | None:
    """A naming word and a colon before the marks, where nobody speaks: ندوة تحت عنوان: «…»"""
    if case.cue is not None or not case.left & lex.COLON or case.at < 2 or case.size > LONG:
        return None
    return "term" if case.tokens[case.at - 2].tags & lex.NAMING else None


def possessed(case: Case) -> Kind | None:
    """Radio Four's “The Tide Table”, Northline's “SteadyTide” platform."""
    possessed = case.before is not None and case.before.core != case.before.end
    if possessed and case.cased and case.size == 1 and case.capital and case.open_end and case.right == lex.UNKNOWN:
        return "term"
    words = case.text.rstrip(",.").split()
    title = 2 < len(words) <= _TITLE and all(word[0].isupper() for word in words if len(word) > _LITTLE)
    title = title and case.capital and words[-1][0].isupper()  # Channel Nine’s “Salt and Sand.”
    return "term" if possessed and (title or is_title(case.text.rstrip("."), case.cased)) else None


def counted(case: Case) -> Kind | None:
    """To open 300 “dark stores”: a number of things that go by that name."""
    number = case.left & lex.NUMBER and not case.left & (lex.ROLE | lex.FILLER)
    few = case.size < SHORT and case.open_end and case.text[:1].islower()
    return "term" if number and few and not case.right & lex.CUE else None


def speaker_in_marks(case: Case) -> Kind | None:
    """The marks hold the speaker's name: владелец сети «Хлебный ряд» Руслан … рассказал; قالت «الميناء» إن"""
    after = case.after
    if after is None:
        return None
    shape = case.attribution.shape if case.attribution else ""
    linked = case.before is not None and (
        (case.left & lex.ORGANISATION and not case.left & lex.DEFINITE)
        or (case.left & lex.LINK and len(case.before.word) > 3)
    )
    if case.language.script.articles and case.size <= SHORT and case.open_end:
        if case.left & lex.ROLE and not case.left & (lex.DEFINITE | lex.CUE) and case.right & lex.COLON:
            return "term"  # رئيس مجلس إدارة «طيران الواحة»: «…»
        told = case.tokens[case.at + 2].tags if case.at + 2 < len(case.tokens) else 0
        if case.left & lex.SAY and case.right & lex.COMMA and told & lex.ORGANISATION and told & lex.DEFINITE:
            return "term"  # أعلنت «طيران الواحة»، الشركة …
    if case.language.script.articles and linked and case.right & (lex.GIVEN | lex.LINK) and case.size <= SHORT:
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
    judged = case.cased and case.text[:1].islower()  # considera “inaceitável” que …
    if (
        case.size <= SHORT
        and that
        and not judged
        and case.left & lex.SAY
        and "speaker-quote-cue" not in case.language.speech.shapes
    ):
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


def paper(case: Case) -> Kind | None:
    """В разговоре с «Волной» назвал; передаёт «Волна» со ссылкой ….

    one capitalised word, which a preposition or a verb governs.
    """
    if not (case.capital and case.open_end):
        return None
    if case.left & lex.SAY and case.right & lex.COLON and case.size <= SHORT:
        return "term"  # жаловалась «Новой волне»: «…»
    whose = case.cue.after if case.cue is not None and case.cue.at < case.at else None
    passed = whose is not None and whose[1] == case.at and any(t.quoted for t in case.tokens[: case.at])
    if case.size <= SHORT and passed and case.right & lex.END:
        return "term"  # «…», — цитирует Грачёва «Волна», «Новая волна»
    if case.size > 1:  # написала в «Новой волне» Анна Грач
        inside = lex.STOP | lex.PLAIN | lex.THAT
        if case.size <= SHORT and case.left & inside == lex.STOP and not case.beside:
            return "term"  # сказал в ходе «Делового завтрака»
        if case.size <= SHORT and case.left & (lex.ROLE | lex.GROUP) and not case.left & lex.CUE:
            return "term"  # на встрече с депутатами «Новой волны» заявил
        wrote = case.at > 1 and case.tokens[case.at - 2].tags & lex.SAY and case.left & lex.STOP
        wrote = wrote or (case.left & lex.SAY and case.cue is not None and case.cue.nobody)  # …, сообщает «Новая волна»
        told = case.left & lex.SAY and case.size <= SHORT and case.right & (lex.ROLE | lex.GIVEN)
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


def noun_named(case: Case) -> Kind | None:
    """Der Verein „Ruhe am Fluss“ fordert; in der Ausstellung „Fremde Nähe“, sagte …"""
    if not case.named() or case.text[-1] in ",.!?" or case.size > 6 or not case.capital:
        return None
    behind = case.cue is not None and case.cue.at > case.at and not case.right & (lex.COMMA | lex.DASH)
    if case.left & lex.NAMING and behind:
        return "term"  # was er unter seinem Slogan „Stadt für alle“ genau versteht
    return "term" if (case.title and case.left & lex.NAMING) or case.right & lex.CUE else None


def told(case: Case) -> Kind | None:
    """Who was told, between a verb of speech and its subject: „…“, sagte „Welle“ die Ministerin."""
    cue = case.cue
    if cue is not None and case.cased and case.capital and 1 < cue.at < case.at and case.size <= SHORT:
        tokens, after = case.tokens, cue.after
        said = tokens[cue.at - 1].tags & (lex.COMMA | lex.QUOTE) and some(tokens[cue.at - 2 : cue.at], lex.QUOTE)
        of = after is not None and after[1] in (case.at, case.at - 1) and case.left & (lex.STOP | lex.LINK)
        if said and of and case.open_end and not case.right & lex.END:
            return "term"  # „…“, meint Ute Pell vom „Alten Krug“
    between = cue is not None and cue.at < case.at and cue.after is not None and cue.after[0] == case.at + 1
    if between and cue is not None and cue.at + 1 < case.at:  # „…“, sagte im „Morgenblatt“ die Ministerin
        between = bool(cue.at and case.tokens[cue.at - 1].tags & (lex.COMMA | lex.QUOTE))
    return "term" if between and case.size <= SHORT and case.open_end else None


def asked_about(case: Case) -> Kind | None:
    """Speaking on the ‘temple row’, Pell said …: what the sentence's first words say that somebody speaks of."""
    if case.at > 3 or case.size > SHORT or not case.open_end or not case.right & lex.COMMA or case.attribution is None:
        return None
    governed = case.at - bool(case.left & lex.DETERMINER) - 1  # where the preposition stands
    if governed < 0 or not case.tokens[governed].tags & lex.STOP or not case.opens_in_asking(governed):
        return None  # The bridge was “safe”, Pell said
    return "term" if case.attribution.shape == "quote-speaker-cue" else None


def linked(case: Case) -> Kind | None:
    """Chambres de « prestige »"""
    before = case.before
    linked = before is not None and before.tags & lex.LINK and before.core == before.end
    if not linked or not case.open_end or case.size > 2:
        return None
    named = case.capital and case.left & lex.GENDER and not case.right & lex.CUE
    return "term" if named or not case.tight else None  # du « Fille-de-Sein »


def authored(case: Case) -> Kind | None:
    """L’auteure de « Sel »: what somebody's role is of."""
    if not case.language.grammar.head_first or not case.left & lex.LINK or case.size > 8 or case.at < 2:
        return None
    role = case.tokens[case.at - 2].tags & lex.ROLE
    return "term" if role and case.capital and case.open_end and not case.right & lex.CUE else None


def single_marks(case: Case) -> Kind | None:
    """Single marks where double ones quote."""
    mark = case.quoted.mark
    if case.size > SHORT or not mark or mark not in "'‘‚" or case.beside:
        return None
    if (
        case.attribution is not None
        and not case.sentence.paragraph
        and case.sentence.last
        and not case.tokens[-1].tags & lex.END
    ):
        return None  # Northland calls rules 'green colonialism' – minister: a deck, as headlines are printed
    return None if any(pair[0] == mark for pair in case.language.marks.pairs) else "term"


def foreign_name(case: Case) -> Kind | None:
    """Letters of another script, and no verb right beside them: กระแส “Harbour Nights” แรงมาก"""
    return "term" if case.text.isascii() and len(case.text) <= 2 * _PAPER and not case.tight else None


def speaking_document(case: Case) -> Kind | None:
    return "term" if case.token.tags & lex.GIVEN else None


def who_was_told(case: Case) -> Kind | None:
    """กล่าวกับ “ข่าวเช้า” ว่า: what is said follows, behind the name of the paper that was told."""
    that = case.left & (lex.CUE | lex.ADDRESSEE) and not case.left & lex.THAT and case.right & lex.THAT
    said = case.before is not None and case.before.word.endswith(case.language.speech.that)
    return "term" if that and not said and len(case.text) <= _PAPER else None


def _only_nested(language: Language) -> set[str]:
    """Opening marks that quote only inside a quotation."""
    return {pair[0] for pair in language.marks.nested} - {pair[0] for pair in language.marks.pairs}


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


def _is_nickname(before: Token, after: Token) -> bool:
    """Marta “Mimi” Vos"""
    name = lex.CAPITAL | lex.UNKNOWN
    own = before.tags & lex.CAPITAL and before.tags & (lex.UNKNOWN | lex.GIVEN)
    return bool(own) and after.tags & name == name and before.core == before.end
