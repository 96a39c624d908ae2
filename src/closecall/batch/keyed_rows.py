"""The rows of a source in their order, each with its key: what a run takes of them, and in which blocks."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from closecall.batch.rows import Row, Unusable
from closecall.batch.settings import Settings

_ROWS_A_BLOCK = 256
_BYTES_A_BLOCK = 4_000_000


@dataclass(slots=True)
class Entry:
    """A row on its way through the run.

    Attributes:
        place: how many rows come before it.
        item: the row; None as soon as nobody needs it any more.
        digest: the row's own.
        key: its answer's name in the journal.
        answer: its row of the output, as JSON, once it is there.

    """

    place: int
    item: Row | Unusable | None
    digest: bytes
    key: bytes
    answer: str | None = None


def entries_of(
    rows: Iterable[Row | Unusable], settings: Settings, *, limit: int | None, shard: tuple[int, int] | None
) -> Iterator[Entry]:
    """The rows that are asked for.

    Args:
        rows: all of them.
        settings: what shapes the answers.
        limit: how many at most.
        shard: which of how many parts, such as (1, 4); a row belongs to the part that its id says, whatever
            its place.

    """
    taken = (row for row in rows if shard is None or _part_of(row, shard[1]) == shard[0])
    for place, row in enumerate(islice(taken, limit)):
        digest = row.digest()
        yield Entry(place, row, digest, settings.key_of(digest))


def blocks_of(entries: Iterator[Entry]) -> Iterator[list[Entry]]:
    """The entries some hundreds at a time, and fewer where their threads are long."""
    block: list[Entry] = []
    weight = 0
    for entry in entries:
        block.append(entry)
        weight += len(entry.item.thread) if isinstance(entry.item, Row) else 0
        if len(block) >= _ROWS_A_BLOCK or weight > _BYTES_A_BLOCK:
            yield block
            block, weight = [], 0
    if block:
        yield block


def _part_of(row: Row | Unusable, parts: int) -> int:
    """From 1 to ``parts``, by the id, or by the content where there is no id."""
    digest = hashlib.blake2b(row.named().encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "big") % parts + 1
