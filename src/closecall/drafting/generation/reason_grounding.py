"""Whether a model's reason is one that it was given: no rule about numbers alone can tell.

"The old press costs you 3,200 EUR" holds only a number and words of the thread, and is still invented. Only a
model's draft is asked this; of every draft, the seller's own too, the rule ``reason_from_nowhere`` of
:mod:`closecall.drafting.checks.conduct.reason_rules` asks less: that a reason has a word of the thread.
"""

from __future__ import annotations

from collections.abc import Iterator

from closecall.drafting.records import Brief, Draft, Problem
from closecall.text.tokens import words_of

_SHORTEST_WORD = 4
_SHARE = 0.5
"""Of the longer words and numbers of a reason, those that must stand in what was given."""


def reasons_not_given(draft: Draft, brief: Brief) -> tuple[Problem, ...]:
    """A problem for each reason of an English draft that says something else than the seller or buyer did.

    Given are the seller's reasons and the buyer's words about his need. A number has to be among them, and
    half of the longer words. Other languages are left out: the seller's reasons may be in another one.
    """
    given = list(_given(brief))
    known = {word for text in given for word in words_of(text).folded}
    if brief.lang != "en" or not known:
        return ()
    return tuple(_problem(reason) for reason in draft.reasons if not _is_given(reason, known))


def _given(brief: Brief) -> Iterator[str]:
    yield from brief.facts.conviction_reasons or ()
    yield from (e.quote for e in brief.evidence if e.fact == "need_confirmed" and e.source == "words")


def _is_given(reason: str, known: set[str]) -> bool:
    words = words_of(reason).folded
    told = [word for word in words if len(word) >= _SHORTEST_WORD or word.isdigit()]
    numbers_are_given = all(word in known for word in told if word.isdigit())
    return numbers_are_given and sum(word in known for word in told) >= max(1, _SHARE * len(told))


def _problem(reason: str) -> Problem:
    return Problem(
        "reason_not_given",
        "F5",
        "The reason is not one that was given.",
        where="reasons",
        end=len(reason),
        repair="Say the reason that was given to the buyer, and no other claim.",
    )
