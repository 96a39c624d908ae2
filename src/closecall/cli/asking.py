"""Asking the person at the terminal what only he knows, at once, and going on."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import click

from closecall.advisor import Advisor
from closecall.cli.console import one_line
from closecall.decision import Approach, Question
from closecall.errors import FactsError
from closecall.facts.vocabulary import Facts


def answered(advisor: Advisor, text: bytes, known: Mapping[str, Any]) -> dict[str, Any]:
    """What is known, with the seller's answers to the one to three questions that decide; Enter skips one."""
    told = dict(known)
    prepared = advisor.prepare(text, **told)
    if prepared.brief.decision.approach is not Approach.ASK_FIRST or told.get("draft_anyway"):
        return told
    for question in prepared.brief.decision.questions:
        answer = _ask(question)
        if answer is not None:
            facts: Facts | None = told.get("facts")
            given = {**(facts.to_dict() if facts else {}), **answer}
            told["facts"] = Facts.from_mapping(given)
    return told


def _ask(question: Question) -> dict[str, Any] | None:
    choices = f" [{' / '.join(question.answers)}]"
    while True:
        said = click.prompt(
            one_line(question.ask) + choices, default="", show_default=False, err=True
        ).strip()
        if not said:
            return None
        try:
            return Facts.from_mapping({question.fact: _value(question.fact, said)}).to_dict()
        except FactsError as error:
            click.echo(f"  {error.problems[0]}", err=True)


def _value(fact: str, said: str) -> Any:  # noqa: ANN401  any fact's value
    """The answer as the fact takes it: yes and no for a truth, a number for a count."""
    plain = said.lower()
    if plain in ("yes", "y", "true"):
        return True
    if plain in ("no", "n", "false"):
        return False
    if plain.isdigit():
        return int(plain)
    return [] if fact == "hesitations" and plain == "none" else plain
