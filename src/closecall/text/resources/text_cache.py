"""What several readers of a thread ask of the same body is worked out once, and forgotten after long threads.

A thread may have 20,000 messages, and each reader of facts goes through all of them: a memory that held fewer
would be empty again for every reader. A program that reads many threads must not keep all of them, though:
the more is kept, the longer and the more often Python looks for what nobody holds any more.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import ParamSpec, TypeVar, cast

_Asked = ParamSpec("_Asked")
_Answer = TypeVar("_Answer")

_MOST_AT_ONCE = 32_768
_MOST_KEPT = 256

_memories: list[Callable[[], None]] = []


def remembered(function: Callable[_Asked, _Answer]) -> Callable[_Asked, _Answer]:
    """The function, with its answers kept until :func:`forget_much`; for hashable arguments."""
    memory = lru_cache(maxsize=_MOST_AT_ONCE)(function)

    def forget() -> None:
        if memory.cache_info().currsize > _MOST_KEPT:
            memory.cache_clear()

    _memories.append(forget)
    return cast("Callable[_Asked, _Answer]", memory)


def forget_much() -> None:
    """Empty each memory that holds more than 256 answers; asked for again, they are worked out again."""
    for forget in _memories:
        forget()
