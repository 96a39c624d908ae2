"""A chat copied from a page: a name on a line, ``Tue 6:12 PM`` on the next, then the text.

A further time line without a name is a further message of the same person.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from closecall.text.clock_times import find_clock
from closecall.text.dates import find_date, weekdays
from closecall.text.resources.lazy_regex import compiled_late
from closecall.thread.participants.speaker_labels import is_speaker
from closecall.thread.pieces import Page, Reader, Reading
from closecall.thread.readers.turn_lines import SAMPLE, Talk, Turn, day_alone, is_announced, named
from closecall.thread.records import ThreadKind
from closecall.thread.turns.timestamps import DAY_WORDS, stamp_ends

_LONGEST_TIME_LINE = 40
_FIRST_WITHIN = 5
_PRONOUNS = compiled_late(r"\([A-Za-z]{2,5}/[A-Za-z]{2,6}(?:/[A-Za-z]{2,6})?\)$")
_AGO = compiled_late(
    r"(?:\d{1,2} (?:min(?:ute)?s?|hours?|days?) ago|just now|vor \d{1,2} (?:minuten?|stunden?|tagen?))$"
)
_LAST_CHARACTERS = "0123456789mM."
_SIGNS = str.maketrans(dict.fromkeys(",.\u00b7\u2022|-\u2013", " "))
_WORDS_OF_A_TIME = DAY_WORDS | {"at", "um"}


def _is_time(line: str) -> bool:
    if _AGO.match(line.casefold()):
        return True
    if not line or len(line) > _LONGEST_TIME_LINE or ":" not in line or line[-1] not in _LAST_CHARACTERS:
        return False
    first = line.split(maxsplit=1)[0].strip(",.").casefold()
    clock = find_clock(line)
    if clock is None:
        return False
    if any(end == len(line) for end in stamp_ends(line, 0)):
        return True
    date = find_date(line)
    begun = date is not None and date.start == 0
    if not (begun or first[:1].isdigit() or first in weekdays() or first in _WORDS_OF_A_TIME):
        return False
    rest = line[: clock[1]] + line[clock[2] :] if date is None else line[: date.start] + line[date.end :]
    words = rest.translate(_SIGNS).casefold().split()
    return all(word in weekdays() or word in _WORDS_OF_A_TIME for word in words)


def confidence(page: Page) -> float:
    """High when names stand above time lines again and again."""
    sample = _filled(page)[:SAMPLE]
    times = [place for place, i in enumerate(sample) if _is_time(page.lines[i].strip())]
    if len(times) < 2 or len(times) * 5 < len(sample):
        return 0.0
    below = [page.lines[sample[place + 1]] for place in times if place + 1 < len(sample)]
    if all(map(named, below)):
        # "Fri 13 Nov 10:02" above "Me: Hi, ...": the names stand in the lines.
        return 0.0
    first = times[0]
    return 0.89 if 0 < first <= _FIRST_WITHIN and is_speaker(page.lines[sample[first - 1]]) else 0.0


def _filled(page: Page) -> tuple[int, ...]:
    """The filled lines without those that only announce who wrote."""
    lines = page.lines
    return tuple(
        [i for i in page.filled if not (is_announced(lines[i]) or _PRONOUNS.match(lines[i].strip()))]
    )


def _names(page: Page) -> frozenset[str]:
    """Lines above a time that name somebody. Others may end a message.

    They stand at the top or below a blank line, or every time has one and text before it, or Slack has put
    the time apart from its beginning.
    """
    filled = _filled(page)
    times = [place for place, i in enumerate(filled) if _is_time(page.lines[i].strip())]
    above = {place: page.lines[filled[place - 1]].strip() for place in times if place}
    dense = len(above) == len(times) and all(map(is_speaker, above.values()))
    dense = dense and all(later - earlier > 2 for earlier, later in pairwise(times))
    return frozenset(
        name
        for place, name in above.items()
        if is_speaker(name)
        and (
            dense
            or place == 1
            or filled[place - 2] < filled[place - 1] - 1
            or page.lines[filled[place]].startswith("  ")
        )
    )


def _days(lines: Sequence[str], names: frozenset[str]) -> dict[int, str]:
    """The lines that are a day alone above a name and its time, where the chat begins with one."""
    places = (at for at in range(len(lines) - 2) if lines[at + 1] in names and _is_time(lines[at + 2]))
    days = {at: day for at in places if (day := day_alone(lines[at]))}
    return days if days and min(days) <= 1 else {}


def _is_preview(line: str, below: str, names: frozenset[str]) -> bool:
    """Whether a line goes before a message for reading aloud: "its words by Name" (Teams), the name twice."""
    return below in names and (line == below or line.endswith(f" by {below}"))


def read(page: Page) -> Reading:
    """One piece a time line."""
    talk = Talk()
    name: str | None = None
    names = _names(page)
    filled = _filled(page)
    days = _days([page.lines[i].strip() for i in filled], names)
    day = ""
    for place, index in enumerate(filled):
        line = page.lines[index].strip()
        below = page.lines[filled[place + 1]].strip() if place + 1 < len(filled) else ""
        if _is_time(line):
            stamp = f"{day}, {line}" if day and find_date(line) is None else line
            talk.turns.append(Turn(name, index, index, raw_time=stamp))
        elif place in days:
            day = days[place]
        elif line in names and _is_time(below):
            name = line
        elif not _is_preview(line, below, names):
            talk.add(index, line)
    return talk.reading(ThreadKind.EMAIL)


READER = Reader("chat lines", 0.89, confidence, read, typed=True)
