"""Headings of mails copied from a web mail's page: who, when and to whom, on one line or several.

With an address the writer's line and a date are enough. A bare name needs the date and the recipients too,
for names and dates stand in letters as well.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from closecall.text.clock_times import find_clock
from closecall.text.dates import WrittenDate, find_date
from closecall.text.resources.lazy_regex import compiled_late
from closecall.thread.lexicon.heading_words import heading_words
from closecall.thread.mail.boundary import Boundary
from closecall.thread.mail.header_block import label_of
from closecall.thread.participants.speaker_labels import LONGEST_NAME, is_speaker
from closecall.thread.person_names import find_address, parse_person, parted_people
from closecall.thread.quoted_lines import QuotedLines

_LONGEST_HEADING = 160
_LONGEST_DATE = 80
_MOST_LINES = 5
_MOST_BLANKS = 2
_MOST_LISTED_WORDS = 8
_LONGEST_TITLE = len("Prof.")
_MOST_NAMES_ABOVE_DATE = 2
_DIGIT = re.compile(r"\d")
_LOCAL_PART = compiled_late(r"[a-z][a-z0-9._-]{2,30}$")
_INITIALS = compiled_late(r"[A-ZÀ-Ž]{1,3}$")
_AGO = compiled_late(
    r"\(?(?:\d{1,3} [^\W\d]{2,10} ago|vor \d{1,3} \w{2,8}|il y a [^)]{1,20}|hace [^)]{1,20})\)?"
    r"|\([^()\d]{0,12}\d{1,3}[^()\d]{1,16}\)$"
)


@dataclass(slots=True)
class _Below:
    """What stands below the writer's line, while it is read."""

    body: int
    raw_time: str = ""
    date: WrittenDate | None = None
    to: list[str] = field(default_factory=list)
    to_me: bool = False
    subject: str | None = None
    names: int = 0


def find_page_heading(lines: QuotedLines, index: int) -> Boundary | None:
    """The heading that begins on this line with ``Name <address>`` or a name."""
    content = lines.contents[index]
    if len(content) > _LONGEST_HEADING or lines.depths[index]:
        return None
    if "@" in content:
        return None if content.casefold().startswith("mailto") else _addressed(lines, index)
    if _may_be_named(lines, index):
        return _named(lines, index)
    return _printed(lines, index) if _may_be_printed(lines, index) else None


def _addressed(lines: QuotedLines, index: int) -> Boundary | None:
    """The heading of a line ``Name <address>``; the name may stand above it, the date behind it."""
    who, bracket, date_text = lines.contents[index].partition(">")
    date = find_date(date_text) if date_text else None
    if date_text and (date is None or not _only_date(date_text, date)):
        return None
    name, email = parse_person(who + bracket)
    if email is None or not bracket or "<" not in who:
        return None
    below = _below(lines, index + 1, dated=date is not None)
    if date is None and not below.raw_time:
        return None
    first = _above(lines, index)
    if name is None and index and not lines.depths[index - 1] and is_speaker(lines.contents[index - 1]):
        name, first = lines.contents[index - 1], index - 1
    return Boundary(
        first=first,
        body=below.body,
        name=name,
        email=email,
        raw_time=date_text.strip() or below.raw_time,
        date=date or below.date,
        subject=below.subject,
        to=tuple(below.to),
        to_me=below.to_me,
        chained=False,
    )


def _may_be_named(lines: QuotedLines, index: int) -> bool:
    """Whether the line can be a bare name and the next one a date or recipients; most lines cannot."""
    content = lines.contents[index]
    if len(content) > LONGEST_NAME or content[0].islower() or not content[0].isalpha():
        return False
    near = lines.contents[index + 1 : index + 2 + _MOST_BLANKS]
    after = next(filter(None, near), "") if index + 2 < len(lines.contents) else ""
    if not 0 < len(after) <= _LONGEST_DATE:
        return False
    first = after.partition(" ")[0].partition(":")[0].casefold()
    internal = after.casefold() in heading_words().page_internal
    told = (
        internal or first in heading_words().page_to or _DIGIT.search(after) is not None or _is_owner(content)
    )
    return (told or _is_listed(after)) and is_speaker(_name_on(lines, index))


def _named(lines: QuotedLines, index: int) -> Boundary | None:
    name = _name_on(lines, index)
    owner = _is_owner(name)
    below = _below(lines, index + 1, dated=False, only_next=not owner)
    if not below.raw_time or not (below.to or below.to_me or (owner and below.names and _is_moment(below))):
        return None
    return _boundary(lines, index, below, owner=owner)


def _name_on(lines: QuotedLines, index: int) -> str:
    """The name on a line, without what a list of tickets says behind it: "Ines Marlow replied"."""
    name = " ".join(lines.contents[index].split())
    ends = (end for end in heading_words().page_wrote if name.endswith(end))
    return name.removesuffix(next(ends, ""))


def find_known_heading(lines: QuotedLines, index: int, known: frozenset[str]) -> Boundary | None:
    """The heading of a name, a day and a time without recipients, as Gmail shows a mail that is folded up.

    Args:
        lines: of the page.
        index: of the line with the name.
        known: who writes or is written to on the same page: case-folded names, and first names.

    """
    name = _name_on(lines, index).casefold()
    if name not in known or lines.depths[index] or not _may_be_named(lines, index):
        return None
    below = _below(lines, index + 1, dated=False, only_next=True)
    return _boundary(lines, index, below) if _is_moment(below) else None


def _is_moment(below: _Below) -> bool:
    return below.date is not None and below.date.clock is not None


def _boundary(lines: QuotedLines, index: int, below: _Below, *, owner: bool = False) -> Boundary:
    return Boundary(
        first=_above(lines, index),
        body=below.body,
        name=_name_on(lines, index),
        raw_time=below.raw_time,
        date=below.date,
        subject=below.subject,
        to=tuple(below.to),
        to_me=below.to_me,
        chained=False,
        owner=owner,
    )


def _may_be_printed(lines: QuotedLines, index: int) -> bool:
    """Whether the line can be the name above a subject, a date and a "To: ..." line, as Apple shows them."""
    contents = lines.contents
    if index + 3 >= len(contents) or (index and contents[index - 1]) or not contents[index + 1]:
        return False
    labelled = label_of(contents[index + 3])
    dated = len(contents[index + 2]) <= _LONGEST_DATE and _DIGIT.search(contents[index + 2]) is not None
    return labelled is not None and labelled[0] == "to" and dated and is_speaker(contents[index])


def _printed(lines: QuotedLines, index: int) -> Boundary | None:
    below = _below(lines, index + 2, dated=False, only_next=True)
    if not below.raw_time or not below.to:
        return None
    return Boundary(
        first=index,
        body=below.body,
        name=_name_on(lines, index),
        raw_time=below.raw_time,
        date=below.date,
        subject=lines.contents[index + 1],
        to=tuple(below.to),
        chained=False,
    )


def _below(lines: QuotedLines, start: int, *, dated: bool, only_next: bool = False) -> _Below:
    """Date, recipients and subject within the next lines; a recipient's name may stand above the date."""
    found = _Below(body=start)
    blanks = 0
    for at in range(start, min(len(lines.contents), start + 2 * _MOST_LINES)):
        text = lines.contents[at]
        if (not text or not text.isprintable()) and blanks < _MOST_BLANKS:
            # A page's signs for its buttons are of no font, and no text.
            blanks += 1
            continue
        blanks = 0
        if not text or len(text) > _LONGEST_HEADING or lines.depths[at]:
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


def _takes_subject(found: _Below, text: str) -> bool:
    """Read the "Subject: ..." line of who copied it along; one is enough."""
    labelled = label_of(text)
    if labelled is None or labelled[0] != "subject" or found.subject is not None:
        return False
    found.subject = labelled[1]
    return True


def _takes_date(found: _Below, text: str) -> bool:
    if len(text) > _LONGEST_DATE or not _DIGIT.search(text):
        return False
    date = find_date(text)
    if date is None and not _only_clock(text):
        return False
    if date is not None and not _only_date(text, date):
        return False
    found.date, found.raw_time = date, text
    return True


def _only_date(text: str, date: WrittenDate) -> bool:
    rest = _AGO.sub("", text[: date.start] + text[date.end :])
    return len(rest.strip(" ,()\t\u2013-")) <= 3


def _only_clock(text: str) -> bool:
    """Whether a line is the time of today or yesterday and nothing else."""
    clock = find_clock(text)
    if clock is None:
        return False
    rest = _AGO.sub("", text[: clock[1]] + text[clock[2] :]).strip(" ,()\t\u2013-").casefold()
    return not rest or rest in heading_words().page_days


def _takes_recipients(found: _Below, text: str) -> bool:
    """Read a "to me" line or a "To: ..." line; names go to the recipients, but for the page's owner."""
    words = heading_words()
    labelled = label_of(text)
    if labelled is None and text[-1] in ",:!":
        return False
    if labelled is not None and labelled[0] in ("to", "cc"):
        listed = labelled[1]
    elif labelled is None and _is_listed(text):
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


def _is_listed(text: str) -> bool:
    """Whether a line is recipients without any label, as the new Outlook shows them: "You; Ines Marlow"."""
    parts = [part.strip() for part in text.split(";") if part.strip()]
    return text.casefold().strip(" ;") in heading_words().page_me or (
        ";" in text
        and all(_is_owner(part) or find_address(part) == part or is_speaker(part) for part in parts)
    )


def _is_owner(name: str) -> bool:
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


def _is_bare_name(found: _Below, text: str) -> bool:
    found.names += 1
    return found.names <= _MOST_NAMES_ABOVE_DATE and is_speaker(text)


def _above(lines: QuotedLines, index: int) -> int:
    """The first line of the initials that a page shows for a missing picture."""
    above = index - 1
    if above < 0 or not _INITIALS.match(lines.contents[above]):
        return index
    content = lines.contents[index]
    initial = lines.contents[above][0].casefold() == content[0].casefold()
    return above if find_address(content) or initial else index
