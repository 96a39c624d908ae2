"""W17, W18: a paragraph that has nothing of the conversation, in German, French and Spanish.

A draft declares its parts, and each is checked for what it is. A paragraph beside them that speaks of nothing
the thread holds, and does not thank, frame, give the pace or say goodbye either, is somebody else's matter:
told without any list of what it might be.
"""

from __future__ import annotations

from collections.abc import Iterator

from closecall.decision.records import Approach
from closecall.drafting.checks.inspection.acknowledgement import can_compare, has_acted
from closecall.drafting.checks.inspection.draft_view import Sheet
from closecall.drafting.checks.inspection.greeting_words import greeting_words
from closecall.drafting.checks.provenance.off_topic_words import COURTESIES, FEWEST_WORDS
from closecall.drafting.checks.rule import ANY_APPROACH, WRITTEN, Rule, Span
from closecall.drafting.checks.spans.declared_parts import any_overlaps, declared_spans, middle_paragraphs
from closecall.drafting.checks.spans.word_stems import STEM, stem
from closecall.drafting.checks.word_lists import word_lists
from closecall.text.tokens import words_of

_FEWEST_HEARD = 20
"""Telling words of a thread below which having none of them in common proves nothing."""
_CHANCE = 1
"""Words in common that prove nothing."""


def _unrelated_paragraphs(sheet: Sheet) -> Iterator[Span]:
    frame = word_lists("frame").get(sheet.draft.lang)
    if frame is None or sheet.brief.thread is None or not can_compare(sheet):
        return
    common = frame["words"] | greeting_words()
    known = {stem(word) for word in sheet.allowed.words if len(word) >= STEM and word not in common}
    if len(known) < _FEWEST_HEARD:
        return
    may_do = (*COURTESIES, "deed") if has_acted(sheet) else COURTESIES
    anchored = (*declared_spans(sheet.draft), *_known_figures(sheet))
    for start, end in middle_paragraphs(sheet.draft.body):
        text = sheet.draft.body[start:end]
        words = words_of(text).folded
        # A line that ends in a colon is the head of what follows.
        if (
            text.rstrip().endswith(":")
            or len(words) < FEWEST_WORDS
            or any_overlaps(anchored, start=start, end=end)
        ):
            continue
        shared = {word for word in words if word not in common and stem(word) in known}
        if len(shared) <= _CHANCE and not any(sheet.says(text, topic) for topic in may_do):
            yield Span("body", start, end)


def _known_figures(sheet: Sheet) -> Iterator[tuple[int, int]]:
    """Where the body names an amount of the thread or the facts."""
    for amount in sheet.body.amounts:
        if amount.currency and sheet.allowed.has_amount(amount, currency=sheet.brief.facts.currency):
            yield amount.start, amount.end


RULES = (
    Rule(
        id="W17",
        code="unrelated_paragraph",
        sentence="This paragraph speaks of nothing that the thread or the facts hold.",
        repair="Leave it out, or say it in words of the thread.",
        source="F5, G6, W17, W18",
        find=_unrelated_paragraphs,
        approaches=ANY_APPROACH - {Approach.RESPECT_NO},
        channels=WRITTEN,
    ),
)
