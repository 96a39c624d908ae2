"""What is asked of a thread for each of its messages, or of one message again and again, is worked out once.

A thread may have 20,000 messages: who goes through all of them for each of them takes minutes.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TypeVar, cast

from closecall.thread.records import Thread

_Answer = TypeVar("_Answer")


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


def once_a_message(function: Callable[[Thread, int], _Answer]) -> Callable[[Thread, int], _Answer]:
    """The function, with its answer for each message kept on the thread that it was asked about."""
    name = f"{function.__module__}.{function.__qualname__}"

    @wraps(function)
    def answer(thread: Thread, message: int) -> _Answer:
        kept = thread.worked_out.setdefault(name, {})
        if message not in kept:
            kept[message] = function(thread, message)
        return cast("_Answer", kept[message])

    return answer
