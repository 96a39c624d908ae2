"""F5: a firm close gives a reason, and the reason is of this thread."""

from __future__ import annotations

from collections.abc import Iterator

from closecall.drafting.checks.inspection.draft_view import Sheet
from closecall.drafting.checks.rule import FIRM, Rule
from closecall.drafting.checks.spans.draft_span import Span
from closecall.text.language import UNDETERMINED
from closecall.text.quantities.numbers import numbers_in
from closecall.text.tokens import words_of

_SMALL_COUNT = 5


def _no_reason(sheet: Sheet) -> Iterator[Span]:
    if not sheet.draft.reasons:
        yield Span("reasons")


def _reason_from_nowhere(sheet: Sheet) -> Iterator[Span]:
    """Reasons without a word of the thread.

    A model's must say what was given (:mod:`closecall.drafting.generation.reason_grounding`).
    """
    known = sheet.allowed.words
    if not known or not _is_threads_language(sheet):
        return
    for reason in sheet.draft.reasons:
        shared = any(len(word) >= 4 and word in known for word in words_of(reason).folded)
        if not shared and not _has_known_figure(sheet, reason) and not sheet.says(reason, "act_named"):
            yield Span("reasons", 0, len(reason))


def _has_known_figure(sheet: Sheet, reason: str) -> bool:
    """Whether a reason gives a figure of the thread or the facts, larger than a small count or a fraction."""
    values = (number.value for number in numbers_in(reason))
    return any(
        value in sheet.allowed.numbers and (value > _SMALL_COUNT or value % 1 != 0) for value in values
    )


def _is_threads_language(sheet: Sheet) -> bool:
    """Whether draft and thread share a language, so that their words can be compared."""
    thread = sheet.brief.thread
    return thread is None or thread.lang in (sheet.draft.lang, UNDETERMINED)


RULES = (
    Rule(
        id="F5",
        code="no_reason",
        sentence="There is no reason in the message.",
        repair="Give one of the seller's reasons, in the buyer's numbers or words.",
        source="S16, F5",
        find=_no_reason,
        approaches=FIRM,
    ),
    Rule(
        id="F5",
        code="reason_from_nowhere",
        sentence="This reason shares no word with the seller's reasons or the thread.",
        repair="Use a reason that the seller gave, in the buyer's words.",
        source="S16, F5",
        find=_reason_from_nowhere,
        approaches=FIRM,
    ),
)
