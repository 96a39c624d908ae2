"""A next meeting is booked where the buyer sets the day, or the seller writes down the one that he named."""

from __future__ import annotations

import pytest

from closecall.facts.behaviour import observe
from closecall.thread.records import Message, Side, Speaker, Thread, ThreadKind


def call(*lines: str, lang: str = "en") -> Thread:
    """A call of which the lines are spoken in turn, the buyer first."""
    said = tuple(
        Message(Speaker(side=Side.SELLER if number % 2 else Side.BUYER), line)
        for number, line in enumerate(lines)
    )
    return Thread(ThreadKind.CALL, said, lang)


def booked(*lines: str, lang: str = "en") -> object:
    return observe(call(*lines, lang=lang)).values.get("next_meeting_booked")


@pytest.mark.parametrize(
    ("lang", "buyer", "seller"),
    [
        ("en", "I'll bring the trailer over Tuesday.", "Tuesday nine."),
        ("fr", "Je viens avec la remorque mardi.", "Noté, mardi à 14 h."),
        ("de", "Den Anhänger bring ich am Dienstag.", "Dienstag, 9 Uhr."),
    ],
)
def test_a_day_that_the_seller_writes_down_with_its_hour_is_booked(
    lang: str, buyer: str, seller: str
) -> None:
    assert booked(buyer, seller, lang=lang) is True


@pytest.mark.parametrize(
    ("seller", "why"),
    [
        ("Tuesday, right.", "no hour"),
        ("Tuesday nine?", "only asked"),
        ("Wednesday nine.", "another day"),
        ("We had nine of them in on Tuesday and they all went home happy.", "he tells a story"),
    ],
)
def test_a_day_that_the_seller_only_takes_up_is_not_booked(seller: str, why: str) -> None:
    assert booked("I'll bring the trailer over Tuesday.", seller) is None, why


@pytest.mark.parametrize(
    ("lang", "buyer"),
    [
        ("en", "Put me down for Friday."),
        ("de", "Tragen Sie mich für Freitag ein."),
        ("fr", "Rappelez-moi vendredi."),
        ("it", "Mi richiami venerdì."),
        ("nl", "Bel me vrijdag maar."),
        ("sv", "Ring mig på fredag."),
    ],
)
def test_a_buyer_who_sets_the_day_has_booked_it(lang: str, buyer: str) -> None:
    assert booked(buyer, lang=lang) is True


def test_a_japanese_buyer_who_thanks_for_two_visits_kept_two() -> None:
    mail = Message(Speaker(side=Side.BUYER), "先日は二度も足を運んでいただきました。")
    kept = observe(Thread(ThreadKind.EMAIL, (mail,), "ja")).values
    assert kept.get("meetings_kept") == 2


def test_a_yes_to_a_question_that_looks_back_at_a_day_books_none() -> None:
    assert booked("Hello.", "Does Monday suit you for the visit?", "Yes, it does.") is True
    assert booked("Hello.", "Did you get the sheet after the visit on Monday?", "Yes, I have it.") is None


@pytest.mark.parametrize(
    ("lang", "seller", "buyer"),
    [
        ("en", "Shall I come on Tuesday?", "I waited in on Tuesday and nobody showed."),
        ("en", "Shall I come on Tuesday?", "Sorry about Tuesday, I was ill."),
        ("de", "Soll ich am Dienstag kommen?", "Am Dienstag hatte ich umsonst gewartet."),
        ("fr", "Je passe mardi ?", "J'ai attendu mardi pour rien."),
        ("es", "¿Voy el martes?", "El martes esperé en vano, nadie vino."),
        ("nl", "Zal ik dinsdag komen?", "Dinsdag kwam er niemand."),
    ],
)
def test_a_day_that_he_looks_back_at_is_not_booked_again(lang: str, seller: str, buyer: str) -> None:
    assert booked("Hello.", seller, buyer, lang=lang) is None


def test_a_day_that_is_named_in_the_answer_is_booked() -> None:
    assert booked("Hello.", "Shall I come on Tuesday?", "Tuesday at nine then.") is True
