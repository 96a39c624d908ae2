"""Noes told by what follows from them: "my brother does it", "we keep the old one".

They hold no word of refusing. The same words tell how it is done today, beside a complaint of it or a wish;
what is a decision looks ahead or says what it settles. And who told one and afterwards goes on with the
purchase did not mean it, or not any more.
"""

from __future__ import annotations

from pathlib import Path

from closecall.facts.words.speech.preceding_question import priced_messages
from closecall.facts.words.speech.utterance import Utterance
from closecall.text.tokens import words_of
from closecall.text.word_classes import classes_in
from closecall.thread.records import Thread

_FILE = Path(__file__).with_suffix(".toml")
_TOLD = frozenset(
    f"refusal.{name}"
    for name in ("no_by_others", "no_instead", "no_keeps", "no_keeps_own", "no_ourselves", "no_returned")
)
# What is given back, or to others, is no way in which it is done today.
_GIVEN_BACK = "refusal.no_returned"
# How it is done today, and what is bad about that.
_TODAY = ("today", "suffers")


def is_told(no: Utterance) -> bool:
    """Whether its cue tells what follows from a no."""
    return no.cue.id in _TOLD


def tells_today(thread: Thread, no: Utterance) -> bool:
    """Whether its sentence tells how it is done today, or what is bad about that, and settles nothing."""
    classes, body = classes_in(_FILE, thread.lang), thread.messages[no.message].body
    if no.beside or no.cue.id == _GIVEN_BACK:
        return False
    words = words_of(body, *no.sentence).folded
    return not classes["settles"].meets(words) and any(classes[each].meets(words) for each in _TODAY)


def precedes_the_offer(thread: Thread, no: Utterance) -> bool:
    """Whether it stands in the small talk before the seller speaks of a price, and settles nothing.

    "My son set it up for me" may be about the camera of the call, and refuses nothing that was offered yet.
    """
    classes, before = classes_in(_FILE, thread.lang), thread.messages[: no.message]
    if not classes or no.beside or thread.messages[no.message].answered or not before:
        return False
    priced = priced_messages(thread)
    return (
        before[-1].is_seller
        and all(n > no.message for n in priced)
        and any(thread.messages[n].is_seller for n in priced)
        and not classes["settles"].meets(words_of(thread.messages[no.message].body, *no.sentence).folded)
    )
