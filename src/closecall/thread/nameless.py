"""Messages whose writer nothing names: the side that their place or their form tells."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from closecall.thread.letters import is_letter
from closecall.thread.people import name_words
from closecall.thread.records import Message, Precision, Side

_LONGEST_NAME = 60
_LETTER = (
    "I took whoever wrote this for the buyer: it is one letter, and one mostly pastes what came in. "
    "If that is wrong, paste it with its From line."
)


def with_nameless(messages: Sequence[Message], me: tuple[str, ...]) -> tuple[list[Message], tuple[str, ...]]:
    """The messages, the nameless ones with a side where one can be told, and warnings that say so.

    The newest is on the other side than the one it answers; a letter alone is the buyer's.
    """
    warnings: list[str] = []
    settled: list[Message] = []
    for message in messages:
        speaker = message.speaker
        if speaker.label != Side.UNKNOWN.value or message.doubtful:
            settled.append(message)
            continue
        newest = message is messages[-1]
        before = (
            next((m.speaker for m in reversed(settled) if m.is_buyer or m.is_seller), None)
            if newest
            else None
        )
        if before is not None:
            side = Side.BUYER if before.side is Side.SELLER else Side.SELLER
            warnings.append(
                f"The newest mail has no sender; I took it for the {side.value}'s answer to {before.label}. "
                "If that is wrong, paste it with its From line."
            )
        else:
            # A recording that names nobody holds both sides' words.
            alone = len(messages) == 1 and not (message.at and message.at.precision is Precision.OFFSET)
            is_his = not _holds_words_of(me, message.body) if me else is_letter(message.body)
            side = Side.BUYER if alone and is_his else Side.UNKNOWN
            if side is Side.BUYER and not me:
                warnings.append(_LETTER)
        settled.append(replace(message, speaker=replace(speaker, side=side)))
    return settled, tuple(warnings)


def _holds_words_of(me: tuple[str, ...], body: str) -> bool:
    """Whether one of the seller's names signs or begins a line after the first, which may greet him."""
    names = [words for words in (name_words(who) for who in me if "@" not in who) if words]
    lines = [line.strip(" ,.*-\u2013\u2014").partition(":")[0] for line in body.split("\n") if line.strip()]
    starts = [name_words(line) for line in lines[1:] if len(line) <= _LONGEST_NAME]
    return any(start in (name, name[:1]) for start in starts for name in names)
