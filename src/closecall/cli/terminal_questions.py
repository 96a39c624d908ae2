"""Asking the person at the terminal what only he knows, at once, and going on."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import click

from closecall.advisor import Advisor
from closecall.cli.console import one_line
from closecall.cli.facts_option import value_of
from closecall.cli.question_lines import answer_lines
from closecall.decision import Question
from closecall.errors import FactsError
from closecall.facts.vocabulary import Facts

# Not known without a rate of exchange, so the answer is a size and no fact: --facts can give the price.
_NO_FACT = "currency"
_WHY = "Which fact of theirs says so? One sentence, in their words where you can"


def answered(advisor: Advisor, text: bytes, known: Mapping[str, Any]) -> dict[str, Any]:
    """What is known, with the seller's answers to the few questions that decide; Enter skips one.

    An answer may lead to another question; none is asked twice. What a second reader heard on the way is
    kept, so that it is asked once.
    """
    told = dict(known)
    asked = {_NO_FACT}
    while not told.get("draft_anyway"):
        prepared = advisor.prepare(text, **told)
        told["listened"] = prepared.listened
        questions = [q for q in prepared.brief.decision.questions if q.fact not in asked]
        if not questions:
            break
        for question in questions:
            asked.add(question.fact)
            if answer := _ask(question):
                facts: Facts | None = told.get("facts")
                told["facts"] = Facts.from_mapping({**(facts.to_dict() if facts else {}), **answer})
    return told


def _ask(question: Question) -> dict[str, Any]:
    """The fact that the answer gives; certainty is asked for its reason too, as it counts only with one."""
    while True:
        click.echo("\n".join(answer_lines(question)), err=True)
        said = _prompt(one_line(question.ask))
        if not said:
            return {}
        try:
            answer = Facts.from_mapping({question.fact: value_of(question.fact, said)}).to_dict()
        except FactsError as error:
            click.echo(f"  {error.problems[0]}", err=True)
            continue
        if answer.get("seller_conviction") == "certain" and (reason := _prompt(_WHY)):
            answer["conviction_reasons"] = [reason]
        return answer


def _prompt(text: str) -> str:
    said: str = click.prompt(text, default="", show_default=False, err=True)
    return said.strip()
