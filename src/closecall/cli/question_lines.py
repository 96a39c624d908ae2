"""What only the seller can tell: the questions, what each answer leads to, and how to give it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from closecall.cli.console import heading, wrapped
from closecall.cli.evidence_lines import shortened
from closecall.cli.verdict_lines import NAMES
from closecall.decision import Approach, Question


def question_lines(
    questions: Sequence[Question], *, unsettled: str = "", is_old: bool = False
) -> Iterator[str]:
    """Each question with its answers, then how to give them.

    Args:
        unsettled: the sentence that may be a no.
        is_old: whether the buyer wrote again after it.

    """
    yield heading("Ask first")
    for question in questions:
        yield wrapped(question.ask, first="  ? ", indent="    ")
        if question.fact == "refusal" and unsettled:
            yield wrapped(f"\u201c{shortened(unsettled)}\u201d", indent="      ")
        answers = "; ".join(f"{_answer(said)}: {_then(a)}" for said, a in question.answers.items())
        yield wrapped(answers, indent="      ")
    yield wrapped(how_to_answer(questions, is_old=is_old))


def how_to_answer(questions: Sequence[Question], *, is_old: bool = False) -> str:
    """The options that take the answers, by the names of the facts; a no stands there to be copied first.

    A no after which the buyer wrote again may have been taken back.
    """
    facts = [question.fact for question in questions if question.fact != "seller_conviction"]
    if "refusal" in facts:
        yes = "; refusal=none,stage=accepted if it was a yes" if "stage" in facts else ""
        back = "; refusal=explicit_no,refusal_retracted=yes if they took it back since" if is_old else ""
        return (
            "Answer with --facts, such as --facts refusal=explicit_no, or refusal=none if it was none"
            f"{yes}{back}."
        )
    told = ",".join(f"{fact}=ANSWER" for fact in facts)
    if len(facts) == len(questions):
        return f"Answer with --facts {told}."
    sure = 'Answer with --note "I\'m certain: ...", and behind it why: one fact of theirs'
    return f"{sure}; the rest with --facts {told}." if told else f"{sure}."


def _answer(said: str) -> str:
    """An answer as a person gives it; yes and no for true and false, thousands parted."""
    plain = {"true": "yes", "false": "no"}.get(said, said.replace("_", " "))
    return f"{int(said):,}" if said.isdigit() else plain


def _then(approach: Approach) -> str:
    return "then one more question" if approach is Approach.ASK_FIRST else NAMES[approach]
