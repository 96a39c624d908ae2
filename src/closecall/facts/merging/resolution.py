"""What came later settles: soft hesitations by a signature (S3), a wish to be led by having been led (S6).

And whether he wants it by his yes (S11), and how far the sale is by its price (S18).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from closecall.facts.findings import Evidence, Findings, newest_message, shown_values
from closecall.facts.vocabulary import (
    YES_STAGES,
    Hardness,
    Hesitation,
    HesitationKind,
    HesitationStatus,
    Refusal,
    Stage,
    VerbalInterest,
)
from closecall.text.quantities.numbers import numbers_in
from closecall.thread.records import Thread

_HANG_ON_A_SUM = (HesitationKind.FIT, HesitationKind.PRICE)
# A smaller number counts days or things.
_LEAST_SUM = 20


def settled_by_acceptance(thread: Thread, read: Sequence[Findings]) -> Findings:
    """``hesitations``, those resolved that are soft and told before he accepted or beside it; else nothing.

    A wall stays a wall, but for a sum that he asked for and the seller named before he accepted; and what
    makes him hesitate in a later message is open.

    Args:
        thread: the whole talk.
        read: what the readers of the thread found, the one that stands first.

    """
    stage, hesitating = _first(read, "stage"), _first(read, "hesitations")
    if stage is None or hesitating is None or stage.values["stage"] is not Stage.ACCEPTED:
        return Findings()
    told = shown_values(hesitating.values, hesitating.evidence, "hesitations")
    accepted = newest_message(stage.evidence, "stage")
    after = tuple(
        _resolved(one)
        if _message(item) <= accepted
        and (
            one.hardness is Hardness.SOFT
            or (one.kind in _HANG_ON_A_SUM and _is_granted(thread, item, before=accepted))
        )
        else one
        for one, item in told
    )
    if after == tuple(one for one, _ in told):
        return Findings()
    return Findings({"hesitations": after}, tuple(item for _, item in told))


def _is_granted(thread: Thread, held: Evidence, *, before: int) -> bool:
    """Whether the seller later named a sum that the words name: "if you can get it to 1,700 we're in"."""
    if held.message is None:
        return False
    words = thread.messages[held.message].body[held.start : held.end]
    asked = {each.value for each in numbers_in(words) if each.value >= _LEAST_SUM}
    later = (message.body for message in thread.messages[held.message + 1 : before] if message.is_seller)
    return bool(asked) and any(each.value in asked for body in later for each in numbers_in(body))


def settled_by_telling(found: Findings, *, before: int) -> Findings:
    """What was found, with the hesitations resolved that stand before a message.

    Who was told to have accepted has got what he had asked for until then; what he said last is open.
    """
    told = shown_values(found.values, found.evidence, "hesitations")
    if not told:
        return found
    after = tuple(_resolved(one) if 0 <= _message(item) < before else one for one, item in told)
    return replace(found, values={**found.values, "hesitations": after})


def wanted_by_a_yes(read: Sequence[Findings]) -> Findings:
    """``verbal_interest``, the intent of one who says yes in words that tell no wish; else nothing.

    Beside a no, or what holds him back, a yes alone is none.

    Args:
        read: what the readers of the thread found, the one that stands first.

    """
    stage = _first(read, "stage")
    if stage is None or stage.values["stage"] not in YES_STAGES:
        return Findings()
    told = {
        fact: found.values[fact]
        for fact in ("verbal_interest", "refusal", "hesitations")
        if (found := _first(read, fact)) is not None
    }
    held = any(each.status is HesitationStatus.OPEN for each in told.get("hesitations") or ())
    is_silent = told.get("verbal_interest") in (None, VerbalInterest.NONE)
    if held or not is_silent or told.get("refusal") not in (None, Refusal.NONE):
        return Findings()
    shown = tuple(replace(item, fact="verbal_interest") for item in stage.evidence if item.fact == "stage")
    return Findings({"verbal_interest": VerbalInterest.INTENT}, shown)


def guided_by_now(read: Sequence[Findings]) -> Findings:
    """``wants_guidance``, false where the buyer asked to be led, was, and goes on by himself; else nothing.

    "Can you ring and talk me through it?" from before the offer is answered by the talk and the offer that
    followed, once a still later message of the buyer's holds a deed or a wish of his: his own sign that it is
    clear. Neither the talk nor the offer alone is one.

    Args:
        read: what the readers of the thread found, the one that stands first.

    """
    asking = _first(read, "wants_guidance")
    if asking is None or not asking.values["wants_guidance"]:
        return Findings()
    asked = _newest(read, "wants_guidance")
    offered, met = _newest(read, "price_known", "price_total"), _newest(read, "meetings_kept")
    went_on = _newest(read, "buyer_actions", "verbal_interest")
    return Findings({"wants_guidance": False}) if asked < min(offered, met) <= went_on else Findings()


def proposed_by_a_price(money: Findings) -> Findings:
    """``stage``, the proposal that lies before who knows the price of the first commitment; else nothing.

    It fills in only where nobody said how far the sale is: "still comparing" stands.
    """
    if not money.values.get("price_known"):
        return Findings()
    seen = tuple(replace(e, fact="stage") for e in money.evidence if e.fact == "price_known")
    return Findings({"stage": Stage.PROPOSAL}, seen)


def without_discovery(deal: Findings, money: Findings) -> Findings:
    """What is known of the deal; a need told to a seller is discovery only as long as no price is known."""
    if deal.values.get("stage") is not Stage.DISCOVERY or not money.values.get("price_known"):
        return deal
    values = {fact: value for fact, value in deal.values.items() if fact != "stage"}
    return replace(deal, values=values, evidence=tuple(e for e in deal.evidence if e.fact != "stage"))


def _newest(read: Sequence[Findings], *facts: str) -> int:
    """The newest message that shows one of the facts; -1 where none does."""
    return newest_message((item for part in read for item in part.evidence), *facts)


def _first(read: Sequence[Findings], fact: str) -> Findings | None:
    return next((part for part in read if part.values.get(fact) is not None), None)


def _message(item: Evidence) -> int:
    """The message that it stands in; before all others where none is named."""
    return -1 if item.message is None else item.message


def _resolved(one: Hesitation) -> Hesitation:
    return one.model_copy(update={"status": HesitationStatus.RESOLVED})
