"""What a model is told when its draft broke rules, and what it is asked for again."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from closecall.drafting.generation.answer_schema import Part
from closecall.drafting.prompting.slots import Slots
from closecall.drafting.records import Draft, Problem

_LONGEST_SHOWN = 160
_MOST_PROBLEMS = 6
_WHOLE = "Write the whole JSON object without that."
_PART = "The rest was good and stays. Write a JSON object with these fields alone:"
_ENDS = ("\n", ". ", "? ", "! ")


def reask_text(
    problems: Iterable[Problem], texts: Mapping[str, str], *, slots: Slots, only: Collection[str] = ()
) -> str:
    """The broken rules, each with the sentence in question and how to mend it, as one short message.

    The answer itself is not shown again: small models repeat what they see.

    Args:
        texts: those that problems have their places in, by name.
        slots: what is shown of the texts has its tokens again.
        only: the fields to write again; empty for all of them.

    """
    lines = list(dict.fromkeys(_line(problem, texts, slots) for problem in problems))[:_MOST_PROBLEMS]
    wanted = f"{_PART} {', '.join(only)}." if only else _WHOLE
    return "\n".join(["An earlier answer broke these rules:", *lines, wanted])


def fields_at_fault(
    problems: Iterable[Problem], draft: Draft | None, told: Mapping[Part, str]
) -> tuple[str, ...]:
    """The fields of the answer in which all the problems lie, in their order.

    Empty where any of them is about more than one field or about the whole draft: then all have to be
    written again.
    """
    found: set[str] = set()
    for problem in problems:
        names = [part.name for part in told if _holds(part, told[part], problem, draft)]
        if not names:
            return ()
        found.update(names[:1])
    return tuple(part.name for part in told if part.name in found) if len(found) < len(told) else ()


def _holds(part: Part, text: str, problem: Problem, draft: Draft | None) -> bool:
    """Whether a problem lies in a part: it is named after it, or its place in the text is inside the part."""
    if problem.where in (part.name, part.fills):
        return True
    if problem.where != "body" or draft is None or problem.start >= problem.end:
        return False
    at = draft.body.find(text)
    return 0 <= at <= problem.start and problem.end <= at + len(text)


def _line(problem: Problem, texts: Mapping[str, str], slots: Slots) -> str:
    words = slots.hide(_sentence_around(problem, texts.get(problem.where, "")))
    place = f' It said: "{words}".' if words else ""
    repair = f" {problem.repair}" if problem.repair else ""
    return f"- {problem.sentence}{place}{repair}"


def _sentence_around(problem: Problem, text: str) -> str:
    """The sentence that a problem stands in; nothing where it is about the whole draft."""
    if not problem.start < problem.end <= len(text):
        return ""
    start = max(text.rfind(mark, 0, problem.start) + len(mark) for mark in _ENDS)
    ends = (text.find(mark, problem.end) for mark in _ENDS)
    end = min((at for at in ends if at >= 0), default=len(text))
    return text[start if start > 1 else 0 : end].strip(" .")[:_LONGEST_SHOWN]
