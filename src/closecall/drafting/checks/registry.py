"""All draft rules in one list, and the check that runs them."""

from __future__ import annotations

from itertools import islice

from closecall.drafting.checks import (
    addressee,
    answering,
    bulk,
    call,
    elsewhere,
    figures_after_no,
    gentle,
    invented,
    marks,
    measure,
    parts,
    private,
    quoting,
    recipients,
    refused,
    samples,
    stance,
    strangers,
    stray,
    unrelated,
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
                addressee,
                answering,
                bulk,
                call,
                elsewhere,
                figures_after_no,
                gentle,
                invented,
                marks,
                measure,
                parts,
                private,
                quoting,
                recipients,
                refused,
                samples,
                stance,
                strangers,
                stray,
                unrelated,
                wording,
            )
            for rule in module.RULES
        ),
        key=lambda rule: (rule.id[0], int(rule.id[1:]), rule.code),
    )
)
"""Every rule, by id and code."""

_MOST_PLACES = 25
"""Places told of one rule: whoever has broken it so often has to write anew."""


def problems_in(draft: Draft, brief: Brief) -> tuple[Problem, ...]:
    """Every rule that the draft breaks, each place once and at most 25 of a rule, sorted by place and code.

    Without a thread (``brief.thread`` is None) the buyer's words are those of the brief's evidence; quotes,
    amounts and names that nothing in the brief supports are problems all the same.
    """
    sheet = Sheet(draft, brief)
    found = {
        problem
        for rule in RULES
        if rule.applies_to(sheet)
        for problem in islice(rule.problems(sheet), _MOST_PLACES)
    }
    return tuple(sorted(found, key=lambda p: (p.where, p.start, p.code, p.end)))
