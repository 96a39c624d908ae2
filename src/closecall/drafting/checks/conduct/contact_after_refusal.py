"""R1, R5: nothing is written past a refusal that stands."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from closecall.drafting.checks.inspection.draft_view import Sheet
from closecall.drafting.checks.rule import ANY_APPROACH, RESPECT, Rule
from closecall.drafting.checks.spans.draft_span import Span
from closecall.facts.vocabulary import Refusal


def _all_after(refusal: Refusal, sheet: Sheet) -> Iterator[Span]:
    """The whole body, where this refusal stands."""
    if sheet.brief.facts.standing_refusal is refusal:
        yield Span("body", 0, len(sheet.draft.body))


RULES = (
    Rule(
        id="R5",
        code="draft_after_opt_out",
        sentence="The buyer has asked not to be contacted: there must be no message at all.",
        repair="Write nothing.",
        source="S5, R5, D1",
        find=partial(_all_after, Refusal.OPT_OUT),
    ),
    Rule(
        id="R1",
        code="no_passed_over",
        sentence="The buyer has said no, and this is written for something else than accepting it.",
        repair="Accept the no, and ask for nothing.",
        source="S5, R1, D2",
        find=partial(_all_after, Refusal.EXPLICIT_NO),
        approaches=ANY_APPROACH - RESPECT,
    ),
)
