"""What a model is told when its draft broke rules."""

from __future__ import annotations

from collections.abc import Iterable

from closecall.drafting.records import Draft, Problem

_LONGEST_SHOWN = 160
_MOST_PROBLEMS = 6


def reask_text(problems: Iterable[Problem], draft: Draft | None = None) -> str:
    """The broken rules, each with the sentence in question and how to mend it, as one short message.

    The answer itself is not shown again: small models repeat what they see.
    """
    lines = list(dict.fromkeys(_line(problem, draft) for problem in problems))[:_MOST_PROBLEMS]
    return "\n".join(
        ["An earlier answer broke these rules:", *lines, "Write the whole JSON object without that."]
    )


def _line(problem: Problem, draft: Draft | None) -> str:
    words = _sentence_around(problem, draft) if draft else ""
    place = f' It said: "{words}".' if words else ""
    repair = f" {problem.repair}" if problem.repair else ""
    return f"- {problem.sentence}{place}{repair}"


def _sentence_around(problem: Problem, draft: Draft) -> str:
    """The sentence that a problem stands in; nothing where it is about the whole draft."""
    text = getattr(draft, problem.where, None)
    if not isinstance(text, str) or not problem.start < problem.end <= len(text):
        return ""
    start = max(text.rfind(mark, 0, problem.start) + len(mark) for mark in ("\n", ". ", "? "))
    ends = (text.find(mark, problem.end) for mark in ("\n", ". ", "? "))
    end = min((at for at in ends if at >= 0), default=len(text))
    return text[start if start > 1 else 0 : end].strip(" .")[:_LONGEST_SHOWN]
