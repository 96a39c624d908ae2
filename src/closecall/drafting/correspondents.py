"""Whom a draft is to and from, by the names that the thread shows or the seller gives."""

from __future__ import annotations

from collections.abc import Sequence

from closecall.drafting.phrasing.display_names import is_role
from closecall.drafting.voice import Voice
from closecall.text.dates import find_date
from closecall.thread.participants.successor import taken_over_by
from closecall.thread.records import Automatic, Side, Thread


def buyer_name(thread: Thread) -> str | None:
    """The name of who reads the draft: who has taken over, or who wrote last for the buyer; else None."""
    return taken_over_by(thread) or last_name(thread, Side.BUYER) or _name_of_the_absent(thread)


def seller_name(thread: Thread | None, voice: Voice | None, *, me: Sequence[str] = ()) -> str | None:
    """The name of who sends the draft: as his voice has it, as he wrote last, or as he gave it; else None.

    Args:
        me: names, addresses or ``@domain`` of the seller; an address gives the name that stands beside it.

    """
    own = voice.name if voice else None
    return own or (last_name(thread, Side.SELLER) or _name_given(thread, me) if thread else None)


def last_name(thread: Thread, side: Side) -> str | None:
    """The name of the person who wrote last on a side, where the thread shows one."""
    for message in reversed(thread.messages):
        name = message.speaker.name
        if message.speaker.side is side and message.automatic is None and name and not is_role(name):
            return name
    return None


def _name_given(thread: Thread, me: Sequence[str]) -> str | None:
    names = [thread.name_at(who) if "@" in who else who for who in me if who.strip()]
    return next((who for who in names if who and not is_role(who)), None)


def _name_of_the_absent(thread: Thread) -> str | None:
    """The buyer's name where nothing but his absence note is of him, and it names a day.

    A note without one may say that he has left for good.
    """
    notes = (m for m in reversed(thread.messages) if m.automatic is Automatic.AUTO_REPLY)
    names = (m.speaker.name for m in notes if m.speaker.side is not Side.SELLER and find_date(m.body))
    return next(filter(None, names), None)
