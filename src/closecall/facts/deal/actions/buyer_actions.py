"""What the buyer did that cost him something (S14).

By his own words, by his answer to a question ("did you try it?", "yes, twice"), by what he tells of a thing
that he was lent, or by what the seller thanks for.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from closecall.facts.attribution.buyer_mentions import buyer_said
from closecall.facts.cues.cue_mentions import CueMention, said_in, says
from closecall.facts.deal.actions.measurements import measured_sizes
from closecall.facts.evidence import from_behaviour, from_words
from closecall.facts.findings import Evidence, Findings
from closecall.facts.other_firm import is_with_another_firm
from closecall.facts.other_item import is_joined_to_another_thing
from closecall.facts.vocabulary import BuyerAction
from closecall.facts.words.trials import is_of_no_trial, lets_stand, trials_told
from closecall.text.quantities.amounts import Amount, amounts_in
from closecall.text.sentences import Sentence, sentences_of
from closecall.thread.records import Thread
from closecall.thread.thread_cache import once_a_thread

_EVENTS = {
    BuyerAction.TRIAL_USED: "the buyer had it on trial",
    BuyerAction.PILOT_RUN: "the buyer ran a pilot",
    BuyerAction.SHARED_DATA: "the buyer sent what was asked for",
    BuyerAction.BROUGHT_COLLEAGUE: "the buyer brought somebody along",
    BuyerAction.ASKED_FOR_CONTRACT: "the buyer asked for the contract",
    BuyerAction.DEPOSIT: "the buyer paid a deposit",
    BuyerAction.REFERRED: "the buyer recommended the seller",
    BuyerAction.DID_TASK: "the buyer did what was asked of him",
}
_TRIED = (BuyerAction.TRIAL_USED, BuyerAction.PILOT_RUN)
# Done because the seller asked: a deed only where the sentence names no other.
_AS_ASKED = "as_asked"
# What the seller asks for, and what the buyer then names.
_ASKED_AND_NAMED = (("asks_day", "a_day"), ("asks_sum", "a_sum"))
_TELLS_OF_USE = frozenset({"in_use", "liked_it"})


def buyer_actions(thread: Thread) -> Findings:
    """``buyer_actions``: each kind once, in the order of :class:`BuyerAction`, with its first evidence.

    What the seller says of a deed counts only where the buyer answers right after it and does not deny it.
    """
    first: dict[BuyerAction, Evidence] = {}
    for action, said in (*_told(thread), *_answered(thread), *_used_loans(thread)):
        if not _repeats(thread, said):
            first.setdefault(action, from_words(thread, "buyer_actions", said))
    for action, shown in _undenied(thread):
        first.setdefault(action, shown)
    for action, shown in measured_sizes(thread):
        # "I measured the stairs, 31 inch" is one deed.
        if not any((e.message, e.start) == (shown.message, shown.start) for e in first.values()):
            first.setdefault(action, shown)
    for action, shown in trials_told(thread):
        first.setdefault(action, shown)
    if BuyerAction.PILOT_RUN in first:
        # The use in a pilot is the pilot, told once more.
        first.pop(BuyerAction.TRIAL_USED, None)
    done = tuple(action for action in BuyerAction if action in first)
    return Findings({"buyer_actions": done}, tuple(first[a] for a in done)) if done else Findings()


def _told(thread: Thread) -> Iterator[tuple[BuyerAction, CueMention]]:
    """Deeds in the buyer's own words; of a question, only what asks for papers or offers."""
    told = [said for said in buyer_said(thread, "actions") if said.cue.fact == "action"]
    by_name = [(said.sentence_key, said.cue.value) for said in told if said.cue.detail != _AS_ASKED]
    named = {key for key, _ in by_name}
    tasks = {key for key, deed in by_name if deed == BuyerAction.DID_TASK}
    for said in told:
        action = BuyerAction(said.cue.value)
        # "I measured it all, photos attached" is one deed.
        if action is BuyerAction.SHARED_DATA and said.sentence_key in tasks:
            continue
        if said.cue.detail == _AS_ASKED and said.sentence_key in named:
            continue
        if action in _TRIED and is_of_no_trial(thread, said.message, said.sentence):
            continue
        if action is BuyerAction.DEPOSIT and _is_paid_elsewhere(thread, said):
            continue
        asks = action is BuyerAction.ASKED_FOR_CONTRACT or said.cue.detail == "offer"
        if asks or not said.sentence.is_question:
            yield action, said


def _is_paid_elsewhere(thread: Thread, said: CueMention) -> bool:
    words = said.sentence.words
    return is_joined_to_another_thing(thread, said.message, words, end=said.end) or is_with_another_firm(
        thread, said.message, words
    )


def _answered(thread: Thread) -> Iterator[tuple[BuyerAction, CueMention]]:
    """What a message of the buyer's affirms of what the seller's message right before it asks.

    A deed counts where he says that it is done, a trial also where he says how he liked it, a day or a sum
    where the seller asked for one. Nothing counts where the same message denies a deed, and no question does.
    """
    for index, message in enumerate(thread.messages):
        if not index or not message.is_buyer or not thread.messages[index - 1].is_seller:
            continue
        asked = {said.cue.fact: said.cue.value for said in said_in(thread, index - 1, "seller")}
        if asked.keys().isdisjoint(("asks_done", "asks_day", "asks_sum")):
            continue
        if says(thread, index, "actions", "denies_action"):
            continue
        stated = [said for said in said_in(thread, index, "actions") if not said.sentence.is_question]
        if "asks_done" in asked:
            yield from _affirmed_in(BuyerAction(asked["asks_done"]), stated)
        for question, answer in _ASKED_AND_NAMED:
            if question in asked:
                yield from (
                    (BuyerAction.NAMED_AMOUNT_OR_DATE, said) for said in stated if said.cue.fact == answer
                )


def _affirmed_in(deed: BuyerAction, stated: Sequence[CueMention]) -> Iterator[tuple[BuyerAction, CueMention]]:
    tells = ("says_done", "liked_it") if deed is BuyerAction.TRIAL_USED else ("says_done",)
    yield from ((deed, said) for said in stated if said.cue.fact in tells)


def _used_loans(thread: Thread) -> Iterator[tuple[BuyerAction, CueMention]]:
    """What the buyer says of a thing's use or work, in any message after the seller spoke of lending it.

    "The two desks are in use all day" names no trial; beside "two desks are on loan until the 15th" it tells
    one. Nothing counts in a message that denies a deed, and no question does.
    """
    is_lent = False
    for index, message in enumerate(thread.messages):
        if message.is_seller:
            is_lent = is_lent or _lends(thread, index)
        elif is_lent and message.is_buyer and not says(thread, index, "actions", "denies_action"):
            yield from (
                (BuyerAction.TRIAL_USED, said)
                for said in said_in(thread, index, "actions")
                if said.cue.fact in _TELLS_OF_USE and not said.sentence.is_question
            )


def _lends(thread: Thread, index: int) -> bool:
    said = said_in(thread, index, "seller")
    return any(one.cue.fact == "lends" and not one.sentence.is_question for one in said)


def _repeats(thread: Thread, said: CueMention) -> bool:
    """Whether the buyer only repeats or calls good a sum that the seller has named: then it is not his own.

    What the seller only asks for ("how about 5?") he has not named.
    """
    if said.cue.detail not in ("may_repeat", "offer"):
        return False
    start, end = said.span
    named = {
        a.value for a in _amounts(thread, said.message, said.sentence) if a.end >= start and a.start <= end
    }
    return any(_first_stated(thread).get(value, said.message) < said.message for value in named)


@once_a_thread
def _first_stated(thread: Thread) -> Mapping[Decimal, int]:
    """The sums that the seller names and does not only ask for, each with the first message that does."""
    first: dict[Decimal, int] = {}
    for index, message in enumerate(thread.messages):
        for sentence in sentences_of(message.body) if message.is_seller else ():
            for amount in _amounts(thread, index, sentence) if not sentence.is_question else ():
                first.setdefault(amount.value, index)
    return first


def _amounts(thread: Thread, index: int, sentence: Sentence) -> tuple[Amount, ...]:
    return amounts_in(thread.messages[index].body, start=sentence.start, end=sentence.end)


def _undenied(thread: Thread) -> Iterator[tuple[BuyerAction, Evidence]]:
    """Deeds in the seller's question or thanks, which the buyer's next message lets stand."""
    for index, message in enumerate(thread.messages[:-1]):
        if not message.is_seller or not thread.messages[index + 1].is_buyer:
            continue
        told = [said for said in said_in(thread, index, "seller") if said.cue.fact == "done"]
        if told and not says(thread, index + 1, "actions", "denies_action"):
            for said in told:
                action = BuyerAction(said.cue.value)
                if action in _TRIED and said.sentence.is_question and not lets_stand(thread, index + 1):
                    continue
                yield action, from_behaviour(thread, "buyer_actions", _EVENTS[action], said=said)
