"""Headings of mails copied from a web mail's page: who, when and to whom, on one line or several.

With an address the writer's line and a date are enough. A bare name needs the date and the recipients too,
for names and dates stand in letters as well.
"""

from __future__ import annotations

import re

from closecall.text.dates import find_date
from closecall.text.resources.lazy_regex import compiled_late
from closecall.thread.lexicon.heading_words import heading_words
from closecall.thread.mail.boundary import Boundary
from closecall.thread.mail.header_block import label_of
from closecall.thread.mail.lines_below_a_name import (
    LONGEST_DATE,
    LONGEST_HEADING,
    MOST_BLANKS,
    Below,
    is_listed,
    is_only_date,
    is_owner,
    lines_below,
)
from closecall.thread.participants.speaker_labels import LONGEST_NAME, is_speaker
from closecall.thread.person_names import find_address, parse_person
from closecall.thread.quoted_lines import QuotedLines

_DIGIT = re.compile(r"\d")
_INITIALS = compiled_late(r"[A-ZÀ-Ž]{1,3}$")


def find_page_heading(lines: QuotedLines, index: int) -> Boundary | None:
    """The heading that begins on this line with ``Name <address>`` or a name."""
    content = lines.contents[index]
    if len(content) > LONGEST_HEADING or lines.depths[index]:
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
    if date_text and (date is None or not is_only_date(date_text, date)):
        return None
    name, email = parse_person(who + bracket)
    if email is None or not bracket or "<" not in who:
        return None
    below = lines_below(lines, index + 1, dated=date is not None)
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
    near = lines.contents[index + 1 : index + 2 + MOST_BLANKS]
    after = next(filter(None, near), "") if index + 2 < len(lines.contents) else ""
    if not 0 < len(after) <= LONGEST_DATE:
        return False
    first = after.partition(" ")[0].partition(":")[0].casefold()
    internal = after.casefold() in heading_words().page_internal
    told = (
        internal or first in heading_words().page_to or _DIGIT.search(after) is not None or is_owner(content)
    )
    return (told or is_listed(after)) and is_speaker(_name_on(lines, index))


def _named(lines: QuotedLines, index: int) -> Boundary | None:
    name = _name_on(lines, index)
    owner = is_owner(name)
    below = lines_below(lines, index + 1, dated=False, only_next=not owner)
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
    below = lines_below(lines, index + 1, dated=False, only_next=True)
    return _boundary(lines, index, below) if _is_moment(below) else None


def _is_moment(below: Below) -> bool:
    return below.date is not None and below.date.clock is not None


def _boundary(lines: QuotedLines, index: int, below: Below, *, owner: bool = False) -> Boundary:
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
    dated = len(contents[index + 2]) <= LONGEST_DATE and _DIGIT.search(contents[index + 2]) is not None
    return labelled is not None and labelled[0] == "to" and dated and is_speaker(contents[index])


def _printed(lines: QuotedLines, index: int) -> Boundary | None:
    below = lines_below(lines, index + 2, dated=False, only_next=True)
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


def _above(lines: QuotedLines, index: int) -> int:
    """The first line of the initials that a page shows for a missing picture."""
    above = index - 1
    if above < 0 or not _INITIALS.match(lines.contents[above]):
        return index
    content = lines.contents[index]
    initial = lines.contents[above][0].casefold() == content[0].casefold()
    return above if find_address(content) or initial else index
