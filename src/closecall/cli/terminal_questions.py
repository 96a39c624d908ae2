"""Asking the person at the terminal what only he knows, at once, and going on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

import click

from closecall.advice import Preparation
from closecall.advisor import Advisor
from closecall.cli.console import one_line, wrapped
from closecall.cli.evidence_lines import cited, shortened
from closecall.cli.facts_option import told_as, value_of
from closecall.cli.question_lines import answer_lines
from closecall.decision import Question
from closecall.errors import FactsError
from closecall.facts.reading import Claimed
from closecall.facts.vocabulary import Facts
from closecall.thread.records import Thread

# Not known without a rate of exchange, so the answer is a size and no fact: --facts can give the price.
_NO_FACT = "currency"
_WHY = "Which fact of theirs says so? One sentence, in their words where you can"
_TOLD_WITH = {
    "seller_conviction": "conviction_reasons",
    "annual_means": "currency",
    "price_total": "currency",
}
"""What is confirmed together with a fact that is asked for."""
_YES = ("y", "yes")


def answered(advisor: Advisor, text: bytes, known: Mapping[str, Any]) -> dict[str, Any]:
    """What is known, with the seller's answers to the few questions that decide; Enter skips one.

    An answer may lead to another question, or spare one; none is asked twice. What a second reader heard on
    the way is kept, so that it is asked once; where it found the answer, he may say that it is so.
    """
    told = dict(known)
    asked = {(_NO_FACT, "")}
    while not told.get("draft_anyway"):
        prepared = advisor.prepare(text, **told)
        told["listened"] = prepared.listened
        asking = (_Asking.of(question, prepared) for question in prepared.brief.decision.questions)
        first = next((each for each in asking if each.key not in asked), None)
        if first is None:
            break
        asked.add(first.key)
        if answer := _ask(first):
            facts: Facts | None = told.get("facts")
            told["facts"] = Facts.from_mapping({**(facts.to_dict() if facts else {}), **answer})
    return told


class _Asking(NamedTuple):
    """A question, the words that it is about, and what a second reader found for an answer."""

    question: Question
    words: str
    found: tuple[Claimed, ...]
    thread: Thread

    @classmethod
    def of(cls, question: Question, prepared: Preparation) -> _Asking:
        reading, fact = prepared.reading, question.fact
        words = reading.unsettled if fact == "refusal" else ""
        found = tuple(
            claim
            for claim in reading.claimed
            if claim.fact in (fact, _TOLD_WITH.get(fact))
            # A sentence of the note that may be a no tells nothing of the kind where it tells that.
            or any(item.message is None and item.quote in words for item in claim.evidence)
        )
        return cls(question, words, found, prepared.thread)

    @property
    def key(self) -> tuple[str, str]:
        """What is asked once: another sentence that may be a no is another question."""
        return self.question.fact, self.words

    def lines(self) -> Iterator[str]:
        """The words, how to answer, and what a "y" would say."""
        if self.words:
            yield wrapped(f"\u201c{shortened(self.words)}\u201d", first="      ", indent="      ")
        yield from answer_lines(self.question)
        if self.found:
            quotes = dict.fromkeys(cited(item, self.thread) for one in self.found for item in one.evidence)
            told = [told_as(one.fact, one.value) for one in self.found if one.fact != "conviction_reasons"]
            taken = f"The second reader takes {', '.join(quotes)} for {', '.join(told) or 'the reason'}"
            yield wrapped(f"{taken}: y if that is so.", first="      ", indent="        ")


def _ask(asking: _Asking) -> dict[str, Any]:
    """The fact that the answer gives; certainty is asked for its reason too, as it counts only with one."""
    fact = asking.question.fact
    while True:
        click.echo("\n".join(asking.lines()), err=True)
        said = _prompt(one_line(asking.question.ask))
        if not said:
            return {}
        if asking.found and said.casefold() in _YES:
            answer = {claim.fact: claim.value for claim in asking.found}
            if fact == "seller_conviction":
                answer.setdefault(fact, "certain")
        else:
            try:
                answer = Facts.from_mapping({fact: value_of(fact, said)}).to_dict()
            except FactsError as error:
                click.echo(f"  {error.problems[0]}", err=True)
                continue
        is_certain = answer.get("seller_conviction") == "certain"
        if is_certain and "conviction_reasons" not in answer and (reason := _prompt(_WHY)):
            answer["conviction_reasons"] = [reason]
        return answer


def _prompt(text: str) -> str:
    said: str = click.prompt(text, default="", show_default=False, err=True)
    return said.strip()
