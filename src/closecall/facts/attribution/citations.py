"""Whose words a seller's notes put between quotation marks: the buyer's, somebody else's, or the seller's."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple

from closecall.facts.attribution.retelling import Telling, telling_in
from closecall.facts.cues.cue_mentions import cited
from closecall.text.resources.lazy_regex import compiled_late
from closecall.text.resources.text_cache import remembered
from closecall.text.tokens import words_of

_LOOKED_AT = 80
_WORDS_BEFORE = 8
_WORDS_BEHIND = 4
_SENTENCE_END = compiled_late(r"[.!?\n]")


class Citation(NamedTuple):
    """Words between quotation marks in ``body[start:end]``, and whose they are."""

    start: int
    end: int
    by: Literal["buyer", "other", "seller"]


def citations_in(body: str, telling: Telling | None) -> tuple[Citation, ...]:
    """The citations of a seller's line; in a language without words for it all are the buyer's."""
    if telling is None:
        return tuple(Citation(start, end, "buyer") for start, end in cited(body))
    return tuple(Citation(start, end, _by(body, start, end, telling)) for start, end in cited(body))


# Each reader of facts asks for the same lines.
@remembered
def cited_of_the_buyer(body: str, lang: str) -> tuple[tuple[int, int], ...]:
    """Spans of the words between quotation marks that the seller's notes give as the buyer's."""
    return tuple((c.start, c.end) for c in citations_in(body, telling_in(lang)) if c.by == "buyer")


def _by(body: str, start: int, end: int, telling: Telling) -> Literal["buyer", "other", "seller"]:
    before = _SENTENCE_END.split(body[max(0, start - 1 - _LOOKED_AT) : start - 1])[-1]
    leading = words_of(before).folded[-_WORDS_BEFORE:]
    for phrase in telling.own_words:
        if tuple(leading[-len(phrase) :]) == phrase:
            return "seller"
    if _is_anothers(leading, telling):
        return "other"
    behind = _SENTENCE_END.split(body[end + 1 : end + 1 + _LOOKED_AT])[0].lstrip(" ,")
    following = words_of(behind).folded[:_WORDS_BEHIND]
    is_said = any(word in telling.said for word in following)
    return "other" if is_said and _is_anothers(following, telling) else "buyer"


def _is_anothers(words: Sequence[str], telling: Telling) -> bool:
    """Whether the last one named is neither the buyer nor the seller."""
    kinds: set[str] = set()
    for word in words:
        kind = telling.others.get(word)
        if kind is not None:
            kinds = {kind}
        elif word in telling.one and not kinds & {telling.persons.get(word, ""), "any"}:
            kinds = set()
    return bool(kinds)
