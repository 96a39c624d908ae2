"""An answer that nobody heard go on is shown to the seller: it may be a no in other words (S5)."""

from __future__ import annotations

import pytest

from closecall.decision import decide
from closecall.decision.records import Approach
from closecall.facts.fact_extraction import read_facts
from closecall.facts.reading import Reading
from closecall.thread.records import Message, Side, Speaker, Thread, ThreadKind

PIA = Speaker("Pia", "pia@loomfield.example", Side.SELLER)
TOD = Speaker("Tod", "tod@wharfside.example", Side.BUYER)


def read(*turns: tuple[Speaker, str], kind: ThreadKind = ThreadKind.CALL, lang: str = "en") -> Reading:
    return read_facts(Thread(kind, tuple(Message(who, text) for who, text in turns), lang))


def approach(reading: Reading) -> Approach:
    return decide(reading.facts, unheard=reading.is_unheard).approach


@pytest.mark.parametrize("kind", list(ThreadKind))
def test_after_any_words_of_the_seller_an_answer_is_due(kind: ThreadKind) -> None:
    reading = read(
        (PIA, "Just checking in on the curtains."), (TOD, "The flat went to my sister in June."), kind=kind
    )
    assert reading.unsettled == "The flat went to my sister in June."
    assert approach(reading) is Approach.ASK_FIRST


def test_who_writes_first_owes_no_answer() -> None:
    assert not read((TOD, "The flat went to my sister in June.")).unsettled


def test_what_was_heard_before_the_newest_answer_explains_it_not() -> None:
    reading = read(
        (TOD, "Your curtains are exactly what we want!"),
        (PIA, "Lovely. I'll have them cut today."),
        (TOD, "The flat went to my sister in June."),
    )
    assert reading.unsettled == "The flat went to my sister in June."


def test_in_a_longer_call_the_last_few_turns_are_the_answer() -> None:
    small_talk = "The flat went to my sister in June."
    turns = [(TOD, "Hello there."), (PIA, "Hello."), (TOD, "Ah, good morning.")]
    wish = (TOD, "Your curtains are exactly what we want!")
    talk = [*turns, (PIA, "Lovely."), wish, (PIA, "Good."), (TOD, small_talk)]
    assert not read(*talk).unsettled


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("en", "I jumped the gun there, sorry Pia."),
        ("en", "Second thoughts on my side."),
        # Heard too faintly by the classifier to be told.
        ("en", "Delete whatever you still have about me."),
        ("de", "Das war wohl etwas voreilig."),
        ("fr", "Je suis désolé Pia."),
        ("es", "Me precipité un poco."),
    ],
)
def test_who_is_sorry_after_a_yes_is_asked_about(lang: str, words: str) -> None:
    yes = {
        "en": "The order form is signed and attached.",
        "de": "Der unterschriebene Vertrag hängt an.",
        "fr": "Le contrat signé est en pièce jointe.",
        "es": "Adjunto el contrato firmado.",
    }
    reading = read((TOD, yes[lang]), (PIA, "Thank you."), (TOD, words), kind=ThreadKind.EMAIL, lang=lang)
    assert reading.unsettled == words
    assert approach(reading) is Approach.ASK_FIRST


@pytest.mark.parametrize(
    "words",
    ["Sorry for the late reply, got it.", "Use the back gate please.", "All sorted then, thank you."],
)
def test_other_words_after_a_yes_change_nothing(words: str) -> None:
    signed = (TOD, "The order form is signed and attached.")
    reading = read(signed, (PIA, "Thank you."), (TOD, words), kind=ThreadKind.EMAIL)
    assert approach(reading) is Approach.CONFIRM


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("en", "We muddle on by hand after all."),
        ("en", "The project is off the table here."),
        ("de", "Ihr könnt die Akte zumachen."),
        ("de", "Das Ganze hat sich zerschlagen."),
        ("fr", "Vous pouvez ranger le dossier."),
        ("es", "Podéis cerrar la carpeta."),
    ],
)
def test_what_nobody_understands_after_a_yes_is_asked_about(lang: str, words: str) -> None:
    signed = {
        "en": "The order form is signed and attached.",
        "de": "Der Vertrag ist unterschrieben und im Anhang.",
        "fr": "Je vous renvoie le devis signé.",
        "es": "Adjunto el contrato firmado.",
    }
    reading = read((TOD, signed[lang]), (PIA, "Thank you."), (TOD, words), kind=ThreadKind.EMAIL, lang=lang)
    assert approach(reading) in (Approach.ASK_FIRST, Approach.RESPECT_NO)


def test_a_wish_with_cold_feet_is_a_hesitation_and_no_yes_taken_back() -> None:
    reading = read(
        (PIA, "They are 640 all in."),
        (TOD, "I'd love to have them, I just get cold feet every time."),
        kind=ThreadKind.EMAIL,
    )
    assert not reading.unsettled


def test_words_that_may_be_a_no_are_asked_about_only_where_they_are_the_newest() -> None:
    talk = [
        (PIA, "The loom is 2400."),
        (TOD, "The signed contract is attached."),
        (PIA, "Thank you!"),
        (TOD, "I won't be needing the bench."),
    ]
    assert read(*talk).unsettled == "I won't be needing the bench."
    goes_on = (TOD, "Right, we talked again and we really want it.")
    assert "bench" not in read(*talk, (PIA, "I see."), goes_on).unsettled


@pytest.mark.parametrize(
    ("lang", "asked", "words"),
    [
        (
            "en",
            "Shall I cut them?",
            "I'd have taken them today, they are gorgeous. But my wife put her foot down.",
        ),
        ("es", "¿Se las preparo?", "Me encantan, las quiero. Pero mi mujer se ha plantado."),
        # Whatever else was asked: the veto is how it ended.
        ("en", "Is anything missing from us?", "Not from you. The board has pulled the plug on all of it."),
    ],
)
def test_a_veto_is_asked_about_whatever_is_wished_beside_it(lang: str, asked: str, words: str) -> None:
    assert approach(read((PIA, asked), (TOD, words), kind=ThreadKind.EMAIL, lang=lang)) is Approach.ASK_FIRST


def test_who_asks_whether_nobody_told_the_seller_asks_nothing() -> None:
    words = "Did nobody tell you? The flat went to my sister in June."
    reading = read((PIA, "Just checking in on the curtains."), (TOD, words), kind=ThreadKind.EMAIL)
    assert reading.unsettled == "The flat went to my sister in June."
    assert not reading.facts.open_buyer_questions


def test_a_meeting_that_is_called_off_goes_on_with_nothing() -> None:
    words = "Scrap Thursday, the flat went to my sister in June."
    asked = "Thursday you're coming for the fabric, right?"
    reading = read((PIA, asked), (TOD, words), kind=ThreadKind.EMAIL)
    assert not reading.facts.next_meeting_booked
    assert approach(reading) is Approach.ASK_FIRST
