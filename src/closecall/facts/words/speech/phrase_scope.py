"""What stands around a phrase in its sentence and turns it: a "not", an "if", somebody else's mouth.

It is asked of the buyer's stance. Facts of the deal and of behaviour look for a denial only, and nearer by
(:mod:`closecall.facts.cues.cue_mentions`).
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import cached_property

from closecall.facts.cues import CueBook, CueMatch, load_cues
from closecall.text.sentences import Sentence

# A denial reaches over at most this many words of its clause. Where it comes last, a word is one character.
_REACH_OF_DENIAL = 5
_REACH_BACK = 8
_CLAUSE_MARK = re.compile(r"[,;:()\u2013\u2014、，；：（）]|\s-\s|\.\.\.|\u2026")


def sets_a_condition(sentence: Sentence, lang: str) -> bool:
    """Whether a condition stands anywhere in a sentence: "I won't join unless it is warm"."""
    grammar = load_cues(lang, "grammar")
    return grammar is not None and any(
        mark.cue.fact == "condition" for mark in grammar.hear(sentence.words.folded)
    )


class Surroundings:
    """A sentence seen from the phrases in it; each answer is worked out when it is first asked for.

    Words are named by their index in the sentence; ``first`` to ``end`` are those of a phrase.
    """

    def __init__(self, sentence: Sentence, body: str, grammar: CueBook | None) -> None:
        self._sentence = sentence
        self._body = body
        self._grammar = grammar

    @cached_property
    def _marks(self) -> dict[str, list[CueMatch]]:
        marks: dict[str, list[CueMatch]] = {}
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
        return sorted(mark.first for mark in self._marks.get("break", ()) if mark.cue.value == "contrast")

    @cached_property
    def _denials(self) -> list[CueMatch]:
        """What denies, in order, without what only looks like it ("no doubt")."""
        return self._apart_from("negation", "no_negation")

    def _apart_from(self, fact: str, harmless: str) -> list[CueMatch]:
        covered = {at for mark in self._marks.get(harmless, ()) for at in range(mark.first, mark.end)}
        found = [mark for mark in self._marks.get(fact, ()) if mark.first not in covered]
        return sorted(found, key=_first)

    def clause(self, first: int, end: int) -> tuple[int, int]:
        """The first word of the phrase's clause, and the one after its last."""
        joints = self._joints
        after = bisect_left(joints, end)
        last = joints[after] if after < len(joints) else len(self._sentence.words.folded)
        return joints[bisect_right(joints, first) - 1], last

    def clause_span(self, first: int, end: int) -> tuple[int, int]:
        """The phrase's clause as offsets into the body."""
        begin, after = self.clause(first, end)
        spans = self._sentence.words.spans
        return spans[begin][0], spans[max(end, after) - 1][1]

    def denied(self, first: int, end: int) -> bool:
        """Whether a denial stands before the phrase, in its clause and within reach; or after it.

        It comes after where a language puts it last, as Japanese does: those are marked "after".
        """
        begin, after = self.clause(first, end)
        before = self._denials_within(max(begin, first - _REACH_OF_DENIAL), first)
        behind = self._denials_within(end, min(after, end + _REACH_BACK))
        return any(mark.cue.detail == "after" for mark in behind) or any(
            mark.cue.detail != "after" and not (mark.cue.detail == "inside" and mark.first == begin)
            for mark in before
        )

    def _denials_within(self, first: int, end: int) -> list[CueMatch]:
        low = bisect_left(self._denials, first, key=_first)
        return self._denials[low : bisect_left(self._denials, end, key=_first)]

    def holds_denial(self, first: int, end: int) -> bool:
        """Whether a denial stands inside of the phrase, where a gap let it in."""
        return bool(self._denials_within(first + 1, end))

    def conditional(self, first: int, end: int) -> bool:
        """Whether a condition binds the phrase: before it, or after it in the same clause."""
        return self._bound("condition", first, end)

    def reported(self, first: int) -> bool:
        """Whether somebody else is named as saying or wanting the phrase."""
        return any(
            mark.first < first and not self._contrast_between(mark.first, first)
            for mark in self._nearest("reported", first)
        )

    def anothers(self, first: int, end: int) -> bool:
        """Whether in its clause a stranger comes before the phrase, and from him on no "I" or "we"."""
        begin, _ = self.clause(first, end)
        subject = next(
            (m for m in reversed(self._marks.get("stranger", [])) if begin <= m.first and m.end <= first),
            None,
        )
        return subject is not None and not any(
            subject.end <= mark.first < end for mark in self._marks.get("own", ())
        )

    def another_does(self, first: int, end: int) -> bool:
        """Whether somebody else does what the phrase says: named before it, or by "himself"."""
        low, high = self.clause(first, end)
        return any(
            mark.first < first < mark.end if mark.cue.value == "before" else low <= mark.first < high
            for mark in self._marks.get("other_does", ())
        )

    def denied_noes(self, first: int, end: int) -> set[str]:
        """Which noes the words that the phrase is part of deny: their own, or the "quoted" one before."""
        return {m.cue.detail for m in self._marks.get("no_denied", ()) if m.first < end and first < m.end}

    def past(self, first: int, end: int) -> bool:
        """Whether the phrase is about another time: said before it, or after it in the same clause."""
        return self._bound("past", first, end)

    def unreal(self, first: int, end: int) -> bool:
        """Whether the phrase is about what one would have wanted, and did not get."""
        return self._bound("unreal", first, end)

    def elsewhere(self, first: int, end: int) -> bool:
        """Whether the phrase is about another thing or another deal."""
        return self._bound("other_thing", first, end)

    def joking(self) -> bool:
        """Whether the writer says that he is joking."""
        return "joke" in self._marks

    def mocking(self) -> bool:
        """Whether the sentence praises in mockery: "oh great, another one"."""
        return "mocked" in self._marks

    def asked(self, first: int, end: int) -> bool:
        """Whether the phrase stands in the clause that the question mark ends."""
        return self._sentence.is_question and self.clause(first, end)[1] == len(self._sentence.words.folded)

    def _bound(self, fact: str, first: int, end: int) -> bool:
        _, after = self.clause(first, end)
        return any(
            mark.first < after and not self._contrast_between(mark.first, first)
            for mark in self._nearest(fact, first)
        )

    def _nearest(self, fact: str, first: int) -> list[CueMatch]:
        """The mark before a word and the one from it on: where a contrast parts these, it parts all."""
        marks = self._in_order[fact]
        at = bisect_left(marks, first, key=_first)
        return marks[max(0, at - 1) : at + 1]

    @cached_property
    def _in_order(self) -> dict[str, list[CueMatch]]:
        polite = {"condition": "courtesy"}
        facts = ("condition", "past", "unreal", "other_thing", "reported")
        return {fact: self._apart_from(fact, polite.get(fact, "")) for fact in facts}

    def _contrast_between(self, one: int, other: int) -> bool:
        low, high = sorted((one, other))
        return bisect_right(self._contrasts, low) < bisect_right(self._contrasts, high)


def _first(mark: CueMatch) -> int:
    return mark.first
