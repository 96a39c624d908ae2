"""No step lies after the day on which the two meet, or for which the buyer asked."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

import pytest

from closecall.decision import Approach, decide
from closecall.drafting.prompting.values import proposed_days
from closecall.drafting.records import Brief, Channel
from closecall.drafting.template.buyer.next_meeting import meeting_day
from closecall.drafting.template.material import Material
from closecall.facts.findings import Evidence
from closecall.facts.vocabulary import Facts
from closecall.thread.records import Message, Moment, Precision, Side, Speaker, Thread, ThreadKind

BUYER = Speaker("Ruth Bell", "ruth@bellpottery.example", Side.BUYER)
SELLER = Speaker("Sam Pell", "sam@kilns.example", Side.SELLER)
TODAY = date(2026, 6, 10)
"""A Wednesday."""
DATED = Moment("", Precision.DAY, datetime(2026, 6, 10))


def brief_of(asked: str, said: str, *, booked: bool, at: Moment | None = DATED) -> Brief:
    facts = Facts.from_mapping({"next_meeting_booked": booked or None, "stage": "proposal"})
    thread = Thread(ThreadKind.EMAIL, (Message(SELLER, asked, at=at), Message(BUYER, said, at=at)), lang="en")
    evidence = (Evidence("next_meeting_booked", "behaviour", 1, 0, len(said), said),) if booked else ()
    return Brief(
        Approach.GUIDE,
        Channel.EMAIL,
        "en",
        facts,
        decide(facts),
        thread,
        evidence,
        None,
        "Ruth",
        "Sam",
        as_of=TODAY,
    )


@pytest.mark.parametrize("at", [DATED, None])
@pytest.mark.parametrize(
    ("asked", "said", "booked", "day"),
    [
        ("Does Thursday suit you?", "Thursday is good, speak then.", True, date(2026, 6, 11)),
        ("Does the 19th suit you?", "The 19th is fine.", True, date(2026, 6, 19)),
        ("What do you think?", "Please call me on Friday.", False, date(2026, 6, 12)),
        ("What do you think?", "We had a good Friday here.", False, None),
    ],
)
def test_the_day_is_the_booked_one_or_the_one_asked_for(
    asked: str, said: str, booked: bool, day: date | None, at: Moment | None
) -> None:
    assert meeting_day(brief_of(asked, said, booked=booked, at=at)) == day


def test_a_day_that_is_past_is_none() -> None:
    brief = brief_of("Does Thursday suit you?", "Thursday is good, speak then.", booked=True)
    assert meeting_day(replace(brief, as_of=date(2026, 6, 12))) is None


def test_nothing_is_proposed_for_a_day_after_it() -> None:
    brief = brief_of("Does Thursday suit you?", "Thursday is good, speak then.", booked=True)
    assert Material.of(brief).day("room") == "Thursday 11 June"
    confirming = replace(brief, approach=Approach.CONFIRM, as_of=date(2026, 6, 11))
    assert proposed_days(confirming) == ("Thursday 11 June",)
    firm = replace(brief, approach=Approach.FIRM_CLOSE)
    assert proposed_days(firm) == ("Thursday 11 June",)


def test_the_step_is_on_the_day_that_the_buyer_asked_for() -> None:
    brief = brief_of("What do you think?", "Could you call me on Tuesday?", booked=False)
    assert proposed_days(brief) == ("Tuesday 16 June",)
