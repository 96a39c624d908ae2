"""What takes the certainty out of the seller's words: only what he is sure of now, himself and of this buyer.

"Far from certain", "I was certain until I saw the hall", "they need it, they say, I can't judge that": a word
of certainty in each, and none who is certain. A no, a wish, the past or a condition before the word is heard
in its clause; what takes it back stands in its sentence or the next.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from pathlib import Path

from closecall.facts.injection import unplanted_sentences
from closecall.facts.money.statements import MoneyMention, Statement
from closecall.text.patterns.pattern_set import PatternSet
from closecall.text.resources.lazy_regex import compiled_late
from closecall.text.resources.toml_file import read_data
from closecall.text.tokens import words_of

_PARTS = compiled_late(
    r"[,;:.()]\s|\s[\u2013\u2014-]\s|\s(?:and|but|so|because|since|und|aber|weil|denn|et|mais|car|y|pero|porque|e"
    r"|ma|perché|mas|en|maar|want|omdat|och|men|i|ale|bo|ponieważ)\s",
    re.IGNORECASE,
)
_NEED = "good_for_them"
# What he would do in their place, or that they need it: certainty without a word for it.
_WITHOUT_A_WORD = (_NEED, "would_take")


def is_taken_out(statement: Statement, told: MoneyMention, lang: str) -> bool:
    """Whether a word of certainty is none: denied, wished, past, on a condition, heard or taken back."""
    words = statement.sentence.words.folded
    parts = list(_parts(statement))
    if told.cue.fact in _WITHOUT_A_WORD:
        own = next(part for part in parts if part[0] <= told.start < part[1])
        if _meets(lang, "doubtful", _said(statement, own)):
            return True
    elif _is_led_by_doubt(statement, parts, told.start, lang):
        return True
    if told.cue.fact == _NEED and any(_meets(lang, "hearsay", _said(statement, part)) for part in parts):
        return True
    sure = _words(lang, "sure")
    spans = statement.sentence.words.spans
    if any(
        _is_led_by_doubt(statement, parts, span[0], lang)
        for word, span in zip(words, spans, strict=True)
        if word in sure
    ):
        return True
    return any(_meets(lang, "withdrawn", said) for said in (words, *_next(statement)))


def does_no_good(clause: str, lang: str) -> bool:
    """Whether what stands behind the certainty is no good of the buyer's: liking, show, means, no choice."""
    return _meets(lang, "no_good", words_of(clause).folded)


def _is_led_by_doubt(statement: Statement, parts: Sequence[tuple[int, int]], at: int, lang: str) -> bool:
    """Whether what stands before a word in its part of the sentence denies it or only wishes."""
    start = max(start for start, _ in parts if start <= at)
    before = words_of(statement.body, start, at).folded
    return _words(lang, "others").isdisjoint(before) and _meets(lang, "before", before)


def gives_no_reason(reason: str, lang: str, *, is_behind_comma: bool) -> bool:
    """Whether it begins as what speaks against it does ("but"), or behind a comma as a condition."""
    first = words_of(reason).folded[:1]
    lists = ("contrary", "condition") if is_behind_comma else ("contrary",)
    return bool(first) and any(first[0] in _words(lang, name) for name in lists)


def _parts(statement: Statement) -> Iterator[tuple[int, int]]:
    """The parts of the sentence between marks and joining words."""
    sentence = statement.sentence
    marks = (mark.end() for mark in _PARTS.finditer(statement.body, sentence.start, sentence.end))
    return pairwise([sentence.start, *marks, sentence.end])


def _said(statement: Statement, part: tuple[int, int]) -> tuple[str, ...]:
    return words_of(statement.body, *part).folded


def _next(statement: Statement) -> Iterator[tuple[str, ...]]:
    """The words of the sentence behind it."""
    after = (s for s in unplanted_sentences(statement.body) if s.start >= statement.sentence.end)
    yield from (sentence.words.folded for sentence in list(after)[:1])


def _meets(lang: str, name: str, words: Sequence[str]) -> bool:
    phrases = _phrases(lang).get(name)
    return phrases is not None and phrases.is_met(words)


@cache
def _phrases(lang: str) -> dict[str, PatternSet[int]]:
    return {
        name: PatternSet(enumerate(phrases), late=True)
        for name, phrases in _data(lang).items()
        if isinstance(phrases, list)
    }


@cache
def _words(lang: str, name: str) -> frozenset[str]:
    words = _data(lang).get(name, "")
    return frozenset(words_of(words).folded) if isinstance(words, str) else frozenset()


@cache
def _data(lang: str) -> dict[str, list[str] | str]:
    data: dict[str, dict[str, list[str] | str]] = read_data(Path(__file__).with_suffix(".toml"))
    return data.get(lang, {})
