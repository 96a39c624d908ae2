"""A yes or a no to the seller who offers to carry the purchase out: "shall I book it?", "book it".

Such an answer says nothing new: it is made of words of agreement or denial, of the offer's own words, and of
the thing's name. So it is known by its form, in whatever words the offer was made. A yes beside a condition
or a "let me see" is no such yes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from closecall.facts.cues import Cue
from closecall.facts.vocabulary import Refusal
from closecall.facts.words.acceptance.filler_words import is_made_of
from closecall.facts.words.acceptance.harmless_negation import is_harmless
from closecall.facts.words.acceptance.seller_offers import (
    asked_before,
    clauses_of,
    denies,
    is_form_of_one,
    offered_before,
    word_classes,
)
from closecall.facts.words.speech.buyer_speech import cues_for, listen, listened_message
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
_OPENING = (*_AGREEING, "opens")
_DENYING = ("denies", "wills", "yes", "small")
_OPEN = ("holds", "denies", "asks", "may", "looks", "stops", "unreal")
# How many words may stand between who orders and the verb: "we will both take".
_NEAR = 3
# Shorter words name nothing.
_SHORTEST = 4
_DOUBTS = frozenset({"hesitation", "asked_no_pressure", "wants_guidance", "annoyed"})
_NO = Cue("agreeing.no_to_the_close", "refusal", Refusal.EXPLICIT_NO)


def agrees_to_the_close(thread: Thread, message: int) -> Sentence | None:
    """The sentence of a message that agrees to what the seller offered to carry out; None without one.

    A price must have been named: before it there is nothing to agree to. A bare "ok" or "yes" may only
    acknowledge the question ("Ok. We went for the other."): beside it nothing may stand but how it is carried
    out. Who bids the seller do it may then say anything that holds nothing back.
    """
    classes, body = word_classes(thread.lang), thread.messages[message].body
    if not classes or len(body.split()) > _MOST_WORDS:
        return None
    offer = offered_before(thread, message)
    if not offer or not any(priced <= message for priced in priced_messages(thread)[:1]):
        return None
    told = words_of(seller_before(thread, message)).folded
    bid = said = None
    is_known = True
    clauses = list(clauses_of(body))
    chooses = any(_refuses_another(clause, told, classes) for clause in clauses)
    for clause in clauses:
        words, sentence = clause.words, clause.sentence
        if _holds_back(words, sentence.words.folded, told, classes):
            return None
        is_bare = not sentence.is_question and is_made_of(words, _AGREEING, classes, told=told)
        if not is_bare and not is_made_of(_unnumbered(words), _CARRYING, classes, told=told):
            if bid is None and said is None and not _opens(words, classes):
                return None
            is_known = False
        if is_bare and _bids(words, offer, told, classes, chooses=chooses):
            bid = bid or sentence
        elif is_bare and classes["plain"].meets(words):
            said = said or sentence
    agreed = bid or (said if is_known and not _only_acknowledges(clauses, classes) else None)
    return None if agreed is None or is_doubted(thread, message) else agreed


def is_doubted(thread: Thread, message: int) -> bool:
    """Whether something in the message holds its speaker back, by words that the readers of doubts know.

    The day before which it cannot be delivered does not, nor that nobody thinks on.
    """
    heard, classes = listened_message(thread, message), word_classes(thread.lang)
    return heard is not None and any(
        said.cue.fact in _DOUBTS
        and not is_harmless(words_of(heard.message.body, *said.sentence).folded, classes, thread.lang)
        for said in listen([heard], cues_for(thread.lang))
    )


def order_in(thread: Thread, message: int) -> Sentence | None:
    """The sentence of a message that orders, on no condition and without a doubt beside it; else None.

    It orders what the seller named, or "it"; anything where a sum in the message is called right.
    """
    classes = word_classes(thread.lang)
    clauses = list(clauses_of(thread.messages[message].body)) if classes else []
    for clause in clauses:
        ordered = _ordered(clause.words, classes)
        if ordered is None:
            continue
        told = words_of(seller_before(thread, message)).folded
        is_right = any(_calls_a_sum_right(each.words, classes) for each in clauses)
        if not _is_for_sale(ordered, told, classes, is_right=is_right):
            continue
        whole = clause.sentence.words.folded
        if clause.sentence.is_question or meets_any(classes, _OPEN, whole):
            continue
        return None if is_doubted(thread, message) else clause.sentence
    return None


def _calls_a_sum_right(words: Sequence[str], classes: Mapping[str, WordClass]) -> bool:
    return classes["yes"].meets(words) and any(word.isdigit() for word in words)


def _ordered(words: Sequence[str], classes: Mapping[str, WordClass]) -> Sequence[str] | None:
    """The words behind the verb of a clause that orders, be it of oneself or to the seller; else None."""
    orders, selves = classes["orders"], classes.get("selves")
    if not orders.meets(words):
        return None
    for at, word in enumerate(words):
        is_pair = tuple(words[at : at + 2]) in orders.pairs
        if not (is_pair or orders.holds(word)):
            continue
        before, behind = words[:at], words[at + (2 if is_pair else 1) :]
        if is_made_of(before, ("yes", "opens"), classes):
            return behind
        # "An order of", "my son wants to buy": somebody must be at it himself, and nobody else.
        is_self = selves is None or selves.meets((*before[-_NEAR:], *behind[:1]))
        is_plain = is_made_of(before, ("yes", "small", "opens"), classes)
        return behind if is_self and is_plain else None
    return None


def _is_for_sale(
    ordered: Sequence[str], told: Sequence[str], classes: Mapping[str, WordClass], *, is_right: bool
) -> bool:
    """Whether the words behind "I'll take" name a thing that the seller named, or none beside "it"."""
    if is_made_of(_unnumbered(ordered), (*_CARRYING, "orders", "deeds", "opens"), classes):
        return True
    # "I take it the price covers that" supposes something.
    if ordered[:1] == ("it",):
        return False
    return is_right or any(_names(word, classes) and is_form_of_one(word, told) for word in ordered)


def goes_along(thread: Thread, message: int) -> bool:
    """Whether a message says yes to the seller's words before it, or repeats them, and puts nothing off."""
    classes, body = word_classes(thread.lang), thread.messages[message].body
    told = words_of(seller_before(thread, message)).folded
    if not classes or not told:
        return False
    clauses = [clause.words for clause in clauses_of(body) if not clause.sentence.is_question]
    if not clauses or any(
        denies(words, classes) or _holds_back(words, words, (), classes) for words in clauses
    ):
        return False
    repeats = any(word in told and not classes["small"].holds(word) for word in clauses[0])
    agrees = repeats or classes["yes"].meets(clauses[0])
    return agrees and is_made_of(clauses[0], _AGREEING, classes, told=told)


def answers_a_look(thread: Thread, message: int) -> bool:
    """Whether the seller's last question before a message is about what only leads up to a purchase."""
    classes, asked = word_classes(thread.lang), asked_before(thread, message)[-1:]
    return bool(classes) and any(o.is_question and classes["looks"].meets(o.led_up) for o in asked)


def noes_to_the_close(thread: Thread) -> Iterator[Utterance]:
    """The buyers' answers that deny the deed that the seller offered: "ready to join?", "I won't join"."""
    classes = word_classes(thread.lang)
    for index, _ in thread.buyer_messages() if classes else ():
        is_offered = classes["deeds"].meets(offered_before(thread, index))
        for clause in clauses_of(thread.messages[index].body) if is_offered else ():
            if not clause.sentence.is_question and _denies_a_deed(clause.words, classes):
                place = (clause.sentence.start, clause.sentence.end)
                yield Utterance(_NO, index, clause.start, place, place, until=clause.end)


def _denies_a_deed(words: Sequence[str], classes: Mapping[str, WordClass]) -> bool:
    return (
        classes["denies"].meets(words)
        and classes["deeds"].meets(words)
        and not classes["may"].meets(words)
        and is_made_of(words, ("denies", "deeds", "small", "wills"), classes)
    )


def _holds_back(
    words: Sequence[str], whole: Sequence[str], told: Sequence[str], classes: Mapping[str, WordClass]
) -> bool:
    """Whether a clause puts it off, undoes it, or says no and its sentence names nothing of the seller's.

    What else is denied ("no need to ring") stands beside the yes.
    """
    if classes["holds"].meets(words) or classes["stops"].meets(words):
        return True
    is_no = denies(words, classes) and is_made_of(words, _DENYING, classes)
    return is_no and not any(_names(word, classes) and is_form_of_one(word, told) for word in whole)


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


def _refuses_another(clause: Clause, told: Sequence[str], classes: Mapping[str, WordClass]) -> bool:
    """Whether it refuses a thing that the seller named: who wants the boiler, and not the plan, chooses."""
    named = clause.sentence.words.folded
    return denies(clause.words, classes) and any(
        _names(word, classes) and is_form_of_one(word, told) for word in named
    )


def _bids(
    words: Sequence[str],
    offer: Sequence[str],
    told: Sequence[str],
    classes: Mapping[str, WordClass],
    *,
    chooses: bool,
) -> bool:
    """Whether a bare clause bids the seller do it: in so many words, by the deed offered, or by the thing.

    A wish for the thing bids nothing, but where it chooses among what the seller named.
    """
    deeds = [word for word in offer if classes["deeds"].holds(word)]
    takes = classes["takes"].meets(words) and (chooses or not classes["wishes"].meets(words))
    return (
        classes["bids"].meets(words)
        or any(is_form_of_one(word, deeds) for word in words)
        or (takes and any(_names(word, classes) and is_form_of_one(word, told) for word in words))
        or (
            takes and any(classes["takes"].holds(word) and not classes["plain"].holds(word) for word in words)
        )
    )


def _opens(words: Sequence[str], classes: Mapping[str, WordClass]) -> bool:
    """Whether a clause before a yes only opens it, or denies what is harmless: "no problem, go ahead"."""
    among = (*_OPENING, "denies", "harmless") if classes["harmless"].meets(words) else _OPENING
    return is_made_of(words, among, classes)


def _names(word: str, classes: Mapping[str, WordClass]) -> bool:
    """Whether a word may name a thing: it is long, no number, and in no class."""
    return (
        len(word) >= _SHORTEST
        and not word.isdigit()
        and not any(each.holds(word) for name, each in classes.items() if name != "looks")
    )


def _unnumbered(words: Sequence[str]) -> list[str]:
    return [word for word in words if not word.isdigit()]
