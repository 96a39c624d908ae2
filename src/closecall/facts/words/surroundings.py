"""What stands around a phrase in its sentence and turns it: a "not", an "if", somebody else's mouth."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property

from closecall.facts.cues import CueBook, Heard
from closecall.text.sentences import Sentence

# A denial reaches over at most this many words of its clause.
_REACH_OF_DENIAL = 5
_CLAUSE_MARK = re.compile(r"[,;:()\u2013\u2014]|\s-\s|\.\.\.|\u2026")


class Surroundings:
    """A sentence seen from the phrases in it; each answer is worked out when it is first asked for.

    Words are named by their index in the sentence; ``first`` to ``end`` are those of a phrase.
    """

    def __init__(self, sentence: Sentence, body: str, grammar: CueBook | None) -> None:
        self._sentence = sentence
        self._body = body
        self._grammar = grammar

    @cached_property
    def _marks(self) -> dict[str, list[Heard]]:
        marks: dict[str, list[Heard]] = {}
        if self._grammar is not None:
            for heard in self._grammar.hear(self._sentence.words.folded):
                marks.setdefault(heard.cue.fact, []).append(heard)
        return marks

    @cached_property
    def _joints(self) -> list[int]:
        """Where clauses begin: after a mark, and at a word that joins."""
        spans = self._sentence.words.spans
        marked = {
            index
            for index in range(1, len(spans))
            if spans[index - 1][1] < spans[index][0]
            and _CLAUSE_MARK.search(self._body, spans[index - 1][1], spans[index][0])
        }
        return sorted({0} | marked | {mark.first for mark in self._marks.get("break", ())})

    @cached_property
    def _contrasts(self) -> list[int]:
        return [mark.first for mark in self._marks.get("break", ()) if mark.cue.value == "contrast"]

    def clause(self, first: int, end: int) -> tuple[int, int]:
        """The first word of the phrase's clause, and the one after its last."""
        begin = max(joint for joint in self._joints if joint <= first)
        return begin, min((j for j in self._joints if j >= end), default=len(self._sentence.words.folded))

    def clause_span(self, first: int, end: int) -> tuple[int, int]:
        """The phrase's clause as offsets into the body."""
        begin, after = self.clause(first, end)
        spans = self._sentence.words.spans
        return spans[begin][0], spans[max(end, after) - 1][1]

    def denied(self, first: int) -> bool:
        """Whether a denial stands before the phrase, in its clause and within reach."""
        begin, _ = self.clause(first, first + 1)
        harmless = self._marks.get("no_negation", ())
        return any(
            max(begin, first - _REACH_OF_DENIAL) <= mark.first < first
            and not (mark.cue.detail == "inside" and mark.first == begin)
            and not _overlaps(mark, harmless)
            for mark in self._marks.get("negation", ())
        )

    def holds_denial(self, first: int, end: int) -> bool:
        """Whether a denial stands inside of the phrase, where a gap let it in."""
        harmless = self._marks.get("no_negation", ())
        return any(
            first < mark.first < end and not _overlaps(mark, harmless)
            for mark in self._marks.get("negation", ())
        )

    def conditional(self, first: int, end: int) -> bool:
        """Whether a condition binds the phrase: before it, or after it in the same clause."""
        return self._bound("condition", first, end)

    def reported(self, first: int) -> bool:
        """Whether somebody else is named as saying or wanting the phrase."""
        return any(
            mark.first < first and not self._contrast_between(mark.first, first)
            for mark in self._marks.get("reported", ())
        )

    def past(self, first: int, end: int) -> bool:
        """Whether the phrase is about another time: said before it, or after it in the same clause."""
        return self._bound("past", first, end)

    def elsewhere(self, first: int, end: int) -> bool:
        """Whether the phrase is about another thing or another deal."""
        return self._bound("other_thing", first, end)

    def joking(self) -> bool:
        """Whether the writer says that he is joking."""
        return "joke" in self._marks

    def asked(self, first: int, end: int) -> bool:
        """Whether the phrase stands in the clause that the question mark ends."""
        return self._sentence.is_question and self.clause(first, end)[1] == len(self._sentence.words.folded)

    def _bound(self, fact: str, first: int, end: int) -> bool:
        _, after = self.clause(first, end)
        polite = self._marks.get("courtesy", ()) if fact == "condition" else ()
        return any(
            mark.first < after
            and not self._contrast_between(mark.first, first)
            and not _overlaps(mark, polite)
            for mark in self._marks.get(fact, ())
        )

    def _contrast_between(self, one: int, other: int) -> bool:
        low, high = sorted((one, other))
        return any(low < place <= high for place in self._contrasts)


def _overlaps(mark: Heard, others: Sequence[Heard]) -> bool:
    return any(other.first <= mark.first < other.end for other in others)
