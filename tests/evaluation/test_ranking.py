"""How well a number tells two outcomes apart, against values worked out by hand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from closecall.evaluation.auc import auc


@pytest.mark.parametrize(
    ("with_outcome", "without", "expected"),
    [
        ([3, 4], [1, 2], 1.0),
        ([1, 2], [3, 4], 0.0),
        ([1], [1], 0.5),
        # Pairs: 5>1, 5>5 half, 5>7 no; 8>1, 8>5, 8>7. 4.5 of 6.
        ([5, 8], [1, 5, 7], 0.75),
        ([], [1, 2], None),
        ([1, 2], [], None),
    ],
)
def test_the_area_is_the_share_of_pairs_in_the_right_order(
    with_outcome: list[int], without: list[int], expected: float | None
) -> None:
    assert auc([*((s, True) for s in with_outcome), *((s, False) for s in without)]) == expected


@given(st.lists(st.tuples(st.integers(0, 9), st.booleans()), max_size=40))
def test_the_area_equals_counting_every_pair(scored: list[tuple[int, bool]]) -> None:
    pairs = [(a, b) for a, had in scored for b, other in scored if had and not other]
    won = sum(1.0 if a > b else 0.5 if a == b else 0.0 for a, b in pairs)
    assert auc(scored) == (pytest.approx(won / len(pairs)) if pairs else None)
