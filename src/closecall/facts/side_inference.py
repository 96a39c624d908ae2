"""Who of them is the buyer, told by what is heard from each: the last step, where the thread's signs fail.

A buyer says no, wants it, hesitates, decides or pays; a seller says little of that. So each party is taken
for the seller in turn, and the reading in which the others say most of what buyers say is the likelier one.
How each of them talks (:mod:`closecall.thread.sides.voice_classifier`) counts beside it. Sides that signs
told are turned about where whoever was taken for the seller says no: a no must not be lost to a wrong guess.
Who says nothing that sellers say is not taken for one where the other has only warm words, for no list holds
every no: the sides are asked for. So they are where the buyer says nothing that buyers say and the seller
plainly does.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from closecall.facts.buyer_language import in_own_language
from closecall.facts.classifier import SentenceClassifier, load_linear_ear
from closecall.facts.classifier_facts import second_ear
from closecall.facts.cues.cue_mentions import said_in
from closecall.facts.deal import read_deal
from closecall.facts.findings import first_values
from closecall.facts.names_in_bodies import without_names
from closecall.facts.vocabulary import (
    FINAL_REFUSALS,
    Hardness,
    HesitationKind,
    Refusal,
    Stage,
    VerbalInterest,
)
from closecall.facts.words import hear
from closecall.thread.lexicon.side_words import states_price
from closecall.thread.participants.parties import cast_of, party_key
from closecall.thread.records import Message, Side, Thread
from closecall.thread.sides.side_signals import signs_in
from closecall.thread.sides.side_warnings import are_certain, question, taken, without_taking
from closecall.thread.sides.voice_classifier import selling_voices

_MOST_PARTIES = 4
LEAST_LEAD = 3
"""By how many points one reading must be ahead of every other."""
LEAST_AGAINST_SIGNS = 5
"""By how many points the sides turned about must be ahead to doubt what signs told without a no."""
_NAMES_THE_PRICE = 3
"""Who alone names a price sells, where nobody is heard to say what buyers say."""
# What a point of the facts is worth beside a voice, in 64ths of log odds.
_VOICE_OF_A_POINT = 200
# Facts that count two points, and one.
_WEIGHTY = ("buyer_actions", "need_confirmed", "hesitations")
_LIGHT = ("decision_makers_total", "wants_guidance", "asked_no_pressure", "annoyed", "buying_questions")
_OTHER_SIDE = {Side.SELLER: Side.BUYER, Side.BUYER: Side.SELLER}


def with_sides_heard(thread: Thread, *, ear: SentenceClassifier | None = None) -> Thread:
    """The thread with both sides, where none was known and one of the parties alone sounds like the seller.

    A warning says who was taken for whom. A thread with a known side, or of which nobody says enough, comes
    back as it is, unless the sides were only taken by signs and the one who then sells says no.

    Args:
        ear: the classifier of sentences; the linear one by default.

    """
    if thread.buyer_messages():
        return _as_doubted(thread, ear)
    parties = cast_of(thread.messages, ()).parties if _are_all_unknown(thread) else ()
    if not 1 < len(parties) <= _MOST_PARTIES:
        return thread
    ways = [_sided(thread, seller=party.key) for party in parties]
    told = [_told_by_words(way, ear) for way in ways]
    heard = [sum(_points(each)) for each in told]
    prices = [any(states_price(message.body) for message in party.messages) for party in parties]
    is_told_by_price = not any(heard) and sum(prices) == 1
    points = [
        said + voice / _VOICE_OF_A_POINT + _NAMES_THE_PRICE * (is_told_by_price and names)
        for said, voice, names in zip(heard, selling_voices(parties), prices, strict=True)
    ]
    first, second = sorted(range(len(parties)), key=lambda at: -points[at])[:2]
    if points[first] - points[second] < LEAST_LEAD:
        return thread
    if not (_sells(ways[first]) or _is_weighing(told[first])):
        return thread
    others = [party.label for at, party in enumerate(parties) if at != first]
    return _told(ways[first], buyers=others, sellers=[parties[first].label])


def _as_doubted(thread: Thread, ear: SentenceClassifier | None) -> Thread:
    """The thread with sides that signs told turned about or taken back, where what is heard is against it."""
    if are_certain(thread) or not any(message.is_seller for message in thread.messages):
        return thread
    refuses, sells = _seller_refuses(thread), _sells(thread)
    if not refuses and sells and _buys(thread):
        return thread
    turned = _turned(thread)
    told = _told_by_words(turned, ear)
    if refuses and told.get("refusal") not in FINAL_REFUSALS:
        return thread
    if not refuses and not sells and told.get("competitor_active"):
        return _asked(thread)
    lead = sum(_points(told)) - sum(_points(_told_by_words(thread, ear)))
    if refuses:
        return _told_of_turned(turned) if lead >= LEAST_LEAD else thread
    return _asked(thread) if lead >= LEAST_AGAINST_SIGNS else thread


def _told_by_words(thread: Thread, ear: SentenceClassifier | None) -> Mapping[str, Any]:
    """The facts that the buyer's words tell; sums and dates do not show whose they are."""
    plain = without_names(in_own_language(thread))
    words, deal = hear(plain), read_deal(plain)
    return first_values([second_ear(plain, (words, deal), ear=ear or load_linear_ear()), words, deal])


def _turned(thread: Thread) -> Thread:
    messages = [
        replace(m, speaker=replace(m.speaker, side=_OTHER_SIDE.get(m.speaker.side, m.speaker.side)))
        for m in thread.messages
    ]
    return replace(thread, messages=tuple(messages))


def _told_of_turned(turned: Thread) -> Thread:
    parties = cast_of(turned.messages, ()).parties
    labels = {
        side: [p.label for p in parties if any(speaker.side is side for speaker in p.speakers)]
        for side in _OTHER_SIDE
    }
    return _told(turned, buyers=labels[Side.BUYER], sellers=labels[Side.SELLER])


def _seller_refuses(thread: Thread) -> bool:
    return any(
        said.cue.value in FINAL_REFUSALS
        for index, message in enumerate(thread.messages)
        if message.is_seller
        for said in said_in(thread, index, "refusal")
    )


def _sells(thread: Thread) -> bool:
    """Whether anybody on the seller's side names a price or says what sellers say."""
    sold = (message.body for message in thread.messages if message.is_seller)
    return any(
        states_price(body) or any(sign.side is Side.SELLER for sign in signs_in(body)) for body in sold
    )


def _buys(thread: Thread) -> bool:
    """Whether anybody on the buyer's side says what buyers say."""
    bought = (message.body for message in thread.messages if message.is_buyer)
    return any(sign.side is Side.BUYER for body in bought for sign in signs_in(body))


def _is_weighing(told: Mapping[str, Any]) -> bool:
    """Whether the facts hold more than warm words, which sellers and suppliers say as well."""
    refuses = told.get("refusal") not in (None, Refusal.NONE)
    # A wall without a name is only what nobody understood.
    doubts = any(
        each.kind is not HesitationKind.UNSPECIFIED or (each.is_open and each.hardness is Hardness.SOFT)
        for each in told.get("hesitations") or ()
    )
    return bool(refuses or doubts or told.get("decision_makers_total"))


def _asked(thread: Thread) -> Thread:
    """The thread with the sides that signs told taken back, and the question for them."""
    messages = [
        replace(m, speaker=replace(m.speaker, side=Side.UNKNOWN)) if m.speaker.side in _OTHER_SIDE else m
        for m in thread.messages
    ]
    labels = [party.label for party in cast_of(messages, ()).parties]
    warnings = (*without_taking(thread.warnings), *question(labels, messages))
    return replace(thread, messages=tuple(messages), warnings=warnings)


def _told(thread: Thread, *, buyers: Sequence[str], sellers: Sequence[str]) -> Thread:
    """The thread with a warning that says who was taken for whom, in place of any before it."""
    warning = taken(buyers, sellers, " by what each of them says")
    return replace(thread, warnings=(*without_taking(thread.warnings), warning))


def _are_all_unknown(thread: Thread) -> bool:
    """Whether every person has a name and none a side, and nothing is said of uncertain origin."""
    people = [m for m in thread.messages if m.automatic is None and m.speaker.side is not Side.OTHER]
    return all(
        m.speaker.side is Side.UNKNOWN
        and _is_certain(m)
        and party_key(m.speaker.name, m.speaker.email) is not None
        for m in people
    )


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


def _points(told: Mapping[str, Any]) -> Iterator[int]:
    """What the facts weigh as a buyer's: a plain no most, a worry little, for sellers name it too."""
    refusal, interest = told.get("refusal"), told.get("verbal_interest")
    if refusal not in (None, Refusal.NONE):
        yield 2 if refusal is Refusal.BRUSH_OFF else 5
    if interest not in (None, VerbalInterest.NONE):
        yield 2 if interest is VerbalInterest.CURIOUS else 3
    yield 3 * (told.get("stage") is Stage.ACCEPTED)
    yield from (2 * bool(told.get(fact)) for fact in _WEIGHTY)
    yield from (bool(told.get(fact)) for fact in _LIGHT)
