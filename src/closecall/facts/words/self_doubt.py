"""A "not now" of one who wants it and doubts himself: "I'm just scared I'm not ready yet, maybe wait a year".

That is what a firm close disagrees with. Who says when to come back to it, or what stands against it outside
of himself, has put it off.
"""

from __future__ import annotations

from pathlib import Path

from closecall.facts.hearing import cue_language
from closecall.text.dates import months
from closecall.text.tokens import words_of
from closecall.text.word_classes import classes_in
from closecall.thread.records import Thread

_FILE = Path(__file__).with_suffix(".toml")


def only_doubts_himself(thread: Thread, message: int, sentence: tuple[int, int]) -> bool:
    """Whether a sentence that puts it off tells a doubt of its speaker's own, and no time to come back.

    Args:
        thread: the talk.
        message: the index of the message.
        sentence: where the sentence starts and ends in its body.

    """
    classes, body = classes_in(_FILE, cue_language(thread)), thread.messages[message].body
    if not classes:
        return False
    words = words_of(body, *sentence).folded
    if not classes["doubts"].meets(words) or classes["outside"].meets(words):
        return False
    whole = words_of(body).folded
    is_dated = any(
        classes["at"].holds(whole[n - 1]) and (whole[n] in months() or classes["seasons"].holds(whole[n]))
        for n in range(1, len(whole))
    )
    return not is_dated and not classes["comes_back"].meets(whole)
