"""The marks before a mail's subject that say it answers or passes on another: "Re:", "AW:", "Fwd[2]:"."""

from __future__ import annotations

import re
from functools import cache

from closecall.text.resources.lazy_regex import any_of
from closecall.thread.lexicon.mail_words import mail_words

_MOST_MARKS = 10


def marks_of(subject: str) -> str:
    """The marks as they are written, with the space around them; empty where it has none."""
    marks = _marks().match(subject)
    return marks.group() if marks else ""


def without_marks(subject: str) -> str:
    """The subject behind its marks."""
    return subject[len(marks_of(subject)) :]


def without_inner_marks(subject: str) -> str:
    """The subject without any mark, also amid it: "On hold - Re: Feeder"."""
    return " ".join(word for word in subject.split() if marks_of(word) != word)


@cache
def _marks() -> re.Pattern[str]:
    one = rf"(?:{any_of(mail_words().subject_marks)})\s{{0,2}}(?:[\[(]\d{{1,3}}[\])])?\s{{0,2}}:\s{{0,5}}"
    return re.compile(rf"\s{{0,5}}(?:{one}){{1,{_MOST_MARKS}}}", re.IGNORECASE)
