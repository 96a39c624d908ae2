"""What a draft may repeat of a brief: each place where a name, a day, a price or a word may come from."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pytest

from closecall.drafting.checks.inspection.allowed_content import Allowed, allowed_by, of_thread, together
from closecall.drafting.records import Brief
from closecall.drafting.voice import Voice
from closecall.facts.findings import Evidence
from closecall.facts.vocabulary import Facts
from closecall.thread.records import (
    Automatic,
    Cut,
    Message,
    Moment,
    Precision,
    Side,
    Speaker,
    Thread,
    ThreadKind,
)

BriefOf = Callable[..., Brief]
ADA = Speaker("Ada Moss", "ada@mossmills.example", Side.BUYER)
BEN = Speaker("Ben Holt", "ben@holtpresses.example", Side.SELLER)


def _of(body: str, speaker: Speaker = ADA, **parts: Any) -> Allowed:
    return of_thread(Thread(ThreadKind.EMAIL, (Message(speaker, body, **parts),), "en"), "en")


def _of_facts(brief_of: BriefOf, **changes: Any) -> Allowed:
    empty = {"thread": None, "facts": Facts(), "buyer_name": None, "seller_name": None, "as_of": None}
    return allowed_by(brief_of("guide", **{**empty, **changes}), lang="en")


@pytest.mark.parametrize(
    ("automatic", "side", "counts"),
    [
        (None, Side.BUYER, True),
        (None, Side.SELLER, True),
        (None, Side.UNKNOWN, True),
        (None, Side.OTHER, False),
        (Automatic.CALENDAR, Side.OTHER, True),
        (Automatic.AUTO_REPLY, Side.BUYER, True),
        (Automatic.BOUNCE, Side.OTHER, False),
        (Automatic.LIST, Side.BUYER, False),
    ],
)
def test_what_people_and_calendars_wrote_counts(
    automatic: Automatic | None, side: Side, *, counts: bool
) -> None:
    allowed = _of("It costs £70.", replace(ADA, side=side), automatic=automatic)
    assert (Decimal(70) in allowed.numbers) is counts


def test_subject_body_and_signature_of_a_message_may_be_repeated() -> None:
    cut = Cut(signature="Ada Moss, Mill Lane, +44 20 7946 0500")
    allowed = _of("See mossmills.example/plan, at 3 pm for £70.", subject="Offer 4417: hull 20% off", cut=cut)
    assert {Decimal(70), Decimal(4417)} <= allowed.numbers
    assert {(Decimal(70), "GBP", False), (Decimal(20), None, True)} <= allowed.money
    assert {"hull", "see", "ada", "moss", "lane"} <= allowed.words
    assert {c.key for c in allowed.contacts} == {
        "mossmills.example:/plan", "442079460500", "ada@mossmills.example",
    }  # fmt: skip
    assert {(c.start, c.end) for c in allowed.contacts} == {(0, 0)}
    assert allowed.clocks == {180}


def test_somebody_without_name_and_address_adds_no_word() -> None:
    assert _of("Yes.", Speaker(None, None, Side.BUYER)).words == {"yes"}


def test_the_day_of_a_message_may_be_named_with_its_month_and_weekday() -> None:
    at = Moment("2025-05-06", Precision.DAY, datetime(2025, 5, 6))
    allowed = _of("Yes.", at=at)
    assert allowed == _of("Yes.")._replace(
        days=frozenset([(2025, 5, 6)]), months=frozenset([5]), weekdays=frozenset([1])
    )


def test_a_day_in_a_text_allows_its_month_and_its_weekday() -> None:
    allowed = _of("We met on 6 May 2025, and on the 9th. Not in June, but on a Friday.")
    assert allowed.days == {(2025, 5, 6), (None, None, 9)}
    assert allowed.months == {5, 6}
    assert allowed.weekdays == {1, 4}


@pytest.mark.parametrize(
    ("speaker", "buyers", "sellers"),
    [
        (ADA, ("It's for free now.",), ()),
        (BEN, (), (" it is for free now ",)),
        (replace(ADA, side=Side.UNKNOWN), (), ()),
    ],
)
def test_the_words_of_each_side_are_kept_apart(
    speaker: Speaker, buyers: tuple[str, ...], sellers: tuple[str, ...]
) -> None:
    allowed = _of("It\u2019s  for\nfree now.", speaker)
    assert allowed.buyer_texts == buyers
    assert allowed.seller_texts == sellers


def test_facts_allow_their_price_counts_days_and_reasons(brief_of: BriefOf) -> None:
    facts = Facts(
        price_total=Decimal(910),
        currency="GBP",
        annual_means=Decimal(770_000),
        meetings_kept=31,
        buyer_initiated=32,
        decision_makers_total=34,
        decision_makers_agreed=33,
        defer_until=date(2025, 7, 1),
        critical_date=date(2025, 9, 5),
        auto_reply_pending=date(2025, 4, 8),
        conviction_reasons=("they scrap 55 hulls on Sundays",),
    )
    allowed = _of_facts(brief_of, facts=facts, as_of=date(2025, 3, 10))
    assert allowed.numbers == {Decimal(n) for n in (910, 31, 32, 33, 34, 55)}
    assert (Decimal(910), "GBP", False) in allowed.money
    assert allowed.days == {(2025, 7, 1), (2025, 9, 5), (2025, 4, 8), (2025, 3, 10)}
    assert 6 in allowed.weekdays
    assert {"gbp", "scrap", "hulls"} <= allowed.words
    assert allowed.seller_texts == (" they scrap 55 hulls on sundays ",)


def test_facts_without_anything_allow_nothing(brief_of: BriefOf) -> None:
    assert _of_facts(brief_of) == Allowed()


def test_the_buyers_quoted_words_and_the_names_may_be_repeated(brief_of: BriefOf) -> None:
    evidence = (
        Evidence("stage", "words", 0, 0, 24, quote="we  have 44\nhulls waiting"),
        Evidence("stage", "seller", quote="he has 66 masts"),
        Evidence("stage", "words", quote=""),
    )
    allowed = _of_facts(
        brief_of,
        evidence=evidence,
        buyer_name="Ada Moss",
        seller_name="Ben Holt",
        voice=Voice(name="Benno Quill", role="Rigger"),
    )
    assert allowed.buyer_texts == ("we have 44 hulls waiting",)
    assert allowed.numbers == {Decimal(44)}
    assert {"ada", "moss", "ben", "holt", "benno", "quill", "rigger", "hulls"} <= allowed.words
    assert "masts" not in allowed.words
    assert {"adamoss", "mossben"}.isdisjoint(allowed.words)


def test_all_parts_are_put_together_in_their_order() -> None:
    one = Allowed(buyer_texts=("b", "a"), words=frozenset(["x"]), months=frozenset([1]))
    other = Allowed(buyer_texts=("c",), words=frozenset(["y"]), clocks=frozenset([5]))
    both = together([one, other])
    assert both == Allowed(
        buyer_texts=("b", "a", "c"), words=frozenset("xy"), months=frozenset([1]), clocks=frozenset([5])
    )


def test_phrases_that_the_seller_used_are_known_to_be_his() -> None:
    said = _of("You can cancel at any time, with a money-back guarantee.", BEN).seller_said
    assert said == {"promise.guarantee", "promise.money_back", "promise.refund"}
    assert _of("You can cancel at any time, with a money-back guarantee.", ADA).seller_said == frozenset()


@pytest.mark.parametrize("name", ["buyer_name", "seller_name"])
def test_a_name_that_is_a_number_in_some_language_may_sign(brief_of: BriefOf, name: str) -> None:
    allowed = _of_facts(brief_of, **{name: "Otto Brandt"})
    assert Decimal(8) in allowed.numbers
