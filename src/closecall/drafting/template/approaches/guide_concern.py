"""What a guiding message speaks to first: the buyer's state, his worry, or that he orders."""

from __future__ import annotations

from closecall.drafting.template.material import Material
from closecall.facts.vocabulary import (
    BuyerAction,
    BuyerKind,
    Conviction,
    Hardness,
    Hesitation,
    HesitationKind,
    Stage,
    VerbalInterest,
    Vulnerability,
)

_BLOCKS = {
    "annoyed": "annoyed",
    "asked_no_pressure": "asked_no_pressure",
    "hard_objection_open": "hard_objection",
    "decision_maker_objects": "decider_objects",
    "decision_makers_missing": "deciders",
    "large_committee": "deciders",
    "contact_cannot_decide": "deciders",
    "above_approval_limit": "deciders",
    "large_purchase": "large",
    "wants_guidance": "wants_guidance",
    "price_not_known": "price_open",
    "need_not_confirmed": "need_open",
    "seller_not_certain": "unsure",
    "already_pressed": "pressed",
    "not_on_the_cusp": "early",
    "nothing_to_disagree_with": "nothing_open",
}
"""Blocker code to block of phrases, in order of precedence: what must be heard first stands first."""

_TWO = 2

UNDECIDED = frozenset({"nothing_open", "early", "undecided"})
"""Blocks that would sow doubt in somebody who orders."""


def concern_of(material: Material) -> str:
    """Which phrases fit: the buyer's state before what the seller knows, before who decides, before size."""
    facts, decision = material.brief.facts, material.brief.decision
    codes = {blocker.code for blocker in decision.blockers}
    if facts.vulnerability is Vulnerability.COMPLAINT:
        return "complaint"
    if "annoyed" not in codes and (decision.redirect or facts.seller_conviction is Conviction.NOT_GOOD):
        return "redirect"
    hesitation = material.hesitation(Hardness.HARD) or material.hesitation()
    if hesitation and hesitation.kind is HesitationKind.AUTHORITY and hesitation.hardness is Hardness.HARD:
        codes = codes - {"hard_objection_open"} | {"decision_makers_missing"}
    is_held = bool(facts.open_hesitations(Hardness.HARD))
    if is_held and material.hesitation(Hardness.HARD) is None:
        codes = codes - {"hard_objection_open"}
    found = next((block for code, block in _BLOCKS.items() if code in codes), None)
    if found == "asked_no_pressure" and "wants_guidance" in codes:
        return "guided_at_ease"
    is_measured = facts.annual_means is not None or facts.org_segment is not None
    # Who has signed or paid is not asked again whether he wants it, because of a change that he names.
    is_bought = facts.stage is Stage.ACCEPTED
    is_order = _orders(material) and not hesitation and (is_bought or not is_held)
    if found == "large" and not is_measured and is_order:
        return "ordering"  # that it is large for him is a guess, which nobody who orders is to be told
    if found == "large" and (facts.buyer_kind is BuyerKind.INDIVIDUAL or facts.decision_makers_total == 1):
        return "large_personal"  # nobody is to be looked for who should decide with him
    others = "deciders" if _others_decide(material) else "undecided"
    found = found or (_worry(material, hesitation) if hesitation else others)
    is_of_two = found == "deciders" and facts.decision_makers_total == _TWO
    found = "decider_two" if is_of_two else found
    return "ordering" if found in UNDECIDED and is_order else found


def _worry(material: Material, hesitation: Hesitation) -> str:
    """The block of a worry; about a price that the buyer would pay in parts, his own proposal."""
    in_parts = hesitation.kind is HesitationKind.PRICE and material.proposes_parts()
    return "in_parts" if in_parts else hesitation.kind.value


def _others_decide(material: Material) -> bool:
    """Whether somebody beside the buyer has a say and is not known to have agreed."""
    facts = material.brief.facts
    return (facts.decision_makers_total or 1) > (facts.decision_makers_agreed or 0) + 1


def _orders(material: Material) -> bool:
    """Whether the buyer has said that he will take it, or asked for the contract because he wants it."""
    facts = material.brief.facts
    said_yes = facts.stage in {Stage.VERBAL_YES, Stage.ACCEPTED}
    wants_contract = facts.verbal_interest is VerbalInterest.STRONG and _asked_for_contract(material)
    return said_yes or wants_contract or facts.verbal_interest is VerbalInterest.INTENT


def _asked_for_contract(material: Material) -> bool:
    return BuyerAction.ASKED_FOR_CONTRACT in (material.brief.facts.buyer_actions or ())
