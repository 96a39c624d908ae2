"""A no that only the second reader heard, under the words' rules for what stands and what is taken back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from closecall.facts.second_reader.quote_grounding import Grounded
from closecall.facts.vocabulary import Refusal, rank
from closecall.facts.words.deferral.deferred_day import deferred_to
from closecall.facts.words.refusal.standing_refusal import refusal_in
from closecall.facts.words.speech.buyer_speech import cues_for, listen, listened_messages
from closecall.thread.records import Thread


@dataclass(frozen=True, slots=True)
class NoClaimed:
    """A refusal stronger than the one heard, the claim it rests on, and the day that a "not now" names."""

    refusal: Refusal
    claim: Grounded
    until: date | None = None


def refusal_with(thread: Thread, noes: Sequence[Grounded], heard: Mapping[str, Any]) -> NoClaimed | None:
    """The refusal in force with these claims; None where it is no stronger than the one without them.

    Claims never lift a refusal, and what the buyer took back later, unprompted, they do not bring back (S21).

    Args:
        heard: the facts of the words' reader.

    """
    if not noes:
        return None
    language_cues = cues_for(thread.lang)
    claimed = {utterance.order: one for one in noes for utterance in (one.utterance(),)}
    utterances = [
        *listen(listened_messages(thread), language_cues),
        *(one.utterance() for one in noes),
    ]
    found = refusal_in(thread, sorted(utterances, key=lambda said: said.order), language_cues)
    known = Refusal.NONE if heard.get("refusal_retracted") else heard.get("refusal") or Refusal.NONE
    if (
        found.said is None
        or found.retracted is not None
        or rank(Refusal, found.refusal) <= rank(Refusal, known)
    ):
        return None
    claim = claimed.get(found.said.order)
    if claim is None:
        return None
    is_put_off = found.refusal is Refusal.NOT_NOW
    until = deferred_to(thread, found.said, (thread.lang, "en")) if is_put_off else None
    return NoClaimed(found.refusal, claim, until)
