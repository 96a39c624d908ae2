"""What a model must not write by itself: where figures, days, addresses and known names stand in a text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from closecall.drafting.checks.spans.contact_details import contacts_in
from closecall.drafting.checks.spans.day_mentions import clock_times, days_named
from closecall.text.dates import weekdays
from closecall.text.quantities.amounts import amounts_in


class Kind(StrEnum):
    """What a slot stands for, and the word that its token begins with."""

    PRICE = "PRICE"
    AMOUNT = "AMOUNT"
    DAY = "DAY"
    DATE = "DATE"
    TIME = "TIME"
    NUMBER = "NUMBER"
    CODE = "CODE"
    LINK = "LINK"
    EMAIL = "EMAIL"
    PHONE = "PHONE"
    NAME = "NAME"


class Figure(NamedTuple):
    """A place in a text; ``amount`` is set for money, with its currency where one is written."""

    kind: Kind
    start: int
    end: int
    amount: tuple[Decimal, str | None] | None = None


_SENTENCE_ENDS = re.compile(r"\s{0,3}(?:$|[A-ZÄÖÜÉÀ¿¡])")
_WITH_DIGIT = re.compile(r"[^\s\"“”„«»()\[\]{}<>]{0,200}?\d[^\s\"“”„«»()\[\]{}<>]{0,200}")
_EDGES = ".,;:!?'’…-–—/"
_DIGIT = re.compile(r"\d")
_LETTER = re.compile(r"[^\W\d_]")
_LEAD = re.compile(r"([^\W\d_]{4,12}),?[ ]$")
_LONGEST_LEAD = 15
# Keys without a digit and passwords; those with one are codes anyway.
_KEY = re.compile(r"(?<![\w-])(?:sk|pk|rk|ghp|gho|pat|glpat|xox[abprs])[-_][A-Za-z_-]{8,200}")
_PASSWORD = re.compile(
    r"\b(?:password|passwort|kennwort|contraseña|mot de passe|passcode|api[ _-]?key|token|pin)"
    r"(?: is| ist| est| es)?[ ]?[:=]?[ ](?P<secret>[^\s,;]{4,100})",
    re.IGNORECASE,
)


def figures_in(
    text: str, *, lang: str, names: Sequence[str] = (), in_words: bool = False
) -> tuple[Figure, ...]:
    """The figures of a text in order, none overlapping another; words such as "twelve" are left alone.

    Links and addresses come before dates, dates before amounts, and whatever else holds a digit comes last:
    afterwards no digit of the text is outside a figure. What runs into a letter or another figure, as in
    "10:30Uhr", is one figure of the kind CODE.

    Args:
        names: of people and firms, found as whole words in this spelling.
        in_words: amounts of money without a digit and what follows "password" are figures too.

    """
    taken: set[int] = set()
    found: list[Figure] = []
    for figure in (_trimmed(each, text) for each in _candidates(text, lang, names, in_words)):
        if taken.isdisjoint(range(figure.start, figure.end)):
            taken.update(range(figure.start, figure.end))
            found.append(figure)
    masked = "".join(" " if at in taken else char for at, char in enumerate(text)) if found else text
    found.extend(_others(masked))
    return tuple(_apart(sorted(found, key=lambda figure: figure.start), text))


def _apart(figures: Sequence[Figure], text: str) -> list[Figure]:
    """The same, each with the letters and digits that touch it: a token that ran into them would be none."""
    apart: list[Figure] = []
    for figure in figures:
        done = apart[-1].end if apart else 0
        if figure.end <= done:
            continue
        start, end = max(figure.start, done), figure.end
        while start > done and _runs_on(text[start - 1]):
            start -= 1
        while end < len(text) and _runs_on(text[end]):
            end += 1
        if apart and start == done:
            apart[-1] = Figure(Kind.CODE, apart[-1].start, end)
        elif (start, end) == (figure.start, figure.end):
            apart.append(figure)
        else:
            apart.append(Figure(Kind.CODE, start, end))
    return apart


def _runs_on(character: str) -> bool:
    return character.isascii() and character.isalnum()


def _candidates(text: str, lang: str, names: Sequence[str], in_words: bool) -> Iterator[Figure]:
    for contact in contacts_in(text):
        yield Figure(Kind(contact.kind.upper()), contact.start, contact.end)
    for day in days_named(text, lang=lang):
        if day.days:
            # A dot behind the month is read as part of it; in "on 12 June. We ..." it ends the sentence.
            end = day.end - (text[day.end - 1] == "." and bool(_SENTENCE_ENDS.match(text, day.end)))
            yield Figure(Kind.DATE, _from_weekday(text, day.start), end)
    for start, end, _ in clock_times(text):
        yield Figure(Kind.TIME, start, end)
    for amount in amounts_in(text):
        if in_words or _DIGIT.search(text, amount.start, amount.end):
            value = None if amount.is_percent else (amount.value, amount.currency)
            yield Figure(Kind.AMOUNT, amount.start, amount.end, value)
    yield from _secrets(text) if in_words else ()
    if names:
        for match in _any_of(tuple(names)).finditer(text):
            yield Figure(Kind.NAME, *match.span())


def _secrets(text: str) -> Iterator[Figure]:
    for match in _KEY.finditer(text):
        yield Figure(Kind.CODE, *match.span())
    for match in _PASSWORD.finditer(text):
        yield Figure(Kind.CODE, *match.span("secret"))


@lru_cache(maxsize=8)
def _any_of(names: tuple[str, ...]) -> re.Pattern[str]:
    longest_first = sorted(names, key=len, reverse=True)
    return re.compile(rf"(?<![^\W_])(?:{'|'.join(map(re.escape, longest_first))})(?![^\W_])")


def _others(text: str) -> Iterator[Figure]:
    for match in _WITH_DIGIT.finditer(text):
        word = match.group()
        start = match.start() + len(word) - len(word.lstrip(_EDGES))
        end = match.start() + len(word.rstrip(_EDGES))
        yield Figure(Kind.CODE if _LETTER.search(text, start, end) else Kind.NUMBER, start, end)


def _trimmed(figure: Figure, text: str) -> Figure:
    words = text[figure.start : figure.end]
    return figure._replace(start=figure.end - len(words.lstrip()), end=figure.start + len(words.rstrip()))


def _from_weekday(text: str, start: int) -> int:
    """Where a date begins with the day of the week before it ("Tuesday, 10 March")."""
    lead = _LEAD.search(text, max(0, start - _LONGEST_LEAD), start)
    return lead.start(1) if lead and lead.group(1).casefold() in weekdays() else start
