"""The page about facts names every fact and every value, and nothing that does not exist."""

from __future__ import annotations

import re
from enum import StrEnum

from closecall.facts import vocabulary
from closecall.facts.vocabulary import Facts

from .refresh import ROOT

_PAGE = (ROOT / "docs" / "facts.md").read_text(encoding="utf-8")
_ROWS = [line for line in _PAGE.splitlines() if line.startswith("| `")]


def test_the_table_has_exactly_the_facts_there_are() -> None:
    named = {name for row in _ROWS for name in re.findall(r"`(\w+)`", row.split("|")[1])}
    assert named == set(Facts.model_fields)


def test_the_table_names_every_value_of_every_vocabulary() -> None:
    table = "\n".join(_ROWS)
    kinds = [
        k
        for k in vars(vocabulary).values()
        if isinstance(k, type) and issubclass(k, StrEnum) and k is not StrEnum
    ]
    assert kinds
    for kind in kinds:
        for value in kind:
            assert re.search(rf"\b{value}\b", table), f"{kind.__name__}.{value} is missing"
