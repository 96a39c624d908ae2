"""What of a seller's note may be said to the buyer: each row of sellers_reasons.toml, from note to words."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from closecall import Advisor
from closecall.decision import Approach, Coverage, Decision
from closecall.drafting.records import Brief, Channel
from closecall.drafting.template.seller_reasons.reason_wording import reasons_for_the_buyer
from closecall.drafting.voice import Formality, Voice
from closecall.facts.note.note_facts import read_note
from closecall.facts.vocabulary import Facts

NOTES = tomllib.loads(Path(__file__).with_name("sellers_reasons.toml").read_text(encoding="utf-8"))["note"]


def said_of(note: dict[str, Any]) -> str | None:
    lang = note.get("lang", "en")
    brief = Brief(
        Approach.FIRM_CLOSE,
        Channel.EMAIL,
        lang,
        Facts.from_mapping(dict(read_note(note["text"], thread_lang=lang).values)),
        Decision(Approach.FIRM_CLOSE, 80, Coverage(0.8, "high")),
        note=note["text"],
        buyer_name=note.get("buyer", "Ada Lund"),
        voice=Voice(formality=Formality.FAMILIAR if note.get("familiar") else Formality.FORMAL),
    )
    return next(reasons_for_the_buyer(brief, longest=28), None)


@pytest.mark.parametrize("note", NOTES, ids=[note["text"][:60] for note in NOTES])
def test_a_note_gives_the_words_for_the_buyer_or_none(note: dict[str, Any]) -> None:
    assert said_of(note) == note.get("said")


@pytest.mark.parametrize(
    ("wrote", "said"),
    [
        ("The boiler of the laundry is old.", "your boiler failed twice last winter"),
        ("We would like a price, please.", None),
    ],
)
def test_a_reason_that_the_thread_is_not_about_stays_in_the_note(wrote: str, said: str | None) -> None:
    note = "I'm certain, their boiler failed twice last winter."
    prepared = Advisor().prepare(f"Tom: {wrote}\nAda: It is 900 pounds.", me="Ada", note=note)
    assert prepared.reading.facts.conviction_reasons
    assert next(reasons_for_the_buyer(prepared.brief, longest=28), None) == said
