"""A "no" in the seller's note that is a word of place, a number or a question passes no refusal on."""

from __future__ import annotations

import pytest

from closecall.facts.note.note_facts import read_note


@pytest.mark.parametrize(
    ("note", "lang"),
    [
        ("Experimentou-a no sábado.", "pt"),
        ("Experimentou-a no sábado e gostou.", "pt"),
        ("Levou-a no carro.", "pt"),
        ("Mostrei-a no stand.", "pt"),
        ("Deixou a mala no carro.", "pt"),
        ("¿Por qué no? Decide sola.", "es"),
        ("Lives at no. 12, decides alone.", "en"),
        ("No tak, decyduje sama.", "pl"),
    ],
)
def test_it_is_no_refusal(note: str, lang: str) -> None:
    assert "refusal" not in read_note(note, thread_lang=lang).values


@pytest.mark.parametrize(
    ("note", "lang"),
    [
        ("Sadly a no again.", "pt"),
        ("A no, sadly.", "pt"),
        ("A no from her.", "pt"),
        ("It's a no from her.", "pt"),
        ("Got a no.", "pt"),
        ("É um não.", "pt"),
        ("Experimentou-a no sábado. Disse que não.", "pt"),
        ("Dice que no.", "es"),
        ("Got a no again.", "en"),
        ("Lives at no. 12. She said no.", "en"),
        ("Powiedziała nie.", "pl"),
    ],
)
def test_a_no_passed_on_is_one(note: str, lang: str) -> None:
    assert read_note(note, thread_lang=lang).values["refusal"] == "explicit_no"
