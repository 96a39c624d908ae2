"""A "not now" of one who wants it and doubts himself: "I'm just scared I'm not ready yet, maybe wait a year".

That is what a firm close disagrees with. Who says when to come back to it, or what stands against it outside
of himself ("I'm worried about my job"), has put it off; and so has who says it flatly in a clause of its own:
"I'm nervous, so not this year".
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from pathlib import Path

from closecall.facts.cues.cue_mentions import cue_language
from closecall.text.clauses import clauses_in
from closecall.text.dates import months
from closecall.text.sentences import Sentence, sentences_of
from closecall.text.tokens import words_of
from closecall.text.word_classes import WordClass, classes_in
from closecall.thread.records import Thread

_FILE = Path(__file__).with_suffix(".toml")


def only_doubts_himself(
    thread: Thread, message: int, span: tuple[int, int], sentence: tuple[int, int]
) -> bool:
    """Whether who puts it off in a "maybe" tells a doubt of his own beside it, and no time to come back.

    Args:
        thread: the talk.
        message: the index of the message.
        span: where what puts it off starts and ends in its body.
        sentence: where its sentence does.

    """
    classes, body = classes_in(_FILE, cue_language(thread)), thread.messages[message].body
    own_words, sentences = words_of(body, *sentence).folded, sentences_of(body)
    doubting = [one for one in (each.words.folded for each in sentences) if classes["doubts"].meets(one)]
    if not doubting or any(_tells_of_others(words, classes) for words in (own_words, *doubting)):
        return False
    own = [
        word
        for clause in clauses_in(sentences, body, joins=classes["parts"].words)
        if clause.start < span[1] and span[0] < clause.end
        for word in clause.words
    ]
    if not (classes["doubts"].meets(own) or classes["hedges"].meets(own)):
        return False
    whole = words_of(body).folded
    is_dated = any(
        classes["at"].holds(whole[n - 1]) and (whole[n] in months() or classes["seasons"].holds(whole[n]))
        for n in range(1, len(whole))
    )
    return not is_dated and not classes["comes_back"].meets(whole)


def is_put_off_by_others(thread: Thread, sentence: Sentence) -> bool:
    """Whether a sentence says "not yet" or "maybe in May", and what stands against it outside of himself.

    No reader takes every such form for a "not now"; what it tells of is no state of mind.
    """
    classes, words = classes_in(_FILE, cue_language(thread)), sentence.words.folded
    if not _tells_of_others(words, classes):
        return False
    has_time = any(word in months() or classes["seasons"].holds(word) for word in words)
    return classes["later"].meets(words) or (has_time and classes["hedges"].meets(words))


def _tells_of_others(words: Sequence[str], classes: Mapping[str, WordClass]) -> bool:
    """Whether it tells what stands against it that is not himself: his job, his daughter, his bank."""
    return classes["outside"].meets(words) or any(
        classes["possesses"].holds(one) and not classes["own"].holds(other) for one, other in pairwise(words)
    )
