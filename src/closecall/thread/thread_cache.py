"""What is asked of a thread for each of its messages, or of one message again and again, is worked out once.

A thread may have 20,000 messages: who goes through all of them for each of them takes minutes.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TypeVar, cast

from closecall.thread.records import Thread

_Answer = TypeVar("_Answer")
_Place = TypeVar("_Place", int, range)


def once_a_thread(function: Callable[[Thread], _Answer]) -> Callable[[Thread], _Answer]:
    """The function, with its answer kept on the thread that it was asked about."""
    name = f"{function.__module__}.{function.__qualname__}"

    @wraps(function)
    def answer(thread: Thread) -> _Answer:
        kept = thread.worked_out
        if name not in kept:
            kept[name] = function(thread)
        return cast("_Answer", kept[name])

    return answer


def once_a_message(function: Callable[[Thread, _Place], _Answer]) -> Callable[[Thread, _Place], _Answer]:
    """The function, with its answer for each message, or turn, kept on the thread that it was asked about."""
    name = f"{function.__module__}.{function.__qualname__}"

    @wraps(function)
    def answer(thread: Thread, place: _Place) -> _Answer:
        kept = thread.worked_out.setdefault(name, {})
        if place not in kept:
            kept[place] = function(thread, place)
        return cast("_Answer", kept[place])

    return answer
