"""Whether the buyer had to ask again: he waits for what he was promised, or for any answer."""

from __future__ import annotations

from functools import cache

from closecall.drafting.phrasing.phrase_tables import table, written_language
from closecall.drafting.records import Brief
from closecall.facts.injection import unplanted_sentences
from closecall.text.patterns.pattern_set import PatternSet


def had_to_ask_again(brief: Brief) -> bool:
    """Whether a sentence of his says so, since the seller last wrote."""
    patterns = _patterns(written_language(brief.lang))
    return any(
        patterns.search(sentence.words.folded)
        for _, message in brief.since_the_seller()
        for sentence in unplanted_sentences(message.body)
    )


@cache
def _patterns(lang: str) -> PatternSet[None]:
    return PatternSet((None, pattern) for pattern in table("quoting")[lang]["asked_again"])
