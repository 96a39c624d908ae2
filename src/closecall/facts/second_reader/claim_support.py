"""Whether a quote bears a claim out that raises the stance: nothing voids it, and our own ear leans to it."""

from __future__ import annotations

from datetime import date

from closecall.facts.classifier import SentenceClassifier, leans_to
from closecall.facts.cues import CueBook, load_cues
from closecall.facts.second_reader.quote_grounding import Dropped, Grounded
from closecall.facts.stance import may_firm_up
from closecall.facts.vocabulary import BuyerAction, Refusal, VerbalInterest
from closecall.facts.words.speech.phrase_scope import Surroundings
from closecall.text.date_resolution import day_named_in
from closecall.text.sentences import Sentence
from closecall.thread.records import Side

# The language of the classifier and of the bearing cues.
_LANGUAGE = "en"
_LABELS = {
    VerbalInterest.CURIOUS: "interest",
    VerbalInterest.STRONG: "wants",
    VerbalInterest.INTENT: "intent",
}
# How a deed, a problem and somebody else's yes are told.
_TOLD_IN_THE_PAST = ("buyer_actions", "need_confirmed", "decision_makers_agreed")
# What he cannot tell for the buyer (S15), and what would be wiped out by his answer.
_NOT_THE_SELLERS = ("verbal_interest", "refusal", "hesitations")
_HOLDS_A_DENIAL = ("need_confirmed", "hesitations", "refusal", "decision_makers_total")


def why_not(claim: Grounded, *, lang: str, ear: SentenceClassifier | None) -> Dropped | None:
    """Why a claim does not count; None when it does. One that lowers the stance needs its quote alone.

    Args:
        lang: the language of the thread.
        ear: the classifier; None for what the seller is to confirm. He was there: what he may tell himself,
            nothing turns.

    """
    if not may_firm_up(claim.fact, claim.value):
        return None
    if claim.heard.message.speaker.side is Side.UNKNOWN:
        return Dropped.NOT_THE_BUYERS
    leaning = [s for s in claim.sentences if (ear is None or lang == _LANGUAGE) and _leans(claim, s, ear)]
    if not leaning:
        return Dropped.NOT_BORNE_OUT
    may_be_turned = ear is not None or claim.fact in _NOT_THE_SELLERS
    if may_be_turned and all(is_turned(claim, s, lang=lang) for s in leaning):
        return Dropped.TURNED
    return None


def is_turned(claim: Grounded, sentence: Sentence, *, lang: str) -> bool:
    """Whether something in the sentence makes it say less than the claim: a rule of the words' reader.

    A joke, somebody else's mouth, a question, a condition, another time or thing, and a denial; each only for
    the facts that it can turn.
    """
    around = Surroundings(sentence, claim.heard.message.body, load_cues(lang, "grammar"))
    inside = [
        at for at, (start, end) in enumerate(sentence.words.spans) if claim.start < end and start < claim.end
    ]
    first, end = inside[0], inside[-1] + 1
    fact, last = claim.fact, len(sentence.words.folded)
    may_ask = claim.value in (BuyerAction.ASKED_FOR_CONTRACT, Refusal.BRUSH_OFF)
    return (
        around.joking()
        or (fact != "decision_makers_agreed" and around.reported(last))
        or (sentence.is_question and not may_ask)
        or (claim.value != Refusal.BRUSH_OFF and around.conditional(0, last))
        or (fact not in _TOLD_IN_THE_PAST and around.past(0, last))
        or around.elsewhere(0, last)
        or (
            fact not in _HOLDS_A_DENIAL and (around.denied(first, end) or around.holds_denial(first - 1, end))
        )
    )


def _leans(claim: Grounded, sentence: Sentence, ear: SentenceClassifier | None) -> bool:
    """Whether our own ear hears the fact there, though not surely enough to tell it alone."""
    if claim.fact == "critical_date" and claim.value != _named_day(claim, sentence):
        return False
    if ear is None:
        return True
    label = _label_of(claim)
    if label:
        return leans_to(sentence.words, label, is_question=sentence.is_question, ear=ear)
    heard = _bearing().hear(sentence.words.folded)
    return any(h.cue.fact == claim.fact and h.cue.value in ("", str(claim.value)) for h in heard)


def _label_of(claim: Grounded) -> str:
    """The classifier's label, or its family, for a claim; empty where it has none."""
    if claim.fact == "verbal_interest":
        return _LABELS[claim.value]
    labels = {
        "buyer_actions": "act",
        "need_confirmed": "need",
        "hesitations": "soft",
        "refusal": "brush_off",
        "decision_makers_total": "sole_decider",
    }
    return labels.get(claim.fact, "")


def _named_day(claim: Grounded, sentence: Sentence) -> date | None:
    message = claim.heard.message
    return day_named_in(sentence, message.body, written=message.day) if message.day else None


def _bearing() -> CueBook:
    book = load_cues(_LANGUAGE, "bearing")
    if book is None:
        raise AssertionError("the bearing cues come with the package")
    return book
