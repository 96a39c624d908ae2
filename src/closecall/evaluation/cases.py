"""Reading labelled cases, one JSON object a line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from closecall.decision import Approach
from closecall.errors import InputError
from closecall.facts.vocabulary import Facts

# The note holds these; giving them as known would test nothing.
_FROM_THE_NOTE = ("seller_conviction", "conviction_reasons")
_HINT = "Each line is one JSON object; docs/evaluation.md shows its fields."


class Case(BaseModel):
    """One labelled conversation.

    Attributes:
        seller_note: what the seller would give as ``--note``.
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


def read_cases(lines: Iterable[str], *, name: str) -> Iterator[Case]:
    """The cases of a ``.jsonl`` file, blank lines skipped.

    Raises:
        InputError: naming file, line and what is wrong with it.

    """
    written = [(number, line) for number, line in enumerate(lines, start=1) if line.strip()]
    if not written:
        raise InputError(f"{name} holds no case.", hint=_HINT)
    for number, line in written:
        try:
            yield Case.model_validate_json(line)
        except ValidationError as error:
            first = error.errors(include_input=False, include_url=False)[0]
            where = ".".join(str(part) for part in first["loc"]) or "the line"
            raise InputError(
                f"{name}, line {number}: {where}: {first['msg']}.",
                hint=_HINT,
            ) from None
