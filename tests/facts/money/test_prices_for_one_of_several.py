"""A price for one of several: times how many there are, else none; and sums that are the buyer's own cost."""

from __future__ import annotations

from typing import Any

import pytest

from closecall.facts.money.money_facts import read_money
from closecall.facts.note.note_facts import read_note
from closecall.thread.records import Message, Side, Speaker, Thread, ThreadKind

SIDES = {"B:": Speaker("Ines Falk", side=Side.BUYER), "S:": Speaker("Otto Brand", side=Side.SELLER)}

THANKS = {
    "en": "B: Thanks, let me look.",
    "de": "B: Danke, ich sehe es mir an.",
    "fr": "B: Merci, je regarde.",
    "es": "B: Gracias, lo miro.",
    "it": "B: Grazie, lo guardo.",
    "nl": "B: Bedankt, ik kijk ernaar.",
    "pl": "B: Dziękuję, zobaczę.",
    "pt": "B: Obrigado, vou ver.",
    "sv": "B: Tack, jag tittar.",
}


def money(*turns: str, lang: str = "en") -> dict[str, Any]:
    said = tuple(Message(SIDES[turn[:2]], turn[2:].strip()) for turn in turns)
    return dict(read_money(Thread(ThreadKind.EMAIL, said, lang)).values)


COUNTED = [
    ("en", "Price for the 14 vehicles is £11.50 per vehicle per month as discussed.", 1932),
    ("en", "Any thoughts on the 10 licences at £29 a month each?", 3480),
    ("en", "12 chairs at £45 apiece.", 540),
    ("en", "12 chairs at just £45 a chair.", 540),
    ("en", "60 USD per seat per month, 20 seats.", 14400),
    ("en", "£29/user/month for 10 users.", 3480),
    ("en", "£45 a chair, and you said 200 chairs.", 9000),
    ("de", "Wie besprochen 39 € pro Monat und Nutzer bei 8 Nutzern.", 3744),
    ("de", "39 € je Platz im Monat, 8 Plätze.", 3744),
    ("de", "10 Lizenzen zu je 29 € im Monat.", 3480),
    ("fr", "29 € par poste et par mois, 10 postes.", 3480),
    ("de", "12 Stühle à 45 €.", 540),
    ("de", "12 Stühle zu 45 € pro Stück.", 540),
    ("fr", "10 licences à 29 € par mois chacune.", 3480),
    ("fr", "12 chaises à 45 € pièce.", 540),
    ("fr", "12 chaises à 45 € la chaise.", 540),
    ("es", "29 € por puesto al mes, 10 puestos.", 3480),
    ("es", "10 licencias a 29 € al mes cada una.", 3480),
    ("it", "10 licenze a 29 € al mese l'una.", 3480),
    ("nl", "12 stoelen à 45 €.", 540),
    ("nl", "29 € per gebruiker per maand, 8 gebruikers.", 2784),
    ("pl", "10 licencji po 29 zł miesięcznie.", 3480),
    ("pt", "10 licenças a 29 € por mês cada.", 3480),
    ("sv", "290 kr per användare och månad, 8 användare.", 27840),
]
FOR_ONE = [
    ("en", "It's £11.50 a vehicle a month."),
    ("en", "£40 a month per van."),
    ("en", "£60 a session. The first two sessions are free."),
    ("en", "£29 a month per user, up to 50 users."),
    ("en", "The barn is £35 a guest and takes 90 guests."),
    ("de", "39 € pro Nutzer und Monat."),
    ("de", "39 € je Gast. Der Saal fasst 90 Gäste."),
    ("fr", "29 € par poste et par mois."),
    ("es", "29 € al mes por puesto."),
]
FOR_ONE_OR_FOR_ALL = [
    ("en", "The offer for 90 places at 6,300 EUR a year is in your inbox."),
    ("en", "Any thoughts on the 10 licences at £29 a month?"),
    ("en", "16 hours at £640."),
    ("en", "16 hours @ £640."),
    ("en", "90 places at 6,300 a year, and the first month is free."),
    ("en", "16 cleaning visits at just £640, all in."),
    ("de", "16 Stunden zu 640 €."),
    ("de", "90 Plätze zu 6.300 € im Jahr."),
    ("fr", "16 séances à 640 €."),
    ("es", "16 sesiones a 640 €."),
    ("it", "16 sedute a 640 €."),
    ("nl", "16 lessen van 640 €."),
    ("pt", "16 sessões a 640 €."),
]
IN_ALL = [
    ("en", "16 hours for £640.", 640),
    ("nl", "16 lessen voor 640 €.", 640),
    ("sv", "16 lektioner för 6400 kr.", 6400),
    ("es", "16 sesiones a la semana, por 640 €.", 640),
    ("en", "The machine is £4,200 for 3 lines.", 4200),
    ("en", "£75 a month for 2 years.", 1800),
    ("en", "£75 a month for the team.", 900),
    ("en", "It's £75 a month on a rolling contract.", 900),
    ("de", "Die Maschine kostet 4.200 €, für 3 Plätze.", 4200),
    ("fr", "La machine coûte 4 200 €, pour 3 postes.", 4200),
    ("es", "La máquina cuesta 4.200 € por todo.", 4200),
    ("es", "La máquina cuesta 4.200 € por adelantado.", 4200),
    ("fr", "La machine coûte 4 200 € par virement.", 4200),
]
OWN_COST = [
    ("en", "The scanner is £18,000. The remakes cost him £300 a month.", 18000),
    ("de", "Der Scanner kostet 18.000 €. Nacharbeiten kosten Sie 300 € im Monat.", 18000),
    ("fr", "Le scanner est à 18 000 €. Les reprises vous coûtent 300 € par mois.", 18000),
    ("es", "El escáner cuesta 18.000 €. Las repeticiones le cuestan 300 € al mes.", 18000),
]


@pytest.mark.parametrize(("lang", "words", "total"), [*COUNTED, *IN_ALL, *OWN_COST])
def test_the_price_is_that_of_all(lang: str, words: str, total: int) -> None:
    assert money(f"S: {words}", THANKS[lang], lang=lang)["price_total"] == total


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("es", "Son 840 € por toda la obra."),
        ("fr", "C'est 840 € par toute la maison."),
        ("en", "It's £840 for the whole job."),
    ],
)
def test_a_price_for_all_of_it_is_the_price(lang: str, words: str) -> None:
    assert money(f"S: {words}", THANKS[lang], lang=lang)["price_total"] == 840


@pytest.mark.parametrize(("lang", "words"), FOR_ONE)
def test_the_price_of_one_is_no_total(lang: str, words: str) -> None:
    assert "price_total" not in money(f"S: {words}", THANKS[lang], lang=lang)


BESIDE_AN_EXTRA = [
    ("en", "£38 a head for your 70 guests, plus £55 for the tablecloths."),
    ("en", "£38 a head for 70 guests. The marquee is £85."),
    ("en", "£12 per van per month for the 9 vans, and £70 for fitting."),
    ("en", "The doors are £310 each for the six, and the van is £80."),
    ("en", "£9 per square metre, 120 square metres. The skip is £140."),
    ("en", "It's £55 an hour, about 30 hours, and £75 for the screws."),
    ("es", "38 € por persona para sus 70 invitados, más 55 € por los manteles."),
    ("nl", "€38 per persoon voor uw 70 gasten, plus €55 voor de kleden."),
]


@pytest.mark.parametrize(("lang", "words"), BESIDE_AN_EXTRA)
def test_an_extra_beside_the_price_of_one_is_no_total(lang: str, words: str) -> None:
    assert "price_total" not in money(f"S: {words}", THANKS[lang], lang=lang)


def test_a_sum_that_holds_the_price_of_one_is_the_total() -> None:
    for words in ("£38 a head for 70 guests, £2,660.", "£55 an hour. At 30 hours that is £1,650."):
        total = money(f"S: {words}", THANKS["en"])["price_total"]
        assert total in (2660, 1650)
    assert money("S: £15 a user a month. At 30 users it comes to £5,400 a year.")["price_total"] == 5400
    assert money("S: £38 a head.", "B: We are 70 guests.", "S: The price is £2,660.")["price_total"] == 2660


@pytest.mark.parametrize(("lang", "words"), FOR_ONE_OR_FOR_ALL)
def test_a_price_beside_a_number_may_be_for_one_or_for_all(lang: str, words: str) -> None:
    assert "price_total" not in money(f"S: {words}", THANKS[lang], lang=lang)


@pytest.mark.parametrize(
    ("lang", "asked", "offered", "total"),
    [
        ("en", "We have 14 vehicles.", "£11.50 per vehicle per month.", 1932),
        ("de", "Wir sind 8 Nutzer.", "39 € pro Nutzer und Monat.", 3744),
        ("fr", "Nous avons 10 postes.", "29 € par poste et par mois.", 3480),
        ("es", "Tenemos 10 puestos.", "29 € por puesto al mes.", 3480),
    ],
)
def test_the_buyer_may_say_how_many(lang: str, asked: str, offered: str, total: int) -> None:
    assert money(f"B: {asked}", f"S: {offered}", THANKS[lang], lang=lang)["price_total"] == total


SOME = [
    ("en", "£90 a van.", "We had three vans written off in June."),
    ("en", "£90 a van.", "Three vans are at the dealer today."),
    ("en", "£90 a van.", "My cousin has 3 vans."),
    ("en", "£90 a van.", "3 vans per depot, and we run seven depots."),
    ("en", "£90 a van.", "If we had 3 vans I would not blink."),
    ("en", "£90 a van.", "Is that for 3 vans?"),
    ("en", "£90 a van.", "We need 3 vans, later 30 vans."),
    ("en", "£90 a van.", "We have 3 vans who never leave the yard."),
    ("en", "£90 a van.", "We have 3 vanilla plants."),
    ("en", "£60 a wash.", "We need two washes a week."),
    ("en", "£60 a wash.", "We need two washes every month."),
    ("de", "90 € pro Wagen.", "Uns fehlen drei Wagen seit Juni."),
    ("de", "90 € pro Wagen.", "3 Wagen je Hof, und wir haben sieben Höfe."),
    ("fr", "90 € par voiture.", "Trois voitures sont chez le garagiste."),
    ("es", "90 € por coche.", "Ayer se averiaron 3 coches."),
    ("it", "90 € per furgone.", "Ieri si sono rotti 3 furgoni."),
]


@pytest.mark.parametrize(("lang", "offered", "told"), SOME)
def test_a_number_of_some_of_them_is_not_how_many(lang: str, offered: str, told: str) -> None:
    assert "price_total" not in money(f"S: {offered}", f"B: {told}", THANKS[lang], lang=lang)


def test_a_larger_number_of_the_same_thing_leaves_it_open() -> None:
    assert "price_total" not in money(
        "S: £90 a van.", "B: We have 3 vans.", "B: Thirty vans stood at the fair."
    )
    assert money("S: £90 a van.", "B: We have 30 vans.", "B: Three vans broke down.")["price_total"] == 2700


@pytest.mark.parametrize(
    "words",
    [
        "We still have 3 lathes at £900 in stock.",
        "From 3 lathes at £900 you get the stand as well.",
        "3 or more lathes at £900.",
        "The last 3 lathes at £900 went on Friday.",
    ],
)
def test_what_is_in_stock_or_a_step_of_the_price_is_no_order(words: str) -> None:
    assert "price_total" not in money(f"S: {words}", THANKS["en"])


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("en", "£90 plus VAT per van."),
        ("en", "£90 net per van."),
        ("en", "£90 a month (per van)."),
        ("en", "£90 for each van."),
        ("en", "Each van costs £90."),
        ("en", "Per van it's £90."),
        ("en", "It's £8/kg."),
        ("en", "It's £30pp."),
        ("de", "Jeder Wagen kostet 90 € im Monat."),
        ("de", "90 € netto pro Wagen."),
        ("fr", "90 € HT par voiture."),
        ("fr", "Chaque voiture coûte 90 €."),
        ("es", "90 € más IVA por coche."),
    ],
)
def test_what_one_costs_may_be_named_before_the_price_or_behind_the_tax(lang: str, words: str) -> None:
    assert "price_total" not in money(f"S: {words}", THANKS[lang], lang=lang)


@pytest.mark.parametrize(
    ("words", "total"),
    [
        ("The lathe is £4,200 plus VAT.", 4200),
        ("The lathe is £4,200 plus a stand.", 4200),
        ("£4,200 for a lathe.", 4200),
        ("Each year it's £300.", 300),
        ("As per your request it's £4,200.", 4200),
    ],
)
def test_a_price_of_the_whole_stays_one(words: str, total: int) -> None:
    assert money(f"S: {words}", THANKS["en"])["price_total"] == total


def test_what_one_costs_is_multiplied_by_all_there_are() -> None:
    for told in (
        "There are 12 vans.",
        "For all 12 vans, please.",
        "12 vans, please.",
        "We would need 12 vans.",
    ):
        assert money("S: Each van costs £90.", f"B: {told}")["price_total"] == 1080
    assert money("S: A van is £90.", "B: We have 12 vans.")["price_total"] == 1080
    assert money("S: £90 per property.", "B: We have two properties.")["price_total"] == 180


def test_dozens_are_counted() -> None:
    assert money("S: £90 a van.", "B: We have two dozen vans.")["price_total"] == 2160
    assert money("S: £90 a van.", "B: We have half a dozen vans.")["price_total"] == 540


def test_two_numbers_leave_it_open() -> None:
    assert "price_total" not in money("S: £200 a door, so for three doors in May.", "B: We have five.")
    read = money("B: We have 14 vehicles, perhaps 20 vehicles.", "S: £11.50 per vehicle per month.", "B: Ta.")
    assert "price_total" not in read


def test_what_a_note_says_of_one_is_no_total() -> None:
    assert "price_total" not in read_note("The price is £29 per user for 12 months.").values
    assert "price_total" not in read_note("I offered 16 hours at £640.").values
    assert "price_total" not in read_note("It costs £55 an hour, and £75 for the screws.").values
    assert "price_total" not in read_note("The offer is £9 per square metre. The skip is £140.").values
    assert read_note("The price is £29 a month for 12 months.").values["price_total"] == 348


def test_a_small_word_names_no_package() -> None:
    told = money("S: Final: $2,750, replaces the $4,900 from April.", "B: We'd like the kickoff in June.")
    assert "price_total" not in told
    told = money(
        "S: Basic is $900, the Pro is $1,900.", "B: We'll take Basic. We'd like the invoice by mail."
    )
    assert told["price_total"] == 900
