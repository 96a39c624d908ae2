"""Whether a wish to hear no more was told to somebody who takes no part in the talk.

"I asked him not to ring again": who was asked stands in the sentence. Where it speaks of "me" or "you" it may
be meant for the seller.
"""

from __future__ import annotations

from pathlib import Path

from closecall.facts.vocabulary import Refusal
from closecall.facts.words.refusal.noes_of_a_talk import Talk
from closecall.facts.words.speech.utterance import Utterance
from closecall.text.tokens import words_of
from closecall.text.word_classes import classes_in

_FILE = Path(__file__).with_suffix(".toml")
# "Asked him", "lui ai demande".
_BESIDE = 2


def is_opt_out(no: Utterance) -> bool:
    """Whether it asks not to be contacted, in the words of a message."""
    return no.cue.value == Refusal.OPT_OUT and not no.beside


def was_told_to_another(no: Utterance, talk: Talk) -> bool:
    """Whether its sentence tells that another was asked, and speaks of neither side of the talk."""
    classes = classes_in(_FILE, talk.thread.lang)
    words = words_of(talk.thread.messages[no.message].body, *no.sentence).folded
    asked = [at for at, word in enumerate(words) if classes["asks"].holds(word)]
    is_told = any(classes["others"].meets(words[max(at - _BESIDE, 0) : at + _BESIDE]) for at in asked)
    return is_told and not classes["ours"].meets(words)
