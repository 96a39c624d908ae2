"""One rate of requests for all who work on a run, and the share of it that one worker takes."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager


class Pace:
    """Tells each who asks how long to wait, so that all together keep to a rate.

    Args:
        rate: requests a second.
        clock: seconds that only grow.

    """

    def __init__(self, rate: float, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._rate = rate
        self._clock = clock
        self._next = clock()

    def wait_for(self, requests: int) -> float:
        """Seconds until the caller may send the first of so many further requests."""
        now = self._clock()
        begins = max(now, self._next)
        self._next = begins + requests / self._rate
        return begins - now


class Share:
    """The requests that one worker has asked its :class:`Pace` for, and those that it sent.

    A row is begun once there is a request for it. What it sent beyond that one, to ask again or after a
    fault, is asked for before a later row; where it sent none, a later row has it.

    Args:
        wait_for: :meth:`Pace.wait_for`, wherever it is.
        sent: how many requests this worker has sent.
        sleep: waits so many seconds.

    """

    def __init__(
        self,
        wait_for: Callable[[int], float],
        *,
        sent: Callable[[], int],
        sleep: Callable[[float], object] = time.sleep,
    ) -> None:
        self._wait_for = wait_for
        self._sent = sent
        self._sleep = sleep
        self._lock = threading.Lock()
        self._asked_for = 0
        self._under_way = 0

    @contextmanager
    def row(self) -> Iterator[None]:
        """Wait until a row may be begun; it is under way inside."""
        with self._lock:
            self._under_way += 1
            # A row under way may have sent its request or not: the rate is kept in either case.
            missing = max(0, self._sent() + self._under_way - self._asked_for)
            self._asked_for += missing
        try:
            if missing:
                self._sleep(self._wait_for(missing))
            yield
        finally:
            with self._lock:
                self._under_way -= 1
