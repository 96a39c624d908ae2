"""What a seller reads: the verdict, what to check or answer, the draft, why, and what would change it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from closecall.cli.console import heading, wrapped
from closecall.cli.decision_view import against_lines, change_lines, point_line
from closecall.cli.draft_view import draft_lines, source_lines
from closecall.cli.evidence_lines import cited, quote_lines
from closecall.cli.facts_option import told_as
from closecall.cli.question_lines import question_lines
from closecall.cli.verdict_lines import NAMES, day_lines, verdict_lines
from closecall.decision import Approach, Decision
from closecall.facts.reading import Reading
from closecall.facts.unclear_refusal import is_said_earlier

if TYPE_CHECKING:
    from closecall.advice import Advice
    from closecall.thread.records import Thread

_SETTLED = (Approach.RESPECT_NO, Approach.CONFIRM)
"""After a no or a yes, what else was said of doubts is of no use to anybody."""


def advice_screen(advice: Advice, *, large: bool = False, typed: Sequence[str] = ()) -> str:
    """The whole answer, in reading order.

    Args:
        large: lay a call script out for reading while talking.
        typed: the words of the command, to be shown again where something is asked.

    """
    sections = [
        "\n".join((*verdict_lines(advice.decision, language=advice.reading.unheard), *day_lines(advice))),
        "\n".join(_read_with_care(advice.warnings)),
        "\n".join(_asked(advice.decision, advice.reading, advice.thread, typed)),
        "\n".join(draft_lines(advice, large=large)),
        "\n".join(source_lines(advice)),
        "\n".join(_why(advice.decision, advice.reading, advice.thread)),
        "\n".join(against_lines(advice.decision, advice.reading, advice.thread)),
        "\n".join(change_lines(advice.decision, sent=_sent_when(advice))),
        "\n".join(_heard_by_one(advice)),
    ]
    return "\n\n".join(section for section in sections if section)


def _why(decision: Decision, reading: Reading, thread: Thread) -> Iterator[str]:
    """Each point with the words it rests on; then what holds the buyer back, which gives no points."""
    quoted: set[str] = set()
    lines = []
    for c in decision.contributions:
        lines.append(point_line(c))
        lines += quote_lines(reading, c.facts or (c.fact,), thread, quoted)
    # Where nothing holds them back, the evidence is the sentence that says so.
    is_held = decision.approach not in _SETTLED and reading.facts.open_hesitations()
    held = list(quote_lines(reading, ("hesitations",), thread, quoted)) if is_held else []
    if held:
        lines += ["        What holds them back:", *held]
    if lines:
        yield heading("Why")
        yield from lines


def _sent_when(advice: Advice) -> str:
    """When a light message goes out: now, as the reply to the buyer, or not before the next touch."""
    if advice.approach is not Approach.NURTURE or advice.draft is None:
        return ""
    return ", with the draft above" if advice.facts.seller_unanswered else ", after the reply above"


def _asked(decision: Decision, reading: Reading, thread: Thread, typed: Sequence[str]) -> Iterator[str]:
    unsettled = reading.unsettled
    is_old = bool(unsettled) and is_said_earlier(thread, unsettled)
    yield from question_lines(
        decision.questions,
        ahead=decision.ahead,
        unsettled=unsettled,
        possible_yes=reading.possible_yes if reading.is_possible_yes else "",
        last_words=next((" ".join(message.body.split()) for _, message in thread.buyer_messages()[-1:]), ""),
        is_old=is_old,
        typed=typed,
    )


def _heard_by_one(advice: Advice) -> Iterator[str]:
    """What only the second reader heard and the seller may confirm: another approach, or what is asked."""
    then, claimed = advice.prepared.if_so, advice.reading.claimed
    asked = {question.fact for question in (*advice.decision.questions, *advice.decision.ahead)}
    if then is None and asked.isdisjoint(claim.fact for claim in claimed):
        return
    yield heading("Heard by the second reader alone")
    for claim in claimed:
        yield f"  ? {told_as(claim.fact, claim.value)}"
        for evidence in claim.evidence:
            yield wrapped(cited(evidence, advice.thread), indent="          ")
    comes_to = f" If it is, this is: {NAMES[then]}." if then else ""
    yield wrapped(f"Only you can tell whether it is so.{comes_to} Say what is so:")
    yield f"    --facts {','.join(told_as(claim.fact, claim.value) for claim in claimed)}"


def _read_with_care(warnings: tuple[str, ...]) -> Iterator[str]:
    if warnings:
        yield heading("Please check")
        for warning in warnings:
            yield wrapped(warning, first="  ! ", indent="    ")
