"""What a second reader finds in the seller's note: lowered at once, a no asked about, the rest confirmed."""

from __future__ import annotations

from typing import Any

import pytest
from click.testing import CliRunner

from closecall import Advisor
from closecall.advice import Preparation
from closecall.cli import terminal_questions
from closecall.cli.advice_view import advice_screen
from closecall.decision import Approach
from closecall.facts import Facts
from closecall.facts.second_reader import ASKED_OF_NOTE, NOTE, Claim
from closecall.facts.stance import raises
from closecall.testing import ScriptedReader
from closecall.text.sentences import sentences_of

MAIL = """\
From: Ivo Brandt <ivo@lowerfield.example>
Date: 2 June 2025 09:00
To: Ada Ruiz <ada@harrow.example>

Saw your offer of 400 EUR, the price is fine for me. We lose a week each May with the old one. I tried the one
you left here last week. I really want it. But let me think about it a little.
Ivo
"""
WHO = "Buck stops with Ivo."
SURE = "Right up his street, this."
WHY = "A week of his May goes on hand weeding."
MEANS = "He clears nine hundred grand a year."
NOTE_TEXT = f"{WHO} {SURE} {WHY} {MEANS}"
CLAIMS = (
    Claim("decision_makers_total", "1", NOTE, WHO),
    Claim("seller_conviction", "certain", NOTE, SURE),
    Claim("conviction_reasons", "true", NOTE, WHY),
    Claim("annual_means", "900000 EUR", NOTE, MEANS),
)


def heard(*claims: Claim, note: str = NOTE_TEXT, mail: str = MAIL, **known: Any) -> Preparation:
    return Advisor(reader=ScriptedReader([claims])).prepare(mail, note=note, **known)


def told_by(prepared: Preparation) -> Facts:
    return Facts.from_mapping({claim.fact: claim.value for claim in prepared.reading.claimed})


def test_what_makes_it_firmer_changes_nothing_and_is_offered() -> None:
    alone, prepared = Advisor().prepare(MAIL, note=NOTE_TEXT), heard(*CLAIMS)
    assert prepared.reading.facts == alone.reading.facts
    assert prepared.brief.approach is alone.brief.approach is Approach.ASK_FIRST
    told = told_by(prepared).to_dict()
    assert (told["decision_makers_total"], told["seller_conviction"]) == (1, "certain")
    assert told["conviction_reasons"] == [WHY]
    assert prepared.if_so is Approach.FIRM_CLOSE


@pytest.mark.parametrize(
    "note", [NOTE_TEXT, f"{NOTE_TEXT} Ivo decides alone.", "He'd rather wait. I am certain."]
)
@pytest.mark.parametrize("mail", [MAIL, MAIL.replace("I really want it. But let", "Let")])
def test_not_even_all_claims_on_all_sentences_make_it_firmer(note: str, mail: str) -> None:
    alone = Advisor().prepare(mail, note=note)
    sums = {"annual_means": ("9 EUR", "900000000 EUR"), "price_total": ("1 EUR",)}
    values = {**ASKED_OF_NOTE, "decision_makers_total": ("1", "2"), **sums}
    for fact, said in values.items():
        quotes = [note[sentence.start : sentence.end] for sentence in sentences_of(note)]
        prepared = heard(
            *(Claim(fact, value, NOTE, q) for value in said for q in quotes), note=note, mail=mail
        )
        is_a_close = prepared.brief.approach in (Approach.FIRM_CLOSE, Approach.CONFIRM)
        assert not is_a_close or prepared.brief.approach is alone.brief.approach, fact
        told, known = prepared.reading.facts.to_dict(), alone.reading.facts.to_dict()
        assert not [name for name, value in told.items() if raises(name, value) and known.get(name) != value]


def test_what_he_confirms_is_understood_and_not_asked_about() -> None:
    prepared = heard(*CLAIMS)
    again = heard(*CLAIMS, facts=told_by(prepared))
    assert again.brief.approach is Approach.FIRM_CLOSE
    assert not again.reading.questions


@pytest.mark.parametrize(
    "said",
    [
        "She told me no, but it is right up his street.",
        "She told me no but it is right up his street.",
        "I'm not to ring before the harvest, right up his street though.",
    ],
)
def test_a_no_beside_what_he_confirms_is_still_asked_about(said: str) -> None:
    note = f"Ivo decides alone. He clears 900k EUR a year. {said}"
    certain = (
        Claim("seller_conviction", "certain", NOTE, said),
        Claim("conviction_reasons", "true", NOTE, said),
    )
    told = {"seller_conviction": "certain", "conviction_reasons": [said]}
    assert heard(*certain, note=note, facts=told).brief.approach is Approach.ASK_FIRST


def test_a_part_confirmed_leaves_the_rest_to_be_asked() -> None:
    again = heard(*CLAIMS, facts={"decision_makers_total": 1})
    assert again.brief.approach is Approach.ASK_FIRST


@pytest.mark.parametrize(
    "claim",
    [
        pytest.param(Claim("decision_makers_total", "1", NOTE, "Ivo decides alone."), id="not literal"),
        pytest.param(Claim("decision_makers_total", "1", 0, WHO), id="not in the thread"),
        pytest.param(Claim("verbal_interest", "intent", NOTE, SURE), id="interest is the buyer's"),
        pytest.param(Claim("stage", "verbal_yes", NOTE, SURE), id="so is a stage"),
        pytest.param(Claim("decision_makers_total", "1", NOTE, "Ivo"), id="one word"),
        pytest.param(Claim("annual_means", "plenty", NOTE, MEANS), id="no sum"),
    ],
)
def test_what_the_note_does_not_bear_out_is_dropped_and_counted(claim: Claim) -> None:
    prepared = heard(claim)
    assert not prepared.reading.claimed
    assert prepared.reading.claims is not None
    assert sum(number for _, number in prepared.reading.claims.dropped) == 1


@pytest.mark.parametrize(
    ("note", "claim", "fact", "value"),
    [
        (
            "Ivo decides alone. I'm certain: he loses a week each May. Not that I'd bet the farm on it.",
            Claim("seller_conviction", "unsure", NOTE, "Not that I'd bet the farm on it."),
            "seller_conviction",
            "unsure",
        ),
        (
            "Him and his old man run it.",
            Claim("decision_makers_total", "2", NOTE, "Him and his old man run it."),
            "decision_makers_total",
            2,
        ),
        (
            "He put his dad in the ground on Friday.",
            Claim("vulnerability", "bereavement", NOTE, "He put his dad in the ground on Friday."),
            "vulnerability",
            "bereavement",
        ),
        (
            "Wants his hand held on which one.",
            Claim("wants_guidance", "true", NOTE, "Wants his hand held on which one."),
            "wants_guidance",
            True,
        ),
    ],
)
def test_what_makes_it_more_careful_counts_at_once(note: str, claim: Claim, fact: str, value: Any) -> None:
    assert getattr(Advisor().prepare(MAIL, note=note).reading.facts, fact) != value
    prepared = heard(claim, note=note)
    assert getattr(prepared.reading.facts, fact) == value
    assert prepared.brief.approach is not Approach.FIRM_CLOSE
    assert prepared.reading.claims is not None
    assert fact in prepared.reading.claims.changed


def test_a_no_of_the_note_is_asked_about_and_the_seller_can_say_that_it_is_none() -> None:
    note = "Ivo decides alone. I'm certain: he loses a week each May. His neighbour has sold him his."
    no = Claim("refusal", "explicit_no", NOTE, "His neighbour has sold him his.")
    prepared = heard(no, note=note)
    assert prepared.brief.approach is Approach.ASK_FIRST
    assert prepared.reading.unsettled == "His neighbour has sold him his."
    assert heard(no, note=note, facts={"refusal": "none"}).brief.approach is not Approach.ASK_FIRST


def test_interest_that_only_the_second_reader_heard_stands_on_the_buyers_words_once_confirmed() -> None:
    words = "My lads fight over who gets to drive it."
    mail = MAIL.replace("I really want it.", words)
    claim = Claim("verbal_interest", "strong", 0, words)
    assert heard(claim, mail=mail).reading.facts.verbal_interest != "strong"
    told = heard(claim, mail=mail, facts={"verbal_interest": "strong"}).reading
    assert told.facts.verbal_interest == "strong"
    assert words in [item.quote for item in told.evidence if item.fact == "verbal_interest"]
    # Without words of his nobody can tell it.
    assert heard(mail=mail, facts={"verbal_interest": "strong"}).reading.facts.verbal_interest != "strong"


def test_the_screen_shows_the_notes_words_and_how_to_say_so() -> None:
    screen = advice_screen(Advisor(reader=ScriptedReader([CLAIMS])).advise(MAIL, note=NOTE_TEXT))
    _, _, told = screen.partition("Heard by the second reader alone")
    assert f"\u201c{WHO}\u201d (your note)" in told
    assert "decision_makers_total=1" in told.splitlines()[-1]


def test_at_the_terminal_a_y_takes_what_was_found() -> None:
    advisor = Advisor(reader=ScriptedReader([CLAIMS]))
    with CliRunner().isolation(input="y\n" * 4) as (_, err, *_rest):
        told = terminal_questions.answered(advisor, MAIL.encode(), {"note": NOTE_TEXT})
        shown = " ".join(err.getvalue().decode().split())
        assert f"\u201c{WHO}\u201d (your note) for decision_makers_total=1: y if that is so." in shown
    facts = told["facts"]
    assert (facts.decision_makers_total, facts.seller_conviction) == (1, "certain")
    assert facts.conviction_reasons == (WHY,)
    assert advisor.prepare(MAIL.encode(), **told).brief.approach is Approach.FIRM_CLOSE
