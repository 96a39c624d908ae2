"""Newest words that nothing marks as a no, and in which nobody heard the purchase go on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from closecall.facts.classifier import LANGUAGE, SentenceClassifier, leans_to
from closecall.facts.cues import load_cues
from closecall.facts.cues.cue_mentions import cue_language, said_by, said_in
from closecall.facts.findings import Evidence, shown_values
from closecall.facts.injection import unplanted_sentences
from closecall.facts.possible_refusal.excuses import beside_an_excuse
from closecall.facts.possible_refusal.newest_words import newest_of, speaking
from closecall.facts.possible_refusal.partly_read import half_heard
from closecall.facts.possible_refusal.stated_course import told_course
from closecall.facts.possible_refusal.unread_clauses import beside_an_own_clause
from closecall.facts.vocabulary import FINAL_REFUSALS, WALL, YES_STAGES, Hesitation, Refusal, Stage
from closecall.facts.words.acceptance.cancellation import answers_undoing, asked_back
from closecall.facts.words.acceptance.offer_subject import speaks_of_the_purchase
from closecall.facts.words.acceptance.reservations import (
    adds_a_scrap,
    is_plainly_ordered,
    jest_in_an_answer,
    unknown_beside,
)
from closecall.facts.words.acceptance.unconditional_yes import hangs_on_nothing
from closecall.facts.words.speech.buyer_speech import ListenedMessage, cues_for, listen
from closecall.facts.words.speech.preceding_question import asks_to_decide, is_asked_else
from closecall.text.resources.lazy_regex import compiled_late
from closecall.text.sentences import Sentence
from closecall.thread.records import Thread, ThreadKind

# A shorter sentence ("thanks, Ben") says neither yes nor no.
_FEWEST_WORDS = 5
# To a question in writing it says something, be it "we keep ours"; in a call one chats.
_FEWEST_WORDS_OF_AN_ANSWER = 3
# What goes on with the purchase, stops it or holds it up. Praise, a need, a sum, a meeting that was are told
# in a no as in a yes.
_GOES_ON = frozenset(
    "verbal_interest buying_questions buyer_actions next_meeting_booked open_buyer_questions stage refusal "
    "defer_until hesitations wants_guidance asked_no_pressure annoyed vulnerability competitor_active "
    "budget_status approval_limit critical_date decision_makers_total decision_makers_agreed".split()
)
# Said beside somebody's veto, these do not go on: "I'd take it today, but my partner won't have it".
_ENDED_BY_A_VETO = frozenset({"verbal_interest", "hesitations", "stage"})
# In a call a turn is a breath: the answer stands in the last few. Words that have as many after them are old.
LAST_TURNS = 3
# A number in words of leave is a day, an hour or a sum: more than thanks.
_NUMBER = compiled_late(r"\d")
# "Ok" opens a longer sentence about anything.
_MOST_WORDS_OF_A_YES = 6
# "Has nobody told you?"
_SHOULD_HAVE_HEARD = ("no_question", "told")
# A cue that only counts where nothing else is said.
_PLAINLY = "plainly"
# "Agreed" may be said to anything.
_AGREES = "agrees"
# What holds somebody back in words that a reader understood needs no question.
_HOLDS_BACK = frozenset(
    "refusal wants_guidance annoyed vulnerability open_buyer_questions decision_maker_objects".split()
)
_MEETS = ("accepts", "books", "asks_meeting")
_PUT_OFF = (Refusal.NOT_NOW, Refusal.BRUSH_OFF)


def unsettled_words(
    thread: Thread,
    told: Mapping[str, Any],
    evidence: Sequence[Evidence],
    *,
    since: int,
    ear: SentenceClassifier,
) -> tuple[int, int, int] | None:
    """Message, start and end of words that nothing marks as a no, and that the seller is asked about.

    Args:
        since: the message of the last yes.
        ear: the classifier of sentences.

    """
    place = _may_be_undone(thread)
    if place is not None and told.get("refusal") not in _PUT_OFF:
        return place
    if told.get("stage") is Stage.ACCEPTED:
        # Who only wants it hesitates so; who has said yes takes it back.
        return _regretted(thread, since=since, ear=ear)
    understood = _understood(told, evidence)
    place = _beside_a_yes(thread, told, evidence) or _taking_leave(thread, understood)
    # After "not now" nothing is asked of him anyway, and what he still says is mostly small talk.
    if place is None and told.get("refusal") not in _PUT_OFF:
        place = _unheard(thread, understood, _vetoed(told, evidence))
        newest = newest_of(thread)
        if place is not None:
            # Of several sentences the one that tells an end is asked about.
            return ended_course(thread, told) or place
        place = (
            beside_an_own_clause(thread, newest, evidence)
            or ended_course(thread, told)
            or beside_an_excuse(thread, newest, evidence)
        )
        if place is None and newest and _is_asked_for_it(thread, newest[0].index):
            return half_heard(thread, newest, evidence, ear=ear)
    return place


def ended_course(thread: Thread, told: Mapping[str, Any]) -> tuple[int, int, int] | None:
    """Where one who has not said yes or "not now" tells a course of his own that may end the talk."""
    if told.get("stage") is Stage.ACCEPTED or told.get("refusal") in _PUT_OFF:
        return None
    return told_course(thread, newest_of(thread))


def goes_on(thread: Thread, told: Mapping[str, Any], evidence: Sequence[Evidence]) -> bool:
    """Whether the newest words say something that a reader understood, or ask, meet or order."""
    newest = newest_of(thread)
    return bool(newest) and (_understood(told, evidence) >= newest[0].index or _steps_on(thread, newest))


def _may_be_undone(thread: Thread) -> tuple[int, int, int] | None:
    """Where an answer is said in fun, or to a seller who may offer to leave it; or an order says more."""
    for heard in newest_of(thread):
        if answers_undoing(thread, heard.index):
            return heard.index, 0, len(heard.message.body)
        jest = jest_in_an_answer(thread, heard.index)
        if jest is not None:
            return heard.index, jest.start, jest.end
        for said in said_in(thread, heard.index, "stage"):
            if said.cue.detail == _PLAINLY and not is_plainly_ordered(thread, said):
                return heard.index, said.sentence.start, said.sentence.end
        back = asked_back(thread, heard.index)
        if back is not None:
            return heard.index, back.sentence.start, back.sentence.end
    return None


def _taking_leave(thread: Thread, understood: int) -> tuple[int, int, int] | None:
    """Where the buyer only thanks, when the seller had asked him to decide: a yes would have said more.

    Who asks, meets, names a number or says anything that a reader understood does more than thank.
    """
    newest = newest_of(thread)
    if not newest or newest[0].index == 0 or understood >= newest[0].index:
        return None
    language_cues = cues_for(thread.lang)
    bodies = [heard.message.body for heard in newest]
    if any(_NUMBER.search(body) for body in bodies) or _steps_on(thread, newest):
        return None
    if not asks_to_decide(thread, newest[0].index, language_cues):
        return None
    thanks = [said for said in listen(newest, language_cues) if said.cue.fact == "thanks"]
    return (thanks[-1].message, *thanks[-1].sentence) if thanks else None


def _regretted(thread: Thread, *, since: int, ear: SentenceClassifier) -> tuple[int, int, int] | None:
    """Where newest words after a yes are sorry, waver, or lean to a no: they may take it back."""
    book = load_cues(cue_language(thread), "doubt")
    newest = [heard for heard in newest_of(thread) if heard.index > since]

    def takes_back(sentence: Sentence) -> bool:
        if book is not None and any(s.cue.fact == "regrets" for s in book.hear(sentence.words.folded)):
            return True
        return thread.lang == LANGUAGE and any(
            leans_to(sentence.words, label, is_question=sentence.is_question, ear=ear)
            for label in FINAL_REFUSALS
        )

    said = [
        (heard.index, sentence.start, sentence.end)
        for heard in newest
        for sentence in unplanted_sentences(heard.message.body)
        if takes_back(sentence)
    ]
    return next(iter(said), None) or _unknown_in(thread, newest)


def _unknown_in(thread: Thread, messages: Sequence[ListenedMessage]) -> tuple[int, int, int] | None:
    """Where messages after a yes say what nobody understood."""
    for heard in messages:
        sentence = unknown_beside(thread, heard.index)
        if (
            sentence is not None
            and len(sentence.words.folded) >= _FEWEST_WORDS_OF_AN_ANSWER
            and not adds_a_scrap(thread, heard.index, sentence)
        ):
            return heard.index, sentence.start, sentence.end
    return None


def _beside_a_yes(
    thread: Thread, told: Mapping[str, Any], evidence: Sequence[Evidence]
) -> tuple[int, int, int] | None:
    """What stands beside a yes to the purchase in the newest messages, and that no reader understood."""
    understood = {e.message for e in evidence if e.fact in _HOLDS_BACK and told.get(e.fact) is not False}
    understood |= {
        e.message for held, e in shown_values(told, evidence, "hesitations") if held.kind is not WALL.kind
    }
    for heard in newest_of(thread):
        yeses = [
            said
            for said in said_in(thread, heard.index, "stage")
            if said.cue.value in YES_STAGES and said.cue.detail != _AGREES
        ]
        if not yeses:
            continue
        sentence = unknown_beside(thread, heard.index, yes=yeses[0].sentence)
        if sentence is None and not speaks_of_the_purchase(thread, heard.index):
            sentence = next((each.sentence for each in yeses if hangs_on_nothing(thread, each)), None)
        # What was told before a yes is past.
        is_past = sentence is not None and sentence.start < yeses[0].sentence.start
        if sentence is not None and heard.index not in understood and not is_past:
            return heard.index, sentence.start, sentence.end
    return None


def _understood(told: Mapping[str, Any], evidence: Sequence[Evidence]) -> int:
    """The newest message of which a reader made something; -1 without one.

    What holds somebody back without a word of what it is, and hard, is a no that nobody heard.
    """
    walls = [item for each, item in shown_values(told, evidence, "hesitations") if _is_wall(each)]
    vetoed = _vetoed(told, evidence)
    return max(
        (
            e.message
            for e in evidence
            if e.message is not None
            and e.fact in _GOES_ON
            # A meeting that is called off goes on with nothing.
            and told.get(e.fact) is not False
            and e not in walls
            and not (e.message in vetoed and e.fact in _ENDED_BY_A_VETO)
        ),
        default=-1,
    )


def _vetoed(told: Mapping[str, Any], evidence: Sequence[Evidence]) -> set[int]:
    """The messages that tell that one who decides as well is against it."""
    objects = "decision_maker_objects"
    return {e.message for e in evidence if e.fact == objects and e.message is not None and told.get(objects)}


def _is_wall(held: Hesitation) -> bool:
    return (held.kind, held.hardness) == (WALL.kind, WALL.hardness)


def _steps_on(thread: Thread, newest: Sequence[ListenedMessage]) -> bool:
    """Whether the newest words ask, meet or order."""
    said, indexes = _sentences_of(newest), [heard.index for heard in newest]
    asks_nothing = {
        told.place
        for told in said_by(thread, indexes, "question")
        if (told.cue.fact, told.cue.value) == _SHOULD_HAVE_HEARD
    }
    if any(s.is_question and (index, s.start) not in asks_nothing for index, s in said):
        return True
    met = list(said_by(thread, indexes, "meetings"))
    ahead = {told.sentence for told in met if told.cue.fact == "day" and told.cue.value != "yesterday"}
    return any(told.cue.fact == "buys" for told in said_by(thread, indexes, "steps")) or any(
        told.cue.fact in _MEETS
        and (len(told.sentence.words.folded) <= _MOST_WORDS_OF_A_YES or told.sentence in ahead)
        for told in met
    )


def _sentences_of(newest: Sequence[ListenedMessage]) -> list[tuple[int, Sentence]]:
    """The sentences, with their message, that speak to no program."""
    return [
        (heard.index, sentence) for heard in newest for sentence in unplanted_sentences(heard.message.body)
    ]


def _unheard(thread: Thread, understood: int, vetoed: set[int]) -> tuple[int, int, int] | None:
    """The longest sentence of newest words, after any of the seller's, that nobody heard go on.

    What is told instead of a no ("it went on the vet") has no form of its own, but that nothing in it goes on
    with the purchase. Whether the seller had offered anything is not asked: most who write sell by it.
    """
    newest = newest_of(thread)
    if not newest or load_cues(cue_language(thread), "doubt") is None:
        return None
    is_call, is_asked = thread.kind is ThreadKind.CALL, _is_asked_for_it(thread, newest[0].index)
    if is_call and not is_asked:
        newest = _last_turns(speaking(thread))
    first = newest[0].index
    opened = any(message.is_seller for message in thread.messages[:first])
    # Asked about anything, who tells of a veto tells how it ended.
    answers_else = is_asked_else(thread, first, at=0) and not any(heard.index in vetoed for heard in newest)
    if not opened or answers_else or understood >= first or _steps_on(thread, newest):
        return None
    said = _sentences_of(newest)
    index, longest = max(said, key=lambda one: len(one[1].words.folded), default=(first, None))
    fewest = _FEWEST_WORDS_OF_AN_ANSWER if is_asked and not is_call else _FEWEST_WORDS
    if longest is None or len(longest.words.folded) < fewest:
        return None
    return index, longest.start, longest.end


def _last_turns(turns: list[ListenedMessage]) -> list[ListenedMessage]:
    """The last few turns of a call; of few, which are letters by another name, the newest that says much."""
    if len(turns) > LAST_TURNS:
        return turns[-LAST_TURNS:]
    for at in range(len(turns) - 1, 0, -1):
        if any(len(s.words.folded) >= _FEWEST_WORDS for s in unplanted_sentences(turns[at].message.body)):
            return turns[at:]
    return turns


def _is_asked_for_it(thread: Thread, message: int) -> bool:
    """Whether the seller's words right before a message end in a question, and none about something else."""
    if message == 0 or not thread.messages[message - 1].is_seller:
        return False
    sentences = unplanted_sentences(thread.messages[message - 1].body)
    return bool(sentences) and sentences[-1].is_question and not is_asked_else(thread, message, at=0)
