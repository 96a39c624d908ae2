"""All draft rules in one list, and the check that runs them."""

from __future__ import annotations

from itertools import islice

from closecall.drafting.checks.conduct import (
    bypassed_decider,
    contact_after_refusal,
    firm_close_rules,
    gentle_rules,
    premature_close,
    prohibited_wording,
    question_first,
    reason_rules,
)
from closecall.drafting.checks.form import (
    bulk_footer,
    call_script,
    characters,
    declared_fields,
    language_asked_for,
    length,
    recipient,
    third_person,
)
from closecall.drafting.checks.inspection.draft_view import Sheet
from closecall.drafting.checks.provenance import (
    invented_events,
    invented_figures,
    invented_quotes,
    invented_terms,
    leaks,
    off_topic,
    reported_speech,
    unknown_parties,
    unknown_references,
)
from closecall.drafting.checks.refusal_reply import figure_rules, reply_rules
from closecall.drafting.checks.rule import Rule
from closecall.drafting.records import Brief, Draft, Problem

RULES: tuple[Rule, ...] = tuple(
    sorted(
        (
            rule
            for module in (
                bulk_footer,
                bypassed_decider,
                call_script,
                characters,
                contact_after_refusal,
                declared_fields,
                figure_rules,
                firm_close_rules,
                gentle_rules,
                invented_events,
                invented_figures,
                invented_quotes,
                invented_terms,
                leaks,
                language_asked_for,
                length,
                off_topic,
                premature_close,
                prohibited_wording,
                question_first,
                reason_rules,
                recipient,
                reply_rules,
                reported_speech,
                third_person,
                unknown_parties,
                unknown_references,
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
