"""Beside a yes, what tells only where and how somebody speaks is asked about by nobody."""

from __future__ import annotations

import pytest

from closecall.advisor import advise
from closecall.decision import Approach

_OFFER = "Gary: The flat is £900 a month. Shall I send you the lease?\nLorraine: "


@pytest.mark.parametrize(
    "aside",
    [
        "Sorry about the noise, I'm on the train.",
        "And sorry about the echo, I'm in the bathroom, kid's asleep.",
        "Sorry for the typos, stuck on the motorway!",
        "See you 3rd Nov!",
    ],
)
def test_an_aside_leaves_a_yes_as_it_is(aside: str) -> None:
    assert (
        advise(f"{_OFFER}Let's do it, send me the lease. {aside}\n", me="Gary").approach is Approach.CONFIRM
    )


@pytest.mark.parametrize(
    "regret",
    [
        "Sorry about the flat, I'm on the fence again.",
        "Sorry about the noise from next door, it puts us off.",
        "I'm on the train to another flat.",
    ],
)
def test_what_tells_more_is_asked_about(regret: str) -> None:
    advice = advise(f"{_OFFER}Let's do it, send me the lease. {regret}\n", me="Gary")
    assert advice.approach is not Approach.CONFIRM


@pytest.mark.parametrize(
    ("regret", "approach"),
    [("Sorry about the noise.", Approach.CONFIRM), ("Sorry about the train.", Approach.ASK_FIRST)],
)
def test_what_the_seller_has_named_is_no_aside(regret: str, approach: Approach) -> None:
    talk = (
        "Gary: The train set is £900. Shall I book it?\nLorraine: Yes, book it.\n"
        f"Gary: Booked, the train is yours on Friday.\nLorraine: {regret}\n"
    )
    assert advise(talk, me="Gary").approach is approach
