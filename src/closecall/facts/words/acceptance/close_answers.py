"""A yes or a no to the seller who offers to carry the purchase out: "shall I book it?", "book it".

Such an answer says nothing new: it is made of words of agreement or denial, of the offer's own words, and of
the thing's name. So it is known by its form, in whatever words the offer was made. A yes beside a condition
or a "let me see" is no such yes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from closecall.facts.cues import Cue
from closecall.facts.vocabulary import Refusal
from closecall.facts.words.acceptance.filler_words import is_made_of, is_named
from closecall.facts.words.acceptance.seller_offers import (
    asked_before,
    clauses_of,
    denies,
    is_form_of_one,
    offered_before,
    takes_what_leads_up,
    word_classes,
)
from closecall.facts.words.speech.buyer_speech import cues_for, listen, listened_message
from closecall.facts.words.speech.phrase_scope import sets_a_condition
from closecall.facts.words.speech.preceding_question import priced_messages, seller_before
from closecall.facts.words.speech.utterance import Utterance
from closecall.text.clauses import Clause
from closecall.text.sentences import Sentence
from closecall.text.tokens import words_of
from closecall.text.word_classes import WordClass, meets_any
from closecall.thread.records import Thread

# An answer in more words says something of its own.
_MOST_WORDS = 40
_AGREEING = ("yes", "takes", "small")
_CARRYING = (*_AGREEING, "carries")
# "No problem, go ahead": what is denied and is no harmless thing holds back.
_OPENING = (*_AGREEING, "opens", "denies", "harmless")
# "I confirm", "hereby I confirm".
_OPENS = 3
_DENYING = ("denies", "wills", "yes", "small")
_DOUBTS = frozenset({"hesitation", "asked_no_pressure", "wants_guidance", "annoyed"})
_NO = Cue("agreeing.no_to_the_close", "refusal", Refusal.EXPLICIT_NO)


def agrees_to_the_close(thread: Thread, message: int) -> Sentence | None:
    """The sentence of a message that agrees to what the seller offered to carry out; None without one.

    A price must have been named: before it there is nothing to agree to. A bare "ok" or "yes" may only
    acknowledge the question ("Ok. We went for the other."): beside it nothing may stand but how it is carried
    out. Who bids the seller do it may then say anything that holds nothing back.
    """
    classes, body = word_classes(thread.lang), thread.messages[message].body
    if len(body.split()) > _MOST_WORDS:
        return None
    offer = offered_before(thread, message)
    if not offer or not any(priced <= message for priced in priced_messages(thread)[:1]):
        return None
    deeds = [word for word in offer if classes["deeds"].holds(word)]
    told = words_of(seller_before(thread, message)).folded
    clauses = clauses_of(body)
    refused = [name for clause in clauses for name in _refused_in(clause, told, classes)]
    bid = said = None
    is_known = True
    for clause in clauses:
        words, sentence = clause.words, clause.sentence
        if _holds_back(words, classes) and not _refused_in(clause, told, classes):
            return None
        if takes_what_leads_up(words, told, classes):
            return None
        is_bare = not sentence.is_question and is_made_of(words, _AGREEING, classes, told=told)
        if is_bare and (
            classes["bids"].meets(words)
            or any(is_form_of_one(word, deeds) for word in words)
            or (refused and _takes_another(words, refused, told, classes))
        ):
            bid = bid or sentence
        elif is_bare and classes["plain"].meets(words):
            said = said or sentence
        elif not is_made_of(_unnumbered(words), _CARRYING, classes, told=told):
            if bid is None and said is None and not is_made_of(words, _OPENING, classes):
                return None
            is_known = False
    agreed = bid or (said if is_known and not _only_acknowledges(clauses, classes) else None)
    return None if agreed is None or is_doubted(thread, message) else agreed


def _refused_in(clause: Clause, told: Sequence[str], classes: Mapping[str, WordClass]) -> list[str]:
    """The things of the seller's that a clause says no to; where it names none, its sentence does.

    What puts it off or undoes it refuses no part.
    """
    if not denies(clause.words, classes) or meets_any(classes, ("holds", "stops"), clause.words):
        return []
    named = [word for word in clause.words if is_named(word, told, classes)]
    return named or [word for word in clause.sentence.words.folded if is_named(word, told, classes)]


def _takes_another(
    words: Sequence[str], refused: Sequence[str], told: Sequence[str], classes: Mapping[str, WordClass]
) -> bool:
    """Whether a clause takes a thing of the seller's beside the one refused: that chooses among them."""
    return classes["takes"].meets(words) and any(
        is_named(word, told, classes) and not is_form_of_one(word, refused) for word in words
    )


def is_doubted(thread: Thread, message: int) -> bool:
    """Whether something in the message holds its speaker back, by words that the readers of doubts know."""
    heard = listened_message(thread, message)
    return heard is not None and any(
        said.cue.fact in _DOUBTS for said in listen([heard], cues_for(thread.lang))
    )


def order_in(thread: Thread, message: int) -> Sentence | None:
    """The sentence of a message that orders what was spoken of, and nothing there doubts it; else None."""
    classes = word_classes(thread.lang)
    for clause in clauses_of(thread.messages[message].body):
        if not clause.sentence.is_question and (
            _orders(clause.words, classes) or _confirms(clause.words, thread, message)
        ):
            return None if is_doubted(thread, message) else clause.sentence
    return None


def _orders(words: Sequence[str], classes: Mapping[str, WordClass]) -> bool:
    """Whether a clause orders, and names nothing: "please book it", "we'll take the 12"."""
    return classes["orders"].meets(words) and is_made_of(
        _unnumbered(words), (*_CARRYING, "orders", "deeds", "opens"), classes
    )


def _confirms(words: Sequence[str], thread: Thread, message: int) -> bool:
    """Whether a clause confirms what the seller named, and adds nothing: "I confirm the course at 1,150"."""
    classes = word_classes(thread.lang)
    if not classes["confirms"].meets(words[:_OPENS]):
        return False
    told = words_of(f"{seller_before(thread, message)} {thread.messages[message].subject or ''}").folded
    return is_made_of(_unnumbered(words), (*_CARRYING, "confirms", "sums"), classes, told=told)


def goes_along(thread: Thread, message: int) -> bool:
    """Whether a message says yes to the seller's words before it, or repeats them, and puts nothing off."""
    classes, body = word_classes(thread.lang), thread.messages[message].body
    told = words_of(seller_before(thread, message)).folded
    if not classes or not told:
        return False
    clauses = [clause.words for clause in clauses_of(body) if not clause.sentence.is_question]
    if not clauses or any(denies(words, classes) or _holds_back(words, classes) for words in clauses):
        return False
    repeats = any(word in told and not classes["small"].holds(word) for word in clauses[0])
    agrees = repeats or classes["yes"].meets(clauses[0])
    return agrees and is_made_of(clauses[0], _AGREEING, classes, told=told)


def answers_a_look(thread: Thread, message: int) -> bool:
    """Whether the seller's last question before a message is about what only leads up to a purchase."""
    classes, asked = word_classes(thread.lang), asked_before(thread, message)[-1:]
    return any(o.is_question and classes["looks"].meets(o.led_up) for o in asked)


def noes_to_the_close(thread: Thread) -> Iterator[Utterance]:
    """The buyers' answers that deny the deed that the seller offered: "ready to join?", "I won't join"."""
    classes = word_classes(thread.lang)
    for index, _ in thread.buyer_messages() if classes else ():
        is_offered = classes["deeds"].meets(offered_before(thread, index))
        for clause in clauses_of(thread.messages[index].body) if is_offered else ():
            hangs = clause.sentence.is_question or sets_a_condition(clause.sentence, thread.lang)
            if _denies_a_deed(clause.words, classes) and not hangs:
                span = clause.sentence.span
                yield Utterance(_NO, index, clause.start, span, span, until=clause.end)


def _denies_a_deed(words: Sequence[str], classes: Mapping[str, WordClass]) -> bool:
    return (
        classes["denies"].meets(words)
        and classes["deeds"].meets(words)
        and not classes["may"].meets(words)
        and is_made_of(words, ("denies", "deeds", "small", "wills"), classes)
    )


def _holds_back(words: Sequence[str], classes: Mapping[str, WordClass]) -> bool:
    """Whether a clause puts it off, undoes it, or says no; what else is denied stands beside the yes."""
    is_held = meets_any(classes, ("holds", "stops"), words)
    return is_held or (denies(words, classes) and is_made_of(words, _DENYING, classes))


def _only_acknowledges(clauses: Sequence[Clause], classes: Mapping[str, WordClass]) -> bool:
    """Whether a message is an "ok" with thanks, and no more: it was read.

    "Dzień dobry" before it names no day on which anything is carried out.
    """
    words = [word for clause in clauses for word in clause.words]
    agreeing = [at for at, word in enumerate(words) if classes["plain"].holds(word)]
    return (
        classes["thanks"].meets(words)
        and all(classes["knows"].holds(words[at]) for at in agreeing)
        and not classes["carries"].meets(words[min(agreeing, default=0) :])
    )


def _unnumbered(words: Sequence[str]) -> list[str]:
    return [word for word in words if not word.isdigit()]
