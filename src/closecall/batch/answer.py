"""One row in, one row out: a function of its two arguments alone, for any engine that runs functions."""

from __future__ import annotations

import traceback
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from closecall.batch.rows import Row, Unusable, id_in
from closecall.batch.settings import Settings
from closecall.errors import ClosecallError, InputError, LimitReached, ModelRejected

if TYPE_CHECKING:
    from closecall.batch.answering import Desk

INTERNAL = "internal"
"""The type of a failure that is closecall's own fault."""

_PACKAGE = Path(__file__).parents[1]
_REPORT = "Please report it; the other rows are not touched by it."


def answer(row: Row | Mapping[str, Any], settings: Settings) -> dict[str, Any]:
    """The advice for a row as JSON, its id in front; or what failed.

    A failure is ``{"id", "error": {"type", "message", "hint", "retryable"}}``: its type is the name of a
    class in :mod:`closecall.errors`, or "internal". A row that the ``only`` of the settings leaves out is
    ``{"id", "approach", "left_out": true}``.

    Args:
        row: a row, or a mapping with a row's columns.
        settings: what all rows share.

    Raises:
        LimitReached: the budget is used up, so that no further row should be tried.
        ModelRejected: the endpoint refuses every request (``fatal``).
        InputError: the settings themselves cannot be used.

    """
    from closecall.batch.answering import desk_for  # noqa: PLC0415  what only counts rows needs no reader

    return answer_at(desk_for(settings), row)


def answer_at(desk: Desk, row: Row | Mapping[str, Any]) -> dict[str, Any]:
    """The same at a desk that is there already."""
    try:
        read = _row(row)
        return {"id": read.named(), **desk.advise(read)}
    except Exception as error:
        # One row's fault must not end a million others.
        return _failure(row, error)


async def answer_async(row: Row | Mapping[str, Any], settings: Settings) -> dict[str, Any]:
    """The same without blocking the event loop."""
    from closecall.batch.answering import desk_for  # noqa: PLC0415

    desk = desk_for(settings)
    try:
        read = _row(row)
        return {"id": read.named(), **await desk.advise_async(read)}
    except Exception as error:
        return _failure(row, error)


def failure(name: str, error: Exception) -> dict[str, Any]:
    """The row of an error; of a foreign one its kind and its place, as its text may quote a customer."""
    told: dict[str, Any]
    if isinstance(error, ClosecallError):
        kind = _public_kind(error)
        told = {"type": kind, "message": error.message, "hint": error.hint, "retryable": error.retryable}
    else:
        message = f"closecall failed: {type(error).__name__}{_place(error)}."
        told = {"type": INTERNAL, "message": message, "hint": _REPORT, "retryable": False}
    return {"id": name, "error": told}


def _place(error: Exception) -> str:
    """Where closecall was, by module and line, and what it had called there if the error is from outside."""
    frames = traceback.extract_tb(error.__traceback__)
    own = [frame for frame in frames if Path(frame.filename).is_relative_to(_PACKAGE)]
    if not own:
        return ""
    module = ".".join(Path(own[-1].filename).relative_to(_PACKAGE).with_suffix("").parts)
    outside = f" (there {Path(frames[-1].filename).name}, line {frames[-1].lineno})"
    return f" in {module}, line {own[-1].lineno}{outside if frames[-1] is not own[-1] else ''}"


def _public_kind(error: ClosecallError) -> str:
    """The nearest class that :mod:`closecall.errors` tells of; rooms have finer ones of their own."""
    home = ClosecallError.__module__
    return next(kind.__name__ for kind in type(error).__mro__ if kind.__module__ == home)


def _row(row: Row | Mapping[str, Any]) -> Row:
    return row if isinstance(row, Row) else Row.from_mapping(row)


def _failure(row: Row | Mapping[str, Any], error: Exception) -> dict[str, Any]:
    if isinstance(error, LimitReached) or (isinstance(error, ModelRejected) and error.fatal):
        raise error
    return failure(_name(row), error)


def _name(row: Row | Mapping[str, Any]) -> str:
    if isinstance(row, Row):
        return row.named()
    try:
        return id_in(row)
    except InputError as error:
        return Unusable("", error).digest().hex()
