"""A sentence beside "let me think" of which no reader made anything: it may tell how the thinking ended.

"Let me think about it. We shook hands with the others this morning." Most such sentences are small talk, so
the seller is asked only before he would be told to be firm. What is said of him or of what he sells ("you
were very kind", "the demo was clear") is left alone.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from pathlib import Path

from closecall.facts.cues.cue_mentions import cue_language
from closecall.facts.findings import Evidence
from closecall.facts.injection import unplanted_sentences
from closecall.facts.possible_refusal.newest_words import newest_of, sentences_heard, sentences_shown
from closecall.text.word_classes import WordClass, classes_in
from closecall.thread.records import Thread

_FILE = Path(__file__).with_suffix(".toml")
# A shorter one ("thanks, Ben") tells nothing.
_FEWEST_WORDS = 4
# "So I am", "well I know".
_OPENING = 3
_TELLS_NOTHING = frozenset({"no_question", "thanks", "assent", "appointment", "seller_part"})


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
        known = set(sentences_heard(heard, thread.lang, but=_TELLS_NOTHING))
        shown = set(sentences_shown(heard, evidence))
        last = max(held)
        for sentence in unplanted_sentences(heard.message.body):
            words = sentence.words.folded
            if sentence.is_question or len(words) < _FEWEST_WORDS or sentence.start < last:
                continue
            is_done = _tells_a_deed(words, classes)
            # That a day or a thing is named shows no more than that.
            is_read = sentence.start in shown or _opens_harmlessly(words, classes)
            if sentence.start not in known and (is_done or not is_read):
                return heard.message.body[sentence.start : sentence.end]
    return ""


def _opens_harmlessly(words: Sequence[str], classes: Mapping[str, WordClass]) -> bool:
    """Whether it speaks of the seller, of what he sells, or of what goes on in the speaker's own mind."""
    own = classes["of_himself"]
    opens_with_a_pair = not own.pairs.isdisjoint(pairwise(words[:_OPENING]))
    return classes["of_the_offer"].holds(words[0]) or own.meets(words[:2]) or opens_with_a_pair


def _tells_a_deed(words: Sequence[str], classes: Mapping[str, WordClass]) -> bool:
    """Whether somebody else than the seller did something by which it may be over."""
    return classes["deeds"].meets(words) and not classes["seller"].holds(words[0])
