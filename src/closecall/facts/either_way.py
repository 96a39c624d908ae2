"""Who of them is the buyer, told by what is heard from each: the last step, where the thread's signs fail.

A buyer says no, wants it, hesitates, decides or pays; a seller says little of that. So each party is taken
for the seller in turn, and the reading in which the others say most of what buyers say is the likelier one.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from closecall.facts.reading import read_facts
from closecall.facts.vocabulary import Facts, Refusal, Stage, VerbalInterest
from closecall.thread.cast import party_key
from closecall.thread.records import Message, Side, Thread
from closecall.thread.sides import WHICH_IS_YOU

_MOST_PARTIES = 4
LEAST_LEAD = 3
"""By how many points one reading must be ahead of every other; of 430 talks 2 were wrong by as much."""


def with_sides_heard(thread: Thread) -> Thread:
    """The thread with both sides, where none was known and one of the parties alone sounds like the seller.

    A warning says who was taken for whom. A thread with a known side, or of which nobody says enough, comes
    back as it is.
    """
    if thread.buyer_messages():
        return thread
    parties = _parties(thread)
    if not 1 < len(parties) <= _MOST_PARTIES:
        return thread
    ways = {key: _sided(thread, seller=key) for key in parties}
    points = {key: sum(_points(read_facts(way).facts)) for key, way in ways.items()}
    seller, second = sorted(points, key=lambda key: -points[key])[:2]
    if points[seller] - points[second] < LEAST_LEAD:
        return thread
    others = " and ".join(label for key, label in parties.items() if key != seller)
    taken = (
        f"I took {others} for the buyer and {parties[seller]} for the seller by what each of them says. "
        "If that is wrong, say --me."
    )
    kept = [warning for warning in thread.warnings if not warning.startswith(WHICH_IS_YOU)]
    return replace(ways[seller], warnings=(*kept, taken))


def _parties(thread: Thread) -> dict[str, str]:
    """The key and the name of each party, in order; empty where one has no name, or a side is known."""
    people = [m for m in thread.messages if m.automatic is None and m.speaker.side is not Side.OTHER]
    keys = [party_key(m.speaker.name, m.speaker.email) for m in people]
    if any(m.speaker.side is not Side.UNKNOWN or not _is_certain(m) for m in people) or None in keys:
        return {}
    return {key: m.speaker.label for key, m in zip(keys, people, strict=True) if key is not None}


def _is_certain(message: Message) -> bool:
    return not message.doubtful and not message.postdated


def _sided(thread: Thread, *, seller: str) -> Thread:
    messages = []
    for message in thread.messages:
        speaker = message.speaker
        if message.automatic is None and speaker.side is Side.UNKNOWN:
            sells = party_key(speaker.name, speaker.email) == seller
            speaker = replace(speaker, side=Side.SELLER if sells else Side.BUYER)
        messages.append(replace(message, speaker=speaker))
    return replace(thread, messages=tuple(messages))


def _points(facts: Facts) -> Iterator[int]:
    """What the facts weigh as a buyer's: a plain no most, a worry little, for sellers name it too."""
    if facts.refusal not in (None, Refusal.NONE):
        yield 2 if facts.refusal is Refusal.BRUSH_OFF else 5
    if facts.verbal_interest not in (None, VerbalInterest.NONE):
        yield 2 if facts.verbal_interest is VerbalInterest.CURIOUS else 3
    if facts.stage is Stage.ACCEPTED:
        yield 3
    yield 2 * bool(facts.buyer_actions)
    yield 2 * bool(facts.need_confirmed)
    yield 2 * bool(facts.hesitations)
    yield from map(
        bool,
        (
            facts.decision_makers_total,
            facts.wants_guidance,
            facts.asked_no_pressure,
            facts.annoyed,
            facts.budget_status,
            facts.buying_questions,
            facts.next_meeting_booked,
        ),
    )
