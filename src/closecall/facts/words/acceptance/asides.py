"""Words about where and how somebody speaks: "sorry about the echo, I'm on the train, kid's asleep".

They tell nothing of the purchase, and sound like a doubt: somebody is sorry, something is the matter. A thing
that the seller has named is none of these: "sorry about the train" is, where he sells one, about the train.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from pathlib import Path

from closecall.facts.words.acceptance.filler_words import is_a_day
from closecall.facts.words.speech.preceding_question import seller_before
from closecall.text.clauses import clauses_in
from closecall.text.sentences import Sentence
from closecall.text.tokens import words_of
from closecall.text.word_classes import classes_in, holds_any
from closecall.thread.records import Thread

_FILE = Path(__file__).with_suffix(".toml")


def is_aside(words: Sequence[str], *, told: Collection[str], lang: str) -> bool:
    """Whether a clause tells nothing but where or how somebody speaks.

    Args:
        words: folded.
        told: the seller's words.

    """
    classes = classes_in(_FILE, lang)
    return (
        bool(classes)
        and classes["asides"].meets(words)
        and all(
            word[0].isdigit() or is_a_day(word, lang) or holds_any(classes, ("asides", "beside"), word)
            for word in words
        )
        and not any(classes["asides"].holds(word) for word in words if word in told)
    )


def is_made_of_asides(thread: Thread, message: int, sentence: Sentence) -> bool:
    """Whether each clause of a sentence is one."""
    told = words_of(seller_before(thread, message)).folded
    clauses = clauses_in([sentence], thread.messages[message].body)
    return all(is_aside(clause.words, told=told, lang=thread.lang) for clause in clauses)
