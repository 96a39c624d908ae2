"""The facts with what the rules derive from them, computed once for a decision."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from closecall.decision.policy import Policy
from closecall.decision.price_size import Size, buyer_size
from closecall.facts.vocabulary import Facts, Hardness, Refusal


class Situation(NamedTuple):
    """Facts at one day.

    Attributes:
        units: behaviour units, 0 to 10: meetings kept up to four, a booked meeting, contacts started up to
            two, distinct acts up to three (S14).
        refusal: the refusal in force. The buyer's own later turn withdraws any refusal: were "not now"
            exempt, a withdrawn no would count for more than a withdrawn "not now".
        deferred: the buyer named a date that has not come, and has not withdrawn it. Without a day to
            compare with, a date is taken as not yet come.
        away: an automatic reply says that nobody has read the last message.
        hard: hard objections that the buyer has not resolved.
        unheard: nobody could hear what the buyer said, so no fact tells of a no.
        possible_yes: whether his last words may be a yes that nobody took for one.

    """

    facts: Facts
    size: Size
    as_of: date | None
    units: int
    refusal: Refusal
    deferred: bool
    away: bool
    hard: int
    unheard: bool = False
    possible_yes: bool = False

    @classmethod
    def of(cls, facts: Facts, *, as_of: date | None, policy: Policy, size: Size | None = None) -> Situation:
        """The situation that facts describe; ``size`` where it is known already."""
        refusal = facts.refusal or Refusal.NONE
        withdrawn = refusal is not Refusal.NONE and bool(facts.refusal_retracted)
        defer, away = facts.defer_until, facts.auto_reply_pending
        return cls(
            facts,
            size or buyer_size(facts, policy=policy),
            as_of,
            behaviour_units(facts),
            Refusal.NONE if withdrawn else refusal,
            defer is not None and not withdrawn and (as_of is None or as_of < defer),
            (as_of is None or as_of < away) if isinstance(away, date) else bool(away),
            len(facts.open_hesitations(Hardness.HARD)) if facts.hesitations else 0,
        )


def behaviour_units(facts: Facts) -> int:
    """How much the buyer has done, as opposed to said: 0 to 10 units (S14)."""
    return (
        min(facts.meetings_kept or 0, 4)
        + (1 if facts.next_meeting_booked else 0)
        + min(facts.buyer_initiated or 0, 2)
        + min(len(facts.buyer_actions or ()), 3)
    )
