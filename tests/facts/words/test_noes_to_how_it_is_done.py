"""A no to an address, a way in, a day or an extra, by one who tells how the sale shall be carried out."""

from __future__ import annotations

import pytest

from closecall import Approach, Thread, decide, read_facts
from closecall.facts.vocabulary import Reading, Refusal

FINAL = (Refusal.EXPLICIT_NO, Refusal.OPT_OUT)


def read(seller: str, buyer: str) -> Reading:
    return read_facts(Thread.parse(f"Hazel: {seller}\nRavi: {buyer}\n", me="Hazel"))


@pytest.mark.parametrize(
    ("seller", "buyer"),
    [
        ("Is the address still right?", "ah no we've moved! cancel the old address and use Unit 6."),
        ("I'm copying in our team.", "Don't email Graham any more, he left us in May. Send it all to me."),
        ("Avtalet är påskrivet.", "Toppen! Sluta använda den gamla adressen. Ta den här i stället."),
        ("Dann Donnerstag Aufmaß bei euch?", "Donnerstag wird nix, Zahnarzt. Freitag früh um acht?"),
        ("Le llevo las muestras el martes, ¿sí?", "Uy, el martes imposible. Véngase el jueves."),
        ("Your sofa will be delivered tomorrow!", "fab, don't bother with the bell, the baby naps then"),
        ("Livraison du frigo mercredi ?", "Nickel. Et pas besoin de sonner, la voisine est là."),
        (
            "La libreria, e vuole anche il montaggio a 80 euro?",
            "La libreria sì, confermata. Il montaggio no, grazie.",
        ),
    ],
)
def test_it_is_no_refusal_and_nothing_is_asked_about(seller: str, buyer: str) -> None:
    reading = read(seller, buyer)
    assert reading.facts.refusal not in FINAL
    assert not reading.unsettled


@pytest.mark.parametrize(
    ("seller", "buyer", "refusal"),
    [
        ("I have a new offer.", "Stop emailing me, I have a new address.", Refusal.OPT_OUT),
        ("I have a new offer.", "Please delete my old address and use it no more.", Refusal.OPT_OUT),
        ("Free delivery!", "Take me off your list and don't ring me at the door either.", Refusal.OPT_OUT),
        ("Shall I bring it on Thursday?", "Not Thursday. We won't go ahead, sorry.", Refusal.EXPLICIT_NO),
        ("Dann Donnerstag?", "Donnerstag nicht. Wir haben uns dagegen entschieden.", Refusal.EXPLICIT_NO),
    ],
)
def test_a_no_beside_such_words_is_told(seller: str, buyer: str, refusal: Refusal) -> None:
    assert read(seller, buyer).facts.refusal is refusal


@pytest.mark.parametrize(
    "buyer",
    [
        "pass",
        "I doubt that we'll do it.",
        "It's starting to feel like a mistake.",
        "In the end we picked the cheaper one.",
        "We signed with Durand at noon, the parents insisted.",
        "ok so we talked and talked last night, the old one is grumpy and it would not be fair on him",
    ],
)
def test_what_may_be_a_no_after_a_wish_gets_no_close(buyer: str) -> None:
    thread = Thread.parse(
        f"Ravi: We really want it.\nHazel: It's 400 euros. I need a yes by Sunday.\nRavi: {buyer}\n",
        me="Hazel",
    )
    reading = read_facts(thread)
    assert reading.facts.refusal in FINAL or reading.unsettled or reading.facts.open_hesitations()
    assert decide(reading.facts).approach not in (Approach.FIRM_CLOSE, Approach.CONFIRM)
