"""Notes in the third person: a heading with a day and a call, dated lines of deeds, a person told of.

They speak to nobody outside quotation marks, greet nobody and end in no regards: a mail does one of these.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from closecall.text.dates import find_date
from closecall.text.resources.lazy_regex import compiled_late
from closecall.text.word_classes import classes_in_any
from closecall.thread.lexicon.mail_words import mail_words
from closecall.thread.lexicon.side_words import side_words
from closecall.thread.participants.speaker_labels import is_speaker
from closecall.thread.person_names import name_words
from closecall.thread.pieces import LONGEST_LINE
from closecall.thread.turns.timestamps import stamp_ends

_FILE = Path(__file__).with_suffix(".toml")
_CITED = compiled_late(
    r"[\"\u201c\u201e\u00ab\u300c][^\"\u201c\u201d\u201e\u00ab\u00bb\u300c\u300d\n]{1,300}[\"\u201c\u201d\u00bb\u300d]"
)
_PARTED = compiled_late(r"[.,;:|()]\s|[,;:|()]|\s[-\u2013\u2014]\s")
_DAY_BEGINS = compiled_late(r"(?<![\w.,/:])\w")
_BEHIND_A_DAY = compiled_late(r"\s?[-\u2013\u2014:,.|]?\s{0,3}")
_PERSON = compiled_late(r"(?P<name>[^\W\d_][^()\n]{1,38}?)(?: \([^()\n]{1,60}\))? [-\u2013\u2014] (?=\w)")
_LONGEST_HEADING = 160
_MOST_LINES = 60
_FEWEST_LINES = 3
_FEWEST_DATED = 2
_MOST_UNDATED = 2
_SHORT = 3
_LAST_LINES = 3


def are_told(lines: Sequence[str]) -> bool:
    """Whether the lines are a seller's notes by one of three signs, and speak to nobody."""
    lines = [line.strip()[:LONGEST_LINE] for line in lines]
    if not _FEWEST_LINES <= len(lines) <= _MOST_LINES or _is_letter(lines):
        return False
    told = [_CITED.sub(" ", line) for line in lines]
    words = frozenset(word for line in told for word in name_words(line))
    if any("?" in line for line in told) or not words.isdisjoint(_words("you")):
        return False
    of_somebody = not words.isdisjoint(_words("third"))
    of_himself = not words.isdisjoint(_words("first"))
    deed = _heads(lines[0])
    if deed is not None:
        return deed or of_somebody or not of_himself
    if _are_entries(lines):
        return of_somebody or not of_himself
    return of_somebody and not of_himself and _is_about_a_person(lines[0])


def may_be_told(text: str) -> bool:
    """Whether a text without any name tells of him, her or them, and neither of its writer nor to a reader.

    "Just off the phone with Linda. She will call when she is ready": it may be the seller's note of a call,
    and then no word of it is the buyer's own. "I showed my wife and she loves it" tells of its writer.
    """
    lines = [line.strip()[:LONGEST_LINE] for line in text.split("\n") if line.strip()][:_MOST_LINES]
    told = [_CITED.sub(" ", line) for line in lines]
    words = frozenset(word for line in told for word in name_words(line))
    if (
        not lines
        or _is_letter(lines)
        or any("?" in line for line in told)
        or not words.isdisjoint(_words("you"))
    ):
        return False
    return not words.isdisjoint(_words("third")) and words.isdisjoint(_words("first"))


def _is_letter(lines: Sequence[str]) -> bool:
    """Whether a mail's first or last words stand there."""
    first = name_words(lines[0])[:1]
    opens = bool(first) and (first[0] in side_words().greetings or first[0] in mail_words().thanks)
    closings = mail_words().closings
    ends = (line.casefold().strip(" ,.!-") for line in lines[-_LAST_LINES:])
    return opens or not closings.isdisjoint(ends)


def _heads(line: str) -> bool | None:
    """Whether a heading with a day says what the seller did (True) or what it was (False); None for another.

    "Tues 14 Oct. Rang Donna", "Lund - phone, 21 Apr, he called me"; a sentence such as "The visit on 3 March
    went well" heads nothing.
    """
    if len(line) > _LONGEST_HEADING or not any(map(str.isdigit, line)) or not _holds_a_day(line):
        return None
    if not frozenset(name_words(line)).isdisjoint(_words("first")):
        return None
    known = mail_words()
    parts = [name_words(_without_day(part)) for part in _PARTED.split(_CITED.sub(" ", line))]
    parts = [part for part in parts if part]
    if any(part[0] in known.note_deeds for part in parts):
        return True
    kinds = known.notes | _words("by_phone")
    is_kind = any(len(part) <= _SHORT and not kinds.isdisjoint(part) for part in parts)
    is_kind = is_kind or any(
        kind in line for kind in kinds if not kind.isascii() and kind in _words("by_phone")
    )
    return False if is_kind else None


def _days(line: str) -> Iterator[tuple[int, int]]:
    for begin in _DAY_BEGINS.finditer(line[:_LONGEST_HEADING]):
        for end in stamp_ends(line, begin.start()):
            if _is_day(line[begin.start() : end]):
                yield begin.start(), end


def _is_day(stamp: str) -> bool:
    """Whether a stamp is a day and no mere time of day."""
    return ":" not in stamp and not stamp.rstrip(".").casefold().endswith(("am", "pm", "h", "uhr"))


def _holds_a_day(line: str) -> bool:
    return next(_days(line), None) is not None or find_date(line) is not None


def _without_day(part: str) -> str:
    """A part of a heading without the day in it."""
    found = max(_days(part), key=lambda day: day[1] - day[0], default=None)
    return part if found is None else f"{part[: found[0]]} {part[found[1] :]}"


def _are_entries(lines: Sequence[str]) -> bool:
    """Whether most lines begin with a day, and one of them then with a deed or a call."""
    known = mail_words()
    behind = [_behind_day(line) for line in lines]
    dated = [name_words(text)[:_SHORT] for text in behind if text]
    undated = [line for line, text in zip(lines, behind, strict=True) if not text]
    kinds = known.notes | known.note_deeds | _words("by_phone")
    return (
        len(dated) >= _FEWEST_DATED
        and len(undated) <= _MOST_UNDATED
        and any(not kinds.isdisjoint(words) for words in dated)
    )


def _behind_day(line: str) -> str:
    """What stands behind the day with which a line begins; empty where it begins otherwise."""
    ends = [end for end in stamp_ends(line, 0) if _is_day(line[:end])]
    match = _BEHIND_A_DAY.match(line, ends[-1]) if ends else None
    return line[match.end() :] if match else ""


def _is_about_a_person(line: str) -> bool:
    """Whether a line names a person and tells what he did: "Theo B. (year 10) - came up afterwards"."""
    match = _PERSON.match(line)
    return match is not None and is_speaker(match["name"]) and line[match.end()].islower()


def _words(kind: str) -> frozenset[str]:
    return classes_in_any(_FILE)[kind].words
