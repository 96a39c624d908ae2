"""What is kept on a thread: an answer for the whole of it, and one for each of its messages."""

from __future__ import annotations

from dataclasses import replace

from closecall import Thread
from closecall.thread.thread_cache import once_a_message, once_a_thread

_THREAD = Thread.parse("Kit: Shall I book it in?\nLou: Yes please.\nKit: Done.\n", me="Kit")


def test_a_thread_is_asked_once() -> None:
    asked: list[Thread] = []

    @once_a_thread
    def speakers(thread: Thread) -> int:
        asked.append(thread)
        return len({message.speaker for message in thread.messages})

    assert (speakers(_THREAD), speakers(_THREAD)) == (2, 2)
    assert len(asked) == 1


def test_each_message_is_asked_once_be_the_answer_none() -> None:
    asked: list[int] = []

    @once_a_message
    def order_in(thread: Thread, message: int) -> str | None:
        asked.append(message)
        return thread.messages[message].body if thread.messages[message].is_buyer else None

    told = [order_in(_THREAD, message) for message in (0, 1, 1, 0)]
    assert told == [None, "Yes please.", "Yes please.", None]
    assert asked == [0, 1]


def test_a_changed_thread_is_asked_anew() -> None:
    @once_a_message
    def words(thread: Thread, message: int) -> str:
        return thread.messages[message].body

    assert words(_THREAD, 2) == "Done."
    other = replace(_THREAD, messages=(*_THREAD.messages[:2], replace(_THREAD.messages[2], body="Booked.")))
    assert words(other, 2) == "Booked."
