"""A short answer to the seller's offer is no "not now": he is asked whether it is a yes."""

from __future__ import annotations

import json

import pytest

from closecall.advisor import Advisor, advise
from closecall.decision import Approach, decide
from closecall.facts.facts_file import load_reading
from closecall.facts.vocabulary import Facts, Refusal, Stage, VerbalInterest

_OFFER = "Bess Arkle: Hi Tom, relining the flue comes to £780, scaffold included. {ends}\nTom Riley: {said}\n"
_ASKED = "Shall I book it in?"


def _asked(said: str, *, ends: str = _ASKED, facts: Facts | None = None) -> tuple[Approach, list[str]]:
    prepared = Advisor().prepare(_OFFER.format(ends=ends, said=said), me="Bess Arkle", facts=facts)
    decision = prepared.brief.decision
    return decision.approach, [question.fact for question in decision.questions] if decision.unheard else []


@pytest.mark.parametrize(
    "said",
    [
        "Agreed, whenever suits you.",
        "Aye crack on then",
        "👍👍",
        "Ok that'd be grand",
        "Yes, mornings are best",
        "Absolutely, ring when you're outside",
        "ok. mind the dog",
        "yes as long as it's before the 12th",
    ],
)
def test_who_answers_an_offer_shortly_is_asked_about_as_a_yes(said: str) -> None:
    assert _asked(said) == (Approach.ASK_FIRST, ["stage", "refusal"])


@pytest.mark.parametrize(
    ("ends", "said"),
    [
        ("Just say the word.", "Word!"),
        ("Is £780 ok?", "No problem, go ahead x"),
        ("The patch alone is £310. Which would you like?", "The patch please"),
    ],
)
def test_a_price_is_an_offer_as_well(ends: str, said: str) -> None:
    assert _asked(said, ends=ends) == (Approach.ASK_FIRST, ["stage", "refusal"])


@pytest.mark.parametrize(
    ("ends", "said"),
    [
        ("Just say the word.", "Ok thanks"),
        ("Just say the word.", "Got it 👍"),
        ("Just say the word.", "Thanks for the quote, very clear"),
        ("Did you find the old drawings?", "Yes they were in the loft"),
        (_ASKED, "Does that include the cowl?"),
        (_ASKED, "Ok you win, not this time x"),
    ],
)
def test_what_only_shows_that_it_was_read_asks_or_puts_off_is_no_yes(ends: str, said: str) -> None:
    assert _asked(said, ends=ends) == (Approach.NURTURE, [])


@pytest.mark.parametrize(
    "said",
    [
        "Yes I saw that. We've gone with the other lot.",
        "Sure, do what you like, I've had it done.",
        "Yes, please close the file.",
        "Please do take me off your list",
        "👍 but we found a chap on ebay",
        "Ok. The house is sold so no need.",
        "I'm so sorry to do this. I've been made redundant so we're going to have to leave it.",
        "Really sorry to do this, we have to let the lessons go.",
    ],
)
def test_a_no_behind_an_agreement_is_heard_or_asked_about(said: str) -> None:
    approach, asked = _asked(said)
    assert approach is Approach.RESPECT_NO or "refusal" in asked


@pytest.mark.parametrize(
    "said",
    [
        "Sure thing, the key's under the pot",
        "Go ahead, but text first please",
        "Yes that's fine. Come round the back though.",
    ],
)
def test_words_that_nobody_understood_beside_an_agreement_may_be_a_yes(said: str) -> None:
    advice = advise(_OFFER.format(ends=_ASKED, said=said), me="Bess Arkle")
    assert (advice.approach, advice.decision.questions[0].fact) == (Approach.ASK_FIRST, "stage")
    assert advice.reading.possible_yes == said
    assert not any("whether this is a no" in warning for warning in advice.warnings)


def test_what_is_only_asked_about_is_no_wall() -> None:
    advice = advise(_OFFER.format(ends=_ASKED, said="Go ahead, but text first please"), me="Bess Arkle")
    assert "hesitations" not in {line.fact for line in advice.decision.contributions}


def test_beside_a_yes_a_faint_no_is_asked_about_and_cited_by_no_draft() -> None:
    said = "Yes please. You can skip the survey, we have one."
    advice = advise(_OFFER.format(ends=_ASKED, said=said), me="Bess Arkle")
    assert (advice.approach, advice.draft) == (Approach.ASK_FIRST, None)
    assert advice.decision.questions[0].fact == "stage"


def test_the_bare_agreement_itself_is_no_faint_no() -> None:
    said = "Go ahead please. I've cancelled the old contract."
    prepared = Advisor().prepare(_OFFER.format(ends=_ASKED, said=said), me="Bess Arkle")
    assert not prepared.reading.facts.open_hesitations()


def test_the_sellers_answer_settles_it() -> None:
    said = "Agreed, whenever suits you."
    assert _asked(said, facts=Facts(stage=Stage.ACCEPTED))[0] is Approach.CONFIRM
    assert _asked(said, facts=Facts(stage=Stage.PROPOSAL)) == (Approach.NURTURE, [])
    assert _asked(said, facts=Facts(refusal=Refusal.EXPLICIT_NO))[0] is Approach.RESPECT_NO


def test_words_that_the_seller_calls_a_yes_say_that_they_want_it() -> None:
    told = Facts(stage=Stage.VERBAL_YES)
    thread = _OFFER.format(ends=_ASKED, said="Agreed, whenever suits you.")
    reading = Advisor().prepare(thread, me="Bess Arkle", facts=told).reading
    assert reading.facts.verbal_interest is VerbalInterest.INTENT
    assert [e.quote for e in reading.evidence if e.fact == "verbal_interest"] == [
        "Agreed, whenever suits you."
    ]


def test_a_result_read_again_still_asks() -> None:
    advice = advise(_OFFER.format(ends=_ASKED, said="Agreed, whenever suits you."), me="Bess Arkle")
    again = load_reading(json.dumps(advice.to_dict()), name="result.json")
    assert again.possible_yes == "Agreed, whenever suits you."
    found = decide(again.facts, unheard=again.is_unheard, possible_yes=again.is_possible_yes)
    assert (found.approach, found.unheard) == (Approach.ASK_FIRST, True)


def test_a_long_sentence_that_may_be_a_no_is_no_yes_for_a_word_that_agrees() -> None:
    said = (
        "We have wanted this for years. And yet it hurts me to tell you that the parish has its own people "
        "for it and we shall be using them."
    )
    approach, asked = _asked(said)
    assert approach is Approach.ASK_FIRST
    assert asked[0] == "refusal"


def test_who_is_sorry_to_do_this_has_agreed_to_nothing() -> None:
    said = "I'm so sorry to do this. My hours have been cut."
    assert advise(_OFFER.format(ends=_ASKED, said=said), me="Bess Arkle").reading.possible_yes == ""
