"""The seller's note tells of the buyer: whom it names, and whose things it calls his or hers."""

from __future__ import annotations

import pytest

from closecall.thread.parser import read_thread
from closecall.thread.records import Side

# Neither says anything that sellers or buyers say.
TALK = "Jens Bauer: The gate is back.\nWill Orme: Good.\nJens Bauer: It closes now.\nWill Orme: So it does.\n"


def sides(text: str, *, note: str) -> dict[str | None, Side]:
    return {message.speaker.name: message.speaker.side for message in read_thread(text, note=note).messages}


@pytest.mark.parametrize(
    ("note", "buyer"),
    [
        ("Jens asked me twice for the date.", "Jens Bauer"),
        ("Will hat die Muster schon. Was nun?", "Will Orme"),
        ("I think Will wants it.", "Will Orme"),
        ("Will he sign?", None),
        ("Will is the owner.", "Will Orme"),
        ("Will the owner sign?", None),
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
        ("Taken over from Jens. I'm sure it helps them.", None),
        ("The quote is by Jens.", None),
        ("It was with me, Jens, from the start.", None),
        ("Jens here. I'm sure.", None),
        ("Jens did the visit.", None),
        ("Jens did not call back.", "Jens Bauer"),
        ("Jens quoted on Monday.", None),
        ("Jens sold it to them.", None),
        ("Jens visited them.", None),
        ("I, Jens, am sure.", None),
        ("Übernommen von Jens.", None),
        ("Gestern habe ich Jens getroffen.", "Jens Bauer"),
        ("I asked Jens. Here we are.", "Jens Bauer"),
    ],
)
def test_a_name_in_the_note_is_the_buyers_unless_it_is_the_sellers_own(note: str, buyer: str | None) -> None:
    found = sides(TALK, note=note)

    assert [name for name, side in found.items() if side is Side.BUYER] == ([buyer] if buyer else [])


@pytest.mark.parametrize(
    "note",
    [
        "Jens was great there.",
        "Jens asked me twice.",
        "Taken over from Jens.",
        "I am sure of Jens.",
        "Jens here.",
    ],
)
@pytest.mark.parametrize(
    "no",
    [
        "Stop writing to me please.",
        "We spoke about it at home and it is a no, sorry.",
        "Thanks. We have decided against it, sorry.",
        "Take us off your list.",
        "Schreiben Sie uns bitte nicht mehr.",
        "Ne nous appelez plus.",
        "No nos llamen más.",
        "Non ci chiamate più.",
        "Não nos liguem mais.",
        "Bel ons niet meer.",
        "Sluta ringa oss.",
        "Nie jesteśmy zainteresowani.",
    ],
)
@pytest.mark.parametrize("asked", ["Morning, any thoughts since our visit?", "Any thoughts since Monday?"])
def test_who_says_no_is_the_buyer_whomever_the_note_names(asked: str, no: str, note: str) -> None:
    assert sides(f"Jens: {asked}\nAda: {no}\n", note=note) == {"Jens": Side.SELLER, "Ada": Side.BUYER}


def test_words_that_the_note_shares_with_another_than_who_says_no_tell_nothing() -> None:
    text = (
        "Mara Toft: Hi Lars, saw your booth at the trade fair. We build stands, would love to pitch.\n"
        "Lars Holm: We have our own team. Please don't message me about this again.\n"
        "Mara Toft: Understood.\n"
    )
    note = "Big spender at the trade fair, would be a dream client, love their booth."
    assert sides(text, note=note) == {"Mara Toft": Side.SELLER, "Lars Holm": Side.BUYER}


@pytest.mark.parametrize(
    "said",
    [
        "If it is a no, just say so.",
        "I hear you have decided against it?",
        "We stop calling you then.",
        "I see you decided against the gate.",
        "I see you decided against it.",
        "As I said, no rush.",
        "I leave us in charge of it.",
    ],
)
def test_who_speaks_of_the_others_no_says_none_himself(said: str) -> None:
    talk = f"Ada: {said}\nIvo: Fine weather.\n"

    assert sides(talk, note="Ivo thinks about it.")["Ivo"] is Side.BUYER


@pytest.mark.parametrize(
    ("note", "buyer"),
    [
        ("Cleaning weekly, £90. She is keen.", None),
        ("Cleaning weekly, 3 times. She is keen.", "Cleaning Orme"),
        ("Cleaning wants two, £90. She is keen.", "Cleaning Orme"),
        ("She is keen. Cleaning Orme, £90.", "Cleaning Orme"),
    ],
)
def test_a_thing_and_its_price_name_nobody_whose_firm_is_called_so(note: str, buyer: str | None) -> None:
    found = sides(TALK.replace("Will", "Cleaning"), note=note)

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


def test_a_number_before_a_title_makes_nobody_the_sellers_own() -> None:
    note = "Umsatz rund 3 Mio., Herr Bauer ist der Inhaber."

    assert sides(TALK, note=note)["Jens Bauer"] is Side.BUYER
