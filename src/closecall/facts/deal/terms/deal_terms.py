"""Terms of the sale: a customer of old, a rival offer, a way back, the buyer's dates, who pays."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import chain

from closecall.facts.attribution.buyer_mentions import affirmed, buyer_said
from closecall.facts.cues.cue_mentions import CueMention, cue_language, said_in, says
from closecall.facts.deal.terms.buyer_kind import buyer_kind
from closecall.facts.deal.terms.rival_names import without_other_names
from closecall.facts.evidence import from_behaviour, from_words, together
from closecall.facts.findings import Findings
from closecall.facts.vocabulary import WANTS_IT
from closecall.facts.words.deferral.named_days import day_put_off_to
from closecall.facts.words.deferral.self_doubt import only_doubts_himself
from closecall.facts.words.deferral.seller_conditions import is_the_other_branch
from closecall.facts.words.refusal.put_off_thing import taken_instead
from closecall.facts.words.speech.contact_asked import Request, contact_request
from closecall.text.date_resolution import day_named_in, end_of_month_in
from closecall.text.sentences import sentences_of
from closecall.thread.records import Message, Thread, ThreadKind

_YES_OR_ABSENT = ("existing_customer", "competitor_active")
# "Call me on Thursday" is an appointment; a day as far away as this puts the decision off.
_FAR = timedelta(days=14)
# "Yes, it is urgent. The 20th of March." answers in its second sentence.
_SENTENCES_OF_AN_ANSWER = 2


def terms(thread: Thread, *, as_of: date | None = None) -> Findings:
    """A customer of old, a rival, a way back, the buyer's dates and who pays.

    Args:
        as_of: the day around which a date is resolved in a message that has none of its own.

    """
    heard = list(buyer_said(thread, "deal"))
    stated = [said for said in heard if not said.sentence.is_question or said.cue.detail == "question"]
    told = without_other_names(stated, thread)
    return together(
        [
            *(_stated(thread, told, fact) for fact in _YES_OR_ABSENT),
            _reversible(thread, told),
            _critical_date(thread, told, as_of),
            _defer_until(thread, heard, as_of),
            buyer_kind(thread, told),
        ]
    )


def _stated(thread: Thread, told: list[CueMention], fact: str) -> Findings:
    """True where the buyer says so, or says yes to the seller who asks."""
    stated = (said for said in told if said.cue.fact == fact)
    said = next(chain(stated, affirmed(thread, f"asks_{fact}")), None)
    if said:
        return Findings({fact: True}, (from_words(thread, fact, said),))
    for said in _recalled(thread, fact):
        shown = from_behaviour(thread, fact, "the seller speaks of it, and the buyer goes on", said=said)
        return Findings({fact: True}, (shown,))
    return Findings()


def _recalled(thread: Thread, fact: str) -> Iterator[CueMention]:
    """What the seller speaks of and the buyer's next message does not deny."""
    for index, message in enumerate(thread.messages[:-1]):
        if not message.is_seller or not thread.messages[index + 1].is_buyer:
            continue
        if not says(thread, index + 1, "deal", f"denies_{fact}"):
            yield from (s for s in said_in(thread, index, "seller") if s.cue.fact == f"recalls_{fact}")


def _reversible(thread: Thread, told: list[CueMention]) -> Findings:
    """A way back that either side states: it is a term, not a sign of interest."""
    found = _stated(thread, told, "reversible")
    if found.values:
        return found
    for index, message in enumerate(thread.messages):
        for said in said_in(thread, index, "deal") if message.is_seller else ():
            if said.cue.fact == "reversible":
                shown = from_behaviour(thread, "reversible", "seller offers a way back", said=said)
                return Findings({"reversible": True}, (shown,))
    return Findings()


def _critical_date(thread: Thread, told: list[CueMention], as_of: date | None) -> Findings:
    """The day of the buyer's newest word about it; else the one that answers the seller's question for it."""
    for said in reversed(told):
        written = _written(thread.messages[said.message], as_of)
        if said.cue.fact != "critical_date" or written is None:
            continue
        body = thread.messages[said.message].body
        day = day_named_in(said.sentence, body, written=written)
        day = day or end_of_month_in(body[said.sentence.start : said.sentence.end], written=written)
        if day is not None:
            return Findings({"critical_date": day}, (from_words(thread, "critical_date", said),))
    return _answered_date(thread, as_of)


def _answered_date(thread: Thread, as_of: date | None) -> Findings:
    for said, day in _answered_days(thread, "asks_date", as_of):
        return Findings({"critical_date": day}, (from_words(thread, "critical_date", said),))
    return Findings()


def _answered_days(thread: Thread, question: str, as_of: date | None) -> Iterator[tuple[CueMention, date]]:
    """The days with which the buyer's messages answer a question of the seller's, newest first."""
    for index, message in reversed(thread.buyer_messages()):
        written = _written(message, as_of)
        if not index or written is None or not thread.messages[index - 1].is_seller:
            continue
        asked = [s for s in said_in(thread, index - 1, "seller") if s.cue.fact == question]
        for sentence in sentences_of(message.body)[:_SENTENCES_OF_AN_ANSWER] if asked else ():
            day = day_named_in(sentence, message.body, written=written)
            if day is not None and not sentence.is_question:
                yield CueMention(asked[0].cue, index, sentence, 0, len(sentence.words.folded)), day


def _defer_until(thread: Thread, heard: list[CueMention], as_of: date | None) -> Findings:
    """The day, some time away, to which the buyer's newest mail or his call puts the decision off.

    "Could you ring me again in October?" puts it off too. "Don't ring me before June" bounds the day that is
    named elsewhere.
    """
    not_before: tuple[date, CueMention] | None = None
    langs = (cue_language(thread),)
    is_call = thread.kind is ThreadKind.CALL
    newest = thread.last_of_buyer
    for said in reversed(heard):
        message = thread.messages[said.message]
        written = _written(message, as_of)
        if said.cue.fact != "defer_until" or written is None or not (is_call or said.message == newest):
            continue
        if is_the_other_branch(thread, said.message, said.span[0]):
            continue
        if taken_instead(thread, said.message, said.span) is not None:
            continue
        text = message.body[said.sentence.start : said.sentence.end]
        request, _ = contact_request(message.body, said.sentence, langs)
        day = day_put_off_to(text, written, langs) if request is not Request.FORBIDDEN else None
        if day is None or day - written < _FAR or _only_doubts(thread, said):
            continue
        if request is Request.NOT_BEFORE:
            not_before = not_before or (day, said)
            continue
        if not_before and not_before[0] > day:
            break
        return Findings({"defer_until": day}, (from_words(thread, "defer_until", said),))
    if not_before:
        day, said = not_before
        return Findings({"defer_until": day}, (from_words(thread, "defer_until", said),))
    other = _days_of_something_else(heard)
    for said, day in _answered_days(thread, "asks_again", as_of):
        written = _written(thread.messages[said.message], as_of)
        is_other = not other.isdisjoint([(said.message, None), said.sentence_key])
        if written is not None and day - written >= _FAR and not is_other:
            return Findings({"defer_until": day}, (from_words(thread, "defer_until", said),))
    return Findings()


def _only_doubts(thread: Thread, said: CueMention) -> bool:
    """Whether it is said by one who wants it and doubts himself."""
    sentence = said.sentence.span
    return only_doubts_himself(thread, said.message, said.span, sentence) and any(
        wish.cue.value in WANTS_IT
        for index, _ in thread.buyer_messages()
        if index <= said.message
        for wish in said_in(thread, index, "interest")
    )


def _days_of_something_else(heard: list[CueMention]) -> frozenset[tuple[int, int | None]]:
    """Where a day puts nothing off: the sentence of an event ("the 20th is our open day"), by its start.

    In a message that wants it now no sentence does, and the start is None.
    """
    return frozenset(
        (said.message, None if said.cue.value == "now" else said.sentence.start)
        for said in heard
        if said.cue.fact == "denies_defer_until"
    )


def _written(message: Message, as_of: date | None) -> date | None:
    return message.at.day if message.at else as_of
