"""What a warning calls a fact, in a salesperson's words."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from closecall.text.resources.toml_file import read_data


def said_of(fact: str) -> str:
    """The words for a fact, such as "the price"; its name where it has none."""
    return _words().get(fact, fact.replace("_", " "))


@cache
def _words() -> Mapping[str, str]:
    return read_data(Path(__file__).with_suffix(".toml"))
