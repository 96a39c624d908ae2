"""Noes that only tell what the buyer is shy of: "computers aren't my thing".

They refuse what they name. Change, decisions and papers belong to every purchase, and who says so hesitates;
what the seller himself had named may be what is for sale.
"""

from __future__ import annotations

from pathlib import Path

from closecall.facts.cues.cue_mentions import cue_language
from closecall.facts.words.speech.utterance import Utterance
from closecall.text.clauses import clauses_in
from closecall.text.sentences import sentence_at
from closecall.text.tokens import words_of
from closecall.text.word_classes import classes_in
from closecall.thread.records import Thread

_FILE = Path(__file__).with_suffix(".toml")
# "Les changements, c'est pas mon truc": what it is about may stand in a clause of its own before it.
_MOST_WORDS_OF_A_TOPIC = 4


def only_tells_what_he_is_shy_of(thread: Thread, no: Utterance) -> bool:
    """Whether "not my thing" is said of what belongs to any purchase, and of nothing the seller named."""
    classes, body = classes_in(_FILE, cue_language(thread)), thread.messages[no.message].body
    if no.beside or not classes["taste"].meets(words_of(body, no.at, no.until).folded):
        return False
    sentence = sentence_at(body, no.sentence)
    if sentence is None:
        return False
    clauses = [each for each in clauses_in([sentence], body) if each.start <= no.at]
    about = {word for each in clauses[-1:] for word in each.words}
    about.update(
        word for each in clauses[-2:-1] if len(each.words) <= _MOST_WORDS_OF_A_TOPIC for word in each.words
    )
    shy = {word for word in about if classes["shy"].holds(word)}
    sold = {
        word
        for message in thread.messages[: no.message]
        if message.is_seller
        for word in words_of(message.body).folded
    }
    return bool(shy) and shy.isdisjoint(sold) and not any(classes["your"].holds(word) for word in about)
