"""Reading labelled cases, one JSON object a line."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field

from closecall.decision import Approach
from closecall.errors import InputError
from closecall.evaluation.json_lines_file import HINT, read_rows
from closecall.facts.vocabulary import Facts

# The note holds these; giving them as known would test nothing.
_FROM_THE_NOTE = ("seller_conviction", "conviction_reasons")


class Case(BaseModel):
    """One labelled conversation.

    Attributes:
        seller_note: what the seller would give as ``--note``.
        me: who the seller is, for a thread that does not say who is who.
        facts: the true facts.
        not_in_thread: names of the facts that no reader could see in the thread.
        acceptable: approaches a fair judge accepts; ``never`` those that do harm.

    """

    model_config = ConfigDict(frozen=True, extra="ignore", hide_input_in_errors=True)

    id: str
    kind: str
    lang: str
    as_of: date
    seller_note: str = ""
    me: str = ""
    thread: str
    facts: dict[str, Any]
    not_in_thread: tuple[str, ...] = ()
    expected_approach: Approach
    acceptable: Annotated[tuple[Approach, ...], Field(min_length=1)]
    never: tuple[Approach, ...] = ()

    def true_facts(self) -> Facts:
        """The labelled facts, validated.

        Raises:
            FactsError: naming every bad fact of the case.

        """
        return Facts.from_mapping(self.facts)

    def given_facts(self) -> Facts:
        """The facts that are given as known when a case starts at its thread: no reader could see them.

        Raises:
            FactsError: naming every bad one.

        """
        given = {name for name in self.not_in_thread if name not in _FROM_THE_NOTE}
        return Facts.from_mapping({name: value for name, value in self.facts.items() if name in given})


def read_cases(text: str, *, name: str) -> Iterator[Case]:
    """The cases of a ``.jsonl`` file, blank lines skipped.

    Raises:
        InputError: naming file, line and what is wrong with it, or that there is no case.

    """
    if not text.strip():
        raise InputError(f"{name} holds no case.", hint=HINT)
    yield from read_rows(text, kind=Case, name=name)
