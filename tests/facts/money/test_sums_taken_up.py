"""Sums without a currency are the price where both sides treat them so; no other number of a talk is."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from closecall import Thread, read_facts


def read(talk: str) -> dict[str, Any]:
    thread = Thread.parse(talk.replace(" // ", "\n") + "\n", me=["S"])
    return dict(read_facts(thread, as_of=date(2026, 6, 10)).facts.known())


@pytest.mark.parametrize(
    ("talk", "total"),
    [
        ("S: The ex demo one is 895, same as I wrote you. // B: Yes I remember, good price that.", 895),
        ("S: Body with the lens is 640, tested and cleaned. // B: ok that's doable", 640),
        ("S: Twelve sessions, 660, you pay in blocks of four. // B: 660. And if I miss one?", 660),
        ("S: And the price per year, 7,020 for the 45 people? // B: I have no problem with that.", 7020),
        ("S: Any thoughts? // B: The 118 a month one? // S: Exactly, three years. // B: Fine.", 4248),
        ("S: Did my letter reach you? // B: Two thousand three hundred for the day. // S: Exactly.", 2300),
        (
            "S: Hello again! // B: We'd love to have you. No questions on the £3,800, it's what we said.",
            3800,
        ),
        ("S: Had a look at the rental paper? // B: Aye. 1,450 a month for six months, 8,700. Fine.", 8700),
        ("S: You had chance to show Lin the quote? // B: Yeah, she is happy, 1,480 for the lads.", 1480),
        ("S: You rang? // B: I have been through the numbers, thirty-eight thousand, and it works.", 38_000),
        ("S: Vous avez pu relire le devis ? // B: Oui. 1 240 par mois, ça fait une somme.", 14_880),
        ("S: Heb je de offerte kunnen bekijken? // B: Ja, 11.200 voor de palen, hij ligt hier.", 11_200),
        ("S: They are 640 for the pair as I said. // B: They are good, I do want them.", 640),
        ("S: You remember the pair is 690 with the fittings. // B: Yes, yes. I would keep them.", 690),
        ("S: Well it's the 480 I wrote you, lift included. // B: Bills too, all mine, sadly.", 480),
        ("S: So you had the outline for the course, 1,280 for up to ten. // B: Yes, looks good.", 1280),
        ("S: The sheet said 410 a month for a 12 month hire. // B: The 410 I've seen, alright.", 4920),
        ("S: Je weet het, 595 en de eerste beurt zit erbij // B: Ja hoor, dat weet ik, dank je wel", 595),
        ("S: Haben Sie das Angebot? // B: Ja, 8.480 mit Einbau, das passt. // S: Genau.", 8480),
        ("S: Was sagen Sie zu unserem Angebot? // B: Die 4.250 samt Einbau sind okay.", 4250),
        ("S: Vous avez reçu le devis ? // B: Oui, les portes à 3 980, pose comprise. // S: C'est ça.", 3980),
        ("S: La tarjeta se queda en 340, con materiales // B: vale, 340, lo veo bien", 340),
        ("S: ¿Qué le ha parecido la oferta? // B: Los 1.220 los puedo pagar.", 1220),
        ("S: Buongiorno! // B: Ho visto il prezzo, 520 va bene.", 520),
        ("S: De bank is 1.150 inclusief bezorgen // B: 1.150 is te doen", 1150),
        ("S: Viu a proposta? // B: Vi, são 4.670 com instalação. Está bem. // S: Exato.", 4670),
        ("S: Har du fått offerten? // B: Ja, 36 500 för alla sex. Det är okej.", 36_500),
    ],
)
def test_a_sum_that_the_other_side_takes_up_is_the_price(talk: str, total: int) -> None:
    found = read(talk)
    assert found["price_total"] == Decimal(total)
    assert (found["price_known"], found["stage"]) == (True, "proposal")


@pytest.mark.parametrize(
    "talk",
    [
        "S: Can we meet at 730? // B: 730 is fine.",
        "S: The minimum order is 250. // B: 250 is fine.",
        "S: Your order number is 4711. // B: 4711, ok, that's fine.",
        "S: We can seat 120 in the hall. // B: 120 is fine.",
        "S: How many do you need? // B: About 300. // S: Exactly what I thought.",
        "S: What did you pay for the old one? // B: 1,150 with the stand. // S: That's right, I remember.",
        "S: Last year it was 880 for the service. // B: 880, that was fair.",
        "S: They charge 950 for that. // B: 950, that's reasonable.",
        "S: The grant is 500 for a boiler. // B: 500 is decent.",
        "S: With us it's 300 less. // B: 300 less is good.",
        "S: The deposit is 200 with the balance later. // B: 200 is fine.",
        "S: 1,250 came in at the door. // B: 1,250, not bad.",
        "S: Is your budget still 2,000? // B: The 2,000 is fine.",
        "S: The 640 or the 820? // B: The 640 is fine.",
        "S: Premium is for 100 or more, shall we say 120? // B: 120 is fine.",
        "S: It was built in 1998 and is 2010 inside. // B: 2010 is fine.",
        "S: As I said, we can seat 120 in the hall. // B: Lovely.",
        "S: As I said, the deposit is 200 with the balance later. // B: Lovely.",
        "S: It was 880 for the others, as I said. // B: Lovely.",
        "S: Would it be 640 for the pair, as I said? // B: Let me see.",
        "S: As I wrote, your order number is 4711. // B: Lovely.",
        "B: How far is the yard? // S: It's 180 as I said. // B: Lovely.",
        "S: My quote follows. // B: The 1,900 from the other firm is fine but I'd rather have you.",
        "S: How's the house hunt? // B: We put in an offer of 312,000 on the one in Hale, fingers crossed!",
        "S: Ihre Kundennummer ist 4711. // B: Die 4711, passt.",
        "S: Geht 1430 bei Ihnen? // B: 1430 passt.",
        "S: Die Förderung liegt bei 1.500. // B: 1.500, das passt.",
        "S: Vous gagnez dans les 900 par an. // B: 900 par an, c'est intéressant.",
        "S: Vous êtes combien ? // B: 120 avec les enfants. // S: Exactement.",
        "S: La señal son 200. // B: 200 me parece bien.",
        "S: Wij hebben 400 op voorraad. // B: 400 is prima.",
        "B: How many chairs fit in? // S: It's 250, or 300 with the gallery. // B: That's fine.",
        "B: How far is the yard? // S: It's 180. // B: That's fine.",
        "B: What deposit would you want? // S: It's 500. // B: That works.",
        "B: What do your other customers pay? // S: 1,980 with the roof. // B: That's reasonable.",
        "B: Is it still 2,000? // S: Right, let me check and call you.",
        "B: Wie viele Stühle passen rein? // S: Das sind 250. // B: Das passt.",
        "B: Combien de chaises ? // S: C'est 250. // B: C'est raisonnable.",
        "B: ¿Cuántas sillas caben? // S: Son 250. // B: Está bien.",
        "B: Quante sedie ci stanno? // S: Sono 250. // B: È ragionevole.",
    ],
)
def test_a_number_that_is_no_sum_of_the_offer_is_no_price(talk: str) -> None:
    assert "price_total" not in read(talk)
    assert "price_known" not in read(talk)


def test_a_sum_that_answers_a_question_for_the_price_beside_another_is_one() -> None:
    talk = "B: How many fit in? And how much would it be? // S: It's 640 with the case. // B: That's doable."
    assert read(talk)["price_total"] == Decimal(640)


def test_a_price_in_force_is_not_replaced_by_a_sum_without_a_currency() -> None:
    talk = "S: The lot is £900 fitted. // B: Fine. // S: The lamp alone is 300. // B: 300 is fair."
    assert read(talk)["price_total"] == Decimal(900)
