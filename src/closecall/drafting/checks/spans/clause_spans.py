"""The clauses of a sentence: what stands between marks, and between an "and" and a new subject."""

from __future__ import annotations

import re
from collections.abc import Iterator

from closecall.text.resources.lazy_regex import compiled_late
from closecall.text.sentences import Sentence
from closecall.text.tokens import words_of

FEWEST_WORDS = 3
"""A piece of fewer words between two marks says nothing of its own ("for now")."""
GOING_ON = frozenset("for about that fur dass pour d por que".split())
"""With one of these a part goes on with what is said before the comma."""
_SUBJECTS = "i|we|you|it|there|they|this|that|he|she|ich|wir|sie|es|je|nous|vous|il|elle|yo|usted|ustedes"
_CLAUSE_END = compiled_late(
    rf"[;:\u2013\u2014\u2600-\u27bf\U0001f300-\U0001faff]|\s-\s|\.{{2,6}}|\u2026|,?\s(?:and|und|et|y)\s(?=(?:{_SUBJECTS})\b)"
    r"|,\s(?:and|und|et|y)\s(?=(?:the|your|our|my|a|der|die|das|ihr|le|la|les|votre|el|los|las|su)\b)",
    re.IGNORECASE,
)

_COMMA = compiled_late(r",(?:\s(?:and|und|et|y)\b)?")


def parted_by_commas(clause: str) -> list[str]:
    """The parts of a clause between commas, without an "and" behind one."""
    return [part for part in _COMMA.split(clause) if part.strip()]


def goes_on(part: str) -> bool:
    """Whether a part says on what the one before it began: "..., for the visit", "..., es mir zu sagen"."""
    words = words_of(part).folded
    return not GOING_ON.isdisjoint(words[:1]) or words[-2:-1] == ("zu",)


def joined_by_commas(clause: str) -> list[str]:
    """The parts of a clause between commas, each with what goes on with it: "Thanks, that you told me"."""
    parts: list[str] = []
    for part in parted_by_commas(clause):
        if parts and goes_on(part):
            parts[-1] = f"{parts[-1]} {part.strip()}"
        else:
            parts.append(part)
    return parts


def clauses_of(text: str, sentence: Sentence) -> Iterator[tuple[int, int]]:
    """Start and end of each clause of a sentence of the text."""
    start = sentence.start
    for cut in _CLAUSE_END.finditer(text, sentence.start, sentence.end):
        # "Your brother and you have decided": too little stands before "and" to be a clause.
        if cut.group()[-1:].isspace() and len(words_of(text[start : cut.start()]).folded) < FEWEST_WORDS:
            continue
        if text[start : cut.start()].strip():
            yield start, cut.start()
        start = cut.end()
    if text[start : sentence.end].strip():
        yield start, sentence.end
