"""Which part of a sentence a draft cites, and what it answers in the buyer's own words."""

from __future__ import annotations

import pytest

from closecall import Advisor
from closecall.drafting.records import Brief, Draft
from closecall.drafting.template.buyer.citable_quotes import citable

_OFFER = {
    "en": "the beds are £11,940. Shall I order them?",
    "de": "die Betten kosten 11.940 €. Soll ich sie bestellen?",
    "fr": "les lits coûtent 11 940 €. Je les commande ?",
    "es": "las camas cuestan 11.940 €. ¿Las pido?",
}


def _brief(said: str, lang: str = "en") -> Brief:
    return Advisor().prepare(_thread(said, lang), me="gus@pym.example").brief


def _thread(said: str, lang: str) -> str:
    mails = (("Gus Pym <gus@pym.example>", 2, _OFFER[lang]), ("Ana Holt <ana@holt.example>", 3, said))
    return "\n".join(f"From: {who}\nDate: {day} Nov 2026\n\n{body}\n" for who, day, body in mails)


def _draft(said: str, lang: str = "en") -> Draft:
    advice = Advisor().advise(_thread(said, lang), me="gus@pym.example", draft_anyway=True)
    assert advice.draft is not None
    assert not advice.written.problems
    return advice.draft


@pytest.mark.parametrize(
    ("said", "contrary"),
    [
        ("We're not ready to sign but we are very keen, the nurses asked for these by name.", "not ready"),
        (
            "Thank you for the drawings, I really love the island and the tall cupboard, "
            "it's what I hoped for.",
            "drawings",
        ),
    ],
)
def test_what_speaks_for_it_is_cited_and_not_what_stands_before(said: str, contrary: str) -> None:
    quotes = " ".join(_draft(said).quotes)
    assert quotes
    assert contrary not in quotes


@pytest.mark.parametrize("said", ["ok il have a think", "thats more than i thought, im not sure"])
def test_a_slip_of_the_keys_is_not_read_back(said: str) -> None:
    assert not _draft(said).quotes


@pytest.mark.parametrize(
    ("lang", "said", "answer"),
    [
        ("en", "Half now and half in May would suit us, otherwise no.", "answer"),
        ("en", "Could you do 10,500 if we pay up front?", "answer"),
    ],
)
def test_terms_of_his_own_are_answered(lang: str, said: str, answer: str) -> None:
    body = _draft(said, lang).body
    assert answer in body
    assert "whenever you want to go on" not in body


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("en", "It's a yes from us (provided the landlord agrees), we really want them."),
        ("en", "We'd love to have them - unless the landlord objects, of course."),
        ("de", "Wir wollen die Betten unbedingt haben (sofern der Vermieter zustimmt)."),
        ("fr", "Nous voulons vraiment ces lits (à condition que le propriétaire accepte)."),
        ("es", "Queremos las camas de verdad (si el casero acepta)."),
    ],
)
def test_what_hangs_on_something_is_not_cited_without_it(lang: str, said: str) -> None:
    assert citable(_brief(said, lang), "verbal_interest", longest=16) is None


def test_a_wish_that_hangs_on_nothing_is_cited() -> None:
    said = "We really want them, the nurses asked for these by name."
    assert citable(_brief(said), "verbal_interest", longest=16) == said.strip(".")
