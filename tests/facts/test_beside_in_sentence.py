"""A hesitation explains its own clause: what else its sentence tells may be why nobody may be pressed."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from closecall import Advisor
from closecall.decision import Approach
from closecall.thread.records import Message, Moment, Precision, Side, Speaker, Thread, ThreadKind

BANK: dict[str, dict[str, Any]] = tomllib.loads(
    Path(__file__).with_name("beside_in_sentence.toml").read_text("utf-8")
)
AT = Moment("9 March 2026", Precision.DAY, datetime(2026, 3, 9, tzinfo=UTC))
SELLER = Speaker("Sam", "sam@rota.example", Side.SELLER)
BUYER = Speaker("Bea", "bea@bakery.example", Side.BUYER)
NOTE = "They turn over 900k EUR a year. I'm certain: she loses a day a week on the rota."
KNOWN = {
    "buyer_kind": "organisation",
    "need_confirmed": True,
    "price_known": True,
    "decision_makers_total": 1,
    "buyer_actions": ["trial_used"],
    "meetings_kept": 2,
    "next_meeting_booked": True,
}


def approach(lang: str, last: str) -> Approach:
    talk = BANK[lang]
    said = ((SELLER, talk["offer"]), (BUYER, talk["told"]), (SELLER, talk["ask"]))
    messages = (*said, (BUYER, f"{talk['wish']} {last}"))
    thread = Thread(ThreadKind.EMAIL, tuple(Message(who, text, AT) for who, text in messages), lang)
    return Advisor().prepare(thread, note=NOTE, facts=KNOWN).brief.approach


def sentences(lang: str, kind: str) -> Iterator[str]:
    held = BANK[lang]["hesitation"]
    for told in BANK[lang][kind]:
        yield f"{_capital(held)}, {told}."
        yield f"{_capital(told)}, {held}."


def _capital(text: str) -> str:
    return text[0].upper() + text[1:]


@pytest.mark.parametrize("lang", BANK)
def test_alone_the_hesitation_gets_a_firm_close(lang: str) -> None:
    assert approach(lang, f"{_capital(BANK[lang]['hesitation'])}.") is Approach.FIRM_CLOSE


@pytest.mark.parametrize("lang", BANK)
def test_what_stands_in_the_way_stops_it(lang: str) -> None:
    firm = [s for s in sentences(lang, "obstacles") if approach(lang, s) is Approach.FIRM_CLOSE]
    assert firm == BANK[lang]["known_gaps"]


@pytest.mark.parametrize("lang", BANK)
def test_what_they_say_of_themselves_does_not(lang: str) -> None:
    asked = [s for s in sentences(lang, "harmless") if approach(lang, s) is not Approach.FIRM_CLOSE]
    assert asked == BANK[lang]["asked"]
