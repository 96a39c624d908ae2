"""From facts to a decision with everything that explains it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from types import NoneType
from typing import Any, Literal

from closecall.decision.cadence import next_touch
from closecall.decision.coverage import known_share
from closecall.decision.flips import flips_of, not_heard
from closecall.decision.gates import blockers
from closecall.decision.policy import Policy
from closecall.decision.policy_file import load_policy
from closecall.decision.questions import questions_ahead, questions_for, questions_of_what_was_said
from closecall.decision.readiness import contributions
from closecall.decision.records import Approach, Decision, Question
from closecall.decision.situation import Situation
from closecall.decision.table import Assessment, assess
from closecall.facts.vocabulary import WALL, Conviction, Facts
from closecall.text.argument_kinds import require_kind

_UNGUARDED = ("confirm", "unheard")


def decide(
    facts: Facts | Mapping[str, Any],
    *,
    as_of: date | None = None,
    policy: Policy | None = None,
    unheard: bool = False,
    unclear: Sequence[str] = (),
    possible_yes: bool = False,
) -> Decision:
    """What to do now, how ready the buyer is, why, and what would change it. Pure and deterministic.

    Args:
        facts: what is known, also as a dictionary; unknown facts are no reason for anything but a question.
        as_of: the day to decide for; without it no date is computed, and dates in the facts count as not
            yet come.
        policy: other weights and thresholds than the built-in ones (:func:`load_policy`).
        unheard: the buyer wrote in a language that nobody could hear, or said what may be a no or none. Then
            the seller is asked what was said, before anything else but a no that is known
            (:attr:`~closecall.facts.Reading.is_unheard`).
        unclear: what the buyer's last words may tell and nobody heard, asked for before what else is unknown
            (:attr:`~closecall.facts.Reading.unclear`).
        possible_yes: those words may be a yes that nobody took for one. Then it is not "not now": the seller
            is asked (:attr:`~closecall.facts.Reading.is_possible_yes`).

    Raises:
        FactsError: a dictionary of facts holds unknown names, bad values or contradictions.
        InputError: an argument is of another type than it takes.

    """
    facts = Facts.of(facts)
    require_kind("as_of", as_of, (date, NoneType), takes="a date such as datetime.date(2026, 3, 31)")
    require_kind("policy", policy, (Policy, NoneType), takes="what closecall.load_policy gives")
    if isinstance(as_of, datetime):
        as_of = as_of.date()
    policy = policy or load_policy()
    if unheard and possible_yes:
        # What is only asked about stands in nobody's way.
        facts = _without_wall(facts)
    situation = Situation.of(facts, as_of=as_of, policy=policy)._replace(
        unheard=unheard, possible_yes=possible_yes
    )
    found = assess(situation, policy=policy)
    approach = found.approach
    questions = _questions(situation, found, unclear, policy)
    return Decision(
        approach=approach,
        readiness=found.readiness,
        coverage=known_share(facts, policy=policy),
        contributions=contributions(found.points, situation, policy=policy),
        # Gates guard a firm close; nothing is left to guard after a yes, and nothing known before listening.
        blockers=() if found.row in _UNGUARDED else blockers(found.shut, situation, policy=policy),
        questions=questions,
        ahead=questions_ahead(situation._replace(unheard=False), questions, policy=policy),
        flips=flips_of(situation, found, policy=policy),
        not_heard=not_heard(situation, found, policy=policy),
        cadence=next_touch(approach, situation, shut=found.shut, policy=policy),
        rules=_rules(found, policy),
        missing=found.unknown,
        firm_on=_firm_on(found, policy),
        redirect=facts.seller_conviction is Conviction.NOT_GOOD and approach is not Approach.RESPECT_NO,
        unheard=found.row == "unheard",
        as_of=as_of,
        policy=policy.version,
    )


def _questions(
    situation: Situation, found: Assessment, unclear: Sequence[str], policy: Policy
) -> tuple[Question, ...]:
    match found.row:
        case "unheard" if situation.possible_yes:
            return questions_of_what_was_said(situation, ("possible_yes", "refusal"), policy=policy)
        case "unheard":
            asked = ("refusal", *(fact for fact in unclear if fact != "refusal"))
            return questions_of_what_was_said(situation, asked, policy=policy)
        case "ask_first" if situation.possible_yes and unclear:
            return questions_of_what_was_said(situation, ("possible_yes", "refusal"), policy=policy)
        case "ask_first":
            said = questions_of_what_was_said(situation, unclear, policy=policy)
            return said or questions_for(situation, found.unknown, policy=policy)
    return ()


def _without_wall(facts: Facts) -> Facts:
    held = facts.hesitations or ()
    left = tuple(each for each in held if each != WALL)
    return facts if left == held else facts.model_copy(update={"hesitations": left or None})


def _firm_on(found: Assessment, policy: Policy) -> Literal["purchase", "next_step"] | None:
    """The purchase in a firm close; in a large deal the next step, unless a gate asks to be gentle."""
    if found.approach is Approach.FIRM_CLOSE:
        return "purchase"
    large = found.approach is Approach.GUIDE and "large_purchase" in found.shut
    return "next_step" if large and not any(policy.gates[code].gentle for code in found.shut) else None


def _rules(found: Assessment, policy: Policy) -> tuple[str, ...]:
    """Ids of the rules behind the row, the gates that are shut and the lines of the index, in their order."""
    ids: set[str] = set(policy.rows[found.row])
    if found.row not in _UNGUARDED:
        ids.update(_each(policy.gates[code].rules for code in found.shut))
    ids.update(_each(policy.weights[name].rules for name in found.points))
    return tuple(sorted(ids, key=lambda rule: (len(rule), rule)))


def _each(groups: Iterable[tuple[str, ...]]) -> Iterable[str]:
    return (rule for group in groups for rule in group)
