"""What the seller is told where words may be a no and may be none (S5)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from closecall.thread.records import Thread


def may_be_a_no(quote: str) -> str:
    """The warning that shows the words."""
    return f'I could not tell whether this is a no: "{" ".join(quote.split())}"'


def may_be_a_yes(quote: str) -> str:
    """The warning that shows words that may be a yes."""
    return f'I could not tell whether this is a yes: "{" ".join(quote.split())}"'


def is_said_earlier(thread: Thread, words: str) -> bool:
    """Whether the buyer wrote again after the words that may be a no."""
    newest = [message.body for _, message in thread.buyer_messages()][-1:]
    return not any(words in body or words in " ".join(body.split()) for body in newest)


def untold_may_be_a_no(said: str) -> str:
    """The same for a sentence of the seller's note, where nothing is held up by asking."""
    return f"{may_be_a_no(said)} (your note). If it is, add --facts refusal=explicit_no"
