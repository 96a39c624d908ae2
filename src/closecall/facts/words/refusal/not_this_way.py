"""A wish that is refused only in how it is offered: "we'd take it, but not like this".

It is a no all the same where the message goes on with what tells no wish: "Goodbye", "Shame on you".
"""

from __future__ import annotations

from collections.abc import Sequence

from closecall.facts.words.speech.utterance import Utterance
from closecall.text.sentences import sentences_of
from closecall.thread.records import Thread

NOT_THIS_WAY = "hesitation.not_this_way"
# What one who still wants it says behind it.
_STILL_WANTS = ("verbal_interest", "buying_question", "practical_question", "hesitation", "wants_guidance")


def is_left_at_that(thread: Thread, said: Utterance, listened: Sequence[Utterance]) -> bool:
    """Whether it is a "not like this" behind which the message says something that tells no wish."""
    if said.cue.id != NOT_THIS_WAY:
        return False
    told = [(each.sentence, each.cue.fact) for each in listened if each.message == said.message]
    behind = [
        (sentence.start, sentence.end)
        for sentence in sentences_of(thread.messages[said.message].body)
        if sentence.start >= said.sentence[1] and sentence.words.folded
    ]
    return any(
        not any(span == sentence and fact in _STILL_WANTS for sentence, fact in told)
        or (span, "refusal") in told
        for span in behind
    )
