"""Headline and deck: what tells them from a story's first sentence."""

from itertools import takewhile

from wirecli.fields.dates import find_date
from wirecli.fields.words import Vocabulary, unspaced
from wirecli.page import Page
from wirecli.patterns import pattern
from wirecli.record import Dateline, Span

LONGEST = 300  # characters of a headline
_CAPITALS = 120  # characters of a headline with a stop where most words have capitals
SENTENCE = 90  # of one that ends in a full stop
_STOPPED = 40  # of one where no capitals are: there headlines end in none
_SYLLABIC = 25  # where a letter is a syllable or a word
_SYLLABLES = pattern(r"[\u3041-\u30ff\u4e00-\u9fff\uac00-\ud7a3]{2}")
DECK = 180  # of a deck behind the credit
_LEAST_DECK, _SYLLABIC_DECK, _DECK_LINE = (
    20,
    10,
    160,
)  # a deck is longer, also where a letter is a syllable, and no longer
_LINE = 80  # of a deck without stop where scripts set no spaces
_LEAST, _SHORT = 50, 90  # of one there above a story that begins at more length
_BRIEF = 220  # of one that is two or three sentences
_AT_LENGTH = 300  # and of the paragraph that tells it all again
_PIECE = 2  # of which so many stand in any stretch of that length, though a comma be elsewhere
_RUN = 7  # words that a deck and the story have in common where one was made from the other
_MUCH = 3  # of so many words of it at least one
_BELOW = 12  # paragraphs of the story that are looked through
_INSIDE = pattern(r"[^\W\d_]{3}[.!?]['\"”»)]? +['\"“«(]?(?=[^\W\d_])")  # a sentence's end in mid-paragraph
_SAME, _SURELY = 4, 16  # letters with which headline and deck begin; where they tell by themselves
_NAMES = 80  # characters in which a story's beginning names whom its headline is about
_OPENS = 30  # characters at a story's beginning in which it says when
_TELLING = 4  # words of a headline that tell what the story is about
_WORD = 3  # letters that a word in capitals has more of, unless it is an acronym
_LETTERS = pattern(r"[^\W\d_]+")
_SYLLABLE = pattern(r"[^\W_]|[\u0e30-\u0e4e]")  # letters, and the vowels and tones upon them
_STOPS = ".。．।"
_CLOCK = pattern(r"\d{1,2}[.:]\d{2}(?!\d)")  # เวลา 22.00 น.
_MARKS = "“\"‘'"
_CALLED = pattern(r"[“\"‘'][^“”\"‘’']{2,18}[”\"’']\s?\S")
_PART = pattern(r"[\[【<〈◀(]\s?([^\W\d_]{2,6}(?: [^\W\d_]{1,4})?)\s?[\]】>〉▶)]")
_OPENERS, _QUOTED = "“\"‘'「『", "”\"’'」』"
_CLOSERS = "\"'”’»」』)）]】›"


def stops(text: str) -> bool:
    """Whether a text ends as a sentence of the story does; an ellipsis or a question is a headline's too."""
    bare = text.rstrip(_CLOSERS + " ")
    return bare[-1:] in _STOPS and not bare.endswith(("..", "…"))


def is_headline(paragraph: Span) -> bool:
    """Whether a document's first paragraph is its headline."""
    text = paragraph.text
    sentence = SENTENCE if any(map(str.isupper, text)) else _STOPPED
    if _SYLLABLES.search(text):
        sentence = _SYLLABIC
    elif _is_set_in_capitals(text):
        sentence = _CAPITALS
    return len(text) <= LONGEST and not (stops(text) and len(text) > sentence) and text[-1] not in ":："


def _is_set_in_capitals(text: str) -> bool:
    """Whether most words begin with capitals, as in headlines of English: Ferry Strike Ends After Nine Days."""
    words = text.split()
    return 2 * sum(word[0].isupper() for word in words) > len(words)


def begins_part(text: str, words: Vocabulary, *, headline: bool = False) -> bool:
    """Whether it begins with a label of a broadcast's transcript, in brackets: [앵커], 【 기자 】

    A `headline` may have one, too, where no sentence follows: [인터뷰] 소설가 한지우.
    """
    match = _PART.match(text) if words.parts else None
    if match is None or match[1].replace(" ", "").lower() not in words.parts:
        return False
    return not headline or stops(text) or match.end() == len(text)


def is_lead(page: Page, words: Vocabulary) -> bool:
    """Whether a first paragraph says at once when it was, and at length: a story without headline above it."""
    first = page.paragraphs[0]
    if len(first.text) <= DECK or not unspaced(first.text) or _has_stops(page):
        return False
    return find_date(page.text[first.start : first.end].lower(), words, 0, _OPENS) is not None


def is_subtitle(
    page: Page, rest: Span, following: tuple[Span, ...], dateline: Dateline, back: int | None, wired: bool
) -> bool:
    """Whether the text behind the credit is a deck: a headline in a paragraph of its own, the story below it.

    `wired` says that a known wire distributed it.
    """
    if not rest.text or dateline.place or dateline.date or not following or len(rest.text) > DECK:
        return False
    if back is not None and (following[0].start >= back or rest.end > back):
        return False
    if stops(rest.text) or rest.text[-1:] in ":：,，、;；":
        return False
    if unspaced(rest.text) and "。" in rest.text:
        return False  # several sentences
    if unspaced(rest.text) and not _has_stops(page):
        return wired and len(following[0].text) > len(rest.text)  # a paper's own first sentence has no stop either
    return True


def _has_stops(page: Page) -> bool:
    """Whether the page's script ends sentences with a stop at all (Thai does not)."""
    return any(stop in page.text for stop in "。．")


def find_decks(page: Page) -> int:
    """How many paragraphs under the headline are second headlines, in a document without dateline."""
    paragraphs = page.paragraphs
    if len(paragraphs) > 1 and begins_in_capitals(paragraphs[1].text):
        return 0
    if len(paragraphs) > 2:
        headline, deck, story = (paragraph.text for paragraph in paragraphs[:3])
        if _tells_first(page, deck, story) or _told_again(headline, deck, story) or _repeated(page, deck):
            return 1
    count = 0
    while count < 3 and count + 2 < len(paragraphs) and is_deck(paragraphs[count + 1].text):
        count += 1
    longest = max((len(deck.text) for deck in paragraphs[1 : count + 1]), default=0)
    below = (paragraph.text for paragraph in paragraphs[count + 1 : count + 4])  # a picture or a byline may come first
    return count if count and len(paragraphs) > count + 2 and max(map(len, below)) > longest else 0


def _tells_first(page: Page, deck: str, story: str) -> bool:
    """Whether a paragraph tells in short, in sentences of its own, what the one below it begins to tell at length."""
    if len(deck) > _BRIEF:
        return False
    if unspaced(deck):
        words = deck[-1:] in _QUOTED and deck[-2:-1].isalnum() and deck[0] not in _OPENERS  # 浜崎社長「撤退ではない」
        return len(deck) <= _LINE and (deck[-1:].isalnum() or words) and stops(story) and _has_stops(page)
    sentences = len(_INSIDE.findall(deck)) + 1
    if not stops(deck) or sentences not in (2, 3) or len(story) < max(_AT_LENGTH, 1.8 * len(deck)):
        return False
    return len(_keys(deck) & _keys(story)) >= _TELLING - 1


def _told_again(headline: str, deck: str, story: str) -> bool:
    """Whether the second paragraph tells what the headline says, and the first, one sentence, only adds to it."""
    if not stops(deck) or len(deck) > DECK or len(story) < 1.3 * len(deck):
        return False
    if unspaced(deck) and "。" in deck[:-1]:
        return False  # several sentences; the headline quotes who speaks in the second paragraph
    keys = _keys(headline)
    said, again = len(keys & _keys(deck)), len(keys & _keys(story))
    return len(keys) >= _TELLING and 4 * said <= len(keys) and 2 * again >= len(keys)


def _repeated(page: Page, deck: str) -> bool:
    """Whether a sentence of the story below says much of the second paragraph again, word for word."""
    if not stops(deck) or len(deck) > _AT_LENGTH or unspaced(deck) or not any(map(str.isupper, deck)):
        return False  # where no capitals tell, names of seven words are not rare
    paragraphs = page.paragraphs[2 : 2 + _BELOW]
    if not _has_pieces(deck.lower(), "\n".join(below.text for below in paragraphs).lower()):
        return False
    words, told = _LETTERS.findall(deck.lower()), [_LETTERS.findall(below.text.lower()) for below in paragraphs]
    again = {tuple(below[at : at + _RUN]) for below in told for at in range(len(below) - _RUN + 1)}
    runs = [at for at in range(len(words) - _RUN + 1) if tuple(words[at : at + _RUN]) in again]
    return len({at + k for at in runs for k in range(_RUN)}) * _MUCH >= len(words)


def _has_pieces(deck: str, story: str) -> bool:
    """Whether some words of a deck stand in a story as they are: what is soon told, of most decks that none does."""
    words = deck.split()
    return any(" ".join(words[at : at + _PIECE]) in story for at in range(1, len(words) - _PIECE, _RUN - _PIECE))


def _keys(text: str) -> set[str]:
    """The beginnings of a text's longer words; its pairs of letters in a script without spaces."""
    if unspaced(text):
        return {text[at : at + 2] for at in range(len(text) - 1) if text[at : at + 2].isalpha()}
    return {word[:5] for word in _LETTERS.findall(text.lower()) if len(word) > 3}


def is_deck_of_dated(page: Page, words: Vocabulary, number: int) -> bool:
    """Whether a paragraph tells the headline again where no stops tell, and the story begins below it.

    เมื่อวันที่ 5 ม.ค. …: the story says when, its deck does not; or the deck begins as the headline does.
    """
    if number + 1 >= len(page.paragraphs):
        return False
    deck, story = page.paragraphs[number], page.paragraphs[number + 1]
    if not unspaced(deck.text) or _has_stops(page) or len(deck.text) > LONGEST:
        return False
    if number > 1 and deck.text[0] in _MARKS and not _CALLED.match(deck.text):
        return False  # the story has begun: “…” he says
    line = page.text[story.start : story.end].lower()
    begun = find_date(line, words, 0, _OPENS) is not None
    begun = begun or bool(words.stamps.opening(line)[0] and _CLOCK.search(line[:_OPENS]))
    same = _same_beginning(page.paragraphs[0].text, deck.text)
    if find_date(page.text[deck.start : deck.end].lower(), words) is not None:
        return begun and len(same) >= _SAME
    if not begun and number > 1 and _CALLED.match(deck.text) and story.text[0] not in _MARKS:
        return len(story.text) > len(deck.text)  # “มะลิ” ยันไม่ทะเลาะ …, below the page's stamp
    if len(same) < _SAME and not _CALLED.match(deck.text) and any(word in deck.text for word in words.that):
        return False  # a story's first sentence: somebody said that …
    called = story.text[0] not in _MARKS or _CALLED.match(story.text) is not None
    if called and _LEAST <= len(deck.text) <= _SHORT and 3 * len(story.text) >= 4 * len(deck.text):
        return True
    if begun or (len(same) >= _SURELY and not any(word in deck.text for word in words.that)):
        return True
    named = len(same) >= _SAME and same[:_SAME] in "".join(_SYLLABLE.findall(story.text[:_NAMES]))
    return named and _LINE // 2 <= len(deck.text) <= len(story.text)


def _same_beginning(headline: str, deck: str) -> str:
    """The letters that headline and deck begin with."""
    pairs = zip(_SYLLABLE.findall(headline), _SYLLABLE.findall(deck), strict=False)
    return "".join(one for one, _ in takewhile(lambda pair: pair[0] == pair[1], pairs))


def begins_in_capitals(text: str) -> bool:
    """Whether a sentence's first word is printed in capitals, as stories and captions begin: SEBANYAK 103 notis …"""
    first, _, rest = text.partition(" ")
    second = rest.partition(" ")[0]
    return len(first) > _WORD and first.isalpha() and first.isupper() and not second.isupper() and stops(text)


def is_deck(text: str) -> bool:
    last = text.rstrip("\"'“‘”’«» ")[-1:]  # … que « rien ne bouge »; not: (Ann Pell)
    least = _SYLLABIC_DECK if _SYLLABLES.search(text) else _LEAST_DECK
    return not unspaced(text) and least < len(text) <= _DECK_LINE and not stops(text) and last.isalnum()
