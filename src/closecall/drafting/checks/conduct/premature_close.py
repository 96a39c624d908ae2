"""W14 (S26): what only a firm close may do, in another message: disagree, recommend, ask for the order."""

from __future__ import annotations

from collections.abc import Iterator

from closecall.decision.records import Approach
from closecall.drafting.checks.inspection.draft_view import Sheet
from closecall.drafting.checks.inspection.topic_finders import is_quoted, is_way_to_stop, says
from closecall.drafting.checks.rule import NOT_FIRM, Rule
from closecall.drafting.checks.spans.draft_span import Span

_CONFIRMED = frozenset({Approach.CONFIRM})


def _forbidden_disagreement(sheet: Sheet) -> Iterator[Span]:
    yield from says("disagreement")(sheet)
    if sheet.draft.disagreement is not None:
        yield Span("disagreement", 0, len(sheet.draft.disagreement))


def _forbidden_recommendation(sheet: Sheet) -> Iterator[Span]:
    step = sheet.draft.next_step.what if sheet.draft.next_step is not None else ""
    for where, item in sheet.said("recommendation"):
        # What the buyer said himself is not the seller's advice.
        if is_quoted(sheet, where, item):
            continue
        # After the yes, signing is the step that was agreed.
        agreed = sheet.brief.approach is Approach.CONFIRM and step
        if not agreed or step not in sheet.text_of(where)[item.sentence.start : item.sentence.end]:
            yield Span(where, item.start, item.end)
    if sheet.draft.recommendation is not None:
        yield Span("recommendation", 0, len(sheet.draft.recommendation))


def _asks_for_order(sheet: Sheet) -> Iterator[Span]:
    for where, item in sheet.said("order_ask"):
        if not (is_way_to_stop(sheet, where, item) or is_quoted(sheet, where, item)):
            yield Span(where, item.start, item.end)


RULES = (
    Rule(
        id="W14",
        code="disagreement_not_allowed",
        sentence="This disagrees with the buyer's hesitation, which only a firm close may do.",
        repair="Take the hesitation as a fair point; do not contradict it.",
        source="S26, G3",
        find=_forbidden_disagreement,
        approaches=NOT_FIRM,
    ),
    Rule(
        id="W14",
        code="recommendation_not_allowed",
        sentence="This recommends buying now, which only a firm close may do.",
        repair="Do not tell the buyer to buy; help with how to decide.",
        source="S26, G3, N1, R2",
        find=_forbidden_recommendation,
        approaches=NOT_FIRM,
    ),
    Rule(
        id="W14",
        code="order_asked_for",
        sentence="This asks for the order, which only a firm close may do.",
        repair="Ask for a smaller step than the order, or for none.",
        source="S26, G3, N1",
        find=_asks_for_order,
        approaches=NOT_FIRM - _CONFIRMED,
    ),
)
