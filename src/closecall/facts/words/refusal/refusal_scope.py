"""Which noes refuse the purchase, which only a part of it, and of which that cannot be told.

"I won't be needing the fridge" is a no to the purchase where the fridge is for sale, and to an extra where it
is not. The words do not say which; what the same person says beside it does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from closecall.facts.cues import load_cues
from closecall.facts.cues.cue_mentions import CueMention, cue_language, said_in
from closecall.facts.vocabulary import FINAL_REFUSALS, Refusal, VerbalInterest
from closecall.facts.words.acceptance.seller_offers import word_classes
from closecall.facts.words.acceptance.unconditional_yes import is_answered_by_a_yes
from closecall.facts.words.deferral.seller_conditions import is_the_other_branch
from closecall.facts.words.refusal.absence import only_tells_an_absence
from closecall.facts.words.refusal.aftermath import Course
from closecall.facts.words.refusal.continuation import is_gone_on_from
from closecall.facts.words.refusal.discomfort import only_tells_what_he_is_shy_of
from closecall.facts.words.refusal.implied_refusal import is_told, precedes_the_offer, tells_today
from closecall.facts.words.refusal.refused_extra import refuses_beside_a_yes
from closecall.facts.words.speech.buyer_speech import LanguageCues
from closecall.facts.words.speech.preceding_question import (
    answers_about_a_part,
    answers_an_offer,
    answers_another_question,
    asks_to_decide,
    refuses_an_extra,
    seller_before,
)
from closecall.facts.words.speech.utterance import Utterance
from closecall.text.tokens import words_of
from closecall.thread.records import Thread

# Noes to a thing by its name: in the sentence, or before it ("as for the bench, no").
_NAMES_IT = ("object", "topic")
# What only hints at a no: samples sent back, wishes for the seller's future, a choice that may be another's.
_HINTS = ("hint", "rival")
# What tells the seller not to go on, or to serve others.
_TURNED_AWAY = "turned_away"
# What is a no only where the same message goes on with nothing: plain words that tell much else as well.
_ALONE = frozenset(
    f"refusal.{name}"
    for name in (
        "brush_off_plain",
        "no_by_fact",
        "no_by_others",
        "no_event_gone",
        "no_grounds",
        "no_keeps_own",
        "no_longer_needed",
        "no_money_gone",
        "no_ourselves",
        "no_outcome_plain",
        "no_parted",
        "no_sorted_for",
        "no_thanks_anyway",
        "not_now_plain",
    )
)
# Somebody else did it: which thing, the seller's question may tell.
_DONE_BY_OTHERS = ("refusal.no_by_others", "refusal.no_instead", "refusal.no_ourselves")
# Noes that decide nothing by their words: a cry, a saying, an answer, how well the old one does.
_LOOSE = ("loose", "answer", "declines")
# Who does a job instead, or that nobody is needed: beside a yes it may be another job than the one for sale.
_ANOTHER_JOB = ("refusal.no_by_another", "refusal.no_longer_needed")
# "I won't buy", which a bound may stand before: "until May".
_WILL_NOT = "refusal.no_will_not"
# Words of "anything before the new budget", and what begins a clause of its own.
_LONGEST_BOUND = 5
_PARTS = re.compile(r"[,;:()\u2013\u2014]")


class Noes(NamedTuple):
    """The refusals of the purchase, and those that may be.

    Attributes:
        doubted: of a thing by its name, by one who carries on.
        unsettled: of one who afterwards still thinks it over, or goes on with the purchase in the same
            message. And what only hints at a no, and stands alone; what tells how it is done today, or that
            something of the sale shall not be done, by one who does not go on.
        acted_on: those of the whole purchase after which the same buyer, in a later message, binds himself,
            or wants it though nobody had pleaded with him.

    """

    whole: tuple[Utterance, ...]
    doubted: tuple[Utterance, ...] = ()
    unsettled: tuple[Utterance, ...] = ()
    acted_on: tuple[Utterance, ...] = ()


def sift(thread: Thread, utterances: Sequence[Utterance], language_cues: Sequence[LanguageCues]) -> Noes:
    """The refusals without those of a part ("not the trailer") and those that answer another question."""
    noes = [s for s in utterances if s.cue.fact == "refusal"]
    beside: dict[tuple[int, int], list[Utterance]] = {}
    for no in noes:
        beside.setdefault((no.message, no.sentence[0]), []).append(no)
    refusals = [
        s
        for s in noes
        if not (
            _is_bounded(thread, s, beside[s.message, s.sentence[0]])
            or (s.cue.value == Refusal.NOT_NOW and is_the_other_branch(thread, s.message, s.at))
            or _is_bought_beside(thread, s, utterances)
            or _is_beside_a_yes(thread, s)
            or is_answered_by_a_yes(thread, s.message, s.sentence)
            or _says_yes_to_a_question(thread, s)
            or (s.cue.value == Refusal.EXPLICIT_NO and _only_tells_of_himself(thread, s))
        )
    ]
    extras = [
        s
        for s in refusals
        if s.cue.detail in _NAMES_IT and not s.beside and refuses_an_extra(thread, s.message, s.sentence)
    ]
    others = [s for s in refusals if not _overlaps(s, extras)]
    said = [s for s in others if not _is_of_another(thread, s, language_cues)]
    if not any(s.cue.value in FINAL_REFUSALS for s in said):
        return Noes(tuple(said))
    course = Course(thread, utterances)
    open_ones = [s for s in said if not _is_signed_away(s, course)]
    hints = _hints(open_ones, course)
    early = [s for s in open_ones if is_told(s) and precedes_the_offer(thread, s)]
    today = [s for s in open_ones if is_told(s) and tells_today(thread, s)]
    away = [s for s in open_ones if s.cue.detail == _TURNED_AWAY]
    plain = [
        s
        for s in open_ones
        if s.cue.detail not in _HINTS and s not in away and not _overlaps(s, [*today, *early])
    ]
    doubted = [s for s in plain if _is_doubtful(s, course)]
    unsettled = [
        s
        for s in plain
        if s not in doubted
        and (
            _is_unsettled(s, course) or _may_be_another_job(thread, s, course) or _is_wished_before(thread, s)
        )
    ]
    whole = [s for s in plain if s not in doubted and s not in unsettled]
    together = [s for s in hints if len({other.cue.id for other in hints if other.message == s.message}) > 1]
    alone = [s for s in hints if s not in together and _is_asked_about(s, utterances, course)]
    as_it_is = [s for s in today if s not in early and _may_be_the_answer(thread, s, course, language_cues)]
    as_it_is += [s for s in early if not course.goes_on_later(s)]
    said_whole = sorted((*whole, *together), key=_place)
    return Noes(
        tuple(said_whole),
        tuple(doubted),
        tuple(sorted((*unsettled, *alone, *as_it_is, *_standing(thread, away, course)), key=_place)),
        tuple(s for s in said_whole if _is_acted_on(s, course) or is_gone_on_from(thread, s, course)),
    )


def _is_bounded(thread: Thread, no: Utterance, beside: Sequence[Utterance]) -> bool:
    """Whether a "not now" says right beside it until when: "it won't happen" in "it won't happen before May".

    Or right before it: "until May I won't buy". Not in "not interested, and nothing will change that before
    May", which is a no of its own.
    """
    body, grammar = thread.messages[no.message].body, load_cues(cue_language(thread), "grammar")

    def goes_on(end: int) -> bool:
        words = words_of(body, no.until, end).folded
        joins = grammar is not None and any(mark.cue.fact == "break" for mark in grammar.hear(words))
        return len(words) <= _LONGEST_BOUND and not joins and _PARTS.search(body, no.until, end) is None

    return no.cue.value == Refusal.EXPLICIT_NO and any(
        one.cue.value == Refusal.NOT_NOW
        and (one.sentence, one.beside) == (no.sentence, no.beside)
        and (
            (one.at <= no.at and no.until < one.until and goes_on(one.until))
            or (no.cue.id == _WILL_NOT and one.at < no.at < one.until < no.until)
        )
        for one in beside
    )


def _only_tells_of_himself(thread: Thread, no: Utterance) -> bool:
    """Whether its words tell on which day its speaker is away, or what he is shy of."""
    return only_tells_an_absence(thread, no) or only_tells_what_he_is_shy_of(thread, no)


def _is_bought_beside(thread: Thread, no: Utterance, utterances: Sequence[Utterance]) -> bool:
    """Whether its words tell much else, and its speaker orders or asks as a buyer in the same message.

    A wish before it orders nothing: "We want it. As it turns out my cousin is lending us his."
    """
    if no.cue.id not in _ALONE:
        return False
    wishes = [s for s in utterances if s.message == no.message and s.cue.value == VerbalInterest.STRONG]
    return any(
        order.sentence.start >= no.sentence[0] or not _is_only_wished(order, wishes)
        for order in _orders_in(thread, no.message)
    )


def _is_only_wished(order: CueMention, wishes: Sequence[Utterance]) -> bool:
    """Whether the words of an order are those of a wish: "we want it"."""
    start, end = order.span
    return any(wish.at < end and start < wish.until for wish in wishes)


def _is_wished_before(thread: Thread, no: Utterance) -> bool:
    """Whether words that tell much else stand behind a wish in the same message: only he can tell."""
    return no.cue.id in _ALONE and any(True for _ in _orders_in(thread, no.message))


def _orders_in(thread: Thread, message: int) -> Iterator[CueMention]:
    return (said for said in said_in(thread, message, "steps") if said.cue.fact == "buys")


def _says_yes_to_a_question(thread: Thread, no: Utterance) -> bool:
    """Whether "yes, my brother did it on Saturday" tells of what the seller had asked about: the socket.

    Where he had asked whether another does the job it is a no, and nobody hears the purchase go on: he is
    asked what it means.
    """
    if no.cue.id not in _DONE_BY_OTHERS or not seller_before(thread, no.message).rstrip().endswith("?"):
        return False
    opening = words_of(thread.messages[no.message].body, *no.sentence).folded[:1]
    return word_classes(thread.lang)["plain"].meets(opening)


def _is_beside_a_yes(thread: Thread, no: Utterance) -> bool:
    """Whether it refuses something that the same message tells apart from what it takes."""
    return (
        no.cue.value == Refusal.EXPLICIT_NO
        and not no.beside
        and refuses_beside_a_yes(
            thread, no.message, (no.at, no.until), names_it=no.cue.detail in (*_NAMES_IT, "need")
        )
    )


def _overlaps(no: Utterance, extras: Sequence[Utterance]) -> bool:
    """Whether its words are those of a no to an extra: one phrase may meet several cues."""
    return no.cue.value == Refusal.EXPLICIT_NO and any(
        one.message == no.message and one.at < no.until and no.at < one.until for one in extras
    )


def _place(utterance: Utterance) -> tuple[int, int]:
    return utterance.order


def _hints(noes: Sequence[Utterance], course: Course) -> list[Utterance]:
    """What hints at a no by one who neither goes on with the purchase nor has signed."""
    hints = [s for s in noes if s.cue.detail in _HINTS]
    return [s for s in hints if not (course.carries_on(s) or course.thinks_after(s) or course.has_signed(s))]


def _standing(thread: Thread, noes: Sequence[Utterance], course: Course) -> list[Utterance]:
    """Those behind which their speaker neither wants it nor orders, there or in a later message."""
    return [
        s
        for s in noes
        if not (course.steps_behind(s) or course.goes_on_later(s))
        and not any(order.sentence.start >= s.sentence[0] for order in _orders_in(thread, s.message))
    ]


def _may_be_the_answer(
    thread: Thread, no: Utterance, course: Course, language_cues: Sequence[LanguageCues]
) -> bool:
    """Whether how it is done today may be a no: told by one who does not go on, or to one who asks to decide.

    Praise and thanks for the rest stand beside such an answer as well, so only a later deed undoes it.
    """
    if asks_to_decide(thread, no.message, language_cues):
        return not course.acts_later(no)
    return not (course.carries_on(no) or course.thinks_after(no))


def _is_asked_about(hint: Utterance, utterances: Sequence[Utterance], course: Course) -> bool:
    """Whether a hint alone is worth a question: a choice only with thanks, of what the seller never named.

    Who has chosen one of the seller's own things thanks him as well.
    """
    if hint.cue.detail != "rival":
        return True
    thanked = any(s.cue.fact == "thanks" and s.message == hint.message for s in utterances)
    return thanked and course.is_new_choice(hint)


def _is_of_another(thread: Thread, no: Utterance, language_cues: Sequence[LanguageCues]) -> bool:
    """Whether the seller had asked about a part or something else."""
    detail = no.cue.detail
    if detail == "answer":
        return not answers_an_offer(thread, no, language_cues)
    if detail in ("object", "pronoun", "need", "declines") and answers_about_a_part(
        thread, no, language_cues
    ):
        return True
    return detail == "declines" and answers_another_question(thread, no, language_cues)


def _is_loose(no: Utterance) -> bool:
    """Whether its words decide nothing by themselves."""
    return no.cue.detail in _LOOSE or is_told(no)


def _is_unsettled(no: Utterance, course: Course) -> bool:
    """Whether a no may have been none, by how its speaker goes on (S5).

    A decision told as such stands, whatever is wished or sent for after it, because papers and friendly words
    also wind a talk up; only "let me think" or "when can you deliver?" in the same breath makes it unsure.
    """
    if no.cue.value != Refusal.EXPLICIT_NO or no.beside:
        return False
    if _is_loose(no):
        return course.thinks_after(no) or course.steps_on(no) or course.talks_on(no)
    return course.thinks_on(no) or course.owns_on(no)


def _may_be_another_job(thread: Thread, no: Utterance, course: Course) -> bool:
    """Whether "my brother does it himself" stands in a message that wants or orders what is for sale."""
    return no.cue.id in _ANOTHER_JOB and (
        course.steps_in(no) or any(True for _ in _orders_in(thread, no.message))
    )


def _is_acted_on(no: Utterance, course: Course) -> bool:
    """Whether a later message asks as an owner would; after a loose no papers and money do as well."""
    if no.cue.value != Refusal.EXPLICIT_NO:
        return False
    return course.owns_later(no) or (_is_loose(no) and course.acts_later(no))


def _is_signed_away(no: Utterance, course: Course) -> bool:
    """Whether its speaker signed: after a thing by its name, or beside a loose no.

    A cry before a question as an owner, in the same message, was one of joy.
    """
    if no.cue.detail == "object":
        return course.signs_after(no)
    return _is_loose(no) and (course.signs_in(no) or course.binds_on(no))


def _is_doubtful(no: Utterance, course: Course) -> bool:
    """Whether it names a thing, and the one who said it wants the purchase, goes on with it or had signed."""
    if no.cue.detail == "topic":
        return course.wants_it(no)
    return (
        no.cue.detail == "object"
        and (course.carries_on(no) or course.has_signed(no))
        and course.is_unnamed(no)
    )
