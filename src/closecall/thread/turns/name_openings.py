"""How a line begins that somebody else's words follow: a known name, with a mark or a time beside it.

"3 Oct 9:00 Ana: ...", "[today] Ana: ...", "Ana, Fri 9:00", "[Ana] ...", "Ana> ...", "From: Ana".
"""

from __future__ import annotations

import re
from collections.abc import Collection
from enum import Enum
from typing import NamedTuple

from closecall.text.clock_times import find_clock
from closecall.text.dates import WrittenDate, find_date, months, weekdays
from closecall.thread.lexicon.heading_words import heading_words
from closecall.thread.turns.timestamps import DAY_WORDS

_LONGEST_HEAD = 80
_LONGEST_HEADING = 60
_LONGEST_STAMP = 40
_MOST_NAME_WORDS = 4
_MOST_WORDS_BESIDE = 3
_MOST_WORDS_OF_HEADING = 8
_FEWEST_WORDS_OF_A_LETTER = 3
_WORD = re.compile(r"[^\W_]+")
_POINT = re.compile(r"\s{0,8}(?:\d{1,2}[.)]\s|[-*\u2022\u00b7@#=_\u2013\u2014\s]{1,12})")
_COLON = re.compile(r"[:\uff1a](?=\s|$)")
_SPOKEN_TO = re.compile(r"[^\d,\u2013\u2014:]{1,40}?(?:,|\s[-\u2013\u2014])\s")
_JOINTS = ",-\u2013\u2014|("
_SIGNS = " \t*_[]()<>:,.|=\u00b7-\u2013\u2014"
_WORDS_OF_A_TIME = DAY_WORDS | frozenset("at um am pm uhr kl à las le".split())


class Mark(Enum):
    """What makes the name a beginning."""

    STAMPED = "a time, a bracket or the label of a heading beside it"
    LABEL = "a mark behind it, and nothing else"
    ALONE = "nothing: it is the whole line"


class Opening(NamedTuple):
    """The name as found among the known ones, what marks it, and what stands behind on the same line."""

    name: tuple[str, ...]
    mark: Mark
    text: str


def opening(line: str, names: Collection[tuple[str, ...]], *, above_blank: bool = False) -> Opening | None:
    """How a line begins with one of the names; None where it does not, or names it within a sentence.

    Args:
        names: case-folded words of each.
        above_blank: whether a blank line is below: a heading without a colon stands so.

    """
    point = _POINT.match(line)
    head = line[point.end() if point else 0 :][:_LONGEST_HEAD]
    folded = head.casefold()
    if not any(name[0] in folded for name in names if name):
        return None
    words = list(_WORD.finditer(folded))
    bracket = head.find("]") if head[:1] == "[" else -1
    date = find_date(head) if any(map(str.isdigit, head)) else None
    labelled = told = False
    for place, word in enumerate(words):
        dated = date is not None and date.start <= word.start() < date.end
        name = () if dated else _name_at([each[0] for each in words[place : place + _MOST_NAME_WORDS]], names)
        if name:
            before, behind = head[: word.start()], words[place + len(name) - 1].end()
            stamped = labelled or any(map(str.isdigit, before)) or word.start() > bracket > 0
            rest = line[(point.end() if point else 0) + behind :]
            if told:
                return _headed(name, rest, above_blank=above_blank)
            return _marked(name, before, rest, stamped=stamped, above_blank=above_blank)
        labelled = place == 0 and _is_from(word) and head[word.end() :][:1] == ":"
        # "Mail from Ana, 2 Oct"
        told = told or (place == 0 and any(map(_is_from, words[1:2])))
        if not (dated or labelled or told or word.start() < bracket or _is_of_a_time(word[0])):
            return None
    return None


def addresses(line: str, found: Opening) -> bool:
    """Whether a line that names somebody speaks to him: "Ana, thanks for the call on 4 Oct".

    Behind the mark a heading has a name, a firm or a time, or tells whose words follow; a letter goes on in
    small letters, says "you" or "thanks", and tells of nobody else and of nothing that was sent.
    """
    mark = _SPOKEN_TO.match(line)
    if found.text or mark is None or _COLON.search(line):
        return False
    words = [word for word in _WORD.findall(line, mark.end()) if not _is_of_a_time(word.casefold())]
    known, said = heading_words(), {word.casefold() for word in words}
    return (
        len(words) >= _FEWEST_WORDS_OF_A_LETTER
        and words[0].islower()
        and not said.isdisjoint(known.speaks_to)
        and said.isdisjoint(known.speaks_of)
        and known.wrote.search(line) is None
    )


def _is_from(word: re.Match[str]) -> bool:
    return heading_words().labels.get(word[0]) == "from"


def _name_at(words: list[str], names: Collection[tuple[str, ...]]) -> tuple[str, ...]:
    lengths = range(len(words), 0, -1)
    return next((tuple(words[:count]) for count in lengths if tuple(words[:count]) in names), ())


def _marked(
    name: tuple[str, ...], before: str, rest: str, *, stamped: bool, above_blank: bool
) -> Opening | None:
    """The opening, where what stands behind the name is a mark, a time or nothing."""
    behind = rest.lstrip("*_. ")
    sign = behind[:1]
    if sign and sign in ":\uff1a>" and not behind.startswith("://"):
        return Opening(name, Mark.STAMPED if stamped else Mark.LABEL, behind[1:].strip(" *_"))
    if sign and sign in "])" and before.rstrip()[-1:] in ("[", "("):
        return Opening(name, Mark.STAMPED, behind[1:].lstrip(":- "))
    if stamped and (not sign or sign in f"{_JOINTS}]"):
        return Opening(name, Mark.STAMPED, behind.lstrip(f"{_JOINTS}]: "))
    if not behind.strip(_SIGNS):
        return Opening(name, Mark.ALONE, "")
    return _headed(name, rest, above_blank=above_blank)


def _headed(name: tuple[str, ...], rest: str, *, above_blank: bool) -> Opening | None:
    """A name with a time or a remark behind it: "Ana, Fri 9:00", "Ana (mail):", "Ana wrote on 4 Oct:"."""
    colon = _COLON.search(rest, 0, _LONGEST_HEAD)
    head, text = (rest[: colon.start()], rest[colon.end() :].strip()) if colon else (rest, "")
    if len(head) > _LONGEST_HEADING or (not colon and head.rstrip()[-1:] in tuple(".!?;")):
        return None
    joined = head.lstrip()[:1] in tuple(_JOINTS) or head.startswith(("  ", "\t"))
    if joined and is_stamp(head):
        return Opening(name, Mark.STAMPED, text)
    if text or not (colon or above_blank):
        return None
    count = len(_WORD.findall(head))
    told = find_date(head) is not None or find_clock(head) is not None
    remark = bool(colon) and joined and count <= _MOST_WORDS_BESIDE
    return Opening(name, Mark.STAMPED, "") if remark or (told and count <= _MOST_WORDS_OF_HEADING) else None


def is_stamp(text: str) -> bool:
    """Whether a text is a day, a time of day or both, and nothing else."""
    text = text.strip(_SIGNS)
    if not text or len(text) > _LONGEST_STAMP:
        return False
    date: WrittenDate | None = find_date(text)
    clock = find_clock(text)
    spans = [span for span in (date and (date.start, date.end), clock and clock[1:]) if span]
    words = [word for word in _WORD.finditer(text.casefold()) if not _is_within(word.start(), spans)]
    return (bool(spans) or bool(words)) and all(_is_of_a_time(word[0]) for word in words)


def _is_within(place: int, spans: list[tuple[int, int]]) -> bool:
    return any(start <= place < end for start, end in spans)


def _is_of_a_time(word: str) -> bool:
    return word[0].isdigit() or word in weekdays() or word in months() or word in _WORDS_OF_A_TIME
