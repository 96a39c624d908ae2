"""Words of pace and of time that ask no seller to stop pushing: "send it over, no rush", "I read it calmly".

Who asks not to be pushed speaks of being pushed, or of his own deciding: "no rush, I'll choose in peace". The
same words tell how a seller may carry out an errand, how the buyer has read, or thank for patience; and who
asks for some days to think tells that he hesitates.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from closecall.facts.cues.cue_mentions import cue_language
from closecall.facts.injection import unplanted_sentences
from closecall.text.sentences import Sentence
from closecall.text.tokens import words_of
from closecall.text.word_classes import WordClass, classes_in
from closecall.thread.records import Thread

_FILE = Path(__file__).with_suffix(".toml")
_SHORTEST = 4


def only_sets_a_pace(thread: Thread, message: int, span: tuple[int, int], sentence: tuple[int, int]) -> bool:
    """Whether words heard as a wish not to be pushed are about something else than the buyer's deciding.

    Args:
        thread: the talk.
        message: the index of the message.
        span: start and end of the words in its body.
        sentence: start and end of the sentence that they stand in.

    """
    classes, body = classes_in(_FILE, cue_language(thread)), thread.messages[message].body
    whole, phrase = words_of(body, *sentence).folded, words_of(body, *span).folded
    if classes["push"].meets(whole):
        return False
    if not classes["pace"].meets(phrase):
        return classes["days"].meets(whole) and classes["thinks"].meets(whole)
    if classes["thinks"].meets(whole):
        return False
    if classes["done"].meets(whole) or classes["asks"].meets(whole):
        return True
    if classes["looks"].meets(whole):
        return False
    return _is_alone(whole, classes) and _asks_before(thread, message, sentence[0], classes)


def _is_alone(words: Sequence[str], classes: Mapping[str, WordClass]) -> bool:
    """Whether a sentence says nothing beside the pace: "No rush at all."."""
    return all(len(word) < _SHORTEST or classes["pace_words"].holds(word) for word in words)


def _asks_before(thread: Thread, message: int, start: int, classes: Mapping[str, WordClass]) -> bool:
    """Whether the buyer's sentence before it asks something of the seller."""
    before = next(_before(thread, message, start), None)
    return before is not None and (before.is_question or classes["asks"].meets(before.words.folded))


def _before(thread: Thread, message: int, start: int) -> Iterator[Sentence]:
    here = [one for one in unplanted_sentences(thread.messages[message].body) if one.start < start]
    yield from reversed(here)
    if message and thread.messages[message - 1].is_buyer:
        yield from reversed(list(unplanted_sentences(thread.messages[message - 1].body)))
