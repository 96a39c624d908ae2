"""What a clause of a seller's note tells of the sale: its end, or dealings that are no reason to buy."""

from __future__ import annotations

from pathlib import Path

from closecall.text.patterns.pattern_set import patterns_in
from closecall.text.tokens import words_of

_FILE = Path(__file__).with_suffix(".toml")


def tells_an_end(said: str, *, lang: str) -> bool:
    """Whether it tells an end, a way back or a rival.

    Args:
        lang: the note's language; of one without words for it nothing is told.

    """
    return _tells(said, "ends", "no_end", lang)


def tells_dealings(said: str, *, lang: str) -> bool:
    """Whether it tells of dealings with the seller, of a wait, or of another decider.

    Args:
        lang: the note's language; of one without words for it nothing is told.

    """
    return _tells(said, "dealings", "no_dealings", lang)


def _tells(said: str, kind: str, none: str, lang: str) -> bool:
    """Whether a phrase of a kind is met that no longer one covers which tells none."""
    patterns = patterns_in(_FILE, lang)
    met = patterns.search(words_of(said).folded) if patterns else ()
    covers = [each for each in met if each.key == none]
    return any(
        each.key == kind and not any(one.first <= each.first and each.end <= one.end for one in covers)
        for each in met
    )
