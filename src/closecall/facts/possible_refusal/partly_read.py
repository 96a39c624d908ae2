"""What may be a no among newest words of which a reader understood only a part: a wish, a "let me think".

A wish says what somebody would like, and "let me think" that he has not decided. What stands beside them
tells where it goes: a sentence that nobody heard and that all but is a no, that turns against the wish
("though I've settled on the old one"), that hangs on something, or that denies what the seller offered to do
("don't book yet"), a time to think that ends weeks away, or a "not yet" with what stands against it outside
of himself.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta

from closecall.facts.classifier import LANGUAGE, SentenceClassifier, all_but_is
from closecall.facts.cues import load_cues
from closecall.facts.cues.cue_mentions import cue_language
from closecall.facts.findings import Evidence
from closecall.facts.injection import unplanted_sentences
from closecall.facts.possible_refusal.newest_words import sentences_heard, sentences_shown
from closecall.facts.vocabulary import FINAL_REFUSALS, Hardness, HesitationKind
from closecall.facts.words.acceptance.seller_offers import (
    clauses_of,
    is_form_of_one,
    offered_before,
    word_classes,
)
from closecall.facts.words.deferral.named_days import day_put_off_to
from closecall.facts.words.deferral.self_doubt import is_put_off_by_others
from closecall.facts.words.speech.buyer_speech import ListenedMessage, cues_for, listen
from closecall.text.sentences import Sentence
from closecall.thread.records import Thread

_FEWEST_WORDS = 4
_TELLS_NOTHING = frozenset({"no_question", "thanks", "assent", "appointment"})
# "But" opens a sentence, "though" ends it.
_OPENING = 2
# Who thinks until then has put it off; "since Easter" names a day that is past.
_WEEKS_AWAY = timedelta(weeks=3)
_UNTIL = frozenset(
    "until till til after bis nach jusqu jusque apres hasta tras despues fino finche dopo ate depois "
    "tot na tills efter do po".split()
)


def half_heard(
    thread: Thread,
    newest: Sequence[ListenedMessage],
    evidence: Sequence[Evidence],
    *,
    ear: SentenceClassifier,
) -> tuple[int, int, int] | None:
    """Message, start and end of such a sentence; None without one.

    Args:
        thread: the whole talk.
        newest: the buyer's newest words.
        evidence: what the readers of the thread show.
        ear: the classifier of sentences.

    """
    for heard in newest:
        known = set(sentences_heard(heard, thread.lang, but=_TELLS_NOTHING))
        known.update(sentences_shown(heard, evidence))
        closed = {
            *_put_off_far(thread, heard),
            *_denying_the_deed(thread, heard),
            *_put_off_by_others(thread, heard, evidence),
        }
        doubted = set(_doubted(thread, heard))
        before = -1
        for sentence in unplanted_sentences(heard.message.body):
            turns_a_doubt, before = before in doubted, sentence.start
            if sentence.is_question or len(sentence.words.folded) < _FEWEST_WORDS:
                continue
            is_open = (
                sentence.start not in known and not turns_a_doubt and _may_be_a_no(thread, sentence, ear)
            )
            if is_open or sentence.start in closed:
                return heard.index, sentence.start, sentence.end
    return None


def _doubted(thread: Thread, heard: ListenedMessage) -> Iterator[int]:
    """Where the sentences begin that name what holds back: "but" behind them turns for the purchase."""
    for one in listen([heard], cues_for(thread.lang)):
        if one.cue.fact == "hesitation" and one.cue.value != HesitationKind.UNSPECIFIED:
            yield one.sentence[0]


def _may_be_a_no(thread: Thread, sentence: Sentence, ear: SentenceClassifier) -> bool:
    words = sentence.words.folded
    classes = word_classes(thread.lang)
    if classes and classes["bids"].meets(words):
        return False
    if classes and classes["hangs"].meets(words):
        return True
    grammar = load_cues(cue_language(thread), "grammar")
    turns = grammar is not None and any(
        heard.cue.value == "contrast" and (heard.first < _OPENING or heard.end == len(words))
        for heard in grammar.hear(words)
    )
    return turns or (
        thread.lang == LANGUAGE
        and any(all_but_is(sentence.words, label, is_question=False, ear=ear) for label in FINAL_REFUSALS)
    )


def _denying_the_deed(thread: Thread, heard: ListenedMessage) -> Iterator[int]:
    """Where the sentences begin that deny what the seller offered to carry out: "don't book anyone yet"."""
    classes, offer = word_classes(thread.lang), offered_before(thread, heard.index)
    deeds = [word for word in offer if classes["deeds"].holds(word)] if classes else []
    for clause in clauses_of(heard.message.body) if deeds else ():
        own = [word for word in clause.words if classes["deeds"].holds(word) and is_form_of_one(word, deeds)]
        if own and classes["denies"].meets(clause.words):
            yield clause.sentence.start


def _put_off_far(thread: Thread, heard: ListenedMessage) -> Iterator[int]:
    """Where the sentences begin that ask for time to think, and name a day weeks away."""
    written = heard.message.day
    if written is None:
        return
    for said in listen([heard], cues_for(thread.lang)):
        told = (said.cue.fact, said.cue.value, said.cue.detail)
        if told != ("hesitation", HesitationKind.UNSPECIFIED, Hardness.SOFT):
            continue
        clauses = [
            heard.message.body[clause.start : clause.end]
            for clause in clauses_of(heard.message.body)
            if clause.start <= said.at < clause.end and not _UNTIL.isdisjoint(clause.words)
        ]
        days = (day_put_off_to(clause, written, (thread.lang, LANGUAGE)) for clause in clauses)
        if any(day is not None and day - written >= _WEEKS_AWAY for day in days):
            yield said.sentence[0]


def _put_off_by_others(thread: Thread, heard: ListenedMessage, evidence: Sequence[Evidence]) -> Iterator[int]:
    """Where the sentences begin that hesitate, and tell what puts it off: a job at risk, an audit."""
    held = [e.start for e in evidence if (e.fact, e.message) == ("hesitations", heard.index)]
    for sentence in unplanted_sentences(heard.message.body):
        hesitates = any(start is not None and sentence.start <= start < sentence.end for start in held)
        if hesitates and is_put_off_by_others(thread, sentence):
            yield sentence.start
