"""Whether a wish to hear no more is another's: told to somebody who takes no part in the talk, or for one.

"I asked him not to ring again": who was asked stands in the sentence. Where it speaks of "me" or "you" it may
be meant for the seller. "Don't call my mother again" spares her, and may be meant for the whole house.
"""

from __future__ import annotations

from pathlib import Path

from closecall.facts.cues.cue_mentions import said_in
from closecall.facts.vocabulary import Refusal
from closecall.facts.words.refusal.noes_of_a_talk import Talk
from closecall.facts.words.speech.utterance import Utterance
from closecall.text.tokens import words_of
from closecall.text.word_classes import classes_in

_FILE = Path(__file__).with_suffix(".toml")
# "Asked him", "lui ai demande".
_BESIDE = 2
# "My late father".
_UP_TO_THE_PERSON = 2


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


def spares_one_of_his(no: Utterance, talk: Talk) -> bool:
    """Whether it names one of the speaker's people as the one who is not to be contacted, and not himself."""
    classes = classes_in(_FILE, talk.thread.lang)
    words = words_of(talk.thread.messages[no.message].body, *no.sentence)
    people = {said.span[0] for said in said_in(talk.thread, no.message, "persons") if said.cue.value == "kin"}
    begins = next((at for at, (start, _) in enumerate(words.spans) if start >= no.at), len(words.spans))
    ends = next((at for at, (start, _) in enumerate(words.spans) if start >= no.until), len(words.spans))
    named = words.folded[begins : ends + _UP_TO_THE_PERSON + 1]
    if not classes or classes["self"].meets(named):
        return False
    return any(
        classes["own"].holds(word)
        and any(start in people for start, _ in words.spans[at + 1 : at + 1 + _UP_TO_THE_PERSON])
        for at, word in enumerate(words.folded[: ends + _BESIDE])
        if at >= begins
    )
