"""How well a number tells two outcomes apart."""

from __future__ import annotations

from collections.abc import Iterable


def auc(scored: Iterable[tuple[float, bool]]) -> float | None:
    """The chance that a case with the outcome has the higher number than one without; a tie counts half.

    Args:
        scored: for each case its number, and whether the outcome came about.

    Returns:
        0 to 1, where 0.5 is chance; None unless both outcomes occur.

    """
    positive, negative = 0, 0
    pairs_won = 0.0
    by_score: dict[float, list[int]] = {}
    for score, outcome in scored:
        by_score.setdefault(score, [0, 0])[outcome] += 1
    for score in sorted(by_score):
        without, having = by_score[score]
        pairs_won += having * (negative + without / 2)
        positive, negative = positive + having, negative + without
    return pairs_won / (positive * negative) if positive and negative else None
