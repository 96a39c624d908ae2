"""A no told by its consequence is a no; what only hints at one is asked about, or dropped if he goes on."""

from __future__ import annotations

import pytest

from closecall.decision import decide
from closecall.decision.records import Approach
from closecall.facts.fact_extraction import read_facts
from closecall.facts.reading import Reading
from closecall.facts.vocabulary import Refusal
from closecall.thread.records import Message, Side, Speaker, Thread, ThreadKind

UNA = Speaker("Una", "una@saltmill.example", Side.BUYER)
RAY = Speaker("Ray", "ray@tentworks.example", Side.SELLER)
OFFER = "The tent is 2,400 for the weekend of the 9th."

FREES = {
    "en": "Do let the date go to the next family on your list.",
    "de": "Den Termin können Sie dann gern an die nächsten vergeben.",
    "fr": "Vous pouvez donner la date à une autre famille.",
    "es": "Puede ofrecerle la fecha a otra familia.",
    "it": "La data può darla a un'altra famiglia.",
    "pt": "Pode oferecer a data a outra família.",
    "nl": "De datum mag dan naar iemand anders.",
    "sv": "Datumet kan gå till någon annan.",
    "pl": "Ten termin może Pan oddać innej rodzinie.",
    "ja": "予約は取り消していただいて結構です。",
}
RETURNS = {
    "en": "I dropped the fabric samples back at your shop today.",
    "de": "Die Muster habe ich heute bei Ihnen abgegeben.",
    "fr": "J'ai déposé les échantillons chez vous aujourd'hui.",
    "es": "Hoy les he devuelto las muestras.",
    "it": "Oggi ho riportato i campioni da voi.",
    "pt": "Devolvi hoje as amostras aí na loja.",
    "nl": "De stalen heb ik vandaag teruggebracht.",
    "sv": "Jag har lämnat tillbaka proverna i dag.",
    "pl": "Próbki oddałam dziś u Państwa.",
}
WISHES = {
    "en": "We wish you every success with the business.",
    "de": "Für Ihren weiteren Weg wünschen wir Ihnen viel Erfolg.",
    "es": "Les deseamos mucho éxito con la empresa.",
    "it": "Vi auguriamo tanto successo per l'attività.",
    "pt": "Desejamos muito sucesso no negócio.",
    "pl": "Życzymy powodzenia w prowadzeniu firmy.",
}
CHOSE = {
    "en": "We have settled on a barn from the parish. Thank you for your trouble.",
    "de": "Wir haben uns für die Scheune der Gemeinde entschieden. Vielen Dank für Ihre Mühe.",
    "fr": "Nous avons opté pour la grange de la paroisse. Merci pour votre peine.",
    "es": "Hemos optado por el granero de la parroquia. Gracias por las molestias.",
    "it": "Abbiamo scelto il fienile della parrocchia. Grazie per il disturbo.",
    "pt": "Optámos pelo celeiro da paróquia. Obrigada pelo trabalho.",
    "nl": "We hebben gekozen voor de schuur van de parochie. Bedankt voor de moeite.",
    "pl": "Zdecydowaliśmy się na stodołę parafii. Dziękujemy za trud.",
}


def read(*said: str, lang: str = "en", offer: str = OFFER) -> Reading:
    turns = [(RAY, offer), *((UNA, text) for text in said)]
    return read_facts(Thread(ThreadKind.EMAIL, tuple(Message(who, body) for who, body in turns), lang))


def approach(reading: Reading) -> Approach:
    return decide(reading.facts, unheard=reading.is_unheard).approach


@pytest.mark.parametrize("lang", FREES)
def test_who_gives_his_date_away_has_said_no(lang: str) -> None:
    assert read(FREES[lang], lang=lang).facts.refusal is Refusal.EXPLICIT_NO


@pytest.mark.parametrize("lang", RETURNS)
def test_a_sample_brought_back_alone_is_asked_about(lang: str) -> None:
    reading = read(RETURNS[lang], lang=lang)
    assert reading.facts.refusal is None
    assert approach(reading) is Approach.ASK_FIRST


@pytest.mark.parametrize("lang", WISHES)
def test_good_wishes_for_the_sellers_future_alone_are_asked_about(lang: str) -> None:
    assert approach(read(WISHES[lang], lang=lang)) is Approach.ASK_FIRST


@pytest.mark.parametrize("lang", WISHES)
def test_two_different_hints_together_are_a_no(lang: str) -> None:
    reading = read(f"{RETURNS[lang]} {WISHES[lang]}", lang=lang)
    assert reading.facts.refusal is Refusal.EXPLICIT_NO


@pytest.mark.parametrize("lang", CHOSE)
def test_a_choice_of_what_the_seller_never_named_with_thanks_is_asked_about(lang: str) -> None:
    assert approach(read(CHOSE[lang], lang=lang)) is Approach.ASK_FIRST


def test_a_choice_of_what_the_seller_named_or_without_thanks_is_none() -> None:
    offered = "We have a tent for 2,400, or a barn from the parish with it."
    assert read(CHOSE["en"], offer=offered).facts.refusal is Refusal.NONE
    assert read("We have settled on a barn from the parish.").facts.refusal is Refusal.NONE


@pytest.mark.parametrize(
    "later",
    ["We really want the green one.", "When can you deliver it?", "Tuesday at nine works, see you then."],
)
def test_who_goes_on_with_the_purchase_has_hinted_at_nothing(later: str) -> None:
    for hint in (RETURNS["en"], WISHES["en"]):
        reading = read(hint, later)
        assert reading.facts.refusal is Refusal.NONE
        assert not reading.unsettled


def test_who_has_signed_has_hinted_at_nothing() -> None:
    assert not read(f"The signed contract is attached. {RETURNS['en']}").unsettled


def test_a_hint_beside_a_refusal_that_stands_is_not_asked_about() -> None:
    reading = read(f"We can't decide anything before Q3. {WISHES['en']}")
    assert reading.facts.refusal is Refusal.NOT_NOW
    assert not reading.unsettled
