"""Labels of exported text messages that tell a direction: "Sent to Ina Roth", "Received from Ina Roth"."""

from __future__ import annotations

from collections.abc import Sequence

from closecall.thread.lexicon.chat_words import chat_words
from closecall.thread.pieces import Piece
from closecall.thread.records import Side

_OWNER = "You"


def directed(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces, where such a label names the other one: the page's owner sells."""
    return [_directed(piece) for piece in pieces]


def _directed(piece: Piece) -> Piece:
    label = (piece.name or "").casefold()
    if label.startswith(chat_words().sent_to):
        return piece._replace(name=_OWNER, side=Side.SELLER)
    begins = next((phrase for phrase in chat_words().received_from if label.startswith(phrase)), "")
    return piece._replace(name=(piece.name or "")[len(begins) :].strip()) if begins else piece
