"""What may be sent, and how much of an answer is read."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable

import httpx2

from closecall.errors import ModelAnswerUnusable

# The SDK adds OPENAI_ORG_ID, OPENAI_PROJECT_ID and OPENAI_CUSTOM_HEADERS of the environment, and details of
# the machine, whatever the address is.
_SENT_HEADERS = frozenset({"accept", "connection", "content-length", "content-type", "host", "user-agent"})


def send_only_needed(*, key_header: str) -> Callable[[httpx2.Request], Awaitable[None]]:
    """A hook that leaves a request the headers it needs, and asks for no compression."""
    sent = _SENT_HEADERS | {key_header.lower()}

    async def trim(request: httpx2.Request) -> None:
        for name in {name.lower() for name in request.headers} - sent:
            del request.headers[name]
        request.headers["accept-encoding"] = "identity"

    return trim


def read_up_to(limit: int) -> Callable[[httpx2.Response], Awaitable[None]]:
    """A hook that ends a body over ``limit`` bytes, and a compressed one, in an error."""

    async def bound(response: httpx2.Response) -> None:
        if response.headers.get("content-encoding", "identity").strip().lower() not in {"", "identity"}:
            raise ModelAnswerUnusable(
                "The endpoint sent a compressed answer, which was not asked for.",
                hint="Switch compression off in the server or the proxy before it.",
            )
        if isinstance(response.stream, httpx2.AsyncByteStream):
            response.stream = _BoundedStream(response.stream, limit)

    return bound


class _BoundedStream(httpx2.AsyncByteStream):
    """A body that ends in an error instead of filling the memory."""

    def __init__(self, stream: httpx2.AsyncByteStream, limit: int) -> None:
        self._stream = stream
        self._limit = limit

    async def __aiter__(self) -> AsyncIterator[bytes]:
        left = self._limit
        async for chunk in self._stream:
            left -= len(chunk)
            if left < 0:
                raise ModelAnswerUnusable(
                    f"The endpoint's answer is longer than {self._limit:,} bytes.",
                    hint="Check that the base URL is a chat model's.",
                )
            yield chunk

    async def aclose(self) -> None:
        await self._stream.aclose()
