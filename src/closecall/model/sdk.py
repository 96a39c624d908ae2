"""The ``openai`` package, kept from sending more than it must; half a second to import, by the first call."""

from __future__ import annotations

import ssl
from collections.abc import Awaitable, Callable
from urllib.request import getproxies, proxy_bypass

import httpx2
import openai

from closecall.model.endpoint import Endpoint
from closecall.model.lanes import Lanes
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
        endpoint = settings.endpoint
        key = settings.api_key.reveal() if settings.api_key else "none"
        header = "api-key" if endpoint.api_version else "Authorization"
        opened = _way_out(settings) if transport is None else lambda: transport
        self._client = openai.AsyncOpenAI(
            api_key=key,
            base_url=f"{endpoint.origin}{endpoint.path}",
            max_retries=0,
            # Given here, it also wins over an Authorization line in OPENAI_CUSTOM_HEADERS.
            default_headers={header: key if endpoint.api_version else f"Bearer {key}"},
            default_query={"api-version": endpoint.api_version} if endpoint.api_version else None,
            http_client=httpx2.AsyncClient(
                follow_redirects=False,
                # The time limit of a call ends whatever else a server can be slow with.
                timeout=httpx2.Timeout(None, connect=min(CONNECT_SECONDS, settings.timeout)),
                transport=Lanes(opened, limit=max_answer_bytes),
                event_hooks={"request": [_send_only_needed(key_header=header)]},
            ),
        )

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


def _send_only_needed(*, key_header: str) -> Callable[[httpx2.Request], Awaitable[None]]:
    """A hook that leaves a request the headers it needs, and asks for no compression."""
    sent = _SENT_HEADERS | {key_header.lower().encode()}

    async def trim(request: httpx2.Request) -> None:
        kept = [(name, value) for name, value in request.headers.raw if name.lower() in sent]
        request.headers = httpx2.Headers([*kept, (b"Accept-Encoding", b"identity")])

    return trim


def _way_out(settings: ModelSettings) -> Callable[[], httpx2.AsyncBaseTransport]:
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
