"""Words of a text, folded for comparison, each with its place in the original.

Folding: case, accents, typographic apostrophes and invisible characters go; English contractions are
written out ("won't" and "wont" become "will not"), elisions are split ("l'offre" becomes "l offre"). A word
that stands for several keeps one span, so a match can always be shown as a literal slice. Letters of other
alphabets that stand for Latin ones become these, and a word spelled out ("n o t") becomes one word. Each kana
and each ideograph is a word of its own; kana keep their voicing marks, which are no accents ("か" asks, "が"
goes on).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import cache, lru_cache

from closecall.text.homoglyphs import as_latin, in_latin, is_latin_sentence
from closecall.text.resources.lazy_regex import compiled_late

# Characters that show nothing; they may stand inside a word to hide it from a reader like this one.
_INVISIBLE = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f"
    "\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufe00-\ufe0f\u180b-\u180d\ufff9-\ufffc\U000e0000-\U000e01ef"
)
_APOSTROPHES = "'\u2019\u2018\u02bc\u00b4\uff07"
# One ideograph or kana is one word: these scripts do not part words by spaces.
_CJK = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_VOICING = "\u3099\u309a"
# Accents written as characters of their own, and lines struck through a letter.
_MARKS = "\u0300-\u036f"
_LETTER = rf"[^\W\d_{_CJK}][{_MARKS}]{{0,8}}"
# Three single letters or more with the same sign between them are one word spelled out: "n o t", "S.T.O.P".
_SPELLED = rf"(?<!\w)({_LETTER}([ .\-]){_LETTER}(?:\2{_LETTER}){{1,60}}(?!\w))"
_INSIDE = rf"{_INVISIBLE}{_APOSTROPHES}"
_PLAIN = (
    rf"[{_CJK}][{_VOICING}]?"
    rf"|[^\W_{_CJK}]+(?:(?:[{_INSIDE}](?=[\w{_INSIDE}{_MARKS}])|[{_MARKS}])[^\W_{_CJK}]*)*"
)
# The same for ASCII text, in a third of the time.
_ASCII_WORD = re.compile(r"[A-Za-z0-9]+(?:'(?=[\w'])[A-Za-z0-9]*)*")
_MAY_BE_SPELLED = re.compile(rf"[ .\-][^\W\d_][{_MARKS}]{{0,8}}[ .\-][^\W\d_][{_MARKS}]{{0,8}}(?!\w)")
_BETWEEN_LETTERS = compiled_late(r"[ .\-]")
_DROPPED = re.compile(rf"[{_INVISIBLE}]")
_ANY_APOSTROPHE = re.compile(rf"[{_APOSTROPHES}]")
# Letters that decomposition leaves whole.
_PLAIN_LETTERS = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ı": "i", "œ": "oe", "æ": "ae", "ð": "d", "þ": "th"}
)
_LONGEST_FOLDED = 64
_FEWEST_SPELLED = 2

_NOT = {
    "don": ("do", "not"),
    "doesn": ("does", "not"),
    "didn": ("did", "not"),
    "won": ("will", "not"),
    "can": ("can", "not"),
    "couldn": ("could", "not"),
    "wouldn": ("would", "not"),
    "shouldn": ("should", "not"),
    "isn": ("is", "not"),
    "aren": ("are", "not"),
    "ain": ("is", "not"),
    "wasn": ("was", "not"),
    "weren": ("were", "not"),
    "haven": ("have", "not"),
    "hasn": ("has", "not"),
    "hadn": ("had", "not"),
    "needn": ("need", "not"),
    "mustn": ("must", "not"),
    "shan": ("shall", "not"),
}
_ENDINGS = {"m": "am", "re": "are", "ve": "have", "ll": "will", "d": "would", "s": "is"}
_RUN_TOGETHER = {
    **{stem + "t": words for stem, words in _NOT.items() if stem not in ("can", "won", "don")},
    "dont": ("do", "not"),
    "cant": ("can", "not"),
    "wont": ("will", "not"),
    "cannot": ("can", "not"),
    "im": ("i", "am"),
    "ive": ("i", "have"),
    "id": ("i", "would"),
    "youre": ("you", "are"),
    "theyre": ("they", "are"),
    "thats": ("that", "is"),
    "whats": ("what", "is"),
    "lets": ("let", "us"),
    "gonna": ("going", "to"),
    "wanna": ("want", "to"),
    "gotta": ("got", "to"),
    "u": ("you",),
    "ur": ("your",),
    "pls": ("please",),
    "plz": ("please",),
    "thx": ("thanks",),
    "ty": ("thanks",),
    # Only what no other language says in a sentence of its own: "cos" and "ya" are left alone, and so are
    # "shed", "wed" and "well", which are English words. A Swede who is "hes" speaks no English beside it.
    "hes": ("he", "is"),
    "hed": ("he", "would"),
    "shes": ("she", "is"),
    "hows": ("how", "is"),
    "wheres": ("where", "is"),
    "itd": ("it", "would"),
    "thatd": ("that", "would"),
    "thatll": ("that", "will"),
    "therell": ("there", "will"),
    "whod": ("who", "would"),
    "wholl": ("who", "will"),
    "mightve": ("might", "have"),
    "mustve": ("must", "have"),
    "whos": ("who", "is"),
    "theres": ("there", "is"),
    "heres": ("here", "is"),
    "weve": ("we", "have"),
    "youve": ("you", "have"),
    "theyve": ("they", "have"),
    "itll": ("it", "will"),
    "youll": ("you", "will"),
    "theyll": ("they", "will"),
    "youd": ("you", "would"),
    "theyd": ("they", "would"),
    "couldve": ("could", "have"),
    "wouldve": ("would", "have"),
    "shouldve": ("should", "have"),
    "dunno": ("do", "not", "know"),
    "gimme": ("give", "me"),
    "cuz": ("because",),
    "defo": ("definitely",),
    "prob": ("probably",),
    "probs": ("probably",),
    "tho": ("though",),
    "tmrw": ("tomorrow",),
    # A German says "nehm" for "nehme".
    "nehm": ("nehme",),
}
# "Lets do it" bids, "if the landlord lets us drill" does not: somebody is let.
_LETS = "lets"
_WHO_IS_LET = frozenset("me us you him her them it the my our your".split())
# "Ill take it" is a will, "he is ill" is none.
_ILL = "ill"
_BEHIND_A_WILL = frozenset(
    "ask be book bring buy call check collect come do drop get give go have just keep leave let order pass "
    "pay pick pop ring see send sign take talk text think transfer try".split()
)
_SICK = frozenset(
    "a am are be been being critically fall fallen feel feeling fell felt get got is mentally quite really "
    "seriously so taken terminally the too very was were".split()
)


class Words:
    """The folded words of a stretch of text, in order.

    Attributes:
        folded: what patterns compare with.

    """

    __slots__ = ("_spans", "_where", "folded")

    def __eq__(self, other: object) -> bool:
        """Whether the same words stand in the same places."""
        return isinstance(other, Words) and (self.folded, self.spans) == (other.folded, other.spans)

    def __hash__(self) -> int:
        """Equal words have equal hashes."""
        return hash(self.folded)

    def __init__(
        self,
        folded: tuple[str, ...],
        spans: tuple[tuple[int, int], ...] | None = None,
        *,
        where: tuple[str, int, int] = ("", 0, 0),
    ) -> None:
        """Words whose places are known, or stand one by one in an ASCII text from a start to an end."""
        self.folded = folded
        self._spans = spans
        self._where = where

    @property
    def spans(self) -> tuple[tuple[int, int], ...]:
        """Start and end of each word in the text; words written out of one contraction share a span."""
        # Of most sentences nobody asks where a word stands.
        if self._spans is None:
            self._spans = tuple([match.span() for match in _ASCII_WORD.finditer(*self._where)])
        return self._spans


# Texts are made of few words that come again and again.
@lru_cache(maxsize=8192)
def fold(word: str) -> str:
    """One word without case, accents and invisible characters; at most 64 characters of it."""
    word = word[: 4 * _LONGEST_FOLDED]
    if word.isascii():
        return word.lower()[:_LONGEST_FOLDED]
    if "\u3040" <= word[0] <= "\u30ff":
        return unicodedata.normalize("NFC", word)[:_LONGEST_FOLDED]
    word = unicodedata.normalize("NFKD", in_latin(_DROPPED.sub("", word)).casefold())
    word = "".join(c for c in word if not unicodedata.combining(c)).translate(_PLAIN_LETTERS)
    return _ANY_APOSTROPHE.sub("'", word)[:_LONGEST_FOLDED]


@lru_cache(maxsize=8192)
def written_out(raw: str) -> tuple[str, ...]:
    """One written word as the folded words it stands for: "won't" as "will", "not"."""
    word = fold(raw)
    if word in _RUN_TOGETHER:
        return _RUN_TOGETHER[word]
    if "'" not in word:
        return (word,)
    stem, _, ending = word.rpartition("'")
    stem = stem.replace("'", "")
    if ending == "t" and stem.removesuffix("n") + "n" in _NOT:
        return _NOT[stem.removesuffix("n") + "n"]
    if word == "let's":
        return ("let", "us")
    if ending in _ENDINGS and stem:
        return (stem, _ENDINGS[ending])
    return tuple(part for part in (stem, ending) if part)


def words_of(text: str, start: int = 0, end: int | None = None) -> Words:
    """The words of ``text[start:end]``, with spans into ``text``."""
    end = len(text) if end is None else end
    piece = text[start:end]
    is_ascii = piece.isascii()
    if is_ascii:
        plain = tuple(_ASCII_WORD.findall(piece.lower()))
        if _stand_for_themselves(plain, piece):
            return Words(plain, where=(text, start, end))
    may_be_spelled = _MAY_BE_SPELLED.search(text, start, end)
    folded: list[str] = []
    spans: list[tuple[int, int]] = []
    if is_ascii and not may_be_spelled:
        for match in _ASCII_WORD.finditer(text, start, end):
            words = written_out(match.group())
            folded += words
            spans += (match.span(),) * len(words)
        _settle_by_what_follows(folded, spans)
        return Words(tuple(folded), tuple(spans))
    disguised = is_latin_sentence(piece)
    word_or = _word_or_spelled() if may_be_spelled else _word()
    for match in word_or.finditer(text, start, end):
        raw = match.group()
        if match.lastindex:
            raw = _BETWEEN_LETTERS.sub("", raw)
        words = written_out(as_latin(raw) if disguised else raw)
        folded += words
        spans += (match.span(),) * len(words)
    _settle_by_what_follows(folded, spans)
    return Words(tuple(folded), tuple(spans))


def _settle_by_what_follows(folded: list[str], spans: list[tuple[int, int]]) -> None:
    """Write out or keep the words that are a contraction before some words only."""
    if "let" in folded:
        _keep_letting(folded, spans)
    if _ILL in folded:
        _write_out_ill(folded, spans)


def _keep_letting(folded: list[str], spans: list[tuple[int, int]]) -> None:
    """Make one word again of a "lets" that was written out, where it lets somebody."""
    for at in reversed(range(len(folded) - 2)):
        is_one = spans[at] == spans[at + 1] and spans[at][1] - spans[at][0] == len(_LETS)
        if folded[at] == "let" and is_one and folded[at + 2] in _WHO_IS_LET:
            folded[at : at + 2], spans[at : at + 2] = [_LETS], [spans[at]]


def _write_out_ill(folded: list[str], spans: list[tuple[int, int]]) -> None:
    """Write "ill" out as "i will" where it begins what somebody will do."""
    for at in reversed(range(len(folded) - 1)):
        is_sick = at > 0 and folded[at - 1] in _SICK
        if folded[at] == _ILL and folded[at + 1] in _BEHIND_A_WILL and not is_sick:
            folded[at : at + 1], spans[at : at + 1] = ("i", "will"), (spans[at], spans[at])


def _stand_for_themselves(words: Sequence[str], piece: str) -> bool:
    """Whether ASCII words are no contractions, none is too long, and no two letters may spell out a word."""
    return (
        "'" not in piece
        and _ILL not in words
        and _RUN_TOGETHER.keys().isdisjoint(words)
        and ([*map(len, words)].count(1) < _FEWEST_SPELLED or not _MAY_BE_SPELLED.search(piece))
        and (len(piece) <= _LONGEST_FOLDED or len(max(words, key=len, default="")) <= _LONGEST_FOLDED)
    )


# Not needed for plain ASCII text, and slow to compile: sets that leave out the ideographs.
@cache
def _word() -> re.Pattern[str]:
    return re.compile(_PLAIN)


@cache
def _word_or_spelled() -> re.Pattern[str]:
    return re.compile(f"{_SPELLED}|{_PLAIN}")
