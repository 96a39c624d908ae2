"""P: every part of a draft stands in its text, and the text of a call is its script."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from closecall.drafting.checks.inspection.draft_view import Sheet
from closecall.drafting.checks.rule import FIRM, GUIDING, Rule
from closecall.drafting.checks.spans.day_mentions import (
    as_day,
    days_named,
    is_past,
    latest_of_clock,
    same_day,
)
from closecall.drafting.checks.spans.draft_span import Span
from closecall.drafting.checks.word_lists import word_lists
from closecall.drafting.records import Channel, script_body
from closecall.text.tokens import words_of
from closecall.thread.records import Precision

_TODAY = word_lists("by_rule")["declared_fields"]["today"]
_TO_THE_MINUTE = frozenset({Precision.MINUTE, Precision.SECOND})


def _fields(sheet: Sheet) -> Iterator[tuple[str, str]]:
    draft = sheet.draft
    for name in ("hesitation", "disagreement", "recommendation", "exit", "question"):
        if (value := getattr(draft, name)) is not None:
            yield name, value
    for name in ("quotes", "reasons"):
        yield from ((name, value) for value in getattr(draft, name))
    if draft.next_step is not None:
        step = draft.next_step
        yield from (("next_step", value) for value in (step.what, step.when, step.how) if value is not None)


def _parts_not_in_text(sheet: Sheet) -> Iterator[Span]:
    for name, value in _fields(sheet):
        if not value.strip() or value not in sheet.draft.body:
            yield Span(name, 0, len(value))


def _body_is_not_script(sheet: Sheet) -> Iterator[Span]:
    draft = sheet.draft
    if draft.channel is Channel.CALL and (not draft.script or draft.body != script_body(draft.script)):
        yield Span("script")
    if draft.channel is Channel.EMAIL and draft.script:
        yield Span("script")


def _other_channel(sheet: Sheet) -> Iterator[Span]:
    if sheet.draft.channel is not sheet.brief.channel:
        yield Span("channel")


def _no_dated_step(sheet: Sheet) -> Iterator[Span]:
    step = sheet.draft.next_step
    if step is None:
        yield Span("next_step")
    elif not step.when or not _names_a_day(sheet, step.when):
        yield Span("next_step", 0, len(step.what))


def _names_a_day(sheet: Sheet, when: str) -> bool:
    if days_named(when, lang=sheet.draft.lang) or not sheet.knows("soon"):
        return True
    return sheet.says(when, "soon")


def _step_in_past(sheet: Sheet) -> Iterator[Span]:
    """The day of the step before the draft's own, or its hour on that day before the newest message's."""
    step, as_of = sheet.draft.next_step, sheet.brief.as_of
    if step is None or not step.when or as_of is None:
        return
    named = days_named(step.when, lang=sheet.draft.lang)
    for day in named:
        if day.days and all(is_past(one, as_of) for one in day.days):
            yield Span("next_step", day.start, day.end)
    dated_today = any(same_day(one, as_day(as_of)) for day in named for one in day.days)
    hour, now = latest_of_clock(step.when), _newest_minute(sheet, as_of)
    if hour is None or now is None or hour >= now:
        return
    if dated_today or not _TODAY.isdisjoint(words_of(step.when).folded):
        yield Span("next_step", 0, len(step.when))


def _newest_minute(sheet: Sheet, day: date) -> int | None:
    """Minutes since midnight at which the newest message of a day was written; None where none tells."""
    exact = (m.at for m in sheet.brief.messages if m.at is not None and m.at.precision in _TO_THE_MINUTE)
    times = (moment.at for moment in exact if moment.at is not None and moment.day == day)
    return max((time.hour * 60 + time.minute for time in times), default=None)


def _no_how(sheet: Sheet) -> Iterator[Span]:
    step = sheet.draft.next_step
    if step is not None and not step.how:
        yield Span("next_step", 0, len(step.what))


RULES = (
    Rule(
        id="P1",
        code="part_not_in_text",
        sentence="A part of the draft does not stand in its text, letter by letter.",
        repair="Give each part as it stands in the body, or leave the part out.",
        source="draft rubric",
        find=_parts_not_in_text,
    ),
    Rule(
        id="P2",
        code="body_is_not_script",
        sentence="The body of a call must be its script, line by line, and a mail has no script.",
        repair="Give the script, and the same lines as the body.",
        source="call rubric",
        find=_body_is_not_script,
    ),
    Rule(
        id="P3",
        code="other_channel",
        sentence="The draft is for another channel than was asked for.",
        repair="Write for the channel asked for.",
        source="call rubric",
        find=_other_channel,
    ),
    Rule(
        id="W14",
        code="no_dated_step",
        sentence="There is no one next step with a day.",
        repair="Propose one step, and say on which day.",
        source="F6, G8, Rackham",
        find=_no_dated_step,
        approaches=FIRM | GUIDING,
    ),
    Rule(
        id="W2",
        code="step_in_past",
        sentence="The day or hour of the next step is past.",
        repair="Propose a day that is still to come.",
        source="F6, G8, W2",
        find=_step_in_past,
    ),
    Rule(
        id="F6",
        code="step_without_how",
        sentence="The next step does not say how to take it.",
        repair="Say how: one reply, one link, one signature.",
        source="F6",
        find=_no_how,
        approaches=FIRM,
    ),
)
