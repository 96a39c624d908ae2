"""A "no" and a comma answer the seller, and do not deny the no behind them."""

from __future__ import annotations

import pytest

from closecall.facts.words import hear
from closecall.thread.records import Message, Side, Speaker, Thread, ThreadKind


def _refusal(answer: str, lang: str) -> str:
    turns = (Message(Speaker(side=Side.SELLER), "?"), Message(Speaker(side=Side.BUYER), answer))
    return str(hear(Thread(ThreadKind.CALL, turns, lang)).values["refusal"])


@pytest.mark.parametrize(
    ("no", "told", "lang"),
    [
        ("Nie", "rezygnujemy", "pl"),
        ("Nie", "odmawiamy", "pl"),
        ("Nie", "odrzucamy", "pl"),
        ("No", "cancelamos", "es"),
        ("No", "lo descartamos", "es"),
        ("Não", "recusamos", "pt"),
        ("Nein", "wir sagen ab", "de"),
        ("No", "we are pulling out", "en"),
    ],
)
def test_it_is_heard_with_the_comma(no: str, told: str, lang: str) -> None:
    assert _refusal(f"{no}, {told}.", lang) == "explicit_no"


@pytest.mark.parametrize(
    ("answer", "lang"),
    [
        ("Nie rezygnujemy, proszę zamówić.", "pl"),
        ("Nie odrzucamy oferty.", "pl"),
        ("No cancelamos nada.", "es"),
        ("Não recusamos.", "pt"),
        ("Nein, nein, wir sagen nicht ab.", "de"),
        ("No, we are not pulling out.", "en"),
    ],
)
def test_without_one_it_is_denied(answer: str, lang: str) -> None:
    assert _refusal(answer, lang) != "explicit_no"
