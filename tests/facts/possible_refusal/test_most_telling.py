"""Of several sentences that nobody understood the seller is shown the one that tells how it ended."""

from __future__ import annotations

import pytest

from closecall.facts.fact_extraction import read_facts
from closecall.thread.records import Message, Side, Speaker, Thread, ThreadKind

BUYER, SELLER = Speaker("Ada", None, Side.BUYER), Speaker("Ben", None, Side.SELLER)


def asked(lang: str, *bodies: str) -> str:
    """What is asked about in a talk that the buyer opens, and in which each answers the other."""
    speakers = (BUYER, SELLER)
    turns = (Message(speakers[n % 2], body) for n, body in enumerate(bodies))
    return read_facts(Thread(ThreadKind.EMAIL, tuple(turns), lang=lang)).unsettled


@pytest.mark.parametrize(
    ("lang", "offer", "answer", "telling"),
    [
        (
            "en",
            "The kiln is 900 euros, fitted.",
            "You went through every shelf with me so patiently that afternoon, and I appreciated the tea. "
            "Gran's nephew has a lorry and brings his on Sunday.",
            "Gran's nephew has a lorry and brings his on Sunday.",
        ),
        (
            "en",
            "The kiln is 900 euros, fitted.",
            "Sorry about this, the pottery shuts its gates in March. Gran wept a bit.",
            "Sorry about this, the pottery shuts its gates in March.",
        ),
        (
            "de",
            "Der Ofen kostet 900 Euro, der Vertrag liegt bereit.",
            "Wir müssen den Ofen also lassen. Tut mir sehr leid, Sie hatten so viel Mühe damit.",
            "Wir müssen den Ofen also lassen.",
        ),
        (
            "fr",
            "Le four est à 900 euros. Qu'en pensez-vous ?",
            "Avec le grenier et la petite, on a craqué pour une tablette. Bonne continuation à vous !",
            "Avec le grenier et la petite, on a craqué pour une tablette.",
        ),
    ],
)
def test_praise_regret_and_farewell_are_not_what_is_shown(
    lang: str, offer: str, answer: str, telling: str
) -> None:
    assert asked(lang, "Hello", offer, answer) == telling


def test_behind_thanks_the_answer_before_them_is_shown() -> None:
    moving = "we're moving to Leeds in a fortnight so yeah"
    assert (
        asked("en", "Hi", "Shall I get the kiln going for you?", moving, "Oh nice!", "thx for everything")
        == moving
    )


def test_words_of_leave_are_shown_where_there_are_no_others() -> None:
    assert (
        asked("fr", "Bonjour", "Le four est à 900 euros.", "Merci. Bonne continuation !")
        == "Bonne continuation !"
    )
