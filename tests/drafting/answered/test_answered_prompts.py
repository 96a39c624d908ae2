"""Good writers' answers to closecall's prompts are seldom refused (``benchmarks/answered_prompts.py``)."""

from __future__ import annotations

from collections import Counter

import pytest

from benchmarks.answered_prompts import Answered, checked

# The one confirmation is rightly refused: it repeats £540 where the yes names £580.
MOST_REFUSED = {"confirm": 1, "firm_close": 4, "guide": 10, "nurture": 3, "respect_no": 95}
"""No number may grow: an honest draft that is refused costs a call, and in the end the template."""
FEWEST_DUE = 480
"""An answer is left out where its talk is read otherwise than when it was written."""


@pytest.fixture(scope="module")
def answers() -> list[Answered]:
    return [one for one in checked() if one.problems is not None]


def test_the_talks_are_read_as_they_were(answers: list[Answered]) -> None:
    assert len(answers) >= FEWEST_DUE


@pytest.mark.parametrize("approach", sorted(MOST_REFUSED))
def test_hardly_an_honest_answer_is_refused(answers: list[Answered], approach: str) -> None:
    refused = [one for one in answers if one.approach == approach and one.problems]
    told = Counter(problem.code for one in refused for problem in one.problems or ())
    assert len(refused) <= MOST_REFUSED[approach], told
