"""How a purchase goes on around a no: what the one who said it does there, behind it and later."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from enum import Enum, auto

from closecall.facts.words.refusal.purchase_steps import Act, Event, events_in
from closecall.facts.words.speech.utterance import Utterance
from closecall.thread.participants.parties import party_at
from closecall.thread.records import Thread

_NEVER = (-1, -1)


class From(Enum):
    """From where on something counts, seen from a no."""

    ANYWHERE = auto()
    MESSAGE = auto()
    WORDS = auto()
    SENTENCE = auto()
    LATER = auto()
    """The next message."""


_ORDERS: Mapping[From, Callable[[Utterance], tuple[int, int]]] = {
    From.ANYWHERE: lambda _: (0, -1),
    From.MESSAGE: lambda no: (no.message, -1),
    From.WORDS: lambda no: (no.message, no.at + 1),
    From.SENTENCE: lambda no: (no.message, no.sentence[1]),
    From.LATER: lambda no: (no.message + 1, -1),
}


class Course:
    """What each buyer does in a thread, seen from its noes; read once: it may hold as many as messages."""

    def __init__(self, thread: Thread, utterances: Sequence[Utterance]) -> None:
        self._thread = thread
        # Whether something is done behind a no is told by where it is done last: by a party, in a message.
        self._by: dict[tuple[str | None, Act], Event] = {}
        self._within: dict[tuple[int, Act], Event] = {}
        for event in events_in(thread, utterances):
            self._by[event.party, event.act] = self._within[event.message, event.act] = event

    def has(self, no: Utterance, acts: Collection[Act], since: From, *, there: bool = False) -> bool:
        """Whether the one who said no does one of these things from there on.

        Args:
            there: whether only the message of the no counts.

        """
        return self.last(no, acts, since, there=there) is not None

    def last(self, no: Utterance, acts: Collection[Act], since: From, *, there: bool = False) -> int | None:
        """The last message in which he does; None if he never does."""
        if there:
            found = [self._within.get((no.message, act)) for act in acts]
        else:
            party = party_at(self._thread, no.message)
            found = [self._by.get((party, act)) for act in acts]
        order = max((event.order for event in found if event is not None), default=_NEVER)
        return order[0] if order >= _ORDERS[since](no) else None
