"""The turns of a talk: a buyer may write several messages before anybody answers."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import groupby

from closecall.thread.records import Thread
from closecall.thread.thread_cache import once_a_thread


def turn_at(thread: Thread, index: int) -> range:
    """The buyer's messages around one of his that nobody else's parts from it; another's stands alone."""
    return _turns(thread).get(index, range(index, index + 1))


@once_a_thread
def _turns(thread: Thread) -> Mapping[int, range]:
    turns: dict[int, range] = {}
    for is_buyer, run in groupby(range(len(thread.messages)), lambda index: thread.messages[index].is_buyer):
        indexes = list(run)
        if is_buyer:
            turns |= dict.fromkeys(indexes, range(indexes[0], indexes[-1] + 1))
    return turns
