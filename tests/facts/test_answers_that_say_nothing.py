"""A face, a picture or "noted" is no answer to an offer, and what is no yes is asked about (S5)."""

from __future__ import annotations

import pytest

from closecall import Thread, read_facts


def unsettled(asked: str, said: str) -> str:
    talk = (
        "From: Sam Hill <sam@seller.example>\nTo: Ann Lee <ann@buyer.example>\n"
        f"Date: Tue, 03 Mar 2026 09:12\nSubject: Offer\n\n{asked}\n\n"
        "From: Ann Lee <ann@buyer.example>\nTo: Sam Hill <sam@seller.example>\n"
        f"Date: Thu, 05 Mar 2026 10:29\nSubject: Re: Offer\n\n{said}\n"
    )
    return read_facts(Thread.parse(talk, me="sam@seller.example")).unsettled


@pytest.mark.parametrize("said", ["\U0001f937", "\U0001f648\U0001f648", "[Sticker: shrug]", "Noted.", "Hm."])
def test_what_does_not_answer_an_offer_is_asked_about(said: str) -> None:
    assert unsettled("The shed is 2,400 euros. Shall I order it for you?", said) == said


def test_a_wall_behind_what_sounded_like_a_wish_is_asked_about() -> None:
    said = "I let you think we had a deal. We have not, and we won't."
    assert unsettled("The shed is 2,400 euros. Could you sign by Friday?", said)


@pytest.mark.parametrize(
    ("asked", "said", "shown"),
    [
        (
            "The shed is 2,400 euros. Shall I order it for you?",
            "Thank you ever so much for all the work. The cellar stays as it is then.",
            "The cellar stays as it is then.",
        ),
        (
            "Der Schuppen kostet 2.400 Euro. Soll ich ihn bestellen?",
            "Danke für die Mühe mit dem Angebot. Die Räder stehen nun doch beim Nachbarn.",
            "Die Räder stehen nun doch beim Nachbarn.",
        ),
    ],
)
def test_the_words_that_may_be_the_no_are_shown_and_not_the_thanks(asked: str, said: str, shown: str) -> None:
    assert unsettled(asked, said) == shown
