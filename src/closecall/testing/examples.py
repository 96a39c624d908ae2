"""An invented sale on the cusp: interest shown in deeds, one soft hesitation, a seller who is certain."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal

from closecall.facts.vocabulary import (
    BudgetStatus,
    BuyerAction,
    BuyerKind,
    ContactRole,
    Conviction,
    Facts,
    Hardness,
    Hesitation,
    HesitationKind,
    OrgSegment,
    Refusal,
    Stage,
    VerbalInterest,
    Vulnerability,
)
from closecall.thread.records import Message, Moment, Precision, Side, Speaker, Thread, ThreadKind

_BUYER = Speaker("Ines Varga", "ines@mill-lane-bakery.example", Side.BUYER)
_SELLER = Speaker("Tom Okafor", "tom@ovenplan.example", Side.SELLER)

_LINES = (
    (
        _SELLER,
        datetime(2026, 3, 2, 9, 15, tzinfo=UTC),
        "Hi Ines,\n\nthe offer from our call: Ovenplan for your three bakeries, 2,400 EUR for the first "
        "year, cancel any month.\n\nTom",
    ),
    (
        _BUYER,
        datetime(2026, 3, 4, 14, 40, tzinfo=UTC),
        "Hi Tom,\n\nthe trial week went well, the morning shift stopped phoning me at five. The price is "
        "fine and I decide this myself.\n\nInes",
    ),
    (
        _SELLER,
        datetime(2026, 3, 5, 8, 30, tzinfo=UTC),
        "Hi Ines,\n\nglad to hear it. Shall we switch the other two bakeries on?\n\nTom",
    ),
    (
        _BUYER,
        datetime(2026, 3, 6, 16, 5, tzinfo=UTC),
        "Hi Tom,\n\nI really want this. I am only a little nervous about changing how we plan right before "
        "Easter.\n\nInes",
    ),
)


def example_thread() -> Thread:
    """Four mails between a bakery's owner and a seller of planning software, the buyer writing last."""
    return Thread(kind=ThreadKind.EMAIL, messages=tuple(_message(i) for i in range(len(_LINES))), lang="en")


def example_facts() -> Facts:
    """The facts of :func:`example_thread` and what its seller knows: ready for a firm close."""
    return Facts(
        buyer_kind=BuyerKind.ORGANISATION,
        price_total=Decimal(2400),
        currency="EUR",
        annual_means=Decimal(1_800_000),
        org_segment=OrgSegment.MICRO,
        budget_status=BudgetStatus.AVAILABLE,
        decision_makers_total=1,
        decision_makers_agreed=0,
        contact_role=ContactRole.DECIDER,
        verbal_interest=VerbalInterest.STRONG,
        buyer_actions=(BuyerAction.TRIAL_USED,),
        meetings_kept=2,
        buyer_initiated=1,
        days_since_buyer=2,
        seller_unanswered=0,
        refusal=Refusal.NONE,
        hesitations=(Hesitation(kind=HesitationKind.RISK, hardness=Hardness.SOFT),),
        wants_guidance=False,
        asked_no_pressure=False,
        annoyed=False,
        need_confirmed=True,
        stage=Stage.PROPOSAL,
        price_known=True,
        open_buyer_questions=0,
        reversible=True,
        seller_conviction=Conviction.CERTAIN,
        conviction_reasons=("the trial week ended the early phone calls in the first bakery",),
        firm_attempts=0,
        vulnerability=Vulnerability.NONE,
    )


def _message(index: int) -> Message:
    speaker, at, body = _LINES[index]
    moment = Moment(raw=at.isoformat(), precision=Precision.MINUTE, at=at)
    return Message(
        speaker=speaker, body=body, at=moment, lines=(index + 1, index + 1), subject="Ovenplan offer"
    )
