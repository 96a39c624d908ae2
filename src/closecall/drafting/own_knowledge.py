"""What a person answers to the buyer's question out of his own knowledge: shown, and not refused.

A model knows nothing of its own, so this is for drafts that a person wrote.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from closecall.decision import Approach
from closecall.drafting.checks.inspection.acknowledgement import content_stems
from closecall.drafting.records import Brief, Draft, Problem
from closecall.text.sentences import sentences_of

_KNOWABLE = frozenset({"invented_number", "invented_amount", "invented_terms"})
"""What an answer may hold that nothing in the thread says: a quotation or a promised day is not among it."""


def with_own_knowledge(problems: Sequence[Problem], draft: Draft, brief: Brief) -> Iterator[Problem]:
    """The problems; those in a sentence on what the buyer asked are unsure. After a no none is."""
    asked = () if brief.approach is Approach.RESPECT_NO else tuple(_asked(brief))
    for problem in problems:
        is_known = problem.code in _KNOWABLE and problem.where == "body" and _answers(problem, draft, asked)
        yield replace(problem, unsure=True) if is_known else problem


def _asked(brief: Brief) -> Iterator[frozenset[str]]:
    """What each question is about that the buyer put since the seller's newest message."""
    for _, message in brief.since_the_seller():
        for sentence in sentences_of(message.body):
            if sentence.is_question:
                yield content_stems(sentence.words.folded)


def _answers(problem: Problem, draft: Draft, asked: Sequence[frozenset[str]]) -> bool:
    said = next((s for s in sentences_of(draft.body) if s.start <= problem.start < s.end), None)
    if said is None:
        return False
    about = content_stems(said.words.folded)
    return any(not about.isdisjoint(question) for question in asked)
