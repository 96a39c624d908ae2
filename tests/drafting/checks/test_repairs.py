"""What a broken rule tells whoever writes again: its example is in the language of the draft."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest

from closecall.drafting.checks import rule
from closecall.drafting.checks.inspection.draft_view import Sheet
from closecall.drafting.checks.registry import RULES

_SAMPLES = tomllib.loads((Path(rule.__file__).parent / "data" / "repairs.toml").read_text(encoding="utf-8"))


def test_each_example_has_its_rule_and_every_language() -> None:
    shown = {each.code for each in RULES if "{}" in each.repair}
    assert shown == _SAMPLES.keys()
    assert all(sample.keys() == {"en", "de", "fr", "es"} for sample in _SAMPLES.values())


@pytest.mark.parametrize(
    ("lang", "shown"),
    [("en", "I think"), ("de", "Ich finde"), ("fr", "Je pense"), ("es", "Creo que"), ("it", "I think")],
)
def test_the_example_is_in_the_language_of_the_draft(
    sheet_of: Callable[..., Sheet], lang: str, shown: str
) -> None:
    sheet = sheet_of("Hello.", approach="firm_close", lang=lang)
    rule = next(each for each in RULES if each.code == "recommendation_missing")
    repairs = [problem.repair for problem in rule.problems(sheet)]
    assert repairs
    assert all(shown in repair for repair in repairs)
