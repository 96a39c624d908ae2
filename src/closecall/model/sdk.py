"""The ``openai`` package, kept from sending more than it must; half a second to import, by the first call."""

from __future__ import annotations

import ssl
from collections.abc import Callable
from urllib.request import getproxies, proxy_bypass

import httpx2
import openai

from closecall.model.connection_pool import Lanes
from closecall.model.endpoint import Endpoint
from closecall.model.settings import ModelSettings

CONNECT_SECONDS = 10.0

# The SDK adds OPENAI_ORG_ID, OPENAI_PROJECT_ID and OPENAI_CUSTOM_HEADERS of the environment, and details of
# the machine, whatever the address is.
_SENT_HEADERS = frozenset(
    name.encode() for name in "accept connection content-length content-type host user-agent".split()
)
_ONE = httpx2.Limits(max_connections=1, max_keepalive_connections=1, keepalive_expiry=None)


class Sdk:
    """The SDK's client for one endpoint, in one process.

    Args:
        settings: address, key and time limit.
        max_answer_bytes: longer bodies are not read to the end.
        transport: replaces the network, in tests.

    Raises:
        Exception: of any kind, where the proxy or the certificates that the environment names are no good.

    """

    def __init__(
        self, settings: ModelSettings, *, max_answer_bytes: int, transport: httpx2.AsyncBaseTransport | None
    ) -> None:
        opened = way_out(settings) if transport is None else lambda: transport
        # The time limit of a call ends whatever else a server can be slow with.
        self._client = open_client(settings, transport=Lanes(opened, limit=max_answer_bytes), silence=None)

    async def post(self, content: bytes) -> httpx2.Response:
        """The response to a chat completion's body, whatever its status.

        Raises:
            Exception: of many kinds, where there is none; the SDK's hold the key.

        """
        try:
            return await self._client.post("/chat/completions", cast_to=httpx2.Response, content=content)
        except openai.APIStatusError as error:
            return error.response

    async def close(self) -> None:
        """Close all connections."""
        await self._client.close()


def open_client(
    settings: ModelSettings, *, transport: httpx2.AsyncBaseTransport, silence: float | None
) -> openai.AsyncOpenAI:
    """The package's client: no retries, no redirects, no header that an endpoint does not need.

    Args:
        settings: address and key.
        transport: what its requests are sent through; it bounds what is read.
        silence: seconds in which nothing comes or goes after which a request ends; None for no such limit.

    """
    endpoint = settings.endpoint
    key = settings.api_key.reveal() if settings.api_key else "none"
    header = "api-key" if endpoint.api_version else "Authorization"
    return openai.AsyncOpenAI(
        api_key=key,
        base_url=f"{endpoint.origin}{endpoint.path}",
        max_retries=0,
        # Given here, it also wins over an Authorization line in OPENAI_CUSTOM_HEADERS.
        default_headers={header: key if endpoint.api_version else f"Bearer {key}"},
        default_query={"api-version": endpoint.api_version} if endpoint.api_version else None,
        http_client=httpx2.AsyncClient(
            follow_redirects=False,
            timeout=httpx2.Timeout(silence, connect=min(CONNECT_SECONDS, settings.timeout)),
            transport=_Trimmed(transport, key_header=header),
        ),
    )


class _Trimmed(httpx2.AsyncBaseTransport):
    """A way out that leaves a request the headers it needs, and asks for no compression.

    It is done here and not before, as the package reads in a request's headers how its caller wants the
    response.
    """

    def __init__(self, way: httpx2.AsyncBaseTransport, *, key_header: str) -> None:
        self._way = way
        self._sent = _SENT_HEADERS | {key_header.lower().encode()}

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


def way_out(settings: ModelSettings) -> Callable[[], httpx2.AsyncBaseTransport]:
    """What opens one more connection to the endpoint."""
    endpoint = settings.endpoint
    trust_env = not (endpoint.is_loopback or settings.local_only)
    context = httpx2.create_ssl_context(trust_env=trust_env) if endpoint.scheme == "https" else _no_trust()
    proxy = httpx2.Proxy(url) if trust_env and (url := _proxy_for(endpoint)) else None
    return lambda: httpx2.AsyncHTTPTransport(verify=context, limits=_ONE, proxy=proxy)


def _proxy_for(endpoint: Endpoint) -> str | None:
    """The proxy that the environment names for an endpoint and does not except it from."""
    if proxy_bypass(f"{endpoint.host}:{endpoint.port}"):
        return None
    named = getproxies()
    url = named.get(endpoint.scheme) or named.get("all")
    return f"http://{url}" if url and "://" not in url else url


def _no_trust() -> ssl.SSLContext:
    """For addresses that need no encryption: reading all certificates of the machine takes 30 ms."""
    return ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
