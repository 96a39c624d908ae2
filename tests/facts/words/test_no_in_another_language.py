"""A no in another language than the talk, wherever it stands (S21, D1)."""

from __future__ import annotations

import pytest

from closecall import Thread, read_facts
from closecall.facts.vocabulary import Refusal, Vulnerability

OFFER = (
    "From: Max <max@sell.example>\nTo: Ann\nDate: Mon, 3 Mar 2025 10:00\nSubject: Saw\n\n900 EUR. Shall we?"
)
TAIL = "This message is confidential and meant only for the person to whom it is addressed."


def mails(*bodies: str) -> Thread:
    """An offer, and the buyer's mails on the days after it."""
    answers = [
        f"From: Ann <ann@buy.example>\nTo: Max\nDate: Tue, {day} Mar 2025 10:00\nSubject: Re: Saw\n\n{body}"
        for day, body in enumerate(bodies, start=4)
    ]
    return Thread.parse("\n\n".join([OFFER, *answers]), me=("@sell.example",))


@pytest.mark.parametrize(
    ("no", "refusal"),
    [
        ("Proszę więcej do mnie nie pisać.", Refusal.OPT_OUT),
        ("Bitte schreiben Sie mir nicht mehr.", Refusal.OPT_OUT),
        ("Nous ne sommes pas intéressés par votre offre.", Refusal.EXPLICIT_NO),
    ],
)
def test_a_no_in_another_language_holds_when_an_english_mail_follows(no: str, refusal: Refusal) -> None:
    assert read_facts(mails("I like the saw and the price.", no, "Thanks. Ann")).facts.refusal is refusal


def test_a_no_above_an_english_footer_is_heard() -> None:
    no = "Nie jesteśmy zainteresowani, proszę więcej nie dzwonić."
    refusal = read_facts(mails(f"{no}\n\n{TAIL}")).facts.refusal
    assert refusal in (Refusal.EXPLICIT_NO, Refusal.OPT_OUT)


def test_a_newest_mail_in_a_language_without_cues_leaves_the_refusal_unknown() -> None:
    read = read_facts(
        mails("I like the saw and the price.", "Emme ole kiinnostuneita tarjouksestanne, kiitos ei.")
    )
    assert read.facts.refusal is None
    assert any("Finnish" in warning for warning in read.warnings)


def test_an_english_word_in_a_sentence_of_another_language_is_that_languages() -> None:
    terminal = "Das Terminal an der Kasse ist uns zu langsam, und die Kunden warten auf den Beleg."
    assert read_facts(mails(terminal)).facts.vulnerability is not Vulnerability.DISTRESS
    assert (
        read_facts(mails(f"{terminal}\n\nMy wife is terminal.")).facts.vulnerability is Vulnerability.DISTRESS
    )


def test_a_question_in_another_language_is_no_no_of_this_one() -> None:
    part = "Not something we know: wer wartet die Säge später, macht ihr das oder müssen wir es lernen?"
    assert read_facts(mails(f"We'd like to go with you. {part}")).facts.refusal is Refusal.NONE
