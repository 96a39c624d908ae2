"""Sentences that put it off and say what stands against it outside of the buyer: his job, his bank."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

from closecall.facts.cues.cue_mentions import cue_language
from closecall.text.dates import months
from closecall.text.sentences import Sentence
from closecall.text.word_classes import classes_in
from closecall.thread.records import Thread

_FILE = Path(__file__).with_suffix(".toml")


def is_put_off_by_others(thread: Thread, sentence: Sentence) -> bool:
    """Whether a sentence says "not yet" or "maybe in May", and what stands against it outside of himself.

    No reader takes every such form for a "not now"; what it tells of is no state of mind.
    """
    classes, words = classes_in(_FILE, cue_language(thread)), sentence.words.folded
    of_others = classes["outside"].meets(words) or any(
        classes["possesses"].holds(one) and not classes["own"].holds(other) for one, other in pairwise(words)
    )
    if not of_others:
        return False
    has_time = any(word in months() or classes["seasons"].holds(word) for word in words)
    return classes["later"].meets(words) or (has_time and classes["hedges"].meets(words))
