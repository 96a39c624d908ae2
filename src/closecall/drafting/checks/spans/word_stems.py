"""How words begin, so that one form of a word meets another."""

from __future__ import annotations

STEM = 5
"""Letters by which a longer word meets its other forms ("ordering", "order")."""


def stem(word: str) -> str:
    """How a word begins."""
    return word[:STEM]
