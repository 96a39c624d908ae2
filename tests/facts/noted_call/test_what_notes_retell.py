"""What the seller's own notes of a call tell: what lowers, and the deeds and questions that he logs."""

from __future__ import annotations

from typing import Any

import pytest

from closecall import Thread
from closecall.facts.fact_extraction import read_facts
from closecall.facts.reading import Reading

BOOTH = """Call with Orla (Kilbride Pottery) Tues
- wants a new spray booth, 2 sizes, quoted 6,300
- likes the lamp, said "that would save me an hour a day"
- her husband keeps the books, needs to ask him
- asked when we could fit it - told her 3 weeks
- said call me Friday
"""


def read(notes: str) -> Reading:
    thread = Thread.parse(notes)
    assert thread.format == "call notes"
    return read_facts(thread)


def told(*points: str, heading: str = "Call notes Orla") -> Reading:
    return read("\n".join([heading, *(f"- {point}" for point in ("met at the yard", *points, "windy day"))]))


def value(reading: Reading, fact: str) -> Any:
    found = getattr(reading.facts, fact)
    if fact == "hesitations":
        return {each.kind.value for each in found or ()}
    return getattr(found, "value", found)


def test_notes_as_they_are_typed_are_heard() -> None:
    reading = read(BOOTH)
    assert reading.facts.price_total == 6300
    assert value(reading, "hesitations") == {"authority"}
    assert reading.facts.decision_makers_total == 2
    assert reading.facts.buying_questions == 1
    assert value(reading, "refusal") == "none"
    assert value(reading, "verbal_interest") == "none"


def test_what_is_retold_is_shown_as_the_sellers_line() -> None:
    shown = [e for e in read(BOOTH).evidence if e.fact == "hesitations"]
    assert [(e.source, e.quote) for e in shown] == [
        ("seller", "her husband keeps the books, needs to ask him")
    ]


@pytest.mark.parametrize(
    ("point", "fact", "heard"),
    [
        ("told me to stop ringing her", "refusal", "opt_out"),
        ("isn't interested any more", "refusal", "explicit_no"),
        ("she wants to leave it till September", "refusal", "not_now"),
        ("she'll come back to me if she needs anything", "refusal", "brush_off"),
        ("thinks it's too expensive", "hesitations", {"price"}),
        ("doesn't want to be pushed", "asked_no_pressure", True),
        ("asked me which one I'd recommend", "wants_guidance", True),
        ("her mum died last week", "vulnerability", "bereavement"),
        ("asked how long it takes to install", "buying_questions", 1),
        ("has to run it past her boss", "decision_makers_total", 2),
    ],
)
def test_what_lowers_counts_from_the_sellers_record(point: str, fact: str, heard: object) -> None:
    assert value(told(point), fact) == heard


@pytest.mark.parametrize(
    "point",
    [
        "super keen, basically sold",
        "loved the sample",
        "HOT HOT HOT",
        "I told her she'd be thrilled",
        "will definitely sign, trust me",
        'I said "you will want two of these"',
        'her sister said "we want it, where do I sign"',
    ],
)
def test_the_sellers_own_praise_raises_nothing(point: str) -> None:
    reading = told(point)
    assert value(reading, "verbal_interest") in (None, "none")
    assert not reading.facts.buyer_actions
    assert not reading.facts.buying_questions
    assert not reading.facts.decision_makers_agreed


def test_cited_words_of_the_buyer_are_still_interest() -> None:
    assert value(told('Orla said "we want it, where do I sign"'), "verbal_interest") != "none"


def test_a_logged_deed_counts_with_the_line_that_logs_it() -> None:
    reading = told("she has paid the deposit")
    assert [each.value for each in reading.facts.buyer_actions or ()] == ["deposit"]
    assert [(e.source, e.quote) for e in reading.evidence if e.fact == "buyer_actions"] == [
        ("seller", "she has paid the deposit")
    ]


def test_a_list_of_points_is_in_no_order() -> None:
    assert value(told("isn't interested any more", "liked the lid", "asked what it costs"), "refusal") == (
        "explicit_no"
    )


def test_a_yes_noted_of_somebody_by_name_counts_and_one_of_nobody_does_not() -> None:
    assert told("Pam has said yes").facts.decision_makers_agreed == 1
    assert not told("loves it, basically said yes").facts.decision_makers_agreed


@pytest.mark.parametrize(
    ("lang", "notes", "refusal", "hesitations"),
    [
        (
            "de",
            "Gesprächsnotiz Frau Holm\n- Angebot 8.400\n- fragt noch ihren Mann\n- findet es zu teuer",
            "none",
            {"price"},
        ),
        (
            "de",
            "Telefonnotiz Frau Holm\n- kein Interesse\n- sie will nicht mehr angerufen werden\n- kurz",
            "opt_out",
            set(),
        ),
        (
            "fr",
            "Notes appel Mme Aubin\n- devis 3 400\n- doit en parler à son mari\n- trouve ça trop cher",
            "none",
            {"price", "authority"},
        ),
        (
            "es",
            "Notas llamada Sra. Vega\n- presupuesto 2.900\n- le parece caro\n- no quiere que la llamemos más",
            "opt_out",
            {"price"},
        ),
    ],
)
def test_notes_in_other_languages_are_heard(
    lang: str, notes: str, refusal: str, hesitations: set[str]
) -> None:
    reading = read(notes)
    assert Thread.parse(notes).lang == lang
    assert value(reading, "refusal") == refusal
    assert value(reading, "hesitations") >= hesitations


def test_two_prices_are_no_price() -> None:
    assert told("quoted 6,300 for the big one", "quoted 4,100 for the small one").facts.price_total is None


def test_a_count_of_weeks_is_no_price() -> None:
    assert told("quoted 3 weeks for the job").facts.price_total is None


def test_beside_lines_of_the_buyers_own_the_seller_is_not_taken_for_him() -> None:
    notes = "Call notes Orla\nme: do it now?\nher: mm, I suppose.\nme: not interested in waiting\nher: ok"
    assert value(read(notes), "refusal") == "none"


def test_a_wish_that_somebody_else_is_not_called_is_no_opt_out() -> None:
    assert value(told("no, he does not want me to call Ines directly"), "refusal") == "none"


def test_a_fragment_that_tells_nothing_of_the_buyer_is_no_doubt() -> None:
    assert value(told("shop closed, lights off"), "hesitations") == set()


def test_a_list_below_what_the_seller_did_is_his_notes() -> None:
    assert value(told("has to run it past her boss", heading="Spoke to Orla, Kilbride"), "hesitations") == (
        {"authority"}
    )


def test_a_list_below_words_to_somebody_is_no_note() -> None:
    text = "Spoke to my sister, we say:\n- no to the lamp\n- yes to the booth\n- Monday suits"
    assert Thread.parse(text).format != "call notes"
