"""Contact that need not be, beside an order: "signed and attached, no need to ring me any more".

Who has ordered may only spare the seller a call. What was signed, and with whom, the words seldom tell
("signed the contract for gas"): the seller is asked. Without an order, beside a complaint, or in words that
forbid it, it is a wish not to be contacted. A bill that is paid may be the last one, and orders nothing.
"""

from __future__ import annotations

from collections.abc import Sequence

from closecall.facts.cues import Cue
from closecall.facts.cues.book import heard_of
from closecall.facts.cues.cue_mentions import CueMention, cue_language, said_in
from closecall.facts.other_firm import is_with_another_firm, speaks_of_a_paper_of_the_sale, speaks_of_signing
from closecall.facts.other_item import is_about_another_thing
from closecall.facts.vocabulary import Stage, Vulnerability
from closecall.facts.words.acceptance.seller_offers import clauses_of, word_classes
from closecall.text.clauses import Clause
from closecall.text.word_classes import meets_any
from closecall.thread.records import Thread
from closecall.thread.speaker_turns import turn_at

_TOPICS = ("stage", "interest")
_DONE = "done"


def only_spares_contact(thread: Thread, message: int, at: int) -> bool:
    """Whether the clause at an offset may only tell that contact need not be, by one who orders with it."""
    classes = word_classes(thread.lang)
    if not classes:
        return False
    clauses = clauses_of(thread.messages[message].body)
    own = next((each for each in clauses if each.start <= at < each.end), None)
    if own is None or not all(meets_any(classes, (name,), own.words) for name in ("denies", "owes")):
        return False
    if any(one.cue.value == Vulnerability.COMPLAINT for one in said_in(thread, message, "mood")):
        return False
    # In its own sentence the denial keeps an order from being heard.
    beside = (each for each in clauses if each.sentence == own.sentence and each != own)
    return any(_is_order(thread, index) for index in turn_at(thread, message)) or any(
        _orders(thread, message, each) for each in beside
    )


def _is_order(thread: Thread, message: int) -> bool:
    return any(
        _is_deed(one.cue) and not one.sentence.is_question and _is_ours(thread, one)
        for topic in _TOPICS
        for one in said_in(thread, message, topic)
    )


def _is_deed(cue: Cue) -> bool:
    return cue.value == Stage.ACCEPTED or (cue.fact, cue.detail) == ("verbal_interest", _DONE)


def _is_ours(thread: Thread, deed: CueMention) -> bool:
    words = deed.sentence.words
    return _is_of_a_sale(thread, words.folded) and not (
        is_about_another_thing(thread, deed) or is_with_another_firm(thread, deed.message, words)
    )


def _is_of_a_sale(thread: Thread, words: Sequence[str]) -> bool:
    return speaks_of_signing(words, thread.lang) or speaks_of_a_paper_of_the_sale(thread, words)


def _orders(thread: Thread, message: int, clause: Clause) -> bool:
    """Whether a clause by itself tells that it is signed or ordered."""
    heard = heard_of(cue_language(thread), clause.words, _TOPICS)
    return (
        any(_is_deed(one.cue) for one in heard)
        and _is_of_a_sale(thread, clause.words)
        and not is_with_another_firm(thread, message, clause.sentence.words)
    )
