"""Finders for rules that ask what a draft says: never, only if the seller has said it, or only when asked."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from closecall.drafting.checks.phrases import Said
from closecall.drafting.checks.rule import Span
from closecall.drafting.checks.sheet import Sheet

Find = Callable[[Sheet], Iterator[Span]]


def says(*topics: str) -> Find:
    """Every place where the draft speaks on one of the topics."""

    def find(sheet: Sheet) -> Iterator[Span]:
        return (Span(where, item.start, item.end) for topic in topics for where, item in sheet.said(topic))

    return find


def says_unasked(topic: str) -> Find:
    """Every place where the draft says on the topic what the seller's messages and reasons do not hold."""

    def find(sheet: Sheet) -> Iterator[Span]:
        for where, item in sheet.said(topic):
            if not is_sellers_own(sheet, item):
                yield Span(where, item.start, item.end)

    return find


def says_unlike_seller(topic: str) -> Find:
    """Every place where the draft says on the topic something that the seller has not said word for word."""

    def find(sheet: Sheet) -> Iterator[Span]:
        for where, item in sheet.said(topic):
            if not is_literal(sheet, item):
                yield Span(where, item.start, item.end)

    return find


def is_sellers_own(sheet: Sheet, item: Said) -> bool:
    """Whether the seller has said the like in the thread, or given it as a reason."""
    return item.phrase.id in sheet.allowed.seller_said


def is_literal(sheet: Sheet, item: Said) -> bool:
    """Whether the seller has used these very words in the thread, or given them as a reason."""
    words = item.sentence.words
    said = [
        word
        for word, (start, _) in zip(words.folded, words.spans, strict=True)
        if item.start <= start < item.end
    ]
    return any(f" {' '.join(said)} " in text for text in sheet.allowed.seller_texts)
