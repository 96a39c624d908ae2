"""A need that the seller names as his reason and the buyer tells in words of his own (S16, S18).

People tell a problem in a thousand ways, and no list of phrases holds them. The seller's note says why he is
certain; where a sentence of the buyer's tells the same matter, with two of the reason's own words or figures,
the buyer has named the problem himself. Words that the seller had used before do not count: they name what is
sold, and a buyer who repeats them confirms nothing. A lone need in the note stays the seller's belief.

He often tells it beside something else: "after the flood in May we'd like one", "I never want such a night
again", "we have mice again, can you come?". A matter that is over ("the roof is fine again", "it never leaked
again") is no need.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

from closecall.facts.cues import heard_of
from closecall.facts.cues.cue_mentions import cue_language
from closecall.facts.evidence import quoting
from closecall.facts.findings import Evidence, Findings
from closecall.facts.injection import unplanted_sentences
from closecall.text.language import has_small_word
from closecall.text.quantities.amounts import amounts_in
from closecall.text.quantities.numbers import read_numbers
from closecall.text.resources.lazy_regex import compiled_late
from closecall.text.resources.toml_file import read_data
from closecall.text.sentences import Sentence
from closecall.text.tokens import words_of
from closecall.thread.records import Message, Thread

_FACT = "need_confirmed"
# Shorter words join and point.
_SHORTEST = 3
# Two words that begin alike for this long are forms of one.
_LEAST_ALIKE = 4
_COMMON_PART = 0.6
# Two, three and the like are said of everything; with what they count ("two Sundays") they are one mark.
_LEAST_NUMBER = 4
_CLAUSE = compiled_late(r"[,;:\u2013\u2014]\s")
_FEWEST_SHARED = 2
_WORD_OF_LETTERS = compiled_late(r"[^\W\d_]{1,40}")
# What the buyer says or did of these is no problem of his, though the seller may build on it.
_NO_NEED = ("interest", "money", "deciders", "actions", "denial", "hesitation")
_BARE_ANSWER = "answered"
# A phrase of time is no longer than this.
_LONGEST_PHRASE = 10
_NO_NEED_FACTS = frozenset({"verbal_interest", "budget_status", "deciders", "agreed", "hesitation"})


class _Words(NamedTuple):
    after: frozenset[str]
    subjects: frozenset[str]
    owns: frozenset[str]
    others: frozenset[str]
    wishes: frozenset[str]
    again: tuple[str, ...]
    over: tuple[str, ...]

    def wants_a_last_time(self, told: Sequence[str]) -> bool:
        """Whether a denial is a wish that the matter shall not come again: "I never want", "never again".

        "Our driver never got lost again" tells that it is over.
        """
        text = f" {' '.join(told)} "
        return any(
            (f" {phrase} " in text and not self.wishes.isdisjoint(told))
            or (" " in phrase and (text.startswith(f" {phrase} ") or text.endswith(f" {phrase} ")))
            for phrase in self.again
        )

    def tells_of_its_return(self, told: Sequence[str]) -> bool:
        """Whether a statement of his own says that the matter is there again: "we've had mice again"."""
        text = f" {' '.join(told)} "
        return bool(self.owns.intersection(told[:1])) and any(f" {phrase} " in text for phrase in self.again)

    def is_over(self, told: Sequence[str]) -> bool:
        """Whether a sentence says that the matter is mended, gone or long past."""
        text = f" {' '.join(told)} "
        return any(f" {phrase} " in text for phrase in self.over)


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


def is_over(sentence: Sentence, lang: str) -> bool:
    """Whether a sentence says that what it speaks of is mended, gone or long past."""
    return _words(lang).is_over(sentence.words.folded)


def _told_by_the_buyer(thread: Thread, reason: str) -> Evidence | None:
    lang = cue_language(thread)
    fresh = list(_marks_of(reason, lang))
    is_a_lack = _denies(reason, lang)
    for index, message in enumerate(thread.messages):
        if len(fresh) < _FEWEST_SHARED:
            return None
        if message.is_seller:
            sold = tuple(_marks_of(message.body, lang))
            fresh = [mark for mark in fresh if not _is_among(sold, mark)]
        elif (
            message.is_buyer and (sentence := _first_about(fresh, message, lang, lack=is_a_lack)) is not None
        ):
            return quoting(thread, _FACT, index, sentence.start, sentence.end)
    return None


def _first_about(told: Sequence[str], message: Message, lang: str, *, lack: bool) -> Sentence | None:
    """The first sentence of the buyer's that shares two marks with the reason and tells something.

    A "not" denies the matter, unless the reason is a ``lack`` itself ("nobody at the desk").
    Of "Sandra loved the trial, it's normally two days of shouting" only the second clause tells a problem.
    """
    for sentence in unplanted_sentences(message.body):
        if is_over(sentence, lang):
            continue
        said = message.body[sentence.start : sentence.end]
        shared = _shared(told, said, lang)
        if not _is_enough(shared):
            continue
        counts = any(map(_is_figure, shared))
        telling = [
            clause
            for clause in _clauses(said, lang, is_question=sentence.is_question)
            if (lack or _stands(clause, lang)) and not _is_about_the_deal(clause, lang, counts=counts)
        ]
        if _is_enough([mark for clause in telling for mark in _shared(told, clause, lang)]):
            return sentence
    return None


def _clauses(said: str, lang: str, *, is_question: bool) -> Iterator[str]:
    """The clauses of a sentence; what he looks back on ("after the flood in May") is one as well.

    Of a question, only those before the last that say what of his own has come again.
    """
    words = _words(lang)
    clauses = _CLAUSE.split(said)
    for clause in clauses[:-1] if is_question else clauses:
        told = words_of(clause).folded
        if is_question and not words.tells_of_its_return(told):
            continue
        at = next((n for n, word in enumerate(told) if word in words.after), None)
        if at is None:
            yield clause
            continue
        phrase = told[at : at + _LONGEST_PHRASE]
        end = next((n for n, word in enumerate(phrase[1:], 1) if word in words.subjects), len(phrase))
        yield " ".join(phrase[:end])
        yield " ".join((*told[:at], *told[at + end :]))


def _shared(told: Sequence[str], text: str, lang: str) -> list[str]:
    """The marks that a text shares with the reason; what a shared "two Sundays" counts is no further one."""
    said = tuple(_marks_of(text, lang))
    shared = [mark for mark in told if _is_among(said, mark)]
    counted = {mark.partition(" ")[2] for mark in shared}
    return [mark for mark in shared if mark not in counted]


def _is_enough(shared: Sequence[str]) -> bool:
    return len(shared) >= _FEWEST_SHARED and not all(map(_is_figure, shared))


def _is_figure(mark: str) -> bool:
    return mark[0].isdigit()


def _denies(text: str, lang: str) -> bool:
    return "denied" in _heard(text, lang)


def _stands(text: str, lang: str) -> bool:
    """Whether it does not say that the matter is not so; a wish "never again" says that it was."""
    return not _denies(text, lang) or _words(lang).wants_a_last_time(words_of(text).folded)


def _is_about_the_deal(clause: str, lang: str, *, counts: bool) -> bool:
    """Whether it speaks of wanting, paying, deciding or hesitating: none of it tells a problem.

    Nor does a deed, but for one that ``counts`` what the reason counts: what a trial changed.
    """
    if any(a.currency for a in amounts_in(clause)):
        return True
    heard = _heard(clause, lang)
    return not heard.isdisjoint(_NO_NEED_FACTS) or ("action" in heard and not counts)


def _heard(text: str, lang: str) -> set[str]:
    heard = heard_of(lang, words_of(text).folded, _NO_NEED)
    # "That is", "they" answer who decides only where somebody has asked.
    return {each.cue.fact for each in heard if not each.cue.value.startswith(_BARE_ANSWER)}


def _marks_of(text: str, lang: str) -> Iterator[str]:
    """What a text is about: its longer words but for small ones, and its figures, each once."""
    numbers = read_numbers(text)
    figures = [str(int(n.value)) for n in numbers if n.value >= _LEAST_NUMBER]
    figures += [
        f"{n.value:g} {counted[0]}"
        for n in numbers
        if 1 < n.value < _LEAST_NUMBER
        and (counted := words_of(text, n.end, len(text)).folded[:1])
        and len(counted[0]) >= _SHORTEST
    ]
    # A figure that is written in words is no word as well.
    told = words_of("".join(_without(text, [(n.start, n.end) for n in numbers]))).folded
    words = (word for word in told if len(word) >= _SHORTEST and not _is_small(word, lang))
    yield from dict.fromkeys((*figures, *words))


def _without(text: str, spans: Sequence[tuple[int, int]]) -> Iterator[str]:
    done = 0
    for start, end in spans:
        yield text[done:start]
        done = end
    yield text[done:]


@lru_cache(maxsize=4096)
def _is_small(word: str, lang: str) -> bool:
    is_small = has_small_word(word, lang) or word in _words(lang).others
    return is_small or not _WORD_OF_LETTERS.fullmatch(word)


def _is_among(said: Sequence[str], mark: str) -> bool:
    return any(_are_one(mark, other) for other in said)


def _are_one(one: str, other: str) -> bool:
    """Whether two words are forms of one: alike from the beginning for most of the longer one."""
    if one == other:
        return True
    least = max(_LEAST_ALIKE, _COMMON_PART * max(len(one), len(other)))
    alike = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        alike += 1
    return alike >= least


@cache
def _words(lang: str) -> _Words:
    lists = read_data(Path(__file__).with_suffix(".toml")).get(lang, {})
    after, subjects, owns, others, wishes = (
        frozenset(lists.get(name, "").split()) for name in _Words._fields[:-2]
    )
    return _Words(
        after, subjects, owns, others, wishes, *(tuple(lists.get(name, ())) for name in _Words._fields[-2:])
    )
