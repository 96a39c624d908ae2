"""A price that the seller came down to and the buyer finds right holds him back no more."""

from __future__ import annotations

import pytest

from closecall import Thread, read_facts
from closecall.facts.vocabulary import HesitationKind

_TALKS = {
    "en": ("The set is £2,400.", "2,400 is rather steep for us.", "I can do £2,150."),
    "de": (
        "Das Set kostet 2.400 Euro.",
        "2.400 Euro ist uns zu teuer.",
        "Ich kann Ihnen 2.150 Euro anbieten.",
    ),
    "fr": ("L'ensemble est à 2 400 €.", "2 400 €, c'est trop cher pour nous.", "Je peux le faire à 2 150 €."),
    "es": ("El conjunto cuesta 2.400 €.", "2.400 € es demasiado caro.", "Puedo dejarlo en 2.150 €."),
}


def _open_kinds(lang: str, answer: str, *, lowered: bool = True) -> set[HesitationKind]:
    first, balked, less = _TALKS[lang]
    turns = [("Odile", first), ("Bram", balked), *([("Odile", less)] if lowered else []), ("Bram", answer)]
    text = "\n\n".join(f"{who}: {said}" for who, said in turns)
    return {h.kind for h in read_facts(Thread.parse(text, me="Odile")).facts.open_hesitations()}


@pytest.mark.parametrize(
    ("lang", "answer"),
    [
        ("en", "Right, 2,150 suits us. I'll sleep on it."),
        ("en", "2,150 works, thank you. Let me sleep on it."),
        ("de", "2.150 passt für uns. Ich schlafe noch eine Nacht drüber."),
        ("fr", "2 150 € c'est correct, merci. Je vais encore y réfléchir."),
        ("es", "2.150 € me parece bien. Déjame pensarlo un poco."),
    ],
)
def test_what_is_left_is_what_holds_him_now(lang: str, answer: str) -> None:
    assert _open_kinds(lang, answer) == {HesitationKind.UNSPECIFIED}


@pytest.mark.parametrize(
    ("lang", "answer"),
    [
        ("en", "2,150 does not work either."),
        ("en", "Does 2,150 work with the stand?"),
        ("en", "2,150 works if you throw in the stand."),
        ("en", "Thank you, I will sleep on it."),
        ("en", "2,150 works for the rich, I will sleep on it."),
        ("en", "In 2030 2,150 works for us."),
        ("en", "You say 2,150 works."),
        ("en", "2,150 works, less another 300."),
        ("de", "2.150 passt für andere vielleicht."),
        ("en", "2,400 works for others maybe, I will sleep on it."),
        ("de", "2.150 passt nur, wenn die Montage dabei ist."),
    ],
)
def test_a_price_that_he_does_not_take_holds_him_still(lang: str, answer: str) -> None:
    assert HesitationKind.PRICE in _open_kinds(lang, answer)


def test_the_price_that_he_balked_at_is_no_lower_one() -> None:
    assert HesitationKind.PRICE in _open_kinds("en", "Hm, 2,400 works out at 200 a month.", lowered=False)
