"""Which noes refuse nothing that is for sale, by their words and by what the seller had asked."""

from __future__ import annotations

import re

from closecall.facts.cues import load_cues
from closecall.facts.cues.cue_mentions import CueMention, cue_language, said_in
from closecall.facts.vocabulary import YES_STAGES, Refusal, VerbalInterest
from closecall.facts.words.acceptance.seller_offers import word_classes
from closecall.facts.words.acceptance.unconditional_yes import is_answered_by_a_yes
from closecall.facts.words.deferral.seller_conditions import is_the_other_branch
from closecall.facts.words.refusal.absence import only_tells_an_absence
from closecall.facts.words.refusal.discomfort import only_tells_what_he_is_shy_of
from closecall.facts.words.refusal.noes_of_a_talk import Row, Talk, Verdict, by, every_no, is_explicit, of
from closecall.facts.words.refusal.refused_extra import refuses_beside_a_yes
from closecall.facts.words.speech.nothing_more import says_nothing_more
from closecall.facts.words.speech.preceding_question import (
    answers_about_a_part,
    answers_an_offer,
    answers_another_question,
    refuses_an_extra,
)
from closecall.facts.words.speech.utterance import Utterance
from closecall.text.sentences import sentences_of
from closecall.text.tokens import words_of

# What is a no only where the same message goes on with nothing: plain words that tell much else as well.
TELL_MUCH_ELSE = frozenset(
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
# Noes to a thing by its name: in the sentence, or before it ("as for the bench, no").
NAMES_IT = ("object", "topic")
# What may be said of a part that was asked about.
_OF_WHAT_WAS_ASKED = ("object", "pronoun", "need", "declines")
# "It isn't happening this year": whatever no is heard in these words is bound by them.
_LIMITED = "refusal.not_now_limited"
# "All sorted now, thanks": whoever says yes beside it has sorted something else.
_SORTED = "refusal.sorted_now"
# "I won't buy", which a bound may stand before: "until May".
_WILL_NOT = "refusal.no_will_not"
# "I won't buy", with a thing or without one: what follows may restrict it.
OF_A_STEP = frozenset(
    {_WILL_NOT, *(f"refusal.{name}" for name in ("no_pronoun", "no_object", "no_interest", "no_can_do"))}
)
# Words of "anything before the new budget", and what begins a clause of its own.
_LONGEST_BOUND = 5
_PARTS = re.compile(r"[,;:()\u2013\u2014]")
_DAY = "day"
# "Thank you, have a nice evening."
_MOST_WORDS_OF_LEAVE, _LOOKED_AT = 6, 80


def _is_bounded(no: Utterance, talk: Talk) -> bool:
    """Not in "not interested, and nothing will change that before May", which is a no of its own."""
    body, grammar = talk.thread.messages[no.message].body, load_cues(cue_language(talk.thread), "grammar")

    def goes_on(end: int) -> bool:
        words = words_of(body, no.until, end).folded
        joins = grammar is not None and any(mark.cue.fact == "break" for mark in grammar.hear(words))
        return len(words) <= _LONGEST_BOUND and not joins and _PARTS.search(body, no.until, end) is None

    return any(
        one.cue.value == Refusal.NOT_NOW
        and (one.sentence, one.beside) == (no.sentence, no.beside)
        and (
            (one.cue.id == _LIMITED and one.at < no.until and no.at < one.until)
            or (one.at <= no.at and no.until < one.until and goes_on(one.until))
            or (no.cue.id == _WILL_NOT and one.at < no.at < one.until < no.until)
        )
        for one in talk.in_sentence[no.message, no.sentence[0]]
    )


def is_restricted(no: Utterance, talk: Talk) -> bool:
    """Whether its clause goes on with how, where or when alone he refuses: "I won't buy it on credit"."""
    body, grammar = talk.thread.messages[no.message].body, load_cues(cue_language(talk.thread), "grammar")
    if grammar is None:
        return False
    part = _PARTS.search(body, no.until, no.sentence[1])
    words = words_of(body, no.until, part.start() if part else no.sentence[1]).folded
    marks = grammar.hear(words)
    joined = min((mark.first for mark in marks if mark.cue.fact == "break"), default=None)
    behind = words_of(body, no.sentence[1], min(len(body), no.sentence[1] + _LOOKED_AT)).folded
    says_no_more = len(behind) <= _MOST_WORDS_OF_LEAVE
    return any(
        mark.cue.fact == "restricts"
        and (joined is None or mark.first < joined)
        # "I won't buy one today" says no politely; "... today, I'll come on Saturday" does not.
        and not (mark.cue.value == _DAY and part is None and mark.end == len(words) and says_no_more)
        for mark in marks
    )


def puts_off(no: Utterance) -> bool:
    """Whether it is a "not now"."""
    return no.cue.value == Refusal.NOT_NOW


def _is_the_other_branch(no: Utterance, talk: Talk) -> bool:
    return is_the_other_branch(talk.thread, no.message, no.at)


def _is_bought_beside(no: Utterance, talk: Talk) -> bool:
    """A wish before it orders nothing: "We want it. As it turns out my cousin is lending us his."""
    return any(
        order.sentence.start >= no.sentence[0] or not _is_only_wished(order, talk)
        for order in talk.orders_beside(no)
    )


def _is_only_wished(order: CueMention, talk: Talk) -> bool:
    """Whether the words of an order are those of a wish: "we want it"."""
    start, end = order.span
    return any(
        said.at < end and start < said.until
        for said in talk.utterances
        if said.message == order.message and said.cue.value == VerbalInterest.STRONG
    )


def _is_to_how(no: Utterance, talk: Talk) -> bool:
    refused = talk.refusals_of_how.get((no.message, no.sentence[0]), ())
    return any(said.at < no.until and no.at < said.until for said in refused)


def _is_beside_a_yes(no: Utterance, talk: Talk) -> bool:
    return not no.beside and refuses_beside_a_yes(
        talk.thread, no.message, (no.at, no.until), names_it=no.cue.detail in (*NAMES_IT, "need")
    )


def _is_answered_by_a_yes(no: Utterance, talk: Talk) -> bool:
    return is_answered_by_a_yes(talk.thread, no.message, no.sentence)


def _tells_of_himself(no: Utterance, talk: Talk) -> bool:
    return only_tells_an_absence(talk.thread, no) or only_tells_what_he_is_shy_of(talk.thread, no)


def _is_to_an_extra(no: Utterance, talk: Talk) -> bool:
    return any(
        one.cue.detail in NAMES_IT
        and not one.beside
        and refuses_an_extra(talk.thread, one.message, one.sentence)
        for one in talk.in_its_words(no)
    )


def _is_to_no_offer(no: Utterance, talk: Talk) -> bool:
    return not answers_an_offer(talk.thread, no, talk.language_cues)


def _is_about_a_part(no: Utterance, talk: Talk) -> bool:
    return answers_about_a_part(talk.thread, no, talk.language_cues)


def _is_to_another_question(no: Utterance, talk: Talk) -> bool:
    return answers_another_question(talk.thread, no, talk.language_cues)


def _is_beside_a_yes_to_it(no: Utterance, talk: Talk) -> bool:
    body, classes = talk.thread.messages[no.message].body, word_classes(talk.thread.lang)
    beside = words_of(f"{body[: no.sentence[0]]}\n{body[no.sentence[1] :]}").folded
    told = said_in(talk.thread, no.message, "stage")
    return classes["plain"].meets(beside) or any(said.cue.value in YES_STAGES for said in told)


def _answers_that_there_is_no_more(no: Utterance, talk: Talk) -> bool:
    return any(
        says_nothing_more(talk.thread, no.message, sentence)
        for sentence in sentences_of(talk.thread.messages[no.message].body)
        if sentence.start <= no.at < sentence.end
    )


OTHERWISE = (
    Row("bounded", '"won\'t happen" in "won\'t happen before May"', is_explicit, _is_bounded, Verdict.NONE),
    Row("other branch", '"otherwise next year"', puts_off, _is_the_other_branch, Verdict.NONE),
    Row("bought beside", "tells much else", by(TELL_MUCH_ELSE), _is_bought_beside, Verdict.NONE),
    Row("sorted", '"yes please; all sorted now"', by({_SORTED}), _is_beside_a_yes_to_it, Verdict.NONE),
    Row("how", '"we\'d want it, but not like this"', is_explicit, _is_to_how, Verdict.NONE),
    Row("beside a yes", "takes one, refuses another", is_explicit, _is_beside_a_yes, Verdict.NONE),
    Row("answered by a yes", "to a day alone", every_no, _is_answered_by_a_yes, Verdict.NONE),
    Row("of himself", "when he is away, what he is shy of", is_explicit, _tells_of_himself, Verdict.NONE),
    Row("an extra", "in words that refuse what was put on top", is_explicit, _is_to_an_extra, Verdict.NONE),
    Row("no more of it", '"anything else?"', every_no, _answers_that_there_is_no_more, Verdict.NONE),
    Row("no offer", "answers none", of("answer"), _is_to_no_offer, Verdict.NONE),
    Row("a part", "was asked about", of(*_OF_WHAT_WAS_ASKED), _is_about_a_part, Verdict.NONE),
    Row("another question", "was asked", of("declines"), _is_to_another_question, Verdict.NONE),
)
"""What makes a heard no none, tried in this order."""
