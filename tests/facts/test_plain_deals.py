"""What buyers say of a deal, in plain words: each line of plain_deals.toml tells its fact, or tells none.

Turns stand between "//", the seller's first unless the line begins with "B:"; one turn alone is the buyer's
answer to an offer. "C:" begins a call.
"""

from __future__ import annotations

import tomllib
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from closecall.facts.fact_extraction import read_facts
from closecall.facts.vocabulary import Facts
from closecall.thread.records import Thread

FIRST_DAY = date(2026, 3, 3)
OFFER = "Hi Jane, quote attached: £11,400 fitted. Would you like to go ahead?"
PEOPLE = {"S": ("Tom Hale <tom@halepumps.example>", "Tom"), "B": ("Jane Marsh <jane@marsh.example>", "Jane")}
MAIL = "From: {sender}\nDate: {day} 09:1{hour}\nSubject: Quote\n\nHi {to},\n\n{words}\n\n{name}\n"
TOLD = tomllib.loads(Path(__file__).with_name("plain_deals.toml").read_text(encoding="utf-8"))
LINES = [(fact, value, lines) for fact, values in TOLD.items() for value, lines in values.items()]


def facts_told_in(line: str) -> Facts:
    if line.startswith("C:"):
        turns = [turn.strip() for turn in line.removeprefix("C:").split("//")]
        text = "\n".join(f"{('Tom', 'Jane')[n % 2]}: {turn}" for n, turn in enumerate(turns))
        return read_facts(Thread.parse(text, me="Tom"), as_of=FIRST_DAY + timedelta(days=2)).facts
    turns = [turn.strip() for turn in line.split("//")]
    if len(turns) == 1:
        turns = [OFFER, *turns]
    sides = "BS" if turns[0].startswith("B:") else "SB"
    mails = [_mail(turn, n, sides) for n, turn in enumerate(turns)]
    thread = Thread.parse("\n".join(mails), me="tom@halepumps.example")
    return read_facts(thread, as_of=FIRST_DAY + timedelta(days=len(turns))).facts


def _mail(turn: str, number: int, sides: str) -> str:
    sender, name = PEOPLE[sides[number % 2]]
    _, to = PEOPLE[sides[(number + 1) % 2]]
    words = turn.removeprefix("B:").removeprefix("S:").strip()
    day = (FIRST_DAY + timedelta(days=number)).strftime("%a, %d %b %Y")
    return MAIL.format(sender=sender, day=day, hour=number, to=to, words=words, name=name)


def shown(value: object) -> str:
    if value in (None, False, 0):
        return "None"
    return f"{value.normalize():f}" if isinstance(value, Decimal) else str(value)


@pytest.mark.parametrize(("fact", "value", "lines"), LINES)
def test_a_plain_line_tells_its_fact(fact: str, value: str, lines: list[str]) -> None:
    told = [(line, shown(getattr(facts_told_in(line), fact))) for line in lines]
    wrong = [f"{line} -> {read}" for line, read in told if read != value]
    assert not wrong, f"{fact} should be {value}:\n" + "\n".join(wrong)


@pytest.mark.parametrize(
    "words",
    [
        "We've chosen Saturday for the visit.",
        "I went with my sister to the showroom.",
        "We didn't go with Corvo in the end.",
        "We've chosen the Hale pump.",
    ],
)
def test_a_name_that_is_a_day_a_person_or_the_sellers_own_is_no_rival(words: str) -> None:
    assert not facts_told_in(words).competitor_active
