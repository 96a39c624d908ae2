"""Headings of mails copied from a web mail's page: who, when and to whom, on one line or several."""

from __future__ import annotations

import re

from closecall.text.dates import WrittenDate, find_date
from closecall.thread.mail.boundary import Boundary, QuotedLines
from closecall.thread.mail.heading_words import heading_words
from closecall.thread.people import find_address, parse_person

_LONGEST_HEADING = 160
_LINES_TO_DATE = 4
_INITIALS = re.compile(r"[A-ZÀ-Ž]{1,3}$")
_AGO = re.compile(
    r"\(?(?:\d{1,3} [^\W\d]{2,10} ago|vor \d{1,3} \w{2,8}|il y a [^)]{1,20}|hace [^)]{1,20})\)?"
)


def find_page_heading(lines: QuotedLines, index: int) -> Boundary | None:
    """The heading that begins on this line with ``Name <address>``."""
    content = lines.contents[index]
    if "@" not in content or len(content) > _LONGEST_HEADING or lines.depths[index]:
        return None
    who, date_text, date = content, "", None
    if not content.endswith(">"):
        who, bracket, date_text = content.partition(">")
        who += bracket
        date = find_date(date_text) if bracket else None
        if date is None or not _only_date(date_text, date):
            return None
    name, email = parse_person(who)
    if email is None or not who.endswith(">") or "<" not in who or content.casefold().startswith("mailto"):
        return None
    body = index + 1
    if date is None:
        found = _date_below(lines, index)
        if found is None:
            return None
        date, date_text, body = found
    to, to_me, body = _recipients(lines, body)
    return Boundary(
        first=_above(lines, index),
        body=body,
        name=name,
        email=email,
        raw_time=date_text.strip(),
        date=date,
        to=to,
        to_me=to_me,
        chained=False,
    )


def _date_below(lines: QuotedLines, index: int) -> tuple[WrittenDate, str, int] | None:
    """The date within the next filled lines; a recipient's name may stand above it."""
    seen = 0
    for at in range(index + 1, min(len(lines.contents), index + 1 + 2 * _LINES_TO_DATE)):
        text = lines.contents[at]
        if not text:
            continue
        date = find_date(text) if len(text) < 80 else None
        if date is not None and _only_date(text, date):
            return date, text, at + 1
        seen += 1
        if seen >= _LINES_TO_DATE - 1 or len(text) > 80 or text[-1] in ".!?":
            return None
    return None


def _only_date(text: str, date: WrittenDate) -> bool:
    rest = _AGO.sub("", text[: date.start] + text[date.end :])
    return len(rest.strip(" ,()\t\u2013-")) <= 3


def _recipients(lines: QuotedLines, body: int) -> tuple[tuple[str, ...], bool, int]:
    """The "to me" lines below the date: names, whether the page's owner is meant, and the next line."""
    words = heading_words()
    to: list[str] = []
    to_me = False
    for at in range(body, min(len(lines.contents), body + 3)):
        text = lines.contents[at]
        first, _, rest = text.partition(" ")
        if len(text) > _LONGEST_HEADING or first.casefold().rstrip(":") not in words.page_to or not rest:
            break
        if not first.endswith(":") and len(rest.split()) > (2 if rest[-1] in ".!?" else 8):
            break
        names = [part.strip() for part in rest.split(",")]
        to_me = to_me or any(part.casefold() in words.page_me for part in names)
        to += [part for part in names if part and part.casefold() not in words.page_me]
        body = at + 1
    return tuple(to), to_me, body


def _above(lines: QuotedLines, index: int) -> int:
    """The first line of the initials that a page shows for a missing picture."""
    above = index - 1
    if above >= 0 and _INITIALS.match(lines.contents[above]) and find_address(lines.contents[index]):
        return above
    return index
