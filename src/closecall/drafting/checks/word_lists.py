"""The data files of the rules, and the lists of words in them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from closecall.text.resources.toml_file import read_data

DATA = Path(__file__).parent / "data"
"""One TOML file a topic, and one folder of phrases a language."""

Kinds = Mapping[str, frozenset[str]]
"""By kind: the folded words or runs of words of one language."""


@cache
def rule_data(name: str) -> dict[str, Any]:
    """The content of ``data/NAME.toml``."""
    return read_data(DATA / f"{name}.toml")


@cache
def word_lists(name: str) -> dict[str, Kinds]:
    """By language (ISO 639-1): the words of each kind in ``data/NAME.toml``.

    A text is a list of words, a list holds runs of words, and of a table the names count.
    """
    return {
        lang: {
            kind: frozenset(words.split() if isinstance(words, str) else words)
            for kind, words in table.items()
        }
        for lang, table in rule_data(name).items()
    }


@cache
def word_set(name: str, kind: str) -> frozenset[str]:
    """The words of one kind in ``data/NAME.toml``, which no language parts."""
    return frozenset(rule_data(name)[kind].split())
