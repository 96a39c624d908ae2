"""Clauses of sentences: what stands between two marks, or before a word that begins a new one."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from typing import NamedTuple

from closecall.text.sentences import Sentence

_PARTS = re.compile(r"[,;:()\u2013\u2014\n]|\s-\s|\.\.\.|\u2026")


class Clause(NamedTuple):
    """A part of a sentence: ``body[start:end]`` with the marks around it, and its folded words."""

    sentence: Sentence
    words: tuple[str, ...]
    start: int
    end: int


def clauses_in(sentences: Iterable[Sentence], body: str, *, joins: Collection[str] = ()) -> Iterator[Clause]:
    """The clauses of the sentences of a body, in order.

    Args:
        joins: folded words that begin a new clause, such as "but".

    """
    for sentence in sentences:
        folded, spans = sentence.words.folded, sentence.words.spans
        first, start = 0, sentence.start
        for place in range(1, len(folded)):
            # Between most words stands one space.
            begins, ends = spans[place - 1][1], spans[place][0]
            mark = None if body[begins:ends] == " " else _PARTS.search(body, begins, ends)
            if mark is not None and _is_of_a_number(body, mark):
                mark = None
            if mark is not None or folded[place] in joins:
                end = mark.end() if mark is not None else ends
                yield Clause(sentence, folded[first:place], start, end)
                first, start = place, end
        yield Clause(sentence, folded[first:], start, sentence.end)


def _is_of_a_number(body: str, mark: re.Match[str]) -> bool:
    """Whether a mark stands between two digits: "3,900", "10:30"."""
    start, end = mark.span()
    return mark.group() in ",:" and body[start - 1 : start].isdigit() and body[end : end + 1].isdigit()
