"""How a line can open a turn: a stamp and a name in either order, with any signs between and behind them.

``Ada – 23/06 09:14 : text``, ``Aug 29, 6:10 PM  Ada: text``, ``[09:14] [23/06] Ada> text``, and
``Ada, 23/06 09:14`` with the text below. One line can be read in several ways; which is meant, other lines of
the page tell (:mod:`closecall.thread.readers.calls.stamped_openings`).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from closecall.text.clock_times import find_clock
from closecall.text.resources.lazy_regex import compiled_late
from closecall.thread.lexicon.side_words import side_words
from closecall.thread.participants.speaker_labels import LONGEST_NAME, is_speaker
from closecall.thread.turns.timestamps import stamp_ends

_LONGEST_HEAD = 120
_MOST_MARKS = 4
_MOST_WORDS_BESIDE = 3
_LEAD = compiled_late(r"[\s>*_\u2022\u00b7|#(\[<\u2013-]{0,6}")
_WORD_BEGINS = compiled_late(r"(?<![^\W_])(?<![^\W_]_)(?<!\+)[^\W_]")
_CLOSING = r"[\])}*_\uff09]{0,3}"
_DASHES = r"[|>;\u00b7\u2022=\u2013\u2014-]{1,2}"
# What stands between a stamp and a name behind it.
_AFTER_STAMP = compiled_late(
    rf"[\])}}>*_\uff09]{{0,3}}\s{{0,4}}(?:{_DASHES}|[,:]{{1,2}})?\s{{0,8}}[*_<\[(@]{{0,3}}"
)
# What stands behind a name or a stamp, before the text.
_BEHIND = (
    rf"{_CLOSING}(?: ?[:\uff1a]{{1,2}}(?=\s|$|[*_])[*_]{{0,2}}"
    rf"| ?{_DASHES}>?(?= |$)|\t| {{2,}}|[\u3000\uff1a])\s{{0,8}}"
    rf"|[\])>\uff09][*_]{{0,2}} {{1,4}}|{_CLOSING}\s{{0,8}}$"
)
_MARK = compiled_late(_BEHIND)
_BEHIND_STAMP = compiled_late(rf"{_BEHIND}|[*_]{{0,3}} (?=\S)")
_TRAILING = compiled_late(r"[\s,;:|>\u00b7\u2022=@<\[(*_\u2013\u2014\uff08-]{1,8}$")
_OPEN, _CLOSE = "(\uff08", (")", "\uff09")
_SIGNS = compiled_late(r"[\s*_]+")
_PHONE = compiled_late(r"\+?[\d(][\d ()./-]{6,20}\d")
_HANDLE = compiled_late(r"(?=[^\s]{0,30}[\d._])[^\W\d_][\w.-]{1,30}")
_TAB = "\t"
_LONGEST_CLOCK = len("10:30 pm")
_USER = compiled_late(r"[a-z][a-z0-9_.]{2,30}")
_DASH = "\u2014"
"""What Discord writes between a user and the time."""
_SENTENCE_ENDS = ".!?\u2026\u3002"
_ANNOUNCED = " sent the following message"
"""LinkedIn's words between the name of who wrote and the time."""
_JOINTS = frozenset("la le les du da".split())
_RAW = compiled_late(r"[\s|\u00b7\u2022()\[\]<>*_]+")


class Opening(NamedTuple):
    """One way to read a line.

    Attributes:
        shape: the order of the parts and the signs between them, the same for all turns of one page.
        begin: where in the line the text begins.

    """

    shape: tuple[str, ...]
    name: str
    stamp: str
    begin: int

    @property
    def is_heading(self) -> bool:
        """Whether the text can stand below only."""
        return not self.shape[-1]

    @property
    def is_parted(self) -> bool:
        """Whether more than a mere space stands between the parts."""
        return all(sign not in ("", " ") for sign in self.shape[-2:])

    @property
    def is_exported(self) -> bool:
        """Whether programs write chats out so: a stamp, a sign, a name, a colon; a name, "(stamp):".

        Telegram writes "Ada, [stamp]".
        """
        order, *_, between, behind = self.shape
        if order == "name":
            return (between, behind) in (("(", "):"), ("[", "]:"), (",[", "]"))
        if between == behind == _TAB:
            # LINE's table; with a day in the row it may be anybody's log.
            return find_clock(self.stamp) is not None and len(self.stamp) <= _LONGEST_CLOCK
        return bool(between.strip()) and behind == ":"


def openings(line: str) -> Iterator[Opening]:
    """The ways in which a line can open a turn."""
    head = line[:_LONGEST_HEAD]
    if not any(map(str.isdigit, head)):
        return
    lead = _LEAD.match(head)
    begin = lead.end() if lead else 0
    signs = _sign(head[:begin])
    for end in stamp_ends(head, begin):
        yield from _stamp_first(head, (begin, end), signs)
    yield from _name_first(head, begin, signs)


def _stamp_first(head: str, stamp: tuple[int, int], lead: str) -> Iterator[Opening]:
    gap = _AFTER_STAMP.match(head, stamp[1])
    if gap is None or gap.end() == stamp[1]:
        return
    stop = min(len(head), gap.end() + LONGEST_NAME + 8)
    for _, mark in zip(range(_MOST_MARKS), _MARK.finditer(head, gap.end(), stop), strict=False):
        closed = mark[0][:1] in _CLOSE and any(map(head[gap.end() : mark.start()].count, _OPEN))
        written = head[gap.end() : mark.start() + closed]
        name, beside = _parted(written)
        if _is_name(name):
            shape = ("stamp", lead, beside, _sign(gap[0]), _sign(mark[0][closed:]))
            yield Opening(shape, name, _raw(head[slice(*stamp)]), mark.end())


def _name_first(head: str, begin: int, lead: str) -> Iterator[Opening]:
    for word in _WORD_BEGINS.finditer(head, begin + 1, begin + LONGEST_NAME + 24):
        *_, end = (0, *stamp_ends(head, word.start()))
        mark = _BEHIND_STAMP.match(head, end) if end else None
        if mark is None:
            continue
        written = head[begin : word.start()]
        signs = _TRAILING.search(written)
        name, beside = _parted(written[: signs.start()] if signs else written)
        if signs is not None and (_is_name(name) or (_DASH in signs[0] and _USER.fullmatch(name))):
            shape = ("name", lead, beside, _sign(signs[0]), _sign(mark[0]))
            yield Opening(shape, name, _raw(head[word.start() : end]), mark.end())
        if word[0].isdigit():
            return


def _parted(written: str) -> tuple[str, str]:
    """A name, and the small words behind it that are none of its parts: "wrote", "at"."""
    name, announced, _ = written.partition(_ANNOUNCED)
    if announced:
        return name.strip(" *_@~"), announced.strip()
    words = written.strip(" *_@~").split()
    count = len(words)
    while count > 1 and len(words) - count < _MOST_WORDS_BESIDE and _is_small(words[count - 1]):
        count -= 1
    return " ".join(words[:count]), " ".join(words[count:])


def _is_small(word: str) -> bool:
    return word.isalpha() and word.islower()


def _is_name(name: str) -> bool:
    bare = name.lstrip("\u200e~").strip()
    while bare and not (bare[0].isalnum() or bare[0] in "+("):
        bare = bare[1:].lstrip()
    if _PHONE.search(bare) and is_speaker(bare):
        return False
    return is_speaker(bare) or _PHONE.fullmatch(bare) is not None or _HANDLE.fullmatch(bare) is not None


def is_sentence(name: str) -> bool:
    """Whether what was taken for a name ends a sentence within it ("No. Ask"), or says I or you."""
    known = side_words()
    first, second, _ = known.persons
    words = name.split()
    if any(word == "I" or (word.islower() and word in (first | second) - _JOINTS) for word in words):
        return True
    ends = [word[:-1].casefold() for word in words[:-1] if word[-1] in _SENTENCE_ENDS and len(word) > 2]
    return not (known.honorifics | known.titles).issuperset(ends)


def _sign(written: str) -> str:
    """The signs alone; what only spaces part is told by how many."""
    if _TAB in written and not written.strip():
        return _TAB
    signs = _SIGNS.sub("", written)
    if signs or not written:
        return signs
    return " " if written == " " else "  "


def _raw(stamp: str) -> str:
    return _RAW.sub(" ", stamp).strip()
