"""What only the seller can tell: the questions, how each is answered, and the command that takes it all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from closecall.cli.answers import ANSWER, asked_about
from closecall.cli.console import heading, wrapped
from closecall.cli.evidence_lines import shortened
from closecall.cli.typed_command import typed_again
from closecall.cli.verdict_lines import may_be_a_yes
from closecall.decision import Question

_MOST_AT_ONCE = 4
"""More questions than these are not answered in one go: those that may follow are only counted."""


def question_lines(
    questions: Sequence[Question],
    *,
    ahead: Sequence[Question] = (),
    unsettled: str = "",
    possible_yes: str = "",
    last_words: str = "",
    is_old: bool = False,
    typed: Sequence[str] = (),
) -> Iterator[str]:
    """Each question with how it is answered, those that may follow, and one command that answers all.

    Args:
        ahead: the questions that follow where the first settle nothing.
        unsettled: the sentence that may be a no.
        possible_yes: the words that may be a yes; whether they are is then the one question.
        last_words: what the buyer wrote last: shown where he is asked about and no sentence of his is.
        is_old: whether the buyer wrote again after it.
        typed: the words of the command that asked.

    """
    if not questions:
        return
    yield heading("Ask first")
    quoted = {"refusal": unsettled or last_words}
    told = _of_a_no(questions, is_old=is_old)
    later = len(ahead) if len(questions) + len(ahead) > _MOST_AT_ONCE else 0
    ahead = () if later else ahead
    facts = [each.fact for each in (*questions, *ahead)]
    if possible_yes and may_be_a_yes(questions):
        # What may be a no has to be told as none beside the yes.
        facts = ["stage", "refusal"] if unsettled else ["stage"]
        questions, ahead, later, quoted = questions[:1], (), 0, {"stage": possible_yes}
    for question in questions:
        yield wrapped(question.ask, first="  ? ", indent="    ")
        if words := quoted.get(question.fact):
            yield wrapped(f"\u201c{shortened(words)}\u201d", indent="      ")
        yield from answer_lines(question)
    if ahead:
        yield "  Unless that settles it, I also ask:"
        for question in ahead:
            yield wrapped(question.ask, first="  ? ", indent="    ")
            yield wrapped("; ".join(_answers(question)), indent="      ")
    if later:
        yield f"  Unless that settles it, up to {later} more questions follow, a few at a time."
    yield wrapped(
        f"Put what is so in the place of {ANSWER}, as far as you know it; what stays {ANSWER} is not told. "
        f"{told}".rstrip()
    )
    yield f"    {typed_again(typed, facts)}"


def answer_lines(question: Question) -> Iterator[str]:
    """How a question is answered, what each answer means, and what it is asked for."""
    for answer in _answers(question):
        yield wrapped(answer, first="      ", indent="        ")
    yield wrapped(f"({asked_about(question.fact).why})", indent="      ")


def how_to_answer(questions: Sequence[Question]) -> str:
    """The options that take the answers, in one line, by the names of the facts."""
    options = typed_again((), [question.fact for question in questions])
    return f"Answer with {options}, with what is so in the place of {ANSWER}."


def _answers(question: Question) -> list[str]:
    """Each value that decides, with what it means; what an answer looks like, where any value will do."""
    about = asked_about(question.fact)
    named = [{"true": "yes", "false": "no"}.get(said, said) for said in question.answers]
    return [f"{said}: {about.answers[said]}" for said in about.answers if said in named] or [about.how]


def _of_a_no(questions: Sequence[Question], *, is_old: bool) -> str:
    """What two facts tell together: a yes, and a no that the buyer, who wrote again, may have taken back."""
    facts = [question.fact for question in questions]
    if "refusal" not in facts:
        return ""
    told = ["refusal=none,stage=accepted if it was a yes"] if "stage" in facts else []
    told += ["refusal=explicit_no if it was a no"] if may_be_a_yes(questions) else []
    told += ["refusal=explicit_no,refusal_retracted=yes if they took it back since"] if is_old else []
    return f"Say {'; '.join(told)}." if told else ""
