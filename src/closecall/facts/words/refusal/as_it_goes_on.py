"""What becomes of a no by how its speaker goes on: one table, and the cases it asks about.

"I won't be needing the fridge" is a no to the purchase where the fridge is for sale, and to an extra where it
is not. The words do not say which; what the same person says beside it does.
"""

from __future__ import annotations

from closecall.facts.cues.cue_mentions import said_in
from closecall.facts.vocabulary import FINAL_REFUSALS
from closecall.facts.words.acceptance.seller_offers import UNDOING, word_classes
from closecall.facts.words.refusal.aftermath import From
from closecall.facts.words.refusal.anothers_no import is_opt_out, spares_one_of_his, was_told_to_another
from closecall.facts.words.refusal.implied_refusal import is_told, precedes_the_offer, tells_today
from closecall.facts.words.refusal.named_things import (
    chooses_what_is_not_named,
    refuses_what_is_named_since,
    refuses_what_is_not_named,
)
from closecall.facts.words.refusal.noes_of_a_talk import (
    Case,
    Row,
    Talk,
    Verdict,
    by,
    every_no,
    in_any_case,
    is_explicit,
    of,
)
from closecall.facts.words.refusal.purchase_steps import STEPS, Act
from closecall.facts.words.refusal.put_off_thing import may_put_off_another_thing
from closecall.facts.words.refusal.refused_extra import first_signed, may_refuse_an_extra, wants_no_more
from closecall.facts.words.refusal.refused_otherwise import (
    NAMES_IT,
    OF_A_STEP,
    TELL_MUCH_ELSE,
    is_restricted,
    puts_off,
)
from closecall.facts.words.refusal.spared_contact import only_spares_contact
from closecall.facts.words.speech.contact_asked import Request, contact_request
from closecall.facts.words.speech.preceding_question import asks_to_decide
from closecall.facts.words.speech.utterance import Utterance
from closecall.text.sentences import sentences_of
from closecall.text.tokens import words_of
from closecall.text.word_classes import meets_any
from closecall.thread.records import Thread
from closecall.thread.thread_cache import once_a_message, once_a_thread

# Who does a job instead, or that nobody is needed: beside a yes it may be another job than the one for sale.
_ANOTHER_JOB = frozenset({"refusal.no_by_another", "refusal.no_longer_needed"})
NO_THAT_IS_TOLD_OF = "refusal.no_said_so"
# The forms of a no in which a thing may stand by its name.
_NAMING = (*NAMES_IT, "declines", "need")
BINDING = (Act.BINDS, Act.OWNS)
# What somebody does who writes first and wants something.
_TURNS_TO_THE_SELLER = frozenset({"opening", "verbal_interest", "asks_meeting", "buys"})


def is_loose(no: Utterance) -> bool:
    """Whether its words decide nothing: a cry, a saying, an answer, how well the old one does."""
    return no.cue.detail in ("loose", "answer", "declines") or is_told(no)


_is_hint, _is_away = of("hint", "rival"), of("turned_away")


def _does(*acts: Act, since: From, there: bool = False) -> Case:
    return lambda no, talk: talk.course.has(no, acts, since, there=there)


_carries_on = _does(Act.WISHES, Act.ASKS, Act.MEETS, since=From.MESSAGE)
_steps_on = _does(*BINDING, *STEPS, since=From.MESSAGE)
_thinks_on = _does(Act.THINKS, since=From.SENTENCE)
_signed = _does(Act.SIGNED, since=From.ANYWHERE)
_wants_there = _does(Act.WANTS, *BINDING, since=From.MESSAGE, there=True)
_goes_on_later = _does(Act.WISHES, Act.ASKS, Act.MEETS, Act.TAKES_A_DAY, *STEPS, since=From.LATER)


def _may_be_spared(no: Utterance, talk: Talk) -> bool:
    """Beside a no to the purchase it stands."""
    return only_spares_contact(talk.thread, no.message, no.at) and all(
        is_opt_out(one) or one.cue.detail in NAMES_IT for one in talk.in_message[no.message]
    )


def _spares_one_of_his(no: Utterance, talk: Talk) -> bool:
    """Who says no more than that may mean the whole house."""
    return spares_one_of_his(no, talk) and (_carries_on(no, talk) or _steps_on(no, talk))


def _may_be_of_another_thing(put_off: Utterance, talk: Talk) -> bool:
    span = (put_off.at, put_off.until)
    return not put_off.beside and may_put_off_another_thing(talk.thread, put_off.message, span)


def _signs_there(no: Utterance, talk: Talk) -> bool:
    return talk.course.has(no, [Act.SIGNED], From.MESSAGE, there=True) or talk.course.has(
        no, BINDING, From.SENTENCE, there=True
    )


def _is_of_no_more(no: Utterance, talk: Talk) -> bool:
    return wants_no_more(talk.thread, no.message, (no.at, no.sentence[1]))


def _is_named_since_he_signed(no: Utterance, talk: Talk) -> bool:
    signed = first_signed(talk.thread)
    return (
        signed < no.message
        and not _undoes(talk.thread, no.message)
        and refuses_what_is_named_since(talk.thread, no, signed)
    )


@once_a_message
def _undoes(thread: Thread, message: int) -> bool:
    """Whether a message undoes anything, asked for each no in it."""
    return meets_any(word_classes(thread.lang), UNDOING, words_of(thread.messages[message].body).folded)


def _drops_it(hint: Utterance, talk: Talk) -> bool:
    return _carries_on(hint, talk) or _thinks_on(hint, talk) or _signed(hint, talk)


def _stands_beside_another(hint: Utterance, talk: Talk) -> bool:
    return any(
        one.cue.id != hint.cue.id and _is_hint(one) and not _drops_it(one, talk)
        for one in talk.in_message[hint.message]
    )


def _may_be_the_sellers(choice: Utterance, talk: Talk) -> bool:
    thanked = any(s.cue.fact == "thanks" and s.message == choice.message for s in talk.utterances)
    return not (thanked and chooses_what_is_not_named(talk.thread, choice))


def _turns_back(no: Utterance, talk: Talk) -> bool:
    return (
        talk.course.has(no, (Act.WANTS, *BINDING), From.WORDS, there=True)
        or _goes_on_later(no, talk)
        or any(order.sentence.start >= no.sentence[0] for order in talk.orders_beside(no))
    )


def _is_early(no: Utterance, talk: Talk) -> bool:
    return precedes_the_offer(talk.thread, no)


def _is_early_and_gone_on_from(no: Utterance, talk: Talk) -> bool:
    return _is_early(no, talk) and _goes_on_later(no, talk)


def _is_of_the_old(no: Utterance, talk: Talk) -> bool:
    """A no to how it is done so far: nobody has offered anything, and he asks for something beside it."""
    return _opens_with_a_wish(talk.thread, no.message) and _goes_on_later(no, talk)


@once_a_message
def _opens_with_a_wish(thread: Thread, message: int) -> bool:
    """Whether the buyer asks for something in a message before all of the seller's, and undoes nothing."""
    written = thread.messages[message]
    if message > _first_of_seller(thread) or written.answered:
        return False
    return not _undoes(thread, message) and any(
        said.cue.fact in _TURNS_TO_THE_SELLER
        for topic in ("initiative", "interest", "meetings", "steps")
        for said in said_in(thread, message, topic)
    )


@once_a_thread
def _first_of_seller(thread: Thread) -> int:
    sellers = (at for at, message in enumerate(thread.messages) if message.is_seller)
    return next(sellers, len(thread.messages))


def _answers_by_today(no: Utterance, talk: Talk) -> bool:
    """Praise and thanks for the rest stand beside such an answer as well, so only a later deed undoes it."""
    if not tells_today(talk.thread, no):
        return False
    if asks_to_decide(talk.thread, no.message, talk.language_cues):
        return not talk.course.has(no, BINDING, From.LATER)
    return not (_carries_on(no, talk) or _thinks_on(no, talk))


def _shares_words_of_today(no: Utterance, talk: Talk) -> bool:
    return any(
        is_told(one)
        and (tells_today(talk.thread, one) or _is_early(one, talk))
        and not _signs_there(one, talk)
        for one in talk.in_its_words(no)
    )


def _asks_later(no: Utterance, talk: Talk) -> bool:
    """Whether a later sentence of the same message asks to be written or called to."""
    body, langs = talk.thread.messages[no.message].body, (talk.thread.lang, "en")
    behind = (each for each in sentences_of(body) if each.start >= no.until)
    return any(contact_request(body, each, langs)[0] is Request.PLAIN for each in behind)


def _is_of_another_thing(no: Utterance, talk: Talk) -> bool:
    goes_on = _carries_on(no, talk) or _signed(no, talk)
    return goes_on and refuses_what_is_not_named(talk.thread, no)


def _is_taken_back_beside_it(no: Utterance, talk: Talk) -> bool:
    is_taken_back = any(s.cue.fact == "retraction" and s.message == no.message for s in talk.utterances)
    # "I said no, you can take it back" is none.
    return is_taken_back and (_carries_on(no, talk) or _steps_on(no, talk))


def _is_thought_over(no: Utterance, talk: Talk) -> bool:
    """A decision told as such stands, whatever is wished or sent for: friendly words also wind a talk up."""
    if no.beside:
        return False
    if is_loose(no):
        return talk.course.has(no, [Act.THINKS, *STEPS], From.SENTENCE)
    return talk.course.has(no, [Act.THINKS, Act.OWNS], From.SENTENCE, there=True)


def _is_beside_an_order(no: Utterance, talk: Talk) -> bool:
    return any(True for _ in talk.orders_beside(no))


def _is_final(no: Utterance) -> bool:
    return no.cue.value in FINAL_REFUSALS and not no.beside


def _may_be_of_an_extra(no: Utterance, talk: Talk) -> bool:
    span = (no.at, no.until)
    return may_refuse_an_extra(talk.thread, no.message, span, names_it=no.cue.detail in _NAMING)


_NONE, _WHOLE, _DOUBTED, _UNSETTLED = Verdict.NONE, Verdict.WHOLE, Verdict.DOUBTED, Verdict.UNSETTLED
AS_IT_GOES_ON = (
    Row("another's", "somebody else was asked", is_opt_out, was_told_to_another, _UNSETTLED),
    Row("one of his", '"I want it, don\'t call my mother"', is_opt_out, _spares_one_of_his, _UNSETTLED),
    Row("spared", '"signed, no need to ring"', is_opt_out, _may_be_spared, _UNSETTLED),
    Row("for a time", '"not over the summer, ring me in October"', is_opt_out, _asks_later, _UNSETTLED),
    Row("of a thing", "another is wanted beside it", puts_off, _may_be_of_another_thing, _UNSETTLED),
    Row(
        "told of",
        '"I said no, I take it back: book it"',
        by({NO_THAT_IS_TOLD_OF}),
        _is_taken_back_beside_it,
        _UNSETTLED,
    ),
    Row("puts off", "no final no is told", every_no, lambda _, talk: not talk.has_a_final_no, _WHOLE),
    Row("no more", '"signed; we won\'t buy anything else"', is_explicit, _is_of_no_more, _NONE),
    Row("named since", "only when he had signed", is_explicit, _is_named_since_he_signed, _NONE),
    Row("signed for", "he signs after it", of("object"), _does(Act.SIGNED, since=From.WORDS), _NONE),
    Row("of joy", "a cry before an owner's question", is_loose, _signs_there, _NONE),
    Row("dropped", "he carries on, thinks it over or signs", _is_hint, _drops_it, _NONE),
    Row("two hints", "in one message", _is_hint, _stands_beside_another, _WHOLE),
    Row("a choice", "maybe of the seller's things", of("rival"), _may_be_the_sellers, _NONE),
    Row("a hint", "alone", _is_hint, in_any_case, _UNSETTLED),
    Row("turned back", "wants or orders it behind it", _is_away, _turns_back, _NONE),
    Row("turned away", "tells the seller not to go on", _is_away, in_any_case, _UNSETTLED),
    Row("small talk", "told before the offer, and he goes on", is_told, _is_early_and_gone_on_from, _NONE),
    Row("early", "told before the offer", is_told, _is_early, _UNSETTLED),
    Row("of old", "nothing was offered yet, and he goes on", is_explicit, _is_of_the_old, _NONE),
    Row("today", "how it is done today, as the answer", is_told, _answers_by_today, _UNSETTLED),
    Row("of today", "in words of that", is_explicit, _shares_words_of_today, _NONE),
    Row("wanted", '"as for the bench, no"', of("topic"), _does(Act.WISHES, since=From.MESSAGE), _DOUBTED),
    Row("another thing", "the seller named none", of("object"), _is_of_another_thing, _DOUBTED),
    Row("thought over", "he thinks on, or asks as an owner", is_explicit, _is_thought_over, _UNSETTLED),
    Row("another job", "done by others, and wants it", by(_ANOTHER_JOB), _wants_there, _UNSETTLED),
    Row("restricted", '"I won\'t buy it on credit"', by(OF_A_STEP), is_restricted, _UNSETTLED),
    Row("ordered", "tells much else", by(TELL_MUCH_ELSE | _ANOTHER_JOB), _is_beside_an_order, _UNSETTLED),
    Row("yes and no", '"Signed. We don\'t want the lamp"', _is_final, _may_be_of_an_extra, _UNSETTLED),
)
"""What becomes of a no by how its speaker goes on, tried in this order; whole if nothing applies."""
