"""Who sells and who buys where roles, firms' names or more than two voices tell."""

from __future__ import annotations

import pytest

from closecall.thread.parser import read_thread
from closecall.thread.records import Side


def sides(text: str, *, note: str = "") -> dict[str | None, Side]:
    return {message.speaker.name: message.speaker.side for message in read_thread(text, note=note).messages}


def letters(first: str, second: str) -> str:
    return (
        f"From: Ada Lunt <ada@moorgate.example>\nTo: Ivo\nDate: 3 March 2025 09:00\n\n{first}\n\n"
        f"From: Ivo Brandt <ivo@kelder.example>\nTo: Ada\nDate: 4 March 2025 09:00\n\n{second}\n"
    )


@pytest.mark.parametrize(
    "role",
    [
        "Procurement",
        "Head of Purchasing",
        "Leitung Einkauf",
        "Service achats",
        "Ufficio acquisti",
        "Dział zakupów",
    ],
)
def test_who_signs_for_purchasing_buys(role: str) -> None:
    text = letters("It is 900 euro.", f"Good.\n\nKind regards\nIvo Brandt\n{role}\nKelder Works")

    assert sides(text) == {"Ada Lunt": Side.SELLER, "Ivo Brandt": Side.BUYER}


def test_the_head_of_sales_of_a_firm_may_buy() -> None:
    text = letters("It is 900 euro.", "Good.\n\nKind regards\nIvo Brandt\nHead of Sales\nKelder Works")

    assert sides(text)["Ivo Brandt"] is not Side.SELLER


def test_firms_names_on_both_sides_tell_nothing() -> None:
    text = (
        letters("The gate is open.", "Good.")
        .replace("Ada Lunt", "Ada - Moorgate")
        .replace("Ivo Brandt", "Ivo - Kelder")
    )

    assert set(sides(text).values()) == {Side.UNKNOWN}


def test_a_firms_name_does_not_keep_the_buyer_from_being_told_where_both_have_one() -> None:
    text = letters("Here is our offer, 900 euro.", "Good.")
    text = text.replace("Ada Lunt", "Ada - Moorgate").replace("Ivo Brandt", "Ivo - Kelder")

    assert sides(text) == {"Ada - Moorgate": Side.SELLER, "Ivo - Kelder": Side.BUYER}


LOG = (
    "Tess: Hello Mrs Lunt, did you get our quote?\nMrs Lunt: I did. What does it cost without the blinds? "
    "My husband wants to know.\nTess: May I come back to you next week?\nMrs Lunt: Do.\n"
    "Milo: There was a ladder in the hall.\nMrs Lunt: It is still there.\nMilo: Ah.\n"
)


def test_a_third_voice_of_whom_nothing_tells_is_not_taken_for_the_buyer() -> None:
    found = sides(LOG, note="Mrs Lunt is nice.")

    assert found == {"Tess": Side.SELLER, "Mrs Lunt": Side.BUYER, "Milo": Side.UNKNOWN}


def test_the_sure_buyer_is_told_where_nothing_tells_which_of_the_others_sells() -> None:
    log = LOG.replace("did you get our quote?", "it is dark.").replace(
        "May I come back to you next week?", "Yes."
    )
    thread = read_thread(log, note="Mrs Lunt is nice.")
    found = {message.speaker.name: message.speaker.side for message in thread.messages}

    assert found == {"Tess": Side.UNKNOWN, "Mrs Lunt": Side.BUYER, "Milo": Side.UNKNOWN}
    assert any("Which of these is you: Tess or Milo?" in warning for warning in thread.warnings)


@pytest.mark.parametrize(
    "said",
    [
        "I've signed it, page four.",
        "We have you down for Monday and you have us down too. Send the invoice to accounts.",
        "Wir haben gestern Abend noch unterschrieben.",
        "Nous avons déjà signé hier soir.",
        "Lo firmamos ayer el director y yo.",
        "Abbiamo già firmato ieri sera.",
        "Assinamos tudo ontem à noite.",
        "Wij hebben het gisteravond getekend.",
        "Vi har redan skrivit på.",
        "Podpisaliśmy wczoraj wieczorem.",
        "注文書をお送りします。",
    ],
)
def test_who_signs_orders_or_pays_buys(said: str) -> None:
    assert sides(f"Ada: It is 900 euro.\nIvo: {said}\nAda: Ah.\nIvo: Yes.\n") == {
        "Ada": Side.SELLER,
        "Ivo": Side.BUYER,
    }


@pytest.mark.parametrize(
    "asked",
    [
        "Haben Sie schon unterschrieben?",
        "Have you signed it?",
        "Avez-vous signé ?",
        "Heeft u al getekend?",
        "Har ni skrivit på?",
    ],
)
def test_who_asks_whether_it_is_signed_does_not_buy(asked: str) -> None:
    assert sides(f"Ada: It is 900 euro.\nIvo: {asked}\nAda: Ah.\nIvo: Yes.\n")["Ivo"] is not Side.BUYER
