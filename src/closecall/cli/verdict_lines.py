"""The verdict in a seller's words, how sure it is, and the day that it is for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING

import click

from closecall.cli.console import wrapped
from closecall.cli.options import TODAY
from closecall.decision import Approach, Decision, Question
from closecall.text.day_format import day_in_words, weekday_and_day

if TYPE_CHECKING:
    # `closecall score` shows a decision alone.
    from closecall.advice import Advice

_VERDICTS = {
    Approach.FIRM_CLOSE: (
        "FIRM CLOSE",
        "Disagree with the hesitation, and say that they should buy now.",
        "green",
    ),
    Approach.GUIDE: ("GUIDE", "Help them decide, at their pace. Do not press.", "cyan"),
    Approach.NURTURE: ("KEEP IN TOUCH", "Stay useful, and ask for nothing.", "yellow"),
    Approach.RESPECT_NO: ("RESPECT THE NO", "They said no. Accept it.", "red"),
    Approach.ASK_FIRST: ("ASK FIRST", "What only you can find out decides this.", "magenta"),
    Approach.CONFIRM: ("CONFIRM", "They said yes. Stop selling, and settle the paperwork.", "green"),
}
NAMES = {approach: name.lower() for approach, (name, _, _) in _VERDICTS.items()}
"""What a seller knows each approach by, within a sentence."""


_NOT_NOW = "refusal_not_now"


def may_be_a_yes(questions: Sequence[Question]) -> bool:
    """Whether the seller is asked first whether it was a yes."""
    return [question.fact for question in questions] == ["stage", "refusal"]


def verdict_lines(decision: Decision, *, language: str) -> Iterator[str]:
    """The verdict in one line, and under it what it means and how sure it is."""
    name, meaning, colour = _VERDICTS[decision.approach]
    is_put_off = any(blocker.code == _NOT_NOW for blocker in decision.blockers)
    if is_put_off and decision.approach is Approach.NURTURE:
        meaning = f"They said not now. {meaning}"
    if decision.unheard:
        said = "yes" if may_be_a_yes(decision.questions) else "no"
        reason = f"I cannot hear {language}." if language else f"I could not tell whether they said {said}."
        meaning = f"{reason} Only you can tell what they said."
    yield wrapped(f"{name}: {meaning}", indent="").replace(name, click.style(name, fg=colour, bold=True), 1)
    yield (
        f"Readiness {decision.readiness} of 100 (an index, not a chance of winning); "
        f"{decision.coverage.value:.0%} of what matters is known."
    )


def day_lines(advice: Advice) -> Iterator[str]:
    """The day that the advice is for and what it rests on: an old thread is no thread of today."""
    day, last = advice.decision.as_of, advice.thread.last_day()
    if day is None:
        return
    if last is None:
        newest = advice.thread.messages[-1].at if advice.thread.messages else None
        if newest is not None and newest.offset_seconds is None:
            told = f"As of {day_in_words(day)}: no message states a whole date (\u201c{newest.raw}\u201d); "
            yield wrapped(f"{told}--as-of DATE for another day.", indent="")
        return
    told = f"As of {day_in_words(day)}"
    if advice.thread.is_newest_undated():
        if day == max(last, date.today()):
            yield f"{told}: the last message has no date, so today counts; --as-of DATE for another day."
    elif day == last:
        yield f"{told}, the day of the last message."
        if day != date.today():
            yield f"Days in the draft count from it; for today say --as-of {TODAY}, or a date."


def day_of_the_draft(advice: Advice) -> str:
    """Where a draft alone is dated before today: from which day its days count, and how to say another."""
    day = advice.decision.as_of
    if day is None or day >= date.today() or advice.thread.is_newest_undated():
        return ""
    return (
        f"The draft is written as of {weekday_and_day(day)}, the day of the last "
        f"message. For today say --as-of {TODAY}."
    )
