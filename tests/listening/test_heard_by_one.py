"""What only the second reader heard changes nothing; the seller is shown it and may say that it is so."""

from __future__ import annotations

from typing import Any

import pytest

from closecall import Advisor
from closecall.advice import Preparation
from closecall.cli.advice_view import advice_screen
from closecall.decision import Approach
from closecall.facts import Facts
from closecall.facts.second_reader import Claim
from closecall.testing import ScriptedReader

NEED = "The field looks like a chessboard by May."
TRIAL = "The one your lad left here sails through the clay."
MAIL = f"""\
From: Ivo Brandt <ivo@lowerfield.example>
Date: 2 June 2025 09:00
To: Ada Ruiz <ada@harrow.example>

Saw your offer of 400 EUR, the price is fine for me and it is only me who decides. {NEED} {TRIAL}
I really want it. But let me think about it a little.
Ivo
"""
NOTE = "Ivo turns over about 900k EUR. I'm certain: his old harrow cost him a week in May."
CLAIMS = (Claim("need_confirmed", "true", 0, NEED), Claim("buyer_actions", "trial_used", 0, TRIAL))


def heard(*claims: Claim, mail: str = MAIL, **known: Any) -> Preparation:
    return Advisor(reader=ScriptedReader([claims])).prepare(mail, note=NOTE, **known)


def test_it_changes_no_fact_and_no_decision() -> None:
    alone = Advisor().prepare(MAIL, note=NOTE)
    prepared = heard(*CLAIMS)
    assert prepared.brief.approach is alone.brief.approach is Approach.GUIDE
    assert prepared.reading.facts == alone.reading.facts


def test_the_seller_sees_what_it_would_be_and_gets_that_by_saying_so() -> None:
    prepared = heard(*CLAIMS)
    assert prepared.if_so is Approach.FIRM_CLOSE
    claimed = {claim.fact: claim.value for claim in prepared.reading.claimed}
    assert set(claimed) == {"need_confirmed", "buyer_actions"}
    assert heard(*CLAIMS, facts=Facts.from_mapping(claimed)).brief.approach is prepared.if_so


def test_the_screen_shows_the_words_and_the_way_to_say_so() -> None:
    advice = Advisor(reader=ScriptedReader([CLAIMS])).advise(MAIL, note=NOTE)
    screen = advice_screen(advice)
    _, _, told = screen.partition("Heard by the second reader alone")
    assert told.index(TRIAL) < told.index(NEED) < told.index("If it is, this is: firm close")
    assert "    --facts buyer_actions=trial_used,need_confirmed=yes" in told.splitlines()
    assert advice.to_dict()["provenance"]["reader"]["if_so"] == {
        "approach": "firm_close",
        "facts": {"need_confirmed": True, "buyer_actions": ["trial_used"]},
    }


@pytest.mark.parametrize(
    "claims",
    [
        pytest.param(CLAIMS[:1], id="too little for another approach"),
        pytest.param([Claim("buyer_actions", "trial_used", 0, "The harrow was tried.")], id="not literal"),
        pytest.param([], id="nothing"),
    ],
)
def test_what_makes_nothing_firmer_is_not_shown(claims: list[Claim]) -> None:
    prepared = heard(*claims)
    assert prepared.if_so is None
    assert "second reader alone" not in advice_screen(
        Advisor(reader=ScriptedReader([claims])).advise(MAIL, note=NOTE)
    )


@pytest.mark.parametrize(
    "turned",
    [
        "My brother says he would love to drive it.",
        "Would I love to drive it?",
        "I would love to drive it if it were half the price.",
    ],
)
def test_interest_that_a_rule_turns_is_not_offered(turned: str) -> None:
    mail = MAIL.replace("I really want it.", turned)
    claims = (Claim("verbal_interest", "strong", 0, turned), *CLAIMS)
    assert "verbal_interest" not in {claim.fact for claim in heard(*claims, mail=mail).reading.claimed}


def test_what_the_seller_may_tell_himself_is_offered_however_it_is_worded() -> None:
    need = "My lads say the field looks like a chessboard by May."
    mail = MAIL.replace(NEED, need)
    claims = (Claim("need_confirmed", "true", 0, need), CLAIMS[1])
    assert "need_confirmed" in {claim.fact for claim in heard(*claims, mail=mail).reading.claimed}


def test_let_me_think_is_no_brush_off_whatever_a_model_calls_it() -> None:
    think = Claim("refusal", "brush_off", 0, "But let me think about it a little.")
    assert heard(think).reading.facts.refusal == "none"


def test_after_a_no_nothing_is_offered() -> None:
    mail = MAIL.replace("But let me think about it a little.", "But no, I won't be buying it.")
    prepared = heard(*CLAIMS, mail=mail)
    assert (prepared.brief.approach, prepared.if_so) == (Approach.RESPECT_NO, None)


@pytest.mark.parametrize(
    ("end", "offered"),
    [
        ("", True),
        ("But let me think about it a little.", False),
        ("But it must be red, else I cannot take it.", False),
    ],
)
def test_a_soft_hesitation_is_offered_only_where_none_would_be_wiped_out(end: str, *, offered: bool) -> None:
    mail = MAIL.replace("But let me think about it a little.", end)
    claims = (*CLAIMS, Claim("hesitations", "status_quo soft", 0, NEED))
    assert ("hesitations" in {claim.fact for claim in heard(*claims, mail=mail).reading.claimed}) is offered
