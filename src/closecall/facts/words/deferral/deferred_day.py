"""The day a buyer puts the decision off to ("January", "Q3", "after the summer"), from the day he wrote."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from closecall.facts.findings import Findings
from closecall.facts.vocabulary import Refusal
from closecall.facts.words.deferral.named_days import day_in, days_told_by_event, named_day, vague_day
from closecall.facts.words.speech.contact_asked import Request, contact_request
from closecall.facts.words.speech.utterance import Utterance
from closecall.text.sentences import sentences_of
from closecall.thread.records import Thread


def deferred_to(thread: Thread, not_now: Utterance, langs: Sequence[str]) -> date | None:
    """The day named with a "not now", else later in its message; None without one, or in an undated mail."""
    message = thread.messages[not_now.message]
    if message.day is None:
        return None
    return _day_told(message.body, *not_now.sentence, message.day, langs)


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
        if message.day is not None:
            continue
        day = _day_told(message.body, start, end, as_of, langs)
        if day is not None:
            return Findings({"defer_until": day}, (replace(evidence, fact="defer_until"),))
    return Findings()


def _day_told(body: str, start: int, end: int, written: date, langs: Sequence[str]) -> date | None:
    """The day that a "not now" names, else the rest of its message.

    The day on which he asks to be written to goes before: "Nothing before April, ping me in March". Where it
    is vague, a later one in the next sentence is meant: "Not this year. April would be better."
    """
    asked_for = _day_of_contact(body, start, written, langs)
    if asked_for is not None and not asked_for.is_only_not_before:
        return asked_for.day
    put_off = _day_put_off(body, start, end, written, langs)
    return max(asked_for.day, put_off or asked_for.day) if asked_for else put_off


def _day_put_off(body: str, start: int, end: int, written: date, langs: Sequence[str]) -> date | None:
    """The day of the deal: that of the "not now", else of what follows it."""
    text = body[start:end]
    named = named_day(text, written, langs)
    vague = None if named else vague_day(text, written, langs)
    if vague is None:
        return named or day_in(body[end:], written, langs)
    following = next((s for s in sentences_of(body) if s.start >= end and not s.is_question), None)
    if following is None:
        return vague
    more = body[following.start : following.end]
    return max(vague, named_day(more, written, langs) or vague, *days_told_by_event(more, written, langs))


class _Contact(NamedTuple):
    day: date
    is_only_not_before: bool


def _day_of_contact(body: str, start: int, written: date, langs: Sequence[str]) -> _Contact | None:
    """The day named with a request to be written or called to again, in a sentence from ``start`` on."""
    for sentence in sentences_of(body):
        if sentence.start < start:
            continue
        request, behind = contact_request(body, sentence, langs)
        if request in (Request.PLAIN, Request.NOT_BEFORE):
            day = day_in(body[behind : sentence.end], written, langs)
            if day is not None:
                return _Contact(day, request is Request.NOT_BEFORE)
    return None
