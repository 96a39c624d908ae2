"""Who sells in two or three lines, as people paste them without saying who they are."""

from __future__ import annotations

import pytest

from closecall.thread.parser import read_thread
from closecall.thread.records import Side
from closecall.thread.sides.side_signals import signs_in

# What the seller says, what the buyer answers.
SHORT = (
    ("Shall we get the hedge booked in?", "Not this year, come back to me in March."),
    ("Any news on the awning?", "We've talked it over and both directors approved it."),
    ("When would you need the trestles?", "By the twelfth at the latest, we open that week."),
    ("The gutters come to 310 for the front.", "Does that include the downpipes?"),
    ("Thank you for your enquiry about the kiln.", "Could you send me the price list, please?"),
    ("Ihr Testzugang ist seit gestern offen.", "Danke, ich muss noch mal darüber nachdenken."),
    ("Wann brauchen Sie die Bänke?", "Wir möchten zwölf Stück bestellen, bis Ende Mai."),
    ("Alors, on lance la fabrication ?", "Pas maintenant, rappelez-moi en juin."),
    ("Je vous ai envoyé les deux devis.", "On n'y connaît rien, vous pouvez nous expliquer ?"),
    ("¿Le reservo la carpa?", "Todavía no lo sabemos, llámeme en mayo."),
    ("¿Para cuándo la necesitan?", "Somos tres socios y queremos pedirla ya."),
    ("Ha ancora dubbi sul forno?", "Ne parlo con mia moglie, ci ricontatti a giugno."),
    ("Le ho mandato il listino.", "Grazie, quanto costa la consegna?"),
    ("Posso reservar a sala?", "Ainda não decidimos, ligue em maio."),
    ("A cerca fica em 2.300 euros já com montagem.", "Obrigado, vou analisar com o meu sócio."),
    ("Zullen we de luifel bestellen?", "Nu niet, bel me in mei maar."),
    ("Wat vinden jullie van de tekening?", "Mooi, we willen hem graag bestellen."),
    ("Ska vi boka in montaget?", "Inte nu, hör av dig i maj."),
    ("Vad tyckte ni om provet?", "Vi vill gärna beställa två."),
    ("Czy podjęli państwo decyzję?", "Jeszcze nie, proszę zadzwonić w maju."),
    ("Przesłałam panu cennik.", "Dziękuję, a ile kosztuje transport?"),
    ("その後いかがでしょうか。", "社内で相談してからお返事します。"),
    ("ご希望の時期はございますか。", "五月から始めたいです。上司も賛成です。"),
)

# Said by either side on any day.
SAID_BY_BOTH = (
    ("Morning!", "Morning, all good?"),
    ("Is Thursday fine?", "Thursday is fine."),
    ("Have you signed it?", "I have not."),
    ("Unsubscribe links are in every newsletter.", "So they are."),
    ("Sounds good.", "Sounds good to me too."),
)


def _read(*turns: str) -> dict[str, Side]:
    names = ("Ada", "Ivo")
    text = "".join(f"{names[place % 2]}: {turn}\n" for place, turn in enumerate(turns))
    thread = read_thread(text)
    return {message.speaker.label: message.speaker.side for message in thread.messages}


@pytest.mark.parametrize(("offered", "answered"), SHORT)
def test_a_question_and_its_answer_tell_who_sells(offered: str, answered: str) -> None:
    assert _read(offered, answered) == {"Ada": Side.SELLER, "Ivo": Side.BUYER}


@pytest.mark.parametrize(("offered", "answered"), SHORT)
def test_the_sides_do_not_hang_on_who_speaks_first(offered: str, answered: str) -> None:
    assert _read("Hello.", offered, answered) == {"Ivo": Side.SELLER, "Ada": Side.BUYER}


@pytest.mark.parametrize(("one", "other"), SAID_BY_BOTH)
def test_what_both_sides_say_tells_nothing(one: str, other: str) -> None:
    assert set(_read(one, other).values()) == {Side.UNKNOWN}


def test_the_last_word_of_a_few_counts_for_the_buyer_and_of_many_for_nobody() -> None:
    talk = ("Hur gick provet?", "Okej.", "Bra.", "Ja.")

    assert _read(*talk) == {"Ada": Side.SELLER, "Ivo": Side.BUYER}
    assert set(_read(*talk, "Regn igen.", "Ja, regn.").values()) == {Side.UNKNOWN}


def test_the_last_word_says_nothing_of_one_who_sells() -> None:
    talk = ("Morning.", "Shall we send the samples over? It is €40 a box.", "Fine.", "Good.")

    assert _read(*talk) == {"Ivo": Side.SELLER, "Ada": Side.BUYER}


ASKED = (
    "Is the fitting included?", "Ist die Montage dabei?", "La pose est comprise ?",
    "Il montaggio è compreso?", "¿Está incluido el montaje?", "A montagem está incluída?",
    "Is dat inclusief montage?", "Ingår montering?",
    "Czy montaż jest w cenie?",
)  # fmt: skip


@pytest.mark.parametrize("asked", ASKED)
def test_who_asks_what_a_price_holds_buys_and_who_tells_it_does_not(asked: str) -> None:
    told = asked.strip("¿?! ") + "."

    assert _read("It comes to £640.", asked) == {"Ada": Side.SELLER, "Ivo": Side.BUYER}
    whys = [sign.why for sign in signs_in(told)]
    assert "asks what the price holds" in [sign.why for sign in signs_in(asked)]
    assert "asks what the price holds" not in whys


def test_colleagues_labelled_with_the_sellers_firm_sell() -> None:
    thread = read_thread(
        "Ada (Moorweave): Thanks for joining.\nBo: Hello.\nIvo (Moorweave): It is £180 a month.\n"
        "Lea: What would it cost for two shops?\nIvo (Moorweave): Twice that.\nBo: We must ask our board.\n"
    )

    sides = {message.speaker.name: message.speaker.side for message in thread.messages}
    assert sides["Ada (Moorweave)"] is sides["Ivo (Moorweave)"] is Side.SELLER
    assert sides["Bo"] is sides["Lea"] is Side.BUYER
