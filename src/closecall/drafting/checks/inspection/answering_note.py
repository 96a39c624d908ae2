"""The sentences of the seller's note that answer what the buyer asks: they are for him, and may be told.

The note is internal. But where the buyer asks how long a battery lasts, and the note says how many hours, the
seller has written it down to be answered with. Such a sentence speaks of a thing that the question names.
It holds no sum of money, and nothing that the seller would only do if pressed.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from closecall.drafting.checks.spans.word_stems import STEM, stem
from closecall.drafting.checks.word_lists import word_lists
from closecall.drafting.records import Brief
from closecall.text.quantities.amounts import amounts_in
from closecall.text.sentences import Sentence, sentences_of
from closecall.text.tokens import words_of

_WORDS = word_lists("by_rule")["answering_note"]
_KEPT = _WORDS["kept"]
_OPENING = 3
"""Words in which somebody begins to say what he can do."""


def answers_in_note(brief: Brief) -> tuple[str, ...]:
    """The sentences of the note that speak of what the buyer's newest question asks; none without a thread.

    So does what the seller says that he can do about somebody or something that the buyer named.
    """
    if not brief.note or brief.thread is None:
        return ()
    asking = (m.body for m in reversed(brief.messages) if m.is_buyer and _questions(m.body, brief.lang))
    asked = _questions(next(asking, ""), brief.lang)
    told = frozenset(_named("\n".join(m.body for m in brief.messages if m.is_buyer), brief.lang))
    return _answers(brief.note, brief.lang, asked, told)


@lru_cache(maxsize=32)
def _answers(note: str, lang: str, asked: frozenset[str], told: frozenset[str]) -> tuple[str, ...]:
    return tuple(
        _slice(note, sentence)
        for sentence in sentences_of(note)
        if asked & _things(sentence.words.folded, lang)
        or (_can(sentence.words.folded) and told & _things(sentence.words.folded, lang))
        if _KEPT.isdisjoint(sentence.words.folded)
        and not any(amount.currency or amount.is_percent for amount in amounts_in(_slice(note, sentence)))
    )


def _can(words: Sequence[str]) -> bool:
    return not _WORDS["can"].isdisjoint(words[:_OPENING])


@lru_cache(maxsize=64)
def _named(text: str, lang: str) -> frozenset[str]:
    return _things(words_of(text).folded, lang)


def _slice(text: str, sentence: Sentence) -> str:
    return text[sentence.start : sentence.end]


@lru_cache(maxsize=64)
def _questions(text: str, lang: str) -> frozenset[str]:
    """How the longer words of the questions in a message begin."""
    asked = (sentence for sentence in sentences_of(text) if sentence.is_question)
    return frozenset(each for sentence in asked for each in _things(sentence.words.folded, lang))


def _things(words: Sequence[str], lang: str) -> frozenset[str]:
    kinds = word_lists("acceptance").get(lang, {})
    small = kinds.get("small", frozenset()) | kinds.get("withheld", frozenset())
    return frozenset(stem(word) for word in words if len(word) >= STEM and word not in small)
