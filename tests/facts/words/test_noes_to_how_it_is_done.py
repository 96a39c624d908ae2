"""A no to a way in, a day or an extra, and a no to the purchase beside words of how it is carried out."""

from __future__ import annotations

import pytest

from closecall import Approach, Thread, decide, read_facts
from closecall.facts.reading import Reading
from closecall.facts.vocabulary import Refusal

FINAL = (Refusal.EXPLICIT_NO, Refusal.OPT_OUT)


def read(seller: str, buyer: str) -> Reading:
    return read_facts(Thread.parse(f"Hazel: {seller}\nRavi: {buyer}\n", me="Hazel"))


@pytest.mark.parametrize(
    ("seller", "buyer"),
    [
        ("Le llevo las muestras el martes, ¿sí?", "Uy, el martes imposible. Véngase el jueves."),
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
        ("We deliver the new door on Monday.", "We won't be taking the door, sorry.", Refusal.EXPLICIT_NO),
        ("Shall I order the gate? It comes in May.", "We no longer want the gate.", Refusal.EXPLICIT_NO),
        ("Soll ich das Tor liefern lassen?", "Nein, wir nehmen das Tor nicht.", Refusal.EXPLICIT_NO),
        ("La livraison serait lundi ?", "Nous ne prenons pas la porte.", Refusal.EXPLICIT_NO),
        ("Shall I open the account?", "I don't want the account. We use a new bank.", Refusal.EXPLICIT_NO),
        (
            "I wrote to Meg.",
            "Meg has left, and no more emails. Use your time for new people.",
            Refusal.OPT_OUT,
        ),
        (
            "I come on Friday?",
            "Don't come on Friday, we won't buy it. Sunday is better.",
            Refusal.EXPLICIT_NO,
        ),
        ("Shall we deliver on Friday?", "Not Friday, not ever. Monday works for tea.", Refusal.EXPLICIT_NO),
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


@pytest.mark.parametrize(
    ("seller", "buyer"),
    [
        # Nothing is put on top of the lesson, and the bike is told of, not asked about.
        (
            "Would you like to buy the kiln as well, £900? You have the lesson on Friday.",
            "The lesson yes. We don't want the kiln.",
        ),
        ("The bike is £900. Do you want the basket as well?", "I'd love the basket, I don't want the bike."),
        ("I can include the kiln in the course, £900 for both.", "I want the course. I don't want the kiln."),
        ("Would you like the kiln too?", "We love the lesson. No kiln for us."),
        # To one who asks for the decision it may be the answer, whatever else is praised.
        ("Shall I order it?", "My son built one at the weekend, wrong colour but works. We loved the trial."),
        ("Shall I order it?", "My brother does it on Sundays. I'll pay for the course, send the invoice."),
    ],
)
def test_a_no_to_the_thing_itself_gets_no_close(seller: str, buyer: str) -> None:
    thread = Thread.parse(
        "Hazel: It's £900. How was the trial?\nRavi: The trial was great. I want it.\n"
        f"Hazel: {seller}\nRavi: {buyer}\n",
        me="Hazel",
    )
    reading = read_facts(thread)
    assert reading.facts.refusal in FINAL or reading.unsettled or reading.warnings


@pytest.mark.parametrize(
    ("answer", "is_a_no"),
    [
        ("I do not want to buy one today.", True),
        ("I won't order one today. Thank you for your time.", True),
        ("I won't buy one today, I'll come on Saturday.", False),
        ("I won't buy it today. I'll come on Saturday and take it with me.", False),
        ("I'm not going to order one tonight but I will tomorrow.", False),
    ],
)
def test_not_today_is_a_polite_no_where_nothing_goes_on(answer: str, is_a_no: bool) -> None:
    reading = read("The kiln is 900 EUR. Shall I put you down for one?", answer)
    assert (reading.facts.refusal is Refusal.EXPLICIT_NO) is is_a_no
    assert is_a_no or reading.unsettled
