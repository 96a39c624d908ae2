"""W8: the seller's sample mails show how he sounds; what they say was meant for others."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from closecall.drafting.checks.inspection.draft_view import Sheet
from closecall.drafting.checks.rule import Rule, Span
from closecall.drafting.records import Brief
from closecall.drafting.voice import Voice
from closecall.text.tokens import words_of

_RUN = 6
"""Words in a row that are a quotation; shorter runs are how anybody writes."""


def _sample_runs(sheet: Sheet) -> Iterator[Span]:
    """Each run of six words that stands in a sample, and in nothing that may be said."""
    voice = sheet.brief.voice
    if voice is None or not voice.samples:
        return
    private = _runs(voice.samples) - _runs(tuple(_open_texts(sheet.brief, voice)))
    for part in sheet.parts:
        words, end = part.words, 0
        for place in range(len(words.folded) - _RUN + 1):
            if place >= end and words.folded[place : place + _RUN] in private:
                end = place + _RUN
                yield Span(part.where, words.spans[place][0], words.spans[end - 1][1])


def _open_texts(brief: Brief, voice: Voice) -> Iterator[str]:
    """What may be said: the thread, the seller's reasons, the sentences that he likes, and his signature."""
    yield from (message.body for message in brief.messages)
    yield from brief.facts.conviction_reasons or ()
    yield from (evidence.quote for evidence in brief.evidence if evidence.quote)
    yield voice.own_words


@lru_cache(maxsize=32)
def _runs(texts: tuple[str, ...]) -> frozenset[tuple[str, ...]]:
    return frozenset(
        words[place : place + _RUN]
        for words in (words_of(text).folded for text in texts)
        for place in range(len(words) - _RUN + 1)
    )


RULES = (
    Rule(
        id="W8",
        code="sample_quoted",
        sentence="This is taken from one of your sample mails, which was written to somebody else.",
        repair="Say it in new words, and only what this buyer's thread and facts hold.",
        source="W8",
        find=_sample_runs,
    ),
)
