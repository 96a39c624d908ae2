"""What every source is: rows that can be gone through again and again, in the same order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Protocol

from closecall.batch.rows import COLUMNS, Row, Unusable, id_in
from closecall.errors import InputError

LARGEST = 2_000_000
"""Bytes of the largest thread that is read; of a longer one so many and one more, to be refused."""

_LONGEST_LIST = 200


class Source(Protocol):
    """Rows one after another, never all in memory.

    Attributes:
        path: the file or folder.
        unused: names of columns or files that no row is made of, as far as they have been met.
        share: how much of the whole has been read, from 0 to 1; for telling the time left, nothing else.

    """

    path: Path
    unused: dict[str, None]
    share: float

    def __iter__(self) -> Iterator[Row | Unusable]:
        """The rows from the first; one that is broken is an :class:`Unusable` in its place.

        Raises:
            InputError: the whole of it cannot be read.

        """
        ...


def row_of(columns: Mapping[str, Any], *, place: str) -> Row | Unusable:
    """A row from named columns, or what is wrong with them.

    Args:
        columns: by name.
        place: names the row where it has no id, such as "line 7".

    """
    try:
        return Row.from_mapping(columns)
    except InputError as error:
        return Unusable(_id_or(columns, place), error)


def broken(place: str, why: str, *, hint: str) -> Unusable:
    """A place of a source where no row can be read."""
    return Unusable(place, InputError(f"In {place}: {why}.", hint=hint))


def require_thread(path: Path, names: Sequence[str], *, hint: str) -> None:
    """See that the columns of a table hold threads.

    Raises:
        InputError: none is named so; it tells which there are.

    """
    if {"thread", "text"} & set(names):
        return
    there = f", only {', '.join(names)[:_LONGEST_LIST]}" if any(names) else ""
    raise InputError(f"{path} has no column named thread{there}.", hint=hint)


def note_unused(unused: dict[str, None], names: Iterable[str]) -> None:
    """Keep the names that no row is made of."""
    for name in names:
        if name not in COLUMNS:
            unused.setdefault(name)


def _id_or(columns: Mapping[str, Any], place: str) -> str:
    try:
        return id_in(columns) or place
    except InputError:
        return place
