"""How a reading is counted against the labels, fact by fact."""

from __future__ import annotations

from typing import Any

import pytest

from closecall.evaluation import FactCount
from closecall.evaluation.agreement import count_facts, differences, total

_SOFT_PRICE = {"kind": "price", "hardness": "soft", "status": "open"}
_HARD_PRICE = {"kind": "price", "hardness": "hard", "status": "open"}
_SOFT_TRUST = {"kind": "trust", "hardness": "soft", "status": "open"}


def counts(label: dict[str, Any], read: dict[str, Any]) -> dict[str, FactCount]:
    return total(count_facts(label, read))


@pytest.mark.parametrize(
    ("fact", "label", "read", "expected"),
    [
        ("refusal", "not_now", "not_now", FactCount(right=1)),
        ("refusal", "not_now", "explicit_no", FactCount(wrong=1)),
        ("refusal", "not_now", None, FactCount(missed=1)),
        ("refusal", "none", "brush_off", FactCount(extra=1)),
        ("refusal", None, "brush_off", FactCount(extra=1)),
        ("annoyed", False, False, FactCount()),
        ("annoyed", False, True, FactCount(extra=1)),
        ("wants_guidance", None, True, FactCount(extra=1)),
        ("stage", None, "proposal", FactCount()),
        ("stage", None, None, FactCount()),
        ("price_total", 1000, 1004, FactCount(right=1)),
        ("price_total", 1000, 1010, FactCount(wrong=1)),
        ("meetings_kept", 0, 2, FactCount(extra=1)),
        ("need_confirmed", False, False, FactCount(right=1)),
        ("need_confirmed", False, True, FactCount(wrong=1)),
        ("price_known", False, None, FactCount(missed=1)),
        ("budget_status", "none", "none", FactCount(right=1)),
        ("buyer_actions", ["deposit", "referred"], ["deposit", "pilot_run"], FactCount(right=1, wrong=1)),
        ("buyer_actions", [], ["deposit"], FactCount(extra=1)),
        ("conviction_reasons", ["it saves a day"], ["a day is saved"], FactCount(right=1)),
    ],
)
def test_a_fact_counts_as_right_wrong_missed_or_extra(
    fact: str, label: Any, read: Any, expected: FactCount
) -> None:
    found = counts(
        {} if label is None else {fact: label},
        {} if read is None else {fact: read},
    )
    assert found.get(fact, FactCount()) == expected


@pytest.mark.parametrize(
    ("label", "read", "kind", "in_full"),
    [
        ([_SOFT_PRICE], [_SOFT_PRICE], FactCount(right=1), FactCount(right=1)),
        ([_SOFT_PRICE], [_HARD_PRICE], FactCount(right=1), FactCount(wrong=1)),
        ([_SOFT_PRICE], [{**_SOFT_PRICE, "status": "resolved"}], FactCount(right=1), FactCount(wrong=1)),
        ([_SOFT_PRICE], [_SOFT_TRUST], FactCount(wrong=1), FactCount(wrong=1)),
        ([_SOFT_PRICE, _SOFT_TRUST], [_SOFT_TRUST], FactCount(1, missed=1), FactCount(1, missed=1)),
        ([_SOFT_PRICE], [_SOFT_PRICE, _HARD_PRICE], FactCount(1, extra=1), FactCount(1, extra=1)),
        ([], [_SOFT_PRICE], FactCount(extra=1), FactCount(extra=1)),
        ([{"hardness": "soft"}], [], FactCount(missed=1), FactCount(missed=1)),
    ],
)
def test_hesitations_count_by_kind_and_in_full(
    label: list[dict[str, str]], read: list[dict[str, str]], kind: FactCount, in_full: FactCount
) -> None:
    found = counts({"hesitations": label}, {"hesitations": read})
    assert found["hesitations: kind"] == kind
    assert found["hesitations: in full"] == in_full


def test_a_refusal_of_another_kind_is_still_heard_as_a_refusal() -> None:
    found = counts({"refusal": "opt_out"}, {"refusal": "not_now"})
    assert found["refusal: any"] == FactCount(right=1)
    assert found["refusal: opt_out"] == FactCount(missed=1)
    assert found["refusal"] == FactCount(wrong=1)


def test_counts_of_several_cases_add_up_by_row() -> None:
    found = total([("a", FactCount(right=1)), ("b", FactCount()), ("a", FactCount(missed=1))])
    assert found == {"a": FactCount(right=1, missed=1)}


@pytest.mark.parametrize(
    ("count", "precision", "recall", "f1"),
    [
        (FactCount(), None, None, None),
        (FactCount(right=2), 1, 1, 1),
        (FactCount(missed=1), None, 0, 0),
        (FactCount(extra=1), 0, None, 0),
        (FactCount(right=1, wrong=1, missed=2, extra=1), 1 / 3, 1 / 4, 2 / 7),
    ],
)
def test_shares_follow_from_the_counts(
    count: FactCount, precision: float | None, recall: float | None, f1: float | None
) -> None:
    assert count.precision == pytest.approx(precision)
    assert count.recall == pytest.approx(recall)
    assert count.f1 == pytest.approx(f1)


def test_differences_name_each_fact_once_with_its_values() -> None:
    found = differences(
        {
            "stage": "proposal",
            "refusal": "none",
            "hesitations": [_SOFT_PRICE],
            "annoyed": True,
            "no_shows": 0,
        },
        {"stage": "proposal", "refusal": "not_now", "hesitations": [_HARD_PRICE], "contact_role": "user"},
    )
    assert found.missed == {"annoyed": True}
    assert found.wrong == {"hesitations": ([_SOFT_PRICE], [_HARD_PRICE])}
    assert found.extra == {"refusal": "not_now"}
    assert found.unlabelled == {"contact_role": "user"}


def test_a_part_too_many_or_too_few_is_a_difference() -> None:
    found = differences({"buyer_actions": ["deposit", "referred"]}, {"buyer_actions": ["deposit"]})
    assert found.wrong == {"buyer_actions": (["deposit", "referred"], ["deposit"])}
