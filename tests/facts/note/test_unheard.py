"""What in a seller's note nobody understood stops a close, also among his reasons."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from closecall import Advisor
from closecall.facts.findings import Findings
from closecall.facts.note.used_note import told_in, used_note
from closecall.facts.open_question import Stops
from closecall.thread.records import Message, Side, Speaker, Thread, ThreadKind

SAID = tomllib.loads(Path(__file__).with_name("unheard.toml").read_text(encoding="utf-8"))
LOWERS = ("refusal", "vulnerability", "wants_guidance", "asked_no_pressure")


def told(note: str, lang: str) -> Findings:
    seller = Message(Speaker("Ove Lind", "ove@pumps.example", Side.SELLER), "It is 480.")
    buyer = Message(Speaker("Ada Hollis", "ada@lockwoodinn.example", Side.BUYER), "Let me think.")
    thread = Thread(ThreadKind.EMAIL, (seller, buyer), lang)
    return used_note(note, told_in(note, thread), (), thread, is_answered=False)


def holds_back(note: str, lang: str) -> bool:
    read = told(note, lang)
    asked = any(each.may_be == "no" and each.stops >= Stops.CLOSING for each in read.questions)
    deciders = read.values.get("decision_makers_total") or 1
    return asked or deciders > 1 or any(read.values.get(fact) for fact in LOWERS)


def behind(certain: str, note: str) -> str:
    """The same joined to the certainty by a comma, as sellers type."""
    return f"{certain.rstrip('.')}, {note}"


@pytest.mark.parametrize("lang", SAID)
def test_what_nobody_understood_stops_a_close(lang: str) -> None:
    certain = SAID[lang]["certain"]
    notes = [f"{certain} {note}" for note in SAID[lang]["holds_back"]]
    assert [note for note in notes if not holds_back(note, lang)] == []


@pytest.mark.parametrize("lang", SAID)
def test_it_does_so_among_the_reasons_as_well(lang: str) -> None:
    certain = SAID[lang]["certain"]
    notes = [behind(certain, note) for note in SAID[lang]["holds_back"]]
    assert [note for note in notes if not holds_back(note, lang)] == []


@pytest.mark.parametrize("lang", SAID)
def test_what_tells_nothing_stops_none(lang: str) -> None:
    certain = SAID[lang]["certain"]
    notes = [certain, *(f"{certain} {note}" for note in SAID[lang]["fine"])]
    assert [note for note in notes if holds_back(note, lang)] == []


def test_the_firm_of_the_buyers_address_is_the_buyer() -> None:
    assert not holds_back("Lockwood mailed back this morning.", "en")
    assert holds_back("Brunnhof mailed back this morning.", "en")


def test_another_price_than_the_threads_is_asked_about() -> None:
    thread = (
        "Seller: The pump is 480 euros, fitted.\n"
        "Ada: Thanks for the trial, my cellar stayed dry all week. "
        "I really want it, I just need to sleep on it.\n"
    )
    certain = "Her own money. I'm certain, her cellar floods twice a month."
    advisor = Advisor()
    same = advisor.prepare(thread, me=["Seller"], note=f"{certain} The price is 480 euros.")
    other = advisor.prepare(thread, me=["Seller"], note=f"{certain} The price is 4,600 euros now.")
    assert same.brief.decision.approach == "firm_close"
    assert other.brief.decision.approach == "ask_first"
    assert other.reading.facts.price_total is None
    assert any("two prices" in warning for warning in other.reading.warnings)
    settled = advisor.prepare(
        thread, me=["Seller"], note=f"{certain} The price is 4,600 euros now.", facts={"price_total": 480}
    )
    assert settled.brief.decision.approach == "firm_close"
