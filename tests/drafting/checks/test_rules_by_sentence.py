"""Sentences that break a rule, and close ones that do not: tables in TOML."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from closecall.drafting.checks import RULES, problems_in
from closecall.drafting.records import Brief, Draft

_HERE = Path(__file__).parent
_CODES = {rule.code for rule in RULES}
_OF_THE_WHOLE_TEXT = {"not_composed"}


def _tables() -> Iterator[dict[str, Any]]:
    for path in sorted(_HERE.glob("sentences_*.toml")):
        for table in tomllib.loads(path.read_text(encoding="utf-8"))["rule"]:
            yield {**table, "file": path.stem}


def _cases(kind: str) -> list[Any]:
    return [
        pytest.param(
            table["code"], table.get("approach", "guide"), sentence, id=f"{table['file']}-{table['code']}-{n}"
        )
        for table in _tables()
        for n, sentence in enumerate(table[kind])
    ]


@pytest.mark.parametrize(("code", "approach", "sentence"), _cases("fails"))
def test_a_sentence_that_breaks_the_rule_is_found_in_its_place(
    honest: dict[str, Draft], brief_of: Callable[..., Brief], code: str, approach: str, sentence: str
) -> None:
    head, _, tail = honest[approach].body.rpartition("\n\n")
    draft = honest[approach].model_copy(update={"body": f"{head}\n\n{sentence}\n\n{tail}"})
    start, end = len(head) + 2, len(head) + 2 + len(sentence)
    found = [problem for problem in problems_in(draft, brief_of(approach)) if problem.code == code]
    if code in _OF_THE_WHOLE_TEXT:
        assert [(problem.start, problem.end) for problem in found] == [(0, len(draft.body))]
    else:
        assert any(start <= problem.start < problem.end <= end for problem in found)


@pytest.mark.parametrize(("code", "approach", "sentence"), _cases("passes"))
def test_a_sentence_close_to_it_passes(
    codes_with: Callable[..., set[str]], code: str, approach: str, sentence: str
) -> None:
    assert code not in codes_with(sentence, approach)


def test_every_table_names_a_rule_and_has_three_examples_of_each_kind() -> None:
    for table in _tables():
        assert table["code"] in _CODES
        assert min(len(table["fails"]), len(table["passes"])) >= 3, table["code"]


_PLAIN = tomllib.loads((_HERE / "honest.toml").read_text(encoding="utf-8"))
_HONEST = _PLAIN["sentences"]


@pytest.mark.parametrize("sentence", _HONEST)
def test_plain_business_language_trips_no_rule(codes_with: Callable[..., set[str]], sentence: str) -> None:
    assert codes_with(sentence) == set()


@pytest.mark.parametrize("sentence", _PLAIN["farewells"])
def test_a_farewell_trips_no_rule_after_a_no(codes_with: Callable[..., set[str]], sentence: str) -> None:
    assert codes_with(sentence, "respect_no") == set()


@pytest.mark.parametrize(
    "name",
    ["firm_close", "guide", "nurture", "respect_no", "confirm", "firm_close.call", "guide.call"],
)
def test_an_honest_draft_has_no_problem(
    honest: dict[str, Draft], brief_of: Callable[..., Brief], name: str
) -> None:
    assert problems_in(honest[name], brief_of(name)) == ()
