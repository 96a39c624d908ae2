"""Who wants it and says that he hesitates puts nothing off with "we'll see"; anybody else does (S13)."""

from __future__ import annotations

import pytest

from closecall import Thread, read_facts
from closecall.facts.vocabulary import Refusal

_OFFER = {
    "en": "Hello, thanks for your message, the two frames come to 640 pounds as in the offer.",
    "fr": "Bonjour, merci pour votre message, les deux cadres font 640 euros, comme dans le devis.",
}


def refusal(lang: str, *said: str) -> Refusal | None:
    text = f"Odile: {_OFFER[lang]}\n" + "".join(f"Bram: {each}\nOdile: Ok.\n" for each in said)
    return read_facts(Thread.parse(text, me="Odile")).facts.refusal


@pytest.mark.parametrize(
    ("lang", "wish", "put_off"),
    [
        ("en", "I really want them.", "I'm a bit nervous about the cost though. We'll see."),
        ("fr", "J'ai vraiment envie de les prendre.", "Bon, j'hésite encore un peu, on verra."),
    ],
)
def test_who_wants_it_and_hesitates_is_not_putting_us_off(lang: str, wish: str, put_off: str) -> None:
    assert refusal(lang, put_off) is Refusal.BRUSH_OFF
    assert refusal(lang, wish, put_off) is Refusal.NONE
    assert refusal(lang, f"{wish} {put_off}") is Refusal.NONE


def test_who_wants_it_and_only_puts_us_off_does_put_us_off() -> None:
    assert refusal("fr", "J'ai vraiment envie de les prendre.", "On verra.") is Refusal.BRUSH_OFF


def test_a_wish_on_a_condition_is_none() -> None:
    put_off = "I'm a bit nervous about the cost though. We'll see."
    assert refusal("en", "I would want them if they were blue.", put_off) is Refusal.BRUSH_OFF
