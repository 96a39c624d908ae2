"""The seller's note tells of the buyer: whom it names, and whose things it calls his or hers."""

from __future__ import annotations

import pytest

from closecall.thread.reading import read_thread
from closecall.thread.records import Side

# Neither says anything that sellers or buyers say.
TALK = "Jens Bauer: The gate is back.\nWill Orme: Good.\nJens Bauer: It closes now.\nWill Orme: So it does.\n"


def sides(text: str, *, note: str) -> dict[str | None, Side]:
    return {message.speaker.name: message.speaker.side for message in read_thread(text, note=note).messages}


@pytest.mark.parametrize(
    ("note", "buyer"),
    [
        ("Jens asked me twice for the date.", "Jens Bauer"),
        ("Will hat die Muster schon. Was nun?", None),
        ("I think Will wants it.", "Will Orme"),
        ("Will he sign?", None),
        ("Der Bauer ist begeistert.", None),
        ("Ich finde, der Jens ist begeistert.", "Jens Bauer"),
        ("Mr Bauer is keen.", "Jens Bauer"),
        ("My fitter Jens says it fits.", None),
        ("Yesterday my customer Jens came by.", "Jens Bauer"),
        ("Our Jens saw it too.", None),
        ("He saw it with our Jens.", None),
        ("Hi, I'm Jens and he is keen.", None),
        ("He is keen, what now?\nJens", None),
        ("He is keen, what now? - Jens", None),
        ("They decide in May.", None),
        ("Jens and I saw it.", None),
        ("Jens und ich waren da.", None),
        ("The Bauers want two.", "Jens Bauer"),
    ],
)
def test_a_name_in_the_note_is_the_buyers_unless_it_is_the_sellers_own(note: str, buyer: str | None) -> None:
    found = sides(TALK, note=note)

    assert [name for name, side in found.items() if side is Side.BUYER] == ([buyer] if buyer else [])


def test_a_french_article_in_the_note_names_nobody() -> None:
    talk = TALK.replace("Jens Bauer", "Yann Le Goff").replace("Will Orme", "Aude Petit")

    assert set(sides(talk, note="Le client est ravi, La Rochelle aussi.").values()) == {Side.UNKNOWN}


@pytest.mark.parametrize(
    ("note", "said"),
    [
        ("Her old boiler fails every week.", "And my boiler fails again."),
        (
            "Sein Dach ist undicht, das weiß er.",
            "Mein Dachdecker war da, und mein Dach ist noch nass: unser Dach!",
        ),
        ("Sa chaudière lâche chaque semaine.", "Ma chaudière est encore froide."),
        ("Su caldera falla cada semana.", "Mi caldera sigue fría."),
        ("La sua caldaia si ferma sempre.", "La mia caldaia è ancora fredda."),
        ("A sua caldeira para toda semana.", "A minha caldeira continua fria."),
        ("Zijn ketel valt elke week uit.", "Mijn ketel is weer koud."),
        ("Hans panna stannar varje vecka.", "Min panna är kall igen."),
        ("Jego kocioł staje co tydzień.", "Mój kocioł znowu zimny."),
    ],
)
def test_what_the_note_calls_his_and_one_speaker_calls_my_speaks_for_the_buyer(note: str, said: str) -> None:
    talk = f"Ada: The estimate says 900 euro.\nIvo: {said}\nAda: Ah.\nIvo: Yes.\n"

    assert sides(talk, note=note) == {"Ada": Side.SELLER, "Ivo": Side.BUYER}


def test_a_thing_that_both_call_their_own_tells_nothing() -> None:
    talk = "Ada: My boiler is new.\nIvo: And my boiler fails again.\nAda: Ah.\nIvo: Yes.\n"

    assert set(sides(talk, note="Her old boiler fails every week.").values()) == {Side.UNKNOWN}


def test_a_price_that_both_speak_of_is_nothing_to_own() -> None:
    talk = "Ada: My offer is 900 euro.\nIvo: Fine weather.\nAda: Yes.\nIvo: Yes.\n"

    assert sides(talk, note="Her offer is too low.")["Ada"] is not Side.BUYER
