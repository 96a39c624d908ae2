"""Reading takes as much longer as a thread is longer, whatever the two go on about."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from closecall import Thread, read_facts

_FEW, _MANY = 50, 400
# Eight times the messages; going through all of them for each one would take sixty times as long.
_MOST_TIMES = 9.5

_TALK = {
    "prices by the month": ("Fine, number {j}.", "The price is {i},900 EUR per month for {j} seats."),
    "prices with a term": (
        "We really want to start with {j}.",
        "The term is 12 months, {i}00 EUR a month for number {j}.",
    ),
    "questions about money": ("What does it cost, number {j}?", "About {i}00."),
    "sums of both sides": (
        "Our turnover is {i} million EUR, {i}% of that is {j}.",
        "It is 3% of your turnover, at {j},000 EUR.",
    ),
    "open questions": ("How does it run on {j}? Who trains us? Where is it?", "Let me look {j} up for you."),
    "noes": ("We will not buy number {j}.", "Can we talk on Tuesday about plan {j}?"),
    "meetings": ("Can we meet on Tuesday at ten, number {j}?", "See you at {j}, as you asked me to call."),
    "rivals by name": ("Fine, number {j}, but we went with Corvo{j}.", "Plus is {i}00 EUR, number {j}."),
    "yeses to the close": ("Yes, do it, number {j}.", "It is 480 EUR. Shall I book number {i}?"),
    "the price told back": ("Order it, {i} is fine.", "That is {i} EUR in all, for {j}."),
    "needs and doubts": ("We waste {j} hours and I'm torn both ways.", "Sure, number {j}."),
    "days named": ("Friday works, Monday {j} I'm out.", "Can we talk on Friday about {j}?"),
    "told today, then a day": (
        "My son does that for us {j}. Friday is his birthday.",
        "It is {i}00. Friday?",
    ),
    "another thing put off": (
        "The screen can wait until next year, the till {j} we want now.",
        "The till is {i}80 EUR, screen {j} is 900 EUR.",
    ),
    "put off to a day": ("Not now, ask me again in March, number {j}.", "Shall I book number {j}?"),
    "prices that fall": ("{j} EUR is too expensive for us.", "Then I can do {i}00 EUR, number {j}."),
    "signed elsewhere": ("We signed for the flat in Saint-Clar, number {j}.", "Shall I order kiln {j}?"),
    "who began": ("ok", "Thank you for calling me, you asked for this meeting {j}."),
}


@pytest.mark.parametrize("name", _TALK)
def test_the_calls_grow_with_the_messages(name: str, calls_of: Callable[[Callable[[], object]], int]) -> None:
    def calls(numbers: range) -> int:
        talk = Thread.parse(_chat(*_TALK[name], numbers), me=("Owen",))
        return calls_of(lambda: read_facts(talk))

    # No number comes twice: what was read in one thread is remembered in the next.
    calls(range(_FEW))
    few = calls(range(1_000, 1_000 + _FEW))
    assert calls(range(2_000, 2_000 + _MANY)) < _MOST_TIMES * few


_SENTENCES = {
    "a need": "I do not have one decent one ",
    "days": "On Friday I'm out and off and away. ",
    "days in one clause": "Friday suits me or Monday ",
    "a wish": "We would like to buy the analyser please. ",
    "a meeting": "Thanks for the call on Tuesday, see you on Friday at ten. ",
    "a no": "No thanks, we are not interested any more. ",
    "another thing put off": "The screen can wait until next year, the till we want now. ",
    "not like this": "We would take it, but not like this. ",
    "bare numbers": "12 13 14 900 ",
    "prices of several": "That is 20 seats at 40 EUR each, for 3 machines. ",
}


@pytest.mark.parametrize("said", _SENTENCES.values(), ids=_SENTENCES)
def test_the_calls_grow_with_a_message(said: str, calls_of: Callable[[Callable[[], object]], int]) -> None:
    def calls(times: int) -> int:
        talk = Thread.parse(f"Owen: Can we talk on Friday?\nMarta: {said * times}", me=("Owen",))
        return calls_of(lambda: read_facts(talk))

    calls(_FEW)
    few = calls(_FEW + 1)
    assert calls(_MANY) < _MOST_TIMES * few


def _chat(buyer: str, seller: str, numbers: range) -> str:
    return "\n".join(
        f"[{1 + number // 1440:02}.03.26, {number // 60 % 24:02}:{number % 60:02}:00] "
        + (f"Owen: {seller}" if number % 2 else f"Marta: {buyer}").format(i=number % 97 + 3, j=number)
        for number in numbers
    )
