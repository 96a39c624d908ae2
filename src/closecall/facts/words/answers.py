"""What a short "no" or "deal!" answers: the seller's words before it decide what is refused or agreed."""

from __future__ import annotations

from collections.abc import Sequence

from closecall.facts.cues import load_cues
from closecall.facts.hearing import cue_language
from closecall.facts.words.listening import Ear, ears_for
from closecall.facts.words.sayings import Saying
from closecall.text.sentences import sentences_of
from closecall.thread.records import Thread

_ELSE = frozenset({"seller_part", "asks_else"})


def answers_an_offer(thread: Thread, saying: Saying, ears: Sequence[Ear]) -> bool:
    """Whether the seller had just asked for the purchase, and for nothing else."""
    facts = _asked_before(thread, saying.message, ears)
    return "seller_offer" in facts and not facts & {"part", "other"}


def answers_about_a_part(thread: Thread, saying: Saying, ears: Sequence[Ear]) -> bool:
    """Whether the seller had just asked about an extra, such as a warranty."""
    return "part" in _asked_before(thread, saying.message, ears)


def answers_another_question(thread: Thread, saying: Saying, ears: Sequence[Ear]) -> bool:
    """Whether the seller had just asked something else, such as whether anything is missing."""
    facts = _asked_before(thread, saying.message, ears)
    return "other" in facts and "seller_offer" not in facts


def answers_a_close(thread: Thread, saying: Saying, ears: Sequence[Ear]) -> bool:
    """Whether the seller's last question asked for the purchase itself, and the buyer asked nothing before.

    "Shall I put the order through?" is such a question; "would you like a demo?" is none.
    """
    if saying.message == 0 or not thread.messages[saying.message - 1].is_seller:
        return False
    sentences = sentences_of(thread.messages[saying.message].body)
    if any(s.is_question for s in sentences if s.start < saying.sentence[0]):
        return False
    questions = [s for s in sentences_of(thread.messages[saying.message - 1].body) if s.is_question]
    return any(
        heard.cue.fact == "seller_close"
        for question in questions[-1:]
        for ear in ears
        for heard in ear.cues.hear(question.words.folded)
    )


def answers_an_appointment(thread: Thread, saying: Saying, ears: Sequence[Ear]) -> bool:
    """Whether the seller had just spoken of a day, a call or a visit."""
    if saying.message == 0 or not thread.messages[saying.message - 1].is_seller:
        return False
    return any(
        heard.cue.fact == "appointment"
        for sentence in sentences_of(thread.messages[saying.message - 1].body)
        for ear in ears
        for heard in ear.cues.hear(sentence.words.folded)
    )


def is_asked_else(thread: Thread, message: int) -> bool:
    """Whether the seller's last words ask for something else than the purchase: "no" answers that."""
    before = thread.messages[message - 1] if message else None
    book = load_cues(cue_language(thread), "doubt")
    if before is None or not before.is_seller or book is None:
        return False
    books = [*(ear.cues for ear in ears_for(thread.lang)), book]
    asked = [
        {heard.cue.fact for each in books for heard in each.hear(s.words.folded)}
        for s in sentences_of(before.body)
        if s.is_question
    ]
    return bool(asked) and "seller_offer" not in asked[-1] and any(_ELSE & facts for facts in asked)


def _asked_before(thread: Thread, message: int, ears: Sequence[Ear]) -> frozenset[str]:
    """What the last question of the message before is about; empty when it is not the seller's."""
    if message == 0 or not thread.messages[message - 1].is_seller:
        return frozenset()
    questions = [s for s in sentences_of(thread.messages[message - 1].body) if s.is_question]
    return frozenset(
        heard.cue.value if heard.cue.fact == "seller_part" else heard.cue.fact
        for question in questions[-1:]
        for ear in ears
        for heard in ear.cues.hear(question.words.folded)
        if heard.cue.fact in ("seller_offer", "seller_part")
    )
