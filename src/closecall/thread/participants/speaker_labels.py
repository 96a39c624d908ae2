"""What can stand as a speaker's name before a turn, and times of a recording."""

from __future__ import annotations

import re
from functools import lru_cache

from closecall.text.dates import find_date
from closecall.text.resources.lazy_regex import compiled_late
from closecall.thread.lexicon.mail_words import mail_words
from closecall.thread.person_names import name_words
from closecall.thread.typed_talk import NUMBERED_SPEAKER

LONGEST_NAME = 48
_MOST_WORDS = 6
_LONGEST_UNCASED = 16
_OFFSET = compiled_late(r"(\d{1,3}):(\d{1,2})(?::(\d{1,2}))?(?:[.,](\d{1,3}))?")
_HEADER_FIELD = re.compile(
    r"(?:content|mime|message|list|return|reply|delivered|dkim|arc|received|reporting|final|remote|original"
    r"|diagnostic|arrival|last-attempt|auto|in-reply|x)-[a-z]",
    re.I,
)
_DIGIT = re.compile(r"\d")
_NUMBER_OF_A_PHONE = compiled_late(r"\+\d[\d ()/.-]{6,18}\d")


def is_phone_number(label: str) -> bool:
    """Whether a text before a colon is the number of whoever is in no address book, as a chat shows it."""
    return _NUMBER_OF_A_PHONE.fullmatch(label.strip()) is not None


def is_name_of(label: str, name: str) -> bool:
    """Whether a label is a name that the seller gave, or a part of it."""
    words = set(name_words(label))
    return "@" not in name and bool(words) and words <= set(name_words(name))


def is_speaker(label: str) -> bool:
    """Whether a text before a colon or a time can be who speaks: a name, a role, or "me" and "him"."""
    label = label.strip(" *_")
    if not label or len(label) > LONGEST_NAME or not label[0].isalpha():
        return False
    if label[-1] in ".!?,;" and not (label[-1] == "." and len(label.split()[-1]) <= 3):
        return False
    lowered = label.casefold()
    words = mail_words()
    if (
        lowered in words.not_speakers
        or "://" in label
        or ": " in label
        or "@" in label.replace(" @ ", " ")
        or _HEADER_FIELD.match(label)
    ):
        return False
    if lowered in words.unnamed or NUMBERED_SPEAKER.match(label):
        return True
    parts = label.split()
    if (
        _is_day(label)
        or len(parts) > _MOST_WORDS
        or (parts[-1].casefold() in words.not_speakers and not _is_surname(parts))
    ):
        return False
    # Scripts without capitals write short names; a whole clause before a colon has no space to tell it by.
    return label[0].isupper() or (
        label[0] == lowered[0] == label[0].upper() and len(label) <= _LONGEST_UNCASED
    )


def _is_day(label: str) -> bool:
    """Whether a label is a day and nothing else: "Mon 1 Sep" stands above what was said on it."""
    day = find_date(label) if _DIGIT.search(label) else None
    return day is not None and day.start == 0 and day.end == len(label)


def _is_surname(parts: list[str]) -> bool:
    """Whether the last word is a person's, as in "Dana Price", and no thing's, as in "Total Price"."""
    words = mail_words()
    known = len(parts) > 1 and parts[-1][0].isupper() and parts[-1].casefold() in words.surnames
    return known and parts[0].casefold() not in words.of_things


@lru_cache(maxsize=1024)
def is_program(label: str) -> bool:
    """Whether a label says that a program wrote it: "Summary", "Ann (AI summary)", "Notes by Otter"."""
    known = mail_words().programs
    words = " ".join(name_words(label[:LONGEST_NAME]))
    if words in known.names or any(phrase in f" {words} " for phrase in known.holds):
        return True
    if not label.isascii() and any(phrase in label for phrase in known.characters):
        return True
    _, opened, inside = label[:LONGEST_NAME].replace("\uff08", "(").partition("(")
    return bool(opened) and " ".join(name_words(inside)) in known.beside


def seconds_of(stamp: str) -> float | None:
    """Seconds of ``1:02``, ``00:01:02`` or ``0:0:0.570``; None when it is no such time."""
    match = _OFFSET.fullmatch(stamp.strip())
    if match is None:
        return None
    first, second, third, fraction = match.groups()
    parts = (0, int(first), int(second)) if third is None else (int(first), int(second), int(third))
    hours, minutes, seconds = parts
    if (minutes > 59 and third is not None) or seconds > 59:
        return None
    return hours * 3600 + minutes * 60 + seconds + (float(f"0.{fraction}") if fraction else 0.0)
