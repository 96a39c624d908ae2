"""What of a seller's note may be said to the buyer: each row of sellers_reasons.toml, from note to words."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from closecall import Advisor
from closecall.decision import Approach, Coverage, Decision
from closecall.drafting.records import Brief, Channel
from closecall.drafting.template.seller_reasons.reason_wording import reasons_for_the_buyer, reasons_to_say
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


PUPIL = (
    "Ana: The term is 95 pounds a month.\nRuth Pell: {wrote} I'd love to go ahead. "
    "Every week we practise and lose an hour, maybe I leave it till later."
)


@pytest.mark.parametrize(
    ("note", "wrote", "said"),
    [
        ("I'm certain, she loses an hour every week.", "", "you lose an hour every week"),
        ("Ruth loves it, I'm certain. She loses an hour every week.", "", "you lose an hour every week"),
        # somebody in an earlier clause of the note
        ("Nora loves it, I'm certain it's good for her, she practised every week since.", "", None),
        ("nora loves it, I'm certain. She practised every week since.", "", None),
        ("It's for her daughter, I'm certain. She practised every week since.", "", None),
        ("The kids adore it, I'm certain. They practised every week since.", "", None),
        ("I spoke with Nora. I'm certain, she practised every week since.", "", None),
        # somebody of whom the buyer speaks
        ("I'm certain, he practised every week since.", "Leo says he has not put it down.", None),
        ("I'm certain, she practised every week since.", "My daughter has not put it down.", None),
        ("I'm certain, she loses an hour every week.", "Leo took him there.", "you lose an hour every week"),
    ],
)
def test_he_or_she_is_the_buyer_only_where_nobody_else_can_be_meant(
    note: str, wrote: str, said: str | None
) -> None:
    prepared = Advisor().prepare(PUPIL.format(wrote=wrote), me="Ana", note=note)
    assert prepared.reading.facts.conviction_reasons
    assert next(reasons_for_the_buyer(prepared.brief, longest=28), None) == said
    assert not any(reason.startswith("you practised") for reason in reasons_to_say(prepared.brief))


@pytest.mark.parametrize(
    ("reason", "note", "said"),
    [
        ("die Pumpe stand dreimal im Winter", "Bin sicher.", "die Pumpe stand dreimal im Winter"),
        ("Herr Ahlers verliert jeden Monat einen Tag", "Bin sicher.", None),
        ("die Pumpe stand dreimal im Winter", "Sein Sohn ist dabei.", None),
    ],
)
def test_a_german_reason_is_not_said_where_it_may_be_of_somebody_named(
    reason: str, note: str, said: str | None
) -> None:
    brief = Brief(
        Approach.FIRM_CLOSE,
        Channel.EMAIL,
        "de",
        Facts.from_mapping({"conviction_reasons": [reason]}),
        Decision(Approach.FIRM_CLOSE, 80, Coverage(0.8, "high")),
        note=f"{note} {reason}",
        buyer_name="Jan Ahlers",
    )
    assert next(reasons_for_the_buyer(brief, longest=28), None) == said
