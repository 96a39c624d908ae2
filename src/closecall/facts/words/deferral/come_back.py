"""Whether one who put it off to a day comes back when it has come."""

from __future__ import annotations

from closecall.facts.vocabulary import Refusal
from closecall.facts.words.deferral.deferred_day import deferred_to
from closecall.facts.words.refusal.purchase_steps import party_at
from closecall.facts.words.speech.utterance import Utterance
from closecall.text.sentences import sentences_of
from closecall.thread.records import Thread


def has_come_back(thread: Thread, put_off: Utterance) -> bool:
    """Whether the day of a "not now" has come, and its speaker comes back by himself or asks something."""
    day = deferred_to(thread, put_off, (thread.lang, "en")) if put_off.cue.value == Refusal.NOT_NOW else None
    if day is None:
        return False
    refuser, is_prompted = party_at(thread, put_off.message), False
    for index in range(put_off.message + 1, len(thread.messages)):
        message = thread.messages[index]
        is_prompted = is_prompted or message.is_seller
        if (
            message.is_buyer
            and message.automatic is None
            and message.day is not None
            and message.day >= day
            and party_at(thread, index) == refuser
            and (not is_prompted or any(each.is_question for each in sentences_of(message.body)))
        ):
            return True
    return False
