"""Where a day, a time of day or both stand in a line, in any of the forms that chats and phones write.

Beside what :mod:`closecall.text.dates` reads this knows a day without its year ("23/06"), a day of the week,
and the words for today and yesterday; a stamp of a message needs no more.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from closecall.text.dates import months, weekdays
from closecall.text.resources.lazy_regex import compiled_late

DAY_WORDS = frozenset(
    "today yesterday heute gestern aujourd hui hier hoy ayer oggi ieri hoje ontem vandaag gisteren idag igår "
    "dziś wczoraj".split()
)
SMALL_WORDS = frozenset("at um am pm uhr uur kl klo à las les le a alle às de om o godz den the of".split())
"""What may stand within a stamp, and neither begins nor ends one; the clock's own words may end it."""

_ENDS_A_CLOCK = frozenset("uhr uur h".split())
_MONTH = r"(?:0?[1-9]|1[0-2])"
_TOKEN = compiled_late(
    r"(?P<day>\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|(?:\d{4} ?年 ?)?\d{1,2} ?月 ?\d{1,2} ?日"
    r"|\d{1,2}(?P<sign>[./-]) ?\d{1,2}(?P=sign) ?(?:\d{4}|\d{2})(?![:.h]?\d)"
    r"|\d{1,2}-[^\W\d_]{3,9}\.?-(?:\d{4}|\d{2})(?!\d)"
    rf"|(?P<short>(?:\d{{1,2}}[./-]{_MONTH}|{_MONTH}[./-]\d{{1,2}}))(?![\dh]|:\d|[./-]\d)\.?)"
    r"|(?P<clock>(?:\d{1,3}[:.h]\d{2}(?:[:.]\d{2})?(?:\.\d{1,6})?(?:\s?[AaPp]\.?\s?[Mm]\b\.?)?"
    r"|\d{1,2}\s?[AaPp]\.?[Mm]\b\.?)(?:Z|[+-]\d{2}:?\d{2})?(?![:.]?\d))"
    r"|(?P<number>\d{4}|\d{1,2})(?:st|nd|rd|th|er|[.º°])?(?![\w:/])"
    r"|(?P<word>[^\W\d_]{1,14}(?:-feira)?)(?![\w])\.?"
)
_JOINT = compiled_late(r"T(?=\d)|[\s,.;\u00b7\u2022|/()\[\]\u2013\u2014*_-]{0,4}")
_WORD_BEHIND = compiled_late(r"[^\w]{1,4}(?=\w)")
_MOST_TOKENS = 9
_SURNAME = 2
"""Letters of "Do" and "So", which are last names as well as days."""

_MONTHS = frozenset(("month", "month or weekday"))
_COME_TWICE = frozenset(("small",))


def stamp_ends(text: str, start: int) -> Iterator[int]:
    """Where a stamp that begins at a place can end, the nearest first; nothing where none begins.

    In "12.05. 10:00 Jan" it can end behind the time alone, as "Jan" is whose message it is.
    """
    known: set[str] = set()
    place = start
    for _ in range(_MOST_TOKENS):
        token = _TOKEN.match(text, place)
        kind = _kind(token, known) if token else None
        if token is None or kind is None or kind in known - _COME_TWICE or (kind == "small" and not known):
            return
        known.add(kind)
        if {"day", "month"} <= known:
            return
        dated = "day" in known or ("number" in known and not known.isdisjoint(_MONTHS))
        if kind != "small" and ("clock" in known or dated):
            yield token.end()
        joint = _JOINT.match(text, token.end())
        place = joint.end() if joint else token.end()
        if place == token.end() and token[0][-1] not in ".日":
            return


def holds_stamp(name: str) -> bool:
    """Whether a day stands behind what was taken for a name: "Ada, 11/06", "Ada, Mo", "Ada at yesterday"."""
    if next(stamp_ends(name, 0), 0):
        return True
    for word in _WORD_BEHIND.finditer(name):
        if next(stamp_ends(name, word.end()), 0):
            return True
        first, *others = name[word.end() :].casefold().replace(".", "").split()
        if not SMALL_WORDS.issuperset(others):
            continue
        if first in DAY_WORDS or (first in weekdays() and (len(first) > _SURNAME or word[0].strip())):
            return True
    return False


def is_of_a_day(name: str) -> bool:
    """Whether a name is the beginning of a day: of "Wed 3 Sep" the day alone, "Mon, Jun 1" with its month."""
    words = name.casefold().replace(".", " ").replace(",", " ").split()
    if not words or not (words[0] in weekdays() or words[0] in DAY_WORDS):
        return False
    return all(word in months() or word in SMALL_WORDS for word in words[1:])


def _kind(token: re.Match[str], known: set[str]) -> str | None:
    if token["day"]:
        return "clock" if token["short"] and "day" in known and "." in token["short"] else "day"
    if token["word"] is None:
        return "clock" if token["clock"] else "year" if len(token["number"]) == len("2025") else "number"
    word = token["word"].casefold()
    if word in _ENDS_A_CLOCK:
        return "clock's word"
    if word in months():
        return "month or weekday" if word in weekdays() else "month"
    if word in weekdays() or word in DAY_WORDS:
        return "weekday"
    return "small" if word in SMALL_WORDS else None
