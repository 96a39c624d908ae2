"""Attribution lines: "On (date), (name) wrote:" in nine and more languages, wrapped over up to four lines."""

from __future__ import annotations

from closecall.text.dates import find_date, weekdays
from closecall.thread.mail.boundary import Boundary, QuotedLines
from closecall.thread.people import name_words, parse_person
from closecall.thread.vocabulary import mail_words

_MOST_LINES = 4
_LONGEST = 400
_MOST_NAME_WORDS = 8
_LONGEST_FIRST_WORD = 20


def find_attribution(lines: QuotedLines, index: int) -> Boundary | None:
    """The attribution that begins on this line."""
    if not _can_begin(lines.contents[index]):
        return None
    depth = lines.depths[index]
    joined = ""
    for at in range(index, min(len(lines.contents), index + _MOST_LINES)):
        text = lines.contents[at]
        if not text or lines.depths[at] != depth or len(joined) + len(text) > _LONGEST:
            return None
        joined = f"{joined} {text}" if joined else text
        if text.rstrip("*_ \xa0").endswith(":"):
            return _read(joined, first=index, body=at + 1)
    return None


def _can_begin(content: str) -> bool:
    if not content or len(content) > _LONGEST:
        return False
    if content[0].isdigit():
        return True
    word = content[:_LONGEST_FIRST_WORD].partition(" ")[0].strip("*_.,:").casefold()
    return word in mail_words().first_words or word in weekdays()


def _read(joined: str, *, first: int, body: int) -> Boundary | None:
    words = mail_words()
    text = joined.strip("*_ ")
    opening = words.opening.match(text)
    rest = text[opening.end() :] if opening else text
    date = find_date(rest)
    verb = words.wrote.search(rest)
    name_part = rest if date is None else f"{rest[: date.start]} {rest[date.end :]}"
    # Gmail once wrote "2017-02-05 13:29 GMT+02:00 Name <address>:" without a verb.
    if verb is None and (date is None or "@" not in name_part or not text.rstrip().endswith(">:")):
        return None
    name, email = parse_person(words.wrote.sub(" ", name_part))
    if name is not None and not _is_name(name):
        if email is None:
            return None
        name = None
    if (date is None or date.year is None) and email is None:
        return None
    raw_time = "" if date is None else rest[date.start : date.end].strip(" ,")
    return Boundary(
        first=first, body=body, name=name, email=email, raw_time=raw_time, date=date, marks_quote=True
    )


def _is_name(name: str) -> bool:
    words = name_words(name)
    return 0 < len(words) <= _MOST_NAME_WORDS and words[0] not in mail_words().not_names
