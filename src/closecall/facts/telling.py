"""Which values of a fact are findings, and which only say that nothing of the kind was found."""

from __future__ import annotations

from typing import Any

_NOTHING: tuple[Any, ...] = (None, False, 0, "none", [], "")
# "No budget", "the need is denied" and "they have not seen the price" are findings.
_FINDINGS = (("budget_status", "none"), ("need_confirmed", False), ("price_known", False))


def says_something(fact: str, value: Any) -> bool:  # noqa: ANN401  any fact's value
    """Whether a fact's value, as JSON, is a finding; an absent one is none."""
    return value not in _NOTHING or (fact, value) in _FINDINGS
