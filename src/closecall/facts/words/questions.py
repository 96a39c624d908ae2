"""The buyer's questions: which assume that he owns it, and which nobody has answered (4.6).

A question counts as answered once the seller has written again, unless the buyer says that it was skipped. A
buying question in the buyer's newest message is not open: the draft answers it.
"""

from __future__ import annotations

from collections.abc import Sequence

from closecall.facts.words.listening import Heeded, is_planted
from closecall.facts.words.sayings import Saying
from closecall.thread.records import Thread

# A refusal put as a question ("would you take me off your list?") asks for no information.
_NO_QUESTION = frozenset({"no_question", "refusal", "hesitation", "asked_no_pressure"})


def buying_questions_in(sayings: Sequence[Saying]) -> list[Saying]:
    """The questions that assume ownership, one a sentence."""
    asked: dict[tuple[int, tuple[int, int]], Saying] = {}
    for saying in sayings:
        if saying.cue.fact == "buying_question":
            asked.setdefault((saying.message, saying.sentence), saying)
    return list(asked.values())


def open_questions_in(
    thread: Thread, messages: Sequence[Heeded], sayings: Sequence[Saying]
) -> list[tuple[int, int, int]]:
    """Message, start and end of each question nobody answered; a sentence that asks twice is there twice."""
    answered = max((i for i, m in enumerate(thread.messages) if m.is_seller), default=-1)
    newest = max((m.index for m in messages), default=-1)
    told: dict[tuple[int, tuple[int, int]], set[str]] = {}
    for saying in sayings:
        # A sentence that only begins with "and" asks once.
        if saying.cue.fact != "second_question" or saying.at > saying.sentence[0]:
            told.setdefault((saying.message, saying.sentence), set()).add(saying.cue.fact)
    found = []
    for heeded in messages:
        for sentence in heeded.sentences if heeded.index > answered and heeded.message.is_buyer else ():
            facts = told.get((heeded.index, (sentence.start, sentence.end)), set())
            is_asked = sentence.is_question or "opener" in facts
            is_answered_by_draft = "buying_question" in facts and heeded.index == newest
            if is_asked and not is_answered_by_draft and not facts & _NO_QUESTION:
                place = (sentence.start, sentence.end)
                if not is_planted(place, heeded.message.body):
                    found.extend([(heeded.index, *place)] * (2 if "second_question" in facts else 1))
    skipped = [s for s in sayings if s.cue.fact == "skipped_question" and s.message > answered]
    return found + [(s.message, *s.sentence) for s in skipped[:1] if (s.message, *s.sentence) not in found]
