"""Answers that there is nothing more: "any other questions?", "no, that's all, thanks".

They refuse nothing, whatever the same words tell elsewhere: "das wär's" ends a talk as well. So the question
decides, and that no word of the answer is about anything.
"""

from __future__ import annotations

from pathlib import Path

from closecall.facts.words.speech.preceding_question import is_asked_only_for_more
from closecall.text.sentences import Sentence
from closecall.text.word_classes import classes_in, holds_any
from closecall.thread.records import Thread

_FILE = Path(__file__).with_suffix(".toml")


def says_nothing_more(thread: Thread, message: int, sentence: Sentence) -> bool:
    """Whether a sentence only says no to the seller, who asked for anything more and not for the purchase."""
    classes, words = classes_in(_FILE, thread.lang), sentence.words.folded
    return (
        bool(classes)
        and not sentence.is_question
        and classes["denies"].holds(words[0])
        and classes["all"].meets(words)
        and all(holds_any(classes, ("denies", "small"), word) for word in words)
        and is_asked_only_for_more(thread, message, at=sentence.start)
    )
