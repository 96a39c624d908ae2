"""How a month is meant where nobody asks to hear again in it: in passing, or as what must be over.

"I was ill from August to October" and "not in January either" name it in passing, and a draft that promises
that day invents it. "Once the April numbers are out", "when we have closed Q1" tell a time by an event that
nobody dated: such a month must be over before anybody is written to, and none may be promised.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from pathlib import Path

from closecall.text.tokens import Words
from closecall.text.word_classes import classes_in

_FILE = Path(__file__).with_suffix(".toml")
# "By the end of March": so many words may stand between "by" and the month.
_NEAR = 3
# "January or early February" is one stretch.
_BETWEEN = 3
# How far from a month it is told that it must be over; how much of a long clause tells how it is meant.
_FARTHEST = 8
_LONGEST = 16
_MARKS = frozenset(",;:.!?()–—\n")


def is_named_aside(text: str, words: Words, at: int, months: Collection[int], langs: Sequence[str]) -> bool:
    """Whether the month at a word is no time to hear again.

    Args:
        at: where the month stands in ``words``.
        months: where any month stands.
        langs: the language of the text first.

    """
    lang = langs[:1]
    clause = _clause_around(text, words, at)
    said = words.folded[clause.start : clause.stop]
    joined = _joined(words.folded, clause, at, months, lang)
    first = min([at, *joined])
    if _meets("theirs", said, lang) or _is_denied(words.folded, at, langs):
        return True
    if _meets("until", words.folded[max(clause.start, first - _NEAR) : first], lang):
        return False
    return bool(joined) or _meets("past", said, lang)


def must_be_over(text: str, words: Words, first: int, end: int, langs: Sequence[str]) -> bool:
    """Whether the words from ``first`` to ``end``, a month or a quarter, are told as what must be over."""
    if _stands_at(words.folded, first, langs):
        return False
    before = _clause(text, words, range(first - 1, max(first - 1 - _FARTHEST, -1), -1), first)
    behind = _clause(text, words, range(end, min(end + _FARTHEST, len(words.folded))), end - 1)
    return _meets("once", before, langs) and _meets("ends", [*before, *behind], langs)


def _is_denied(words: Sequence[str], at: int, langs: Sequence[str]) -> bool:
    """Whether "not in" stands right before the month."""
    # German "im" is folded to two words.
    before = at - 2 if tuple(words[max(at - 2, 0) : at]) == ("i", "am") else at - 1
    return (
        before > 0 and _stands_at(words, at, langs) and _meets("not", words[before - 1 : before], langs[:1])
    )


def _stands_at(words: Sequence[str], first: int, langs: Sequence[str]) -> bool:
    """Whether "in" stands right before a month."""
    return first > 0 and _meets("at", words[first - 1 : first], langs)


def _joined(
    words: Sequence[str], clause: range, at: int, months: Collection[int], lang: Sequence[str]
) -> list[int]:
    """Where other months stand near it: "from January to March", "in May or early June"."""
    near = range(max(clause.start, at - _BETWEEN - 1), min(clause.stop, at + _BETWEEN + 2))
    return [
        other
        for other in near
        if other != at
        and other in months
        and _meets("spans", words[min(other, at) + 1 : max(other, at)], lang)
    ]


def _clause_around(text: str, words: Words, at: int) -> range:
    """The places of the words around one, up to what parts the clause; of a long one those that are near."""
    before = _clause(text, words, range(at - 1, max(at - 1 - _LONGEST, -1), -1), at)
    behind = _clause(text, words, range(at + 1, min(at + 1 + _LONGEST, len(words.folded))), at)
    return range(at - len(before), at + 1 + len(behind))


def _clause(text: str, words: Words, indexes: range, last: int) -> list[str]:
    """The words at those places, up to what parts the clause."""
    found = []
    for index in indexes:
        left, right = sorted((index, last))
        if not _MARKS.isdisjoint(text[words.spans[left][1] : words.spans[right][0]]):
            break
        found.append(words.folded[index])
        last = index
    return found


def _meets(kind: str, words: Sequence[str], langs: Sequence[str]) -> bool:
    return any(classes_in(_FILE, lang)[kind].meets(words) for lang in langs)
