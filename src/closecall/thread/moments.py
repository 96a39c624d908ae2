"""When the messages were written: parsed times, and the order of slash dates settled over the whole text."""

from __future__ import annotations

from collections.abc import Sequence

from closecall.text.dates import WrittenDate, find_date
from closecall.thread.pieces import Piece
from closecall.thread.records import Moment, Precision


def moments_of(pieces: Sequence[Piece]) -> tuple[tuple[Moment | None, ...], tuple[str, ...]]:
    """A moment for each piece (None where no time is written), and a warning about unclear dates."""
    dates = [_date_of(piece) for piece in pieces]
    day_first = _day_first([date for date in dates if date is not None])
    if day_first is not None:
        dates = [
            find_date(piece.raw_time, day_first=day_first) if date is not None and date.slashed else date
            for piece, date in zip(pieces, dates, strict=True)
        ]
    unclear = next(
        (p for p, date in zip(pieces, dates, strict=True) if date is not None and date.ambiguous), None
    )
    warnings: tuple[str, ...] = ()
    if unclear is not None:
        date = find_date(unclear.raw_time)
        order = "day first" if date is None or date.slashed == (date.day, date.month) else "month first"
        warnings = (f'The date "{unclear.raw_time}" can be read two ways; it was read {order}.',)
    return tuple(_moment(p, d) for p, d in zip(pieces, dates, strict=True)), warnings


def _date_of(piece: Piece) -> WrittenDate | None:
    if piece.date is not None or piece.offset is not None or not piece.raw_time:
        return piece.date
    return find_date(piece.raw_time)


def _day_first(dates: Sequence[WrittenDate]) -> bool | None:
    """The order that the slash dates of one text can only have; None when they leave it open."""
    slashed = [date.slashed for date in dates if date.slashed]
    day = any(first > 12 for first, _ in slashed)
    month = any(second > 12 for _, second in slashed)
    return day if day != month else None


def _moment(piece: Piece, date: WrittenDate | None) -> Moment | None:
    if piece.offset is not None and date is None:
        return Moment(raw=piece.raw_time, precision=Precision.OFFSET, offset_seconds=piece.offset)
    if date is None or date.at is None:
        return Moment(raw=piece.raw_time, precision=Precision.NONE) if piece.raw_time else None
    precision = Precision.DAY
    if date.clock is not None:
        precision = Precision.SECOND if date.to_second else Precision.MINUTE
    return Moment(raw=piece.raw_time, precision=precision, at=date.at, offset_seconds=piece.offset)
