"""All workers together keep to one rate, whatever each row takes."""

from __future__ import annotations

import pytest

from closecall.engines.pace import Pace, Share


class Worker:
    """Sends requests, and notes for how many it asked."""

    def __init__(self) -> None:
        self.sent = 0
        self.asked: list[int] = []
        self.share = Share(self._wait_for, sent=lambda: self.sent, sleep=lambda _: None)

    def _wait_for(self, requests: int) -> float:
        self.asked.append(requests)
        return 0.0

    def row(self, *, takes: int) -> None:
        with self.share.row():
            self.sent += takes


def test_requests_are_spread_evenly_over_all_who_ask() -> None:
    now = 0.0
    pace = Pace(4, clock=lambda: now)
    assert [pace.wait_for(1), pace.wait_for(2), pace.wait_for(1), pace.wait_for(1)] == [0, 0.25, 0.75, 1.0]


def test_a_rate_that_was_not_used_is_not_saved_up() -> None:
    now = 0.0
    pace = Pace(4, clock=lambda: now)
    pace.wait_for(1)
    now = 100.0
    assert [pace.wait_for(1), pace.wait_for(1)] == [0, 0.25]


@pytest.mark.parametrize(
    ("taken", "asked"),
    [
        ([1, 1, 1], [1, 1, 1]),
        ([3, 1, 1], [1, 3, 1]),
        ([0, 0, 1, 1], [1, 1]),
        ([0, 2, 1], [1, 2]),
    ],
)
def test_a_worker_asks_for_what_it_sends(taken: list[int], asked: list[int]) -> None:
    worker = Worker()
    for takes in taken:
        worker.row(takes=takes)
    assert worker.asked == asked


def test_rows_at_the_same_time_have_a_request_each() -> None:
    worker = Worker()
    with worker.share.row(), worker.share.row(), worker.share.row():
        assert worker.asked == [1, 1, 1]


def test_a_row_waits_as_long_as_the_pace_says() -> None:
    waits: list[float] = []
    share = Share(lambda _: 2.5, sent=lambda: 0, sleep=waits.append)
    with share.row():
        assert waits == [2.5]
