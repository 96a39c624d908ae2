"""What only an unsure rule refuses is left out of a model's draft, where the rest can stand alone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from closecall.drafting.checks import problems_in
from closecall.drafting.parts import Part, draft_from
from closecall.drafting.records import BeatName, Brief, Draft, Problem
from closecall.text.sentences import sentences_of

_PARTS = ";"


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


def checked(told: Mapping[Part, str], brief: Brief, *, days: Sequence[str] = ()) -> Checked:
    """The draft of these parts, without the sentences that no rule knows as right.

    After a no a draft may only hold what a rule knows (S5). A sentence about the buyer's garden can be left
    out as well as a push can, and what stays is checked anew: so nothing is handed out that would be refused,
    and no model is asked again for the sake of a kind word. Where the rest breaks a rule, or the part that
    accepts the no went whole, all stays and is refused.

    Args:
        told: the text of each part, as it stands in the draft.
        days: those that the model could propose, as written.

    """
    whole = shorter = _checked(told, brief, days, ())
    accepts = next((part for part in told if part.beat is BeatName.THANK), None)
    while any(problem.unsure for problem in shorter.problems):
        left, cut = _without_unsure(shorter)
        if not cut or accepts not in left:
            return whole
        shorter = _checked(left, brief, days, (*shorter.left_out, *cut))
    return whole if shorter.problems else shorter


def _checked(
    told: Mapping[Part, str], brief: Brief, days: Sequence[str], left_out: tuple[str, ...]
) -> Checked:
    draft = draft_from(told, brief, days=days)
    return Checked(told, draft, problems_in(draft, brief), left_out)


def _without_unsure(whole: Checked) -> tuple[dict[Part, str], tuple[str, ...]]:
    """The parts without what an unsure rule refuses, and what that was: a sentence, or a half of one."""
    unsure = [problem for problem in whole.problems if problem.unsure and problem.where == "body"]
    left: dict[Part, str] = {}
    cut: list[str] = []
    for part, text in whole.told.items():
        at = whole.draft.body.find(text)
        stays: list[str] = []
        for sentence in sentences_of(text):
            halves: list[str] = []
            for start, end in _halves(text, sentence.start, sentence.end):
                is_refused = at >= 0 and any(p.start < at + end and at + start < p.end for p in unsure)
                (cut if is_refused else halves).append(text[start:end].strip())
            if halves:
                stays.append(_sentence(halves, end=text[sentence.end - 1]))
        if stays:
            left[part] = " ".join(stays)
    return left, tuple(cut)


def _halves(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """What a semicolon parts: "I close this; you are welcome back" are two things said."""
    for cut in (at for at in range(start, end) if text[at] == _PARTS):
        yield start, cut
        start = cut + 1
    yield start, end


def _sentence(halves: Sequence[str], *, end: str) -> str:
    """Halves of a sentence as one, with its first letter and its end."""
    told = f"{_PARTS} ".join(halves).rstrip(end)
    return f"{told[:1].upper()}{told[1:]}{end}"
