"""A need that the seller names as his reason and the buyer tells in words of his own (S16, S18).

People tell a problem in a thousand ways, and no list of phrases holds them. The seller's note says why he is
certain; where a sentence of the buyer's tells the same matter, with two of the reason's own words or figures,
the buyer has named the problem himself. Words that the seller had used before do not count: they name what is
sold, and a buyer who repeats them confirms nothing. A lone need in the note stays the seller's belief.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from closecall.facts.cues import load_cues
from closecall.facts.findings import Findings
from closecall.facts.hearing import cue_language
from closecall.facts.planted import unplanted_sentences
from closecall.facts.vocabulary import Evidence
from closecall.text.amounts import amounts_in
from closecall.text.language import has_small_word
from closecall.text.numbers import read_numbers
from closecall.text.sentences import Sentence
from closecall.text.tokens import words_of
from closecall.thread.records import Message, Thread

_FACT = "need_confirmed"
# Shorter words join and point, and two words that begin alike for this long are forms of one.
_SHORTEST = 4
_COMMON_PART = 0.6
# Two, three and the like are said of everything.
_LEAST_NUMBER = 4
_FEWEST_SHARED = 2
_WORD_OF_LETTERS = re.compile(r"[^\W\d_]{1,40}")
# What the buyer says or did of these is no problem of his, though the seller may build on it.
_NO_NEED = ("interest", "money", "deciders", "actions", "denial")
_NO_NEED_FACTS = frozenset({"verbal_interest", "budget_status", "deciders", "agreed", "denied"})


def need_borne_out(thread: Thread, note: Findings) -> Findings:
    """``need_confirmed``, true where the buyer's own sentence tells the matter of a reason of the note's.

    Args:
        note: what the seller's note tells; only a seller who is certain has reasons.

    """
    for reason in note.values.get("conviction_reasons") or ():
        told = _told_by_the_buyer(thread, reason)
        if told is not None:
            return Findings({_FACT: True}, (told,))
    return Findings()


def _told_by_the_buyer(thread: Thread, reason: str) -> Evidence | None:
    lang = cue_language(thread)
    fresh = list(_marks_of(reason, lang))
    for index, message in enumerate(thread.messages):
        if len(fresh) < _FEWEST_SHARED:
            return None
        if message.is_seller:
            sold = tuple(_marks_of(message.body, lang))
            fresh = [mark for mark in fresh if not _is_among(sold, mark)]
        elif message.is_buyer and (sentence := _first_about(fresh, message, lang)) is not None:
            quote = message.body[sentence.start : sentence.end]
            return Evidence(_FACT, "words", index, sentence.start, sentence.end, quote)
    return None


def _first_about(told: Sequence[str], message: Message, lang: str) -> Sentence | None:
    """The first sentence of the buyer's that shares two marks with the reason and tells something."""
    for sentence in unplanted_sentences(message.body):
        if sentence.is_question:
            continue
        said = tuple(_marks_of(message.body[sentence.start : sentence.end], lang))
        shared = [mark for mark in told if _is_among(said, mark)]
        is_told = len(shared) >= _FEWEST_SHARED and any(not mark.isdigit() for mark in shared)
        if is_told and not _is_about_the_deal(sentence, message, lang, counts=any(map(str.isdigit, shared))):
            return sentence
    return None


def _is_about_the_deal(sentence: Sentence, message: Message, lang: str, *, counts: bool) -> bool:
    """Whether it speaks of wanting, paying or deciding, or denies: none of it tells a problem.

    Nor does a deed, but for one that ``counts`` what the reason counts: what a trial changed.
    """
    if any(a.currency for a in amounts_in(message.body, start=sentence.start, end=sentence.end)):
        return True
    book = load_cues(lang, *_NO_NEED)
    heard = {each.cue.fact for each in book.hear(sentence.words.folded)} if book else set()
    return not heard.isdisjoint(_NO_NEED_FACTS) or ("action" in heard and not counts)


def _marks_of(text: str, lang: str) -> Iterator[str]:
    """What a text is about: its longer words but for small ones, and its figures, each once."""
    numbers = read_numbers(text)
    figures = (str(int(n.value)) for n in numbers if n.value >= _LEAST_NUMBER)
    # A figure that is written in words is no word as well.
    told = words_of("".join(_without(text, [(n.start, n.end) for n in numbers]))).folded
    words = (word for word in told if len(word) >= _SHORTEST and not _is_small(word, lang))
    yield from dict.fromkeys((*figures, *words))


def _without(text: str, spans: Sequence[tuple[int, int]]) -> Iterator[str]:
    place = 0
    for start, end in spans:
        yield text[place:start]
        place = end
    yield text[place:]


@lru_cache(maxsize=4096)
def _is_small(word: str, lang: str) -> bool:
    return not _WORD_OF_LETTERS.fullmatch(word) or has_small_word(word, lang)


def _is_among(said: Sequence[str], mark: str) -> bool:
    return any(_are_one(mark, other) for other in said)


def _are_one(one: str, other: str) -> bool:
    """Whether two words are forms of one: alike from the beginning for most of the longer one."""
    if one == other:
        return True
    least = max(_SHORTEST, _COMMON_PART * max(len(one), len(other)))
    alike = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        alike += 1
    return alike >= least
