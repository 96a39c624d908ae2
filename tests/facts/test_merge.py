"""How sources become one reading: who may tell what, and what never wins."""

from __future__ import annotations

import itertools
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from closecall.errors import FactsError
from closecall.facts import Evidence, Facts, Reading, Refusal
from closecall.facts.findings import Findings
from closecall.facts.merging.merge import merge
from closecall.facts.open_question import OpenQuestion, Stops
from closecall.facts.unclear_refusal import may_be_a_no
from closecall.thread.records import Message, Side, Speaker, Thread, ThreadKind

DOUBT = OpenQuestion("no", "No thanks.", Stops.ALL, is_shown=True)
WORDS = "We love it. No thanks. Not my budget."
THREAD = Thread(
    ThreadKind.EMAIL,
    (
        Message(
            Speaker("Otto", "otto@brandpumps.example", Side.SELLER), "You love it, I know. It is €2,640."
        ),
        Message(Speaker("Ines", "ines@falkmills.example", Side.BUYER), WORDS),
    ),
    "en",
)


def words(fact: str, quote: str = "We love it.", *, message: int = 1) -> Evidence:
    start = THREAD.messages[message].body.index(quote)
    return Evidence(fact, "words", message, start, start + len(quote), quote)


def read(**values: Any) -> Findings:
    return Findings(values, tuple(words(name) for name in values))


def noted(**values: Any) -> Findings:
    return Findings(values, tuple(Evidence(name, "seller", quote="so I say") for name in values))


def merged(found: Findings, *, note: Findings | None = None, given: dict[str, Any] | None = None) -> Reading:
    return merge(THREAD, [found], note=note, given=None if given is None else Facts.from_mapping(given))


def test_the_note_fills_only_what_the_thread_leaves_open() -> None:
    reading = merged(
        read(decision_makers_total=2), note=noted(decision_makers_total=1, annual_means=Decimal(9000))
    )
    assert reading.facts.known() == {"annual_means": Decimal(9000), "decision_makers_total": 2}


@pytest.mark.parametrize(
    "fact",
    [{"verbal_interest": "intent"}, {"stage": "accepted"}, {"need_confirmed": True},
     {"refusal_retracted": True}, {"meetings_kept": 9}, {"price_known": True}],
)  # fmt: skip
def test_the_note_never_tells_what_only_the_buyer_can(fact: dict[str, Any]) -> None:
    assert merged(read(), note=noted(**fact)).facts.known() == {}


def test_note_and_thread_that_disagree_on_the_kind_of_buyer_leave_it_open() -> None:
    reading = merged(read(buyer_kind="individual"), note=noted(buyer_kind="organisation"))
    assert reading.facts.buyer_kind is None
    assert "disagree" in reading.warnings[0]
    assert (
        merged(read(buyer_kind="individual"), note=noted(buyer_kind="individual")).facts.buyer_kind
        == "individual"
    )


@pytest.mark.parametrize(("seen", "told", "stands"), [(1, 0, 1), (0, 2, 2), (1, 2, 2)])
def test_the_greater_number_of_firm_attempts_stands(seen: int, told: int, stands: int) -> None:
    assert merged(read(firm_attempts=seen), note=noted(firm_attempts=told)).facts.firm_attempts == stands


def test_means_in_another_currency_than_the_price_are_left_out() -> None:
    reading = merged(
        read(price_total=Decimal(2640), currency="EUR"),
        note=noted(annual_means=Decimal(3000000), currency="USD"),
    )
    assert reading.facts.annual_means is None
    assert "annual_means" in reading.warnings[0]
    assert reading.facts.currency == "EUR"


def test_the_currency_of_the_means_is_not_put_on_a_price_without_one() -> None:
    reading = merged(
        read(price_total=Decimal(468)), note=noted(annual_means=Decimal(3000000), currency="USD")
    )
    assert reading.facts.known() == {"price_total": Decimal(468), "annual_means": Decimal(3000000)}


def test_a_given_fact_wins_over_a_read_one_and_says_so() -> None:
    reading = merged(
        read(meetings_kept=1, stage="evaluation"), given={"meetings_kept": 4, "price_known": True}
    )
    assert reading.facts.known() == {"meetings_kept": 4, "stage": "evaluation", "price_known": True}
    assert {item.fact: item.source for item in reading.evidence} == {
        "meetings_kept": "given",
        "stage": "words",
        "price_known": "given",
    }


def test_a_given_fact_that_says_what_was_read_keeps_the_buyers_words() -> None:
    reading = merged(read(meetings_kept=1), given={"meetings_kept": 1})
    assert [item.source for item in reading.evidence] == ["words"]


@pytest.mark.parametrize(("said", "given"), list(itertools.product(Refusal, Refusal)))
def test_a_refusal_in_the_buyers_words_is_never_weakened(said: Refusal, given: Refusal) -> None:
    reading = merged(read(refusal=said), given={"refusal": given})
    stronger = max(said, given, key=list(Refusal).index)
    assert reading.facts.refusal is stronger
    assert bool(reading.warnings) == (list(Refusal).index(given) < list(Refusal).index(said))


def test_a_weaker_no_than_the_buyers_is_answered_with_his_words_and_what_to_do() -> None:
    (warning,) = merged(read(refusal="not_now"), given={"refusal": "none"}).warnings
    assert "We love it." in warning
    assert "refusal=none" in warning
    assert "leave them out of what you paste" in warning
    assert "S5" not in warning


def test_what_is_told_is_asked_no_more() -> None:
    doubted = Findings({"refusal": "none"}, questions=(DOUBT,))
    assert merge(THREAD, [doubted]).warnings == (may_be_a_no("No thanks."),)
    told = merge(THREAD, [doubted], given=Facts.from_mapping({"refusal": "none"}))
    assert (told.warnings, told.unsettled, told.is_unheard) == ((), "", False)
    assert "refusal" not in told.unclear


def test_a_stage_that_is_given_as_it_was_read_is_asked_no_more() -> None:
    found = read(stage="proposal", verbal_interest="intent")
    assert merged(found).unclear == ("stage", "refusal")
    assert merged(found, given={"stage": "proposal", "refusal": "none"}).unclear == ()


def test_a_retraction_cannot_be_given_but_a_read_one_can_be_denied() -> None:
    assert (
        merged(read(refusal="explicit_no"), given={"refusal_retracted": True}).facts.refusal_retracted is None
    )
    retracted = read(refusal="explicit_no", refusal_retracted=True)
    assert merged(retracted, given={"refusal_retracted": True}).facts.refusal_retracted is True
    assert merged(retracted, given={"refusal_retracted": False}).facts.refusal_retracted is False


def test_whether_old_words_still_are_a_no_may_be_answered_by_a_retraction() -> None:
    told = {"refusal": "explicit_no", "refusal_retracted": True}
    doubted = Findings(questions=(DOUBT,))
    assert _retracted(doubted, told) is True
    assert _retracted(Findings(), told) is None
    assert _retracted(replace(read(refusal="explicit_no"), questions=(DOUBT,)), told) is None
    assert _retracted(doubted, {**told, "refusal": "opt_out"}) is None


def test_words_that_the_buyer_wrote_last_cannot_be_told_to_be_taken_back() -> None:
    told = {"refusal": "explicit_no", "refusal_retracted": True}
    doubted = Findings(questions=(DOUBT,))
    assert merge(THREAD, [doubted], given=Facts.from_mapping(told)).facts.refusal_retracted is None


def _retracted(found: Findings, told: dict[str, Any]) -> bool | None:
    """What stands of a retraction that is given once the buyer wrote again."""
    again = Message(THREAD.messages[1].speaker, "How soon could you come?")
    thread = replace(THREAD, messages=(*THREAD.messages, again))
    return merge(thread, [found], given=Facts.from_mapping(told)).facts.refusal_retracted


def test_a_given_opt_out_is_not_taken_back_by_words_of_the_thread() -> None:
    retracted = read(refusal="opt_out", refusal_retracted=True)
    reading = merged(retracted, given={"refusal": "opt_out"})
    assert (reading.facts.refusal, reading.facts.refusal_retracted) == ("opt_out", False)
    assert "take it off your list" in " ".join(reading.warnings)
    both = merged(retracted, given={"refusal": "opt_out", "refusal_retracted": True})
    assert (both.facts.refusal_retracted, both.warnings) == (True, ())


@pytest.mark.parametrize(
    ("shown", "given", "stands"),
    [
        ({}, {"verbal_interest": "strong"}, None),
        ({"verbal_interest": "curious"}, {"verbal_interest": "strong"}, "curious"),
        ({"verbal_interest": "strong"}, {"verbal_interest": "curious"}, "curious"),
        ({"buying_questions": 1}, {"buying_questions": 3}, 1),
        ({"buying_questions": 2}, {"buying_questions": 0}, 0),
        ({}, {"need_confirmed": True}, True),
        ({"need_confirmed": True}, {"need_confirmed": False}, False),
    ],
)
def test_interest_is_given_downwards_only(
    shown: dict[str, Any], given: dict[str, Any], stands: object
) -> None:
    reading = merged(read(**shown), given=given)
    (name,) = given
    assert getattr(reading.facts, name) == stands
    assert bool(reading.warnings) == (stands != given[name])


def test_read_amounts_in_another_currency_than_the_given_one_are_dropped() -> None:
    reading = merged(read(price_total=Decimal(2640), currency="EUR"), given={"currency": "USD"})
    assert reading.facts.known() == {"currency": "USD"}
    assert merged(
        read(price_total=Decimal(2640), currency="EUR"), given={"currency": "USD", "price_total": 3000}
    ).facts.known() == {"price_total": Decimal(3000), "currency": "USD"}


def test_a_given_contradiction_is_an_error_and_a_read_one_a_warning() -> None:
    with pytest.raises(FactsError, match="decision_makers_agreed is 2"):
        merged(read(decision_makers_agreed=2), given={"decision_makers_total": 1})
    reading = merged(read(decision_makers_agreed=2, decision_makers_total=1))
    assert reading.facts.known() == {"decision_makers_total": 1}
    assert reading.warnings


@pytest.mark.parametrize(
    "evidence",
    [
        (),
        (words("verbal_interest", "You love it, I know.", message=0),),
        (Evidence("verbal_interest", "words", 1, 0, 11, "We want it!"),),
        (Evidence("verbal_interest", "words", 7, 0, 3, "Yes"),),
        (Evidence("verbal_interest", "words", quote="We love it."),),
    ],
    ids=["none", "the seller's words", "not literal", "no such message", "no place"],
)
def test_interest_without_the_buyers_literal_words_is_dropped(evidence: tuple[Evidence, ...]) -> None:
    reading = merge(THREAD, [Findings({"verbal_interest": "intent", "refusal": "explicit_no"}, evidence)])
    assert reading.facts.known() == {"refusal": Refusal.EXPLICIT_NO}
    assert any("that they want it" in warning for warning in reading.warnings)
    assert reading.evidence == ()


@pytest.mark.parametrize(
    ("body", "stands"), [('She says "I want it".', True), ("She says I want it.", False)]
)
def test_only_words_between_quotation_marks_are_the_buyers_in_a_note_of_a_call(
    body: str, stands: bool
) -> None:
    # A second cited line makes both threads the note of a call.
    points = (body, 'Then she laughed, "well, well".')
    told = Thread(
        ThreadKind.CALL, tuple(Message(Speaker("me", None, Side.SELLER), point) for point in points)
    )
    start = body.index("I want it")
    evidence = Evidence("verbal_interest", "words", 0, start, start + 9, "I want it")
    reading = merge(told, [Findings({"verbal_interest": "strong"}, (evidence,))])
    assert (reading.facts.verbal_interest is not None) is stands


def test_evidence_is_sorted_by_fact_and_place_whatever_the_order_of_the_sources() -> None:
    late, early = words("refusal", "Not my budget."), words("refusal", "No thanks.")
    interest = words("verbal_interest")
    values = {"refusal": "explicit_no", "verbal_interest": "strong"}
    for order in itertools.permutations([late, early, interest]):
        assert merge(THREAD, [Findings(values, order)]).evidence == (interest, early, late)
