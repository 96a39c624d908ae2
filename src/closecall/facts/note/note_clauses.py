"""The clauses of a sentence in a seller's note, and which of them told something.

"They turn over 900k and she sent it back" told a turnover, and its other half still told nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from closecall.text.resources.lazy_regex import compiled_late
from closecall.text.sentences import Sentence

_MARKS = r"[,;:.)!\u2026]\s|\s\(|\s[\u2013\u2014-]\s"
_WORD = compiled_late(r"[^\W\d_]{1,40}")


class Joints(NamedTuple):
    """The words of a language between clauses.

    Args:
        but: those that turn against what stands before them.

    """

    words: re.Pattern[str]
    but: frozenset[str]


def joints_of(but: str, and_words: str) -> Joints:
    """From the words of a language, with a space between them."""
    words = "|".join(map(re.escape, (*but.split(), *and_words.split())))
    return Joints(re.compile(rf"{_MARKS}|\s({words})\s"), frozenset(but.split()))


class Clause(NamedTuple):
    """One clause.

    Args:
        words: lower case.
        is_joined: it stands behind "and", where the same one goes on doing something.
        is_against: it turns against what stands before it: "but she sent it back".
        is_used: it told a fact.

    """

    said: str
    words: Sequence[str]
    is_joined: bool
    is_against: bool
    is_used: bool


def clauses_of(note: str, sentence: Sentence, quotes: Sequence[str], *, joints: Joints) -> Iterator[Clause]:
    """The clauses of a sentence that hold a word.

    Args:
        quotes: what of the note told something. One that begins before a clause that turns against it does
            not reach into it: a reason ends at "but she sent it back".
        joints: of the note's language.

    """
    said = note[sentence.start : sentence.end]
    told = tuple(_spans(said, quotes))
    start, joint_word, is_joined = 0, "", False
    for joint in (*joints.words.finditer(said), None):
        end = joint.start() if joint else len(said)
        words = _WORD.findall(said[start:end].casefold())
        if words:
            is_against = joint_word in joints.but or words[0] in joints.but
            reaches = start if is_against else 0
            is_used = any(begin < end and start < last and begin >= reaches for begin, last in told)
            yield Clause(said[start:end], words, is_joined, is_against, is_used)
        if joint:
            joint_word = joint.group(1) or ""
            start, is_joined = joint.end(), bool(joint_word)


def _spans(said: str, quotes: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Where what told something stands in a sentence."""
    for quote in quotes:
        if said in quote:
            yield 0, len(said)
        elif (begin := said.find(quote)) >= 0:
            yield begin, begin + len(quote)
