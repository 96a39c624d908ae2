"""When the next request to an endpoint may be sent, for all calls that share it."""

from __future__ import annotations

import asyncio
import logging
import os
import time
from collections import deque
from collections.abc import Awaitable, Callable

from closecall.errors import InputError
from closecall.model.retry import WORTH_SAYING, Postponed

LONGEST_PAUSE = 300.0
"""Seconds: a Retry-After that asks for more waits so long."""
LOWERED = 0.9
"""The share of its pace that is left after a 429."""
RAISED = 0.02
"""The share by which that grows again each second: a 429 costs more than a few requests a second."""
SLOWEST = 1.0
"""Requests a second, however many 429s there are."""
SLOWEST_GROWTH = 0.5
"""Requests a second by which the pace grows at least, each second."""

_SOON = 0.001  # seconds; clocks do not add up to the last digit, and no timer is more exact
_A_SECOND = 1.0

_log = logging.getLogger("closecall.model")


class Gate:
    """Lets calls through in the order in which they came, as fast as the endpoint takes them.

    At most ``concurrency`` requests are under way at once. A Retry-After that one call is given holds for all
    of them. Until an endpoint says 429 for the first time nothing is slowed down; then requests are sent one
    after the other at 0.9 times the pace at which it took them in the last second, and the pace grows again
    by a fiftieth of that each second. Requests that were under way together lower it once.

    Used on one event loop of a process, as all requests are.

    Args:
        concurrency: requests under way at once.
        clock: seconds that only grow.
        sleep: waits; a test passes one that returns at once.

    Attributes:
        waiting: calls that have not been let through yet.

    Raises:
        InputError: the concurrency is under 1.

    """

    def __init__(
        self,
        *,
        concurrency: int = 256,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        if concurrency < 1:
            raise InputError(f"The number of requests at once is {concurrency}.", hint="Give 1 or more.")
        self.waiting = 0
        self._concurrency = concurrency
        self._clock = clock
        self._sleep = sleep
        self._doors: dict[int, _Door] = {}
        self._closed_until = float("-inf")
        self._taken: deque[float] = deque()
        self._lowered_to = 0.0
        self._lowered_at: float | None = None
        self._next = float("-inf")

    def seconds_to_pause(self) -> float:
        """How long the endpoint wants not to be asked; 0 most of the time."""
        return max(0.0, self._closed_until - self._clock())

    def pace(self) -> float | None:
        """Requests a second; None as long as nothing is slowed down."""
        if self._lowered_at is None:
            return None
        growth = max(SLOWEST_GROWTH, RAISED * self._lowered_to)
        return self._lowered_to + growth * (self._clock() - self._lowered_at)

    async def enter(self, *, seconds_left: Callable[[], float]) -> float:
        """Wait for one's turn; the moment at which the request may be sent. :meth:`leave` must follow.

        Raises:
            Postponed: the turn does not come within the time left.

        """
        self._expect_turn(seconds_left())
        door = self._door()
        self.waiting += 1
        try:
            async with door.turn:
                await door.places.acquire()
                try:
                    return await self._let_through(seconds_left)
                except BaseException:
                    door.places.release()
                    raise
        finally:
            self.waiting -= 1

    def leave(self) -> None:
        """The request is over, however it ended."""
        self._door().places.release()

    def note_taken(self) -> None:
        """The endpoint answered a request."""
        now = self._clock()
        self._taken.append(now)
        while self._taken[0] <= now - _A_SECOND:
            self._taken.popleft()

    def note_busy(self, *, after: float | None, is_too_fast: bool, sent: float) -> None:
        """The endpoint wants to be asked later.

        Args:
            after: seconds; None where it does not say.
            is_too_fast: it said 429: it is well, but is asked too often.
            sent: when the request was let through.

        """
        now = self._clock()
        if after is not None:
            until = now + min(after, LONGEST_PAUSE)
            if until > self._closed_until + _A_SECOND:
                self._say_pause(until - now)
            self._closed_until = max(self._closed_until, until)
        if is_too_fast and (self._lowered_at is None or sent > self._lowered_at):
            took = sum(moment > now - _A_SECOND for moment in self._taken)
            pace = self.pace()
            self._lowered_to = max(SLOWEST, LOWERED * (took if pace is None else min(pace, max(took, 1))))
            self._lowered_at = now

    def _say_pause(self, seconds: float) -> None:
        level = logging.WARNING if seconds >= WORTH_SAYING else logging.INFO
        _log.log(
            level,
            "The model endpoint is busy and asks for a pause: nothing is sent to it for %.1f s.",
            seconds,
        )

    def _expect_turn(self, left: float) -> None:
        pace = self.pace()
        wait = self.seconds_to_pause() + (self.waiting / pace if pace else 0.0)
        if wait > _SOON and wait >= left:
            raise self._postponed(wait)

    def _postponed(self, wait: float) -> Postponed:
        is_asked = self.seconds_to_pause() > _SOON
        what = "has asked to be left alone" if is_asked else "takes no more requests"
        return Postponed(
            f"The endpoint {what} for {wait:.0f} s.",
            hint=f"Try again in {wait:.0f} s.",
            after=wait,
            is_busy=True,
        )

    async def _let_through(self, seconds_left: Callable[[], float]) -> float:
        while (wait := max(self._closed_until, self._next) - self._clock()) > _SOON:
            if wait >= seconds_left():
                raise self._postponed(wait)
            await self._sleep(wait)
        now = self._clock()
        pace = self.pace()
        if pace:
            self._next = max(self._next, now) + 1 / pace
        return now

    def _door(self) -> _Door:
        """The queue of this process: a forked child shares none with its parent."""
        if os.getpid() not in self._doors:
            self._doors[os.getpid()] = _Door(self._concurrency)
        return self._doors[os.getpid()]


class _Door:
    """A queue, whose head waits until the gate opens, and the places behind it."""

    def __init__(self, places: int) -> None:
        self.turn = asyncio.Lock()
        self.places = asyncio.Semaphore(places)
