"""A long talk takes no longer a message than a short one."""

from __future__ import annotations

import time

import pytest

from closecall import Thread, read_facts

# Read against all that stands before each answer, these took four and seven seconds.
TALKS = {
    "yes to the close": "".join(
        "Owen: It is 480 EUR. Shall I book it?\nMarta: Yes, do it.\n" for _ in range(800)
    ),
    "the price told back": "".join(
        f"Owen: That is {100 + 7 * n} EUR in all.\nMarta: Order it, {100 + 7 * n} is fine by me.\n"
        for n in range(500)
    ),
}


@pytest.mark.parametrize("name", TALKS)
def test_a_talk_of_many_answers_takes_less_than_two_seconds(name: str) -> None:
    thread = Thread.parse(TALKS[name], me="Owen")
    assert len(thread.messages) > 500

    # A busy machine slows the processor too: only what is slow every time is slow.
    assert any(_seconds(Thread.parse(TALKS[name], me="Owen")) < 2 for _ in range(3))


def _seconds(thread: Thread) -> float:
    began = time.process_time()
    read_facts(thread)
    return time.process_time() - began
