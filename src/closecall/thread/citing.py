"""Header blocks that stand in the text of another mail as no mail program writes them there.

Below an answer a program puts the whole heading of what is answered: sender, date, recipients and subject. A
block that lacks its subject or date, although the mails around have theirs or a sentence above it leads up to
it ("as he wrote:"), was put there by hand: the mail above quotes it, and it is doubtful.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from closecall.thread.pieces import Piece
from closecall.thread.records import Moment

_BY_HAND = (
    "The heading of this mail stands in another mail's text, as no mail program writes it: compare the two."
)
_COLONS = (":", "\uff1a")


def with_cited(pieces: Sequence[Piece], moments: Sequence[Moment | None]) -> list[Piece]:
    """The pieces, of which those put into another's text by hand are quoted by it, and doubtful."""
    found: list[Piece] = []
    subjects = False
    for place, piece in enumerate(pieces):
        cited = piece
        # A mail of a later date was pasted below the one above it.
        if (
            place
            and _is_below_text(piece, found[-1])
            and not _is_later(moments[place], moments[place - 1])
            and _is_by_hand(piece, found[-1], subjects=subjects)
        ):
            warnings = (*piece.warnings, _BY_HAND)
            cited = replace(piece, quoted_back=1, doubtful=True, warnings=warnings)
        subjects = subjects or bool(piece.subject)
        found.append(cited)
    return found


def _is_below_text(piece: Piece, above: Piece) -> bool:
    return (
        piece.stated and piece.chained and not piece.quoted_back and above.stated and bool(above.body.strip())
    )


def _is_by_hand(piece: Piece, above: Piece, *, subjects: bool) -> bool:
    if piece.subject and piece.raw_time:
        return False
    return above.body.rstrip().endswith(_COLONS) or (subjects and not piece.subject)


def _is_later(own: Moment | None, above: Moment | None) -> bool:
    if own is None or above is None or own.at is None or above.at is None:
        return False
    return own.at.replace(tzinfo=None) >= above.at.replace(tzinfo=None)
