"""The buyer's strongest statement of interest that still holds (S11-S13)."""

from __future__ import annotations

from collections.abc import Sequence

from closecall.facts.vocabulary import FINAL_REFUSALS, Refusal, VerbalInterest, rank
from closecall.facts.words.attitude.praise import praises_the_offer
from closecall.facts.words.refusal.standing_refusal import RefusalHeard
from closecall.facts.words.speech.buyer_speech import LanguageCues
from closecall.facts.words.speech.preceding_question import answers_a_close, answers_an_appointment
from closecall.facts.words.speech.utterance import Utterance
from closecall.thread.records import Thread

_PRAISE = frozenset({"praise", "praised_it"})
# Who asks how to pay or when it can come is at least curious, whatever else he says.
_ASKS_AS_OWNER = frozenset({"buying_question", "practical_question"})
# "Yes, but not this year" and "sure, if my partner agrees" say less than yes.
_DOUBTS = frozenset({"refusal", "hesitation", "asked_no_pressure", "wants_guidance"})


def interest_in(
    thread: Thread, utterances: Sequence[Utterance], no: RefusalHeard, language_cues: Sequence[LanguageCues]
) -> tuple[VerbalInterest, Utterance | None]:
    """The level and the utterance it rests on; ``none`` when nothing was heard.

    What was said before a final no does not hold any more. Courtesy in a message that brushes the seller off
    is no curiosity, "I'd sign today if ..." is a wish and no intent, and "deal!" to a day is a date.
    """
    doubted = {s.message for s in utterances if s.cue.fact in _DOUBTS}
    said = [
        s
        for s in utterances
        if _tells_interest(thread, s) or (s.message not in doubted and _is_a_yes(thread, s, language_cues))
    ]
    if no.said is not None and no.refusal in FINAL_REFUSALS:
        said = [s for s in said if s.message > no.said.message] if no.retracted else []
    brushed_off = {
        s.message for s in utterances if s.cue.fact == "refusal" and s.cue.value == Refusal.BRUSH_OFF
    }
    said = [s for s in said if s.message not in brushed_off or _level(s) is VerbalInterest.INTENT]
    dates = {(s.message, s.sentence) for s in utterances if s.cue.fact == "appointment"}
    said = [
        s
        for s in said
        if s.cue.detail != "agrees"
        or not ((s.message, s.sentence) in dates or answers_an_appointment(thread, s, language_cues))
    ]
    if not said:
        return VerbalInterest.NONE, None
    # Of equally strong utterances the last is the buyer's newest word.
    strongest = max(said, key=lambda s: (rank(VerbalInterest, _level(s)), s.order))
    return _level(strongest), strongest


def _tells_interest(thread: Thread, utterance: Utterance) -> bool:
    fact = utterance.cue.fact
    if fact == "verbal_interest" or fact in _ASKS_AS_OWNER:
        return True
    return fact in _PRAISE and praises_the_offer(thread, utterance)


def _is_a_yes(thread: Thread, utterance: Utterance, language_cues: Sequence[LanguageCues]) -> bool:
    """Whether a bare "sure" or "yes, I would" accepts what the seller asked."""
    return utterance.cue.fact == "assent" and answers_a_close(thread, utterance, language_cues)


def _level(utterance: Utterance) -> VerbalInterest:
    if utterance.cue.fact in _ASKS_AS_OWNER:
        return VerbalInterest.CURIOUS
    level = VerbalInterest(utterance.cue.value)
    return VerbalInterest.STRONG if level is VerbalInterest.INTENT and utterance.conditional else level
