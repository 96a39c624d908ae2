"""Who decides, who of them has agreed, and what the contact can do (S10)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from typing import Any

from closecall.facts.attribution.buyer_mentions import buyer_said
from closecall.facts.attribution.retelling import telling_in
from closecall.facts.cues.cue_mentions import (
    CueMention,
    cue_language,
    is_note_of_a_call,
    said_by,
    said_in,
    says,
)
from closecall.facts.deal.decision_makers.alone_in_answers import (
    SaidAlone,
    is_denied_alone,
    said_alone,
)
from closecall.facts.deal.decision_makers.around_the_table import Table, joined, values_of
from closecall.facts.deal.decision_makers.bare_answers import (
    BARE_ANSWERS,
    OF_HIM_ALONE,
    decides_another_thing,
    is_taken_back,
    is_turned,
    is_unlimited,
)
from closecall.facts.deal.stage.sale_stage import has_accepted
from closecall.facts.evidence import from_words, quoting
from closecall.facts.findings import Evidence, Findings
from closecall.facts.other_item import is_about_another_thing
from closecall.facts.words.acceptance.close_answers import order_in
from closecall.facts.words.acceptance.seller_offers import word_classes
from closecall.text.sentences import sentences_of
from closecall.thread.records import Thread
from closecall.thread.speaker_turns import turn_at

# What the seller asks, see the cues.
_QUESTIONS = ("asks_deciders", "asks_others", "asks_own_decision", "asks_alone")
_ASKS_WHO = ("asks_deciders", "asks_others", "asks_alone")
# "Who" stands between "only me" and what he has to do.
_RELATIVE = 1
# What tells only as the answer to "who decides?", or beside other words about it.
_ANSWERS = (
    "answered_sole",
    "answered_nobody",
    "answered_three",
    "answered_other",
    "answered_no",
    "answered_yes",
)
# Somebody near him is against it, and may have no say.
_ADVICE = "deciders.advises_against"


def deciders(thread: Thread) -> Findings:
    """``decision_makers_total`` and ``_agreed``, ``decision_maker_objects``, ``contact_role``.

    Unknown stays unknown: "depends who you ask" tells nothing. The contact counts as agreed once he says
    that he has signed, paid or ordered.
    """
    alone = tuple(said_alone(thread))
    of_him_alone = {(one.message, one.sentence.start) for one in alone}
    said = [
        one
        for _, together in groupby(_heard(thread), key=lambda one: one.message)
        for one in _used(list(together), thread)
        if one.sentence_key not in of_him_alone
    ]
    table, lang = Table(sole=bool(alone)), cue_language(thread)
    for one in said:
        table = joined(table, one, thread.messages[one.message].body, lang)
    values = values_of(table._replace(contact_agreed=table.contact_agreed or has_accepted(thread)))
    shown = [from_words(thread, fact, one) for fact in values for one in said if one.cue.fact in _TELLS[fact]]
    return Findings(values, (*_shown(thread, values, alone), *shown))


def _shown(thread: Thread, values: Mapping[str, Any], alone: Iterable[SaidAlone]) -> Iterator[Evidence]:
    """The sentences in which the buyer says that he decides alone, as evidence."""
    for fact in ("decision_makers_total", "contact_role"):
        if fact in values:
            yield from (quoting(thread, fact, one.message, *one.sentence.span) for one in alone)


_TELLS = {
    "decision_makers_total": ("deciders", "agreed", "objects"),
    "decision_makers_agreed": ("agreed",),
    "decision_maker_objects": ("objects",),
    "contact_role": ("role", "not_the_one", "deciders"),
}


def _heard(thread: Thread) -> list[CueMention]:
    """The buyer's words, or all of the seller's note of a call: a seller may state who decides (3.1)."""
    if is_note_of_a_call(thread):
        indexes = [index for index, message in enumerate(thread.messages) if message.is_seller]
        told = (one for one in said_by(thread, indexes, "deciders") if one.cue.fact not in _QUESTIONS)
        return [one for one in told if _is_of_somebody(one, thread)]
    told = (one for one in buyer_said(thread, "deciders") if one.cue.fact not in _QUESTIONS)
    told = (
        one for one in told if one.cue.value not in OF_HIM_ALONE or not decides_another_thing(one, thread)
    )
    of_him = (*OF_HIM_ALONE, *BARE_ANSWERS)
    told = (one for one in told if one.cue.value not in of_him or not is_turned(one, thread))
    told = (one for one in told if not _is_overruled(one, thread))
    return [one for one in told if not _agrees_to_another_thing(one, thread)]


def _is_overruled(said: CueMention, thread: Thread) -> bool:
    """Whether it is advice against what another sentence of the message orders, as "I would" does not."""
    order = order_in(thread, said.message) if said.cue.id == _ADVICE else None
    if order is None or order.start == said.sentence.start:
        return False
    return not word_classes(thread.lang)["unsettled"].meets(order.words.folded)


def _agrees_to_another_thing(said: CueMention, thread: Thread) -> bool:
    """Whether it is a yes to something that is not for sale here: "the bank said yes to the mortgage"."""
    return (said.cue.fact, said.cue.detail) == ("agreed", "before") and is_about_another_thing(thread, said)


def _is_of_somebody(said: CueMention, thread: Thread) -> bool:
    """Whether a yes that the seller notes is somebody's by name or kin: "loves it, sold" is his own word."""
    if said.cue.fact != "agreed" or not said.first or said.cue.detail != "before":
        return said.cue.fact != "agreed" or bool(said.first)
    start = said.sentence.words.spans[said.first - 1][0]
    telling = telling_in(cue_language(thread))
    is_kin = telling is None or said.word_before in telling.others
    return is_kin or thread.messages[said.message].body[start].isupper()


def _used(said: list[CueMention], thread: Thread) -> list[CueMention]:
    """Those of one message that tell: "Nobody." does so only where the seller has just asked who decides.

    "No." does so where he has just asked whether anybody else does, and "yes" whether he does alone. "There
    are five of us" does so too where the same sentence speaks of deciding, and "my wife" where nothing before
    it in the message does. Of "two of the four partners agreed" the first number tells who agreed.
    """
    if said and is_denied_alone(thread, said[0].message):
        said = [one for one in said if one.cue.value not in (*OF_HIM_ALONE, *BARE_ANSWERS)]
    if said and not _is_asked(said[0].message, thread, "asks_own_decision"):
        said = [one for one in said if one.cue.fact != "not_the_one"]
    said = _without_told_of_him_alone(said)
    plain = [one for one in said if one.cue.value not in _ANSWERS]
    answers = [one for one in said if one.cue.value in _ANSWERS]
    used = [one for n, one in enumerate(plain) if not _is_second_number(one, plain[:n])]
    if not answers:
        return used
    is_asked = _is_asked(answers[0].message, thread, *_ASKS_WHO)
    decides_in = {one.sentence.start for one in plain}
    for one in answers:
        if one.cue.value == "answered_three":
            tells = is_asked or one.sentence.start in decides_in
        elif one.cue.value == "answered_other":
            is_first = not any(other.cue.value in ("answered_sole", "answered_nobody") for other in used)
            tells = is_asked and not plain and is_first and not one.sentence.is_question
        elif one.cue.value in BARE_ANSWERS:
            is_bare = all(other.cue.fact == "role" for other in plain)
            tells = is_bare and _answers_at_once(one, thread) and is_unlimited(one, thread, said)
        elif one.cue.value == "answered_nobody":
            tells = is_asked and is_unlimited(one, thread, said)
        else:
            tells = is_asked and not is_taken_back(one, thread)
        if tells:
            used.append(one)
    return sorted(used, key=lambda one: one.span)


def _without_told_of_him_alone(said: list[CueMention]) -> list[CueMention]:
    """Without the deciders whom the words name of which he says that he decides alone.

    "Nobody I have to ask", "only me who has to be happy with it" name nobody else, and "my brother sold up"
    names one who is gone.
    """
    alone = [one for one in said if one.cue.value == "sole"]
    gone = [one for one in said if one.cue.value in ("answered_sole", "answered_nobody")]
    return [
        one
        for one in said
        if not (
            (one.cue.value == "other" and any(_is_within(one, of) for of in alone))
            or (one.cue.value == "answered_other" and any(_holds(of, one) for of in gone))
        )
    ]


def _is_within(said: CueMention, alone: CueMention) -> bool:
    is_same = said.sentence.start == alone.sentence.start
    return is_same and alone.first <= said.first <= alone.end + _RELATIVE


def _holds(whole: CueMention, part: CueMention) -> bool:
    is_same = whole.sentence.start == part.sentence.start
    return is_same and whole.first <= part.first and part.end <= whole.end


def _is_second_number(said: CueMention, earlier: list[CueMention]) -> bool:
    return bool(
        said.cue.value == "number"
        and earlier
        and earlier[-1].cue is said.cue
        and earlier[-1].sentence is said.sentence
    )


def _is_asked(message: int, thread: Thread, *questions: str) -> bool:
    """Whether the seller has asked who decides, or whether the contact does, before these turns."""
    before = turn_at(thread, message).start - 1
    return before >= 0 and says(thread, before, "deciders", *questions)


def _answers_at_once(said: CueMention, thread: Thread) -> bool:
    """Whether a message opens with the "no" or "yes" to the seller's question right before who decides."""
    body = thread.messages[said.message].body
    if said.message == 0 or body[: said.sentence.start].strip():
        return False
    questions = [s for s in sentences_of(thread.messages[said.message - 1].body) if s.is_question]
    asks = BARE_ANSWERS[said.cue.value]
    asked = {s.sentence.start for s in said_in(thread, said.message - 1, "deciders") if s.cue.fact == asks}
    return bool(questions) and questions[-1].start in asked
