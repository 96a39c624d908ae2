"""What the buyer has cancelled beside his no, and whether thread or note say that it is done."""

from __future__ import annotations

from functools import cache
from typing import Any, NamedTuple

from closecall.drafting.phrasing.phrase_tables import WRITTEN, table, written_language
from closecall.drafting.records import Brief
from closecall.facts.injection import unplanted_sentences
from closecall.text.patterns.pattern_set import PatternSet
from closecall.text.sentences import Sentence, sentences_of
from closecall.text.tokens import words_of

_BEFORE = 3
"""Words before an ask that may take it back: "we cannot cancel the contract"."""


class Cancellation(NamedTuple):
    """What is cancelled, as a draft names it; None for what is not named. And whether it is done."""

    thing: str | None
    is_done: bool


def cancellation_in(brief: Brief) -> Cancellation | None:
    """What the buyer wants cancelled, or has cancelled, since the seller last wrote; None without it."""
    lang = written_language(brief.lang)
    said = [
        sentence for _, message in brief.since_the_seller() for sentence in unplanted_sentences(message.body)
    ]
    for sentence in reversed(said):
        found = _asks_in(sentence, lang)
        if found:
            is_done = any(_tells_done(other) for other in sentences_of(brief.note or ""))
            return Cancellation(next((thing for thing in found if thing), None), is_done)
    told = [" ".join(sentence.words.folded) for sentence in said if _tells_done(sentence)]
    sellers = [" ".join(words_of(m.body).folded) for m in brief.messages if m.is_seller]
    is_his = any(_names(thing, told) and _names(thing, sellers) for thing in _words(lang)["things"])
    return Cancellation(None, is_done=True) if is_his else None


def _names(thing: str, texts: list[str]) -> bool:
    return any(f" {thing} " in f" {text} " for text in texts)


def _asks_in(sentence: Sentence, lang: str) -> list[str]:
    """What a sentence asks to have cancelled, unless it says when it could be, or who does it."""
    words, unless = sentence.words.folded, frozenset(str(_words(lang)["unless"]).split())
    return [
        one.key
        for one in _asked(lang).search(words)
        if unless.isdisjoint(words[max(0, one.first - _BEFORE) : one.first])
    ]


def _tells_done(sentence: Sentence) -> bool:
    """Whether a sentence says that something is cancelled, and not that it is still to be."""
    words = sentence.words.folded
    return not sentence.is_question and any(
        _done(lang).is_met(words) and _not_so(lang).isdisjoint(words) for lang in WRITTEN
    )


def _words(lang: str) -> dict[str, Any]:
    return dict(table("quoting")[lang]["cancelled"])


@cache
def _asked(lang: str) -> PatternSet[str]:
    """What he asks: before a thing, by the words for it; alone, by none."""
    words = _words(lang)
    named = (
        (said, asks.replace("{thing}", thing))
        for thing, said in words["things"].items()
        for asks in words["asks"]
    )
    return PatternSet((*named, *(("", pattern) for pattern in words["asks_it"])))


@cache
def _done(lang: str) -> PatternSet[None]:
    return PatternSet((None, pattern) for pattern in _words(lang)["has"])


@cache
def _not_so(lang: str) -> frozenset[str]:
    return frozenset(str(_words(lang)["not_so"]).split())
