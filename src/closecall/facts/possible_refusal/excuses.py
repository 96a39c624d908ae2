"""What stands beside words that only tell how slow to change the buyer is, where he does not ask to think.

"I always put these things off" and "I'm a creature of habit" hold somebody back softly, and excuse a no as
well: "I've put the money towards a bike, I'm a creature of habit". Who still weighs it says "let me think".
Without that, a sentence beside the excuse of which no reader made anything may be the answer.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path

from closecall.facts.cues.cue_mentions import cue_language, said_in
from closecall.facts.findings import Evidence
from closecall.facts.injection import unplanted_sentences
from closecall.facts.possible_refusal.stated_course import carrying_on, is_any_in
from closecall.facts.possible_refusal.unread_clauses import told_in, unheard_clauses
from closecall.facts.vocabulary import Hardness, HesitationKind
from closecall.facts.words.speech.buyer_speech import ListenedMessage
from closecall.text.word_classes import classes_in
from closecall.thread.records import Thread

_FILE = Path(__file__).with_suffix(".toml")
_EXCUSE = ("hesitation", HesitationKind.STATUS_QUO, Hardness.SOFT)
# A wish in the sentence before does not tell what came of it.
_MAY_STAND = ("hesitations", "verbal_interest")
_FEWEST_WORDS = 3


def beside_an_excuse(
    thread: Thread, newest: Sequence[ListenedMessage], evidence: Sequence[Evidence]
) -> tuple[int, int, int] | None:
    """Message, start and end of the first sentence that holds such words; None without one.

    Args:
        thread: the whole talk.
        newest: the buyer's newest words.
        evidence: what the readers of the thread show.

    """
    classes = classes_in(_FILE, cue_language(thread))
    for heard in newest if classes else ():
        said = told_in(heard, thread.lang)
        held = [one for one in said if one.cue.fact == "hesitation"]
        if not held or any((one.cue.fact, one.cue.value, one.cue.detail) != _EXCUSE for one in held):
            continue
        excuses = {one.sentence[0] for one in held}
        beside = excuses | (set(_neighbours(heard, excuses)) - set(_understood(thread, heard, evidence)))
        for clause in unheard_clauses(heard, said, thread):
            sentence, words = clause.sentence, clause.words
            is_told = classes["opens"].holds(words[0]) or classes["greets"].meets(words)
            if (
                sentence.start in beside
                and not sentence.is_question
                and len(words) >= _FEWEST_WORDS
                and not is_told
            ):
                return heard.index, sentence.start, sentence.end
    return None


def _neighbours(heard: ListenedMessage, excuses: set[int]) -> Iterator[int]:
    """Where the sentences right before and right after them begin."""
    for one, other in pairwise(unplanted_sentences(heard.message.body)):
        if one.start in excuses:
            yield other.start
        if other.start in excuses:
            yield one.start


def _understood(thread: Thread, heard: ListenedMessage, evidence: Sequence[Evidence]) -> Iterator[int]:
    """Where the sentences begin that show a fact, say who decides, or carry the purchase out."""
    yield from carrying_on(thread, heard.index)
    yield from (said.sentence.start for said in said_in(thread, heard.index, "deciders"))
    shown = sorted(
        item.start
        for item in evidence
        if item.message == heard.index and item.start is not None and item.fact not in _MAY_STAND
    )
    sentences = unplanted_sentences(heard.message.body)
    yield from (each.start for each in sentences if is_any_in(shown, (each.start, each.end)))
