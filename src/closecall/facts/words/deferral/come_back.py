"""Whether one who put it off to a day comes back when it has come."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from itertools import accumulate
from typing import NamedTuple

from closecall.facts.vocabulary import Refusal
from closecall.facts.words.deferral.deferred_day import deferred_to
from closecall.facts.words.speech.utterance import Utterance
from closecall.text.sentences import sentences_of
from closecall.thread.participants.parties import party_at
from closecall.thread.records import Thread
from closecall.thread.thread_cache import once_a_thread


class _Written(NamedTuple):
    """The dated messages of a party, their days, and from each on the latest day of a question."""

    messages: list[int]
    days: list[date]
    asks_until: list[date]


def has_come_back(thread: Thread, put_off: Utterance) -> bool:
    """Whether the day of a "not now" has come, and its speaker comes back by himself or asks something."""
    day = deferred_to(thread, put_off, (thread.lang, "en")) if put_off.cue.value == Refusal.NOT_NOW else None
    written = _written(thread).get(party_at(thread, put_off.message))
    if day is None or written is None:
        return False
    sellers = _of_seller(thread)
    answered = bisect_right(sellers, put_off.message)
    until = sellers[answered] if answered < len(sellers) else len(thread.messages)
    first, end = bisect_right(written.messages, put_off.message), bisect_left(written.messages, until)
    is_unprompted = first < end and written.days[end - 1] >= day
    return is_unprompted or (first < len(written.messages) and written.asks_until[first] >= day)


@once_a_thread
def _of_seller(thread: Thread) -> list[int]:
    return [index for index, message in enumerate(thread.messages) if message.is_seller]


@once_a_thread
def _written(thread: Thread) -> Mapping[str | None, _Written]:
    """What each party of the buyers wrote."""
    told: Mapping[str | None, list[tuple[int, date, date]]] = defaultdict(list)
    for index, message in thread.buyer_messages():
        if message.automatic is None and message.day is not None:
            asks = any(each.is_question for each in sentences_of(message.body))
            told[party_at(thread, index)].append((index, message.day, message.day if asks else date.min))
    return {
        party: _Written(
            [index for index, _, _ in each],
            [day for _, day, _ in each],
            list(accumulate((asked for _, _, asked in reversed(each)), max))[::-1],
        )
        for party, each in told.items()
    }
