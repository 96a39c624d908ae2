"""Mails inside of other mails: who brings them, and which of them cannot be what they claim to be."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from closecall.thread.pieces import Piece
from closecall.thread.records import Moment, Speaker

POSTDATED = "This mail is dated later than the mail that quotes it: it is not taken for {name}'s word."
"""The warning on a quoted mail that claims to be younger than its quotation."""

_MOST_WRITERS = 50
# A heading shows the hour of the one who quotes; clocks and zones differ by no more than this.
_MOST_APART = timedelta(hours=26)


def quoting_writers(pieces: Sequence[Piece]) -> list[tuple[Speaker, ...]]:
    """For each piece, the writers of the mails around it, nearest first and each once.

    Of very many the nearest are kept, and the one who brought them all.
    """
    around: list[tuple[Speaker, ...]] = []
    for place, piece in enumerate(pieces):
        outer = place - piece.quoted_back
        quoting = pieces[outer]
        nearest = Speaker(quoting.name, quoting.email)
        own = () if outer == place else tuple(dict.fromkeys((nearest, *around[outer])))
        around.append(own if len(own) <= _MOST_WRITERS else (*own[: _MOST_WRITERS - 1], own[-1]))
    return around


def postdated(pieces: Sequence[Piece], moments: Sequence[Moment | None]) -> list[bool]:
    """For each piece, whether it is dated later than a mail that quotes it, beyond any time zone."""
    earliest: list[datetime | None] = []
    late: list[bool] = []
    for place, (piece, moment) in enumerate(zip(pieces, moments, strict=True)):
        own = moment.at.replace(tzinfo=None) if moment and moment.at else None
        quoted_at = earliest[place - piece.quoted_back] if piece.quoted_back else None
        late.append(own is not None and quoted_at is not None and own - quoted_at > _MOST_APART)
        known = [time for time in (own, quoted_at) if time is not None]
        earliest.append(min(known, default=None))
    return late


def not_after_the_quoting(pieces: Sequence[Piece], times: Sequence[datetime]) -> list[tuple[datetime, int]]:
    """For each piece a key that puts it before every mail that quotes it, else by its time."""
    keys: list[tuple[datetime, int]] = []
    for place, (piece, time) in enumerate(zip(pieces, times, strict=True)):
        if piece.quoted_back:
            outer, depth = keys[place - piece.quoted_back]
            keys.append((min(time, outer), depth - 1))
        else:
            keys.append((time, 0))
    return keys
