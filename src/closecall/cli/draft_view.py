"""The draft as a seller reads it: what he does first, its text, who wrote it; or why there is none."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

import click

from closecall.cli.call_script_view import call_sheet
from closecall.cli.console import heading, one_line, shown, wrapped
from closecall.cli.evidence_lines import cited, latest
from closecall.cli.question_lines import how_to_answer
from closecall.cli.verdict_lines import NAMES, may_be_a_yes
from closecall.decision import Approach, Decision
from closecall.text.day_format import weekday_and_day

if TYPE_CHECKING:
    # `closecall score` shows a decision alone.
    from closecall.advice import Advice
    from closecall.drafting.records import Draft, Problem

_QUESTIONS_SHOWN = 3
_ADDITIONS_SHOWN = 6


def draft_lines(advice: Advice, *, large: bool) -> Iterator[str]:
    """The draft between two rules, and above it what the seller does first; ``large`` is for talking."""
    draft = advice.draft
    if draft is None:
        yield heading("No message")
        yield wrapped(_why_no_draft(advice.decision))
        return
    yield heading("Draft" if draft.channel == "email" else "Call script")
    for sentence in _told_first(advice):
        yield wrapped(f"{sentence} Translate it before you send it.")
    yield from _for_the_seller_to_answer(advice, draft)
    yield from _for_the_seller_to_write_in(advice)
    yield from _not_yet(advice)
    rule = click.style("-" * 72, dim=True)
    yield rule
    yield f"\n{call_sheet(draft.script)}\n" if large and draft.script else draft_text(draft)
    yield rule


def _for_the_seller_to_answer(advice: Advice, draft: Draft) -> Iterator[str]:
    """The buyer's open questions: the template does not know the answers, and says only when they come."""
    step = draft.next_step
    if advice.written.source != "template" or step is None or step.when is None:
        return
    answered = advice.thread.last_of_seller
    told = [
        e
        for e in advice.reading.evidence
        if e.fact == "open_buyer_questions"
        or (e.fact == "buying_questions" and (e.message or 0) > answered and e.quote.endswith("?"))
    ]
    if told:
        yield wrapped("Write your answer in, if you have it; the draft only says when it comes:")
        lines = dict.fromkeys(cited(evidence, advice.thread) for evidence in latest(told, _QUESTIONS_SHOWN))
        yield from (wrapped(line, indent="    ") for line in lines)


def _for_the_seller_to_write_in(advice: Advice) -> Iterator[str]:
    """What the buyer added to his yes, which no draft may call agreed, and that he chose among prices."""
    from closecall.drafting.yes_additions import (  # noqa: PLC0415  not where something is asked first
        added_to_the_yes,
        names_several_prices,
    )

    brief = advice.prepared.brief
    # A firm close answers what holds them back itself.
    added = () if advice.approach is Approach.FIRM_CLOSE else added_to_the_yes(brief)
    if added:
        yield wrapped("They added this to their yes. Write your answer to it in before you send:")
        yield from (wrapped(cited(each, advice.thread), indent="    ") for each in added[:_ADDITIONS_SHOWN])
    if advice.approach is Approach.CONFIRM and names_several_prices(brief):
        yield wrapped("Your offer names more than one price: write in which one it is.")


def _not_yet(advice: Advice) -> Iterator[str]:
    """That nobody reads it before the day on which the buyer is back."""
    if advice.approach is Approach.NURTURE and advice.facts.auto_reply_pending:
        back = advice.facts.auto_reply_pending
        day = f" before {weekday_and_day(back)}" if isinstance(back, date) else ""
        yield wrapped(f"They are away: there is nothing to send now. If you must write{day}, this is enough:")


def _told_first(advice: Advice) -> list[str]:
    """What nobody may overlook: that the draft is in another language than was asked for."""
    return [p.sentence for p in advice.written.problems if p.code == "language_not_written"]


def no_draft(decision: Decision) -> str:
    """In one line that there is nothing to copy, why, and what the seller can do."""
    asked = [question.ask for question in decision.questions]
    answer = [how_to_answer(decision.questions)] if decision.questions else []
    return " ".join(
        ("No draft was written:", f"{NAMES[decision.approach]}.", *asked, _why_no_draft(decision), *answer)
    )


def _why_no_draft(decision: Decision) -> str:
    """Why there is nothing to send, and what the seller can do."""
    if decision.unheard:
        said = "yes or a no" if may_be_a_yes(decision.questions) else "no"
        return f"Answer what they said first: until then it may be a {said}."
    if decision.approach is Approach.ASK_FIRST:
        return "Answer what is asked first, or add --draft-anyway for a guiding draft."
    if decision.approach in (Approach.NURTURE, Approach.GUIDE):
        return (
            "What they said may be a no, and they must not be pressed. "
            "If it is none, add --facts refusal=none for a draft."
        )
    return "They asked not to be contacted: there is nothing to send."


def draft_text(draft: Draft) -> str:
    """The draft as it would be copied; a call script has its beats beside its lines."""
    if draft.script:
        return "\n".join(
            f"{click.style(f'{beat.beat.value:>10}', dim=True)}  {shown(beat.say)}" for beat in draft.script
        )
    subject = f"Subject: {shown(draft.subject)}\n\n" if draft.subject else ""
    return subject + shown(draft.body)


def source_lines(advice: Advice) -> Iterator[str]:
    """Who wrote the draft, and what was found in it on the way."""
    written = advice.written
    if written.source == "model":
        yield f"Written by {one_line(written.model or 'a model')}, checked by closecall's rules."
    elif written.source == "template" and not written.attempts and not written.model:
        yield "Written by the built-in template; no model has seen this thread."
    elif written.source == "template":
        yield "Written by the built-in template, because the model's draft could not be used."
    if advice.draft and advice.prepared.brief.seller_name is None:
        yield "The thread does not tell your name: sign it yourself, or say --me NAME."
    first = _told_first(advice)
    for sentence in dict.fromkeys(map(problem_text, written.problems)):
        if sentence not in first:
            yield wrapped(sentence, first="  - ", indent="    ")


def problem_text(problem: Problem) -> str:
    """A problem as it is told below the draft; what was left out is shown, for the seller may want it."""
    words = f" \u201c{one_line(problem.words)}\u201d" if problem.code == "left_out" else ""
    return problem.sentence + words
