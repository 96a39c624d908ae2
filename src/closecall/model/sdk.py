"""The ``openai`` package, for batch jobs alone and kept from sending more than it must."""

from __future__ import annotations

from collections.abc import Iterable

import httpx2
import openai

from closecall.model.settings import ModelSettings
from closecall.model.wire import CONNECT_SECONDS, key_header

# The package adds OPENAI_ORG_ID, OPENAI_PROJECT_ID and OPENAI_CUSTOM_HEADERS of the environment, and details
# of the machine, whatever the address is.
_SENT_HEADERS = frozenset(
    name.encode() for name in "accept connection content-length content-type host user-agent".split()
)


def open_client(
    settings: ModelSettings, *, transport: httpx2.AsyncBaseTransport, silence: float
) -> openai.AsyncOpenAI:
    """The package's client: no retries, no redirects, no header that an endpoint does not need.

    Args:
        settings: address and key.
        transport: what its requests are sent through; it bounds what is read.
        silence: seconds in which nothing comes or goes after which a request ends.

    """
    endpoint = settings.endpoint
    header = key_header(settings)
    return openai.AsyncOpenAI(
        api_key="none",
        base_url=f"{endpoint.origin}{endpoint.path}",
        max_retries=0,
        # Given here, it also wins over an Authorization line in OPENAI_CUSTOM_HEADERS.
        default_headers=header,
        default_query={"api-version": endpoint.api_version} if endpoint.api_version else None,
        http_client=httpx2.AsyncClient(
            follow_redirects=False,
            timeout=httpx2.Timeout(silence, connect=min(CONNECT_SECONDS, settings.timeout)),
            transport=_Trimmed(transport, key_headers=header),
        ),
    )


class _Trimmed(httpx2.AsyncBaseTransport):
    """A way out that leaves a request the headers it needs, and asks for no compression.

    It is done here and not before, as the package reads in a request's headers how its caller wants the
    response.
    """

    def __init__(self, way: httpx2.AsyncBaseTransport, *, key_headers: Iterable[str]) -> None:
        self._way = way
        self._sent = _SENT_HEADERS | {name.lower().encode() for name in key_headers}

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        """The response to a request."""
        kept = [(name, value) for name, value in request.headers.raw if name.lower() in self._sent]
        trimmed = httpx2.Request(
            request.method,
            request.url,
            headers=[*kept, (b"Accept-Encoding", b"identity")],
            stream=request.stream,
            extensions=request.extensions,
        )
        return await self._way.handle_async_request(trimmed)

    async def aclose(self) -> None:
        """Close its connections."""
        await self._way.aclose()
