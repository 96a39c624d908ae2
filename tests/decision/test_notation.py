"""Facts on one line, and back."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.strategies import DataObject, SearchStrategy

from closecall.decision import from_notation, to_notation
from closecall.decision.notation import CODES
from closecall.errors import FactsError
from closecall.facts import Facts


@settings(max_examples=150, deadline=None, derandomize=True)
@given(data=st.data())
def test_any_facts_come_back_from_their_line(data: DataObject, any_facts: SearchStrategy[Facts]) -> None:
    facts = data.draw(any_facts)
    line = to_notation(facts)
    assert from_notation(line) == facts
    assert to_notation(from_notation(line)) == line
    assert len(line.splitlines()) == 1
    assert line.isascii()


def test_every_fact_has_its_own_code() -> None:
    assert set(CODES) == set(Facts.model_fields)
    assert len(set(CODES.values())) == len(CODES)


def test_the_line_reads_as_documented(ready: Callable[..., Facts]) -> None:
    assert to_notation(ready(hesitations=[{"kind": "timing", "hardness": "soft"}], annual_means=None)) == (
        "closecall:1/BK:organisation/P:3000/CUR:USD/DT:1/DA:0/CR:decider/VI:strong/BA:trial_used/MK:2/BI:1"
        "/H:timing.soft.open/NC:y/ST:proposal/PK:y/SC:certain"
        "/WHY:the%20trial%20cut%20their%20paperwork%20by%20half"
    )


@pytest.mark.parametrize("written", ["3000", "3000.00", "3E+3"])
def test_equal_amounts_are_written_the_same(written: str) -> None:
    assert to_notation(Facts(price_total=Decimal(written))) == "closecall:1/P:3000"


@pytest.mark.parametrize("written", ["0.1", "0.10", "0.100"])
def test_equal_fractions_are_written_the_same(written: str) -> None:
    assert to_notation(Facts(price_total=Decimal(written))) == "closecall:1/P:0.1"


@pytest.mark.parametrize("written", ["0.10", "1E-7", "1E-10", "0.1234567890123456789012345678901234567890"])
def test_fractions_lose_nothing(written: str) -> None:
    facts = Facts(price_total=Decimal(written))
    assert from_notation(to_notation(facts)) == facts


@pytest.mark.parametrize(
    ("known", "line"),
    [
        ({}, "closecall:1"),
        ({"hesitations": ()}, "closecall:1/H:"),
        ({"conviction_reasons": ("a/b+c:d", "é")}, "closecall:1/WHY:a%2Fb%2Bc%3Ad+%C3%A9"),
        ({"auto_reply_pending": True}, "closecall:1/AR:y"),
        ({"auto_reply_pending": "2026-01-02"}, "closecall:1/AR:2026-01-02"),
    ],
)
def test_edges_are_written_and_read(known: dict[str, Any], line: str) -> None:
    facts = Facts.from_mapping(known)
    assert to_notation(facts) == line
    assert from_notation(line) == facts


def test_white_space_around_a_line_is_no_part_of_it() -> None:
    assert from_notation("  closecall:1/MK:2\n") == Facts(meetings_kept=2)


@pytest.mark.parametrize(
    ("line", "problems"),
    [
        ("", ["the notation does not begin with closecall:1/"]),
        ("closecall:2/VI:strong", ["the notation does not begin with closecall:1/"]),
        ("closecall:1/XX:1", ["XX: no such code"]),
        ("closecall:1/", [": no such code"]),
        ("closecall:1/MK:2/MK:3", ["MK: stands twice"]),
        ("closecall:1/MK:two", ["MK (meetings_kept): 'two' is not a count"]),
        ("closecall:1/MK:1234567890", ["MK (meetings_kept): '1234567890' is not a count"]),
        ("closecall:1/MK:-1", ["MK (meetings_kept): '-1' is not a count"]),
        ("closecall:1/MK:" + "9" * 5_000, [f"MK (meetings_kept): '{'9' * 20}' is not a count"]),
        ("closecall:1/AN:true", ["AN (annoyed): 'true' is neither y nor n"]),
        ("closecall:1/H:timing.soft", ["H (hesitations): 'timing.soft' is not kind.hardness.status"]),
        (f"closecall:1/H:{'x' * 99}", [f"H (hesitations): '{'x' * 60}' is not kind.hardness.status"]),
        ("closecall:1/WHY:%FF", ["WHY (conviction_reasons): "]),
        ("closecall:1/VI:hot", ["verbal_interest: "]),
        ("closecall:1/DT:1/DA:2", ["decision_makers_agreed is 2"]),
        ("closecall:1/AN:x/XX:1/VI:hot/P:-3", ["AN (annoyed)", "XX: ", "price_total: ", "verbal_interest: "]),
    ],
)
def test_every_problem_of_a_line_is_listed(line: str, problems: list[str]) -> None:
    with pytest.raises(FactsError) as caught:
        from_notation(line)
    assert len(caught.value.problems) == len(problems)
    for found, expected in zip(caught.value.problems, problems, strict=True):
        assert found.startswith(expected)
