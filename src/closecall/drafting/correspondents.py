"""Whom a draft is to and from, by the names that the thread shows or the seller gives."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from closecall.drafting.phrasing.display_names import is_role
from closecall.drafting.phrasing.signed_names import bears_initials, self_named
from closecall.drafting.voice import Voice
from closecall.facts import Facts
from closecall.facts.findings import Evidence
from closecall.facts.vocabulary import ContactRole
from closecall.facts.words.acceptance.seller_offers import word_classes
from closecall.text.dates import find_date
from closecall.text.language import has_small_word
from closecall.text.tokens import fold, words_of
from closecall.text.word_classes import meets_any
from closecall.thread.lexicon.side_words import side_words
from closecall.thread.participants.authorship import greeted_in
from closecall.thread.participants.successor import taken_over_by
from closecall.thread.person_names import name_words
from closecall.thread.records import Automatic, Side, Speaker, Thread
from closecall.thread.sides.stated_sides import is_me

_OF_A_BYSTANDER = frozenset({"verbal_interest", "need_confirmed"})
"""What somebody may tell who has no part in the purchase."""
_BIDDING = ("bids", "deeds")
_BID = 3
"""Words behind a name among which he is bidden to do something."""


def buyer_name(thread: Thread, facts: Facts | None = None, evidence: Sequence[Evidence] = ()) -> str | None:
    """The name of who reads the draft: who has taken over, or who wrote last for the buyer; else None.

    Beside one who said that he alone decides, who has only chimed in is not written to. Whom no heading names
    is called as he signs or names himself, or as the seller greets him.

    Args:
        thread: the talk.
        facts: what is known of the buyer.
        evidence: what the facts rest on.

    """
    return (
        taken_over_by(thread)
        or (_name_of_the_decider(thread, evidence) if facts and _decides_alone(facts) else None)
        or _last_name(thread, Side.BUYER)
        or _name_told(thread)
        or _name_greeted(thread)
        or _name_of_the_absent(thread)
    )


def seller_name(thread: Thread | None, voice: Voice | None, *, me: Sequence[str] = ()) -> str | None:
    """The name of who sends the draft: as his voice has it, as he wrote last, or as he gave it; else None.

    Where colleagues write in the thread, he is the one whom ``me`` names.

    Args:
        me: names, addresses or ``@domain`` of the seller; an address gives the name that stands beside it.

    """
    own = voice.name if voice else None
    if own or thread is None:
        return own
    himself = (_last_name(thread, Side.SELLER, who=who) for who in me if who.strip())
    return next(filter(None, himself), None) or _last_name(thread, Side.SELLER) or _name_given(thread, me)


def _last_name(thread: Thread, side: Side, *, who: str | None = None) -> str | None:
    """The name of the person who wrote last on a side, where the thread shows one.

    Args:
        who: a name, an address or an ``@domain`` that has to be his.

    """
    for message in reversed(thread.messages):
        name = message.speaker.name
        is_shown = name and not is_role(name) and (who is None or _is_himself(message.speaker, who))
        if message.speaker.side is side and message.automatic is None and is_shown:
            return name
    return None


def _name_greeted(thread: Thread) -> str | None:
    """Whom the seller's newest mail greets by name, where a nameless mail answers it: "Ciao Marco, ..."."""
    *before, newest = thread.messages or (None,)
    answered = before[-1] if before else None
    if newest is None or answered is None or not (newest.is_buyer and answered.is_seller):
        return None
    known = greeted_in(answered.body)
    words = words_of(answered.body)
    at = next((at for at, word in enumerate(words.folded) if known and word == fold(known)), None)
    name = "" if at is None else answered.body[slice(*words.spans[at])]
    return name if name[:1].isupper() and not is_role(name) and known not in side_words().everybody else None


def _decides_alone(facts: Facts) -> bool:
    return facts.decision_makers_total == 1 and facts.contact_role is ContactRole.DECIDER


def _name_of_the_decider(thread: Thread, evidence: Sequence[Evidence]) -> str | None:
    """The name of who told that he decides, where another of his side wrote last and no more than praise.

    Who speaks of him may tell that he has gone.
    """
    told = [e.message for e in evidence if e.fact == "contact_role" and e.message is not None]
    if not told:
        return None
    decider = thread.messages[told[-1]].speaker
    others = {
        i for i, m in thread.buyer_messages() if i > told[-1] and _person(m.speaker) != _person(decider)
    }
    has_chimed_in = thread.last_of_buyer in others and all(
        e.fact in _OF_A_BYSTANDER for e in evidence if e.message in others and e.source == "words"
    )
    has_chimed_in = has_chimed_in and not any(_speaks_of(decider, thread, i) for i in others)
    return decider.name if has_chimed_in and decider.name and not is_role(decider.name) else None


def _speaks_of(who: Speaker, thread: Thread, index: int) -> bool:
    """Whether a message has a name of his amid words, not only to call him.

    "Bob left" and "from Bob" speak of him; "go on, Bob" and "Bob just buy it" are said to him.
    """
    body, names = thread.messages[index].body, words_of(who.name or "").folded
    words, classes = words_of(body), word_classes(thread.lang)
    for at, ((before, (_, end)), (word, (start, _))) in enumerate(
        pairwise(zip(words.folded, words.spans, strict=True)), start=1
    ):
        is_apart = body[end:start].strip() or "\n" in body[end:start]
        is_told = before in names and not meets_any(classes, _BIDDING, words.folded[at : at + _BID])
        if not is_apart and (is_told or (word in names and has_small_word(before, thread.lang))):
            return True
    return False


def _person(who: Speaker) -> str:
    return (who.email or who.name or "").casefold()


def _is_himself(speaker: Speaker, who: str) -> bool:
    """Whether a name or an address is of this very person; an ``@domain`` is of everybody there."""
    if "@" in who.strip()[1:]:
        return (speaker.email or "").casefold() == who.strip().casefold()
    return is_me(speaker, who)


def _name_given(thread: Thread, me: Sequence[str]) -> str | None:
    names = [thread.name_at(who) if "@" in who else who for who in me if who.strip()]
    return next((who for who in names if who and not is_role(who)), None)


def _name_told(thread: Thread) -> str | None:
    """The name that the buyer gives himself in his newest message with one, unless it is the seller's."""
    sellers = {word for m in thread.messages if m.is_seller for word in name_words(m.speaker.name or "")}
    for _, message in reversed(thread.buyer_messages()):
        told = self_named(message, lang=thread.lang)
        if told and sellers.isdisjoint(name_words(told.name)):
            is_his = told.is_sure or bears_initials(message.speaker.email, told.name)
            return told.name if is_his and not is_role(told.name) else None
    return None


def _name_of_the_absent(thread: Thread) -> str | None:
    """The buyer's name where nothing but his absence note is of him, and it names a day.

    A note without one may say that he has left for good.
    """
    notes = (m for m in reversed(thread.messages) if m.automatic is Automatic.AUTO_REPLY)
    names = (m.speaker.name for m in notes if m.speaker.side is not Side.SELLER and find_date(m.body))
    return next(filter(None, names), None)
