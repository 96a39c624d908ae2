"""A net below all readers: what may be a no in the buyer's newest words, and none of them explained.

No list of phrases hears every no. A short negative sentence that nothing accounts for makes firmness
impossible (an open hard hesitation, S13). Newest words to a seller that no reader heard go on with the
purchase are shown to the seller, and he is asked: only he can tell what they mean. Whether it is a no is not
decided here. Languages without doubt cues have no net.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

from closecall.facts.classifier import SentenceClassifier
from closecall.facts.evidence import quoting
from closecall.facts.findings import Evidence, Findings, Place
from closecall.facts.open_question import OpenQuestion, Stops
from closecall.facts.possible_refusal.beside_in_sentence import beside_in_its_sentence
from closecall.facts.possible_refusal.clauses import beside_praise, own_course
from closecall.facts.possible_refusal.going_on import goes_on
from closecall.facts.possible_refusal.last_word import (
    last_words,
    other_voices,
    stopping_subjects,
    yeses_to_a_doubt,
)
from closecall.facts.possible_refusal.ledger import Ledger
from closecall.facts.possible_refusal.most_telling import beside_a_farewell
from closecall.facts.possible_refusal.partly_read import beside_a_hesitation
from closecall.facts.possible_refusal.short_negatives import short_noes
from closecall.facts.possible_refusal.unmet_conditions import unmet_conditions
from closecall.facts.possible_refusal.unread_words import LAST_TURNS, unsettled_words
from closecall.facts.possible_refusal.waved_off import numbered_noes
from closecall.facts.vocabulary import FINAL_REFUSALS, WALL, Hardness
from closecall.thread.records import Thread


def unexplained_no(thread: Thread, read: Sequence[Findings], *, ear: SentenceClassifier) -> Findings:
    """``hesitations`` with a hard one more, and the question, where the newest words may be a no (S5).

    Args:
        read: what the readers of the thread found, the one that stands first.
        ear: the classifier of sentences, which may lean to a no that it is not sure of.

    """
    ledger = Ledger.of(thread, read, ear=ear)
    told = ledger.told
    if told.get("refusal") in FINAL_REFUSALS and not told.get("refusal_retracted"):
        return Findings()
    # Most of what stands beside a hesitation is small talk.
    found = chain(beside_a_hesitation(ledger), beside_in_its_sentence(ledger), unmet_conditions(ledger))
    beside = next(found, None)
    last = next(chain(yeses_to_a_doubt(ledger), last_words(ledger), other_voices(ledger)), None)
    subject = next(stopping_subjects(ledger), "")
    unread = (
        *((OpenQuestion("no", ledger.quote(beside), Stops.FIRM_CLOSE),) if beside else ()),
        *((OpenQuestion("no", ledger.quote(last), Stops.CLOSING),) if last else ()),
        *((OpenQuestion("no", subject, Stops.CLOSING),) if subject else ()),
    )
    settled_elsewhere = next((part.unsettled for part in read if part.unsettled), "")
    if settled_elsewhere and (place := beside_a_farewell(ledger, settled_elsewhere)):
        # Shown first; the wall for the farewell stands already.
        return Findings(questions=(OpenQuestion("no", ledger.quote(place), Stops.ALL), *unread))
    is_settled_elsewhere = bool(settled_elsewhere)
    doubted = None if is_settled_elsewhere else _doubted(ledger)
    if doubted is not None:
        # The wall for it stands already.
        return Findings(questions=(_shown(ledger, " ".join(doubted.quote.split()), is_asked=True), *unread))
    place, is_asked = _place(ledger, is_settled_elsewhere=is_settled_elsewhere)
    if place is None:
        return Findings(questions=unread)
    shown = [item for item in ledger.evidence if item.fact == "hesitations"]
    known = tuple(h for h in told.get("hesitations") or () if h.kind is not WALL.kind)
    return Findings(
        {"hesitations": (*known, WALL)},
        (*shown, quoting(thread, "hesitations", *place)),
        questions=(_shown(ledger, ledger.quote(place), is_asked=is_asked), *unread),
    )


def _shown(ledger: Ledger, words: str, *, is_asked: bool) -> OpenQuestion:
    """Words that may be a no; asked about among the last ones only: what was written past twice is known."""
    is_news = ledger.messages[-1].index >= len(ledger.thread.messages) - LAST_TURNS
    return OpenQuestion("no", words, Stops.ALL if is_asked and is_news else Stops.NOTHING, is_shown=True)


def _place(ledger: Ledger, *, is_settled_elsewhere: bool) -> tuple[Place | None, bool]:
    """Where the newest words may be a no, and whether the seller is asked."""
    short = next(short_noes(ledger), None)
    if is_settled_elsewhere:
        return short, False
    if short is None:
        place = unsettled_words(ledger)
        return place, place is not None
    # A short no with nothing beside it that goes on is as good as one.
    beside = [item for item in ledger.evidence if not _stops_at(short, item, ledger)]
    # Behind a yes it takes that back.
    is_behind_a_yes = ledger.is_accepted and short.message > ledger.since
    if is_behind_a_yes or not goes_on(ledger, ledger.understood_by(beside)):
        return short, True
    is_open = not (ledger.is_accepted or ledger.is_put_off)
    told = chain(numbered_noes(ledger), own_course(ledger), beside_praise(ledger))
    course = next(told, None) if is_open else None
    return course or short, course is not None


def _doubted(ledger: Ledger) -> Evidence | None:
    """Where the newest words doubt that it will come to anything; praise beside it makes it no less a no."""
    doubts = {
        (said.message, said.quoted[0])
        for message in ledger.messages
        if message.index >= ledger.since
        for said in message.utterances
        if (said.cue.fact, said.cue.value, said.cue.detail) == ("hesitation", WALL.kind, WALL.hardness)
    }
    shown = (item for item in ledger.evidence if item.fact == "hesitations")
    return next((item for item in shown if (item.message, item.start) in doubts), None)


def _stops_at(no: Place, item: Evidence, ledger: Ledger) -> bool:
    """Whether what shows a fact goes on with nothing behind a short no: it hesitates, or wishes before it."""
    if item.fact == "hesitations":
        return all(each.hardness is Hardness.SOFT for each in ledger.told.get("hesitations") or ())
    is_before = item.message == no[0] and item.end is not None and item.end <= no[1]
    return item.fact == "verbal_interest" and is_before
