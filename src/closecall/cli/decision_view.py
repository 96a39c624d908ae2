"""A decision as the seller reads it: the points, what speaks against firmness, and what would change it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from closecall.cli.console import heading, wrapped
from closecall.cli.evidence_lines import quote_lines
from closecall.cli.flip_lines import flip_lines, not_heard_lines
from closecall.cli.question_lines import question_lines
from closecall.cli.verdict_lines import NAMES, verdict_lines
from closecall.decision import Approach, Blocker, Contribution, Decision, Flip
from closecall.facts.reading import Reading
from closecall.facts.vocabulary import Facts
from closecall.text.day_format import weekday_and_day

if TYPE_CHECKING:
    from closecall.thread.records import Thread


def decision_screen(decision: Decision, *, language: str = "") -> str:
    """The answer to facts alone: no thread, no draft; ``language`` is the one that nobody could hear."""
    sections = [
        "\n".join(verdict_lines(decision, language=language)),
        "\n".join(question_lines(decision.questions, ahead=decision.ahead)),
        "\n".join(_points(decision)),
        "\n".join(against_lines(decision, Reading(Facts()), None)),
        "\n".join(change_lines(decision)),
    ]
    return "\n\n".join(section for section in sections if section)


def _points(decision: Decision) -> Iterator[str]:
    if decision.contributions:
        yield heading("Why")
        yield from (point_line(c) for c in decision.contributions)


def point_line(contribution: Contribution) -> str:
    """What a fact gives or takes, in points and a sentence."""
    return wrapped(contribution.sentence, first=f"  {contribution.points:+4d}  ", indent="        ")


def against_lines(decision: Decision, reading: Reading, thread: Thread | None) -> Iterator[str]:
    """What forbids firmness, each with the buyer's words where there is a thread."""
    blockers = decision.blockers
    if decision.approach is Approach.RESPECT_NO:
        # After a no, what else would have spoken against a firm close is of no use to anybody.
        blockers = tuple(b for b in blockers if "refusal" in b.facts) or blockers
    if not blockers:
        return
    yield heading("What speaks against a firm close")
    quoted: set[str] = set()
    for blocker in blockers:
        yield wrapped(blocker.sentence, first="  - ", indent="    ")
        if thread is not None:
            yield from quote_lines(reading, blocker.facts, thread, quoted)
        if blocker.lifted_by and not _is_among(blocker, decision.flips):
            lifted = f"{blocker.lifted_by[:1].lower()}{blocker.lifted_by[1:]}"
            yield wrapped(f"What would change this: {lifted}", indent="      ")


def _is_among(blocker: Blocker, flips: Sequence[Flip]) -> bool:
    """Whether what would lift it stands among what would change the advice."""
    return any(flip.fact in blocker.facts for flip in flips)


def change_lines(decision: Decision, *, sent: str = "") -> Iterator[str]:
    """Which fact would give another approach, and the next touch; ``sent`` tells when a draft goes out."""
    if decision.questions:
        return
    if decision.flips:
        yield heading("What would change it")
        yield from flip_lines(decision.flips, NAMES)
        yield from not_heard_lines(decision.not_heard)
    if decision.cadence.why:
        day = decision.cadence.next_touch
        when = f"{weekday_and_day(day)}. " if day else ""
        yield wrapped(f"Next touch{sent}: {when}{decision.cadence.why}")
