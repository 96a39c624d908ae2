"""What the buyer's own words say: refusal, interest, hesitations, wishes, mood, questions.

Two principles hold throughout. A phrase that would raise the pressure counts only when it is surely the
buyer's, about this purchase, and now: denied, reported, quoted, past or planted phrases do not. A phrase that
lowers it is heard generously, because a missed no costs most.
"""

from closecall.facts.words.word_facts import hear

__all__ = ["hear"]
