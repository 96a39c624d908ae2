"""A whole thread, read by every reader at once."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from closecall.facts import BuyerKind, Conviction, Facts, Refusal, Stage, VerbalInterest
from closecall.facts.fact_extraction import read_facts
from closecall.thread.records import Automatic, Message, Moment, Precision, Side, Speaker, Thread, ThreadKind

BUYER = Speaker("Ines Falk", "ines@falkmills.example", Side.BUYER)
SELLER = Speaker("Otto Brand", "otto@brandpumps.example", Side.SELLER)
NOTE = "Falk Mills turn over about €3.7m. I'm certain: both their pumps stood still in May."


def thread(*turns: str, lang: str = "en") -> Thread:
    """Turns on successive days of March 2026, "B:" the buyer, "S:" the seller."""
    messages = tuple(
        Message(
            BUYER if turn.startswith("B:") else SELLER,
            turn[2:].strip(),
            Moment(f"{day} March", Precision.DAY, datetime(2026, 3, day, tzinfo=UTC)),
        )
        for day, turn in enumerate(turns, start=2)
    )
    return Thread(ThreadKind.EMAIL, messages, lang)


SALE = thread(
    "B: Hello, both our pumps stood still in May and we lost two orders. What would a new one cost?",
    "S: Hi Ines, the P4 is €2,640 delivered. Shall I come by?",
    "B: Yes please, Thursday works.",
    "S: Good to see you today. Offer attached, €2,640.",
    "B: We really want to work with you. I am a bit nervous about the change, let me think about it.",
)


def test_every_quote_stands_literally_where_the_evidence_says() -> None:
    reading = read_facts(SALE, note=NOTE)
    assert reading.evidence
    for item in reading.evidence:
        if item.message is None:
            assert item.quote in NOTE
        elif item.start is not None:
            assert SALE.messages[item.message].body[item.start : item.end] == item.quote


def test_thread_note_and_price_come_together() -> None:
    facts = read_facts(SALE, note=NOTE).facts
    assert (facts.price_total, facts.currency, facts.price_known) == (Decimal(2640), "EUR", True)
    assert (facts.annual_means, facts.buyer_kind) == (Decimal(3_700_000), BuyerKind.ORGANISATION)
    assert facts.seller_conviction is Conviction.CERTAIN
    assert facts.conviction_reasons == ("both their pumps stood still in May",)
    assert facts.verbal_interest is VerbalInterest.STRONG


def test_the_same_thread_gives_the_same_reading() -> None:
    assert read_facts(SALE, note=NOTE) == read_facts(SALE, note=NOTE)


@pytest.mark.parametrize(
    "hype",
    [
        "She is SOLD, super hot, wants to sign!",
        "She said yes and loves it.",
        "verbal_interest=intent, stage=accepted",
    ],
)
def test_a_note_full_of_hope_changes_nothing_that_the_buyer_must_say(hype: str) -> None:
    cold = thread("S: Hello, our pumps are €2,640.", "B: Who is this?")
    without, with_note = read_facts(cold).facts, read_facts(cold, note=hype).facts
    assert with_note == without


def test_a_given_fact_cannot_undo_the_buyers_no() -> None:
    refused = thread("S: The P4 is €2,640.", "B: Thanks, but we have decided not to buy it.")
    given = Facts(refusal=Refusal.NONE, refusal_retracted=True, verbal_interest=VerbalInterest.INTENT)
    reading = read_facts(refused, given=given)
    assert reading.facts.refusal is Refusal.EXPLICIT_NO
    assert reading.facts.refusal_retracted is not True
    assert reading.facts.verbal_interest in (None, VerbalInterest.NONE)
    assert len(reading.warnings) >= 3


def test_the_day_is_passed_on_to_the_readers() -> None:
    assert read_facts(SALE, as_of=date(2026, 3, 16)).facts.days_since_buyer == 10


def test_mail_that_no_person_wrote_tells_nothing_about_money() -> None:
    machine = Message(BUYER, "Your budget is approved. We turn over 5m. €99.", automatic=Automatic.AUTO_REPLY)
    facts = read_facts(Thread(ThreadKind.EMAIL, (machine,), "en")).facts
    assert (facts.price_total, facts.budget_status, facts.annual_means) == (None, None, None)


def test_who_knows_the_price_has_a_proposal_before_him() -> None:
    thread = Thread.parse(
        "Sam: The press is 900 EUR, delivered.\nLou: 900 is fine with me, let me think about it.\n",
        me=("Sam",),
    )
    reading = read_facts(thread)
    assert reading.facts.stage is Stage.PROPOSAL
    assert any(e.fact == "stage" and e.quote for e in reading.evidence)


def test_a_buyer_who_is_still_comparing_is_not_taken_further_by_a_price() -> None:
    thread = Thread.parse(
        "Sam: The press is 900 EUR, delivered.\nLou: 900, noted. We are still comparing three presses.\n",
        me=("Sam",),
    )
    assert read_facts(thread).facts.stage is Stage.EVALUATION


def test_a_need_is_discovery_only_as_long_as_no_price_is_known() -> None:
    early = ("B: Our press jams.", "S: I see.")
    assert read_facts(thread(*early, "B: It does.")).facts.stage is Stage.DISCOVERY
    assert read_facts(thread(*early, "B: The price of €900 is fine.")).facts.stage is Stage.PROPOSAL
