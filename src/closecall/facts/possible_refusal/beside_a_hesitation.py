"""A sentence beside "let me think" of which no reader made anything: it may tell how the thinking ended.

"Let me think about it. We shook hands with the others this morning." Most such sentences are small talk, so
the seller is asked only before he would be told to be firm. What is said of him or of what he sells ("you
were very kind", "the demo was clear") is left alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from pathlib import Path

from closecall.facts.cues.cue_mentions import cue_language
from closecall.facts.injection import unplanted_sentences
from closecall.facts.possible_refusal.newest_words import newest_of
from closecall.facts.vocabulary import Evidence
from closecall.facts.words.speech.buyer_speech import Heeded, ears_for, listen
from closecall.text.word_classes import WordClass, classes_in
from closecall.thread.records import Thread

_FILE = Path(__file__).with_suffix(".toml")
# A shorter one ("thanks, Ben") tells nothing.
_FEWEST_WORDS = 4
# "So I am", "well I know".
_OPENING = 3
# Heard in many a sentence that says something else.
_TELLS_NOTHING = frozenset({"no_question", "thanks", "assent", "appointment"})


def unread_beside_a_hesitation(thread: Thread, evidence: Sequence[Evidence]) -> str:
    """The first such sentence of the newest words; empty without one.

    Args:
        evidence: what the readers of the thread show.

    """
    classes = classes_in(_FILE, cue_language(thread))
    for heard in newest_of(thread) if classes else ():
        held = [e.end for e in evidence if (e.fact, e.message) == ("hesitations", heard.index) and e.end]
        if not held:
            continue
        known, last = set(_known(thread, heard, evidence)), max(held)
        for sentence in unplanted_sentences(heard.message.body):
            words = sentence.words.folded
            is_told = sentence.is_question or sentence.start in known or len(words) < _FEWEST_WORDS
            if sentence.start >= last and not is_told and not _opens_harmlessly(words, classes):
                return heard.message.body[sentence.start : sentence.end]
    return ""


def _opens_harmlessly(words: Sequence[str], classes: Mapping[str, WordClass]) -> bool:
    """Whether it speaks of the seller, of what he sells, or of what goes on in the speaker's own mind."""
    own = classes["of_himself"]
    opens_with_a_pair = not own.pairs.isdisjoint(pairwise(words[:_OPENING]))
    return classes["of_the_offer"].holds(words[0]) or own.meets(words[:2]) or opens_with_a_pair


def _known(thread: Thread, heard: Heeded, evidence: Sequence[Evidence]) -> Iterator[int]:
    """Where the sentences begin of which a reader made something."""
    said = listen([heard], ears_for(thread.lang))
    yield from (one.sentence[0] for one in said if one.cue.fact not in _TELLS_NOTHING)
    shown = [
        (item.start, item.end)
        for item in evidence
        if item.message == heard.index and item.start is not None and item.end is not None
    ]
    for sentence in unplanted_sentences(heard.message.body):
        if any(start < sentence.end and sentence.start < end for start, end in shown):
            yield sentence.start
