"""A plain acceptance in a chat, an order confirmed at its price, and what the seller tells of it (S18)."""

from __future__ import annotations

from datetime import date

import pytest

from closecall.facts.fact_extraction import read_facts
from closecall.facts.reading import Reading
from closecall.facts.vocabulary import Facts, HesitationStatus, Refusal, Stage
from closecall.thread.records import Message, Side, Speaker, Thread, ThreadKind

OFFERS = {
    "en": "The trailer is 4,200 EUR.",
    "de": "Der Anhänger kostet 4.200 Euro.",
    "fr": "La remorque est à 4 200 euros.",
    "es": "El remolque cuesta 4.200 euros.",
    "it": "Il rimorchio costa 4.200 euro.",
}


def read(*words: str, lang: str = "en", given: Facts | None = None) -> Reading:
    ann, bob = Speaker("Ann", None, Side.SELLER), Speaker("Bob", None, Side.BUYER)
    turns = (Message(ann, OFFERS[lang]), *(Message(bob, each) for each in words))
    return read_facts(Thread(ThreadKind.EMAIL, turns, lang), given=given, as_of=date(2026, 3, 5))


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("en", ["ok ill take it", "ill pop round at 4 and pay"]),
        ("en", ["ok deal. ill be there sat 10am with the deposit"]),
        ("en", ["I confirm the trailer at 4,200, please send me the invoice."]),
        ("de", ["Gut, ich nehm den."]),
        (
            "it",
            ["Scusi il silenzio, eravamo al mare. Confermo il rimorchio a 4.200 euro, mi mandi la fattura."],
        ),
        ("es", ["Confirmo el remolque por 4.200 euros, mándeme la factura."]),
    ],
)
def test_it_is_accepted_and_nothing_is_asked(lang: str, words: list[str]) -> None:
    reading = read(*words, lang=lang)

    assert reading.facts.stage is Stage.ACCEPTED
    assert not reading.is_unheard


@pytest.mark.parametrize(
    "words", ["my wife is ill, have to think", "He fell ill, take care.", "I confirm the viewing at ten."]
)
def test_illness_and_a_confirmed_visit_accept_nothing(words: str) -> None:
    assert read(words).facts.stage not in (Stage.ACCEPTED, Stage.VERBAL_YES)


def test_who_bids_the_seller_book_him_in_may_say_yes() -> None:
    assert read("Great, book me in for Thursday.").possible_yes
    assert not read("Can we see it first?", "Great, book me in for a viewing on Thursday.").possible_yes


def test_a_will_after_an_answered_price_may_be_a_yes() -> None:
    ann, bob = Speaker("Ann", None, Side.SELLER), Speaker("Bob", None, Side.BUYER)
    turns = (
        Message(ann, OFFERS["de"]),
        Message(bob, "Puh, das ist mir zu teuer."),
        Message(ann, "Ohne Plane 3.900."),
        Message(bob, "Passt, machen wir so. Meine Frau sagt auch ja."),
    )
    assert read_facts(Thread(ThreadKind.EMAIL, turns, "de")).possible_yes


def test_what_he_had_asked_for_before_is_settled_where_the_seller_tells_that_he_accepted() -> None:
    ann, bob = Speaker("Ann", None, Side.SELLER), Speaker("Bob", None, Side.BUYER)
    turns = (
        Message(ann, OFFERS["en"]),
        Message(bob, "If you can get it to four thousand we're in."),
        Message(ann, "4,000 is fine."),
        Message(bob, "Cool. The kettle is on, by the way."),
    )
    told = Facts(stage=Stage.ACCEPTED, refusal=Refusal.NONE)
    facts = read_facts(Thread(ThreadKind.EMAIL, turns, "en"), given=told).facts

    assert facts.hesitations
    assert all(each.status is HesitationStatus.RESOLVED for each in facts.hesitations)


@pytest.mark.parametrize(
    ("lang", "early", "later", "refusal"),
    [
        (
            "de",
            "Das Haus wird erst im Mai fertig, dann melde ich mich.",
            "Jetzt ist es so weit!",
            None,
        ),
        ("en", "Not now, ask me again in May.", "Does the price still hold?", None),
        ("en", "Not now, ask me again in May.", "Why do you ask?", None),
        ("en", "Not now, ask me again in May.", "", Refusal.NOT_NOW),
    ],
)
def test_whether_a_not_now_still_holds_is_asked_when_its_day_has_come_and_he_comes_back(
    lang: str, early: str, later: str, refusal: Refusal | None
) -> None:
    text = f"[02.02.26, 11:00:10] Ann: {OFFERS[lang]}\n[02.02.26, 12:20:10] Bob: {early}\n"
    text += f"[12.05.26, 07:55:31] Bob: {later}\n" if later else ""
    thread = Thread.parse(text, me="Ann")

    reading = read_facts(thread, as_of=date(2026, 5, 12))

    assert (reading.facts.refusal, bool(reading.unsettled)) == (refusal, refusal is None)


@pytest.mark.parametrize(
    ("granted", "status"),
    [("4,000 is fine.", HesitationStatus.RESOLVED), ("4,100 is the least.", HesitationStatus.OPEN)],
)
def test_a_sum_he_asked_for_is_settled_where_the_seller_named_it_before_he_accepted(
    granted: str, status: HesitationStatus
) -> None:
    ann, bob = Speaker("Ann", None, Side.SELLER), Speaker("Bob", None, Side.BUYER)
    turns = (
        Message(ann, OFFERS["en"]),
        Message(bob, "If you can get it to 4,000 we're in."),
        Message(ann, granted),
        Message(bob, "Then yes, let's do it. Send me the contract and I'll pay the deposit tonight."),
    )
    facts = read_facts(Thread(ThreadKind.EMAIL, turns, "en")).facts

    assert facts.stage is Stage.ACCEPTED
    assert [each.status for each in facts.hesitations or ()] == [status]


@pytest.mark.parametrize(
    ("offer", "words", "lang"),
    [
        ("The flat is 1,700 EUR.", "Yes, let's do it. Send me the lease and I'll pay tonight.", "en"),
        (
            "Die Wohnung kostet 1.700 Euro.",
            "Ja, machen wir. Schicken Sie mir den Mietvertrag, ich überweise die Kaution heute.",
            "de",
        ),
    ],
)
def test_a_lease_is_a_paper_of_the_sale(offer: str, words: str, lang: str) -> None:
    turns = (
        Message(Speaker("Ann", None, Side.SELLER), offer),
        Message(Speaker("Bob", None, Side.BUYER), words),
    )
    assert read_facts(Thread(ThreadKind.EMAIL, turns, lang)).facts.stage is Stage.ACCEPTED


def test_who_comes_over_to_talk_of_the_price_has_not_accepted() -> None:
    assert read("Ok deal. We'll come over and talk about the price.").facts.stage is not Stage.ACCEPTED
