"""How the questions to the seller are answered, in his words: the values, and what else he may call them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from closecall.errors import FactsError
from closecall.text.resources.toml_file import read_data

ANSWER = "ANSWER"
"""Stands in a command for what the seller is to say; where it stays, nothing is told."""


class Asked(NamedTuple):
    """How one question is answered.

    Attributes:
        why: what it is asked for.
        answers: each value with what it means.
        how: what an answer looks like where any value will do.
        also: other words for a value.
        either: words that may mean one value or another, so that neither is taken.

    """

    why: str
    answers: Mapping[str, str] = {}
    how: str = ""
    also: Mapping[str, str] = {}
    either: Mapping[str, list[str]] = {}


def asked_about(fact: str) -> Asked:
    """How the question about a fact is answered."""
    return Asked(**_questions()[fact])


def value_meant(fact: str, word: str) -> str:
    """The value that a plain word stands for; the word itself where it is one, or unknown.

    Raises:
        FactsError: it may mean one value or another; both are named.

    """
    if fact not in _questions():
        return word
    asked = asked_about(fact)
    if word in asked.either:
        named = " or ".join(f"{fact}={value} ({_meaning(asked, value)})" for value in asked.either[word])
        raise FactsError([f'{fact}: "{word}" may mean either.'], hint=f"Say {named}.")
    return asked.also.get(word, word)


def _meaning(asked: Asked, value: str) -> str:
    return asked.answers.get(value, value.replace("_", " "))


@cache
def _questions() -> Mapping[str, Mapping[str, Any]]:
    return read_data(Path(__file__).with_name("questions.toml"))
