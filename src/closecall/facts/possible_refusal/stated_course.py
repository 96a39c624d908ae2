"""A course that the buyer tells of himself, and that no reader understood: "I'll stick to muddling through".

What somebody will do, has decided or would rather do, and what he tells the seller to do with the thing, ends
more talks than a word of refusal does, and beside "I always put things off" nothing else told of it. Words
that only carry the talk on ("I'll let you know", "I'll have a think") are none of these, nor what hangs on
"maybe". What holds somebody back softly explains its own clause alone. Where it ends elsewhere ("the roof
won", "let the next man have it"), neither a condition nor a deed explains it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from closecall.facts.cues import load_cues
from closecall.facts.cues.cue_mentions import cue_language, said_in
from closecall.facts.injection import unplanted_sentences
from closecall.facts.possible_refusal.unread_clauses import parts_of, told_in
from closecall.facts.vocabulary import Hardness, Refusal
from closecall.facts.words.speech.buyer_speech import ListenedMessage
from closecall.facts.words.speech.utterance import Utterance
from closecall.text.clauses import clauses_in
from closecall.thread.records import Thread

_COURSES = frozenset({"own_course", "elsewhere"})
# What carries the purchase out, or meets, tells its own course.
_CARRIES_ON = {
    "steps": ("buys", "goes_on"),
    "stage": ("stage", "seals"),
    "meetings": ("accepts", "books", "asks_meeting"),
    "actions": ("action",),
}


def told_course(thread: Thread, newest: Sequence[ListenedMessage]) -> tuple[int, int, int] | None:
    """Message, start and end of the first sentence that tells one; None without one."""
    book, parts = load_cues(cue_language(thread), "doubt"), parts_of(thread)
    if book is None:
        return None
    for heard in newest:
        said = told_in(heard, thread.lang)
        held = [one for one in said if (one.cue.fact, one.cue.detail) == ("hesitation", Hardness.SOFT)]
        soft, hesitating = [one.at for one in held], {one.sentence[0] for one in held}
        known = sorted({one.at for one in said if not _tells_no_course(one)} - set(soft))
        carries_on = set(carrying_on(thread, heard.index))
        for clause in clauses_in(unplanted_sentences(heard.message.body), heard.message.body, joins=parts):
            sentence, place = clause.sentence, (clause.start, clause.end)
            if sentence.is_question or is_any_in(known, place):
                continue
            signs = {sign.cue.fact for sign in book.hear(clause.words)}
            # "The electrician got the old one going" is no deed for the purchase.
            if sentence.start in carries_on and "elsewhere" not in signs:
                continue
            is_beside = sentence.start in hesitating and not is_any_in(soft, place)
            if not signs.isdisjoint(_COURSES) or (is_beside and "doubt" in signs):
                return heard.index, sentence.start, sentence.end
    return None


def _tells_no_course(said: Utterance) -> bool:
    """Whether a reader heard only a day that is named, or a no that was not taken for one."""
    return said.cue.fact == "appointment" or said.cue.value == Refusal.EXPLICIT_NO


def is_any_in(places: Sequence[int], within: tuple[int, int]) -> bool:
    """Whether one of these ordered places lies there."""
    return bisect_left(places, within[0]) < bisect_left(places, within[1])


def carrying_on(thread: Thread, message: int) -> Iterator[int]:
    """Where the sentences begin that carry the purchase out, or meet."""
    for topic, facts in _CARRIES_ON.items():
        yield from (said.sentence.start for said in said_in(thread, message, topic) if said.cue.fact in facts)
