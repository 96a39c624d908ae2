"""Where a message calls people by name: its opening words and its last line."""

from __future__ import annotations

_GREETING_WORDS, _LONGEST_GREETING = 6, 120
"""How far into a message a greeting reaches, in words and characters."""
_AROUND_A_NAME = ".,!?:;()"


def opening_words(body: str) -> list[str]:
    """The first words of a message, as far as a greeting reaches."""
    return body[:_LONGEST_GREETING].split()[:_GREETING_WORDS]


def last_line(body: str) -> str:
    """The last line of a message, where its writer's name stands."""
    return body.rstrip().rpartition("\n")[2].strip()


def bare(word: str) -> str:
    """A word without the marks around it."""
    return word.strip(_AROUND_A_NAME)
