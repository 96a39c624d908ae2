"""What is said of the sides: who was taken for whom, or which question is left."""

from __future__ import annotations

from collections.abc import Sequence

from closecall.thread.records import Message, Side, Thread

_WHICH_IS_YOU = "Which of these is you:"
_TAKEN = "I took"


def are_certain(thread: Thread) -> bool:
    """Whether a buyer is known, and not by signs alone, which what is heard may outweigh."""
    return bool(thread.buyer_messages()) and not any(w.startswith(_TAKEN) for w in thread.warnings)


def without_taking(warnings: Sequence[str]) -> tuple[str, ...]:
    """The warnings without those that ask for the sides, or say who was taken for whom."""
    return tuple(warning for warning in warnings if not warning.startswith((_WHICH_IS_YOU, _TAKEN)))


def taken(buyers: Sequence[str], sellers: Sequence[str], because: str) -> str:
    """The warning that says who was taken for whom, and by what."""
    sides = [
        f"{' and '.join(names)} for the {side}"
        for names, side in ((buyers, "buyer"), (sellers, "seller"))
        if names
    ]
    return f"{_TAKEN} {' and '.join(sides)}{because}. If that is wrong, say --me."


def question(unknown: Sequence[str], messages: Sequence[Message]) -> tuple[str, ...]:
    """What to ask where the side of somebody stays unknown; nothing where all are known."""
    if len(unknown) > 1:
        return (f"{_WHICH_IS_YOU} {', '.join(unknown[:-1])} or {unknown[-1]}? Say --me NAME.",)
    if unknown:
        return (f"Is {unknown[0]} the buyer, or is that you? Say --me NAME.",)
    nameless = len(messages) > 1 and any(m.body and m.speaker.label == Side.UNKNOWN.value for m in messages)
    return ("Who wrote the message without a sender? Say --me NAME.",) if nameless else ()
