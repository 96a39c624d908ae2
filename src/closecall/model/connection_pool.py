"""Connections to one endpoint, each for one request at a time."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable

import httpx2

from closecall.model.response_limits import read_up_to

IDLE_SECONDS = 30.0
"""How long a connection that nobody uses is kept."""


class Lanes(httpx2.AsyncBaseTransport):
    """Sends requests, each over a connection of its own, and keeps that for the next one.

    One pool of many connections, as httpx2 has, looks through all of them for each request; with 256 under
    way that costs more than everything else about them.

    Args:
        opened: a new way out, for one connection.
        limit: bytes; longer bodies end in an error.
        clock: seconds that only grow.

    """

    def __init__(
        self,
        opened: Callable[[], httpx2.AsyncBaseTransport],
        *,
        limit: int,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._opened = opened
        self._limit = limit
        self._clock = clock
        self._all: set[httpx2.AsyncBaseTransport] = set()
        self._idle: deque[tuple[float, httpx2.AsyncBaseTransport]] = deque()

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        """The response with its whole body.

        Raises:
            ModelAnswerUnusable: the body is too long or compressed.
            httpx2.TransportError: there is no response.

        """
        lane = self._taken()
        try:
            response = await lane.handle_async_request(request)
            try:
                content = await read_up_to(self._limit, response)
            finally:
                await response.aclose()
        finally:
            if lane in self._all:
                self._idle.append((self._clock(), lane))
                await self._close_unused()
        return httpx2.Response(response.status_code, headers=response.headers, content=content)

    async def aclose(self) -> None:
        """Close all connections, those in use too; a later request opens new ones."""
        lanes, self._all = self._all, set()
        self._idle.clear()
        for lane in lanes:
            await lane.aclose()

    def _taken(self) -> httpx2.AsyncBaseTransport:
        """The one used last, so that those that are too many grow old."""
        if self._idle:
            return self._idle.pop()[1]
        lane = self._opened()
        self._all.add(lane)
        return lane

    async def _close_unused(self) -> None:
        while self._idle and self._idle[0][0] < self._clock() - IDLE_SECONDS:
            _, lane = self._idle.popleft()
            self._all.discard(lane)
            await lane.aclose()
