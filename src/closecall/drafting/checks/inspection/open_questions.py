"""The questions that a draft puts to the buyer, and those that only look like one."""

from __future__ import annotations

from collections.abc import Iterator

from closecall.drafting.checks.inspection.draft_view import Sheet
from closecall.drafting.checks.spans.draft_span import Span
from closecall.drafting.checks.spans.quotations import quotations
from closecall.text.sentences import Sentence

_SHORT = 6
"""Words up to which a question that the writer answers at once is a turn of speech ("Two minds? Then ...")"""


def open_questions(sheet: Sheet) -> Iterator[Sentence]:
    """The questions of the message proper that wait for an answer of their own.

    Not among them: the proposal of the next step and the way out, which a draft declares as such, the
    hesitation and the disagreement put as a question, a quoted question, a short one that the writer answers
    himself in the same paragraph, and the one by which he would decide, told after a colon.
    """
    declared = tuple(_declared(sheet))
    quoted = tuple(quotations(sheet.body.text))
    for sentence in sheet.questions:
        if _overlaps(sentence, declared) or _ends_inside(sentence, quoted):
            continue
        if not (_is_answered(sheet, sentence) or _is_criterion(sheet, sentence)):
            yield sentence


def several_questions(sheet: Sheet) -> Iterator[Span]:
    """Every open question after the first."""
    for number, sentence in enumerate(open_questions(sheet)):
        if number:
            yield Span("body", sentence.start, sentence.end)


def _declared(sheet: Sheet) -> Iterator[tuple[int, int]]:
    draft = sheet.draft
    step = draft.next_step
    parts = (draft.exit, draft.hesitation, draft.disagreement, *((step.what, step.when) if step else ()))
    for part in parts:
        if part and (start := sheet.draft.body.find(part)) >= 0:
            yield start, start + len(part)


def _overlaps(sentence: Sentence, spans: tuple[tuple[int, int], ...]) -> bool:
    return any(start < sentence.end and sentence.start < end for start, end in spans)


def _ends_inside(sentence: Sentence, spans: tuple[tuple[int, int], ...]) -> bool:
    """Whether the question mark stands in a quotation, or closes one."""
    return any(start < sentence.end <= end + 1 for start, end in spans)


def _is_answered(sheet: Sheet, sentence: Sentence) -> bool:
    if len(sentence.words.folded) > _SHORT:
        return False
    line_end = sheet.body.text.find("\n", sentence.end)
    following = next((s for s in sheet.body.sentences if s.start >= sentence.end), None)
    in_line = following is not None and (line_end < 0 or following.start < line_end)
    return in_line and following is not None and not following.is_question


def _is_criterion(sheet: Sheet, sentence: Sentence) -> bool:
    """Whether the question tells how to decide ("I would ask first: which of them suits the team?").

    It may, beside the one question that the draft declares.
    """
    asked, text = sheet.draft.question, sheet.body.text[sentence.start : sentence.end]
    return ": " in text and asked is not None and asked not in text
