"""A "not now" of another thing puts the purchase off for nobody; one without a thing does."""

from __future__ import annotations

import pytest

from closecall import Reading, Thread, read_facts
from closecall.facts.vocabulary import Refusal, VerbalInterest


def _read(asked: str, said: str) -> Reading:
    talk = (
        "From: Sam Hill <sam@seller.example>\nTo: Ann Lee <ann@buyer.example>\n"
        f"Date: Tue, 03 Mar 2026 09:12\nSubject: Re: Offer\n\n{asked}\n\n"
        "From: Ann Lee <ann@buyer.example>\nTo: Sam Hill <sam@seller.example>\n"
        f"Date: Thu, 05 Mar 2026 10:29\nSubject: Re: Offer\n\n{said}\n"
    )
    return read_facts(Thread.parse(talk, me="sam@seller.example"))


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (
            "Shall we do the radiators for 2,400? And the boiler?",
            "The boiler must wait until next year, the radiators we need at once.",
        ),
        (
            "Sollen wir das Tor für 1.900 € bestellen? Und der Zaun?",
            "Den Zaun verschieben wir auf nächstes Jahr. Das Tor brauchen wir sofort.",
        ),
        (
            "On commande la clôture à 1 900 € ? Et le portail ?",
            "Le portail, ce sera l'année prochaine. La clôture, on la veut tout de suite.",
        ),
        (
            "¿Pedimos la puerta por 1.900 €? ¿Y la valla?",
            "La valla la dejamos para el año que viene. La puerta la queremos ya.",
        ),
        (
            "Ordiniamo la porta per 1.900 €? E la recinzione?",
            "Della recinzione se ne riparla a gennaio. La porta ci serve subito.",
        ),
        (
            "Encomendamos o portão por 1.900 €? E a cerca?",
            "A cerca fica para o ano que vem. O portão queremos já.",
        ),
        (
            "Zal ik de poort bestellen voor € 1.900? En de schuur?",
            "De schuur stellen we uit tot volgend jaar, de poort willen we meteen.",
        ),
        (
            "Ska jag beställa grinden för 19 000 kr? Och staketet?",
            "Staketet skjuter vi på till nästa år. Grinden vill vi ha nu.",
        ),
        (
            "Czy zamawiamy bramę za 9 000 zł? A płot?",
            "Płot odkładamy na przyszły rok, bramę chcemy teraz.",
        ),
    ],
)
def test_the_other_thing_is_put_off_and_this_one_wanted(asked: str, said: str) -> None:
    read = _read(asked, said)
    assert read.facts.refusal is Refusal.NONE
    assert read.facts.defer_until is None
    assert read.facts.verbal_interest is VerbalInterest.STRONG


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (
            "Encomendamos as três portas por R$ 7.200?",
            "A cerca fica para o ano que vem. As da frente queremos já.",
        ),
        (
            "浴室の工事は48万円です。ご発注はいかがでしょうか。",
            "台所の工事は来年度に見送りますが、浴室は今月中にお願いしたいです。",
        ),
    ],
)
def test_which_thing_is_put_off_is_asked_where_it_cannot_be_told(asked: str, said: str) -> None:
    read = _read(asked, said)
    assert read.unsettled
    assert read.facts.verbal_interest is not VerbalInterest.INTENT


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (
            "Shall we start with the kitchen at 12,000?",
            "We have to push it to next year. The garden comes now.",
        ),
        (
            "Shall we start with the kitchen at 12,000?",
            "The kitchen has to wait until next year. We need a car.",
        ),
        (
            "Shall we start with the kitchen at 12,000?",
            "Everything must wait until next year. We want it, later.",
        ),
        (
            "Shall we go ahead with the system at 12,000? A cable can be had too.",
            "The system has to wait till next year. We'd take the cable now.",
        ),
        (
            "Shall we order the tills at £1,980? And is the refit done?",
            "The refit is pushed to next year. We'll want the tills then.",
        ),
        (
            "Les caisses sont à 1 900 €, l'écran à 600 €. Je vous réserve les deux ?",
            "L'écran attendra l'année prochaine. Nos caisses, il faut les vendre maintenant.",
        ),
        (
            "The tills are £1,980, the screen £600. Shall I put you down for both?",
            "The screen has to wait until next year. The tills we want now our cousin lends us.",
        ),
    ],
)
def test_the_purchase_is_put_off(asked: str, said: str) -> None:
    facts = _read(asked, said).facts
    assert facts.refusal is Refusal.NOT_NOW or facts.defer_until is not None
