"""Turns gathered line by line, shared by the transcript readers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from closecall.text.dates import WrittenDate, find_date
from closecall.text.resources.lazy_regex import compiled_late
from closecall.thread.lexicon.chat_words import chat_words
from closecall.thread.lexicon.mail_words import mail_words
from closecall.thread.participants.speaker_labels import (
    LONGEST_NAME,
    is_phone_number,
    is_program,
    is_speaker,
    seconds_of,
)
from closecall.thread.person_names import name_words
from closecall.thread.pieces import Piece, Reading
from closecall.thread.records import Side, ThreadKind

SAMPLE = 80
"""Filled lines that a confidence looks at."""

SPELLED = (
    r"(?:(?P<hours>\d{1,2}) (?:hours?|stunden?|heures?|horas?|or[ae]|uur|timm(?:e|ar)|godzin\w{0,2}) )?"
    r"(?:(?P<minutes>\d{1,2}) (?:min[uú]t\w{0,3}) )?(?P<seconds>\d{1,2}) (?:se[ck][ou]nd\w{0,3}|segundos?)"
)
"""The time of a turn as Teams writes it out in the reader's language."""

_SECONDS = ("second", "sekund", "secund", "segund")
_MOST_LABEL_WORDS = 8
_LONGEST_HEADING = 80
_RULES = "-=#*[\u2013\u2014"
_LONGEST_DAY = 40
_WEEKDAY = compiled_late(r"[\s,]*\(?[^\W\d_]{1,10}\)?\.?")
_COLON = re.compile("[:：]")
_PROFILE = "'s profile"
# Shares of the cues that begin with a label.
_EVERY, _MANY, _SOME = 0.95, 0.6, 0.15


@dataclass(slots=True)
class Turn:
    """A turn while its lines are gathered; ``first`` and ``last`` count from 0."""

    name: str | None
    first: int
    last: int
    raw_time: str = ""
    offset: float | None = None
    date: WrittenDate | None = None
    lines: list[str] = field(default_factory=list)
    email: str | None = None
    side: Side | None = None
    doubtful: bool = False

    def add(self, index: int, text: str) -> None:
        """Put a line of text at the end of the turn."""
        self.lines.append(text)
        if text.strip():
            self.last = index


@dataclass(slots=True)
class Talk:
    """The turns of a page, gathered line by line, and what stands above the first: the title."""

    turns: list[Turn] = field(default_factory=list)
    title: list[str] = field(default_factory=list)

    def add(self, index: int, line: str) -> None:
        """Let a line that opens no turn go on with the one above."""
        text = line.strip()
        if self.turns:
            self.turns[-1].add(index, text)
        elif text:
            self.title.append(text)

    def reading(self, kind: ThreadKind, *, warnings: tuple[str, ...] = ()) -> Reading:
        """The turns that say anything, as pieces, under the title."""
        return Reading(kind, pieces_of(self.turns), title="\n".join(self.title), warnings=warnings)


def pieces_of(turns: Iterable[Turn]) -> tuple[Piece, ...]:
    """The turns that say anything, as pieces."""
    return tuple(_spoken(turns))


def _spoken(turns: Iterable[Turn]) -> Iterator[Piece]:
    begun: tuple[str, WrittenDate] | None = None
    for turn in turns:
        lines, heading = _without_heading(turn.lines)
        body = "\n".join(lines).strip()
        if body:
            yield Piece(
                body=body,
                lines=(turn.first + 1, turn.last + 1),
                name=turn.name,
                email=turn.email,
                raw_time=begun[0] if begun else turn.raw_time,
                offset=turn.offset,
                date=begun[1] if begun else turn.date,
                side=turn.side,
                doubtful=turn.doubtful,
            )
            begun = None
        begun = heading or begun


def _without_heading(lines: list[str]) -> tuple[list[str], tuple[str, WrittenDate] | None]:
    """A turn's lines, and the heading with a date that stands below them and opens the next call."""
    last = next((place for place in range(len(lines) - 1, 0, -1) if lines[place].strip()), 0)
    heading = lines[last].strip() if last else ""
    date = call_day(heading)
    return (lines[:last], (heading, date)) if date else (lines, None)


def call_day(heading: str) -> WrittenDate | None:
    """The date of a line such as "Call 3, 14 May 2026" or "--- 14 May 2026 ---".

    It holds a date, a call and its number, and nothing else: a date alone can be what somebody said.
    """
    if not heading or len(heading) > _LONGEST_HEADING:
        return None
    date = find_date(heading)
    if date is None or date.at is None:
        return None
    others = name_words(heading[: date.start] + " " + heading[date.end :])
    known = mail_words().call_headings
    named = heading[0] in _RULES or any(word in known for word in others)
    return date if named and all(word[0].isdigit() or word in known for word in others) else None


def day_alone(line: str) -> str:
    """The day that a line holds and nothing else; "" for any other line."""
    text = line.strip(" \t*_#[]-\u2013\u2014=")
    if not text or len(text) > _LONGEST_DAY or not any(map(str.isdigit, text)):
        return ""
    date = find_date(text)
    beside = text[: date.start] + text[date.end :] if date and not date.clock else text
    return text if not beside or _WEEKDAY.fullmatch(beside) else ""


def merged(turns: Iterable[Turn]) -> Iterator[Turn]:
    """The turns, of which each goes on until somebody else speaks: a program cuts speech into cues."""
    open_turn: Turn | None = None
    for turn in turns:
        text = " ".join(line.strip() for line in turn.lines if line.strip())
        if not text:
            continue
        turn.lines = [text]
        if open_turn is not None and turn.name in (None, open_turn.name):
            open_turn.lines.append(text)
            open_turn.last = turn.last
            continue
        if open_turn is not None:
            yield _joined(open_turn)
        open_turn = turn
    if open_turn is not None:
        yield _joined(open_turn)


def _joined(turn: Turn) -> Turn:
    turn.lines = [" ".join(turn.lines)]
    return turn


def named(line: str) -> tuple[str, str] | None:
    """Speaker and text of a ``Name: text`` line, None for any other line."""
    parted = labelled(line)
    return parted if parted and (is_speaker(parted[0]) or is_phone_number(parted[0])) else None


def summarised(line: str) -> tuple[str, str] | None:
    """Label and text of a line with which a program's summary begins ("Action items: ..."), else None."""
    parted = labelled(line)
    return parted if parted and is_program(parted[0]) else None


def spelled_time(line: str) -> float | None:
    """The seconds of a line that holds a time in words and nothing else: "0 minutes 4 seconds".

    Of a recording's times the minutes are never left out; "30 seconds" is spoken.
    """
    match = re.fullmatch(SPELLED, line.strip(), re.IGNORECASE) if ends_spelled(line) else None
    return seconds_spelled(match) if match and match["minutes"] else None


def ends_spelled(line: str) -> bool:
    """Whether a line ends in a word for seconds, in one of the languages in which Teams writes them out."""
    return line.split()[-1:] != [] and line.rsplit(maxsplit=1)[-1].casefold().startswith(_SECONDS)


def seconds_spelled(match: re.Match[str]) -> float:
    """The seconds that a match of :data:`SPELLED` tells."""
    hours, minutes, seconds = (int(match[unit] or 0) for unit in ("hours", "minutes", "seconds"))
    return 3600.0 * hours + 60 * minutes + seconds


def bare_time(line: str) -> float | None:
    """The seconds of a line that holds a time and nothing else."""
    text = line.strip(" \t#*_[]()")
    return seconds_of(text) if 4 <= len(text) <= 12 else None


def is_announced(line: str) -> bool:
    """Whether a line only says who wrote what follows: LinkedIn repeats it above each message."""
    text = line.strip().casefold()
    if len(text) > 2 * _LONGEST_HEADING:
        return False
    sent = any(announced in text for announced in chat_words().announcements)
    return sent or (text.startswith("view ") and _PROFILE in text.replace("\u2019", "'"))


def labelled(line: str) -> tuple[str, str] | None:
    """What stands before and after the first colon, where that can be a label of any kind."""
    start = line[: LONGEST_NAME + 8]
    colon = _COLON.search(start)
    if colon is None:
        return None
    head, text = start[: colon.start()], start[colon.end() :]
    if (head[-1:].isdigit() and text[:1].isdigit()) or text.startswith("//"):
        return None
    label = head.strip(" *_>[]-\t")
    return (label, line[len(head) + 1 :].strip(" *_\t")) if label else None


def labels_of(lines: Iterable[str]) -> frozenset[str]:
    """The labels that name speakers in cues which a program wrote, "anna" and "K2 | Lodz" too.

    Where every cue has a label, each short one is a name. Where few have, a name comes back; a colon in
    what is said makes none.
    """
    counted: Counter[str] = Counter()
    total = 0
    for line in lines:
        total += 1
        parted = labelled(line)
        if parted is not None and len(parted[0].split()) <= _MOST_LABEL_WORDS:
            counted[parted[0]] += 1
    share = sum(counted.values()) / max(1, total)
    if share >= _EVERY:
        return frozenset(counted)
    names = frozenset(label for label, times in counted.items() if times > 1 and share >= _MANY)
    return names | frozenset(
        label for label, times in counted.items() if is_speaker(label) and (times > 1 or share >= _SOME)
    )
