"""What stands below the writer's line of a heading on a web mail's page: the date, to whom, the subject."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from closecall.text.clock_times import find_clock
from closecall.text.dates import WrittenDate, find_date
from closecall.text.resources.lazy_regex import compiled_late
from closecall.thread.lexicon.heading_words import heading_words
from closecall.thread.mail.header_block import label_of
from closecall.thread.participants.speaker_labels import is_speaker
from closecall.thread.person_names import find_address, parted_people
from closecall.thread.quoted_lines import QuotedLines

LONGEST_HEADING, LONGEST_DATE = 160, 80
"""Characters of a line of a heading, and of one with a date alone."""
MOST_BLANKS = 2
"""Blank lines between two lines of a heading."""
_MOST_LINES = 5
_MOST_LISTED_WORDS = 8
_LONGEST_TITLE = len("Prof.")
_MOST_NAMES_ABOVE_DATE = 2
_DIGIT = re.compile(r"\d")
_LOCAL_PART = compiled_late(r"[a-z][a-z0-9._-]{2,30}$")
_AGO = compiled_late(
    r"\(?(?:\d{1,3} [^\W\d]{2,10} ago|vor \d{1,3} \w{2,8}|il y a [^)]{1,20}|hace [^)]{1,20})\)?"
    r"|\([^()\d]{0,12}\d{1,3}[^()\d]{1,16}\)$"
)


@dataclass(slots=True)
class Below:
    """What stands below the writer's line, while it is read."""

    body: int
    raw_time: str = ""
    date: WrittenDate | None = None
    to: list[str] = field(default_factory=list)
    to_me: bool = False
    subject: str | None = None
    names: int = 0


def lines_below(lines: QuotedLines, start: int, *, dated: bool, only_next: bool = False) -> Below:
    """Date, recipients and subject within the next lines; a recipient's name may stand above the date."""
    found = Below(body=start)
    blanks = 0
    for at in range(start, min(len(lines.contents), start + 2 * _MOST_LINES)):
        text = lines.contents[at]
        if (not text or not text.isprintable()) and blanks < MOST_BLANKS:
            # A page's signs for its buttons are of no font, and no text.
            blanks += 1
            continue
        blanks = 0
        if not text or len(text) > LONGEST_HEADING or lines.depths[at]:
            break
        if (
            (found.raw_time and text.casefold().startswith(heading_words().page_replied))
            or (not found.raw_time and text.casefold() in heading_words().page_internal)
            or _takes_subject(found, text)
            or _takes_recipients(found, text)
            or (not (dated or found.raw_time) and _takes_date(found, text))
        ):
            found.body = at + 1
        elif dated or found.raw_time or only_next or not _is_bare_name(found, text):
            break
    return found


def _takes_subject(found: Below, text: str) -> bool:
    """Read the "Subject: ..." line of who copied it along; one is enough."""
    labelled = label_of(text)
    if labelled is None or labelled[0] != "subject" or found.subject is not None:
        return False
    found.subject = labelled[1]
    return True


def _takes_date(found: Below, text: str) -> bool:
    if len(text) > LONGEST_DATE or not _DIGIT.search(text):
        return False
    date = find_date(text)
    if date is None and not _only_clock(text):
        return False
    if date is not None and not is_only_date(text, date):
        return False
    found.date, found.raw_time = date, text
    return True


def is_only_date(text: str, date: WrittenDate) -> bool:
    """Whether a line is a date and nothing else, but for how long ago it was."""
    rest = _AGO.sub("", text[: date.start] + text[date.end :])
    return len(rest.strip(" ,()\t\u2013-")) <= 3


def _only_clock(text: str) -> bool:
    """Whether a line is the time of today or yesterday and nothing else."""
    clock = find_clock(text)
    if clock is None:
        return False
    rest = _AGO.sub("", text[: clock[1]] + text[clock[2] :]).strip(" ,()\t\u2013-").casefold()
    return not rest or rest in heading_words().page_days


def _takes_recipients(found: Below, text: str) -> bool:
    """Read a "to me" line or a "To: ..." line; names go to the recipients, but for the page's owner."""
    words = heading_words()
    labelled = label_of(text)
    if labelled is None and text[-1] in ",:!":
        return False
    if labelled is not None and labelled[0] in ("to", "cc"):
        listed = labelled[1]
    elif labelled is None and is_listed(text):
        listed = text
    else:
        first, _, listed = text.partition(" ")
        if first.casefold() not in words.page_to or not _are_names(listed):
            return False
    names = parted_people(listed) if "@" in listed else [part.strip() for part in listed.split(",")]
    found.to_me = found.to_me or any(part.strip(";").casefold() in words.page_me for part in names)
    if labelled is None or labelled[0] == "to":
        found.to += [part for part in names if part and part.strip(";").casefold() not in words.page_me]
    return True


def is_listed(text: str) -> bool:
    """Whether a line is recipients without any label, as the new Outlook shows them: "You; Ines Marlow"."""
    parts = [part.strip() for part in text.split(";") if part.strip()]
    return text.casefold().strip(" ;") in heading_words().page_me or (
        ";" in text
        and all(is_owner(part) or find_address(part) == part or is_speaker(part) for part in parts)
    )


def is_owner(name: str) -> bool:
    """Whether a name is what the page calls its owner."""
    return name in heading_words().page_owners


def _are_names(listed: str) -> bool:
    """Whether every part of a list without a label can be a name or "me": "to Ines, me, office"."""
    parts = [part.strip() for part in listed.split(",")]
    if len(parts) > 1:
        # Who has no name in the address book is shown by the beginning of his address.
        listed = ", ".join(part for part in parts if not _LOCAL_PART.match(part)) or listed
    words = listed.split()
    if not words or len(words) > _MOST_LISTED_WORDS:
        return False
    if listed[-1] in ".!?" and len(words[-1]) > _LONGEST_TITLE:
        return False
    known = heading_words()
    return all(
        not word[0].islower() or word.strip(",").casefold() in known.page_me | known.particles
        for word in words
    )


def _is_bare_name(found: Below, text: str) -> bool:
    found.names += 1
    return found.names <= _MOST_NAMES_ABOVE_DATE and is_speaker(text)
