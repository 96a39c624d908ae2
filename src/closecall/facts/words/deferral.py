"""The day a buyer puts the decision off to ("January", "Q3", "after the summer"), from the day he wrote."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from closecall.facts.cues import Cue, load_cues
from closecall.facts.days import months_after, written_day_in
from closecall.facts.findings import Findings
from closecall.facts.vocabulary import Refusal
from closecall.facts.words.sayings import Saying
from closecall.text.dates import find_date, months
from closecall.text.expressions import compiled_late
from closecall.text.month_parts import first_day_meant
from closecall.text.numbers import numbers_in
from closecall.text.tokens import Words, words_of
from closecall.thread.records import Thread

_FARTHEST = 120
_FRIDAY = 4
_LETTERS = compiled_late(r"[^\W\d_]{1,20}")


def deferred_to(thread: Thread, not_now: Saying, langs: Sequence[str]) -> date | None:
    """The day named with a "not now", else later in its message; None without one, or in an undated mail."""
    message = thread.messages[not_now.message]
    written = message.at.day if message.at else None
    if written is None:
        return None
    start, end = not_now.sentence
    return day_put_off_to(message.body[start:end], written, langs) or day_put_off_to(
        message.body[end:], written, langs
    )


def deferred_in_undated(
    thread: Thread, found: Sequence[Findings], *, as_of: date | None, langs: Sequence[str]
) -> Findings:
    """``defer_until`` of a "not now" in a message without a date, such as a chat's, counted from ``as_of``.

    Args:
        found: what was heard so far; nothing is added where it holds a day already.

    """
    if as_of is None or any("defer_until" in part.values for part in found):
        return Findings()
    told = (
        evidence
        for part in found
        if part.values.get("refusal") is Refusal.NOT_NOW
        for evidence in part.evidence
        if evidence.fact == "refusal" and evidence.message is not None
    )
    for evidence in told:
        message = thread.messages[evidence.message or 0]
        start, end = evidence.start or 0, evidence.end or 0
        if message.at is not None and message.at.day is not None:
            continue
        day = day_put_off_to(message.body[start:end], as_of, langs) or day_put_off_to(
            message.body[end:], as_of, langs
        )
        if day is not None:
            return Findings({"defer_until": day}, (replace(evidence, fact="defer_until"),))
    return Findings()


def day_put_off_to(text: str, written: date, langs: Sequence[str]) -> date | None:
    """The latest day, season or quarter that a text names, after the day it was written; None without one.

    A month that is named goes before vaguer words: "this year's budget is spent, so nothing before April".
    Nobody is written to on New Year's Day: that is the first working day after it.
    """
    stated = written_day_in(text, near=written)
    if stated is not None and stated > written:
        return stated
    words = words_of(text)
    told = [
        heard
        for lang in dict.fromkeys(langs)
        if (book := load_cues(lang, "time")) is not None
        for heard in book.hear(words.folded)
    ]
    no_months = {i for heard in told if heard.cue.fact == "no_month" for i in range(heard.first, heard.end)}
    named = [
        day
        for i, month in _months(text, words)
        if i not in no_months and (day := _part_named(words, i, month, written)) is not None
    ]
    if named:
        return _after_new_year(max(named))
    vague = (
        first_day_meant(words.folded, heard.end, day, behind=True)
        if heard.cue.fact == "month_day" and day.day == 1
        else day
        for heard in told
        if heard.cue.fact != "no_month"
        and (day := _day_of(heard.cue, words.folded[heard.first : heard.end], written))
    )
    latest = max((day for day in vague if day > written), default=None)
    return latest and _after_new_year(latest)


def _part_named(words: Words, at: int, month: int, written: date) -> date | None:
    """The coming day from which on a month, or the part of it that is named, is meant.

    Of the month in which it was written only a part that is still to come.
    """
    begins = written.replace(day=1) if month == written.month else _coming(written, month, 1)
    day = first_day_meant(words.folded, at, begins)
    return day if day > written else None


def _months(text: str, words: Words) -> Iterator[tuple[int, int]]:
    """Index and number of each word that names a month, in any language that dates are read in."""
    names = months()
    for index, (start, end) in enumerate(words.spans):
        letters = _LETTERS.match(text, start, end)
        if letters and letters.group().casefold() in names:
            found = find_date(f"1 {text[start:end]}")
            if found is not None:
                yield index, found.month


def _day_of(cue: Cue, words: Sequence[str], written: date) -> date:
    if cue.fact == "quarter":
        number = next(int(c) for c in words[-1] if c.isdigit())
        return _coming(written, 3 * number - 2, 1)
    if cue.fact == "month_day":
        month, day = cue.value.split("-")
        return _coming(written, int(month), int(day))
    if cue.fact in ("months", "weeks"):
        told = (number.value for number in numbers_in(" ".join(words)))
        count = min(int(next(told, 1)), _FARTHEST)
        return months_after(written, count) if cue.fact == "months" else written + timedelta(weeks=count)
    if cue.value == "quarter":
        return _coming(written, (written.month + 2) // 3 * 3 % 12 + 1, 1)
    if cue.value == "month":
        return _coming(written, written.month % 12 + 1, 1)
    return written + timedelta(days=int(cue.value))


def _after_new_year(day: date) -> date:
    """The day; instead of New Year's Day the first working day after it."""
    if (day.month, day.day) != (1, 1):
        return day
    day += timedelta(days=1)
    while day.weekday() > _FRIDAY:
        day += timedelta(days=1)
    return day


def _coming(written: date, month: int, day: int) -> date:
    this_year = date(written.year, month, day)
    return this_year if this_year > written else date(written.year + 1, month, day)
