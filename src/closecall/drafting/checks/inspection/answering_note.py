"""The sentences of the seller's note that answer what the buyer asks: they are for him, and may be told.

The note is internal. But where the buyer asks how long a battery lasts, and the note says how many hours, the
seller has written it down to be answered with. Such a sentence speaks of a thing that the question names.
It holds no sum of money, and nothing that the seller would only do if pressed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from closecall.drafting.checks.inspection.common_words import SHORTEST_TELLING
from closecall.drafting.checks.spans.word_stems import STEM, stem
from closecall.drafting.checks.word_lists import word_lists, word_set
from closecall.drafting.records import Brief
from closecall.text.quantities.amounts import amounts_in
from closecall.text.sentences import Sentence, sentences_of
from closecall.text.tokens import words_of

_WORDS = word_lists("by_rule")["answering_note"]
_KEPT = _WORDS["kept"]
_GUIDING = frozenset(map(stem, word_lists("by_rule")["question_first"]["guiding"]))
_GUIDED = frozenset(map(stem, word_lists("by_rule")["question_first"]["guided"]))
_FEWEST_OFFERED = 2
_OPENING = 3
"""Words in which somebody begins to say what he can do."""


def answers_in_note(brief: Brief) -> tuple[str, ...]:
    """The sentences of the note that speak of what the buyer's newest question asks; none without a thread.

    So does what the seller says that he can do about somebody or something that the buyer named.
    """
    if not brief.note or brief.thread is None:
        return ()
    asking = (m.body for m in reversed(brief.messages) if m.is_buyer and _questions(m.body, brief.lang))
    newest = next(asking, "")
    asked = _questions(newest, brief.lang)
    told = frozenset(_named("\n".join(m.body for m in brief.messages if m.is_buyer), brief.lang))
    offered = "\n".join(m.body for m in brief.messages if m.is_seller)
    return _answers(brief.note, brief.lang, asked, told) + (
        _of_the_offer(brief.note, offered) if any(map(asks_for_guidance, _contents(newest))) else ()
    )


def asks_for_guidance(stems: frozenset[str]) -> bool:
    """Whether a question asks to be guided, and for nothing else: "could you walk us through the options?".

    Args:
        stems: how its words with content begin.

    """
    return not stems.isdisjoint(_GUIDING) and stems <= _GUIDING | _GUIDED


def _contents(text: str) -> Iterator[frozenset[str]]:
    """How the words with content of each question begin."""
    frame = word_set("frame_words", "content")
    for sentence in sentences_of(text):
        if sentence.is_question:
            words = (word for word in sentence.words.folded if len(word) >= SHORTEST_TELLING)
            yield frozenset(stem(word) for word in words if word not in frame)


@lru_cache(maxsize=32)
def _of_the_offer(note: str, offered: str) -> tuple[str, ...]:
    """The sentences of the note about what the seller offers: two of his words, and nobody is spoken of."""
    words = {word for word in words_of(offered).folded if len(word) >= SHORTEST_TELLING}
    return tuple(
        _slice(note, sentence)
        for sentence in sentences_of(note)
        if len(words.intersection(sentence.words.folded)) >= _FEWEST_OFFERED
        and (_KEPT | _WORDS["persons"]).isdisjoint(sentence.words.folded)
        and not any(amount.currency or amount.is_percent for amount in amounts_in(_slice(note, sentence)))
    )


@lru_cache(maxsize=32)
def _answers(note: str, lang: str, asked: frozenset[str], told: frozenset[str]) -> tuple[str, ...]:
    return tuple(
        _slice(note, sentence)
        for sentence in sentences_of(note)
        if asked & _things(sentence.words.folded, lang)
        or (_can(sentence.words.folded) and _is_for_him(sentence.words.folded, told, lang))
        if _KEPT.isdisjoint(sentence.words.folded)
        and not any(amount.currency or amount.is_percent for amount in amounts_in(_slice(note, sentence)))
    )


def _can(words: Sequence[str]) -> bool:
    return not _WORDS["can"].isdisjoint(words[:_OPENING])


def _is_for_him(words: Sequence[str], told: frozenset[str], lang: str) -> bool:
    """Whether a sentence names something that the buyer named, or does it "for her"."""
    return bool(told & _things(words, lang)) or not _WORDS["whom"].isdisjoint(words)


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
