"""W5, W12: words in quote marks must be the buyer's, and are quoted once."""

from __future__ import annotations

from collections.abc import Iterator

from closecall.drafting.checks.inspection.draft_view import Sheet
from closecall.drafting.checks.rule import Rule
from closecall.drafting.checks.spans.draft_span import Span
from closecall.drafting.checks.spans.quotations import claimed_quotations, quotations
from closecall.text.tokens import words_of

_FEWEST_WORDS = 3


def _invented_quotes(sheet: Sheet) -> Iterator[Span]:
    for part in sheet.parts:
        for start, end in claimed_quotations(part.text):
            if not sheet.allowed.is_buyers(part.text[start:end]):
                yield Span(part.where, start, end)


def _quoted_twice(sheet: Sheet) -> Iterator[Span]:
    """The same words of the buyer's in a second quotation, as when a wish has to serve as his doubt too."""
    seen: set[tuple[str, ...]] = set()
    for start, end in sorted(quotations(sheet.body.text)):
        words = words_of(sheet.body.text, start, end).folded
        if words in seen and start < sheet.main_end:
            yield Span("body", start, end)
        if len(words) >= _FEWEST_WORDS:
            seen.add(words)


def _quote_fields(sheet: Sheet) -> Iterator[Span]:
    for quote in sheet.draft.quotes:
        if not sheet.allowed.is_buyers(quote):
            yield Span("quotes", 0, len(quote))


RULES = (
    Rule(
        id="W5",
        code="invented_quote",
        sentence="These quoted words are not in any message of the buyer.",
        repair="Quote the buyer's own message letter by letter, or do not quote.",
        source="F1, S15, W5",
        find=_invented_quotes,
    ),
    Rule(
        id="W12",
        code="quoted_twice",
        sentence="The same words of the buyer are quoted twice.",
        repair="Quote each of the buyer's sentences once, for the one thing that it says.",
        source="F1, F2, W12",
        find=_quoted_twice,
    ),
    Rule(
        id="W5",
        code="quote_not_buyers",
        sentence="A quote of the draft is not in any message of the buyer.",
        repair="List only quotes that are in the buyer's own messages, letter by letter.",
        source="F1, S15, W5",
        find=_quote_fields,
    ),
)
