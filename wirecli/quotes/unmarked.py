"""The subject before a cue where neither capitals nor particles tell it."""

from collections.abc import Sequence

from wirecli.knowledge import lexicon as lex
from wirecli.knowledge.language import Language
from wirecli.quotes.cue import Cue, clause_start, is_governed
from wirecli.quotes.phrases import Phrase, Phrases
from wirecli.quotes.token import Token, every, some

_LABEL = 16  # letters
_PERSON = lex.GIVEN | lex.ROLE
_TOPIC = 16  # words of what is talked of
_OWNERS = 8  # words of somebody's kin


class Unmarked:
    """Subjects by their place alone: Chinese (unspaced), Thai (gaps between phrases)."""

    def __init__(self, language: Language) -> None:
        grammar = language.grammar
        self.alias, self.that = grammar.alias, language.speech.that
        self.clauses = frozenset(grammar.clauses)
        self.agents, self.addressee = frozenset(grammar.agents), language.speech.addressee
        self.conjunctions, self.verbs = grammar.conjunctions, frozenset((*language.speech.say, *language.speech.act))
        self.also = frozenset(word for word in (*grammar.fillers, *grammar.conjunctions) if len(word) == 1)

    def unspaced(
        self, tokens: Sequence[Token], phrases: Phrases, cue: Cue, cues: list[Cue], near: Phrase | None
    ) -> None:
        """The subject before a cue where neither spaces nor particles set it apart: not whom 向 or 对 governs."""
        if (
            near
            and near[0]
            and tokens[near[0] - 1].tags & lex.CONJUNCTION
            and tokens[near[1] - 1].tags & lex.UNKNOWN
            and not phrases.is_name(tokens[near[1] - 1])
            and not phrases.is_person(phrases.before(near[0] - 1))
        ):
            near = None  # 回头和交警挥手喊道
        if near and (teller := self._told_by(tokens, phrases, near)) is not None:
            cue.before = teller
            return
        governed = near and is_governed(tokens, near)
        if near and phrases.is_person(near) and (not governed or self._does(tokens, phrases, near, cue)):
            cue.before = near
            return
        if near and near[1] == cue.at and every(tokens[slice(*near)], lex.CAPITAL):
            if not near[0] or tokens[near[0] - 1].tags & lex.COMMA:
                cue.before = near  # 随着顾客流失，Lumbr称
                return
        begin = cue.at
        if begin > 1 and tokens[begin - 1].quoted and tokens[begin - 2].tags & lex.STOP:
            begin -= 2  # 校方以“不便透露”为由
        first = True
        while begin > 0:
            end, begin = begin, clause_start(tokens, begin if first else begin - 1)
            lead = phrases.leading(begin, end)
            if lead and phrases.is_person(lead) and not is_governed(tokens, lead):
                cue.before = self._named_in_list(tokens, phrases, lead) or lead
                return
            if first and near and cue.at - near[1] < 2 and tokens[near[0]].tags & lex.PRONOUN:
                told = self.persons(tokens, phrases, begin, near[0])  # 教练跟他说
                if told and not any(token.tags & (lex.SAY | lex.ACT) for token in tokens[begin : cue.at]):
                    cue.before = told[0]
                    return
            found = self.persons(tokens, phrases, begin, end)
            acts = self._acts(tokens, cues, begin, cue.at if first else end)
            if cues and cues[-1].at < begin and not (first and found and not acts):
                goes_on = first and cues[-1].before is not None and self._goes_on(tokens, cue, begin)
                answers = some(tokens[cues[-1].at : begin], lex.QUOTE)  # 店员说“……”，老板娘走出来，一开口就说：“……”
                if not (goes_on or (first and not answers and self._reports(tokens, phrases, cues[-1]))):
                    cue.before = self._between(tokens, phrases, cues[-1].at, begin)
                cue.inherits = (_outer(cues) if goes_on else cues[-1]) if cue.before is None else None
                return
            if found and not acts:
                cue.before = found[0]
                return
            if cues and cues[-1].at >= begin:
                cue.inherits = cues[-1]
                return
            first = False
        cue.before = near if near and not is_governed(tokens, near) else None

    @staticmethod
    def _told_by(tokens: Sequence[Token], phrases: Phrases, near: Phrase) -> Phrase | None:
        """Who speaks to somebody of whom a clause tells what they do: 他对围上来的菜农承诺."""
        if not some(tokens[slice(*near)], lex.LINK):
            return None
        for at in range(near[0] - 1, max(0, near[0] - 8), -1):
            tags = tokens[at].tags
            if tags & (lex.PUNCTUATION | lex.CUE):
                return None
            if tags & lex.ADDRESSEE and not tags & lex.STOP:
                teller = phrases.before(at)
                return teller if teller and teller[1] == at and phrases.is_person(teller) else None
        return None

    def _does(self, tokens: Sequence[Token], phrases: Phrases, near: Phrase, cue: Cue) -> bool:
        """Whether somebody right before the verb does it, though a word governs them: 遭网友反酸; 参加专家所说的“……”"""
        if not every(tokens[near[1] : cue.at], lex.FILLER):
            return False
        relative = cue.at + 1 < len(tokens) and tokens[cue.at + 1].tags & lex.LINK
        if relative or tokens[near[0] - 1].word in self.agents:
            return True
        last = tokens[near[1] - 1]
        person = phrases.is_name(last) or last.tags & (lex.ROLE | lex.PRONOUN | lex.TITLE_SUFFIX)
        opens = near[0] < 2 or tokens[near[0] - 2].tags & (lex.PUNCTUATION | lex.CONJUNCTION | lex.FILLER)
        return bool(person and near[1] == cue.at and opens and tokens[near[0] - 1].tags & lex.STOP)  # 在老人看来

    def _goes_on(self, tokens: Sequence[Token], cue: Cue, begin: int) -> bool:
        """Whether the verb begins its clause with an “also”: 发言人补充，乘客可以退票，又称会……"""
        added = cue.token.word[0] in self.also and len(cue.token.word) > 1
        return (
            cue.at == begin
            if added
            else every(tokens[begin : cue.at], lex.FILLER | lex.CONJUNCTION)
            and any(token.word[0] in self.also for token in tokens[begin : cue.at])
        )

    def _acts(self, tokens: Sequence[Token], cues: Sequence[Cue], begin: int, end: int) -> bool:
        """Whether another verb of speech stands there, but for those of a passive: 齐若棠在被记者问及此事时说"""
        passive = {
            one.at
            for one in cues
            if one.before is not None and one.before[0] and tokens[one.before[0] - 1].word in self.agents
        }
        return any(tokens[k].tags & (lex.SAY | lex.ACT) and k not in passive for k in range(begin, end))

    @staticmethod
    def _reports(tokens: Sequence[Token], phrases: Phrases, cue: Cue) -> bool:
        """Whether somebody, and no paper, says what the clauses behind the verb tell: verbs behind them are theirs."""
        if cue.before is None or not cue.token.tags & lex.SAY:
            return False
        words = tokens[slice(*cue.before)]
        return some(words, lex.ROLE | lex.PRONOUN | lex.GROUP) or any(phrases.is_name(token) for token in words)

    @staticmethod
    def _named_in_list(tokens: Sequence[Token], phrases: Phrases, lead: Phrase) -> Phrase | None:
        """The last of several roles, whose bearer's name follows it: 协会会长、海滨大学教授汉斯·魏格利在会上称"""
        if any(phrases.is_name(token) for token in tokens[slice(*lead)]) or not tokens[lead[1] - 1].tags & lex.ROLE:
            return None
        after = lead
        while after[1] + 1 < len(tokens) and tokens[after[1]].word == "、":
            begin = after[1] + 1
            while begin < len(tokens) and (tokens[begin].tags | tokens[begin - 1].tags) & lex.NUMBER:
                begin += 1  # 事主、82岁的|梁婆婆
            begin += begin < len(tokens) and bool(tokens[begin].tags & lex.LINK)
            after = phrases.after(begin) or after
            if after is lead:
                return None
            if any(phrases.is_name(token) for token in tokens[slice(*after)]):
                return after if some(tokens[slice(*after)], lex.ROLE) else None
            if after[0] == lead[0]:
                return None
            lead = after
        return None

    @staticmethod
    def _between(tokens: Sequence[Token], phrases: Phrases, since: int, begin: int) -> Phrase | None:
        """Who begins a clause between the cue before and this one's: 谈到门将，布鲁克很高兴，称其……"""
        while begin > since + 1:
            end, begin = begin, clause_start(tokens, begin - 1)
            lead = phrases.leading(begin, end) if begin > since else None
            if (
                lead is not None
                and every(tokens[begin : lead[0]], lex.FILLER)
                and any(
                    phrases.is_name(token) or token.tags & (lex.ROLE | lex.PRONOUN) for token in tokens[slice(*lead)]
                )
                and not is_governed(tokens, lead)
                and not (lead[1] < len(tokens) and tokens[lead[1]].tags & lex.LINK)
            ):
                return lead
        return None

    def persons(self, tokens: Sequence[Token], phrases: Phrases, begin: int, end: int) -> list[Phrase]:
        """The persons named between two places, but for those that a preposition governs."""
        found: list[Phrase] = []
        while begin < end:
            phrase = None if tokens[begin].tags & lex.LINK else phrases.after(begin)
            if phrase is None or phrase[0] >= end:
                begin += 1
                continue
            phrase = (phrase[0], min(phrase[1], end))
            joined = (
                phrase[0]
                and tokens[phrase[0] - 1].tags & lex.CONJUNCTION
                and not found
                and phrase[0] - 1 > 0
                and not tokens[phrase[0] - 2].tags & lex.PUNCTUATION
                and not any(phrases.is_name(token) for token in tokens[slice(*phrase)])  # 运输及物流局局长罗启邦
            )
            if (
                not joined
                and phrases.is_person(phrase)
                and not is_governed(tokens, phrase)
                and not (phrase[1] < len(tokens) and tokens[phrase[1]].tags & lex.LINK)
            ):
                found.append(phrase)
            begin = max(phrase[1], begin + 1)
        return found

    def gapped(self, tokens: Sequence[Token], cue: Cue, cues: list[Cue]) -> None:
        """The subject before a cue where sentences have no end.

        whoever touches the cue, else the nearest name, else the first body.
        """
        edge = cue.at
        while edge and tokens[edge - 1].tags & lex.FILLER and not tokens[edge - 1].tags & lex.QUOTE:
            edge -= 1
        if edge and self._joins(cue.token.word) and not tokens[edge - 1].tags & lex.GIVEN:
            if cues:
                cue.before = self._answering(tokens, cues[-1], edge)
                cue.inherits = None if cue.before else cues[-1]  # โพสต์ภาพลูกสาวในวัยเด็กพร้อมแคปชั่นว่า
                return
            self._doer(tokens, cue, edge)  # ชาวบ้านโห่ร้องด้วยความไม่พอใจ และตะโกนว่า
            if cue.before is not None:
                return
        if not edge or tokens[edge - 1].tags & (lex.CONJUNCTION | lex.COLON | lex.END):
            cue.inherits = cues[-1] if cues else None
            turn = self._turned(tokens, cues[-1].at, edge) or self._answering(tokens, cues[-1], edge) if cues else None
            if turn is not None:
                cue.before, cue.inherits = turn, None
            if not cues and edge and tokens[edge - 1].tags & lex.CONJUNCTION:
                self._doer(tokens, cue, edge - 1)
            return
        if edge > 1 and tokens[edge - 1].tags & lex.RELATIVE and tokens[edge - 1].start == tokens[edge - 2].end:
            if tokens[edge - 2].tags & (lex.ROLE | lex.GROUP) and not tokens[edge - 2].tags & lex.GIVEN:
                cue.before = (edge - 2, edge - 1)  # เสียงของชาวบ้านที่ตะโกนว่า “…”
                return
        begin, floor = edge, self._reported_from(tokens, cues[-1]) if cues else 0
        while begin and not tokens[begin - 1].tags & (lex.END | lex.COLON) and not (cues and begin <= floor < edge):
            if tokens[begin - 1].quoted and not tokens[begin - 1].tags & lex.GIVEN and not _is_label(tokens, begin - 1):
                break
            begin -= 1
        bracketed = _bracketed(tokens, begin, edge)
        people = [k for k in range(begin, edge) if self._may_speak(tokens[k]) and k not in bracketed]
        people = [k for k in people if not _is_of_people(tokens, k)]
        if len(people) > 1 and tokens[people[-1] - 1].word in self.alias and not self._is_named(tokens[people[-1]]):
            people.pop()  # ผู้ว่าการการท่าเรือแห่งประเทศไทย หรือ กทท. กล่าวว่า
        nearest = begin
        if not people and begin and tokens[begin - 1].quoted:  # over what he showed and called “…”
            begin = cues[-1].at + 1 if cues else 0
            people = [k for k in range(begin, edge) if self._is_named(tokens[k]) and not tokens[k].quoted]
        joined = people and cues and some(tokens[people[-1] + 1 : edge], lex.CONJUNCTION)
        if joined and not self._is_named(tokens[people[-1]]) and not tokens[people[-1] - 1].tags & lex.FILLER:
            cue.inherits = cues[-1]  # นายวีระ โพสต์ข้อความปลุกใจประชาชน และเตือนว่า
            return
        touching = (
            people[-1]
            if people and not some(tokens[people[-1] + 1 : edge], lex.STOP | lex.RELATIVE | lex.THAT)
            else None
        )
        while (
            touching is not None
            and touching > begin + 1
            and tokens[touching - 1].tags & lex.LINK
            and self._may_speak(tokens[touching - 2])
        ):
            touching -= 2  # ทนายความของจำเลย
        free = [k for k in people if not self._is_within(tokens, k, begin, edge) or _is_titled_anew(tokens, k)]
        named = [k for k in free if self._is_named(tokens[k])]
        body = touching is not None and tokens[touching].tags & lex.ORGANISATION  # แหล่งข่าวในกระทรวงการคลังเผยว่า
        told = touching and touching > begin and cues and tokens[touching - 1].tags & lex.ADDRESSEE
        begins = touching is not None and _begins_clause(tokens, touching)
        if touching is not None and (
            touching in free
            or begins
            or (
                touching + 1 == edge
                and self._is_named(tokens[touching])
                and not named
                and not (body and (free or told))
            )
        ):  # นายวีระซึ่งให้การต่อศาลอุทธรณ์ กล่าวว่า
            at = touching
        else:
            at = named[-1] if named else free[0] if free else touching if touching is not None else -1
            owned = lex.LINK | (lex.ADDRESSEE if tokens[at].tags & lex.ORGANISATION else 0)
            owner = at == touching and at > begin and cues and tokens[at - 1].tags & owned
            if owner and not free and (tokens[at].tags & lex.ORGANISATION or not self._is_named(tokens[at])):
                at = -1  # มองว่าดีลนี้เป็น “…” ของอุตสาหกรรม แนะนำ “ซื้อ”
            elif at == touching and at > 1 and not free and tokens[at - 2].tags & lex.SAME:
                at = -1  # เผยว่าไร้ปัญหาเพราะตนเป็นนักแสดง วอน “…”
        if at < 0:
            if cues:
                cue.inherits = cues[-1]
            elif edge > 1 and tokens[edge - 2].tags & lex.RELATIVE and tokens[edge - 1].tags == lex.UNKNOWN:
                cue.before = (edge - 1, edge)  # ซึ่งมะลิ กล่าวว่า
            elif (
                edge > nearest
                and tokens[edge - 1].tags & lex.UNKNOWN
                and tokens[edge - 1].end - tokens[nearest].start <= 24
                and all(
                    token.tags & (lex.UNKNOWN | lex.MODIFIER) and (k == nearest or token.start == tokens[k - 1].end)
                    for k, token in enumerate(tokens[nearest:edge], nearest)
                )
            ):
                cue.before = (nearest, edge)  # ไทยลีกแถลง
            return
        new = some(tokens[at:edge], lex.INDEFINITE)
        if (
            cues
            and at == cues[-1].at + 1
            and (cues[-1].token.tags & lex.ADDRESSEE or (at != touching and cues[-1].before is not None))
            and not self._is_named(tokens[at])
            and tokens[edge].start > tokens[edge - 1].end
        ):
            cue.inherits = cues[-1]  # นายสมชาย ใจดี ระบุว่า ตำรวจอยู่ระหว่างสอบสวน ยืนยัน “…”
            return
        if tokens[at].tags & lex.ORGANISATION and not tokens[at].tags & lex.DOCUMENT and not new:
            role = at - 1  # อดีตกุนซือ ทีมท่าเรือ กล่าวว่า; กุนซือทีม “เรือไฟ” ตราด เอฟซี
            while role > begin and at - role < 5 and _is_team(tokens, role):
                role -= 1
            apart = at - role > 1 or tokens[at].start > tokens[role].end  # but โฆษกเทศบาล
            if role in free and tokens[role].tags & lex.ROLE and apart:
                at = role
        if not self._is_named(tokens[at]) or tokens[at].tags & lex.ORGANISATION:  # Ivo Marek หัวหน้าสมาพันธ์
            before = at
            while (
                before > begin
                and at - before < 8
                and not new
                and (
                    tokens[before].tags
                    & (lex.ROLE | lex.MODIFIER | lex.UNKNOWN | lex.ORGANISATION | lex.GROUP | lex.NUMBER)
                    or tokens[before].start == tokens[before - 1].end  # หัวหน้าฝ่ายจัดซื้อ
                )
                and not tokens[before].tags & (lex.RELATIVE | lex.PUNCTUATION)
                and not (tokens[before].tags & lex.STOP and tokens[before].start > tokens[before - 1].end)
            ):
                before -= 1
                if (
                    self._is_named(tokens[before])
                    and not tokens[before].tags & lex.ORGANISATION
                    and (
                        tokens[before + 1].tags & (lex.ROLE | lex.ORGANISATION)  # น.ส.มาลี แซ่ลี้ ผู้ประกอบการล้ง
                        or (before + 2 == at and tokens[at - 1].end == tokens[at].start)  # เกษตร|จังหวัดตรัง
                    )
                ):
                    at = before
                    break
        if not new and not self._is_named(tokens[at]):  # บริษัท เฮลิโอ จำกัด (มหาชน) หรือ HELIO ผู้นำธุรกิจ
            before = at - 1
            while (
                before > begin
                and at - before < 8
                and tokens[before].tags & (lex.BRACKET | lex.UNKNOWN | lex.CONJUNCTION)
                and not self._is_named(tokens[before])
            ):
                before -= 1
            if (
                before >= begin
                and before < at - 1
                and tokens[before].tags & lex.GIVEN
                and tokens[before].tags & lex.ORGANISATION
            ):
                at = before
        if tokens[at].tags & lex.GIVEN and at > begin + 1 and tokens[at].start > tokens[at - 1].end:
            role = at - 1  # คุณภูริช วัฒนานนท์ ประธานเจ้าหน้าที่บริหาร กรีนลีฟ ฟู้ดส์ กล่าวว่า
            while role > begin and tokens[role].start == tokens[role - 1].end:
                role -= 1
            if role > begin and tokens[role].tags & lex.ROLE and not tokens[at - 1].tags & (lex.TITLE | lex.STOP):
                bearer = tokens[role - 1]
                if bearer.tags & lex.GIVEN and not bearer.tags & lex.ORGANISATION and not bearer.quoted:
                    if not tokens[role - 2].tags & lex.LINK:  # คำพูดของสมชาย โฆษกพรรค วีระ แก้วมณี กล่าวว่า
                        at = role - 1
        if not new and not self._is_named(tokens[at]) and (whose := self._apposed(tokens, at, begin)) is not None:
            at = whose
        first, last = at, at + 1
        while (
            first > begin
            and tokens[first - 1].tags & (lex.TITLE | lex.ROLE | lex.MODIFIER)
            and not tokens[at].tags & (lex.PRONOUN | lex.QUOTE)
        ):
            other = (
                tokens[first].tags & tokens[first - 1].tags & lex.ROLE and tokens[first].start > tokens[first - 1].end
            )
            if other and self._is_within(tokens, first - 1, begin, edge):
                break  # คบกับนางแบบ นางเอกดังเผยว่า
            first -= 1
        while (
            last < edge
            and (
                tokens[last].tags & lex.ROLE
                or (
                    not self._is_named(tokens[at])
                    and tokens[last].start == tokens[last - 1].end
                    and tokens[last].tags & (lex.UNKNOWN | lex.MODIFIER | lex.DETERMINER | lex.LINK)
                )
            )
            and not (tokens[last].tags & (lex.STOP | lex.RELATIVE | lex.PRONOUN))
        ):
            last += 1
            if last < edge and tokens[last - 1].tags & lex.LINK and self._may_speak(tokens[last]):
                last += 1  # โฆษกของบริษัท
        cue.before = (first, last)

    @staticmethod
    def _turned(tokens: Sequence[Token], since: int, edge: int) -> Phrase | None:
        """Somebody else right behind a “but”, since the verb before: … แต่ลุงรับไว้เพียงพันเดียว โดยบอกว่า"""
        somebody = lex.ROLE | lex.GIVEN | lex.PRONOUN
        for at in range(edge - 2, since + 1, -1):
            if tokens[at].quoted or tokens[at - 1].quoted:
                return None
            begins = tokens[at - 1].tags & lex.CONJUNCTION and tokens[at].start == tokens[at - 1].end
            if begins and tokens[at].tags & somebody and not tokens[at - 1].tags & lex.STOP:
                end = at + 1
                while tokens[end - 1].tags & lex.TITLE and tokens[end].tags & lex.GIVEN:
                    end += 1
                return at, end
        return None

    def _reported_from(self, tokens: Sequence[Token], cue: Cue) -> int:
        """Where what the verb reports begins: behind it, or behind the “that” of what is talked of.

        กล่าวหลังประชุม กกต. ว่า | พร้อมแล้ว ขอให้…: the body before it asks for nothing.
        """
        behind = cue.at + 1
        if not cue.token.tags & lex.SAY or cue.token.word.endswith(self.that) or behind >= len(tokens):
            return behind
        if not tokens[behind].tags & (lex.STOP | lex.FILLER):
            return behind
        for at in range(behind, min(len(tokens) - 1, behind + _TOPIC)):
            if tokens[at].tags & (lex.CUE | lex.QUOTE | lex.CONJUNCTION):
                return behind
            if tokens[at].tags & lex.THAT:
                return at + 1 if tokens[at + 1].start > tokens[at].end else behind
        return behind

    def _answering(self, tokens: Sequence[Token], asked: Cue, edge: int) -> Phrase | None:
        """Whoever a reporter asked, behind the question: ผู้สื่อข่าวถามว่าจะลาออกหรือไม่ นายวีระโบกมือลา พร้อมกล่าวว่า"""
        nobody = asked.before is None and asked.inherits is None  # เมื่อถามว่า
        if not nobody and (asked.before is None or not self._is_reporter(tokens[asked.before[1] - 1])):
            return None
        for at in range(edge - 1, asked.at + 1, -1):
            if tokens[at].quoted:
                return None
            if tokens[at].tags & lex.GIVEN and tokens[at - 1].tags & lex.TITLE and not tokens[at].tags & lex.QUOTE:
                begin = at
                while tokens[begin - 1].tags & lex.TITLE:
                    begin -= 1
                if tokens[begin].start > tokens[begin - 1].end or tokens[begin - 1].tags & lex.CONJUNCTION:
                    return begin, at + 1
        return None

    def _is_reporter(self, token: Token) -> bool:
        """Whether the word means those whom people speak to: ผู้สื่อข่าว, สื่อมวลชน."""
        return any(word.endswith(token.word) and word != token.word for word in self.addressee)

    def _joins(self, word: str) -> bool:
        """Whether a conjunction is written onto the verb: และ|ตะโกนว่า."""
        return any(word.startswith(begin) and word[len(begin) :] in self.verbs for begin in self.conjunctions)

    def _doer(self, tokens: Sequence[Token], cue: Cue, edge: int) -> None:
        """The subject of the verbs before “and said”: ประธานสภาสั่งพักการประชุม โดยแจ้งว่า"""
        begin = edge
        while begin and not tokens[begin - 1].tags & (lex.END | lex.COLON | lex.QUOTE):
            begin -= 1
        if begin and tokens[begin - 1].quoted and begin > 1 and tokens[begin - 2].tags & lex.CONJUNCTION:
            return
        if begin and tokens[begin - 1].quoted:
            begin = next(
                (k + 1 for k in range(begin - 2, -1, -1) if tokens[k].tags & (lex.END | lex.COLON | lex.QUOTE)), 0
            )
        free = [k for k in range(begin, edge) if self._may_speak(tokens[k]) and not tokens[k].quoted]
        free = [k for k in free if not self._is_within(tokens, k, begin, edge)]
        at = next((k for k in free if self._is_named(tokens[k])), free[0] if free else -1)
        if at >= 0 and self._is_reporter(tokens[at]):  # ผู้สื่อข่าวพบนายวีระ พร้อมเล่าว่า
            at = next((k for k in range(at + 1, edge) if tokens[k].tags & lex.GIVEN and not tokens[k].quoted), at)
        if at < 0 or (
            not self._is_named(tokens[at])
            and at > begin
            and not tokens[at - 1].tags & (lex.FILLER | lex.TITLE)
            and tokens[at - 1].word not in self.agents
        ):
            return
        first, last = at, at + 1
        while first > begin and tokens[first - 1].tags & (lex.TITLE | lex.ROLE) and not tokens[at].tags & lex.PRONOUN:
            first -= 1
        while (
            last < edge
            and not self._is_named(tokens[at])
            and tokens[last].start == tokens[last - 1].end
            and (not at or tokens[at - 1].word not in self.agents)
            and tokens[last].tags & (lex.UNKNOWN | lex.ROLE | lex.MODIFIER | lex.LINK | lex.DETERMINER | lex.OTHER)
            and not tokens[last].tags & (lex.STOP | lex.RELATIVE | lex.PRONOUN)
        ):
            last += 1
        cue.before = (first, last)

    def _apposed(self, tokens: Sequence[Token], at: int, begin: int) -> int | None:
        """Whose apposition the role at `at` begins: นางแก้ว ใจดี อายุ 66 ปี ชาวบ้าน; บริษัทรุ่งเรือง ผู้ดูแลโกดัง"""
        before = at - 1
        if before < begin or tokens[at].start == tokens[before].end:
            return None
        while before >= begin and at - before < 7 and not tokens[before].tags & (lex.RELATIVE | lex.CUE | lex.QUOTE):
            if tokens[before].tags & lex.GIVEN:
                if tokens[before].tags & lex.ORGANISATION and self._is_within(tokens, before, begin, at):
                    return None  # ที่ขายดีในร้านชำ นักวิจัยผู้นี้มองว่า
                aged = before + 1 == at or some(tokens[before:at], lex.NUMBER)
                return before if aged else None
            before -= 1
        return None

    @staticmethod
    def _is_named(token: Token) -> bool:
        return bool(token.tags & (lex.GIVEN | lex.PRONOUN))

    @staticmethod
    def _may_speak(token: Token) -> bool:
        return bool(
            token.tags & (lex.PRONOUN | lex.SAME | lex.ROLE | lex.GROUP | lex.ORGANISATION | lex.DOCUMENT | lex.GIVEN)
        )

    def _is_within(self, tokens: Sequence[Token], at: int, begin: int, edge: int) -> bool:
        """Whether a preposition governs the word or it stands in a relative clause that has a verb of its own."""
        whole = at
        while (
            at > begin
            and tokens[at - 1].tags & (lex.TITLE | lex.ROLE | lex.MODIFIER)
            and not tokens[at - 1].tags & (lex.STOP | lex.RELATIVE)
        ):
            roles = tokens[at - 1].tags & tokens[at].tags & lex.ROLE and not (tokens[at - 1].tags & lex.TITLE)
            if roles and tokens[at].start > tokens[at - 1].end and at < whole + 1 == edge:
                break  # คบกับนางแบบ นางเอกดังเผยว่า
            at -= 1
        if at - 1 > begin and tokens[at - 1].tags & lex.ORGANISATION and tokens[at - 2].tags == lex.STOP:
            if tokens[at].start == tokens[at - 1].end or tokens[at].tags & lex.CAPITAL:
                return True  # จากสถาบัน RUSI
        if (
            at - 1 > begin
            and tokens[at - 1].tags == lex.UNKNOWN
            and (tokens[at].start == tokens[at - 1].end or tokens[at].tags & lex.CAPITAL)
            and tokens[at - 2].tags & (lex.STOP | (lex.LINK if tokens[at].tags & lex.CAPITAL else 0))
        ):
            return True  # เป็นตัวแทนของเขต North Wexley
        if at - 1 == begin and tokens[begin].tags & lex.CONJUNCTION:
            return False  # โดยกุนซือ วัย 41 ปี กล่าวถึงเกมนี้ว่า
        if whole + 1 == edge and at > begin and tokens[at - 1].tags & lex.RELATIVE and tokens[whole].tags & _PERSON:
            return False  # ซึ่งมะลิก็เผยว่า
        if self._is_owner_too(tokens, at, begin):
            return True
        if at > 1 and tokens[at - 1].tags & lex.CONJUNCTION and tokens[at - 1].start > tokens[at - 2].end:
            return False  # … แชร์ต่อหลายร้อยครั้ง โดยนายวีระ ระบุว่า
        if at > begin and tokens[at - 1].word in self.agents:
            return False  # ทำให้ชาวบ้านโห่ร้อง
        if whole + 1 == edge and at > begin and tokens[at - 1].word in self.clauses:
            return False  # หลังศาลตัดสินว่า
        return at > begin and bool(tokens[at - 1].tags & (lex.STOP | lex.RELATIVE | lex.ADDRESSEE | lex.LINK))

    def _is_owner_too(self, tokens: Sequence[Token], at: int, begin: int) -> bool:
        """Whether the name is one of those whose kin somebody named is: ปาล์ม รัตนชัย น้องชายของ แป้ง มาริสา และ ปิ่น จันทรา"""
        before = at - 2
        if before < begin or tokens[at - 1].word not in self.conjunctions[:1]:
            return False
        while before > max(begin, at - _OWNERS) and tokens[before].tags & (lex.GIVEN | lex.UNKNOWN | lex.TITLE):
            before -= 1
        kin = before - 1 > begin and tokens[before].tags & lex.LINK and tokens[before - 1].tags & lex.ROLE
        return bool(kin and tokens[before - 2].tags & lex.GIVEN)


def _outer(cues: Sequence[Cue]) -> Cue:
    """The verb that reports what the last one's subject says: 发言人否认政府曾要求降息，并称……"""
    at = len(cues) - 1
    while at and (whose := cues[at].before) is not None and whose[0] == cues[at - 1].at + 1:
        at -= 1
    return cues[at]


def _begins_clause(tokens: Sequence[Token], at: int) -> bool:
    """Whether a titled name stands behind a space and the last word of another clause: ไม่ถูกสร้างขึ้น นางแมรีตอบว่า"""
    first = at
    while first and tokens[first - 1].tags & lex.TITLE and not tokens[first - 1].tags & lex.QUOTE:
        first -= 1
    before = tokens[first - 1].tags if first else 0
    governs = lex.ADDRESSEE | lex.LINK | lex.RELATIVE | lex.ROLE | lex.SAY | lex.ACT
    somebody = tokens[at].tags & (lex.ROLE | (lex.GIVEN if first < at else 0))
    apart = somebody and first > 1 and tokens[first].start > tokens[first - 1].end
    after = apart and tokens[first - 2].end == tokens[first - 1].start  # … ไม่|สร้าง|ขึ้น, but … กับ นางแมรี
    return bool(after and before & lex.STOP and not before & governs)


def _is_titled_anew(tokens: Sequence[Token], at: int) -> bool:
    """Whether a title and a name begin a clause behind another's last word: … ทบทวนหรือไม่ นายวีระ|หยุดคิดก่อนตอบว่า"""
    return bool(tokens[at].tags & lex.GIVEN and at and tokens[at - 1].tags & lex.TITLE) and _begins_clause(tokens, at)


def _is_of_people(tokens: Sequence[Token], at: int) -> bool:
    """Whether the word only tells of what people the one before it is: นักกอล์ฟชาวเวลส์; not: ชาวเวลส์กล่าว."""
    word = tokens[at].tags
    return bool(word & lex.SAME and word & lex.MODIFIER and at and tokens[at].start == tokens[at - 1].end)


def _is_team(tokens: Sequence[Token], at: int) -> bool:
    """Whether the word may belong to what a team is called, before its last word."""
    return tokens[at].tags in (lex.UNKNOWN, lex.MODIFIER) or bool(tokens[at].quoted and _is_label(tokens, at))


def _is_label(tokens: Sequence[Token], at: int) -> bool:
    """Whether short marks hold what a team or body is called: เฮดโค้ชทีม “ฉลามหนุ่ม” ระยอง เอฟซี เชื่อว่า"""
    beside = lex.UNKNOWN | lex.ORGANISATION | lex.LINK | lex.ROLE
    before = tokens[at - 1] if at else None
    return before is not None and len(tokens[at].quoted or ()) <= _LABEL and bool(before.tags & beside)


def _bracketed(tokens: Sequence[Token], begin: int, end: int) -> set[int]:
    """Places inside brackets: ประธานพรรคร่วมรัฐบาล (วิปรัฐบาล) กล่าว"""
    found, opened = set[int](), -1
    for at in range(begin, end):
        if tokens[at].tags & lex.BRACKET:
            if opened >= 0:
                found.update(range(opened, at))
            opened = -1 if opened >= 0 else at
    return found
