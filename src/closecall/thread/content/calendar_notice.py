"""The meeting in a calendar's mail that came as text: subject and first lines (``calendar_notice.toml``)."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from closecall.text.dates import find_date
from closecall.text.resources.toml_file import read_data
from closecall.text.unicode import fold_line
from closecall.thread.content.automatic_mail import is_robot, robot_kind
from closecall.thread.pieces import Piece
from closecall.thread.records import Attendance, CalendarEvent

_LINES_LOOKED_AT = 6
_LONGEST_NAME = 60
_AT = (" @ ", " – ", " am ")


def event_of(piece: Piece) -> CalendarEvent | None:
    """The meeting that a calendar's mail is about; None when its words do not say."""
    subject = piece.subject or ""
    opening = [fold_line(line) for line in piece.body[:2000].split("\n") if line.strip()][:_LINES_LOOKED_AT]
    named, told = _in_subject(fold_line(subject)), _in_sentences("\n".join(opening))
    found = named or told
    if found is None:
        return None
    what, phrase = found
    title = subject.partition(":")[2].strip() if phrase.endswith(":") else subject
    when = find_date(subject) or next((date for line in opening if (date := find_date(line))), None)
    writer = (told and _subject_of(piece.body, told[1])) or piece.name or ""
    return CalendarEvent(
        what=what,
        name=writer.partition(" (")[0].strip() or None,
        email=None if robot_kind(None, piece.email) or is_robot(piece.email) else piece.email,
        starts=when.at if when else None,
        title=_before_date(title)[:200],
    )


def _in_subject(subject: str) -> tuple[Attendance, str] | None:
    fits = [(phrase, what) for phrase, what in _phrases()["subjects"] if subject.startswith(phrase)]
    phrase, what = max(fits, key=lambda fit: len(fit[0]), default=("", None))
    return (what, phrase) if what else None


def _in_sentences(opening: str) -> tuple[Attendance, str] | None:
    return next(((what, phrase) for phrase, what in _phrases()["sentences"] if phrase in opening), None)


def _subject_of(body: str, phrase: str) -> str | None:
    """Who does it, in a sentence like "Bo Lund has accepted this invitation"."""
    for line in body[:2000].split("\n"):
        place = fold_line(line).find(phrase)
        if 0 < place <= _LONGEST_NAME:
            return line[:place].strip()
    return None


def _before_date(title: str) -> str:
    cuts = [place for mark in _AT if (place := title.rfind(mark)) > 0 and find_date(title[place:])]
    return title[: min(cuts)].strip() if cuts else title.strip()


@cache
def _phrases() -> dict[str, tuple[tuple[str, Attendance], ...]]:
    data = read_data(Path(__file__).with_name("calendar_notice.toml"))
    return {
        part: tuple((phrase, Attendance(what)) for what, phrases in table.items() for phrase in phrases)
        for part, table in data.items()
    }
