"""Every criterion of the draft rubrics that code can decide has a rule that names it as its source."""

from __future__ import annotations

import re
from itertools import chain

import pytest

from closecall.drafting.checks import RULES, Rule

FIRM = [f"F{number}" for number in range(1, 13)]
GUIDING = ["G1", "G2", "G3", "G4", "G7", "G8", "G9", "G11", "G12"]
NURTURE = ["N1", "N3", "N5", "N6"]
REFUSED = [f"R{number}" for number in range(1, 6)]
CONFIRMED = [f"C{number}" for number in range(1, 5)]
ANY_DRAFT = [f"W{number}" for number in range(1, 19)]
CALL = [f"K{number}" for number in range(1, 5)]
NAMED = frozenset(
    chain.from_iterable(re.findall(r"\b[FGNRCWK]\d{1,2}\b", f"{rule.id} {rule.source}") for rule in RULES)
)


@pytest.mark.parametrize("criterion", [*FIRM, *GUIDING, *NURTURE, *REFUSED, *CONFIRMED, *ANY_DRAFT, *CALL])
def test_a_criterion_has_a_rule(criterion: str) -> None:
    assert criterion in NAMED


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_rule_tells_what_is_wrong_how_to_mend_it_and_why(rule: Rule) -> None:
    for told in ("sentence", "repair", "source"):
        assert getattr(rule, told).strip(), told
