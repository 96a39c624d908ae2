"""All draft rules in one list, and the check that runs them."""

from __future__ import annotations

from closecall.drafting.checks import (
    call,
    gentle,
    invented,
    marks,
    measure,
    parts,
    private,
    quoting,
    recipients,
    stance,
    wording,
)
from closecall.drafting.checks.rule import Rule
from closecall.drafting.checks.sheet import Sheet
from closecall.drafting.records import Brief, Draft, Problem

RULES: tuple[Rule, ...] = tuple(
    sorted(
        (
            rule
            for module in (
                call,
                gentle,
                invented,
                marks,
                measure,
                parts,
                private,
                quoting,
                recipients,
                stance,
                wording,
            )
            for rule in module.RULES
        ),
        key=lambda rule: (rule.id[0], int(rule.id[1:]), rule.code),
    )
)
"""Every rule, by id and code."""


def check_draft(draft: Draft, brief: Brief) -> tuple[Problem, ...]:
    """Every rule that the draft breaks, each place once, sorted by place and code.

    Without a thread (``brief.thread`` is None) the buyer's words are those of the brief's evidence; quotes,
    amounts and names that nothing in the brief supports are problems all the same.
    """
    sheet = Sheet(draft, brief)
    found = {problem for rule in RULES if rule.applies_to(sheet) for problem in rule.problems(sheet)}
    return tuple(sorted(found, key=lambda p: (p.where, p.start, p.code, p.end)))
