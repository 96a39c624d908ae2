"""All facts that a thread's own words tell, with evidence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import Any

from closecall.facts.cues import Cue
from closecall.facts.findings import Evidence, Findings
from closecall.facts.open_question import OpenQuestion, Stops
from closecall.facts.other_firm import is_with_another_firm
from closecall.facts.other_item import is_joined_to_another_thing, names_another_thing
from closecall.facts.vocabulary import WALL, WANTS_IT, HesitationKind, Refusal, VerbalInterest, Vulnerability
from closecall.facts.words.acceptance.cancellation import noes_by_a_yes
from closecall.facts.words.acceptance.close_answers import noes_to_the_close
from closecall.facts.words.acceptance.unconditional_yes import is_answered_by_a_yes
from closecall.facts.words.attitude.buyer_questions import buying_questions_in, open_questions_in
from closecall.facts.words.attitude.care_signals import WISHES, only_sounds_so, vulnerability_in, wish_in
from closecall.facts.words.attitude.hesitations import hesitations_in, says_nothing_holds_him, settled_in
from closecall.facts.words.attitude.interest_level import interest_in
from closecall.facts.words.attitude.met_price import prices_met
from closecall.facts.words.deferral.deferred_day import deferred_to
from closecall.facts.words.deferral.seller_conditions import conditions_in
from closecall.facts.words.refusal.not_this_way import is_left_at_that
from closecall.facts.words.refusal.outside_body import refusals_beside
from closecall.facts.words.refusal.put_off_thing import taken_instead
from closecall.facts.words.refusal.standing_refusal import RefusalHeard, refusal_in
from closecall.facts.words.speech.buyer_speech import (
    LanguageCues,
    ListenedMessage,
    cues_for,
    is_heard,
    listen,
    listened_messages,
)
from closecall.facts.words.speech.utterance import Utterance
from closecall.facts.words.trials import wishes_to_keep
from closecall.facts.words.unheard_language import spoken_in, unheard_by
from closecall.text.clauses import Clause
from closecall.text.tokens import words_of
from closecall.thread.records import Thread

_Told = tuple[str, Any, tuple[Evidence, ...]]
# What a fact is when the buyer wrote in a language that is heard, and said nothing of it.
_SILENT = (False, 0, Refusal.NONE, VerbalInterest.NONE, Vulnerability.NONE)

_KEEPS_IT = Cue("trials.keeps_it", "verbal_interest", VerbalInterest.STRONG)
_TAKES_IT = Cue("put_off_thing.takes_it", "verbal_interest", VerbalInterest.STRONG)
_WISHES = ("verbal_interest", "praised_it")
# "We signed yesterday": what was done has its thing further on.
_DONE = "done"
_READ_THEM = "read the buyer's words yourself before you send anything."


def hear(thread: Thread) -> Findings:
    """The facts the buyer's words tell: refusal, interest, hesitations, wishes, mood and questions.

    In a language that has cues, silence is known: wishes are False, refusal, interest and vulnerability are
    ``none``, counts are 0. In another language, what is not heard stays unknown and a warning says so.
    ``hesitations`` is empty only when the buyer said that nothing holds him; otherwise absent.
    """
    messages = listened_messages(thread)
    if not messages:
        return _only_beside(thread)
    spoken = [spoken_in(heard, thread.lang) for heard in messages]
    language_cues = cues_for(thread.lang, also=tuple(sorted(set().union(*spoken))))
    listened = [
        said
        for heard, tongues in zip(messages, spoken, strict=True)
        for said in listen([heard], cues_for(thread.lang, also=tongues))
    ]
    beside = refusals_beside(thread, messages, language_cues)
    utterances = _of_this_sale(thread, listened, _in_order(_with_derived(thread, listened, beside)))
    unheard = unheard_by(thread.lang, messages)
    no = refusal_in(thread, utterances, language_cues)
    told = [
        *_refusal(thread, no),
        *_interest(thread, utterances, no, language_cues),
        *_mood(thread, utterances),
        *_hesitations(thread, utterances, no.doubted),
        *_questions(thread, messages, utterances),
    ]
    if unheard or not is_heard(thread.lang):
        told = [(fact, value, evidence) for fact, value, evidence in told if value not in _SILENT]
    return Findings(
        {fact: value for fact, value, _ in told},
        tuple(item for _, _, evidence in told for item in evidence),
        (f"I cannot hear {unheard}: {_READ_THEM}",) if unheard else (),
        settled_in(utterances),
        tuple(_open_questions(thread, no, unheard)),
    )


def _in_order(utterances: Iterable[Utterance]) -> list[Utterance]:
    return sorted(utterances, key=lambda said: said.order)


def _with_derived(
    thread: Thread, listened: Sequence[Utterance], beside: Sequence[Utterance]
) -> Iterator[Utterance]:
    """What was heard in the bodies and beside them, and what both sides' words mean together."""
    yield from listened
    yield from beside
    yield from noes_to_the_close(thread)
    yield from noes_by_a_yes(thread)
    yield from conditions_in(thread, listened)
    yield from prices_met(thread, listened)


def _of_this_sale(
    thread: Thread, listened: Sequence[Utterance], utterances: Sequence[Utterance]
) -> list[Utterance]:
    """What is said of what is for sale here: nothing that is wished or done elsewhere, or only sounds so.

    A wish to keep a thing on trial, or to take it in the place of another that is put off, is heard in what
    was said, and stands instead of the no that was heard in the same words.
    """
    kept: dict[int, list[Utterance]] = {}
    for message, clause in wishes_to_keep(thread):
        kept.setdefault(message, []).append(_wish_in_clause(_KEEPS_IT, message, clause))
    instead = {said: wish for said in utterances if (wish := _taken_instead(thread, said)) is not None}
    of_it = (
        said
        for said in utterances
        if not (
            _is_of_another_thing(thread, said)
            or _is_done_elsewhere(thread, said)
            or only_sounds_so(thread, said)
            or is_left_at_that(thread, said, listened)
            or said in instead
            or any(_is_a_no_in(said, wish) for wish in kept.get(said.message, ()))
        )
    )
    return _in_order([*chain.from_iterable(kept.values()), *dict.fromkeys(instead.values()), *of_it])


def _open_questions(thread: Thread, no: RefusalHeard, unheard: str) -> Iterator[OpenQuestion]:
    """What only the seller can tell: all that was said in a language not heard, and what may be a no."""
    if unheard:
        yield OpenQuestion("anything", unheard, Stops.ALL)
    if no.doubted:
        stops = Stops.ALL if no.unsettled else Stops.NOTHING
        yield OpenQuestion("no", _quoted(thread, no.doubted), stops, is_shown=True)


def _wish_in_clause(wish: Cue, message: int, clause: Clause) -> Utterance:
    span = clause.sentence.span
    return Utterance(wish, message, clause.start, span, span, until=clause.end)


def _is_a_no_in(said: Utterance, wish: Utterance) -> bool:
    """Whether a no was heard in a message's wish to keep the thing: "I want to keep it" stays with it."""
    return (
        said.cue.fact == "refusal"
        and said.cue.value == Refusal.EXPLICIT_NO
        and wish.at <= said.at < wish.until
    )


def _is_of_another_thing(thread: Thread, said: Utterance) -> bool:
    """Whether a wish, or a yes of those who decide, is for something that is not for sale here."""
    is_wish = said.cue.fact in _WISHES and said.cue.value in WANTS_IT
    if not (is_wish or (said.cue.fact == "resolved" and said.cue.value == HesitationKind.AUTHORITY)):
        return False
    words = words_of(thread.messages[said.message].body, *said.sentence)
    inside = [n for n, (start, end) in enumerate(words.spans) if said.at <= start and end <= said.until]
    if not inside:
        return False
    first, after = inside[0], inside[-1] + 1
    if is_wish:
        is_joined = is_joined_to_another_thing(thread, said.message, words, end=after)
        if is_joined or not _is_deed(said):
            return is_joined
    return names_another_thing(thread, said.message, words, first=first, end=after)


def _taken_instead(thread: Thread, said: Utterance) -> Utterance | None:
    """The wish for what is for sale, beside a "not now" that is only told of another thing."""
    is_put_off = (said.cue.fact == "refusal" and said.cue.value == Refusal.NOT_NOW) or (
        said.cue.fact == "hesitation" and said.cue.value == HesitationKind.TIMING
    )
    if not is_put_off or said.beside:
        return None
    clause = taken_instead(thread, said.message, (said.at, said.until))
    return None if clause is None else _wish_in_clause(_TAKES_IT, said.message, clause)


def _is_done_elsewhere(thread: Thread, said: Utterance) -> bool:
    """Whether a signature, an order or a payment is told that another firm has got."""
    return _is_deed(said) and is_with_another_firm(
        thread, said.message, words_of(thread.messages[said.message].body, *said.sentence)
    )


def _is_deed(said: Utterance) -> bool:
    return said.cue.fact == "verbal_interest" and said.cue.detail == _DONE


def _only_beside(thread: Thread) -> Findings:
    """The no in a thread of which all that the buyer's side sent was taken for automatic."""
    language_cues = cues_for(thread.lang)
    told = _refusal(thread, refusal_in(thread, refusals_beside(thread, (), language_cues), language_cues))
    fact, value, evidence = next(told)
    return Findings({fact: value}, evidence) if evidence else Findings()


def _refusal(thread: Thread, no: RefusalHeard) -> Iterator[_Told]:
    if no.refusal is not Refusal.NONE or not no.unsettled:
        yield "refusal", no.refusal, _evidence(thread, "refusal", no.said)
    yield "refusal_retracted", no.retracted is not None, _evidence(thread, "refusal_retracted", no.retracted)
    if no.refusal is Refusal.NOT_NOW and no.said is not None:
        day = deferred_to(thread, no.said, (thread.lang, "en"))
        if day is not None:
            yield "defer_until", day, _evidence(thread, "defer_until", no.said)


def _quoted(thread: Thread, said: Utterance) -> str:
    start, end = said.quoted
    return thread.messages[said.message].body[start:end]


def _interest(
    thread: Thread, utterances: Sequence[Utterance], no: RefusalHeard, language_cues: Sequence[LanguageCues]
) -> Iterator[_Told]:
    level, said = interest_in(thread, utterances, no, language_cues)
    yield "verbal_interest", level, _evidence(thread, "verbal_interest", said)


def _mood(thread: Thread, utterances: Sequence[Utterance]) -> Iterator[_Told]:
    for fact in WISHES:
        said = wish_in(utterances, fact)
        yield fact, said is not None, _evidence(thread, fact, said)
    state, said = vulnerability_in(utterances)
    yield "vulnerability", state, _evidence(thread, "vulnerability", said)


def _hesitations(
    thread: Thread, utterances: Sequence[Utterance], doubted: Utterance | None
) -> Iterator[_Told]:
    held = [
        s
        for s in utterances
        if s.cue.fact != "hesitation" or not is_answered_by_a_yes(thread, s.message, s.sentence)
    ]
    found = hesitations_in(held)
    free = says_nothing_holds_him(utterances)
    if doubted is not None:
        found = [*((each, said) for each, said in found if each.kind is not WALL.kind), (WALL, doubted)]
    if found:
        evidence = tuple(e for _, said in found for e in _evidence(thread, "hesitations", said))
        yield "hesitations", tuple(hesitation for hesitation, _ in found), evidence
    elif free is not None:
        yield "hesitations", (), _evidence(thread, "hesitations", free)


def _questions(
    thread: Thread, messages: Sequence[ListenedMessage], utterances: Sequence[Utterance]
) -> Iterator[_Told]:
    buying = buying_questions_in(utterances)
    yield (
        "buying_questions",
        len(buying),
        tuple(e for said in buying for e in _evidence(thread, "buying_questions", said)),
    )
    open_ones = open_questions_in(thread, messages, utterances)
    evidence = tuple(
        Evidence("open_buyer_questions", "words", i, start, end, thread.messages[i].body[start:end])
        for i, start, end in dict.fromkeys(open_ones)
    )
    yield "open_buyer_questions", len(open_ones), evidence


def _evidence(thread: Thread, fact: str, said: Utterance | None) -> tuple[Evidence, ...]:
    return () if said is None else (said.evidence(fact, thread.messages[said.message].body),)
