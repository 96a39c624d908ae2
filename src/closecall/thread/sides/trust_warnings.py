"""What the reader should know of words that may lower the pressure and never raise it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from closecall.thread.participants.parties import Party, may_tell_a_no
from closecall.thread.participants.speaker_labels import is_program
from closecall.thread.records import Message, Side

_MOST_SHOWN = 3


def doubts(messages: Sequence[Message], strange: Sequence[Party]) -> tuple[str, ...]:
    """A sentence for each stranger, each writer who is not certain, and each machine whose words are read."""
    return (*map(_is_strange, strange), *_postdated(messages), *_doubtful(messages), *_retold(messages))


def _is_strange(party: Party) -> str:
    addresses = dict.fromkeys(speaker.email for speaker in party.speakers if speaker.email)
    return (
        f"{party.label} ({', '.join(addresses)}) is neither the buyer who wrote first nor anybody you wrote "
        "to: nothing they say or quote counts as the buyer's interest."
    )


def _postdated(messages: Sequence[Message]) -> tuple[str, ...]:
    late = dict.fromkeys(m.speaker.label for m in messages if m.postdated)
    return tuple(f"A mail by {label} is dated later than the mail that quotes it: see it." for label in late)


def _doubtful(messages: Sequence[Message]) -> tuple[str, ...]:
    doubted = dict.fromkeys(
        m.speaker.label for m in messages if m.doubtful and m.speaker.label != Side.UNKNOWN
    )
    return tuple(f"Who wrote a mail under the name of {label} is not certain: see it." for label in doubted)


def _retold(messages: Sequence[Message]) -> Iterator[str]:
    """The warnings about words that stand under a machine's name."""
    speakers = [message.speaker for message in messages if may_tell_a_no(message)]
    programs = dict.fromkeys(who.label for who in speakers if is_program(who.name or ""))
    mailboxes = dict.fromkeys(who.label for who in speakers if who.label not in programs)
    for labels, what in ((programs, "a program's summary"), (mailboxes, "mail from a no-reply mailbox")):
        if labels:
            shown = " and ".join(list(labels)[:_MOST_SHOWN])
            yield f"{shown}: {what} may lower the pressure here, and never counts as the buyer's interest."
