"""After a no, one step of the purchase leaves it open; winding up, good wishes and other business do not."""

from __future__ import annotations

import pytest

from closecall.decision import decide
from closecall.decision.records import Approach
from closecall.facts.fact_extraction import read_facts
from closecall.facts.reading import Reading
from closecall.facts.vocabulary import Refusal
from closecall.thread.records import Message, Side, Speaker, Thread, ThreadKind

ANA = Speaker("Ana", "ana@millrace.example", Side.BUYER)
LEO = Speaker("Leo", "leo@elsewhere.example", Side.BUYER)
ROY = Speaker("Roy", "roy@looms.example", Side.SELLER)

# A no as anybody would say it, a step of this purchase, and what winds it up.
SAID = {
    "en": ("We're not going ahead.", "When can you deliver?", "Please send the final invoice."),
    "de": (
        "Wir haben uns dagegen entschieden.",
        "Wann können Sie liefern?",
        "Wann können Sie die Muster abholen?",
    ),
    "fr": (
        "Nous avons décidé de ne pas acheter.",
        "Quand pouvez-vous livrer ?",
        "Envoyez-nous la facture finale.",
    ),
    "es": ("Hemos decidido no comprar.", "¿Cuándo pueden entregar?", "¿Cuándo pueden recoger las muestras?"),
    "it": (
        "Abbiamo deciso di non comprare.",
        "Quando potete consegnare?",
        "Quando potete ritirare i campioni?",
    ),
    "pt": ("Decidimos não comprar.", "Quando podem entregar?", "Quando podem recolher as amostras?"),
    "nl": ("We hebben besloten het niet te doen.", "Wanneer kunt u leveren?", "Kunt u de stalen ophalen?"),
    "sv": ("Vi har bestämt oss för att inte köpa.", "När kan ni leverera?", "När kan ni hämta proverna?"),
    "pl": (
        "Postanowiliśmy nie kupować.",
        "Kiedy mogą państwo dostarczyć?",
        "Kiedy mogą państwo odebrać próbki?",
    ),
    "ja": ("今回は見送らせていただきます。", "いつ納品できますか。", "サンプルの引き取りはいつですか。"),
}


def read(*turns: tuple[Speaker, str], lang: str = "en") -> Reading:
    return read_facts(Thread(ThreadKind.EMAIL, tuple(Message(who, body) for who, body in turns), lang))


def approach(reading: Reading) -> Approach:
    return decide(reading.facts, unheard=reading.is_unheard).approach


@pytest.mark.parametrize("lang", SAID)
def test_a_no_is_open_when_the_buyer_asks_for_delivery_in_the_same_breath(lang: str) -> None:
    no, step, _ = SAID[lang]
    reading = read((ROY, "2400."), (ANA, f"{no} {step}"), lang=lang)
    assert reading.facts.refusal is None
    assert reading.unsettled in no
    assert reading.unsettled
    assert approach(reading) is Approach.ASK_FIRST


@pytest.mark.parametrize("lang", SAID)
def test_a_no_stands_when_the_buyer_only_winds_up(lang: str) -> None:
    no, _, winding_up = SAID[lang]
    reading = read((ROY, "2400."), (ANA, f"{no} {winding_up}"), lang=lang)
    assert reading.facts.refusal is Refusal.EXPLICIT_NO
    assert approach(reading) is Approach.RESPECT_NO


@pytest.mark.parametrize("lang", SAID)
def test_a_no_said_after_the_step_stands(lang: str) -> None:
    no, step, _ = SAID[lang]
    reading = read((ROY, "2400."), (ANA, f"{step} {no}"), lang=lang)
    assert reading.facts.refusal is Refusal.EXPLICIT_NO


@pytest.mark.parametrize(
    "after",
    [
        "How is your mother?",
        "Can you delete our address?",
        "We'd love to work with you another time.",
        "Do you know anybody else who mends roofs?",
        "How much we enjoyed your visit!",
        "When can you collect the samples?",
        "I wish you a good summer.",
    ],
)
def test_other_business_after_a_decision_leaves_it_a_no(after: str) -> None:
    reading = read((ROY, "2400."), (ANA, f"We went with someone else. {after}"))
    assert reading.facts.refusal in (Refusal.EXPLICIT_NO, Refusal.OPT_OUT)


@pytest.mark.parametrize("lang", SAID)
def test_who_asks_for_delivery_after_the_seller_pleaded_is_asked_about(lang: str) -> None:
    no, step, _ = SAID[lang]
    reading = read((ROY, "2400."), (ANA, no), (ROY, "2200?"), (ANA, step), lang=lang)
    assert reading.facts.refusal is None
    assert approach(reading) is Approach.ASK_FIRST


PAPERS = [
    "Please send the contract for the mixer service.",
    "Send me the agreement so I can show the auditor why we left.",
    "Please send the cancellation form, I will sign it.",
    "You've been brilliant, I'd love to work with you.",
    "I want it in writing that the quote is withdrawn.",
]


@pytest.mark.parametrize("after", PAPERS)
@pytest.mark.parametrize(
    "no", ["We've decided not to buy it.", "We will not buy it.", "We went with someone else."]
)
def test_papers_and_friendly_words_after_a_decision_leave_it_a_no(no: str, after: str) -> None:
    at_once = read((ROY, "2400. Shall I book it?"), (ANA, f"{no} {after}"))
    later = read((ROY, "2400. Shall I book it?"), (ANA, no), (ROY, "Sorry to hear it."), (ANA, after))
    for reading in (at_once, later):
        assert reading.facts.refusal is Refusal.EXPLICIT_NO
        assert approach(reading) is Approach.RESPECT_NO


def test_a_wish_won_by_pleading_leaves_the_no_standing() -> None:
    reading = read((ROY, "2400."), (ANA, SAID["en"][0]), (ROY, "And 2200?"), (ANA, "We want it then."))
    assert reading.facts.refusal is Refusal.EXPLICIT_NO


def test_the_step_of_another_firm_opens_nothing() -> None:
    no, step, _ = SAID["en"]
    reading = read((ROY, "2400."), (ANA, no), (LEO, step))
    assert reading.facts.refusal is Refusal.EXPLICIT_NO


@pytest.mark.parametrize("lang", SAID)
def test_no_step_opens_an_opt_out(lang: str) -> None:
    _, step, _ = SAID[lang]
    reading = read((ANA, f"Unsubscribe me. {step}"), lang=lang)
    assert reading.facts.refusal is Refusal.OPT_OUT


@pytest.mark.parametrize(
    ("answer", "later", "lang"),
    [
        ("No.", "Put us down for Thursday at ten.", "en"),
        ("Nein.", "Tragen Sie uns für Donnerstag ein.", "de"),
        ("Non.", "Réservez-nous le jeudi.", "fr"),
        ("No.", "Resérvenos el jueves.", "es"),
        ("Nee.", "Zet ons op donderdag.", "nl"),
        ("Nej.", "Skriv upp oss på torsdag.", "sv"),
    ],
)
def test_a_bare_no_to_an_offer_is_open_once_the_buyer_says_what_comes_next(
    answer: str, later: str, lang: str
) -> None:
    offer = {
        "en": "Would you like to order both?",
        "de": "Möchten Sie beide bestellen?",
        "fr": "Voulez-vous commander les deux ?",
        "es": "¿Quiere pedir los dos?",
        "nl": "Wilt u ze allebei bestellen?",
        "sv": "Vill du beställa båda?",
    }[lang]
    alone = read((ROY, offer), (ANA, answer), lang=lang)
    assert alone.facts.refusal is Refusal.EXPLICIT_NO
    assert read((ROY, offer), (ANA, answer), (ROY, "OK."), (ANA, later), lang=lang).facts.refusal is None


def test_who_has_signed_settles_a_side_matter() -> None:
    reading = read((ROY, "2400."), (ANA, "Signed and attached. The ramp? Absolutely not, never in my life."))
    assert reading.facts.refusal is Refusal.NONE


def test_who_has_signed_and_then_decides_against_it_has_refused() -> None:
    reading = read((ROY, "2400."), (ANA, "It was signed. We have decided against it."))
    assert reading.facts.refusal is Refusal.EXPLICIT_NO


def test_what_would_be_an_extra_in_the_sellers_mouth_is_no_step() -> None:
    reading = read((ROY, "Would you like to order one?"), (ANA, "No. We also have to thank your colleague."))
    assert reading.facts.refusal is Refusal.EXPLICIT_NO
