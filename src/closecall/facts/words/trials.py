"""A trial that took place, by whatever name it has in the talk (S14).

What people tell of a trial has no end of wordings; that there was one, they call by few names. So a clause of
the buyer's that names it and tells of the past is enough, and so is an answer to the seller's question how it
went that praises it. A trial that is offered, wished for, called off, or another's, is none; so is whatever
else he tells when he is asked ("we went to Spain, it was perfect").
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import pairwise, takewhile

from closecall.facts.cues.cue_mentions import cue_language, said_in, says
from closecall.facts.evidence import quoting
from closecall.facts.findings import Evidence
from closecall.facts.injection import unplanted_sentences
from closecall.facts.other_firm import is_tried_elsewhere
from closecall.facts.vocabulary import BuyerAction
from closecall.facts.words.trial_words import TrialWords, trial_words
from closecall.text.clauses import Clause, clauses_in
from closecall.text.sentences import Sentence
from closecall.text.tokens import words_of
from closecall.thread.records import Thread

_FACT = "buyer_actions"
_LONGEST_QUOTE = 240


def trials_told(thread: Thread) -> Iterator[tuple[BuyerAction, Evidence]]:
    """``trial_used``, with each sentence of the buyer's that tells of one or praises one asked about."""
    words = trial_words(cue_language(thread))
    if words is None:
        return
    for index, body, asked in _replies(thread, words):
        if says(thread, index, "actions", "denies_action"):
            continue
        praising = _praising(body, words, asked)
        for sentence in unplanted_sentences(body):
            if sentence.is_question or is_of_no_trial(thread, index, sentence):
                continue
            if sentence.start in praising or _tells(sentence, body, words):
                end = min(sentence.end, sentence.start + _LONGEST_QUOTE)
                yield BuyerAction.TRIAL_USED, quoting(thread, _FACT, index, sentence.start, end)


def is_denied(thread: Thread) -> bool:
    """Whether the buyer says that there was no trial, or that he did not use it."""
    return any(
        said.cue.fact == "denies_action" or is_of_no_trial(thread, index, said.sentence)
        for index, message in enumerate(thread.messages)
        if message.is_buyer
        for said in said_in(thread, index, "actions")
    )


def names_a_trial(text: str, lang: str) -> bool:
    """Whether a text has a name for a trial."""
    words = trial_words(lang)
    return words is not None and words.are_named(words_of(text).folded)


def lets_stand(thread: Thread, index: int) -> bool:
    """Whether a buyer's answer to how a trial went may be about it: "had the flu" is about something else."""
    words = trial_words(cue_language(thread))
    if words is None:
        return True
    asked = _asked(thread, index - 1, words)
    if not asked:
        # The seller has another name for it.
        return True
    answer = [
        clause.words
        for message in takewhile(lambda each: each.is_buyer, thread.messages[index:])
        for clause in _clauses(message.body, words)
    ]
    if any(
        (words.points_at_it(clause, asked) or words.has_praise(clause, asked)) and not words.is_off(clause)
        for clause in answer
    ):
        return True
    # "All three days", "very quiet" speak of nothing else.
    return not any(words.told.is_met(clause) or words.is_off(clause) for clause in answer)


def is_of_no_trial(thread: Thread, index: int, sentence: Sentence) -> bool:
    """Whether a sentence that names a trial tells of another firm's, or that this one was never used."""
    words = trial_words(cue_language(thread))
    if words is None or not words.are_named(sentence.words.folded):
        return False
    return words.unused.is_met(sentence.words.folded) or is_tried_elsewhere(
        thread, index, sentence.words, words.are_named
    )


def cool_words(thread: Thread) -> dict[int, Sentence]:
    """By message, the longest sentence of what the buyer tells of a trial without a good word of it.

    "It broke", "everybody found it confusing", "had the flu": only the seller can tell what it means.
    """
    words = trial_words(cue_language(thread))
    if words is None:
        return {}
    cool: dict[int, Sentence] = {}
    for index, body, asked in _replies(thread, words):
        told = [s for s in unplanted_sentences(body) if not s.is_question]
        tells = asked or any(_tells(s, body, words) for s in told)
        if told and tells and not _is_warm(body, words, asked):
            cool[index] = max(told, key=lambda s: len(s.words.folded))
    return cool


def wishes_to_keep(thread: Thread) -> Iterator[tuple[int, Clause]]:
    """The buyer's clauses that want to keep what he has on trial, each with its message.

    "Nobody wants to give it back." Somebody must have spoken of the trial before, or the seller of keeping
    the thing.
    """
    words = trial_words(cue_language(thread))
    if words is None:
        return
    is_here = False
    for index, message in enumerate(thread.messages):
        for sentence in unplanted_sentences(message.body):
            said = sentence.words.folded
            is_here = is_here or (message.is_seller and not words.stays.isdisjoint(said))
            if not (is_here or words.may_name(said)):
                continue
            for clause in clauses_in([sentence], message.body, joins=words.joins):
                is_here = is_here or words.are_named(clause.words)
                if message.is_buyer and is_here and words.wants_it(clause):
                    yield index, clause


def _replies(thread: Thread, words: TrialWords) -> Iterator[tuple[int, str, frozenset[str]]]:
    """The buyer's messages, each with what the seller asked about before it, where it is the first answer."""
    asked: frozenset[str] = frozenset()
    for index, message in enumerate(thread.messages):
        if message.is_seller:
            asked = _asked(thread, index, words)
        elif message.is_buyer:
            yield index, message.body, asked
            asked = frozenset()


def _asked(thread: Thread, index: int, words: TrialWords) -> frozenset[str]:
    """The words of a seller's message that names a trial and asks how it went, and of his name.

    None where it does not.
    """
    body, name = thread.messages[index].body, thread.messages[index].speaker.name or ""
    sentences = unplanted_sentences(body)
    if not any(s.is_question and words.asks.is_met(s.words.folded) for s in sentences):
        return frozenset()
    named = any(
        words.are_named(clause.words) and not words.is_off(clause.words) for clause in _clauses(body, words)
    )
    if not named:
        return frozenset()
    return frozenset(words_of(name).folded).union(*(s.words.folded for s in sentences))


def _praising(body: str, words: TrialWords, asked: Collection[str]) -> frozenset[int]:
    """Where the sentences start that praise what was ``asked`` about, up to what tells of another thing.

    In "we went to Spain, it was perfect" the praise is of Spain.
    """
    starts: set[int] = set()
    for clause in _clauses(body, words) if asked else ():
        if clause.sentence.is_question:
            continue
        if words.praises(clause.words, asked) and not words.is_off(clause.words):
            starts.add(clause.sentence.start)
        elif words.told.is_met(clause.words) and not words.points_at_it(clause.words, asked):
            break
    return frozenset(starts)


def _is_warm(body: str, words: TrialWords, asked: Collection[str]) -> bool:
    """Whether a message has a good word of what he tried."""
    return bool(_praising(body, words, asked)) or any(
        (words.has_praise(clause.words, asked) if asked else words.has_a_good_word(clause.words))
        and not words.denied.is_met(clause.words)
        for clause in _clauses(body, words)
    )


def _tells(sentence: Sentence, body: str, words: TrialWords) -> bool:
    """Whether a sentence names a trial that took place."""
    if not words.may_tell(sentence.words.folded):
        return False
    clauses = [clause.words for clause in clauses_in([sentence], body, joins=words.joins)]
    return any(words.tells(clause, behind) for clause, behind in pairwise([*clauses, ()]))


def _clauses(body: str, words: TrialWords) -> Iterator[Clause]:
    return clauses_in(unplanted_sentences(body), body, joins=words.joins)
