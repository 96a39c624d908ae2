"""The SDK's client, kept from sending more than it must and from reading more than it should."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable

import httpx2
import openai

from closecall.errors import ModelAnswerUnusable
from closecall.model.settings import ModelSettings

CONNECT_SECONDS = 10.0

# The SDK adds OPENAI_ORG_ID, OPENAI_PROJECT_ID and OPENAI_CUSTOM_HEADERS of the environment, and details of
# the machine, whatever the address is.
_SENT_HEADERS = frozenset(
    {"accept", "authorization", "connection", "content-length", "content-type", "host", "user-agent"}
)


def open_client(
    settings: ModelSettings, *, max_answer_bytes: int, transport: httpx2.AsyncBaseTransport | None
) -> openai.AsyncOpenAI:
    """A client that neither retries, follows redirects, nor reads answers over ``max_answer_bytes``."""
    key = settings.api_key.reveal() if settings.api_key else "none"
    return openai.AsyncOpenAI(
        api_key=key,
        base_url=settings.endpoint.url,
        max_retries=0,
        # Given here, it also wins over an Authorization line in OPENAI_CUSTOM_HEADERS.
        default_headers={"Authorization": f"Bearer {key}"},
        http_client=httpx2.AsyncClient(
            follow_redirects=False,
            trust_env=not settings.endpoint.is_loopback,
            timeout=httpx2.Timeout(settings.timeout, connect=min(CONNECT_SECONDS, settings.timeout)),
            transport=transport,
            event_hooks={"request": [_send_only_needed], "response": [_bound_to(max_answer_bytes)]},
        ),
    )


async def _send_only_needed(request: httpx2.Request) -> None:
    for name in {name.lower() for name in request.headers} - _SENT_HEADERS:
        del request.headers[name]
    request.headers["accept-encoding"] = "identity"


def _bound_to(limit: int) -> Callable[[httpx2.Response], Awaitable[None]]:
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
