"""Labelled cases: what counts as expected, acceptable and harmful, and how each fact is counted."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

from closecall.advisor import Advisor
from closecall.cli.evaluation_tables import report_lines
from closecall.decision import Approach
from closecall.errors import InputError
from closecall.evaluation import Case, FactCount, Outcome, Report, Start, evaluate, read_cases
from closecall.facts.findings import Evidence
from closecall.facts.vocabulary import Facts
from closecall.testing import example_facts

_THREAD = """\
From: Ada Birch <ada@birchmill.example>
To: Max Orr <max@orrsaws.example>
Date: Mon, 2 Mar 2026 09:00
Subject: Saw

Please take me off your list.

From: Max Orr <max@orrsaws.example>
To: Ada Birch <ada@birchmill.example>
Date: Fri, 27 Feb 2026 09:00
Subject: Saw

Dear Ada, our quote for the saw is 900 EUR.
"""


def row(**changed: Any) -> dict[str, Any]:
    return {
        "id": "A1",
        "kind": "email",
        "lang": "en",
        "as_of": "2026-03-02",
        "seller_note": "Max here, Ada is a good lead.",
        "thread": _THREAD,
        "facts": {
            "refusal": "opt_out",
            "price_total": 900,
            "currency": "EUR",
            "seller_conviction": "certain",
        },
        "not_in_thread": ["seller_conviction"],
        "expected_approach": "respect_no",
        "acceptable": ["respect_no"],
        "never": ["firm_close", "guide"],
        **changed,
    }


def case(**changed: Any) -> Case:
    return Case.model_validate(row(**changed))


def test_an_evaluation_from_the_facts_needs_no_thread() -> None:
    ready = case(
        id="B", facts=example_facts().to_dict(), thread="", expected_approach="firm_close", never=["nurture"]
    )
    report = evaluate([ready], start=Start.FACTS, advisor=Advisor(), clock=iter([1.0, 3.5]).__next__)
    assert report.to_dict()["expected"] == {"count": 1, "ids": ["B"]}
    assert report.seconds == 2.5


def test_an_evaluation_from_the_thread_reads_the_text_with_the_note() -> None:
    report = evaluate([case()], start=Start.THREAD, advisor=Advisor(), clock=lambda: 0.0)
    told = report.to_dict()
    assert told["expected"]["ids"] == ["A1"]
    assert told["harmful"]["count"] == 0
    assert told["facts"]["refusal"] == {
        "right": 1,
        "wrong": 0,
        "missed": 0,
        "extra": 0,
        "precision": 1.0,
        "recall": 1.0,
        "f1": 1.0,
    }
    assert told["facts"]["seller_conviction"]["right"] == 0, (
        "the note does not say it, and it must not be given"
    )


def test_a_case_says_who_the_seller_is_where_its_thread_does_not() -> None:
    thread = "Ada: Good morning.\nMax: Good morning, thanks.\n"
    unsaid, said = (case(id=me or "-", thread=thread, seller_note="", me=me) for me in ("", "Ada"))
    report = evaluate([unsaid, said], start=Start.THREAD, advisor=Advisor(), clock=lambda: 0.0)
    assert [outcome.approach is None for outcome in report.outcomes] == [True, False]


def test_long_names_of_cases_stand_apart_from_what_was_expected() -> None:
    wrong = [case(id=name, facts={}, thread="", never=[]) for name in ("A", "the_saw_that_nobody_wanted.txt")]
    report = evaluate(wrong, start=Start.FACTS, advisor=Advisor(), clock=lambda: 0.0)
    rows = [line for line in report_lines(report) if " -> " in line]
    assert [line.split()[:2] for line in rows] == [[each.id, "respect_no"] for each in wrong]
    assert len({line.index(" -> ") for line in rows}) == 1


def test_a_fact_that_was_given_tells_nothing_about_the_reader() -> None:
    given = case(
        facts={"refusal": "opt_out", "annual_means": 90_000}, not_in_thread=["annual_means"], seller_note=""
    )
    report = evaluate([given], start=Start.THREAD, advisor=Advisor(), clock=lambda: 0.0)
    assert report.outcomes[0].facts.annual_means == 90_000
    assert "annual_means" not in report.per_fact()
    assert "refusal" in report.per_fact()


def test_a_given_fact_that_the_reader_overrules_is_counted() -> None:
    no_refusal = Facts.from_mapping({"refusal": "none"})
    heard = Facts.from_mapping({"refusal": "opt_out"})
    overruled = Outcome(case(facts={"refusal": "none"}), None, heard, given=no_refusal)
    assert Report((overruled,), 0.0).per_fact()["refusal"] == FactCount(extra=1)


def test_from_the_facts_nothing_is_read_and_no_fact_counted() -> None:
    report = evaluate([case()], start=Start.FACTS, advisor=Advisor(), clock=lambda: 0.0)
    assert report.per_fact() == {}


def test_each_case_tells_what_was_answered_and_which_facts_were_read_otherwise() -> None:
    label = {
        "refusal": "none",
        "price_total": 900,
        "currency": "EUR",
        "stage": "proposal",
        "critical_date": "2026-04-01",
    }
    read = {"refusal": "brush_off", "price_total": 800, "currency": "EUR", "stage": "proposal"}
    read |= {"seller_talk_share": 0.5}
    said = (Evidence("refusal", "words", 0, 0, 11, "We'll see it"),)
    found = Outcome(case(facts=label), Approach.GUIDE, Facts.from_mapping(read), evidence=said).to_dict()
    assert (found["id"], found["expected"], found["got"], found["harmful"]) == (
        "A1",
        "respect_no",
        "guide",
        True,
    )
    assert found["facts"] == {
        "missed": [{"fact": "critical_date", "label": "2026-04-01"}],
        "wrong": [{"fact": "price_total", "label": 900, "read": 800, "quotes": []}],
        "extra": [{"fact": "refusal", "read": "brush_off", "quotes": ["We'll see it"]}],
        "unlabelled": [{"fact": "seller_talk_share", "read": 0.5, "quotes": []}],
    }


def test_a_thread_that_is_refused_is_an_error_of_its_row_and_not_of_the_run() -> None:
    report = evaluate([case(thread=" ")], start=Start.THREAD, advisor=Advisor(), clock=lambda: 0.0)
    told = report.to_dict()
    assert list(told["errors"]) == ["A1"]
    assert told["confusion"] == {"respect_no": {"error": 1}}


def test_harm_is_what_the_case_says_must_never_be() -> None:
    pushed = Outcome(case(), Approach.FIRM_CLOSE, Facts())
    assert Report((pushed,), 0.0).to_dict()["harmful"] == {"count": 1, "ids": ["A1"]}
    assert not pushed.acceptable


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("{", "line 2"),
        (json.dumps(row(expected_approach="shove")), "expected_approach"),
        (json.dumps({k: v for k, v in row().items() if k != "thread"}), "thread"),
    ],
)
def test_a_broken_case_is_named_by_file_and_line(line: str, told: str) -> None:
    with pytest.raises(InputError) as caught:
        list(read_cases(f"\n{line}", name="cases.jsonl"))
    assert "cases.jsonl, line 2" in str(caught.value)
    assert told in str(caught.value)


def test_cases_are_read_with_their_dates() -> None:
    (read,) = read_cases(json.dumps(row()), name="x")
    assert read.as_of == date(2026, 3, 2)


def test_the_cases_are_told_apart_by_language_kind_and_format() -> None:
    said = "Seller: Our quote is 900 EUR.\nBuyer: We have decided not to buy.\n"
    call = case(id="B", kind="call", lang="de", thread=said, facts={"refusal": "explicit_no"})
    report = evaluate([case(), call], start=Start.THREAD, advisor=Advisor(), clock=lambda: 0.0)
    groups = report.groups()
    assert {group: tally.cases for group, tally in groups["language"].items()} == {"de": 1, "en": 1}
    assert list(groups["kind"]) == ["call", "email"]
    assert "pasted mail" in groups["format"]
    assert groups["kind"]["call"].expected == 1
    assert groups["kind"]["call"].facts.right == 1, "a refusal counts once, however many rows look at it"


def test_a_line_separator_inside_a_thread_does_not_break_its_row() -> None:
    text = json.dumps(row(thread="one\u2028two"), ensure_ascii=False)
    (read,) = read_cases(text, name="x")
    assert read.thread == "one\u2028two"
