"""What a model is told when its draft broke rules."""

from __future__ import annotations

from collections.abc import Iterable

from closecall.drafting.records import Draft, Problem

_LONGEST_SPAN = 80
_MOST_PROBLEMS = 6


def reask_text(problems: Iterable[Problem], draft: Draft | None = None) -> str:
    """The broken rules, each with the words in question and how to mend it, as one short message."""
    lines = list(dict.fromkeys(_line(problem, draft) for problem in problems))[:_MOST_PROBLEMS]
    return "\n".join(
        ["Not yet. These rules are broken:", *lines, "Write the whole JSON object again, with this mended."]
    )


def _line(problem: Problem, draft: Draft | None) -> str:
    text = getattr(draft, problem.where, None) if draft else None
    span = text[problem.start : problem.end] if isinstance(text, str) else ""
    place = f' You wrote: "{span[:_LONGEST_SPAN]}".' if span.strip() else ""
    repair = f" {problem.repair}" if problem.repair else ""
    return f"- {problem.sentence}{place}{repair}"
