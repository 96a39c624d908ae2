"""What only an unsure rule refuses is left out of a model's draft, where the rest can stand alone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import NamedTuple

from closecall.drafting.checks import problems_in
from closecall.drafting.checks.inspection.draft_view import Sheet
from closecall.drafting.checks.spans.clause_spans import clauses_of
from closecall.drafting.generation.answer_schema import Part, draft_from
from closecall.drafting.records import BeatName, Brief, Draft, Problem
from closecall.text.sentences import sentences_of
from closecall.text.tokens import words_of

_PARTS = ";"
_ENDS = ".!?\u2026"
_POINTERS = frozenset(
    "that then there those such das dann dort da solche cela ca alors eso esto entonces alli ahi".split()
)


@dataclass(frozen=True, slots=True)
class Checked:
    """The parts that a model wrote, the draft they make, and what is wrong with it.

    Attributes:
        left_out: sentences of the model's that do not stand in the parts.

    """

    told: Mapping[Part, str]
    draft: Draft
    problems: tuple[Problem, ...]
    left_out: tuple[str, ...] = ()


def checked(told: Mapping[Part, str], brief: Brief, *, days: Sequence[str]) -> Checked:
    """The draft of these parts, without the sentences that no rule knows as right.

    After a no a draft may only hold what a rule knows (S5). A sentence about the buyer's garden can be left
    out as well as a push can, and what stays is checked anew: so nothing is handed out that would be refused,
    and no model is asked again for the sake of a kind word. Where the rest breaks a rule or leans on what
    went, or the part that accepts the no went whole, all stays and is refused.

    Args:
        told: the text of each part, as it stands in the draft.
        days: those that the model could propose, as written.

    """
    whole = shorter = _checked(told, brief, days, ())
    accepts = next((part for part in told if part.beat is BeatName.THANK), None)
    while any(problem.unsure for problem in shorter.problems):
        left, cut = _without_unsure(shorter, brief)
        if not cut or accepts not in left:
            return whole
        shorter = _checked(left, brief, days, (*shorter.left_out, *cut))
    return whole if shorter.problems else shorter


def _checked(
    told: Mapping[Part, str], brief: Brief, days: Sequence[str], left_out: tuple[str, ...]
) -> Checked:
    draft = draft_from(told, brief, days=days)
    return Checked(told, draft, problems_in(draft, brief), left_out)


class _Piece(NamedTuple):
    """A sentence of a part, or a half of one.

    Attributes:
        sentence: its number in the part.

    """

    part: Part
    sentence: int
    text: str
    is_refused: bool


def _without_unsure(whole: Checked, brief: Brief) -> tuple[dict[Part, str], tuple[str, ...]]:
    """The parts without what an unsure rule refuses, and what that was; empty where a neighbour needs it.

    "I fetch the still on Friday" may not lose the sentence that says what that costs, nor may "That is when
    we are open" lose what it points to.
    """
    pieces = list(_pieces(whole))
    sheet = Sheet(whole.draft, brief)
    for before, after in pairwise(pieces):
        if after.is_refused and not before.is_refused and _promises(sheet, before.text):
            return {}, ()
        if before.is_refused and not after.is_refused and _points_back(after.text):
            return {}, ()
    left: dict[Part, list[str]] = {}
    for (part, _), group in groupby(pieces, key=lambda piece: (piece.part, piece.sentence)):
        if sentence := _sentence(list(group)):
            left.setdefault(part, []).append(sentence)
    told = {part: " ".join(sentences) for part, sentences in left.items()}
    return told, tuple(piece.text for piece in pieces if piece.is_refused)


def _pieces(whole: Checked) -> Iterator[_Piece]:
    unsure = [problem for problem in whole.problems if problem.unsure and problem.where == "body"]
    for part, text in whole.told.items():
        at = whole.draft.body.find(text) if part.fills != "subject" else -1
        for number, sentence in enumerate(sentences_of(text)):
            for start, end in _halves(text, sentence.start, sentence.end):
                is_refused = at >= 0 and any(p.start < at + end and at + start < p.end for p in unsure)
                yield _Piece(part, number, text[start:end].strip(), is_refused)


def _promises(sheet: Sheet, piece: str) -> bool:
    """Whether something is fetched, given back or called off in it."""
    return any(
        sheet.says(piece[start:end], "winding_up")
        for sentence in sentences_of(piece)
        for start, end in clauses_of(piece, sentence)
    )


def _points_back(piece: str) -> bool:
    """Whether it begins or ends with a word for what was said before."""
    words = words_of(piece).folded
    return bool(words) and not _POINTERS.isdisjoint((words[0], words[-1]))


def _halves(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """What a semicolon parts: "I close this; you are welcome back" are two things said."""
    for cut in (at for at in range(start, end) if text[at] == _PARTS):
        yield start, cut
        start = cut + 1
    yield start, end


def _sentence(halves: Sequence[_Piece]) -> str:
    """What stays of a sentence, with the first letter and the end of a whole one; empty without anything."""
    told = f"{_PARTS} ".join(half.text for half in halves if not half.is_refused)
    if halves[0].is_refused:
        told = f"{told[:1].upper()}{told[1:]}"
    if told and halves[-1].is_refused:
        last = halves[-1].text
        told += last[len(last.rstrip(_ENDS)) :] or "."
    return told
