"""A net below all readers: what may be a no in the buyer's newest words, and none of them explained.

No list of phrases hears every no. A short negative sentence that nothing accounts for makes firmness
impossible (an open hard hesitation, S13). Newest words to a seller that no reader heard go on with the
purchase are shown to the seller, and he is asked: only he can tell what they mean. Whether it is a no is not
decided here. Languages without doubt cues have no net.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from closecall.facts.classifier import SentenceClassifier
from closecall.facts.deal.actions.trials import cool_words
from closecall.facts.evidence import quoting
from closecall.facts.findings import Evidence, Findings, first_values
from closecall.facts.possible_refusal.newest_words import newest_of
from closecall.facts.possible_refusal.short_negatives import short_noes
from closecall.facts.possible_refusal.unread_words import LAST_TURNS, ended_course, goes_on, unsettled_words
from closecall.facts.vocabulary import FINAL_REFUSALS, WALL, Hardness, Stage, VerbalInterest
from closecall.facts.words.speech.buyer_speech import cues_for, listen
from closecall.text.sentences import Sentence
from closecall.thread.records import Thread

# Words before these, in the same turn, are taken back or were about something else.
_YES = {"stage": (Stage.ACCEPTED,), "verbal_interest": (VerbalInterest.STRONG, VerbalInterest.INTENT)}


def unexplained_no(thread: Thread, read: Sequence[Findings], *, ear: SentenceClassifier) -> Findings:
    """``hesitations`` with a hard one more, and a warning, where the newest words may be a no (S5).

    Args:
        read: what the readers of the thread found, the one that stands first.
        ear: the classifier of sentences, which may lean to a no that it is not sure of.

    """
    told = first_values(read)
    if told.get("refusal") in FINAL_REFUSALS and not told.get("refusal_retracted"):
        return Findings()
    cool = cool_words(thread)
    # A trial without a good word of it goes on with nothing.
    evidence = [
        item
        for part in read
        for item in part.evidence
        if item.fact != "buyer_actions" or item.message not in cool
    ]
    yes = _last_yes(told, evidence)
    is_settled_elsewhere = any(part.unsettled for part in read)
    doubted = None if is_settled_elsewhere else _doubted(thread, evidence, since=yes)
    if doubted is not None:
        quote = " ".join(doubted.quote.split())
        return Findings(unsettled=quote if _is_news(thread) else "", doubts=(quote,))
    place = next(short_noes(thread, evidence, since=yes), None)
    # A short no with nothing beside it that goes on is as good as one.
    beside = [item for item in evidence if not _stops_at(place, item, told)]
    is_asked = place is not None and not is_settled_elsewhere and not goes_on(thread, told, beside)
    if place is not None and not is_asked and not is_settled_elsewhere:
        course = ended_course(thread, told)
        place, is_asked = course or place, course is not None
    elif place is None and not is_settled_elsewhere:
        place = unsettled_words(thread, told, evidence, since=yes, ear=ear)
        if place is None and not goes_on(thread, told, evidence):
            place = _newest_of(cool, thread)
        is_asked = place is not None
    if place is None:
        return Findings()
    message, start, end = place
    quote = thread.messages[message].body[start:end]
    shown = [item for item in evidence if item.fact == "hesitations"]
    known = tuple(h for h in told.get("hesitations") or () if h.kind is not WALL.kind)
    return Findings(
        {"hesitations": (*known, WALL)},
        (*shown, quoting(thread, "hesitations", message, start, end)),
        unsettled=quote if is_asked and _is_news(thread) else "",
        doubts=(quote,),
    )


def _doubted(thread: Thread, evidence: Sequence[Evidence], *, since: int) -> Evidence | None:
    """Where the newest words doubt that it will come to anything; praise beside it makes it no less a no."""
    newest = [heard for heard in newest_of(thread) if heard.index >= since]
    doubts = {
        (said.message, said.quoted[0])
        for said in listen(newest, cues_for(thread.lang))
        if (said.cue.fact, said.cue.value, said.cue.detail) == ("hesitation", WALL.kind, WALL.hardness)
    }
    shown = (item for item in evidence if item.fact == "hesitations")
    return next((item for item in shown if (item.message, item.start) in doubts), None)


def _newest_of(cool: Mapping[int, Sentence], thread: Thread) -> tuple[int, int, int] | None:
    """Where the buyer's newest words answer how a trial went, and not with a good word."""
    newest = next((heard.index for heard in reversed(newest_of(thread)) if heard.index in cool), None)
    return None if newest is None else (newest, cool[newest].start, cool[newest].end)


def _stops_at(no: tuple[int, int, int] | None, item: Evidence, told: Mapping[str, Any]) -> bool:
    """Whether what shows a fact goes on with nothing behind a short no: it hesitates, or wishes before it."""
    if item.fact == "hesitations":
        return _is_soft(told)
    is_before = no is not None and item.message == no[0] and item.end is not None and item.end <= no[1]
    return item.fact == "verbal_interest" and is_before


def _is_soft(told: Mapping[str, Any]) -> bool:
    """Whether nothing hard holds the buyer back."""
    return all(each.hardness is Hardness.SOFT for each in told.get("hesitations") or ())


def _is_news(thread: Thread) -> bool:
    """Whether the buyer's newest words are among the last ones; what was written past twice is known."""
    return newest_of(thread)[-1].index >= len(thread.messages) - LAST_TURNS


def _last_yes(told: Mapping[str, Any], evidence: Sequence[Evidence]) -> int:
    """The newest message that says they want it, or that it is signed or paid; -1 without one.

    A question wants nothing: "is there any chance of having the payment back?"; "where do I sign?" says yes.
    """
    yes = {fact for fact, values in _YES.items() if told.get(fact) in values}
    asked = {e for e in evidence if e.fact == "verbal_interest" and e.quote.rstrip().endswith("?")}
    return max(
        (e.message for e in evidence if e.fact in yes and e not in asked and e.message is not None),
        default=-1,
    )
