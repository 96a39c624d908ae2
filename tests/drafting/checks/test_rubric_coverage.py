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
def test_a_rule_tells_in_whole_sentences_what_is_wrong_and_how_to_mend_it(rule: Rule) -> None:
    for told in (rule.sentence, *map(rule.repair_in, ("en", "de", "fr", "es"))):
        assert re.fullmatch(r'[A-Z][^\n]* [^\n]+(?:[a-z)]\.|\."|[a-z?]"\.)', told), told


_SOURCE = (
    r"[SWFGNRCKD]\d{1,2}(?:-[SWFGNRCKD]\d{1,2})?|(?:call|draft) rubric"
    r"|Rackham|JOLT|CAN-SPAM|UCPD Annex I(?: no\. \d{1,2})?|(?:[A-Z]\w+, )?[A-Z]\w+ and \w+ 20\d\d"
)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_rule_rests_on_criteria_and_studies_that_can_be_looked_up(rule: Rule) -> None:
    assert re.fullmatch(rf"(?:{_SOURCE})(?:, (?:{_SOURCE}))*", rule.source), rule.source
