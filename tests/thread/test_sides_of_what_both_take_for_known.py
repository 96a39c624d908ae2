"""Who sells where both know it and nobody says so: an agreement, a refusal, a title, a firm behind a name."""

from __future__ import annotations

import pytest

from closecall.thread.parser import read_thread
from closecall.thread.records import Side
from closecall.thread.sides.side_signals import signs_in

B, S = Side.BUYER, Side.SELLER


def sides(text: str, *, note: str | None = None) -> dict[str | None, Side]:
    return {message.speaker.name: message.speaker.side for message in read_thread(text, note=note).messages}


def whys(text: str) -> set[str]:
    return {sign.why for sign in signs_in(text)}


def test_an_agreement_may_be_two_sentences_but_no_question() -> None:
    assert "signs, orders or pays" in whys("Mooi, dat is goed. Akkoord!")
    assert "signs, orders or pays" not in whys("Is dat goed? Akkoord!")
    assert "signs, orders or pays" not in whys("Dat is goed. Het regent. Akkoord!")


def test_who_sends_the_price_sells_and_who_sends_the_papers_buys() -> None:
    talk = (
        "Ada: Hierbij de nieuwe prijs, € 310 per maand.\nIvo: Top.\n"
        "Ivo: Het uittreksel heb ik net gemaild.\nAda: Ontvangen.\n"
    )

    assert sides(talk) == {"Ada": S, "Ivo": B}


def test_who_is_called_by_a_title_and_calls_the_other_by_a_first_name_buys() -> None:
    assert sides("Théo: Monsieur Garrec ?\nGarrec: Bonjour Théo, il pleut.\n") == {"Théo": S, "Garrec": B}


@pytest.mark.parametrize("answer", ["Bonjour Monsieur Brune, ça va.", "Bonjour Monsieur, ça va."])
def test_a_title_on_both_sides_or_beside_no_name_tells_nothing(answer: str) -> None:
    assert set(sides(f"Brune: Monsieur Garrec ?\nGarrec: {answer}\n").values()) == {Side.UNKNOWN}


def test_who_signs_nothing_yet_weighs_it() -> None:
    assert "weighs or takes a decision of their own" in whys("Je n'engage rien avant la rentrée.")
    assert "weighs or takes a decision of their own" in whys("Je n'arrive pas trop à réfléchir.")
    assert "speaks of the other's offer" in whys("Six cents, c'est très correct.")
    assert "says what is to be had" not in whys("On part sur l'inventaire.")


def test_who_comes_from_a_firm_with_a_vowel_sells() -> None:
    assert sides("Théo: Bonjour, Théo, d'Ateliers Brune.\nGarrec: Oui ?\n") == {"Théo": S, "Garrec": B}


ENDED = (
    "We're not going to take it.", "I just don't want it.", "Wir verlängern den Vertrag nicht.",
    "Nous ne renouvellerons pas.", "No vamos a renovar.", "Non rinnoviamo.", "Não vamos renovar.",
    "We gaan het niet verlengen.", "Vi förlänger avtalet inte.", "Nie przedłużamy umowy.",
)  # fmt: skip


@pytest.mark.parametrize("said", ENDED)
def test_who_does_not_renew_or_take_it_turns_it_down(said: str) -> None:
    assert "turns the offer down" in whys(said)


@pytest.mark.parametrize("said", ["We're not going to renew.", "I'm not going to renew the contract."])
def test_who_will_not_renew_says_no_though_he_comes_from_a_firm(said: str) -> None:
    talk = f"Ada: It's Ada from Fern Forge. {said}\nIvo (Larch Water): I see.\n"

    assert "says no" in whys(said)
    assert sides(talk) == {"Ada": B, "Ivo (Larch Water)": S}


@pytest.mark.parametrize("said", ["You're not going to renew?", "If you don't want it, say so."])
def test_who_speaks_of_the_others_renewal_turns_nothing_down(said: str) -> None:
    assert not {"says no", "turns the offer down"} & whys(said)


@pytest.mark.parametrize("mark", ["-", "|", "@"])
def test_a_firm_that_a_saved_number_is_joined_to_does_not_decide_alone(mark: str) -> None:
    name = f"Ines {mark} Ottermill"
    talk = f"Bo: Morning.\n{name}: Morning.\nBo: Fine day.\n{name}: Indeed.\nBo: Well.\n"

    assert sides(talk) == {name: Side.UNKNOWN, "Bo": Side.UNKNOWN}
    talk = f"{talk}{name}: Nice.\nBo: How have you found it? It is £85 a month.\n{name}: Just dithering.\n"
    assert sides(talk) == {name: B, "Bo": S}


def test_who_sends_the_signed_contract_back_buys_though_he_attaches_it() -> None:
    talk = (
        "Ada: Offer for the four films, as agreed.\nIvo: Ok, we take it.\nAda: Contract with the new dates.\n"
        "Ivo: Signed contract attached, countersigned by our head.\n"
    )

    assert sides(talk) == {"Ada": S, "Ivo": B}


def test_who_confirms_the_order_buys_though_he_repeats_the_price() -> None:
    talk = (
        "Ada: Ecco il preventivo aggiornato: 2.120 €.\n"
        "Ivo: Va benissimo così, confermo l'ordine a 2.120 euro iva compresa.\n"
    )

    assert sides(talk) == {"Ada": S, "Ivo": B}


def test_who_opens_by_asking_about_an_amount_offers_nothing() -> None:
    asked = (
        "Ada: Is the marquee £390 for a day?\nIvo: Yes, £390 inc poles.\nAda: Cool. {}\nIvo: Ok.\nAda: Ta.\n"
    )

    assert sides(asked.format("Not booking anything till May.")) == {"Ada": B, "Ivo": S}
    assert set(sides(asked.format("Rain again.")).values()) == {Side.UNKNOWN}


@pytest.mark.parametrize(
    "said",
    ["We're stuck between the two.", "Help us work out what we need.", "Help me choose.", "Not booking yet."],
)
def test_who_cannot_choose_weighs_it(said: str) -> None:
    assert "weighs or takes a decision of their own" in whys(said)


@pytest.mark.parametrize("said", ["You're stuck between the two.", "That helps us work out what you need."])
def test_who_helps_to_choose_weighs_nothing(said: str) -> None:
    assert "weighs or takes a decision of their own" not in whys(said)


def test_who_praises_the_others_work_speaks_of_the_offer() -> None:
    assert "speaks of the other's offer" in whys("We both loved your pictures.")
