"""Who may have taken his no back, and asks or orders something, is asked about (S5)."""

from __future__ import annotations

import pytest

from closecall.advice import Advice
from closecall.advisor import advise
from closecall.decision import Approach
from closecall.facts.vocabulary import Refusal

_NO = (
    "[10/11/2025, 10:00:12] Gary: Hi Lorraine, the resin drive is £5,600. Let me know\n"
    "[10/11/2025, 19:22:40] Lorraine: Hi Gary. No we've decided against it thanks\n"
    "[11/11/2025, 08:00:03] Gary: No problem Lorraine, thanks for letting me know\n"
    "[19/11/2025, 17:55:31] Lorraine: "
)


def _advised(newest: str) -> Advice:
    return advise(f"{_NO}{newest}\n", me="Gary")


@pytest.mark.parametrize(
    "newest",
    [
        "Hi Gary, next door's looks so good we've changed our minds, when could you fit us in?",
        "My husband has come round and we have changed our minds. How soon can you start?",
        "Forget what I said, we talked about it again. How soon can you start?",
        "Forget what I said about the mess. How soon can you collect your boards?",
        "Forget what I said about your price, it was fair. When could you collect the boards?",
        "We have changed our minds about keeping the samples. When can you collect them?",
        "Hi Gary, we've reconsidered, could you still fit us in before Easter?",
        "Changed our minds! Please book us in for Thursday.",
        "Changed our minds. Sign us both up please!",
    ],
)
def test_who_changed_his_mind_and_asks_or_orders_something_is_asked_about(newest: str) -> None:
    advice = _advised(newest)
    assert advice.approach is Approach.ASK_FIRST
    assert advice.decision.questions[0].fact == "refusal"


@pytest.mark.parametrize(
    "newest",
    [
        "Next door's looks good. When did they have it done?",
        "We've changed our minds about the fence as well, no need to come. When could you fetch the boards?",
        "Changed our minds about the letter you sent, we don't want that either.",
        "Have you changed your mind about the price?",
        "Thanks again for understanding. When could you pick up the sample?",
        "We have not changed our minds, but when could you send the invoice for the survey?",
        "We changed our minds and we're glad we did.",
        "I told you no, and I'm not taking it back.",
        "We've changed our minds and would like to go ahead without you.",
        "We've changed our minds and want to book a cruise.",
        "We've changed our minds before, we'd just like our deposit back.",
    ],
)
def test_a_no_stands_where_nobody_takes_it_back(newest: str) -> None:
    advice = _advised(newest)
    assert (advice.facts.refusal, advice.facts.refusal_retracted) == (Refusal.EXPLICIT_NO, False)
    assert advice.approach is Approach.RESPECT_NO


@pytest.mark.parametrize(
    "newest",
    [
        "We've changed our minds and would like to go ahead.",
        "Last week I told you no and I meant it. I take it back, I'd like to order it.",
    ],
)
def test_who_would_like_to_go_ahead_has_taken_it_back(newest: str) -> None:
    facts = _advised(newest).facts
    assert (facts.refusal, facts.refusal_retracted) == (Refusal.EXPLICIT_NO, True)


@pytest.mark.parametrize("whom", ["the other firm", "somebody else", "Bexley Drives"])
def test_what_goes_ahead_with_another_takes_nothing_back(whom: str) -> None:
    advice = _advised(f"We've changed our minds. We'd like to go ahead with {whom}.")
    assert not advice.facts.refusal_retracted
    assert advice.approach in (Approach.ASK_FIRST, Approach.RESPECT_NO)


@pytest.mark.parametrize(
    "newest",
    [
        "Gary, scrap what I said last week. Please put us down for Tuesday.",
        "I take back what I said. Put us down for the Tuesday.",
        "Ignore my last mail, we want it done. Please book us in.",
        "Scrap what I said about it, we do want the drive. Put us down for Tuesday.",
    ],
)
def test_words_that_take_a_no_back_beside_an_order_are_no_wall_of_their_own(newest: str) -> None:
    facts = _advised(newest).facts
    assert facts.refusal_retracted
    assert not facts.open_hesitations()


@pytest.mark.parametrize(
    "newest", ["Scrap what I said last week.", "Scrap the drive, we would rather have a lawn."]
)
def test_words_that_take_nothing_back_leave_the_no(newest: str) -> None:
    assert _advised(newest).approach in (Approach.RESPECT_NO, Approach.ASK_FIRST)
