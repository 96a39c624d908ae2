"""The page about rules tells every id that a draft's problem or a decision's reason may show."""

from __future__ import annotations

import re

from closecall.decision import load_policy
from closecall.drafting.checks import RULES

from .refresh import ROOT

_PAGE = (ROOT / "docs" / "rules.md").read_text(encoding="utf-8")


def test_the_page_tells_every_draft_rule() -> None:
    told = set(re.findall(r"^  (\w{2,3}) {1,2}(\w+)(?: \(unsure\))?:", _PAGE, re.MULTILINE))
    assert told == {(rule.id, rule.code) for rule in RULES}


def test_the_page_tells_every_rule_of_the_decision() -> None:
    policy = load_policy()
    named = {rule for weight in policy.weights.values() for rule in weight.rules}
    named |= {rule for gate in policy.gates.values() for rule in gate.rules}
    named |= {rule for rules in policy.rows.values() for rule in rules}
    told = re.findall(r"^  (S\d+) +[A-Z]", _PAGE, re.MULTILINE)
    assert named <= set(told)
    assert told == [f"S{number}" for number in range(1, len(told) + 1)]
