"""A month or a day that is named in passing: "I was ill from August to October", "not in January either".

Nobody asked to hear again then, and a draft that promises that day invents it.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from pathlib import Path

from closecall.facts.words.deferral.event_dates import clause_around, stands_at
from closecall.text.tokens import Words
from closecall.text.word_classes import classes_in, meets_any

# "By the end of March": so many words may stand between "by" and the month.
_NEAR = 3
# "January or early February" is one stretch.
_BETWEEN = 3


def is_named_aside(text: str, words: Words, at: int, months: Collection[int], langs: Sequence[str]) -> bool:
    """Whether the month at a word is no time to hear again.

    Args:
        at: where the month stands in ``words``.
        months: where any month stands.
        langs: the language of the text first.

    """
    lang = langs[0]
    clause = clause_around(text, words, at)
    said = words.folded[clause.start : clause.stop]
    joined = _joined(words.folded, clause, at, months, lang)
    first = min([at, *joined])
    if _meets("theirs", said, lang) or _is_denied(words.folded, at, langs):
        return True
    if _meets("until", words.folded[max(clause.start, first - _NEAR) : first], lang):
        return False
    return bool(joined) or _meets("past", said, lang)


def _is_denied(words: Sequence[str], at: int, langs: Sequence[str]) -> bool:
    """Whether "not in" stands right before the month."""
    # German "im" is folded to two words.
    before = at - 2 if tuple(words[max(at - 2, 0) : at]) == ("i", "am") else at - 1
    return before > 0 and stands_at(words, at, langs) and _meets("not", words[before - 1 : before], langs[0])


def _joined(words: Sequence[str], clause: range, at: int, months: Collection[int], lang: str) -> list[int]:
    """Where other months stand near it: "from January to March", "in May or early June"."""
    near = range(max(clause.start, at - _BETWEEN - 1), min(clause.stop, at + _BETWEEN + 2))
    return [
        other
        for other in near
        if other != at
        and other in months
        and _meets("spans", words[min(other, at) + 1 : max(other, at)], lang)
    ]


def _meets(kind: str, words: Sequence[str], lang: str) -> bool:
    classes = classes_in(Path(__file__).with_suffix(".toml"), lang)
    return meets_any(classes, (kind,), words)
