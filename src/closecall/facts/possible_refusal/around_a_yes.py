"""Words that may take a yes back, or that nobody understood beside one: what the seller is asked about."""

from __future__ import annotations

from collections.abc import Iterator

from closecall.facts.classifier import LANGUAGE, leans_to
from closecall.facts.cues.cue_mentions import said_in
from closecall.facts.deal.stage.sale_stage import doubted_deed
from closecall.facts.findings import Place, shown_values
from closecall.facts.other_firm import is_with_another_firm
from closecall.facts.possible_refusal.ledger import Ledger, Line
from closecall.facts.possible_refusal.most_telling import FEWEST_WORDS_OF_AN_ANSWER
from closecall.facts.vocabulary import FINAL_REFUSALS, WALL, YES_STAGES
from closecall.facts.words.acceptance.asides import is_made_of_asides
from closecall.facts.words.acceptance.cancellation import answers_undoing, asked_back
from closecall.facts.words.acceptance.offer_subject import speaks_of_the_purchase
from closecall.facts.words.acceptance.reservations import (
    adds_a_scrap,
    is_plainly_ordered,
    jest_in_an_answer,
    takes_back,
    unknown_beside,
)
from closecall.facts.words.acceptance.unconditional_yes import hangs_on_nothing
from closecall.facts.words.speech.phrase_scope import sets_a_condition

# A cue that only counts where nothing else is said.
_PLAINLY = "plainly"
# "Agreed" may be said to anything.
_AGREES = "agrees"
# What holds somebody back in words that a reader understood needs no question.
_HOLDS_BACK = frozenset(
    "refusal wants_guidance annoyed vulnerability open_buyer_questions decision_maker_objects".split()
)


def may_be_undone(ledger: Ledger) -> Iterator[Place]:
    """An answer in fun, or to a seller who may offer to leave it; or an order that says more."""
    thread = ledger.thread
    for message in ledger.messages:
        index = message.index
        if answers_undoing(thread, index):
            yield Place(index, 0, len(message.body))
        jest, back = jest_in_an_answer(thread, index), asked_back(thread, index)
        plain = (said for said in said_in(thread, index, "stage") if said.cue.detail == _PLAINLY)
        found = (
            jest,
            *(said.sentence for said in plain if not is_plainly_ordered(thread, said)),
            back and back.sentence,
        )
        yield from (Place(index, *each.span) for each in found if each is not None)


def regretted(ledger: Ledger) -> Iterator[Place]:
    """Words after a yes that are sorry, waver, or lean to a no: they may take it back."""
    book = ledger.book("doubt")

    def takes_back(line: Line) -> bool:
        if is_made_of_asides(ledger.thread, line.message, line.sentence):
            return False
        if book is not None and any(sign.cue.fact == "regrets" for sign in book.hear(line.words)):
            return True
        return ledger.thread.lang == LANGUAGE and any(
            leans_to(line.sentence.words, label, is_question=line.sentence.is_question, ear=ledger.ear)
            for label in FINAL_REFUSALS
        )

    newest = (message for message in ledger.messages if message.index > ledger.since)
    return (line.place for message in newest for line in message.lines if takes_back(line))


def unknown_after_a_yes(ledger: Ledger) -> Iterator[Place]:
    """What nobody understood after a yes or is done elsewhere, or half a sentence that sets a condition."""
    for message in ledger.messages:
        if message.index == ledger.since - 1 and message.body.rstrip().endswith(","):
            hangs = (line for line in message.lines if sets_a_condition(line.sentence, ledger.thread.lang))
            yield from (line.place for line in hangs)
        if message.index > ledger.since:
            yield from (line.place for line in message.lines if _is_elsewhere(ledger, line))
        sentence = unknown_beside(ledger.thread, message.index) if message.index > ledger.since else None
        if sentence is not None and (
            takes_back(ledger.thread, message.index, sentence)
            or (
                len(sentence.words.folded) >= FEWEST_WORDS_OF_AN_ANSWER
                and not adds_a_scrap(ledger.thread, message.index, sentence)
            )
        ):
            yield Place(message.index, sentence.start, sentence.end)


def _is_elsewhere(ledger: Ledger, line: Line) -> bool:
    return is_with_another_firm(ledger.thread, line.message, line.sentence.words)


def beside_a_yes(ledger: Ledger) -> Iterator[Place]:
    """What stands beside a yes to the purchase, and that no reader understood.

    Of a deed told, also where a clean one followed: the doubt is of the deal.
    """
    thread, told = ledger.thread, ledger.told
    doubt = doubted_deed(thread)
    if doubt is not None:
        yield doubt
    understood = {
        e.message for e in ledger.evidence if e.fact in _HOLDS_BACK and told.get(e.fact) is not False
    }
    hesitations = shown_values(told, ledger.evidence, "hesitations")
    understood |= {e.message for held, e in hesitations if held.kind is not WALL.kind}
    for message in ledger.messages:
        index = message.index
        yeses = [
            said
            for said in said_in(thread, index, "stage")
            if said.cue.value in YES_STAGES and said.cue.detail != _AGREES
        ]
        if not yeses or index in understood:
            continue
        sentence = unknown_beside(thread, index, yes=yeses[0].sentence)
        # After his no the seller takes leave: what is taken back is a no to the purchase.
        if sentence is None and not (message.is_taking_back or speaks_of_the_purchase(thread, index)):
            sentence = next((each.sentence for each in yeses if hangs_on_nothing(thread, each)), None)
        # What was told before a yes is past.
        if sentence is not None and sentence.start >= yeses[0].sentence.start:
            yield Place(index, sentence.start, sentence.end)
