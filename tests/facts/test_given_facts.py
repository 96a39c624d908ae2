"""Facts files: what they may hold, and one clear sentence for each thing that is wrong in them."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from closecall.errors import FactsError
from closecall.facts.facts_file import load_facts, load_reading
from closecall.facts.validation import expected
from closecall.facts.vocabulary import Facts, Hesitation


def test_a_toml_file_gives_native_dates_and_decimals() -> None:
    facts = load_facts("price_total = 1250.50\ncurrency = 'EUR'\ndefer_until = 2026-01-05\n", name="crm.toml")
    assert facts.known() == {
        "price_total": Decimal("1250.50"),
        "currency": "EUR",
        "defer_until": date(2026, 1, 5),
    }


@pytest.mark.parametrize("name", ["crm.json", "standard input"])
def test_a_json_file_gives_the_same(name: str) -> None:
    facts = load_facts(
        '\ufeff{"price_total": 1250.50, "defer_until": "2026-01-05", "refusal": null}', name=name
    )
    assert facts.known() == {"price_total": Decimal("1250.50"), "defer_until": date(2026, 1, 5)}


def test_a_table_may_come_first_in_toml_without_a_name() -> None:
    facts = load_facts("[[hesitations]]\nhardness = 'soft'\n", name="standard input")
    assert len(facts.hesitations or ()) == 1


@pytest.mark.parametrize("more", [{}, {"schema": "closecall.advice/1", "approach": "guide", "draft": None}])
def test_of_a_result_of_closecall_the_facts_count(more: dict[str, object]) -> None:
    told = {"facts": {"stage": "proposal"}, "evidence": [{"quote": "x" * 100_000}], "thread": {}, **more}
    assert load_facts(json.dumps(told), name="-").known() == {"stage": "proposal"}


@pytest.mark.parametrize(("refusal", "unheard"), [(None, True), ("none", False)])
def test_facts_read_from_a_language_that_nobody_hears_say_so_until_the_seller_tells(
    refusal: str | None, unheard: bool
) -> None:
    told = {
        "facts": {"stage": "accepted", "refusal": refusal},
        "evidence": [],
        "thread": {"unheard": "Finnish"},
    }
    assert load_reading(json.dumps(told), name="-").is_unheard is unheard


def test_a_fact_put_beside_the_facts_of_a_result_is_not_lost_in_silence() -> None:
    told = {"facts": {"stage": "proposal"}, "evidence": [], "thread": {}, "annoyed": True}
    with pytest.raises(FactsError, match='annoyed: stands outside of "facts"'):
        load_facts(json.dumps(told), name="-")


@pytest.mark.parametrize(
    ("name", "text", "problems"),
    [
        ("crm.json", '{"stage": "proposal",\n "price_total" 5}', ("line 2, column 16",)),
        ("crm.toml", "stage = 'proposal'\nprice_total = \n", ("line 2, column 15",)),
        ("crm.toml", "stage = 'prop", ("line 1, column",)),
        ("crm.json", "[1]", ("holds a list",)),
        ("crm.json", '{"price_total": NaN}', ("NaN is not a number",)),
        ("crm.json", '{"stage": "new", "stage": "proposal"}', ("stage: stands twice",)),
        ("crm.json", "[" * 50_000, ("nested too deeply",)),
        ("crm.json", json.dumps({"conviction_reasons": ["x"] * 20_000}), ("longer than 60,000",)),
        ("crm.json", '{"facts": {}, "evidence": []}', ("holds no facts",)),
        ("crm.toml", " \n", ("holds no facts",)),
        (
            "crm.toml",
            "stage = 'closed'\nintrest = 3\nmeetings_kept = -1\n",
            ("stage", "intrest: no such fact", "meetings_kept"),
        ),
    ],
    ids=lambda value: str(value)[:20],
)
def test_every_problem_of_a_facts_file_is_named_with_its_place(
    name: str, text: str, problems: tuple[str, ...]
) -> None:
    with pytest.raises(FactsError) as caught:
        load_facts(text, name=name)
    assert str(caught.value).startswith(f"{name}: ")
    assert len(caught.value.problems) == len(problems)
    for problem in problems:
        assert any(line.startswith(problem) for line in caught.value.problems), caught.value.problems
    assert all(line.endswith((".", "?")) for line in caught.value.problems)
    assert caught.value.hint.endswith(".")


def test_several_problems_are_numbered_and_the_file_is_named_once() -> None:
    with pytest.raises(FactsError) as caught:
        load_facts("prise = 3\nannoyed = 'very'\n", name="crm.toml")
    assert str(caught.value) == (
        'crm.toml: (1) annoyed: "very" is not true or false. '
        "(2) prise: no such fact. Did you mean price_total? "
        "`closecall facts --list` shows all facts and their values."
    )


@pytest.mark.parametrize(
    ("fact", "value", "told"),
    [
        ("stage", "sold", 'stage: "sold" is not one of new, discovery, evaluation, proposal'),
        ("price_total", "abc", 'price_total: "abc" is not an amount above 0, such as 3900.'),
        ("price_total", -3, "price_total: -3 is not an amount above 0, such as 3900."),
        ("currency", "eur", 'currency: "eur" is not three capital letters, such as EUR.'),
        ("meetings_kept", 2.5, "meetings_kept: 2.5 is not a whole number from 0 to 10,000."),
        ("decision_makers_total", 0, "decision_makers_total: 0 is not a whole number from 1 to 10,000."),
        ("seller_talk_share", 3, "seller_talk_share: 3 is not a share from 0 to 1."),
        ("defer_until", "June", 'defer_until: "June" is not a day such as 2026-03-31.'),
        ("auto_reply_pending", "soon", 'auto_reply_pending: "soon" is not true, false, or the day they'),
        ("buyer_actions", "trial_used", 'buyer_actions: "trial_used" is not a list of trial_used, pilot_run'),
        ("buyer_actions", ["trial"], 'buyer_actions, item 1: "trial" is not one of trial_used, pilot_run'),
        ("conviction_reasons", "it saves", 'conviction_reasons: "it saves" is not a list of sentences.'),
        ("conviction_reasons", ["ok", ""], 'conviction_reasons, item 2: "" is not a sentence of at most'),
        ("hesitations", "price", 'hesitations: "price" is not a list such as [{"kind": "price"'),
        ("hesitations", ["price"], 'hesitations, item 1: "price" does not have kind, hardness, status.'),
        (
            "hesitations",
            [{"kind": "price"}],
            "hesitations, item 1: hardness is missing; it is one of soft, hard.",
        ),
        (
            "hesitations",
            [{"hardness": "soft"}, {"hardness": "soft", "kind": "money"}],
            "hesitations, item 2: kind is not one of price, authority",
        ),
        (
            "hesitations",
            [{"hardness": "soft", "weight": 3}],
            "hesitations, item 1: there is no weight, only kind, hardness, status.",
        ),
        ("annoyed", "x" * 200, f'annoyed: "{"x" * 39}... is not true or false.'),
    ],
)
def test_a_bad_value_is_told_in_plain_words(fact: str, value: object, told: str) -> None:
    with pytest.raises(FactsError) as caught:
        Facts.from_mapping({fact: value})
    (problem,) = caught.value.problems
    assert problem.startswith(told)
    assert "Input should" not in problem


def test_a_contradiction_is_one_sentence() -> None:
    with pytest.raises(FactsError) as caught:
        Facts.from_mapping({"decision_makers_total": 1, "decision_makers_agreed": 3})
    assert caught.value.problems == (
        "decision_makers_agreed is 3, more than decision_makers_total, which is 1.",
    )


@pytest.mark.parametrize("told", [{"prise": 3}, {"decision_makers_total": 1, "decision_makers_agreed": 3}])
def test_facts_made_by_name_are_told_wrong_as_those_of_a_mapping_are(told: dict[str, Any]) -> None:
    with pytest.raises(FactsError) as of_mapping:
        Facts.from_mapping(told)
    with pytest.raises(FactsError) as by_name:
        Facts(**told)
    assert str(by_name.value) == str(of_mapping.value)


@pytest.mark.parametrize(
    ("told", "problems"),
    [
        ({}, ["hardness is missing; it is one of soft, hard."]),
        ({"hardness": "firm"}, ['hardness is not one of soft, hard, but "firm".']),
        (
            {"hardness": 1, "weight": 3},
            ["hardness is not one of soft, hard, but 1.", "there is no weight, only kind, hardness, status."],
        ),
    ],
)
def test_a_hesitation_is_told_wrong_alone_and_among_facts(told: dict[str, Any], problems: list[str]) -> None:
    with pytest.raises(FactsError) as alone:
        Hesitation(**told)
    assert list(alone.value.problems) == problems
    with pytest.raises(FactsError) as among:
        Facts.from_mapping({"annoyed": "no idea", "hesitations": [{"hardness": "soft"}, told]})
    assert [told for told in among.value.problems if told.startswith("hesitations")] == [
        f"hesitations, item 2: {problem}" for problem in problems
    ]
    assert len(among.value.problems) == len(problems) + 1


def test_for_every_fact_it_can_be_said_what_may_stand_there() -> None:
    for name in Facts.model_fields:
        assert expected(name, Facts.model_fields)
